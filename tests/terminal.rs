//! The program as a person meets it: in a pseudo-terminal, with the keyboard alone.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

mod support {
    pub(crate) mod browser;
    pub(crate) mod pty;
}

use std::io::Read as _;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use support::browser::walk;
use support::pty::Pty;

const SENTINEL: &str = "Sentinel~8Q.typed_by+hand%1234567890abc";
const KEYS: Duration = Duration::from_millis(100);

#[test]
fn keyboard_only_from_the_first_page_to_saved_in_the_sandbox() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(home.path(), (80, 24), &["--sandbox"], &[]);
    for (title, next) in [
        ("1/8", "2/8"),
        ("2/8", "3/8"),
        ("3/8", "4/8"),
        ("4/8", "5/8"),
        ("5/8", "6/8"),
    ] {
        pty.wait_for(title);
        assert!(
            pty.screen().contains("SANDBOX"),
            "a banner on every page:\n{}",
            pty.screen()
        );
        pty.send("\x1b[19~"); // F8
        let fields = match title {
            "1/8" | "2/8" => 2,
            "3/8" => 3,
            _ => 1,
        };
        pty.send(&"\r".repeat(fields));
        pty.wait_for(next);
    }
    pty.wait_for("All checks are met.");
    pty.send("\r");
    pty.wait_for("7/8");
    pty.wait_for("contoso.json");
    assert!(
        !home.path().join("profiles").join("contoso.json").exists(),
        "nothing is written before the person agrees"
    );
    pty.send("\r");
    pty.wait_for("8/8");
    pty.wait_for("verify --profile contoso");
    pty.send("\r");
    assert_eq!(pty.end().exit_code(), 0);
    assert!(pty.is_given_back());
    let profile =
        std::fs::read_to_string(home.path().join("profiles").join("contoso.json")).unwrap();
    assert!(profile.contains("\"ready\": true"), "{profile}");
}

#[test]
fn where_multifactor_is_demanded_a_device_code_leads_to_the_end_and_verify_shows_one_too() {
    let home = tempfile::tempdir().unwrap();
    let sandbox = "--sandbox=mfa-required";
    let mut pty = Pty::start(home.path(), (80, 24), &[sandbox], &[]);
    for (title, fields) in [("1/8", 2), ("2/8", 2), ("3/8", 3), ("4/8", 1)] {
        pty.wait_for(title);
        pty.send("\x1b[19~"); // F8
        pty.send(&"\r".repeat(fields));
    }
    pty.wait_for("5/8");
    pty.send("\x1b[Z\x1b[C\r"); // Shift+Tab to the way to sign in, the other choice, Enter
    pty.wait_for("S A N D B O X 0 1");
    pty.wait_for(" left.");
    pty.wait_for("All checks are met.");
    pty.send("\r");
    pty.wait_for("7/8");
    pty.send("\r");
    pty.wait_for("8/8");
    pty.send("\r");
    assert_eq!(pty.end().exit_code(), 0);

    let verify = ["verify", "--profile", "contoso", sandbox];
    let mut pty = Pty::start(home.path(), (80, 24), &verify, &[]);
    pty.wait_for("Enter the code SANDBOX01 at");
    assert_eq!(pty.end().exit_code(), 0);
}

/// A program to be named in `BROWSER`, which hands on the address that it is to open, and where it arrives.
fn messenger(home: &Path) -> (String, Receiver<String>) {
    let (fifo, script) = (home.join("address"), home.join("browser.sh"));
    let made = Command::new("mkfifo").arg(&fifo).status().unwrap();
    assert!(made.success());
    let text = format!("#!/bin/sh\nprintf %s \"$1\" > '{}'\n", fifo.display());
    std::io::Write::write_all(
        &mut std::fs::File::create(&script).unwrap(),
        text.as_bytes(),
    )
    .unwrap();
    let executable = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(&script, executable).unwrap();
    let (sender, address) = channel();
    std::thread::spawn(move || {
        while let Ok(opened) = std::fs::read_to_string(&fifo) {
            if sender.send(opened).is_err() {
                return;
            }
        }
    });
    (script.display().to_string(), address)
}

/// The page that stands in the browser when everything there is done.
fn signed_in(address: &str) {
    let arrived = walk(address).unwrap();
    assert!(arrived.at.starts_with("http://localhost:"), "{arrived:?}");
    assert_eq!(arrived.status, 200, "{arrived:?}");
}

