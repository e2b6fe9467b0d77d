//! The program: the only part that knows all the others. Arguments, the loop, commands, exit codes.

pub mod args;
pub mod drive;
pub mod env;
mod errands;
pub mod harden;
pub mod language;
pub mod output;
pub mod panics;
pub mod profiles;
pub mod signals;
pub mod stage;
mod table;
mod usage;
pub mod world;
