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
use std::collections::HashMap;

/// How many things stand on a page that does not say, and the most that can be asked for.
const PAGE: usize = 100;
const LONGEST: usize = 999;
/// A page that is longer ends earlier than was asked for, in bytes: our assumption. Whoever follows the links has everything.
const LARGEST: usize = 4 * 1024 * 1024;
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

/// What stands in a list.
pub(super) trait Thing {
    /// Its properties: at least those of these names that it has, and without names all of them.
    fn shown(&self, names: Option<&[&str]>) -> Value;
}

impl<T: Thing> Thing for &T {
    fn shown(&self, names: Option<&[&str]>) -> Value {
        T::shown(self, names)
    }
}

/// One that was made up for the answer.
impl Thing for Value {
    fn shown(&self, _: Option<&[&str]>) -> Value {
        self.clone()
    }
}

fn wrapped(status: u16, body: &Value) -> Answer {
    written(status, body.to_string())
}

fn written(status: u16, body: String) -> Answer {
    let mut answer = Answer::empty(status)
        .with("Content-Type", JSON)
        .with("OData-Version", "4.0");
    answer.body = body.into_bytes();
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
pub(super) fn count<T: Thing>(asked: &Asked, things: &[T]) -> Outcome {
    judge(asked, &OF_COUNTS)?;
    if !is_eventual(asked) {
        return Err(not_eventual());
    }
    let filter = condition(asked, things)?;
    let number = fitting(filter.as_ref(), things).len();
    let mut answer = Answer::empty(200).with("Content-Type", "text/plain");
    answer.body = number.to_string().into_bytes();
    Ok(answer)
}

/// The things that fit. Of each only what the filter asks about is looked at, and of one after the other.
fn fitting<'a, T: Thing>(filter: Option<&Filter>, things: &'a [T]) -> Vec<&'a T> {
    let Some(filter) = filter else {
        return things.iter().collect();
    };
    let names = filter::names(filter);
    let all = things.iter();
    all.filter(|thing| filter::fits(filter, &thing.shown(Some(&names))))
        .collect()
}

/// The filter, if there is one that can be applied to these things.
fn condition<T: Thing>(asked: &Asked, things: &[T]) -> Result<Option<Filter>, Fault> {
    let Some(text) = asked.query.get("$filter") else {
        return Ok(None);
    };
    let filter = filter::read(text).ok_or_else(unsupported)?;
    let sorts = sorts(things, &filter::names(&filter));
    let suits = |(name, test): &(String, filter::Test)| {
        sorts.get(name.as_str()).is_none_or(|sort| {
            if test.is_for_lists() {
                sort.listed
            } else {
                sort.is_simple()
            }
        })
    };
    if !filter.iter().flatten().all(suits) {
        return Err(unsupported());
    }
    Ok(Some(filter))
}

/// What sort of property a name is of, among all things.
#[derive(Default)]
struct Sort {
    /// One of them has it.
    there: bool,
    /// It is a list.
    listed: bool,
    /// It is a list or an object.
    composed: bool,
}

impl Sort {
    /// True for a property that there is, and that is neither a list nor an object.
    fn is_simple(&self) -> bool {
        self.there && !self.composed
    }
}

/// The sort of each of these names; nothing is known of them where there are no things.
fn sorts<'a, T: Thing>(things: &[T], names: &[&'a str]) -> HashMap<&'a str, Sort> {
    let mut sorts: HashMap<&str, Sort> = HashMap::new();
    for thing in things {
        let shown = thing.shown(Some(names));
        for name in names {
            let sort = sorts.entry(name).or_default();
            if let Some(value) = shown.get(name) {
                sort.there = true;
                sort.listed |= value.is_array();
                sort.composed |= value.is_array() || value.is_object();
            }
        }
    }
    sorts
}

/// What `$orderby` asks for: properties, each once, and which of them downwards.
fn order<'a, T: Thing>(asked: &'a Asked, things: &[T]) -> Result<Vec<(&'a str, bool)>, Fault> {
    let Some(text) = asked.query.get("$orderby") else {
        return Ok(Vec::new());
    };
    let mut order: Vec<(&str, bool)> = Vec::new();
    for part in text.split(',') {
        let mut words = part.split_whitespace();
        let name = words.next().ok_or_else(unsupported)?;
        let down = match words.next() {
            None | Some("asc") => false,
            Some("desc") => true,
            Some(_) => return Err(unsupported()),
        };
        if words.next().is_some() || order.iter().any(|(known, _)| *known == name) {
            return Err(unsupported());
        }
        order.push((name, down));
    }
    let names: Vec<&str> = order.iter().map(|(name, _)| *name).collect();
    if !sorts(things, &names).values().all(Sort::is_simple) {
        return Err(unsupported());
    }
    Ok(order)
}

fn arrange<T: Thing>(things: &mut Vec<&T>, order: &[(&str, bool)]) {
    if order.is_empty() {
        return;
    }
    let names: Vec<&str> = order.iter().map(|(name, _)| *name).collect();
    let text = |value: &Value| match value {
        Value::String(text) => text.to_lowercase(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let mut keyed: Vec<(Vec<String>, &T)> = things
        .drain(..)
        .map(|thing| {
            let shown = thing.shown(Some(&names));
            (
                names.iter().map(|name| text(&shown[*name])).collect(),
                thing,
            )
        })
        .collect();
    keyed.sort_by(|(one, _), (other, _)| {
        let mut each = one.iter().zip(other).zip(order);
        let found = each.find_map(|((one, other), (_, down))| {
            let next = one.cmp(other);
            let next = if *down { next.reverse() } else { next };
            next.is_ne().then_some(next)
        });
        found.unwrap_or(std::cmp::Ordering::Equal)
    });
    things.extend(keyed.into_iter().map(|(_, thing)| thing));
}

/// A page of the things that fit. Only what stands on it is made, one thing after the other.
pub(super) fn all<T: Thing>(asked: &Asked, what: &str, things: &[T]) -> Outcome {
    judge(asked, &OF_LISTS)?;
    let filter = condition(asked, things)?;
    let order = order(asked, things)?;
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
    let names = names.as_deref();
    // A page without things is judged as well.
    if let (Some(_), Some(thing)) = (names, things.first()) {
        selected(names, thing.shown(names))?;
    }
    let mut fitting = fitting(filter.as_ref(), things);
    arrange(&mut fitting, &order);
    let total = fitting.len();
    let mut page = String::new();
    let mut from = skip;
    for thing in fitting.into_iter().skip(skip).take(top) {
        let thing = Value::Object(selected(names, thing.shown(names))?).to_string();
        if !page.is_empty() {
            if page.len() + thing.len() > LARGEST {
                break;
            }
            page.push(',');
        }
        page.push_str(&thing);
        from += 1;
    }
    let mut head = Map::new();
    let context = described(&context(what, names));
    head.insert("@odata.context".to_owned(), json!(context));
    if advanced && skip == 0 {
        head.insert("@odata.count".to_owned(), json!(total));
    }
    if from < total {
        head.insert("@odata.nextLink".to_owned(), json!(next(asked, top, from)));
    }
    let mut body = Value::Object(head).to_string();
    body.pop();
    body.push_str(",\"value\":[");
    body.push_str(&page);
    body.push_str("]}");
    Ok(written(200, body))
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
