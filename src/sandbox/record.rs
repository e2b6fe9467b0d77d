//! What is remembered of a request: the words of its address and the names of its parameters that the services know, and how
//! it was answered. Whatever else somebody sends may be a secret at the wrong place, and is not written down.

use super::answer::Answer;
use super::form::Form;
use super::identity::is_our_domain;
use super::practice::TENANT_ID;
use super::world::Request;
use jiff::Timestamp;
use serde_json::Value;
use std::fmt::Write as _;
use std::time::Duration;

/// Stands for a part of a path that no service has.
const MASKED: &str = "***";
/// Stands for a name that no service knows.
const UNKNOWN: &str = "?";
/// Stands for a body that is JSON.
const JSON: &str = "(json)";

/// As many parts of a path are remembered; no service has more.
const PARTS: usize = 12;

const METHODS: [&str; 7] = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

/// The words of the services' addresses.
const WORDS: &[&str] = &[
    "",
    "$count",
    ".well-known",
    "ScheduledDataset",
    "ScheduledQueries",
    "ScheduledReport",
    "addPassword",
    "adfs",
    "adminconsent",
    "applicationmfaadoptionstatus",
    "applications",
    "authorize",
    "billing",
    "common",
    "consumers",
    "deviceauth",
    "devicecode",
    "devicelogin",
    "discovery",
    "execution",
    "getuserrealm.srf",
    "graph.directoryRole",
    "graph.group",
    "insights",
    "instance",
    "keys",
    "legalbusiness",
    "login",
    "ls",
    "me",
    "memberOf",
    "microsoft.graph.directoryRole",
    "microsoft.graph.group",
    "mpn",
    "nonMfaCompliantPartnerPrincipals",
    "oauth2",
    "oauth2PermissionGrants",
    "openid-configuration",
    "organization",
    "organizations",
    "owners",
    "partnerRequests",
    "pause",
    "portal",
    "profiles",
    "removePassword",
    "report-files",
    "resume",
    "roles",
    "servicePrincipals",
    "support",
    "testQueryResult",
    "token",
    "transitiveMemberOf",
    "usermembers",
    "userrealm",
    "users",
    "v1",
    "v1.0",
    "v2.0",
    "welcome",
];

/// The names of parameters that the services know, and those of clients that they pass over.
const NAMES: &[&str] = &[
    "$count",
    "$filter",
    "$format",
    "$orderby",
    "$select",
    "$skiptoken",
    "$top",
    "amr_values",
    "api-version",
    "authorization_endpoint",
    "claims",
    "client-request-id",
    "client_assertion",
    "client_assertion_type",
    "client_id",
    "client_info",
    "client_secret",
    "code",
    "code_challenge",
    "code_challenge_method",
    "code_verifier",
    "datasetName",
    "device_code",
    "do",
    "domain_hint",
    "endTime",
    "executionId",
    "executionStatus",
    "exportQuery",
    "flow",
    "getLatestExecution",
    "grant_type",
    "includeOnlySystemQueries",
    "includeSystemQueries",
    "json",
    "login",
    "login_hint",
    "mkt",
    "mpnId",
    "nonce",
    "otc",
    "password",
    "prompt",
    "queryId",
    "queryName",
    "redirect_uri",
    "refresh_token",
    "reportId",
    "reportName",
    "resource",
    "response_mode",
    "response_type",
    "return-client-request-id",
    "scope",
    "se",
    "seek",
    "seekOperation",
    "sig",
    "size",
    "skip",
    "sortDirection",
    "sortField",
    "sp",
    "startTime",
    "state",
    "token_type",
    "username",
    "vettingVersion",
    "x-app-name",
    "x-app-ver",
    "x-client-CPU",
    "x-client-OS",
    "x-client-SKU",
    "x-client-Ver",
    "x-client-current-telemetry",
    "x-client-ver",
];

/// The line of a request that was answered with this status.
pub(super) fn line(request: &Request, status: u16) -> String {
    let parts: Vec<String> = request
        .uri()
        .path()
        .split('/')
        .take(PARTS)
        .map(shown)
        .collect();
    let method = request.method().as_str();
    let method = if METHODS.contains(&method) {
        method
    } else {
        UNKNOWN
    };
    let mut line = format!("{method} {}", parts.join("/"));
    let query = request.uri().query().unwrap_or_default().as_bytes();
    let is_json = is_json(request);
    let form = if is_json { &[][..] } else { request.body() };
    for text in [query, form] {
        for name in Form::read(text).unwrap_or_default().names() {
            line.push(' ');
            line.push_str(if NAMES.contains(&name) { name } else { UNKNOWN });
        }
    }
    if is_json {
        line.push(' ');
        line.push_str(JSON);
    }
    format!("{line} -> {status}")
}

/// True if the body is JSON: it is announced so, or begins so. Its names are the client's as often as the services'; that there
/// was one is all that is said.
fn is_json(request: &Request) -> bool {
    let announced = request
        .headers()
        .get("content-type")
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.to_ascii_lowercase().contains("json"));
    let body = request.body().trim_ascii_start();
    !body.is_empty() && (announced || matches!(body[0], b'{' | b'['))
}

/// The headers that name an answer, each with what it is called in a trace.
const IDS: [(&str, &str); 5] = [
    ("x-ms-request-id", "trace"),
    ("request-id", "request"),
    ("MS-RequestId", "request"),
    ("MS-CorrelationId", "correlation"),
    ("client-request-id", "correlation"),
];

/// What a trace says of an answer beside the line: the code of the error in it and the ids on it. An id that is not one of
/// `own` was repeated from the request, and is masked like every other value of it.
pub(super) fn trace(answer: &Answer, own: &[String]) -> String {
    let mut said = String::new();
    if let Some(code) = &answer.code {
        said.push_str(" code=");
        said.push_str(code);
    }
    let mut ids: Vec<(&str, String)> = IDS
        .into_iter()
        .filter_map(|(header, name)| Some((name, answer.header(header)?.to_owned())))
        .collect();
    // The sign-in service puts it on the answer if it is asked to, and into every refusal.
    if !ids.iter().any(|(name, _)| *name == "correlation")
        && let Ok(body) = serde_json::from_slice::<Value>(&answer.body)
        && let Some(id) = body["correlation_id"].as_str()
    {
        ids.push(("correlation", id.to_owned()));
    }
    for (name, id) in ids {
        let id = if own.contains(&id) { &id } else { MASKED };
        let _ = write!(said, " {name}={id}");
    }
    said
}

/// The line of a request with its trace: when the request came, by this machine's clock, and how long the answer took.
pub(super) fn traced(line: &str, trace: &str, came: Timestamp, took: Duration) -> String {
    format!(
        "{} {line} {}ms{trace}",
        came.strftime("%Y-%m-%dT%H:%M:%S%.3fZ"),
        took.as_millis()
    )
}

/// True for a word of the services' addresses.
pub(super) fn is_word(part: &str) -> bool {
    WORDS.contains(&part)
}

/// A part of a path as it is remembered. Graph's things can be named by a key in brackets, which is masked alone.
fn shown(part: &str) -> String {
    match part.split_once('(') {
        _ if is_known(part) => part.to_owned(),
        Some((word, _)) if is_word(word) => format!("{word}({MASKED})"),
        _ => MASKED.to_owned(),
    }
}

fn is_known(part: &str) -> bool {
    is_word(part) || is_our_domain(part) || part.eq_ignore_ascii_case(TENANT_ID)
}
