//! The server over real sockets: loopback only, hostile input, time limits, ends with its value.

mod hostile;

use super::*;
use crate::sandbox::scenario::{SCENARIOS, find};
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream as Plain;
use std::sync::mpsc;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::runtime::Runtime;

const DISCOVERY: &str = "GET /contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration HTTP/1.1\r\n\
                         Host: 127.0.0.1:PORT\r\nConnection: close\r\n\r\n";

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
}

fn begin(runtime: &Runtime, scenario: &str) -> Sandbox {
    runtime.block_on(start(find(scenario).unwrap())).unwrap()
}

/// Connects with a limit, so that a server that hangs fails the test instead of stopping it.
fn connect(sandbox: &Sandbox) -> std::io::Result<Plain> {
    let stream = Plain::connect(sandbox.address)?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    stream.set_write_timeout(Some(Duration::from_secs(20)))?;
    Ok(stream)
}

/// The bytes with the right port in place of `PORT`.
fn addressed(sandbox: &Sandbox, sent: &[u8]) -> Vec<u8> {
    let (mark, port) = (b":PORT", format!(":{}", sandbox.address.port()));
    let mut rest = sent;
    let mut bytes = Vec::with_capacity(sent.len());
    while let Some(at) = rest.windows(mark.len()).position(|part| part == mark) {
        bytes.extend_from_slice(&rest[..at]);
        bytes.extend_from_slice(port.as_bytes());
        rest = &rest[at + mark.len()..];
    }
    bytes.extend_from_slice(rest);
    bytes
}

/// Sends bytes and reads until the server closes. A server may well close before it has read everything.
fn exchange(sandbox: &Sandbox, sent: &[u8]) -> String {
    let mut stream = connect(sandbox).unwrap();
    let _ = stream.write_all(&addressed(sandbox, sent));
    let mut answer = Vec::new();
    if let Err(fault) = stream.read_to_end(&mut answer) {
        assert!(
            !matches!(fault.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut),
            "the server hangs"
        );
    }
    String::from_utf8_lossy(&answer).into_owned()
}

fn is_alive(sandbox: &Sandbox) -> bool {
    exchange(sandbox, DISCOVERY.as_bytes()).starts_with("HTTP/1.1 200 OK\r\n")
}

#[test]
fn it_listens_on_loopback_only_and_all_services_share_the_address() {
    let runtime = runtime();
    for scenario in SCENARIOS {
        let sandbox = begin(&runtime, scenario.name);
        assert!(sandbox.address.ip().is_loopback(), "{}", scenario.name);
        let endpoints = sandbox.endpoints();
        assert_eq!(endpoints.clone().checked(), Ok(endpoints.clone()));
        assert!(endpoints.on_loopback());
        assert_eq!(endpoints.authority, endpoints.graph);
        assert_eq!(endpoints.authority, endpoints.partner_center);
        assert_eq!(sandbox.scenario().name, scenario.name);
    }
}

#[test]
fn it_answers_over_a_socket_and_records_the_request() {
    let runtime = runtime();
    let sandbox = begin(&runtime, "ready");
    let answer = exchange(&sandbox, DISCOVERY.as_bytes());
    let origin = sandbox.endpoints().authority;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.contains(&format!("\"token_endpoint\":\"{origin}/")));
    assert_eq!(answer.matches("\r\ndate: ").count(), 1, "{answer}");
    assert_eq!(
        sandbox.requests(),
        ["GET /contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration -> 200"]
    );
}

#[test]
fn hostile_input_does_not_stop_it() {
    let runtime = runtime();
    let sandbox = begin(&runtime, "ready");
    let path = "/contoso.onmicrosoft.com/oauth2/token";
    let head = format!("POST {path} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n");
    let long = "x".repeat(2 * LARGEST_HEAD);
    let large = vec![b'x'; LARGEST_BODY + 1];
    let announced = format!("{head}Content-Length: {}\r\n\r\n", large.len());
    let chunk = format!(
        "{head}Transfer-Encoding: chunked\r\n\r\n{:x}\r\n",
        large.len()
    );
    let many: Vec<String> = (0..500).map(|n| format!("H{n}: x\r\n")).collect();
    let many = many.concat();
    for (what, sent, statuses) in [
        (
            "garbage",
            b"\x00\xff\x16\x03\x01 what?\r\n\r\n".to_vec(),
            "400",
        ),
        (
            "long target",
            format!("GET /{long} HTTP/1.1\r\n\r\n").into_bytes(),
            "414 431",
        ),
        (
            "long header",
            format!("GET / HTTP/1.1\r\nA: {long}\r\n\r\n").into_bytes(),
            "431",
        ),
        (
            "many headers",
            format!("GET / HTTP/1.1\r\n{many}\r\n").into_bytes(),
            "431",
        ),
        ("large body", [announced.as_bytes(), &large].concat(), "413"),
        ("large chunk", [chunk.as_bytes(), &large].concat(), "413"),
        (
            "huge length",
            format!("{head}Content-Length: 99999999999\r\n\r\n").into_bytes(),
            "413",
        ),
        (
            "bad chunk",
            format!("{head}Transfer-Encoding: chunked\r\n\r\nzz\r\n").into_bytes(),
            "400",
        ),
        (
            "bad length",
            format!("{head}Content-Length: -1\r\n\r\n").into_bytes(),
            "400",
        ),
    ] {
        let answer = exchange(&sandbox, &sent);
        // Where the server closes while there is more to read, the system may throw the answer away.
        let status = answer.split(' ').nth(1).unwrap_or_default();
        assert!(
            status.is_empty() || statuses.contains(status),
            "{what}: {answer}"
        );
        assert!(is_alive(&sandbox), "{what}");
    }
}

