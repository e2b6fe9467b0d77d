//! Where secrets are kept: the operating system's keychain, behind a time limit, or encrypted files. Whoever uses a vault
//! does not ask which.
//!
//! A keychain may sit behind a window that asks for a password and never answer. Every call therefore has a thread of
//! its own and a connection of its own: whoever gives up leaves nothing behind that a later call would wait for.

use super::home::Home;
use super::pieces::{self, Shelf};
use super::refusal::{VaultError, fault};
use super::sealed::{SealedFiles, Secrets};
use crate::model::escape::excerpt;
use crate::model::ids::is_profile_name;
use crate::model::secret::Secret;
use crate::model::words;
use keyring_core::CredentialStore;
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;
use tokio::sync::oneshot;

/// What is kept for a profile.
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

    /// The name in the keychain and in the encrypted file.
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
    /// In encrypted files.
    Files(Arc<SealedFiles>),
}

/// What [`Vault::keep`] took the place of, for [`Vault::put_back`].
#[derive(Debug)]
pub struct Replaced {
    before: Before,
    /// True if what was kept before could not be opened and is gone.
    pub lost: bool,
}

#[derive(Debug)]
enum Before {
    Entries(Vec<(SecretName, Option<Secret>)>),
    /// An encrypted file as it was.
    File(Option<Vec<u8>>),
}

/// Why secrets were not kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotKept {
    /// Why.
    pub why: VaultError,
    /// True if what was there before is there again.
    pub whole: bool,
}

