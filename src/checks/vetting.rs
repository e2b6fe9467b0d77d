//! Has Microsoft verified the company?

use super::enrolment::hidden;
use super::{Check, LEGAL_INFO, Probe, SIGN_IN};
use crate::cloud::partner_center::Vetting;
use crate::model::check::{CheckId, CheckSpec, Prerequisite, Starts};
use crate::model::escape::excerpt;
use crate::model::step::StepId;
use crate::model::text::Arg;
use crate::model::verdict::{Finding, Kind, Owner, Problem, Verdict};
use crate::model::words;

pub(super) static CHECK: Check = Check {
    spec: CheckSpec {
        id: CheckId("vetting"),
        prerequisite: Prerequisite::Enrolment,
        step: StepId::Enrolment,
        title: words::check_vetting,
        why: words::check_vetting_why,
        reads: &[],
        needs: &[SIGN_IN],
        starts: Starts::Freely,
    },
    run: |probe| Box::pin(run(probe)),
};

async fn run(probe: Probe) -> Verdict {
    let token = match probe.token() {
        Ok(token) => token,
        Err(verdict) => return verdict,
    };
    let found = match probe.session.vetting(&token, &*probe.notice).await {
        Ok(found) => found,
        Err(fault) => return hidden(&probe, &fault),
    };
    let who = words::check_vetting_pending_who;
    let link = || Some(LEGAL_INFO.to_owned());
    match found.status.as_str() {
        "authorized" => Verdict::Met(
            Finding::proved(words::check_vetting_done()).with("vetting_status", &found.status),
        ),
        "pending" => Problem::new(
            Kind::NotReady,
            Owner::Enrolment,
            words::check_vetting_pending(step(&found)),
            words::check_vetting_pending_why(),
        )
        .who(who())
        .support(found.support.clone())
        .retryable()
        .remedy(words::check_vetting_pending_do1(), link())
        .remedy(words::check_vetting_pending_do2(), None)
        .unmet(),
        "rejected" => Problem::new(
            Kind::Refused,
            Owner::Enrolment,
            words::check_vetting_rejected(step(&found)),
            words::check_vetting_rejected_why(),
        )
        .who(who())
        .support(found.support.clone())
        .remedy(words::check_vetting_rejected_do1(), link())
        .remedy(words::check_vetting_rejected_do2(), None)
        .unmet(),
        other => Problem::new(
            Kind::Unknown,
            Owner::Enrolment,
            words::check_vetting_unclear(excerpt(other, 40)),
            words::check_vetting_unclear_why(),
        )
        .support(found.support.clone())
        .remedy(words::check_vetting_unclear_do1(), link())
        .unknown(),
    }
}

/// The step it is at, in words where we have some (facts A.4).
fn step(found: &Vetting) -> Arg {
    let Some(step) = found.step.as_deref() else {
        return words::check_vetting_step().into();
    };
    match words::find(&format!("check-vetting-step.{step}")) {
        Some(key) => crate::model::text::Text::of(key).into(),
        None => excerpt(step, 40).into(),
    }
}
