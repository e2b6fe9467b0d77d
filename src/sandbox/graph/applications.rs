//! Graph's applications: found, registered, changed, given secrets and deprived of them (facts B.4).

use super::super::answer::Answer;
use super::super::api;
use super::super::directory::{Application, ClientSecret, Extra, Listed, ROOM, SecretPolicy};
use super::super::identity::redirect::can_be_registered;
use super::super::practice::TENANT;
use super::super::world::{Asked, World};
use super::odata::Thing as _;
use super::properties::{self, APPLICATION};
use super::{
    Caller, Fault, Key, Outcome, Place, full, invalid, later, not_here, nothing, odata, only,
    people, required, room, sent, text,
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
/// The id of the tenant's policy for secrets.
const POLICY: &str = "5a4db0c5-9011-4000-8000-0000000000fa";
/// Secrets of one application; the number is our assumption.
const SECRETS: usize = 100;
/// Redirect URIs of one sort; our assumption.
const ENTRIES: usize = 100;
/// APIs that an application can list, and permissions of all of them (Graph's page on changing an application).
const LISTED_APIS: usize = 50;
const LISTED: usize = 400;
/// The kinds of accounts that an application can be for (Graph's page on the resource).
const AUDIENCES: [&str; 4] = [
    "AzureADMyOrg",
    "AzureADMultipleOrgs",
    "AzureADandPersonalMicrosoftAccount",
    "PersonalMicrosoftAccount",
];

/// A call on applications.
pub(super) fn answer(world: &mut World, asked: &Asked, caller: &Caller, place: &Place) -> Outcome {
    match (asked.method, place) {
        (&Method::GET, Place::All) => odata::all(asked, "applications", &ours(world, caller)?),
        (&Method::GET, Place::Count) => odata::count(asked, &ours(world, caller)?),
        (&Method::GET, Place::One(key)) => {
            caller.needs(&READ)?;
            caller.person(world)?;
            let at = position(world, *key)?;
            let thing = world.directory.applications[at].shown(None);
            odata::one(asked, "applications", thing, &[])
        }
        (&Method::GET, Place::Act(key, "owners")) => {
            caller.needs(&READ)?;
            caller.person(world)?;
            let at = position(world, *key)?;
            let owner = world.directory.applications[at].extra.owner.as_deref();
            people::owners(world, asked, owner)
        }
        (&Method::POST, Place::All) => create(world, asked, caller),
        (&Method::PATCH, Place::One(key)) => {
            let at = writable(world, caller, *key)?;
            let fields = sent(asked)?;
            // Judged on a copy: a refused request changes nothing.
            let mut changed = world.directory.applications[at].clone();
            change(&mut changed, &fields)?;
            let before = room::application(&world.directory.applications[at]);
            room::takes(&world.directory, before, room::application(&changed))?;
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
            only(&fields, &["keyId"])?;
            let id = required(&fields, "keyId")?;
            if Guid::parse(id).is_none() {
                return Err(invalid("keyId"));
            }
            let secrets = &mut world.directory.applications[at].secrets;
            let place = secrets
                .iter()
                .position(|secret| secret.key_id.eq_ignore_ascii_case(id));
            // Status, code and these words, which programs look for, are reported of certificates; the facts do not have it.
            let place = place.ok_or_else(|| Fault::bad("No credentials found to be removed."))?;
            secrets.remove(place);
            Ok(Answer::empty(204))
        }
        (_, Place::Act(_, known))
            if !["addPassword", "removePassword", "owners"].contains(known) =>
        {
            Err(nothing())
        }
        _ => Err(not_here()),
    }
}

/// The applications that are registered here.
fn ours<'a>(world: &'a World, caller: &Caller) -> Result<Vec<&'a Application>, Fault> {
    caller.needs(&READ)?;
    caller.person(world)?;
    let all = world.directory.applications.iter();
    Ok(all.filter(|known| !known.foreign).collect())
}

fn position(world: &World, key: Key) -> Result<usize, Fault> {
    key.judge()?;
    let mut all = world.directory.applications.iter();
    let found = all.position(|known| !known.foreign && key.names(&known.id, &known.app_id));
    found.ok_or_else(|| {
        Fault::missing("The application does not exist, or what is asked of it is not there.")
    })
}

/// The application, if the caller may change it: administrators may, and whoever registered it, who is its owner. Without that
/// an Application Developer could not give a secret to what they have registered (Entra's page on its roles; facts B.2 say
/// only that they may register).
fn writable(world: &World, caller: &Caller, key: Key) -> Result<usize, Fault> {
    caller.needs(&["Application.ReadWrite.All"])?;
    let person = caller.person(world)?;
    let found = position(world, key);
    let owns = |at: &usize| {
        let owner = &world.directory.applications[*at].extra.owner;
        owner.as_deref() == Some(person.id.as_str())
    };
    if person.administers_applications() || found.as_ref().is_ok_and(owns) {
        found
    } else {
        Err(Fault::denied())
    }
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
        extra: Extra {
            owner: Some(caller.person.clone()),
            ..Extra::default()
        },
    };
    change(&mut application, &fields)?;
    room::takes(&world.directory, 0, room::application(&application))?;
    let thing = application.shown(None);
    world.directory.applications.push(application);
    Ok(odata::made(asked, "applications", thing))
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
            "publicClient" | "web" => {
                let mut settings = value.as_object().cloned().ok_or_else(|| invalid(name))?;
                // What is left out stays as it is (Graph's page on changing an application).
                if let Some(list) = settings.remove("redirectUris") {
                    let list = redirects(&list).ok_or_else(|| invalid(name))?;
                    if name == "web" {
                        application.web = list;
                    } else {
                        application.native = list;
                    }
                }
                let kept = &mut application.extra.properties;
                properties::set(&APPLICATION, kept, name, &Value::Object(settings))?;
            }
            "requiredResourceAccess" => {
                application.listed = listed(value).ok_or_else(|| invalid(name))?;
            }
            // Also those of an empty list: they come from addPassword alone (facts B.4).
            "passwordCredentials" | "keyCredentials" => {
                return Err(Fault::bad(
                    "Password credentials are made by addPassword, and cannot be set.",
                ));
            }
            note if properties::is_note(note) => {}
            _ => properties::set(&APPLICATION, &mut application.extra.properties, name, value)?,
        }
    }
    Ok(())
}

