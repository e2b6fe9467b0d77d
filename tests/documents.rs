//! The documents in `assets`: the report's schema says what the code's words say, and the sample answers are all listed.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test says what is wrong by panicking"
)]

#[path = "support/schema.rs"]
mod schema;

use partner_onboard::model::check::Prerequisite;
use partner_onboard::model::endpoints::Cloud;
use partner_onboard::model::profile::Environment;
use partner_onboard::model::question::QUESTIONS;
use partner_onboard::model::verdict::{Kind, Owner, Proof};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

fn report_schema() -> Value {
    serde_json::from_str(include_str!("../assets/report.schema.json")).unwrap()
}

/// The report that the product's page shows, in full.
fn report() -> Value {
    json!({"schema": 1, "profile": "fabrikam", "environment": "sandbox", "cloud": "global",
        "at": "2026-11-22T10:00:00Z", "outcome": "not-ready",
        "checks": [
            {"id": "tenant", "prerequisite": "enrolment", "verdict": "met", "proof": "proved",
                "summary": "found", "evidence": {"tenant_id": "x"}},
            {"id": "role", "prerequisite": "role", "verdict": "unmet", "summary": "not a member", "evidence": {},
                "problem": {"what": "a", "why": "b", "code": "900421", "owner": "mfa", "who": "c",
                    "retryable": false, "question": "user_id",
                    "remedies": [{"do": "d", "link": "https://example.com"}, {"do": "e"}],
                    "support": {"trace_id": "t", "at": "2026-11-22 10:00:00Z"}}},
            {"id": "access", "prerequisite": "token", "verdict": "not-reached", "summary": "waits for sign-in"}],
        "changes": [{"check": "role", "from": "met", "to": "unmet", "since": "2026-11-03T09:00:00Z"}],
        "expires": {"client_secret": "2027-05-01", "refresh_token": "2027-02-20T10:00:00Z"}})
}

#[test]
fn the_report_of_the_products_page_follows_the_schema() {
    assert_eq!(
        schema::faults(&report_schema(), &report()),
        Vec::<String>::new()
    );
}

#[test]
fn a_report_with_any_part_spoilt_does_not_follow_the_schema() {
    for (pointer, spoilt) in [
        ("/schema", json!(2)),
        ("/profile", json!(7)),
        ("/environment", json!("test")),
        ("/cloud", json!("germany")),
        ("/at", json!("yesterday")),
        ("/outcome", json!("fine")),
        ("/checks", json!({})),
        ("/checks/0/id", json!("Tenant")),
        ("/checks/0/proof", json!("guessed")),
        ("/checks/0/evidence/tenant_id", json!(1)),
        ("/checks/1/verdict", json!("failed")),
        ("/checks/1/problem/owner", json!("nobody")),
        ("/checks/1/problem/remedies/0/link", json!("http://x")),
        ("/checks/1/problem/remedies/1/do", json!(null)),
        ("/checks/1/problem/support", json!({"token": "x"})),
        ("/changes/0/since", json!("2026-11-03")),
        ("/expires/client_secret", json!("2027-13-01")),
    ] {
        let mut report = report();
        *report.pointer_mut(pointer).unwrap() = spoilt;
        assert!(
            !schema::faults(&report_schema(), &report).is_empty(),
            "{pointer}"
        );
    }
    for name in ["schema", "profile", "at", "checks", "changes", "expires"] {
        let mut report = report();
        report.as_object_mut().unwrap().remove(name);
        assert!(
            !schema::faults(&report_schema(), &report).is_empty(),
            "{name}"
        );
    }
}

/// The names under which the values are written.
fn of<T: serde::Serialize>(values: &[T]) -> BTreeSet<String> {
    let name = |value| serde_json::to_value(value).unwrap();
    values
        .iter()
        .map(|value| name(value).as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_schemas_names_are_the_codes_names() {
    let schema = report_schema();
    let names = |pointer: &str| -> BTreeSet<String> {
        let listed = schema.pointer(pointer).unwrap().as_array().unwrap();
        listed
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(names("/properties/cloud/enum"), of(&Cloud::ALL));
    assert_eq!(
        names("/properties/environment/enum"),
        of(&[Environment::Live, Environment::Sandbox])
    );
    assert_eq!(
        names("/$defs/check/properties/prerequisite/enum"),
        of(&[
            Prerequisite::Enrolment,
            Prerequisite::Application,
            Prerequisite::Role,
            Prerequisite::Token
        ])
    );
    assert_eq!(
        names("/$defs/check/properties/proof/enum"),
        of(&[Proof::Proved, Proof::Inferred, Proof::Stated])
    );
    assert_eq!(
        names("/$defs/problem/properties/kind/enum"),
        of(&[
            Kind::Unreachable,
            Kind::Refused,
            Kind::NotAllowed,
            Kind::NotReady,
            Kind::SignIn,
            Kind::Service,
            Kind::Unknown
        ])
    );
    assert_eq!(
        names("/$defs/problem/properties/owner/enum"),
        of(&Owner::ALL)
    );
    let questions: BTreeSet<String> = QUESTIONS.iter().map(|q| q.name.to_owned()).collect();
    assert_eq!(names("/$defs/problem/properties/question/enum"), questions);
}

#[test]
fn every_sample_answer_is_json_and_listed_with_its_call() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples");
    let index: Vec<Value> =
        serde_json::from_str(include_str!("../assets/samples/index.json")).unwrap();
    let mut listed = BTreeSet::from(["index.json".to_owned()]);
    for entry in &index {
        let file = entry["file"].as_str().unwrap();
        assert!(listed.insert(file.to_owned()), "{file} stands twice");
        let text = fs::read_to_string(format!("{folder}/{file}")).unwrap();
        let sample: Value = serde_json::from_str(&text).unwrap();
        // One call answers with a bare list.
        assert!(sample.is_object() || file == "mfa-adoption.json", "{file}");
        assert!(entry["path"].as_str().unwrap().starts_with('/'), "{file}");
        assert!(matches!(
            entry["method"].as_str(),
            Some("GET" | "POST" | "PUT" | "DELETE")
        ));
        assert!((200..600).contains(&entry["status"].as_u64().unwrap()));
    }
    let there: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(there, listed);
}
