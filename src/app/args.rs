//! The arguments: one table of commands and options, with every word of their help from the locales.

mod page;
mod profiles;
mod verify;

pub use profiles::{Export, Import, Profiles};

use super::manual::exit_codes;
use super::usage::explain;
use crate::model::lang::Lang;
use crate::model::words;
use clap::builder::PossibleValuesParser;
use clap::parser::ValueSource;
use clap::{ArgAction, ArgMatches, Command, value_parser};
use clap_complete::Shell;
use page::Page;
pub(super) use page::RANGES;
use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

/// The name of the program, in help and completions.
pub const PROGRAM: &str = "partner-onboard";
/// The scenario of a bare `--sandbox`.
pub const FIRST_SCENARIO: &str = "ready";
/// Keeps the memory readable for a debugger; for developers, not in the help.
pub const ALLOW_DEBUGGER: &str = "--allow-debugger";

/// What is asked of the program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Request {
    /// The wizard.
    Onboard(Onboard),
    /// Run the checks of a saved profile.
    Verify(Verify),
    /// Print a valid access token.
    Token(Token),
    /// Do something with the saved profiles.
    Profiles(Profiles),
    /// Say what an error means.
    Explain(Explain),
    /// Look for what stands between here and the services.
    Doctor(Doctor),
    /// Gather what somebody needs to help.
    Support(Support),
    /// Print a note for an administrator.
    Handoff(Handoff),
    /// List the sandbox's scenarios, as JSON or as text.
    SandboxList(bool),
    /// Print an answers file of practice values.
    SandboxAnswers(String),
    /// Serve the sandbox for other programs.
    SandboxServe(Serve),
    /// Print the manual page.
    Manual,
    /// Print the completions for this shell.
    Completions(Shell),
}

/// How services are reached.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reach {
    /// The sandbox's scenario, if everything runs against the sandbox.
    pub sandbox: Option<String>,
    /// A file with other addresses of the services.
    pub endpoints: Option<PathBuf>,
    /// A file with further certificate authorities, PEM.
    pub ca_file: Option<PathBuf>,
    /// The longest that one request may take.
    pub timeout: Option<Duration>,
}

/// The arguments of `onboard`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of its own on the command line"
)]
pub struct Onboard {
    /// The profile to take up or to make.
    pub profile: Option<String>,
    /// The Microsoft cloud.
    pub cloud: Option<String>,
    /// The tenant.
    pub tenant: Option<String>,
    /// Line by line instead of full screen.
    pub plain: bool,
    /// ASCII characters only.
    pub ascii: bool,
    /// The answers file, or `-` for standard input.
    pub answers: Option<PathBuf>,
    /// Print the report as JSON.
    pub json: bool,
    /// Do not offer the draft.
    pub fresh: bool,
    /// Keep no secrets.
    pub no_store: bool,
    /// Open no browser.
    pub no_browser: bool,
    /// How services are reached.
    pub reach: Reach,
}

/// The arguments of `verify`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of its own on the command line"
)]
pub struct Verify {
    /// The profile; needed if there are several.
    pub profile: Option<String>,
    /// All profiles.
    pub all: bool,
    /// Profiles at the same time.
    pub jobs: usize,
    /// Look again at what lags.
    pub watch: bool,
    /// How long.
    pub watch_for: Duration,
    /// Open the wizard where something is not met.
    pub fix: bool,
    /// Print the report as Markdown.
    pub markdown: bool,
    /// Only these checks and what they need.
    pub only: Vec<String>,
    /// Print the report as JSON.
    pub json: bool,
    /// ASCII characters only.
    pub ascii: bool,
    /// How services are reached.
    pub reach: Reach,
}

/// The arguments of `token`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Token {
    /// The profile; needed if there are several.
    pub profile: Option<String>,
    /// Print JSON with what is known of the token.
    pub json: bool,
    /// Print the whole header line.
    pub header: bool,
    /// How services are reached.
    pub reach: Reach,
}

