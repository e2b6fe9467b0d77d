//! Sign-in in a browser against a scripted service: a raw TCP "browser" brings the answer, and everybody else brings what is
//! none. Nothing but the answer is accepted, and the sign-in always completes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what is out of order in a test ends it"
)]

mod support {
    pub(crate) mod double;
}

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jiff::Timestamp;
use partner_onboard::checks::{self, Probe};
use partner_onboard::cloud::refresh::{Keeper, Kept, Turn};
use partner_onboard::cloud::{Limits, Session, Settings};
use partner_onboard::model::answers::Answers;
use partner_onboard::model::check::CheckId;
use partner_onboard::model::endpoints::{Cloud, Endpoints};
use partner_onboard::model::lang::Lang;
use partner_onboard::model::notice::Notice;
use partner_onboard::model::question::QuestionId;
use partner_onboard::model::secret::Secret;
use partner_onboard::model::sign_in::SignIn;
use partner_onboard::model::verdict::{Finding, Kind, Owner, Problem, Verdict};
use partner_onboard::model::words;
use std::collections::BTreeMap;
use std::future::ready;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use support::double::{Double, Reply, Seen, json, refusal, reply};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::JoinHandle;

const TENANT: &str = "11111111-2222-3333-4444-555555555555";
const CLIENT: &str = "aaaaaaaa-0000-0000-0000-000000000001";
const USER: &str = "api@contoso.example";
const SECRET: &str = "s3cret-of-the-client";
const CODE: &str = "c0de~of+the&browser";
const AUDIENCE: &str = "https://api.partnercenter.microsoft.com";
const NOW: &str = "2026-11-22T10:00:00Z";
const V2: &str = "oauth2/v2.0/token";
const INSIGHTS: &str = "ScheduledDataset";
/// Longer than anything here takes, on the slowest machine.
const PATIENCE: Duration = Duration::from_secs(60);

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

struct World {
    double: Double,
    session: Arc<Session>,
    answers: Answers,
    attended: bool,
}

impl World {
    async fn new() -> Self {
        Self::limited(Limits {
            pause: Duration::ZERO,
            ..Limits::default()
        })
        .await
    }

    async fn limited(limits: Limits) -> Self {
        let double = Double::start().await;
        let origin = double.origin().to_owned();
        let session = Session::new(Settings {
            endpoints: Endpoints {
                authority: origin.clone(),
                graph: origin.clone(),
                partner_center: origin,
            },
            resource: Cloud::Global.resource(),
            ca_file: None,
            limits,
        });
        let mut answers = Answers::default();
        answers.set_line(QuestionId::Tenant, TENANT);
        answers.set_line(QuestionId::ClientId, CLIENT);
        answers.set_line(QuestionId::UserId, USER);
        answers.set_line(QuestionId::SignIn, SignIn::Browser.name());
        answers.set_secret(QuestionId::ClientSecret, Secret::new(SECRET.to_owned()));
        Self {
            double,
            session: Arc::new(session.unwrap()),
            answers,
            attended: true,
        }
    }

    fn probe(&self, notice: impl Fn(Notice) + Send + Sync + 'static) -> Probe {
        Probe {
            answers: self.answers.clone(),
            session: Arc::clone(&self.session),
            notice: Arc::new(notice),
            now: now(),
            attended: self.attended,
        }
    }

    async fn check(&self, id: &'static str) -> Verdict {
        (checks::find(CheckId(id)).unwrap().run)(self.probe(|_| ())).await
    }

    /// Begins a sign-in and comes back when the address to open has been told.
    async fn begin(&self) -> Visit {
        let (tell, mut notices) = unbounded_channel();
        let probe = self.probe(move |notice| drop(tell.send(notice)));
        let run = checks::find(CheckId("sign-in")).unwrap().run;
        let check = tokio::spawn(run(probe));
        let Some(Notice::Browser {
            url,
            redirect_uri,
            expires,
            refused: 0,
        }) = notices.recv().await
        else {
            panic!("no address to open")
        };
        let lifetime = expires.duration_since(now());
        assert_eq!(lifetime.as_secs(), 900);
        let port = redirect_uri
            .strip_prefix("http://localhost:")
            .and_then(|rest| rest.strip_suffix('/'))
            .unwrap();
        Visit {
            query: query(url.split_once('?').unwrap().1),
            port: port.parse().unwrap(),
            url,
            redirect_uri,
            notices,
            check,
        }
    }

