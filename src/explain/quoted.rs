//! The service's own message beside a status, to be shown where this program knows no more than the status: without what could
//! be a secret, and without people.

use crate::model::escape::excerpt;
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
    let words: Vec<&str> = near[..end]
        .split_whitespace()
        .map(|word| if is_opaque(word) { "…" } else { word })
        .collect();
    let words = redact::people(&words.join(" "));
    let is_said = words.contains(' ') && words.chars().any(char::is_alphabetic);
    is_said.then(|| excerpt(&words, LONGEST))
}

/// True for a word that may be a secret or a token: longer than words are and no address, or a value that is set to something.
fn is_opaque(word: &str) -> bool {
    /// Bytes beyond which a word is none of a language. A GUID has 36 and is none of a secret.
    const LONG: usize = 40;
    let address = word.trim_start_matches(['\'', '"', '(', '<']);
    let is_address = address.starts_with("https://") || address.starts_with('/');
    word.contains('=') || word.contains('?') && is_address || word.len() > LONG && !is_address
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
}
