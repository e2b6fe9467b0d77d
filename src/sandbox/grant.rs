//! Entra's token endpoints, the older and the newer: client credentials, password and device code; what tokens say
//! (facts D, E.4, E.5, H). Refresh tokens and authorization codes are judged in files of their own.

use super::answer::Answer;
use super::code;
use super::device_code;
use super::discovery::issuer;
use super::form::Form;
use super::identity::{id_or_mark, is_our_tenant};
use super::practice::{USER, USER_OBJECT_ID};
use super::redirect::Platform;
use super::refresh;
use super::refusal::{self as no, Refused};
use super::truth::{Account, Consent, Policy, Realm};
use super::world::{Asked, World};
use crate::model::endpoints::Cloud;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::Method;
use jiff::Timestamp;
use serde_json::{Value, json};

/// Partner Center's principal in every tenant (facts B.1).
pub(super) const PARTNER_CENTER_PRINCIPAL: &str = "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd";
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
/// The practice user as the applications know them: a name that is the same for nobody else.
const SUBJECT: &str = "practice-subject-AAAAAAAAAAAAAAAAAAAAAAAAAA";
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
    profile: bool,
}

impl Target {
    /// True for Graph, for which everybody has consented to what is asked for here.
    pub(super) fn is_graph(&self) -> bool {
        self.audience == GRAPH
    }

    /// This target, and what was granted together with it: what a code may be redeemed for.
    pub(super) fn beside(self, granted: &Self) -> Self {
        Self {
            offline: self.offline || granted.offline,
            identity: self.identity || granted.identity,
            profile: self.profile || granted.profile,
            ..self
        }
    }
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
        "authorization_code" => return code::token(world, asked, tenant, &form, v2),
        "refresh_token" => return refresh::token(world, asked, tenant, &form, v2),
        device_code::GRANT | device_code::OLD_GRANT => {
            return by_device_code(world, asked, tenant, &form, v2);
        }
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
    let session = by_password.then(|| Session::usual(world));
    let grant = Grant {
        session,
        public,
        v2,
        nonce: None,
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
    v2: bool,
) -> Result<Answer, Refused> {
    let client = given(form, "client_id")?;
    // Older libraries send the older endpoint `code`: our assumption.
    let name = if !v2 && form.get("device_code").is_none() && form.get("code").is_some() {
        "code"
    } else {
        "device_code"
    };
    let code = given(form, name)?;
    device_code::home(world, tenant)?;
    let public = application(world, client, form.get("client_secret"), true)?;
    let target = device_code::redeem(world, asked, code)?;
    // The person has shown a second factor, so the tenant's demand for one is met.
    if world.truth.policy == Policy::Block {
        return Err(no::BLOCKED.into());
    }
    consented(world, asked.now, client, &target)?;
    let grant = Grant {
        session: Some(Session::usual(world)),
        public,
        v2,
        nonce: None,
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
        Some(secret) => right_secret(world, client, secret).map(|()| false),
    }
}

/// Judges an application by the redirect URI of the sign-in (facts E.6); true if that makes it a public client.
pub(super) fn by_platform(
    world: &World,
    client: &str,
    secret: Option<&str>,
    platform: Platform,
) -> Result<bool, Refused> {
    known(world, client)?;
    match (platform, secret.filter(|secret| !secret.is_empty())) {
        (Platform::Native, None) => Ok(true),
        (Platform::Native, Some(_)) => Err(no::PUBLIC_CLIENT.into()),
        (Platform::Web, None) => Err(no::SECRET_NEEDED.into()),
        (Platform::Web, Some(secret)) => right_secret(world, client, secret).map(|()| false),
    }
}

fn right_secret(world: &World, client: &str, secret: &str) -> Result<(), Refused> {
    if secret != world.truth.client_secret {
        Err(no::WRONG_SECRET.of(client))
    } else if world.truth.secret_expired {
        Err(no::EXPIRED_SECRET.of(client))
    } else {
        Ok(())
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
        profile: true,
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
        profile: asked_for.contains(&"profile"),
    })
}

