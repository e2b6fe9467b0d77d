//! Reading JSON as Microsoft writes it: a byte-order mark in front, keys in any case, numbers as strings.
//!
//! Never for answers that hold a token: those are read straight into [`super::token`]'s structs.

use serde_json::Value;

/// The body without the byte-order mark that Partner Center puts before its JSON (facts A.5).
pub(super) fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}

/// An object with all keys in lower case; `None` if it is not JSON or not an object.
pub(super) fn object(body: &[u8]) -> Option<Value> {
    let value: Value = serde_json::from_slice(without_mark(body)).ok()?;
    value.is_object().then(|| lower(value))
}

fn lower(value: Value) -> Value {
    match value {
        Value::Object(members) => Value::Object(
            members
                .into_iter()
                .map(|(key, value)| (key.to_ascii_lowercase(), lower(value)))
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(lower).collect()),
        other => other,
    }
}

/// The text of a value that may be a string or a number; nothing for an empty string.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A boolean that may be written as a string.
pub(super) fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(truth) => Some(*truth),
        Value::String(text) => truth_of(text),
        _ => None,
    }
}

/// `true` or `false` in any case.
pub(super) fn truth_of(text: &str) -> Option<bool> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_in_front_and_the_case_of_keys_make_no_difference() {
        let value =
            object(b"\xef\xbb\xbf{\"DataRedacted\":\"True\",\"Items\":[{\"Code\":3000}]}").unwrap();
        assert_eq!(truth(&value["dataredacted"]), Some(true));
        assert_eq!(text(&value["items"][0]["code"]).as_deref(), Some("3000"));
    }

    #[test]
    fn what_is_no_object_is_nothing() {
        for body in [&b"<html>"[..], b"", b"[1]", b"\"x\"", b"{"] {
            assert!(object(body).is_none());
        }
    }
}
