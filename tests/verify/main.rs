//! `verify` as an instrument: what it remembers, compares, warns of, and how it tells it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

mod fleet;
mod pace;
mod reports;
#[cfg(unix)]
mod terminal;
mod watch;

#[allow(dead_code, reason = "other tests use more of it")]
#[path = "../support/double.rs"]
mod double;
#[path = "../support/home.rs"]
mod home;
#[cfg(unix)]
#[allow(dead_code, reason = "other tests use more of it")]
#[path = "../support/pty.rs"]
mod pty;
#[path = "../support/schema.rs"]
mod schema;
