//! The sandbox's sockets, and nothing else: what is answered, the world decides.

pub(super) mod gate;
mod tls;
mod wire;

use super::record;
use super::scenario::Scenario;
use super::scenario_file::Situation;
use super::state::{self, Kept, Played, StateFault};
use super::truth::Weather;
use super::world::{Answer, World};
use crate::model::endpoints::Endpoints;
use bytes::Bytes;
use gate::Turned;
use http::request::Parts;
use http::{HeaderValue, Response};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Body, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use jiff::Timestamp;
use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tls::Tls;
pub use tls::is_authority;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::{AbortHandle, JoinSet};
use tokio_rustls::TlsAcceptor;
use wire::{Traffic, Wire};

/// The largest body that is read, in bytes. The largest that a documented request can have is a tenth of it.
const LARGEST_BODY: usize = 256 * 1024;
/// The largest head of a request that is read, in bytes.
const LARGEST_HEAD: usize = 64 * 1024;
/// Connections that the system keeps waiting.
const BACKLOG: u32 = 512;

/// Stands for what no request could be made of, and for a connection that did not get as far as that.
const NO_REQUEST: &str = "(no request)";
const NO_TLS: &str = "(no TLS) -> closed";
/// Stands for the status where there was no answer.
const CLOSED: &str = "closed";

/// A running sandbox. It stops when this value is dropped.
pub struct Sandbox {
    scenario: &'static Scenario,
    played: Played,
    address: SocketAddr,
    world: Arc<Mutex<World>>,
    certificate: Option<String>,
    presence: Presence,
}

/// Who is told of each request: one line, as [`Sandbox::requests`] has it, with [`Serving::trace`] around it if that is asked.
pub type Told = Arc<dyn Fn(&str) + Send + Sync>;

/// How a sandbox is served.
#[derive(Clone, Default)]
pub struct Serving {
    /// The port; 0 is a free one.
    pub port: u16,
    /// Over TLS, with a certificate made for it.
    pub tls: bool,
    /// How much later than otherwise each answer is sent.
    pub latency: Duration,
    /// On the IPv6 loopback address too, if the system has one and the port is free there. Clients that are given
    /// `localhost` may try it first.
    pub both_families: bool,
    /// The line of each request also says when it came, how long the answer took, which error it tells and its ids.
    pub trace: bool,
    /// Who is told of each request.
    pub told: Option<Told>,
    /// A situation of one's own, in place of the scenario's.
    pub situation: Option<Situation>,
    /// The state of an earlier sandbox, as [`Sandbox::state`] wrote it.
    pub state: Option<String>,
}

/// Why a sandbox does not start.
#[derive(Debug)]
pub enum NotStarted {
    /// The port cannot be bound, or no certificate can be made.
    Io(io::Error),
    /// The state cannot be continued.
    State(StateFault),
}

