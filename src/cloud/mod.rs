//! The real services: one `send`, one file per service, and the tokens, which stay in here.
//!
//! It does not know checks, pages or the disk; it says what a service answered, never what that means for an onboarding.

mod browser;
mod client_auth;
mod device_code;
pub mod fault;
mod form;
mod http;
pub mod identity;
pub mod insights;
mod json;
pub mod ladder;
mod landing;
mod loopback;
pub mod pace;
pub mod partner_center;
pub mod refresh;
pub mod refusal;
mod reply;
pub mod token;

use crate::model::endpoints::Endpoints;
use crate::model::notice::Notice;
use crate::model::secret::Secret;
use crate::model::text::Text;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Where a running request says what it waits for.
pub type Tell<'a> = dyn Fn(Notice) + Send + Sync + 'a;

/// What a session works with.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The services' addresses.
    pub endpoints: Endpoints,
    /// The resource that tokens are asked for, such as `https://api.partnercenter.microsoft.com`.
    pub resource: &'static str,
    /// Certificates (PEM) to trust beside the system's, for proxies that inspect TLS.
    pub ca_file: Option<Vec<u8>>,
    /// How long and how often.
    pub limits: Limits,
}

/// Time limits and the bounds of trying again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// To connect, TLS included.
    pub connect: Duration,
    /// To the first piece of an answer, and between two pieces.
    pub read: Duration,
    /// One try from beginning to end.
    pub overall: Duration,
    /// The longest `Retry-After` that is waited for.
    pub waits: Duration,
    /// The wait before the second try where the service names none; twice as long before the third.
    pub pause: Duration,
    /// To sign in in a browser: from the address being shown to the answer arriving.
    pub browser: Duration,
    /// Tries in all. Microsoft's own client for Partner Center makes up to three more (facts A.6).
    pub tries: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // On Windows the system first looks up the revocation of the certificate and gives up after 10 s where a
            // firewall swallows the question; a shorter limit would blame the service for it.
            connect: Duration::from_secs(30),
            // Counts from the beginning of a try, so it must not be shorter than the limit to connect.
            read: Duration::from_secs(30),
            overall: Duration::from_secs(60),
            waits: Duration::from_secs(10),
            pause: Duration::from_millis(500),
            // As long as a device code lives (facts E.5). Our choice.
            browser: Duration::from_secs(15 * 60),
            tries: 3,
        }
    }
}

/// The way to Microsoft's services: an HTTP client, the tokens got so far, and what was learnt of tenants and users.
pub struct Session {
    http: Arc<http::Http>,
    endpoints: Endpoints,
    resource: &'static str,
    app_answer: Mutex<Option<identity::AppAnswer>>,
    tenants: Mutex<HashMap<String, identity::Tenant>>,
    realms: Mutex<HashMap<String, identity::Realm>>,
    tokens: Mutex<HashMap<token::Key, token::AccessToken>>,
    refresh_tokens: Mutex<HashMap<token::Key, Secret>>,
    keeper: Mutex<Option<Arc<dyn refresh::Keeper>>>,
    /// Applications that a code was redeemed for with the secret only.
    demanding: Mutex<HashSet<String>>,
}

impl Session {
    /// A session with nothing learnt yet. No request is made.
    ///
    /// # Errors
    /// A sentence: the certificates cannot be read, or the system's cannot be used.
    pub fn new(settings: Settings) -> Result<Self, Text> {
        Ok(Self {
            http: Arc::new(http::Http::new(&settings)?),
            endpoints: settings.endpoints,
            resource: settings.resource,
            app_answer: Mutex::default(),
            tenants: Mutex::default(),
            realms: Mutex::default(),
            tokens: Mutex::default(),
            refresh_tokens: Mutex::default(),
            keeper: Mutex::default(),
            demanding: Mutex::default(),
        })
    }

    /// A session with the same services over the same client, which takes long to make, that has learnt nothing: it has
    /// no token and no answer of this one. It goes at the pace of its tenant.
    #[must_use]
    pub fn another(&self, pace: Arc<pace::Pace>) -> Self {
        Self {
            http: Arc::new(self.http.paced(pace)),
            endpoints: self.endpoints.clone(),
            resource: self.resource,
            app_answer: Mutex::default(),
            tenants: Mutex::default(),
            realms: Mutex::default(),
            tokens: Mutex::default(),
            refresh_tokens: Mutex::default(),
            keeper: Mutex::default(),
            demanding: Mutex::default(),
        }
    }

    /// Forgets every token and every answer that holds a secret; what was learnt of tenants and users stays.
    pub fn forget(&self) {
        locked(&self.tokens).clear();
        locked(&self.refresh_tokens).clear();
        *locked(&self.app_answer) = None;
    }

    /// The resource that tokens are asked for.
    #[must_use]
    pub fn resource(&self) -> &'static str {
        self.resource
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session")
            .field("endpoints", &self.endpoints)
            .finish_non_exhaustive()
    }
}

/// Locks, also after a panic elsewhere: what is behind these locks is replaced whole, so it is never half done.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
