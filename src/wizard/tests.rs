//! The flow, tested as a table of effects: no clock, no network, no terminal.

mod device_code;
mod passphrase;
mod typing;
mod ways;
mod wiped;

use super::*;
use crate::model::check::{Prerequisite, Starts};
use crate::model::notice::Notice;
use crate::model::secret::Secret;
use crate::model::verdict::{Finding, Kind, Owner, Problem, Verdict};
use proptest::prelude::*;

macro_rules! spec {
    ($id:literal, $step:ident, $starts:ident, [$($reads:ident),*], [$($needs:literal),*]) => {
        CheckSpec {
            id: CheckId($id),
            prerequisite: Prerequisite::Token,
            step: StepId::$step,
            title: words::step_start,
            why: words::step_start,
            reads: &[$(QuestionId::$reads),*],
            needs: &[$(CheckId($needs)),*],
            starts: Starts::$starts,
        }
    };
}

pub(super) static SPECS: [CheckSpec; 6] = [
    spec!("tenant", Enrolment, Freely, [Cloud, Tenant], []),
    spec!("account", Role, Freely, [Cloud, UserId], []),
    spec!(
        "client",
        Application,
        Freely,
        [Tenant, ClientId, ClientSecret],
        ["tenant"]
    ),
    spec!("secret", Application, Freely, [SecretExpires], ["client"]),
    spec!(
        "sign-in",
        SignIn,
        OnConfirm,
        [Tenant, ClientId, ClientSecret, UserId, SignIn, Password],
        ["tenant", "account", "client"]
    ),
    spec!("role", Role, Freely, [], ["sign-in"]),
];

pub(super) const SECRET: &str = "abcDEF123~practice.value_0987654321-xyz";

pub(super) fn setup() -> Setup {
    let mut practice = Answers::default();
    practice.set_line(QuestionId::Tenant, "contoso.onmicrosoft.com");
    practice.set_line(QuestionId::ClientId, "0a1b2c3d-0000-1111-2222-333344445555");
    practice.set_secret(QuestionId::ClientSecret, Secret::new(SECRET.into()));
    practice.set_line(QuestionId::UserId, "api@contoso.com");
    practice.set_secret(QuestionId::Password, Secret::new("Pass-word-1".into()));
    practice.set_line(QuestionId::ProfileName, "demo");
    Setup {
        specs: SPECS.iter().collect(),
        environment: Environment::Sandbox,
        lang: Lang::En,
        profiles: Vec::new(),
        draft: None,
        practice: Some(practice),
        given: Answers::default(),
        folder: "/home/profiles".into(),
    }
}

/// Effects as short words: `run tenant`, `abort 3`.
pub(super) fn words_of(effects: &[Effect]) -> Vec<String> {
    effects
        .iter()
        .map(|effect| match effect {
            Effect::Run { check, .. } => format!("run {check}"),
            Effect::Abort(ticket) => format!("abort {}", ticket.0),
            other => format!("{other:?}")
                .split(['(', ' '])
                .next()
                .unwrap_or_default()
                .to_lowercase(),
        })
        .collect()
}

/// The ticket of the only effect, which loads secrets.
pub(super) fn loading(effects: &[Effect]) -> Ticket {
    match effects {
        [Effect::LoadSecrets(ticket, ..)] => *ticket,
        other => panic!("{other:?}"),
    }
}

#[expect(
    clippy::unnecessary_box_returns,
    reason = "goes into a message, which boxes it"
)]
pub(super) fn met() -> Box<Verdict> {
    Box::new(Verdict::Met(Finding::proved(words::judge_empty())))
}

#[expect(
    clippy::unnecessary_box_returns,
    reason = "goes into a message, which boxes it"
)]
pub(super) fn unmet(question: QuestionId) -> Box<Verdict> {
    let problem = Problem::new(
        Kind::Refused,
        Owner::Secret,
        words::judge_empty(),
        words::judge_empty(),
    );
    Box::new(problem.question(question).unmet())
}

pub(super) fn now() -> jiff::Timestamp {
    jiff::Timestamp::UNIX_EPOCH
}

