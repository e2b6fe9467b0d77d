//! Signing in by browser: what the authorization endpoint takes, what its pages show, and what goes back.

use super::*;
use crate::sandbox::SCENARIOS;

pub(super) const AUTHORIZE: &str = "/contoso.onmicrosoft.com/oauth2/v2.0/authorize";
pub(super) const AUTHORIZE_V1: &str = "/contoso.onmicrosoft.com/oauth2/authorize";
pub(super) const REDIRECT: &str = "http://localhost:8400/";
pub(super) const SCOPE: &str =
    "https://api.partnercenter.microsoft.com/user_impersonation offline_access openid profile";
/// The pair that RFC 7636 prints in its appendix B.
pub(super) const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub(super) const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

pub(super) fn wish<'a>() -> Pairs<'a> {
    vec![
        ("client_id", CLIENT_ID),
        ("response_type", "code"),
        ("redirect_uri", REDIRECT),
        ("scope", SCOPE),
        ("state", "a state & more"),
        ("nonce", "a nonce"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
        ("login_hint", USER),
    ]
}

/// A form on a page: where it goes, and its fields.
#[derive(Clone, Debug)]
pub(super) struct PageForm {
    action: String,
    on: bool,
    fields: Vec<(String, String)>,
}

pub(super) fn html(answer: &Answer) -> String {
    String::from_utf8(answer.body.clone()).unwrap()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = tag.split_once(&format!(" {name}=\""))?.1;
    let value = rest.split('"').next()?;
    let plain = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    Some(
        plain
            .iter()
            .fold(value.to_owned(), |text, (from, to)| text.replace(from, to)),
    )
}

pub(super) fn forms(page: &str) -> Vec<PageForm> {
    page.split("<form ")
        .skip(1)
        .map(|form| {
            let form = form.split("</form>").next().unwrap();
            let tag = format!(" {}", form.split('>').next().unwrap());
            let fields = form.split("<input").skip(1).map(|input| {
                let input = input.split('>').next().unwrap();
                (
                    attribute(input, "name").unwrap(),
                    attribute(input, "value").unwrap_or_default(),
                )
            });
            PageForm {
                action: attribute(&tag, "action").unwrap(),
                on: attribute(&tag, "data-way").as_deref() == Some("on"),
                fields: fields.collect(),
            }
        })
        .collect()
}

impl PageForm {
    fn does(&self, action: &str) -> bool {
        self.fields
            .iter()
            .any(|(name, value)| name == "do" && value == action)
    }
}

/// The parameters of a redirect's address.
pub(super) fn said(address: &str) -> HashMap<String, String> {
    let (_, query) = address.split_once(['?', '#']).unwrap();
    query
        .split('&')
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap();
            (name.to_owned(), decode(value.as_bytes(), true).unwrap())
        })
        .collect()
}

impl Visit {
    pub(super) fn authorize(&mut self, path: &str, wish: &Pairs) -> Answer {
        self.ask("GET", &format!("{path}?{}", encoded(wish)), &vec![], "")
    }

    pub(super) fn send(&mut self, form: &PageForm) -> Answer {
        let pairs: Pairs = form
            .fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        self.post(&form.action, &pairs)
    }

    /// Presses the button that does this.
    pub(super) fn press(&mut self, page: &Answer, action: &str) -> Answer {
        let forms = forms(&html(page));
        let form = forms.iter().find(|form| form.does(action));
        let form = form.unwrap_or_else(|| panic!("no '{action}' on {}", html(page)));
        self.send(form)
    }

    /// Types user ID and password.
    fn types(&mut self, page: &Answer, user: &str, password: &str) -> Answer {
        let mut form = forms(&html(page))[0].clone();
        for (name, value) in &mut form.fields {
            match name.as_str() {
                "username" => user.clone_into(value),
                "password" => password.clone_into(value),
                _ => {}
            }
        }
        self.send(&form)
    }

