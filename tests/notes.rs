//! From a problem on: to the question at fault, to a note for whoever can mend it, and back to the page another day.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

#[path = "support/stage.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod stage;

use partner_onboard::checks;
use partner_onboard::cloud::refusal::{self, Refused, Service};
use partner_onboard::handoff;
use partner_onboard::model::answers::Answers;
use partner_onboard::model::check::{CheckId, CheckSpec};
use partner_onboard::model::lang::Lang;
use partner_onboard::model::profile::{Draft, Environment};
use partner_onboard::model::question::{QUESTIONS, QuestionId, Sort};
use partner_onboard::model::secret::Secret;
use partner_onboard::model::step::{STEPS, StepId};
use partner_onboard::model::text::Text;
use partner_onboard::model::verdict::{Finding, Kind, Note, Owner, Problem, Support, Verdict};
use partner_onboard::model::words;
use partner_onboard::tui::Theme;
use partner_onboard::wizard::{
    BEGIN_DRAFT, Effect, Leave, Msg, Paper, Setup, Shown, Typed, Wizard, Written,
};
use ratatui::crossterm::event::KeyCode;
use stage::Stage;
use std::collections::BTreeSet;

const SENTINEL: &str = "Sentinel~8Q.never-shown_1234567890abcdef";

fn met(_: CheckId) -> Verdict {
    Verdict::Met(Finding::proved(words::outcome_ready()))
}

fn no_role(check: CheckId) -> Verdict {
    if check.0 == "role" {
        missing_role().unmet()
    } else {
        met(check)
    }
}

fn missing_role() -> Problem {
    Problem::new(
        Kind::NotAllowed,
        Owner::Role,
        words::check_access_redacted("ada@contoso.com"),
        words::check_access_redacted_why(),
    )
}

fn at_the_results(lang: Lang, judge: stage::Judge) -> Stage {
    let mut stage = Stage::new(80, 24, lang, Theme::default(), judge);
    stage.walk_to(6);
    stage
}

/// All that a check works from, by itself and by what it needs.
fn reads(spec: &CheckSpec) -> BTreeSet<QuestionId> {
    let all = checks::specs();
    let needed = all.iter().filter(|other| spec.needs.contains(&other.id));
    let own = spec.reads.iter().copied();
    own.chain(needed.flat_map(|other| reads(other))).collect()
}

fn another_answer(id: QuestionId) -> Option<Typed> {
    let line = |text: &str| Some(Typed::Line(text.to_owned()));
    match id {
        QuestionId::Cloud => line("us-government"),
        QuestionId::Tenant => line("fabrikam.onmicrosoft.com"),
        QuestionId::PartnerId => line("1234567"),
        QuestionId::ClientId => line("6f2c9d1e-1111-4222-8333-444455556666"),
        QuestionId::SecretExpires => line("2098-01-01"),
        QuestionId::UserId => line("eve@contoso.onmicrosoft.com"),
        QuestionId::SignIn => line("device-code"),
        QuestionId::ProfileName => line("another"),
        QuestionId::Language => line("fr"),
        QuestionId::ClientSecret | QuestionId::Password => {
            Some(Typed::Secret(Secret::new(SENTINEL.to_owned())))
        }
        QuestionId::Begin
        | QuestionId::Store
        | QuestionId::Passphrase
        | QuestionId::PassphraseAgain
        | QuestionId::KeepPassword => None,
    }
}

#[test]
fn a_changed_answer_makes_stale_exactly_the_checks_that_work_from_it() {
    let mut changed = 0;
    for question in &QUESTIONS {
        let Some(typed) = another_answer(question.id) else {
            continue;
        };
        let mut stage = at_the_results(Lang::En, met);
        stage.send(Msg::Type(question.id, typed));
        for row in stage.wizard.ledger() {
            let is_stale = matches!(row.shown, Shown::Stale(..));
            let works_from_it = reads(row.spec).contains(&question.id);
            assert_eq!(
                is_stale, works_from_it,
                "{} of {}",
                question.name, row.spec.id
            );
        }
        changed += 1;
    }
    assert_eq!(changed, 11);
    let read: BTreeSet<_> = checks::specs()
        .iter()
        .flat_map(|spec| reads(spec))
        .collect();
    assert!(
        read.iter().all(|id| another_answer(*id).is_some()),
        "{read:?}"
    );
}

