//! Reading the terminal on Unix: sleep on the terminal and a wake-up pipe, and tell bytes apart by what has the focus.

use super::feed::{Fed, Feed, Focus};
use super::keyboard::{Input, Mode, Shared};
use crossterm::event::{KeyCode, KeyModifiers};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::{AsFd, OwnedFd};
use rustix::io::Errno;
use rustix::pipe::{PipeFlags, pipe_with};
use std::time::Duration;
use zeroize::{Zeroize, Zeroizing};

/// How long the rest of an escape sequence may take; after that a lone escape was the key Esc.
const SEQUENCE: Duration = Duration::from_millis(30);
const STRETCH: usize = 8192;
/// How often a terminal that cannot be waited for is asked.
const TURN: Duration = Duration::from_millis(30);

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

/// Waits for the terminal, and for the waker if there is one, up to the limit.
fn sleep(waker: Option<&Waker>, limit: Option<Duration>) -> Woken {
    let stdin = rustix::stdio::stdin();
    let timeout = limit.and_then(|limit| Timespec::try_from(limit).ok());
    loop {
        let mut fds = vec![PollFd::new(&stdin, PollFlags::IN)];
        fds.extend(waker.map(|waker| PollFd::from_borrowed_fd(waker.read.as_fd(), PollFlags::IN)));
        match poll(&mut fds, timeout.as_ref()) {
            Ok(0) => return Woken::Late,
            Ok(_) => {}
            Err(Errno::INTR) => continue,
            Err(_) => return Woken::Gone,
        }
        let terminal = fds[0].revents();
        if terminal.contains(PollFlags::NVAL) {
            return ask_by_turns(waker, limit);
        }
        // One that hung up can be read for ever, nothing each time.
        if terminal.intersects(PollFlags::HUP | PollFlags::ERR) {
            return Woken::Gone;
        }
        if let Some(waker) = waker
            && fds[1].revents().contains(PollFlags::IN)
        {
            let mut bytes = [0; 64];
            let _ = rustix::io::read(&waker.read, &mut bytes);
            return Woken::Waker;
        }
        return if terminal.contains(PollFlags::IN) {
            Woken::Terminal
        } else {
            Woken::Gone
        };
    }
}

/// The wait for a terminal that cannot be waited for together with others, as `/dev/tty` on macOS: it is asked in turns
/// whether it has something, and in between only the waker is listened to.
fn ask_by_turns(waker: Option<&Waker>, limit: Option<Duration>) -> Woken {
    let begun = std::time::Instant::now();
    loop {
        match rustix::io::ioctl_fionread(rustix::stdio::stdin()) {
            Ok(0) => {}
            Ok(_) => return Woken::Terminal,
            Err(_) => return Woken::Gone,
        }
        if limit.is_some_and(|limit| begun.elapsed() >= limit) {
            return Woken::Late;
        }
        let turn = Timespec::try_from(TURN).ok();
        let mut fds: Vec<PollFd<'_>> = waker
            .map(|waker| PollFd::from_borrowed_fd(waker.read.as_fd(), PollFlags::IN))
            .into_iter()
            .collect();
        match poll(&mut fds, turn.as_ref()) {
            Ok(0) | Err(Errno::INTR) => {}
            Ok(_) => {
                if let Some(waker) = waker {
                    let mut bytes = [0; 64];
                    let _ = rustix::io::read(&waker.read, &mut bytes);
                }
                return Woken::Waker;
            }
            Err(_) => return Woken::Gone,
        }
    }
}

/// Reads until the terminal is gone or nobody listens.
pub(super) fn read(shared: &Shared) {
    let mut stretch = Zeroizing::new(vec![0_u8; STRETCH]);
    let mut len = 0;
    let mut feed = Feed::new(shared.bursts);
    let mut out = Vec::new();
    while shared.mode() != Mode::Over {
        let more_may_come = len > 0 || feed.is_amid_burst();
        let last = match sleep(Some(&shared.waker), more_may_come.then_some(SEQUENCE)) {
            Woken::Gone => return,
            Woken::Waker => continue,
            Woken::Late => {
                if shared.mode() == Mode::Secret {
                    feed.pause(Focus::Secret(&mut shared.field.lock()), &mut out);
                } else {
                    feed.pause(Focus::Other, &mut out);
                }
                true
            }
            Woken::Terminal => {
                if len == stretch.len() {
                    // A sequence of this length is none; what is typed next is worth more.
                    stretch.zeroize();
                    stretch.resize(STRETCH, 0);
                    len = 0;
                }
                match rustix::io::read(rustix::stdio::stdin(), &mut stretch[len..]) {
                    Ok(0) => return,
                    Ok(read) => len += read,
                    Err(Errno::INTR | Errno::AGAIN) => continue,
                    Err(_) => return,
                }
                false
            }
        };
        loop {
            // Looked at before each stretch: a key may have moved the focus, and what follows was typed for that field.
            let used = if shared.mode() == Mode::Secret {
                let mut field = shared.field.lock();
                feed.feed(&stretch[..len], last, Focus::Secret(&mut field), &mut out)
            } else {
                feed.feed(&stretch[..len], last, Focus::Other, &mut out)
            };
            stretch.copy_within(used..len, 0);
            stretch[len - used..len].zeroize();
            len -= used;
            for fed in out.drain(..) {
                let input = match fed {
                    Fed::Edited => Input::Edited,
                    Fed::Overflow => Input::Overflow,
                    Fed::Key(key) => Input::Key(key),
                    Fed::Paste(text) => Input::Paste(text),
                };
                if !shared.send(input) {
                    return;
                }
            }
            if used == 0 || len == 0 {
                break;
            }
        }
    }
}

