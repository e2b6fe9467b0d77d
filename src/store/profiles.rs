//! The saved profiles: one JSON file each, named after it.

use super::error::StoreError;
use super::file;
use super::home::{Home, checked, parse, write};
use super::sealed;
use crate::model::ids::is_profile_name;
use crate::model::profile::{Evidence, Profile};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The end of a profile's file name.
const SUFFIX: &str = ".json";

/// The profiles of a [`Home`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Profiles {
    home: Home,
}

/// A profile whose file cannot be used.
#[derive(Debug)]
pub struct Broken {
    /// The profile's name, from the file's.
    pub name: String,
    /// Why.
    pub error: StoreError,
}

impl Profiles {
    pub(super) fn new(home: Home) -> Self {
        Self { home }
    }

    /// All profiles by name. A file that cannot be read is named and takes none of the others with it; files with
    /// other names than a profile's are not ours and left out.
    ///
    /// # Errors
    /// [`StoreError::Read`] if the folder itself cannot be read.
    pub fn list(&self) -> Result<Vec<Result<Profile, Broken>>, StoreError> {
        let profiles = self.names()?.into_iter().map(|name| {
            self.read(&name)
                .and_then(|found| found.ok_or_else(|| self.not_found(&name)))
                .map_err(|error| Broken { name, error })
        });
        Ok(profiles.collect())
    }

    /// The profile of that name. If the file says another name, the file's own name counts: it is what the person
    /// sees, and what a copy made by hand was named for. The next save puts it right.
    ///
    /// # Errors
    /// [`StoreError::BadName`], [`StoreError::NotFound`], [`StoreError::Read`], [`StoreError::Broken`],
    /// [`StoreError::Newer`].
    pub fn load(&self, name: &str) -> Result<Profile, StoreError> {
        let name = self.spelling(name)?;
        self.read(&name)?.ok_or_else(|| self.not_found(&name))
    }

    /// Saves a profile under its name, in place of an older one, whose spelling it keeps where the file system takes
    /// both for one.
    ///
    /// # Errors
    /// [`StoreError::BadName`]; [`StoreError::Newer`] and [`StoreError::OtherEnvironment`] if the one that is there
    /// must not be replaced; [`StoreError::Write`], [`StoreError::Busy`].
    pub fn save(&self, profile: &Profile) -> Result<PathBuf, StoreError> {
        checked(&profile.name)?;
        let lock = self.home.lock()?;
        let name = self.spelling(&profile.name)?;
        let path = self.path(&name);
        let mut proved = profile.proved.clone();
        match self.read(&name) {
            Ok(Some(old)) if old.environment != profile.environment => {
                return Err(StoreError::OtherEnvironment {
                    name,
                    found: old.environment,
                });
            }
            Err(error @ StoreError::Newer { .. }) => return Err(error),
            // What was last proved stays true of the same user, also where the new one could not prove it again.
            Ok(Some(old)) if old.is_of_the_same_user(profile) => {
                for (check, evidence) in old.proved {
                    proved.entry(check).or_insert(evidence);
                }
            }
            // One that cannot be read is of no use to anybody; replacing it is the cure.
            _ => {}
        }
        let profile = Profile {
            name,
            proved,
            ..profile.clone()
        };
        write(&lock, &path, &profile)?;
        Ok(path)
    }

    /// Saves a profile under a name that is free, also where the file system takes two spellings for one.
    ///
    /// # Errors
    /// [`StoreError::Exists`]; those of [`Profiles::save`].
    pub fn create(&self, profile: &Profile) -> Result<PathBuf, StoreError> {
        checked(&profile.name)?;
        let lock = self.home.lock()?;
        let name = self.spelling(&profile.name)?;
        let path = self.path(&name);
        if self.exists(&name)? {
            return Err(StoreError::Exists(name));
        }
        write(&lock, &path, profile)?;
        Ok(path)
    }

