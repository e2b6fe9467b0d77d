//! How checks, problems and choices are spoken, one line at a time: no column, no colour, no sign that is not a word.

use crate::model::endpoints::is_protected;
use crate::model::escape::escape;
use crate::model::lang::Lang;
use crate::model::step::StepId;
use crate::model::text::Text;
use crate::model::verdict::{Problem, Proof, Verdict};
use crate::model::words;
use crate::wizard::{Mark, Outcome, Row, Shown, Wizard, offer_of};

/// The word for a mark.
#[must_use]
pub fn word(mark: Mark) -> Text {
    match mark {
        Mark::Todo | Mark::NotReached => words::lines_word_not_checked(),
        Mark::Met => words::lines_word_passed(),
        Mark::Warning => words::lines_word_warning(),
        Mark::Stale => words::lines_word_stale(),
        Mark::Unknown => words::lines_word_unknown(),
        Mark::Running => words::lines_word_running(),
        Mark::Unmet => words::lines_word_failed(),
    }
}

/// The sentence for an outcome.
#[must_use]
pub fn outcome(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Ready => words::report_outcome_ready(),
        Outcome::NotReady => words::report_outcome_not_ready(),
        Outcome::SignInNeeded => words::report_outcome_sign_in(),
        Outcome::Unknown => words::report_outcome_unknown(),
    }
}

/// The titles of the checks that this row waits for; empty if it does not wait for any.
#[must_use]
pub fn waits_for(wizard: &Wizard, row: &Row) -> String {
    let blocking = wizard.blocked_by(row.spec.id);
    let titles: Vec<String> = wizard
        .ledger()
        .iter()
        .filter(|other| blocking.contains(&other.spec.id))
        .map(|other| wizard.lang().say(&(other.spec.title)()))
        .collect();
    titles.join(", ")
}

/// A problem, line by line: what happened, what it means, what to do, who can, and ids for support.
#[must_use]
pub fn problem(lang: Lang, problem: &Problem) -> Vec<String> {
    let mut texts = vec![problem.why.clone()];
    if !problem.remedies.is_empty() {
        texts.push(words::lines_remedies());
    }
    for (at, remedy) in problem.remedies.iter().enumerate() {
        texts.push(words::lines_remedy(remedy.act.clone(), at + 1));
        texts.extend(remedy.link.as_deref().map(words::lines_link));
    }
    texts.extend(problem.who.clone().map(words::lines_who));
    texts.extend(support(problem));
    texts.iter().map(|text| lang.say(text)).collect()
}

/// The first of these checks whose problem means the same as this later one's.
#[must_use]
pub fn told_before<'a>(rows: &'a [Row], row: &Row) -> Option<&'a Row> {
    let problem = row.problem()?;
    let means_it = |told: &Problem| told.means_the_same(problem);
    rows.iter()
        .take_while(|earlier| earlier.spec.id != row.spec.id)
        .find(|earlier| earlier.problem().is_some_and(means_it))
}

