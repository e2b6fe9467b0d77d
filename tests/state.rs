//! `sandbox serve --state` as it is on every system: kept a moment after each request, behind a link, by one sandbox at a time,
//! and nothing of what stands in a damaged one is said.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

#[path = "support/served.rs"]
mod served;

use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

fn put(path: &Path, text: &str) {
    let mut file = fs::File::create(path).unwrap();
    file.write_all(text.as_bytes()).unwrap();
}

/// The program, with a home of its own.
fn program(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_partner-onboard"));
    command
        .args(["sandbox", "serve"])
        .args(arguments)
        .env("PARTNER_ONBOARD_HOME", home)
        .env("PARTNER_ONBOARD_LANG", "en")
        .stdin(Stdio::null());
    command
}

struct Served {
    child: Child,
    host: String,
}

impl Served {
    fn new(home: &Path, arguments: &[&str]) -> Self {
        let mut child = program(home, arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let endpoints = served::endpoints(&mut child);
        let authority = endpoints["authority"].as_str().unwrap();
        let host = authority.strip_prefix("http://").unwrap().to_owned();
        Self { child, host }
    }

    /// Asks for tokens with a form; status and body.
    fn token(&self, form: &str) -> (u16, Value) {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(30)))
            .unwrap();
        let request = format!(
            "POST /contoso.onmicrosoft.com/oauth2/token HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: \
             application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            self.host,
            form.len()
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = BufReader::new(stream);
        let mut line = String::new();
        answer.read_line(&mut line).unwrap();
        let status = line.split(' ').nth(1).unwrap().parse().unwrap();
        let mut rest = String::new();
        answer.read_to_string(&mut rest).unwrap();
        let (_, body) = rest.split_once("\r\n\r\n").unwrap();
        (status, serde_json::from_str(body).unwrap())
    }