/// The arguments of `sandbox serve`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Serve {
    /// The scenario.
    pub scenario: String,
    /// The port; 0 is a free one.
    pub port: u16,
    /// Over TLS.
    pub tls: bool,
    /// Where the certificate authority is written, if not to the folder of our files.
    pub ca_out: Option<PathBuf>,
    /// How much later each answer is sent, in milliseconds.
    pub latency: u64,
    /// Say more of each answer.
    pub trace: bool,
    /// A situation of one's own in place of a scenario.
    pub scenario_file: Option<PathBuf>,
    /// The file that the state is kept in, and continued from.
    pub state: Option<PathBuf>,
}

/// The arguments of `explain`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Explain {
    /// A code or a text, in words; `-` alone, or none, for standard input.
    pub text: Vec<String>,
    /// Print JSON.
    pub json: bool,
}

/// The arguments of `doctor`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Doctor {
    /// The Microsoft cloud.
    pub cloud: Option<String>,
    /// Print JSON.
    pub json: bool,
    /// ASCII characters only.
    pub ascii: bool,
    /// How services are reached.
    pub reach: Reach,
}

/// The arguments of `support`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Support {
    /// The profile; needed if there are several.
    pub profile: Option<String>,
    /// Where the bundle is written as well.
    pub output: Option<PathBuf>,
    /// Write it without asking.
    pub yes: bool,
    /// How services are reached.
    pub reach: Reach,
}

/// The arguments of `handoff`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Handoff {
    /// The profile; needed if there are several.
    pub profile: Option<String>,
    /// The check that the note is about, if not the first that is not met.
    pub check: Option<String>,
    /// How services are reached.
    pub reach: Reach,
}

/// Why there is nothing to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Help or version was asked for: this is it, for standard output.
    Shown(String),
    /// The arguments make no sense: this is why, for standard error.
    Usage(String),
}

/// The names that arguments may have.
#[derive(Clone, Debug)]
pub struct Known {
    /// Scenarios of the sandbox.
    pub scenarios: Vec<&'static str>,
    /// Checks.
    pub checks: Vec<&'static str>,
}

/// Reads the arguments, the program's name not among them.
///
/// # Errors
/// [`Refusal`]: something to show instead.
pub fn parse(arguments: &[OsString], lang: Lang, known: &Known) -> Result<Request, Refusal> {
    let words = std::iter::once(OsString::from(PROGRAM)).chain(spelled_out(arguments));
    let matches = match table(lang, known).try_get_matches_from(words) {
        Ok(matches) => matches,
        Err(error) if error.use_stderr() => {
            return Err(Refusal::Usage(explain(&error, arguments, lang, known)));
        }
        Err(error) => return Err(Refusal::Shown(error.render().to_string())),
    };
    let Some((name, inner)) = matches.subcommand() else {
        return Ok(Request::Onboard(onboard(&matches)));
    };
    misplaced(&matches, name, lang)?;
    Ok(match (name, inner.subcommand()) {
        ("verify", _) => Request::Verify(verify::read(inner)),
        ("token", _) => Request::Token(Token {
            profile: text(inner, "profile"),
            json: inner.get_flag("json"),
            header: inner.get_flag("header"),
            reach: reach(inner),
        }),
        ("explain", _) => Request::Explain(Explain {
            text: inner
                .get_many::<String>("text")
                .map(|text| text.cloned().collect())
                .unwrap_or_default(),
            json: inner.get_flag("json"),
        }),
        ("doctor", _) => Request::Doctor(Doctor {
            cloud: text(inner, "cloud"),
            json: inner.get_flag("json"),
            ascii: inner.get_flag("ascii"),
            reach: reach(inner),
        }),
        ("support", _) => Request::Support(Support {
            profile: text(inner, "profile"),
            output: path(inner, "output"),
            yes: inner.get_flag("yes"),
            reach: reach(inner),
        }),
        ("handoff", _) => Request::Handoff(Handoff {
            profile: text(inner, "profile"),
            check: text(inner, "check"),
            reach: reach(inner),
        }),
        ("profiles", asked) => Request::Profiles(profiles::read(asked)),
        ("sandbox", Some(("answers", inner))) => {
            Request::SandboxAnswers(required(inner, "scenario"))
        }
        ("sandbox", Some(("serve", inner))) => Request::SandboxServe(Serve {
            scenario: required(inner, "scenario"),
            port: inner.get_one("port").copied().unwrap_or_default(),
            tls: inner.get_flag("tls"),
            ca_out: path(inner, "ca-out"),
            latency: inner.get_one("latency").copied().unwrap_or_default(),
            trace: inner.get_flag("trace"),
            scenario_file: path(inner, "scenario-file"),
            state: path(inner, "state"),
        }),
        ("sandbox", list) => {
            Request::SandboxList(list.is_some_and(|(_, inner)| inner.get_flag("json")))
        }
        ("man", _) => Request::Manual,
        ("completions", _) => Request::Completions(
            inner
                .get_one::<Shell>("shell")
                .copied()
                .unwrap_or(Shell::Bash),
        ),
        _ => Request::Onboard(onboard(inner)),
    })
}

