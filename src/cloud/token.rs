//! Access tokens: what they say, how long they live, and the cache that hands them out.

use super::{Session, form, json, locked};
use crate::model::answers::Answers;
use crate::model::secret::Secret;
use crate::model::verdict::Support;
use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::fmt;
use std::sync::Arc;
use zeroize::Zeroizing;

/// A token is not handed out any more when it has less than this left: it could expire on the way.
const TOO_SHORT: SignedDuration = SignedDuration::from_secs(30);

/// A token for the Partner Center API. Clones share the secret.
#[derive(Clone, Debug)]
pub struct AccessToken {
    secret: Secret,
    claims: Option<Arc<Claims>>,
    /// The scopes that the sign-in service names in its answer.
    pub scope: Option<String>,
    /// When it was asked for, by this machine's clock.
    pub obtained_at: Timestamp,
    /// When it ends, by this machine's clock.
    pub expires_at: Timestamp,
    /// The sign-in service's clock when it answered.
    pub server_date: Option<Timestamp>,
    /// Ids of the answer that brought it.
    pub support: Support,
}

impl AccessToken {
    /// What it says of itself; `None` if it cannot be read, which is Microsoft's right. Never validated: it is meant for
    /// the API, not for us (facts H).
    #[must_use]
    pub fn claims(&self) -> Option<&Claims> {
        self.claims.as_deref()
    }

    /// The token itself, for the command that hands it out.
    #[must_use]
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    /// How far the service's clock is ahead of this machine's; negative if behind.
    #[must_use]
    pub fn skew(&self) -> Option<SignedDuration> {
        self.server_date
            .map(|date| date.duration_since(self.obtained_at))
    }
}

/// What an access token says of itself (facts H), in the values as they stand there: not escaped.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Claims {
    /// `aud`: the API it is for.
    pub audience: Option<String>,
    /// `tid`: the tenant.
    pub tenant: Option<String>,
    /// `appid` or `azp`: the application.
    pub client: Option<String>,
    /// `upn`, `unique_name` or `preferred_username`.
    pub user: Option<String>,
    /// `oid`: the user's object ID.
    pub object_id: Option<String>,
    /// `scp`: the delegated permissions, blank-separated there.
    pub scopes: Vec<String>,
    /// `amr`: how the user signed in; `None` if the claim is absent.
    pub methods: Option<Vec<String>>,
    /// `nbf`, or `iat`.
    pub from: Option<Timestamp>,
    /// `exp`.
    pub until: Option<Timestamp>,
}

impl Claims {
    fn read(token: &str) -> Option<Self> {
        let value = payload(token)?;
        let text = |names: &[&str]| names.iter().find_map(|name| json::text(&value[*name]));
        let time = |name: &str| {
            json::text(&value[name])
                .and_then(|text| text.parse().ok())
                .and_then(|seconds| Timestamp::from_second(seconds).ok())
        };
        let methods = &value["amr"];
        Some(Self {
            audience: text(&["aud"]),
            tenant: text(&["tid"]),
            client: text(&["appid", "azp"]),
            user: text(&["upn", "unique_name", "preferred_username"]),
            object_id: text(&["oid"]),
            scopes: text(&["scp"])
                .unwrap_or_default()
                .split_whitespace()
                .map(str::to_owned)
                .collect(),
            methods: match methods.as_array() {
                Some(list) => Some(list.iter().filter_map(json::text).collect()),
                None => json::text(methods).map(|one| vec![one]),
            },
            from: time("nbf").or_else(|| time("iat")),
            until: time("exp"),
        })
    }
}

/// What stands in a token of the form of a JWT.
fn payload(token: &str) -> Option<Value> {
    // Seen with and without padding; both are read.
    const BASE64: GeneralPurpose = GeneralPurpose::new(
        &URL_SAFE,
        GeneralPurposeConfig::new()
            .with_decode_padding_mode(DecodePaddingMode::Indifferent)
            .with_decode_allow_trailing_bits(true),
    );
    let payload = token.split('.').nth(1)?;
    json::object(&Zeroizing::new(BASE64.decode(payload).ok()?))
}

