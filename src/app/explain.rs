//! `explain`: what an error means, from its code or from any text in which it stands. Asks nobody.

use super::args::Explain;
use super::output;
use super::stage::{Stage, Stop, document};
use crate::explain::{Explained, explain as explained};
use crate::lines;
use crate::model::verdict::{Kind, Owner, Support};
use crate::model::words;
use serde::Serialize;
use std::io::{self, IsTerminal, Read};

/// The most that is read of standard input, in bytes: many times what a day's log has.
const LONGEST: usize = 16 * 1024 * 1024;

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
    output::result(&plain(&found, stage))?;
    Ok(0)
}

fn plain(found: &Explained, stage: &Stage) -> String {
    let Explained {
        problem,
        also,
        later,
    } = found;
    let mut texts = vec![stage.lang.say(&problem.what)];
    texts.extend(lines::problem(stage.lang, problem));
    // What was refused passes only where something new has not arrived everywhere; its own remedy says so.
    if problem.retryable && !matches!(problem.kind, Kind::Refused | Kind::NotAllowed) {
        texts.push(stage.lang.say(&words::explain_passes()));
    }
    if !also.is_empty() {
        texts.push(stage.lang.say(&words::explain_also(also.join(", "))));
    }
    if let Some(what) = later {
        texts.push(stage.lang.say(&words::explain_later(what.clone())));
    }
    texts.join("\n")
}

fn read(stage: &Stage) -> Result<Vec<u8>, Stop> {
    let (bytes, is_cut) = last_of(&mut io::stdin().lock(), LONGEST)?;
    if is_cut {
        stage.remark(&words::explain_cut(LONGEST / 1024 / 1024));
    }
    Ok(bytes)
}

/// The last bytes of a stream, at most this many, and whether there were more: what went wrong last stands at a log's end.
fn last_of(from: &mut impl Read, longest: usize) -> io::Result<(Vec<u8>, bool)> {
    let step = u64::try_from(longest).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let mut is_cut = false;
    while from.by_ref().take(step).read_to_end(&mut bytes)? > 0 {
        let surplus = bytes.len().saturating_sub(longest);
        is_cut |= surplus > 0;
        // Of UTF-16, whole characters.
        bytes.drain(..surplus + surplus % 2);
    }
    Ok((bytes, is_cut))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_input_the_end_is_read() {
        for (text, longest, end, is_cut) in [
            ("", 4, "", false),
            ("abcd", 4, "abcd", false),
            ("abcdef", 4, "cdef", true),
            ("abcdefghijklm", 4, "klm", true),
        ] {
            let (bytes, cut) = last_of(&mut text.as_bytes(), longest).unwrap();
            assert_eq!((bytes.as_slice(), cut), (end.as_bytes(), is_cut), "{text}");
        }
    }
}
