//! What the Insights API keeps: queries, reports and their executions, and how these go on with time. Times are seconds since
//! 1970, UTC. It survives in a file, so it can be written and read.

use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Active reports of one user (facts G.9, sister API). That those that pause count too is our assumption.
pub(super) const ACTIVE_REPORTS: usize = 50;
/// Reports of one user that are run at once, in an hour (facts G.9, sister API).
pub(super) const AT_ONCE: usize = 5;
/// Queries of one user (facts G.9, sister API).
pub(super) const QUERIES: usize = 100;
/// As far back executions are shown: 90 days (facts G.3).
pub(super) const SHOWN: i64 = 90 * 24 * HOUR;
/// An hour.
pub(super) const HOUR: i64 = 3600;

/// Ended reports are forgotten beyond this many; a sandbox that serves for days must not grow. Our assumption.
const KEPT_REPORTS: usize = 500;

/// An execution is pending while it was looked at at most so often and is younger than so many seconds. Real ones take
/// minutes; whoever polls here, by the clock or not, sees every status. Our assumption.
const PENDING: (u32, i64) = (2, 60);
/// Likewise running.
const RUNNING: (u32, i64) = (4, 120);

/// Everything that is kept.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(in crate::sandbox) struct Desk {
    /// What links are signed with.
    key: String,
    made: u64,
    queries: Vec<Saved>,
    reports: Vec<Report>,
    runs: Vec<Run>,
    /// Users and when they had a report run at once, of the last hour.
    at_once: Vec<(String, i64)>,
}

/// A query of a user.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Saved {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) description: Option<String>,
    pub(super) text: String,
    pub(super) user: String,
    pub(super) created: i64,
}

/// How a report stands (facts G.4).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) enum Status {
    Active,
    Paused,
    Inactive,
}

/// The form of a file.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) enum Format {
    #[default]
    Csv,
    Tsv,
}

/// When and how a report is run.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Schedule {
    pub(super) at_once: bool,
    pub(super) start: i64,
    /// Hours; none for one that is run once.
    pub(super) interval: Option<i64>,
    /// How often; without end if there is none.
    pub(super) count: Option<i64>,
}

/// What its author says of a report.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Wish {
    pub(super) name: String,
    pub(super) description: Option<String>,
    pub(super) schedule: Schedule,
    pub(super) format: Format,
    /// It is kept and shown, and never called: a sandbox talks to nobody.
    pub(super) callback: Option<(String, String)>,
}

/// The time that overrides a query's span, from and to.
pub(super) type Times = (Option<i64>, Option<i64>);

/// A report.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Report {
    pub(super) id: String,
    pub(super) wish: Wish,
    pub(super) query_id: String,
    pub(super) query: String,
    pub(super) user: String,
    pub(super) created: i64,
    pub(super) modified: Option<i64>,
    pub(super) status: Status,
    window: Times,
    /// When the next execution is due, and how many there were.
    next: i64,
    ran: i64,
}

/// How an execution stands (facts G.3).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) enum Stage {
    Pending,
    Running,
    Paused,
    Completed,
}

/// An execution of a report.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Run {
    pub(super) id: String,
    pub(super) report: String,
    pub(super) began: i64,
    pub(super) stage: Stage,
    pub(super) generated: Option<i64>,
    /// Something is kept from the user for whom it ran.
    pub(super) redacted: bool,
    /// What the report said when it began: what is changed later changes no file.
    #[serde(default)]
    pub(super) format: Format,
    #[serde(default)]
    pub(super) window: Times,
    looks: u32,
}

/// Why nothing more is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Quota {
    Queries,
    Active,
    AtOnce,
}

impl Desk {
    /// What links are signed with: drawn when it is first needed.
    pub(super) fn key(&mut self) -> &[u8] {
        if self.key.is_empty() {
            self.key = uuid::Uuid::new_v4().simple().to_string();
        }
        self.key.as_bytes()
    }

    /// True if it can go on from there: a state that was read may say anything, and what is due is made up from the last time
    /// on. Times are between 1970 and the year 10000, and recurrences at most as rare as once in ten years.
    pub(in crate::sandbox) fn is_sound(&self) -> bool {
        let time = |at: i64| (0..253_402_300_800).contains(&at);
        let reports = self.reports.iter().all(|report| {
            let schedule = &report.wish.schedule;
            time(report.next)
                && time(schedule.start)
                && (0..i64::from(u32::MAX)).contains(&report.ran)
                && schedule
                    .interval
                    .is_none_or(|hours| (0..=87_600).contains(&hours))
        });
        let runs = self.runs.iter().all(|run| time(run.began));
        let at_once = self.at_once.iter().all(|(_, at)| time(*at));
        reports && runs && at_once && self.made < 1 << 47
    }

