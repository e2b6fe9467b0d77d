//! What waiting can change, and how long it is worth: the decisions of `verify --watch`. Pure.
//!
//! A check that the sign-in service refused is never run again by itself: each refusal counts towards a lock-out. The one
//! exception is a consent that is missing, where the credentials were accepted and the consent may be on its way.

use crate::model::check::CheckId;
use crate::model::verdict::{Kind, Owner, Problem, Verdict};
use crate::wizard::Row;
use std::time::Duration;

/// Between two looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Pace {
    /// Before the second look.
    pub(super) first: Duration,
    /// The longest: later looks are further and further apart, up to this.
    pub(super) longest: Duration,
}

/// The pace for the real services: a consent or a secret takes seconds to minutes to be known everywhere (facts B.6), a
/// role up to an hour (facts I, no. 34).
pub(super) const PACE: Pace = Pace {
    first: Duration::from_secs(15),
    longest: Duration::from_secs(120),
};

impl Pace {
    /// The pause after one of this length: half as long again.
    pub(super) fn after(self, pause: Duration) -> Duration {
        (pause * 3 / 2).min(self.longest)
    }
}

/// What is to be done about the rows that are not met.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Plan {
    /// To be looked at again: what lags.
    pub(super) again: Vec<CheckId>,
    /// Waiting does not change these: somebody has to do something, and then verify anew.
    pub(super) given_up: Vec<CheckId>,
    /// What only a new token can tell, where it takes a person to get one.
    pub(super) new_sign_in: Vec<CheckId>,
}

/// The plan for these rows.
pub(super) fn plan(rows: &[Row]) -> Plan {
    let mut plan = Plan::default();
    let renewable = is_renewable(rows);
    let mut anew = false;
    for row in rows {
        let Some(problem) = row.shown.verdict().and_then(Verdict::problem) else {
            continue;
        };
        let id = row.spec.id;
        if wants_a_new_token(id, problem) {
            anew |= renewable;
            let of_it = if renewable {
                &mut plan.again
            } else {
                &mut plan.new_sign_in
            };
            of_it.push(id);
        } else if lags(id, problem) {
            plan.again.push(id);
        } else {
            plan.given_up.push(id);
        }
    }
    if anew {
        plan.again.insert(0, SIGN_IN);
    }
    plan
}

const SIGN_IN: CheckId = CheckId("sign-in");

/// True if the sign-in was accepted, and can be made once more without a person: then nothing that was refused is sent.
fn is_renewable(rows: &[Row]) -> bool {
    rows.iter()
        .filter(|row| row.spec.id == SIGN_IN)
        .any(|row| match row.shown.verdict() {
            Some(Verdict::Met(finding)) => {
                matches!(finding.evidence("way"), Some("password" | "refresh"))
            }
            _ => false,
        })
}

/// True if a new token may tell otherwise than the one at hand: a role and a consent take effect with the next one, and
/// the one at hand may have ended.
fn wants_a_new_token(id: CheckId, problem: &Problem) -> bool {
    // A sign-in that was refused is no token that has ended.
    let ended = id != SIGN_IN
        && problem.kind == Kind::SignIn
        && problem.owner == Owner::Token
        && problem.code.is_none();
    ended
        || match id.0 {
            "permission" => matches!(problem.owner, Owner::Consent | Owner::Application),
            "role" | "access" => problem.owner == Owner::Role,
            _ => false,
        }
}