/// Whether an ID token is for this application and answers the request with this nonce. Its signature is not checked: it
/// comes from the token endpoint itself, over TLS, where the standard lets that do (OpenID Connect Core 3.1.3.7, point 6).
/// Nor are its times, since it is used up here and now; clocks and tenant are what the check of the access token compares.
pub(super) fn answers_to(id_token: &Secret, client: &str, nonce: &Secret) -> bool {
    #[expect(
        clippy::disallowed_methods,
        reason = "two claims are read from it, in a buffer that is wiped"
    )]
    let (value, nonce) = (payload(id_token.expose()), nonce.expose());
    let Some(value) = value else {
        return false;
    };
    let is_for_us = |audience: &Value| {
        audience
            .as_str()
            .is_some_and(|audience| audience.eq_ignore_ascii_case(client))
    };
    // Several audiences would need a word on which of them asked; we ask alone.
    let audience = match value["aud"].as_array().map(Vec::as_slice) {
        Some([one]) => is_for_us(one),
        Some(_) => false,
        None => is_for_us(&value["aud"]),
    };
    audience && value["nonce"].as_str() == Some(nonce)
}

/// Whose token, from which application, for what.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Key {
    tenant: String,
    client: String,
    user: String,
    scope: &'static str,
}

impl Key {
    pub(super) fn of(answers: &Answers, scope: &'static str) -> Self {
        Self {
            tenant: answers.tenant().to_lowercase(),
            client: answers.client_id().to_lowercase(),
            user: answers.user_id().to_lowercase(),
            scope,
        }
    }
}

impl Session {
    /// The token of the last sign-in with these answers, if it is still good.
    #[must_use]
    pub fn token(&self, answers: &Answers, now: Timestamp) -> Option<AccessToken> {
        locked(&self.tokens)
            .get(&Key::of(answers, self.resource))
            .filter(|token| token.expires_at.duration_since(now) > TOO_SHORT)
            .cloned()
    }

    /// Keeps a token; also under these answers it is found again.
    pub(super) fn keep(&self, answers: &Answers, token: AccessToken) {
        locked(&self.tokens).insert(Key::of(answers, self.resource), token);
    }

    /// Forgets the token of these answers, if there is one.
    pub fn forget_token(&self, answers: &Answers) {
        locked(&self.tokens).remove(&Key::of(answers, self.resource));
    }
}

/// The answer of a token endpoint. The tokens go from the bytes into [`Secret`]s and nowhere else; what we do not use is
/// skipped unread.
pub(super) struct Granted {
    token: Secret,
    /// The refresh token, if one came.
    pub(super) refresh: Option<Secret>,
    /// The ID token, if one came.
    pub(super) id: Option<Secret>,
    lifetime: Option<i64>,
    scope: Option<String>,
}

impl Granted {
    pub(super) fn read(body: &[u8]) -> Option<Self> {
        serde_json::from_slice(json::without_mark(body)).ok()
    }

    pub(super) fn into_token(
        self,
        obtained_at: Timestamp,
        server_date: Option<Timestamp>,
        support: Support,
    ) -> AccessToken {
        #[expect(
            clippy::disallowed_methods,
            reason = "the claims are read for display, in a buffer that is wiped"
        )]
        let claims = Claims::read(self.token.expose()).map(Arc::new);
        let stated = claims
            .as_ref()
            .and_then(|claims| Some(claims.until?.duration_since(claims.from?).as_secs()));
        // An hour, as documented, where the answer does not say (facts D.1). Both are lengths of time, so that a wrong
        // clock here makes no difference.
        let lifetime = self.lifetime.or(stated).unwrap_or(3600).clamp(0, 86_400);
        AccessToken {
            secret: self.token,
            claims,
            scope: self.scope,
            obtained_at,
            expires_at: obtained_at
                .checked_add(SignedDuration::from_secs(lifetime))
                .unwrap_or(obtained_at),
            server_date,
            support,
        }
    }
}

/// A string that goes from the bytes into a [`Secret`] and nowhere else.
pub(super) struct Sealed(pub(super) Secret);

