//! Where a check stands, and what follows from all of them: rows of the ledger, marks of the rail, the outcome.

use super::msg::Ticket;
use crate::model::answers::Answers;
use crate::model::check::CheckSpec;
use crate::model::notice::Notice;
use crate::model::profile::Evidence;
use crate::model::question::QuestionId;
use crate::model::verdict::{Kind, Problem, Verdict};
use std::collections::BTreeMap;

/// One run: its ticket, what it worked from and which runs it built on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Run {
    pub(super) ticket: Ticket,
    pub(super) answers: Answers,
    pub(super) built_on: Vec<Option<Ticket>>,
}

/// Where a check stands. Whether a run has gone stale is not stored: it follows from what it worked from.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) enum Standing {
    #[default]
    Waiting,
    Running(Run, Option<Notice>),
    Settled(Run, Box<Verdict>, jiff::Timestamp),
}

impl Standing {
    /// Forgets an answer that the run worked from.
    pub(super) fn forget(&mut self, id: QuestionId) {
        if let Self::Running(run, _) | Self::Settled(run, ..) = self {
            run.answers.forget(id);
        }
    }

    pub(super) fn run(&self) -> Option<&Run> {
        match self {
            Self::Waiting => None,
            Self::Running(run, _) | Self::Settled(run, ..) => Some(run),
        }
    }
}

/// A row of the ledger.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Shown {
    /// Not reached: an answer or another check is missing.
    Waiting,
    /// Running, with its last word.
    Running(Ticket, Option<Notice>),
    /// Settled at this time.
    Settled(Box<Verdict>, jiff::Timestamp),
    /// Settled, but from answers that have changed since.
    Stale(Box<Verdict>, jiff::Timestamp),
}

impl Shown {
    /// The verdict, if there is one that still counts.
    #[must_use]
    pub fn verdict(&self) -> Option<&Verdict> {
        match self {
            Self::Settled(verdict, _) => Some(verdict),
            Self::Waiting | Self::Running(..) | Self::Stale(..) => None,
        }
    }

    /// The mark beside it.
    #[must_use]
    pub fn mark(&self) -> Mark {
        match self {
            Self::Waiting => Mark::NotReached,
            Self::Running(..) => Mark::Running,
            Self::Stale(..) => Mark::Stale,
            Self::Settled(verdict, _) => match &**verdict {
                Verdict::Met(finding) if finding.warning.is_some() => Mark::Warning,
                Verdict::Met(_) => Mark::Met,
                Verdict::Unmet(_) => Mark::Unmet,
                Verdict::Unknown(_) => Mark::Unknown,
            },
        }
    }
}

/// The mark of a check or a page; each front end has its glyph and its word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Mark {
    /// Nothing to say yet.
    Todo,
    /// Holds.
    Met,
    /// Holds, with something to look at.
    Warning,
    /// Not asked: something before it is missing.
    NotReached,
    /// Was so, from answers that have changed since.
    Stale,
    /// Could not be found out.
    Unknown,
    /// Being asked.
    Running,
    /// Does not hold.
    Unmet,
}

/// A check with how it stands.
#[derive(Clone, Debug)]
pub struct Row {
    /// The check.
    pub spec: &'static CheckSpec,
    /// How it stands.
    pub shown: Shown,
}

impl Row {
    /// What stands in its way, as far as that is known.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        self.shown.verdict().and_then(Verdict::problem)
    }
}

/// What the rows that are met have to show for themselves, to be kept: check name to evidence.
#[must_use]
pub fn proved(rows: &[Row]) -> BTreeMap<String, Evidence> {
    rows.iter()
        .filter_map(|row| match &row.shown {
            Shown::Settled(verdict, at) => match &**verdict {
                Verdict::Met(finding) => {
                    Some((row.spec.id.to_string(), Evidence::of(finding, *at)))
                }
                Verdict::Unmet(_) | Verdict::Unknown(_) => None,
            },
            _ => None,
        })
        .collect()
}

/// What all checks together say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// All met.
    Ready,
    /// One at least is not met.
    NotReady,
    /// Nothing is known to be wrong, but a person must sign in first.
    SignInNeeded,
    /// Not all could be checked.
    Unknown,
}

impl Outcome {
    /// The outcome of these rows.
    #[must_use]
    pub fn of(rows: &[Row]) -> Self {
        let verdicts = || rows.iter().filter_map(|row| row.shown.verdict());
        let unmet = |sign_in: bool| {
            verdicts()
                .any(|v| matches!(v, Verdict::Unmet(p) if (p.kind == Kind::SignIn) == sign_in))
        };
        let sign_in = verdicts().any(|v| v.problem().is_some_and(|p| p.kind == Kind::SignIn));
        if unmet(false) {
            Self::NotReady
        } else if sign_in {
            Self::SignInNeeded
        } else if verdicts().filter(|v| v.is_met()).count() == rows.len() {
            Self::Ready
        } else {
            Self::Unknown
        }
    }

    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::NotReady => "not-ready",
            Self::SignInNeeded => "sign-in-needed",
            Self::Unknown => "unknown",
        }
    }
}
