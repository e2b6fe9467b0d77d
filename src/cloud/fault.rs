//! What can go wrong between here and an answer, and the problem it makes. A refusal's meaning is the catalogue's matter.

use super::http::span;
use super::refusal::{self, Refused};
use crate::model::answers::Answers;
use crate::model::endpoints::host;
use crate::model::sign_in::SignIn;
use crate::model::text::Text;
use crate::model::verdict::{Kind, Note, Owner, Problem, Support};
use crate::model::words;
use rustls::CertificateError;
use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// Why there is no answer to work with.
#[derive(Clone)]
pub enum Fault {
    /// The service answered and refused.
    Refused(Arc<Refused>),
    /// No answer came, or none from the service.
    Unreachable(Box<Unreachable>),
}

/// An answer that did not come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreachable {
    /// The host that was asked.
    pub host: String,
    /// Why.
    pub reason: Reason,
    /// The network's own words, escaped and cut.
    pub detail: Option<String>,
    /// Ids, where something answered after all.
    pub support: Support,
}

/// Why no answer came, or none that can be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reason {
    /// The host's name has no address here.
    NameNotFound,
    /// No connection came about: refused, no route, reset at once.
    NoConnection,
    /// Nothing within this limit.
    TimedOut(Duration),
    /// The certificate is not accepted.
    Certificate(CertificateFault),
    /// What answered does not speak TLS as it should.
    Tls,
    /// A proxy asks for credentials.
    Proxy,
    /// The connection ended in the middle.
    Broken,
    /// Sent elsewhere, to this host; the services never do that.
    Redirected(String),
    /// A web page instead of an answer, with this status.
    WebPage(u16),
    /// A refusal with this status and no sign that it is the service's.
    Foreign(u16),
    /// Longer than any answer of the service.
    TooLarge,
    /// From the service, as far as can be told, but in no shape we know.
    Unfamiliar,
    /// This machine gave no port for the answer, or no random numbers; nothing was asked yet.
    NoPort,
}

/// What is wrong with a certificate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CertificateFault {
    /// Not valid now: expired or not yet valid; or this machine's clock is wrong.
    Time,
    /// Signed by somebody whom this machine does not trust.
    Issuer,
    /// The same, although a file of further authorities was given.
    IssuerBesides,
    /// For another name.
    Name,
    /// Something else.
    Other,
}

impl Unreachable {
    /// Without details yet.
    #[must_use]
    pub fn new(url: &str, reason: Reason) -> Self {
        Self {
            host: host(url).to_owned(),
            reason,
            detail: None,
            support: Support::default(),
        }
    }
}

impl Fault {
    pub(super) fn unreachable(url: &str, reason: Reason) -> Self {
        Self::Unreachable(Box::new(Unreachable::new(url, reason)))
    }

    /// True if not even a connection came about, so that nothing can have been received.
    pub(super) fn is_no_connection(&self) -> bool {
        matches!(self, Self::Unreachable(fault)
            if matches!(fault.reason, Reason::NoConnection | Reason::NameNotFound))
    }

    /// The refusal, if it is one.
    #[must_use]
    pub fn refused(&self) -> Option<&Refused> {
        match self {
            Self::Refused(refused) => Some(refused),
            Self::Unreachable(_) => None,
        }
    }

    /// The status of the refusal, if it is one.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.refused().map(|refused| refused.status)
    }

    /// True if the refusal bears one of these codes.
    #[must_use]
    pub fn has_code(&self, codes: &[&str]) -> bool {
        self.refused().is_some_and(|refused| {
            refused
                .codes
                .iter()
                .any(|code| codes.contains(&code.as_str()))
        })
    }

    /// What it means for the person.
    #[must_use]
    pub fn problem(&self, answers: &Answers) -> Problem {
        match self {
            Self::Refused(refused) => refusal::problem(refused, answers),
            Self::Unreachable(fault) => fault.problem(),
        }
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refused) => write!(
                f,
                "Refused({} {:?} {:?})",
                refused.status, refused.codes, refused.error
            ),
            Self::Unreachable(fault) => write!(f, "Unreachable({} {:?})", fault.host, fault.reason),
        }
    }
}

