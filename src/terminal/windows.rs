//! Reading the console on Windows: crossterm's events, or, for a secret, console records one at a time.

use super::keyboard::{Input, Mode, Shared};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use crossterm_winapi::{Console, Handle, InputRecord, KeyEventRecord};

/// Nothing to wake: the mode is looked at before each record, and a character that crossterm read for a secret field
/// reaches it as a key.
#[derive(Debug)]
pub(super) struct Waker;

impl Waker {
    #[expect(clippy::unnecessary_wraps, reason = "its twin on Unix can fail")]
    pub(super) fn new() -> std::io::Result<Self> {
        Ok(Self)
    }

    #[expect(clippy::unused_self, reason = "its twin on Unix has something to wake")]
    pub(super) fn wake(&self) {}
}

/// Reads until the console is gone or nobody listens.
pub(super) fn read(shared: &Shared) {
    loop {
        let goes_on = match shared.mode() {
            Mode::Over => return,
            Mode::Keys => match crossterm::event::read() {
                Ok(event) => Shared::translate(event).is_none_or(|input| shared.send(input)),
                Err(_) => false,
            },
            Mode::Secret => read_record(shared),
        };
        if !goes_on {
            return;
        }
    }
}

fn read_record(shared: &Shared) -> bool {
    let Some(console) = console() else {
        return false;
    };
    let Ok(record) = console.read_single_input_event() else {
        return false;
    };
    let record = match record {
        InputRecord::KeyEvent(record) => record,
        InputRecord::WindowBufferSizeEvent(_) => return shared.send(Input::Resize),
        _ => return true,
    };
    match pressed(&console, &record) {
        Some(Pressed::Character(character)) => {
            let fits = shared.field.lock().push(character);
            shared.send(if fits { Input::Edited } else { Input::Overflow })
        }
        Some(Pressed::Key(key)) if key.code == KeyCode::Backspace => {
            shared.field.lock().backspace();
            shared.send(Input::Edited)
        }
        Some(Pressed::Key(key)) if is_control(key, 'u') => {
            shared.field.lock().clear();
            shared.send(Input::Edited)
        }
        // A key that follows at once is part of a paste: its line break submits nothing.
        Some(Pressed::Key(key))
            if key.code == KeyCode::Enter && shared.bursts && more_text_waits(&console) =>
        {
            let fits = shared.field.lock().push('\n');
            shared.send(if fits { Input::Edited } else { Input::Overflow })
        }
        Some(Pressed::Key(key)) => shared.send(Input::Key(key)),
        None => true,
    }
}

fn console() -> Option<Console> {
    Handle::current_in_handle().ok().map(Console::from)
}

fn more_text_waits(console: &Console) -> bool {
    // The release of Enter and one more key's two records: more than the first means that more was pasted.
    console
        .number_of_console_input_events()
        .is_ok_and(|waiting| waiting > 2)
}

fn is_control(key: KeyEvent, letter: char) -> bool {
    key.modifiers == KeyModifiers::CONTROL && key.code == KeyCode::Char(letter)
}

enum Pressed {
    Character(char),
    Key(KeyEvent),
}

/// A key press, by the virtual key codes and control key states of the console's documentation.
fn pressed(console: &Console, record: &KeyEventRecord) -> Option<Pressed> {
    if !record.key_down {
        return None;
    }
    let control = record.control_key_state.has_state(0x0004 | 0x0008);
    let alt = record.control_key_state.has_state(0x0001 | 0x0002);
    let shift = record.control_key_state.has_state(0x0010);
    let plain = |code| Some(Pressed::Key(KeyEvent::new(code, KeyModifiers::NONE)));
    match record.virtual_key_code {
        0x0d => plain(KeyCode::Enter),
        0x09 if shift => Some(Pressed::Key(KeyEvent::new(
            KeyCode::BackTab,
            KeyModifiers::SHIFT,
        ))),
        0x09 => plain(KeyCode::Tab),
        0x1b => plain(KeyCode::Esc),
        0x08 => plain(KeyCode::Backspace),
        0x26 => plain(KeyCode::Up),
        0x28 => plain(KeyCode::Down),
        code @ 0x70..=0x7b => u8::try_from(code - 0x6f)
            .ok()
            .and_then(|number| plain(KeyCode::F(number))),
        // With Alt as well it is AltGr, which types characters.
        code @ 0x41..=0x5a if control && !alt => {
            let letter = u8::try_from(code)
                .ok()
                .map(char::from)?
                .to_ascii_lowercase();
            Some(Pressed::Key(KeyEvent::new(
                KeyCode::Char(letter),
                KeyModifiers::CONTROL,
            )))
        }
        _ => character(console, record.u_char)
            .filter(|c| !c.is_control())
            .map(Pressed::Character),
    }
}

/// The character of a UTF-16 unit; the second half of a pair is read from the next key press.
fn character(console: &Console, unit: u16) -> Option<char> {
    if !(0xd800..0xdc00).contains(&unit) {
        return char::decode_utf16([unit]).next()?.ok();
    }
    loop {
        if let InputRecord::KeyEvent(next) = console.read_single_input_event().ok()?
            && next.key_down
        {
            return char::decode_utf16([unit, next.u_char]).next()?.ok();
        }
    }
}

/// Reads one line for a prompt without echo, the console being raw: true at Enter, false at Ctrl+C, Ctrl+D or the end.
pub(super) fn read_hidden(field: &super::SecretField) -> bool {
    let Some(console) = console() else {
        return false;
    };
    loop {
        let Ok(record) = console.read_single_input_event() else {
            return false;
        };
        let InputRecord::KeyEvent(record) = record else {
            continue;
        };
        match pressed(&console, &record) {
            Some(Pressed::Character(character)) => {
                field.lock().push(character);
            }
            Some(Pressed::Key(key)) if key.code == KeyCode::Enter => return true,
            Some(Pressed::Key(key)) if key.code == KeyCode::Backspace => field.lock().backspace(),
            Some(Pressed::Key(key)) if is_control(key, 'u') => field.lock().clear(),
            Some(Pressed::Key(key)) if is_control(key, 'c') || is_control(key, 'd') => {
                return false;
            }
            Some(Pressed::Key(_)) | None => {}
        }
    }
}

/// There is no suspending on Windows.
pub(super) fn stop() {}
