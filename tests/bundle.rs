//! `support` and `handoff` from outside: what is printed and written for somebody else, and what never is.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

#[cfg(unix)]
#[allow(dead_code, reason = "other tests use more of it")]
#[path = "support/pty.rs"]
mod pty;

use partner_onboard::sandbox::scenario::{SCENARIOS, find};
use partner_onboard::sandbox::{self, Sandbox};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// Given as client secret and password; the sandbox knows neither.
const SENTINEL: &str = "Sentinel~8Q.never-shown_1234567890abcdef";

fn run(home: &Path, arguments: &[&str]) -> Output {
    command(home, arguments).output().unwrap()
}

fn command(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_partner-onboard"));
    command
        .args(arguments)
        .env("PARTNER_ONBOARD_HOME", home.join("ours"))
        .env("HOME", home)
        .env("USERPROFILE", home)
        .env("PARTNER_ONBOARD_LANG", "en")
        .env("PARTNER_ONBOARD_CLIENT_SECRET", SENTINEL)
        .env("PARTNER_ONBOARD_PASSWORD", SENTINEL)
        .env("HTTPS_PROXY", format!("http://ada:{SENTINEL}@127.0.0.1:9"))
        .stdin(Stdio::null());
    command
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::File::create(path)
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
}

fn save_profile(home: &Path, environment: &str) {
    let practice = sandbox::practice();
    let profile = serde_json::json!({
        "schema": 1, "name": "demo", "environment": environment, "cloud": "global",
        "tenant": practice.tenant(), "client_id": practice.client_id(), "user_id": practice.user_id(),
        "sign_in": "password", "store": "none", "ready": true, "saved_at": "2026-11-22T10:00:00Z"
    });
    put(&home.join("ours/profiles/demo.json"), &profile.to_string());
}

/// Microsoft's services, as far as a live profile can tell; the file that says where they are.
async fn services(home: &Path) -> (Sandbox, String) {
    let sandbox = sandbox::start(find("ready").unwrap()).await.unwrap();
    let file = home.join("endpoints.json");
    put(&file, &serde_json::to_string(&sandbox.endpoints()).unwrap());
    (sandbox, file.display().to_string())
}

