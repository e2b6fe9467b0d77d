//! Every scenario of the sandbox against the real checks: the first that fails, its code, and the exit code.

#![allow(clippy::unwrap_used, reason = "what is out of order in a test ends it")]

use jiff::Timestamp;
use partner_onboard::checks::{self, Check, Probe};
use partner_onboard::cloud::{Limits, Session, Settings};
use partner_onboard::model::check::CheckId;
use partner_onboard::model::endpoints::Cloud;
use partner_onboard::model::lang::Lang;
use partner_onboard::model::question::QuestionId;
use partner_onboard::model::verdict::{Kind, Verdict};
use partner_onboard::sandbox::{
    self, Ending,
    scenario::{SCENARIOS, Scenario},
};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

/// Runs all checks as the wizard does: each when what it needs is met.
async fn verdicts(scenario: &'static Scenario, way: &'static str) -> BTreeMap<CheckId, Verdict> {
    let mut answers = sandbox::practice();
    answers.set_line(QuestionId::SignIn, way);
    let sandbox = sandbox::start(scenario).await.unwrap();
    let settings = Settings {
        endpoints: sandbox.endpoints(),
        resource: Cloud::Global.resource(),
        ca_file: None,
        limits: Limits {
            pause: Duration::ZERO,
            ..Limits::default()
        },
    };
    let session = Arc::new(Session::new(settings).unwrap());
    let mut waiting: Vec<&'static Check> = checks::ALL.to_vec();
    let mut running = JoinSet::new();
    let mut settled: BTreeMap<CheckId, Verdict> = BTreeMap::new();
    loop {
        waiting.retain(|check| {
            let is_met = |need| settled.get(need).is_some_and(Verdict::is_met);
            let ready = check.spec.needs.iter().all(is_met);
            if ready {
                let probe = Probe {
                    answers: answers.clone(),
                    session: Arc::clone(&session),
                    notice: Arc::new(|_| {}),
                    now: Timestamp::now(),
                    attended: true,
                };
                let check: &'static Check = check;
                running.spawn(async move { (check.spec.id, (check.run)(probe).await) });
            }
            !ready
        });
        match running.join_next().await {
            Some(done) => settled.extend([done.unwrap()]),
            None => return settled,
        }
    }
}

fn exit(verdicts: &BTreeMap<CheckId, Verdict>) -> u8 {
    let needs_a_person = verdicts
        .get(&CheckId("sign-in"))
        .is_some_and(|v| matches!(v, Verdict::Unmet(problem) if problem.kind == Kind::SignIn));
    if needs_a_person {
        5
    } else if verdicts.values().any(|v| matches!(v, Verdict::Unmet(_))) {
        3
    } else if verdicts.values().any(|v| matches!(v, Verdict::Unknown(_))) {
        4
    } else {
        0
    }
}

/// Plays all scenarios at once with this way to sign in, and compares how they end.
async fn all_end(way: &'static str, ending: fn(&Scenario) -> Ending) {
    let mut running = JoinSet::new();
    for scenario in SCENARIOS {
        running.spawn(async move { (scenario, verdicts(scenario, way).await) });
    }
    while let Some(done) = running.join_next().await {
        let (scenario, verdicts) = done.unwrap();
        let ending = ending(scenario);
        let mut road = checks::ALL.iter().map(|check| check.spec.id);
        let first = road.find(|id| !verdicts.get(id).is_some_and(Verdict::is_met));
        let what = format!("{}: {verdicts:#?}", scenario.name);
        assert_eq!(first, ending.first, "{what}");
        let code = first
            .and_then(|id| verdicts.get(&id)?.problem())
            .and_then(|problem| problem.code.as_deref());
        if ending.code.is_some() {
            assert_eq!(code, ending.code, "{what}");
        }
        assert_eq!(exit(&verdicts), ending.exit, "{what}");
    }
}

#[tokio::test]
async fn every_scenario_fails_first_where_it_says() {
    let by_password = |scenario: &Scenario| Ending {
        first: scenario.first,
        code: scenario.code,
        exit: scenario.exit,
    };
    all_end("password", by_password).await;
}

#[tokio::test]
async fn what_only_has_to_arrive_is_worth_repeating_and_says_when() {
    for (name, check) in [("consent-lag", "sign-in"), ("wrong-client-id", "client")] {
        let scenario = sandbox::scenario::find(name).unwrap();
        let verdicts = verdicts(scenario, "password").await;
        let problem = verdicts[&CheckId(check)].problem().unwrap();
        assert!(problem.retryable, "{name}");
        for lang in Lang::ALL {
            let acts: Vec<String> = problem
                .remedies
                .iter()
                .map(|it| lang.say(&it.act))
                .collect();
            assert!(acts.iter().any(|act| act.contains("60 s")), "{acts:?}");
        }
    }
}

#[tokio::test]
async fn without_the_role_exactly_role_and_access_are_not_met() {
    for name in ["no-erv", "report-viewer-only"] {
        let verdicts = verdicts(sandbox::scenario::find(name).unwrap(), "password").await;
        let unmet: Vec<&str> = verdicts
            .iter()
            .filter(|(_, verdict)| !verdict.is_met())
            .map(|(id, _)| id.0)
            .collect();
        assert_eq!(unmet, ["access", "role"], "{name}");
        let role = &verdicts[&CheckId("role")];
        assert!(matches!(role, Verdict::Unmet(_)), "{role:?}");
    }
}

// In real time: a code is polled for every second, at most three times.
#[tokio::test]
async fn every_scenario_ends_by_device_code_as_it_says() {
    all_end("device-code", Scenario::by_device_code).await;
}
