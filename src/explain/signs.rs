//! The signs of an error in a plain text: codes, names of errors, statuses, ids. It finds them; which of them is the cause
//! is decided elsewhere.

use crate::cloud::refusal::{self, Refusal, Service};
use crate::model::ids::Guid;
use crate::model::verdict::Support;

/// A code and how sure it is that it is one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Code {
    /// Where it stands, in bytes.
    pub(super) at: usize,
    /// Its digits.
    pub(super) digits: String,
    /// The catalogue's entry, if there is one.
    pub(super) refusal: Option<&'static Refusal>,
    /// Whose code it is.
    pub(super) service: Service,
}

/// The prefix of Entra's codes.
const PREFIX: &str = "aadsts";

/// Codes with Entra's prefix: with a blank or a sign behind it, misspelt, or broken off at the end of a terminal's line.
pub(super) fn entra(text: &str) -> Vec<Code> {
    let mut codes = Vec::new();
    let mut word = 0;
    let bytes = text.as_bytes();
    while word < bytes.len() {
        if !bytes[word].is_ascii_alphabetic() || word > 0 && bytes[word - 1].is_ascii_alphabetic() {
            word += 1;
            continue;
        }
        let (letters, end) = letters(bytes, word);
        let distance = distance(&letters, PREFIX);
        if distance <= 2 {
            // The worse it is spelt, the closer the number must stand.
            let from = if distance < 2 {
                skip_separators(bytes, end)
            } else {
                end
            };
            let known = |digits: &str| own(digits, Service::Identity);
            if let Some(digits) = number(bytes, from, &known) {
                let refusal = known(&digits);
                // Only the prefix itself makes a code of a number that nobody knows.
                let is_code = distance == 0 && (4..=7).contains(&digits.len());
                if refusal.is_some() || is_code {
                    codes.push(Code {
                        at: word,
                        digits,
                        refusal,
                        service: Service::Identity,
                    });
                }
            }
        }
        word = end.max(word + 1);
    }
    codes
}

/// The letters of a word, small, and its end; a line break inside, with what a terminal puts before the next line, does not
/// end it while it is short. No word is looked at beyond a dozen letters.
fn letters(bytes: &[u8], from: usize) -> (String, usize) {
    let mut letters = String::new();
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_alphabetic() {
            letters.push(char::from(byte.to_ascii_lowercase()));
            at += 1;
        } else if *byte == b'\n' && PREFIX.starts_with(&letters) && letters.len() < PREFIX.len() {
            let next = skip_gutter(bytes, at + 1);
            let rest = &PREFIX.as_bytes()[letters.len()..];
            let is_rest = bytes
                .get(next..next + rest.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(rest));
            if !is_rest {
                break;
            }
            at = next;
        } else {
            break;
        }
        if letters.len() > 12 {
            break;
        }
    }
    (letters, at)
}

fn skip_separators(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < from + 4
        && bytes.get(at).is_some_and(|byte| {
            matches!(byte, b' ' | b'-' | b'_' | b':' | b'#' | b'=' | b'.' | b'(')
        })
    {
        at += 1;
    }
    if bytes.get(at) == Some(&b'\n') {
        let next = skip_gutter(bytes, at + 1);
        if bytes.get(next).is_some_and(u8::is_ascii_digit) {
            return next;
        }
    }
    at
}

/// Past what stands before the text of a line that a terminal, a shell or a mail program has broken.
fn skip_gutter(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while bytes
        .get(at)
        .is_some_and(|byte| matches!(byte, b' ' | b'|' | b'>' | b'+') || *byte >= 0x80)
    {
        at += 1;
    }
    at
}

