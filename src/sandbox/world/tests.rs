//! The world asked directly: strictness, quirks, lock-out, forged tokens, and what is peculiar to each scenario.

mod any_request;
mod authorize;
mod claims;
mod code;
mod consent;
mod device_code;
mod discovery;
mod graph;
mod partner_center;
mod redirects;
mod refresh;
mod refusals;
mod scopes;
mod situations;

use super::*;
use crate::sandbox::practice::{
    CLIENT_ID, CLIENT_SECRET, OTHER_TENANT_ID, PARTNER_ID, PASSWORD, TENANT, TENANT_ID, USER,
    USER_OBJECT_ID,
};
use crate::sandbox::scenario::find;
use crate::sandbox::state;
use crate::sandbox::truth::{Account, Policy, Realm};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use std::collections::HashMap;

const RESOURCE: &str = "https://api.partnercenter.microsoft.com";
const V1: &str = "/contoso.onmicrosoft.com/oauth2/token";
const V2: &str = "/contoso.onmicrosoft.com/oauth2/v2.0/token";
const MPN: &str = "/v1/profiles/mpn";
const DATASETS: &str = "/insights/v1/mpn/ScheduledDataset";
const FORM: &str = "application/x-www-form-urlencoded";

/// A world at a moment that the test decides.
struct Visit {
    world: World,
    now: Timestamp,
}

/// Name-value pairs of a form or of headers.
type Pairs<'a> = Vec<(&'a str, &'a str)>;

fn visit(scenario: &str) -> Visit {
    Visit {
        world: World::new(find(scenario).unwrap(), "http://127.0.0.1:1"),
        now: "2026-11-22T10:00:00Z".parse().unwrap(),
    }
}

/// A scenario as a state names it.
fn played(scenario: &str) -> state::Played {
    state::Played {
        name: scenario.to_owned(),
        mark: String::new(),
    }
}

fn by_password<'a>() -> Pairs<'a> {
    vec![
        ("resource", RESOURCE),
        ("client_id", CLIENT_ID),
        ("client_secret", CLIENT_SECRET),
        ("grant_type", "password"),
        ("scope", "openid"),
        ("username", USER),
        ("password", PASSWORD),
    ]
}

fn by_secret<'a>() -> Pairs<'a> {
    vec![
        ("grant_type", "client_credentials"),
        ("client_id", CLIENT_ID),
        ("client_secret", CLIENT_SECRET),
        ("scope", "https://api.partnercenter.microsoft.com/.default"),
    ]
}

/// The form with one parameter changed, added, or (by `None`) left out.
fn but<'a>(form: &Pairs<'a>, name: &'a str, value: Option<&'a str>) -> Pairs<'a> {
    let mut form = form.clone();
    form.retain(|(known, _)| *known != name);
    form.extend(value.map(|value| (name, value)));
    form
}

fn encoded(form: &Pairs) -> String {
    let percent = |text: &str| {
        let escapes: Vec<String> = text.bytes().map(|b| format!("%{b:02X}")).collect();
        escapes.concat()
    };
    form.iter()
        .map(|(name, value)| format!("{name}={}", percent(value)))
        .collect::<Vec<_>>()
        .join("&")
}

fn body(answer: &Answer) -> Value {
    let bytes = answer
        .body
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(&answer.body);
    serde_json::from_slice(bytes).unwrap_or_else(|why| panic!("{why}: {answer:?}"))
}

fn claims(token: &str) -> Value {
    let middle = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(middle).unwrap()).unwrap()
}

