//! The full screen without a terminal: keys in, text out. Checks are judged by a table instead of a network.

use partner_onboard::checks;
use partner_onboard::model::answers::Answers;
use partner_onboard::model::check::CheckId;
use partner_onboard::model::lang::Lang;
use partner_onboard::model::profile::Environment;
use partner_onboard::model::secret::SecretInput;
use partner_onboard::model::verdict::Verdict;
use partner_onboard::sandbox;
use partner_onboard::terminal::Input;
use partner_onboard::tui::{Theme, View, draw};
use partner_onboard::wizard::{Effect, Msg, Saved, Setup, Ticket, Wizard};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::style::Color;
use std::collections::VecDeque;
use std::time::Instant;

/// What a check comes to.
pub(crate) type Judge = fn(CheckId) -> Verdict;

/// A wizard with its view, played without a terminal.
pub(crate) struct Stage {
    pub(crate) wizard: Wizard,
    pub(crate) view: View,
    pub(crate) secret: SecretInput,
    judge: Judge,
    /// Runs that nobody has answered yet, when `hold` is set.
    pub(crate) waiting: Vec<(Ticket, CheckId)>,
    pub(crate) hold: bool,
    pub(crate) effects: Vec<Effect>,
    terminal: Terminal<TestBackend>,
}

impl Stage {
    pub(crate) fn new(width: u16, height: u16, lang: Lang, theme: Theme, judge: Judge) -> Self {
        let setup = Setup {
            specs: checks::specs(),
            environment: Environment::Sandbox,
            lang,
            profiles: Vec::new(),
            draft: None,
            practice: Some(sandbox::practice()),
            given: Answers::default(),
            folder: "/home/ada/.config/partner-onboard/profiles".into(),
        };
        Self {
            wizard: Wizard::new(setup),
            view: View::new(theme),
            secret: SecretInput::new(),
            judge,
            waiting: Vec::new(),
            hold: false,
            effects: Vec::new(),
            terminal: Terminal::new(TestBackend::new(width, height)).unwrap(),
        }
    }

    pub(crate) fn send(&mut self, msg: Msg) {
        let mut open = VecDeque::from(self.wizard.update(msg));
        while let Some(effect) = open.pop_front() {
            match &effect {
                Effect::Run { ticket, check, .. } if self.hold => {
                    self.waiting.push((*ticket, *check));
                }
                Effect::Run { ticket, check, .. } => {
                    let settled = Msg::Settled(
                        *ticket,
                        Box::new((self.judge)(*check)),
                        jiff::Timestamp::UNIX_EPOCH,
                    );
                    open.extend(self.wizard.update(settled));
                }
                Effect::Save(profile, _) => {
                    let saved = Saved {
                        profile: profile.clone(),
                        path: "/home/ada/.config/partner-onboard/profiles/demo.json".into(),
                        warning: None,
                    };
                    open.extend(self.wizard.update(Msg::Saved(Ok(saved))));
                }
                _ => {}
            }
            self.effects.push(effect);
        }
    }

    pub(crate) fn input(&mut self, input: Input) {
        self.view.follow(&self.wizard, &mut self.secret);
        if let Some(msg) = self
            .view
            .on_input(input, &self.wizard, &mut self.secret, Instant::now())
        {
            self.send(msg);
        }
    }

    pub(crate) fn key(&mut self, code: KeyCode) {
        self.input(Input::Key(KeyEvent::new(code, KeyModifiers::NONE)));
    }

    pub(crate) fn control(&mut self, letter: char) {
        self.input(Input::Key(KeyEvent::new(
            KeyCode::Char(letter),
            KeyModifiers::CONTROL,
        )));
    }

    pub(crate) fn type_str(&mut self, text: &str) {
        for character in text.chars() {
            self.key(KeyCode::Char(character));
        }
    }

    /// Fills each page with practice values and confirms it, until this page.
    pub(crate) fn walk_to(&mut self, page: usize) {
        while self.wizard.step().index() + 1 < page {
            let before = self.wizard.step();
            self.send(Msg::Fill);
            self.send(Msg::Next);
            assert_ne!(self.wizard.step(), before, "the page is left");
        }
    }

    /// The rows of the screen in which something is drawn in black on white, each with what is.
    pub(crate) fn painted(&mut self) -> Vec<String> {
        self.screen();
        let buffer = self.terminal.backend().buffer();
        let area = buffer.area;
        (0..area.height)
            .map(|y| {
                (0..area.width)
                    .map(|x| &buffer[(x, y)])
                    .filter(|cell| (cell.fg, cell.bg) == (Color::Indexed(16), Color::Indexed(231)))
                    .map(ratatui::buffer::Cell::symbol)
                    .collect::<String>()
            })
            .filter(|line| !line.is_empty())
            .collect()
    }

    /// The screen as text, one line a row.
    pub(crate) fn screen(&mut self) -> String {
        self.view.follow(&self.wizard, &mut self.secret);
        let (wizard, view, secret) = (&self.wizard, &mut self.view, self.secret.as_str());
        self.terminal
            .draw(|frame| draw(frame, wizard, view, secret))
            .unwrap();
        let buffer = self.terminal.backend().buffer();
        let area = buffer.area;
        (0..area.height)
            .map(|y| {
                (0..area.width)
                    .map(|x| buffer[(x, y)].symbol())
                    .collect::<String>()
                    .trim_end()
                    .to_owned()
                    + "\n"
            })
            .collect()
    }
}
