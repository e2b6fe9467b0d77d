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
    assert_eq!(situation.directory.people.len(), 1);
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
            "account",
        ),
        (
            "\"second_factor\": false",
            "\"second_factor\": 7",
            "second_factor",
        ),
        (
            "\"second_factor\": false",
            "\"second_factors\": false",
            "second_factors",
        ),
        (
            "bea@contoso.onmicrosoft.com",
            "bea@elsewhere.example",
            "user_id",
        ),
        (
            "bea@contoso.onmicrosoft.com",
            "ada@contoso.onmicrosoft.com",
            "user_id",
        ),
        ("Global Administrator", "Big Boss", "directory_roles"),
        (
            "\"expires\": \"2020-01-01\"",
            "\"expires\": \"soon\"",
            "expires",
        ),
        (
            "http://localhost/web",
            "https://evil.example/",
            "redirect_uris",
        ),
        ("graph/User.Read", "graph/Nothing", "permissions"),
        ("\"api\": \"partner-center\"", "\"api\": \"nowhere\"", "api"),
        ("\"businessVerification\"", "\"somewhere\"", "step"),
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
        "\u{feff}{}",
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
