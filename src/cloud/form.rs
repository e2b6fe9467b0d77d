//! Encoding of what we send: form bodies that are wiped, and path segments.

use bytes::Bytes;
use zeroize::Zeroizing;

/// A buffer that is wiped when the last clone of the `Bytes` made of it drops.
struct Wiped(Zeroizing<Vec<u8>>);

impl AsRef<[u8]> for Wiped {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// Bytes that are wiped by their last owner; clones, as made for another try, share them.
pub(super) fn wiped(bytes: Zeroizing<Vec<u8>>) -> Bytes {
    Bytes::from_owner(Wiped(bytes))
}

/// A body of the type `application/x-www-form-urlencoded`. The block has its final size from the start, so that growing
/// leaves no copies of a secret behind.
pub(super) fn form(fields: &[(&str, &str)]) -> Bytes {
    let size: usize = fields
        .iter()
        .map(|(name, value)| encoded_len(name) + encoded_len(value) + 2)
        .sum();
    let mut out = Zeroizing::new(Vec::with_capacity(size));
    for (at, (name, value)) in fields.iter().enumerate() {
        if at > 0 {
            out.push(b'&');
        }
        encode(name, &mut out);
        out.push(b'=');
        encode(value, &mut out);
    }
    wiped(out)
}

/// One segment of a path or value of a query.
pub(super) fn segment(text: &str) -> String {
    let mut out = Vec::with_capacity(encoded_len(text));
    encode(text, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// The pairs of a query, decoded; `None` if it is not one: a broken escape, or bytes that are no text.
pub(super) fn pairs(query: &str) -> Option<Vec<(String, Zeroizing<String>)>> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((decode(name)?.to_string(), decode(value)?))
        })
        .collect()
}

fn decode(text: &str) -> Option<Zeroizing<String>> {
    let mut out = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut bytes = text.bytes();
    let digit = |bytes: &mut std::str::Bytes<'_>| char::from(bytes.next()?).to_digit(16);
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'+' => b' ',
            b'%' => {
                let value = digit(&mut bytes)? * 16 + digit(&mut bytes)?;
                u8::try_from(value).ok()?
            }
            other => other,
        });
    }
    Some(Zeroizing::new(std::str::from_utf8(&out).ok()?.to_owned()))
}

/// The unreserved characters of RFC 3986. A blank becomes `%20`, which form decoders read as well as `+`.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

fn encoded_len(text: &str) -> usize {
    text.bytes().map(|b| if is_plain(b) { 1 } else { 3 }).sum()
}

fn encode(text: &str, out: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if is_plain(byte) {
            out.push(byte);
        } else {
            let (high, low) = (usize::from(byte >> 4), usize::from(byte & 15));
            out.extend_from_slice(&[b'%', DIGITS[high], DIGITS[low]]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_means_something_in_a_form_is_encoded() {
        assert_eq!(
            form(&[("a", "p+q&r=s%t u~é"), ("b", "")]),
            "a=p%2Bq%26r%3Ds%25t%20u~%C3%A9&b=".as_bytes()
        );
    }

    #[test]
    fn a_query_is_read_as_it_was_meant_and_a_broken_one_not_at_all() {
        let read = |query: &str| {
            let pairs = pairs(query)?;
            Some(
                pairs
                    .into_iter()
                    .map(|(name, value)| format!("{name}|{}", value.as_str()))
                    .collect::<Vec<_>>()
                    .join(" "),
            )
        };
        assert_eq!(
            read("a=p%2Bq+r&b%3d==&&c&d=%C3%a9").as_deref(),
            Some("a|p+q r b=|= c| d|é")
        );
        for broken in ["a=%", "a=%2", "a=%zz", "%ff=a", "a=%C3", "a=%+1", "%"] {
            assert_eq!(read(broken), None, "{broken}");
        }
    }

    #[test]
    fn a_segment_cannot_leave_its_place_in_the_path() {
        assert_eq!(segment("../x?y#z@"), "..%2Fx%3Fy%23z%40");
    }

    #[test]
    fn the_block_never_grows() {
        let fields = [("name", "~ +%é"), ("x", "yz")];
        let size: usize = fields
            .iter()
            .map(|(n, v)| encoded_len(n) + encoded_len(v) + 2)
            .sum();
        assert!(form(&fields).len() <= size);
    }
}
