//! Saving a profile with its secrets: in which order, and what becomes of both when something fails or is cut off.

use super::renewal::{self, PATIENCE};
use super::world::{SECRETS, World, now, own_thread};
use crate::model::answers::Answers;
use crate::model::profile::{Environment, Profile, StoreKind};
use crate::model::question::QuestionId;
use crate::model::secret::Secret;
use crate::model::text::Text;
use crate::model::words;
use crate::store::{RenewalTurn, SecretName, StoreError, VaultError};
use crate::wizard::Saved;
use std::sync::PoisonError;

/// Why a profile was not saved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct NotSaved {
    /// What to say.
    pub(super) why: Text,
    /// It was refused for what was asked, and not because something failed.
    pub(super) refused: bool,
}

impl From<StoreError> for NotSaved {
    fn from(error: StoreError) -> Self {
        Self {
            why: error.text(),
            refused: !error.is_fault_of_a_file(),
        }
    }
}

impl From<Text> for NotSaved {
    fn from(why: Text) -> Self {
        Self {
            why,
            refused: false,
        }
    }
}

impl World {
    /// Saves what the wizard has: the secrets that the person gave and wants kept, and the newest refresh token. A
    /// passphrase among them is the one of the encrypted file from now on.
    pub(super) async fn save(
        &self,
        profile: Profile,
        secrets: Vec<(QuestionId, Secret)>,
    ) -> Result<Saved, NotSaved> {
        let given = |id| secrets.iter().find(|(known, _)| *known == id);
        if let Some((_, passphrase)) = given(QuestionId::Passphrase) {
            self.unlock(passphrase.clone());
        }
        let wanted = match profile.store {
            StoreKind::None => Vec::new(),
            StoreKind::Keychain | StoreKind::File => self.wanted(&profile, secrets),
        };
        let saved = match self.turn(&profile.name).await {
            Ok(turn) => self.save_in(turn, profile, wanted).await,
            Err(fault) => Err(fault),
        };
        // It is needed no longer; a variable's is read again when it is.
        self.lock_up();
        let saved = saved?;
        if self.drafts {
            let _ = self.discard_draft().await;
        }
        Ok(saved)
    }

    /// Waits for the turn to save this profile: nobody renews its sign-in meanwhile.
    pub(super) async fn turn(&self, name: &str) -> Result<RenewalTurn, NotSaved> {
        let (home, name) = (self.home.clone(), name.to_owned());
        Ok(own_thread(move || home.renewal(&name, PATIENCE)).await??)
    }

