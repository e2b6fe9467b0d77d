//! From nothing to a proven Partner Insights API token, and back again when it breaks.
//!
//! The parts in the order of the arrows; each may name only those that the floor plan (README) allows.

pub mod model;

pub mod cloud;
pub mod handoff;
pub mod sandbox;
pub mod store;
pub mod terminal;
pub mod wizard;

pub mod checks;
pub mod explain;

pub mod answers;
pub mod lines;
pub mod tui;

pub mod app;
