//! The passphrase of an encrypted file: when it is asked for, how often, and where it never appears.

use super::*;
use crate::model::profile::Profile;
use crate::model::secret::Secret;

const SLIP: &str = "correct horse batterY";
const PASSPHRASE: &str = "correct horse battery";

fn typed(text: &str) -> Typed {
    Typed::Secret(Secret::new(text.to_owned()))
}

fn type_in(wizard: &mut Wizard, id: QuestionId, text: &str) {
    wizard.update(Msg::Type(id, typed(text)));
}

fn choose(wizard: &mut Wizard, id: QuestionId, value: &str) {
    wizard.update(Msg::Type(id, Typed::Line(value.to_owned())));
}

/// On the save page, with a keychain that answers so.
pub(super) fn saving(keychain: Result<(), Text>) -> Wizard {
    let mut wizard = walked_to(StepId::Results);
    wizard.setup.environment = Environment::Live;
    choose(&mut wizard, QuestionId::Store, "keychain");
    wizard.update(Msg::Next);
    wizard.update(Msg::VaultProbed(keychain));
    wizard.update(Msg::Fill);
    wizard
}

fn saved(effects: &[Effect]) -> Option<(StoreKind, Vec<QuestionId>)> {
    match effects {
        [Effect::Save(profile, secrets)] => {
            Some((profile.store, secrets.iter().map(|(id, _)| *id).collect()))
        }
        _ => None,
    }
}

#[test]
fn it_is_asked_for_on_the_save_page_if_a_file_is_chosen_and_only_then() {
    for (store, asked) in [("keychain", false), ("file", true), ("none", false)] {
        let mut wizard = saving(Ok(()));
        choose(&mut wizard, QuestionId::Store, store);
        for id in [QuestionId::Passphrase, QuestionId::PassphraseAgain] {
            assert_eq!(wizard.questions().contains(&id), asked, "{store} {id:?}");
        }
    }
}

#[test]
fn a_new_one_is_saved_only_if_it_was_entered_twice_alike() {
    for (first, second, fits) in [
        ("", "", false),
        ("short", "short", false),
        (PASSPHRASE, "", false),
        (PASSPHRASE, SLIP, false),
        (PASSPHRASE, PASSPHRASE, true),
    ] {
        let mut wizard = saving(Ok(()));
        choose(&mut wizard, QuestionId::Store, "file");
        type_in(&mut wizard, QuestionId::Passphrase, first);
        type_in(&mut wizard, QuestionId::PassphraseAgain, second);
        let effects = wizard.update(Msg::Next);
        let wanted = vec![QuestionId::ClientSecret, QuestionId::Passphrase];
        let wanted = fits.then_some((StoreKind::File, wanted));
        assert_eq!(saved(&effects), wanted, "{first} {second}");
    }
}

#[test]
fn a_first_one_that_is_changed_afterwards_must_be_repeated_again() {
    let mut wizard = saving(Ok(()));
    choose(&mut wizard, QuestionId::Store, "file");
    type_in(&mut wizard, QuestionId::Passphrase, PASSPHRASE);
    type_in(&mut wizard, QuestionId::PassphraseAgain, PASSPHRASE);
    type_in(&mut wizard, QuestionId::Passphrase, SLIP);
    assert_eq!(saved(&wizard.update(Msg::Next)), None);
    type_in(&mut wizard, QuestionId::PassphraseAgain, SLIP);
    assert!(saved(&wizard.update(Msg::Next)).is_some());
}

#[test]
fn one_that_a_variable_gave_is_not_asked_for_again() {
    let mut wizard = saving(Ok(()));
    let given = Secret::new(PASSPHRASE.to_owned());
    wizard.setup.given.set_secret(QuestionId::Passphrase, given);
    type_in(&mut wizard, QuestionId::Passphrase, PASSPHRASE);
    choose(&mut wizard, QuestionId::Store, "file");
    assert!(!wizard.questions().contains(&QuestionId::PassphraseAgain));
    assert!(saved(&wizard.update(Msg::Next)).is_some());
}

#[test]
fn without_a_keychain_nothing_is_saved_before_the_person_has_chosen_between_a_file_and_nothing() {
    let mut wizard = saving(Err(words::judge_empty()));
    let choices: Vec<String> = wizard
        .choices(QuestionId::Store)
        .into_iter()
        .map(|(value, _)| value)
        .collect();
    assert_eq!(choices, ["file", "none"]);
    assert_eq!(wizard.focus(), Some(QuestionId::Store));
    assert_eq!(wizard.update(Msg::Next), []);
    assert!(wizard.entry(QuestionId::Store).fault().is_some());
    for (store, kind) in [("none", StoreKind::None), ("file", StoreKind::File)] {
        let mut wizard = wizard.clone();
        choose(&mut wizard, QuestionId::Store, store);
        type_in(&mut wizard, QuestionId::Passphrase, PASSPHRASE);
        type_in(&mut wizard, QuestionId::PassphraseAgain, PASSPHRASE);
        let (found, _) = saved(&wizard.update(Msg::Next)).unwrap();
        assert_eq!(found, kind);
    }
    // Mended meanwhile, the keychain is what is proposed again.
    wizard.update(Msg::Rerun);
    wizard.update(Msg::VaultProbed(Ok(())));
    assert_eq!(wizard.store(), StoreKind::Keychain);
}

/// A wizard whose only profile keeps its secrets in an encrypted file.
fn with_file() -> Wizard {
    let mut profile: Profile = match walked_to(StepId::Next).saving() {
        Saving::Done(saved) => (*saved.profile).clone(),
        other => panic!("{other:?}"),
    };
    profile.store = StoreKind::File;
    profile.environment = Environment::Live;
    Wizard::new(Setup {
        profiles: vec![profile],
        environment: Environment::Live,
        ..setup()
    })
}

