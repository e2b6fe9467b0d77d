//! `profiles export` and `profiles import`: a profile as one file, its secrets only if asked for and then encrypted.

use super::args::{Export as Asked, Import, Reach};
use super::interview::{Interview, new_passphrase, no_passphrase};
use super::keep::NotSaved;
use super::output;
use super::renewal;
use super::signals::{Signals, unless_signalled};
use super::stage::{Company, INTERNAL, Stage, Stop, USAGE, document, unreadable};
use super::transfer::{GIVEN, open, refused};
use crate::checks;
use crate::model::answers::Answers;
use crate::model::escape::escape;
use crate::model::ids::Guid;
use crate::model::profile::{Environment, Profile, SCHEMA, StoreKind};
use crate::model::question::{QuestionId, judge};
use crate::model::secret::Secret;
use crate::model::sign_in::SignIn;
use crate::model::words;
use crate::store::{Export, SealedSecrets, SecretName, StoreError, VaultError, write_new};
use crate::wizard::Saved;
use jiff::Timestamp;
use std::fs::File;
use std::io;
use std::path::Path;

/// `profiles export`.
///
/// # Errors
/// [`Stop`].
pub(super) async fn export(stage: &Stage, asked: &Asked) -> Result<u8, Stop> {
    let home = stage.home()?;
    let company = Company::here();
    let mut profile = home.profiles().load(&asked.name)?;
    // Of a token that stays here.
    profile.refresh_used_at = None;
    let mut sealed = None;
    if asked.with_secrets {
        let reach = Reach::default();
        let ground = stage.ground(&reach, profile.cloud, company).await?;
        let mut signals = Signals::listen()?;
        open(stage, &ground.world, &profile, company, &mut signals).await?;
        let vault = ground.world.vault_of(profile.store);
        let vault = vault.filter(|_| renewal::is_kept(&profile));
        let mut secrets = Vec::new();
        if let Some(vault) = vault {
            let all = vault.all(&profile.name);
            secrets = unless_signalled(&mut signals, all)
                .await?
                .map_err(|fault| refused(&fault))?;
            secrets.retain(|(name, _)| GIVEN.contains(name));
        }
        if secrets.is_empty() {
            return Err(Stop::usage(words::profiles_no_secrets(&profile.name)));
        }
        let mut interview = Interview {
            stage,
            prompt: None,
            signals: &mut signals,
        };
        let passphrase = new_passphrase(company, &mut interview).await?;
        let bound = Export::bound(&profile);
        let all = SealedSecrets::seal(&secrets, &passphrase, &bound);
        sealed = Some(all.map_err(|fault| refused(&fault))?);
    }
    let mut text = document(&Export::new(profile, sealed))?;
    text.push('\n');
    match &asked.output {
        None => output::result(&text)?,
        Some(path) => {
            write_new(path, text.as_bytes()).map_err(|error| Stop::usage(error.text()))?;
            let said = words::profiles_exported(&asked.name, escape(&path.display().to_string()));
            output::result(&stage.lang.say(&said))?;
        }
    }
    Ok(0)
}

/// `profiles import`.
///
/// # Errors
/// [`Stop`].
pub(super) async fn import(stage: &Stage, asked: &Import) -> Result<u8, Stop> {
    let home = stage.home()?;
    let company = Company::here();
    let file = &asked.file;
    let read = if file == Path::new("-") {
        Export::read(io::stdin().lock(), file)
    } else {
        let opened = File::open(file).map_err(|error| unreadable(file, &error))?;
        Export::read(opened, file)
    };
    let read = read.map_err(|fault| match fault {
        // What is said of our own files, to delete them and begin anew, is no advice here.
        StoreError::Broken { line, cause, .. } => Stop::usage(words::profiles_no_export(
            cause,
            line.to_string(),
            escape(&file.display().to_string()),
        )),
        // Not one of ours: the file that was named.
        fault => Stop::usage(fault.text()),
    })?;
    let bound = Export::bound(&read.profile);
    let mut profile = judged(read.profile, file)?;
    if let Some(name) = &asked.name {
        profile.name.clone_from(name);
    }
    let name = home.profiles().spelling(&profile.name)?;
    if !asked.replace && home.profiles().exists(&name)? {
        return Err(StoreError::Exists(name).into());
    }
    let reach = Reach::default();
    let ground = stage.ground(&reach, profile.cloud, company).await?;
    let world = &ground.world;
    // Without secrets it may well take the place of a profile that has some, and these are not its to remove.
    let old = home.profiles().load(&name).ok();
    let old = old.filter(|old| renewal::is_kept(old) && old.environment == profile.environment);
    let old = old
        .filter(|old| read.secrets.is_none() && asked.store.is_none_or(|store| store == old.store));
    if let Some(old) = old {
        profile.store = old.store;
        if renewal::owner(&old) == renewal::owner(&profile) {
            let mut signals = Signals::listen()?;
            let turn = unless_signalled(&mut signals, world.turn(&profile.name)).await?;
            let saved = match turn {
                Ok(turn) => world.save_beside_secrets(turn, profile).await,
                Err(fault) => Err(fault),
            };
            return imported(stage, saved);
        }
        if asked.store.is_none() {
            return Err(Stop::usage(words::profiles_import_other(&name)));
        }
    }
    profile.store = match (profile.environment, asked.store, &read.secrets) {
        (Environment::Sandbox, ..) | (_, None, None) => StoreKind::None,
        (_, Some(kind), _) => kind,
        (_, None, Some(_)) => StoreKind::Keychain,
    };
    if profile.store == StoreKind::Keychain {
        // Asked before the passphrase is: nobody shall type it for nothing.
        world.probe_vault().await.map_err(|why| Stop {
            code: INTERNAL,
            said: vec![why, words::profiles_import_store()],
        })?;
    }
    let mut signals = Signals::listen()?;
    let mut interview = Interview {
        stage,
        prompt: None,
        signals: &mut signals,
    };
    let mut wanted = Vec::new();
    match (read.secrets, profile.store) {
        (Some(_), StoreKind::None) => stage.remark(&words::profiles_secrets_not_taken()),
        (Some(sealed), kind) => {
            let (secrets, passphrase) =
                unsealed(&sealed, &bound, file, company, &mut interview).await?;
            wanted = secrets;
            // What else may be in there is of a sign-in somewhere else.
            wanted.retain(|(name, _)| GIVEN.contains(name));
            if kind == StoreKind::File {
                world.unlock(passphrase);
            }
        }
        (None, StoreKind::File) => {
            world.unlock(new_passphrase(company, &mut interview).await?);
        }
        (None, _) => {}
    }
    // Given up before anything is written, or not at all.
    let turn = unless_signalled(&mut signals, world.turn(&profile.name)).await?;
    let saved = match turn {
        Ok(turn) => world.save_in(turn, profile, wanted).await,
        Err(fault) => Err(fault),
    };
    imported(stage, saved)
}

