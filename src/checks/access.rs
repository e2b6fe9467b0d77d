//! Does Insights give its data? The last check: only this proves that everything before it works together.

use super::role::{assign, empty};
use super::{Check, Probe, SIGN_IN};
use crate::model::check::{CheckId, CheckSpec, Prerequisite, Starts};
use crate::model::escape::excerpt;
use crate::model::step::StepId;
use crate::model::verdict::{Finding, Support, Verdict};
use crate::model::words;

pub(super) static CHECK: Check = Check {
    spec: CheckSpec {
        id: CheckId("access"),
        prerequisite: Prerequisite::Token,
        step: StepId::Results,
        title: words::check_access,
        why: words::check_access_why,
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
    let answer = probe
        .session
        .scheduled_datasets(&token, &*probe.notice)
        .await;
    let (answer, support) = match answer {
        Ok(listing) => (listing.datasets, listing.support),
        Err(fault) => (Err(fault), Support::default()),
    };
    match answer {
        // What each of these means is an inference (facts C.4): no page shows the answer to a user without the role.
        Ok(sets) if sets.redacted => assign(
            words::check_access_redacted(excerpt(probe.user(), 80)),
            words::check_access_redacted_why(),
        )
        .remedy(words::check_role_do_remove(), None)
        .support(support)
        .unmet(),
        Ok(sets) if sets.names.is_empty() => empty(support),
        Ok(sets) => Verdict::Met(
            Finding::proved(words::check_access_open(sets.names.len()))
                .with("datasets", sets.names.len().to_string())
                .with("names", sets.names.join(", ")),
        ),
        // Here a refusal is the answer, also where its meaning is not known.
        Err(fault) if matches!(fault.status(), Some(401 | 403)) => {
            fault.problem(&probe.answers).unmet()
        }
        Err(fault) => probe.judge(&fault),
    }
}