#[test]
fn a_key_opens_the_browser_and_the_sign_in_there_leads_to_the_end_and_verify_says_the_address() {
    let home = tempfile::tempdir().unwrap();
    let (browser, opened) = messenger(home.path());
    let sandbox = "--sandbox=mfa-required";
    let mut pty = Pty::start(home.path(), (80, 24), &[sandbox], &[("BROWSER", &browser)]);
    for (title, fields) in [("1/8", 2), ("2/8", 2), ("3/8", 3), ("4/8", 1)] {
        pty.wait_for(title);
        pty.send("\x1b[19~"); // F8
        pty.send(&"\r".repeat(fields));
    }
    pty.wait_for("5/8");
    pty.send("\x1b[Z\x1b[D\r"); // Shift+Tab to the way to sign in, the last choice, Enter
    pty.wait_for("The answer comes back to http://localhost:");
    pty.wait_for(" left.");
    assert!(opened.try_recv().is_err(), "nothing opens by itself");
    pty.send("o");
    let address = opened.recv_timeout(Duration::from_secs(30)).unwrap();
    signed_in(&address);
    pty.wait_for("All checks are met.");
    pty.send("\r");
    pty.wait_for("7/8");
    pty.send("\r");
    pty.wait_for("8/8");
    pty.send("\r");
    assert_eq!(pty.end().exit_code(), 0);
    assert!(pty.is_given_back());
    let link = format!("\x1b]8;id=po0;{address}\x1b\\");
    assert!(contains(&pty.bytes, &link), "the address is a link");

    let verify = ["verify", "--profile", "contoso", "--no-browser", sandbox];
    let mut pty = Pty::start(home.path(), (80, 24), &verify, &[("BROWSER", &browser)]);
    pty.wait_for("Open this address in a browser");
    pty.wait_for("claims=");
    pty.wait("the end of the line", |screen| {
        screen.ends_with('\n') || screen.contains("%7D%7D%7D")
    });
    let said = String::from_utf8_lossy(&pty.bytes).into_owned();
    let at = said.rfind("http://127.0.0.1").unwrap();
    signed_in(said[at..].split_whitespace().next().unwrap());
    assert_eq!(pty.end().exit_code(), 0);
    assert!(opened.try_recv().is_err(), "verify opens nothing");
}

#[test]
fn line_by_line_a_command_opens_the_browser_and_the_sign_in_there_leads_to_the_end() {
    let home = tempfile::tempdir().unwrap();
    let (browser, opened) = messenger(home.path());
    let arguments = ["--plain", "--sandbox=mfa-required"];
    let mut pty = Pty::start(home.path(), (100, 60), &arguments, &[("BROWSER", &browser)]);
    for (prompt, line) in [
        ("Microsoft cloud, number or name:", ""),
        ("Language, number or name:", ""),
        ("Tenant:", ":practice"),
        ("Tenant:", ""),
        ("PartnerID (optional):", ""),
        ("Application (client) ID:", ":practice"),
        ("Application (client) ID:", ""),
        ("Client secret (what you type is not shown):", ""),
        ("Secret expires (optional):", ""),
        ("User ID:", ":practice"),
        ("User ID:", ""),
        ("Way to sign in, number or name:", "browser"),
        ("Ctrl+C stops.", ":open"),
    ] {
        pty.wait(prompt, |screen| screen.trim_end().ends_with(prompt));
        pty.send(&format!("{line}\r"));
    }
    let address = opened.recv_timeout(Duration::from_secs(30)).unwrap();
    pty.wait_for("Opening http://127.0.0.1");
    signed_in(&address);
    for (prompt, line) in [
        ("Enter: continue. Commands: :help", ""),
        ("Profile name:", ":practice"),
        ("Profile name:", ""),
        ("Write this? Number or name:", "yes"),
        ("Enter: finish. Commands: :help", ""),
    ] {
        pty.wait(prompt, |screen| screen.trim_end().ends_with(prompt));
        pty.send(&format!("{line}\r"));
    }
    assert_eq!(pty.end().exit_code(), 0);
    let link = format!("\x1b]8;;{address}\x1b\\");
    assert!(contains(&pty.bytes, &link), "the address is a link");
    let said = String::from_utf8_lossy(&pty.bytes).into_owned();
    assert!(said.contains("Ready: all checks are met."), "{said}");
}

