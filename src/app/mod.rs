//! The only place that knows all parts.

pub mod report;
