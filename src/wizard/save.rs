//! Saving: the profile that the answers and findings make, and what the person is told before agreeing.

use super::msg::{Effect, Msg, Ticket};
use super::standing::{Mark, Outcome, proved};
use super::{Entry, Saving, Typed, Vault, Wizard};
use crate::model::check::CheckId;
use crate::model::ids::{is_domain, is_profile_name};
use crate::model::profile::{Draft, Environment, Profile, SCHEMA, StoreKind};
use crate::model::question::{QUESTIONS, QuestionId, Sort};
use crate::model::secret::Secret;
use crate::model::sign_in::SignIn;
use crate::model::step::StepId;
use crate::model::text::Text;
use crate::model::verdict::Verdict;
use crate::model::words;

impl Wizard {
    /// Where the secrets will go, as chosen and as far as it is possible.
    #[must_use]
    pub fn store(&self) -> StoreKind {
        if self.setup.environment == Environment::Sandbox {
            return StoreKind::None;
        }
        let chosen = StoreKind::from_name(self.entry(QuestionId::Store).typed.line());
        match (chosen, &self.vault) {
            (Some(StoreKind::Keychain), Vault::Unavailable(_)) | (None, _) => StoreKind::None,
            (Some(chosen), _) => chosen,
        }
    }

    /// The profile as it would be saved now. Its time is set by who writes it.
    #[must_use]
    pub fn profile(&self) -> Profile {
        let answers = self.valid_answers();
        let line = |id| answers.line(id).map(str::to_owned);
        Profile {
            schema: SCHEMA,
            name: line(QuestionId::ProfileName).unwrap_or_default(),
            environment: self.setup.environment,
            cloud: answers.cloud(),
            tenant: answers.tenant().to_owned(),
            tenant_id: self.evidence("tenant", "tenant_id"),
            partner_id: line(QuestionId::PartnerId),
            client_id: answers.client_id().to_owned(),
            secret_expires: line(QuestionId::SecretExpires),
            user_id: answers.user_id().to_owned(),
            sign_in: line(QuestionId::SignIn).unwrap_or_default(),
            store: self.store(),
            ready: self.outcome() == Outcome::Ready,
            saved_at: String::new(),
            refresh_used_at: None,
            seen_at: std::collections::BTreeMap::new(),
            proved: proved(&self.ledger()),
            checks: self
                .ledger()
                .iter()
                .map(|row| {
                    (
                        row.spec.id.to_string(),
                        verdict_name(row.shown.verdict()).to_owned(),
                    )
                })
                .collect(),
        }
    }

    /// A piece of evidence of a met check.
    #[must_use]
    pub fn evidence(&self, check: &'static str, name: &str) -> Option<String> {
        match self.shown(CheckId(check)).verdict()? {
            Verdict::Met(finding) => finding.evidence(name).map(str::to_owned),
            Verdict::Unmet(_) | Verdict::Unknown(_) => None,
        }
    }

    /// A name for the profile that says whose it is: the first part of the tenant's domain.
    pub(super) fn suggested_name(&self) -> String {
        let answers = self.valid_answers();
        let tenant = answers.tenant();
        let stem = tenant
            .split('.')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        if is_domain(tenant) && is_profile_name(&stem) {
            stem
        } else {
            "partner".to_owned()
        }
    }

    /// What this page is about.
    #[must_use]
    pub fn intro(&self) -> Text {
        match (self.step, &self.saving) {
            (StepId::Save, Saving::Done(..)) => words::step_save_again(),
            _ => (self.step.step().intro)(),
        }
    }

    /// What should be known on this page before anything is asked of a service.
    #[must_use]
    pub fn hints(&self) -> Vec<Text> {
        let mut hints: Vec<Text> = self.about_waiting().into_iter().collect();
        hints.extend(self.about_the_way());
        if self.must_open_a_file() {
            hints.push(words::open_file());
        }
        let is_empty = |id: &QuestionId| {
            id.question().sort == Sort::Secret && self.entry(*id).typed.is_empty()
        };
        if self.wiped && self.questions().iter().any(is_empty) {
            hints.push(words::wiped_after_saving());
        }
        // A stranger's own values are unknown in a rehearsal, and that is no fault of theirs.
        let refused = self
            .rows_of(self.step)
            .iter()
            .any(|row| row.shown.mark() == Mark::Unmet);
        let own = self
            .practice_here()
            .into_iter()
            .any(|(id, practice)| self.entry(id).typed != practice);
        if refused && own && self.step != StepId::Save {
            hints.push(words::sandbox_own_values());
        }
        hints
    }