/// The number at this place. Where a line ends amid it, it goes on behind the break if only so it is a known code.
fn number(
    bytes: &[u8],
    from: usize,
    known: &impl Fn(&str) -> Option<&'static Refusal>,
) -> Option<String> {
    let run = |from: usize| {
        let length = bytes[from.min(bytes.len())..]
            .iter()
            .take(9)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        &bytes[from.min(bytes.len())..(from + length).min(bytes.len())]
    };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let first = run(from);
    let end = from + first.len();
    let digits = text(first);
    // The frame that a box has on its right.
    let line_end = skip_gutter(bytes, end);
    if bytes.get(line_end) == Some(&b'\n') {
        let next = skip_gutter(bytes, line_end + 1);
        let rest = run(next);
        let whole = digits.clone() + &text(rest);
        // Both may be codes; the longer one is if something like the end of a code follows.
        let is_end = bytes
            .get(next + rest.len())
            .is_none_or(|byte| matches!(byte, b':' | b'.' | b',' | b';' | b')' | b'"' | b'\n'));
        let fits = known(&digits).is_none() || is_end && !rest.is_empty();
        if fits && known(&whole).is_some() {
            return Some(whole);
        }
    }
    // Of a code whose end was blackened, the beginning is not the code.
    let blackened = bytes
        .get(end)
        .is_some_and(|byte| matches!(byte, b'*' | b'?' | b'x' | b'X' | b'#' | 0x80..));
    (!digits.is_empty() && !blackened).then_some(digits)
}

/// The entry that lists this code for the service.
pub(super) fn own(digits: &str, service: Service) -> Option<&'static Refusal> {
    refusal::all().iter().find(|refusal| {
        refusal.services.contains(&service) && refusal.codes.iter().any(|known| known == digits)
    })
}

/// How many letters must be put in, left out, replaced or swapped to make one word of another.
fn distance(one: &str, other: &str) -> usize {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len().abs_diff(other.len()) > 2 {
        return usize::MAX;
    }
    let width = other.len() + 1;
    let mut rows = vec![0; (one.len() + 1) * width];
    for (at, cell) in rows.iter_mut().enumerate().take(width) {
        *cell = at;
    }
    for i in 1..=one.len() {
        rows[i * width] = i;
        for j in 1..width {
            let same = usize::from(one[i - 1] != other[j - 1]);
            let mut best = (rows[(i - 1) * width + j] + 1)
                .min(rows[i * width + j - 1] + 1)
                .min(rows[(i - 1) * width + j - 1] + same);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                best = best.min(rows[(i - 2) * width + j - 2] + 1);
            }
            rows[i * width + j] = best;
        }
    }
    rows[one.len() * width + other.len()]
}

/// The places of signs in a text, to tell what stands near one. Found once, however often it is asked.
pub(super) struct Places(Vec<usize>);

impl Places {
    /// Where these signs stand.
    pub(super) fn of(text: &str, signs: &[&str]) -> Self {
        let all = signs
            .iter()
            .flat_map(|sign| text.match_indices(sign).map(|(at, _)| at));
        Self::at(all.collect())
    }

    fn at(mut places: Vec<usize>) -> Self {
        places.sort_unstable();
        Self(places)
    }

    /// True if one of them is near this place.
    pub(super) fn is_near(&self, at: usize) -> bool {
        let next = self.0.partition_point(|place| place + super::NEAR < at);
        self.0
            .get(next)
            .is_some_and(|place| *place <= at + super::NEAR)
    }
}

/// The service that a code is of, if nothing else tells.
pub(super) fn first_service(refusal: Option<&Refusal>) -> Service {
    refusal
        .and_then(|refusal| refusal.services.first().copied())
        .unwrap_or(Service::Identity)
}

/// What this program itself puts before a code, in its reports for people.
const OURS: [&str; 3] = ["microsoft's code", "microsoft’s code", "code de microsoft"];

