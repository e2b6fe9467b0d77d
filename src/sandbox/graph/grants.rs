//! Graph's delegated permissions that were granted: `oauth2PermissionGrants` (facts B.4).

use super::super::answer::Answer;
use super::super::api::{self, Api};
use super::super::directory::{PermissionGrant, ROOM};
use super::super::world::{Asked, World};
use super::{
    Caller, Fault, Key, Outcome, Place, full, invalid, later, not_here, nothing, odata, only,
    required, sent, text,
};
use http::Method;
use serde_json::{Map, Value, json};

const READ: [&str; 2] = [
    "DelegatedPermissionGrant.ReadWrite.All",
    "Directory.Read.All",
];
const WRITE: [&str; 1] = ["DelegatedPermissionGrant.ReadWrite.All"];
/// How long the list of scopes may be, in characters (Graph's page on changing a grant).
const LONGEST: usize = 3850;
/// What a sign-in may ask for of every API.
const IDENTITY: [&str; 4] = ["openid", "profile", "email", "offline_access"];

/// A call on granted permissions.
pub(super) fn answer(world: &mut World, asked: &Asked, caller: &Caller, place: &Place) -> Outcome {
    match (asked.method, place) {
        (&Method::GET, Place::All) => list(world, asked, caller, None),
        (&Method::GET, Place::One(Key::Id(id))) => {
            readable(world, caller)?;
            let at = position(world, id)?;
            let thing = shown(&world.directory.grants[at]);
            odata::one(asked, "oauth2PermissionGrants", thing, &[])
        }
        (&Method::POST, Place::All) => {
            administers(world, caller)?;
            give(world, asked)
        }
        (&Method::PATCH, Place::One(Key::Id(id))) => {
            administers(world, caller)?;
            let at = position(world, id)?;
            let fields = sent(asked)?;
            // Whose grant it is and for what, stays (Graph's page on changing a grant).
            only(&fields, &["scope"])?;
            let resource = &world.directory.grants[at].resource;
            let scopes = scopes(&fields, api_of(world, resource)?)?;
            let known = later(world, asked);
            world.directory.grants[at].change(scopes, asked.now, known);
            Ok(Answer::empty(204))
        }
        (&Method::DELETE, Place::One(Key::Id(id))) => {
            administers(world, caller)?;
            let at = position(world, id)?;
            world.directory.grants.remove(at);
            Ok(Answer::empty(204))
        }
        (_, Place::Act(..) | Place::Count | Place::One(Key::AppId(_))) => Err(nothing()),
        _ => Err(not_here()),
    }
}

/// Refuses whoever may not see what was granted.
pub(super) fn readable(world: &World, caller: &Caller) -> Result<(), Fault> {
    caller.needs(&READ)?;
    caller.person(world).map(|_| ())
}

/// What was granted to the client with this service principal.
pub(super) fn of(world: &World, asked: &Asked, caller: &Caller, client: &str) -> Outcome {
    list(world, asked, caller, Some(client))
}

fn list(world: &World, asked: &Asked, caller: &Caller, client: Option<&str>) -> Outcome {
    readable(world, caller)?;
    let all = world.directory.grants.iter();
    let theirs = all.filter(|grant| client.is_none_or(|client| grant.client == client));
    let theirs: Vec<Value> = theirs.map(shown).collect();
    odata::all(asked, "oauth2PermissionGrants", &theirs)
}

fn administers(world: &World, caller: &Caller) -> Result<(), Fault> {
    caller.needs(&WRITE)?;
    if caller.person(world)?.administers_applications() {
        Ok(())
    } else {
        Err(Fault::denied())
    }
}

/// The grant of this id. Unlike those of directory objects it is no GUID, and capitals count in it.
fn position(world: &World, id: &str) -> Result<usize, Fault> {
    let mut all = world.directory.grants.iter();
    all.position(|grant| grant.id == id)
        .ok_or_else(|| Fault::missing("The permission grant does not exist."))
}