    /// Follows the way that leads on, page by page, to the redirect to the application.
    pub(super) fn walk(&mut self, mut page: Answer) -> String {
        for _ in 0..8 {
            if page.status == 302 {
                let address = page.header("location").unwrap().to_owned();
                let Some(path) = address.strip_prefix("http://127.0.0.1:1") else {
                    return address;
                };
                page = self.ask("GET", path, &vec![], "");
            }
            let forms = forms(&html(&page));
            let on: Vec<&PageForm> = forms.iter().filter(|form| form.on).collect();
            assert_eq!(on.len(), 1, "one way on: {}", html(&page));
            page = self.send(on[0]);
        }
        panic!("the pages never end");
    }

    /// The code of a sign-in as the practice user.
    pub(super) fn browser_code(&mut self, wish: &Pairs) -> String {
        let page = self.authorize(AUTHORIZE, wish);
        said(&self.walk(page))["code"].clone()
    }
}

#[test]
fn the_whole_way_leads_back_with_a_code_and_the_state_untouched() {
    let mut ready = visit("ready");
    let page = ready.authorize(AUTHORIZE, &wish());
    assert_eq!(page.status, 200);
    assert!(html(&page).contains(&format!("value=\"{USER}\"")), "hint");
    let page = ready.types(&page, USER, PASSWORD);
    assert!(html(&page).contains("Approve"), "{}", html(&page));
    let back = ready.press(&page, "approve");
    let address = back.header("location").unwrap();
    assert!(address.starts_with("http://localhost:8400/?code="));
    assert_eq!(said(address)["state"], "a state & more");
    assert!(said(address)["session_state"].len() == 36);

    let form = vec![
        ("grant_type", "authorization_code"),
        ("client_id", CLIENT_ID),
        ("code", "x"),
        ("redirect_uri", REDIRECT),
        ("code_verifier", VERIFIER),
    ];
    let code = said(address)["code"].clone();
    let answer = ready.post(V2, &but(&form, "code", Some(&code)));
    assert_eq!(answer.status, 200, "{}", body(&answer));
    let token = body(&answer)["access_token"].as_str().unwrap().to_owned();
    assert_eq!(claims(&token)["amr"], json!(["pwd", "mfa"]));
    assert_eq!(ready.get(MPN, &token).status, 200);
}

#[test]
fn every_page_forbids_scripts_frames_and_foreign_content() {
    let mut ready = visit("federated");
    let begin = ready.authorize(AUTHORIZE, &wish());
    let moved = ready.press(&begin, "practice");
    let path = moved.header("location").unwrap()["http://127.0.0.1:1".len()..].to_owned();
    let provider = ready.ask("GET", &path, &vec![], "");
    let refused = ready.authorize(AUTHORIZE, &vec![]);
    for answer in [begin, moved, provider, refused] {
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"));
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"));
        assert_eq!(answer.header("x-frame-options"), Some("DENY"));
        assert_eq!(answer.header("referrer-policy"), Some("same-origin"));
        assert_eq!(answer.header("cache-control"), Some("no-store, no-cache"));
        assert!(!html(&answer).contains("<script"));
    }
}

#[test]
fn what_must_not_go_back_is_shown_on_a_page_and_redirects_nowhere() {
    let other = "5a4db0c5-0000-4000-8000-00000000ffff";
    let wish = wish();
    for (path, wish, code) in [
        (AUTHORIZE, but(&wish, "client_id", None), 900_144),
        (AUTHORIZE, but(&wish, "client_id", Some("")), 90014),
        (AUTHORIZE, but(&wish, "client_id", Some(other)), 700_016),
        (AUTHORIZE, but(&wish, "redirect_uri", None), 900_144),
        ("/fabrikam.com/oauth2/v2.0/authorize", wish.clone(), 90002),
        ("/common/oauth2/v2.0/authorize", wish.clone(), 50194),
        ("/common/oauth2/authorize", wish.clone(), 50194),
    ] {
        let answer = visit("ready").authorize(path, &wish);
        shown_only(&answer, code);
        assert!(html(&answer).contains("2026-11-22 10:00:00Z"));
        assert!(html(&answer).contains("Trace ID") && html(&answer).contains("Correlation ID"));
    }
    for uri in [
        "http://localhost.evil",
        "http://localhost@evil",
        "https://localhost:8400/",
        "http://127.0.0.1:8400/",
        "http://localhost:8400/other",
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "http://localhost\r\nLocation: http://evil",
    ] {
        let answer = visit("ready").authorize(AUTHORIZE, &but(&wish, "redirect_uri", Some(uri)));
        shown_only(&answer, 50011);
    }
    let mut ready = visit("ready");
    let twice = format!("{AUTHORIZE}?{0}&{0}", encoded(&wish));
    shown_only(&ready.ask("GET", &twice, &vec![], ""), 9_002_313);
    assert_eq!(ready.ask("PUT", AUTHORIZE, &vec![], "").status, 405);
}

