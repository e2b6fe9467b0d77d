//! How Entra refuses: codes, OAuth errors and the error body (facts F.1, F.2). The sentences are ours.

use super::claims::SECOND_FACTOR;
use crate::sandbox::answer::Answer;
use crate::sandbox::world::Asked;
use serde_json::json;

/// One of Entra's refusals. `{}` in the text is replaced by a detail.
#[derive(Clone, Copy, Debug)]
pub(super) struct Refusal {
    /// The number behind `AADSTS`.
    code: u32,
    error: &'static str,
    suberror: Option<&'static str>,
    /// The claims request with which the next sign-in is better, as JSON (facts E.9).
    claims: Option<&'static str>,
    text: &'static str,
}

/// A refusal with its detail.
#[derive(Clone)]
pub(super) struct Refused {
    refusal: Refusal,
    detail: String,
}

impl Refusal {
    const fn new(code: u32, error: &'static str, text: &'static str) -> Self {
        Self {
            code,
            error,
            suberror: None,
            claims: None,
            text,
        }
    }

    /// The same with a sub-error (facts E.8).
    const fn sub(mut self, suberror: &'static str) -> Self {
        self.suberror = Some(suberror);
        self
    }

    /// The same with a claims request.
    const fn claiming(mut self, claims: &'static str) -> Self {
        self.claims = Some(claims);
        self
    }

    /// The refusal with what it is about.
    pub(super) fn of(self, detail: impl Into<String>) -> Refused {
        Refused {
            refusal: self,
            detail: detail.into(),
        }
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        refusal.of("")
    }
}

impl Refused {
    /// The code as people and log files write it.
    pub(super) fn name(&self) -> String {
        format!("AADSTS{}", self.refusal.code)
    }

    /// The OAuth error of the token endpoint.
    pub(super) fn error(&self) -> &'static str {
        self.refusal.error
    }

    /// True if it is this refusal, whatever its detail.
    pub(super) fn is(&self, refusal: &Refusal) -> bool {
        self.refusal.code == refusal.code
    }

    /// The sentence.
    pub(super) fn text(&self) -> String {
        self.refusal.text.replace("{}", &self.detail)
    }

    /// The time as refusals write it.
    pub(super) fn moment(asked: &Asked) -> String {
        asked.now.strftime("%Y-%m-%d %H:%M:%SZ").to_string()
    }

    /// Where one can read about it.
    pub(super) fn uri(&self) -> String {
        format!(
            "https://login.microsoftonline.com/error?code={}",
            self.refusal.code
        )
    }

    /// The description. The older endpoint separates the ids in it by line breaks, the newer one by blanks.
    pub(super) fn description(&self, asked: &Asked, line_breaks: bool) -> String {
        let gap = if line_breaks { "\r\n" } else { " " };
        format!(
            "{}: {}{gap}Trace ID: {}{gap}Correlation ID: {}{gap}Timestamp: {}",
            self.name(),
            self.text(),
            asked.trace_id,
            asked.correlation_id,
            Self::moment(asked),
        )
    }

    /// The answer of an endpoint that speaks JSON.
    pub(super) fn answer(&self, asked: &Asked, line_breaks: bool) -> Answer {
        let Refusal {
            code,
            error,
            suberror,
            claims,
            ..
        } = self.refusal;
        // The client itself is refused with 401, and everything else with 400 (facts F.1).
        let status = if error == "invalid_client" { 401 } else { 400 };
        let mut body = json!({
            "error": error,
            "error_description": self.description(asked, line_breaks),
            "error_codes": [code],
            "timestamp": Self::moment(asked),
            "trace_id": asked.trace_id,
            "correlation_id": asked.correlation_id,
            "error_uri": self.uri(),
        });
        if let Some(suberror) = suberror {
            body["suberror"] = json!(suberror);
        }
        if let Some(claims) = claims {
            body["claims"] = json!(claims);
        }
        Answer::json(status, &body).telling(self.name())
    }
}

