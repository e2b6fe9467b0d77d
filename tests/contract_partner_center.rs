//! Partner Center of the sandbox by its documents: who may call, what is refused how, roles, and what it knows of multifactor
//! sign-ins (facts A.3 to A.6, C.3, E.3).

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

#[path = "support/contract.rs"]
mod contract;

use contract::*;
use partner_onboard::sandbox::world::Answer;
use serde_json::{Value, json};

const DATASETS: &str = "/insights/v1/mpn/ScheduledDataset";

/// Every call, with a role that there is.
fn calls(visitor: &mut Visitor) -> Vec<(&'static str, String)> {
    let role = role(visitor, "Executive Report Viewer");
    vec![
        ("GET", "/v1/profiles/mpn".to_owned()),
        ("GET", "/v1/profiles/legalbusiness".to_owned()),
        ("GET", "/v1/profiles/organization".to_owned()),
        ("GET", "/v1/profiles/support".to_owned()),
        ("GET", "/v1/profiles/billing".to_owned()),
        ("GET", "/v1/roles".to_owned()),
        ("GET", format!("/v1/roles/{role}/usermembers")),
        ("POST", format!("/v1/roles/{role}/usermembers")),
        (
            "DELETE",
            format!("/v1/roles/{role}/usermembers/{USER_OBJECT_ID}"),
        ),
        ("GET", "/v1/partnerRequests".to_owned()),
        ("GET", "/v1/nonMfaCompliantPartnerPrincipals".to_owned()),
        ("GET", "/v1/applicationmfaadoptionstatus".to_owned()),
    ]
}

