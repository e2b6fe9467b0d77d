//! A small Microsoft cloud on loopback, for rehearsal and tests: it speaks real HTTP and knows nothing of the client.
//!
//! It imports the words of the house only, never `cloud`: with shared wire types a misspelt field would be misspelt on
//! both sides. The sentences in its refusals are the services' part, in our own words; services answer in English
//! whatever language the person reads.
//!
//! “Facts” in comments are this project's collection of what Microsoft documents. Where a comment names a page of Graph's, Entra's
//! or Partner Center's instead, that is Microsoft's public reference, which goes further there; all else that no document
//! says is called our assumption.

mod answer;
mod api;
mod bearer;
mod directory;
mod form;
mod graph;
mod identity;
mod insights;
mod partner_center;
mod place;
mod practice;
mod record;
pub mod scenario;
pub mod scenario_file;
mod server;
mod state;
mod tokens;
mod truth;
pub mod world;

pub use practice::practice;
pub use scenario::{Ending, SCENARIOS, Scenario, find};
pub use scenario_file::{FileFault, Situation};
pub use server::{NotStarted, Sandbox, Serving, Told, is_authority, start, start_as, start_at};
pub use state::StateFault;