    /// The secrets that would be kept now.
    fn secrets_to_keep(&self) -> Vec<(QuestionId, Secret)> {
        if self.store() == StoreKind::None {
            return Vec::new();
        }
        let with_password = self.keeps_password();
        self.valid_answers()
            .secrets()
            .filter(|(id, secret)| match id {
                QuestionId::Password => with_password,
                QuestionId::PassphraseAgain => false,
                _ => !secret.is_empty(),
            })
            .map(|(id, secret)| (id, secret.clone()))
            .collect()
    }

    fn keeps_password(&self) -> bool {
        let answer = self.valid_answers().line(QuestionId::KeepPassword);
        self.is_asked(QuestionId::KeepPassword) && answer == Some("yes")
    }

    /// What becomes of the secrets, in words.
    fn will_keep(&self, name: &str) -> Vec<Text> {
        if self.setup.environment == Environment::Sandbox {
            return vec![words::save_practice()];
        }
        let asked = self.is_asked(QuestionId::Password);
        let kept = match (self.store(), &self.vault) {
            (StoreKind::None, Vault::Unavailable(why))
                if self.entry(QuestionId::Store).typed.is_empty() =>
            {
                return vec![words::save_vault_unavailable(why.clone())];
            }
            (StoreKind::File, _) if self.keeps_password() => words::save_encrypted_both(name),
            (StoreKind::File, _) if !asked => words::save_encrypted_secret(name),
            (StoreKind::File, _) => words::save_encrypted(name),
            (_, Vault::Untried | Vault::Probing) => words::save_vault_probing(),
            (StoreKind::Keychain, _) if self.keeps_password() => words::save_keychain_both(),
            (StoreKind::Keychain, _) if !asked => words::save_keychain_secret(),
            (StoreKind::Keychain, _) => words::save_keychain(),
            (StoreKind::None, _) => words::save_nowhere(),
        };
        let why = match &self.vault {
            Vault::Unavailable(why) => Some(words::save_vault_unavailable(why.clone())),
            _ => None,
        };
        why.into_iter().chain([kept]).collect()
    }

    /// What will be written where, line by line, before anything is.
    #[must_use]
    pub fn will_write(&self) -> Vec<Text> {
        let name = self
            .entry(QuestionId::ProfileName)
            .typed
            .line()
            .trim()
            .to_owned();
        let mut lines = Vec::new();
        if name.is_empty() {
            lines.push(words::save_name_first());
        } else {
            let separator = if self.setup.folder.contains('\\') {
                '\\'
            } else {
                '/'
            };
            lines.push(words::save_file(format!(
                "{}{separator}{name}.json",
                self.setup.folder
            )));
            let there = self
                .setup
                .profiles
                .iter()
                .find(|profile| profile.name.eq_ignore_ascii_case(&name));
            if let Some(there) = there {
                let loses = there.is_ready() && self.outcome() != Outcome::Ready;
                lines.push(if loses {
                    words::save_replaces_working(&there.name)
                } else {
                    words::save_replaces(&there.name)
                });
            }
        }
        lines.push(words::save_no_secret_inside());
        lines.extend(self.will_keep(&name));
        match self.outcome() {
            Outcome::Ready => {}
            Outcome::NotReady => lines.push(words::save_not_ready()),
            Outcome::SignInNeeded | Outcome::Unknown => lines.push(words::save_not_proved()),
        }
        lines
    }

    /// Asks to write the profile; the person has just agreed on the save page.
    pub(super) fn save(&mut self) -> Vec<Effect> {
        if self.saving == Saving::Running {
            return Vec::new();
        }
        if matches!(self.saving, Saving::Done(..)) && self.wiped {
            // Nothing has changed since.
            return self.enter(StepId::Next);
        }
        if self.has_lost_secrets() {
            return self.ask_again(QuestionId::ClientSecret);
        }
        // A profile without these could not be verified.
        for id in [QuestionId::Tenant, QuestionId::ClientId, QuestionId::UserId] {
            if self.entry(id).judged.is_err() {
                return self.ask_again(id);
            }
        }
        self.saving = Saving::Running;
        vec![Effect::Save(
            Box::new(self.profile()),
            self.secrets_to_keep(),
        )]
    }

