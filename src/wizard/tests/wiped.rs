//! After saving: the secrets are gone, and nothing that was found out with them is.

use super::passphrase::saving;
use super::*;
use crate::wizard::Outcome;

fn saved(store: StoreKind) -> (Wizard, Vec<Effect>) {
    let mut wizard = saving(Ok(()));
    let name = store.name().to_owned();
    wizard.update(Msg::Type(QuestionId::Store, Typed::Line(name)));
    let effects = wizard.update(Msg::Next);
    let [Effect::Save(profile, _)] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    let saved = Saved {
        profile: profile.clone(),
        path: String::new(),
        warning: None,
    };
    let effects = wizard.update(Msg::Saved(Ok(saved)));
    (wizard, effects)
}

fn is_without_secrets(wizard: &Wizard) -> bool {
    let sentinel = "Sentinel";
    let shown = format!("{wizard:?}");
    let empty = QUESTIONS
        .iter()
        .filter(|question| question.sort == Sort::Secret)
        .all(|question| wizard.entry(question.id).typed.is_empty());
    let runs = wizard.standings.values().filter_map(Standing::run);
    let forgotten = runs
        .into_iter()
        .all(|run| run.answers.secrets().count() == 0);
    empty && forgotten && !shown.contains(sentinel)
}

#[test]
fn saving_wipes_every_secret_and_leaves_every_verdict() {
    for store in [StoreKind::Keychain, StoreKind::None] {
        let (wizard, effects) = saved(store);
        assert!(effects.contains(&Effect::Forget), "{effects:?}");
        assert_eq!(wizard.step(), StepId::Next);
        assert!(is_without_secrets(&wizard));
        assert_eq!(wizard.outcome(), Outcome::Ready);
        assert!(
            wizard
                .ledger()
                .iter()
                .all(|row| matches!(row.shown, Shown::Settled(..)))
        );
    }
}

#[test]
fn what_is_kept_is_not_replaced_by_nothing() {
    let (mut wizard, _) = saved(StoreKind::Keychain);
    wizard.update(Msg::GoTo(StepId::Save));
    // Nothing has changed: there is nothing to write.
    assert_eq!(wizard.update(Msg::Next), []);
    assert_eq!(wizard.step(), StepId::Next);

    wizard.update(Msg::GoTo(StepId::Save));
    let other = Typed::Line("other".to_owned());
    wizard.update(Msg::Type(QuestionId::ProfileName, other));
    let effects = wizard.update(Msg::Next);
    assert!(
        effects
            .iter()
            .all(|effect| !matches!(effect, Effect::Save(..))),
        "{effects:?}"
    );
    assert_eq!(wizard.focus(), Some(QuestionId::ClientSecret));
    let hints = wizard.hints();
    assert!(
        hints.iter().any(|hint| hint.key() == "wiped-after-saving"),
        "{hints:?}"
    );
}

#[test]
fn where_nothing_is_kept_another_name_is_saved_without_asking() {
    let (mut wizard, _) = saved(StoreKind::None);
    wizard.update(Msg::GoTo(StepId::Save));
    let other = Typed::Line("other".to_owned());
    wizard.update(Msg::Type(QuestionId::ProfileName, other));
    let effects = wizard.update(Msg::Next);
    assert!(
        matches!(effects.as_slice(), [Effect::Save(profile, _)] if profile.name == "other" && profile.ready)
    );
}

#[test]
fn a_check_that_still_runs_keeps_what_it_works_from_until_it_is_done() {
    let mut wizard = saving(Ok(()));
    let none = Typed::Line(StoreKind::None.name().to_owned());
    wizard.update(Msg::Type(QuestionId::Store, none));
    let effects = wizard.update(Msg::RunAll);
    let runs: Vec<Ticket> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Run { ticket, .. } => Some(*ticket),
            _ => None,
        })
        .collect();
    let profile = Box::new(wizard.profile());
    let saved = Saved {
        profile,
        path: String::new(),
        warning: None,
    };
    let mut effects = wizard.update(Msg::Saved(Ok(saved)));
    assert!(!effects.contains(&Effect::Forget));
    let mut open: std::collections::VecDeque<Ticket> = runs.into();
    while let Some(ticket) = open.pop_front() {
        let more = wizard.update(Msg::Settled(ticket, met(), now()));
        open.extend(more.iter().filter_map(|effect| match effect {
            Effect::Run { ticket, .. } => Some(*ticket),
            _ => None,
        }));
        effects.extend(more);
    }
    assert!(effects.contains(&Effect::Forget));
    assert!(is_without_secrets(&wizard));
    assert_eq!(wizard.outcome(), Outcome::Ready);
}

#[test]
fn a_passphrase_that_a_variable_gave_is_there_for_the_next_save() {
    let (mut wizard, _) = saved(StoreKind::Keychain);
    assert!(wizard.entry(QuestionId::Passphrase).typed.is_empty());
    let given = crate::model::secret::Secret::new("correct horse battery".to_owned());
    wizard
        .setup
        .given
        .set_secret(QuestionId::Passphrase, given.clone());
    wizard.wipe();
    assert_eq!(
        wizard.entry(QuestionId::Passphrase).typed,
        Typed::Secret(given)
    );
}