impl Unreachable {
    fn problem(&self) -> Problem {
        let host = self.host.as_str();
        let (what, why): (Text, Text) = match &self.reason {
            Reason::NameNotFound => (words::reach_name(host), words::reach_name_why()),
            Reason::NoConnection => (words::reach_connection(host), words::reach_connection_why()),
            Reason::TimedOut(limit) => (
                words::reach_timeout(host, span(*limit)),
                words::reach_timeout_why(),
            ),
            Reason::Certificate(fault) => (words::reach_certificate(host), fault.why()),
            Reason::Tls => (words::reach_tls(host), words::reach_tls_why()),
            Reason::Proxy => (words::reach_proxy(host), words::reach_proxy_why()),
            Reason::Broken => (words::reach_broken(host), words::reach_broken_why()),
            Reason::Redirected(to) => (
                words::reach_redirect(host, to.as_str()),
                words::reach_page_why(),
            ),
            Reason::WebPage(_) => (words::reach_page(host), words::reach_page_why()),
            Reason::Foreign(status) => (
                words::reach_foreign(host, i64::from(*status)),
                words::reach_foreign_why(),
            ),
            Reason::TooLarge => (words::reach_large(host), words::reach_page_why()),
            Reason::Unfamiliar => (words::reach_unfamiliar(host), words::reach_unfamiliar_why()),
            Reason::NoPort => (words::reach_port(host), words::reach_port_why()),
        };
        let (kind, owner) = match self.reason {
            Reason::Unfamiliar => (Kind::Unknown, Owner::Service),
            _ => (Kind::Unreachable, Owner::Network),
        };
        let mut problem = Problem::new(kind, owner, what, why).support(self.support.clone());
        if owner == Owner::Network && self.reason != Reason::NoPort {
            problem = problem.who(words::reach_who());
        }
        for act in self.acts() {
            problem = problem.remedy(act, None);
        }
        // The same request may well succeed later, except where somebody has to change something first.
        problem.retryable = !matches!(
            self.reason,
            Reason::Certificate(_) | Reason::Proxy | Reason::Foreign(..500) | Reason::Unfamiliar
        );
        problem.server_text.clone_from(&self.detail);
        if self.reason == Reason::NoPort {
            // It is a port of this machine.
            problem = problem.note(Note::None).offer(SignIn::Browser.instead());
        }
        problem
    }

    fn acts(&self) -> Vec<Text> {
        let host = self.host.as_str();
        match &self.reason {
            Reason::NameNotFound | Reason::Broken => vec![
                words::reach_do_network(),
                words::reach_do_open(host),
                words::reach_do_again(),
            ],
            Reason::NoConnection | Reason::TimedOut(_) => vec![
                words::reach_do_network(),
                words::reach_do_open(host),
                words::reach_do_proxy(),
                words::reach_do_again(),
            ],
            Reason::Certificate(CertificateFault::Time) => {
                vec![words::reach_do_clock(), words::reach_do_again()]
            }
            Reason::Certificate(CertificateFault::IssuerBesides) => {
                vec![words::reach_do_other_ca_file(), words::reach_do_open(host)]
            }
            // Whom to trust is not the question: what answers is somebody else.
            Reason::Certificate(CertificateFault::Name) => {
                vec![words::reach_do_portal(), words::reach_do_open(host)]
            }
            Reason::Certificate(_) => vec![words::reach_do_ca_file(), words::reach_do_open(host)],
            Reason::Tls => vec![words::reach_do_open(host), words::reach_do_proxy()],
            Reason::Proxy => vec![words::reach_do_proxy_credentials()],
            Reason::Foreign(_) => vec![
                words::reach_do_open(host),
                words::reach_do_portal(),
                words::reach_do_again(),
            ],
            Reason::Redirected(_) | Reason::WebPage(_) | Reason::TooLarge => vec![
                words::reach_do_portal(),
                words::reach_do_open(host),
                words::reach_do_again(),
            ],
            Reason::Unfamiliar => vec![words::reach_do_again(), words::reach_do_report()],
            Reason::NoPort => vec![words::reach_do_device_code(), words::reach_do_again()],
        }
    }
}

