//! The program as its users meet it: arguments in, standard output, standard error and exit code out.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

use partner_onboard::model::question::QuestionId;
use partner_onboard::model::sign_in::SignIn;
use partner_onboard::sandbox::practice;
use partner_onboard::sandbox::scenario::{SCENARIOS, Scenario};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use std::thread;
use tempfile::TempDir;

/// A home of its own, so that no test sees another's files or the developer's.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_partner-onboard"));
        command
            .args(arguments)
            .env("PARTNER_ONBOARD_HOME", self.path())
            .env("PARTNER_ONBOARD_LANG", "en")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.run_with(arguments, "")
    }

    fn run_with(&self, arguments: &[&str], input: &str) -> Output {
        finish(self.command(arguments).spawn().unwrap(), input)
    }
}

fn finish(mut child: Child, input: &str) -> Output {
    // The program may end before it has read everything; that is its business.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// One document and nothing else.
fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}\nout: {}\nerr: {}", out(output), err(output)))
}

/// The same for every scenario.
fn practice_answers() -> &'static str {
    static ANSWERS: OnceLock<String> = OnceLock::new();
    ANSWERS.get_or_init(|| out(&Home::new().run(&["sandbox", "answers", "ready"])))
}

fn onboard(home: &Home, scenario: &str, more: &[&str]) -> Output {
    let sandbox = format!("--sandbox={scenario}");
    let mut arguments = vec!["onboard", sandbox.as_str(), "--answers", "-"];
    arguments.extend(more);
    home.run_with(&arguments, practice_answers())
}

/// Check names with this verdict, in the order of the report.
fn with_verdict<'a>(report: &'a Value, verdicts: &[&str]) -> Vec<&'a str> {
    report["checks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|check| verdicts.contains(&check["verdict"].as_str().unwrap()))
        .map(|check| check["id"].as_str().unwrap())
        .collect()
}

fn files(folder: &Path, found: &mut Vec<Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(fs::read(path).unwrap());
        }
    }
}

fn sentinels() -> Vec<String> {
    let practice = practice();
    [QuestionId::ClientSecret, QuestionId::Password]
        .into_iter()
        .map(|id| {
            #[expect(
                clippy::disallowed_methods,
                reason = "practice values serve as sentinels"
            )]
            practice.secret(id).unwrap().expose().to_owned()
        })
        .collect()
}

fn has(haystack: &[u8], needle: &str) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle.as_bytes())
}

