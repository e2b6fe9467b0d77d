//! Does the token carry the delegated permission of the Partner Center API?

use super::{Check, ENTRA, Probe, SIGN_IN, claims_of};
use crate::model::check::{CheckId, CheckSpec, Prerequisite, Starts};
use crate::model::escape::excerpt;
use crate::model::question::QuestionId;
use crate::model::step::StepId;
use crate::model::text::Arg;
use crate::model::verdict::{Finding, Kind, Owner, Problem, Verdict};
use crate::model::words;
use std::future::ready;

pub(super) static CHECK: Check = Check {
    spec: CheckSpec {
        id: CheckId("permission"),
        prerequisite: Prerequisite::Application,
        step: StepId::Application,
        title: words::check_permission,
        why: words::check_permission_why,
        reads: &[],
        needs: &[SIGN_IN],
        starts: Starts::Freely,
    },
    run: |probe| Box::pin(ready(run(&probe))),
};

/// The delegated permission (facts B.1).
const SCOPE: &str = "user_impersonation";

fn run(probe: &Probe) -> Verdict {
    let token = match probe.token() {
        Ok(token) => token,
        Err(verdict) => return verdict,
    };
    let claims = match claims_of(&token) {
        Ok(claims) => claims,
        Err(verdict) => return verdict,
    };
    let scopes = claims.scopes.join(" ");
    if claims.scopes.iter().any(|scope| scope == SCOPE) {
        return Verdict::Met(Finding::proved(words::check_permission_held()).with("scope", scopes));
    }
    let shown: Arg = if scopes.is_empty() {
        words::check_permission_missing_none().into()
    } else {
        excerpt(&scopes, 120).into()
    };
    Problem::new(
        Kind::NotAllowed,
        Owner::Consent,
        words::check_permission_missing(shown),
        words::check_permission_missing_why(),
    )
    .who(words::check_permission_missing_who())
    .question(QuestionId::ClientId)
    .support(token.support.clone())
    .remedy(
        words::check_permission_missing_do1(),
        Some(ENTRA.to_owned()),
    )
    .remedy(words::check_permission_missing_do2(), None)
    .unmet()
}