    /// Keeps the secrets, writes the profile, and only then removes what is no longer wanted: cut off anywhere, the
    /// profile that is there works. A place that refuses costs a new profile its secrets; one that had secrets stays
    /// as it was. The turn is the one of the profile's name.
    pub(super) async fn save_in(
        &self,
        turn: RenewalTurn,
        mut profile: Profile,
        mut wanted: Vec<(SecretName, Secret)>,
    ) -> Result<Saved, NotSaved> {
        let (name, old) = self.find(&profile.name).await?;
        profile.name.clone_from(&name);
        if let Some(old) = &old
            && old.environment != profile.environment
        {
            // The disk would refuse it too, but by then the wrong secrets would be kept.
            let found = old.environment;
            return Err(StoreError::OtherEnvironment { name, found }.into());
        }
        let before = old.as_ref().map_or(StoreKind::None, |old| old.store);
        let same = old.filter(|old| is_of_the_same_sign_in(old, &profile));
        let (mut warning, mut replaced, mut lost) = (None, None, false);
        let mut vault = self.vault_of(profile.store);
        if let Some(place) = &vault {
            if !self.attended
                && let Err(fault @ VaultError::WrongPassphrase(_)) = place.all(&name).await
            {
                // A slip in a variable must not cost a profile that works its sign-in.
                return Err(NotSaved {
                    why: words::save_other_passphrase(fault.text()),
                    refused: true,
                });
            }
            match place.keep(&name, &wanted).await {
                Ok(kept) => {
                    lost = kept.lost;
                    replaced = Some(kept);
                }
                Err(fault) if before != StoreKind::None => {
                    let why = fault.why.text();
                    let said = if fault.whole {
                        words::save_old_stays(why)
                    } else {
                        words::save_half_kept(why)
                    };
                    return Err(said.into());
                }
                Err(fault) => {
                    warning = Some(words::save_not_kept(fault.why.text()));
                    profile.store = StoreKind::None;
                    vault = None;
                    wanted.clear();
                }
            }
        }
        let stays = same.filter(|_| vault.is_some() && !lost);
        profile.refresh_used_at = if is_among(&wanted, SecretName::RefreshToken) {
            Some(now())
        } else {
            stays.as_ref().and_then(|old| old.refresh_used_at.clone())
        };
        profile.saved_at = now();
        let (profiles, written) = (self.home.profiles(), profile.clone());
        let saved = match own_thread(move || profiles.save(&written)).await {
            Ok(saved) => saved.map_err(NotSaved::from),
            Err(why) => Err(NotSaved::from(why)),
        };
        let path = match saved {
            Ok(path) => path,
            Err(fault) => {
                if let (Some(vault), Some(replaced)) = (vault, replaced)
                    && !vault.put_back(&name, replaced).await
                {
                    return Err(words::save_half_kept(fault.why).into());
                }
                return Err(fault);
            }
        };
        let left = self
            .clear_away(&profile, before, &wanted, stays.is_some())
            .await;
        warning = warning
            .or(left.err().map(words::save_left_behind))
            .or(lost.then(words::save_file_anew));
        drop(turn);
        Ok(Saved {
            profile: Box::new(profile),
            path: path.display().to_string(),
            warning,
        })
    }

    /// Writes a profile in place of one of the same sign-in, whose secrets stay where they are.
    pub(super) async fn save_beside_secrets(
        &self,
        turn: RenewalTurn,
        mut profile: Profile,
    ) -> Result<Saved, NotSaved> {
        let (name, old) = self.find(&profile.name).await?;
        profile.name.clone_from(&name);
        let Some(old) = old.filter(|old| is_of_the_same_sign_in(old, &profile)) else {
            let (why, refused) = (words::profiles_import_other(name), true);
            return Err(NotSaved { why, refused });
        };
        profile.refresh_used_at = old.refresh_used_at;
        profile.saved_at = now();
        let (profiles, written) = (self.home.profiles(), profile.clone());
        let path = own_thread(move || profiles.save(&written)).await??;
        drop(turn);
        Ok(Saved {
            profile: Box::new(profile),
            path: path.display().to_string(),
            warning: None,
        })
    }

    /// What is to be kept: these secrets, and the newest refresh token that a sign-in with the profile's answers brought.
    fn wanted(
        &self,
        profile: &Profile,
        secrets: Vec<(QuestionId, Secret)>,
    ) -> Vec<(SecretName, Secret)> {
        let name_of = |id| SECRETS.iter().find(|(_, known)| *known == id);
        let mut wanted: Vec<_> = secrets
            .into_iter()
            .filter_map(|(id, secret)| Some((name_of(id)?.0, secret)))
            .collect();
        let mut answers = Answers::default();
        for (id, line) in profile.lines() {
            answers.set_line(id, line);
        }
        let session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        let newest = session
            .as_ref()
            .filter(|(cloud, _)| *cloud == profile.cloud)
            .and_then(|(_, session)| session.refresh_token(&answers));
        let issuer = renewal::issuer(profile, self.way.endpoints.as_ref());
        let owned = newest.map(|token| renewal::owned(profile, &issuer, &token));
        wanted.extend(owned.map(|token| (SecretName::RefreshToken, token)));
        wanted
    }

