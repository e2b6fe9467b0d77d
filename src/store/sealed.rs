//! The secrets of a profile in one file, encrypted under a passphrase: `secrets/NAME.sealed`. Each change writes the whole
//! file anew, in one step and under the home's lock: whoever reads, or is killed, finds the old secrets or the new ones.
//!
//! The key is made once and kept as long as the passphrase is, which is as long as this value lives; both are wiped then.

use super::error::StoreError;
use super::file;
use super::home::{Home, checked, parse, write};
use super::refusal::VaultError;
use super::seal::{Cost, Key, Sealed, Unopened};
use super::vault::SecretName;
use crate::model::escape::escape;
use crate::model::question::passphrase as tidied;
use crate::model::secret::Secret;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use zeroize::Zeroizing;

/// The end of a file's name.
const SUFFIX: &str = ".sealed";

/// Secrets with their names.
pub(super) type Secrets = Vec<(SecretName, Secret)>;

/// Secrets that are encrypted under a passphrase, for a file of ours or of an export.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SealedSecrets(Sealed);

impl SealedSecrets {
    /// Encrypts these secrets, and with them what stands `beside` them and says whose they are. Takes about a tenth of a
    /// second and 64 MiB for that time.
    ///
    /// # Errors
    /// The system has no memory for it.
    pub fn seal(
        secrets: &[(SecretName, Secret)],
        passphrase: &Secret,
        beside: &str,
    ) -> Result<Self, VaultError> {
        let key = new_key(passphrase)?;
        let sealed = key.seal(written(secrets, beside)).map_err(|_| no_means())?;
        Ok(Self(sealed))
    }

    /// Decrypts them, if `beside` is what they were encrypted with; secrets of versions that did not say it open beside
    /// anything. `place` is the file's name, for the words of a refusal.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`], [`VaultError::FileDamaged`], [`VaultError::Swapped`]; the system has no memory for it.
    pub fn open(
        &self,
        passphrase: &Secret,
        place: &Path,
        beside: &str,
    ) -> Result<Vec<(SecretName, Secret)>, VaultError> {
        let key = key_of(passphrase, &self.0, place)?;
        let plain = key.open(&self.0).map_err(|why| unopened(why, place))?;
        let damaged = || VaultError::FileDamaged(shown(place));
        let (said, secrets) = beside_of(&plain).ok_or_else(damaged)?;
        if said.is_some_and(|said| said != beside.as_bytes()) {
            return Err(VaultError::Swapped(shown(place)));
        }
        taken_apart(secrets).ok_or_else(damaged)
    }
}

/// The encrypted files of one home, all under one passphrase. Its calls block.
#[derive(Debug)]
pub(super) struct SealedFiles {
    home: Home,
    passphrase: Option<Secret>,
    /// The key that was made last: profiles have salts of their own, and most runs know one profile.
    key: Mutex<Option<Arc<Key>>>,
}

impl SealedFiles {
    /// Nothing is read before the first call. Without a passphrase, files can be removed and copied.
    pub(super) fn new(home: Home, passphrase: Option<Secret>) -> Self {
        Self {
            home,
            passphrase,
            key: Mutex::new(None),
        }
    }

    /// The secrets of a profile; `None` if there is no file.
    pub(super) fn all(&self, profile: &str) -> Result<Option<Secrets>, VaultError> {
        let path = path(&self.home, profile)?;
        let Some(sealed) = read(&path)? else {
            return Ok(None);
        };
        let key = self.key(&sealed, &path)?;
        opened(&key, &sealed, &path).map(Some)
    }

    /// Puts these secrets in place of those of the same names. A file that cannot be opened stays as it is.
    pub(super) fn put(
        &self,
        profile: &str,
        wanted: &[(SecretName, Secret)],
    ) -> Result<(), VaultError> {
        self.change(profile, false, |secrets| put_into(secrets, wanted))
            .map(|_| ())
    }

    /// The same for a person who saves a profile: a file that does not open with the passphrase given now is replaced.
    /// The bytes of the file that was there, and whether it could not be opened.
    pub(super) fn replace(
        &self,
        profile: &str,
        wanted: &[(SecretName, Secret)],
    ) -> Result<(Option<Vec<u8>>, bool), VaultError> {
        self.change(profile, true, |secrets| put_into(secrets, wanted))
    }

