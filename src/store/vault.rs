//! The operating system's keychain, behind a time limit.
//!
//! A keychain may sit behind a window that asks for a password and never answer. Every call therefore has a thread of
//! its own and a connection of its own: whoever gives up leaves nothing behind that a later call would wait for.

use super::pieces::{self, Shelf};
use super::refusal::{VaultError, fault};
use crate::model::escape::excerpt;
use crate::model::ids::is_profile_name;
use crate::model::secret::Secret;
use keyring_core::CredentialStore;
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;
use tokio::sync::oneshot;

/// What a profile keeps in the keychain.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SecretName {
    /// The application's client secret.
    ClientSecret,
    /// The user's password, if the person wants it kept.
    Password,
    /// The newest refresh token.
    RefreshToken,
    /// The last access token, with what must be known of it.
    AccessToken,
}

impl SecretName {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::ClientSecret,
        Self::Password,
        Self::RefreshToken,
        Self::AccessToken,
    ];

    /// The name in the keychain.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ClientSecret => "client-secret",
            Self::Password => "password",
            Self::RefreshToken => "refresh-token",
            Self::AccessToken => "access-token",
        }
    }
}

/// Where the entries are.
#[derive(Clone)]
enum Source {
    /// In the operating system's keychain, connected to anew for each call.
    System,
    /// In this store.
    Given(Arc<CredentialStore>),
}

/// The secrets of one home's profiles in a keychain. Its calls must run inside a tokio runtime with time.
#[derive(Clone)]
pub struct Vault {
    source: Source,
    service: Arc<str>,
    patience: Duration,
}

impl Vault {
    /// Time for a person to notice and answer the window of a locked keychain.
    pub const ATTENDED: Duration = Duration::from_secs(60);
    /// Time where nobody is there to answer it.
    pub const UNATTENDED: Duration = Duration::from_secs(3);
    /// Time for [`Vault::probe`]: whoever waits for its answer has it on the screen within three seconds.
    pub const PROBE: Duration = Duration::from_millis(2750);

    /// The operating system's keychain. `service` is [`super::Home::keychain_service`]; no call takes longer than
    /// `patience`. Nothing is opened before the first call.
    #[must_use]
    pub fn of_system(service: impl Into<Arc<str>>, patience: Duration) -> Self {
        Self {
            source: Source::System,
            service: service.into(),
            patience,
        }
    }

    /// Any other store of credentials.
    #[must_use]
    pub fn over(
        store: Arc<CredentialStore>,
        service: impl Into<Arc<str>>,
        patience: Duration,
    ) -> Self {
        Self {
            source: Source::Given(store),
            service: service.into(),
            patience,
        }
    }

