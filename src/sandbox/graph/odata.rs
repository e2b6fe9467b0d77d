//! How Graph's answers are asked for and wrapped: query options, pages and counts. Options and combinations that are not
//! understood here are refused; Graph itself passes some of them over without a word (its page on query parameters).

use super::super::answer::Answer;
use super::super::form::encoded;
use super::super::world::Asked;
use super::filter::{self, Filter};
use super::{Fault, Outcome};
use crate::model::escape::excerpt;
use http::Method;
use serde_json::{Map, Value, json};

/// How many things stand on a page that does not say, and the most that can be asked for.
const PAGE: usize = 100;
const LONGEST: usize = 999;
/// The options of a list, those of one thing, and those of a mere number.
const OF_LISTS: [&str; 7] = [
    "$count",
    "$filter",
    "$format",
    "$orderby",
    "$select",
    "$skiptoken",
    "$top",
];
const OF_THINGS: [&str; 2] = ["$format", "$select"];
const OF_COUNTS: [&str; 1] = ["$filter"];
/// Names that are an option only with the dollar sign. Without it some services of Graph take them as well and others do not,
/// so that here they are refused.
const BARE: [&str; 9] = [
    "count", "expand", "filter", "format", "orderby", "search", "select", "skip", "top",
];

/// What Graph says of its answers' format. That what succeeds has these parameters and a refusal has none was seen in
/// the open; the facts do not have it.
const JSON: &str = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

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

/// A query that only `ConsistencyLevel: eventual` opens (Graph's page on advanced queries).
fn not_eventual() -> Fault {
    Fault::new(
        400,
        "Request_UnsupportedQuery",
        "This query needs the header 'ConsistencyLevel: eventual' and, unless it is for the number alone, '$count=true'.",
    )
}

fn is_eventual(asked: &Asked) -> bool {
    let level = asked.header("consistencylevel");
    level.is_some_and(|level| level.eq_ignore_ascii_case("eventual"))
}

/// Refuses query options that are not understood.
fn judge(asked: &Asked, known: &[&str]) -> Result<(), Fault> {
    let strange =
        |name: &str| (name.starts_with('$') && !known.contains(&name)) || BARE.contains(&name);
    let format = asked.query.get("$format");
    if asked.query.names().any(strange)
        || asked.query.repeats()
        || format.is_some_and(|format| format != "json" && format != "application/json")
    {
        return Err(unsupported());
    }
    Ok(())
}

/// Refuses query options with what changes something, before it does: they are for reading (Graph's page on query parameters).
pub(super) fn writing(asked: &Asked) -> Result<(), Fault> {
    if *asked.method == Method::GET {
        return Ok(());
    }
    judge(asked, &[])
}

fn wrapped(status: u16, body: &Value) -> Answer {
    let mut answer = Answer::empty(status)
        .with("Content-Type", JSON)
        .with("OData-Version", "4.0");
    answer.body = body.to_string().into_bytes();
    answer
}

fn with(thing: Map<String, Value>, what: &str) -> Value {
    let mut body = Map::new();
    body.insert("@odata.context".to_owned(), json!(described(what)));
    body.extend(thing);
    Value::Object(body)
}

fn fields(thing: Value) -> Map<String, Value> {
    match thing {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// One thing of a collection. Of its properties, those that are `hidden` come only if they are selected.
pub(super) fn one(asked: &Asked, of: &str, thing: Value, hidden: &[&str]) -> Outcome {
    judge(asked, &OF_THINGS)?;
    let names = selection(asked);
    let of = context(of, names.as_deref());
    let mut thing = selected(names.as_deref(), thing)?;
    if names.is_none() {
        thing.retain(|name, _| !hidden.contains(&name.as_str()));
    }
    Ok(wrapped(200, &with(thing, &format!("{of}/$entity"))))
}

/// A thing that was made, with where it can be read (`OData` demands that).
pub(super) fn made(asked: &Asked, of: &str, thing: Value) -> Answer {
    let id = thing["id"].as_str().unwrap_or_default();
    let place = format!("{}/v1.0/{of}/{id}", asked.origin);
    let body = with(fields(thing), &format!("{of}/$entity"));
    wrapped(201, &body).with("Location", place)
}

/// What an action has brought about.
pub(super) fn result(what: &str, thing: Value) -> Answer {
    wrapped(200, &with(fields(thing), what))
}

/// How many things fit, as a bare number.
pub(super) fn count(asked: &Asked, things: &[Value]) -> Outcome {
    judge(asked, &OF_COUNTS)?;
    if !is_eventual(asked) {
        return Err(not_eventual());
    }
    let filter = condition(asked, things)?;
    let number = things
        .iter()
        .filter(|thing| fit(filter.as_ref(), thing))
        .count();
    let mut answer = Answer::empty(200).with("Content-Type", "text/plain");
    answer.body = number.to_string().into_bytes();
    Ok(answer)
}

fn fit(filter: Option<&Filter>, thing: &Value) -> bool {
    filter.is_none_or(|filter| filter::fits(filter, thing))
}

/// The filter, if there is one that can be applied to these things.
fn condition(asked: &Asked, things: &[Value]) -> Result<Option<Filter>, Fault> {
    let Some(text) = asked.query.get("$filter") else {
        return Ok(None);
    };
    let filter = filter::read(text).ok_or_else(unsupported)?;
    let suits = |(name, test): &(String, filter::Test)| {
        if test.is_for_lists() {
            things.is_empty() || things.iter().any(|thing| thing[name].is_array())
        } else {
            is_simple(things, name)
        }
    };
    if !filter.iter().flatten().all(suits) {
        return Err(unsupported());
    }
    Ok(Some(filter))
}

/// True for a property that these things have, and that is neither a list nor an object.
fn is_simple(things: &[Value], name: &str) -> bool {
    let known = things.is_empty() || things.iter().any(|thing| thing.get(name).is_some());
    known
        && things
            .iter()
            .all(|thing| !thing[name].is_array() && !thing[name].is_object())
}

/// What `$orderby` asks for: properties, and which of them downwards.
fn order<'a>(asked: &'a Asked, things: &[Value]) -> Result<Vec<(&'a str, bool)>, Fault> {
    let Some(text) = asked.query.get("$orderby") else {
        return Ok(Vec::new());
    };
    let one = |part: &'a str| {
        let mut words = part.split_whitespace();
        let (name, direction) = (words.next()?, words.next());
        let down = match direction {
            None | Some("asc") => false,
            Some("desc") => true,
            Some(_) => return None,
        };
        (words.next().is_none() && is_simple(things, name)).then_some((name, down))
    };
    text.split(',')
        .map(|part| one(part).ok_or_else(unsupported))
        .collect()
}

