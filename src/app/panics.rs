//! Where the program itself failed. A panic's message may quote values; only its place is ever shown.

use std::panic;
use std::sync::{Mutex, PoisonError};

static LAST: Mutex<Option<String>> = Mutex::new(None);

/// From now on a panic is silent: the screen may be taken, and standard error is for people.
pub(super) fn keep_quiet() {
    panic::set_hook(Box::new(|info| {
        let place = info
            .location()
            .map(|at| format!("{}:{}", at.file(), at.line()));
        *LAST.lock().unwrap_or_else(PoisonError::into_inner) = place;
    }));
}

/// Where the last panic was, for the report of it; a file and line of ours.
#[must_use]
pub(super) fn place() -> String {
    let last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    last.clone().unwrap_or_else(|| "?".to_owned())
}
