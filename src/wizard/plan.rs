//! The plan: which run went stale, which check can start, and starting it.

use super::msg::{Effect, Ticket};
use super::standing::{Run, Shown, Standing};
use super::{Typed, Wizard};
use crate::model::answers::Answers;
use crate::model::check::{CheckId, CheckSpec, Starts};
use crate::model::profile::StoreKind;
use crate::model::question::{QuestionId, Sort, passphrase};
use crate::model::sign_in::SignIn;
use crate::model::step::StepId;

impl Wizard {
    /// All answers that are valid now, committed or not; kept, because every row of every frame asks for them. What
    /// another answer rules out is not among them.
    pub(super) fn valid_answers(&self) -> &Answers {
        &self.valid
    }

    /// Takes stock of the answers after one has changed.
    pub(super) fn take_stock(&mut self) {
        self.valid = self.count_valid();
    }

    fn count_valid(&self) -> Answers {
        let mut answers = Answers::default();
        let of_use = |id: QuestionId| !self.is_ruled_out(id);
        for (id, entry) in self.entries.iter().filter(|(id, _)| of_use(**id)) {
            match &entry.judged {
                Ok(Typed::Line(line)) => answers.set_line(*id, line.clone()),
                Ok(Typed::Secret(secret)) => answers.set_secret(*id, secret.clone()),
                Err(_) => {}
            }
        }
        answers
    }

    /// True if another answer leaves no use for this one: it is not asked for, and if it was given before, no check
    /// gets it and nothing keeps it.
    fn is_ruled_out(&self, id: QuestionId) -> bool {
        match id {
            QuestionId::Password => self.way().is_some_and(SignIn::needs_a_person),
            QuestionId::Passphrase => self.store() != StoreKind::File && !self.must_open_a_file(),
            QuestionId::PassphraseAgain => {
                self.store() != StoreKind::File
                    || self.step == StepId::Start
                    || self.is_passphrase_known()
            }
            _ => false,
        }
    }

    /// True on the first page if the profile chosen there keeps its secrets in an encrypted file.
    pub(super) fn must_open_a_file(&self) -> bool {
        let chosen = self.chosen_profile();
        self.step == StepId::Start && chosen.is_some_and(|profile| profile.store == StoreKind::File)
    }

    /// True if the passphrase was not just typed blindly: it came from outside, or has opened a file.
    fn is_passphrase_known(&self) -> bool {
        let entry = self.entries.get(&QuestionId::Passphrase);
        let Some(Ok(Typed::Secret(typed))) = entry.map(|entry| &entry.judged) else {
            return false;
        };
        let given = self.setup.given.secret(QuestionId::Passphrase);
        given.map(passphrase).as_ref() == Some(typed) || self.opened_by.as_ref() == Some(typed)
    }

    /// The way to sign in that is chosen, if it is one.
    #[must_use]
    pub fn way(&self) -> Option<SignIn> {
        match &self.entries.get(&QuestionId::SignIn)?.judged {
            Ok(Typed::Line(line)) => SignIn::from_name(line),
            _ => None,
        }
    }

    fn ticket(&self, id: CheckId) -> Option<Ticket> {
        self.standings
            .get(&id)
            .and_then(Standing::run)
            .map(|run| run.ticket)
    }

    /// True if the last run of this check worked from what would be read now, by itself and by all it needs, and what
    /// it needs still holds or is only being asked again. A new token is another matter: what was found with the old
    /// one says nothing about it.
    pub(super) fn is_fresh(&self, spec: &CheckSpec) -> bool {
        let Some(run) = self.standings.get(&spec.id).and_then(Standing::run) else {
            return false;
        };
        run.answers == self.basis(spec, self.valid_answers())
            && run.built_on.iter().zip(spec.needs).all(|(ticket, id)| {
                let Some(need) = self.spec(*id) else {
                    return true;
                };
                let same = need.starts == Starts::Freely || *ticket == self.ticket(*id);
                let holds = match self.standings.get(id) {
                    Some(Standing::Settled(_, verdict, _)) => verdict.is_met(),
                    Some(Standing::Running(..)) => true,
                    Some(Standing::Waiting) | None => false,
                };
                same && holds && self.is_fresh(need)
            })
    }

    /// What a check works from: what it reads, and what all that it needs reads.
    fn basis(&self, spec: &CheckSpec, answers: &Answers) -> Answers {
        let mut basis = Answers::default();
        let mut open = vec![spec];
        while let Some(spec) = open.pop() {
            for id in spec.reads {
                if let Some(line) = answers.line(*id) {
                    basis.set_line(*id, line);
                }
                if let Some(secret) = answers.secret(*id) {
                    basis.set_secret(*id, secret.clone());
                }
            }
            open.extend(spec.needs.iter().filter_map(|need| self.spec(*need)));
        }
        basis
    }

    /// How a check stands for everybody to see.
    #[must_use]
    pub fn shown(&self, id: CheckId) -> Shown {
        let Some(spec) = self.spec(id) else {
            return Shown::Waiting;
        };
        match self.standings.get(&id) {
            None | Some(Standing::Waiting) => Shown::Waiting,
            Some(Standing::Running(run, notice)) => Shown::Running(run.ticket, notice.clone()),
            Some(Standing::Settled(_, verdict, at)) if self.is_fresh(spec) => {
                Shown::Settled(verdict.clone(), *at)
            }
            Some(Standing::Settled(_, verdict, at)) => Shown::Stale(verdict.clone(), *at),
        }
    }

