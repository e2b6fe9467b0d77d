//! A stand-in for Microsoft's services: raw HTTP answers from a script, on loopback. It knows nothing of the client and
//! nothing of Microsoft.

use std::sync::{Arc, Mutex, PoisonError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A request as it came in.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// `GET /path?query`.
    pub(crate) line: String,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    /// The body.
    pub(crate) body: String,
}

impl Seen {
    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// What is answered.
#[derive(Clone)]
pub(crate) enum Reply {
    /// These bytes, then the connection is closed.
    Raw(Vec<u8>),
    /// Nothing, and the connection stays open.
    Silence,
}

/// An answer with a status, header lines and a body; `Content-Length` is added.
pub(crate) fn reply(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Reply {
    let body = body.as_ref();
    let mut raw = format!("HTTP/1.1 {status} \r\nContent-Length: {}\r\n", body.len());
    for (name, value) in headers {
        for piece in [name, ": ", value, "\r\n"] {
            raw.push_str(piece);
        }
    }
    raw.push_str("Connection: close\r\n\r\n");
    let mut raw = raw.into_bytes();
    raw.extend_from_slice(body);
    Reply::Raw(raw)
}

/// JSON with success.
pub(crate) fn json(body: &str) -> Reply {
    reply(200, &[("Content-Type", "application/json")], body)
}

/// JSON with another status.
pub(crate) fn refusal(status: u16, body: &str) -> Reply {
    reply(status, &[("Content-Type", "application/json")], body)
}

struct Rule {
    /// A piece of the request line.
    needle: String,
    /// In order; the last one stays.
    replies: Vec<Reply>,
}

type Shared<T> = Arc<Mutex<T>>;

/// The running double. Dropping it stops it.
pub(crate) struct Double {
    origin: String,
    rules: Shared<Vec<Rule>>,
    seen: Shared<Vec<Seen>>,
    task: JoinHandle<()>,
}

impl Double {
    /// Starts on a free port of 127.0.0.1. Whatever no rule covers is answered with 599.
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let rules: Shared<Vec<Rule>> = Arc::default();
        let seen: Shared<Vec<Seen>> = Arc::default();
        let (its_rules, its_seen) = (Arc::clone(&rules), Arc::clone(&seen));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&its_rules), Arc::clone(&its_seen)));
            }
        });
        Self {
            origin,
            rules,
            seen,
            task,
        }
    }

    /// From now on, requests whose line contains this are answered so: in order, the last answer again and again. A later
    /// rule for the same piece replaces an earlier one.
    pub(crate) fn on(&self, needle: &str, replies: impl IntoIterator<Item = Reply>) -> &Self {
        let mut rules = locked(&self.rules);
        rules.retain(|rule| rule.needle != needle);
        rules.push(Rule {
            needle: needle.to_owned(),
            replies: replies.into_iter().collect(),
        });
        drop(rules);
        self
    }

    /// `http://127.0.0.1:port`.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// All requests so far.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        locked(&self.seen).clone()
    }

    /// The requests whose line contains this.
    pub(crate) fn seen_on(&self, needle: &str) -> Vec<Seen> {
        let mut seen = self.seen();
        seen.retain(|request| request.line.contains(needle));
        seen
    }
}

impl Drop for Double {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn locked<T>(shared: &Shared<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn serve(mut stream: TcpStream, rules: Shared<Vec<Rule>>, seen: Shared<Vec<Seen>>) {
    let Some(request) = read(&mut stream).await else {
        return;
    };
    let reply = {
        let mut rules = locked(&rules);
        // The longest piece is the most particular one.
        let rule = rules
            .iter_mut()
            .filter(|rule| request.line.contains(&rule.needle))
            .max_by_key(|rule| rule.needle.len());
        match rule {
            Some(rule) if rule.replies.len() > 1 => rule.replies.remove(0),
            Some(rule) => rule.replies[0].clone(),
            None => refusal(599, "{}"),
        }
    };
    locked(&seen).push(request);
    match reply {
        Reply::Raw(bytes) => {
            // The client may have had enough already.
            let _ = stream.write_all(&bytes).await;
            let _ = stream.shutdown().await;
        }
        Reply::Silence => {
            let _ = stream.read_to_end(&mut Vec::new()).await;
        }
    }
}

async fn read(stream: &mut TcpStream) -> Option<Seen> {
    let mut bytes = Vec::new();
    let end = loop {
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at + 4;
        }
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    let line = lines.next()?.trim_end_matches(" HTTP/1.1").to_owned();
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let length = headers
        .iter()
        .find(|(name, _)| name == "content-length")
        .and_then(|(_, value)| value.parse().ok())
        .unwrap_or(0);
    while bytes.len() < end + length {
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    }
    Some(Seen {
        line,
        headers,
        body: String::from_utf8_lossy(&bytes[end..end + length]).into_owned(),
    })
}
