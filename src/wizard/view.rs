//! What front ends may ask the wizard: everything they draw, nothing they could decide with.

use super::standing::{Mark, Outcome, Row, Shown, Standing};
use super::{BEGIN_DRAFT, BEGIN_NEW, BEGIN_PROFILE, Entry, Saving, Vault, Wizard, store_choices};
use crate::model::check::CheckId;
use crate::model::endpoints::Cloud;
use crate::model::escape::escape;
use crate::model::lang::Lang;
use crate::model::notice::Notice;
use crate::model::profile::{Draft, Environment, Profile, StoreKind};
use crate::model::question::QuestionId;
use crate::model::sign_in::SignIn;
use crate::model::step::{STEPS, StepId};
use crate::model::text::Text;
use crate::model::words;

impl Wizard {
    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Microsoft's services or the sandbox.
    #[must_use]
    pub fn environment(&self) -> Environment {
        self.setup.environment
    }

    /// The cloud chosen.
    #[must_use]
    pub fn cloud(&self) -> Cloud {
        self.valid_answers().cloud()
    }

    /// The page.
    #[must_use]
    pub fn step(&self) -> StepId {
        self.step
    }

    /// The question that has the focus, if one has.
    #[must_use]
    pub fn focus(&self) -> Option<QuestionId> {
        self.focus
    }

    /// The questions of this page that are open.
    #[must_use]
    pub fn questions(&self) -> Vec<QuestionId> {
        let own = self.step.step().questions.iter().copied();
        // The profile chosen on this page may have to be opened first.
        let opening = self.must_open_a_file().then_some(QuestionId::Passphrase);
        own.chain(opening).filter(|id| self.is_asked(*id)).collect()
    }

    /// The field of a question.
    #[must_use]
    pub fn entry(&self, id: QuestionId) -> &Entry {
        // Every question has had an entry since the first moment.
        &self.entries[&id]
    }

    /// The saved profile of this name. Two names that differ in case only are one file on Windows and macOS.
    #[must_use]
    pub fn saved(&self, name: &str) -> Option<&Profile> {
        let mut profiles = self.setup.profiles.iter();
        profiles.find(|profile| profile.name.eq_ignore_ascii_case(name))
    }

    /// The values a question can be answered with, and their labels; empty if it is not a choice.
    #[must_use]
    pub fn choices(&self, id: QuestionId) -> Vec<(String, Text)> {
        match id {
            QuestionId::Begin => {
                let mut choices = Vec::new();
                if self.setup.draft.is_some() {
                    choices.push((BEGIN_DRAFT.to_owned(), words::choice_begin_draft()));
                }
                for profile in &self.setup.profiles {
                    let label = if profile.is_ready() {
                        words::choice_begin_profile(&profile.name)
                    } else {
                        words::choice_begin_profile_not_ready(&profile.name)
                    };
                    choices.push((format!("{BEGIN_PROFILE}{}", profile.name), label));
                }
                choices.push((BEGIN_NEW.to_owned(), words::choice_begin_new()));
                choices
            }
            QuestionId::Cloud => Cloud::ALL
                .into_iter()
                .map(|cloud| (cloud.name().to_owned(), label_of_cloud(cloud)))
                .collect(),
            QuestionId::Language => Lang::ALL
                .into_iter()
                .map(|lang| (lang.code().to_owned(), words::choice_language(lang.name())))
                .collect(),
            QuestionId::SignIn => SignIn::ALL
                .into_iter()
                .map(|way| (way.name().to_owned(), label_of(way)))
                .collect(),
            // The sandbox knows its own practice values: there is nothing to keep.
            QuestionId::Store if self.setup.environment == Environment::Sandbox => Vec::new(),
            QuestionId::Store => store_choices(&self.vault),
            QuestionId::KeepPassword if self.can_keep_password() => {
                vec![
                    ("no".to_owned(), words::choice_no()),
                    ("yes".to_owned(), words::choice_yes()),
                ]
            }
            _ => Vec::new(),
        }
    }