fn role(visitor: &mut Visitor, name: &str) -> String {
    let roles = body(&visitor.get("/v1/roles"));
    let role = roles["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|role| role["name"] == name);
    role.unwrap()["id"].as_str().unwrap().to_owned()
}

fn person(role: &str) -> Value {
    json!({"accountId": TENANT_ID, "displayName": "Insights Practice", "id": USER_OBJECT_ID, "roleId": role,
        "userPrincipalName": USER})
}

/// Status and code of a refusal, whose body must be as documented: a mark, code, description, data and source.
fn refusal(answer: &Answer) -> (u16, String) {
    assert!(answer.body.starts_with(b"\xef\xbb\xbf"), "{answer:?}");
    let body = body(answer);
    assert!(
        body["description"].is_string() && body["source"].is_string(),
        "{body}"
    );
    assert_eq!(body["data"], json!([]), "{body}");
    let code = body["code"]
        .as_str()
        .map_or_else(|| body["code"].to_string(), str::to_owned);
    (answer.status, code)
}

#[test]
fn nobody_is_let_in_without_what_a_call_demands() {
    let mut visitor = Visitor::new("ready");
    let token = visitor.token.clone();
    let alone = visitor.app_token();
    for (method, path) in calls(&mut visitor) {
        let none = visitor.send(method, &path, &[], "");
        assert_eq!(refusal(&none), (401, "800001".to_owned()), "{path}");
        assert!(none.header("www-authenticate").is_some());
        let basic = visitor.send(method, &path, &[("authorization", "Basic eDp5")], "");
        assert_eq!(refusal(&basic).0, 401, "{path}");
        // The header of the sample applications is for Insights only.
        let ticket = visitor.send(method, &path, &[("x-aaduserticket", &token)], "");
        assert_eq!(refusal(&ticket), (401, "800001".to_owned()), "{path}");

        visitor.token.clone_from(&alone);
        let answer = visitor.ask(method, &path, &Value::Null);
        if path.ends_with("legalbusiness") {
            assert_eq!(answer.status, 200);
        } else {
            assert_eq!(refusal(&answer), (403, "900329".to_owned()), "{path}");
        }
        visitor.token.clone_from(&token);
        for other in ["PATCH", "PUT", "OPTIONS"] {
            let answer = visitor.ask(other, &path, &Value::Null);
            assert_eq!(refusal(&answer), (405, "405".to_owned()), "{other} {path}");
            assert!(answer.header("allow").unwrap().contains(method));
        }
        let bearer = format!("Bearer {token}");
        let xml = visitor.send(
            method,
            &path,
            &[("authorization", &bearer), ("accept", "application/xml")],
            "",
        );
        assert_eq!(refusal(&xml), (406, "406".to_owned()), "{path}");

        let mut without = Visitor::new("no-partner-api");
        assert_eq!(
            refusal(&without.ask(method, &path, &Value::Null)).0,
            403,
            "{path}"
        );
        let mut weak = Visitor::new("mfa-not-claimed");
        assert_eq!(
            refusal(&weak.ask(method, &path, &Value::Null)),
            (401, "900421".to_owned()),
            "{path}"
        );
        let mut throttled = Visitor::new("throttled");
        let busy = throttled.ask(method, &path, &Value::Null);
        assert_eq!(
            (busy.status, busy.header("retry-after")),
            (429, Some("57")),
            "{path}"
        );
    }
}

#[test]
fn every_answer_has_the_ids_that_support_asks_for() {
    let mut visitor = Visitor::new("ready");
    let bearer = format!("Bearer {}", visitor.token);
    let (asked, run) = (
        "11111111-2222-4333-8444-555555555555",
        "66666666-7777-4888-8999-aaaaaaaaaaaa",
    );
    for path in [
        "/v1/profiles/mpn",
        "/v1/roles/none/usermembers",
        "/v1/nowhere",
        DATASETS,
        "/insights/v1/mpn/nowhere",
    ] {
        let headers = [
            ("authorization", bearer.as_str()),
            ("ms-requestid", asked),
            ("ms-correlationid", run),
            ("validatemfa", "true"),
        ];
        let answer = visitor.send("GET", path, &headers, "");
        assert_eq!(answer.header("MS-RequestId"), Some(asked), "{path}");
        assert_eq!(answer.header("MS-CorrelationId"), Some(run), "{path}");
        assert!(answer.header("MS-CV").is_some() && answer.header("MS-ServerId").is_some());
        assert_eq!(answer.header("isMfaCompliant"), Some("true"), "{path}");
        // Without ids the service makes some, new ones each time.
        let one = visitor.get(path);
        let other = visitor.get(path);
        assert_ne!(one.header("MS-RequestId"), other.header("MS-RequestId"));
        assert_eq!(one.header("isMfaCompliant"), None);
    }
}

#[test]
fn an_id_that_is_none_is_not_repeated_and_each_service_goes_by_its_own_header() {
    let mut visitor = Visitor::new("ready");
    let bearer = format!("Bearer {}", visitor.token);
    let (run, other) = (
        "66666666-7777-4888-8999-aaaaaaaaaaaa",
        "11111111-2222-4333-8444-555555555555",
    );
    let headers = [
        ("authorization", bearer.as_str()),
        ("ms-requestid", "no id, but perhaps a secret"),
        ("client-request-id", other),
        ("ms-correlationid", run),
    ];
    let answer = visitor.send("GET", "/v1/profiles/mpn", &headers, "");
    let id = answer.header("MS-RequestId").unwrap();
    assert!(!id.contains("secret"), "{id}");
    assert_eq!(answer.header("MS-CorrelationId"), Some(run));
}

#[test]
fn whoever_takes_json_in_other_words_gets_it() {
    let mut visitor = Visitor::new("ready");
    let bearer = format!("Bearer {}", visitor.token);
    for (accept, status) in [
        ("application/*", 200),
        ("text/html, application/json;q=0.5", 200),
        ("Application/JSON", 200),
        ("text/html, */*;q=0.1", 200),
        ("text/json", 406),
        ("application/jsonp", 406),
    ] {
        let headers = [("authorization", bearer.as_str()), ("accept", accept)];
        let answer = visitor.send("GET", "/v1/profiles/mpn", &headers, "");
        assert_eq!(answer.status, status, "{accept}");
    }
}

#[test]
fn a_role_can_be_given_and_opens_insights_and_cannot_be_taken_away() {
    let mut visitor = Visitor::new("no-erv");
    assert_eq!(visitor.get(DATASETS).status, 403);
    let role = role(&mut visitor, "Executive Report Viewer");
    let path = format!("/v1/roles/{role}/usermembers");
    let count = |visitor: &mut Visitor| body(&visitor.get(&path))["totalCount"].as_u64();
    assert_eq!(count(&mut visitor), Some(3));
    for _ in 0..2 {
        let answer = visitor.ask("POST", &path, &person(&role));
        assert_eq!(
            (answer.status, body(&answer)["id"].clone()),
            (200, json!(USER_OBJECT_ID))
        );
        assert_eq!(count(&mut visitor), Some(4));
    }
    assert_eq!(visitor.get(DATASETS).status, 200);
    let delete = visitor.ask("DELETE", &format!("{path}/{USER_OBJECT_ID}"), &Value::Null);
    assert_eq!(refusal(&delete), (400, "2000".to_owned()));
    assert!(body(&delete)["code"].is_number());
    assert_eq!(body(&delete)["description"], "Account Id has to be set.");
    assert_eq!(count(&mut visitor), Some(4));
}

#[test]
fn a_role_is_not_given_to_whom_the_request_does_not_name_well() {
    let mut visitor = Visitor::new("no-erv");
    let role = role(&mut visitor, "Executive Report Viewer");
    let path = format!("/v1/roles/{role}/usermembers");
    for name in [
        "accountId",
        "displayName",
        "id",
        "roleId",
        "userPrincipalName",
    ] {
        for wrong in [Value::Null, json!("x"), json!(7)] {
            let mut sent = person(&role);
            sent[name] = wrong;
            let answer = visitor.ask("POST", &path, &sent);
            if name == "displayName" && sent[name] == "x" {
                continue;
            }
            assert_eq!(refusal(&answer), (400, "800002".to_owned()), "{sent}");
        }
    }
    let mut stranger = person(&role);
    stranger["id"] = json!("11111111-2222-4333-8444-555555555555");
    assert_eq!(
        refusal(&visitor.ask("POST", &path, &stranger)),
        (404, "1000".to_owned())
    );
    assert_eq!(
        refusal(&visitor.ask("POST", "/v1/roles/none/usermembers", &person("none"))),
        (404, "1000".to_owned())
    );
    let bearer = format!("Bearer {}", visitor.token);
    let form = [("authorization", bearer.as_str()), ("content-type", FORM)];
    assert_eq!(
        refusal(&visitor.send("POST", &path, &form, "id=x")),
        (400, "800002".to_owned())
    );
    let odd = [
        ("authorization", bearer.as_str()),
        ("content-type", "application/jsonp"),
    ];
    let sent = person(&role).to_string();
    assert_eq!(
        refusal(&visitor.send("POST", &path, &odd, &sent)),
        (400, "800002".to_owned())
    );
}

#[test]
fn members_are_sorted_and_paged_as_asked() {
    let mut visitor = Visitor::new("ready");
    let role = role(&mut visitor, "Executive Report Viewer");
    let names = |visitor: &mut Visitor, query: &str| -> Vec<String> {
        let page = body(&visitor.get(&format!("/v1/roles/{role}/usermembers?{query}")));
        let items = page["items"].as_array().unwrap().iter();
        items
            .map(|item| item["displayName"].as_str().unwrap().to_owned())
            .collect()
    };
    let sorted = names(
        &mut visitor,
        "sortField=DisplayName&sortDirection=Ascending",
    );
    assert_eq!(sorted.len(), 4);
    assert!(sorted.is_sorted());
    let down = names(
        &mut visitor,
        "sortField=UserPrincipalName&sortDirection=Descending&size=1",
    );
    assert_eq!(down, ["Mina Practice"]);
    for bad in [
        "size=0",
        "size=501",
        "size=x",
        "sortField=Name",
        "sortDirection=Up",
    ] {
        let answer = visitor.get(&format!("/v1/roles/{role}/usermembers?{bad}"));
        assert_eq!(refusal(&answer), (400, "800002".to_owned()), "{bad}");
    }
}

#[test]
fn requests_are_counted_with_and_without_a_second_factor() {
    let mut visitor = Visitor::new("ready");
    visitor.get("/v1/profiles/mpn");
    visitor.get(DATASETS);
    visitor.get("/v1/somebody@contoso.example");
    visitor.token = visitor.app_token();
    visitor.get("/v1/profiles/legalbusiness");
    visitor.renew();
    let requests = body(&visitor.get("/v1/partnerRequests"));
    // Those of users, the newest first, this one included, and nothing of what may be somebody's.
    let names: Vec<&str> = requests["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["operationName"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "GET v1/partnerRequests",
            "GET v1",
            "GET insights/v1/mpn/ScheduledDataset",
            "GET v1/profiles/mpn"
        ]
    );
    let first = &requests["items"][3];
    assert_eq!(
        (&first["mfaCompliant"], &first["upn"]),
        (&json!(true), &json!(USER))
    );
    assert_eq!(
        (&first["applicationId"], &first["objectId"]),
        (&json!(CLIENT), &json!(USER_OBJECT_ID))
    );
    // Each request is found by the id that was on its answer.
    let bearer = format!("Bearer {}", visitor.token);
    let id = "66666666-7777-4888-8999-aaaaaaaaaaaa";
    let headers = [
        ("authorization", bearer.as_str()),
        ("ms-requestid", id),
        ("ms-correlationid", id),
    ];
    let answer = visitor.send("GET", "/v1/partnerRequests", &headers, "");
    assert_eq!(answer.header("MS-RequestId"), Some(id));
    let newest = &body(&answer)["items"][0];
    assert_eq!(
        (&newest["requestId"], &newest["correlationId"]),
        (&json!(id), &json!(id))
    );
    visitor.pass(24 * 3600);
    visitor.renew();
    let names = body(&visitor.get("/v1/applicationmfaadoptionstatus"));
    assert_eq!(names[0]["applicationName"], "Partner Insights practice");
    let days = body(&visitor.get("/v1/applicationmfaadoptionstatus"));
    let days: Vec<(&str, u64)> = days
        .as_array()
        .unwrap()
        .iter()
        .map(|day| {
            (
                day["loginDate"].as_str().unwrap(),
                day["totalRequestCount"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(days, [("2026-11-23", 2), ("2026-11-22", 5)]);
}

#[test]
fn what_is_nowhere_is_not_found_and_the_line_of_the_request_says_so() {
    let mut visitor = Visitor::new("ready");
    for path in [
        "/v1",
        "/v1/",
        "/v1/profiles",
        "/v1/profiles/other",
        "/v1/Roles",
        "/v1/roles/",
        "/v1/roles/a/b",
        "/v1/customers",
        "/v1/roles/a/usermembers/b/c",
        "/v2/roles",
    ] {
        assert_eq!(visitor.get(path).status, 404, "{path}");
        let line = visitor.world.requests().pop().unwrap();
        assert!(
            line.starts_with("GET /") && line.ends_with(" -> 404"),
            "{line}"
        );
    }
}
