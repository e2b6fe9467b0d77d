//! What of a world is kept, so that a rehearsal can be continued: the directory with what was made in it, refresh tokens,
//! what makes earlier access tokens count, the queries and reports of Insights, and what Partner Center notes. Sign-ins that
//! are under way and codes that were handed out are not kept.

use super::directory::Directory;
use super::identity::refresh::Refreshes;
use super::insights::Desk;
use super::partner_center::Ledger;
use super::place::Place;
use super::scenario::find;
use super::tokens::Mint;
use super::world::World;
use crate::model::escape::excerpt;
use serde::{Deserialize, Serialize};

/// The only shape there is so far.
const SCHEMA: u32 = 1;

/// As many requests can have been counted: ids have twelve digits for them, and some must be left.
const COUNTED: u64 = 1 << 47;

/// What is played, as a state names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Played {
    /// The scenario, or that it is a file.
    pub(super) name: String,
    /// The mark of what a situation of one's own begins with; empty for a scenario, which is the same in all versions.
    pub(super) mark: String,
}

/// How a situation of one's own is named, whatever the file is called.
pub(super) const OWN: &str = "a file";

/// True for a name that is written here; any other text in its place is not to be told.
fn is_situation(name: &str) -> bool {
    name == OWN || find(name).is_some()
}

/// A world as it is kept.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kept {
    sandbox_state: u32,
    /// What was played: a state is continued in the same situation only.
    situation: String,
    #[serde(default)]
    mark: String,
    key_id: String,
    count: u64,
    directory: Directory,
    refreshes: Refreshes,
    /// Earlier files of this shape have neither of these; then nothing was asked yet.
    #[serde(default)]
    insights: Desk,
    #[serde(default)]
    partner_center: Ledger,
}

/// Why a state cannot be continued.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StateFault {
    /// It is none, or is damaged: the line, and what leads to the place in it. Nothing of what stands there: there are secrets
    /// in a state.
    Unreadable(usize, String),
    /// It belongs to this situation.
    Other(String),
    /// It belongs to a file that had other people, applications or grants.
    Changed,
}

impl Kept {
    /// What is kept of this world as it is now. Writing it down takes longer than copying it, and needs the world no more.
    pub(super) fn of(world: &World, played: &Played) -> Self {
        Self {
            sandbox_state: SCHEMA,
            situation: played.name.clone(),
            mark: played.mark.clone(),
            key_id: world.mint.key_id().to_owned(),
            count: world.count(),
            directory: world.directory.clone(),
            refreshes: world.refreshes.clone(),
            insights: world.insights.clone(),
            partner_center: world.partner_center.clone(),
        }
    }

