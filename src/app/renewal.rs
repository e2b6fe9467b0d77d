//! Refresh tokens where a profile's secrets are kept: whose turn it is to renew a profile's sign-in, and what is kept of it. It does not know
//! how a token is asked for.

use super::world::{World, now, own_thread};
use crate::cloud::refresh::{Keeper, Kept, Turn, refresh_token_ends};
use crate::model::endpoints::Endpoints;
use crate::model::escape::escape;
use crate::model::profile::{Environment, Profile, StoreKind};
use crate::model::secret::Secret;
use crate::model::text::Text;
use crate::model::words;
use crate::store::{Home, RenewalTurn, SecretName, StoreError, Vault, VaultError};
use jiff::{Timestamp, Unit};
use std::sync::Arc;
use std::time::Duration;

/// How long a renewal waits for another one. One takes a second or two; with tries at a busy service, much of a minute.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);
/// The first line of a kept token.
pub(super) const MARK: &str = "partner-onboard/1";

/// A vault, be it the keychain or an encrypted file, as the keeper of one profile's refresh token.
#[derive(Debug)]
pub struct VaultKeeper {
    home: Home,
    vault: Vault,
    profile: Profile,
    /// Of [`issuer`].
    issuer: String,
    held: Option<Arc<RenewalTurn>>,
}

impl VaultKeeper {
    /// For a profile whose secrets are in this vault, as it was read from the disk.
    #[must_use]
    pub fn new(home: Home, vault: Vault, profile: Profile) -> Self {
        Self {
            home,
            vault,
            profile,
            issuer: String::new(),
            held: None,
        }
    }

    /// The same for tokens of these services, where they are not those of the profile's cloud.
    #[must_use]
    pub fn issued_by(self, endpoints: Option<&Endpoints>) -> Self {
        let issuer = issuer(&self.profile, endpoints);
        Self { issuer, ..self }
    }

    /// The same within a turn that the caller has and goes on holding.
    #[must_use]
    pub fn within(self, turn: Arc<RenewalTurn>) -> Self {
        Self {
            held: Some(turn),
            ..self
        }
    }

    /// Waits for the turn to renew, up to a minute.
    ///
    /// # Errors
    /// A sentence: another process did not finish, or the folder cannot be written.
    pub async fn wait(&self) -> Result<RenewalTurn, Text> {
        let (home, profile) = (self.home.clone(), self.profile.name.clone());
        own_thread(move || home.renewal(&profile, PATIENCE))
            .await?
            .map_err(|error| error.text())
    }

    /// Whether the disk still has the profile with the same sign-in. It lasts as long as the turn in which it is asked:
    /// saving and removing a profile wait for that one too.
    ///
    /// # Errors
    /// A sentence: the file cannot be read.
    pub(super) async fn is_current(&self) -> Result<bool, Text> {
        let (profiles, name) = (self.home.profiles(), self.profile.name.clone());
        match own_thread(move || profiles.load(&name)).await? {
            Ok(found) => Ok(is_kept(&found)
                && found.store == self.profile.store
                && owner(&found) == owner(&self.profile)),
            Err(StoreError::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.text()),
        }
    }

    /// The kept refresh token, if it is of this profile's sign-in. Not to be asked outside a turn: what is just being
    /// replaced is [`VaultError::Damaged`].
    async fn newest(&self) -> Result<Option<Secret>, VaultError> {
        let kept = self.vault.get(&self.profile.name, SecretName::RefreshToken);
        Ok(kept
            .await?
            .and_then(|kept| owned_by(&self.profile, &self.issuer, &kept)))
    }

    /// True if there is a refresh token to renew with.
    ///
    /// # Errors
    /// A sentence: the vault cannot be used, or another process did not finish.
    pub(super) async fn has_one(&self) -> Result<bool, Text> {
        let mut found = self.newest().await;
        if found == Err(VaultError::Damaged) && self.held.is_none() {
            // Another process may just be replacing it; within the turn nobody is.
            let turn = self.wait().await?;
            found = self.newest().await;
            drop(turn);
        }
        match found {
            Ok(found) => Ok(found.is_some()),
            // The next sign-in puts another one in its place.
            Err(VaultError::Damaged) => Ok(false),
            Err(error) => Err(error.text()),
        }
    }
}

