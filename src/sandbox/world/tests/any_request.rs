//! Any request at all: it is answered, shows nothing of its values, and harms nobody who comes after it.

use super::graph::ALL;
use super::*;
use crate::sandbox::state;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// What must never be seen in a line about a request.
const SENTINEL: &str = "hunter2-never";

const METHODS: [&str; 9] = [
    "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "CONNECT", "BREW",
];

/// Parts of real addresses, ids of things that are there, and what does not belong in an address.
fn part() -> impl Strategy<Value = String> {
    let known = select(
        [
            "",
            "common",
            "organizations",
            "consumers",
            TENANT,
            TENANT_ID,
            "v1",
            "v1.0",
            "v2.0",
            "insights",
            "mpn",
            "oauth2",
            "authorize",
            "token",
            "devicecode",
            "deviceauth",
            "login",
            "adminconsent",
            "adfs",
            "ls",
            ".well-known",
            "openid-configuration",
            "discovery",
            "keys",
            "instance",
            "userrealm",
            "getuserrealm.srf",
            "applications",
            "servicePrincipals",
            "oauth2PermissionGrants",
            "organization",
            "me",
            "memberOf",
            "addPassword",
            "removePassword",
            "profiles",
            "legalbusiness",
            "roles",
            "usermembers",
            "partnerRequests",
            "ScheduledDataset",
            "ScheduledQueries",
            "ScheduledReport",
            "testQueryResult",
            "pause",
            "resume",
            "execution",
            "report-files",
            "..",
            ".",
            "%2e%2e",
            "%2f",
            "%252f",
            "%00",
            "%0d%0a",
            "%",
            "%f",
            "%ff%fe",
            "%c3%a9",
            "5a4db0c5-00e5-4001-8000-000000000001",
            "5a4db0c5-04e9-4001-8000-000000000002",
            "5a4db0c5-0b1e-4000-8000-0000000000f7",
            "applications(appId='5a4db0c5-0a99-4000-8000-0000000000c3')",
            SENTINEL,
        ]
        .as_slice(),
    );
    prop_oneof![
        8 => known.prop_map(str::to_owned),
        1 => "[!-~&&[^ #?<>\"{}|^`\\\\]]{0,12}",
    ]
}

/// Addresses that are known, sometimes, so that what is behind them is reached.
fn path() -> impl Strategy<Value = String> {
    let whole = select(
        [
            V1,
            V2,
            MPN,
            DATASETS,
            "/contoso.onmicrosoft.com/oauth2/v2.0/authorize",
            "/common/login",
            "/contoso.com/oauth2/v2.0/devicecode",
            "/common/oauth2/deviceauth",
            "/contoso.com/adminconsent",
            "/insights/v1/mpn/ScheduledQueries",
            "/insights/v1/mpn/ScheduledReport",
            "/v1.0/applications",
            "/insights/v1/mpn/ScheduledQueries/testQueryResult",
            "/v1.0/oauth2PermissionGrants",
        ]
        .as_slice(),
    );
    prop_oneof![
        whole.prop_map(str::to_owned),
        vec(part(), 1..6).prop_map(|parts| format!("/{}", parts.join("/"))),
    ]
}

/// Values that mean something somewhere, and some that mean nothing anywhere.
fn value() -> impl Strategy<Value = String> {
    let known = select(
        [
            "",
            "password",
            "client_credentials",
            "authorization_code",
            "refresh_token",
            "device_code",
            CLIENT_ID,
            CLIENT_SECRET,
            USER,
            PASSWORD,
            RESOURCE,
            "openid offline_access",
            "https://graph.microsoft.com/.default",
            "0.practice-refresh~00000001",
            "code",
            "query",
            "fragment",
            "form_post",
            "http://localhost",
            "http://localhost/web",
            "S256",
            "none",
            "login",
            "consent",
            "back",
            "accept",
            "next",
            "1",
            "-1",
            "0",
            "99999999999999999999",
            "9223372036854775807",
            "2026-11-23T10:00:00Z",
            "9999-12-31T23:59:59Z",
            "CSV",
            "appId eq 'x' and id eq 'y'",
            "displayName eq '",
            "id,appId",
            "null",
            "true",
            "SELECT CustomerName FROM CustomersAndTenants TIMESPAN LAST_MONTH",
            "SELECT a FROM b WHERE ((((((c = 1 ORDER BY LIMIT 0",
            "{\"access_token\":{\"nbf\":{\"essential\":true}}}",
            "5a4db0c5-f10e-4000-8000-000000000001",
            SENTINEL,
        ]
        .as_slice(),
    );
    prop_oneof![6 => known.prop_map(str::to_owned), 1 => "\\PC{0,20}"]
}

