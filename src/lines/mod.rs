//! Line by line: the wizard for screen readers, dumb terminals and pipes. No cursor is moved, no colour and no picture
//! is drawn; every state is a word.
//!
//! It knows neither the keyboard nor how echo is switched off: it asks for one reading at a time with a [`Request`],
//! and what was read comes back as a [`LineEvent`].

mod commands;
mod say;
mod take;

pub use commands::{COMMANDS, Command};
pub use say::{outcome, problem, waits_for, word};

use crate::model::check::CheckId;
use crate::model::notice::Notice;
use crate::model::profile::Environment;
use crate::model::question::{QuestionId, Sort};
use crate::model::secret::Secret;
use crate::model::step::StepId;
use crate::model::text::Text;
use crate::model::words;
use crate::wizard::{Frontend, Msg, Saving, Shown, Vault, Wizard};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::future::pending;
use std::io::{self, Write};
use tokio::sync::mpsc;

/// What the reader is asked for. It answers each with one [`LineEvent::Line`], [`LineEvent::Secret`] or
/// [`LineEvent::End`]; an [`LineEvent::Interrupt`] ends the reading that is under way without an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Request {
    /// One line, echoed.
    Line,
    /// One line, not echoed.
    Secret,
}

/// What was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LineEvent {
    /// A line, without its line break.
    Line(String),
    /// A line that was not echoed.
    Secret(Secret),
    /// Ctrl+C, also while nothing is being read.
    Interrupt,
    /// The end of the input.
    End,
}

/// The line mode: writes to `W`, reads through two channels.
pub struct Lines<W> {
    out: W,
    requests: mpsc::UnboundedSender<Request>,
    events: mpsc::UnboundedReceiver<LineEvent>,
    inbox: VecDeque<LineEvent>,
    /// Whether a terminal shows the lines that are typed, and with them their line break.
    echo: bool,
    /// No event will come any more.
    closed: bool,
    /// A request is on its way and not answered yet.
    reading: bool,
    /// What the person was asked last; `None` when they have answered.
    prompt: Option<Prompt>,
    visit: Option<Visit>,
    /// The next page is taken up at the question that has the focus, instead of its first one.
    at_focus: bool,
    /// The question whose answer is on its way to the wizard.
    typed: Option<QuestionId>,
    queue: VecDeque<Msg>,
    told: Told,
}

/// What the person is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Prompt {
    Question(QuestionId),
    /// Whether to write what was listed.
    Agree,
    /// To go on, or a command.
    PageEnd,
    /// Whether to leave.
    Leave,
}

/// What comes next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Want {
    /// Whatever runs.
    Wait,
    /// Every question of the page is answered: confirm it.
    Confirm,
    Ask(Prompt),
}

/// One stay on a page.
#[derive(Debug)]
struct Visit {
    step: StepId,
    announced: bool,
    /// The questions answered or kept, in order.
    done: Vec<QuestionId>,
    /// The questions whose help has been printed.
    introduced: BTreeSet<QuestionId>,
    /// The page was confirmed and did not go on.
    confirmed: bool,
    /// The page's problems have been printed in full.
    problems_told: bool,
}

impl Visit {
    fn of(step: StepId) -> Self {
        Self {
            step,
            announced: false,
            done: Vec::new(),
            introduced: BTreeSet::new(),
            confirmed: false,
            problems_told: false,
        }
    }
}

/// What has been printed and need not be printed again.
#[derive(Debug, Default)]
struct Told {
    rows: BTreeMap<CheckId, Shown>,
    saving: Option<Text>,
    loading: Option<Text>,
    vault: bool,
}

impl<W: Write> Lines<W> {
    /// A line mode that writes here, asks for readings there, and gets them here.
    #[must_use]
    pub fn new(
        out: W,
        requests: mpsc::UnboundedSender<Request>,
        events: mpsc::UnboundedReceiver<LineEvent>,
    ) -> Self {
        Self {
            out,
            requests,
            events,
            inbox: VecDeque::new(),
            echo: true,
            closed: false,
            reading: false,
            prompt: None,
            visit: None,
            at_focus: false,
            typed: None,
            queue: VecDeque::new(),
            told: Told::default(),
        }
    }

