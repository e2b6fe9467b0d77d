//! A small Microsoft cloud on loopback, for rehearsal and tests: it speaks real HTTP and knows nothing of the client.
//!
//! It imports the words of the house only, never `cloud`: with shared wire types a misspelt field would be misspelt on
//! both sides. The sentences in its refusals are the services' part, in our own words; services answer in English
//! whatever language the person reads.

mod answer;
mod api;
mod authorize;
mod bearer;
mod claims;
mod client;
mod code;
mod consent;
mod device_code;
mod directory;
mod discovery;
mod flow;
mod form;
mod gate;
mod grant;
mod graph;
mod identity;
mod insights;
mod issue;
mod page;
mod partner_center;
mod place;
mod practice;
mod record;
mod redirect;
mod refresh;
mod refusal;
pub mod scenario;
pub mod scenario_file;
mod server;
mod state;
mod tls;
mod tokens;
mod truth;
mod wire;
pub mod world;

pub use practice::practice;
pub use scenario::{Ending, SCENARIOS, Scenario, find};
pub use scenario_file::{FileFault, Situation};
pub use server::{NotStarted, Sandbox, Serving, Told, start, start_as, start_at};
pub use state::StateFault;
