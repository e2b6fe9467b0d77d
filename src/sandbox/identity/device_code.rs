//! Entra's device codes (RFC 8628, facts E.5): codes are handed out, and a simulated person uses them, unless somebody has the
//! page for it open and plays the person.
//!
//! Simplifications: the person has signed in, with a second factor where they have one or one is demanded, at the second poll;
//! where they cannot, the code ends at the third poll instead of after 15 minutes; a client is told to poll every second instead of every five. So a
//! rehearsal is quick. `slow_down` is never answered, as Entra does not list it; who does not wait at all is stopped.

use super::authorize::{End, Wish};
use super::claims::Demands;
use super::client;
use super::consent;
use super::flow;
use super::grant::{self, Session, Target, given};
use super::page;
use super::redirect::Platform;
use super::refusal::{self as no, Refused};
use crate::sandbox::answer::Answer;
use crate::sandbox::api;
use crate::sandbox::directory::Application;
use crate::sandbox::form::Form;
use crate::sandbox::identity::{is_our_tenant, no_tenant};
use crate::sandbox::truth::{Account, Policy, Realm};
use crate::sandbox::world::{Asked, World};
use http::Method;
use jiff::Timestamp;
use serde_json::json;
use std::collections::VecDeque;

/// The grant type with which a code is redeemed.
pub(super) const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// What older libraries send to the older endpoint instead, and MSAL for Node to the newer one: so both take it.
pub(super) const OLD_GRANT: &str = "device_code";

/// The path of the page where a person enters a code. It is our assumption: Microsoft's `microsoft.com/devicelogin` leads on to
/// one of the sign-in service.
pub(super) const PAGE: &str = "/common/oauth2/deviceauth";

/// How long a code counts, in seconds.
const LIFE: i64 = 900;
/// What clients are told to wait between two polls, in seconds; at Microsoft it is 5.
const INTERVAL: u32 = 1;
/// The poll at which the simulated person is done.
const DONE: u32 = 2;
/// The poll at which a code ends that the person cannot use.
const ENDED: u32 = 3;
/// How long whoever has used the page plays the person, in seconds: as long as a code counts, so one that was entered is never
/// taken from whoever entered it. The page says so.
const HELD: i64 = LIFE;
/// So many polls of a code within a second are those of a client that does not wait at all. That Entra stops such a one is
/// documented (facts F.2, 50196), the number is our assumption.
const RUSH: u32 = 10;
/// How many codes are remembered; a sandbox that serves for days must not grow.
const REMEMBERED: usize = 64;

/// The codes handed out.
#[derive(Default)]
pub(in crate::sandbox) struct Codes {
    latest: VecDeque<Code>,
    handed_out: u32,
    /// When somebody last used the page.
    page_used: Option<Timestamp>,
}

impl Codes {
    /// True while somebody is at the page: then nobody is simulated.
    fn by_hand(&self, now: Timestamp) -> bool {
        self.page_used
            .is_some_and(|used| now.duration_since(used).as_secs() < HELD)
    }
}

struct Code {
    /// What clients poll with.
    handle: String,
    /// The user code: what the person enters.
    entered: String,
    client: String,
    target: Target,
    demands: Demands,
    since: Timestamp,
    polls: u32,
    /// The second in which it was polled last, and how often in that.
    rush: (i64, u32),
    redeemed: bool,
    /// What has become of it on the page, if anything has.
    outcome: Option<Outcome>,
}

/// What a person made of a code on the page.
enum Outcome {
    SignedIn(Session),
    Declined,
    /// They could not sign in.
    GivenUp,
}

