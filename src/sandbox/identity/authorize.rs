//! Entra's authorization endpoint, the older and the newer (facts E.6): the request is judged, and what comes of it goes
//! back to the application by its redirect URI.
//!
//! What must not go back, because nobody can tell to whom, is shown on a page: an unknown tenant or application, and a
//! redirect URI that is not registered. The order of the judgement is our assumption.

use super::claims::Demands;
use super::client;
use super::device_code::home;
use super::flow;
use super::grant::{self, Target, given};
use super::page;
use super::redirect::{Mode, Platform, Reply, registered};
use super::refusal::{self as no, Refusal, Refused};
use crate::sandbox::answer::Answer;
use crate::sandbox::form::Form;
use crate::sandbox::world::{Asked, World};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::Method;
use jiff::Timestamp;

/// What a judged request wants.
pub(super) struct Wish {
    /// The application's client id.
    pub(super) client: String,
    /// An administrator is asked to consent for everybody, and no token is wanted.
    pub(super) for_all: bool,
    /// Where the answer goes.
    pub(super) end: End,
    /// What kind of application the redirect URI is registered for.
    pub(super) platform: Platform,
    /// What the token is for; the older endpoint may leave it to the token request.
    pub(super) target: Option<Target>,
    /// Repeated in the id token.
    pub(super) nonce: Option<String>,
    /// Proof key (RFC 7636).
    pub(super) challenge: Option<Challenge>,
    /// The user ID that the page begins with.
    pub(super) hint: String,
    /// What the application demands of the token.
    pub(super) demands: Demands,
    /// The application wants consent to be asked for, whether there is one or not.
    pub(super) consent: bool,
}

impl Wish {
    /// The OAuth error of somebody who does not want to, or must not. Which of the two goes with whom is our assumption (facts
    /// B.3).
    pub(super) fn denied(&self) -> &'static str {
        if self.for_all {
            "permission_denied"
        } else {
            "access_denied"
        }
    }
}

/// Where the end of a sign-in is told.
#[derive(Clone)]
pub(super) enum End {
    /// To the application, by a redirect.
    Redirect(Reply),
    /// To whoever polls with this device code; the person reads of it on the page.
    Device(String),
}

/// A code challenge.
pub(super) struct Challenge {
    value: String,
    hashed: bool,
}

/// Lengths of verifiers and unhashed challenges (facts E.6).
const SIZES: std::ops::RangeInclusive<usize> = 43..=128;
/// The length of a SHA-256 in base64.
const HASHED: usize = 43;

impl Challenge {
    /// Judges the parameters. Without a method a challenge counts as `plain`, as RFC 7636 has it; that Entra takes `plain`
    /// at all is our assumption.
    fn read(form: &Form) -> Result<Option<Self>, Refused> {
        let method = form.get("code_challenge_method");
        let Some(value) = form.get("code_challenge").filter(|it| !it.is_empty()) else {
            return match method {
                Some(_) => Err(no::MISSING.of("code_challenge")),
                None => Ok(None),
            };
        };
        let hashed = match method {
            Some("S256") => true,
            None | Some("plain") => false,
            Some(_) => return Err(no::BAD_VALUE.of("code_challenge_method")),
        };
        let size_fits = if hashed {
            value.len() == HASHED && URL_SAFE_NO_PAD.decode(value).is_ok()
        } else {
            is_verifier(value)
        };
        if !size_fits {
            return Err(no::CHALLENGE_SIZE.into());
        }
        Ok(Some(Self {
            value: value.to_owned(),
            hashed,
        }))
    }

    /// Judges the verifier that comes with the code.
    pub(super) fn check(challenge: Option<&Self>, verifier: Option<&str>) -> Result<(), Refused> {
        match (challenge, verifier) {
            (None, None) => Ok(()),
            (Some(_), None) => Err(no::MISSING.of("code_verifier")),
            (_, Some(verifier)) if !is_verifier(verifier) => Err(no::VERIFIER_SIZE.into()),
            (Some(challenge), Some(verifier)) if challenge.is_of(verifier) => Ok(()),
            // A verifier for a code without a challenge is one of another run.
            (_, Some(_)) => Err(no::VERIFIER.into()),
        }
    }

    fn is_of(&self, verifier: &str) -> bool {
        if !self.hashed {
            return self.value == verifier;
        }
        let hash = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, verifier.as_bytes());
        self.value == URL_SAFE_NO_PAD.encode(hash)
    }
}

fn is_verifier(text: &str) -> bool {
    SIZES.contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b))
}

