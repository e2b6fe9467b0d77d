//! One `send` for all services: time limits, bounded tries, ids for support. It does not know what is asked or why.

use super::fault::{CertificateFault, Fault, Reason, Unreachable, tls_reason};
use super::pace::Pace;
use super::refusal::Service;
use super::reply::{Reply, support, text_of};
use super::{Limits, Settings, Tell, form};
use crate::model::endpoints::{host, is_loopback};
use crate::model::escape::{escape, excerpt};
use crate::model::notice::Notice;
use crate::model::secret::Secret;
use crate::model::text::Text;
use crate::model::words;
use bytes::Bytes;
use reqwest::header::HeaderValue;
use reqwest::{Certificate, Client, redirect};
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
    /// True if it does harm when it arrives twice: a password counts towards a lock-out, a code can be redeemed once.
    pub(super) counts: bool,
    /// What the form holds that must not come back in a message.
    pub(super) secrets: Vec<Secret>,
    pub(super) headers: Vec<(&'static str, String)>,
}

/// The HTTP clients.
pub(super) struct Http {
    /// For addresses on this machine: no proxy, ever.
    here: Option<Client>,
    /// For all others: the environment's and the system's proxies count.
    outside: Option<Client>,
    pub(super) limits: Limits,
    /// A file of further authorities was given.
    with_authorities: bool,
    /// What others who are counted together with us were told to wait for.
    pace: Option<Arc<Pace>>,
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
            with_authorities: settings.ca_file.is_some(),
            pace: None,
        })
    }

    /// The same clients, which take long to make, at this pace.
    pub(super) fn paced(&self, pace: Arc<Pace>) -> Self {
        Self {
            here: self.here.clone(),
            outside: self.outside.clone(),
            limits: self.limits,
            with_authorities: self.with_authorities,
            pace: Some(pace),
        }
    }

    /// Sends and judges: an answer with a status of success, or a fault.
    pub(super) async fn send(&self, ask: &Ask<'_>, tell: &Tell<'_>) -> Result<Reply, Fault> {
        self.ask(ask, tell).await?.judged(ask.service)
    }

    /// Sends, tries again where that may help, and returns the answer whatever its status.
    ///
    /// A try is repeated when no connection came about or the service says that it is busy (429, 502, 503, 504). A refused
    /// credential is never sent again; and where each arrival counts, only what surely was not judged is: no connection, or
    /// an answer that itself asks to come back. A gateway's time-out does not tell what happened behind the gateway.
    pub(super) async fn ask(&self, ask: &Ask<'_>, tell: &Tell<'_>) -> Result<Reply, Fault> {
        // Kept over all tries, as Partner Center asks (facts A.6).
        let request_id = Uuid::new_v4().to_string();
        let mut pause = self.limits.pause;
        let mut nth = 1;
        loop {
            if let Some(pace) = &self.pace
                && let Err(busy) = pace.turn(ask.service, &self.limits).await
            {
                return Ok(Reply::clone(&busy));
            }
            let limit = self.limits.overall;
            let outcome = tokio::time::timeout(limit, self.once(ask, &request_id))
                .await
                .unwrap_or_else(|_| Err(Fault::unreachable(&ask.url, Reason::TimedOut(limit))));
            if let (Some(pace), Ok(reply)) = (&self.pace, &outcome)
                && let Some(wait) = reply.asks_all_to_wait(pause)
            {
                pace.hold(ask.service, wait, reply);
            }
            let wait = match &outcome {
                Ok(reply) if ask.counts => reply.asks_to_come_back(),
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
            Service::Identity | Service::Graph => request
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
            secrets: ask.secrets.iter().chain(ask.bearer).cloned().collect(),
            support,
            date,
        })
    }

    fn reason(&self, error: &reqwest::Error) -> Reason {
        // First of all: reqwest counts a bad certificate as a failure to connect, which would be tried again.
        if let Some(reason) = tls_reason(error) {
            match reason {
                Reason::Certificate(CertificateFault::Issuer) if self.with_authorities => {
                    Reason::Certificate(CertificateFault::IssuerBesides)
                }
                reason => reason,
            }
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
    fn a_header_with_a_token_does_not_show_it() {
        let value = bearer(&Secret::new("tok-en".to_owned()));
        assert_eq!(value.as_bytes(), b"Bearer tok-en");
        assert!(!format!("{value:?}").contains("tok-en"));
    }
}
