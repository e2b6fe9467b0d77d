//! Roles and who has them (facts C.3): reading, adding, and the removal that does not work.

use super::{collection, fault, invalid};
use crate::model::ids::Guid;
use crate::sandbox::answer::Answer;
use crate::sandbox::bearer::Caller;
use crate::sandbox::directory::Person;
use crate::sandbox::practice::TENANT_ID;
use crate::sandbox::truth::Account;
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

/// Somebody who can have a role: object id, name, user ID.
type Member<'a> = (&'a str, &'a str, &'a str);

/// Who was made Account Admin by a request: ids of users. The other roles are kept with the people of the directory.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Admins(Vec<String>);

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
    let mut people: Vec<Member> = everybody(world)
        .filter(|(id, _, _)| has(world, role, id))
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
    if !is_role(role) {
        return no_role();
    }
    // 415 is not among the documented statuses (facts A.5).
    let kind = asked.header("content-type").unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/json") {
        return invalid();
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
    let Some(found) = everybody(world).find(|(id, _, _)| named("id", id)) else {
        return fault(404, &json!("1000"), "There is no such user.");
    };
    if !named("userPrincipalName", found.2) {
        return invalid();
    }
    let answer = Answer::json(200, &member(role, &found));
    let id = found.0.to_owned();
    if !has(world, role, &id) {
        let people = &mut world.directory.people;
        match people.iter_mut().find(|person| person.id == id) {
            Some(person) if role == EXECUTIVE_REPORT_VIEWER => {
                person.executive_report_viewer = true;
            }
            Some(person) if role == REPORT_VIEWER => person.report_viewer = true,
            _ => world.partner_center.admins.0.push(id),
        }
    }
    answer
}

/// `DELETE /roles/{id}/usermembers/{member}`: documented, and refused in practice (facts C.3, I.9).
pub(super) fn remove(_: &mut World, _: &Asked, role: &str) -> Answer {
    if !is_role(role) {
        return no_role();
    }
    fault(400, &json!(2000), "Account Id has to be set.")
}

/// True if a caller may read and give roles. It was tried with Global admins, should work for Account admins, and others are
/// expected to be refused (facts C.3); with which code is our assumption.
pub(super) fn administers(world: &World, caller: &Caller) -> bool {
    person(world, caller.claim("oid")).is_some_and(|person| {
        person
            .roles
            .iter()
            .any(|role| role == "Global Administrator")
            || has(world, ACCOUNT_ADMIN, &person.id)
    })
}

/// Whether a caller is Executive Report Viewer and whether Report Viewer.
pub(in crate::sandbox) fn viewer(world: &World, caller: &Caller) -> (bool, bool) {
    let person = person(world, caller.claim("oid"));
    person.map_or((false, false), |person| {
        (person.executive_report_viewer, person.report_viewer)
    })
}

/// The people of the directory. The first of them, who signs in here, comes last, so that a client which reads only the first
/// page does not find its own user.
fn everybody(world: &World) -> impl Iterator<Item = Member<'_>> {
    let people = world.directory.people.iter().rev();
    let people = people.filter(|person| person.account != Account::Missing);
    people.map(|person| {
        (
            person.id.as_str(),
            person.name.as_str(),
            person.user_id.as_str(),
        )
    })
}

fn person<'w>(world: &'w World, id: &str) -> Option<&'w Person> {
    world.directory.people.iter().find(|person| person.id == id)
}

fn has(world: &World, role: &str, id: &str) -> bool {
    match (role, person(world, id)) {
        (_, None) => false,
        (EXECUTIVE_REPORT_VIEWER, Some(person)) => person.executive_report_viewer,
        (REPORT_VIEWER, Some(person)) => person.report_viewer,
        _ => world
            .partner_center
            .admins
            .0
            .iter()
            .any(|known| known == id),
    }
}

fn is_role(id: &str) -> bool {
    ROLES.iter().any(|(known, _, _)| *known == id)
}

fn no_role() -> Answer {
    fault(404, &json!("1000"), "There is no such role.")
}

fn member(role: &str, (id, name, upn): &Member) -> Value {
    json!({"id": id, "displayName": name, "userPrincipalName": upn, "roleId": role, "accountId": TENANT_ID})
}
