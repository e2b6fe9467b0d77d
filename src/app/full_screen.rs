//! The full screen, driven.

use super::drive::{Finish, drive};
use super::signals::Signals;
use super::world::World;
use crate::lines::Lines;
use crate::terminal::Prompt;
use crate::wizard::Wizard;
use std::io;
use std::sync::Arc;

/// How it looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Look {
    /// ASCII characters only.
    pub ascii: bool,
    /// Colours.
    pub colour: bool,
}

/// Runs the wizard on the full screen and gives the terminal back.
///
/// # Errors
/// When the terminal is gone.
pub(super) async fn full_screen(
    wizard: &mut Wizard,
    _look: Look,
    world: &Arc<World>,
    signals: &mut Signals,
) -> io::Result<Finish> {
    let (ask, hear) = Prompt::start()?.split();
    let mut lines = Lines::new(Box::new(io::stdout()) as Box<dyn io::Write>, ask, hear);
    drive(wizard, &mut lines, world, signals).await
}