impl Visit {
    fn ask(&mut self, method: &str, path: &str, headers: &Pairs, body: &str) -> Answer {
        let mut request = http::Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Bytes::from(body.to_owned())).unwrap();
        self.world.answer(&request, self.now)
    }

    fn post(&mut self, path: &str, form: &Pairs) -> Answer {
        self.ask("POST", path, &vec![("content-type", FORM)], &encoded(form))
    }

    fn code(&mut self, path: &str, form: &Pairs) -> Option<u64> {
        body(&self.post(path, form))["error_codes"][0].as_u64()
    }

    /// A token by the practice values.
    fn token(&mut self) -> String {
        let answer = self.post(V1, &by_password());
        assert_eq!(answer.status, 200, "{:?}", body(&answer));
        body(&answer)["access_token"].as_str().unwrap().to_owned()
    }

    fn app_token(&mut self) -> String {
        let answer = self.post(V2, &by_secret());
        body(&answer)["access_token"].as_str().unwrap().to_owned()
    }

    fn get(&mut self, path: &str, token: &str) -> Answer {
        let bearer = format!("Bearer {token}");
        let headers = vec![("authorization", bearer.as_str()), ("validatemfa", "true")];
        self.ask("GET", path, &headers, "")
    }

    fn pass(&mut self, seconds: i64) {
        self.now += SignedDuration::from_secs(seconds);
    }
}

#[test]
fn the_whole_road_is_open_when_everything_is_in_order() {
    let mut ready = visit("ready");
    for tenant in [TENANT, TENANT_ID, "contoso.com"] {
        for version in ["", "/v2.0"] {
            let path = format!("/{tenant}{version}/.well-known/openid-configuration");
            let answer = ready.ask("GET", &path, &vec![], "");
            let found = body(&answer);
            assert_eq!(answer.status, 200);
            assert!(found["issuer"].as_str().unwrap().contains(TENANT_ID));
            assert_eq!(found["cloud_instance_name"], "microsoftonline.com");
            let token = found["token_endpoint"].as_str().unwrap();
            assert!(token.starts_with("http://127.0.0.1:1/"), "{token}");
        }
    }
    let realm = ready.ask(
        "GET",
        "/common/userrealm/insights%40contoso.onmicrosoft.com?api-version=1.0",
        &vec![],
        "",
    );
    assert_eq!(body(&realm)["account_type"], "Managed");

    let token = ready.token();
    let said = claims(&token);
    let now = ready.now.as_second();
    for (name, expected) in [
        ("aud", json!(RESOURCE)),
        (
            "iss",
            json!(format!("https://sts.windows.net/{TENANT_ID}/")),
        ),
        ("tid", json!(TENANT_ID)),
        ("appid", json!(CLIENT_ID)),
        ("appidacr", json!("1")),
        ("upn", json!(USER)),
        ("oid", json!(USER_OBJECT_ID)),
        ("scp", json!("user_impersonation")),
        ("amr", json!(["pwd", "mfa"])),
        ("iat", json!(now)),
        ("exp", json!(now + 3599)),
        ("ver", json!("1.0")),
    ] {
        assert_eq!(said[name], expected, "{name}");
    }

    assert_eq!(body(&ready.get(MPN, &token))["mpnId"], PARTNER_ID);
    let vetting = ready.get("/v1/profiles/legalbusiness?vettingVersion=Current", &token);
    assert_eq!(body(&vetting)["vettingStatus"], "authorized");
    let role = role_named(&mut ready, &token, "Executive Report Viewer");
    let members = ready.get(&format!("/v1/roles/{role}/usermembers?size=500"), &token);
    let items = body(&members)["items"].as_array().unwrap().clone();
    assert!(items.iter().any(|member| member["id"] == USER_OBJECT_ID));
    let sets = ready.get(DATASETS, &token);
    assert_eq!(sets.header("isMfaCompliant"), Some("true"));
    assert_eq!(body(&sets)["dataRedacted"], false);
    assert_eq!(body(&sets)["value"].as_array().unwrap().len(), 22);
}

fn role_named(visit: &mut Visit, token: &str, name: &str) -> String {
    let roles = body(&visit.get("/v1/roles", token));
    let items = roles["items"].as_array().unwrap();
    let role = items.iter().find(|role| role["name"] == name).unwrap();
    role["id"].as_str().unwrap().to_owned()
}

fn is_in(visit: &mut Visit, token: &str, role: &str) -> bool {
    let id = role_named(visit, token, role);
    let members = visit.get(&format!("/v1/roles/{id}/usermembers?size=500"), token);
    let items = body(&members)["items"].as_array().unwrap().clone();
    items.iter().any(|member| member["id"] == USER_OBJECT_ID)
}

