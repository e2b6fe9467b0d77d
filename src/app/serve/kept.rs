//! The file of `--state`: held by one sandbox at a time, read at the start, written a moment after each request.

use super::super::signals::Signals;
use super::super::stage::{INTERNAL, Stop};
use super::{LARGEST, read, shown};
use crate::model::text::Text;
use crate::model::words;
use crate::sandbox::Sandbox;
use crate::store::{StoreError, write_over};
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf, is_separator};
use std::time::Duration;
use tokio::sync::Notify;

/// How long requests are gathered before the state is written.
const PAUSE: Duration = Duration::from_millis(100);

/// The place of a state that is ours until this is dropped.
pub(super) struct State {
    path: PathBuf,
    /// None where the file system knows no locks.
    _lock: Option<File>,
}

impl State {
    /// Sees to it that one sandbox at a time keeps its state there: two would write over each other's. The lock is on a file of
    /// its own, as the state is replaced at each change, and it stays: removing it would let two hold locks on two files of one
    /// name. Without a lock it goes where the file system knows none; one that knows them and has none to give is told.
    ///
    /// # Errors
    /// [`Stop`]: another one keeps it, nothing can be written there, or it is something else than a file.
    pub(super) fn hold(path: &Path) -> Result<Self, Stop> {
        let path = behind_links(path);
        if !may_be_file(&path) {
            return Err(Stop::usage(words::serve_no_file(shown(&path))));
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let beside = path.with_file_name(format!(".{name}.lock"));
        let fault = |source| {
            let path = path.clone();
            Stop::usage(StoreError::Write { path, source }.text())
        };
        let file = File::options()
            .write(true)
            .create(true)
            .truncate(false)
            .open(beside)
            .map_err(fault)?;
        let lock = match file.try_lock() {
            Ok(()) => Some(file),
            Err(TryLockError::WouldBlock) => {
                return Err(Stop::usage(words::serve_state_busy(shown(&path))));
            }
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => None,
            Err(TryLockError::Error(error)) => return Err(fault(error)),
        };
        Ok(Self { path, _lock: lock })
    }

    /// The state that was kept there; none if there is no such file yet.
    ///
    /// # Errors
    /// [`Stop`]: it cannot be read.
    pub(super) fn earlier(&self) -> Result<Option<String>, Stop> {
        match fs::metadata(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            _ => read(&self.path).map(Some),
        }
    }

    /// Writes a state down, unless it could not be read again: then the last one that can be is worth more.
    ///
    /// # Errors
    /// Why it is not written; what was there before is as it was.
    pub(super) fn put(&self, state: &str) -> Result<(), Text> {
        if state.len() as u64 > LARGEST {
            let most = (LARGEST / (1024 * 1024)).to_string();
            return Err(words::serve_state_large(most, shown(&self.path)));
        }
        write_over(&self.path, state.as_bytes()).map_err(|fault| fault.text())
    }

    /// Keeps the state a moment after each request, until a signal comes; then for the last time. That it cannot be written is
    /// told once, and again after it could be.
    ///
    /// # Errors
    /// [`Stop`]: the last one cannot be written.
    pub(super) async fn keep_until(
        &self,
        signals: &mut Signals,
        changed: &Notify,
        running: &Sandbox,
        say: impl Fn(&Text),
    ) -> Result<(), Stop> {
        let mut written = String::new();
        let mut is_told = false;
        loop {
            tokio::select! {
                _ = signals.next() => break,
                () = changed.notified() => {}
            }
            // Many requests are one change.
            tokio::select! {
                _ = signals.next() => break,
                () = tokio::time::sleep(PAUSE) => {}
            }
            let state = running.state();
            if state == written {
                continue;
            }
            match self.put(&state) {
                Ok(()) => {
                    written = state;
                    is_told = false;
                }
                Err(why) => {
                    if !is_told {
                        say(&words::serve_state_again(why));
                    }
                    is_told = true;
                }
            }
        }
        self.put(&running.state()).map_err(|why| Stop {
            code: INTERNAL,
            said: vec![why],
        })
    }
}

/// True for what is a file or can become one; nothing else can be replaced by a file.
fn may_be_file(path: &Path) -> bool {
    let is_folder = path.to_string_lossy().ends_with(is_separator);
    let found = fs::metadata(path);
    path.file_name().is_some() && !is_folder && !found.is_ok_and(|found| !found.is_file())
}

/// The file that a link leads to: that is what is meant, and the link shall stay one when the file is replaced.
fn behind_links(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    // Further than systems follow links; a circle is told when the file is opened.
    for _ in 0..64 {
        let Ok(next) = fs::read_link(&path) else {
            break;
        };
        path = path.parent().unwrap_or(Path::new("")).join(next);
    }
    path
}

/// The same for all paths that lead to one file, whether it is there or not.
pub(super) fn known_by(path: &Path) -> PathBuf {
    let path = behind_links(path);
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    folder.join(path.file_name().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::lang::Lang;

    #[test]
    fn what_could_not_be_read_again_is_not_written_and_the_last_one_stays() {
        let folder = tempfile::tempdir().unwrap();
        let state = State::hold(&folder.path().join("state.json")).unwrap();
        let mut text = " ".repeat(usize::try_from(LARGEST).unwrap());
        assert_eq!(state.put(&text), Ok(()));
        assert_eq!(
            state.earlier().unwrap().map(|kept| kept.len()),
            Some(text.len())
        );
        text.push(' ');
        let why = Lang::En.say(&state.put(&text).unwrap_err());
        assert!(
            why.contains("state.json") && why.contains("64 MiB"),
            "{why}"
        );
        assert_eq!(
            state.earlier().unwrap().map(|kept| kept.len()),
            Some(text.len() - 1)
        );
    }

    #[test]
    fn several_paths_lead_to_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let one = folder.path().join("a.json");
        let two = folder.path().join(".").join("a.json");
        assert_eq!(known_by(&one), known_by(&two));
        assert_ne!(known_by(&one), known_by(&folder.path().join("b.json")));
    }
}