    /// As JSON, without blanks: what is deep in lists would be larger many times. There are practice secrets in it.
    pub(super) fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Writes a world down in one go.
#[cfg(test)]
pub(super) fn write(world: &World, played: &Played) -> String {
    Kept::of(world, played).text()
}

/// Continues a world that was written down.
///
/// # Errors
/// [`StateFault`]; then the world is as it was.
pub(super) fn resume(world: &mut World, played: &Played, text: &str) -> Result<(), StateFault> {
    let kept: Kept = serde_json::from_str(text).map_err(|fault| {
        let Place { path, line } = Place::of(text, &fault);
        StateFault::Unreadable(line, excerpt(&path, 80))
    })?;
    // Read, and not one that was written here: going on from it would go wrong later.
    for (path, sound) in [
        ("sandbox_state", kept.sandbox_state == SCHEMA),
        ("situation", is_situation(&kept.situation)),
        ("count", kept.count < COUNTED),
        ("refreshes", kept.refreshes.is_sound()),
        ("insights", kept.insights.is_sound()),
    ] {
        if !sound {
            let Place { path, line } = Place::at(text, path);
            return Err(StateFault::Unreadable(line, path));
        }
    }
    if kept.situation != played.name {
        return Err(StateFault::Other(kept.situation));
    }
    if kept.mark != played.mark {
        return Err(StateFault::Changed);
    }
    world.directory = Directory {
        // These are of the situation, and nothing that happens changes them.
        secret_policy: world.directory.secret_policy,
        lag: world.directory.lag,
        ..kept.directory
    };
    world.refreshes = kept.refreshes;
    world.insights = kept.insights;
    world.partner_center = kept.partner_center;
    world.mint = Mint::of(kept.key_id);
    world.count_from(kept.count);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn played() -> Played {
        Played {
            name: "ready".to_owned(),
            mark: String::new(),
        }
    }

    fn world() -> World {
        World::new(find("ready").unwrap(), "http://127.0.0.1:1")
    }

    /// The state of a new world with one thing in it changed.
    fn with(path: &str, value: &str) -> String {
        let text = write(&world(), &played());
        let mut kept: serde_json::Value = serde_json::from_str(&text).unwrap();
        *kept.pointer_mut(path).unwrap() = serde_json::from_str(value).unwrap();
        serde_json::to_string_pretty(&kept).unwrap()
    }

    #[test]
    fn a_damaged_state_is_told_by_its_place_and_never_by_what_is_there() {
        const REPORT: &str = r#"[{"id": "x", "wish": {"name": "x", "description": null, "schedule": {"at_once": false,
            "start": 0, "interval": 1, "count": null}, "format": "Csv", "callback": null}, "query_id": "x", "query": "x",
            "user": "x", "created": 0, "modified": null, "status": "Active", "window": [null, null], "next": NEXT, "ran": 0}]"#;
        for (path, value, place) in [
            ("/count", "18446744073709551615", "count"),
            ("/count", "\"hunter2\"", "count"),
            ("/sandbox_state", "2", "sandbox_state"),
            ("/situation", "\"hunter2\"", "situation"),
            (
                "/directory/people/0/password",
                "[\"hunter2\"]",
                "directory.people[0].password",
            ),
            (
                "/directory/people/0/account",
                "\"hunter2\"",
                "directory.people[0].account",
            ),
            ("/refreshes/count", "18446744073709551615", "refreshes"),
            ("/insights/made", "18446744073709551615", "insights"),
            // What is due since the beginning of time would never be made up.
            (
                "/insights/reports",
                &REPORT.replace("NEXT", "-9223372036854775808"),
                "insights",
            ),
            (
                "/insights/reports",
                &REPORT.replace("NEXT", "9223372036854775807"),
                "insights",
            ),
        ] {
            let text = with(path, value);
            let mut world = world();
            let before = write(&world, &played());
            let fault = resume(&mut world, &played(), &text).unwrap_err();
            let StateFault::Unreadable(line, told) = fault else {
                panic!("{path}");
            };
            assert_eq!(told, place, "{value}");
            let name = format!("\"{}\"", place.rsplit('.').next().unwrap());
            let last = text
                .match_indices(&name)
                .map(|(at, _)| text[..at].matches('\n').count() + 1);
            assert!(
                last.into_iter().any(|there| there <= line),
                "{place}: {line}"
            );
            assert_eq!(write(&world, &played()), before, "as it was");
        }
        let sound = with("/insights/reports", &REPORT.replace("NEXT", "0"));
        assert_eq!(resume(&mut world(), &played(), &sound), Ok(()));
    }

    #[test]
    fn a_state_of_another_beginning_is_not_continued() {
        let of = |mark: &str| Played {
            name: OWN.to_owned(),
            mark: mark.to_owned(),
        };
        let text = write(&world(), &of("one"));
        assert_eq!(resume(&mut world(), &of("one"), &text), Ok(()));
        assert_eq!(
            resume(&mut world(), &of("two"), &text),
            Err(StateFault::Changed)
        );
        let other = StateFault::Other(OWN.to_owned());
        assert_eq!(resume(&mut world(), &played(), &text), Err(other));
    }
}