#[test]
fn token_requests_are_judged_strictly_and_in_order() {
    let (password, secret) = (by_password(), by_secret());
    let other = "5a4db0c5-0000-4000-8000-00000000ffff";
    let without = |name| but(&password, name, None);
    let with = |name, value| but(&password, name, Some(value));
    let v2 = |scope| but(&without("resource"), "scope", Some(scope));
    let app = |name, value| but(&secret, name, value);
    for (path, form, code) in [
        // What must be there.
        (V1, without("grant_type"), 900_144),
        (V1, without("client_id"), 900_144),
        (V1, without("resource"), 900_144),
        (V1, without("username"), 900_144),
        (V1, without("password"), 900_144),
        (V1, with("password", ""), 90014),
        (V2, app("scope", None), 900_144),
        (V1, with("grant_type", "implicit"), 70003),
        (V2, password.clone(), 901_002),
        // The tenant comes before the application, the application before its secret, all before the user.
        (
            "/fabrikam.com/oauth2/token",
            with("client_id", other),
            90002,
        ),
        ("/common/oauth2/token", password.clone(), 9_001_023),
        ("/consumers/oauth2/token", password.clone(), 9_001_023),
        ("/common/oauth2/v2.0/token", secret.clone(), 50059),
        (
            V1,
            but(&with("client_id", other), "client_secret", Some("x")),
            700_016,
        ),
        (
            V1,
            but(
                &with("client_secret", "x"),
                "username",
                Some("no@contoso.com"),
            ),
            7_000_215,
        ),
        (V1, without("client_secret"), 7_000_218),
        (V2, app("client_secret", None), 7_000_216),
        (V1, with("client_secret", CLIENT_ID), 7_000_215),
        (V1, with("username", "nobody@contoso.com"), 50034),
        (
            V1,
            with("username", " insights@contoso.onmicrosoft.com"),
            50034,
        ),
        (V1, with("password", "wrong"), 50126),
        // A copied blank, another API, a scope that is none.
        (
            V1,
            with("resource", " https://api.partnercenter.microsoft.com"),
            500_011,
        ),
        (
            V1,
            with("resource", "https://api.partnercenter.microsoft.com/"),
            500_011,
        ),
        (V2, v2("https://api.example.com/.default"), 500_011),
        (
            V2,
            v2("https://api.partnercenter.microsoft.com/everything"),
            650_053,
        ),
        (V2, v2("user_impersonation"), 70011),
        (
            V2,
            app(
                "scope",
                Some("https://api.partnercenter.microsoft.com/user_impersonation"),
            ),
            70011,
        ),
        (V2, app("scope", Some("openid")), 70011),
    ] {
        let found = visit("ready").code(path, &form);
        let names: Vec<&str> = form.iter().map(|(name, _)| *name).collect();
        assert_eq!(found, Some(code), "{path} {names:?}");
    }
    for form in [
        &password,
        &with("unknown_parameter", "x"),
        &with("client_id", &CLIENT_ID.to_uppercase()),
    ] {
        assert_eq!(visit("ready").post(V1, form).status, 200);
    }
}

#[test]
fn what_is_no_form_or_not_posted_is_refused() {
    let form = encoded(&by_password());
    let mut ready = visit("ready");
    for (method, kind, body_sent, code) in [
        ("GET", FORM, form.as_str(), 900_561),
        ("PUT", FORM, form.as_str(), 900_561),
        ("POST", "application/json", form.as_str(), 900_144),
        ("POST", "text/plain", form.as_str(), 900_144),
        (
            "POST",
            FORM,
            "grant_type=password&grant_type=password",
            9_002_313,
        ),
        ("POST", FORM, "grant_type=%zz", 9_002_313),
        ("POST", FORM, "", 900_144),
    ] {
        let answer = ready.ask(method, V1, &vec![("content-type", kind)], body_sent);
        assert_eq!(body(&answer)["error_codes"][0], code, "{method} {kind}");
    }
    let kind = "Application/X-WWW-Form-Urlencoded; charset=utf-8";
    let answer = ready.ask("POST", V1, &vec![("content-type", kind)], &form);
    assert_eq!(answer.status, 200);
}

