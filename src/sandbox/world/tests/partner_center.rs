//! What Partner Center and Insights ask of a token, and how they answer.

use super::*;
use crate::sandbox::scenario_file;

#[test]
fn only_a_token_made_here_and_valid_now_opens_partner_center() {
    let mut ready = visit("ready");
    let token = ready.token();
    let foreign = visit("ready").token();
    let (head, tag) = token.rsplit_once('.').unwrap();
    let mut richer = claims(&token);
    richer["exp"] = json!(9_999_999_999_i64);
    let richer = URL_SAFE_NO_PAD.encode(richer.to_string());
    let header = token.split('.').next().unwrap();
    let none = URL_SAFE_NO_PAD.encode(json!({"alg": "none"}).to_string());
    for forged in [
        foreign,
        format!("{header}.{richer}.{tag}"),
        format!("{none}.{richer}."),
        format!("{head}."),
        "x".to_owned(),
    ] {
        for path in [MPN, "/v1/roles", DATASETS] {
            assert_eq!(ready.get(path, &forged).status, 401, "{path}");
        }
    }
    let bare = ready.ask("GET", MPN, &vec![], "");
    assert_eq!(
        (bare.status, body(&bare)["code"].clone()),
        (401, json!("800001"))
    );
    assert!(
        bare.header("www-authenticate")
            .unwrap()
            .starts_with("Bearer")
    );
    let basic = ready.ask("GET", MPN, &vec![("authorization", "Basic eDp5")], "");
    assert_eq!(basic.status, 401);

    ready.pass(3598);
    assert_eq!(ready.get(MPN, &token).status, 200);
    ready.pass(1);
    assert_eq!(ready.get(MPN, &token).status, 401);
    let late = ready.get(DATASETS, &token);
    assert_eq!(body(&late)["message"], "Unauthorized");
    ready.pass(-7200);
    assert_eq!(ready.get(MPN, &token).status, 401, "not valid yet");
}

#[test]
fn a_token_for_another_api_is_refused() {
    for (resource, code) in [
        ("https://graph.windows.net", "900420"),
        ("https://graph.microsoft.com", "800001"),
        ("https://api.partner.microsoft.com", "800001"),
    ] {
        let mut ready = visit("ready");
        let answer = ready.post(V1, &but(&by_password(), "resource", Some(resource)));
        let token = body(&answer)["access_token"].as_str().unwrap().to_owned();
        for path in [MPN, DATASETS] {
            let refused = ready.get(path, &token);
            assert_eq!(refused.status, 401);
            assert_eq!(body(&refused)["code"], code, "{resource} {path}");
        }
    }
    // Only identity scopes: a token for Graph.
    let mut ready = visit("ready");
    let form = but(
        &but(&by_password(), "resource", None),
        "scope",
        Some("openid"),
    );
    let answer = body(&ready.post(V2, &form));
    let token = answer["access_token"].as_str().unwrap();
    assert_eq!(ready.get(MPN, token).status, 401);
}

#[test]
fn an_application_alone_is_turned_away_except_from_the_company_profile() {
    let mut ready = visit("ready");
    let token = ready.app_token();
    for path in [MPN, "/v1/roles", DATASETS] {
        let refused = ready.get(path, &token);
        assert_eq!(refused.status, 403, "{path}");
        assert_eq!(body(&refused)["code"], "900329", "{path}");
        assert_eq!(refused.header("isMfaCompliant"), None);
    }
    let vetting = ready.get("/v1/profiles/legalbusiness?vettingVersion=Current", &token);
    assert_eq!(vetting.status, 200);
}

#[test]
fn partner_centers_quirks_are_played() {
    let mut ready = visit("ready");
    let token = ready.token();
    let answer = ready.get(MPN, &token);
    assert!(answer.body.starts_with(b"\xef\xbb\xbf{"), "byte-order mark");
    assert!(body(&answer)["partnerName"].is_null());
    let same = ready.get(&format!("{MPN}?mpnId={PARTNER_ID}"), &token);
    assert_eq!(body(&same)["partnerName"], "Contoso");
    let unknown = ready.get(&format!("{MPN}?mpnId=9999999"), &token);
    assert_eq!(unknown.status, 404);
    assert_eq!(body(&unknown)["code"], 3000, "a number here");
    assert_eq!(
        body(&unknown)["description"],
        "Partner Organization with partner_id 9999999 could not be found"
    );

    let id = "99999999-2222-3333-4444-555555555555";
    let bearer = format!("Bearer {token}");
    let headers = vec![
        ("authorization", bearer.as_str()),
        ("ms-correlationid", id),
        ("ms-requestid", id),
    ];
    let answer = ready.ask("GET", MPN, &headers, "");
    for name in ["MS-CorrelationId", "MS-RequestId"] {
        assert_eq!(answer.header(name), Some(id), "{name}");
    }
    for name in ["MS-CV", "MS-ServerId", "Date"] {
        assert!(answer.header(name).is_some(), "{name}");
    }
    assert_eq!(answer.header("isMfaCompliant"), None, "not asked for");

    assert_eq!(ready.ask("POST", MPN, &headers, "").status, 405);
    let picky = [headers.clone(), vec![("accept", "text/html")]].concat();
    assert_eq!(ready.ask("GET", MPN, &picky, "").status, 406);
    assert_eq!(ready.get("/v1/profiles/mpn/", &token).status, 404);
    let other = "/v1/profiles/legalbusiness?vettingVersion=Newest";
    assert_eq!(ready.get(other, &token).status, 400);
}

