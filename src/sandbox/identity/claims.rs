//! Claims requests: what an application wants its token to prove, and what it declares that it can deal with (facts E.4, E.9).

use super::refusal::{self as no, Refused};
use crate::sandbox::form::Form;
use serde::Deserialize;
use serde_json::Value;

/// What is sent with the refusal for a missing second factor: sent back with the next sign-in, it has one asked for. That a
/// refusal has such a member is documented (facts E.9); what stands in it is our assumption.
pub(super) const SECOND_FACTOR: &str =
    r#"{"access_token":{"amr":{"essential":true,"values":["mfa"]}}}"#;

/// What is demanded of a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Demands {
    /// That the user showed a second factor.
    pub(super) second_factor: bool,
    /// The application can deal with claims challenges (`cp1`), and its tokens say so under `xms_cc`.
    pub(super) capable: bool,
}

/// As far as it is looked into. Members that nobody here knows are passed over.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Request {
    access_token: Wanted,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    amr: Values,
    xms_cc: Values,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Values {
    values: Vec<Value>,
}

impl Values {
    fn hold(&self, wanted: &str) -> bool {
        self.values.iter().any(|value| {
            value
                .as_str()
                .is_some_and(|it| it.eq_ignore_ascii_case(wanted))
        })
    }
}

impl Demands {
    /// Reads the parameter `claims`; one that is no such request is refused: with which code is our assumption.
    pub(super) fn read(form: &Form) -> Result<Self, Refused> {
        let Some(text) = form.get("claims").filter(|text| !text.is_empty()) else {
            return Ok(Self::default());
        };
        // A struct is read from an array too.
        let request: Value = serde_json::from_str(text).map_err(|_| no::BAD_VALUE.of("claims"))?;
        if !request.is_object() {
            return Err(no::BAD_VALUE.of("claims"));
        }
        let request: Request =
            serde_json::from_value(request).map_err(|_| no::BAD_VALUE.of("claims"))?;
        Ok(Self {
            second_factor: request.access_token.amr.hold("mfa"),
            capable: request.access_token.xms_cc.hold("cp1"),
        })
    }

    /// These and those.
    pub(super) fn and(self, others: Self) -> Self {
        Self {
            second_factor: self.second_factor || others.second_factor,
            capable: self.capable || others.capable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(claims: &str) -> Option<Demands> {
        let form = format!("claims={}", crate::sandbox::form::encoded(claims));
        Demands::read(&Form::read(form.as_bytes())?).ok()
    }

    #[test]
    fn what_is_demanded_is_found_and_the_rest_passed_over() {
        let demands = |second_factor, capable| {
            Some(Demands {
                second_factor,
                capable,
            })
        };
        for (claims, expected) in [
            ("", demands(false, false)),
            ("{}", demands(false, false)),
            (SECOND_FACTOR, demands(true, false)),
            (
                r#"{"access_token":{"xms_cc":{"values":["CP1"]},"nbf":{"essential":true,"value":"1"}}}"#,
                demands(false, true),
            ),
            (
                r#"{"access_token":{"xms_cc":{"values":["cp2",1]}},"id_token":{"x":null}}"#,
                demands(false, false),
            ),
            ("{", None),
            ("[]", None),
            ("7", None),
            (r#"{"access_token":7}"#, None),
            (r#"{"access_token":{"amr":{"values":"mfa"}}}"#, None),
        ] {
            assert_eq!(read(claims), expected, "{claims}");
        }
        let both = Demands::and(
            read(SECOND_FACTOR).unwrap(),
            read(r#"{"access_token":{"xms_cc":{"values":["cp1"]}}}"#).unwrap(),
        );
        assert_eq!(Some(both), demands(true, true));
    }
}
