//! The scenarios: situations of the simulated world, each spoiling one thing, with what a client should make of it.

use super::directory::Directory;
use super::practice::{OTHER_CLIENT_ID, OTHER_PASSWORD, OTHER_SECRET, OTHER_TENANT_ID};
use super::scenario_file::Situation;
use super::truth::{Account, Consent, Policy, Realm, Truth, Weather};
use crate::model::check::CheckId;
use crate::model::sign_in::SignIn;
use crate::model::text::Text;
use crate::model::verdict::Owner;
use crate::model::words;
use std::fmt;

/// How the checks come out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ending {
    /// The first check that is not met, in the order of the ledger; `None` if all are.
    pub first: Option<CheckId>,
    /// Whose matter its problem is; `None` if all are met.
    pub owner: Option<Owner>,
    /// The vendor's code that its problem carries, if there is one.
    pub code: Option<&'static str>,
    /// The exit code that `onboard` and `verify` end with.
    pub exit: u8,
}

impl Ending {
    /// Everything is met.
    const MET: Self = Self {
        first: None,
        owner: None,
        code: None,
        exit: 0,
    };

    /// It ends at this check.
    const fn at(check: &'static str, owner: Owner, code: Option<&'static str>, exit: u8) -> Self {
        Self {
            first: Some(CheckId(check)),
            owner: Some(owner),
            code,
            exit,
        }
    }
}

/// In one line: exit code, check, owner, code.
impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.exit)?;
        if let Some(first) = self.first {
            write!(f, " {first}")?;
        }
        if let Some(owner) = self.owner {
            // As reports write it.
            let name = serde_json::to_value(owner).unwrap_or_default();
            write!(f, " {}", name.as_str().unwrap_or_default())?;
        }
        self.code.map_or(Ok(()), |code| write!(f, " {code}"))
    }
}

/// A prerequisite is unmet: the problem has this code.
const fn unmet(check: &'static str, owner: Owner, code: &'static str) -> Ending {
    Ending::at(check, owner, Some(code), 3)
}

/// A prerequisite is unmet: no service gave a code.
const fn found_unmet(check: &'static str, owner: Owner) -> Ending {
    Ending::at(check, owner, None, 3)
}

/// Not to be told.
const fn unknown(check: &'static str, owner: Owner) -> Ending {
    Ending::at(check, owner, None, 4)
}

/// The code of a device ends before anybody has signed in with it.
const CODE_ENDED: Ending = Ending::at("sign-in", Owner::User, Some("70020"), 5);
const MET: Ending = Ending::MET;

/// A situation of the sandbox. The practice values are the same in all of them; the world differs.
#[derive(Clone, Copy, Debug)]
pub struct Scenario {
    /// Its name, as after `--sandbox=`.
    pub name: &'static str,
    /// What is the matter, one line.
    pub what: fn() -> Text,
    /// How it ends by user ID and password.
    pub by_password: Ending,
    /// How it ends by device code. The simulated person knows their password, has a second factor and is not kept out by
    /// what only bars the password grant; one who cannot sign in lets the code end.
    pub by_device_code: Ending,
    /// How it ends in a browser. The person knows their password, has a second factor, changes an expired password and
    /// consents when they are asked to (facts B.3: any user can). Where the page ends, they go back to the application,
    /// which then learns the code that was on the page. The application demands a second factor with a claims request, so
    /// that in `mfa-not-claimed` one is asked for after all (facts E.4: widely done, unconfirmed).
    pub by_browser: Ending,
    pub(super) spoil: fn(&mut Truth),
}

/// A row: name and description, what is spoilt, how it ends by password, by device code and in a browser; one ending is
/// that of all three.
macro_rules! scenarios {
    ($($name:literal: $what:ident, $spoil:expr => $password:expr $(, $code:expr, $browser:expr)?;)*) => {
        &[$(Scenario {
            name: $name,
            what: words::$what,
            by_password: $password,
            by_device_code: scenarios!(@ $password $(, $code)?),
            by_browser: scenarios!(@ $password $(, $browser)?),
            spoil: $spoil,
        }),*]
    };
    (@ $same:expr) => { $same };
    (@ $same:expr, $other:expr) => { $other };
}

