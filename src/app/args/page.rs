//! The pieces of the table of arguments, in one language.

use super::FIRST_SCENARIO;
use super::Known;
use crate::model::endpoints::Cloud;
use crate::model::lang::Lang;
use crate::model::text::Text;
use crate::model::words;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};
use std::path::PathBuf;

/// The numbers that options take, from and to: the parser goes by it, and what is said of another one.
pub(in crate::app) const RANGES: [(&str, u64, u64); 4] = [
    ("jobs", 1, 64),
    ("watch-for", 1, 1440),
    ("timeout", 1, 600),
    ("latency", 0, 60_000),
];

/// A message without variables.
pub(super) type Words = fn() -> Text;

/// Makes parts of the table in one language.
pub(super) struct Page {
    pub(super) lang: Lang,
}

impl Page {
    pub(super) fn command(&self, name: &'static str, about: Words, usage: Words) -> Command {
        let heading = self.lang.say(&words::cli_usage());
        Command::new(name)
            .about(self.lang.say(&about()))
            .override_usage(self.lang.say(&usage()))
            .help_template(format!(
                "{{about}}\n\n{heading} {{usage}}\n\n{{all-args}}{{after-help}}"
            ))
            .disable_help_flag(true)
            .disable_help_subcommand(true)
            .arg(
                self.flag("help", words::cli_help)
                    .short('h')
                    .action(ArgAction::Help),
            )
    }

    pub(super) fn flag(&self, name: &'static str, help: Words) -> Arg {
        Arg::new(name)
            .long(name)
            .help(self.lang.say(&help()))
            .help_heading(self.lang.say(&words::cli_options()))
            .action(ArgAction::SetTrue)
    }

    pub(super) fn option(&self, name: &'static str, value: Words, help: Words) -> Arg {
        self.flag(name, help)
            .action(ArgAction::Set)
            .value_name(self.lang.say(&value()))
            .hide_possible_values(true)
            .hide_default_value(true)
    }

