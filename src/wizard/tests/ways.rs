//! The other way to sign in, a refused password that is not sent twice by accident, and browsers that cannot be opened.

use super::*;

fn choose(wizard: &mut Wizard, way: SignIn) {
    wizard.update(Msg::Type(
        QuestionId::SignIn,
        Typed::Line(way.name().into()),
    ));
}

#[expect(
    clippy::unnecessary_box_returns,
    reason = "goes into a message, which boxes it"
)]
fn offering(way: SignIn) -> Box<Verdict> {
    let problem = Problem::new(
        Kind::SignIn,
        Owner::Mfa,
        words::judge_empty(),
        words::judge_empty(),
    );
    Box::new(problem.question(QuestionId::SignIn).offer(way).unmet())
}

fn only(id: &'static str, verdict: Box<Verdict>) -> impl Fn(CheckId) -> Box<Verdict> {
    move |check| {
        if check.0 == id {
            verdict.clone()
        } else {
            met()
        }
    }
}

fn browser() -> Notice {
    Notice::Browser {
        url: "https://login.example/authorize?x=1".into(),
        redirect_uri: "http://localhost:5000/".into(),
        expires: now(),
        refused: 0,
    }
}

/// The sign-in page with its practice values, confirmed.
fn signed_in_with(judge: &dyn Fn(CheckId) -> Box<Verdict>) -> Wizard {
    let mut wizard = walked_to(StepId::SignIn);
    wizard.update(Msg::Fill);
    let effects = wizard.update(Msg::Next);
    settle(&mut wizard, effects, judge);
    wizard
}

const SIGN_IN: CheckId = CheckId("sign-in");
const ROLE: CheckId = CheckId("role");

#[test]
fn the_way_that_is_offered_starts_at_once_and_every_other_answer_is_kept() {
    let mut wizard = signed_in_with(&only("sign-in", offering(SignIn::DeviceCode)));
    assert_eq!(wizard.offer(SIGN_IN), Some(SignIn::DeviceCode));
    let before = wizard.profile();
    let effects = wizard.update(Msg::Instead(SIGN_IN));
    assert_eq!(words_of(&effects), ["run sign-in"]);
    assert!(wizard.is_moving_on());
    let after = wizard.profile();
    assert_eq!(after.sign_in, SignIn::DeviceCode.name());
    assert_eq!(
        (after.tenant, after.client_id, after.user_id),
        (before.tenant, before.client_id, before.user_id)
    );
    settle(&mut wizard, effects, &|_| met());
    assert_eq!(wizard.step(), StepId::Results);
    assert_eq!(wizard.outcome(), Outcome::Ready);
}

#[test]
fn from_the_results_the_offer_of_a_check_after_the_sign_in_leads_back_and_on() {
    let mut wizard = signed_in_with(&only("role", offering(SignIn::DeviceCode)));
    wizard.update(Msg::GoTo(StepId::Results));
    assert_eq!(wizard.offer(SIGN_IN), None, "the token itself was issued");
    let effects = wizard.update(Msg::Instead(ROLE));
    assert_eq!(wizard.step(), StepId::SignIn);
    assert_eq!(words_of(&effects), ["run sign-in"]);
    assert_eq!(wizard.offer(ROLE), None, "what it found is stale");
    settle(&mut wizard, effects, &|_| met());
    assert_eq!(wizard.outcome(), Outcome::Ready);
}

#[test]
fn without_an_offer_the_key_changes_nothing() {
    let mut wizard = signed_in_with(&only("sign-in", unmet(QuestionId::UserId)));
    assert_eq!(wizard.offer(SIGN_IN), None);
    assert_eq!(wizard.update(Msg::Instead(SIGN_IN)), []);
    assert_eq!(wizard.way(), Some(SignIn::Password));
}

