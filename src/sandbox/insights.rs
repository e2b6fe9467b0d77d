//! The Insights API: its twelve calls (facts G), their envelope, and whom they let in. The files of reports lie elsewhere: see
//! [`download`].
//!
//! Keys of answers are in camel case, as in the samples that look live; the reference pages have them in Pascal case, so a
//! client must not care (facts G.2). Keys of requests are in Pascal case, as in all documents; that others are passed over is
//! our assumption, and the stricter reading.

mod datasets;
mod desk;
pub(super) mod download;
mod executions;
mod fields;
mod queries;
mod query;
mod reports;
mod rows;
mod table;

use super::answer::Answer;
use super::bearer::{Barred, Caller};
use super::partner_center::{refused, roles, telemetry, with_ids};
use super::world::{Asked, World};
use datasets::{DATASETS, Dataset, MINIMUM_RECURRENCE, RANGES, is_sensitive};
pub(super) use desk::Desk;
use http::Method;
use jiff::Timestamp;
use query::Fault;
use serde_json::{Value, json};
use std::collections::HashSet;
use table::Sight;

/// Nothing fits the filter (facts G.9).
const NO_ITEM: &str = "No item found with given filters.";
/// Something that must be said was not (facts G.9).
const MISSING: &str = "Null or missing value";

/// A call that was let in.
struct Call<'a> {
    asked: &'a Asked<'a>,
    /// Whose queries and reports are meant: the user of the token (facts G.2).
    user: String,
    /// Something is kept from this user.
    redacted: bool,
    /// Seconds since 1970.
    now: i64,
}

/// What a call brings: items and a message, or why not.
type Outcome = Result<(Vec<Value>, Option<&'static str>), Refusal>;

/// Status and message of a refusal.
#[derive(PartialEq, Eq, Debug)]
struct Refusal(u16, String);

impl Refusal {
    fn bad(message: impl Into<String>) -> Self {
        Self(400, message.into())
    }

    fn no_item() -> Self {
        Self(404, NO_ITEM.to_owned())
    }
}

/// The documented texts are those for data set, column and what is missing (facts G.9); the others are our own.
impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::bad(match fault {
            Fault::Table => "Invalid table name".to_owned(),
            Fault::Column(_) => "Incorrect column name".to_owned(),
            Fault::Empty => MISSING.to_owned(),
            Fault::TooLong => "Invalid query: it is too long.".to_owned(),
            Fault::Character { at } => format!("Invalid query: unexpected character at {at}."),
            Fault::Expected { what, at } => format!("Invalid query: {what} expected at {at}."),
            Fault::Limit => "Invalid query: LIMIT takes a positive integer.".to_owned(),
            Fault::Span { at } => format!("Invalid query: unknown TIMESPAN at {at}."),
            Fault::SpanNotOffered => {
                "Invalid query: TIMESPAN is not among the available date ranges.".to_owned()
            }
            Fault::Twice(_) => "Invalid query: a column is selected twice.".to_owned(),
        })
    }
}

/// The answer to a request under `/insights/v1/mpn`.
pub(super) fn answer(world: &mut World, asked: &Asked, path: &[&str]) -> Answer {
    let caller = Caller::with_ticket(world, asked);
    if let Ok(caller) = &caller {
        telemetry::note(world, asked, caller);
    }
    let answer = match caller.as_ref().map_err(|barred| *barred) {
        // The one 401 that the documents explain: wrong token, or older than its hour (facts G.9).
        Err(Barred::BadToken) => {
            // HTTP asks for it with each 401, and Partner Center has it (facts A.5).
            failure(401, "Unauthorized").with("WWW-Authenticate", "Bearer error=\"invalid_token\"")
        }
        Err(barred) => refused(barred),
        Ok(caller) => match caller.admitted(false) {
            Err(barred) => refused(barred),
            Ok(()) => operation(world, asked, path, caller),
        },
    };
    with_ids(answer, asked, caller.ok().as_ref())
}

/// One of the calls.
type Operation = fn(&mut World, &Call, &str) -> Outcome;

/// The calls of a path, and the part of it that is a parameter. Numbers as in facts G.3. No page says whether other spellings
/// of a path or of a parameter's name are understood, so paths are only as documented, and other parameters passed over.
fn calls<'p>(path: &[&'p str]) -> Option<(&'static [(Method, Operation)], &'p str)> {
    // A slash at the end is no empty id.
    if path.last().is_some_and(|last| last.is_empty()) {
        return None;
    }
    Some(match path {
        ["ScheduledDataset"] => (&[(Method::GET, |_, call, _| scheduled_datasets(call))], ""), // 1
        ["ScheduledQueries"] => (
            &[
                (Method::POST, queries::create),
                (Method::GET, queries::list),
            ],
            "",
        ), // 2, 3
        ["ScheduledQueries", "testQueryResult"] => (&[(Method::GET, queries::test)], ""),      // 5
        ["ScheduledQueries", id] => (&[(Method::DELETE, queries::delete)], id),                // 4
        ["ScheduledReport"] => (
            &[
                (Method::POST, reports::create),
                (Method::GET, reports::list),
            ],
            "",
        ), // 6, 7
        ["ScheduledReport", "pause", id] => (&[(Method::PUT, reports::pause)], id),            // 10
        ["ScheduledReport", "resume", id] => (&[(Method::PUT, reports::resume)], id),          // 11
        ["ScheduledReport", "execution", id] => (&[(Method::GET, executions::list)], id),      // 12
        ["ScheduledReport", id] => (
            &[
                (Method::PUT, reports::change),
                (Method::DELETE, reports::delete),
            ],
            id,
        ), // 8, 9
        _ => return None,
    })
}