/// What came of waiting for bytes.
#[derive(Clone, Copy)]
enum Arrived {
    Bytes(usize),
    /// Nothing within the limit.
    Nothing,
    End,
}

/// Reads one line for a prompt without echo, the terminal being raw: true at Enter, false at Ctrl+C, Ctrl+D or the end.
pub(super) fn read_hidden(field: &super::SecretField) -> bool {
    hidden(field, |room, limit| {
        loop {
            match sleep(None, limit) {
                Woken::Gone | Woken::Waker => return Arrived::End,
                Woken::Late => return Arrived::Nothing,
                Woken::Terminal => {}
            }
            match rustix::io::read(rustix::stdio::stdin(), &mut *room) {
                Ok(0) => return Arrived::End,
                Ok(read) => return Arrived::Bytes(read),
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(_) => return Arrived::End,
            }
        }
    })
}

/// The same from wherever bytes come from.
fn hidden(
    field: &super::SecretField,
    mut next: impl FnMut(&mut [u8], Option<Duration>) -> Arrived,
) -> bool {
    let mut stretch = Zeroizing::new(vec![0_u8; STRETCH]);
    let mut len = 0;
    let mut feed = Feed::new(false);
    let mut out = Vec::new();
    loop {
        // What is not complete may be the key Esc, and then the next character is none of its sequence.
        // Byte by byte: what stands behind Enter is the next question's.
        let more_may_come = len > 0 || feed.is_amid_burst();
        let last = match next(&mut stretch[len..=len], more_may_come.then_some(SEQUENCE)) {
            Arrived::End => return false,
            Arrived::Nothing => {
                feed.pause(Focus::Secret(&mut field.lock()), &mut out);
                true
            }
            Arrived::Bytes(read) => {
                len += read;
                false
            }
        };
        loop {
            let used = feed.feed(
                &stretch[..len],
                last,
                Focus::Secret(&mut field.lock()),
                &mut out,
            );
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
                    // Nothing of it, rather than a part that nobody can see is one.
                    Fed::Overflow => field.lock().clear(),
                    Fed::Key(_) | Fed::Edited | Fed::Paste(_) => {}
                }
            }
            if used == 0 || len == 0 {
                break;
            }
        }
        if len + 1 == stretch.len() {
            len = 0;
        }
    }
}

/// Throws away what has been typed and not read yet.
pub(super) fn ignore_typed() {
    // A terminal that is gone has nothing typed.
    let _ = rustix::termios::tcflush(
        rustix::stdio::stdin(),
        rustix::termios::QueueSelector::IFlush,
    );
}

/// Stops the whole job until the shell continues it, as the terminal's own Ctrl+Z does: a script that started this program
/// would otherwise go on waiting for it, and the shell would not know that the job has stopped.
pub(super) fn stop() {
    let _ = rustix::process::kill_current_process_group(rustix::process::Signal::TSTP);
}

#[cfg(test)]
mod tests {
    use super::super::SecretField;
    use super::*;
    use crate::model::secret::SecretInput;
    use std::collections::VecDeque;

    /// Reads a secret from stretches of bytes; `None` is a pause. Whether it was confirmed, the secret, and what was
    /// left unread.
    fn typed(stretches: &[Option<&[u8]>]) -> (bool, String, Vec<u8>) {
        let field = SecretField::default();
        let mut bytes: VecDeque<Option<u8>> = stretches
            .iter()
            .flat_map(|stretch| match stretch {
                Some(bytes) => bytes.iter().copied().map(Some).collect(),
                None => vec![None],
            })
            .collect();
        let done = hidden(&field, |room, limit| match bytes.pop_front() {
            Some(Some(byte)) => {
                room[0] = byte;
                Arrived::Bytes(1)
            }
            Some(None) => {
                assert!(limit.is_some(), "nothing was left to wait for");
                Arrived::Nothing
            }
            None => Arrived::End,
        });
        let text = field.lock().as_str().to_owned();
        (done, text, bytes.into_iter().flatten().collect())
    }

    #[test]
    fn what_is_typed_ahead_behind_enter_is_the_next_questions() {
        assert_eq!(
            typed(&[Some(b"one\rtwo\r")]),
            (true, "one".to_owned(), b"two\r".to_vec())
        );
    }

    #[test]
    fn a_secret_too_long_to_be_one_is_none_rather_than_a_part_of_it() {
        let long = "x".repeat(SecretInput::CAPACITY + 1);
        let (done, text, _) = typed(&[
            Some(b"\x1b[200~"),
            Some(long.as_bytes()),
            Some(b"\x1b[201~\r"),
        ]);
        assert_eq!((done, text.as_str()), (true, ""));
    }

    #[test]
    fn the_key_escape_swallows_no_character_of_a_secret() {
        assert_eq!(
            typed(&[Some(b"s\x1b"), None, Some(b"ab\r")]),
            (true, "sab".to_owned(), Vec::new())
        );
        // Without a pause it is one key, Alt+a, and that is no character.
        assert_eq!(
            typed(&[Some(b"s\x1b"), Some(b"ab\r")]),
            (true, "sb".to_owned(), Vec::new())
        );
    }

    #[test]
    fn a_terminal_that_ends_amid_a_secret_leaves_none() {
        assert!(!typed(&[Some(b"half")]).0);
        assert!(!typed(&[Some(b"half\x03")]).0);
    }
}
