//! What is said where the catalogue of refusals says nothing, and where nothing is known but the text itself.

use super::network::Trouble;
use crate::cloud::fault::{Fault, Unreachable};
use crate::model::answers::Answers;
use crate::model::escape::excerpt;
use crate::model::verdict::{Kind, Owner, Problem, Support};
use crate::model::words;

/// OAuth's word for whatever was sent as a grant, with nothing beside it (RFC 6749, section 5.2).
pub(super) fn grant(support: Support) -> Problem {
    Problem::new(
        Kind::SignIn,
        Owner::Token,
        words::explain_grant(),
        words::explain_grant_why(),
    )
    .remedy(words::explain_grant_do1(), None)
    .remedy(words::explain_grant_do2(), None)
    .who(words::who_user())
    .support(support)
}

/// An API that did not take an access token (RFC 6750, section 3.1).
pub(super) fn token(support: Support) -> Problem {
    Problem::new(
        Kind::SignIn,
        Owner::Token,
        words::explain_token(),
        words::explain_token_why(),
    )
    .remedy(words::explain_token_do1(), None)
    .remedy(words::explain_token_do2(), None)
    .support(support)
}

/// An access token for another API than Partner Center's, by its own claims (facts H, I.5, I.6).
pub(super) fn token_audience(audience: &str, support: Support) -> Problem {
    Problem::new(
        Kind::Refused,
        Owner::Token,
        words::explain_token_audience(excerpt(audience, 120)),
        words::explain_token_audience_why(),
    )
    .remedy(words::explain_token_audience_do1(), None)
    .remedy(words::explain_token_audience_do2(), None)
    .who(words::who_you())
    .support(support)
}

/// An access token of an application alone, by its own claims (facts H, I.27).
pub(super) fn token_application(support: Support) -> Problem {
    Problem::new(
        Kind::SignIn,
        Owner::Token,
        words::explain_token_application(),
        words::explain_token_application_why(),
    )
    .remedy(words::explain_token_application_do1(), None)
    .who(words::who_user())
    .support(support)
}

/// An access token without the sign of multifactor authentication among its claims (facts E.4, H, I.1).
pub(super) fn token_mfa(support: Support) -> Problem {
    Problem::new(
        Kind::SignIn,
        Owner::Mfa,
        words::explain_token_mfa(),
        words::explain_token_mfa_why(),
    )
    .remedy(words::explain_token_mfa_do1(), None)
    .remedy(words::explain_token_mfa_do2(), None)
    .who(words::who_user())
    .support(support)
}

/// An access token that names a strong way of signing in, but not the one by which Partner Center is documented to judge:
/// whether it passes, no source says (facts E.3).
pub(super) fn token_strong(methods: &str, support: Support) -> Problem {
    Problem::new(
        Kind::Unknown,
        Owner::Mfa,
        words::explain_token_strong(excerpt(methods, 60)),
        words::explain_token_strong_why(),
    )
    .remedy(words::explain_token_strong_do1(), None)
    .remedy(words::explain_token_mfa_do2(), None)
    .who(words::who_user())
    .support(support)
}

/// The problem that a status stands for, with what the service itself says beside it.
pub(super) fn with_words(mut problem: Problem, said: Option<String>) -> Problem {
    if let Some(said) = said {
        problem.why = words::explain_words(said, problem.why);
    }
    problem
}

/// A status, with what the service says beside it or with nothing: whose it is and why, nobody can say.
pub(super) fn status(status: u16, said: Option<String>, support: Support) -> Problem {
    let why = match said {
        Some(said) => words::explain_status_said(said),
        None => words::explain_status_why(),
    };
    let mut problem = Problem::new(
        Kind::Unknown,
        Owner::Unknown,
        words::explain_status(i64::from(status)),
        why,
    )
    .remedy(words::explain_nothing_do1(), None)
    .remedy(words::explain_nothing_do2(), None)
    .support(support);
    problem.retryable = matches!(status, 408 | 429 | 500..);
    problem
}

/// An answer of the Insights API that says of itself that something is kept back. What that means is not documented; that the
/// role is missing is the likeliest reading, and no more (facts C.4, K.1).
pub(super) fn redacted(support: Support) -> Problem {
    Problem::new(
        Kind::Unknown,
        Owner::Role,
        words::explain_redacted(),
        words::explain_redacted_why(),
    )
    .remedy(
        words::check_role_do1(),
        Some("https://partner.microsoft.com/dashboard/account/v3/usermanagement".to_owned()),
    )
    .remedy(words::explain_nothing_do2(), None)
    .who(words::check_role_who())
    .support(support)
}

/// A text in which nothing was recognised: whether there is an error in it, nobody can say.
pub(super) fn nothing(support: Support) -> Problem {
    Problem::new(
        Kind::Unknown,
        Owner::Unknown,
        words::explain_nothing(),
        words::explain_nothing_why(),
    )
    .remedy(words::explain_nothing_do1(), None)
    .remedy(words::explain_nothing_do2(), None)
    .support(support)
}

/// Trouble on the way to this host, which a copied text does not always name; nor does it say how long was waited.
pub(super) fn of_network(host: Option<&str>, trouble: Trouble, support: Support) -> Problem {
    let mut fault = Unreachable::new(host.unwrap_or("…"), trouble.reason());
    fault.support = support;
    let mut problem = Fault::Unreachable(Box::new(fault)).problem(&Answers::default());
    match host {
        Some(host) if trouble == Trouble::TimedOut => problem.what = words::explain_timeout(host),
        Some(_) => {}
        None => {
            problem.what = match trouble {
                Trouble::Name => words::explain_host_name(),
                Trouble::Proxy => words::explain_host_proxy(),
                Trouble::Time | Trouble::Issuer | Trouble::WrongName | Trouble::Certificate => {
                    words::explain_host_certificate()
                }
                Trouble::Tls => words::explain_host_tls(),
                Trouble::Refused => words::explain_host_connection(),
                Trouble::TimedOut => words::explain_host_timeout(),
                Trouble::Broken => words::explain_host_broken(),
                Trouble::Page => words::explain_host_page(),
            };
            for remedy in &mut problem.remedies {
                if remedy.act.key() == words::reach_do_open("").key() {
                    remedy.act = words::explain_host_open();
                }
            }
        }
    }
    problem
}