fn refused(entry: &refusal::Refusal) -> Problem {
    let status = entry
        .statuses
        .first()
        .map_or("0".to_owned(), |known| known.replace("xx", "03"));
    let refused = Refused {
        status: status.parse().unwrap(),
        error: entry.errors.first().cloned(),
        suberror: entry.suberrors.first().cloned(),
        codes: entry.codes.first().cloned().into_iter().collect(),
        message: Some(entry.texts.first().cloned().unwrap_or_default() + SENTINEL),
        support: Support {
            trace_id: Some("trace-0001".into()),
            ..Support::default()
        },
        service: entry.services.first().copied().unwrap_or(Service::Identity),
    };
    refusal::problem(&refused, &Answers::default())
}

/// The wizard with every check met but this one, which came to this problem.
fn with_problem(check: CheckId, problem: &Problem, lang: Lang) -> Wizard {
    let mut wizard = Wizard::new(Setup {
        specs: checks::specs(),
        environment: Environment::Live,
        lang,
        profiles: Vec::new(),
        draft: None,
        practice: None,
        given: answered(),
        folder: "/profiles".into(),
    });
    let mut open = wizard.update(Msg::RunAll);
    while let Some(effect) = open.pop() {
        if let Effect::Run {
            ticket, check: run, ..
        } = effect
        {
            let verdict = if run == check {
                problem.clone().unmet()
            } else {
                met(run)
            };
            let at = jiff::Timestamp::UNIX_EPOCH;
            open.extend(wizard.update(Msg::Settled(ticket, Box::new(verdict), at)));
        }
    }
    wizard
}

fn answered() -> Answers {
    let mut answers = Answers::default();
    for (id, line) in [
        (QuestionId::Tenant, "contoso.onmicrosoft.com"),
        (QuestionId::ClientId, "6f2c9d1e-1111-4222-8333-444455556666"),
        (QuestionId::UserId, "ada@contoso.onmicrosoft.com"),
        (QuestionId::SecretExpires, "2099-01-01"),
    ] {
        answers.set_line(id, line);
    }
    answers.set_secret(QuestionId::ClientSecret, Secret::new(SENTINEL.into()));
    answers.set_secret(QuestionId::Password, Secret::new(SENTINEL.into()));
    answers
}

#[test]
fn every_problem_leads_to_the_question_at_fault_and_nothing_else_changes() {
    for entry in refusal::all() {
        let problem = refused(entry);
        for spec in checks::specs() {
            let mut wizard = with_problem(spec.id, &problem, Lang::En);
            let before: Vec<Typed> = QUESTIONS
                .iter()
                .map(|it| wizard.entry(it.id).typed.clone())
                .collect();
            let rows: Vec<Shown> = wizard.ledger().into_iter().map(|row| row.shown).collect();
            let effects = wizard.update(Msg::Fix(spec.id));
            assert!(effects.is_empty(), "{}: {effects:?}", entry.id);
            match problem.question {
                Some(id) => {
                    let page = STEPS
                        .iter()
                        .find(|step| step.questions.contains(&id))
                        .unwrap();
                    assert_eq!(wizard.step(), page.id, "{} of {}", entry.id, spec.id);
                    assert_eq!(wizard.focus(), Some(id), "{} of {}", entry.id, spec.id);
                }
                None if wizard.step() != StepId::Start => assert_eq!(wizard.step(), spec.step),
                None => assert_eq!(spec.step, StepId::Start),
            }
            let after: Vec<Typed> = QUESTIONS
                .iter()
                .map(|it| wizard.entry(it.id).typed.clone())
                .collect();
            assert!(before == after, "{}", entry.id);
            let now: Vec<Shown> = wizard.ledger().into_iter().map(|row| row.shown).collect();
            assert!(rows == now, "{} of {}", entry.id, spec.id);
        }
    }
}

