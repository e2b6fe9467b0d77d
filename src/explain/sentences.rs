//! The services' own sentences, for texts in which the code was cut off, blackened or never there. The wording is public
//! and may change; it is asked last.

use super::signs::Places;
use crate::cloud::refusal::{self, Service};

/// What tells Entra's sentences from those of other programs.
const ENTRA: [&str; 16] = [
    "aadsts",
    "sign-in error code",
    "failure reason",
    "microsoftonline",
    "microsoft entra",
    "entra id",
    "azure",
    "trace id",
    "correlation id",
    "oauth",
    "msal",
    "invalid_",
    "conditional access",
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
    first(SENTENCES, &|_| true)
        .or_else(|| {
            let signs = Places::of(smooth, &ENTRA);
            first(COMMON, &|at| signs.is_near(at))
                .or_else(|| has_expired_keys(smooth, &signs).then_some("7000222"))
        })
        .or_else(|| of_page(smooth))
        .or_else(|| {
            // A terminal that breaks words in the middle leaves sentences whole only without blanks.
            let dense: String = smooth.split(' ').collect();
            SENTENCES
                .iter()
                .find(|(sentence, _)| dense.contains(&sentence.split(' ').collect::<String>()))
                .map(|(_, digits)| *digits)
        })
        .or_else(|| {
            let names = LIBRARIES.iter().map(|(name, _)| *name);
            let found = super::status::named(smooth, names);
            let (_, name) = found.first()?;
            let mut known = LIBRARIES.iter();
            known
                .find(|(known, _)| known == name)
                .map(|(_, digits)| *digits)
        })
}

/// The code of the page that a text is copied from.
fn of_page(smooth: &str) -> Option<&'static str> {
    let alone = smooth.trim_matches(|c: char| !c.is_alphanumeric());
    let found = PAGES.iter().find(|(sentence, beside, _)| {
        let signs = Places::of(smooth, &PAGE);
        let neighbours = Places::of(smooth, beside);
        let mut places = smooth.match_indices(sentence);
        alone == *sentence || places.any(|(at, _)| signs.is_near(at) || neighbours.is_near(at))
    });
    found.map(|(_, _, digits)| *digits)
}

/// True if one sentence beside a sign of Entra says that a secret or keys have expired, whatever it names between the two. The
/// wording is our assumption.
fn has_expired_keys(smooth: &str, signs: &Places) -> bool {
    /// Bytes between the two.
    const REACH: usize = 120;
    ["client secret", "secret key", " keys "]
        .iter()
        .any(|what| {
            smooth.match_indices(what).any(|(at, _)| {
                let rest = &smooth[at..super::edge(smooth, at + what.len() + REACH)];
                let sentence = rest.split(". ").next().unwrap_or(rest);
                ["are expired", "is expired", "has expired", "have expired"]
                    .iter()
                    .any(|end| sentence.contains(end))
                    && signs.is_near(at)
            })
        })
}

/// The piece of the catalogue's `texts` that stands in a text of this service.
pub(super) fn piece(smooth: &str, service: Service) -> Option<&'static str> {
    // Other programs limit rates as well; theirs is told by the status beside it, or by the service's name.
    let is_theirs = service != Service::Identity
        || ["429", "statuscode", "aadsts", "microsoftonline"]
            .iter()
            .any(|sign| smooth.contains(sign));
    refusal::all()
        .iter()
        .filter(|refusal| refusal.services.contains(&service))
        .flat_map(|refusal| &refusal.texts)
        .filter(|piece| {
            // A number alone is not a text; where one is a code, that was found before.
            piece.chars().any(char::is_alphabetic)
        })
        .find(|piece| is_theirs && smooth.contains(piece.as_str()))
        .map(String::as_str)
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

/// True if an answer of the Insights API says of itself that something is kept back in it (facts C.4).
pub(super) fn is_redacted(smooth: &str) -> bool {
    const NAME: &str = "dataredacted";
    smooth.match_indices(NAME).any(|(at, _)| {
        let value = &smooth[at + NAME.len()..];
        let value = value.trim_start_matches(['"', '\'', ' ', ':', '=', '>', '$', '|']);
        value.starts_with("true")
    })
}

/// True if Partner Center denies access in the words of its code 400, which comes with status 401 (facts A.5). The same words
/// stand beside other codes, and the same number beside other words; only both in one body tell.
pub(super) fn is_denied_to_token(smooth: &str) -> bool {
    /// Bytes around the words in which the rest of the body is looked for.
    const REACH: usize = 160;
    smooth.match_indices("access denied").any(|(at, _)| {
        let near = &smooth[super::edge(smooth, at.saturating_sub(REACH))
            ..super::edge(smooth, at.saturating_add(REACH))];
        let dense: String = near
            .chars()
            .filter(|c| !matches!(c, ' ' | '"' | '\''))
            .collect();
        let is_code = ["code:400,", "code:400}", "code=400,"]
            .iter()
            .any(|code| dense.contains(code));
        is_code && dense.contains("description") && dense.contains("source")
    })
}