fn shown_only(answer: &Answer, code: u32) {
    assert_eq!(answer.status, 400);
    assert_eq!(answer.header("location"), None);
    let page = html(answer);
    assert!(page.contains(&format!("AADSTS{code}:")), "{code}: {page}");
    assert!(!page.contains("<script") && forms(&page).is_empty());
}

/// A parameter changed, the OAuth error and the code that follow.
const FAULTS: &[(&str, Option<&str>, &str, u32)] = &[
    ("response_type", None, "invalid_request", 900_144),
    (
        "response_type",
        Some("banana"),
        "unsupported_response_type",
        90013,
    ),
    ("response_mode", Some("smoke"), "invalid_request", 70007),
    ("scope", None, "invalid_request", 900_144),
    ("scope", Some("user_impersonation"), "invalid_scope", 70011),
    (
        "scope",
        Some("https://api.partnercenter.microsoft.com/all"),
        "invalid_scope",
        650_053,
    ),
    (
        "scope",
        Some("https://api.example.com/.default"),
        "invalid_resource",
        500_011,
    ),
    ("resource", Some(RESOURCE), "invalid_request", 901_002),
    ("code_challenge", None, "invalid_request", 900_144),
    ("code_challenge", Some("short"), "invalid_request", 50147),
    (
        "code_challenge",
        Some("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM="),
        "invalid_request",
        50147,
    ),
    (
        "code_challenge_method",
        Some("S512"),
        "invalid_request",
        90013,
    ),
    ("prompt", Some("none"), "login_required", 50058),
    ("prompt", Some("none login"), "invalid_request", 90013),
    ("prompt", Some("please"), "invalid_request", 90013),
    ("claims", Some("{"), "invalid_request", 90013),
    ("claims", Some("[]"), "invalid_request", 90013),
];

fn told(answer: &Answer, error: &str, code: u32) {
    assert_eq!(answer.status, 302, "{error} {code}");
    let address = answer.header("location").unwrap();
    assert!(
        address.starts_with("http://localhost:8400/?error="),
        "{address}"
    );
    let said = said(address);
    assert_eq!(
        (said["error"].as_str(), said["state"].as_str()),
        (error, "a state & more")
    );
    let text = &said["error_description"];
    assert!(text.starts_with(&format!("AADSTS{code}: ")), "{text}");
    assert!(text.contains(" Trace ID: ") && text.contains(" Correlation ID: "));
    assert!(!said.contains_key("code"));
}

