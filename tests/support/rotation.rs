//! A token endpoint that rotates refresh tokens as strictly as a client can survive (RFC 9700, section 4.14.2): a token ends
//! when its successor is used for the first time, and whoever shows an ended one loses everything. It knows nothing of the
//! client, and nothing of Microsoft but the shape of an answer.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// Characters of a refresh token: more than one entry of a keychain takes, so that a write can be cut off in its middle.
const LENGTH: usize = 3000;
/// What every refresh token begins with.
const MARK: &str = "rotating.";

/// What the endpoint said to one request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Said {
    /// This refresh token, for the one that was shown.
    Granted {
        /// The number of the token that was shown.
        shown: u64,
        /// The number of the new one.
        given: u64,
    },
    /// An ended, unknown or missing token.
    Refused(String),
}

#[derive(Default)]
struct Family {
    /// Each token that is known, with the one it came for; `None` for the first.
    parents: HashMap<u64, Option<u64>>,
    /// Those that have ended.
    ended: Vec<u64>,
    /// Somebody showed an ended token.
    betrayed: bool,
}

impl Family {
    /// Judges a token that is shown, and gives its successor.
    fn renew(&mut self, shown: Option<u64>) -> Result<u64, &'static str> {
        let shown = shown
            .filter(|shown| self.parents.contains_key(shown))
            .ok_or("unknown")?;
        if self.ended.contains(&shown) {
            self.betrayed = true;
            return Err("ended");
        }
        if self.betrayed {
            return Err("of a family that was betrayed");
        }
        self.ended.extend(self.parents[&shown]);
        let given = self.parents.len() as u64;
        self.parents.insert(given, Some(shown));
        Ok(given)
    }
}

/// The running endpoint; it ends with the process.
pub(crate) struct Rotation {
    origin: String,
    /// What was said, and when the answer had left.
    pub(crate) said: Receiver<(Said, Instant)>,
    life: Arc<AtomicU64>,
}

impl Rotation {
    /// Starts on a free port of 127.0.0.1, with one token handed out: [`token`] 0.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let life = Arc::new(AtomicU64::new(3599));
        let family = Arc::new(Mutex::new(Family::default()));
        family.lock().unwrap().parents.insert(0, None);
        let (say, said) = channel();
        let its_life = Arc::clone(&life);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (family, life, say) = (family.clone(), its_life.clone(), say.clone());
                std::thread::spawn(move || serve(&stream, &family, &life, &say));
            }
        });
        Self { origin, said, life }
    }

    /// `http://127.0.0.1:port`.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// Access tokens given from now on live for this many seconds.
    pub(crate) fn set_life(&self, seconds: u64) {
        self.life.store(seconds, Ordering::SeqCst);
    }
}

/// The refresh token of this number.
pub(crate) fn token(number: u64) -> String {
    // Other numbers lead to other text all the way, so that pieces of two tokens never make a third one.
    let filling = format!("{number}-");
    let beginning = format!("{MARK}{number}.");
    let times = (LENGTH - beginning.len()) / filling.len();
    beginning + &filling.repeat(times)
}

fn number_of(text: &str) -> Option<u64> {
    let number = text.strip_prefix(MARK)?.split('.').next()?.parse().ok()?;
    (token(number) == text).then_some(number)
}

fn serve(
    stream: &TcpStream,
    family: &Mutex<Family>,
    seconds: &AtomicU64,
    say: &Sender<(Said, Instant)>,
) -> Option<()> {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok()?;
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let body = String::from_utf8(body).ok()?;
    // Nothing in a token of ours needs percent encoding.
    let shown = body
        .split('&')
        .find_map(|field| field.strip_prefix("refresh_token="))
        .and_then(number_of);
    let mut family = family.lock().unwrap_or_else(PoisonError::into_inner);
    let (said, status, answer) = match family.renew(shown) {
        Ok(given) => (
            Said::Granted {
                shown: shown?,
                given,
            },
            200,
            serde_json::json!({
                "token_type": "Bearer", "expires_in": seconds.load(Ordering::SeqCst),
                "access_token": format!("h.e30.access{given}"), "refresh_token": token(given),
            }),
        ),
        Err(why) => (
            Said::Refused(format!("{shown:?} is {why}")),
            400,
            serde_json::json!({"error": "invalid_grant", "error_description": "AADSTS70000: No.", "error_codes": [70000]}),
        ),
    };
    drop(family);
    let answer = answer.to_string();
    let head = format!(
        "HTTP/1.1 {status} \r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        answer.len()
    );
    let mut stream = stream;
    // In one piece: what is measured begins when all of it has left.
    let sent = stream.write_all(format!("{head}{answer}").as_bytes());
    say.send((said, Instant::now())).ok()?;
    sent.ok()
}
