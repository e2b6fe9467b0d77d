//! Is a token issued for the user?

use super::{ACCOUNT, CLIENT, Check, Probe, SIGN_IN, TENANT, judge, moment, with_refusal};
use crate::cloud::fault::Fault;
use crate::cloud::identity::Account;
use crate::cloud::refresh::Renewal;
use crate::cloud::token::{AccessToken, Claims};
use crate::model::check::{CheckSpec, Prerequisite, Starts};
use crate::model::escape::escape;
use crate::model::question::QuestionId;
use crate::model::sign_in::SignIn;
use crate::model::step::StepId;
use crate::model::text::Text;
use crate::model::verdict::{Finding, Kind, Note, Owner, Problem, Verdict};
use crate::model::words;

pub(super) static CHECK: Check = Check {
    spec: CheckSpec {
        id: SIGN_IN,
        prerequisite: Prerequisite::Token,
        step: StepId::SignIn,
        title: words::check_sign_in,
        why: words::check_sign_in_why,
        reads: &[
            QuestionId::Cloud,
            QuestionId::Tenant,
            QuestionId::ClientId,
            QuestionId::ClientSecret,
            QuestionId::UserId,
            QuestionId::SignIn,
            QuestionId::Password,
        ],
        needs: &[TENANT, ACCOUNT, CLIENT],
        starts: Starts::OnConfirm,
    },
    run: |probe| Box::pin(run(probe)),
};

/// The same where somebody keeps a refresh token: a password is used if there is one, and not asked for.
pub static WITHOUT_PASSWORD: CheckSpec = CheckSpec {
    reads: &[
        QuestionId::Cloud,
        QuestionId::Tenant,
        QuestionId::ClientId,
        QuestionId::ClientSecret,
        QuestionId::UserId,
        QuestionId::SignIn,
    ],
    ..CHECK.spec
};

async fn run(probe: Probe) -> Verdict {
    let session = &probe.session;
    let trouble = match session
        .renew(&probe.answers, probe.now, &*probe.notice)
        .await
    {
        Renewal::Done(token, not_kept) => {
            let warning = not_kept.map(words::check_sign_in_not_kept);
            let finding = found(&probe, &token).with("way", "refresh");
            return Verdict::Met(finding.warn(warning));
        }
        Renewal::Nothing => None,
        Renewal::Unkept(why) => Some(unkept(why)),
        Renewal::Fault(fault) => Some(dead(&probe, &fault)),
    };
    match trouble {
        Some(problem) if !can_sign_in_anew(&probe, &problem) => judge(problem),
        _ => anew(&probe).await,
    }
}

/// Whether there is another way than the refresh token, and that token's own fault is why it did not help. Nothing is
/// sent a second time because a network failed.
fn can_sign_in_anew(probe: &Probe, problem: &Problem) -> bool {
    let of_the_token = problem.kind == Kind::SignIn || problem.owner == Owner::Token;
    of_the_token
        && match SignIn::from_name(way(probe)) {
            // It can no more carry a second factor than the token did (facts E.4).
            Some(SignIn::Password) => {
                problem.owner != Owner::Mfa && probe.answers.secret(QuestionId::Password).is_some()
            }
            Some(SignIn::DeviceCode | SignIn::Browser) => probe.attended,
            None => false,
        }
}

fn way(probe: &Probe) -> &str {
    let answer = probe.answers.line(QuestionId::SignIn);
    answer.unwrap_or(SignIn::Password.name())
}

/// What the refusal of a refresh token means. An `invalid_grant` whose code nobody knows is about the token all the same:
/// it is the only grant that was sent (facts E.8, F.1).
fn dead(probe: &Probe, fault: &Fault) -> Problem {
    let problem = fault.problem(&probe.answers);
    let refused = fault
        .refused()
        .is_some_and(|refused| refused.error.as_deref() == Some("invalid_grant"));
    if !refused || problem.kind != Kind::Unknown {
        return problem;
    }
    let mut told = Problem::new(
        Kind::SignIn,
        Owner::Token,
        words::check_sign_in_dead(),
        words::check_sign_in_dead_why(),
    )
    .note(Note::Token)
    .who(words::check_sign_in_nobody_who())
    .question(QuestionId::SignIn)
    .remedy(words::check_sign_in_nobody_do1(), None);
    // The ways with a person are taken at once where there is one.
    if probe.way() == SignIn::Password {
        told = told.offer(SignIn::Password.instead());
    }
    with_refusal(told, fault)
}

