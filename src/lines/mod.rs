//! Line by line: the wizard for screen readers, dumb terminals and pipes. No cursor is moved, no colour and no picture
//! is drawn; every state is a word.
//!
//! It knows neither the keyboard nor how echo is switched off: it asks for one reading at a time with a [`Request`],
//! and what was read comes back as a [`LineEvent`].

mod commands;
mod papers;
mod reading;
mod say;
mod take;
mod tell;

pub use commands::{COMMANDS, Command};
pub use reading::{LineEvent, Request};
pub use say::{found, outcome, problem, told_before, waits_for, word};

use crate::model::check::CheckId;
use crate::model::fold::fold;
use crate::model::markdown::{Kind, read};
use crate::model::question::{QuestionId, Sort};
use crate::model::step::StepId;
use crate::model::text::Text;
use crate::model::words;
use crate::wizard::{Frontend, Msg, Paper, Saving, Shown, Vault, Wizard, Written};
use commands::Act;
use reading::Reading;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{self, Write};
use tokio::sync::mpsc;

/// The line mode: writes to `W`, reads through two channels.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing about the terminal or the moment"
)]
pub struct Lines<W> {
    out: W,
    reading: Reading,
    /// Whether a terminal shows the lines that are typed, and with them their line break.
    echo: bool,
    /// Whether the terminal passes over sequences that it does not know, so that addresses can be links.
    links: bool,
    /// How many columns a line may have at the moment, if that is known.
    columns: fn() -> Option<usize>,
    /// What was shown for somebody else, and can be written.
    paper: Option<Paper>,
    /// A reading is under way that nothing waits for any more: its line answers whatever is asked next.
    spare: bool,
    /// What the person was asked last; `None` when they have answered.
    prompt: Option<Prompt>,
    visit: Option<Visit>,
    take_up: TakeUp,
    /// The secrets that what is waited for needs were announced: until all are there, nothing else is asked for.
    owing: bool,
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
    /// Nothing; a command can be given while somebody signs in elsewhere.
    Awaited,
}