#[test]
fn while_somebody_is_waited_for_the_other_way_takes_the_place_of_what_runs() {
    let mut wizard = walked_to(StepId::SignIn);
    choose(&mut wizard, SignIn::Browser);
    let effects = wizard.update(Msg::Next);
    let [Effect::Run { ticket, .. }] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!(wizard.offer(SIGN_IN), None, "nothing is waited for yet");
    wizard.update(Msg::Notice(*ticket, browser()));
    assert_eq!(wizard.awaiting(), Some(SIGN_IN));
    assert_eq!(wizard.offer(SIGN_IN), Some(SignIn::DeviceCode));
    let abort = format!("abort {}", ticket.0);
    let effects = wizard.update(Msg::Instead(SIGN_IN));
    assert_eq!(words_of(&effects), [abort.as_str(), "run sign-in"]);
    assert_eq!(wizard.way(), Some(SignIn::DeviceCode));
    assert_eq!(wizard.awaited(), None);
}

#[test]
fn a_refused_password_is_sent_again_only_when_it_is_asked_for_twice() {
    let mut wizard = signed_in_with(&only("sign-in", unmet(QuestionId::Password)));
    assert!(wizard.would_resend());
    let warned = wizard.update(Msg::Rerun);
    assert_eq!(settle(&mut wizard, warned, &|_| met()), [""; 0]);
    assert_eq!(wizard.hints(), [words::sign_in_refused_before()]);
    assert_eq!(wizard.focus(), Some(QuestionId::Password));
    assert_eq!(wizard.shown(SIGN_IN).mark(), Mark::Unmet);
    let again = wizard.update(Msg::Rerun);
    assert_eq!(words_of(&again), ["run sign-in"]);
    settle(
        &mut wizard,
        again,
        &only("sign-in", unmet(QuestionId::Password)),
    );
    assert!(wizard.would_resend(), "each time anew");
}

#[test]
fn from_the_results_a_refused_password_is_not_sent_again_either_and_the_rest_is_checked() {
    let mut wizard = signed_in_with(&only("sign-in", unmet(QuestionId::Password)));
    wizard.update(Msg::GoTo(StepId::Results));
    let effects = wizard.update(Msg::Rerun);
    let ran = settle(&mut wizard, effects, &|_| met());
    assert!(ran.contains(&"tenant".to_owned()), "{ran:?}");
    assert!(!ran.contains(&"sign-in".to_owned()), "{ran:?}");
    assert_eq!(wizard.shown(SIGN_IN).mark(), Mark::Unmet);
}

#[test]
fn another_password_is_sent_without_a_warning_and_takes_back_one_that_was_given() {
    let mut wizard = signed_in_with(&only("sign-in", unmet(QuestionId::Password)));
    wizard.update(Msg::Rerun);
    let other = Typed::Secret(Secret::new("Another-word-2".into()));
    wizard.update(Msg::Type(QuestionId::Password, other));
    assert!(!wizard.would_resend());
    assert_eq!(words_of(&wizard.update(Msg::Rerun)), ["run sign-in"]);
}

#[test]
fn what_was_refused_for_another_reason_is_tried_again_at_once() {
    let mut wizard = signed_in_with(&only("sign-in", unmet(QuestionId::UserId)));
    assert!(!wizard.would_resend());
    assert_eq!(words_of(&wizard.update(Msg::Rerun)), ["run sign-in"]);
}

#[test]
fn a_sign_in_of_a_person_that_failed_begins_anew_and_one_by_password_does_not() {
    for (way, wanted) in [
        (SignIn::Password, false),
        (SignIn::DeviceCode, true),
        (SignIn::Browser, true),
    ] {
        let mut wizard = walked_to(StepId::SignIn);
        wizard.update(Msg::Fill);
        choose(&mut wizard, way);
        assert!(!wizard.begins_anew(), "nothing has failed yet");
        let effects = wizard.update(Msg::Next);
        settle(
            &mut wizard,
            effects,
            &only("sign-in", unmet(QuestionId::SignIn)),
        );
        assert_eq!(wizard.begins_anew(), wanted, "{way:?}");
    }
}

