//! Graph's organization, the signed-in person and their directory roles, and who owns an application (facts B.4, H; what
//! `User.Read` alone opens, Graph's own pages say).

use super::super::directory::{Person, ROLES};
use super::super::practice::{TENANT, TENANT_ID};
use super::super::truth::Account;
use super::super::world::{Asked, World};
use super::{Caller, Fault, Outcome, odata, reading};
use serde_json::{Value, json};

/// What of the organization can be read with `User.Read`; the rest is null then.
const OPEN: [&str; 3] = ["id", "displayName", "verifiedDomains"];
/// What a person has beside the properties that come unasked.
const MORE: [&str; 3] = ["accountEnabled", "createdDateTime", "userType"];

/// The tenant, as a list of one.
pub(super) fn organizations(world: &World, asked: &Asked, caller: &Caller) -> Outcome {
    odata::all(asked, "organization", &[tenant(world, asked, caller)?])
}

/// The tenant by its id.
pub(super) fn organization(world: &World, asked: &Asked, caller: &Caller, id: &str) -> Outcome {
    let tenant = tenant(world, asked, caller)?;
    if !id.eq_ignore_ascii_case(TENANT_ID) {
        return Err(Fault::missing("The organization does not exist."));
    }
    odata::one(asked, "organization", tenant, &[])
}

fn tenant(world: &World, asked: &Asked, caller: &Caller) -> Result<Value, Fault> {
    reading(asked)?;
    caller.needs(&["User.Read", "Organization.Read.All", "Directory.Read.All"])?;
    caller.person(world)?;
    let domain = |name: &str, default: bool| json!({"name": name, "isDefault": default, "isInitial": default, "type": "Managed", "capabilities": "Email, OfficeCommunicationsOnline"});
    let mut tenant = json!({
        "id": TENANT_ID,
        "deletedDateTime": null,
        "businessPhones": ["4255550100"],
        "city": null,
        "country": null,
        "countryLetterCode": "US",
        "createdDateTime": "2026-01-15T00:00:00Z",
        "defaultUsageLocation": "US",
        "displayName": "Contoso",
        "isMultipleDataLocationsForServicesEnabled": null,
        "marketingNotificationEmails": [],
        "onPremisesLastSyncDateTime": null,
        "onPremisesSyncEnabled": null,
        "partnerTenantType": null,
        "postalCode": null,
        "preferredLanguage": "en",
        "securityComplianceNotificationMails": [],
        "securityComplianceNotificationPhones": [],
        "state": null,
        "street": null,
        "technicalNotificationMails": [],
        "tenantType": "AAD",
        "directorySizeQuota": {"used": 40, "total": 50000},
        "assignedPlans": [],
        "privacyProfile": {"contactEmail": "", "statementUrl": ""},
        "provisionedPlans": [],
        "verifiedDomains": [domain(TENANT, true), domain("contoso.com", false)],
    });
    if !["Organization.Read.All", "Directory.Read.All"]
        .iter()
        .any(|scope| caller.has(scope))
    {
        veil(&mut tenant, &OPEN);
    }
    Ok(tenant)
}

/// Leaves of a thing only these properties; the others are there, without a value.
fn veil(thing: &mut Value, open: &[&str]) {
    if let Some(fields) = thing.as_object_mut() {
        for (name, value) in fields {
            if !open.contains(&name.as_str()) {
                *value = Value::Null;
            }
        }
    }
}

fn shown(person: &Person) -> Value {
    json!({
        "businessPhones": [],
        "displayName": person.name,
        "givenName": person.name.split(' ').next(),
        "jobTitle": null,
        "mail": person.user_id,
        "mobilePhone": null,
        "officeLocation": null,
        "preferredLanguage": null,
        "surname": person.name.rsplit(' ').next(),
        "userPrincipalName": person.user_id,
        "id": person.id,
        "accountEnabled": person.account != Account::Disabled,
        "createdDateTime": "2026-01-15T00:00:00Z",
        "userType": "Member",
    })
}

