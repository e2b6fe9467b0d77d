//! The vault against a real Secret Service in each state it can be in. Run one state with
//! `.ci/with-keyring.sh STATE cargo test --test keyring -- --ignored --exact STATE`, `-` in its name written `_`.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    reason = "a test reports by panicking, its own helpers included"
)]

use partner_onboard::cloud::{Limits, Session, Settings};
use partner_onboard::model::endpoints::Cloud;
use partner_onboard::model::question::QuestionId;
use partner_onboard::model::secret::Secret;
use partner_onboard::sandbox;
use partner_onboard::store::{Home, SecretName, Vault, VaultError};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// The system's keychain, if it is a private one in that state: nobody's own keychain is a test's business.
fn vault(state: &str) -> Vault {
    #[expect(
        clippy::disallowed_methods,
        reason = "set by .ci/with-keyring.sh, which makes the private keychain"
    )]
    let found = std::env::var("PARTNER_ONBOARD_TEST_KEYCHAIN").unwrap_or_default();
    assert_eq!(found, state, "run by .ci/with-keyring.sh {state} only");
    Vault::of_system("partner-onboard test", Duration::from_secs(20))
}

/// The same refusal for everything that can be asked of it.
async fn refuses(state: &str, refusal: VaultError) {
    let vault = vault(state);
    assert_eq!(vault.probe().await, Err(refusal.clone()));
    let secret = Secret::new("x".to_owned());
    assert_eq!(
        vault.put("a", SecretName::Password, &secret).await,
        Err(refusal)
    );
}

#[tokio::test]
#[ignore = "needs .ci/with-keyring.sh ready"]
async fn ready() {
    let vault = vault("ready");
    vault.probe().await.unwrap();
    for length in [1, 40, 2600, 20_000] {
        let secret = Secret::new("s".repeat(length));
        vault
            .put("a", SecretName::ClientSecret, &secret)
            .await
            .unwrap();
        let got = vault.get("a", SecretName::ClientSecret).await.unwrap();
        assert!(got == Some(secret), "{length}");
    }
    assert_eq!(vault.get("a", SecretName::Password).await, Ok(None));
    vault.remove("a").await.unwrap();
    assert_eq!(vault.get("a", SecretName::ClientSecret).await, Ok(None));
}

#[tokio::test]
#[ignore = "needs .ci/with-keyring.sh locked"]
async fn locked() {
    refuses("locked", VaultError::Locked).await;
}

#[tokio::test]
#[ignore = "needs .ci/with-keyring.sh bare"]
async fn bare() {
    refuses("bare", VaultError::NoKeyring).await;
}

#[tokio::test]
#[ignore = "needs .ci/with-keyring.sh no-service"]
async fn no_service() {
    refuses("no-service", VaultError::NoService).await;
}

#[tokio::test]
#[ignore = "needs .ci/with-keyring.sh no-bus"]
async fn no_bus() {
    refuses("no-bus", VaultError::NoBus).await;
}

/// The program with a home of its own and this keychain.
fn program(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_partner-onboard"));
    command
        .args(arguments)
        .env("PARTNER_ONBOARD_HOME", home)
        .env("PARTNER_ONBOARD_LANG", "en")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// A file that a person, not the program, has put there.
fn write(path: &Path, bytes: &[u8]) {
    std::fs::File::create(path)
        .unwrap()
        .write_all(bytes)
        .unwrap();
}

fn token_of(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), &*said), (Some(0), ""));
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs .ci/with-keyring.sh ready"]
async fn ready_renewal() {
    vault("ready").probe().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let home = Home::new(Some(folder.path().to_owned())).unwrap();
    let vault = Vault::of_system(home.keychain_service(), Duration::from_secs(20));
    let cloud = sandbox::start(sandbox::find("ready").unwrap())
        .await
        .unwrap();
    let endpoints = folder.path().join("endpoints.json");
    write(&endpoints, &serde_json::to_vec(&cloud.endpoints()).unwrap());
    let endpoints = endpoints.to_str().unwrap();
    let practice = sandbox::practice();

    // What the wizard leaves behind: a profile, the client secret and the refresh token.
    let settings = Settings {
        endpoints: cloud.endpoints(),
        resource: Cloud::Global.resource(),
        ca_file: None,
        limits: Limits::default(),
    };
    let session = Session::new(settings).unwrap();
    let now = jiff::Timestamp::now();
    session.password(&practice, now, &|_| ()).await.unwrap();
    let first = session.refresh_token(&practice).unwrap();
    let client = practice.secret(QuestionId::ClientSecret).unwrap();
    for (name, secret) in [
        (SecretName::RefreshToken, &first),
        (SecretName::ClientSecret, client),
    ] {
        vault.put("demo", name, secret).await.unwrap();
    }
    let profile = serde_json::json!({
        "schema": 1, "name": "demo", "environment": "live", "cloud": "global",
        "tenant": practice.tenant(), "client_id": practice.client_id(), "user_id": practice.user_id(),
        "sign_in": "password", "store": "keychain", "ready": true, "saved_at": "2026-11-22T10:00:00Z"
    });
    std::fs::create_dir_all(folder.path().join("profiles")).unwrap();
    let file = folder.path().join("profiles/demo.json");
    write(&file, profile.to_string().as_bytes());

    // Several at once: one renews, the others wait for it and find what it has kept.
    let renewals = || {
        let mut requests = cloud.requests();
        requests.retain(|line| line.contains(" refresh_token ") && line.ends_with("-> 200"));
        requests.len()
    };
    let running: Vec<_> = (0..5)
        .map(|_| program(folder.path(), &["token", "--endpoints", endpoints]).spawn())
        .collect();
    let tokens: Vec<String> = running
        .into_iter()
        .map(|child| token_of(&child.unwrap().wait_with_output().unwrap()))
        .collect();
    assert!(tokens.iter().all(|token| *token == tokens[0]));
    assert_eq!(renewals(), 1, "{:?}", cloud.requests());
    let kept = vault.get("demo", SecretName::RefreshToken).await.unwrap();
    assert!(kept.is_some_and(|kept| kept != first));

    let verify = ["verify", "--json", "--endpoints", endpoints];
    let output = program(folder.path(), &verify).output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["outcome"], "ready", "{report}");
    let mut checks = report["checks"].as_array().unwrap().iter();
    let sign_in = checks.find(|check| check["id"] == "sign-in").unwrap();
    assert_eq!(sign_in["evidence"]["way"], "refresh");
    assert_eq!(renewals(), 2);
    let ends: jiff::Timestamp = report["expires"]["refresh_token"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    assert_eq!(ends.duration_since(now).as_hours() / 24, 90);
    let profile = std::fs::read_to_string(&file).unwrap();
    assert!(profile.contains("refresh_used_at"));

    // A kept token needs nobody: the services are gone, and it is the same.
    drop(cloud);
    let output = program(folder.path(), &["token", "--endpoints", endpoints]).output();
    assert_eq!(token_of(&output.unwrap()), tokens[0]);

    // A removed profile leaves nothing in the keychain.
    let output = program(folder.path(), &["profiles", "remove", "demo"]).output();
    assert_eq!(output.unwrap().status.code(), Some(0));
    for name in SecretName::ALL {
        assert_eq!(vault.get("demo", name).await, Ok(None), "{name:?}");
    }
}
