//! What of a profile ends soon: its client secret, by the date that the person gave, and its kept sign-in.

use super::renewal;
use crate::model::check::CheckId;
use crate::model::expiry::{Urgency, day_of, days_left};
use crate::model::profile::Profile;
use crate::model::text::Text;
use crate::model::words;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

/// Which of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Ends {
    /// The client secret.
    ClientSecret,
    /// The kept refresh token: it ends 90 days after its last use (facts E.7).
    RefreshToken,
}

/// An end that is near, or past.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Ending {
    /// Of what.
    pub what: Ends,
    /// The last day, in UTC.
    pub on: String,
    /// Days that are left; negative once it is past.
    pub days: i32,
    #[serde(skip)]
    urgency: Urgency,
}

impl Ending {
    fn of(what: Ends, day: Date, now: Timestamp) -> Option<Self> {
        let days = days_left(day, now);
        Some(Self {
            what,
            on: day.to_string(),
            days,
            urgency: Urgency::of(days)?,
        })
    }

    /// What it means and what to do.
    pub(super) fn warning(&self) -> Text {
        match self.what {
            Ends::ClientSecret => self.urgency.of_secret(self.days),
            Ends::RefreshToken => self.urgency.of_sign_in(self.days),
        }
    }

    /// In a word, for a list.
    pub(super) fn short(&self) -> Text {
        let days = i64::from(self.days);
        match (self.what, self.urgency) {
            (Ends::ClientSecret, Urgency::Past) => words::endings_secret_past(),
            (Ends::ClientSecret, _) => words::endings_secret(days),
            (Ends::RefreshToken, Urgency::Past) => words::endings_sign_in_past(),
            (Ends::RefreshToken, _) => words::endings_sign_in(days),
        }
    }

    /// The check that it belongs to.
    pub(super) fn check(&self) -> CheckId {
        CheckId(match self.what {
            Ends::ClientSecret => "secret",
            Ends::RefreshToken => "sign-in",
        })
    }
}

/// What of this profile ends soon or has ended, the secret first.
#[must_use]
pub(super) fn endings(profile: &Profile, now: Timestamp) -> Vec<Ending> {
    let secret = profile.secret_expires.as_deref();
    let secret = secret.and_then(|day| day.parse().ok());
    let sign_in = renewal::ends_of(profile).and_then(|at| at.parse().ok());
    [
        secret.and_then(|day| Ending::of(Ends::ClientSecret, day, now)),
        sign_in.and_then(|at| Ending::of(Ends::RefreshToken, day_of(at), now)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