fn texts(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bundle_has_codes_and_ids_and_neither_secrets_nor_people() {
    let home = TempDir::new().unwrap();
    save_profile(home.path(), "live");
    let (_sandbox, endpoints) = services(home.path()).await;
    let output = run(home.path(), &["support", "--endpoints", &endpoints]);
    let (shown, said) = texts(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    for piece in [
        "7000215",
        "| secret | unmet |",
        "Trace ID",
        "PARTNER_ONBOARD_CLIENT_SECRET",
        "HTTPS_PROXY=http://127.0.0.1:9 [credentials]",
        "`~",
        "2026-11-22T10:00:00Z",
        "[ok]",
    ] {
        assert!(shown.contains(piece), "{piece}:\n{shown}");
    }
    let practice = sandbox::practice();
    let home = home.path().display().to_string();
    for never in [SENTINEL, practice.user_id(), &home, "Bearer", "eyJ"] {
        assert!(
            !shown.contains(never) && !said.contains(never),
            "{never}:\n{shown}{said}"
        );
    }
}

#[test]
fn a_bundle_is_written_only_after_a_yes_and_never_over_another_file() {
    let home = TempDir::new().unwrap();
    save_profile(home.path(), "sandbox");
    let file = home.path().join("bundle.md");
    let path = file.display().to_string();
    let asked = ["support", "--sandbox=no-erv", "--output", &path];
    let output = run(home.path(), &asked);
    assert_eq!(output.status.code(), Some(2));
    assert!(texts(&output).1.contains("--yes"));
    assert!(!file.exists());
    let agreed = [&asked[..], &["--yes"]].concat();
    let output = run(home.path(), &agreed);
    assert_eq!(output.status.code(), Some(0), "{:?}", texts(&output));
    let written = fs::read_to_string(&file).unwrap();
    assert_eq!(written, texts(&output).0, "what is written has been shown");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
    let output = run(home.path(), &agreed);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(&file).unwrap(), written);
}

#[test]
fn a_bundle_needs_no_profile() {
    let home = TempDir::new().unwrap();
    let output = run(home.path(), &["support", "--sandbox"]);
    let (shown, said) = texts(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(shown.contains("There is no saved profile"), "{shown}");
    assert!(!shown.contains(SENTINEL), "{shown}");
}

#[test]
fn a_note_is_about_the_first_check_that_is_not_met_or_the_one_named() {
    let home = TempDir::new().unwrap();
    save_profile(home.path(), "sandbox");
    let output = run(home.path(), &["handoff", "--sandbox=no-erv"]);
    let (note, said) = texts(&output);
    assert_eq!(output.status.code(), Some(3), "{said}");
    let user = sandbox::practice().user_id().to_owned();
    assert!(note.starts_with(&format!("# Please give {user}")), "{note}");
    let again = "`partner-onboard verify --profile demo --sandbox=no-erv --only role`";
    assert!(note.contains(again), "{note}");
    assert!(!note.contains(SENTINEL), "{note}");
    let output = run(
        home.path(),
        &["handoff", "--sandbox=no-erv", "--check", "tenant"],
    );
    let (note, said) = texts(&output);
    assert_eq!((output.status.code(), note.as_str()), (Some(3), ""));
    assert!(said.contains("nothing to ask"), "{said}");
    let french = ["handoff", "--lang", "fr", "--sandbox=no-consent"];
    let (note, _) = texts(&run(home.path(), &french));
    assert!(
        note.contains("Merci d’accorder") && note.contains("fa3d9a0c-3fb0"),
        "{note}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_secrets_there_is_not_nothing_to_ask_but_something_to_give() {
    let home = TempDir::new().unwrap();
    save_profile(home.path(), "live");
    let (_sandbox, endpoints) = services(home.path()).await;
    let output = command(home.path(), &["handoff", "--endpoints", &endpoints])
        .env_remove("PARTNER_ONBOARD_CLIENT_SECRET")
        .env_remove("PARTNER_ONBOARD_PASSWORD")
        .output()
        .unwrap();
    let (note, said) = texts(&output);
    assert_eq!(
        (output.status.code(), note.as_str()),
        (Some(5), ""),
        "{said}"
    );
    assert!(said.contains("PARTNER_ONBOARD_CLIENT_SECRET"), "{said}");
    assert!(!said.contains("nothing to ask"), "{said}");
}

#[test]
fn line_by_line_a_note_is_told_without_the_marks_of_markdown() {
    let home = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_partner-onboard"))
        .args(["onboard", "--plain", "--sandbox=no-erv"])
        .env("PARTNER_ONBOARD_HOME", home.path())
        .env("PARTNER_ONBOARD_LANG", "en")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Each question keeps what stands there.
    let pages = [
        "\n\n",
        ":practice\n\n\n",
        ":practice\n\n\n\n",
        ":practice\n\n",
        ":practice\n\n\n",
    ];
    let input = pages.concat() + ":note\n:quit\n";
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    let (text, _) = texts(&child.wait_with_output().unwrap());
    let note = text.split_once("\nPlease give insights@").unwrap().1;
    let note = note.split_once(":write").unwrap().0;
    assert!(
        note.contains("\nApplication (client) ID: 5a4db0c5-"),
        "{note}"
    );
    assert!(note.contains("\n\nWhat it is about\n\n"), "{note}");
    assert!(note.contains("   https://partner.microsoft.com/"), "{note}");
    for mark in ["**", "`", "|", "\n#", "<https", "\\"] {
        assert!(!note.contains(mark), "{mark}: {note}");
    }
}

/// What is asked for where the scenario's first problem is somebody else's matter; nothing where it is nobody's or one's own.
const NOTES: [(&str, &str); 32] = [
    ("ready", ""),
    ("mfa-required", ""),
    ("mfa-not-claimed", "multifactor authentication required"),
    ("federated", ""),
    ("unknown-tenant", "Which Microsoft Entra tenant"),
    ("unknown-user", "look after the account"),
    ("wrong-client-id", "look after the registration"),
    ("secret-id-pasted", "new client secret"),
    ("expired-secret", "new client secret"),
    ("public-client", "Allow public client flows"),
    ("no-consent", "grant admin consent"),
    ("no-partner-api", "grant admin consent"),
    ("wrong-password", "reset the password"),
    ("locked-account", "or unlock the account"),
    ("expired-password", "reset the password"),
    ("disabled-user", "look after the account"),
    ("no-erv", "the role Executive Report Viewer"),
    ("report-viewer-only", "the role Executive Report Viewer"),
    ("erv-and-report-viewer", "the role Executive Report Viewer"),
    ("not-enrolled", "company is enrolled"),
    ("vetting-pending", "verification of our company"),
    ("indirect-reseller", ""),
    ("device-code-blocked", ""),
    ("conditional-access", "Conditional Access policy"),
    ("other-tenant-token", ""),
    ("consent-lag", "grant admin consent"),
    ("clock-skew", ""),
    ("throttled", ""),
    ("flaky", ""),
    ("slow", ""),
    ("offline", "let a machine of ours reach"),
    ("captive-portal", "let a machine of ours reach"),
];

#[test]
fn every_scenario_has_the_note_that_its_first_problem_calls_for() {
    assert_eq!(
        NOTES.map(|(name, _)| name).to_vec(),
        SCENARIOS
            .iter()
            .map(|scenario| scenario.name)
            .collect::<Vec<_>>()
    );
    let home = tempfile::tempdir().unwrap();
    save_profile(home.path(), "sandbox");
    std::thread::scope(|scope| {
        for notes in NOTES.chunks(8) {
            let home = home.path();
            scope.spawn(move || {
                for (scenario, asked) in notes {
                    let sandbox = format!("--sandbox={scenario}");
                    let (note, said) = texts(&run(home, &["handoff", &sandbox]));
                    let first = note.lines().next().unwrap_or_default();
                    assert!(first.contains(asked), "{scenario}: {first}");
                    assert_eq!(
                        asked.is_empty(),
                        note.is_empty(),
                        "{scenario}: {first}{said}"
                    );
                    assert_eq!(asked.is_empty(), !said.is_empty(), "{scenario}: {said}");
                }
            });
        }
    });
}

#[cfg(unix)]
#[test]
fn at_a_terminal_a_bundle_is_written_after_a_yes_and_after_nothing_else() {
    for (said, written) in [
        ("yes", true),
        ("Y", true),
        ("no", false),
        ("", false),
        ("x", false),
    ] {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("bundle.md");
        let arguments = ["support", "--sandbox", "--output", file.to_str().unwrap()];
        let mut pty = pty::Pty::start(
            home.path(),
            (80, 24),
            &arguments,
            &[("PARTNER_ONBOARD_LANG", "en")],
        );
        pty.wait_for("(yes/no)");
        assert!(!file.exists(), "nobody has agreed yet");
        pty.send(&format!("{said}\r"));
        let code = pty.end().exit_code();
        assert_eq!(code, if written { 0 } else { 130 }, "{said:?}");
        assert_eq!(file.exists(), written, "{said:?}");
    }
}
