//! The words of the house: plain values that every part speaks. No input, no output, and nothing of ours is imported.

pub mod answers;
pub mod check;
mod clean;
pub mod endpoints;
pub mod escape;
pub mod expiry;
pub mod fold;
pub mod ids;
pub mod lang;
pub mod markdown;
pub mod notice;
pub mod profile;
pub mod question;
pub mod redact;
pub mod secret;
pub mod sign_in;
pub mod step;
pub mod text;
pub mod verdict;
pub mod words;
