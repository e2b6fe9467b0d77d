//! From bytes that somebody copied somewhere to text: encodings, escapes and what terminals add are taken off, layer by
//! layer. It does not know what is looked for.

use std::borrow::Cow;

/// Layers that are taken off at most: JSON in a string in a log in a web address is four.
const LAYERS: usize = 5;

/// The text in these bytes, without escapes. Takes time in proportion to their number.
pub(super) fn plain(bytes: &[u8]) -> String {
    let mut text = without_controls(&decoded(bytes));
    if let Some(mail) = unquoted(&text) {
        text = mail;
    }
    for _ in 0..LAYERS {
        match peeled(&text) {
            Some(inner) => text = inner,
            None => break,
        }
    }
    unpacked(&mut text);
    // An escape may have hidden a control character.
    without_controls(&text)
}

/// A mail's quoted-printable text as it was before (RFC 2045, section 6.7), if it is one: an equals sign stands in it only
/// before two digits or at the end of a line, and one that was there before is `=3D`.
fn unquoted(text: &str) -> Option<String> {
    let is_quoted = text.contains("=3D")
        || text
            .lines()
            .any(|line| line.ends_with('=') && (60..=76).contains(&line.len()));
    if !is_quoted {
        return None;
    }
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match (byte, after) {
            (b'=', [b'\n', ..]) => rest = &after[1..],
            (b'=', [one, two, ..])
                if [one, two]
                    .iter()
                    .all(|digit| digit.is_ascii_digit() || (b'A'..=b'F').contains(*digit)) =>
            {
                out.extend(percent(after).and_then(|(c, _)| u8::try_from(u32::from(c)).ok()));
                rest = &after[2..];
            }
            _ => out.push(byte),
        }
    }
    Some(String::from_utf8_lossy(&out).into_owned())
}

/// Puts behind the text what stands in it as base64, where that is a text with a code of Entra.
fn unpacked(text: &mut String) {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD_NO_PAD;
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/');
    let found: Vec<String> = text
        .split(|c| !is_part(c))
        .filter(|piece| piece.len() >= 40)
        .filter_map(|piece| STANDARD_NO_PAD.decode(&piece[..piece.len() / 4 * 4]).ok())
        .filter_map(|bytes| {
            let inner = decoded(&bytes).into_owned();
            inner
                .to_ascii_lowercase()
                .contains("aadsts")
                .then_some(inner)
        })
        .collect();
    for inner in found {
        text.push('\n');
        text.push_str(&inner);
    }
}

/// UTF-8, or UTF-16 as PowerShell redirects it. A byte that is neither is taken for the letter that it is in Western
/// Europe's older encodings.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let units = |from: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = from
            .chunks_exact(2)
            .map(|pair| unit([pair[0], pair[1]]))
            .collect();
        Cow::Owned(String::from_utf16_lossy(&units))
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => eight_bits(rest),
        // Without a mark, text in our alphabet has a zero in every other byte.
        [_, 0, _, 0, ..] => units(bytes, u16::from_le_bytes),
        [0, _, 0, _, ..] => units(bytes, u16::from_be_bytes),
        _ => eight_bits(bytes),
    }
}

fn eight_bits(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        out.extend(chunk.invalid().iter().copied().map(char::from));
    }
    Cow::Owned(out)
}

/// Without the sequences that colour a terminal, without control characters except line breaks, without characters that
/// nobody sees; every sort of blank is a blank.
fn without_controls(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\u{1b}' => skip_sequence(&mut characters),
            '\u{9b}' => skip_until(&mut characters, |c| ('@'..='~').contains(&c)),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
            | '\u{ad}' => {}
            c if c.is_whitespace() => out.push(' '),
            c if c.is_control() => {}
            // What East Asian keyboards write wide.
            '\u{ff01}'..='\u{ff5e}' => {
                out.extend(char::from_u32(u32::from(c) - 0xff01 + 0x21));
            }
            c => out.push(c),
        }
    }
    out
}

fn skip_sequence(characters: &mut std::iter::Peekable<std::str::Chars<'_>>) {
    match characters.next() {
        Some('[') => skip_until(characters, |c| ('@'..='~').contains(&c)),
        // A link or a title; it ends with a bell or with another escape.
        Some(']') => skip_until(characters, |c| matches!(c, '\u{7}' | '\\')),
        _ => {}
    }
}

fn skip_until(
    characters: &mut std::iter::Peekable<std::str::Chars<'_>>,
    is_last: fn(char) -> bool,
) {
    for c in characters.by_ref() {
        if is_last(c) || c == '\n' {
            break;
        }
    }
}

