//! The program: the only part that knows all the others. Arguments, the loop, commands, exit codes.

pub mod args;
pub mod env;
pub mod harden;
pub mod language;
pub mod output;

pub mod signals;
mod usage;
