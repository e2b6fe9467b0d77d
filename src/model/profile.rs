//! What is kept: the profile of a finished onboarding and the draft of an unfinished one. Never a secret.

use super::endpoints::Cloud;
use super::question::QuestionId;
use super::redact::people;
use super::step::StepId;
use super::verdict::Finding;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the profile's and the draft's JSON.
pub const SCHEMA: u32 = 1;

/// Where a profile was made and may be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Environment {
    /// Against Microsoft's services.
    Live,
    /// Against the simulated cloud; its secrets are practice values.
    Sandbox,
}

impl Environment {
    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Sandbox => "sandbox",
        }
    }
}

/// Where a profile's secrets are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StoreKind {
    /// In the operating system's keychain.
    Keychain,
    /// In a file encrypted under a passphrase.
    File,
    /// Nowhere: they are asked for, or come from the environment.
    None,
}

impl StoreKind {
    /// All kinds in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Keychain, Self::File, Self::None];

    /// The name in answers files and profiles.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Keychain => "keychain",
            Self::File => "file",
            Self::None => "none",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A saved profile.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Profile {
    /// [`SCHEMA`].
    pub schema: u32,
    /// Its name, also the file's.
    pub name: String,
    /// Where it may be used.
    pub environment: Environment,
    /// The Microsoft cloud.
    pub cloud: Cloud,
    /// The tenant as answered.
    pub tenant: String,
    /// The tenant's GUID, if it was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant_id: Option<String>,
    /// The PartnerID to compare with, if one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner_id: Option<String>,
    /// The application (client) ID.
    pub client_id: String,
    /// The day the client secret expires, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret_expires: Option<String>,
    /// The user who calls the API.
    pub user_id: String,
    /// How that user signs in.
    pub sign_in: String,
    /// Where the secrets are.
    pub store: StoreKind,
    /// True if all checks were met when they were seen last; see [`Profile::is_ready`].
    pub ready: bool,
    /// When it was saved, RFC 3339.
    pub saved_at: String,
    /// When the refresh token in the keychain was got or used last, RFC 3339. Its 90 days count from then (facts E.7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_used_at: Option<String>,
    /// How each check stood last: check name to verdict. Once it is known whether a check is met, an answer that did not
    /// come does not change that.
    #[serde(default)]
    pub checks: BTreeMap<String, String>,
    /// When each of these was seen last, RFC 3339; what does not stand here was seen when the profile was saved.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub seen_at: BTreeMap<String, String>,
    /// What each check had to show for itself when it was met last: check name to evidence. A later failure does not change
    /// it: what used to be true helps to see what was changed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub proved: BTreeMap<String, Evidence>,
}

/// What a check had to show for itself when it was met. Never a secret, and no person's whole address.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// When, RFC 3339, to the second.
    pub at: String,
    /// Names and values as in reports, what names a person cut down.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
}

impl Evidence {
    /// Of this finding of this moment.
    #[must_use]
    pub fn of(finding: &Finding, at: Timestamp) -> Self {
        Self {
            at: at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            values: finding
                .evidence
                .iter()
                .map(|(name, value)| ((*name).to_owned(), people(value)))
                .collect(),
        }
    }
}

impl Profile {
    /// True if both are about the same user of the same application of the same tenant.
    #[must_use]
    pub fn is_of_the_same_user(&self, other: &Self) -> bool {
        let same = |one: &str, other: &str| one.eq_ignore_ascii_case(other);
        self.cloud == other.cloud
            && same(&self.tenant, &other.tenant)
            && same(&self.client_id, &other.client_id)
            && same(&self.user_id, &other.user_id)
    }

    /// True if every check was met when it was seen last, which may be after the profile was saved.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        if self.checks.is_empty() {
            self.ready
        } else {
            self.checks.values().all(|verdict| verdict == "met")
        }
    }

    /// True if this, read again, is what was verified or used as `before`: about the same user, in the same environment.
    #[must_use]
    pub fn is_still(&self, before: &Self) -> bool {
        self.environment == before.environment && self.is_of_the_same_user(before)
    }

    /// The answers that the profile holds.
    #[must_use]
    pub fn lines(&self) -> Vec<(QuestionId, String)> {
        let mut lines = vec![
            (QuestionId::Cloud, self.cloud.name().to_owned()),
            (QuestionId::Tenant, self.tenant.clone()),
            (QuestionId::ClientId, self.client_id.clone()),
            (QuestionId::UserId, self.user_id.clone()),
            (QuestionId::SignIn, self.sign_in.clone()),
            (QuestionId::ProfileName, self.name.clone()),
            (QuestionId::Store, self.store.name().to_owned()),
        ];
        lines.extend(
            self.partner_id
                .clone()
                .map(|id| (QuestionId::PartnerId, id)),
        );
        lines.extend(
            self.secret_expires
                .clone()
                .map(|day| (QuestionId::SecretExpires, day)),
        );
        lines
    }
}

/// Where an unfinished onboarding stopped: the page, and every answer that is not a secret, valid or not.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Draft {
    /// [`SCHEMA`].
    pub schema: u32,
    /// Where it was begun.
    pub environment: Environment,
    /// The page.
    pub step: StepId,
    /// What was typed.
    pub lines: BTreeMap<QuestionId, String>,
    /// What somebody with more rights was asked for, if that is why it stopped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting_for: Option<Waiting>,
}

/// Something that somebody else has to do before the onboarding can go on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Waiting {
    /// The name of the check that is not met before that.
    pub check: String,
    /// Since when, RFC 3339; empty until the draft is kept.
    pub since: String,
}
