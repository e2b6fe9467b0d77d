//! The environment's variables: the only place that reads them, so that a test can say what they are.

use crate::model::answers::Answers;
use crate::model::question::{QUESTIONS, QuestionId, Sort};
use crate::model::secret::Secret;
use crate::wizard::Seat;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Moves every file that the program writes.
pub const HOME: &str = "PARTNER_ONBOARD_HOME";
/// The language.
pub const LANGUAGE: &str = "PARTNER_ONBOARD_LANG";

/// The variables that hold secrets, and that no program which we start needs.
pub(super) fn secret_variables() -> impl Iterator<Item = &'static str> {
    QUESTIONS
        .iter()
        .filter(|question| question.sort == Sort::Secret)
        .filter_map(|question| question.variable)
}

/// Where variables come from.
#[derive(Clone)]
pub struct Variables {
    source: Source,
    /// As if these were not set.
    hidden: Vec<&'static str>,
}

#[derive(Clone)]
enum Source {
    Process,
    Given(BTreeMap<String, String>),
}

impl Variables {
    /// Those of this process. Read when asked for, so that no copy of a secret lies about that nobody wanted.
    #[must_use]
    pub fn process() -> Self {
        Self {
            source: Source::Process,
            hidden: Vec::new(),
        }
    }

    /// These and no others.
    #[must_use]
    pub fn given<'a>(variables: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let owned = variables
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        Self {
            source: Source::Given(owned.collect()),
            hidden: Vec::new(),
        }
    }

    /// The same as if these were not set.
    #[must_use]
    pub fn without(mut self, hidden: Vec<&'static str>) -> Self {
        self.hidden = hidden;
        self
    }

    /// A variable's value; `None` if it is not set, empty or not Unicode.
    #[must_use]
    pub fn line(&self, name: &str) -> Option<String> {
        if self.hidden.contains(&name) {
            return None;
        }
        let value = match &self.source {
            #[expect(
                clippy::disallowed_methods,
                reason = "this is the place that the rule speaks of"
            )]
            Source::Process => std::env::var(name).ok(),
            Source::Given(variables) => variables.get(name).cloned(),
        };
        value.filter(|value| !value.is_empty())
    }

    /// A variable's value that must not be shown.
    #[must_use]
    pub fn secret(&self, name: &str) -> Option<Secret> {
        self.line(name).map(Secret::new)
    }

    /// The folder that all files go to, if it is not the usual one.
    #[must_use]
    pub fn home(&self) -> Option<PathBuf> {
        #[expect(
            clippy::disallowed_methods,
            reason = "this is the place that the rule speaks of; a path need not be Unicode"
        )]
        match &self.source {
            Source::Process => std::env::var_os(HOME)
                .filter(|path| !path.is_empty())
                .map(PathBuf::from),
            Source::Given(_) => self.line(HOME).map(PathBuf::from),
        }
    }

    /// True if colours are not wanted (no-color.org: set and not empty).
    #[must_use]
    pub fn no_colour(&self) -> bool {
        self.line("NO_COLOR").is_some()
    }

    /// True for a terminal that cannot move its cursor.
    #[must_use]
    pub fn dumb_terminal(&self) -> bool {
        self.line("TERM").as_deref() == Some("dumb")
    }

    /// True for a terminal that does not say where a paste begins and ends: the console of Windows, and those that were
    /// there before bracketed pastes. Our assumption: they can be told by these names.
    #[must_use]
    pub fn unbracketed_pastes(&self) -> bool {
        let old = ["linux", "vt100", "vt220", "ansi", "cygwin"];
        cfg!(windows) || self.line("TERM").is_some_and(|name| old.contains(&&*name))
    }

    /// Where the person sits. `forbidden`: a flag says that no browser may be opened.
    ///
    /// Over SSH a browser would come up on this machine, where nobody sees it, unless windows are forwarded; without
    /// windows there are only browsers that would write into this very terminal. Linux's subsystem on Windows opens the
    /// browser of Windows.
    #[must_use]
    pub fn seat(&self, forbidden: bool) -> Seat {
        let is_set = |names: &[&str]| names.iter().any(|name| self.line(name).is_some());
        let remote = is_set(&["SSH_CONNECTION", "SSH_TTY"]);
        let windows = is_set(&["DISPLAY", "WAYLAND_DISPLAY"]);
        let own =
            cfg!(any(windows, target_os = "macos")) || is_set(&["WSL_DISTRO_NAME", "WSL_INTEROP"]);
        let opens = match self.line("BROWSER") {
            // The first one is started; a later one only where there is none of that name.
            Some(list) => {
                let first = list.split(':').find(|command| !command.is_empty());
                first.is_some_and(has_window) && (windows || !remote)
            }
            None => windows || own && !remote,
        };
        Seat {
            opens: opens && !forbidden,
            remote,
        }
    }

    /// True for a terminal that may show control sequences it does not know instead of passing over them. Our assumption:
    /// those that were there before bracketed pastes do, and the console of Windows unless it is Windows Terminal or
    /// something that has a name in `TERM`.
    #[must_use]
    pub fn simple_terminal(&self) -> bool {
        let old = ["dumb", "linux", "vt100", "vt220", "ansi", "cygwin"];
        match self.line("TERM") {
            Some(name) => old.contains(&&*name),
            None => cfg!(windows) && self.line("WT_SESSION").is_none(),
        }
    }

    /// The answers that variables give. The language is not among them: it is decided before anything is asked.
    #[must_use]
    pub fn answers(&self) -> Answers {
        let mut answers = Answers::default();
        for question in &QUESTIONS {
            let Some(name) = question.variable else {
                continue;
            };
            match question.sort {
                _ if question.id == QuestionId::Language => {}
                Sort::Secret => {
                    if let Some(secret) = self.secret(name) {
                        answers.set_secret(question.id, secret);
                    }
                }
                Sort::Line | Sort::Choice => {
                    if let Some(line) = self.line(name) {
                        answers.set_line(question.id, line);
                    }
                }
            }
        }
        answers
    }
}

