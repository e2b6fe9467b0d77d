//! What is made for somebody else: the hand-off note of a problem and the support bundle. Shown first, written when asked
//! for, and sent nowhere. Who has asked somebody for something waits for it: the draft remembers, and takes up there.

use super::msg::Effect;
use super::standing::Shown;
use super::{BEGIN_DRAFT, Typed, Wizard};
use crate::handoff::{self, Case};
use crate::model::check::{CheckId, CheckSpec, Starts};
use crate::model::escape::escape;
use crate::model::profile::{Draft, Waiting};
use crate::model::question::{QUESTIONS, QuestionId, Sort};
use crate::model::step::{STEPS, StepId};
use crate::model::text::Text;
use crate::model::verdict::Verdict;
use crate::model::words;
use jiff::Timestamp;

/// A secret that is shorter may be a part of any word, and nothing would be left of the text.
const TELLING: usize = 6;

/// Something for somebody else.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Paper {
    /// The hand-off note about this check's problem.
    Note(CheckId),
    /// The support bundle.
    Support,
}

/// How far writing a paper to a file has come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Written {
    /// Being written.
    Running,
    /// Written: the file.
    Done(String),
    /// Not written, and why.
    Failed(Text),
}

/// What is known about papers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Papers {
    /// What goes into the bundle is being gathered.
    gathering: bool,
    bundle: Option<Result<String, Text>>,
    /// The paper that was written last, with its text.
    last: Option<(Paper, String, Written)>,
    /// What somebody was asked for.
    waiting: Option<Waiting>,
    /// The command that checks the profile again, where it is saved.
    verify: Option<String>,
    /// The page to come back to once the secrets that what is waited for needs have been entered again.
    parked: Option<StepId>,
}

impl Wizard {
    /// The text of a paper, Markdown in the wizard's language; none for a check without a problem, or while the bundle has
    /// not been gathered. Never a secret in it.
    #[must_use]
    pub fn paper(&self, paper: Paper) -> Option<String> {
        match paper {
            Paper::Note(check) => {
                let note = self.with_case(check, handoff::note)??;
                Some(self.scrubbed(note))
            }
            Paper::Support => self.papers.bundle.clone()?.ok(),
        }
    }

    /// Why there is no note about this check's problem, in one sentence: nobody else is to be asked for anything. None where
    /// there is a note, or no problem.
    #[must_use]
    pub fn own_matter(&self, check: CheckId) -> Option<Text> {
        let (Shown::Settled(verdict, _) | Shown::Stale(verdict, _)) = self.shown(check) else {
            return None;
        };
        handoff::own_matter(check, verdict.problem()?)
    }

    /// True while what goes into the support bundle is being gathered.
    #[must_use]
    pub fn is_gathering(&self) -> bool {
        self.papers.gathering
    }

    /// Why the bundle could not be gathered, if that failed.
    #[must_use]
    pub fn not_gathered(&self) -> Option<&Text> {
        self.papers.bundle.as_ref()?.as_ref().err()
    }

    /// How far writing this paper, as it is now, has come; none if that has not been asked for.
    #[must_use]
    pub fn written(&self, paper: Paper) -> Option<&Written> {
        let (last, text, written) = self.papers.last.as_ref()?;
        (*last == paper && Some(text) == self.paper(paper).as_ref()).then_some(written)
    }

    /// What a finding says of the partner account, else what was answered.
    fn partner_id(&self) -> Option<String> {
        let answered = self.valid_answers().line(QuestionId::PartnerId);
        self.evidence("enrolment", "partner_id")
            .or_else(|| answered.map(str::to_owned))
    }

    /// Notes name this command to check again. The wizard's own checks are of no saved profile, unless it is told.
    pub fn verified_by(&mut self, command: String) {
        self.papers.verify = Some(command);
    }

