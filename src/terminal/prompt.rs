//! Questions line by line: a thread that reads standard input when it is asked to, without echo where it must not show.

use super::SecretField;
use super::screen::give_back;
use super::system;
use crate::model::secret::Secret;
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use std::io::{self, BufRead, IsTerminal};
use std::sync::mpsc as blocking;
use std::sync::{Mutex, PoisonError};
use tokio::sync::mpsc;
use zeroize::Zeroizing;

/// What is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    /// A line, echoed by the terminal as usual.
    Line,
    /// A line without echo.
    Secret,
}

/// What came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Heard {
    /// A line, without its line break.
    Line(String),
    /// A secret, without its line break.
    Secret(Secret),
    /// Ctrl+C amid a secret.
    Interrupt,
    /// There is nothing more to read.
    End,
}

/// The asker's end. Each question gets one answer.
#[derive(Debug)]
pub struct Prompt {
    ask: blocking::Sender<Asked>,
    hear: mpsc::UnboundedReceiver<Heard>,
}

impl Prompt {
    /// Starts the thread that reads.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start() -> io::Result<Self> {
        let (ask, asked) = blocking::channel();
        let (heard, hear) = mpsc::unbounded_channel();
        std::thread::Builder::new()
            .name("prompt".into())
            .spawn(move || {
                while let Ok(what) = asked.recv() {
                    if heard.send(read(what)).is_err() {
                        return;
                    }
                }
            })?;
        Ok(Self { ask, hear })
    }

    /// Asks and waits for the answer.
    pub async fn ask(&mut self, what: Asked) -> Heard {
        if self.ask.send(what).is_err() {
            return Heard::End;
        }
        self.hear.recv().await.unwrap_or(Heard::End)
    }
}

/// True once the program is on its way out: from then on the echo stays.
static LEFT: Mutex<bool> = Mutex::new(false);

/// Switches the echo off ahead of [`Asked::Secret`], which switches it on again: what is pasted as soon as the label is
/// in sight must not show.
///
/// # Errors
/// When standard input is no terminal, or the terminal has been given back for good.
pub fn hide_echo() -> io::Result<()> {
    let left = LEFT.lock().unwrap_or_else(PoisonError::into_inner);
    if *left {
        return Err(io::ErrorKind::Interrupted.into());
    }
    enable_raw_mode()
}

/// As [`hide_echo`], ahead of a question that one key answers: what was typed before it is in sight answers nothing, and is
/// thrown away.
///
/// # Errors
/// As [`hide_echo`].
pub fn hide_echo_anew() -> io::Result<()> {
    hide_echo()?;
    // Not before: as long as the terminal edits lines, what is typed is handed out by the line.
    system::ignore_typed();
    Ok(())
}

/// Gives the terminal back for good. A reader that was just about to take a secret does not take the echo any more.
pub fn leave() {
    let mut left = LEFT.lock().unwrap_or_else(PoisonError::into_inner);
    *left = true;
    give_back();
}

fn read(what: Asked) -> Heard {
    match what {
        Asked::Line => {
            let mut line = String::new();
            match io::stdin().lock().read_line(&mut line) {
                Ok(0) | Err(_) => Heard::End,
                Ok(_) => Heard::Line(line.trim_end_matches(['\r', '\n']).to_owned()),
            }
        }
        Asked::Secret if io::stdin().is_terminal() => {
            let field = SecretField::default();
            if hide_echo().is_err() {
                return Heard::End;
            }
            let done = system::read_hidden(&field);
            let _ = disable_raw_mode();
            if done {
                Heard::Secret(field.lock().to_secret())
            } else {
                Heard::Interrupt
            }
        }
        Asked::Secret => {
            let mut line = Zeroizing::new(String::new());
            match io::stdin().lock().read_line(&mut line) {
                Ok(0) | Err(_) => Heard::End,
                Ok(_) => Heard::Secret(Secret::new(line.trim_end_matches(['\r', '\n']).to_owned())),
            }
        }
    }
}
