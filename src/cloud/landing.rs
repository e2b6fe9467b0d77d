//! The page on which a browser ends up after a sign-in: it says in the reader's language that the terminal goes on. It
//! carries no script and nothing from elsewhere, and what comes from outside is escaped.

use crate::model::escape::excerpt;
use crate::model::lang::Lang;
use crate::model::text::Text;
use crate::model::words;
use bytes::Bytes;
use http::header::{
    CACHE_CONTROL, CONNECTION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderName, HeaderValue, Response, StatusCode};
use http_body_util::Full;

/// What there is to say to whoever looks at the browser.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Landing {
    /// The answer has arrived. Whether it is worth a token, only the terminal knows.
    Arrived,
    /// The service did not complete the sign-in, and says so in these words.
    Declined(String),
    /// What came is not the answer that is waited for.
    NotTheAnswer,
}

impl Landing {
    fn words(&self) -> (Text, Text) {
        match self {
            Self::Arrived => (words::landing_arrived(), words::landing_arrived_then()),
            Self::Declined(_) => (words::landing_declined(), words::landing_declined_then()),
            Self::NotTheAnswer => (words::landing_other(), words::landing_other_then()),
        }
    }

    /// The page as an answer with this status. Nothing of it is kept anywhere, and it leads nowhere.
    pub(super) fn answer(&self, status: StatusCode, lang: Lang) -> Response<Full<Bytes>> {
        let mut response = bare(status);
        *response.body_mut() = Full::new(Bytes::from(self.page(lang)));
        let headers = response.headers_mut();
        for (name, value) in [
            (CONTENT_TYPE, "text/html; charset=utf-8"),
            (
                CONTENT_SECURITY_POLICY,
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            ),
            (VARY, "Accept-Language"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        response
    }

    fn page(&self, lang: Lang) -> String {
        let (heading, then) = self.words();
        let detail = match self {
            Self::Declined(words) if !words.is_empty() => {
                format!("<blockquote>{}</blockquote>\n", harmless(words))
            }
            _ => String::new(),
        };
        format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>partner-onboard</title>\n<style>body{{font:1.1em/1.5 system-ui,sans-serif;max-width:36em;margin:4em auto;padding:0 1em;color-scheme:light dark}}blockquote{{border-left:.2em solid;margin:1em 0;padding-left:1em;overflow-wrap:anywhere}}</style>\n<h1>{}</h1>\n{detail}<p>{}</p>\n</html>\n",
            lang.code(),
            harmless(&lang.say(&heading)),
            harmless(&lang.say(&then)),
        )
    }
}

/// An answer without a body, that is not kept, not guessed at and not passed on.
pub(super) fn bare(status: StatusCode) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::default());
    *response.status_mut() = status;
    for (name, value) in [
        (CACHE_CONTROL, "no-store"),
        (REFERRER_POLICY, "no-referrer"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (CONNECTION, "close"),
    ] {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Text for the middle of a page: no character of it means anything to HTML.
fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in excerpt(text, 600).chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// The language among ours that a browser likes best, by `Accept-Language` (RFC 9110, section 12.5.4). The program's own
/// language is not known here, and who reads the page may be sitting at another's machine.
pub(super) fn language(accepted: Option<&str>) -> Lang {
    let mut best = (0.0, Lang::default());
    for item in accepted.unwrap_or_default().split(',').take(20) {
        let (range, rest) = item.split_once(';').unwrap_or((item, ""));
        let weight = rest
            .trim()
            .strip_prefix("q=")
            .map_or(1.0, |q| q.trim().parse().unwrap_or(0.0_f32).clamp(0.0, 1.0));
        if let Some(lang) = Lang::from_locale(range.trim())
            && weight > best.0
        {
            best = (weight, lang);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_one_that_the_browser_likes_best_among_ours() {
        for (accepted, lang) in [
            (None, Lang::En),
            (Some(""), Lang::En),
            (Some("fr"), Lang::Fr),
            (Some("fr-CA,fr;q=0.8,en;q=0.5"), Lang::Fr),
            (Some("de-DE,de;q=0.9,fr;q=0.5,en;q=0.4"), Lang::Fr),
            (Some("en-GB, en;q=0.9, fr;q=0.8"), Lang::En),
            (Some("en;q=0.1, fr;q=0.8"), Lang::Fr),
            (Some("fr;q=0"), Lang::En),
            (Some("fr;q=nonsense,*"), Lang::En),
            (Some("de,*;q=0.5"), Lang::En),
        ] {
            assert_eq!(language(accepted), lang, "{accepted:?}");
        }
    }

    #[test]
    fn what_comes_from_outside_is_text_and_nothing_else() {
        let nasty = "<script>alert('1')</script> & \"x\" \u{202e}\u{1b}[31m";
        for lang in Lang::ALL {
            let page = Landing::Declined(nasty.to_owned()).page(lang);
            assert!(
                !page.contains("<script") && !page.contains('\u{202e}') && !page.contains('\u{1b}')
            );
            assert!(
                page.contains(
                    "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;"
                )
            );
            assert!(page.contains(&format!("<html lang=\"{}\">", lang.code())));
        }
        let long = Landing::Declined("x".repeat(100_000)).page(Lang::En);
        assert!(long.len() < 3000);
    }
}
