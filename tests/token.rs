//! `token` as scripts meet it: the token and nothing else on standard output, and an exit code that says why there is none.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A home of its own, so that no test sees another's files or the developer's.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A home with one practice profile that signs in this way.
    fn with_practice(way: &str) -> Self {
        let home = Self::new();
        home.profile("demo", "sandbox", way);
        home
    }

    fn profile(&self, name: &str, environment: &str, way: &str) {
        self.profile_kept(name, environment, way, "none");
    }

    fn profile_kept(&self, name: &str, environment: &str, way: &str, store: &str) {
        let folder = self.0.path().join("profiles");
        fs::create_dir_all(&folder).unwrap();
        let profile = json!({
            "schema": 1, "name": name, "environment": environment, "cloud": "global",
            "tenant": "contoso.onmicrosoft.com", "client_id": "5a4db0c5-0a99-4000-8000-0000000000c3",
            "user_id": "insights@contoso.onmicrosoft.com", "sign_in": way, "store": store,
            "ready": true, "saved_at": "2026-11-22T10:00:00Z"
        });
        let mut file = fs::File::create(folder.join(format!("{name}.json"))).unwrap();
        file.write_all(profile.to_string().as_bytes()).unwrap();
    }

    /// Addresses on loopback where nobody listens.
    #[cfg(target_os = "linux")]
    fn endpoints(&self) -> std::path::PathBuf {
        let path = self.0.path().join("endpoints.json");
        let nobody = "http://127.0.0.1:9";
        let endpoints =
            json!({"authority": nobody, "graph": nobody, "partner_center": nobody}).to_string();
        let mut file = fs::File::create(&path).unwrap();
        file.write_all(endpoints.as_bytes()).unwrap();
        path
    }

    fn token(&self, arguments: &[&str]) -> Output {
        let mut command = self.program("token");
        command.args(arguments).output().unwrap()
    }

    fn program(&self, command: &str) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_partner-onboard"));
        program
            .arg(command)
            .env("PARTNER_ONBOARD_HOME", self.0.path())
            .env("PARTNER_ONBOARD_LANG", "en")
            .env_remove("PARTNER_ONBOARD_CLIENT_SECRET")
            .env_remove("PARTNER_ONBOARD_PASSWORD")
            .stdin(Stdio::null());
        program
    }
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// One line in the shape of a JWT.
fn is_token_line(line: &str) -> bool {
    line.strip_suffix('\n').is_some_and(|token| {
        token.split('.').count() == 3
            && token
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
    })
}

#[test]
fn the_token_and_nothing_else_is_printed() {
    let output = Home::with_practice("password").token(&["--sandbox"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(is_token_line(&out(&output)), "{}", out(&output));
    assert_eq!(err(&output), "");
}

#[test]
fn as_a_header_it_is_the_whole_line() {
    let output = Home::with_practice("password").token(&["--sandbox", "--header"]);
    assert_eq!(
        (output.status.code(), err(&output)),
        (Some(0), String::new())
    );
    let said = out(&output);
    let token = said.strip_prefix("Authorization: Bearer ").unwrap();
    assert!(is_token_line(token), "{said}");
}

#[test]
fn as_json_it_says_whose_token_it_is_and_until_when() {
    let home = Home::with_practice("password");
    let output = home.token(&["--sandbox", "--json", "--profile", "demo"]);
    assert_eq!(
        (output.status.code(), err(&output)),
        (Some(0), String::new())
    );
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    let names: Vec<&str> = said
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(names, ["expires", "scope", "tenant", "token", "user"]);
    assert!(is_token_line(&format!(
        "{}\n",
        said["token"].as_str().unwrap()
    )));
    assert_eq!(said["user"], "insights@contoso.onmicrosoft.com");
    assert_eq!(said["tenant"], "5a4db0c5-7e4a-4000-8000-0000000000a1");
    assert_eq!(said["scope"], "user_impersonation");
    let expires: jiff::Timestamp = said["expires"].as_str().unwrap().parse().unwrap();
    let left = expires.duration_since(jiff::Timestamp::now()).as_secs();
    assert!((3000..=3700).contains(&left), "{left}");
}

#[test]
fn without_a_token_the_exit_code_says_why_and_one_line_what_to_do() {
    for (scenario, code, piece) in [
        (
            "mfa-required",
            5,
            "partner-onboard --profile demo --sandbox=mfa-required",
        ),
        ("federated", 5, "A person must sign in"),
        (
            "wrong-password",
            3,
            "verify --profile demo --sandbox=wrong-password",
        ),
        ("conditional-access", 3, "verify --profile demo"),
        ("offline", 4, "verify --profile demo"),
    ] {
        let home = Home::with_practice("password");
        let output = home.token(&[&format!("--sandbox={scenario}")]);
        let said = err(&output);
        assert_eq!(output.status.code(), Some(code), "{scenario}: {said}");
        assert_eq!(out(&output), "", "{scenario}");
        assert_eq!(said.lines().count(), 1, "{scenario}: {said}");
        assert!(said.contains(piece), "{scenario}: {said}");
    }
}

#[test]
fn a_profile_that_signs_in_by_device_code_and_has_nothing_stored_needs_a_person() {
    let output = Home::with_practice("device-code").token(&["--sandbox"]);
    assert_eq!(
        (output.status.code(), out(&output)),
        (Some(5), String::new())
    );
    assert_eq!(err(&output).lines().count(), 1, "{}", err(&output));
}

#[test]
fn secrets_that_nobody_has_are_asked_of_nobody_and_named() {
    let home = Home::new();
    home.profile("live", "live", "password");
    let output = home.token(&[]);
    assert_eq!(
        (output.status.code(), out(&output)),
        (Some(5), String::new())
    );
    let said = err(&output);
    assert!(
        said.contains("PARTNER_ONBOARD_CLIENT_SECRET, PARTNER_ONBOARD_PASSWORD"),
        "{said}"
    );
}

#[test]
fn a_practice_profile_gets_no_token_from_the_real_services_nor_a_real_one_from_the_sandbox() {
    let home = Home::with_practice("password");
    let output = home.token(&[]);
    assert_eq!(
        (output.status.code(), out(&output)),
        (Some(2), String::new())
    );
    assert!(err(&output).contains("token --profile demo --sandbox"));
    let home = Home::new();
    home.profile("live", "live", "password");
    assert_eq!(home.token(&["--sandbox"]).status.code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_keychain_that_cannot_be_asked_leaves_open_whether_a_person_must_sign_in() {
    for way in ["password", "device-code"] {
        let home = Home::new();
        home.profile_kept("live", "live", way, "keychain");
        for command in ["token", "verify"] {
            let nowhere = home.0.path().join("no-bus");
            let output = home
                .program(command)
                .env(
                    "DBUS_SESSION_BUS_ADDRESS",
                    format!("unix:path={}", nowhere.display()),
                )
                // Whatever is asked of the services, nobody answers.
                .args(["--endpoints", home.endpoints().to_str().unwrap()])
                .output()
                .unwrap();
            let said = err(&output);
            assert_eq!(output.status.code(), Some(4), "{command}, {way}: {said}");
            assert!(said.contains("keychain"), "{command}, {way}: {said}");
        }
    }
}
