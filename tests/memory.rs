//! What the program's memory holds of secrets, looked at from outside, through the system's window into it.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test reports by panicking, its own helpers included"
)]

mod support {
    #[expect(dead_code, reason = "other tests look at what was asked")]
    pub(crate) mod double;
    #[allow(dead_code, reason = "other tests need the rest of it")]
    pub(crate) mod pty;
}

use base64::Engine as _;
use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;
use support::double::{Double, json, refusal};
use support::pty::Pty;

/// Typed, then replaced.
const SECRET: &str = "zQ7~Kp2.vX9_hW4-mB6+tY3%uR8&jD5=";
/// Pasted, then replaced.
const PASSWORD: &str = "nF4!xC8:gL1;aE7@sV2,oH9#iT5$wM3?";

/// Given by the service.
const ACCESS: &str = "Zq4-vN8_tR2cX6wB1yL9-sD3_fG7hJ5kP0mQ-aE4iU8oT2";
/// The same.
const REFRESH: &str = "1.Wx5_gK2-rM9bV4nC7zS0_pF6-hT3jY8dL1qA-uI5eO2kR7";

/// Brought by the browser.
const CODE: &str = "0.Ab3_dK8-wQ1zR6xT9_mV2-cJ5hN7yL4pS0gF-eU6iO3aB8";

/// How far apart the characters of a text stand that is kept as something wider: as UTF-32, or in events of the keyboard.
const STRIDES: [usize; 7] = [4, 8, 12, 16, 20, 24, 32];

/// A page of memory that was never written to.
static EMPTY: [u8; 4096] = [0; 4096];

/// The pieces of eight bytes by which a text is known, each with where it comes from: as it is, percent-encoded, in
/// UTF-16, and in Base64 at each of the three offsets that text before it can lead to.
fn pieces(text: &str) -> HashMap<u64, String> {
    let percent: String = text
        .bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect();
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut forms = vec![
        ("raw", text.as_bytes().to_vec()),
        ("percent-encoded", percent.into_bytes()),
        ("UTF-16", wide),
    ];
    for offset in 0..3 {
        let padded = format!("{}{text}", "x".repeat(offset));
        let encoded = base64::engine::general_purpose::STANDARD_NO_PAD.encode(padded);
        // The characters at both ends depend on what stands before and behind.
        let own = encoded.as_bytes()[4..encoded.len() - 2].to_vec();
        forms.push(("Base64", own));
    }
    let mut pieces = HashMap::new();
    for (name, form) in forms {
        for piece in form.windows(8) {
            let key = u64::from_le_bytes(piece.try_into().unwrap());
            let whence = || format!("{name} {}", piece.escape_ascii());
            pieces.entry(key).or_insert_with(whence);
        }
    }
    pieces
}

/// Looks for the pieces in everything the process can write to; where each was found.
fn scan(process: u32, pieces: &HashMap<u64, String>) -> io::Result<Vec<String>> {
    let beginnings: BTreeSet<u8> = pieces.keys().map(|key| key.to_le_bytes()[0]).collect();
    let begins: Vec<bool> = (0..=255).map(|byte| beginnings.contains(&byte)).collect();
    let mut found = Vec::new();
    for_each_page(process, &mut |bytes, page, end, place| {
        for at in page..end.min(bytes.len() - 7) {
            if !begins[usize::from(bytes[at])] {
                continue;
            }
            let piece = u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap());
            if let Some(piece) = pieces.get(&piece) {
                found.push(format!("{place}: {piece}"));
            }
        }
    })?;
    Ok(found)
}

/// The control: what is being typed is found. False where the system lets nobody look.
fn can_look(process: u32, pieces: &HashMap<u64, String>) -> bool {
    match scan(process, pieces) {
        Ok(found) => {
            assert!(
                !found.is_empty(),
                "the search does not even find what is being typed"
            );
            true
        }
        Err(error) => {
            println!("left out: the memory of another process cannot be read here ({error})");
            false
        }
    }
}

/// Looks at one page: the mapping, where in it the page begins and ends, and where the mapping is.
type Look<'a> = dyn FnMut(&[u8], usize, usize, &str) + 'a;

