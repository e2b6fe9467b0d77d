//! The content of the pages, the help and the details, as lines.

use super::keymap::{Action, Binding, KEYS, Moment};
use super::page::{Page, cut};
use super::theme::{Theme, word};
use super::view::View;
use crate::model::check::CheckId;
use crate::model::notice::Notice;
use crate::model::profile::Environment;
use crate::model::question::{QuestionId, Sort};
use crate::model::step::StepId;
use crate::model::text::Text;
use crate::model::verdict::{Problem, Proof, Verdict};
use crate::model::words;
use crate::wizard::{Mark, Row, Saving, Shown, Wizard};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// Says texts in the wizard's language and the theme's characters.
struct Voice<'a> {
    wizard: &'a Wizard,
    theme: Theme,
}

impl Voice<'_> {
    fn say(&self, text: &Text) -> String {
        self.theme.text(self.wizard.lang().say(text))
    }
}

/// The page of the current step.
pub(super) fn page(
    wizard: &Wizard,
    view: &View,
    secret: &str,
    width: usize,
    height: usize,
) -> Page {
    // Air between the questions where the window has room for it.
    let airy = lay_out(wizard, view, secret, width, true);
    if airy.lines.len() <= height {
        airy
    } else {
        lay_out(wizard, view, secret, width, false)
    }
}

