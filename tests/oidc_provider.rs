//! Judged by a server that we did not write: `oidc-provider`, OpenID-certified, at the addresses that Entra has. The program
//! is run as a person runs it, who is played by a script in a browser's place. Run by `.ci/outside.sh`.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

mod support {
    #[expect(dead_code, reason = "other tests have the practice profile")]
    pub(crate) mod kept;
    #[expect(dead_code, reason = "other tests look at modes and resize")]
    pub(crate) mod pty;
}

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use partner_onboard::app::renewal::VaultKeeper;
use partner_onboard::cloud::refresh::Keeper;
use partner_onboard::model::secret::Secret;
use partner_onboard::store::{Home, SecretName, Vault};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};
use support::kept::{PATIENCE, keeper, only_in, program, token_of, write};
use support::pty::Pty;
use tempfile::TempDir;

const USER: &str = "insights@contoso.onmicrosoft.com";

/// Where `.ci/outside.sh` has installed the provider.
fn installed() -> PathBuf {
    #[expect(
        clippy::disallowed_methods,
        reason = "set by .ci/outside.sh, which installs the provider"
    )]
    let folder = std::env::var_os("PARTNER_ONBOARD_TEST_OUTSIDE");
    PathBuf::from(folder.unwrap()).join("oidc-provider")
}

/// The running provider; it ends with its input.
struct Provider {
    child: Child,
    _ends: (ChildStdin, BufReader<ChildStdout>),
    facts: Value,
}

