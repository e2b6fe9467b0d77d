//! The screens, drawn without a terminal: what a person sees and what their keys do.

mod cards;
mod keys;
#[path = "../support/stage.rs"]
mod stage;

use partner_onboard::cloud::refusal::{self, Refused, Service};
use partner_onboard::model::answers::Answers;
use partner_onboard::model::check::CheckId;
use partner_onboard::model::lang::Lang;
use partner_onboard::model::notice::Notice;
use partner_onboard::model::question::{QUESTIONS, QuestionId};
use partner_onboard::model::step::{STEPS, StepId};
use partner_onboard::model::verdict::{Finding, Support, Verdict};
use partner_onboard::model::words;
use partner_onboard::terminal::Input;
use partner_onboard::tui::Theme;
use partner_onboard::wizard::{Effect, Msg};
use ratatui::crossterm::event::KeyCode;
use stage::Stage;
use std::time::Duration;

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (60, 20), (40, 12)];
const ASCII: Theme = Theme {
    ascii: true,
    plain: true,
};
const SENTINEL: &str = "Sentinel~8Q.never-shown_1234567890abcdef";

fn all_met(_: CheckId) -> Verdict {
    Verdict::Met(Finding::proved(words::outcome_ready()))
}

fn refused(code: &str) -> Verdict {
    let refused = Refused {
        status: 401,
        error: Some("invalid_client".into()),
        suberror: None,
        codes: vec![code.into()],
        message: Some("The server's own words about it.".into()),
        support: Support {
            trace_id: Some("trace-0001".into()),
            ..Support::default()
        },
        service: Service::Identity,
    };
    refusal::problem(&refused, &Answers::default()).unmet()
}

fn secret_refused(id: CheckId) -> Verdict {
    if id.0 == "secret" {
        refused("7000215")
    } else {
        all_met(id)
    }
}

fn stage(judge: fn(CheckId) -> Verdict) -> Stage {
    Stage::new(80, 24, Lang::En, Theme::default(), judge)
}

#[test]
fn every_page_at_every_size_names_itself_and_its_keys_in_both_languages() {
    for lang in Lang::ALL {
        for (width, height) in SIZES {
            for theme in [Theme::default(), ASCII] {
                let mut stage = Stage::new(width, height, lang, theme, all_met);
                for step in &STEPS {
                    stage.walk_to(step.id.index() + 1);
                    let screen = stage.screen();
                    let title = theme.text(lang.say(&(step.title)()));
                    let first = screen.lines().next().unwrap();
                    assert!(
                        first.contains(&title),
                        "{title} at {width}x{height}:\n{screen}"
                    );
                    let last = screen.lines().last().unwrap();
                    assert!(
                        last.contains(&theme.text(lang.say(&words::key_enter()))),
                        "{width}x{height}:\n{screen}"
                    );
                    assert!(!theme.ascii || screen.is_ascii(), "ASCII only:\n{screen}");
                }
            }
        }
    }
}

#[test]
fn at_the_design_size_a_fresh_page_shows_all_its_questions_at_once() {
    for lang in Lang::ALL {
        let mut stage = Stage::new(80, 24, lang, Theme::default(), all_met);
        for step in &STEPS {
            stage.walk_to(step.id.index() + 1);
            let screen = stage.screen();
            for id in stage.wizard.questions() {
                let label = lang.say(&(id.question().label)());
                assert!(
                    screen.contains(&label),
                    "{label} on {:?} in {lang:?}:\n{screen}",
                    step.id
                );
            }
        }
    }
}

#[test]
fn the_focused_field_is_in_sight_at_every_size() {
    for (width, height) in SIZES {
        let mut stage = Stage::new(width, height, Lang::Fr, Theme::default(), secret_refused);
        stage.walk_to(3);
        stage.send(Msg::Fill);
        stage.send(Msg::Next);
        for id in stage.wizard.questions() {
            stage.send(Msg::Focus(id));
            // A problem that has just come up is shown first; whoever types sees what they type.
            stage.key(KeyCode::End);
            let screen = stage.screen();
            assert!(
                screen.contains('▸'),
                "{id:?} at {width}x{height}:\n{screen}"
            );
        }
    }
}

