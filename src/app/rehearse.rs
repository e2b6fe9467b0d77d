//! `sandbox`: what can be rehearsed, and the practice answers to do it with.

use super::output;
use super::stage::{Stage, Stop};
use super::table::table;
use crate::answers;
use crate::model::question::QuestionId;
use crate::model::words;
use crate::sandbox::{practice, scenario::SCENARIOS};

/// `sandbox list`: each scenario with the first check that fails by password, and the exit codes by each way to sign in.
///
/// # Errors
/// [`Stop`].
pub(super) fn list(stage: &Stage) -> Result<u8, Stop> {
    let say = |text| stage.lang.say(&text);
    let mut rows = vec![vec![
        say(words::sandbox_list_name()),
        say(words::sandbox_list_first()),
        say(words::sandbox_list_exit()),
        say(words::sandbox_list_device_code()),
        say(words::sandbox_list_browser()),
        say(words::sandbox_list_what()),
    ]];
    rows.extend(SCENARIOS.iter().map(|scenario| {
        vec![
            scenario.name.to_owned(),
            scenario
                .first
                .map_or_else(|| "-".to_owned(), |check| check.to_string()),
            scenario.exit.to_string(),
            scenario.by_device_code().exit.to_string(),
            scenario.by_browser().exit.to_string(),
            say((scenario.what)()),
        ]
    }));
    output::result(&table(&rows))?;
    Ok(0)
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
