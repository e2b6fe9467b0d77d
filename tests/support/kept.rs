//! The program with a home of its own and a profile whose secrets are in a private keychain.

use partner_onboard::app::renewal::VaultKeeper;
use partner_onboard::model::endpoints::Endpoints;
use partner_onboard::sandbox;
use partner_onboard::store::{Home, Vault};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// How long the keychain may take in a test.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// Fails unless the keychain is a private one in that state: nobody's own keychain is a test's business.
pub(crate) fn only_in(state: &str) {
    #[expect(
        clippy::disallowed_methods,
        reason = "set by .ci/with-keyring.sh, which makes the private keychain"
    )]
    let found = std::env::var("PARTNER_ONBOARD_TEST_KEYCHAIN").unwrap_or_default();
    assert_eq!(found, state, "run by .ci/with-keyring.sh {state} only");
}

/// The program with this home.
pub(crate) fn program(home: &Path, arguments: &[&str]) -> Command {
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
pub(crate) fn write(path: &Path, bytes: &[u8]) {
    std::fs::File::create(path)
        .unwrap()
        .write_all(bytes)
        .unwrap();
}

/// The token that was printed, and nothing else was.
pub(crate) fn token_of(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), &*said), (Some(0), ""));
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The profile `demo`, for the real services, as the wizard leaves it behind.
pub(crate) fn save_profile(home: &Path) {
    let practice = sandbox::practice();
    let profile = serde_json::json!({
        "schema": 1, "name": "demo", "environment": "live", "cloud": "global",
        "tenant": practice.tenant(), "client_id": practice.client_id(), "user_id": practice.user_id(),
        "sign_in": "password", "store": "keychain", "ready": true, "saved_at": "2026-11-22T10:00:00Z"
    });
    std::fs::create_dir_all(home.join("profiles")).unwrap();
    write(
        &home.join("profiles/demo.json"),
        profile.to_string().as_bytes(),
    );
}

/// Who keeps the refresh token of the profile `demo` that these services gave.
pub(crate) fn keeper(home: &Home, vault: &Vault, endpoints: &Endpoints) -> VaultKeeper {
    let profile = home.profiles().load("demo").unwrap();
    VaultKeeper::new(home.clone(), vault.clone(), profile).issued_by(Some(endpoints))
}