#[test]
fn a_window_too_small_asks_for_room_and_does_nothing_else() {
    for (width, height) in [(39, 24), (80, 11), (10, 3), (1, 1)] {
        let mut stage = Stage::new(width, height, Lang::En, Theme::default(), all_met);
        let screen = stage.screen();
        assert!(!screen.contains("Enrolment"), "{screen}");
        assert!(width < 10 || screen.contains("Please"), "{screen}");
    }
}

#[test]
fn typing_by_hand_reaches_the_end_without_any_other_key_than_enter() {
    let mut stage = stage(all_met);
    let answers: [&[&str]; 5] = [
        &["", ""],
        &["contoso.com", ""],
        &[
            "0a1b2c3d-0000-1111-2222-333344445555",
            SENTINEL,
            "2027-05-01",
        ],
        &["api@contoso.com"],
        &["Pass-word-1"],
    ];
    for page in answers {
        for text in page {
            stage.type_str(text);
            stage.key(KeyCode::Enter);
        }
    }
    assert_eq!(stage.wizard.step(), StepId::Results, "{}", stage.screen());
    stage.key(KeyCode::Enter);
    assert!(stage.screen().contains("contoso"), "a name is suggested");
    stage.key(KeyCode::Enter);
    assert_eq!(stage.wizard.step(), StepId::Next);
    stage.key(KeyCode::Enter);
    assert!(matches!(stage.effects.last(), Some(Effect::Quit(_))));
}

#[test]
fn a_secret_is_bullets_with_its_length_and_in_sight_only_while_revealed() {
    let mut stage = stage(all_met);
    stage.walk_to(3);
    stage.key(KeyCode::Tab);
    stage.type_str(SENTINEL);
    let hidden = stage.screen();
    assert!(
        !hidden.contains("Sentinel")
            && hidden.contains("••••")
            && hidden.contains("40 characters."),
        "{hidden}"
    );
    stage.control('t');
    assert!(stage.screen().contains(SENTINEL));
    stage.key(KeyCode::Tab);
    stage.key(KeyCode::BackTab);
    assert!(
        !stage.screen().contains("Sentinel"),
        "leaving the field hides it again"
    );
}

#[test]
fn no_frame_on_the_whole_road_shows_a_secret() {
    let mut stage = Stage::new(120, 40, Lang::En, Theme::default(), secret_refused);
    let mut frames = String::new();
    for _ in 0..12 {
        if !stage.wizard.goes_on_anyway() {
            stage.send(Msg::Fill);
        }
        if stage.wizard.questions().contains(&QuestionId::ClientSecret)
            && !stage.wizard.goes_on_anyway()
        {
            stage.send(Msg::Focus(QuestionId::ClientSecret));
            stage.control('u');
            stage.type_str(SENTINEL);
        }
        frames.push_str(&stage.screen());
        for key in [KeyCode::F(1), KeyCode::Esc, KeyCode::F(2)] {
            stage.key(key);
            frames.push_str(&stage.screen());
        }
        stage.view = partner_onboard::tui::View::new(Theme::default());
        stage.send(Msg::Next);
    }
    assert_eq!(stage.wizard.step(), StepId::Next);
    let practice = partner_onboard::sandbox::practice();
    for (_, secret) in practice.secrets() {
        #[expect(clippy::disallowed_methods, reason = "the test looks for it")]
        let plain = secret.expose();
        assert!(!frames.contains(plain));
    }
    assert!(!frames.contains("Sentinel"));
    assert!(!format!("{:?}", stage.wizard).contains("Sentinel"));
}

#[test]
fn what_the_reader_has_typed_ahead_is_never_overwritten() {
    let mut stage = stage(all_met);
    stage.walk_to(3);
    stage.key(KeyCode::Tab);
    stage.screen();
    // The reading thread is faster than the wizard: the text is there before anybody was told.
    assert!(stage.secret.push_str(SENTINEL));
    stage.screen();
    stage.input(Input::Edited);
    assert_eq!(stage.secret.as_str(), SENTINEL);
    assert!(stage.screen().contains("40 characters."));
    stage.send(Msg::Fill);
    stage.screen();
    assert!(
        !stage.secret.as_str().contains("Sentinel"),
        "practice values take the field over"
    );
}

