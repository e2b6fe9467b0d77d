//! `doctor` blames the rung that is broken, and `verify` says of the same trouble that nothing could be asked.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reports by panicking, its own helpers included"
)]

use base64::Engine as _;
use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use serde_json::{Value, json};
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::thread;
use tempfile::TempDir;

/// A place to run the program in: a home, a proxy if one is wanted, and the addresses of the services.
struct Place {
    home: TempDir,
    proxy: Option<String>,
    /// Where the program's own folder is said to be, if not at home.
    at: Option<PathBuf>,
}

impl Place {
    fn new() -> Self {
        Self {
            home: tempfile::tempdir().unwrap(),
            proxy: None,
            at: None,
        }
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path: PathBuf = self.home.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    fn services_at(&self, origin: &str) -> String {
        let all = json!({"authority": origin, "graph": origin, "partner_center": origin});
        self.file("endpoints.json", &all.to_string())
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_partner-onboard"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().to_lowercase().ends_with("_proxy") {
                command.env_remove(name);
            }
        }
        if let Some(proxy) = &self.proxy {
            command.env("HTTPS_PROXY", proxy);
        }
        command
            .args(arguments)
            .env(
                "PARTNER_ONBOARD_HOME",
                self.at.as_deref().unwrap_or(self.home.path()),
            )
            .env("PARTNER_ONBOARD_LANG", "en")
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// What `doctor` blames with these arguments, its exit code, and how each rung of the first service stands.
    fn doctor(&self, arguments: &[&str]) -> (Value, Option<i32>, Vec<String>) {
        let all = [&["doctor", "--json"], arguments].concat();
        let output = self.run(&all);
        let text = String::from_utf8(output.stdout).unwrap();
        let report: Value = serde_json::from_str(&text)
            .unwrap_or_else(|_| panic!("{text}{}", String::from_utf8_lossy(&output.stderr)));
        let rungs = report["rungs"].as_array().unwrap().iter().take(6);
        let states = rungs
            .map(|rung| {
                let text = |key: &str| rung[key].as_str().unwrap().to_owned();
                format!("{} {}", text("id"), text("state"))
            })
            .collect();
        (report["blame"].clone(), output.status.code(), states)
    }

    /// What `doctor` says to people of services at this address.
    fn says(&self, origin: &str) -> String {
        let endpoints = self.services_at(origin);
        let output = self.run(&["doctor", "--endpoints", &endpoints, "--timeout", "2"]);
        String::from_utf8(output.stdout).unwrap()
    }

    /// What it reports to programs.
    fn blamed(&self, origin: &str) -> Value {
        let endpoints = self.services_at(origin);
        let arguments = [
            "doctor",
            "--json",
            "--endpoints",
            &endpoints,
            "--timeout",
            "2",
        ];
        serde_json::from_slice(&self.run(&arguments).stdout).unwrap()
    }

    /// The exit code of `verify` for a profile that only needs the network.
    fn verify(&self, arguments: &[&str]) -> Option<i32> {
        let profiles = self.home.path().join("profiles");
        fs::create_dir_all(&profiles).unwrap();
        let profile = json!({
            "schema": 1, "name": "demo", "environment": "live", "cloud": "global", "tenant": "contoso.example",
            "client_id": "aaaaaaaa-0000-0000-0000-000000000001", "user_id": "api@contoso.example",
            "sign_in": "device-code", "store": "none", "ready": true, "saved_at": "2026-11-22T10:00:00Z"
        });
        fs::write(profiles.join("demo.json"), profile.to_string()).unwrap();
        let all = [
            &["verify", "--profile", "demo", "--only", "tenant"],
            arguments,
        ]
        .concat();
        self.run(&all).status.code()
    }

    /// Both for services at this address: the rung, `broken`, and below it all is well and above it nothing is reached.
    fn blames(&self, rung: &str, origin: &str, further: &[&str]) {
        let endpoints = self.services_at(origin);
        let arguments = [&["--endpoints", &endpoints, "--timeout", "2"], further].concat();
        let (blame, code, states) = self.doctor(&arguments);
        assert_eq!(blame, rung, "{states:?}");
        assert_eq!(code, Some(4));
        is_a_ladder(&states, rung);
        assert_eq!(self.verify(&arguments), Some(4));
    }
}

fn is_a_ladder(states: &[String], broken: &str) {
    let at = states
        .iter()
        .position(|state| *state == format!("{broken} broken"))
        .unwrap_or_else(|| panic!("{states:?}"));
    // Where no answer of the service came, its clock is not known either.
    let below = states[..at]
        .iter()
        .filter(|state| broken != "discovery" || *state != "clock not-reached");
    assert!(
        below.into_iter().all(|state| state.ends_with(" ok")),
        "{states:?}"
    );
    // That there is no proxy is known before anything is reached.
    assert!(
        states[at + 1..]
            .iter()
            .all(|state| state.ends_with(" not-reached") || state == "proxy ok"),
        "{states:?}"
    );
}

