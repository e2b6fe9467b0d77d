//! What tokens say, and what an application can demand of them (facts E.4, E.9, H).

use super::authorize::{REDIRECT, VERIFIER, wish};
use super::*;
use crate::sandbox::api::GRAPH_TOOLS;

const CAPABLE: &str = r#"{"access_token":{"xms_cc":{"values":["cp1"]}}}"#;
const SCOPE: &str =
    "https://api.partnercenter.microsoft.com/user_impersonation offline_access openid profile";

fn by_password_v2<'a>() -> Pairs<'a> {
    but(&but(&by_password(), "resource", None), "scope", Some(SCOPE))
}

fn access(answer: &Answer) -> Value {
    let said = body(answer);
    assert_eq!(answer.status, 200, "{said}");
    claims(said["access_token"].as_str().unwrap())
}

#[test]
fn what_an_application_can_do_stands_in_its_tokens_whatever_the_grant() {
    let mut world = visit("ready");
    for (path, form) in [
        (V1, by_password()),
        (V2, by_password_v2()),
        (V2, by_secret()),
    ] {
        assert!(access(&world.post(path, &form))["xms_cc"].is_null());
        let said = access(&world.post(path, &but(&form, "claims", Some(CAPABLE))));
        assert_eq!(said["xms_cc"], json!(["CP1"]));
        assert_eq!(
            world.code(path, &but(&form, "claims", Some("{"))),
            Some(90013)
        );
    }
    let granted = body(&world.post(V1, &by_password()));
    let renewal = vec![
        ("grant_type", "refresh_token"),
        ("client_id", CLIENT_ID),
        ("client_secret", CLIENT_SECRET),
        ("refresh_token", granted["refresh_token"].as_str().unwrap()),
        ("claims", CAPABLE),
    ];
    assert_eq!(access(&world.post(V2, &renewal))["xms_cc"], json!(["CP1"]));
    // Declared with the authorization request, or when the code is redeemed.
    for (first, second) in [(Some(CAPABLE), None), (None, Some(CAPABLE))] {
        let code = world.browser_code(&but(&wish(), "claims", first));
        let form = vec![
            ("grant_type", "authorization_code"),
            ("client_id", CLIENT_ID),
            ("code", code.as_str()),
            ("redirect_uri", REDIRECT),
            ("code_verifier", VERIFIER),
        ];
        let said = access(&world.post(V2, &but(&form, "claims", second)));
        assert_eq!(said["xms_cc"], json!(["CP1"]));
    }
}

#[test]
fn an_application_is_named_as_it_is_registered_in_whatever_letters_it_was_sent() {
    let sent = CLIENT_ID.to_uppercase();
    let mut world = visit("ready");
    let answer = world.post(V1, &but(&by_password(), "client_id", Some(&sent)));
    assert_eq!(access(&answer)["appid"], CLIENT_ID);
    assert_eq!(
        claims(body(&answer)["id_token"].as_str().unwrap())["aud"],
        CLIENT_ID
    );
}

#[test]
fn a_missing_second_factor_is_refused_with_the_claims_that_have_it_asked_for() {
    let mut world = visit("mfa-required");
    let refused = body(&world.post(V2, &by_password_v2()));
    let demand = refused["claims"].as_str().unwrap().to_owned();
    assert_eq!(refused["suberror"], "basic_action");
    // Sent back with the next sign-in, in a world that does not ask for one by itself.
    let mut world = visit("mfa-not-claimed");
    let code = world.browser_code(&but(&wish(), "claims", Some(&demand)));
    let form = vec![
        ("grant_type", "authorization_code"),
        ("client_id", CLIENT_ID),
        ("code", code.as_str()),
        ("redirect_uri", REDIRECT),
        ("code_verifier", VERIFIER),
        ("claims", demand.as_str()),
    ];
    assert_eq!(access(&world.post(V2, &form))["amr"], json!(["pwd", "mfa"]));
    // And no token that does not prove it is had by demanding it.
    let bare = world.browser_code(&wish());
    assert_eq!(
        world.code(V2, &but(&form, "code", Some(&bare))),
        Some(50076)
    );
    let granted = body(&world.post(V2, &by_password_v2()));
    let renewal = vec![
        ("grant_type", "refresh_token"),
        ("client_id", CLIENT_ID),
        ("client_secret", CLIENT_SECRET),
        ("refresh_token", granted["refresh_token"].as_str().unwrap()),
        ("scope", SCOPE),
    ];
    assert_eq!(world.post(V2, &renewal).status, 200);
    for form in [&by_password_v2(), &renewal] {
        let refused = body(&world.post(V2, &but(form, "claims", Some(&demand))));
        assert_eq!(refused["error_codes"][0], 50076);
        assert_eq!(refused["claims"], demand.as_str());
    }
    assert!(body(&visit("no-consent").post(V1, &by_password()))["claims"].is_null());
}

