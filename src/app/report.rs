//! What the checks found, as a document for programs (`--json`) and as lines for people.

use super::proof;
use crate::checks;
use crate::lines;
use crate::model::check::{CheckId, Prerequisite};
use crate::model::escape::escape;
use crate::model::lang::Lang;
use crate::model::profile::Evidence;
use crate::model::question::QuestionId;
use crate::model::text::Text;
use crate::model::verdict::{Owner, Problem, Proof, Support, Verdict};
use crate::model::words;
use crate::wizard::{Mark, Outcome, Row, Shown, Wizard};
use serde::Serialize;
use std::collections::BTreeMap;

/// The version of the document.
pub const SCHEMA: u32 = 1;

/// The document of `verify --json` and `onboard --json`. Never a secret in it. Texts are in the wizard's language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: u32,
    /// The profile's name, if there is one.
    pub profile: Option<String>,
    /// `live` or `sandbox`.
    pub environment: &'static str,
    /// The Microsoft cloud.
    pub cloud: &'static str,
    /// When, RFC 3339, to the second.
    pub at: String,
    /// What all of `checks` say together.
    pub outcome: &'static str,
    /// The checks, in the order of the ledger.
    pub checks: Vec<CheckReport>,
    /// What differs from the last time that it was known. `verify` fills it in.
    pub changes: Vec<Change>,
    /// What to look at that belongs to a check which was not asked for. `verify` fills it in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
    /// When things end, as far as it is known.
    pub expires: Expires,
}

/// One check.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct CheckReport {
    /// Its name.
    pub id: CheckId,
    /// The prerequisite it belongs to.
    pub prerequisite: Prerequisite,
    /// `met`, `unmet`, `unknown` or `not-reached`.
    pub verdict: &'static str,
    /// How a met check is known to hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
    /// One line: what was found, what happened, or why it was not reached.
    pub summary: String,
    /// Something to look at although it holds, such as a date that is near.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warning: Option<String>,
    /// Names and values.
    pub evidence: BTreeMap<&'static str, String>,
    /// What it had to show when it was met last, where it is not now. [`Report::recall`] fills it in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_proved: Option<LastProved>,
    /// What stands in the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<ProblemReport>,
}

/// What a check had to show when it was met last.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct LastProved {
    /// When, RFC 3339.
    pub at: String,
    /// Names and values, what names a person cut down.
    pub evidence: BTreeMap<String, String>,
}

/// What stands in the way of a check.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ProblemReport {
    /// What happened.
    pub what: String,
    /// What it means.
    pub why: String,
    /// The vendor's code; null if there is none.
    pub code: Option<String>,
    /// Whose matter it is.
    pub owner: Owner,
    /// Who can mend it.
    pub who: Option<String>,
    /// Whether it can pass by itself.
    pub retryable: bool,
    /// The question at fault.
    pub question: Option<QuestionId>,
    /// What to do, in order.
    pub remedies: Vec<RemedyReport>,
    /// Ids for support.
    pub support: Support,
}

/// One thing to do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct RemedyReport {
    /// What.
    #[serde(rename = "do")]
    pub act: String,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// A check that stands otherwise than the last time.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Change {
    /// Which check.
    pub check: CheckId,
    /// Its verdict then.
    pub from: &'static str,
    /// Its verdict now.
    pub to: &'static str,
    /// When it was last otherwise, RFC 3339.
    pub since: String,
}

/// When things end.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Expires {
    /// The day the client secret ends, as the person stated it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<String>,
    /// When the kept refresh token ends, RFC 3339: 90 days after its last use (facts E.7). The command fills it in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
    /// When the access token of this run ends, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<String>,
}

impl Report {
    /// Says this of a check, behind what it warns of itself; beside all if the check is not in the report.
    pub fn warn(&mut self, check: CheckId, warning: &str) {
        let Some(found) = self.checks.iter_mut().find(|found| found.id == check) else {
            self.warnings.push(warning.to_owned());
            return;
        };
        found.warning = Some(match found.warning.take() {
            Some(own) => format!("{own} {warning}"),
            None => warning.to_owned(),
        });
    }

    /// Puts beside each problem what the check had to show when it was met last.
    pub fn recall(&mut self, proved: &BTreeMap<String, Evidence>) {
        for check in &mut self.checks {
            let evidence = proved.get(check.id.0).filter(|_| check.problem.is_some());
            check.last_proved = evidence.map(|evidence| LastProved {
                at: evidence.at.clone(),
                evidence: evidence.values.clone(),
            });
        }
    }
}

/// A line about a check that stands otherwise than the last time.
#[must_use]
pub fn changed(wizard: &Wizard, change: &Change) -> String {
    let title = wizard
        .ledger()
        .iter()
        .find(|row| row.spec.id == change.check)
        .map_or_else(
            || change.check.to_string(),
            |row| wizard.lang().say(&(row.spec.title)()),
        );
    let since = escape(&change.since);
    wizard.lang().say(&if change.to == "met" {
        words::report_now_met(since, title)
    } else {
        words::report_now_unmet(since, title)
    })
}

/// The exit code of an outcome.
#[must_use]
pub fn exit_code(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Ready => 0,
        Outcome::NotReady => 3,
        Outcome::Unknown => 4,
        Outcome::SignInNeeded => 5,
    }
}

/// The document about a wizard as it stands.
#[must_use]
pub fn report(wizard: &Wizard, profile: Option<&str>, at: jiff::Timestamp) -> Report {
    let rows = wizard.ledger();
    Report {
        schema: SCHEMA,
        profile: profile.map(str::to_owned),
        environment: wizard.environment().name(),
        cloud: wizard.cloud().name(),
        at: at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        outcome: Outcome::of(&rows).name(),
        checks: rows.iter().map(|row| check(wizard, row)).collect(),
        changes: Vec::new(),
        warnings: Vec::new(),
        expires: Expires {
            client_secret: wizard.profile().secret_expires,
            refresh_token: None,
            access_token: wizard.evidence("sign-in", "expires"),
        },
    }
}

