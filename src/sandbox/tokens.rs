//! Tokens in the shape of JWTs. Their claims are built elsewhere; this signs them and recognises its own.

use aws_lc_rs::error::Unspecified;
use aws_lc_rs::hmac;
use aws_lc_rs::rand::SystemRandom;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

/// Signs tokens with a random key of its own: what another world signed is worth nothing here.
///
/// HS256 stands in for Entra's RS256 with published keys, which is a later step: no client validates a token that is
/// meant for someone else (facts H), so the difference cannot be seen from outside.
pub(super) struct Mint {
    key: hmac::Key,
}

impl Mint {
    /// A mint with a new key; fails if the system has no random numbers.
    pub(super) fn new() -> Result<Self, Unspecified> {
        let key = hmac::Key::generate(hmac::HMAC_SHA256, &SystemRandom::new())?;
        Ok(Self { key })
    }

    /// A token with these claims.
    pub(super) fn sign(&self, claims: &Value) -> String {
        let header = json!({"typ": "JWT", "alg": "HS256", "kid": "sandbox"});
        let mut token = URL_SAFE_NO_PAD.encode(header.to_string());
        token.push('.');
        token.push_str(&URL_SAFE_NO_PAD.encode(claims.to_string()));
        let tag = hmac::sign(&self.key, token.as_bytes());
        token.push('.');
        token.push_str(&URL_SAFE_NO_PAD.encode(tag.as_ref()));
        token
    }

    /// The claims of a token signed here; `None` for any other text. Times are not judged.
    pub(super) fn read(&self, token: &str) -> Option<Value> {
        let (signed, tag) = token.rsplit_once('.')?;
        let tag = URL_SAFE_NO_PAD.decode(tag).ok()?;
        hmac::verify(&self.key, signed.as_bytes(), &tag).ok()?;
        let (_, claims) = signed.split_once('.')?;
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_untouched_tokens_are_recognised() {
        let mint = Mint::new().unwrap();
        let claims = json!({"aud": "x", "exp": 1});
        let token = mint.sign(&claims);
        assert_eq!(mint.read(&token), Some(claims.clone()));

        let parts: Vec<&str> = token.split('.').collect();
        let forged = URL_SAFE_NO_PAD.encode(json!({"aud": "x", "exp": 9}).to_string());
        let unsigned = URL_SAFE_NO_PAD.encode(json!({"alg": "none"}).to_string());
        for bad in [
            format!("{}.{forged}.{}", parts[0], parts[2]),
            format!("{unsigned}.{}.{}", parts[1], parts[2]),
            format!("{unsigned}.{}.", parts[1]),
            format!("{}.{}", parts[0], parts[1]),
            Mint::new().unwrap().sign(&claims),
            String::new(),
            "a.b.c".to_owned(),
        ] {
            assert_eq!(mint.read(&bad), None, "{bad}");
        }
    }
}
