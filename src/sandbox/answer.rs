//! An answer of the simulated world: status, headers, body, and how long it takes.

use serde_json::{Value, json};
use std::time::Duration;

/// What goes back over the wire.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Header names and values.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// How late it is sent.
    pub after: Duration,
    /// The code of the error that it tells, as whoever looks it up would write it.
    pub(super) code: Option<String>,
}

impl Answer {
    /// A JSON answer.
    pub(super) fn json(status: u16, body: &Value) -> Self {
        Self::text(
            status,
            "application/json; charset=utf-8",
            body.to_string().into_bytes(),
        )
    }

    /// A sentence, as the services' gateways answer before a service is asked (facts A.5).
    pub(super) fn said(status: u16, message: &str) -> Self {
        Self::json(status, &json!({"message": message}))
    }

    /// A web page.
    pub(super) fn page(status: u16, body: &str) -> Self {
        Self::text(status, "text/html; charset=utf-8", body.into())
    }

    /// No body.
    pub(super) fn empty(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Vec::new(),
            after: Duration::ZERO,
            code: None,
        }
    }

    fn text(status: u16, kind: &str, body: Vec<u8>) -> Self {
        Self {
            body,
            ..Self::empty(status).with("Content-Type", kind)
        }
    }

    /// The same with one more header.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The same, known to tell the error of this code.
    pub(super) fn telling(mut self, code: impl Into<String>) -> Self {
        self.code = Some(code.into());
        self
    }

    /// The value of a header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}
