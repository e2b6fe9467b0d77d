//! A small world for the wizard: a table of verdicts instead of checks, a list instead of a disk. One step at a time,
//! and a bound on the number of steps, so that a front end that never ends is a failure and not a hang.

use partner_onboard::model::answers::Answers;
use partner_onboard::model::check::{CheckId, CheckSpec, Prerequisite, Starts};
use partner_onboard::model::endpoints::Cloud;
use partner_onboard::model::lang::Lang;
use partner_onboard::model::notice::Notice;
use partner_onboard::model::profile::{Draft, Environment, Profile, SCHEMA, StoreKind};
use partner_onboard::model::question::QuestionId;
use partner_onboard::model::secret::Secret;
use partner_onboard::model::step::StepId;
use partner_onboard::model::text::Text;
use partner_onboard::model::verdict::{Finding, Kind, Owner, Problem, Proof, Support, Verdict};
use partner_onboard::model::words;
use partner_onboard::wizard::{Effect, End, Frontend, Msg, Saved, Setup, Wizard};
use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write as _;
use std::task::{Context, Poll, Waker};

pub const CLIENT_SECRET: &str = "Sentinel~client.secret_0123456789ABCDEF";
pub const PASSWORD: &str = ":sentinel%password&with+signs";
pub const CLIENT_ID: &str = "0a1b2c3d-0000-1111-2222-333344445555";

macro_rules! spec {
    ($name:ident, $id:literal, $prerequisite:ident, $step:ident, $title:ident, $starts:ident, [$($reads:ident),*], [$($needs:literal),*]) => {
        static $name: CheckSpec = CheckSpec {
            id: CheckId($id),
            prerequisite: Prerequisite::$prerequisite,
            step: StepId::$step,
            title: words::$title,
            why: words::step_results_intro,
            reads: &[$(QuestionId::$reads),*],
            needs: &[$(CheckId($needs)),*],
            starts: Starts::$starts,
        };
    };
}

spec!(
    TENANT,
    "tenant",
    Enrolment,
    Enrolment,
    question_tenant,
    Freely,
    [Cloud, Tenant],
    []
);
spec!(
    ACCOUNT,
    "account",
    Role,
    Role,
    question_user_id,
    Freely,
    [Cloud, UserId],
    []
);
spec!(
    CLIENT,
    "client",
    Application,
    Application,
    question_client_id,
    Freely,
    [Tenant, ClientId, ClientSecret],
    ["tenant"]
);
spec!(
    SECRET,
    "secret",
    Application,
    Application,
    question_client_secret,
    Freely,
    [ClientId, ClientSecret, SecretExpires],
    ["client"]
);
spec!(
    SIGN_IN,
    "sign-in",
    Token,
    SignIn,
    step_sign_in,
    OnConfirm,
    [Tenant, ClientId, ClientSecret, UserId, SignIn, Password],
    ["tenant", "account", "client"]
);
spec!(
    ENROLMENT,
    "enrolment",
    Enrolment,
    Enrolment,
    step_enrolment,
    Freely,
    [PartnerId],
    ["sign-in"]
);
spec!(ROLE, "role", Role, Role, step_role, Freely, [], ["sign-in"]);
spec!(
    ACCESS,
    "access",
    Token,
    SignIn,
    step_next,
    Freely,
    [],
    ["sign-in"]
);

pub fn specs() -> Vec<&'static CheckSpec> {
    vec![
        &TENANT, &ACCOUNT, &CLIENT, &SECRET, &SIGN_IN, &ENROLMENT, &ROLE, &ACCESS,
    ]
}

/// A problem with all its parts.
pub fn problem(id: &str) -> Problem {
    let mut problem = Problem::new(
        Kind::Refused,
        Owner::Secret,
        words::judge_secret_guid(),
        words::judge_secret_masked(),
    )
    .code("7000215")
    .who(words::step_role())
    .remedy(
        words::judge_client_id(),
        Some("https://entra.example/app".to_owned()),
    )
    .remedy(words::judge_date(), None)
    .support(Support {
        trace_id: Some(format!("trace-{id}")),
        correlation_id: Some(format!("correlation-{id}")),
        request_id: None,
        at: Some("2026-11-22 10:00:00Z".to_owned()),
    });
    problem.server_text = Some("AADSTS7000215: no\u{1b}[31m".to_owned());
    problem
}

