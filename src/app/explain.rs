//! `explain`: what an error means, from its code or from any text in which it stands. Asks nobody.

use super::args::Explain;
use super::output;
use super::stage::{Stage, Stop, document};
use crate::explain::explain as explained;
use crate::lines;
use crate::model::verdict::{Owner, Problem, Support};
use crate::model::words;
use serde::Serialize;
use std::io::{self, IsTerminal, Read};

/// The most that is read of standard input, in bytes: many times what a day's log has.
const LONGEST: u64 = 16 * 1024 * 1024;

/// The document of `explain --json`.
#[derive(Serialize)]
struct Document {
    code: Option<String>,
    owner: Owner,
    retryable: bool,
    what: String,
    why: String,
    who: Option<String>,
    remedy: Vec<String>,
    link: Option<String>,
    support: Support,
}

/// Explains what was typed behind the command, or standard input.
///
/// # Errors
/// [`Stop`]: there is nothing to explain, or standard input cannot be read.
pub(super) fn explain(asked: &Explain, stage: &Stage) -> Result<u8, Stop> {
    let text = match asked.text.as_slice() {
        [] if io::stdin().is_terminal() => return Err(Stop::usage(words::explain_what())),
        [] => read(stage)?,
        [only] if only == "-" => read(stage)?,
        words => words.join(" ").into_bytes(),
    };
    if text.iter().all(u8::is_ascii_whitespace) {
        return Err(Stop::usage(words::explain_what()));
    }
    let found = explained(&text);
    let problem = &found.problem;
    let say = |text| stage.lang.say(text);
    if asked.json {
        let link = problem
            .remedies
            .iter()
            .find_map(|remedy| remedy.link.clone());
        let remedies = problem.remedies.iter();
        output::result(&document(&Document {
            code: problem.code.clone(),
            owner: problem.owner,
            retryable: problem.retryable,
            what: say(&problem.what),
            why: say(&problem.why),
            who: problem.who.as_ref().map(say),
            remedy: remedies.map(|remedy| say(&remedy.act)).collect(),
            link,
            support: problem.support.clone(),
        })?)?;
        return Ok(0);
    }
    output::result(&plain(problem, &found.also, stage))?;
    Ok(0)
}

fn plain(problem: &Problem, also: &[String], stage: &Stage) -> String {
    let mut texts = vec![stage.lang.say(&problem.what)];
    texts.extend(lines::problem(stage.lang, problem));
    if problem.retryable {
        texts.push(stage.lang.say(&words::explain_passes()));
    }
    if !also.is_empty() {
        texts.push(stage.lang.say(&words::explain_also(also.join(", "))));
    }
    texts.join("\n")
}

fn read(stage: &Stage) -> Result<Vec<u8>, Stop> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(LONGEST + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST {
        bytes.truncate(usize::try_from(LONGEST).unwrap_or(usize::MAX));
        stage.remark(&words::explain_cut(LONGEST / 1024 / 1024));
    }
    Ok(bytes)
}