fn check(wizard: &Wizard, row: &Row) -> CheckReport {
    let (verdict, proof, evidence, problem) = match row.shown.verdict() {
        None => ("not-reached", None, BTreeMap::new(), None),
        Some(Verdict::Met(finding)) => {
            let evidence = finding.evidence.iter().cloned().collect();
            ("met", Some(finding.proof), evidence, None)
        }
        Some(Verdict::Unmet(found)) => ("unmet", None, BTreeMap::new(), Some(found)),
        Some(Verdict::Unknown(found)) => ("unknown", None, BTreeMap::new(), Some(found)),
    };
    let warning = match row.shown.verdict() {
        Some(Verdict::Met(finding)) => finding.warning.as_ref(),
        _ => None,
    };
    CheckReport {
        id: row.spec.id,
        prerequisite: row.spec.prerequisite,
        verdict,
        proof,
        summary: summary(wizard, row),
        warning: warning.map(|warning| wizard.lang().say(warning)),
        evidence,
        last_proved: None,
        problem: problem.map(|found| problem_report(wizard.lang(), found)),
    }
}

/// A problem for a document.
#[must_use]
pub fn problem_report(lang: Lang, problem: &Problem) -> ProblemReport {
    ProblemReport {
        what: lang.say(&problem.what),
        why: lang.say(&problem.why),
        code: problem.code.clone(),
        owner: problem.owner,
        who: problem.who.as_ref().map(|who| lang.say(who)),
        retryable: problem.retryable,
        question: problem.question,
        remedies: problem
            .remedies
            .iter()
            .map(|remedy| RemedyReport {
                act: lang.say(&remedy.act),
                link: remedy.link.clone(),
            })
            .collect(),
        support: problem.support.clone(),
    }
}

/// One line about a check: what was found and what to look at, what happened, or why it was not reached.
fn summary(wizard: &Wizard, row: &Row) -> String {
    let lang = wizard.lang();
    let text = match &row.shown {
        Shown::Running(..) => words::report_running(),
        Shown::Stale(..) => words::report_stale(),
        Shown::Waiting => {
            let titles = lines::waits_for(wizard, row);
            if titles.is_empty() {
                words::report_not_reached()
            } else {
                words::report_not_reached_needs(titles)
            }
        }
        Shown::Settled(verdict, _) => match &**verdict {
            Verdict::Met(finding) => {
                return lines::found(lang, &finding.summary, finding.warning.as_ref());
            }
            Verdict::Unmet(problem) | Verdict::Unknown(problem) => problem.what.clone(),
        },
    };
    lang.say(&text)
}

/// The sign of a mark, and its twin where only ASCII can be shown.
#[must_use]
pub fn sign(mark: Mark, ascii: bool) -> &'static str {
    let (sign, twin) = match mark {
        Mark::Met => ("✓", "[ok]"),
        Mark::Warning => ("!", "[!]"),
        Mark::Unmet => ("✗", "[x]"),
        Mark::Running => ("…", "[..]"),
        Mark::Unknown => ("?", "[?]"),
        Mark::NotReached | Mark::Todo | Mark::Stale => ("–", "[-]"),
    };
    if ascii { twin } else { sign }
}

/// The report for people: a line per check, under a failed one its problem, unless an earlier one told it, and the outcome
/// last.
#[must_use]
pub fn plain(wizard: &Wizard, ascii: bool) -> String {
    plain_beside(wizard, ascii, &BTreeMap::new())
}

/// The same, with what each failed check had to show when it was met last.
#[must_use]
pub fn plain_beside(wizard: &Wizard, ascii: bool, proved: &BTreeMap<String, Evidence>) -> String {
    let lang = wizard.lang();
    let rows = wizard.ledger();
    let mut text = String::new();
    let mut add = |indent: &str, line: &str| {
        text.push_str(indent);
        text.push_str(&escape(line));
        text.push('\n');
    };
    for row in &rows {
        let told = lines::told_before(&rows, row);
        let what = |row: &Row| row.problem().map(|problem| problem.what.clone());
        let echo = told.filter(|told| what(told) == what(row));
        let summary = match echo {
            Some(told) => lang.say(&words::report_same_as((told.spec.title)())),
            None => summary(wizard, row),
        };
        let line = words::report_row(summary, (row.spec.title)());
        let sign = sign(row.shown.mark(), ascii);
        add("", &format!("{sign} {}", lang.say(&line)));
        if let Some(problem) = row.problem() {
            let lines = match told {
                Some(_) if echo.is_some() => Vec::new(),
                Some(told) => vec![lang.say(&words::report_told_there((told.spec.title)()))],
                None => lines::problem(lang, problem),
            };
            for line in lines {
                add("    ", &line);
            }
            if let Some(evidence) = proved.get(row.spec.id.0) {
                add("    ", &lang.say(&proof::last(lang, evidence)));
            }
        }
    }
    add("", "");
    add("", &lang.say(&outcome(&rows, Outcome::of(&rows))));
    text
}

/// The sentence for this outcome of these rows.
pub(super) fn outcome(rows: &[Row], outcome: Outcome) -> Text {
    let all = checks::ALL.len();
    match outcome {
        // "All" would be a promise about checks that nobody asked for.
        Outcome::Ready if rows.len() < all => words::report_part_ready(all, rows.len()),
        outcome => lines::outcome(outcome),
    }
}
