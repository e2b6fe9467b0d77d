//! What is true in the simulated world; a scenario changes one thing of it.

use super::practice::{CLIENT_ID, CLIENT_SECRET, PASSWORD, TENANT_ID};
use serde::{Deserialize, Serialize};

/// What kind of sign-in the user's domain has (facts D.6).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Realm {
    Managed,
    Federated,
    Unknown,
}

/// How the user's account stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Account {
    Fine,
    Missing,
    Locked,
    PasswordExpired,
    Disabled,
}

/// What the tenant demands of a sign-in beyond the password.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Policy {
    /// Nothing.
    Open,
    /// A second factor: the password grant cannot carry one, a device code and a browser can.
    Mfa,
    /// Conditional Access blocks it.
    Block,
}

/// Whether the application may act for the user.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Consent {
    Granted,
    Missing,
    /// Granted a moment ago: the first requests do not see it yet.
    Arriving,
}

/// What happens to requests on their way.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Weather {
    Fine,
    Throttled,
    Flaky,
    Slow,
    Offline,
    CaptivePortal,
}

/// Everything that a scenario can spoil. What is true of the user and the application is what the directory begins with; there
/// it can change.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts, each true or not"
)]
pub(super) struct Truth {
    pub(super) tenant_known: bool,
    pub(super) realm: Realm,
    pub(super) client_id: &'static str,
    pub(super) client_secret: &'static str,
    pub(super) secret_expired: bool,
    /// The application counts as a public client, which must not send a secret (facts B.6).
    pub(super) public_client: bool,
    pub(super) consent: Consent,
    /// Tokens carry `user_impersonation`.
    pub(super) partner_api: bool,
    pub(super) account: Account,
    pub(super) password: &'static str,
    pub(super) policy: Policy,
    /// Conditional Access blocks the device code in the browser, and nothing else.
    pub(super) device_code_blocked: bool,
    /// The user proves who they are with a second factor, and the token says so.
    pub(super) second_factor: bool,
    /// The tenant named in the token.
    pub(super) token_tenant: &'static str,
    pub(super) executive_report_viewer: bool,
    pub(super) report_viewer: bool,
    pub(super) enrolled: bool,
    /// `vettingStatus` and `vettingSubStatus` (facts A.4).
    pub(super) vetting: (&'static str, &'static str),
    /// Profiles and roles can be read; not so for indirect resellers (facts A.3).
    pub(super) profiles_open: bool,
    /// How far the services' clock is ahead, in seconds.
    pub(super) clock_ahead: i64,
    pub(super) weather: Weather,
}

impl Truth {
    /// A world in order.
    ///
    /// One simplification: the password sign-in counts as multifactor, so that the whole road can be rehearsed. At
    /// Microsoft a password grant says `["pwd"]` and never `mfa` (facts E.4); the scenarios `mfa-required` and
    /// `mfa-not-claimed` show that.
    pub(super) fn in_order() -> Self {
        Self {
            tenant_known: true,
            realm: Realm::Managed,
            client_id: CLIENT_ID,
            client_secret: CLIENT_SECRET,
            secret_expired: false,
            public_client: false,
            consent: Consent::Granted,
            partner_api: true,
            account: Account::Fine,
            password: PASSWORD,
            policy: Policy::Open,
            device_code_blocked: false,
            second_factor: true,
            token_tenant: TENANT_ID,
            executive_report_viewer: true,
            report_viewer: false,
            enrolled: true,
            vetting: ("authorized", "none"),
            profiles_open: true,
            clock_ahead: 0,
            weather: Weather::Fine,
        }
    }
}