    /// The same for input that no terminal echoes: the line of each prompt is ended here.
    #[must_use]
    pub fn without_echo(mut self) -> Self {
        self.echo = false;
        self
    }

    fn print(&mut self, wizard: &Wizard, text: &Text) -> io::Result<()> {
        self.print_lines([wizard.lang().say(text)])
    }

    fn print_lines(&mut self, texts: impl IntoIterator<Item = String>) -> io::Result<()> {
        for text in texts {
            for line in say::printable(&text) {
                writeln!(self.out, "{line}")?;
            }
        }
        Ok(())
    }

    fn visit(&mut self, wizard: &Wizard) -> &mut Visit {
        self.visit.get_or_insert_with(|| Visit::of(wizard.step()))
    }

    /// Takes note of what the last message has changed: another page, or the judgement of an answer.
    fn follow(&mut self, wizard: &Wizard) -> io::Result<()> {
        let stays = self
            .visit
            .as_ref()
            .is_some_and(|visit| visit.step == wizard.step());
        if !stays {
            self.typed = None;
            let mut visit = Visit::of(wizard.step());
            if std::mem::take(&mut self.at_focus)
                && let Some(focus) = wizard.focus()
            {
                let before = wizard.questions().into_iter().take_while(|id| *id != focus);
                visit.done.extend(before);
            }
            self.visit = Some(visit);
        }
        if let Some(id) = self.typed.take() {
            let entry = wizard.entry(id);
            match &entry.judged {
                Err(fault) => self.print(wizard, &words::lines_fault(fault.clone()))?,
                Ok(_) => {
                    for note in entry.notes.clone() {
                        self.print(wizard, &note)?;
                    }
                    self.visit(wizard).done.push(id);
                }
            }
        }
        Ok(())
    }

    fn want(&mut self, wizard: &Wizard) -> Want {
        if wizard.is_leaving() {
            return Want::Ask(Prompt::Leave);
        }
        let waits = wizard.is_moving_on()
            || wizard.is_loading()
            || *wizard.saving() == Saving::Running
            || *wizard.vault() == Vault::Probing;
        if waits {
            return Want::Wait;
        }
        let step = wizard.step();
        let visit = self.visit(wizard);
        let next = wizard
            .questions()
            .into_iter()
            .find(|id| !visit.done.contains(id));
        if let Some(id) = next {
            return Want::Ask(Prompt::Question(id));
        }
        let runs = wizard
            .rows_of(step)
            .iter()
            .any(|row| matches!(row.shown, Shown::Running(..)));
        match step {
            StepId::Save => Want::Ask(Prompt::Agree),
            _ if wizard.goes_on_anyway() && !runs => Want::Ask(Prompt::PageEnd),
            StepId::Results | StepId::Next if !runs => Want::Ask(Prompt::PageEnd),
            StepId::Results | StepId::Next => Want::Wait,
            _ if !visit.confirmed => Want::Confirm,
            _ if runs => Want::Wait,
            _ => Want::Ask(Prompt::PageEnd),
        }
    }

    /// What is done without the person: moving the focus along, confirming a page whose questions are all answered.
    fn by_itself(&mut self, wizard: &Wizard) -> Option<Msg> {
        if self.reading {
            return None;
        }
        match self.want(wizard) {
            Want::Ask(Prompt::Question(id)) if wizard.focus() != Some(id) => Some(Msg::Focus(id)),
            Want::Confirm => {
                self.visit(wizard).confirmed = true;
                Some(Msg::Next)
            }
            Want::Wait | Want::Ask(_) => None,
        }
    }

    /// Fetches what has arrived. An interrupt overtakes whatever was typed ahead.
    fn collect(&mut self) {
        loop {
            match self.events.try_recv() {
                Ok(event) => self.accept(event),
                Err(mpsc::error::TryRecvError::Empty) => return,
                Err(mpsc::error::TryRecvError::Disconnected) => {
                    if !self.closed {
                        self.closed = true;
                        self.inbox.push_back(LineEvent::End);
                    }
                    return;
                }
            }
        }
    }

    fn accept(&mut self, event: LineEvent) {
        if event == LineEvent::Interrupt {
            self.inbox.push_front(event);
        } else {
            self.inbox.push_back(event);
        }
    }

