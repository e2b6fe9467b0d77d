//! One secret as one or more keychain entries: Windows takes at most 2560 bytes in one, and tokens can be longer.
//!
//! The first entry begins with a line that says how long the value is, its digest, and on which of two sides (`a`, `b`)
//! the other pieces stand. A new value writes its other pieces on the side that is not in use and then the first entry:
//! whoever is killed in between leaves the old value whole. Knows nothing of threads and time limits.

use super::refusal::{VaultError, fault};
use aws_lc_rs::digest::{SHA256, digest};
use keyring_core::{CredentialStore, Entry, Error};
use std::collections::HashMap;
use std::fmt::Write as _;
use zeroize::{Zeroize, Zeroizing};

/// Bytes in one entry; Credential Manager's limit is 2560.
pub(super) const ENTRY: usize = 2500;

/// Bytes in one value. More than any secret or token has; gnome-keyring was tried with 60,000.
pub(super) const LONGEST: usize = 48 * 1024;

/// The beginning of every first entry.
const MARK: &str = "partner-onboard/1";

/// The entries of one service in a keychain.
pub(super) struct Shelf<'a> {
    pub(super) store: &'a CredentialStore,
    pub(super) service: &'a str,
    pub(super) modifiers: HashMap<&'static str, &'static str>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Side {
    A,
    B,
}

impl Side {
    fn letter(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
        }
    }

    fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }
}

/// The first line of the first entry.
#[derive(PartialEq, Eq, Debug)]
struct Head {
    side: Side,
    length: usize,
    digest: String,
}

impl Head {
    fn of(side: Side, value: &[u8]) -> Self {
        let mut hex = String::with_capacity(32);
        // Half of it tells an accident, which is all it is for.
        for byte in digest(&SHA256, value).as_ref().iter().take(16) {
            let _ = write!(hex, "{byte:02x}");
        }
        Self {
            side,
            length: value.len(),
            digest: hex,
        }
    }

    fn line(&self) -> String {
        let Self {
            side,
            length,
            digest,
        } = self;
        format!("{MARK} {} {length} {digest}\n", side.letter())
    }

    /// The head and the beginning of the value behind it.
    fn parse(entry: &[u8]) -> Option<(Self, &[u8])> {
        let end = entry.iter().position(|byte| *byte == b'\n')?;
        let (line, rest) = (std::str::from_utf8(&entry[..end]).ok()?, &entry[end + 1..]);
        let mut words = line.split(' ');
        let mark = words.next()?;
        let side = match words.next()? {
            "a" => Side::A,
            "b" => Side::B,
            _ => return None,
        };
        let length = words.next()?.parse().ok()?;
        let digest = words.next()?.to_owned();
        let head = Self {
            side,
            length,
            digest,
        };
        (mark == MARK && words.next().is_none() && length <= LONGEST).then_some((head, rest))
    }
}

impl Shelf<'_> {
    /// Stores a value in place of an older one.
    pub(super) fn write(&self, name: &str, value: &[u8]) -> Result<(), VaultError> {
        if value.len() > LONGEST {
            return Err(VaultError::TooLong {
                bytes: value.len(),
                longest: LONGEST,
            });
        }
        let old = self.get(name)?;
        let in_use = old
            .as_ref()
            .and_then(|entry| Head::parse(entry))
            .map_or(Side::B, |(head, _)| head.side);
        let head = Head::of(in_use.other(), value);
        let line = head.line();
        let (beginning, rest) = value.split_at(value.len().min(ENTRY - line.len()));
        let mut number = 2;
        for piece in rest.chunks(ENTRY) {
            self.set(&piece_name(name, head.side, number), piece)?;
            number += 1;
        }
        let mut first = Zeroizing::new(Vec::with_capacity(ENTRY));
        first.extend_from_slice(line.as_bytes());
        first.extend_from_slice(beginning);
        self.set(name, &first)?;
        // The value stands. Old pieces that cannot be removed now are removed by the next write or by `erase`.
        let _ = self.clear(name, head.side, number);
        let _ = self.clear(name, head.side.other(), 2);
        Ok(())
    }

    /// The value, if there is one.
    pub(super) fn read(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        let Some(first) = self.get(name)? else {
            return Ok(None);
        };
        let (head, beginning) = Head::parse(&first).ok_or(VaultError::Damaged)?;
        let mut value = Zeroizing::new(Vec::with_capacity(head.length + ENTRY));
        value.extend_from_slice(beginning);
        let mut number = 2;
        while value.len() < head.length {
            let piece = self
                .get(&piece_name(name, head.side, number))?
                .filter(|piece| !piece.is_empty() && piece.len() <= ENTRY)
                .ok_or(VaultError::Damaged)?;
            value.extend_from_slice(&piece);
            number += 1;
        }
        if Head::of(head.side, &value) != head {
            return Err(VaultError::Damaged);
        }
        Ok(Some(value))
    }

    /// Removes a value with all its pieces, also those that a killed write left behind.
    pub(super) fn erase(&self, name: &str) -> Result<(), VaultError> {
        self.delete(name)?;
        self.clear(name, Side::A, 2)?;
        self.clear(name, Side::B, 2)
    }

    /// Removes the pieces of a side from `first` on, the last one first: killed in between, those that are left are
    /// still in a row, and the next time finds them all.
    fn clear(&self, name: &str, side: Side, first: usize) -> Result<(), VaultError> {
        let mut end = first;
        while self.get(&piece_name(name, side, end))?.is_some() {
            end += 1;
        }
        for number in (first..end).rev() {
            self.delete(&piece_name(name, side, number))?;
        }
        Ok(())
    }

    fn entry(&self, name: &str) -> Result<Entry, VaultError> {
        self.store
            .build(self.service, name, Some(&self.modifiers))
            .map_err(fault)
    }

    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        match self.entry(name)?.get_secret() {
            Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(fault(error)),
        }
    }

    fn set(&self, name: &str, bytes: &[u8]) -> Result<(), VaultError> {
        self.entry(name)?.set_secret(bytes).map_err(fault)
    }

    fn delete(&self, name: &str) -> Result<(), VaultError> {
        match self.entry(name)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            // The Secret Service allows several items with the same attributes: another program may have made them.
            Err(Error::Ambiguous(entries)) => entries
                .iter()
                .try_for_each(|entry| entry.delete_credential().map_err(fault)),
            Err(error) => Err(fault(error)),
        }
    }
}