/// Where the next page is taken up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum TakeUp {
    /// At its first question.
    #[default]
    Start,
    /// At the question that has the focus.
    Focus,
    /// Behind its questions, as something on it runs already.
    End,
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
    opening: Option<Text>,
    vault: bool,
    no_vault: bool,
    written: Option<Written>,
    /// The support bundle was asked for and has not been printed yet.
    bundle: bool,
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
            reading: Reading::new(requests, events),
            echo: true,
            links: false,
            columns: || None,
            paper: None,
            spare: false,
            prompt: None,
            visit: None,
            take_up: TakeUp::Start,
            owing: false,
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

    /// The same for a terminal that passes over sequences that it does not know: addresses can be clicked.
    #[must_use]
    pub fn with_links(mut self) -> Self {
        self.links = true;
        self
    }

    /// The same for a terminal of so many columns: lines are broken at words.
    #[must_use]
    pub fn folded(mut self, columns: fn() -> Option<usize>) -> Self {
        self.columns = columns;
        self
    }

    fn print(&mut self, wizard: &Wizard, text: &Text) -> io::Result<()> {
        self.print_lines([wizard.lang().say(text)])
    }

    fn print_lines(&mut self, texts: impl IntoIterator<Item = String>) -> io::Result<()> {
        let width = (self.columns)().unwrap_or(usize::MAX);
        for text in texts {
            for line in say::printable(&text).flat_map(|line| fold(&line, width)) {
                let line = if self.links { say::linked(&line) } else { line };
                writeln!(self.out, "{line}")?;
            }
        }
        Ok(())
    }

    /// Prints a paper to be read, or to be read aloud: without the marks of Markdown, which the file has.
    fn print_paper(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out)?;
        for line in read(text) {
            let line = match line.kind {
                Kind::Row => format!("{}: {}", line.lead, line.text),
                Kind::Heading | Kind::Text => line.lead + &line.text,
            };
            if line.is_empty() {
                writeln!(self.out)?;
            }
            self.print_lines([line])?;
        }
        writeln!(self.out)
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
            let questions = wizard.questions().into_iter();
            let owed = wizard.owed();
            self.owing &= !owed.is_empty();
            let owes_here = self.owing && wizard.questions().iter().any(|id| owed.contains(id));
            match (std::mem::take(&mut self.take_up), wizard.focus()) {
                _ if owes_here => visit.done.extend(questions.filter(|id| !owed.contains(id))),
                (TakeUp::Focus, Some(focus)) => {
                    visit.done.extend(questions.take_while(|id| *id != focus));
                }
                (TakeUp::End, _) => {
                    visit.done.extend(questions);
                    visit.confirmed = true;
                }
                (TakeUp::Start | TakeUp::Focus, _) => {}
            }
            self.visit = Some(visit);
        }
        if let Some(id) = self.typed.take() {
            let entry = wizard.entry(id);
            if let Err(fault) = &entry.judged {
                self.print(wizard, &words::lines_fault(fault.clone()))?;
            } else {
                for note in &entry.notes {
                    self.print(wizard, note)?;
                }
                self.visit(wizard).done.push(id);
            }
        }
        // What was answered may have turned out wrong since: a passphrase that opens nothing, a keychain that is gone.
        let done = self.visit(wizard).done.clone();
        for id in done {
            if let Some(fault) = wizard.entry(id).fault() {
                self.print(wizard, &words::lines_fault(fault.clone()))?;
                let visit = self.visit(wizard);
                visit.done.retain(|known| *known != id);
                visit.confirmed = false;
            }
        }
        Ok(())
    }

    fn want(&mut self, wizard: &Wizard) -> Want {
        if wizard.is_leaving() {
            return Want::Ask(Prompt::Leave);
        }
        // Where no terminal echoes, what was written in advance is for the questions that will come.
        if self.echo && wizard.awaited().is_some() {
            return Want::Ask(Prompt::Awaited);
        }
        let waits = wizard.is_moving_on()
            || wizard.is_loading()
            || *wizard.saving() == Saving::Running
            || wizard.is_gathering()
            || self.written(wizard) == Some(&Written::Running)
            || *wizard.vault() == Vault::Probing;
        if waits {
            return Want::Wait;
        }
        let step = wizard.step();
        // In the order in which they were announced: those of other pages first.
        if wizard.lacks_secrets() {
            return Want::Ask(Prompt::PageEnd);
        }
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

    /// How far writing what was shown last has come.
    fn written<'a>(&self, wizard: &'a Wizard) -> Option<&'a Written> {
        wizard.written(self.paper?)
    }

    /// What is done without the person: moving the focus along, confirming a page whose questions are all answered.
    fn by_itself(&mut self, wizard: &Wizard) -> Option<Msg> {
        if self.is_asking() {
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

    /// True while a question is open, and nobody may be interrupted.
    fn is_asking(&self) -> bool {
        self.reading.is_under_way() && !self.spare
    }

    /// What is waited for is over, or there is something to say about it: the command that could have been given in the
    /// meantime is not waited for any longer, or asked for once more below.
    fn release(&mut self, wizard: &Wizard) -> io::Result<()> {
        let over = wizard.awaited().is_none() || wizard.not_opened() != self.told.opening.as_ref();
        if self.prompt == Some(Prompt::Awaited) && self.is_asking() && over {
            self.spare = true;
            self.prompt = None;
            writeln!(self.out)?;
        }
        Ok(())
    }

    /// Asks the person, and asks the reader to read what they say.
    fn ask(&mut self, wizard: &Wizard, prompt: Prompt) -> io::Result<()> {
        if self.prompt == Some(prompt) {
            return Ok(());
        }
        let secret = matches!(prompt, Prompt::Question(id) if id.question().sort == Sort::Secret);
        if secret && self.spare {
            // The line under way would be echoed.
            self.spare = false;
            return self.print(wizard, &words::lines_enter_first());
        }
        self.spare = false;
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
                words::lines_agree()
            }
            Prompt::PageEnd => {
                self.tell_problems(wizard)?;
                words::lines_page_end(wizard.enter_does())
            }
            Prompt::Leave => {
                if let Some(said) = wizard.about_replacing() {
                    self.print(wizard, &said)?;
                }
                self.print_choices(wizard, &take::leave_choices(wizard), None)?;
                words::lines_leave()
            }
            Prompt::Awaited => words::lines_awaits(),
        };
        for line in say::printable(&lang.say(&label)) {
            write!(self.out, "{line} ")?;
        }
        self.prompt = Some(prompt);
        let request = if secret {
            Request::Secret
        } else {
            Request::Line
        };
        self.reading.ask(request);
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
            let Some(event) = self.reading.next() else {
                self.release(wizard)?;
                return Ok(self.by_itself(wizard));
            };
            if let Some(msg) = self.take(event, wizard)? {
                return Ok(Some(msg));
            }
        }
    }

    fn show(&mut self, wizard: &Wizard) -> io::Result<()> {
        self.follow(wizard)?;
        self.release(wizard)?;
        // Nobody is interrupted while typing: what changes meanwhile is told before the next question.
        if !self.is_asking() {
            self.tell(wizard)?;
        }
        if let Want::Ask(prompt) = self.want(wizard)
            && (!self.is_asking() || prompt == Prompt::Leave)
        {
            self.ask(wizard, prompt)?;
        }
        self.out.flush()
    }

    async fn ready(&mut self) {
        self.reading.ready().await;
    }
}
