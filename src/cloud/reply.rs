//! An answer as it came in, and the judgement whether it came from the service and what it refuses. It does not know how
//! it was asked for.

use super::fault::{Fault, Reason, Unreachable};
use super::json;
use super::refusal::{Refused, Service};
use super::token::redact;
use crate::model::endpoints::host;
use crate::model::escape::excerpt;
use crate::model::secret::Secret;
use crate::model::verdict::Support;
use jiff::Timestamp;
use reqwest::header::HeaderMap;
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;
use zeroize::Zeroizing;

/// An answer, whole.
#[derive(Clone)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Zeroizing<Vec<u8>>,
    /// The reason of the status line, if it is not the usual one; Partner Center has been seen to put words there.
    pub(super) reason: Option<String>,
    pub(super) host: String,
    /// What was sent with the request and must not come back in a message.
    pub(super) secrets: Vec<Secret>,
    pub(super) support: Support,
    /// The service's clock.
    pub(super) date: Option<Timestamp>,
}

impl Reply {
    /// The answer's JSON object.
    ///
    /// # Errors
    /// [`Reason::Unfamiliar`] if there is none.
    pub(super) fn object(&self) -> Result<Value, Fault> {
        json::object(&self.body).ok_or_else(|| self.unfamiliar())
    }

    /// The service answered, but not in a way we know.
    pub(super) fn unfamiliar(&self) -> Fault {
        self.stray(Reason::Unfamiliar)
    }

