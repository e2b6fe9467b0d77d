//! The cards of a sign-in in a browser: by device code and on this machine, and the way that is offered instead.

use super::stage::Stage;
use super::{ASCII, SIZES, all_met, at, refused, with_a_code};
use partner_onboard::model::check::CheckId;
use partner_onboard::model::lang::Lang;
use partner_onboard::model::notice::Notice;
use partner_onboard::model::question::QuestionId;
use partner_onboard::model::sign_in::SignIn;
use partner_onboard::model::step::StepId;
use partner_onboard::model::verdict::{Finding, Kind, Owner, Problem, Verdict};
use partner_onboard::model::words;
use partner_onboard::tui::Theme;
use partner_onboard::wizard::{Effect, Msg, Seat};
use ratatui::crossterm::event::KeyCode;

const REDIRECT: &str = "http://localhost:53211/";

/// An address as long as Entra's are.
fn long_url() -> String {
    let scope =
        "https%3A%2F%2Fapi.partnercenter.microsoft.com%2Fuser_impersonation%20offline_access";
    let mark = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
    let url = format!(
        "https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/authorize?client_id=0a1b2c3d-0000-1111-2222-333344445555&response_type=code&redirect_uri=http%3A%2F%2Flocalhost%3A53211%2F&response_mode=query&scope={scope}%20openid%20profile&state={mark}&nonce={mark}&code_challenge={mark}&code_challenge_method=S256&login_hint=api%40contoso.com&claims=%7B%22access_token%22%3A%7B%7D%7D"
    );
    assert!(url.len() > 550);
    url
}

/// The sign-in page with the browser confirmed, and the notice of its check arrived.
fn with_a_browser(width: u16, height: u16, lang: Lang, theme: Theme, seat: Seat) -> Stage {
    let mut stage = Stage::new(width, height, lang, theme, all_met);
    stage.wizard = stage.wizard.clone().seated(seat);
    stage.walk_to(5);
    stage.send(Msg::Focus(QuestionId::SignIn));
    stage.key(KeyCode::Left);
    stage.hold = true;
    stage.key(KeyCode::Enter);
    knocked(&mut stage, 0);
    stage.view.tick(&stage.wizard, at("2026-11-22T10:00:26Z"));
    stage
}

fn knocked(stage: &mut Stage, refused: u32) {
    let (ticket, check) = stage.waiting[0];
    assert_eq!(check, CheckId("sign-in"));
    let notice = Notice::Browser {
        url: long_url(),
        redirect_uri: REDIRECT.into(),
        expires: at("2026-11-22T10:15:00Z"),
        refused,
    };
    stage.send(Msg::Notice(ticket, notice));
}

const HERE: Seat = Seat {
    opens: true,
    remote: false,
};
const ELSEWHERE: Seat = Seat {
    opens: false,
    remote: true,
};

fn footer(stage: &mut Stage) -> String {
    let screen = stage.screen();
    screen.lines().last().unwrap_or_default().to_owned()
}

/// What all frames show, from the top of the page to its end.
fn scrolled_through(stage: &mut Stage) -> String {
    let mut seen = stage.screen();
    for _ in 0..6 {
        stage.key(KeyCode::PageDown);
        seen.push_str(&stage.screen());
    }
    seen
}

/// A text without what wrapping adds: blanks, line breaks and the frame.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !"│↓|".contains(*c))
        .collect()
}

#[test]
fn how_the_sign_in_in_a_browser_stands_is_in_sight_at_every_size_and_its_address_is_there_in_full()
{
    for lang in Lang::ALL {
        for (width, height) in SIZES {
            for theme in [Theme::default(), ASCII] {
                let mut stage = with_a_browser(width, height, lang, theme, HERE);
                let screen = stage.screen();
                for piece in ["14:34", REDIRECT, "https://login.microsoftonline.com"] {
                    // Only the smallest window has no room for the address besides.
                    let small = height < 20 && piece.contains("login");
                    assert!(small || screen.contains(piece), "{piece}:\n{screen}");
                }
                assert!(!theme.ascii || screen.is_ascii(), "{screen}");
                // Where not all of it fits, a mark says that there is more.
                let (all, more) = (
                    screen.contains("AADSTS50011"),
                    if theme.ascii { "v" } else { "↓" },
                );
                let marked = screen.lines().any(|line| line.ends_with(more));
                assert!(all || marked, "{width}x{height}:\n{screen}");
                if width < 80 {
                    let seen = squeezed(&scrolled_through(&mut stage));
                    assert!(seen.contains("claims=%7B%22access_token"), "{seen}");
                    assert!(seen.contains("AADSTS50011"), "{seen}");
                }
            }
        }
    }
}

