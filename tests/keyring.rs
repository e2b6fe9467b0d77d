//! The vault against a real Secret Service in each state it can be in. Run one state with
//! `.ci/with-keyring.sh STATE cargo test --test keyring -- --ignored --exact STATE`, `-` in its name written `_`.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

mod support {
    pub(crate) mod kept;
    #[expect(dead_code, reason = "other tests look at modes and resize")]
    pub(crate) mod pty;
}

use partner_onboard::cloud::refresh::Keeper;
use partner_onboard::cloud::{Limits, Session, Settings};
use partner_onboard::model::endpoints::Cloud;
use partner_onboard::model::question::QuestionId;
use partner_onboard::model::secret::Secret;
use partner_onboard::sandbox::{self, Sandbox};
use partner_onboard::store::{Home, SecretName, Vault, VaultError};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use support::kept::{PATIENCE, keeper, only_in, program, save_profile, token_of, write};
use support::pty::Pty;
use tempfile::TempDir;

/// The system's keychain, if it is a private one in that state.
fn vault(state: &str) -> Vault {
    only_in(state);
    Vault::of_system("partner-onboard test", PATIENCE)
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

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs .ci/with-keyring.sh no-service"]
async fn no_service() {
    refuses("no-service", VaultError::NoService).await;
    // Nobody is asked, nothing hangs, and it is said why.
    let folder = tempfile::tempdir().unwrap();
    save_profile(folder.path());
    let output = program(folder.path(), &["token"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(4), "{said}");
    assert!(
        output.stdout.is_empty() && said.lines().count() == 2,
        "{said}"
    );
    assert!(
        said.contains("keychain") && said.contains("PARTNER_ONBOARD_PASSWORD"),
        "{said}"
    );
    leaves_the_choice_to_the_person("no program here", false).await;
}

#[tokio::test]
#[ignore = "needs .ci/with-keyring.sh no-bus"]
async fn no_bus() {
    refuses("no-bus", VaultError::NoBus).await;
}

/// A person's wizard for live services, all answers given, on the page that asks where the secrets shall go.
fn on_the_page_that_saves(home: &Path, endpoints: &str) -> Pty {
    let practice = sandbox::practice();
    let mut given = vec![
        ("PARTNER_ONBOARD_LANG".to_owned(), "en".to_owned()),
        ("PARTNER_ONBOARD_PROFILE".to_owned(), "demo".to_owned()),
    ];
    for id in [
        QuestionId::Tenant,
        QuestionId::ClientId,
        QuestionId::UserId,
        QuestionId::SecretExpires,
    ] {
        let variable = id.question().variable.unwrap().to_owned();
        given.push((variable, practice.line(id).unwrap().to_owned()));
    }
    for id in [QuestionId::ClientSecret, QuestionId::Password] {
        #[expect(
            clippy::disallowed_methods,
            reason = "practice values, given as a person would give real ones"
        )]
        let value = practice.secret(id).unwrap().expose().to_owned();
        given.push((id.question().variable.unwrap().to_owned(), value));
    }
    #[expect(clippy::disallowed_methods, reason = "the way to the private bus")]
    for name in ["DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"] {
        given.extend(std::env::var(name).map(|value| (name.to_owned(), value)));
    }
    let given: Vec<_> = given
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let arguments = ["onboard", "--endpoints", endpoints];
    let mut pty = Pty::start(home, (80, 24), &arguments, &given);
    for (page, fields) in [(1, 2), (2, 2), (3, 3), (4, 1), (5, 1)] {
        pty.wait_for(&format!("{page}/8"));
        pty.send(&"\r".repeat(fields));
    }
    pty.wait_for("All checks are met.");
    pty.send("\r");
    pty.wait_for("7/8");
    pty
}