/// The vendor's code and the ids that Microsoft's support asks for.
fn support(problem: &Problem) -> Vec<Text> {
    let ids = &problem.support;
    [
        problem.code.as_deref().map(words::lines_code),
        ids.trace_id.as_deref().map(words::lines_trace),
        ids.correlation_id.as_deref().map(words::lines_correlation),
        ids.request_id.as_deref().map(words::lines_request),
        ids.at.as_deref().map(words::lines_time),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What was found, and after it what to look at although it holds.
#[must_use]
pub fn found(lang: Lang, summary: &Text, warning: Option<&Text>) -> String {
    let mut line = lang.say(summary);
    if let Some(warning) = warning {
        if !line.ends_with(['.', '!', '?']) {
            line.push('.');
        }
        line.push(' ');
        line.push_str(&lang.say(warning));
    }
    line
}

/// How we know, by name.
fn proof(proof: Proof) -> Text {
    match proof {
        Proof::Proved => words::lines_proved(),
        Proof::Inferred => words::lines_inferred(),
        Proof::Stated => words::lines_stated(),
    }
}

/// One line for a check as it stands; `number` is its place in the ledger, by which commands name it.
pub(super) fn row(wizard: &Wizard, row: &Row, number: usize) -> String {
    let lang = wizard.lang();
    let word = word(row.shown.mark());
    let title = (row.spec.title)();
    let text = match &row.shown {
        Shown::Running(..) | Shown::Stale(..) => words::lines_row(title, word),
        Shown::Waiting => {
            let titles = waits_for(wizard, row);
            let more = if titles.is_empty() {
                words::lines_needs_answers()
            } else {
                words::lines_waits_for(titles)
            };
            words::lines_row_more(more, title, word)
        }
        Shown::Settled(verdict, _) => match &**verdict {
            Verdict::Met(finding) => {
                let warning = finding.warning.clone().map(words::lines_warning);
                let more = found(lang, &finding.summary, warning.as_ref());
                words::lines_row_more(more, title, word)
            }
            Verdict::Unmet(problem) | Verdict::Unknown(problem) => {
                words::lines_row_problem(problem.what.clone(), number, title, word)
            }
        },
    };
    lang.say(&text)
}

/// The same with how and when it became known, as the results page promises.
pub(super) fn row_with_proof(wizard: &Wizard, shown: &Row, number: usize) -> String {
    let mut line = row(wizard, shown, number);
    if let Shown::Settled(verdict, at) = &shown.shown {
        let how = match &**verdict {
            Verdict::Met(finding) => proof(finding.proof),
            // Only what is met was proved.
            Verdict::Unmet(_) => words::lines_checked(),
            Verdict::Unknown(_) => return line,
        };
        let known = words::lines_known(how, at.strftime("%H:%M:%S").to_string());
        line = format!("{line} ({})", wizard.lang().say(&known));
    }
    line
}

/// A problem in full with its heading, and how to get at it; where another check told the same, only which.
pub(super) fn problem_in_full(
    wizard: &Wizard,
    row: &Row,
    found: &Problem,
    number: usize,
    told: Option<&Row>,
) -> Vec<String> {
    let lang = wizard.lang();
    let heading = words::lines_problem(
        found.kind.heading(),
        number,
        (row.spec.title)(),
        found.what.clone(),
    );
    let mut lines = vec![lang.say(&heading)];
    match told {
        Some(told) => lines.push(lang.say(&words::report_told_there((told.spec.title)()))),
        None => lines.extend(problem(lang, found)),
    }
    if let Some(way) = wizard.offer(row.spec.id) {
        lines.push(lang.say(&words::lines_offer(offer_of(way), number)));
    }
    lines.push(lang.say(&if found.question.is_some() {
        words::lines_fixable(number)
    } else {
        words::lines_not_fixable(number)
    }));
    lines
}

/// All that is known about a check.
pub(super) fn details(wizard: &Wizard, shown: &Row, number: usize) -> Vec<String> {
    let lang = wizard.lang();
    let mut lines = vec![
        row_with_proof(wizard, shown, number),
        lang.say(&(shown.spec.why)()),
    ];
    let (Shown::Settled(verdict, _) | Shown::Stale(verdict, _)) = &shown.shown else {
        lines.push(lang.say(&words::lines_no_details()));
        return lines;
    };
    match &**verdict {
        Verdict::Met(finding) => {
            for (name, value) in &finding.evidence {
                lines.push(lang.say(&words::lines_evidence(*name, value)));
            }
        }
        Verdict::Unmet(found) | Verdict::Unknown(found) => {
            lines.extend(problem(lang, found));
            if let Some(text) = &found.server_text {
                lines.push(lang.say(&words::lines_server_text(text)));
            }
        }
    }
    lines
}

/// The heading of a page: "Step 2 of 8: Enrolment".
pub(super) fn step(step: StepId) -> Text {
    words::lines_step(
        crate::model::step::STEPS.len(),
        step.index() + 1,
        (step.step().title)(),
    )
}

/// The value of the choice that was named by its number, its name or its label.
pub(super) fn pick(lang: Lang, choices: &[(String, Text)], said: &str) -> Option<String> {
    let said = said.trim();
    if let Ok(number) = said.parse::<usize>() {
        let at = number.checked_sub(1)?;
        return choices.get(at).map(|(value, _)| value.clone());
    }
    choices
        .iter()
        .find(|(value, label)| {
            value.eq_ignore_ascii_case(said)
                || lang.say(label).to_lowercase() == said.to_lowercase()
        })
        .map(|(value, _)| value.clone())
}

/// Several lines as they may be printed: whatever comes from outside has lost its control characters.
pub(super) fn printable(text: &str) -> impl Iterator<Item = String> + '_ {
    text.lines().map(escape)
}

/// The same line with its addresses as links that can be clicked (OSC 8); its characters stay the same.
pub(super) fn linked(line: &str) -> String {
    let mut out = String::new();
    for word in line.split_inclusive(' ') {
        let url = word.trim_end_matches([' ', ';', '.', ',', ')', ':']);
        if is_protected(url) {
            let rest = &word[url.len()..];
            for piece in ["\x1b]8;;", url, "\x1b\\", url, "\x1b]8;;\x1b\\", rest] {
                out.push_str(piece);
            }
        } else {
            out.push_str(word);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_a_link_and_what_stands_around_it_stays() {
        let url = "https://microsoft.com/devicelogin";
        let line = format!("Code AB12 at {url}; until 10:15 UTC");
        let linked = linked(&line);
        assert!(
            linked.contains(&format!("\x1b]8;;{url}\x1b\\{url}\x1b]8;;\x1b\\; until")),
            "{linked:?}"
        );
        let opened = format!("\x1b]8;;{url}\x1b\\");
        assert_eq!(
            linked.replace(&opened, "").replace("\x1b]8;;\x1b\\", ""),
            line
        );
    }

    #[test]
    fn what_is_no_address_to_open_is_no_link() {
        for line in ["http://example.com/", "see :help", "C:\\x https:// x", ""] {
            assert_eq!(super::linked(line), line);
        }
    }
}