#[test]
fn what_is_typed_after_a_refusal_replaces_the_secret_that_nobody_can_see() {
    let mut stage = stage(secret_refused);
    stage.walk_to(3);
    stage.send(Msg::Fill);
    stage.send(Msg::Next);
    stage.key(KeyCode::F(4));
    assert!(stage.screen().contains("Typing replaces it."));
    stage.type_str("another-secret-value");
    assert!(
        stage.screen().contains("20 characters."),
        "{}",
        stage.screen()
    );
    assert_eq!(stage.secret.as_str(), "another-secret-value");
}

#[test]
fn a_wrong_field_faults_itself_and_not_the_one_nobody_has_reached_yet() {
    let mut stage = stage(all_met);
    stage.walk_to(3);
    stage.type_str("not-a-guid");
    stage.key(KeyCode::Enter);
    let screen = stage.screen();
    assert!(
        screen.contains("Not a GUID") && !screen.contains("This is needed"),
        "{screen}"
    );
}

#[test]
fn the_way_out_is_in_sight_in_the_smallest_window() {
    let mut stage = Stage::new(40, 12, Lang::Fr, Theme::default(), all_met);
    stage.control('c');
    let screen = stage.screen();
    for words in ["garder le brouillon", "le jeter", "rester"] {
        assert!(screen.contains(words), "{screen}");
    }
}

#[test]
fn a_pasted_line_break_never_submits_and_the_paste_stays_to_be_mended() {
    let mut stage = stage(all_met);
    stage.walk_to(2);
    stage.input(Input::Paste("contoso.com\nfabrikam.com\n".into()));
    assert_eq!(stage.wizard.step(), StepId::Enrolment);
    stage.key(KeyCode::Enter);
    let screen = stage.screen();
    assert_eq!(stage.wizard.step(), StepId::Enrolment);
    assert!(
        screen.contains("line break") && screen.contains("contoso.com fabrikam.com"),
        "{screen}"
    );
}

#[test]
fn a_paste_of_ten_thousand_characters_is_refused_in_words_and_loses_nothing() {
    let mut stage = stage(all_met);
    stage.walk_to(3);
    stage.type_str("0a1b");
    stage.input(Input::Paste("x".repeat(10_000)));
    stage.key(KeyCode::Tab);
    let screen = stage.screen();
    assert!(screen.contains("10004 characters"), "{screen}");
    assert_eq!(
        stage.wizard.entry(QuestionId::ClientId).typed.line().len(),
        10_004
    );
    stage.type_str("kept");
    stage.input(Input::Paste("x".repeat(10_000)));
    assert_eq!(stage.secret.as_str(), "kept");
    assert!(stage.screen().contains("does not fit"));
}

#[test]
fn a_refused_secret_says_what_why_and_what_to_do_and_f4_leads_to_the_field() {
    let mut stage = stage(secret_refused);
    stage.walk_to(3);
    stage.send(Msg::Fill);
    stage.send(Msg::Next);
    assert_eq!(stage.wizard.step(), StepId::Application, "the page stays");
    let screen = stage.screen();
    assert!(
        screen.contains("7000215") && screen.contains("F4") && screen.contains("Refused"),
        "{screen}"
    );
    stage.send(Msg::Next);
    stage.send(Msg::Fill);
    stage.send(Msg::Next);
    stage.key(KeyCode::F(4));
    assert_eq!(
        stage.wizard.step(),
        StepId::SignIn,
        "nothing is wrong on this page, so the key does nothing"
    );
    stage.send(Msg::GoTo(StepId::Results));
    assert!(
        stage.screen().contains("7000215"),
        "the results begin with the trouble:\n{}",
        stage.screen()
    );
    stage.key(KeyCode::F(4));
    assert_eq!(
        (stage.wizard.step(), stage.wizard.focus()),
        (StepId::Application, Some(QuestionId::ClientSecret))
    );
}

#[test]
fn f2_shows_the_servers_words_and_the_ids_for_support() {
    let mut stage = stage(secret_refused);
    stage.walk_to(3);
    stage.send(Msg::Fill);
    stage.send(Msg::Next);
    stage.key(KeyCode::F(2));
    let mut seen = String::new();
    for _ in 0..40 {
        seen.push_str(&stage.screen());
        stage.key(KeyCode::Down);
    }
    assert!(
        seen.contains("trace-0001") && seen.contains("The server's own words about it."),
        "{seen}"
    );
    stage.key(KeyCode::Esc);
    assert!(stage.wizard.step() == StepId::Application && stage.screen().contains("Client secret"));
}

