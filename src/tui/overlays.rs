//! What lies over a page when asked for: the help, and everything about one check.

use super::keymap::{Action, Binding, KEYS, Moment};
use super::ledger::{problem, proof_word};
use super::page::Page;
use super::theme::word;
use super::view::View;
use super::voice::Voice;
use crate::model::check::CheckId;
use crate::model::endpoints::is_protected;
use crate::model::markdown::{Kind, read};
use crate::model::verdict::Verdict;
use crate::model::words;
use crate::wizard::{Mark, Paper, Shown, Wizard, Written};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

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
        page.link(0, link, view.theme.link());
    }
    page.blank();
    page.text(&voice.say(&words::tui_help_keys()), view.theme.heading());
    // Each key once, with what it does on the page below; what it does elsewhere only where that is nothing.
    let here = Moment {
        overlay: false,
        note: false,
        support: false,
        ..view.moment(wizard)
    };
    // Where every key that a page can have would do something.
    let in_field = Moment {
        field: true,
        rows: true,
        problem: true,
        link: true,
        copy: true,
        checks: true,
        practice: true,
        offer: true,
        code: true,
        anew: true,
        ..Moment::default()
    };
    let outside = Moment {
        field: false,
        ..in_field
    };
    // What only answers the question "leave?" stands below that question.
    let asked = Moment {
        leaving: true,
        ..Moment::default()
    };
    let told = |binding: &&Binding| {
        binding.action == Action::Help || binding.short.is_none() || !(binding.when)(asked)
    };
    let mut seen = Vec::new();
    for first in KEYS.iter().filter(told) {
        let name = voice.say(&(first.name)());
        if seen.contains(&name) {
            continue;
        }
        let mut same = KEYS
            .iter()
            .filter(told)
            .filter(|other| voice.say(&(other.name)()) == name);
        let binding = same.find(|other| (other.when)(here)).unwrap_or(first);
        let mut does = (binding.does)();
        // In a field the same key types a character.
        if !(binding.when)(in_field) && (binding.when)(outside) {
            does = words::key_outside(does);
        }
        let does = voice.say(&does);
        page.paragraph(
            &format!("{name:<12} "),
            view.theme.heading(),
            &does,
            Style::new(),
        );
        seen.push(name);
    }
    page
}

/// A paper for somebody else: what can be done with it, then its text as it would be written.
pub(super) fn paper(wizard: &Wizard, view: &View, paper: Paper, width: usize) -> Page {
    let voice = Voice {
        wizard,
        theme: view.theme,
    };
    let mut page = Page::new(width);
    page.blank();
    let (what, key) = match paper {
        Paper::Note(_) => (words::tui_note(), words::key_f6()),
        Paper::Support => (words::tui_support(), words::key_f7()),
    };
    page.text(&voice.say(&what), view.theme.heading());
    match wizard.written(paper) {
        None => page.text(&voice.say(&words::tui_paper_keys(key)), Style::new()),
        Some(Written::Running) => page.text(&voice.say(&words::enter_saving()), Style::new()),
        Some(Written::Done(path)) => {
            let glyph = format!("{} ", view.theme.glyph(Mark::Met));
            let said = voice.say(&words::support_written(path));
            page.paragraph(&glyph, view.theme.mark(Mark::Met), &said, Style::new());
            if matches!(paper, Paper::Note(_)) {
                page.text(&voice.say(&words::tui_note_parked()), Style::new());
            }
        }
        Some(Written::Failed(fault)) => page.text(&voice.say(fault), view.theme.fault()),
    }
    page.blank();
    let Some(text) = wizard.paper(paper) else {
        match (paper, wizard.not_gathered()) {
            (Paper::Note(_), _) => page.text(&voice.say(&words::tui_note_gone()), Style::new()),
            (Paper::Support, Some(fault)) => page.text(&voice.say(fault), view.theme.fault()),
            (Paper::Support, None) => page.text(&voice.say(&words::tui_gathering()), Style::new()),
        }
        return page;
    };
    for line in read(&view.theme.text(text)) {
        let (lead, style) = match line.kind {
            Kind::Row => (format!("{}  ", line.lead), Style::new()),
            Kind::Heading => (line.lead, view.theme.heading()),
            Kind::Text => (line.lead, Style::new()),
        };
        if is_protected(&line.text) && lead.trim().is_empty() {
            page.link(lead.width(), &line.text, view.theme.link());
            continue;
        }
        let lead_style = match line.kind {
            Kind::Row => view.theme.heading(),
            _ => style,
        };
        page.paragraph(&lead, lead_style, &line.text, style);
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
            // What to do first: it is what most people have come for, and the first screen must show it.
            problem(&mut page, &voice, check, found);
            page.blank();
            let support = &found.support;
            let ids = [
                (found.whose_words(), &found.server_text),
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
