//! Tokens in the shape of JWTs, signed as Entra signs them. Their claims are built elsewhere; this signs and recognises.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeyPair;
use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaPublicKeyComponents};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use std::sync::LazyLock;

/// The practice key: RSA, 2048 bits, PKCS#8.
///
/// It is no secret. A key of each sandbox's own would cost more than the whole start of the program, and this one signs
/// nothing of worth: no service on earth publishes it as its own, and a sandbox listens on loopback alone. That one sandbox
/// refuses the tokens of another, the key's id sees to.
const PRACTICE_KEY: &[u8] = include_bytes!("../../assets/practice-key.der");
/// The modulus of that key as a JWK has it.
const MODULUS: &str = "o29JmMNupPTzxHZ45KgbK1NxXEaPGUaqGe8Gdac8Fs2fNxNmqVwvsPWBQj560H6dr3x2WqYV5O5VaMDUu4WZZ5YsqxiE5Kz-QyVDSP00ppYLE8Bmn9tQTjf_eRNhkTF35MZXIUw2r0pGbq4yfYfNy-yj9-VACvhTMkEO2UX33MsobsA2FWFBdgqRXiS8_QSqdlTcBXqlMgljDKcaNCCy0flOyClFC7BD5t84vh2-iO7vs1A8xt2_4JtWIyMQec8wOrqqVDbz5qmkXL91bwpoxEXJyfsUdH-J5lPbzBl9KowqnMiga2nK9TbvsPEDglX10cA1x3jxm-G29qb9oxiIpw";
/// Its exponent: 65537.
const EXPONENT: &str = "AQAB";

/// Read when the first token is signed, which takes longer than the rest of the start.
static KEY: LazyLock<Option<KeyPair>> = LazyLock::new(|| KeyPair::from_pkcs8(PRACTICE_KEY).ok());

/// Signs tokens under a key id of its own: what another world signed is worth nothing here.
pub(super) struct Mint {
    key_id: String,
}

impl Mint {
    /// A mint with a new key id.
    pub(super) fn new() -> Self {
        Self {
            key_id: format!("practice-{}", uuid::Uuid::new_v4().simple()),
        }
    }

    /// The mint that had this key id.
    pub(super) fn of(key_id: String) -> Self {
        Self { key_id }
    }

    /// Its key id.
    pub(super) fn key_id(&self) -> &str {
        &self.key_id
    }

    /// A token with these claims.
    pub(super) fn sign(&self, claims: &Value) -> String {
        let header = json!({"typ": "JWT", "alg": "RS256", "kid": self.key_id});
        let mut token = URL_SAFE_NO_PAD.encode(header.to_string());
        token.push('.');
        token.push_str(&URL_SAFE_NO_PAD.encode(claims.to_string()));
        // If it cannot be signed, the token has no signature, and nobody takes it.
        let signature = KEY.as_ref().and_then(|key| {
            let mut signature = vec![0; key.public_modulus_len()];
            let random = SystemRandom::new();
            key.sign(&RSA_PKCS1_SHA256, &random, token.as_bytes(), &mut signature)
                .ok()?;
            Some(signature)
        });
        token.push('.');
        token.push_str(&URL_SAFE_NO_PAD.encode(signature.unwrap_or_default()));
        token
    }

    /// The claims of a token signed here; `None` for any other text. Times are not judged.
    pub(super) fn read(&self, token: &str) -> Option<Value> {
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        let header: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(header).ok()?).ok()?;
        if header["alg"] != "RS256" || header["kid"] != self.key_id.as_str() {
            return None;
        }
        let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
        RsaPublicKeyComponents {
            n: URL_SAFE_NO_PAD.decode(MODULUS).ok()?,
            e: URL_SAFE_NO_PAD.decode(EXPONENT).ok()?,
        }
        .verify(&RSA_PKCS1_2048_8192_SHA256, signed.as_bytes(), &signature)
        .ok()?;
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok()
    }

    /// The published key, as a set of JWKs (RFC 7517). There is no certificate behind it, so neither `x5t` nor `x5c`: a made-up
    /// thumbprint would be that of nothing.
    pub(super) fn published(&self) -> Value {
        json!({"keys": [{
            "kty": "RSA",
            "use": "sig",
            "alg": "RS256",
            "kid": self.key_id,
            "n": MODULUS,
            "e": EXPONENT,
        }]})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_untouched_tokens_are_recognised() {
        let mint = Mint::new();
        let claims = json!({"aud": "x", "exp": 1});
        let token = mint.sign(&claims);
        assert_eq!(mint.read(&token), Some(claims.clone()));

        let parts: Vec<&str> = token.split('.').collect();
        let forged = URL_SAFE_NO_PAD.encode(json!({"aud": "x", "exp": 9}).to_string());
        let unsigned = URL_SAFE_NO_PAD.encode(json!({"alg": "none"}).to_string());
        let ours = json!({"alg": "none", "kid": mint.key_id}).to_string();
        let ours = URL_SAFE_NO_PAD.encode(ours);
        let foreign = Mint::new().sign(&claims);
        let (_, foreign_rest) = foreign.split_once('.').unwrap();
        for bad in [
            format!("{}.{forged}.{}", parts[0], parts[2]),
            format!("{unsigned}.{}.{}", parts[1], parts[2]),
            format!("{unsigned}.{}.", parts[1]),
            format!("{ours}.{}.{}", parts[1], parts[2]),
            format!("{ours}.{}.", parts[1]),
            format!("{}.{}.", parts[0], parts[1]),
            format!("{}.{}", parts[0], parts[1]),
            format!("{}.{foreign_rest}", parts[0]),
            foreign,
            String::new(),
            "a.b.c".to_owned(),
        ] {
            assert_eq!(mint.read(&bad), None, "{bad}");
        }
    }

    #[test]
    fn the_published_key_is_the_one_that_signs() {
        let mint = Mint::new();
        let token = mint.sign(&json!({"aud": "x"}));
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let header = URL_SAFE_NO_PAD
            .decode(signed.split('.').next().unwrap())
            .unwrap();
        let header: Value = serde_json::from_slice(&header).unwrap();
        let key = mint.published()["keys"][0].clone();
        assert_eq!(key["kid"], header["kid"]);
        let number = |name: &str| URL_SAFE_NO_PAD.decode(key[name].as_str().unwrap()).unwrap();
        RsaPublicKeyComponents {
            n: number("n"),
            e: number("e"),
        }
        .verify(
            &RSA_PKCS1_2048_8192_SHA256,
            signed.as_bytes(),
            &URL_SAFE_NO_PAD.decode(signature).unwrap(),
        )
        .unwrap();
    }
}