impl Provider {
    fn start() -> Self {
        // What it refused, for whoever looks into a failure.
        let log = installed().join("refused.log");
        let log = File::options().create(true).append(true).open(log).unwrap();
        let mut child = Command::new("node")
            .arg(installed().join("server.mjs"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        output.read_line(&mut line).unwrap();
        Self {
            _ends: (child.stdin.take().unwrap(), output),
            facts: serde_json::from_str(&line).unwrap(),
            child,
        }
    }

    fn fact(&self, name: &str) -> &str {
        self.facts[name].as_str().unwrap()
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What the person's browser shows last.
fn browse(address: &str, more: &[&str]) -> String {
    let output = Command::new("node")
        .arg(installed().join("person.mjs"))
        .arg(address)
        .args(more)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// A profile at the provider, with its secrets in the keychain.
struct Scene {
    provider: Provider,
    folder: TempDir,
    home: Home,
    vault: Vault,
    endpoints: String,
}

impl Scene {
    async fn new(way: &str) -> Self {
        only_in("ready");
        let provider = Provider::start();
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(Some(folder.path().to_owned())).unwrap();
        let vault = Vault::of_system(home.keychain_service(), PATIENCE);
        let origin = provider.fact("origin");
        let addresses = json!({"authority": origin, "graph": origin, "partner_center": origin});
        let endpoints = folder.path().join("endpoints.json");
        write(&endpoints, addresses.to_string().as_bytes());
        let profile = json!({
            "schema": 1, "name": "demo", "environment": "live", "cloud": "global",
            "tenant": provider.fact("tenant"), "client_id": provider.fact("client_id"), "user_id": USER,
            "sign_in": way, "store": "keychain", "ready": true, "saved_at": "2026-11-22T10:00:00Z"
        });
        std::fs::create_dir_all(folder.path().join("profiles")).unwrap();
        let path = folder.path().join("profiles/demo.json");
        write(&path, profile.to_string().as_bytes());
        let scene = Self {
            endpoints: endpoints.to_str().unwrap().to_owned(),
            provider,
            folder,
            home,
            vault,
        };
        scene.set_secret(scene.provider.fact("client_secret")).await;
        scene
    }

    async fn set_secret(&self, secret: &str) {
        let secret = Secret::new(secret.to_owned());
        let put = self.vault.put("demo", SecretName::ClientSecret, &secret);
        put.await.unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = program(self.folder.path(), arguments);
        command
            .args(["--endpoints", &self.endpoints])
            .output()
            .unwrap()
    }

    /// `verify` of the sign-in, at a terminal.
    fn attended(&self) -> Pty {
        #[expect(clippy::disallowed_methods, reason = "the way to the private bus")]
        let bus = ["DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"]
            .map(|name| (name, std::env::var(name).unwrap()));
        let mut given: Vec<_> = bus.iter().map(|(name, at)| (*name, at.as_str())).collect();
        given.push(("PARTNER_ONBOARD_LANG", "en"));
        let arguments = [
            "verify",
            "--only",
            "sign-in",
            "--endpoints",
            &self.endpoints,
        ];
        // Wide, so that an address stands in one line.
        Pty::start(self.folder.path(), (2000, 24), &arguments, &given)
    }

    fn keeper(&self) -> VaultKeeper {
        let file = std::fs::read(&self.endpoints).unwrap();
        keeper(
            &self.home,
            &self.vault,
            &serde_json::from_slice(&file).unwrap(),
        )
    }

    async fn kept(&self) -> Option<Secret> {
        self.keeper().turn().await.unwrap().token
    }

    async fn forget_access(&self) {
        let forgotten = self.vault.forget("demo", SecretName::AccessToken).await;
        forgotten.unwrap();
    }

    /// Renewal until the sign-in is revoked, each time with the token that came the time before.
    async fn renews_until_revoked(&self) {
        let first = self.kept().await.unwrap();
        let mut before = first.clone();
        for _ in 0..3 {
            let token = token_of(&self.run(&["token"]));
            let claims = claims_of(token.trim());
            assert_eq!(claims["iss"], self.provider.fact("issuer"));
            assert_eq!(claims["aud"], self.provider.fact("audience"));
            assert_eq!(claims["client_id"], self.provider.fact("client_id"));
            assert_eq!(claims["sub"], USER);
            let permission = format!("{}/user_impersonation", self.provider.fact("audience"));
            assert_eq!(claims["scope"], permission);
            // Kept, it is printed again, and nobody is asked for it.
            assert_eq!(token_of(&self.run(&["token"])), token);
            let now = self.kept().await.unwrap();
            assert!(now != before, "each use brings a new one");
            before = now;
            self.forget_access().await;
        }
        // Shown again, the first one costs the whole sign-in, as it shall.
        self.keeper().keep(&first).await.unwrap();
        for kept in [&first, &before] {
            self.keeper().keep(kept).await.unwrap();
            let output = self.run(&["token"]);
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(5), "{said}");
            assert!(output.stdout.is_empty());
        }
    }
}

fn claims_of(token: &str) -> Value {
    let claims = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap()
}

/// What comes after an address on the screen, up to the next blank.
fn shown_after(screen: &str, before: &str) -> String {
    let (_, rest) = screen.split_once(before).unwrap();
    let word = rest.split_whitespace().next().unwrap();
    word.trim_end_matches([';', '.', ',']).to_owned()
}

/// A device code on the screen, and the page to enter it.
fn device_code(pty: &mut Pty) -> (String, String) {
    pty.wait_for("it counts until");
    let screen = pty.screen();
    let code = shown_after(&screen, "Enter the code ");
    (code, shown_after(&screen, " at "))
}

#[tokio::test]
#[ignore = "needs .ci/outside.sh"]
async fn by_device_code_and_then_by_refresh_token() {
    let scene = Scene::new("device-code").await;
    let mut pty = scene.attended();
    let (code, page) = device_code(&mut pty);
    let told = browse(&page, &[&format!("user_code={code}")]);
    assert!(told.starts_with("200 Sign-in Success"), "{told}");
    let end = pty.end();
    assert_eq!(end.exit_code(), 0, "{}", pty.screen());
    scene.renews_until_revoked().await;
}

#[tokio::test]
#[ignore = "needs .ci/outside.sh"]
async fn a_device_code_that_the_person_declines_is_a_refusal_of_theirs() {
    let scene = Scene::new("device-code").await;
    let mut pty = scene.attended();
    let (code, page) = device_code(&mut pty);
    let given = format!("user_code={code}");
    let told = browse(&page, &[&given, "--press", "abort"]);
    assert!(told.contains("interrupted"), "{told}");
    let end = pty.end();
    assert_eq!(end.exit_code(), 3, "{}", pty.screen());
    assert!(pty.screen().contains("declined"), "{}", pty.screen());
    assert!(scene.kept().await.is_none());
}

#[tokio::test]
#[ignore = "needs .ci/outside.sh"]
async fn by_browser_and_then_by_refresh_token() {
    let scene = Scene::new("browser").await;
    let mut pty = scene.attended();
    pty.wait_for("/authorize?");
    let screen = pty.screen();
    let url = screen
        .split_whitespace()
        .find(|word| word.contains("/authorize?"));
    let told = browse(url.unwrap(), &[]);
    assert!(told.contains("The answer has arrived."), "{told}");
    let end = pty.end();
    assert_eq!(end.exit_code(), 0, "{}", pty.screen());
    scene.renews_until_revoked().await;
}

#[tokio::test]
#[ignore = "needs .ci/outside.sh"]
async fn what_the_provider_says_of_the_secret_is_what_the_check_says() {
    let scene = Scene::new("device-code").await;
    let verdict = |output: &Output| {
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        let checks = report["checks"].as_array().unwrap().clone();
        let of = |id| checks.iter().find(|check| check["id"] == id).unwrap()["verdict"].clone();
        (of("tenant"), of("client"), of("secret"))
    };
    let check = ["verify", "--only", "secret", "--json"];
    let right = scene.run(&check);
    assert_eq!(right.status.code(), Some(0));
    assert_eq!(verdict(&right), (json!("met"), json!("met"), json!("met")));
    scene.set_secret("another~secret.of.the.same+shape").await;
    let wrong = scene.run(&check);
    assert_eq!(wrong.status.code(), Some(3));
    // Nothing but Entra's own codes tells a wrong secret from an unknown application.
    let found = (json!("met"), json!("unmet"), json!("not-reached"));
    assert_eq!(verdict(&wrong), found);
}
