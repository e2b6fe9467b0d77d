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

    /// Signs in and is killed, as power fails, once the refresh token is in the file.
    fn sign_in_and_fail(mut self, state: &Path) -> String {
        self.sign_in_until_kept(state)
    }

    /// Signs in, and waits until the refresh token is in the file.
    fn sign_in_until_kept(&mut self, state: &Path) -> String {
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
            kept.replace(count, "\"count\":18446744073709551615"),
            "“count”",
        ),
        (kept.replace(count, "\"count\": \"hunter2\""), "“count”"),
        (
            kept.replace("\"account\":\"fine\"", "\"account\":\"hunter2\""),
            "“directory.people[0].account”",
        ),
        (kept[..kept.len() / 2].to_owned(), "damaged"),
        (
            kept.replace("\"situation\":\"ready\"", "\"situation\":\"a file\""),
            "another situation, “a file”",
        ),
        (
            kept.replace("\"mark\":\"\"", "\"mark\":\"x\""),
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
}

#[test]
fn a_place_where_no_state_can_be_is_told_and_nothing_is_left_there() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("folder");
    fs::create_dir(&folder).unwrap();
    let folder = folder.to_str().unwrap();
    let no_folder = home.path().join("none");
    for place in [
        folder,
        &format!("{folder}/"),
        &format!("{}/", no_folder.display()),
    ] {
        let said = refused(home.path(), &["--state", place]);
        assert!(said.contains("is no file"), "{said}");
    }
    let nowhere = no_folder.join("state.json");
    let said = refused(home.path(), &["--state", nowhere.to_str().unwrap()]);
    assert!(said.contains("cannot be written"), "{said}");
    let one = home.path().join("one");
    let same = home.path().join("folder").join("..").join("one");
    let (one, same) = (one.to_str().unwrap(), same.to_str().unwrap());
    let said = refused(home.path(), &["--state", one, "--tls", "--ca-out", same]);
    assert!(said.contains("name the same file"), "{said}");
    let left: Vec<_> = fs::read_dir(home.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left, ["folder"]);
}

#[test]
fn what_a_killed_sandbox_left_of_a_state_is_gone_with_the_next_one() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("state.json");
    let left = home.path().join(".state.json.tmp");
    let other = home.path().join(".other.json.tmp");
    put(&left, "practice-left");
    put(&other, "somebody is writing this");
    drop(Served::new(
        home.path(),
        &["--state", path.to_str().unwrap()],
    ));
    assert!(!left.exists());
    assert!(other.exists(), "another state's is not ours");
    let kept = fs::read_to_string(&path).unwrap();
    assert!(kept.starts_with('{') && kept.ends_with('}'), "{kept}");
}

#[test]
fn a_state_that_cannot_be_written_is_told_once_and_tried_again() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("state.json");
    let mut child = program(home.path(), &["--state", path.to_str().unwrap()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let endpoints = served::endpoints(&mut child);
    let host = endpoints["authority"].as_str().unwrap();
    let host = host.strip_prefix("http://").unwrap().to_owned();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut served = Served { child, host };
    // A folder that is not empty cannot be replaced by a file.
    fs::remove_file(&path).unwrap();
    fs::create_dir_all(path.join("folder")).unwrap();
    assert_eq!(served.token(BY_PASSWORD).0, 200);
    let told = |line: &String| line.contains("state.json") && line.contains("cannot be written");
    let said = lines.by_ref().map(Result::unwrap).find(told).unwrap();
    assert!(said.contains("tried again"), "{said}");
    fs::remove_dir_all(&path).unwrap();
    served.sign_in_until_kept(&path);
    let _ = served.child.kill();
    let more: Vec<String> = lines.map(Result::unwrap).filter(told).collect();
    assert!(more.is_empty(), "once: {more:?}");
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
    // What is not kept may well change, and the rules of the tenant are the file's.
    for change in [
        "\"weather\": \"slow\"",
        "\"sign_in\": {\"replication_seconds\": 9}",
        "\"sign_in\": {\"secrets\": \"forbidden\"}",
    ] {
        put(
            &own,
            &person("ada").replacen('{', &format!("{{{change}, "), 1),
        );
        drop(Served::new(home.path(), &arguments));
        let kept: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let rules = &kept["directory"];
        assert_eq!(rules["lag"] == 9, change.contains('9'), "{change}");
        assert_eq!(
            rules["secret_policy"] == "forbidden",
            change.contains("forbidden"),
            "{change}"
        );
    }
    put(&own, &person("bea"));
    let said = refused(home.path(), &arguments);
    assert!(said.contains("other people"), "{said}");
}