pub(super) const UNKNOWN_TENANT_PAGE: Refusal = Refusal::new(
    90002,
    "invalid_tenant",
    "There is no tenant '{}' here. Check the tenant's domain or ID, and that this is its cloud.",
);
pub(super) const UNKNOWN_TENANT: Refusal = Refusal {
    error: "invalid_request",
    ..UNKNOWN_TENANT_PAGE
};
pub(super) const NO_TENANT: Refusal = Refusal::new(
    50059,
    "invalid_request",
    "Neither the request nor its credentials name a tenant.",
);
pub(super) const NO_SUCH_DOMAIN: Refusal = Refusal::new(
    50128,
    "invalid_request",
    "The domain of the user name is not valid: neither the request nor its credentials tell a tenant.",
);
pub(super) const NO_TENANT_NAME: Refusal = Refusal::new(
    900_023,
    "invalid_request",
    "The tenant identifier '{}' is neither an ID nor a domain's name.",
);
pub(super) const NO_INSTANCE: Refusal = Refusal::new(
    50049,
    "invalid_instance",
    "The authority's instance is not known or not valid.",
);
pub(super) const ONLY_POST: Refusal = Refusal::new(
    900_561,
    "invalid_request",
    "This endpoint takes POST requests only; this was a {} request.",
);
pub(super) const MISSING: Refusal = Refusal::new(
    900_144,
    "invalid_request",
    "The body of the request must have the parameter '{}'.",
);
pub(super) const EMPTY: Refusal = Refusal::new(
    90014,
    "invalid_request",
    "The required field '{}' is empty.",
);
pub(super) const MALFORMED: Refusal =
    Refusal::new(9_002_313, "invalid_request", "The request is malformed.");
pub(super) const BAD_VALUE: Refusal = Refusal::new(
    90013,
    "invalid_request",
    "The value of '{}' cannot be used.",
);
pub(super) const GRANT: Refusal = Refusal::new(
    70003,
    "unsupported_grant_type",
    "The application asked for a grant type that is not supported.",
);
pub(super) const NEEDS_TENANT: Refusal = Refusal::new(
    9_001_023,
    "invalid_request",
    "The grant type is not supported over the /common or /consumers endpoints. Use the tenant's endpoint.",
);
pub(super) const RESOURCE_HERE: Refusal = Refusal::new(
    901_002,
    "invalid_request",
    "The parameter 'resource' is not supported at this endpoint.",
);
pub(super) const NO_RESOURCE: Refusal = Refusal::new(
    500_011,
    "invalid_resource",
    "The resource principal named '{}' was not found in the tenant.",
);
pub(super) const SCOPE: Refusal = Refusal::new(
    70011,
    "invalid_scope",
    "The scope that was asked for is not valid: {}.",
);
pub(super) const SCOPE_OF_CODE: Refusal = Refusal::new(
    28002,
    "invalid_scope",
    "The scope is not valid for the redemption of an authorization code.",
);
pub(super) const EMPTY_SCOPE_OF_CODE: Refusal = Refusal::new(
    28003,
    "invalid_scope",
    "The scope must not be empty where an authorization code is redeemed.",
);
pub(super) const NO_SUCH_SCOPE: Refusal = Refusal::new(
    650_053,
    "invalid_scope",
    "The application asked for the scope {}.",
);
pub(super) const NO_APPLICATION: Refusal = Refusal::new(
    700_016,
    "unauthorized_client",
    "The application {} was not found in this directory. It may not be registered here, or the request went to the wrong tenant.",
);
pub(super) const BAD_ASSERTION: Refusal = Refusal::new(
    50027,
    "invalid_client",
    "The client assertion is no JWT, or a malformed one.",
);
pub(super) const WRONG_ASSERTION: Refusal = Refusal::new(
    700_027,
    "invalid_client",
    "The signature of the client assertion could not be validated: the application '{}' has no such certificate.",
);
// Which OAuth errors go with these three is our assumption.
pub(super) const FIRST_PARTY: Refusal = Refusal::new(
    65002,
    "unauthorized_client",
    "The application is one of Microsoft's own, and so is the API '{}': nobody can consent, Microsoft must have authorised it.",
);
pub(super) const NOT_LISTED: Refusal = Refusal::new(
    650_057,
    "invalid_resource",
    "The application's registration does not list the resource that was asked for: {}.",
);
pub(super) const NOTHING_LISTED: Refusal = Refusal::new(
    650_056,
    "invalid_client",
    "The application is misconfigured: its registration lists no permission of the API {}, and none has been consented to.",
);
pub(super) const NO_PRINCIPAL: Refusal = Refusal::new(
    7_000_217,
    "invalid_client",
    "The application {} has no service principal in this tenant.",
);
pub(super) const NO_API_PRINCIPAL: Refusal = Refusal::new(
    650_052,
    "invalid_client",
    "The application asked for an API that this organization has no service principal for: {}.",
);
pub(super) const NEEDS_ADMIN: Refusal = Refusal::new(
    90094,
    "access_denied",
    "An administrator must consent before the application '{}' can be used.",
);
pub(super) const SECRET_NEEDED: Refusal = Refusal::new(
    7_000_218,
    "invalid_client",
    "The body of the request must have 'client_secret' or 'client_assertion'.",
);
pub(super) const CREDENTIAL_NEEDED: Refusal = Refusal::new(
    7_000_216,
    "invalid_client",
    "A client secret or assertion is needed for the client_credentials grant.",
);
pub(super) const WRONG_SECRET: Refusal = Refusal::new(
    7_000_215,
    "invalid_client",
    "The client secret is wrong. Send the secret's value, not the secret's ID, for the application '{}'.",
);
pub(super) const EXPIRED_SECRET: Refusal = Refusal::new(
    7_000_222,
    "invalid_client",
    "The client secret keys given for the application '{}' have expired. Make a new one: https://aka.ms/NewClientSecret",
);
pub(super) const PUBLIC_CLIENT: Refusal = Refusal::new(
    700_025,
    "invalid_client",
    "The client is public, so neither 'client_assertion' nor 'client_secret' may be sent.",
);
pub(super) const NO_USER: Refusal = Refusal::new(
    50034,
    "invalid_grant",
    "The user account does not exist in this directory.",
);
pub(super) const LOCKED: Refusal = Refusal::new(
    50053,
    "invalid_grant",
    "The account is locked: there were too many sign-ins with a wrong user ID or password.",
);
pub(super) const WRONG_PASSWORD: Refusal = Refusal::new(
    50126,
    "invalid_grant",
    "The credentials could not be validated: the user name or the password is wrong.",
);
pub(super) const PASSWORD_EXPIRED: Refusal =
    Refusal::new(50055, "invalid_grant", "The password has expired.").sub("user_password_expired");
