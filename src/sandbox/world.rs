//! The simulated world: one request in, one answer out. It knows no socket and no clock; the time is told to it.

use super::directory::Directory;
use super::form::{Form, Unfit, decode};
use super::identity::code::AuthorizationCodes;
use super::identity::device_code::Codes;
use super::identity::flow::Flows;
use super::identity::refresh::Refreshes;
use super::scenario::Scenario;
use super::server::gate;
use super::tokens::Mint;
use super::truth::{Truth, Weather};
use super::{graph, identity, insights, partner_center, record};
use crate::model::ids::Guid;
use bytes::Bytes;
use http::Method;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use std::collections::{HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::time::Duration;

pub use super::answer::Answer;

/// A request with its whole body.
pub type Request = http::Request<Bytes>;

/// How many requests are remembered; a sandbox that serves for days must not grow.
const REMEMBERED: usize = 4096;

/// The sorts of ids that name a request and what belongs together.
const TRACE: u16 = 0x7ace;
const CORRELATION: u16 = 0xc0de;

/// How late each answer is in the scenario `slow`.
const LATE: Duration = Duration::from_millis(700);

/// How often and how long a new consent is not seen yet in the scenario `consent-lag`.
const UNSEEN_TIMES: u32 = 2;
const UNSEEN_SECONDS: i64 = 60;

/// Everything that is true and everything that happened.
pub struct World {
    pub(super) truth: Truth,
    /// The address under which all services are reached, such as `http://127.0.0.1:4000`.
    pub(super) origin: String,
    pub(super) mint: Mint,
    pub(super) directory: Directory,
    pub(super) codes: Codes,
    pub(super) flows: Flows,
    pub(super) authorization_codes: AuthorizationCodes,
    pub(super) refreshes: Refreshes,
    pub(super) insights: insights::Desk,
    pub(super) partner_center: partner_center::Ledger,
    consent_asked: Option<(Timestamp, u32)>,
    seen: HashSet<u64>,
    requests: VecDeque<String>,
    count: u64,
}

/// A request as the services look at it.
pub(super) struct Asked<'a> {
    pub(super) method: &'a Method,
    /// The path, split and decoded.
    pub(super) segments: Vec<String>,
    pub(super) query: Form,
    request: &'a Request,
    /// The origin that the caller wrote, if it is one of this sandbox's; else the first of them.
    pub(super) origin: String,
    /// The services' time, which a scenario may put ahead.
    pub(super) now: Timestamp,
    /// The id of this request on the services' side.
    pub(super) trace_id: String,
    /// The caller's correlation id if it sent one, else a new one.
    pub(super) correlation_id: String,
}

impl Asked<'_> {
    /// A header's value, if it is readable.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.request.headers().get(name)?.to_str().ok()
    }

    /// The body.
    pub(super) fn body(&self) -> &[u8] {
        self.request.body()
    }

    /// True if the caller wants to be told apart from other accounts.
    pub(super) fn asks_client_info(&self) -> bool {
        Form::read(self.body()).is_some_and(|form| form.get("client_info") == Some("1"))
    }

    /// The body as a form, if it is announced as one.
    pub(super) fn is_form(&self) -> bool {
        self.header("content-type").is_some_and(|kind| {
            kind.split(';').next().is_some_and(|kind| {
                kind.trim()
                    .eq_ignore_ascii_case("application/x-www-form-urlencoded")
            })
        })
    }
}

impl World {
    /// The world of a scenario, reached under `origin`.
    #[must_use]
    pub fn new(scenario: &Scenario, origin: &str) -> Self {
        let truth = scenario.truth();
        let directory = Directory::of(&truth);
        Self::with(truth, directory, origin)
    }

    /// A world of one's own, reached under `origin`.
    pub(super) fn with(truth: Truth, directory: Directory, origin: &str) -> Self {
        Self {
            truth,
            directory,
            origin: origin.to_owned(),
            mint: Mint::new(),
            codes: Codes::default(),
            flows: Flows::default(),
            authorization_codes: AuthorizationCodes::default(),
            refreshes: Refreshes::default(),
            insights: insights::Desk::default(),
            partner_center: partner_center::Ledger::default(),
            consent_asked: None,
            seen: HashSet::new(),
            requests: VecDeque::new(),
            count: 0,
        }
    }

