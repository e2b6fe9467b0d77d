//! Entra's sign-in service: its addresses, and the discovery of tenant and user (facts D.6, F.1).

use super::answer::Answer;
use super::practice::{TENANT, TENANT_ID};
use super::refusal::{self as no, Refused};
use super::truth::Realm;
use super::world::{Asked, World};
use super::{device_code, grant};
use crate::model::endpoints::Cloud;
use crate::model::ids::{Guid, is_user_principal_name};
use http::Method;
use serde_json::json;

/// The second domain of the practice tenant.
const VANITY: &str = "contoso.com";

/// The answer to a request outside of the other services; `None` if there is nothing at this address.
pub(super) fn answer(world: &mut World, asked: &Asked, path: &[&str]) -> Option<Answer> {
    let (outcome, line_breaks) = match path {
        [tenant, ".well-known", "openid-configuration"] => {
            (configuration(world, asked, tenant, false), true)
        }
        [tenant, "v2.0", ".well-known", "openid-configuration"] => {
            (configuration(world, asked, tenant, true), false)
        }
        ["common", "userrealm", upn] => (user_realm(world, asked, upn), true),
        [tenant, "oauth2", "token"] => (grant::token(world, asked, tenant, false), true),
        [tenant, "oauth2", "v2.0", "devicecode"] => {
            (device_code::hand_out(world, asked, tenant), false)
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

fn is_our_domain(domain: &str) -> bool {
    [TENANT, VANITY]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(domain))
}

/// True for a domain or the GUID of the practice tenant, if there is such a tenant in this world.
pub(super) fn is_our_tenant(world: &World, tenant: &str) -> bool {
    world.truth.tenant_known && (is_our_domain(tenant) || tenant.eq_ignore_ascii_case(TENANT_ID))
}

/// Text from the request that is repeated in a refusal only if it is a tenant's or an application's id in shape.
pub(super) fn id_or_mark(text: &str) -> &str {
    if Guid::parse(text).is_some() || crate::model::ids::is_domain(text) {
        text
    } else {
        "***"
    }
}

fn configuration(world: &World, asked: &Asked, tenant: &str, v2: bool) -> Result<Answer, Refused> {
    if asked.method != Method::GET {
        return Ok(Answer::empty(405).with("Allow", "GET"));
    }
    if !is_our_tenant(world, tenant) {
        return Err(no::UNKNOWN_TENANT_PAGE.of(id_or_mark(tenant)));
    }
    let base = format!("{}/{TENANT_ID}", world.origin);
    let (issuer, endpoints) = if v2 {
        (
            format!("https://login.microsoftonline.com/{TENANT_ID}/v2.0"),
            format!("{base}/oauth2/v2.0"),
        )
    } else {
        (
            format!("https://sts.windows.net/{TENANT_ID}/"),
            format!("{base}/oauth2"),
        )
    };
    let body = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{endpoints}/authorize"),
        "token_endpoint": format!("{endpoints}/token"),
        "device_authorization_endpoint": format!("{endpoints}/devicecode"),
        "tenant_region_scope": "NA",
        "cloud_instance_name": Cloud::Global.instance_name(),
        "cloud_graph_host_name": "graph.windows.net",
        "msgraph_host": "graph.microsoft.com",
        "response_types_supported": ["code", "id_token", "code id_token"],
        "token_endpoint_auth_methods_supported": ["client_secret_post"],
    });
    Ok(Answer::json(200, &body))
}

/// Version 1.0 of the user realm; what other versions answer is left out, and refusing them is our assumption.
fn user_realm(world: &World, asked: &Asked, upn: &str) -> Result<Answer, Refused> {
    if asked.method != Method::GET {
        return Ok(Answer::empty(405).with("Allow", "GET"));
    }
    if asked.query.get("api-version") != Some("1.0") {
        return Err(no::BAD_VALUE.of("api-version"));
    }
    if !is_user_principal_name(upn) {
        return Err(no::BAD_VALUE.of("user"));
    }
    let domain = upn.rsplit_once('@').map_or("", |(_, domain)| domain);
    let realm = if is_our_domain(domain) {
        world.truth.realm
    } else {
        Realm::Unknown
    };
    let mut body = json!({
        "ver": "1.0",
        "cloud_instance_name": Cloud::Global.instance_name(),
        "cloud_audience_urn": "urn:federation:MicrosoftOnline",
    });
    match realm {
        Realm::Unknown => body["account_type"] = json!("Unknown"),
        Realm::Managed => {
            body["account_type"] = json!("Managed");
            body["domain_name"] = json!(domain);
        }
        Realm::Federated => {
            body["account_type"] = json!("Federated");
            body["domain_name"] = json!(domain);
            body["federation_protocol"] = json!("WSTrust");
            body["federation_metadata_url"] =
                json!("https://sts.contoso.example/adfs/services/trust/mex");
            body["federation_active_auth_url"] =
                json!("https://sts.contoso.example/adfs/services/trust/2005/usernamemixed");
        }
    }
    Ok(Answer::json(200, &body))
}
