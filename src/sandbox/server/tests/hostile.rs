//! Hostile clients: each of them is answered or closed, shows as one line without values, and keeps no place.

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A sandbox, and the lines that it tells.
fn telling(
    runtime: &Runtime,
    serving: Serving,
    patience: Patience,
) -> (Sandbox, mpsc::Receiver<String>) {
    let (sender, told) = mpsc::channel();
    let serving = Serving {
        told: Some(Arc::new(move |line: &str| {
            let _ = sender.send(line.to_owned());
        })),
        ..serving
    };
    let _inside = runtime.enter();
    let sandbox = launch(find("ready").unwrap(), serving, patience).unwrap();
    (sandbox, told)
}

fn next(told: &mpsc::Receiver<String>) -> String {
    told.recv_timeout(Duration::from_secs(20)).unwrap()
}

fn brief() -> Patience {
    Patience {
        head: Duration::from_millis(200),
        body: Duration::from_millis(200),
        taking: Duration::from_millis(50),
        ..PATIENCE
    }
}

const HERE: &str = "Host: 127.0.0.1:PORT\r\n";
const LAST: &str = "Host: 127.0.0.1:PORT\r\nConnection: close\r\n";

#[test]
fn whatever_is_sent_shows_as_one_line_without_values() {
    let runtime = runtime();
    let (sandbox, told) = telling(&runtime, Serving::default(), brief());
    let head = format!("POST /contoso.com/oauth2/token?hunter2=1 HTTP/1.1\r\n{HERE}");
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    let long = "x".repeat(2 * LARGEST_HEAD);
    let turned = "POST /contoso.com/oauth2/token ? ->";
    let lines = [
        (
            format!("{head}Content-Length: 99999999\r\n\r\n"),
            format!("{turned} 413"),
        ),
        (
            format!("{head}Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
            format!("{turned} 400"),
        ),
        (
            format!("{head}Content-Length: 9\r\n\r\nhunter2"),
            format!("{turned} 408"),
        ),
        (
            format!("{head}{HERE}Content-Length: 0\r\n\r\n"),
            format!("{turned} 400"),
        ),
        (
            format!("{head}{form}Content-Length: 9\r\nConnection: close\r\n\r\nhunter2=%"),
            "POST /contoso.com/oauth2/token ? (unreadable) -> 400".to_owned(),
        ),
        (
            "GET /common HTTP/1.1\r\nHost: hunter2.example\r\n\r\n".to_owned(),
            "GET /common -> 421".to_owned(),
        ),
        (
            format!("GET http://hunter2.example/common HTTP/1.1\r\n{HERE}\r\n"),
            "GET /common -> 421".to_owned(),
        ),
        (
            "CONNECT hunter2.example:443 HTTP/1.1\r\nHost: hunter2.example:443\r\n\r\n".to_owned(),
            "?  -> 421".to_owned(),
        ),
        (
            "GET /common HTTP/1.1\r\n\r\n".to_owned(),
            "GET /common -> 400".to_owned(),
        ),
        (
            format!("POST /common HTTP/1.1\r\n{HERE}Sec-Fetch-Site: cross-site\r\n\r\n"),
            "POST /common -> 403".to_owned(),
        ),
        (
            format!("POST /common HTTP/1.1\r\n{HERE}Origin: http://hunter2.example\r\n\r\n"),
            "POST /common -> 403".to_owned(),
        ),
        (
            format!("hunter2 /%zz?hunter2 HTTP/1.1\r\n{LAST}\r\n"),
            "? /*** ? -> 400".to_owned(),
        ),
        (
            format!("OPTIONS * HTTP/1.1\r\n{LAST}\r\n"),
            "OPTIONS *** -> 404".to_owned(),
        ),
        (
            "\0hunter2\r\n\r\n".to_owned(),
            "(no request) -> 400".to_owned(),
        ),
        (
            "GET /hunter2\r\n\r\n".to_owned(),
            "(no request) -> 400".to_owned(),
        ),
        (
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(),
            "(no request) -> closed".to_owned(),
        ),
        (
            format!("GET / HTTP/1.1\r\nA: {long}\r\n\r\n"),
            "(no request) -> 431".to_owned(),
        ),
        (
            "GET /hunter2 HTTP/1.1\r\nHo".to_owned(),
            "(no request) -> closed".to_owned(),
        ),
    ];
    for (sent, line) in &lines {
        exchange(&sandbox, sent.as_bytes());
        assert_eq!(&next(&told), line, "{sent:.99}");
    }
    let expected: Vec<&str> = lines.iter().map(|(_, line)| line.as_str()).collect();
    assert_eq!(sandbox.requests(), expected);
    assert!(is_alive(&sandbox));
}

#[test]
fn whoever_only_connects_or_waits_between_two_requests_has_asked_nothing_more() {
    let runtime = runtime();
    let (sandbox, told) = telling(&runtime, Serving::default(), brief());
    // The server ends each of them when their time is over.
    assert_eq!(exchange(&sandbox, b""), "");
    let asked = DISCOVERY.replace("Connection: close\r\n", "");
    assert!(exchange(&sandbox, asked.as_bytes()).starts_with("HTTP/1.1 200"));
    assert!(next(&told).ends_with("openid-configuration -> 200"));
    assert_eq!(sandbox.requests().len(), 1);
    assert!(told.try_recv().is_err());
}

#[test]
fn a_second_request_that_came_with_the_first_and_never_ends_shows_as_well() {
    let runtime = runtime();
    let (sandbox, told) = telling(&runtime, Serving::default(), brief());
    let first = DISCOVERY.replace("Connection: close\r\n", "");
    let both = format!("{first}GET /hunter2 HTTP/1.1\r\nHo");
    for hangs_up in [false, true] {
        let mut stream = connect(&sandbox).unwrap();
        stream
            .write_all(&addressed(&sandbox, both.as_bytes()))
            .unwrap();
        if hangs_up {
            stream.shutdown(std::net::Shutdown::Write).unwrap();
        }
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        assert!(next(&told).ends_with("openid-configuration -> 200"));
        assert_eq!(next(&told), "(no request) -> closed", "{hangs_up}");
    }
    // Two whole ones are two lines and no more; nor are line breaks behind the last one a request.
    exchange(&sandbox, format!("{first}{first}\r\n").as_bytes());
    assert!(next(&told).ends_with("openid-configuration -> 200"));
    assert!(next(&told).ends_with("openid-configuration -> 200"));
    assert!(is_alive(&sandbox));
    assert!(next(&told).ends_with("openid-configuration -> 200"));
    assert!(told.try_recv().is_err());
}

#[test]
fn a_client_that_hangs_up_before_its_answer_is_told_of_all_the_same() {
    let runtime = runtime();
    let serving = Serving {
        latency: Duration::from_secs(60),
        ..Serving::default()
    };
    let (sandbox, told) = telling(&runtime, serving, PATIENCE);
    let unfinished = format!("POST /common HTTP/1.1\r\n{HERE}Content-Length: 9\r\n\r\nabc");
    let discovery = "GET /contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration ->";
    // Whether the server sees the end before the world has answered is up to the system.
    for (sent, line, status) in [
        (DISCOVERY, discovery, "200"),
        (unfinished.as_str(), "POST /common ->", "400"),
    ] {
        let mut stream = connect(&sandbox).unwrap();
        stream
            .write_all(&addressed(&sandbox, sent.as_bytes()))
            .unwrap();
        drop(stream);
        let said = next(&told);
        assert!(
            [status, "closed"]
                .map(|end| format!("{line} {end}"))
                .contains(&said),
            "{said}"
        );
    }
    assert_eq!(sandbox.requests().len(), 2);
}

#[test]
fn a_client_that_takes_nothing_of_its_answers_keeps_its_place_for_neither_limit() {
    let runtime = runtime();
    let overall = Patience {
        connection: Duration::from_millis(20),
        ending: Duration::from_millis(20),
        ..PATIENCE
    };
    for patience in [brief(), overall] {
        let (sandbox, _told) = telling(&runtime, Serving::default(), patience);
        let request = DISCOVERY.replace("Connection: close\r\n", "");
        let request = addressed(&sandbox, request.as_bytes());
        let mut deaf = connect(&sandbox).unwrap();
        // Until nobody takes any more: that is when the server has ended the connection, not when the limit is over.
        let fault = loop {
            if let Err(fault) = deaf.write_all(&request) {
                break fault;
            }
        };
        let waited = [ErrorKind::WouldBlock, ErrorKind::TimedOut];
        assert!(!waited.contains(&fault.kind()), "{fault}");
        assert!(is_alive(&sandbox));
    }
}

#[test]
fn clients_that_say_nothing_do_not_keep_all_the_places() {
    let runtime = runtime();
    let few = Patience {
        places: 8,
        // Nobody gives way: their time must end.
        spared: PATIENCE.head,
        ..brief()
    };
    let (sandbox, _told) = telling(&runtime, Serving::default(), few);
    let silent: Vec<Plain> = (0..few.places)
        .map(|_| connect(&sandbox).unwrap())
        .collect();
    assert!(is_alive(&sandbox));
    drop(silent);
}

/// Sends a request on a connection that stays open, and reads as much as its answer has.
fn ask(sandbox: &Sandbox, stream: &mut Plain) -> std::io::Result<String> {
    let request = DISCOVERY.replace("Connection: close\r\n", "");
    stream.write_all(&addressed(sandbox, request.as_bytes()))?;
    let mut answer = Vec::new();
    let mut some = [0; 4096];
    loop {
        let count = stream.read(&mut some)?;
        answer.extend_from_slice(&some[..count]);
        // A JSON object, and nothing behind it.
        if count == 0 || answer.ends_with(b"}") {
            return Ok(String::from_utf8_lossy(&answer).into_owned());
        }
    }
}

#[test]
fn whoever_asks_nothing_for_the_longest_time_gives_way_to_who_asks() {
    let runtime = runtime();
    let few = Patience {
        places: 8,
        spared: Duration::ZERO,
        // Waiting for it would fail the test.
        head: Duration::from_secs(60),
        ..PATIENCE
    };
    let (sandbox, _told) = telling(&runtime, Serving::default(), few);
    let mut kept: Vec<Plain> = Vec::new();
    for _ in 0..few.places {
        let mut stream = connect(&sandbox).unwrap();
        assert!(ask(&sandbox, &mut stream).unwrap().contains(" 200 OK"));
        kept.push(stream);
    }
    // The first one asks again, so that the second one is the longest idle.
    assert!(ask(&sandbox, &mut kept[0]).unwrap().contains(" 200 OK"));
    assert!(is_alive(&sandbox));
    assert!(ask(&sandbox, &mut kept[0]).unwrap().contains(" 200 OK"));
    match ask(&sandbox, &mut kept[1]) {
        Ok(answer) => assert_eq!(answer, ""),
        // Ended, and not merely silent.
        Err(error) => assert!(
            ![ErrorKind::WouldBlock, ErrorKind::TimedOut].contains(&error.kind()),
            "{error}"
        ),
    }
}

#[test]
fn whoever_does_not_begin_to_speak_tls_gives_way_too() {
    let runtime = runtime();
    let few = Patience {
        places: 1,
        spared: Duration::ZERO,
        // Waiting for it would fail the test.
        head: Duration::from_secs(60),
        ..PATIENCE
    };
    let serving = Serving {
        tls: true,
        ..Serving::default()
    };
    let (sandbox, _told) = telling(&runtime, serving, few);
    let mut silent = connect(&sandbox).unwrap();
    let _next = connect(&sandbox).unwrap();
    // The read has a limit, which is an error.
    assert_eq!(silent.read(&mut [0; 1]).unwrap(), 0);
}

#[test]
fn it_is_reached_by_both_loopback_addresses_and_by_no_other() {
    let runtime = runtime();
    let serving = Serving {
        both_families: true,
        ..Serving::default()
    };
    let (sandbox, _told) = telling(&runtime, serving, PATIENCE);
    let port = sandbox.address.port();
    // A machine may have no IPv6.
    if std::net::TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).is_ok() {
        assert!(Plain::connect((Ipv6Addr::LOCALHOST, port)).is_ok());
    }
    // On Linux everything in 127.0.0.0/8 is this machine; whoever listens at every address is reached there.
    let other = Plain::connect((Ipv4Addr::new(127, 0, 0, 2), port));
    #[cfg(target_os = "linux")]
    assert_eq!(other.unwrap_err().kind(), ErrorKind::ConnectionRefused);
    #[cfg(not(target_os = "linux"))]
    assert!(other.is_err());
}