    /// True if something has arrived that may be looked at now: what was typed ahead waits for its question.
    fn can_take(&self) -> bool {
        match self.inbox.front() {
            None => false,
            Some(LineEvent::Interrupt) => true,
            Some(LineEvent::Line(_) | LineEvent::Secret(_) | LineEvent::End) => self.reading,
        }
    }

    /// Prints what has changed since the last time.
    fn tell(&mut self, wizard: &Wizard) -> io::Result<()> {
        if !self.visit(wizard).announced {
            self.visit(wizard).announced = true;
            self.announce(wizard)?;
        }
        for (at, row) in wizard.ledger().iter().enumerate() {
            let before = self.told.rows.insert(row.spec.id, row.shown.clone());
            if before.as_ref() == Some(&row.shown)
                || before.is_none() && row.shown == Shown::Waiting
            {
                continue;
            }
            self.visit(wizard).problems_told = false;
            if let (Some(Shown::Running(was, _)), Shown::Running(is, Some(Notice::Says(text)))) =
                (&before, &row.shown)
                && was == is
            {
                let title = (row.spec.title)();
                self.print(wizard, &words::lines_says(text.clone(), title))?;
                continue;
            }
            self.print_lines([say::row(wizard, row, at + 1)])?;
        }
        let fault = wizard.load_fault().cloned();
        if fault != self.told.loading {
            self.told.loading.clone_from(&fault);
            if let Some(fault) = fault {
                self.print(wizard, &words::lines_load_fault(fault))?;
            }
        }
        let fault = match wizard.saving() {
            Saving::Failed(fault) => Some(fault.clone()),
            _ => None,
        };
        if fault != self.told.saving {
            self.told.saving.clone_from(&fault);
            if let Some(fault) = fault {
                self.print(wizard, &words::lines_save_failed(fault))?;
            }
        }
        if *wizard.vault() == Vault::Probing && !std::mem::replace(&mut self.told.vault, true) {
            self.print(wizard, &words::save_vault_probing())?;
        }
        Ok(())
    }

    fn announce(&mut self, wizard: &Wizard) -> io::Result<()> {
        writeln!(self.out)?;
        self.print(wizard, &say::step(wizard.step()))?;
        if wizard.environment() == Environment::Sandbox {
            self.print(wizard, &words::lines_sandbox())?;
        }
        self.print(wizard, &(wizard.step().step().intro)())?;
        if wizard.step() == StepId::Next {
            for line in wizard.farewell() {
                self.print(wizard, &line)?;
            }
            self.print_lines(wizard.commands())?;
        }
        Ok(())
    }

    /// Asks the person, and asks the reader to read what they say.
    fn ask(&mut self, wizard: &Wizard, prompt: Prompt) -> io::Result<()> {
        if self.prompt == Some(prompt) {
            return Ok(());
        }
        if self.prompt.is_some() {
            // The cursor still stands behind the question that was interrupted.
            writeln!(self.out)?;
        }
        let lang = wizard.lang();
        let label = match prompt {
            Prompt::Question(id) => self.introduce(wizard, id)?,
            Prompt::Agree => {
                for line in wizard.will_write() {
                    self.print(wizard, &line)?;
                }
                self.print_choices(wizard, &take::agree_choices(), None)?;
                words::lines_prompt_choice(words::lines_agree())
            }
            Prompt::PageEnd => {
                self.tell_problems(wizard)?;
                words::lines_page_end(wizard.enter_does())
            }
            Prompt::Leave => {
                self.print_choices(wizard, &take::leave_choices(wizard), None)?;
                words::lines_prompt_choice(words::lines_leave())
            }
        };
        for line in say::printable(&lang.say(&label)) {
            write!(self.out, "{line} ")?;
        }
        self.prompt = Some(prompt);
        if !self.reading {
            self.reading = true;
            let secret =
                matches!(prompt, Prompt::Question(id) if id.question().sort == Sort::Secret);
            let request = if secret {
                Request::Secret
            } else {
                Request::Line
            };
            if self.requests.send(request).is_err() {
                self.closed = true;
                self.inbox.push_back(LineEvent::End);
            }
        }
        Ok(())
    }

