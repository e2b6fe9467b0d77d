//! Signals of the operating system, as words of ours: somebody interrupts, or the process must end now.

use std::io;

/// What a signal asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Signal {
    /// Ctrl+C from outside the terminal's raw mode.
    Interrupt,
    /// The process must end now, with this exit code.
    End(u8),
}

#[cfg(unix)]
mod unix {
    use super::{Signal, io};
    use tokio::signal::unix::{Signal as Stream, SignalKind, signal};

    /// The signals that are listened to; the default handling of them ends with its construction.
    pub struct Signals {
        interrupt: Stream,
        terminate: Stream,
        hang_up: Stream,
    }

    impl Signals {
        /// Begins to listen.
        ///
        /// # Errors
        /// When the system does not allow it.
        pub fn listen() -> io::Result<Self> {
            Ok(Self {
                interrupt: signal(SignalKind::interrupt())?,
                terminate: signal(SignalKind::terminate())?,
                hang_up: signal(SignalKind::hangup())?,
            })
        }

        /// The next signal. Dropping the future loses none.
        pub async fn next(&mut self) -> Signal {
            // By convention the exit code is 128 and the signal's number: SIGTERM is 15, SIGHUP 1.
            tokio::select! {
                Some(()) = self.interrupt.recv() => Signal::Interrupt,
                Some(()) = self.terminate.recv() => Signal::End(143),
                Some(()) = self.hang_up.recv() => Signal::End(129),
                else => std::future::pending().await,
            }
        }
    }
}
#[cfg(unix)]
pub use unix::Signals;

#[cfg(windows)]
mod windows {
    use super::{Signal, io};
    use tokio::signal::windows::{
        CtrlBreak, CtrlC, CtrlClose, CtrlShutdown, ctrl_break, ctrl_c, ctrl_close, ctrl_shutdown,
    };

    /// The console events that are listened to.
    pub struct Signals {
        interrupt: CtrlC,
        stop: CtrlBreak,
        close: CtrlClose,
        shutdown: CtrlShutdown,
    }

    impl Signals {
        /// Begins to listen.
        ///
        /// # Errors
        /// When the system does not allow it.
        pub fn listen() -> io::Result<Self> {
            Ok(Self {
                interrupt: ctrl_c()?,
                stop: ctrl_break()?,
                close: ctrl_close()?,
                shutdown: ctrl_shutdown()?,
            })
        }

        /// The next event. Dropping the future loses none.
        pub async fn next(&mut self) -> Signal {
            // The same codes as on Unix, so that a script can be the same.
            tokio::select! {
                Some(()) = self.interrupt.recv() => Signal::Interrupt,
                Some(()) = self.stop.recv() => Signal::End(143),
                Some(()) = self.close.recv() => Signal::End(129),
                Some(()) = self.shutdown.recv() => Signal::End(143),
                else => std::future::pending().await,
            }
        }
    }
}
#[cfg(windows)]
pub use windows::Signals;

/// Waits for this unless a signal comes first, also one that came before; what was begun is given up then.
///
/// # Errors
/// The signal.
pub(super) async fn unless_signalled<T>(
    signals: &mut Signals,
    work: impl Future<Output = T>,
) -> Result<T, Signal> {
    tokio::select! {
        biased;
        signal = signals.next() => Err(signal),
        done = work => Ok(done),
    }
}
