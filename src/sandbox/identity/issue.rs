//! Tokens as they are issued: what an answer of the token endpoint holds, and what the tokens in it say (facts D.1, D.2, H).

use super::discovery::issuer;
use super::grant::Target;
use super::redirect::Platform;
use crate::sandbox::answer::Answer;
use crate::sandbox::directory::ROLES;
use crate::sandbox::world::{Asked, World};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The service principal of an application that has none: its tokens are of no use.
const NOBODY: &str = "5a4db0c5-5b00-4000-8000-000000000000";
/// How long a token lives, in seconds.
const LIFE: i64 = 3599;

/// How a user signed in, which a refresh token remembers.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Session {
    /// The object id of the person.
    pub(super) person: String,
    /// With a second factor, and the token says so (`amr`).
    pub(super) second_factor: bool,
    /// What the redirect URI was registered for, if they signed in by browser: that decides whether the application counts
    /// as public, whatever else is registered of it.
    pub(super) platform: Option<Platform>,
}

impl Session {
    /// What a sign-in of this person usually gives.
    pub(super) fn usual(world: &World, person: &str) -> Self {
        Self {
            person: person.to_owned(),
            second_factor: world
                .directory
                .person(person)
                .is_some_and(|person| person.second_factor),
            platform: None,
        }
    }

    /// What they proved who they are with, as the token says it.
    fn methods(&self) -> &'static [&'static str] {
        if self.second_factor {
            &["pwd", "mfa"]
        } else {
            &["pwd"]
        }
    }
}

/// How a token was asked for.
#[derive(Clone)]
pub(super) struct Grant<'a> {
    /// The application's client id.
    pub(super) client: &'a str,
    /// The user's sign-in; `None` for the application alone.
    pub(super) session: Option<Session>,
    /// What the token says under `scp`.
    pub(super) scopes: String,
    /// By a public client.
    pub(super) public: bool,
    /// At the newer endpoint.
    pub(super) v2: bool,
    /// The application can deal with claims challenges.
    pub(super) capable: bool,
    /// What the id token repeats of the request.
    pub(super) nonce: Option<&'a str>,
}

pub(super) fn issue(world: &mut World, asked: &Asked, target: &Target, grant: &Grant) -> Answer {
    // As it is registered, in whatever letters it was sent.
    let known = world.directory.application(grant.client, asked.now);
    let client = known.map_or(grant.client, |known| &known.app_id).to_owned();
    let grant = &Grant {
        client: &client,
        ..grant.clone()
    };
    let v2 = grant.v2;
    let now = asked.now.as_second();
    let mut access = match &grant.session {
        Some(session) => delegated(world, now, target, grant, session),
        None => app_only(world, now, target, grant.client),
    };
    if grant.capable {
        access["xms_cc"] = json!(["CP1"]);
    }
    // The older endpoint writes its numbers as strings (facts D.1).
    let number = |number: i64| {
        if v2 {
            json!(number)
        } else {
            json!(number.to_string())
        }
    };
    let mut body = json!({
        "token_type": "Bearer",
        "expires_in": number(LIFE),
        "ext_expires_in": number(LIFE),
        "access_token": world.mint.sign(&access),
    });
    if !v2 {
        body["expires_on"] = number(now + LIFE);
        body["not_before"] = number(now);
        body["resource"] = json!(target.audience);
    }
    if let Some(session) = &grant.session {
        body["scope"] = json!(if v2 {
            said(target, &grant.scopes)
        } else {
            grant.scopes.clone()
        });
        if target.offline {
            let token = world
                .refreshes
                .hand_out(target, grant.client, session.clone(), asked.now);
            body["refresh_token"] = json!(token);
        }
        if target.identity {
            let claims = id_token(world, asked, target, grant, session);
            body["id_token"] = json!(world.mint.sign(&claims));
        }
        // Libraries ask for it to tell accounts apart; the facts do not know it: our assumption.
        if asked.asks_client_info() {
            let known = json!({"uid": session.person, "utid": world.truth.token_tenant});
            body["client_info"] = json!(URL_SAFE_NO_PAD.encode(known.to_string()));
        }
    }
    Answer::json(200, &body)
}

/// The scopes as the newer endpoint names them: those that were asked for, without what was not granted; where nothing is left
/// of them, or none was asked for by name, what was granted (RFC 6749, section 5.1).
fn said(target: &Target, granted: &str) -> String {
    let held = |scope: &&str| {
        let permission = scope.rsplit('/').next().unwrap_or_default();
        let by_name = target
            .permissions()
            .iter()
            .any(|it| it.eq_ignore_ascii_case(permission));
        !by_name
            || granted
                .split(' ')
                .any(|it| it.eq_ignore_ascii_case(permission))
    };
    let said = target
        .said()
        .split(' ')
        .filter(held)
        .collect::<Vec<_>>()
        .join(" ");
    if !said.is_empty() {
        return said;
    }
    let api = target.api();
    // A permission without an API is one of Graph's (facts D.2).
    let named = |scope: &str| {
        if api.is_graph() || api.scope(scope).is_none() {
            scope.to_owned()
        } else {
            format!("{}/{scope}", api.audience)
        }
    };
    granted.split(' ').map(named).collect::<Vec<_>>().join(" ")
}