#[test]
fn a_client_that_hangs_up_in_the_middle_leaves_it_running() {
    let runtime = runtime();
    let sandbox = begin(&runtime, "ready");
    for part in [
        "",
        "GET",
        "GET / HTTP/1.1\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc",
    ] {
        let mut stream = connect(&sandbox).unwrap();
        stream
            .write_all(&addressed(&sandbox, part.as_bytes()))
            .unwrap();
        drop(stream);
        assert!(is_alive(&sandbox), "{part}");
    }
}

#[test]
fn a_request_that_never_ends_is_given_up() {
    let runtime = runtime();
    let brief = Patience {
        head: Duration::from_millis(20),
        body: Duration::from_millis(20),
        ..PATIENCE
    };
    let _inside = runtime.enter();
    let sandbox = launch(find("ready").unwrap(), Serving::default(), brief).unwrap();
    for unfinished in [
        "GET / HTTP/1.1\r\nHo",
        "POST / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 9\r\n\r\nabc",
    ] {
        let answer = exchange(&sandbox, unfinished.as_bytes());
        assert!(!answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    assert!(is_alive(&sandbox));
}

#[test]
fn addresses_that_lead_out_or_are_badly_encoded_are_answered_and_lead_nowhere() {
    let runtime = runtime();
    let sandbox = begin(&runtime, "ready");
    for target in [
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/contoso.onmicrosoft.com/..%2f..%2fetc%2fpasswd",
        "/v1.0/applications/..%2f..%2f",
        "/insights/v1/mpn/../../../etc/passwd",
        "/%",
        "/%4",
        "/%zz/oauth2/token",
        "/%ff%fe",
        "/%00",
        "/common/userrealm/%0d%0aX:%20y?api-version=1.0",
        "//",
        "/?%",
        "/?a=%zz",
        "/v1.0/applications?$filter=%",
        "*",
        "http://elsewhere.example/contoso.com/v2.0/.well-known/openid-configuration",
        "https://contoso.com@127.0.0.1:PORT/common",
        "/\u{e9}",
    ] {
        let request =
            format!("GET {target} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n\r\n");
        let answer = exchange(&sandbox, request.as_bytes());
        assert!(answer.starts_with("HTTP/1.1 "), "{target}: {answer}");
        assert!(!answer.contains("root:"), "{target}");
        assert!(!answer.contains("\r\nX: y"), "{target}");
        assert!(!answer.starts_with("HTTP/1.1 5"), "{target}: {answer}");
    }
    assert!(is_alive(&sandbox));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn no_bytes_stop_it(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..2000)) {
        // One for all cases: what stops it stops the next one too.
        static RUNNING: std::sync::OnceLock<(Runtime, Sandbox)> = std::sync::OnceLock::new();
        let (_, sandbox) = RUNNING.get_or_init(|| {
            let runtime = runtime();
            let sandbox = begin(&runtime, "ready");
            (runtime, sandbox)
        });
        let mut stream = connect(sandbox).unwrap();
        let _ = stream.write_all(&bytes);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        proptest::prop_assert!(is_alive(sandbox));
    }
}

#[test]
fn more_connections_than_it_serves_at_once_wait_and_are_served() {
    let runtime = runtime();
    let few = Patience {
        places: 8,
        spared: PATIENCE.head,
        ..PATIENCE
    };
    let _inside = runtime.enter();
    let sandbox = launch(find("ready").unwrap(), Serving::default(), few).unwrap();
    let idle: Vec<Plain> = (0..few.places)
        .map(|_| connect(&sandbox).unwrap())
        .collect();
    let mut waiting = connect(&sandbox).unwrap();
    let asked = addressed(&sandbox, DISCOVERY.as_bytes());
    waiting.write_all(&asked).unwrap();
    drop(idle);
    let mut answer = String::new();
    waiting.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK"));
}

#[test]
fn offline_refuses_connections_and_keeps_its_port() {
    let runtime = runtime();
    let sandbox = begin(&runtime, "offline");
    for _ in 0..3 {
        let fault = connect(&sandbox).unwrap_err();
        assert_eq!(fault.kind(), ErrorKind::ConnectionRefused);
    }
    let port = sandbox.address.port();
    let taken = runtime.block_on(start_at(find("ready").unwrap(), port));
    assert!(taken.is_err(), "the port is kept");
    assert!(sandbox.requests().is_empty());
}

#[test]
fn a_port_of_ones_choice_is_taken_or_the_fault_is_told() {
    let runtime = runtime();
    let first = begin(&runtime, "ready");
    let again = runtime.block_on(start_at(find("ready").unwrap(), first.address.port()));
    assert_eq!(again.err().unwrap().kind(), ErrorKind::AddrInUse);
}

#[test]
fn dropping_it_closes_the_port_and_the_connections() {
    let runtime = runtime();
    let sandbox = begin(&runtime, "ready");
    let address = sandbox.address;
    assert!(is_alive(&sandbox));
    let mut open = connect(&sandbox).unwrap();
    let asked = addressed(&sandbox, b"GET /x HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    open.write_all(&asked).unwrap();
    let mut byte = [0];
    open.read_exact(&mut byte).unwrap();
    drop(sandbox);
    // The end of the open connection shows that the server's task is gone, and its socket with it.
    let mut rest = Vec::new();
    let _ = open.read_to_end(&mut rest);
    assert_eq!(
        Plain::connect(address).unwrap_err().kind(),
        ErrorKind::ConnectionRefused
    );
}

#[test]
fn it_can_be_started_again_on_the_same_port_at_once() {
    let runtime = runtime();
    let sandbox = begin(&runtime, "ready");
    let port = sandbox.address.port();
    // The server closes first here, so the system remembers the connection on its side.
    let mut open = connect(&sandbox).unwrap();
    let asked = addressed(&sandbox, DISCOVERY.as_bytes());
    open.write_all(&asked).unwrap();
    let mut answer = Vec::new();
    open.read_to_end(&mut answer).unwrap();
    drop(open);
    drop(sandbox);
    // Dropping asks the server's task to end; on this runtime of one's own it is over when the runtime is.
    drop(runtime);
    let runtime = self::runtime();
    let again = runtime.block_on(start_at(find("ready").unwrap(), port));
    assert!(again.is_ok_and(|sandbox| is_alive(&sandbox)));
}

/// A client that trusts this PEM file and nobody else.
fn connector(pem: &str) -> tokio_rustls::TlsConnector {
    use base64::Engine as _;
    let text: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    let der = base64::engine::general_purpose::STANDARD
        .decode(text)
        .unwrap();
    let mut roots = rustls::RootCertStore::empty();
    roots.add(der.into()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    tokio_rustls::TlsConnector::from(Arc::new(config))
}

async fn over_tls(address: SocketAddr, name: &str, pem: &str) -> io::Result<String> {
    let stream = TcpStream::connect(address).await?;
    let asked = DISCOVERY.replace(":PORT", &format!(":{}", address.port()));
    let name = name.to_owned().try_into().unwrap();
    let mut stream = connector(pem).connect(name, stream).await?;
    stream.write_all(asked.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

fn with_tls() -> Serving {
    Serving {
        tls: true,
        both_families: true,
        ..Serving::default()
    }
}

#[test]
fn over_tls_it_is_trusted_under_the_names_of_this_machine_and_no_other() {
    let runtime = runtime();
    runtime.block_on(async {
        let ready = find("ready").unwrap();
        let sandbox = start_as(ready, with_tls()).await.unwrap();
        let pem = sandbox.certificate().unwrap();
        assert!(!pem.contains("PRIVATE"));
        let origin = sandbox.endpoints().authority;
        assert_eq!(origin, format!("https://{}", sandbox.address));
        for name in ["localhost", "127.0.0.1", "::1"] {
            let answer = over_tls(sandbox.address, name, pem).await.unwrap();
            assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
            assert!(answer.contains(&format!("\"token_endpoint\":\"{origin}/")));
        }
        let other = over_tls(sandbox.address, "login.microsoftonline.com", pem).await;
        assert!(other.is_err());
        // Whoever trusts one run does not trust another.
        let again = start_as(ready, with_tls()).await.unwrap();
        let foreign = over_tls(again.address, "localhost", pem).await;
        assert!(foreign.is_err());
        // Nobody is served without TLS, and who tries does no harm.
        let mut plain = TcpStream::connect(sandbox.address).await.unwrap();
        plain.write_all(DISCOVERY.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        let _ = plain.read_to_end(&mut answer).await;
        assert!(!answer.starts_with(b"HTTP"));
        assert!(over_tls(sandbox.address, "localhost", pem).await.is_ok());
    });
}

#[test]
fn every_request_is_told_in_the_words_of_the_record_and_the_latency_is_kept() {
    let runtime = runtime();
    let (sender, told) = mpsc::channel();
    let serving = Serving {
        latency: Duration::from_millis(30),
        told: Some(Arc::new(move |line: &str| {
            let _ = sender.send(line.to_owned());
        })),
        ..Serving::default()
    };
    let sandbox = runtime
        .block_on(start_as(find("ready").unwrap(), serving))
        .unwrap();
    let before = std::time::Instant::now();
    exchange(
        &sandbox,
        b"POST /contoso.com/oauth2/token HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\nContent-Type: \
          application/x-www-form-urlencoded\r\nContent-Length: 23\r\n\r\nclient_secret=hunter2-hu",
    );
    assert!(before.elapsed() >= Duration::from_millis(30));
    let line = told.recv_timeout(Duration::from_secs(20)).unwrap();
    assert_eq!(vec![line.clone()], sandbox.requests());
    assert_eq!(line, "POST /contoso.com/oauth2/token client_secret -> 400");
}

#[test]
fn a_trace_says_when_how_long_which_error_and_the_ids_and_repeats_nothing_of_the_request() {
    const SENT: &str = "11111111-2222-4333-8444-555555555555";
    let runtime = runtime();
    let (sender, told) = mpsc::channel();
    let serving = Serving {
        latency: Duration::from_millis(30),
        trace: true,
        told: Some(Arc::new(move |line: &str| {
            let _ = sender.send(line.to_owned());
        })),
        ..Serving::default()
    };
    let sandbox = runtime
        .block_on(start_as(find("ready").unwrap(), serving))
        .unwrap();
    let token = "POST /contoso.com/oauth2/token";
    for (request, headers, ending) in [
        (
            token,
            "",
            " code=AADSTS900144 trace=5a4db0c5-7ace-4000-8000-000000000001 \
             correlation=5a4db0c5-c0de-4000-8000-000000000001",
        ),
        (
            token,
            "client-request-id: SENT\r\nreturn-client-request-id: true\r\n",
            " code=AADSTS900144 trace=5a4db0c5-7ace-4000-8000-000000000002 correlation=***",
        ),
        (
            "GET /v1.0/me",
            "",
            " code=InvalidAuthenticationToken request=5a4db0c5-7ace-4000-8000-000000000003 \
             correlation=5a4db0c5-7ace-4000-8000-000000000003",
        ),
        (
            "GET /v1/profiles/mpn",
            "MS-RequestId: SENT\r\nMS-CorrelationId: SENT\r\n",
            " code=800001 request=*** correlation=***",
        ),
        (
            "GET /v1/profiles/mpn",
            "MS-RequestId: hunter2\r\nMS-CorrelationId: SENT\r\n",
            " code=800001 request=5a4db0c5-7ace-4000-8000-000000000005 correlation=***",
        ),
        ("GET /nowhere", "", "ms"),
    ] {
        let before = Timestamp::now();
        let headers = headers.replace("SENT", SENT);
        exchange(
            &sandbox,
            format!(
                "{request} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n{headers}Content-Type: \
                 application/x-www-form-urlencoded\r\nContent-Length: 23\r\n\r\nclient_secret=hunter2-hu"
            )
            .as_bytes(),
        );
        let line = told.recv_timeout(Duration::from_secs(20)).unwrap();
        let (came, rest) = line.split_once(' ').unwrap();
        // It is written to the millisecond.
        let came: Timestamp = came.parse().unwrap();
        assert!(came.duration_since(before).as_millis() >= -1, "{line}");
        assert!(came <= Timestamp::now(), "{line}");
        let plain = sandbox.requests().pop().unwrap();
        let (took, said) = rest
            .strip_prefix(&format!("{plain} "))
            .unwrap()
            .split_once("ms")
            .unwrap();
        assert!(took.parse::<u64>().unwrap() >= 30, "{line}");
        assert_eq!(said, ending.trim_start_matches("ms"), "{line}");
        assert!(!line.contains("hunter2") && !line.contains(SENT), "{line}");
    }
}