/// True if some service says that it cannot take an access token.
pub(super) fn refuses_a_token(smooth: &str) -> bool {
    [
        "access token has expired or is not yet valid",
        "the access token expired",
        "the access token is expired",
        "idx10222",
        "idx10223",
        "jwt expired",
        "jwt is expired",
        "lifetime validation failed",
        "access token is missing or invalid",
        "access token is invalid",
        "access token is missing",
        "invalid access token",
        "missing or invalid access token",
        "audience validation failed",
        "audience validation failure",
        "invalid audience",
        "jwt audience invalid",
        "idx10214",
    ]
    .iter()
    .any(|sentence| smooth.contains(sentence))
}

/// What stands beside the words of the Insights API that others say as well.
const REPORTS: &[&str] = &["insights", "scheduled", "report", "dataset", "statuscode"];

/// Names that Microsoft's sign-in libraries give to what happens on their own side, and the code of the same; their
/// meaning is our assumption.
const LIBRARIES: &[(&str, &str)] = &[
    ("no_account_in_silent_request", "50058"),
    ("no_tokens_found", "50058"),
    ("user_null", "50058"),
    ("refresh_token_expired", "700082"),
    ("invalid_instance", "50049"),
    ("unknown_user_type", "50034"),
    ("federated_service_returned_error", "50107"),
    ("parsing_wstrust_response_failed", "50107"),
    ("code_expired", "70019"),
];

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
        &["not found", "not be found"],
        Service::PartnerCenter,
    ),
    ("account id has to be set", &[], Service::PartnerCenter),
    (
        "unexpected utf-8 bom",
        &["partnercenter", "partner center", "insights", "profiles"],
        Service::PartnerCenter,
    ),
    ("encountered while creating report", &[], Service::Insights),
    ("recurrence interval must", &[], Service::Insights),
    ("start time of report should", &[], Service::Insights),
    ("number of queries exceeded", &[], Service::Insights),
    ("invalid table name", REPORTS, Service::Insights),
    ("incorrect column name", REPORTS, Service::Insights),
    ("null or missing value", REPORTS, Service::Insights),
    ("invalid report parameters", &[], Service::Insights),
    ("report format should be", &["csv"], Service::Insights),
    ("callbackmethod can only be", &[], Service::Insights),
    (
        "credential type not allowed as per assigned policy",
        &[],
        Service::Graph,
    ),
    ("credential lifetime exceeds the max", &[], Service::Graph),
    ("insufficient privileges to complete", &[], Service::Graph),
    ("permission entry already exists", &[], Service::Graph),
    ("no item found with given", &["filter"], Service::Insights),
    ("there are no executions", &["filter"], Service::Insights),
    ("report creation quota", &[], Service::Insights),
    ("invalid queryid", &[], Service::Insights),
];