    /// The draft as it would be kept now; `None` if there is nothing in it.
    pub(super) fn draft(&self) -> Option<Draft> {
        let lines: std::collections::BTreeMap<QuestionId, String> = QUESTIONS
            .iter()
            .filter(|question| {
                question.sort != Sort::Secret
                    && question.id != QuestionId::Begin
                    && question.id != QuestionId::Language
            })
            .map(|question| (question.id, self.entry(question.id)))
            // What is not valid may be a secret in the wrong field, and a draft is plain text.
            .filter(|(_, entry)| entry.judged.is_ok() && !entry.typed.is_empty())
            .map(|(id, entry)| (id, entry.typed.line().to_owned()))
            .collect();
        let something = lines.keys().any(|id| id.question().sort == Sort::Line);
        something.then_some(Draft {
            schema: SCHEMA,
            environment: self.setup.environment,
            step: self.step,
            lines,
            waiting_for: self.waiting_for().cloned(),
        })
    }

    /// Takes up the draft's answers and goes to its page, as far as the answers allow.
    pub(super) fn resume(&mut self, draft: &Draft) -> Vec<Effect> {
        self.begin_anew();
        self.resumed = true;
        for (id, line) in &draft.lines {
            if id.question().sort != Sort::Secret {
                self.fill(*id, Typed::Line(line.clone()));
            }
        }
        self.fill_all(&self.setup.given.clone());
        let Some(page) = self.take_up_waiting(draft) else {
            return self.enter_first_gap(draft.step);
        };
        self.commit_what_came_along();
        let mut effects = self.enter(page);
        if self.gaps().is_empty() {
            effects.extend(self.on_towards_waiting().unwrap_or_default());
        }
        effects
    }

    /// Takes up a profile's answers and asks for its secrets.
    pub(super) fn take_up(&mut self, profile: &Profile) -> Vec<Effect> {
        let typed = self.entry(QuestionId::Passphrase).typed.clone();
        self.forget_waiting();
        self.begin_anew();
        self.resumed = false;
        for (id, line) in profile.lines() {
            self.fill(id, Typed::Line(line));
        }
        // A flag says what is wanted this time, a profile what was wanted once.
        self.fill_all(&self.setup.given.clone());
        let mut passphrase = None;
        if profile.store == StoreKind::File {
            // What was typed last, which may be nothing, and not what a variable says.
            self.fill(QuestionId::Passphrase, typed);
            self.rejudge(QuestionId::Passphrase);
            passphrase = self.passphrase();
        }
        let ticket = self.next_ticket();
        self.loading = Some(ticket);
        let profile = Box::new(profile.clone());
        vec![Effect::LoadSecrets(ticket, profile, passphrase)]
    }

    fn passphrase(&self) -> Option<Secret> {
        let answers = self.valid_answers();
        answers.secret(QuestionId::Passphrase).cloned()
    }

    /// What the next page says: what there is now, when it ends, and how to go on.
    #[must_use]
    pub fn farewell(&self) -> Vec<Text> {
        let mut lines = Vec::new();
        let Saving::Done(saved) = &self.saving else {
            return lines;
        };
        let profile = &saved.profile;
        lines.push(words::next_saved(&profile.name, &saved.path));
        lines.extend(saved.warning.clone());
        lines.push(match (profile.is_ready(), self.outcome()) {
            (true, _) => words::next_ready(),
            (false, Outcome::NotReady) => words::next_not_ready(),
            (false, _) => words::next_not_proved(),
        });
        if let Some(at) = self.evidence("sign-in", "expires") {
            lines.push(words::next_token_expires(at));
        }
        match &profile.secret_expires {
            Some(day) => lines.push(words::next_secret_expires(day)),
            None => lines.push(words::next_secret_expiry_unknown()),
        }
        let live = self.setup.environment == Environment::Live;
        if live && profile.store == StoreKind::None {
            lines.push(words::next_nothing_kept());
        }
        if profile.refresh_used_at.is_some() {
            lines.push(words::next_renewal());
        } else if profile.sign_in == SignIn::DeviceCode.name() {
            lines.push(words::next_device_code());
        }
        if let Some(names) = self.evidence("access", "names") {
            lines.push(words::next_data_sets(names));
        }
        lines
    }

