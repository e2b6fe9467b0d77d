//! The keyboard and the terminal's modes: one thread reads, and whoever took the terminal gives it back.
//!
//! On Unix the terminal is read here and not by crossterm, which keeps what it read for the life of the process: a secret
//! that was typed ahead of its field would stay there. On Windows crossterm reads records one by one, except for a secret
//! field. Knows no page and no wizard.

// Windows delivers keys, Unix bytes.
#[cfg(any(windows, test))]
mod burst;
#[cfg(any(unix, test))]
mod feed;
mod keyboard;
mod prompt;
mod screen;
#[cfg(unix)]
#[path = "unix.rs"]
mod system;
#[cfg(windows)]
#[path = "windows.rs"]
mod system;

pub use keyboard::{Input, Keyboard};
pub use prompt::{Asked, Heard, Prompt, hide_echo, hide_echo_anew, leave};
pub use screen::{Screen, give_back, suspend};

use crate::model::secret::SecretInput;
use std::io::{self, IsTerminal};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The columns of the terminal that standard output goes to, as they are now; `None` if it is none, or says nothing of use.
#[must_use]
pub fn columns() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    let (columns, _) = crossterm::terminal::size().ok()?;
    // Narrower than this every word would have a line of its own.
    Some(usize::from(columns)).filter(|columns| *columns >= 20)
}

/// So many characters without a pause were pasted; two come at once when a machine is busy and somebody types fast.
const FEWEST: usize = 3;

/// The one buffer that a secret is typed into, shared by the reader and whoever draws its bullets.
#[derive(Clone, Debug, Default)]
pub struct SecretField(Arc<Mutex<SecretInput>>);

impl SecretField {
    /// The buffer. A reader that panicked leaves it usable.
    pub fn lock(&self) -> MutexGuard<'_, SecretInput> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
