//! `sandbox`: what can be rehearsed, and the practice answers to do it with.

use super::output;
use super::stage::{Stage, Stop, document};
use super::table::table;
use crate::answers;
use crate::model::check::CheckId;
use crate::model::question::QuestionId;
use crate::model::sign_in::SignIn;
use crate::model::verdict::Owner;
use crate::model::words;
use crate::sandbox::practice;
use crate::sandbox::scenario::{Ending, SCENARIOS, Scenario};
use serde::Serialize;
use std::collections::BTreeMap;

/// A scenario as `sandbox list --json` prints it.
#[derive(Serialize)]
struct Listed {
    name: &'static str,
    what: String,
    /// By the name of the way to sign in.
    by: BTreeMap<&'static str, Ends>,
}

#[derive(Serialize)]
struct Ends {
    first: Option<CheckId>,
    owner: Option<Owner>,
    code: Option<&'static str>,
    exit: u8,
}

/// `sandbox list`: each scenario with how it ends by each way to sign in: the exit code, the first check that is not met,
/// whose matter that is, and the code.
///
/// # Errors
/// [`Stop`].
pub(super) fn list(stage: &Stage, json: bool) -> Result<u8, Stop> {
    let text = if json {
        let all: Vec<Listed> = SCENARIOS
            .iter()
            .map(|scenario| listed(stage, scenario))
            .collect();
        document(&all)?
    } else {
        plain(stage)
    };
    output::result(&text)?;
    Ok(0)
}

fn listed(stage: &Stage, scenario: &Scenario) -> Listed {
    let ends = |way| {
        let Ending {
            first,
            owner,
            code,
            exit,
        } = scenario.by(way);
        Ends {
            first,
            owner,
            code,
            exit,
        }
    };
    Listed {
        name: scenario.name,
        what: stage.lang.say(&(scenario.what)()),
        by: SignIn::ALL
            .into_iter()
            .map(|way| (way.name(), ends(way)))
            .collect(),
    }
}

fn plain(stage: &Stage) -> String {
    let say = |text| stage.lang.say(&text);
    let mut rows = vec![vec![
        say(words::sandbox_list_name()),
        say(words::sandbox_list_password()),
        say(words::sandbox_list_device_code()),
        say(words::sandbox_list_browser()),
        say(words::sandbox_list_what()),
    ]];
    rows.extend(SCENARIOS.iter().map(|scenario| {
        let other = |ending: Ending| {
            if ending == scenario.by_password {
                say(words::sandbox_list_same())
            } else {
                ending.to_string()
            }
        };
        vec![
            scenario.name.to_owned(),
            scenario.by_password.to_string(),
            other(scenario.by_device_code),
            other(scenario.by_browser),
            say((scenario.what)()),
        ]
    }));
    table(&rows)
}

/// `sandbox answers`: the same values for every scenario, because a scenario spoils the world and not what is typed.
/// A profile name is not among them: whether one is to be saved, the caller says.
///
/// # Errors
/// [`Stop`].
pub(super) fn answers() -> Result<u8, Stop> {
    let mut practice = practice();
    practice.forget(QuestionId::ProfileName);
    output::result(&answers::write_answers(&practice, true))?;
    Ok(0)
}
