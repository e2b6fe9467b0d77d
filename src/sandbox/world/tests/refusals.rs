//! The codes that a client can provoke by what it sends, each with its OAuth error and status (facts B.5, B.6, E.6, F.2).

use super::authorize::{AUTHORIZE, AUTHORIZE_V1, REDIRECT, VERIFIER, html, said, wish};
use super::*;
use crate::sandbox::api::GRAPH_TOOLS;

const AZURE_CLI: &str = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";
const ORGANIZATIONS: &str = "/organizations/oauth2/v2.0/token";
const DEFAULT: &str = "https://api.partnercenter.microsoft.com/.default";
const SCOPE: &str = "https://api.partnercenter.microsoft.com/user_impersonation openid";
const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

fn by_password_v2<'a>() -> Pairs<'a> {
    but(&but(&by_password(), "resource", None), "scope", Some(SCOPE))
}

/// Microsoft's own application, which sends no secret.
fn of_microsoft<'a>(client: &'a str, scope: &'a str) -> Pairs<'a> {
    let form = but(&by_password_v2(), "client_secret", None);
    but(&but(&form, "client_id", Some(client)), "scope", Some(scope))
}

impl Visit {
    /// Status, OAuth error and code of a refusal; of an answer, nothing.
    fn refusal(&mut self, path: &str, form: &Pairs) -> Option<(u16, String, u64)> {
        let answer = self.post(path, form);
        let said = body(&answer);
        let code = said["error_codes"][0].as_u64()?;
        Some((answer.status, said["error"].as_str()?.to_owned(), code))
    }
}

#[test]
fn wrong_requests_are_told_apart_by_their_codes() {
    let secretless = but(&by_password_v2(), "client_secret", None);
    let assertion = |text| {
        let form = but(&secretless, "client_assertion", Some(text));
        but(&form, "client_assertion_type", Some(JWT_BEARER))
    };
    let user = |name| {
        but(
            &of_microsoft(GRAPH_TOOLS, "User.Read"),
            "username",
            Some(name),
        )
    };
    let v1 = but(
        &but(&by_password(), "client_secret", None),
        "client_id",
        Some(AZURE_CLI),
    );
    for (path, form, status, error, code) in [
        // A tenant that can be none, and one that is none.
        (
            "/contoso/oauth2/v2.0/token",
            by_password_v2(),
            400,
            "invalid_request",
            900_023,
        ),
        (
            "/fabrikam.com/oauth2/v2.0/token",
            by_password_v2(),
            400,
            "invalid_request",
            90002,
        ),
        // An application for one tenant, asked over the endpoint for all; users whom no tenant is known of.
        (
            ORGANIZATIONS,
            by_password_v2(),
            400,
            "invalid_request",
            50194,
        ),
        (
            ORGANIZATIONS,
            user("insights"),
            400,
            "invalid_request",
            50059,
        ),
        (
            ORGANIZATIONS,
            user("insights@fabrikam.com"),
            400,
            "invalid_request",
            50128,
        ),
        // A certificate in place of a secret: the registration has none.
        (V2, assertion("a.b.c"), 401, "invalid_client", 700_027),
        (V2, assertion("a.b"), 401, "invalid_client", 50027),
        (
            V2,
            but(&assertion("a.b.c"), "client_assertion_type", None),
            400,
            "invalid_request",
            900_144,
        ),
        (
            V2,
            but(&assertion("a.b.c"), "client_assertion_type", Some("x")),
            400,
            "invalid_request",
            90013,
        ),
        // Microsoft's own application, with an API that it is not authorised for.
        (
            V2,
            of_microsoft(AZURE_CLI, SCOPE),
            400,
            "unauthorized_client",
            65002,
        ),
        (
            V2,
            of_microsoft(AZURE_CLI, DEFAULT),
            400,
            "unauthorized_client",
            65002,
        ),
        (
            V2,
            of_microsoft(AZURE_CLI, "https://graph.microsoft.com/User.Read"),
            400,
            "unauthorized_client",
            65002,
        ),
        (V1, v1, 400, "unauthorized_client", 65002),
        (
            V2,
            of_microsoft(GRAPH_TOOLS, "Application.Read.All"),
            400,
            "invalid_grant",
            65001,
        ),
    ] {
        let found = visit("ready").refusal(path, &form);
        assert_eq!(
            found,
            Some((status, error.to_owned(), code)),
            "{path} {form:?}"
        );
    }
    // What each of them may do all the same.
    let all = of_microsoft(AZURE_CLI, "https://graph.microsoft.com/.default");
    assert_eq!(visit("ready").post(V2, &all).status, 200);
    assert_eq!(visit("ready").post(ORGANIZATIONS, &all).status, 200);
}

#[test]
fn a_public_client_may_send_no_assertion_either() {
    let form = but(&by_password_v2(), "client_secret", None);
    let form = but(&form, "client_assertion", Some("a.b.c"));
    let form = but(&form, "client_assertion_type", Some(JWT_BEARER));
    assert_eq!(visit("public-client").code(V2, &form), Some(700_025));
}