#[test]
fn other_faults_of_the_request_go_back_to_the_application() {
    let wish = wish();
    for (name, value, error, code) in FAULTS {
        let answer = visit("ready").authorize(AUTHORIZE, &but(&wish, name, *value));
        told(&answer, error, *code);
    }
    let elsewhere = but(&wish, "resource", Some("https://api.example.com"));
    let answer = visit("ready").authorize(AUTHORIZE_V1, &elsewhere);
    told(&answer, "invalid_resource", 500_011);
    let plain = but(&wish, "code_challenge_method", Some("plain"));
    for challenge in [
        "x".repeat(42),
        "x".repeat(129),
        format!("{} ", "x".repeat(43)),
    ] {
        let plain = but(&plain, "code_challenge", Some(&challenge));
        told(
            &visit("ready").authorize(AUTHORIZE, &plain),
            "invalid_request",
            50147,
        );
    }
    // The documented hybrid request of old: its id token is not enabled, and would come back in a fragment.
    for (response, code) in [
        ("code id_token", 700_054),
        ("token", 700_051),
        ("id_token", 700_054),
    ] {
        let wish = but(&wish, "response_type", Some(response));
        let answer = visit("ready").authorize(AUTHORIZE, &wish);
        let address = answer.header("location").unwrap();
        assert!(address.starts_with("http://localhost:8400/#error=unsupported_response_type"));
        assert!(said(address)["error_description"].contains(&format!("AADSTS{code}: ")));
    }
}

#[test]
fn requests_as_the_documents_and_the_libraries_write_them_are_taken() {
    let wish = wish();
    let bare = but(
        &but(&wish, "code_challenge", None),
        "code_challenge_method",
        None,
    );
    for (path, wish) in [
        (AUTHORIZE, wish.clone()),
        (AUTHORIZE, bare.clone()),
        (AUTHORIZE, but(&wish, "prompt", Some("select_account"))),
        (AUTHORIZE, but(&wish, "prompt", Some("login consent"))),
        (AUTHORIZE, but(&wish, "response_mode", Some("form_post"))),
        (
            AUTHORIZE,
            but(&wish, "redirect_uri", Some("http://localhost")),
        ),
        (AUTHORIZE, but(&wish, "code_challenge_method", None)),
        (
            AUTHORIZE,
            but(&wish, "client_id", Some(&CLIENT_ID.to_uppercase())),
        ),
        (
            AUTHORIZE,
            but(
                &wish,
                "claims",
                Some("{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}"),
            ),
        ),
        (AUTHORIZE_V1, bare.clone()),
        (AUTHORIZE_V1, but(&bare, "resource", Some(RESOURCE))),
    ] {
        let page = visit("ready").authorize(path, &wish);
        assert_eq!(page.status, 200, "{wish:?}");
        assert!(html(&page).contains("<h1>Sign in</h1>"), "{wish:?}");
    }
    let mut ready = visit("ready");
    assert_eq!(ready.post(AUTHORIZE, &wish).status, 200);
}

#[test]
fn nothing_that_is_echoed_breaks_out_of_the_page() {
    let attack = "\"><script>alert('x')</script><a href='//evil'>&amp;\r\n";
    for name in [
        "client_id",
        "response_type",
        "redirect_uri",
        "scope",
        "state",
        "nonce",
        "code_challenge",
        "code_challenge_method",
        "login_hint",
        "response_mode",
        "prompt",
        "claims",
        "domain_hint",
        "x",
    ] {
        let mut ready = visit("ready");
        let mut wish = but(&wish(), name, Some(attack));
        if name != "response_mode" {
            wish.push(("response_mode", "form_post"));
        }
        let begin = ready.authorize(AUTHORIZE, &wish);
        let mut seen = vec![begin.clone()];
        if html(&begin).contains("Password") {
            let wrong = ready.types(&begin, attack, attack);
            let factor = ready.press(&wrong, "practice");
            let back = ready.press(&factor, "approve");
            seen.extend([wrong, factor, back]);
        }
        for page in seen {
            let text = html(&page);
            assert!(
                !text.contains("<script") && !text.contains("'//evil'"),
                "{name}: {text}"
            );
            assert!(!text.contains("alert('"), "{name}: {text}");
            for (header, value) in &page.headers {
                assert!(!value.contains(['\r', '\n']), "{name}: {header}");
            }
        }
    }
    for (path, form) in [
        ("/common/login", vec![("flow", attack), ("do", attack)]),
        ("/common/login", vec![]),
    ] {
        let answer = visit("ready").post(path, &form);
        assert!(!html(&answer).contains("<script"), "{}", html(&answer));
        assert_eq!(answer.status, 400);
    }
    let path = format!("/adfs/ls/?flow={}", "%22%3E%3Cscript%3E");
    let answer = visit("ready").ask("GET", &path, &vec![], "");
    assert!(answer.status == 400 && !html(&answer).contains("<script"));
}

