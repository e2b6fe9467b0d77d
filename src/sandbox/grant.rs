//! Entra's token endpoints, the older and the newer: client credentials, password, refresh token and, on the newer, device
//! code (facts D, E.4, E.5, E.7, H).
//!
//! Authorization codes are not spoken yet: they are refused as an unsupported grant.

use super::answer::Answer;
use super::device_code;
use super::form::Form;
use super::identity::{id_or_mark, is_our_tenant};
use super::practice::{USER, USER_OBJECT_ID};
use super::refresh;
use super::refusal::{self as no, Refused};
use super::truth::{Account, Consent, Policy, Realm};
use super::world::{Asked, World};
use crate::model::endpoints::Cloud;
use http::Method;
use jiff::Timestamp;
use serde_json::{Value, json};

/// Partner Center's principal in every tenant (facts B.1).
const PARTNER_CENTER_PRINCIPAL: &str = "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd";
/// What a token is for when only identity scopes were asked for (facts D.2).
const GRAPH: &str = "https://graph.microsoft.com";
/// Other APIs that tokens can be had for; Partner Center refuses them (facts A.3, I).
const OTHER_RESOURCES: [&str; 3] = [
    "https://graph.windows.net",
    GRAPH,
    "https://api.partner.microsoft.com",
];
/// Scopes that belong to no resource.
const IDENTITY_SCOPES: [&str; 4] = ["openid", "profile", "email", "offline_access"];
/// The object id of the practice application's service principal.
const SERVICE_PRINCIPAL: &str = "5a4db0c5-5b00-4000-8000-0000000000f6";
/// How long a token lives, in seconds.
const LIFE: i64 = 3599;

/// What a token is asked for.
#[derive(Clone)]
pub(super) struct Target {
    audience: String,
    /// What the answer of the newer endpoint says under `scope`.
    scopes: String,
    offline: bool,
    identity: bool,
}

/// A token request in Entra's order of judgement: form, tenant, application, its secret, resource, then the user.
pub(super) fn token(
    world: &mut World,
    asked: &Asked,
    tenant: &str,
    v2: bool,
) -> Result<Answer, Refused> {
    let form = posted(asked, "grant_type")?;
    let by_password = match given(&form, "grant_type")? {
        "password" => true,
        "client_credentials" => false,
        "refresh_token" => return refresh::token(world, asked, tenant, &form, v2),
        device_code::GRANT if v2 => return by_device_code(world, asked, tenant, &form),
        _ => return Err(no::GRANT.into()),
    };
    let client = given(&form, "client_id")?;
    let wanted = if v2 {
        if form.get("resource").is_some() {
            return Err(no::RESOURCE_HERE.into());
        }
        given(&form, "scope")?
    } else {
        given(&form, "resource")?
    };
    home(world, tenant, by_password)?;
    let user = if by_password {
        Some((given(&form, "username")?, given(&form, "password")?))
    } else {
        None
    };
    let public = application(world, client, form.get("client_secret"), by_password)?;
    let target = if v2 {
        by_scope(wanted, by_password)?
    } else {
        by_resource(wanted)?
    };
    if let Some((name, password)) = user {
        sign_in(world, asked.now, name, password)?;
        allowed(world, asked.now, client, &target)?;
    }
    let grant = Grant {
        by_user: by_password,
        public,
        v2,
    };
    Ok(issue(world, asked, &target, grant))
}

/// A poll for the token of a device code. The code is looked at last, so that a client that leaves out its secret hears of
/// it at the first poll: our assumption.
fn by_device_code(
    world: &mut World,
    asked: &Asked,
    tenant: &str,
    form: &Form,
) -> Result<Answer, Refused> {
    let client = given(form, "client_id")?;
    let code = given(form, "device_code")?;
    device_code::home(world, tenant)?;
    let public = application(world, client, form.get("client_secret"), true)?;
    let target = device_code::redeem(world, asked, code)?;
    // The person has shown a second factor, so the tenant's demand for one is met.
    if world.truth.policy == Policy::Block {
        return Err(no::BLOCKED.into());
    }
    consented(world, asked.now, client, &target)?;
    let grant = Grant {
        by_user: true,
        public,
        v2: true,
    };
    Ok(issue(world, asked, &target, grant))
}

/// The form of a request that must post one; `first` is the parameter looked for first.
pub(super) fn posted(asked: &Asked, first: &'static str) -> Result<Form, Refused> {
    if asked.method != Method::POST {
        return Err(no::ONLY_POST.of(asked.method.as_str()));
    }
    if !asked.is_form() {
        // The body is not looked into, so its first parameter is missing (facts F.2, 900144).
        return Err(no::MISSING.of(first));
    }
    let form = Form::read(asked.body()).ok_or(no::MALFORMED)?;
    // Which code a parameter that stands there twice gets is our assumption.
    if form.repeats() {
        return Err(no::MALFORMED.into());
    }
    Ok(form)
}