#[test]
fn practice_answers_lead_to_a_ready_profile_without_a_secret_in_it() {
    let home = Home::new();
    let output = onboard(&home, "ready", &["--json", "--profile", "demo"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let report = json(&output);
    assert_eq!(report["outcome"], "ready");
    assert_eq!(report["profile"], "demo");
    assert_eq!(with_verdict(&report, &["met"]).len(), 12);

    assert!(home.path().join("profiles/demo.json").is_file());
    let mut written = Vec::new();
    files(home.path(), &mut written);
    for secret in sentinels() {
        assert!(!written.iter().any(|bytes| has(bytes, &secret)));
        assert!(!has(&output.stdout, &secret) && !has(&output.stderr, &secret));
    }
}

#[test]
fn a_rehearsal_that_is_told_to_store_secrets_says_that_it_keeps_none() {
    for (store, told) in [("file", true), ("keychain", true), ("none", false)] {
        let home = Home::new();
        let mut answers: Value = serde_json::from_str(practice_answers()).unwrap();
        answers["store"] = store.into();
        let arguments = ["onboard", "--sandbox", "--answers", "-", "--profile", "p"];
        let output = home.run_with(&arguments, &answers.to_string());
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let said = err(&output).contains("No secrets are stored");
        assert_eq!(said, told, "{store}: {}", err(&output));
        assert!(!home.path().join("secrets").exists());
    }
}

#[test]
fn a_role_that_was_taken_away_is_found_by_verify() {
    let home = Home::new();
    onboard(&home, "ready", &["--profile", "demo"]);
    let output = home.run(&["verify", "--profile", "demo", "--sandbox=no-erv", "--json"]);
    assert_eq!(output.status.code(), Some(3), "{}", err(&output));
    let report = json(&output);
    assert_eq!(report["outcome"], "not-ready");
    assert_eq!(with_verdict(&report, &["unmet"]), ["role", "access"]);
    assert_eq!(with_verdict(&report, &["met"]).len(), 10);
    let plain = home.run(&["verify", "--sandbox=no-erv"]);
    assert_eq!(plain.status.code(), Some(3));
    assert!(out(&plain).contains("Executive Report Viewer"));
}

#[test]
fn verify_says_what_has_changed_since_it_was_last_known_and_nothing_else() {
    let home = Home::new();
    onboard(&home, "ready", &["--profile", "demo"]);
    let profile: Value =
        serde_json::from_str(&out(&home.run(&["profiles", "show", "demo", "--json"]))).unwrap();
    let saved = profile["saved_at"].clone();
    let verify = |sandbox: &str, only: &[&str]| {
        let all = [&["verify", "--profile", "demo", "--json", sandbox], only].concat();
        json(&home.run(&all))["changes"].clone()
    };
    let changes = |report: &Value| -> Vec<(String, String, String)> {
        let text = |change: &Value, key: &str| change[key].as_str().unwrap().to_owned();
        let changes = report.as_array().unwrap().iter();
        changes
            .map(|change| {
                (
                    text(change, "check"),
                    text(change, "from"),
                    text(change, "to"),
                )
            })
            .collect()
    };
    let change =
        |check: &str, from: &str, to: &str| (check.to_owned(), from.to_owned(), to.to_owned());
    assert_eq!(changes(&verify("--sandbox", &[])), []);

    let lost = [
        change("role", "met", "unmet"),
        change("access", "met", "unmet"),
    ];
    let found = verify("--sandbox=no-erv", &[]);
    assert_eq!(changes(&found), lost);
    assert!(found[0]["since"].as_str() >= saved.as_str(), "{found}");
    // Said once; and a network that is away changes nothing.
    assert_eq!(changes(&verify("--sandbox=no-erv", &[])), []);
    assert_eq!(changes(&verify("--sandbox=offline", &[])), []);

    // Of what was not looked at, nothing is said.
    assert_eq!(changes(&verify("--sandbox", &["--only", "tenant"])), []);
    let back = [
        change("role", "unmet", "met"),
        change("access", "unmet", "met"),
    ];
    assert_eq!(changes(&verify("--sandbox", &[])), back);
}

#[test]
fn every_scenario_ends_as_documented_in_verify() {
    let home = Home::new();
    onboard(&home, "ready", &["--profile", "demo"]);
    let home = &home;
    // That late answers change nothing, the journeys show: here they would only be waited for.
    let in_time = SCENARIOS.iter().filter(|scenario| scenario.name != "slow");
    let wrong: Vec<String> = thread::scope(|scope| {
        let threads: Vec<_> = in_time
            .map(|scenario| {
                scope.spawn(move || {
                    let sandbox = format!("--sandbox={}", scenario.name);
                    let output = home.run(&["verify", "--profile", "demo", "--json", &sandbox]);
                    not_as_documented(scenario, &output)
                })
            })
            .collect();
        let faults = threads.into_iter().map(|thread| thread.join().unwrap());
        faults.flatten().collect()
    });
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn onboard_ends_with_every_exit_code_that_an_outcome_has() {
    let mut codes = BTreeSet::new();
    let one_of_each = SCENARIOS
        .iter()
        .filter(|scenario| codes.insert(scenario.by_password.exit));
    for scenario in one_of_each.collect::<Vec<_>>() {
        let output = onboard(&Home::new(), scenario.name, &["--json"]);
        assert_eq!(not_as_documented(scenario, &output), None);
    }
    assert_eq!(codes, BTreeSet::from([0, 3, 4, 5]));
}

/// What is not as the scenario says, if anything.
fn not_as_documented(scenario: &Scenario, output: &Output) -> Option<String> {
    let report = json(output);
    let checks = report["checks"].as_array().unwrap();
    let first = checks
        .iter()
        .find(|check| check["verdict"] == "unmet" || check["verdict"] == "unknown");
    let found = first.and_then(|check| check["id"].as_str());
    let code = first.and_then(|check| check["problem"]["code"].as_str());
    let exit = output.status.code().map(i64::from);
    let fault = if found != scenario.by_password.first.map(|check| check.0) {
        format!("{found:?} is the first not met")
    } else if scenario.by_password.code.is_some() && code != scenario.by_password.code {
        format!("the code is {code:?}")
    } else if exit != Some(i64::from(scenario.by_password.exit)) {
        format!("the exit code is {exit:?}")
    } else {
        return None;
    };
    Some(format!("{}: {fault}", scenario.name))
}

#[test]
fn where_nobody_can_enter_a_device_code_a_person_is_asked_for_and_no_password() {
    let home = Home::new();
    let mut answers: Value = serde_json::from_str(practice_answers()).unwrap();
    answers["sign_in"] = "device-code".into();
    answers["profile"] = "demo".into();
    answers.as_object_mut().unwrap().remove("password");
    let arguments = ["onboard", "--sandbox", "--answers", "-", "--json"];
    let onboard = home.run_with(&arguments, &answers.to_string());
    let verify = home.run(&["verify", "--profile", "demo", "--sandbox", "--json"]);
    for output in [onboard, verify] {
        assert_eq!(output.status.code(), Some(5), "{}", err(&output));
        let report = json(&output);
        assert_eq!(report["outcome"], "sign-in-needed");
        assert_eq!(with_verdict(&report, &["unmet"]), ["sign-in"]);
        let problem = report["checks"][4]["problem"].to_string();
        assert!(problem.contains("nobody is here"), "{problem}");
    }
}

#[test]
fn only_the_checks_asked_for_and_their_needs_are_run() {
    let home = Home::new();
    onboard(&home, "ready", &["--profile", "demo"]);
    let output = home.run(&[
        "verify",
        "--sandbox=no-erv",
        "--only",
        "enrolment",
        "--json",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(
        with_verdict(&json(&output), &["met"]),
        ["tenant", "account", "client", "sign-in", "enrolment"]
    );
}

#[test]
fn a_practice_profile_is_refused_without_the_sandbox_before_anything_is_asked() {
    let home = Home::new();
    onboard(&home, "ready", &["--profile", "demo"]);
    let onboard: &[&str] = &["onboard", "--profile", "demo", "--answers", "x"];
    for arguments in [&["verify", "--profile", "demo"], onboard] {
        let (command, output) = (arguments[0], home.run(arguments));
        assert_eq!(output.status.code(), Some(2));
        assert!(
            err(&output).contains(&format!(
                "partner-onboard {command} --profile demo --sandbox"
            )),
            "{}",
            err(&output)
        );
        assert!(output.stdout.is_empty());
    }
}

/// A profile for the real services, as if it had been saved here.
fn live_profile(home: &Home, name: &str) {
    onboard(home, "ready", &["--profile", name]);
    let path = home.path().join(format!("profiles/{name}.json"));
    let text = fs::read_to_string(&path).unwrap();
    let live = text.replace("\"sandbox\"", "\"live\"");
    assert_ne!(text, live);
    let mut file = fs::File::create(&path).unwrap();
    file.write_all(live.as_bytes()).unwrap();
}

#[test]
fn a_real_profile_has_no_business_in_the_sandbox_and_is_not_replaced_by_practice() {
    let home = Home::new();
    live_profile(&home, "work");
    let output = home.run(&["verify", "--profile", "work", "--sandbox"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("work"));

    let before = fs::read(home.path().join("profiles/work.json")).unwrap();
    let output = onboard(&home, "ready", &["--profile", "work"]);
    assert_eq!(output.status.code(), Some(2), "{}", err(&output));
    assert_eq!(
        fs::read(home.path().join("profiles/work.json")).unwrap(),
        before
    );
}

#[test]
fn a_disk_that_fails_is_told_from_what_cannot_be_done() {
    let home = Home::new();
    live_profile(&home, "work");
    let mut answers: Value = serde_json::from_str(practice_answers()).unwrap();
    answers["profile"] = "work".into();
    let arguments = ["onboard", "--sandbox", "--answers", "-"];
    let refused = home.run_with(&arguments, &answers.to_string());
    assert_eq!(refused.status.code(), Some(2), "{}", err(&refused));
    let none = home.run(&["profiles", "remove", "nobody"]);
    assert_eq!(none.status.code(), Some(2), "{}", err(&none));

    // A folder where the lock's file should be: everything can be read and nothing written.
    fs::remove_file(home.path().join(".lock")).unwrap();
    fs::create_dir(home.path().join(".lock")).unwrap();
    let failed = onboard(&home, "ready", &["--profile", "new"]);
    assert_eq!(failed.status.code(), Some(1), "{}", err(&failed));
    let failed = home.run(&["profiles", "remove", "work"]);
    assert_eq!(failed.status.code(), Some(1), "{}", err(&failed));
}

#[test]
fn missing_secrets_without_a_person_name_their_variables() {
    let home = Home::new();
    live_profile(&home, "work");
    let output = home
        .command(&["verify", "--profile", "work"])
        .env_remove("PARTNER_ONBOARD_CLIENT_SECRET")
        .env("PARTNER_ONBOARD_PASSWORD", "something")
        .spawn()
        .unwrap();
    let output = finish(output, "");
    assert_eq!(output.status.code(), Some(5), "{}", err(&output));
    assert!(err(&output).contains("PARTNER_ONBOARD_CLIENT_SECRET"));
    assert!(!err(&output).contains("PARTNER_ONBOARD_PASSWORD"));
}

#[test]
fn a_secret_that_cannot_be_one_is_refused_before_anything_is_asked() {
    let home = Home::new();
    live_profile(&home, "work");
    let output = home
        .command(&["verify", "--profile", "work", "--only", "client"])
        .env(
            "PARTNER_ONBOARD_CLIENT_SECRET",
            "11111111-2222-3333-4444-555555555555",
        )
        .spawn()
        .unwrap();
    let output = finish(output, "");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("secret ID"), "{}", err(&output));
    assert!(!err(&output).contains("11111111"));
}

#[test]
fn without_a_name_verify_takes_the_only_profile_or_names_them() {
    let home = Home::new();
    let none = home.run(&["verify", "--sandbox"]);
    assert_eq!(none.status.code(), Some(2));
    onboard(&home, "ready", &["--profile", "one"]);
    assert_eq!(home.run(&["verify", "--sandbox"]).status.code(), Some(0));
    onboard(&home, "ready", &["--profile", "two"]);
    let several = home.run(&["verify", "--sandbox"]);
    assert_eq!(several.status.code(), Some(2));
    assert!(err(&several).contains("one, two"));
}

#[test]
fn a_working_profile_is_not_replaced_by_one_that_is_not_ready() {
    let home = Home::new();
    onboard(&home, "ready", &["--profile", "demo"]);
    let path = home.path().join("profiles/demo.json");
    let before = fs::read(&path).unwrap();
    let output = onboard(&home, "no-erv", &["--profile", "demo"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(err(&output).contains("demo"), "{}", err(&output));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn profiles_are_listed_shown_and_removed() {
    let home = Home::new();
    onboard(&home, "ready", &["--profile", "demo"]);
    let list = home.run(&["profiles", "list"]);
    assert!(out(&list).contains("demo") && out(&list).contains("sandbox"));
    let list = json(&home.run(&["profiles", "list", "--json"]));
    assert_eq!(list[0]["name"], "demo");
    assert!(out(&home.run(&["profiles", "show", "demo"])).contains("contoso.onmicrosoft.com"));
    let shown = json(&home.run(&["profiles", "show", "demo", "--json"]));
    assert_eq!(shown["tenant"], "contoso.onmicrosoft.com");
    let removed = home.run(&["profiles", "remove", "demo"]);
    assert_eq!(removed.status.code(), Some(0));
    assert_eq!(err(&removed), "");
    assert!(!home.path().join("profiles/demo.json").exists());
    for command in ["show", "remove"] {
        let gone = home.run(&["profiles", command, "demo"]);
        assert_eq!(gone.status.code(), Some(2));
        assert!(err(&gone).contains("demo"));
    }
}

#[test]
fn the_scenarios_are_listed_with_how_they_end() {
    let home = Home::new();
    let list = out(&home.run(&["sandbox", "list"]));
    assert_eq!(list.lines().count(), SCENARIOS.len() + 1);
    let listed = json(&home.run(&["sandbox", "list", "--json"]));
    assert_eq!(listed.as_array().unwrap().len(), SCENARIOS.len());
    for (scenario, listed) in SCENARIOS.iter().zip(listed.as_array().unwrap()) {
        let row = list
            .lines()
            .find(|line| line.split_whitespace().next() == Some(scenario.name))
            .unwrap();
        for way in SignIn::ALL {
            let ending = scenario.by(way);
            let same = ending == scenario.by_password;
            assert!(same || row.contains(&ending.to_string()), "{row}");
            let found = &listed["by"][way.name()];
            assert_eq!(listed["name"], scenario.name);
            assert_eq!(found["first"], json!(ending.first), "{listed}");
            assert_eq!(found["owner"], json!(ending.owner), "{listed}");
            assert_eq!(found["code"], json!(ending.code), "{listed}");
            assert_eq!(found["exit"], ending.exit, "{listed}");
        }
        assert!(row.contains(&scenario.by_password.to_string()), "{row}");
    }
}

#[test]
fn a_usage_error_is_one_sentence_on_standard_error_and_exit_code_2() {
    let home = Home::new();
    for arguments in [
        &["nosuch"][..],
        &["--sandbox=nosuch"],
        &["onboard", "--answers", "/no/such/file.json"],
        &["onboard", "--sandbox", "--endpoints", "x"],
        &["verify", "--only", "nosuch"],
        &["onboard"],
    ] {
        let output = home.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert!(err(&output).len() > 20, "{arguments:?}");
    }
    let names = err(&home.run(&["--sandbox=nosuch"]));
    for scenario in SCENARIOS {
        assert!(names.contains(scenario.name), "{names}");
    }
}

#[test]
fn without_a_terminal_the_ways_that_need_none_are_named() {
    let said = err(&Home::new().run(&["onboard", "--sandbox"]));
    assert!(
        said.contains("--answers") && said.contains("--plain"),
        "{said}"
    );
}

#[test]
fn addresses_that_are_not_encrypted_are_refused_with_the_file_named() {
    let home = Home::new();
    let path = home.path().join("endpoints.json");
    for (text, part) in [
        (
            r#"{"authority": "http://login.example", "graph": "https://g", "partner_center": "https://p"}"#,
            "http://login.example",
        ),
        (r#"{"authority": "https://a"}"#, "graph"),
        ("no json", "line 1"),
    ] {
        fs::File::create(&path)
            .unwrap()
            .write_all(text.as_bytes())
            .unwrap();
        let path = path.to_str().unwrap();
        let output = home.run_with(&["onboard", "--answers", "-", "--endpoints", path], "{}");
        assert_eq!(output.status.code(), Some(2), "{}", err(&output));
        assert!(err(&output).contains(part), "{}", err(&output));
        assert!(err(&output).contains("endpoints.json"), "{}", err(&output));
    }
}

#[test]
fn a_certificate_file_that_is_none_is_refused() {
    let home = Home::new();
    let path = home.path().join("ca.pem");
    fs::File::create(&path).unwrap().write_all(b"x").unwrap();
    let path = path.to_str().unwrap();
    let output = home.run_with(&["onboard", "--answers", "-", "--ca-file", path], "{}");
    assert_eq!(output.status.code(), Some(2), "{}", err(&output));
}

#[test]
fn literal_secrets_are_for_the_sandbox_only() {
    let home = Home::new();
    let output = home.run_with(&["onboard", "--answers", "-"], practice_answers());
    assert_eq!(output.status.code(), Some(2));
    for secret in sentinels() {
        assert!(!has(&output.stderr, &secret));
    }
}

#[test]
fn help_of_every_command_is_there_in_both_languages() {
    let home = Home::new();
    for command in [
        &[][..],
        &["onboard"],
        &["verify"],
        &["token"],
        &["profiles"],
        &["profiles", "list"],
        &["profiles", "show"],
        &["profiles", "use"],
        &["profiles", "rename"],
        &["profiles", "copy"],
        &["profiles", "remove"],
        &["profiles", "export"],
        &["profiles", "import"],
        &["sandbox"],
        &["sandbox", "list"],
        &["sandbox", "answers"],
        &["completions"],
        &["man"],
    ] {
        let help = |lang: &str| {
            let mut arguments = command.to_vec();
            arguments.extend(["--help", "--lang", lang]);
            let output = home.run(&arguments);
            assert_eq!(output.status.code(), Some(0), "{arguments:?}");
            out(&output)
        };
        let (english, french) = (help("en"), help("fr"));
        assert!(english.contains("Usage:") && english.contains("Shows this help"));
        assert!(french.contains("Utilisation\u{a0}:") && french.contains("Affiche cette aide"));
        assert!(!french.contains("Usage:"), "{french}");
    }
}

#[test]
fn completions_know_commands_scenarios_and_checks() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = home.run(&["completions", shell]);
        assert_eq!(output.status.code(), Some(0));
        assert!(out(&output).contains("profiles"), "{shell}");
    }
    let bash = out(&home.run(&["completions", "bash"]));
    assert!(bash.contains("no-erv") && bash.contains("vetting"));
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let home = Home::new();
    let mut child = home.command(&["sandbox", "list"]).spawn().unwrap();
    drop(child.stdout.take());
    drop(child.stdin.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(err(&output), "");
}

#[test]
fn line_by_line_walks_through_with_practice_values_and_ends_when_the_input_does() {
    let home = Home::new();
    let output = home.run_with(&["onboard", "--sandbox", "--plain"], "");
    assert_eq!(output.status.code(), Some(130), "{}", err(&output));
    assert!(out(&output).contains("Start"), "{}", out(&output));
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_with_the_code_of_the_signal_and_the_draft_is_kept() {
    use rustix::process::{Pid, Signal, kill_process};
    use std::io::Read;
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let home = Home::new();
        let mut child = home
            .command(&["--sandbox", "--plain", "--tenant", "fabrikam.com"])
            .spawn()
            .unwrap();
        // Signals are listened to before the first page is printed.
        let mut first = [0];
        child
            .stdout
            .as_mut()
            .unwrap()
            .read_exact(&mut first)
            .unwrap();
        kill_process(Pid::from_child(&child), signal).unwrap();
        // Waiting would close it, and the end of the input would race with the signal.
        let _stdin = child.stdin.take();
        let ended = child.wait().unwrap();
        assert_eq!(ended.code(), Some(code));
        let draft = fs::read_to_string(home.path().join("draft-sandbox.json")).unwrap();
        assert!(draft.contains("fabrikam.com"), "{draft}");
        assert!(!home.path().join("profiles").exists());
    }
}