#[test]
fn a_posted_answer_carries_the_same_in_a_form_that_the_person_sends_on() {
    let mut ready = visit("ready");
    let page = ready.authorize(AUTHORIZE, &but(&wish(), "response_mode", Some("form_post")));
    let page = ready.press(&page, "practice");
    let page = ready.press(&page, "approve");
    let form = &forms(&html(&page))[0];
    assert_eq!((page.status, form.action.as_str()), (200, REDIRECT));
    let names: Vec<&str> = form.fields.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["code", "session_state", "state"]);
    assert_eq!(form.fields[2].1, "a state & more");
    // A redirect without a path gets the slash that every browser would put there.
    let mut ready = visit("ready");
    let page = ready.authorize(
        AUTHORIZE,
        &but(&wish(), "redirect_uri", Some("http://localhost:9")),
    );
    assert!(ready.walk(page).starts_with("http://localhost:9/?code="));
}

#[test]
fn a_wrong_password_is_told_on_the_page_and_can_be_typed_again_until_the_lock() {
    let mut ready = visit("ready");
    let mut page = ready.authorize(AUTHORIZE, &wish());
    for _ in 0..10 {
        page = ready.types(&page, USER, "wrong");
        assert!(html(&page).contains("AADSTS50126:"));
    }
    page = ready.types(&page, USER, PASSWORD);
    assert!(html(&page).contains("AADSTS50053:"));
    ready.pass(60);
    page = ready.types(&page, USER, PASSWORD);
    assert!(html(&page).contains("Approve"));

    let mut ready = visit("ready");
    let page = ready.authorize(AUTHORIZE, &wish());
    let page = ready.types(&page, "nobody@contoso.com", PASSWORD);
    assert!(html(&page).contains("AADSTS50034:") && !html(&page).contains("AADSTS50053"));
    assert!(ready.walk(page).contains("?code="), "as the practice user");
}

#[test]
fn whoever_declines_denies_or_gives_up_goes_back_with_access_denied() {
    let mut ready = visit("ready");
    let page = ready.authorize(AUTHORIZE, &but(&wish(), "prompt", Some("consent")));
    let given_up = ready.press(&page, "back");
    let refused = said(given_up.header("location").unwrap());
    assert_eq!(refused["error"], "access_denied");
    assert!(refused["error_description"].starts_with("AADSTS65004: "));

    let page = ready.authorize(AUTHORIZE, &but(&wish(), "prompt", Some("consent")));
    let page = ready.press(&page, "practice");
    let page = ready.press(&page, "deny");
    assert!(html(&page).contains("AADSTS500121:"));
    let page = ready.press(&page, "approve");
    let declined = ready.press(&page, "decline");
    let refused = said(declined.header("location").unwrap());
    assert_eq!(
        (refused["error"].as_str(), refused["state"].as_str()),
        ("access_denied", "a state & more")
    );
    assert!(refused["error_description"].starts_with("AADSTS65004: "));
}

#[test]
fn a_form_that_was_sent_before_or_too_late_begins_nothing() {
    let mut ready = visit("ready");
    let page = ready.authorize(AUTHORIZE, &wish());
    let factor = ready.press(&page, "practice");
    let back = ready.press(&factor, "approve");
    assert_eq!(back.status, 302);
    for (stale, action) in [(&factor, "approve"), (&page, "practice")] {
        shown_only(&ready.press(stale, action), 50089);
    }
    // A form of an earlier page does not skip a later one.
    let page = ready.authorize(AUTHORIZE, &wish());
    let mut form = forms(&html(&page))[1].clone();
    for (name, value) in &mut form.fields {
        if name == "do" {
            "approve".clone_into(value);
        }
    }
    let shown = ready.send(&form);
    assert!(
        html(&shown).contains("<h1>Sign in</h1>"),
        "nobody has signed in"
    );
    ready.pass(1800);
    shown_only(&ready.press(&shown, "practice"), 50089);
}

