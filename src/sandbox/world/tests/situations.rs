//! What the scenarios spoil, and nothing else.

use super::*;

#[test]
fn realms_differ_by_scenario_and_domain() {
    for (scenario, user, expected) in [
        ("ready", USER, "Managed"),
        ("ready", "someone@contoso.com", "Managed"),
        ("ready", "someone@fabrikam.com", "Unknown"),
        ("federated", USER, "Federated"),
        ("unknown-user", USER, "Unknown"),
    ] {
        let path = format!("/common/userrealm/{user}?api-version=1.0");
        let found = body(&visit(scenario).ask("GET", &path, &vec![], ""));
        assert_eq!(found["account_type"], expected, "{scenario} {user}");
        assert_eq!(found["ver"], "1.0");
        assert_eq!(
            found["federation_protocol"].is_string(),
            expected == "Federated"
        );
    }
    for path in ["/common/userrealm/x", "/common/userrealm/x?api-version=1.0"] {
        assert_eq!(visit("ready").ask("GET", path, &vec![], "").status, 400);
    }
}

#[test]
fn an_unknown_tenant_is_an_invalid_tenant() {
    let path = format!("/{TENANT}/v2.0/.well-known/openid-configuration");
    let answer = visit("unknown-tenant").ask("GET", &path, &vec![], "");
    assert_eq!(answer.status, 400);
    assert_eq!(body(&answer)["error"], "invalid_tenant");
    assert_eq!(body(&answer)["error_codes"][0], 90002);
    // What is no tenant's name is not repeated: somebody may have pasted a secret there.
    let path = "/hunter2~secret/v2.0/.well-known/openid-configuration";
    let answer = visit("ready").ask("GET", path, &vec![], "");
    assert!(!body(&answer).to_string().contains("hunter2"));
}

#[test]
fn without_the_mfa_claim_partner_center_and_insights_refuse_and_say_so() {
    let mut world = visit("mfa-not-claimed");
    let token = world.token();
    assert_eq!(claims(&token)["amr"], json!(["pwd"]));
    for path in [MPN, "/v1/roles", DATASETS] {
        let answer = world.get(path, &token);
        assert_eq!(answer.status, 401, "{path}");
        assert_eq!(body(&answer)["code"], "900421", "{path}");
        assert_eq!(answer.header("isMfaCompliant"), Some("false"), "{path}");
    }
}

#[test]
fn a_token_without_the_partner_permission_opens_nothing() {
    let mut world = visit("no-partner-api");
    let token = world.token();
    assert!(
        !claims(&token)["scp"]
            .as_str()
            .unwrap()
            .contains("user_impersonation")
    );
    for path in [MPN, "/v1/roles", DATASETS] {
        assert_eq!(world.get(path, &token).status, 403, "{path}");
    }
}

#[test]
fn the_roles_decide_what_insights_shows() {
    for (scenario, executive, viewer, status, redacted) in [
        ("ready", true, false, 200, json!(false)),
        ("no-erv", false, false, 403, json!(false)),
        ("report-viewer-only", false, true, 200, json!(true)),
        ("erv-and-report-viewer", true, true, 200, json!(true)),
    ] {
        let mut world = visit(scenario);
        let token = world.token();
        assert_eq!(
            is_in(&mut world, &token, "Executive Report Viewer"),
            executive
        );
        assert_eq!(is_in(&mut world, &token, "Report Viewer"), viewer);
        let sets = world.get(DATASETS, &token);
        assert_eq!(sets.status, status, "{scenario}");
        assert_eq!(body(&sets)["dataRedacted"], redacted, "{scenario}");
        let revenue = body(&sets).to_string().contains("BilledRevenueUSD");
        assert_eq!(revenue, scenario == "ready", "{scenario}");
        assert_eq!(world.get(MPN, &token).status, 200, "{scenario}");
    }
}

#[test]
fn enrolment_and_verification_scenarios_spoil_just_that() {
    let mut world = visit("not-enrolled");
    let token = world.token();
    let answer = world.get(MPN, &token);
    assert_eq!(
        (answer.status, body(&answer)["code"].clone()),
        (404, json!(3000))
    );
    assert_eq!(world.get(DATASETS, &token).status, 403);
    assert!(is_in(&mut world, &token, "Executive Report Viewer"));

    let mut world = visit("vetting-pending");
    let token = world.token();
    let answer = body(&world.get("/v1/profiles/legalbusiness", &token));
    assert_eq!(answer["vettingStatus"], "pending");
    assert_eq!(answer["vettingSubStatus"], "businessVerification");
    assert_eq!(world.get(MPN, &token).status, 200);

    let mut world = visit("indirect-reseller");
    let token = world.token();
    for path in [MPN, "/v1/profiles/legalbusiness", "/v1/roles"] {
        let answer = world.get(path, &token);
        assert_eq!(answer.status, 403, "{path}");
        assert!(body(&answer)["code"].is_null(), "{path}");
    }
    assert_eq!(world.get(DATASETS, &token).status, 200);
}

