//! Why secrets cannot be kept or fetched: the many errors of three keychains, and those of an encrypted file, told apart by
//! what a person can do about them.

use super::pieces;
use crate::model::escape::excerpt;
use crate::model::lang::Lang;
use crate::model::text::Text;
use crate::model::words;
use keyring_core::Error;
use std::fmt;
use std::time::Duration;
use zeroize::Zeroize as _;

/// Why secrets cannot be kept or fetched. [`VaultError::text`] is what a person reads; a secret is never in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum VaultError {
    /// Linux: the session has no D-Bus session bus.
    NoBus,
    /// Linux: nothing on the bus offers the Secret Service. Elsewhere: the system has no keychain that we know.
    NoService,
    /// There is a keychain, without a keyring to put anything into.
    NoKeyring,
    /// Windows: this kind of sign-in session has no Credential Manager.
    NoSession,
    /// It is locked, or the person said no.
    Locked,
    /// It did not answer within this time.
    TimedOut(Duration),
    /// The value is longer than we store.
    TooLong {
        /// Its bytes.
        bytes: usize,
        /// The most bytes that are stored.
        longest: usize,
    },
    /// What is stored is incomplete, changed by somebody, or there more than once.
    Damaged,
    /// The secrets are in an encrypted file, and its passphrase was not given.
    NoPassphrase,
    /// The passphrase does not open this encrypted file; the path, escaped.
    WrongPassphrase(String),
    /// This encrypted file is not what was written; the path, escaped.
    FileDamaged(String),
    /// The secrets of an exported file, named here, are not of the profile that stands beside them.
    Swapped(String),
    /// The disk, or a file of a newer program; a sentence.
    File(Text),
    /// Not a profile name.
    BadName(String),
    /// Something else, in the system's words, escaped.
    Other(String),
}

impl VaultError {
    /// What happened, what it means, what to do.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::NoBus => words::vault_no_bus(),
            Self::NoService => words::vault_no_service(),
            Self::NoKeyring => words::vault_no_keyring(),
            Self::NoSession => words::vault_no_session(),
            Self::Locked => words::vault_locked(),
            // Rounded up: it is how long somebody has waited, not how long the keychain had.
            Self::TimedOut(limit) => {
                let seconds = limit.as_secs() + u64::from(limit.subsec_nanos() > 0);
                words::vault_timed_out(seconds)
            }
            Self::TooLong { bytes, longest } => words::vault_too_long(*bytes, *longest),
            Self::Damaged => words::vault_damaged(),
            Self::NoPassphrase => words::vault_no_passphrase(),
            Self::WrongPassphrase(path) => words::vault_wrong_passphrase(path),
            Self::FileDamaged(path) => words::vault_file_damaged(path),
            Self::Swapped(path) => words::vault_swapped(path),
            Self::File(why) => why.clone(),
            Self::BadName(name) => words::store_bad_name(excerpt(name, 80)),
            Self::Other(cause) => words::vault_other(cause.as_str()),
        }
    }
}

/// For logs, which have no language: English.
impl fmt::Display for VaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Lang::En.say(&self.text()))
    }
}

impl std::error::Error for VaultError {}

/// What a store's fault means. Bytes that came along may be a secret; they are wiped and never shown.
pub(super) fn fault(error: Error) -> VaultError {
    match error {
        Error::BadEncoding(mut bytes) | Error::BadDataFormat(mut bytes, _) => {
            bytes.zeroize();
            VaultError::Damaged
        }
        Error::Ambiguous(_) => VaultError::Damaged,
        Error::NoDefaultStore => VaultError::NoService,
        Error::TooLong(_, limit) => VaultError::TooLong {
            bytes: pieces::ENTRY,
            longest: usize::try_from(limit).unwrap_or(usize::MAX),
        },
        Error::NoStorageAccess(source) => {
            // The crates of the systems' stores do not hand out their error types; their names are what tells.
            meaning(&format!("{source:?}")).unwrap_or(VaultError::Locked)
        }
        Error::PlatformFailure(source) => {
            let name = format!("{source:?}");
            meaning(&name).unwrap_or_else(|| VaultError::Other(excerpt(&source.to_string(), 200)))
        }
        other => VaultError::Other(excerpt(&other.to_string(), 200)),
    }
}

