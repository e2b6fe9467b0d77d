//! What the footer and the help offer at a moment, how far a page can be walked, and what must be in sight on it.

use super::stage::Stage;
use super::{all_met, refused, secret_refused, told_of};
use partner_onboard::checks;
use partner_onboard::model::check::CheckId;
use partner_onboard::model::lang::Lang;
use partner_onboard::model::notice::Notice;
use partner_onboard::model::profile::{Environment, StoreKind};
use partner_onboard::model::question::QuestionId;
use partner_onboard::model::step::{STEPS, StepId};
use partner_onboard::model::verdict::Verdict;
use partner_onboard::model::words;
use partner_onboard::sandbox;
use partner_onboard::tui::{Theme, keymap};
use partner_onboard::wizard::{Msg, Setup, Wizard};
use ratatui::crossterm::event::KeyCode;

/// Whether the screen says that there is more below.
fn has_more(screen: &str) -> bool {
    let lines: Vec<&str> = screen.lines().collect();
    lines[lines.len() - 2].ends_with('↓')
}

fn footer(stage: &mut Stage) -> String {
    stage
        .screen()
        .lines()
        .last()
        .map_or_else(String::new, str::to_owned)
}

/// On the page of the application, whose secret was refused.
fn at_the_refusal(width: u16, height: u16, judge: fn(CheckId) -> Verdict) -> Stage {
    let mut stage = Stage::new(width, height, Lang::En, Theme::default(), judge);
    stage.walk_to(3);
    stage.send(Msg::Fill);
    stage.send(Msg::Next);
    stage
}

#[test]
fn every_key_stands_in_the_help_once_with_what_it_does_on_the_page() {
    let leaving = |moment: keymap::Moment| keymap::Moment {
        leaving: true,
        ..moment
    };
    for page in [1, 3, 6] {
        let mut stage = Stage::new(120, 100, Lang::En, Theme::default(), secret_refused);
        for _ in 1..page {
            stage.send(Msg::Fill);
            stage.send(Msg::GoTo(STEPS[page - 1].id));
            stage.send(Msg::Next);
        }
        stage.screen();
        let here = stage.view.moment(&stage.wizard);
        stage.key(KeyCode::F(1));
        let screen = stage.screen();
        for binding in keymap::KEYS {
            let (name, does) = ((binding.name)(), (binding.does)());
            let rows = told_of(&screen, &Lang::En.say(&name));
            if (binding.when)(here) {
                assert_eq!(rows.len(), 1, "{name:?} on {page}:\n{screen}");
                assert!(rows[0].starts_with(&Lang::En.say(&does)), "{rows:?}");
            } else if !(binding.when)(leaving(here)) {
                assert_eq!(rows.len(), 1, "{name:?} on {page}:\n{screen}");
            }
        }
    }
}

#[test]
fn on_the_results_the_help_says_of_one_key_that_it_checks_again() {
    let mut stage = Stage::new(120, 100, Lang::En, Theme::default(), all_met);
    stage.walk_to(6);
    stage.key(KeyCode::F(1));
    let screen = stage.screen();
    let again = Lang::En.say(&words::key_rerun());
    assert_eq!(told_of(&screen, "Ctrl+R"), [again], "{screen}");
    assert_eq!(told_of(&screen, "Esc").len(), 1, "{screen}");
}

#[test]
fn home_and_end_lead_to_both_ends_of_what_lies_over_a_page_and_of_the_ledger() {
    let mut stage = Stage::new(80, 24, Lang::En, Theme::default(), all_met);
    stage.walk_to(6);
    stage.key(KeyCode::F(1));
    let top = stage.screen();
    stage.key(KeyCode::End);
    let bottom = stage.screen();
    assert!(bottom.contains("Ctrl+C ") && bottom != top, "{bottom}");
    assert!(!has_more(&bottom) && has_more(&top), "{bottom}");
    stage.key(KeyCode::Home);
    assert_eq!(stage.screen(), top);
    stage.key(KeyCode::Esc);
    stage.key(KeyCode::End);
    assert!(stage.screen().contains("Insights"), "{}", stage.screen());
    let last = stage.view.moment(&stage.wizard);
    assert!(last.rows);
    let why = Lang::En.say(&(checks::specs().last().unwrap().why)());
    let start: String = why.chars().take(30).collect();
    assert!(stage.screen().contains(&start), "{}", stage.screen());
}

#[test]
fn the_mark_for_more_is_there_on_every_line_that_is_not_the_last_and_touches_no_word() {
    for lang in Lang::ALL {
        for (width, height) in [(80, 24), (120, 40), (60, 20), (40, 12)] {
            let mut stage = Stage::new(width, height, lang, Theme::default(), all_met);
            stage.key(KeyCode::F(1));
            stage.key(KeyCode::End);
            let end = stage.screen();
            assert!(!has_more(&end), "{end}");
            stage.key(KeyCode::Home);
            let mut steps = 0;
            loop {
                let screen = stage.screen();
                if screen == end {
                    break;
                }
                let last = screen.lines().nth(usize::from(height) - 2).unwrap();
                assert!(last.ends_with(" ↓"), "{width}x{height}:\n{screen}");
                stage.key(KeyCode::Down);
                steps += 1;
                assert!(steps < 300, "{screen}");
            }
            assert!(steps > 0 || height == 40, "{width}x{height}:\n{end}");
        }
    }
}