    /// Keeps the secrets of these names and no others; there need not be a file.
    pub(super) fn retain(&self, profile: &str, names: &[SecretName]) -> Result<(), VaultError> {
        if !self.exists(profile)? {
            return Ok(());
        }
        self.change(profile, false, |secrets| {
            secrets.retain(|(name, _)| names.contains(name));
        })
        .map(|_| ())
    }

    /// Writes back what [`SealedFiles::replace`] took away.
    pub(super) fn restore(&self, profile: &str, before: Option<&[u8]>) -> Result<(), VaultError> {
        let Some(before) = before else {
            return self.remove(profile);
        };
        let path = path(&self.home, profile)?;
        let lock = self.home.lock().map_err(disk)?;
        file::write(&lock, &path, before).map_err(disk)
    }

    /// Removes the file; there need not be one, and it need not be possible to open it.
    pub(super) fn remove(&self, profile: &str) -> Result<(), VaultError> {
        let path = path(&self.home, profile)?;
        // Looked at before the lock, so that asking for what is not there creates no folder.
        if !self.exists(profile)? {
            return Ok(());
        }
        let lock = self.home.lock().map_err(disk)?;
        file::remove(&lock, &path).map(|_| ()).map_err(disk)
    }

    /// Copies the file of one profile to another one as it is, if there is one.
    pub(super) fn copy(&self, from: &str, to: &str) -> Result<(), VaultError> {
        let (from, to) = (path(&self.home, from)?, path(&self.home, to)?);
        let lock = self.home.lock().map_err(disk)?;
        match file::read(&from).map_err(disk)? {
            Some(bytes) => file::write(&lock, &to, &bytes).map_err(disk),
            None => file::remove(&lock, &to).map(|_| ()).map_err(disk),
        }
    }

    fn exists(&self, profile: &str) -> Result<bool, VaultError> {
        exists(&self.home, profile).map_err(disk)
    }

    /// Changes the secrets of a profile in one step.
    fn change(
        &self,
        profile: &str,
        replace: bool,
        act: impl FnOnce(&mut Secrets),
    ) -> Result<(Option<Vec<u8>>, bool), VaultError> {
        let path = path(&self.home, profile)?;
        let passphrase = self.passphrase.as_ref().ok_or(VaultError::NoPassphrase)?;
        // Made before the lock: making a key takes long, and others wait for the lock two seconds at most.
        let key = match read(&path) {
            Ok(Some(sealed)) => self.key(&sealed, &path),
            Ok(None) => new_key(passphrase).map(Arc::new),
            Err(fault) => Err(fault),
        };
        let lock = self.home.lock().map_err(disk)?;
        let before = file::read(&path).map_err(disk)?;
        let found = match &before {
            Some(bytes) => parse::<Sealed>(&path, bytes)
                .map_err(|fault| unread(fault, &path))
                .and_then(|sealed| {
                    // Another process may have written meanwhile, and may have made the file anew.
                    let key = match key {
                        Ok(key) if key.fits(&sealed) => key,
                        Ok(_) => self.key(&sealed, &path)?,
                        Err(fault) => return Err(fault),
                    };
                    Ok((opened(&key, &sealed, &path)?, key))
                }),
            None => match key {
                Ok(key) => Ok((Secrets::new(), key)),
                // There was a file a moment ago.
                Err(_) => new_key(passphrase).map(|key| (Secrets::new(), Arc::new(key))),
            },
        };
        let (mut secrets, key, unopened) = match found {
            Ok((secrets, key)) => (secrets, key, false),
            Err(VaultError::WrongPassphrase(_) | VaultError::FileDamaged(_)) if replace => {
                (Secrets::new(), Arc::new(new_key(passphrase)?), true)
            }
            Err(fault) => return Err(fault),
        };
        act(&mut secrets);
        let sealed = key.seal(written(&secrets, "")).map_err(|_| no_means())?;
        write(&lock, &path, &sealed).map_err(disk)?;
        *self.key.lock().unwrap_or_else(PoisonError::into_inner) = Some(key);
        Ok((before, unopened))
    }