    /// Signs in, and waits until the refresh token is in the file; then it is killed, as power fails.
    fn sign_in_and_fail(mut self, state: &Path) -> String {
        let (status, said) = self.token(BY_PASSWORD);
        assert_eq!(status, 200, "{said}");
        let token = said["refresh_token"].as_str().unwrap().to_owned();
        // It is replaced in one step; on Windows it cannot be read at that moment.
        while !fs::read_to_string(state)
            .unwrap_or_default()
            .contains(&token)
        {
            assert!(self.child.try_wait().unwrap().is_none());
            std::thread::yield_now();
        }
        token
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What it says when it does not start.
fn refused(home: &Path, arguments: &[&str]) -> String {
    let output: Output = program(home, arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(output.stdout.is_empty());
    said
}

const BY_PASSWORD: &str = "grant_type=password&resource=https%3A%2F%2Fapi.partnercenter.microsoft.com&\
    client_id=5a4db0c5-0a99-4000-8000-0000000000c3&client_secret=practice~secret%2Bnever%2Freal%3D8Q_01.x&\
    username=insights%40contoso.onmicrosoft.com&password=practice-Pass%26word%252B%2B~never%3Dreal%21";

fn by_refresh(token: &str) -> String {
    format!(
        "grant_type=refresh_token&client_id=5a4db0c5-0a99-4000-8000-0000000000c3&\
         client_secret=practice~secret%2Bnever%2Freal%3D8Q_01.x&refresh_token={token}"
    )
}

#[test]
fn what_happened_before_the_power_failed_goes_on() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("state.json");
    let state = path.to_str().unwrap();
    let token = Served::new(home.path(), &["--state", state]).sign_in_and_fail(&path);
    let again = Served::new(home.path(), &["--state", state]);
    let (status, said) = again.token(&by_refresh(&token));
    assert_eq!(status, 200, "{said}");
}

#[test]
fn one_sandbox_at_a_time_keeps_a_state() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("state.json");
    let state = path.to_str().unwrap();
    let first = Served::new(home.path(), &["--state", state]);
    let said = refused(home.path(), &["--state", state]);
    assert!(said.contains("state.json is kept by a sandbox"), "{said}");
    drop(first);
    drop(Served::new(home.path(), &["--state", state]));
}

#[cfg(unix)]
#[test]
fn a_link_to_a_state_stays_a_link_and_what_it_leads_to_is_kept() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("elsewhere");
    fs::create_dir(&folder).unwrap();
    // There is nothing yet where it leads to, at first.
    let link = home.path().join("link.json");
    std::os::unix::fs::symlink("elsewhere/state.json", &link).unwrap();
    let real = folder.join("state.json");
    let state = link.to_str().unwrap();
    let served = Served::new(home.path(), &["--state", state]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    let said = refused(home.path(), &["--state", real.to_str().unwrap()]);
    assert!(said.contains("is kept by a sandbox"), "{said}");
    let token = served.sign_in_and_fail(&real);
    let again = Served::new(home.path(), &["--state", state]);
    assert_eq!(again.token(&by_refresh(&token)).0, 200);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
}

#[test]
fn a_state_that_cannot_be_continued_is_told_left_alone_and_not_quoted() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("state.json");
    let state = path.to_str().unwrap();
    drop(Served::new(home.path(), &["--state", state]));
    let kept = fs::read_to_string(&path).unwrap();
    let count = kept.find("\"count\":").unwrap();
    let count = &kept[count..count + kept[count..].find(',').unwrap()];
    for (text, named) in [
        (
            kept.replace(count, "\"count\": 18446744073709551615"),
            "“count”",
        ),
        (kept.replace(count, "\"count\": \"hunter2\""), "“count”"),
        (
            kept.replace("\"account\": \"fine\"", "\"account\": \"hunter2\""),
            "“directory.people[0].account”",
        ),
        (kept[..kept.len() / 2].to_owned(), "damaged"),
        (
            kept.replace("\"situation\": \"ready\"", "\"situation\": \"a file\""),
            "another situation, “a file”",
        ),
        (
            kept.replace("\"mark\": \"\"", "\"mark\": \"x\""),
            "other people",
        ),
    ] {
        assert_ne!(text, kept, "{named}");
        put(&path, &text);
        let said = refused(home.path(), &["--state", state]);
        assert!(
            said.contains("state.json") && said.contains(named),
            "{said}"
        );
        for word in [
            "hunter2", "struct", "enum", "variant", "invalid", "expected",
        ] {
            assert!(!said.contains(word), "{said}");
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), text, "left as it is");
    }
    let folder = home.path().to_str().unwrap();
    let said = refused(home.path(), &["--state", folder]);
    assert!(said.contains("is no file"), "{said}");
    let nowhere = home.path().join("no/such/folder/state.json");
    let output = program(home.path(), &["--state", nowhere.to_str().unwrap()])
        .output()
        .unwrap();
    assert_ne!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty());
}

#[test]
fn other_people_in_the_scenario_file_are_not_silently_passed_over() {
    let home = tempfile::tempdir().unwrap();
    let own = home.path().join("own.json");
    let path = home.path().join("state.json");
    let arguments = [
        "--scenario-file",
        own.to_str().unwrap(),
        "--state",
        path.to_str().unwrap(),
    ];
    let person = |name: &str| {
        format!(
            "{{\"people\": [{{\"user_id\": \"{name}@contoso.com\", \"name\": \"X\", \"password\": \"practice\"}}]}}"
        )
    };
    put(&own, &person("ada"));
    drop(Served::new(home.path(), &arguments));
    // What is not kept may well change.
    let slow = person("ada").replacen('{', "{\"weather\": \"slow\", ", 1);
    put(&own, &slow);
    drop(Served::new(home.path(), &arguments));
    put(&own, &person("bea"));
    let said = refused(home.path(), &arguments);
    assert!(said.contains("other people"), "{said}");
}
