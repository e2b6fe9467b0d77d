//! Consent: of a person for themselves, of an administrator for everybody, on the page and at the endpoint for it.

use super::authorize::{AUTHORIZE, SCOPE, html, said, wish};
use super::*;
use crate::sandbox::api::GRAPH_TOOLS;

const V1_CONSENT: &str = "/contoso.onmicrosoft.com/adminconsent";
const RESOURCE_SCOPE: &str = "https://api.partnercenter.microsoft.com/user_impersonation";
const V2_CONSENT: &str = "/contoso.onmicrosoft.com/v2.0/adminconsent";

fn asked<'a>() -> Pairs<'a> {
    vec![
        ("client_id", CLIENT_ID),
        ("redirect_uri", "http://localhost:8400/"),
        ("state", "a state"),
    ]
}

/// Signs in and approves: the consent page.
fn at_the_consent(world: &mut Visit, first: &Answer) -> Answer {
    let second = world.press(first, "practice");
    world.press(&second, "approve")
}

#[test]
fn an_administrator_consents_for_everybody_and_the_application_hears_of_it() {
    for (path, scope) in [
        (V1_CONSENT, None),
        (
            V2_CONSENT,
            Some("https://api.partnercenter.microsoft.com/user_impersonation"),
        ),
    ] {
        let mut world = visit("no-consent");
        assert_eq!(world.code(V1, &by_password()), Some(65001));
        let first = world.authorize(path, &but(&asked(), "scope", scope));
        let page = at_the_consent(&mut world, &first);
        assert!(
            html(&page).contains("for everybody in your organization"),
            "{}",
            html(&page)
        );
        let back = world.press(&page, "accept");
        let heard = said(back.header("Location").unwrap());
        assert_eq!(heard["admin_consent"], "True");
        assert_eq!(
            (heard["tenant"].as_str(), heard["state"].as_str()),
            (TENANT_ID, "a state")
        );
        assert_eq!(heard.get("scope").map(String::as_str), scope);
        assert_eq!(world.code(V1, &by_password()), None, "{path}");
    }
}

#[test]
fn an_administrator_may_decline_and_whoever_is_none_is_stopped() {
    let mut world = visit("no-consent");
    let first = world.authorize(V1_CONSENT, &asked());
    let page = at_the_consent(&mut world, &first);
    let back = world.press(&page, "decline");
    let heard = said(back.header("Location").unwrap());
    assert_eq!(heard["error"], "permission_denied");
    assert!(heard["error_description"].contains("AADSTS65004"));

    world.world.directory.people[0].roles.clear();
    let first = world.authorize(V1_CONSENT, &asked());
    let page = at_the_consent(&mut world, &first);
    assert!(html(&page).contains("AADSTS90094"), "{}", html(&page));
    assert_eq!(world.code(V1, &by_password()), Some(65001));
}

#[test]
fn a_request_for_consent_that_is_not_in_order_stays_on_the_page() {
    let mut world = visit("ready");
    for (path, form, code) in [
        (V1_CONSENT, but(&asked(), "client_id", None), "900144"),
        (
            V1_CONSENT,
            but(&asked(), "client_id", Some(TENANT_ID)),
            "700016",
        ),
        (
            V1_CONSENT,
            but(&asked(), "redirect_uri", Some("http://evil.example/")),
            "50011",
        ),
        (V2_CONSENT, asked(), "900144"),
        ("/nowhere.example/adminconsent", asked(), "90002"),
    ] {
        let page = world.authorize(path, &form);
        assert_eq!(page.status, 400, "{path}");
        assert!(html(&page).contains(code), "{path}: {}", html(&page));
    }
}