#[test]
fn the_older_endpoint_writes_numbers_as_strings_and_gives_a_refresh_token_unasked() {
    let mut ready = visit("ready");
    let old = body(&ready.post(V1, &by_password()));
    assert_eq!(old["expires_in"], "3599");
    assert_eq!(old["not_before"], ready.now.as_second().to_string());
    assert_eq!(old["resource"], RESOURCE);
    assert_eq!(old["scope"], "user_impersonation");
    assert!(old["refresh_token"].is_string() && old["id_token"].is_string());

    let scope = "https://api.partnercenter.microsoft.com/user_impersonation openid";
    let form = but(&but(&by_password(), "resource", None), "scope", Some(scope));
    let new = body(&ready.post(V2, &form));
    assert_eq!(new["expires_in"], 3599);
    assert_eq!(new["scope"], scope);
    assert!(new["refresh_token"].is_null() && new["resource"].is_null());
    let offline = format!("{scope} offline_access");
    let new = body(&ready.post(V2, &but(&form, "scope", Some(&offline))));
    assert!(new["refresh_token"].is_string());
    assert_eq!(claims(new["access_token"].as_str().unwrap())["ver"], "1.0");

    let app = body(&ready.post(V2, &by_secret()));
    assert!(app["refresh_token"].is_null() && app["scope"].is_null());
    let said = claims(app["access_token"].as_str().unwrap());
    // An API's tokens say so only if it wants them to.
    assert!(said["idtyp"].is_null());
    let graph = but(
        &by_secret(),
        "scope",
        Some("https://graph.microsoft.com/.default"),
    );
    let graph = body(&ready.post(V2, &graph));
    assert_eq!(
        claims(graph["access_token"].as_str().unwrap())["idtyp"],
        "app"
    );
    assert!(said["scp"].is_null() && said["roles"].is_null() && said["upn"].is_null());
}

#[test]
fn a_refusal_carries_ids_time_and_address_and_echoes_the_callers_id() {
    let mut ready = visit("ready");
    let id = "11111111-2222-3333-4444-555555555555";
    let form = encoded(&but(&by_password(), "client_secret", Some("x")));
    let headers = vec![
        ("content-type", FORM),
        ("client-request-id", id),
        ("return-client-request-id", "true"),
    ];
    let answer = ready.ask("POST", V1, &headers, &form);
    let said = body(&answer);
    assert_eq!(answer.status, 401);
    assert_eq!(said["error"], "invalid_client");
    assert_eq!(said["correlation_id"], id);
    assert_eq!(answer.header("client-request-id"), Some(id));
    assert_eq!(said["timestamp"], "2026-11-22 10:00:00Z");
    assert_eq!(
        said["error_uri"],
        "https://login.microsoftonline.com/error?code=7000215"
    );
    let trace = said["trace_id"].as_str().unwrap();
    assert_eq!(answer.header("x-ms-request-id"), Some(trace));
    let text = said["error_description"].as_str().unwrap();
    assert!(text.starts_with("AADSTS7000215: "));
    assert!(text.contains(&format!(
        "\r\nTrace ID: {trace}\r\nCorrelation ID: {id}\r\n"
    )));
    let newer = but(&by_secret(), "client_secret", Some("x"));
    let newer = body(&ready.post(V2, &newer));
    assert!(!newer["error_description"].as_str().unwrap().contains('\n'));

    let silent = ready.ask("POST", V1, &headers[..2].to_vec(), &form);
    assert_eq!(silent.header("client-request-id"), None);
    assert_eq!(answer.header("date"), Some("Sun, 22 Nov 2026 10:00:00 GMT"));
}