fn name() -> impl Strategy<Value = String> {
    let known = select(
        [
            "grant_type",
            "client_id",
            "client_secret",
            "username",
            "password",
            "resource",
            "scope",
            "code",
            "refresh_token",
            "device_code",
            "redirect_uri",
            "response_type",
            "response_mode",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "code_verifier",
            "prompt",
            "login_hint",
            "claims",
            "flow",
            "do",
            "login",
            "otc",
            "api-version",
            "authorization_endpoint",
            "json",
            "$filter",
            "$select",
            "$top",
            "$skiptoken",
            "mpnId",
            "queryId",
            "exportQuery",
            "reportId",
            "executionId",
            "executionStatus",
            "getLatestExecution",
            "se",
            "sig",
            "sp",
        ]
        .as_slice(),
    );
    prop_oneof![
        6 => known.prop_map(str::to_owned),
        1 => "[a-z]{1,6}".prop_map(|end| format!("{SENTINEL}{end}")),
    ]
}

fn form() -> impl Strategy<Value = String> {
    vec((name(), value()), 0..9).prop_map(|pairs| {
        let pairs: Pairs = pairs
            .iter()
            .map(|(name, value)| (&**name, &**value))
            .collect();
        encoded(&pairs)
    })
}

fn json_body() -> impl Strategy<Value = String> {
    let key = select(
        [
            "Name",
            "Description",
            "Query",
            "ReportName",
            "QueryId",
            "StartTime",
            "ExecuteNow",
            "RecurrenceInterval",
            "RecurrenceCount",
            "Format",
            "CallbackUrl",
            "CallbackMethod",
            "QueryStartTime",
            "displayName",
            "appId",
            "passwordCredential",
            "endDateTime",
            "keyId",
            "publicClient",
            "redirectUris",
            "requiredResourceAccess",
            "resourceAccess",
            "clientId",
            "consentType",
            "principalId",
            "resourceId",
            "scope",
            "id",
            "name",
        ]
        .as_slice(),
    );
    let leaf = prop_oneof![
        value().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null),
    ];
    let tree = leaf.prop_recursive(3, 24, 6, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((key.clone(), inner), 0..7).prop_map(|fields| {
                let fields = fields
                    .into_iter()
                    .map(|(key, value)| (key.to_owned(), value));
                Value::Object(fields.collect())
            }),
        ]
    });
    tree.prop_map(|tree| tree.to_string())
}

fn sent() -> impl Strategy<Value = (Option<&'static str>, Vec<u8>)> {
    let kind = select(
        [
            FORM,
            "application/json",
            "text/plain",
            "application/json; charset=\u{e9}",
        ]
        .as_slice(),
    );
    prop_oneof![
        3 => form().prop_map(|form| (Some(FORM), form.into_bytes())),
        3 => json_body().prop_map(|body| (Some("application/json"), body.into_bytes())),
        1 => (option::of(kind), vec(any::<u8>(), 0..200)),
        1 => Just((None, Vec::new())),
    ]
}

/// Who asks: nobody, somebody with nonsense, or the bearer of one of the tokens.
#[derive(Clone, Copy, Debug)]
enum Bearer {
    Nobody,
    Nonsense,
    Partner,
    Graph,
}