/// What Entra's sentences begin with, in words that nobody else uses. The codes' meanings are those of facts F.2; the wording
/// is our assumption, as it is seen in public and may change: it decides only where no code stands.
const SENTENCES: &[(&str, &str)] = &[
    ("moved to a new location, you must use", "50076"),
    (
        "you must use multi-factor authentication to access '",
        "50076",
    ),
    ("moved to a new location, you must enrol", "50079"),
    (
        "error validating credentials due to invalid username or password",
        "50126",
    ),
    ("invalid client secret provided", "7000215"),
    ("invalid client secret is provided", "7000215"),
    ("provided client secret keys", "7000222"),
    ("client secret keys are expired", "7000222"),
    (
        "administrator has not consented to use the application",
        "65001",
    ),
    (
        "resources in your organization that only an admin can grant",
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
    (
        "to sign into this application, the account must be added",
        "50034",
    ),
    (
        "cannot be found. check to make sure you have the correct tenant",
        "90002",
    ),
    ("resource principal named", "500011"),
    ("is neither a valid dns name", "900023"),
    ("unable to get authority configuration for", "90002"),
    (
        "may happen if there are no active subscriptions for the tenant",
        "90002",
    ),
    ("is not configured as a multi-tenant application", "50194"),
    ("usage of the /common endpoint is not supported", "50194"),
    ("external security challenge not satisfied", "50158"),
    ("external security challenge was not satisfied", "50158"),
    ("sign-in frequency checks by conditional access", "70043"),
    ("user declined to consent to access the app", "65004"),
    ("single-page application' client-type", "9002327"),
    ("lacks a service principal for", "650052"),
    (
        "resource which is not listed in the requested permissions",
        "650057",
    ),
    (
        "block users unless they are specifically granted ('assigned')",
        "50105",
    ),
    ("oauth2 authorization code was already redeemed", "54005"),
    (
        "'device_code' is not valid. this device code has expired",
        "70020",
    ),
    (
        "client assertion is not within its valid time range",
        "700024",
    ),
    ("client assertion contains an invalid signature", "700027"),
    (
        "sign in too many times with an incorrect user id or password",
        "50053",
    ),
    (
        "sign in too many times with an incorrect account or password",
        "50053",
    ),
    ("encountered a client request loop", "50196"),
    ("not supported in cross cloud request", "90038"),
    ("silent sign-in request was sent but", "50058"),
    ("' is not assigned to a role for the application", "50105"),
    ("device is not in required device state", "53000"),
    (
        "your sign-in was successful but does not meet the criteria",
        "53003",
    ),
    (
        "your organization needs more information to keep your account secure",
        "50079",
    ),
    (
        "your organisation needs more information to keep your account secure",
        "50079",
    ),
];

/// The lines of pages on which a browser shows no code, and what stands beside them there. Anybody writes such words: they
/// count beside a neighbour or another sign of the page, or where they are all that was copied. The wording is our assumption.
const PAGES: &[(&str, &[&str], &str)] = &[
    ("need admin approval", CONSENT, "90094"),
    (
        "needs permission to access resources in your organization",
        CONSENT,
        "90094",
    ),
    ("app requires your admin's approval", CONSENT, "90095"),
    (
        "your account or password is incorrect",
        &["if you don't remember your password, reset it now"],
        "50126",
    ),
    (
        "we couldn't find an account with that username",
        ACCOUNT,
        "50034",
    ),
    ("this username may be incorrect", ACCOUNT, "50034"),
    (
        "your account is temporarily locked to prevent unauthorized use",
        &["if you still have trouble, contact your admin"],
        "50053",
    ),
    (
        "need to update your password because this is the first time",
        &["signing in, or because your password has expired"],
        "50055",
    ),
    ("we didn't hear from you", SECOND_FACTOR, "500121"),
    (
        "identity verification request to your",
        SECOND_FACTOR,
        "500121",
    ),
];

/// Beside the words of the page for consent.
const CONSENT: &[&str] = &[
    "unverified",
    "ask an admin to grant permission",
    "only an admin can grant",
    "have an admin account? sign in",
    "without granting consent",
    "enter justification for requesting this app",
];

/// Beside the words of the page that asks for the account.
const ACCOUNT: &[&str] = &[
    "make sure you typed it correctly. otherwise, contact your admin",
    "get a new microsoft account",
];

/// Beside the words of the page that waits for the second factor.
const SECOND_FACTOR: &[&str] = &[
    "microsoft authenticator",
    "request denied we sent an identity verification request",
    "send another request to my",
];

/// What tells of any of these pages, and of the log that repeats them.
const PAGE: [&str; 5] = [
    "aadsts",
    "sign-in error code",
    "failure reason",
    "microsoftonline",
    "error_description",
];

/// Those that other programs say as well: they count beside a sign of Entra. The wording is our assumption, too.
const COMMON: &[(&str, &str)] = &[
    (
        "you must use multi-factor authentication to access",
        "50076",
    ),
    ("you must enroll in multi-factor authentication", "50079"),
    ("you must enrol in multi-factor authentication", "50079"),
    ("has not consented to use the application", "65001"),
    ("account must be added to the directory", "50034"),
    ("no active subscriptions for the tenant", "90002"),
    ("external security challenge", "50158"),
    ("user declined to consent", "65004"),
    ("grant requires admin permission", "90094"),
    ("block users unless they are specifically granted", "50105"),
    ("authorization code was already redeemed", "54005"),
    ("this device code has expired", "70020"),
    ("tried to sign in too many times with an incorrect", "50053"),
    ("is not assigned to a role for the application", "50105"),
    (
        "does not meet the criteria to access this resource",
        "53003",
    ),
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
    ("grant has expired due to it being revoked", "50173"),
    ("might have changed or reset their password", "50173"),
    ("device authentication is required", "50097"),
    ("authorization is pending", "70016"),
    ("must contain the following parameter", "900144"),
    ("transient error has occurred", "90033"),
    ("has been deleted from the directory", "500341"),
    ("no reply address is registered", "900971"),
    ("must include a 'scope' input parameter", "70011"),
    ("device is required to be managed", "530003"),
    ("you can't get there from here", "53000"),
    ("you cannot access this right now", "53003"),
    ("you can't access this right now", "53003"),
    ("is not supported over the /common or /consumers", "90124"),
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
