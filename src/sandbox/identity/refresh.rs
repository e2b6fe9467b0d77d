//! Entra's refresh tokens (facts E.7): one with each answer to a user, a new one at each use, the old one not revoked.
//!
//! Simplifications: only what is remembered here is known, the last few hundred; an inactive token is refused by its own
//! age, since its successors are tokens of their own.

use super::claims::Demands;
use super::client;
use super::device_code;
use super::grant::{self, Grant, Session, Target, given};
use super::refusal::{self as no, Refused};
use crate::sandbox::answer::Answer;
use crate::sandbox::form::Form;
use crate::sandbox::truth::Account;
use crate::sandbox::world::{Asked, World};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// How long an unused token is accepted, in seconds: 90 days.
const IDLE: i64 = 90 * 24 * 3600;
/// How many tokens are remembered; a sandbox that serves for days must not grow.
const REMEMBERED: usize = 512;
/// How every token begins: it says itself that it is not real.
const MARK: &str = "0.practice-refresh~";

/// The tokens handed out.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(in crate::sandbox) struct Refreshes {
    latest: VecDeque<Refresh>,
    count: u64,
}

#[derive(Clone, Serialize, Deserialize)]
struct Refresh {
    handle: String,
    client: String,
    target: Target,
    session: Session,
    used: Timestamp,
}

impl Refreshes {
    /// A new token for this target.
    pub(super) fn hand_out(
        &mut self,
        target: &Target,
        client: &str,
        session: Session,
        now: Timestamp,
    ) -> String {
        self.count += 1;
        let handle = format!("{MARK}{:08x}", self.count);
        if self.latest.len() >= REMEMBERED {
            self.latest.pop_front();
        }
        self.latest.push_back(Refresh {
            handle: handle.clone(),
            client: client.to_ascii_lowercase(),
            target: target.clone(),
            session,
            used: now,
        });
        handle
    }

    /// True if it can go on from there: a state that was read may say anything.
    pub(in crate::sandbox) fn is_sound(&self) -> bool {
        self.count < u64::from(u32::MAX) && self.latest.len() <= REMEMBERED
    }

    /// The sign-in that this token is from; `None` if the token is not known.
    fn session(&self, shown: &str) -> Option<&Session> {
        let token = self.latest.iter().find(|token| token.handle == shown);
        token.map(|token| &token.session)
    }
}

/// A token request by refresh token, judged in the order of the others: form, tenant, application, its secret, the token,
/// then what is wanted.
pub(super) fn token(
    world: &mut World,
    asked: &Asked,
    tenant: &str,
    form: &Form,
    v2: bool,
) -> Result<Answer, Refused> {
    let client = given(form, "client_id")?;
    let shown = given(form, "refresh_token")?;
    if v2 && form.get("resource").is_some() {
        return Err(no::RESOURCE_HERE.into());
    }
    device_code::home(world, tenant, client, asked.now)?;
    let demands = Demands::read(form)?;
    // That a renewal is judged as the sign-in was is our assumption. What a token is from that is not known, nobody can tell: so
    // an application that has a desktop's redirect URI hears of the token (facts I, 35) before it is asked for a secret.
    let session = world.refreshes.session(shown);
    let from_nowhere = session.is_none() && client::is_unproved(form);
    let public = match session.and_then(|session| session.platform) {
        Some(platform) => client::by_platform(world, asked.now, client, form, platform)?,
        None if from_nowhere && !client::known(world, client, asked.now)?.native.is_empty() => true,
        None => client::judge(world, asked.now, client, form, true)?,
    };
    let (before, session) = redeem(world, asked, client, shown)?;
    // What is wanted may be left out; then it is what the token was given for (RFC 6749, section 6).
    let wanted = if v2 { "scope" } else { "resource" };
    let mut target = match form.get(wanted).filter(|value| !value.is_empty()) {
        Some(scope) if v2 => grant::by_scope(world, scope, true)?,
        Some(resource) => grant::by_resource(world, resource)?,
        None => before,
    };
    // Each use gives a new one (facts E.7), whether it is asked for once more or not.
    target.offline = true;
    grant::suffices(world, &session, demands, &target)?;
    let scopes = grant::consented(world, asked.now, client, &session.person, &target)?;
    let grant = Grant {
        client,
        session: Some(session),
        scopes,
        public,
        v2,
        capable: demands.capable,
        nonce: None,
    };
    Ok(grant::issue(world, asked, &target, &grant))
}

/// True for what looks like a token, whoever issued it. What is no token at all is told from one that is not known (facts F.2
/// and I, 35); that their beginning is the mark is our assumption.
fn is_whole(shown: &str) -> bool {
    shown.starts_with("0.") && shown.bytes().all(|byte| byte.is_ascii_graphic())
}

fn redeem(
    world: &mut World,
    asked: &Asked,
    client: &str,
    shown: &str,
) -> Result<(Target, Session), Refused> {
    let directory = &world.directory;
    let known = world.refreshes.latest.iter_mut();
    let token = known
        .into_iter()
        // One of another application is not valid either (facts I, 35).
        .find(|token| token.handle == shown && token.client.eq_ignore_ascii_case(client))
        .ok_or(if is_whole(shown) {
            no::BAD_REFRESH
        } else {
            no::BROKEN_REFRESH
        })?;
    let person = directory.person(&token.session.person);
    match person.map_or(Account::Missing, |person| person.account) {
        Account::Fine | Account::Locked => {}
        Account::Disabled => return Err(no::DISABLED.into()),
        // Both ended the user's sessions; which code a removed user gets is our assumption.
        Account::Missing | Account::PasswordExpired => return Err(no::REVOKED_REFRESH.into()),
    }
    if asked.now.duration_since(token.used).as_secs() >= IDLE {
        return Err(no::INACTIVE_REFRESH.into());
    }
    token.used = asked.now;
    Ok((token.target.clone(), token.session.clone()))
}