    /// The encrypted files whose profile is gone, by its name: somebody removed it by hand, or a save was cut off.
    ///
    /// # Errors
    /// [`StoreError::Read`].
    pub fn orphans(&self) -> Result<Vec<String>, StoreError> {
        let mut orphans = sealed::names(&self.home)?;
        let names = self.names()?;
        orphans.retain(|name| {
            let meant = spelled(&names, name, || self.path(name).exists());
            !names.contains(&meant)
        });
        Ok(orphans)
    }

    /// The file of that profile, whether it is there or not.
    ///
    /// # Errors
    /// [`StoreError::BadName`].
    pub fn path_of(&self, name: &str) -> Result<PathBuf, StoreError> {
        Ok(self.path(checked(name)?))
    }

    /// True if there is a file for that profile, readable or not.
    ///
    /// # Errors
    /// [`StoreError::BadName`], [`StoreError::Read`].
    pub fn exists(&self, name: &str) -> Result<bool, StoreError> {
        let path = self.path_of(name)?;
        path.try_exists()
            .map_err(|source| StoreError::Read { path, source })
    }

    /// Notes in a profile when its refresh token was got or used last; nothing else of it changes, whoever else writes.
    ///
    /// # Errors
    /// Those of [`Profiles::load`]; [`StoreError::Write`], [`StoreError::Busy`].
    pub fn renewed(&self, name: &str, at: &str) -> Result<(), StoreError> {
        let lock = self.home.lock()?;
        let mut profile = self.load(name)?;
        profile.refresh_used_at = Some(at.to_owned());
        write(&lock, &self.path(&profile.name), &profile)
    }

    /// Remembers in this profile how these checks stood at this time, and what those that were met had to show; nothing else
    /// of it changes, whoever else writes. False, and nothing is written, if another user's profile stands in its place by
    /// now: checking takes minutes.
    ///
    /// # Errors
    /// Those of [`Profiles::load`]; [`StoreError::Write`], [`StoreError::Busy`].
    pub fn seen(
        &self,
        of: &Profile,
        checks: BTreeMap<String, String>,
        proved: BTreeMap<String, Evidence>,
        at: &str,
    ) -> Result<bool, StoreError> {
        let lock = self.home.lock()?;
        let mut profile = self.load(&of.name)?;
        if !profile.is_still(of) {
            return Ok(false);
        }
        for (check, verdict) in checks {
            profile.seen_at.insert(check.clone(), at.to_owned());
            profile.checks.insert(check, verdict);
        }
        profile.ready = profile.is_ready();
        profile.proved.extend(proved);
        write(&lock, &self.path(&profile.name), &profile)?;
        Ok(true)
    }

    /// Removes a profile's file. Its secrets are the caller's to remove, before that.
    ///
    /// # Errors
    /// [`StoreError::BadName`], [`StoreError::NotFound`], [`StoreError::Write`], [`StoreError::Busy`].
    pub fn remove(&self, name: &str) -> Result<(), StoreError> {
        let path = self.path_of(name)?;
        // Looked at before the lock, so that asking for a profile that is not there creates no folder.
        if self.exists(name)? && file::remove(&self.home.lock()?, &path)? {
            return Ok(());
        }
        Err(self.not_found(name))
    }

    fn names(&self) -> Result<Vec<String>, StoreError> {
        let paths = file::entries(&self.home.root().join("profiles"))?;
        let names = paths.iter().filter_map(|path| {
            let name = path.file_name()?.to_str()?.strip_suffix(SUFFIX)?;
            is_profile_name(name).then(|| name.to_owned())
        });
        Ok(names.collect())
    }

    /// The name as the file has it, where the file system takes `Contoso` for `contoso`: the keychain does not.
    ///
    /// # Errors
    /// [`StoreError::BadName`], [`StoreError::Read`].
    pub fn spelling(&self, name: &str) -> Result<String, StoreError> {
        let path = self.path(checked(name)?);
        Ok(spelled(&self.names()?, name, || path.exists()))
    }

    fn read(&self, name: &str) -> Result<Option<Profile>, StoreError> {
        let path = self.path(name);
        let Some(bytes) = file::read(&path)? else {
            return Ok(None);
        };
        let mut profile: Profile = parse(&path, &bytes)?;
        name.clone_into(&mut profile.name);
        // Versions before this one left it as it was when the profile was saved.
        profile.ready = profile.is_ready();
        Ok(Some(profile))
    }

