//! The report as Markdown, to be pasted into a ticket: outcome, checks, problems with what to do, changes, what ends, ids.
//! It is the admin's own report: the user stays named, and there is never a secret in it.

use super::report::{self, CheckReport, Report};
use crate::handoff::Voice;
use crate::lines;
use crate::model::lang::Lang;
use crate::model::markdown::{code, plain};
use crate::model::profile::{Evidence, Profile};
use crate::model::text::Text;
use crate::model::verdict::Problem;
use crate::model::words;
use crate::wizard::{Outcome, Row, Wizard};
use std::fmt::Write as _;

/// The page about a wizard as it stands, the report made of it, and further warnings.
#[must_use]
pub(super) fn markdown(
    wizard: &Wizard,
    profile: &Profile,
    report: &Report,
    warnings: &[Text],
) -> String {
    let page = Page {
        lang: wizard.lang(),
        wizard,
    };
    let rows = wizard.ledger();
    let outcome = report::outcome(&rows, Outcome::of(&rows));
    let mut out = page.heading(1, &words::markdown_title(&profile.name));
    let _ = write!(out, "**{}**\n\n", page.say(&outcome));
    let facts = [
        (words::profiles_environment(), report.environment.to_owned()),
        (words::markdown_cloud(), report.cloud.to_owned()),
        (words::profiles_tenant(), profile.tenant.clone()),
        (words::markdown_client(), profile.client_id.clone()),
        (words::markdown_user(), profile.user_id.clone()),
        (words::markdown_at(), report.at.clone()),
        (
            words::markdown_program(),
            env!("CARGO_PKG_VERSION").to_owned(),
        ),
    ];
    for (label, value) in facts {
        let _ = writeln!(out, "- {}: {}", page.say(&label), code(&value));
    }
    out.push('\n');
    out.push_str(&page.checks(report));
    out.push_str(&page.problems(report));
    out.push_str(&page.changes(report));
    out.push_str(&page.ends(report));
    for warning in warnings {
        let _ = write!(out, "{}\n\n", page.say(warning));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// Texts in one language.
struct Page<'a> {
    lang: Lang,
    wizard: &'a Wizard,
}

impl Page<'_> {
    /// Said as words that stay words.
    fn say(&self, text: &Text) -> String {
        plain(&self.lang.say(text))
    }

    fn heading(&self, level: usize, text: &Text) -> String {
        format!("{} {}\n\n", "#".repeat(level), self.say(text))
    }

    fn title(&self, check: &CheckReport) -> String {
        let rows = self.wizard.ledger();
        let row = rows.iter().find(|row| row.spec.id == check.id);
        row.map_or_else(|| plain(check.id.0), |row| self.say(&(row.spec.title)()))
    }

    fn checks(&self, report: &Report) -> String {
        let mut out = self.heading(2, &words::markdown_checks());
        let head = [
            words::markdown_check(),
            words::markdown_verdict(),
            words::markdown_found(),
        ];
        let head = head.map(|text| self.say(&text));
        let _ = writeln!(out, "| {} |\n|---|---|---|", head.join(" | "));
        for check in &report.checks {
            let verdict = match (check.verdict, &check.warning) {
                ("met", Some(_)) => words::markdown_warning(),
                ("met", None) => words::markdown_met(),
                ("unmet", _) => words::markdown_unmet(),
                ("unknown", _) => words::markdown_unknown(),
                _ => words::markdown_not_reached(),
            };
            let _ = writeln!(
                out,
                "| {} | {} | {} |",
                self.title(check),
                self.say(&verdict),
                plain(&check.summary)
            );
        }
        out.push('\n');
        out
    }

    fn problems(&self, report: &Report) -> String {
        let mut out = String::new();
        let rows = self.wizard.ledger();
        for check in &report.checks {
            let row = rows.iter().find(|row| row.spec.id == check.id);
            let Some((row, problem)) = row.and_then(|row| Some((row, row.problem()?))) else {
                continue;
            };
            if out.is_empty() {
                out.push_str(&self.heading(2, &words::markdown_problems()));
            }
            let _ = write!(out, "### {}\n\n", self.title(check));
            out.push_str(&self.problem(problem, lines::told_before(&rows, row)));
            if let Some(last) = &check.last_proved {
                let evidence = Evidence {
                    at: last.at.clone(),
                    values: last.evidence.clone(),
                };
                let said = super::proof::last(self.lang, &evidence);
                let _ = write!(out, "{}\n\n", self.say(&said));
            }
        }
        out
    }

    /// A problem, or where the same is told already; the ids are its own in either case.
    fn problem(&self, problem: &Problem, told: Option<&Row>) -> String {
        let voice = Voice {
            lang: self.lang,
            clean: &str::to_owned,
        };
        if let Some(told) = told {
            return voice.referred(problem, (told.spec.title)()) + &voice.ids(problem);
        }
        let mut out = voice.told(problem) + &voice.remedies(problem);
        if let Some(who) = &problem.who {
            let _ = write!(out, "{}\n\n", voice.say(&words::problem_who(who.clone())));
        }
        out + &voice.ids(problem)
    }

    fn changes(&self, report: &Report) -> String {
        if report.changes.is_empty() {
            return String::new();
        }
        let mut out = self.heading(2, &words::markdown_changes());
        for change in &report.changes {
            let _ = writeln!(out, "- {}", plain(&report::changed(self.wizard, change)));
        }
        out.push('\n');
        out
    }

    fn ends(&self, report: &Report) -> String {
        let ends = [
            (words::markdown_ends_secret(), &report.expires.client_secret),
            (
                words::markdown_ends_sign_in(),
                &report.expires.refresh_token,
            ),
            (words::markdown_ends_token(), &report.expires.access_token),
        ];
        let mut out = String::new();
        for (label, end) in ends {
            if let Some(end) = end {
                if out.is_empty() {
                    out.push_str(&self.heading(2, &words::markdown_ends()));
                }
                let _ = writeln!(out, "- {}: {}", self.say(&label), plain(end));
            }
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out
    }
}
