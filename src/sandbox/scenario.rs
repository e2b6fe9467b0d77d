//! The scenarios: situations of the simulated world, each spoiling one thing, with what a client should make of it.

use super::practice::{OTHER_CLIENT_ID, OTHER_PASSWORD, OTHER_SECRET, OTHER_TENANT_ID};
use super::truth::{Account, Consent, Policy, Realm, Truth, Weather};
use crate::model::check::CheckId;
use crate::model::text::Text;
use crate::model::words;

/// How the checks come out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ending {
    /// The first check that is not met, in the order of the ledger; `None` if all are.
    pub first: Option<CheckId>,
    /// The vendor's code that its problem carries, if there is one.
    pub code: Option<&'static str>,
    /// The exit code that `onboard` ends with.
    pub exit: u8,
}

/// A situation of the sandbox. The practice values are the same in all of them; the world differs.
#[derive(Clone, Copy, Debug)]
pub struct Scenario {
    /// Its name, as after `--sandbox=`.
    pub name: &'static str,
    /// What is the matter, one line.
    pub what: fn() -> Text,
    /// The first check that is not met by password, in the order of the ledger; `None` if all are.
    pub first: Option<CheckId>,
    /// The vendor's code that its problem carries, if there is one.
    pub code: Option<&'static str>,
    /// The exit code that `onboard` and `verify` end with.
    pub exit: u8,
    pub(super) spoil: fn(&mut Truth),
}

const TENANT: Option<CheckId> = Some(CheckId("tenant"));
const ACCOUNT: Option<CheckId> = Some(CheckId("account"));
const CLIENT: Option<CheckId> = Some(CheckId("client"));
const SECRET: Option<CheckId> = Some(CheckId("secret"));
const SIGN_IN: Option<CheckId> = Some(CheckId("sign-in"));
const PERMISSION: Option<CheckId> = Some(CheckId("permission"));
const CLAIMS: Option<CheckId> = Some(CheckId("claims"));
const MFA: Option<CheckId> = Some(CheckId("mfa"));
const ENROLMENT: Option<CheckId> = Some(CheckId("enrolment"));
const VETTING: Option<CheckId> = Some(CheckId("vetting"));
const ROLE: Option<CheckId> = Some(CheckId("role"));
const ACCESS: Option<CheckId> = Some(CheckId("access"));

/// Exit codes of the contract.
const MET: u8 = 0;
const UNMET: u8 = 3;
const UNKNOWN: u8 = 4;
const SIGN_IN_NEEDED: u8 = 5;

/// A row: name and description, first check that is not met, its code, exit code, what is spoilt.
macro_rules! scenarios {
    ($($name:literal: $what:ident, $first:expr, $code:expr, $exit:expr, $spoil:expr;)*) => {
        &[$(Scenario { name: $name, what: words::$what, first: $first, code: $code, exit: $exit, spoil: $spoil }),*]
    };
}

