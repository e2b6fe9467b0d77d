//! Reports: calls 6 to 11 of facts G.3, by the rules of G.4.

use super::datasets::MINIMUM_RECURRENCE;
use super::desk::{Format, HOUR, Report, Schedule, Status, Wish};
use super::fields::{Fields, creation};
use super::queries::{exceeded, find, invalid_id, is, window};
use super::{Call, MISSING, Outcome, Refusal, written};
use crate::model::escape::excerpt;
use crate::sandbox::world::World;
use serde_json::{Value, json};
use std::net::IpAddr;

/// Something about a report cannot be (facts G.9).
const PARAMETERS: &str = "Invalid report parameters";
/// So far ahead a report starts at least, in hours.
const NOTICE: i64 = 4;
/// As long the address of a callback may be, in bytes; the number is our assumption.
const LONGEST_URL: usize = 2048;
/// Hours between executions.
const INTERVALS: std::ops::RangeInclusive<i64> = 4..=2160;

/// Call 6.
pub(super) fn create(world: &mut World, call: &Call, _: &str) -> Outcome {
    brought_up_to_date(world, call);
    let fields = Fields::of(call)?;
    let at_once = fields.truth("ExecuteNow")?;
    let query = fields.required("QueryId")?;
    let wish = wish(&fields, call, at_once, None)?;
    let query = find(world, &call.user, query).ok_or_else(invalid_id)?;
    let mut times = (
        fields.time("QueryStartTime", call)?,
        fields.time("QueryEndTime", call)?,
    );
    // They are for ExecuteNow alone, but a documented request has them without it (facts G.4) and must get through; that
    // they change nothing then is our assumption.
    if !at_once {
        times = (None, None);
    }
    window(times, call.now)?;
    let report = world
        .insights
        .order(wish, &query, &call.user, times, call.now);
    let report = report.map_err(exceeded)?;
    Ok((vec![item(&report)], Some("Report created successfully")))
}

/// Call 7. What it says when it has found something is our assumption.
pub(super) fn list(world: &mut World, call: &Call, _: &str) -> Outcome {
    brought_up_to_date(world, call);
    let filters: Vec<(&str, &str)> = ["reportId", "reportName", "queryId"]
        .into_iter()
        .filter_map(|name| Some((name, call.asked.query.get(name)?)))
        .collect();
    let wanted = |item: &Value| filters.iter().all(|(name, value)| is(item, name, value));
    let items = world.insights.reports(&call.user).map(item);
    let found: Vec<Value> = items.filter(wanted).collect();
    if found.is_empty() && !filters.is_empty() {
        return Err(Refusal::no_item());
    }
    Ok((found, Some("Reports fetched successfully")))
}

/// Call 8. Name and start are required, and without a count it goes on without end (facts G.3). That an interval that is not
/// named stays as it was, and that all the rest is as in a new report, is our assumption.
pub(super) fn change(world: &mut World, call: &Call, id: &str) -> Outcome {
    brought_up_to_date(world, call);
    let report = world.insights.report(&call.user, id);
    let interval = report.ok_or_else(Refusal::no_item)?.wish.schedule.interval;
    let wish = wish(&Fields::of(call)?, call, false, interval)?;
    let report = world.insights.change(&call.user, id, wish, call.now);
    one(report.map_err(exceeded)?, "Report updated successfully")
}

/// Call 9.
pub(super) fn delete(world: &mut World, call: &Call, id: &str) -> Outcome {
    one(
        world.insights.drop_report(&call.user, id),
        "Report deleted successfully",
    )
}

/// Call 10.
pub(super) fn pause(world: &mut World, call: &Call, id: &str) -> Outcome {
    set_paused(world, call, id, true, "Report paused successfully")
}

/// Call 11.
pub(super) fn resume(world: &mut World, call: &Call, id: &str) -> Outcome {
    set_paused(world, call, id, false, "Report resumed successfully")
}

/// What has ended can neither pause nor go on; that this is refused, and with this text, is our assumption.
fn set_paused(
    world: &mut World,
    call: &Call,
    id: &str,
    paused: bool,
    message: &'static str,
) -> Outcome {
    brought_up_to_date(world, call);
    let report = world.insights.report(&call.user, id);
    if report.is_some_and(|report| report.status == Status::Inactive) {
        return Err(Refusal::bad(PARAMETERS));
    }
    let desk = &mut world.insights;
    one(desk.set_paused(&call.user, id, paused, call.now), message)
}

/// What became due until now begins before anything is changed or shown.
fn brought_up_to_date(world: &mut World, call: &Call) {
    world.insights.settle(&call.user, call.redacted, call.now);
}

/// The messages of calls 8 to 11 are our assumption.
fn one(report: Option<Report>, message: &'static str) -> Outcome {
    match report {
        Some(report) => Ok((vec![item(&report)], Some(message))),
        None => Err(Refusal::no_item()),
    }
}

