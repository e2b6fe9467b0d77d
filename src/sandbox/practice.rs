//! The practice values: what is typed in every scenario, and what the unspoilt world knows.

use crate::model::answers::Answers;
use crate::model::question::QuestionId;
use crate::model::secret::Secret;

/// The practice tenant's domain; the user's domain too.
pub(super) const TENANT: &str = "contoso.onmicrosoft.com";
/// The practice tenant's GUID.
pub(super) const TENANT_ID: &str = "5a4db0c5-7e4a-4000-8000-0000000000a1";
/// A tenant that is not the practice one.
pub(super) const OTHER_TENANT_ID: &str = "5a4db0c5-7e4a-4000-8000-0000000000b2";
/// The practice PartnerID.
pub(super) const PARTNER_ID: &str = "4391507";
/// The practice application.
pub(super) const CLIENT_ID: &str = "5a4db0c5-0a99-4000-8000-0000000000c3";
/// The application of a world in which the practice one is not registered.
pub(super) const OTHER_CLIENT_ID: &str = "5a4db0c5-0a99-4000-8000-0000000000d4";
/// The practice secret. Its characters must be percent-encoded in a form, as those of older secrets (facts B.6).
pub(super) const CLIENT_SECRET: &str = "practice~secret+never/real=8Q_01.x";
/// The secret of a world in which something else was copied.
pub(super) const OTHER_SECRET: &str = "practice~another+value/never=real.x";
/// The practice user.
pub(super) const USER: &str = "insights@contoso.onmicrosoft.com";
/// The practice user's object id.
pub(super) const USER_OBJECT_ID: &str = "5a4db0c5-05e4-4000-8000-0000000000e5";
/// The practice password. The `%2B` in it betrays a form that was decoded twice or not encoded at all.
pub(super) const PASSWORD: &str = "practice-Pass&word%2B+~never=real!";
/// The password of a world in which it was changed.
pub(super) const OTHER_PASSWORD: &str = "practice-changed&password%~never-real";

/// Practice values for every question that the sandbox can answer; the same in every scenario.
#[must_use]
pub fn practice() -> Answers {
    let mut answers = Answers::default();
    for (question, line) in [
        (QuestionId::Cloud, "global"),
        (QuestionId::Tenant, TENANT),
        (QuestionId::PartnerId, PARTNER_ID),
        (QuestionId::ClientId, CLIENT_ID),
        (QuestionId::SecretExpires, "2099-12-31"),
        (QuestionId::UserId, USER),
        (QuestionId::SignIn, "password"),
        (QuestionId::ProfileName, "practice"),
        (QuestionId::Store, "none"),
    ] {
        answers.set_line(question, line);
    }
    for (question, secret) in [
        (QuestionId::ClientSecret, CLIENT_SECRET),
        (QuestionId::Password, PASSWORD),
    ] {
        answers.set_secret(question, Secret::new(secret.to_owned()));
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::question::judge;

    #[test]
    fn every_practice_value_passes_the_judgement_untouched_and_without_a_note() {
        let answers = practice();
        let secrets = [
            (QuestionId::ClientSecret, CLIENT_SECRET),
            (QuestionId::Password, PASSWORD),
        ];
        for (question, value) in answers.lines().chain(secrets) {
            let clean = judge(question, value, &answers).unwrap_or_else(|why| panic!("{why:?}"));
            assert_eq!(clean.value.as_str(), value, "{question:?}");
            assert!(clean.notes.is_empty(), "{question:?}: {:?}", clean.notes);
        }
    }

    #[test]
    fn the_secrets_need_percent_encoding_and_say_that_they_are_not_real() {
        for secret in [CLIENT_SECRET, PASSWORD] {
            assert!(secret.contains("practice") && secret.contains("never"));
            assert!(secret.contains('+') && secret.contains('~'));
        }
        assert!(PASSWORD.contains('&') && PASSWORD.contains('%'));
    }
}