#[test]
fn ten_wrong_passwords_in_a_row_lock_the_account_and_time_unlocks_it() {
    let mut ready = visit("ready");
    let wrong = but(&by_password(), "password", Some("wrong"));
    for _ in 0..9 {
        assert_eq!(ready.code(V1, &wrong), Some(50126));
    }
    ready.token();
    for _ in 0..10 {
        assert_eq!(ready.code(V1, &wrong), Some(50126));
    }
    assert_eq!(ready.code(V1, &by_password()), Some(50053));
    ready.pass(59);
    assert_eq!(ready.code(V1, &by_password()), Some(50053));
    ready.pass(1);
    // One more wrong one, and the next lock is twice as long.
    assert_eq!(ready.code(V1, &wrong), Some(50126));
    ready.pass(119);
    assert_eq!(ready.code(V1, &by_password()), Some(50053));
    ready.pass(1);
    ready.token();
    assert_eq!(ready.code(V1, &wrong), Some(50126));
    ready.token();
}

#[test]
fn app_only_requests_never_lock_the_user() {
    let mut ready = visit("ready");
    let wrong = but(&by_secret(), "client_secret", Some("wrong"));
    for _ in 0..20 {
        assert_eq!(ready.code(V2, &wrong), Some(7_000_215));
    }
    ready.token();
}

/// The code of the practice values' password sign-in in a scenario.
fn refused_with(scenario: &str) -> Option<u64> {
    visit(scenario).code(V1, &by_password())
}

#[test]
fn sign_in_scenarios_refuse_with_their_code() {
    for (scenario, code) in [
        ("mfa-required", 50076),
        ("federated", 50126),
        ("unknown-tenant", 90002),
        ("unknown-user", 50034),
        ("wrong-client-id", 700_016),
        ("secret-id-pasted", 7_000_215),
        ("expired-secret", 7_000_222),
        ("public-client", 700_025),
        ("no-consent", 65001),
        ("wrong-password", 50126),
        ("locked-account", 50053),
        ("expired-password", 50055),
        ("disabled-user", 50057),
        ("conditional-access", 53003),
        ("consent-lag", 65001),
    ] {
        assert_eq!(refused_with(scenario), Some(code), "{scenario}");
        // The code that the scenario announces is the one that the world gives.
        let announced = find(scenario).unwrap().by_password.code;
        if let Some(announced) = announced {
            assert_eq!(announced, code.to_string(), "{scenario}");
        }
    }
}

#[test]
fn the_application_alone_gets_its_token_unless_tenant_application_or_secret_are_spoilt() {
    for scenario in crate::sandbox::SCENARIOS {
        let expected = match scenario.name {
            "unknown-tenant" => Some(90002),
            "wrong-client-id" => Some(700_016),
            "secret-id-pasted" => Some(7_000_215),
            "expired-secret" => Some(7_000_222),
            "public-client" => Some(700_025),
            "flaky" | "captive-portal" => continue,
            _ => None,
        };
        let answer = visit(scenario.name).post(V2, &by_secret());
        let code = body(&answer)["error_codes"][0].as_u64();
        assert_eq!(code, expected, "{}", scenario.name);
    }
}

#[test]
fn a_refusal_for_the_secret_id_says_to_send_the_value() {
    let answer = visit("secret-id-pasted").post(V1, &by_password());
    let text = body(&answer)["error_description"].to_string();
    assert!(text.contains("value") && text.contains("ID"), "{text}");
    let answer = visit("mfa-required").post(V1, &by_password());
    let text = body(&answer)["error_description"].to_string();
    assert!(
        text.contains("fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd"),
        "{text}"
    );
}

#[test]
fn an_expired_secret_is_told_from_a_wrong_one() {
    let wrong = but(&by_secret(), "client_secret", Some("x"));
    assert_eq!(visit("expired-secret").code(V2, &wrong), Some(7_000_215));
}

#[test]
fn a_public_client_gets_its_token_without_a_secret() {
    let form = but(&by_password(), "client_secret", None);
    let answer = body(&visit("public-client").post(V1, &form));
    let said = claims(answer["access_token"].as_str().unwrap());
    assert_eq!(said["appidacr"], "0");
}
