//! The service's own message beside a status, to be shown where this program knows no more than the status: without what could
//! be a secret, and without people.

use crate::model::escape::excerpt;
use crate::model::ids::Guid;
use crate::model::redact;

/// Names under which bodies carry a message, those that say most first (facts A.5, B.4, F.1).
const NAMES: [&str; 6] = [
    "\"error_description\"",
    "\"description\"",
    "\"message\"",
    "\"detail\"",
    "\"title\"",
    "'message'",
];

/// Characters of a message that are shown.
const LONGEST: usize = 240;

/// The message of the last body in a text, if it has one that says something.
pub(super) fn message(text: &str) -> Option<String> {
    NAMES
        .iter()
        .filter_map(|name| text.rfind(name).map(|at| &text[at + name.len()..]))
        .find_map(said)
}

/// The string behind a name, up to the quote that ends it. The escapes are off already, so a quote inside ends it as well.
fn said(rest: &str) -> Option<String> {
    let rest = rest.trim_start().strip_prefix(':')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let rest = &rest[1..];
    let near = &rest[..super::edge(rest, LONGEST * 4)];
    let end = near.find(quote).unwrap_or(near.len());
    let words = redact::people(&without_secrets(&near[..end]));
    let is_said = words.contains(' ') && words.chars().any(char::is_alphabetic);
    is_said.then(|| excerpt(&words, LONGEST))
}

/// Ends of words behind which a secret stands.
const LABELS: [&str; 20] = [
    "secret",
    "secrets",
    "password",
    "passwords",
    "passwort",
    "kennwort",
    "passwd",
    "passphrase",
    "pwd",
    "bearer",
    "basic",
    "token",
    "tokens",
    "key",
    "keys",
    "passe",
    "mdp",
    "jeton",
    "clé",
    "clef",
];

/// Words that stand behind a label in sentences and are no secret.
#[rustfmt::skip]
const PLAIN: [&str; 66] = [
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "does", "do", "did", "can", "cannot", "could", "must",
    "should", "may", "will", "not", "no", "and", "or", "but", "for", "of", "in", "on", "to", "from", "with", "by", "as", "at",
    "that", "which", "when", "the", "a", "an", "this", "your", "value", "id", "type", "claim", "claims", "audience", "issuer",
    "lifetime", "endpoint", "request", "refused", "rejected", "expired", "invalid", "missing", "required", "validation",
    "failed", "incorrect", "wrong", "authentication", "provided", "denied", "vault",
];

/// The words with a sign in the place of each run of those that may be secrets: what stands behind a name for secrets, up to
/// a word that goes on with the sentence, and whatever looks like one by itself.
fn without_secrets(text: &str) -> String {
    /// Words behind a name for secrets among which one with a digit is taken for the secret.
    const NEAR: usize = 6;
    let mut out: Vec<&str> = Vec::new();
    // Whether the words here are the secret, and how near its name is.
    let (mut is_secret, mut near) = (false, 0_usize);
    for word in text.split_whitespace() {
        let bare = trimmed(word);
        let is_sign = bare.is_empty();
        let name = word.split([':', '=']).next().unwrap_or(word);
        let is_set = name.len() < word.len();
        let is_label = is_name(name);
        let is_plain = PLAIN.iter().any(|plain| bare.eq_ignore_ascii_case(plain));
        let has_digit = bare.contains(|c: char| c.is_ascii_digit());
        // Short numbers count something.
        let has_more = has_digit && (bare.len() >= 6 || !bare.bytes().all(|b| b.is_ascii_digit()));
        let is_id = Guid::parse(bare).is_some();
        let is_hidden = if is_sign {
            is_secret && word.chars().count() > 2
        } else {
            is_secret && !is_plain && !is_label
                || near > 0 && has_more && !is_id
                || is_opaque(word)
                || is_label && is_set && !word.ends_with([':', '='])
        };
        if !is_sign {
            near = if is_label {
                NEAR
            } else {
                near.saturating_sub(1)
            };
            is_secret = is_label || is_header(word) || is_secret && is_hidden;
        }
        match (is_hidden, out.last()) {
            (true, Some(&"…")) => {}
            (true, _) => out.push("…"),
            (false, _) => out.push(word),
        }
    }
    out.join(" ")
}

/// True if a word is a name for secrets, or ends with one: `client_secret`, `accessToken`.
fn is_name(word: &str) -> bool {
    let bare = trimmed(word).to_lowercase();
    LABELS.iter().any(|label| bare.ends_with(label))
}

/// True for the name of the header that carries a secret.
fn is_header(word: &str) -> bool {
    word.to_ascii_lowercase().ends_with("authorization:")
}