/// All scenarios, in the order of `sandbox list`.
pub static SCENARIOS: &[Scenario] = scenarios! {
    "ready": sandbox_ready, None, None, MET, |_| {};
    "mfa-required": sandbox_mfa_required, SIGN_IN, Some("50076"), SIGN_IN_NEEDED, |t| t.policy = Policy::Mfa;
    "mfa-not-claimed": sandbox_mfa_not_claimed, MFA, Some("900421"), UNMET, |t| t.methods = &["pwd"];
    // A client that knows the realm sends no password, hence no code; one that does gets 50126.
    "federated": sandbox_federated, SIGN_IN, None, SIGN_IN_NEEDED, |t| t.realm = Realm::Federated;
    "unknown-tenant": sandbox_unknown_tenant, TENANT, Some("90002"), UNMET, |t| t.tenant_known = false;
    "unknown-user": sandbox_unknown_user, ACCOUNT, None, UNMET, |t| {
        t.realm = Realm::Unknown;
        t.account = Account::Missing;
    };
    "wrong-client-id": sandbox_wrong_client_id, CLIENT, Some("700016"), UNMET, |t| t.client_id = OTHER_CLIENT_ID;
    "secret-id-pasted": sandbox_secret_id_pasted, SECRET, Some("7000215"), UNMET, |t| t.client_secret = OTHER_SECRET;
    "expired-secret": sandbox_expired_secret, SECRET, Some("7000222"), UNMET, |t| t.secret_expired = true;
    "public-client": sandbox_public_client, SECRET, Some("700025"), UNMET, |t| t.public_client = true;
    "no-consent": sandbox_no_consent, SIGN_IN, Some("65001"), UNMET, |t| t.consent = Consent::Missing;
    // That Entra would issue such a token is our assumption: it usually refuses when the consent is too narrow.
    "no-partner-api": sandbox_no_partner_api, PERMISSION, None, UNMET, |t| t.partner_api = false;
    "wrong-password": sandbox_wrong_password, SIGN_IN, Some("50126"), UNMET, |t| t.password = OTHER_PASSWORD;
    "locked-account": sandbox_locked_account, SIGN_IN, Some("50053"), UNMET, |t| t.account = Account::Locked;
    "expired-password": sandbox_expired_password, SIGN_IN, Some("50055"), UNMET, |t| t.account = Account::PasswordExpired;
    "disabled-user": sandbox_disabled_user, SIGN_IN, Some("50057"), UNMET, |t| t.account = Account::Disabled;
    "no-erv": sandbox_no_erv, ROLE, None, UNMET, |t| t.executive_report_viewer = false;
    "report-viewer-only": sandbox_report_viewer_only, ROLE, None, UNMET, |t| {
        t.executive_report_viewer = false;
        t.report_viewer = true;
    };
    "erv-and-report-viewer": sandbox_erv_and_report_viewer, ACCESS, None, UNMET, |t| t.report_viewer = true;
    "not-enrolled": sandbox_not_enrolled, ENROLMENT, Some("3000"), UNMET, |t| t.enrolled = false;
    "vetting-pending": sandbox_vetting_pending, VETTING, None, UNMET, |t| t.vetting = ("pending", "businessVerification");
    "indirect-reseller": sandbox_indirect_reseller, ENROLMENT, None, UNKNOWN, |t| t.profiles_open = false;
    // As facts E.5 have it: the browser says 53003, and the client only hears that the code has ended.
    "device-code-blocked": sandbox_device_code_blocked, None, None, MET, |t| t.device_code_blocked = true;
    "conditional-access": sandbox_conditional_access, SIGN_IN, Some("53003"), UNMET, |t| t.policy = Policy::Block;
    "other-tenant-token": sandbox_other_tenant_token, CLAIMS, None, UNMET, |t| t.token_tenant = OTHER_TENANT_ID;
    // The same request succeeds a minute later. It has the code of a consent that is missing, so a client cannot tell the
    // two apart; it can only call both worth repeating.
    "consent-lag": sandbox_consent_lag, SIGN_IN, Some("65001"), UNMET, |t| t.consent = Consent::Arriving;
    "clock-skew": sandbox_clock_skew, CLAIMS, None, UNMET, |t| t.clock_ahead = 20 * 60;
    "throttled": sandbox_throttled, ENROLMENT, None, UNKNOWN, |t| t.weather = Weather::Throttled;
    "flaky": sandbox_flaky, None, None, MET, |t| t.weather = Weather::Flaky;
    "slow": sandbox_slow, None, None, MET, |t| t.weather = Weather::Slow;
    "offline": sandbox_offline, TENANT, None, UNKNOWN, |t| t.weather = Weather::Offline;
    "captive-portal": sandbox_captive_portal, TENANT, None, UNKNOWN, |t| t.weather = Weather::CaptivePortal;
};

/// The scenario of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Scenario> {
    SCENARIOS.iter().find(|scenario| scenario.name == name)
}

impl Scenario {
    /// How it ends for somebody who signs in by device code. The simulated person knows their password, has a second
    /// factor and is not kept out by what only bars the password grant; one who cannot sign in lets the code end.
    #[must_use]
    pub fn by_device_code(&self) -> Ending {
        let (first, code, exit) = match self.name {
            "mfa-required" | "federated" | "wrong-password" | "expired-password" => {
                (None, None, MET)
            }
            "locked-account" | "disabled-user" | "device-code-blocked" => {
                (SIGN_IN, Some("70020"), SIGN_IN_NEEDED)
            }
            _ => (self.first, self.code, self.exit),
        };
        Ending { first, code, exit }
    }

    /// How it ends for somebody who signs in by browser. They know their password, have a second factor, change an
    /// expired password and consent when they are asked to (facts B.3: any user can). Where the page ends, they go back to
    /// the application, which then learns the code that was on the page. The application demands a second factor with a
    /// claims request, so that in `mfa-not-claimed` one is asked for after all (facts E.4: widely done, unconfirmed).
    #[must_use]
    pub fn by_browser(&self) -> Ending {
        let (first, code, exit) = match self.name {
            "mfa-required" | "mfa-not-claimed" | "federated" | "wrong-password"
            | "expired-password" | "no-consent" => (None, None, MET),
            _ => (self.first, self.code, self.exit),
        };
        Ending { first, code, exit }
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
    fn exit_zero_goes_with_no_failing_check_and_a_code_with_one() {
        for scenario in SCENARIOS {
            assert_eq!(scenario.exit == 0, scenario.first.is_none(), "{scenario:?}");
            assert!(
                scenario.code.is_none() || scenario.first.is_some(),
                "{scenario:?}"
            );
            for ending in [scenario.by_device_code(), scenario.by_browser()] {
                assert_eq!(ending.exit == 0, ending.first.is_none(), "{scenario:?}");
                assert!(ending.code.is_none() || ending.first.is_some());
            }
        }
    }

    #[test]
    fn every_check_has_a_scenario_in_which_it_is_the_first_to_fail() {
        let first: BTreeSet<&str> = SCENARIOS
            .iter()
            .filter_map(|s| s.first.map(|id| id.0))
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
