//! What can happen to the wizard and what it asks for: messages in, effects out, both plain data.

use super::entry::Typed;
use super::paper::Paper;
use crate::model::answers::Answers;
use crate::model::check::CheckId;
use crate::model::notice::Notice;
use crate::model::profile::{Draft, Profile};
use crate::model::question::QuestionId;
use crate::model::secret::Secret;
use crate::model::step::StepId;
use crate::model::text::Text;
use crate::model::verdict::Verdict;

/// Names one run of a check, or one loading of secrets. An answer with the ticket of an abandoned one is dropped.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Ticket(pub u64);

/// Something that happened: the person did it, or the world answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Msg {
    /// The content of a field is now this.
    Type(QuestionId, Typed),
    /// The focus is on this question now; the one it leaves is judged.
    Focus(QuestionId),
    /// The focus leaves the fields without going to another one.
    Blur,
    /// The field that has the focus is confirmed: on to the next one if it is valid; behind the last one, the page is.
    Confirm,
    /// The page is confirmed.
    Next,
    /// To the page before.
    Back,
    /// To this page, as far as the answers allow.
    GoTo(StepId),
    /// Cancel what runs; else one page back; on the first page, ask whether to leave.
    Escape,
    /// Run this page's checks again.
    Rerun,
    /// Take all answers as confirmed and run every check.
    RunAll,
    /// Run these checks once more, and then what waits for them; every other verdict stays.
    Again(Vec<CheckId>),
    /// To the question at fault of this check's problem.
    Fix(CheckId),
    /// Sign in by the way that this check's problem offers instead.
    Instead(CheckId),
    /// Fill this page with the sandbox's practice values.
    Fill,
    /// The other language.
    SwitchLanguage,
    /// Open this address in a browser.
    Open(String),
    /// The address could not be opened, and why.
    NotOpened(Text),
    /// Ask whether to leave; asked already: leave as if interrupted.
    Interrupt,
    /// The answer to that question.
    Leave(Leave),
    /// A run has an answer, at this time.
    Settled(Ticket, Box<Verdict>, jiff::Timestamp),
    /// A run has something to say.
    Notice(Ticket, Notice),
    /// The keychain answered its probe, or why it did not.
    VaultProbed(Result<(), Text>),
    /// The secrets that were stored for the chosen profile, and what went wrong with it, if anything did.
    SecretsLoaded(Ticket, Vec<(QuestionId, Secret)>, Option<Text>),
    /// The profile was written, or why not.
    Saved(Result<Saved, Text>),
    /// Gather what goes into the support bundle.
    Gather,
    /// This is it.
    Gathered(Result<String, Text>),
    /// Write this paper to a file.
    Write(Paper),
    /// The file it was written to, or why it was not.
    Written(Paper, Result<String, Text>),
    /// The hand-off note about this check has been handed on: what it asks for is waited for.
    Asked(CheckId),
}

/// What to do about leaving.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leave {
    /// Stay here.
    Stay,
    /// Leave and keep the draft.
    KeepDraft,
    /// Leave and throw the draft away.
    Discard,
    /// Leave, and whatever draft there is stays as it is: for whoever is not the person who left it.
    Untouched,
}

/// What was saved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Saved {
    /// The profile as it was written.
    pub profile: Box<Profile>,
    /// The profile's file.
    pub path: String,
    /// What became of the secrets, if that is not what was asked for.
    pub warning: Option<Text>,
}

/// Something the wizard wants done. The driver does it and reports back with a message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Run this check from these answers; report with [`Msg::Settled`].
    Run {
        /// The run's name.
        ticket: Ticket,
        /// Which check.
        check: CheckId,
        /// What it works from.
        answers: Answers,
    },
    /// Nobody waits for this run any more.
    Abort(Ticket),
    /// Find out whether the keychain can be used; report with [`Msg::VaultProbed`].
    ProbeVault,
    /// Fetch the secrets of this profile, with the passphrase of its encrypted file if one was given; report with
    /// [`Msg::SecretsLoaded`].
    LoadSecrets(Ticket, Box<Profile>, Option<Secret>),
    /// Write this profile and keep these secrets, in an encrypted file under the passphrase among them; report with [`Msg::Saved`].
    Save(Box<Profile>, Vec<(QuestionId, Secret)>),
    /// Keep this draft.
    SaveDraft(Draft),
    /// Throw the draft away.
    DiscardDraft,
    /// Gather what goes into the support bundle; report with [`Msg::Gathered`].
    Gather,
    /// Write this text to a new file whose name begins like this; report with [`Msg::Written`].
    Write {
        /// Which paper it is.
        paper: Paper,
        /// The beginning of the file's name.
        stem: String,
        /// What is written.
        text: String,
    },
    /// Forget every token and whatever else is secret: what was asked for is done.
    Forget,
    /// Open this address, which is https or of this machine, in a browser; report with [`Msg::NotOpened`] if none can be.
    Open(String),
    /// The end.
    Quit(End),
}

/// How it ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// The person is done.
    Done,
    /// The person left before the end.
    Left,
}
