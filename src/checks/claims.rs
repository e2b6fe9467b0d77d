//! Is the token for the right API, tenant, application and user, and do the clocks agree?

use super::{Check, Probe, SIGN_IN, claims_of, moment};
use crate::cloud::token::{AccessToken, Claims};
use crate::model::check::{CheckId, CheckSpec, Prerequisite, Starts};
use crate::model::escape::excerpt;
use crate::model::ids::Guid;
use crate::model::question::QuestionId;
use crate::model::step::StepId;
use crate::model::text::{Arg, Text};
use crate::model::verdict::{Finding, Kind, Note, Owner, Problem, Verdict};
use crate::model::words;
use jiff::{SignedDuration, Timestamp};

pub(super) static CHECK: Check = Check {
    spec: CheckSpec {
        id: CheckId("claims"),
        prerequisite: Prerequisite::Token,
        step: StepId::Results,
        title: words::check_claims,
        why: words::check_claims_why,
        reads: &[QuestionId::Tenant, QuestionId::ClientId, QuestionId::UserId],
        needs: &[SIGN_IN],
        starts: Starts::Freely,
    },
    run: |probe| Box::pin(run(probe)),
};

/// The application ID of the Partner Center API, which may stand for its address as the audience (facts B.1, H).
const PARTNER_CENTER_APP: &str = "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd";

/// Clocks that differ by more than this make tokens look expired or not yet valid; five minutes is what validators
/// commonly allow. Our choice.
const SKEW: SignedDuration = SignedDuration::from_mins(5);

async fn run(probe: Probe) -> Verdict {
    let token = match probe.token() {
        Ok(token) => token,
        Err(verdict) => return verdict,
    };
    // First the clocks: with a wrong one the times in the token mean nothing.
    if let Some(problem) = clock(&token) {
        return problem.support(token.support).unmet();
    }
    let claims = match claims_of(&token) {
        Ok(claims) => claims,
        Err(verdict) => return verdict,
    };
    if let Some(problem) = audience(claims, probe.session.resource()) {
        return problem.support(token.support.clone()).unmet();
    }
    let tenant = match probe
        .session
        .tenant_id(probe.answers.tenant(), &*probe.notice)
        .await
    {
        Ok(id) => id,
        Err(fault) => return probe.inconclusive(&fault),
    };
    match holders(&probe, claims, &tenant).or_else(|| times(claims, probe.now)) {
        Some(problem) => problem.support(token.support.clone()).unmet(),
        None => Verdict::Met(found(&token, claims).warn(other_user(&probe, claims))),
    }
}

fn found(token: &AccessToken, claims: &Claims) -> Finding {
    let mut finding = Finding::proved(words::check_claims_right());
    for (name, value) in [
        ("audience", &claims.audience),
        ("tenant", &claims.tenant),
        ("client_id", &claims.client),
        ("user", &claims.user),
        ("object_id", &claims.object_id),
    ] {
        if let Some(value) = value {
            finding = finding.with(name, value);
        }
    }
    if let Some(skew) = token.skew() {
        finding = finding.with("clock_skew_seconds", skew.as_secs().to_string());
    }
    finding
}

fn clock(token: &AccessToken) -> Option<Problem> {
    let skew = token.skew().filter(|skew| skew.abs() > SKEW)?;
    let minutes = skew.abs().as_mins();
    let what = if skew.is_positive() {
        words::check_clock_slow(minutes)
    } else {
        words::check_clock_fast(minutes)
    };
    let problem = Problem::new(Kind::Refused, Owner::Token, what, words::check_clock_why())
        .note(Note::None)
        .who(words::check_clock_who())
        .remedy(words::check_clock_do(), None);
    Some(problem)
}

fn audience(claims: &Claims, wanted: &str) -> Option<Problem> {
    let found = claims.audience.as_deref();
    let fits = found.is_some_and(|found| {
        found.trim_end_matches('/').eq_ignore_ascii_case(wanted)
            || found.eq_ignore_ascii_case(PARTNER_CENTER_APP)
    });
    let what = words::check_claims_audience(shown(found));
    (!fits).then(|| wrong(what, words::check_claims_audience_why(wanted), None))
}

/// Tenant and application.
fn holders(probe: &Probe, claims: &Claims, tenant: &Guid) -> Option<Problem> {
    let differs = |found: &Option<String>, wanted: &str| {
        found
            .as_deref()
            .is_none_or(|found| found.to_lowercase() != wanted.to_lowercase())
    };
    let client = probe.answers.client_id();
    if differs(&claims.tenant, tenant.as_str()) {
        return Some(wrong(
            words::check_claims_tenant(shown(claims.tenant.as_deref())),
            words::check_claims_tenant_why(tenant.as_str()),
            Some(QuestionId::Tenant),
        ));
    }
    differs(&claims.client, client).then(|| {
        wrong(
            words::check_claims_client(shown(claims.client.as_deref())),
            words::check_claims_client_why(excerpt(client, 80)),
            Some(QuestionId::ClientId),
        )
    })
}

/// A user other than the one given: worth a look, but no fault of the token. One account can have several names, and by
/// device code another account may have signed in. That no user is named proves nothing (facts H).
fn other_user(probe: &Probe, claims: &Claims) -> Option<Text> {
    let (found, given) = (claims.user.as_deref()?, probe.user());
    (found.to_lowercase() != given.to_lowercase())
        .then(|| words::check_claims_user(excerpt(found, 80), excerpt(given, 80)))
}

fn times(claims: &Claims, now: Timestamp) -> Option<Problem> {
    if let Some(until) = claims.until.filter(|until| *until <= now) {
        return Some(wrong(
            words::check_claims_over(moment(until)),
            words::check_claims_over_why(),
            None,
        ));
    }
    let from = claims.from.filter(|from| from.duration_since(now) > SKEW)?;
    Some(wrong(
        words::check_claims_early(moment(from)),
        words::check_claims_early_why(),
        None,
    ))
}

fn wrong(what: Text, why: Text, question: Option<QuestionId>) -> Problem {
    let mut problem = Problem::new(Kind::Refused, Owner::Token, what, why)
        .remedy(words::check_claims_do_again(), None)
        .remedy(words::check_claims_do_report(), None);
    problem.question = question;
    problem
}

fn shown(found: Option<&str>) -> Arg {
    match found {
        Some(found) => excerpt(found, 80).into(),
        None => words::check_claims_absent().into(),
    }
}
