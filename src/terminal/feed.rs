//! Terminal bytes to keys, with text going straight into a secret buffer. Pure: reads nothing itself.

use super::burst::FEWEST;
use crate::model::secret::SecretInput;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What a stretch of bytes came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fed {
    /// The buffer's text changed.
    Edited,
    /// A paste or a character did not fit and was refused as a whole.
    Overflow,
    /// A key that is not text.
    Key(KeyEvent),
}

const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// The parser's memory between stretches of bytes.
#[derive(Debug, Default)]
pub(super) struct Feed {
    /// Inside a bracketed paste; where the buffer ended before it, for refusing it whole.
    paste: Option<usize>,
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

    /// True while more of what came at once may follow; [`Feed::pause`] ends it.
    pub(super) fn is_amid_burst(&self) -> bool {
        self.bursts && self.run > 0
    }

    /// Nothing came for a while: what comes next is typed anew.
    pub(super) fn pause(&mut self) {
        self.run = 0;
    }

    /// Works off bytes up to and including the first key that is not text. Returns how many were used; what remains
    /// is either for later (a sequence that is not complete) or for whoever has the focus then. `last` says that
    /// nothing more will follow soon, so that a lone escape is the key Esc.
    pub(super) fn feed(
        &mut self,
        bytes: &[u8],
        last: bool,
        buffer: &mut SecretInput,
        out: &mut Vec<Fed>,
    ) -> usize {
        let mut at = 0;
        let mut edited = false;
        while at < bytes.len() {
            let rest = &bytes[at..];
            if rest[0] == 0x1b {
                match sequence(rest, last) {
                    Sequence::Incomplete => break,
                    Sequence::Skip(used) => at += used,
                    Sequence::PasteBegins => {
                        (self.paste, self.refused) = (Some(buffer.len()), false);
                        at += PASTE_BEGINS.len();
                    }
                    Sequence::PasteEnds => {
                        self.paste = None;
                        at += PASTE_ENDS.len();
                    }
                    Sequence::Key(used, key) => {
                        at += used;
                        self.run = 0;
                        if self.paste.is_none() {
                            return finish(at, edited, Some(key), out);
                        }
                    }
                }
                continue;
            }
            let Some((used, character)) = text(rest, last) else {
                break;
            };
            let Some(character) = character else {
                at += used;
                continue;
            };
            let is_text = !character.is_control()
                || self.paste.is_some()
                || (self.bursts
                    && matches!(character, '\r' | '\n' | '\t')
                    && self.run + characters_ahead(rest) >= FEWEST);
            at += used;
            self.run = match character {
                _ if !is_text => 0,
                _ if character.is_control() => self.run,
                _ => self.run + 1,
            };
            if is_text {
                let character = if character == '\r' { '\n' } else { character };
                edited |= self.push(character, buffer, out);
                continue;
            }
            match control(character) {
                Some(key) if key.code == KeyCode::Backspace => {
                    buffer.backspace();
                    edited = true;
                }
                Some(key)
                    if key.code == KeyCode::Char('u') && key.modifiers == KeyModifiers::CONTROL =>
                {
                    buffer.clear();
                    edited = true;
                }
                Some(key) => return finish(at, edited, Some(key), out),
                None => {}
            }
        }
        finish(at, edited, None, out)
    }

    fn push(&mut self, character: char, buffer: &mut SecretInput, out: &mut Vec<Fed>) -> bool {
        if self.paste.is_some() && self.refused {
            return false;
        }
        if buffer.push(character) {
            return true;
        }
        if let Some(before) = self.paste {
            buffer.truncate(before);
            self.refused = true;
        }
        out.push(Fed::Overflow);
        false
    }
}

fn finish(used: usize, edited: bool, key: Option<KeyEvent>, out: &mut Vec<Fed>) -> usize {
    if edited {
        out.push(Fed::Edited);
    }
    out.extend(key.map(Fed::Key));
    used
}

/// How many characters follow without a key among them.
fn characters_ahead(rest: &[u8]) -> usize {
    rest.iter()
        .take_while(|byte| {
            matches!(byte, b'\r' | b'\n' | b'\t') || **byte >= 0x20 && **byte != 0x7f
        })
        .filter(|byte| **byte >= 0x20 && **byte & 0xc0 != 0x80)
        .count()
}

/// The next character; `None` if it is not complete yet, no character if the byte is not text.
fn text(rest: &[u8], last: bool) -> Option<(usize, Option<char>)> {
    let width = match rest[0] {
        0x00..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Some((1, None)),
    };
    if rest.len() < width {
        return if last { Some((rest.len(), None)) } else { None };
    }
    match std::str::from_utf8(&rest[..width]) {
        Ok(text) => Some((width, text.chars().next())),
        Err(_) => Some((1, None)),
    }
}