impl From<io::Error> for NotStarted {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// What holds the port.
enum Presence {
    /// The tasks that serve it, one for each address.
    Serving(Vec<AbortHandle>),
    /// A socket that does not listen: whoever connects is refused, and nobody else can take the port.
    Refusing { _port: TcpSocket },
}

/// How long clients are waited for, and how many of them at once.
#[derive(Clone, Copy)]
struct Patience {
    /// Connections served at the same time. Beyond them, or as many as the system has descriptors for, one on which nothing is
    /// asked gives way,
    places: usize,
    /// if that is so for this long already; who has only just connected is about to ask.
    spared: Duration,
    head: Duration,
    body: Duration,
    /// How long a client may take nothing of an answer.
    taking: Duration,
    /// After that a connection is ended with the answer that is under way,
    connection: Duration,
    /// or so much later, whatever the client does: one that reads nothing must not keep a place for ever.
    ending: Duration,
}

const PATIENCE: Patience = Patience {
    places: 512,
    spared: Duration::from_millis(500),
    head: Duration::from_secs(10),
    body: Duration::from_secs(10),
    taking: Duration::from_secs(10),
    connection: Duration::from_secs(120),
    // The latest answer comes a minute late, as asked.
    ending: Duration::from_secs(90),
};

/// Starts a sandbox on a free port of 127.0.0.1. Needs a tokio runtime with time and net.
///
/// # Errors
/// If no port can be bound.
pub async fn start(scenario: &'static Scenario) -> io::Result<Sandbox> {
    start_at(scenario, 0).await
}

/// Like [`start`], on a port of one's choice; 0 is a free one.
///
/// # Errors
/// If the port cannot be bound.
pub async fn start_at(scenario: &'static Scenario, port: u16) -> io::Result<Sandbox> {
    let serving = Serving {
        port,
        ..Serving::default()
    };
    match start_as(scenario, serving).await {
        Ok(sandbox) => Ok(sandbox),
        Err(NotStarted::Io(error)) => Err(error),
        // There was none to continue.
        Err(NotStarted::State(_)) => Err(io::ErrorKind::InvalidData.into()),
    }
}

/// Like [`start`], served in a way of one's choice. Whatever that is: on loopback only.
///
/// # Errors
/// [`NotStarted`].
pub async fn start_as(
    scenario: &'static Scenario,
    serving: Serving,
) -> Result<Sandbox, NotStarted> {
    launch(scenario, serving, PATIENCE)
}

fn launch(
    scenario: &'static Scenario,
    serving: Serving,
    patience: Patience,
) -> Result<Sandbox, NotStarted> {
    let played = match &serving.situation {
        Some(own) => Played {
            name: state::OWN.to_owned(),
            mark: own.mark(),
        },
        None => Played {
            name: scenario.name.to_owned(),
            mark: String::new(),
        },
    };
    let Situation {
        scenario,
        truth,
        directory,
    } = serving.situation.unwrap_or_else(|| scenario.situation());
    let offline = truth.weather == Weather::Offline;
    let socket = bind(IpAddr::V4(Ipv4Addr::LOCALHOST), serving.port, offline)?;
    let address = socket.local_addr()?;
    let tls = serving.tls.then(tls::fresh).transpose()?;
    let scheme = if tls.is_some() { "https" } else { "http" };
    let origin = format!("{scheme}://{address}");
    let mut world = World::with(truth, directory, &origin);
    if let Some(text) = &serving.state {
        state::resume(&mut world, &played, text).map_err(NotStarted::State)?;
    }
    let world = Arc::new(Mutex::new(world));
    let (acceptor, certificate) = match tls {
        Some(Tls {
            acceptor,
            certificate,
        }) => (Some(acceptor), Some(certificate)),
        None => (None, None),
    };
    let presence = if offline {
        Presence::Refusing { _port: socket }
    } else {
        let host = Host {
            world: Arc::clone(&world),
            port: address.port(),
            acceptor,
            patience,
            latency: serving.latency,
            trace: serving.trace,
            told: serving.told,
            known: Arc::default(),
        };
        let mut listeners = vec![socket.listen(BACKLOG)?];
        if serving.both_families {
            let second = bind(IpAddr::V6(Ipv6Addr::LOCALHOST), address.port(), false)
                .and_then(|socket| socket.listen(BACKLOG));
            listeners.extend(second);
        }
        let tasks = listeners
            .into_iter()
            .map(|listener| tokio::spawn(serve(listener, host.clone())).abort_handle());
        Presence::Serving(tasks.collect())
    };
    Ok(Sandbox {
        scenario,
        played,
        address,
        world,
        certificate,
        presence,
    })
}

fn bind(address: IpAddr, port: u16, offline: bool) -> io::Result<TcpSocket> {
    let socket = if address.is_ipv4() {
        TcpSocket::new_v4()?
    } else {
        TcpSocket::new_v6()?
    };
    // A sandbox started again on the same port need not wait for the old connections to be forgotten. On Windows this
    // option would let others take a port in use, and it is not needed there.
    #[cfg(unix)]
    if !offline {
        socket.set_reuseaddr(true)?;
    }
    #[cfg(not(unix))]
    let _ = offline;
    socket.bind(SocketAddr::from((address, port)))?;
    Ok(socket)
}

impl Sandbox {
    /// The addresses of the three services: all the same origin.
    #[must_use]
    pub fn endpoints(&self) -> Endpoints {
        let origin = lock(&self.world).origin.clone();
        Endpoints {
            authority: origin.clone(),
            graph: origin.clone(),
            partner_center: origin,
        }
    }

    /// The certificate authority to trust, PEM, if it is served over TLS. Its key is not kept anywhere.
    #[must_use]
    pub fn certificate(&self) -> Option<&str> {
        self.certificate.as_deref()
    }

    /// Where it listens: loopback and port.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The situation that is played.
    #[must_use]
    pub fn scenario(&self) -> &'static Scenario {
        self.scenario
    }

    /// What is worth keeping of the world, as JSON; [`Serving::state`] continues it. There are practice secrets in it.
    #[must_use]
    pub fn state(&self) -> String {
        let kept = Kept::of(&lock(&self.world), &self.played);
        kept.text()
    }

    /// One line per request, the oldest first: method, path, the names of the parameters and the status. No values.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        lock(&self.world).requests()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        if let Presence::Serving(tasks) = &self.presence {
            for task in tasks {
                task.abort();
            }
        }
    }
}

