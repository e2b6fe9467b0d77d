//! Partner Center: profiles, roles and their members (facts A.3 to A.6, C.3), quirks included.

use super::answer::Answer;
use super::bearer::{Barred, Caller};
use super::practice::{PARTNER_ID, TENANT_ID, USER, USER_OBJECT_ID};
use super::world::{Asked, World};
use http::Method;
use serde_json::{Value, json};

/// Role ids are opaque; a client finds them by name.
const EXECUTIVE_REPORT_VIEWER: &str = "5a4db0c5-401e-4000-8000-000000000001";
const REPORT_VIEWER: &str = "5a4db0c5-401e-4000-8000-000000000002";
const ACCOUNT_ADMIN: &str = "5a4db0c5-401e-4000-8000-000000000003";

/// Others who have roles, so that a client must look for its own user.
const COLLEAGUES: [(&str, &str, &str); 3] = [
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

/// The answer to a request under `/v1`.
pub(super) fn answer(world: &World, asked: &Asked, path: &[&str]) -> Answer {
    let caller = Caller::of(world, asked);
    let mut answer = match &caller {
        Err(barred) => refused(*barred),
        Ok(caller) => operation(world, asked, path, caller),
    };
    // Bodies begin with a byte-order mark although they are announced as UTF-8 (facts A.5).
    if !answer.body.is_empty() {
        answer.body.splice(0..0, *b"\xef\xbb\xbf");
    }
    with_ids(answer, asked, caller.ok().as_ref())
}

/// The same with the ids that support asks for, and the answer to `ValidateMfa` (facts A.3, E.3).
pub(super) fn with_ids(answer: Answer, asked: &Asked, caller: Option<&Caller>) -> Answer {
    let request_id = asked.header("ms-requestid").unwrap_or(&asked.trace_id);
    let mut answer = answer
        .with("MS-CorrelationId", asked.correlation_id.as_str())
        .with("MS-RequestId", request_id)
        .with("MS-CV", format!("{}.0", &asked.trace_id[..8]))
        .with("MS-ServerId", "sandbox");
    let wanted = asked
        .header("validatemfa")
        .is_some_and(|value| value.eq_ignore_ascii_case("true"));
    if wanted && let Some(compliant) = caller.and_then(Caller::compliant) {
        answer = answer.with("isMfaCompliant", compliant.to_string());
    }
    answer
}

/// Partner Center's error body. `code` is a number in some answers and a string in others (facts A.5).
pub(super) fn fault(status: u16, code: &Value, description: &str) -> Answer {
    let body = json!({"code": code, "description": description, "data": [], "source": "PartnerFD"});
    let answer = Answer::json(status, &body);
    if status == 401 {
        return answer.with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
    answer
}

/// How a caller is turned away.
pub(super) fn refused(barred: Barred) -> Answer {
    match barred {
        Barred::NoToken | Barred::OtherAudience => fault(
            401,
            &json!("800001"),
            "The request has no partner token for this API.",
        ),
        Barred::BadToken => fault(401, &json!(400), "Access is denied."),
        Barred::OldAudience => fault(
            401,
            &json!("900420"),
            "The audience https://graph.windows.net is not valid and no longer supported.",
        ),
        // The exact body of this one is not documented; the number is (facts E.2).
        Barred::NoMfa => fault(
            401,
            &json!("900421"),
            "The token of application and user lacks the claim of multifactor authentication.",
        ),
        Barred::AppOnly => fault(
            403,
            &json!("900329"),
            "This resource does not support authentication by the application alone.",
        ),
        // Which code a token without the scope gets is our assumption.
        Barred::NoScope => fault(
            403,
            &json!(900_308),
            "The privileges do not suffice for this operation.",
        ),
    }
}

fn operation(world: &World, asked: &Asked, path: &[&str], caller: &Caller) -> Answer {
    let app_only_too = matches!(path, ["profiles", "legalbusiness"]);
    let known = matches!(
        path,
        ["profiles", "mpn" | "legalbusiness"] | ["roles"] | ["roles", _, "usermembers"]
    );
    if !known {
        return fault(404, &json!("1000"), "There is no such resource.");
    }
    if let Err(barred) = caller.admitted(app_only_too) {
        return refused(barred);
    }
    if asked.method != Method::GET {
        return fault(405, &json!("405"), "The method is not allowed here.").with("Allow", "GET");
    }
    let accepts = asked.header("accept").unwrap_or("*/*");
    if !accepts.contains("json") && !accepts.contains("*/*") {
        return fault(406, &json!("406"), "Only application/json can be had here.");
    }
    if !world.truth.profiles_open {
        // Without a code, as some gateways answer: nothing can be concluded from it (facts A.3, A.5).
        let body = json!({"message": "The supplied role does not have the rights to perform the requested operation."});
        return Answer::json(403, &body);
    }
    match path {
        ["profiles", "mpn"] => partner_network(world, asked),
        ["profiles", _] => legal_business(world, asked),
        ["roles"] => roles(),
        ["roles", role, _] => members(world, asked, role),
        _ => fault(404, &json!("1000"), "There is no such resource."),
    }
}

fn partner_network(world: &World, asked: &Asked) -> Answer {
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
        "links": {"self": {"uri": "/profiles/mpn", "method": "GET", "headers": []}},
        "attributes": {"objectType": "MpnProfile"},
    });
    // Only the variant that asks for an id tells the name as well.
    if wanted.is_some() {
        profile["partnerName"] = json!("Contoso");
    }
    Answer::json(200, &profile)
}

