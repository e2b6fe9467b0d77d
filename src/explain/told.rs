//! Which application and which tenant a text speaks of, so that sentences name them and links lead to them. It takes what a
//! label calls so, and nothing where two are called so: a wrong link would be worse than none.

use super::ids::guids;
use crate::model::answers::Answers;
use crate::model::endpoints::Cloud;
use crate::model::ids::{Guid, is_domain};
use crate::model::question::QuestionId;

/// What stands right before the ID of the application that asked. The wording is that of Entra's own texts as they are seen in
/// public; our assumption.
const APPLICATION: [&str; 14] = [
    "application with id",
    "application with identifier",
    "for app",
    "to app",
    "for the application",
    "first party application",
    "app id",
    "appid",
    "application id",
    "application (client) id",
    "client id",
    "client_id",
    "clientid",
    "client-id",
];

/// What stands right before the ID or the domain of the tenant.
const TENANT: [&str; 9] = [
    "tenant",
    "tenant id",
    "tenantid",
    "tenant_id",
    "tenant-id",
    "directory (tenant) id",
    "in the directory",
    "home tenant id",
    "tid",
];

/// Addresses behind which the tenant stands (facts D.5, H).
const AUTHORITIES: [&str; 5] = [
    "login.microsoftonline.com/",
    "login.microsoftonline.us/",
    "login.partner.microsoftonline.cn/",
    "login.windows.net/",
    "sts.windows.net/",
];

/// Microsoft's own, which stand beside the application that asked (facts B.1).
const RESOURCES: [&str; 4] = [
    "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd",
    "4990cffe-04e8-4e8b-808a-1175604b879f",
    "00000003-0000-0000-c000-000000000000",
    "00000002-0000-0000-c000-000000000000",
];

/// The answers to the questions for the application and the tenant, as far as the text gives them.
pub(super) fn answers(text: &str) -> Answers {
    let lower = text.to_ascii_lowercase();
    let mut answers = Answers::default();
    if let Some(id) = only(applications(text, &lower)) {
        answers.set_line(QuestionId::ClientId, id);
    }
    let cloud = [Cloud::UsGovernment, Cloud::China21Vianet]
        .into_iter()
        .find(|cloud| lower.contains(&cloud.endpoints().authority));
    if let Some(cloud) = cloud {
        answers.set_line(QuestionId::Cloud, cloud.name());
    }
    if let Some(tenant) = only(tenants(text, &lower)) {
        answers.set_line(QuestionId::Tenant, tenant);
    }
    answers
}

