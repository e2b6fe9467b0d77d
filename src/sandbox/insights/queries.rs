//! Queries: calls 2 to 5 of facts G.3.

use super::datasets::{DATASETS, Dataset};
use super::desk::{ACTIVE_REPORTS, AT_ONCE, Quota, Saved};
use super::fields::{Fields, flag, moment};
use super::table::{Plan, Window};
use super::{Call, Outcome, Refusal, sight_of_kept, sight_of_own, written};
use crate::sandbox::world::World;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};

/// Rows of a trial at most. One page says 100, another one 10 (facts G.3).
const TRIAL_ROWS: usize = 100;

/// Who made the system queries, and when: our assumption.
const SYSTEM: &str = "System";
const SYSTEM_CREATED: &str = "2021-03-01T00:00:00Z";

/// Call 2.
pub(super) fn create(world: &mut World, call: &Call, _: &str) -> Outcome {
    let fields = Fields::of(call)?;
    let query = Saved {
        id: String::new(),
        name: fields.name("Name")?,
        description: fields.description()?,
        text: fields.required("Query")?.to_owned(),
        user: call.user.clone(),
        created: call.now,
    };
    Plan::of(&query.text, sight_of_own(call.redacted))?;
    match world.insights.keep(query) {
        Ok(query) => Ok((vec![own(&query)], Some("Query created successfully"))),
        Err(quota) => Err(exceeded(quota)),
    }
}

/// Call 3. What it says when it has found something is our assumption.
pub(super) fn list(world: &mut World, call: &Call, _: &str) -> Outcome {
    let only_system = flag(call, "includeOnlySystemQueries")?.unwrap_or(false);
    let system = only_system || flag(call, "includeSystemQueries")?.unwrap_or(true);
    let (id, name) = (
        call.asked.query.get("queryId"),
        call.asked.query.get("queryName"),
    );
    let wanted = |item: &Value| {
        id.is_none_or(|id| is(item, "queryId", id))
            && name.is_none_or(|name| is(item, "name", name))
    };
    let owned = world.insights.queries(&call.user).map(own);
    let owned = owned.filter(|_| !only_system);
    let provided = DATASETS.iter().filter_map(of_system).filter(|_| system);
    let found: Vec<Value> = owned.chain(provided).filter(wanted).collect();
    if found.is_empty() && (id.is_some() || name.is_some()) {
        return Err(Refusal::no_item());
    }
    Ok((found, Some("Queries fetched successfully")))
}

/// Call 4. A system query is nobody's to delete.
pub(super) fn delete(world: &mut World, call: &Call, id: &str) -> Outcome {
    match world.insights.drop_query(&call.user, id) {
        Some(query) => Ok((vec![own(&query)], Some("Query deleted successfully"))),
        None => Err(Refusal::no_item()),
    }
}

/// Call 5. The trial's own limit of 100 seconds is never reached here.
pub(super) fn test(world: &mut World, call: &Call, _: &str) -> Outcome {
    let query = &call.asked.query;
    let plan = match (query.get("exportQuery"), query.get("queryId")) {
        (Some(text), None) => Plan::of(text, sight_of_own(call.redacted))?,
        (None, Some(id)) => {
            let kept = find(world, &call.user, id).ok_or_else(invalid_id)?;
            Plan::of(&kept.text, sight_of_kept(call.redacted))?
        }
        (None, None) => return Err(Refusal::bad(super::MISSING)),
        // They exclude each other (facts G.3); the text is our assumption.
        (Some(_), Some(_)) => {
            return Err(Refusal::bad("Either exportQuery or queryId can be given."));
        }
    };
    let time = |name| match query.get(name) {
        None => Ok(None),
        // Where a time of a trial is wrong, no page says what comes.
        Some(text) => moment(text).map(Some).ok_or_else(|| {
            Refusal::bad(format!("{name} should follow format: yyyy-MM-ddTHH:mm:ssZ"))
        }),
    };
    let window = window((time("startTime")?, time("endTime")?), call.now)?;
    let table = plan.run(day(call.now), window);
    let rows = table.rows.iter().take(TRIAL_ROWS).map(|row| {
        let cells = table.columns.iter().zip(row);
        Value::Object(
            cells
                .map(|(name, cell)| ((*name).to_owned(), cell.json()))
                .collect::<Map<_, _>>(),
        )
    });
    Ok((rows.collect(), None))
}

/// A query that the user may run: one of their own or a system query.
pub(super) fn find(world: &World, user: &str, id: &str) -> Option<Saved> {
    let own = world
        .insights
        .queries(user)
        .find(|query| query.id.eq_ignore_ascii_case(id));
    own.cloned().or_else(|| {
        let set = Dataset::of_system_query(id)?;
        Some(Saved {
            id: set.system_query?.to_owned(),
            name: set.name.to_owned(),
            description: None,
            text: set.system_query_text(),
            user: SYSTEM.to_owned(),
            created: 0,
        })
    })
}

/// A `QueryId` that there is not (facts G.9).
pub(super) fn invalid_id() -> Refusal {
    Refusal::bad("Invalid QueryId")
}

/// What is said of a quota. The figures and texts are those of the sister API, and no page confirms them here (facts G.9).
pub(super) fn exceeded(quota: Quota) -> Refusal {
    Refusal::bad(match quota {
        Quota::Queries => {
            "Number of queries exceeded. Delete few queries before creating new queries".to_owned()
        }
        Quota::Active => {
            format!(
                "User has exceeded its report creation quota of {ACTIVE_REPORTS} active reports"
            )
        }
        Quota::AtOnce => {
            format!(
                "User has exceeded its ExecuteNow report creation quota of {AT_ONCE} reports/60 mins"
            )
        }
    })
}

/// The days that a start and an end override a span with; whichever is missing is open.
pub(super) fn window(
    times: (Option<i64>, Option<i64>),
    now: i64,
) -> Result<Option<Window>, Refusal> {
    let window = match times {
        (None, None) => return Ok(None),
        (Some(start), Some(end)) if end <= start => {
            return Err(super::fields::creation(
                "EndTime should be greater than StartTime",
            ));
        }
        (start, end) => Window {
            first: start.map_or(Date::MIN, day),
            last: day(end.unwrap_or(now)),
        },
    };
    Ok(Some(window))
}

/// The day of a moment, in UTC.
pub(super) fn day(seconds: i64) -> Date {
    let time = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
    time.to_zoned(TimeZone::UTC).date()
}

/// True if a field of an item is this text, whatever its case.
pub(super) fn is(item: &Value, field: &str, text: &str) -> bool {
    item[field]
        .as_str()
        .is_some_and(|known| known.eq_ignore_ascii_case(text))
}

fn own(query: &Saved) -> Value {
    json!({
        "queryId": query.id,
        "name": query.name,
        "description": query.description,
        "query": query.text,
        "type": "userDefined",
        "user": query.user,
        "createdTime": written(query.created),
    })
}

fn of_system(set: &Dataset) -> Option<Value> {
    let span = if set.time.is_some() {
        " report for the last 6M"
    } else {
        " report"
    };
    Some(json!({
        "queryId": set.system_query?,
        "name": set.name,
        "description": format!("{}{span}", set.name),
        "query": set.system_query_text(),
        "type": "system",
        "user": SYSTEM,
        "createdTime": SYSTEM_CREATED,
    }))
}