fn lay_out(wizard: &Wizard, view: &View, secret: &str, width: usize, airy: bool) -> Page {
    let voice = Voice {
        wizard,
        theme: view.theme,
    };
    let mut page = Page::new(width);
    page.blank();
    let card = card(&mut page, &voice, view);
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

/// The device code that is waited for: what to do, the code, where, and how long it counts. Returns its lines.
fn card(page: &mut Page, voice: &Voice<'_>, view: &View) -> Option<(usize, usize)> {
    let Some(Notice::DeviceCode {
        user_code,
        url,
        expires,
        polls,
    }) = voice.wizard.device_code()
    else {
        return None;
    };
    let from = page.lines.len();
    page.text(&voice.say(&words::tui_device_code()), Style::new());
    page.paragraph("  ", Style::new(), url, voice.theme.link());
    page.blank();
    let spaced: Vec<String> = user_code.chars().map(String::from).collect();
    page.paragraph(
        "    ",
        Style::new(),
        &spaced.join(" "),
        voice.theme.heading(),
    );
    page.blank();
    let left = expires.duration_since(view.now).as_secs();
    let state = if left > 0 {
        let left = format!("{}:{:02}", left / 60, left % 60);
        words::tui_device_waits(left, i64::from(*polls))
    } else {
        words::tui_device_over()
    };
    let running = format!("{} ", voice.theme.glyph(Mark::Running));
    page.paragraph(
        &running,
        voice.theme.mark(Mark::Running),
        &voice.say(&state),
        Style::new(),
    );
    if voice.wizard.environment() == Environment::Sandbox {
        page.text(&voice.say(&words::tui_device_practice()), Style::new());
    }
    let to = page.lines.len();
    page.blank();
    Some((from, to))
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
        self::problem(page, voice, *check, found);
    } else if wizard.device_code().is_none() {
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
    for id in wizard.questions() {
        field(page, voice, view, id, secret);
        if airy {
            page.blank();
        }
    }
    if wizard.step() == StepId::Save {
        save(page, voice);
    }
    for row in wizard.rows_of(wizard.step()) {
        if !matches!(row.shown, Shown::Waiting) {
            row_line(page, voice, &row, false);
        }
    }
    button(page, voice);
    if problem.is_none()
        && let Some(link) = wizard.step().step().link
    {
        page.blank();
        page.text(link, voice.theme.link());
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

fn field(page: &mut Page, voice: &Voice<'_>, view: &View, id: QuestionId, secret: &str) {
    let wizard = voice.wizard;
    let theme = voice.theme;
    let question = id.question();
    let entry = wizard.entry(id);
    let focused = wizard.focus() == Some(id);
    let from = page.lines.len();
    let label = voice.say(&(question.label)());
    page.line(Line::from(Span::styled(
        label,
        if focused {
            theme.heading()
        } else {
            Style::new()
        },
    )));
    let room = page.width().saturating_sub(2);
    let pointer = match (focused, theme.ascii) {
        (true, false) => "▸ ",
        (true, true) => "> ",
        (false, _) => "  ",
    };
    match question.sort {
        Sort::Choice => {
            let choices = wizard.choices(id);
            let label = choices
                .iter()
                .find(|(value, _)| value == entry.typed.line())
                .map_or_else(String::new, |(_, label)| voice.say(label));
            let (open, close) = if theme.ascii {
                ("<", ">")
            } else {
                ("‹", "›")
            };
            let style = if focused {
                theme.reversed()
            } else {
                Style::new()
            };
            page.line(Line::from(vec![
                Span::raw(pointer),
                Span::styled(format!("{open} {label} {close}"), style),
            ]));
        }
        Sort::Line => {
            let (shown, cursor) = if focused {
                let scroll = view.line.visual_scroll(room.saturating_sub(1));
                (
                    skip_columns(view.line.value(), scroll),
                    view.line.visual_cursor().saturating_sub(scroll),
                )
            } else {
                (entry.typed.line().to_owned(), 0)
            };
            let shown = cut(
                &crate::model::escape::escape(&shown),
                room,
                if focused { "" } else { theme.ellipsis() },
            );
            input_line(page, theme, pointer, &shown, room);
            if focused {
                page.cursor = Some((2 + cursor, page.lines.len() - 1));
            }
        }
        Sort::Secret => {
            let revealed = focused && view.revealed.is_some();
            let count = secret_length(wizard, id);
            let text = if revealed {
                crate::model::escape::escape(secret)
            } else {
                theme.bullet().repeat(count)
            };
            // The end is what is being typed.
            let skip = text.width().saturating_sub(room - 1);
            let shown = skip_columns(&text, skip);
            input_line(page, theme, pointer, &shown, room);
            if focused {
                page.cursor = Some((2 + shown.width(), page.lines.len() - 1));
            }
        }
    }
    below(page, voice, view, id);
    if focused {
        page.focus = Some((from, page.lines.len()));
    }
}

fn secret_length(wizard: &Wizard, id: QuestionId) -> usize {
    match &wizard.entry(id).typed {
        crate::wizard::Typed::Secret(secret) => secret.chars(),
        crate::wizard::Typed::Line(_) => 0,
    }
}

/// The line under a field: its fault, else what was taken off, else its help; always as high as the help.
fn below(page: &mut Page, voice: &Voice<'_>, view: &View, id: QuestionId) {
    let entry = voice.wizard.entry(id);
    let theme = voice.theme;
    let question = id.question();
    let help = voice.say(&(question.help)());
    let indent = 2;
    let height = super::page::wrap(&help, page.width() - indent).len();
    let from = page.lines.len();
    if let Some(fault) = entry.fault() {
        let glyph = format!("  {} ", theme.glyph(Mark::Unmet));
        page.paragraph(
            &glyph,
            theme.mark(Mark::Unmet),
            &voice.say(fault),
            theme.fault(),
        );
    } else if entry.typed.is_empty() || question.sort == Sort::Choice {
        page.paragraph("  ", Style::new(), &help, Style::new());
    } else {
        let mut notes: Vec<String> = entry.notes.iter().map(|note| voice.say(note)).collect();
        if question.sort == Sort::Secret {
            notes.insert(
                0,
                voice.say(&words::tui_characters(secret_length(voice.wizard, id))),
            );
            if voice.wizard.focus() == Some(id) {
                notes.push(voice.say(&if view.replaces {
                    words::tui_replaces()
                } else {
                    words::tui_clears()
                }));
            }
        }
        let text = if notes.is_empty() {
            help
        } else {
            notes.join(" ")
        };
        page.paragraph("  ", Style::new(), &text, Style::new());
    }
    while page.lines.len() < from + height {
        page.blank();
    }
}

fn input_line(page: &mut Page, theme: Theme, pointer: &'static str, shown: &str, room: usize) {
    let fill = " ".repeat(room.saturating_sub(shown.width()));
    page.line(Line::from(vec![
        Span::raw(pointer),
        Span::styled(format!("{shown}{fill}"), theme.field()),
    ]));
}

fn skip_columns(text: &str, columns: usize) -> String {
    let mut skipped = 0;
    text.chars()
        .skip_while(|character| {
            let skip = skipped < columns;
            skipped += unicode_width::UnicodeWidthChar::width(*character).unwrap_or(0);
            skip
        })
        .collect()
}

/// One check on one line: mark, title, what was found.
fn row_line(page: &mut Page, voice: &Voice<'_>, row: &Row, chosen: bool) {
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
    let width = titles.unwrap_or(0).min(page.width() * 2 / 5);
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

fn title_of(voice: &Voice<'_>, id: CheckId) -> String {
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

fn proof_word(proof: Proof) -> Text {
    match proof {
        Proof::Proved => words::proof_proved(),
        Proof::Inferred => words::proof_inferred(),
        Proof::Stated => words::proof_stated(),
    }
}

/// What happened, what it means, what to do, who can, where.
fn problem(page: &mut Page, voice: &Voice<'_>, check: CheckId, problem: &Problem) {
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
    for (at, remedy) in problem.remedies.iter().enumerate() {
        page.paragraph(
            &format!("{}. ", at + 1),
            theme.heading(),
            &voice.say(&remedy.act),
            Style::new(),
        );
        if let Some(link) = &remedy.link {
            page.paragraph("   ", Style::new(), link, theme.link());
        }
    }
    if let Some(who) = &problem.who {
        page.text(&voice.say(&words::problem_who(who.clone())), Style::new());
    }
}

fn results(page: &mut Page, voice: &Voice<'_>, view: &View) {
    let wizard = voice.wizard;
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

/// The help: how to get what this page asks for, then every key.
pub(super) fn help(wizard: &Wizard, view: &View, width: usize) -> Page {
    let voice = Voice {
        wizard,
        theme: view.theme,
    };
    let mut page = Page::new(width);
    page.blank();
    page.text(
        &voice.say(&words::tui_help_page((wizard.step().step().title)())),
        view.theme.heading(),
    );
    for line in voice.say(&(wizard.step().step().guide)()).lines() {
        // Numbered lines hang on their number.
        match line.split_once(". ") {
            Some((number, rest)) if number.chars().all(|c| c.is_ascii_digit()) => {
                page.paragraph(
                    &format!("{number}. "),
                    view.theme.heading(),
                    rest,
                    Style::new(),
                );
            }
            _ => page.text(line, Style::new()),
        }
    }
    if let Some(link) = wizard.step().step().link {
        page.text(link, view.theme.link());
    }
    page.blank();
    page.text(&voice.say(&words::tui_help_keys()), view.theme.heading());
    let mut seen = Vec::new();
    // What only answers the question "leave?" comes last.
    let in_field = Moment {
        field: true,
        rows: true,
        problem: true,
        link: true,
        copy: true,
        checks: true,
        practice: true,
        ..Moment::default()
    };
    let asked = Moment {
        leaving: true,
        ..Moment::default()
    };
    let only_asked = |binding: &&Binding| {
        binding.action != Action::Help && binding.short.is_some() && (binding.when)(asked)
    };
    let (leaving, others): (Vec<&Binding>, Vec<&Binding>) = KEYS.iter().partition(only_asked);
    for binding in others.into_iter().chain(leaving) {
        let mut does = (binding.does)();
        // In a field the same key types a character.
        if !(binding.when)(in_field)
            && (binding.when)(Moment {
                field: false,
                ..in_field
            })
        {
            does = words::key_outside(does);
        }
        let (name, does) = (voice.say(&(binding.name)()), voice.say(&does));
        if seen.contains(&(name.clone(), does.clone())) {
            continue;
        }
        page.paragraph(
            &format!("{name:<12} "),
            view.theme.heading(),
            &does,
            Style::new(),
        );
        seen.push((name, does));
    }
    page
}

/// Everything about one check.
pub(super) fn details(wizard: &Wizard, view: &View, check: CheckId, width: usize) -> Page {
    let voice = Voice {
        wizard,
        theme: view.theme,
    };
    let mut page = Page::new(width);
    page.blank();
    let Some(row) = wizard.ledger().into_iter().find(|row| row.spec.id == check) else {
        return page;
    };
    let mark = row.shown.mark();
    let heading = voice.say(&words::problem_heading((row.spec.title)(), word(mark)));
    page.paragraph(
        &format!("{} ", view.theme.glyph(mark)),
        view.theme.mark(mark),
        &heading,
        view.theme.heading(),
    );
    page.text(
        &voice.say(&words::tui_what_is_checked((row.spec.why)())),
        Style::new(),
    );
    page.blank();
    let (Shown::Settled(verdict, at) | Shown::Stale(verdict, at)) = &row.shown else {
        return page;
    };
    match &**verdict {
        Verdict::Met(finding) => {
            page.text(&voice.say(&finding.summary), Style::new());
            page.text(&voice.say(&proof_word(finding.proof)), Style::new());
            if let Some(warning) = &finding.warning {
                page.text(&voice.say(warning), Style::new());
            }
            for (name, value) in &finding.evidence {
                page.paragraph(
                    &format!("{name:<18} "),
                    view.theme.heading(),
                    value,
                    Style::new(),
                );
            }
        }
        Verdict::Unmet(found) | Verdict::Unknown(found) => {
            let support = &found.support;
            let ids = [
                (words::support_server(), &found.server_text),
                (words::support_code(), &found.code),
                (words::support_trace(), &support.trace_id),
                (words::support_correlation(), &support.correlation_id),
                (words::support_request(), &support.request_id),
                (words::support_at(), &support.at),
            ];
            for (name, value) in ids {
                if let Some(value) = value {
                    page.paragraph(
                        &format!("{:<16} ", voice.say(&name)),
                        view.theme.heading(),
                        value,
                        Style::new(),
                    );
                }
            }
            page.blank();
            problem(&mut page, &voice, check, found);
            page.blank();
        }
    }
    page.text(
        &voice.say(&words::tui_checked_at(
            at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string(),
        )),
        Style::new(),
    );
    page
}
