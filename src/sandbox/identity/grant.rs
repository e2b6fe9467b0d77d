//! Entra's token endpoints, the older and the newer: client credentials, password and device code (facts D, E.4, E.5). Refresh tokens and authorization codes are judged in files of their own.

use super::claims::Demands;
use super::client;
use super::code;
use super::device_code;
use super::discovery::realm;
pub(super) use super::issue::{Grant, Session, issue};
use super::refresh;
use super::refusal::{self as no, Refused};
use crate::sandbox::answer::Answer;
use crate::sandbox::api::{self, Api, GRAPH, PARTNER_CENTER};
use crate::sandbox::directory::Application;
use crate::sandbox::form::Form;
use crate::sandbox::identity::{is_our_tenant, no_tenant, resource_or_mark, word_or_mark};
use crate::sandbox::truth::{Account, Consent, Policy, Realm};
use crate::sandbox::world::{Asked, World};
use http::Method;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Scopes that belong to no resource.
const IDENTITY_SCOPES: [&str; 4] = ["openid", "profile", "email", "offline_access"];

/// What is wrong with the scope of an application alone.
const ALONE: &str = "an application alone asks for /.default of an API";

/// What a token is asked for.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Target {
    /// What the token is for.
    pub(super) audience: String,
    /// The permissions of the API that were asked for by name; none for all that are granted.
    permissions: Vec<String>,
    /// What the answer of the newer endpoint says under `scope`.
    pub(super) scopes: String,
    /// A refresh token is wanted,
    pub(super) offline: bool,
    /// an id token,
    pub(super) identity: bool,
    /// and the name in it.
    pub(super) profile: bool,
}

impl Target {
    /// The API.
    pub(super) fn api(&self) -> &'static Api {
        api::by_audience(&self.audience).unwrap_or(&GRAPH)
    }

    /// The permissions that were asked for by name.
    pub(super) fn permissions(&self) -> &[String] {
        &self.permissions
    }

    /// The scopes as they were asked for.
    pub(super) fn said(&self) -> &str {
        &self.scopes
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
    let form = client::by_header(asked, posted(asked, "grant_type")?)?;
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
    let user = if by_password {
        Some((given(&form, "username")?, given(&form, "password")?))
    } else {
        None
    };
    home(world, tenant, client, user.map(|(name, _)| name), asked.now)?;
    let demands = Demands::read(&form)?;
    let public = client::judge(world, asked.now, client, &form, by_password)?;
    let target = if v2 {
        by_scope(world, wanted, by_password)?
    } else {
        by_resource(world, wanted)?
    };
    let (session, scopes) = if let Some((name, password)) = user {
        let person = sign_in(world, asked.now, name, password)?;
        let session = Session::usual(world, &person);
        let proved = session.second_factor || !demands.second_factor;
        let scopes = allowed(world, asked.now, client, &person, &target, proved)?;
        (Some(session), scopes)
    } else if world.directory.principal_of(client).is_none() {
        return Err(no::NO_PRINCIPAL.of(client));
    } else {
        (None, String::new())
    };
    let grant = Grant {
        client,
        session,
        scopes,
        public,
        v2,
        capable: demands.capable,
        nonce: None,
    };
    Ok(issue(world, asked, &target, &grant))
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
    device_code::home(world, tenant, client, asked.now)?;
    let demands = Demands::read(form)?;
    let public = client::judge(world, asked.now, client, form, true)?;
    let (target, session) = device_code::redeem(world, asked, client, code)?;
    suffices(world, &session, demands, &target)?;
    let scopes = consented(world, asked.now, client, &session.person, &target)?;
    let grant = Grant {
        client,
        session: Some(session),
        scopes,
        public,
        v2,
        capable: demands.capable,
        nonce: None,
    };
    Ok(issue(world, asked, &target, &grant))
}

