//! Consent: what an application wants, what is missing, who may give it; and the endpoint at which an administrator gives
//! it for everybody (facts B.3).

use super::authorize::{End, Wish};
use super::claims::Demands;
use super::client;
use super::device_code::home;
use super::flow;
use super::grant::{self, Target, given};
use super::page;
use super::redirect::{Mode, Reply, registered};
use super::refusal::{self as no, Refused};
use crate::sandbox::answer::Answer;
use crate::sandbox::api::{self, Api};
use crate::sandbox::directory::{Principal, ROOM};
use crate::sandbox::world::{Asked, World};
use http::Method;
use jiff::Timestamp;

/// The permissions that an application wants: those it asks for by name, else those that its registration lists.
pub(super) fn wanted(
    world: &World,
    client: &str,
    target: Option<&Target>,
) -> Vec<(&'static Api, String)> {
    if let Some(target) = target
        && !target.permissions().is_empty()
    {
        let named = |permission: &String| (target.api(), permission.clone());
        return target.permissions().iter().map(named).collect();
    }
    let Some(application) = world.directory.application(client, Timestamp::MAX) else {
        return Vec::new();
    };
    let mut wanted = Vec::new();
    for listed in &application.listed {
        let Some(api) = api::by_app_id(&listed.api) else {
            continue;
        };
        let of_target = target.is_none_or(|target| target.api().audience == api.audience);
        let scope = api.scopes.iter().find(|scope| scope.id == listed.id);
        if let Some(scope) = scope.filter(|_| of_target) {
            wanted.push((api, scope.value.to_owned()));
        }
    }
    wanted
}

/// True if something that is wanted has not been granted.
pub(super) fn is_missing(
    world: &World,
    now: Timestamp,
    client: &str,
    person: &str,
    target: Option<&Target>,
) -> bool {
    match target {
        Some(target) => grant::granted(world, now, client, person, target).is_none(),
        // The older endpoint may leave the resource to the token request: then all that is listed counts.
        None => wanted(world, client, None).iter().any(|(api, _)| {
            let granted = world.directory.granted(client, api.app_id, person, now);
            granted.is_none()
        }),
    }
}

/// True if only an administrator can consent to what is wanted.
pub(super) fn needs_admin(world: &World, client: &str, target: Option<&Target>) -> bool {
    wanted(world, client, target)
        .iter()
        .any(|(api, wanted)| is_for_admins(api, wanted))
}

fn is_for_admins(api: &Api, permission: &str) -> bool {
    api.scope(permission).is_some_and(|scope| scope.admin)
}

/// A person consents for themselves; to what is for administrators only if they are one.
pub(super) fn by_person(
    world: &mut World,
    now: Timestamp,
    client: &str,
    person: &str,
    target: Option<&Target>,
) {
    let admin = world
        .directory
        .person(person)
        .is_some_and(crate::sandbox::directory::Person::administers_applications);
    give(world, now, client, Some(person), target, admin);
}

/// An administrator consents for everybody.
pub(super) fn for_all(world: &mut World, now: Timestamp, client: &str, target: Option<&Target>) {
    give(world, now, client, None, target, true);
}

fn give(
    world: &mut World,
    now: Timestamp,
    client: &str,
    person: Option<&str>,
    target: Option<&Target>,
    admin: bool,
) {
    let Some(principal) = instantiated(world, client) else {
        return;
    };
    for (at, (api, scope)) in wanted(world, client, target).into_iter().enumerate() {
        if !admin && is_for_admins(api, &scope) {
            continue;
        }
        let Some(resource) = world.directory.principal_of(api.app_id) else {
            continue;
        };
        let resource = resource.id.clone();
        let id = format!("{}-{at}", world.id(0x96a7));
        world
            .directory
            .grant(id, &principal, &resource, person, vec![scope], now);
    }
}

/// The service principal of an application, made if there is none: whoever consents makes it.
fn instantiated(world: &mut World, client: &str) -> Option<String> {
    if let Some(principal) = world.directory.principal_of(client) {
        return Some(principal.id.clone());
    }
    let id = world.id(0x5b00);
    let directory = &mut world.directory;
    let application = directory.application(client, Timestamp::MAX)?;
    let principal = Principal {
        id: id.clone(),
        app_id: application.app_id.clone(),
        name: application.name.clone(),
        extra: crate::sandbox::directory::Extra::default(),
    };
    if directory.principals.len() >= ROOM {
        return None;
    }
    directory.principals.push(principal);
    Some(id)
}

/// The endpoint of the administrators' consent.
pub(super) fn answer(world: &mut World, asked: &Asked, tenant: &str, v2: bool) -> Answer {
    if asked.method != Method::GET {
        return Answer::empty(405).with("Allow", "GET");
    }
    match judge(world, asked, tenant, v2) {
        Ok(wish) => flow::begin(world, asked, wish),
        Err(refused) => page::refused(asked, &refused),
    }
}

/// Which refusals go back to the application is not documented; here all of them stay on the page: our assumption.
fn judge(world: &World, asked: &Asked, tenant: &str, v2: bool) -> Result<Wish, Refused> {
    let form = &asked.query;
    if form.repeats() {
        return Err(no::MALFORMED.into());
    }
    let client = given(form, "client_id")?;
    home(world, tenant, client, asked.now)?;
    let application = client::known(world, client, asked.now)?;
    let (redirect, platform) = registered(application, form)?;
    let target = if v2 {
        Some(grant::by_scope(world, given(form, "scope")?, true)?)
    } else {
        None
    };
    Ok(Wish {
        client: application.app_id.clone(),
        for_all: true,
        end: End::Redirect(Reply::new(redirect, form, Mode::Query)),
        platform,
        target,
        nonce: None,
        challenge: None,
        hint: form.get("login_hint").unwrap_or_default().to_owned(),
        demands: Demands::default(),
        consent: true,
    })
}
