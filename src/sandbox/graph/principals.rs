//! Graph's service principals (facts B.4).

use super::super::answer::Answer;
use super::super::api;
use super::super::directory::{Extra, Principal, ROOM};
use super::super::practice::TENANT_ID;
use super::super::world::{Asked, World};
use super::odata::Thing as _;
use super::properties::{self, PRINCIPAL};
use super::{
    Caller, Fault, Key, Outcome, Place, full, grants, invalid, not_here, nothing, odata, people,
    required, room, sent,
};
use http::Method;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

const READ: [&str; 3] = [
    "Application.Read.All",
    "Application.ReadWrite.All",
    "Directory.Read.All",
];
/// The tenant of Microsoft's that its APIs belong to (facts B.1), and the one of Graph's own tools (facts B.5).
const MICROSOFT: &str = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";
const OF_TOOLS: &str = "cdc5aeea-15c5-4db6-b079-fcadd2505dc2";

/// A call on service principals.
pub(super) fn answer(world: &mut World, asked: &Asked, caller: &Caller, place: &Place) -> Outcome {
    match (asked.method, place) {
        (&Method::GET, Place::All) => odata::all(asked, "servicePrincipals", all(world, caller)?),
        (&Method::GET, Place::Count) => odata::count(asked, all(world, caller)?),
        (&Method::GET, Place::One(key)) => {
            caller.needs(&READ)?;
            caller.person(world)?;
            let at = position(world, *key)?;
            let thing = world.directory.principals[at].shown(None);
            odata::one(asked, "servicePrincipals", thing, &[])
        }
        (&Method::POST, Place::All) => create(world, asked, caller),
        (&Method::PATCH, Place::One(key)) => {
            let at = writable(world, caller, *key)?;
            let fields = sent(asked)?;
            // Judged on a copy: a refused request changes nothing.
            let mut changed = world.directory.principals[at].clone();
            change(&mut changed.extra.properties, &fields)?;
            let before = room::principal(&world.directory.principals[at]);
            room::takes(&world.directory, before, room::principal(&changed))?;
            world.directory.principals[at] = changed;
            Ok(Answer::empty(204))
        }
        (&Method::DELETE, Place::One(key)) => {
            let at = writable(world, caller, *key)?;
            let app_id = world.directory.principals[at].app_id.clone();
            world.directory.forget(&app_id);
            Ok(Answer::empty(204))
        }
        (&Method::GET, Place::Act(key, "owners")) => {
            caller.needs(&READ)?;
            caller.person(world)?;
            let at = position(world, *key)?;
            let owner = world.directory.principals[at].extra.owner.as_deref();
            people::owners(world, asked, owner)
        }
        (&Method::GET, Place::Act(key, "oauth2PermissionGrants")) => {
            grants::readable(world, caller)?;
            let at = position(world, *key)?;
            let client = world.directory.principals[at].id.clone();
            grants::of(world, asked, caller, &client)
        }
        (_, Place::Act(_, "owners" | "oauth2PermissionGrants")) => Err(not_here()),
        (_, Place::Act(..)) => Err(nothing()),
        _ => Err(not_here()),
    }
}

fn all<'a>(world: &'a World, caller: &Caller) -> Result<&'a [Principal], Fault> {
    caller.needs(&READ)?;
    caller.person(world)?;
    Ok(&world.directory.principals)
}

fn position(world: &World, key: Key) -> Result<usize, Fault> {
    key.judge()?;
    let mut all = world.directory.principals.iter();
    all.position(|known| key.names(&known.id, &known.app_id))
        .ok_or_else(|| Fault::missing("The service principal does not exist."))
}

/// The service principal, if the caller may change it: as with applications.
fn writable(world: &World, caller: &Caller, key: Key) -> Result<usize, Fault> {
    caller.needs(&["Application.ReadWrite.All"])?;
    let person = caller.person(world)?;
    let found = position(world, key);
    let owns = |at: &usize| {
        let owner = &world.directory.principals[*at].extra.owner;
        owner.as_deref() == Some(person.id.as_str())
    };
    if person.administers_applications() || found.as_ref().is_ok_and(owns) {
        found
    } else {
        Err(Fault::denied())
    }
}