#[test]
fn at_a_usual_size_the_whole_address_stands_there_at_once() {
    let mut stage = with_a_browser(120, 40, Lang::En, Theme::default(), HERE);
    let screen = stage.screen();
    // The rail stands left of it.
    let page: String = screen
        .lines()
        .map(|line| line.chars().skip(21).collect::<String>())
        .collect();
    assert!(squeezed(&page).contains(&long_url()), "{screen}");
    assert!(screen.contains("AADSTS50011"), "{screen}");
}

#[test]
fn the_browser_opens_on_a_key_and_by_nothing_else() {
    let mut stage = with_a_browser(80, 24, Lang::En, Theme::default(), HERE);
    let opened = |stage: &Stage| stage.effects.contains(&Effect::Open(long_url()));
    assert!(!opened(&stage));
    let keys = footer(&mut stage);
    for key in ["Esc cancel", "o open link", "c copy", "F5 other way"] {
        assert!(keys.contains(key), "{key}: {keys}");
    }
    stage.key(KeyCode::Char('c'));
    assert!(footer(&mut stage).contains("clipboard: https://login"));
    assert!(!opened(&stage));
    stage.key(KeyCode::Char('o'));
    assert!(opened(&stage));
    stage.send(Msg::NotOpened(words::open_failed("no such program")));
    let screen = stage.screen();
    assert!(
        scrolled_through(&mut stage).contains("no such program"),
        "{screen}"
    );
}

#[test]
fn where_no_browser_can_be_opened_the_key_copies_and_says_so() {
    let mut stage = with_a_browser(80, 24, Lang::En, Theme::default(), ELSEWHERE);
    let before = stage.effects.len();
    stage.key(KeyCode::Char('o'));
    assert_eq!(stage.effects.len(), before);
    assert!(footer(&mut stage).contains("No browser is opened from here"));
    let screen = stage.screen();
    assert!(screen.contains("-L 53211:localhost:53211"), "{screen}");
    assert!(!screen.contains("o opens it"), "{screen}");
}

#[test]
fn what_came_to_the_port_and_was_not_the_answer_is_counted() {
    let mut stage = with_a_browser(80, 24, Lang::En, Theme::default(), HERE);
    assert!(!stage.screen().contains("turned away"));
    knocked(&mut stage, 1);
    assert!(stage.screen().contains("1 request was not the answer"));
    knocked(&mut stage, 3);
    assert!(stage.screen().contains("3 requests were not the answer"));
    stage.view.tick(&stage.wizard, at("2026-11-22T10:15:00Z"));
    assert!(stage.screen().contains("Ctrl+R begins a new"));
}

#[test]
fn the_other_way_is_one_key_away_while_somebody_is_waited_for() {
    let mut stage = with_a_browser(80, 24, Lang::En, Theme::default(), HERE);
    stage.key(KeyCode::F(5));
    assert_eq!(stage.wizard.way(), Some(SignIn::DeviceCode));
    assert_eq!(stage.waiting.len(), 2, "another run of the check");
    assert!(!stage.screen().contains(REDIRECT));
}

#[test]
fn the_code_is_drawn_large_where_there_is_room_and_always_stands_there_as_text() {
    for (width, height) in SIZES {
        let mut stage = with_a_code(width, height, Lang::Fr);
        let screen = stage.screen();
        assert!(screen.contains("A B C D 1 2 3 4"), "{screen}");
        let large = screen.contains("▄▀▀▀▄ █▀▀▀▄ ▄▀▀▀▀ █▀▀▀▄");
        assert_eq!(large, width >= 80, "{width}:\n{screen}");
    }
}

/// The rows of the screen that hold a QR code: what is drawn with black on white.
fn painted(stage: &mut Stage) -> Vec<String> {
    stage.painted()
}