/// Where the keychain cannot be used, the page that asks where the secrets shall go says why within three seconds, and
/// nothing has been stored by then, however impatient the person is.
async fn leaves_the_choice_to_the_person(why: &str, hangs: bool) {
    let folder = tempfile::tempdir().unwrap();
    let cloud = sandbox::start(sandbox::find("ready").unwrap())
        .await
        .unwrap();
    let endpoints = folder.path().join("endpoints.json");
    write(&endpoints, &serde_json::to_vec(&cloud.endpoints()).unwrap());
    let mut pty = on_the_page_that_saves(folder.path(), endpoints.to_str().unwrap());
    let mut waited = Duration::ZERO;
    if hangs {
        waited += pty.wait_for("being asked");
        pty.send("\r\r");
    }
    waited += pty.wait_for(why);
    assert!(waited < Duration::from_secs(3), "{waited:?}");
    let saved = folder.path().join("profiles/demo.json");
    assert!(!saved.exists(), "nobody has agreed to this");
    // The choice is the person's: nothing is chosen for them, and without one nothing is saved.
    pty.send("\r\r");
    pty.wait_for("Choose where the secrets go");
    assert!(!saved.exists(), "nobody has chosen");
    pty.send("\x1b[D");
    pty.wait_for("nowhere");
    pty.send("\r");
    pty.wait_for("8/8");
    let profile = std::fs::read_to_string(&saved).unwrap();
    assert!(profile.contains(r#""store": "none""#), "{profile}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs .ci/with-keyring.sh hanging"]
async fn hanging() {
    let vault = vault("hanging");
    let secret = Secret::new("x".to_owned());
    let began = Instant::now();
    for outcome in [
        vault.probe().await,
        vault.put("a", SecretName::Password, &secret).await,
        vault.get("a", SecretName::Password).await.map(|_| ()),
        vault.remove("a").await,
    ] {
        // The limit of the Secret Service's own client, which is shorter than ours.
        assert_eq!(outcome, Err(VaultError::TimedOut(Duration::from_secs(2))));
    }
    assert!(began.elapsed() < Duration::from_secs(4 * 3));

    // A script does not hang with it, and is told why.
    let folder = tempfile::tempdir().unwrap();
    save_profile(folder.path());
    let began = Instant::now();
    let output = program(folder.path(), &["token"]).output().unwrap();
    assert!(began.elapsed() < Duration::from_secs(5));
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(4), "{said}");
    assert!(said.contains("has not answered within 2 seconds"), "{said}");
    assert!(output.stdout.is_empty());

    leaves_the_choice_to_the_person("not answered", true).await;
}

/// What the wizard leaves behind: a profile, the client secret and the refresh token; and the services it is for.
struct Scene {
    folder: TempDir,
    endpoints: String,
    cloud: Sandbox,
    vault: Vault,
    first: Secret,
}

impl Scene {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(Some(folder.path().to_owned())).unwrap();
        let vault = Vault::of_system(home.keychain_service(), PATIENCE);
        let cloud = sandbox::start(sandbox::find("ready").unwrap())
            .await
            .unwrap();
        let endpoints = folder.path().join("endpoints.json");
        write(&endpoints, &serde_json::to_vec(&cloud.endpoints()).unwrap());
        let practice = sandbox::practice();
        let session = Session::new(Settings {
            endpoints: cloud.endpoints(),
            resource: Cloud::Global.resource(),
            ca_file: None,
            limits: Limits::default(),
        })
        .unwrap();
        let now = jiff::Timestamp::now();
        session.password(&practice, now, &|_| ()).await.unwrap();
        let first = session.refresh_token(&practice).unwrap();
        let client = practice.secret(QuestionId::ClientSecret).unwrap();
        let put = vault.put("demo", SecretName::ClientSecret, client);
        put.await.unwrap();
        save_profile(folder.path());
        let keeper = keeper(&home, &vault, &cloud.endpoints());
        keeper.keep(&first).await.unwrap();
        Self {
            endpoints: endpoints.to_str().unwrap().to_owned(),
            folder,
            cloud,
            vault,
            first,
        }
    }

    fn program(&self, arguments: &[&str]) -> Command {
        let mut command = program(self.folder.path(), arguments);
        command.args(["--endpoints", &self.endpoints]);
        command
    }

    fn renewals(&self) -> usize {
        let mut requests = self.cloud.requests();
        requests.retain(|line| line.contains(" refresh_token ") && line.ends_with("-> 200"));
        requests.len()
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs .ci/with-keyring.sh ready"]
async fn ready_renewal() {
    vault("ready").probe().await.unwrap();
    let scene = Scene::new().await;
    // Several at once: one renews, the others wait for it and find what it has kept.
    let running: Vec<_> = (0..5)
        .map(|_| scene.program(&["token"]).spawn().unwrap())
        .collect();
    let tokens: Vec<String> = running
        .into_iter()
        .map(|child| token_of(&child.wait_with_output().unwrap()))
        .collect();
    assert!(tokens.iter().all(|token| *token == tokens[0]));
    assert_eq!(scene.renewals(), 1, "{:?}", scene.cloud.requests());
    let home = Home::new(Some(scene.folder.path().to_owned())).unwrap();
    let keeper = keeper(&home, &scene.vault, &scene.cloud.endpoints());
    let turn = keeper.turn().await.unwrap();
    assert!(turn.token.is_some_and(|kept| kept != scene.first));
    drop(turn.hold);

    let output = scene.program(&["verify", "--json"]).output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["outcome"], "ready", "{report}");
    let mut checks = report["checks"].as_array().unwrap().iter();
    let sign_in = checks.find(|check| check["id"] == "sign-in").unwrap();
    assert_eq!(sign_in["evidence"]["way"], "refresh");
    assert_eq!(scene.renewals(), 2);
    let ends = report["expires"]["refresh_token"].as_str().unwrap();
    let ends: jiff::Timestamp = ends.parse().unwrap();
    let left = ends.duration_since(jiff::Timestamp::now()).as_hours();
    assert!((90 * 24 - 1..=90 * 24).contains(&left), "{left}");

    // A kept token needs nobody: the services are gone, and it is the same.
    let Scene {
        folder,
        endpoints,
        cloud,
        vault,
        ..
    } = scene;
    drop(cloud);
    let output = program(folder.path(), &["token", "--endpoints", &endpoints]).output();
    assert_eq!(token_of(&output.unwrap()), tokens[0]);

    // A removed profile leaves nothing in the keychain.
    let output = program(folder.path(), &["profiles", "remove", "demo"]).output();
    assert_eq!(output.unwrap().status.code(), Some(0));
    for name in SecretName::ALL {
        assert_eq!(vault.get("demo", name).await, Ok(None), "{name:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs .ci/with-keyring.sh ready"]
async fn ready_profiles() {
    vault("ready").probe().await.unwrap();
    let scene = Scene::new().await;
    let run = |arguments: &[&str]| {
        let mut command = program(scene.folder.path(), arguments);
        command.env("PARTNER_ONBOARD_PASSPHRASE", "correct horse battery");
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), said.as_str()), (Some(0), ""));
        output.stdout
    };
    let names = async |profile: &str| -> Vec<SecretName> {
        let all = scene.vault.all(profile).await.unwrap();
        all.into_iter().map(|(name, _)| name).collect()
    };
    let both = [SecretName::ClientSecret, SecretName::RefreshToken];
    assert_eq!(names("demo").await, both);
    run(&["profiles", "rename", "demo", "work"]);
    assert_eq!(
        (names("demo").await, names("work").await),
        (Vec::new(), both.to_vec())
    );
    let token = scene.program(&["token", "--profile", "work"]).output();
    token_of(&token.unwrap());

    run(&["profiles", "copy", "work", "twin"]);
    assert_eq!(names("twin").await, [SecretName::ClientSecret]);
    let export = run(&["profiles", "export", "work", "--with-secrets"]);
    let path = scene.folder.path().join("export.json");
    write(&path, &export);
    // The keychain works, so that nobody has to say that it shall be used.
    run(&[
        "profiles",
        "import",
        path.to_str().unwrap(),
        "--as",
        "third",
    ]);
    assert_eq!(names("third").await, [SecretName::ClientSecret]);
    let (work, third) = (
        scene.vault.get("work", SecretName::ClientSecret).await,
        scene.vault.get("third", SecretName::ClientSecret).await,
    );
    assert_eq!(work, third);
    for name in ["work", "twin", "third"] {
        run(&["profiles", "remove", name]);
        assert_eq!(names(name).await, [], "{name}");
    }
}