/// The rows of the help that begin with this key.
fn told_of(screen: &str, key: &str) -> Vec<String> {
    let rows = screen.lines().filter_map(|line| line.split_once("│ "));
    let lead = format!("{key:<12} ");
    rows.filter_map(|(_, row)| row.strip_prefix(&lead))
        .map(|row| row.trim().to_owned())
        .collect()
}

#[test]
fn the_language_switches_at_once_and_nothing_typed_is_lost() {
    let mut stage = stage(all_met);
    stage.walk_to(2);
    stage.type_str("contoso.co");
    stage.key(KeyCode::F(9));
    stage.type_str("m");
    let screen = stage.screen();
    assert!(
        screen.contains("Locataire") && screen.contains("contoso.com"),
        "{screen}"
    );
}

#[test]
fn while_a_check_runs_every_key_works_and_escape_cancels() {
    let mut stage = stage(all_met);
    stage.walk_to(2);
    stage.hold = true;
    stage.type_str("contoso.com");
    stage.key(KeyCode::Tab);
    assert_eq!(stage.waiting.len(), 1);
    stage.type_str("4391507");
    assert!(stage.screen().contains("4391507") && stage.screen().contains("checking"));
    stage.key(KeyCode::F(1));
    assert!(stage.screen().contains("step by step"));
    stage.key(KeyCode::F(1));
    stage.key(KeyCode::Esc);
    assert!(!stage.wizard.is_checking() && stage.wizard.step() == StepId::Enrolment);
}

#[test]
fn every_refusal_fits_the_page_with_its_last_remedy_reachable() {
    for lang in Lang::ALL {
        for refusal in refusal::all() {
            let Some(code) = refusal.codes.first() else {
                continue;
            };
            let mut stage = Stage::new(80, 24, lang, Theme::default(), all_met);
            stage.walk_to(6);
            stage.hold = true;
            stage.send(Msg::Rerun);
            let (ticket, _) = stage.waiting.remove(0);
            stage.send(Msg::Settled(
                ticket,
                Box::new(refused(code)),
                jiff::Timestamp::UNIX_EPOCH,
            ));
            stage.key(KeyCode::Esc);
            stage.key(KeyCode::F(2));
            let problem = refused(code).problem().cloned().unwrap();
            let mut seen = String::new();
            for _ in 0..6 {
                seen.push_str(&stage.screen());
                stage.key(KeyCode::PageDown);
            }
            // Wrapped text is compared word by word.
            let last = lang.say(&problem.remedies.last().unwrap().act);
            for word in last.split_whitespace() {
                assert!(seen.contains(word), "{code}: {word} of “{last}”");
            }
        }
    }
}

#[test]
fn every_question_has_help_that_fits_two_lines_at_the_design_size() {
    for lang in Lang::ALL {
        for question in &QUESTIONS {
            let help = lang.say(&(question.help)());
            assert!(help.chars().count() <= 2 * 54, "{help}");
        }
    }
}

/// The sign-in page with the device code confirmed, and the notice of its check arrived.
fn with_a_code(width: u16, height: u16, lang: Lang) -> Stage {
    let mut stage = Stage::new(width, height, lang, Theme::default(), all_met);
    waits_for_a_code(&mut stage);
    stage
}

fn waits_for_a_code(stage: &mut Stage) {
    stage.walk_to(5);
    stage.send(Msg::Focus(QuestionId::SignIn));
    stage.key(KeyCode::Right);
    stage.hold = true;
    stage.key(KeyCode::Enter);
    polled(stage, 0);
}

#[expect(clippy::unwrap_used, reason = "a test's own helper")]
fn at(time: &str) -> jiff::Timestamp {
    time.parse().unwrap()
}

fn polled(stage: &mut Stage, polls: u32) {
    let (ticket, check) = stage.waiting[0];
    assert_eq!(check, CheckId("sign-in"));
    let notice = Notice::DeviceCode {
        user_code: "ABCD1234".into(),
        url: "https://microsoft.com/devicelogin".into(),
        expires: at("2026-11-22T10:15:00Z"),
        polls,
    };
    stage.send(Msg::Notice(ticket, notice));
}

