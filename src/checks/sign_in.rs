//! Is a token issued for the user?

use super::{ACCOUNT, CLIENT, Check, Probe, SIGN_IN, TENANT, moment};
use crate::cloud::identity::Account;
use crate::cloud::token::{AccessToken, Claims};
use crate::model::check::{CheckSpec, Prerequisite, Starts};
use crate::model::escape::escape;
use crate::model::question::QuestionId;
use crate::model::step::StepId;
use crate::model::verdict::{Finding, Kind, Owner, Problem, Verdict};
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

/// The way that Microsoft's page documents (facts D.1).
const PASSWORD: &str = "password";
/// The way that can carry multifactor authentication (facts E.5).
const DEVICE_CODE: &str = "device-code";

async fn run(probe: Probe) -> Verdict {
    match probe.answers.line(QuestionId::SignIn).unwrap_or(PASSWORD) {
        PASSWORD => by_password(&probe).await,
        // Also for federated accounts: the browser leads to whoever checks them.
        DEVICE_CODE if probe.attended => match probe
            .session
            .device_code(&probe.answers, probe.now, &*probe.notice)
            .await
        {
            Ok(token) => Verdict::Met(found(&probe, &token)),
            Err(fault) => probe.judge(&fault),
        },
        DEVICE_CODE => {
            probe.session.forget_token(&probe.answers);
            nobody(&probe)
        }
        other => unknown_way(other),
    }
}

async fn by_password(probe: &Probe) -> Verdict {
    match probe
        .session
        .known_realm(probe.user(), &*probe.notice)
        .await
    {
        Ok(realm) if realm.account == Account::Federated => {
            probe.session.forget_token(&probe.answers);
            federated(probe)
        }
        // Nothing is sent that nobody will judge; an unknown account is the matter of another check.
        Ok(_) => match probe
            .session
            .password(&probe.answers, probe.now, &*probe.notice)
            .await
        {
            Ok(token) => Verdict::Met(found(probe, &token)),
            Err(fault) => probe.judge(&fault),
        },
        Err(fault) => probe.judge(&fault),
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
    .who(words::check_sign_in_federated_who())
    .question(QuestionId::SignIn)
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
