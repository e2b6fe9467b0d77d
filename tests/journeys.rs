//! Every scenario of the sandbox from the first page to the saved profile, by an answers file, line by line and on the
//! full screen, by password, by device code and in a browser: the same loop, checks and services behind all, hence the same end.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

mod support {
    pub(crate) mod browser;
    pub(crate) mod person;
    pub(crate) mod watch;
}

use jiff::Timestamp;
use keyring_core::mock;
use partner_onboard::answers::{self, AnswersFile, Script, Sources, write_answers};
use partner_onboard::app::drive::{Ended, drive};
use partner_onboard::app::env::Variables;
use partner_onboard::app::report;
use partner_onboard::app::signals::Signals;
use partner_onboard::app::world::{Way, World};
use partner_onboard::checks;
use partner_onboard::cloud::Limits;
use partner_onboard::model::answers::Answers;
use partner_onboard::model::check::CheckId;
use partner_onboard::model::lang::Lang;
use partner_onboard::model::profile::{Draft, Environment};
use partner_onboard::model::question::QuestionId;
use partner_onboard::model::sign_in::SignIn;
use partner_onboard::model::step::StepId;
use partner_onboard::model::verdict::Owner;
use partner_onboard::sandbox::{self, SCENARIOS, Sandbox, Scenario, practice};
use partner_onboard::store::{Home, SecretName, Vault};
use partner_onboard::wizard::{Frontend, Leave, Outcome, Saving, Setup, Wizard};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use support::person::{Screen, Typist};
use support::watch::{Watched, assert_no_secret};
use tempfile::TempDir;
use tokio::task::{JoinError, JoinSet};

/// The longest that a journey may take. The slowest scenario needs about five seconds.
const PATIENCE: Duration = Duration::from_secs(120);

/// Who goes on the journey.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Traveller {
    File,
    Typist,
    Screen,
}

use Traveller::{File, Screen as AtScreen, Typist as AtLines};

/// Who goes, and how they sign in. By device code and in a browser nobody can who is not there.
const ALL: [(Traveller, SignIn); 7] = [
    (File, SignIn::Password),
    (AtLines, SignIn::Password),
    (AtScreen, SignIn::Password),
    (AtLines, SignIn::DeviceCode),
    (AtScreen, SignIn::DeviceCode),
    (AtLines, SignIn::Browser),
    (AtScreen, SignIn::Browser),
];

/// A row of the ledger: check, verdict, the problem's code and whose matter it is.
type Row = (CheckId, &'static str, Option<String>, Option<Owner>);

/// What is the same, whoever goes.
#[derive(Clone, PartialEq, Eq, Debug)]
struct End {
    ledger: Vec<Row>,
    outcome: Outcome,
    exit: u8,
}

/// The world of one journey: a sandbox, a folder and a keychain of its own.
struct Place {
    _sandbox: Sandbox,
    folder: TempDir,
    home: Home,
    vault: Vault,
    world: Arc<World>,
}

impl Place {
    async fn new(scenario: &'static Scenario, attended: bool) -> Self {
        let sandbox = sandbox::start(scenario).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(Some(folder.path().to_owned())).unwrap();
        let vault = Vault::over(mock::Store::new().unwrap(), "journeys", PATIENCE);
        let world = World {
            checks: checks::ALL.to_vec(),
            environment: Environment::Sandbox,
            way: Way {
                endpoints: Some(sandbox.endpoints()),
                ca_file: None,
                limits: Limits {
                    pause: Duration::ZERO,
                    ..Limits::default()
                },
            },
            home: home.clone(),
            vault: vault.clone(),
            variables: Variables::given([]),
            practice: Some(practice()),
            drafts: attended,
            attended,
            files: Mutex::new(None),
            session: Mutex::new(None),
        };
        Self {
            _sandbox: sandbox,
            folder,
            home,
            vault,
            world: Arc::new(world),
        }
    }

    fn wizard(&self, draft: Option<Draft>) -> Wizard {
        Wizard::new(Setup {
            specs: checks::specs(),
            environment: Environment::Sandbox,
            lang: Lang::En,
            profiles: Vec::new(),
            draft,
            practice: Some(practice()),
            given: Answers::default(),
            folder: self.home.root().display().to_string(),
        })
    }

    /// Walks until the end of this front end; nothing may be left undone behind it.
    async fn walk<F: Frontend>(&self, wizard: &mut Wizard, front: F) -> (Ended, F) {
        let mut front = Watched::new(front);
        let mut signals = Signals::listen().unwrap();
        let walk = drive(
            wizard,
            &mut front,
            &self.world,
            &mut signals,
            Leave::Untouched,
        );
        let finish = tokio::time::timeout(PATIENCE, walk).await;
        let finish = finish.unwrap().unwrap();
        assert_eq!(finish.faults, []);
        (finish.ended, front.front)
    }

    /// Walks as this traveller, to the end or until they leave at this page.
    async fn travel(
        &self,
        wizard: &mut Wizard,
        traveller: Traveller,
        way: SignIn,
        leaves_at: Option<StepId>,
    ) -> Ended {
        match traveller {
            File => {
                let script = Script::onboard(answers_file(), &Answers::default());
                let (ended, script) = self.walk(wizard, script).await;
                assert_eq!(script.ended(), Some(&answers::Ended::Done));
                ended
            }
            AtLines => {
                self.walk(wizard, Typist::new(way.name(), leaves_at))
                    .await
                    .0
            }
            AtScreen => {
                self.walk(wizard, Screen::new(way.name(), leaves_at))
                    .await
                    .0
            }
        }
    }

    /// What there is at the end: what the report says, which is what the saved profile says.
    async fn end(&self, wizard: &Wizard) -> End {
        let Saving::Done(saved) = wizard.saving() else {
            panic!("not saved: {:?}", wizard.saving());
        };
        assert_eq!(saved.warning, None);
        let report = report::report(wizard, Some(&saved.profile.name), Timestamp::UNIX_EPOCH);
        assert_no_secret(&serde_json::to_string(&report).unwrap(), "the report");
        let plain = report::plain(wizard, false);
        assert_no_secret(&plain, "the report for people");

        let profile = self.home.profiles().load("practice").unwrap();
        assert_eq!(profile.ready, wizard.outcome() == Outcome::Ready);
        assert_eq!(profile.environment, Environment::Sandbox);
        for check in &report.checks {
            assert_eq!(profile.checks[check.id.0], check.verdict, "{}", check.id);
        }
        assert_eq!(self.home.load_draft(Environment::Sandbox).unwrap(), None);
        self.written_without_secrets();
        for name in SecretName::ALL {
            let kept = self.vault.get("practice", name).await.unwrap();
            assert!(kept.is_none(), "practice values are kept nowhere");
        }
        End {
            ledger: report
                .checks
                .into_iter()
                .map(|check| {
                    let owner = check.problem.as_ref().map(|problem| problem.owner);
                    let code = check.problem.and_then(|problem| problem.code);
                    (check.id, check.verdict, code, owner)
                })
                .collect(),
            outcome: wizard.outcome(),
            exit: report::exit_code(wizard.outcome()),
        }
    }

    /// Searches every file in the folder; there is one at least.
    fn written_without_secrets(&self) {
        let mut count = 0;
        search(self.folder.path(), &mut count);
        assert!(count > 0, "nothing was written");
    }
}

fn search(folder: &Path, count: &mut usize) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            search(&path, count);
        } else {
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
            assert_no_secret(&text, &path.display().to_string());
            *count += 1;
        }
    }
}

