//! One function per message of `assets/locales`, written by the build script from the English file.

#![allow(
    clippy::too_many_arguments,
    clippy::pedantic,
    reason = "generated code"
)]

use super::text::{Arg, Text};

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The static key equal to `key`, if the locales have such a message.
#[must_use]
pub fn find(key: &str) -> Option<&'static str> {
    KEYS.binary_search_by(|(known, _)| (*known).cmp(key))
        .ok()
        .map(|at| KEYS[at].0)
}