fn arrange(things: &mut [Value], order: &[(&str, bool)]) {
    let text = |thing: &Value, name: &str| match &thing[name] {
        Value::String(text) => text.to_lowercase(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    things.sort_by(|one, other| {
        let mut found = std::cmp::Ordering::Equal;
        for (name, down) in order {
            let next = text(one, name).cmp(&text(other, name));
            found = found.then(if *down { next.reverse() } else { next });
        }
        found
    });
}

/// A page of the things that fit.
pub(super) fn all(asked: &Asked, what: &str, things: Vec<Value>) -> Outcome {
    judge(asked, &OF_LISTS)?;
    let filter = condition(asked, &things)?;
    let order = order(asked, &things)?;
    let counting = match asked.query.get("$count") {
        None | Some("false") => false,
        Some("true") => true,
        Some(_) => return Err(unsupported()),
    };
    // Without the header the number is left out without a word, and the rest is refused.
    let advanced = counting && is_eventual(asked);
    let demanding = !order.is_empty() || filter.as_ref().is_some_and(filter::is_advanced);
    if demanding && !advanced {
        return Err(not_eventual());
    }
    let number = |name: &str, absent: usize| match asked.query.get(name) {
        None => Ok(absent),
        Some(text) => text.parse::<usize>().map_err(|_| unsupported()),
    };
    let (top, skip) = (number("$top", PAGE)?, number("$skiptoken", 0)?);
    if !(1..=LONGEST).contains(&top) {
        return Err(unsupported());
    }
    let names = selection(asked);
    // A page without things is judged as well.
    if let (Some(names), Some(thing)) = (&names, things.first()) {
        selected(Some(names), thing.clone())?;
    }
    let mut fitting: Vec<Value> = things
        .into_iter()
        .filter(|thing| fit(filter.as_ref(), thing))
        .collect();
    arrange(&mut fitting, &order);
    let total = fitting.len();
    let mut page = Vec::new();
    for thing in fitting.into_iter().skip(skip).take(top) {
        page.push(Value::Object(selected(names.as_deref(), thing)?));
    }
    let mut body = json!({"@odata.context": described(&context(what, names.as_deref()))});
    if advanced && skip == 0 {
        body["@odata.count"] = json!(total);
    }
    if skip.saturating_add(top) < total {
        body["@odata.nextLink"] = json!(next(asked, top, skip + top));
    }
    body["value"] = json!(page);
    Ok(wrapped(200, &body))
}

/// The address of the page that begins there. A client's headers are its own to send again.
fn next(asked: &Asked, top: usize, from: usize) -> String {
    let kept = ["$count", "$filter", "$orderby", "$select"];
    let kept: String = kept
        .iter()
        .filter_map(|name| {
            let value = asked.query.get(name)?;
            Some(format!("&{name}={}", encoded(value)))
        })
        .collect();
    let path = asked.segments.join("/");
    format!("{}/{path}?$top={top}&$skiptoken={from}{kept}", asked.origin)
}

/// The names that `$select` has, each once.
fn selection<'a>(asked: &'a Asked) -> Option<Vec<&'a str>> {
    let mut names: Vec<&str> = Vec::new();
    for name in asked.query.get("$select")?.split(',').map(str::trim) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Some(names)
}

fn context(of: &str, names: Option<&[&str]>) -> String {
    names.map_or_else(
        || of.to_owned(),
        |names| excerpt(&format!("{of}({})", names.join(",")), 1000),
    )
}

/// Only what is selected; notes such as `@odata.type` always are.
fn selected(names: Option<&[&str]>, thing: Value) -> Result<Map<String, Value>, Fault> {
    let mut fields = fields(thing);
    let Some(names) = names else {
        return Ok(fields);
    };
    let mut kept = Map::new();
    for name in names {
        let Some((name, value)) = fields.remove_entry(*name) else {
            // The code and the gist are those that are reported of several of Graph's services; the facts do not have it.
            return Err(Fault::new(
                400,
                "BadRequest",
                format!("Could not find a property named '{}'.", excerpt(name, 40)),
            ));
        };
        kept.insert(name, value);
    }
    fields.retain(|name, _| name.starts_with("@odata."));
    kept.append(&mut fields);
    Ok(kept)
}