/// The codes of this program's own reports, for people and for programs.
pub(super) fn reported(lower: &str) -> Vec<Code> {
    let is_document = lower.contains("\"owner\"") && lower.contains("\"retryable\"");
    OURS.iter()
        .copied()
        .chain(is_document.then_some("\"code\""))
        .flat_map(|label| lower.match_indices(label))
        .flat_map(|(at, label)| {
            numbers_behind(lower, at + label.len())
                .into_iter()
                .map(move |digits| (at, digits))
        })
        .filter_map(|(at, digits)| {
            let refusal = refusal::find(&digits)?;
            Some(Code {
                at,
                digits,
                refusal: Some(refusal),
                service: first_service(Some(refusal)),
            })
        })
        .collect()
}

/// Words before a number that make it a code, in several languages.
const LABELS: [&str; 16] = [
    "error_codes",
    "errorcodes",
    "error_code",
    "errorcode",
    "error code",
    "error?code",
    "sign-in error",
    "sign in error",
    "fehlercode",
    "code d'erreur",
    "code d’erreur",
    "code d'erreur de connexion",
    "code d’erreur de connexion",
    "código de error",
    "codice errore",
    "foutcode",
];

/// Numbers behind a word that calls them an error's code. `lower` is the text in lower case.
pub(super) fn labelled(lower: &str, service: Service) -> Vec<Code> {
    let mut codes = Vec::new();
    for label in LABELS {
        for (at, _) in lower.match_indices(label) {
            for digits in numbers_behind(lower, at + label.len()) {
                // Entra's codes are told apart from others by being known.
                let known = own(&digits, Service::Identity)
                    .map(|refusal| (refusal, Service::Identity))
                    .or_else(|| own(&digits, service).map(|refusal| (refusal, service)));
                if let Some((refusal, service)) = known {
                    codes.push(Code {
                        at,
                        digits,
                        refusal: Some(refusal),
                        service,
                    });
                }
            }
        }
    }
    codes
}

/// The numbers of a list that begins a few signs behind this place.
fn numbers_behind(text: &str, from: usize) -> Vec<String> {
    let mut numbers = Vec::new();
    let mut number = String::new();
    let mut signs = 0;
    for c in text[from..].chars().take(120) {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        if !number.is_empty() {
            numbers.push(std::mem::take(&mut number));
            signs = 0;
        }
        signs += 1;
        let is_sign = matches!(
            c,
            ' ' | ':' | '=' | '[' | '"' | '\'' | ',' | '{' | '(' | '#' | '\n' | 's'
        );
        if !is_sign || signs > 6 {
            return numbers;
        }
    }
    if !number.is_empty() {
        numbers.push(number);
    }
    numbers
}

/// The codes of Partner Center (facts A.5, E.2): long ones where they are called a code or stand by a refusal's status, any
/// as the value of a key `code` near a sign of the service.
pub(super) fn partner(lower: &str, service: Service) -> Vec<Code> {
    let signs = Places::of(
        lower,
        &["partner", "ms-requestid", "ms-correlationid", "mfa"],
    );
    let refusals = statuses(lower)
        .filter(|(_, status)| matches!(status, 401 | 403))
        .map(|(at, _)| at);
    let refusals = Places::at(refusals.collect());
    let is_about = [
        "\"description\"",
        "\"message\"",
        "partner",
        "401",
        "403",
        "mfa",
        "unauthori",
        "forbidden",
        "error",
    ]
    .iter()
    .any(|sign| lower.contains(sign));
    let mut codes = Vec::new();
    for (at, digits) in numbers(lower) {
        let behind = lower[..at].trim_end_matches(['"', '\'', ' ', ':', '=']);
        let is_value =
            behind.len() < at && behind.ends_with("code") && !behind.ends_with("statuscode");
        let in_brackets = lower[..at].ends_with('(') && lower[at + digits.len()..].starts_with(')');
        let is_long = digits.len() == 6 && digits.starts_with("900");
        let is_code = is_long && (is_value && is_about || refusals.is_near(at))
            || (is_value || in_brackets && digits == "10001") && signs.is_near(at);
        if let Some(refusal) = own(digits, service).filter(|_| is_code) {
            codes.push(Code {
                at,
                digits: digits.to_owned(),
                refusal: Some(refusal),
                service,
            });
        }
    }
    codes
}