#[test]
fn the_key_to_the_field_at_fault_is_offered_only_where_it_leads_somewhere() {
    let mut stage = at_the_refusal(80, 24, secret_refused);
    stage.send(Msg::Focus(QuestionId::ClientId));
    stage.screen();
    assert!(footer(&mut stage).contains("F4 fix"));
    stage.key(KeyCode::F(4));
    stage.screen();
    assert!(!footer(&mut stage).contains("F4"), "{}", stage.screen());
    assert_eq!(stage.wizard.focus(), Some(QuestionId::ClientSecret));
    // Scrolled away from it, the key leads back.
    let mut small = at_the_refusal(60, 12, secret_refused);
    small.key(KeyCode::F(4));
    small.screen();
    for _ in 0..4 {
        small.key(KeyCode::PageUp);
    }
    small.screen();
    assert!(footer(&mut small).contains("F4"), "{}", small.screen());
}

#[test]
fn beside_a_problem_the_footer_names_the_key_that_checks_again() {
    for lang in Lang::ALL {
        let mut stage = Stage::new(80, 24, lang, Theme::default(), secret_refused);
        stage.walk_to(3);
        stage.send(Msg::Fill);
        stage.send(Msg::Next);
        assert!(footer(&mut stage).contains("Ctrl+R"), "{}", stage.screen());
    }
}

#[test]
fn below_a_problem_at_the_design_size_the_secret_is_in_sight() {
    let expired = |id: CheckId| match id.0 {
        "secret" => refused("7000222"),
        _ => all_met(id),
    };
    let mut stage = at_the_refusal(80, 24, expired);
    let screen = stage.screen();
    assert!(screen.contains("Refused: Client secret"), "{screen}");
    assert!(screen.contains("••••"), "{screen}");
}

#[test]
fn a_wizard_that_is_opened_at_a_fault_shows_its_field_in_the_smallest_window() {
    let mut stage = Stage::new(40, 12, Lang::En, Theme::default(), secret_refused);
    stage.walk_to(2);
    stage.send(Msg::Fill);
    stage.view = partner_onboard::tui::View::new(Theme::default());
    stage.view.head_for_the_fault();
    for id in [
        QuestionId::ClientId,
        QuestionId::ClientSecret,
        QuestionId::UserId,
    ] {
        let typed = sandbox::practice();
        let typed = match typed.secret(id) {
            Some(secret) => partner_onboard::wizard::Typed::Secret(secret.clone()),
            None => partner_onboard::wizard::Typed::Line(typed.line(id).unwrap().to_owned()),
        };
        stage.send(Msg::Type(id, typed));
    }
    stage.send(Msg::RunAll);
    stage.send(Msg::Fix(CheckId("secret")));
    let screen = stage.screen();
    assert!(screen.contains("▸ ••••"), "{screen}");
}

#[test]
fn why_there_is_no_note_depends_on_what_is_under_way() {
    let flash = |stage: &mut Stage| {
        stage.key(KeyCode::F(6));
        footer(stage)
    };
    let mut edited = at_the_refusal(120, 40, secret_refused);
    edited.key(KeyCode::F(4));
    edited.type_str("another");
    assert!(flash(&mut edited).contains("has changed since"));
    let mut waiting = Stage::new(120, 40, Lang::En, Theme::default(), all_met);
    waiting.walk_to(5);
    waiting.hold = true;
    waiting.send(Msg::Fill);
    waiting.send(Msg::Next);
    assert!(flash(&mut waiting).contains("still being checked"));
    let (ticket, _) = waiting
        .waiting
        .iter()
        .find(|(_, check)| check.0 == "sign-in")
        .copied()
        .unwrap();
    let notice = Notice::DeviceCode {
        user_code: "ABCD1234".into(),
        url: "https://microsoft.com/devicelogin".into(),
        expires: "2026-11-22T10:15:00Z".parse().unwrap(),
        polls: 0,
    };
    waiting.send(Msg::Notice(ticket, notice));
    assert!(flash(&mut waiting).contains("waits for somebody"));
}

#[test]
fn where_enter_agrees_to_save_all_that_will_be_written_is_in_sight() {
    for lang in Lang::ALL {
        let mut stage = Stage::new(80, 24, lang, Theme::default(), all_met);
        let mut given = sandbox::practice();
        given.set_line(QuestionId::Store, StoreKind::File.name());
        stage.wizard = Wizard::new(Setup {
            specs: checks::specs(),
            environment: Environment::Live,
            lang,
            profiles: Vec::new(),
            draft: None,
            practice: None,
            given,
            folder: "/home/ada/.config/partner-onboard/profiles".into(),
        });
        stage.send(Msg::RunAll);
        stage.send(Msg::GoTo(StepId::Save));
        assert_eq!(stage.wizard.step(), StepId::Save);
        let questions = stage.wizard.questions();
        assert!(questions.len() > 3, "{questions:?}");
        let last = *questions.last().unwrap();
        for at_the_button in [false, true] {
            stage.send(if at_the_button {
                Msg::Blur
            } else {
                Msg::Focus(last)
            });
            let screen = stage.screen();
            for text in [words::save_no_secret_inside(), stage.wizard.enter_does()] {
                let text = lang.say(&text);
                assert!(screen.contains(&text), "{text}\n{screen}");
            }
            assert!(screen.contains("/home/ada"), "{screen}");
        }
    }
}