    /// The key for this file, made once.
    fn key(&self, sealed: &Sealed, path: &Path) -> Result<Arc<Key>, VaultError> {
        let passphrase = self.passphrase.as_ref().ok_or(VaultError::NoPassphrase)?;
        let mut kept = self.key.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = kept.as_ref().filter(|key| key.fits(sealed)) {
            return Ok(Arc::clone(key));
        }
        let key = Arc::new(key_of(passphrase, sealed, path)?);
        *kept = Some(Arc::clone(&key));
        Ok(key)
    }
}

/// The profiles that there are encrypted files for, whether there are such profiles or not.
pub(super) fn names(home: &Home) -> Result<Vec<String>, StoreError> {
    let paths = file::entries(&folder(home))?;
    let names = paths.iter().filter_map(|path| {
        let name = path.file_name()?.to_str()?.strip_suffix(SUFFIX)?;
        checked(name).is_ok().then(|| name.to_owned())
    });
    Ok(names.collect())
}

/// True if there is an encrypted file for this profile.
pub(super) fn exists(home: &Home, profile: &str) -> Result<bool, StoreError> {
    let path = folder(home).join(format!("{}{SUFFIX}", checked(profile)?));
    path.try_exists()
        .map_err(|source| StoreError::Read { path, source })
}

fn folder(home: &Home) -> PathBuf {
    home.root().join("secrets")
}

fn path(home: &Home, profile: &str) -> Result<PathBuf, VaultError> {
    let name = checked(profile).map_err(|_| VaultError::BadName(profile.to_owned()))?;
    Ok(folder(home).join(format!("{name}{SUFFIX}")))
}

fn read(path: &Path) -> Result<Option<Sealed>, VaultError> {
    match file::read(path).map_err(disk)? {
        Some(bytes) => parse(path, &bytes)
            .map(Some)
            .map_err(|fault| unread(fault, path)),
        None => Ok(None),
    }
}

fn new_key(passphrase: &Secret) -> Result<Key, VaultError> {
    let passphrase = tidied(passphrase);
    #[expect(
        clippy::disallowed_methods,
        reason = "the key is made from the passphrase"
    )]
    let plain = passphrase.expose();
    Key::new(plain, Cost::OURS).map_err(|_| no_means())
}

fn key_of(passphrase: &Secret, sealed: &Sealed, path: &Path) -> Result<Key, VaultError> {
    let passphrase = tidied(passphrase);
    #[expect(
        clippy::disallowed_methods,
        reason = "the key is made from the passphrase"
    )]
    let plain = passphrase.expose();
    Key::of(plain, sealed).map_err(|why| unopened(why, path))
}

fn opened(key: &Key, sealed: &Sealed, path: &Path) -> Result<Secrets, VaultError> {
    let plain = key.open(sealed).map_err(|why| unopened(why, path))?;
    taken_apart(&plain).ok_or_else(|| VaultError::FileDamaged(shown(path)))
}

fn unopened(why: Unopened, path: &Path) -> VaultError {
    match why {
        Unopened::Damaged => VaultError::FileDamaged(shown(path)),
        Unopened::WrongKey => VaultError::WrongPassphrase(shown(path)),
        Unopened::NoMeans => no_means(),
    }
}

fn unread(fault: StoreError, path: &Path) -> VaultError {
    match fault {
        StoreError::Broken { .. } => VaultError::FileDamaged(shown(path)),
        other => disk(other),
    }
}

fn no_means() -> VaultError {
    VaultError::File(crate::model::words::vault_no_means())
}

#[expect(clippy::needless_pass_by_value, reason = "made for `map_err`")]
fn disk(fault: StoreError) -> VaultError {
    VaultError::File(fault.text())
}

fn shown(path: &Path) -> String {
    escape(&path.display().to_string())
}

fn put_into(secrets: &mut Secrets, wanted: &[(SecretName, Secret)]) {
    secrets.retain(|(name, _)| wanted.iter().all(|(new, _)| new != name));
    secrets.extend(wanted.iter().cloned());
}

