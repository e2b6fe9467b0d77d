//! The encrypted file as a person at the terminal meets it where there is no keychain: chosen, entered twice, opened again.
//! The services are the sandbox's, reached as if they were the real ones.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

mod support {
    #[expect(dead_code, reason = "the terminal can do more than is needed here")]
    pub(crate) mod pty;
}

use partner_onboard::model::question::QuestionId;
use partner_onboard::sandbox;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;
use support::pty::Pty;
use tempfile::TempDir;

const PASSPHRASE: &str = "correct horse battery";
const SLIP: &str = "correct horse batterY";
/// The key that chooses the next value of a list.
const RIGHT: &str = "\x1b[C";

struct Scene {
    home: TempDir,
    endpoints: String,
    _cloud: sandbox::Sandbox,
}

impl Scene {
    async fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let scenario = sandbox::find("ready").unwrap();
        let cloud = sandbox::start(scenario).await.unwrap();
        let path = home.path().join("endpoints.json");
        let text = serde_json::to_string(&cloud.endpoints()).unwrap();
        let mut file = std::fs::File::create(&path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        Self {
            endpoints: path.to_str().unwrap().to_owned(),
            home,
            _cloud: cloud,
        }
    }

    /// The program at a terminal, in a session without a keychain.
    fn start(&self, arguments: &[&str], more: &[(&str, &str)]) -> Pty {
        let all = [arguments, &["--endpoints", &self.endpoints]].concat();
        let none = ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        let variables = [&[none], more].concat();
        Pty::start(self.home.path(), (100, 40), &all, &variables)
    }

    fn sealed(&self) -> std::path::PathBuf {
        self.home.path().join("secrets/contoso.sealed")
    }
}

/// Every answer but the store, as variables give it.
fn answers() -> Vec<(&'static str, String)> {
    let practice = sandbox::practice();
    #[expect(
        clippy::disallowed_methods,
        reason = "practice values go the way of real ones"
    )]
    let secret = |id| practice.secret(id).unwrap().expose().to_owned();
    vec![
        ("PARTNER_ONBOARD_TENANT", practice.tenant().to_owned()),
        ("PARTNER_ONBOARD_CLIENT_ID", practice.client_id().to_owned()),
        ("PARTNER_ONBOARD_USER_ID", practice.user_id().to_owned()),
        (
            "PARTNER_ONBOARD_CLIENT_SECRET",
            secret(QuestionId::ClientSecret),
        ),
        ("PARTNER_ONBOARD_PASSWORD", secret(QuestionId::Password)),
    ]
}

fn contains(bytes: &[u8], piece: &str) -> bool {
    bytes
        .windows(piece.len())
        .any(|part| part == piece.as_bytes())
}

fn to_the_save_page(pty: &mut Pty) {
    for (title, fields) in [("1/8", 2), ("2/8", 2), ("3/8", 3), ("4/8", 1), ("5/8", 1)] {
        pty.wait_for(title);
        pty.send(&"\r".repeat(fields));
    }
    pty.wait_for("All checks are met.");
    pty.send("\r");
    pty.wait_for("7/8");
}