#[test]
fn a_device_code_carries_the_demand_for_a_second_factor() {
    let demand = r#"{"access_token":{"amr":{"essential":true,"values":["mfa"]}}}"#;
    for (claims_sent, methods) in [
        (None, json!(["pwd"])),
        (Some(demand), json!(["pwd", "mfa"])),
    ] {
        let mut world = visit("mfa-not-claimed");
        let form = vec![("client_id", CLIENT_ID), ("scope", SCOPE)];
        let offer = body(&world.post(
            "/contoso.onmicrosoft.com/oauth2/v2.0/devicecode",
            &but(&form, "claims", claims_sent),
        ));
        let poll = vec![
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            ("client_id", CLIENT_ID),
            ("client_secret", CLIENT_SECRET),
            ("device_code", offer["device_code"].as_str().unwrap()),
        ];
        assert_eq!(world.code(V2, &poll), Some(70016));
        assert_eq!(access(&world.post(V2, &poll))["amr"], methods);
    }
}

#[test]
fn the_refusal_for_a_missing_second_factor_names_the_api_that_was_asked_for() {
    for (form, app_id) in [
        (by_password_v2(), "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd"),
        (
            but(&by_password_v2(), "scope", Some("User.Read")),
            "00000003-0000-0000-c000-000000000000",
        ),
    ] {
        let refused = body(&visit("mfa-required").post(V2, &form));
        let text = refused["error_description"].as_str().unwrap();
        assert!(text.contains(app_id), "{text}");
    }
}

#[test]
fn directory_roles_stand_in_tokens_for_graph_and_in_no_others() {
    let mut world = visit("ready");
    let form = but(&by_password_v2(), "scope", Some("User.Read"));
    let said = access(&world.post(V2, &form));
    assert_eq!(
        said["wids"],
        json!(["62e90394-69f5-4237-9190-012177145e10"])
    );
    assert!(access(&world.post(V2, &by_password_v2()))["wids"].is_null());
    world.world.directory.people[0].roles.clear();
    assert!(access(&world.post(V2, &form))["wids"].is_null());
}

#[test]
fn the_answer_names_no_scope_that_was_not_granted() {
    let said = body(&visit("no-partner-api").post(V2, &by_password_v2()));
    assert_eq!(said["scope"], "offline_access openid profile");
    let said = body(&visit("ready").post(V2, &by_password_v2()));
    assert_eq!(said["scope"], SCOPE);
    let twice = format!("{SCOPE} {SCOPE}");
    let said = body(&visit("ready").post(V2, &but(&by_password_v2(), "scope", Some(&twice))));
    assert_eq!(said["scope"], SCOPE);
    // Where nothing of what was asked for is granted, and where nothing was asked for by name, it is what was.
    let bare = "https://api.partnercenter.microsoft.com/user_impersonation";
    let said =
        body(&visit("no-partner-api").post(V2, &but(&by_password_v2(), "scope", Some(bare))));
    assert_eq!(said["scope"], "openid profile");
    let mut world = visit("ready");
    let older = body(&world.post(V1, &by_password()));
    let renewal = vec![
        ("grant_type", "refresh_token"),
        ("client_id", CLIENT_ID),
        ("client_secret", CLIENT_SECRET),
        ("refresh_token", older["refresh_token"].as_str().unwrap()),
    ];
    assert_eq!(body(&world.post(V2, &renewal))["scope"], bare);
    // Whoever asks for everything hears it as it was asked.
    let all = "https://api.partnercenter.microsoft.com/.default";
    let said = body(&visit("ready").post(V2, &but(&by_password_v2(), "scope", Some(all))));
    assert_eq!(said["scope"], all);
    // Microsoft's own application gets what the person consents to on the way.
    let tools = vec![
        ("client_id", GRAPH_TOOLS),
        ("scope", "https://graph.microsoft.com/User.Read openid"),
    ];
    let mut world = visit("ready");
    let offer = body(&world.post("/organizations/oauth2/v2.0/devicecode", &tools));
    let poll = vec![
        ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
        ("client_id", GRAPH_TOOLS),
        ("device_code", offer["device_code"].as_str().unwrap()),
    ];
    world.post("/organizations/oauth2/v2.0/token", &poll);
    let said = body(&world.post("/organizations/oauth2/v2.0/token", &poll));
    assert_eq!(
        said["scope"],
        "https://graph.microsoft.com/User.Read openid"
    );
}