fn operation(world: &mut World, asked: &Asked, path: &[&str], caller: &Caller) -> Answer {
    let Some((calls, parameter)) = calls(path) else {
        // A wrong address is told apart from a report that there is not (facts C.4); the text is our own.
        return failure(404, "There is nothing at this address.");
    };
    let Some((_, operation)) = calls.iter().find(|(method, _)| method == asked.method) else {
        let allowed: Vec<&str> = calls.iter().map(|(method, _)| method.as_str()).collect();
        return failure(405, "The method is not allowed here.").with("Allow", allowed.join(", "));
    };
    let (executive, viewer) = roles::viewer(world, caller);
    // No page shows what a user without the role is answered; 403 is among the listed statuses (facts C.4).
    if !world.truth.enrolled || !(executive || viewer) {
        return failure(403, "The user has no access to this data.");
    }
    let call = Call {
        asked,
        user: caller.user().to_owned(),
        // A user in both roles may see what a Report Viewer sees (facts C.2).
        redacted: viewer,
        now: asked.now.as_second(),
    };
    // No page has lists of a parameter but those parted by semicolons; that this is refused is our assumption.
    let mut named = HashSet::new();
    if !asked.query.names().all(|name| named.insert(name)) {
        return failure(400, "A parameter is given more than once.");
    }
    // Which status another kind of body gets is our assumption.
    if [Method::POST, Method::PUT].contains(asked.method)
        && !asked.body().is_empty()
        && !fields::is_json(asked)
    {
        return failure(415, "The media type must be application/json.");
    }
    match operation(world, &call, parameter) {
        Ok((items, message)) => envelope(200, Some(&items), message, call.redacted),
        Err(Refusal(status, message)) => failure(status, &message),
    }
}

/// Call 1: the data sets of the caller.
fn scheduled_datasets(call: &Call) -> Outcome {
    let wanted = call.asked.query.get("datasetName");
    let found: Vec<Value> = DATASETS
        .iter()
        .filter(|set| wanted.is_none_or(|name| name.eq_ignore_ascii_case(set.name)))
        .map(|set| describe(set, call.redacted))
        .collect();
    if found.is_empty() {
        return Err(Fault::Table.into());
    }
    Ok((found, Some("Dataset fetched successfully")))
}

fn describe(set: &Dataset, redacted: bool) -> Value {
    // That redaction hides the sensitive columns themselves is our assumption: the flag has no definition (facts K.1).
    let shown = |name: &&str| !(redacted && is_sensitive(name));
    let columns: Vec<&str> = set.columns().filter(shown).collect();
    let metrics = set.metrics.iter().map(|(name, _)| *name).filter(shown);
    let ranges: Vec<&str> = RANGES.iter().map(|span| span.word()).collect();
    json!({
        "datasetName": set.name,
        "selectableColumns": columns,
        "availableMetrics": metrics.collect::<Vec<&str>>(),
        "availableDateRanges": ranges,
        "minimumRecurrenceInterval": MINIMUM_RECURRENCE,
    })
}

/// What becomes of sensitive columns in a query of the caller's own.
fn sight_of_own(redacted: bool) -> Sight {
    if redacted {
        Sight::Hidden
    } else {
        Sight::Whole
    }
}

/// What becomes of them in a query that is kept: it may have been made by the service, or in better times.
fn sight_of_kept(redacted: bool) -> Sight {
    if redacted { Sight::Blank } else { Sight::Whole }
}

/// A moment as the service writes it: `yyyy-MM-ddTHH:mm:ssZ`.
fn written(seconds: i64) -> String {
    Timestamp::from_second(seconds)
        .map(|time| time.to_string())
        .unwrap_or_default()
}

/// A failure in the envelope of every Insights answer; that failures come in it is our assumption (facts G.2). The only code
/// that it has is its `statusCode`.
fn failure(status: u16, message: &str) -> Answer {
    envelope(status, None, Some(message), false).telling(status.to_string())
}

/// No call is documented to have pages, so there is never a next link, and the count is that of the items.
fn envelope(status: u16, items: Option<&[Value]>, message: Option<&str>, redacted: bool) -> Answer {
    let count = items.map_or(0, <[Value]>::len);
    Answer::json(
        status,
        &json!({
            "value": items,
            "nextLink": null,
            "totalCount": count,
            "message": message,
            "statusCode": status,
            "dataRedacted": redacted,
        }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_tells_the_code_of_its_envelope_and_a_success_none() {
        assert_eq!(failure(404, NO_ITEM).code.as_deref(), Some("404"));
        assert_eq!(envelope(200, Some(&[]), None, false).code, None);
    }

    #[test]
    fn a_path_is_as_documented_and_no_parameter_is_empty() {
        for path in [
            &["ScheduledReport", "execution", "x"][..],
            &["ScheduledReport"],
        ] {
            assert!(calls(path).is_some(), "{path:?}");
        }
        for path in [
            &["ScheduledReport", ""][..],
            &["ScheduledQueries", ""],
            &["ScheduledReport", "pause", ""],
            &["ScheduledReport", "Execution", "x"],
            &["scheduledReport"],
            &[""],
            &[],
        ] {
            assert!(calls(path).is_none(), "{path:?}");
        }
    }
}