/// Whether a command of `BROWSER` opens a window of its own: what does nothing does not, nor does what would write into
/// our terminal.
fn has_window(command: &str) -> bool {
    let program = command.split_ascii_whitespace().next().unwrap_or_default();
    let name = program.rsplit(['/', '\\']).next().unwrap_or_default();
    let none = [
        "",
        "false",
        "true",
        "none",
        "echo",
        "w3m",
        "lynx",
        "links",
        "links2",
        "elinks",
        "www-browser",
    ];
    !none.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(not(any(windows, target_os = "macos")))]
    #[test]
    fn a_browser_is_opened_only_where_the_person_sees_it_and_nobody_forbids_it() {
        for (variables, opens, remote) in [
            (&[][..], false, false),
            (&[("DISPLAY", ":0")], true, false),
            (&[("WAYLAND_DISPLAY", "wayland-0")], true, false),
            (&[("WSL_DISTRO_NAME", "Debian")], true, false),
            (&[("SSH_CONNECTION", "a b c d")], false, true),
            (
                &[("SSH_TTY", "/dev/pts/1"), ("DISPLAY", "localhost:10")],
                true,
                true,
            ),
            (
                &[("SSH_TTY", "/dev/pts/1"), ("WSL_DISTRO_NAME", "Debian")],
                false,
                true,
            ),
            (
                &[("DISPLAY", ":0"), ("BROWSER", "/bin/false")],
                false,
                false,
            ),
            (
                &[("DISPLAY", ":0"), ("BROWSER", "w3m -o x=1 %s")],
                false,
                false,
            ),
            (&[("BROWSER", "/usr/bin/false:firefox %s")], false, false),
            (&[("BROWSER", "w3m:firefox")], false, false),
            (&[("BROWSER", ":")], false, false),
            (&[("BROWSER", ":/opt/b/firefox %s:w3m")], true, false),
            (
                &[("SSH_TTY", "/dev/pts/1"), ("BROWSER", "firefox")],
                false,
                true,
            ),
            (
                &[
                    ("SSH_TTY", "/dev/pts/1"),
                    ("BROWSER", "firefox"),
                    ("DISPLAY", "localhost:10"),
                ],
                true,
                true,
            ),
        ] {
            let seat = Variables::given(variables.iter().copied());
            assert_eq!(seat.seat(false), Seat { opens, remote }, "{variables:?}");
            assert!(!seat.seat(true).opens, "{variables:?}");
        }
    }

    #[test]
    fn variables_answer_questions_and_an_empty_one_is_none() {
        let variables = Variables::given([
            ("PARTNER_ONBOARD_TENANT", "contoso.com"),
            ("PARTNER_ONBOARD_CLIENT_ID", ""),
            ("PARTNER_ONBOARD_PASSWORD", "a secret"),
            ("PARTNER_ONBOARD_LANG", "fr"),
        ]);
        let answers = variables.answers();
        assert_eq!(answers.tenant(), "contoso.com");
        assert_eq!(answers.line(QuestionId::ClientId), None);
        assert_eq!(answers.line(QuestionId::Language), None);
        assert!(answers.secret(QuestionId::Password).is_some());
        assert!(!format!("{answers:?}").contains("a secret"));
    }

    #[cfg(unix)]
    #[test]
    fn terminals_that_bracket_no_pastes_are_known_by_name() {
        for (name, wanted) in [("linux", true), ("vt220", true), ("xterm-256color", false)] {
            let variables = Variables::given([("TERM", name)]);
            assert_eq!(variables.unbracketed_pastes(), wanted, "{name}");
        }
        assert!(!Variables::given([]).unbracketed_pastes());
    }

    #[test]
    fn a_dumb_terminal_and_unwanted_colours_are_recognised() {
        let variables = Variables::given([("TERM", "dumb"), ("NO_COLOR", "1")]);
        assert!(variables.dumb_terminal() && variables.no_colour());
        let variables = Variables::given([("TERM", "xterm"), ("NO_COLOR", "")]);
        assert!(!variables.dumb_terminal() && !variables.no_colour());
    }
}
