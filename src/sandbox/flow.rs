//! A sign-in in the browser, step by step: account and password, second factor, consent, and back to the application.
//!
//! Whoever is at the page, a person or a test, can type what they know, or sign in as the practice user with whatever is
//! right in this world. Where the page ends, there is a way back to the application with the code of what went wrong:
//! Entra's page just ends there, and the application waits for nothing (our assumption, and our simplification).

use super::answer::Answer;
use super::authorize::Wish;
use super::code;
use super::discovery::realm;
use super::form::Form;
use super::grant::{self, Session};
use super::page;
use super::practice::USER;
use super::refusal::{self as no, Refusal, Refused};
use super::truth::{Consent, Policy, Realm};
use super::world::{Asked, World};
use http::Method;
use jiff::Timestamp;
use std::collections::VecDeque;

/// How long somebody may take, in seconds: our assumption.
const LIFE: i64 = 30 * 60;
/// How many sign-ins are remembered; a sandbox that serves for days must not grow.
const REMEMBERED: usize = 64;
/// A password alone, and with a second factor.
const PASSWORD_ONLY: &[&str] = &["pwd"];
const WITH_SECOND_FACTOR: &[&str] = &["pwd", "mfa"];

/// The sign-ins that are under way.
#[derive(Default)]
pub(super) struct Flows {
    latest: VecDeque<Flow>,
}

/// One of them.
pub(super) struct Flow {
    /// What its forms name it by.
    pub(super) id: String,
    pub(super) wish: Wish,
    pub(super) stage: Stage,
    /// The user ID that was typed last.
    pub(super) user: String,
    /// What went wrong last.
    pub(super) trouble: Option<Refused>,
    methods: &'static [&'static str],
    since: Timestamp,
}

/// What is asked next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stage {
    /// User ID and password.
    Account,
    /// The sign-in of the company's own identity provider.
    Provider,
    /// A new password in place of one that has expired.
    NewPassword,
    /// The second factor.
    SecondFactor,
    /// Consent to what the application asks for.
    Consent,
    /// Nothing: the sign-in is blocked.
    Blocked,
}

/// Begins a sign-in: its first page.
pub(super) fn begin(world: &mut World, asked: &Asked, wish: Wish) -> Answer {
    let flow = Flow {
        id: world.id(0xf10e),
        user: wish.hint.clone(),
        wish,
        stage: Stage::Account,
        trouble: None,
        methods: PASSWORD_ONLY,
        since: asked.now,
    };
    show(world, asked, flow)
}

/// What was sent from one of the pages.
pub(super) fn submitted(world: &mut World, asked: &Asked) -> Answer {
    let form = match grant::posted(asked, "flow") {
        Ok(form) => form,
        Err(refused) => return page::refused(asked, &refused),
    };
    match take(world, asked.now, form.get("flow")) {
        Some(flow) => step(world, asked, flow, &form),
        None => page::refused(asked, &no::FLOW_ENDED.into()),
    }
}

/// The page of the pretend identity provider, which a federated user is sent to.
pub(super) fn provider(world: &World, asked: &Asked) -> Answer {
    if asked.method != Method::GET {
        return Answer::empty(405).with("Allow", "GET");
    }
    let wanted = asked.query.get("flow").unwrap_or_default();
    let flow = world
        .flows
        .latest
        .iter()
        .find(|flow| flow.id == wanted && flow.stage == Stage::Provider);
    match flow {
        Some(flow) => page::provider(&flow.id),
        None => page::refused(asked, &no::FLOW_ENDED.into()),
    }
}

/// Takes a sign-in out of those under way, if it is there and not too old.
fn take(world: &mut World, now: Timestamp, id: Option<&str>) -> Option<Flow> {
    let latest = &mut world.flows.latest;
    let at = latest.iter().position(|flow| Some(&*flow.id) == id)?;
    let flow = latest.remove(at)?;
    (now.duration_since(flow.since).as_secs() < LIFE).then_some(flow)
}

/// Shows what is asked next, and remembers the sign-in.
fn show(world: &mut World, asked: &Asked, flow: Flow) -> Answer {
    let answer = page::of(asked, &flow);
    keep(world, flow);
    answer
}

fn keep(world: &mut World, flow: Flow) {
    let latest = &mut world.flows.latest;
    if latest.len() == REMEMBERED {
        latest.pop_front();
    }
    latest.push_back(flow);
}

