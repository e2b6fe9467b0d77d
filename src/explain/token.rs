//! What an access token in a text says of itself: for which API it is, whether a user stands behind it, and whether multifactor
//! authentication does (facts H, I). It is read for its claims only; whether its signature holds, nobody asks here.

use super::problems;
use crate::cloud::refusal::Service;
use crate::model::endpoints::Cloud;
use crate::model::verdict::{Problem, Support};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The Partner Center API as tokens of version 2 name it; those of version 1 name its address (facts H).
const PARTNER: &str = "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd";

/// Who issues tokens of version 1 (facts H); that of 21Vianet's cloud is our assumption. Those of version 2 name the authority.
const ISSUERS: [&str; 2] = ["https://sts.windows.net/", "https://sts.chinacloudapi.cn/"];

/// Strong ways of signing in that no source names as accepted when they stand alone (facts E.3).
const STRONG: [&str; 2] = ["ngcmfa", "fido"];

/// Bytes of a token beyond which it is none.
const LONGEST: usize = 16 * 1024;

/// What the first access token of Microsoft's in a text is not good for; `None` if there is none, or nothing is the matter with
/// it. `service` is the one that the text is about: to Graph, a token for Graph is the right one.
pub(super) fn problem(text: &str, service: Service, support: &Support) -> Option<Problem> {
    // A token for Graph names it as well; a call of Graph has more to it.
    let calls = ["/v1.0/", "/beta/", "innererror", "microsoft.graph", "-mg"];
    if service == Service::Graph && calls.iter().any(|sign| text.to_lowercase().contains(sign)) {
        return None;
    }
    let claims = in_tokens(text).or_else(|| decoded(text))?;
    of_claims(&claims, support)
}

/// The claims of the first token in the text that Microsoft has issued.
fn in_tokens(text: &str) -> Option<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    text.split(|c| !is_part(c))
        .filter(|piece| piece.starts_with("eyJ") && piece.len() <= LONGEST)
        .filter_map(|piece| piece.split('.').nth(1))
        .filter_map(|claims| URL_SAFE_NO_PAD.decode(claims).ok())
        .filter_map(|claims| String::from_utf8(claims).ok())
        .map(|claims| claims.to_lowercase())
        .find(|claims| is_microsofts(claims))
}

/// The text itself, where it holds claims that somebody has decoded already.
fn decoded(text: &str) -> Option<String> {
    let claims = text.to_lowercase();
    is_microsofts(&claims).then_some(claims)
}

fn is_microsofts(claims: &str) -> bool {
    value(claims, "iss").is_some_and(|issuer| {
        let authorities = Cloud::ALL.map(|cloud| format!("{}/", cloud.endpoints().authority));
        let known = ISSUERS
            .into_iter()
            .chain(authorities.iter().map(String::as_str));
        known.into_iter().any(|known| issuer.starts_with(known))
    })
}

/// True if this audience is the Partner Center API of any cloud.
fn is_partner(audience: &str) -> bool {
    let addresses = Cloud::ALL.map(Cloud::resource);
    let mut hosts = addresses
        .iter()
        .map(|address| address.trim_start_matches("https://"));
    audience.contains(PARTNER) || hosts.any(|host| audience.contains(host))
}

fn of_claims(claims: &str, support: &Support) -> Option<Problem> {
    let audience = value(claims, "aud")?;
    // An ID token is for the application that asked, and nothing is to be said of it.
    if value(claims, "nonce").is_some() || key(claims, "scp").or(key(claims, "roles")).is_none() {
        return None;
    }
    if !is_partner(audience) {
        return Some(problems::token_audience(audience, support.clone()));
    }
    if value(claims, "idtyp") == Some("app") || key(claims, "scp").is_none() {
        return Some(problems::token_application(support.clone()));
    }
    let methods = key(claims, "amr")?.trim_start().strip_prefix('[')?;
    let methods = methods.split(']').next().unwrap_or(methods);
    let methods = methods.split(',');
    let methods: Vec<&str> = methods.map(|it| it.trim().trim_matches('"')).collect();
    if methods.contains(&"mfa") {
        return None;
    }
    Some(if methods.iter().any(|method| STRONG.contains(method)) {
        problems::token_strong(&methods.join(" "), support.clone())
    } else {
        problems::token_mfa(support.clone())
    })
}

