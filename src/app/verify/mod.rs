//! `verify`: every check of saved profiles, without a wizard; and what to do with what was found.

mod all;
mod fix;
mod look;
mod patience;
mod prepare;
mod turns;
mod watch;

use super::args::Verify;
use super::changes::{changes, seen};
use super::endings::{Ending, Ends, endings};
use super::go_on;
use super::markdown::markdown;
use super::output;
use super::renewal;
use super::report::{self, Change, Report};
use super::signals::Signals;
use super::stage::{Company, Stage, Stop, chosen, document, same_environment};
use super::world::{World, now, own_thread};
use crate::answers::Script;
use crate::model::profile::Profile;
use crate::model::question::QuestionId;
use crate::model::text::Text;
use crate::model::verdict::Verdict;
use crate::model::words;
use crate::store::StoreError;
use crate::wizard::{Outcome, Wizard, proved};
pub(super) use all::JOBS;
use jiff::Timestamp;
use look::look;
use prepare::{Bench, Ear, Prepared, prepare};
pub(super) use prepare::{gather, unanswered};
pub(super) use watch::MINUTES;

/// Runs the checks and prints the report.
///
/// # Errors
/// [`Stop`]: no such profile, a secret that nobody can give, an output that is gone.
pub(super) async fn verify(asked: &Verify, stage: &Stage) -> Result<u8, Stop> {
    if asked.all {
        return all::verify(asked, stage).await;
    }
    let profile = chosen(asked.profile.as_deref(), stage, &stage.home()?)?;
    same_environment(&profile, &asked.reach, "verify")?;
    if asked.fix {
        fix::possible(stage)?;
    }
    let company = Company::here();
    let mut ground = stage.ground(&asked.reach, profile.cloud, company).await?;
    fix::spare_draft(&mut ground, &profile);
    // Before anything is asked: a signal amid a secret must not leave the terminal without echo.
    let mut signals = Signals::listen()?;
    let mut bench = Bench {
        stage,
        world: &ground.world,
        company,
        signals: &mut signals,
        ear: Ear::Aloud,
    };
    let Prepared { mut wizard, shut } = prepare(&profile, &asked.only, &mut bench).await?;
    let mut looked = look(&mut wizard, Script::verify(), &ground.world, &mut signals).await;
    let mut fault = remember(&ground.world, &profile, &wizard).await;
    if asked.watch && looked.is_ok() {
        let limit = asked.watch_for;
        looked = watch::watch(&mut wizard, &ground.world, &mut signals, stage, limit).await;
        fault = remember(&ground.world, &profile, &wizard).await;
    }
    let stopped = match looked {
        Ok(()) => None,
        // Who does not want to wait any longer is still told what was found.
        Err(stop) if asked.watch && stop.is_by_signal() => Some(stop.code),
        Err(stop) => return Err(stop),
    };
    if let Some(fault) = fault {
        stage.remark(&fault);
    }
    let found = Found::of(&wizard, profile, shut, &ground.world);
    let printed = print(asked, &wizard, &found);
    if let Some(code) = stopped {
        return Ok(code);
    }
    printed?;
    let code = report::exit_code(found.outcome);
    let Some(problem) = fix::first_problem(&wizard) else {
        return Ok(code);
    };
    if fix::wanted(asked, stage, &problem, &mut signals).await? {
        let world = &ground.world;
        return fix::open(asked, stage, world, &mut signals, wizard, problem.check).await;
    }
    // Who was not asked, or read it in a log, still has to be told how to go on.
    let rows = wizard.ledger();
    let row = rows.iter().find(|row| row.spec.id == problem.check);
    if let Some(problem) = row.and_then(|row| row.problem()) {
        let Profile { name, cloud, .. } = &found.profile;
        let command = go_on::after(problem, name, *cloud, &asked.reach);
        stage.remark(&words::onboard_go_on(command));
    }
    Ok(code)
}

/// What one verification found out, as it is told.
struct Found {
    profile: Profile,
    outcome: Outcome,
    changes: Vec<Change>,
    /// What ends soon, the sign-in as it is kept now.
    endings: Vec<Ending>,
    /// When the kept sign-in ends.
    sign_in_ends: Option<String>,
}

