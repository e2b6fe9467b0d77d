//! Does the token prove multifactor authentication?

use super::{Check, Probe, SIGN_IN, is_mfa_refusal, with_refusal};
use crate::cloud::insights::Listing;
use crate::model::check::{CheckId, CheckSpec, Prerequisite, Starts};
use crate::model::escape::excerpt;
use crate::model::question::QuestionId;
use crate::model::sign_in::SignIn;
use crate::model::step::StepId;
use crate::model::text::{Arg, Text};
use crate::model::verdict::{Finding, Kind, Note, Owner, Problem, Proof, Verdict};
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

    // On Microsoft's page the user could have shown a second factor: what is missing is that somebody demands it (facts E.4).
    let by_password = probe.way() == SignIn::Password;
    let is_weak = methods.is_some() && !has("mfa") && !STRONG.into_iter().any(has);
    let unchallenged = is_weak && !by_password;
    // Only the sign-in in a browser asks for a second factor by itself (facts E.4).
    let required = |what| match probe.way() {
        SignIn::DeviceCode => required(what)
            .remedy(words::check_mfa_browser(), None)
            .offer(SignIn::Browser),
        SignIn::Password | SignIn::Browser => required(what),
    };
    if let Some(fault) = refusal {
        // The service has spoken, with a code; the catalogue knows the cure.
        let told = fault.problem(&probe.answers);
        return if unchallenged {
            with_refusal(required(told.what), fault)
        } else {
            told
        }
        .unmet();
    }
    let missing = |what: Text, why: Text| match unchallenged {
        true => required(what),
        false if by_password => problem(what, why).offer(SignIn::Password.instead()),
        false => problem(what, why),
    };
    let held = |summary: Text| Finding::proved(summary).with("amr", &shown);
    match word {
        Some(false) => missing(words::check_mfa_denied(), words::check_mfa_denied_why())
            .support(support)
            .unmet(),
        Some(true) if has("mfa") => Verdict::Met(held(words::check_mfa_confirmed())),
        // A token that does not say how the user signed in leaves the word to the service.
        Some(true) if methods.is_none() => Verdict::Met(held(words::check_mfa_stated())),
        // The service that enforces it decides, but documents say that it judges by the claim (facts E.3).
        Some(true) => Verdict::Met(
            held(words::check_mfa_stated()).warn(Some(words::check_mfa_contradicted(said(&shown)))),
        ),
        None if has("mfa") => Verdict::Met(held(words::check_mfa_held())),
        None if STRONG.into_iter().any(has) => Verdict::Met(
            held(words::check_mfa_held())
                .by(Proof::Inferred)
                .warn(Some(words::check_mfa_strong(said(&shown)))),
        ),
        None if methods.is_none() => Problem::new(
            Kind::Unknown,
            Owner::Mfa,
            words::check_mfa_unclear(),
            words::check_mfa_unclear_why(),
        )
        .note(Note::None)
        .support(support)
        .remedy(words::check_mfa_unclear_do1(), None)
        .unknown(),
        None => missing(
            words::check_mfa_absent(said(&shown)),
            words::check_mfa_absent_why(),
        )
        .support(token.support)
        .unmet(),
    }
}

/// The methods that the token names, for a sentence.
fn said(methods: &str) -> Arg {
    if methods.is_empty() {
        words::check_mfa_absent_nothing().into()
    } else {
        excerpt(methods, 60).into()
    }
}

fn mfa_refusal(listing: &Listing) -> Option<&crate::cloud::fault::Fault> {
    listing
        .datasets
        .as_ref()
        .err()
        .filter(|fault| is_mfa_refusal(fault))
}

/// For a user who was at Microsoft's page and was not asked for more, or was asked by an identity provider whose word on it
/// did not arrive: the token looks the same (facts E.4; 50079 in facts F.2).
fn required(what: Text) -> Problem {
    let why = words::check_mfa_unchallenged();
    Problem::new(Kind::NotAllowed, Owner::Mfa, what, why)
        .who(words::check_mfa_unchallenged_who())
        .question(QuestionId::SignIn)
        .remedy(words::check_mfa_unchallenged_do1(), None)
        .remedy(words::check_mfa_unchallenged_do2(), None)
        .remedy(words::check_mfa_unchallenged_do3(), None)
}

/// Not [`Kind::SignIn`]: the person did sign in, and what is missing may be a rule of the tenant.
fn problem(what: Text, why: Text) -> Problem {
    Problem::new(Kind::NotAllowed, Owner::Mfa, what, why)
        .who(words::check_mfa_who())
        // The user signs in another way; only where that brings no second factor is there a rule to ask for.
        .note(Note::None)
        .question(QuestionId::SignIn)
        .remedy(words::check_mfa_do1(), None)
        .remedy(words::check_mfa_do2(), None)
}