    /// A new id; counted, so that the same requests get the same answers.
    fn id(&mut self, sort: &str) -> String {
        self.made += 1;
        format!("5a4db0c5-{sort}-4001-8000-{:012x}", self.made)
    }

    /// The queries of a user, the oldest first.
    pub(super) fn queries(&self, user: &str) -> impl Iterator<Item = &Saved> {
        self.queries.iter().filter(move |query| query.user == user)
    }

    /// Keeps a query; its id is given here.
    ///
    /// # Errors
    /// [`Quota::Queries`].
    pub(super) fn keep(&mut self, query: Saved) -> Result<Saved, Quota> {
        if self.queries(&query.user).count() >= QUERIES {
            return Err(Quota::Queries);
        }
        let id = self.id("00e5");
        let query = Saved { id, ..query };
        self.queries.push(query.clone());
        Ok(query)
    }

    /// Forgets a query of this user. Reports made of it go on.
    pub(super) fn drop_query(&mut self, user: &str, id: &str) -> Option<Saved> {
        let place = self
            .queries
            .iter()
            .position(|query| query.user == user && query.id.eq_ignore_ascii_case(id))?;
        Some(self.queries.remove(place))
    }

    /// The reports of a user, the oldest first.
    pub(super) fn reports(&self, user: &str) -> impl Iterator<Item = &Report> {
        self.reports
            .iter()
            .filter(move |report| report.user == user)
    }

    /// A report of this user.
    pub(super) fn report(&mut self, user: &str, id: &str) -> Option<&mut Report> {
        self.reports
            .iter_mut()
            .find(|report| report.user == user && report.id.eq_ignore_ascii_case(id))
    }

    /// Makes a report of a query.
    ///
    /// # Errors
    /// [`Quota::Active`] or [`Quota::AtOnce`].
    pub(super) fn order(
        &mut self,
        wish: Wish,
        query: &Saved,
        user: &str,
        window: Times,
        now: i64,
    ) -> Result<Report, Quota> {
        self.room_for_one_more(user)?;
        if wish.schedule.at_once {
            self.at_once.retain(|(_, at)| now - at < HOUR);
            if self.at_once.iter().filter(|(who, _)| who == user).count() >= AT_ONCE {
                return Err(Quota::AtOnce);
            }
            self.at_once.push((user.to_owned(), now));
        }
        let report = Report {
            id: self.id("04e9"),
            query_id: query.id.clone(),
            query: query.text.clone(),
            user: user.to_owned(),
            created: now,
            modified: None,
            status: Status::Active,
            window,
            next: wish.schedule.start,
            ran: 0,
            wish,
        };
        self.reports.push(report.clone());
        if self.reports.len() > KEPT_REPORTS
            && let Some(ended) = self
                .reports
                .iter()
                .find(|report| report.status == Status::Inactive)
        {
            let (user, id) = (ended.user.clone(), ended.id.clone());
            self.drop_report(&user, &id);
        }
        Ok(report)
    }

    fn room_for_one_more(&self, user: &str) -> Result<(), Quota> {
        let active = |report: &&Report| report.status != Status::Inactive;
        if self.reports(user).filter(active).count() < ACTIVE_REPORTS {
            Ok(())
        } else {
            Err(Quota::Active)
        }
    }

    /// Forgets a report and its executions (facts G.3).
    pub(super) fn drop_report(&mut self, user: &str, id: &str) -> Option<Report> {
        let place = self
            .reports
            .iter()
            .position(|report| report.user == user && report.id.eq_ignore_ascii_case(id))?;
        let report = self.reports.remove(place);
        self.runs.retain(|run| run.report != report.id);
        Some(report)
    }

    /// Pauses a report or lets it go on, unless it has ended. What was not done yet waits with it and then begins anew: our
    /// assumption.
    pub(super) fn set_paused(
        &mut self,
        user: &str,
        id: &str,
        paused: bool,
        now: i64,
    ) -> Option<Report> {
        let report = self
            .report(user, id)
            .filter(|report| report.status != Status::Inactive)?;
        report.status = if paused {
            Status::Paused
        } else {
            Status::Active
        };
        report.modified = Some(now);
        let report = report.clone();
        for run in self.runs.iter_mut().filter(|run| run.report == report.id) {
            match (run.stage, report.status) {
                (Stage::Pending | Stage::Running, Status::Paused) => run.stage = Stage::Paused,
                (Stage::Paused, Status::Active) => {
                    (run.stage, run.began, run.looks) = (Stage::Pending, now, 0);
                }
                _ => {}
            }
        }
        Some(report)
    }

