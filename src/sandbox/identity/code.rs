//! Authorization codes: handed out at the end of a sign-in in the browser, redeemed once (facts E.6).

use super::authorize::{Challenge, End, Wish};
use super::claims::Demands;
use super::client;
use super::device_code::home;
use super::grant::{self, Grant, Session, given};
use super::refusal::{self as no, Refused};
use crate::sandbox::answer::Answer;
use crate::sandbox::form::Form;
use crate::sandbox::world::{Asked, World};
use jiff::Timestamp;
use std::collections::VecDeque;

/// How long a code counts, in seconds: about ten minutes (facts E.6).
const LIFE: i64 = 600;
/// How many codes are remembered; a sandbox that serves for days must not grow.
const REMEMBERED: usize = 64;
/// How every code begins: it says itself that it is not real.
const MARK: &str = "0.practice-code~";

/// The codes handed out.
#[derive(Default)]
pub(in crate::sandbox) struct AuthorizationCodes {
    latest: VecDeque<Code>,
}

struct Code {
    handle: String,
    wish: Wish,
    session: Session,
    since: Timestamp,
    redeemed: bool,
}

/// A new code.
pub(super) fn hand_out(world: &mut World, now: Timestamp, wish: Wish, session: Session) -> String {
    let handle = format!("{MARK}{}", world.id(0xc0de));
    let latest = &mut world.authorization_codes.latest;
    if latest.len() == REMEMBERED {
        latest.pop_front();
    }
    latest.push_back(Code {
        handle: handle.clone(),
        wish,
        session,
        since: now,
        redeemed: false,
    });
    handle
}

/// A token request by authorization code, judged in the order of the others: form, tenant, application, its secret, then
/// the code, the redirect URI and the verifier, then what is wanted.
pub(super) fn token(
    world: &mut World,
    asked: &Asked,
    tenant: &str,
    form: &Form,
    v2: bool,
) -> Result<Answer, Refused> {
    let client = given(form, "client_id")?;
    let shown = given(form, "code")?;
    let redirect = given(form, "redirect_uri")?;
    let present = |name| form.get(name).filter(|value: &&str| !value.is_empty());
    if v2 && form.get("resource").is_some() {
        return Err(no::RESOURCE_HERE.into());
    }
    let known = world
        .authorization_codes
        .latest
        .iter()
        .position(|code| code.handle == shown && code.wish.client.eq_ignore_ascii_case(client));
    match home(world, tenant, client, asked.now) {
        // The code is of the tenant's endpoint and comes to another (facts F.2, 700005).
        Err(refused) if known.is_some() && refused.is(&no::SINGLE_TENANT) => {
            return Err(no::CODE_OF_OTHER_TENANT.into());
        }
        judged => judged?,
    }
    client::known(world, client, asked.now)?;
    let at = known.ok_or(no::BAD_AUTHORIZATION_CODE)?;
    let platform = world.authorization_codes.latest[at].wish.platform;
    let public = client::by_platform(world, asked.now, client, form, platform)?;
    let code = &mut world.authorization_codes.latest[at];
    if code.redeemed {
        return Err(no::AUTHORIZATION_CODE_USED.into());
    }
    if asked.now.duration_since(code.since).as_secs() >= LIFE {
        return Err(no::AUTHORIZATION_CODE_EXPIRED.into());
    }
    if !matches!(&code.wish.end, End::Redirect(reply) if reply.redirect == redirect) {
        return Err(no::REDIRECT_DIFFERS.of(redirect));
    }
    let demands = Demands::read(form)?.and(code.wish.demands);
    // It may be left out, but not be empty (facts F.2, 28003).
    if v2 && form.get("scope") == Some("") {
        return Err(no::EMPTY_SCOPE_OF_CODE.into());
    }
    Challenge::check(code.wish.challenge.as_ref(), form.get("code_verifier"))?;
    // From here on it is used up. That one which was refused before can be shown again is our assumption.
    code.redeemed = true;
    let session = code.session.clone();
    let nonce = code.wish.nonce.clone();
    let granted = code.wish.target.clone();
    let asked_for = match (v2, present("scope"), present("resource")) {
        (true, Some(scope), _) => Some(grant::by_scope(world, scope, true).map_err(of_code)?),
        (false, _, Some(resource)) => Some(grant::by_resource(world, resource)?),
        _ => None,
    };
    let target = match (asked_for, granted) {
        (Some(asked_for), Some(granted)) => asked_for.beside(&granted),
        (Some(target), None) | (None, Some(target)) => target,
        (None, None) => return Err(no::MISSING.of("resource")),
    };
    grant::suffices(world, &session, demands, &target)?;
    let scopes = grant::consented(world, asked.now, client, &session.person, &target)?;
    let grant = Grant {
        client,
        session: Some(session),
        scopes,
        public,
        v2,
        capable: demands.capable,
        nonce: nonce.as_deref(),
    };
    Ok(grant::issue(world, asked, &target, &grant))
}

/// A scope that is none has a code of its own where a code is redeemed (facts F.2, 28002).
fn of_code(refused: Refused) -> Refused {
    if refused.is(&no::SCOPE) {
        no::SCOPE_OF_CODE.into()
    } else {
        refused
    }
}