/// A server on a free port that does this with each connection, for as long as the test runs.
fn server(each: impl Fn(TcpStream) + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || listener.incoming().flatten().for_each(each));
    address
}

/// A server with a certificate of its own for `localhost` that ends on this day, and the certificate.
fn tls_server(year: i32) -> (SocketAddr, String) {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    params.not_before = date_time_ymd(2020, 1, 1);
    params.not_after = date_time_ymd(year, 1, 1);
    let certificate = params.self_signed(&key).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.der().clone()],
            PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der())),
        )
        .unwrap();
    let config = Arc::new(config);
    let address = server(move |mut stream| {
        let mut tls = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
        // To the end of the handshake, which the client breaks off.
        while tls.is_handshaking() && tls.complete_io(&mut stream).is_ok() {}
    });
    let text = base64::prelude::BASE64_STANDARD.encode(certificate.der());
    let pem = format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n");
    (address, pem)
}

#[test]
fn a_name_without_address_is_the_first_rung() {
    Place::new().blames("dns", "https://login.invalid", &[]);
}

#[test]
fn a_port_that_refuses_is_the_connection() {
    // Bound, but not listening: nobody else can take it.
    let socket = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = socket.local_addr().unwrap().port();
    drop(socket);
    Place::new().blames("tcp", &format!("http://127.0.0.1:{port}"), &[]);
}

#[test]
fn a_proxy_that_wants_credentials_is_the_proxy() {
    let proxy = server(|mut stream| {
        let mut heard = [0; 4096];
        let _ = stream.read(&mut heard);
        let _ = stream.write_all(
            b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n",
        );
    });
    let mut place = Place::new();
    place.proxy = Some(format!("http://{proxy}"));
    place.blames("proxy", "https://login.example.com", &[]);
}

/// A proxy that answers every request with this.
fn proxy_that_says(answer: &'static [u8]) -> Place {
    let proxy = server(move |mut stream| {
        let mut heard = [0; 4096];
        let _ = stream.read(&mut heard);
        let _ = stream.write_all(answer);
    });
    let mut place = Place::new();
    place.proxy = Some(format!("http://{proxy}"));
    place
}

#[test]
fn a_proxy_that_refuses_to_pass_the_request_on_is_the_proxy() {
    for answer in [
        &b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"[..],
        b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n",
    ] {
        proxy_that_says(answer).blames("proxy", "https://login.example.com", &[]);
    }
}

#[test]
fn a_proxy_that_never_answers_is_the_proxy() {
    let silent = server(|stream| {
        // Held open until the other side gives up.
        thread::spawn(move || (&stream).read_to_end(&mut Vec::new()));
    });
    let mut place = Place::new();
    place.proxy = Some(format!("http://{silent}"));
    place.blames("proxy", "https://login.example.com", &[]);
}

#[test]
fn a_socks_proxy_is_said_not_to_be_supported() {
    let socks = server(drop);
    let mut place = Place::new();
    place.proxy = Some(format!("socks5://{socks}"));
    let said = place.says("https://login.example.com");
    assert!(
        said.contains("SOCKS") && said.contains("not supported"),
        "{said}"
    );
    assert_eq!(place.blamed("https://login.example.com")["blame"], "proxy");
}

#[test]
fn a_proxy_of_an_unknown_kind_is_named_and_offline_none_is_not_a_rung_that_was_not_reached() {
    let mut place = Place::new();
    let said = place.says("https://login.invalid");
    assert!(said.contains("Proxy: none is set"), "{said}");
    place.proxy = Some("ftp://user:Sentinel-1@proxy.example:21".to_owned());
    let said = place.says("https://login.invalid");
    assert!(
        said.contains("! Proxy: what HTTPS_PROXY names cannot be used"),
        "{said}"
    );
    assert!(!said.contains("Sentinel"), "{said}");
    // Nothing was sent through it: what is to blame is on the way without.
    assert_eq!(place.blamed("https://login.invalid")["blame"], "dns");
}