    pub(super) fn spec(&self, id: CheckId) -> Option<&'static CheckSpec> {
        self.setup.specs.iter().copied().find(|spec| spec.id == id)
    }

    fn is_met(&self, id: CheckId) -> bool {
        self.shown(id)
            .verdict()
            .is_some_and(crate::model::verdict::Verdict::is_met)
    }

    /// True if the person stands by every answer that the check reads. A choice always has a value, and it is in sight.
    fn is_answered(&self, spec: &CheckSpec) -> bool {
        spec.reads
            .iter()
            .filter(|id| self.is_asked(**id))
            .all(|id| {
                let choice = id.question().sort == Sort::Choice;
                self.entries
                    .get(id)
                    .is_some_and(|entry| entry.committed || choice && entry.judged.is_ok())
            })
    }

    fn can_start(&self, spec: &CheckSpec) -> bool {
        let idle = match self.shown(spec.id) {
            Shown::Waiting | Shown::Stale(..) => true,
            Shown::Running(..) | Shown::Settled(..) => false,
        };
        idle && !self.held.contains(&spec.id)
            && (spec.starts == Starts::Freely || self.armed.contains(&spec.id))
            && self.is_answered(spec)
            && spec.needs.iter().all(|need| self.is_met(*need))
    }

    /// A ticket that was never given out.
    pub(super) fn next_ticket(&mut self) -> Ticket {
        self.next_ticket += 1;
        Ticket(self.next_ticket - 1)
    }

    /// Aborts the runs that have gone stale and starts whatever can start.
    pub(super) fn start_what_can(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        let specs = self.setup.specs.clone();
        for spec in &specs {
            if let Some(Standing::Running(run, _)) = self.standings.get(&spec.id)
                && !self.is_fresh(spec)
            {
                effects.push(Effect::Abort(run.ticket));
                self.standings.insert(spec.id, Standing::Waiting);
            }
        }
        for spec in specs
            .iter()
            .filter(|spec| self.can_start(spec))
            .collect::<Vec<_>>()
        {
            let ticket = self.next_ticket();
            self.armed.remove(&spec.id);
            let mut answers = self.valid_answers().clone();
            // No check has any use for it.
            answers.forget(QuestionId::Passphrase);
            answers.forget(QuestionId::PassphraseAgain);
            let built_on = spec.needs.iter().map(|need| self.ticket(*need)).collect();
            let run = Run {
                ticket,
                answers: self.basis(spec, &answers),
                built_on,
            };
            self.standings.insert(spec.id, Standing::Running(run, None));
            if self.checks_of(self.step).contains(&spec.id) {
                // Whatever comes of it has not been seen.
                self.seen = None;
            }
            effects.push(Effect::Run {
                ticket,
                check: spec.id,
                answers,
            });
        }
        effects
    }

    /// Makes these checks waiting again, whatever they were, and lets them start even if they start on confirmation only.
    pub(super) fn reset(&mut self, checks: &[CheckId]) -> Vec<Effect> {
        let mut effects = Vec::new();
        for id in checks {
            if let Some(Standing::Running(run, _)) = self.standings.get(id) {
                effects.push(Effect::Abort(run.ticket));
            }
            self.standings.insert(*id, Standing::Waiting);
            self.arm(*id);
            self.held.remove(id);
        }
        effects
    }

    /// Lets a check start that starts on confirmation only, if everything it reads has been answered: what is typed
    /// later has not been confirmed.
    pub(super) fn arm(&mut self, id: CheckId) {
        if self.spec(id).is_some_and(|spec| self.is_answered(spec)) {
            self.armed.insert(id);
        }
    }

    /// Makes every running check waiting again. Nothing starts by itself after that.
    pub(super) fn cancel(&mut self) -> Vec<Effect> {
        self.moving_on = false;
        self.armed.clear();
        let mut effects = Vec::new();
        for (id, standing) in &mut self.standings {
            if let Standing::Running(run, _) = standing {
                self.held.insert(*id);
                effects.push(Effect::Abort(run.ticket));
                *standing = Standing::Waiting;
            }
        }
        effects
    }

    /// The checks that a page shows and waits for: its own, or on the results page all of them.
    #[must_use]
    pub fn checks_of(&self, step: StepId) -> Vec<CheckId> {
        self.setup
            .specs
            .iter()
            .filter(|spec| step == StepId::Results || spec.step == step)
            .map(|spec| spec.id)
            .collect()
    }

    /// Whether this question is open at all, given the other answers.
    #[must_use]
    pub fn is_asked(&self, id: QuestionId) -> bool {
        match id {
            QuestionId::Begin => !self.setup.profiles.is_empty() || self.setup.draft.is_some(),
            QuestionId::SignIn | QuestionId::Store | QuestionId::KeepPassword => {
                let choices = self.choices(id);
                // A value from outside that is not offered must be seen, and replaced by one that is.
                choices.len() > 1 || !choices.is_empty() && self.entry(id).judged.is_err()
            }
            _ => !self.is_ruled_out(id),
        }
    }
}
