//! Is the company enrolled in the partner programme?

use super::{Check, LEGAL_INFO, PARTNER_CENTER, Probe, SIGN_IN, with_refusal};
use crate::cloud::fault::Fault;
use crate::cloud::token::AccessToken;
use crate::model::check::{CheckId, CheckSpec, Prerequisite, Starts};
use crate::model::escape::excerpt;
use crate::model::question::QuestionId;
use crate::model::step::StepId;
use crate::model::text::Text;
use crate::model::verdict::{Finding, Kind, Note, Owner, Problem, Verdict};
use crate::model::words;

pub(super) static CHECK: Check = Check {
    spec: CheckSpec {
        id: CheckId("enrolment"),
        prerequisite: Prerequisite::Enrolment,
        step: StepId::Enrolment,
        title: words::check_enrolment,
        why: words::check_enrolment_why,
        reads: &[QuestionId::PartnerId],
        needs: &[SIGN_IN],
        starts: Starts::Freely,
    },
    run: |probe| Box::pin(run(probe)),
};

/// Codes that say that there is no active enrolment (facts A.3, A.5).
const NOT_ENROLLED: [&str; 2] = ["3000", "900149"];

async fn run(probe: Probe) -> Verdict {
    let token = match probe.token() {
        Ok(token) => token,
        Err(verdict) => return verdict,
    };
    let found = match probe.session.enrolment(&token, &*probe.notice).await {
        Ok(found) => found,
        Err(fault) if fault.has_code(&NOT_ENROLLED) => {
            return fault.problem(&probe.answers).unmet();
        }
        Err(fault) => return hidden(&probe, &fault),
    };
    let id = excerpt(&found.partner_id, 40);
    let given = probe
        .answers
        .line(QuestionId::PartnerId)
        .filter(|given| *given != found.partner_id);
    let warning = match given {
        None => None,
        Some(given) => match other(&probe, &token, &id, given).await {
            Ok(warning) => Some(warning),
            Err(verdict) => return verdict,
        },
    };
    let summary = match &found.name {
        Some(name) => words::check_enrolment_found_name(id, excerpt(name, 80)),
        None => words::check_enrolment_found(id),
    };
    let mut finding = Finding::proved(summary)
        .with("partner_id", &found.partner_id)
        .warn(warning);
    if let Some(name) = &found.name {
        finding = finding.with("partner_name", name);
    }
    Verdict::Met(finding)
}

/// What a refusal of a profile says: nothing about the enrolment. Without a code of the service the reason is most likely
/// that the API is not for this kind of partner (facts A.3).
pub(super) fn hidden(probe: &Probe, fault: &Fault) -> Verdict {
    match fault.refused() {
        Some(refused) if matches!(refused.status, 401 | 403) && refused.codes.is_empty() => {
            let problem = Problem::new(
                Kind::Unknown,
                Owner::Enrolment,
                words::check_partner_inconclusive(i64::from(refused.status)),
                words::check_partner_inconclusive_why(),
            )
            // It says nothing about the enrolment, so nobody is asked to enrol.
            .note(Note::None)
            .remedy(
                words::check_partner_inconclusive_do1(),
                Some(LEGAL_INFO.to_owned()),
            )
            .remedy(words::check_partner_inconclusive_do2(), None);
            with_refusal(problem, fault).unknown()
        }
        _ => probe.inconclusive(fault),
    }
}

/// What it means that another PartnerID was given than the one found. A company has one for itself and one for each of its
/// locations (facts A.1), so it is only wrong if there is no such PartnerID; else a warning says what is known.
async fn other(
    probe: &Probe,
    token: &AccessToken,
    found: &str,
    given: &str,
) -> Result<Text, Verdict> {
    match probe
        .session
        .enrolment_of(given, token, &*probe.notice)
        .await
    {
        Ok(partner) => Ok(match &partner.name {
            Some(name) => words::check_enrolment_other_of(found, given, excerpt(name, 80)),
            None => words::check_enrolment_other_known(found, given),
        }),
        Err(fault) if fault.status() == Some(404) => {
            let problem = Problem::new(
                Kind::Refused,
                Owner::Enrolment,
                words::check_enrolment_none(given),
                words::check_enrolment_none_why(found),
            )
            .note(Note::None)
            .question(QuestionId::PartnerId)
            .remedy(
                words::check_enrolment_none_do1(),
                Some(PARTNER_CENTER.to_owned()),
            )
            .remedy(words::check_enrolment_none_do2(given), None);
            Err(with_refusal(problem, &fault).unmet())
        }
        Err(_) => Ok(words::check_enrolment_other(found, given)),
    }
}