/// The API whose service principal this is.
fn api_of(world: &World, principal: &str) -> Result<&'static Api, Fault> {
    let mut all = world.directory.principals.iter();
    all.find(|known| known.id.eq_ignore_ascii_case(principal))
        .and_then(|known| api::by_app_id(&known.app_id))
        .ok_or_else(unknown_principal)
}

fn unknown_principal() -> Fault {
    Fault::bad("The clientId or the resourceId is not that of a service principal.")
}

/// The scopes that are sent, each once: some, and all of them the API's or a sign-in's.
fn scopes(fields: &Map<String, Value>, api: &Api) -> Result<Vec<String>, Fault> {
    let text = match fields.get("scope") {
        Some(Value::String(text)) if text.chars().count() <= LONGEST => text,
        None | Some(Value::Null) => {
            return Err(Fault::bad("A value is required for property 'scope'."));
        }
        Some(_) => return Err(invalid("scope")),
    };
    let mut scopes: Vec<String> = Vec::new();
    for scope in text.split_whitespace() {
        let known = api.scope(scope).map(|scope| scope.value);
        let known = known.or_else(|| IDENTITY.into_iter().find(|known| *known == scope));
        let Some(known) = known else {
            return Err(Fault::bad(
                "The scope is not one of the resource's permissions.",
            ));
        };
        if !scopes.iter().any(|there| there == known) {
            scopes.push(known.to_owned());
        }
    }
    if scopes.is_empty() {
        return Err(invalid("scope"));
    }
    Ok(scopes)
}

fn shown(grant: &PermissionGrant) -> Value {
    json!({
        "id": grant.id,
        "clientId": grant.client,
        "consentType": if grant.person.is_some() { "Principal" } else { "AllPrincipals" },
        "principalId": grant.person,
        "resourceId": grant.resource,
        "scope": grant.scopes.join(" "),
    })
}

fn give(world: &mut World, asked: &Asked) -> Outcome {
    let fields = sent(asked)?;
    only(
        &fields,
        &[
            "clientId",
            "consentType",
            "principalId",
            "resourceId",
            "scope",
        ],
    )?;
    let client = required(&fields, "clientId")?;
    let resource = required(&fields, "resourceId")?;
    let consent = required(&fields, "consentType")?;
    let person = match (consent, text(&fields, "principalId")?) {
        ("AllPrincipals", None) => None,
        ("Principal", Some(person)) => {
            let mut people = world.directory.people.iter();
            let known = people.find(|known| known.id.eq_ignore_ascii_case(person));
            let known = known.ok_or_else(|| Fault::bad("The principalId is not known."))?;
            Some(known.id.clone())
        }
        ("AllPrincipals" | "Principal", _) => {
            return Err(Fault::bad(
                "The consentType and the principalId do not go together.",
            ));
        }
        _ => return Err(invalid("consentType")),
    };
    let directory = &world.directory;
    let mut all = directory.principals.iter();
    let client = all.find(|known| known.id.eq_ignore_ascii_case(client));
    let client = client.ok_or_else(unknown_principal)?.id.clone();
    let scopes = scopes(&fields, api_of(world, resource)?)?;
    let resource = resource.to_ascii_lowercase();
    let there = |grant: &PermissionGrant| {
        grant.client == client && grant.resource == resource && grant.person == person
    };
    if directory.grants.iter().any(there) {
        // Facts B.4 have 409 or 400 for it; terraform-provider-azuread's users show this status with this code and text.
        return Err(Fault::new(
            409,
            "Request_MultipleObjectsWithSameKeyValue",
            "Permission entry already exists.",
        ));
    }
    if directory.grants.len() >= ROOM {
        return Err(full());
    }
    let grant = PermissionGrant {
        id: world.id(0x96a7),
        client,
        resource,
        person,
        scopes,
        known: later(world, asked),
        before: Vec::new(),
    };
    let thing = shown(&grant);
    world.directory.grants.push(grant);
    Ok(odata::made(asked, "oauth2PermissionGrants", thing))
}
