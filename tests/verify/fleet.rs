//! All profiles: how many at a time, in which order, and what becomes of those that cannot be verified.

use super::home::{Home, err, finish, json, out};
use super::schema;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

/// A service that holds every request until as many are open as can be, and counts them. With `--only tenant` each profile
/// makes one request, so that open requests are profiles.
pub(super) struct Gate {
    port: u16,
    state: Arc<(Mutex<Count>, Condvar)>,
}

#[derive(Default)]
struct Count {
    open: usize,
    most: usize,
    seen: usize,
    released: usize,
    stuck: bool,
}

impl Gate {
    /// Holds requests until `together` are open, or all of `total` have come.
    pub(super) fn open(together: usize, total: usize) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new((Mutex::<Count>::default(), Condvar::new()));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let state = Arc::clone(&shared);
                thread::spawn(move || hold(stream, &state, together, total));
            }
        });
        Self { port, state }
    }

    pub(super) fn endpoints(&self, home: &Home) -> String {
        let origin = format!("http://127.0.0.1:{}", self.port);
        let text = json!({"authority": origin, "graph": origin, "partner_center": origin});
        let path = home.write("endpoints.json", &text.to_string());
        path.to_str().unwrap().to_owned()
    }

    /// One that holds every request until it is released.
    #[cfg(unix)]
    pub(super) fn shut() -> Self {
        Self::open(usize::MAX, usize::MAX)
    }

    /// Returns when so many have come.
    #[cfg(unix)]
    pub(super) fn until_seen(&self, wanted: usize) {
        let (count, changed) = &*self.state;
        let now = count.lock().unwrap();
        let limit = Duration::from_secs(60);
        let (_now, late) = changed
            .wait_timeout_while(now, limit, |now| now.seen < wanted)
            .unwrap();
        assert!(!late.timed_out());
    }

    /// Answers all that are held, and all that come.
    #[cfg(unix)]
    pub(super) fn release(&self) {
        self.state.0.lock().unwrap().released = usize::MAX;
        self.state.1.notify_all();
    }

    /// How many were open at once, and how many have come.
    pub(super) fn counted(&self) -> (usize, usize) {
        let now = self.state.0.lock().unwrap();
        assert!(!now.stuck, "fewer came at a time");
        (now.most, now.seen)
    }
}

fn hold(mut stream: TcpStream, state: &(Mutex<Count>, Condvar), together: usize, total: usize) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    while lines
        .next()
        .is_some_and(|line| line.is_ok_and(|line| !line.is_empty()))
    {}
    let (count, changed) = state;
    let mut now = count.lock().unwrap();
    now.open += 1;
    now.seen += 1;
    changed.notify_all();
    now.most = now.most.max(now.open);
    if now.open >= together || now.seen == total {
        now.released = now.released.max(now.seen);
        changed.notify_all();
    }
    let mine = now.seen;
    let (mut now, late) = changed
        .wait_timeout_while(now, Duration::from_secs(60), |now| now.released < mine)
        .unwrap();
    now.stuck |= late.timed_out();
    // Counted as gone before it is answered: the next one comes as soon as that arrives.
    now.open -= 1;
    drop(now);
    let body = r#"{"error":"invalid_tenant","error_codes":[90002],"error_description":"AADSTS90002: Tenant not found."}"#;
    let _ = write!(
        stream,
        "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
}

/// Live profiles of these tenants, `p000` and so on.
pub(super) fn profiles(home: &Home, tenants: &[String]) {
    home.onboard("seed");
    for (at, tenant) in tenants.iter().enumerate() {
        home.write_like("seed", &format!("p{at:03}"), |profile| {
            profile["environment"] = "live".into();
            profile["tenant"] = tenant.as_str().into();
            profile.as_object_mut().unwrap().remove("tenant_id");
        });
    }
    std::fs::remove_file(home.profile("seed")).unwrap();
}

#[test]
fn as_many_profiles_as_allowed_are_verified_at_a_time_and_their_rows_stand_in_order() {
    for (jobs, count) in [(1, 3), (4, 18), (7, 20)] {
        let home = Home::new();
        let tenants: Vec<String> = (0..count)
            .map(|at| format!("t{at}.onmicrosoft.com"))
            .collect();
        profiles(&home, &tenants);
        let gate = Gate::open(jobs, count);
        let endpoints = gate.endpoints(&home);
        let jobs_said = jobs.to_string();
        let output = home.run(&[
            "verify",
            "--all",
            "--only",
            "tenant",
            "--jobs",
            &jobs_said,
            "--endpoints",
            &endpoints,
        ]);
        assert_eq!(output.status.code(), Some(3), "{}", err(&output));
        assert_eq!(gate.counted(), (jobs, count));
        let text = out(&output);
        let rows: Vec<&str> = text.lines().take(count).collect();
        for (at, row) in rows.iter().enumerate() {
            assert!(row.starts_with(&format!("✗ p{at:03}  not ready")), "{text}");
        }
        assert!(
            text.contains(&format!(
                "Of {count}: 0 meet the checks asked for, {count} do not"
            )),
            "{text}"
        );
    }
}