/// Sets properties that are only kept.
fn change(kept: &mut Map<String, Value>, fields: &Map<String, Value>) -> Result<(), Fault> {
    for (name, value) in fields {
        match name.as_str() {
            // Programs send it with the application's id. That nobody can sign in is not played, and so not taken either.
            "accountEnabled" if *value == Value::Bool(true) => {}
            "accountEnabled" => return Err(invalid(name)),
            note if properties::is_note(note) => {}
            _ => properties::set(&PRINCIPAL, kept, name, value)?,
        }
    }
    Ok(())
}

impl odata::Thing for Principal {
    fn shown(&self, names: Option<&[&str]>) -> Value {
        let wanted = |name: &str| names.is_none_or(|names| names.contains(&name));
        let api = api::by_app_id(&self.app_id);
        let owner = match api {
            Some(_) => MICROSOFT,
            None if self.app_id.eq_ignore_ascii_case(api::GRAPH_TOOLS) => OF_TOOLS,
            None => TENANT_ID,
        };
        let mut others = vec![self.app_id.as_str()];
        others.extend(api.map(|api| api.audience));
        let scopes: Vec<Value> =
            api.map_or_else(Vec::new, |api| api.scopes.iter().map(shown_scope).collect());
        let mut shown = json!({
            "id": self.id,
            "deletedDateTime": null,
            "accountEnabled": true,
            "appDisplayName": self.name,
            "appId": self.app_id,
            "appOwnerOrganizationId": owner,
            "displayName": self.name,
            "publisherName": if owner == TENANT_ID { "Contoso" } else { "Microsoft Services" },
            "servicePrincipalNames": others,
            "servicePrincipalType": "Application",
            "keyCredentials": [],
            "oauth2PermissionScopes": scopes,
            "passwordCredentials": [],
        });
        for (name, value) in properties::shown(&PRINCIPAL, &self.extra.properties, wanted) {
            shown[name] = value;
        }
        shown
    }
}

/// A permission, with all its documented properties. The texts that people read are ours.
fn shown_scope(scope: &api::Scope) -> Value {
    let gist = format!("Use {} as the signed-in user.", scope.value);
    let for_users = (!scope.admin).then_some(gist.as_str());
    json!({
        "adminConsentDescription": gist,
        "adminConsentDisplayName": scope.value,
        "id": scope.id,
        "isEnabled": true,
        "type": if scope.admin { "Admin" } else { "User" },
        "userConsentDescription": for_users,
        "userConsentDisplayName": for_users.map(|_| scope.value),
        "value": scope.value,
    })
}

fn create(world: &mut World, asked: &Asked, caller: &Caller) -> Outcome {
    caller.needs(&["Application.ReadWrite.All"])?;
    if !caller.person(world)?.registers_applications() {
        return Err(Fault::denied());
    }
    let mut fields = sent(asked)?;
    let app_id = required(&fields, "appId")?.to_owned();
    fields.remove("appId");
    let mut kept = Map::new();
    change(&mut kept, &fields)?;
    let of_ours = world.directory.application(&app_id, Timestamp::MAX);
    let name = match (of_ours, api::by_app_id(&app_id)) {
        (Some(application), _) => application.name.clone(),
        (None, Some(api)) => api.name.to_owned(),
        (None, None) => {
            return Err(Fault::bad(
                "The appId does not reference a valid application object.",
            ));
        }
    };
    if world.directory.principal_of(&app_id).is_some() {
        // Facts B.4 have 409 or 400 for it; terraform-provider-azuread's users show this status with this code.
        return Err(Fault::new(
            409,
            "Request_MultipleObjectsWithSameKeyValue",
            "The service principal cannot be created: there is one of this application already.",
        ));
    }
    if world.directory.principals.len() >= ROOM {
        return Err(full());
    }
    let principal = Principal {
        id: world.id(0x5b01),
        app_id: app_id.to_ascii_lowercase(),
        name,
        extra: Extra {
            owner: Some(caller.person.clone()),
            properties: kept,
        },
    };
    room::takes(&world.directory, 0, room::principal(&principal))?;
    let thing = principal.shown(None);
    world.directory.principals.push(principal);
    Ok(odata::made(asked, "servicePrincipals", thing))
}
