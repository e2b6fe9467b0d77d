//! `verify --watch`: after a fix, looks again at what lags until it is there, the time is over or waiting cannot help.

use super::look::look;
use super::patience::{PACE, Pace, Plan, plan};
use crate::answers::Script;
use crate::app::signals::{Signals, unless_signalled};
use crate::app::stage::{Stage, Stop};
use crate::app::world::World;
use crate::model::check::CheckId;
use crate::model::verdict::Verdict;
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
        if plan.new_sign_in != told.new_sign_in && !plan.new_sign_in.is_empty() {
            stage.remark(&words::watch_new_sign_in(titles(wizard, &plan.new_sign_in)));
        }
        if plan.again.is_empty() {
            if !plan.given_up.is_empty() || !plan.new_sign_in.is_empty() {
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
        let before = wizard.clone();
        let looked = look(wizard, Script::again(plan.again.clone()), world, signals).await;
        if looked.is_err() {
            // Half a look says less than the whole one before it.
            *wizard = before;
            return looked;
        }
        told = plan;
    }
}

/// The titles of those of these checks that are not met: what is only run again for their sake is not waited for.
fn titles(wizard: &Wizard, checks: &[CheckId]) -> String {
    let rows = wizard.ledger();
    let named = rows.iter().filter(|row| {
        let verdict = row.shown.verdict();
        checks.contains(&row.spec.id) && !verdict.is_some_and(Verdict::is_met)
    });
    let titles: Vec<String> = named
        .map(|row| wizard.lang().say(&(row.spec.title)()))
        .collect();
    titles.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::args::Reach;
    use crate::app::env::{HOME, Variables};
    use crate::app::stage::{Company, Ground};
    use crate::app::verify::prepare::{Bench, Ear, prepare};
    use crate::model::endpoints::Cloud;
    use crate::model::lang::Lang;
    use crate::model::profile::{Environment, Profile, SCHEMA, StoreKind};
    use crate::sandbox;
    use crate::wizard::Outcome;
    use std::collections::BTreeMap;

    const QUICK: Pace = Pace {
        first: Duration::from_millis(1),
        longest: Duration::from_millis(2),
    };

    fn profile() -> Profile {
        let practice = sandbox::practice();
        Profile {
            schema: SCHEMA,
            name: "demo".to_owned(),
            environment: Environment::Sandbox,
            cloud: Cloud::Global,
            tenant: practice.tenant().to_owned(),
            tenant_id: None,
            partner_id: None,
            client_id: practice.client_id().to_owned(),
            secret_expires: None,
            user_id: practice.user_id().to_owned(),
            sign_in: "password".to_owned(),
            store: StoreKind::None,
            ready: true,
            saved_at: String::new(),
            refresh_used_at: None,
            checks: BTreeMap::new(),
            seen_at: BTreeMap::new(),
            proved: BTreeMap::new(),
        }
    }

    /// What is found at first, and after watching for so long.
    async fn watched(scenario: &str, limit: Duration) -> (Outcome, Outcome) {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().to_str().unwrap();
        let stage = Stage {
            lang: Lang::En,
            variables: Variables::given([(HOME, home)]),
        };
        let reach = Reach {
            sandbox: Some(scenario.to_owned()),
            ..Reach::default()
        };
        let ground: Ground = stage
            .ground(&reach, Cloud::Global, Company::Nobody)
            .await
            .unwrap();
        let world = &ground.world;
        let mut signals = Signals::listen().unwrap();
        let mut bench = Bench {
            stage: &stage,
            world,
            company: Company::Nobody,
            signals: &mut signals,
            ear: Ear::Aloud,
        };
        let mut wizard = prepare(&profile(), &[], &mut bench).await.unwrap().wizard;
        let first = Script::verify();
        look(&mut wizard, first, world, &mut signals).await.unwrap();
        let before = wizard.outcome();
        at_pace(&mut wizard, world, &mut signals, &stage, limit, QUICK)
            .await
            .unwrap();
        (before, wizard.outcome())
    }

    #[tokio::test]
    async fn a_consent_on_its_way_is_waited_for_until_all_is_met() {
        let long = Duration::from_secs(60);
        let found = watched("consent-lag", long).await;
        assert_eq!(found, (Outcome::NotReady, Outcome::Ready));
    }

    #[tokio::test]
    async fn what_does_not_come_in_time_ends_as_it_stands() {
        for (scenario, outcome) in [
            ("offline", Outcome::Unknown),
            ("no-erv", Outcome::NotReady),
            ("no-consent", Outcome::NotReady),
        ] {
            let found = watched(scenario, Duration::from_millis(20)).await;
            assert_eq!(found, (outcome, outcome), "{scenario}");
        }
    }
}