#[test]
fn a_device_code_stands_there_large_with_its_page_and_its_time_at_every_size() {
    for lang in Lang::ALL {
        for (width, height) in SIZES {
            let mut stage = with_a_code(width, height, lang);
            stage.view.tick(&stage.wizard, at("2026-11-22T10:00:26Z"));
            let screen = stage.screen();
            for piece in [
                "A B C D 1 2 3 4",
                "https://microsoft.com/devicelogin",
                "14:34",
            ] {
                assert!(screen.contains(piece), "{piece}, {lang:?}:\n{screen}");
            }
        }
    }
}

#[test]
fn the_countdown_moves_once_a_second_and_says_when_it_is_over() {
    let mut stage = with_a_code(80, 24, Lang::En);
    for (time, wait, shown) in [
        ("2026-11-22T10:00:00Z", Some(1000), "15:00 left"),
        ("2026-11-22T10:00:00.25Z", Some(750), "14:59 left"),
        ("2026-11-22T10:14:59Z", Some(1000), "0:01 left"),
        (
            "2026-11-22T10:15:00Z",
            None,
            "The time of the code is over;",
        ),
        (
            "2026-11-22T10:20:00Z",
            None,
            "The time of the code is over;",
        ),
    ] {
        let wait = wait.map(Duration::from_millis);
        assert_eq!(stage.view.tick(&stage.wizard, at(time)), wait, "{time}");
        let screen = stage.screen();
        assert!(screen.contains(shown), "{shown}:\n{screen}");
    }
    polled(&mut stage, 1);
    stage.view.tick(&stage.wizard, at("2026-11-22T10:00:00Z"));
    let screen = stage.screen();
    assert!(screen.contains("asked 1 time; 15:00 left"), "{screen}");
}

#[test]
fn without_a_device_code_nothing_is_drawn_by_itself() {
    let mut stage = stage(all_met);
    for page in 1..=8 {
        stage.walk_to(page);
        let now = at("2026-11-22T10:00:00Z");
        assert_eq!(stage.view.tick(&stage.wizard, now), None);
    }
}

#[test]
fn the_code_is_copied_its_page_opened_and_escape_cancels() {
    let mut stage = with_a_code(80, 24, Lang::En);
    let footer = |stage: &mut Stage| stage.screen().lines().last().unwrap().to_owned();
    let keys = footer(&mut stage);
    for key in ["Esc cancel", "o open link", "c copy"] {
        assert!(keys.contains(key), "{key}: {keys}");
    }
    stage.key(KeyCode::Char('c'));
    assert!(footer(&mut stage).contains("clipboard: ABCD1234"));
    stage.key(KeyCode::Char('o'));
    let page = "https://microsoft.com/devicelogin".to_owned();
    assert_eq!(stage.effects.last(), Some(&Effect::Open(page)));
    stage.key(KeyCode::Esc);
    assert!(!stage.wizard.is_checking());
    assert!(!stage.screen().contains("A B C D"));
    assert_eq!(stage.wizard.step(), StepId::SignIn);
}

#[test]
fn letters_are_commands_on_a_choice_but_never_in_a_field() {
    let mut stage = with_a_code(80, 24, Lang::En);
    stage.send(Msg::GoTo(StepId::Enrolment));
    stage.send(Msg::Focus(QuestionId::Tenant));
    let before = stage
        .wizard
        .entry(QuestionId::Tenant)
        .typed
        .line()
        .to_owned();
    stage.type_str("co");
    let after = stage.wizard.entry(QuestionId::Tenant).typed.line();
    assert_eq!(after, before + "co");
}

#[test]
fn a_code_is_in_sight_on_the_results_too_with_the_rows_below() {
    let mut stage = with_a_code(80, 24, Lang::En);
    stage.send(Msg::GoTo(StepId::Results));
    stage.view.tick(&stage.wizard, at("2026-11-22T10:00:00Z"));
    let screen = stage.screen();
    assert!(screen.contains("A B C D 1 2 3 4"), "{screen}");
    assert!(screen.contains("Executive Report Viewer"), "{screen}");
}