#[test]
fn a_token_of_another_tenant_differs_in_nothing_else() {
    let mut world = visit("other-tenant-token");
    let token = world.token();
    assert_eq!(claims(&token)["tid"], OTHER_TENANT_ID);
    assert_eq!(claims(&token)["oid"], USER_OBJECT_ID);
    assert_eq!(world.get(MPN, &token).status, 200);
}

#[test]
fn a_new_consent_arrives_after_two_refusals_or_a_minute() {
    let mut world = visit("consent-lag");
    assert_eq!(world.code(V1, &by_password()), Some(65001));
    assert_eq!(world.code(V1, &by_password()), Some(65001));
    world.token();

    let mut world = visit("consent-lag");
    assert_eq!(world.code(V1, &by_password()), Some(65001));
    world.pass(60);
    world.token();
}

#[test]
fn a_clock_ahead_shows_in_the_date_and_in_the_token() {
    let mut world = visit("clock-skew");
    let answer = world.post(V1, &by_password());
    assert_eq!(answer.header("date"), Some("Sun, 22 Nov 2026 10:20:00 GMT"));
    let token = body(&answer)["access_token"].as_str().unwrap().to_owned();
    assert_eq!(claims(&token)["iat"], world.now.as_second() + 1200);
    assert_eq!(
        world.get(MPN, &token).status,
        200,
        "by its own clock it is valid"
    );
}

#[test]
fn throttling_spares_the_sign_in_and_never_ends() {
    let mut world = visit("throttled");
    let token = world.token();
    for path in [MPN, "/v1/roles", DATASETS, MPN] {
        let answer = world.get(path, &token);
        assert_eq!(answer.status, 429);
        assert_eq!(answer.header("retry-after"), Some("57"));
        assert_eq!(body(&answer)["statusCode"], 429);
    }
}

#[test]
fn a_flaky_world_refuses_each_address_once() {
    let mut world = visit("flaky");
    let first = world.post(V1, &by_password());
    assert_eq!(
        (first.status, first.header("retry-after")),
        (503, Some("0"))
    );
    let token = world.token();
    let refusal = world.get(MPN, &token);
    assert_eq!(refusal.status, 503);
    assert!(first.header("x-ms-request-id").is_some() && refusal.header("ms-requestid").is_some());
    assert_eq!(world.get(MPN, &token).status, 200);
    assert_eq!(world.get("/v1/roles", &token).status, 503);
}

#[test]
fn a_flaky_world_shows_every_page_of_the_sign_in_at_once() {
    let mut world = visit("flaky");
    for (path, status) in [
        ("/common/oauth2/deviceauth", 200),
        ("/contoso.com/adminconsent", 400),
        ("/contoso.com/oauth2/v2.0/authorize", 400),
        ("/adfs/ls/", 400),
    ] {
        let page = world.ask("GET", path, &vec![], "");
        assert_eq!(page.status, status, "{path}");
        assert!(!page.body.is_empty(), "{path}");
    }
}

#[test]
fn a_slow_world_answers_late_and_right() {
    let mut world = visit("slow");
    let answer = world.post(V1, &by_password());
    assert_eq!(
        (answer.status, answer.after),
        (200, Duration::from_millis(700))
    );
    assert_eq!(
        visit("ready").post(V1, &by_password()).after,
        Duration::ZERO
    );
}

#[test]
fn a_captive_portal_answers_everything_with_itself() {
    let mut world = visit("captive-portal");
    let path = format!("/{TENANT}/v2.0/.well-known/openid-configuration");
    let answer = world.ask("GET", &path, &vec![], "");
    assert_eq!(answer.status, 302);
    assert_eq!(
        answer.header("location"),
        Some("http://127.0.0.1:1/portal/welcome")
    );
    for (method, path) in [("GET", "/portal/welcome"), ("POST", V1), ("GET", MPN)] {
        let answer = world.ask(method, path, &vec![], "");
        assert_eq!(answer.status, 200, "{path}");
        assert!(
            answer
                .header("content-type")
                .unwrap()
                .starts_with("text/html")
        );
    }
}

#[test]
fn elsewhere_there_is_nothing() {
    let mut ready = visit("ready");
    for path in ["/", "/v2", "/a/b", "/beta/me", "/a/oauth2/v3.0/token", "//"] {
        let answer = ready.ask("GET", path, &vec![], "");
        assert_eq!(answer.status, 404, "{path}");
    }
    for path in ["/%ff", "/?%zz"] {
        let answer = ready.ask("GET", path, &vec![], "");
        assert_eq!(answer.status, 400, "{path}");
    }
    assert_eq!(ready.ask("GET", "/v1", &vec![], "").status, 401);
}