/// What is asked for because of each entry of the catalogue, gone through by hand: the note, and the entries that make it.
const ASKED: [(Note, &str); 22] = [
    (
        Note::None,
        "tenant-other-cloud region-endpoint token-damaged consent-settling scope-wrong scope-differs user-name-format user-personal \
password-none mfa-required mfa-not-registered mfa-failed mfa-phone-limit mfa-security-defaults interaction-needed \
interaction-or-reserved claims-challenge refresh-broken device-code-pending device-code-ended device-code-cloud \
device-code-declined browser-code browser-challenge browser-ended browser-id-token request-wrong request-form request-empty \
request-self sign-out throttled partner-audience partner-app-only insights-date partner-request partner-role-removal partner-bom \
insights-nothing-there insights-not-yet insights-quota insights-request graph-mfa graph-granted graph-not-found graph-token \
graph-request request-malformed identity-redirect scope-resource",
    ),
    (
        Note::Tenant,
        "tenant-unknown tenant-malformed tenant-endpoint tenant-realm identity-not-found",
    ),
    (Note::Restriction, "tenant-restricted tenant-method"),
    (Note::Network, "credential-stripped identity-forbidden"),
    (
        Note::Application,
        "client-unknown client-credentials client-unauthorised client-assertion assertion-time assertion-damaged redirect-missing \
redirect-spa response-type client-first-party claims-mapping graph-denied \
client-off-or-unknown client-unavailable redirect-cross-origin",
    ),
    (Note::Enable, "client-disabled"),
    (
        Note::Secret,
        "secret-wrong secret-expired graph-secret-policy",
    ),
    (Note::PublicClient, "secret-missing client-public"),
    (
        Note::Consent,
        "client-no-principal consent-missing consent-admin consent-elsewhere consent-declined permission-missing permission-sign-in \
scope-missing",
    ),
    (Note::Resource, "resource-missing resource-unknown"),
    (Note::ResourceDisabled, "resource-disabled"),
    (Note::Assign, "user-not-assigned"),
    (
        Note::User,
        "user-unknown user-elsewhere user-age user-deleted user-disabled sign-in-method sign-in-hello device-disabled action-outside",
    ),
    (
        Note::Password,
        "user-locked password-wrong password-unchecked password-expired password-change-failed",
    ),
    (
        Note::Servers,
        "password-on-premises own-servers logon-hours identity-provider identity-provider-token",
    ),
    (Note::Mfa, "partner-mfa"),
    (
        Note::Policy,
        "mfa-registration-blocked message-only ca-blocked ca-device ca-app ca-risk partner-conditional-access",
    ),
    (
        Note::Token,
        "refresh-expired refresh-revoked refresh-frequency",
    ),
    (
        Note::Service,
        "identity-trouble identity-fault partner-issuance partner-trouble graph-trouble",
    ),
    (
        Note::Enrolment,
        "partner-not-active partner-not-found partner-reseller",
    ),
    (Note::Role, "partner-role insights-forbidden"),
    (
        Note::Unknown,
        "undocumented partner-unauthorised partner-forbidden partner-nothing-there insights-unauthorised unknown",
    ),
];

#[test]
fn every_entry_of_the_catalogue_asks_for_what_was_decided_for_it() {
    let mut decided = BTreeSet::new();
    for (note, ids) in ASKED {
        for id in ids.split_whitespace() {
            let entry = refusal::all().iter().find(|entry| entry.id == id);
            let problem = refused(entry.unwrap());
            assert_eq!(handoff::kind(CheckId("sign-in"), &problem), note, "{id}");
            assert!(decided.insert(id), "{id} stands there twice");
        }
    }
    for entry in refusal::all() {
        assert!(decided.contains(entry.id.as_str()), "{}", entry.id);
    }
}

