//! The HTTP status that a text speaks of, and the names that it calls an error.

use super::signs::numbers;

/// The HTTP status that a text speaks of, if it calls it one or is one, and its place. `lower` is in lower case with single
/// blanks.
pub(super) fn found(lower: &str) -> Option<(usize, u16)> {
    alone(lower)
        .first()
        .map(|status| (0, *status))
        .or_else(|| statuses(lower).next())
        .or_else(|| {
            let mut named = NAMED.iter();
            named.find_map(|(words, status)| lower.find(words).map(|at| (at, *status)))
        })
}

/// What programs say of a status without its number, Power BI among them; the wording is our assumption.
const NAMED: [(&str, u16); 3] = [
    ("access to the resource is forbidden", 403),
    ("credentials provided for the web source are invalid", 401),
    ("couldn't authenticate with the credentials provided", 401),
];

/// The statuses of a text that is nothing but statuses of refusals, each once: somebody asks what they mean.
pub(super) fn alone(text: &str) -> Vec<u16> {
    /// Bytes of what somebody types.
    const LONGEST: usize = 80;
    let words = || {
        let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | ';' | '+'));
        words.filter(|word| !word.is_empty() && *word != "and" && *word != "http")
    };
    let mut found: Vec<u16> = Vec::new();
    if text.len() > LONGEST {
        return found;
    }
    for word in words() {
        match word.parse() {
            Ok(status) if (400..600).contains(&status) => {
                if !found.contains(&status) {
                    found.push(status);
                }
            }
            _ => return Vec::new(),
        }
    }
    found
}

/// Every number that the text calls a status of a refusal, with its place.
pub(super) fn statuses(lower: &str) -> impl Iterator<Item = (usize, u16)> {
    /// What stands right before one, without signs.
    const BEFORE: &[&str] = &[
        "http/1.1",
        "http/1.0",
        "http/2",
        "http/2.0",
        "http/3",
        "http",
        "http error",
        "status code",
        "statuscode",
        "status_code",
        "status-code",
        "httpstatuscode",
        "statuscodevalue",
        "code d'état",
        "code de statut",
        "código de estado",
        "codice di stato",
        "http_code",
        "httpcode",
        "http code",
        "responsecode",
        "response_code",
        "http_status",
        "httpstatus",
        "status",
        "response code",
        "response",
        "returned error",
        "server error",
    ];
    /// What stands right behind one.
    const AFTER: &[&str] = &[
        "unauthorized",
        "unauthorised",
        "forbidden",
        "client error",
        "server error",
        "not found",
        "too many requests",
        "bad request",
        "internal server error",
        "internal error",
        "service unavailable",
        "server unavailable",
        "bad gateway",
        "gateway time",
        "proxy authentication",
        "method not allowed",
        "access denied",
        "network authentication required",
        "error response",
        "error: ",
        "nicht autorisiert",
        "unzulässig",
        "verboten",
        "non autorisé",
        "interdit",
        "no autorizado",
    ];
    numbers(lower).filter_map(|(at, digits)| {
        if digits.len() != 3 {
            return None;
        }
        let status: u16 = digits
            .parse()
            .ok()
            .filter(|status| (400..600).contains(status))?;
        let (before, after) = (&lower[..at], &lower[at + digits.len()..]);
        let behind = before.trim_end_matches([' ', ':', '=', '"', '\'', '(', '[', '>']);
        let called = behind.len() < before.len()
            && !before[behind.len()..].contains("==")
            && (behind.ends_with("\"code")
                || BEFORE.iter().any(|word| {
                    behind.strip_suffix(word).is_some_and(|rest| {
                        !rest.ends_with(|c: char| c.is_ascii_alphanumeric())
                            || word.starts_with("status")
                    })
                }));
        let signs = [' ', ':', ')', '(', '-', '"', '\'', ',', ']', '_', '='];
        let mut follows = after.trim_start_matches(signs);
        // `403, message='Forbidden'`
        for word in ["message", "reason", "statustext"] {
            follows = follows
                .strip_prefix(word)
                .map_or(follows, |rest| rest.trim_start_matches(signs));
        }
        let named = follows.len() < after.len()
            && after.len() - follows.len() <= 16
            && AFTER.iter().any(|word| follows.starts_with(word));
        let enclosed = before.ends_with('(')
            && after.starts_with(')')
            && [
                "error", "server", "http", "fail", "returned", "fehler", "erreur", "web.",
            ]
            .iter()
            .any(|word| tail(before, 160).contains(word));
        (called || named || enclosed).then_some((at, status))
    })
}

/// The end of a text, of at most so many bytes.
fn tail(text: &str, bytes: usize) -> &str {
    &text[super::edge(text, text.len().saturating_sub(bytes))..]
}

/// The names in `names` that stand in the text by themselves, where the text calls them an error.
pub(super) fn named<'a>(
    lower: &str,
    names: impl Iterator<Item = &'a str>,
) -> Vec<(usize, &'a str)> {
    /// Words that make an error's name of what follows.
    const CALLED: [&str; 6] = ["error", "erreur", "fehler", "oauth", "code", "msal"];
    let mut found = Vec::new();
    let alone = lower.trim().trim_matches(['"', '\'', '`', '.', ':']);
    for name in names {
        let small = name.to_ascii_lowercase();
        for (at, _) in lower.match_indices(&small) {
            let (before, after) = (&lower[..at], &lower[at + small.len()..]);
            let whole = is_edge(before.chars().next_back()) && is_edge(after.chars().next());
            if !whole {
                continue;
            }
            let near = tail(before, 16);
            let called = CALLED.iter().any(|word| near.contains(word));
            // `invalid_grant: AADSTS...`, `(invalid_grant) ...`, and the name alone.
            let leads = after.trim_start().starts_with(':');
            let enclosed = before.ends_with('(') && after.starts_with(')')
                || before.ends_with('[') && after.starts_with(']');
            // Graph's names are like nothing else.
            let is_own = name.contains('_') && name.contains(char::is_uppercase);
            if is_own || called || leads || enclosed || alone == small {
                found.push((at, name));
            }
        }
    }
    found.sort_unstable();
    found
}

fn is_edge(c: Option<char>) -> bool {
    c.is_none_or(|c| !c.is_alphanumeric() && c != '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_what_the_text_calls_one() {
        for (text, wanted) in [
            ("< http/2 401", Some(401)),
            ("http error 403: forbidden", Some(403)),
            ("request failed with status code 401", Some(401)),
            (
                "the remote server returned an error: (503) server unavailable.",
                Some(503),
            ),
            (
                "web.contents failed to get contents from 'https://x' (401): unauthorized",
                Some(401),
            ),
            ("the httpstatuscode 401 indicates failure", Some(401)),
            ("{\"statuscode\":429,", Some(429)),
            (
                "response code 407 (proxy authentication required)",
                Some(407),
            ),
            ("401", Some(401)),
            ("401 429", Some(401)),
            ("401, 403 and 429", Some(401)),
            ("401 parcels 429", None),
            ("room (403) is free", None),
            ("progress 401/500", None),
            ("page 403 of 900", None),
            ("http/1.1 200 ok", None),
            ("listening on http port 443", None),
            ("status: 50126", None),
        ] {
            assert_eq!(found(text).map(|(_, status)| status), wanted, "{text}");
        }
    }
}
