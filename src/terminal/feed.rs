//! Terminal bytes to keys and pastes, with the text of a secret going straight into its buffer. Pure: reads nothing
//! itself.

use super::FEWEST;
use crate::model::secret::SecretInput;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What a stretch of bytes came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Fed {
    /// The buffer's text changed.
    Edited,
    /// A paste or a character did not fit and was refused as a whole.
    Overflow,
    /// A key; for a secret one that is not text.
    Key(KeyEvent),
    /// A paste for a field that may be shown.
    Paste(String),
}

/// What has the focus.
pub(super) enum Focus<'a> {
    /// A secret: its buffer.
    Secret(&'a mut SecretInput),
    /// Anything else. Text comes out as keys and pastes.
    Other,
}

const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// After so many pauses in a row an open paste counts as ended, though its end was never said: nobody may be shut in
/// by a terminal that forgets it. A pause is some 30 ms, so this is five seconds.
const QUIET: u32 = 170;

/// The parser's memory between stretches of bytes.
#[derive(Debug, Default)]
pub(super) struct Feed {
    /// Inside a bracketed paste.
    paste: bool,
    /// Pauses since the last byte of it.
    quiet: u32,
    /// What was pasted so far into a secret: it is taken, or refused, as a whole.
    pasted_secret: SecretInput,
    /// What was pasted so far into something else than a secret.
    pasted: String,
    /// This paste has already been refused.
    refused: bool,
    /// Breaks amid text that came at once are part of a paste, because this terminal does not bracket pastes.
    bursts: bool,
    /// The characters that came at once so far.
    run: usize,
}

impl Feed {
    /// A parser; `bursts` as the field says.
    pub(super) fn new(bursts: bool) -> Self {
        Self {
            bursts,
            ..Self::default()
        }
    }

    /// True while more of what came at once, or of a paste, may follow; [`Feed::pause`] ends it.
    pub(super) fn is_amid_burst(&self) -> bool {
        self.paste || self.bursts && self.run > 0
    }

    /// Nothing came for a while: what comes next is typed anew.
    pub(super) fn pause(&mut self, mut focus: Focus<'_>, out: &mut Vec<Fed>) {
        self.run = 0;
        self.quiet += 1;
        if self.paste && self.quiet >= QUIET {
            self.paste = false;
            self.end_of_paste(&mut focus, out);
        }
    }

    /// Works off bytes up to and including the first key that is not text. Returns how many were used; what remains
    /// is either for later (a sequence that is not complete) or for whoever has the focus then. `last` says that
    /// nothing more will follow soon, so that a lone escape is the key Esc.
    pub(super) fn feed(
        &mut self,
        bytes: &[u8],
        last: bool,
        mut focus: Focus<'_>,
        out: &mut Vec<Fed>,
    ) -> usize {
        let mut at = 0;
        let mut edited = false;
        self.quiet = if bytes.is_empty() { self.quiet } else { 0 };
        while at < bytes.len() {
            let rest = &bytes[at..];
            if rest[0] == 0x1b {
                // Amid a paste a pause says nothing: its end may be on the way in pieces.
                match sequence(rest, last && !self.paste) {
                    Sequence::Incomplete => break,
                    Sequence::Skip(used) => at += used,
                    Sequence::PasteBegins => {
                        edited |= self.end_of_paste(&mut focus, out);
                        (self.paste, self.refused) = (true, false);
                        at += PASTE_BEGINS.len();
                    }
                    Sequence::PasteEnds => {
                        self.paste = false;
                        edited |= self.end_of_paste(&mut focus, out);
                        at += PASTE_ENDS.len();
                    }
                    Sequence::Key(used, key) => {
                        at += used;
                        if !self.paste {
                            self.run = 0;
                            return self.finish(at, edited, Some(key), &mut focus, out);
                        }
                    }
                }
                continue;
            }
            let Some((used, character)) = text(rest) else {
                break;
            };
            at += used;
            let Some(character) = character else {
                continue;
            };
            let pasted = self.paste || self.is_at_once(character, rest);
            if pasted || !character.is_control() {
                self.run += usize::from(!character.is_control());
                let character = if character == '\r' { '\n' } else { character };
                match &mut focus {
                    Focus::Secret(buffer) => edited |= self.push(character, buffer, out),
                    Focus::Other if pasted => self.pasted.push(character),
                    Focus::Other => out.push(Fed::Key(plain(KeyCode::Char(character)))),
                }
                continue;
            }
            self.run = 0;
            let Some(key) = control(character) else {
                continue;
            };
            match &mut focus {
                Focus::Secret(buffer) if key.code == KeyCode::Backspace => {
                    buffer.backspace();
                    edited = true;
                }
                Focus::Secret(buffer)
                    if key.code == KeyCode::Char('u') && key.modifiers == KeyModifiers::CONTROL =>
                {
                    buffer.clear();
                    edited = true;
                }
                Focus::Other if key.code == KeyCode::Backspace => {
                    self.end_of_paste(&mut focus, out);
                    out.push(Fed::Key(key));
                }
                _ => return self.finish(at, edited, Some(key), &mut focus, out),
            }
        }
        self.finish(at, edited, None, &mut focus, out)
    }