    /// Removes what the profile that was replaced kept and this one does not: all of it where it was kept elsewhere
    /// (`before`). Without a new sign-in, the refresh token stays if it is of the same one. The access token is always
    /// asked for anew.
    async fn clear_away(
        &self,
        profile: &Profile,
        before: StoreKind,
        wanted: &[(SecretName, Secret)],
        same: bool,
    ) -> Result<(), Text> {
        let token = same.then_some(SecretName::RefreshToken);
        let names: Vec<_> = wanted.iter().map(|(name, _)| *name).chain(token).collect();
        if let Some(vault) = self.vault_of(profile.store) {
            let kept = vault.retain(&profile.name, &names).await;
            kept.map_err(|fault| fault.text())?;
        }
        match self.vault_of(before) {
            Some(vault) if before != profile.store => {
                let removed = vault.remove(&profile.name).await;
                removed.map_err(|fault| fault.text())
            }
            _ => Ok(()),
        }
    }

    /// The name as the disk spells it, and the profile that is there.
    async fn find(&self, name: &str) -> Result<(String, Option<Profile>), NotSaved> {
        let profiles = self.home.profiles();
        let name = name.to_owned();
        let found = own_thread(move || {
            let name = profiles.spelling(&name)?;
            match profiles.load(&name) {
                Ok(profile) => Ok((name, Some(profile))),
                // A broken file is replaced: there is nothing in it to lose.
                Err(StoreError::NotFound { .. } | StoreError::Broken { .. }) => Ok((name, None)),
                Err(error) => Err(error),
            }
        });
        Ok(found.await??)
    }
}

fn is_among(wanted: &[(SecretName, Secret)], name: SecretName) -> bool {
    wanted.iter().any(|(known, _)| *known == name)
}