/// Why there is no sign-in.
enum Stop {
    /// Shown, and told to nobody.
    Page(Refused),
    /// Told to the application, as this OAuth error.
    Back(Box<Reply>, &'static str, Refused),
}

impl From<Refused> for Stop {
    fn from(refused: Refused) -> Self {
        Self::Page(refused)
    }
}

/// A request for authorization.
pub(super) fn answer(world: &mut World, asked: &Asked, tenant: &str, v2: bool) -> Answer {
    let judged = if asked.method == Method::POST {
        match grant::posted(asked, "client_id") {
            Ok(form) => judge(world, asked.now, tenant, v2, &form),
            Err(refused) => Err(Stop::Page(refused)),
        }
    } else if asked.method == Method::GET {
        judge(world, asked.now, tenant, v2, &asked.query)
    } else {
        return Answer::empty(405).with("Allow", "GET, POST");
    };
    match judged {
        Ok(wish) => flow::begin(world, asked, wish),
        Err(Stop::Page(refused)) => page::refused(asked, &refused),
        Err(Stop::Back(reply, error, refused)) => reply.refused(asked, error, &refused),
    }
}

fn judge(world: &World, now: Timestamp, tenant: &str, v2: bool, form: &Form) -> Result<Wish, Stop> {
    if form.repeats() {
        return Err(Stop::Page(no::MALFORMED.into()));
    }
    let client = given(form, "client_id")?;
    home(world, tenant, client, now)?;
    let application = client::known(world, client, now)?;
    let (redirect, platform) = registered(application, form)?;
    let back = |mode: Mode, error: &'static str, refused: Refused| {
        Stop::Back(Box::new(Reply::new(redirect, form, mode)), error, refused)
    };

    let response = form.get("response_type").unwrap_or_default();
    // Answers with tokens in them come in the fragment, which is not sent to servers.
    let with_token = |word| ["token", "id_token"].contains(&word);
    let fallback = if response.split(' ').any(with_token) {
        Mode::Fragment
    } else {
        Mode::Query
    };
    let mode = match form.get("response_mode") {
        None | Some("") => fallback,
        Some(name) => Mode::from_name(name)
            .ok_or_else(|| back(fallback, "invalid_request", no::RESPONSE_MODE.into()))?,
    };
    let refuse = |error, refused| back(mode, error, refused);
    response_type(response).map_err(|(error, refused)| refuse(error, refused))?;
    let target = target(world, form, v2).map_err(|(error, refused)| refuse(error, refused))?;
    let challenge = Challenge::read(form).map_err(|refused| refuse("invalid_request", refused))?;
    let mut demands = Demands::read(form).map_err(|refused| refuse("invalid_request", refused))?;
    demands.second_factor |= by_value(form);
    let consent = prompt(form).map_err(|(error, refused)| refuse(error, refused))?;
    Ok(Wish {
        client: application.app_id.clone(),
        for_all: false,
        end: End::Redirect(Reply::new(redirect, form, mode)),
        platform,
        target,
        nonce: form.get("nonce").map(str::to_owned),
        challenge,
        hint: form.get("login_hint").unwrap_or_default().to_owned(),
        demands,
        consent,
    })
}

/// An OAuth error and what is said with it.
type Fault = (&'static str, Refused);

/// The practice application's registration allows neither access tokens nor id tokens from this endpoint, as none does
/// unless somebody switches it on (facts F.2, 700051 and 700054).
fn response_type(wanted: &str) -> Result<(), Fault> {
    let words: Vec<&str> = wanted.split(' ').collect();
    let unsupported = |refusal: Refused| Err(("unsupported_response_type", refusal));
    match words.as_slice() {
        ["code"] => Ok(()),
        [""] => Err(("invalid_request", no::MISSING.of("response_type"))),
        words if words.contains(&"token") => unsupported(no::NO_TOKEN_HERE.into()),
        words if words.contains(&"id_token") => unsupported(no::NO_ID_TOKEN_HERE.into()),
        _ => unsupported(no::BAD_VALUE.of("response_type")),
    }
}

fn target(world: &World, form: &Form, v2: bool) -> Result<Option<Target>, Fault> {
    let present = |name| form.get(name).filter(|value: &&str| !value.is_empty());
    if !v2 {
        return match present("resource") {
            None => Ok(None),
            Some(resource) => grant::by_resource(world, resource)
                .map(Some)
                .map_err(|refused| ("invalid_resource", refused)),
        };
    }
    if form.get("resource").is_some() {
        return Err(("invalid_request", no::RESOURCE_HERE.into()));
    }
    let scope = present("scope").ok_or_else(|| ("invalid_request", no::MISSING.of("scope")))?;
    grant::by_scope(world, scope, true)
        .map(Some)
        .map_err(|refused| (refused.error(), refused))
}

/// Whether `amr_values` demands a second factor, as the older endpoint has it (facts E.4).
fn by_value(form: &Form) -> bool {
    form.get("amr_values")
        .is_some_and(|values| values.split(' ').any(|value| value.ends_with("mfa")))
}

/// Judges `prompt`; true if consent is to be asked for. Nobody is ever signed in already, so the page is shown in any case,
/// and `none` cannot succeed (facts F.2, 50058).
fn prompt(form: &Form) -> Result<bool, Fault> {
    let invalid = |refusal: Refusal| Err(("invalid_request", refusal.of("prompt")));
    let words: Vec<&str> = form
        .get("prompt")
        .unwrap_or_default()
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect();
    if words == ["none"] {
        return Err(("login_required", no::NO_SESSION.into()));
    }
    let known = ["login", "select_account", "consent"];
    if words.iter().any(|word| !known.contains(word)) {
        return invalid(no::BAD_VALUE);
    }
    Ok(words.contains(&"consent"))
}
