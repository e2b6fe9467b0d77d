//! Reading the fields of a request's JSON body and of its query.

use super::{Call, MISSING, Refusal};
use crate::sandbox::world::Asked;
use jiff::Timestamp;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use std::collections::HashSet;
use std::fmt;

/// As long as names and descriptions may be, in characters (facts G.9, sister API).
const LONGEST: usize = 256;

/// The fields of a body, as they come. `null` counts as missing.
#[derive(Debug)]
pub(super) struct Fields(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(body: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Fields;
            fn expecting(&self, text: &mut fmt::Formatter) -> fmt::Result {
                text.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        body.deserialize_map(Object)
    }
}

impl Fields {
    /// The body as an object.
    ///
    /// # Errors
    /// If it is none, or has a field twice; the texts are our assumption.
    pub(super) fn of(call: &Call) -> Result<Self, Refusal> {
        if call.asked.body().is_empty() {
            return Err(Refusal::bad(MISSING));
        }
        Self::read(call.asked.body())
    }

    /// Documented requests have their names in Pascal case, and no page says whether others are understood (facts G.2): only
    /// those are read. Two that differ in nothing but case could mean either there, so they are refused like one that stands
    /// there twice.
    fn read(body: &[u8]) -> Result<Self, Refusal> {
        let fields: Self = serde_json::from_slice(body)
            .map_err(|_| Refusal::bad("The request body is not a valid JSON object."))?;
        let mut seen = HashSet::new();
        if fields
            .0
            .iter()
            .all(|(name, _)| seen.insert(name.to_lowercase()))
        {
            Ok(fields)
        } else {
            Err(Refusal::bad("A field is given more than once."))
        }
    }

    fn get(&self, name: &str) -> Option<&Value> {
        let (_, value) = self.0.iter().find(|(known, _)| known == name)?;
        Some(value).filter(|value| !value.is_null())
    }

    /// A text.
    ///
    /// # Errors
    /// If it is something else.
    pub(super) fn text(&self, name: &str) -> Result<Option<&str>, Refusal> {
        self.get(name)
            .map(|value| value.as_str().ok_or_else(|| wrong_kind(name)))
            .transpose()
    }

    /// A text that must be there.
    ///
    /// # Errors
    /// If it is missing, blank or something else.
    pub(super) fn required(&self, name: &str) -> Result<&str, Refusal> {
        self.text(name)?
            .filter(|text| !text.trim().is_empty())
            .ok_or_else(|| Refusal::bad(MISSING))
    }

    /// A name that must be there and not be too long. The limit is documented for reports; that queries have it too, and with
    /// the same text, is our assumption.
    ///
    /// # Errors
    /// If it is not so.
    pub(super) fn name(&self, name: &str) -> Result<String, Refusal> {
        short(self.required(name)?)
    }

    /// The description, if there is one.
    ///
    /// # Errors
    /// If it is too long or no text.
    pub(super) fn description(&self) -> Result<Option<String>, Refusal> {
        self.text("Description")?.map(short).transpose()
    }

    /// A whole number.
    ///
    /// # Errors
    /// If it is something else.
    pub(super) fn whole(&self, name: &str) -> Result<Option<i64>, Refusal> {
        self.get(name)
            .map(|value| value.as_i64().ok_or_else(|| wrong_kind(name)))
            .transpose()
    }

    /// True or false; false if it is missing.
    ///
    /// # Errors
    /// If it is something else.
    pub(super) fn truth(&self, name: &str) -> Result<bool, Refusal> {
        self.get(name).map_or(Ok(false), |value| {
            value.as_bool().ok_or_else(|| wrong_kind(name))
        })
    }

    /// A time, in seconds since 1970. A wrong form ends in an internal error, and the documents say so (facts G.9).
    ///
    /// # Errors
    /// If it is something else.
    pub(super) fn time(&self, name: &str, call: &Call) -> Result<Option<i64>, Refusal> {
        let Some(text) = self.text(name)? else {
            return Ok(None);
        };
        moment(text).map(Some).ok_or_else(|| {
            let id = &call.asked.correlation_id;
            Refusal(
                500,
                format!("Internal error encountered while creating report. Correlation ID {id}"),
            )
        })
    }
}

/// A refusal of a report's parameters, in the words of the sister API's list (facts G.9).
pub(super) fn creation(what: &str) -> Refusal {
    Refusal::bad(format!("Invalid report parameters for creation - {what}"))
}

fn short(text: &str) -> Result<String, Refusal> {
    if text.chars().count() > LONGEST {
        return Err(creation(
            "Limit ReportName and Description length to 256 characters or less",
        ));
    }
    Ok(text.to_owned())
}

/// Which text a value of the wrong kind gets is our assumption.
fn wrong_kind(name: &str) -> Refusal {
    Refusal::bad(format!(
        "Invalid report parameters: {name} has the wrong type."
    ))
}

/// A time of the form `yyyy-MM-ddTHH:mm:ssZ` and no other.
pub(super) fn moment(text: &str) -> Option<i64> {
    let form = b"0000-00-00T00:00:00Z";
    let fits = text.len() == form.len()
        && text.bytes().zip(form).all(|(byte, sort)| {
            if *sort == b'0' {
                byte.is_ascii_digit()
            } else {
                byte == *sort
            }
        });
    let time: Timestamp = fits.then(|| text.parse().ok())??;
    Some(time.as_second())
}

/// A flag of the request's query.
///
/// # Errors
/// If it is neither `true` nor `false`; the text is our assumption.
pub(super) fn flag(call: &Call, name: &str) -> Result<Option<bool>, Refusal> {
    match call.asked.query.get(name) {
        None => Ok(None),
        Some(text) if text.eq_ignore_ascii_case("true") => Ok(Some(true)),
        Some(text) if text.eq_ignore_ascii_case("false") => Ok(Some(false)),
        Some(_) => Err(Refusal::bad(format!(
            "Invalid value of {name}: true or false is expected."
        ))),
    }
}

/// The parts of a list that is parted by semicolons (facts G.3).
pub(super) fn parts(list: &str) -> Vec<&str> {
    list.split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

/// True if the body is announced as JSON.
pub(super) fn is_json(asked: &Asked) -> bool {
    let kind = asked.header("content-type").unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_stands_in_a_body_once_whatever_its_case() {
        let read = |body: &str| Fields::read(body.as_bytes());
        let once = read(r#"{"Name": "x", "name ": 1, "Query": {"a": 1, "a": 2}}"#).unwrap();
        assert_eq!(once.text("Name"), Ok(Some("x")));
        assert_eq!(once.get("name"), None);
        for twice in [
            r#"{"Name": "x", "name": "y"}"#,
            r#"{"Name": "x", "Name": "x"}"#,
        ] {
            assert_eq!(
                read(twice).unwrap_err(),
                Refusal::bad("A field is given more than once.")
            );
        }
        for other in ["[]", "[[\"Name\", 1]]", "null", "\"x\"", "{", "{} x"] {
            assert!(read(other).is_err(), "{other}");
        }
    }

    #[test]
    fn times_have_one_form() {
        assert_eq!(moment("1970-01-02T00:00:01Z"), Some(86_401));
        for other in [
            "2026-11-22T10:00:00",
            "2026-11-22 10:00:00Z",
            "2026-11-22T10:00:00+00:00",
            "2026-11-22T10:00:00.0Z",
            "2026-13-22T10:00:00Z",
            "2026-11-22",
            "",
            "é026-11-22T10:00:00Z",
            "2026-11-22t10:00:00z",
        ] {
            assert_eq!(moment(other), None, "{other}");
        }
    }
}
