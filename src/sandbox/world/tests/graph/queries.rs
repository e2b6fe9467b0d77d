//! How Graph is asked: what is selected, filtered, counted and sorted, and what is refused before anything happens.

use super::*;

const EVENTUAL: (&str, &str) = ("consistencylevel", "eventual");
const PLAIN: (&str, &str) = ("accept", "application/json");

fn get(world: &mut Visit, token: &str, path: &str, header: (&str, &str)) -> (u16, Value) {
    let answer = world.graph_with(("GET", path), token, &Value::Null, header);
    (answer.status, body(&answer))
}

fn names(found: &Value) -> Vec<String> {
    let things = found["value"].as_array().unwrap().iter();
    things.map(|thing| text(&thing["displayName"])).collect()
}

#[test]
fn only_what_is_selected_comes_and_the_answer_says_what_that_is() {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    let path = format!("/v1.0/applications(appId='{CLIENT_ID}')?$select=id,appId,id");
    let (status, found) = get(&mut world, &token, &path, PLAIN);
    assert_eq!(status, 200, "{found}");
    let all: Vec<&String> = found.as_object().unwrap().keys().collect();
    assert_eq!(all, ["@odata.context", "appId", "id"]);
    let context = text(&found["@odata.context"]);
    assert!(
        context.ends_with("#applications(id,appId)/$entity"),
        "{context}"
    );
    // What is not there cannot be selected, even if nothing fits the filter.
    for path in [
        "/v1.0/me?$select=nosuch",
        "/v1.0/applications?$select=nosuch&$filter=displayName%20eq%20%27nobody%27",
    ] {
        let (status, found) = get(&mut world, &token, path, PLAIN);
        assert_eq!(
            (status, &found["error"]["code"]),
            (400, &json!("BadRequest")),
            "{path}"
        );
    }
    // Some of a person's properties come only if they are asked for.
    let (_, me) = get(&mut world, &token, "/v1.0/me", PLAIN);
    assert!(me.get("userType").is_none() && me["businessPhones"].is_array());
    let (_, me) = get(&mut world, &token, "/v1.0/me?$select=userType", PLAIN);
    assert_eq!(me["userType"], "Member");
    let path = "/v1.0/me/memberOf?$select=displayName";
    let (_, found) = get(&mut world, &token, path, PLAIN);
    assert_eq!(
        found["value"][0],
        json!({"@odata.type": "#microsoft.graph.directoryRole", "displayName": "Global Administrator"})
    );
}

#[test]
fn a_filter_finds_by_the_beginning_of_a_name_and_one_of_several_values() {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    for (filter, expected) in [
        (
            "startswith(displayName,%27microsoft%20part%27)",
            vec!["Microsoft Partner Center", "Microsoft Partner"],
        ),
        (
            "servicePrincipalNames/any(c:c%20eq%20%27https://graph.microsoft.com%27)",
            vec!["Microsoft Graph"],
        ),
        (
            "displayName%20in%20(%27Microsoft%20Graph%27,%27x%27)",
            vec!["Microsoft Graph"],
        ),
        (
            "displayName%20eq%20%27x%27%20or%20displayName%20eq%20%27Microsoft%20Graph%27",
            vec!["Microsoft Graph"],
        ),
    ] {
        let path = format!("/v1.0/servicePrincipals?$filter={filter}");
        assert_eq!(names(&get(&mut world, &token, &path, PLAIN).1), expected);
    }
    for filter in [
        "nosuch%20eq%20%27x%27",
        "tags%20eq%20%27x%27",
        "displayName/any(c:c%20eq%20%27x%27)",
        "endswith(displayName,%27x%27)",
    ] {
        let path = format!("/v1.0/servicePrincipals?$filter={filter}");
        let (status, found) = get(&mut world, &token, &path, PLAIN);
        assert_eq!(
            (status, &found["error"]["code"]),
            (400, &json!("Request_UnsupportedQuery")),
            "{filter}"
        );
    }
}