    /// What the service gives for a code, to whoever began this visit.
    fn grants(&self, visit: &Visit, spoil: &str) -> &Self {
        self.double.on(V2, [granted(&visit.query["nonce"], spoil)]);
        self
    }

    fn redeemed(&self) -> Vec<BTreeMap<String, String>> {
        let seen = self.double.seen_on(V2);
        seen.iter()
            .map(|request: &Seen| query(&request.body))
            .collect()
    }
}

fn granted(nonce: &str, spoil: &str) -> Reply {
    json(&format!(
        r#"{{"token_type":"Bearer","expires_in":3599,"access_token":"{}","refresh_token":"r3fresh","id_token":"{}"}}"#,
        access_token(r#"["pwd","mfa"]"#),
        jwt(&format!(
            r#"{{"aud":"{CLIENT}","tid":"{TENANT}","nonce":"{nonce}"{spoil}}}"#
        )),
    ))
}

fn access_token(amr: &str) -> String {
    let at = now().as_second();
    jwt(&format!(
        r#"{{"aud":"{AUDIENCE}","tid":"{TENANT}","appid":"{CLIENT}","upn":"{USER}","scp":"user_impersonation","amr":{amr},"nbf":{at},"exp":{}}}"#,
        at + 3600
    ))
}

fn jwt(claims: &str) -> String {
    format!("e30.{}.sig", BASE64_URL_SAFE_NO_PAD.encode(claims))
}

fn entra(error: &str, code: u32) -> Reply {
    refusal(
        400,
        &format!(
            r#"{{"error":"{error}","error_description":"AADSTS{code}: About {CODE}. Trace ID: t-1","error_codes":[{code}],"trace_id":"t-1"}}"#
        ),
    )
}

/// The pairs of a query or form; none stands twice.
fn query(text: &str) -> BTreeMap<String, String> {
    let mut pairs = BTreeMap::new();
    for pair in text.split('&') {
        let (name, value) = pair.split_once('=').unwrap();
        assert!(
            pairs.insert(name.to_owned(), decoded(value)).is_none(),
            "{name}"
        );
    }
    pairs
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first == b'%' {
            let digits = std::str::from_utf8(&rest[..2]).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
            rest = &rest[2..];
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// A sign-in that waits for its browser.
struct Visit {
    url: String,
    query: BTreeMap<String, String>,
    redirect_uri: String,
    port: u16,
    notices: UnboundedReceiver<Notice>,
    check: JoinHandle<Verdict>,
}

/// An answer of the port.
#[derive(Debug)]
struct Shown {
    status: u16,
    head: String,
    body: String,
}

impl Visit {
    fn v4(&self) -> SocketAddr {
        SocketAddr::from((Ipv4Addr::LOCALHOST, self.port))
    }

    fn v6(&self) -> SocketAddr {
        SocketAddr::from((Ipv6Addr::LOCALHOST, self.port))
    }

    /// The request line of the answer that is waited for.
    fn answer(&self) -> String {
        format!(
            "GET /?code=c0de~of%2Bthe%26browser&state={}&session_state=x",
            self.query["state"]
        )
    }

    async fn ask(&self, line: &str, headers: &str) -> Shown {
        let host = format!("Host: localhost:{}\r\n{headers}", self.port);
        self.send(self.v4(), &format!("{line} HTTP/1.1\r\n{host}\r\n"))
            .await
    }

    async fn send(&self, to: SocketAddr, request: &str) -> Shown {
        let mut stream = TcpStream::connect(to).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await.unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        Shown {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            head: head.to_ascii_lowercase(),
            body: body.to_owned(),
        }
    }

    /// What a browser does with the redirect at the end: the answer, then the page behind it.
    async fn bring_the_answer(&self) -> Shown {
        let sent = self.ask(&self.answer(), "Accept: text/html\r\n").await;
        assert_eq!(sent.status, 303, "{sent:?}");
        assert!(sent.head.contains("\r\nlocation: /done"), "{sent:?}");
        let page = self
            .ask("GET /done", "Accept-Language: fr-FR,en;q=0.5\r\n")
            .await;
        assert_eq!(page.status, 200, "{page:?}");
        page
    }

    async fn verdict(self) -> Verdict {
        let verdict = tokio::time::timeout(PATIENCE, self.check)
            .await
            .unwrap()
            .unwrap();
        let shown = format!("{verdict:?}");
        for secret in [CODE, SECRET, "c0de~of", "r3fresh", &self.query["state"]] {
            assert!(!shown.contains(secret), "{shown}");
        }
        verdict
    }

    /// Waits until so many requests, and no more, are said to have been turned away; how many notices that took.
    async fn told_of(&mut self, wanted: u32) -> u64 {
        for told in 1.. {
            match tokio::time::timeout(PATIENCE, self.notices.recv())
                .await
                .unwrap()
            {
                Some(Notice::Browser { refused, .. }) if refused >= wanted => {
                    assert_eq!(refused, wanted);
                    return told;
                }
                Some(Notice::Browser { .. }) => {}
                other => panic!("{other:?}"),
            }
        }
        unreachable!("it waits or ends")
    }
}

#[track_caller]
fn met(verdict: Verdict) -> Finding {
    match verdict {
        Verdict::Met(finding) => finding,
        other => panic!("not met: {other:?}"),
    }
}

#[track_caller]
fn unmet(verdict: Verdict) -> Problem {
    match verdict {
        Verdict::Unmet(problem) => *problem,
        other => panic!("not unmet: {other:?}"),
    }
}

async fn is_closed(address: SocketAddr) -> bool {
    matches!(TcpStream::connect(address).await, Err(fault) if fault.kind() == ErrorKind::ConnectionRefused)
}

#[tokio::test]
async fn the_browser_brings_a_code_and_the_code_a_token() {
    let world = World::new().await;
    let visit = world.begin().await;
    let authority = world.double.origin();
    assert!(
        visit
            .url
            .starts_with(&format!("{authority}/{TENANT}/oauth2/v2.0/authorize?"))
    );
    for (name, wanted) in [
        ("client_id", CLIENT),
        ("response_type", "code"),
        ("response_mode", "query"),
        ("redirect_uri", &visit.redirect_uri),
        (
            "scope",
            &format!("{AUDIENCE}/user_impersonation offline_access openid profile"),
        ),
        ("code_challenge_method", "S256"),
        ("login_hint", USER),
    ] {
        assert_eq!(visit.query[name], wanted);
    }
    world.grants(&visit, "");
    let page = visit.bring_the_answer().await;
    assert!(
        page.body.contains("<html lang=\"fr\">") && page.body.contains("La réponse est arrivée.")
    );
    assert!(!page.body.contains(&visit.query["state"]) && !page.body.contains(CODE));

    let challenge = visit.query["code_challenge"].clone();
    let redirect_uri = visit.redirect_uri.clone();
    let finding = met(visit.verdict().await);
    assert_eq!(finding.evidence("way"), Some("browser"));
    assert_eq!(finding.evidence("amr"), Some("pwd mfa"));

    let [form] = &world.redeemed()[..] else {
        panic!("one request")
    };
    let verifier = &form["code_verifier"];
    assert_eq!(
        BASE64_URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier.as_bytes())),
        challenge
    );
    for (name, wanted) in [
        ("grant_type", "authorization_code"),
        ("client_id", CLIENT),
        ("code", CODE),
        ("redirect_uri", &redirect_uri),
        (
            "scope",
            &format!("{AUDIENCE}/user_impersonation offline_access openid profile"),
        ),
    ] {
        assert_eq!(form[name], wanted);
    }
    assert_eq!(form.len(), 6, "and nothing else: {form:?}");
    let seen = world.double.seen();
    assert_eq!(seen.len(), 1, "nothing was asked but this");
    assert_eq!(
        seen[0].header("content-type"),
        Some("application/x-www-form-urlencoded")
    );

    met(world.check("claims").await);
    let refresh = world.session.refresh_token(&world.answers);
    assert_eq!(refresh, Some(Secret::new("r3fresh".to_owned())));
}

#[tokio::test]
async fn the_answer_is_taken_on_either_address_of_this_machine_and_under_each_of_its_names() {
    for host in ["localhost", "127.0.0.1", "[::1]"] {
        let world = World::new().await;
        let visit = world.begin().await;
        world.grants(&visit, "");
        let address = if host.starts_with('[') {
            visit.v6()
        } else {
            visit.v4()
        };
        if address.is_ipv6() && is_closed(address).await {
            continue; // This machine has no IPv6.
        }
        for (line, status) in [(visit.answer(), 303), ("GET /done".to_owned(), 200)] {
            let request = format!("{line} HTTP/1.1\r\nHost: {host}:{}\r\n\r\n", visit.port);
            assert_eq!(visit.send(address, &request).await.status, status, "{host}");
        }
        met(visit.verdict().await);
    }
}

#[tokio::test]
async fn forged_requests_are_turned_away_counted_and_do_no_harm() {
    let world = World::new().await;
    let mut visit = world.begin().await;
    world.grants(&visit, "");
    let state = visit.query["state"].clone();
    let evil = "Origin: https://evil.example\r\nSec-Fetch-Site: cross-site\r\n";
    let post =
        format!("{evil}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\n");
    let picture = format!("{evil}Sec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n");
    let huge = format!("X: {}\r\n", "x".repeat(64 * 1024));
    let forged = [
        (
            format!("GET /?code=evil&state={}", state.to_lowercase() + "x"),
            "",
            403,
        ),
        ("GET /?code=evil&state=%00".to_owned(), "", 403),
        ("GET /?code=evil".to_owned(), "", 400),
        ("GET /".to_owned(), "", 400),
        (format!("GET /?state={state}"), "", 400),
        (format!("GET /callback?code=evil&state={state}"), "", 404),
        (format!("GET /?code=evil&code=evil&state={state}"), "", 400),
        (
            format!("GET /?code=evil&error=access_denied&state={state}"),
            "",
            400,
        ),
        ("GET /?error=access_denied&state=wrong".to_owned(), "", 403),
        ("GET /?error=access_denied".to_owned(), "", 400),
        (
            format!("POST /?code=evil&state={state}"),
            post.as_str(),
            405,
        ),
        (format!("HEAD /?code=evil&state={state}"), "", 405),
        (format!("OPTIONS /?code=evil&state={state}"), evil, 405),
        (
            format!("GET /?code=evil&state={state}"),
            picture.as_str(),
            403,
        ),
        (
            format!("GET /?code=evil&state={state}"),
            "Host: evil.example\r\n",
            400,
        ),
        (format!("GET /?code=evil&state={state}"), huge.as_str(), 431),
        ("GET /favicon.ico".to_owned(), "", 404),
        ("GET /done".to_owned(), "", 404),
    ];
    for (line, headers, status) in &forged {
        let shown = visit.ask(line, headers).await;
        assert_eq!(shown.status, *status, "{line} {headers:.60}");
        assert!(!shown.head.contains("\r\nlocation:") && !shown.body.contains("evil"));
    }
    let rebound = format!(
        "{} HTTP/1.1\r\nHost: evil.example:{}\r\n\r\n",
        visit.answer(),
        visit.port
    );
    assert_eq!(visit.send(visit.v4(), &rebound).await.status, 421);
    let old = format!("{} HTTP/1.0\r\n\r\n", visit.answer());
    assert_eq!(visit.send(visit.v4(), &old).await.status, 400);
    let noise = "\u{16}\u{3}\u{1} this is not HTTP\r\n\r\n";
    assert_eq!(visit.send(visit.v4(), noise).await.status, 400);
    visit
        .told_of(u32::try_from(forged.len()).unwrap() + 3)
        .await;
    assert!(world.redeemed().is_empty());

    visit.bring_the_answer().await;
    met(visit.verdict().await);
    assert_eq!(world.redeemed()[0]["code"], CODE);
}

#[tokio::test]
async fn notices_about_what_is_turned_away_come_once_in_a_second_at_most() {
    let world = World::new().await;
    let mut visit = world.begin().await;
    world.grants(&visit, "");
    let began = tokio::time::Instant::now();
    for _ in 0..200 {
        assert_eq!(
            visit.ask("GET /?code=evil&state=wrong", "").await.status,
            403
        );
    }
    let told = visit.told_of(200).await;
    assert!(told <= 2 + began.elapsed().as_secs(), "{told}");
    visit.bring_the_answer().await;
    met(visit.verdict().await);
}

/// Makes room for more connections than are served at a time, at both of their ends: some systems give a process 256
/// descriptors unless it asks for more.
fn make_room() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let given = getrlimit(Resource::Nofile);
        let wanted = given.maximum.map_or(4096, |most| most.min(4096));
        if given.current.is_some_and(|now| now < wanted) {
            let more = Rlimit {
                current: Some(wanted),
                maximum: given.maximum,
            };
            setrlimit(Resource::Nofile, more).unwrap();
        }
    }
}