#[test]
fn an_address_is_opened_where_a_browser_is_and_said_not_to_be_elsewhere() {
    let url = "https://login.example/".to_owned();
    let mut here = walked_to(StepId::SignIn);
    let effects = here.update(Msg::Open(url.clone()));
    assert_eq!(effects, [Effect::Open(url.clone())]);
    assert_eq!(here.not_opened(), None);
    here.update(Msg::NotOpened(words::open_failed("gone")));
    assert_eq!(here.not_opened(), Some(&words::open_failed("gone")));
    here.update(Msg::Open(url.clone()));
    assert_eq!(here.not_opened(), None, "it is tried once more");
    let mut elsewhere = walked_to(StepId::SignIn).seated(Seat {
        opens: false,
        remote: true,
    });
    assert_eq!(elsewhere.update(Msg::Open(url)), []);
    assert_eq!(elsewhere.not_opened(), Some(&words::open_not_here()));
    elsewhere.update(Msg::Back);
    assert_eq!(elsewhere.not_opened(), None);
}

#[test]
fn each_way_is_told_with_what_speaks_against_it_and_none_is_chosen_for_the_person() {
    for (account, said) in [
        ("Federated", words::sign_in_federated()),
        ("Managed", words::sign_in_managed()),
    ] {
        let mut wizard = walked_to(StepId::Role);
        wizard.update(Msg::Fill);
        let effects = wizard.update(Msg::Next);
        settle(&mut wizard, effects, &|_| {
            let finding = Finding::proved(words::judge_empty());
            Box::new(Verdict::Met(finding.with("account_type", account)))
        });
        assert_eq!(wizard.way(), Some(SignIn::Password));
        assert_eq!(wizard.hints(), [said]);
        choose(&mut wizard, SignIn::DeviceCode);
        assert_eq!(wizard.hints(), [words::sign_in_device_code()]);
        choose(&mut wizard, SignIn::Browser);
        assert_eq!(wizard.hints(), [words::sign_in_browser()]);
        let wizard = wizard.seated(Seat {
            opens: false,
            remote: true,
        });
        let both = [words::sign_in_browser(), words::sign_in_browser_remote()];
        assert_eq!(wizard.hints(), both);
    }
}

#[test]
fn practice_values_leave_the_choices_of_a_person_alone_and_are_offered_only_where_there_are_others()
{
    let mut setup = setup();
    let practice = setup.practice.as_mut().unwrap();
    practice.set_line(QuestionId::Cloud, "global");
    practice.set_line(QuestionId::SignIn, "password");
    let first = Wizard::new(setup);
    assert!(first.questions().contains(&QuestionId::Cloud));
    assert!(!first.can_fill());
    assert!(walked_to(StepId::SignIn).can_fill());
}

/// Neither the language nor a choice looked at and taken back makes Enter send a refused password again.
#[test]
fn what_enter_does_after_a_failure_stays_when_nothing_has_changed() {
    let mut wizard = Wizard::new(setup());
    while wizard.step() != StepId::SignIn {
        wizard.update(Msg::Fill);
        let effects = wizard.update(Msg::Next);
        settle(&mut wizard, effects, &|_| met());
    }
    wizard.update(Msg::Fill);
    let effects = wizard.update(Msg::Next);
    settle(&mut wizard, effects, &|_| unmet(QuestionId::Password));
    assert!(wizard.goes_on_anyway());
    wizard.update(Msg::SwitchLanguage);
    assert!(wizard.goes_on_anyway());
    for way in [SignIn::DeviceCode, SignIn::Password] {
        let typed = Typed::Line(way.name().to_owned());
        wizard.update(Msg::Type(QuestionId::SignIn, typed));
        assert_eq!(wizard.goes_on_anyway(), way == SignIn::Password);
    }
    assert_eq!(words_of(&wizard.update(Msg::Next)), [""; 0]);
    assert_eq!(wizard.step(), StepId::Results);
}
