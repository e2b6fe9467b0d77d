//! `sandbox serve` as other programs meet it: started, trusted by its certificate, walked through, ended by a signal.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

#[path = "support/served.rs"]
mod served;

use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;
use tempfile::TempDir;

const SECRET: &str = "practice~secret+never/real=8Q_01.x";
const PASSWORD: &str = "practice-Pass&word%2B+~never=real!";

fn put(path: &Path, text: &str) {
    let mut file = fs::File::create(path).unwrap();
    file.write_all(text.as_bytes()).unwrap();
}

/// The program with a home of its own and no variables of the developer's.
fn program(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_partner-onboard"));
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("PARTNER_ONBOARD_") || name.to_lowercase().ends_with("_proxy") {
            command.env_remove(name);
        }
    }
    command
        .env("PARTNER_ONBOARD_HOME", home)
        .env("PARTNER_ONBOARD_LANG", "en");
    command
}

/// A sandbox that is served by the program.
struct Served {
    child: Child,
    home: TempDir,
    endpoints: Value,
}

impl Served {
    fn new(arguments: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut child = program(home.path())
            .args(["sandbox", "serve"])
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let endpoints = served::endpoints(&mut child);
        Self {
            child,
            home,
            endpoints,
        }
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.home.path().join(name);
        put(&path, text);
        path
    }

    /// Its name and port.
    fn host(&self) -> &str {
        let address = self.endpoints["authority"].as_str().unwrap();
        address.split_once("://").unwrap().1
    }

    /// A connection to it, without TLS.
    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.host()).unwrap();
        let patience = Duration::from_secs(30);
        stream.set_read_timeout(Some(patience)).unwrap();
        stream
    }

    /// Onboards against it as against Microsoft's services: practice values, typed as if they were real.
    fn onboard(&self, way: &[&str]) -> Output {
        self.onboard_as("insights@contoso.onmicrosoft.com", (SECRET, PASSWORD), way)
    }

    /// The same as somebody else, with the secret and the password.
    fn onboard_as(&self, user: &str, secrets: (&str, &str), way: &[&str]) -> Output {
        let home = tempfile::tempdir().unwrap();
        let endpoints = self.write("endpoints.json", &self.endpoints.to_string());
        let answers = json!({
            "cloud": "global", "tenant": "contoso.onmicrosoft.com", "partner_id": "4391507",
            "client_id": "5a4db0c5-0a99-4000-8000-0000000000c3", "client_secret": {"env": "A_SECRET"},
            "user_id": user, "sign_in": "password",
            "password": {"env": "A_PASSWORD"}, "store": "none"
        });
        let answers = self.write("answers.json", &answers.to_string());
        program(home.path())
            .args(["onboard", "--json", "--answers"])
            .arg(answers)
            .arg("--endpoints")
            .arg(endpoints)
            .args(way)
            .env("A_SECRET", secrets.0)
            .env("A_PASSWORD", secrets.1)
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    fn certificate(&self) -> PathBuf {
        let authority = self.endpoints["authority"].as_str().unwrap();
        let port = authority.rsplit_once(':').unwrap().1;
        self.home.path().join(format!("sandbox-ca-{port}.pem"))
    }

    /// Ends it with this signal; its exit code and what it said on standard error.
    fn end(mut self, signal: rustix::process::Signal) -> (i32, String) {
        let certificate = self.certificate();
        let id = i32::try_from(self.child.id()).unwrap();
        rustix::process::kill_process(rustix::process::Pid::from_raw(id).unwrap(), signal).unwrap();
        let code = self.child.wait().unwrap().code().unwrap();
        let mut said = String::new();
        let mut errors = self.child.stderr.take().unwrap();
        errors.read_to_string(&mut said).unwrap();
        assert!(!certificate.exists(), "it is of no use any more");
        (code, said)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn report(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|why| panic!("{why}: {}", String::from_utf8_lossy(&output.stderr)))
}

#[test]
fn the_whole_onboarding_passes_over_tls_and_every_request_is_shown_without_a_secret() {
    let served = Served::new(&["--tls"]);
    for service in ["authority", "graph", "partner_center"] {
        let address = served.endpoints[service].as_str().unwrap();
        assert!(address.starts_with("https://127.0.0.1:"), "{address}");
    }
    let pem = served.certificate();
    let output = served.onboard(&["--ca-file", pem.to_str().unwrap()]);
    let report = report(&output);
    assert_eq!(output.status.code(), Some(0), "{report}");
    assert_eq!(report["outcome"], "ready");
    assert_eq!(report["environment"], "live");

    assert!(pem.exists());
    let (code, said) = served.end(rustix::process::Signal::TERM);
    assert_eq!(code, 0);
    assert!(said.contains(pem.to_str().unwrap()), "{said}");
    for request in [
        "/contoso.onmicrosoft.com/",
        "GET /insights/v1/mpn/ScheduledDataset",
        " client_secret ",
    ] {
        assert!(said.contains(request), "{request}: {said}");
    }
    for secret in ["practice~", "practice-Pass", "eyJ", "Bearer"] {
        assert!(!said.contains(secret), "{secret}: {said}");
    }
}

#[test]
fn without_its_certificate_it_is_not_trusted() {
    let served = Served::new(&["--tls"]);
    let output = served.onboard(&[]);
    assert_eq!(output.status.code(), Some(4), "{}", report(&output));
    let (code, said) = served.end(rustix::process::Signal::INT);
    assert_eq!(code, 0);
    assert!(!said.contains("GET /"), "no request came through: {said}");
}

#[test]
fn a_scenario_is_served_as_it_is_rehearsed() {
    let served = Served::new(&["--scenario", "no-erv"]);
    let address = served.endpoints["authority"].as_str().unwrap();
    assert!(address.starts_with("http://127.0.0.1:"), "{address}");
    assert!(!served.certificate().exists());
    let output = served.onboard(&[]);
    let report = report(&output);
    assert_eq!(output.status.code(), Some(3), "{report}");
    assert_eq!(verdict(&report, "role"), "unmet");
}

/// The verdict of a check.
fn verdict<'a>(report: &'a Value, id: &str) -> &'a Value {
    let checks = report["checks"].as_array().unwrap();
    &checks.iter().find(|check| check["id"] == id).unwrap()["verdict"]
}

