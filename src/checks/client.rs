//! Does the application exist in this tenant?

use super::{CLIENT, Check, Probe, TENANT};
use crate::cloud::fault::Fault;
use crate::model::check::{CheckSpec, Prerequisite, Starts};
use crate::model::question::QuestionId;
use crate::model::step::StepId;
use crate::model::verdict::{Finding, Verdict};
use crate::model::words;

pub(super) static CHECK: Check = Check {
    spec: CheckSpec {
        id: CLIENT,
        prerequisite: Prerequisite::Application,
        step: StepId::Application,
        title: words::check_client,
        why: words::check_client_why,
        reads: &[
            QuestionId::Cloud,
            QuestionId::Tenant,
            QuestionId::ClientId,
            QuestionId::ClientSecret,
        ],
        needs: &[TENANT],
        starts: Starts::Freely,
    },
    run: |probe| Box::pin(run(probe)),
};

/// Refusals of the application's secret (facts B.6, F.2). Entra only judges a secret of an application that it has found.
const ABOUT_THE_SECRET: [&str; 7] = [
    "7000215", "7000222", "7000218", "7000216", "700025", "700026", "70002",
];

/// Refusals of what the token is for: the API's principal is absent or disabled in the tenant (facts F.2). That the
/// application was found before that is our assumption.
const ABOUT_THE_RESOURCE: [&str; 5] = ["500011", "500014", "650052", "7000117", "50001"];

async fn run(probe: Probe) -> Verdict {
    match probe
        .session
        .app_token(&probe.answers, &*probe.notice)
        .await
    {
        Err(fault) if !is_found(&fault) => probe.judge(&fault),
        _ => Verdict::Met(
            Finding::proved(words::check_client_found())
                .with("client_id", probe.answers.client_id()),
        ),
    }
}

fn is_found(fault: &Fault) -> bool {
    fault.has_code(&ABOUT_THE_SECRET) || is_about_the_resource(fault)
}

/// True if the refusal says nothing about the application's own credentials.
pub(super) fn is_about_the_resource(fault: &Fault) -> bool {
    fault.has_code(&ABOUT_THE_RESOURCE)
}
