//! The picture: rail, page, footer and what lies over them. Reads the wizard and the view, changes neither.
//!
//! ```text
//!  partner-onboard  2/8 Enrolment                 SANDBOX ready
//!  ✓ 1 Start        │ Enrolment
//!  ▸ 2 Enrolment    │ Your company must be enrolled ...
//!  ○ 3 Application  │ Tenant
//!                   │ contoso.onmicrosoft.com
//!                   │ A domain of it or its ID ...
//!  Enter continue   Esc back   F1 help
//! ```

use super::card;
use super::keymap;
use super::links::Spot;
use super::overlays;
use super::page::{Page, cut, wrap};
use super::pages;
use super::theme::Theme;
use super::view::{Overlay, View};
use crate::model::profile::Environment;
use crate::model::step::STEPS;
use crate::model::words;
use crate::wizard::{Mark, Saving, Wizard};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph};
use unicode_width::UnicodeWidthStr;

/// Columns of the rail, from which width on there is one.
const RAIL: u16 = 20;
const WITH_RAIL: u16 = 80;
/// Below this there is nothing but a request for more room.
const LEAST: (u16, u16) = (40, 12);

/// Draws everything.
pub fn draw(frame: &mut Frame<'_>, wizard: &Wizard, view: &mut View, secret: &str) {
    let area = frame.area();
    view.spots.clear();
    if area.width < LEAST.0 || area.height < LEAST.1 {
        let text = wizard.lang().say(&words::tui_enlarge(
            usize::from(LEAST.0),
            usize::from(LEAST.1),
        ));
        let lines: Vec<Line<'_>> = wrap(&text, usize::from(area.width))
            .into_iter()
            .map(Line::from)
            .collect();
        frame.render_widget(Paragraph::new(lines), area);
        return;
    }
    title(frame, Rect { height: 1, ..area }, wizard, view.theme);
    let body = Rect {
        y: area.y + 1,
        height: area.height - 2,
        ..area
    };
    let page = if area.width >= WITH_RAIL {
        rail(
            frame,
            Rect {
                width: RAIL,
                ..body
            },
            wizard,
            view.theme,
        );
        Rect {
            x: body.x + RAIL + 1,
            width: body.width - RAIL - 2,
            ..body
        }
    } else {
        dots(frame, Rect { height: 1, ..body }, wizard, view.theme);
        Rect {
            x: body.x + 1,
            y: body.y + 1,
            width: body.width - 2,
            height: body.height - 1,
        }
    };
    // Long lines are hard to read; a wide terminal gives them air instead.
    let page = if view.overlay == Some(Overlay::Qr) {
        frame.render_widget(Clear, body);
        Rect {
            x: body.x + 1,
            width: body.width - 2,
            ..body
        }
    } else {
        Rect {
            width: page.width.min(96),
            ..page
        }
    };
    let (width, height) = (usize::from(page.width), usize::from(page.height));
    let mut content = lay_out(wizard, view, secret, width, height);
    if content.lines.len() > height {
        // A column of air before the mark in the margin that says that there is more below.
        content = lay_out(wizard, view, secret, width - 1, height);
    }
    put(frame, page, content, view);
    footer(
        frame,
        Rect {
            y: area.y + area.height - 1,
            height: 1,
            ..area
        },
        wizard,
        view,
    );
    if wizard.is_leaving() {
        // The question lies over them.
        view.spots.clear();
        leaving(frame, area, wizard, view);
    }
}

/// What there is to see at this width, the page or what lies over it.
fn lay_out(wizard: &Wizard, view: &View, secret: &str, width: usize, height: usize) -> Page {
    match view.overlay {
        Some(Overlay::Qr) => card::alone(wizard, view, width, height),
        Some(Overlay::Help) => overlays::help(wizard, view, width),
        Some(Overlay::Details(check)) => overlays::details(wizard, view, check, width),
        Some(Overlay::Paper(paper)) => overlays::paper(wizard, view, paper, width),
        None => pages::page(wizard, view, secret, width, height),
    }
}

fn say(wizard: &Wizard, theme: Theme, text: &crate::model::text::Text) -> String {
    theme.text(wizard.lang().say(text))
}

