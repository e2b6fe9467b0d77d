//! Does Entra know the user's domain, and who checks the password?

use super::{ACCOUNT, Check, ENTRA, Probe, tenant};
use crate::cloud::identity::Account;
use crate::model::check::{CheckSpec, Prerequisite, Starts};
use crate::model::escape::escape;
use crate::model::question::QuestionId;
use crate::model::step::StepId;
use crate::model::verdict::{Finding, Kind, Owner, Problem, Verdict};
use crate::model::words;

pub(super) static CHECK: Check = Check {
    spec: CheckSpec {
        id: ACCOUNT,
        prerequisite: Prerequisite::Role,
        step: StepId::Role,
        title: words::check_account,
        why: words::check_account_why,
        reads: &[QuestionId::Cloud, QuestionId::UserId],
        needs: &[],
        starts: Starts::Freely,
    },
    run: |probe| Box::pin(run(probe)),
};

async fn run(probe: Probe) -> Verdict {
    let user = escape(probe.user());
    let realm = match probe.session.realm(probe.user(), &*probe.notice).await {
        Ok(realm) => realm,
        Err(fault) => return probe.judge(&fault),
    };
    let mut finding = match realm.account {
        Account::Unknown => return unknown(&user),
        Account::Managed => Finding::proved(words::check_account_managed(user.as_str()))
            .with("account_type", "Managed"),
        Account::Federated => Finding::proved(words::check_account_federated(user.as_str()))
            .with("account_type", "Federated")
            .warn(Some(words::check_account_federated_warning())),
    };
    let expected = probe.answers.cloud().instance_name();
    if let Some(instance) = realm.instance.as_deref().filter(|name| *name != expected) {
        return tenant::other_cloud(&user, instance)
            .question(QuestionId::UserId)
            .unmet();
    }
    if let Some(domain) = &realm.domain {
        finding = finding.with("domain", domain);
    }
    Verdict::Met(finding)
}

fn unknown(user: &str) -> Verdict {
    Problem::new(
        Kind::Refused,
        Owner::User,
        words::check_account_unknown(user),
        words::check_account_unknown_why(),
    )
    .who(words::check_account_unknown_who())
    .question(QuestionId::UserId)
    .remedy(words::check_account_unknown_do1(), Some(ENTRA.to_owned()))
    .remedy(words::check_account_unknown_do2(), None)
    .unmet()
}
