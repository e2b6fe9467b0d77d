//! The properties that Graph keeps for whoever set them, and that nothing here goes by: which ones there are, of which kind, and
//! what they are as long as nobody has set them (Graph's pages on the resources application and servicePrincipal, and on
//! creating them). Data, and how to read it.

use super::{Fault, invalid, room};
use crate::model::escape::excerpt;
use crate::model::ids::Guid;
use serde_json::{Map, Value, json};

/// The kinds of values.
pub(super) enum Kind {
    /// A text, and what stands there before one is set.
    Text(Option<&'static str>),
    /// A truth value, and what stands there before one is set.
    Flag(Option<bool>),
    /// A whole number.
    Number,
    /// A list of such elements, which cannot be null.
    List(Element),
    /// An object whose inside is not looked at.
    Object,
    /// An object of these properties. Those that a change leaves out stay as they are.
    Fields(&'static [(&'static str, Kind)]),
}

/// What stands in a list.
#[derive(Clone, Copy)]
pub(super) enum Element {
    /// Texts.
    Texts,
    /// Absolute URIs: a scheme and what it is about.
    Uris,
    /// GUIDs.
    Ids,
    /// Objects whose inside is not looked at.
    Objects,
}

use Element::{Ids, Objects, Texts, Uris};
use Kind::{Fields, Flag, List, Number, Object, Text};

/// How much may be kept of one thing, in bytes of JSON, and the longest text, in characters; both are our assumption.
const ROOM: usize = 32 * 1024;
const LONGEST: usize = 1024;

/// What an application has beside the properties that are played. Of `publicClient` and `web` the redirect URIs are.
pub(super) static APPLICATION: Kind = Fields(&[
    ("addIns", List(Objects)),
    (
        "api",
        Fields(&[
            ("requestedAccessTokenVersion", Number),
            ("acceptMappedClaims", Flag(None)),
            ("knownClientApplications", List(Ids)),
            ("oauth2PermissionScopes", List(Objects)),
            ("preAuthorizedApplications", List(Objects)),
        ]),
    ),
    ("appRoles", List(Objects)),
    ("groupMembershipClaims", Text(None)),
    ("identifierUris", List(Uris)),
    ("info", INFO),
    ("isDeviceOnlyAuthSupported", Flag(None)),
    ("notes", Text(None)),
    ("optionalClaims", Object),
    (
        "parentalControlSettings",
        Fields(&[
            ("countriesBlockedForMinors", List(Texts)),
            ("legalAgeGroupRule", Text(Some("Allow"))),
        ]),
    ),
    ("publicClient", Fields(&[])),
    ("serviceManagementReference", Text(None)),
    // Kept, but not played: whoever signs in to such an address is told so.
    ("spa", Fields(&[("redirectUris", List(Uris))])),
    ("tags", List(Texts)),
    ("tokenEncryptionKeyId", Text(None)),
    (
        "web",
        Fields(&[
            ("homePageUrl", Text(None)),
            ("logoutUrl", Text(None)),
            (
                "implicitGrantSettings",
                Fields(&[
                    ("enableIdTokenIssuance", Flag(Some(false))),
                    ("enableAccessTokenIssuance", Flag(Some(false))),
                ]),
            ),
        ]),
    ),
]);

/// What a service principal has beside the properties that are played.
pub(super) static PRINCIPAL: Kind = Fields(&[
    ("addIns", List(Objects)),
    ("appRoleAssignmentRequired", Flag(Some(false))),
    ("appRoles", List(Objects)),
    ("description", Text(None)),
    ("homepage", Text(None)),
    ("info", INFO),
    ("loginUrl", Text(None)),
    ("logoutUrl", Text(None)),
    ("notes", Text(None)),
    ("notificationEmailAddresses", List(Texts)),
    ("preferredSingleSignOnMode", Text(None)),
    ("replyUrls", List(Uris)),
    ("tags", List(Texts)),
]);

const INFO: Kind = Fields(&[
    ("termsOfServiceUrl", Text(None)),
    ("supportUrl", Text(None)),
    ("privacyStatementUrl", Text(None)),
    ("marketingUrl", Text(None)),
]);

/// What stands there before somebody sets it.
fn unset(kind: &Kind) -> Value {
    match kind {
        Text(text) => json!(text),
        Flag(flag) => json!(flag),
        Number | Object => Value::Null,
        List(_) => json!([]),
        Fields(fields) => Value::Object(
            fields
                .iter()
                .map(|(name, kind)| ((*name).to_owned(), unset(kind)))
                .collect(),
        ),
    }
}

/// The value that results when this one is set; `None` if it is of another kind.
fn set_over(kind: &Kind, old: Value, new: &Value) -> Option<Value> {
    let fits = match (kind, new) {
        (Text(_), Value::String(text)) => is_short(text),
        (List(element), Value::Array(list)) => list.iter().all(|one| is_element(*element, one)),
        (Number, Value::Number(number)) => number.is_i64(),
        (Text(_) | Flag(_) | Number | Object, Value::Null)
        | (Flag(_), Value::Bool(_))
        | (Object, Value::Object(_)) => true,
        (Fields(fields), Value::Object(new)) => {
            let Value::Object(mut all) = old else {
                return None;
            };
            for (name, value) in new.iter().filter(|(name, _)| !is_note(name)) {
                let (name, kind) = fields.iter().find(|(known, _)| known == name)?;
                let old = all.remove(*name).unwrap_or_else(|| unset(kind));
                all.insert((*name).to_owned(), set_over(kind, old, value)?);
            }
            return Some(Value::Object(all));
        }
        _ => false,
    };
    fits.then(|| new.clone())
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= LONGEST
}