/// What a body asks for, judged by the rules of facts G.4 with the texts of G.9.
fn wish(
    fields: &Fields,
    call: &Call,
    at_once: bool,
    interval: Option<i64>,
) -> Result<Wish, Refusal> {
    let name = fields.name("ReportName")?;
    if name.contains(';') {
        return Err(creation("Invalid character (;) in ReportName"));
    }
    Ok(Wish {
        name,
        description: fields.description()?,
        schedule: schedule(fields, call, at_once, interval)?,
        format: match fields.text("Format")? {
            None => Format::Csv,
            Some(text) if text.eq_ignore_ascii_case("csv") => Format::Csv,
            Some(text) if text.eq_ignore_ascii_case("tsv") => Format::Tsv,
            Some(other) => return Err(not_found(other)),
        },
        callback: callback(fields)?,
    })
}

/// `interval` is the one that there was before.
fn schedule(
    fields: &Fields,
    call: &Call,
    at_once: bool,
    interval: Option<i64>,
) -> Result<Schedule, Refusal> {
    if at_once {
        // Start and recurrence are passed over. What is then shown of them is our assumption.
        return Ok(Schedule {
            at_once,
            start: call.now,
            interval: None,
            count: None,
        });
    }
    let missing = || Refusal::bad(MISSING);
    let start = fields.time("StartTime", call)?.ok_or_else(missing)?;
    if start - call.now < NOTICE * HOUR {
        return Err(creation(
            "Start time of report should at least be 4 hours from current UTC time",
        ));
    }
    let named = fields.whole("RecurrenceInterval")?;
    let interval = named.or(interval).ok_or_else(missing)?;
    if !INTERVALS.contains(&interval) {
        return Err(Refusal::bad(
            "Recurrence Interval must be between 4 and 2160",
        ));
    }
    // The data sets say that they take no less than a day; that less is refused is our assumption.
    if interval < MINIMUM_RECURRENCE {
        return Err(Refusal::bad(PARAMETERS));
    }
    let count = fields.whole("RecurrenceCount")?;
    if count.is_some_and(|count| count < 1) {
        return Err(creation(
            "Recurrence count has to be a positive integer value",
        ));
    }
    Ok(Schedule {
        at_once,
        start,
        interval: Some(interval),
        count,
    })
}

/// The address to be called, and how: by POST if nothing is said. It must be reached from everywhere (facts G.4). The
/// page of call 8 speaks of HTTPS and those of call 6 of HTTP or of nothing: the stricter reading is taken. Which text the refusals
/// have is our assumption.
fn callback(fields: &Fields) -> Result<Option<(String, String)>, Refusal> {
    let method = match fields.text("CallbackMethod")? {
        None => "POST".to_owned(),
        Some(method) => method.to_ascii_uppercase(),
    };
    if !["GET", "POST"].contains(&method.as_str()) {
        return Err(creation("CallbackMethod can only be GET or POST"));
    }
    let Some(url) = fields.text("CallbackUrl")? else {
        return Ok(None);
    };
    let address: Option<http::Uri> = url.parse().ok().filter(|_| url.len() <= LONGEST_URL);
    let Some((scheme, host)) = address
        .as_ref()
        .and_then(|uri| Some((uri.scheme_str()?, uri.host()?)))
    else {
        return Err(not_found(url));
    };
    if scheme == "https" && is_public(host) {
        Ok(Some((url.to_owned(), method)))
    } else {
        Err(Refusal::bad(PARAMETERS))
    }
}

/// True for a host that can be reached from everywhere, as far as its name tells.
fn is_public(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    match host.parse().map(|host: IpAddr| host.to_canonical()) {
        Ok(IpAddr::V4(host)) => {
            !(host.is_loopback()
                || host.is_private()
                || host.is_link_local()
                || host.is_unspecified())
        }
        Ok(IpAddr::V6(host)) => {
            !(host.is_loopback()
                || host.is_unique_local()
                || host.is_unicast_link_local()
                || host.is_unspecified())
        }
        Err(_) => {
            let host = host.trim_end_matches('.').to_ascii_lowercase();
            host.contains('.') && !host.ends_with(".localhost")
        }
    }
}

/// A placeholder was left where a value should be (facts G.9).
pub(super) fn not_found(value: &str) -> Refusal {
    Refusal::bad(format!(
        "Requested value '{}' not found",
        excerpt(value, 60)
    ))
}

fn item(report: &Report) -> Value {
    let wish = &report.wish;
    let (url, method) = wish.callback.clone().unzip();
    json!({
        "reportId": report.id,
        "reportName": wish.name,
        "description": wish.description,
        "queryId": report.query_id,
        "query": report.query,
        "user": report.user,
        "createdTime": written(report.created),
        "modifiedTime": report.modified.map(written),
        "executeNow": wish.schedule.at_once,
        "startTime": written(wish.schedule.start),
        "reportStatus": match report.status {
            Status::Active => "Active",
            Status::Paused => "Paused",
            Status::Inactive => "Inactive",
        },
        "recurrenceInterval": wish.schedule.interval,
        "recurrenceCount": wish.schedule.count,
        "callbackUrl": url,
        "callbackMethod": method,
        "format": word(wish.format),
    })
}

/// The format as answers have it.
pub(super) fn word(format: Format) -> &'static str {
    match format {
        Format::Csv => "csv",
        Format::Tsv => "tsv",
    }
}