    /// True for a character at the start of `rest` that nobody types so fast after and before the others.
    fn is_at_once(&self, character: char, rest: &[u8]) -> bool {
        self.bursts
            && (!character.is_control() || matches!(character, '\r' | '\n' | '\t'))
            && self.run + characters_ahead(rest) >= FEWEST
    }

    fn push(&mut self, character: char, buffer: &mut SecretInput, out: &mut Vec<Fed>) -> bool {
        if !self.paste {
            let fits = buffer.push(character);
            if !fits {
                out.push(Fed::Overflow);
            }
            return fits;
        }
        if !self.refused && !self.pasted_secret.push(character) {
            self.refused = true;
            out.push(Fed::Overflow);
        }
        false
    }

    /// Hands out what was pasted, if anything was; true if it went into the secret.
    fn end_of_paste(&mut self, focus: &mut Focus<'_>, out: &mut Vec<Fed>) -> bool {
        if !self.pasted.is_empty() {
            out.push(Fed::Paste(std::mem::take(&mut self.pasted)));
        }
        let taken = match focus {
            Focus::Secret(buffer) if !self.refused && !self.pasted_secret.is_empty() => {
                let fits = buffer.push_str(self.pasted_secret.as_str());
                if !fits {
                    out.push(Fed::Overflow);
                }
                fits
            }
            Focus::Secret(_) | Focus::Other => false,
        };
        self.pasted_secret.clear();
        taken
    }

    fn finish(
        &mut self,
        used: usize,
        edited: bool,
        key: Option<KeyEvent>,
        focus: &mut Focus<'_>,
        out: &mut Vec<Fed>,
    ) -> usize {
        let ended = !self.paste && self.end_of_paste(focus, out);
        if edited || ended {
            out.push(Fed::Edited);
        }
        out.extend(key.map(Fed::Key));
        used
    }
}

fn plain(code: KeyCode) -> KeyEvent {
    KeyEvent::new(code, KeyModifiers::NONE)
}

/// How many characters follow without a key among them, as far as it matters.
fn characters_ahead(rest: &[u8]) -> usize {
    rest.iter()
        .take_while(|byte| {
            matches!(byte, b'\r' | b'\n' | b'\t') || **byte >= 0x20 && **byte != 0x7f
        })
        .filter(|byte| **byte >= 0x20 && **byte & 0xc0 != 0x80)
        .take(FEWEST)
        .count()
}

/// The next character; `None` if it is not complete yet, however long the rest takes, no character if the byte is not
/// text.
fn text(rest: &[u8]) -> Option<(usize, Option<char>)> {
    let width = match rest[0] {
        0x00..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Some((1, None)),
    };
    if rest.len() < width {
        let goes_on = rest[1..].iter().all(|byte| byte & 0xc0 == 0x80);
        return if goes_on { None } else { Some((1, None)) };
    }
    match std::str::from_utf8(&rest[..width]) {
        Ok(text) => Some((width, text.chars().next())),
        Err(_) => Some((1, None)),
    }
}

fn control(character: char) -> Option<KeyEvent> {
    match character {
        '\r' | '\n' => Some(plain(KeyCode::Enter)),
        '\t' => Some(plain(KeyCode::Tab)),
        '\x7f' | '\x08' => Some(plain(KeyCode::Backspace)),
        '\x01'..='\x1a' => {
            let letter = char::from(character as u8 - 1 + b'a');
            Some(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL))
        }
        _ => None,
    }
}

enum Sequence {
    Incomplete,
    Skip(usize),
    PasteBegins,
    PasteEnds,
    Key(usize, KeyEvent),
}