    /// The commands to go on with, ready to be copied.
    #[must_use]
    pub fn commands(&self) -> Vec<String> {
        let Saving::Done(saved) = &self.saving else {
            return Vec::new();
        };
        let profile = &saved.profile;
        let sandbox = if self.setup.environment == Environment::Sandbox {
            " --sandbox"
        } else {
            ""
        };
        let (name, more) = (&profile.name, format!("{sandbox}{}", self.reach));
        vec![
            format!("partner-onboard verify --profile {name}{more}"),
            format!("partner-onboard verify --profile {name}{more} --json"),
            format!("partner-onboard token --profile {name}{more}"),
        ]
    }

    pub(super) fn on_saved(&mut self, result: Result<super::Saved, Text>) -> Vec<Effect> {
        match result {
            Ok(saved) => {
                self.saving = Saving::Done(saved);
                let mut effects = self.wipe();
                // Whoever has gone elsewhere meanwhile stays there.
                if self.step == StepId::Save {
                    effects.extend(self.enter(StepId::Next));
                }
                effects
            }
            Err(fault) => {
                self.saving = Saving::Failed(fault);
                Vec::new()
            }
        }
    }

    /// Once the profile is saved and nothing runs any more, the secrets have done what they were for. What was found with
    /// them stays: the runs forget them as well, so that nothing has changed as far as the verdicts are concerned.
    pub(super) fn wipe(&mut self) -> Vec<Effect> {
        if !matches!(self.saving, Saving::Done(..)) || self.is_checking() {
            return Vec::new();
        }
        for question in QUESTIONS.iter().filter(|it| it.sort == Sort::Secret) {
            self.entries.insert(question.id, Entry::new(question.id));
            for standing in self.standings.values_mut() {
                standing.forget(question.id);
            }
        }
        self.opened_by = None;
        // What a variable gave is still there, and whoever saves again need not type it.
        if let Some(given) = self.setup.given.secret(QuestionId::Passphrase).cloned() {
            self.fill(QuestionId::Passphrase, Typed::Secret(given));
        }
        self.wiped = true;
        self.take_stock();
        vec![Effect::Forget]
    }

    /// True if what would be saved now has lost its secrets, which are where they were kept: nothing may take their place.
    fn has_lost_secrets(&self) -> bool {
        self.wiped
            && self.store() != StoreKind::None
            && self.entry(QuestionId::ClientSecret).typed.is_empty()
    }

    pub(super) fn on_secrets(
        &mut self,
        ticket: Ticket,
        secrets: Vec<(QuestionId, Secret)>,
        fault: Option<Text>,
    ) -> Vec<Effect> {
        // Whoever has gone on without them must not be thrown onto another page by them, and another profile's secrets
        // are none of this one's.
        if self.loading != Some(ticket) {
            return Vec::new();
        }
        self.loading = None;
        let passphrase = self.passphrase().filter(|_| self.must_open_a_file());
        match (passphrase, fault) {
            // To be tried again, or left empty: whoever was asked for it is told beside it.
            (Some(_), Some(fault)) => {
                if let Some(entry) = self.entries.get_mut(&QuestionId::Passphrase) {
                    entry.judged = Err(fault);
                    entry.visited = true;
                    entry.committed = false;
                }
                self.take_stock();
                self.load_fault = None;
                self.focus = Some(QuestionId::Passphrase);
                return Vec::new();
            }
            (opened_by, fault) => {
                self.opened_by = opened_by;
                self.load_fault = fault;
            }
        }
        for (id, secret) in secrets {
            if self.setup.given.secret(id).is_none() {
                self.fill(id, Typed::Secret(secret));
            }
        }
        let gap = StepId::Results;
        if self.can_answer_all() {
            let mut effects = self.enter(gap);
            effects.extend(self.update(Msg::RunAll));
            return effects;
        }
        self.enter_first_gap(gap)
    }
}

/// The name of a verdict in reports and profiles.
#[must_use]
pub(crate) fn verdict_name(verdict: Option<&Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Met(_)) => "met",
        Some(Verdict::Unmet(_)) => "unmet",
        Some(Verdict::Unknown(_)) => "unknown",
        None => "not-reached",
    }
}
