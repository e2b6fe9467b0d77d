//! Redirect URIs: which are registered, and how an answer goes back by one.
//!
//! The practice application is registered as facts B.2 advise: `http://localhost` for desktop applications, which makes a
//! client that uses it public (facts E.6). Beside it stands `http://localhost/web`, for the other kind: a web application
//! proves itself with its secret.

use super::grant::given;
use super::page;
use super::refusal::{self as no, Refused};
use crate::sandbox::answer::Answer;
use crate::sandbox::directory::Application;
use crate::sandbox::form::{Form, encoded};
use crate::sandbox::world::Asked;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What redirect URIs on this machine begin with: those without encryption, and whose port is not looked at. The facts name the
/// first (B.2), Entra's page on redirect URIs (`reply-url`) the second too.
const LOOPBACK: [&str; 2] = ["http://localhost", "http://127.0.0.1"];
/// Schemes that no application can register: they would run or show something in the browser.
const NEVER: [&str; 6] = ["about", "blob", "data", "file", "javascript", "vbscript"];
/// The longest redirect URI, in bytes (Entra's page on redirect URIs, `reply-url`).
const LONGEST: usize = 256;

/// What kind of application a redirect URI is registered for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) enum Platform {
    /// Mobile and desktop: a public client, which must not send a secret.
    Native,
    /// Web: a confidential client, which must.
    Web,
}

/// The kind of application that this redirect URI is registered for; `None` if it is not registered.
pub(super) fn platform(application: &Application, uri: &str) -> Option<Platform> {
    let among = |registered: &[String]| registered.iter().any(|known| is_same(known, uri));
    // A state that was read may say anything.
    if !can_be_registered(uri) {
        return None;
    }
    if among(&application.native) {
        return Some(Platform::Native);
    }
    among(&application.web).then_some(Platform::Web)
}

/// True if it is registered for a single-page application, which Graph keeps and nothing here plays.
fn is_of_single_page(application: &Application, uri: &str) -> bool {
    let registered = application.extra.properties.get("spa");
    registered
        .and_then(|spa| spa["redirectUris"].as_array())
        .is_some_and(|all| {
            all.iter()
                .filter_map(Value::as_str)
                .any(|known| is_same(known, uri))
        })
}

/// True if the second is the first that was registered: character by character, save for the port on loopback.
fn is_same(registered: &str, uri: &str) -> bool {
    registered == uri || loopback(uri).is_some_and(|uri| loopback(registered) == Some(uri))
}

/// True for what can be registered as a redirect URI: an absolute address that says one thing to every reader, without a
/// fragment and, except on loopback, with encryption; a scheme of one's own is one too.
pub(in crate::sandbox) fn can_be_registered(uri: &str) -> bool {
    let Some((scheme, rest)) = uri.split_once("://") else {
        return false;
    };
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let host = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:[]".contains(&byte);
    let plain = |byte: u8| byte.is_ascii_graphic() && !b"\"#*<>\\^`{|}".contains(&byte);
    let scheme = scheme.to_ascii_lowercase();
    let encrypted = match scheme.as_str() {
        "http" => {
            let name = authority.split(':').next().unwrap_or_default();
            LOOPBACK
                .iter()
                .any(|known| known.strip_prefix("http://") == Some(name))
                && uri.starts_with("http://")
        }
        "https" => !authority.is_empty(),
        _ => true,
    };
    uri.len() <= LONGEST
        && is_scheme(&scheme)
        && !NEVER.contains(&scheme.as_str())
        && encrypted
        && authority.bytes().all(host)
        && rest.bytes().all(plain)
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// The redirect URI of a request and what it is registered for. With several registered, none is the one that is meant where
/// the request names none: our assumption.
pub(super) fn registered<'a>(
    application: &Application,
    form: &'a Form,
) -> Result<(&'a str, Platform), Refused> {
    if form.get("redirect_uri").is_none()
        && application.native.is_empty()
        && application.web.is_empty()
    {
        return Err(no::NO_REPLY_ADDRESS.into());
    }
    let redirect = given(form, "redirect_uri")?;
    let scheme = redirect.split_once(':').map_or("", |(scheme, _)| scheme);
    if !is_scheme(scheme) {
        return Err(no::NOT_ABSOLUTE.of("redirect_uri"));
    }
    match platform(application, redirect) {
        Some(platform) => Ok((redirect, platform)),
        None if is_of_single_page(application, redirect) => Err(no::SPA_REDIRECT.of(redirect)),
        None => Err(no::REDIRECT.of(redirect)),
    }
}

/// The beginning and the path of an address of loopback, as they are compared.
///
/// The port is not looked at (facts B.2). All else must be the same, character by character, save that no path and the
/// path `/` are one: our assumption.
fn loopback(uri: &str) -> Option<(&'static str, &str)> {
    let (name, rest) = LOOPBACK
        .into_iter()
        .find_map(|name| Some((name, uri.strip_prefix(name)?)))?;
    let path = match rest.strip_prefix(':') {
        None => rest,
        Some(rest) => {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let (port, path) = rest.split_at(digits);
            port.parse::<u16>().ok().filter(|port| *port != 0)?;
            path
        }
    };
    match path {
        "" | "/" => Some((name, "/")),
        path if path.starts_with(['/', '?']) && !path.contains(['#', '\\', ' ', '\r', '\n']) => {
            Some((name, path))
        }
        _ => None,
    }
}