#[test]
fn an_api_that_the_registration_does_not_list_is_not_merely_without_consent() {
    let mut world = visit("no-consent");
    let all = but(&by_password_v2(), "scope", Some(DEFAULT));
    for (path, form) in [
        (V1, by_password()),
        (V2, all.clone()),
        (V2, by_password_v2()),
    ] {
        assert_eq!(
            world.code(path, &form),
            Some(65001),
            "listed, and nobody has consented"
        );
    }
    world.world.directory.applications[0].listed.clear();
    let found = world.refusal(V1, &by_password());
    assert_eq!(found, Some((400, "invalid_resource".to_owned(), 650_057)));
    let found = world.refusal(V2, &all);
    assert_eq!(found, Some((401, "invalid_client".to_owned(), 650_056)));
    // What is asked for by name need not be listed.
    assert_eq!(world.code(V2, &by_password_v2()), Some(65001));
    let page = world.authorize(AUTHORIZE, &wish());
    let page = world.press(&page, "practice");
    assert!(html(&world.press(&page, "approve")).contains("user_impersonation"));
    // Nobody is asked on the page for what nobody could give there.
    for (path, wish, code) in [
        (
            AUTHORIZE,
            but(&wish(), "scope", Some(DEFAULT)),
            "AADSTS650056:",
        ),
        (
            AUTHORIZE_V1,
            but(&wish(), "resource", Some(RESOURCE)),
            "AADSTS650057:",
        ),
    ] {
        let page = world.authorize(path, &wish);
        let page = world.press(&page, "practice");
        let page = world.press(&page, "approve");
        assert!(html(&page).contains(code), "{}", html(&page));
        assert!(!html(&page).contains("Permissions requested"));
    }
    // Where somebody has consented all the same, there is a token.
    let mut world = visit("ready");
    world.world.directory.applications[0].listed.clear();
    world.token();
}

#[test]
fn nobody_consents_to_anything_for_microsofts_own_application() {
    let mut world = visit("ready");
    let form = vec![("client_id", AZURE_CLI), ("scope", SCOPE)];
    let offer = body(&world.post("/organizations/oauth2/v2.0/devicecode", &form));
    let poll = vec![
        ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
        ("client_id", AZURE_CLI),
        ("device_code", offer["device_code"].as_str().unwrap()),
    ];
    assert_eq!(world.code(ORGANIZATIONS, &poll), Some(70016));
    assert_eq!(world.code(ORGANIZATIONS, &poll), Some(65002));
    let page = world.authorize(AUTHORIZE, &but(&wish(), "client_id", Some(AZURE_CLI)));
    let page = world.press(&page, "practice");
    let page = world.press(&page, "approve");
    assert!(html(&page).contains("AADSTS65002:"), "{}", html(&page));
    assert!(world.world.directory.principal_of(AZURE_CLI).is_none());
}

#[test]
fn the_scope_of_a_redeemed_code_may_be_left_out_and_not_be_empty_or_wrong() {
    let mut world = visit("ready");
    let code = world.browser_code(&wish());
    let form = vec![
        ("grant_type", "authorization_code"),
        ("client_id", CLIENT_ID),
        ("code", code.as_str()),
        ("redirect_uri", REDIRECT),
        ("code_verifier", VERIFIER),
    ];
    assert_eq!(world.code(V2, &but(&form, "scope", Some(""))), Some(28003));
    assert_eq!(world.post(V2, &form).status, 200);
    let code = world.browser_code(&wish());
    let form = but(&form, "code", Some(&code));
    assert_eq!(
        world.code(V2, &but(&form, "scope", Some("user_impersonation"))),
        Some(28002)
    );
}

#[test]
fn what_is_no_refresh_token_at_all_is_told_from_one_that_is_not_known() {
    let form = vec![
        ("grant_type", "refresh_token"),
        ("client_id", CLIENT_ID),
        ("client_secret", CLIENT_SECRET),
    ];
    let mut world = visit("ready");
    for (token, code) in [
        ("0.AAAA-never-handed-out", 70000),
        ("0.practice-refresh~00000001 ", 9_002_313),
        ("x", 9_002_313),
    ] {
        let found = world.refusal(V2, &but(&form, "refresh_token", Some(token)));
        assert_eq!(
            found,
            Some((400, "invalid_grant".to_owned(), code)),
            "{token}"
        );
    }
}

#[test]
fn a_redirect_uri_that_is_none_is_told_from_one_that_is_not_registered() {
    let mut world = visit("ready");
    for (uri, code) in [
        (Some("localhost:8400"), "AADSTS50011:"),
        (Some("localhost"), "AADSTS90102:"),
        (Some("/web"), "AADSTS90102:"),
        (Some("//evil"), "AADSTS90102:"),
        (Some("http://localhost/elsewhere"), "AADSTS50011:"),
        (None, "AADSTS900144:"),
    ] {
        let page = world.authorize(AUTHORIZE, &but(&wish(), "redirect_uri", uri));
        assert!(html(&page).contains(code), "{uri:?}: {}", html(&page));
    }
    let application = &mut world.world.directory.applications[0];
    application.native.clear();
    application.web.clear();
    let page = world.authorize(AUTHORIZE, &but(&wish(), "redirect_uri", None));
    assert!(html(&page).contains("AADSTS900971:"), "{}", html(&page));
}

#[test]
fn a_federated_user_who_may_not_come_in_is_told_so_behind_the_provider() {
    for (account, code) in [
        (Account::Disabled, Some("AADSTS50057:")),
        (Account::Missing, Some("AADSTS50034:")),
        (Account::PasswordExpired, None),
    ] {
        let mut world = visit("federated");
        world.world.directory.people[0].account = account;
        let page = world.authorize(AUTHORIZE, &wish());
        let back = world.walk(page);
        match code {
            None => assert!(said(&back).contains_key("code"), "{back}"),
            Some(code) => assert!(said(&back)["error_description"].starts_with(code), "{back}"),
        }
    }
}