#[test]
fn it_answers_though_nobody_reads_what_it_shows() {
    let served = Served::new(&[]);
    let mut stream = served.connect();
    let mut answers = BufReader::new(stream.try_clone().unwrap());
    // Far more lines than a pipe holds.
    let long = "x".repeat(150);
    for _ in 0..1500 {
        let request = format!("HEAD /{long} HTTP/1.1\r\nHost: {}\r\n\r\n", served.host());
        stream.write_all(request.as_bytes()).unwrap();
        let mut line = String::new();
        answers.read_line(&mut line).unwrap();
        assert!(line.starts_with("HTTP/1.1 404"), "{line}");
        while line != "\r\n" {
            line.clear();
            answers.read_line(&mut line).unwrap();
        }
    }
}

#[test]
fn it_can_be_interrupted_while_it_reads_a_file_that_does_not_end() {
    let home = tempfile::tempdir().unwrap();
    let mut child = program(home.path())
        .args(["sandbox", "serve", "--scenario-file", "/dev/stdin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut endless = child.stdin.take().unwrap();
    // More than a pipe holds: it is reading by now.
    endless.write_all(&vec![b' '; 300 * 1024]).unwrap();
    let id = i32::try_from(child.id()).unwrap();
    let id = rustix::process::Pid::from_raw(id).unwrap();
    rustix::process::kill_process(id, rustix::process::Signal::INT).unwrap();
    // Had the signal been swallowed, it would now find the file at fault, with a code.
    drop(endless);
    assert_eq!(child.wait().unwrap().code(), None, "the signal ended it");
}

#[test]
fn it_serves_though_nobody_takes_its_document() {
    let home = tempfile::tempdir().unwrap();
    let mut child = program(home.path())
        .args(["sandbox", "serve"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let address = loop {
        let line = lines.next().unwrap().unwrap();
        if let Some((_, rest)) = line.split_once("All services are at ") {
            break rest.split_once(". ").unwrap().0.to_owned();
        }
    };
    let served = Served {
        child,
        home,
        endpoints: json!({"authority": address}),
    };
    assert_eq!(ask(&served, TOKEN, BY_PASSWORD).0, 200);
}

#[test]
fn it_ends_at_once_and_tells_of_a_request_that_had_no_answer_yet() {
    let served = Served::new(&[]);
    let mut stream = served.connect();
    let request = format!(
        "{TOKEN} HTTP/1.1\r\nHost: {}\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n",
        served.host()
    );
    stream.write_all(request.as_bytes()).unwrap();
    // It waits for the body from here on.
    let mut more = [0; 12];
    stream.read_exact(&mut more).unwrap();
    assert_eq!(&more, b"HTTP/1.1 100");
    let (code, said) = served.end(rustix::process::Signal::TERM);
    assert_eq!(code, 0);
    let line = format!("{TOKEN} -> closed");
    assert!(said.contains(&line), "{said}");
}

/// The authority of somebody else, in a file that looks like ours.
fn foreign_authority() -> String {
    use base64::Engine as _;
    let mut params = rcgen::CertificateParams::default();
    params.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let name = rcgen::DnType::CommonName;
    params.distinguished_name.push(name, "Corporate Root");
    let key = rcgen::KeyPair::generate().unwrap();
    let der = params.self_signed(&key).unwrap();
    let text = base64::engine::general_purpose::STANDARD.encode(der.der());
    let lines: Vec<&str> = text
        .as_bytes()
        .chunks(64)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    format!(
        "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
        lines.join("\n")
    )
}

#[test]
fn only_an_earlier_certificate_is_written_over() {
    let served = Served::new(&["--tls"]);
    let earlier = fs::read_to_string(served.certificate()).unwrap();
    let two = format!("{earlier}{earlier}");
    let noted = format!("{earlier}somebody's notes\n");
    let key = format!("{earlier}-----BEGIN PRIVATE KEY-----\n");
    for (text, replaced) in [
        ("", true),
        (earlier.as_str(), true),
        ("somebody's notes\n", false),
        (two.as_str(), false),
        (noted.as_str(), false),
        (foreign_authority().as_str(), false),
        (key.as_str(), false),
    ] {
        let path = served.write("there.pem", text);
        let arguments = ["--tls", "--ca-out", path.to_str().unwrap()];
        if replaced {
            let other = Served::new(&arguments);
            let now = fs::read_to_string(&path).unwrap();
            assert!(now != text && now.starts_with("-----BEGIN CERTIFICATE-----"));
            drop(other);
        } else {
            let output = program(served.home.path())
                .args(["sandbox", "serve"])
                .args(arguments)
                .stdin(Stdio::null())
                .output()
                .unwrap();
            assert_eq!(output.status.code(), Some(2), "{text}");
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(said.contains("there.pem"), "{said}");
        }
    }
    let now = fs::read_to_string(served.certificate()).unwrap();
    assert_eq!(now, earlier, "another sandbox leaves it alone");
}

#[test]
fn a_port_that_is_taken_and_a_file_that_cannot_be_written_are_told() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let home = tempfile::tempdir().unwrap();
    let nowhere = home.path().join("no/such/folder/ca.pem");
    let nowhere = nowhere.to_str().unwrap();
    for (arguments, named) in [
        (vec!["--port", port.as_str()], port.as_str()),
        (vec!["--tls", "--ca-out", nowhere], nowhere),
    ] {
        let output = program(home.path())
            .args(["sandbox", "serve"])
            .args(&arguments)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(named), "{said}");
    }
}

#[test]
fn it_says_at_the_start_what_one_can_do_and_with_a_trace_more_of_each_request() {
    let served = Served::new(&["--trace", "--scenario", "no-erv"]);
    let origin = served.endpoints["authority"].as_str().unwrap().to_owned();
    assert_eq!(ask(&served, TOKEN, "client_secret=practice-of-mine").0, 400);
    let (_, said) = served.end(rustix::process::Signal::INT);
    for needed in [
        "Ctrl+C",
        "partner-onboard sandbox answers no-erv",
        &format!("{origin}/common/oauth2/deviceauth"),
        &format!("All services are at {origin}"),
        " client_secret -> 400 ",
        " code=AADSTS900144 trace=",
    ] {
        assert!(said.contains(needed), "{needed}: {said}");
    }
    assert!(!said.contains("practice-of-mine"), "{said}");
}

/// Sends a form and reads status and body.
fn ask(served: &Served, head: &str, body: &str) -> (u16, String) {
    send(
        served,
        head,
        "Content-Type: application/x-www-form-urlencoded",
        body,
    )
}

/// Sends JSON with a token and reads the first of what comes back.
fn insights(served: &Served, head: &str, token: &str, body: &Value) -> Value {
    let headers = format!("Content-Type: application/json\r\nAuthorization: Bearer {token}");
    let body = match body {
        Value::Null => String::new(),
        body => body.to_string(),
    };
    let (status, said) = send(served, head, &headers, &body);
    assert_eq!(status, 200, "{said}");
    let said: Value = serde_json::from_str(&said).unwrap();
    said["value"][0].clone()
}

/// Sends one request and reads its status and body.
fn send(served: &Served, head: &str, headers: &str, body: &str) -> (u16, String) {
    let mut stream = served.connect();
    let request = format!(
        "{head} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\r\nContent-Length: {}\r\n\r\n{body}",
        served.host(),
        body.len()
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
    let body = answer.split_once("\r\n\r\n").unwrap().1.to_owned();
    (status, body)
}

const TOKEN: &str = "POST /contoso.onmicrosoft.com/oauth2/token";
const BY_PASSWORD: &str = "grant_type=password&resource=https%3A%2F%2Fapi.partnercenter.microsoft.com&\
    client_id=5a4db0c5-0a99-4000-8000-0000000000c3&client_secret=practice~secret%2Bnever%2Freal%3D8Q_01.x&\
    username=insights%40contoso.onmicrosoft.com&password=practice-Pass%26word%252B%2B~never%3Dreal%21";

fn refresh_form(token: &str) -> String {
    format!(
        "grant_type=refresh_token&client_id=5a4db0c5-0a99-4000-8000-0000000000c3&\
         client_secret=practice~secret%2Bnever%2Freal%3D8Q_01.x&refresh_token={token}"
    )
}

#[test]
fn a_state_survives_a_restart_and_is_of_the_same_situation_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state.json");
    let state = path.to_str().unwrap();
    let served = Served::new(&["--state", state]);
    let (status, said) = ask(&served, TOKEN, BY_PASSWORD);
    assert_eq!(status, 200, "{said}");
    let token: Value = serde_json::from_str(&said).unwrap();
    let token = token["refresh_token"].as_str().unwrap().to_owned();
    assert_eq!(served.end(rustix::process::Signal::TERM).0, 0);
    let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&path).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);

    let served = Served::new(&["--state", state]);
    let (status, said) = ask(&served, TOKEN, &refresh_form(&token));
    assert_eq!(status, 200, "{said}");
    drop(served);
    // Without the state nobody knows it.
    let other = Served::new(&[]);
    assert_eq!(ask(&other, TOKEN, &refresh_form(&token)).0, 400);

    let kept = fs::read_to_string(&path).unwrap();
    for (text, arguments, named) in [
        (kept.as_str(), vec!["--scenario", "no-erv"], "ready"),
        ("{\"sandbox_state\": 2}", vec![], "line 1"),
        ("somebody's notes", vec![], "line 1"),
        ("", vec![], "line 1"),
    ] {
        let path = other.write("other.json", text);
        let output = program(other.home.path())
            .args(["sandbox", "serve", "--state", path.to_str().unwrap()])
            .args(arguments)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(
            said.contains("other.json") && said.contains(named),
            "{said}"
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), text, "left as it is");
    }
}

