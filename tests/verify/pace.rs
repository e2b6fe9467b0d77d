//! Many profiles of one tenant: side by side until it asks to wait, and then at the pace that it asks for.

use super::double::{Double, json as answer, reply};
use super::fleet::{Gate, profiles};
use super::home::{Home, err, finish, json};
use partner_onboard::cloud::pace::Pace;
use partner_onboard::cloud::{Limits, Session, Settings};
use partner_onboard::model::endpoints::Endpoints;
use partner_onboard::model::question::QuestionId;
use partner_onboard::sandbox::{self, practice};
use serde_json::json as object;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

const REFUSED: &str = r#"{"error":"invalid_tenant","error_codes":[90002],"error_description":"AADSTS90002: Not found."}"#;

#[test]
fn profiles_of_one_tenant_are_verified_side_by_side_as_many_as_jobs_says() {
    for jobs in [4, 8] {
        let home = Home::new();
        profiles(&home, &vec!["one.onmicrosoft.com".to_owned(); 40]);
        let gate = Gate::open(jobs, 40);
        let endpoints = gate.endpoints(&home);
        let jobs_said = jobs.to_string();
        let arguments = ["verify", "--all", "--only", "tenant"];
        let more = ["--jobs", &jobs_said, "--endpoints", &endpoints];
        let output = home.run(&[&arguments[..], &more].concat());
        assert_eq!(output.status.code(), Some(3), "{}", err(&output));
        assert_eq!(gate.counted(), (jobs, 40));
    }
}

/// Requests that are open at the moment, as `/path/of/them`, and how many have come at all.
#[derive(Default)]
struct Open {
    streams: Vec<(String, TcpStream)>,
    seen: usize,
}

impl Open {
    fn of(&self, tenant: &str) -> usize {
        let of_it = self
            .streams
            .iter()
            .filter(|(path, _)| path.contains(tenant));
        of_it.count()
    }

    /// Answers the first of this tenant that is open.
    fn answer(&mut self, tenant: &str, status: &str, body: &str) {
        let at = self
            .streams
            .iter()
            .position(|(path, _)| path.contains(tenant));
        let (_, mut stream) = self.streams.remove(at.unwrap());
        let length = body.len();
        let head = "Content-Type: application/json\r\nConnection: close";
        let _ = write!(
            stream,
            "HTTP/1.1 {status}\r\n{head}\r\nContent-Length: {length}\r\n\r\n{body}"
        );
    }
}

/// A service that answers when the test says so.
fn held() -> (String, Arc<(Mutex<Open>, Condvar)>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let state = Arc::new((Mutex::<Open>::default(), Condvar::new()));
    let shared = Arc::clone(&state);
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let Some(Ok(first)) = lines.next() else {
                continue;
            };
            while lines
                .next()
                .is_some_and(|line| line.is_ok_and(|line| !line.is_empty()))
            {}
            let mut open = shared.0.lock().unwrap();
            open.seen += 1;
            open.streams.push((first, stream));
            shared.1.notify_all();
        }
    });
    (origin, state)
}

fn addresses(home: &Home, origin: &str) -> String {
    let text = object!({"authority": origin, "graph": origin, "partner_center": origin});
    let path = home.write("endpoints.json", &text.to_string());
    path.to_str().unwrap().to_owned()
}

#[test]
fn from_the_first_429_on_the_profiles_of_that_tenant_take_turns_and_others_do_not() {
    let home = Home::new();
    let (slow, free) = ("slow.onmicrosoft.com", "free.onmicrosoft.com");
    let tenants = [[slow; 8].as_slice(), &[free; 6]].concat();
    let tenants: Vec<String> = tenants.into_iter().map(str::to_owned).collect();
    profiles(&home, &tenants);
    let (origin, state) = held();
    let endpoints = addresses(&home, &origin);
    let arguments = ["verify", "--all", "--only", "tenant", "--jobs", "4"];
    let arguments = [&arguments[..], &["--endpoints", &endpoints]].concat();
    let child = home.command(&arguments).spawn().unwrap();
    let (open, changed) = &*state;
    // Waits until so many have come in all, and gives what is open then.
    let until = |seen: usize| {
        let open = open.lock().unwrap();
        let limit = Duration::from_secs(60);
        let (open, late) = changed
            .wait_timeout_while(open, limit, |open| open.seen < seen)
            .unwrap();
        assert!(!late.timed_out(), "{} came, not {seen}", open.seen);
        open
    };
    assert_eq!(until(4).of("slow"), 4, "side by side at first");
    let busy = "429 Busy\r\nRetry-After: 0";
    until(4).answer("slow", busy, "{}");
    // It comes again: by now it is known that the tenant is throttled.
    assert_eq!(until(5).of("slow"), 4);
    for ended in 1..=3 {
        until(4 + ended).answer("slow", "400 No", REFUSED);
        assert_eq!(
            until(5 + ended).of("free"),
            ended,
            "one of the other tenant"
        );
    }
    // The last of those who began together; the next of the tenant, alone, and never two.
    for ended in 1..=4 {
        until(7 + ended).answer("slow", "400 No", REFUSED);
        let open = until(8 + ended);
        assert_eq!((open.of("slow"), open.of("free")), (1, 3));
    }
    // With none of it left, only the other tenant's begin.
    until(12).answer("slow", "400 No", REFUSED);
    assert_eq!(until(13).of("free"), 4);
    until(13).answer("free", "400 No", REFUSED);
    until(14).answer("free", "400 No", REFUSED);
    let mut rest = until(15);
    while rest.of("free") > 0 {
        rest.answer("free", "400 No", REFUSED);
    }
    drop(rest);
    let output = finish(child, "");
    assert_eq!(output.status.code(), Some(3), "{}", err(&output));
    assert_eq!(open.lock().unwrap().seen, 15);
}