/// What stands behind a key of a JSON object.
fn key<'a>(claims: &'a str, name: &str) -> Option<&'a str> {
    let quoted = format!("\"{name}\"");
    let at = claims.find(&quoted)? + quoted.len();
    claims[at..].trim_start().strip_prefix(':')
}

/// The string behind a key of a JSON object.
fn value<'a>(claims: &'a str, name: &str) -> Option<&'a str> {
    let rest = key(claims, name)?.trim_start().strip_prefix('"')?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(claims: &str) -> Option<String> {
        let issued = format!("{{\"iss\":\"https://sts.windows.net/1/\",{claims}}}");
        let body = URL_SAFE_NO_PAD.encode(&issued);
        let token = format!("Authorization: Bearer eyJ0eXAiOiJKV1QifQ.{body}.c2ln");
        let of = |text: &str| {
            let problem = problem(text, Service::Insights, &Support::default());
            problem.map(|problem| problem.what.key().to_owned())
        };
        assert_eq!(of(&token), of(&issued), "{claims}");
        let graph = format!("GET https://graph.microsoft.com/v1.0/me {token}");
        assert_eq!(problem(&graph, Service::Graph, &Support::default()), None);
        of(&token)
    }

    #[test]
    fn a_token_tells_what_it_is_not_good_for() {
        let ours = "\"aud\":\"https://api.partnercenter.microsoft.com\"";
        for (claims, wanted) in [
            (
                "\"aud\":\"https://graph.microsoft.com\",\"scp\":\"User.Read\"".to_owned(),
                Some("explain-token-audience"),
            ),
            (
                format!("{ours},\"roles\":[\"x\"],\"idtyp\":\"app\""),
                Some("explain-token-application"),
            ),
            (
                format!("{ours},\"scp\":\"user_impersonation\",\"amr\":[\"pwd\"]"),
                Some("explain-token-mfa"),
            ),
            (
                format!("{ours},\"scp\":\"user_impersonation\",\"amr\":[\"pwd\",\"mfa\"]"),
                None,
            ),
            (
                format!("{ours},\"scp\":\"user_impersonation\",\"amr\":[\"rsa\",\"ngcmfa\"]"),
                Some("explain-token-strong"),
            ),
            (
                "\"aud\":\"https://partner.partnercenterapi.microsoftonline.cn\",\"scp\":\"x\""
                    .to_owned(),
                None,
            ),
            (format!("{ours},\"scp\":\"user_impersonation\""), None),
            ("\"aud\":\"5a4db0c5\",\"nonce\":\"x\"".to_owned(), None),
        ] {
            assert_eq!(found(&claims).as_deref(), wanted, "{claims}");
        }
    }

    #[test]
    fn every_cloud_issues_tokens() {
        for issuer in [
            "https://login.microsoftonline.us/1/v2.0",
            "https://login.partner.microsoftonline.cn/1/v2.0",
            "https://sts.chinacloudapi.cn/1/",
        ] {
            let claims = format!("{{\"iss\":\"{issuer}\",\"aud\":\"x\",\"scp\":\"y\"}}");
            let found = problem(&claims, Service::Insights, &Support::default());
            assert!(found.is_some(), "{issuer}");
        }
    }

    #[test]
    fn a_token_of_somebody_else_is_passed_over() {
        let claims = "{\"iss\":\"https://id.example.org/\",\"aud\":\"x\",\"scp\":\"y\"}";
        assert_eq!(
            problem(claims, Service::Identity, &Support::default()),
            None
        );
    }
}
