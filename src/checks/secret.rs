//! Does Entra accept the client secret, and for how long still?

use super::client::is_about_the_resource;
use super::{CLIENT, Check, Probe, SECRET};
use crate::model::check::{CheckSpec, Prerequisite, Starts};
use crate::model::expiry::{Urgency, days_left};
use crate::model::question::QuestionId;
use crate::model::step::StepId;
use crate::model::verdict::{Finding, Kind, Note, Owner, Problem, Verdict};
use crate::model::words;
use jiff::civil::Date;

pub(super) static CHECK: Check = Check {
    spec: CheckSpec {
        id: SECRET,
        prerequisite: Prerequisite::Application,
        step: StepId::Application,
        title: words::check_secret,
        why: words::check_secret_why,
        reads: &[
            QuestionId::Cloud,
            QuestionId::Tenant,
            QuestionId::ClientId,
            QuestionId::ClientSecret,
            QuestionId::SecretExpires,
        ],
        needs: &[CLIENT],
        starts: Starts::Freely,
    },
    run: |probe| Box::pin(run(probe)),
};

async fn run(probe: Probe) -> Verdict {
    let asked = probe
        .session
        .app_token_answer(&probe.answers, &*probe.notice)
        .await;
    match asked {
        Ok(()) => expiry(&probe),
        // The secret was not what Entra stumbled over, but nothing says that it looked at it.
        Err(fault) if is_about_the_resource(&fault) => probe.inconclusive(&fault),
        Err(fault) => probe.judge(&fault),
    }
}

fn expiry(probe: &Probe) -> Verdict {
    let stated = probe.answers.line(QuestionId::SecretExpires);
    let Some(day) = stated.and_then(|text| text.parse::<Date>().ok()) else {
        return Verdict::Met(Finding::proved(words::check_secret_accepted()));
    };
    let left = days_left(day, probe.now);
    let urgency = Urgency::of(left);
    let text = day.to_string();
    if urgency == Some(Urgency::Past) {
        return Problem::new(
            Kind::Refused,
            Owner::Secret,
            words::check_secret_past(text.as_str()),
            words::check_secret_past_why(),
        )
        .note(Note::None)
        .question(QuestionId::SecretExpires)
        .remedy(words::check_secret_past_do1(), None)
        .unmet();
    }
    let warning = urgency.map(|urgency| urgency.of_secret(left));
    Verdict::Met(
        Finding::proved(words::check_secret_accepted_until(text.as_str()))
            .with("expires", &text)
            .warn(warning),
    )
}
