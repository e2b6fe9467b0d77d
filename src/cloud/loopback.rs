//! Where a browser on this machine brings the answer of a sign-in back to: a port on 127.0.0.1 and `::1` that anybody here
//! can knock at. Exactly one request counts; whatever else comes is turned away and does no harm. It knows nothing of tokens.

use super::form::pairs;
use super::landing::{Landing, bare, language};
use super::locked;
use crate::model::secret::Secret;
use aws_lc_rs::constant_time::verify_slices_are_equal;
use bytes::Bytes;
use http::header::{ACCEPT_LANGUAGE, ALLOW, HOST, LOCATION};
use http::{HeaderValue, Method, Request, Response, StatusCode};
use http_body_util::Full;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::collections::{BTreeMap, VecDeque};
use std::convert::Infallible;
use std::future::{pending, ready};
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::Notify;
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::{Instant, sleep, sleep_until, timeout};
use zeroize::Zeroizing;

/// Connections at the same time. When there are as many, the oldest has to go, since a browser sends its request at once;
/// but not before it had this much time to do so. What comes meanwhile waits, in a flood of the longest backlog for less
/// than a second.
const CONNECTIONS: usize = 128;
/// See [`CONNECTIONS`].
const YOUNG: Duration = Duration::from_millis(50);
/// How many may wait to be accepted.
const BACKLOG: u32 = 1024;
/// How long the head of a request may take to arrive.
const HEAD: Duration = Duration::from_secs(5);
/// How long a connection may last in all.
const WHOLE: Duration = Duration::from_secs(10);
/// The largest head of a request that is read, in bytes. A code has about a thousand characters.
const LARGEST_HEAD: usize = 32 * 1024;
/// Ports that are tried until one is free on both addresses.
const TRIES: u32 = 16;

/// Where the answer is brought.
const ANSWER: &str = "/";
/// Where the browser is sent then, so that the code does not stay in its address bar.
const DONE: &str = "/done";

/// What a browser brought back.
pub(super) enum Answer {
    /// A code to be redeemed.
    Code(Secret),
    /// Why there is none.
    Declined {
        error: String,
        suberror: Option<String>,
        description: Option<String>,
    },
}

/// The open port. Dropping it closes it, and with [`Loopback::serve`] all that is connected.
pub(super) struct Loopback {
    v4: Option<TcpListener>,
    v6: Option<TcpListener>,
    port: u16,
}

impl Loopback {
    /// Opens a port of the system's choice on both addresses of this machine, or on the one that it has.
    pub(super) fn open() -> io::Result<Self> {
        let mut tries = 0;
        loop {
            tries += 1;
            match Self::pair(0) {
                // A browser may ask either address first: a stranger must not sit at the other one.
                Err(fault) if fault.kind() == io::ErrorKind::AddrInUse && tries < TRIES => {}
                outcome => return outcome,
            }
        }
    }

    /// This port on both addresses; 0 is one of the system's choice.
    fn pair(port: u16) -> io::Result<Self> {
        let (v4, port) = match listen(SocketAddr::from((Ipv4Addr::LOCALHOST, port))) {
            Ok(v4) => {
                let port = v4.local_addr()?.port();
                (Some(v4), port)
            }
            Err(fault) if fault.kind() == io::ErrorKind::AddrInUse => return Err(fault),
            Err(_) => (None, port),
        };
        let v6 = match listen(SocketAddr::from((Ipv6Addr::LOCALHOST, port))) {
            Ok(v6) => Some(v6),
            Err(fault) if v4.is_none() || fault.kind() == io::ErrorKind::AddrInUse => {
                return Err(fault);
            }
            Err(_) => None,
        };
        let port = match &v6 {
            Some(v6) => v6.local_addr()?.port(),
            None => port,
        };
        Ok(Self { v4, v6, port })
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }

    /// Serves until it is dropped.
    pub(super) async fn serve(self, desk: Arc<Desk>) -> Infallible {
        let mut guests = JoinSet::new();
        let mut handles: VecDeque<(Instant, AbortHandle)> = VecDeque::new();
        loop {
            while guests.try_join_next().is_some() {}
            handles.retain(|(_, handle)| !handle.is_finished());
            if handles.len() >= CONNECTIONS
                && let Some((since, oldest)) = handles.front()
            {
                tokio::select! {
                    _ = guests.join_next() => {}
                    () = sleep_until(*since + YOUNG) => {
                        oldest.abort();
                        handles.pop_front();
                        desk.turn_away();
                    }
                }
                continue;
            }
            tokio::select! {
                accepted = self.accept() => match accepted {
                    Ok(stream) => {
                        let guest = guests.spawn(converse(stream, Arc::clone(&desk)));
                        handles.push_back((Instant::now(), guest));
                    }
                    // Out of descriptors, most likely: ask again a little later instead of spinning.
                    Err(_) => sleep(Duration::from_millis(50)).await,
                },
                Some(_) = guests.join_next() => {}
            }
        }
    }