    /// Takes over what was changed of a report; it starts anew at its new time.
    ///
    /// # Errors
    /// [`Quota::Active`]: one that had ended has something to do again and counts again, which is our assumption.
    pub(super) fn change(
        &mut self,
        user: &str,
        id: &str,
        wish: Wish,
        now: i64,
    ) -> Result<Option<Report>, Quota> {
        let Some(status) = self.report(user, id).map(|report| report.status) else {
            return Ok(None);
        };
        if status == Status::Inactive {
            self.room_for_one_more(user)?;
        }
        Ok(self.report(user, id).map(|report| {
            if report.status == Status::Inactive {
                report.status = Status::Active;
            }
            report.next = wish.schedule.start;
            report.ran = 0;
            report.modified = Some(now);
            report.wish = wish;
            // It is for reports that are run at once, and this is none any more (facts G.4).
            report.window = (None, None);
            report.clone()
        }))
    }

    /// Begins the executions of this user that have become due, lets those that have begun go on, and forgets the old ones.
    pub(super) fn settle(&mut self, user: &str, redacted: bool, now: i64) {
        self.runs.retain(|run| now - run.began < SHOWN);
        let mut due = Vec::new();
        for report in self.reports.iter_mut().filter(|report| report.user == user) {
            for began in report.due(now) {
                due.push(Run {
                    id: String::new(),
                    report: report.id.clone(),
                    began,
                    stage: Stage::Pending,
                    generated: None,
                    redacted,
                    format: report.wish.format,
                    window: report.window,
                    looks: 0,
                });
            }
        }
        for run in due {
            let id = self.id("0e8c");
            self.runs.push(Run { id, ..run });
        }
        for run in &mut self.runs {
            run.advance(now);
        }
        self.end_reports();
    }

    /// The executions of a report, the oldest first, each as it stands after this look at it.
    pub(super) fn look(&mut self, report: &str, now: i64) -> Vec<Run> {
        let mut seen = Vec::new();
        for run in self.runs.iter_mut().filter(|run| run.report == report) {
            run.looks = run.looks.saturating_add(1);
            run.advance(now);
            seen.push(run.clone());
        }
        self.end_reports();
        seen
    }

    /// Reports that have nothing to do any more are inactive.
    fn end_reports(&mut self) {
        let open: HashSet<&str> = self
            .runs
            .iter()
            .filter(|run| run.stage != Stage::Completed)
            .map(|run| run.report.as_str())
            .collect();
        for report in &mut self.reports {
            if report.is_over()
                && report.status == Status::Active
                && !open.contains(report.id.as_str())
            {
                report.status = Status::Inactive;
            }
        }
    }

    /// A completed execution, and its report.
    pub(super) fn file(&self, run: &str) -> Option<(&Run, &Report)> {
        let run = self
            .runs
            .iter()
            .find(|known| known.id == run && known.stage == Stage::Completed)?;
        let report = self.reports.iter().find(|report| report.id == run.report)?;
        Some((run, report))
    }
}

impl Report {
    /// When executions were due since the last time this was asked. While it is paused they are left out.
    fn due(&mut self, now: i64) -> Vec<i64> {
        let mut due = Vec::new();
        while self.status != Status::Inactive && !self.is_over() && self.next <= now {
            // Nobody sees those that are older.
            if self.status == Status::Active && now - self.next < SHOWN {
                due.push(self.next);
            }
            if self.status == Status::Active {
                self.ran += 1;
            }
            match self.wish.schedule.interval {
                Some(hours) => self.next += hours.max(1) * HOUR,
                None => break,
            }
        }
        due
    }

    /// True if no execution is due any more.
    fn is_over(&self) -> bool {
        let limit = match self.wish.schedule {
            Schedule { interval: None, .. } => Some(1),
            Schedule { count, .. } => count,
        };
        limit.is_some_and(|limit| self.ran >= limit)
    }
}

impl Run {
    /// How it stands after so many looks and so much time.
    fn advance(&mut self, now: i64) {
        if matches!(self.stage, Stage::Paused | Stage::Completed) {
            return;
        }
        let age = now - self.began;
        let within = |(looks, seconds): (u32, i64)| self.looks <= looks && age < seconds;
        self.stage = if within(PENDING) {
            Stage::Pending
        } else if within(RUNNING) {
            Stage::Running
        } else {
            self.generated = Some(now.min(self.began + RUNNING.1));
            Stage::Completed
        };
    }
}

#[cfg(test)]
mod tests;
