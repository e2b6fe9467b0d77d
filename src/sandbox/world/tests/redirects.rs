//! Redirect URIs other than the practice application's: whatever is registered is taken, and as what it is registered.

use super::authorize::{AUTHORIZE, VERIFIER, html, said, wish};
use super::*;

const ELSEWHERE: [(&str, bool); 6] = [
    ("https://localhost:5001/signin-oidc", true),
    ("https://app.example.com/cb", true),
    ("https://app.example.com/cb?from=entra", true),
    ("http://127.0.0.1:7000/cb", false),
    ("myapp://auth", false),
    ("http://localhost:5000/signin", false),
];

/// A world whose practice application has those redirect URIs beside its own ones.
fn registered() -> Visit {
    let mut world = visit("ready");
    let application = &mut world.world.directory.applications[0];
    for (uri, web) in ELSEWHERE {
        let list = if web {
            &mut application.web
        } else {
            &mut application.native
        };
        list.push(uri.to_owned());
    }
    world
}

#[test]
fn a_registered_redirect_uri_is_led_back_to_and_its_code_redeemed_as_its_platform_demands() {
    let mut world = registered();
    for (uri, web) in ELSEWHERE {
        let page = world.authorize(AUTHORIZE, &but(&wish(), "redirect_uri", Some(uri)));
        let back = world.walk(page);
        let mark = if uri.contains('?') { '&' } else { '?' };
        assert!(back.starts_with(&format!("{uri}{mark}code=")), "{back}");
        let code = said(&back)["code"].clone();
        let form = vec![
            ("grant_type", "authorization_code"),
            ("client_id", CLIENT_ID),
            ("code", code.as_str()),
            ("redirect_uri", uri),
            ("code_verifier", VERIFIER),
        ];
        let with = but(&form, "client_secret", Some(CLIENT_SECRET));
        let (wrong, code, right) = if web {
            (&form, 7_000_218, &with)
        } else {
            (&with, 700_025, &form)
        };
        assert_eq!(world.code(V2, wrong), Some(code), "{uri}");
        assert_eq!(world.post(V2, right).status, 200, "{uri}");
    }
}

#[test]
fn all_but_the_port_on_loopback_is_compared_character_by_character() {
    let mut world = registered();
    for (uri, known) in [
        ("http://127.0.0.1:7001/cb", true),
        ("http://127.0.0.1/cb", true),
        ("http://localhost:1/signin", true),
        ("http://127.0.0.1:7001/cb?from=elsewhere", false),
        ("http://localhost:7000/cb", false),
        ("http://127.0.0.1:7000/", false),
        ("http://127.0.0.1:7000", false),
        ("https://localhost:5002/signin-oidc", false),
        ("https://app.example.com/cb/", false),
        ("https://app.example.com/CB", false),
        ("https://app.example.com/cb?from=elsewhere", false),
        ("https://app.example.com:443/cb", false),
        ("https://app.example.com", false),
        ("myapp://other", false),
        ("MyApp://auth", false),
    ] {
        let page = world.authorize(AUTHORIZE, &but(&wish(), "redirect_uri", Some(uri)));
        assert_eq!(page.status == 200, known, "{uri}: {}", html(&page));
        assert!(known || html(&page).contains("AADSTS50011:"), "{uri}");
    }
}

#[test]
fn the_policy_of_each_page_lets_the_browser_go_back_and_nowhere_else() {
    let mut world = registered();
    for (uri, there) in [
        ("https://app.example.com/cb", "https://app.example.com"),
        (
            "https://localhost:5001/signin-oidc",
            "https://localhost:5001",
        ),
        ("http://127.0.0.1:7002/cb", "http://127.0.0.1:7002"),
        ("myapp://auth", "myapp:"),
    ] {
        let wish = but(&wish(), "redirect_uri", Some(uri));
        let first = world.authorize(AUTHORIZE, &but(&wish, "response_mode", Some("form_post")));
        let factor = world.press(&first, "practice");
        let posts = world.press(&factor, "approve");
        for page in [first, factor, posts] {
            let policy = page.header("content-security-policy").unwrap();
            let allowed = format!("form-action 'self' http://localhost:* {there};");
            assert!(policy.contains(&allowed), "{policy}");
        }
    }
}

#[test]
fn nothing_that_a_browser_would_run_is_led_back_to_even_if_a_state_has_it_as_registered() {
    for uri in [
        "javascript://x/%0aalert(1)",
        "data://x",
        "http://app.example.com/cb",
        "https://user@app.example.com/cb",
        "https://app.example.com/\r\nX: y",
        "https://app.example.com;/",
        "https:///cb",
    ] {
        let mut world = visit("ready");
        let application = &mut world.world.directory.applications[0];
        application.web.push(uri.to_owned());
        let page = world.authorize(AUTHORIZE, &but(&wish(), "redirect_uri", Some(uri)));
        assert!(html(&page).contains("AADSTS50011:"), "{uri}");
    }
}

#[test]
fn of_a_single_page_application_it_is_said_that_none_is_played() {
    let mut world = visit("ready");
    let uri = "https://app.example.com/spa";
    let kept = &mut world.world.directory.applications[0].extra.properties;
    kept.insert("spa".to_owned(), json!({"redirectUris": [uri]}));
    let page = world.authorize(AUTHORIZE, &but(&wish(), "redirect_uri", Some(uri)));
    let text = html(&page);
    assert!(
        text.contains("AADSTS50011:") && text.contains("not played"),
        "{text}"
    );
    assert!(!text.contains("does not match"), "{text}");
}

#[test]
fn a_code_shown_with_another_registered_redirect_uri_is_not_called_unregistered() {
    let mut world = visit("ready");
    let code = world.browser_code(&wish());
    let form = vec![
        ("grant_type", "authorization_code"),
        ("client_id", CLIENT_ID),
        ("code", code.as_str()),
        ("redirect_uri", "http://localhost/web"),
        ("code_verifier", VERIFIER),
    ];
    let refused = body(&world.post(V2, &form));
    let text = refused["error_description"].as_str().unwrap();
    assert!(
        text.starts_with("AADSTS50011: ") && !text.contains("registered"),
        "{text}"
    );
}