impl<'de> Deserialize<'de> for Sealed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl Visitor<'_> for Read {
            type Value = Sealed;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a token")
            }
            fn visit_str<E>(self, text: &str) -> Result<Sealed, E> {
                Ok(Sealed(Secret::new(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Read)
    }
}

/// The same for what most ways to sign in have no use for: whatever else stands there is no fault.
struct Perhaps(Option<Secret>);

impl<'de> Deserialize<'de> for Perhaps {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Perhaps;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a token or anything else")
            }
            fn visit_str<E>(self, text: &str) -> Result<Perhaps, E> {
                Ok(Perhaps(Some(Secret::new(text.to_owned()))))
            }
            fn visit_unit<E>(self) -> Result<Perhaps, E> {
                Ok(Perhaps(None))
            }
            fn visit_bool<E>(self, _: bool) -> Result<Perhaps, E> {
                Ok(Perhaps(None))
            }
            fn visit_i64<E>(self, _: i64) -> Result<Perhaps, E> {
                Ok(Perhaps(None))
            }
            fn visit_u64<E>(self, _: u64) -> Result<Perhaps, E> {
                Ok(Perhaps(None))
            }
            fn visit_f64<E>(self, _: f64) -> Result<Perhaps, E> {
                Ok(Perhaps(None))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Perhaps, A::Error> {
                while items.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Perhaps(None))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Perhaps, A::Error> {
                while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Perhaps(None))
            }
        }
        deserializer.deserialize_any(Read)
    }
}

/// A number that v1 writes as a string and v2 as a number (facts D.1, D.2).
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Number {
    Plain(i64),
    Quoted(String),
}

impl Number {
    /// The number; nothing if what stands there is none.
    pub(super) fn read(&self) -> Option<i64> {
        match self {
            Self::Plain(number) => Some(*number),
            Self::Quoted(text) => text.trim().parse().ok(),
        }
    }
}

impl<'de> Deserialize<'de> for Granted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Granted;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the answer of a token endpoint")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Granted, A::Error> {
                let (mut token, mut lifetime, mut scope) = (None, None, None);
                let (mut refresh, mut id) = (None, None);
                while let Some(key) = map.next_key::<String>()? {
                    match key.to_ascii_lowercase().as_str() {
                        "access_token" => token = Some(map.next_value::<Sealed>()?.0),
                        "refresh_token" => {
                            refresh = map.next_value::<Option<Sealed>>()?.map(|found| found.0);
                        }
                        "id_token" => id = map.next_value::<Perhaps>()?.0,
                        "expires_in" => {
                            lifetime = map.next_value::<Number>()?.read();
                        }
                        "scope" => scope = map.next_value::<Option<String>>()?,
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                let token = token
                    .filter(|token: &Secret| !token.is_empty())
                    .ok_or_else(|| A::Error::missing_field("access_token"))?;
                Ok(Granted {
                    token,
                    refresh: refresh.filter(|refresh: &Secret| !refresh.is_empty()),
                    id,
                    lifetime,
                    scope,
                })
            }
        }
        deserializer.deserialize_map(Read)
    }
}

