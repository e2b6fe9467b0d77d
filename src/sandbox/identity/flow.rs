//! A sign-in in the browser, step by step: account and password, second factor, consent, and back to the application.
//!
//! Whoever is at the page, a person or a test, can type what they know, or sign in as the practice user with whatever is
//! right in this world. Where the page ends, there is a way back to the application with the code of what went wrong:
//! Entra's page just ends there, and the application waits for nothing (our assumption, and our simplification).

use super::authorize::{End, Wish};
use super::code;
use super::consent;
use super::device_code;
use super::discovery::realm;
use super::grant::{self, Session, Target};
use super::page;
use super::refusal::{self as no, Refusal, Refused};
use crate::sandbox::answer::Answer;
use crate::sandbox::directory::Person;
use crate::sandbox::form::Form;
use crate::sandbox::practice::{TENANT_ID, USER};
use crate::sandbox::truth::{Account, Policy, Realm};
use crate::sandbox::world::{Asked, World};
use http::Method;
use jiff::Timestamp;
use std::collections::VecDeque;

/// How long somebody may take, in seconds: our assumption.
const LIFE: i64 = 30 * 60;
/// How many sign-ins are remembered; a sandbox that serves for days must not grow.
const REMEMBERED: usize = 64;

/// The sign-ins that are under way.
#[derive(Default)]
pub(in crate::sandbox) struct Flows {
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
    /// Who has signed in, by object id; nobody yet if it is empty.
    person: String,
    second_factor: bool,
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
        person: String::new(),
        second_factor: false,
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
        Some(flow) => page::leading_to(page::provider(&flow.id), &flow.wish.end),
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
    let answer = page::of(world, asked, &flow);
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
            match &flow.wish.end {
                End::Redirect(reply) => reply.refused(asked, flow.wish.denied(), &refused),
                End::Device(handle) => {
                    device_code::given_up(world, handle);
                    page::device_ended(false)
                }
            }
        }
        (Stage::Account, "sign-in") => {
            let typed = form.get("username").unwrap_or_default().trim();
            let password = form.get("password").unwrap_or_default();
            first_factor(world, asked, flow, typed, password)
        }
        (Stage::Account, "practice") => {
            let (user, right) = practice(world, &flow);
            first_factor(world, asked, flow, &user, &right)
        }
        (Stage::Provider, "sign-in") => {
            // The provider vouches for what the user did there (facts E.4).
            let person = world.directory.person_named(&flow.user.clone());
            // Passwords and locks are the provider's affair; whether there is such an account here is not.
            let refused = match person.as_ref().map(|person| person.account) {
                None | Some(Account::Missing) => Some(no::NO_USER),
                Some(Account::Disabled) => Some(no::DISABLED),
                Some(Account::Fine | Account::Locked | Account::PasswordExpired) => None,
            };
            let (None, Some(person)) = (refused, person) else {
                flow.stage = Stage::Blocked;
                return again(world, asked, flow, refused.unwrap_or(no::NO_USER).into());
            };
            flow.second_factor = person.second_factor;
            flow.person.clone_from(&person.id);
            // What the provider has not seen, Entra asks for itself.
            second_factor(world, asked, flow)
        }
        (Stage::NewPassword, "change") => {
            if let Some(person) = world.directory.person_named(&flow.user.clone()) {
                person.change_password();
                flow.person.clone_from(&person.id);
            }
            second_factor(world, asked, flow)
        }
        (Stage::SecondFactor, "approve") => {
            flow.second_factor = true;
            flow.trouble = None;
            admitted(world, asked, flow)
        }
        (Stage::SecondFactor, "deny") => again(world, asked, flow, no::FACTOR_DENIED.into()),
        (Stage::Consent, "accept") => {
            let wish = &flow.wish;
            if wish.for_all {
                consent::for_all(world, asked.now, &wish.client, wish.target.as_ref());
            } else {
                let (client, target) = (&wish.client, wish.target.as_ref());
                consent::by_person(world, asked.now, client, &flow.person, target);
            }
            finish(world, asked, flow)
        }
        (Stage::Consent, "accept-for-all") if flow.may_consent_for_all(world) => {
            let wish = &flow.wish;
            consent::for_all(world, asked.now, &wish.client, wish.target.as_ref());
            finish(world, asked, flow)
        }
        (Stage::Consent, "decline") => match &flow.wish.end {
            End::Redirect(reply) => reply.refused(asked, flow.wish.denied(), &no::DECLINED.into()),
            End::Device(handle) => {
                device_code::declined(world, handle);
                page::device_ended(false)
            }
        },
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
        Ok(person) => {
            flow.person = person;
            second_factor(world, asked, flow)
        }
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