#[derive(Clone, Debug)]
struct Any {
    method: &'static str,
    path: String,
    query: Option<String>,
    bearer: Bearer,
    header: Option<(&'static str, Vec<u8>)>,
    sent: (Option<&'static str>, Vec<u8>),
    later: i64,
}

fn any_request() -> impl Strategy<Value = Any> {
    let bearer = select(vec![
        Bearer::Nobody,
        Bearer::Nonsense,
        Bearer::Partner,
        Bearer::Partner,
        Bearer::Graph,
    ]);
    let header = select(
        [
            "accept",
            "accept-encoding",
            "client-request-id",
            "return-client-request-id",
            "ms-requestid",
            "ms-correlationid",
            "validatemfa",
            "host",
            "x-ms-client-request-id",
        ]
        .as_slice(),
    );
    let text = prop_oneof![
        value().prop_map(String::into_bytes),
        vec(any::<u8>(), 0..30)
    ];
    let later = prop_oneof![0..90_i64, 0..100_000_000_i64];
    (
        select(METHODS.as_slice()),
        path(),
        option::of(form()),
        bearer,
        option::of((header, text)),
        sent(),
        later,
    )
        .prop_map(|(method, path, query, bearer, header, sent, later)| Any {
            method,
            path,
            query,
            bearer,
            header,
            sent,
            later,
        })
}

/// The request as HTTP has it; none if it cannot be one, in which case no server would have heard of it.
fn built(any: &Any, tokens: &[String; 2]) -> Option<Request> {
    let query = any
        .query
        .as_ref()
        .map_or_else(String::new, |query| format!("?{query}"));
    let mut request = http::Request::builder()
        .method(any.method)
        .uri(format!("{}{query}", any.path));
    let bearer = match any.bearer {
        Bearer::Nobody => None,
        Bearer::Nonsense => Some(format!("Bearer {SENTINEL}.e30.x")),
        Bearer::Partner => Some(format!("Bearer {}", tokens[0])),
        Bearer::Graph => Some(format!("bearer {}", tokens[1])),
    };
    if let Some(bearer) = bearer {
        request = request.header("authorization", bearer);
    }
    if let Some((name, value)) = &any.header {
        request = request.header(*name, value.as_slice());
    }
    if let Some(kind) = any.sent.0 {
        request = request.header("content-type", kind);
    }
    request.body(Bytes::from(any.sent.1.clone())).ok()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_requests_are_answered_show_no_values_and_harm_nobody(requests in vec(any_request(), 1..12)) {
        let mut world = visit("ready");
        let tokens = [world.token(), world.graph_token(ALL)];
        for any in &requests {
            world.pass(any.later);
            let Some(request) = built(any, &tokens) else {
                continue;
            };
            let answer = world.world.answer(&request, world.now);
            prop_assert!((200..500).contains(&answer.status), "{any:?}: {answer:?}");
            let line = world.world.latest().unwrap();
            let traced = format!("{line}{}", world.world.trace(&answer));
            prop_assert!(!traced.contains("hunter2") && !traced.contains("practice"), "{traced}");
            prop_assert!(traced.len() < 2000, "{traced}");
            prop_assert!(line.ends_with(&format!(" -> {}", answer.status)), "{line}");
        }
        let path = "/contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration";
        prop_assert_eq!(world.ask("GET", path, &vec![], "").status, 200);
        // What has become of the world can be kept, and goes on.
        let kept = state::write(&world.world, &played("ready"));
        let mut later = visit("ready");
        prop_assert_eq!(state::resume(&mut later.world, &played("ready"), &kept), Ok(()));
        prop_assert_eq!(state::write(&later.world, &played("ready")), kept);
    }
}

#[test]
fn a_form_of_countless_parameters_holds_nobody_up_and_leaves_a_short_line() {
    let mut world = visit("ready");
    let form = "a&".repeat(100_000);
    let before = std::time::Instant::now();
    let answer = world.ask("POST", V2, &vec![("content-type", FORM)], &form);
    assert_eq!(answer.status, 400);
    // Comparing each with each other would take minutes.
    assert!(before.elapsed().as_secs() < 10);
    let line = world.world.latest().unwrap();
    assert_eq!(line, format!("POST {V2} (unreadable) -> 400"));
    let path = "/v1".repeat(10_000);
    world.ask(
        "GET",
        &format!("{path}?{}", "scope&".repeat(200)),
        &vec![],
        "",
    );
    let line = world.world.latest().unwrap();
    assert!(line.len() < 1000, "{line}");
    assert!(
        line.contains("/... scope") && line.contains("scope ... ->"),
        "{line}"
    );
}

#[test]
fn a_trace_has_the_code_of_every_sort_of_refusal() {
    let mut world = visit("ready");
    let token = world.token();
    let traced = |world: &mut Visit, answer: &Answer| world.world.trace(answer);
    for (path, code) in [
        ("/insights/v1/mpn/ScheduledReport?reportId=x", " code=404 "),
        ("/insights/v1/mpn/nowhere", " code=404 "),
        ("/v1/nowhere", " code=1000 "),
        ("/report-files/x.csv", " code=AuthenticationFailed "),
    ] {
        let headers = if path.starts_with("/report") {
            vec![]
        } else {
            vec![("authorization", format!("Bearer {token}"))]
        };
        let headers = headers
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let answer = world.ask("GET", path, &headers, "");
        let said = traced(&mut world, &answer);
        assert!(said.starts_with(code), "{path}: {said}");
    }
    let mut throttled = visit("throttled");
    let answer = throttled.ask("GET", MPN, &vec![], "");
    assert_eq!(answer.status, 429);
    assert!(traced(&mut throttled, &answer).starts_with(" code=429"));
}