    fn not_found(&self, name: &str) -> StoreError {
        StoreError::NotFound {
            name: name.to_owned(),
            path: self.path(name),
        }
    }

    /// Only for names that were checked or found in the folder.
    fn path(&self, name: &str) -> PathBuf {
        let file = format!("{name}{SUFFIX}");
        self.home.root().join("profiles").join(file)
    }
}

/// Which of these names is meant; `there` says whether the system finds a file by the name as it was asked for.
fn spelled(names: &[String], name: &str, there: impl FnOnce() -> bool) -> String {
    let exact = names.iter().find(|known| *known == name);
    let other = || {
        let same = |known: &&String| known.eq_ignore_ascii_case(name);
        names.iter().find(same).filter(|_| there())
    };
    exact.or_else(other).map_or(name, String::as_str).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::endpoints::Cloud;
    use crate::model::lang::Lang;
    use crate::model::profile::{Draft, Environment, SCHEMA, StoreKind};
    use crate::model::question::QuestionId;
    use crate::model::step::StepId;
    use std::collections::BTreeMap;
    use std::fs::{self, File};
    use std::path::Path;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;
    use tempfile::TempDir;

    fn home() -> (TempDir, Home) {
        let folder = TempDir::new().unwrap();
        let home = Home::new(Some(folder.path().join("deep/home"))).unwrap();
        (folder, home)
    }

    fn profile(name: &str) -> Profile {
        Profile {
            schema: SCHEMA,
            name: name.to_owned(),
            environment: Environment::Live,
            cloud: Cloud::Global,
            tenant: "contoso.example".to_owned(),
            tenant_id: None,
            partner_id: Some("1234567".to_owned()),
            client_id: "0a1b2c3d-0000-1111-2222-333344445555".to_owned(),
            secret_expires: None,
            user_id: "api@contoso.example".to_owned(),
            sign_in: "device-code".to_owned(),
            store: StoreKind::None,
            ready: true,
            saved_at: "2026-11-22T10:00:00Z".to_owned(),
            refresh_used_at: None,
            checks: BTreeMap::from([("role".to_owned(), "met".to_owned())]),
            seen_at: BTreeMap::new(),
            proved: BTreeMap::new(),
        }
    }

    /// Puts a file where a person or another program would.
    fn put(path: &Path, bytes: &[u8]) {
        use std::io::Write as _;
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        File::create(path).unwrap().write_all(bytes).unwrap();
    }

    #[test]
    fn what_was_saved_is_loaded_listed_and_ends_with_a_line_break() {
        let (_folder, home) = home();
        let profiles = home.profiles();
        for name in ["b", "a"] {
            let path = profiles.save(&profile(name)).unwrap();
            assert_eq!(path, home.root().join(format!("profiles/{name}.json")));
            assert!(fs::read_to_string(path).unwrap().ends_with("}\n"));
        }
        assert_eq!(profiles.load("a").unwrap(), profile("a"));
        let names: Vec<String> = profiles
            .list()
            .unwrap()
            .into_iter()
            .map(|p| p.unwrap().name)
            .collect();
        assert_eq!(names, ["a", "b"]);
    }

    #[test]
    fn looking_creates_nothing() {
        let (folder, home) = home();
        assert!(home.profiles().list().unwrap().is_empty());
        assert!(matches!(
            home.profiles().load("a"),
            Err(StoreError::NotFound { .. })
        ));
        assert!(matches!(
            home.profiles().remove("a"),
            Err(StoreError::NotFound { .. })
        ));
        assert_eq!(home.load_draft(Environment::Live).unwrap(), None);
        home.discard_draft(Environment::Live).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_user_can_read_what_we_write() {
        use std::os::unix::fs::PermissionsExt as _;
        let (_folder, home) = home();
        let path = home.profiles().save(&profile("a")).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(&home.root().join(".lock")), 0o600);
        assert_eq!(mode(path.parent().unwrap()), 0o700);
        assert_eq!(mode(home.root()), 0o700);
        assert_eq!(mode(home.root().parent().unwrap()), 0o700);
    }

    #[cfg(unix)]
    #[test]
    fn replacing_a_file_leaves_the_old_one_whole_for_whoever_is_reading_it() {
        use std::io::Read as _;
        let (_folder, home) = home();
        let path = home.profiles().save(&profile("a")).unwrap();
        let mut reader = File::open(&path).unwrap();
        let mut newer = profile("a");
        newer.saved_at = "2026-11-22T11:00:00Z".to_owned();
        home.profiles().save(&newer).unwrap();
        let mut old = String::new();
        reader.read_to_string(&mut old).unwrap();
        assert_eq!(
            serde_json::from_str::<Profile>(&old).unwrap(),
            profile("a"),
            "the reader's file must not be written into"
        );
        assert_eq!(home.profiles().load("a").unwrap(), newer);
    }

    #[test]
    fn no_reader_ever_sees_half_a_profile_while_two_writers_are_at_work() {
        let (_folder, home) = home();
        // The lock is not a queue: on a busy machine one of them may have to wait for long.
        let home = home.waiting(Duration::from_secs(600));
        let (mut short, mut long) = (profile("a"), profile("a"));
        short.tenant = "s.example".to_owned();
        long.tenant = format!("{}.example", "l".repeat(20_000));
        home.profiles().save(&short).unwrap();
        let writing = AtomicBool::new(true);
        std::thread::scope(|scope| {
            let writers = [&short, &long].map(|profile| {
                let profiles = home.profiles();
                scope.spawn(move || (0..100).try_for_each(|_| profiles.save(profile).map(|_| ())))
            });
            let reader = scope.spawn(|| {
                while writing.load(Ordering::Relaxed) {
                    let seen = home.profiles().load("a").unwrap();
                    assert!(seen == short || seen == long);
                }
            });
            for writer in writers {
                writer.join().unwrap().unwrap();
            }
            writing.store(false, Ordering::Relaxed);
            reader.join().unwrap();
        });
        let left = fs::read_dir(home.root().join("profiles")).unwrap().count();
        assert_eq!(left, 1, "no writer took the other's unfinished file away");
    }

    #[test]
    fn a_second_writer_is_told_that_another_one_is_writing() {
        let (_folder, home) = home();
        home.profiles().save(&profile("a")).unwrap();
        let lock = File::open(home.root().join(".lock")).unwrap();
        lock.lock().unwrap();
        let hasty = home.clone().waiting(Duration::from_millis(20));
        let refused = hasty.profiles().save(&profile("b"));
        assert!(matches!(refused, Err(StoreError::Busy { .. })));
        assert_eq!(
            home.profiles().load("a").unwrap(),
            profile("a"),
            "reading goes on"
        );
        drop(lock);
        home.profiles().save(&profile("b")).unwrap();
    }

    #[test]
    fn a_writer_that_finishes_in_time_lets_the_next_one_on() {
        let (_folder, home) = home();
        home.profiles().save(&profile("a")).unwrap();
        let lock = File::open(home.root().join(".lock")).unwrap();
        lock.lock().unwrap();
        let patient = home.clone().waiting(Duration::from_secs(60));
        std::thread::scope(|scope| {
            let second = scope.spawn(|| patient.profiles().save(&profile("b")));
            drop(lock);
            second.join().unwrap().unwrap();
        });
    }

    #[test]
    fn a_broken_file_is_named_with_its_place_and_the_others_are_still_listed() {
        let (_folder, home) = home();
        let profiles = home.profiles();
        profiles.save(&profile("good")).unwrap();
        put(
            &home.root().join("profiles/bad.json"),
            b"{\n  \"schema\": 1,\n  \x1b[31m\n}",
        );
        put(
            &home.root().join("profiles/not a profile.json"),
            b"left alone",
        );
        let list = profiles.list().unwrap();
        let bad = list[0].as_ref().unwrap_err();
        assert_eq!((list.len(), bad.name.as_str()), (2, "bad"));
        assert!(matches!(
            bad.error,
            StoreError::Broken {
                line: 3,
                column: 3,
                ..
            }
        ));
        for lang in Lang::ALL {
            let said = lang.say(&bad.error.text());
            assert!(said.contains("bad.json") && said.contains('3'), "{said}");
            assert!(!said.contains('\x1b'), "{said:?}");
        }
        assert_eq!(*list[1].as_ref().unwrap(), profile("good"));
        put(
            &home.root().join("profiles/half.json"),
            b"{\"schema\": 1, \"name\": \"half\"}",
        );
        let half = profiles.load("half").unwrap_err().to_string();
        assert!(half.contains("environment"), "{half}");
        profiles.save(&profile("bad")).unwrap();
        assert_eq!(profiles.load("bad").unwrap(), profile("bad"));
    }

    #[test]
    fn a_profile_of_a_newer_program_is_refused_and_never_overwritten() {
        let (_folder, home) = home();
        let path = home.root().join("profiles/a.json");
        let newer = br#"{"schema": 2, "name": ["quite", "different"]}"#;
        put(&path, newer);
        for refused in [
            home.profiles().load("a").map(|_| ()),
            home.profiles().save(&profile("a")).map(|_| ()),
        ] {
            assert!(matches!(
                refused,
                Err(StoreError::Newer {
                    found: 2,
                    known: 1,
                    ..
                })
            ));
        }
        assert_eq!(fs::read(path).unwrap(), newer);
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let (folder, home) = home();
        let profiles = home.profiles();
        profiles.save(&profile("a")).unwrap();
        put(&folder.path().join("deep/home/draft.json"), b"{}");
        for name in ["../draft", "..", "", "a/b", "a\\b", "/etc/passwd", "CON"] {
            let refusals = [
                profiles.load(name).map(|_| ()),
                profiles.save(&profile(name)).map(|_| ()),
                profiles.remove(name),
                profiles.exists(name).map(|_| ()),
            ];
            for refused in refusals {
                assert!(
                    matches!(refused, Err(StoreError::BadName(_))),
                    "{name}: {refused:?}"
                );
            }
        }
        assert!(folder.path().join("deep/home/draft.json").exists());
    }

    #[test]
    fn the_name_of_the_file_counts_when_its_content_says_another() {
        let (_folder, home) = home();
        let profiles = home.profiles();
        let original = profiles.save(&profile("original")).unwrap();
        fs::copy(&original, profiles.path_of("copy").unwrap()).unwrap();
        let copy = profiles.load("copy").unwrap();
        assert_eq!(copy.name, "copy");
        profiles.save(&copy).unwrap();
        assert_eq!(profiles.load("original").unwrap(), profile("original"));
        let healed = fs::read_to_string(profiles.path_of("copy").unwrap()).unwrap();
        assert!(healed.contains("\"name\": \"copy\""), "{healed}");
    }

    #[test]
    fn one_file_under_two_spellings_keeps_its_first_one() {
        let names = ["Contoso", "other"].map(str::to_owned);
        let spelled = |name, there| spelled(&names, name, || there);
        assert_eq!(spelled("Contoso", true), "Contoso");
        assert_eq!(spelled("contoso", true), "Contoso");
        assert_eq!(spelled("contoso", false), "contoso", "two files elsewhere");
        assert_eq!(spelled("new", false), "new");
    }

    #[test]
    fn saving_under_another_spelling_never_leaves_two_names_for_one_file() {
        let (_folder, home) = home();
        let profiles = home.profiles();
        profiles.save(&profile("Contoso")).unwrap();
        let path = profiles.save(&profile("contoso")).unwrap();
        let spelling = profiles.spelling("contoso").unwrap();
        assert_eq!(path, profiles.path_of(&spelling).unwrap());
        let inside = fs::read_to_string(path).unwrap();
        assert!(inside.contains(&format!("\"name\": \"{spelling}\"")));
        // One file or two, whatever the system makes of it: each is found under its own name.
        for found in profiles.list().unwrap() {
            let found = found.unwrap();
            assert_eq!(profiles.spelling(&found.name).unwrap(), found.name);
        }
    }

    #[test]
    fn a_practice_profile_and_a_real_one_never_replace_each_other() {
        let (_folder, home) = home();
        let mut practice = profile("a");
        practice.environment = Environment::Sandbox;
        home.profiles().save(&profile("a")).unwrap();
        let refused = home.profiles().save(&practice);
        assert!(matches!(
            refused,
            Err(StoreError::OtherEnvironment {
                found: Environment::Live,
                ..
            })
        ));
        assert_eq!(home.profiles().load("a").unwrap(), profile("a"));
        home.profiles().remove("a").unwrap();
        home.profiles().save(&practice).unwrap();
    }

    #[test]
    fn what_a_killed_process_left_unfinished_is_cleared_by_the_next_save() {
        let (_folder, home) = home();
        let folder = home.root().join("profiles");
        for left in [
            ".partner-onboard-Xy12.tmp",
            "somebody-elses.tmp",
            ".partner-onboard-notes",
        ] {
            put(&folder.join(left), b"half");
        }
        home.profiles().save(&profile("a")).unwrap();
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(
            names,
            [".partner-onboard-notes", "a.json", "somebody-elses.tmp"]
        );
    }

    #[test]
    fn a_byte_order_mark_left_by_an_editor_does_no_harm() {
        let (_folder, home) = home();
        let path = home.profiles().save(&profile("a")).unwrap();
        let bytes = fs::read(&path).unwrap();
        put(&path, &[b"\xef\xbb\xbf".as_slice(), &bytes].concat());
        assert_eq!(home.profiles().load("a").unwrap(), profile("a"));
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named_with_the_reason() {
        let folder = TempDir::new().unwrap();
        put(&folder.path().join("file"), b"");
        let home = Home::new(Some(folder.path().join("file"))).unwrap();
        let error = home.profiles().save(&profile("a")).unwrap_err();
        let said = error.to_string();
        assert!(
            said.contains("a file stands where a folder should be"),
            "{said}"
        );
    }

    fn draft(environment: Environment, tenant: &str) -> Draft {
        Draft {
            schema: SCHEMA,
            environment,
            step: StepId::Application,
            lines: BTreeMap::from([(QuestionId::Tenant, tenant.to_owned())]),
            waiting_for: None,
        }
    }

    #[test]
    fn a_rehearsal_leaves_the_draft_of_the_real_thing_alone() {
        let (_folder, home) = home();
        let (live, practice) = (
            draft(Environment::Live, "real.example"),
            draft(Environment::Sandbox, "practice.example"),
        );
        home.save_draft(&live).unwrap();
        home.save_draft(&practice).unwrap();
        assert_eq!(
            home.load_draft(Environment::Sandbox).unwrap(),
            Some(practice)
        );
        home.discard_draft(Environment::Sandbox).unwrap();
        assert_eq!(home.load_draft(Environment::Sandbox).unwrap(), None);
        assert_eq!(home.load_draft(Environment::Live).unwrap(), Some(live));
    }

    #[test]
    fn a_secret_that_strayed_into_a_draft_is_not_written() {
        let (_folder, home) = home();
        let mut strayed = draft(Environment::Live, "real.example");
        strayed
            .lines
            .insert(QuestionId::Password, "Sentinel-1".to_owned());
        strayed
            .lines
            .insert(QuestionId::ClientSecret, "Sentinel-2".to_owned());
        let path = home.save_draft(&strayed).unwrap();
        assert!(!fs::read_to_string(path).unwrap().contains("Sentinel"));
        assert_eq!(
            home.load_draft(Environment::Live).unwrap(),
            Some(draft(Environment::Live, "real.example"))
        );
    }

    #[test]
    fn two_homes_have_two_names_in_the_keychain_and_a_relative_one_is_made_absolute() {
        let names = [None, Some("one"), Some("two")].map(|root| {
            let home = Home::new(root.map(PathBuf::from)).unwrap();
            assert!(home.root().is_absolute(), "{:?}", home.root());
            home.keychain_service()
        });
        assert_eq!(names[0], "partner-onboard");
        assert!(names[1] != names[2] && names[1] != names[0]);
        let empty = Home::new(Some(PathBuf::new())).unwrap();
        assert_eq!(
            empty.keychain_service(),
            "partner-onboard",
            "an empty variable is none"
        );
    }
}
