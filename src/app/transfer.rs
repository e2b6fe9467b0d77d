//! `profiles rename` and `profiles copy`: one profile becomes another one, or two.
//!
//! The order is the same for both, and holds wherever it is cut off: the new profile is written before its secrets, and
//! the old one loses its secrets before it is removed. So one of the two is always whole, and no secret is without a profile
//! that says where it is.

use super::interview::{Interview, no_passphrase, unlock};
use super::output;
use super::renewal::{self, PATIENCE};
use super::signals::{Signals, unless_signalled};
use super::stage::{Company, INTERNAL, SIGN_IN, Stage, Stop};
use super::world::{World, own_thread};
use crate::model::profile::{Profile, StoreKind};
use crate::model::text::Text;
use crate::model::words;
use crate::store::{Home, RenewalTurn, SecretName, StoreError, VaultError};

/// The secrets that a person gave, as against those that a sign-in brought. Only these are copied and exported: a refresh
/// token in two places is one grant, which ends for both when it ends for one, and whose renewals know nothing of each other.
pub(super) const GIVEN: [SecretName; 2] = [SecretName::ClientSecret, SecretName::Password];

/// `profiles rename`.
///
/// # Errors
/// [`Stop`].
pub(super) async fn rename(stage: &Stage, from: &str, to: &str) -> Result<u8, Stop> {
    let home = stage.home()?;
    let (old, turns) = begin(&home, from, to)?;
    let new = Profile {
        name: to.to_owned(),
        ..old.clone()
    };
    let ground = stage
        .ground(&super::args::Reach::default(), old.cloud, Company::here())
        .await?;
    let world = &ground.world;
    // All that may refuse is asked before anything is written.
    let marked = home.default_profile()?.as_ref() == Some(&old.name);
    let vault = world.vault_of(old.store).filter(|_| renewal::is_kept(&old));
    if let (Some(vault), StoreKind::Keychain) = (&vault, old.store) {
        let all = vault.all(&old.name).await;
        all.map_err(|fault| refused(&fault))?;
    }
    home.profiles().create(&new)?;
    if let Some(vault) = &vault
        && let Err(fault) = vault.copy(&old.name, &new.name).await
    {
        take_back(stage, world, &new).await;
        return Err(refused(&fault));
    }
    if marked && let Err(fault) = home.set_default_profile(Some(&new.name)) {
        // Half way, the sign-in would be in two places.
        stage.remark(&fault.text());
    }
    if let Some(vault) = &vault
        && let Err(fault) = vault.remove(&old.name).await
    {
        // The old profile is all that says where they are.
        return Err(internal(words::profiles_not_removed(
            &old.name,
            fault.text(),
        )));
    }
    home.profiles().remove(&old.name)?;
    drop(turns);
    let said = words::profiles_renamed(&new.name, &old.name);
    output::result(&stage.lang.say(&said))?;
    Ok(0)
}

/// `profiles copy`.
///
/// # Errors
/// [`Stop`].
pub(super) async fn copy(stage: &Stage, from: &str, to: &str) -> Result<u8, Stop> {
    let home = stage.home()?;
    let company = Company::here();
    // Looked at before anything is asked, and again in turn.
    let old = home.profiles().load(from)?;
    free(&home, to)?;
    let ground = stage
        .ground(&super::args::Reach::default(), old.cloud, company)
        .await?;
    let world = &ground.world;
    let mut signals = Signals::listen()?;
    open(stage, world, &old, company, &mut signals).await?;
    let (there, names) = (home.clone(), (from.to_owned(), to.to_owned()));
    let begun = own_thread(move || begin(&there, &names.0, &names.1));
    let (old, turns) = unless_signalled(&mut signals, begun)
        .await?
        .map_err(internal)??;
    let new = Profile {
        name: to.to_owned(),
        refresh_used_at: None,
        ..old.clone()
    };
    let vault = world.vault_of(old.store).filter(|_| renewal::is_kept(&old));
    let mut secrets = Vec::new();
    if let Some(vault) = &vault {
        let all = vault.all(&old.name);
        secrets = unless_signalled(&mut signals, all)
            .await?
            .map_err(|fault| refused(&fault))?;
        secrets.retain(|(name, _)| GIVEN.contains(name));
    }
    home.profiles().create(&new)?;
    if let Some(vault) = &vault {
        let kept = match vault.keep(&new.name, &secrets).await {
            Ok(_) => vault.retain(&new.name, &GIVEN).await,
            Err(fault) => Err(fault.why),
        };
        if let Err(fault) = kept {
            take_back(stage, world, &new).await;
            return Err(refused(&fault));
        }
    }
    drop(turns);
    let said = words::profiles_copied(&new.name, &old.name);
    output::result(&stage.lang.say(&said))?;
    Ok(0)
}

/// Makes sure that the secrets of a profile can be read, and asks a person for the passphrase if need be.
///
/// # Errors
/// [`Stop`]: nobody can be asked, or the person goes without.
pub(super) async fn open(
    stage: &Stage,
    world: &World,
    profile: &Profile,
    company: Company,
    signals: &mut Signals,
) -> Result<(), Stop> {
    if !renewal::is_kept(profile) {
        return Ok(());
    }
    if company == Company::Person {
        let mut interview = Interview {
            stage,
            prompt: None,
            signals,
        };
        if !unlock(world, profile, &mut interview, &words::open_file_only()).await? {
            return Err(no_passphrase());
        }
    }
    match world.vault_of(profile.store) {
        Some(vault) => match unless_signalled(signals, vault.all(&profile.name)).await? {
            Ok(_) => Ok(()),
            Err(fault) => Err(refused(&fault)),
        },
        None => Ok(()),
    }
}

/// A failure of our own, in words.
pub(super) fn internal(why: Text) -> Stop {
    Stop {
        code: INTERNAL,
        said: vec![why],
    }
}

/// What a vault's refusal ends a command with.
pub(super) fn refused(fault: &VaultError) -> Stop {
    let text = fault.text();
    Stop {
        code: if renewal::is_shut(&text) {
            INTERNAL
        } else {
            SIGN_IN
        },
        said: vec![text],
    }
}

/// The profile as it is in turn, with the turns of both names.
fn begin(home: &Home, from: &str, to: &str) -> Result<(Profile, Vec<RenewalTurn>), Stop> {
    let old = home.profiles().load(from)?;
    free(home, to)?;
    // In one order, whoever asks: else two that rename to and fro would wait for each other.
    let mut names = [old.name.to_ascii_lowercase(), to.to_ascii_lowercase()];
    names.sort();
    let mut turns = vec![home.renewal(&names[0], PATIENCE)?];
    if names[0] != names[1] {
        turns.push(home.renewal(&names[1], PATIENCE)?);
    }
    let old = home.profiles().load(&old.name)?;
    Ok((old, turns))
}

/// Refuses a name that is taken, also where the file system takes two spellings for one.
fn free(home: &Home, name: &str) -> Result<(), Stop> {
    let name = home.profiles().spelling(name)?;
    if home.profiles().exists(&name)? {
        return Err(StoreError::Exists(name).into());
    }
    Ok(())
}

/// Removes what was begun and could not be finished.
async fn take_back(stage: &Stage, world: &World, new: &Profile) {
    if let Some(vault) = world.vault_of(new.store)
        && let Err(fault) = vault.remove(&new.name).await
    {
        // The profile stays and says where they are.
        stage.remark(&words::profiles_secrets_left(fault.text()));
        return;
    }
    if let Err(fault) = world.home.profiles().remove(&new.name) {
        stage.remark(&fault.text());
    }
}