#[test]
fn the_browser_is_given_no_secret_that_a_variable_holds() {
    let home = tempfile::tempdir().unwrap();
    let (browser, opened) = messenger(home.path());
    let seen = home.path().join("variables");
    let dumping = home.path().join("dump.sh");
    let text = format!(
        "#!/bin/sh\nenv > '{}'\nexec '{browser}' \"$1\"\n",
        seen.display()
    );
    std::fs::copy(&browser, &dumping).unwrap();
    std::io::Write::write_all(
        &mut std::fs::File::create(&dumping).unwrap(),
        text.as_bytes(),
    )
    .unwrap();
    let environment = [
        ("BROWSER", dumping.to_str().unwrap()),
        ("PARTNER_ONBOARD_CLIENT_SECRET", SENTINEL),
        ("PARTNER_ONBOARD_PASSWORD", SENTINEL),
        ("PARTNER_ONBOARD_PASSPHRASE", SENTINEL),
        ("A_THEME", "dark"),
    ];
    let mut pty = Pty::start(home.path(), (80, 24), &["--fresh"], &environment);
    pty.wait_for("1/8");
    pty.send("\r\r");
    pty.wait_for("2/8");
    pty.send("\t\to");
    let address = opened.recv_timeout(Duration::from_secs(30)).unwrap();
    assert!(address.starts_with("https://"), "{address}");
    let variables = std::fs::read_to_string(&seen).unwrap();
    assert!(!variables.contains(SENTINEL), "{variables}");
    assert!(variables.contains("A_THEME=dark"), "{variables}");
    pty.send("\x03\x03");
    assert_eq!(pty.end().exit_code(), 130);
}

#[test]
fn a_secret_is_asked_for_with_the_punctuation_of_the_language() {
    let home = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let mut file = std::fs::File::create(home.path().join(path)).unwrap();
        std::io::Write::write_all(&mut file, text.as_bytes()).unwrap();
    };
    std::fs::create_dir(home.path().join("profiles")).unwrap();
    write(
        "profiles/demo.json",
        r#"{"schema": 1, "name": "demo", "environment": "live", "cloud": "global",
            "tenant": "contoso.onmicrosoft.com", "client_id": "5a4db0c5-0a99-4000-8000-0000000000c3",
            "user_id": "insights@contoso.onmicrosoft.com", "sign_in": "password", "store": "none",
            "ready": true, "saved_at": "2026-11-22T10:00:00Z"}"#,
    );
    let nobody = "http://127.0.0.1:9";
    write(
        "endpoints.json",
        &format!(
            r#"{{"authority": "{nobody}", "graph": "{nobody}", "partner_center": "{nobody}"}}"#
        ),
    );
    let endpoints = home.path().join("endpoints.json");
    for (lang, colon) in [("en", ":"), ("fr", " :")] {
        let arguments = [
            "verify",
            "--profile",
            "demo",
            "--lang",
            lang,
            "--endpoints",
            endpoints.to_str().unwrap(),
        ];
        let mut pty = Pty::start(home.path(), (80, 24), &arguments, &[]);
        pty.wait("the question", |screen| screen.trim_end().ends_with(':'));
        let screen = pty.screen();
        let label = screen.trim_end().strip_suffix(colon).unwrap();
        assert!(label.ends_with(char::is_alphanumeric), "{screen}");
        pty.send("\x03");
        assert_eq!(pty.end().exit_code(), 130);
    }
}

#[test]
fn a_browser_that_does_not_start_is_said_and_with_the_flag_none_is_tried() {
    let home = tempfile::tempdir().unwrap();
    for (arguments, said) in [
        (&["--sandbox"][..], "The browser could not be opened"),
        (
            &["--sandbox", "--no-browser"],
            "No browser is opened from here",
        ),
    ] {
        // Where there is nothing to be found, no other browser takes the place of the one that is missing.
        let nowhere = [("BROWSER", "/nonexistent/browser"), ("PATH", "")];
        let mut pty = Pty::start(home.path(), (80, 24), arguments, &nowhere);
        pty.wait_for("1/8");
        pty.send("\r\r");
        pty.wait_for("2/8");
        pty.send("\t\to");
        pty.wait_for(said);
        pty.send("\x03\x03");
        assert_eq!(pty.end().exit_code(), 130);
    }
}