pub(super) const DISABLED: Refusal =
    Refusal::new(50057, "invalid_grant", "The user account is disabled.");
pub(super) const SINGLE_TENANT: Refusal = Refusal::new(
    50194,
    "invalid_request",
    "The application is for one tenant only. Use the tenant's endpoint instead of /{}.",
);
pub(super) const CODE_PENDING: Refusal = Refusal::new(
    70016,
    "authorization_pending",
    "The user has not finished signing in with the code yet. Go on polling.",
);
/// Which OAuth error goes with it is our assumption.
pub(super) const LOOP: Refusal = Refusal::new(
    50196,
    "invalid_request",
    "The client sends the same request again and again. Wait as long as the answers say.",
);
pub(super) const CODE_ENDED: Refusal = Refusal::new(
    70020,
    "expired_token",
    "The device code has expired. Ask for a new one.",
);
/// That its number is the one of a declined consent is our assumption: the facts give none (facts E.5).
pub(super) const CODE_DECLINED: Refusal = Refusal::new(
    65004,
    "authorization_declined",
    "The user declined to sign in with the device code.",
);
pub(super) const BAD_CODE: Refusal = Refusal::new(
    70018,
    "bad_verification_code",
    "The device code is not known.",
);
pub(super) const BAD_USER_CODE: Refusal = Refusal::new(
    70018,
    "bad_verification_code",
    "The code is not known. Look at it once more, or ask the application for a new one.",
);
pub(super) const NO_USER_CODE: Refusal =
    Refusal::new(90119, "invalid_request", "The code is empty.");
pub(super) const CODE_USED: Refusal = Refusal::new(
    90120,
    "invalid_grant",
    "The device code has been used already.",
);
pub(super) const BAD_REFRESH: Refusal = Refusal::new(
    70000,
    "invalid_grant",
    "The refresh token is not valid: it is malformed or was not issued here.",
)
.sub("bad_token");
pub(super) const BROKEN_REFRESH: Refusal = Refusal {
    error: "invalid_grant",
    ..MALFORMED
};
pub(super) const INACTIVE_REFRESH: Refusal = Refusal::new(
    700_082,
    "invalid_grant",
    "The refresh token has expired because it was not used for 90 days.",
);
pub(super) const REVOKED_REFRESH: Refusal = Refusal::new(
    50173,
    "invalid_grant",
    "The grant has been revoked, and a fresh token is needed: the user must sign in again.",
);
pub(super) const MFA: Refusal = Refusal::new(
    50076,
    "invalid_grant",
    "Because of a setting of the administrator, or a new place, you must use multifactor authentication to access '{}'.",
)
.sub("basic_action")
.claiming(SECOND_FACTOR);
pub(super) const BLOCKED: Refusal = Refusal::new(
    53003,
    "invalid_grant",
    "Conditional Access policies block the access. They do not allow a token to be issued.",
)
.sub("message_only");
pub(super) const NO_CONSENT: Refusal = Refusal::new(
    65001,
    "invalid_grant",
    "Neither the user nor an administrator has consented to the use of the application '{}'. Send an interactive request for authorization.",
)
.sub("consent_required");