/// The meaning of a store's own error, by the name it goes under in `Debug`; held to by `tests/keyring.rs` on Linux.
fn meaning(name: &str) -> Option<VaultError> {
    // Names of errors of the Secret Service crate, of D-Bus, of Windows (winerror.h), and codes of macOS (SecBase.h).
    const KNOWN: &[(&[&str], VaultError)] = &[
        (
            &["Prompt", "Locked", "DBus.Error.AccessDenied", "IsLocked"],
            VaultError::Locked,
        ),
        (&["NoResult"], VaultError::NoKeyring),
        (
            &[
                "DBus.Error.ServiceUnknown",
                "DBus.Error.NameHasNoOwner",
                "DBus.Error.Spawn.",
                "Unavailable",
            ],
            VaultError::NoService,
        ),
        (
            &[
                "DBus.Error.NotSupported",
                "DBus.Error.NoServer",
                "DBus.Error.FileNotFound",
                "DBus.Error.BadAddress",
                "DBus.Error.Disconnected",
                "DBus.Error.AuthFailed",
            ],
            VaultError::NoBus,
        ),
        // The crate gives each call over the bus two seconds of its own.
        (
            &["DBus.Error.NoReply", "DBus.Error.Timeout"],
            VaultError::TimedOut(Duration::from_secs(2)),
        ),
        (&["PlatformError(1312)"], VaultError::NoSession),
        (
            &["code: -25308", "code: -25293", "code: -128,"],
            VaultError::Locked,
        ),
        (&["code: -25307", "code: -25294"], VaultError::NoKeyring),
        (&["code: -25291"], VaultError::NoService),
    ];
    KNOWN
        .iter()
        .find(|(names, _)| names.iter().any(|known| name.contains(known)))
        .map(|(_, meaning)| meaning.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A store's own error, by the name under which it shows in `Debug`.
    struct Named(&'static str);

    impl fmt::Debug for Named {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }
    impl fmt::Display for Named {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("fault\x1b[2J in words")
        }
    }
    impl std::error::Error for Named {}

    #[test]
    fn the_same_situation_has_the_same_refusal_on_every_system() {
        for (name, refusal) in [
            ("Prompt", VaultError::Locked),
            (
                "Error { code: -25308, message: \"no interaction\" }",
                VaultError::Locked,
            ),
            ("NoResult", VaultError::NoKeyring),
            ("Error { code: -25307 }", VaultError::NoKeyring),
            ("PlatformError(1312)", VaultError::NoSession),
            (
                "Dbus(D-Bus error: none (org.freedesktop.DBus.Error.ServiceUnknown))",
                VaultError::NoService,
            ),
            (
                "Dbus(D-Bus error: none (org.freedesktop.DBus.Error.NotSupported))",
                VaultError::NoBus,
            ),
            (
                "Dbus(D-Bus error: none (org.freedesktop.DBus.Error.NoReply))",
                VaultError::TimedOut(Duration::from_secs(2)),
            ),
        ] {
            assert_eq!(
                fault(Error::PlatformFailure(Box::new(Named(name)))),
                refusal
            );
            assert_eq!(
                fault(Error::NoStorageAccess(Box::new(Named(name)))),
                refusal
            );
        }
    }

    #[test]
    fn an_unknown_fault_is_said_in_the_systems_words_and_harmless_to_a_terminal() {
        let refusal = fault(Error::PlatformFailure(Box::new(Named("Strange"))));
        assert_eq!(
            refusal,
            VaultError::Other("fault\u{fffd}[2J in words".to_owned())
        );
        let locked = fault(Error::NoStorageAccess(Box::new(Named("Strange"))));
        assert_eq!(locked, VaultError::Locked);
    }

    #[test]
    fn no_refusal_shows_the_bytes_that_came_with_it() {
        let sentinel = b"Sentinel-3".to_vec();
        for error in [
            Error::BadEncoding(sentinel.clone()),
            Error::BadDataFormat(sentinel.clone(), Box::new(Named("Strange"))),
        ] {
            let refusal = fault(error);
            assert_eq!(refusal, VaultError::Damaged);
            assert!(!format!("{refusal:?} {refusal}").contains("Sentinel"));
        }
    }
}