/// Every page with something in it of everything the process can write to.
fn for_each_page(process: u32, look: &mut Look<'_>) -> io::Result<()> {
    let maps = std::fs::read_to_string(format!("/proc/{process}/maps"))?;
    let mut memory = File::open(format!("/proc/{process}/mem"))?;
    let mut seen = 0;
    for line in maps.lines() {
        let mut words = line.split_whitespace();
        let (range, modes) = (words.next().unwrap(), words.next().unwrap());
        if !modes.starts_with("rw") {
            continue;
        }
        let name = words.last().unwrap_or_default();
        let (from, to) = range.split_once('-').unwrap();
        let [from, to] = [from, to].map(|at| u64::from_str_radix(at, 16).unwrap());
        let mut bytes = Vec::new();
        memory.seek(SeekFrom::Start(from))?;
        // Some mappings hold no memory yet; what can be read of each is looked at.
        let _ = (&mut memory).take(to - from).read_to_end(&mut bytes);
        seen += bytes.len();
        let place = format!("{from:x} {name}");
        // Most of it is empty, and a test is not optimised.
        for page in (0..bytes.len()).step_by(EMPTY.len()) {
            let end = bytes.len().min(page + EMPTY.len());
            if bytes[page..end] != EMPTY[..end - page] {
                look(&bytes, page, end, &place);
            }
        }
    }
    if seen == 0 {
        return Err(io::Error::other("nothing can be read"));
    }
    Ok(())
}

/// Looks for eight characters in a row of these texts, each a stride behind the one before; where each was found.
fn scan_strides(process: u32, texts: &[&str]) -> io::Result<Vec<String>> {
    let mut beginnings: Vec<Vec<(&[u8], usize)>> = vec![Vec::new(); 256];
    for text in texts {
        for at in 0..text.len() - 7 {
            let piece = &text.as_bytes()[at..at + 8];
            beginnings[usize::from(piece[0])].push((piece, at));
        }
    }
    let mut found = Vec::new();
    for_each_page(process, &mut |bytes, page, end, place| {
        for at in page..end {
            for (piece, _) in &beginnings[usize::from(bytes[at])] {
                for stride in STRIDES {
                    let fits = |nth: usize| bytes.get(at + nth * stride) == Some(&piece[nth]);
                    if (1..8).all(fits) {
                        found.push(format!("{place}: {} every {stride}", piece.escape_ascii()));
                    }
                }
            }
        }
    })?;
    Ok(found)
}

fn both() -> HashMap<u64, String> {
    let mut all = pieces(SECRET);
    all.extend(pieces(PASSWORD));
    all
}

const F8: &str = "\x1b[19~";

#[test]
fn a_secret_that_was_sent_and_replaced_is_nowhere_in_memory() {
    let home = tempfile::tempdir().unwrap();
    // Without the switch only root could look; with it, whoever started the program.
    let mut pty = Pty::start(
        home.path(),
        (80, 24),
        &["--sandbox", "--allow-debugger"],
        &[],
    );
    let sentinels = both();
    pty.wait_for("1/8");
    pty.send("\r\r");
    pty.wait_for("2/8");
    pty.send("contoso.onmicrosoft.com\r\r");
    pty.wait_for("3/8");
    // Typed ahead: the beginning of the secret comes with the key that moves the focus into its field.
    let (ahead, then) = SECRET.split_at(16);
    pty.send(&format!("{F8}\t\x15{ahead}"));
    // One key after the other, as they are typed.
    for character in then.chars() {
        pty.send(&character.to_string());
    }
    pty.wait_for("32 characters.");
    if !can_look(pty.id(), &sentinels) {
        return;
    }

    // The sandbox refuses it, and the person goes on all the same.
    pty.send("\t\r");
    pty.wait_for("go on anyway");
    pty.send("\r");
    pty.wait_for("4/8");
    pty.send(&format!("{F8}\r"));
    pty.wait_for("5/8");
    pty.send(&format!("\x1b[200~{PASSWORD}\x1b[201~"));
    pty.wait_for("32 characters.");
    pty.send("\r");
    pty.wait_for("go on anyway");
    pty.send("\r");
    pty.wait_for("6/8");
    pty.send("\r");
    pty.wait_for("7/8");
    pty.send("\r");
    pty.wait_for("8/8");
    let kept = scan(pty.id(), &sentinels).unwrap();
    assert!(kept.is_empty(), "left after saving: {kept:#?}");

    // Whoever goes back enters others; they are wiped as well.
    for page in ["7/8", "6/8", "5/8"] {
        pty.send("\x1b");
        pty.wait_for(page);
    }
    pty.send(F8);
    for page in ["4/8", "3/8"] {
        pty.send("\x1b");
        pty.wait_for(page);
    }
    pty.send(&format!("{F8}\r\r\r"));
    pty.wait_for("4/8");
    pty.send("\r");
    pty.wait_for("5/8");
    pty.send("\r");
    pty.wait_for("All checks are met.");
    pty.send("\r");
    pty.wait_for("7/8");
    pty.send("\r");
    pty.wait_for("8/8");
    let left = scan(pty.id(), &sentinels).unwrap();
    assert!(left.is_empty(), "{left:#?}");
}