/// The name before what stands beside the secrets: none of theirs.
const BESIDE: &str = "beside";

/// The secrets as they are encrypted: for each a line with its name and its bytes, and those bytes; before them in the same
/// way what stands beside them, if anything does.
fn written(secrets: &[(SecretName, Secret)], beside: &str) -> Zeroizing<Vec<u8>> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the encrypted file is where the secrets shall go"
    )]
    let plain: Vec<(&str, &str)> = secrets
        .iter()
        .map(|(name, secret)| (name.name(), secret.expose()))
        .collect();
    // Room for all, and for the tag behind it: growing would leave a copy behind.
    let room = plain
        .iter()
        .map(|(_, value)| value.len() + 64)
        .sum::<usize>()
        + beside.len()
        + 128;
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    if !beside.is_empty() {
        bytes.extend_from_slice(format!("{BESIDE} {}\n{beside}", beside.len()).as_bytes());
    }
    for (name, value) in plain {
        bytes.extend_from_slice(format!("{name} {}\n", value.len()).as_bytes());
        bytes.extend_from_slice(value.as_bytes());
    }
    bytes
}

/// What the secrets were said to stand beside, if it was said, and the rest; `None` if that is cut off.
fn beside_of(bytes: &[u8]) -> Option<(Option<&[u8]>, &[u8])> {
    let Some(rest) = bytes.strip_prefix(format!("{BESIDE} ").as_bytes()) else {
        return Some((None, bytes));
    };
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let length = std::str::from_utf8(&rest[..end]).ok()?.parse().ok()?;
    let (said, rest) = rest[end + 1..].split_at_checked(length)?;
    Some((Some(said), rest))
}

/// The reverse; `None` if it is not what [`written`] makes.
fn taken_apart(mut bytes: &[u8]) -> Option<Secrets> {
    let mut secrets = Secrets::new();
    while !bytes.is_empty() {
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let (line, rest) = (std::str::from_utf8(&bytes[..end]).ok()?, &bytes[end + 1..]);
        let (name, length) = line.split_once(' ')?;
        let name = SecretName::ALL
            .into_iter()
            .find(|known| known.name() == name)?;
        let (value, rest) = rest.split_at_checked(length.parse().ok()?)?;
        secrets.push((
            name,
            Secret::new(std::str::from_utf8(value).ok()?.to_owned()),
        ));
        bytes = rest;
    }
    Some(secrets)
}

