//! The folder that holds all our files, and the drafts in it.

use super::error::StoreError;
use super::file::{self, Lock};
use super::profiles::Profiles;
use crate::model::escape::excerpt;
use crate::model::ids::is_profile_name;
use crate::model::profile::{Draft, Environment, SCHEMA};
use crate::model::question::Sort;
use directories::ProjectDirs;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The name of our folder and of our items in the keychain.
const NAME: &str = "partner-onboard";

/// How long a writer waits for another one. A save takes milliseconds; after two seconds the other one is stuck.
const PATIENCE: Duration = Duration::from_secs(2);

/// The folder with our files: `profiles/NAME.json`, `secrets/NAME.sealed`, `default.json`, `draft.json`, `draft-sandbox.json`,
/// `notes/*.md`.
///
/// Its calls block: reading for a moment, writing for up to two seconds while another process writes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Home {
    root: PathBuf,
    given: bool,
    patience: Duration,
}

/// The right to renew the sign-in of a profile, until dropped. The system takes it back from a killed process.
#[derive(Debug)]
pub struct RenewalTurn(#[expect(dead_code, reason = "held, never looked at")] Lock);

impl Home {
    /// The folder `root`, or the system's place for settings. Nothing is created before the first save.
    ///
    /// # Errors
    /// [`StoreError::NoHome`] if no folder is given and the system names none; [`StoreError::Read`] if a relative
    /// one is given and there is no current folder.
    pub fn new(root: Option<PathBuf>) -> Result<Self, StoreError> {
        let given = root.filter(|root| !root.as_os_str().is_empty());
        let home = |root, given| Self {
            root,
            given,
            patience: PATIENCE,
        };
        let Some(root) = given else {
            let folders = ProjectDirs::from("", "", NAME).ok_or(StoreError::NoHome)?;
            return Ok(home(folders.config_dir().to_owned(), false));
        };
        // The program may change its folder later; the person meant this one.
        match std::path::absolute(&root) {
            Ok(full) => Ok(home(full, true)),
            Err(source) => Err(StoreError::Read { path: root, source }),
        }
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The name under which secrets of this home stand in the keychain, which knows nothing of folders: without the
    /// path, profiles of the same name in two homes would overwrite each other's secrets.
    #[must_use]
    pub fn keychain_service(&self) -> String {
        if self.given {
            format!("{NAME} ({})", self.root.display())
        } else {
            NAME.to_owned()
        }
    }

    /// The saved profiles.
    #[must_use]
    pub fn profiles(&self) -> Profiles {
        Profiles::new(self.clone())
    }

    /// The draft of that environment, if there is one: a rehearsal never touches the draft of the real thing.
    ///
    /// # Errors
    /// [`StoreError::Read`], [`StoreError::Broken`], [`StoreError::Newer`].
    pub fn load_draft(&self, environment: Environment) -> Result<Option<Draft>, StoreError> {
        let path = self.draft_path(environment);
        let draft: Option<Draft> = match file::read(&path)? {
            Some(bytes) => Some(parse(&path, &bytes)?),
            None => None,
        };
        Ok(draft.map(|draft| Draft {
            environment,
            ..draft
        }))
    }

    /// Keeps a draft; answers to secret questions are left out, whoever put them there.
    ///
    /// # Errors
    /// [`StoreError::Write`], [`StoreError::Busy`].
    pub fn save_draft(&self, draft: &Draft) -> Result<PathBuf, StoreError> {
        let path = self.draft_path(draft.environment);
        let mut draft = draft.clone();
        draft
            .lines
            .retain(|id, _| id.question().sort != Sort::Secret);
        write(&self.lock()?, &path, &draft)?;
        Ok(path)
    }

    /// Removes the draft of that environment, if there is one.
    ///
    /// # Errors
    /// [`StoreError::Write`], [`StoreError::Busy`].
    pub fn discard_draft(&self, environment: Environment) -> Result<(), StoreError> {
        let path = self.draft_path(environment);
        if path.try_exists().is_ok_and(|there| !there) {
            return Ok(());
        }
        file::remove(&self.lock()?, &path).map(|_| ())
    }

    /// Waits until no other process renews the sign-in of this profile, at most `limit`, and holds them back until the
    /// answer is dropped. Blocks meanwhile.
    ///
    /// # Errors
    /// [`StoreError::BadName`], [`StoreError::Write`]; [`StoreError::Busy`] when the time is over.
    pub fn renewal(&self, profile: &str, limit: Duration) -> Result<RenewalTurn, StoreError> {
        file::turn(&self.root, checked(profile)?, limit).map(RenewalTurn)
    }

    /// Finds out whether files can be written in the folder, or where it would be created. Leaves nothing behind.
    ///
    /// # Errors
    /// [`StoreError::Write`].
    pub fn try_to_write(&self) -> Result<(), StoreError> {
        // The nearest that exists, whatever it is: below a file no folder can be created.
        // The nearest that exists, or that may: what cannot be looked at cannot be written in.
        let there = self
            .root
            .ancestors()
            .find(|path| path.try_exists().unwrap_or(true));
        let folder = there.unwrap_or(&self.root);
        let tried = if folder.is_file() {
            Err(io::ErrorKind::NotADirectory.into())
        } else {
            tempfile::tempfile_in(folder).map(|_| ())
        };
        tried.map_err(|source| StoreError::Write {
            path: folder.to_owned(),
            source,
        })
    }

    pub(super) fn lock(&self) -> Result<Lock, StoreError> {
        file::lock(&self.root, self.patience)
    }

    fn draft_path(&self, environment: Environment) -> PathBuf {
        self.root.join(match environment {
            Environment::Live => "draft.json",
            Environment::Sandbox => "draft-sandbox.json",
        })
    }

    /// The same with another patience.
    #[cfg(test)]
    pub(super) fn waiting(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }
}

/// The name itself, if it may become a part of a path or of a keychain item.
pub(super) fn checked(name: &str) -> Result<&str, StoreError> {
    if is_profile_name(name) {
        Ok(name)
    } else {
        Err(StoreError::BadName(name.to_owned()))
    }
}

/// Reads one of our files. The schema is looked at first: of a newer file nothing else can be expected to fit.
pub(super) fn parse<T: DeserializeOwned>(path: &Path, bytes: &[u8]) -> Result<T, StoreError> {
    let broken = |fault: &serde_json::Error| {
        let full = fault.to_string();
        let place = format!(" at line {} column {}", fault.line(), fault.column());
        StoreError::Broken {
            path: path.to_owned(),
            line: fault.line(),
            column: fault.column(),
            cause: excerpt(full.strip_suffix(&place).unwrap_or(&full), 200),
        }
    };
    // Some editors put a byte-order mark in front of what a person has mended.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let any: Value = serde_json::from_slice(bytes).map_err(|fault| broken(&fault))?;
    match any["schema"].as_u64() {
        Some(found) if found > u64::from(SCHEMA) => Err(StoreError::Newer {
            path: path.to_owned(),
            found,
            known: SCHEMA,
        }),
        // Read again from the text, because only then a fault has a line and a column.
        _ => serde_json::from_slice(bytes).map_err(|fault| broken(&fault)),
    }
}

/// Writes one of our files: pretty JSON with a line break at the end, as an editor would leave it.
pub(super) fn write(lock: &Lock, path: &Path, value: &impl Serialize) -> Result<(), StoreError> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|fault| StoreError::Write {
        path: path.to_owned(),
        source: fault.into(),
    })?;
    bytes.push(b'\n');
    file::write(lock, path, &bytes)
}