#[test]
fn every_entry_of_the_catalogue_makes_a_note_with_the_ids_and_without_secrets_or_says_why_not() {
    let check = CheckId("sign-in");
    for entry in refusal::all() {
        let problem = refused(entry);
        for lang in Lang::ALL {
            let wizard = with_problem(check, &problem, lang);
            let own = wizard.own_matter(check);
            let Some(note) = wizard.paper(Paper::Note(check)) else {
                let said = lang.say(&own.unwrap());
                assert!(said.len() > 20 && !said.contains(SENTINEL), "{}", entry.id);
                continue;
            };
            assert!(own.is_none(), "{}", entry.id);
            for piece in [
                "ada@contoso.onmicrosoft.com",
                "contoso.onmicrosoft.com",
                "6f2c9d1e-1111-4222-8333-444455556666",
                "trace-0001",
            ] {
                assert!(note.contains(piece), "{piece} for {}:\n{note}", entry.id);
            }
            // A backslash of Markdown within it would hide it from a search, and from nobody's eyes.
            let bare = note.replace('\\', "");
            assert!(!bare.contains(SENTINEL), "{}:\n{note}", entry.id);
        }
    }
}

#[test]
fn where_nobody_else_can_do_anything_the_key_says_why_and_shows_nothing() {
    fn waits(check: CheckId) -> Verdict {
        if check.0 == "role" {
            missing_role()
                .note(Note::None)
                .remedy(words::check_clock_do(), None)
                .unmet()
        } else {
            met(check)
        }
    }
    let mut stage = at_the_results(Lang::En, waits);
    assert!(!stage.screen().contains("F6"), "{}", stage.screen());
    stage.key(KeyCode::F(6));
    let screen = stage.screen();
    assert!(screen.contains("Nobody else needs to be asked"), "{screen}");
    assert!(!screen.contains("# Please"), "{screen}");
    stage.send(Msg::Asked(CheckId("role")));
    assert!(stage.wizard.waiting_for().is_none());
}

#[test]
fn a_note_is_shown_first_then_written_once_and_is_what_is_waited_for() {
    let mut stage = at_the_results(Lang::En, no_role);
    stage.key(KeyCode::F(6));
    let screen = stage.screen();
    assert!(screen.contains("│ Please give"), "{screen}");
    assert!(
        stage.wizard.waiting_for().is_none(),
        "looking is not asking"
    );
    let writes = |stage: &Stage| {
        let effects = stage.effects.iter();
        effects
            .filter(|it| matches!(it, Effect::Write { .. }))
            .count()
    };
    assert_eq!(writes(&stage), 0);
    stage.key(KeyCode::F(6));
    assert_eq!(writes(&stage), 1);
    let paper = Paper::Note(CheckId("role"));
    assert_eq!(stage.wizard.written(paper), Some(&Written::Running));
    stage.send(Msg::Written(paper, Ok("/notes/x.md".into())));
    assert!(stage.screen().contains("Written: /notes/x.md"));
    stage.key(KeyCode::F(6));
    assert_eq!(writes(&stage), 1, "what is there is not written again");
    assert_eq!(stage.wizard.waiting_for().unwrap().check, "role");
    stage.key(KeyCode::Esc);
    assert!(!stage.screen().contains("# Please give"));
}

#[test]
fn a_copied_note_counts_as_asked_and_an_answer_that_comes_ends_the_waiting() {
    let mut stage = at_the_results(Lang::Fr, no_role);
    stage.key(KeyCode::F(6));
    stage.key(KeyCode::Char('c'));
    assert_eq!(stage.wizard.waiting_for().unwrap().check, "role");
    let mut open = stage.wizard.update(Msg::RunAll);
    while let Some(effect) = open.pop() {
        if let Effect::Run { ticket, check, .. } = effect {
            let at = jiff::Timestamp::UNIX_EPOCH;
            open.extend(
                stage
                    .wizard
                    .update(Msg::Settled(ticket, Box::new(met(check)), at)),
            );
        }
    }
    assert!(stage.wizard.waiting_for().is_none());
}