/// The one that all of them are.
fn only(mut found: impl Iterator<Item = String>) -> Option<String> {
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

fn applications<'a>(text: &'a str, lower: &'a str) -> impl Iterator<Item = String> + 'a {
    guids(text)
        .filter(|(at, _)| is_labelled(&lower[..*at], &APPLICATION, "resource"))
        .filter(|(at, _)| !is_of_grant(lower, *at))
        .map(|(_, guid)| guid.to_string())
        .filter(|id| !RESOURCES.contains(&id.as_str()) && !id.starts_with("00000000"))
}

/// True if what stands here is of a grant of permissions, whose `clientId` is the object ID of a service principal (facts B.4).
fn is_of_grant(lower: &str, at: usize) -> bool {
    let near = &lower[super::edge(lower, at.saturating_sub(super::NEAR))
        ..super::edge(lower, at.saturating_add(super::NEAR))];
    is_labelled(&lower[..at], &["clientid"], "resource")
        && ["consenttype", "principalid"]
            .iter()
            .any(|name| near.contains(name))
}

/// Every tenant that the text names. A guest's own one and the one that was signed in to are two of them; the one that owns
/// the API is none.
fn tenants<'a>(text: &'a str, lower: &'a str) -> impl Iterator<Item = String> + 'a {
    let labelled = guids(text)
        .filter(|(at, _)| is_labelled(&lower[..*at], &TENANT, "owner"))
        .map(|(_, guid)| guid.to_string());
    let addressed = AUTHORITIES
        .iter()
        .flat_map(|authority| lower.match_indices(authority))
        .filter_map(|(at, authority)| tenant(&lower[at + authority.len()..]));
    let quoted = TENANT
        .iter()
        .flat_map(|label| lower.match_indices(label))
        .filter_map(|(at, label)| lower[at + label.len()..].strip_prefix(" '"))
        .filter_map(tenant);
    labelled.chain(addressed).chain(quoted)
}

/// The ID or the domain with which a text begins.
fn tenant(rest: &str) -> Option<String> {
    /// Bytes of the longest name that a domain can have (RFC 1035, section 2.3.4).
    const LONGEST: usize = 253;
    /// What the names of files end with.
    const FILES: [&str; 16] = [
        "srf", "ico", "html", "htm", "js", "css", "aspx", "ashx", "asmx", "json", "xml", "php",
        "png", "svg", "gif", "txt",
    ];
    let rest = &rest[..super::edge(rest, LONGEST + 1)];
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.')));
    let name = rest[..end.unwrap_or(rest.len())].trim_end_matches('.');
    let is_name = || {
        let (_, top) = name.rsplit_once('.')?;
        let is_top = top.len() >= 2 && top.starts_with(|c: char| c.is_ascii_alphabetic());
        (is_top && !FILES.contains(&top) && is_domain(name)).then_some(())
    };
    let is_one = Guid::parse(name).is_some() || is_name().is_some();
    is_one.then(|| name.to_owned())
}

/// True if one of these labels stands right before a value, and not this word before the label.
fn is_labelled(before: &str, labels: &[&str], another: &str) -> bool {
    /// Bytes before a value in which its label is looked for.
    const REACH: usize = 60;
    let near = &before[super::edge(before, before.len().saturating_sub(REACH))..];
    let near = near.trim_end_matches([' ', ':', '=', '\'', '"', '(', '[', '\u{2018}', '\u{201c}']);
    labels.iter().any(|label| {
        near.strip_suffix(label).is_some_and(|rest| {
            let is_whole = !rest.ends_with(|c: char| c.is_ascii_alphanumeric());
            is_whole && !rest.trim_end_matches([' ', '_', '-']).ends_with(another)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const APP: &str = "5a4db0c5-0a99-4000-8000-0000000000c3";
    const DIRECTORY: &str = "7d1f0000-0a99-4000-8000-0000000000d4";

    fn told(text: &str) -> (String, String) {
        let answers = answers(text);
        (answers.client_id().to_owned(), answers.tenant().to_owned())
    }

    #[test]
    fn what_a_label_calls_the_application_or_the_tenant_is_taken() {
        for text in [
            format!("consented to use the application with ID '{APP}' named 'x'"),
            format!("Application with identifier '{APP}' was not found"),
            format!("for a secret added to app '{APP}'."),
            format!("\"client_id\": \"{APP}\""),
            format!("App id: {APP}"),
            format!("client_id={APP}&resource=fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd"),
        ] {
            assert_eq!(told(&text).0, APP, "{text}");
        }
        for text in [
            format!("POST https://login.microsoftonline.com/{DIRECTORY}/oauth2/token"),
            format!("\"iss\":\"https://sts.windows.net/{DIRECTORY}/\""),
            format!("not found in the directory '{DIRECTORY}'."),
            format!("tenantId={DIRECTORY};"),
            format!("https://login.microsoftonline.com/{DIRECTORY}"),
            format!("Home tenant ID: {DIRECTORY}\nResource tenant ID: {DIRECTORY}"),
        ] {
            assert_eq!(told(&text).1, DIRECTORY, "{text}");
        }
        for text in [
            "Tenant 'contoso.example' not found.",
            "asked https://login.microsoftonline.com/contoso.example",
            "asked https://login.microsoftonline.com/contoso.example.",
        ] {
            assert_eq!(told(text).1, "contoso.example", "{text}");
        }
    }

    #[test]
    fn the_cloud_is_that_of_the_address_that_was_asked() {
        let of = |text: &str| answers(text).cloud();
        assert_eq!(
            of("POST https://login.microsoftonline.us/x/oauth2/token"),
            Cloud::UsGovernment
        );
        assert_eq!(
            of("POST https://login.microsoftonline.com/x/oauth2/token"),
            Cloud::Global
        );
    }

    #[test]
    fn nothing_is_taken_that_is_called_otherwise_or_stands_there_twice() {
        let other = "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3";
        for text in [
            format!("Trace ID: {APP} Correlation ID: {DIRECTORY}"),
            format!("Resource app ID: {APP}"),
            "app id: fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd".to_owned(),
            format!("client id: {APP}, client id: {other}"),
            "https://login.microsoftonline.com/common/oauth2/token".to_owned(),
            "not found in the directory 'Contoso Ltd'.".to_owned(),
            "https://login.microsoftonline.com/getuserrealm.srf?login=x&xml=1".to_owned(),
            "https://login.microsoftonline.com/favicon.ico".to_owned(),
            "https://login.microsoftonline.com/.well-known/openid-configuration".to_owned(),
            "https://login.microsoftonline.com/10.0.0.1/x".to_owned(),
            format!("{{\"clientId\":\"{APP}\",\"consentType\":\"AllPrincipals\"}}"),
            format!("Home tenant ID: {DIRECTORY}\nResource tenant ID: {other}"),
            format!("Resource owner tenant ID: {other}"),
        ] {
            assert_eq!(told(&text), (String::new(), String::new()), "{text}");
        }
    }
}