fn is_empty(folder: &Path) -> bool {
    !folder.join("profiles").exists() && !folder.join("secrets").exists()
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_keychain_a_person_chooses_a_file_and_opens_it_again_with_its_passphrase() {
    let scene = Scene::new().await;
    let given = answers();
    let given: Vec<(&str, &str)> = given
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let mut pty = scene.start(&["onboard"], &given);
    to_the_save_page(&mut pty);
    let waited = pty.wait_for("keychain cannot be used");
    assert!(waited < Duration::from_secs(3), "{waited:?}");
    pty.send("\r\r");
    pty.wait_for("Choose where the secrets go");
    assert!(
        is_empty(scene.home.path()),
        "nothing is stored before it is answered"
    );
    pty.send(RIGHT);
    pty.wait_for("encrypted under a passphrase");
    pty.send("\r");
    pty.send(&format!("{PASSPHRASE}\r{SLIP}\r"));
    pty.wait_for("not the same");
    assert!(is_empty(scene.home.path()));
    pty.send(&format!("\x15{PASSPHRASE}\r"));
    pty.wait("the last page or the next question", |screen| {
        screen.contains("8/8") || screen.contains("Keep the password")
    });
    if !pty.screen().contains("8/8") {
        pty.send("\r");
        pty.wait_for("8/8");
    }
    assert!(scene.sealed().is_file());
    pty.send("\r");
    assert_eq!(pty.end().exit_code(), 0);
    assert!(!contains(&pty.bytes, "horse"), "it is in no frame");

    // `verify` asks for it until it opens the file, and then needs no password.
    let mut pty = scene.start(&["verify"], &[]);
    pty.wait_for("Passphrase of the file:");
    pty.send(&format!("{SLIP}\r"));
    pty.wait("it asked for again", |screen| {
        let (_, rest) = screen.split_once("does not open").unwrap_or_default();
        rest.contains("Passphrase of the file:")
    });
    pty.send(&format!("{PASSPHRASE}\r"));
    pty.wait_for("all checks are met");
    assert_eq!(pty.end().exit_code(), 0);
    assert!(!contains(&pty.bytes, "horse"));

    // The wizard takes the profile up with it; a wrong one is said beside it.
    let mut pty = scene.start(&["onboard"], &[]);
    pty.wait_for("1/8");
    pty.wait_for("Passphrase of the file");
    pty.send("\r\r\r");
    pty.send(&format!("{SLIP}\r"));
    pty.wait("what is wrong", |screen| screen.contains("does not open"));
    pty.send(&format!("\x15{PASSPHRASE}\r"));
    pty.wait("the secrets taken up", |screen| !screen.contains("1/8"));
    pty.send("\x03\x03");
    pty.end();
    assert!(!contains(&pty.bytes, "horse"));
}

/// The wizard line by line, with these lines for its input.
fn line_by_line(scene: &Scene, lines: &[&str], given: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_partner-onboard"));
    command
        .args(["onboard", "--plain", "--endpoints", &scene.endpoints])
        .env_clear()
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
        .env("PARTNER_ONBOARD_HOME", scene.home.path())
        .envs(given.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(lines.join("\n").as_bytes()).unwrap();
    drop(input);
    child.wait_with_output().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn line_by_line_it_is_the_same() {
    let scene = Scene::new().await;
    let given = answers();
    let given: Vec<(&str, &str)> = given
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    // What stands there already is confirmed by an empty line, up to the results.
    let mut lines = vec![""; 11];
    lines.extend([
        "",         // the profile's name
        "",         // nothing is chosen yet
        "file",     // where the secrets go
        PASSPHRASE, // and once more, with a slip
        SLIP, PASSPHRASE, "", // the password is not kept
        "yes", "", // the end
        "",
    ]);
    let output = line_by_line(&scene, &lines, &given);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("keychain cannot be used"), "{said}");
    assert!(said.contains("not the same"), "{said}");
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(
        scene.sealed().is_file() && !said.contains("horse"),
        "{said}"
    );

    // Taken up again: a wrong one is said, and asked for again.
    let lines = ["", "", "", SLIP, PASSPHRASE];
    let output = line_by_line(&scene, &lines, &[]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("does not open"), "{said}");
    assert!(
        said.contains("Step 5 of 8"),
        "the password is missing: {said}"
    );
    assert!(!said.contains("horse"), "{said}");
    // Whoever does not know it goes on without, and is asked for the client secret as well.
    // (The draft that was just left comes first in the list.)
    let output = line_by_line(&scene, &["2", "", "", "", ""], &[]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("Step 3 of 8"), "{said}");
    assert!(said.contains("PARTNER_ONBOARD_PASSPHRASE"), "{said}");
}
