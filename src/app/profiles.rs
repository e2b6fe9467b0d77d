//! `profiles`: lists, shows, marks and removes what was saved.

use super::endings::{Ending, endings};
use super::output;
use super::proof;
use super::renewal::{self, PATIENCE};
use super::stage::{Company, Stage, Stop, document, loaded};
use super::table::table;
use super::transfer::internal;
use crate::checks;
use crate::model::endpoints::Cloud;
use crate::model::escape::escape;
use crate::model::profile::{Environment, Profile, StoreKind};
use crate::model::question::QuestionId;
use crate::model::sign_in::SignIn;
use crate::model::text::Text;
use crate::model::words;
use crate::store::{StoreError, Vault};
use crate::wizard::{label_of, label_of_cloud, label_of_store};
use jiff::Timestamp;
use serde::Serialize;

/// `profiles list`.
///
/// # Errors
/// [`Stop`].
pub(super) fn list(stage: &Stage, json: bool) -> Result<u8, Stop> {
    let home = stage.home()?;
    let profiles = stage.profiles(&home)?;
    let marked = home.default_profile().unwrap_or_else(|fault| {
        stage.remark(&fault.text());
        None
    });
    let is_default = |profile: &Profile| marked.as_ref() == Some(&profile.name);
    for name in home.profiles().orphans()? {
        stage.remark(&words::profiles_orphan(name));
    }
    let now = Timestamp::now();
    if json {
        let listed: Vec<_> = profiles
            .iter()
            .map(|profile| Listed {
                profile,
                default: is_default(profile),
                ends_soon: endings(profile, now),
            })
            .collect();
        output::result(&document(&listed)?)?;
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
        say(words::profiles_ends_soon()),
    ]];
    rows.extend(profiles.iter().map(|profile| {
        vec![
            profile.name.clone(),
            if is_default(profile) {
                say(words::profiles_default(standing(profile)))
            } else {
                say(standing(profile))
            },
            say(environment(profile.environment)),
            escape(&profile.saved_at),
            escape(&profile.tenant),
            endings(profile, now)
                .iter()
                .map(|ending| say(ending.short()))
                .collect::<Vec<_>>()
                .join(", "),
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
    let profile = loaded(&home, name)?;
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
            say(environment(profile.environment)),
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
        rows.push(vec![
            say((id.question().label)()),
            escape(&value(stage, id, line)),
        ]);
    }
    let now = Timestamp::now();
    for ending in endings(&profile, now) {
        rows.push(vec![
            say(words::profiles_ends_soon()),
            say(ending.warning()),
        ]);
    }
    let mut text = table(&rows);
    let seen = seen(stage, &profile);
    if !seen.is_empty() {
        text.push('\n');
        text.push_str(&table(&seen));
    }
    output::prose(&text)?;
    Ok(0)
}

/// An answer as the wizard shows it: a choice by its label.
fn value(stage: &Stage, id: QuestionId, line: String) -> String {
    let label = match id {
        QuestionId::SignIn => SignIn::from_name(&line).map(label_of),
        QuestionId::Store => StoreKind::from_name(&line).map(label_of_store),
        QuestionId::Cloud => Cloud::from_name(&line).map(label_of_cloud),
        _ => None,
    };
    label.map_or(line, |label| stage.lang.say(&label))
}

/// How each check stood last, and what it had to show when it was met last.
fn seen(stage: &Stage, profile: &Profile) -> Vec<Vec<String>> {
    let say = |text| stage.lang.say(&text);
    checks::specs()
        .into_iter()
        .filter_map(|spec| {
            let verdict = profile.checks.get(spec.id.0)?;
            let evidence = profile.proved.get(spec.id.0);
            let standing = match verdict.as_str() {
                "met" => words::markdown_met(),
                "unmet" => words::markdown_unmet(),
                "unknown" => words::markdown_unknown(),
                _ => words::markdown_not_reached(),
            };
            Some(vec![
                say((spec.title)()),
                say(standing),
                evidence.map_or_else(String::new, |found| say(proof::last(stage.lang, found))),
            ])
        })
        .collect()
}

fn environment(environment: Environment) -> Text {
    match environment {
        Environment::Live => words::profiles_live(),
        Environment::Sandbox => words::profiles_sandbox(),
    }
}

/// `profiles use`: marks the profile that commands take where none is named.
///
/// # Errors
/// [`Stop`].
pub(super) fn mark(stage: &Stage, name: &str) -> Result<u8, Stop> {
    let home = stage.home()?;
    let profile = loaded(&home, name)?;
    home.set_default_profile(Some(&profile.name))?;
    output::result(&stage.lang.say(&words::profiles_used(&profile.name)))?;
    Ok(0)
}

/// `profiles remove`: what is kept for it, and then the file: killed in between, the secrets still have a profile that
/// says so; where they cannot be removed, it stays, unless `force` is given. A renewal that is under way ends first, and one that begins meanwhile finds the profile gone.
///
/// # Errors
/// [`Stop`].
pub(super) async fn remove(stage: &Stage, name: &str, force: bool) -> Result<u8, Stop> {
    let home = stage.home()?;
    let profiles = home.profiles();
    let orphans = profiles.orphans()?;
    let find = |name: &str| match profiles.load(name) {
        Ok(profile) => Ok((profile.name, Some(profile.store))),
        // What it says of its secrets cannot be read, so they may be anywhere.
        Err(StoreError::Broken { .. }) => Ok((profiles.spelling(name)?, None)),
        // Whole, but not for this program: somebody who can read it may still need it.
        Err(StoreError::Newer { .. } | StoreError::TooLarge(_) | StoreError::Read { .. })
            if force =>
        {
            Ok((profiles.spelling(name)?, None))
        }
        // Its profile is gone, and its encrypted file is not.
        Err(StoreError::NotFound { .. }) if orphans.iter().any(|known| known == name) => {
            Ok((name.to_owned(), Some(StoreKind::File)))
        }
        Err(error) => {
            let newer = matches!(error, StoreError::Newer { .. });
            let mut stop = Stop::from(error);
            if newer {
                stop.said.push(words::profiles_force(name));
            }
            Err(stop)
        }
    };
    // Looked at before the turn too, so that asking for a profile that is not there creates no folder.
    let (name, _) = find(name)?;
    let turn = home.renewal(&name, PATIENCE)?;
    let (name, kind) = find(&name)?;
    if kind.is_none() {
        stage.remark(&words::profiles_unreadable(&name));
    }
    let keychain = || Vault::of_system(home.keychain_service(), Company::here().patience());
    let files = || Vault::of_files(&home, None);
    let vaults = match kind {
        Some(StoreKind::Keychain) => vec![keychain()],
        Some(StoreKind::File) => vec![files()],
        Some(StoreKind::None) => Vec::new(),
        None => vec![files(), keychain()],
    };
    for vault in vaults {
        match vault.remove(&name).await {
            Ok(()) => {}
            // Nothing would say any more where they are. A profile that cannot be read says nothing of that.
            Err(fault) if !force && kind.is_some() => {
                return Err(internal(words::profiles_not_removed(&name, fault.text())));
            }
            Err(fault) => stage.remark(&words::profiles_secrets_left(fault.text())),
        }
    }
    if home
        .default_profile()
        .is_ok_and(|marked| marked.as_ref() == Some(&name))
    {
        home.set_default_profile(None)?;
    }
    match profiles.remove(&name) {
        Err(StoreError::NotFound { .. }) if kind == Some(StoreKind::File) => {}
        other => other?,
    }
    drop(turn);
    output::result(&stage.lang.say(&words::profiles_removed(&name)))?;
    Ok(0)
}

/// A profile as `list --json` has it.
#[derive(Serialize)]
struct Listed<'a> {
    #[serde(flatten)]
    profile: &'a Profile,
    /// True for the one that commands take where none is named.
    default: bool,
    /// What ends within a month, or has ended.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ends_soon: Vec<Ending>,
}

/// As it was seen last, which may be after it was saved.
fn standing(profile: &Profile) -> Text {
    if profile.is_ready() {
        words::profiles_ready()
    } else {
        words::profiles_not_ready()
    }
}
