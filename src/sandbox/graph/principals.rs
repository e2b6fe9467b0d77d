//! Graph's service principals, and the delegated permissions granted to them (facts B.4).

use super::super::answer::Answer;
use super::super::api;
use super::super::directory::{PermissionGrant, Principal, ROOM};
use super::super::world::{Asked, World};
use super::{Caller, Fault, Key, Outcome, Place, not_here, nothing, odata, required, sent, text};
use http::Method;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

const READ: [&str; 3] = [
    "Application.Read.All",
    "Application.ReadWrite.All",
    "Directory.Read.All",
];
const READ_GRANTS: [&str; 2] = [
    "DelegatedPermissionGrant.ReadWrite.All",
    "Directory.Read.All",
];

/// A call on service principals.
pub(super) fn answer(world: &mut World, asked: &Asked, caller: &Caller, place: &Place) -> Outcome {
    match (asked.method, place) {
        (&Method::GET, Place::All) => {
            caller.needs(&READ)?;
            caller.person(world)?;
            let all = world.directory.principals.iter().map(shown).collect();
            odata::all(asked, "servicePrincipals", all)
        }
        (&Method::GET, Place::One(key)) => {
            caller.needs(&READ)?;
            caller.person(world)?;
            let principal = world.directory.principals.iter().find(|known| match key {
                Key::Id(id) => known.id.eq_ignore_ascii_case(id),
                Key::AppId(app_id) => known.app_id.eq_ignore_ascii_case(app_id),
            });
            let principal =
                principal.ok_or_else(|| Fault::missing("The service principal does not exist."))?;
            odata::one(asked, 200, "servicePrincipals/$entity", shown(principal))
        }
        (&Method::POST, Place::All) => create(world, asked, caller),
        (_, Place::Act(..)) => Err(nothing()),
        _ => Err(not_here()),
    }
}

fn shown(principal: &Principal) -> Value {
    let api = api::by_app_id(&principal.app_id);
    let scopes: Vec<Value> = api.map_or_else(Vec::new, |api| {
        let one = |scope: &api::Scope| json!({"id": scope.id, "value": scope.value, "type": if scope.admin { "Admin" } else { "User" }, "isEnabled": true});
        api.scopes.iter().map(one).collect()
    });
    json!({
        "id": principal.id,
        "appId": principal.app_id,
        "displayName": principal.name,
        "appDisplayName": principal.name,
        "accountEnabled": true,
        "servicePrincipalType": "Application",
        "oauth2PermissionScopes": scopes,
    })
}

fn create(world: &mut World, asked: &Asked, caller: &Caller) -> Outcome {
    caller.needs(&["Application.ReadWrite.All"])?;
    if !caller.person(world)?.registers_applications() {
        return Err(Fault::denied());
    }
    let fields = sent(asked)?;
    let app_id = required(&fields, "appId")?;
    let of_ours = world.directory.application(app_id, Timestamp::MAX);
    let name = match (of_ours, api::by_app_id(app_id)) {
        (Some(application), _) => application.name.clone(),
        (None, Some(api)) => api.name.to_owned(),
        (None, None) => {
            return Err(Fault::bad(
                "The appId does not reference a valid application object.",
            ));
        }
    };
    if world.directory.principal_of(app_id).is_some() {
        // Facts B.4 have 409 or 400 for it; the code is our assumption.
        return Err(Fault::new(
            409,
            "Request_MultipleObjectsWithSameKeyValue",
            "There is a service principal of this application already.",
        ));
    }
    if world.directory.principals.len() >= ROOM {
        return Err(full());
    }
    let principal = Principal {
        id: world.id(0x5b01),
        app_id: app_id.to_ascii_lowercase(),
        name,
    };
    let thing = shown(&principal);
    world.directory.principals.push(principal);
    odata::one(asked, 201, "servicePrincipals/$entity", thing)
}

pub(super) fn full() -> Fault {
    Fault::new(
        403,
        "Directory_QuotaExceeded",
        "The quota of the directory is used up.",
    )
}

