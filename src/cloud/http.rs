//! One `send` for all services: time limits, bounded tries, ids for support, and the judgement whether an answer came
//! from the service at all. It does not know what is asked or why.

use super::fault::{Fault, Reason, Unreachable, tls_reason};
use super::refusal::{Refused, Service};
use super::{Limits, Settings, Tell, form, json};
use crate::model::endpoints::{host, is_loopback};
use crate::model::escape::{escape, excerpt};
use crate::model::notice::Notice;
use crate::model::secret::Secret;
use crate::model::text::Text;
use crate::model::verdict::Support;
use crate::model::words;
use bytes::Bytes;
use jiff::Timestamp;
use reqwest::header::{HeaderMap, HeaderValue};
use reqwest::{Certificate, Client, redirect};
use serde_json::Value;
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;
use zeroize::Zeroizing;

/// No answer that we ask for is anywhere near this; a page that is says that something else answered.
const LONGEST_ANSWER: usize = 4 * 1024 * 1024;

/// A request.
pub(super) struct Ask<'a> {
    pub(super) service: Service,
    pub(super) url: String,
    /// With a form it is a POST, without one a GET.
    pub(super) form: Option<Bytes>,
    pub(super) bearer: Option<&'a Secret>,
    pub(super) headers: Vec<(&'static str, String)>,
}

/// An answer, whole.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Zeroizing<Vec<u8>>,
    /// The reason of the status line, if it is not the usual one; Partner Center has been seen to put words there.
    reason: Option<String>,
    pub(super) host: String,
    pub(super) support: Support,
    /// The service's clock.
    pub(super) date: Option<Timestamp>,
}

/// The HTTP clients.
pub(super) struct Http {
    /// For addresses on this machine: no proxy, ever.
    here: Option<Client>,
    /// For all others: the environment's and the system's proxies count.
    outside: Option<Client>,
    limits: Limits,
}

impl Http {
    pub(super) fn new(settings: &Settings) -> Result<Self, Text> {
        let extra = match &settings.ca_file {
            Some(pem) => Certificate::from_pem_bundle(pem)
                .ok()
                .filter(|found| !found.is_empty())
                .ok_or_else(words::reach_ca_file)?,
            None => Vec::new(),
        };
        let endpoints = &settings.endpoints;
        let addresses = [
            &endpoints.authority,
            &endpoints.graph,
            &endpoints.partner_center,
        ];
        let limits = settings.limits;
        let basics = || {
            Client::builder()
                .user_agent(concat!("partner-onboard/", env!("CARGO_PKG_VERSION")))
                .redirect(redirect::Policy::none())
                .connect_timeout(limits.connect)
                .read_timeout(limits.read)
                // A kept connection would keep the last answer, token and all, in its read buffer.
                .pool_max_idle_per_host(0)
                .http1_only()
        };
        let built = |builder: reqwest::ClientBuilder| {
            builder
                .build()
                .map_err(|error| words::reach_client(escape(&chain(&error))))
        };
        let (near, far): (Vec<_>, Vec<_>) = addresses
            .into_iter()
            .partition(|address| is_loopback(host(address)));
        let here = if near.is_empty() {
            None
        } else if near.iter().all(|address| address.starts_with("http:")) {
            // Without TLS the system's certificates are not needed; where there are none, loading them would fail.
            Some(built(basics().no_proxy().tls_certs_only([]))?)
        } else {
            Some(built(basics().no_proxy().tls_certs_merge(extra.clone()))?)
        };
        let outside = if far.is_empty() {
            None
        } else {
            Some(built(basics().tls_certs_merge(extra))?)
        };
        Ok(Self {
            here,
            outside,
            limits,
        })
    }

    /// Sends and judges: an answer with a status of success, or a fault.
    pub(super) async fn send(&self, ask: &Ask<'_>, tell: &Tell<'_>) -> Result<Reply, Fault> {
        self.ask(ask, tell).await?.judged(ask.service)
    }

