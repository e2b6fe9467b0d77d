//! Why a file of ours could not be read or written, and what to do about it.

use crate::model::escape::{escape, excerpt};
use crate::model::lang::Lang;
use crate::model::profile::Environment;
use crate::model::text::Text;
use crate::model::words;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a profile or a draft could not be read or written. [`StoreError::text`] is what a person reads.
#[derive(Debug)]
pub enum StoreError {
    /// The system names no home folder, and no other folder was given.
    NoHome,
    /// Not a profile name; it never became a path.
    BadName(String),
    /// No profile of that name.
    NotFound {
        /// The name asked for.
        name: String,
        /// The file that would be it.
        path: PathBuf,
    },
    /// A file is there and cannot be read.
    Read {
        /// Which file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file cannot be written or removed; the one that was there is as it was.
    Write {
        /// Which file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file is not the JSON it should be.
    Broken {
        /// Which file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Column, from 1; 0 for an empty file.
        column: usize,
        /// What the reader stumbled over, in English, escaped.
        cause: String,
    },
    /// The file is of a newer program.
    Newer {
        /// Which file.
        path: PathBuf,
        /// Its schema.
        found: u64,
        /// The newest schema known here.
        known: u32,
    },
    /// Another program of ours is writing and did not finish in time.
    Busy {
        /// The folder.
        path: PathBuf,
    },
    /// There is a profile of that name already, and nobody said that it may be replaced.
    Exists(String),
    /// A file that was to be new is there already, and was left alone.
    Taken(PathBuf),
    /// The file is larger than any of ours.
    TooLarge(PathBuf),
    /// The name is taken by a profile that was made elsewhere: practice must not replace the real one, nor the reverse.
    OtherEnvironment {
        /// The name.
        name: String,
        /// Where the profile that is there was made.
        found: Environment,
    },
}

impl StoreError {
    /// True if one of our files cannot be read or written, whether the disk, another process or what is in it is at fault;
    /// false if it is what was asked for.
    #[must_use]
    pub fn is_fault_of_a_file(&self) -> bool {
        match self {
            Self::Read { .. }
            | Self::Write { .. }
            | Self::Broken { .. }
            | Self::Newer { .. }
            | Self::Busy { .. }
            | Self::TooLarge(_)
            | Self::Taken(_) => true,
            Self::NoHome
            | Self::BadName(_)
            | Self::NotFound { .. }
            | Self::Exists(_)
            | Self::OtherEnvironment { .. } => false,
        }
    }

    /// What happened, where, and what to do, in sentences.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::NoHome => words::store_no_home(),
            Self::BadName(name) => words::store_bad_name(excerpt(name, 80)),
            Self::NotFound { name, path } => words::store_not_found(escape(name), shown(path)),
            Self::Read { path, source } => words::store_cannot_read(cause(source), shown(path)),
            Self::Write { path, source } => words::store_cannot_write(cause(source), shown(path)),
            Self::Broken {
                path,
                line,
                column,
                cause,
            } => words::store_broken(
                cause.as_str(),
                column.to_string(),
                line.to_string(),
                shown(path),
            ),
            Self::Newer { path, found, known } => {
                words::store_newer(found.to_string(), known.to_string(), shown(path))
            }
            Self::Busy { path } => words::store_busy(shown(path)),
            Self::Exists(name) => words::store_exists(escape(name)),
            Self::Taken(path) => words::store_taken(shown(path)),
            Self::TooLarge(path) => words::store_too_large(shown(path)),
            Self::OtherEnvironment { name, found } => {
                words::store_other_environment(found.name(), escape(name))
            }
        }
    }
}

/// For logs and panics, which have no language: English.
impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Lang::En.say(&self.text()))
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read { source, .. } | Self::Write { source, .. } => Some(source),
            _ => None,
        }
    }
}

fn shown(path: &Path) -> String {
    escape(&path.display().to_string())
}

/// The frequent causes in the reader's language; the rest as the system words it.
fn cause(source: &io::Error) -> Text {
    match source.kind() {
        io::ErrorKind::PermissionDenied => words::store_cause_denied(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => words::store_cause_full(),
        io::ErrorKind::ReadOnlyFilesystem => words::store_cause_read_only(),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            words::store_cause_not_a_folder()
        }
        _ => words::store_cause_other(excerpt(&source.to_string(), 200)),
    }
}
