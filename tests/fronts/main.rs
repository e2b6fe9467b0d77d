//! The front ends without a full screen, and the report, against a world that answers from a table.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "these are tests, their helpers included"
)]

mod line_mode;
mod reports;
mod script;
mod world;
