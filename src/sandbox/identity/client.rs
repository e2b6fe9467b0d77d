//! The application of a token request, and what it proves itself with (facts B.6, E.6).

use super::grant::given;
use super::redirect::Platform;
use super::refusal::{self as no, Refused};
use crate::sandbox::directory::{Application, Sent};
use crate::sandbox::form::{Form, decode};
use crate::sandbox::identity::client_or_mark;
use crate::sandbox::world::{Asked, World};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;

/// The only type of assertion there is (RFC 7523).
const ASSERTION: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// What came with the request.
enum Proof<'a> {
    Nothing,
    Secret(&'a str),
    /// A signed statement. No application here has a certificate, so none is right.
    Assertion(&'a str),
}

impl<'a> Proof<'a> {
    fn of(form: &'a Form) -> Result<Self, Refused> {
        let present = |name| form.get(name).filter(|text| !text.is_empty());
        match (present("client_secret"), present("client_assertion")) {
            (Some(secret), _) => Ok(Self::Secret(secret)),
            (None, Some(assertion)) => match given(form, "client_assertion_type")? {
                ASSERTION => Ok(Self::Assertion(assertion)),
                _ => Err(no::BAD_VALUE.of("client_assertion_type")),
            },
            (None, None) => Ok(Self::Nothing),
        }
    }
}

/// The form with the client id and the secret of an `Authorization: Basic` header, where each is encoded as in a form (RFC 6749,
/// section 2.3.1); Entra's pages on its grants say that it takes this too. A request that names the application twice
/// differently, or shows a secret twice, is malformed: the RFC forbids it, the code is our assumption.
pub(super) fn by_header(asked: &Asked, form: Form) -> Result<Form, Refused> {
    let header = asked.header("authorization").unwrap_or_default();
    let (scheme, said) = header.split_once(' ').unwrap_or_default();
    if !scheme.eq_ignore_ascii_case("basic") {
        return Ok(form);
    }
    let pair = STANDARD.decode(said.trim()).unwrap_or_default();
    let mut halves = pair.splitn(2, |byte| *byte == b':');
    let mut half = || decode(halves.next()?, true);
    let (Some(client), Some(secret)) = (half(), half()) else {
        return Err(no::MALFORMED.into());
    };
    let again = form
        .get("client_id")
        .is_some_and(|named| !named.eq_ignore_ascii_case(&client));
    let shown = ["client_secret", "client_assertion"];
    if again || shown.into_iter().any(|name| form.get(name).is_some()) {
        return Err(no::MALFORMED.into());
    }
    let form = match form.get("client_id") {
        Some(_) => form,
        None => form.with("client_id", client),
    };
    Ok(form.with("client_secret", secret))
}

/// True if a request comes with nothing that proves the application.
pub(super) fn is_unproved(form: &Form) -> bool {
    matches!(Proof::of(form), Ok(Proof::Nothing))
}

/// The application, if it is registered and the sign-in service knows it by now.
pub(super) fn known<'a>(
    world: &'a World,
    client: &str,
    now: Timestamp,
) -> Result<&'a Application, Refused> {
    world
        .directory
        .application(client, now)
        .ok_or_else(|| no::NO_APPLICATION.of(client_or_mark(client)))
}

/// Judges an application and what it proves itself with; true if it is a public client.
pub(super) fn judge(
    world: &World,
    now: Timestamp,
    client: &str,
    form: &Form,
    for_user: bool,
) -> Result<bool, Refused> {
    let known = known(world, client, now)?;
    match Proof::of(form)? {
        Proof::Nothing if known.public && for_user => Ok(true),
        Proof::Nothing if for_user => Err(no::SECRET_NEEDED.into()),
        Proof::Nothing => Err(no::CREDENTIAL_NEEDED.into()),
        _ if known.public => Err(no::PUBLIC_CLIENT.into()),
        proof => right(known, now, &proof).map(|()| false),
    }
}

/// Judges an application by the redirect URI of the sign-in; true if that makes it a public client.
pub(super) fn by_platform(
    world: &World,
    now: Timestamp,
    client: &str,
    form: &Form,
    platform: Platform,
) -> Result<bool, Refused> {
    let known = known(world, client, now)?;
    match (platform, Proof::of(form)?) {
        (Platform::Native, Proof::Nothing) => Ok(true),
        (Platform::Native, _) => Err(no::PUBLIC_CLIENT.into()),
        (Platform::Web, Proof::Nothing) => Err(no::SECRET_NEEDED.into()),
        (Platform::Web, proof) => right(known, now, &proof).map(|()| false),
    }
}

/// A secret that was added a moment ago is still a wrong one (facts F.2, 7000215).
fn right(known: &Application, now: Timestamp, proof: &Proof) -> Result<(), Refused> {
    let id = known.app_id.as_str();
    match proof {
        Proof::Nothing => Err(no::SECRET_NEEDED.into()),
        Proof::Secret(secret) => match known.judge(secret, now) {
            Sent::Right => Ok(()),
            Sent::Expired => Err(no::EXPIRED_SECRET.of(id)),
            Sent::Wrong => Err(no::WRONG_SECRET.of(id)),
        },
        Proof::Assertion(text) if text.split('.').count() != 3 => Err(no::BAD_ASSERTION.into()),
        Proof::Assertion(_) => Err(no::WRONG_ASSERTION.of(id)),
    }
}