#[test]
fn a_terminal_of_the_first_days_gets_no_links() {
    let home = tempfile::tempdir().unwrap();
    for (term, wanted) in [("linux", false), ("xterm-256color", true)] {
        let mut pty = Pty::start(home.path(), (80, 24), &["--sandbox"], &[("TERM", term)]);
        pty.wait_for("1/8");
        pty.send("\r\r");
        pty.wait_for("https://partner.microsoft.com");
        // The help is drawn behind the links of the page.
        pty.send("\x1bOP");
        pty.wait_for("step by step");
        assert_eq!(contains(&pty.bytes, "\x1b]8;"), wanted, "{term}");
    }
}

#[test]
fn a_secret_typed_and_pasted_shows_in_no_frame_and_no_argument_list() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(home.path(), (80, 24), &["--sandbox"], &[]);
    pty.wait_for("1/8");
    pty.send("\r\r");
    pty.wait_for("2/8");
    pty.send("contoso.onmicrosoft.com\r\r");
    pty.wait_for("3/8");
    pty.send("0a1b2c3d-0000-1111-2222-333344445555\r");
    pty.send(&format!("\x1b[200~{SENTINEL}\n\x1b[201~"));
    pty.wait_for("characters.");
    pty.send("x\x7f\t");
    pty.wait_for("•••");
    let arguments = std::fs::read(format!("/proc/{}/cmdline", pty.id())).unwrap_or_default();
    pty.send("\x03");
    pty.wait_for("Leave?");
    pty.send("\x03");
    assert_eq!(pty.end().exit_code(), 130);
    assert!(pty.is_given_back());
    let written = [pty.bytes.clone(), arguments, everything_under(home.path())].concat();
    for piece in [&SENTINEL[..8], &SENTINEL[10..20], &SENTINEL[20..]] {
        assert!(!contains(&written, piece), "{piece} got out");
    }
}

fn everything_under(folder: &std::path::Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            all.extend(everything_under(&entry.path()));
        } else {
            std::fs::File::open(entry.path())
                .unwrap()
                .read_to_end(&mut all)
                .unwrap();
        }
    }
    all
}

fn contains(bytes: &[u8], piece: &str) -> bool {
    bytes
        .windows(piece.len())
        .any(|window| window == piece.as_bytes())
}

#[test]
fn the_terminal_is_given_back_after_every_signal() {
    use rustix::process::{Pid, Signal, kill_process};
    for (signal, codes) in [
        (Signal::TERM, [143]),
        (Signal::HUP, [129]),
        (Signal::INT, [130]),
    ] {
        let home = tempfile::tempdir().unwrap();
        let mut pty = Pty::start(home.path(), (80, 24), &["--sandbox"], &[]);
        pty.wait_for("1/8");
        let process = Pid::from_raw(i32::try_from(pty.id()).unwrap()).unwrap();
        kill_process(process, signal).unwrap();
        if signal == Signal::INT {
            pty.wait_for("Leave?");
            kill_process(process, signal).unwrap();
        }
        let status = pty.end();
        assert!(
            codes.contains(&status.exit_code()),
            "{signal:?}: {status:?}"
        );
        assert!(pty.is_given_back(), "{signal:?}");
    }
}

