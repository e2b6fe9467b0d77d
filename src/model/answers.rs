//! A snapshot of the answers: what one run of a check works from.

use super::endpoints::Cloud;
use super::question::QuestionId;
use super::secret::Secret;
use std::collections::BTreeMap;

/// The valid answers at one moment, cleaned. Cheap to clone; secrets share their buffers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Answers {
    lines: BTreeMap<QuestionId, String>,
    secrets: BTreeMap<QuestionId, Secret>,
}

impl Answers {
    /// A line or the name of a choice; `None` if unanswered or empty.
    #[must_use]
    pub fn line(&self, id: QuestionId) -> Option<&str> {
        self.lines
            .get(&id)
            .map(String::as_str)
            .filter(|line| !line.is_empty())
    }

    /// A secret; `None` if unanswered or empty.
    #[must_use]
    pub fn secret(&self, id: QuestionId) -> Option<&Secret> {
        self.secrets.get(&id).filter(|secret| !secret.is_empty())
    }

    /// Sets a line.
    pub fn set_line(&mut self, id: QuestionId, line: impl Into<String>) {
        self.lines.insert(id, line.into());
    }

    /// Sets a secret.
    pub fn set_secret(&mut self, id: QuestionId, secret: Secret) {
        self.secrets.insert(id, secret);
    }

    /// Forgets an answer.
    pub fn forget(&mut self, id: QuestionId) {
        self.lines.remove(&id);
        self.secrets.remove(&id);
    }

    /// All lines with their questions.
    pub fn lines(&self) -> impl Iterator<Item = (QuestionId, &str)> {
        self.lines.iter().map(|(id, line)| (*id, line.as_str()))
    }

    /// All secrets with their questions.
    pub fn secrets(&self) -> impl Iterator<Item = (QuestionId, &Secret)> {
        self.secrets.iter().map(|(id, secret)| (*id, secret))
    }

    /// The cloud; the worldwide one unless another was chosen.
    #[must_use]
    pub fn cloud(&self) -> Cloud {
        self.line(QuestionId::Cloud)
            .and_then(Cloud::from_name)
            .unwrap_or_default()
    }

    /// The tenant, or nothing to send (checks that read it never run without it).
    #[must_use]
    pub fn tenant(&self) -> &str {
        self.line(QuestionId::Tenant).unwrap_or_default()
    }

    /// The application (client) ID.
    #[must_use]
    pub fn client_id(&self) -> &str {
        self.line(QuestionId::ClientId).unwrap_or_default()
    }

    /// The user ID.
    #[must_use]
    pub fn user_id(&self) -> &str {
        self.line(QuestionId::UserId).unwrap_or_default()
    }
}
