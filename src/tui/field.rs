//! A question on a page: label, field, and the line under it.

use super::page::{Page, cut};
use super::theme::Theme;
use super::view::View;
use super::voice::Voice;
use crate::model::question::{QuestionId, Sort};
use crate::model::words;
use crate::wizard::{Mark, Wizard};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// `terse`: without the help of an answer that can be one.
pub(super) fn field(
    page: &mut Page,
    voice: &Voice<'_>,
    view: &View,
    id: QuestionId,
    secret: &str,
    terse: bool,
) {
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
                .map_or_else(
                    || voice.say(&words::tui_unchosen()),
                    |(_, label)| voice.say(label),
                );
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
    below(page, voice, view, id, terse);
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

/// The line under a field: its fault, else what was taken off, else its help; always as high as the help, unless `terse`.
fn below(page: &mut Page, voice: &Voice<'_>, view: &View, id: QuestionId, terse: bool) {
    let entry = voice.wizard.entry(id);
    let theme = voice.theme;
    let question = id.question();
    let help = voice.say(&(question.help)());
    let indent = 2;
    let terse = terse && !entry.typed.is_empty() && entry.fault().is_none();
    let height = if terse {
        0
    } else {
        super::page::wrap(&help, page.width() - indent).len()
    };
    let from = page.lines.len();
    if let Some(fault) = entry.fault() {
        let glyph = format!("  {} ", theme.glyph(Mark::Unmet));
        page.paragraph(
            &glyph,
            theme.mark(Mark::Unmet),
            &voice.say(fault),
            theme.fault(),
        );
    } else if terse && question.sort != Sort::Secret && entry.notes.is_empty() {
        // The label and the answer say it.
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