/// Says how saving ended.
fn imported(stage: &Stage, saved: Result<Saved, NotSaved>) -> Result<u8, Stop> {
    let saved = saved.map_err(|fault| Stop {
        code: if fault.refused { USAGE } else { INTERNAL },
        said: vec![fault.why],
    })?;
    if let Some(warning) = &saved.warning {
        stage.remark(warning);
    }
    let said = words::next_saved(&saved.profile.name, &saved.path);
    output::result(&stage.lang.say(&said))?;
    Ok(0)
}

/// The secrets of an export and the passphrase that opens it: the variable's, else a person's, asked for until it does.
async fn unsealed(
    sealed: &SealedSecrets,
    bound: &str,
    file: &Path,
    company: Company,
    interview: &mut Interview<'_>,
) -> Result<(Vec<(SecretName, Secret)>, Secret), Stop> {
    if let Some(given) = interview
        .stage
        .variables
        .secret(super::world::PASSPHRASE_VARIABLE)
    {
        let secrets = sealed.open(&given, file, bound);
        return Ok((secrets.map_err(not_unsealed)?, given));
    }
    if company == Company::Nobody {
        return Err(no_passphrase());
    }
    loop {
        let entered = interview.ask(&words::profiles_export_passphrase()).await?;
        if entered.is_empty() {
            return Err(no_passphrase());
        }
        match sealed.open(&entered, file, bound) {
            Ok(secrets) => return Ok((secrets, entered)),
            Err(fault @ VaultError::WrongPassphrase(_)) => interview.stage.remark(&fault.text()),
            Err(fault) => return Err(not_unsealed(fault)),
        }
    }
}

/// Why the secrets of a file cannot be had: a profile that is not theirs is a fault of the file.
fn not_unsealed(fault: VaultError) -> Stop {
    match fault {
        VaultError::Swapped(_) => Stop::usage(fault.text()),
        fault => refused(&fault),
    }
}

/// The profile with every answer as the wizard would have taken it; what nobody could have answered is left out.
///
/// # Errors
/// [`Stop`]: an answer that cannot be one.
fn judged(mut profile: Profile, file: &Path) -> Result<Profile, Stop> {
    let mut answers = Answers::default();
    answers.set_line(QuestionId::Cloud, profile.cloud.name());
    let place = || escape(&file.display().to_string());
    let mut check = |id: QuestionId, line: &mut String| {
        let clean = judge(id, line, &answers).map_err(|fault| {
            let label = (id.question().label)();
            Stop::usage(words::profiles_bad_answer(fault, place(), label))
        })?;
        line.clone_from(&clean.value);
        answers.set_line(id, line.clone());
        Ok::<_, Stop>(())
    };
    check(QuestionId::ProfileName, &mut profile.name)?;
    check(QuestionId::Tenant, &mut profile.tenant)?;
    check(QuestionId::ClientId, &mut profile.client_id)?;
    check(QuestionId::UserId, &mut profile.user_id)?;
    for (id, line) in [
        (QuestionId::PartnerId, &mut profile.partner_id),
        (QuestionId::SecretExpires, &mut profile.secret_expires),
    ] {
        if let Some(line) = line {
            check(id, line)?;
        }
        if line.as_ref().is_some_and(String::is_empty) {
            *line = None;
        }
    }
    if SignIn::from_name(&profile.sign_in).is_none() {
        let fault = words::judge_not_a_choice(SignIn::ALL.map(SignIn::name).join(", "));
        let label = (QuestionId::SignIn.question().label)();
        return Err(Stop::usage(words::profiles_bad_answer(
            fault,
            place(),
            label,
        )));
    }
    profile.schema = SCHEMA;
    profile.refresh_used_at = None;
    profile.tenant_id = profile
        .tenant_id
        .and_then(|id| Guid::parse(&id))
        .map(|id| id.to_string());
    profile.saved_at = profile
        .saved_at
        .parse::<Timestamp>()
        .unwrap_or(Timestamp::UNIX_EPOCH)
        .to_string();
    profile.checks.retain(|check, verdict| {
        let known = checks::ALL.iter().any(|known| known.spec.id.0 == check);
        known && ["met", "unmet", "unknown", "not-reached"].contains(&verdict.as_str())
    });
    Ok(profile)
}