/// Name and password.
pub(super) fn sign_in(
    world: &mut World,
    now: Timestamp,
    name: &str,
    password: &str,
) -> Result<(), Refused> {
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
    if target.is_graph() {
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

/// How a user signed in, which a refresh token remembers.
#[derive(Clone, Copy)]
pub(super) struct Session {
    /// What they proved who they are with, as the token says it (`amr`).
    pub(super) methods: &'static [&'static str],
    /// What the redirect URI was registered for, if they signed in by browser: that decides whether the application counts
    /// as public, whatever else is registered of it.
    pub(super) platform: Option<Platform>,
}

impl Session {
    /// What a sign-in of this world usually gives.
    pub(super) fn usual(world: &World) -> Self {
        Self {
            methods: world.truth.methods,
            platform: None,
        }
    }
}

/// How a token was asked for.
#[derive(Clone, Copy)]
pub(super) struct Grant<'a> {
    /// The user's sign-in; `None` for the application alone.
    pub(super) session: Option<Session>,
    /// By a public client.
    pub(super) public: bool,
    /// At the newer endpoint.
    pub(super) v2: bool,
    /// What the id token repeats of the request.
    pub(super) nonce: Option<&'a str>,
}

pub(super) fn issue(world: &mut World, asked: &Asked, target: &Target, grant: Grant) -> Answer {
    let Grant {
        session,
        public,
        v2,
        nonce,
    } = grant;
    let now = asked.now.as_second();
    let scopes = if target.audience != Cloud::Global.resource() {
        "openid profile email"
    } else if world.truth.partner_api {
        "user_impersonation"
    } else {
        "openid profile"
    };
    let access = match session {
        Some(session) => delegated(world, now, target, scopes, session, public),
        None => app_only(world, now, &target.audience),
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
    if let Some(session) = session {
        body["scope"] = json!(if v2 { target.scopes.as_str() } else { scopes });
        if target.offline {
            body["refresh_token"] = json!(world.refreshes.hand_out(target, session, asked.now));
        }
        if target.identity {
            let claims = id_token(world, asked, target, v2, nonce);
            body["id_token"] = json!(world.mint.sign(&claims));
        }
        // Libraries ask for it to tell accounts apart; the facts do not know it: our assumption.
        if asked.asks_client_info() {
            let known = json!({"uid": USER_OBJECT_ID, "utid": world.truth.token_tenant});
            body["client_info"] = json!(URL_SAFE_NO_PAD.encode(known.to_string()));
        }
    }
    Answer::json(200, &body)
}

/// The claims that tell the application who signed in. The two versions differ in issuer and names; those of version 2.0
/// come with the scope `profile`.
fn id_token(world: &World, asked: &Asked, target: &Target, v2: bool, nonce: Option<&str>) -> Value {
    let tenant = world.truth.token_tenant;
    let now = asked.now.as_second();
    let mut claims = json!({
        "aud": world.truth.client_id,
        "iss": issuer(&asked.origin, tenant, v2),
        "iat": now,
        "nbf": now,
        "exp": now + LIFE,
        "sub": SUBJECT,
        "tid": tenant,
        "ver": if v2 { "2.0" } else { "1.0" },
    });
    if let Some(nonce) = nonce {
        claims["nonce"] = json!(nonce);
    }
    if !v2 {
        claims["family_name"] = json!("Practice");
        claims["given_name"] = json!("Insights");
        claims["ipaddr"] = json!("127.0.0.1");
        claims["unique_name"] = json!(USER);
        claims["upn"] = json!(USER);
    }
    if !v2 || target.profile {
        claims["name"] = json!("Insights Practice");
        claims["oid"] = json!(USER_OBJECT_ID);
    }
    if v2 && target.profile {
        claims["preferred_username"] = json!(USER);
    }
    claims
}

/// The claims of application and user (facts H). Partner Center's tokens are of version 1.0 at both endpoints.
fn delegated(
    world: &World,
    now: i64,
    target: &Target,
    scopes: &str,
    session: Session,
    public: bool,
) -> Value {
    let tenant = world.truth.token_tenant;
    json!({
        "aud": target.audience,
        "iss": format!("https://sts.windows.net/{tenant}/"),
        "iat": now,
        "nbf": now,
        "exp": now + LIFE,
        "acr": "1",
        "amr": session.methods,
        "appid": world.truth.client_id,
        "appidacr": if public { "0" } else { "1" },
        "family_name": "Practice",
        "given_name": "Insights",
        "ipaddr": "127.0.0.1",
        "name": "Insights Practice",
        "oid": USER_OBJECT_ID,
        "scp": scopes,
        "sub": SUBJECT,
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