    /// A header as text.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        text_of(&self.headers, name)
    }

    fn stray(&self, reason: Reason) -> Fault {
        self.stray_with(reason, None)
    }

    fn stray_with(&self, reason: Reason, detail: Option<String>) -> Fault {
        Fault::Unreachable(Box::new(Unreachable {
            host: self.host.clone(),
            reason,
            detail,
            support: self.support.clone(),
        }))
    }

    /// How long to wait before the next try, if the status says that there may be one.
    pub(super) fn asks_to_wait(&self, otherwise: Duration) -> Option<Duration> {
        matches!(self.status, 429 | 502 | 503 | 504)
            .then(|| self.retry_after().unwrap_or(otherwise))
    }

    /// How long to wait before the next try, if the answer says in so many words that the request is to come again.
    pub(super) fn asks_to_come_back(&self) -> Option<Duration> {
        matches!(self.status, 429 | 503)
            .then(|| self.retry_after())
            .flatten()
    }

    /// How long everybody who is counted together with this request is to wait, if it was one too many.
    pub(super) fn asks_all_to_wait(&self, otherwise: Duration) -> Option<Duration> {
        (self.status == 429).then(|| self.retry_after().unwrap_or(otherwise))
    }

    /// The same answer with what was sent cut out, to be kept longer than that.
    pub(super) fn without_secrets(&self) -> Self {
        let text = String::from_utf8_lossy(&self.body);
        Self {
            body: Zeroizing::new(redact(&text, &self.secrets).into_bytes()),
            secrets: Vec::new(),
            ..self.clone()
        }
    }

    fn retry_after(&self) -> Option<Duration> {
        retry_after(self.header("retry-after")?, self.date)
    }

    /// Itself, if it is an answer of success from the service.
    pub(super) fn judged(self, service: Service) -> Result<Self, Fault> {
        match self.status {
            300..=399 => {
                let to = self.header("location").map_or("", host);
                return Err(self.stray(Reason::Redirected(excerpt(to, 80))));
            }
            407 => return Err(self.stray(Reason::Proxy)),
            511 => return Err(self.stray(Reason::WebPage(511))),
            _ => {}
        }
        let is_success = (200..300).contains(&self.status);
        let is_theirs = !is_success && self.is_from(service);
        if self.is_page() && !is_theirs {
            return Err(self.stray(Reason::WebPage(self.status)));
        }
        if is_success {
            return Ok(self);
        }
        if !is_theirs {
            // What it says is nobody's verdict about tenant or role, but it may name the filter that says it.
            return Err(self.stray_with(Reason::Foreign(self.status), self.words()));
        }
        Err(Fault::Refused(Arc::new(self.refused(service))))
    }

    /// Whether a refusal bears a sign of this service: the header with the id that each gives to a request (facts A.3, F.1),
    /// or its JSON. Proxies and filters refuse with the same statuses, in HTML, in plain text or in nothing.
    fn is_from(&self, service: Service) -> bool {
        let ids: &[&str] = match service {
            Service::Identity => &["x-ms-request-id"],
            Service::Graph => &["request-id"],
            Service::PartnerCenter | Service::Insights => &["ms-requestid", "ms-correlationid"],
        };
        // The older refusal for want of multifactor authentication is shown with a challenge and no body (facts E.2). A
        // challenge to a bearer answers the token that was sent, which a proxy does not ask for.
        let is_challenge = service != Service::Identity
            && self.status == 401
            && self
                .header("www-authenticate")
                .is_some_and(|scheme| scheme.to_ascii_lowercase().starts_with("bearer"));
        is_challenge
            || ids.iter().any(|name| self.headers.contains_key(*name))
            || json::object(&self.body).is_some_and(|value| is_theirs(&value, service))
    }

    /// The beginning of a body that is text, for the details.
    fn words(&self) -> Option<String> {
        let text = std::str::from_utf8(&self.body).ok()?.trim();
        (!text.is_empty()).then(|| excerpt(&redact(text, &self.secrets), 300))
    }

    fn is_page(&self) -> bool {
        self.header("content-type")
            .is_some_and(|sort| sort.to_ascii_lowercase().contains("html"))
            || json::without_mark(&self.body)
                .trim_ascii_start()
                .starts_with(b"<")
    }

    /// A refusal in any of the services' shapes (facts A.5, F.1, G.2).
    fn refused(&self, service: Service) -> Refused {
        let value = json::object(&self.body).unwrap_or(Value::Null);
        let inner = &value["error"];
        let message = [
            &value["error_description"],
            &value["description"],
            &value["message"],
            &inner["message"],
        ]
        .into_iter()
        .find_map(json::text)
        .or_else(|| self.reason.clone())
        .map(|text| without_ids(&text).to_owned());
        let mut codes: Vec<String> = Vec::new();
        let mut add = |code: String| {
            if code.bytes().all(|b| b.is_ascii_digit()) && !codes.contains(&code) {
                codes.push(code);
            }
        };
        if service == Service::Identity {
            let text = message.as_deref().unwrap_or_default();
            code_in(text).into_iter().for_each(&mut add);
            for code in value["error_codes"].as_array().into_iter().flatten() {
                json::text(code).into_iter().for_each(&mut add);
            }
        } else {
            json::text(&value["code"]).into_iter().for_each(&mut add);
            json::text(&inner["code"]).into_iter().for_each(&mut add);
            // Where in the answer these stand is not documented: anywhere counts (facts E.2).
            let whole = String::from_utf8_lossy(&self.body);
            for known in ["900421", "900420", "10001"] {
                if whole
                    .split(|c: char| !c.is_ascii_digit())
                    .any(|number| number == known)
                {
                    add(known.to_owned());
                }
            }
        }
        codes.retain(|code| !code.is_empty());
        let mut support = self.support.clone();
        for (place, key) in [
            (&mut support.trace_id, "trace_id"),
            (&mut support.correlation_id, "correlation_id"),
            (&mut support.at, "timestamp"),
        ] {
            if let Some(text) = json::text(&value[key]) {
                *place = Some(excerpt(&text, 80));
            }
        }
        Refused {
            status: self.status,
            error: json::text(inner)
                // Graph's name of an error is a code in letters (facts B.4).
                .or_else(|| json::text(&inner["code"]).filter(|_| service == Service::Graph))
                .or_else(|| self.header("www-authenticate").and_then(challenge))
                .map(|text| excerpt(&text, 80)),
            suberror: json::text(&value["suberror"]).map(|text| excerpt(&text, 80)),
            codes,
            // The services do not echo what was sent; whatever stands in between may.
            message: message
                .filter(|text| !text.is_empty())
                .map(|text| excerpt(&redact(&text, &self.secrets), 500)),
            support,
            service,
        }
    }
}

/// Whether a refusal's body has the members of the service's own (facts A.5, F.1, G.2).
fn is_theirs(value: &Value, service: Service) -> bool {
    let members: &[&str] = match service {
        Service::Identity | Service::Graph => &["error"],
        Service::PartnerCenter | Service::Insights => {
            &["code", "description", "message", "statuscode", "error"]
        }
    };
    members.iter().any(|name| value.get(name).is_some())
}

/// What Entra says before it repeats the ids.
fn without_ids(text: &str) -> &str {
    text.split("Trace ID:").next().unwrap_or_default().trim()
}

/// The code at the head of Entra's words.
fn code_in(text: &str) -> Option<String> {
    text.split("AADSTS").nth(1).map(digits)
}