/// Whom the page signs in without anything being typed, and what is right for them: the person whom the application named,
/// if there is one, else the practice user.
fn practice(world: &mut World, flow: &Flow) -> (String, String) {
    let user = flow.practised(world).to_owned();
    let right = world
        .directory
        .person_named(&user)
        .map(|person| person.password.clone());
    (user, right.unwrap_or_default())
}

/// Asks for the second factor if the tenant, the user's settings or the application demand it and it was not shown yet.
fn second_factor(world: &mut World, asked: &Asked, mut flow: Flow) -> Answer {
    if flow.second_factor {
        return admitted(world, asked, flow);
    }
    let usual =
        Session::usual(world, &flow.person).second_factor || world.truth.policy == Policy::Mfa;
    if world.truth.policy != Policy::Block && (usual || flow.wish.demands.second_factor) {
        flow.stage = Stage::SecondFactor;
        flow.trouble = None;
        return show(world, asked, flow);
    }
    admitted(world, asked, flow)
}

/// Conditional Access has the last word about who comes in.
fn admitted(world: &mut World, asked: &Asked, mut flow: Flow) -> Answer {
    let device = matches!(flow.wish.end, End::Device(_)) && world.truth.device_code_blocked;
    if world.truth.policy == Policy::Block || device {
        flow.stage = Stage::Blocked;
        return again(world, asked, flow, no::BLOCKED.into());
    }
    consent(world, asked, flow)
}

/// Any user can consent to this permission (facts B.3), so they are asked where it is missing.
fn consent(world: &mut World, asked: &Asked, mut flow: Flow) -> Answer {
    let wish = &flow.wish;
    let (client, target) = (&wish.client, wish.target.as_ref());
    let missing = consent::is_missing(world, asked.now, client, &flow.person, target);
    let refused = target.map(|target| grant::ungranted(world, client, target));
    if missing
        && let Some(refused) = refused
        && !refused.is(&no::NO_CONSENT)
    {
        flow.stage = Stage::Blocked;
        return again(world, asked, flow, refused);
    }
    if missing || wish.consent || wish.for_all {
        let barred = wish.for_all || consent::needs_admin(world, client, target);
        if barred && missing | wish.for_all && !flow.may_consent_for_all(world) {
            let refused = no::NEEDS_ADMIN.of(flow.wish.client.as_str());
            flow.stage = Stage::Blocked;
            return again(world, asked, flow, refused);
        }
        flow.stage = Stage::Consent;
        flow.trouble = None;
        return show(world, asked, flow);
    }
    finish(world, asked, flow)
}

fn finish(world: &mut World, asked: &Asked, flow: Flow) -> Answer {
    let session = |platform| Session {
        person: flow.person,
        second_factor: flow.second_factor,
        platform,
    };
    match flow.wish.end.clone() {
        End::Redirect(reply) if flow.wish.for_all => {
            let scopes = flow.wish.target.as_ref().map(Target::said);
            reply.consented(TENANT_ID, scopes)
        }
        End::Redirect(reply) => {
            let session = session(Some(flow.wish.platform));
            let code = code::hand_out(world, asked.now, flow.wish, session);
            reply.code(asked, &code)
        }
        End::Device(handle) => {
            device_code::signed_in(world, &handle, session(None));
            page::device_ended(true)
        }
    }
}

impl Flow {
    /// True if whoever has signed in may consent for everybody.
    pub(super) fn may_consent_for_all(&self, world: &World) -> bool {
        world
            .directory
            .person(&self.person)
            .is_some_and(Person::administers_applications)
    }

    /// The user ID of whom the page signs in without anything being typed.
    pub(super) fn practised<'a>(&self, world: &'a World) -> &'a str {
        let people = &world.directory.people;
        let hinted = people
            .iter()
            .find(|person| person.user_id.eq_ignore_ascii_case(&self.wish.hint));
        hinted
            .or(people.first())
            .map_or(USER, |person| &person.user_id)
    }

    /// True if signing in once more as the practice user may help.
    pub(super) fn can_go_on(&self, world: &World) -> bool {
        let hopeless: [&Refusal; 3] = [&no::LOCKED, &no::DISABLED, &no::NO_USER];
        let Some(trouble) = &self.trouble else {
            return true;
        };
        // The practice user exists where somebody else does not.
        let mistyped =
            trouble.is(&no::NO_USER) && !self.user.eq_ignore_ascii_case(self.practised(world));
        mistyped || !hopeless.iter().any(|refusal| trouble.is(refusal))
    }
}
