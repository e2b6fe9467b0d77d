//! Which Microsoft cloud, and the addresses of its services.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::net::IpAddr;

/// A Microsoft cloud.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cloud {
    /// The worldwide cloud.
    #[default]
    Global,
    /// US Government.
    UsGovernment,
    /// China, operated by 21Vianet.
    #[serde(rename = "china-21vianet")]
    China21Vianet,
}

impl Cloud {
    /// All clouds, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Global, Self::UsGovernment, Self::China21Vianet];

    /// The name used by `--cloud`, answers files and profiles.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::UsGovernment => "us-government",
            Self::China21Vianet => "china-21vianet",
        }
    }

    /// The cloud of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cloud| cloud.name() == name)
    }

    /// The services' addresses. Sources: Partner Center REST URLs and the authentication documentation of the national
    /// clouds (facts D.5).
    #[must_use]
    pub fn endpoints(self) -> Endpoints {
        let (authority, graph, partner_center) = match self {
            Self::Global => (
                "https://login.microsoftonline.com",
                "https://graph.microsoft.com",
                "https://api.partnercenter.microsoft.com",
            ),
            Self::UsGovernment => (
                "https://login.microsoftonline.us",
                "https://graph.microsoft.us",
                "https://api.partnercenter.microsoft.com",
            ),
            Self::China21Vianet => (
                "https://login.partner.microsoftonline.cn",
                "https://microsoftgraph.chinacloudapi.cn",
                "https://partner.partnercenterapi.microsoftonline.cn",
            ),
        };
        Endpoints {
            authority: authority.to_owned(),
            graph: graph.to_owned(),
            partner_center: partner_center.to_owned(),
        }
    }

    /// The resource that a token must be for. For the worldwide cloud it is documented; US Government uses the same host.
    /// For 21Vianet no source names it: that it equals the API's address is our assumption.
    #[must_use]
    pub fn resource(self) -> &'static str {
        match self {
            Self::Global | Self::UsGovernment => "https://api.partnercenter.microsoft.com",
            Self::China21Vianet => "https://partner.partnercenterapi.microsoftonline.cn",
        }
    }

    /// The value of `cloud_instance_name` in an OpenID configuration of this cloud (facts D.6).
    #[must_use]
    pub fn instance_name(self) -> &'static str {
        match self {
            Self::Global => "microsoftonline.com",
            Self::UsGovernment => "microsoftonline.us",
            Self::China21Vianet => "partner.microsoftonline.cn",
        }
    }
}

/// Base addresses of the three services, without a trailing slash. `--endpoints FILE` holds one of these as JSON.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Endpoints {
    /// Microsoft Entra's sign-in service.
    pub authority: String,
    /// Microsoft Graph.
    pub graph: String,
    /// Partner Center, which also carries the Insights API.
    pub partner_center: String,
}

/// Why an address cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EndpointFault {
    /// Not `https://host[:port][/path]`.
    NotAnAddress(String),
    /// Plain HTTP to somewhere else than this machine.
    NotEncrypted(String),
}

impl Endpoints {
    /// Removes trailing slashes and refuses what is not https, or http on loopback.
    ///
    /// # Errors
    /// [`EndpointFault`] with the address at fault.
    pub fn checked(self) -> Result<Self, EndpointFault> {
        Ok(Self {
            authority: address(&self.authority)?,
            graph: address(&self.graph)?,
            partner_center: address(&self.partner_center)?,
        })
    }

    /// True if every address is on this machine.
    #[must_use]
    pub fn on_loopback(&self) -> bool {
        [&self.authority, &self.graph, &self.partner_center]
            .into_iter()
            .all(|address| is_loopback(host(address)))
    }
}

fn address(text: &str) -> Result<String, EndpointFault> {
    let text = text.trim().trim_end_matches('/');
    let fault = || EndpointFault::NotAnAddress(text.to_owned());
    let uri: http::Uri = text.parse().map_err(|_| fault())?;
    let authority = uri.authority().ok_or_else(fault)?;
    if authority.as_str().contains('@') || uri.query().is_some() || authority.host().is_empty() {
        return Err(fault());
    }
    match uri.scheme_str() {
        Some("https") => Ok(text.to_owned()),
        Some("http") if is_loopback(authority.host()) => Ok(text.to_owned()),
        Some("http") => Err(EndpointFault::NotEncrypted(text.to_owned())),
        _ => Err(fault()),
    }
}

/// True for an address that may be shown as one to open in a browser: https, or http on this machine, and no user name in
/// front of the host that could pass for it.
#[must_use]
pub fn is_protected(address: &str) -> bool {
    let Ok(uri) = address.parse::<http::Uri>() else {
        return false;
    };
    let Some(authority) = uri.authority().filter(|it| !it.as_str().contains('@')) else {
        return false;
    };
    match uri.scheme_str() {
        Some("https") => true,
        Some("http") => is_loopback(authority.host()),
        _ => false,
    }
}

/// The host of an address, without port; empty if there is none.
#[must_use]
pub fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if let Some(bracketed) = rest.strip_prefix('[') {
        return bracketed.split(']').next().unwrap_or_default();
    }
    rest.split(':').next().unwrap_or_default()
}

/// True for a host on this machine: `localhost` or a loopback address, with or without brackets.
#[must_use]
pub fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare.eq_ignore_ascii_case("localhost")
        || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

impl fmt::Display for Cloud {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_or_loopback_is_an_address() {
        for good in [
            "https://login.example.com",
            "https://login.example.com/base/",
            "http://127.0.0.1:8080",
            "http://[::1]:1",
            "http://localhost",
        ] {
            assert!(address(good).is_ok(), "{good}");
        }
        assert!(matches!(
            address("http://login.example.com"),
            Err(EndpointFault::NotEncrypted(_))
        ));
        assert!(matches!(
            address("http://127.0.0.1.example.com"),
            Err(EndpointFault::NotEncrypted(_))
        ));
        for bad in [
            "",
            "login.example.com",
            "ftp://x",
            "https://user@host",
            "https://host?x=1",
            "http://127.0.0.1@evil.example",
        ] {
            assert!(address(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn only_what_cannot_be_read_on_the_way_is_opened() {
        for good in [
            "https://microsoft.com/devicelogin",
            "http://127.0.0.1:9/device?code=1",
            "http://localhost/",
        ] {
            assert!(is_protected(good), "{good}");
        }
        for bad in [
            "http://microsoft.com/devicelogin",
            "http://localhost@evil.example/",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "https://a b",
            "--help",
            "",
        ] {
            assert!(!is_protected(bad), "{bad}");
        }
    }

    #[test]
    fn every_cloud_has_usable_addresses_and_a_name_that_finds_it() {
        for cloud in Cloud::ALL {
            assert_eq!(cloud.endpoints().checked(), Ok(cloud.endpoints()));
            assert_eq!(Cloud::from_name(cloud.name()), Some(cloud));
            assert_eq!(serde_json::to_value(cloud).unwrap(), cloud.name());
        }
    }
}