/// `help COMMAND` as `COMMAND --help`.
fn spelled_out(arguments: &[OsString]) -> Vec<OsString> {
    match arguments {
        [first, command @ ..] if first == "help" => {
            let mut words = command.to_vec();
            words.push("--help".into());
            words
        }
        _ => arguments.to_vec(),
    }
}

/// An option of the wizard before another command's name would be lost: it is refused.
fn misplaced(matches: &ArgMatches, command: &str, lang: Lang) -> Result<(), Refusal> {
    let stray = matches.ids().map(clap::Id::as_str).find(|id| {
        !["lang", "allow-debugger"].contains(id)
            && matches.value_source(id) == Some(ValueSource::CommandLine)
    });
    match stray {
        Some(id) => Err(Refusal::Usage(
            lang.say(&words::usage_place(format!("--{id}"), command)),
        )),
        None => Ok(()),
    }
}

fn text(matches: &ArgMatches, id: &str) -> Option<String> {
    matches.get_one::<String>(id).cloned()
}

fn required(matches: &ArgMatches, id: &str) -> String {
    text(matches, id).unwrap_or_default()
}

fn path(matches: &ArgMatches, id: &str) -> Option<PathBuf> {
    matches.get_one::<PathBuf>(id).cloned()
}

fn reach(matches: &ArgMatches) -> Reach {
    Reach {
        sandbox: text(matches, "sandbox"),
        endpoints: path(matches, "endpoints"),
        ca_file: path(matches, "ca-file"),
        timeout: matches
            .get_one::<u64>("timeout")
            .map(|seconds| Duration::from_secs(*seconds)),
    }
}

fn onboard(matches: &ArgMatches) -> Onboard {
    Onboard {
        profile: text(matches, "profile"),
        cloud: text(matches, "cloud"),
        tenant: text(matches, "tenant"),
        plain: matches.get_flag("plain"),
        ascii: matches.get_flag("ascii"),
        answers: path(matches, "answers"),
        json: matches.get_flag("json"),
        fresh: matches.get_flag("fresh"),
        no_store: matches.get_flag("no-store"),
        no_browser: matches.get_flag("no-browser"),
        reach: reach(matches),
    }
}

/// The table, in one language.
#[must_use]
pub fn table(lang: Lang, known: &Known) -> Command {
    shown(lang, known).arg(
        Page { lang }
            .flag("allow-debugger", words::cli_allow_debugger)
            .hide(true)
            .global(true),
    )
}

