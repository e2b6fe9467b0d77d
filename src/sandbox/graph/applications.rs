//! Graph's applications: found, registered, changed, given secrets and deprived of them (facts B.4).

use super::super::answer::Answer;
use super::super::api;
use super::super::directory::{Application, ClientSecret, Listed, ROOM, SecretPolicy};
use super::super::world::{Asked, World};
use super::principals::full;
use super::{
    Caller, Fault, Key, Outcome, Place, invalid, not_here, nothing, odata, required, sent, text,
};
use crate::model::ids::Guid;
use http::Method;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};

const READ: [&str; 3] = [
    "Application.Read.All",
    "Application.ReadWrite.All",
    "Directory.Read.All",
];
/// How long a secret lasts that says nothing of it, in days: two years.
const TWO_YEARS: i64 = 2 * 365;
/// Secrets of one application; the number is our assumption.
const SECRETS: usize = 100;
/// Redirect URIs of one sort, and permissions; our assumption.
const ENTRIES: usize = 100;
/// The kinds of accounts that an application can be for. The facts name the first; the others are our assumption.
const AUDIENCES: [&str; 4] = [
    "AzureADMyOrg",
    "AzureADMultipleOrgs",
    "AzureADandPersonalMicrosoftAccount",
    "PersonalMicrosoftAccount",
];
/// A call on applications.
pub(super) fn answer(world: &mut World, asked: &Asked, caller: &Caller, place: &Place) -> Outcome {
    match (asked.method, place) {
        (&Method::GET, Place::All) => {
            caller.needs(&READ)?;
            caller.person(world)?;
            let ours = world
                .directory
                .applications
                .iter()
                .filter(|known| !known.foreign);
            let all = ours.map(shown).collect();
            odata::all(asked, "applications", all)
        }
        (&Method::GET, Place::One(key)) => {
            caller.needs(&READ)?;
            caller.person(world)?;
            let at = position(world, *key)?;
            let thing = shown(&world.directory.applications[at]);
            odata::one(asked, 200, "applications/$entity", thing)
        }
        (&Method::POST, Place::All) => create(world, asked, caller),
        (&Method::PATCH, Place::One(key)) => {
            let at = writable(world, caller, *key)?;
            let fields = sent(asked)?;
            // Judged on a copy: a refused request changes nothing.
            let mut changed = world.directory.applications[at].clone();
            change(&mut changed, &fields)?;
            world.directory.applications[at] = changed;
            Ok(Answer::empty(204))
        }
        (&Method::DELETE, Place::One(key)) => {
            let at = writable(world, caller, *key)?;
            let gone = world.directory.applications.remove(at);
            world.directory.forget(&gone.app_id);
            Ok(Answer::empty(204))
        }
        (&Method::POST, Place::Act(key, "addPassword")) => {
            let at = writable(world, caller, *key)?;
            add_secret(world, asked, at)
        }
        (&Method::POST, Place::Act(key, "removePassword")) => {
            let at = writable(world, caller, *key)?;
            let fields = sent(asked)?;
            let id = required(&fields, "keyId")?;
            let secrets = &mut world.directory.applications[at].secrets;
            let place = secrets
                .iter()
                .position(|secret| secret.key_id.eq_ignore_ascii_case(id));
            // The status is our assumption.
            let place = place
                .ok_or_else(|| Fault::bad("There is no password credential with this keyId."))?;
            secrets.remove(place);
            Ok(Answer::empty(204))
        }
        (_, Place::Act(_, "addPassword" | "removePassword") | Place::All | Place::One(_)) => {
            Err(not_here())
        }
        (_, Place::Act(..)) => Err(nothing()),
    }
}

fn position(world: &World, key: Key) -> Result<usize, Fault> {
    let found = world.directory.applications.iter().position(|known| {
        !known.foreign
            && match key {
                Key::Id(id) => known.id.eq_ignore_ascii_case(id),
                Key::AppId(app_id) => known.app_id.eq_ignore_ascii_case(app_id),
            }
    });
    found.ok_or_else(|| {
        Fault::missing("The application does not exist, or what is asked of it is not there.")
    })
}

