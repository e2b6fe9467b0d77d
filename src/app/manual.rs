//! What the manual page has beyond the help of the commands: exit codes and variables; and the page itself.

use super::args::PROGRAM;
use crate::model::lang::Lang;
use crate::model::text::Text;
use crate::model::words;
use clap::Command;
use roff::{Inline, Roff, bold, italic, roman};
use std::fmt::Write as _;

/// The date in the page's heading, that of its version: without one, readers put the day on which they are asked there.
const DATE: &str = "2026-11-22";

/// A message without variables.
type Words = fn() -> Text;

/// The exit codes, and what each means. The README has the same table.
pub const EXITS: [(&str, Words); 8] = [
    ("0", words::cli_exit_met),
    ("1", words::cli_exit_internal),
    ("2", words::cli_exit_usage),
    ("3", words::cli_exit_unmet),
    ("4", words::cli_exit_unknown),
    ("5", words::cli_exit_sign_in),
    ("130", words::cli_exit_cancelled),
    ("143, 129", words::cli_exit_signal),
];

/// The variables, and what each means. The README has the same ones.
pub const VARIABLES: [(&[&str], Words); 8] = [
    (
        &["PARTNER_ONBOARD_CLIENT_SECRET", "PARTNER_ONBOARD_PASSWORD"],
        words::man_variable_secrets,
    ),
    (
        &["PARTNER_ONBOARD_PASSPHRASE"],
        words::man_variable_passphrase,
    ),
    (
        &[
            "PARTNER_ONBOARD_TENANT",
            "PARTNER_ONBOARD_PARTNER_ID",
            "PARTNER_ONBOARD_CLIENT_ID",
            "PARTNER_ONBOARD_SECRET_EXPIRES",
            "PARTNER_ONBOARD_USER_ID",
            "PARTNER_ONBOARD_SIGN_IN",
            "PARTNER_ONBOARD_CLOUD",
            "PARTNER_ONBOARD_PROFILE",
            "PARTNER_ONBOARD_STORE",
            "PARTNER_ONBOARD_KEEP_PASSWORD",
        ],
        words::man_variable_answers,
    ),
    (&["PARTNER_ONBOARD_LANG"], words::man_variable_lang),
    (&["PARTNER_ONBOARD_HOME"], words::man_variable_home),
    (&["HTTPS_PROXY", "NO_PROXY"], words::man_variable_proxy),
    (&["NO_COLOR"], words::man_variable_no_color),
    (&["BROWSER"], words::man_variable_browser),
];

/// The exit codes as the end of `--help` has them.
pub(super) fn exit_codes(lang: Lang) -> String {
    let mut text = lang.say(&words::cli_exit_codes());
    for (code, meaning) in EXITS {
        let _ = write!(text, "\n  {code:<9} {}", lang.say(&meaning()));
    }
    text
}

/// The manual page in one language, for this table of arguments.
#[must_use]
pub fn page(lang: Lang, table: &Command) -> String {
    let say = |text: Text| lang.say(&text);
    let mut page = Roff::new();
    page.control(
        "TH",
        [
            &*PROGRAM.to_uppercase(),
            "1",
            DATE,
            concat!("partner-onboard ", env!("CARGO_PKG_VERSION")),
        ],
    );
    let about = plain(table.get_about());
    page.control("SH", [&*say(words::man_name())]);
    page.text([roman(format!("{PROGRAM} - {about}"))]);
    page.control("SH", [&*say(words::man_synopsis())]);
    usage(&mut page, table);
    page.control("SH", [&*say(words::man_options())]);
    options(&mut page, table, &[]);
    page.control("SH", [&*say(words::man_commands())]);
    let shared: Vec<&str> = ["help", "lang"].to_vec();
    commands(&mut page, table, PROGRAM, &shared);
    page.control("SH", [&*say(words::man_exits())]);
    for (code, meaning) in EXITS {
        entry(&mut page, vec![bold(code)], &say(meaning()));
    }
    page.control("SH", [&*say(words::man_variables())]);
    for (names, meaning) in VARIABLES {
        entry(&mut page, vec![bold(names.join(", "))], &say(meaning()));
    }
    page.control("SH", [&*say(words::man_files())]);
    page.text([roman(say(words::man_files_where()))]);
    ascii(&page.to_roff())
}

