//! Files that are whole or not there: written beside the target, flushed, and put in its place in one step.
//!
//! Knows nothing of what is in them.

use super::error::StoreError;
use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Beginning and end of the names of unfinished files, by which leftovers are known as ours.
const UNFINISHED: (&str, &str) = (".partner-onboard-", ".tmp");

/// The lock's file in the home. It stays there: removing it would let two writers hold locks on two files of one name.
const LOCK: &str = ".lock";

/// Beginning of the name of the file by which the renewals of one profile take turns.
const TURN: &str = ".renewal-";

/// More than any profile or draft has; a file beyond it is not one of ours.
const LARGEST: u64 = 1 << 20;

/// The right to write in a home, until dropped. The system takes it back from a killed process.
#[derive(Debug)]
pub(super) struct Lock {
    /// None where the file system has no locks; then only the single step of replacing protects.
    file: Option<File>,
}

/// Waits for the right to write in `home`, at most `limit`; makes the folder if there is none.
pub(super) fn lock(home: &Path, limit: Duration) -> Result<Lock, StoreError> {
    lock_by(home, LOCK, limit)
}

/// Waits for the turn to renew a profile's sign-in, at most `limit`. It has a file of its own: a renewal waits for the
/// network, and nobody who only writes shall wait for that.
pub(super) fn turn(home: &Path, profile: &str, limit: Duration) -> Result<Lock, StoreError> {
    // Where case does not count in file names, it does not count here either.
    lock_by(
        home,
        &format!("{TURN}{}", profile.to_ascii_lowercase()),
        limit,
    )
}

fn lock_by(home: &Path, name: &str, limit: Duration) -> Result<Lock, StoreError> {
    make_folder(home)?;
    let path = home.join(name);
    let fault = |source| StoreError::Write {
        path: path.clone(),
        source,
    };
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(&path).map_err(fault)?;
    let waited = match file.try_lock() {
        Ok(()) => return Ok(Lock { file: Some(file) }),
        Err(TryLockError::Error(error)) => Err(error),
        Err(TryLockError::WouldBlock) => match wait(file, limit).map_err(fault)? {
            Some(granted) => granted,
            None => {
                return Err(StoreError::Busy {
                    path: home.to_owned(),
                });
            }
        },
    };
    match waited {
        Ok(file) => Ok(Lock { file: Some(file) }),
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(Lock { file: None }),
        Err(error) => Err(fault(error)),
    }
}

/// Waits on a thread of its own, because a blocking wait has no time limit. If we have given up when the lock is
/// granted, nobody receives the file; it drops there, and the lock with it.
fn wait(file: File, limit: Duration) -> io::Result<Option<io::Result<File>>> {
    let (granted, answer) = mpsc::sync_channel(1);
    thread::Builder::new()
        .name("file-lock".to_owned())
        .spawn(move || {
            let outcome = file.lock().map(|()| file);
            // Nobody waits any more: dropping what comes back is all there is to do.
            drop(granted.try_send(outcome));
        })?;
    Ok(answer.recv_timeout(limit).ok())
}

/// The file's bytes; `None` if there is no such file.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    let fault = |source| StoreError::Read {
        path: path.to_owned(),
        source,
    };
    let file = match patiently(|| File::open(path)) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(fault(error)),
    };
    let mut bytes = Vec::new();
    file.take(LARGEST).read_to_end(&mut bytes).map_err(fault)?;
    Ok(Some(bytes))
}

/// Puts `bytes` in the place of `path`: whoever reads finds the old file or the new one, whole, also when this process
/// is killed or the power fails in between. On Unix only the user can read the file, from its creation on; on Windows
/// it inherits the access list of the user's profile.
pub(super) fn write(lock: &Lock, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = path.parent().unwrap_or(path);
    make_folder(folder)?;
    if lock.file.is_some() {
        // Under the lock nobody else is writing: what is unfinished now was left by a process that was killed.
        clear_leftovers(folder);
    }
    replace(folder, path, bytes, Name::New).map_err(|source| StoreError::Write {
        path: path.to_owned(),
        source,
    })
}

