//! The real program in a real pseudo-terminal: keys in, screen out. Waits for what it waits for, never for time.

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// The longest that anything is waited for before the test fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// A program on a terminal.
pub(crate) struct Pty {
    parser: vt100::Parser,
    output: Receiver<Vec<u8>>,
    /// Every byte the program wrote.
    pub(crate) bytes: Vec<u8>,
    input: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
}

impl Pty {
    /// Starts the program in a window of this size, with its files under `home`.
    pub(crate) fn start(
        home: &Path,
        size: (u16, u16),
        arguments: &[&str],
        environment: &[(&str, &str)],
    ) -> Self {
        let program = CommandBuilder::new(env!("CARGO_BIN_EXE_partner-onboard"));
        Self::spawn(program, home, size, arguments, environment)
    }

    /// Starts a shell with job control that runs this script; the program is its `$1`.
    #[cfg(unix)]
    pub(crate) fn start_shell(home: &Path, size: (u16, u16), script: &str) -> Self {
        let program = env!("CARGO_BIN_EXE_partner-onboard");
        let arguments = ["-mc", script, "sh", program];
        Self::spawn(CommandBuilder::new("/bin/sh"), home, size, &arguments, &[])
    }

    fn spawn(
        mut command: CommandBuilder,
        home: &Path,
        size: (u16, u16),
        arguments: &[&str],
        environment: &[(&str, &str)],
    ) -> Self {
        let (columns, rows) = size;
        let pair = native_pty_system()
            .openpty(PtySize {
                rows,
                cols: columns,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        command.args(arguments);
        command.env_clear();
        // Windows' programs do not start without these.
        for name in ["SYSTEMROOT", "PATH", "TEMP"] {
            if let Some(value) = std::env::vars_os()
                .find(|(known, _)| known.eq_ignore_ascii_case(name))
                .map(|(_, value)| value)
            {
                command.env(name, value);
            }
        }
        command.env("TERM", "xterm-256color");
        command.env("PARTNER_ONBOARD_HOME", home);
        for (name, value) in environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let input = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut piece = [0; 8192];
            while let Ok(read) = reader.read(&mut piece) {
                if read == 0 || sender.send(piece[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        let parser = vt100::Parser::new(nonzero(rows), nonzero(columns), 0);
        Self {
            parser,
            output,
            bytes: Vec::new(),
            input,
            child,
            master: pair.master,
        }
    }

    /// Types.
    pub(crate) fn send(&mut self, keys: &str) {
        self.input.write_all(keys.as_bytes()).unwrap();
        self.input.flush().unwrap();
    }

    /// The screen as text.
    pub(crate) fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// Reads until the screen is as wanted; how long that took.
    pub(crate) fn wait(&mut self, what: &str, wanted: impl Fn(&str) -> bool) -> Duration {
        let begun = Instant::now();
        loop {
            if wanted(&self.screen()) {
                return begun.elapsed();
            }
            match self
                .output
                .recv_timeout(PATIENCE.saturating_sub(begun.elapsed()))
            {
                Ok(piece) => self.take(&piece),
                Err(RecvTimeoutError::Timeout) => {
                    panic!("waited in vain for {what}:\n{}", self.screen())
                }
                Err(RecvTimeoutError::Disconnected) => {
                    assert!(
                        wanted(&self.screen()),
                        "the program ended before {what}:\n{}",
                        self.screen()
                    );
                    return begun.elapsed();
                }
            }
        }
    }

    /// Reads until this text is on the screen; how long that took.
    pub(crate) fn wait_for(&mut self, text: &str) -> Duration {
        self.wait(text, |screen| screen.contains(text))
    }

    fn take(&mut self, piece: &[u8]) {
        self.bytes.extend_from_slice(piece);
        self.parser.process(piece);
    }

    /// Waits for the program's end, having read all it wrote.
    pub(crate) fn end(&mut self) -> ExitStatus {
        let begun = Instant::now();
        while let Ok(piece) = self
            .output
            .recv_timeout(PATIENCE.saturating_sub(begun.elapsed()))
        {
            self.take(&piece);
        }
        assert!(
            begun.elapsed() < PATIENCE,
            "the program does not end:\n{}",
            self.screen()
        );
        self.child.wait().unwrap()
    }

    /// True if the terminal is as it was: main screen, cursor in sight, no bracketed pastes.
    pub(crate) fn is_given_back(&self) -> bool {
        let screen = self.parser.screen();
        !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
    }

    /// True if the terminal echoes and edits lines, as it did before the program.
    pub(crate) fn echoes(&self) -> bool {
        let modes = self.master.get_termios();
        // The types of the modes are another crate's; their names are enough.
        modes.is_some_and(|modes| format!("{modes:?}").contains("ICANON"))
    }

    /// The program's process.
    pub(crate) fn id(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Another window size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.master
            .resize(PtySize {
                rows,
                cols: columns,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        self.parser
            .screen_mut()
            .set_size(nonzero(rows), nonzero(columns));
    }
}

fn nonzero(size: u16) -> std::num::NonZero<u16> {
    std::num::NonZero::new(size).unwrap()
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
