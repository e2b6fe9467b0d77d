//! What a person must be able to rely on: no secret goes where it does not belong, no sign-in is tried unasked, and
//! nothing that was proved is thrown away without need.

use super::tests::{SECRET, SPECS, loading, met, settle, setup, unmet, walked_to, words_of};
use super::*;
use crate::model::verdict::Verdict;

fn profile(name: &str) -> Profile {
    let mut profile = walked_to(StepId::Results).profile();
    profile.name = name.to_owned();
    profile.tenant = format!("{name}.com");
    profile
}

fn begin(wizard: &mut Wizard, name: &str) -> Ticket {
    wizard.update(Msg::GoTo(StepId::Start));
    wizard.update(Msg::Type(
        QuestionId::Begin,
        Typed::Line(format!("{BEGIN_PROFILE}{name}")),
    ));
    loading(&wizard.update(Msg::Next))
}

fn secrets() -> Vec<(QuestionId, crate::model::secret::Secret)> {
    use crate::model::secret::Secret;
    vec![
        (QuestionId::ClientSecret, Secret::new(SECRET.into())),
        (QuestionId::Password, Secret::new("Pass-word-1".into())),
    ]
}

#[test]
fn one_profiles_secrets_are_never_sent_for_another() {
    let profiles = vec![profile("fabrikam"), profile("adatum")];
    let mut wizard = Wizard::new(Setup {
        profiles,
        ..setup()
    });
    let ticket = begin(&mut wizard, "fabrikam");
    let effects = wizard.update(Msg::SecretsLoaded(ticket, secrets(), None));
    assert_eq!(settle(&mut wizard, effects, &|_| met()).len(), SPECS.len());
    let ticket = begin(&mut wizard, "adatum");
    let effects = wizard.update(Msg::SecretsLoaded(ticket, Vec::new(), None));
    assert_eq!(wizard.focus(), Some(QuestionId::ClientSecret));
    assert!(wizard.entry(QuestionId::ClientSecret).typed.is_empty());
    assert!(wizard.entry(QuestionId::Password).typed.is_empty());
    let ran = settle(&mut wizard, effects, &|_| met());
    assert!(
        !ran.contains(&"client".to_owned()) && !ran.contains(&"sign-in".to_owned()),
        "{ran:?}"
    );
}

#[test]
fn secrets_that_arrive_late_for_another_profile_fill_nothing() {
    let profiles = vec![profile("fabrikam"), profile("adatum")];
    let mut wizard = Wizard::new(Setup {
        profiles,
        ..setup()
    });
    let late = begin(&mut wizard, "fabrikam");
    let ticket = begin(&mut wizard, "adatum");
    assert_eq!(wizard.update(Msg::SecretsLoaded(late, secrets(), None)), []);
    assert!(wizard.is_loading());
    wizard.update(Msg::SecretsLoaded(ticket, Vec::new(), None));
    assert!(wizard.entry(QuestionId::ClientSecret).typed.is_empty());
}

#[test]
fn a_flag_wins_over_the_draft_and_over_the_profile() {
    let mut given = Answers::default();
    given.set_line(QuestionId::Tenant, "flag.example.com");
    let mut wizard = Wizard::new(Setup {
        profiles: vec![profile("fabrikam")],
        given,
        ..setup()
    });
    begin(&mut wizard, "fabrikam");
    assert_eq!(
        wizard.entry(QuestionId::Tenant).typed.line(),
        "flag.example.com"
    );
}

#[test]
fn a_secret_in_the_wrong_field_reaches_neither_the_draft_nor_debug() {
    let mut wizard = walked_to(StepId::Application);
    wizard.update(Msg::Type(QuestionId::ClientId, Typed::Line(SECRET.into())));
    assert!(!format!("{wizard:?}").contains(SECRET));
    wizard.update(Msg::Interrupt);
    let effects = wizard.update(Msg::Interrupt);
    let Some(Effect::SaveDraft(draft)) = effects.first() else {
        panic!("{effects:?}")
    };
    assert!(!format!("{draft:?}").contains(SECRET));
}

#[test]
fn asking_again_without_a_password_does_not_let_a_half_typed_one_go_out_later() {
    let mut wizard = walked_to(StepId::SignIn);
    for msg in [
        Msg::Rerun,
        Msg::Type(
            QuestionId::Password,
            Typed::Secret(crate::model::secret::Secret::new("half".into())),
        ),
        Msg::Blur,
    ] {
        assert_eq!(words_of(&wizard.update(msg)), Vec::<String>::new());
    }
}

#[test]
fn a_sign_in_that_had_to_wait_is_not_made_up_for_with_another_password() {
    let mut wizard = walked_to(StepId::Application);
    wizard.update(Msg::Fill);
    let effects = wizard.update(Msg::Next);
    let judge = |id: CheckId| {
        if id.0 == "client" {
            unmet(QuestionId::ClientId)
        } else {
            met()
        }
    };
    settle(&mut wizard, effects, &judge);
    wizard.update(Msg::GoTo(StepId::Role));
    wizard.update(Msg::Fill);
    let effects = wizard.update(Msg::Next);
    settle(&mut wizard, effects, &judge);
    wizard.update(Msg::Fill);
    wizard.update(Msg::Next);
    wizard.update(Msg::GoTo(StepId::SignIn));
    wizard.update(Msg::Type(
        QuestionId::Password,
        Typed::Secret(crate::model::secret::Secret::new("half".into())),
    ));
    wizard.update(Msg::GoTo(StepId::Application));
    let effects = wizard.update(Msg::Rerun);
    let ran = settle(&mut wizard, effects, &|_| met());
    assert_eq!(ran, ["client", "secret"]);
}