/// The user as one application knows them: a name that is the same for nobody else.
fn subject(client: &str, person: &str) -> String {
    let both = format!("{client}/{person}");
    let hash = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, both.as_bytes());
    URL_SAFE_NO_PAD.encode(hash)
}

/// What names the person in a token: the whole name, its first and its last word, and the user ID.
fn names(world: &World, session: &Session) -> [String; 4] {
    let person = world.directory.person(&session.person);
    let name = person.map_or("", |person| &person.name);
    let first = name.split(' ').next().unwrap_or_default();
    let last = name.rsplit(' ').next().unwrap_or_default();
    [
        name,
        first,
        last,
        person.map_or("", |person| &person.user_id),
    ]
    .map(str::to_owned)
}

/// The claims that tell the application who signed in. The two versions differ in issuer and names; those of version 2.0
/// come with the scope `profile`.
fn id_token(
    world: &World,
    asked: &Asked,
    target: &Target,
    grant: &Grant,
    session: &Session,
) -> Value {
    let tenant = world.truth.token_tenant;
    let now = asked.now.as_second();
    let v2 = grant.v2;
    let [name, given, family, user_id] = names(world, session);
    let mut claims = json!({
        "aud": grant.client,
        "iss": issuer(&asked.origin, tenant, v2),
        "iat": now,
        "nbf": now,
        "exp": now + LIFE,
        "sub": subject(grant.client, &session.person),
        "tid": tenant,
        "ver": if v2 { "2.0" } else { "1.0" },
    });
    if let Some(nonce) = grant.nonce {
        claims["nonce"] = json!(nonce);
    }
    if !v2 {
        claims["family_name"] = json!(family);
        claims["given_name"] = json!(given);
        claims["ipaddr"] = json!("127.0.0.1");
        claims["unique_name"] = json!(user_id);
        claims["upn"] = json!(user_id);
    }
    if !v2 || target.profile {
        claims["name"] = json!(name);
        claims["oid"] = json!(session.person);
    }
    if v2 && target.profile {
        claims["preferred_username"] = json!(user_id);
    }
    claims
}

/// The claims of application and user (facts H). Partner Center's tokens are of version 1.0 at both endpoints, and so are
/// Graph's.
fn delegated(world: &World, now: i64, target: &Target, grant: &Grant, session: &Session) -> Value {
    let tenant = world.truth.token_tenant;
    let [name, given, family, user_id] = names(world, session);
    let mut claims = json!({
        "aud": target.audience,
        "iss": format!("https://sts.windows.net/{tenant}/"),
        "iat": now,
        "nbf": now,
        "exp": now + LIFE,
        "acr": "1",
        "amr": session.methods(),
        "appid": grant.client,
        "appidacr": if grant.public { "0" } else { "1" },
        "family_name": family,
        "given_name": given,
        "ipaddr": "127.0.0.1",
        "name": name,
        "oid": session.person,
        "scp": grant.scopes,
        "sub": subject(target.audience.as_str(), &session.person),
        "tenant_region_scope": "NA",
        "tid": tenant,
        "unique_name": user_id,
        "upn": user_id,
        "ver": "1.0",
    });
    // An API decides whether its tokens name directory roles (facts H). That Graph's do and Partner Center's do not is our
    // assumption, so that a client meets both.
    let roles = roles(world, session);
    if target.api().is_graph() && !roles.is_empty() {
        claims["wids"] = json!(roles);
    }
    claims
}

/// The template ids of the directory roles that the person has.
fn roles(world: &World, session: &Session) -> Vec<&'static str> {
    let has = |name: &str| {
        let person = world.directory.person(&session.person);
        person.is_some_and(|person| person.roles.iter().any(|role| role == name))
    };
    ROLES
        .iter()
        .filter(|(name, _)| has(name))
        .map(|(_, template)| *template)
        .collect()
}

/// The claims of the application alone: no user, no scopes, and no roles, since none are to be granted (facts B.1). That it is
/// one, `idtyp` says only where an API wants that claim (facts H): as with `wids`, Graph does here and Partner Center does not.
fn app_only(world: &World, now: i64, target: &Target, client: &str) -> Value {
    let tenant = world.truth.token_tenant;
    let principal = world
        .directory
        .principal_of(client)
        .map_or(NOBODY, |principal| principal.id.as_str());
    let mut claims = json!({
        "aud": target.audience,
        "iss": format!("https://sts.windows.net/{tenant}/"),
        "iat": now,
        "nbf": now,
        "exp": now + LIFE,
        "appid": client,
        "appidacr": "1",
        "oid": principal,
        "sub": principal,
        "tenant_region_scope": "NA",
        "tid": tenant,
        "ver": "1.0",
    });
    if target.api().is_graph() {
        claims["idtyp"] = json!("app");
    }
    claims
}