/// Characters outside ASCII as escapes, which every reader of these pages knows: not all are told how a file is encoded.
fn ascii(page: &str) -> String {
    let mut text = String::with_capacity(page.len());
    for character in page.chars() {
        if character.is_ascii() {
            text.push(character);
        } else {
            let _ = write!(text, "\\[u{:04X}]", u32::from(character));
        }
    }
    text
}

/// Every command that does something, one section each.
fn commands(page: &mut Roff, of: &Command, path: &str, shared: &[&str]) {
    for command in of.get_subcommands() {
        let path = format!("{path} {}", command.get_name());
        if command.has_subcommands() {
            commands(page, command, &path, shared);
            continue;
        }
        page.control("SS", [&*path]);
        page.text([roman(plain(command.get_about()))]);
        page.control("PP", []);
        usage(page, command);
        options(page, command, shared);
    }
}

fn usage(page: &mut Roff, command: &Command) {
    let mut command = command.clone();
    let usage = command.render_usage().to_string();
    // The heading of the usage is the help's: here there is one already.
    let usage = usage.split_once(':').map_or(&*usage, |(_, usage)| usage);
    page.text([bold(usage.trim())]);
}

fn options(page: &mut Roff, command: &Command, left_out: &[&str]) {
    for argument in command.get_arguments() {
        if argument.is_hide_set() || left_out.contains(&argument.get_id().as_str()) {
            continue;
        }
        let mut name = Vec::new();
        if let Some(short) = argument.get_short() {
            name.extend([bold(format!("-{short}")), roman(", ")]);
        }
        if let Some(long) = argument.get_long() {
            name.push(bold(format!("--{long}")));
        }
        if argument.get_action().takes_values() {
            for value in argument.get_value_names().unwrap_or_default() {
                let gap = if name.is_empty() { "" } else { " " };
                let gap = if argument.is_require_equals_set() {
                    "="
                } else {
                    gap
                };
                name.extend([roman(gap), italic(value.as_str())]);
            }
        }
        entry(page, name, &plain(argument.get_help()));
    }
}

fn entry(page: &mut Roff, name: Vec<Inline>, meaning: &str) {
    page.control("TP", []);
    page.text(name);
    page.text([roman(meaning)]);
}

fn plain(text: Option<&clap::builder::StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::args::{Known, table};

    #[test]
    fn every_command_option_exit_code_and_variable_is_in_the_page() {
        let known = Known {
            scenarios: vec!["ready"],
            checks: vec!["tenant"],
        };
        for lang in Lang::ALL {
            let page = page(lang, &table(lang, &known));
            assert!(page.is_ascii(), "{lang:?}");
            assert!(page.contains("\\[u2019]"), "{lang:?}");
            let heading = page.lines().find(|line| line.starts_with(".TH ")).unwrap();
            assert!(heading.contains(DATE), "{heading}");
            // As the reader would see them: dashes are written with an escape.
            let page = page
                .replace("\\-", "-")
                .replace("\\fB", "")
                .replace("\\fR", "");
            for part in [
                "partner-onboard sandbox serve",
                "partner-onboard profiles export",
                "--ca-out",
                "--answers",
                "PARTNER_ONBOARD_KEEP_PASSWORD",
                "143, 129",
            ] {
                assert!(page.contains(part), "{lang:?}: {part}\n{page}");
            }
            assert!(!page.contains("allow-debugger"), "{lang:?}");
        }
    }

    #[test]
    fn the_readme_has_the_same_exit_codes_and_variables() {
        let readme = include_str!("../../README.md");
        for (code, meaning) in EXITS {
            let row = format!("| {code} | {} |", Lang::En.say(&meaning()));
            assert!(readme.contains(&row), "{row}");
        }
        for name in VARIABLES.iter().flat_map(|(names, _)| *names) {
            let short = name.trim_start_matches("PARTNER_ONBOARD");
            let there = [*name, short].map(|name| readme.contains(&format!("`{name}`")));
            assert!(there.contains(&true), "{name}");
        }
    }
}