    /// Whether secrets can be kept here: writes a test entry, reads it back and removes it. Nothing less tells, because
    /// a keychain can be opened and still refuse to write. Answers within three seconds.
    ///
    /// # Errors
    /// Why not.
    pub async fn probe(&self) -> Result<(), VaultError> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        // A name of its own for each probe: two at once would otherwise remove each other's entry.
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("probe/{}-{count}", std::process::id());
        self.call(self.patience.min(Self::PROBE), move |shelf| {
            shelf.write(&name, b"partner-onboard")?;
            let found = shelf.read(&name);
            shelf.erase(&name)?;
            match found?.as_deref() {
                Some(bytes) if bytes.as_slice() == b"partner-onboard" => Ok(()),
                _ => Err(VaultError::Damaged),
            }
        })
        .await
    }

    /// Keeps a secret, in place of an older one. Cut off anywhere, it leaves the old one or the new one.
    ///
    /// # Errors
    /// Why not.
    pub async fn put(
        &self,
        profile: &str,
        name: SecretName,
        secret: &Secret,
    ) -> Result<(), VaultError> {
        let entry = entry(profile, name)?;
        let secret = secret.clone();
        self.call(self.patience, move |shelf| {
            #[expect(
                clippy::disallowed_methods,
                reason = "the keychain is where the secret shall go"
            )]
            let value = secret.expose();
            shelf.write(&entry, value.as_bytes())
        })
        .await
    }

    /// The secret, if one is kept.
    ///
    /// # Errors
    /// Why it cannot be told; [`VaultError::Damaged`] if what is there is not what was put.
    pub async fn get(&self, profile: &str, name: SecretName) -> Result<Option<Secret>, VaultError> {
        let entry = entry(profile, name)?;
        self.call(self.patience, move |shelf| {
            let value = shelf.read(&entry)?;
            let text = value.map(pieces::into_text).transpose()?;
            Ok(text.map(Secret::new))
        })
        .await
    }

    /// Removes one secret; there need not be one.
    ///
    /// # Errors
    /// Why not.
    pub async fn forget(&self, profile: &str, name: SecretName) -> Result<(), VaultError> {
        let entry = entry(profile, name)?;
        self.call(self.patience, move |shelf| shelf.erase(&entry))
            .await
    }

    /// Removes all secrets of a profile; there need not be any.
    ///
    /// # Errors
    /// Why not.
    pub async fn remove(&self, profile: &str) -> Result<(), VaultError> {
        let entries = SecretName::ALL
            .into_iter()
            .map(|name| entry(profile, name))
            .collect::<Result<Vec<_>, _>>()?;
        self.call(self.patience, move |shelf| {
            entries.iter().try_for_each(|entry| shelf.erase(entry))
        })
        .await
    }

    /// Runs `act` on a thread of its own and waits for it up to `limit`. A thread that hangs is left alone: it ends with
    /// the process, and what it would still bring is dropped, and wiped if it is a secret.
    async fn call<T: Send + 'static>(
        &self,
        limit: Duration,
        act: impl FnOnce(&Shelf<'_>) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, VaultError> {
        let (done, answer) = oneshot::channel();
        let Self {
            source, service, ..
        } = self.clone();
        let work = move || {
            let (store, modifiers) = match source {
                Source::System => (system_store().map_err(fault)?, system_modifiers()),
                Source::Given(store) => (store, HashMap::new()),
            };
            act(&Shelf {
                store: &*store,
                service: &service,
                modifiers,
            })
        };
        thread::Builder::new()
            .name("keychain".to_owned())
            .spawn(move || drop(done.send(work())))
            .map_err(|error| VaultError::Other(excerpt(&error.to_string(), 200)))?;
        match tokio::time::timeout(limit, answer).await {
            Ok(Ok(outcome)) => outcome,
            // The thread died without an answer: the store's crate panicked.
            Ok(Err(_)) => Err(VaultError::Other(String::from("panic"))),
            Err(_) => Err(VaultError::TimedOut(limit)),
        }
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vault({})", self.service)
    }
}

/// The name of a secret's entry. No profile's name contains a slash, so that no two entries have the same name.
fn entry(profile: &str, name: SecretName) -> Result<String, VaultError> {
    if is_profile_name(profile) {
        Ok(format!("{profile}/{}", name.name()))
    } else {
        Err(VaultError::BadName(profile.to_owned()))
    }
}

#[cfg(target_os = "linux")]
fn system_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(dbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(windows)]
fn system_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn system_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(not(any(target_os = "linux", windows, target_os = "macos")))]
fn system_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Err(keyring_core::Error::NoDefaultStore)
}