fn is_element(element: Element, value: &Value) -> bool {
    match (element, value) {
        (Texts, Value::String(text)) => is_short(text),
        (Uris, Value::String(text)) => is_short(text) && is_absolute(text),
        (Ids, Value::String(text)) => Guid::parse(text).is_some(),
        (Objects, Value::Object(_)) => true,
        _ => false,
    }
}

/// True for a scheme with something behind it and no spaces (RFC 3986, section 3).
fn is_absolute(uri: &str) -> bool {
    uri.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
            && !rest.is_empty()
            && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
    })
}

/// True for what libraries write beside the properties, such as `@odata.type`.
pub(super) fn is_note(name: &str) -> bool {
    name.starts_with("@odata.")
}

/// Sets one property among those that are kept.
///
/// # Errors
/// A value of another kind, a name that is none of these, and more than is kept.
pub(super) fn set(
    all: &Kind,
    kept: &mut Map<String, Value>,
    name: &str,
    value: &Value,
) -> Result<(), Fault> {
    let Fields(fields) = all else {
        return Err(invalid(name));
    };
    let Some((known, kind)) = fields.iter().find(|(known, _)| *known == name) else {
        // Also one that can be read only: which words Graph has for it is our assumption.
        return Err(unknown(name));
    };
    let old = kept.remove(*known).unwrap_or_else(|| unset(kind));
    let new = set_over(kind, old, value).ok_or_else(|| invalid(name))?;
    kept.insert((*known).to_owned(), new);
    let size: usize = kept.values().map(|value| value.to_string().len()).sum();
    if size > ROOM || !room::is_modest(kept.values()) {
        return Err(invalid(name));
    }
    Ok(())
}

/// There is no property of this name that could be set.
pub(super) fn unknown(name: &str) -> Fault {
    Fault::bad(format!("Invalid property '{}'.", excerpt(name, 40)))
}

/// Those that are wanted, as they were set or as they are before.
pub(super) fn shown(
    all: &Kind,
    kept: &Map<String, Value>,
    wanted: impl Fn(&str) -> bool,
) -> Map<String, Value> {
    let Fields(fields) = all else {
        return Map::new();
    };
    let mut shown = Map::new();
    for (name, kind) in fields.iter().filter(|(name, _)| wanted(name)) {
        let value = kept.get(*name).cloned();
        shown.insert((*name).to_owned(), value.unwrap_or_else(|| unset(kind)));
    }
    // Read only: there is no logo here.
    if let Some(info) = shown.get_mut("info").and_then(Value::as_object_mut) {
        info.insert("logoUrl".to_owned(), Value::Null);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_is_kept_if_it_is_one_and_of_its_kind() {
        let mut kept = Map::new();
        for (name, value, fits) in [
            ("notes", json!("for a test"), true),
            ("notes", json!(null), true),
            ("notes", json!(7), false),
            ("notes", json!("x".repeat(LONGEST + 1)), false),
            ("tags", json!(["a"]), true),
            ("tags", json!(null), false),
            ("isDeviceOnlyAuthSupported", json!("true"), false),
            ("optionalClaims", json!({"idToken": []}), true),
            ("api", json!({"requestedAccessTokenVersion": 2}), true),
            ("api", json!({"requestedAccessTokenVersion": "2"}), false),
            ("api", json!({"@odata.type": "x", "version": 2}), false),
            ("api", json!(null), false),
            ("publisherDomain", json!("contoso.com"), false),
            ("tags", json!(["x".repeat(LONGEST + 1)]), false),
            (
                "tags",
                json!(vec!["x".repeat(LONGEST); ROOM / LONGEST]),
                false,
            ),
            ("tags", json!(vec!["x"; 1000]), false),
            ("tags", json!([7]), false),
            ("identifierUris", json!(["api://contoso", "urn:x"]), true),
            ("identifierUris", json!(["not a uri"]), false),
            ("identifierUris", json!(["contoso"]), false),
            ("identifierUris", json!(["https:"]), false),
            ("identifierUris", json!([7]), false),
            ("appRoles", json!([{"value": "x"}]), true),
            ("appRoles", json!(["x"]), false),
            ("api", json!({"knownClientApplications": ["x"]}), false),
            ("optionalClaims", json!({"idToken": vec![0; 1000]}), false),
        ] {
            let mut changed = kept.clone();
            let found = set(&APPLICATION, &mut changed, name, &value);
            assert_eq!(found.is_ok(), fits, "{name}: {value}");
            if fits {
                kept = changed;
            }
        }
        assert_eq!(kept["tags"], json!(["a"]));
    }

    #[test]
    fn what_a_change_leaves_out_stays_as_it_is() {
        let mut kept = Map::new();
        for value in [
            json!({"homePageUrl": "https://contoso.com"}),
            json!({"@odata.type": "#microsoft.graph.webApplication",
                "implicitGrantSettings": {"enableIdTokenIssuance": true}}),
        ] {
            assert!(set(&APPLICATION, &mut kept, "web", &value).is_ok());
        }
        assert_eq!(
            shown(&APPLICATION, &kept, |name| name == "web")["web"],
            json!({"homePageUrl": "https://contoso.com", "logoutUrl": null,
                "implicitGrantSettings": {"enableIdTokenIssuance": true, "enableAccessTokenIssuance": false}})
        );
    }
}
