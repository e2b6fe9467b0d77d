//! Reading the console on Windows: crossterm's events, or, for a secret, console records one at a time.

use super::burst::{Burst, PAUSE};
use super::keyboard::{Input, Mode, Shared};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use crossterm_winapi::{Console, Handle, InputRecord, KeyEventRecord};
use std::time::Duration;

/// How long crossterm waits for a key at a time. Nothing depends on it.
const WHILE: Duration = Duration::from_secs(3600);

/// Nothing to wake: the mode is looked at after each key was read, and one that was read for another field than the one
/// that has the focus by then is handed to the owner, who knows where it belongs.
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
            Mode::Keys => crossterm::event::poll(WHILE)
                .and_then(|_| shared.read_keys())
                .unwrap_or(false),
            Mode::Secret => read_secret(shared),
        };
        if !goes_on {
            return;
        }
    }
}

/// Reads one key, or all that come at once.
fn read_secret(shared: &Shared) -> bool {
    let Some(console) = console() else {
        return false;
    };
    let mut burst = Burst::new();
    loop {
        if !burst.is_empty() && !more_waits(&console) {
            return shared.type_secret(&mut burst);
        }
        let Ok(record) = console.read_single_input_event() else {
            return false;
        };
        let key = match record {
            InputRecord::KeyEvent(record) => pressed(&console, &record),
            InputRecord::WindowBufferSizeEvent(_) if !shared.send(Input::Resize) => return false,
            _ => None,
        };
        match key {
            Some(key) if shared.bursts && burst.take(key) => {}
            Some(key) => return shared.type_secret(&mut burst) && shared.type_secret_key(key),
            None if burst.is_empty() => return true,
            None => {}
        }
    }
}

fn console() -> Option<Console> {
    Handle::current_in_handle().ok().map(Console::from)
}

/// Whether something more comes at once.
fn more_waits(console: &Console) -> bool {
    let waits = || {
        console
            .number_of_console_input_events()
            .is_ok_and(|waiting| waiting > 0)
    };
    // The console can only be asked, not waited for with a limit.
    waits() || {
        std::thread::park_timeout(PAUSE);
        waits()
    }
}

fn is_control(key: KeyEvent, letter: char) -> bool {
    key.modifiers == KeyModifiers::CONTROL && key.code == KeyCode::Char(letter)
}

/// A key press, by the virtual key codes and control key states of the console's documentation.
fn pressed(console: &Console, record: &KeyEventRecord) -> Option<KeyEvent> {
    if !record.key_down {
        return None;
    }
    let control = record.control_key_state.has_state(0x0004 | 0x0008);
    let alt = record.control_key_state.has_state(0x0001 | 0x0002);
    let shift = record.control_key_state.has_state(0x0010);
    let plain = |code| Some(KeyEvent::new(code, KeyModifiers::NONE));
    match record.virtual_key_code {
        0x0d => plain(KeyCode::Enter),
        0x09 if shift => Some(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)),
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
            Some(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL))
        }
        _ => character(console, record.u_char)
            .filter(|c| !c.is_control())
            .and_then(|character| plain(KeyCode::Char(character))),
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
            Some(key) if key.code == KeyCode::Enter => return true,
            Some(key) if key.code == KeyCode::Backspace => field.lock().backspace(),
            Some(key) if is_control(key, 'u') => field.lock().clear(),
            Some(key) if is_control(key, 'c') || is_control(key, 'd') => return false,
            Some(KeyEvent {
                code: KeyCode::Char(character),
                modifiers: KeyModifiers::NONE,
                ..
            }) => {
                field.lock().push(character);
            }
            Some(_) | None => {}
        }
    }
}

/// There is no suspending on Windows.
pub(super) fn stop() {}