/// Settles every run that the effects start, and those that follow from it, as `judge` says. Returns what ran.
pub(super) fn settle(
    wizard: &mut Wizard,
    effects: Vec<Effect>,
    judge: &dyn Fn(CheckId) -> Box<Verdict>,
) -> Vec<String> {
    let mut ran = Vec::new();
    let mut open: std::collections::VecDeque<Effect> = effects.into();
    while let Some(effect) = open.pop_front() {
        match effect {
            Effect::Run { ticket, check, .. } => {
                ran.push(check.to_string());
                open.extend(wizard.update(Msg::Settled(ticket, judge(check), now())));
            }
            Effect::Save(profile, _) => open.extend(wizard.update(Msg::Saved(Ok(Saved {
                profile,
                path: "demo.json".into(),
                warning: None,
            })))),
            _ => {}
        }
    }
    ran
}

/// A wizard walked to this page with practice values, every check met.
pub(super) fn walked_to(step: StepId) -> Wizard {
    let mut wizard = Wizard::new(setup());
    while wizard.step() != step {
        wizard.update(Msg::Fill);
        let effects = wizard.update(Msg::Next);
        settle(&mut wizard, effects, &|_| met());
    }
    wizard
}

#[test]
fn the_main_path_ends_saved_and_every_check_ran_once() {
    let mut wizard = Wizard::new(setup());
    let mut ran = Vec::new();
    for _ in 0..8 {
        wizard.update(Msg::Fill);
        let effects = wizard.update(Msg::Next);
        ran.extend(settle(&mut wizard, effects, &|_| met()));
    }
    ran.sort();
    assert_eq!(
        ran,
        ["account", "client", "role", "secret", "sign-in", "tenant"]
    );
    assert_eq!(wizard.outcome(), Outcome::Ready);
    assert!(
        matches!(wizard.saving(), Saving::Done(saved) if saved.profile.ready && saved.profile.name == "demo")
    );
}

#[test]
fn nothing_is_written_before_the_person_agrees() {
    let mut wizard = Wizard::new(setup());
    for _ in 0..7 {
        let before = wizard.step();
        wizard.update(Msg::Fill);
        let effects = wizard.update(Msg::Next);
        assert_eq!(
            words_of(&effects).contains(&"save".to_owned()),
            before == StepId::Save,
            "{before:?}"
        );
        settle(&mut wizard, effects, &|_| met());
    }
}

#[test]
fn a_late_answer_of_an_abandoned_run_changes_nothing() {
    let mut wizard = walked_to(StepId::Enrolment);
    wizard.update(Msg::Fill);
    let effects = wizard.update(Msg::Next);
    let Some(Effect::Run { ticket, .. }) = effects.into_iter().next() else {
        panic!("tenant runs")
    };
    assert_eq!(words_of(&wizard.update(Msg::Escape)), ["abort 0"]);
    let before = wizard.clone();
    assert_eq!(wizard.update(Msg::Settled(ticket, met(), now())), []);
    assert_eq!(format!("{wizard:?}"), format!("{before:?}"));
}

#[test]
fn a_cancelled_check_waits_and_does_not_start_again_by_itself() {
    let mut wizard = walked_to(StepId::SignIn);
    wizard.update(Msg::Fill);
    assert_eq!(words_of(&wizard.update(Msg::Next)), ["run sign-in"]);
    wizard.update(Msg::Escape);
    assert_eq!(wizard.shown(CheckId("sign-in")), Shown::Waiting);
    assert_eq!(words_of(&wizard.update(Msg::Blur)), Vec::<String>::new());
    assert_eq!(
        words_of(&wizard.update(Msg::Next)),
        ["run sign-in"],
        "confirming again asks again"
    );
}

#[test]
fn editing_the_tenant_reruns_only_what_depends_on_it() {
    let mut wizard = walked_to(StepId::Results);
    wizard.update(Msg::GoTo(StepId::Enrolment));
    wizard.update(Msg::Type(
        QuestionId::Tenant,
        Typed::Line("fabrikam.com".into()),
    ));
    let marks: Vec<Mark> = SPECS
        .iter()
        .map(|spec| wizard.shown(spec.id).mark())
        .collect();
    assert_eq!(
        marks,
        [
            Mark::Stale,
            Mark::Met,
            Mark::Stale,
            Mark::Stale,
            Mark::Stale,
            Mark::Stale
        ],
        "account reads no tenant"
    );
    let effects = wizard.update(Msg::Next);
    assert_eq!(
        settle(&mut wizard, effects, &|_| met()),
        ["tenant", "client", "secret"],
        "the sign-in waits for confirmation"
    );
}

