//! The content of the pages, as lines.

use super::card::{Shape, card};
use super::field::field;
use super::ledger::{self, results, row_line};
use super::page::Page;
use super::view::View;
use super::voice::Voice;
use crate::model::notice::Notice;
use crate::model::step::StepId;
use crate::model::verdict::Verdict;
use crate::model::words;
use crate::wizard::{Mark, Row, Saving, Shown, Wizard};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The page of the current step.
pub(super) fn page(
    wizard: &Wizard,
    view: &View,
    secret: &str,
    width: usize,
    height: usize,
) -> Page {
    // Air between the questions and a large code where the window has room for them, the code first.
    let device = matches!(wizard.awaited(), Some(Notice::DeviceCode { .. }));
    let shapes: &[(bool, Shape)] = if device {
        &[
            (true, Shape::Grand),
            (false, Shape::Grand),
            (false, Shape::Large),
        ]
    } else {
        &[(true, Shape::Small)]
    };
    shapes
        .iter()
        .map(|(airy, shape)| lay_out(wizard, view, secret, width, (*airy, *shape)))
        .find(|page| page.lines.len() <= height)
        .unwrap_or_else(|| lay_out(wizard, view, secret, width, (false, Shape::Small)))
}

fn lay_out(
    wizard: &Wizard,
    view: &View,
    secret: &str,
    width: usize,
    (airy, shape): (bool, Shape),
) -> Page {
    let voice = Voice {
        wizard,
        theme: view.theme,
    };
    let mut page = Page::new(width);
    page.blank();
    let card = card(&mut page, &voice, view, shape);
    if let Some(why) = wizard.not_opened() {
        page.text(&voice.say(why), voice.theme.fault());
        page.blank();
    }
    match wizard.step() {
        StepId::Results => results(&mut page, &voice, view),
        StepId::Next => next(&mut page, &voice),
        StepId::Start
        | StepId::Enrolment
        | StepId::Application
        | StepId::Role
        | StepId::SignIn
        | StepId::Save => {
            form(&mut page, &voice, view, secret, airy);
        }
    }
    // Nothing goes on before the code is entered: it stays in sight, whatever has the focus.
    page.focus = card.or(page.focus);
    page
}

fn form(page: &mut Page, voice: &Voice<'_>, view: &View, secret: &str, airy: bool) {
    let wizard = voice.wizard;
    let problem = view.problem(wizard);
    if let Some(fault) = wizard.load_fault() {
        page.text(&voice.say(fault), voice.theme.fault());
        page.blank();
    }
    // Why the person is still here matters more than what the page is about.
    if let Some((check, found)) = &problem {
        ledger::problem(page, voice, *check, found);
    } else if wizard.awaited().is_none() {
        page.text(&voice.say(&wizard.intro()), Style::new());
    }
    for hint in wizard.hints() {
        let glyph = format!("{} ", voice.theme.glyph(Mark::Warning));
        page.paragraph(
            &glyph,
            voice.theme.mark(Mark::Warning),
            &voice.say(&hint),
            voice.theme.heading(),
        );
    }
    // A device code without more above it has left its own gap.
    if page.lines.last().is_some_and(|line| line.width() > 0) {
        page.blank();
    }
    // Below a problem there is no room for what has been understood.
    let terse = problem.is_some();
    for id in wizard.questions() {
        field(page, voice, view, id, secret, terse);
        if airy {
            page.blank();
        }
    }
    let listed = page.lines.len();
    if wizard.step() == StepId::Save {
        save(page, voice);
    }
    for row in wizard.rows_of(wizard.step()) {
        if !matches!(row.shown, Shown::Waiting) {
            row_line(page, voice, &row, false);
            warning(page, voice, &row);
        }
    }
    button(page, voice);
    if wizard.step() == StepId::Save {
        // Where Enter agrees, what is agreed to is in sight.
        let focus = wizard.focus();
        let from = match page.focus {
            Some((from, _)) if focus.is_some() => from,
            _ => listed,
        };
        if focus.is_none() || focus == wizard.questions().last().copied() {
            page.focus = Some((from, page.lines.len()));
        }
    }
    if problem.is_none()
        && let Some(link) = wizard.step().step().link
    {
        page.blank();
        page.link(0, link, voice.theme.link());
    }
}

/// What to look at although the check holds, in full: the row has no room for it.
fn warning(page: &mut Page, voice: &Voice<'_>, row: &Row) {
    if let Some(Verdict::Met(finding)) = row.shown.verdict()
        && let Some(warning) = &finding.warning
    {
        let glyph = format!("{} ", voice.theme.glyph(Mark::Warning));
        let style = voice.theme.mark(Mark::Warning);
        page.paragraph(&glyph, style, &voice.say(warning), Style::new());
    }
}

/// The line that stands for Enter while no field has the focus.
fn button(page: &mut Page, voice: &Voice<'_>) {
    let focused = voice.wizard.focus().is_none();
    let label = format!("[ {} ]", voice.say(&voice.wizard.enter_does()));
    let style = if focused {
        voice.theme.reversed()
    } else {
        Style::new()
    };
    page.blank();
    let at = page.lines.len();
    page.line(Line::from(Span::styled(label, style)));
    // Coming from below the fields, what is above may be out of sight: only with fields does it have to be shown.
    if focused && !voice.wizard.questions().is_empty() {
        page.focus = Some((at, at + 1));
    }
}

fn save(page: &mut Page, voice: &Voice<'_>) {
    for line in voice.wizard.will_write() {
        let bullet = format!("{} ", voice.theme.bullet());
        page.paragraph(&bullet, Style::new(), &voice.say(&line), Style::new());
    }
    match voice.wizard.saving() {
        Saving::Failed(fault) => {
            page.blank();
            page.text(&voice.say(fault), voice.theme.fault());
        }
        Saving::Running => page.text(&voice.say(&words::enter_saving()), voice.theme.heading()),
        Saving::No | Saving::Done(..) => {}
    }
}

fn next(page: &mut Page, voice: &Voice<'_>) {
    for line in voice.wizard.farewell() {
        page.text(&voice.say(&line), Style::new());
    }
    page.blank();
    page.text(&voice.say(&words::tui_go_on()), voice.theme.heading());
    for command in voice.wizard.commands() {
        page.paragraph("  ", Style::new(), &command, voice.theme.heading());
    }
    button(page, voice);
}
