//! What is let pass and what is turned away, without sockets; and the port with them.

use super::*;

const STATE: &str = "the-state";

fn desk() -> Desk {
    Desk::new(7, Secret::new(STATE.to_owned()))
}

fn request(line: &str, headers: &[(&str, &str)]) -> Request<()> {
    let (method, uri) = line.split_once(' ').unwrap();
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(()).unwrap()
}

/// A request line, headers, and the status that it is turned away with.
type Case = (&'static str, &'static [(&'static str, &'static str)], u16);

const HERE: (&str, &str) = ("Host", "localhost:7");

#[test]
fn the_answer_is_let_pass_from_every_name_of_this_machine() {
    for host in ["localhost:7", "LOCALHOST:7", "127.0.0.1:7", "[::1]:7"] {
        let desk = desk();
        let answer = desk.receive(&request("GET /?state=the-state&code=c", &[("Host", host)]));
        assert_eq!(answer.status(), 303, "{host}");
        assert_eq!(answer.headers()["location"], "/done");
        let progress = locked(&desk.progress);
        assert!(
            matches!(&progress.answer, Some(Answer::Code(code)) if *code == Secret::new("c".to_owned()))
        );
        assert_eq!(desk.refused(), 0);
    }
}

#[test]
fn whatever_is_not_the_answer_is_turned_away_with_its_status_and_the_answer_still_passes() {
    const GOOD: &str = "GET /?state=the-state&code=c";
    const VISIT: [(&str, &str); 3] = [
        ("Sec-Fetch-Mode", "navigate"),
        ("Sec-Fetch-Dest", "document"),
        ("Sec-Fetch-Site", "cross-site"),
    ];
    let desk = desk();
    let cases: &[Case] = &[
        // What is asked
        ("GET /?state=wrong&code=c", &[HERE], 403),
        ("GET /?state=the-stat&code=c", &[HERE], 403),
        ("GET /?state=the-state%00&code=c", &[HERE], 403),
        ("GET /?state=&code=c", &[HERE], 400),
        ("GET /?code=c", &[HERE], 400),
        ("GET /?state=the-state", &[HERE], 400),
        ("GET /?state=the-state&code=", &[HERE], 400),
        ("GET /?state=the-state&code=c&error=e", &[HERE], 400),
        ("GET /?state=the-state&code=c&code=d", &[HERE], 400),
        ("GET /?state=the-state&state=the-state&code=c", &[HERE], 400),
        ("GET /?state=the-state&code=c&x=1&x=1", &[HERE], 400),
        ("GET /?state=the-state&code=%zz", &[HERE], 400),
        ("GET /?state=wrong&error=access_denied", &[HERE], 403),
        ("GET /?error=access_denied", &[HERE], 400),
        ("GET /", &[HERE], 400),
        // Where
        ("GET /favicon.ico", &[HERE], 404),
        ("GET //?state=the-state&code=c", &[HERE], 404),
        ("GET /callback?state=the-state&code=c", &[HERE], 404),
        ("GET /done", &[HERE], 404),
        // How
        ("POST /?state=the-state&code=c", &[HERE], 405),
        ("HEAD /?state=the-state&code=c", &[HERE], 405),
        ("OPTIONS /?state=the-state&code=c", &[HERE], 405),
        // To whom
        (GOOD, &[("Host", "evil.example:7")], 421),
        (GOOD, &[("Host", "localhost:8")], 421),
        (GOOD, &[("Host", "localhost")], 421),
        (GOOD, &[("Host", "localhost.evil.example:7")], 421),
        (GOOD, &[HERE, ("Host", "evil.example")], 400),
        (GOOD, &[], 400),
        (
            "GET http://localhost:7/?state=the-state&code=c",
            &[HERE],
            400,
        ),
        (
            "GET http://evil.example/?state=the-state&code=c",
            &[HERE],
            400,
        ),
        // By whom
        (
            GOOD,
            &[
                HERE,
                ("Sec-Fetch-Mode", "no-cors"),
                ("Sec-Fetch-Dest", "image"),
            ],
            403,
        ),
        (
            GOOD,
            &[
                HERE,
                ("Sec-Fetch-Mode", "cors"),
                ("Sec-Fetch-Dest", "empty"),
            ],
            403,
        ),
        (
            GOOD,
            &[
                HERE,
                ("Sec-Fetch-Mode", "navigate"),
                ("Sec-Fetch-Dest", "iframe"),
            ],
            403,
        ),
        (
            GOOD,
            &[HERE, VISIT[0], VISIT[1], ("Sec-Fetch-Dest", "iframe")],
            403,
        ),
    ];
    for (nth, (line, headers, status)) in cases.iter().enumerate() {
        let answer = desk.receive(&request(line, headers));
        assert_eq!(answer.status().as_u16(), *status, "{line} {headers:?}");
        assert_eq!(desk.refused() as usize, nth + 1);
        assert!(
            locked(&desk.progress).answer.is_none(),
            "{line} {headers:?}"
        );
    }
    let answer = desk.receive(&request(GOOD, &[&[HERE], &VISIT[..]].concat()));
    assert_eq!(answer.status(), 303);
    assert!(locked(&desk.progress).answer.is_some());
}