#[test]
fn typing_a_value_back_makes_nothing_stale() {
    let mut wizard = walked_to(StepId::Results);
    wizard.update(Msg::GoTo(StepId::Application));
    wizard.update(Msg::Type(
        QuestionId::SecretExpires,
        Typed::Line("2027-01-01".into()),
    ));
    assert_eq!(wizard.shown(CheckId("secret")).mark(), Mark::Stale);
    wizard.update(Msg::Type(
        QuestionId::SecretExpires,
        Typed::Line(String::new()),
    ));
    assert_eq!(wizard.outcome(), Outcome::Ready);
    assert_eq!(words_of(&wizard.update(Msg::Next)), Vec::<String>::new());
}

#[test]
fn a_change_while_a_check_runs_aborts_it_and_asks_anew() {
    let mut wizard = walked_to(StepId::Enrolment);
    wizard.update(Msg::Fill);
    assert_eq!(words_of(&wizard.update(Msg::Next)), ["run tenant"]);
    wizard.update(Msg::Focus(QuestionId::Tenant));
    wizard.update(Msg::Type(
        QuestionId::Tenant,
        Typed::Line("fabrikam.com".into()),
    ));
    assert_eq!(
        words_of(&wizard.update(Msg::Next)),
        ["abort 0", "run tenant"]
    );
}

#[test]
fn a_failed_check_waits_for_the_person_and_leads_to_the_question_at_fault() {
    let mut wizard = walked_to(StepId::Application);
    wizard.update(Msg::Fill);
    let effects = wizard.update(Msg::Next);
    let judge = |id: CheckId| {
        if id.0 == "secret" {
            unmet(QuestionId::ClientSecret)
        } else {
            met()
        }
    };
    settle(&mut wizard, effects, &judge);
    assert_eq!(
        wizard.step(),
        StepId::Application,
        "the page stays with its problem"
    );
    assert!(wizard.goes_on_anyway());
    assert_eq!(
        words_of(&wizard.update(Msg::Next)),
        Vec::<String>::new(),
        "confirming goes on and repeats nothing"
    );
    assert_eq!(wizard.step(), StepId::Role);
    wizard.update(Msg::Fix(CheckId("secret")));
    assert_eq!(
        (wizard.step(), wizard.focus()),
        (StepId::Application, Some(QuestionId::ClientSecret))
    );
    wizard.update(Msg::Type(
        QuestionId::ClientSecret,
        Typed::Secret(Secret::new("another-secret-value-1234567890".into())),
    ));
    let effects = wizard.update(Msg::Next);
    assert_eq!(
        settle(&mut wizard, effects, &|_| met()),
        ["client", "secret"]
    );
}

#[test]
fn a_sign_in_is_never_tried_by_merely_leaving_the_password() {
    let mut wizard = walked_to(StepId::SignIn);
    wizard.update(Msg::Fill);
    for msg in [
        Msg::Focus(QuestionId::Password),
        Msg::Blur,
        Msg::Back,
        Msg::GoTo(StepId::SignIn),
    ] {
        assert_eq!(words_of(&wizard.update(msg)), Vec::<String>::new());
    }
}

#[test]
fn a_live_check_starts_when_the_field_is_left_and_typing_goes_on() {
    let mut wizard = walked_to(StepId::Enrolment);
    wizard.update(Msg::Type(
        QuestionId::Tenant,
        Typed::Line("contoso.com".into()),
    ));
    assert_eq!(
        words_of(&wizard.update(Msg::Focus(QuestionId::PartnerId))),
        ["run tenant"]
    );
    assert_eq!(
        words_of(&wizard.update(Msg::Type(
            QuestionId::PartnerId,
            Typed::Line("4391507".into())
        ))),
        Vec::<String>::new()
    );
}

#[test]
fn back_works_from_every_page_in_every_state() {
    for step in STEPS_BACK {
        for spoil in [false, true] {
            for running in [false, true] {
                let mut wizard = walked_to(step);
                if running {
                    wizard.update(Msg::Rerun);
                }
                if spoil {
                    for id in wizard.questions() {
                        wizard.update(Msg::Type(id, Typed::Line("?? not valid ??".into())));
                    }
                    wizard.update(Msg::Next);
                }
                if wizard.step() != step {
                    continue;
                }
                wizard.update(Msg::Back);
                assert_eq!(
                    Some(wizard.step()),
                    step.previous(),
                    "{step:?} {spoil} {running}"
                );
            }
        }
    }
}

const STEPS_BACK: [StepId; 6] = [
    StepId::Enrolment,
    StepId::Application,
    StepId::Role,
    StepId::SignIn,
    StepId::Results,
    StepId::Save,
];