    /// Sends, tries again where that may help, and returns the answer whatever its status.
    ///
    /// A try is repeated when no connection came about or the service says that it is busy (429, 502, 503, 504), also for
    /// a token request: neither says anything about a credential. A refused credential is never sent again.
    pub(super) async fn ask(&self, ask: &Ask<'_>, tell: &Tell<'_>) -> Result<Reply, Fault> {
        // Kept over all tries, as Partner Center asks (facts A.6).
        let request_id = Uuid::new_v4().to_string();
        let mut pause = self.limits.pause;
        let mut nth = 1;
        loop {
            let limit = self.limits.overall;
            let outcome = tokio::time::timeout(limit, self.once(ask, &request_id))
                .await
                .unwrap_or_else(|_| Err(Fault::unreachable(&ask.url, Reason::TimedOut(limit))));
            let wait = match &outcome {
                Ok(reply) => reply.asks_to_wait(pause),
                Err(fault) => fault.is_no_connection().then_some(pause),
            };
            match wait.filter(|wait| *wait <= self.limits.waits && nth < self.limits.tries) {
                None => return outcome,
                Some(wait) => {
                    nth += 1;
                    tell(Notice::Says(words::reach_again(
                        host(&ask.url),
                        i64::from(nth),
                        i64::from(self.limits.tries),
                        span(wait),
                    )));
                    tokio::time::sleep(wait).await;
                    pause *= 2;
                }
            }
        }
    }

    async fn once(&self, ask: &Ask<'_>, request_id: &str) -> Result<Reply, Fault> {
        let fault = |reason| Fault::unreachable(&ask.url, reason);
        let client = if is_loopback(host(&ask.url)) {
            &self.here
        } else {
            &self.outside
        };
        let client = client.as_ref().ok_or_else(|| fault(Reason::NoConnection))?;
        let mut request = match &ask.form {
            Some(body) => client
                .post(&ask.url)
                .header("content-type", "application/x-www-form-urlencoded")
                .body(body.clone()),
            None => client.get(&ask.url),
        };
        request = request.header("accept", "application/json");
        request = match ask.service {
            Service::Identity => request
                .header("client-request-id", request_id)
                .header("return-client-request-id", "true"),
            Service::PartnerCenter | Service::Insights => request
                .header("ms-requestid", request_id)
                .header("ms-correlationid", Uuid::new_v4().to_string())
                .header("ms-partnercenter-application", "partner-onboard"),
        };
        for (name, value) in &ask.headers {
            request = request.header(*name, value);
        }
        if let Some(token) = ask.bearer {
            request = request.header("authorization", bearer(token));
        }
        let failed = |error: reqwest::Error| {
            let reason = self.reason(&error);
            Fault::Unreachable(Box::new(Unreachable {
                detail: Some(excerpt(&chain(&error.without_url()), 300)),
                ..Unreachable::new(&ask.url, reason)
            }))
        };
        let mut response = request.send().await.map_err(failed)?;
        let headers = std::mem::take(response.headers_mut());
        let reason = response
            .extensions()
            .get::<hyper::ext::ReasonPhrase>()
            .map(|phrase| excerpt(&String::from_utf8_lossy(phrase.as_bytes()), 200));
        // One block for most answers: growing would leave pieces of a token behind.
        let mut body = Zeroizing::new(Vec::with_capacity(32 * 1024));
        while let Some(chunk) = response.chunk().await.map_err(failed)? {
            if body.len() + chunk.len() > LONGEST_ANSWER {
                return Err(fault(Reason::TooLarge));
            }
            body.extend_from_slice(&chunk);
        }
        let date = text_of(&headers, "date").and_then(|text| {
            jiff::fmt::rfc2822::DateTimeParser::new()
                .parse_timestamp(text)
                .ok()
        });
        let support = support(&headers);
        Ok(Reply {
            status: response.status().as_u16(),
            headers,
            body,
            reason,
            host: host(&ask.url).to_owned(),
            support,
            date,
        })
    }