/// Removes a file; false if there was none.
pub(super) fn remove(_lock: &Lock, path: &Path) -> Result<bool, StoreError> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(source) => Err(StoreError::Write {
            path: path.to_owned(),
            source,
        }),
    }
}

/// Puts `bytes` in the place of a file outside the home, in the same way. For what a person asked to have there, and for
/// whoever sees to it that nobody else writes there: the unfinished file always has the same name, so that what a process left
/// that was killed goes with the next write.
///
/// # Errors
/// [`StoreError::Write`].
pub fn write_over(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    replace(folder, path, bytes, Name::Same).map_err(|source| StoreError::Write {
        path: path.to_owned(),
        source,
    })
}

/// What an unfinished file is called.
#[derive(Clone, Copy)]
enum Name {
    /// A name that no other has: several may be writing.
    New,
    /// One that is made of the target's.
    Same,
}

fn replace(folder: &Path, path: &Path, bytes: &[u8], name: Name) -> io::Result<()> {
    let mut own = OsString::from(".");
    let mut builder = tempfile::Builder::new();
    match name {
        Name::New => {
            builder.prefix(UNFINISHED.0).suffix(UNFINISHED.1);
        }
        Name::Same => {
            own.push(path.file_name().unwrap_or_default());
            own.push(UNFINISHED.1);
            // Where it cannot be removed, it cannot be made either, which is told.
            let _ = fs::remove_file(folder.join(&own));
            builder.rand_bytes(0).prefix(&own);
        }
    }
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    // Closed before it is renamed: Windows keeps an open file where it is. And renamed by std rather than by
    // `persist`, because std asks Windows for the POSIX way, which also replaces a file that somebody is reading.
    let unfinished = file.into_temp_path().keep().map_err(|fault| fault.error)?;
    if let Err(error) = patiently(|| fs::rename(&unfinished, path)) {
        let _ = fs::remove_file(&unfinished);
        return Err(error);
    }
    sync_folder(folder);
    Ok(())
}

/// Does it, and on Windows does it again for up to a second while access is denied: there, a file that somebody has
/// open for a moment, a virus scanner for example, cannot always be replaced, nor one be opened that is being replaced.
fn patiently<T>(mut act: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let mut left = if cfg!(windows) { 50 } else { 0 };
    loop {
        match act() {
            Err(error) if left > 0 && error.kind() == io::ErrorKind::PermissionDenied => {
                left -= 1;
                thread::park_timeout(Duration::from_millis(20));
            }
            outcome => return outcome,
        }
    }
}

/// Makes the new name last through a power failure. The file is in its place already and some file systems cannot do
/// this, so that a failure changes nothing.
#[cfg(unix)]
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Windows has no such call; NTFS keeps a journal of names.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) {}

/// Makes a folder and those above it, for the user alone where the system knows that (Unix).
pub(super) fn make_folder(path: &Path) -> Result<(), StoreError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|source| StoreError::Write {
        path: path.to_owned(),
        source,
    })
}

fn clear_leftovers(folder: &Path) {
    for path in entries(folder).unwrap_or_default() {
        let name = path.file_name().and_then(|name| name.to_str());
        if name.is_some_and(|n| n.starts_with(UNFINISHED.0) && n.ends_with(UNFINISHED.1)) {
            // It takes space and nothing else; the next save tries again.
            let _ = fs::remove_file(path);
        }
    }
}

/// The paths in a folder, sorted; none if there is no such folder.
pub(super) fn entries(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let fault = |source| StoreError::Read {
        path: folder.to_owned(),
        source,
    };
    let listing = match fs::read_dir(folder) {
        Ok(listing) => listing,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(fault(error)),
    };
    let mut paths = listing
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()
        .map_err(fault)?;
    paths.sort();
    Ok(paths)
}