    fn can_keep_password(&self) -> bool {
        let somewhere = match self.store() {
            StoreKind::Keychain => matches!(self.vault, Vault::Ready | Vault::Probing),
            StoreKind::File => true,
            StoreKind::None => false,
        };
        somewhere
            && self.is_asked(QuestionId::Password)
            && !self.entry(QuestionId::Password).typed.is_empty()
    }

    /// The saved profile that is chosen on the first page.
    pub(super) fn chosen_profile(&self) -> Option<&Profile> {
        let begin = self.entries.get(&QuestionId::Begin)?.typed.line();
        let name = begin.strip_prefix(BEGIN_PROFILE)?;
        self.setup.profiles.iter().find(|known| known.name == name)
    }

    /// The ledger: every check and how it stands.
    #[must_use]
    pub fn ledger(&self) -> Vec<Row> {
        self.setup
            .specs
            .iter()
            .map(|spec| Row {
                spec,
                shown: self.shown(spec.id),
            })
            .collect()
    }

    /// The rows that a page shows.
    #[must_use]
    pub fn rows_of(&self, step: StepId) -> Vec<Row> {
        let checks = self.checks_of(step);
        self.ledger()
            .into_iter()
            .filter(|row| checks.contains(&row.spec.id))
            .collect()
    }