// The authorization endpoint and its codes. Which OAuth error a code's refusal has is our assumption where the facts only
// give the number.
pub(super) const REDIRECT: Refusal = Refusal::new(
    50011,
    "invalid_request",
    "The redirect URI '{}' does not match those registered for the application.",
);
pub(super) const NOT_ABSOLUTE: Refusal = Refusal::new(
    90102,
    "invalid_request",
    "The value of '{}' must be an absolute URI.",
);
pub(super) const NO_REPLY_ADDRESS: Refusal = Refusal::new(
    900_971,
    "invalid_request",
    "No reply address was given, and the application has none registered.",
);
pub(super) const SPA_REDIRECT: Refusal = Refusal {
    text: "The redirect URI '{}' is registered for a single-page application. (Sandbox: that platform is not played.)",
    ..REDIRECT
};
pub(super) const REDIRECT_DIFFERS: Refusal = Refusal {
    error: "invalid_grant",
    text: "The redirect URI '{}' is not the one that the authorization code was asked for with.",
    ..REDIRECT
};
pub(super) const RESPONSE_MODE: Refusal = Refusal::new(
    70007,
    "invalid_request",
    "The value of 'response_mode' is not supported.",
);
pub(super) const NO_TOKEN_HERE: Refusal = Refusal::new(
    700_051,
    "unsupported_response_type",
    "The response_type 'token' is not enabled for the application. (Sandbox: here it never is, whatever the registration says.)",
);
pub(super) const NO_ID_TOKEN_HERE: Refusal = Refusal::new(
    700_054,
    "unsupported_response_type",
    "The response_type 'id_token' is not enabled for the application. (Sandbox: here it never is, whatever the registration says.)",
);
pub(super) const NO_SESSION: Refusal = Refusal::new(
    50058,
    "login_required",
    "A silent sign-in was asked for, but no user is signed in.",
);
pub(super) const FLOW_ENDED: Refusal = Refusal::new(
    50089,
    "invalid_request",
    "The sign-in took too long or was finished already. Begin again in the application.",
);
pub(super) const DECLINED: Refusal = Refusal::new(
    65004,
    "access_denied",
    "The user declined to consent to the application's access.",
);
pub(super) const FACTOR_DENIED: Refusal = Refusal::new(
    500_121,
    "access_denied",
    "The second factor was denied, or not given in time.",
);
pub(super) const CHALLENGE_SIZE: Refusal = Refusal::new(
    50147,
    "invalid_request",
    "The size or the characters of the code challenge are not valid.",
);
pub(super) const VERIFIER_SIZE: Refusal = Refusal::new(
    501_491,
    "invalid_grant",
    "The size or the characters of the code verifier are not valid.",
);
pub(super) const VERIFIER: Refusal = Refusal::new(
    501_481,
    "invalid_grant",
    "The code verifier does not match the code challenge of the authorization request.",
);
pub(super) const CODE_OF_OTHER_TENANT: Refusal = Refusal::new(
    700_005,
    "invalid_grant",
    "The authorization code is meant for another tenant's endpoint.",
);
pub(super) const BAD_AUTHORIZATION_CODE: Refusal = Refusal::new(
    70000,
    "invalid_grant",
    "The authorization code is not valid: it is malformed or was not issued here.",
);
pub(super) const AUTHORIZATION_CODE_USED: Refusal = Refusal::new(
    54005,
    "invalid_grant",
    "The authorization code has been redeemed already.",
);
pub(super) const AUTHORIZATION_CODE_EXPIRED: Refusal = Refusal::new(
    70008,
    "invalid_grant",
    "The authorization code has expired. Send the user through the sign-in again.",
);

#[cfg(test)]
mod tests {
    use serde_json::Value;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_is_one_that_is_documented_and_explained() {
        let catalogue: Value =
            serde_json::from_str(include_str!("../../../assets/refusals.json")).unwrap();
        let rows = catalogue.as_array().unwrap().iter();
        let known: BTreeSet<&str> = rows
            .filter_map(|row| row["codes"].as_array())
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let mut played = BTreeSet::new();
        for rest in include_str!("refusal.rs").split("Refusal::new(").skip(1) {
            let number = rest.split(',').next().unwrap().trim().replace('_', "");
            if number.parse::<u32>().is_ok() {
                assert!(known.contains(number.as_str()), "AADSTS{number}");
                played.insert(number);
            }
        }
        assert!(played.len() > 50, "{played:?}");
    }
}
