//! Who calls, by the token they show: what Partner Center and Insights have in common.

use super::world::{Asked, World};
use crate::model::endpoints::Cloud;
use serde_json::Value;

/// Why a caller is not let in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Barred {
    /// No `Authorization: Bearer`.
    NoToken,
    /// Not signed here, or not valid now.
    BadToken,
    /// Made for Azure AD Graph, which has been refused since 2025 (facts A.3).
    OldAudience,
    /// Made for another API.
    OtherAudience,
    /// Delegated, but without multifactor authentication (facts E.2).
    NoMfa,
    /// Without a user (facts A.5).
    AppOnly,
    /// Delegated, but without `user_impersonation`.
    NoScope,
}

/// What a valid token says of its bearer.
pub(super) struct Caller {
    app_only: bool,
    mfa: bool,
    impersonates: bool,
    claims: Value,
}

impl Caller {
    /// The caller of a request whose token was made here, for this API, and is valid now.
    pub(super) fn of(world: &World, asked: &Asked) -> Result<Self, Barred> {
        let (scheme, token) = asked
            .header("authorization")
            .and_then(|value| value.split_once(' '))
            .ok_or(Barred::NoToken)?;
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(Barred::NoToken);
        }
        Self::by(world, asked, token)
    }

    /// Likewise; the token may also stand in `X-AadUserTicket`, without a scheme, as sample applications send it to Insights
    /// (facts G.2).
    pub(super) fn with_ticket(world: &World, asked: &Asked) -> Result<Self, Barred> {
        match (
            asked.header("authorization"),
            asked.header("x-aaduserticket"),
        ) {
            (None, Some(ticket)) => Self::by(world, asked, ticket),
            _ => Self::of(world, asked),
        }
    }

    fn by(world: &World, asked: &Asked, token: &str) -> Result<Self, Barred> {
        let claims = world.mint.read(token.trim()).ok_or(Barred::BadToken)?;
        let now = asked.now.as_second();
        let time = |name: &str| claims[name].as_i64().unwrap_or_default();
        if now < time("nbf") || now >= time("exp") {
            return Err(Barred::BadToken);
        }
        match claims["aud"].as_str() {
            Some(audience) if audience == Cloud::Global.resource() => {}
            Some("https://graph.windows.net") => return Err(Barred::OldAudience),
            _ => return Err(Barred::OtherAudience),
        }
        let holds = |list: Option<&Vec<Value>>, wanted: &str| {
            list.is_some_and(|list| list.iter().any(|value| value == wanted))
        };
        Ok(Self {
            // A token of a user has scopes, if only none of them (facts H).
            app_only: claims["scp"].is_null(),
            mfa: holds(claims["amr"].as_array(), "mfa"),
            impersonates: claims["scp"]
                .as_str()
                .is_some_and(|scopes| scopes.split(' ').any(|scope| scope == "user_impersonation")),
            claims,
        })
    }

    /// Whether this caller may use an operation for application and user, or for the application alone as well.
    pub(super) fn admitted(&self, app_only_too: bool) -> Result<(), Barred> {
        match self {
            Self { app_only: true, .. } if app_only_too => Ok(()),
            Self { app_only: true, .. } => Err(Barred::AppOnly),
            Self { mfa: false, .. } => Err(Barred::NoMfa),
            Self {
                impersonates: false,
                ..
            } => Err(Barred::NoScope),
            Self { .. } => Ok(()),
        }
    }

    /// The user ID; empty for a token without a user.
    pub(super) fn user(&self) -> &str {
        self.claim("upn")
    }

    /// What the token says of this; empty where it says nothing.
    pub(super) fn claim(&self, name: &str) -> &str {
        self.claims[name].as_str().unwrap_or_default()
    }

    /// The answer to `ValidateMfa: true`; nothing for a token without a user.
    pub(super) fn compliant(&self) -> Option<bool> {
        (!self.app_only).then_some(self.mfa)
    }
}
