//! Two people in front of the program: one at the full screen, who presses keys, and one who reads and types lines. Both
//! know nothing but the practice values and what they see.

use super::browser::walk;
use super::watch::assert_no_secret;
use partner_onboard::lines::{LineEvent, Lines, Request};
use partner_onboard::model::answers::Answers;
use partner_onboard::model::notice::Notice;
use partner_onboard::model::question::{QuestionId, Sort};
use partner_onboard::model::secret::SecretInput;
use partner_onboard::model::step::StepId;
use partner_onboard::model::words;
use partner_onboard::sandbox::practice;
use partner_onboard::terminal::Input;
use partner_onboard::tui::{Theme, View, draw};
use partner_onboard::wizard::{Frontend, Msg, Wizard};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::future::{pending, ready};
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use tokio::sync::mpsc;

/// The window that the screens are designed for.
const WINDOW: (u16, u16) = (80, 24);

/// Opens the address that is waited for, once, and walks through the pages that are there. How that went, the wizard is
/// told by whoever it waits for.
#[derive(Default)]
struct Opener {
    opened: Option<String>,
}

impl Opener {
    fn look(&mut self, wizard: &Wizard) {
        let Some(Notice::Browser { url, .. }) = wizard.awaited() else {
            return;
        };
        if self.opened.as_ref() != Some(url) {
            self.opened = Some(url.clone());
            let url = url.clone();
            std::thread::spawn(move || walk(&url));
        }
    }
}

/// Presses F8 once on every page that has practice values, and Enter until the next page comes; waits while something
/// runs, and looks at the picture before every key.
pub(crate) struct Screen {
    view: View,
    secret: SecretInput,
    terminal: Terminal<TestBackend>,
    /// The page whose practice values are filled in.
    filled: Option<StepId>,
    way: &'static str,
    leaves_at: Option<StepId>,
    opener: Opener,
    /// There is a picture that no key was pressed for yet, and nothing runs.
    turn: bool,
}

impl Screen {
    /// A person who signs in this way and goes on to the end, or leaves at this page and keeps the draft.
    pub(crate) fn new(way: &'static str, leaves_at: Option<StepId>) -> Self {
        Self {
            view: View::new(Theme::default()),
            secret: SecretInput::new(),
            terminal: Terminal::new(TestBackend::new(WINDOW.0, WINDOW.1)).unwrap(),
            filled: None,
            way,
            leaves_at,
            opener: Opener::default(),
            turn: false,
        }
    }

    fn key(&mut self, wizard: &Wizard) -> KeyEvent {
        let plain = |code| KeyEvent::new(code, KeyModifiers::NONE);
        if self.leaves_at == Some(wizard.step()) && !wizard.is_leaving() {
            return KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        }
        let sign_in = QuestionId::SignIn;
        if wizard.questions().contains(&sign_in) && wizard.entry(sign_in).typed.line() != self.way {
            return plain(if wizard.focus() == Some(sign_in) {
                KeyCode::Right
            } else {
                KeyCode::Up
            });
        }
        if self.filled != Some(wizard.step()) && wizard.can_fill() {
            self.filled = Some(wizard.step());
            return plain(KeyCode::F(8));
        }
        plain(KeyCode::Enter)
    }
}

impl Frontend for Screen {
    fn poll(&mut self, wizard: &Wizard) -> io::Result<Option<Msg>> {
        if !std::mem::take(&mut self.turn) || wizard.is_busy() {
            return Ok(None);
        }
        self.view.follow(wizard, &mut self.secret);
        let key = Input::Key(self.key(wizard));
        Ok(self
            .view
            .on_input(key, wizard, &mut self.secret, Instant::now()))
    }

    fn show(&mut self, wizard: &Wizard) -> io::Result<()> {
        self.opener.look(wizard);
        self.view.follow(wizard, &mut self.secret);
        let (view, secret) = (&mut self.view, self.secret.as_str());
        let drawn = self
            .terminal
            .draw(|frame| draw(frame, wizard, view, secret));
        let picture: String = drawn
            .unwrap()
            .buffer
            .content()
            .iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect();
        assert_no_secret(&picture, "a frame");
        assert_no_secret(&format!("{view:?}"), "the view's Debug text");
        let title = wizard.lang().say(&(wizard.step().step().title)());
        assert!(picture.contains(&title), "no {title} in\n{picture}");
        self.turn = !wizard.is_busy();
        Ok(())
    }

