//! Taking the terminal for a full screen and giving it back, whatever happens.

use super::system;
use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode,
};
use crossterm::{ExecutableCommand, QueueableCommand};
use std::io::{self, Write};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal, taken: raw, alternate screen, pastes bracketed. Dropping it gives it back, and so does a panic.
#[derive(Debug)]
pub struct Screen(());

impl Screen {
    /// Takes the terminal.
    ///
    /// # Errors
    /// When standard output is no terminal or refuses the modes.
    pub fn take() -> io::Result<Self> {
        static HOOK: Once = Once::new();
        HOOK.call_once(|| {
            let inner = std::panic::take_hook();
            let owner = std::thread::current().id();
            std::panic::set_hook(Box::new(move |panic| {
                // Only then is the message readable, and the shell usable. A check that panics elsewhere costs its
                // verdict, not the screen.
                if std::thread::current().id() == owner {
                    give_back();
                }
                inner(panic);
            }));
        });
        enter()?;
        Ok(Self(()))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    let mut out = io::stdout();
    out.queue(EnterAlternateScreen)?;
    out.queue(SetTitle("partner-onboard"))?;
    // Switched on there, Alacritty turns a pasted Enter into Ctrl+Enter, and crossterm sends no paste anyway.
    if cfg!(not(windows)) {
        out.queue(EnableBracketedPaste)?;
    }
    out.flush()
}

/// Gives the terminal back if it is taken, or its echo if a secret was being asked for. May be called at any time, from
/// any thread, any number of times.
pub fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        // Nobody is left to tell about a failure.
        if cfg!(not(windows)) {
            let _ = out.execute(DisableBracketedPaste);
        }
        let _ = out.execute(LeaveAlternateScreen);
        let _ = out.execute(Show);
    }
    // Without effect unless the modes were changed, by the screen or by the prompt for a secret.
    let _ = disable_raw_mode();
}

/// Gives the terminal back, stops until the shell continues the program, and takes it again. Does nothing on Windows.
///
/// # Errors
/// When the terminal cannot be taken again.
pub fn suspend() -> io::Result<()> {
    if cfg!(windows) {
        return Ok(());
    }
    give_back();
    system::stop();
    enter()
}
