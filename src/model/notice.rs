//! What a running check has to say before it is done.

use super::text::Text;
use super::words;
use jiff::Timestamp;

/// A word from a running check, for the page to show until the check settles or says something else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Notice {
    /// A sentence, such as "Partner Center asks to wait 2 s; trying again".
    Says(Text),
    /// A code that a person has to enter in a browser before the check can go on (facts E.5).
    DeviceCode {
        /// The code as it is typed, escaped.
        user_code: String,
        /// The page it is entered on: https, escaped.
        url: String,
        /// When the code ends, by this machine's clock.
        expires: Timestamp,
        /// How often it has been asked so far whether the person is done.
        polls: u32,
    },
    /// A sign-in in a browser on this machine is waited for (facts E.6).
    Browser {
        /// The page to open, with all that the service needs to know: https, or http on this machine.
        url: String,
        /// Where the browser brings the answer back to. It must be allowed in the application's registration, without the
        /// port.
        redirect_uri: String,
        /// When the waiting ends, by this machine's clock.
        expires: Timestamp,
        /// How many requests have come so far that were not the answer and were turned away.
        refused: u32,
    },
}

impl Notice {
    /// The port of this machine that the answer of a browser comes back to: a browser on another machine must be led there.
    #[must_use]
    pub fn port(&self) -> Option<&str> {
        match self {
            Self::Browser { redirect_uri, .. } => port(redirect_uri),
            Self::Says(_) | Self::DeviceCode { .. } => None,
        }
    }

    /// The notice as a sentence, for wherever there is no room for more. It stays the same while a code or a browser is waited for.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Says(text) => text.clone(),
            Self::DeviceCode {
                user_code,
                url,
                expires,
                ..
            } => {
                let until = expires.strftime("%H:%M UTC").to_string();
                words::notice_device_code(user_code, until, url)
            }
            Self::Browser {
                url,
                redirect_uri,
                expires,
                ..
            } => {
                let until = expires.strftime("%H:%M UTC").to_string();
                words::notice_browser(until, redirect_uri, url)
            }
        }
    }
}

/// The port of `http://host:port/`.
fn port(redirect_uri: &str) -> Option<&str> {
    let rest = redirect_uri.strip_prefix("http://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let (_, port) = authority.rsplit_once(':')?;
    (!port.is_empty() && port.chars().all(|c| c.is_ascii_digit())).then_some(port)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::lang::Lang;

    #[test]
    fn a_browser_is_one_sentence_with_each_value_in_its_place() {
        let notice = Notice::Browser {
            url: "https://login.example/authorize".into(),
            redirect_uri: "http://localhost:4000/".into(),
            expires: "2026-11-22T10:15:00Z".parse().unwrap(),
            refused: 3,
        };
        let said = Lang::En.say(&notice.text());
        assert!(said.contains("by 10:15 UTC"), "{said}");
        assert!(said.contains("back to http://localhost:4000/"), "{said}");
        assert!(
            said.ends_with(": https://login.example/authorize"),
            "{said}"
        );
        let said = Lang::Fr.say(&notice.text());
        assert!(said.contains("avant 10:15 UTC"), "{said}");
    }

    #[test]
    fn the_port_to_forward_is_that_of_the_redirect_uri() {
        assert_eq!(port("http://localhost:53211/"), Some("53211"));
        assert_eq!(port("http://localhost:53211"), Some("53211"));
        for none in [
            "http://localhost/",
            "https://localhost:1/",
            "http://[::1]/",
            "",
        ] {
            assert_eq!(port(none), None, "{none}");
        }
    }

    #[test]
    fn a_device_code_is_one_sentence_that_does_not_change_with_every_poll() {
        let after = |polls| {
            Notice::DeviceCode {
                user_code: "ABCD1234".into(),
                url: "https://microsoft.com/devicelogin".into(),
                expires: "2026-11-22T10:15:00Z".parse().unwrap(),
                polls,
            }
            .text()
        };
        assert_eq!(after(0), after(7));
        for lang in Lang::ALL {
            let said = lang.say(&after(0));
            for piece in ["ABCD1234", "https://microsoft.com/devicelogin", "10:15 UTC"] {
                assert!(said.contains(piece), "{said}");
            }
        }
    }
}
