//! Does the token prove multifactor authentication?

use super::{Check, Probe, SIGN_IN, is_mfa_refusal};
use crate::cloud::insights::Listing;
use crate::model::check::{CheckId, CheckSpec, Prerequisite, Starts};
use crate::model::escape::excerpt;
use crate::model::question::QuestionId;
use crate::model::step::StepId;
use crate::model::text::{Arg, Text};
use crate::model::verdict::{Finding, Kind, Owner, Problem, Proof, Verdict};
use crate::model::words;

pub(super) static CHECK: Check = Check {
    spec: CheckSpec {
        id: CheckId("mfa"),
        prerequisite: Prerequisite::Token,
        step: StepId::Results,
        title: words::check_mfa,
        why: words::check_mfa_why,
        reads: &[],
        needs: &[SIGN_IN],
        starts: Starts::Freely,
    },
    run: |probe| Box::pin(run(probe)),
};

/// Strong ways of signing in that no source names as accepted when they stand alone (facts E.3).
const STRONG: [&str; 2] = ["ngcmfa", "fido"];

async fn run(probe: Probe) -> Verdict {
    let token = match probe.token() {
        Ok(token) => token,
        Err(verdict) => return verdict,
    };
    let methods = token.claims().and_then(|claims| claims.methods.clone());
    let has = |wanted: &str| {
        methods
            .as_deref()
            .is_some_and(|methods| methods.iter().any(|method| method == wanted))
    };
    let shown = methods.as_deref().unwrap_or_default().join(" ");
    let listing = probe
        .session
        .scheduled_datasets(&token, &*probe.notice)
        .await;
    let word = listing.as_ref().ok().and_then(|it| it.mfa_compliant);
    let refusal = listing.as_ref().ok().and_then(mfa_refusal);
    let support = listing
        .as_ref()
        .map(|it| it.support.clone())
        .unwrap_or_default();

    if let Some(fault) = refusal {
        // The service has spoken, with a code; the catalogue knows the cure.
        let mut problem = fault.problem(&probe.answers);
        problem.kind = Kind::NotAllowed; // see `problem` below
        return problem.unmet();
    }
    let held = |summary: Text| Finding::proved(summary).with("amr", &shown);
    match word {
        Some(false) => problem(words::check_mfa_denied(), words::check_mfa_denied_why())
            .support(support)
            .unmet(),
        Some(true) if has("mfa") => Verdict::Met(held(words::check_mfa_confirmed())),
        None if has("mfa") => Verdict::Met(held(words::check_mfa_held())),
        _ if STRONG.into_iter().any(has) => {
            let (summary, proof) = match word {
                Some(true) => (words::check_mfa_stated(), Proof::Proved),
                _ => (words::check_mfa_held(), Proof::Inferred),
            };
            let warning = words::check_mfa_strong(excerpt(&shown, 60));
            Verdict::Met(held(summary).by(proof).warn(Some(warning)))
        }
        // A token that does not say how the user signed in leaves the word to the service.
        Some(true) if methods.is_none() => Verdict::Met(held(words::check_mfa_stated())),
        None if methods.is_none() => Problem::new(
            Kind::Unknown,
            Owner::Mfa,
            words::check_mfa_unclear(),
            words::check_mfa_unclear_why(),
        )
        .support(support)
        .remedy(words::check_mfa_unclear_do1(), None)
        .unknown(),
        _ => {
            let methods: Arg = if shown.is_empty() {
                words::check_mfa_absent_nothing().into()
            } else {
                excerpt(&shown, 60).into()
            };
            problem(
                words::check_mfa_absent(methods),
                words::check_mfa_absent_why(),
            )
            .support(token.support)
            .unmet()
        }
    }
}

fn mfa_refusal(listing: &Listing) -> Option<&crate::cloud::fault::Fault> {
    listing
        .datasets
        .as_ref()
        .err()
        .filter(|fault| is_mfa_refusal(fault))
}

/// Not [`Kind::SignIn`]: the person did sign in, and what is missing may be a rule of the tenant.
fn problem(what: Text, why: Text) -> Problem {
    Problem::new(Kind::NotAllowed, Owner::Mfa, what, why)
        .who(words::check_mfa_who())
        .question(QuestionId::SignIn)
        .remedy(words::check_mfa_do1(), None)
        .remedy(words::check_mfa_do2(), None)
}
