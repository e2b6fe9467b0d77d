//! What Entra publishes of itself: configuration of a tenant, signing keys, instances, and the realm of a user (facts D.6).

use super::refusal::{self as no, Refused};
use crate::model::endpoints::{Cloud, host, is_loopback};
use crate::model::ids::is_user_principal_name;
use crate::sandbox::answer::Answer;
use crate::sandbox::identity::{id_or_mark, is_our_domain, is_our_tenant, no_tenant};
use crate::sandbox::practice::TENANT_ID;
use crate::sandbox::truth::Realm;
use crate::sandbox::world::{Asked, World};
use http::Method;
use serde_json::{Value, json};

/// Where a pretend identity provider would take passwords: at no address that exists.
const PROVIDER: &str = "https://sts.contoso.example/adfs/services/trust";

/// Only `GET` reads what is published, and `HEAD` what is said of it (RFC 9110, section 9.1).
fn reading(asked: &Asked) -> Option<Answer> {
    let reads = [Method::GET, Method::HEAD].contains(asked.method);
    (!reads).then(|| Answer::empty(405).with("Allow", "GET, HEAD"))
}

/// The `OpenID` configuration of the tenant. All addresses are under the origin that was asked, and so is the issuer of the
/// newer endpoint, as it is at Microsoft; that of the older one names no host of Entra's (facts D.6, H).
///
/// Addresses that the sandbox does not serve, such as `userinfo`, are left out, and so are the response types with an id token
/// in them.
pub(super) fn configuration(
    world: &World,
    asked: &Asked,
    tenant: &str,
    v2: bool,
) -> Result<Answer, Refused> {
    if let Some(answer) = reading(asked) {
        return Ok(answer);
    }
    // The configuration of any tenant leaves the tenant open in its issuer. That it does, and that it names no region, is
    // our assumption.
    let any = any(tenant);
    if any.is_none() && !is_our_tenant(world, tenant) {
        return Err(no_tenant(tenant, no::UNKNOWN_TENANT_PAGE));
    }
    let base = format!("{}/{}", asked.origin, any.unwrap_or(TENANT_ID));
    let issued_by = any.map_or(TENANT_ID, |_| "{tenantid}");
    let (issuer, endpoints, keys) = if v2 {
        (
            issuer(&asked.origin, issued_by, true),
            format!("{base}/oauth2/v2.0"),
            format!("{base}/discovery/v2.0/keys"),
        )
    } else {
        (
            issuer(&asked.origin, issued_by, false),
            format!("{base}/oauth2"),
            format!("{}/common/discovery/keys", asked.origin),
        )
    };
    let body = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{endpoints}/authorize"),
        "token_endpoint": format!("{endpoints}/token"),
        "device_authorization_endpoint": format!("{endpoints}/devicecode"),
        "jwks_uri": keys,
        "tenant_region_scope": if any.is_some() { Value::Null } else { json!("NA") },
        "cloud_instance_name": Cloud::Global.instance_name(),
        "cloud_graph_host_name": "graph.windows.net",
        "msgraph_host": "graph.microsoft.com",
        "response_types_supported": ["code"],
        "response_modes_supported": ["query", "fragment", "form_post"],
        "scopes_supported": ["openid", "profile", "email", "offline_access"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
        "claims_supported": ["sub", "iss", "aud", "exp", "iat", "nonce", "name", "preferred_username", "tid", "ver"],
        "request_uri_parameter_supported": false,
        "http_logout_supported": false,
        "frontchannel_logout_supported": false,
    });
    Ok(Answer::json(200, &body))
}

/// What stands in an address in place of a tenant, if it stands for any.
fn any(tenant: &str) -> Option<&'static str> {
    ["common", "organizations"]
        .into_iter()
        .find(|name| tenant.eq_ignore_ascii_case(name))
}

/// Who signs a token of a user: version 1.0 names the security token service, version 2.0 the tenant's own address
/// (facts H).
pub(super) fn issuer(origin: &str, tenant: &str, v2: bool) -> String {
    if v2 {
        format!("{origin}/{tenant}/v2.0")
    } else {
        format!("https://sts.windows.net/{tenant}/")
    }
}

/// The signing keys; the same for every tenant.
pub(super) fn keys(world: &World, asked: &Asked, tenant: &str) -> Result<Answer, Refused> {
    if let Some(answer) = reading(asked) {
        return Ok(answer);
    }
    if !is_our_tenant(world, tenant) && any(tenant).is_none() {
        return Err(no_tenant(tenant, no::UNKNOWN_TENANT_PAGE));
    }
    Ok(Answer::json(200, &world.mint.published()))
}

