//! A problem as Markdown, for the note, the support bundle and the report alike: each puts the same pieces in its own order.

use crate::model::escape::escape;
use crate::model::lang::Lang;
use crate::model::markdown::{code, sentence};
use crate::model::text::Text;
use crate::model::verdict::Problem;
use crate::model::words;
use std::fmt::Write as _;

/// How texts get onto a page of Markdown.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    /// The language.
    pub lang: Lang,
    /// What must not be read on the page is taken out here: of the words as they are, before Markdown puts signs between them.
    pub clean: &'a dyn Fn(&str) -> String,
}

impl Voice<'_> {
    /// A message as words that stay words.
    #[must_use]
    pub fn say(&self, text: &Text) -> String {
        self.words(&self.lang.say(text))
    }

    /// Words that stay words.
    #[must_use]
    pub fn words(&self, text: &str) -> String {
        sentence(&(self.clean)(text))
    }

    /// What happened and what it means, a paragraph each.
    #[must_use]
    pub fn told(&self, problem: &Problem) -> String {
        format!(
            "{}\n\n{}\n\n",
            self.say(&problem.what),
            self.say(&problem.why)
        )
    }

    /// What happened, and under which check's title the same is told in full.
    #[must_use]
    pub fn referred(&self, problem: &Problem, title: Text) -> String {
        format!(
            "{}\n\n{}\n\n",
            self.say(&problem.what),
            self.say(&words::report_told_there(title))
        )
    }

    /// What to do, as a numbered list; empty if nothing is known.
    #[must_use]
    pub fn remedies(&self, problem: &Problem) -> String {
        let mut list = String::new();
        for (remedy, number) in problem.remedies.iter().zip(1..) {
            let _ = write!(list, "{number}. {}", self.say(&remedy.act));
            if let Some(link) = &remedy.link {
                let _ = write!(list, " {}", address(&(self.clean)(link)));
            }
            list.push('\n');
        }
        if !list.is_empty() {
            list.push('\n');
        }
        list
    }

    /// The server's words, or what this machine has to say where no server answered; empty if there is nothing.
    #[must_use]
    pub fn quoted(&self, problem: &Problem) -> String {
        match &problem.server_text {
            Some(text) => format!(
                "{}:\n\n> {}\n\n",
                self.say(&problem.whose_words()),
                self.words(text)
            ),
            None => String::new(),
        }
    }

    /// The code and the ids that Microsoft's support asks for, as a list; empty if there are none.
    #[must_use]
    pub fn ids(&self, problem: &Problem) -> String {
        let ids = &problem.support;
        let rows = [
            (words::support_code(), &problem.code),
            (words::support_trace(), &ids.trace_id),
            (words::support_correlation(), &ids.correlation_id),
            (words::support_request(), &ids.request_id),
            (words::support_at(), &ids.at),
        ];
        let mut list = String::new();
        for (name, value) in rows {
            if let Some(value) = value {
                let value = code(&(self.clean)(value));
                let _ = writeln!(list, "- {}: {value}", self.say(&name));
            }
        }
        if !list.is_empty() {
            list.push('\n');
        }
        list
    }
}

/// An address that can be clicked; one that would not stay within its brackets is shown as code.
fn address(link: &str) -> String {
    let whole = link
        .chars()
        .all(|c| c.is_ascii_graphic() && !"<>`|".contains(c));
    if whole {
        format!("<{}>", escape(link))
    } else {
        code(link)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::redact::people;
    use crate::model::verdict::{Kind, Owner};

    fn problem(kind: Kind, said: &str) -> Problem {
        let what = words::check_access_redacted(said);
        let mut problem = Problem::new(kind, Owner::Role, what, words::check_access_redacted_why());
        problem.server_text = Some(said.to_owned());
        problem.code(said)
    }

    #[test]
    fn people_are_cut_out_before_markdown_puts_signs_into_their_names() {
        for who in [
            "ada.lovelace~admin@contoso.com",
            "ada_lovelace@contoso.com",
            "ada*lovelace`x@contoso.com",
            "ada|lovelace&co@contoso.com",
            "ada.lovelace_fabrikam.com#EXT#@contoso.onmicrosoft.com",
        ] {
            let voice = Voice {
                lang: Lang::En,
                clean: &people,
            };
            let problem = problem(Kind::Refused, who);
            let page = voice.told(&problem) + &voice.quoted(&problem) + &voice.ids(&problem);
            let bare = page.replace('\\', "");
            for piece in ["lovelace", "admin", "fabrikam", "EXT"] {
                assert!(!bare.contains(piece), "{page}");
            }
            assert_eq!(bare.matches("a…@contoso.").count(), 3, "{page}");
        }
    }

    #[test]
    fn where_no_server_answered_none_is_said_to_have_spoken() {
        let voice = Voice {
            lang: Lang::En,
            clean: &|text: &str| text.to_owned(),
        };
        let quoted = voice.quoted(&problem(Kind::Unreachable, "os error 111"));
        assert!(quoted.starts_with("Technical detail:"), "{quoted}");
        let quoted = voice.quoted(&problem(Kind::Refused, "no"));
        assert!(quoted.starts_with("Server's words:"), "{quoted}");
    }
}
