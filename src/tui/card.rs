//! The card of a sign-in that happens in a browser: what to do there, and how long there is time for it.

use super::letters::letters;
use super::page::Page;
use super::qr::{MARGINS, qr};
use super::theme::Theme;
use super::view::View;
use super::voice::Voice;
use crate::model::notice::Notice;
use crate::model::profile::Environment;
use crate::model::sign_in::SignIn;
use crate::model::text::Text;
use crate::model::words;
use crate::wizard::{Mark, Wizard};
use jiff::Timestamp;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// How much room a device code may take.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Shape {
    /// Its letters are letters of the line.
    Small,
    /// Its letters are three lines high.
    Large,
    /// The same, and the address stands beside it as a QR code.
    Grand,
}

/// Columns between the text and the QR code beside it.
const GAP: usize = 3;
/// The least columns that the text beside a QR code has: those of a usual address and code.
const BESIDE: usize = 38;

/// What is waited for. Returns the lines that must be in sight.
pub(super) fn card(
    page: &mut Page,
    voice: &Voice<'_>,
    view: &View,
    shape: Shape,
) -> Option<(usize, usize)> {
    let from = page.lines.len();
    let to = match voice.wizard.awaited()? {
        Notice::DeviceCode {
            user_code,
            url,
            expires,
            polls,
        } => {
            let code = Code {
                typed: user_code,
                url,
                left: left(*expires, view.now),
                polls: *polls,
            };
            device_code(page, voice, &code, shape);
            page.lines.len()
        }
        Notice::Browser {
            url,
            redirect_uri,
            expires,
            refused,
        } => {
            let left = left(*expires, view.now);
            browser(page, voice, (url, redirect_uri), left, *refused)
        }
        Notice::Says(_) => return None,
    };
    page.blank();
    Some((from, to))
}

/// What is left until then; `None` if nothing is.
fn left(expires: Timestamp, now: Timestamp) -> Option<String> {
    let left = expires.duration_since(now).as_secs();
    (left > 0).then(|| format!("{}:{:02}", left / 60, left % 60))
}

/// A device code and how it stands.
struct Code<'a> {
    /// As it is typed.
    typed: &'a str,
    url: &'a str,
    left: Option<String>,
    polls: u32,
}

fn device_code(page: &mut Page, voice: &Voice<'_>, code: &Code<'_>, shape: Shape) {
    let beside = if shape == Shape::Grand && draws_qr(voice.theme) {
        qr(code.url, MARGINS[0])
    } else {
        None
    };
    let columns = beside
        .as_ref()
        .and_then(|lines| Some(lines.first()?.width() + GAP))
        .filter(|columns| columns + BESIDE <= page.width());
    match (beside, columns) {
        (Some(lines), Some(columns)) => {
            let mut text = Page::new(page.width() - columns);
            in_words(&mut text, voice, code, shape);
            page.beside(text, painted(lines), GAP);
        }
        _ => in_words(page, voice, code, shape),
    }
}

fn in_words(page: &mut Page, voice: &Voice<'_>, code: &Code<'_>, shape: Shape) {
    page.text(&voice.say(&words::tui_device_code()), Style::new());
    page.link(2, code.url, voice.theme.link());
    page.blank();
    let large = letters(code.typed)
        .filter(|lines| shape >= Shape::Large && !voice.theme.ascii && fits(lines, page.width()));
    if let Some(lines) = large {
        for line in lines {
            page.line(Line::from(vec![
                Span::raw("  "),
                Span::styled(line, voice.theme.heading()),
            ]));
        }
        page.blank();
    }
    let spaced: Vec<String> = code.typed.chars().map(String::from).collect();
    page.paragraph(
        "    ",
        Style::new(),
        &spaced.join(" "),
        voice.theme.heading(),
    );
    page.blank();
    let state = match &code.left {
        Some(left) => words::tui_device_waits(left, i64::from(code.polls)),
        None => words::tui_device_over(),
    };
    running(page, voice, &state);
    practice(page, voice, &words::device_code_practice());
}

fn fits(lines: &[String], width: usize) -> bool {
    lines.iter().all(|line| line.width() + 2 <= width)
}