fn redirects(value: &Value) -> Option<Vec<String>> {
    let list = value.as_array()?;
    if list.len() > ENTRIES {
        return None;
    }
    list.iter()
        .map(|uri| {
            let uri = uri.as_str()?;
            can_be_registered(uri).then(|| uri.to_owned())
        })
        .collect()
}

fn listed(value: &Value) -> Option<Vec<Listed>> {
    let mut listed = Vec::new();
    let resources = value.as_array()?;
    if resources.len() > LISTED_APIS {
        return None;
    }
    for resource in resources {
        let api = resource.get("resourceAppId")?.as_str()?;
        Guid::parse(api)?;
        for access in resource.get("resourceAccess")?.as_array()? {
            let id = access.get("id")?.as_str()?;
            Guid::parse(id)?;
            let sort = access.get("type")?.as_str()?;
            if !["Scope", "Role"].contains(&sort) || listed.len() >= LISTED {
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
    only(&fields, &["passwordCredential"])?;
    let empty = Map::new();
    let wanted = match fields.get("passwordCredential") {
        None => &empty,
        Some(Value::Object(wanted)) => wanted,
        Some(_) => return Err(invalid("passwordCredential")),
    };
    // The rest of a credential is Graph's to decide.
    only(wanted, &["displayName", "startDateTime", "endDateTime"])?;
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
    // The messages are those that partners report (facts B.4). Status and codes are those of reports in public, the second
    // one's details too; the facts do not have them, and whether the first one has details is unknown.
    match world.directory.secret_policy {
        SecretPolicy::Forbidden => {
            return Err(Fault::new(
                400,
                "CredentialTypeNotAllowedAsPerAppPolicy",
                format!("Credential type not allowed as per assigned policy '{POLICY}'."),
            ));
        }
        SecretPolicy::LongestDays(days) if end > after(i64::from(days)) => {
            let said = format!(
                "Credential lifetime exceeds the max value allowed as per assigned policy '{POLICY}'."
            );
            let fault = Fault::new(400, "CredentialInvalidLifetimeAsPerAppPolicy", said);
            return Err(fault.about("InvalidKeyEndDate", "EndDate"));
        }
        SecretPolicy::Allowed | SecretPolicy::LongestDays(_) => {}
    }
    let key_id = world.id(0x5ec1);
    let known = later(world, asked);
    // It says itself that it is not real, and differs from every other one.
    let value = format!("new~practice-secret/never=real.{}", &key_id[24..]);
    if world.directory.applications[at].secrets.len() >= SECRETS {
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
    room::takes(&world.directory, 0, room::secret(&secret))?;
    let mut thing = shown_secret(&secret);
    // Only here it is ever told.
    thing["secretText"] = json!(secret.value);
    world.directory.applications[at].secrets.push(secret);
    Ok(odata::result("microsoft.graph.passwordCredential", thing))
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

impl odata::Thing for Application {
    fn shown(&self, names: Option<&[&str]>) -> Value {
        let wanted = |name: &str| names.is_none_or(|names| names.contains(&name));
        let mut shown = json!({
            "id": self.id,
            "deletedDateTime": null,
            "applicationTemplateId": null,
            "disabledByMicrosoftStatus": null,
            "publisherDomain": TENANT,
            "samlMetadataUrl": null,
            "verifiedPublisher": {"displayName": null, "verifiedPublisherId": null, "addedDateTime": null},
            "appId": self.app_id,
            "displayName": self.name,
            "createdDateTime": self.created.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            "signInAudience": self.audience,
            "isFallbackPublicClient": self.public,
            "keyCredentials": [],
        });
        // The rest can be long.
        if wanted("requiredResourceAccess") {
            shown["requiredResourceAccess"] = shown_access(&self.listed);
        }
        if wanted("passwordCredentials") {
            let secrets: Vec<Value> = self.secrets.iter().map(shown_secret).collect();
            shown["passwordCredentials"] = json!(secrets);
        }
        for (name, value) in properties::shown(&APPLICATION, &self.extra.properties, wanted) {
            shown[name] = value;
        }
        for (name, redirects) in [("publicClient", &self.native), ("web", &self.web)] {
            if wanted(name) {
                shown[name]["redirectUris"] = json!(redirects);
            }
        }
        shown
    }
}

fn shown_access(listed: &[Listed]) -> Value {
    let mut access: Vec<Value> = Vec::new();
    for listed in listed {
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
    json!(access)
}