/// Which authority hosts belong together. Its shape is that of the libraries that read it, not of the facts: our
/// assumption. Here there is one host, the one that was asked.
pub(super) fn instance(asked: &Asked) -> Result<Answer, Refused> {
    if let Some(answer) = reading(asked) {
        return Ok(answer);
    }
    let Some(asked_for) = asked.query.get("authorization_endpoint") else {
        return Err(no::MISSING.of("authorization_endpoint"));
    };
    let path = asked_for
        .strip_prefix(&asked.origin)
        .filter(|path| path.starts_with('/') && is_loopback(host(asked_for)))
        .ok_or(no::NO_INSTANCE)?;
    let tenant = path.split('/').nth(1).unwrap_or_default();
    let authority = asked.origin.split("://").nth(1).unwrap_or_default();
    let version = if path.contains("/v2.0/") { "/v2.0" } else { "" };
    let body = json!({
        "tenant_discovery_endpoint": format!(
            "{}/{}{version}/.well-known/openid-configuration", asked.origin, id_or_mark(tenant)
        ),
        "api-version": "1.1",
        "metadata": [{
            "preferred_network": authority,
            "preferred_cache": authority,
            "aliases": [authority],
        }],
    });
    Ok(Answer::json(200, &body))
}

/// The user realm, versions 1.0 and 2.1; refusing others is our assumption.
pub(super) fn user_realm(world: &World, asked: &Asked, upn: &str) -> Result<Answer, Refused> {
    if let Some(answer) = reading(asked) {
        return Ok(answer);
    }
    match asked.query.get("api-version") {
        Some("1.0") => Ok(Answer::json(200, &realm_1(world, checked(upn)?))),
        Some("2.1") => Ok(Answer::json(200, &realm_2(world, checked(upn)?))),
        _ => Err(no::BAD_VALUE.of("api-version")),
    }
}

/// `getuserrealm.srf`, which the sign-in page of old asks; only its JSON is spoken.
pub(super) fn user_realm_srf(world: &World, asked: &Asked) -> Result<Answer, Refused> {
    if let Some(answer) = reading(asked) {
        return Ok(answer);
    }
    if asked.query.get("json") != Some("1") {
        return Err(no::BAD_VALUE.of("json"));
    }
    let login = checked(asked.query.get("login").unwrap_or_default())?;
    Ok(Answer::json(200, &realm_2(world, login)))
}

fn checked(upn: &str) -> Result<&str, Refused> {
    if is_user_principal_name(upn) {
        Ok(upn)
    } else {
        Err(no::BAD_VALUE.of("user"))
    }
}

/// The realm of a user ID and its domain.
pub(super) fn realm<'a>(world: &World, upn: &'a str) -> (Realm, &'a str) {
    let domain = upn.rsplit_once('@').map_or("", |(_, domain)| domain);
    let realm = if is_our_domain(domain) {
        world.truth.realm
    } else {
        Realm::Unknown
    };
    (realm, domain)
}

fn realm_1(world: &World, upn: &str) -> Value {
    let (realm, domain) = realm(world, upn);
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
            body["federation_metadata_url"] = json!(format!("{PROVIDER}/mex"));
            body["federation_active_auth_url"] = json!(format!("{PROVIDER}/2005/usernamemixed"));
        }
    }
    body
}

fn realm_2(world: &World, upn: &str) -> Value {
    let (realm, domain) = realm(world, upn);
    let mut body = json!({
        "State": 4,
        "UserState": 1,
        "Login": upn,
        "NameSpaceType": "Managed",
        "DomainName": domain,
        "FederationBrandName": "Contoso",
        "CloudInstanceName": Cloud::Global.instance_name(),
        "CloudInstanceIssuerUri": "urn:federation:MicrosoftOnline",
    });
    match realm {
        Realm::Managed => {}
        Realm::Federated => {
            body["State"] = json!(3);
            body["UserState"] = json!(2);
            body["NameSpaceType"] = json!("Federated");
            body["AuthURL"] = json!("https://sts.contoso.example/adfs/ls/");
        }
        Realm::Unknown => {
            // No tenant, hence no brand. What else is left out is our assumption.
            body["NameSpaceType"] = json!("Unknown");
            if let Some(fields) = body.as_object_mut() {
                fields.remove("DomainName");
                fields.remove("FederationBrandName");
            }
        }
    }
    body
}
