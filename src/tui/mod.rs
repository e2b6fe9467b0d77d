//! The full screen: the wizard drawn with ratatui, keys turned into messages. Knows no checks, only their words and verdicts.

mod card;
mod draw;
mod editing;
mod field;

pub mod keymap;
mod ledger;
mod letters;
mod links;
mod overlays;
mod page;
mod pages;
mod qr;
pub mod theme;
mod view;
mod voice;

pub use draw::draw;
pub use theme::Theme;
pub use view::View;

use crate::model::question::Sort;
use crate::terminal::{Input, Keyboard, Screen, suspend};
use crate::wizard::{Frontend, Msg, Wizard};
use base64::Engine as _;
use links::written_over;
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};
use std::io::{self, Stdout, Write};
use std::time::Instant;
use view::Wish;

/// The full screen on the real terminal.
#[derive(Debug)]
pub struct Tui {
    // Dropped in this order: the keyboard stops reading before the terminal's modes change.
    keyboard: Keyboard,
    terminal: Terminal<CrosstermBackend<Stdout>>,
    view: View,
    /// The terminal passes over sequences that it does not know, so that addresses can be links.
    links: bool,
    /// When a countdown shows its next second.
    next_second: Option<Instant>,
    resized: Resized,
    _screen: Screen,
}

impl Tui {
    /// Takes the terminal. `bursts`: it does not bracket pastes, so a burst of keys counts as one. `links`: addresses may be
    /// written as links.
    ///
    /// # Errors
    /// When there is no terminal to take.
    pub fn new(theme: Theme, bursts: bool, links: bool) -> io::Result<Self> {
        let screen = Screen::take()?;
        let terminal = Terminal::new(CrosstermBackend::new(io::stdout()))?;
        Ok(Self {
            keyboard: Keyboard::start(bursts)?,
            terminal,
            view: View::new(theme),
            links,
            next_second: None,
            resized: Resized::new()?,
            _screen: screen,
        })
    }

    /// The first problem is one that the person has come to mend: its field is to be in sight.
    #[must_use]
    pub fn at_the_fault(mut self) -> Self {
        self.view.head_for_the_fault();
        self
    }

    /// Forgets what is on the screen, so that the next frame draws all of it. ratatui's own `clear` asks the terminal
    /// where its cursor is, and not every terminal answers.
    fn redraw(&mut self) -> io::Result<()> {
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))
    }

    fn grant(&mut self, wish: Wish) -> io::Result<()> {
        match wish {
            Wish::Redraw => self.redraw(),
            Wish::Suspend => {
                suspend()?;
                self.redraw()
            }
            Wish::Copy(text) => {
                // OSC 52: the terminal puts it into the clipboard, or ignores it; the text stays in sight either way.
                let encoded = base64::engine::general_purpose::STANDARD.encode(text);
                let mut out = io::stdout();
                write!(out, "\x1b]52;c;{encoded}\x07")?;
                out.flush()
            }
        }
    }
}

impl Frontend for Tui {
    fn poll(&mut self, wizard: &Wizard) -> io::Result<Option<Msg>> {
        loop {
            self.view.follow(wizard, &mut self.keyboard.field().lock());
            let secret = wizard
                .focus()
                .is_some_and(|id| id.question().sort == Sort::Secret)
                && !wizard.is_leaving()
                && self.view.overlay.is_none();
            self.keyboard.listen(secret);
            let Some(input) = self.keyboard.poll() else {
                return Ok(None);
            };
            if input == Input::Resize {
                self.terminal.autoresize()?;
            }
            let field = self.keyboard.field().clone();
            let msg = self
                .view
                .on_input(input, wizard, &mut field.lock(), Instant::now());
            for wish in self.view.take_wishes() {
                self.grant(wish)?;
            }
            if msg.is_some() {
                return Ok(msg);
            }
        }
    }

    fn show(&mut self, wizard: &Wizard) -> io::Result<()> {
        if self
            .view
            .revealed
            .is_some_and(|until| until <= Instant::now())
        {
            self.view.revealed = None;
        }
        let wait = self.view.tick(wizard, jiff::Timestamp::now());
        self.next_second = wait.map(|wait| Instant::now() + wait);
        let field = self.keyboard.field().clone();
        let mut field = field.lock();
        self.view.follow(wizard, &mut field);
        let view = &mut self.view;
        self.terminal
            .draw(|frame| draw::draw(frame, wizard, view, field.as_str()))?;
        let over = written_over(&self.view.spots, self.view.theme.plain);
        if !self.links || over.is_empty() {
            return Ok(());
        }
        let mut out = io::stdout();
        out.write_all(over.as_bytes())?;
        out.flush()
    }

    async fn ready(&mut self) {
        let soonest = [self.view.revealed, self.next_second];
        let changes = async {
            match soonest.into_iter().flatten().min() {
                Some(at) => tokio::time::sleep_until(at.into()).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = self.keyboard.ready() => {}
            () = self.resized.wait() => {}
            () = changes => {}
        }
    }
}

/// Tells when the window has another size; on Windows that comes as an input.
#[derive(Debug)]
struct Resized {
    #[cfg(unix)]
    signal: tokio::signal::unix::Signal,
}

impl Resized {
    #[cfg_attr(
        windows,
        expect(clippy::unnecessary_wraps, reason = "its twin on Unix can fail")
    )]
    fn new() -> io::Result<Self> {
        Ok(Self {
            #[cfg(unix)]
            signal: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::window_change())?,
        })
    }

    #[cfg(unix)]
    async fn wait(&mut self) {
        self.signal.recv().await;
    }

    #[cfg(windows)]
    async fn wait(&mut self) {
        std::future::pending::<()>().await;
    }
}