#[test]
fn the_first_answer_is_the_only_one_and_the_page_can_be_seen_again() {
    let desk = desk();
    let ask = |line: &str| desk.receive(&request(line, &[HERE])).status().as_u16();
    assert_eq!(ask("GET /?state=the-state&code=first"), 303);
    for late in ["code=second", "code=first", "error=access_denied"] {
        assert_eq!(ask(&format!("GET /?state=the-state&{late}")), 410, "{late}");
    }
    assert_eq!(ask("GET /?state=wrong&code=c"), 410);
    assert_eq!((ask("GET /done"), ask("GET /done")), (200, 200));
    assert_eq!(ask("POST /done"), 405);
    let answer = locked(&desk.progress).answer.take();
    assert!(matches!(answer, Some(Answer::Code(code)) if code == Secret::new("first".to_owned())));
}

#[test]
fn an_error_with_the_right_state_is_an_answer_and_what_it_says_stands_on_the_page() {
    let desk = desk();
    let line = "GET /?error=access_denied&error_description=AADSTS65004%3a+User%0d%0adeclined&error_subcode=cancel&state=the-state";
    assert_eq!(desk.receive(&request(line, &[HERE])).status(), 303);
    let answer = locked(&desk.progress).answer.take();
    let Some(Answer::Declined {
        error,
        suberror,
        description,
    }) = answer
    else {
        panic!("no refusal")
    };
    assert_eq!(
        (error.as_str(), suberror.as_deref()),
        ("access_denied", Some("cancel"))
    );
    let words = "AADSTS65004: User\r\ndeclined";
    assert_eq!(description.as_deref(), Some(words));
    let landing = locked(&desk.progress).landing.clone();
    assert_eq!(landing, Some(Landing::Declined(words.to_owned())));
}

#[test]
fn every_answer_forbids_to_be_kept_guessed_at_or_passed_on_and_has_no_script() {
    let desk = desk();
    let mut answers = vec![
        desk.receive(&request("GET /?state=no&code=c", &[HERE])),
        desk.receive(&request("POST /", &[HERE])),
    ];
    answers.push(desk.receive(&request("GET /?state=the-state&code=c", &[HERE])));
    answers.push(desk.receive(&request("GET /done", &[HERE])));
    for answer in &answers {
        let header = |name: &str| answer.headers()[name].to_str().unwrap();
        assert_eq!(header("cache-control"), "no-store");
        assert_eq!(header("referrer-policy"), "no-referrer");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("connection"), "close");
        if answer.status() != 303 {
            let policy = header("content-security-policy");
            assert!(policy.starts_with("default-src 'none'; style-src 'unsafe-inline';"));
        }
    }
    assert_eq!(answers[1].headers()["allow"], "GET");
}

proptest::proptest! {
    #[test]
    fn no_query_without_the_state_is_an_answer(query: String) {
        proptest::prop_assert!(desk().read(&query).is_err());
    }
}

#[tokio::test]
async fn the_port_is_the_same_on_both_addresses_and_closed_when_dropped() {
    let door = Loopback::open().unwrap();
    let port = door.port();
    for (listener, address) in [
        (&door.v4, SocketAddr::from((Ipv4Addr::LOCALHOST, port))),
        (&door.v6, SocketAddr::from((Ipv6Addr::LOCALHOST, port))),
    ] {
        if let Some(listener) = listener {
            assert_eq!(listener.local_addr().unwrap(), address);
        }
    }
    assert!(door.v4.is_some() || door.v6.is_some());
    drop(door);
    let refused = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await;
    assert!(refused.is_err());
}

#[tokio::test]
async fn a_port_that_a_stranger_has_on_either_address_is_not_taken() {
    for address in [
        SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
        SocketAddr::from((Ipv6Addr::LOCALHOST, 0)),
    ] {
        // A machine without IPv6 has only the one.
        let Ok(stranger) = listen(address) else {
            assert!(address.is_ipv6());
            continue;
        };
        let port = stranger.local_addr().unwrap().port();
        let fault = Loopback::pair(port).err().unwrap();
        assert_eq!(fault.kind(), io::ErrorKind::AddrInUse, "{address}");
        drop(stranger);
        assert_eq!(Loopback::pair(port).unwrap().port(), port);
    }
}