/// The draft of somebody who has asked for the role and left.
fn parked(way: &str) -> Draft {
    let mut stage = at_the_results(Lang::En, no_role);
    stage.send(Msg::Type(QuestionId::SignIn, Typed::Line(way.into())));
    stage.send(Msg::RunAll);
    stage.send(Msg::Asked(CheckId("role")));
    stage.send(Msg::Leave(Leave::KeepDraft));
    let effects = stage.effects.into_iter().rev();
    let mut drafts = effects.filter_map(|effect| match effect {
        Effect::SaveDraft(draft) => Some(draft),
        _ => None,
    });
    let mut draft = drafts.next().unwrap();
    let waiting = draft.waiting_for.as_mut().unwrap();
    // Whoever keeps the draft knows the time.
    assert_eq!(waiting.since, "");
    waiting.since = "2026-11-22T10:00:00Z".into();
    let text = serde_json::to_string(&draft).unwrap();
    assert!(!text.contains("secret\":"), "{text}");
    serde_json::from_str(&text).unwrap()
}

fn taken_up(draft: Draft) -> Stage {
    let mut stage = Stage::new(80, 24, Lang::En, Theme::default(), no_role);
    stage.wizard = Wizard::new(Setup {
        specs: checks::specs(),
        environment: Environment::Sandbox,
        lang: Lang::En,
        profiles: Vec::new(),
        draft: Some(draft),
        practice: Some(partner_onboard::sandbox::practice()),
        given: Answers::default(),
        folder: "/profiles".into(),
    });
    stage
}

#[test]
fn the_draft_goes_on_at_the_page_and_checks_again_as_soon_as_the_secrets_are_there() {
    let mut stage = taken_up(parked("password"));
    assert_eq!(
        stage.wizard.entry(QuestionId::Begin).typed.line(),
        BEGIN_DRAFT
    );
    let screen = stage.screen();
    assert!(
        screen.contains("You were waiting for: Executive"),
        "{screen}"
    );
    assert!(screen.contains("2026-11-22"), "{screen}");
    stage.send(Msg::Next);
    assert_eq!(stage.wizard.step(), StepId::Results);
    let screen = stage.screen();
    for piece in [
        "Client secret",
        "Password",
        "2026-11-22",
        "enter what is missing",
    ] {
        assert!(screen.contains(piece), "{piece}:\n{screen}");
    }
    for (page, question) in [
        (StepId::Application, QuestionId::ClientSecret),
        (StepId::SignIn, QuestionId::Password),
    ] {
        stage.send(Msg::Next);
        assert_eq!(
            (stage.wizard.step(), stage.wizard.focus()),
            (page, Some(question))
        );
        stage.send(Msg::Fill);
    }
    stage.send(Msg::Next);
    assert_eq!(stage.wizard.step(), StepId::Results);
    let role = stage
        .wizard
        .ledger()
        .into_iter()
        .find(|row| row.spec.id.0 == "role");
    assert!(
        matches!(role.unwrap().shown, Shown::Settled(..)),
        "it has been asked again"
    );
    assert!(
        stage.wizard.waiting_for().is_some(),
        "still not met, still waited for"
    );
    assert!(!stage.screen().contains("You were waiting for"));
}

#[test]
fn a_sign_in_that_needs_a_person_begins_when_the_one_secret_is_there() {
    let mut stage = taken_up(parked("device-code"));
    stage.send(Msg::Next);
    stage.send(Msg::Next);
    assert_eq!(stage.wizard.focus(), Some(QuestionId::ClientSecret));
    stage.send(Msg::Fill);
    stage.send(Msg::Next);
    assert_eq!(stage.wizard.step(), StepId::Results);
    let runs = stage
        .effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Run { check, .. } if check.0 == "sign-in"));
    assert_eq!(runs.count(), 1);
}