    async fn ready(&mut self) {
        if self.turn {
            ready(()).await;
        } else {
            pending::<()>().await;
        }
    }
}

/// What was printed.
#[derive(Clone, Default)]
struct Paper(Arc<Mutex<Vec<u8>>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Paper {
    fn text(&self) -> String {
        let bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8(bytes.clone()).unwrap()
    }
}

/// Reads the prompt and types the practice value that it asks for, secrets without an echo; on the save page lets
/// `:practice` do it. Agrees to what is written, and presses Enter wherever nothing is asked.
pub(crate) struct Typist {
    lines: Lines<Paper>,
    paper: Paper,
    requests: mpsc::UnboundedReceiver<Request>,
    events: mpsc::UnboundedSender<LineEvent>,
    practice: Answers,
    leaves_at: Option<StepId>,
    opener: Opener,
    /// A line is waited for, and the person has not typed one yet.
    owes: Option<Request>,
}

impl Typist {
    /// A person who signs in this way and goes on to the end, or leaves at this page and keeps the draft.
    pub(crate) fn new(way: &'static str, leaves_at: Option<StepId>) -> Self {
        let (request, requests) = mpsc::unbounded_channel();
        let (events, event) = mpsc::unbounded_channel();
        let paper = Paper::default();
        let mut practice = practice();
        practice.set_line(QuestionId::SignIn, way);
        Self {
            lines: Lines::new(paper.clone(), request, event),
            paper,
            requests,
            events,
            practice,
            leaves_at,
            opener: Opener::default(),
            owes: None,
        }
    }

    fn answer(&self, wizard: &Wizard, prompt: &str) -> LineEvent {
        let lang = wizard.lang();
        let line = |text: &str| LineEvent::Line(text.to_owned());
        if prompt == lang.say(&words::lines_leave()) {
            return line("leave");
        }
        if self.leaves_at == Some(wizard.step()) {
            return line(":quit");
        }
        if prompt == lang.say(&words::lines_agree()) {
            return line("yes");
        }
        let asked = wizard.questions().into_iter().find(|id| {
            let label = (id.question().label)();
            let asks = match id.question().sort {
                Sort::Line => words::lines_prompt(label),
                Sort::Choice => words::lines_prompt_choice(label),
                Sort::Secret => words::lines_prompt_secret(label),
            };
            prompt == lang.say(&asks)
        });
        match asked {
            Some(id @ QuestionId::ProfileName) => {
                let named = self.practice.line(id) == Some(wizard.entry(id).typed.line());
                line(if named { "" } else { ":practice" })
            }
            Some(id) => match (self.practice.line(id), self.practice.secret(id)) {
                (_, Some(secret)) => LineEvent::Secret(secret.clone()),
                (Some(value), _) => line(value),
                // What stands there is the only choice, or the one that goes on.
                (None, None) => line(""),
            },
            None => line(""),
        }
    }
}

impl Frontend for Typist {
    fn poll(&mut self, wizard: &Wizard) -> io::Result<Option<Msg>> {
        self.lines.poll(wizard)
    }

    fn show(&mut self, wizard: &Wizard) -> io::Result<()> {
        self.lines.show(wizard)?;
        self.opener.look(wizard);
        self.owes = self.requests.try_recv().ok().or(self.owes);
        let text = self.paper.text();
        assert_no_secret(&text, "what was printed");
        let prompt = text.lines().last().unwrap_or_default().trim_end();
        // While they sign in elsewhere they type nothing; what is asked after that is answered with the same line.
        if prompt != wizard.lang().say(&words::lines_awaits())
            && let Some(request) = self.owes.take()
        {
            let event = self.answer(wizard, prompt);
            assert!(
                request == Request::Secret || !matches!(event, LineEvent::Secret(_)),
                "a secret would have been echoed: {prompt}"
            );
            self.events.send(event).unwrap();
        }
        Ok(())
    }

    async fn ready(&mut self) {
        self.lines.ready().await;
    }
}

impl Drop for Typist {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert_no_secret(&self.paper.text(), "what was printed");
        }
    }
}
