//! Standard output and standard error: the result goes to one, everything else to the other.

use crate::model::fold::fold;
use crate::terminal::columns;
use std::io::{self, Write};

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
    let Some(width) = columns() else {
        return result(text);
    };
    let folded: Vec<String> = text.lines().flat_map(|line| fold(line, width)).collect();
    result(&folded.join("\n"))
}

/// Says something beside the result. If that is not possible, nobody is there to be told.
pub(super) fn remark(text: &str) {
    let mut err = io::stderr().lock();
    let _ = writeln!(err, "{text}");
}