#[tokio::test]
async fn nobody_of_a_tenant_that_asks_to_wait_asks_before_its_time_and_others_go_on() {
    let service = Double::start().await;
    let busy = reply(429, &[("Retry-After", "9")], "{}");
    let issuer = r#"{"issuer": "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0"}"#;
    service.on("slow", [busy, answer(issuer)]);
    service.on("free", [answer(issuer)]);
    let origin = service.origin().to_owned();
    let session = Session::new(Settings {
        endpoints: Endpoints {
            authority: origin.clone(),
            graph: origin.clone(),
            partner_center: origin,
        },
        resource: "https://api.partnercenter.microsoft.com",
        ca_file: None,
        limits: Limits::default(),
    })
    .unwrap();
    let (slow, free) = (Arc::<Pace>::default(), Arc::<Pace>::default());
    let ask = |pace: &Arc<Pace>, tenant: &'static str| {
        let session = session.another(Arc::clone(pace));
        tokio::spawn(async move { session.tenant(tenant, &|_| ()).await.map(drop) })
    };
    let first = ask(&slow, "slow");
    while !slow.is_throttled() {
        tokio::task::yield_now().await;
    }
    let second = ask(&slow, "slow");
    assert!(ask(&free, "free").await.unwrap().is_ok());
    assert_eq!(service.seen_on("slow").len(), 1);
    // The time that it asked for passes at once.
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(9)).await;
    tokio::time::resume();
    assert!(first.await.unwrap().is_ok());
    assert!(second.await.unwrap().is_ok());
    assert_eq!(service.seen_on("slow").len(), 3);
    assert!(!free.is_throttled());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_would_have_to_wait_too_long_is_told_so_without_being_sent() {
    let service = Double::start().await;
    let words = r#"{"code": 429, "description": "too many of them"}"#;
    service.on("slow", [reply(429, &[("Retry-After", "57")], words)]);
    let home = Home::new();
    profiles(&home, &vec!["slow.onmicrosoft.com".to_owned(); 12]);
    let endpoints = addresses(&home, service.origin());
    let arguments = [
        "verify", "--all", "--json", "--only", "tenant", "--jobs", "1",
    ];
    let arguments = [&arguments[..], &["--endpoints", &endpoints]].concat();
    let child = home.command(&arguments).spawn().unwrap();
    let output = finish(child, "");
    assert_eq!(output.status.code(), Some(4), "{}", err(&output));
    let rows = json(&output)["profiles"].clone();
    assert_eq!(rows.as_array().unwrap().len(), 12);
    for row in rows.as_array().unwrap() {
        assert_eq!(
            (&row["exit"], &row["outcome"]),
            (&4.into(), &"unknown".into())
        );
    }
    assert_eq!(service.seen_on("slow").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_throttled_partner_center_is_asked_once_for_all_profiles_of_the_tenant() {
    let sandbox = sandbox::start(sandbox::find("throttled").unwrap())
        .await
        .unwrap();
    let home = Home::new();
    home.onboard("demo");
    for at in 0..6 {
        home.write_like("demo", &format!("p{at}"), |profile| {
            profile["environment"] = "live".into();
        });
    }
    let endpoints = addresses(&home, &sandbox.endpoints().authority);
    let arguments = ["verify", "--all", "--json", "--only", "enrolment"];
    let more = ["--jobs", "1", "--endpoints", &endpoints];
    let mut command = home.command(&[&arguments[..], &more].concat());
    for (name, id) in [
        ("PARTNER_ONBOARD_CLIENT_SECRET", QuestionId::ClientSecret),
        ("PARTNER_ONBOARD_PASSWORD", QuestionId::Password),
    ] {
        #[expect(
            clippy::disallowed_methods,
            reason = "practice values for the program's variables"
        )]
        command.env(name, practice().secret(id).unwrap().expose());
    }
    let output = finish(command.spawn().unwrap(), "");
    assert_eq!(output.status.code(), Some(4), "{}", err(&output));
    let rows = json(&output)["profiles"].clone();
    assert_eq!(rows.as_array().unwrap().len(), 6);
    for row in rows.as_array().unwrap() {
        assert_eq!(row["exit"], 4);
    }
    let requests = sandbox.requests();
    let of = |what: &str| requests.iter().filter(|line| line.contains(what)).count();
    assert_eq!(of("profiles/mpn"), 1, "{requests:#?}");
    assert!(of("/token") >= 6, "its sign-in counts for itself");
}

#[test]
fn throttled_practice_profiles_end_with_4_each() {
    let home = Home::new();
    home.onboard("a");
    for name in ["b", "c", "d"] {
        home.write_like("a", name, |_| ());
    }
    let output = home.run(&["verify", "--all", "--json", "--sandbox=throttled"]);
    assert_eq!(output.status.code(), Some(4), "{}", err(&output));
    let rows = json(&output)["profiles"].clone();
    let exits: Vec<_> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["exit"])
        .collect();
    assert_eq!(exits, [4, 4, 4, 4]);
}