/// The ids that Entra appends to its words (facts F.1).
fn ids_in(text: &str) -> Support {
    let after = |label: &str, ends: fn(char) -> bool| {
        let rest = text.split(label).nth(1)?.trim_start();
        let id = rest.split(ends).next()?.trim();
        (!id.is_empty()).then(|| excerpt(id, 80))
    };
    Support {
        trace_id: after("Trace ID:", char::is_whitespace),
        correlation_id: after("Correlation ID:", char::is_whitespace),
        request_id: None,
        // It has a blank inside.
        at: after("Timestamp:", |c| matches!(c, '\r' | '\n')),
    }
}

/// A refusal that a browser was sent back with, instead of a code (RFC 6749, section 4.1.2.1; facts E.6).
pub(super) fn sent_back(
    error: &str,
    suberror: Option<&str>,
    description: Option<&str>,
    secrets: &[Secret],
) -> Refused {
    let words = description.unwrap_or_default();
    let message = without_ids(words);
    Refused {
        suberror: suberror.map(|text| excerpt(text, 80)),
        codes: code_in(message)
            .into_iter()
            .filter(|code| !code.is_empty())
            .collect(),
        message: (!message.is_empty()).then(|| excerpt(&redact(message, secrets), 500)),
        ..Refused::ours(&excerpt(error, 80), ids_in(words))
    }
}

fn digits(text: &str) -> String {
    text.chars().take_while(char::is_ascii_digit).collect()
}

/// The `error` of a `WWW-Authenticate` header.
fn challenge(header: &str) -> Option<String> {
    let rest = header.split("error=\"").nth(1)?;
    rest.split('"').next().map(str::to_owned)
}

pub(super) fn text_of<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// The ids in the headers of any of the services.
pub(super) fn support(headers: &HeaderMap) -> Support {
    let first = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| text_of(headers, name))
            .map(|text| excerpt(text, 80))
    };
    Support {
        trace_id: None,
        correlation_id: first(&["ms-correlationid", "client-request-id"]),
        request_id: first(&["ms-requestid", "x-ms-request-id", "request-id"]),
        at: first(&["date"]),
    }
}

/// Reads `Retry-After`: seconds, or a date, which counts from the service's own clock.
fn retry_after(text: &str, date: Option<Timestamp>) -> Option<Duration> {
    if let Ok(seconds) = text.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = jiff::fmt::rfc2822::DateTimeParser::new()
        .parse_timestamp(text)
        .ok()?;
    let since = date.unwrap_or_else(Timestamp::now);
    Some(Duration::try_from(until.duration_since(since)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_read_as_seconds_and_as_a_date() {
        let date = "2026-11-22T10:00:00Z".parse().ok();
        assert_eq!(retry_after("57", date), Some(Duration::from_secs(57)));
        assert_eq!(
            retry_after("Sun, 22 Nov 2026 10:00:07 GMT", date),
            Some(Duration::from_secs(7))
        );
        assert_eq!(
            retry_after("Sun, 22 Nov 2026 09:00:00 GMT", date),
            Some(Duration::ZERO),
            "a date that has passed is no wait"
        );
        assert_eq!(retry_after("soon", date), None);
    }

    #[test]
    fn a_refusal_that_comes_by_way_of_the_browser_is_taken_apart_like_any_other() {
        let words = "AADSTS65004: User declined to consent to s3cret-state.\r\nTrace ID: t-1\r\nCorrelation ID: c-1\r\nTimestamp: 2026-11-22 10:00:00Z";
        let secrets = [Secret::new("s3cret-state".to_owned())];
        let refused = sent_back("access_denied", Some("cancel"), Some(words), &secrets);
        assert_eq!(refused.codes, ["65004"]);
        assert_eq!(refused.error.as_deref(), Some("access_denied"));
        assert_eq!(refused.suberror.as_deref(), Some("cancel"));
        assert_eq!(
            refused.message.as_deref(),
            Some("AADSTS65004: User declined to consent to •••.")
        );
        let support = Support {
            trace_id: Some("t-1".to_owned()),
            correlation_id: Some("c-1".to_owned()),
            request_id: None,
            at: Some("2026-11-22 10:00:00Z".to_owned()),
        };
        assert_eq!(refused.support, support);

        let bare = sent_back("server_error", None, None, &[]);
        assert_eq!((bare.message, bare.codes), (None, Vec::new()));
        assert_eq!(bare.support, Support::default());
    }

    #[test]
    fn the_challenge_of_a_refusal_gives_its_error() {
        assert_eq!(
            challenge("Bearer realm=\"\", error=\"invalid_token\", x=\"y\"").as_deref(),
            Some("invalid_token")
        );
        assert_eq!(challenge("Bearer"), None);
    }
}
