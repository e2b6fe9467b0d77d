//! What is possible at each place of a scenario file, for whoever has written something else there.

use super::super::directory::ROLES;
use super::{BEHIND_AHEAD, STATUSES, STEPS};
use crate::model::text::Text;
use crate::model::words;
use serde::de::IgnoredAny;

/// What belongs at a place.
#[derive(Clone, Copy)]
enum Kind {
    /// An object; its fields are those below it.
    Fields,
    List,
    Words,
    YesNo,
    /// From and to.
    Whole(i64, i64),
    Date,
    OneOf(&'static [&'static str]),
    Scenario,
    Role,
    Secrets,
}

use Kind::{Date, Fields, List, OneOf, Role, Scenario, Secrets, Whole, Words, YesNo};

/// All places, with empty brackets for the entries of a list.
const PLACES: &[(&str, Kind)] = &[
    ("", Fields),
    ("scenario", Scenario),
    ("people", List),
    ("people[]", Fields),
    ("people[].user_id", Words),
    ("people[].name", Words),
    ("people[].password", Words),
    (
        "people[].account",
        OneOf(&["fine", "missing", "locked", "password-expired", "disabled"]),
    ),
    ("people[].second_factor", YesNo),
    ("people[].directory_roles", List),
    ("people[].directory_roles[]", Role),
    ("people[].partner_roles", List),
    (
        "people[].partner_roles[]",
        OneOf(&["executive-report-viewer", "report-viewer"]),
    ),
    ("applications", List),
    ("applications[]", Fields),
    ("applications[].client_id", Words),
    ("applications[].name", Words),
    ("applications[].public", YesNo),
    ("applications[].redirect_uris", Fields),
    ("applications[].redirect_uris.desktop", List),
    ("applications[].redirect_uris.desktop[]", Words),
    ("applications[].redirect_uris.web", List),
    ("applications[].redirect_uris.web[]", Words),
    ("applications[].secrets", List),
    ("applications[].secrets[]", Fields),
    ("applications[].secrets[].value", Words),
    ("applications[].secrets[].expires", Date),
    ("applications[].permissions", List),
    ("applications[].permissions[]", Words),
    ("grants", List),
    ("grants[]", Fields),
    ("grants[].client_id", Words),
    ("grants[].api", Words),
    ("grants[].scopes", List),
    ("grants[].scopes[]", Words),
    ("grants[].user_id", Words),
    ("enrolment", Fields),
    ("enrolment.enrolled", YesNo),
    ("enrolment.vetting", OneOf(&STATUSES)),
    ("enrolment.step", OneOf(&STEPS)),
    ("enrolment.profiles_open", YesNo),
    ("sign_in", Fields),
    ("sign_in.realm", OneOf(&["managed", "federated", "unknown"])),
    ("sign_in.policy", OneOf(&["open", "mfa", "block"])),
    ("sign_in.device_code_blocked", YesNo),
    ("sign_in.secrets", Secrets),
    ("sign_in.replication_seconds", Whole(0, u32::MAX as i64)),
    (
        "weather",
        OneOf(&[
            "fine",
            "throttled",
            "flaky",
            "slow",
            "offline",
            "captive-portal",
        ]),
    ),
    ("clock_ahead_seconds", Whole(BEHIND_AHEAD.0, BEHIND_AHEAD.1)),
];

/// The place without the numbers of entries.
fn general(path: &str) -> String {
    let mut place = String::new();
    for piece in path.split_inclusive('[') {
        let piece = match piece.split_once(']') {
            Some((number, rest)) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
                place.push(']');
                rest
            }
            _ => piece,
        };
        place.push_str(piece);
    }
    place
}

/// The names of the fields of the object at this place.
fn fields(place: &str) -> String {
    let names: Vec<&str> = PLACES
        .iter()
        .filter_map(|(known, _)| {
            let name = match place {
                "" => known,
                _ => known.strip_prefix(place)?.strip_prefix('.')?,
            };
            (!name.is_empty() && !name.contains(['.', '['])).then_some(name)
        })
        .collect();
    names.join(", ")
}

/// The kind of this place, if it is one.
fn kind(place: &str) -> Option<Kind> {
    let (_, kind) = PLACES.iter().find(|(known, _)| *known == place)?;
    Some(*kind)
}

/// As much of a path as leads to places that are known. The rest is not what it seems, and may be a value.
fn known(path: &str) -> &str {
    let mut path = path;
    while kind(&general(path)).is_none() {
        let end = path.rfind(['.', '[']).unwrap_or_default();
        path = &path[..end];
    }
    path
}

