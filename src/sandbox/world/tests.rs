//! The world asked directly: strictness, quirks, lock-out, forged tokens, and what is peculiar to each scenario.

mod refresh;

use super::*;
use crate::sandbox::practice::{
    CLIENT_ID, CLIENT_SECRET, OTHER_TENANT_ID, PARTNER_ID, PASSWORD, TENANT, TENANT_ID, USER,
    USER_OBJECT_ID,
};
use crate::sandbox::scenario::find;
use crate::sandbox::truth::{Account, Policy};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

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
        world: World::new(find(scenario).unwrap(), "http://127.0.0.1:1").unwrap(),
        now: "2026-11-22T10:00:00Z".parse().unwrap(),
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
    assert_eq!(body(&sets)["DataRedacted"], false);
    assert_eq!(body(&sets)["Value"].as_array().unwrap().len(), 4);
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
    assert_eq!(
        visit("ready")
            .post("/organizations/oauth2/token", &password)
            .status,
        200
    );
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
    assert_eq!(said["idtyp"], "app");
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
    assert_eq!(body(&late)["Message"], "Unauthorized");
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
    assert_eq!(one["TotalCount"], 1);
    assert_eq!(one["Value"][0]["DatasetName"], "Profile");
    let none = ready.get(&format!("{DATASETS}?datasetName=Profil"), &token);
    assert_eq!(none.status, 400);
    assert_eq!(body(&none)["Message"], "Invalid table name");
    assert_eq!(ready.get("/insights/v1/mpn/Elsewhere", &token).status, 404);
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
        let announced = find(scenario).unwrap().code;
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

const DEVICE: &str = "/contoso.onmicrosoft.com/oauth2/v2.0/devicecode";
const SCOPE: &str =
    "https://api.partnercenter.microsoft.com/user_impersonation offline_access openid profile";

fn for_a_code<'a>() -> Pairs<'a> {
    vec![("client_id", CLIENT_ID), ("scope", SCOPE)]
}

impl Visit {
    /// Asks for a device code; returns what it is polled with.
    fn device_code(&mut self) -> String {
        let answer = self.post(DEVICE, &for_a_code());
        assert_eq!(answer.status, 200, "{:?}", body(&answer));
        body(&answer)["device_code"].as_str().unwrap().to_owned()
    }

    fn poll(&mut self, device_code: &str, secret: Option<&str>) -> Answer {
        let mut form = vec![
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            ("client_id", CLIENT_ID),
            ("device_code", device_code),
        ];
        form.extend(secret.map(|secret| ("client_secret", secret)));
        self.post(V2, &form)
    }

    /// The `error` and code of a poll.
    fn refused_poll(&mut self, device_code: &str, secret: Option<&str>) -> (String, u64) {
        let said = body(&self.poll(device_code, secret));
        let error = said["error"].as_str().unwrap().to_owned();
        (error, said["error_codes"][0].as_u64().unwrap())
    }
}

#[test]
fn a_device_code_is_offered_in_the_documented_shape_and_says_that_it_is_not_real() {
    let offer = body(&visit("ready").post(DEVICE, &for_a_code()));
    let sample: Value =
        serde_json::from_str(include_str!("../../../assets/samples/device-code-v2.json")).unwrap();
    let names =
        |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    assert_eq!(names(&offer), names(&sample));
    assert_eq!(offer["verification_uri"], sample["verification_uri"]);
    assert_eq!(offer["expires_in"], sample["expires_in"]);
    assert_eq!(offer["interval"], 1, "quicker than Microsoft's 5");
    assert_eq!(offer["user_code"], "SANDBOX01");
}

#[test]
fn requests_for_a_device_code_are_judged_strictly() {
    let form = for_a_code();
    let other = "5a4db0c5-0000-4000-8000-00000000ffff";
    for (path, form, code) in [
        (DEVICE, but(&form, "client_id", None), 900_144),
        (DEVICE, but(&form, "scope", None), 900_144),
        (DEVICE, but(&form, "resource", Some(RESOURCE)), 901_002),
        (DEVICE, but(&form, "client_id", Some(other)), 700_016),
        (
            DEVICE,
            but(&form, "scope", Some("user_impersonation")),
            70011,
        ),
        ("/fabrikam.com/oauth2/v2.0/devicecode", form.clone(), 90002),
        ("/common/oauth2/v2.0/devicecode", form.clone(), 50194),
    ] {
        let names: Vec<&str> = form.iter().map(|(name, _)| *name).collect();
        let found = visit("ready").code(path, &form);
        assert_eq!(found, Some(code), "{path} {names:?}");
    }
    let bare = visit("ready").ask("POST", DEVICE, &vec![], "client_id=x");
    assert_eq!(body(&bare)["error_codes"][0], 900_144);
    let got = visit("ready").ask("GET", DEVICE, &vec![], "");
    assert_eq!(body(&got)["error_codes"][0], 900_561);
}

#[test]
fn the_simulated_person_is_done_at_the_second_poll_with_a_second_factor() {
    for scenario in [
        "ready",
        "mfa-required",
        "federated",
        "wrong-password",
        "expired-password",
    ] {
        let mut world = visit(scenario);
        let code = world.device_code();
        let pending = ("authorization_pending".to_owned(), 70016);
        assert_eq!(world.refused_poll(&code, Some(CLIENT_SECRET)), pending);
        let granted = body(&world.poll(&code, Some(CLIENT_SECRET)));
        assert!(granted["refresh_token"].is_string() && granted["scope"] == SCOPE);
        let token = granted["access_token"].as_str().unwrap();
        assert_eq!(claims(token)["amr"], json!(["pwd", "mfa"]), "{scenario}");
        assert_eq!(world.get(MPN, token).status, 200, "{scenario}");
        let used = ("invalid_grant".to_owned(), 90120);
        assert_eq!(world.refused_poll(&code, Some(CLIENT_SECRET)), used);
    }
}