pub(super) fn given<'a>(form: &'a Form, name: &'static str) -> Result<&'a str, Refused> {
    match form.get(name) {
        None => Err(no::MISSING.of(name)),
        Some("") => Err(no::EMPTY.of(name)),
        Some(value) => Ok(value),
    }
}

fn home(world: &World, tenant: &str, by_password: bool) -> Result<(), Refused> {
    match (tenant.to_ascii_lowercase().as_str(), by_password) {
        ("common" | "consumers", true) => Err(no::NEEDS_TENANT.into()),
        // The user's domain tells the tenant.
        ("organizations", true) => Ok(()),
        ("common" | "consumers" | "organizations", false) => Err(no::NO_TENANT.into()),
        _ if is_our_tenant(world, tenant) => Ok(()),
        _ => Err(no::UNKNOWN_TENANT.of(id_or_mark(tenant))),
    }
}

/// Judges application and secret; true if the application is a public client.
pub(super) fn application(
    world: &World,
    client: &str,
    secret: Option<&str>,
    by_password: bool,
) -> Result<bool, Refused> {
    let truth = &world.truth;
    known(world, client)?;
    match secret.filter(|secret| !secret.is_empty()) {
        Some(_) if truth.public_client => Err(no::PUBLIC_CLIENT.into()),
        None if truth.public_client && by_password => Ok(true),
        None if by_password => Err(no::SECRET_NEEDED.into()),
        None => Err(no::CREDENTIAL_NEEDED.into()),
        Some(secret) if secret != truth.client_secret => Err(no::WRONG_SECRET.of(client)),
        Some(_) if truth.secret_expired => Err(no::EXPIRED_SECRET.of(client)),
        Some(_) => Ok(false),
    }
}

/// Whether the application is registered.
pub(super) fn known(world: &World, client: &str) -> Result<(), Refused> {
    if client.eq_ignore_ascii_case(world.truth.client_id) {
        Ok(())
    } else {
        Err(no::NO_APPLICATION.of(id_or_mark(client)))
    }
}

pub(super) fn by_resource(resource: &str) -> Result<Target, Refused> {
    if resource != Cloud::Global.resource() && !OTHER_RESOURCES.contains(&resource) {
        return Err(no::NO_RESOURCE.of("that was asked for"));
    }
    Ok(Target {
        audience: resource.to_owned(),
        scopes: String::new(),
        // The older endpoint gives a refresh token and an id token without being asked (facts D.1, D.2).
        offline: true,
        identity: true,
    })
}

pub(super) fn by_scope(scope: &str, by_user: bool) -> Result<Target, Refused> {
    let asked_for: Vec<&str> = scope.split(' ').filter(|scope| !scope.is_empty()).collect();
    let of_resources: Vec<&str> = asked_for
        .iter()
        .copied()
        .filter(|scope| !IDENTITY_SCOPES.contains(scope))
        .collect();
    let audience = match of_resources.as_slice() {
        [] if by_user => GRAPH,
        [one] => {
            let (resource, permission) = one.rsplit_once('/').ok_or(no::SCOPE)?;
            match (resource == Cloud::Global.resource(), permission) {
                (true, ".default") => {}
                (true, "user_impersonation") if by_user => {}
                // An application alone can ask only for everything it was granted.
                (true, "user_impersonation") => return Err(no::SCOPE.into()),
                (true, _) => return Err(no::NO_SUCH_SCOPE.into()),
                (false, ".default") if OTHER_RESOURCES.contains(&resource) => {}
                (false, _) => return Err(no::NO_RESOURCE.of("that was asked for")),
            }
            resource
        }
        _ => return Err(no::SCOPE.into()),
    };
    Ok(Target {
        audience: audience.to_owned(),
        scopes: asked_for.join(" "),
        offline: asked_for.contains(&"offline_access"),
        identity: asked_for.contains(&"openid"),
    })
}

/// Name and password.
fn sign_in(world: &mut World, now: Timestamp, name: &str, password: &str) -> Result<(), Refused> {
    let truth = &world.truth;
    if truth.account == Account::Missing || !name.eq_ignore_ascii_case(USER) {
        return Err(no::NO_USER.into());
    }
    if truth.realm == Realm::Federated {
        // Entra holds no password of a federated user, so whatever is typed is wrong (facts D.3, I).
        return Err(no::WRONG_PASSWORD.into());
    }
    if truth.account == Account::Locked || world.lockout.holds(now) {
        return Err(no::LOCKED.into());
    }
    if password != truth.password {
        world.lockout.wrong(now);
        return Err(no::WRONG_PASSWORD.into());
    }
    world.lockout.right();
    match world.truth.account {
        Account::Disabled => Err(no::DISABLED.into()),
        Account::PasswordExpired => Err(no::PASSWORD_EXPIRED.into()),
        Account::Fine | Account::Missing | Account::Locked => Ok(()),
    }
}

