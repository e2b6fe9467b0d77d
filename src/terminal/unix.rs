//! Reading the terminal on Unix: sleep on the terminal and a wake-up pipe, then let the reader of the moment read.

use super::feed::{Fed, Feed};
use super::keyboard::{Input, Mode, Shared};
use crate::model::secret::SecretInput;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::{AsFd, OwnedFd};
use rustix::io::Errno;
use rustix::pipe::{PipeFlags, pipe_with};
use std::time::Duration;
use zeroize::{Zeroize, Zeroizing};

/// How long the rest of an escape sequence may take; after that a lone escape was the key Esc.
const SEQUENCE: Duration = Duration::from_millis(30);
const STRETCH: usize = 8192;

/// Wakes the reader out of its sleep when the focus moves without a key.
#[derive(Debug)]
pub(super) struct Waker {
    read: OwnedFd,
    write: OwnedFd,
}

impl Waker {
    pub(super) fn new() -> std::io::Result<Self> {
        let (read, write) = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?;
        Ok(Self { read, write })
    }

    pub(super) fn wake(&self) {
        // A full pipe wakes as well as a fresh byte.
        let _ = rustix::io::write(&self.write, b"w");
    }
}

enum Woken {
    Terminal,
    Waker,
    Late,
    Gone,
}

fn sleep(waker: &Waker, limit: Option<Duration>) -> Woken {
    let stdin = rustix::stdio::stdin();
    loop {
        let mut fds = [
            PollFd::new(&stdin, PollFlags::IN),
            PollFd::from_borrowed_fd(waker.read.as_fd(), PollFlags::IN),
        ];
        let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
        match poll(&mut fds, limit.as_ref()) {
            Ok(0) => return Woken::Late,
            Ok(_) if fds[1].revents().contains(PollFlags::IN) => {
                let mut bytes = [0; 64];
                let _ = rustix::io::read(&waker.read, &mut bytes);
                return Woken::Waker;
            }
            Ok(_) if fds[0].revents().contains(PollFlags::IN) => return Woken::Terminal,
            Err(Errno::INTR) => {}
            Ok(_) | Err(_) => return Woken::Gone,
        }
    }
}

/// Reads until the terminal is gone or nobody listens.
pub(super) fn read(shared: &Shared) {
    loop {
        let goes_on = match shared.mode() {
            Mode::Over => return,
            Mode::Keys => read_keys(shared),
            Mode::Secret => read_secret(shared),
        };
        if !goes_on {
            return;
        }
    }
}

/// One round with crossterm.
fn read_keys(shared: &Shared) -> bool {
    match sleep(&shared.waker, None) {
        Woken::Gone => return false,
        Woken::Waker | Woken::Late => return true,
        Woken::Terminal => {}
    }
    while crossterm::event::poll(Duration::ZERO).unwrap_or(false) {
        match crossterm::event::read() {
            Ok(event) => {
                if Shared::translate(event).is_some_and(|input| !shared.send(input)) {
                    return false;
                }
            }
            Err(_) => return false,
        }
    }
    true
}

/// Reads for the secret field until it loses the focus.
fn read_secret(shared: &Shared) -> bool {
    let mut stretch = Zeroizing::new(vec![0_u8; STRETCH]);
    let mut len = 0;
    let mut feed = Feed::new(shared.bursts);
    let mut out = Vec::new();
    while shared.mode() == Mode::Secret {
        let last = match sleep(&shared.waker, (len > 0).then_some(SEQUENCE)) {
            Woken::Gone => return false,
            Woken::Waker => continue,
            Woken::Late => true,
            Woken::Terminal => {
                if len == stretch.len() {
                    // A sequence of this length is none; what is typed next is worth more.
                    stretch.zeroize();
                    stretch.resize(STRETCH, 0);
                    len = 0;
                }
                match rustix::io::read(rustix::stdio::stdin(), &mut stretch[len..]) {
                    Ok(0) => return false,
                    Ok(read) => len += read,
                    Err(Errno::INTR | Errno::AGAIN) => continue,
                    Err(_) => return false,
                }
                false
            }
        };
        while len > 0 {
            let used = {
                // Once the focus has moved on, what is left was typed for a field that may be shown.
                let secret = shared.mode() == Mode::Secret;
                let mut own = SecretInput::new();
                let mut field = shared.field.lock();
                let used = feed.feed(
                    &stretch[..len],
                    last,
                    if secret { &mut field } else { &mut own },
                    &mut out,
                );
                drop(field);
                if !secret && !own.is_empty() {
                    for character in own.as_str().chars() {
                        if !shared.send(Input::Key(KeyEvent::new(
                            KeyCode::Char(character),
                            KeyModifiers::NONE,
                        ))) {
                            return false;
                        }
                    }
                    out.retain(|fed| *fed != Fed::Edited);
                }
                used
            };
            stretch.copy_within(used..len, 0);
            stretch[len - used..len].zeroize();
            len -= used;
            for fed in out.drain(..) {
                let input = match fed {
                    Fed::Edited => Input::Edited,
                    Fed::Overflow => Input::Overflow,
                    Fed::Key(key) => Input::Key(key),
                };
                if !shared.send(input) {
                    return false;
                }
            }
            if used == 0 {
                break;
            }
        }
    }
    true
}

/// Reads one line for a prompt without echo, the terminal being raw: true at Enter, false at Ctrl+C, Ctrl+D or the end.
pub(super) fn read_hidden(field: &super::SecretField) -> bool {
    let mut stretch = Zeroizing::new(vec![0_u8; STRETCH]);
    let mut len = 0;
    let mut feed = Feed::new(false);
    let mut out = Vec::new();
    loop {
        match rustix::io::read(rustix::stdio::stdin(), &mut stretch[len..]) {
            Ok(0) => return false,
            Ok(read) => len += read,
            Err(Errno::INTR) => continue,
            Err(_) => return false,
        }
        loop {
            let used = feed.feed(&stretch[..len], false, &mut field.lock(), &mut out);
            stretch.copy_within(used..len, 0);
            stretch[len - used..len].zeroize();
            len -= used;
            for fed in out.drain(..) {
                match fed {
                    Fed::Key(key) if key.code == KeyCode::Enter => return true,
                    Fed::Key(key)
                        if key.modifiers == KeyModifiers::CONTROL
                            && matches!(key.code, KeyCode::Char('c' | 'd')) =>
                    {
                        return false;
                    }
                    Fed::Key(_) | Fed::Edited | Fed::Overflow => {}
                }
            }
            if used == 0 || len == 0 {
                break;
            }
        }
        if len == stretch.len() {
            len = 0;
        }
    }
}

/// Stops this process until the shell continues it.
pub(super) fn stop() {
    let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::TSTP);
}
