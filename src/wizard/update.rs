//! One message in, effects out: the only place where the wizard changes.

use super::entry::Typed;
use super::msg::{Effect, End, Leave, Msg, Ticket};
use super::standing::{Shown, Standing};
use super::{BEGIN_DRAFT, Saving, Vault, Wizard};
use crate::model::check::{CheckId, Starts};
use crate::model::endpoints::is_protected;
use crate::model::lang::Lang;
use crate::model::notice::Notice;
use crate::model::profile::{Environment, StoreKind};
use crate::model::question::{QUESTIONS, QuestionId, Sort};
use crate::model::step::{STEPS, StepId};
use crate::model::text::Text;
use crate::model::verdict::Verdict;
use crate::model::words;

impl Wizard {
    /// Takes in what happened and says what to do about it.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Type(id, typed) => {
                self.on_type(id, typed);
                Vec::new()
            }
            Msg::Focus(id) => self.on_focus(id),
            Msg::Blur => self.leave_field(),
            Msg::Confirm => self.on_confirm(),
            Msg::Next => self.on_next(),
            Msg::Back => self.on_back(),
            Msg::GoTo(step) if self.can_go_to(step) => self.enter(step),
            Msg::Escape => self.on_escape(),
            Msg::Rerun => self.on_rerun(),
            Msg::RunAll => self.on_run_all(),
            Msg::Again(checks) => self.on_again(&checks),
            Msg::Fix(check) => self.on_fix(check),
            Msg::Instead(check) => self.on_instead(check),
            Msg::Fill => {
                self.on_fill();
                Vec::new()
            }
            Msg::SwitchLanguage => {
                let lang = self.lang.other();
                self.on_type(QuestionId::Language, Typed::Line(lang.code().to_owned()));
                Vec::new()
            }
            Msg::Open(url) if is_protected(&url) => self.on_open(url),
            Msg::NotOpened(why) => {
                self.not_opened = Some(why);
                Vec::new()
            }
            Msg::GoTo(_) | Msg::Open(_) => Vec::new(),
            Msg::Interrupt if self.leaving => self.on_leave(Leave::KeepDraft),
            Msg::Interrupt => {
                self.leaving = true;
                Vec::new()
            }
            Msg::Leave(leave) => self.on_leave(leave),
            Msg::Settled(ticket, verdict, at) => self.on_settled(ticket, verdict, at),
            Msg::Notice(ticket, notice) => {
                self.on_notice(ticket, notice);
                Vec::new()
            }
            Msg::VaultProbed(outcome) => {
                self.on_vault(outcome);
                Vec::new()
            }
            Msg::SecretsLoaded(ticket, secrets, fault) => self.on_secrets(ticket, secrets, fault),
            Msg::Saved(result) => self.on_saved(result),
            Msg::Gather => self.on_gather(),
            Msg::Write(paper) => self.on_write(paper),
            Msg::Gathered(_) | Msg::Written(..) | Msg::Asked(_) => {
                self.on_paper(msg);
                Vec::new()
            }
        }
    }

    fn on_paper(&mut self, msg: Msg) {
        match msg {
            Msg::Gathered(text) => self.on_gathered(text),
            Msg::Written(paper, result) => self.on_written(paper, result),
            Msg::Asked(check) => self.on_asked(check),
            _ => {}
        }
    }

    fn on_open(&mut self, url: String) -> Vec<Effect> {
        self.not_opened = (!self.seat.opens).then(words::open_not_here);
        if self.seat.opens {
            vec![Effect::Open(url)]
        } else {
            Vec::new()
        }
    }

    fn on_rerun(&mut self) -> Vec<Effect> {
        let mut checks = self.checks_of(self.step);
        let mut effects = self.leave_field();
        self.commit_what_stands();
        let resends = self.would_resend();
        if resends {
            checks.retain(|id| !self.is_refused(*id));
        } else {
            self.seen = None;
        }
        effects.extend(self.reset(&checks));
        effects.extend(self.start_what_can());
        if self.step == StepId::Save {
            effects.extend(self.probe_vault());
        }
        self.warned = resends;
        if resends && self.questions().contains(&QuestionId::Password) {
            self.focus = Some(QuestionId::Password);
        }
        effects
    }

    fn on_type(&mut self, id: QuestionId, typed: Typed) {
        // The language is no answer: it changes nothing but words.
        if id != QuestionId::Language {
            self.warned = false;
            self.moving_on = false;
        }
        let specs = self.setup.specs.iter();
        let reading: Vec<CheckId> = specs
            .filter(|spec| spec.reads.contains(&id))
            .map(|spec| spec.id)
            .collect();
        self.held.retain(|check| !reading.contains(check));
        // What was confirmed was another answer.
        self.armed.retain(|check| !reading.contains(check));
        if id != QuestionId::Language && matches!(self.saving, Saving::Done(..) | Saving::Failed(_))
        {
            self.saving = Saving::No;
        }
        let others = self.valid_answers().clone();
        let Some(entry) = self.entries.get_mut(&id) else {
            return;
        };
        let replaced = entry.committed && !entry.typed.is_empty() && entry.typed != typed;
        entry.set(id, typed, &others);
        self.judge_choice(id);
        if id == QuestionId::ClientSecret && replaced {
            // The day belongs to the secret that it was given with: for another one it would warn of the wrong day.
            let day = QuestionId::SecretExpires;
            self.entries.insert(day, super::Entry::new(day));
        }
        self.take_stock();
        let Some(entry) = self.entries.get(&id) else {
            return;
        };
        if id == QuestionId::Language
            && let Some(lang) = Lang::ALL
                .into_iter()
                .find(|lang| lang.code() == entry.typed.line())
        {
            self.lang = lang;
        }
        // The answer may have closed the question that has the focus.
        let questions = self.questions();
        self.focus = self.focus.filter(|id| questions.contains(id));
        let changed: &[QuestionId] = match id {
            // Whether the client ID is the tenant's depends on the tenant.
            QuestionId::Tenant => &[QuestionId::ClientId],
            QuestionId::Begin => &[QuestionId::Passphrase],
            QuestionId::Passphrase => &[QuestionId::Passphrase, QuestionId::PassphraseAgain],
            QuestionId::Store => &[QuestionId::PassphraseAgain],
            _ => &[],
        };
        for id in changed {
            self.rejudge(*id);
        }
    }

    /// The keychain has answered. What cannot go there goes nowhere else by itself: the person chooses.
    fn on_vault(&mut self, outcome: Result<(), Text>) {
        let store = self.entry(QuestionId::Store).typed.line().to_owned();
        let keychain = StoreKind::Keychain.name();
        match outcome {
            Ok(()) => {
                self.vault = Vault::Ready;
                if store.is_empty() {
                    self.fill(QuestionId::Store, Typed::Line(keychain.to_owned()));
                }
            }
            Err(why) => {
                self.vault = Vault::Unavailable(why);
                if store == keychain {
                    self.fill(QuestionId::Store, Typed::empty(QuestionId::Store));
                }
                if self.step == StepId::Save && self.entry(QuestionId::Store).judged.is_err() {
                    self.focus = Some(QuestionId::Store);
                }
            }
        }
    }

    fn on_focus(&mut self, id: QuestionId) -> Vec<Effect> {
        if self.focus == Some(id) || !self.questions().contains(&id) {
            return Vec::new();
        }
        let effects = self.leave_field();
        self.focus = Some(id);
        effects
    }

    /// The focus leaves its field: the answer is judged aloud, and if it is valid, the person stands by it.
    fn leave_field(&mut self) -> Vec<Effect> {
        if let Some(id) = self.focus.take() {
            self.commit(id, false);
        }
        self.start_what_can()
    }

    /// The focus leaves its field without a word about what stands there.
    fn abandon_field(&mut self) {
        let left = self.focus.take();
        if let Some(entry) = left.and_then(|id| self.entries.get_mut(&id)) {
            entry.visited |= !entry.typed.is_empty();
        }
    }

    /// Commits an answer; a field that is still empty is only faulted when the page is confirmed.
    fn commit(&mut self, id: QuestionId, confirmed: bool) -> bool {
        let Some(entry) = self.entries.get_mut(&id) else {
            return true;
        };
        entry.visited |= confirmed || !entry.typed.is_empty();
        entry.committed = entry.judged.is_ok();
        // What was taken off is said in the notes; what stands there from now on is what is used.
        if let Ok(clean) = &entry.judged {
            entry.typed = clean.clone();
        }
        entry.committed
    }

    /// Confirming a page confirms the valid answers of the pages before it too: whoever jumped over a page that flags or
    /// a draft had filled in has seen no reason to change it.
    fn commit_what_stands(&mut self) {
        for step in STEPS.iter().filter(|step| step.id < self.step) {
            for id in step.questions {
                if let Some(entry) = self.entries.get_mut(id)
                    && entry.judged.is_ok()
                {
                    entry.committed = true;
                }
            }
        }
    }

    fn on_confirm(&mut self) -> Vec<Effect> {
        let questions = self.questions();
        let at = self
            .focus
            .and_then(|id| questions.iter().position(|known| *known == id));
        let Some((id, next)) = at.and_then(|at| Some((questions[at], *questions.get(at + 1)?)))
        else {
            return self.on_next();
        };
        // A field that is wrong keeps the focus: its fault is said where the person is looking.
        if self.commit(id, true) {
            self.focus = Some(next);
        }
        self.start_what_can()
    }

    fn on_next(&mut self) -> Vec<Effect> {
        match self.step {
            StepId::Next => return vec![Effect::Quit(End::Done)],
            StepId::Save if self.vault == Vault::Probing => return Vec::new(),
            _ => {}
        }
        if self.lacks_secrets()
            && let Some(effects) = self.on_towards_waiting()
        {
            return effects;
        }
        self.held.clear();
        self.commit_what_stands();
        let questions = self.questions();
        let faulty: Vec<QuestionId> = questions
            .iter()
            .copied()
            .filter(|id| !self.commit(*id, true))
            .collect();
        if let Some(first) = faulty.first() {
            self.focus = Some(*first);
            return self.start_what_can();
        }
        match self.step {
            StepId::Start => return self.on_begin(),
            StepId::Save => return self.save(),
            _ => {}
        }
        // What starts on confirmation only has just been confirmed, unless it stands already.
        for id in self.checks_of(self.step) {
            let stands = matches!(self.shown(id), Shown::Settled(..) | Shown::Running(..));
            let own = self
                .spec(id)
                .is_some_and(|spec| spec.step == self.step && spec.starts == Starts::OnConfirm);
            if own && !stands {
                self.arm(id);
            }
        }
        let mut effects = self.start_what_can();
        effects.extend(self.move_on());
        effects
    }

    /// On with a confirmed page: now, when its checks have settled, or, if they did not turn out well, not yet.
    fn move_on(&mut self) -> Vec<Effect> {
        let shown: Vec<Shown> = self
            .checks_of(self.step)
            .into_iter()
            .map(|id| self.shown(id))
            .collect();
        if shown
            .iter()
            .any(|shown| matches!(shown, Shown::Running(..)))
        {
            self.moving_on = true;
            return Vec::new();
        }
        self.moving_on = false;
        let trouble = shown
            .iter()
            .any(|shown| shown.verdict().is_some_and(|verdict| !verdict.is_met()));
        if trouble && !self.goes_on_anyway() {
            self.seen = Some(self.step);
            return Vec::new();
        }
        if let Some(effects) = self.on_towards_waiting() {
            return effects;
        }
        match self.step.next() {
            Some(next) => self.enter(next),
            None => Vec::new(),
        }
    }

    fn on_begin(&mut self) -> Vec<Effect> {
        self.loading = None;
        let begin = self.entry(QuestionId::Begin).typed.line().to_owned();
        if self.is_asked(QuestionId::Begin) {
            if begin == BEGIN_DRAFT
                && let Some(draft) = self.setup.draft.clone()
            {
                return self.resume(&draft);
            }
            if let Some(profile) = self.chosen_profile().cloned() {
                return self.take_up(&profile);
            }
        }
        self.forget_waiting();
        self.resumed = false;
        self.enter(StepId::Enrolment)
    }

    /// To a page; the field that is left is judged on the way.
    ///
    /// Going back, or to another field of the same page, is no confirmation: what was only begun to be typed stays in its
    /// field and is sent to nobody.
    pub(super) fn enter(&mut self, step: StepId) -> Vec<Effect> {
        if step <= self.step {
            self.abandon_field();
        }
        let mut effects = self.leave_field();
        self.step = step;
        self.warned = false;
        self.not_opened = None;
        self.rejudge(QuestionId::Passphrase);
        self.rejudge(QuestionId::PassphraseAgain);
        self.seen = None;
        self.moving_on = false;
        if step == StepId::Save && self.entry(QuestionId::ProfileName).typed.is_empty() {
            self.fill(QuestionId::ProfileName, Typed::Line(self.suggested_name()));
        }
        let questions = self.questions();
        self.focus = questions
            .iter()
            .copied()
            .find(|id| self.entry(*id).judged.is_err())
            .or_else(|| {
                questions
                    .iter()
                    .copied()
                    .find(|id| id.question().sort != Sort::Choice)
            })
            .or(questions.first().copied());
        if step == StepId::Save {
            effects.extend(self.probe_vault());
        }
        // Whoever comes to the results after everything has settled sees their problems as well.
        self.see_trouble();
        effects
    }

    /// Asks the keychain, unless it has said yes: what was locked or missing may have been mended meanwhile.
    fn probe_vault(&mut self) -> Option<Effect> {
        let ask = matches!(self.vault, Vault::Untried | Vault::Unavailable(_));
        if !ask || self.setup.environment != Environment::Live {
            return None;
        }
        self.vault = Vault::Probing;
        Some(Effect::ProbeVault)
    }

    pub(super) fn ask_again(&mut self, id: QuestionId) -> Vec<Effect> {
        let step = STEPS
            .iter()
            .find(|step| step.questions.contains(&id))
            .map_or(self.step, |step| step.id);
        let effects = self.enter(step);
        if self.questions().contains(&id) {
            self.focus = Some(id);
        }
        effects
    }

    /// To this page, or to the first one before it that still lacks an answer.
    pub(super) fn enter_first_gap(&mut self, step: StepId) -> Vec<Effect> {
        let order = STEPS
            .iter()
            .map(|step| step.id)
            .filter(|id| *id != StepId::Start && *id <= step);
        let gap = order
            .take_while(|id| self.can_go_to(*id))
            .last()
            .unwrap_or(StepId::Enrolment);
        self.commit_what_came_along();
        self.enter(gap)
    }

    /// Every answer that came along and is valid is one the person gave before.
    pub(super) fn commit_what_came_along(&mut self) {
        for question in &QUESTIONS {
            if !self.entry(question.id).typed.is_empty() {
                self.commit(question.id, true);
            }
        }
    }

    pub(super) fn can_answer_all(&self) -> bool {
        self.setup
            .specs
            .iter()
            .flat_map(|spec| spec.reads)
            .all(|id| !self.is_asked(*id) || self.entry(*id).judged.is_ok())
    }

    fn on_back(&mut self) -> Vec<Effect> {
        match self.step.previous() {
            Some(previous) => self.enter(previous),
            None => Vec::new(),
        }
    }

    fn on_escape(&mut self) -> Vec<Effect> {
        if self.leaving {
            self.leaving = false;
            Vec::new()
        } else if self.is_checking() {
            self.cancel()
        } else if self.step == StepId::Start {
            self.leaving = true;
            Vec::new()
        } else {
            self.on_back()
        }
    }

    fn on_leave(&mut self, leave: Leave) -> Vec<Effect> {
        self.leaving = false;
        if leave == Leave::Stay {
            return Vec::new();
        }
        let mut effects = self.cancel();
        match self.saving {
            Saving::Done(..) => {
                effects.push(Effect::Quit(End::Done));
                return effects;
            }
            // What is being written will be there; a draft of it would only be in the way.
            Saving::Running => {}
            _ if self.spares_draft => {}
            // What is thrown away is what was entered now; the draft of another onboarding is not.
            _ if leave == Leave::Discard && self.replaces_draft().is_some() => {}
            _ if leave == Leave::Discard => effects.push(Effect::DiscardDraft),
            _ if leave == Leave::Untouched => {}
            _ => effects.extend(self.draft().map(Effect::SaveDraft)),
        }
        effects.push(Effect::Quit(End::Left));
        effects
    }

    fn on_run_all(&mut self) -> Vec<Effect> {
        for question in &QUESTIONS {
            self.commit(question.id, true);
        }
        let all: Vec<CheckId> = self.setup.specs.iter().map(|spec| spec.id).collect();
        let mut effects = self.reset(&all);
        effects.extend(self.start_what_can());
        effects
    }

    fn on_again(&mut self, checks: &[CheckId]) -> Vec<Effect> {
        let mut effects = self.reset(checks);
        // What was never reached was meant to run from the beginning.
        let all: Vec<CheckId> = self.setup.specs.iter().map(|spec| spec.id).collect();
        for id in all {
            if self.shown(id) == Shown::Waiting {
                self.arm(id);
            }
        }
        effects.extend(self.start_what_can());
        effects
    }

    fn on_fix(&mut self, check: CheckId) -> Vec<Effect> {
        let (Shown::Settled(verdict, _) | Shown::Stale(verdict, _)) = self.shown(check) else {
            return Vec::new();
        };
        let Some(problem) = verdict.problem() else {
            return Vec::new();
        };
        if let Some(id) = problem.question {
            return self.ask_again(id);
        }
        let step = self.spec(check).map_or(self.step, |spec| spec.step);
        if step == self.step {
            Vec::new()
        } else {
            self.enter(step)
        }
    }

    /// To the page of the sign-in, and there on by the way offered, with every other answer kept. The person has asked for
    /// it, so the check starts without another word.
    fn on_instead(&mut self, check: CheckId) -> Vec<Effect> {
        let Some(way) = self.offer(check) else {
            return Vec::new();
        };
        let mut effects = self.ask_again(QuestionId::SignIn);
        self.on_type(QuestionId::SignIn, Typed::Line(way.name().to_owned()));
        // What was waited for is given up before the new way starts: one run of a check at a time.
        effects.extend(self.start_what_can());
        effects.extend(self.on_next());
        effects
    }

    fn on_fill(&mut self) {
        for (id, typed) in self.practice_here() {
            self.on_type(id, typed);
        }
    }

    /// The practice values for this page. The cloud and the way to sign in have a value already, and it is the person's
    /// choice.
    pub(super) fn practice_here(&self) -> Vec<(QuestionId, Typed)> {
        let Some(practice) = &self.setup.practice else {
            return Vec::new();
        };
        let questions = self.questions().into_iter();
        questions
            .filter(|id| !matches!(id, QuestionId::Cloud | QuestionId::SignIn))
            .filter_map(|id| {
                let line = practice.line(id).map(|line| Typed::Line(line.to_owned()));
                let secret = || practice.secret(id).cloned().map(Typed::Secret);
                Some((id, line.or_else(secret)?))
            })
            .collect()
    }

    fn running(&mut self, ticket: Ticket) -> Option<CheckId> {
        self.standings
            .iter()
            .find(|(_, standing)| matches!(standing, Standing::Running(run, _) if run.ticket == ticket))
            .map(|(id, _)| *id)
    }

    fn on_settled(
        &mut self,
        ticket: Ticket,
        verdict: Box<Verdict>,
        at: jiff::Timestamp,
    ) -> Vec<Effect> {
        let Some(id) = self.running(ticket) else {
            return Vec::new();
        };
        self.note_arrival(id, &verdict);
        if let Some(standing @ Standing::Running(..)) = self.standings.get_mut(&id)
            && let Standing::Running(run, _) = std::mem::take(standing)
        {
            *standing = Standing::Settled(run, verdict, at);
        }
        let mut effects = self.start_what_can();
        effects.extend(self.wipe());
        if self.moving_on {
            effects.extend(self.move_on());
        } else {
            self.see_trouble();
        }
        effects
    }

    /// A problem that arrived on the page in sight has been seen, once nothing on that page runs any more.
    fn see_trouble(&mut self) {
        let shown: Vec<Shown> = self
            .checks_of(self.step)
            .into_iter()
            .map(|id| self.shown(id))
            .collect();
        let running = shown
            .iter()
            .any(|shown| matches!(shown, Shown::Running(..)));
        let trouble = shown
            .iter()
            .any(|shown| shown.verdict().is_some_and(|verdict| !verdict.is_met()));
        if self.step == StepId::Results && trouble && !running {
            self.seen = Some(self.step);
        }
    }

    fn on_notice(&mut self, ticket: Ticket, notice: Notice) {
        if let Some(id) = self.running(ticket)
            && let Some(Standing::Running(_, last)) = self.standings.get_mut(&id)
        {
            *last = Some(notice);
        }
    }

    /// What Enter does here, for the footer and for whoever asks.
    #[must_use]
    pub fn enter_does(&self) -> Text {
        match self.step {
            StepId::Save if self.saving == Saving::Running => words::enter_saving(),
            StepId::Save => words::enter_save(),
            StepId::Next => words::enter_quit(),
            StepId::SignIn if !self.goes_on_anyway() && !self.lacks_secrets() => {
                words::enter_sign_in()
            }
            _ if self.lacks_secrets() => words::enter_secrets(),
            _ if self.goes_on_anyway() => words::enter_anyway(),
            _ => words::enter_next(),
        }
    }
}
