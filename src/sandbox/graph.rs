//! Microsoft Graph, as far as registering an application needs it (facts B.4): who calls, what they may, and what a refusal
//! looks like. Which scopes a call takes beside those that the facts list, and which directory roles, is our assumption.

mod applications;
mod odata;
mod people;
mod principals;

use super::answer::Answer;
use super::api::GRAPH;
use super::directory::Person;
use super::world::{Asked, World};
use http::Method;
use serde_json::{Map, Value, json};

/// Why a call is refused.
pub(super) struct Fault {
    status: u16,
    code: &'static str,
    message: String,
}

impl Fault {
    pub(super) fn new(status: u16, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status,
            code,
            message: message.into(),
        }
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
        let body = json!({"error": {
            "code": self.code,
            "message": self.message,
            "innerError": {
                "date": asked.now.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
                "request-id": asked.trace_id,
                "client-request-id": asked.correlation_id,
            },
        }});
        Answer::json(self.status, &body).telling(self.code)
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
        let holds = |wanted: &&str| self.scopes.iter().any(|scope| scope == wanted);
        if scopes.iter().any(holds) {
            Ok(())
        } else {
            Err(Fault::denied())
        }
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
        Ok(caller) => operation(world, asked, &caller, path),
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
        .with("client-request-id", asked.correlation_id.as_str())
}

/// How one thing of a collection is named: by its object id, or by the client id in brackets.
#[derive(Clone, Copy)]
enum Key<'a> {
    Id(&'a str),
    AppId(&'a str),
}

/// The calls on one collection, and on one thing of it.
enum Place<'a> {
    All,
    One(Key<'a>),
    /// An action on it.
    Act(Key<'a>, &'a str),
}

impl<'a> Place<'a> {
    /// Reads what follows the version, if it is about this collection.
    fn read(path: &[&'a str], collection: &str) -> Option<Self> {
        let (first, rest) = path.split_first()?;
        let behind = first.strip_prefix(collection)?;
        if behind.is_empty() {
            return match rest {
                [] => Some(Self::All),
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
        return principals::grants(world, asked, caller, &place);
    }
    match path {
        ["organization"] => people::organization(world, asked, caller),
        ["me"] => people::me(world, asked, caller),
        ["me", "memberOf"] | ["me", "memberOf", "microsoft.graph.directoryRole"] => {
            people::roles(world, asked, caller)
        }
        _ => Err(nothing()),
    }
}

fn nothing() -> Fault {
    Fault::missing("There is no resource at this address.")
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

/// A text that must be there.
fn required<'a>(fields: &'a Map<String, Value>, name: &str) -> Result<&'a str, Fault> {
    text(fields, name)?
        .ok_or_else(|| Fault::bad(format!("A value is required for property '{name}'.")))
}
