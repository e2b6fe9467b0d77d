//! `profiles`: lists, shows and removes what was saved.

use super::output;
use super::renewal::{self, PATIENCE};
use super::stage::{Company, Stage, Stop, document};
use super::table::table;
use crate::model::escape::escape;
use crate::model::profile::{Profile, StoreKind};
use crate::model::words;
use crate::store::{StoreError, Vault};

/// `profiles list`.
///
/// # Errors
/// [`Stop`].
pub(super) fn list(stage: &Stage, json: bool) -> Result<u8, Stop> {
    let home = stage.home()?;
    let profiles = stage.profiles(&home)?;
    if json {
        output::result(&document(&profiles)?)?;
        return Ok(0);
    }
    if profiles.is_empty() {
        stage.remark(&words::verify_none(home.root().display().to_string()));
        return Ok(0);
    }
    let say = |text| stage.lang.say(&text);
    let mut rows = vec![vec![
        say(words::profiles_name()),
        say(words::profiles_standing()),
        say(words::profiles_environment()),
        say(words::profiles_saved()),
        say(words::profiles_tenant()),
    ]];
    rows.extend(profiles.iter().map(|profile| {
        vec![
            profile.name.clone(),
            say(standing(profile)),
            profile.environment.name().to_owned(),
            escape(&profile.saved_at),
            escape(&profile.tenant),
        ]
    }));
    output::result(&table(&rows))?;
    Ok(0)
}

/// `profiles show`.
///
/// # Errors
/// [`Stop`].
pub(super) fn show(stage: &Stage, name: &str, json: bool) -> Result<u8, Stop> {
    let home = stage.home()?;
    let profile = home.profiles().load(name)?;
    if json {
        output::result(&document(&profile)?)?;
        return Ok(0);
    }
    let say = |text| stage.lang.say(&text);
    let mut rows = vec![
        vec![say(words::profiles_name()), profile.name.clone()],
        vec![say(words::profiles_standing()), say(standing(&profile))],
        vec![
            say(words::profiles_environment()),
            profile.environment.name().to_owned(),
        ],
        vec![say(words::profiles_saved()), escape(&profile.saved_at)],
        vec![
            say(words::profiles_file()),
            home.profiles()
                .path_of(&profile.name)?
                .display()
                .to_string(),
        ],
    ];
    if let (Some(used), Some(ends)) = (&profile.refresh_used_at, renewal::ends_of(&profile)) {
        rows.push(vec![say(words::profiles_renewed()), escape(used)]);
        rows.push(vec![say(words::profiles_renewable_until()), ends]);
    }
    for (id, line) in profile.lines() {
        rows.push(vec![say((id.question().label)()), escape(&line)]);
    }
    output::result(&table(&rows))?;
    Ok(0)
}

/// `profiles remove`: the file, and what the keychain holds for it. A renewal that is under way ends first, and one that
/// begins meanwhile finds the profile gone.
///
/// # Errors
/// [`Stop`].
pub(super) async fn remove(stage: &Stage, name: &str) -> Result<u8, Stop> {
    let home = stage.home()?;
    let profiles = home.profiles();
    let find = |name: &str| match profiles.load(name) {
        Ok(profile) => Ok((profile.name, profile.store == StoreKind::Keychain)),
        // What it says of the keychain cannot be read, so it may hold something.
        Err(StoreError::Broken { .. }) => Ok((name.to_owned(), true)),
        Err(error) => Err(error),
    };
    // Looked at before the turn too, so that asking for a profile that is not there creates no folder.
    let (name, _) = find(name)?;
    let turn = home.renewal(&name, PATIENCE)?;
    let (name, keychain) = find(&name)?;
    profiles.remove(&name)?;
    if keychain {
        let vault = Vault::of_system(home.keychain_service(), Company::here().patience());
        if let Err(error) = vault.remove(&name).await {
            stage.remark(&words::profiles_secrets_left(error.text()));
        }
    }
    drop(turn);
    output::result(&stage.lang.say(&words::profiles_removed(&name)))?;
    Ok(0)
}

fn standing(profile: &Profile) -> crate::model::text::Text {
    if profile.ready {
        words::profiles_ready()
    } else {
        words::profiles_not_ready()
    }
}
