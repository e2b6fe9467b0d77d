//! The keyboard and the terminal's modes: one thread reads, and whoever took the terminal gives it back.
//!
//! Outside secret fields crossterm reads. It keeps what it read for the life of the process, so while a secret field
//! has the focus the terminal is read here instead, into one block that is wiped. Knows no page and no wizard.

mod burst;
// Windows delivers keys, not bytes.
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
pub use prompt::{Asked, Heard, Prompt, hide_echo, leave};
pub use screen::{Screen, give_back, suspend};

use crate::model::secret::SecretInput;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The one buffer that a secret is typed into, shared by the reader and whoever draws its bullets.
#[derive(Clone, Debug, Default)]
pub struct SecretField(Arc<Mutex<SecretInput>>);

impl SecretField {
    /// The buffer. A reader that panicked leaves it usable.
    pub fn lock(&self) -> MutexGuard<'_, SecretInput> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