/// An escape sequence at the start of `rest`.
fn sequence(rest: &[u8], last: bool) -> Sequence {
    let plain = |used, code| Sequence::Key(used, plain(code));
    let incomplete = || {
        if last {
            Sequence::Skip(rest.len())
        } else {
            Sequence::Incomplete
        }
    };
    // The beginning of a paste's mark stays one, also if the rest takes long; three bytes of it are no key yet.
    let mark = [PASTE_BEGINS, PASTE_ENDS]
        .into_iter()
        .any(|mark| mark.starts_with(rest) && mark != rest);
    if mark && rest.len() >= 3 {
        return Sequence::Incomplete;
    }
    match rest.get(1) {
        None if last => plain(1, KeyCode::Esc),
        None => Sequence::Incomplete,
        Some(b'[') => {
            if rest.starts_with(PASTE_BEGINS) {
                return Sequence::PasteBegins;
            }
            if rest.starts_with(PASTE_ENDS) {
                return Sequence::PasteEnds;
            }
            // The Linux console writes its first function keys with a second bracket.
            if rest.get(2) == Some(&b'[') {
                return match rest.get(3) {
                    Some(letter @ b'A'..=b'E') => plain(4, KeyCode::F(letter - b'A' + 1)),
                    Some(_) => Sequence::Skip(4),
                    None => incomplete(),
                };
            }
            let Some(end) = rest[2..]
                .iter()
                .position(|byte| (0x40..=0x7e).contains(byte))
            else {
                return incomplete();
            };
            let used = end + 3;
            let parameters = &rest[2..2 + end];
            let modifiers = modifiers(parameters);
            let plain = |used, code| Sequence::Key(used, KeyEvent::new(code, modifiers));
            match rest[2 + end] {
                b'A' => plain(used, KeyCode::Up),
                b'B' => plain(used, KeyCode::Down),
                b'C' => plain(used, KeyCode::Right),
                b'D' => plain(used, KeyCode::Left),
                b'H' => plain(used, KeyCode::Home),
                b'F' => plain(used, KeyCode::End),
                b'Z' => Sequence::Key(used, KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)),
                b'P' => plain(used, KeyCode::F(1)),
                b'Q' => plain(used, KeyCode::F(2)),
                b'~' => tilde(parameters).map_or(Sequence::Skip(used), |code| plain(used, code)),
                _ => Sequence::Skip(used),
            }
        }
        Some(b'O') => match rest.get(2) {
            None => incomplete(),
            Some(b'A') => plain(3, KeyCode::Up),
            Some(b'B') => plain(3, KeyCode::Down),
            Some(b'C') => plain(3, KeyCode::Right),
            Some(b'D') => plain(3, KeyCode::Left),
            Some(b'H') => plain(3, KeyCode::Home),
            Some(b'F') => plain(3, KeyCode::End),
            Some(letter @ b'P'..=b'S') => plain(3, KeyCode::F(letter - b'P' + 1)),
            Some(_) => Sequence::Skip(3),
        },
        // Some terminals say Alt by one more escape in front of a sequence; otherwise it is the key Esc, pressed twice.
        Some(0x1b) => match rest.get(2) {
            None if last => plain(1, KeyCode::Esc),
            None => Sequence::Incomplete,
            Some(b'[' | b'O') => match sequence(&rest[1..], last) {
                Sequence::Key(used, key) => Sequence::Key(
                    used + 1,
                    KeyEvent::new(key.code, key.modifiers | KeyModifiers::ALT),
                ),
                Sequence::Skip(used) => Sequence::Skip(used + 1),
                Sequence::Incomplete => Sequence::Incomplete,
                Sequence::PasteBegins | Sequence::PasteEnds => plain(1, KeyCode::Esc),
            },
            Some(_) => plain(1, KeyCode::Esc),
        },
        Some(0x7f | 0x08) => Sequence::Key(2, KeyEvent::new(KeyCode::Backspace, KeyModifiers::ALT)),
        Some(letter @ 0x20..=0x7e) => {
            let key = KeyEvent::new(KeyCode::Char(char::from(*letter)), KeyModifiers::ALT);
            Sequence::Key(2, key)
        }
        // Esc, and then so soon another key that is no sequence with it.
        Some(_) => plain(1, KeyCode::Esc),
    }
}

/// The keys held down with one that is not text: the second parameter, less one, is a set of bits (xterm).
fn modifiers(parameters: &[u8]) -> KeyModifiers {
    let bits = std::str::from_utf8(parameters)
        .ok()
        .and_then(|parameters| parameters.split(';').nth(1)?.parse::<u8>().ok())
        .map_or(0, |number| number.saturating_sub(1));
    [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
    ]
    .into_iter()
    .filter(|(bit, _)| bits & bit != 0)
    .fold(KeyModifiers::NONE, |held, (_, key)| held | key)
}

fn tilde(parameters: &[u8]) -> Option<KeyCode> {
    let number: u8 = std::str::from_utf8(parameters)
        .ok()?
        .split(';')
        .next()?
        .parse()
        .ok()?;
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number - 10),
        17..=21 => KeyCode::F(number - 11),
        23 | 24 => KeyCode::F(number - 12),
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