#[test]
fn each_scenario_leads_through_its_pages_as_it_announces() {
    for scenario in SCENARIOS {
        let mut world = visit(scenario.name);
        if ["offline", "captive-portal"].contains(&scenario.name) {
            continue;
        }
        let page = world.authorize(AUTHORIZE, &wish());
        let expected = match scenario.name {
            "unknown-tenant" => {
                shown_only(&page, 90002);
                continue;
            }
            "wrong-client-id" => {
                shown_only(&page, 700_016);
                continue;
            }
            "unknown-user" => Some(50034),
            "locked-account" => Some(50053),
            "disabled-user" => Some(50057),
            "conditional-access" => Some(53003),
            _ => None,
        };
        let address = world.walk(page);
        let said = said(&address);
        match expected {
            None => assert!(said.contains_key("code"), "{}: {address}", scenario.name),
            Some(code) => {
                assert_eq!(said["error"], "access_denied", "{}", scenario.name);
                let text = &said["error_description"];
                assert!(text.starts_with(&format!("AADSTS{code}: ")), "{text}");
                if let Some(announced) = scenario.by_browser.code {
                    assert_eq!(announced, code.to_string(), "{}", scenario.name);
                }
            }
        }
    }
}

#[test]
fn the_pages_of_a_scenario_are_those_that_entra_would_show() {
    // The practice password is not the right one: the person knows theirs.
    let mut world = visit("wrong-password");
    let page = world.authorize(AUTHORIZE, &wish());
    let page = world.types(&page, USER, PASSWORD);
    assert!(html(&page).contains("AADSTS50126:"));
    assert!(html(&world.press(&page, "practice")).contains("Approve"));

    let mut world = visit("expired-password");
    let page = world.authorize(AUTHORIZE, &wish());
    let page = world.types(&page, USER, PASSWORD);
    assert!(html(&page).contains("AADSTS50055:"));
    assert!(html(&world.press(&page, "change")).contains("Approve"));
    assert_eq!(
        world.code(V1, &by_password()),
        Some(50126),
        "it was changed"
    );

    let mut world = visit("no-consent");
    let page = world.authorize(AUTHORIZE, &wish());
    let page = world.press(&page, "practice");
    let page = world.press(&page, "approve");
    assert!(html(&page).contains("user_impersonation"));
    assert_eq!(world.press(&page, "accept").status, 302);
    // From now on the application may act for this user, whatever the way.
    world.token();

    let mut world = visit("mfa-not-claimed");
    let page = world.authorize(AUTHORIZE, &wish());
    assert_eq!(
        world.press(&page, "practice").status,
        302,
        "never challenged"
    );
    for (path, name, value) in [
        (
            AUTHORIZE,
            "claims",
            "{\"access_token\":{\"amr\":{\"essential\":true,\"values\":[\"mfa\"]}}}",
        ),
        (AUTHORIZE_V1, "amr_values", "mfa"),
        (AUTHORIZE_V1, "amr_values", "ngcmfa"),
    ] {
        let page = world.authorize(path, &but(&wish(), name, Some(value)));
        assert!(
            html(&world.press(&page, "practice")).contains("Approve"),
            "{name}={value}"
        );
    }

    let mut world = visit("conditional-access");
    let page = world.authorize(AUTHORIZE, &wish());
    let page = world.press(&page, "practice");
    assert_eq!(page.status, 200, "Entra's page ends here");
    assert!(html(&page).contains("AADSTS53003:"));

    let mut world = visit("federated");
    let page = world.authorize(AUTHORIZE, &wish());
    let moved = world.types(&page, USER, "anything");
    let address = moved.header("location").unwrap();
    assert!(
        address.starts_with("http://127.0.0.1:1/adfs/ls/?flow="),
        "{address}"
    );
}