#[test]
fn a_person_who_is_never_asked_for_a_second_factor_gets_a_token_without_one() {
    let mut world = visit("mfa-not-claimed");
    let code = world.device_code();
    world.poll(&code, Some(CLIENT_SECRET));
    let granted = body(&world.poll(&code, Some(CLIENT_SECRET)));
    let token = granted["access_token"].as_str().unwrap();
    assert_eq!(claims(token)["amr"], json!(["pwd"]));
    assert_eq!(body(&world.get(MPN, token))["code"], "900421");
}

#[test]
fn a_code_that_the_person_cannot_use_ends_and_the_password_may_work_all_the_same() {
    for scenario in ["device-code-blocked", "locked-account", "disabled-user"] {
        let mut world = visit(scenario);
        let code = world.device_code();
        for _ in 0..2 {
            assert_eq!(world.refused_poll(&code, Some(CLIENT_SECRET)).1, 70016);
        }
        let ended = world.refused_poll(&code, Some(CLIENT_SECRET));
        assert_eq!(ended, ("expired_token".to_owned(), 70020), "{scenario}");
        let announced = find(scenario).unwrap().by_device_code();
        assert_eq!(announced.code, Some("70020"), "{scenario}");
    }
    visit("device-code-blocked").token();
}

#[test]
fn a_code_ends_after_a_quarter_of_an_hour_and_another_is_not_known() {
    let mut world = visit("ready");
    let code = world.device_code();
    world.pass(899);
    assert_eq!(world.refused_poll(&code, Some(CLIENT_SECRET)).1, 70016);
    world.pass(1);
    assert_eq!(world.refused_poll(&code, Some(CLIENT_SECRET)).1, 70020);
    let unknown = world.refused_poll("practice-device-code~x", Some(CLIENT_SECRET));
    assert_eq!(unknown, ("bad_verification_code".to_owned(), 70018));
}

#[test]
fn a_confidential_client_must_poll_with_its_secret_and_a_public_one_must_not() {
    let mut world = visit("ready");
    let code = world.device_code();
    assert_eq!(world.refused_poll(&code, None).1, 7_000_218);
    assert_eq!(world.refused_poll(&code, Some("x")).1, 7_000_215);
    let mut world = visit("public-client");
    let code = world.device_code();
    assert_eq!(world.refused_poll(&code, Some(CLIENT_SECRET)).1, 700_025);
    assert_eq!(
        world.refused_poll(&code, None).1,
        70016,
        "the person is still at it"
    );
    let granted = body(&world.poll(&code, None));
    let token = granted["access_token"].as_str().unwrap();
    assert_eq!(claims(token)["appidacr"], "0");
}

#[test]
fn conditional_access_and_consent_are_judged_when_the_person_is_done() {
    for (scenario, code) in [
        ("conditional-access", 53003),
        ("no-consent", 65001),
        ("consent-lag", 65001),
    ] {
        let mut world = visit(scenario);
        let device_code = world.device_code();
        world.poll(&device_code, Some(CLIENT_SECRET));
        let refused = world.refused_poll(&device_code, Some(CLIENT_SECRET));
        assert_eq!(refused.1, code, "{scenario}");
        let announced = find(scenario).unwrap().by_device_code();
        assert_eq!(announced.code, Some(code.to_string().as_str()));
    }
}

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
        assert_eq!(body(&sets)["DataRedacted"], redacted, "{scenario}");
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
    for path in [
        "/",
        "/v2",
        "/a/b",
        "/%ff",
        "/v1.0/me",
        "/a/oauth2/v3.0/token",
        "//",
        "/?%zz",
    ] {
        let answer = ready.ask("GET", path, &vec![], "");
        assert_eq!(answer.status, 404, "{path}");
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
    let lines = ready.world.requests();
    assert_eq!(
        lines[0],
        "POST /contoso.onmicrosoft.com/oauth2/token resource client_id client_secret grant_type scope username password -> 200"
    );
    assert_eq!(lines[1], "GET /v1/profiles/mpn mpnId -> 404");
    assert_eq!(lines.len(), 4);
    let all = lines.join("\n");
    for secret in [CLIENT_SECRET, "never", PASSWORD, &token, "9999999"] {
        assert!(!all.contains(secret), "{all}");
    }
}

#[test]
fn the_record_of_requests_does_not_grow_without_end() {
    let mut ready = visit("ready");
    for _ in 0..=REMEMBERED {
        ready.ask("GET", "/x", &vec![], "");
    }
    ready.ask("GET", "/last", &vec![], "");
    let lines = ready.world.requests();
    assert_eq!(lines.len(), REMEMBERED);
    assert_eq!(lines[REMEMBERED - 1], "GET /last -> 404");
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
                let mut world = World::new(scenario, "http://127.0.0.1:1").unwrap();
                let answer = world.answer(&request, Timestamp::UNIX_EPOCH);
                proptest::prop_assert!((200..600).contains(&answer.status));
            }
        }
    }
}