#[test]
fn answers_given_by_flags_are_checked_though_their_page_was_jumped_over() {
    let given = setup().practice.unwrap();
    let mut wizard = Wizard::new(Setup { given, ..setup() });
    wizard.update(Msg::Blur);
    wizard.update(Msg::GoTo(StepId::SignIn));
    assert_eq!(wizard.step(), StepId::SignIn);
    let effects = wizard.update(Msg::Next);
    let ran = settle(&mut wizard, effects, &|_| met());
    assert_eq!(
        ran,
        ["tenant", "account", "client", "secret", "sign-in", "role"]
    );
}

#[test]
fn escape_cancels_then_goes_back_then_asks_before_leaving() {
    let mut wizard = walked_to(StepId::Enrolment);
    wizard.update(Msg::Fill);
    wizard.update(Msg::Next);
    assert!(wizard.is_checking());
    wizard.update(Msg::Escape);
    assert!(!wizard.is_checking() && wizard.step() == StepId::Enrolment);
    wizard.update(Msg::Escape);
    assert_eq!(wizard.step(), StepId::Start);
    wizard.update(Msg::Escape);
    assert!(wizard.is_leaving());
    assert_eq!(
        words_of(&wizard.update(Msg::Leave(Leave::Stay))),
        Vec::<String>::new()
    );
    wizard.update(Msg::Interrupt);
    assert_eq!(
        words_of(&wizard.update(Msg::Interrupt)),
        ["savedraft", "quit"]
    );
}

#[test]
fn a_draft_holds_everything_typed_but_no_secret_and_brings_the_person_back() {
    let mut wizard = walked_to(StepId::Role);
    wizard.update(Msg::Type(
        QuestionId::UserId,
        Typed::Line("not yet a user".into()),
    ));
    wizard.update(Msg::Interrupt);
    let effects = wizard.update(Msg::Interrupt);
    let Some(Effect::SaveDraft(draft)) = effects.into_iter().next() else {
        panic!("a draft")
    };
    assert!(!format!("{draft:?}").contains(SECRET));
    let mut resumed = Wizard::new(Setup {
        draft: Some(draft),
        ..setup()
    });
    resumed.update(Msg::Next);
    // The secret is gone, so that page comes first. What was not valid is gone too: it might have been a secret.
    assert_eq!(
        (resumed.step(), resumed.focus()),
        (StepId::Application, Some(QuestionId::ClientSecret))
    );
    assert_eq!(
        resumed.entry(QuestionId::Tenant).typed.line(),
        "contoso.onmicrosoft.com"
    );
    assert!(resumed.entry(QuestionId::UserId).typed.is_empty());
}

#[test]
fn a_saved_profile_is_verified_at_once_when_its_secrets_are_known() {
    let profile = match walked_to(StepId::Next).saving() {
        Saving::Done(saved) => (*saved.profile).clone(),
        other => panic!("{other:?}"),
    };
    let mut wizard = Wizard::new(Setup {
        profiles: vec![profile],
        ..setup()
    });
    let ticket = loading(&wizard.update(Msg::Next));
    let secrets = vec![
        (QuestionId::ClientSecret, Secret::new(SECRET.into())),
        (QuestionId::Password, Secret::new("Pass-word-1".into())),
    ];
    let effects = wizard.update(Msg::SecretsLoaded(ticket, secrets, None));
    assert_eq!(wizard.step(), StepId::Results);
    assert_eq!(settle(&mut wizard, effects, &|_| met()).len(), SPECS.len());
    let mut asked = Wizard::new(Setup {
        profiles: vec![wizard.profile()],
        ..setup()
    });
    let ticket = loading(&asked.update(Msg::Next));
    asked.update(Msg::SecretsLoaded(ticket, Vec::new(), None));
    assert_eq!(
        asked.focus(),
        Some(QuestionId::ClientSecret),
        "what is not stored is asked for"
    );
}

#[test]
fn an_unavailable_keychain_is_said_and_nothing_goes_there() {
    let mut wizard = walked_to(StepId::Results);
    wizard.setup.environment = Environment::Live;
    wizard.update(Msg::Type(QuestionId::Store, Typed::Line("keychain".into())));
    assert_eq!(words_of(&wizard.update(Msg::Next)), ["probevault"]);
    assert_eq!(
        words_of(&wizard.update(Msg::Next)),
        Vec::<String>::new(),
        "nothing is saved before the keychain has answered"
    );
    wizard.update(Msg::VaultProbed(Err(words::judge_empty())));
    wizard.update(Msg::Fill);
    assert!(
        wizard
            .will_write()
            .contains(&words::save_vault_unavailable(words::judge_empty()))
    );
    assert_eq!(
        (words_of(&wizard.update(Msg::Next)), wizard.focus()),
        (Vec::<String>::new(), Some(QuestionId::Store)),
        "nothing is lost before the person has chosen that"
    );
    wizard.update(Msg::Type(QuestionId::Store, Typed::Line("none".into())));
    let effects = wizard.update(Msg::Next);
    assert!(
        matches!(effects.as_slice(), [Effect::Save(profile, secrets)] if profile.store == StoreKind::None && secrets.is_empty())
    );
}

