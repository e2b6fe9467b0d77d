//! The prerequisites: one file per check, and the list of them all. Pages, reports and help are made from this list.
//!
//! A check asks `cloud` and judges the answer; it does not know pages, the disk or how a request is sent.

mod access;
mod account;
mod claims;
mod client;
mod enrolment;
mod mfa;
mod permission;
mod role;
mod secret;
mod sign_in;
mod tenant;
mod vetting;

pub use sign_in::WITHOUT_PASSWORD;

use crate::cloud::Session;
use crate::cloud::fault::Fault;
use crate::cloud::token::{AccessToken, Claims};
use crate::model::answers::Answers;
use crate::model::check::{CheckId, CheckSpec};
use crate::model::notice::Notice;
use crate::model::question::QuestionId;
use crate::model::sign_in::SignIn;
use crate::model::verdict::{Kind, Owner, Problem, Verdict};
use crate::model::words;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

/// What one run of a check works from.
#[derive(Clone)]
pub struct Probe {
    /// The answers at the moment it began.
    pub answers: Answers,
    /// The way to the services.
    pub session: Arc<Session>,
    /// Where it says what it waits for.
    pub notice: Arc<dyn Fn(Notice) + Send + Sync>,
    /// When it began.
    pub now: Timestamp,
    /// Whether a person is there who sees the notices and can sign in in a browser.
    pub attended: bool,
}

/// A check: its words and how it is run.
pub struct Check {
    /// Its words, what it reads and needs.
    pub spec: CheckSpec,
    /// Runs it.
    pub run: fn(Probe) -> Pin<Box<dyn Future<Output = Verdict> + Send>>,
}

/// All checks, in the order of the road: each stands behind those that it needs.
pub static ALL: [&Check; 12] = [
    &tenant::CHECK,
    &account::CHECK,
    &client::CHECK,
    &secret::CHECK,
    &sign_in::CHECK,
    &permission::CHECK,
    &claims::CHECK,
    &mfa::CHECK,
    &enrolment::CHECK,
    &vetting::CHECK,
    &role::CHECK,
    &access::CHECK,
];

/// The words of all checks, in the order of [`ALL`].
#[must_use]
pub fn specs() -> Vec<&'static CheckSpec> {
    ALL.iter().map(|check| &check.spec).collect()
}

/// The check of this name.
#[must_use]
pub fn find(id: CheckId) -> Option<&'static Check> {
    ALL.into_iter().find(|check| check.spec.id == id)
}

impl fmt::Debug for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Check({})", self.spec.id)
    }
}

const TENANT: CheckId = CheckId("tenant");
const ACCOUNT: CheckId = CheckId("account");
const CLIENT: CheckId = CheckId("client");
const SECRET: CheckId = CheckId("secret");
const SIGN_IN: CheckId = CheckId("sign-in");

/// The page on which roles are given (facts C.2; the address is not confirmed there).
const USER_MANAGEMENT: &str = "https://partner.microsoft.com/dashboard/account/v3/usermanagement";
/// The page that shows how far the company's enrolment and verification are (facts A.2).
const LEGAL_INFO: &str = "https://aka.ms/accountexp/legalInfo";
/// Partner Center. Where in it the PartnerID stands is not confirmed.
const PARTNER_CENTER: &str = "https://partner.microsoft.com/dashboard";
/// Entra's administration.
const ENTRA: &str = "https://entra.microsoft.com";

impl Probe {
    fn user(&self) -> &str {
        self.answers.user_id()
    }

    /// The way to sign in that was chosen; the documented one if none was, or one that is not known.
    fn way(&self) -> SignIn {
        let name = self.answers.line(QuestionId::SignIn);
        name.and_then(SignIn::from_name).unwrap_or(SignIn::Password)
    }

    /// The token of the sign-in, or the verdict that there is none.
    fn token(&self) -> Result<AccessToken, Verdict> {
        self.session.token(&self.answers, self.now).ok_or_else(|| {
            Problem::new(
                Kind::SignIn,
                Owner::Token,
                words::check_no_token(),
                words::check_no_token_why(),
            )
            .question(QuestionId::SignIn)
            .remedy(words::check_no_token_do1(), None)
            .unknown()
        })
    }

    /// What a fault means when nothing more can be said than the fault itself says.
    fn judge(&self, fault: &Fault) -> Verdict {
        judge(fault.problem(&self.answers))
    }

    /// A fault that says nothing about what was asked, whatever it is.
    fn inconclusive(&self, fault: &Fault) -> Verdict {
        fault.problem(&self.answers).unknown()
    }
}

/// A refusal is an answer: unmet. That no answer came, or none that says anything, is not.
fn judge(problem: Problem) -> Verdict {
    match problem.kind {
        Kind::Refused | Kind::NotAllowed | Kind::NotReady | Kind::SignIn => problem.unmet(),
        Kind::Unreachable | Kind::Service | Kind::Unknown => problem.unknown(),
    }
}

/// What the token says of itself, or the verdict that it cannot be read.
fn claims_of(token: &AccessToken) -> Result<&Claims, Verdict> {
    token.claims().ok_or_else(|| {
        Problem::new(
            Kind::Unknown,
            Owner::Token,
            words::check_token_opaque(),
            words::check_token_opaque_why(),
        )
        .support(token.support.clone())
        .remedy(words::check_token_opaque_do1(), None)
        .unknown()
    })
}

/// Adds what a refusal brought, ids and words, to a problem that we put in our own words.
fn with_refusal(mut problem: Problem, fault: &Fault) -> Problem {
    if let Some(refused) = fault.refused() {
        problem.code = refused.codes.first().cloned();
        problem.support = refused.support.clone();
        problem.server_text.clone_from(&refused.message);
    }
    problem
}

/// True for a refusal that is about multifactor authentication and nothing else (facts A.5, E.2).
fn is_mfa_refusal(fault: &Fault) -> bool {
    fault.has_code(&["900421", "10001"])
        || fault.status() == Some(401)
            && fault
                .refused()
                .and_then(|refused| refused.message.as_deref())
                .is_some_and(|text| text.to_ascii_lowercase().contains("mfa required"))
}

/// A moment for a sentence, in UTC: the same in every language and place.
fn moment(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC)
        .strftime("%Y-%m-%d %H:%M UTC")
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::check::Starts;
    use crate::model::lang::Lang;
    use std::collections::BTreeSet;

    #[test]
    fn every_check_stands_behind_what_it_needs_and_no_name_stands_twice() {
        let mut seen = BTreeSet::new();
        for spec in specs() {
            for need in spec.needs {
                assert!(seen.contains(need), "{} needs {need}", spec.id);
            }
            assert!(seen.insert(spec.id), "{} stands twice", spec.id);
        }
    }

    #[test]
    fn the_list_is_the_one_of_the_contract() {
        let names: Vec<&str> = specs().iter().map(|spec| spec.id.0).collect();
        assert_eq!(
            names,
            [
                "tenant",
                "account",
                "client",
                "secret",
                "sign-in",
                "permission",
                "claims",
                "mfa",
                "enrolment",
                "vetting",
                "role",
                "access"
            ]
        );
    }

    #[test]
    fn only_the_sign_in_waits_for_the_person() {
        for spec in specs() {
            assert_eq!(
                spec.starts == Starts::OnConfirm,
                spec.id == SIGN_IN,
                "{}",
                spec.id
            );
        }
    }

    #[test]
    fn every_check_has_its_words_in_every_language() {
        for spec in specs() {
            for lang in Lang::ALL {
                for text in [(spec.title)(), (spec.why)()] {
                    assert_ne!(lang.say(&text), text.key());
                }
            }
        }
    }
}