pub fn met(id: &str) -> Verdict {
    let finding = Finding::proved(words::save_file(format!("found-{id}"))).with("name", id);
    match id {
        "sign-in" => Verdict::Met(finding.with("expires", "2026-11-22T11:00:00Z")),
        "role" => Verdict::Met(finding.by(Proof::Inferred)),
        "secret" => Verdict::Met(finding.warn(Some(words::next_secret_expires("2026-12-01")))),
        _ => Verdict::Met(finding),
    }
}

pub fn practice() -> Answers {
    let mut answers = Answers::default();
    for (id, line) in [
        (QuestionId::Tenant, "contoso.com"),
        (QuestionId::PartnerId, "4391507"),
        (QuestionId::ClientId, CLIENT_ID),
        (QuestionId::SecretExpires, "2027-05-01"),
        (QuestionId::UserId, "api@contoso.com"),
        (QuestionId::ProfileName, "practice"),
    ] {
        answers.set_line(id, line);
    }
    answers.set_secret(
        QuestionId::ClientSecret,
        Secret::new(CLIENT_SECRET.to_owned()),
    );
    answers.set_secret(QuestionId::Password, Secret::new(PASSWORD.to_owned()));
    answers
}

pub fn profile(name: &str) -> Profile {
    Profile {
        schema: SCHEMA,
        name: name.to_owned(),
        environment: Environment::Sandbox,
        cloud: Cloud::Global,
        tenant: "contoso.com".to_owned(),
        tenant_id: None,
        partner_id: None,
        client_id: CLIENT_ID.to_owned(),
        secret_expires: None,
        user_id: "api@contoso.com".to_owned(),
        sign_in: "password".to_owned(),
        store: StoreKind::None,
        ready: true,
        saved_at: String::new(),
        refresh_used_at: None,
        checks: BTreeMap::new(),
        seen_at: BTreeMap::new(),
        proved: BTreeMap::new(),
    }
}

pub fn setup(environment: Environment, lang: Lang) -> Setup {
    Setup {
        specs: specs(),
        environment,
        lang,
        profiles: Vec::new(),
        draft: None,
        practice: (environment == Environment::Sandbox).then(practice),
        given: Answers::default(),
        folder: "/profiles".to_owned(),
    }
}

/// How a drive ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stop {
    Quit(End),
    /// Nothing more will ever happen.
    Hangs,
}

/// The world of one test.
pub struct World {
    /// The checks that do not hold; those not named are met. What was decided once can be mended in between.
    pub unmet: BTreeMap<&'static str, Verdict>,
    /// A check that stays unmet only so often.
    pub mended_after: Option<(&'static str, usize)>,
    pub vault: Result<(), Text>,
    pub stored: Vec<(QuestionId, Secret)>,
    pub save_fails: Option<Text>,
    pub runs: Vec<CheckId>,
    pub saved: Vec<(Profile, Vec<QuestionId>)>,
    pub drafts: Vec<Draft>,
    pub discarded: usize,
    /// What was opened in a browser.
    pub opened: Vec<String>,
    /// Notes that were written: path and text.
    pub written: Vec<(String, String)>,
    /// Runs of this check never end.
    pub stalls: Option<&'static str>,
    pending: VecDeque<Effect>,
    /// Every state as its Debug text, to be searched for secrets.
    pub debug: String,
}

impl World {
    pub fn new() -> Self {
        Self {
            unmet: BTreeMap::new(),
            mended_after: None,
            vault: Ok(()),
            stored: Vec::new(),
            save_fails: None,
            runs: Vec::new(),
            saved: Vec::new(),
            drafts: Vec::new(),
            written: Vec::new(),
            discarded: 0,
            opened: Vec::new(),
            stalls: None,
            pending: VecDeque::new(),
            debug: String::new(),
        }
    }