    async fn accept(&self) -> io::Result<TcpStream> {
        tokio::select! {
            accepted = accept(self.v4.as_ref()) => accepted,
            accepted = accept(self.v6.as_ref()) => accepted,
        }
    }
}

fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4()?,
        SocketAddr::V6(_) => TcpSocket::new_v6()?,
    };
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

async fn accept(listener: Option<&TcpListener>) -> io::Result<TcpStream> {
    match listener {
        Some(listener) => listener.accept().await.map(|(stream, _)| stream),
        None => pending().await,
    }
}

async fn converse(stream: TcpStream, desk: Arc<Desk>) {
    // Browsers open connections in advance; one on which nothing is ever sent is no request.
    if !matches!(timeout(HEAD, stream.readable()).await, Ok(Ok(()))) {
        return;
    }
    let its_desk = Arc::clone(&desk);
    let service = service_fn(move |request| ready(Ok::<_, Infallible>(its_desk.receive(&request))));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(LARGEST_HEAD)
        .keep_alive(false)
        .serve_connection(TokioIo::new(stream), service);
    match timeout(WHOLE, connection).await {
        Ok(Ok(())) => {}
        // No request at all, or none to its end, or an answer that nobody reads: there is nobody to tell.
        Ok(Err(_)) | Err(_) => desk.turn_away(),
    }
    if locked(&desk.progress).shown {
        desk.shown.notify_one();
    }
}

/// Who receives what comes in: lets one answer pass and turns all else away.
pub(super) struct Desk {
    hosts: [String; 3],
    /// Which answer is waited for.
    state: Secret,
    progress: Mutex<Progress>,
    refused: AtomicU32,
    answered: Notify,
    turned_away: Notify,
    shown: Notify,
}

#[derive(Default)]
struct Progress {
    /// What to show from now on; something, once the answer has come.
    landing: Option<Landing>,
    answer: Option<Answer>,
    shown: bool,
}

impl Desk {
    /// Waits for the answer with this state at this port.
    pub(super) fn new(port: u16, state: Secret) -> Self {
        Self {
            // Another name for this machine would be one that somebody else's page has chosen (DNS rebinding).
            hosts: ["localhost", "127.0.0.1", "[::1]"].map(|host| format!("{host}:{port}")),
            state,
            progress: Mutex::default(),
            refused: AtomicU32::new(0),
            answered: Notify::new(),
            turned_away: Notify::new(),
            shown: Notify::new(),
        }
    }

    /// How many requests were turned away so far.
    pub(super) fn refused(&self) -> u32 {
        self.refused.load(Ordering::Relaxed)
    }

    /// Comes back when [`Desk::refused`] has grown since the last time.
    pub(super) async fn turned_away(&self) {
        self.turned_away.notified().await;
    }

    /// The answer, when it has come.
    pub(super) async fn answer(&self) -> Answer {
        loop {
            if let Some(answer) = locked(&self.progress).answer.take() {
                return answer;
            }
            self.answered.notified().await;
        }
    }

    /// Comes back when whoever sits at the browser has been told.
    pub(super) async fn shown(&self) {
        self.shown.notified().await;
    }

    fn turn_away(&self) {
        self.refused.fetch_add(1, Ordering::Relaxed);
        self.turned_away.notify_one();
    }

    fn receive<T>(&self, request: &Request<T>) -> Response<Full<Bytes>> {
        let accepted = request.headers().get(ACCEPT_LANGUAGE);
        let lang = language(accepted.and_then(|value| value.to_str().ok()));
        // Held from the judgement to what follows from it: of two answers at the same moment one is the first.
        let mut progress = locked(&self.progress);
        match self.judge(request, progress.landing.as_ref()) {
            Ok(Met::Landing(landing)) => {
                progress.shown = true;
                landing.answer(StatusCode::OK, lang)
            }
            Ok(Met::Answer(answer)) => {
                progress.landing = Some(match &answer {
                    Answer::Code(_) => Landing::Arrived,
                    Answer::Declined {
                        error, description, ..
                    } => Landing::Declined(description.as_ref().unwrap_or(error).clone()),
                });
                progress.answer = Some(answer);
                self.answered.notify_one();
                let mut response = bare(StatusCode::SEE_OTHER);
                response
                    .headers_mut()
                    .insert(LOCATION, HeaderValue::from_static(DONE));
                response
            }
            Err(status) => {
                self.turn_away();
                let mut response = Landing::NotTheAnswer.answer(status, lang);
                if status == StatusCode::METHOD_NOT_ALLOWED {
                    response
                        .headers_mut()
                        .insert(ALLOW, HeaderValue::from_static("GET"));
                }
                response
            }
        }
    }