/// What the tenant demands beyond the password, and then the consent.
fn allowed(
    world: &mut World,
    now: Timestamp,
    client: &str,
    target: &Target,
) -> Result<(), Refused> {
    match world.truth.policy {
        Policy::Open => {}
        Policy::Mfa => return Err(no::MFA.of(PARTNER_CENTER_PRINCIPAL)),
        Policy::Block => return Err(no::BLOCKED.into()),
    }
    consented(world, now, client, target)
}

pub(super) fn consented(
    world: &mut World,
    now: Timestamp,
    client: &str,
    target: &Target,
) -> Result<(), Refused> {
    if target.audience == GRAPH {
        return Ok(());
    }
    let consented = match world.truth.consent {
        Consent::Granted => true,
        Consent::Missing => false,
        Consent::Arriving => world.consent_arrived(now),
    };
    if consented {
        Ok(())
    } else {
        Err(no::NO_CONSENT.of(client))
    }
}

/// How a token was asked for.
#[derive(Clone, Copy)]
pub(super) struct Grant {
    /// For a user, not for the application alone.
    pub(super) by_user: bool,
    /// By a public client.
    pub(super) public: bool,
    /// At the newer endpoint.
    pub(super) v2: bool,
}

pub(super) fn issue(world: &mut World, asked: &Asked, target: &Target, grant: Grant) -> Answer {
    let Grant {
        by_user,
        public,
        v2,
    } = grant;
    let now = asked.now.as_second();
    let scopes = if target.audience != Cloud::Global.resource() {
        "openid profile email"
    } else if world.truth.partner_api {
        "user_impersonation"
    } else {
        "openid profile"
    };
    let access = if by_user {
        delegated(world, now, &target.audience, scopes, public)
    } else {
        app_only(world, now, &target.audience)
    };
    // The older endpoint writes its numbers as strings (facts D.1).
    let number = |number: i64| {
        if v2 {
            json!(number)
        } else {
            json!(number.to_string())
        }
    };
    let mut body = json!({
        "token_type": "Bearer",
        "expires_in": number(LIFE),
        "ext_expires_in": number(LIFE),
        "access_token": world.mint.sign(&access),
    });
    if !v2 {
        body["expires_on"] = number(now + LIFE);
        body["not_before"] = number(now);
        body["resource"] = json!(target.audience);
    }
    if by_user {
        body["scope"] = json!(if v2 { target.scopes.as_str() } else { scopes });
        if target.offline {
            body["refresh_token"] = json!(world.refreshes.hand_out(target, asked.now));
        }
        if target.identity {
            let mut identity = delegated(world, now, world.truth.client_id, scopes, public);
            for name in [
                "scp",
                "amr",
                "acr",
                "appid",
                "appidacr",
                "tenant_region_scope",
            ] {
                identity.as_object_mut().map(|claims| claims.remove(name));
            }
            body["id_token"] = json!(world.mint.sign(&identity));
        }
    }
    Answer::json(200, &body)
}

/// The claims of application and user (facts H). Partner Center's tokens are of version 1.0 at both endpoints.
fn delegated(world: &World, now: i64, audience: &str, scopes: &str, public: bool) -> Value {
    let tenant = world.truth.token_tenant;
    json!({
        "aud": audience,
        "iss": format!("https://sts.windows.net/{tenant}/"),
        "iat": now,
        "nbf": now,
        "exp": now + LIFE,
        "acr": "1",
        "amr": world.truth.methods,
        "appid": world.truth.client_id,
        "appidacr": if public { "0" } else { "1" },
        "family_name": "Practice",
        "given_name": "Insights",
        "ipaddr": "127.0.0.1",
        "name": "Insights Practice",
        "oid": USER_OBJECT_ID,
        "scp": scopes,
        "tenant_region_scope": "NA",
        "tid": tenant,
        "unique_name": USER,
        "upn": USER,
        "ver": "1.0",
    })
}

/// The claims of the application alone: no user, no scopes, and no roles, since none are to be granted (facts B.1).
fn app_only(world: &World, now: i64, audience: &str) -> Value {
    let tenant = world.truth.token_tenant;
    json!({
        "aud": audience,
        "iss": format!("https://sts.windows.net/{tenant}/"),
        "iat": now,
        "nbf": now,
        "exp": now + LIFE,
        "appid": world.truth.client_id,
        "appidacr": "1",
        "idtyp": "app",
        "oid": SERVICE_PRINCIPAL,
        "sub": SERVICE_PRINCIPAL,
        "tenant_region_scope": "NA",
        "tid": tenant,
        "ver": "1.0",
    })
}
