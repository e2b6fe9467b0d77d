//! The answers file at the keyboard.

use super::world::{
    CLIENT_ID, CLIENT_SECRET, PASSWORD, Stop, World, ledger, practice, problem, profile, setup,
};
use partner_onboard::answers::{AnswersFile, Ended, Script, Sources, write_answers};
use partner_onboard::model::answers::Answers;
use partner_onboard::model::lang::Lang;
use partner_onboard::model::profile::{Draft, Environment, SCHEMA};
use partner_onboard::model::question::QuestionId;
use partner_onboard::model::secret::Secret;
use partner_onboard::model::step::StepId;
use partner_onboard::model::verdict::{Kind, Owner, Problem};
use partner_onboard::model::words;
use partner_onboard::wizard::{End, Frontend, Msg, Outcome, Setup, Wizard};
use std::collections::BTreeMap;

fn file(answers: &Answers) -> AnswersFile {
    let sources = Sources {
        variable: &|_| None,
        file: &|_| Err(std::io::Error::other("no files here")),
        stdin: None,
        literal: true,
    };
    AnswersFile::parse(write_answers(answers, true).into_bytes(), &sources).unwrap()
}

/// Drives an answers file through; nobody else is there.
fn onboard(world: &mut World, setup: Setup, answers: &Answers) -> (Wizard, Script, Stop) {
    let mut script = Script::onboard(file(answers), &setup.given);
    let mut wizard = Wizard::new(setup);
    let stop = world.drive(&mut wizard, &mut script, |_| false);
    (wizard, script, stop)
}

fn sandbox() -> Setup {
    setup(Environment::Sandbox, Lang::En)
}

#[test]
fn a_complete_file_walks_to_the_end_and_saves() {
    let mut world = World::new();
    let (wizard, script, stop) = onboard(&mut world, sandbox(), &practice());
    assert_eq!(stop, Stop::Quit(End::Done));
    assert_eq!(script.ended(), Some(&Ended::Done));
    assert_eq!(wizard.outcome(), Outcome::Ready);
    assert!(ledger(&wizard).iter().all(|(_, met)| *met));
    let (saved, kept) = &world.saved[0];
    assert_eq!((saved.name.as_str(), saved.ready), ("practice", true));
    assert!(kept.is_empty() && script.notes().is_empty());
    assert_eq!(world.runs.len(), 8, "each check ran once: {:?}", world.runs);
}

#[test]
fn no_secret_stands_in_any_message_effect_or_state() {
    let mut world = World::new();
    let (wizard, script, _) = onboard(&mut world, sandbox(), &practice());
    let all = format!("{}{wizard:?}{script:?}", world.debug);
    assert!(all.contains("contoso.com"));
    assert!(!all.contains(CLIENT_SECRET) && !all.contains(PASSWORD));
}

#[test]
fn problems_do_not_keep_a_file_from_the_results_and_are_saved_as_not_ready() {
    for unmet in [
        vec!["tenant"],
        vec!["account"],
        vec!["client"],
        vec!["secret"],
        vec!["sign-in"],
        vec!["enrolment", "role"],
        vec!["access"],
    ] {
        let mut world = World::where_unmet(&unmet);
        let (wizard, script, stop) = onboard(&mut world, sandbox(), &practice());
        assert_eq!(stop, Stop::Quit(End::Done), "{unmet:?}");
        assert_eq!(wizard.outcome(), Outcome::NotReady, "{unmet:?}");
        assert!(!world.saved[0].0.ready);
        assert_eq!(script.notes(), [words::save_not_ready()]);
        let asked: Vec<_> = unmet
            .iter()
            .map(|id| world.runs.iter().filter(|run| run.0 == *id).count())
            .collect();
        assert!(
            asked.iter().all(|count| *count == 1),
            "never by itself again: {asked:?}"
        );
    }
}

#[test]
fn a_profile_that_does_not_work_either_is_replaced_by_what_was_found_last() {
    let mut world = World::where_unmet(&["role"]);
    let mut setup = sandbox();
    let mut before = profile("practice");
    before.ready = false;
    before.checks = [("access".to_owned(), "unknown".to_owned())].into();
    setup.profiles = vec![before];
    let (_, script, _) = onboard(&mut world, setup, &practice());
    assert_eq!(script.ended(), Some(&Ended::Done));
    assert_eq!(world.saved.len(), 1);
}

