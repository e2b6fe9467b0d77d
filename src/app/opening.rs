//! Opening an address in a browser, by way of a second run of this program: a browser inherits the variables of who starts
//! it, and those that hold secrets must not reach it. A process cannot take back its own variables while other threads
//! run, but it can start another one without them.

use super::env::secret_variables;
use super::output;
use crate::model::endpoints::is_protected;
use std::io::{self, Read, Write};
use std::process::{Command, Stdio};

/// What the second run is asked for; for this program itself, not in the help. The address comes on its standard input, as
/// others can read the list of arguments.
pub(super) const COMMAND: &str = "open-address";

/// The longest address that is read.
const LONGEST: u64 = 64 * 1024;

/// Opens an address. Some systems return only when the browser is closed.
///
/// # Errors
/// Why none could be started, as far as that is known.
pub(super) fn open(address: &str) -> io::Result<()> {
    let mut command = Command::new(std::env::current_exe()?);
    for name in secret_variables() {
        command.env_remove(name);
    }
    let mut second = command
        .arg(COMMAND)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut input) = second.stdin.take() {
        input.write_all(address.as_bytes())?;
    }
    let ended = second.wait_with_output()?;
    if ended.status.success() {
        return Ok(());
    }
    Err(io::Error::other(
        String::from_utf8_lossy(&ended.stderr).trim().to_owned(),
    ))
}

/// The second run: opens the address on standard input, and says on standard error why it could not.
///
/// # Errors
/// Why none could be started; what is no address of a page is refused.
fn pass_on() -> io::Result<()> {
    let mut address = String::new();
    io::stdin().take(LONGEST).read_to_string(&mut address)?;
    if !is_protected(&address) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    webbrowser::open(&address)
}

/// The second run from its beginning to its exit code.
pub(super) fn run() -> u8 {
    match pass_on() {
        Ok(()) => 0,
        Err(error) => {
            output::remark(&error.to_string());
            1
        }
    }
}