/// The application, if the caller may change it.
fn writable(world: &World, caller: &Caller, key: Key) -> Result<usize, Fault> {
    caller.needs(&["Application.ReadWrite.All"])?;
    if !caller.person(world)?.administers_applications() {
        return Err(Fault::denied());
    }
    position(world, key)
}

fn create(world: &mut World, asked: &Asked, caller: &Caller) -> Outcome {
    caller.needs(&["Application.ReadWrite.All"])?;
    if !caller.person(world)?.registers_applications() {
        return Err(Fault::denied());
    }
    let fields = sent(asked)?;
    let name = required(&fields, "displayName")?;
    if world.directory.applications.len() >= ROOM {
        return Err(full());
    }
    let mut application = Application {
        id: world.id(0x0b1e),
        app_id: world.id(0x0a99),
        name: name.to_owned(),
        created: asked.now,
        audience: AUDIENCES[0].to_owned(),
        public: false,
        native: Vec::new(),
        web: Vec::new(),
        listed: Vec::new(),
        secrets: Vec::new(),
        foreign: false,
        known: later(world, asked),
    };
    change(&mut application, &fields)?;
    let thing = shown(&application);
    world.directory.applications.push(application);
    odata::one(asked, 201, "applications/$entity", thing)
}

/// When the sign-in service will know of what is made now.
fn later(world: &World, asked: &Asked) -> Timestamp {
    let lag = SignedDuration::from_secs(world.directory.lag);
    asked.now.checked_add(lag).unwrap_or(asked.now)
}

fn change(application: &mut Application, fields: &Map<String, Value>) -> Result<(), Fault> {
    for (name, value) in fields {
        match name.as_str() {
            "displayName" => required(fields, name)?.clone_into(&mut application.name),
            "signInAudience" => {
                let wanted = required(fields, name)?;
                if !AUDIENCES.contains(&wanted) {
                    return Err(invalid(name));
                }
                wanted.clone_into(&mut application.audience);
            }
            "isFallbackPublicClient" => {
                application.public = match value {
                    Value::Null => false,
                    Value::Bool(public) => *public,
                    _ => return Err(invalid(name)),
                }
            }
            "publicClient" => application.native = redirects(value).ok_or_else(|| invalid(name))?,
            "web" => application.web = redirects(value).ok_or_else(|| invalid(name))?,
            "requiredResourceAccess" => {
                application.listed = listed(value).ok_or_else(|| invalid(name))?;
            }
            // Also those of an empty list: they come from addPassword alone (facts B.4).
            "passwordCredentials" | "keyCredentials" => {
                return Err(Fault::bad(
                    "Password credentials are made by addPassword, and cannot be set.",
                ));
            }
            // Graph knows more properties than the facts document (B.4). One that could not be given back is refused here
            // rather than lost; the words are our assumption.
            _ => {
                let name = crate::model::escape::excerpt(name, 40);
                return Err(Fault::bad(format!("Invalid property '{name}'.")));
            }
        }
    }
    Ok(())
}

fn redirects(value: &Value) -> Option<Vec<String>> {
    let fields = value.as_object()?;
    // What else the real ones hold is not kept here, and so is not taken either: our assumption.
    let strange = |name: &String| name != "redirectUris" && !name.starts_with("@odata.");
    if fields.keys().any(strange) {
        return None;
    }
    let Some(list) = fields.get("redirectUris") else {
        return Some(Vec::new());
    };
    let list = list.as_array()?;
    if list.len() > ENTRIES {
        return None;
    }
    list.iter()
        .map(|uri| {
            let uri = uri.as_str()?;
            // An absolute address without a fragment; a scheme of one's own is one too.
            let fits = uri.len() <= 256 && uri.contains("://") && !uri.contains(['#', ' ', '*']);
            fits.then(|| uri.to_owned())
        })
        .collect()
}