#[test]
fn one_that_cannot_be_verified_is_a_row_and_stops_no_other() {
    let home = Home::new();
    home.onboard("b-good");
    home.write_like("b-good", "c-person", |profile| {
        profile["sign_in"] = "device-code".into();
    });
    home.write_like("b-good", "d-live", |profile| {
        profile["environment"] = "live".into();
    });
    home.write("profiles/a-broken.json", "{ no profile");
    let output = home.run(&["verify", "--all", "--sandbox"]);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    let text = out(&output);
    let rows: Vec<&str> = text.lines().collect();
    assert!(rows[0].starts_with("✗ a-broken"), "{text}");
    assert!(rows[0].contains("cannot be verified"), "{text}");
    assert!(rows[1].starts_with("✓ b-good    ready"), "{text}");
    assert!(rows[2].starts_with("✗ c-person  sign-in needed"), "{text}");
    assert!(rows.last().unwrap().starts_with("Of 3: 1 ready"), "{text}");
    assert!(err(&output).contains("d-live"), "{}", err(&output));
    assert!(!text.contains("d-live"));

    let document = json(&home.run(&["verify", "--all", "--sandbox", "--json"]));
    assert_eq!(document["exit"], 1);
    assert_eq!(document["skipped"], json!(["d-live"]));
    let profiles = document["profiles"].as_array().unwrap();
    let of = |key: &str| {
        profiles
            .iter()
            .map(|row| row[key].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(of("profile"), ["a-broken", "b-good", "c-person"]);
    assert_eq!(of("outcome"), ["unknown", "ready", "sign-in-needed"]);
    assert_eq!(of("exit"), [1, 0, 5]);
    assert!(
        profiles[0]["said"][0]
            .as_str()
            .unwrap()
            .contains("a-broken")
    );
    let schema: Value =
        serde_json::from_str(include_str!("../../assets/report.schema.json")).unwrap();
    for row in &profiles[1..] {
        let mut report = row.clone();
        report.as_object_mut().unwrap().remove("exit");
        assert_eq!(schema::faults(&schema, &report), Vec::<String>::new());
    }
    std::fs::remove_file(home.profile("a-broken")).unwrap();
    let rest = home.run(&["verify", "--all", "--sandbox"]);
    assert_eq!(rest.status.code(), Some(5), "{}", out(&rest));
}

#[test]
fn what_was_found_is_remembered_for_each_of_them() {
    let home = Home::new();
    for name in ["a", "b", "c"] {
        home.onboard(name);
    }
    let lost = json(&home.run(&["verify", "--all", "--sandbox=no-erv", "--json"]));
    for profile in lost["profiles"].as_array().unwrap() {
        assert_eq!(profile["changes"][0]["check"], "role");
    }
    let again = json(&home.run(&["verify", "--all", "--sandbox=no-erv", "--json"]));
    for profile in again["profiles"].as_array().unwrap() {
        assert_eq!(profile["changes"], json!([]));
    }
}

#[test]
fn practice_profiles_are_left_alone_without_the_sandbox_and_where_there_is_nothing_else_it_is_said()
{
    let home = Home::new();
    let none = home.run(&["verify", "--all"]);
    assert_eq!(none.status.code(), Some(2));
    home.onboard("demo");
    let output = home.run(&["verify", "--all"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("demo") && err(&output).contains("--sandbox"));
    assert!(output.stdout.is_empty());
}

#[test]
fn a_secret_of_a_variable_is_sent_for_one_application_and_one_user_only() {
    let home = Home::new();
    let tenants = [
        "a.onmicrosoft.com".to_owned(),
        "b.onmicrosoft.com".to_owned(),
    ];
    profiles(&home, &tenants);
    home.write_like("p001", "p001", |profile| {
        profile["user_id"] = "else@contoso.com".into();
    });
    let gate = Gate::open(1, 0);
    let endpoints = gate.endpoints(&home);
    let arguments = ["verify", "--all", "--json", "--endpoints", &endpoints];
    let child = home
        .command(&arguments)
        .env("PARTNER_ONBOARD_CLIENT_SECRET", "one for both of them")
        .env("PARTNER_ONBOARD_PASSWORD", "one of two people's")
        .spawn()
        .unwrap();
    let output = finish(child, "");
    assert_eq!(output.status.code(), Some(5), "{}", err(&output));
    let rows = json(&output)["profiles"].clone();
    for row in rows.as_array().unwrap() {
        let said = row["said"].to_string();
        assert!(said.contains("clear whose it is"), "{row}");
        assert_eq!(row["outcome"], "sign-in-needed");
    }
    assert_eq!(gate.state.0.lock().unwrap().seen, 0, "nothing was asked");
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_ends_at_once_with_130() {
    let home = Home::new();
    let tenants: Vec<String> = (0..6).map(|at| format!("t{at}.onmicrosoft.com")).collect();
    profiles(&home, &tenants);
    // Never released: only the signal ends it.
    let gate = Gate::shut();
    let endpoints = gate.endpoints(&home);
    let arguments = [
        "verify",
        "--all",
        "--json",
        "--only",
        "tenant",
        "--jobs",
        "3",
        "--endpoints",
        &endpoints,
    ];
    let child = home.command(&arguments).spawn().unwrap();
    gate.until_seen(3);
    let pid = child.id().to_string();
    let killed = std::process::Command::new("kill")
        .args(["-INT", &pid])
        .status()
        .unwrap();
    assert!(killed.success());
    let output = finish(child, "");
    assert_eq!(output.status.code(), Some(130), "{}", err(&output));
    assert!(output.stdout.is_empty(), "half a document is none");
}

#[tokio::test(flavor = "multi_thread")]
async fn encrypted_files_are_opened_with_the_passphrase_of_the_variable_or_not_at_all() {
    use partner_onboard::sandbox;
    let cloud = sandbox::start(sandbox::find("ready").unwrap())
        .await
        .unwrap();
    let origin = cloud.endpoints().authority;
    let home = Home::new();
    let text = json!({"authority": origin, "graph": origin, "partner_center": origin});
    let endpoints = home.write("endpoints.json", &text.to_string());
    let endpoints = endpoints.to_str().unwrap();
    let practice = out(&home.run(&["sandbox", "answers"]));
    let mut answers: Value = serde_json::from_str(&practice).unwrap();
    let given = |answers: &Value, key: &str| answers[key].as_str().unwrap().to_owned();
    let (secret, password) = (
        given(&answers, "client_secret"),
        given(&answers, "password"),
    );
    answers["client_secret"] = json!({"env": "THE_SECRET"});
    answers["password"] = json!({"env": "THE_PASSWORD"});
    answers["store"] = "file".into();
    for name in ["one", "two"] {
        let arguments = [
            "onboard",
            "--answers",
            "-",
            "--profile",
            name,
            "--endpoints",
            endpoints,
        ];
        let child = home
            .command(&arguments)
            .env("THE_SECRET", &secret)
            .env("THE_PASSWORD", &password)
            .env("PARTNER_ONBOARD_PASSPHRASE", "correct horse battery")
            .spawn()
            .unwrap();
        let output = finish(child, &answers.to_string());
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    }
    let verify = |passphrase: Option<&str>| {
        let mut command = home.command(&["verify", "--all", "--endpoints", endpoints, "--json"]);
        if let Some(passphrase) = passphrase {
            command.env("PARTNER_ONBOARD_PASSPHRASE", passphrase);
        }
        // What is kept is used, and not this.
        command.env("PARTNER_ONBOARD_CLIENT_SECRET", "another one than that");
        finish(command.spawn().unwrap(), "")
    };
    let output = verify(Some("correct horse battery"));
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}{}",
        out(&output),
        err(&output)
    );
    for row in json(&output)["profiles"].as_array().unwrap() {
        // Renewed with what was in the file; no password was kept.
        assert_eq!(row["checks"][4]["evidence"]["way"], "refresh");
        assert!(row["expires"]["refresh_token"].is_string());
    }
    for passphrase in [None, Some("a wrong one altogether")] {
        let output = verify(passphrase);
        assert_eq!(
            output.status.code(),
            Some(5),
            "{}{}",
            out(&output),
            err(&output)
        );
        for row in json(&output)["profiles"].as_array().unwrap() {
            assert_eq!(row["outcome"], "sign-in-needed");
            assert!(row["said"].to_string().contains("passphrase"), "{row}");
        }
    }
}
