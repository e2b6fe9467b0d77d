//! The flow: a single value that knows what was asked, answered, is running, is true and went stale.
//!
//! Pure: it knows neither HTTP nor files, neither the clock nor a terminal. What it needs, it asks for with an
//! [`Effect`]; what happens, it is told with a [`Msg`]. No front end decides what happens next.

mod entry;
mod msg;
mod paper;
mod plan;
mod save;
mod seat;
mod standing;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_trust;
mod update;
mod view;

pub use entry::{Entry, Typed};
pub use msg::{Effect, End, Leave, Msg, Saved, Ticket};
pub use paper::{Paper, Written};
pub use seat::{Seat, offer_of};
pub use standing::{Mark, Outcome, Row, Shown, proved};
pub use view::{label_of, label_of_cloud, label_of_store};

use crate::model::answers::Answers;
use crate::model::check::{CheckId, CheckSpec};
use crate::model::lang::Lang;
use crate::model::profile::{Draft, Environment, Profile, StoreKind};
use crate::model::question::{QUESTIONS, QuestionId, Sort};
use crate::model::secret::Secret;
use crate::model::sign_in::SignIn;
use crate::model::step::StepId;
use crate::model::text::Text;
use crate::model::words;
use standing::Standing;
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::io;

/// What the wizard begins with.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The checks, in the order of the ledger.
    pub specs: Vec<&'static CheckSpec>,
    /// Microsoft's services or the sandbox.
    pub environment: Environment,
    /// The language.
    pub lang: Lang,
    /// The saved profiles of this environment.
    pub profiles: Vec<Profile>,
    /// The draft left last time in this environment.
    pub draft: Option<Draft>,
    /// The sandbox's practice values.
    pub practice: Option<Answers>,
    /// Answers from flags and the environment.
    pub given: Answers,
    /// The folder that profiles are written to, for the page that says so.
    pub folder: String,
}

/// How far the keychain is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Vault {
    /// Not asked yet.
    Untried,
    /// Asked, no answer yet.
    Probing,
    /// It can be used.
    Ready,
    /// It cannot, and why.
    Unavailable(Text),
}

/// How far saving has come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Saving {
    /// Nothing has been written.
    No,
    /// Being written.
    Running,
    /// Written: what and where.
    Done(Saved),
    /// Not written, and why.
    Failed(Text),
}

/// The state of an onboarding. See the module's page.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each remembers one thing about the person, independent of the others"
)]
pub struct Wizard {
    setup: Setup,
    lang: Lang,
    step: StepId,
    focus: Option<QuestionId>,
    entries: BTreeMap<QuestionId, Entry>,
    /// The answers of the entries that are valid.
    valid: Answers,
    standings: BTreeMap<CheckId, Standing>,
    next_ticket: u64,
    /// Checks that may start although they start only on confirmation.
    armed: BTreeSet<CheckId>,
    /// Checks that were cancelled: they wait for a word of the person before they start again.
    held: BTreeSet<CheckId>,
    /// Move on when this page's checks have settled and are met.
    moving_on: bool,
    /// The page whose problems the person has seen: confirming it again goes on.
    seen: Option<StepId>,
    /// The question "leave?" is open.
    leaving: bool,
    /// Whether the person has agreed to keep what is on the save page at least once.
    saving: Saving,
    vault: Vault,
    /// A profile was taken up and its secrets have not arrived yet.
    loading: Option<Ticket>,
    /// What went wrong with loading a profile's secrets.
    load_fault: Option<Text>,
    /// The draft that is there is another onboarding's: it stays as it is, and none is kept of this one.
    spares_draft: bool,
    /// Where the person sits.
    seat: Seat,
    /// Why the address that was to be opened last was not.
    not_opened: Option<Text>,
    /// The person has been told that the checks, run again, would send a refused password unchanged.
    warned: bool,
    /// The options that lead to the same services again, each with a blank before it.
    reach: String,
    /// The profile was saved and its secrets wiped; whoever goes back has to enter them again.
    wiped: bool,
    /// The passphrase that has opened the encrypted file of the profile taken up: it need not be entered twice.
    opened_by: Option<Secret>,
    /// The draft left last time was taken up: what is kept now takes its place.
    resumed: bool,
    /// Notes and bundles for others, and what somebody was asked for.
    papers: paper::Papers,
}

impl Wizard {
    /// A wizard on its first page.
    #[must_use]
    pub fn new(setup: Setup) -> Self {
        let mut wizard = Self {
            lang: setup.lang,
            step: StepId::Start,
            focus: None,
            entries: QUESTIONS
                .iter()
                .map(|question| (question.id, Entry::new(question.id)))
                .collect(),
            standings: setup
                .specs
                .iter()
                .map(|spec| (spec.id, Standing::Waiting))
                .collect(),
            valid: Answers::default(),
            next_ticket: 0,
            armed: BTreeSet::new(),
            held: BTreeSet::new(),
            moving_on: false,
            seen: None,
            leaving: false,
            saving: Saving::No,
            vault: Vault::Untried,
            loading: None,
            load_fault: None,
            spares_draft: false,
            seat: Seat::default(),
            not_opened: None,
            warned: false,
            reach: String::new(),
            wiped: false,
            opened_by: None,
            resumed: false,
            papers: paper::Papers::default(),
            setup,
        };
        wizard.begin_anew();
        if wizard.setup.given.line(QuestionId::Begin).is_some() {
            // Said by a flag: neither a draft nor the only profile there is takes its place.
        } else if wizard.setup.draft.is_some() {
            wizard.fill(QuestionId::Begin, Typed::Line(BEGIN_DRAFT.to_owned()));
        } else if let [profile] = wizard.setup.profiles.as_slice() {
            let value = format!("{BEGIN_PROFILE}{}", profile.name);
            wizard.fill(QuestionId::Begin, Typed::Line(value));
        }
        wizard.rejudge(QuestionId::Passphrase);
        wizard.focus = wizard.questions().first().copied();
        wizard
    }

