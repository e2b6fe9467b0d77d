//! Microsoft Graph, as far as registering an application needs it (facts B.4): who calls, what they may, and what a refusal
//! looks like. Which scopes a call takes beside those that the facts list, and which directory roles, is our assumption.

mod applications;
mod filter;
mod grants;
mod odata;
mod people;
mod principals;
mod properties;
mod room;

use super::answer::Answer;
use super::api::GRAPH;
use super::directory::Person;
use super::world::{Asked, World};
use crate::model::escape::excerpt;
use crate::model::ids::Guid;
use http::Method;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};

/// Why a call is refused.
pub(super) struct Fault {
    status: u16,
    code: &'static str,
    message: String,
    /// The same more closely: a code, and the property that is at fault.
    detail: Option<(&'static str, &'static str)>,
}

impl Fault {
    pub(super) fn new(status: u16, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status,
            code,
            message: message.into(),
            detail: None,
        }
    }

    /// The same with what is at fault in detail.
    pub(super) fn about(mut self, code: &'static str, property: &'static str) -> Self {
        self.detail = Some((code, property));
        self
    }

    /// The request is wrong.
    pub(super) fn bad(message: impl Into<String>) -> Self {
        Self::new(400, "Request_BadRequest", message)
    }

    /// There is no such thing.
    pub(super) fn missing(message: impl Into<String>) -> Self {
        Self::new(404, "Request_ResourceNotFound", message)
    }

    /// The rights do not suffice.
    pub(super) fn denied() -> Self {
        Self::new(
            403,
            "Authorization_RequestDenied",
            "Insufficient privileges to complete the operation.",
        )
    }

    fn answer(&self, asked: &Asked) -> Answer {
        let mut body = json!({"error": {
            "code": self.code,
            "message": self.message,
            "innerError": {
                "date": asked.now.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
                "request-id": asked.trace_id,
                "client-request-id": client_request_id(asked),
            },
        }});
        if let Some((code, property)) = self.detail {
            body["error"]["details"] =
                json!([{"code": code, "message": self.message, "target": property}]);
        }
        let answer = Answer::json(self.status, &body).telling(self.code);
        if self.status == 401 {
            // That there is such a header, RFC 6750 demands; what stands in it is our assumption.
            let address = format!("{}/common/oauth2/authorize", asked.origin);
            let demand = format!(
                "Bearer realm=\"\", authorization_uri=\"{address}\", client_id=\"{}\"",
                GRAPH.app_id
            );
            return answer.with("WWW-Authenticate", demand);
        }
        answer
    }
}

/// The answer of a call, or why it is refused.
type Outcome = Result<Answer, Fault>;

/// Who calls: what the token says of them.
struct Caller {
    person: String,
    scopes: Vec<String>,
}

impl Caller {
    /// The bearer of a token that was made here, for Graph, and is valid now.
    fn of(world: &World, asked: &Asked) -> Result<Self, Fault> {
        let barred = |why: &str| Fault::new(401, "InvalidAuthenticationToken", why);
        let (scheme, token) = asked
            .header("authorization")
            .and_then(|value| value.split_once(' '))
            .ok_or_else(|| barred("The access token is empty."))?;
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(barred("The access token is empty."));
        }
        let claims = world.mint.read(token.trim()).ok_or_else(|| {
            barred("The access token cannot be read, or its signature is not valid.")
        })?;
        let now = asked.now.as_second();
        let time = |name: &str| claims[name].as_i64().unwrap_or_default();
        if now < time("nbf") || now >= time("exp") {
            return Err(barred(
                "The lifetime of the access token is over, or has not begun.",
            ));
        }
        if claims["aud"] != GRAPH.audience {
            return Err(barred("The access token is for another audience."));
        }
        let scopes = claims["scp"].as_str().unwrap_or_default();
        Ok(Self {
            person: claims["oid"].as_str().unwrap_or_default().to_owned(),
            scopes: scopes.split(' ').map(str::to_owned).collect(),
        })
    }

    /// Demands one of these scopes.
    fn needs(&self, scopes: &[&str]) -> Result<(), Fault> {
        if scopes.iter().any(|scope| self.has(scope)) {
            Ok(())
        } else {
            Err(Fault::denied())
        }
    }

    fn has(&self, scope: &str) -> bool {
        self.scopes.iter().any(|known| known == scope)
    }

    /// The person behind the token. An application alone has no permission here at all.
    fn person<'a>(&self, world: &'a World) -> Result<&'a Person, Fault> {
        world
            .directory
            .person(&self.person)
            .ok_or_else(Fault::denied)
    }
}

