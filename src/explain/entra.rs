//! Entra's codes in a text, by their prefix: however it is spelt, and wherever a terminal has broken them.

use super::cut::is_cut;
use super::signs::{Code, own};
use crate::cloud::refusal::{Refusal, Service};

/// The prefix of Entra's codes.
const PREFIX: &str = "aadsts";

/// Codes with Entra's prefix: with a blank or a sign behind it, misspelt, or broken off at the end of a terminal's line.
pub(super) fn entra(text: &str) -> Vec<Code> {
    let mut codes = Vec::new();
    let mut word = 0;
    let bytes = text.as_bytes();
    // Where blanks were lost, the prefix stands behind another word.
    let starts = |at: usize| {
        let piece = bytes.get(at..at + PREFIX.len());
        piece.is_some_and(|piece| piece.eq_ignore_ascii_case(PREFIX.as_bytes()))
    };
    while word < bytes.len() {
        let is_amid = word > 0 && bytes[word - 1].is_ascii_alphabetic() && !starts(word);
        if !bytes[word].is_ascii_alphabetic() || is_amid {
            word += 1;
            continue;
        }
        let (letters, end) = letters(bytes, word);
        if let Some(inner) = (word + 1..end).find(|at| starts(*at)) {
            word = inner;
            continue;
        }
        let distance = distance(&letters, PREFIX);
        if distance <= 2 {
            let known = |digits: &str| own(digits, Service::Identity);
            let exact = distance == 0;
            // The worse it is spelt, the closer the number must stand.
            let from = if distance < 2 {
                skip_separators(bytes, end)
            } else {
                end
            };
            let mut digits = number(bytes, from, &known);
            if digits.as_deref().and_then(known).is_none() {
                let is_known = |digits: &String| known(digits).is_some();
                let other = misread(bytes, from).filter(|digits| exact && is_known(digits));
                let other =
                    other.or_else(|| swallowed(&letters, digits.as_deref()).filter(is_known));
                let other = other.or_else(|| far(bytes, end).filter(|_| distance < 2));
                digits = other.or(digits);
            }
            if let Some(digits) = digits {
                let refusal = known(&digits);
                // Only the prefix itself makes a code of a number that nobody knows.
                let is_code = exact && (4..=7).contains(&digits.len());
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
        } else if *byte == b'5' && letters.len() >= 3 && is_in(bytes, at, &letters) {
            // Read from a picture, the letter looks like the digit.
            letters.push('s');
            at += 1;
        } else if matches!(byte, b' ' | b'-' | b'_' | b'.')
            && letters == "aad"
            && bytes[at + 1..].len() >= 3
            && bytes[at + 1..at + 4].eq_ignore_ascii_case(b"sts")
        {
            at += 1;
        } else if *byte == b'\n' && PREFIX.starts_with(&letters) && letters.len() < PREFIX.len() {
            let next = next_line(bytes, at);
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

/// True if a digit five stands for a letter of the prefix: the next letter of it, with more of it behind.
fn is_in(bytes: &[u8], at: usize, letters: &str) -> bool {
    let read = format!("{letters}s");
    let rest = PREFIX.strip_prefix(read.as_str());
    rest.is_some_and(|rest| {
        let next = bytes.get(at + 1..at + 1 + rest.len()).unwrap_or_default();
        let fits = next.iter().zip(rest.bytes()).all(|(byte, letter)| {
            byte.eq_ignore_ascii_case(&letter) || *byte == b'5' && letter == b's'
        });
        !rest.is_empty() && next.len() == rest.len() && fits
    })
}

/// The number where a letter that looks like a digit stands for one.
fn misread(bytes: &[u8], from: usize) -> Option<String> {
    let digits: String = bytes[from.min(bytes.len())..]
        .iter()
        .take(8)
        .map_while(|byte| match byte {
            b'O' | b'o' => Some('0'),
            b'l' | b'I' => Some('1'),
            digit if digit.is_ascii_digit() => Some(char::from(*digit)),
            _ => None,
        })
        .collect();
    let end = from + digits.len();
    (digits.len() <= 7 && !is_cut(bytes, end)).then_some(digits)
}

/// The number without the digit that was read for the last letter of the prefix.
fn swallowed(letters: &str, digits: Option<&str>) -> Option<String> {
    let rest = digits?.strip_prefix('5')?;
    (letters == "aadst").then(|| rest.to_owned())
}

/// The number a word further on ("AADSTS code 50126"), or one that was written in groups ("AADSTS 700 016").
fn far(bytes: &[u8], end: usize) -> Option<String> {
    const WORDS: [&str; 8] = [
        "error code ",
        "error-code ",
        "error ",
        "code ",
        "no. ",
        "nr. ",
        "number ",
        "fehler ",
    ];
    let text = |from: usize| {
        let rest = &bytes[from.min(bytes.len())..bytes.len().min(from + 32)];
        String::from_utf8_lossy(rest).to_ascii_lowercase()
    };
    let from = skip_separators(bytes, end);
    let rest = text(from);
    let rest = WORDS
        .iter()
        .find_map(|word| {
            rest.strip_prefix(&word.replace(' ', ":"))
                .or_else(|| rest.strip_prefix(word))
        })
        .unwrap_or(&rest);
    let rest = rest.trim_start_matches([' ', ':', '#', '=', '"', '\'']);
    let end = rest
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, ' ' | ',' | '.' | '\'' | '\u{fffd}'))
        .unwrap_or(rest.len());
    let mut digits = String::new();
    let mut groups = rest[..end]
        .split(|c: char| !c.is_ascii_digit())
        .take(4)
        .peekable();
    // Whole groups only: the beginning of a longer number is another number.
    while let Some(group) = groups.next() {
        digits.push_str(group);
        if groups.peek().is_none() && is_cut(rest.as_bytes(), end) {
            return None;
        }
        if own(&digits, Service::Identity).is_some() {
            return Some(digits);
        }
    }
    None
}

fn skip_separators(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < from + 4
        && bytes.get(at).is_some_and(|byte| {
            matches!(
                byte,
                b' ' | b'-' | b'_' | b':' | b'#' | b'=' | b'.' | b'(' | b'"' | b'\'' | b'`' | b'['
            )
        })
    {
        at += 1;
    }
    // A tag of a page.
    if bytes.get(at) == Some(&b'<') {
        let tag = bytes[at..].iter().take(40).position(|byte| *byte == b'>');
        at += tag.map_or(0, |length| length + 1);
    }
    if bytes.get(at) == Some(&b'\n') {
        let next = next_line(bytes, at);
        if bytes.get(next).is_some_and(u8::is_ascii_digit) {
            return next;
        }
    }
    at
}

/// Where the text of the next line begins: behind what a log puts before each line, and behind a gutter.
fn next_line(bytes: &[u8], line_end: usize) -> usize {
    /// Bytes in which what lines have in common is looked for.
    const HEAD: usize = 120;
    let begin = bytes[..line_end]
        .iter()
        .rev()
        .take(400)
        .position(|byte| *byte == b'\n')
        .map_or(line_end.saturating_sub(400), |length| line_end - length);
    let (line, next) = (&bytes[begin..line_end], line_end + 1);
    let alike = line
        .iter()
        .zip(bytes.get(next..).unwrap_or_default())
        .take(HEAD)
        .take_while(|(one, two)| one == two || one.is_ascii_digit() && two.is_ascii_digit());
    let alike = alike.count();
    let ends = |byte: &u8| matches!(byte, b' ' | b']' | b'|' | b':' | b'>' | b')' | b'#' | b'-');
    let head = line[..alike].iter().rposition(ends).map_or(0, |at| at + 1);
    let from = if head >= 3 { next + head } else { next };
    skip_gutter(bytes, from)
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
    // The frame that a box has on its right, and the mark of a line that goes on.
    let mut line_end = skip_gutter(bytes, end);
    if matches!(bytes.get(line_end), Some(b'\\' | b'=' | b'-')) {
        line_end += 1;
    }
    if bytes.get(line_end) == Some(&b'\n') {
        let next = next_line(bytes, line_end);
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
    // A sign that may as well end a sentence stands for a digit where what is before it is no code.
    let lacks = known(&digits).is_none() && matches!(bytes.get(end), Some(b'?' | b'_'));
    (!digits.is_empty() && !lacks && !is_cut(bytes, end)).then_some(digits)
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
}