fn listed(value: &Value) -> Option<Vec<Listed>> {
    let mut listed = Vec::new();
    for resource in value.as_array()? {
        let api = resource.get("resourceAppId")?.as_str()?;
        Guid::parse(api)?;
        for access in resource.get("resourceAccess")?.as_array()? {
            let id = access.get("id")?.as_str()?;
            Guid::parse(id)?;
            let sort = access.get("type")?.as_str()?;
            if !["Scope", "Role"].contains(&sort) || listed.len() >= ENTRIES {
                return None;
            }
            // A permission of an API that is known here must be one of its own.
            if let Some(api) = api::by_app_id(api)
                && sort == "Scope"
                && !api
                    .scopes
                    .iter()
                    .any(|scope| scope.id.eq_ignore_ascii_case(id))
            {
                return None;
            }
            listed.push(Listed {
                api: api.to_ascii_lowercase(),
                id: id.to_ascii_lowercase(),
                sort: sort.to_owned(),
            });
        }
    }
    Some(listed)
}

fn add_secret(world: &mut World, asked: &Asked, at: usize) -> Outcome {
    let fields = sent(asked)?;
    let empty = Map::new();
    let wanted = match fields.get("passwordCredential") {
        None => &empty,
        Some(Value::Object(wanted)) => wanted,
        Some(_) => return Err(invalid("passwordCredential")),
    };
    let time = |name: &str| match text(wanted, name)? {
        None => Ok(None),
        Some(text) => text
            .parse::<Timestamp>()
            .map(Some)
            .map_err(|_| invalid(name)),
    };
    let start = time("startDateTime")?.unwrap_or(asked.now);
    let after = |days: i64| {
        start
            .checked_add(SignedDuration::from_hours(24 * days))
            .unwrap_or(start)
    };
    let end = time("endDateTime")?.unwrap_or_else(|| after(TWO_YEARS));
    if end <= start {
        return Err(invalid("endDateTime"));
    }
    // The messages are those that partners report (facts B.4); status and code are our assumption.
    match world.directory.secret_policy {
        SecretPolicy::Forbidden => {
            return Err(Fault::bad(
                "Credential type not allowed as per assigned policy.",
            ));
        }
        SecretPolicy::LongestDays(days) if end > after(i64::from(days)) => {
            return Err(Fault::bad(format!(
                "Credential lifetime exceeds the max value allowed as per assigned policy {}.",
                world.id(0x9011)
            )));
        }
        SecretPolicy::Allowed | SecretPolicy::LongestDays(_) => {}
    }
    let key_id = world.id(0x5ec1);
    let known = later(world, asked);
    // It says itself that it is not real, and differs from every other one.
    let value = format!("new~practice-secret/never=real.{}", &key_id[24..]);
    let application = &mut world.directory.applications[at];
    if application.secrets.len() >= SECRETS {
        return Err(full());
    }
    let secret = ClientSecret {
        key_id,
        name: text(wanted, "displayName")?.map(str::to_owned),
        start,
        end,
        value,
        known,
    };
    let mut thing = shown_secret(&secret);
    // Only here it is ever told.
    thing["secretText"] = json!(secret.value);
    application.secrets.push(secret);
    odata::one(asked, 200, "microsoft.graph.passwordCredential", thing)
}

fn shown_secret(secret: &ClientSecret) -> Value {
    let time = |time: Timestamp| time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    json!({
        "customKeyIdentifier": null,
        "endDateTime": time(secret.end),
        "keyId": secret.key_id,
        "startDateTime": time(secret.start),
        "secretText": null,
        "hint": secret.value.chars().take(3).collect::<String>(),
        "displayName": secret.name,
    })
}

fn shown(application: &Application) -> Value {
    let mut access: Vec<Value> = Vec::new();
    for listed in &application.listed {
        let entry = json!({"id": listed.id, "type": listed.sort});
        match access
            .iter_mut()
            .find(|api| api["resourceAppId"] == listed.api.as_str())
        {
            Some(api) => {
                if let Some(list) = api["resourceAccess"].as_array_mut() {
                    list.push(entry);
                }
            }
            None => access.push(json!({"resourceAppId": listed.api, "resourceAccess": [entry]})),
        }
    }
    json!({
        "id": application.id,
        "appId": application.app_id,
        "displayName": application.name,
        "createdDateTime": application.created.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        "signInAudience": application.audience,
        "isFallbackPublicClient": application.public,
        "publicClient": {"redirectUris": application.native},
        "web": {"redirectUris": application.web},
        "requiredResourceAccess": access,
        "passwordCredentials": application.secrets.iter().map(shown_secret).collect::<Vec<_>>(),
        "keyCredentials": [],
    })
}