/// Takes every trace of these secrets out of a text that came from outside.
pub(super) fn redact(text: &str, secrets: &[Secret]) -> String {
    let mut clean = text.to_owned();
    for secret in secrets {
        #[expect(
            clippy::disallowed_methods,
            reason = "only to find it in a text, so that it can be taken out"
        )]
        let plain = secret.expose();
        let encoded = Zeroizing::new(form::segment(plain));
        for form in [plain, encoded.as_str()] {
            // Anything shorter would blot out ordinary words.
            if form.len() >= 4 && clean.contains(form) {
                clean = clean.replace(form, "•••");
            }
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::prelude::{BASE64_URL_SAFE, BASE64_URL_SAFE_NO_PAD};

    fn now() -> Timestamp {
        "2026-11-22T10:00:00Z".parse().unwrap()
    }

    #[test]
    fn v1_and_v2_answers_give_the_same_token() {
        for body in [
            r#"{"token_type":"Bearer","expires_in":"3599","access_token":"a.b.c","refresh_token":"r","scope":"user_impersonation"}"#,
            r#"{"Access_Token":"a.b.c","expires_in":3599,"scope":"user_impersonation","id_token":{"x":[1]}}"#,
        ] {
            let token =
                Granted::read(body.as_bytes())
                    .unwrap()
                    .into_token(now(), None, Support::default());
            assert_eq!(token.expires_at.to_string(), "2026-11-22T10:59:59Z");
            assert_eq!(token.scope.as_deref(), Some("user_impersonation"));
            assert!(!format!("{token:?}").contains("a.b.c"));
        }
        let with = |rest: &str| {
            let body = format!(r#"{{"access_token":"a.b.c"{rest}}}"#);
            Granted::read(body.as_bytes()).unwrap().refresh
        };
        let refresh = Secret::new("r".to_owned());
        assert_eq!(with(r#","refresh_token":"r""#), Some(refresh));
        for none in ["", r#","refresh_token":"""#, r#","refresh_token":null"#] {
            assert_eq!(with(none), None);
        }
        assert!(Granted::read(b"{\"token_type\":\"Bearer\"}").is_none());
        assert!(Granted::read(b"{\"access_token\":\"\"}").is_none());
    }

    #[test]
    fn claims_are_read_with_and_without_padding() {
        let payload = br#"{"aud":"https://a","tid":"t","appid":"c","upn":"u@x","oid":"o","scp":"user_impersonation other","amr":["pwd","mfa"],"nbf":1795341600,"exp":"1795345200"}"#;
        for encoded in [
            BASE64_URL_SAFE.encode(payload),
            BASE64_URL_SAFE_NO_PAD.encode(payload),
        ] {
            let claims = Claims::read(&format!("h.{encoded}.s")).unwrap();
            assert_eq!(claims.scopes, ["user_impersonation", "other"]);
            assert_eq!(
                claims.methods.as_deref(),
                Some(&["pwd".to_owned(), "mfa".to_owned()][..])
            );
            assert_eq!(claims.until.unwrap().as_second(), 1_795_345_200);
            assert_eq!(claims.client.as_deref(), Some("c"));
        }
    }

    #[test]
    fn an_id_token_is_kept_if_it_is_one_and_anything_else_in_its_place_is_no_fault() {
        let with = |id: &str| {
            let body = format!(r#"{{"id_token":{id},"access_token":"a.b.c"}}"#);
            Granted::read(body.as_bytes()).unwrap().id
        };
        assert_eq!(with(r#""i.d.t""#), Some(Secret::new("i.d.t".to_owned())));
        for other in ["null", "true", "1", "-1", "1.5", "[[1],{}]", r#"{"a":[1]}"#] {
            assert_eq!(with(other), None, "{other}");
        }
    }

    #[test]
    fn an_id_token_answers_only_to_its_own_nonce_and_application() {
        let nonce = Secret::new("n-1".to_owned());
        let told = |claims: &str| {
            let text = format!("h.{}.s", BASE64_URL_SAFE_NO_PAD.encode(claims));
            answers_to(&Secret::new(text), "aaaa-BBBB", &nonce)
        };
        assert!(told(r#"{"nonce":"n-1","aud":"AAAA-bbbb"}"#));
        assert!(told(r#"{"nonce":"n-1","aud":["aaaa-bbbb"]}"#));
        for spoilt in [
            r#"{"aud":"aaaa-bbbb"}"#,
            r#"{"nonce":"n-2","aud":"aaaa-bbbb"}"#,
            r#"{"nonce":"","aud":"aaaa-bbbb"}"#,
            r#"{"nonce":["n-1"],"aud":"aaaa-bbbb"}"#,
            r#"{"nonce":"n-1"}"#,
            r#"{"nonce":"n-1","aud":"other"}"#,
            r#"{"nonce":"n-1","aud":["aaaa-bbbb","other"]}"#,
            r#"{"nonce":"n-1","aud":[]}"#,
            "[]",
        ] {
            assert!(!told(spoilt), "{spoilt}");
        }
        for text in ["", "a.b", "n-1"] {
            let token = Secret::new(text.to_owned());
            assert!(!answers_to(&token, "aaaa-bbbb", &nonce), "{text}");
        }
    }

    #[test]
    fn a_token_that_cannot_be_read_is_no_fault() {
        for token in ["opaque", "a.!!!.c", "a.W10.c", "..", ""] {
            assert_eq!(Claims::read(token), None, "{token}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_token_and_no_answer_makes_the_reading_fall_over(bytes: Vec<u8>, text: String) {
            let _ = Granted::read(&bytes);
            let _ = Granted::read(format!("{{\"access_token\":{text:?},\"expires_in\":{}}}", bytes.len()).as_bytes())
                .map(|granted| granted.into_token(now(), None, Support::default()));
            let _ = Claims::read(&text);
            let _ = Claims::read(&format!("a.{}.b", BASE64_URL_SAFE.encode(&bytes)));
        }
    }

    #[test]
    fn a_secret_that_is_echoed_is_taken_out_plain_and_encoded() {
        let secret = Secret::new("p+w&d".to_owned());
        assert_eq!(redact("x p+w&d y p%2Bw%26d z", &[secret]), "x ••• y ••• z");
    }
}