fn lock(world: &Mutex<World>) -> MutexGuard<'_, World> {
    // A panic while answering would be a bug of ours; the next request is better answered than refused because of it.
    world.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What every connection needs.
#[derive(Clone)]
struct Host {
    world: Arc<Mutex<World>>,
    port: u16,
    acceptor: Option<TlsAcceptor>,
    patience: Patience,
    latency: Duration,
    trace: bool,
    told: Option<Told>,
    /// The connections of all listeners.
    known: Arc<Mutex<Vec<Traffic>>>,
}

/// While there is no place: how long until somebody else is looked for who could give way.
const TURN: Duration = Duration::from_millis(50);

/// Accepts connections for ever. Dropping this future closes them all.
async fn serve(listener: TcpListener, host: Host) {
    let mut connections = JoinSet::new();
    // Declared last, so that it goes first: no new connection while the open ones are being closed.
    let listener = listener;
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let Ok((stream, _)) = accepted else {
                    // Out of descriptors, most likely: ask again a little later instead of spinning.
                    host.make_room();
                    tokio::time::sleep(TURN).await;
                    continue;
                };
                while host.taken() >= host.patience.places {
                    host.make_room();
                    tokio::select! {
                        Some(_) = connections.join_next() => {}
                        () = tokio::time::sleep(TURN) => {}
                    }
                }
                let traffic = Traffic::default();
                host.known().push(traffic.clone());
                connections.spawn(admit(stream, traffic, host.clone()));
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

impl Host {
    fn known(&self) -> MutexGuard<'_, Vec<Traffic>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many connections there are.
    fn taken(&self) -> usize {
        let mut known = self.known();
        known.retain(|traffic| !traffic.is_over());
        known.len()
    }

    /// Ends the connection on which nothing is asked for the longest time.
    fn make_room(&self) {
        let known = self.known();
        let longest = known
            .iter()
            .filter_map(|traffic| Some((traffic.idle_since()?, traffic)))
            .min_by_key(|(since, _)| *since);
        if let Some((since, traffic)) = longest
            && since.elapsed() >= self.patience.spared
        {
            traffic.tell_to_end();
        }
    }
}

async fn admit(stream: TcpStream, traffic: Traffic, host: Host) {
    // Answers are small and whole: there is nothing to wait for. Where that cannot be set, they are only later.
    let _ = stream.set_nodelay(true);
    let stream = Wire::new(stream, traffic.clone(), host.patience.taking);
    let Some(acceptor) = host.acceptor.clone() else {
        return converse(stream, traffic, host).await;
    };
    // Whoever has not even begun to speak TLS can give way, too.
    traffic.end();
    let agreed = tokio::select! {
        agreed = tokio::time::timeout(host.patience.head, acceptor.accept(stream)) => agreed.ok().and_then(Result::ok),
        () = traffic.told_to_end() => None,
    };
    match agreed {
        Some(stream) => converse(stream, traffic, host).await,
        // A client that distrusts the certificate, or does not speak TLS. Whoever only looked whether the port is open has
        // asked nothing.
        None if traffic.ever() => host.tell(Timestamp::now(), Instant::now(), NO_TLS),
        None => {}
    }
}

async fn converse(stream: impl AsyncRead + AsyncWrite + Unpin, traffic: Traffic, host: Host) {
    let Patience {
        head,
        connection: whole,
        ending,
        ..
    } = host.patience;
    let (came, begun) = (Timestamp::now(), Instant::now());
    traffic.end();
    let (own, seen) = (host.clone(), traffic.clone());
    let service = service_fn(move |request| {
        // At once: a client may have hung up before what follows is ever begun.
        seen.begin();
        let mention = Mention::of(&request, host.clone());
        let seen = seen.clone();
        async move {
            let answer = reply(request, mention).await;
            seen.end();
            Ok::<_, Infallible>(answer)
        }
    });
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head)
        .max_buf_size(LARGEST_HEAD)
        .serve_connection(TokioIo::new(stream), service);
    let ended = tokio::select! {
        ended = &mut connection => Some(ended),
        () = traffic.told_to_end() => None,
        () = tokio::time::sleep(whole) => None,
    };
    let ended = if let Some(ended) = ended {
        ended
    } else {
        Pin::new(&mut connection).graceful_shutdown();
        let ended = tokio::time::timeout(ending, &mut connection).await;
        ended.unwrap_or(Ok(()))
    };
    // A broken connection is the client's affair. But what was no request, or not all of one, is shown like every request.
    if let Err(fault) = ended {
        // What was read and is of no request; it may have come with the one before.
        let parts = connection.into_parts();
        let begun_anew = parts
            .read_buf
            .iter()
            .any(|byte| !byte.is_ascii_whitespace());
        if let Some(line) = unmade(&fault, traffic.is_there(), begun_anew) {
            own.tell(came, begun, &line);
        }
    }
}