#[test]
fn ctrl_z_stops_the_script_around_it_as_well_and_the_shell_continues_both() {
    let home = tempfile::tempdir().unwrap();
    let script = r#"sh -c '"$1" --sandbox; echo inside: $?' sh "$1"; stty -a; echo stopped: $?; read -r go; fg; echo over: $?"#;
    let mut pty = Pty::start_shell(home.path(), (80, 24), script);
    pty.wait_for("1/8");
    pty.send("\x1a");
    pty.wait_for("stopped: 0");
    assert!(pty.is_given_back(), "{}", pty.screen());
    assert!(pty.screen().contains(" icanon"), "{}", pty.screen());
    pty.send("\r");
    pty.wait_for("F1 help");
    pty.send("\x03");
    pty.wait_for("Leave?");
    pty.send("\x03");
    pty.wait_for("over: 0");
    assert!(pty.screen().contains("inside: 130"), "{}", pty.screen());
    assert!(pty.is_given_back());
    assert_eq!(pty.end().exit_code(), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_that_hangs_up_without_a_signal_ends_the_program_and_keeps_the_draft() {
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    let home = tempfile::tempdir().unwrap();
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    // The signal goes to the shell; the program is in a session of its own, and the terminal is not its.
    let mut shell = CommandBuilder::new("/bin/sh");
    shell.args([
        "-c",
        "trap '' HUP; setsid \"$1\" --sandbox --tenant fabrikam.com; exit $?",
        "sh",
        env!("CARGO_BIN_EXE_partner-onboard"),
    ]);
    shell.env_clear();
    shell.env("TERM", "xterm-256color");
    shell.env("PARTNER_ONBOARD_HOME", home.path());
    let mut child = pair.slave.spawn_command(shell).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut screen = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
    let mut piece = [0; 8192];
    // Until the page is drawn, the last of which is to hide the cursor: then only the keyboard has to do with the terminal.
    while !screen.screen().contents().contains("1/8") || !screen.screen().hide_cursor() {
        let read = reader.read(&mut piece).unwrap();
        screen.process(&piece[..read]);
    }
    drop((reader, pair.master));
    let (ended, end) = std::sync::mpsc::channel();
    let mut killer = child.clone_killer();
    std::thread::spawn(move || ended.send(child.wait()));
    let Ok(status) = end.recv_timeout(Duration::from_secs(20)) else {
        let _ = killer.kill();
        panic!("the program goes on without a terminal");
    };
    assert!(!status.unwrap().success());
    let draft = std::fs::read_to_string(home.path().join("draft-sandbox.json")).unwrap();
    assert!(draft.contains("fabrikam.com"), "{draft}");
}

/// The wizard at work on a domain, with a service that takes the connection and never answers.
fn asking_in_vain(home: &std::path::Path, silent: &TcpListener, timeout: &str) -> Pty {
    let address = format!("http://{}", silent.local_addr().unwrap());
    let endpoints = home.join("endpoints.json");
    let document =
        format!(r#"{{"authority":"{address}","graph":"{address}","partner_center":"{address}"}}"#);
    std::io::Write::write_all(
        &mut std::fs::File::create(&endpoints).unwrap(),
        document.as_bytes(),
    )
    .unwrap();
    let endpoints = endpoints.display().to_string();
    let arguments = ["--endpoints", &endpoints, "--timeout", timeout];
    let mut pty = Pty::start(home, (80, 24), &arguments, &[]);
    pty.wait_for("1/8");
    pty.send("\r\r");
    pty.wait_for("2/8");
    pty.send("contoso.com\t");
    pty.wait_for("checking");
    pty
}

#[test]
fn a_service_that_never_answers_leaves_every_key_working_and_escape_cancels() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let home = tempfile::tempdir().unwrap();
    // Longer than the test waits for anything: what ends the check before is a key.
    let mut pty = asking_in_vain(home.path(), &silent, "60");
    let mut took = Vec::new();
    for (key, seen) in [
        ("4", "▸ 4"),
        ("3", "▸ 43"),
        ("9", "▸ 439"),
        ("1", "▸ 4391"),
        ("5", "▸ 43915"),
        ("0", "▸ 439150"),
        ("7", "▸ 4391507"),
        ("\x1bOP", "step by step"),
        ("\x1bOP", "4391507"),
        ("\x1b[20~", "F1 aide"),
        ("\x1b[20~", "F1 help"),
        ("\x1bOP", "step by step"),
        ("\x1bOP", "4391507"),
        ("\x1b[20~", "F1 aide"),
        ("\x1b[20~", "F1 help"),
    ] {
        let before = pty.screen();
        assert!(!before.contains(seen), "{seen} without a key:\n{before}");
        pty.send(key);
        took.push(pty.wait_for(seen));
    }
    assert!(pty.screen().contains("checking"), "{}", pty.screen());
    // Some of them may have waited for a busy machine; not most of them.
    took.sort();
    println!("from key to screen: {took:?}");
    assert!(took[took.len() / 2] < KEYS, "{took:?}");
    pty.send("\x1b");
    pty.wait("the end of the check", |screen| {
        !screen.contains("checking")
    });
    assert!(pty.screen().contains("2/8"), "{}", pty.screen());
}

#[test]
fn a_service_that_never_answers_is_named_with_the_limit_when_it_is_over() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let home = tempfile::tempdir().unwrap();
    let mut pty = asking_in_vain(home.path(), &silent, "1");
    pty.wait_for("127.0.0.1 did not answer within 1 s.");
}

#[test]
fn where_pastes_are_not_bracketed_their_line_breaks_submit_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(home.path(), (80, 24), &["--sandbox"], &[("TERM", "linux")]);
    pty.wait_for("1/8");
    pty.send("\r\r");
    pty.wait_for("2/8");
    // A line break in the middle and one at the end: were they Enter, the second half would stand in the next field.
    pty.send("contoso.onmic\rrosoft.com\r");
    pty.wait_for("▸ contoso.onmic rosoft.com");
    pty.send("\x1b[19~\r\r");
    pty.wait_for("3/8");
    pty.send("\x1b[19~\t\x15");
    pty.send("abcdefgh\rijklmnop\r");
    pty.wait_for("18 characters.");
    // Only a key that comes by itself confirms. Esc is one by the pause after it: the paste is over when it has worked.
    pty.send("\x1bOP");
    pty.wait_for("step by step");
    pty.send("\x1b");
    pty.wait_for("18 characters.");
    pty.send("\t");
    pty.wait_for("There is a line break inside");
    pty.send("\x03");
    pty.wait_for("Leave?");
    pty.send("\x03");
    assert_eq!(pty.end().exit_code(), 130);
}