    /// What all checks together say.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        Outcome::of(&self.ledger())
    }

    /// True while a check runs, secrets are being fetched, the profile is being written or the keychain asked.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.is_checking()
            || self.loading.is_some()
            || self.saving == Saving::Running
            || self.vault == Vault::Probing
    }

    /// True while the secrets of the chosen profile are being fetched.
    #[must_use]
    pub fn is_loading(&self) -> bool {
        self.loading.is_some()
    }

    /// What a running check waits for a person to do in a browser, if one does.
    #[must_use]
    pub fn awaited(&self) -> Option<&Notice> {
        self.standings.values().find_map(|standing| match standing {
            Standing::Running(
                _,
                Some(notice @ (Notice::DeviceCode { .. } | Notice::Browser { .. })),
            ) => Some(notice),
            _ => None,
        })
    }

    /// True while a check runs.
    #[must_use]
    pub fn is_checking(&self) -> bool {
        self.standings
            .values()
            .any(|standing| matches!(standing, Standing::Running(..)))
    }

    /// True if the page moves on by itself as soon as its checks are met.
    #[must_use]
    pub fn is_moving_on(&self) -> bool {
        self.moving_on
    }

    /// True if the person has seen this page's problems, so that confirming it goes on in spite of them. An answer that is
    /// another one since wants to be tried first; one that was changed back does not.
    #[must_use]
    pub fn goes_on_anyway(&self) -> bool {
        let stale = |id: CheckId| matches!(self.shown(id), Shown::Stale(..));
        self.seen == Some(self.step) && !self.checks_of(self.step).into_iter().any(stale)
    }

    /// The draft of another onboarding that keeping a draft of this one would replace: what was typed, and whether somebody
    /// is waited for. None if it was taken up, or if there would be no draft of this one.
    #[must_use]
    pub fn replaces_draft(&self) -> Option<&Draft> {
        let earlier = self.setup.draft.as_ref().filter(|_| !self.resumed)?;
        let leaves = !matches!(self.saving, Saving::Done(..) | Saving::Running);
        (leaves && self.draft().is_some()).then_some(earlier)
    }

    /// What the question "leave?" says of the draft that would be replaced.
    #[must_use]
    pub fn about_replacing(&self) -> Option<Text> {
        let draft = self.replaces_draft()?;
        let tenant = draft.lines.get(&QuestionId::Tenant);
        Some(words::leave_replaces(escape(
            tenant.map_or("…", String::as_str),
        )))
    }

    /// True while the question "leave?" is open.
    #[must_use]
    pub fn is_leaving(&self) -> bool {
        self.leaving
    }

    /// How far saving has come.
    #[must_use]
    pub fn saving(&self) -> &Saving {
        &self.saving
    }

    /// How far the keychain is known.
    #[must_use]
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// What went wrong with loading a profile's secrets.
    #[must_use]
    pub fn load_fault(&self) -> Option<&Text> {
        self.load_fault.as_ref()
    }

    /// The answers that what is waited for needs and that have to be given again, in the order of their pages.
    #[must_use]
    pub fn owed(&self) -> Vec<QuestionId> {
        self.gaps()
    }

    /// True if this page has checks that have run, or were cancelled, and can be asked again.
    #[must_use]
    pub fn can_run_again(&self) -> bool {
        // A keychain that was locked or missing may have been mended meanwhile.
        let keychain = self.step == StepId::Save && matches!(self.vault, Vault::Unavailable(_));
        let mut checks = self.checks_of(self.step).into_iter();
        keychain || checks.any(|id| self.held.contains(&id) || self.shown(id) != Shown::Waiting)
    }

    /// True if F8 has something to fill this page with.
    #[must_use]
    pub fn can_fill(&self) -> bool {
        !self.practice_here().is_empty()
    }

    /// True if a draft is there for the next time when the person leaves now and does not discard it.
    #[must_use]
    pub fn leaves_a_draft(&self) -> bool {
        match self.saving {
            Saving::Done(..) | Saving::Running => false,
            _ if self.spares_draft => false,
            _ => self.setup.draft.is_some() || self.draft().is_some(),
        }
    }

    /// True if the draft that is there is another onboarding's: leaving neither replaces nor discards it.
    #[must_use]
    pub fn spares_the_draft(&self) -> bool {
        self.spares_draft
    }

    /// True if the answers allow to go to this page.
    #[must_use]
    pub fn can_go_to(&self, step: StepId) -> bool {
        match step {
            StepId::Next => matches!(self.saving, Saving::Done(..)),
            StepId::Results | StepId::Save if self.is_checking() || self.has_results() => true,
            _ => STEPS[..step.index()]
                .iter()
                .flat_map(|earlier| earlier.questions)
                .all(|id| !self.is_asked(*id) || self.entry(*id).judged.is_ok()),
        }
    }

    fn has_results(&self) -> bool {
        self.setup
            .specs
            .iter()
            .any(|spec| !matches!(self.shown(spec.id), Shown::Waiting))
    }

    /// The checks that a waiting check waits for.
    #[must_use]
    pub fn blocked_by(&self, id: CheckId) -> Vec<CheckId> {
        let needs = self.spec(id).map(|spec| spec.needs).unwrap_or_default();
        needs
            .iter()
            .copied()
            .filter(|need| {
                !self
                    .shown(*need)
                    .verdict()
                    .is_some_and(crate::model::verdict::Verdict::is_met)
            })
            .collect()
    }

    /// The mark of a page in the rail: the worst of its checks, else whether it is answered.
    #[must_use]
    pub fn mark_of(&self, step: StepId) -> Mark {
        let own = self.setup.specs.iter().filter(|spec| spec.step == step);
        let marks: Vec<Mark> = own
            .map(|spec| self.shown(spec.id).mark())
            .filter(|mark| *mark != Mark::NotReached)
            .collect();
        if let Some(worst) = marks.into_iter().max() {
            return worst;
        }
        let passed =
            step < self.step || matches!(self.saving, Saving::Done(..)) && step == StepId::Save;
        if passed
            && self.can_go_to(step.next().unwrap_or(step))
            && matches!(step, StepId::Start | StepId::Save)
        {
            Mark::Met
        } else {
            Mark::Todo
        }
    }
}

/// What a way to sign in is called.
#[must_use]
pub fn label_of(way: SignIn) -> Text {
    match way {
        SignIn::Password => words::choice_sign_in_password(),
        SignIn::DeviceCode => words::choice_sign_in_device_code(),
        SignIn::Browser => words::choice_sign_in_browser(),
    }
}

/// What a cloud is called.
#[must_use]
pub fn label_of_cloud(cloud: Cloud) -> Text {
    match cloud {
        Cloud::Global => words::choice_cloud_global(),
        Cloud::UsGovernment => words::choice_cloud_us_government(),
        Cloud::China21Vianet => words::choice_cloud_china_21vianet(),
    }
}

/// What a place for secrets is called.
#[must_use]
pub fn label_of_store(kind: StoreKind) -> Text {
    match kind {
        StoreKind::Keychain => words::choice_store_keychain(),
        StoreKind::File => words::choice_store_file(),
        StoreKind::None => words::choice_store_none(),
    }
}
