//! What the person is asked: the list of questions, and the judgement of what they typed.

use super::answers::Answers;
use super::clean;
use super::secret::Secret;
use super::text::Text;
use super::words;
use serde::{Deserialize, Serialize};

/// A question.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionId {
    /// New, resume the draft, or re-verify a profile.
    Begin,
    /// Which Microsoft cloud.
    Cloud,
    /// The language of the interface.
    Language,
    /// The tenant: a domain of it or its ID.
    Tenant,
    /// The PartnerID (MPN ID) to compare with; optional.
    PartnerId,
    /// The application (client) ID.
    ClientId,
    /// The client secret's value.
    ClientSecret,
    /// The day the secret expires; optional.
    SecretExpires,
    /// The user who will call the API.
    UserId,
    /// How to sign in.
    SignIn,
    /// The user's password.
    Password,
    /// The profile's name.
    #[serde(rename = "profile")]
    ProfileName,
    /// Where the secrets go.
    Store,
    /// The passphrase of the encrypted file.
    Passphrase,
    /// A new passphrase once more: nobody sees what they type, and a slip would lock the secrets away for good.
    PassphraseAgain,
    /// Whether the password is kept too.
    KeepPassword,
}

/// What sort of answer a question takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// A line of text.
    Line,
    /// A line that is never shown.
    Secret,
    /// One of a list; the wizard knows which are open.
    Choice,
}

/// A question's words and rules.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// Which question.
    pub id: QuestionId,
    /// Its name in answers files and reports.
    pub name: &'static str,
    /// The environment variable that answers it, if one does.
    pub variable: Option<&'static str>,
    /// What sort of answer it takes.
    pub sort: Sort,
    /// Whether it must be answered.
    pub required: bool,
    /// The most characters that a valid answer has.
    pub longest: usize,
    /// Its label.
    pub label: fn() -> Text,
    /// The line under it: what to enter and where to find it.
    pub help: fn() -> Text,
}

macro_rules! question {
    ($id:ident, $name:literal, $variable:expr, $sort:ident, $required:literal, $longest:literal, $label:ident, $help:ident) => {
        Question {
            id: QuestionId::$id,
            name: $name,
            variable: $variable,
            sort: Sort::$sort,
            required: $required,
            longest: $longest,
            label: words::$label,
            help: words::$help,
        }
    };
}

/// All questions, in the order of the pages.
pub const QUESTIONS: [Question; 16] = [
    question!(
        Begin,
        "begin",
        None,
        Choice,
        true,
        80,
        question_begin,
        question_begin_help
    ),
    question!(
        Cloud,
        "cloud",
        Some("PARTNER_ONBOARD_CLOUD"),
        Choice,
        true,
        20,
        question_cloud,
        question_cloud_help
    ),
    question!(
        Language,
        "language",
        Some("PARTNER_ONBOARD_LANG"),
        Choice,
        true,
        5,
        question_language,
        question_language_help
    ),
    question!(
        Tenant,
        "tenant",
        Some("PARTNER_ONBOARD_TENANT"),
        Line,
        true,
        253,
        question_tenant,
        question_tenant_help
    ),
    question!(
        PartnerId,
        "partner_id",
        Some("PARTNER_ONBOARD_PARTNER_ID"),
        Line,
        false,
        20,
        question_partner_id,
        question_partner_id_help
    ),
    question!(
        ClientId,
        "client_id",
        Some("PARTNER_ONBOARD_CLIENT_ID"),
        Line,
        true,
        38,
        question_client_id,
        question_client_id_help
    ),
    question!(
        ClientSecret,
        "client_secret",
        Some("PARTNER_ONBOARD_CLIENT_SECRET"),
        Secret,
        true,
        512,
        question_client_secret,
        question_client_secret_help
    ),
    question!(
        SecretExpires,
        "secret_expires",
        Some("PARTNER_ONBOARD_SECRET_EXPIRES"),
        Line,
        false,
        10,
        question_secret_expires,
        question_secret_expires_help
    ),
    question!(
        UserId,
        "user_id",
        Some("PARTNER_ONBOARD_USER_ID"),
        Line,
        true,
        318,
        question_user_id,
        question_user_id_help
    ),
    question!(
        SignIn,
        "sign_in",
        Some("PARTNER_ONBOARD_SIGN_IN"),
        Choice,
        true,
        20,
        question_sign_in,
        question_sign_in_help
    ),
    question!(
        Password,
        "password",
        Some("PARTNER_ONBOARD_PASSWORD"),
        Secret,
        true,
        512,
        question_password,
        question_password_help
    ),
    question!(
        ProfileName,
        "profile",
        Some("PARTNER_ONBOARD_PROFILE"),
        Line,
        true,
        64,
        question_profile,
        question_profile_help
    ),
    question!(
        Store,
        "store",
        Some("PARTNER_ONBOARD_STORE"),
        Choice,
        true,
        20,
        question_store,
        question_store_help
    ),
    question!(
        Passphrase,
        "passphrase",
        Some("PARTNER_ONBOARD_PASSPHRASE"),
        Secret,
        true,
        512,
        question_passphrase,
        question_passphrase_help
    ),
    question!(
        PassphraseAgain,
        "passphrase_again",
        None,
        Secret,
        true,
        512,
        question_passphrase_again,
        question_passphrase_again_help
    ),
    question!(
        KeepPassword,
        "keep_password",
        Some("PARTNER_ONBOARD_KEEP_PASSWORD"),
        Choice,
        true,
        5,
        question_keep_password,
        question_keep_password_help
    ),
];

impl QuestionId {
    /// The question's words and rules.
    #[must_use]
    pub fn question(self) -> &'static Question {
        &QUESTIONS[self as usize]
    }

    /// The question with this name in answers files.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        QUESTIONS
            .iter()
            .find(|question| question.name == name)
            .map(|question| question.id)
    }
}

/// An answer as it will be used, and what was taken off to get it.
#[derive(Clone, PartialEq, Eq)]
pub struct Clean {
    /// The value.
    pub value: zeroize::Zeroizing<String>,
    /// What was removed or should be known, for the line under the field.
    pub notes: Vec<Text>,
}

/// Judges what was typed: the value to use, or why it cannot be one. Nothing is asked of any service.
/// An empty answer to an optional question is `Ok` with an empty value.
///
/// # Errors
/// The sentence that says what is wrong and what belongs there.
pub fn judge(id: QuestionId, typed: &str, others: &Answers) -> Result<Clean, Text> {
    clean::judge(id.question(), typed, others)
}

/// A passphrase as it is used wherever it comes from: typed, from a variable, from a file. What is taken off a typed one
/// is taken off every one, else the same passphrase would open a file here and not there.
#[must_use]
pub fn passphrase(given: &Secret) -> Secret {
    #[expect(
        clippy::disallowed_methods,
        reason = "blanks and what is invisible are taken off the value"
    )]
    let clean = clean::tidy(QuestionId::Passphrase.question(), given.expose());
    Secret::new(clean.value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_list_is_in_the_order_of_its_names_and_no_name_stands_twice() {
        let names: BTreeSet<&str> = QUESTIONS.iter().map(|q| q.name).collect();
        assert_eq!(names.len(), QUESTIONS.len());
        for (at, question) in QUESTIONS.iter().enumerate() {
            assert_eq!(question.id as usize, at);
            assert_eq!(
                serde_json::to_value(question.id).unwrap(),
                question.name,
                "the report's name is the file's name"
            );
        }
    }
}