/// What belongs at this place.
fn belongs(place: &str) -> Text {
    match kind(place).unwrap_or(Fields) {
        Fields => words::situation_fields(fields(place)),
        List => words::situation_list(),
        Words => words::situation_text(),
        YesNo => words::situation_yes_no(),
        Whole(least, most) => words::situation_whole(least.to_string(), most.to_string()),
        Date => words::situation_date(),
        OneOf(names) => words::situation_not_one_of(names.join(", ")),
        Scenario => words::situation_scenario(),
        Role => {
            let names: Vec<&str> = ROLES.iter().map(|(name, _)| *name).collect();
            words::situation_not_one_of(names.join(", "))
        }
        Secrets => words::situation_secrets(),
    }
}

/// The field that a fault of the JSON is about, and what it should be instead. Of serde's own words only the names of our
/// fields are taken, as there are values among the others.
pub(super) fn instead(text: &str, path: String, fault: &serde_json::Error) -> (String, Text) {
    // serde calls some values broken JSON that are only of the wrong sort.
    if serde_json::from_str::<IgnoredAny>(text).is_err() {
        return (known(&path).to_owned(), words::situation_json());
    }
    let cause = fault.to_string();
    if let Some(rest) = cause.strip_prefix("unknown field `") {
        // There may be a point or a bracket in the name.
        let name = rest.split("`, ").next().unwrap_or_default();
        let mut object = path.strip_suffix(name).unwrap_or(&path);
        while !matches!(kind(&general(object)), Some(Fields)) {
            object = &object[..object.rfind(['.', '[']).unwrap_or_default()];
        }
        let possible = fields(&general(object));
        return (path, words::situation_unknown(possible));
    }
    let field = known(&path);
    let missing = cause.strip_prefix("missing field `");
    if let Some(name) = missing.and_then(|rest| rest.split('`').next()) {
        let dot = if field.is_empty() { "" } else { "." };
        return (format!("{field}{dot}{name}"), words::situation_missing());
    }
    let why = if cause.starts_with("duplicate field `") {
        words::situation_double()
    } else {
        belongs(&general(field))
    };
    (field.to_owned(), why)
}

#[cfg(test)]
mod tests {
    use super::super::File;
    use super::*;

    /// The names that serde knows are those of the table, for every object.
    #[test]
    fn the_table_has_the_fields_of_the_file_and_no_others() {
        for (text, place) in [
            ("{\"x\": 1}", ""),
            ("{\"people\": [{\"x\": 1}]}", "people[]"),
            ("{\"applications\": [{\"x\": 1}]}", "applications[]"),
            (
                "{\"applications\": [{\"redirect_uris\": {\"x\": 1}}]}",
                "applications[].redirect_uris",
            ),
            (
                "{\"applications\": [{\"secrets\": [{\"x\": 1}]}]}",
                "applications[].secrets[]",
            ),
            ("{\"grants\": [{\"x\": 1}]}", "grants[]"),
            ("{\"enrolment\": {\"x\": 1}}", "enrolment"),
            ("{\"sign_in\": {\"x\": 1}}", "sign_in"),
        ] {
            let fault = serde_json::from_str::<File>(text).err().unwrap();
            let said = fault.to_string();
            let (_, expected) = said.split_once("expected ").unwrap();
            let expected: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
            assert_eq!(fields(place), expected.join(", "), "{said}");
        }
    }

    /// And so are the values of each that can have only some.
    #[test]
    fn the_table_has_the_values_that_serde_takes() {
        for (text, place) in [
            ("{\"weather\": \"x\"}", "weather"),
            ("{\"sign_in\": {\"realm\": \"x\"}}", "sign_in.realm"),
            ("{\"sign_in\": {\"policy\": \"x\"}}", "sign_in.policy"),
            ("{\"people\": [{\"account\": \"x\"}]}", "people[].account"),
            (
                "{\"people\": [{\"partner_roles\": [\"x\"]}]}",
                "people[].partner_roles[]",
            ),
        ] {
            let fault = serde_json::from_str::<File>(text).err().unwrap();
            let said = fault.to_string();
            let (_, expected) = said.split_once("expected ").unwrap();
            let mut expected: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
            let (_, kind) = PLACES.iter().find(|(known, _)| *known == place).unwrap();
            let OneOf(names) = kind else {
                panic!("{place}");
            };
            let mut names = names.to_vec();
            names.sort_unstable();
            expected.sort_unstable();
            assert_eq!(names, expected, "{said}");
        }
    }
}