/// Writes a new file that only the user can read where the system knows that; never over one that is there. For what a
/// person asked to have outside the home.
///
/// # Errors
/// [`StoreError::Taken`], [`StoreError::Write`].
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    use std::io::Write as _;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| {
        file.write_all(bytes)
            .and_then(|()| file.sync_all())
            // Half a file would look like one.
            .inspect_err(|_| drop(fs::remove_file(path)))
    });
    written.map_err(|source| {
        let path = path.to_owned();
        if source.kind() == std::io::ErrorKind::AlreadyExists {
            StoreError::Taken(path)
        } else {
            StoreError::Write { path, source }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn home() -> (TempDir, Home) {
        let folder = TempDir::new().unwrap();
        let home = Home::new(Some(folder.path().join("home"))).unwrap();
        (folder, home)
    }

    fn secret(text: &str) -> Secret {
        Secret::new(text.to_owned())
    }

    fn files(home: &Home, passphrase: Option<&str>) -> SealedFiles {
        SealedFiles::new(home.clone(), passphrase.map(secret))
    }

    const PASSPHRASE: &str = "correct horse battery";

    #[test]
    fn what_is_put_comes_back_whole_and_stands_nowhere_in_plain_text() {
        let (folder, home) = home();
        let sealed = files(&home, Some(PASSPHRASE));
        let client = (SecretName::ClientSecret, secret("Sentinel-c \n\u{e9}"));
        let first = (SecretName::RefreshToken, secret("Sentinel-1"));
        let second = (SecretName::RefreshToken, secret(&"Sentinel-2".repeat(900)));
        sealed.put("a", std::slice::from_ref(&client)).unwrap();
        sealed.put("a", &[first]).unwrap();
        sealed.put("a", std::slice::from_ref(&second)).unwrap();
        // Another run, which has to make the key anew.
        let later = files(&home, Some(PASSPHRASE)).all("a").unwrap().unwrap();
        assert_eq!(later, [client, second]);
        assert_eq!(sealed.all("b"), Ok(None));
        let path = folder.path().join("home").join("secrets").join("a.sealed");
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains("Sentinel") && !text.contains("horse"));
        assert_eq!(names(&home).unwrap(), ["a"]);
        sealed.retain("a", &[]).unwrap();
        assert_eq!(sealed.all("a"), Ok(Some(Vec::new())));
        sealed.remove("a").unwrap();
        assert!(!path.exists());
    }

    #[cfg(unix)]
    #[test]
    fn only_the_user_can_read_the_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let (folder, home) = home();
        let put = [(SecretName::Password, secret("x"))];
        files(&home, Some(PASSPHRASE)).put("a", &put).unwrap();
        let mode = |path: &str| {
            let path = folder.path().join("home").join(path);
            fs::metadata(path).unwrap().permissions().mode() & 0o777
        };
        assert_eq!((mode("secrets/a.sealed"), mode("secrets")), (0o600, 0o700));
    }

    #[test]
    fn a_wrong_passphrase_or_none_changes_nothing_and_each_is_said() {
        let (folder, home) = home();
        let put = [(SecretName::Password, secret("Sentinel-p"))];
        files(&home, Some(PASSPHRASE)).put("a", &put).unwrap();
        let path = folder.path().join("home").join("secrets").join("a.sealed");
        let before = fs::read(&path).unwrap();
        let wrong = files(&home, Some("another passphrase"));
        let refusal = VaultError::WrongPassphrase(shown(&path));
        assert_eq!(wrong.all("a"), Err(refusal.clone()));
        assert_eq!(wrong.put("a", &put), Err(refusal.clone()));
        assert_eq!(wrong.retain("a", &[]), Err(refusal));
        let none = files(&home, None);
        assert_eq!(none.all("a"), Err(VaultError::NoPassphrase));
        assert_eq!(none.put("b", &put), Err(VaultError::NoPassphrase));
        assert_eq!(none.all("b"), Ok(None), "there is nothing to open");
        assert_eq!(fs::read(&path).unwrap(), before);
        none.remove("a").unwrap();
        assert!(!path.exists(), "what is removed need not be opened");
    }

    #[test]
    fn a_person_may_save_over_a_file_that_does_not_open_and_it_can_be_put_back() {
        let (folder, home) = home();
        let old = [(SecretName::Password, secret("old"))];
        let new = [(SecretName::ClientSecret, secret("new"))];
        let first = files(&home, Some(PASSPHRASE));
        first.put("a", &old).unwrap();
        let path = folder.path().join("home").join("secrets").join("a.sealed");
        let other = files(&home, Some("another passphrase"));
        let (before, lost) = other.replace("a", &new).unwrap();
        assert!(lost);
        assert_eq!(other.all("a").unwrap().unwrap(), new);
        other.restore("a", before.as_deref()).unwrap();
        assert_eq!(first.all("a").unwrap().unwrap(), old);
        let (_, lost) = first.replace("a", &new).unwrap();
        assert!(!lost, "opened, the other secrets stay");
        assert_eq!(first.all("a").unwrap().unwrap().len(), 2);
        // Of a damaged file nothing can be saved.
        let mut damaged = fs::read_to_string(&path).unwrap();
        damaged.truncate(100);
        first.restore("a", Some(damaged.as_bytes())).unwrap();
        let refusal = VaultError::FileDamaged(shown(&path));
        assert_eq!(first.put("a", &new), Err(refusal));
        assert!(first.replace("a", &new).unwrap().1);
        assert_eq!(first.all("a").unwrap().unwrap(), new);
    }

    #[test]
    fn blanks_around_a_passphrase_matter_nowhere() {
        let (_folder, home) = home();
        let put = [(SecretName::Password, secret("x"))];
        let around = format!(" {PASSPHRASE}\u{200b}\r\n");
        files(&home, Some(&around)).put("a", &put).unwrap();
        let opened = files(&home, Some(PASSPHRASE)).all("a").unwrap().unwrap();
        assert_eq!(opened, put);
        let exported = SealedSecrets::seal(&put, &secret(PASSPHRASE), "p").unwrap();
        let opened = exported.open(&secret(&around), Path::new("x"), "p");
        assert_eq!(opened.unwrap(), put);
    }

    #[test]
    fn exported_secrets_open_only_beside_what_they_were_exported_with() {
        let put = [(SecretName::Password, secret("x"))];
        let (given, place) = (secret(PASSPHRASE), Path::new("x"));
        let exported = SealedSecrets::seal(&put, &given, "a\nb").unwrap();
        let opened = |beside| exported.open(&given, place, beside);
        assert_eq!(opened("a\nb").unwrap(), put);
        for other in ["", "a", "a\nb\n", "a\nc"] {
            assert_eq!(opened(other), Err(VaultError::Swapped("x".to_owned())));
        }
        // Of a version that said nothing of it.
        let before = SealedSecrets::seal(&put, &given, "").unwrap();
        assert_eq!(before.open(&given, place, "a\nb").unwrap(), put);
    }

    #[test]
    fn a_file_of_a_newer_program_is_left_alone() {
        let (folder, home) = home();
        let put = [(SecretName::Password, secret("x"))];
        let sealed = files(&home, Some(PASSPHRASE));
        sealed.put("a", &put).unwrap();
        let path = folder.path().join("home").join("secrets").join("a.sealed");
        let text = fs::read_to_string(&path).unwrap();
        let newer = text.replace("\"schema\": 1", "\"schema\": 9");
        sealed.restore("a", Some(newer.as_bytes())).unwrap();
        assert!(matches!(sealed.all("a"), Err(VaultError::File(_))));
        assert!(matches!(
            sealed.replace("a", &put),
            Err(VaultError::File(_))
        ));
        assert_eq!(fs::read_to_string(&path).unwrap(), newer);
    }

    #[test]
    fn two_writers_at_once_lose_nothing_of_each_other() {
        let (_folder, home) = home();
        let home = home.waiting(std::time::Duration::from_secs(600));
        let names = [SecretName::ClientSecret, SecretName::RefreshToken];
        std::thread::scope(|scope| {
            for name in names {
                let files = files(&home, Some(PASSPHRASE));
                scope.spawn(move || {
                    for round in 0..20 {
                        let put = [(name, secret(&round.to_string()))];
                        files.put("a", &put).unwrap();
                    }
                });
            }
        });
        let all = files(&home, Some(PASSPHRASE)).all("a").unwrap().unwrap();
        assert_eq!(all.len(), 2);
        assert!(all.iter().all(|(_, value)| *value == secret("19")));
    }

    #[test]
    fn a_copy_is_the_same_file_and_needs_no_passphrase() {
        let (_folder, home) = home();
        let put = [(SecretName::Password, secret("x"))];
        let sealed = files(&home, Some(PASSPHRASE));
        sealed.put("a", &put).unwrap();
        files(&home, None).copy("a", "b").unwrap();
        assert_eq!(sealed.all("b").unwrap().unwrap(), put);
        files(&home, None).copy("nobody", "b").unwrap();
        assert_eq!(sealed.all("b"), Ok(None), "nothing is a copy of nothing");
    }

    #[test]
    fn what_a_person_wants_outside_the_home_never_takes_the_place_of_a_file() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("out.json");
        write_new(&path, b"first").unwrap();
        let again = write_new(&path, b"second");
        assert!(matches!(again, Err(StoreError::Taken(_))));
        assert_eq!(fs::read(&path).unwrap(), b"first");
    }

    #[test]
    fn bytes_that_are_not_what_was_written_are_taken_for_nothing() {
        for strange in [
            "x",
            "password\n",
            "password 5\nabc",
            "nosuch 1\nx",
            "password -1\nx",
        ] {
            assert!(taken_apart(strange.as_bytes()).is_none(), "{strange}");
        }
        assert_eq!(taken_apart(b""), Some(Vec::new()));
    }
}
