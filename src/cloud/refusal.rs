//! Refusals of the services, as they came in, and what they mean.

use crate::model::answers::Answers;
use crate::model::text::Text;
use crate::model::verdict::{Kind, Owner, Problem, Support};

/// Which service refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Service {
    /// Microsoft Entra's sign-in service.
    Identity,
    /// Partner Center's REST API.
    PartnerCenter,
    /// The Insights API.
    Insights,
}

/// A refusal as it came in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    /// The HTTP status.
    pub status: u16,
    /// OAuth's `error`.
    pub error: Option<String>,
    /// Entra's `suberror`.
    pub suberror: Option<String>,
    /// The vendor's codes, digits only.
    pub codes: Vec<String>,
    /// The server's words, escaped and cut.
    pub message: Option<String>,
    /// Ids for support.
    pub support: Support,
    /// Which service.
    pub service: Service,
}

/// Provisional until the catalogue is merged: kind and owner by the codes that the checks' tests need.
#[must_use]
pub fn problem(refused: &Refused, _answers: &Answers) -> Problem {
    let code = refused.codes.first().map(String::as_str);
    let (kind, owner) = match (code, refused.status) {
        (Some("50076" | "50079" | "50074" | "50072" | "50158" | "530035"), _) => {
            (Kind::SignIn, Owner::Mfa)
        }
        (Some("900421"), _) => (Kind::SignIn, Owner::Mfa),
        (Some("3000" | "900149"), _) => (Kind::NotAllowed, Owner::Enrolment),
        (Some(_), 400..=499) => (Kind::Refused, Owner::Unknown),
        (_, 403) => (Kind::NotAllowed, Owner::Role),
        (_, 401) => (Kind::Refused, Owner::Token),
        (_, 429 | 500..=599) => (Kind::Service, Owner::Service),
        _ => (Kind::Unknown, Owner::Unknown),
    };
    let mut problem = Problem::new(kind, owner, kind.heading(), Text::of("kind-refused"));
    problem.code = code.map(str::to_owned);
    problem.support = refused.support.clone();
    problem.server_text.clone_from(&refused.message);
    problem
}
