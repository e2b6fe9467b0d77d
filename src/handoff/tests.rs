//! The notes of the table as a table: every owner, both languages, nothing left blank, nothing foreign let through.

use super::recipes::{Place, of};
use super::*;
use crate::model::check::{CheckId, Prerequisite, Starts};
use crate::model::step::StepId;
use crate::model::verdict::{Kind, Owner, Support};

const CLIENT: &str = "11111111-2222-3333-4444-555555555555";
const TENANT: &str = "99999999-8888-7777-6666-555555555555";

static ROLE: CheckSpec = CheckSpec {
    id: CheckId("role"),
    prerequisite: Prerequisite::Role,
    step: StepId::Role,
    title: words::check_role,
    why: words::check_role_why,
    reads: &[],
    needs: &[],
    starts: Starts::Freely,
};

/// Everything that somebody can be asked for.
const NOTES: [Note; 22] = [
    Note::Consent,
    Note::Resource,
    Note::ResourceDisabled,
    Note::Application,
    Note::Enable,
    Note::Assign,
    Note::PublicClient,
    Note::Secret,
    Note::Role,
    Note::Mfa,
    Note::Policy,
    Note::User,
    Note::Password,
    Note::Servers,
    Note::Tenant,
    Note::Enrolment,
    Note::Vetting,
    Note::Network,
    Note::Restriction,
    Note::Token,
    Note::Service,
    Note::Unknown,
];

fn problem(owner: Owner) -> Problem {
    let mut problem = Problem::new(
        Kind::Unknown,
        owner,
        words::check_access_empty(),
        words::check_access_empty_why(),
    )
    .code("4711")
    .support(Support {
        correlation_id: Some("corr-1".into()),
        ..Support::default()
    });
    problem.server_text = Some("# [click](https://evil.example) | me".into());
    problem
}

fn case(lang: Lang, problem: &Problem) -> Case<'_> {
    Case {
        lang,
        environment: Environment::Live,
        cloud: Cloud::Global,
        tenant: "contoso.onmicrosoft.com",
        tenant_id: Some(TENANT),
        partner_id: Some("4567890"),
        client_id: CLIENT,
        user_id: "ada@contoso.com",
        check: &ROLE,
        problem,
        at: Timestamp::UNIX_EPOCH,
        verify: Some("partner-onboard verify --profile demo"),
    }
}

#[test]
fn every_message_of_the_table_is_in_the_locales() {
    for recipe in NOTES.into_iter().filter_map(of) {
        let steps = recipe.steps.iter().map(|(key, _)| *key);
        for key in steps.chain([recipe.ask, recipe.done]) {
            assert_eq!(words::find(key), Some(key));
        }
        assert!(recipe.steps.len() > 1, "{}", recipe.ask);
    }
}

#[test]
fn every_note_has_the_ids_the_user_and_a_way_to_see_that_it_is_done() {
    for kind in NOTES {
        for lang in Lang::ALL {
            let problem = problem(Owner::Unknown).note(kind);
            let note = note(&case(lang, &problem)).unwrap();
            for piece in [
                "contoso.onmicrosoft.com",
                TENANT,
                CLIENT,
                "ada@contoso.com",
                "`4711`",
                "`corr-1`",
                "verify --profile demo --only role",
                "1. ",
                "2. ",
            ] {
                assert!(note.contains(piece), "{piece} for {kind:?}:\n{note}");
            }
            assert!(!note.contains("{ $"), "{note}");
            assert!(note.starts_with("# ") && note.contains("\n## "), "{note}");
        }
    }
}

#[test]
fn what_the_server_said_is_words_and_no_mark() {
    let problem = problem(Owner::Unknown);
    let note = note(&case(Lang::En, &problem)).unwrap();
    assert!(!note.contains("[click]("), "{note}");
    assert!(note.contains(r"> \# \[click\]"), "{note}");
}

#[test]
fn consent_names_both_permissions_with_their_ids_and_the_page_for_it() {
    let problem = problem(Owner::Consent);
    let note = note(&case(Lang::En, &problem)).unwrap();
    for (_, api, scope) in PERMISSIONS {
        assert!(note.contains(api) && note.contains(scope), "{note}");
    }
    let page = format!("~/CallAnAPI/appId/{CLIENT}>");
    let consent = format!("/{TENANT}/adminconsent?client_id={CLIENT}&");
    assert!(note.contains(&page) && note.contains(&consent), "{note}");
}

#[test]
fn links_are_whole_or_not_there() {
    for recipe in NOTES.into_iter().filter_map(of) {
        for place in recipe.steps.iter().filter_map(|(_, place)| *place) {
            for cloud in Cloud::ALL {
                let full = place.address(cloud, TENANT, CLIENT).unwrap();
                assert!(
                    full.starts_with("https://") && !full.contains(' '),
                    "{full}"
                );
                match place.address(cloud, "", "") {
                    Some(address) => assert!(!address.ends_with('/'), "{address}"),
                    None => assert_eq!(place, Place::AdminConsent),
                }
            }
        }
    }
}

#[test]
fn a_note_from_a_rehearsal_says_so() {
    let problem = problem(Owner::Role);
    let real = case(Lang::En, &problem);
    let rehearsed = Case {
        environment: Environment::Sandbox,
        ..real.clone()
    };
    assert!(note(&rehearsed).unwrap().contains("rehearsal"));
    assert!(!note(&real).unwrap().contains("rehearsal"));
}

#[test]
fn nobody_is_told_that_the_one_who_asks_can_do_it() {
    for key in ["who-you", "who-user", "who-wait", "who-program"] {
        let told = problem(Owner::Mfa).who(Text::of(words::find(key).unwrap()));
        let note = note(&case(Lang::En, &told)).unwrap();
        let who = Lang::En.say(&words::who_conditional_access());
        assert!(note.contains(&who), "{key}: {note}");
    }
    let told = problem(Owner::Role).who(words::who_enrolment());
    let note = note(&case(Lang::En, &told)).unwrap();
    assert!(note.contains(&Lang::En.say(&words::who_enrolment())));
}

#[test]
fn whoever_can_act_alone_is_told_so_and_gets_no_note() {
    for owner in Owner::ALL {
        let problem = problem(owner);
        let case = case(Lang::En, &problem);
        let own = own_matter(ROLE.id, &problem);
        assert_eq!(own.is_some(), note(&case).is_none(), "{owner:?}");
        let alone = matches!(owner, Owner::Request | Owner::Token);
        assert_eq!(own.is_some(), alone, "{owner:?}");
    }
    let mine = problem(Owner::Mfa)
        .note(Note::None)
        .remedy(words::check_clock_do(), None);
    let said = Lang::En.say(&own_matter(ROLE.id, &mine).unwrap());
    assert!(
        said.ends_with("Switch on automatic time on this machine, then sign in again."),
        "{said}"
    );
}

#[test]
fn without_a_saved_profile_no_command_is_named_that_would_not_work() {
    let problem = problem(Owner::Role);
    let unsaved = Case {
        verify: None,
        ..case(Lang::En, &problem)
    };
    let note = note(&unsaved).unwrap();
    assert!(
        !note.contains("verify") && note.contains("Ctrl+R"),
        "{note}"
    );
}
