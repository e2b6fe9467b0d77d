//! Keys that came at once. Where a terminal does not say where a paste begins and ends, that is what tells a paste from
//! typing. Pure: reads nothing itself and knows no clock.

use super::Input;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::time::Duration;
use zeroize::Zeroizing;

/// The longest that the next key of a paste takes. Somebody who holds a key down sends one every thirty milliseconds.
pub(super) const PAUSE: Duration = Duration::from_millis(5);

/// So many characters without a pause were pasted; two come at once when a machine is busy and somebody types fast.
pub(super) const FEWEST: usize = 3;

/// Longer pastes come in several pieces, each of which is a paste again.
const LONGEST: usize = 8192;

/// Text that came without a pause, line breaks and tabs included.
pub(super) struct Burst(Zeroizing<String>);

impl Burst {
    pub(super) fn new() -> Self {
        // Reserved at once, so that growing leaves no copies: it may be a secret.
        Self(Zeroizing::new(String::with_capacity(LONGEST + 4)))
    }

    /// Takes a key in; false if it is no text, or if there is no room for more.
    pub(super) fn take(&mut self, key: KeyEvent) -> bool {
        let plain = !key
            .modifiers
            .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        let character = match key.code {
            KeyCode::Char(character) if plain => character,
            // A line feed, as raw terminals deliver it.
            KeyCode::Char('j') if key.modifiers == KeyModifiers::CONTROL => '\n',
            KeyCode::Enter if plain => '\r',
            KeyCode::Tab if plain => '\t',
            _ => return false,
        };
        if self.0.len() >= LONGEST {
            return false;
        }
        self.0.push(character);
        true
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True if nobody types so fast.
    pub(super) fn is_paste(&self) -> bool {
        self.0.chars().filter(|c| !c.is_control()).count() >= FEWEST
    }

    /// The text of a paste.
    pub(super) fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.replace('\r', "\n"))
    }

    /// The keys that were typed.
    pub(super) fn keys(&self) -> impl Iterator<Item = KeyEvent> + '_ {
        self.0.chars().map(|character| {
            let (code, modifiers) = match character {
                '\r' => (KeyCode::Enter, KeyModifiers::NONE),
                '\t' => (KeyCode::Tab, KeyModifiers::NONE),
                '\n' => (KeyCode::Char('j'), KeyModifiers::CONTROL),
                _ => (KeyCode::Char(character), KeyModifiers::NONE),
            };
            KeyEvent::new(code, modifiers)
        })
    }

    /// What it comes to for a field that may be shown; empty afterwards.
    pub(super) fn finish(&mut self) -> Vec<Input> {
        let burst = std::mem::replace(self, Self::new());
        if burst.is_paste() {
            vec![Input::Paste(burst.text().to_string())]
        } else {
            burst.keys().map(Input::Key).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode) -> KeyEvent {
        KeyEvent::new(code, KeyModifiers::NONE)
    }

    /// Characters, Enter as a line break, Tab as a tab.
    fn came(keys: &str) -> Vec<Input> {
        let mut burst = Burst::new();
        for character in keys.chars() {
            assert!(burst.take(key(match character {
                '\n' => KeyCode::Enter,
                '\t' => KeyCode::Tab,
                _ => KeyCode::Char(character),
            })));
        }
        burst.finish()
    }

    #[test]
    fn three_characters_at_once_are_a_paste_wherever_its_line_breaks_are() {
        for paste in ["abc", "abc\n", "\nabc", "a\nb\tc\n\n", "é\nü€"] {
            assert_eq!(came(paste), [Input::Paste(paste.to_owned())], "{paste:?}");
        }
    }

    #[test]
    fn fewer_are_keys_and_confirming_several_pages_at_once_is_no_paste() {
        assert_eq!(came(""), []);
        assert_eq!(
            came("a\n"),
            [key(KeyCode::Char('a')), key(KeyCode::Enter)].map(Input::Key)
        );
        assert_eq!(came("\n\n\n\n"), [key(KeyCode::Enter); 4].map(Input::Key));
        assert_eq!(
            came("ab\t"),
            [
                key(KeyCode::Char('a')),
                key(KeyCode::Char('b')),
                key(KeyCode::Tab)
            ]
            .map(Input::Key)
        );
    }

    #[test]
    fn keys_that_are_no_text_end_a_burst() {
        let mut burst = Burst::new();
        for other in [
            key(KeyCode::Up),
            key(KeyCode::F(8)),
            key(KeyCode::Backspace),
            KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL),
            KeyEvent::new(KeyCode::Enter, KeyModifiers::ALT),
        ] {
            assert!(!burst.take(other), "{other:?}");
        }
        assert!(burst.is_empty());
    }

    #[test]
    fn a_line_feed_is_a_line_break_of_a_paste_and_alone_the_key_it_was() {
        let feed = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL);
        let mut burst = Burst::new();
        assert!(burst.take(feed));
        assert_eq!(burst.finish(), [Input::Key(feed)]);
        for code in "abc".chars().map(KeyCode::Char) {
            assert!(burst.take(key(code)));
        }
        assert!(burst.take(feed));
        assert_eq!(burst.finish(), [Input::Paste("abc\n".to_owned())]);
    }

    #[test]
    fn what_is_longer_than_the_room_for_it_comes_in_pieces() {
        let mut burst = Burst::new();
        let room = (0..)
            .take_while(|_| burst.take(key(KeyCode::Char('x'))))
            .count();
        assert!(burst.is_paste() && room == LONGEST);
        burst.finish();
        assert!(burst.take(key(KeyCode::Char('x'))));
    }
}