#[test]
fn what_is_no_tls_is_told_and_leaves_it_running() {
    let runtime = runtime();
    let (sandbox, told) = telling(&runtime, with_tls(), brief());
    for sent in [
        DISCOVERY.as_bytes(),
        b"\x16\x03\x01\xff\xff\x01hunter2",
        b"\x16\x03",
    ] {
        exchange(&sandbox, sent);
        assert_eq!(next(&told), "(no TLS) -> closed");
    }
    let pem = sandbox.certificate().unwrap();
    let answer = runtime.block_on(over_tls(sandbox.address, "localhost", pem));
    assert!(answer.unwrap().starts_with("HTTP/1.1 200"));
}

#[test]
fn its_own_names_are_let_in_and_no_other_over_the_wire() {
    let runtime = runtime();
    let sandbox = begin(&runtime, "ready");
    for (host, status) in [
        ("localhost:PORT", "200"),
        ("LOCALHOST:PORT", "200"),
        ("[::1]:PORT", "200"),
        ("127.0.0.1:PORT", "200"),
        ("127.0.0.1", "421"),
        ("rebound.example:PORT", "421"),
    ] {
        let asked = DISCOVERY.replace("127.0.0.1:PORT", host);
        let answer = exchange(&sandbox, asked.as_bytes());
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{host}: {answer}"
        );
        assert!(!answer.contains("rebound.example"), "{answer}");
        let own = host.replace("PORT", &sandbox.address.port().to_string());
        let own = format!("http://{}/", own.to_ascii_lowercase());
        assert_eq!(answer.contains(&own), status == "200", "{host}: {answer}");
    }
}

