//! The commands of the line mode: one table, from which input is read and `:help` is printed.

use crate::model::text::Text;
use crate::model::words;

/// What a command does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Act {
    Back,
    Again,
    Fix,
    Details,
    Note,
    Support,
    Write,
    Open,
    Instead,
    Practice,
    Clear,
    Lang,
    Quit,
    Help,
}

/// A command: its name, what `:help` says of it, and what it does.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// Its name, without the colon. No two begin with the same letter.
    pub name: &'static str,
    /// What it does, one line.
    pub what: fn() -> Text,
    pub(super) act: Act,
}

/// All commands, in the order of `:help`.
pub const COMMANDS: [Command; 14] = [
    Command {
        name: "back",
        what: words::lines_command_back,
        act: Act::Back,
    },
    Command {
        name: "again",
        what: words::lines_command_again,
        act: Act::Again,
    },
    Command {
        name: "fix",
        what: words::lines_command_fix,
        act: Act::Fix,
    },
    Command {
        name: "details",
        what: words::lines_command_details,
        act: Act::Details,
    },
    Command {
        name: "note",
        what: words::lines_command_note,
        act: Act::Note,
    },
    Command {
        name: "support",
        what: words::lines_command_support,
        act: Act::Support,
    },
    Command {
        name: "write",
        what: words::lines_command_write,
        act: Act::Write,
    },
    Command {
        name: "open",
        what: words::lines_command_open,
        act: Act::Open,
    },
    Command {
        name: "instead",
        what: words::lines_command_instead,
        act: Act::Instead,
    },
    Command {
        name: "practice",
        what: words::lines_command_practice,
        act: Act::Practice,
    },
    Command {
        name: "clear",
        what: words::lines_command_clear,
        act: Act::Clear,
    },
    Command {
        name: "lang",
        what: words::lines_command_lang,
        act: Act::Lang,
    },
    Command {
        name: "quit",
        what: words::lines_command_quit,
        act: Act::Quit,
    },
    Command {
        name: "help",
        what: words::lines_command_help,
        act: Act::Help,
    },
];

/// What a line is.
#[derive(PartialEq, Eq, Debug)]
pub(super) enum Read<'a> {
    /// A command with what follows its name.
    Command(Act, &'a str),
    /// It looks like a command and is none.
    Unknown,
    /// A value, the doubled colon of one that begins with a colon made single.
    Value(&'a str),
}

/// Tells commands from values.
pub(super) fn read(line: &str) -> Read<'_> {
    let Some(rest) = line.strip_prefix(':') else {
        return Read::Value(line);
    };
    if rest.starts_with(':') {
        return Read::Value(rest);
    }
    let (name, argument) = rest
        .trim()
        .split_once(char::is_whitespace)
        .unwrap_or((rest.trim(), ""));
    let name = name.to_ascii_lowercase();
    COMMANDS
        .iter()
        .find(|command| !name.is_empty() && command.name.starts_with(&name))
        .map_or(Read::Unknown, |command| {
            Read::Command(command.act, argument.trim())
        })
}

/// The same where a secret is asked for: nothing of it may be changed, and hardly any of it be taken for a command. Only
/// the whole name is one, alone on its line.
pub(super) fn read_secret(line: &str) -> Read<'_> {
    line.strip_prefix(':')
        .and_then(|name| COMMANDS.iter().find(|command| command.name == name))
        .map_or(Read::Value(line), |command| Read::Command(command.act, ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_first_letter_of_every_command_is_enough() {
        let letters: BTreeSet<_> = COMMANDS.iter().map(|c| &c.name[..1]).collect();
        assert_eq!(letters.len(), COMMANDS.len());
        for command in COMMANDS {
            for name in [command.name, &command.name[..1]] {
                assert_eq!(
                    read(&format!(":{name}  x ")),
                    Read::Command(command.act, "x")
                );
            }
        }
    }

    #[test]
    fn of_a_secret_nothing_is_changed_and_only_a_whole_name_is_a_command() {
        for command in COMMANDS {
            let line = format!(":{}", command.name);
            assert_eq!(read_secret(&line), Read::Command(command.act, ""));
            for value in [
                &line[..2],
                &format!(":{line}"),
                &format!("{line} "),
                &line.to_uppercase(),
            ] {
                assert_eq!(read_secret(value), Read::Value(value));
            }
        }
        for value in ["", ":", "::", "::x", ":xyz", " :back", ":fix 3"] {
            assert_eq!(read_secret(value), Read::Value(value));
        }
    }

    #[test]
    fn two_colons_begin_a_value_and_a_colon_inside_is_none_of_our_business() {
        assert_eq!(read("::back"), Read::Value(":back"));
        assert_eq!(read("a:b"), Read::Value("a:b"));
        assert_eq!(read(""), Read::Value(""));
        for none in [":", ":xyz", ":backwards"] {
            assert_eq!(read(none), Read::Unknown, "{none}");
        }
    }
}
