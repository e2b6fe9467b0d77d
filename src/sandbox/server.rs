//! The sandbox's sockets, and nothing else: what is answered, the world decides.

use super::scenario::Scenario;
use super::truth::Weather;
use super::world::{Answer, World};
use crate::model::endpoints::Endpoints;
use bytes::Bytes;
use http::{HeaderValue, Response};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Body, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use jiff::Timestamp;
use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::{AbortHandle, JoinSet};

/// The largest body that is read, in bytes.
const LARGEST_BODY: usize = 1024 * 1024;
/// The largest head of a request that is read, in bytes.
const LARGEST_HEAD: usize = 64 * 1024;
/// Connections served at the same time; more wait.
const CONNECTIONS: usize = 128;

/// A running sandbox. It stops when this value is dropped.
pub struct Sandbox {
    scenario: &'static Scenario,
    address: SocketAddr,
    world: Arc<Mutex<World>>,
    presence: Presence,
}

/// What holds the port.
enum Presence {
    /// A task that serves it.
    Serving(AbortHandle),
    /// A socket that does not listen: whoever connects is refused, and nobody else can take the port.
    Refusing { _port: TcpSocket },
}

/// How long a request may take to arrive.
#[derive(Clone, Copy)]
struct Patience {
    head: Duration,
    body: Duration,
}

const PATIENCE: Patience = Patience {
    head: Duration::from_secs(10),
    body: Duration::from_secs(10),
};

/// Starts a sandbox on a free port of 127.0.0.1. Needs a tokio runtime with time and net.
///
/// # Errors
/// If no port can be bound, or the system has no random numbers.
pub async fn start(scenario: &'static Scenario) -> io::Result<Sandbox> {
    start_at(scenario, 0).await
}

/// Like [`start`], on a port of one's choice; 0 is a free one.
///
/// # Errors
/// If the port cannot be bound, or the system has no random numbers.
pub async fn start_at(scenario: &'static Scenario, port: u16) -> io::Result<Sandbox> {
    launch(scenario, port, PATIENCE)
}

fn launch(scenario: &'static Scenario, port: u16, patience: Patience) -> io::Result<Sandbox> {
    let socket = TcpSocket::new_v4()?;
    let offline = scenario.truth().weather == Weather::Offline;
    // A sandbox started again on the same port need not wait for the old connections to be forgotten. On Windows this
    // option would let others take a port in use, and it is not needed there.
    #[cfg(unix)]
    if !offline {
        socket.set_reuseaddr(true)?;
    }
    socket.bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
    let address = socket.local_addr()?;
    let world = World::new(scenario, &format!("http://{address}")).map_err(io::Error::other)?;
    let world = Arc::new(Mutex::new(world));
    let presence = if offline {
        Presence::Refusing { _port: socket }
    } else {
        let listener = socket.listen(128)?;
        let task = tokio::spawn(serve(listener, Arc::clone(&world), patience));
        Presence::Serving(task.abort_handle())
    };
    Ok(Sandbox {
        scenario,
        address,
        world,
        presence,
    })
}

impl Sandbox {
    /// The addresses of the three services: all the same origin.
    #[must_use]
    pub fn endpoints(&self) -> Endpoints {
        let origin = format!("http://{}", self.address);
        Endpoints {
            authority: origin.clone(),
            graph: origin.clone(),
            partner_center: origin,
        }
    }

    /// The situation that is played.
    #[must_use]
    pub fn scenario(&self) -> &'static Scenario {
        self.scenario
    }

    /// One line per request, the oldest first: method, path, the names of the parameters and the status. No values.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        lock(&self.world).requests()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        if let Presence::Serving(task) = &self.presence {
            task.abort();
        }
    }
}

fn lock(world: &Mutex<World>) -> std::sync::MutexGuard<'_, World> {
    // A panic while answering would be a bug of ours; the next request is better answered than refused because of it.
    world.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Accepts connections for ever. Dropping this future closes them all.
async fn serve(listener: TcpListener, world: Arc<Mutex<World>>, patience: Patience) {
    let mut connections = JoinSet::new();
    // Declared last, so that it goes first: no new connection while the open ones are being closed.
    let listener = listener;
    loop {
        while connections.len() >= CONNECTIONS {
            let _ = connections.join_next().await;
        }
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(converse(stream, Arc::clone(&world), patience));
                }
                // Out of descriptors, most likely: ask again a little later instead of spinning.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn converse(stream: TcpStream, world: Arc<Mutex<World>>, patience: Patience) {
    let service = service_fn(move |request| {
        let world = Arc::clone(&world);
        async move { Ok::<_, Infallible>(reply(request, &world, patience).await) }
    });
    // A broken connection is the client's affair: there is nobody to tell.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.head)
        .max_buf_size(LARGEST_HEAD)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn reply(
    request: http::Request<Incoming>,
    world: &Mutex<World>,
    patience: Patience,
) -> Response<Full<Bytes>> {
    let (head, body) = request.into_parts();
    // An announced length is judged at once, instead of waiting for what may never come.
    if usize::try_from(body.size_hint().lower()).map_or(true, |length| length > LARGEST_BODY) {
        return refuse(413);
    }
    let body = Limited::new(body, LARGEST_BODY).collect();
    let body = match tokio::time::timeout(patience.body, body).await {
        Err(_) => return refuse(408),
        Ok(Err(fault)) if fault.is::<LengthLimitError>() => return refuse(413),
        Ok(Err(_)) => return refuse(400),
        Ok(Ok(body)) => body.to_bytes(),
    };
    let request = http::Request::from_parts(head, body);
    let answer = lock(world).answer(&request, Timestamp::now());
    if !answer.after.is_zero() {
        tokio::time::sleep(answer.after).await;
    }
    respond(answer)
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

/// Turns away a request that could not be read; the connection ends with it.
fn refuse(status: u16) -> Response<Full<Bytes>> {
    respond(Answer::empty(status).with("Connection", "close"))
}

#[cfg(test)]
mod tests;