/// The numbers of a text that stand by themselves, with their places.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            while from < bytes.len() && !bytes[from].is_ascii_digit() {
                from += 1;
            }
            if from >= bytes.len() {
                return None;
            }
            let begin = from;
            while from < bytes.len() && bytes[from].is_ascii_digit() {
                from += 1;
            }
            let of_a_word = |byte: Option<&u8>| {
                byte.is_some_and(|byte| {
                    byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'.' | b'_')
                })
            };
            let before = begin.checked_sub(1).and_then(|at| bytes.get(at));
            let after = bytes
                .get(from)
                .filter(|byte| **byte != b'.' && **byte != b'-');
            if !of_a_word(before) && !of_a_word(after) {
                return Some((begin, &text[begin..from]));
            }
        }
    })
}

/// The names in `names` that stand in the text by themselves, where the text calls them an error.
pub(super) fn named<'a>(
    lower: &str,
    names: impl Iterator<Item = &'a str>,
) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    let alone = lower.trim();
    for name in names {
        for (at, _) in lower.match_indices(name) {
            let whole = is_edge(lower[..at].chars().next_back())
                && is_edge(lower[at + name.len()..].chars().next());
            if !whole {
                continue;
            }
            let before: String = lower[..at]
                .chars()
                .rev()
                .take(14)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            let called =
                before.contains("error") || before.contains("erreur") || before.contains("fehler");
            // `invalid_grant: AADSTS...`, and the name alone.
            let leads = lower[at + name.len()..].trim_start().starts_with(':');
            if called || leads || alone == name {
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

/// The HTTP status that a text speaks of, if it calls it one or is one. `lower` is in lower case with single blanks.
pub(super) fn status(lower: &str) -> Option<u16> {
    let alone = lower.parse().ok();
    alone
        .filter(|status| (400..600).contains(status))
        .or_else(|| statuses(lower).map(|(_, status)| status).next())
}

/// Every number that the text calls a status of a refusal, with its place.
fn statuses(lower: &str) -> impl Iterator<Item = (usize, u16)> {
    const BEFORE: [&str; 15] = [
        "http/1.1 ",
        "http/2 ",
        "http/1.0 ",
        "http ",
        "status code ",
        "statuscode: ",
        "statuscode\":",
        "statuscode\": ",
        "statuscode=",
        "status: ",
        "status\":",
        "status\": ",
        "status=",
        "returned error: ",
        "status code: ",
    ];
    const AFTER: [&str; 14] = [
        " unauthorized",
        " forbidden",
        " client error",
        " server error",
        " not found",
        " too many requests",
        " bad request",
        " internal server error",
        " service unavailable",
        " bad gateway",
        " gateway time",
        " (unauthorized",
        " (forbidden",
        " proxy authentication",
    ];
    numbers(lower).filter_map(|(at, digits)| {
        let status: u16 = digits
            .parse()
            .ok()
            .filter(|status| (400..600).contains(status))?;
        let (before, after) = (&lower[..at], &lower[at + digits.len()..]);
        let called = BEFORE.iter().any(|word| before.ends_with(word))
            || AFTER.iter().any(|word| after.starts_with(word))
            || before.ends_with('(') && after.starts_with(')');
        called.then_some((at, status))
    })
}

/// The ids that support asks for: GUIDs behind a word that says which they are, and the time behind "Timestamp".
pub(super) fn support(text: &str, lower: &str) -> Support {
    let mut support = Support::default();
    for (at, guid) in guids(text) {
        let label: String = lower
            .get(..at)
            .unwrap_or_default()
            .chars()
            .rev()
            .take(48)
            .filter(char::is_ascii_alphanumeric)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        let place = if label.ends_with("traceid") || label.ends_with("xmsrequestid") {
            &mut support.trace_id
        } else if label.ends_with("correlationid") || label.ends_with("clientrequestid") {
            &mut support.correlation_id
        } else if label.ends_with("requestid") {
            &mut support.request_id
        } else {
            continue;
        };
        place.get_or_insert_with(|| guid.to_string());
    }
    support.at = lower.find("timestamp").and_then(|at| {
        let rest: String = text.get(at + 9..)?.chars().take(48).collect();
        let from = rest.find(|c: char| c.is_ascii_digit())?;
        let time: String = rest[from..]
            .chars()
            .take_while(|c| {
                c.is_ascii_digit() || matches!(c, '-' | ':' | '.' | ' ' | 'T' | 'Z' | '+')
            })
            .collect();
        let time = time.trim_end();
        let is_day = time.len() >= 10 && time.as_bytes()[4] == b'-' && time.as_bytes()[7] == b'-';
        is_day.then(|| time.to_owned())
    });
    support
}

fn guids(text: &str) -> impl Iterator<Item = (usize, Guid)> {
    const LENGTH: usize = 36;
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at + LENGTH <= bytes.len() {
            let begin = at;
            at += 1;
            // Its first hyphen tells most places apart at once.
            if bytes[begin + 8] != b'-' || begin > 0 && bytes[begin - 1].is_ascii_hexdigit() {
                continue;
            }
            let piece = &bytes[begin..begin + LENGTH];
            if let Some(guid) = std::str::from_utf8(piece).ok().and_then(Guid::parse) {
                at = begin + LENGTH;
                return Some((begin, guid));
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        entra(text).into_iter().map(|code| code.digits).collect()
    }

    #[test]
    fn entras_codes_are_found_however_they_are_written() {
        for text in [
            "AADSTS50126: x",
            "aadsts50126",
            "AADSTS 50126",
            "AADSTS-50126",
            "AADSTS:50126",
            "AADST50126",
            "ADSTS50126",
            "AADTSS50126",
            "AASDTS50126 said",
            "AADSTS50\n126: x",
            "AADSTS\n   50126: x",
            "AAD\n   | STS50126: x",
            "(AADSTS50126)",
            "xAADSTS.AADSTS50126",
        ] {
            assert_eq!(found(text), ["50126"], "{text}");
        }
        assert_eq!(found("AADSTS7000215 and AADSTS65001"), ["7000215", "65001"]);
        assert_eq!(found("AADSTS599999"), ["599999"], "unknown, but a code");
    }

    #[test]
    fn what_only_looks_like_a_code_is_none() {
        for text in [
            "AADSTS",
            "AADSTS7000***",
            "AADSTS5012",
            "asts 50126 parcels",
            "adults 50126",
            "order 50126",
            "AADST12345",
        ] {
            let codes = entra(text);
            assert!(
                codes.iter().all(|code| code.refusal.is_none()),
                "{text}: {codes:?}"
            );
        }
        assert_eq!(found("AADSTS7000***"), Vec::<String>::new());
    }

    #[test]
    fn ids_are_told_apart_by_the_word_before_them() {
        let text = "AADSTS50126: Error. Trace ID: 11111111-2222-3333-4444-555555555555 Correlation ID: \
                    22222222-2222-3333-4444-555555555555 Timestamp: 2026-01-09 02:02:12Z {\"ms-requestid\": \
                    \"33333333-2222-3333-4444-555555555555\"} tenant 44444444-2222-3333-4444-555555555555";
        let support = support(text, &text.to_lowercase());
        let starts = |id: &Option<String>| id.as_deref().unwrap_or_default().chars().next();
        assert_eq!(starts(&support.trace_id), Some('1'));
        assert_eq!(starts(&support.correlation_id), Some('2'));
        assert_eq!(starts(&support.request_id), Some('3'));
        assert_eq!(support.at.as_deref(), Some("2026-01-09 02:02:12Z"));
    }
}