fn answers_file() -> AnswersFile {
    let sources = Sources {
        variable: &|_| None,
        file: &|_| Err(std::io::Error::other("there are no files here")),
        stdin: None,
        literal: true,
    };
    AnswersFile::parse(write_answers(&practice(), true).into_bytes(), &sources).unwrap()
}

async fn journey(scenario: &'static Scenario, traveller: Traveller, way: SignIn) -> End {
    let place = Place::new(scenario, traveller != File).await;
    let mut wizard = place.wizard(None);
    let ended = place.travel(&mut wizard, traveller, way, None).await;
    assert_eq!(ended, Ended::Done);
    place.end(&wizard).await
}

/// Whether it is worth going. By another way both people go where it ends otherwise than by password, and one elsewhere:
/// pictures are what takes the time here.
fn goes(scenario: &Scenario, traveller: Traveller, way: SignIn) -> bool {
    let same = scenario.by(way).exit == scenario.by_password.exit;
    !(traveller == AtScreen && way != SignIn::Password && same)
}

/// What is not as the scenario says, if anything.
fn fault(scenario: &Scenario, way: SignIn, end: &End) -> Option<String> {
    let documented = scenario.by(way);
    let first = end.ledger.iter().find(|(_, verdict, ..)| *verdict != "met");
    let found = first.map(|(id, ..)| *id);
    let code = first.and_then(|(_, _, code, _)| code.as_deref());
    let owner = first.and_then(|(.., owner)| *owner);
    if found != documented.first {
        return Some(format!("{found:?} is the first not met"));
    }
    if documented.code.is_some() && code != documented.code {
        return Some(format!("the code is {code:?}"));
    }
    if owner != documented.owner {
        return Some(format!("it is the matter of {owner:?}"));
    }
    (end.exit != documented.exit).then(|| format!("the exit code is {}", end.exit))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_scenario_ends_as_documented_and_the_same_by_file_line_by_line_and_on_the_screen() {
    let mut under_way = JoinSet::new();
    let mut names = HashMap::new();
    // The last ones have to wait most: they begin first.
    for (at, scenario) in SCENARIOS.iter().enumerate().rev() {
        for (traveller, way) in ALL {
            if !goes(scenario, traveller, way) {
                continue;
            }
            let task = under_way.spawn(journey(scenario, traveller, way));
            names.insert(task.id(), (at, traveller, way));
        }
    }
    let mut wrong = Vec::new();
    let mut ends: BTreeMap<(usize, &str), Vec<(Traveller, End)>> = BTreeMap::new();
    while let Some(done) = under_way.join_next_with_id().await {
        let id = done.as_ref().map_or_else(JoinError::id, |(id, _)| *id);
        let (at, traveller, way) = names[&id];
        let fault = match done {
            Ok((_, end)) => {
                let fault = fault(&SCENARIOS[at], way, &end);
                ends.entry((at, way.name()))
                    .or_default()
                    .push((traveller, end));
                fault
            }
            Err(panic) => Some(panic.to_string()),
        };
        if let Some(fault) = fault {
            let name = SCENARIOS[at].name;
            wrong.push(format!("{name} {traveller:?} {way:?}: {fault}"));
        }
    }
    for ((at, way), ends) in &ends {
        for pair in ends.windows(2).filter(|pair| pair[0].1 != pair[1].1) {
            let name = SCENARIOS[*at].name;
            wrong.push(format!("{name} {way} ends differently: {pair:#?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[tokio::test]
async fn a_journey_broken_off_in_one_front_end_and_taken_up_in_the_other_ends_the_same() {
    let scenario = sandbox::find("no-erv").unwrap();
    let without_a_break = journey(scenario, File, SignIn::Password).await;
    for (one, other) in [(AtScreen, AtLines), (AtLines, AtScreen)] {
        let place = Place::new(scenario, true).await;
        let mut wizard = place.wizard(None);
        // By then both secrets have been entered.
        let ended = place
            .travel(&mut wizard, one, SignIn::Password, Some(StepId::Results))
            .await;
        assert_eq!(ended, Ended::Left, "{one:?}");
        let draft = place.home.load_draft(Environment::Sandbox).unwrap();
        assert!(draft.is_some(), "{one:?}");
        place.written_without_secrets();

        let mut wizard = place.wizard(draft);
        let ended = place
            .travel(&mut wizard, other, SignIn::Password, None)
            .await;
        assert_eq!(ended, Ended::Done, "{other:?}");
        assert_eq!(place.end(&wizard).await, without_a_break, "{other:?}");
    }
}

#[tokio::test]
async fn without_the_role_exactly_role_and_access_are_not_met() {
    for name in ["no-erv", "report-viewer-only"] {
        let scenario = sandbox::find(name).unwrap();
        let end = journey(scenario, File, SignIn::Password).await;
        let rows = end.ledger.iter().map(|(id, verdict, ..)| (id.0, *verdict));
        let rows: Vec<_> = rows.filter(|(_, verdict)| *verdict != "met").collect();
        assert_eq!(rows, [("role", "unmet"), ("access", "unmet")], "{name}");
    }
}

#[tokio::test]
async fn a_file_that_asks_for_a_person_ends_with_the_words_and_the_exit_code_for_it() {
    for way in [SignIn::DeviceCode, SignIn::Browser] {
        let mut answers = practice();
        answers.set_line(QuestionId::SignIn, way.name());
        answers.forget(QuestionId::Password);
        let sources = Sources {
            variable: &|_| None,
            file: &|_| Err(std::io::Error::other("there are no files here")),
            stdin: None,
            literal: true,
        };
        let file = write_answers(&answers, true).into_bytes();
        let file = AnswersFile::parse(file, &sources).unwrap();
        let place = Place::new(sandbox::find("ready").unwrap(), false).await;
        let mut wizard = place.wizard(None);
        let script = Script::onboard(file, &Answers::default());
        let (ended, script) = place.walk(&mut wizard, script).await;
        assert_eq!(ended, Ended::Done, "{:?}", script.ended());
        let end = place.end(&wizard).await;
        let first = end.ledger.iter().find(|(_, verdict, ..)| *verdict != "met");
        assert_eq!(first.unwrap().0, CheckId("sign-in"));
        assert_eq!((end.outcome, end.exit), (Outcome::SignInNeeded, 5));
        let said = report::plain(&wizard, false);
        assert!(said.contains("in a terminal"), "{said}");
    }
}

#[tokio::test]
async fn what_only_has_to_arrive_is_worth_repeating_and_says_when() {
    for (name, id) in [("consent-lag", "sign-in"), ("wrong-client-id", "client")] {
        let place = Place::new(sandbox::find(name).unwrap(), false).await;
        let mut wizard = place.wizard(None);
        place
            .travel(&mut wizard, File, SignIn::Password, None)
            .await;
        let report = report::report(&wizard, None, Timestamp::UNIX_EPOCH);
        let check = report.checks.into_iter().find(|check| check.id.0 == id);
        let problem = check.unwrap().problem.unwrap();
        assert!(problem.retryable, "{name}");
        let said = serde_json::to_string(&problem).unwrap();
        assert!(said.contains("60 s"), "{said}");
    }
}

#[test]
fn every_check_is_the_first_to_fail_in_some_scenario() {
    let first: BTreeSet<CheckId> = SCENARIOS
        .iter()
        .filter_map(|s| s.by_password.first)
        .collect();
    let all: BTreeSet<CheckId> = checks::ALL.iter().map(|check| check.spec.id).collect();
    assert_eq!(first, all);
}
