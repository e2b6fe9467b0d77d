//! From a verification into the wizard: on the page with the question at fault, with the answers and verdicts at hand.

use crate::app::args::Verify;
use crate::app::drive::drive;
use crate::app::onboard::{farewell, options, person_code};
use crate::app::output;
use crate::app::report;
use crate::app::signals::{Signals, unless_signalled};
use crate::app::stage::{Company, Ground, Stage, Stop};
use crate::app::world::World;
use crate::checks;
use crate::model::check::CheckId;
use crate::model::profile::{Draft, Profile};
use crate::model::question::QuestionId;
use crate::model::step::{STEPS, StepId};
use crate::model::text::Text;
use crate::model::verdict::Verdict;
use crate::model::words;
use crate::terminal::{Input, Keyboard, give_back, hide_echo_anew};
use crate::tui::{Theme, Tui};
use crate::wizard::{Frontend, Leave, Msg, Saving, Wizard};
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::time::Duration;

/// How long the offer stands: a terminal that nobody sits at must not hold up whatever comes behind.
const OFFER: Duration = Duration::from_secs(60);

/// Variables that continuous integration sets: some give their jobs a terminal, and nobody sits at it.
const NOBODY_SITS_HERE: [&str; 3] = ["CI", "TF_BUILD", "BUILD_ID"];

/// Where the wizard would be opened.
pub(super) struct AtFault {
    pub(super) check: CheckId,
    page: Text,
}

/// The first check that is not met, and the page of the question at fault.
pub(super) fn first_problem(wizard: &Wizard) -> Option<AtFault> {
    wizard.ledger().into_iter().find_map(|row| {
        let problem = row.shown.verdict().and_then(Verdict::problem)?;
        let step = problem.question.map_or(row.spec.step, |question| {
            let of_it = STEPS.iter().find(|step| step.questions.contains(&question));
            of_it.map_or(row.spec.step, |step| step.id)
        });
        Some(AtFault {
            check: row.spec.id,
            page: title(step),
        })
    })
}

fn title(step: StepId) -> Text {
    (step.step().title)()
}

/// Whether the wizard could be opened here at all.
fn has_screen(stage: &Stage) -> bool {
    Company::here() == Company::Person
        && io::stdout().is_terminal()
        && !stage.variables.dumb_terminal()
}

/// Refuses `--fix` where no wizard could be opened, before anything is asked of a service.
///
/// # Errors
/// [`Stop`].
pub(super) fn possible(stage: &Stage) -> Result<(), Stop> {
    if has_screen(stage) {
        Ok(())
    } else {
        Err(Stop::usage(words::fix_no_terminal()))
    }
}

/// Whether the person wants the wizard now: said by a flag, or by a key. Nobody is asked whose output goes elsewhere.
///
/// # Errors
/// [`Stop`]: a signal, or the terminal is gone.
pub(super) async fn wanted(
    asked: &Verify,
    stage: &Stage,
    at: &AtFault,
    signals: &mut Signals,
) -> Result<bool, Stop> {
    if asked.fix {
        return Ok(true);
    }
    let other = asked.json || asked.markdown || asked.watch || !asked.only.is_empty();
    let variables = NOBODY_SITS_HERE.iter();
    let nobody = variables
        .filter_map(|name| stage.variables.line(name))
        .any(|value| value != "false" && value != "0");
    if other || nobody || !has_screen(stage) {
        return Ok(false);
    }
    // Keys are read as keys from before the offer is in sight; a line break does not go back to the margin then. Whoever
    // typed while the checks ran meant the shell.
    hide_echo_anew()?;
    let offer = stage.lang.say(&words::fix_offer(at.page.clone()));
    output::keyed(&output::folded(&offer));
    let pressed = pressed(stage, signals).await;
    give_back();
    pressed
}

async fn pressed(stage: &Stage, signals: &mut Signals) -> Result<bool, Stop> {
    let mut keyboard = Keyboard::start(stage.variables.unbracketed_pastes())?;
    keyboard.listen(false);
    let first = async {
        loop {
            match keyboard.poll() {
                None => keyboard.ready().await,
                Some(Input::Resize) => {}
                Some(input) => return input.is_enter_or('w'),
            }
        }
    };
    let limited = tokio::time::timeout(OFFER, first);
    Ok(unless_signalled(signals, limited).await?.unwrap_or(false))
}

/// Leaves the draft alone if it is of another onboarding than this profile's: there is room for one only, and the answers
/// that this one began with are in the profile. A draft that cannot be read may be anybody's.
pub(super) fn spare_draft(ground: &mut Ground, profile: &Profile) {
    let spares = match ground.world.home.load_draft(profile.environment) {
        Ok(None) => false,
        Ok(Some(draft)) => !is_of(&draft, profile),
        Err(_) => true,
    };
    // Nobody else has it yet.
    if spares && let Some(world) = Arc::get_mut(&mut ground.world) {
        world.drafts = false;
    }
}

/// Whether whoever left this draft was at this profile: the name is what a save goes by.
fn is_of(draft: &Draft, profile: &Profile) -> bool {
    draft.lines.get(&QuestionId::ProfileName) == Some(&profile.name)
}

/// Opens the wizard at this check's problem; the exit code is what is true when the person leaves it.
///
/// # Errors
/// [`Stop`]: there is no terminal to take.
pub(super) async fn open(
    asked: &Verify,
    stage: &Stage,
    world: &Arc<World>,
    signals: &mut Signals,
    wizard: Wizard,
    check: CheckId,
) -> Result<u8, Stop> {
    // A password that is typed there has to be read, although a kept sign-in went without one.
    let mut wizard = wizard
        .with_specs(checks::specs())
        .seated(stage.variables.seat(false))
        .sparing_the_draft(!world.drafts)
        .reached_by(options(&asked.reach));
    let theme = Theme {
        ascii: asked.ascii,
        plain: stage.variables.no_colour(),
    };
    let links = !stage.variables.simple_terminal();
    let tui = Tui::new(theme, stage.variables.unbracketed_pastes(), links)?.at_the_fault();
    let mut front = Opened {
        first: Some(Msg::Fix(check)),
        tui,
    };
    let finish = drive(&mut wizard, &mut front, world, signals, Leave::KeepDraft).await?;
    drop(front);
    let code = person_code(&finish, stage);
    // Nothing was kept where a draft was spared: to speak of one would mislead.
    if world.drafts || matches!(wizard.saving(), Saving::Done(_)) {
        farewell(&wizard, &world.home, stage);
    }
    Ok(code.unwrap_or_else(|| report::exit_code(wizard.outcome())))
}

/// The full screen that begins on a page of its own.
struct Opened {
    first: Option<Msg>,
    tui: Tui,
}

impl Frontend for Opened {
    fn poll(&mut self, wizard: &Wizard) -> io::Result<Option<Msg>> {
        match self.first.take() {
            Some(first) => Ok(Some(first)),
            None => self.tui.poll(wizard),
        }
    }

    fn show(&mut self, wizard: &Wizard) -> io::Result<()> {
        self.tui.show(wizard)
    }

    async fn ready(&mut self) {
        self.tui.ready().await;
    }
}