impl CertificateFault {
    fn why(self) -> Text {
        match self {
            Self::Time => words::reach_certificate_time(),
            Self::Issuer | Self::IssuerBesides => words::reach_certificate_issuer(),
            Self::Name => words::reach_certificate_name(),
            Self::Other => words::reach_certificate_other(),
        }
    }
}

/// The fault of TLS among an error's causes, if there is one.
pub(super) fn tls_reason(error: &(dyn Error + 'static)) -> Option<Reason> {
    let mut next = Some(error);
    while let Some(error) = next {
        match error.downcast_ref::<rustls::Error>() {
            Some(rustls::Error::InvalidCertificate(fault)) => {
                return Some(Reason::Certificate(of(fault)));
            }
            Some(_) => return Some(Reason::Tls),
            None => {}
        }
        // An io::Error hides the error that it wraps from `source`.
        next = match error
            .downcast_ref::<std::io::Error>()
            .and_then(std::io::Error::get_ref)
        {
            Some(inner) => Some(inner),
            None => error.source(),
        };
    }
    None
}

fn of(fault: &CertificateError) -> CertificateFault {
    use CertificateError as E;
    match fault {
        E::Expired | E::ExpiredContext { .. } | E::NotValidYet | E::NotValidYetContext { .. } => {
            CertificateFault::Time
        }
        // Of an authority that only has the name of a trusted one, such as a sandbox's of an earlier start.
        E::UnknownIssuer | E::BadSignature => CertificateFault::Issuer,
        E::NotValidForName | E::NotValidForNameContext { .. } => CertificateFault::Name,
        _ => CertificateFault::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::lang::Lang;

    fn wrapped(fault: CertificateError) -> std::io::Error {
        std::io::Error::other(std::io::Error::other(rustls::Error::InvalidCertificate(
            fault,
        )))
    }

    #[test]
    fn a_bad_certificate_is_found_however_deep_and_said_which() {
        for (fault, expected) in [
            (CertificateError::Expired, CertificateFault::Time),
            (CertificateError::NotValidYet, CertificateFault::Time),
            (CertificateError::UnknownIssuer, CertificateFault::Issuer),
            (CertificateError::BadSignature, CertificateFault::Issuer),
            (CertificateError::NotValidForName, CertificateFault::Name),
            (CertificateError::Revoked, CertificateFault::Other),
        ] {
            assert_eq!(
                tls_reason(&wrapped(fault)),
                Some(Reason::Certificate(expected))
            );
        }
        assert_eq!(tls_reason(&std::io::Error::other("reset")), None);
    }

    #[test]
    fn a_bad_certificate_is_not_tried_again_and_is_not_said_to_pass_by_itself() {
        let fault = Fault::unreachable("https://h", Reason::Certificate(CertificateFault::Issuer));
        assert!(!fault.is_no_connection());
        assert!(!fault.problem(&Answers::default()).retryable);
    }

    #[test]
    fn every_reason_names_the_host_and_says_what_to_do() {
        for reason in [
            Reason::NameNotFound,
            Reason::NoConnection,
            Reason::TimedOut(Duration::from_secs(30)),
            Reason::Certificate(CertificateFault::Time),
            Reason::Certificate(CertificateFault::Issuer),
            Reason::Certificate(CertificateFault::IssuerBesides),
            Reason::Certificate(CertificateFault::Name),
            Reason::Certificate(CertificateFault::Other),
            Reason::Tls,
            Reason::Proxy,
            Reason::Broken,
            Reason::Redirected("portal.example".to_owned()),
            Reason::WebPage(200),
            Reason::Foreign(403),
            Reason::TooLarge,
            Reason::Unfamiliar,
            Reason::NoPort,
        ] {
            let problem = Fault::unreachable("https://login.example:8/x", reason.clone())
                .problem(&Answers::default());
            for lang in Lang::ALL {
                let what = lang.say(&problem.what);
                assert!(what.contains("login.example"), "{reason:?}: {what}");
            }
            assert!(!problem.remedies.is_empty(), "{reason:?}");
        }
    }
}