#[test]
fn a_saved_profile_is_not_replaced_by_one_that_is_not_ready() {
    let mut world = World::where_unmet(&["role"]);
    let mut setup = sandbox();
    setup.profiles = vec![profile("PRACTICE")];
    let (_, script, stop) = onboard(&mut world, setup, &practice());
    assert_eq!(stop, Stop::Quit(End::Left));
    assert_eq!(
        script.ended(),
        Some(&Ended::NotSaved(words::answers_kept("practice")))
    );
    assert_eq!(script.ended().unwrap().exit_code(), None);
    assert!(world.saved.is_empty());
}

#[test]
fn a_saved_profile_is_replaced_by_one_that_is_ready() {
    let mut world = World::new();
    let mut setup = sandbox();
    setup.profiles = vec![profile("practice")];
    let (_, script, _) = onboard(&mut world, setup, &practice());
    assert_eq!(script.ended(), Some(&Ended::Done));
    assert_eq!(world.saved.len(), 1);
}

#[test]
fn without_a_profile_name_everything_is_checked_and_nothing_saved() {
    let mut world = World::new();
    let mut answers = practice();
    answers.forget(QuestionId::ProfileName);
    let (wizard, script, _) = onboard(&mut world, sandbox(), &answers);
    assert_eq!(
        script.ended(),
        Some(&Ended::NotSaved(words::answers_no_name()))
    );
    assert_eq!(wizard.outcome(), Outcome::Ready);
    assert!(world.saved.is_empty());
}

#[test]
fn a_persons_draft_stays_as_it_is() {
    let mut lines = BTreeMap::new();
    lines.insert(QuestionId::Tenant, "fabrikam.com".to_owned());
    for unmet in [&["role"][..], &[]] {
        let mut world = World::where_unmet(unmet);
        let mut setup = sandbox();
        setup.profiles = vec![profile("practice")];
        setup.draft = Some(Draft {
            schema: SCHEMA,
            environment: Environment::Sandbox,
            step: StepId::Role,
            lines: lines.clone(),
            waiting_for: None,
        });
        let (wizard, ..) = onboard(&mut world, setup, &practice());
        assert_eq!(wizard.profile().tenant, "contoso.com");
        assert!(world.drafts.is_empty() && world.discarded == 0);
    }
}

#[test]
fn a_missing_or_impossible_answer_ends_it_before_anything_is_asked_of_a_service() {
    for id in [
        QuestionId::Tenant,
        QuestionId::ClientId,
        QuestionId::ClientSecret,
        QuestionId::UserId,
        QuestionId::Password,
    ] {
        let mut answers = practice();
        answers.forget(id);
        let mut world = World::new();
        let (_, script, stop) = onboard(&mut world, sandbox(), &answers);
        assert_eq!(stop, Stop::Quit(End::Left));
        let ended = script.ended().unwrap();
        let fault = words::judge_empty();
        assert_eq!(
            *ended,
            Ended::Invalid {
                question: id,
                fault
            }
        );
        assert_eq!(ended.exit_code(), Some(2));
        for lang in Lang::ALL {
            assert!(
                lang.say(&ended.text().unwrap())
                    .starts_with(id.question().name)
            );
        }
        assert!(world.runs.is_empty());
    }
    for (id, value) in [
        (QuestionId::Cloud, "mars"),
        (QuestionId::PartnerId, "MPN 12"),
        (QuestionId::SecretExpires, "01/02/2027"),
        (QuestionId::SignIn, "certificate"),
        (QuestionId::ProfileName, "../up"),
    ] {
        let mut answers = practice();
        answers.set_line(id, value);
        let mut world = World::new();
        let (_, script, _) = onboard(&mut world, sandbox(), &answers);
        assert!(
            matches!(script.ended(), Some(Ended::Invalid { question, .. }) if *question == id),
            "{id:?}: {:?}",
            script.ended()
        );
        assert!(world.runs.is_empty());
    }
}

#[test]
fn what_flags_and_the_environment_gave_wins_over_the_file() {
    let mut setup = sandbox();
    setup.given.set_line(QuestionId::ProfileName, "flagged");
    setup
        .given
        .set_secret(QuestionId::Password, Secret::new("other".to_owned()));
    let mut world = World::new();
    let (_, script, _) = onboard(&mut world, setup, &practice());
    assert_eq!(script.ended(), Some(&Ended::Done));
    assert_eq!(world.saved[0].0.name, "flagged");
}