    fn reason(&self, error: &reqwest::Error) -> Reason {
        // First of all: reqwest counts a bad certificate as a failure to connect, which would be tried again.
        if let Some(reason) = tls_reason(error) {
            reason
        } else if error.is_timeout() {
            Reason::TimedOut(if error.is_connect() {
                self.limits.connect
            } else {
                self.limits.read
            })
        } else if error.is_dns() {
            Reason::NameNotFound
        } else if chain(error).contains("proxy authorization required") {
            Reason::Proxy
        } else if error.is_connect() {
            Reason::NoConnection
        } else {
            Reason::Broken
        }
    }
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
        Fault::Unreachable(Box::new(Unreachable {
            host: self.host.clone(),
            reason,
            detail: None,
            support: self.support.clone(),
        }))
    }

    /// How long to wait before the next try, if the status says that there may be one.
    fn asks_to_wait(&self, otherwise: Duration) -> Option<Duration> {
        matches!(self.status, 429 | 502 | 503 | 504).then(|| {
            self.header("retry-after")
                .and_then(|text| retry_after(text, self.date))
                .unwrap_or(otherwise)
        })
    }

    /// Itself, if it is an answer of success from the service.
    pub(super) fn judged(self, service: Service) -> Result<Self, Fault> {
        match self.status {
            300..=399 => {
                let to = self.header("location").map_or("", host);
                return Err(self.stray(Reason::Redirected(excerpt(to, 80))));
            }
            407 => return Err(self.stray(Reason::Proxy)),
            511 => return Err(self.stray(Reason::WebPage)),
            _ => {}
        }
        // A gateway of Microsoft's may answer with a page when there is trouble; a page with success, or a refusal
        // without any id of the services, is somebody else's.
        let is_theirs = self.status >= 500 || self.support.request_id.is_some();
        if self.is_page() && !(self.status >= 400 && is_theirs) {
            return Err(self.stray(Reason::WebPage));
        }
        if (200..300).contains(&self.status) {
            return Ok(self);
        }
        Err(Fault::Refused(Arc::new(self.refused(service))))
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
        // After this point Entra only repeats the ids.
        .map(|text| {
            text.split("Trace ID:")
                .next()
                .unwrap_or_default()
                .trim()
                .to_owned()
        });
        let mut codes: Vec<String> = Vec::new();
        let mut add = |code: String| {
            if code.bytes().all(|b| b.is_ascii_digit()) && !codes.contains(&code) {
                codes.push(code);
            }
        };
        if service == Service::Identity {
            let text = message.as_deref().unwrap_or_default();
            text.split("AADSTS")
                .nth(1)
                .map(digits)
                .into_iter()
                .for_each(&mut add);
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
                .or_else(|| self.header("www-authenticate").and_then(challenge))
                .map(|text| excerpt(&text, 80)),
            suberror: json::text(&value["suberror"]).map(|text| excerpt(&text, 80)),
            codes,
            message: message
                .filter(|text| !text.is_empty())
                .map(|text| excerpt(&text, 500)),
            support,
            service,
        }
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

fn text_of<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn support(headers: &HeaderMap) -> Support {
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

/// A time for a sentence, in units that every language writes alike.
pub(super) fn span(time: Duration) -> String {
    if time.is_zero() || time >= Duration::from_secs(1) {
        format!("{} s", time.as_secs())
    } else {
        format!("{} ms", time.as_millis())
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the token goes into the header that it is for"
)]
fn bearer(token: &Secret) -> HeaderValue {
    let token = token.expose().as_bytes();
    let mut line = Zeroizing::new(Vec::with_capacity(7 + token.len()));
    line.extend_from_slice(b"Bearer ");
    line.extend_from_slice(token);
    // A token that is no header value cannot be sent; without one the service refuses, which is then reported.
    let mut value = HeaderValue::from_maybe_shared(form::wiped(line))
        .unwrap_or_else(|_| HeaderValue::from_static(""));
    value.set_sensitive(true);
    value
}

/// An error with its causes; reqwest's own text leaves them out.
fn chain(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let words = cause.to_string();
        if !text.contains(&words) {
            text.push_str(": ");
            text.push_str(&words);
        }
        source = cause.source();
    }
    text
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
    fn a_header_with_a_token_does_not_show_it() {
        let value = bearer(&Secret::new("tok-en".to_owned()));
        assert_eq!(value.as_bytes(), b"Bearer tok-en");
        assert!(!format!("{value:?}").contains("tok-en"));
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