fn step(world: &mut World, asked: &Asked, mut flow: Flow, form: &Form) -> Answer {
    match (flow.stage, form.get("do").unwrap_or_default()) {
        (_, "back") => {
            let refused = flow.trouble.unwrap_or_else(|| no::DECLINED.into());
            flow.wish.reply.refused(asked, "access_denied", &refused)
        }
        (Stage::Account, "sign-in") => {
            let typed = form.get("username").unwrap_or_default().trim();
            let password = form.get("password").unwrap_or_default();
            first_factor(world, asked, flow, typed, password)
        }
        (Stage::Account, "practice") => {
            let right = world.truth.password;
            first_factor(world, asked, flow, USER, right)
        }
        (Stage::Provider, "sign-in") => {
            // The provider vouches for what the user did there (facts E.4).
            flow.methods = world.truth.methods;
            admitted(world, asked, flow)
        }
        (Stage::NewPassword, "change") => {
            world.truth.change_password();
            second_factor(world, asked, flow)
        }
        (Stage::SecondFactor, "approve") => {
            flow.methods = WITH_SECOND_FACTOR;
            flow.trouble = None;
            consent(world, asked, flow)
        }
        (Stage::SecondFactor, "deny") => again(world, asked, flow, no::FACTOR_DENIED.into()),
        (Stage::Consent, "accept") => {
            if world.truth.consent == Consent::Missing {
                world.truth.consent = Consent::Granted;
            }
            finish(world, asked, flow)
        }
        (Stage::Consent, "decline") => {
            flow.wish
                .reply
                .refused(asked, "access_denied", &no::DECLINED.into())
        }
        // A form of an earlier page, or one of somebody's own making.
        _ => show(world, asked, flow),
    }
}

fn first_factor(
    world: &mut World,
    asked: &Asked,
    mut flow: Flow,
    user: &str,
    password: &str,
) -> Answer {
    user.clone_into(&mut flow.user);
    if realm(world, user).0 == Realm::Federated {
        flow.stage = Stage::Provider;
        let address = format!("{}/adfs/ls/?flow={}", asked.origin, flow.id);
        keep(world, flow);
        return page::guarded(Answer::page(302, "")).with("Location", address);
    }
    match grant::sign_in(world, asked.now, user, password) {
        Ok(()) => second_factor(world, asked, flow),
        Err(refused) if refused.is(&no::PASSWORD_EXPIRED) => {
            flow.stage = Stage::NewPassword;
            again(world, asked, flow, refused)
        }
        Err(refused) => again(world, asked, flow, refused),
    }
}

fn again(world: &mut World, asked: &Asked, mut flow: Flow, refused: Refused) -> Answer {
    flow.trouble = Some(refused);
    show(world, asked, flow)
}

/// Asks for the second factor if the tenant, the user's settings or the application demand it.
fn second_factor(world: &mut World, asked: &Asked, mut flow: Flow) -> Answer {
    let usual = world.truth.methods.contains(&"mfa") || world.truth.policy == Policy::Mfa;
    if world.truth.policy != Policy::Block && (usual || flow.wish.second_factor) {
        flow.stage = Stage::SecondFactor;
        flow.trouble = None;
        return show(world, asked, flow);
    }
    admitted(world, asked, flow)
}

/// Conditional Access has the last word about who comes in.
fn admitted(world: &mut World, asked: &Asked, mut flow: Flow) -> Answer {
    if world.truth.policy == Policy::Block {
        flow.stage = Stage::Blocked;
        return again(world, asked, flow, no::BLOCKED.into());
    }
    consent(world, asked, flow)
}

/// Any user can consent to this permission (facts B.3), so they are asked where it is missing.
fn consent(world: &mut World, asked: &Asked, mut flow: Flow) -> Answer {
    let wanted = &flow.wish;
    let missing = world.truth.consent == Consent::Missing
        && wanted
            .target
            .as_ref()
            .is_none_or(|target| !target.is_graph());
    if missing || wanted.consent {
        flow.stage = Stage::Consent;
        flow.trouble = None;
        return show(world, asked, flow);
    }
    finish(world, asked, flow)
}

fn finish(world: &mut World, asked: &Asked, flow: Flow) -> Answer {
    let session = Session {
        methods: flow.methods,
        platform: Some(flow.wish.platform),
    };
    let reply = flow.wish.reply.clone();
    let code = code::hand_out(world, asked.now, flow.wish, session);
    reply.code(asked, &code)
}

impl Flow {
    /// True if signing in once more as the practice user may help.
    pub(super) fn can_go_on(&self) -> bool {
        let hopeless: [&Refusal; 3] = [&no::LOCKED, &no::DISABLED, &no::NO_USER];
        let Some(trouble) = &self.trouble else {
            return true;
        };
        // The practice user exists where somebody else does not.
        let mistyped = trouble.is(&no::NO_USER) && !self.user.eq_ignore_ascii_case(USER);
        mistyped || !hopeless.iter().any(|refusal| trouble.is(refusal))
    }
}