/// The answer to a request under `/v1.0`.
pub(super) fn answer(world: &mut World, asked: &Asked, path: &[&str]) -> Answer {
    let outcome = match Caller::of(world, asked) {
        Ok(caller) => odata::writing(asked).and_then(|()| operation(world, asked, &caller, path)),
        Err(fault) => Err(fault),
    };
    let answer = outcome.unwrap_or_else(|fault| fault.answer(asked));
    with_ids(answer, asked)
}

/// What comes when there were too many requests.
pub(super) fn throttled(asked: &Asked) -> Answer {
    let fault = Fault::new(
        429,
        "TooManyRequests",
        "There were too many requests. Wait before the next one.",
    );
    with_ids(fault.answer(asked).with("Retry-After", "57"), asked)
}

/// The answer with the ids that support asks for.
pub(super) fn with_ids(answer: Answer, asked: &Asked) -> Answer {
    answer
        .with("request-id", asked.trace_id.as_str())
        .with("client-request-id", client_request_id(asked))
}

/// The id that the caller gave the request; without one it is the request's own, as in the error bodies that people show.
fn client_request_id(asked: &Asked) -> String {
    asked
        .header("client-request-id")
        .and_then(Guid::parse)
        .map_or_else(|| asked.trace_id.clone(), |id| id.to_string())
}

/// How one thing of a collection is named: by its object id, or by the client id in brackets.
#[derive(Clone, Copy)]
enum Key<'a> {
    Id(&'a str),
    AppId(&'a str),
}

impl Key<'_> {
    /// Refuses what cannot be an id. For a client id that is reported in public; for the other one it is our assumption.
    fn judge(self) -> Result<(), Fault> {
        let (id, what) = match self {
            Key::Id(id) => (id, "id"),
            Key::AppId(id) => (id, "appId"),
        };
        if Guid::parse(id).is_some() {
            return Ok(());
        }
        let id = excerpt(id, 40);
        Err(Fault::bad(format!(
            "The value '{id}' of '{what}' is not an object identifier."
        )))
    }

    /// True for the thing with this object id and this client id.
    fn names(self, id: &str, app_id: &str) -> bool {
        match self {
            Key::Id(wanted) => id.eq_ignore_ascii_case(wanted),
            Key::AppId(wanted) => app_id.eq_ignore_ascii_case(wanted),
        }
    }
}

/// The calls on one collection, and on one thing of it.
enum Place<'a> {
    All,
    /// How many there are.
    Count,
    One(Key<'a>),
    /// An action on it.
    Act(Key<'a>, &'a str),
}

