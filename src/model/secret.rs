//! Secrets: values that cannot be printed and are wiped when the last owner lets go.

use std::fmt;
use std::sync::Arc;
use zeroize::{Zeroize, Zeroizing};

/// A client secret, password or token. Clones share one buffer; it is wiped when the last of them drops.
#[derive(Clone)]
pub struct Secret(Arc<Zeroizing<String>>);

impl Secret {
    /// Takes a value over. The caller's other copies are the caller's to wipe.
    #[must_use]
    pub fn new(value: String) -> Self {
        Self(Arc::new(Zeroizing::new(value)))
    }

    /// The only way out. Every use says why it needs the plain value, by an `#[expect]` with a reason.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Number of characters, which may be shown.
    #[must_use]
    pub fn chars(&self) -> usize {
        self.0.chars().count()
    }

    /// True if there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        // Not reachable for an attacker who could time it: both sides are typed by the same person.
        *self.0 == *other.0
    }
}
impl Eq for Secret {}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}

/// A secret being typed: one block of fixed size, so that growing leaves no copies behind; wiped on drop.
pub struct SecretInput {
    block: Box<[u8; Self::CAPACITY]>,
    len: usize,
    /// The next thing typed takes the place of what is there: nobody can see what they would be adding to.
    replace: bool,
}

impl SecretInput {
    /// Bytes that fit. Entra's client secrets have up to 64 characters; refresh tokens are never typed.
    pub const CAPACITY: usize = 4096;

    /// An empty input.
    #[must_use]
    pub fn new() -> Self {
        Self {
            block: Box::new([0; Self::CAPACITY]),
            len: 0,
            replace: false,
        }
    }

    /// Lets the next thing typed take the place of what is there.
    pub fn replace_next(&mut self) {
        self.replace = !self.is_empty();
    }

    /// True if the next thing typed takes the place of what is there.
    #[must_use]
    pub fn is_replacing(&self) -> bool {
        self.replace
    }

    /// Adds text at the end; false, and nothing is added, if it does not fit as a whole.
    pub fn push_str(&mut self, text: &str) -> bool {
        if text.len() > Self::CAPACITY {
            return false;
        }
        if std::mem::take(&mut self.replace) {
            self.clear();
        }
        let end = self.len + text.len();
        if end > Self::CAPACITY {
            return false;
        }
        self.block[self.len..end].copy_from_slice(text.as_bytes());
        self.len = end;
        true
    }

    /// Adds one character; false if it does not fit.
    pub fn push(&mut self, character: char) -> bool {
        let mut bytes = [0; 4];
        let fits = self.push_str(character.encode_utf8(&mut bytes));
        bytes.zeroize();
        fits
    }

    /// Removes the last character, if there is one.
    pub fn backspace(&mut self) {
        if std::mem::take(&mut self.replace) {
            self.clear();
        }
        if let Some(last) = self.as_str().chars().next_back() {
            self.truncate(self.len - last.len_utf8());
        }
    }

    /// Shortens to `len` bytes, which must be a character boundary; the rest is wiped.
    pub fn truncate(&mut self, len: usize) {
        if len < self.len && self.as_str().is_char_boundary(len) {
            self.block[len..self.len].zeroize();
            self.len = len;
        }
    }

    /// Empties and wipes.
    pub fn clear(&mut self) {
        self.replace = false;
        self.block[..self.len].zeroize();
        self.len = 0;
    }

    /// What has been typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Only whole characters are ever added or removed.
        std::str::from_utf8(&self.block[..self.len]).unwrap_or_default()
    }

    /// Bytes in use.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// True if nothing has been typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// A [`Secret`] of what has been typed so far.
    #[must_use]
    pub fn to_secret(&self) -> Secret {
        Secret::new(self.as_str().to_owned())
    }
}

impl Default for SecretInput {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for SecretInput {
    fn drop(&mut self) {
        self.block.as_mut_slice().zeroize();
    }
}

impl fmt::Debug for SecretInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretInput(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_never_shows_a_secret() {
        let mut input = SecretInput::new();
        assert!(input.push_str("hunter2"));
        assert!(!format!("{input:?} {:?}", input.to_secret()).contains("hunter2"));
    }

    #[test]
    fn what_does_not_fit_is_refused_whole_and_what_was_there_stays() {
        let mut input = SecretInput::new();
        assert!(input.push_str("kept"));
        assert!(!input.push_str(&"x".repeat(SecretInput::CAPACITY)));
        assert_eq!(input.as_str(), "kept");
    }

    #[test]
    fn what_is_typed_into_a_field_that_was_left_takes_the_place_of_what_was_there() {
        let mut input = SecretInput::new();
        assert!(input.push_str("old"));
        input.replace_next();
        assert_eq!(input.as_str(), "old", "only typing replaces it");
        assert!(input.push('n') && input.push('e') && input.push('w'));
        assert_eq!(input.as_str(), "new");
        input.replace_next();
        input.backspace();
        assert!(
            input.is_empty(),
            "nobody can see what one character less would leave"
        );
    }

    #[test]
    fn backspace_removes_whole_characters_and_wipes_them() {
        let mut input = SecretInput::new();
        assert!(input.push('a') && input.push('é'));
        input.backspace();
        assert_eq!(input.as_str(), "a");
        assert_eq!(&input.block[..4], b"a\0\0\0");
    }
}