#[test]
fn the_password_is_kept_only_if_the_person_asks_for_it() {
    for (keep, kept) in [("no", 1), ("yes", 2)] {
        let mut wizard = walked_to(StepId::Results);
        wizard.setup.environment = Environment::Live;
        wizard.update(Msg::Type(QuestionId::Store, Typed::Line("keychain".into())));
        wizard.update(Msg::Next);
        wizard.update(Msg::VaultProbed(Ok(())));
        wizard.update(Msg::Fill);
        wizard.update(Msg::Type(
            QuestionId::KeepPassword,
            Typed::Line(keep.into()),
        ));
        let effects = wizard.update(Msg::Next);
        assert!(
            matches!(effects.as_slice(), [Effect::Save(_, secrets)] if secrets.len() == kept),
            "{keep}: {effects:?}"
        );
    }
}

#[test]
fn debug_of_the_whole_wizard_shows_no_secret() {
    let wizard = walked_to(StepId::Results);
    let shown = format!("{wizard:?}");
    assert!(!shown.contains(SECRET) && !shown.contains("Pass-word-1"));
}

fn any_msg() -> impl Strategy<Value = Msg> {
    let questions = prop::sample::select(QUESTIONS.iter().map(|q| q.id).collect::<Vec<_>>());
    let steps = prop::sample::select(
        crate::model::step::STEPS
            .iter()
            .map(|s| s.id)
            .collect::<Vec<_>>(),
    );
    prop_oneof![
        (questions.clone(), "\\PC{0,12}").prop_map(|(id, text)| match id.question().sort {
            crate::model::question::Sort::Secret => Msg::Type(id, Typed::Secret(Secret::new(text))),
            _ => Msg::Type(id, Typed::Line(text)),
        }),
        questions.prop_map(Msg::Focus),
        prop::sample::select(vec![SignIn::Password.name(), SignIn::DeviceCode.name()])
            .prop_map(|way| Msg::Type(QuestionId::SignIn, Typed::Line(way.into()))),
        steps.prop_map(Msg::GoTo),
        Just(Msg::Next),
        Just(Msg::Next),
        Just(Msg::Fill),
        Just(Msg::Fill),
        Just(Msg::Back),
        Just(Msg::Escape),
        Just(Msg::Rerun),
        Just(Msg::Blur),
        Just(Msg::RunAll),
        Just(Msg::Fix(CheckId("client"))),
        Just(Msg::Leave(Leave::Stay)),
        (0_u64..30).prop_map(|ticket| Msg::Settled(Ticket(ticket), met(), now())),
        (0_u64..30).prop_map(|ticket| Msg::Settled(
            Ticket(ticket),
            unmet(QuestionId::ClientId),
            now()
        )),
        Just(Msg::VaultProbed(Ok(()))),
        Just(Msg::Saved(Err(words::judge_empty()))),
    ]
}

proptest! {
    #[test]
    fn whatever_happens_the_plan_holds(msgs in prop::collection::vec(any_msg(), 0..60)) {
        let mut wizard = Wizard::new(setup());
        for msg in msgs {
            let effects = wizard.update(msg.clone());
            for effect in &effects {
                if let Effect::Run { check, answers, .. } = effect {
                    let spec = SPECS.iter().find(|spec| spec.id == *check).unwrap();
                    // Never from an answer that is missing, never before what it needs.
                    for id in spec.reads.iter().filter(|id| id.question().required && wizard.is_asked(**id)) {
                        prop_assert!(answers.line(*id).is_some() || answers.secret(*id).is_some(), "{check} without {id:?}");
                    }
                    for need in spec.needs {
                        prop_assert!(wizard.shown(*need).verdict().is_some_and(Verdict::is_met), "{check} before {need}");
                    }
                }
            }
            if let Some(id) = wizard.focus() {
                prop_assert!(wizard.questions().contains(&id), "the focus is on this page");
            }
        }
    }
}