impl<'a> Place<'a> {
    /// Reads what follows the version, if it is about this collection. Graph's own samples write its name with capitals
    /// and without.
    fn read(path: &[&'a str], collection: &str) -> Option<Self> {
        let (first, rest) = path.split_first()?;
        let (name, behind) = first.split_at_checked(collection.len())?;
        if !name.eq_ignore_ascii_case(collection) {
            return None;
        }
        if behind.is_empty() {
            return match rest {
                [] => Some(Self::All),
                ["$count"] => Some(Self::Count),
                [id] => Some(Self::One(Key::Id(id))),
                [id, action] => Some(Self::Act(Key::Id(id), action)),
                _ => None,
            };
        }
        let app_id = behind.strip_prefix("(appId='")?.strip_suffix("')")?;
        match rest {
            [] => Some(Self::One(Key::AppId(app_id))),
            [action] => Some(Self::Act(Key::AppId(app_id), action)),
            _ => None,
        }
    }
}

fn operation(world: &mut World, asked: &Asked, caller: &Caller, path: &[&str]) -> Outcome {
    if let Some(place) = Place::read(path, "applications") {
        return applications::answer(world, asked, caller, &place);
    }
    if let Some(place) = Place::read(path, "servicePrincipals") {
        return principals::answer(world, asked, caller, &place);
    }
    if let Some(place) = Place::read(path, "oauth2PermissionGrants") {
        return grants::answer(world, asked, caller, &place);
    }
    match path {
        ["organization"] => people::organizations(world, asked, caller),
        ["organization", id] => people::organization(world, asked, caller, id),
        ["me"] => people::me(world, asked, caller),
        ["users", id] => people::user(world, asked, caller, id),
        // Nobody is in a group here through which they could be in another one or have a role.
        ["me", "memberOf" | "transitiveMemberOf", kind @ ..] => {
            members_of(world, asked, caller, kind)
        }
        _ => Err(nothing()),
    }
}

/// What the caller is a member of, or the part of it that is of a kind. Generated libraries write the short name of the kind.
fn members_of(world: &World, asked: &Asked, caller: &Caller, kind: &[&str]) -> Outcome {
    match kind {
        [] => people::memberships(world, asked, caller),
        ["microsoft.graph.directoryRole" | "graph.directoryRole"] => {
            people::roles(world, asked, caller)
        }
        ["microsoft.graph.group" | "graph.group"] => people::groups(world, asked, caller),
        _ => Err(nothing()),
    }
}

fn nothing() -> Fault {
    Fault::missing("There is no resource at this address.")
}

/// When the sign-in service will know of what is made now.
fn later(world: &World, asked: &Asked) -> Timestamp {
    let lag = SignedDuration::from_secs(world.directory.lag);
    asked.now.checked_add(lag).unwrap_or(asked.now)
}

/// There is no more room; status and code are our assumption.
fn full() -> Fault {
    Fault::new(
        403,
        "Directory_QuotaExceeded",
        "The quota of the directory is used up.",
    )
}

/// Refuses any other method than reading.
fn reading(asked: &Asked) -> Result<(), Fault> {
    if asked.method == Method::GET {
        Ok(())
    } else {
        Err(not_here())
    }
}

fn not_here() -> Fault {
    Fault::new(405, "Request_BadRequest", "The method is not allowed here.")
}

/// The JSON object of a request that must send one.
fn sent(asked: &Asked) -> Result<Map<String, Value>, Fault> {
    let kind = asked.header("content-type").unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/json") {
        return Err(Fault::bad("The Content-Type must be application/json."));
    }
    match serde_json::from_slice(asked.body()) {
        Ok(Value::Object(fields)) => Ok(fields),
        _ => Err(Fault::bad("The payload cannot be read as a JSON object.")),
    }
}

/// A text among the fields; `None` if it is not there.
fn text<'a>(fields: &'a Map<String, Value>, name: &str) -> Result<Option<&'a str>, Fault> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if !text.is_empty() && text.chars().count() <= 256 => {
            Ok(Some(text))
        }
        Some(_) => Err(invalid(name)),
    }
}

fn invalid(name: &str) -> Fault {
    Fault::bad(format!("Invalid value specified for property '{name}'."))
}

/// Refuses properties that are none of these; what libraries note beside them is passed over.
fn only(fields: &Map<String, Value>, known: &[&str]) -> Result<(), Fault> {
    let strange = |name: &&String| !known.contains(&name.as_str()) && !properties::is_note(name);
    match fields.keys().find(strange) {
        Some(name) => Err(properties::unknown(name)),
        None => Ok(()),
    }
}

/// A text that must be there.
fn required<'a>(fields: &'a Map<String, Value>, name: &str) -> Result<&'a str, Fault> {
    text(fields, name)?
        .ok_or_else(|| Fault::bad(format!("A value is required for property '{name}'.")))
}