    /// An option with one of these values, which its help names.
    pub(super) fn listed(
        &self,
        name: &'static str,
        value: Words,
        help: fn(String) -> Text,
        possible: &[&'static str],
    ) -> Arg {
        self.flag(name, words::cli_help)
            .help(self.lang.say(&help(possible.join(", "))))
            .action(ArgAction::Set)
            .value_name(self.lang.say(&value()))
            .hide_possible_values(true)
            .value_parser(PossibleValuesParser::new(possible.iter().copied()))
    }

    /// An option with a number out of [`RANGES`].
    pub(super) fn number(&self, name: &'static str, value: Words, help: &Text) -> Arg {
        let range = RANGES.iter().find(|(known, ..)| *known == name);
        let (from, to) = range.map_or((0, u64::MAX), |(_, from, to)| (*from, *to));
        self.option(name, value, words::cli_help)
            .help(self.lang.say(help))
            .value_parser(value_parser!(u64).range(from..=to))
    }

    pub(super) fn place(&self, name: &'static str, value: Words, help: Words) -> Arg {
        Arg::new(name)
            .help(self.lang.say(&help()))
            .help_heading(self.lang.say(&words::cli_arguments()))
            .value_name(self.lang.say(&value()))
            .hide_possible_values(true)
            .hide_default_value(true)
    }

    pub(super) fn file(&self, name: &'static str, help: Words) -> Arg {
        self.option(name, words::cli_name_file, help)
            .value_parser(value_parser!(PathBuf))
    }

    pub(super) fn cloud(&self) -> Arg {
        self.listed(
            "cloud",
            words::cli_name_cloud,
            words::cli_cloud,
            &Cloud::ALL.map(Cloud::name),
        )
    }

    pub(super) fn reach(&self, known: &Known) -> Vec<Arg> {
        vec![
            self.option(
                "sandbox",
                words::cli_name_scenario,
                words::cli_sandbox_option,
            )
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value(FIRST_SCENARIO)
            .value_parser(PossibleValuesParser::new(known.scenarios.clone()))
            .conflicts_with("endpoints"),
            self.file("endpoints", words::cli_endpoints),
            self.file("ca-file", words::cli_ca_file),
            self.number("timeout", words::cli_name_seconds, &words::cli_timeout()),
        ]
    }

    pub(super) fn handoff(&self, known: &Known) -> Command {
        self.command("handoff", words::cli_handoff, words::cli_usage_handoff)
            .arg(self.option("profile", words::cli_name_name, words::cli_verify_profile))
            .arg(self.listed(
                "check",
                words::cli_name_check,
                words::cli_handoff_check,
                &known.checks,
            ))
            .args(self.reach(known))
    }

    pub(super) fn support(&self, known: &Known) -> Command {
        self.command("support", words::cli_support, words::cli_usage_support)
            .arg(self.option("profile", words::cli_name_name, words::cli_verify_profile))
            .arg(self.file("output", words::cli_support_output))
            .arg(self.flag("yes", words::cli_support_yes).requires("output"))
            .args(self.reach(known))
    }

    pub(super) fn onboard(&self, known: &Known) -> Vec<Arg> {
        let mut arguments = vec![
            self.option("profile", words::cli_name_name, words::cli_profile),
            self.cloud(),
            self.option("tenant", words::cli_name_tenant, words::cli_tenant),
            self.flag("plain", words::cli_plain),
            self.flag("ascii", words::cli_ascii),
            self.file("answers", words::cli_answers)
                .conflicts_with("plain"),
            self.flag("json", words::cli_json),
            self.flag("fresh", words::cli_fresh),
            self.flag("no-store", words::cli_no_store),
            self.flag("no-browser", words::cli_no_browser),
        ];
        arguments.extend(self.reach(known));
        arguments
    }

    pub(super) fn sandbox(&self, known: &Known) -> Command {
        self.command("sandbox", words::cli_sandbox, words::cli_usage_sandbox)
            .subcommand_required(true)
            .subcommand_help_heading(self.lang.say(&words::cli_commands()))
            .subcommand(
                self.command(
                    "list",
                    words::cli_sandbox_list,
                    words::cli_usage_sandbox_list,
                )
                .arg(self.flag("json", words::cli_json)),
            )
            .subcommand(
                self.command(
                    "answers",
                    words::cli_sandbox_answers,
                    words::cli_usage_sandbox_answers,
                )
                .arg(
                    self.place("scenario", words::cli_name_scenario, words::cli_scenario)
                        .value_parser(PossibleValuesParser::new(known.scenarios.clone()))
                        .default_value(FIRST_SCENARIO),
                ),
            )
            .subcommand(self.serve(known))
    }

    pub(super) fn serve(&self, known: &Known) -> Command {
        self.command(
            "serve",
            words::cli_sandbox_serve,
            words::cli_usage_sandbox_serve,
        )
        .arg(
            self.option(
                "scenario",
                words::cli_name_scenario,
                words::cli_serve_scenario,
            )
            .value_parser(PossibleValuesParser::new(known.scenarios.clone()))
            .default_value(FIRST_SCENARIO),
        )
        .arg(
            self.option("port", words::cli_name_port, words::cli_serve_port)
                .value_parser(value_parser!(u16)),
        )
        .arg(
            self.file("scenario-file", words::cli_serve_scenario_file)
                .conflicts_with("scenario"),
        )
        .arg(self.file("state", words::cli_serve_state))
        .arg(self.flag("tls", words::cli_serve_tls))
        .arg(self.file("ca-out", words::cli_serve_ca_out).requires("tls"))
        .arg(self.number(
            "latency",
            words::cli_name_milliseconds,
            &words::cli_serve_latency(),
        ))
        .arg(self.flag("trace", words::cli_serve_trace))
    }
}