#[test]
fn counting_sorting_and_excluding_need_the_header_of_advanced_queries() {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    let all = "/v1.0/servicePrincipals?$count=true&$top=2";
    let (_, found) = get(&mut world, &token, all, PLAIN);
    assert!(found.get("@odata.count").is_none(), "passed over");
    let (_, found) = get(&mut world, &token, all, EVENTUAL);
    assert_eq!(found["@odata.count"], 6);
    let next = text(&found["@odata.nextLink"]);
    let next = next.strip_prefix("http://127.0.0.1:1").unwrap();
    let (_, found) = get(&mut world, &token, next, EVENTUAL);
    assert!(
        found.get("@odata.count").is_none(),
        "on the first page alone"
    );
    for query in [
        "$orderby=displayName%20desc",
        "$filter=displayName%20ne%20%27Microsoft%20Graph%27",
    ] {
        let bare = format!("/v1.0/servicePrincipals?{query}");
        let counted = format!("{bare}&$count=true");
        for (path, header, expected) in [
            (&bare, PLAIN, 400),
            (&bare, EVENTUAL, 400),
            (&counted, PLAIN, 400),
            (&counted, EVENTUAL, 200),
        ] {
            let (status, found) = get(&mut world, &token, path, header);
            assert_eq!(status, expected, "{path}: {found}");
        }
    }
    let sorted = "/v1.0/servicePrincipals?$orderby=displayName%20desc&$count=true";
    let sorted = names(&get(&mut world, &token, sorted, EVENTUAL).1);
    assert!(
        sorted.iter().rev().is_sorted() && sorted.len() == 6,
        "{sorted:?}"
    );

    let number = "/v1.0/servicePrincipals/$count";
    let (status, found) = get(&mut world, &token, number, PLAIN);
    assert_eq!(
        (status, &found["error"]["code"]),
        (400, &json!("Request_UnsupportedQuery"))
    );
    let answer = world.graph_with(("GET", number), &token, &Value::Null, EVENTUAL);
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, Some("text/plain"))
    );
    assert_eq!(answer.body, b"6");
}

#[test]
fn options_of_a_query_are_refused_before_something_is_made() {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    let path = "/v1.0/applications?$select=nosuch";
    assert_eq!(
        world.graph("POST", path, &token, &registration()).0,
        400,
        "for reading only"
    );
    let (_, all) = world.graph("GET", "/v1.0/applications", &token, &Value::Null);
    assert_eq!(all["value"].as_array().unwrap().len(), 1);
}

/// The world with so many applications, each of which was registered like this.
fn crowded(count: usize, registration: &Value) -> (Visit, String) {
    let mut world = visit("ready");
    let token = world.graph_token(ALL);
    let (status, made) = world.graph("POST", "/v1.0/applications", &token, registration);
    assert_eq!(status, 201, "{made}");
    let all = &mut world.world.directory.applications;
    let one = all.last().unwrap().clone();
    all.resize(all.len() + count - 1, one);
    (world, token)
}

#[test]
fn a_page_that_would_be_too_long_ends_earlier_and_leads_to_the_rest() {
    let tags = json!({"displayName": "x", "tags": vec!["x".repeat(1000); 30]});
    let (mut world, token) = crowded(200, &tags);
    let mut path = "/v1.0/applications?$top=999&$filter=displayName%20eq%20'x'".to_owned();
    let (mut found, mut pages) = (0, 0);
    loop {
        let answer = world.graph_with(("GET", &path), &token, &Value::Null, PLAIN);
        assert_eq!(answer.status, 200);
        assert!(answer.body.len() < 5 * 1024 * 1024, "{}", answer.body.len());
        let page = body(&answer);
        pages += 1;
        found += page["value"].as_array().unwrap().len();
        match page["@odata.nextLink"].as_str() {
            Some(next) => path = next.strip_prefix("http://127.0.0.1:1").unwrap().to_owned(),
            None => break,
        }
    }
    assert_eq!((found, pages), (200, 2));
}

#[test]
fn the_directory_has_a_quota_for_what_its_applications_hold() {
    let long = json!({"displayName": "x", "tags": vec!["x"; 999]});
    let (mut world, token) = crowded(300, &long);
    let id = world.world.directory.applications[0].id.clone();
    for (method, path, sent) in [
        ("POST", "/v1.0/applications".to_owned(), long.clone()),
        (
            "PATCH",
            format!("/v1.0/applications/{id}"),
            json!({"displayName": "longer than what it was called before"}),
        ),
        (
            "POST",
            format!("/v1.0/applications/{id}/addPassword"),
            json!({}),
        ),
        (
            "PATCH",
            "/v1.0/servicePrincipals(appId='fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd')".to_owned(),
            json!({"tags": ["x"]}),
        ),
    ] {
        let (status, found) = world.graph(method, &path, &token, &sent);
        assert_eq!(
            (status, &found["error"]["code"]),
            (403, &json!("Directory_QuotaExceeded")),
            "{method} {path}"
        );
    }
    let all = &mut world.world.directory.applications;
    assert_eq!(all.len(), 304);
    // What makes room is taken, however full it is.
    let last = all.last().unwrap().id.clone();
    let path = format!("/v1.0/applications/{last}");
    assert_eq!(
        world.graph("PATCH", &path, &token, &json!({"tags": []})).0,
        204
    );
}
