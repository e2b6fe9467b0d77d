//! The services' own sentences, for texts in which the code was cut off, blackened or never there. The wording is public
//! and may change; it is asked last.

use super::signs::Places;
use crate::cloud::refusal::Service;

/// What tells Entra's sentences from those of other programs.
const ENTRA: [&str; 13] = [
    "aadsts",
    "microsoftonline",
    "microsoft entra",
    "entra id",
    "azure",
    "trace id",
    "correlation id",
    "oauth",
    "msal",
    "invalid_",
    "interaction_required",
    "error_description",
    "application with identifier",
];

/// The code that Entra's own sentence stands for, if there is one in a text in lower case with single blanks.
pub(super) fn code(smooth: &str) -> Option<&'static str> {
    let first = |table: &'static [(&str, &str)], holds: &dyn Fn(usize) -> bool| {
        table.iter().find_map(|(sentence, digits)| {
            let mut places = smooth.match_indices(sentence);
            places.any(|(at, _)| holds(at)).then_some(*digits)
        })
    };
    first(SENTENCES, &|_| true).or_else(|| {
        let signs = Places::of(smooth, &ENTRA);
        first(COMMON, &|at| signs.is_near(at))
    })
}

/// The piece of a sentence that Partner Center or Insights says and nobody else, and which of the two.
pub(super) fn partner(smooth: &str) -> Option<(&'static str, Service)> {
    PARTNER.iter().find_map(|(piece, beside, service)| {
        let places = Places::of(smooth, beside);
        smooth
            .match_indices(piece)
            .any(|(at, _)| beside.is_empty() || places.is_near(at))
            .then_some((*piece, *service))
    })
}

/// True if some service says that an access token is out of date.
pub(super) fn refuses_a_token(smooth: &str) -> bool {
    [
        "access token has expired or is not yet valid",
        "the access token expired",
        "the access token is expired",
    ]
    .iter()
    .any(|sentence| smooth.contains(sentence))
}

/// Pieces of the catalogue's `texts` that tell without anything that names the service: alone, or with one of these words
/// beside them.
const PARTNER: &[(&str, &[&str], Service)] = &[
    ("supplied role does not", &[], Service::PartnerCenter),
    (
        "mfa required",
        &["authentication failed", "unauthorized", "401", "403"],
        Service::PartnerCenter,
    ),
    (
        "authenticated using mfa",
        &["token", "401", "403"],
        Service::PartnerCenter,
    ),
    ("graph.windows.net", &["audience"], Service::PartnerCenter),
    ("program status isn't active", &[], Service::PartnerCenter),
    (
        "partner organization with",
        &["not found"],
        Service::PartnerCenter,
    ),
    ("no item found with given", &["filter"], Service::Insights),
    ("there are no executions", &["filter"], Service::Insights),
    ("report creation quota", &[], Service::Insights),
    ("invalid queryid", &[], Service::Insights),
];

/// What Entra's sentences begin with, in words that nobody else uses. The codes' meanings are those of facts F.2; the wording
/// is our assumption, as it is seen in public and may change: it decides only where no code stands.
const SENTENCES: &[(&str, &str)] = &[
    (
        "you must use multi-factor authentication to access",
        "50076",
    ),
    ("you must enroll in multi-factor authentication", "50079"),
    ("you must enrol in multi-factor authentication", "50079"),
    ("invalid client secret provided", "7000215"),
    ("invalid client secret is provided", "7000215"),
    ("client secret keys for app", "7000222"),
    ("client secret keys are expired", "7000222"),
    ("has not consented to use the application", "65001"),
    (
        "needs permission to access resources in your organization",
        "90094",
    ),
    ("blocked by conditional access policies", "53003"),
    ("blocked due to conditional access policies", "53003"),
    ("blocked by security defaults", "530035"),
    ("does not match the redirect uris configured", "50011"),
    ("does not match the reply urls configured", "50011"),
    ("does not match the reply uris configured", "50011"),
    (
        "must contain the following parameter: 'client_assertion' or 'client_secret'",
        "7000218",
    ),
    ("client is public so neither", "700025"),
    ("account must be added to the directory", "50034"),
    (
        "cannot be found. check to make sure you have the correct tenant",
        "90002",
    ),
    ("resource principal named", "500011"),
    ("is not assigned to a role for the application", "50105"),
    ("device is not in required device state", "53000"),
];

/// Those that other programs say as well: they count beside a sign of Entra. The wording is our assumption, too.
const COMMON: &[(&str, &str)] = &[
    ("due to invalid username or password", "50126"),
    ("strong authentication is required", "50074"),
    ("was not found in the directory", "700016"),
    ("account is locked because", "50053"),
    ("user account is disabled", "50057"),
    ("the password is expired", "50055"),
    ("user password is expired", "50055"),
    ("expired due to inactivity", "700082"),
    ("does not exist in tenant", "50020"),
    ("due to a password change or", "50173"),
    ("grant was revoked", "50173"),
    ("device is required to be managed", "530003"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cloud::refusal;

    #[test]
    fn each_piece_is_one_by_which_the_catalogue_knows_the_service() {
        for (piece, _, service) in PARTNER {
            assert!(
                refusal::all().iter().any(|refusal| {
                    refusal.services.contains(service)
                        && refusal.texts.iter().any(|text| text == piece)
                }),
                "{piece}"
            );
        }
    }

    #[test]
    fn a_sentence_that_others_say_too_counts_near_a_sign_only() {
        let far = format!("the password is expired {} aadsts", "x".repeat(1000));
        assert_eq!(code(&far), None);
        assert_eq!(code("aadsts*****: the password is expired"), Some("50055"));
    }
}