/// True if both keep the secrets of one user of one application in the same place.
fn is_of_the_same_sign_in(one: &Profile, other: &Profile) -> bool {
    one.store != StoreKind::None
        && one.environment == Environment::Live
        && other.store == one.store
        && renewal::owner(one) == renewal::owner(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::env::Variables;
    use crate::app::world::Way;
    use crate::model::endpoints::Cloud;
    use crate::model::profile::SCHEMA;
    use crate::store::{Home, Vault};
    use keyring_core::mock;
    use std::collections::BTreeMap;
    use std::sync::Mutex;
    use std::time::Duration;
    use tempfile::TempDir;

    fn secret(text: &str) -> Secret {
        Secret::new(text.to_owned())
    }

    fn world() -> (TempDir, World) {
        let folder = TempDir::new().unwrap();
        let store = mock::Store::new().unwrap();
        let world = World {
            checks: Vec::new(),
            environment: Environment::Live,
            way: Way::default(),
            home: Home::new(Some(folder.path().to_owned())).unwrap(),
            vault: Vault::over(store, "test", Duration::from_secs(20)),
            files: Mutex::new(None),
            variables: Variables::given([]),
            practice: None,
            drafts: false,
            attended: false,
            session: Mutex::new(None),
        };
        (folder, world)
    }

    fn profile(store: StoreKind) -> Profile {
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
            store,
            ready: true,
            saved_at: String::new(),
            refresh_used_at: None,
            checks: BTreeMap::new(),
            seen_at: BTreeMap::new(),
            proved: BTreeMap::new(),
        }
    }

    fn given(passphrase: &str) -> Vec<(QuestionId, Secret)> {
        vec![
            (QuestionId::ClientSecret, secret("the client secret")),
            (QuestionId::Passphrase, secret(passphrase)),
        ]
    }

    const PASSPHRASE: &str = "correct horse battery";

    /// How many secrets are in the keychain and in the encrypted file.
    async fn kept(world: &World, passphrase: &str) -> (usize, usize) {
        world.unlock(secret(passphrase));
        let keychain = world.vault.all("demo").await.unwrap();
        let file = world.files().all("demo").await.unwrap();
        (keychain.len(), file.len())
    }

    #[tokio::test]
    async fn secrets_are_where_the_profile_says_and_nowhere_else_wherever_they_were() {
        let place = |kind| match kind {
            StoreKind::Keychain => (1, 0),
            StoreKind::File => (0, 1),
            StoreKind::None => (0, 0),
        };
        for from in StoreKind::ALL {
            for to in StoreKind::ALL {
                let (folder, world) = world();
                for kind in [from, to] {
                    let saved = world.save(profile(kind), given(PASSPHRASE)).await.unwrap();
                    assert_eq!((saved.profile.store, saved.warning), (kind, None));
                    assert_eq!(kept(&world, PASSPHRASE).await, place(kind));
                }
                let file = folder.path().join("secrets/demo.sealed");
                assert_eq!(file.exists(), to == StoreKind::File, "{from:?} {to:?}");
            }
        }
    }

    #[tokio::test]
    async fn a_refresh_token_stays_with_the_same_passphrase_and_is_gone_with_another() {
        for (passphrase, stays) in [(PASSPHRASE, true), ("another passphrase", false)] {
            let (_folder, mut world) = world();
            world.attended = true;
            world
                .save(profile(StoreKind::File), given(PASSPHRASE))
                .await
                .unwrap();
            world.unlock(secret(PASSPHRASE));
            let token = secret("a refresh token");
            let put = world.files();
            put.put("demo", SecretName::RefreshToken, &token)
                .await
                .unwrap();
            world.home.profiles().renewed("demo", &now()).unwrap();
            let saved = world
                .save(profile(StoreKind::File), given(passphrase))
                .await
                .unwrap();
            assert_eq!(saved.profile.refresh_used_at.is_some(), stays);
            assert_eq!(saved.warning.is_none(), stays, "what is lost is said");
            let count = if stays { 2 } else { 1 };
            assert_eq!(kept(&world, passphrase).await, (0, count));
        }
    }

    #[tokio::test]
    async fn a_file_that_cannot_be_written_costs_a_new_profile_its_secrets_and_an_old_one_nothing()
    {
        let (folder, world) = world();
        let block = || std::fs::File::create(folder.path().join("secrets")).unwrap();
        block();
        let saved = world
            .save(profile(StoreKind::File), given(PASSPHRASE))
            .await
            .unwrap();
        assert_eq!(saved.profile.store, StoreKind::None);
        assert!(saved.warning.is_some());
        world
            .save(profile(StoreKind::Keychain), given(PASSPHRASE))
            .await
            .unwrap();
        let refused = world
            .save(profile(StoreKind::File), given(PASSPHRASE))
            .await;
        assert!(refused.is_err());
        let there = world.home.profiles().load("demo").unwrap();
        assert_eq!(there.store, StoreKind::Keychain);
        assert_eq!(world.vault.all("demo").await.unwrap().len(), 1);
    }

    #[tokio::test]
    async fn where_nobody_is_there_a_wrong_passphrase_costs_nothing() {
        let (folder, world) = world();
        let save = |passphrase| world.save(profile(StoreKind::File), given(passphrase));
        save(PASSPHRASE).await.unwrap();
        let file = folder.path().join("secrets/demo.sealed");
        let before = std::fs::read(&file).unwrap();
        let refused = save("another passphrase").await;
        assert!(refused.is_err_and(|fault| fault.refused));
        assert_eq!(std::fs::read(&file).unwrap(), before);
    }

    #[tokio::test]
    async fn without_a_passphrase_nothing_is_encrypted_and_it_is_said() {
        let (folder, world) = world();
        let secrets = vec![(QuestionId::ClientSecret, secret("the client secret"))];
        let saved = world.save(profile(StoreKind::File), secrets).await.unwrap();
        assert_eq!(saved.profile.store, StoreKind::None);
        assert!(saved.warning.is_some());
        assert!(!folder.path().join("secrets").exists());
    }
}
