//! A sandbox under load: 1 000 requests each second for a while, and its memory meanwhile. Not run by itself:
//! `cargo test --release --test load -- --ignored --nocapture`; `PARTNER_ONBOARD_LOAD_SECONDS` says for how long, and with
//! `PARTNER_ONBOARD_LOAD_STATE=1` it keeps a state meanwhile.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a measurement reports what it finds, and fails by panicking"
)]

#[path = "support/served.rs"]
mod served;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Requests each second, all clients together.
const RATE: u64 = 1000;
/// Clients, each with one connection.
const CLIENTS: u64 = 8;

struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Resident memory of a process, in KiB.
fn memory(id: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// One request in ten signs somebody in, which costs a signature.
fn request(number: u64, host: &str) -> String {
    let form = "grant_type=password&resource=https%3A%2F%2Fapi.partnercenter.microsoft.com&\
        client_id=5a4db0c5-0a99-4000-8000-0000000000c3&client_secret=practice~secret%2Bnever%2Freal%3D8Q_01.x&\
        username=insights%40contoso.onmicrosoft.com&password=practice-Pass%26word%252B%2B~never%3Dreal%21";
    match number % 10 {
        0 => format!(
            "POST /contoso.onmicrosoft.com/oauth2/token HTTP/1.1\r\nHost: {host}\r\nContent-Type: \
             application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            form.len()
        ),
        1 => format!("GET /v1.0/me HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        2 => format!("GET /nowhere/{number} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        3 => format!("GET /insights/v1/mpn/ScheduledDataset HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        _ => format!(
            "GET /contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration HTTP/1.1\r\nHost: {host}\r\n\r\n"
        ),
    }
}

/// The status that this request is answered with.
fn expected(number: u64) -> u16 {
    match number % 10 {
        1 | 3 => 401,
        2 => 404,
        _ => 200,
    }
}

/// Sends its share at its pace until the end; reconnects where the server ends a connection.
fn client(at: u64, host: &str, end: Instant, done: &AtomicU64) {
    let begin = Instant::now();
    let connect = || {
        let stream = TcpStream::connect(host).unwrap();
        stream.set_nodelay(true).unwrap();
        BufReader::new(stream)
    };
    let mut stream = connect();
    for number in 0.. {
        let due = begin
            + Duration::from_micros(1_000_000 * CLIENTS / RATE) * u32::try_from(number).unwrap();
        if due >= end {
            return;
        }
        thread::sleep(due.saturating_duration_since(Instant::now()));
        let number = number * CLIENTS + at;
        let request = request(number, host);
        let sent = stream.get_mut().write_all(request.as_bytes());
        match sent.ok().and_then(|()| read(&mut stream)) {
            None => stream = connect(),
            Some(status) => {
                assert_eq!(status, expected(number), "{request}");
                done.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
}

/// Reads one answer and tells its status; none if the connection has ended.
fn read(stream: &mut BufReader<TcpStream>) -> Option<u16> {
    let mut length = 0;
    let mut status = None;
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line).unwrap_or(0) == 0 {
            return None;
        }
        status = status.or_else(|| line.split(' ').nth(1)?.parse().ok());
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line == "\r\n" {
            let mut body = vec![0; length];
            stream.read_exact(&mut body).ok()?;
            return status;
        }
    }
}

#[test]
#[ignore = "a measurement that takes a minute"]
fn a_thousand_requests_each_second_do_not_make_it_grow() {
    let seconds: u64 = std::env::var("PARTNER_ONBOARD_LOAD_SECONDS")
        .ok()
        .and_then(|seconds| seconds.parse().ok())
        .unwrap_or(60);
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_partner-onboard"));
    command.args(["sandbox", "serve"]);
    if std::env::var_os("PARTNER_ONBOARD_LOAD_STATE").is_some() {
        command.arg("--state").arg(home.path().join("state.json"));
    }
    let mut child = command
        .env("PARTNER_ONBOARD_HOME", home.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let endpoints = served::endpoints(&mut child);
    let host = endpoints["authority"]
        .as_str()
        .unwrap()
        .strip_prefix("http://")
        .unwrap()
        .to_owned();
    let served = Served(child);
    let id = served.0.id();
    let done = Arc::new(AtomicU64::new(0));
    let begin = Instant::now();
    let end = begin + Duration::from_secs(seconds);
    let clients: Vec<_> = (0..CLIENTS)
        .map(|at| {
            let (host, done) = (host.clone(), Arc::clone(&done));
            thread::spawn(move || client(at, &host, end, &done))
        })
        .collect();
    let mut sizes = Vec::new();
    while Instant::now() < end {
        thread::sleep(Duration::from_secs(seconds) / 6);
        let size = memory(id);
        println!(
            "{:>4} s: {:>8} requests, {size} KiB",
            begin.elapsed().as_secs(),
            done.load(Ordering::Relaxed)
        );
        sizes.push(size);
    }
    for client in clients {
        client.join().unwrap();
    }
    let rate = done.load(Ordering::Relaxed) as f64 / begin.elapsed().as_secs_f64();
    println!("{rate:.0} requests/s");
    assert!(rate >= 0.95 * RATE as f64, "{rate:.0} requests/s");
    // What is remembered (lines, tokens) fills up first; from then on it stays.
    let (settled, last) = (sizes[sizes.len() / 2], sizes[sizes.len() - 1]);
    assert!(last < settled + settled / 20, "{sizes:?}");
}