/// How the answer is put into the redirect.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mode {
    /// Behind a question mark.
    Query,
    /// Behind a hash sign.
    Fragment,
    /// In a form that the person sends on: a page without a script cannot do it by itself.
    FormPost,
}

impl Mode {
    /// The mode of that name.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        match name {
            "query" => Some(Self::Query),
            "fragment" => Some(Self::Fragment),
            "form_post" => Some(Self::FormPost),
            _ => None,
        }
    }
}

/// Where an answer goes, and what the application wants to recognise it by.
#[derive(Clone, Debug)]
pub(super) struct Reply {
    /// The redirect URI, as it was sent.
    pub(super) redirect: String,
    state: Option<String>,
    mode: Mode,
}

impl Reply {
    /// To a redirect URI that is registered.
    pub(super) fn new(redirect: &str, form: &Form, mode: Mode) -> Self {
        Self {
            redirect: redirect.to_owned(),
            state: form.get("state").map(str::to_owned),
            mode,
        }
    }

    /// Where it goes, as the policy of a page names it (CSP 3, section 2.3.1).
    pub(super) fn destination(&self) -> &str {
        let uri = self.redirect.as_str();
        let Some((scheme, rest)) = uri.split_once("://") else {
            return "";
        };
        let authority = rest.find(['/', '?']).unwrap_or(rest.len());
        match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => &uri[..scheme.len() + "://".len() + authority],
            _ => &uri[..=scheme.len()],
        }
    }

    /// A code. What `session_state` is, the facts do not say; clients ignore it.
    pub(super) fn code(&self, asked: &Asked, code: &str) -> Answer {
        self.send(vec![
            ("code", code.to_owned()),
            ("session_state", asked.trace_id.clone()),
        ])
    }

    /// An administrator has consented for everybody (facts B.3).
    pub(super) fn consented(&self, tenant: &str, scopes: Option<&str>) -> Answer {
        let mut said = vec![
            ("admin_consent", "True".to_owned()),
            ("tenant", tenant.to_owned()),
        ];
        said.extend(scopes.map(|scopes| ("scope", scopes.to_owned())));
        self.send(said)
    }

    /// A refusal, as this OAuth error.
    pub(super) fn refused(&self, asked: &Asked, error: &str, refused: &Refused) -> Answer {
        self.send(vec![
            ("error", error.to_owned()),
            ("error_description", refused.description(asked, false)),
            ("error_uri", refused.uri()),
        ])
        .telling(refused.name())
    }

    fn send(&self, mut said: Vec<(&'static str, String)>) -> Answer {
        said.extend(self.state.clone().map(|state| ("state", state)));
        let (mark, redirect) = match self.mode {
            Mode::FormPost => return page::form_post(self, &said),
            Mode::Query => ('?', &self.redirect),
            Mode::Fragment => ('#', &self.redirect),
        };
        let mut location = redirect.clone();
        // An authority with nothing behind it: some readers of web addresses want the slash.
        let web = location.starts_with("http://") || location.starts_with("https://");
        if web && location.matches('/').count() == 2 && !location.contains('?') {
            location.push('/');
        }
        let mut mark = if location.contains(mark) { '&' } else { mark };
        for (name, value) in &said {
            location.push(mark);
            mark = '&';
            location.push_str(name);
            location.push('=');
            location.push_str(&encoded(value));
        }
        page::guarded(Answer::page(302, "")).with("Location", location)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_localhost_on_any_port_is_registered() {
        let truth = crate::sandbox::truth::Truth::in_order();
        let practice = crate::sandbox::directory::Directory::of(&truth)
            .applications
            .remove(0);
        for (uri, expected) in [
            ("http://localhost", Platform::Native),
            ("http://localhost/", Platform::Native),
            ("http://localhost:8400", Platform::Native),
            ("http://localhost:65535/", Platform::Native),
            ("http://localhost/web", Platform::Web),
            ("http://localhost:8400/web", Platform::Web),
        ] {
            assert_eq!(platform(&practice, uri), Some(expected), "{uri}");
        }
        for uri in [
            "",
            "http://localhost.evil",
            "http://localhost.evil/web",
            "http://localhost@evil",
            "http://localhost:80@evil",
            "http://localhost:@evil/",
            "http://localhost:8400.evil",
            "http://localhost:",
            "http://localhost:0",
            "http://localhost:65536",
            "http://localhost:+80",
            "http://localhost:-1",
            "http://localhost:80:80",
            "http://localhost//evil",
            "http://localhost/../web",
            "http://localhost/web/",
            "http://localhost/webs",
            "http://localhost/other",
            "http://localhost?x=1",
            "http://localhost/?x=1",
            "http://localhost#x",
            "http://localhost\\@evil",
            "http://localhost\r\nX: y",
            "http://localhost ",
            " http://localhost",
            "HTTP://LOCALHOST",
            "https://localhost",
            "http://127.0.0.1",
            "http://[::1]",
            "//localhost",
            "//evil",
            "localhost",
            "javascript:alert(1)//http://localhost",
            "urn:ietf:wg:oauth:2.0:oob",
        ] {
            assert_eq!(platform(&practice, uri), None, "{uri}");
        }
    }
}
