//! `verify` in the table of arguments.

use super::page::Page;
use super::{Known, Verify, reach, text};
use crate::app::verify::{JOBS, MINUTES};
use crate::model::words;
use clap::{ArgAction, ArgMatches, Command};
use std::time::Duration;

impl Page {
    pub(super) fn verify(&self, known: &Known) -> Command {
        self.command("verify", words::cli_verify, words::cli_usage_verify)
            .arg(self.option("profile", words::cli_name_name, words::cli_verify_profile))
            .arg(self.flag("all", words::cli_verify_all).conflicts_with_all([
                "profile",
                "watch",
                "watch-for",
                "fix",
                "markdown",
            ]))
            .arg(
                self.number("jobs", words::cli_name_count, &words::cli_jobs(JOBS))
                    .requires("all"),
            )
            .arg(
                self.listed(
                    "only",
                    words::cli_name_check,
                    words::cli_only,
                    &known.checks,
                )
                .action(ArgAction::Append)
                .value_delimiter(','),
            )
            .arg(self.flag("watch", words::cli_watch).conflicts_with("fix"))
            .arg(
                self.number(
                    "watch-for",
                    words::cli_name_minutes,
                    &words::cli_watch_for(MINUTES),
                )
                .conflicts_with("fix"),
            )
            .arg(
                self.flag("fix", words::cli_fix)
                    .conflicts_with_all(["json", "markdown", "only"]),
            )
            .arg(
                self.flag("json", words::cli_json)
                    .conflicts_with("markdown"),
            )
            .arg(self.flag("markdown", words::cli_markdown))
            .arg(self.flag("ascii", words::cli_ascii))
            // Accepted for scripts that give it to both commands; there is nothing to switch off.
            .arg(self.flag("no-browser", words::cli_verify_no_browser))
            .args(self.reach(known))
    }
}

/// What was asked of `verify`.
pub(super) fn read(matches: &ArgMatches) -> Verify {
    let number = |id: &str| matches.get_one::<u64>(id).copied();
    Verify {
        profile: text(matches, "profile"),
        all: matches.get_flag("all"),
        jobs: number("jobs")
            .and_then(|jobs| usize::try_from(jobs).ok())
            .unwrap_or(JOBS),
        // Who says how long has said that.
        watch: matches.get_flag("watch") || number("watch-for").is_some(),
        watch_for: Duration::from_secs(60 * number("watch-for").unwrap_or(MINUTES)),
        fix: matches.get_flag("fix"),
        markdown: matches.get_flag("markdown"),
        only: matches
            .get_many::<String>("only")
            .map(|only| only.cloned().collect())
            .unwrap_or_default(),
        json: matches.get_flag("json"),
        ascii: matches.get_flag("ascii"),
        reach: reach(matches),
    }
}