/// A request for a code, judged as a token request is: form, tenant, application, scope.
pub(super) fn hand_out(
    world: &mut World,
    asked: &Asked,
    tenant: &str,
    v2: bool,
) -> Result<Answer, Refused> {
    let form = grant::posted(asked, "client_id")?;
    let client = given(&form, "client_id")?;
    if v2 && form.get("resource").is_some() {
        return Err(no::RESOURCE_HERE.into());
    }
    let wanted = given(&form, if v2 { "scope" } else { "resource" })?;
    home(world, tenant, client, asked.now)?;
    client::known(world, client, asked.now)?;
    let target = if v2 {
        grant::by_scope(world, wanted, true)?
    } else {
        grant::by_resource(world, wanted)?
    };
    let demands = Demands::read(&form)?;
    let device_code = format!("practice-device-code~{}", world.id(0xdec0));
    // It says itself that it is not real, should anybody enter it at Microsoft.
    let user_code = format!("SANDBOX{:02}", world.codes.handed_out % 100 + 1);
    let page = "https://microsoft.com/devicelogin";
    // The older endpoint has another name for the page and writes its numbers as strings (facts E.5).
    let (page_name, life, interval) = if v2 {
        ("verification_uri", json!(LIFE), json!(INTERVAL))
    } else {
        let text = |number: String| json!(number);
        (
            "verification_url",
            text(LIFE.to_string()),
            text(INTERVAL.to_string()),
        )
    };
    let body = json!({
        "user_code": user_code,
        "device_code": device_code,
        page_name: page,
        "expires_in": life,
        "interval": interval,
        "message": format!(
            "Open {page} in a browser and enter the code {user_code}. (Sandbox: Microsoft does not know this code. A simulated \
             person enters it, or you do at {}{PAGE}, if you open that first.)",
            asked.origin
        ),
    });
    let codes = &mut world.codes;
    codes.handed_out += 1;
    if codes.latest.len() == REMEMBERED {
        codes.latest.pop_front();
    }
    codes.latest.push_back(Code {
        handle: device_code,
        entered: user_code,
        client: client.to_owned(),
        target,
        demands,
        since: asked.now,
        polls: 0,
        rush: (0, 0),
        redeemed: false,
        outcome: None,
    });
    Ok(Answer::json(200, &body))
}

/// Whether an application can be used at this tenant's endpoint: most are registered for their own tenant only.
pub(super) fn home(
    world: &World,
    tenant: &str,
    client: &str,
    now: Timestamp,
) -> Result<(), Refused> {
    let many = world
        .directory
        .application(client, now)
        .is_some_and(Application::many_tenants);
    match tenant.to_ascii_lowercase().as_str() {
        "common" | "organizations" if many => Ok(()),
        any @ ("common" | "consumers" | "organizations") => Err(no::SINGLE_TENANT.of(any)),
        _ if is_our_tenant(world, tenant) => Ok(()),
        _ => Err(no_tenant(tenant, no::UNKNOWN_TENANT)),
    }
}

/// A poll, once tenant, application and secret are found in order: what the token is for, if the person is done.
/// The person is the first of the directory, unless somebody is at the page.
pub(super) fn redeem(
    world: &mut World,
    asked: &Asked,
    client: &str,
    shown: &str,
) -> Result<(Target, Session), Refused> {
    let by_hand = world.codes.by_hand(asked.now);
    let person = world.directory.people.first().ok_or(no::CODE_ENDED)?;
    let account = if person.lockout.holds(asked.now) {
        Account::Locked
    } else {
        person.account
    };
    let person = person.id.clone();
    let signs_in = match account {
        // They change an expired password in the browser, on the way. That it is so simple is our assumption.
        Account::Fine | Account::PasswordExpired => {
            !world.truth.device_code_blocked && world.truth.realm != Realm::Unknown
        }
        Account::Missing | Account::Locked | Account::Disabled => false,
    };
    let code = world
        .codes
        .latest
        .iter_mut()
        .find(|code| code.handle == shown && code.client.eq_ignore_ascii_case(client))
        .ok_or(no::BAD_CODE)?;
    if code.redeemed {
        return Err(no::CODE_USED.into());
    }
    let second = asked.now.as_second();
    let times = if code.rush.0 == second {
        code.rush.1
    } else {
        0
    };
    code.rush = (second, times.saturating_add(1));
    if times >= RUSH {
        return Err(no::LOOP.into());
    }
    code.polls += 1;
    let age = asked.now.duration_since(code.since).as_secs();
    match &code.outcome {
        _ if age >= LIFE => return Err(no::CODE_ENDED.into()),
        Some(Outcome::SignedIn(session)) => {
            code.redeemed = true;
            return Ok((code.target.clone(), session.clone()));
        }
        Some(Outcome::Declined) => return Err(no::CODE_DECLINED.into()),
        Some(Outcome::GivenUp) => return Err(no::CODE_ENDED.into()),
        None if by_hand => return Err(no::CODE_PENDING.into()),
        None if !signs_in && code.polls >= ENDED => return Err(no::CODE_ENDED.into()),
        None if !signs_in || code.polls < DONE => return Err(no::CODE_PENDING.into()),
        None => {}
    }
    code.redeemed = true;
    let (target, demands) = (code.target.clone(), code.demands);
    if let Some(person) = world.directory.people.first_mut() {
        person.change_password();
    }
    // An application of this tenant has the consent that it was given; to one of Microsoft's the person consents on the way.
    let foreign = world
        .directory
        .application(client, asked.now)
        .is_some_and(|application| application.foreign);
    if foreign && !api::is_first_party(client) {
        consent::by_person(world, asked.now, client, &person, Some(&target));
    }
    let mut session = Session::usual(world, &person);
    session.second_factor |= demands.second_factor || world.truth.policy == Policy::Mfa;
    Ok((target, session))
}