#[test]
fn members_come_in_pages_whose_links_lead_to_the_rest() {
    let mut ready = visit("ready");
    let token = ready.token();
    let role = role_named(&mut ready, &token, "Executive Report Viewer");
    let mut path = format!("/v1/roles/{role}/usermembers?size=2");
    let mut found = Vec::new();
    loop {
        let page = body(&ready.get(&path, &token));
        found.extend(page["items"].as_array().unwrap().clone());
        match page["links"]["next"]["uri"].as_str() {
            Some(next) => path = format!("/v1{next}"),
            None => break,
        }
    }
    assert_eq!(found.len(), 4);
    assert_eq!(found[3]["id"], USER_OBJECT_ID);
    for bad in ["size=0", "size=501", "size=many"] {
        let path = format!("/v1/roles/{role}/usermembers?{bad}");
        assert_eq!(ready.get(&path, &token).status, 400, "{bad}");
    }
    assert_eq!(ready.get("/v1/roles/none/usermembers", &token).status, 404);
}

#[test]
fn insights_answers_in_its_envelope_and_knows_its_data_sets() {
    let mut ready = visit("ready");
    let token = ready.token();
    let one = body(&ready.get(&format!("{DATASETS}?datasetName=profile"), &token));
    assert_eq!(one["totalCount"], 1);
    assert_eq!(one["value"][0]["datasetName"], "Profile");
    let none = ready.get(&format!("{DATASETS}?datasetName=Profil"), &token);
    assert_eq!(none.status, 400);
    assert_eq!(body(&none)["message"], "Invalid table name");
    assert_eq!(ready.get("/insights/v1/mpn/Elsewhere", &token).status, 404);
}

#[test]
fn partner_roles_are_those_of_the_caller_and_shown_to_admins_only() {
    let mut ready = visit("ready");
    let token = ready.token();
    let role = role_named(&mut ready, &token, "Executive Report Viewer");
    ready.world.directory.people[0].roles.clear();
    for path in [
        "/v1/roles".to_owned(),
        format!("/v1/roles/{role}/usermembers"),
    ] {
        let refused = ready.get(&path, &token);
        assert_eq!(
            (refused.status, &body(&refused)["code"]),
            (403, &Value::from("900150"))
        );
    }
    assert_eq!(ready.get(MPN, &token).status, 200);
    // Whichever header the token comes in, and whoever called before.
    ready.world.directory.people[0].executive_report_viewer = false;
    let ticket = vec![("x-aaduserticket", token.as_str())];
    assert_eq!(ready.ask("GET", DATASETS, &ticket, "").status, 403);
    assert_eq!(ready.get(DATASETS, &token).status, 403);
    ready.world.directory.people[0].executive_report_viewer = true;
    assert_eq!(ready.ask("GET", DATASETS, &ticket, "").status, 200);
}

/// The user IDs that Partner Center names, whichever the role or the list.
fn named(visit: &mut Visit, token: &str) -> Vec<String> {
    let roles = body(&visit.get("/v1/roles", token));
    let mut paths = vec!["/v1/nonMfaCompliantPartnerPrincipals".to_owned()];
    for role in roles["items"].as_array().unwrap() {
        paths.push(format!(
            "/v1/roles/{}/usermembers",
            role["id"].as_str().unwrap()
        ));
    }
    let mut named = Vec::new();
    for path in paths {
        let list = body(&visit.get(&path, token));
        let items = list["items"].as_array().unwrap().iter();
        named.extend(items.map(|item| {
            let name = item["upn"].as_str().or(item["userPrincipalName"].as_str());
            name.unwrap().to_owned()
        }));
    }
    named
}

#[test]
fn partner_center_names_the_people_of_the_situation_and_no_others() {
    let mut ready = visit("ready");
    let token = ready.token();
    let known = named(&mut ready, &token);
    assert!(known.len() > 4, "{known:?}");
    // Whoever is named there can sign in.
    for user in &known {
        let form = but(&by_password(), "username", Some(user));
        assert_eq!(ready.post(V1, &form).status, 200, "{user}");
    }
    let file = json!({"people": [
        {"user_id": USER, "name": "Own", "password": PASSWORD, "directory_roles": ["Global Administrator"],
            "partner_roles": ["executive-report-viewer"]},
        {"user_id": "bea@contoso.com", "name": "Bea", "password": "practice-bea", "second_factor": false},
        {"user_id": "cy@contoso.com", "name": "Cy", "password": "practice-cy", "account": "missing",
            "second_factor": false, "partner_roles": ["report-viewer"]},
    ]});
    let own = scenario_file::read(&file.to_string()).unwrap();
    ready.world.directory = own.directory;
    assert_eq!(named(&mut ready, &token), ["bea@contoso.com", USER]);
}

#[test]
fn an_address_that_is_not_read_says_why() {
    let mut ready = visit("ready");
    for (query, why) in [
        ("x=%zz".to_owned(), "not encoded correctly"),
        ("x=1&".repeat(257), "too many parameters"),
        (format!("x={}", "1".repeat(16 * 1024 + 1)), "is too long"),
    ] {
        let answer = ready.get(&format!("{MPN}?{query}"), "x");
        assert_eq!(answer.status, 400);
        let said = body(&answer)["message"].to_string();
        assert!(said.contains(why), "{said}");
    }
}

#[test]
fn with_the_clock_as_far_off_as_it_can_be_everything_is_open() {
    for seconds in [-2_592_000, 315_360_000] {
        let file = json!({"clock_ahead_seconds": seconds}).to_string();
        let own = scenario_file::read(&file).unwrap();
        let mut visit = visit("ready");
        visit.world.truth = own.truth;
        visit.world.directory = own.directory;
        let token = visit.token();
        assert_eq!(visit.get(MPN, &token).status, 200, "{seconds}");
    }
}
