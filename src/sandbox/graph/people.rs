//! Graph's organization, the signed-in person and their directory roles (facts B.4, H).

use super::super::directory::ROLES;
use super::super::practice::{TENANT, TENANT_ID};
use super::super::world::{Asked, World};
use super::{Caller, Outcome, odata, reading};
use serde_json::{Value, json};

/// The tenant.
pub(super) fn organization(world: &World, asked: &Asked, caller: &Caller) -> Outcome {
    reading(asked)?;
    caller.needs(&["Organization.Read.All", "Directory.Read.All"])?;
    caller.person(world)?;
    let domain = |name: &str, default: bool| json!({"name": name, "isDefault": default, "isInitial": default, "type": "Managed", "capabilities": "Email, OfficeCommunicationsOnline"});
    let tenant = json!({
        "id": TENANT_ID,
        "displayName": "Contoso",
        "tenantType": "AAD",
        "verifiedDomains": [domain(TENANT, true), domain("contoso.com", false)],
    });
    odata::all(asked, "organization", vec![tenant])
}

/// The person who has signed in.
pub(super) fn me(world: &World, asked: &Asked, caller: &Caller) -> Outcome {
    reading(asked)?;
    caller.needs(&["User.Read", "Directory.Read.All"])?;
    let person = caller.person(world)?;
    let first = person.name.split(' ').next();
    let last = person.name.rsplit(' ').next();
    let thing = json!({
        "id": person.id,
        "displayName": person.name,
        "givenName": first,
        "surname": last,
        "userPrincipalName": person.user_id,
        "mail": person.user_id,
    });
    odata::one(asked, 200, "users/$entity", thing)
}

/// Their directory roles.
pub(super) fn roles(world: &World, asked: &Asked, caller: &Caller) -> Outcome {
    reading(asked)?;
    caller.needs(&["Directory.Read.All", "RoleManagement.Read.Directory"])?;
    let person = caller.person(world)?;
    let has = |name: &str| person.roles.iter().any(|role| role == name);
    let roles: Vec<Value> = ROLES
        .iter()
        .filter(|(name, _)| has(name))
        .map(|(name, template)| {
            json!({
                "@odata.type": "#microsoft.graph.directoryRole",
                // The object id of a role differs from tenant to tenant; here it is the template's: our simplification.
                "id": template,
                "displayName": name,
                "roleTemplateId": template,
            })
        })
        .collect();
    odata::all(asked, "directoryObjects", roles)
}