fn unkept(why: Text) -> Problem {
    Problem::new(
        Kind::Unknown,
        Owner::Token,
        words::check_sign_in_unkept(),
        why,
    )
    .remedy(words::check_sign_in_unkept_do1(), None)
}

async fn anew(probe: &Probe) -> Verdict {
    let outcome = match SignIn::from_name(way(probe)) {
        Some(SignIn::Password) => by_password(probe).await,
        // Also for federated accounts: the browser leads to whoever checks them.
        Some(SignIn::DeviceCode) if probe.attended => probe
            .session
            .device_code(&probe.answers, probe.now, &*probe.notice)
            .await
            .map_err(|fault| probe.judge(&fault)),
        Some(SignIn::Browser) if probe.attended => probe
            .session
            .browser(&probe.answers, probe.now, &*probe.notice)
            .await
            .map_err(|fault| probe.judge(&fault)),
        Some(SignIn::DeviceCode | SignIn::Browser) => {
            probe.session.forget_token(&probe.answers);
            Err(nobody(probe))
        }
        None => Err(unknown_way(way(probe))),
    };
    match outcome {
        Ok(token) => {
            let not_kept = probe.session.hand_over(&probe.answers).await;
            let warning = not_kept.map(words::check_sign_in_not_kept);
            let finding = found(probe, &token).with("way", way(probe));
            Verdict::Met(finding.warn(warning))
        }
        Err(verdict) => verdict,
    }
}

async fn by_password(probe: &Probe) -> Result<AccessToken, Verdict> {
    match probe
        .session
        .known_realm(probe.user(), &*probe.notice)
        .await
    {
        Ok(realm) if realm.account == Account::Federated => {
            probe.session.forget_token(&probe.answers);
            Err(federated(probe))
        }
        // Nothing is sent that nobody will judge; an unknown account is the matter of another check.
        Ok(_) => probe
            .session
            .password(&probe.answers, probe.now, &*probe.notice)
            .await
            .map_err(|fault| probe.judge(&fault)),
        Err(fault) => Err(probe.judge(&fault)),
    }
}

fn unknown_way(way: &str) -> Verdict {
    Problem::new(
        Kind::SignIn,
        Owner::Token,
        words::check_sign_in_way(escape(way)),
        words::check_sign_in_way_why(),
    )
    .question(QuestionId::SignIn)
    .remedy(words::check_sign_in_way_do1(), None)
    .unmet()
}

fn nobody(probe: &Probe) -> Verdict {
    Problem::new(
        Kind::SignIn,
        Owner::User,
        words::check_sign_in_nobody(escape(probe.user())),
        words::check_sign_in_nobody_why(),
    )
    .note(Note::None)
    .who(words::check_sign_in_nobody_who())
    .question(QuestionId::SignIn)
    .remedy(words::check_sign_in_nobody_do1(), None)
    .unmet()
}

fn federated(probe: &Probe) -> Verdict {
    Problem::new(
        Kind::SignIn,
        Owner::User,
        words::check_sign_in_federated(escape(probe.user())),
        words::check_sign_in_federated_why(),
    )
    .note(Note::None)
    .who(words::check_sign_in_federated_who())
    .question(QuestionId::SignIn)
    .offer(SignIn::Password.instead())
    .remedy(words::check_sign_in_federated_do1(), None)
    .remedy(words::check_sign_in_federated_do2(), None)
    .unmet()
}

fn found(probe: &Probe, token: &AccessToken) -> Finding {
    let unread = Claims::default();
    let claims = token.claims().unwrap_or(&unread);
    let user = claims.user.as_deref().unwrap_or(probe.user());
    let summary = words::check_sign_in_done(moment(token.expires_at), escape(user));
    let mut finding = Finding::proved(summary)
        .with(
            "expires",
            token.expires_at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        )
        .with("user", user);
    let scopes = claims.scopes.join(" ");
    let methods = claims.methods.as_ref().map(|methods| methods.join(" "));
    let scope = Some(scopes)
        .filter(|scopes| !scopes.is_empty())
        .or_else(|| token.scope.clone());
    for (name, value) in [
        ("tenant", claims.tenant.clone()),
        ("scope", scope),
        ("amr", methods),
    ] {
        if let Some(value) = value {
            finding = finding.with(name, value);
        }
    }
    finding
}
