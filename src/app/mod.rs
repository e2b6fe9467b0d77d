//! The program: the only part that knows all the others. Arguments, the loop, commands, exit codes.

pub mod args;
mod changes;
mod doctor;
pub mod drive;
mod endings;
pub mod env;
mod errands;
mod exchange;
mod explain;
mod harden;
mod interview;
mod keep;
mod language;
pub mod manual;
mod markdown;
mod onboard;
mod opening;
mod output;
mod panics;
mod profiles;
mod proof;
mod rehearse;
pub mod renewal;
pub mod report;
mod run;
mod serve;
pub mod signals;
mod stage;
mod support;
mod table;
mod token;
mod transfer;
mod usage;
mod verify;
pub mod world;

pub use run::run;
