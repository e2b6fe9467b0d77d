//! A process that is killed while it saves: 200 times, at other moments each time, and never is a profile unreadable.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test, and the child of one")]

use partner_onboard::model::endpoints::Cloud;
use partner_onboard::model::profile::{Environment, Profile, SCHEMA, StoreKind};
use partner_onboard::store::Home;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;
use tempfile::TempDir;

/// Says to the child which folder to save in.
const FOLDER: &str = "PARTNER_ONBOARD_TEST_FOLDER";
/// What the child prints after its first save.
const SAVING: &str = "saving";
const TIMES: usize = 200;

/// One of two profiles: of the same name, and of very different length, so that one written over the other shows.
fn profile(long: bool) -> Profile {
    Profile {
        schema: SCHEMA,
        name: "contoso".to_owned(),
        environment: Environment::Live,
        cloud: Cloud::Global,
        tenant: "contoso.example".to_owned(),
        tenant_id: None,
        partner_id: None,
        client_id: "0a1b2c3d-0000-1111-2222-333344445555".to_owned(),
        secret_expires: None,
        user_id: "api@contoso.example".to_owned(),
        sign_in: "device-code".to_owned(),
        store: StoreKind::None,
        ready: long,
        saved_at: "2026-11-22T10:00:00Z".to_owned(),
        refresh_used_at: None,
        checks: (0..if long { 600 } else { 1 })
            .map(|at| (format!("check-{at}"), "met".to_owned()))
            .collect::<BTreeMap<_, _>>(),
    }
}

#[test]
#[ignore = "the child of the test below, which starts it and kills it"]
fn saves_until_it_is_killed() {
    #[expect(
        clippy::disallowed_methods,
        reason = "the only way to hand a test process a value"
    )]
    let folder = std::env::var_os(FOLDER).expect("only as a child");
    let profiles = Home::new(Some(PathBuf::from(folder))).unwrap().profiles();
    let both = [profile(false), profile(true)];
    // Not for ever, should the parent be killed first.
    for (at, profile) in both.iter().cycle().enumerate().take(20_000) {
        profiles.save(profile).unwrap();
        if at == 0 {
            // With a line break before it: the test harness has begun a line of its own.
            println!("\n{SAVING}");
            std::io::stdout().flush().unwrap();
        }
    }
}

/// Starts the child and returns when it has saved once.
fn start(folder: &TempDir) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "saves_until_it_is_killed",
            "--ignored",
            "--nocapture",
        ])
        .env(FOLDER, folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(
        lines.any(|line| line.unwrap() == SAVING),
        "the child ended before it saved"
    );
    child
}

#[test]
fn a_process_killed_while_saving_never_leaves_an_unreadable_profile() {
    let folder = TempDir::new().unwrap();
    let home = Home::new(Some(folder.path().to_owned())).unwrap();
    let expected = [profile(false), profile(true)];
    // A timer without a sleep: nobody ever sends.
    let (_sender, timer) = channel::<()>();
    let mut random: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut seen = [0_usize; 2];
    let mut interrupted = 0;
    for _ in 0..TIMES {
        let mut child = start(&folder);
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let _ = timer.recv_timeout(Duration::from_micros(random % 8_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = home.profiles().load("contoso").unwrap();
        let which = expected.iter().position(|profile| *profile == found);
        seen[which.expect("one of the two, whole")] += 1;
        let files = fs::read_dir(folder.path().join("profiles")).unwrap();
        let unfinished = files.count() - 1;
        assert!(
            unfinished <= 1,
            "what one process left, the next one clears"
        );
        interrupted += unfinished;
    }
    println!(
        "short {}, long {}, in the middle of a write {interrupted}",
        seen[0], seen[1]
    );
    home.profiles().save(&expected[0]).unwrap();
    let left = fs::read_dir(folder.path().join("profiles")).unwrap();
    assert_eq!(left.count(), 1, "nothing is left after the next save");
}
