//! The screens, drawn without a terminal: what a person sees and what their keys do.

mod support {
    pub mod stage;
}

use partner_onboard::model::check::CheckId;
use partner_onboard::model::lang::Lang;
use partner_onboard::model::verdict::{Finding, Verdict};
use partner_onboard::model::words;
use partner_onboard::tui::Theme;
use support::stage::Stage;

fn all_met(_: CheckId) -> Verdict {
    Verdict::Met(Finding::proved(words::outcome_ready()))
}

#[test]
fn show() {
    for lang in [Lang::En, Lang::Fr] {
        for (w, h) in [(80, 24), (60, 20)] {
            let mut stage = Stage::new(w, h, lang, Theme::default(), all_met);
            for page in 1..=8 {
                stage.walk_to(page);
                println!("{}", stage.screen());
            }
        }
    }
}
