//! What Partner Center knows of multifactor sign-ins: requests, portal users without a second factor, and how many of an
//! application's requests had one (facts E.3).

use super::{collection, correlation_id, request_id};
use crate::sandbox::answer::Answer;
use crate::sandbox::bearer::Caller;
use crate::sandbox::practice::TENANT_ID;
use crate::sandbox::record;
use crate::sandbox::truth::Account;
use crate::sandbox::world::{Asked, World};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};

/// Requests that are remembered. The service shows the newest 10 000; a sandbox need not keep so many.
const KEPT: usize = 1000;

/// Requests of users, the oldest first.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Requests(VecDeque<Noted>);

#[derive(Clone, Serialize, Deserialize)]
struct Noted {
    request_id: String,
    correlation_id: String,
    operation: String,
    at: i64,
    user: String,
    object_id: String,
    tenant: String,
    application: String,
    mfa: bool,
}

/// Remembers a request of a user, whatever becomes of it.
pub(in crate::sandbox) fn note(world: &mut World, asked: &Asked, caller: &Caller) {
    let Some(mfa) = caller.compliant() else {
        return;
    };
    let noted = Noted {
        request_id: request_id(asked),
        correlation_id: correlation_id(asked),
        operation: operation(asked),
        at: asked.now.as_second(),
        user: caller.user().to_owned(),
        object_id: caller.claim("oid").to_owned(),
        tenant: caller.claim("tid").to_owned(),
        application: caller.claim("appid").to_owned(),
        mfa,
    };
    let requests = &mut world.partner_center.requests.0;
    if requests.len() >= KEPT {
        requests.pop_front();
    }
    requests.push_back(noted);
}

/// A name for what was asked: method and words of the path, without what may be somebody's. How the service names operations
/// is unknown.
fn operation(asked: &Asked) -> String {
    let words = asked.segments.iter().map(String::as_str);
    // As little as the record of requests has: a state must not grow with what somebody sends.
    let words: Vec<&str> = words
        .filter(|word| record::is_word(word))
        .take(record::PARTS)
        .collect();
    format!("{} {}", record::method(asked.method), words.join("/"))
}

fn written(seconds: i64) -> String {
    Timestamp::from_second(seconds)
        .map(|time| time.to_string())
        .unwrap_or_default()
}

/// `GET /partnerRequests`: the newest first.
pub(super) fn requests(world: &mut World, _: &Asked, _: &str) -> Answer {
    let noted = world.partner_center.requests.0.iter().rev();
    let items: Vec<Value> = noted
        .map(|noted| {
            json!({
                "requestId": noted.request_id,
                "correlationId": noted.correlation_id,
                "operationName": noted.operation,
                "requestDateTime": written(noted.at),
                "ipAddress": "127.0.0.1",
                "objectId": noted.object_id,
                "tenantId": noted.tenant,
                "upn": noted.user,
                "applicationId": noted.application,
                "mfaCompliant": noted.mfa,
            })
        })
        .collect();
    Answer::json(200, &collection(items.len(), &items))
}

/// `GET /nonMfaCompliantPartnerPrincipals`: users of the portal. Nobody uses a portal here; that whoever has no second factor
/// was there yesterday is our assumption.
pub(super) fn principals(world: &mut World, asked: &Asked, _: &str) -> Answer {
    let yesterday = written(asked.now.as_second() - 24 * 3600);
    let people = world.directory.people.iter();
    let items: Vec<Value> = people
        .filter(|person| !person.second_factor && person.account != Account::Missing)
        .map(|person| {
            json!({
                "objectId": person.id,
                "tenantId": TENANT_ID,
                "upn": person.user_id,
                "lastNonMfaCompliantLoginDateTime": yesterday,
            })
        })
        .collect();
    Answer::json(200, &collection(items.len(), &items))
}

/// The name of an application, as the directory has it; null for one that is gone.
fn name_of<'w>(world: &'w World, app_id: &str) -> Option<&'w str> {
    let mut all = world.directory.applications.iter();
    all.find(|known| known.app_id.eq_ignore_ascii_case(app_id))
        .map(|known| known.name.as_str())
}

/// `GET /applicationmfaadoptionstatus`: by day and application, the newest day first. The documented sample is a bare list.
pub(super) fn adoption(world: &mut World, _: &Asked, _: &str) -> Answer {
    let mut days: BTreeMap<(String, &str), (u64, u64)> = BTreeMap::new();
    for noted in &world.partner_center.requests.0 {
        let day = written(noted.at).chars().take(10).collect();
        let (compliant, total) = days.entry((day, &noted.application)).or_default();
        *compliant += u64::from(noted.mfa);
        *total += 1;
    }
    let items: Vec<Value> = days
        .iter()
        .rev()
        .map(|((day, application), (compliant, total))| {
            json!({
                "loginDate": day,
                "mfaCompliantRequestCount": compliant,
                "totalRequestCount": total,
                "applicationId": application,
                "applicationName": name_of(world, application),
            })
        })
        .collect();
    Answer::json(200, &json!(items))
}