/// True if the same check may come out otherwise later without an answer being changed here.
fn lags(id: CheckId, problem: &Problem) -> bool {
    let passing = matches!(
        problem.kind,
        Kind::Unreachable | Kind::Service | Kind::NotReady
    );
    match id.0 {
        // Nothing secret is sent, but an answer that is wrong stays wrong.
        "tenant" | "account" => passing,
        // The application's secret is sent: again only if it was not what was refused.
        "client" | "secret" => passing && matches!(problem.owner, Owner::Network | Owner::Service),
        // A password may be sent. A network that failed does not tell whether it was refused behind it.
        "sign-in" => match problem.owner {
            Owner::Consent => problem.kind != Kind::SignIn,
            Owner::Service => passing && problem.retryable,
            _ => false,
        },
        // What stands in the token stays in it.
        "permission" | "claims" => false,
        _ => {
            problem.kind != Kind::SignIn
                && matches!(
                    problem.owner,
                    Owner::Role
                        | Owner::Enrolment
                        | Owner::Tenant
                        | Owner::Network
                        | Owner::Service
                        | Owner::Unknown
                )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks;
    use crate::model::verdict::Finding;
    use crate::model::words;
    use crate::wizard::Shown;
    use jiff::Timestamp;

    const KINDS: [Kind; 7] = [
        Kind::Unreachable,
        Kind::Refused,
        Kind::NotAllowed,
        Kind::NotReady,
        Kind::SignIn,
        Kind::Service,
        Kind::Unknown,
    ];

    fn problem(kind: Kind, owner: Owner) -> Problem {
        Problem::new(
            kind,
            owner,
            words::check_no_token(),
            words::check_no_token_why(),
        )
    }

    fn rows(of: impl Fn(&str) -> Option<Verdict>) -> Vec<Row> {
        checks::specs()
            .into_iter()
            .map(|spec| Row {
                spec,
                shown: of(spec.id.0).map_or(Shown::Waiting, |verdict| {
                    Shown::Settled(Box::new(verdict), Timestamp::UNIX_EPOCH)
                }),
            })
            .collect()
    }

    fn met() -> Verdict {
        Verdict::Met(Finding::proved(words::check_secret_accepted()))
    }

    #[test]
    fn what_the_sign_in_service_refused_is_never_sent_again_by_itself() {
        for owner in Owner::ALL {
            for kind in KINDS {
                for id in ["client", "secret", "sign-in"] {
                    let refused = problem(kind, owner).retryable();
                    let again = lags(CheckId(id), &refused);
                    let of_a_credential = !matches!(owner, Owner::Network | Owner::Service);
                    let consent = id == "sign-in" && owner == Owner::Consent;
                    assert!(
                        !again || consent || !of_a_credential,
                        "{id} {owner:?} {kind:?}"
                    );
                    let refusal = matches!(kind, Kind::Refused | Kind::NotAllowed | Kind::SignIn);
                    assert!(!again || consent || !refusal, "{id} {owner:?} {kind:?}");
                }
                let unanswered = problem(kind, Owner::Network);
                assert!(
                    !lags(SIGN_IN, &unanswered),
                    "it may have been refused unseen"
                );
            }
        }
    }

    #[test]
    fn what_lags_is_looked_at_again_and_what_a_person_must_mend_is_not() {
        let of = |id: &str| {
            Some(match id {
                "role" => problem(Kind::NotAllowed, Owner::Role).unmet(),
                "enrolment" => problem(Kind::Service, Owner::Service).unknown(),
                "vetting" => problem(Kind::NotReady, Owner::Enrolment).unmet(),
                "mfa" => problem(Kind::NotAllowed, Owner::Mfa).unmet(),
                "secret" => problem(Kind::Refused, Owner::Secret).unmet(),
                _ => met(),
            })
        };
        let plan = plan(&rows(of));
        let names = |ids: &[CheckId]| ids.iter().map(|id| id.0).collect::<Vec<_>>();
        assert_eq!(names(&plan.again), ["enrolment", "vetting"]);
        assert_eq!(names(&plan.given_up), ["secret", "mfa"]);
        // The token at hand stays as it is, and another one takes a person here.
        assert_eq!(names(&plan.new_sign_in), ["role"]);
    }

    /// A sign-in that was made in this way.
    fn signed_in(way: &str) -> Verdict {
        Verdict::Met(Finding::proved(words::check_secret_accepted()).with("way", way))
    }

    #[test]
    fn a_token_that_has_ended_or_may_be_outdated_is_asked_for_anew_if_that_needs_nobody() {
        let plan_of = |sign_in: &dyn Fn() -> Verdict, owner, kind| {
            plan(&rows(|id: &str| {
                Some(match id {
                    "role" => problem(kind, owner).unmet(),
                    "sign-in" => sign_in(),
                    _ => met(),
                })
            }))
        };
        let role = CheckId("role");
        for (owner, kind) in [
            (Owner::Token, Kind::SignIn),
            (Owner::Role, Kind::NotAllowed),
        ] {
            for way in ["password", "refresh"] {
                let plan = plan_of(&|| signed_in(way), owner, kind);
                assert_eq!(plan.again, [SIGN_IN, role], "{way} {owner:?}");
                assert_eq!(plan.new_sign_in, [], "{way} {owner:?}");
            }
            for way in ["device-code", "browser"] {
                let plan = plan_of(&|| signed_in(way), owner, kind);
                assert_eq!(plan.again, [], "{way} {owner:?}");
                assert_eq!(plan.new_sign_in, [role], "{way} {owner:?}");
            }
            let refused = || problem(Kind::SignIn, Owner::Token).unmet();
            let plan = plan_of(&refused, owner, kind);
            assert!(!plan.again.contains(&SIGN_IN), "it was refused");
            assert!(plan.given_up.contains(&SIGN_IN));
        }
    }

    #[test]
    fn looks_are_further_and_further_apart_up_to_a_limit() {
        let mut pause = PACE.first;
        for _ in 0..20 {
            let next = PACE.after(pause);
            assert!(next > pause || next == PACE.longest);
            pause = next;
        }
        assert_eq!(pause, PACE.longest);
    }
}