    pub fn where_unmet(ids: &[&'static str]) -> Self {
        let mut world = Self::new();
        for id in ids {
            world.unmet.insert(id, problem(id).unmet());
        }
        world
    }

    /// Drives the wizard with this front end to its end. `person` is asked whenever nothing else happens; false means
    /// that the person is gone as well.
    pub fn drive<F: Frontend>(
        &mut self,
        wizard: &mut Wizard,
        front: &mut F,
        mut person: impl FnMut(&Wizard) -> bool,
    ) -> Stop {
        const STEPS: usize = 3000;
        for _ in 0..STEPS {
            let mut polls = 0;
            while let Some(msg) = front.poll(wizard).unwrap() {
                polls += 1;
                assert!(polls < STEPS, "the front end never stops talking");
                if let Some(end) = self.apply(wizard, msg) {
                    return Stop::Quit(end);
                }
            }
            front.show(wizard).unwrap();
            if let Some(msg) = self.answer() {
                if let Some(end) = self.apply(wizard, msg) {
                    return Stop::Quit(end);
                }
                continue;
            }
            if is_ready(front) {
                continue;
            }
            if !person(wizard) {
                return Stop::Hangs;
            }
        }
        panic!("more than {STEPS} steps");
    }

    fn apply(&mut self, wizard: &mut Wizard, msg: Msg) -> Option<End> {
        let _ = writeln!(self.debug, "{msg:?}");
        let effects = wizard.update(msg);
        let _ = writeln!(self.debug, "{effects:?}");
        let mut end = None;
        for effect in effects {
            match effect {
                Effect::Quit(how) => end = Some(how),
                Effect::Abort(ticket) => self.pending.retain(
                    |other| !matches!(other, Effect::Run { ticket: run, .. } if *run == ticket),
                ),
                Effect::Open(address) => self.opened.push(address),
                Effect::SaveDraft(draft) => self.drafts.push(draft),
                Effect::DiscardDraft => self.discarded += 1,
                other => self.pending.push_back(other),
            }
        }
        end
    }

    /// The world's next answer.
    fn answer(&mut self) -> Option<Msg> {
        let stalls = self.stalls;
        let at = self.pending.iter().position(
            |effect| !matches!(effect, Effect::Run { check, .. } if Some(check.0) == stalls),
        )?;
        match self.pending.remove(at)? {
            Effect::Run { ticket, check, .. } => {
                self.runs.push(check);
                if let Some((id, left)) = &mut self.mended_after
                    && *id == check.0
                {
                    if *left == 0 {
                        self.unmet.remove(check.0);
                    } else {
                        *left -= 1;
                    }
                }
                let verdict = self
                    .unmet
                    .get(check.0)
                    .cloned()
                    .unwrap_or_else(|| met(check.0));
                let at = jiff::Timestamp::from_second(1_795_341_600).unwrap();
                Some(Msg::Settled(ticket, Box::new(verdict), at))
            }
            Effect::ProbeVault => Some(Msg::VaultProbed(self.vault.clone())),
            Effect::LoadSecrets(ticket, ..) => {
                Some(Msg::SecretsLoaded(ticket, self.stored.clone(), None))
            }
            Effect::Save(profile, secrets) => {
                if let Some(fault) = self.save_fails.take() {
                    return Some(Msg::Saved(Err(fault)));
                }
                let path = format!("/profiles/{}.json", profile.name);
                let kept = secrets.into_iter().map(|(id, _)| id).collect();
                self.saved.push((*profile.clone(), kept));
                Some(Msg::Saved(Ok(Saved {
                    profile,
                    path,
                    warning: None,
                })))
            }
            Effect::Gather => Some(Msg::Gathered(Ok("# The bundle\n".to_owned()))),
            Effect::Write { paper, stem, text } => {
                let path = format!("/notes/{stem}.md");
                self.written.push((path.clone(), text));
                Some(Msg::Written(paper, Ok(path)))
            }
            Effect::Abort(_)
            | Effect::Open(_)
            | Effect::SaveDraft(_)
            | Effect::DiscardDraft
            | Effect::Forget
            | Effect::Quit(_) => None,
        }
    }

    /// Everything that stalls ends, and what follows from it.
    pub fn settle_stalled(&mut self, wizard: &mut Wizard) {
        self.stalls = None;
        while let Some(msg) = self.answer() {
            self.apply(wizard, msg);
        }
    }

    /// A word from the check that stalls.
    pub fn notice(&self, wizard: &mut Wizard, notice: &Notice) {
        for effect in &self.pending {
            if let Effect::Run { ticket, .. } = effect {
                wizard.update(Msg::Notice(*ticket, notice.clone()));
            }
        }
    }
}

/// True if the front end says, when asked once, that it is worth polling.
pub fn is_ready<F: Frontend>(front: &mut F) -> bool {
    let future = std::pin::pin!(front.ready());
    future.poll(&mut Context::from_waker(Waker::noop())) == Poll::Ready(())
}

/// The ledger in short: check to verdict.
pub fn ledger(wizard: &Wizard) -> Vec<(CheckId, bool)> {
    wizard
        .ledger()
        .iter()
        .map(|row| {
            let met = row.shown.verdict().is_some_and(Verdict::is_met);
            (row.spec.id, met)
        })
        .collect()
}
