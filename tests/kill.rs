//! A process that is killed while it writes: at other moments each time, and never is a profile unreadable, a secret lost
//! or one left behind without a profile.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test, and the child of one")]

use partner_onboard::model::endpoints::Cloud;
use partner_onboard::model::profile::{Environment, Profile, SCHEMA, StoreKind};
use partner_onboard::model::secret::Secret;
use partner_onboard::store::{Home, SecretName, Vault};
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
        // As its checks have it: a profile that says otherwise is put right when it is read.
        ready: true,
        saved_at: "2026-11-22T10:00:00Z".to_owned(),
        refresh_used_at: None,
        seen_at: std::collections::BTreeMap::new(),
        proved: std::collections::BTreeMap::new(),
        checks: (0..if long { 600 } else { 1 })
            .map(|at| (format!("check-{at}"), "met".to_owned()))
            .collect::<BTreeMap<_, _>>(),
    }
}

/// The secrets in the encrypted file of that folder's profile.
fn vault(home: &Home) -> Vault {
    let passphrase = Secret::new("correct horse battery".to_owned());
    Vault::of_files(home, Some(passphrase))
}

/// A token that says which one it is, of very different lengths.
fn token(number: usize) -> Secret {
    let padding = "x".repeat(number % 7 * 500);
    Secret::new(format!("{number} {padding}"))
}

fn number(token: &Secret) -> usize {
    #[expect(clippy::disallowed_methods, reason = "which token of the test it is")]
    let text = token.expose();
    let number: usize = text.split(' ').next().unwrap().parse().unwrap();
    assert_eq!(*token, self::token(number), "whole");
    number
}

#[tokio::test]
#[ignore = "the child of a test below, which starts it and kills it"]
async fn rotates_until_it_is_killed() {
    #[expect(
        clippy::disallowed_methods,
        reason = "the only way to hand a test process a value"
    )]
    let folder = std::env::var_os(FOLDER).expect("only as a child");
    let home = Home::new(Some(PathBuf::from(folder))).unwrap();
    let vault = vault(&home);
    let last = vault.get("contoso", SecretName::RefreshToken).await;
    let last = number(&last.unwrap().unwrap());
    for at in last + 1..last + 20_000 {
        let next = token(at);
        let put = vault.put("contoso", SecretName::RefreshToken, &next);
        put.await.unwrap();
        // What has been said to be kept must be found afterwards, or a newer one.
        println!("\n{at}");
        if at == last + 1 {
            println!("{SAVING}");
        }
        std::io::stdout().flush().unwrap();
    }
}

#[tokio::test]
async fn a_process_killed_while_it_rotates_a_token_leaves_the_newest_and_every_other_secret() {
    let folder = TempDir::new().unwrap();
    let home = Home::new(Some(folder.path().to_owned())).unwrap();
    let vault = vault(&home);
    let client = Secret::new("c".repeat(40));
    let first = [
        (SecretName::ClientSecret, client.clone()),
        (SecretName::RefreshToken, token(0)),
    ];
    vault.keep("contoso", &first).await.unwrap();
    let (_sender, timer) = channel::<()>();
    let mut random: u64 = 0x9e37_79b9_7f4a_7c15;
    let (mut newest, mut interrupted) = (0, 0);
    for _ in 0..TIMES {
        let mut child = start(&folder, "rotates_until_it_is_killed");
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let _ = timer.recv_timeout(Duration::from_micros(random % 8_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let all = vault.all("contoso").await.unwrap();
        assert_eq!(all.len(), 2);
        let found = |name| all.iter().find(|(known, _)| *known == name).unwrap();
        assert_eq!(found(SecretName::ClientSecret).1, client);
        let found = number(&found(SecretName::RefreshToken).1);
        assert!(found > newest, "each child has kept one at least");
        newest = found;
        let files = fs::read_dir(folder.path().join("secrets")).unwrap();
        let unfinished = files.count() - 1;
        assert!(unfinished <= 1);
        interrupted += unfinished;
    }
    println!("{newest} tokens, in the middle of a write {interrupted}");
    let next = token(1);
    let put = vault.put("contoso", SecretName::RefreshToken, &next);
    put.await.unwrap();
    let left = fs::read_dir(folder.path().join("secrets")).unwrap();
    assert_eq!(left.count(), 1, "nothing is left after the next write");
}

#[tokio::test]
async fn a_process_killed_while_it_renames_leaves_one_whole_profile_and_no_secret_without_one() {
    let folder = TempDir::new().unwrap();
    let home = Home::new(Some(folder.path().to_owned())).unwrap();
    let (profiles, vault) = (home.profiles(), vault(&home));
    let secrets = [
        (SecretName::ClientSecret, Secret::new("c".repeat(40))),
        (SecretName::RefreshToken, token(6)),
    ];
    let kept = |name: &str| Profile {
        name: name.to_owned(),
        store: StoreKind::File,
        ..profile(true)
    };
    vault.keep("contoso", &secrets).await.unwrap();
    profiles.save(&kept("contoso")).unwrap();
    let (_sender, timer) = channel::<()>();
    let mut random: u64 = 0x2545_f491_4f6c_dd1d;
    let mut seen = [0_usize; 3];
    for _ in 0..TIMES {
        let mut child = Command::new(env!("CARGO_BIN_EXE_partner-onboard"))
            .args(["profiles", "rename", "contoso", "fabrikam"])
            .env("PARTNER_ONBOARD_HOME", folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let _ = timer.recv_timeout(Duration::from_micros(random % 60_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let names: Vec<String> = profiles
            .list()
            .unwrap()
            .into_iter()
            .map(|profile| profile.unwrap().name)
            .collect();
        let mut whole = 0;
        for name in &names {
            whole += usize::from(vault.all(name).await.unwrap() == secrets);
        }
        assert!(whole >= 1, "{names:?}");
        assert!(profiles.orphans().unwrap().is_empty(), "{names:?}");
        seen[match (names.len(), names[0].as_str()) {
            (1, "contoso") => 0,
            (1, _) => 2,
            _ => 1,
        }] += 1;
        // As it was before.
        vault.keep("contoso", &secrets).await.unwrap();
        profiles.save(&kept("contoso")).unwrap();
        vault.remove("fabrikam").await.unwrap();
        let _ = profiles.remove("fabrikam");
    }
    println!("not begun {}, amid {}, done {}", seen[0], seen[1], seen[2]);
    assert!(seen[0] > 0 && seen[2] > 0, "{seen:?}");
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

/// Starts the child that does this and returns when it has done it once.
fn start(folder: &TempDir, act: &str) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", act, "--ignored", "--nocapture"])
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
        let mut child = start(&folder, "saves_until_it_is_killed");
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
