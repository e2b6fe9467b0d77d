//! What ends: how many days are left, and how urgent that is.

use super::text::Text;
use super::words;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// How urgent an end is. The days are our choice: the first leaves time for a change that somebody has to approve, the
/// second for one that is simply done, and at the third it is time to drop other things.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Urgency {
    /// At most [`SOON`] days.
    Soon,
    /// At most [`NEAR`] days.
    Near,
    /// At most [`NOW`] days.
    Now,
    /// The day is past.
    Past,
}

/// Days left from which on an end is announced.
pub const SOON: i32 = 30;
/// Days left from which on it presses.
pub const NEAR: i32 = 14;
/// Days left from which on nothing else is more important.
pub const NOW: i32 = 3;

impl Urgency {
    /// How urgent an end in so many days is; `None` while it is far away.
    #[must_use]
    pub fn of(days: i32) -> Option<Self> {
        if days < 0 {
            Some(Self::Past)
        } else if days <= NOW {
            Some(Self::Now)
        } else if days <= NEAR {
            Some(Self::Near)
        } else {
            (days <= SOON).then_some(Self::Soon)
        }
    }

    /// The warning about a client secret that ends in so many days, and what to do about it.
    #[must_use]
    pub fn of_secret(self, days: i32) -> Text {
        let days = i64::from(days);
        match self {
            Self::Soon => words::expiry_secret_soon(days),
            Self::Near => words::expiry_secret_near(days),
            Self::Now => words::expiry_secret_now(days),
            Self::Past => words::expiry_secret_past(),
        }
    }

    /// The warning about a kept sign-in that ends in so many days, and what to do about it.
    #[must_use]
    pub fn of_sign_in(self, days: i32) -> Text {
        let days = i64::from(days);
        match self {
            Self::Soon => words::expiry_sign_in_soon(days),
            Self::Near => words::expiry_sign_in_near(days),
            Self::Now => words::expiry_sign_in_now(days),
            Self::Past => words::expiry_sign_in_past(),
        }
    }
}

/// Days from today to this day, in UTC: the same answer wherever the machine stands. Negative once it is past. Which hour of
/// the day counts at Microsoft is not documented; the whole day counts here.
#[must_use]
pub fn days_left(day: Date, now: Timestamp) -> i32 {
    let today = now.to_zoned(TimeZone::UTC).date();
    day.since(today).map_or(0, |span| span.get_days())
}

/// The day of a moment, in UTC.
#[must_use]
pub fn day_of(moment: Timestamp) -> Date {
    moment.to_zoned(TimeZone::UTC).date()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::lang::Lang;
    use std::collections::BTreeSet;

    #[test]
    fn urgency_grows_at_thirty_fourteen_and_three_days_and_at_the_end() {
        for (days, wanted) in [
            (31, None),
            (30, Some(Urgency::Soon)),
            (15, Some(Urgency::Soon)),
            (14, Some(Urgency::Near)),
            (4, Some(Urgency::Near)),
            (3, Some(Urgency::Now)),
            (0, Some(Urgency::Now)),
            (-1, Some(Urgency::Past)),
            (i32::MAX, None),
            (i32::MIN, Some(Urgency::Past)),
        ] {
            assert_eq!(Urgency::of(days), wanted, "{days}");
        }
        assert!(Urgency::Soon < Urgency::Near && Urgency::Now < Urgency::Past);
    }

    #[test]
    fn days_change_at_midnight_in_utc_and_nowhere_else() {
        let day: Date = "2027-05-01".parse().unwrap();
        for (now, left) in [
            ("2027-04-27T23:59:59Z", 4),
            ("2027-04-28T00:00:00Z", 3),
            // The same moment as told in Auckland, where it is the next day already.
            ("2027-04-28T11:59:59+12:00", 4),
            ("2027-05-01T23:59:59Z", 0),
            ("2027-05-02T00:00:00Z", -1),
            ("2024-02-28T12:00:00Z", 1158),
        ] {
            assert_eq!(days_left(day, now.parse().unwrap()), left, "{now}");
        }
    }

    #[test]
    fn every_stage_says_something_else_in_every_language() {
        let stages = [
            (Urgency::Soon, 30),
            (Urgency::Near, 14),
            (Urgency::Now, 3),
            (Urgency::Now, 1),
            (Urgency::Now, 0),
            (Urgency::Past, -1),
        ];
        for lang in Lang::ALL {
            let said: BTreeSet<String> = stages
                .iter()
                .flat_map(|(stage, days)| [stage.of_secret(*days), stage.of_sign_in(*days)])
                .map(|text| lang.say(&text))
                .collect();
            assert_eq!(said.len(), 2 * stages.len(), "{said:?}");
        }
    }
}
