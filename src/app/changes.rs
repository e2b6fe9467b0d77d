//! What differs from the last time: the verdicts that a profile remembers, beside those of now. Pure.

use super::report::Change;
use crate::model::profile::Profile;
use crate::model::verdict::Verdict;
use crate::wizard::Row;
use std::collections::BTreeMap;

/// The name of a verdict that says something: met or unmet. What could not be asked is no change.
fn known(name: &str) -> Option<&'static str> {
    ["met", "unmet"].into_iter().find(|known| *known == name)
}

fn verdict_of(row: &Row) -> Option<&'static str> {
    match row.shown.verdict()? {
        Verdict::Met(_) => Some("met"),
        Verdict::Unmet(_) => Some("unmet"),
        Verdict::Unknown(_) => None,
    }
}

/// Each check that stands otherwise than the profile remembers, with when it was last seen as it was then.
pub(super) fn changes(profile: &Profile, rows: &[Row]) -> Vec<Change> {
    rows.iter()
        .filter_map(|row| {
            let to = verdict_of(row)?;
            let name = row.spec.id.0;
            let from = known(profile.checks.get(name)?)?;
            let since = profile.seen_at.get(name).unwrap_or(&profile.saved_at);
            (from != to).then(|| Change {
                check: row.spec.id,
                from,
                to,
                since: since.clone(),
            })
        })
        .collect()
}

/// What is to be remembered of these rows: a verdict for each check that has one that says something.
pub(super) fn seen(rows: &[Row]) -> BTreeMap<String, String> {
    rows.iter()
        .filter_map(|row| Some((row.spec.id.to_string(), verdict_of(row)?.to_owned())))
        .collect()
}
