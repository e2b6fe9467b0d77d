//! The disk and the keychain: profiles and drafts as files, secrets in the operating system's keychain or, encrypted, in a file.

mod error;
mod exchange;
mod file;
mod home;
mod notes;
mod pieces;
mod profiles;
mod refusal;
mod seal;
mod sealed;
mod vault;

pub use error::StoreError;
pub use exchange::Export;
pub use file::write_over;
pub use home::{Home, RenewalTurn};
pub use profiles::{Broken, Profiles};
pub use refusal::VaultError;
pub use sealed::{SealedSecrets, write_new};
pub use vault::{NotKept, Replaced, SecretName, Vault};
