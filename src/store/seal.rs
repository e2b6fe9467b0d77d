//! What stands in an encrypted file: a JSON header that says how the key is made, and the sealed bytes behind it. Pure: it
//! knows neither files nor profiles.
//!
//! The key is made from the passphrase by Argon2id (the `argon2` crate of `RustCrypto`), the bytes are sealed with AES-256-GCM by
//! aws-lc-rs, which TLS brings along. Not the `age` format, although it would open with other tools: its crate brings 105
//! others along, with a translation system and older ciphers of their own, and this way is 11.
//!
//! Every field of the header is bound to the sealed bytes as associated data. A digest over header and bytes, which are
//! no secret, tells a file that an accident damaged from a passphrase that is not the right one. What cannot be told
//! from a wrong passphrase is a file that somebody changed on purpose and whose digest they made anew.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};
use zeroize::Zeroizing;

/// The version of the file. Older and newer ones have another number.
pub(super) const SCHEMA: u32 = 1;
/// The names of what the file is made with.
const KDF: &str = "argon2id";

/// Keys are made one after the other: each takes its 64 MiB and all processors, and many files opened at once would take
/// many times that without being any faster.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
const CIPHER: &str = "aes-256-gcm";
/// Bytes of a new salt: RFC 9106, 3.1.
const SALT: usize = 16;
/// Bytes of the key.
const KEY: usize = 32;

/// What making a key costs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Cost {
    /// Memory in KiB.
    pub(super) memory_kib: u32,
    /// Passes over it.
    pub(super) passes: u32,
    /// Lanes of it.
    pub(super) lanes: u32,
}

impl Cost {
    /// What a new file costs: the second recommendation of RFC 9106, 4, for machines that cannot spare two gibibytes. Measured on
    /// two busy cores: 0.2 s, also in debug builds, where this crate alone is optimised. No wait to a person, and 64 MiB for
    /// each guess to somebody who has the file. Our lanes run one after another; there are four because those who wrote
    /// the recommendation have looked at that.
    pub(super) const OURS: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 4,
    };

    /// True if a file may ask for it. Whoever can put a file in our folder must not be able to make this program take all the
    /// memory there is, or work for ever; and nothing weaker than OWASP's least (19 MiB, two passes) is opened.
    fn is_bearable(self) -> bool {
        let least = if cfg!(test) { 64 } else { 19 * 1024 };
        (least..=256 * 1024).contains(&self.memory_kib)
            && (2..=10).contains(&self.passes)
            && (1..=16).contains(&self.lanes)
    }
}

/// A key with what it was made from.
pub(super) struct Key {
    cost: Cost,
    salt: Vec<u8>,
    bytes: Zeroizing<[u8; KEY]>,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(***)")
    }
}

/// Why a file cannot be opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unopened {
    /// It is not what was written.
    Damaged,
    /// It is what was written, and the key is not the one that it was sealed with.
    WrongKey,
    /// The system has no memory for the key, or no randomness.
    NoMeans,
}

impl Key {
    /// The key for a new file.
    ///
    /// # Errors
    /// [`Unopened::NoMeans`].
    pub(super) fn new(passphrase: &str, cost: Cost) -> Result<Self, Unopened> {
        let mut salt = vec![0; SALT];
        rand::fill(&mut salt).map_err(|_| Unopened::NoMeans)?;
        Self::made(passphrase, cost, salt)
    }

    /// The key for this file.
    ///
    /// # Errors
    /// [`Unopened::Damaged`] if the header cannot be one of ours; [`Unopened::NoMeans`].
    pub(super) fn of(passphrase: &str, sealed: &Sealed) -> Result<Self, Unopened> {
        let head = sealed.head()?;
        Self::made(passphrase, head.cost, head.salt)
    }

    /// True if it is made for this file, be it from the right passphrase or not.
    pub(super) fn fits(&self, sealed: &Sealed) -> bool {
        sealed
            .head()
            .is_ok_and(|head| head.cost == self.cost && head.salt == self.salt)
    }

