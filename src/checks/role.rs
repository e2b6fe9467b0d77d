//! Is the user an Executive Report Viewer?

use super::{Check, Probe, SIGN_IN, USER_MANAGEMENT, is_mfa_refusal, with_refusal};
use crate::cloud::fault::Fault;
use crate::cloud::insights::Datasets;
use crate::cloud::partner_center::{Membership, Role};
use crate::cloud::token::AccessToken;
use crate::model::check::{CheckId, CheckSpec, Prerequisite, Starts};
use crate::model::escape::excerpt;
use crate::model::question::QuestionId;
use crate::model::step::StepId;
use crate::model::text::Text;
use crate::model::verdict::{Finding, Kind, Owner, Problem, Proof, Support, Verdict};
use crate::model::words;

pub(super) static CHECK: Check = Check {
    spec: CheckSpec {
        id: CheckId("role"),
        prerequisite: Prerequisite::Role,
        step: StepId::Role,
        title: words::check_role,
        why: words::check_role_why,
        reads: &[],
        needs: &[SIGN_IN],
        starts: Starts::Freely,
    },
    run: |probe| Box::pin(run(probe)),
};

/// The roles' names as Partner Center lists them (facts C.3); their ids are opaque.
const EXECUTIVE: &str = "Executive Report Viewer";
const VIEWER: &str = "Report Viewer";

/// What the list of members says.
struct Listed {
    executive: Membership,
    viewer: bool,
    support: Support,
}

async fn run(probe: Probe) -> Verdict {
    let token = match probe.token() {
        Ok(token) => token,
        Err(verdict) => return verdict,
    };
    match listed(&probe, &token).await {
        Ok(Some(listed)) => match listed.executive {
            Membership::Member => Verdict::Met(
                Finding::proved(words::check_role_held(user(&probe)))
                    .with("role", EXECUTIVE)
                    .warn(listed.viewer.then(words::check_role_both)),
            ),
            Membership::NotMember => unlisted(&probe, &token, listed).await,
            Membership::Unclear => inferred(&probe, &token, None).await,
        },
        Ok(None) => inferred(&probe, &token, None).await,
        // A refusal for want of multifactor authentication says nothing about roles, and neither would Insights.
        Err(fault) if is_mfa_refusal(&fault) => probe.inconclusive(&fault),
        // Only administrators have been seen to read the roles (facts C.3): a refusal is no answer, but Insights may be.
        Err(fault) if matches!(fault.status(), Some(401 | 403)) => {
            inferred(&probe, &token, Some(&fault)).await
        }
        Err(fault) => probe.inconclusive(&fault),
    }
}

/// What the list of members says; nothing if the role is not in the list or the token does not name the user.
async fn listed(probe: &Probe, token: &AccessToken) -> Result<Option<Listed>, Fault> {
    let Some(user) = token
        .claims()
        .and_then(|claims| claims.object_id.as_deref())
    else {
        return Ok(None);
    };
    let roles = probe.session.roles(token, &*probe.notice).await?;
    let named = |name: &str| {
        roles
            .iter()
            .find(|role| role.name.trim().eq_ignore_ascii_case(name))
    };
    let Some(executive) = named(EXECUTIVE) else {
        return Ok(None);
    };
    let member = async |role: &Role| {
        probe
            .session
            .membership(role, user, token, &*probe.notice)
            .await
    };
    let executive = member(executive).await?;
    // Only for the advice: that this second list cannot be read does not spoil what the first one says.
    let viewer = match named(VIEWER) {
        Some(role) => member(role)
            .await
            .is_ok_and(|members| members.user == Membership::Member),
        None => false,
    };
    Ok(Some(Listed {
        executive: executive.user,
        viewer,
        support: executive.support,
    }))
}

