//! Completions for shells.

use super::args::{self, Known, PROGRAM};
use crate::model::lang::Lang;
use clap_complete::Shell;

/// The completions for this shell.
#[must_use]
pub(super) fn completions(shell: Shell, lang: Lang, known: &Known) -> String {
    // Written in memory first: the generator panics when its output cannot be written.
    let mut text = Vec::new();
    let mut table = args::shown(lang, known);
    clap_complete::generate(shell, &mut table, PROGRAM, &mut text);
    let text = String::from_utf8_lossy(&text).into_owned();
    if shell != Shell::Bash {
        return text;
    }
    // The generator writes the hyphen of a name as it writes the step to a command, and then takes the one for the other, in
    // the labels only: what is set would never be found among them, and nothing below the first level be completed.
    let set = PROGRAM.replace('-', "__");
    text.replace(&PROGRAM.replace('-', "__subcmd__"), &set)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn made(shell: Shell) -> String {
        let known = Known {
            scenarios: vec!["ready"],
            checks: vec!["tenant"],
        };
        completions(shell, Lang::En, &known)
    }

    #[test]
    fn every_command_that_bash_comes_to_has_its_completions() {
        let text = made(Shell::Bash);
        let set: BTreeSet<&str> = text
            .lines()
            .filter_map(|line| line.trim().strip_prefix("cmd=\"")?.strip_suffix('"'))
            .filter(|name| !name.is_empty())
            .collect();
        let labels: BTreeSet<&str> = text
            .lines()
            .filter_map(|line| line.trim().strip_suffix(')'))
            .filter(|label| label.starts_with("partner__") && !label.contains(','))
            .collect();
        assert!(set.contains("partner__onboard__subcmd__profiles__subcmd__show"));
        assert_eq!(set, labels);
    }

    #[test]
    fn what_is_for_developers_is_offered_by_no_shell() {
        for shell in [
            Shell::Bash,
            Shell::Elvish,
            Shell::Fish,
            Shell::PowerShell,
            Shell::Zsh,
        ] {
            let text = made(shell);
            assert!(text.contains("no-browser"), "{shell}");
            assert!(!text.contains("allow-debugger"), "{shell}");
        }
    }
}