#[test]
fn requests_are_recorded_without_any_value() {
    let mut ready = visit("ready");
    let token = ready.token();
    ready.get(&format!("{MPN}?mpnId=9999999"), &token);
    let pasted = format!("{{\"client_secret\":\"{CLIENT_SECRET}\"}}");
    ready.ask(
        "POST",
        V1,
        &vec![("content-type", "application/json")],
        &pasted,
    );
    ready.ask("POST", V1, &vec![("content-type", FORM)], CLIENT_SECRET);
    let realm = "/common/userrealm/someone%40contoso.com?api-version=1.0";
    ready.ask("GET", realm, &vec![], "");
    let letters = "TopSecretWithoutEquals";
    for path in [letters, "v1/TopSecretWithoutEquals?TopSecretWithoutEquals"] {
        ready.ask("POST", &format!("/{path}"), &vec![], letters);
    }
    ready.ask(letters, "/v1", &vec![], "");
    let lines = ready.world.requests();
    assert_eq!(lines[7], "? /v1 -> 401");
    assert_eq!(lines[5], "POST /*** ? -> 404");
    assert_eq!(lines[6], "POST /v1/*** ? ? -> 401");
    assert_eq!(
        lines[0],
        "POST /contoso.onmicrosoft.com/oauth2/token resource client_id client_secret grant_type scope username password -> 200"
    );
    assert_eq!(lines[1], "GET /v1/profiles/mpn mpnId -> 404");
    assert_eq!(lines[4], "GET /common/userrealm/*** api-version -> 200");
    assert_eq!(lines.len(), 8);
    let all = lines.join("\n");
    for secret in [
        CLIENT_SECRET,
        "never",
        PASSWORD,
        &token,
        "9999999",
        "someone",
        letters,
    ] {
        assert!(!all.contains(secret), "{all}");
    }
}

#[test]
fn of_a_body_that_is_json_the_record_says_only_that_it_is() {
    let mut ready = visit("ready");
    for (kind, text) in [
        ("application/json", "{\"password\": \"a&never=b\"}"),
        ("text/plain", " [\"never\"]"),
        ("Application/JSON; charset=utf-8", "never"),
    ] {
        let headers = vec![("content-type", kind)];
        ready.ask(
            "POST",
            "/insights/v1/mpn/ScheduledReport?reportId=never",
            &headers,
            text,
        );
    }
    ready.ask(
        "POST",
        "/v1",
        &vec![("content-type", "application/json")],
        "",
    );
    let lines = ready.world.requests();
    let (last, others) = lines.split_last().unwrap();
    assert_eq!(last, "POST /v1 -> 401", "an empty body is none");
    for line in others {
        assert_eq!(
            line,
            "POST /insights/v1/mpn/ScheduledReport reportId (json) -> 401"
        );
    }
}

#[test]
fn the_record_of_requests_does_not_grow_without_end() {
    let mut ready = visit("ready");
    for _ in 0..=REMEMBERED {
        ready.ask("GET", "/x", &vec![], "");
    }
    ready.ask("GET", "/v2.0", &vec![], "");
    let lines = ready.world.requests();
    assert_eq!(lines.len(), REMEMBERED);
    assert_eq!(lines[REMEMBERED - 1], "GET /v2.0 -> 404");
}

#[test]
fn the_same_requests_at_the_same_time_get_the_same_answers() {
    let (mut one, mut two) = (visit("wrong-password"), visit("wrong-password"));
    for _ in 0..3 {
        let form = by_password();
        assert_eq!(one.post(V1, &form), two.post(V1, &form));
    }
    let path = format!("/{TENANT}/.well-known/openid-configuration");
    let said = one.ask("GET", &path, &vec![], "");
    assert_eq!(said, two.ask("GET", &path, &vec![], ""));
}

proptest::proptest! {
    #[test]
    fn no_request_makes_the_world_panic(
        path in "(/[a-z0-9.%@~]{0,12}){1,5}(\\?[a-z=&%0-9]{0,20})?",
        kind in "application/x-www-form-urlencoded|text/plain|",
        sent in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200),
        post in proptest::prelude::any::<bool>(),
    ) {
        let request = http::Request::builder()
            .method(if post { "POST" } else { "GET" })
            .uri(path)
            .header("content-type", kind)
            .header("authorization", sent.iter().filter(|b| b.is_ascii_graphic()).map(|b| char::from(*b)).collect::<String>());
        if let Ok(request) = request.body(Bytes::from(sent)) {
            for scenario in crate::sandbox::SCENARIOS {
                let mut world = World::new(scenario, "http://127.0.0.1:1");
                let answer = world.answer(&request, Timestamp::UNIX_EPOCH);
                proptest::prop_assert!((200..600).contains(&answer.status));
            }
        }
    }
}
