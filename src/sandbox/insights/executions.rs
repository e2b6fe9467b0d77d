//! Executions of reports: call 12 of facts G.3, with the answers of G.5.

use super::desk::{Report, Run, Stage};
use super::fields::{flag, parts};
use super::reports::{not_found, word};
use super::{Call, Outcome, Refusal, download, written};
use crate::sandbox::world::World;
use serde_json::{Value, json};
use std::collections::HashSet;

/// As many reports can be asked for in one request; the number is our assumption.
const MOST: usize = 100;

/// No execution fits (facts G.9, where the sentence goes on).
const NONE: &str = "There are no executions that have occurred for the given filter conditions.";

const STAGES: [Stage; 4] = [
    Stage::Pending,
    Stage::Running,
    Stage::Paused,
    Stage::Completed,
];

fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Pending => "Pending",
        Stage::Running => "Running",
        Stage::Paused => "Paused",
        Stage::Completed => "Completed",
    }
}

/// Call 12.
///
/// One page has it that nothing comes but 404 before the first execution is completed, another one shows a pending one where
/// `getLatestExecution=true` was asked for (facts G.5). Both are so here: a status is filtered by unless the latest execution
/// is asked for by name.
pub(super) fn list(world: &mut World, call: &Call, ids: &str) -> Outcome {
    let query = &call.asked.query;
    let latest = flag(call, "getLatestExecution")?;
    let wanted = match query.get("executionStatus") {
        Some(list) => parts(list)
            .into_iter()
            .map(stage)
            .collect::<Result<Vec<_>, _>>()?,
        None if latest == Some(true) => STAGES.to_vec(),
        None => vec![Stage::Completed],
    };
    let runs_wanted = query.get("executionId").map(parts);
    world.insights.settle(&call.user, call.redacted, call.now);
    // A report that is named twice is one report, and looked at once: our assumption.
    let mut named = HashSet::new();
    let mut ids = parts(ids);
    ids.retain(|id| named.insert(id.to_ascii_lowercase()));
    if ids.is_empty() || ids.len() > MOST {
        return Err(Refusal::no_item());
    }
    let mut found = Vec::new();
    for id in ids {
        let report = world.insights.report(&call.user, id).cloned();
        // That one unknown report spoils the whole answer is our assumption.
        let report = report.ok_or_else(Refusal::no_item)?;
        let runs = world.insights.look(&report.id, call.now).into_iter();
        let mut fitting: Vec<Run> = runs
            .filter(|run| wanted.contains(&run.stage))
            .filter(|run| {
                runs_wanted
                    .as_ref()
                    .is_none_or(|ids| ids.iter().any(|id| id.eq_ignore_ascii_case(&run.id)))
            })
            .collect();
        // Executions that were named are not thinned out further: our assumption.
        if latest.unwrap_or(true) && runs_wanted.is_none() {
            fitting = fitting.pop().into_iter().collect();
        }
        for run in fitting {
            found.push(item(world, call, &report, &run));
        }
    }
    if found.is_empty() {
        return Err(Refusal(404, NONE.to_owned()));
    }
    Ok((found, None))
}

fn stage(text: &str) -> Result<Stage, Refusal> {
    STAGES
        .into_iter()
        .find(|stage| name(*stage).eq_ignore_ascii_case(text))
        .ok_or_else(|| not_found(text))
}

/// Callback, location and expiry are null in every sample, whatever the report has.
fn item(world: &mut World, call: &Call, report: &Report, run: &Run) -> Value {
    let link =
        (run.stage == Stage::Completed).then(|| download::link(world, call.asked, run, call.now));
    json!({
        "executionId": run.id,
        "reportId": report.id,
        "recurrenceInterval": report.wish.schedule.interval,
        "recurrenceCount": report.wish.schedule.count,
        "callbackUrl": null,
        "callbackMethod": null,
        "format": word(run.format),
        "executionStatus": name(run.stage),
        "reportLocation": null,
        "reportAccessSecureLink": link,
        "reportExpiryTime": null,
        "reportGeneratedTime": run.generated.map(written),
    })
}
