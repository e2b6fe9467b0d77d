//! What is asked for: by which names, with which consent, and how a refusal names it; and the secret in a header.

use super::authorize::{AUTHORIZE, html, wish};
use super::*;
use base64::engine::general_purpose::STANDARD;

const PARTNER: &str = "https://api.partner.microsoft.com/user_impersonation";
const PARTNER_CENTER: &str = "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd";

fn by_scope(scope: &str) -> Pairs<'_> {
    but(&but(&by_password(), "resource", None), "scope", Some(scope))
}

impl Visit {
    /// What a refusal says.
    fn text(&mut self, path: &str, form: &Pairs) -> String {
        let said = body(&self.post(path, form));
        let text = said["error_description"].as_str();
        let text = text.unwrap_or_else(|| panic!("{said}"));
        text.split(" Trace ID").next().unwrap().to_owned()
    }

    fn posts(&mut self, form: &Pairs, authorization: &str) -> Answer {
        let headers = vec![("content-type", FORM), ("authorization", authorization)];
        self.ask("POST", V2, &headers, &encoded(form))
    }
}

#[test]
fn a_permission_of_any_api_must_have_been_consented_to() {
    let mut world = visit("ready");
    assert_eq!(world.code(V2, &by_scope(PARTNER)), Some(65001));
    // In a browser it is asked for, and then there is a token.
    let page = world.authorize(AUTHORIZE, &but(&wish(), "scope", Some(PARTNER)));
    let page = world.press(&page, "practice");
    let page = world.press(&page, "approve");
    assert!(
        html(&page).contains("user_impersonation"),
        "{}",
        html(&page)
    );
    assert_eq!(world.press(&page, "accept").status, 302);
    let granted = body(&world.post(V2, &by_scope(PARTNER)));
    assert_eq!(granted["scope"], PARTNER);
    let token = claims(granted["access_token"].as_str().unwrap());
    assert!(
        token["scp"]
            .as_str()
            .unwrap()
            .contains("user_impersonation")
    );
}

#[test]
fn only_the_scenario_about_it_gives_a_token_without_the_permission_and_for_one_api_only() {
    let wanted = "https://api.partnercenter.microsoft.com/user_impersonation";
    let mut world = visit("no-partner-api");
    let granted = body(&world.post(V2, &by_scope(wanted)));
    let token = claims(granted["access_token"].as_str().unwrap());
    assert_eq!(token["scp"], "openid profile");
    assert_eq!(world.code(V2, &by_scope(PARTNER)), Some(65001));
    // The same narrow consent in a world that is not about it.
    world.world.truth.partner_api = true;
    assert_eq!(world.code(V2, &by_scope(wanted)), Some(65001));
}

#[test]
fn an_api_has_several_names_and_its_tokens_one_audience() {
    let mut world = visit("ready");
    for name in [RESOURCE, PARTNER_CENTER, "https://reseller.microsoft.com"] {
        let old = body(&world.post(V1, &but(&by_password(), "resource", Some(name))));
        let scopes = ["user_impersonation", ".default"].map(|scope| format!("{name}/{scope}"));
        let [new, all] = scopes.map(|scope| body(&world.post(V2, &by_scope(&scope))));
        for granted in [old, new, all] {
            let token = granted["access_token"].as_str();
            let token = token.unwrap_or_else(|| panic!("{name}: {granted}"));
            assert_eq!(claims(token)["aud"], RESOURCE, "{name}");
            assert_eq!(world.get(MPN, token).status, 200, "{name}");
        }
    }
    let both = format!("{RESOURCE}/user_impersonation {PARTNER_CENTER}/user_impersonation");
    assert_eq!(world.post(V2, &by_scope(&both)).status, 200, "one API");
}

#[test]
fn refusals_name_what_was_asked_for_unless_it_may_be_a_secret() {
    let mut world = visit("ready");
    let secret = "https://x.example/a?b=practice~secret";
    for (path, form, code, named) in [
        (
            V1,
            but(&by_password(), "resource", Some("https://api.example.com")),
            500_011,
            "'https://api.example.com'",
        ),
        (
            V1,
            but(&by_password(), "resource", Some("api://ours")),
            500_011,
            "'api://ours'",
        ),
        (
            V1,
            but(&by_password(), "resource", Some(secret)),
            500_011,
            "'***'",
        ),
        (
            V1,
            but(&by_password(), "resource", Some("hunter2")),
            500_011,
            "'***'",
        ),
        (
            V2,
            by_scope("https://api.example.com/.default"),
            500_011,
            "'https://api.example.com'",
        ),
        (
            V2,
            by_scope("https://graph.microsoft.com/Mail.Read"),
            650_053,
            "'Mail.Read', which the resource '00000003-",
        ),
        (
            V2,
            by_scope("https://graph.microsoft.com/a~b"),
            650_053,
            "'***'",
        ),
        (
            V2,
            by_scope("user_impersonation"),
            70011,
            "'user_impersonation'",
        ),
        (V2, by_scope("a~b"), 70011, "'***'"),
        (
            V2,
            but(&by_scope(PARTNER), "client_id", Some("5a4db0c5-0a99-4000")),
            700_016,
            " 5a4db0c5-0a99-4000 ",
        ),
        (
            V2,
            but(&by_scope(PARTNER), "client_id", Some(CLIENT_SECRET)),
            700_016,
            " *** ",
        ),
        (
            "/consumers/oauth2/v2.0/token",
            refreshing(),
            50194,
            "/consumers.",
        ),
        (
            "/organizations/oauth2/v2.0/token",
            refreshing(),
            50194,
            "/organizations.",
        ),
    ] {
        let text = world.text(path, &form);
        assert!(text.starts_with(&format!("AADSTS{code}: ")), "{text}");
        assert!(text.contains(named), "{named}: {text}");
    }
}