/// The secrets of one home's profiles. Its calls must run inside a tokio runtime with time.
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
    /// Time for an encrypted file: nobody is asked, but a slow machine takes seconds to make the key.
    const FILES: Duration = Duration::from_secs(60);

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

    /// The encrypted files of this home, all under this passphrase. Without one, they can be removed and copied, and
    /// whatever needs it is [`VaultError::NoPassphrase`].
    #[must_use]
    pub fn of_files(home: &Home, passphrase: Option<Secret>) -> Self {
        Self {
            source: Source::Files(Arc::new(SealedFiles::new(home.clone(), passphrase))),
            service: home.root().display().to_string().into(),
            patience: Self::FILES,
        }
    }

    /// Whether secrets can be kept here, for a keychain: writes a test entry, reads it back and removes it. Nothing less tells, because
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
        if let Source::Files(files) = &self.source {
            let profile = profile.to_owned();
            return self
                .on_files(files, move |files| files.put(&profile, &[(name, secret)]))
                .await;
        }
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
        if let Source::Files(files) = &self.source {
            let profile = profile.to_owned();
            let all = self.on_files(files, move |files| files.all(&profile));
            let mut all = all.await?.unwrap_or_default().into_iter();
            return Ok(all
                .find(|(known, _)| *known == name)
                .map(|(_, secret)| secret));
        }
        self.call(self.patience, move |shelf| {
            let value = shelf.read(&entry)?;
            let text = value.map(pieces::into_text).transpose()?;
            Ok(text.map(Secret::new))
        })
        .await
    }

    /// All that is kept for a profile.
    ///
    /// # Errors
    /// Those of [`Vault::get`].
    pub async fn all(&self, profile: &str) -> Result<Secrets, VaultError> {
        if let Source::Files(files) = &self.source {
            let profile = profile.to_owned();
            let all = self.on_files(files, move |files| files.all(&profile));
            return Ok(all.await?.unwrap_or_default());
        }
        let mut all = Secrets::new();
        for name in SecretName::ALL {
            let found = self.get(profile, name).await?;
            all.extend(found.map(|secret| (name, secret)));
        }
        Ok(all)
    }

    /// Puts these secrets in place of older ones of the same names, all or none of them. An encrypted file that the
    /// passphrase does not open is replaced: a person saves, and says what is to be kept from now on.
    ///
    /// # Errors
    /// [`NotKept`].
    pub async fn keep(
        &self,
        profile: &str,
        wanted: &[(SecretName, Secret)],
    ) -> Result<Replaced, NotKept> {
        if let Source::Files(files) = &self.source {
            let (profile, wanted) = (profile.to_owned(), wanted.to_vec());
            let replaced = self.on_files(files, move |files| files.replace(&profile, &wanted));
            let (before, lost) = replaced.await.map_err(|why| NotKept { why, whole: true })?;
            let before = Before::File(before);
            return Ok(Replaced { before, lost });
        }
        let mut before = Vec::new();
        for (name, secret) in wanted {
            let old = match self.get(profile, *name).await {
                // What cannot be put together any more is no loss.
                Err(VaultError::Damaged) => Ok(None),
                other => other,
            };
            let put = match old {
                Ok(old) => {
                    before.push((*name, old));
                    self.put(profile, *name, secret).await
                }
                Err(why) => Err(why),
            };
            if let Err(why) = put {
                let before = Before::Entries(before);
                let replaced = Replaced {
                    before,
                    lost: false,
                };
                let whole = self.put_back(profile, replaced).await;
                return Err(NotKept { why, whole });
            }
        }
        let before = Before::Entries(before);
        Ok(Replaced {
            before,
            lost: false,
        })
    }

    /// Undoes [`Vault::keep`]; false if that is refused.
    pub async fn put_back(&self, profile: &str, replaced: Replaced) -> bool {
        let entries = match (replaced.before, &self.source) {
            (Before::File(bytes), Source::Files(files)) => {
                let profile = profile.to_owned();
                let back = self.on_files(files, move |files| {
                    files.restore(&profile, bytes.as_deref())
                });
                return back.await.is_ok();
            }
            (Before::File(_), _) => return false,
            (Before::Entries(entries), _) => entries,
        };
        let mut whole = true;
        for (name, before) in entries {
            let done = match before {
                Some(secret) => self.put(profile, name, &secret).await,
                None => self.forget(profile, name).await,
            };
            whole &= done.is_ok();
        }
        whole
    }

    /// Removes all secrets of a profile but those of these names.
    ///
    /// # Errors
    /// Why not.
    pub async fn retain(&self, profile: &str, names: &[SecretName]) -> Result<(), VaultError> {
        if let Source::Files(files) = &self.source {
            let (profile, names) = (profile.to_owned(), names.to_vec());
            let act = move |files: &SealedFiles| files.retain(&profile, &names);
            return self.on_files(files, act).await;
        }
        for name in SecretName::ALL {
            if !names.contains(&name) {
                self.forget(profile, name).await?;
            }
        }
        Ok(())
    }

    /// Copies all secrets of one profile to another one, whose own are replaced. An encrypted file need not be opened for it.
    ///
    /// # Errors
    /// Why not; the copy may then be incomplete.
    pub async fn copy(&self, from: &str, to: &str) -> Result<(), VaultError> {
        if let Source::Files(files) = &self.source {
            let (from, to) = (from.to_owned(), to.to_owned());
            return self
                .on_files(files, move |files| files.copy(&from, &to))
                .await;
        }
        for name in SecretName::ALL {
            match self.get(from, name).await? {
                Some(secret) => self.put(to, name, &secret).await?,
                None => self.forget(to, name).await?,
            }
        }
        Ok(())
    }

    /// Removes one secret; there need not be one.
    ///
    /// # Errors
    /// Why not.
    pub async fn forget(&self, profile: &str, name: SecretName) -> Result<(), VaultError> {
        if let Source::Files(files) = &self.source {
            let others = SecretName::ALL.into_iter().filter(|known| *known != name);
            let (profile, others) = (profile.to_owned(), others.collect::<Vec<_>>());
            let act = move |files: &SealedFiles| files.retain(&profile, &others);
            return self.on_files(files, act).await;
        }
        let entry = entry(profile, name)?;
        self.call(self.patience, move |shelf| shelf.erase(&entry))
            .await
    }

    /// Removes all secrets of a profile; there need not be any.
    ///
    /// # Errors
    /// Why not.
    pub async fn remove(&self, profile: &str) -> Result<(), VaultError> {
        if let Source::Files(files) = &self.source {
            let profile = profile.to_owned();
            return self
                .on_files(files, move |files| files.remove(&profile))
                .await;
        }
        let entries = SecretName::ALL
            .into_iter()
            .map(|name| entry(profile, name))
            .collect::<Result<Vec<_>, _>>()?;
        self.call(self.patience, move |shelf| {
            entries.iter().try_for_each(|entry| shelf.erase(entry))
        })
        .await
    }

    /// Runs `act` on a thread of its own: making a key takes a tenth of a second and a stuck disk takes for ever.
    async fn on_files<T: Send + 'static>(
        &self,
        files: &Arc<SealedFiles>,
        act: impl FnOnce(&SealedFiles) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, VaultError> {
        let files = Arc::clone(files);
        let outcome = own_thread("secrets", self.patience, move || act(&files));
        match outcome.await {
            Err(VaultError::TimedOut(_)) => Err(VaultError::File(words::store_busy(excerpt(
                &self.service,
                200,
            )))),
            outcome => outcome,
        }
    }

    /// Runs `act` on a thread of its own and waits for it up to `limit`. A thread that hangs is left alone: it ends with
    /// the process, and what it would still bring is dropped, and wiped if it is a secret.
    async fn call<T: Send + 'static>(
        &self,
        limit: Duration,
        act: impl FnOnce(&Shelf<'_>) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, VaultError> {
        let Self {
            source, service, ..
        } = self.clone();
        let work = move || {
            let (store, modifiers) = match source {
                Source::System => (system_store().map_err(fault)?, system_modifiers()),
                Source::Given(store) => (store, HashMap::new()),
                // Files have no shelf; every call that there is asks for them first.
                Source::Files(_) => return Err(VaultError::NoService),
            };
            act(&Shelf {
                store: &*store,
                service: &service,
                modifiers,
            })
        };
        own_thread("keychain", limit, work).await
    }
}

async fn own_thread<T: Send + 'static>(
    name: &str,
    limit: Duration,
    work: impl FnOnce() -> Result<T, VaultError> + Send + 'static,
) -> Result<T, VaultError> {
    let (done, answer) = oneshot::channel();
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(move || drop(done.send(work())))
        .map_err(|error| VaultError::Other(excerpt(&error.to_string(), 200)))?;
    match tokio::time::timeout(limit, answer).await {
        Ok(Ok(outcome)) => outcome,
        // The thread died without an answer: a crate panicked.
        Ok(Err(_)) => Err(VaultError::Other(String::from("panic"))),
        Err(_) => Err(VaultError::TimedOut(limit)),
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