    fn with_case<T>(&self, check: CheckId, tell: impl FnOnce(&Case<'_>) -> T) -> Option<T> {
        let (Shown::Settled(verdict, at) | Shown::Stale(verdict, at)) = self.shown(check) else {
            return None;
        };
        // Before Markdown is made of them: there it has other signs before its own.
        let mut problem = verdict.problem()?.clone();
        for words in [&mut problem.server_text, &mut problem.code] {
            *words = words.take().map(|text| self.scrubbed(text));
        }
        let answers = self.valid_answers();
        let (tenant_id, partner_id) = (self.evidence("tenant", "tenant_id"), self.partner_id());
        Some(tell(&Case {
            lang: self.lang,
            environment: self.setup.environment,
            cloud: answers.cloud(),
            tenant: answers.tenant(),
            tenant_id: tenant_id.as_deref(),
            partner_id: partner_id.as_deref(),
            client_id: answers.client_id(),
            user_id: answers.user_id(),
            check: self.spec(check)?,
            problem: &problem,
            at,
            verify: self.papers.verify.as_deref(),
        }))
    }

    /// The text without any secret that was typed or given. None should be in it; a server's words are not ours, though.
    #[must_use]
    pub fn scrubbed(&self, mut text: String) -> String {
        let entries = QUESTIONS.iter().filter_map(|question| {
            match (&self.entries.get(&question.id)?.typed, question.sort) {
                (Typed::Secret(secret), Sort::Secret) => Some(secret.clone()),
                _ => None,
            }
        });
        for secret in entries.filter(|secret| secret.chars() >= TELLING) {
            #[expect(
                clippy::disallowed_methods,
                reason = "it is looked for, to be taken out"
            )]
            let value = secret.expose();
            if text.contains(value) {
                text = text.replace(value, "***");
            }
        }
        text
    }

    pub(super) fn on_gather(&mut self) -> Vec<Effect> {
        if std::mem::replace(&mut self.papers.gathering, true) {
            return Vec::new();
        }
        self.papers.bundle = None;
        vec![Effect::Gather]
    }

    pub(super) fn on_gathered(&mut self, text: Result<String, Text>) {
        self.papers.gathering = false;
        self.papers.bundle = Some(text.map(|text| self.scrubbed(text)));
    }

    pub(super) fn on_write(&mut self, paper: Paper) -> Vec<Effect> {
        let Some(text) = self.paper(paper) else {
            return Vec::new();
        };
        if let Paper::Note(check) = paper {
            self.on_asked(check);
        }
        // What is there already is not written once more.
        if matches!(
            self.written(paper),
            Some(Written::Running | Written::Done(_))
        ) {
            return Vec::new();
        }
        let stem = match paper {
            Paper::Note(check) => self.with_case(check, handoff::file_stem),
            Paper::Support => None,
        };
        self.papers.last = Some((paper, text.clone(), Written::Running));
        let stem = stem.unwrap_or_else(|| "support".to_owned());
        vec![Effect::Write { paper, stem, text }]
    }

    pub(super) fn on_written(&mut self, paper: Paper, result: Result<String, Text>) {
        if let Some((last, _, written)) = &mut self.papers.last
            && *last == paper
        {
            *written = match result {
                Ok(path) => Written::Done(path),
                Err(fault) => Written::Failed(fault),
            };
        }
    }

    /// Somebody has been asked to mend this check's problem. Since when is set by who keeps the draft.
    pub(super) fn on_asked(&mut self, check: CheckId) {
        let again = self
            .papers
            .waiting
            .as_ref()
            .is_some_and(|waiting| waiting.check == check.0);
        if !again && self.paper(Paper::Note(check)).is_some() {
            self.papers.waiting = Some(Waiting {
                check: check.0.to_owned(),
                since: String::new(),
            });
        }
    }

    /// What is waited for, if somebody has been asked for something.
    #[must_use]
    pub fn waiting_for(&self) -> Option<&Waiting> {
        self.papers.waiting.as_ref()
    }

    /// Nothing is waited for any more: another onboarding begins.
    pub(super) fn forget_waiting(&mut self) {
        self.papers.waiting = None;
        self.papers.parked = None;
    }

    /// What was waited for has come.
    pub(super) fn note_arrival(&mut self, check: CheckId, verdict: &Verdict) {
        let waited = self.waiting_for().is_some_and(|it| it.check == check.0);
        if waited && verdict.is_met() {
            self.forget_waiting();
        }
    }

    fn waiting_spec(&self, waiting: &Waiting) -> Option<&'static CheckSpec> {
        let mut specs = self.setup.specs.iter().copied();
        specs.find(|spec| spec.id.0 == waiting.check)
    }

    /// Takes up the waiting that a draft tells of; the page to go to, if there is one.
    pub(super) fn take_up_waiting(&mut self, draft: &Draft) -> Option<StepId> {
        self.forget_waiting();
        let waiting = draft.waiting_for.clone()?;
        let spec = self.waiting_spec(&waiting)?;
        let page = if self.checks_of(draft.step).contains(&spec.id) {
            draft.step
        } else {
            StepId::Results
        };
        self.papers.waiting = Some(waiting);
        self.papers.parked = Some(page);
        Some(page)
    }

    /// The answers that what is waited for needs and that have to be given again.
    pub(super) fn gaps(&self) -> Vec<QuestionId> {
        let waiting = self.waiting_for();
        let Some(spec) = waiting.and_then(|waiting| self.waiting_spec(waiting)) else {
            return Vec::new();
        };
        let mut open = vec![spec];
        let mut read = Vec::new();
        while let Some(spec) = open.pop() {
            read.extend(spec.reads);
            open.extend(spec.needs.iter().filter_map(|need| self.spec(*need)));
        }
        QUESTIONS
            .iter()
            .map(|question| question.id)
            .filter(|id| read.contains(id) && self.is_asked(*id))
            .filter(|id| self.entry(*id).judged.is_err())
            .collect()
    }

    /// From a page that was confirmed to what is still to be entered, or back to the page that is waited on; none if
    /// nothing is waited on, or the next question is of this very page.
    pub(super) fn on_towards_waiting(&mut self) -> Option<Vec<Effect>> {
        let page = self.papers.parked?;
        if let Some(gap) = self.gaps().first().copied() {
            let here = self.step.step().questions.contains(&gap);
            return (!here).then(|| self.ask_again(gap));
        }
        self.papers.parked = None;
        let mut effects = self.enter(page);
        effects.extend(self.check_what_is_waited_for());
        Some(effects)
    }

    /// Starts everything that the draft's answers allow, also what starts on confirmation only: whoever takes up waiting
    /// has asked for that.
    pub(super) fn check_what_is_waited_for(&mut self) -> Vec<Effect> {
        for spec in self.setup.specs.clone() {
            if spec.starts == Starts::OnConfirm && matches!(self.shown(spec.id), Shown::Waiting) {
                self.arm(spec.id);
            }
        }
        self.start_what_can()
    }

    /// True if this is the page that is waited on, and something has to be entered elsewhere before it can be checked.
    #[must_use]
    pub fn lacks_secrets(&self) -> bool {
        self.papers.parked == Some(self.step)
            && self
                .gaps()
                .first()
                .is_some_and(|gap| !self.step.step().questions.contains(gap))
    }

    /// What to know about the waiting on this page.
    pub(super) fn about_waiting(&self) -> Option<Text> {
        if self.step == StepId::Start {
            let draft = self.setup.draft.as_ref()?;
            let waiting = draft.waiting_for.as_ref()?;
            let title = (self.waiting_spec(waiting)?.title)();
            let chosen = self.entry(QuestionId::Begin).typed.line() == BEGIN_DRAFT;
            return chosen.then(|| words::waiting_draft(asked_on(waiting), title));
        }
        if !self.lacks_secrets() {
            return None;
        }
        let waiting = self.waiting_for()?;
        let title = (self.waiting_spec(waiting)?.title)();
        let names: Vec<String> = self
            .gaps()
            .into_iter()
            .map(|id| {
                let page = STEPS.iter().find(|step| step.questions.contains(&id));
                let page = page.map_or_else(String::new, |step| self.lang.say(&(step.title)()));
                let label = self.lang.say(&(id.question().label)());
                self.lang.say(&words::waiting_secret(label, page))
            })
            .collect();
        Some(words::waiting_page(
            asked_on(waiting),
            names.join(", "),
            title,
        ))
    }
}

/// The day since which something is waited for. The draft's file may have been edited.
fn asked_on(waiting: &Waiting) -> String {
    match waiting.since.parse::<Timestamp>() {
        Ok(at) => at.strftime("%Y-%m-%d").to_string(),
        Err(_) if waiting.since.is_empty() => "…".to_owned(),
        Err(_) => escape(&waiting.since.chars().take(10).collect::<String>()),
    }
}