/// A call on granted permissions.
pub(super) fn grants(world: &mut World, asked: &Asked, caller: &Caller, place: &Place) -> Outcome {
    let write = ["DelegatedPermissionGrant.ReadWrite.All"];
    match (asked.method, place) {
        (&Method::GET, Place::All) => {
            caller.needs(&READ_GRANTS)?;
            caller.person(world)?;
            let all = world.directory.grants.iter().map(shown_grant).collect();
            odata::all(asked, "oauth2PermissionGrants", all)
        }
        (&Method::GET, Place::One(Key::Id(id))) => {
            caller.needs(&READ_GRANTS)?;
            caller.person(world)?;
            let at = position(world, id)?;
            let thing = shown_grant(&world.directory.grants[at]);
            odata::one(asked, 200, "oauth2PermissionGrants/$entity", thing)
        }
        (&Method::POST, Place::All) => {
            caller.needs(&write)?;
            give(world, asked, caller)
        }
        (&Method::PATCH, Place::One(Key::Id(id))) => {
            caller.needs(&write)?;
            administers(world, caller)?;
            let at = position(world, id)?;
            let fields = sent(asked)?;
            let scopes = scopes(required(&fields, "scope")?);
            world.directory.grants[at].scopes = scopes;
            Ok(Answer::empty(204))
        }
        (&Method::DELETE, Place::One(Key::Id(id))) => {
            caller.needs(&write)?;
            administers(world, caller)?;
            let at = position(world, id)?;
            world.directory.grants.remove(at);
            Ok(Answer::empty(204))
        }
        (_, Place::Act(..) | Place::One(Key::AppId(_))) => Err(nothing()),
        _ => Err(not_here()),
    }
}

fn administers(world: &World, caller: &Caller) -> Result<(), Fault> {
    if caller.person(world)?.administers_applications() {
        Ok(())
    } else {
        Err(Fault::denied())
    }
}

fn position(world: &World, id: &str) -> Result<usize, Fault> {
    let found = world
        .directory
        .grants
        .iter()
        .position(|grant| grant.id == id);
    found.ok_or_else(|| Fault::missing("The permission grant does not exist."))
}

fn scopes(text: &str) -> Vec<String> {
    text.split(' ')
        .filter(|scope| !scope.is_empty())
        .map(str::to_owned)
        .collect()
}

fn shown_grant(grant: &PermissionGrant) -> Value {
    json!({
        "id": grant.id,
        "clientId": grant.client,
        "consentType": if grant.person.is_some() { "Principal" } else { "AllPrincipals" },
        "principalId": grant.person,
        "resourceId": grant.resource,
        "scope": grant.scopes.join(" "),
    })
}

fn give(world: &mut World, asked: &Asked, caller: &Caller) -> Outcome {
    administers(world, caller)?;
    let fields = sent(asked)?;
    let client = required(&fields, "clientId")?;
    let resource = required(&fields, "resourceId")?;
    let scopes = scopes(required(&fields, "scope")?);
    let person = match (
        required(&fields, "consentType")?,
        text(&fields, "principalId")?,
    ) {
        ("AllPrincipals", None) => None,
        ("Principal", Some(person)) => {
            let known = world.directory.person(person);
            Some(
                known
                    .ok_or_else(|| Fault::bad("The principalId is not known."))?
                    .id
                    .clone(),
            )
        }
        _ => {
            return Err(Fault::bad(
                "The consentType and the principalId do not go together.",
            ));
        }
    };
    let directory = &world.directory;
    let known = |id: &str| directory.principals.iter().find(|known| known.id == id);
    let no = || Fault::bad("The clientId or the resourceId is not that of a service principal.");
    let (client, resource) = (
        known(client).ok_or_else(no)?,
        known(resource).ok_or_else(no)?,
    );
    let api = api::by_app_id(&resource.app_id).ok_or_else(no)?;
    let identity = ["openid", "profile", "email", "offline_access"];
    let strange =
        |scope: &&String| api.scope(scope).is_none() && !identity.contains(&scope.as_str());
    if scopes.iter().any(|scope| strange(&scope)) || scopes.is_empty() {
        return Err(Fault::bad(
            "The scope is not one of the resource's permissions.",
        ));
    }
    let (client, resource) = (client.id.clone(), resource.id.clone());
    let there = |grant: &PermissionGrant| {
        grant.client == client && grant.resource == resource && grant.person == person
    };
    if directory.grants.iter().any(there) {
        // The text is not confirmed (facts B.4), and neither is which of the two statuses it has.
        return Err(Fault::new(
            409,
            "Request_MultipleObjectsWithSameKeyValue",
            "Permission entry already exists.",
        ));
    }
    if directory.grants.len() >= ROOM {
        return Err(full());
    }
    let lag = SignedDuration::from_secs(directory.lag);
    let grant = PermissionGrant {
        id: world.id(0x96a7),
        client,
        resource,
        person,
        scopes,
        known: asked.now.checked_add(lag).unwrap_or(asked.now),
    };
    let thing = shown_grant(&grant);
    world.directory.grants.push(grant);
    odata::one(asked, 201, "oauth2PermissionGrants/$entity", thing)
}
