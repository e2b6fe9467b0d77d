//! The ledger: a check on one line, its problem in full, and what all of them come to.

use super::card;
use super::page::{Page, cut};
use super::view::View;
use super::voice::Voice;
use crate::model::check::CheckId;
use crate::model::notice::Notice;
use crate::model::step::StepId;
use crate::model::text::Text;
use crate::model::verdict::{Problem, Proof, Verdict};
use crate::model::words;
use crate::wizard::{Mark, Row, Shown, Wizard};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// One check on one line: mark, title, what was found.
pub(super) fn row_line(page: &mut Page, voice: &Voice<'_>, row: &Row, chosen: bool) {
    let theme = voice.theme;
    let mark = row.shown.mark();
    let title = voice.say(&(row.spec.title)());
    let found = match &row.shown {
        Shown::Waiting => {
            let names: Vec<String> = voice
                .wizard
                .blocked_by(row.spec.id)
                .into_iter()
                .map(|id| title_of(voice, id))
                .collect();
            if names.is_empty() {
                voice.say(&words::tui_waiting_answers())
            } else {
                voice.say(&words::tui_waiting(names.join(", ")))
            }
        }
        Shown::Running(_, None) => voice.say(&words::tui_checking()),
        Shown::Running(_, Some(Notice::DeviceCode { .. } | Notice::Browser { .. })) => {
            voice.say(&words::tui_awaits())
        }
        Shown::Running(_, Some(notice)) => voice.say(&notice.text()),
        Shown::Settled(verdict, _) => summary(voice, verdict),
        Shown::Stale(..) => voice.say(&words::mark_stale()),
    };
    let proof = match row.shown.verdict() {
        Some(Verdict::Met(finding)) if finding.proof != Proof::Proved => {
            format!(" ({})", voice.say(&proof_word(finding.proof)))
        }
        _ => String::new(),
    };
    let titles = voice
        .wizard
        .ledger()
        .into_iter()
        .map(|row| voice.say(&(row.spec.title)()).width())
        .max();
    // As wide with a column less, which a page has that is longer than the window.
    let width = titles.unwrap_or(0).min((page.width() + 1) * 2 / 5);
    let name = format!("{:<width$}", cut(&title, width, theme.ellipsis()));
    let style = if chosen {
        theme.reversed()
    } else {
        Style::new()
    };
    let room = page.width().saturating_sub(theme.glyph_width() + width + 1);
    page.line(Line::from(vec![
        Span::styled(
            format!("{:<width$}", theme.glyph(mark), width = theme.glyph_width()),
            theme.mark(mark),
        ),
        Span::styled(name, style),
        Span::raw(" "),
        Span::raw(cut(&format!("{found}{proof}"), room, theme.ellipsis())),
    ]));
}

pub(super) fn title_of(voice: &Voice<'_>, id: CheckId) -> String {
    voice
        .wizard
        .ledger()
        .iter()
        .find(|row| row.spec.id == id)
        .map_or_else(String::new, |row| voice.say(&(row.spec.title)()))
}

fn summary(voice: &Voice<'_>, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Met(finding) => voice.say(&finding.summary),
        Verdict::Unmet(problem) | Verdict::Unknown(problem) => voice.say(&problem.what),
    }
}

pub(super) fn proof_word(proof: Proof) -> Text {
    match proof {
        Proof::Proved => words::proof_proved(),
        Proof::Inferred => words::proof_inferred(),
        Proof::Stated => words::proof_stated(),
    }
}

/// What happened, what it means, what to do, who can, where.
pub(super) fn problem(page: &mut Page, voice: &Voice<'_>, check: CheckId, problem: &Problem) {
    let theme = voice.theme;
    let mark = voice.wizard.shown(check).mark();
    let code = problem
        .code
        .as_ref()
        .map_or_else(String::new, |code| format!(" ({code})"));
    let title = title_of(voice, check);
    let heading = voice.say(&words::problem_heading(problem.kind.heading(), title));
    let heading = format!("{heading}{code}");
    let glyph = format!("{} ", theme.glyph(mark));
    page.paragraph(&glyph, theme.mark(mark), &heading, theme.heading());
    page.text(&voice.say(&problem.what), Style::new());
    page.text(&voice.say(&problem.why), Style::new());
    // Before the remedies: one key is less work than any of them.
    if let Some(way) = voice.wizard.offer(check) {
        card::offer(page, voice, way);
    }
    card::anew(page, voice);
    for (at, remedy) in problem.remedies.iter().enumerate() {
        page.paragraph(
            &format!("{}. ", at + 1),
            theme.heading(),
            &voice.say(&remedy.act),
            Style::new(),
        );
        if let Some(link) = &remedy.link {
            page.link(3, link, theme.link());
        }
    }
    if let Some(who) = &problem.who {
        page.text(&voice.say(&words::problem_who(who.clone())), Style::new());
    }
}

pub(super) fn results(page: &mut Page, voice: &Voice<'_>, view: &View) {
    let wizard = voice.wizard;
    for hint in wizard.hints() {
        let glyph = format!("{} ", voice.theme.glyph(Mark::Warning));
        let said = voice.say(&hint);
        page.paragraph(
            &glyph,
            voice.theme.mark(Mark::Warning),
            &said,
            voice.theme.heading(),
        );
        page.blank();
    }
    let rows = wizard.rows_of(StepId::Results);
    for (at, row) in rows.iter().enumerate() {
        row_line(page, voice, row, at == view.row);
        if at == view.row {
            page.focus = Some((page.lines.len() - 1, page.lines.len()));
        }
    }
    page.blank();
    let outcome = if wizard.is_checking() {
        words::tui_checking_all()
    } else {
        outcome(wizard)
    };
    page.text(&voice.say(&outcome), voice.theme.heading());
    page.blank();
    let Some(row) = rows.into_iter().nth(view.row) else {
        return;
    };
    if let Some((check, found)) = view.problem(wizard) {
        problem(page, voice, check, &found);
    } else {
        page.text(&voice.say(&(row.spec.why)()), Style::new());
        if let Some(Verdict::Met(finding)) = row.shown.verdict() {
            page.text(&voice.say(&finding.summary), Style::new());
            if let Some(warning) = &finding.warning {
                page.paragraph(
                    &format!("{} ", voice.theme.glyph(Mark::Warning)),
                    voice.theme.mark(Mark::Warning),
                    &voice.say(warning),
                    Style::new(),
                );
            }
        }
    }
}

/// The outcome in a sentence.
pub(super) fn outcome(wizard: &Wizard) -> Text {
    match wizard.outcome() {
        crate::wizard::Outcome::Ready => words::outcome_ready(),
        crate::wizard::Outcome::NotReady => words::outcome_not_ready(),
        crate::wizard::Outcome::SignInNeeded => words::outcome_sign_in_needed(),
        crate::wizard::Outcome::Unknown => words::outcome_unknown(),
    }
}
