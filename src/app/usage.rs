//! What is wrong with the arguments, in the person's language instead of the parser's.

use super::args::{Known, RANGES, shown};
use crate::model::escape::excerpt;
use crate::model::ids::is_profile_name;
use crate::model::lang::Lang;
use crate::model::text::Text;
use crate::model::words;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

/// The commands that are about one profile, which an option names.
const OF_A_PROFILE: [&str; 5] = ["onboard", "verify", "token", "handoff", "support"];

/// The sentence for a parser's error about these words, and where to read on.
pub(super) fn explain(error: &Error, asked: &[OsString], lang: Lang, known: &Known) -> String {
    let sentence = sentence(error, asked, lang, known);
    format!(
        "{}\n{}",
        lang.say(&sentence),
        lang.say(&words::usage_read_on())
    )
}

fn sentence(error: &Error, asked: &[OsString], lang: Lang, known: &Known) -> Text {
    let serving = asked.iter().any(|word| word == "serve");
    let commands = shown(lang, known);
    let command = asked
        .iter()
        .find(|word| commands.find_subcommand(word).is_some());
    let of_a_profile = command.is_some_and(|word| OF_A_PROFILE.iter().any(|name| word == name))
        && !asked.iter().any(|word| word == "--all");
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(excerpt(text, 80)),
        Some(ContextValue::Strings(list)) => Some(excerpt(&list.join(", "), 800)),
        _ => None,
    };
    // Behind the equals sign may stand something that nobody should see; a bracket begins an optional value, or is around
    // an argument that may be left out.
    let bare = |text: String| {
        let text = text.trim_start_matches('[');
        text.split(['=', ' ', '[', ']'])
            .next()
            .map(str::to_owned)
            .unwrap_or_default()
    };
    let argument = context(ContextKind::InvalidArg).map_or_else(String::new, bare);
    let spoil = |name: String| {
        if serving {
            words::usage_sandbox_scenario(name)
        } else {
            words::usage_sandbox_equals(name)
        }
    };
    let whole = context(ContextKind::InvalidArg).unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument if known.scenarios.contains(&argument.as_str()) => {
            spoil(argument)
        }
        ErrorKind::UnknownArgument if is_secret(&argument) => words::usage_secret(argument),
        ErrorKind::UnknownArgument => match context(ContextKind::SuggestedArg) {
            Some(near) => words::usage_unknown_near(near, argument),
            None if of_a_profile && is_profile_name(&argument) => words::usage_profile(argument),
            None => words::usage_unknown(argument),
        },
        ErrorKind::InvalidSubcommand => {
            let word = context(ContextKind::InvalidSubcommand).unwrap_or_default();
            if known.scenarios.contains(&word.as_str()) {
                return spoil(word);
            }
            match context(ContextKind::SuggestedSubcommand) {
                Some(near) => words::usage_unknown_near(near, word),
                None => words::usage_unknown(word),
            }
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = context(ContextKind::InvalidValue).unwrap_or_default();
            match context(ContextKind::ValidValue) {
                _ if value.is_empty() => words::usage_needs_value(argument),
                Some(possible) => words::usage_not_one_of(argument, possible, value),
                None => match range_of(&argument) {
                    Some((from, to)) => words::usage_not_between(argument, from, to, value),
                    None => words::usage_not_possible(argument, value),
                },
            }
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            words::usage_needs_value(argument)
        }
        ErrorKind::TooManyValues => words::usage_takes_no_value(argument),
        ErrorKind::MissingRequiredArgument => words::usage_missing(whole),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            words::usage_missing_command(context(ContextKind::ValidSubcommand).unwrap_or_default())
        }
        ErrorKind::ArgumentConflict => match context(ContextKind::PriorArg).map(bare) {
            Some(other) if other != argument => words::usage_conflict(argument, other),
            _ => words::usage_twice(argument),
        },
        _ => words::usage_unreadable(),
    }
}

/// From and to where this option takes a number.
fn range_of(argument: &str) -> Option<(u64, u64)> {
    let name = argument.trim_start_matches("--");
    let range = RANGES.iter().find(|(known, ..)| *known == name);
    range.map(|(_, from, to)| (*from, *to))
}

fn is_secret(argument: &str) -> bool {
    ["secret", "password", "passwort", "passphrase", "token"]
        .iter()
        .any(|word| argument.to_ascii_lowercase().contains(word))
}