#[test]
fn asking_again_on_an_early_page_throws_nothing_away_that_still_holds() {
    let mut wizard = walked_to(StepId::SignIn);
    wizard.update(Msg::Fill);
    let effects = wizard.update(Msg::Next);
    let judge = |id: CheckId| {
        if id.0 == "role" {
            unmet(QuestionId::UserId)
        } else {
            met()
        }
    };
    settle(&mut wizard, effects, &judge);
    wizard.update(Msg::GoTo(StepId::Role));
    let effects = wizard.update(Msg::Rerun);
    let ran = settle(&mut wizard, effects, &|_| met());
    assert_eq!(
        ran,
        ["account", "role"],
        "what the key was pressed for runs"
    );
    assert_eq!(
        wizard.outcome(),
        Outcome::Ready,
        "and everything else still stands"
    );
}

#[test]
fn a_need_that_no_longer_holds_takes_what_was_built_on_it_along() {
    let mut wizard = walked_to(StepId::Results);
    wizard.update(Msg::GoTo(StepId::Enrolment));
    let effects = wizard.update(Msg::Rerun);
    settle(&mut wizard, effects, &|_| unmet(QuestionId::Tenant));
    for check in ["client", "secret", "sign-in", "role"] {
        assert_eq!(wizard.shown(CheckId(check)).mark(), Mark::Stale, "{check}");
    }
}

#[test]
fn a_new_token_makes_everything_found_with_the_old_one_run_again() {
    let mut wizard = walked_to(StepId::Results);
    wizard.update(Msg::GoTo(StepId::SignIn));
    let effects = wizard.update(Msg::Rerun);
    assert_eq!(
        settle(&mut wizard, effects, &|_| met()),
        ["sign-in", "role"]
    );
}

#[test]
fn a_choice_that_is_not_offered_is_seen_and_stops_the_page() {
    let mut given = Answers::default();
    given.set_line(QuestionId::SignIn, "carrier-pigeon");
    let mut wizard = Wizard::new(Setup { given, ..setup() });
    for _ in 0..4 {
        wizard.update(Msg::Fill);
        let effects = wizard.update(Msg::Next);
        settle(&mut wizard, effects, &|_| met());
    }
    wizard.update(Msg::Fill);
    assert_eq!(words_of(&wizard.update(Msg::Next)), Vec::<String>::new());
    assert_eq!(
        (wizard.step(), wizard.focus()),
        (StepId::SignIn, Some(QuestionId::SignIn))
    );
    assert!(wizard.entry(QuestionId::SignIn).fault().is_some());
}

#[test]
fn a_keychain_that_was_locked_is_asked_again() {
    let mut wizard = walked_to(StepId::Results);
    wizard.setup.environment = Environment::Live;
    wizard.update(Msg::Next);
    wizard.update(Msg::VaultProbed(Err(words::judge_empty())));
    assert_eq!(words_of(&wizard.update(Msg::Rerun)), ["probevault"]);
    wizard.update(Msg::VaultProbed(Ok(())));
    let stores: Vec<String> = wizard
        .choices(QuestionId::Store)
        .into_iter()
        .map(|(value, _)| value)
        .collect();
    assert_eq!(stores, ["keychain", "file", "none"]);
}

#[test]
fn what_is_changed_after_saving_is_kept_as_a_draft_on_leaving() {
    let mut wizard = walked_to(StepId::Next);
    wizard.update(Msg::GoTo(StepId::Enrolment));
    wizard.update(Msg::Type(
        QuestionId::Tenant,
        Typed::Line("fabrikam.com".into()),
    ));
    wizard.update(Msg::Interrupt);
    assert_eq!(
        words_of(&wizard.update(Msg::Interrupt)),
        ["savedraft", "quit"]
    );
}

#[test]
fn leaving_while_the_profile_is_being_written_writes_no_draft_beside_it() {
    let mut wizard = walked_to(StepId::Save);
    wizard.update(Msg::Fill);
    assert_eq!(words_of(&wizard.update(Msg::Next)), ["save"]);
    wizard.update(Msg::Interrupt);
    assert_eq!(words_of(&wizard.update(Msg::Interrupt)), ["quit"]);
}

#[test]
fn what_is_shown_as_found_comes_from_answers_that_still_stand() {
    use crate::model::verdict::Finding;
    let mut wizard = walked_to(StepId::Role);
    wizard.update(Msg::Fill);
    let federated = || {
        Box::new(Verdict::Met(
            Finding::proved(words::judge_empty()).with("account_type", "Federated"),
        ))
    };
    let effects = wizard.update(Msg::Next);
    settle(&mut wizard, effects, &|_| federated());
    assert_eq!(wizard.hints().len(), 1);
    wizard.update(Msg::Type(
        QuestionId::UserId,
        Typed::Line("other@contoso.com".into()),
    ));
    assert_eq!(wizard.hints(), []);
}
