//! What of a world is kept, so that a rehearsal can be continued: the directory with what was made in it, refresh tokens,
//! what makes earlier access tokens count, the queries and reports of Insights, and what Partner Center notes. Sign-ins that
//! are under way and codes that were handed out are not kept.

use super::directory::Directory;
use super::insights::Desk;
use super::partner_center::Ledger;
use super::refresh::Refreshes;
use super::tokens::Mint;
use super::world::World;
use serde::{Deserialize, Serialize};

/// The only shape there is so far.
const SCHEMA: u32 = 1;

/// A world as it is kept.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept<D, R, I, P> {
    sandbox_state: u32,
    /// What was played: a state is continued in the same situation only.
    situation: String,
    key_id: String,
    count: u64,
    directory: D,
    refreshes: R,
    /// Earlier files of this shape have neither of these; then nothing was asked yet.
    #[serde(default)]
    insights: I,
    #[serde(default)]
    partner_center: P,
}

/// Why a state cannot be continued.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StateFault {
    /// It is none, or is damaged: the line and what is wrong with it.
    Unreadable(usize, String),
    /// It belongs to this situation.
    Other(String),
}

/// Writes a world down, as JSON. There are practice secrets in it.
pub(super) fn write(world: &World, situation: &str) -> String {
    let kept = Kept {
        sandbox_state: SCHEMA,
        situation: situation.to_owned(),
        key_id: world.mint.key_id().to_owned(),
        count: world.count(),
        directory: &world.directory,
        refreshes: &world.refreshes,
        insights: &world.insights,
        partner_center: &world.partner_center,
    };
    serde_json::to_string_pretty(&kept).unwrap_or_default()
}

/// Continues a world that was written down.
///
/// # Errors
/// [`StateFault`]; then the world is as it was.
pub(super) fn resume(world: &mut World, situation: &str, text: &str) -> Result<(), StateFault> {
    let unreadable = |error: serde_json::Error| {
        let line = error.line();
        StateFault::Unreadable(line, crate::model::escape::excerpt(&error.to_string(), 200))
    };
    let kept: Kept<Directory, Refreshes, Desk, Ledger> =
        serde_json::from_str(text).map_err(unreadable)?;
    if kept.sandbox_state != SCHEMA {
        return Err(StateFault::Unreadable(
            1,
            format!("sandbox_state {}", kept.sandbox_state),
        ));
    }
    if kept.situation != situation {
        return Err(StateFault::Other(crate::model::escape::excerpt(
            &kept.situation,
            80,
        )));
    }
    world.directory = kept.directory;
    world.refreshes = kept.refreshes;
    world.insights = kept.insights;
    world.partner_center = kept.partner_center;
    world.mint = Mint::of(kept.key_id);
    world.count_from(kept.count);
    Ok(())
}