    /// What a request is to us, or the status with which it is turned away.
    fn judge<T>(&self, request: &Request<T>, landing: Option<&Landing>) -> Result<Met, StatusCode> {
        let uri = request.uri();
        let hosts: Vec<_> = request.headers().get_all(HOST).iter().collect();
        let is_ours = |host: &HeaderValue| {
            let known = |known: &String| host.as_bytes().eq_ignore_ascii_case(known.as_bytes());
            self.hosts.iter().any(known)
        };
        // A request to a proxy names the host in its first line as well; nobody comes here through one.
        match hosts.as_slice() {
            [host] if uri.authority().is_none() => {
                if !is_ours(host) {
                    return Err(StatusCode::MISDIRECTED_REQUEST);
                }
            }
            _ => return Err(StatusCode::BAD_REQUEST),
        }
        if ![ANSWER, DONE].contains(&uri.path()) {
            return Err(StatusCode::NOT_FOUND);
        }
        if request.method() != Method::GET {
            return Err(StatusCode::METHOD_NOT_ALLOWED);
        }
        if !is_a_visit(request) {
            return Err(StatusCode::FORBIDDEN);
        }
        match (uri.path(), landing) {
            (DONE, Some(landing)) => Ok(Met::Landing(landing.clone())),
            (DONE, None) => Err(StatusCode::NOT_FOUND),
            (_, Some(_)) => Err(StatusCode::GONE),
            (_, None) => self.read(uri.query().unwrap_or_default()).map(Met::Answer),
        }
    }

    /// The answer in a query (RFC 6749, sections 4.1.2 and 4.1.2.1).
    fn read(&self, query: &str) -> Result<Answer, StatusCode> {
        let mut values: BTreeMap<String, Zeroizing<String>> = BTreeMap::new();
        for (name, value) in pairs(query).ok_or(StatusCode::BAD_REQUEST)? {
            // No parameter may stand twice (RFC 6749, section 3.1): who reads the first and who the last would differ.
            if values.insert(name, value).is_some() {
                return Err(StatusCode::BAD_REQUEST);
            }
        }
        values.retain(|_, value| !value.is_empty());
        let mut take = |name: &str| values.remove(name);
        let state = take("state").ok_or(StatusCode::BAD_REQUEST)?;
        #[expect(
            clippy::disallowed_methods,
            reason = "compared in a time that tells nothing about it"
        )]
        let expected = self.state.expose().as_bytes();
        verify_slices_are_equal(state.as_bytes(), expected).map_err(|_| StatusCode::FORBIDDEN)?;
        let plain = |value: Zeroizing<String>| value.as_str().to_owned();
        match (take("code"), take("error")) {
            (Some(code), None) => Ok(Answer::Code(Secret::new(plain(code)))),
            (None, Some(error)) => Ok(Answer::Declined {
                error: plain(error),
                // Entra's own, such as `cancel`; not documented, our assumption.
                suberror: take("error_subcode").map(plain),
                description: take("error_description").map(plain),
            }),
            _ => Err(StatusCode::BAD_REQUEST),
        }
    }
}

/// What a request turned out to be.
enum Met {
    Answer(Answer),
    Landing(Landing),
}

/// Whether a browser asks because a person is led here in a window, as at the end of a sign-in, and not because some page
/// wants a picture, a frame or data. Browsers that do not say are believed: the state decides anyway. That the visit comes
/// from another site is as it should be.
fn is_a_visit<T>(request: &Request<T>) -> bool {
    let says = |name: &str, wanted: &str| {
        let mut values = request.headers().get_all(name).iter();
        values.all(|value| value.as_bytes() == wanted.as_bytes())
    };
    says("sec-fetch-mode", "navigate") && says("sec-fetch-dest", "document")
}

#[cfg(test)]
mod tests;
