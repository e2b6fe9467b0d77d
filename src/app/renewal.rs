//! Refresh tokens in the keychain: whose turn it is to renew a profile's sign-in, and what is kept of it. It does not know
//! how a token is asked for.

use super::world::{World, now, own_thread};
use crate::cloud::refresh::{Keeper, Kept, Turn, refresh_token_ends};
use crate::model::profile::{Environment, Profile, StoreKind};
use crate::model::secret::Secret;
use crate::model::text::Text;
use crate::store::{Home, RenewalTurn, SecretName, Vault, VaultError};
use jiff::{Timestamp, Unit};
use std::sync::Arc;
use std::time::Duration;

/// How long a renewal waits for another one. One takes a second or two; with tries at a busy service, much of a minute.
const PATIENCE: Duration = Duration::from_secs(60);

/// The keychain as the keeper of one profile's refresh token.
#[derive(Debug)]
pub struct KeychainKeeper {
    home: Home,
    vault: Vault,
    profile: String,
    held: Option<Arc<RenewalTurn>>,
}

impl KeychainKeeper {
    /// For a profile whose secrets are in this keychain.
    #[must_use]
    pub fn new(home: Home, vault: Vault, profile: impl Into<String>) -> Self {
        Self {
            home,
            vault,
            profile: profile.into(),
            held: None,
        }
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
        let (home, profile) = (self.home.clone(), self.profile.clone());
        own_thread(move || home.renewal(&profile, PATIENCE))
            .await?
            .map_err(|error| error.text())
    }
}

impl Keeper for KeychainKeeper {
    fn turn(&self) -> Kept<'_, Turn> {
        Box::pin(async move {
            let hold: Box<dyn std::any::Any + Send> = match &self.held {
                Some(turn) => Box::new(Arc::clone(turn)),
                None => Box::new(self.wait().await?),
            };
            let token = SecretName::RefreshToken;
            match self.vault.get(&self.profile, token).await {
                Ok(token) => Ok(Turn { token, hold }),
                // The next sign-in puts another one in its place.
                Err(VaultError::Damaged) => Ok(Turn { token: None, hold }),
                Err(error) => Err(error.text()),
            }
        })
    }

    fn keep<'a>(&'a self, newest: &'a Secret) -> Kept<'a, ()> {
        Box::pin(async move {
            self.vault
                .put(&self.profile, SecretName::RefreshToken, newest)
                .await
                .map_err(|error| error.text())?;
            let (profiles, profile) = (self.home.profiles(), self.profile.clone());
            // The token is kept, and that is what counts: the date is for people to see.
            let _ = own_thread(move || profiles.renewed(&profile, &now())).await;
            Ok(())
        })
    }
}

/// True if the secrets of this profile are in the keychain.
#[must_use]
pub(super) fn is_kept(profile: &Profile) -> bool {
    profile.environment == Environment::Live && profile.store == StoreKind::Keychain
}

/// The profile where its keychain cannot be used: as if its secrets were kept nowhere.
#[must_use]
pub(super) fn without_keychain(profile: Profile) -> Profile {
    Profile {
        store: StoreKind::None,
        ..profile
    }
}

/// Lets the checks of this profile renew its sign-in, if its secrets are in the keychain; true if a refresh token is there.
///
/// # Errors
/// The keychain cannot be used: a sentence.
pub(super) async fn take_up(world: &World, profile: &Profile) -> Result<bool, Text> {
    if !is_kept(profile) {
        return Ok(false);
    }
    let token = SecretName::RefreshToken;
    let found = match world.vault.get(&profile.name, token).await {
        Ok(found) => found.is_some(),
        // The next sign-in puts another one in its place.
        Err(VaultError::Damaged) => false,
        Err(error) => return Err(error.text()),
    };
    // What is wrong with the certificates is said by the first check.
    if let Ok(session) = world.session(profile.cloud) {
        let keeper = KeychainKeeper::new(world.home.clone(), world.vault.clone(), &profile.name);
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
