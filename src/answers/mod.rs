//! No person: an answers file, or nothing at all, drives the same wizard that a person does.
//!
//! It knows neither checks nor files nor the environment, and decides nothing that the wizard decides. What the caller
//! must know afterwards, such as why nothing was saved, is in [`Ended`].

mod file;
mod write;

pub use file::{AnswersFile, Sources};
pub use write::write_answers;

use crate::model::answers::Answers;
use crate::model::check::CheckId;
use crate::model::profile::{Environment, Profile, StoreKind};
use crate::model::question::{QUESTIONS, QuestionId, Sort};
use crate::model::step::StepId;
use crate::model::text::Text;
use crate::model::words;
use crate::wizard::{BEGIN_NEW, Frontend, Leave, Msg, Outcome, Saving, Typed, Vault, Wizard};
use std::collections::VecDeque;
use std::future::{Future, pending};
use std::io;

/// How often a page is confirmed before the script gives up on it. Twice is usual: once, and once more in spite of
/// its problems.
const TRIES: u8 = 4;

/// A front end without a person.
#[derive(Debug)]
pub struct Script {
    task: Task,
    /// What is still to be said before the wizard is looked at again.
    queue: VecDeque<Msg>,
    /// A profile name was given. The wizard suggests one to a person; a script saves under no name that nobody gave.
    named: bool,
    /// The page that was confirmed last, and how often in a row.
    confirmed: Option<(StepId, u8)>,
    notes: Vec<Text>,
    ended: Option<Ended>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Task {
    /// Walk through all pages.
    Onboard { judged: bool },
    /// Run checks and leave.
    Verify,
}

/// How a script ended. What the checks found is in the wizard's ledger.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ended {
    /// Everything was done that was asked for.
    Done,
    /// All pages were walked through and nothing was saved, for this reason.
    NotSaved(Text),
    /// The profile could not be written.
    SaveFailed(Text),
    /// A required answer is missing or an answer is impossible. Nothing was asked of any service.
    Invalid {
        /// The question.
        question: QuestionId,
        /// What is wrong with its answer.
        fault: Text,
    },
    /// Interrupted from outside.
    Interrupted,
    /// A page did not let go: our bug.
    Stuck(StepId),
}

impl Ended {
    /// What to say about it on standard error, if there is anything to say.
    #[must_use]
    pub fn text(&self) -> Option<Text> {
        match self {
            Self::Done | Self::Interrupted => None,
            Self::NotSaved(why) => Some(why.clone()),
            Self::SaveFailed(fault) => Some(words::answers_save_failed(fault.clone())),
            Self::Invalid { question, fault } => Some(words::answers_invalid(
                fault.clone(),
                question.question().name,
            )),
            Self::Stuck(step) => Some(words::answers_stuck((step.step().title)())),
        }
    }

    /// The exit code, if the end itself decides it; else the checks' outcome does. Whether a save failed or was refused
    /// for what was asked, only who carried it out knows: here it failed.
    #[must_use]
    pub fn exit_code(&self) -> Option<u8> {
        match self {
            Self::Done | Self::NotSaved(_) => None,
            Self::SaveFailed(_) | Self::Stuck(_) => Some(1),
            Self::Invalid { .. } => Some(2),
            Self::Interrupted => Some(130),
        }
    }
}

impl Script {
    /// Walks through all pages with the answers of the file. What flags and the environment gave (`given`, the same
    /// that the wizard was set up with) wins over the file.
    #[must_use]
    pub fn onboard(file: AnswersFile, given: &Answers) -> Self {
        let mut answers = file.into_answers();
        for (id, _) in given.lines() {
            answers.forget(id);
        }
        for (id, _) in given.secrets() {
            answers.forget(id);
        }
        // A draft or profile that happens to be there is not what the file is about.
        let begin = (QuestionId::Begin, Typed::Line(BEGIN_NEW.to_owned()));
        let lines = answers
            .lines()
            .map(|(id, line)| (id, Typed::Line(line.to_owned())));
        let secrets = answers
            .secrets()
            .map(|(id, secret)| (id, Typed::Secret(secret.clone())));
        // The file has it once, and nobody typed it blindly.
        let again = answers
            .secret(QuestionId::Passphrase)
            .map(|secret| (QuestionId::PassphraseAgain, Typed::Secret(secret.clone())));
        // All of them before the first page is confirmed: so every answer is judged before any service is asked.
        let queue = std::iter::once(begin)
            .chain(lines)
            .chain(secrets)
            .chain(again)
            .map(|(id, typed)| Msg::Type(id, typed))
            .collect();
        Self::new(Task::Onboard { judged: false }, queue)
    }

    /// Runs all checks that the wizard was set up with, from the answers that it was set up with.
    #[must_use]
    pub fn verify() -> Self {
        Self::new(Task::Verify, VecDeque::from([Msg::RunAll]))
    }

    /// Runs these checks once more, and then what waits for them.
    #[must_use]
    pub fn again(checks: Vec<CheckId>) -> Self {
        Self::new(Task::Verify, VecDeque::from([Msg::Again(checks)]))
    }

    fn new(task: Task, queue: VecDeque<Msg>) -> Self {
        Self {
            task,
            queue,
            named: false,
            confirmed: None,
            notes: Vec::new(),
            ended: None,
        }
    }

