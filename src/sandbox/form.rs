//! Reading `application/x-www-form-urlencoded` bodies, queries and path segments, strictly; and writing their values.

use std::collections::HashSet;
use std::fmt::Write as _;

/// More parameters than any request of these services has; beyond them a form is refused.
const MOST: usize = 256;
/// The longest name and the longest value, in bytes once decoded. What is remembered of requests would grow with them.
const LONGEST: usize = 16 * 1024;

/// The parameters of a form or query, decoded, in the order they came. No `Debug`: there are secrets in it.
#[derive(Default)]
pub(super) struct Form {
    pairs: Vec<(String, String)>,
}

/// Why a form is not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unfit {
    /// A percent sign is not followed by two digits, or the bytes are not UTF-8.
    Encoding,
    /// There are more parameters than anybody asks for.
    Many,
    /// A name or a value is longer than any.
    Long,
}

impl Form {
    /// Reads a form; `None` if it is not fit.
    pub(super) fn read(text: &[u8]) -> Option<Self> {
        Self::judged(text).ok()
    }

    /// Reads a form.
    ///
    /// # Errors
    /// [`Unfit`].
    pub(super) fn judged(text: &[u8]) -> Result<Self, Unfit> {
        let mut pairs = Vec::new();
        for pair in text.split(|b| *b == b'&').filter(|pair| !pair.is_empty()) {
            if pairs.len() == MOST {
                return Err(Unfit::Many);
            }
            let mut halves = pair.splitn(2, |b| *b == b'=');
            let mut half =
                || decode(halves.next().unwrap_or_default(), true).ok_or(Unfit::Encoding);
            let (name, value) = (half()?, half()?);
            if name.len().max(value.len()) > LONGEST {
                return Err(Unfit::Long);
            }
            pairs.push((name, value));
        }
        Ok(Self { pairs })
    }

    /// The value of a parameter; the first if it stands there more than once.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.pairs
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The same with one more parameter.
    pub(super) fn with(mut self, name: &str, value: String) -> Self {
        self.pairs.push((name.to_owned(), value));
        self
    }

    /// True if some parameter stands there twice.
    pub(super) fn repeats(&self) -> bool {
        let mut seen = HashSet::new();
        self.pairs.iter().any(|(name, _)| !seen.insert(name))
    }

    /// The names of the parameters, for the record of requests: never their values.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.pairs.iter().map(|(name, _)| name.as_str())
    }
}

/// Decodes percent signs, and plus signs as blanks where the text is a form.
pub(super) fn decode(text: &[u8], form: bool) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.iter();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => digit(*rest.next()?)? * 16 + digit(*rest.next()?)?,
            b'+' if form => b' ',
            other => *other,
        });
    }
    String::from_utf8(bytes).ok()
}

/// Percent-encodes all but the unreserved characters.
pub(super) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_decoded_once_and_no_more() {
        let form = Form::read(b"a=%2B+%252B&b=x%3Dy=z&c&=d").unwrap();
        assert_eq!(form.get("a"), Some("+ %2B"));
        assert_eq!(form.get("b"), Some("x=y=z"));
        assert_eq!(form.get("c"), Some(""));
        assert_eq!(form.get("d"), None);
        assert!(!form.repeats());
        assert!(Form::read(b"a=1&a=2").unwrap().repeats());
    }

    #[test]
    fn a_broken_percent_sign_is_refused() {
        for broken in [&b"a=%"[..], b"a=%4", b"a=%zz", b"a=%ff"] {
            assert_eq!(Form::judged(broken).err(), Some(Unfit::Encoding));
        }
    }

    #[test]
    fn more_than_anybody_asks_for_is_refused() {
        let many = |count: usize| "a&".repeat(count);
        assert!(Form::read(many(MOST).as_bytes()).is_some());
        let fault = Form::judged(many(MOST + 1).as_bytes()).err();
        assert_eq!(fault, Some(Unfit::Many));
        for (before, byte) in [("", "x"), ("a=", "x"), ("a=", "%78")] {
            let long = |length: usize| format!("{before}{}", byte.repeat(length));
            assert!(
                Form::read(long(LONGEST).as_bytes()).is_some(),
                "{before}{byte}"
            );
            let fault = Form::judged(long(LONGEST + 1).as_bytes()).err();
            assert_eq!(fault, Some(Unfit::Long), "{before}{byte}");
        }
    }

    #[test]
    fn what_is_encoded_has_unreserved_characters_only() {
        assert_eq!(encoded("a-Z_9.~"), "a-Z_9.~");
        assert_eq!(encoded("a&b=c#d\r\n é%"), "a%26b%3Dc%23d%0D%0A%20%C3%A9%25");
    }

    #[test]
    fn a_plus_sign_in_a_path_is_a_plus_sign() {
        assert_eq!(decode(b"a+b%40c", false).as_deref(), Some("a+b@c"));
    }
}