fn title(frame: &mut Frame<'_>, area: Rect, wizard: &Wizard, theme: Theme) {
    let step = wizard.step();
    let (number, title) = (step.index() + 1, (step.step().title)());
    let long = say(
        wizard,
        theme,
        &words::tui_title(STEPS.len(), number, title.clone()),
    );
    let short = say(
        wizard,
        theme,
        &words::tui_title_short(STEPS.len(), number, title),
    );
    let banners = if wizard.environment() == Environment::Sandbox {
        vec![
            say(wizard, theme, &words::tui_sandbox()),
            say(wizard, theme, &words::tui_sandbox_short()),
        ]
    } else {
        vec![String::new()]
    };
    // The banner goes before our own name: it says that nothing here is real.
    let room = usize::from(area.width).saturating_sub(4);
    let (heading, banner) = [&long, &short]
        .into_iter()
        .flat_map(|heading| banners.iter().map(move |banner| (heading, banner)))
        .find(|(heading, banner)| heading.width() + banner.width() <= room)
        .unwrap_or((&short, &banners[0]));
    let mut spans = vec![Span::styled(format!(" {heading}"), theme.heading())];
    if !banner.is_empty() {
        let gap = room.saturating_sub(heading.width() + banner.width()) + 1;
        spans.push(Span::raw(" ".repeat(gap)));
        spans.push(Span::styled(format!(" {banner} "), theme.reversed()));
    }
    frame.render_widget(Line::from(spans), area);
}

fn rail(frame: &mut Frame<'_>, area: Rect, wizard: &Wizard, theme: Theme) {
    let mut lines = vec![Line::default()];
    for step in &STEPS {
        let current = step.id == wizard.step();
        let mark = wizard.mark_of(step.id);
        let pointer = match (current, theme.ascii) {
            (true, false) => "▸ ",
            (true, true) => ">",
            (false, false) => "  ",
            (false, true) => " ",
        };
        let name = format!(
            "{} {}",
            step.id.index() + 1,
            say(wizard, theme, &(step.title)())
        );
        let style = if current {
            theme.heading()
        } else {
            Style::new()
        };
        let room = usize::from(RAIL) - pointer.width() - theme.glyph_width() - 1;
        lines.push(Line::from(vec![
            Span::styled(pointer, style),
            Span::styled(
                format!("{:<width$}", theme.glyph(mark), width = theme.glyph_width()),
                theme.mark(mark),
            ),
            Span::styled(cut(&name, room, theme.ellipsis()), style),
        ]));
    }
    frame.render_widget(Paragraph::new(lines), area);
    let bar = if theme.ascii { "|" } else { "│" };
    for y in area.y..area.y + area.height {
        frame.render_widget(
            Span::raw(bar),
            Rect {
                x: area.x + RAIL - 1,
                y,
                width: 1,
                height: 1,
            },
        );
    }
}

fn dots(frame: &mut Frame<'_>, area: Rect, wizard: &Wizard, theme: Theme) {
    let mut spans = vec![Span::raw(" ")];
    for step in &STEPS {
        let mark = wizard.mark_of(step.id);
        let current = step.id == wizard.step();
        let glyph = match (current, mark, theme.ascii) {
            (true, Mark::Todo, false) => "▸",
            (true, Mark::Todo, true) => ">",
            _ => theme.glyph(mark),
        };
        let style = if current {
            theme.mark(mark).patch(theme.reversed())
        } else {
            theme.mark(mark)
        };
        spans.push(Span::styled(glyph.to_owned(), style));
        spans.push(Span::raw(" "));
    }
    frame.render_widget(Line::from(spans), area);
}

