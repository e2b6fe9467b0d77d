//! `verify --watch`: after a fix, looks again at what lags until it is there, the time is over or waiting cannot help.

use super::look::look;
use super::patience::{PACE, Pace, Plan, plan};
use crate::answers::Script;
use crate::app::signals::{Signals, unless_signalled};
use crate::app::stage::{Stage, Stop};
use crate::app::world::World;
use crate::model::check::CheckId;
use crate::model::words;
use crate::wizard::Wizard;
use jiff::{Timestamp, Unit};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// Minutes that are watched if nothing else is said: as long as most changes take to be known everywhere.
pub(in crate::app) const MINUTES: u64 = 15;

/// Watches for this long at the pace for the real services. What stands at the end is in the wizard.
///
/// # Errors
/// [`Stop`]: a signal, or the terminal is gone.
pub(super) async fn watch(
    wizard: &mut Wizard,
    world: &Arc<World>,
    signals: &mut Signals,
    stage: &Stage,
    limit: Duration,
) -> Result<(), Stop> {
    at_pace(wizard, world, signals, stage, limit, PACE).await
}

async fn at_pace(
    wizard: &mut Wizard,
    world: &Arc<World>,
    signals: &mut Signals,
    stage: &Stage,
    limit: Duration,
    pace: Pace,
) -> Result<(), Stop> {
    let until = Instant::now() + limit;
    let clock = Timestamp::now()
        .checked_add(jiff::SignedDuration::try_from(limit).unwrap_or_default())
        .and_then(|end| end.round(Unit::Minute))
        .map(|end| end.strftime("%H:%M UTC").to_string())
        .unwrap_or_default();
    let mut pause = pace.first;
    let mut told = Plan::default();
    loop {
        let plan = plan(&wizard.ledger());
        if plan.given_up != told.given_up && !plan.given_up.is_empty() {
            stage.remark(&words::watch_given_up(titles(wizard, &plan.given_up)));
        }
        if plan.again.is_empty() {
            if !plan.given_up.is_empty() {
                stage.remark(&words::watch_nothing());
            }
            return Ok(());
        }
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            stage.remark(&words::watch_over(titles(wizard, &plan.again)));
            return Ok(());
        }
        if plan.again != told.again {
            stage.remark(&words::watch_waits(titles(wizard, &plan.again), &clock));
        }
        let pausing = tokio::time::sleep(pause.min(left));
        unless_signalled(signals, pausing).await?;
        pause = pace.after(pause);
        look(wizard, Script::again(plan.again.clone()), world, signals).await?;
        told = plan;
    }
}

fn titles(wizard: &Wizard, checks: &[CheckId]) -> String {
    let rows = wizard.ledger();
    let named = rows.iter().filter(|row| checks.contains(&row.spec.id));
    let titles: Vec<String> = named
        .map(|row| wizard.lang().say(&(row.spec.title)()))
        .collect();
    titles.join(", ")
}