#[test]
fn a_report_of_a_state_that_was_kept_is_there_after_a_restart() {
    const QUERIES: &str = "/insights/v1/mpn/ScheduledQueries";
    const REPORTS: &str = "/insights/v1/mpn/ScheduledReport";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state.json");
    let state = path.to_str().unwrap();
    let served = Served::new(&["--state", state]);
    let (_, said) = ask(&served, TOKEN, BY_PASSWORD);
    let said: Value = serde_json::from_str(&said).unwrap();
    let token = said["access_token"].as_str().unwrap();
    let text = "SELECT CustomerName FROM CustomersAndTenants TIMESPAN LAST_3_MONTHS";
    let query = json!({"Name": "A query", "Description": "For a test", "Query": text});
    let query = insights(&served, &format!("POST {QUERIES}"), token, &query);
    let report = json!({
        "ReportName": "Kept", "QueryId": query["queryId"], "ExecuteNow": true, "Format": "CSV"
    });
    let made = insights(&served, &format!("POST {REPORTS}"), token, &report);
    let (code, said) = served.end(rustix::process::Signal::TERM);
    assert_eq!(code, 0);
    let line = format!("POST {REPORTS} (json) -> 200");
    assert!(said.contains(&line), "{said}");

    let served = Served::new(&["--state", state]);
    let id = made["reportId"].as_str().unwrap();
    let asked = format!("GET {REPORTS}?reportId={id}");
    let found = insights(&served, &asked, token, &Value::Null);
    assert_eq!(found["reportName"], "Kept");
    drop(served);
    // A file that was written before reports were kept goes on as well.
    let mut kept: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let names = kept.as_object_mut().unwrap();
    assert!(names.remove("insights").is_some() && names.remove("partner_center").is_some());
    put(&path, &kept.to_string());
    let served = Served::new(&["--state", state]);
    let (_, said) = ask(&served, TOKEN, BY_PASSWORD);
    assert!(said.contains("access_token"), "{said}");
}