/// On Windows an entry stays on this machine; the crate's default lets it roam with a domain account.
fn system_modifiers() -> HashMap<&'static str, &'static str> {
    if cfg!(windows) {
        HashMap::from([("persistence", "Local")])
    } else {
        HashMap::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use keyring_core::api::CredentialStoreApi;
    use keyring_core::{Entry, mock};
    use std::any::Any;
    use std::sync::Mutex;
    use std::sync::mpsc::{Receiver, Sender, channel};

    const LONG: Duration = Duration::from_secs(60);

    fn vault() -> Vault {
        Vault::over(mock::Store::new().unwrap(), "test", LONG)
    }

    fn secret(text: &str) -> Secret {
        Secret::new(text.to_owned())
    }

    #[tokio::test]
    async fn a_secret_comes_back_under_its_profile_and_name_only() {
        let vault = vault();
        let (client, password) = (secret(&"c".repeat(6000)), secret("p\u{e9}"));
        vault
            .put("a", SecretName::ClientSecret, &client)
            .await
            .unwrap();
        vault
            .put("a", SecretName::Password, &password)
            .await
            .unwrap();
        let got = vault.get("a", SecretName::ClientSecret).await.unwrap();
        assert_eq!(got.as_ref(), Some(&client));
        let got = vault.get("a", SecretName::Password).await.unwrap();
        assert_eq!(got.as_ref(), Some(&password));
        assert_eq!(vault.get("b", SecretName::Password).await, Ok(None));
        vault.forget("a", SecretName::Password).await.unwrap();
        assert_eq!(vault.get("a", SecretName::Password).await, Ok(None));
        vault.remove("a").await.unwrap();
        assert_eq!(vault.get("a", SecretName::ClientSecret).await, Ok(None));
    }

    #[tokio::test]
    async fn names_that_could_meet_those_of_other_entries_are_refused() {
        let refused = vault()
            .put("a/client-secret", SecretName::Password, &secret("x"))
            .await;
        assert!(matches!(refused, Err(VaultError::BadName(_))));
    }

    #[tokio::test]
    async fn the_probe_writes_and_leaves_nothing() {
        let store = mock::Store::new().unwrap();
        let vault = Vault::over(store.clone(), "test", LONG);
        vault.probe().await.unwrap();
        let mut creds = store.inner.lock().unwrap();
        let creds = creds.get_mut();
        assert!(!creds.is_empty(), "it did write");
        for cred in creds {
            assert!(cred.inner.lock().unwrap().get_mut().secret.is_none());
        }
    }

    /// A keychain behind a window that nobody answers until told.
    struct Hanging {
        store: Arc<mock::Store>,
        answered: Mutex<Receiver<()>>,
    }

    impl CredentialStoreApi for Hanging {
        fn vendor(&self) -> String {
            String::new()
        }
        fn id(&self) -> String {
            String::new()
        }
        fn build(
            &self,
            service: &str,
            user: &str,
            modifiers: Option<&HashMap<&str, &str>>,
        ) -> keyring_core::Result<Entry> {
            let _ = self.answered.lock().unwrap().recv();
            self.store.build(service, user, modifiers)
        }
        fn as_any(&self) -> &dyn Any {
            self
        }
    }

    fn hanging() -> (Sender<()>, Arc<Hanging>) {
        let (answer, answered) = channel();
        let store = Arc::new(Hanging {
            store: mock::Store::new().unwrap(),
            answered: Mutex::new(answered),
        });
        (answer, store)
    }

    #[tokio::test]
    async fn a_keychain_that_hangs_is_given_up_with_the_time_and_where_to_look() {
        let (_never, store) = hanging();
        let limit = Duration::from_millis(20);
        let vault = Vault::over(store, "test", limit);
        let outcomes = [
            vault.probe().await,
            vault.put("a", SecretName::Password, &secret("x")).await,
            vault.get("a", SecretName::Password).await.map(|_| ()),
            vault.remove("a").await,
        ];
        assert_eq!(
            outcomes,
            [const { Err(VaultError::TimedOut(Duration::from_millis(20))) }; 4]
        );
        let said = VaultError::TimedOut(Duration::from_secs(3)).to_string();
        assert!(
            said.contains("3 seconds") && said.contains("window"),
            "{said}"
        );
    }

    #[tokio::test]
    async fn a_keychain_that_is_unlocked_in_time_is_used() {
        let (answer, store) = hanging();
        let vault = Vault::over(store, "test", LONG);
        let secret = secret("x");
        let put = vault.put("a", SecretName::Password, &secret);
        // Joined futures start in order: the call waits for the keychain when the answer comes.
        let (outcome, ()) = tokio::join!(put, async { drop(answer) });
        outcome.unwrap();
        let got = vault.get("a", SecretName::Password).await.unwrap();
        assert_eq!(got, Some(secret));
    }

    /// A keychain whose crate panics, as one does whose lock was poisoned.
    struct Panicking;

    impl CredentialStoreApi for Panicking {
        fn vendor(&self) -> String {
            String::new()
        }
        fn id(&self) -> String {
            String::new()
        }
        fn build(
            &self,
            _: &str,
            _: &str,
            _: Option<&HashMap<&str, &str>>,
        ) -> keyring_core::Result<Entry> {
            panic!("poisoned")
        }
        fn as_any(&self) -> &dyn Any {
            self
        }
    }

    #[tokio::test]
    async fn a_panic_in_the_keychains_crate_is_an_error_like_others() {
        let vault = Vault::over(Arc::new(Panicking), "test", LONG);
        assert!(matches!(vault.probe().await, Err(VaultError::Other(_))));
    }
}
