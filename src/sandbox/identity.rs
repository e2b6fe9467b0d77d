//! Entra's sign-in service: its addresses, and what all of its answers have in common (facts F.1).

mod authorize;
mod claims;
mod client;
pub(super) mod code;
mod consent;
pub(super) mod device_code;
mod discovery;
pub(super) mod flow;
mod grant;
mod issue;
mod page;
pub(super) mod redirect;
pub(super) mod refresh;
mod refusal;

use super::answer::Answer;
use super::practice::{TENANT, TENANT_ID};
use super::world::{Asked, World};
use crate::model::ids::Guid;
use refusal::{self as no, Refusal, Refused};

/// The second domain of the practice tenant.
const VANITY: &str = "contoso.com";

/// The answer to a request outside of the other services; `None` if there is nothing at this address.
pub(super) fn answer(world: &mut World, asked: &Asked, path: &[&str]) -> Option<Answer> {
    let (outcome, line_breaks) = match path {
        [tenant, ".well-known", "openid-configuration"] => {
            (discovery::configuration(world, asked, tenant, false), true)
        }
        [tenant, "v2.0", ".well-known", "openid-configuration"] => {
            (discovery::configuration(world, asked, tenant, true), false)
        }
        ["common", "discovery", "instance"] => (discovery::instance(asked), true),
        [tenant, "discovery", "keys"] => (discovery::keys(world, asked, tenant), true),
        [tenant, "discovery", "v2.0", "keys"] => (discovery::keys(world, asked, tenant), false),
        ["common", "userrealm", upn] => (discovery::user_realm(world, asked, upn), true),
        ["getuserrealm.srf"] => (discovery::user_realm_srf(world, asked), true),
        [tenant, "oauth2", "authorize"] => {
            (Ok(authorize::answer(world, asked, tenant, false)), true)
        }
        [tenant, "oauth2", "v2.0", "authorize"] => {
            (Ok(authorize::answer(world, asked, tenant, true)), false)
        }
        [tenant, "adminconsent"] => (Ok(consent::answer(world, asked, tenant, false)), true),
        [tenant, "v2.0", "adminconsent"] => {
            (Ok(consent::answer(world, asked, tenant, true)), false)
        }
        ["common", "login"] => (Ok(flow::submitted(world, asked)), false),
        ["common", "oauth2", "deviceauth"] => (Ok(device_code::entry(world, asked)), false),
        ["adfs", "ls", ""] => (Ok(flow::provider(world, asked)), false),
        [tenant, "oauth2", "devicecode"] => {
            (device_code::hand_out(world, asked, tenant, false), true)
        }
        [tenant, "oauth2", "token"] => (grant::token(world, asked, tenant, false), true),
        [tenant, "oauth2", "v2.0", "devicecode"] => {
            (device_code::hand_out(world, asked, tenant, true), false)
        }
        [tenant, "oauth2", "v2.0", "token"] => (grant::token(world, asked, tenant, true), false),
        _ => return None,
    };
    let mut answer = outcome
        .unwrap_or_else(|refused| refused.answer(asked, line_breaks))
        .with("Cache-Control", "no-store, no-cache")
        .with("Pragma", "no-cache")
        .with("x-ms-request-id", asked.trace_id.as_str())
        .with("x-ms-ests-server", "sandbox");
    if asked
        .header("return-client-request-id")
        .is_some_and(|value| value.eq_ignore_ascii_case("true"))
    {
        answer = answer.with("client-request-id", asked.correlation_id.as_str());
    }
    Some(answer)
}

pub(super) fn is_our_domain(domain: &str) -> bool {
    [TENANT, VANITY]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(domain))
}

/// True for a domain or the GUID of the practice tenant, if there is such a tenant in this world.
fn is_our_tenant(world: &World, tenant: &str) -> bool {
    world.truth.tenant_known && (is_our_domain(tenant) || tenant.eq_ignore_ascii_case(TENANT_ID))
}

/// The refusal of a tenant that there is not: a name that can be none is told from one that nobody has (facts F.2, 900023).
fn no_tenant(tenant: &str, unknown: Refusal) -> Refused {
    match id_or_mark(tenant) {
        known_shape if known_shape == tenant => unknown.of(tenant),
        mark => no::NO_TENANT_NAME.of(mark),
    }
}

/// An application's id from the request, also one with a slip in it, as long as it cannot be a secret: those have other
/// characters too.
fn client_or_mark(text: &str) -> &str {
    if is_plain(text, b"-") {
        text
    } else {
        id_or_mark(text)
    }
}

/// A resource's name from the request that is repeated only if it is an id, or an address without anything else in it.
fn resource_or_mark(text: &str) -> &str {
    let schemes = ["https://", "http://", "api://"];
    let behind = schemes.iter().find_map(|scheme| text.strip_prefix(scheme));
    if behind.is_some_and(|behind| is_plain(behind, b"-._/:")) || Guid::parse(text).is_some() {
        text
    } else {
        "***"
    }
}

/// The name of a permission from the request.
fn word_or_mark(text: &str) -> &str {
    if is_plain(text, b"-._") { text } else { "***" }
}

/// True for a short text of letters, digits and these characters.
fn is_plain(text: &str, also: &[u8]) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || also.contains(&byte);
    (1..=64).contains(&text.len()) && text.bytes().all(fits)
}

/// Text from the request that is repeated only if it is a tenant's or an application's id in shape, or what stands for any.
fn id_or_mark(text: &str) -> &str {
    let stands_for_any = ["common", "organizations", "consumers"].contains(&text);
    if stands_for_any || Guid::parse(text).is_some() || crate::model::ids::is_domain(text) {
        text
    } else {
        "***"
    }
}
