//! Standard output and standard error: the result goes to one, everything else to the other.

use crate::model::fold::fold;
use crate::terminal::columns;
use crate::tui::Theme;
use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// What the program was started with, and what its last remark still follows.
static ASCII_ONLY: AtomicBool = AtomicBool::new(false);

/// From now on, what is written for people has the signs that the wizard has with `--ascii`. Documents stay as they are.
pub(super) fn ascii_only() {
    ASCII_ONLY.store(true, Ordering::Relaxed);
}

/// A text for people in the signs that were asked for.
pub(super) fn drawable(text: &str) -> Cow<'_, str> {
    if !ASCII_ONLY.load(Ordering::Relaxed) {
        return text.into();
    }
    let theme = Theme {
        ascii: true,
        plain: true,
    };
    theme.text(text.to_owned()).into()
}

/// Writes the result. A reader that has gone away (`| head`) is not an error: it has read what it wanted.
///
/// # Errors
/// When standard output cannot be written for another reason, such as a full disk.
pub(super) fn result(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| {
        if text.ends_with('\n') {
            Ok(())
        } else {
            out.write_all(b"\n")
        }
    });
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Writes a result that is read by people: on a terminal its lines are broken at words.
///
/// # Errors
/// As [`result`].
pub(super) fn prose(text: &str) -> io::Result<()> {
    match columns() {
        None => result(&drawable(text)),
        Some(_) => result(&folded(text).join("\n")),
    }
}

/// The lines of a text for people, broken at words if they would not fit the terminal.
pub(super) fn folded(text: &str) -> Vec<String> {
    let width = columns().unwrap_or(usize::MAX);
    let text = drawable(text);
    text.lines().flat_map(|line| fold(line, width)).collect()
}

/// Says something beside the result. If that is not possible, nobody is there to be told.
pub(super) fn remark(text: &str) {
    let mut err = io::stderr().lock();
    let text = if io::stderr().is_terminal() {
        folded(text).join("\n")
    } else {
        drawable(text).into_owned()
    };
    let _ = writeln!(err, "{text}");
}

/// Says these lines on standard error while keys are read one by one: a line break does not go back to the margin then.
pub(super) fn keyed(lines: &[String]) {
    let mut err = io::stderr().lock();
    let _ = write!(err, "{}\r\n", lines.join("\r\n"));
    let _ = err.flush();
}