impl Keeper for VaultKeeper {
    fn turn(&self) -> Kept<'_, Turn> {
        Box::pin(async move {
            let hold: Box<dyn std::any::Any + Send> = match &self.held {
                Some(turn) => Box::new(Arc::clone(turn)),
                None => Box::new(self.wait().await?),
            };
            match self.newest().await {
                Ok(token) => Ok(Turn { token, hold }),
                // The next sign-in puts another one in its place.
                Err(VaultError::Damaged) => Ok(Turn { token: None, hold }),
                Err(error) => Err(error.text()),
            }
        })
    }

    fn keep<'a>(&'a self, newest: &'a Secret) -> Kept<'a, ()> {
        Box::pin(async move {
            let name = &self.profile.name;
            // Removed or saved for somebody else since it was read: its vault must not fill again behind its back.
            if !self.is_current().await? {
                return Err(words::renewal_profile_gone(name));
            }
            self.vault
                .put(
                    name,
                    SecretName::RefreshToken,
                    &owned(&self.profile, &self.issuer, newest),
                )
                .await
                .map_err(|error| error.text())?;
            let (profiles, profile) = (self.home.profiles(), name.clone());
            // The token is kept, and that is what counts: the date is for people to see.
            let _ = own_thread(move || profiles.renewed(&profile, &now())).await;
            Ok(())
        })
    }
}

/// True if the secrets of this profile are kept anywhere.
#[must_use]
pub(super) fn is_kept(profile: &Profile) -> bool {
    profile.environment == Environment::Live && profile.store != StoreKind::None
}

/// Cloud, tenant, application and user in one line: whose sign-in it is.
#[must_use]
pub(super) fn owner(profile: &Profile) -> String {
    let parts = [
        profile.cloud.name(),
        &profile.tenant,
        &profile.client_id,
        &profile.user_id,
    ];
    parts.map(|part| escape(part).to_lowercase()).join(" ")
}

/// The addresses that tokens are got from and for, behind a blank, if they are not those of the profile's cloud; else
/// nothing: a token of one service must be neither handed out as one of another nor sent there.
#[must_use]
pub(super) fn issuer(profile: &Profile, endpoints: Option<&Endpoints>) -> String {
    let own = profile.cloud.endpoints();
    match endpoints {
        Some(it) if it.authority != own.authority || it.partner_center != own.partner_center => {
            format!(" {} {}", escape(&it.authority), escape(&it.partner_center))
        }
        _ => String::new(),
    }
}

/// A refresh token as it is kept: with whose it is, because a profile may be changed by hand.
#[must_use]
pub(super) fn owned(profile: &Profile, issuer: &str, token: &Secret) -> Secret {
    #[expect(
        clippy::disallowed_methods,
        reason = "the vault is where the token shall go"
    )]
    let token = token.expose();
    let owner = owner(profile);
    Secret::new(format!("{MARK}\n{owner}{issuer}\n{token}"))
}

/// The refresh token that was kept, if it is of this profile's sign-in with these services.
fn owned_by(profile: &Profile, issuer: &str, kept: &Secret) -> Option<Secret> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the token is taken out of the lines it stands in"
    )]
    let mut lines = kept.expose().splitn(3, '\n');
    let ours = lines.next()? == MARK;
    let ours = lines.next()? == owner(profile) + issuer && ours;
    let token = lines.next()?;
    (ours && !token.is_empty()).then(|| Secret::new(token.to_owned()))
}

/// True if this fault of a vault says nothing of what is in it: opened, it may well have the secret. False if a person
/// must give something: the passphrase, or the secret anew.
#[must_use]
pub(super) fn is_shut(fault: &Text) -> bool {
    let for_a_person = [
        VaultError::Damaged,
        VaultError::NoPassphrase,
        VaultError::WrongPassphrase(String::new()),
        VaultError::FileDamaged(String::new()),
    ];
    for_a_person
        .iter()
        .all(|known| known.text().key() != fault.key())
}

/// The profile where its vault cannot be used: as if its secrets were kept nowhere.
#[must_use]
pub(super) fn without_vault(profile: Profile) -> Profile {
    Profile {
        store: StoreKind::None,
        ..profile
    }
}

