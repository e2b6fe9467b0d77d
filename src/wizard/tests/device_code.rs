//! The way by device code: what is asked, kept and shown.

use super::*;

fn choose(wizard: &mut Wizard, way: &str) -> Vec<Effect> {
    wizard.update(Msg::Type(QuestionId::SignIn, Typed::Line(way.into())))
}

fn code(polls: u32) -> Notice {
    Notice::DeviceCode {
        user_code: "ABCD1234".into(),
        url: "https://microsoft.com/devicelogin".into(),
        expires: now(),
        polls,
    }
}

#[test]
fn with_a_device_code_no_password_is_asked_for_or_sent() {
    let mut wizard = walked_to(StepId::SignIn);
    wizard.update(Msg::Fill);
    choose(&mut wizard, SignIn::DeviceCode.name());
    assert_eq!(wizard.questions(), [QuestionId::SignIn]);
    assert_eq!(wizard.focus(), None, "the password had it");
    let effects = wizard.update(Msg::Next);
    let [Effect::Run { check, answers, .. }] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!(*check, CheckId("sign-in"));
    assert_eq!(
        answers.line(QuestionId::SignIn),
        Some(SignIn::DeviceCode.name())
    );
    assert_eq!(answers.secret(QuestionId::Password), None);
    assert!(answers.secret(QuestionId::ClientSecret).is_some());
}

#[test]
fn the_sign_in_is_confirmed_with_a_device_code_and_the_road_goes_on_to_the_end() {
    let mut wizard = walked_to(StepId::SignIn);
    choose(&mut wizard, SignIn::DeviceCode.name());
    for _ in 0..3 {
        let effects = wizard.update(Msg::Next);
        settle(&mut wizard, effects, &|_| met());
        wizard.update(Msg::Fill);
    }
    assert!(
        matches!(wizard.saving(), Saving::Done(saved) if saved.profile.ready && saved.profile.sign_in == SignIn::DeviceCode.name())
    );
    assert!(wizard.farewell().contains(&words::next_device_code()));
    assert!(
        !walked_to(StepId::Next)
            .farewell()
            .contains(&words::next_device_code())
    );
}

#[test]
fn another_way_to_sign_in_makes_the_token_stale_and_the_old_way_makes_it_fresh_again() {
    let mut wizard = walked_to(StepId::Results);
    wizard.update(Msg::GoTo(StepId::SignIn));
    choose(&mut wizard, SignIn::DeviceCode.name());
    for check in ["sign-in", "role"] {
        assert_eq!(wizard.shown(CheckId(check)).mark(), Mark::Stale, "{check}");
    }
    choose(&mut wizard, SignIn::Password.name());
    assert_eq!(wizard.outcome(), Outcome::Ready);
}

#[test]
fn a_password_typed_before_has_no_say_while_a_device_code_is_chosen() {
    let mut wizard = walked_to(StepId::SignIn);
    choose(&mut wizard, SignIn::DeviceCode.name());
    let effects = wizard.update(Msg::Next);
    settle(&mut wizard, effects, &|_| met());
    assert_eq!(wizard.outcome(), Outcome::Ready);
    let typed = Typed::Secret(Secret::new("typed later".into()));
    wizard.update(Msg::Type(QuestionId::Password, typed));
    assert_eq!(wizard.outcome(), Outcome::Ready, "nothing went stale");
}

#[test]
fn practice_values_leave_the_way_to_sign_in_as_it_was_chosen() {
    let mut wizard = walked_to(StepId::SignIn);
    wizard
        .setup
        .practice
        .as_mut()
        .unwrap()
        .set_line(QuestionId::SignIn, SignIn::Password.name());
    assert!(wizard.can_fill());
    choose(&mut wizard, SignIn::DeviceCode.name());
    assert!(!wizard.can_fill(), "there is nothing left to fill in");
    wizard.update(Msg::Fill);
    assert_eq!(
        wizard.entry(QuestionId::SignIn).typed.line(),
        SignIn::DeviceCode.name()
    );
}

#[test]
fn with_a_device_code_the_password_is_not_kept_whatever_was_typed_and_agreed_before() {
    let mut wizard = walked_to(StepId::Results);
    wizard.setup.environment = Environment::Live;
    wizard.update(Msg::Type(QuestionId::Store, Typed::Line("keychain".into())));
    wizard.update(Msg::Type(
        QuestionId::KeepPassword,
        Typed::Line("yes".into()),
    ));
    choose(&mut wizard, SignIn::DeviceCode.name());
    wizard.update(Msg::GoTo(StepId::Save));
    wizard.update(Msg::VaultProbed(Ok(())));
    assert!(!wizard.questions().contains(&QuestionId::KeepPassword));
    assert!(wizard.will_write().contains(&words::save_keychain_secret()));
    wizard.update(Msg::Fill);
    let effects = wizard.update(Msg::Next);
    let [Effect::Save(_, secrets)] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    let kept: Vec<QuestionId> = secrets.iter().map(|(id, _)| *id).collect();
    assert_eq!(kept, [QuestionId::ClientSecret]);
}

#[test]
fn a_profile_with_a_device_code_is_verified_without_a_stored_password() {
    let mut profile = match walked_to(StepId::Next).saving() {
        Saving::Done(saved) => (*saved.profile).clone(),
        other => panic!("{other:?}"),
    };
    profile.sign_in = SignIn::DeviceCode.name().into();
    let mut wizard = Wizard::new(Setup {
        profiles: vec![profile],
        ..setup()
    });
    let ticket = loading(&wizard.update(Msg::Next));
    let secret = (QuestionId::ClientSecret, Secret::new(SECRET.into()));
    let effects = wizard.update(Msg::SecretsLoaded(ticket, vec![secret], None));
    assert_eq!(wizard.step(), StepId::Results);
    assert_eq!(settle(&mut wizard, effects, &|_| met()).len(), SPECS.len());
}

#[test]
fn a_draft_remembers_the_device_code_and_comes_back_behind_it() {
    let mut wizard = walked_to(StepId::SignIn);
    choose(&mut wizard, SignIn::DeviceCode.name());
    wizard.update(Msg::Interrupt);
    let effects = wizard.update(Msg::Interrupt);
    let Some(Effect::SaveDraft(draft)) = effects.into_iter().next() else {
        panic!("a draft")
    };
    let mut given = Answers::default();
    given.set_secret(QuestionId::ClientSecret, Secret::new(SECRET.into()));
    let mut resumed = Wizard::new(Setup {
        draft: Some(draft),
        given,
        ..setup()
    });
    resumed.update(Msg::Next);
    assert_eq!(resumed.step(), StepId::SignIn);
    assert!(resumed.can_go_to(StepId::Results), "no password is missing");
}

#[test]
fn the_code_is_there_while_its_check_runs_and_gone_when_it_is_cancelled_or_settled() {
    for end in [true, false] {
        let mut wizard = walked_to(StepId::SignIn);
        choose(&mut wizard, SignIn::DeviceCode.name());
        let effects = wizard.update(Msg::Next);
        let [Effect::Run { ticket, .. }] = effects.as_slice() else {
            panic!("{effects:?}")
        };
        assert_eq!(wizard.awaited(), None);
        wizard.update(Msg::Notice(*ticket, code(0)));
        wizard.update(Msg::Notice(*ticket, code(1)));
        assert_eq!(wizard.awaited(), Some(&code(1)));
        if end {
            wizard.update(Msg::Settled(*ticket, met(), now()));
        } else {
            wizard.update(Msg::Escape);
            wizard.update(Msg::Notice(*ticket, code(2)));
        }
        assert_eq!(wizard.awaited(), None);
    }
}
