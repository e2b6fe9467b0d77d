//! A connection as the sandbox looks at it: it knows whether bytes have come that no request was made of and since when nothing
//! is asked, it gives a client up that does not take its answer, and it can be told to make room.

use std::io::{self, ErrorKind, IoSlice};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::Notify;
use tokio::time::{Sleep, sleep};

/// What is going on: whether bytes have come that no request was made of and nobody has answered, and whether it could end.
#[derive(Clone, Default)]
pub(super) struct Traffic(Arc<Seen>);

#[derive(Default)]
struct Seen {
    /// Something has come at all.
    ever: AtomicBool,
    bytes: AtomicBool,
    /// A request is being answered; what comes now is of its body.
    busy: AtomicBool,
    /// Since when nothing is asked; none before anything can be, and where it was told to end already.
    idle: Mutex<Option<Instant>>,
    end: Notify,
}

impl Traffic {
    /// What has come is a request.
    pub(super) fn begin(&self) {
        self.0.busy.store(true, Ordering::Relaxed);
        *self.idle() = None;
    }

    /// It is answered, or what came before was none of HTTP.
    pub(super) fn end(&self) {
        self.0.bytes.store(false, Ordering::Relaxed);
        self.0.busy.store(false, Ordering::Relaxed);
        *self.idle() = Some(Instant::now());
    }

    fn idle(&self) -> MutexGuard<'_, Option<Instant>> {
        self.0.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Since when nothing is asked, if it could end now.
    pub(super) fn idle_since(&self) -> Option<Instant> {
        *self.idle()
    }

    /// Tells the connection to end, once.
    pub(super) fn tell_to_end(&self) {
        *self.idle() = None;
        self.0.end.notify_one();
    }

    /// Waits until it is told to end.
    pub(super) async fn told_to_end(&self) {
        self.0.end.notified().await;
    }

    /// True once the connection is no more.
    pub(super) fn is_over(&self) -> bool {
        Arc::strong_count(&self.0) == 1
    }

    /// True if anything has come.
    pub(super) fn ever(&self) -> bool {
        self.0.ever.load(Ordering::Relaxed)
    }

    /// True if something came that no request was made of, and that was not answered.
    pub(super) fn is_there(&self) -> bool {
        self.0.bytes.load(Ordering::Relaxed) && !self.0.busy.load(Ordering::Relaxed)
    }
}

/// A connection with a limit to how long the client may take nothing.
pub(super) struct Wire<S> {
    stream: S,
    traffic: Traffic,
    limit: Duration,
    /// Ends the wait for the client, while there is one.
    stalled: Option<Pin<Box<Sleep>>>,
}

impl<S> Wire<S> {
    pub(super) fn new(stream: S, traffic: Traffic, limit: Duration) -> Self {
        Self {
            stream,
            traffic,
            limit,
            stalled: None,
        }
    }

    /// Notes that what has come was answered, even if no request could be made of it.
    fn answered(&self, came: &Poll<io::Result<usize>>) {
        if matches!(came, Poll::Ready(Ok(written)) if *written > 0) {
            self.traffic.0.bytes.store(false, Ordering::Relaxed);
        }
    }

    /// Passes on what came of an attempt to write, unless the client has taken nothing for too long.
    fn judged<T>(
        &mut self,
        came: Poll<io::Result<T>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<T>> {
        if came.is_ready() {
            self.stalled = None;
            return came;
        }
        let limit = self.limit;
        let stalled = self.stalled.get_or_insert_with(|| Box::pin(sleep(limit)));
        match stalled.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Wire<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let came = Pin::new(&mut self.stream).poll_read(context, buffer);
        if buffer.filled().len() > before {
            self.traffic.0.ever.store(true, Ordering::Relaxed);
            self.traffic.0.bytes.store(true, Ordering::Relaxed);
        }
        came
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Wire<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let came = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.answered(&came);
        self.judged(came, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let came = Pin::new(&mut self.stream).poll_write_vectored(context, bytes);
        self.answered(&came);
        self.judged(came, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let came = Pin::new(&mut self.stream).poll_flush(context);
        self.judged(came, context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let came = Pin::new(&mut self.stream).poll_shutdown(context);
        self.judged(came, context)
    }
}