/// True for a word that looks like a secret or a token by itself: a value that is set to something, or longer than words are.
fn is_opaque(word: &str) -> bool {
    /// Bytes from which a word is none of a language: as long as Entra's secrets commonly are (facts B.6).
    const LONG: usize = 40;
    /// Bytes from which letters and digits together are taken for a secret.
    const MIXED: usize = 16;
    let address = word.trim_start_matches(['\'', '"', '(', '<']);
    let host = address.strip_prefix("https://");
    let is_address = host.is_some() || address.starts_with('/');
    let path = host.map_or(address, |rest| {
        rest.split_once('/').map_or("", |(_, path)| path)
    });
    let is_mixed = path
        .split(|c: char| {
            matches!(
                c,
                '\'' | '"' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | ',' | ';' | ':'
            ) || is_address && c == '/'
        })
        .map(|piece| piece.trim_matches('.'))
        .filter(|piece| piece.len() >= MIXED && Guid::parse(piece).is_none())
        .any(|piece| {
            piece.contains(|c: char| c.is_ascii_digit()) && piece.contains(char::is_alphabetic)
        });
    let is_long = word.len() >= LONG && !is_address && Guid::parse(trimmed(word)).is_none();
    word.contains('=') || word.contains('?') && is_address || is_mixed || is_long
}

/// The word without what stands around it.
fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_of_a_body_is_found_without_secrets_and_people() {
        for (text, wanted) in [
            (
                r#"HTTP 401 {"statusCode":401,"message":"Access token is missing or invalid."}"#,
                Some("Access token is missing or invalid."),
            ),
            (
                r#"{"code":1,"description":"Not for ada@contoso.com","source":"x"}"#,
                Some("Not for a…@contoso.com"),
            ),
            (
                r#"{"message":"the password=Sentinel-1 is wrong"}"#,
                Some("the … is wrong"),
            ),
            (
                r#"{"message":"token eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOiJ4In0 refused"}"#,
                Some("token … refused"),
            ),
            (r#"{"message":""}"#, None),
            (r#"{"message":"Unauthorized"}"#, None),
            (r#"{"message":{"value":"x y"}}"#, None),
            ("no body", None),
        ] {
            assert_eq!(message(text).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn whatever_stands_behind_a_name_for_secrets_is_cut() {
        for (said, wanted) in [
            (
                "client_secret: Sentinel-1 was not taken",
                "client_secret: … was not taken",
            ),
            (
                "client_secret : sentinel was not taken",
                "client_secret : … was not taken",
            ),
            (
                "the password: Sentinel2! rejected",
                "the password: … rejected",
            ),
            ("the password:Sentinel2 was rejected", "the … was rejected"),
            (
                "password: correct sentinel staple was rejected",
                "password: … was rejected",
            ),
            (
                "the password is Sentinel1 and wrong",
                "the password is … and wrong",
            ),
            (
                "Authorization: Bearer sentinelabc rejected",
                "Authorization: Bearer … rejected",
            ),
            ("Bearer sentinel rejected", "Bearer … rejected"),
            ("the password is 12345678 here", "the password is … here"),
            (
                "mot de passe : Sentinelle expired",
                "mot de passe : … expired",
            ),
            (
                "the accessToken sentinel expired",
                "the accessToken … expired",
            ),
            ("api-key: Sentinel was refused", "api-key: … was refused"),
            (
                "took Sentin~el8Q-with.aaaaaaaaaaaaaaaaaaaaaaa here",
                "took … here",
            ),
            (
                "took sentinelsentinelsentinelsentinelsentinel here",
                "took … here",
            ),
            ("took 'sentinel012345678', not more", "took … not more"),
            (
                "see https://example.org/sentinel012345678/x now",
                "see … now",
            ),
        ] {
            let found = message(&format!("{{\"message\":\"{said}\"}}"));
            assert_eq!(found.as_deref(), Some(wanted), "{said}");
        }
    }

    #[test]
    fn a_message_without_a_secret_stays_as_it_is() {
        for said in [
            "The access token has expired or is not yet valid.",
            "Invalid token: the audience is another one",
            "Tenant 7d1f0000-0a99-4000-8000-0000000000d4 was not found.",
            "The secret of app 7d1f0000-0a99-4000-8000-0000000000d4 is expired",
            "GET https://api.partnercenter.microsoft.com/insights/v1/mpn/ScheduledQueries failed",
            "Failed at 2026-11-22T08:00:00Z with 404",
        ] {
            let found = message(&format!("{{\"message\":\"{said}\"}}"));
            assert_eq!(found.as_deref(), Some(said));
        }
    }
}