fn legal_business(world: &World, asked: &Asked) -> Answer {
    match asked.query.get("vettingVersion") {
        None | Some("Current") => {}
        Some(_) => {
            return fault(
                400,
                &json!("800002"),
                "The input of the request is not valid.",
            );
        }
    }
    let (status, step) = world.truth.vetting;
    let address = json!({"country": "US", "city": "Redmond", "state": "WA", "addressLine1": "1 Practice Way",
        "postalCode": "98052", "firstName": "Practice", "lastName": "Contact", "phoneNumber": "4255550100"});
    let body = json!({
        "companyName": "Contoso",
        "address": address,
        "primaryContact": {"firstName": "Practice", "lastName": "Contact", "email": "contact@contoso.onmicrosoft.com",
            "phoneNumber": "4255550100"},
        "companyApproverAddress": address,
        "companyApproverEmail": "contact@contoso.onmicrosoft.com",
        "vettingStatus": status,
        "vettingSubStatus": step,
        "profileType": "LegalBusinessProfile",
        "links": {"self": {"uri": "/profiles/legalbusiness?vettingVersion=Current", "method": "GET", "headers": []}},
        "attributes": {"objectType": "LegalBusinessProfile"},
    });
    Answer::json(200, &body)
}

/// That the practice user may read roles is our simplification: it was tried with Global admins only (facts C.3).
fn roles() -> Answer {
    let role = |id: &str, name: &str, category: &str| json!({"id": id, "name": name, "category": category, "attributes": {"objectType": "Role"}});
    let items = json!([
        role(ACCOUNT_ADMIN, "Account Admin", "Account"),
        role(REPORT_VIEWER, "Report Viewer", "Insights"),
        role(
            EXECUTIVE_REPORT_VIEWER,
            "Executive Report Viewer",
            "Insights"
        ),
    ]);
    Answer::json(
        200,
        &json!({"totalCount": 3, "items": items, "attributes": {"objectType": "Collection"}}),
    )
}

fn members(world: &World, asked: &Asked, role: &str) -> Answer {
    let has_it = match role {
        EXECUTIVE_REPORT_VIEWER => world.truth.executive_report_viewer,
        REPORT_VIEWER => world.truth.report_viewer,
        ACCOUNT_ADMIN => false,
        _ => return fault(404, &json!("1000"), "There is no such role."),
    };
    let number = |name: &str, absent: usize| match asked.query.get(name) {
        None => Some(absent),
        Some(text) => text.parse().ok(),
    };
    let (Some(size @ 1..=500), Some(skip)) = (number("size", 100), number("skip", 0)) else {
        return fault(
            400,
            &json!("800002"),
            "The input of the request is not valid.",
        );
    };
    let mut all: Vec<Value> = COLLEAGUES
        .iter()
        .map(|(id, name, upn)| member(role, id, name, upn))
        .collect();
    // The last of them, so that a client which reads only the first page does not find it.
    if has_it {
        all.push(member(role, USER_OBJECT_ID, "Insights Practice", USER));
    }
    let total = all.len();
    let page: Vec<Value> = all.into_iter().skip(skip).take(size).collect();
    let mut body =
        json!({"totalCount": total, "items": page, "attributes": {"objectType": "Collection"}});
    if skip.saturating_add(size) < total {
        // Paging is poorly documented (facts C.3). The link is like the samples' other ones, which leave /v1 out; its
        // parameter is our assumption.
        let next = format!("/roles/{role}/usermembers?size={size}&skip={}", skip + size);
        body["links"] = json!({"next": {"uri": next, "method": "GET", "headers": []}});
    }
    Answer::json(200, &body)
}

fn member(role: &str, id: &str, name: &str, upn: &str) -> Value {
    json!({"id": id, "displayName": name, "userPrincipalName": upn, "roleId": role, "accountId": TENANT_ID})
}
