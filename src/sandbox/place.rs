//! Where in a JSON text something stands: the names and numbers that lead to it, and its line. Texts with values in them are
//! never told; a place always can be.

use std::fmt::Write as _;

/// How a place is written: `people[1].password`, both numbers and lines as a reader of the file finds them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Place {
    /// What leads there; empty for the whole text.
    pub(super) path: String,
    /// From 1.
    pub(super) line: usize,
}

/// One more step on the way to a value.
enum Step {
    /// Into an object, at this name if one has come.
    Name(Option<String>),
    /// Into a list, at this number.
    Number(usize),
}

fn written(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Name(Some(name)) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
            Step::Name(None) => {}
            Step::Number(number) => {
                let _ = write!(path, "[{number}]");
            }
        }
    }
    path
}

/// Walks through a text and calls `at` with the path of each value, and where its name begins, or the value itself if it has
/// none. Ends early where the text does, or where `at` says so; what leads there is given back.
fn walk(text: &str, mut at: impl FnMut(&str, usize) -> bool) -> String {
    let bytes = text.as_bytes();
    let mut steps: Vec<Step> = Vec::new();
    let mut here = 0;
    // A name has come and its value has not.
    let mut named = false;
    while let Some(byte) = bytes.get(here) {
        let begins = here;
        here += 1;
        match byte {
            b'"' => {
                let Some(length) = string(&bytes[here..]) else {
                    break;
                };
                here += length;
                if let Some(Step::Name(name)) = steps.last_mut()
                    && !named
                {
                    *name = Some(text[begins + 1..here - 1].to_owned());
                    named = true;
                    if at(&written(&steps), begins) {
                        break;
                    }
                }
            }
            b'{' => {
                steps.push(Step::Name(None));
                named = false;
            }
            b'[' => {
                steps.push(Step::Number(0));
                named = false;
                if at(&written(&steps), here) {
                    break;
                }
            }
            b'}' | b']' => {
                steps.pop();
                named = true;
            }
            b',' => {
                named = false;
                if let Some(Step::Number(number)) = steps.last_mut() {
                    *number += 1;
                    if at(&written(&steps), here) {
                        break;
                    }
                }
            }
            _ => {}
        }
    }
    written(&steps)
}

/// The length of a string without its first quotation mark, the last one included; none if it does not end.
fn string(bytes: &[u8]) -> Option<usize> {
    let mut escaped = false;
    let end = bytes.iter().position(|byte| {
        let ends = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    })?;
    Some(end + 1)
}

impl Place {
    /// Where serde found a fault in this text. A fault of the whole of an object stands at its end.
    pub(super) fn of(text: &str, fault: &serde_json::Error) -> Self {
        let start: usize = text
            .split_inclusive('\n')
            .take(fault.line().saturating_sub(1))
            .map(str::len)
            .sum();
        let mut end = (start + fault.column()).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        Self {
            path: walk(&text[..end], |_, _| false),
            line: fault.line().max(1),
        }
    }

    /// The place that this path leads to; the beginning, if it leads nowhere.
    pub(super) fn at(text: &str, path: &str) -> Self {
        let mut found = 0;
        walk(text, |here, offset| {
            let ends = here == path;
            if ends {
                // Behind a bracket or a comma there may be line breaks before the value.
                let rest = &text[offset..];
                found = offset + (rest.len() - rest.trim_start().len());
            }
            ends
        });
        Self {
            path: path.to_owned(),
            line: text[..found].matches('\n').count() + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n \"a\": [\n  {\"b\\\"\": 1, \"c\": \"x, ] } \\\\\"},\n  {\"c\": [2, [3]]},\n  4\n ],\n \"d\": {\"e\": {}, \"f\": null}\n}";

    #[test]
    fn every_value_has_its_path_and_its_line() {
        for (path, line) in [
            ("a", 2),
            ("a[0]", 3),
            ("a[0].b\\\"", 3),
            ("a[0].c", 3),
            ("a[1].c", 4),
            ("a[1].c[1][0]", 4),
            ("a[2]", 5),
            ("d", 7),
            ("d.e", 7),
            ("d.f", 7),
            ("nowhere", 1),
        ] {
            assert_eq!(Place::at(TEXT, path).line, line, "{path}");
        }
    }

    #[test]
    fn a_fault_has_its_path_and_its_line() {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(dead_code, reason = "only read")]
        struct Whole {
            a: Vec<Part>,
        }
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(dead_code, reason = "only read")]
        struct Part {
            b: Vec<bool>,
        }
        for (text, path, line) in [
            ("7", "", 1),
            ("{\"a\": \"x\"}", "a", 1),
            (
                "{\"a\": [{\"b\": [true]},\n{\"b\": [true, \"x\"]}]}",
                "a[1].b[1]",
                2,
            ),
            ("{\"a\": [{\"b\": []},\n{}]}", "a[1]", 2),
            ("{\"a\": [{\"b\": []},\n{\"x\": [1]}]}", "a[1].x", 2),
            ("{\"a\": [\n\n", "a[0]", 3),
        ] {
            let fault = serde_json::from_str::<Whole>(text).err().unwrap();
            let place = Place::of(text, &fault);
            assert_eq!(
                (place.path.as_str(), place.line),
                (path, line),
                "{text}: {fault}"
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_stops_the_walk(text in "[\\[\\]{},:\"\\\\ax\n\u{e9} ]{0,60}", path in "[a\\[\\]0.]{0,4}") {
            if let Err(fault) = serde_json::from_str::<serde_json::Value>(&text) {
                let _ = Place::of(&text, &fault);
            }
            let _ = Place::at(&text, &path);
        }
    }
}
