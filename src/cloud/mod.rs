//! cloud

pub mod refusal;