#[test]
fn beside_the_code_stands_its_page_for_a_camera_where_there_is_room() {
    for (size, rows) in [
        ((120, 40), 19),
        ((100, 40), 19),
        ((80, 24), 0),
        ((60, 20), 0),
    ] {
        let mut stage = with_a_code(size.0, size.1, Lang::En);
        assert_eq!(painted(&mut stage).len(), rows, "{size:?}");
        let screen = stage.screen();
        assert!(screen.contains("https://microsoft.com/devicelogin"));
        assert!(screen.contains("A B C D 1 2 3 4"), "{screen}");
    }
}

#[test]
fn a_key_shows_the_qr_code_in_any_window_that_it_fits_and_the_sign_in_goes_on_below() {
    for (size, rows) in [((80, 24), 19), ((60, 20), 17), ((40, 12), 0)] {
        let mut stage = with_a_code(size.0, size.1, Lang::En);
        stage.key(KeyCode::Char('q'));
        let lines = painted(&mut stage);
        assert_eq!(lines.len(), rows, "{size:?}");
        for line in &lines {
            assert!(line.chars().all(|c| " ▀▄█".contains(c)), "{line}");
        }
        let said = if rows == 0 {
            "needs a window of"
        } else {
            "ABCD1234"
        };
        assert!(stage.screen().contains(said), "{}", stage.screen());
        stage.key(KeyCode::Esc);
        assert!(stage.wizard.is_checking(), "only the picture was closed");
        assert_eq!(painted(&mut stage).len(), 0);
        stage.key(KeyCode::Char('q'));
        stage.key(KeyCode::Char('q'));
        assert_eq!(painted(&mut stage).len(), 0);
        stage.key(KeyCode::Char('q'));
        let (ticket, _) = stage.waiting[0];
        stage.hold = false;
        stage.send(Msg::Settled(
            ticket,
            Box::new(all_met(CheckId("sign-in"))),
            at("2026-11-22T10:01:00Z"),
        ));
        assert_eq!(painted(&mut stage).len(), 0, "there is no code any more");
        assert!(stage.screen().contains("All checks are met"));
    }
}

#[test]
fn without_colours_or_beyond_ascii_no_qr_code_is_drawn_that_no_camera_could_read() {
    for theme in [
        ASCII,
        Theme {
            ascii: false,
            plain: true,
        },
    ] {
        let mut stage = Stage::new(120, 40, Lang::En, theme, all_met);
        super::waits_for_a_code(&mut stage);
        assert_eq!(painted(&mut stage).len(), 0);
        stage.key(KeyCode::Char('q'));
        assert_eq!(painted(&mut stage).len(), 0);
        assert!(!footer(&mut stage).contains("QR"));
    }
}

fn offered(id: CheckId) -> Verdict {
    if id.0 == "mfa" {
        Problem::new(
            Kind::SignIn,
            Owner::Mfa,
            words::check_mfa_denied(),
            words::check_mfa_denied_why(),
        )
        .question(QuestionId::SignIn)
        .offer(SignIn::DeviceCode)
        .unmet()
    } else {
        all_met(id)
    }
}

#[test]
fn the_way_that_works_is_offered_in_words_and_taken_with_one_key_from_the_results() {
    for lang in Lang::ALL {
        for (width, height) in SIZES {
            let mut stage = Stage::new(width, height, lang, Theme::default(), offered);
            stage.walk_to(5);
            stage.send(Msg::Fill);
            stage.send(Msg::Next);
            stage.send(Msg::GoTo(StepId::Results));
            let words = lang.say(&words::tui_offer(words::offer_device_code()));
            let seen = squeezed(&scrolled_through(&mut stage));
            assert!(seen.contains(&squeezed(&words)), "{words}:\n{seen}");
            if width >= 80 {
                let keys = footer(&mut stage);
                assert!(keys.contains("F5"), "{keys}");
            }
            stage.hold = true;
            stage.key(KeyCode::F(5));
            assert_eq!(stage.wizard.step(), StepId::SignIn);
            assert_eq!(stage.wizard.way(), Some(SignIn::DeviceCode));
            assert_eq!(stage.waiting.len(), 1);
            let profile = stage.wizard.profile();
            assert!(!profile.client_id.is_empty() && !profile.user_id.is_empty());
        }
    }
}

