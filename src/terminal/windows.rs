//! Reading the console on Windows: crossterm's events, or, for a secret, console records one at a time.

use super::burst::{Burst, PAUSE};
use super::keyboard::{Input, Mode, Shared};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
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
                .and_then(|_| read_keys(shared))
                .unwrap_or(false),
            Mode::Secret => read_secret(shared),
        };
        if !goes_on {
            return;
        }
    }
}

/// Hands over what has been typed, what comes at once together; false when nobody listens.
fn read_keys(shared: &Shared) -> std::io::Result<bool> {
    let mut burst = Burst::new();
    loop {
        // What follows may be for a secret field by now, and then it is read otherwise.
        if burst.is_empty() && shared.mode() != Mode::Keys {
            return Ok(true);
        }
        let limit = if burst.is_empty() {
            Duration::ZERO
        } else {
            PAUSE
        };
        if !crossterm::event::poll(limit)? {
            return Ok(shared.send_all(burst.finish()));
        }
        let input = match crossterm::event::read()? {
            Event::Key(key) if key.kind == KeyEventKind::Release => continue,
            Event::Key(key) if shared.bursts && burst.take(key) => continue,
            Event::Key(key) => Input::Key(key),
            Event::Paste(text) => Input::Paste(text),
            Event::Resize(..) => Input::Resize,
            _ => continue,
        };
        if !shared.send_all(burst.finish()) || !shared.send(input) {
            return Ok(false);
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

/// The key Alt.
const ALT: u16 = 0x12;

/// True for a key that goes down, and for Alt that goes up with a character: one typed by its number on the numeric pad,
/// and one of a paste that the keyboard has no key for.
fn counts(record: &KeyEventRecord) -> bool {
    record.key_down || record.virtual_key_code == ALT && record.u_char != 0
}

/// A key press, by the virtual key codes and control key states of the console's documentation.
fn pressed(console: &Console, record: &KeyEventRecord) -> Option<KeyEvent> {
    if !counts(record) {
        return None;
    }
    let control = record.control_key_state.has_state(0x0004 | 0x0008);
    let alt = record.control_key_state.has_state(0x0001 | 0x0002);
    let shift = record.control_key_state.has_state(0x0010);
    let plain = |code| Some(KeyEvent::new(code, KeyModifiers::NONE));
    match record.virtual_key_code {
        // The digits of a number that is typed with Alt, by the numeric pad and by the arrows that it is without Num Lock.
        0x60..=0x69 | 0x26 | 0x28 if alt && !control => None,
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

/// The character of a UTF-16 unit; the second half of a pair is read from the next key press that has a character.
fn character(console: &Console, unit: u16) -> Option<char> {
    if !(0xd800..0xdc00).contains(&unit) {
        return char::decode_utf16([unit]).next()?.ok();
    }
    loop {
        if let InputRecord::KeyEvent(next) = console.read_single_input_event().ok()?
            && counts(&next)
            && next.u_char != 0
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

/// Throws away what has been typed and not read yet.
pub(super) fn ignore_typed() {
    if let Some(console) = console() {
        // As many as there are now: it must not go on as long as somebody holds a key down.
        let waiting = console.number_of_console_input_events().unwrap_or(0);
        for _ in 0..waiting {
            if console.read_single_input_event().is_err() {
                return;
            }
        }
    }
}

/// There is no suspending on Windows.
pub(super) fn stop() {}