/// A service that lets this user sign in with a password or by device code, and knows nothing else.
async fn service() -> Double {
    let double = Double::start().await;
    let issuer = r#"{"issuer":"https://login.microsoftonline.com/5a4db0c5-7e4a-4000-8000-0000000000a1/v2.0"}"#;
    let app = r#"{"access_token":"h.e30.app","expires_in":3599}"#;
    let offer = r#"{"user_code":"SOME-CODE","device_code":"some-device-code","expires_in":900,"interval":1,
        "verification_uri":"https://microsoft.com/devicelogin"}"#;
    double
        .on(".well-known", [json(issuer)])
        .on("userrealm", [json(r#"{"account_type":"Managed"}"#)])
        .on(V2, [json(app)])
        .on("/oauth2/v2.0/devicecode", [json(offer)])
        .on("/oauth2/token", [json(&granted())]);
    double
}

const V2: &str = "/oauth2/v2.0/token";

fn granted() -> String {
    format!(
        r#"{{"token_type":"Bearer","expires_in":3599,"access_token":"h.e30.{ACCESS}","refresh_token":"{REFRESH}"}}"#
    )
}

/// A program to be named in `BROWSER` that leaves the address behind.
fn browser(home: &Path) -> String {
    let (script, opened) = (home.join("browser.sh"), home.join("opened"));
    let text = format!(
        "#!/bin/sh\nprintf %s \"$1\" > '{0}.new'; mv '{0}.new' '{0}'\n",
        opened.display()
    );
    let mut file = File::create(&script).unwrap();
    file.write_all(text.as_bytes()).unwrap();
    let executable = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(&script, executable).unwrap();
    script.display().to_string()
}

/// A person's wizard at these services, all lines given, on the page of the client secret.
fn at_the_secret(home: &Path, service: &Double, way: &str) -> Pty {
    let origin = service.origin();
    let endpoints = home.join("endpoints.json");
    let addresses =
        format!(r#"{{"authority":"{origin}","graph":"{origin}","partner_center":"{origin}"}}"#);
    let mut file = File::create(&endpoints).unwrap();
    file.write_all(addresses.as_bytes()).unwrap();
    let given = [
        ("PARTNER_ONBOARD_LANG", "en"),
        ("PARTNER_ONBOARD_PROFILE", "demo"),
        ("PARTNER_ONBOARD_TENANT", "contoso.example"),
        (
            "PARTNER_ONBOARD_CLIENT_ID",
            "5a4db0c5-0a99-4000-8000-0000000000c3",
        ),
        ("PARTNER_ONBOARD_USER_ID", "insights@contoso.example"),
        ("PARTNER_ONBOARD_SIGN_IN", way),
        ("PARTNER_ONBOARD_STORE", "none"),
        ("BROWSER", &browser(home)),
    ];
    let arguments = [
        "onboard",
        "--allow-debugger",
        "--endpoints",
        endpoints.to_str().unwrap(),
    ];
    let mut pty = Pty::start(home, (80, 24), &arguments, &given);
    for page in ["1/8", "2/8"] {
        pty.wait_for(page);
        pty.send("\r\r");
    }
    pty.wait_for("3/8");
    pty
}

/// Only the values that the wizard and its session still work with, each once, and nothing of them in any other form.
fn nothing_but_what_is_in_use(process: u32, texts: &[&str], sought: &HashMap<u64, String>) {
    let found = scan(process, sought).unwrap();
    for text in texts {
        let beginning = format!(": raw {}", text[..8].escape_default());
        let copies = found.iter().filter(|at| at.ends_with(&beginning)).count();
        assert!(copies <= 1, "{copies} copies of {text}: {found:#?}");
    }
    let others: Vec<_> = found.iter().filter(|at| !at.contains(": raw ")).collect();
    assert!(
        others.is_empty(),
        "left of a request or an answer: {others:#?}"
    );
    let wide = scan_strides(process, texts).unwrap();
    assert!(wide.is_empty(), "left of what was typed: {wide:#?}");
}

/// Plays the browser that was opened at this address: brings the answer back to where the address says.
fn come_back(address: &str, service: &Double) {
    let query = address.trim();
    let value = |name: &str| {
        let pairs = query.split(['?', '&']);
        let value = pairs
            .filter_map(|pair| pair.split_once('='))
            .find(|(key, _)| *key == name);
        value.unwrap().1.to_owned()
    };
    let encode = |claims: String| base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(claims);
    let (client, nonce) = (value("client_id"), value("nonce"));
    let id = encode(format!(r#"{{"aud":"{client}","nonce":"{nonce}"}}"#));
    let granted = granted().replacen('{', &format!(r#"{{"id_token":"h.{id}.s","#), 1);
    service.on(V2, [json(&granted)]);
    let port = value("redirect_uri")
        .replace("%3A", ":")
        .replace("%2F", "/");
    let port = port
        .trim_end_matches('/')
        .rsplit(':')
        .next()
        .unwrap()
        .to_owned();
    let mut stream = std::net::TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
    let state = value("state");
    let request =
        format!("GET /?code={CODE}&state={state} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
}

/// Nothing of these values in any form: the profile is saved, and they have done what they were for.
fn nothing_at_all(process: u32, texts: &[&str], sought: &HashMap<u64, String>) {
    let found = scan(process, sought).unwrap();
    assert!(found.is_empty(), "left after saving: {found:#?}");
    let wide = scan_strides(process, texts).unwrap();
    assert!(wide.is_empty(), "left of what was typed: {wide:#?}");
}

async fn sign_in_and_save(way: &str) {
    let service = service().await;
    let home = tempfile::tempdir().unwrap();
    let texts = [SECRET, PASSWORD, ACCESS, REFRESH, CODE];
    let mut sought = HashMap::new();
    for text in texts {
        sought.extend(pieces(text));
    }
    let mut pty = at_the_secret(home.path(), &service, way);
    for character in SECRET.chars() {
        pty.send(&character.to_string());
    }
    pty.wait_for("32 characters.");
    if !can_look(pty.id(), &sought) {
        return;
    }
    pty.send("\r\r");
    pty.wait_for("4/8");
    pty.send("\r");
    pty.wait_for("5/8");
    match way {
        "password" => {
            pty.send(&format!("\x1b[200~{PASSWORD}\x1b[201~"));
            pty.wait_for("32 characters.");
        }
        "device-code" => {
            let pending = r#"{"error":"authorization_pending","error_codes":[70016]}"#;
            service.on(V2, [refusal(400, pending), json(&granted())]);
        }
        _ => {}
    }
    pty.send("\r");
    if way == "browser" {
        pty.wait_for("The answer comes back to http://localhost:");
        pty.send("o");
        // The script makes the file under another name first.
        let opened = home.path().join("opened");
        pty.wait("the browser", |_| opened.exists());
        come_back(&std::fs::read_to_string(opened).unwrap(), &service);
    }
    pty.wait_for("6/8");
    // The service knows nothing of partners; that is for other tests.
    pty.wait("the end of all checks", |screen| {
        !screen.contains("checking")
    });
    nothing_but_what_is_in_use(pty.id(), &texts, &sought);
    pty.send("\r");
    pty.wait_for("7/8");
    pty.wait_for("cannot be used");
    pty.send("\r\r");
    pty.wait_for("8/8");
    nothing_at_all(pty.id(), &texts, &sought);
    assert!(home.path().join("profiles/demo.json").exists());
    let left = service.seen_on(V2).len() + service.seen_on("/oauth2/token").len();
    assert!(left > 1, "the tokens were asked for");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_with_a_password_leaves_no_copies_behind() {
    sign_in_and_save("password").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_by_device_code_leaves_no_copies_behind() {
    sign_in_and_save("device-code").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_in_a_browser_leaves_no_copies_behind() {
    sign_in_and_save("browser").await;
}

#[test]
fn the_search_finds_a_text_in_every_form_that_it_looks_for() {
    let mut kept: Vec<Vec<u8>> = vec![SECRET.as_bytes().to_vec()];
    for stride in STRIDES {
        let wide = PASSWORD.bytes().flat_map(|byte| {
            let mut cell = vec![0; stride];
            cell[0] = byte;
            cell
        });
        kept.push(wide.collect());
    }
    let own = std::process::id();
    assert!(!scan(own, &pieces(SECRET)).unwrap().is_empty());
    let found = scan_strides(own, &[PASSWORD]).unwrap();
    for stride in STRIDES {
        let ending = format!("every {stride}");
        assert!(found.iter().any(|at| at.ends_with(&ending)), "{stride}");
    }
    drop(kept);
}

#[test]
fn there_are_no_core_dumps_and_nobody_else_reads_the_memory() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(home.path(), (80, 24), &["--sandbox"], &[]);
    pty.wait_for("1/8");
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", pty.id())).unwrap();
    let core = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"));
    let columns: Vec<&str> = core.unwrap().split_whitespace().collect();
    assert_eq!(
        columns[4..6],
        ["0", "0"],
        "the limit, and how far it can be raised"
    );
    // Root may look all the same; whether the process is dumpable is then seen from within alone.
    let root = std::fs::metadata("/proc/self").unwrap().uid() == 0;
    let looked = File::open(format!("/proc/{}/mem", pty.id()));
    assert!(
        root || looked.is_err(),
        "another process of this user can read it"
    );
}
