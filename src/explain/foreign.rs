//! Whether a text is about a service of somebody else: OAuth 2.0 is spoken by many, and its names tell nobody apart.

use super::signs::Places;

/// What tells that the text is about a service of Microsoft, whatever else it names.
const MICROSOFT: [&str; 9] = [
    "microsoft",
    "aadsts",
    "azure",
    "msal",
    "entra id",
    "windows.net",
    "partnercenter",
    "partner center",
    "aka.ms",
];

/// Names of others that issue tokens, as they stand in hosts and before their bodies.
const OTHERS: [&str; 22] = [
    "googleapis",
    "google",
    "github",
    "gitlab",
    "bitbucket",
    "okta",
    "auth0",
    "facebook",
    "slack",
    "salesforce",
    "amazoncognito",
    "amazonaws",
    "discord",
    "dropbox",
    "zoom",
    "linkedin",
    "atlassian",
    "paypal",
    "stripe",
    "spotify",
    "keycloak",
    "twitch",
];

/// Hosts that explain errors and refuse nobody.
const PAGES: [&str; 14] = [
    "curl.se",
    "curl.haxx.se",
    "aka.ms",
    "go.microsoft.com",
    "learn.microsoft.com",
    "docs.microsoft.com",
    "nodejs.org",
    "stackoverflow.com",
    "readthedocs.io",
    "ietf.org",
    "rfc-editor.org",
    "w3.org",
    "mozilla.org",
    "python.org",
];

/// Products of others that number their errors and have people log in, and Microsoft's own that have nothing to do with Entra's
/// codes. The list is ours.
const PRODUCTS: [&str; 61] = [
    "mysql",
    "mariadb",
    "postgres",
    "postgresql",
    "psql",
    "oracle",
    "sql server",
    "sqlserver",
    "sqlstate",
    "odbc",
    "mongodb",
    "redis",
    "cassandra",
    "snowflake",
    "databricks",
    "db2",
    "sap",
    "netweaver",
    "teradata",
    "elasticsearch",
    "rabbitmq",
    "kafka",
    "ldap",
    "radius",
    "samba",
    "cisco",
    "anyconnect",
    "fortinet",
    "forticlient",
    "globalprotect",
    "openvpn",
    "vpn",
    "citrix",
    "vmware",
    "vcenter",
    "zoom",
    "webex",
    "slack",
    "salesforce",
    "servicenow",
    "atlassian",
    "jira",
    "jenkins",
    "splunk",
    "grafana",
    "okta",
    "keycloak",
    "auth0",
    "docker",
    "steam",
    "playstation",
    "ftp",
    "bank",
    "banking",
    "game",
    "printer",
    "drucker",
    "imprimante",
    "router",
    "wifi",
    "wi-fi",
];

/// The places at which a product of somebody else is named in a text in lower case.
pub(super) fn products(lower: &str) -> Places {
    Places::of_whole_words(lower, &PRODUCTS)
}

/// True if words in lower case name a product of somebody else.
pub(super) fn is_owned(words: &str) -> bool {
    !Places::of_whole_words(words, &PRODUCTS).is_empty()
}

/// True if a text in lower case names the host or the service of somebody else, and nothing of Microsoft's.
pub(super) fn is_foreign(lower: &str) -> bool {
    if MICROSOFT.iter().any(|name| lower.contains(name)) {
        return false;
    }
    let is_part = |c: char| c.is_ascii_alphanumeric();
    let mut words = lower.split(|c: char| !is_part(c));
    words.any(|word| OTHERS.contains(&word)) || lower.split("://").skip(1).any(is_other)
}

/// True if this host explains errors, and is not the one that was asked.
pub(super) fn is_page(host: &str) -> bool {
    PAGES.iter().any(|page| host.ends_with(page))
}

/// True if what stands behind `://` is a host of somebody else. The answer to a sign-in comes back as an address of the
/// asking program's own, with the error in it; and so does a name without dots.
fn is_other(address: &str) -> bool {
    let end = address.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>'));
    let address = &address[..end.unwrap_or(address.len())];
    let host = address
        .split(['/', ':', '?', '#', ')', ',', ';'])
        .next()
        .unwrap_or_default()
        .trim_end_matches('.');
    let is_name = host.contains('.') && host.contains(|c: char| c.is_ascii_alphabetic());
    is_name && !address.contains("error=") && !is_page(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_named_by_its_whole_name_only() {
        assert!(products("error (mysql) at login").is_near(0));
        assert!(!products("a vpna, disapproved, resap").is_near(0));
    }

    #[test]
    fn a_text_is_foreign_if_it_names_others_and_nothing_of_microsofts() {
        for (text, wanted) in [
            (
                "post https://oauth2.googleapis.com/token invalid_client",
                true,
            ),
            ("see accounts.google.com: access_denied", true),
            ("github {\"error\":\"slow_down\"}", true),
            ("https://id.example.org/token: invalid_client", true),
            ("http://localhost:8400/?error=access_denied", false),
            ("https://app.example.org/back?error=access_denied", false),
            ("http://127.0.0.1:8400/ invalid_client", false),
            (
                "https://login.microsoftonline.com/x by github actions",
                false,
            ),
            (
                "invalid_client (https://tools.ietf.org/html/rfc6749)",
                false,
            ),
            ("invalid_client", false),
        ] {
            assert_eq!(is_foreign(text), wanted, "{text}");
        }
    }
}
