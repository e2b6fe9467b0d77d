//! How Graph's answers are asked for and wrapped: `$filter`, `$select`, `$top` and pages. Only equality is understood in a
//! filter, alone or joined by `and`; all else is refused rather than passed over: our simplification.

use super::super::answer::Answer;
use super::super::world::Asked;
use super::{Fault, Outcome};
use serde_json::{Map, Value, json};

/// How many things stand on a page that does not say.
const PAGE: usize = 100;
const LONGEST: usize = 999;
const KNOWN: [&str; 4] = ["$filter", "$select", "$top", "$skiptoken"];

/// Where Graph says that the shape of its answers is described.
fn described(what: &str) -> String {
    format!("https://graph.microsoft.com/v1.0/$metadata#{what}")
}

fn unsupported() -> Fault {
    Fault::new(
        400,
        "Request_UnsupportedQuery",
        "The query is not supported here.",
    )
}

/// Refuses query options that are not understood.
fn judge(asked: &Asked) -> Result<(), Fault> {
    let strange = |name: &str| name.starts_with('$') && !KNOWN.contains(&name);
    if asked.query.names().any(strange) || asked.query.repeats() {
        return Err(unsupported());
    }
    Ok(())
}

/// One thing.
pub(super) fn one(asked: &Asked, status: u16, what: &str, thing: Value) -> Outcome {
    judge(asked)?;
    let thing = selected(asked, thing)?;
    Ok(Answer::json(status, &with(thing, what)))
}

fn with(thing: Map<String, Value>, what: &str) -> Value {
    let mut body = Map::new();
    body.insert("@odata.context".to_owned(), json!(described(what)));
    body.extend(thing);
    Value::Object(body)
}

/// A page of the things that fit.
pub(super) fn all(asked: &Asked, what: &str, things: Vec<Value>) -> Outcome {
    judge(asked)?;
    let conditions = asked
        .query
        .get("$filter")
        .map_or(Ok(Vec::new()), conditions)?;
    for (name, _) in &conditions {
        // A property that none of them has is not one to filter by.
        if !things.is_empty() && things.iter().all(|thing| thing.get(name).is_none()) {
            return Err(unsupported());
        }
    }
    let fits = |thing: &Value| {
        conditions
            .iter()
            .all(|(name, wanted)| match (&thing[name], wanted) {
                (Value::String(there), Value::String(wanted)) => there.eq_ignore_ascii_case(wanted),
                (there, wanted) => there == wanted,
            })
    };
    let number = |name: &str, absent: usize| match asked.query.get(name) {
        None => Ok(absent),
        Some(text) => text.parse::<usize>().map_err(|_| unsupported()),
    };
    let (top, skip) = (number("$top", PAGE)?, number("$skiptoken", 0)?);
    if !(1..=LONGEST).contains(&top) {
        return Err(unsupported());
    }
    let fitting: Vec<Value> = things.into_iter().filter(fits).collect();
    let total = fitting.len();
    let mut page = Vec::new();
    for thing in fitting.into_iter().skip(skip).take(top) {
        page.push(Value::Object(selected(asked, thing)?));
    }
    let mut body = json!({"@odata.context": described(what), "value": page});
    if skip.saturating_add(top) < total {
        let kept = ["$filter", "$select"].iter().filter_map(|name| {
            let value = asked.query.get(name)?;
            Some(format!(
                "&{name}={}",
                super::super::redirect::encoded(value)
            ))
        });
        let kept: String = kept.collect();
        let path = asked.segments.join("/");
        let next = format!(
            "{}/{path}?$top={top}&$skiptoken={}{kept}",
            asked.origin,
            skip + top
        );
        body["@odata.nextLink"] = json!(next);
    }
    Ok(Answer::json(200, &body))
}

/// Only what `$select` names.
fn selected(asked: &Asked, thing: Value) -> Result<Map<String, Value>, Fault> {
    let Value::Object(mut fields) = thing else {
        return Ok(Map::new());
    };
    let Some(wanted) = asked.query.get("$select") else {
        return Ok(fields);
    };
    let mut kept = Map::new();
    for name in wanted.split(',').map(str::trim) {
        let Some((name, value)) = fields.remove_entry(name) else {
            return Err(Fault::bad(format!(
                "Could not find a property named '{}'.",
                crate::model::escape::excerpt(name, 40)
            )));
        };
        kept.insert(name, value);
    }
    Ok(kept)
}

/// `name eq 'value' and name eq 'value'`; a quote in a value is written twice.
fn conditions(filter: &str) -> Result<Vec<(String, Value)>, Fault> {
    let mut conditions = Vec::new();
    let mut rest = filter.trim();
    loop {
        let (name, behind) = rest.split_once(" eq ").ok_or_else(unsupported)?;
        let name = name.trim();
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(unsupported());
        }
        let behind = behind.trim_start();
        let (value, after) = if let Some(text) = behind.strip_prefix('\'') {
            let (text, after) = quoted(text).ok_or_else(unsupported)?;
            (json!(text), after)
        } else {
            let (word, after) = behind.split_at(behind.find(' ').unwrap_or(behind.len()));
            match word {
                "true" => (json!(true), after),
                "false" => (json!(false), after),
                "null" => (Value::Null, after),
                _ => return Err(unsupported()),
            }
        };
        conditions.push((name.to_owned(), value));
        if after.trim().is_empty() {
            return Ok(conditions);
        }
        rest = after
            .trim_start()
            .strip_prefix("and ")
            .ok_or_else(unsupported)?;
    }
}

/// The text up to the closing quote, and what is behind it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut rest = text;
    loop {
        let (part, behind) = rest.split_once('\'')?;
        value.push_str(part);
        match behind.strip_prefix('\'') {
            Some(more) => {
                value.push('\'');
                rest = more;
            }
            None => return Some((value, behind)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_are_read_whole_or_not_at_all() {
        let read = |filter| conditions(filter).ok();
        let pair = |name: &str, value: Value| (name.to_owned(), value);
        assert_eq!(read("appId eq 'x'"), Some(vec![pair("appId", json!("x"))]));
        assert_eq!(
            read("a eq 'it''s and eq' and b eq true"),
            Some(vec![
                pair("a", json!("it's and eq")),
                pair("b", json!(true))
            ])
        );
        for wrong in [
            "",
            "a",
            "a eq",
            "a eq 'x",
            "a eq 'x' or b eq 'y'",
            "startswith(a,'x')",
            "a eq x",
            "a ne 'x'",
            "a eq 'x' and",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