/// Pieces of HTTP in any order, with whole requests among them.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let known = select(
        [
            "GET ",
            "POST ",
            "CONNECT ",
            "PRI * ",
            "/",
            "/contoso.com/oauth2/token",
            "/%2e%2e/%00",
            "*",
            "http://x/",
            " HTTP/1.1\r\n",
            " HTTP/1.0\r\n",
            " HTTP/2.0\r\n",
            "\r\n",
            "\n",
            "\r\n\r\n",
            HERE,
            "Host: x\r\n",
            "Content-Length: 5\r\n",
            "Content-Length: 18446744073709551616\r\n",
            "Content-Length: +5\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Transfer-Encoding: gzip, chunked\r\n",
            "Expect: 100-continue\r\n",
            "Connection: Upgrade\r\nUpgrade: h2c\r\n",
            " folded: x\r\n",
            "5\r\nhello\r\n",
            "0\r\n\r\n",
            "fffffffffffffffff\r\n",
            "5;ext=\"\r\n",
            "Trailer: x\r\n",
            "\0",
            "hello",
            DISCOVERY,
        ]
        .as_slice(),
    );
    prop_oneof![
        9 => known.prop_map(|text| text.as_bytes().to_vec()),
        1 => vec(any::<u8>(), 0..40),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_pieces_of_http_stop_it(pieces in vec(piece(), 0..14)) {
        // One for all cases: what stops it stops the next one too.
        static RUNNING: std::sync::OnceLock<(Runtime, Sandbox)> = std::sync::OnceLock::new();
        let (_, sandbox) = RUNNING.get_or_init(|| {
            let runtime = runtime();
            let sandbox = begin(&runtime, "ready");
            (runtime, sandbox)
        });
        let mut stream = connect(sandbox).unwrap();
        let _ = stream.write_all(&addressed(sandbox, &pieces.concat()));
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        if let Err(fault) = stream.read_to_end(&mut answer) {
            let waited = [ErrorKind::WouldBlock, ErrorKind::TimedOut];
            prop_assert!(!waited.contains(&fault.kind()), "the server hangs");
        }
        prop_assert!(answer.is_empty() || answer.starts_with(b"HTTP/1."));
        prop_assert!(is_alive(sandbox));
    }
}
