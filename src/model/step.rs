//! The pages of the wizard.

use super::question::QuestionId;
use super::text::Text;
use super::words;
use serde::{Deserialize, Serialize};

/// A page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepId {
    /// Which profile, cloud and language.
    #[default]
    Start,
    /// The tenant and the partner programme.
    Enrolment,
    /// The Entra application and its secret.
    Application,
    /// The user and the Executive Report Viewer role.
    Role,
    /// Getting a token.
    SignIn,
    /// The ledger of all checks.
    Results,
    /// What is written where.
    Save,
    /// How to go on.
    Next,
}

/// A page's words and questions.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Which page.
    pub id: StepId,
    /// Its title in the rail and on top of the page.
    pub title: fn() -> Text,
    /// What it is about, a sentence or two.
    pub intro: fn() -> Text,
    /// How to get there, step by step, for the help.
    pub guide: fn() -> Text,
    /// Where that is done, if it is done in a browser.
    pub link: Option<&'static str>,
    /// What it asks, in order.
    pub questions: &'static [QuestionId],
}

/// Where a company enrols (facts A.2).
const ENROL: &str =
    "https://partner.microsoft.com/dashboard/account/v3/enrollment/introduction/partnership";
/// Entra's admin center (facts B.2). The page of all registrations has no address that the facts confirm.
const REGISTRATIONS: &str = "https://entra.microsoft.com";
/// Partner Center's user management (facts C.2, where the address is marked as unconfirmed).
const USERS: &str = "https://partner.microsoft.com/dashboard/account/v3/usermanagement";
/// The description of the Insights calls that the API itself serves (facts G.2).
const QUERIES: &str = "https://api.partnercenter.microsoft.com/insights/v1/mpn/swagger/index.html";

/// The pages in order.
pub const STEPS: [Step; 8] = [
    Step {
        id: StepId::Start,
        title: words::step_start,
        intro: words::step_start_intro,
        guide: words::step_start_guide,
        link: None,
        questions: &[QuestionId::Begin, QuestionId::Cloud, QuestionId::Language],
    },
    Step {
        id: StepId::Enrolment,
        title: words::step_enrolment,
        intro: words::step_enrolment_intro,
        guide: words::step_enrolment_guide,
        link: Some(ENROL),
        questions: &[QuestionId::Tenant, QuestionId::PartnerId],
    },
    Step {
        id: StepId::Application,
        title: words::step_application,
        intro: words::step_application_intro,
        guide: words::step_application_guide,
        link: Some(REGISTRATIONS),
        questions: &[
            QuestionId::ClientId,
            QuestionId::ClientSecret,
            QuestionId::SecretExpires,
        ],
    },
    Step {
        id: StepId::Role,
        title: words::step_role,
        intro: words::step_role_intro,
        guide: words::step_role_guide,
        link: Some(USERS),
        questions: &[QuestionId::UserId],
    },
    Step {
        id: StepId::SignIn,
        title: words::step_sign_in,
        intro: words::step_sign_in_intro,
        guide: words::step_sign_in_guide,
        link: None,
        questions: &[QuestionId::SignIn, QuestionId::Password],
    },
    Step {
        id: StepId::Results,
        title: words::step_results,
        intro: words::step_results_intro,
        guide: words::step_results_guide,
        link: None,
        questions: &[],
    },
    Step {
        id: StepId::Save,
        title: words::step_save,
        intro: words::step_save_intro,
        guide: words::step_save_guide,
        link: None,
        questions: &[
            QuestionId::ProfileName,
            QuestionId::Store,
            QuestionId::Passphrase,
            QuestionId::PassphraseAgain,
            QuestionId::KeepPassword,
        ],
    },
    Step {
        id: StepId::Next,
        title: words::step_next,
        intro: words::step_next_intro,
        guide: words::step_next_guide,
        link: Some(QUERIES),
        questions: &[],
    },
];

impl StepId {
    /// The page's words and questions.
    #[must_use]
    pub fn step(self) -> &'static Step {
        &STEPS[self.index()]
    }

    /// Its place in [`STEPS`], from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    /// The page after it.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        STEPS.get(self.index() + 1).map(|step| step.id)
    }

    /// The page before it.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.index().checked_sub(1).map(|at| STEPS[at].id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::question::QUESTIONS;

    #[test]
    fn the_pages_stand_in_the_order_of_their_names() {
        for (at, step) in STEPS.iter().enumerate() {
            assert_eq!(step.id.index(), at);
        }
    }

    #[test]
    fn every_question_is_asked_on_exactly_one_page() {
        for question in &QUESTIONS {
            let pages = STEPS
                .iter()
                .filter(|step| step.questions.contains(&question.id))
                .count();
            assert_eq!(pages, 1, "{:?}", question.id);
        }
    }
}
