//! What a key press, a frame and a simulated answer cost. Figures for reports, not for tests.

use divan::Bencher;
use partner_onboard::checks;
use partner_onboard::model::answers::Answers;
use partner_onboard::model::lang::Lang;
use partner_onboard::model::profile::Environment;
use partner_onboard::model::question::QuestionId;
use partner_onboard::model::secret::SecretInput;
use partner_onboard::model::verdict::{Finding, Verdict};
use partner_onboard::model::words;
use partner_onboard::sandbox::world::{Request, World};
use partner_onboard::sandbox::{self, SCENARIOS};
use partner_onboard::tui::{Theme, View, draw};
use partner_onboard::wizard::{Effect, Msg, Setup, Typed, Wizard};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn main() {
    divan::main();
}

/// A wizard on the results page, every check met.
fn finished() -> Wizard {
    let mut given = sandbox::practice();
    given.set_line(QuestionId::SignIn, "password");
    let mut wizard = Wizard::new(Setup {
        specs: checks::specs(),
        environment: Environment::Sandbox,
        lang: Lang::En,
        profiles: Vec::new(),
        draft: None,
        practice: None,
        given,
        folder: "profiles".into(),
    });
    let mut open = wizard.update(Msg::RunAll);
    while let Some(effect) = open.pop() {
        if let Effect::Run { ticket, .. } = effect {
            let verdict = Verdict::Met(Finding::proved(words::outcome_ready()));
            open.extend(wizard.update(Msg::Settled(
                ticket,
                Box::new(verdict),
                jiff::Timestamp::UNIX_EPOCH,
            )));
        }
    }
    wizard
}

#[divan::bench]
fn update_with_one_key_typed(bencher: Bencher<'_, '_>) {
    let mut wizard = finished();
    bencher.bench_local(|| {
        wizard.update(Msg::Type(
            QuestionId::Tenant,
            Typed::Line("contoso.com".into()),
        ))
    });
}

#[divan::bench(args = [(80, 24), (120, 40)])]
fn view_of_the_results(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let mut wizard = finished();
    wizard.update(Msg::GoTo(partner_onboard::model::step::StepId::Results));
    let mut view = View::new(Theme::default());
    let mut secret = SecretInput::new();
    let Ok(mut terminal) = Terminal::new(TestBackend::new(size.0, size.1));
    bencher.bench_local(|| {
        view.follow(&wizard, &mut secret);
        terminal
            .draw(|frame| draw(frame, &wizard, &mut view, ""))
            .map(|_| ())
    });
}

#[divan::bench]
fn sandbox_answer_of_the_discovery(bencher: Bencher<'_, '_>) {
    let mut request = Request::new(bytes::Bytes::new());
    *request.uri_mut() =
        http::Uri::from_static("/contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration");
    let mut world = World::new(&SCENARIOS[0], "http://127.0.0.1:1");
    bencher.bench_local(|| world.answer(&request, jiff::Timestamp::UNIX_EPOCH));
}

#[divan::bench]
fn cleaning_of_a_pasted_id(bencher: Bencher<'_, '_>) {
    let none = Answers::default();
    let pasted = " \u{feff}{0A1B2C3D-0000-1111-2222-333344445555}\r\n";
    bencher.bench_local(|| {
        partner_onboard::model::question::judge(QuestionId::ClientId, pasted, &none)
    });
}