impl Found {
    fn of(wizard: &Wizard, profile: Profile, shut: bool, world: &World) -> Self {
        let outcome = match wizard.outcome() {
            Outcome::SignInNeeded if shut => Outcome::Unknown,
            outcome => outcome,
        };
        // Read again: this very verification may have renewed the sign-in.
        let kept = world.home.profiles().load(&profile.name).ok();
        let kept = kept.as_ref().filter(|kept| kept.is_still(&profile));
        let kept = kept.unwrap_or(&profile);
        Self {
            outcome,
            changes: changes(&profile, &wizard.ledger()),
            endings: endings(kept, Timestamp::now()),
            sign_in_ends: renewal::ends_of(kept),
            profile,
        }
    }

    fn report(&self, wizard: &Wizard) -> Report {
        let mut report = report::report(wizard, Some(&self.profile.name), Timestamp::now());
        report.outcome = self.outcome.name();
        report.changes.clone_from(&self.changes);
        report.expires.refresh_token.clone_from(&self.sign_in_ends);
        report.recall(&self.profile.proved);
        for ending in self.unsaid(wizard) {
            report.warn(ending.check(), &wizard.lang().say(&ending.warning()));
        }
        report
    }

    /// The warnings that no line of the report has said yet.
    fn warnings(&self, wizard: &Wizard) -> Vec<Text> {
        self.unsaid(wizard).map(Ending::warning).collect()
    }

    /// What ends soon and no verdict speaks of.
    fn unsaid(&self, wizard: &Wizard) -> impl Iterator<Item = &Ending> {
        let rows = wizard.ledger();
        let said = move |ending: &Ending| {
            let row = rows.iter().find(|row| row.spec.id == ending.check());
            ending.what == Ends::ClientSecret
                && match row.and_then(|row| row.shown.verdict()) {
                    Some(Verdict::Met(finding)) => finding.warning.is_some(),
                    // Refused for its date, not for its value.
                    Some(Verdict::Unmet(problem)) => {
                        problem.question == Some(QuestionId::SecretExpires)
                    }
                    Some(Verdict::Unknown(_)) | None => false,
                }
        };
        self.endings.iter().filter(move |ending| !said(ending))
    }
}

/// Prints the report as it was asked for.
fn print(asked: &Verify, wizard: &Wizard, found: &Found) -> Result<(), Stop> {
    if asked.json {
        output::result(&document(&found.report(wizard))?)?;
    } else if asked.markdown {
        let report = found.report(wizard);
        let warnings = found.warnings(wizard);
        output::result(&markdown(wizard, &found.profile, &report, &warnings))?;
    } else {
        let mut text = report::plain_beside(wizard, asked.ascii, &found.profile.proved);
        for change in &found.changes {
            text.push_str(&report::changed(wizard, change));
            text.push('\n');
        }
        for warning in found.warnings(wizard) {
            text.push_str(&wizard.lang().say(&warning));
            text.push('\n');
        }
        output::prose(&text)?;
    }
    Ok(())
}

/// Keeps what was found, for the next run to compare with. Where that cannot be written, the next one compares with older
/// findings, and what is returned says so.
async fn remember(world: &World, profile: &Profile, wizard: &Wizard) -> Option<Text> {
    let rows = wizard.ledger();
    let (checks, proved) = (seen(&rows), proved(&rows));
    if checks.is_empty() {
        return None;
    }
    let (profiles, of) = (world.home.profiles(), profile.clone());
    let kept = own_thread(move || profiles.seen(&of, checks, proved, &now())).await;
    let fault = match kept {
        // Removed meanwhile: nobody will compare.
        Ok(Ok(true) | Err(StoreError::NotFound { .. })) => return None,
        Ok(Ok(false)) => return Some(words::verify_replaced(&profile.name)),
        Ok(Err(error)) => error.text(),
        Err(why) => why,
    };
    Some(words::verify_not_remembered(fault))
}