fn control(character: char) -> Option<KeyEvent> {
    let plain = |code| Some(KeyEvent::new(code, KeyModifiers::NONE));
    match character {
        '\r' | '\n' => plain(KeyCode::Enter),
        '\t' => plain(KeyCode::Tab),
        '\x7f' | '\x08' => plain(KeyCode::Backspace),
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
    let plain = |used, code| Sequence::Key(used, KeyEvent::new(code, KeyModifiers::NONE));
    let incomplete = || {
        if last {
            Sequence::Skip(rest.len())
        } else {
            Sequence::Incomplete
        }
    };
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
        // Esc and then something else: the key Esc; what follows is looked at next.
        Some(0x1b) => plain(1, KeyCode::Esc),
        // Alt and a key: nothing here is bound to it, and it is not text.
        Some(_) => Sequence::Skip(2),
    }
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
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Feeds stretches as a terminal would deliver them; what comes out, and the buffer.
    fn fed(stretches: &[&[u8]]) -> (String, Vec<KeyCode>) {
        let (mut feed, mut buffer, mut out, mut left) =
            (Feed::default(), SecretInput::new(), Vec::new(), Vec::new());
        for (at, stretch) in stretches.iter().enumerate() {
            left.extend_from_slice(stretch);
            let last = at + 1 == stretches.len();
            loop {
                let used = feed.feed(&left, last, &mut buffer, &mut out);
                left.drain(..used);
                if used == 0 || left.is_empty() {
                    break;
                }
            }
        }
        let keys = out
            .into_iter()
            .filter_map(|fed| {
                if let Fed::Key(key) = fed {
                    Some(key.code)
                } else {
                    None
                }
            })
            .collect();
        (buffer.as_str().to_owned(), keys)
    }

    #[test]
    fn a_paste_split_anywhere_is_one_value_and_its_line_break_submits_nothing() {
        let all = b"\x1b[200~p\xc3\xa9 w\r\nx\x1b[201~\r";
        for at in 0..all.len() {
            let (a, b) = all.split_at(at);
            assert_eq!(
                fed(&[a, b]),
                ("pé w\n\nx".to_owned(), vec![KeyCode::Enter]),
                "split at {at}"
            );
        }
    }

    #[test]
    fn keys_that_are_not_text_come_out_as_keys() {
        let (text, keys) = fed(&[b"ab\x7fc\x1bOQ\x1b[A\x1b[Z\x1b[19~\x1b[20~\x14"]);
        assert_eq!(text, "ac");
        assert_eq!(
            keys,
            [
                KeyCode::F(2),
                KeyCode::Up,
                KeyCode::BackTab,
                KeyCode::F(8),
                KeyCode::F(9),
                KeyCode::Char('t')
            ]
        );
        assert_eq!(fed(&[b"\x1b"]).1, [KeyCode::Esc]);
    }

    #[test]
    fn feeding_stops_at_a_key_so_that_the_next_bytes_go_where_the_focus_is_then() {
        let (mut feed, mut buffer, mut out) = (Feed::default(), SecretInput::new(), Vec::new());
        assert_eq!(feed.feed(b"one\ttwo", false, &mut buffer, &mut out), 4);
        assert_eq!(buffer.as_str(), "one");
    }

    #[test]
    fn a_paste_that_does_not_fit_is_refused_whole_and_what_was_there_stays() {
        let (mut feed, mut buffer, mut out) = (Feed::default(), SecretInput::new(), Vec::new());
        assert!(buffer.push_str("kept"));
        let paste = [PASTE_BEGINS, "x".repeat(10_000).as_bytes(), PASTE_ENDS].concat();
        feed.feed(&paste, true, &mut buffer, &mut out);
        assert_eq!(buffer.as_str(), "kept");
        assert_eq!(out.iter().filter(|fed| **fed == Fed::Overflow).count(), 1);
    }

    #[test]
    fn where_pastes_are_not_bracketed_the_line_breaks_of_one_submit_nothing() {
        for pieces in [
            &[&b"one\rtwo"[..]][..],
            &[b"one", b"\rtwo"],
            &[b"one\r", b"two"],
            &[b"o", b"n", b"e", b"\r", b"two"],
        ] {
            let (mut feed, mut buffer, mut out) = (Feed::new(true), SecretInput::new(), Vec::new());
            for piece in pieces {
                assert_eq!(feed.feed(piece, false, &mut buffer, &mut out), piece.len());
            }
            assert_eq!(feed.feed(b"\t", false, &mut buffer, &mut out), 1);
            assert_eq!(buffer.as_str(), "one\ntwo\t", "{pieces:?}");
            assert!(out.iter().all(|fed| *fed == Fed::Edited), "{pieces:?}");
            // A person presses Enter some time after a paste.
            assert!(feed.is_amid_burst());
            feed.pause();
            feed.feed(b"\r", false, &mut buffer, &mut out);
            assert!(matches!(out.last(), Some(Fed::Key(key)) if key.code == KeyCode::Enter));
        }
    }

    #[test]
    fn a_key_or_two_typed_ahead_are_no_paste() {
        for bursts in [true, false] {
            let (mut feed, mut buffer, mut out) =
                (Feed::new(bursts), SecretInput::new(), Vec::new());
            assert_eq!(feed.feed(b"a\rb", false, &mut buffer, &mut out), 2);
            assert!(matches!(out.last(), Some(Fed::Key(key)) if key.code == KeyCode::Enter));
        }
        let (mut feed, mut buffer, mut out) = (Feed::new(false), SecretInput::new(), Vec::new());
        assert_eq!(feed.feed(b"one\rtwo", false, &mut buffer, &mut out), 4);
        assert_eq!(
            buffer.as_str(),
            "one",
            "where pastes are bracketed, this is none"
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_worked_off_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let (mut feed, mut buffer, mut out) = (Feed::default(), SecretInput::new(), Vec::new());
            let mut left = bytes;
            while !left.is_empty() {
                let used = feed.feed(&left, true, &mut buffer, &mut out);
                prop_assert!(used > 0, "nothing is used of {left:?}");
                left.drain(..used);
            }
        }
    }
}
