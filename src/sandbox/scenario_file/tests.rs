//! Files as people write them: whole ones, empty ones, and mistakes that are told with field and line.

use super::*;
use crate::model::lang::Lang;

/// The file that the README shows.
fn example() -> String {
    let readme = include_str!("../../../README.md");
    let (_, rest) = readme
        .split_once("<!-- a scenario file -->\n```json\n")
        .unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

fn fault(text: &str) -> (usize, String, String) {
    let Err(fault) = read(text) else {
        panic!("taken: {text}");
    };
    let why = Lang::En.say(&fault.why);
    (fault.line, fault.field, why)
}

#[test]
fn an_empty_file_is_the_practice_world() {
    let situation = read("{}").unwrap();
    assert_eq!(situation.scenario.name, "ready");
    let people = &situation.directory.people;
    assert_eq!(people[0].user_id, crate::sandbox::practice::USER);
    let situation = read("{\"scenario\": \"no-erv\"}").unwrap();
    assert!(!situation.directory.people[0].executive_report_viewer);
}

#[test]
fn the_example_of_the_readme_says_what_it_means() {
    let situation = read(&example()).unwrap();
    let directory = &situation.directory;
    assert_eq!(directory.people.len(), 2);
    assert!(directory.people[0].executive_report_viewer);
    assert_eq!(directory.people[1].account, Account::Locked);
    let ours: Vec<_> = directory
        .applications
        .iter()
        .filter(|known| !known.foreign)
        .collect();
    assert_eq!(ours.len(), 1);
    assert_eq!(ours[0].secrets.len(), 2);
    assert_eq!(directory.grants.len(), 1);
    assert_eq!(situation.truth.vetting, ("pending", "businessVerification"));
    assert_eq!(situation.truth.weather, Weather::Slow);
    assert_eq!(directory.secret_policy, SecretPolicy::LongestDays(180));
}

#[test]
fn every_mistake_in_the_example_is_told_with_its_field_and_line() {
    let example = example();
    let line = |part: &str| example[..example.find(part).unwrap()].matches('\n').count() + 1;
    for (there, wrong, field) in [
        (
            "\"account\": \"locked\"",
            "\"account\": \"lost\"",
            "people[1].account",
        ),
        (
            "\"second_factor\": false",
            "\"second_factor\": 7",
            "people[1].second_factor",
        ),
        (
            "\"second_factor\": false",
            "\"second_factors\": false",
            "people[1].second_factors",
        ),
        (
            "bea@contoso.onmicrosoft.com",
            "bea@elsewhere.example",
            "people[1].user_id",
        ),
        (
            "bea@contoso.onmicrosoft.com",
            "ada@contoso.onmicrosoft.com",
            "people[1].user_id",
        ),
        (
            "Global Administrator",
            "Big Boss",
            "people[0].directory_roles[0]",
        ),
        (
            "\"expires\": \"2020-01-01\"",
            "\"expires\": \"soon\"",
            "applications[0].secrets[1].expires",
        ),
        (
            "http://localhost/web",
            "http://evil.example/",
            "applications[0].redirect_uris.web[0]",
        ),
        (
            "graph/User.Read",
            "graph/Nothing",
            "applications[0].permissions[1]",
        ),
        (
            "\"api\": \"partner-center\"",
            "\"api\": \"nowhere\"",
            "grants[0].api",
        ),
        (
            "\"businessVerification\"",
            "\"somewhere\"",
            "enrolment.step",
        ),
        ("\"slow\"", "\"rainy\"", "weather"),
    ] {
        let broken = example.replacen(there, wrong, 1);
        assert_ne!(broken, example, "{there}");
        let (at, named, why) = fault(&broken);
        assert_eq!((at, named.as_str()), (line(there), field), "{wrong}: {why}");
        assert!(why.len() > 10, "{why}");
    }
}

#[test]
fn what_is_no_json_and_what_is_no_file_of_ours_is_told() {
    for text in [
        "",
        "[]",
        "nonsense",
        "{\"people\": []}",
        "{\"people\": {}}",
        "{",
        "{\"scenario\": \"nosuch\"}",
    ] {
        let (line, _, why) = fault(text);
        assert_eq!(line, 1, "{text}");
        assert!(!why.is_empty());
    }
}

proptest::proptest! {
    #[test]
    fn no_text_stops_the_reader(text in "\\PC{0,200}") {
        let _ = read(&text);
    }

    #[test]
    fn no_damage_to_the_example_stops_the_reader(at in 0..2000_usize, with in "[\\PC]{0,3}") {
        let mut text = example();
        let mut at = at % text.len();
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        text.insert_str(at, &with);
        let _ = read(&text);
    }
}

/// Whatever is wrong, and wherever: what stands in the file is never said, as it may be a secret at the wrong place.
#[test]
fn what_stands_at_the_wrong_place_is_never_said() {
    let example = example();
    let values: Vec<String> = {
        let quoted = example.split('"').skip(1).step_by(2);
        quoted.map(|text| format!("\"{text}\"")).collect()
    };
    let mut told = 0;
    for value in &values {
        for (at, _) in example.match_indices(value.as_str()) {
            for wrong in [
                "\"hunter2\"",
                "[\"hunter2\"]",
                "{\"a\": \"hunter2\"}",
                "\"hunter2",
                "47110815",
            ] {
                let mut broken = example.clone();
                broken.replace_range(at..at + value.len(), wrong);
                let Err(FileFault { line, field, why }) = read(&broken) else {
                    continue;
                };
                told += 1;
                assert!(line > 0 && line <= broken.lines().count());
                for lang in [Lang::En, Lang::Fr] {
                    let why = lang.say(&why);
                    assert!(
                        !why.contains("hunter2") && !why.contains("47110815"),
                        "{broken}: {why}"
                    );
                    for word in ["struct", "enum", "variant", "invalid", "File", "sequence"] {
                        assert!(!why.contains(word), "{why}");
                    }
                }
                // The name of a field may well be said: it is how its author finds it.
                assert!(
                    wrong == "\"hunter2\"" || !field.contains("hunter2"),
                    "{field}"
                );
            }
        }
    }
    assert!(told > 100);
}

#[test]
fn a_mistake_is_told_with_what_is_possible_there() {
    for (text, field, possible) in [
        ("{\"weather\": 7}", "weather", "captive-portal"),
        ("{\"whether\": \"fine\"}", "whether", "clock_ahead_seconds"),
        (
            "{\"people\": [{\"user_id\": \"a@contoso.com\"}]}",
            "people[0].name",
            "must be there",
        ),
        ("{\"people\": []}", "people", "At least one"),
        ("{\"people\": {}}", "people", "list"),
        (
            "{\"clock_ahead_seconds\": 2147483648}",
            "clock_ahead_seconds",
            "315360000",
        ),
        (
            "{\"sign_in\": {\"secrets\": {\"longest-days\": -1}}}",
            "sign_in.secrets",
            "forbidden",
        ),
        (
            "{\"sign_in\": {\"replication_seconds\": \"3\"}}",
            "sign_in.replication_seconds",
            "without quotation marks",
        ),
        ("{\"enrolment\": true}", "enrolment", "profiles_open"),
        (
            "{\"weather\": \"fine\", \"weather\": \"fine\"}",
            "weather",
            "twice",
        ),
        ("{\"scenario\": \"nosuch\"}", "scenario", "sandbox list"),
        (
            "{\"grants\": [{\"client_id\": \"x\", \"api\": \"graph\", \"scopes\": []}]}",
            "grants[0].client_id",
            "No application",
        ),
        ("[]", "", "in braces"),
        ("{\"a.b\": 1}", "a.b", "Possible: scenario, people"),
        (
            "{\"people.x[\": 1}",
            "people.x[",
            "Possible: scenario, people",
        ),
        (
            "{\"people.\\\"\": 1}",
            "people.\\\"",
            "Possible: scenario, people",
        ),
        (
            "{\"people\": [{\"a.b\": 1}]}",
            "people[0].a.b",
            "Possible: user_id, name",
        ),
        (
            "{\"enrolment\": {\"a.b\": 1}}",
            "enrolment.a.b",
            "Possible: enrolled",
        ),
    ] {
        let (_, named, why) = fault(text);
        assert_eq!(named, field, "{text}: {why}");
        assert!(why.contains(possible), "{text}: {why}");
    }
}

#[test]
fn the_mark_tells_what_a_state_goes_on_with_and_nothing_else() {
    let mark = |text: &str| read(text).unwrap().mark();
    let plain = mark("{}");
    assert_eq!(
        plain,
        mark("{\"weather\": \"slow\", \"enrolment\": {\"vetting\": \"pending\"}}")
    );
    let rules = "{\"sign_in\": {\"replication_seconds\": 9, \"secrets\": \"forbidden\"}}";
    assert_eq!(plain, mark(rules));
    let person = "{\"people\": [{\"user_id\": \"a@contoso.com\", \"name\": \"A\", \"password\": \"PASSWORD\"}]}";
    let one = mark(&person.replace("PASSWORD", "practice-one"));
    assert_ne!(one, plain);
    assert_ne!(one, mark(&person.replace("PASSWORD", "practice-two")));
    assert_eq!(plain.len(), 43);
}

#[test]
fn a_byte_order_mark_is_passed_over_and_lines_are_counted_behind_it() {
    let situation = read("\u{feff}{\"weather\": \"slow\"}").unwrap();
    assert_eq!(situation.truth.weather, Weather::Slow);
    let (line, field, _) = fault("\u{feff}{\n\"weather\": \"rainy\"}");
    assert_eq!((line, field.as_str()), (2, "weather"));
}

#[test]
fn what_is_no_rehearsal_is_told_at_its_place() {
    let example = example();
    let secret = "practice-two-never-real";
    let long = "hunter2".repeat(20_000);
    let plain = "1 to 256 characters";
    for (there, wrong, field, why) in [
        ("practice-bea-never-real", "", "people[1].password", plain),
        ("Bea Practice", "", "people[1].name", plain),
        ("Bea Practice", long.as_str(), "people[1].name", plain),
        ("Bea Practice", "hunter2\\u001b[2J", "people[1].name", plain),
        ("Bea Practice", "hunter2\\n", "people[1].name", plain),
        ("\"Ours\"", "\"\"", "applications[0].name", plain),
        (secret, "", "applications[0].secrets[1].value", plain),
        (
            secret,
            "practice-one-never-real",
            "applications[0].secrets[1].value",
            "already",
        ),
        (
            "\"scopes\": [\"user_impersonation\"]",
            "\"scopes\": []",
            "grants[0].scopes",
            "At least one",
        ),
        (
            "[\"executive-report-viewer\"]",
            "[\"report-viewer\", \"report-viewer\"]",
            "people[0].partner_roles[1]",
            "already",
        ),
        (
            "\"clock_ahead_seconds\": 0",
            "\"clock_ahead_seconds\": -2147483648",
            "clock_ahead_seconds",
            "from -2592000 to 315360000",
        ),
    ] {
        let broken = example.replacen(there, wrong, 1);
        assert_ne!(broken, example, "{there}");
        let (_, named, said) = fault(&broken);
        assert_eq!(named, field, "{said}");
        assert!(said.contains(why) && !said.contains("hunter2"), "{said}");
    }
}

#[test]
fn an_empty_file_and_one_that_is_too_deep_are_told_as_such() {
    for empty in ["", " \n\n", "\u{feff}"] {
        let (line, _, why) = fault(empty);
        assert!(line == 1 && why.contains("is empty"), "{why}");
    }
    let deep = "[".repeat(100_000);
    let within = format!("{{\n\"people\": {deep}");
    for (text, at) in [(&deep, 1), (&within, 2)] {
        let (line, _, why) = fault(text);
        assert_eq!(line, at);
        assert!(why.contains("nested deeper"), "{why}");
    }
    // Brackets in a text are none.
    let name = "{\\\"[".repeat(20);
    let person = format!(
        "{{\"people\": [{{\"user_id\": \"a@contoso.com\", \"name\": \"{name}\", \"password\": \"x\"}}]}}"
    );
    assert_eq!(read(&person).unwrap().directory.people[0].name.len(), 60);
}