/// The same without what is for developers: shells offer hidden options as well.
pub(super) fn shown(lang: Lang, known: &Known) -> Command {
    let page = Page { lang };
    page.command(PROGRAM, words::cli_about, words::cli_usage_root)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .subcommand_help_heading(lang.say(&words::cli_commands()))
        .after_help(exit_codes(lang))
        .arg(
            page.flag("version", words::cli_version)
                .short('V')
                .action(ArgAction::Version),
        )
        .arg(
            page.option("lang", words::cli_name_lang, words::cli_lang)
                .value_parser(PossibleValuesParser::new(Lang::ALL.map(Lang::code)))
                .global(true),
        )
        .args(page.onboard(known))
        .subcommand(
            page.command("onboard", words::cli_onboard, words::cli_usage_onboard)
                .args(page.onboard(known)),
        )
        .subcommand(page.verify(known))
        .subcommand(
            page.command("token", words::cli_token, words::cli_usage_token)
                .arg(page.option("profile", words::cli_name_name, words::cli_verify_profile))
                .arg(page.flag("header", words::cli_token_header))
                .arg(
                    page.flag("json", words::cli_token_json)
                        .conflicts_with("header"),
                )
                .args(page.reach(known)),
        )
        .subcommand(
            page.command("explain", words::cli_explain, words::cli_usage_explain)
                .arg(
                    page.place("text", words::cli_name_text, words::cli_explain_text)
                        .num_args(0..),
                )
                .arg(page.flag("json", words::cli_json_explain)),
        )
        .subcommand(
            page.command("doctor", words::cli_doctor, words::cli_usage_doctor)
                .arg(page.cloud())
                .arg(page.flag("json", words::cli_json))
                .arg(page.flag("ascii", words::cli_ascii))
                .args(page.reach(known)),
        )
        .subcommand(page.handoff(known))
        .subcommand(page.support(known))
        .subcommand(page.profiles())
        .subcommand(page.sandbox(known))
        .subcommand(page.command("man", words::cli_man, words::cli_usage_man))
        .subcommand(
            page.command(
                "completions",
                words::cli_completions,
                words::cli_usage_completions,
            )
            .arg(
                page.place("shell", words::cli_name_shell, words::cli_shell)
                    .value_parser(value_parser!(Shell))
                    .required(true),
            ),
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known {
        Known {
            scenarios: vec!["ready", "no-erv"],
            checks: vec!["tenant", "role"],
        }
    }

    fn read(line: &str) -> Result<Request, Refusal> {
        let words: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
        parse(&words, Lang::En, &known())
    }

    fn fault(line: &str) -> String {
        match read(line) {
            Err(Refusal::Usage(text)) => text,
            other => panic!("'{line}' gave {other:?}"),
        }
    }

    #[test]
    fn the_table_is_sound_in_every_language() {
        for lang in Lang::ALL {
            table(lang, &known()).debug_assert();
        }
    }

    #[test]
    fn help_and_a_command_is_the_help_of_that_command() {
        for (asked, same) in [
            ("help", "--help"),
            ("help verify", "verify --help"),
            ("help sandbox serve", "sandbox serve --help"),
        ] {
            let Err(Refusal::Shown(help)) = read(asked) else {
                panic!("{asked}")
            };
            assert_eq!(read(same), Err(Refusal::Shown(help)));
        }
        assert!(fault("help nosuch").contains("nosuch"));
    }

    #[test]
    fn no_command_is_the_wizard() {
        let Ok(Request::Onboard(onboard)) = read("--sandbox --plain --profile demo") else {
            panic!("not the wizard");
        };
        assert_eq!(onboard.reach.sandbox.as_deref(), Some("ready"));
        assert_eq!(onboard.profile.as_deref(), Some("demo"));
        assert!(onboard.plain && !onboard.json);
        assert_eq!(
            read("onboard --sandbox=no-erv --fresh"),
            Ok(Request::Onboard(Onboard {
                fresh: true,
                reach: Reach {
                    sandbox: Some("no-erv".to_owned()),
                    ..Reach::default()
                },
                ..Onboard::default()
            }))
        );
    }

    #[test]
    fn several_checks_can_be_asked_for_in_either_way() {
        for line in [
            "verify --only tenant --only role",
            "verify --only tenant,role",
        ] {
            let Ok(Request::Verify(verify)) = read(line) else {
                panic!("not verify");
            };
            assert_eq!(verify.only, ["tenant", "role"]);
        }
    }

    #[test]
    fn the_sandbox_is_served_on_a_free_port_without_tls_unless_asked_otherwise() {
        let plain = Serve {
            scenario: "ready".to_owned(),
            ..Serve::default()
        };
        assert_eq!(read("sandbox serve"), Ok(Request::SandboxServe(plain)));
        let line =
            "sandbox serve --scenario no-erv --port 4000 --tls --ca-out x.pem --latency 9 --trace";
        let asked = Serve {
            scenario: "no-erv".to_owned(),
            port: 4000,
            tls: true,
            ca_out: Some(PathBuf::from("x.pem")),
            latency: 9,
            trace: true,
            scenario_file: None,
            state: None,
        };
        assert_eq!(read(line), Ok(Request::SandboxServe(asked)));
    }

    #[test]
    fn an_unknown_scenario_or_check_names_the_known_ones() {
        assert!(fault("--sandbox=nosuch").contains("ready, no-erv"));
        assert!(fault("sandbox answers nosuch").contains("ready, no-erv"));
        assert!(fault("sandbox answers nosuch").contains("for SCENARIO."));
        assert!(fault("verify --only nosuch").contains("tenant, role"));
    }

    #[test]
    fn a_number_out_of_range_is_told_the_range() {
        for (line, range) in [
            ("verify --all --jobs 0", "1 to 64"),
            ("verify --watch --watch-for 0", "1 to 1440"),
            ("verify --timeout 0", "1 to 600"),
            ("doctor --timeout 601", "1 to 600"),
            ("verify --timeout soon", "1 to 600"),
            ("sandbox serve --latency 60001", "0 to 60000"),
        ] {
            assert!(fault(line).contains(range), "{line}: {}", fault(line));
        }
    }

    #[test]
    fn a_time_to_watch_for_is_a_wish_to_watch() {
        let Ok(Request::Verify(verify)) = read("verify --watch-for 2") else {
            panic!("not verify");
        };
        assert!(verify.watch);
        assert_eq!(verify.watch_for, Duration::from_secs(120));
        for line in ["verify --watch-for 2 --fix", "verify --watch-for 2 --all"] {
            assert!(fault(line).contains("--watch-for"), "{line}");
        }
    }

    #[test]
    fn a_profile_without_its_option_is_told_the_option() {
        for line in ["verify demo", "token demo", "handoff demo", "support demo"] {
            assert!(fault(line).contains("--profile demo"), "{line}");
        }
        for line in [
            "doctor demo",
            "verify --demo",
            "verify ../demo",
            "verify --all demo",
            "profiles rename token x y",
        ] {
            assert!(!fault(line).contains("--profile"), "{line}");
        }
    }

    #[test]
    fn a_scenario_after_a_blank_is_told_the_spelling() {
        assert!(fault("--sandbox no-erv").contains("--sandbox=no-erv"));
        assert!(fault("verify --sandbox no-erv").contains("--sandbox=no-erv"));
        assert!(fault("sandbox serve no-erv").contains("--scenario no-erv"));
    }

    #[test]
    fn a_secret_as_an_option_is_refused_without_repeating_it() {
        for line in [
            "--client-secret=hunter2hunter2",
            "--client-secret hunter2hunter2",
            "verify --password=hunter2hunter2",
        ] {
            let said = fault(line);
            assert!(said.contains("PARTNER_ONBOARD_CLIENT_SECRET"), "{said}");
            assert!(!said.contains("hunter2"), "{said}");
        }
    }

    #[test]
    fn an_option_before_another_command_is_refused_instead_of_lost() {
        assert!(fault("--sandbox verify").contains("--sandbox"));
        assert!(fault("--json onboard").contains("onboard"));
        assert!(read("--lang fr profiles list").is_ok());
    }

    #[test]
    fn every_usage_error_has_a_sentence_of_ours() {
        for line in [
            "nosuch",
            "--nosuch",
            "verify --profle x",
            "verify --profile",
            "verify --timeout never",
            "verify --timeout 0",
            "verify --json --json",
            "token --json --header",
            "token demo",
            "profiles",
            "profiles show",
            "profiles show a b",
            "sandbox",
            "sandbox serve --port 70000",
            "sandbox serve --scenario nosuch",
            "sandbox serve --latency 60001",
            "sandbox serve --ca-out x",
            "completions",
            "completions tcsh",
            "--answers x --plain",
            "--sandbox --endpoints x",
            "--json=x",
        ] {
            for lang in Lang::ALL {
                let words: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
                let Err(Refusal::Usage(said)) = parse(&words, lang, &known()) else {
                    panic!("'{line}' was accepted");
                };
                assert!(!said.contains("error:"), "{line}: {said}");
                assert!(said.contains("--help"), "{line}: {said}");
            }
        }
    }
}