#[test]
fn what_only_an_administrator_may_give_is_asked_of_no_one_else() {
    let graph = "https://graph.microsoft.com/Application.ReadWrite.All";
    let wanted = but(
        &but(&wish(), "client_id", Some(GRAPH_TOOLS)),
        "scope",
        Some(graph),
    );
    let mut world = visit("ready");
    let first = world.authorize(AUTHORIZE, &wanted);
    let page = at_the_consent(&mut world, &first);
    let shown = html(&page);
    assert!(
        shown.contains("Application.ReadWrite.All") && shown.contains("everybody"),
        "{shown}"
    );
    let back = world.press(&page, "accept-for-all");
    assert!(said(back.header("Location").unwrap()).contains_key("code"));
    // For everybody: nobody is asked again.
    world.world.directory.people[0].roles.clear();
    let first = world.authorize(AUTHORIZE, &wanted);
    let back = at_the_consent(&mut world, &first);
    assert!(back.header("Location").is_some());

    let mut world = visit("ready");
    world.world.directory.people[0].roles.clear();
    let first = world.authorize(AUTHORIZE, &wanted);
    let page = at_the_consent(&mut world, &first);
    assert!(html(&page).contains("AADSTS90094"), "{}", html(&page));
}

#[test]
fn lasting_access_is_asked_for_where_the_application_wants_it() {
    for (scope, asked) in [(SCOPE, true), (RESOURCE_SCOPE, false)] {
        let mut world = visit("no-consent");
        let first = world.authorize(AUTHORIZE, &but(&wish(), "scope", Some(scope)));
        let page = at_the_consent(&mut world, &first);
        assert!(html(&page).contains("user_impersonation"));
        assert_eq!(html(&page).contains("Keep access"), asked, "{scope}");
    }
}

#[test]
fn a_refresh_token_and_a_code_belong_to_their_application() {
    let mut world = visit("ready");
    let answer = body(&world.post(V1, &by_password()));
    let refresh = answer["refresh_token"].as_str().unwrap();
    let form = vec![
        ("grant_type", "refresh_token"),
        ("client_id", GRAPH_TOOLS),
        ("refresh_token", refresh),
        ("scope", "User.Read"),
    ];
    assert_eq!(world.code(V2, &form), Some(70000));
}

#[test]
fn each_person_has_a_lock_of_their_own() {
    let mut world = visit("ready");
    let mut second = world.world.directory.people[0].clone();
    "ada@contoso.onmicrosoft.com".clone_into(&mut second.user_id);
    second.id = OTHER_TENANT_ID.to_owned();
    world.world.directory.people.push(second);
    for _ in 0..10 {
        assert_eq!(
            world.code(V1, &but(&by_password(), "password", Some("wrong"))),
            Some(50126)
        );
    }
    assert_eq!(world.code(V1, &by_password()), Some(50053));
    let ada = but(
        &by_password(),
        "username",
        Some("ada@contoso.onmicrosoft.com"),
    );
    let answer = world.post(V1, &ada);
    assert_eq!(answer.status, 200);
    let token = body(&answer)["access_token"].as_str().unwrap().to_owned();
    assert_eq!(claims(&token)["upn"], "ada@contoso.onmicrosoft.com");
}

#[test]
fn consent_by_page_counts_at_once_though_a_grant_of_graph_is_under_way() {
    let mut world = visit("no-consent");
    let now = world.now;
    let directory = &mut world.world.directory;
    let client = directory.principal_of(CLIENT_ID).unwrap().id.clone();
    let api = crate::sandbox::api::PARTNER_CENTER.app_id;
    let resource = directory.principal_of(api).unwrap().id.clone();
    let scopes = vec!["user_impersonation".to_owned()];
    let later = now.checked_add(SignedDuration::from_secs(3)).unwrap();
    directory.grant("one".to_owned(), &client, &resource, None, scopes, later);
    assert_eq!(world.code(V1, &by_password()), Some(65001));
    let first = world.authorize(V1_CONSENT, &asked());
    let page = at_the_consent(&mut world, &first);
    world.press(&page, "accept");
    assert_eq!(world.code(V1, &by_password()), None);
}
