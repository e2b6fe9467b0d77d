//! The one thread that reads the terminal while a full screen is up, with its two readers.

use super::SecretField;
#[cfg(any(windows, test))]
use super::burst::Burst;
use super::system;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use tokio::sync::mpsc;

/// Something typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Input {
    /// A key.
    Key(KeyEvent),
    /// Text that came in one piece, line breaks included.
    Paste(String),
    /// The secret field's text changed.
    Edited,
    /// A paste or a character did not fit into the secret field.
    Overflow,
    /// The window has another size.
    Resize,
    /// The terminal is gone.
    Closed,
}

impl Input {
    /// True for Enter or this letter, be it written small or large, without another key held.
    #[must_use]
    pub fn is_enter_or(&self, letter: char) -> bool {
        let Self::Key(key) = self else {
            return false;
        };
        let held = KeyModifiers::CONTROL | KeyModifiers::ALT;
        !key.modifiers.intersects(held)
            && match key.code {
                KeyCode::Enter => true,
                KeyCode::Char(typed) => typed.eq_ignore_ascii_case(&letter),
                _ => false,
            }
    }
}

/// What reader and front end agree on.
#[derive(Debug, Default)]
struct Agreement {
    /// A secret field has the focus.
    secret: bool,
    /// Keys sent that may move the focus, and how many of them have been worked off. While they differ nothing is
    /// read: the next byte must go to whatever has the focus then.
    sent: u64,
    done: u64,
    /// Nobody listens any more.
    over: bool,
}

/// State shared by the reading thread and its owner.
#[derive(Debug)]
pub(super) struct Shared {
    agreement: Mutex<Agreement>,
    changed: Condvar,
    pub(super) field: SecretField,
    pub(super) waker: system::Waker,
    /// Whether line breaks amid a burst of keys are taken for part of a paste.
    pub(super) bursts: bool,
    inputs: mpsc::UnboundedSender<Input>,
}

/// What the reader is to do next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mode {
    Keys,
    Secret,
    Over,
}

impl Shared {
    fn agreement(&self) -> std::sync::MutexGuard<'_, Agreement> {
        self.agreement
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn mode(&self) -> Mode {
        let agreement = self.agreement();
        match (agreement.over, agreement.secret) {
            (true, _) => Mode::Over,
            (false, true) => Mode::Secret,
            (false, false) => Mode::Keys,
        }
    }

    /// Hands an input over; false when nobody listens. A key that may move the focus is waited for.
    pub(super) fn send(&self, input: Input) -> bool {
        let moves = matches!(&input, Input::Key(key) if !is_text(key));
        if moves {
            self.agreement().sent += 1;
        }
        if self.inputs.send(input).is_err() {
            return false;
        }
        if moves {
            let mut agreement = self.agreement();
            while agreement.done < agreement.sent && !agreement.over {
                agreement = self
                    .changed
                    .wait(agreement)
                    .unwrap_or_else(PoisonError::into_inner);
            }
            return !agreement.over;
        }
        true
    }

    #[cfg(any(windows, test))]
    pub(super) fn send_all(&self, inputs: impl IntoIterator<Item = Input>) -> bool {
        inputs.into_iter().all(|input| self.send(input))
    }

    /// Puts what came at once into the secret field, or hands it on if the focus has moved on meanwhile.
    #[cfg(any(windows, test))]
    pub(super) fn type_secret(&self, burst: &mut Burst) -> bool {
        if self.mode() != Mode::Secret {
            return self.send_all(burst.finish());
        }
        let burst = std::mem::replace(burst, Burst::new());
        if burst.is_paste() {
            let fits = self.field.lock().push_str(&burst.text());
            return self.send(if fits { Input::Edited } else { Input::Overflow });
        }
        burst.keys().all(|key| self.type_secret_key(key))
    }

    /// The same for a single key.
    #[cfg(any(windows, test))]
    pub(super) fn type_secret_key(&self, key: KeyEvent) -> bool {
        if self.mode() != Mode::Secret {
            return self.send(Input::Key(key));
        }
        let mut field = self.field.lock();
        let fits = match key.code {
            KeyCode::Char('u') if key.modifiers == KeyModifiers::CONTROL => {
                field.clear();
                true
            }
            KeyCode::Char(character) if is_text(&key) => field.push(character),
            KeyCode::Backspace => {
                field.backspace();
                true
            }
            _ => {
                drop(field);
                return self.send(Input::Key(key));
            }
        };
        drop(field);
        self.send(if fits { Input::Edited } else { Input::Overflow })
    }
}

/// True for a key that types a character, and so never moves the focus out of a field.
fn is_text(key: &KeyEvent) -> bool {
    matches!(key.code, KeyCode::Char(_))
        && !key
            .modifiers
            .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
        || key.code == KeyCode::Backspace
}

/// Says at the end of the reading thread, a panic included, that nothing more will come.
struct LastWord(Arc<Shared>);

impl Drop for LastWord {
    fn drop(&mut self) {
        let _ = self.0.inputs.send(Input::Closed);
    }
}