    /// Every field as it is before anybody has answered: nothing of another profile's answers may stay behind, least of
    /// all its secrets. What flags and the environment gave stays given.
    fn begin_anew(&mut self) {
        for question in QUESTIONS
            .iter()
            .filter(|question| question.id != QuestionId::Begin)
        {
            self.entries.insert(question.id, Entry::new(question.id));
        }
        self.opened_by = None;
        self.wiped = false;
        self.take_stock();
        let store = match self.setup.environment {
            Environment::Live => StoreKind::Keychain,
            Environment::Sandbox => StoreKind::None,
        };
        if self.entry(QuestionId::Begin).typed.is_empty() {
            self.fill(QuestionId::Begin, Typed::Line(BEGIN_NEW.to_owned()));
        }
        let defaults = [
            (QuestionId::Cloud, "global"),
            (QuestionId::Language, self.lang.code()),
            (QuestionId::SignIn, SignIn::Password.name()),
            (QuestionId::Store, store.name()),
            (QuestionId::KeepPassword, "no"),
        ];
        for (question, value) in defaults {
            self.fill(question, Typed::Line(value.to_owned()));
        }
        self.fill_all(&self.setup.given.clone());
    }

    /// Puts a value into a field as if it had been there from the start.
    fn fill(&mut self, id: QuestionId, typed: Typed) {
        let others = self.valid_answers().clone();
        if let Some(entry) = self.entries.get_mut(&id) {
            entry.set(id, typed, &others);
        }
        self.judge_choice(id);
        if let Some(entry) = self.entries.get_mut(&id) {
            // A value that nobody typed here and that is wrong must be seen to be wrong.
            entry.visited = entry.judged.is_err() && !entry.typed.is_empty();
        }
        self.take_stock();
    }

    /// Judges again what another answer, or the page, may have changed.
    fn rejudge(&mut self, id: QuestionId) {
        let others = self.valid_answers().clone();
        let optional = id == QuestionId::Passphrase && self.step == StepId::Start;
        let Some(entry) = self.entries.get_mut(&id) else {
            return;
        };
        let committed = entry.committed;
        entry.judge(id, &others);
        if optional && entry.typed.is_empty() {
            // Whoever does not know it can go on and enter the secrets again.
            entry.judged = Ok(entry.typed.clone());
        }
        entry.committed = committed && entry.judged.is_ok();
        self.take_stock();
    }

    /// A choice is one of what is offered at this moment, and nothing else.
    fn judge_choice(&mut self, id: QuestionId) {
        let choices = self.choices(id);
        if id.question().sort != Sort::Choice || choices.is_empty() {
            return;
        }
        let unavailable = matches!(self.vault, Vault::Unavailable(_));
        let Some(entry) = self.entries.get_mut(&id) else {
            return;
        };
        if id == QuestionId::Store && entry.typed.is_empty() && unavailable {
            entry.judged = Err(words::save_choose_store());
        }
        if !entry.typed.is_empty() && choices.iter().all(|(value, _)| value != entry.typed.line()) {
            let names: Vec<String> = choices.into_iter().map(|(value, _)| value).collect();
            entry.judged = Err(words::judge_not_a_choice(names.join(", ")));
            entry.committed = false;
        }
    }

    fn fill_all(&mut self, answers: &Answers) {
        for (id, line) in answers.lines() {
            self.fill(id, Typed::Line(line.to_owned()));
        }
        for (id, secret) in answers.secrets() {
            self.fill(id, Typed::Secret(secret.clone()));
        }
    }
}

/// The choice that begins a new profile.
pub const BEGIN_NEW: &str = "new";
/// The choice that resumes the draft.
pub const BEGIN_DRAFT: &str = "draft";
/// The beginning of the choices that take up a saved profile; its name follows.
pub const BEGIN_PROFILE: &str = "profile:";

/// A front end: it draws the wizard and turns what the person does into messages. Nothing more.
pub trait Frontend {
    /// The next message, if what has arrived so far makes one. Never waits.
    ///
    /// # Errors
    /// When the terminal or the input is gone.
    fn poll(&mut self, wizard: &Wizard) -> io::Result<Option<Msg>>;

    /// Shows the wizard as it is now. Called after everything that had arrived was worked off.
    ///
    /// # Errors
    /// When the terminal or the output is gone.
    fn show(&mut self, wizard: &Wizard) -> io::Result<()>;

    /// Returns when [`Frontend::poll`] is worth calling or the picture changes by itself; may wait for ever.
    /// Dropping the future loses nothing.
    fn ready(&mut self) -> impl Future<Output = ()>;
}

/// The choices of the question that asks where the secrets go, with the reason why the keychain is not among them.
fn store_choices(vault: &Vault) -> Vec<(String, Text)> {
    let [keychain, file, none] =
        StoreKind::ALL.map(|kind| (kind.name().to_owned(), label_of_store(kind)));
    match vault {
        Vault::Unavailable(_) => vec![file, none],
        Vault::Untried | Vault::Probing | Vault::Ready => vec![keychain, file, none],
    }
}
