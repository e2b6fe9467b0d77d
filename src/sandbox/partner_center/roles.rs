//! Roles and who has them (facts C.3): reading, adding, and the removal that does not work.
//!
//! That the practice user may do all this is our simplification: it was tried with Global admins only.

use super::{collection, fault, invalid};
use crate::model::ids::Guid;
use crate::sandbox::answer::Answer;
use crate::sandbox::practice::{TENANT_ID, USER, USER_OBJECT_ID};
use crate::sandbox::world::{Asked, World};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Role ids are opaque; a client finds them by name.
const EXECUTIVE_REPORT_VIEWER: &str = "5a4db0c5-401e-4000-8000-000000000001";
const REPORT_VIEWER: &str = "5a4db0c5-401e-4000-8000-000000000002";
const ACCOUNT_ADMIN: &str = "5a4db0c5-401e-4000-8000-000000000003";

/// Id, name and category of the roles.
const ROLES: [(&str, &str, &str); 3] = [
    (ACCOUNT_ADMIN, "Account Admin", "Account"),
    (REPORT_VIEWER, "Report Viewer", "Insights"),
    (
        EXECUTIVE_REPORT_VIEWER,
        "Executive Report Viewer",
        "Insights",
    ),
];

/// Others who have roles, so that a client must look for its own user: object id, name, user ID.
pub(super) const COLLEAGUES: [Person; 3] = [
    (
        "5a4db0c5-05e4-4000-8000-000000000011",
        "Adele Vance",
        "adele@contoso.onmicrosoft.com",
    ),
    (
        "5a4db0c5-05e4-4000-8000-000000000012",
        "Diego Siciliani",
        "diego@contoso.onmicrosoft.com",
    ),
    (
        "5a4db0c5-05e4-4000-8000-000000000013",
        "Megan Bowen",
        "megan@contoso.onmicrosoft.com",
    ),
];

const PRACTICE_USER: Person = (USER_OBJECT_ID, "Insights Practice", USER);

type Person = (&'static str, &'static str, &'static str);

/// Whom a role was given by a request: ids of role and user.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Members(Vec<(String, String)>);

/// `GET /roles`.
pub(super) fn list(_: &mut World, _: &Asked, _: &str) -> Answer {
    let items: Vec<Value> = ROLES
        .iter()
        .map(|(id, name, category)| {
            json!({"id": id, "name": name, "category": category, "attributes": {"objectType": "Role"}})
        })
        .collect();
    let mut body = collection(items.len(), &items);
    body["links"] = json!({"self": {"uri": "/roles", "method": "GET", "headers": []}});
    Answer::json(200, &body)
}

/// `GET /roles/{id}/usermembers`.
pub(super) fn members(world: &mut World, asked: &Asked, role: &str) -> Answer {
    if !is_role(role) {
        return no_role();
    }
    let number = |name: &str, absent: usize| match asked.query.get(name) {
        None => Some(absent),
        Some(text) => text.parse().ok(),
    };
    let (Some(size @ 1..=500), Some(skip)) = (number("size", 100), number("skip", 0)) else {
        return invalid();
    };
    let mut people: Vec<Person> = everybody()
        .filter(|person| has(world, role, person))
        .collect();
    // The words of a direction are our assumption; those of the fields are documented.
    let down = match asked.query.get("sortDirection") {
        None | Some("Ascending") => false,
        Some("Descending") => true,
        Some(_) => return invalid(),
    };
    match asked.query.get("sortField") {
        None => {}
        Some("DisplayName") => people.sort_by_key(|(_, name, _)| *name),
        Some("UserPrincipalName") => people.sort_by_key(|(_, _, upn)| *upn),
        Some(_) => return invalid(),
    }
    if down {
        people.reverse();
    }
    let total = people.len();
    let page = people.iter().skip(skip).take(size);
    let page: Vec<Value> = page.map(|person| member(role, person)).collect();
    let mut body = collection(total, &page);
    if skip.saturating_add(size) < total {
        // Paging is poorly documented (facts C.3). The link is like the samples' other ones, which leave /v1 out; its
        // parameter is our assumption.
        let next = format!("/roles/{role}/usermembers?size={size}&skip={}", skip + size);
        body["links"] = json!({"next": {"uri": next, "method": "GET", "headers": []}});
    }
    Answer::json(200, &body)
}

/// `POST /roles/{id}/usermembers`. What is answered to a body that is not as documented, and for a user that there is not, is
/// our assumption; adding somebody twice changes nothing.
pub(super) fn add(world: &mut World, asked: &Asked, role: &str) -> Answer {
    let kind = asked.header("content-type").unwrap_or_default();
    if !kind.to_ascii_lowercase().starts_with("application/json") {
        return fault(415, &json!("415"), "The body must be application/json.");
    }
    if !is_role(role) {
        return no_role();
    }
    let sent: Value = serde_json::from_slice(asked.body()).unwrap_or_default();
    let text = |name: &str| sent[name].as_str().unwrap_or_default();
    let named = |name: &str, wanted: &str| text(name).eq_ignore_ascii_case(wanted);
    if Guid::parse(text("id")).is_none()
        || text("displayName").is_empty()
        || !named("roleId", role)
        || !named("accountId", TENANT_ID)
    {
        return invalid();
    }
    let Some(person) = everybody().find(|(id, _, _)| named("id", id)) else {
        return fault(404, &json!("1000"), "There is no such user.");
    };
    if !named("userPrincipalName", person.2) {
        return invalid();
    }
    if !has(world, role, &person) {
        let members = &mut world.partner_center.members.0;
        members.push((role.to_owned(), person.0.to_owned()));
    }
    Answer::json(200, &member(role, &person))
}

/// `DELETE /roles/{id}/usermembers/{member}`: documented, and refused in practice (facts C.3, I.9).
pub(super) fn remove(_: &mut World, _: &Asked, role: &str) -> Answer {
    if !is_role(role) {
        return no_role();
    }
    fault(400, &json!(2000), "Account Id has to be set.")
}

/// Whether the practice user is Executive Report Viewer and whether Report Viewer, by the situation or by a request.
pub(in crate::sandbox) fn viewer(world: &World) -> (bool, bool) {
    let has = |role| has(world, role, &PRACTICE_USER);
    (has(EXECUTIVE_REPORT_VIEWER), has(REPORT_VIEWER))
}

fn everybody() -> impl Iterator<Item = Person> {
    // The practice user is the last one, so that a client which reads only the first page does not find them.
    COLLEAGUES.into_iter().chain([PRACTICE_USER])
}

fn has(world: &World, role: &str, person: &Person) -> bool {
    let given = world.partner_center.members.0.iter();
    let given = given
        .into_iter()
        .any(|(of, user)| of == role && user == person.0);
    given
        || match role {
            _ if person.0 != USER_OBJECT_ID => true,
            EXECUTIVE_REPORT_VIEWER => world.truth.executive_report_viewer,
            REPORT_VIEWER => world.truth.report_viewer,
            _ => false,
        }
}

fn is_role(id: &str) -> bool {
    ROLES.iter().any(|(known, _, _)| *known == id)
}

fn no_role() -> Answer {
    fault(404, &json!("1000"), "There is no such role.")
}

fn member(role: &str, (id, name, upn): &Person) -> Value {
    json!({"id": id, "displayName": name, "userPrincipalName": upn, "roleId": role, "accountId": TENANT_ID})
}