/// The line of something that no request could be made of; the server has answered it already, or has nobody to answer.
fn unmade(fault: &hyper::Error, unread: bool, begun_anew: bool) -> Option<String> {
    let answered = match fault {
        fault if fault.is_parse() && unread => CLOSED,
        fault if fault.is_parse_too_large() => "431",
        fault if fault.is_parse() => "400",
        fault if begun_anew && (fault.is_timeout() || fault.is_incomplete_message()) => CLOSED,
        _ => return None,
    };
    Some(format!("{NO_REQUEST} -> {answered}"))
}

/// Tells of a request when it is dropped: after its answer, or when the client has hung up before, or the sandbox ends.
struct Mention {
    host: Host,
    came: Timestamp,
    begun: Instant,
    /// The line, and whether the world remembers it already.
    line: String,
    remembered: bool,
    trace: String,
}

impl Mention {
    fn of(request: &http::Request<Incoming>, host: Host) -> Self {
        let begun = record::beginning(request.method(), request.uri());
        Self {
            host,
            came: Timestamp::now(),
            begun: Instant::now(),
            line: format!("{begun} -> {CLOSED}"),
            remembered: false,
            trace: String::new(),
        }
    }

    /// The request was turned away before the world was asked.
    fn turned_away(&mut self, status: u16) {
        if let Some(at) = self.line.rfind(CLOSED) {
            self.line.replace_range(at.., &status.to_string());
        }
    }
}

impl Drop for Mention {
    fn drop(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !self.remembered {
            lock(&self.host.world).remember(line.clone());
        }
        self.host.say(self.came, self.begun, &line, &self.trace);
    }
}

impl Host {
    /// Remembers a line that is no request's, and says it.
    fn tell(&self, came: Timestamp, begun: Instant, line: &str) {
        lock(&self.world).remember(line.to_owned());
        self.say(came, begun, line, "");
    }

    fn say(&self, came: Timestamp, begun: Instant, line: &str, trace: &str) {
        let Some(told) = &self.told else {
            return;
        };
        if self.trace {
            told(&record::traced(line, trace, came, begun.elapsed()));
        } else {
            told(line);
        }
    }
}

async fn reply(request: http::Request<Incoming>, mut mention: Mention) -> Response<Full<Bytes>> {
    let host = mention.host.clone();
    let (head, body) = request.into_parts();
    let body = match admitted(&head, body, &host).await {
        Ok(body) => body,
        Err((status, why)) => {
            mention.turned_away(status);
            return refuse(status, why);
        }
    };
    let request = http::Request::from_parts(head, body);
    let answer = {
        let mut world = lock(&host.world);
        let answer = world.answer(&request, Timestamp::now());
        mention.line = world.latest().unwrap_or_default();
        mention.remembered = true;
        if host.trace {
            mention.trace = world.trace(&answer);
        }
        answer
    };
    let after = answer.after + host.latency;
    if !after.is_zero() {
        tokio::time::sleep(after).await;
    }
    respond(answer)
}

/// The whole body of a request that may be answered, or status and reason why not.
async fn admitted(head: &Parts, body: Incoming, host: &Host) -> Result<Bytes, Turned> {
    if let Some(turned) = gate::judge(head, host.port, host.acceptor.is_some()) {
        return Err(turned);
    }
    let large = (413, "The body is too large.");
    // An announced length is judged at once, instead of waiting for what may never come.
    if usize::try_from(body.size_hint().lower()).map_or(true, |length| length > LARGEST_BODY) {
        return Err(large);
    }
    let body = Limited::new(body, LARGEST_BODY).collect();
    match tokio::time::timeout(host.patience.body, body).await {
        Err(_) => Err((408, "The body did not come in time.")),
        Ok(Err(fault)) if fault.is::<LengthLimitError>() => Err(large),
        Ok(Err(_)) => Err((400, "The body cannot be read.")),
        Ok(Ok(body)) => Ok(body.to_bytes()),
    }
}

fn respond(answer: Answer) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(answer.body)));
    *response.status_mut() = http::StatusCode::from_u16(answer.status)
        .unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in &answer.headers {
        // What is echoed was a header's value before, or is of our own making; anything else is left out.
        if let Ok(value) = HeaderValue::from_str(value)
            && let Ok(name) = http::HeaderName::from_bytes(name.as_bytes())
        {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// Turns away a request that the world is not asked about; the connection ends with it.
fn refuse(status: u16, why: &str) -> Response<Full<Bytes>> {
    respond(Answer::said(status, why).with("Connection", "close"))
}

#[cfg(test)]
mod tests;