/// All scenarios, in the order of `sandbox list`. The one table of them: `sandbox list`, the README (`tests/scenarios.rs`)
/// and the journeys in the tests read it.
pub static SCENARIOS: &[Scenario] = scenarios! {
    "ready": sandbox_ready, |_| {} => MET;
    "mfa-required": sandbox_mfa_required, |t| t.policy = Policy::Mfa
        => Ending::at("sign-in", Owner::Mfa, Some("50076"), 5), MET, MET;
    "mfa-not-claimed": sandbox_mfa_not_claimed, |t| t.second_factor = false
        => unmet("mfa", Owner::Mfa, "900421"), unmet("mfa", Owner::Mfa, "900421"), MET;
    // A client that knows the realm sends no password, hence no code; one that does gets 50126.
    "federated": sandbox_federated, |t| t.realm = Realm::Federated
        => Ending::at("sign-in", Owner::User, None, 5), MET, MET;
    "unknown-tenant": sandbox_unknown_tenant, |t| t.tenant_known = false => unmet("tenant", Owner::Tenant, "90002");
    "unknown-user": sandbox_unknown_user, |t| {
        t.realm = Realm::Unknown;
        t.account = Account::Missing;
    } => found_unmet("account", Owner::User);
    "wrong-client-id": sandbox_wrong_client_id, |t| t.client_id = OTHER_CLIENT_ID
        => unmet("client", Owner::Application, "700016");
    "secret-id-pasted": sandbox_secret_id_pasted, |t| t.client_secret = OTHER_SECRET
        => unmet("secret", Owner::Secret, "7000215");
    "expired-secret": sandbox_expired_secret, |t| t.secret_expired = true => unmet("secret", Owner::Secret, "7000222");
    "public-client": sandbox_public_client, |t| t.public_client = true
        => unmet("secret", Owner::Application, "700025");
    "no-consent": sandbox_no_consent, |t| t.consent = Consent::Missing
        => unmet("sign-in", Owner::Consent, "65001"), unmet("sign-in", Owner::Consent, "65001"), MET;
    // That Entra would issue such a token is our assumption: it usually refuses when the consent is too narrow.
    "no-partner-api": sandbox_no_partner_api, |t| t.partner_api = false => found_unmet("permission", Owner::Consent);
    "wrong-password": sandbox_wrong_password, |t| t.password = OTHER_PASSWORD
        => unmet("sign-in", Owner::Password, "50126"), MET, MET;
    "locked-account": sandbox_locked_account, |t| t.account = Account::Locked
        => unmet("sign-in", Owner::User, "50053"), CODE_ENDED, unmet("sign-in", Owner::User, "50053");
    "expired-password": sandbox_expired_password, |t| t.account = Account::PasswordExpired
        => unmet("sign-in", Owner::Password, "50055"), MET, MET;
    "disabled-user": sandbox_disabled_user, |t| t.account = Account::Disabled
        => unmet("sign-in", Owner::User, "50057"), CODE_ENDED, unmet("sign-in", Owner::User, "50057");
    "no-erv": sandbox_no_erv, |t| t.executive_report_viewer = false => found_unmet("role", Owner::Role);
    "report-viewer-only": sandbox_report_viewer_only, |t| {
        t.executive_report_viewer = false;
        t.report_viewer = true;
    } => found_unmet("role", Owner::Role);
    "erv-and-report-viewer": sandbox_erv_and_report_viewer, |t| t.report_viewer = true
        => found_unmet("access", Owner::Role);
    "not-enrolled": sandbox_not_enrolled, |t| t.enrolled = false => unmet("enrolment", Owner::Enrolment, "3000");
    "vetting-pending": sandbox_vetting_pending, |t| t.vetting = ("pending", "businessVerification")
        => found_unmet("vetting", Owner::Enrolment);
    "indirect-reseller": sandbox_indirect_reseller, |t| t.profiles_open = false => unknown("enrolment", Owner::Enrolment);
    // As facts E.5 have it: the browser says 53003, and the client only hears that the code has ended.
    "device-code-blocked": sandbox_device_code_blocked, |t| t.device_code_blocked = true => MET, CODE_ENDED, MET;
    "conditional-access": sandbox_conditional_access, |t| t.policy = Policy::Block
        => unmet("sign-in", Owner::ConditionalAccess, "53003");
    "other-tenant-token": sandbox_other_tenant_token, |t| t.token_tenant = OTHER_TENANT_ID
        => found_unmet("claims", Owner::Token);
    // The same request succeeds a minute later. It has the code of a consent that is missing, so a client cannot tell the
    // two apart; it can only call both worth repeating.
    "consent-lag": sandbox_consent_lag, |t| t.consent = Consent::Arriving => unmet("sign-in", Owner::Consent, "65001");
    "clock-skew": sandbox_clock_skew, |t| t.clock_ahead = 20 * 60 => found_unmet("claims", Owner::Token);
    "throttled": sandbox_throttled, |t| t.weather = Weather::Throttled => unknown("enrolment", Owner::Service);
    "flaky": sandbox_flaky, |t| t.weather = Weather::Flaky => MET;
    "slow": sandbox_slow, |t| t.weather = Weather::Slow => MET;
    "offline": sandbox_offline, |t| t.weather = Weather::Offline => unknown("tenant", Owner::Network);
    "captive-portal": sandbox_captive_portal, |t| t.weather = Weather::CaptivePortal => unknown("tenant", Owner::Network);
};

