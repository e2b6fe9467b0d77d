//! Where the person sits, as far as a browser is concerned, and what the sign-in page says about the ways there are.

use super::{Shown, Wizard};
use crate::model::check::{CheckId, CheckSpec, Starts};
use crate::model::notice::Notice;
use crate::model::question::QuestionId;
use crate::model::sign_in::SignIn;
use crate::model::step::StepId;
use crate::model::text::Text;
use crate::model::verdict::Verdict;
use crate::model::words;

/// Where the person sits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seat {
    /// A browser can be opened from here, and may be.
    pub opens: bool,
    /// The person is at another machine, connected by SSH: a browser there does not reach a port of this one by itself.
    pub remote: bool,
}

impl Default for Seat {
    /// At this machine, with a browser.
    fn default() -> Self {
        Self {
            opens: true,
            remote: false,
        }
    }
}

impl Wizard {
    /// The same wizard for a person who sits there.
    #[must_use]
    pub fn seated(mut self, seat: Seat) -> Self {
        self.seat = seat;
        self
    }

    /// The same; if so, the draft that is there belongs to another onboarding and stays as it is.
    #[must_use]
    pub fn sparing_the_draft(mut self, spares: bool) -> Self {
        self.spares_draft = spares;
        self
    }

    /// The same, reached with these options: the commands to go on with have them, too. Each with a blank before it.
    #[must_use]
    pub fn reached_by(mut self, options: String) -> Self {
        self.reach = options;
        self
    }

    /// The same with these checks in place of those that it began with; what is known of one of the same name stays.
    #[must_use]
    pub fn with_specs(mut self, specs: Vec<&'static CheckSpec>) -> Self {
        self.setup.specs = specs;
        self
    }

    /// Where the person sits.
    #[must_use]
    pub fn seat(&self) -> Seat {
        self.seat
    }

    /// Why the address that was to be opened last was not.
    #[must_use]
    pub fn not_opened(&self) -> Option<&Text> {
        self.not_opened.as_ref()
    }

    /// The check that waits for a person to sign in somewhere else.
    #[must_use]
    pub fn awaiting(&self) -> Option<CheckId> {
        let mut rows = self.ledger().into_iter();
        rows.find(|row| {
            matches!(
                row.shown,
                Shown::Running(_, Some(Notice::DeviceCode { .. } | Notice::Browser { .. }))
            )
        })
        .map(|row| row.spec.id)
    }

    /// The way to sign in that one key leads to: the one that is not barred by what this check ran into, or another one
    /// than that which is waited for.
    #[must_use]
    pub fn offer(&self, check: CheckId) -> Option<SignIn> {
        let offer = match self.shown(check) {
            Shown::Settled(verdict, _) => verdict.problem()?.offer?,
            Shown::Running(..) if self.awaiting() == Some(check) => self.way()?.instead(),
            Shown::Waiting | Shown::Running(..) | Shown::Stale(..) => return None,
        };
        (self.way() != Some(offer)).then_some(offer)
    }

    /// True if running this page's checks again would send a password that has just been refused, unchanged. The first
    /// request for it is answered with a warning: repeated wrong passwords lock the account (facts F.2, 50053).
    #[must_use]
    pub fn would_resend(&self) -> bool {
        !self.warned
            && self
                .checks_of(self.step())
                .into_iter()
                .any(|id| self.is_refused(id))
    }

    /// True if this check's last run was with these very answers, and what was refused in it is the password.
    pub(super) fn is_refused(&self, id: CheckId) -> bool {
        let counts = self
            .spec(id)
            .is_some_and(|spec| spec.starts == Starts::OnConfirm);
        let blamed = |verdict: &Verdict| {
            verdict
                .problem()
                .is_some_and(|problem| problem.question == Some(QuestionId::Password))
        };
        counts && self.shown(id).verdict().is_some_and(blamed)
    }

    /// True if a run of the sign-in that needs a person has ended without a token, so that running this page's checks again
    /// begins a new one.
    #[must_use]
    pub fn begins_anew(&self) -> bool {
        self.step() == StepId::SignIn
            && self.way().is_some_and(SignIn::needs_a_person)
            && self
                .rows_of(StepId::SignIn)
                .iter()
                .any(|row| row.spec.starts == Starts::OnConfirm && is_trouble(&row.shown))
    }

    /// What speaks for and against the way to sign in that is chosen, as far as it is known. Nothing is chosen for the
    /// person.
    pub(super) fn about_the_way(&self) -> Vec<Text> {
        if self.step() != StepId::SignIn {
            return Vec::new();
        }
        if self.warned {
            return vec![words::sign_in_refused_before()];
        }
        let tried = self
            .rows_of(StepId::SignIn)
            .iter()
            .any(|row| is_trouble(&row.shown));
        if tried || self.awaiting().is_some() {
            return Vec::new();
        }
        let account = self.evidence("account", "account_type");
        match (self.way(), account.as_deref()) {
            (Some(SignIn::Password), Some("Federated")) => vec![words::sign_in_federated()],
            (Some(SignIn::Password), Some(_)) => vec![words::sign_in_managed()],
            (Some(SignIn::DeviceCode), _) => vec![words::sign_in_device_code()],
            (Some(SignIn::Browser), _) if self.seat.remote => {
                vec![words::sign_in_browser(), words::sign_in_browser_remote()]
            }
            (Some(SignIn::Browser), _) => vec![words::sign_in_browser()],
            (Some(SignIn::Password) | None, _) => Vec::new(),
        }
    }
}

/// What taking this way instead of another one is called.
#[must_use]
pub fn offer_of(way: SignIn) -> Text {
    match way {
        SignIn::Password => words::offer_password(),
        SignIn::DeviceCode => words::offer_device_code(),
        SignIn::Browser => words::offer_browser(),
    }
}

fn is_trouble(shown: &Shown) -> bool {
    shown.verdict().is_some_and(|verdict| !verdict.is_met())
}