/// Confirms the first page; the ticket and the passphrase that the secrets are to be fetched with.
fn taken_up(wizard: &mut Wizard) -> (Ticket, Option<Secret>) {
    match wizard.update(Msg::Next).as_slice() {
        [Effect::LoadSecrets(ticket, _, passphrase)] => (*ticket, passphrase.clone()),
        other => panic!("{other:?}"),
    }
}

fn fetched() -> Vec<(QuestionId, Secret)> {
    vec![
        (QuestionId::ClientSecret, Secret::new(SECRET.into())),
        (QuestionId::Password, Secret::new("Pass-word-1".into())),
    ]
}

#[test]
fn a_profile_in_a_file_is_opened_with_it_and_saved_again_without_another_word() {
    let mut wizard = with_file();
    assert!(wizard.questions().contains(&QuestionId::Passphrase));
    type_in(&mut wizard, QuestionId::Passphrase, PASSPHRASE);
    let (ticket, passphrase) = taken_up(&mut wizard);
    assert_eq!(passphrase, Some(Secret::new(PASSPHRASE.to_owned())));
    let effects = wizard.update(Msg::SecretsLoaded(ticket, fetched(), None));
    assert_eq!(wizard.step(), StepId::Results);
    for effect in &effects {
        if let Effect::Run { answers, .. } = effect {
            let secret = answers.secret(QuestionId::Passphrase);
            assert_eq!(secret, None, "no check has any use for it");
        }
    }
    settle(&mut wizard, effects, &|_| met());
    wizard.update(Msg::Next);
    wizard.update(Msg::VaultProbed(Err(words::judge_empty())));
    assert!(!wizard.questions().contains(&QuestionId::PassphraseAgain));
    let (kind, ids) = saved(&wizard.update(Msg::Next)).unwrap();
    assert_eq!(kind, StoreKind::File);
    assert!(ids.contains(&QuestionId::Passphrase));
}

#[test]
fn a_wrong_one_is_said_beside_it_and_another_can_be_tried() {
    let mut wizard = with_file();
    type_in(&mut wizard, QuestionId::Passphrase, SLIP);
    let (ticket, _) = taken_up(&mut wizard);
    let fault = words::vault_wrong_passphrase("demo.sealed");
    wizard.update(Msg::SecretsLoaded(ticket, Vec::new(), Some(fault.clone())));
    assert_eq!(
        (wizard.step(), wizard.focus()),
        (StepId::Start, Some(QuestionId::Passphrase))
    );
    assert_eq!(wizard.entry(QuestionId::Passphrase).fault(), Some(&fault));
    assert_eq!(wizard.update(Msg::Next), [], "it is still the wrong one");
    type_in(&mut wizard, QuestionId::Passphrase, PASSPHRASE);
    let (ticket, passphrase) = taken_up(&mut wizard);
    assert_eq!(passphrase, Some(Secret::new(PASSPHRASE.to_owned())));
    wizard.update(Msg::SecretsLoaded(ticket, fetched(), None));
    assert_eq!(wizard.step(), StepId::Results);
}

#[test]
fn whoever_does_not_know_it_goes_on_and_enters_the_secrets_again() {
    let mut wizard = with_file();
    type_in(&mut wizard, QuestionId::Passphrase, SLIP);
    let (ticket, _) = taken_up(&mut wizard);
    let fault = words::vault_wrong_passphrase("demo.sealed");
    wizard.update(Msg::SecretsLoaded(ticket, Vec::new(), Some(fault)));
    type_in(&mut wizard, QuestionId::Passphrase, "");
    let (ticket, passphrase) = taken_up(&mut wizard);
    assert_eq!(passphrase, None);
    let none = words::vault_no_passphrase();
    wizard.update(Msg::SecretsLoaded(ticket, Vec::new(), Some(none.clone())));
    assert_eq!(wizard.focus(), Some(QuestionId::ClientSecret));
    assert_eq!(wizard.load_fault(), Some(&none));
}

#[test]
fn another_profile_without_a_file_asks_for_none() {
    let mut wizard = with_file();
    choose(&mut wizard, QuestionId::Begin, crate::wizard::BEGIN_NEW);
    assert!(!wizard.questions().contains(&QuestionId::Passphrase));
    assert_ne!(wizard.update(Msg::Next).len(), 1);
    assert_eq!(wizard.step(), StepId::Enrolment);
}

#[test]
fn it_is_neither_in_the_draft_nor_in_debug_nor_kept_after_the_save() {
    let mut wizard = saving(Ok(()));
    choose(&mut wizard, QuestionId::Store, "file");
    type_in(&mut wizard, QuestionId::Passphrase, PASSPHRASE);
    type_in(&mut wizard, QuestionId::PassphraseAgain, PASSPHRASE);
    let draft = format!("{:?}", wizard.draft());
    let effects = wizard.update(Msg::Next);
    for said in [draft, format!("{wizard:?}"), format!("{effects:?}")] {
        assert!(!said.contains("horse"), "{said}");
    }
    let json = serde_json::to_string(&wizard.profile()).unwrap();
    assert!(
        !json.contains("horse") && json.contains("\"file\""),
        "{json}"
    );
    settle(&mut wizard, effects, &|_| met());
    assert_eq!(wizard.step(), StepId::Next);
    for id in [QuestionId::Passphrase, QuestionId::PassphraseAgain] {
        assert!(wizard.entry(id).typed.is_empty(), "{id:?}");
    }
}
