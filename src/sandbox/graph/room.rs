//! How much the directory holds of what callers set. Graph has a quota of objects; this one is of bytes, as they take up memory
//! or stand in a state that is kept, whichever is more, and is our assumption.

use super::super::directory::{Application, ClientSecret, Directory, Extra, Principal};
use super::{Fault, full};
use serde_json::Value;

/// What all applications and service principals may take up together, in bytes.
const TOTAL: usize = 16 * 1024 * 1024;
/// What each of these takes up besides its texts, roughly.
const THING: usize = 1024;
const SECRET: usize = 512;
const PERMISSION: usize = 256;
const TEXT: usize = 64;
const VALUE: usize = 64;
const OBJECT: usize = 640;
const ENTRY: usize = 112;
/// How many values may be kept of one thing, and how deep in one another; our assumption, too.
const VALUES: usize = 1000;
const DEEPEST: usize = 16;

/// Refuses what would need more room than is left. `before` is what it takes up already.
pub(super) fn takes(directory: &Directory, before: usize, after: usize) -> Result<(), Fault> {
    if after <= before {
        return Ok(());
    }
    let applications: usize = directory.applications.iter().map(application).sum();
    let principals: usize = directory.principals.iter().map(principal).sum();
    if applications + principals + (after - before) > TOTAL {
        return Err(full());
    }
    Ok(())
}

/// What an application takes up.
pub(super) fn application(application: &Application) -> usize {
    let redirects = application.native.iter().chain(&application.web);
    THING
        + text(&application.name)
        + redirects.map(|uri| text(uri)).sum::<usize>()
        + application.listed.len() * PERMISSION
        + application.secrets.iter().map(secret).sum::<usize>()
        + extra(&application.extra)
}

/// What a service principal takes up.
pub(super) fn principal(principal: &Principal) -> usize {
    THING + text(&principal.name) + extra(&principal.extra)
}

/// What a secret takes up.
pub(super) fn secret(secret: &ClientSecret) -> usize {
    SECRET + secret.name.as_deref().map_or(0, text)
}

fn extra(extra: &Extra) -> usize {
    let all = extra.properties.iter();
    all.map(|(name, set)| ENTRY + text(name) + value(set)).sum()
}

fn value(one: &Value) -> usize {
    VALUE
        + match one {
            Value::String(string) => text(string),
            Value::Array(list) => list.iter().map(value).sum(),
            Value::Object(fields) => {
                let all = fields.iter();
                OBJECT
                    + all
                        .map(|(name, set)| ENTRY + text(name) + value(set))
                        .sum::<usize>()
            }
            _ => 0,
        }
}

/// As it is written in JSON.
fn text(text: &str) -> usize {
    let written = |byte: u8| match byte {
        0..=31 => 6,
        b'"' | b'\\' => 2,
        _ => 1,
    };
    TEXT + text.bytes().map(written).sum::<usize>()
}

/// True for no more values than may be kept of one thing, none of them too deep in others.
pub(super) fn is_modest<'a>(all: impl Iterator<Item = &'a Value>) -> bool {
    let mut rest: Vec<(&Value, usize)> = all.map(|value| (value, 1)).collect();
    let mut count = 0;
    while let Some((value, depth)) = rest.pop() {
        count += 1;
        if count > VALUES || depth > DEEPEST {
            return false;
        }
        match value {
            Value::Array(list) => rest.extend(list.iter().map(|one| (one, depth + 1))),
            Value::Object(fields) => rest.extend(fields.values().map(|one| (one, depth + 1))),
            _ => {}
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_kept_of_one_thing_is_neither_countless_nor_bottomless() {
        let of = |value: Value| is_modest([value].iter());
        assert!(of(json!(vec![0; VALUES - 1])));
        assert!(!of(json!(vec![0; VALUES])));
        assert!(!of(json!(vec![json!({"a": 0}); VALUES / 2])));
        let nested = |depth: usize| (1..depth).fold(json!(0), |inner, _| json!([inner]));
        assert!(of(nested(DEEPEST)));
        assert!(!of(nested(DEEPEST + 1)));
    }

    #[test]
    fn nothing_is_written_longer_than_it_counts() {
        let deep = (1..DEEPEST).fold(json!(vec![0; 100]), |inner, _| json!([inner]));
        for one in [
            json!(vec![0; 500]),
            json!("\u{1}\"\\é".repeat(100)),
            json!({"a": {"b": [null, -9_007_199_254_740_991_i64, "\n"]}}),
            deep,
        ] {
            let written = serde_json::to_string_pretty(&one).unwrap().len();
            assert!(written <= value(&one), "{written} > {}", value(&one));
        }
    }
}