/// The lines behind the last one returned are there to be scrolled to: an address of many lines must not push out of sight
/// how it stands.
fn browser(
    page: &mut Page,
    voice: &Voice<'_>,
    (url, redirect_uri): (&str, &str),
    left: Option<String>,
    refused: u32,
) -> usize {
    let seat = voice.wizard.seat();
    let how = if seat.opens {
        words::tui_browser()
    } else {
        words::tui_browser_by_hand()
    };
    page.text(&voice.say(&how), Style::new());
    let state = match left {
        Some(left) => words::tui_browser_waits(left),
        None => words::tui_browser_over(),
    };
    running(page, voice, &state);
    if refused > 0 {
        let said = words::tui_browser_refused(i64::from(refused));
        page.text(&voice.say(&said), Style::new());
    }
    page.text(
        &voice.say(&words::tui_browser_back(redirect_uri)),
        Style::new(),
    );
    let port = voice.wizard.awaited().and_then(Notice::port);
    if let Some(port) = port.filter(|_| seat.remote) {
        let glyph = format!("{} ", voice.theme.glyph(Mark::Warning));
        page.paragraph(
            &glyph,
            voice.theme.mark(Mark::Warning),
            &voice.say(&words::tui_browser_remote(port)),
            Style::new(),
        );
    }
    let to = page.lines.len();
    page.link(2, url, voice.theme.link());
    page.text(&voice.say(&words::tui_browser_mismatch()), Style::new());
    practice(page, voice, &words::tui_browser_practice());
    to
}

fn running(page: &mut Page, voice: &Voice<'_>, state: &Text) {
    page.paragraph(
        &format!("{} ", voice.theme.glyph(Mark::Running)),
        voice.theme.mark(Mark::Running),
        &voice.say(state),
        Style::new(),
    );
}

fn practice(page: &mut Page, voice: &Voice<'_>, said: &Text) {
    if voice.wizard.environment() == Environment::Sandbox {
        page.text(&voice.say(said), Style::new());
    }
}

/// Whether a QR code can be drawn so that a camera reads it: dark on light, whatever the terminal's own colours are.
pub(super) fn draws_qr(theme: Theme) -> bool {
    !theme.ascii && !theme.plain
}

fn painted(lines: Vec<String>) -> Vec<Line<'static>> {
    lines
        .into_iter()
        .map(|line| Line::from(Span::styled(line, Theme::paper())))
        .collect()
}

/// The QR code alone, as large as there is room for.
pub(super) fn alone(wizard: &Wizard, view: &View, width: usize, height: usize) -> Page {
    let voice = Voice {
        wizard,
        theme: view.theme,
    };
    let mut page = Page::new(width);
    let Some(Notice::DeviceCode { url, user_code, .. }) = wizard.awaited() else {
        return page;
    };
    let sizes = MARGINS.map(|margin| qr(url, margin));
    let words = voice.say(&words::tui_qr(user_code));
    let room = sizes.iter().flatten().find(|lines| {
        lines.len() < height && lines.first().is_some_and(|line| line.width() <= width)
    });
    if let Some(lines) = room {
        page.lines.extend(painted(lines.clone()));
        page.text(&words, voice.theme.heading());
        // What is left of the words is to be had by scrolling; the code is not.
        return page;
    }
    if let Some(least) = sizes.iter().flatten().last() {
        let columns = least.first().map_or(0, |line| line.width()) + 2;
        // Title, footer and one line of words besides.
        let said = words::tui_qr_no_room(columns, least.len() + 3);
        page.blank();
        page.text(&voice.say(&said), Style::new());
    }
    page
}

/// The key that begins the sign-in anew, in words.
pub(super) fn anew(page: &mut Page, voice: &Voice<'_>) {
    if !voice.wizard.begins_anew() {
        return;
    }
    let said = match voice.wizard.way() {
        Some(SignIn::Browser) => words::tui_browser_anew(),
        Some(SignIn::DeviceCode | SignIn::Password) | None => words::tui_device_anew(),
    };
    page.text(&voice.say(&said), voice.theme.heading());
}

/// The key that takes the other way to sign in, in words.
pub(super) fn offer(page: &mut Page, voice: &Voice<'_>, way: SignIn) {
    let said = words::tui_offer(crate::wizard::offer_of(way));
    page.text(&voice.say(&said), voice.theme.heading());
}