/// Lets the checks of this profile renew its sign-in, if its secrets are kept; true if a refresh token is there.
///
/// # Errors
/// The vault cannot be used: a sentence.
pub(super) async fn take_up(world: &World, profile: &Profile) -> Result<bool, Text> {
    let vault = world.vault_of(profile.store).filter(|_| is_kept(profile));
    let Some(vault) = vault else {
        return Ok(false);
    };
    let keeper = VaultKeeper::new(world.home.clone(), vault, profile.clone())
        .issued_by(world.way.endpoints.as_ref());
    let found = keeper.has_one().await?;
    // What is wrong with the certificates is said by the first check.
    if let Ok(session) = world.session(profile.cloud) {
        session.renew_from(Arc::new(keeper));
    }
    Ok(found)
}

/// When the kept refresh token of the profile of this name ends, as RFC 3339; `None` if there is none or it is not known.
#[must_use]
pub(super) fn ends(home: &Home, profile: &str) -> Option<String> {
    let profile = home.profiles().load(profile).ok()?;
    ends_of(&profile)
}

/// The same for a profile just read.
#[must_use]
pub(super) fn ends_of(profile: &Profile) -> Option<String> {
    let used: Timestamp = profile.refresh_used_at.as_deref()?.parse().ok()?;
    let ends = refresh_token_ends(used);
    Some(ends.round(Unit::Second).unwrap_or(ends).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::endpoints::Cloud;
    use crate::model::profile::SCHEMA;
    use keyring_core::api::CredentialStoreApi;
    use keyring_core::{Entry, mock};
    use std::any::Any;
    use std::collections::{BTreeMap, HashMap};
    use std::sync::Mutex;

    /// A keychain whose first answers are torn; notes for each whether somebody has the turn.
    struct Torn {
        store: Arc<mock::Store>,
        home: Home,
        first: usize,
        turns: Mutex<Vec<bool>>,
    }

    impl CredentialStoreApi for Torn {
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
            let held = self.home.renewal("demo", Duration::ZERO).is_err();
            let mut turns = self.turns.lock().unwrap();
            turns.push(held);
            if turns.len() <= self.first {
                return Err(keyring_core::Error::Ambiguous(Vec::new()));
            }
            self.store.build(service, user, modifiers)
        }
        fn as_any(&self) -> &dyn Any {
            self
        }
    }

    fn profile() -> Profile {
        Profile {
            schema: SCHEMA,
            name: "demo".to_owned(),
            environment: Environment::Live,
            cloud: Cloud::Global,
            tenant: "contoso.example".to_owned(),
            tenant_id: None,
            partner_id: None,
            client_id: "aaaaaaaa-0000-0000-0000-000000000001".to_owned(),
            secret_expires: None,
            user_id: "api@contoso.example".to_owned(),
            sign_in: "password".to_owned(),
            store: StoreKind::Keychain,
            ready: true,
            saved_at: "2026-11-22T10:00:00Z".to_owned(),
            refresh_used_at: None,
            checks: BTreeMap::new(),
            seen_at: BTreeMap::new(),
            proved: BTreeMap::new(),
        }
    }

    #[tokio::test]
    async fn a_torn_token_is_read_again_within_the_turn_before_it_counts_as_none() {
        for (torn, found) in [(0, true), (1, true), (2, false)] {
            let folder = tempfile::tempdir().unwrap();
            let home = Home::new(Some(folder.path().to_owned())).unwrap();
            let store = mock::Store::new().unwrap();
            let patience = Duration::from_secs(20);
            let token = owned(&profile(), "", &Secret::new("first".to_owned()));
            Vault::over(store.clone(), "test", patience)
                .put("demo", SecretName::RefreshToken, &token)
                .await
                .unwrap();
            let keychain = Arc::new(Torn {
                store,
                home: home.clone(),
                first: torn,
                turns: Mutex::default(),
            });
            let vault = Vault::over(keychain.clone(), "test", patience);
            let keeper = VaultKeeper::new(home, vault, profile());
            assert_eq!(keeper.has_one().await, Ok(found), "{torn}");
            let turns = keychain.turns.lock().unwrap();
            assert!(!turns[0], "{torn}");
            assert!(turns[1..].iter().all(|held| *held || torn == 0), "{torn}");
        }
    }
}
