//! The one thread that reads the terminal while a full screen is up, with its two readers.

use super::SecretField;
use super::system;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
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

    /// A key press as the owner wants it; other events are not for it.
    pub(super) fn translate(event: Event) -> Option<Input> {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => Some(Input::Key(key)),
            Event::Paste(text) => Some(Input::Paste(text)),
            Event::Resize(..) => Some(Input::Resize),
            _ => None,
        }
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
        let (sender, inputs) = mpsc::unbounded_channel();
        let shared = Arc::new(Shared {
            agreement: Mutex::default(),
            changed: Condvar::new(),
            field: SecretField::default(),
            waker: system::Waker::new()?,
            bursts,
            inputs: sender,
        });
        let reader = Arc::clone(&shared);
        std::thread::Builder::new()
            .name("keyboard".into())
            .spawn(move || {
                system::read(&reader);
                let _ = reader.inputs.send(Input::Closed);
            })?;
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