/// The bytes as text, moved and not copied; wiped if they are none.
pub(super) fn into_text(mut bytes: Zeroizing<Vec<u8>>) -> Result<String, VaultError> {
    String::from_utf8(std::mem::take(&mut *bytes)).map_err(|fault| {
        fault.into_bytes().zeroize();
        VaultError::Damaged
    })
}

fn piece_name(name: &str, side: Side, number: usize) -> String {
    format!("{name}/{}{number}", side.letter())
}

#[cfg(test)]
mod tests {
    use super::*;
    use keyring_core::api::{CredentialApi, CredentialStoreApi};
    use keyring_core::{Credential, mock};
    use std::any::Any;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    struct Keychain(Arc<mock::Store>);

    impl Keychain {
        fn new() -> Self {
            Self(mock::Store::new().unwrap())
        }
        fn shelf(&self) -> Shelf<'_> {
            Shelf {
                store: &*self.0,
                service: "test",
                modifiers: HashMap::new(),
            }
        }
        /// The names of entries that hold something.
        fn names(&self) -> Vec<String> {
            let mut creds = self.0.inner.lock().unwrap();
            let mut names: Vec<String> = creds
                .get_mut()
                .iter()
                .filter(|cred| cred.inner.lock().unwrap().get_mut().secret.is_some())
                .map(|cred| cred.specifiers.1.clone())
                .collect();
            names.sort();
            names
        }
    }

    fn value(length: usize, seed: u8) -> Vec<u8> {
        (0..length)
            .map(|at| b'a' + u8::try_from((at + usize::from(seed)) % 26).unwrap())
            .collect()
    }

    #[test]
    fn a_value_of_any_length_comes_back_and_no_entry_is_too_large_for_windows() {
        let keychain = Keychain::new();
        let shelf = keychain.shelf();
        for length in [
            0, 1, 40, 2400, 2499, 2500, 2501, 4999, 5000, 5100, 10_000, LONGEST,
        ] {
            let value = value(length, 3);
            shelf.write("p/s", &value).unwrap();
            assert_eq!(
                shelf.read("p/s").unwrap().as_deref(),
                Some(&value),
                "{length}"
            );
            for name in keychain.names() {
                assert!(shelf.get(&name).unwrap().unwrap().len() <= ENTRY, "{name}");
            }
        }
        let too_long = shelf.write("p/s", &value(LONGEST + 1, 0));
        assert!(matches!(too_long, Err(VaultError::TooLong { .. })));
        assert_eq!(shelf.read("p/s").unwrap().unwrap().len(), LONGEST);
    }

    #[test]
    fn a_shorter_value_in_place_of_a_longer_one_leaves_no_pieces() {
        let keychain = Keychain::new();
        let shelf = keychain.shelf();
        for length in [9000, 40, 6000, 12_000, 2600, 0] {
            let value = value(length, 7);
            shelf.write("p/s", &value).unwrap();
            assert_eq!(shelf.read("p/s").unwrap().as_deref(), Some(&value));
            let entries = 1 + (length + 60).saturating_sub(ENTRY).div_ceil(ENTRY);
            assert_eq!(
                keychain.names().len(),
                entries,
                "{length}: {:?}",
                keychain.names()
            );
        }
    }

    /// A keychain whose process dies after some changes.
    struct Dying {
        keychain: Arc<mock::Store>,
        changes_left: Arc<AtomicUsize>,
    }

    struct DyingEntry {
        entry: Entry,
        changes_left: Arc<AtomicUsize>,
    }

    impl DyingEntry {
        fn change(&self) -> keyring_core::Result<()> {
            let left = self.changes_left.load(Ordering::SeqCst);
            if left == 0 {
                return Err(Error::NotSupportedByStore("dead".into()));
            }
            self.changes_left.store(left - 1, Ordering::SeqCst);
            Ok(())
        }
    }

    impl CredentialStoreApi for Dying {
        fn vendor(&self) -> String {
            String::new()
        }
        fn id(&self) -> String {
            String::new()
        }
        fn build(
            &self,
            service: &str,
            user: &str,
            modifiers: Option<&HashMap<&str, &str>>,
        ) -> keyring_core::Result<Entry> {
            Ok(Entry::new_with_credential(Arc::new(DyingEntry {
                entry: self.keychain.build(service, user, modifiers)?,
                changes_left: Arc::clone(&self.changes_left),
            })))
        }
        fn as_any(&self) -> &dyn Any {
            self
        }
    }

    impl CredentialApi for DyingEntry {
        fn set_secret(&self, secret: &[u8]) -> keyring_core::Result<()> {
            self.change()?;
            self.entry.set_secret(secret)
        }
        fn get_secret(&self) -> keyring_core::Result<Vec<u8>> {
            self.entry.get_secret()
        }
        fn delete_credential(&self) -> keyring_core::Result<()> {
            self.change()?;
            self.entry.delete_credential()
        }
        fn get_credential(&self) -> keyring_core::Result<Option<Arc<Credential>>> {
            Ok(None)
        }
        fn get_specifiers(&self) -> Option<(String, String)> {
            self.entry.get_specifiers()
        }
        fn as_any(&self) -> &dyn Any {
            self
        }
    }

    #[test]
    fn a_write_that_dies_anywhere_leaves_the_old_value_or_the_new_one() {
        let (old, new) = (value(8000, 1), value(6000, 9));
        let mut outcomes = Vec::new();
        // Three new entries are written and three old pieces removed; the seventh step is one too many.
        for changes in 0..=7 {
            let keychain = Keychain::new();
            let shelf = keychain.shelf();
            shelf.write("p/s", &old).unwrap();
            let dying = Dying {
                keychain: Arc::clone(&keychain.0),
                changes_left: Arc::new(AtomicUsize::new(changes)),
            };
            let _ = Shelf {
                store: &dying,
                ..keychain.shelf()
            }
            .write("p/s", &new);
            let found = shelf.read("p/s").unwrap().unwrap();
            assert!(*found == old || *found == new, "after {changes} changes");
            outcomes.push(*found == new);
            shelf.write("p/s", &old).unwrap();
            assert_eq!(shelf.read("p/s").unwrap().as_deref(), Some(&old));
            assert_eq!(keychain.names().len(), 4, "{:?}", keychain.names());
        }
        assert_eq!(
            outcomes,
            [false, false, false, true, true, true, true, true],
            "the third change, the first entry, is what counts"
        );
    }

    #[test]
    fn a_missing_or_changed_piece_is_damage_and_never_a_wrong_secret() {
        let keychain = Keychain::new();
        let shelf = keychain.shelf();
        shelf.write("p/s", &value(6000, 1)).unwrap();
        shelf.set("p/s/a2", &value(ENTRY, 2)).unwrap();
        assert_eq!(shelf.read("p/s"), Err(VaultError::Damaged));
        shelf.delete("p/s/a2").unwrap();
        assert_eq!(shelf.read("p/s"), Err(VaultError::Damaged));
        for strange in ["", "plain text", "partner-onboard/1 c 1 x\n", "x a 1 y\nz"] {
            shelf.set("p/s", strange.as_bytes()).unwrap();
            assert_eq!(shelf.read("p/s"), Err(VaultError::Damaged), "{strange:?}");
        }
        shelf.write("p/s", b"new").unwrap();
        assert_eq!(&**shelf.read("p/s").unwrap().unwrap(), b"new");
    }

    #[test]
    fn erasing_takes_the_pieces_of_killed_writes_along_and_nothing_of_others() {
        let keychain = Keychain::new();
        let shelf = keychain.shelf();
        shelf.write("p/s", &value(9000, 1)).unwrap();
        shelf.write("p/other", b"kept").unwrap();
        for orphan in ["p/s/b2", "p/s/b3"] {
            shelf.set(orphan, b"left behind").unwrap();
        }
        shelf.erase("p/s").unwrap();
        assert_eq!(keychain.names(), ["p/other"]);
        shelf.erase("p/s").unwrap();
        assert_eq!(shelf.read("p/s"), Ok(None));
    }

    #[test]
    fn bytes_that_are_no_text_are_damage() {
        let bytes = Zeroizing::new(vec![0xff, 0xfe]);
        assert_eq!(into_text(bytes), Err(VaultError::Damaged));
    }
}
