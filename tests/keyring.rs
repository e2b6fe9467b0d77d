//! The vault against a real Secret Service in each state it can be in. Run one state with
//! `.ci/with-keyring.sh STATE cargo test --test keyring -- --ignored --exact STATE`, `-` in its name written `_`.

#![cfg(target_os = "linux")]

use partner_onboard::model::secret::Secret;
use partner_onboard::store::{SecretName, Vault, VaultError};
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
