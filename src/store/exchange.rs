//! What leaves the home and comes back: the file of an export, and the mark of the profile that commands take by themselves.

use super::error::StoreError;
use super::file;
use super::home::{Home, checked, parse, write};
use super::sealed::SealedSecrets;
use crate::model::profile::{Profile, SCHEMA};
use serde::{Deserialize, Serialize};
use std::io::Read;
use std::path::{Path, PathBuf};

/// More than any export has.
const LARGEST: u64 = 1 << 20;

/// An exported profile. Its secrets, if they are in it, are encrypted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// [`SCHEMA`].
    schema: u32,
    /// The profile.
    pub profile: Profile,
    /// Its secrets, if they were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secrets: Option<SealedSecrets>,
}

impl Export {
    /// The export of a profile.
    #[must_use]
    pub fn new(profile: Profile, secrets: Option<SealedSecrets>) -> Self {
        Self {
            schema: SCHEMA,
            profile,
            secrets,
        }
    }

    /// What of a profile its exported secrets are bound to: who is sent them, and for whom.
    #[must_use]
    pub fn bound(profile: &Profile) -> String {
        [
            profile.environment.name(),
            profile.cloud.name(),
            &profile.tenant,
            &profile.client_id,
            &profile.user_id,
        ]
        .join("\n")
    }

    /// Reads an export. `place` is what it is called in the words of a refusal. What is in it is not judged yet.
    ///
    /// # Errors
    /// [`StoreError::Read`], [`StoreError::TooLarge`], [`StoreError::Broken`], [`StoreError::Newer`].
    pub fn read(source: impl Read, place: &Path) -> Result<Self, StoreError> {
        let mut bytes = Vec::new();
        source
            .take(LARGEST + 1)
            .read_to_end(&mut bytes)
            .map_err(|source| StoreError::Read {
                path: place.to_owned(),
                source,
            })?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length > LARGEST) {
            return Err(StoreError::TooLarge(place.to_owned()));
        }
        let export: Self = parse(place, &bytes)?;
        let newest = export.schema.max(export.profile.schema);
        if newest > SCHEMA {
            return Err(StoreError::Newer {
                path: place.to_owned(),
                found: u64::from(newest),
                known: SCHEMA,
            });
        }
        Ok(export)
    }
}

/// The profile that commands take where none is named.
#[derive(Serialize, Deserialize)]
struct Mark {
    schema: u32,
    profile: String,
}

impl Home {
    /// The profile that commands take where none is named, if one was marked. It may be gone since.
    ///
    /// # Errors
    /// [`StoreError::Read`], [`StoreError::Broken`], [`StoreError::Newer`], [`StoreError::BadName`].
    pub fn default_profile(&self) -> Result<Option<String>, StoreError> {
        let path = self.mark();
        let Some(bytes) = file::read(&path)? else {
            return Ok(None);
        };
        let mark: Mark = parse(&path, &bytes)?;
        checked(&mark.profile)?;
        Ok(Some(mark.profile))
    }

    /// Marks a profile, or takes the mark away.
    ///
    /// # Errors
    /// [`StoreError::BadName`], [`StoreError::Write`], [`StoreError::Busy`].
    pub fn set_default_profile(&self, name: Option<&str>) -> Result<(), StoreError> {
        let path = self.mark();
        match name {
            Some(name) => {
                let mark = Mark {
                    schema: SCHEMA,
                    profile: checked(name)?.to_owned(),
                };
                write(&self.lock()?, &path, &mark)
            }
            None if path.try_exists().is_ok_and(|there| !there) => Ok(()),
            None => file::remove(&self.lock()?, &path).map(|_| ()),
        }
    }

    fn mark(&self) -> PathBuf {
        self.root().join("default.json")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};
    use tempfile::TempDir;

    fn read(text: &str) -> Result<Export, StoreError> {
        Export::read(text.as_bytes(), Path::new("in.json"))
    }

    fn export() -> Value {
        json!({"schema": 1, "profile": {
            "schema": 1, "name": "demo", "environment": "live", "cloud": "global", "tenant": "contoso.com",
            "client_id": "5a4db0c5-0a99-4000-8000-0000000000c3", "user_id": "api@contoso.com",
            "sign_in": "password", "store": "keychain", "ready": true, "saved_at": "2026-11-22T10:00:00Z"
        }})
    }

    #[test]
    fn an_export_is_read_as_it_was_written() {
        let read = read(&export().to_string()).unwrap();
        assert_eq!(read.profile.name, "demo");
        let again = serde_json::to_vec(&Export::new(read.profile.clone(), None)).unwrap();
        assert_eq!(Export::read(&*again, Path::new("x")).unwrap(), read);
    }

    #[test]
    fn what_is_no_export_is_refused_by_what_is_wrong_with_it() {
        let changed = |path: &str, value: Value| {
            let mut changed = export();
            *changed.pointer_mut(path).unwrap() = value;
            changed.to_string()
        };
        for newer in [
            changed("/schema", json!(2)),
            changed("/profile/schema", json!(7)),
        ] {
            assert!(
                matches!(read(&newer), Err(StoreError::Newer { .. })),
                "{newer}"
            );
        }
        for broken in [
            String::new(),
            "[]".to_owned(),
            "{".repeat(10_000),
            changed("/profile/store", json!("cloud")),
            changed("/profile/environment", json!("nowhere")),
            changed("/profile", json!(null)),
            changed("/schema", json!("1")),
        ] {
            let outcome = read(&broken);
            assert!(
                matches!(outcome, Err(StoreError::Broken { .. })),
                "{broken:.60}"
            );
        }
        let endless = Export::read(std::io::repeat(b' '), Path::new("x"));
        assert!(matches!(endless, Err(StoreError::TooLarge(_))));
    }

    #[test]
    fn the_mark_is_kept_replaced_and_taken_away() {
        let folder = TempDir::new().unwrap();
        let home = Home::new(Some(folder.path().join("home"))).unwrap();
        assert_eq!(home.default_profile().unwrap(), None);
        home.set_default_profile(None).unwrap();
        assert!(!home.root().exists(), "looking creates nothing");
        for name in ["a", "b"] {
            home.set_default_profile(Some(name)).unwrap();
            assert_eq!(home.default_profile().unwrap().as_deref(), Some(name));
        }
        let refused = home.set_default_profile(Some("../x"));
        assert!(matches!(refused, Err(StoreError::BadName(_))));
        home.set_default_profile(None).unwrap();
        assert_eq!(home.default_profile().unwrap(), None);
    }
}