#[test]
fn the_window_may_take_any_size_at_any_time() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(home.path(), (80, 24), &["--sandbox"], &[]);
    pty.wait_for("1/8");
    for (columns, rows, text) in [
        (20, 5, "enlarge"),
        (120, 40, "1/8"),
        (60, 20, "1/8"),
        (40, 12, "1/8"),
        (80, 24, "8 Next"),
    ] {
        pty.resize(columns, rows);
        pty.wait_for(text);
    }
}

#[test]
fn the_language_of_the_locale_is_spoken() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(
        home.path(),
        (80, 24),
        &["--sandbox"],
        &[("LC_ALL", "fr_FR.UTF-8")],
    );
    pty.wait_for("Départ");
}

/// A profile for the real services: nothing can be asked of them here, because no secret is ever accepted.
fn live_profile(home: &std::path::Path) {
    let folder = home.join("profiles");
    std::fs::create_dir_all(&folder).unwrap();
    let text = r#"{"schema": 1, "name": "work", "environment": "live", "cloud": "global", "tenant": "contoso.com",
        "client_id": "5a4db0c5-0a99-4000-8000-0000000000c3", "user_id": "api@contoso.com", "sign_in": "password",
        "store": "none", "ready": true, "saved_at": "2026-01-01T00:00:00Z"}"#;
    let mut file = std::fs::File::create(folder.join("work.json")).unwrap();
    std::io::Write::write_all(&mut file, text.as_bytes()).unwrap();
}

#[test]
fn verify_asks_for_a_missing_secret_without_echo_until_it_can_be_one() {
    let home = tempfile::tempdir().unwrap();
    live_profile(home.path());
    let secret_id = "5a4db0c5-5ec2-4000-8000-00000000000f";
    let mut pty = Pty::start(home.path(), (80, 24), &["verify"], &[]);
    pty.wait_for("Client secret:");
    pty.send(&format!("{secret_id}\r"));
    pty.wait_for("secret ID");
    pty.send("\x03");
    assert_eq!(pty.end().exit_code(), 130);
    assert!(!contains(&pty.bytes, secret_id));
}

#[test]
fn a_signal_amid_a_secret_gives_the_echo_back() {
    use rustix::process::{Pid, Signal, kill_process};
    let home = tempfile::tempdir().unwrap();
    live_profile(home.path());
    let mut pty = Pty::start(home.path(), (80, 24), &["verify"], &[]);
    pty.wait_for("Client secret:");
    let process = Pid::from_raw(i32::try_from(pty.id()).unwrap()).unwrap();
    kill_process(process, Signal::TERM).unwrap();
    assert_eq!(pty.end().exit_code(), 143);
    assert!(pty.echoes());
}
