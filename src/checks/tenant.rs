//! Does the tenant exist, and in this cloud?

use super::{Check, Probe, TENANT};
use crate::model::check::{CheckSpec, Prerequisite, Starts};
use crate::model::escape::escape;
use crate::model::question::QuestionId;
use crate::model::step::StepId;
use crate::model::verdict::{Finding, Kind, Note, Owner, Problem, Verdict};
use crate::model::words;

pub(super) static CHECK: Check = Check {
    spec: CheckSpec {
        id: TENANT,
        prerequisite: Prerequisite::Enrolment,
        step: StepId::Enrolment,
        title: words::check_tenant,
        why: words::check_tenant_why,
        reads: &[QuestionId::Cloud, QuestionId::Tenant],
        needs: &[],
        starts: Starts::Freely,
    },
    run: |probe| Box::pin(run(probe)),
};

async fn run(probe: Probe) -> Verdict {
    let tenant = probe.answers.tenant();
    let found = match probe.session.tenant(tenant, &*probe.notice).await {
        Ok(found) => found,
        Err(fault) => return probe.judge(&fault),
    };
    let expected = probe.answers.cloud().instance_name();
    if let Some(instance) = found.instance.as_deref().filter(|name| *name != expected) {
        return other_cloud(tenant, instance)
            .question(QuestionId::Tenant)
            .unmet();
    }
    let mut finding = Finding::proved(words::check_tenant_found(found.id.as_str()))
        .with("tenant_id", found.id.as_str());
    for (name, value) in [("cloud", &found.instance), ("region", &found.region)] {
        if let Some(value) = value {
            finding = finding.with(name, value);
        }
    }
    Verdict::Met(finding)
}

/// A tenant or user that belongs to another cloud than the one chosen.
pub(super) fn other_cloud(name: &str, instance: &str) -> Problem {
    Problem::new(
        Kind::Refused,
        Owner::Tenant,
        words::check_tenant_other_cloud(escape(instance), escape(name)),
        words::check_tenant_other_cloud_why(),
    )
    .note(Note::None)
    .remedy(words::check_tenant_other_cloud_do1(), None)
    .remedy(words::check_tenant_other_cloud_do2(), None)
}