#[tokio::test]
async fn ten_thousand_connections_do_not_keep_the_browser_out() {
    make_room();
    let world = World::new().await;
    let visit = world.begin().await;
    world.grants(&visit, "");
    let mut open = std::collections::VecDeque::new();
    for nth in 0..10_000 {
        let mut stream = TcpStream::connect(visit.v4()).await.unwrap();
        // Some say nothing, some stop in the middle, some are at once what is turned away.
        match nth % 3 {
            0 => {}
            1 => drop(stream.write_all(b"GET /?code=evil&sta").await),
            _ => drop(
                stream
                    .write_all(b"GET /x HTTP/1.1\r\nHost: x\r\n\r\n")
                    .await,
            ),
        }
        open.push_back(stream);
        if open.len() > 400 {
            open.pop_front();
        }
    }
    visit.bring_the_answer().await;
    drop(open);
    met(visit.verdict().await);
    assert_eq!(world.redeemed().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_that_does_not_end_does_not_keep_the_browser_out() {
    make_room();
    let world = World::new().await;
    let visit = world.begin().await;
    world.grants(&visit, "");
    let address = visit.v4();
    let flood = tokio::spawn(async move {
        let mut open = std::collections::VecDeque::new();
        while let Ok(mut stream) = TcpStream::connect(address).await {
            let _ = stream.write_all(b"GET /?code=evil&sta").await;
            open.push_back(stream);
            if open.len() > 400 {
                open.pop_front();
            }
        }
    });
    visit.bring_the_answer().await;
    met(visit.verdict().await);
    // The port is closed, which ends the flood.
    tokio::time::timeout(PATIENCE, flood)
        .await
        .unwrap()
        .unwrap();
}

#[tokio::test]
async fn slow_clients_do_not_keep_the_browser_out() {
    make_room();
    let world = World::new().await;
    let visit = world.begin().await;
    world.grants(&visit, "");
    let mut slow = Vec::new();
    for _ in 0..300 {
        let mut stream = TcpStream::connect(visit.v4()).await.unwrap();
        stream.write_all(b"GET /?sta").await.unwrap();
        slow.push(stream);
    }
    visit.bring_the_answer().await;
    met(visit.verdict().await);
    drop(slow);
}

#[tokio::test]
async fn a_second_answer_is_turned_away_and_the_code_of_the_first_is_redeemed() {
    let world = World::new().await;
    let visit = world.begin().await;
    // The service takes its time, so that the port is still open.
    world.double.on(V2, [Reply::Silence]);
    assert_eq!(visit.ask(&visit.answer(), "").await.status, 303);
    let other = visit.answer().replace("c0de", "another");
    for line in [
        visit.answer(),
        other,
        format!("GET /?error=access_denied&state={}", visit.query["state"]),
    ] {
        assert_eq!(visit.ask(&line, "").await.status, 410, "{line}");
    }
    for _ in 0..2 {
        assert_eq!(visit.ask("GET /done", "").await.status, 200, "reloaded");
    }
    while world.redeemed().is_empty() {
        tokio::task::yield_now().await;
    }
    assert_eq!(world.redeemed()[0]["code"], CODE);
    // Given up in the middle: nothing stays behind.
    visit.check.abort();
    assert!(visit.check.await.unwrap_err().is_cancelled());
    assert!(is_closed(SocketAddr::from((Ipv4Addr::LOCALHOST, visit.port))).await);
    assert!(world.session.token(&world.answers, now()).is_none());
}

#[tokio::test]
async fn who_is_given_up_listens_no_more_and_who_is_done_neither() {
    let world = World::new().await;
    let visit = world.begin().await;
    let (v4, v6) = (visit.v4(), visit.v6());
    visit.check.abort();
    assert!(visit.check.await.unwrap_err().is_cancelled());
    assert!(is_closed(v4).await && TcpStream::connect(v6).await.is_err());

    let visit = world.begin().await;
    world.grants(&visit, "");
    visit.bring_the_answer().await;
    let (v4, v6) = (visit.v4(), visit.v6());
    met(visit.verdict().await);
    assert!(is_closed(v4).await && TcpStream::connect(v6).await.is_err());
}

#[tokio::test]
async fn an_error_with_the_right_state_ends_the_sign_in_with_its_code_and_ids() {
    for (error, code, key) in [
        ("access_denied", "65004", "refusal-consent-declined"),
        ("invalid_request", "50011", "refusal-redirect-missing"),
        ("interaction_required", "53003", "refusal-ca-blocked"),
        ("consent_required", "65001", "refusal-consent-missing"),
        (
            "temporarily_unavailable",
            "90033",
            "refusal-identity-trouble",
        ),
    ] {
        let world = World::new().await;
        let visit = world.begin().await;
        let line = format!(
            "GET /?error={error}&error_description=AADSTS{code}%3a+About+%3Cb%3Eyou%3C%2Fb%3E.%0d%0aTrace+ID%3a+t-1%0d%0aCorrelation+ID%3a+c-1&state="
        );
        assert_eq!(visit.ask(&(line.clone() + "wrong"), "").await.status, 403);
        assert_eq!(
            visit.ask(&(line + &visit.query["state"]), "").await.status,
            303
        );
        let page = visit.ask("GET /done", "").await;
        assert!(page.body.contains("&lt;b&gt;you&lt;/b&gt;") && !page.body.contains("<b>"));
        assert!(
            page.head
                .contains("content-security-policy: default-src 'none'")
        );

        let verdict = visit.verdict().await;
        let problem = verdict.problem().unwrap();
        assert_eq!(problem.what.key(), key);
        assert_eq!(problem.code.as_deref(), Some(code));
        assert_eq!(problem.support.trace_id.as_deref(), Some("t-1"));
        assert_eq!(problem.support.correlation_id.as_deref(), Some("c-1"));
        assert!(world.double.seen().is_empty(), "nothing was redeemed");
    }
}

/// Stands for an ID token that answers the request and is another application's.
const OTHER_APPLICATION: &str = "another application's";

#[tokio::test]
async fn an_id_token_that_is_missing_or_for_another_request_or_application_ends_the_sign_in() {
    for id_token in [
        None,
        Some(jwt(&format!(r#"{{"aud":"{CLIENT}"}}"#))),
        Some(jwt(&format!(
            r#"{{"aud":"{CLIENT}","nonce":"of-another"}}"#
        ))),
        Some(OTHER_APPLICATION.to_owned()),
        Some("opaque".to_owned()),
        Some("e30.e30".to_owned()),
        Some(jwt("no claims")),
    ] {
        let world = World::new().await;
        let visit = world.begin().await;
        let nonce = &visit.query["nonce"];
        let id_token = id_token.map(|token| match token.as_str() {
            OTHER_APPLICATION => jwt(&format!(r#"{{"aud":"another","nonce":"{nonce}"}}"#)),
            _ => token,
        });
        let id_token = id_token.map(|token| format!(r#","id_token":"{token}""#));
        let token = access_token(r#"["mfa"]"#);
        world.double.on(
            V2,
            [reply(
                200,
                &[
                    ("Content-Type", "application/json"),
                    ("x-ms-request-id", "r-1"),
                ],
                format!(
                    r#"{{"expires_in":3599,"access_token":"{token}","refresh_token":"r3fresh"{}}}"#,
                    id_token.unwrap_or_default()
                ),
            )],
        );
        visit.bring_the_answer().await;
        let problem = unmet(visit.verdict().await);
        assert_eq!(problem.what.key(), "refusal-browser-id-token");
        assert_eq!(problem.offer, Some(SignIn::DeviceCode));
        assert_eq!(problem.support.request_id.as_deref(), Some("r-1"));
        assert!(world.session.token(&world.answers, now()).is_none());
        assert!(world.session.refresh_token(&world.answers).is_none());
    }
}

#[tokio::test]
async fn the_secret_goes_along_when_it_is_demanded_and_from_then_on_at_once() {
    let world = World::new().await;
    let visit = world.begin().await;
    let grant = granted(&visit.query["nonce"], "");
    world
        .double
        .on(V2, [entra("invalid_client", 7_000_218), grant]);
    visit.bring_the_answer().await;
    met(visit.verdict().await);
    let sent = |world: &World| -> Vec<Option<String>> {
        let forms = world.redeemed();
        forms
            .iter()
            .map(|form| form.get("client_secret").cloned())
            .collect()
    };
    let with = Some(SECRET.to_owned());
    assert_eq!(sent(&world), [None, with.clone()]);

    // Should a refused client use up its code after all, the next sign-in does not run into it again.
    let visit = world.begin().await;
    world.grants(&visit, "");
    visit.bring_the_answer().await;
    met(visit.verdict().await);
    assert_eq!(sent(&world), [None, with.clone(), with.clone()]);

    let visit = world.begin().await;
    let grant = granted(&visit.query["nonce"], "");
    world
        .double
        .on(V2, [entra("invalid_client", 700_025), grant]);
    visit.bring_the_answer().await;
    met(visit.verdict().await);
    assert_eq!(sent(&world)[3..], [with, None]);
}

#[tokio::test]
async fn a_renewal_after_it_goes_without_the_secret_until_that_is_demanded() {
    let world = World::new().await;
    let demanded = entra("invalid_client", 7_000_218);
    world.double.on(V2, [demanded, granted("", "")]);
    let old = Secret::new("0ld".to_owned());
    let renewed = world
        .session
        .refresh(&world.answers, &old, now(), &|_| ())
        .await;
    assert!(renewed.is_ok());
    let forms = world.redeemed();
    let sent: Vec<bool> = forms
        .iter()
        .map(|form| form.contains_key("client_secret"))
        .collect();
    assert_eq!(sent, [false, true]);
    assert!(forms.iter().all(|form| form["refresh_token"] == "0ld"));
}

#[tokio::test]
async fn a_code_that_is_refused_is_a_matter_of_this_sign_in_and_is_never_sent_twice() {
    for (error, code) in [
        ("invalid_grant", 54005),
        ("invalid_grant", 501_481),
        ("invalid_grant", 70_008),
        ("invalid_grant", 70_000),
    ] {
        let world = World::new().await;
        let visit = world.begin().await;
        world.double.on(V2, [entra(error, code)]);
        visit.bring_the_answer().await;
        let problem = unmet(visit.verdict().await);
        assert_eq!(problem.what.key(), "refusal-browser-code", "{code}");
        assert_eq!(
            (problem.kind, problem.offer),
            (Kind::SignIn, Some(SignIn::DeviceCode))
        );
        let text = problem.server_text.unwrap();
        assert_eq!(text, format!("AADSTS{code}: About •••."));
        assert_eq!(world.redeemed().len(), 1);
    }
    // A gateway that gave up does not tell whether the code was redeemed behind it.
    let world = World::new().await;
    let visit = world.begin().await;
    world
        .double
        .on(V2, [reply(504, &[("x-ms-request-id", "r-0")], "")]);
    visit.bring_the_answer().await;
    assert!(matches!(visit.verdict().await, Verdict::Unknown(_)));
    assert_eq!(world.redeemed().len(), 1);
}

#[tokio::test]
async fn a_browser_that_brings_nothing_in_time_ends_the_sign_in_and_the_device_code_is_offered() {
    let world = World::limited(Limits {
        browser: Duration::from_millis(50),
        ..Limits::default()
    })
    .await;
    let problem = unmet(world.check("sign-in").await);
    assert_eq!(problem.what.key(), "refusal-browser-ended");
    assert_eq!((problem.kind, problem.owner), (Kind::SignIn, Owner::User));
    assert_eq!(problem.question, Some(QuestionId::SignIn));
    assert_eq!(problem.offer, Some(SignIn::DeviceCode));
    assert!(world.double.seen().is_empty());
}

#[tokio::test]
async fn where_nobody_is_there_no_port_is_opened_and_nothing_is_offered() {
    let mut world = World::new().await;
    world.attended = false;
    let problem = unmet(world.check("sign-in").await);
    assert_eq!(problem.what.key(), "check-sign-in-nobody");
    assert_eq!(problem.offer, None);
    assert!(world.double.seen().is_empty());
}

#[tokio::test]
async fn nothing_that_is_said_holds_the_code_or_what_redeems_it() {
    let world = World::new().await;
    let mut visit = world.begin().await;
    world.grants(&visit, "");
    visit
        .ask("GET /?code=c0de~of%2Bthe%26browser&state=wrong", "")
        .await;
    visit.told_of(1).await;
    let mut notices = std::mem::replace(&mut visit.notices, unbounded_channel().1);
    visit.bring_the_answer().await;
    let url = visit.url.clone();
    met(visit.verdict().await);
    let verifier = world.redeemed()[0]["code_verifier"].clone();
    let mut said = vec![url, format!("{:?}", world.session)];
    while let Ok(notice) = notices.try_recv() {
        said.extend([format!("{notice:?}")]);
    }
    for secret in [CODE, "c0de", &verifier, SECRET, "r3fresh"] {
        assert!(!said.iter().any(|text| text.contains(secret)), "{said:?}");
    }
}

/// Who keeps a refresh token beyond the session.
struct Shelf(Mutex<Secret>);

impl Keeper for Shelf {
    fn turn(&self) -> Kept<'_, Turn> {
        let token = Some(self.0.lock().unwrap().clone());
        let hold = Box::new(());
        Box::pin(ready(Ok(Turn { token, hold })))
    }

    fn keep<'a>(&'a self, newest: &'a Secret) -> Kept<'a, ()> {
        *self.0.lock().unwrap() = newest.clone();
        Box::pin(ready(Ok(())))
    }
}

fn shelf() -> Arc<Shelf> {
    Arc::new(Shelf(Mutex::new(Secret::new("0ld".to_owned()))))
}

#[tokio::test]
async fn a_saved_sign_in_that_has_died_leads_to_the_browser_and_what_comes_of_it_is_kept() {
    for code in [700_082, 50_173, 70_043, 999_999] {
        let world = World::new().await;
        let shelf = shelf();
        world
            .session
            .renew_from(Arc::clone(&shelf) as Arc<dyn Keeper>);
        world.double.on(V2, [entra("invalid_grant", code)]);
        let visit = world.begin().await;
        world.grants(&visit, "");
        visit.bring_the_answer().await;
        let finding = met(visit.verdict().await);
        assert_eq!(finding.evidence("way"), Some("browser"), "{code}");
        assert_eq!(*shelf.0.lock().unwrap(), Secret::new("r3fresh".to_owned()));
    }
}

#[tokio::test]
async fn where_a_password_would_renew_what_has_died_the_device_code_is_offered() {
    for (code, what) in [
        (700_082, "refusal-refresh-expired"),
        (50_173, "refusal-refresh-revoked"),
        (50_076, "refusal-mfa-required"),
        (999_999, "check-sign-in-dead"),
    ] {
        let mut world = World::new().await;
        world.answers.set_line(QuestionId::SignIn, "password");
        world.session.renew_from(shelf());
        world.double.on(V2, [entra("invalid_grant", code)]);
        let problem = unmet(world.check("sign-in").await);
        assert_eq!(problem.what.key(), what);
        assert_eq!(problem.offer, Some(SignIn::DeviceCode), "{code}");
    }
}

#[tokio::test]
async fn a_user_who_was_never_asked_for_a_second_factor_is_told_to_have_it_required() {
    let refused = refusal(401, r#"{"code":900421,"description":"d"}"#);
    let denied = reply(
        200,
        &[
            ("Content-Type", "application/json"),
            ("isMfaCompliant", "false"),
        ],
        r#"{"value":[{"DatasetName":"Profile"}]}"#,
    );
    let silent = json(r#"{"value":[{"DatasetName":"Profile"}]}"#);
    for (listing, what, code) in [
        (refused, "refusal-partner-mfa", Some("900421")),
        (denied, "check-mfa-denied", None),
        (silent, "check-mfa-absent", None),
    ] {
        for (way, amr, unchallenged) in [
            ("browser", r#"["pwd"]"#, true),
            ("device-code", r#"["pwd"]"#, true),
            ("password", r#"["pwd"]"#, false),
            ("browser", r#"["pwd","mfa"]"#, false),
        ] {
            let mut world = World::new().await;
            world.double.on(INSIGHTS, [listing.clone()]);
            world.double.on(
                V2,
                [json(&format!(
                    r#"{{"expires_in":3599,"access_token":"{}"}}"#,
                    access_token(amr)
                ))],
            );
            world.answers.set_line(QuestionId::SignIn, way);
            let old = Secret::new("0ld".to_owned());
            let renewed = world
                .session
                .refresh(&world.answers, &old, now(), &|_| ())
                .await;
            assert!(renewed.is_ok());
            let verdict = world.check("mfa").await;
            if amr.contains("mfa") && what == "check-mfa-absent" {
                met(verdict);
                continue;
            }
            let problem = unmet(verdict);
            assert_eq!(problem.what.key(), what);
            assert_eq!(problem.code.as_deref(), code);
            let why = problem.why.key();
            assert_eq!(
                why == "check-mfa-unchallenged",
                unchallenged,
                "{way} {amr}: {why}"
            );
            let federated = Lang::En.say(&words::check_mfa_unchallenged_do2());
            let named = problem
                .remedies
                .iter()
                .any(|remedy| Lang::En.say(&remedy.act) == federated);
            assert_eq!(named, unchallenged, "{way} {amr}");
            let offer = match way {
                "password" => Some(SignIn::DeviceCode),
                "device-code" => Some(SignIn::Browser),
                _ => None,
            };
            assert_eq!(problem.offer, offer, "{way}");
        }
    }
}