fn refreshing<'a>() -> Pairs<'a> {
    vec![
        ("grant_type", "refresh_token"),
        ("client_id", CLIENT_ID),
        ("refresh_token", "0.cut-of"),
    ]
}

#[test]
fn a_desktop_application_hears_of_its_broken_refresh_token_before_it_is_asked_for_a_secret() {
    let mut world = visit("ready");
    let form = refreshing();
    assert_eq!(world.code(V2, &form), Some(70000));
    let cut = but(&form, "refresh_token", Some("practice-refresh~00000001"));
    assert_eq!(world.code(V2, &cut), Some(9_002_313));
    let secret = |value| but(&form, "client_secret", Some(value));
    assert_eq!(world.code(V2, &secret("x")), Some(7_000_215));
    assert_eq!(world.code(V2, &secret(CLIENT_SECRET)), Some(70000));
    // A web application has nothing to renew with but its secret.
    world.world.directory.applications[0].native.clear();
    assert_eq!(world.code(V2, &form), Some(7_000_218));
}

#[test]
fn the_secret_may_come_in_a_header_instead_and_there_alone() {
    let mut world = visit("ready");
    let basic = |pair: &str| format!("Basic {}", STANDARD.encode(pair));
    let escaped = CLIENT_SECRET.replace('+', "%2B").replace('/', "%2F");
    let right = basic(&format!("{CLIENT_ID}:{escaped}"));
    let scope = format!("{RESOURCE}/user_impersonation");
    let named = but(&by_scope(&scope), "client_secret", None);
    let bare = but(&named, "client_id", None);
    for form in [&bare, &named] {
        assert_eq!(world.posts(form, &right).status, 200);
    }
    let other = but(
        &bare,
        "client_id",
        Some("5a4db0c5-0000-4000-8000-00000000ffff"),
    );
    for (form, header, code) in [
        (&bare, basic(&format!("{CLIENT_ID}:x")), 7_000_215),
        // A plus sign is a blank in what is encoded as a form.
        (
            &bare,
            basic(&format!("{CLIENT_ID}:{CLIENT_SECRET}")),
            7_000_215,
        ),
        (&bare, basic(&format!("{CLIENT_ID}:")), 7_000_218),
        (&bare, basic(CLIENT_ID), 9_002_313),
        (&bare, basic(&format!("{CLIENT_ID}:%zz")), 9_002_313),
        (&bare, "Basic ***".to_owned(), 9_002_313),
        (&other, right.clone(), 9_002_313),
        (&by_scope(&scope), right.clone(), 9_002_313),
        (&bare, "Bearer x".to_owned(), 900_144),
    ] {
        let refused = body(&world.posts(form, &header));
        assert_eq!(refused["error_codes"][0], code, "{header}");
    }
    let found = body(&world.ask(
        "GET",
        "/contoso.com/.well-known/openid-configuration",
        &vec![],
        "",
    ));
    let ways = found["token_endpoint_auth_methods_supported"].as_array();
    assert!(ways.unwrap().contains(&json!("client_secret_basic")));
}

#[test]
fn what_the_authorization_endpoint_never_answers_with_is_not_published() {
    let mut world = visit("ready");
    // Nor does it help to switch it on, and the refusal says so.
    let web = json!({"implicitGrantSettings": {"enableIdTokenIssuance": true}});
    let kept = &mut world.world.directory.applications[0].extra.properties;
    kept.insert("web".to_owned(), web);
    for path in ["", "/v2.0"] {
        let path = format!("/contoso.com{path}/.well-known/openid-configuration");
        let found = body(&world.ask("GET", &path, &vec![], ""));
        assert_eq!(found["response_types_supported"], json!(["code"]));
    }
    let back = world.authorize(AUTHORIZE, &but(&wish(), "response_type", Some("id_token")));
    let said = super::authorize::said(back.header("location").unwrap());
    assert!(said["error_description"].contains("whatever the registration says"));
}