/// Judges a sign-in that is over by what the tenant and the application demand beyond the password.
pub(super) fn suffices(
    world: &World,
    session: &Session,
    demands: Demands,
    target: &Target,
) -> Result<(), Refused> {
    let policy = world.truth.policy;
    if policy == Policy::Block {
        return Err(no::BLOCKED.into());
    }
    let demanded = policy == Policy::Mfa || demands.second_factor;
    if demanded && !session.second_factor {
        return Err(no::MFA.of(target.api().app_id));
    }
    Ok(())
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

fn home(
    world: &World,
    tenant: &str,
    client: &str,
    user: Option<&str>,
    now: Timestamp,
) -> Result<(), Refused> {
    match (tenant.to_ascii_lowercase().as_str(), user) {
        ("common" | "consumers", Some(_)) => Err(no::NEEDS_TENANT.into()),
        ("organizations", Some(user)) => {
            device_code::home(world, tenant, client, now)?;
            // The user's domain tells the tenant. Which code goes with which of the two is our assumption.
            match user.rsplit_once('@') {
                None => Err(no::NO_TENANT.into()),
                Some(_) if realm(world, user).0 == Realm::Unknown => Err(no::NO_SUCH_DOMAIN.into()),
                Some(_) => Ok(()),
            }
        }
        ("common" | "consumers" | "organizations", None) => Err(no::NO_TENANT.into()),
        _ if is_our_tenant(world, tenant) => Ok(()),
        _ => Err(no_tenant(tenant, no::UNKNOWN_TENANT)),
    }
}

pub(super) fn by_resource(world: &World, resource: &str) -> Result<Target, Refused> {
    let api = api::by_name(resource).ok_or_else(|| no_resource(resource))?;
    if world.directory.principal_of(api.app_id).is_none() {
        return Err(no::NO_RESOURCE.of(resource));
    }
    Ok(Target {
        audience: api.audience.to_owned(),
        permissions: Vec::new(),
        scopes: String::new(),
        // The older endpoint gives a refresh token and an id token without being asked (facts D.1, D.2).
        offline: true,
        identity: true,
        profile: true,
    })
}

fn no_resource(named: &str) -> Refused {
    no::NO_RESOURCE.of(resource_or_mark(named))
}

pub(super) fn by_scope(world: &World, scope: &str, by_user: bool) -> Result<Target, Refused> {
    // Each counts once: what is remembered of a request must not be as long as the request.
    let mut seen = HashSet::new();
    let asked_for: Vec<&str> = scope
        .split(' ')
        .filter(|scope| !scope.is_empty() && seen.insert(*scope))
        .collect();
    let mut of: Option<&'static Api> = None;
    let mut permissions = Vec::new();
    let mut all = false;
    for one in asked_for
        .iter()
        .filter(|scope| !IDENTITY_SCOPES.contains(scope))
    {
        // A permission without an API is one of Graph's (facts D.2).
        let (api, permission) = match one.rsplit_once('/') {
            Some((resource, permission)) => {
                let api = api::by_name(resource).ok_or_else(|| no_resource(resource))?;
                (api, permission)
            }
            None if GRAPH.scope(one).is_some() => (&GRAPH, *one),
            None => return Err(no::SCOPE.of(format!("'{}' is none", word_or_mark(one)))),
        };
        // One API for each request.
        if of.is_some_and(|of| of.audience != api.audience) {
            return Err(no::SCOPE.of("it names more than one API"));
        }
        of = Some(api);
        match api.scope(permission) {
            _ if permission == ".default" => all = true,
            // An application alone can ask only for everything it was granted.
            Some(_) if !by_user => return Err(no::SCOPE.of(ALONE)),
            Some(scope) => permissions.push(scope.value.to_owned()),
            None => {
                let named = word_or_mark(permission);
                let detail = format!(
                    "'{named}', which the resource '{}' does not have",
                    api.app_id
                );
                return Err(no::NO_SUCH_SCOPE.of(detail));
            }
        }
    }
    let api = match of {
        Some(api) => api,
        None if by_user => &GRAPH,
        None => return Err(no::SCOPE.of(ALONE)),
    };
    // All that is granted, and something by name: our assumption is that Entra does not take both.
    if all && !permissions.is_empty() {
        return Err(no::SCOPE.of("it asks for /.default and for something by name"));
    }
    if world.directory.principal_of(api.app_id).is_none() {
        return Err(no::NO_API_PRINCIPAL.of(api.app_id));
    }
    Ok(Target {
        audience: api.audience.to_owned(),
        permissions,
        scopes: asked_for.join(" "),
        offline: asked_for.contains(&"offline_access"),
        identity: asked_for.contains(&"openid"),
        profile: asked_for.contains(&"profile"),
    })
}

/// Name and password; the object id of whose they are.
pub(super) fn sign_in(
    world: &mut World,
    now: Timestamp,
    name: &str,
    password: &str,
) -> Result<String, Refused> {
    let realm = realm(world, name).0;
    let person = world
        .directory
        .person_named(name)
        // Where the realm is not known, nobody's account is.
        .filter(|person| person.account != Account::Missing && realm != Realm::Unknown)
        .ok_or(no::NO_USER)?;
    if realm == Realm::Federated {
        // Entra holds no password of a federated user, so whatever is typed is wrong (facts D.3, I).
        return Err(no::WRONG_PASSWORD.into());
    }
    if person.account == Account::Locked || person.lockout.holds(now) {
        return Err(no::LOCKED.into());
    }
    if password != person.password {
        person.lockout.wrong(now);
        return Err(no::WRONG_PASSWORD.into());
    }
    person.lockout.right();
    match person.account {
        Account::Disabled => Err(no::DISABLED.into()),
        Account::PasswordExpired => Err(no::PASSWORD_EXPIRED.into()),
        Account::Fine | Account::Missing | Account::Locked => Ok(person.id.clone()),
    }
}

/// What the tenant demands beyond the password, and the application of the token, if the password has not `proved` it; and then
/// the consent: what is granted.
fn allowed(
    world: &mut World,
    now: Timestamp,
    client: &str,
    person: &str,
    target: &Target,
    proved: bool,
) -> Result<String, Refused> {
    match world.truth.policy {
        Policy::Open if proved => {}
        Policy::Open | Policy::Mfa => return Err(no::MFA.of(target.api().app_id)),
        Policy::Block => return Err(no::BLOCKED.into()),
    }
    consented(world, now, client, person, target)
}

/// What a token of this application for this person says under `scp`.
pub(super) fn consented(
    world: &mut World,
    now: Timestamp,
    client: &str,
    person: &str,
    target: &Target,
) -> Result<String, Refused> {
    let arriving = world.truth.consent == Consent::Arriving
        && client.eq_ignore_ascii_case(world.truth.client_id)
        && !target.api().is_graph();
    if arriving && !world.consent_arrived(now) {
        return Err(no::NO_CONSENT.of(client));
    }
    granted(world, now, client, person, target).ok_or_else(|| ungranted(world, client, target))
}

/// Why an application is refused that has no consent to what it wants: nobody has given it, or nobody can (facts F.2).
pub(super) fn ungranted(world: &World, client: &str, target: &Target) -> Refused {
    let application = world.directory.application(client, Timestamp::MAX);
    let api = target.api();
    if api::is_first_party(client) {
        return no::FIRST_PARTY.of(api.app_id);
    }
    let lists = |application: &Application| {
        application.foreign || application.listed.iter().any(|one| one.api == api.app_id)
    };
    // What is asked for by name need not be listed: it can be consented to all the same (facts B.5).
    if !target.permissions.is_empty() || application.is_none_or(lists) {
        return no::NO_CONSENT.of(client);
    }
    // The older endpoint names the API, the newer one wants all that is listed of it. That the two codes are divided so is
    // our assumption.
    if target.scopes.is_empty() {
        no::NOT_LISTED.of(api.app_id)
    } else {
        no::NOTHING_LISTED.of(api.app_id)
    }
}

/// The permissions that the application has, if they are all that is wanted.
pub(super) fn granted(
    world: &World,
    now: Timestamp,
    client: &str,
    person: &str,
    target: &Target,
) -> Option<String> {
    let api = target.api();
    let granted = world.directory.granted(client, api.app_id, person, now);
    // That a narrower consent gets a token nevertheless is what the scenario `no-partner-api` is about.
    let lax = !world.truth.partner_api
        && api.audience == PARTNER_CENTER.audience
        && client.eq_ignore_ascii_case(world.truth.client_id);
    if lax || !api.is_graph() && target.permissions.is_empty() {
        return granted.map(|granted| granted.join(" "));
    }
    let granted = granted.unwrap_or_default();
    if target.permissions.is_empty() {
        // Who is signed in may always be said.
        let identity = ["openid", "profile", "email"];
        let more = granted
            .iter()
            .filter(|scope| !identity.contains(&scope.as_str()));
        let mut all = identity.map(str::to_owned).to_vec();
        all.extend(more.cloned());
        return Some(all.join(" "));
    }
    let covered = |wanted: &String| {
        granted
            .iter()
            .any(|scope| scope.eq_ignore_ascii_case(wanted))
    };
    target
        .permissions
        .iter()
        .all(covered)
        .then(|| granted.join(" "))
}