    /// How it ended; `None` while it is under way.
    #[must_use]
    pub fn ended(&self) -> Option<&Ended> {
        self.ended.as_ref()
    }

    /// What a person would have been told on the way and should find on standard error.
    #[must_use]
    pub fn notes(&self) -> &[Text] {
        &self.notes
    }

    fn end(&mut self, ended: Ended) -> Msg {
        self.ended = Some(ended);
        // The draft on this machine is a person's, not the script's.
        Msg::Leave(Leave::Untouched)
    }

    /// The next thing to say on an idle page.
    fn go_on(&mut self, wizard: &Wizard) -> Msg {
        let step = wizard.step();
        match (step, wizard.saving()) {
            (StepId::Next, _) => {
                self.ended = Some(Ended::Done);
                return Msg::Next;
            }
            (StepId::Save, Saving::Failed(fault)) => {
                return self.end(Ended::SaveFailed(fault.clone()));
            }
            (StepId::Save, _) => {
                if !self.named {
                    return self.end(Ended::NotSaved(words::answers_no_name()));
                }
                if let Some(name) = working_profile(wizard) {
                    return self.end(Ended::NotSaved(words::answers_kept(name)));
                }
                if self.confirmed.is_none_or(|(page, _)| page != step) {
                    self.note_saving(wizard);
                }
            }
            _ => {}
        }
        let tries = match self.confirmed {
            Some((page, tries)) if page == step => tries + 1,
            _ => 1,
        };
        self.confirmed = Some((step, tries));
        if tries > 1
            && let Some(ended) = first_fault(wizard)
        {
            return self.end(ended);
        }
        if tries > TRIES {
            return self.end(Ended::Stuck(step));
        }
        Msg::Next
    }

    fn note_saving(&mut self, wizard: &Wizard) {
        // Whoever has said to keep the secrets elsewhere does not want the keychain.
        let chosen = StoreKind::from_name(wizard.entry(QuestionId::Store).typed.line());
        let elsewhere = matches!(chosen, Some(StoreKind::File | StoreKind::None));
        let practice = wizard.environment() == Environment::Sandbox;
        if practice && matches!(chosen, Some(StoreKind::File | StoreKind::Keychain)) {
            self.notes.push(words::answers_store_practice());
        }
        if let Vault::Unavailable(why) = wizard.vault()
            && !elsewhere
        {
            self.notes.push(words::save_vault_unavailable(why.clone()));
        }
        if wizard.outcome() != Outcome::Ready {
            self.notes.push(words::save_not_ready());
        }
    }
}

impl Frontend for Script {
    fn poll(&mut self, wizard: &Wizard) -> io::Result<Option<Msg>> {
        if self.ended.is_some() {
            return Ok(None);
        }
        if wizard.is_leaving() {
            return Ok(Some(self.end(Ended::Interrupted)));
        }
        if let Some(msg) = self.queue.pop_front() {
            return Ok(Some(msg));
        }
        if wizard.is_busy() {
            return Ok(None);
        }
        Ok(Some(match self.task {
            Task::Verify => self.end(Ended::Done),
            Task::Onboard { judged: false } => {
                self.task = Task::Onboard { judged: true };
                self.named = !wizard.entry(QuestionId::ProfileName).typed.is_empty();
                match first_fault(wizard) {
                    Some(ended) => self.end(ended),
                    None => self.go_on(wizard),
                }
            }
            Task::Onboard { judged: true } => self.go_on(wizard),
        }))
    }

    fn show(&mut self, _: &Wizard) -> io::Result<()> {
        Ok(())
    }

    fn ready(&mut self) -> impl Future<Output = ()> {
        // Nobody is at the keyboard: only what the world answers brings anything new.
        pending()
    }
}

/// The name of the saved profile that works and would be replaced by one that is not ready.
fn working_profile(wizard: &Wizard) -> Option<String> {
    let name = wizard.entry(QuestionId::ProfileName).typed.line().trim();
    let works = wizard.saved(name).is_some_and(Profile::is_ready);
    (works && wizard.outcome() != Outcome::Ready).then(|| name.to_owned())
}

/// The first question whose answer is missing or impossible.
fn first_fault(wizard: &Wizard) -> Option<Ended> {
    QUESTIONS.iter().find_map(|question| {
        let id = question.id;
        let entry = wizard.entry(id);
        let choices = wizard.choices(id);
        let fault = match id {
            QuestionId::Begin | QuestionId::Language => None,
            QuestionId::ProfileName if entry.typed.is_empty() => None,
            // Which choices are open, the wizard knows; a question with one choice is not asked, but can be answered.
            _ if question.sort == Sort::Choice && !choices.is_empty() => {
                let value = entry.typed.line().trim();
                let names: Vec<&str> = choices.iter().map(|(name, _)| name.as_str()).collect();
                (!names.contains(&value)).then(|| words::judge_not_a_choice(names.join(", ")))
            }
            _ if wizard.is_asked(id) => entry.judged.as_ref().err().cloned(),
            _ => None,
        }?;
        Some(Ended::Invalid {
            question: id,
            fault,
        })
    })
}
