//! What lies over a page when asked for: the help, and everything about one check.

use super::keymap::{Action, Binding, KEYS, Moment};
use super::ledger::{problem, proof_word};
use super::page::Page;
use super::theme::word;
use super::view::View;
use super::voice::Voice;
use crate::model::check::CheckId;
use crate::model::verdict::Verdict;
use crate::model::words;
use crate::wizard::{Mark, Paper, Shown, Wizard, Written};
use ratatui::style::Style;

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
        offer: true,
        code: true,
        anew: true,
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
    for line in text.lines() {
        let line = view.theme.text(line.to_owned());
        let body = line.trim_start();
        if let Some(cells) = cells(body) {
            if let [name, values @ ..] = cells.as_slice()
                && !name.is_empty()
            {
                page.paragraph(
                    &format!("{name}  "),
                    view.theme.heading(),
                    &values.join("  "),
                    Style::new(),
                );
            }
            continue;
        }
        if let Some(strong) = body
            .strip_prefix("**")
            .and_then(|rest| rest.strip_suffix("**"))
        {
            page.text(strong, view.theme.heading());
            continue;
        }
        // Items of a list hang on their number or dash.
        let mark = match body.split_once(' ') {
            Some((mark @ ("-" | ">" | "#" | "##" | "###"), _)) => mark.len() + 1,
            Some((mark, _))
                if mark.ends_with('.') && mark[..mark.len() - 1].parse::<u8>().is_ok() =>
            {
                mark.len() + 1
            }
            _ => 0,
        };
        let (lead, rest) = line.split_at(line.len() - body.len() + mark);
        let style = if lead.starts_with('#') {
            view.theme.heading()
        } else {
            Style::new()
        };
        page.paragraph(lead, style, rest, style);
    }
    page
}

/// The cells of a table's row; all of them empty for its frame, which is for whoever renders the file.
fn cells(line: &str) -> Option<Vec<String>> {
    let inner = line.strip_prefix('|')?.strip_suffix('|')?;
    // A bar within a cell has a backslash before it.
    let marked = inner.replace("\\|", "\u{0}");
    let cells = marked.split('|').map(|cell| {
        let cell = cell.trim().trim_matches('`').replace('\u{0}', "|");
        if cell.chars().all(|c| c == '-') {
            String::new()
        } else {
            cell
        }
    });
    Some(cells.collect())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_table_only_the_rows_are_shown() {
        assert_eq!(cells("| | |"), Some(vec![String::new(); 2]));
        assert_eq!(cells("|---|---|"), Some(vec![String::new(); 2]));
        assert_eq!(
            cells("| Tenant | `a\\|b` |"),
            Some(vec!["Tenant".to_owned(), "a|b".to_owned()])
        );
        assert_eq!(cells("1. a | b"), None);
    }
}