/// The page where a person enters a code. Whoever uses it keeps the simulated person away, for a while: another program's
/// codes must not wait until the end of the sandbox for somebody who has gone.
pub(super) fn entry(world: &mut World, asked: &Asked) -> Answer {
    if ![Method::GET, Method::POST].contains(asked.method) {
        return Answer::empty(405).with("Allow", "GET, POST");
    }
    // Any web page can open this one; that nobody is simulated any more takes a person.
    let by_other_site = matches!(
        asked.header("sec-fetch-site"),
        Some("cross-site" | "same-site")
    );
    if asked.method == Method::GET && by_other_site {
        return page::device(asked, None, None);
    }
    world.codes.page_used = Some(asked.now);
    let minutes = Some(HELD / 60);
    if asked.method == Method::GET {
        return page::device(asked, minutes, None);
    }
    let entered = grant::posted(asked, "otc").and_then(|form| entered(world, asked, &form));
    match entered {
        Ok(wish) => flow::begin(world, asked, wish),
        Err(refused) => page::device(asked, minutes, Some(&refused)),
    }
}

/// The sign-in that the entered code is for. Which refusal a wrong one gets is our assumption.
fn entered(world: &World, asked: &Asked, form: &Form) -> Result<Wish, Refused> {
    let typed = form.get("otc").unwrap_or_default().trim();
    if typed.is_empty() {
        return Err(no::NO_USER_CODE.into());
    }
    let code = world
        .codes
        .latest
        .iter()
        .find(|code| code.entered.eq_ignore_ascii_case(typed))
        .ok_or(no::BAD_USER_CODE)?;
    if code.redeemed || code.outcome.is_some() {
        return Err(no::CODE_USED.into());
    }
    if asked.now.duration_since(code.since).as_secs() >= LIFE {
        return Err(no::CODE_ENDED.into());
    }
    Ok(Wish {
        client: code.client.clone(),
        for_all: false,
        end: End::Device(code.handle.clone()),
        platform: Platform::Native,
        target: Some(code.target.clone()),
        nonce: None,
        challenge: None,
        hint: String::new(),
        demands: code.demands,
        consent: false,
    })
}

/// The person has signed in.
pub(super) fn signed_in(world: &mut World, handle: &str, session: Session) {
    settle(world, handle, Outcome::SignedIn(session));
}

/// The person does not want to.
pub(super) fn declined(world: &mut World, handle: &str) {
    settle(world, handle, Outcome::Declined);
}

/// The person cannot; whoever polls hears that the code has expired (facts E.5).
pub(super) fn given_up(world: &mut World, handle: &str) {
    settle(world, handle, Outcome::GivenUp);
}

fn settle(world: &mut World, handle: &str, outcome: Outcome) {
    let code = world
        .codes
        .latest
        .iter_mut()
        .find(|code| code.handle == handle);
    if let Some(code) = code {
        code.outcome.get_or_insert(outcome);
    }
}
