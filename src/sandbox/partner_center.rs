//! Partner Center: profiles, roles and their members, and what it knows of multifactor sign-ins (facts A.3 to A.6, C.3,
//! E.3), quirks included.

mod profiles;
pub(super) mod roles;
pub(super) mod telemetry;

use super::answer::Answer;
use super::bearer::{Barred, Caller};
use super::world::{Asked, World};
use crate::model::ids::Guid;
use http::Method;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What Partner Center keeps. It survives in a file, so it can be written and read.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Ledger {
    admins: roles::Admins,
    requests: telemetry::Requests,
}

/// The answer to a request under `/v1`.
pub(super) fn answer(world: &mut World, asked: &Asked, path: &[&str]) -> Answer {
    let caller = Caller::of(world, asked);
    if let Ok(caller) = &caller {
        telemetry::note(world, asked, caller);
    }
    let mut answer = match &caller {
        Err(barred) => refused(*barred),
        Ok(caller) => operation(world, asked, path, caller),
    };
    // Bodies begin with a byte-order mark although they are announced as UTF-8 (facts A.5). A gateway's, which has no code, is
    // not the service's own; that it has no mark is our assumption.
    let of_gateway = answer.status >= 400 && answer.code.is_none();
    if !answer.body.is_empty() && !of_gateway {
        answer.body.splice(0..0, *b"\xef\xbb\xbf");
    }
    with_ids(answer, asked, caller.ok().as_ref())
}

/// The same with the ids that support asks for, and the answer to `ValidateMfa` (facts A.3, E.3).
pub(super) fn with_ids(answer: Answer, asked: &Asked, caller: Option<&Caller>) -> Answer {
    let mut answer = answer
        .with("MS-CorrelationId", correlation_id(asked))
        .with("MS-RequestId", request_id(asked))
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

/// The id that a caller gave the request, which must be a GUID (facts A.3), or else the one that the service gives.
fn sent_id(asked: &Asked, name: &str, own: &str) -> String {
    let sent = asked.header(name).and_then(Guid::parse);
    sent.map_or_else(|| own.to_owned(), |id| id.to_string())
}

fn request_id(asked: &Asked) -> String {
    sent_id(asked, "ms-requestid", &asked.trace_id)
}

fn correlation_id(asked: &Asked) -> String {
    sent_id(asked, "ms-correlationid", &asked.correlation_id)
}

/// True if JSON is among what the caller takes. Nothing said is anything taken.
fn takes_json(asked: &Asked) -> bool {
    let json = |range: &str| {
        let kind = range.split(';').next().unwrap_or_default().trim();
        ["application/json", "application/*", "*/*"]
            .iter()
            .any(|known| kind.eq_ignore_ascii_case(known))
    };
    asked
        .header("accept")
        .is_none_or(|list| list.split(',').any(json))
}

/// Partner Center's error body. `code` is a number in some answers and a string in others (facts A.5).
pub(super) fn fault(status: u16, code: &Value, description: &str) -> Answer {
    let body = json!({"code": code, "description": description, "data": [], "source": "PartnerFD"});
    let told = code
        .as_str()
        .map_or_else(|| code.to_string(), str::to_owned);
    let answer = Answer::json(status, &body).telling(told);
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

/// One of the calls.
type Operation = fn(&mut World, &Asked, &str) -> Answer;

/// What can be had at a path: the calls by their method, the part of the path that is a parameter, and whether the application
/// alone may have it too.
struct Resource<'p> {
    calls: &'static [(Method, Operation)],
    parameter: &'p str,
    app_only_too: bool,
}

fn resource<'p>(path: &[&'p str]) -> Option<Resource<'p>> {
    let (calls, parameter): (&'static [(Method, Operation)], &'p str) = match path {
        ["profiles", "mpn"] => (&[(Method::GET, profiles::partner_network)], ""),
        ["profiles", "legalbusiness"] => (&[(Method::GET, profiles::legal_business)], ""),
        ["profiles", "organization"] => (&[(Method::GET, profiles::organization)], ""),
        ["profiles", "support"] => (&[(Method::GET, profiles::support)], ""),
        ["profiles", "billing"] => (&[(Method::GET, profiles::billing)], ""),
        ["roles"] => (&[(Method::GET, roles::list)], ""),
        ["roles", role, "usermembers"] => (
            &[(Method::GET, roles::members), (Method::POST, roles::add)],
            role,
        ),
        ["roles", role, "usermembers", _] => (&[(Method::DELETE, roles::remove)], role),
        ["partnerRequests"] => (&[(Method::GET, telemetry::requests)], ""),
        ["nonMfaCompliantPartnerPrincipals"] => (&[(Method::GET, telemetry::principals)], ""),
        ["applicationmfaadoptionstatus"] => (&[(Method::GET, telemetry::adoption)], ""),
        _ => return None,
    };
    Some(Resource {
        calls,
        parameter,
        app_only_too: matches!(path, ["profiles", "legalbusiness"]),
    })
}

fn operation(world: &mut World, asked: &Asked, path: &[&str], caller: &Caller) -> Answer {
    let Some(resource) = resource(path) else {
        return fault(404, &json!("1000"), "There is no such resource.");
    };
    if let Err(barred) = caller.admitted(resource.app_only_too) {
        return refused(barred);
    }
    let Some((_, call)) = resource
        .calls
        .iter()
        .find(|(method, _)| method == asked.method)
    else {
        let allowed: Vec<&str> = resource
            .calls
            .iter()
            .map(|(method, _)| method.as_str())
            .collect();
        return fault(405, &json!("405"), "The method is not allowed here.")
            .with("Allow", allowed.join(", "));
    };
    if !takes_json(asked) {
        return fault(406, &json!("406"), "Only application/json can be had here.");
    }
    if path.first() == Some(&"roles") && !roles::administers(world, caller) {
        return fault(
            403,
            &json!("900150"),
            "The supplied role does not have the rights to perform the operation.",
        );
    }
    if !world.truth.profiles_open {
        // Without a code, as some gateways answer: nothing can be concluded from it (facts A.3, A.5).
        let body = json!({"message": "The supplied role does not have the rights to perform the requested operation."});
        return Answer::json(403, &body);
    }
    call(world, asked, resource.parameter)
}

/// The input of a request is not what it must be.
fn invalid() -> Answer {
    fault(
        400,
        &json!("800002"),
        "The input of the request is not valid.",
    )
}

/// A collection as every answer with several things has it (facts C.3, E.3).
fn collection(total: usize, items: &[Value]) -> Value {
    json!({"totalCount": total, "items": items, "attributes": {"objectType": "Collection"}})
}