#[test]
fn a_code_that_has_ended_says_which_key_asks_for_a_new_one() {
    let mut stage = with_a_code(80, 24, Lang::En);
    let (ticket, _) = stage.waiting.remove(0);
    stage.send(Msg::Settled(
        ticket,
        Box::new(refused("70019")),
        at("2026-11-22T10:15:00Z"),
    ));
    let screen = stage.screen();
    assert!(screen.contains("Ctrl+R: ask for a new code."), "{screen}");
    assert!(footer(&mut stage).contains("Ctrl+R sign in anew"));
    stage.control('r');
    assert_eq!(
        stage.waiting.len(),
        1,
        "one key, and a new code is asked for"
    );
}

fn wrong_password(id: CheckId) -> Verdict {
    if id.0 == "sign-in" {
        refused("50126")
    } else {
        all_met(id)
    }
}

#[test]
fn a_refused_password_is_not_sent_again_by_one_key() {
    let mut stage = Stage::new(80, 24, Lang::En, Theme::default(), wrong_password);
    stage.walk_to(5);
    stage.send(Msg::Fill);
    stage.send(Msg::Next);
    let runs = |stage: &Stage| {
        let runs = stage.effects.iter();
        runs.filter(|effect| matches!(effect, Effect::Run { check, .. } if check.0 == "sign-in"))
            .count()
    };
    assert_eq!(runs(&stage), 1);
    stage.control('r');
    assert_eq!(runs(&stage), 1);
    let screen = stage.screen();
    assert!(screen.contains("counts towards a lock-out"), "{screen}");
    assert!(footer(&mut stage).contains("Ctrl+R once more"));
    stage.control('r');
    assert_eq!(runs(&stage), 2);
}

#[test]
fn help_over_a_sign_in_that_waits_for_a_person_is_closed_without_losing_it() {
    let mut stage = with_a_browser(80, 24, Lang::En, Theme::default(), HERE);
    stage.key(KeyCode::F(1));
    assert!(footer(&mut stage).contains("Esc close"));
    stage.key(KeyCode::Esc);
    assert!(stage.wizard.awaited().is_some(), "it is still waited for");
    assert!(footer(&mut stage).contains("Esc cancel"));
    stage.key(KeyCode::Esc);
    assert!(stage.wizard.awaited().is_none());
}

#[test]
fn at_sixty_columns_the_way_on_stays_in_the_footer() {
    let problem = |id: CheckId| {
        if id.0 == "sign-in" {
            let what = words::check_mfa_unclear();
            let why = words::check_mfa_unclear_why();
            let barred = Problem::new(Kind::Refused, Owner::Mfa, what, why);
            barred.offer(SignIn::DeviceCode).unmet()
        } else {
            all_met(id)
        }
    };
    for lang in Lang::ALL {
        let mut stage = Stage::new(60, 20, lang, Theme::default(), problem);
        stage.walk_to(5);
        stage.send(Msg::Fill);
        stage.send(Msg::Next);
        let footer = footer(&mut stage);
        assert!(footer.contains("F5"), "{footer}");
    }
}

#[test]
fn a_warning_is_said_in_full_on_the_page_of_its_check() {
    let expiring = |id: CheckId| {
        let finding = Finding::proved(words::outcome_ready());
        match id.0 {
            "secret" => Verdict::Met(finding.warn(Some(words::sign_in_federated()))),
            _ => all_met(id),
        }
    };
    let mut stage = Stage::new(80, 50, Lang::En, Theme::default(), expiring);
    stage.walk_to(4);
    stage.send(Msg::Back);
    let screen = stage.screen();
    let said = Lang::En.say(&words::sign_in_federated());
    for word in said.split(' ') {
        assert!(screen.contains(word), "{word}:\n{screen}");
    }
}

#[test]
fn the_key_for_a_note_says_why_there_is_none() {
    let mut stage = Stage::new(60, 20, Lang::En, Theme::default(), all_met);
    stage.key(KeyCode::F(6));
    assert!(stage.screen().contains("No note: "), "{}", stage.screen());
}
