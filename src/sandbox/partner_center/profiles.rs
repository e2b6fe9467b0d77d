//! Profiles of the practice partner (facts A.3, A.4).

use super::{fault, invalid};
use crate::sandbox::answer::Answer;
use crate::sandbox::practice::{PARTNER_ID, TENANT, TENANT_ID};
use crate::sandbox::world::{Asked, World};
use serde_json::{Value, json};

/// Whom Microsoft writes to.
const CONTACT: &str = "contact@contoso.onmicrosoft.com";

/// `GET /profiles/mpn`.
pub(super) fn partner_network(world: &mut World, asked: &Asked, _: &str) -> Answer {
    let wanted = asked.query.get("mpnId");
    // That a tenant without enrolment is answered like an unknown PartnerID is our assumption (facts K.4).
    if !world.truth.enrolled || wanted.is_some_and(|id| id != PARTNER_ID) {
        let id = crate::model::escape::excerpt(wanted.unwrap_or("0"), 40);
        return fault(
            404,
            &json!(3000),
            &format!("Partner Organization with partner_id {id} could not be found"),
        );
    }
    let mut profile = json!({
        "mpnId": PARTNER_ID,
        "profileType": "MpnProfile",
        "links": link("/profiles/mpn"),
        "attributes": {"objectType": "MpnProfile"},
    });
    // Only the variant that asks for an id tells the name as well.
    if wanted.is_some() {
        profile["partnerName"] = json!("Contoso");
    }
    Answer::json(200, &profile)
}

/// `GET /profiles/legalbusiness`.
pub(super) fn legal_business(world: &mut World, asked: &Asked, _: &str) -> Answer {
    match asked.query.get("vettingVersion") {
        None | Some("Current") => {}
        Some(_) => {
            return invalid();
        }
    }
    let (status, step) = world.truth.vetting;
    let body = json!({
        "companyName": "Contoso",
        "address": address(),
        "primaryContact": contact(),
        "companyApproverAddress": address(),
        "companyApproverEmail": CONTACT,
        "vettingStatus": status,
        "vettingSubStatus": step,
        "profileType": "LegalBusinessProfile",
        "links": link("/profiles/legalbusiness?vettingVersion=Current"),
        "attributes": {"objectType": "LegalBusinessProfile"},
    });
    Answer::json(200, &body)
}

/// `GET /profiles/organization`.
pub(super) fn organization(_: &mut World, _: &Asked, _: &str) -> Answer {
    let body = json!({
        "id": TENANT_ID,
        "companyName": "Contoso",
        "defaultAddress": address(),
        "tenantId": TENANT_ID,
        "domain": TENANT,
        "email": CONTACT,
        "language": "en",
        "culture": "en-US",
        "profileType": "OrganizationProfile",
        "links": link("/profiles/organization"),
        "attributes": {"etag": "practice", "objectType": "OrganizationProfile"},
    });
    Answer::json(200, &body)
}

/// `GET /profiles/support`. A blank leads the address of the documented sample, too.
pub(super) fn support(_: &mut World, _: &Asked, _: &str) -> Answer {
    let body = json!({
        "email": CONTACT,
        "telephone": "4255550100",
        "website": " www.contoso.example",
        "profileType": "SupportProfile",
        "links": link("/profiles/support"),
        "attributes": {"objectType": "SupportProfile"},
    });
    Answer::json(200, &body)
}

/// `GET /profiles/billing`.
pub(super) fn billing(_: &mut World, _: &Asked, _: &str) -> Answer {
    let body = json!({
        "companyName": "Contoso",
        "address": address(),
        "primaryContact": contact(),
        "profileType": "BillingProfile",
        "links": link("/profiles/billing"),
        "attributes": {"objectType": "BillingProfile"},
    });
    Answer::json(200, &body)
}

fn address() -> Value {
    json!({"country": "US", "city": "Redmond", "state": "WA", "addressLine1": "1 Practice Way", "addressLine2": null,
        "postalCode": "98052", "firstName": "Practice", "lastName": "Contact", "phoneNumber": "4255550100"})
}

fn contact() -> Value {
    json!({"firstName": "Practice", "lastName": "Contact", "email": CONTACT, "phoneNumber": "4255550100"})
}

/// The links of a resource. They leave `/v1` out, as in the samples.
fn link(path: &str) -> Value {
    json!({"self": {"uri": path, "method": "GET", "headers": []}})
}