#[test]
fn a_proxy_that_is_gone_is_named_with_its_port_and_nobody_is_told_to_set_one() {
    let socket = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = socket.local_addr().unwrap().port();
    drop(socket);
    let mut place = Place::new();
    place.proxy = Some(format!("http://user:Sentinel-1@127.0.0.1:{port}"));
    let said = place.says("https://login.example.com");
    assert!(said.contains(&format!("proxy 127.0.0.1:{port}")), "{said}");
    for wrong in ["set HTTPS_PROXY", "Have 127.0.0.1", "Sentinel", "user:"] {
        assert!(!said.contains(wrong), "{wrong}: {said}");
    }
    let report = place.blamed("https://login.example.com");
    assert_eq!(report["blame"], "tcp");
    assert_eq!(report["blame_host"], "login.example.com");
}

#[test]
fn a_connection_that_breaks_off_while_encryption_is_set_up_is_the_encryption() {
    let plain = server(|mut stream| {
        let mut heard = [0; 4096];
        let _ = stream.read(&mut heard);
        drop(stream);
    });
    Place::new().blames("tls", &format!("https://localhost:{}", plain.port()), &[]);
}

#[test]
fn a_home_that_is_a_file_or_below_one_is_broken() {
    let mut place = Place::new();
    let file = PathBuf::from(place.file("file", "x"));
    for home in [file.clone(), file.join("below")] {
        place.at = Some(home);
        let output = place.run(&["doctor", "--json", "--sandbox"]);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["blame"], "folder");
        assert_eq!(report["blame_host"], Value::Null);
        assert_eq!(output.status.code(), Some(2));
    }
}

#[test]
fn a_certificate_of_nobody_we_know_is_the_encryption() {
    let (address, _) = tls_server(2090);
    Place::new().blames("tls", &format!("https://localhost:{}", address.port()), &[]);
}

#[test]
fn who_gave_a_file_of_authorities_is_told_that_it_is_another_one() {
    let (address, _) = tls_server(2090);
    let (_, other) = tls_server(2090);
    let place = Place::new();
    let authority = place.file("ca.pem", &other);
    let endpoints = place.services_at(&format!("https://localhost:{}", address.port()));
    let output = place.run(&["doctor", "--endpoints", &endpoints, "--ca-file", &authority]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("does not hold the authority"), "{said}");
    assert!(!said.contains("--ca-file FILE"), "{said}");
}

#[test]
fn a_certificate_that_has_ended_is_the_encryption_and_it_says_so() {
    let (address, certificate) = tls_server(2021);
    let place = Place::new();
    let authority = place.file("ca.pem", &certificate);
    let origin = format!("https://localhost:{}", address.port());
    place.blames("tls", &origin, &["--ca-file", &authority]);
    let endpoints = place.services_at(&origin);
    let output = place.run(&["doctor", "--endpoints", &endpoints, "--ca-file", &authority]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("clock"), "{said}");
}

#[test]
fn a_service_that_says_nothing_is_not_taken_for_one() {
    let silent = server(|stream| {
        // Held open until the other side gives up.
        thread::spawn(move || (&stream).read_to_end(&mut Vec::new()));
    });
    Place::new().blames("discovery", &format!("http://{silent}"), &[]);
}

#[test]
fn a_clock_that_is_twenty_minutes_off_is_the_clock() {
    let (blame, code, states) = Place::new().doctor(&["--sandbox=clock-skew"]);
    assert_eq!((blame, code), (json!("clock"), Some(4)));
    is_a_ladder(&states, "clock");
    let said = Place::new().run(&["doctor", "--sandbox=clock-skew"]).stdout;
    let said = String::from_utf8(said).unwrap();
    assert!(said.contains("20 minutes"), "{said}");
}

#[test]
fn the_page_of_a_network_is_not_the_services_answer() {
    let (blame, code, states) = Place::new().doctor(&["--sandbox=captive-portal"]);
    assert_eq!((blame, code), (json!("discovery"), Some(4)));
    assert!(
        states.contains(&"discovery broken".to_owned()),
        "{states:?}"
    );
}

#[test]
fn where_nothing_is_broken_nothing_is_blamed_and_nothing_is_written() {
    let place = Place::new();
    let (blame, code, states) = place.doctor(&["--sandbox"]);
    assert_eq!((blame, code), (Value::Null, Some(0)));
    assert!(
        states.iter().all(|state| state.ends_with(" ok")),
        "{states:?}"
    );
    assert_eq!(fs::read_dir(place.home.path()).unwrap().count(), 0);
}

/// A listener whose queue is full answers no more: Linux drops what comes, as a firewall does.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_black_hole_is_the_connection() {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut queue = Vec::new();
    let short = std::time::Duration::from_millis(300);
    while let Ok(stream) = TcpStream::connect_timeout(&address, short) {
        queue.push(stream);
        assert!(queue.len() < 100, "it never fills");
    }
    Place::new().blames("tcp", &format!("http://{address}"), &[]);
}
