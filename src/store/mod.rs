//! The disk and the keychain: profiles and drafts as files, secrets in the operating system's keychain and nowhere else.

mod error;
mod file;
mod home;
mod pieces;
mod profiles;
mod refusal;
mod vault;

pub use error::StoreError;
pub use home::{Home, RenewalTurn};
pub use profiles::{Broken, Profiles};
pub use refusal::VaultError;
pub use vault::{SecretName, Vault};