/// The person who has signed in.
pub(super) fn me(world: &World, asked: &Asked, caller: &Caller) -> Outcome {
    reading(asked)?;
    caller.needs(&["User.Read", "Directory.Read.All"])?;
    odata::one(asked, "users", shown(caller.person(world)?), &MORE)
}

/// A person by object id or user ID: oneself, and with a scope for the directory everybody. To give somebody a role at Partner
/// Center their object id must be known (facts C.3).
pub(super) fn user(world: &World, asked: &Asked, caller: &Caller, id: &str) -> Outcome {
    reading(asked)?;
    let own = caller.person(world)?;
    let is = |person: &Person| {
        person.id.eq_ignore_ascii_case(id) || person.user_id.eq_ignore_ascii_case(id)
    };
    if !is(own) || !caller.has("User.Read") {
        caller.needs(&["Directory.Read.All"])?;
    }
    let person = world.directory.people.iter().find(|person| is(person));
    let person = person.ok_or_else(|| Fault::missing("The user does not exist."))?;
    odata::one(asked, "users", shown(person), &MORE)
}

/// Who owns an application; nobody does of those that were there before.
pub(super) fn owners(world: &World, asked: &Asked, owner: Option<&str>) -> Outcome {
    let owner = owner.and_then(|id| world.directory.person(id));
    let owners = owner.into_iter().map(|person| {
        let mut thing = shown(person);
        thing["@odata.type"] = json!("#microsoft.graph.user");
        if let Some(fields) = thing.as_object_mut() {
            fields.retain(|name, _| !MORE.contains(&name.as_str()));
        }
        thing
    });
    let owners: Vec<Value> = owners.collect();
    odata::all(asked, "directoryObjects", &owners)
}

/// The scopes that show what a person is a member of.
const MEMBERS: [&str; 3] = [
    "User.Read",
    "Directory.Read.All",
    "RoleManagement.Read.Directory",
];

/// What they are a member of: roles, as there are no groups here.
pub(super) fn memberships(world: &World, asked: &Asked, caller: &Caller) -> Outcome {
    let mut roles = roles_of(world, asked, caller)?;
    for role in &mut roles {
        role["@odata.type"] = json!("#microsoft.graph.directoryRole");
    }
    odata::all(asked, "directoryObjects", &roles)
}

/// Their directory roles and nothing else, so that none needs to say what it is.
pub(super) fn roles(world: &World, asked: &Asked, caller: &Caller) -> Outcome {
    odata::all(asked, "directoryRoles", &roles_of(world, asked, caller)?)
}

/// The groups that they are a member of: none.
pub(super) fn groups(world: &World, asked: &Asked, caller: &Caller) -> Outcome {
    reading(asked)?;
    caller.needs(&MEMBERS)?;
    caller.person(world)?;
    odata::all::<Value>(asked, "groups", &[])
}

/// Their directory roles. With `User.Read` alone they are seen, and nothing of them but the id.
fn roles_of(world: &World, asked: &Asked, caller: &Caller) -> Result<Vec<Value>, Fault> {
    reading(asked)?;
    caller.needs(&MEMBERS)?;
    let person = caller.person(world)?;
    let has = |name: &str| person.roles.iter().any(|role| role == name);
    let bare = !caller.has("Directory.Read.All") && !caller.has("RoleManagement.Read.Directory");
    let roles = ROLES.iter().filter(|(name, _)| has(name));
    let shown = roles.map(|(name, template)| {
        let mut role = json!({
            // The object id of a role differs from tenant to tenant; here it is the template's: our simplification.
            "id": template,
            "deletedDateTime": null,
            "description": format!("May do what the role {name} may."),
            "displayName": name,
            "roleTemplateId": template,
        });
        if bare {
            veil(&mut role, &["id"]);
        }
        role
    });
    Ok(shown.collect())
}