/// The owner's end of the reading thread. Dropping it ends the thread at its next input or at once.
#[derive(Debug)]
pub struct Keyboard {
    shared: Arc<Shared>,
    inputs: mpsc::UnboundedReceiver<Input>,
    /// An input that was waited for and not handed out yet.
    next: Option<Input>,
    moved: u64,
}

impl Keyboard {
    /// Starts the reading thread. `bursts`: this terminal does not bracket pastes.
    ///
    /// # Errors
    /// When no thread or no wake-up pipe can be made.
    pub fn start(bursts: bool) -> std::io::Result<Self> {
        Self::reading(bursts, system::read)
    }

    fn reading(bursts: bool, read: impl FnOnce(&Shared) + Send + 'static) -> std::io::Result<Self> {
        let (sender, inputs) = mpsc::unbounded_channel();
        let shared = Arc::new(Shared {
            agreement: Mutex::default(),
            changed: Condvar::new(),
            field: SecretField::default(),
            waker: system::Waker::new()?,
            bursts,
            inputs: sender,
        });
        let reader = LastWord(Arc::clone(&shared));
        std::thread::Builder::new()
            .name("keyboard".into())
            .spawn(move || read(&reader.0))?;
        Ok(Self {
            shared,
            inputs,
            next: None,
            moved: 0,
        })
    }

    /// The buffer that secrets are typed into while [`Keyboard::listen`] said so.
    #[must_use]
    pub fn field(&self) -> &SecretField {
        &self.shared.field
    }

    /// Says what has the focus now, and that every input handed out so far has been worked off.
    pub fn listen(&mut self, secret: bool) {
        let mut agreement = self.shared.agreement();
        let news = agreement.secret != secret || agreement.done != self.moved;
        if !news {
            return;
        }
        let switched = agreement.secret != secret;
        agreement.secret = secret;
        agreement.done = self.moved;
        drop(agreement);
        self.shared.changed.notify_all();
        if switched {
            self.shared.waker.wake();
        }
    }

    /// The next input, if one has arrived.
    pub fn poll(&mut self) -> Option<Input> {
        let input = self.next.take().or_else(|| self.inputs.try_recv().ok())?;
        if matches!(&input, Input::Key(key) if !is_text(key)) {
            self.moved += 1;
        }
        Some(input)
    }

    /// Returns when there is an input to poll.
    pub async fn ready(&mut self) {
        if self.next.is_none() {
            self.next = Some(self.inputs.recv().await.unwrap_or(Input::Closed));
        }
    }
}

impl Drop for Keyboard {
    fn drop(&mut self) {
        self.shared.agreement().over = true;
        self.shared.changed.notify_all();
        self.shared.waker.wake();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode) -> KeyEvent {
        KeyEvent::new(code, KeyModifiers::NONE)
    }

    fn burst(text: &str) -> Burst {
        let mut burst = Burst::new();
        for character in text.chars() {
            let code = if character == '\n' {
                KeyCode::Enter
            } else {
                KeyCode::Char(character)
            };
            assert!(burst.take(key(code)));
        }
        burst
    }

    async fn next(keyboard: &mut Keyboard) -> Input {
        keyboard.ready().await;
        keyboard.poll().unwrap()
    }

    #[tokio::test]
    async fn a_reader_that_panics_says_that_the_terminal_is_gone() {
        let mut keyboard = Keyboard::reading(false, |_| panic!("on purpose")).unwrap();
        assert_eq!(next(&mut keyboard).await, Input::Closed);
    }

    #[tokio::test]
    async fn what_comes_at_once_while_a_secret_has_the_focus_goes_into_it_and_submits_nothing() {
        let (begin, wait) = std::sync::mpsc::channel();
        let mut keyboard = Keyboard::reading(true, move |shared| {
            wait.recv().unwrap();
            assert!(shared.type_secret(&mut burst("s3cret\n")));
            assert!(shared.type_secret(&mut burst("x")));
            assert!(shared.type_secret_key(key(KeyCode::Backspace)));
            assert!(shared.type_secret(&mut burst(&"x".repeat(8190))));
        })
        .unwrap();
        keyboard.listen(true);
        begin.send(()).unwrap();
        for _ in 0..3 {
            assert_eq!(next(&mut keyboard).await, Input::Edited);
        }
        assert_eq!(next(&mut keyboard).await, Input::Overflow);
        assert_eq!(next(&mut keyboard).await, Input::Closed);
        assert_eq!(keyboard.field().lock().as_str(), "s3cret\n");
    }

    #[tokio::test]
    async fn a_key_read_after_the_secret_field_lost_the_focus_is_handed_on() {
        let mut keyboard = Keyboard::reading(true, |shared| {
            assert!(shared.type_secret_key(key(KeyCode::Char('?'))));
            assert!(shared.type_secret(&mut burst("o")));
        })
        .unwrap();
        for code in ['?', 'o'].map(KeyCode::Char) {
            assert_eq!(next(&mut keyboard).await, Input::Key(key(code)));
        }
        assert_eq!(next(&mut keyboard).await, Input::Closed);
        assert!(keyboard.field().lock().is_empty());
    }
}