#[test]
fn a_draft_that_waits_for_something_unknown_is_a_draft_like_any_other() {
    let mut draft = parked("password");
    draft.waiting_for.as_mut().unwrap().check = "no-such-check".into();
    let mut stage = taken_up(draft);
    assert!(!stage.screen().contains("You were waiting"));
    stage.send(Msg::Next);
    assert_eq!(stage.wizard.step(), StepId::Application);
}

#[test]
fn the_bundle_is_gathered_shown_and_written_by_the_same_key() {
    let mut stage = at_the_results(Lang::En, no_role);
    stage.key(KeyCode::F(7));
    assert!(stage.effects.contains(&Effect::Gather));
    assert!(stage.screen().contains("Looking at the way"));
    // Should anything have put a secret into it, it does not stay there.
    let Typed::Secret(secret) = stage.wizard.entry(QuestionId::ClientSecret).typed.clone() else {
        panic!("a secret");
    };
    #[expect(
        clippy::disallowed_methods,
        reason = "the test puts it where it must not be"
    )]
    let text = format!("# The bundle\n\n{}\n", secret.expose());
    stage.send(Msg::Gathered(Ok(text)));
    let screen = stage.screen();
    assert!(
        screen.contains("│ The bundle") && screen.contains("***"),
        "{screen}"
    );
    stage.key(KeyCode::F(7));
    let written = stage.effects.iter().any(
        |effect| matches!(effect, Effect::Write { text, .. } if text == "# The bundle\n\n***\n"),
    );
    assert!(written);
    assert!(stage.wizard.waiting_for().is_none());
}

#[test]
fn a_bundle_that_could_not_be_gathered_says_why_and_is_not_written() {
    let mut stage = at_the_results(Lang::En, no_role);
    stage.key(KeyCode::F(7));
    stage.send(Msg::Gathered(Err(words::support_not_written())));
    assert!(stage.screen().contains("Nothing was written."));
    stage.key(KeyCode::F(7));
    let writes = |effect: &Effect| matches!(effect, Effect::Write { .. });
    assert!(!stage.effects.iter().any(writes));
}

#[test]
fn a_note_whose_problem_has_gone_says_so() {
    let mut stage = at_the_results(Lang::En, no_role);
    stage.key(KeyCode::F(6));
    let mut open = stage.wizard.update(Msg::RunAll);
    while let Some(effect) = open.pop() {
        if let Effect::Run { ticket, check, .. } = effect {
            let settled = Msg::Settled(ticket, Box::new(met(check)), jiff::Timestamp::UNIX_EPOCH);
            open.extend(stage.wizard.update(settled));
        }
    }
    let screen = stage.screen();
    assert!(screen.contains("is there no more"), "{screen}");
    assert!(!screen.contains("Looking at the way"), "{screen}");
}

#[test]
fn nothing_is_written_about_a_check_without_a_problem() {
    let mut stage = at_the_results(Lang::En, met);
    let before = stage.effects.len();
    stage.send(Msg::Write(Paper::Note(CheckId("role"))));
    stage.send(Msg::Asked(CheckId("role")));
    stage.key(KeyCode::F(6));
    assert_eq!(stage.effects.len(), before);
    assert!(stage.wizard.waiting_for().is_none());
}

#[test]
fn secrets_are_the_only_answers_that_a_draft_asks_for_again() {
    let stage = taken_up(parked("password"));
    let mut wizard = stage.wizard;
    wizard.update(Msg::Next);
    for question in &QUESTIONS {
        let lacks = wizard.is_asked(question.id) && wizard.entry(question.id).judged.is_err();
        let expected = question.sort == Sort::Secret;
        assert!(
            !lacks || expected || question.id == QuestionId::ProfileName,
            "{}",
            question.name
        );
    }
    let _: Text = wizard.enter_does();
}