/// The text with one layer of escapes taken off; `None` if there is none.
fn peeled(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    let mut found = false;
    let is_address = has_percent(rest);
    while let Some((&byte, after)) = rest.split_first() {
        let piece = match byte {
            b'\\' => backslash(after),
            b'%' => percent(after),
            b'&' => entity(after),
            b'+' if is_address => Some((' ', 0)),
            _ => None,
        };
        rest = after;
        match piece {
            Some((c, length)) => {
                found = true;
                rest = &rest[length..];
                // One byte of several, in a web address: kept as it is, and put together at the end.
                if byte == b'%' {
                    out.push(u8::try_from(u32::from(c)).unwrap_or(b'?'));
                } else {
                    out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                }
            }
            None => out.push(byte),
        }
    }
    found.then(|| String::from_utf8_lossy(&out).into_owned())
}

fn has_percent(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .zip(1..)
        .any(|(byte, next)| *byte == b'%' && percent(&bytes[next..]).is_some())
}

/// What stands behind a backslash in JSON and its relatives: the character and how many bytes it took.
fn backslash(after: &[u8]) -> Option<(char, usize)> {
    match after.first()? {
        b'n' | b'r' => Some(('\n', 1)),
        b't' => Some((' ', 1)),
        quoted @ (b'"' | b'\'' | b'/' | b'\\') => Some((char::from(*quoted), 1)),
        b'u' => {
            let digits = std::str::from_utf8(after.get(1..5)?).ok()?;
            let number = u32::from_str_radix(digits, 16).ok()?;
            Some((char::from_u32(number).unwrap_or('\u{fffd}'), 5))
        }
        _ => None,
    }
}

/// What stands behind a percent sign in a web address.
fn percent(after: &[u8]) -> Option<(char, usize)> {
    let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
    let byte = digit(0)? * 16 + digit(1)?;
    Some((char::from_u32(byte)?, 2))
}

/// What stands behind an ampersand in HTML and XML.
fn entity(after: &[u8]) -> Option<(char, usize)> {
    const NAMES: [(&[u8], char); 8] = [
        (b"quot;", '"'),
        (b"apos;", '\''),
        (b"amp;", '&'),
        (b"lt;", '<'),
        (b"gt;", '>'),
        (b"nbsp;", ' '),
        (b"#xA;", '\n'),
        (b"#xD;", '\n'),
    ];
    if let Some((name, c)) = NAMES.iter().find(|(name, _)| after.starts_with(name)) {
        return Some((*c, name.len()));
    }
    let number = after.strip_prefix(b"#")?;
    let end = number.iter().take(8).position(|byte| *byte == b';')?;
    let text = std::str::from_utf8(&number[..end]).ok()?;
    let value = match text.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => text.parse().ok()?,
    };
    Some((char::from_u32(value)?, end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wrapping_is_taken_off() {
        for (wrapped, bare) in [
            (r#"{\"error\":\"x\"}"#, r#"{"error":"x"}"#),
            (r#"{\\\"error\\\":\\\"x\\\"}"#, r#"{"error":"x"}"#),
            ("\\u0022AADSTS\\u0035\\u0030\\u0022", "\"AADSTS50\""),
            ("error%3Dinvalid_grant%26x", "error=invalid_grant&x"),
            ("error%253Dinvalid_grant", "error=invalid_grant"),
            ("a+b%3Ac", "a b:c"),
            ("a+b", "a+b"),
            (
                "&quot;AADSTS65001&#58;&#x20;The&nbsp;user&quot;",
                "\"AADSTS65001: The user\"",
            ),
            ("&amp;quot;x&amp;quot;", "\"x\""),
            ("\u{1b}[31mred\u{1b}[0m\r\nnext", "red\nnext"),
            ("\u{1b}]8;;https://x\u{7}link\u{1b}]8;;\u{7}", "link"),
            ("AAD\u{200b}STS\u{ad}50076", "AADSTS50076"),
            ("caf%C3%A9 100%", "café 100%"),
            ("a\u{a0}b\tc", "a b c"),
        ] {
            assert_eq!(plain(wrapped.as_bytes()), bare, "{wrapped}");
        }
    }

    #[test]
    fn what_powershell_redirects_is_read_with_and_without_a_mark() {
        let text = "AADSTS50126: x";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = [&[0xff, 0xfe][..], &little].concat();
        let marked_big = [&[0xfe, 0xff][..], &big].concat();
        for bytes in [little, big, marked, marked_big] {
            assert_eq!(plain(&bytes), text);
        }
    }
}