#[test]
fn the_readmes_own_situation_shows_its_first_person_the_partner_roles() {
    let readme = include_str!("../README.md").replace("\r\n", "\n");
    let (_, rest) = readme
        .split_once("<!-- a scenario file -->\n```json\n")
        .unwrap();
    let mut situation: Value = serde_json::from_str(rest.split_once("```").unwrap().0).unwrap();
    // As it is, but not as slow.
    situation["weather"] = json!("fine");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.json");
    put(&path, &situation.to_string());
    let served = Served::new(&["--scenario-file", path.to_str().unwrap()]);
    let ada = &situation["people"][0];
    let output = served.onboard_as(
        ada["user_id"].as_str().unwrap(),
        ("practice-one-never-real", ada["password"].as_str().unwrap()),
        &[],
    );
    let report = report(&output);
    for check in ["sign-in", "permission", "enrolment", "role", "access"] {
        assert_eq!(verdict(&report, check), "met", "{check}: {report}");
    }
    let (_, said) = served.end(rustix::process::Signal::INT);
    // Not inferred: the list of members was there to be read.
    let members = said.lines().filter(|line| line.contains("/usermembers"));
    assert!(members.clone().count() > 0, "{said}");
    assert!(
        members.clone().all(|line| line.contains(" -> 200")),
        "{said}"
    );
}