    fn made(passphrase: &str, cost: Cost, salt: Vec<u8>) -> Result<Self, Unopened> {
        let Cost {
            memory_kib,
            passes,
            lanes,
        } = cost;
        let params = argon2::Params::new(memory_kib, passes, lanes, Some(KEY))
            .map_err(|_| Unopened::Damaged)?;
        let argon2 =
            argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
        let mut bytes = Zeroizing::new([0; KEY]);
        let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        argon2
            .hash_password_into(passphrase.as_bytes(), &salt, &mut *bytes)
            .map_err(|_| Unopened::NoMeans)?;
        Ok(Self { cost, salt, bytes })
    }

    fn cipher(&self) -> Result<LessSafeKey, Unopened> {
        UnboundKey::new(&AES_256_GCM, &*self.bytes)
            .map(LessSafeKey::new)
            .map_err(|_| Unopened::NoMeans)
    }

    /// Seals these bytes, which are overwritten. Each call takes a nonce of its own at random: of 2^32 writes under one
    /// key, two have the same with a probability below 2^-32 (NIST SP 800-38D, 8.3), and a renewal a minute makes 2^19 a year.
    ///
    /// # Errors
    /// [`Unopened::NoMeans`].
    pub(super) fn seal(&self, mut plain: Zeroizing<Vec<u8>>) -> Result<Sealed, Unopened> {
        let mut nonce = [0; NONCE_LEN];
        rand::fill(&mut nonce).map_err(|_| Unopened::NoMeans)?;
        let mut sealed = Sealed {
            schema: SCHEMA,
            kdf: Kdf {
                name: KDF.to_owned(),
                memory_kib: self.cost.memory_kib,
                passes: self.cost.passes,
                lanes: self.cost.lanes,
                salt: BASE64.encode(&self.salt),
            },
            cipher: CIPHER.to_owned(),
            nonce: BASE64.encode(nonce),
            check: String::new(),
            body: String::new(),
        };
        let aad = Aad::from(sealed.bound());
        let tag = self
            .cipher()?
            .seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), aad, &mut plain)
            .map_err(|_| Unopened::NoMeans)?;
        plain.extend_from_slice(tag.as_ref());
        sealed.body = BASE64.encode(&*plain);
        sealed.check = sealed.digest();
        Ok(sealed)
    }

    /// What was sealed.
    ///
    /// # Errors
    /// [`Unopened`].
    pub(super) fn open(&self, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, Unopened> {
        let head = sealed.head()?;
        let bytes = BASE64.decode(&sealed.body).map_err(|_| Unopened::Damaged)?;
        let mut bytes = Zeroizing::new(bytes);
        let nonce = Nonce::assume_unique_for_key(head.nonce);
        let length = self
            .cipher()?
            .open_in_place(nonce, Aad::from(sealed.bound()), &mut bytes)
            .map_err(|_| Unopened::WrongKey)?
            .len();
        bytes.truncate(length);
        Ok(bytes)
    }
}

/// The file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sealed {
    schema: u32,
    kdf: Kdf,
    cipher: String,
    /// Base64.
    nonce: String,
    /// A digest of all the rest, hexadecimal.
    check: String,
    /// Base64; the tag of 16 bytes is its end.
    body: String,
}

/// How the key is made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kdf {
    name: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    /// Base64.
    salt: String,
}

/// A header that makes sense.
struct Head {
    cost: Cost,
    salt: Vec<u8>,
    nonce: [u8; NONCE_LEN],
}

impl Sealed {
    /// The header in one line, as it is bound to the sealed bytes.
    fn bound(&self) -> String {
        let Kdf {
            name,
            memory_kib,
            passes,
            lanes,
            salt,
        } = &self.kdf;
        format!(
            "partner-onboard/{} {name} {memory_kib} {passes} {lanes} {salt} {} {}",
            self.schema, self.cipher, self.nonce
        )
    }