    /// Prints a question's help, choices and present answer; returns its prompt.
    fn introduce(&mut self, wizard: &Wizard, id: QuestionId) -> io::Result<Text> {
        let question = id.question();
        let entry = wizard.entry(id);
        let first = self.visit(wizard).introduced.insert(id);
        if first {
            writeln!(self.out)?;
            self.print(wizard, &(question.label)())?;
            // The help of the language names a key that there is none of here.
            if id != QuestionId::Language {
                self.print(wizard, &(question.help)())?;
            }
        }
        if question.sort == Sort::Choice {
            if first {
                self.print_choices(wizard, &wizard.choices(id), Some(entry.typed.line()))?;
            }
            return Ok(words::lines_prompt_choice((question.label)()));
        }
        match &entry.typed {
            typed if typed.is_empty() => {
                if first && !question.required {
                    self.print(wizard, &words::lines_optional())?;
                }
            }
            crate::wizard::Typed::Line(line) => {
                self.print(wizard, &words::lines_current(line))?;
            }
            crate::wizard::Typed::Secret(secret) => {
                self.print(wizard, &words::lines_current_secret(secret.chars()))?;
            }
        }
        if first
            && let Err(fault) = &entry.judged
            && !entry.typed.is_empty()
        {
            self.print(wizard, &words::lines_fault(fault.clone()))?;
        }
        Ok(if question.sort == Sort::Secret {
            words::lines_prompt_secret((question.label)())
        } else {
            words::lines_prompt((question.label)())
        })
    }

    fn print_choices(
        &mut self,
        wizard: &Wizard,
        choices: &[(String, Text)],
        current: Option<&str>,
    ) -> io::Result<()> {
        for (at, (value, label)) in choices.iter().enumerate() {
            let line = if current == Some(value) {
                words::lines_choice_current(label.clone(), at + 1)
            } else {
                words::lines_choice(label.clone(), at + 1)
            };
            self.print(wizard, &line)?;
        }
        Ok(())
    }

    /// The page's problems in full; on the results page the whole ledger and the outcome before them.
    fn tell_problems(&mut self, wizard: &Wizard) -> io::Result<()> {
        let step = wizard.step();
        if step == StepId::Next || std::mem::replace(&mut self.visit(wizard).problems_told, true) {
            return Ok(());
        }
        let here = wizard.checks_of(step);
        let ledger = wizard.ledger();
        let rows: Vec<_> = ledger
            .iter()
            .enumerate()
            .filter(|(_, row)| here.contains(&row.spec.id))
            .collect();
        if step == StepId::Results {
            for (at, row) in &rows {
                self.print_lines([say::row_with_proof(wizard, row, at + 1)])?;
            }
            self.print(wizard, &say::outcome(wizard.outcome()))?;
        }
        for (at, row) in rows {
            if let Some(problem) = row.shown.verdict().and_then(|verdict| verdict.problem()) {
                writeln!(self.out)?;
                self.print_lines(say::problem_in_full(wizard, row, problem, at + 1))?;
            }
        }
        Ok(())
    }
}

impl<W: Write> Frontend for Lines<W> {
    fn poll(&mut self, wizard: &Wizard) -> io::Result<Option<Msg>> {
        self.follow(wizard)?;
        loop {
            if let Some(msg) = self.queue.pop_front() {
                return Ok(Some(msg));
            }
            self.collect();
            if !self.can_take() {
                break;
            }
            let Some(event) = self.inbox.pop_front() else {
                break;
            };
            if let Some(msg) = self.take(event, wizard)? {
                return Ok(Some(msg));
            }
        }
        Ok(self.by_itself(wizard))
    }

    fn show(&mut self, wizard: &Wizard) -> io::Result<()> {
        self.follow(wizard)?;
        // Nobody is interrupted while typing: what changes meanwhile is told before the next question.
        if !self.reading {
            self.tell(wizard)?;
        }
        if let Want::Ask(prompt) = self.want(wizard)
            && (!self.reading || prompt == Prompt::Leave)
        {
            self.ask(wizard, prompt)?;
        }
        self.out.flush()
    }

    async fn ready(&mut self) {
        if self.can_take() {
            return;
        }
        match self.events.recv().await {
            Some(event) => self.accept(event),
            None if self.closed => pending().await,
            None => {
                self.closed = true;
                self.inbox.push_back(LineEvent::End);
            }
        }
    }
}