#[test]
fn a_situation_of_ones_own_is_played_and_a_mistake_in_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.json");
    let write = |text: &str| put(&path, text);
    write(
        "{\"people\": [{\"user_id\": \"ada@contoso.com\", \"name\": \"Ada\", \"password\": \"practice-ada\"}]}",
    );
    let served = Served::new(&["--scenario-file", path.to_str().unwrap()]);
    assert_eq!(ask(&served, TOKEN, BY_PASSWORD).0, 400, "another user");
    let form = BY_PASSWORD
        .replace("insights%40contoso.onmicrosoft.com", "ada%40contoso.com")
        .replace(
            "practice-Pass%26word%252B%2B~never%3Dreal%21",
            "practice-ada",
        );
    let (status, said) = ask(&served, TOKEN, &form);
    assert_eq!(status, 200, "{said}");
    let (_, said) = served.end(rustix::process::Signal::INT);
    assert!(
        said.contains("own.json") && !said.contains("practice-ada"),
        "{said}"
    );

    write("{\n  \"people\": [\n    {\"user_id\": \"ada@contoso.com\"}\n  ]\n}");
    let home = tempfile::tempdir().unwrap();
    let output = program(home.path())
        .args(["sandbox", "serve", "--scenario-file"])
        .arg(&path)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("line 3") && said.contains("name"), "{said}");
}