#[test]
fn secrets_go_into_the_keychain_as_the_file_says_and_nothing_is_saved_if_it_cannot_be_used() {
    let mut answers = practice();
    answers.set_line(QuestionId::Store, "keychain");
    answers.set_line(QuestionId::KeepPassword, "yes");
    let live = || setup(Environment::Live, Lang::En);
    let mut world = World::new();
    onboard(&mut world, live(), &answers);
    assert_eq!(
        world.saved[0].1,
        [QuestionId::ClientSecret, QuestionId::Password]
    );

    let mut world = World::new();
    world.vault = Err(words::judge_date());
    let (_, script, _) = onboard(&mut world, live(), &answers);
    assert!(world.saved.is_empty());
    assert_eq!(
        script.notes(),
        [words::save_vault_unavailable(words::judge_date())]
    );
    let ended = script.ended().unwrap();
    assert_eq!(ended.exit_code(), Some(2));
    let Ended::Invalid { question, fault } = ended else {
        panic!("{ended:?}");
    };
    assert_eq!(*question, QuestionId::Store);
    let said = Lang::En.say(fault);
    assert!(said.contains("file, none"), "{said}");
}

#[test]
fn the_passphrase_of_an_answers_file_is_asked_for_once_and_goes_along_with_the_secrets() {
    let mut answers = practice();
    answers.set_line(QuestionId::Store, "file");
    let live = || setup(Environment::Live, Lang::En);
    let mut world = World::new();
    let (_, script, _) = onboard(&mut world, live(), &answers);
    let ended = script.ended().unwrap();
    assert!(
        matches!(
            ended,
            Ended::Invalid {
                question: QuestionId::Passphrase,
                ..
            }
        ),
        "{ended:?}"
    );
    let passphrase = Secret::new("correct horse battery".to_owned());
    answers.set_secret(QuestionId::Passphrase, passphrase);
    let (_, script, _) = onboard(&mut world, live(), &answers);
    assert_eq!(script.ended(), Some(&Ended::Done));
    assert_eq!(
        world.saved[0].1,
        [QuestionId::ClientSecret, QuestionId::Passphrase]
    );
}

#[test]
fn a_profile_that_cannot_be_written_is_an_error_and_not_tried_for_ever() {
    let mut world = World::new();
    world.save_fails = Some(words::judge_date());
    let (_, script, stop) = onboard(&mut world, sandbox(), &practice());
    assert_eq!(stop, Stop::Quit(End::Left));
    let ended = script.ended().unwrap();
    assert_eq!(*ended, Ended::SaveFailed(words::judge_date()));
    assert_eq!(ended.exit_code(), Some(1));
}

#[test]
fn it_waits_while_a_check_runs_and_an_interrupt_ends_it() {
    let mut world = World::new();
    world.stalls = Some("sign-in");
    let mut script = Script::onboard(file(&practice()), &Answers::default());
    let mut wizard = Wizard::new(sandbox());
    assert_eq!(
        world.drive(&mut wizard, &mut script, |_| false),
        Stop::Hangs
    );
    assert!(wizard.is_checking() && script.ended().is_none());
    wizard.update(Msg::Interrupt);
    assert_eq!(
        world.drive(&mut wizard, &mut script, |_| false),
        Stop::Quit(End::Left)
    );
    assert_eq!(script.ended(), Some(&Ended::Interrupted));
    assert_eq!(script.ended().unwrap().exit_code(), Some(130));
    assert_eq!(script.poll(&wizard).unwrap(), None, "and says nothing more");
}

#[test]
fn verify_runs_every_check_once_and_leaves_everything_as_it_was() {
    for unmet in [&[][..], &["client"], &["role", "access"]] {
        let mut world = World::where_unmet(unmet);
        let mut setup = sandbox();
        setup.given = practice();
        let mut wizard = Wizard::new(setup);
        let mut script = Script::verify();
        let stop = world.drive(&mut wizard, &mut script, |_| false);
        assert!(matches!(stop, Stop::Quit(_)));
        assert_eq!(script.ended(), Some(&Ended::Done));
        let wanted = if unmet.is_empty() {
            Outcome::Ready
        } else {
            Outcome::NotReady
        };
        assert_eq!(wizard.outcome(), wanted);
        assert!(world.saved.is_empty() && world.drafts.is_empty() && world.discarded == 0);
    }
}

#[test]
fn a_sign_in_that_needs_a_person_is_told_from_a_refusal() {
    let mut world = World::new();
    let mfa = Problem::new(
        Kind::SignIn,
        Owner::Mfa,
        words::judge_date(),
        words::judge_date(),
    );
    world.unmet.insert("sign-in", mfa.unmet());
    let (wizard, ..) = onboard(&mut world, sandbox(), &practice());
    assert_eq!(wizard.outcome(), Outcome::SignInNeeded);

    let mut world = World::new();
    world.unmet.insert("access", problem("access").unknown());
    let (wizard, ..) = onboard(&mut world, sandbox(), &practice());
    assert_eq!(wizard.outcome(), Outcome::Unknown);
    assert!(practice().line(QuestionId::ClientId) == Some(CLIENT_ID));
}
