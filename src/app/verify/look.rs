//! One look: the checks of a wizard run by a script, with what a person at the terminal has to do said aloud.

use crate::answers::{self, Script};
use crate::app::drive::{Ended, drive};
use crate::app::output;
use crate::app::signals::Signals;
use crate::app::stage::Stop;
use crate::app::world::World;
use crate::model::notice::Notice;
use crate::model::text::Text;
use crate::wizard::{Frontend, Leave, Msg, Wizard};
use std::io;
use std::sync::Arc;

/// Runs the script's checks; the verdicts are in the wizard then.
///
/// # Errors
/// [`Stop`] without a word: a signal ended it; with one: the terminal is gone.
pub(super) async fn look(
    wizard: &mut Wizard,
    script: Script,
    world: &Arc<World>,
    signals: &mut Signals,
) -> Result<(), Stop> {
    let mut front = Attended { script, said: None };
    // The draft is an onboarding's.
    let finish = drive(wizard, &mut front, world, signals, Leave::Untouched).await?;
    let code = match finish.ended {
        Ended::Stopped(code) => Some(code),
        Ended::Done | Ended::Left => front.script.ended().and_then(answers::Ended::exit_code),
    };
    match code {
        None => Ok(()),
        Some(code) => Err(Stop {
            code,
            said: Vec::new(),
        }),
    }
}

/// The script, with the one thing said aloud that a person at the terminal has to do: enter the device code.
struct Attended {
    script: Script,
    said: Option<Text>,
}

impl Frontend for Attended {
    fn poll(&mut self, wizard: &Wizard) -> io::Result<Option<Msg>> {
        self.script.poll(wizard)
    }

    fn show(&mut self, wizard: &Wizard) -> io::Result<()> {
        let notice = wizard.awaited().map(Notice::text);
        if let Some(text) = notice
            && self.said.as_ref() != Some(&text)
        {
            output::remark(&wizard.lang().say(&text));
            self.said = Some(text);
        }
        self.script.show(wizard)
    }

    async fn ready(&mut self) {
        self.script.ready().await;
    }
}
