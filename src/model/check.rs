//! What the wizard knows of a check: its name, its words, what it reads and what it needs.

use super::question::QuestionId;
use super::step::StepId;
use super::text::Text;
use serde::Serialize;
use std::fmt;

/// The name of a check, as it stands in reports and after `--only`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct CheckId(pub &'static str);

impl fmt::Display for CheckId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Debug for CheckId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// The four prerequisites of Microsoft's page.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Prerequisite {
    /// Enrolment in the partner programme, with a Partner Center account.
    Enrolment,
    /// A Microsoft Entra application with a secret and the Partner API permission.
    Application,
    /// The Executive Report Viewer role.
    Role,
    /// A token.
    Token,
}

/// When a check may start by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Starts {
    /// As soon as its answers stand and its needs are met.
    Freely,
    /// Only when the person confirms its page or asks for it: each run counts towards a lock-out.
    OnConfirm,
}

/// A check, as far as the flow must know it.
#[derive(Clone, Copy, Debug)]
pub struct CheckSpec {
    /// Its name.
    pub id: CheckId,
    /// The prerequisite it belongs to.
    pub prerequisite: Prerequisite,
    /// The page that shows it live and waits for it.
    pub step: StepId,
    /// Its title in the ledger.
    pub title: fn() -> Text,
    /// What it proves and how, one sentence.
    pub why: fn() -> Text,
    /// The answers it reads; a change of one makes its verdict stale.
    pub reads: &'static [QuestionId],
    /// The checks that must be met before it can start.
    pub needs: &'static [CheckId],
    /// Whether it starts by itself.
    pub starts: Starts,
}