/// A user whom the list of members does not name. Whether it names those who have the role for single locations only is
/// not known (facts C.3), so it takes the Insights answer to say that the role is missing.
async fn unlisted(probe: &Probe, token: &AccessToken, listed: Listed) -> Verdict {
    let (answer, support) = data_sets(probe, token).await;
    match answer {
        Ok(sets) if sets.redacted && listed.viewer => missing(probe, true).support(support).unmet(),
        Ok(sets) if sets.redacted => redacted(probe).support(support).unmet(),
        Ok(sets) if sets.names.is_empty() => empty(support),
        Ok(_) => Verdict::Met(
            Finding::proved(words::check_role_unlisted())
                .by(Proof::Inferred)
                .with("role", EXECUTIVE)
                .warn(Some(words::check_role_unlisted_warning())),
        ),
        Err(fault) if is_mfa_refusal(&fault) => probe.inconclusive(&fault),
        Err(fault) if is_about_roles(probe, &fault) => missing(probe, listed.viewer)
            .support(listed.support)
            .unmet(),
        Err(fault) => with_refusal(
            unclear(probe, words::check_role_unlisted_why()).support(listed.support),
            &fault,
        )
        .unknown(),
    }
}

/// True for a refusal of the data that is for want of a role, or gives no other reason (facts C.4).
fn is_about_roles(probe: &Probe, fault: &Fault) -> bool {
    fault.status() == Some(403)
        && matches!(
            fault.problem(&probe.answers).owner,
            Owner::Role | Owner::Unknown
        )
}

/// What the Insights answer tells where the list of members does not (facts C.4).
async fn inferred(probe: &Probe, token: &AccessToken, refusal: Option<&Fault>) -> Verdict {
    let (answer, support) = data_sets(probe, token).await;
    match answer {
        Ok(sets) if sets.redacted => redacted(probe).support(support).unmet(),
        Ok(sets) if sets.names.is_empty() => empty(support),
        Ok(_) => Verdict::Met(
            Finding::proved(words::check_role_inferred())
                .by(Proof::Inferred)
                .with("role", EXECUTIVE),
        ),
        Err(_) => {
            let problem = unclear(probe, words::check_role_unclear_why());
            match refusal {
                Some(fault) => with_refusal(problem, fault).unknown(),
                None => problem.unknown(),
            }
        }
    }
}

/// The data sets, and the ids of the answer.
async fn data_sets(probe: &Probe, token: &AccessToken) -> (Result<Datasets, Fault>, Support) {
    match probe
        .session
        .scheduled_datasets(token, &*probe.notice)
        .await
    {
        Ok(listing) => (listing.datasets, listing.support),
        Err(fault) => (Err(fault), Support::default()),
    }
}

fn user(probe: &Probe) -> String {
    excerpt(probe.user(), 80)
}

/// The user is not in the role; perhaps in the smaller one.
fn missing(probe: &Probe, viewer: bool) -> Problem {
    if viewer {
        viewer_only(
            words::check_role_viewer_only(user(probe)),
            words::check_role_viewer_only_why(),
        )
    } else {
        assign(
            words::check_role_missing(user(probe)),
            words::check_role_missing_why(),
        )
    }
}

/// The user is given what the smaller role is given.
fn redacted(probe: &Probe) -> Problem {
    viewer_only(
        words::check_role_redacted(user(probe)),
        words::check_role_redacted_why(),
    )
}

/// It cannot be told.
fn unclear(probe: &Probe, why: Text) -> Problem {
    Problem::new(
        Kind::Unknown,
        Owner::Role,
        words::check_role_unclear(user(probe)),
        why,
    )
    .who(words::check_role_who())
    .remedy(
        words::check_role_unclear_do1(),
        Some(USER_MANAGEMENT.to_owned()),
    )
}

/// Not one data set: either the role or the account is missing, and nothing says which (facts C.4).
pub(super) fn empty(support: Support) -> Verdict {
    Problem::new(
        Kind::Unknown,
        Owner::Unknown,
        words::check_access_empty(),
        words::check_access_empty_why(),
    )
    .who(words::check_role_who())
    .support(support)
    .remedy(
        words::check_access_empty_do1(),
        Some(USER_MANAGEMENT.to_owned()),
    )
    .remedy(words::check_access_empty_do2(), None)
    .unknown()
}

/// The user has the smaller role.
fn viewer_only(what: Text, why: Text) -> Problem {
    assign(what, why).remedy(words::check_role_do_remove(), None)
}

/// A problem that is mended by giving the user the role.
pub(super) fn assign(what: Text, why: Text) -> Problem {
    Problem::new(Kind::NotAllowed, Owner::Role, what, why)
        .who(words::check_role_who())
        .question(QuestionId::UserId)
        .remedy(words::check_role_do1(), Some(USER_MANAGEMENT.to_owned()))
        .remedy(words::check_role_do2(), None)
}