/// Puts the page's lines where they belong and the cursor where it stands.
fn put(frame: &mut Frame<'_>, area: Rect, mut page: Page, view: &mut View) {
    let height = usize::from(area.height);
    let offset = if view.overlay.is_none() && view.follows_focus {
        page.offset(height, view.scroll)
    } else {
        view.scroll.min(page.lines.len().saturating_sub(height))
    };
    view.scroll = offset;
    let total = page.lines.len();
    for link in &page.links {
        let place = (
            u16::try_from(link.column),
            link.line
                .checked_sub(offset)
                .filter(|line| *line < height)
                .map(u16::try_from),
        );
        if let (Ok(x), Some(Ok(y))) = place {
            view.spots.push(Spot {
                at: (area.x + x, area.y + y),
                text: link.text.clone(),
                url: link.url.clone(),
            });
        }
    }
    let lines: Vec<Line<'static>> = page.lines.drain(..).skip(offset).take(height).collect();
    let more = total.saturating_sub(offset + height);
    view.in_sight = page
        .focus
        .is_none_or(|(from, to)| from >= offset && to <= offset + height);
    frame.render_widget(Paragraph::new(lines), area);
    if more > 0 {
        // In the margin, which no text reaches.
        let arrow = if view.theme.ascii { "v" } else { "↓" };
        let place = Rect {
            x: (area.x + area.width).min(frame.area().right() - 1),
            y: area.y + area.height - 1,
            width: 1,
            height: 1,
        };
        frame.render_widget(Span::styled(arrow, view.theme.heading()), place);
    }
    if let Some((x, y)) = page.cursor
        && (offset..offset + height).contains(&y)
    {
        let x = u16::try_from(x)
            .unwrap_or(u16::MAX)
            .min(area.width.saturating_sub(1));
        let y = u16::try_from(y - offset).unwrap_or(0);
        frame.set_cursor_position(Position {
            x: area.x + x,
            y: area.y + y,
        });
    }
}

fn footer(frame: &mut Frame<'_>, area: Rect, wizard: &Wizard, view: &View) {
    let theme = view.theme;
    let width = usize::from(area.width).saturating_sub(1);
    if let Some(flash) = &view.flash {
        let text = cut(&say(wizard, theme, flash), width, theme.ellipsis());
        frame.render_widget(
            Line::from(vec![Span::raw(" "), Span::styled(text, theme.heading())]),
            area,
        );
        return;
    }
    let moment = view.moment(wizard);
    let mut hints = keymap::footer(moment);
    if !moment.leaving && !moment.overlay && !moment.awaited {
        let enter = match wizard.focus() {
            Some(id) if wizard.questions().last() != Some(&id) => words::tui_enter_field(),
            _ => wizard.enter_does(),
        };
        hints.insert(0, (words::key_enter(), enter));
    }
    let said: Vec<(String, String)> = hints
        .iter()
        .map(|(name, does)| (say(wizard, theme, name), say(wizard, theme, does)))
        .collect();
    // Help stands last and always: it has what there is no room for.
    let help = say(wizard, theme, &words::key_f1());
    let columns = |(name, does): &(String, String)| name.width() + 1 + does.width() + 2;
    let reserved = said
        .iter()
        .find(|(name, _)| *name == help)
        .map_or(0, columns);
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    for (at, hint) in said.iter().enumerate() {
        let own = if at == 0 || hint.0 == help {
            0
        } else {
            reserved
        };
        if used + columns(hint) + own > width + 2 {
            continue;
        }
        used += columns(hint);
        spans.push(Span::styled(hint.0.clone(), theme.heading()));
        spans.push(Span::raw(format!(" {}  ", hint.1)));
    }
    frame.render_widget(Line::from(spans), area);
}

fn leaving(frame: &mut Frame<'_>, area: Rect, wizard: &Wizard, view: &View) {
    let theme = view.theme;
    let saved = matches!(wizard.saving(), Saving::Done(..));
    let text = say(
        wizard,
        theme,
        &if saved {
            words::tui_leave_saved()
        } else if wizard.spares_the_draft() {
            words::tui_leave_sparing()
        } else {
            wizard.about_replacing().unwrap_or_else(words::tui_leave)
        },
    );
    let width = area.width.saturating_sub(4).min(60);
    let mut lines: Vec<Line<'_>> = wrap(&text, usize::from(width) - 4)
        .into_iter()
        .map(|line| Line::from(format!("  {line}")))
        .collect();
    lines.push(Line::default());
    // The footer has no room for them in a small window, and the way out must be in sight.
    for (name, does) in keymap::footer(view.moment(wizard)) {
        let (name, does) = (say(wizard, theme, &name), say(wizard, theme, &does));
        lines.push(Line::from(format!("  {name:<7} {does}")));
    }
    let height = u16::try_from(lines.len()).unwrap_or(1) + 2;
    let place = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    };
    frame.render_widget(Clear, place);
    let mut all = vec![Line::default()];
    all.extend(lines);
    frame.render_widget(Paragraph::new(all).style(theme.reversed()), place);
}