    /// Answers a request that comes at this moment.
    pub fn answer(&mut self, request: &Request, now: Timestamp) -> Answer {
        self.count = self.count.saturating_add(1);
        let ahead = SignedDuration::from_secs(self.truth.clock_ahead);
        let now = now.checked_add(ahead).unwrap_or(now);
        let answer = match self.read(request, now) {
            Ok(asked) => match self.weather(&asked) {
                Some(answer) => answer,
                None => self.route(&asked),
            },
            Err(answer) => answer,
        };
        self.remember(record::line(request, answer.status));
        let mut answer = answer.with("Date", http_date(now));
        if self.truth.weather == Weather::Slow {
            answer.after = LATE;
        }
        answer
    }

    /// One line per request, the oldest first: method, path, the names of the parameters and the status. No values, and
    /// nothing that the services do not know.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        self.requests.iter().cloned().collect()
    }

    /// The line of the last request.
    pub(super) fn latest(&self) -> Option<String> {
        self.requests.back().cloned()
    }

    /// What a trace says of the answer to the last request.
    pub(super) fn trace(&self, answer: &Answer) -> String {
        record::trace(answer, &[self.id(TRACE), self.id(CORRELATION)])
    }

    /// How many requests there have been, whatever became of them.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// Goes on counting from there: ids must not come twice.
    pub(super) fn count_from(&mut self, count: u64) {
        self.count = count;
    }

    /// A new id. Counted rather than drawn, so that the same requests get the same answers.
    pub(super) fn id(&self, sort: u16) -> String {
        format!("5a4db0c5-{sort:04x}-4000-8000-{:012x}", self.count)
    }

    /// True if the application's consent reaches this token request.
    pub(super) fn consent_arrived(&mut self, now: Timestamp) -> bool {
        let (first, times) = self.consent_asked.unwrap_or((now, 0));
        let arrived =
            times >= UNSEEN_TIMES || now.duration_since(first).as_secs() >= UNSEEN_SECONDS;
        self.consent_asked = Some((first, times + u32::from(!arrived)));
        arrived
    }

    /// The request, or the answer to one that cannot be read.
    fn read<'a>(&self, request: &'a Request, now: Timestamp) -> Result<Asked<'a>, Answer> {
        let uri = request.uri();
        let path = uri.path().strip_prefix('/').ok_or_else(not_found)?;
        let segments = path
            .split('/')
            .map(|segment| decode(segment.as_bytes(), false))
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| unreadable(Unfit::Encoding))?;
        let query = uri.query().unwrap_or_default();
        let sent_id = ["client-request-id", "ms-correlationid"]
            .into_iter()
            .find_map(|name| Guid::parse(request.headers().get(name)?.to_str().ok()?));
        Ok(Asked {
            method: request.method(),
            segments,
            query: Form::judged(query.as_bytes()).map_err(unreadable)?,
            request,
            origin: self.origin_asked(request),
            now,
            trace_id: self.id(TRACE),
            correlation_id: sent_id.map_or_else(|| self.id(CORRELATION), |id| id.to_string()),
        })
    }

    /// A sandbox has several names. Whoever asks by one of them is sent on to no other, as a certificate or an issuer may be
    /// compared with it. A `Host` that is none of them is not believed.
    fn origin_asked(&self, request: &Request) -> String {
        let known = || {
            let (scheme, own) = self.origin.split_once("://")?;
            let port = own.rsplit_once(':')?.1.parse().ok()?;
            let named = match request.uri().authority() {
                Some(authority) => authority.as_str(),
                None => request.headers().get("host")?.to_str().ok()?,
            };
            gate::is_ours(named, port, scheme == "https")
                .then(|| format!("{scheme}://{}", named.to_ascii_lowercase()))
        };
        known().unwrap_or_else(|| self.origin.clone())
    }

    fn route(&mut self, asked: &Asked) -> Answer {
        let segments: Vec<&str> = asked.segments.iter().map(String::as_str).collect();
        match segments.as_slice() {
            ["v1", path @ ..] => partner_center::answer(self, asked, path),
            ["v1.0", path @ ..] => graph::answer(self, asked, path),
            ["insights", "v1", "mpn", path @ ..] => insights::answer(self, asked, path),
            [insights::download::FOLDER, file] => insights::download::answer(self, asked, file),
            path => identity::answer(self, asked, path).unwrap_or_else(not_found),
        }
    }

    /// What happens to the request before a service sees it.
    fn weather(&mut self, asked: &Asked) -> Option<Answer> {
        match self.truth.weather {
            Weather::Throttled
                if matches!(asked.segments[0].as_str(), "v1" | "insights" | "v1.0") =>
            {
                if asked.segments[0] == "v1.0" {
                    return Some(graph::throttled(asked));
                }
                // The gateway's own body, without the services' schema (facts A.5).
                let body = json!({"statusCode": 429, "message": "Rate limit is exceeded. Try again in 57 seconds."});
                Some(Answer::json(429, &body).with("Retry-After", "57"))
            }
            // Somebody at a browser reloads a page that does not come: there is nothing to learn from it.
            Weather::Flaky if is_page(asked) => None,
            Weather::Flaky => {
                // Addresses can be long: what is remembered of them has one size.
                let mut path = DefaultHasher::new();
                (asked.method, &asked.segments).hash(&mut path);
                let first = self.seen.len() < REMEMBERED && self.seen.insert(path.finish());
                first.then(|| marked(Answer::empty(503).with("Retry-After", "0"), asked))
            }
            Weather::CaptivePortal => Some(portal(asked, &self.origin)),
            _ => None,
        }
    }

    /// Remembers a line about a request, also of one that never came to be answered here.
    pub(super) fn remember(&mut self, line: String) {
        if self.requests.len() == REMEMBERED {
            self.requests.pop_front();
        }
        self.requests.push_back(line);
    }
}