    fn digest(&self) -> String {
        let all = format!("{} {}", self.bound(), self.body);
        let mut hex = String::with_capacity(32);
        // Half of it tells an accident, which is all it is for.
        for byte in digest(&SHA256, all.as_bytes()).as_ref().iter().take(16) {
            let _ = write!(hex, "{byte:02x}");
        }
        hex
    }

    fn head(&self) -> Result<Head, Unopened> {
        let cost = Cost {
            memory_kib: self.kdf.memory_kib,
            passes: self.kdf.passes,
            lanes: self.kdf.lanes,
        };
        let known = self.schema == SCHEMA && self.kdf.name == KDF && self.cipher == CIPHER;
        if !known || self.check != self.digest() || !cost.is_bearable() {
            return Err(Unopened::Damaged);
        }
        let salt = BASE64.decode(&self.kdf.salt).ok();
        let salt = salt.filter(|salt| (SALT..=64).contains(&salt.len()));
        let nonce = BASE64.decode(&self.nonce).ok();
        let nonce = nonce.and_then(|nonce| nonce.try_into().ok());
        match (salt, nonce) {
            (Some(salt), Some(nonce)) => Ok(Head { cost, salt, nonce }),
            _ => Err(Unopened::Damaged),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const CHEAP: Cost = Cost {
        memory_kib: 64,
        passes: 2,
        lanes: 1,
    };
    const PASSPHRASE: &str = "correct horse battery";

    fn plain(text: &str) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(text.as_bytes().to_vec())
    }

    fn key() -> Key {
        Key::new(PASSPHRASE, CHEAP).unwrap()
    }

    fn open(passphrase: &str, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, Unopened> {
        Key::of(passphrase, sealed)?.open(sealed)
    }

    #[test]
    fn what_was_sealed_is_opened_by_its_passphrase_and_by_no_other() {
        for text in ["", "x", &"Sentinel-".repeat(5000)] {
            let sealed = key().seal(plain(text)).unwrap();
            assert_eq!(open(PASSPHRASE, &sealed).unwrap(), plain(text));
            for other in ["", "correct horse batterY", "correct horse battery "] {
                assert_eq!(open(other, &sealed), Err(Unopened::WrongKey), "{other}");
            }
        }
    }

    #[test]
    fn the_file_says_how_it_was_made_and_nothing_of_what_is_in_it() {
        let sealed = Key::new(PASSPHRASE, Cost::OURS).unwrap();
        let sealed = sealed.seal(plain("Sentinel-1")).unwrap();
        let json = serde_json::to_string_pretty(&sealed).unwrap();
        for part in ["\"schema\": 1", "argon2id", "65536", "aes-256-gcm"] {
            assert!(json.contains(part), "{json}");
        }
        assert!(!json.contains("Sentinel") && !json.contains("horse"));
        assert!(!json.contains(&BASE64.encode("Sentinel-1")[..12]));
        assert_eq!(open(PASSPHRASE, &sealed).unwrap(), plain("Sentinel-1"));
    }

    #[test]
    fn a_changed_bit_anywhere_is_damage_or_changes_nothing() {
        let sealed = key().seal(plain("Sentinel-1")).unwrap();
        let file = serde_json::to_vec_pretty(&sealed).unwrap();
        let mut seen = BTreeSet::new();
        for at in 0..file.len() {
            for bit in 0..8 {
                let mut changed = file.clone();
                changed[at] ^= 1 << bit;
                let outcome = match serde_json::from_slice::<Sealed>(&changed) {
                    Err(_) => "no file of ours",
                    Ok(read) if read == sealed => "the same",
                    Ok(read) => match open(PASSPHRASE, &read) {
                        Err(Unopened::Damaged) => "damaged",
                        other => panic!("byte {at}, bit {bit}: {other:?}"),
                    },
                };
                seen.insert(outcome);
            }
        }
        assert!(seen.contains("damaged"), "{seen:?}");
    }

    #[test]
    fn a_file_cut_off_anywhere_is_no_file_of_ours() {
        let sealed = key().seal(plain("Sentinel-1")).unwrap();
        let file = serde_json::to_vec_pretty(&sealed).unwrap();
        for end in 0..file.len() {
            assert!(serde_json::from_slice::<Sealed>(&file[..end]).is_err());
        }
    }

    /// The file after somebody who knows how the digest is made has changed it.
    fn forged(sealed: &Sealed, change: impl Fn(&mut Sealed)) -> Sealed {
        let mut forged = sealed.clone();
        change(&mut forged);
        forged.check = forged.digest();
        forged
    }

    #[test]
    fn a_header_changed_on_purpose_does_not_open_with_the_right_key_either() {
        let key = key();
        let sealed = key.seal(plain("Sentinel-1")).unwrap();
        let other = key.seal(plain("Sentinel-2")).unwrap();
        for forged in [
            forged(&sealed, |file| file.kdf.passes += 1),
            forged(&sealed, |file| file.kdf.memory_kib += 1),
            forged(&sealed, |file| file.kdf.lanes += 1),
            forged(&sealed, |file| file.kdf.salt = BASE64.encode([7; 16])),
            forged(&sealed, |file| file.nonce.clone_from(&other.nonce)),
            forged(&sealed, |file| file.body.clone_from(&other.body)),
            forged(&sealed, |file| file.body.clear()),
        ] {
            assert_eq!(key.open(&forged), Err(Unopened::WrongKey), "{forged:?}");
        }
    }

    #[test]
    fn a_file_that_asks_for_too_much_or_too_little_is_refused_before_any_work() {
        let sealed = key().seal(plain("x")).unwrap();
        for forged in [
            forged(&sealed, |file| file.kdf.memory_kib = u32::MAX),
            forged(&sealed, |file| file.kdf.memory_kib = 256 * 1024 + 1),
            forged(&sealed, |file| file.kdf.memory_kib = 8),
            forged(&sealed, |file| file.kdf.passes = u32::MAX),
            forged(&sealed, |file| file.kdf.passes = 1),
            forged(&sealed, |file| file.kdf.lanes = 17),
            forged(&sealed, |file| file.kdf.lanes = 0),
            forged(&sealed, |file| file.kdf.salt = BASE64.encode([1; 8])),
            forged(&sealed, |file| file.kdf.salt = BASE64.encode([1; 65])),
            forged(&sealed, |file| file.kdf.salt = "no base64".to_owned()),
            forged(&sealed, |file| file.kdf.name = "argon2i".to_owned()),
            forged(&sealed, |file| file.cipher = "none".to_owned()),
            forged(&sealed, |file| file.nonce = BASE64.encode([1; 11])),
            forged(&sealed, |file| file.schema = 2),
            forged(&sealed, |file| file.schema = 0),
        ] {
            let key = Key::of(PASSPHRASE, &forged).map(|_| ());
            assert_eq!(key, Err(Unopened::Damaged), "{forged:?}");
        }
    }

    #[test]
    fn no_two_of_a_thousand_files_have_the_same_nonce_and_the_salt_stays() {
        let key = key();
        let files: Vec<Sealed> = (0..1000).map(|_| key.seal(plain("x")).unwrap()).collect();
        let nonces: BTreeSet<&str> = files.iter().map(|file| file.nonce.as_str()).collect();
        assert_eq!(nonces.len(), files.len());
        assert!(files.iter().all(|file| key.fits(file)));
        assert!(
            !super::tests::key().fits(&files[0]),
            "a new file, a new salt"
        );
    }

    #[test]
    fn a_key_does_not_show() {
        assert_eq!(format!("{:?}", key()), "Key(***)");
    }
}
