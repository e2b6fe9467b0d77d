//! What is remembered of a request: the words of its address and the names of its parameters that the services know, and how
//! it was answered. Whatever else somebody sends may be a secret at the wrong place, and is not written down.

use super::answer::Answer;
use super::form::Form;
use super::identity::is_our_domain;
use super::practice::TENANT_ID;
use super::world::Request;
use http::{Method, Uri};
use jiff::Timestamp;
use serde_json::Value;
use std::fmt::Write as _;
use std::time::Duration;

/// Stands for a part of a path that no service has.
const MASKED: &str = "***";
/// Stands for a name that no service knows.
const UNKNOWN: &str = "?";
/// Stands for a query or a body that cannot be read as a form.
const UNREADABLE: &str = "(unreadable)";
/// Stands for a body that is JSON.
const JSON: &str = "(json)";

/// Stands for what is not remembered any more.
const MORE: &str = "...";

/// As many parts of a path are remembered; no service has more.
pub(super) const PARTS: usize = 12;
/// As many names of parameters are remembered: what is kept must not grow with what is sent.
const SHOWN: usize = 64;

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
    let body = if is_json(request) {
        format!(" {JSON}")
    } else {
        names(request.body())
    };
    let begun = beginning(request.method(), request.uri());
    format!("{begun}{body} -> {status}")
}

/// What is remembered of a request before its body is known.
pub(super) fn beginning(method: &Method, uri: &Uri) -> String {
    let mut parts: Vec<String> = uri.path().split('/').take(PARTS).map(shown).collect();
    if uri.path().split('/').nth(PARTS).is_some() {
        parts.push(MORE.to_owned());
    }
    let names = names(uri.query().unwrap_or_default().as_bytes());
    format!("{} {}{names}", self::method(method), parts.join("/"))
}

/// The method, if it is one that is in use.
pub(super) fn method(method: &Method) -> &str {
    let name = method.as_str();
    if METHODS.contains(&name) {
        name
    } else {
        UNKNOWN
    }
}

/// The names of the parameters of a form, each behind a blank; a mark for what cannot be read as one.
fn names(text: &[u8]) -> String {
    let Some(form) = Form::read(text) else {
        return format!(" {UNREADABLE}");
    };
    let mut said = String::new();
    for (at, name) in form.names().enumerate() {
        said.push(' ');
        if at == SHOWN {
            said.push_str(MORE);
            break;
        }
        said.push_str(if NAMES.contains(&name) { name } else { UNKNOWN });
    }
    said
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
    let body = serde_json::from_slice::<Value>(without_mark(&answer.body)).unwrap_or_default();
    if let Some(code) = code(answer, &body) {
        let _ = write!(said, " code={code}");
    }
    let mut ids: Vec<(&str, String)> = IDS
        .into_iter()
        .filter_map(|(header, name)| Some((name, answer.header(header)?.to_owned())))
        .collect();
    // The sign-in service puts it on the answer if it is asked to, and into every refusal.
    if !ids.iter().any(|(name, _)| *name == "correlation")
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

/// The code of the error that an answer tells: that which its service named, else the one of the file storage, else the number
/// that the envelope of Insights and the gateway before Partner Center have in place of a code (facts A.5, G.2).
fn code(answer: &Answer, body: &Value) -> Option<String> {
    if answer.status < 400 {
        return answer.code.clone();
    }
    let own = answer.code.clone();
    own.or_else(|| answer.header("x-ms-error-code").map(str::to_owned))
        .or_else(|| body["statusCode"].as_u64().map(|code| code.to_string()))
}

/// The line of a request with its trace: when the request came, by this machine's clock, and how long the answer took.
pub(super) fn traced(line: &str, trace: &str, came: Timestamp, took: Duration) -> String {
    format!(
        "{} {line} {}ms{trace}",
        came.strftime("%Y-%m-%dT%H:%M:%S%.3fZ"),
        took.as_millis()
    )
}

/// A body without the byte-order mark that Partner Center puts before it (facts A.5).
fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
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