/// The answer with the id that the service asked gives to the request, on refusals without a body too (facts A.3, F.1).
fn marked(answer: Answer, asked: &Asked) -> Answer {
    match asked.segments[0].as_str() {
        "v1" | "insights" => partner_center::with_ids(answer, asked, None),
        "v1.0" => graph::with_ids(answer, asked),
        _ => answer.with("x-ms-request-id", asked.trace_id.as_str()),
    }
}

/// A network that wants a sign-in of its own first. One address is redirected and all others get the page itself, so
/// that a client meets both.
fn portal(asked: &Asked, origin: &str) -> Answer {
    if asked
        .segments
        .last()
        .is_some_and(|last| last == "openid-configuration")
    {
        return Answer::page(302, "").with("Location", format!("{origin}/portal/welcome"));
    }
    Answer::page(
        200,
        "<!DOCTYPE html><html><head><title>Guest Wi-Fi</title></head><body><h1>Welcome</h1>\
         <form action=\"/portal/welcome\"><button>Connect</button></form></body></html>",
    )
}

/// True for what a browser asks for and no program.
fn is_page(asked: &Asked) -> bool {
    matches!(
        asked.segments.last().map(String::as_str),
        Some("adminconsent" | "authorize" | "deviceauth" | "login")
    ) || asked.segments[0] == "adfs"
}

fn not_found() -> Answer {
    Answer::said(404, "There is nothing at this address.")
}

/// An address that is not read. Status and words are our assumption; that what is behind a broken percent sign is guessed
/// would be the laxer one.
fn unreadable(why: Unfit) -> Answer {
    let why = match why {
        Unfit::Encoding => "The address is not encoded correctly.",
        Unfit::Many => "The address has too many parameters.",
        Unfit::Long => "A parameter of the address is too long.",
    };
    Answer::said(400, why)
}

fn http_date(now: Timestamp) -> String {
    jiff::fmt::rfc2822::DateTimePrinter::new()
        .timestamp_to_rfc9110_string(&now)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