/// The scenario of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Scenario> {
    SCENARIOS.iter().find(|scenario| scenario.name == name)
}

impl Scenario {
    /// How it ends for somebody who signs in this way.
    #[must_use]
    pub fn by(&self, way: SignIn) -> Ending {
        match way {
            SignIn::Password => self.by_password,
            SignIn::DeviceCode => self.by_device_code,
            SignIn::Browser => self.by_browser,
        }
    }

    /// The situation as it begins.
    pub(super) fn situation(&'static self) -> Situation {
        let truth = self.truth();
        Situation {
            scenario: self,
            directory: Directory::of(&truth),
            truth,
        }
    }

    /// What is true in it.
    pub(super) fn truth(&self) -> Truth {
        let mut truth = Truth::in_order();
        (self.spoil)(&mut truth);
        truth
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::lang::Lang;
    use std::collections::BTreeSet;

    #[test]
    fn names_and_descriptions_are_distinct_and_names_find_their_scenario() {
        let names: BTreeSet<&str> = SCENARIOS.iter().map(|s| s.name).collect();
        assert_eq!(names.len(), SCENARIOS.len());
        for lang in Lang::ALL {
            let said: BTreeSet<String> = SCENARIOS.iter().map(|s| lang.say(&(s.what)())).collect();
            assert_eq!(said.len(), SCENARIOS.len(), "{lang:?}");
        }
        for scenario in SCENARIOS {
            assert_eq!(find(scenario.name).map(|s| s.name), Some(scenario.name));
            assert_eq!(
                (scenario.what)().key(),
                format!("sandbox-{}", scenario.name)
            );
        }
        assert!(find("sunny").is_none());
        assert!(find("device-code-blocked").is_some());
    }

    #[test]
    fn exit_zero_goes_with_no_failing_check_and_a_code_and_an_owner_with_one() {
        for scenario in SCENARIOS {
            for ending in SignIn::ALL.map(|way| scenario.by(way)) {
                assert_eq!(ending.exit == 0, ending.first.is_none(), "{scenario:?}");
                assert_eq!(
                    ending.owner.is_some(),
                    ending.first.is_some(),
                    "{scenario:?}"
                );
                assert!(ending.code.is_none() || ending.first.is_some());
            }
        }
    }

    #[test]
    fn every_check_has_a_scenario_in_which_it_is_the_first_to_fail() {
        let first: BTreeSet<&str> = SCENARIOS
            .iter()
            .filter_map(|s| s.by_password.first.map(|id| id.0))
            .collect();
        for check in [
            "tenant",
            "account",
            "client",
            "secret",
            "sign-in",
            "permission",
            "claims",
            "mfa",
            "enrolment",
            "vetting",
            "role",
            "access",
        ] {
            assert!(first.contains(check), "{check}");
        }
        assert_eq!(first.len(), 12);
    }
}
