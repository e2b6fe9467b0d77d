//! The report as a document and as lines.

use super::world::{CLIENT_SECRET, PASSWORD, World, met, practice, problem, setup};
use partner_onboard::answers::Script;
use partner_onboard::app::report::{exit_code, plain, report};
use partner_onboard::model::lang::Lang;
use partner_onboard::model::profile::Environment;
use partner_onboard::model::question::QuestionId;
use partner_onboard::model::words;
use partner_onboard::wizard::{Outcome, Wizard};
use serde_json::{Value, json};

fn verified(mut world: World, lang: Lang) -> Wizard {
    let mut setup = setup(Environment::Sandbox, lang);
    setup.given = practice();
    let mut wizard = Wizard::new(setup);
    let mut script = Script::verify();
    world.drive(&mut wizard, &mut script, |_| false);
    wizard
}

fn document(wizard: &Wizard) -> Value {
    let at = "2026-11-22T10:00:00.123456Z".parse().unwrap();
    serde_json::to_value(report(wizard, Some("contoso"), at)).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn the_document_has_exactly_the_keys_of_the_contract() {
    let mut world = World::where_unmet(&["secret"]);
    let mut whole = problem("secret").question(QuestionId::ClientSecret);
    whole.support.request_id = Some("request-1".to_owned());
    world.unmet.insert("secret", whole.unmet());
    let document = document(&verified(world, Lang::En));
    assert_eq!(
        keys(&document),
        [
            "at",
            "changes",
            "checks",
            "cloud",
            "environment",
            "expires",
            "outcome",
            "profile",
            "schema"
        ]
    );
    let secret = &document["checks"][3];
    assert_eq!(
        keys(secret),
        [
            "evidence",
            "id",
            "prerequisite",
            "problem",
            "summary",
            "verdict"
        ]
    );
    assert_eq!(
        keys(&secret["problem"]),
        [
            "code",
            "owner",
            "question",
            "remedies",
            "retryable",
            "support",
            "what",
            "who",
            "why"
        ]
    );
    assert_eq!(keys(&secret["problem"]["remedies"][0]), ["do", "link"]);
    assert_eq!(
        keys(&secret["problem"]["support"]),
        ["at", "correlation_id", "request_id", "trace_id"]
    );
    assert_eq!(secret["problem"]["question"], "client_secret");
    assert_eq!(secret["problem"]["owner"], "secret");
    assert_eq!(document["changes"], json!([]));
    assert_eq!(document["at"], "2026-11-22T10:00:00Z");
    assert_eq!(
        document["expires"],
        json!({"client_secret": "2027-05-01", "access_token": "2026-11-22T11:00:00Z"})
    );
    assert_eq!(document["environment"], "sandbox");
    assert_eq!(document["cloud"], "global");
    assert_eq!(document["profile"], "contoso");
    assert_eq!(document["outcome"], "not-ready");
}

#[test]
fn every_check_stands_there_with_its_verdict_and_how_it_is_known() {
    let document = document(&verified(World::where_unmet(&["client"]), Lang::En));
    let short: Vec<_> = document["checks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|check| {
            (
                check["id"].as_str().unwrap(),
                check["verdict"].as_str().unwrap(),
                check["proof"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        short,
        [
            ("tenant", "met", Some("proved")),
            ("account", "met", Some("proved")),
            ("client", "unmet", None),
            ("secret", "not-reached", None),
            ("sign-in", "not-reached", None),
            ("enrolment", "not-reached", None),
            ("role", "not-reached", None),
            ("access", "not-reached", None),
        ]
    );
    assert_eq!(document["checks"][0]["evidence"], json!({"name": "tenant"}));
    let summary = document["checks"][6]["summary"].as_str().unwrap();
    assert!(
        summary.ends_with("Sign-in"),
        "names what it waits for: {summary}"
    );
}

#[test]
fn every_outcome_has_the_exit_code_of_the_contract() {
    for (outcome, code) in [
        (Outcome::Ready, 0),
        (Outcome::NotReady, 3),
        (Outcome::Unknown, 4),
        (Outcome::SignInNeeded, 5),
    ] {
        assert_eq!(exit_code(outcome), code);
    }
}

#[test]
fn the_lines_have_a_sign_for_every_check_and_the_outcome_last() {
    let mut world = World::where_unmet(&["role"]);
    world.unmet.insert("access", problem("access").unknown());
    let wizard = verified(world, Lang::En);
    let text = plain(&wizard, false);
    for line in [
        "✓ Tenant: The profile: found-tenant",
        "! Client secret: The profile: found-secret. The client secret expires on 2026-12-01; renew it before then.",
        "✗ Role: This looks like the secret ID; copy the column Value.",
        "? Next: The same as under “Role”.",
        "    1. Not a GUID: copy “Application (client) ID” from the application's Overview, not its name.",
        "    Link: https://entra.example/app",
        "    Who can do it: Role",
        "    Trace ID: trace-role",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}\n{text}");
    }
    assert_eq!(
        text.lines().last(),
        Some("Not ready: at least one prerequisite is not met.")
    );
    assert!(!text.contains('\u{1b}'));
    let twin = plain(&wizard, true);
    for sign in ["[ok] ", "[!] ", "[x] ", "[?] "] {
        assert!(twin.lines().any(|line| line.starts_with(sign)), "{sign}");
    }
    assert!(!twin.contains(['✓', '✗']));
}

#[test]
fn both_forms_speak_the_wizards_language_and_hold_no_secret() {
    let mut seen = Vec::new();
    for lang in Lang::ALL {
        let wizard = verified(World::where_unmet(&["sign-in"]), lang);
        let text = plain(&wizard, false);
        let json = document(&wizard).to_string();
        for secret in [CLIENT_SECRET, PASSWORD] {
            assert!(!text.contains(secret) && !json.contains(secret));
        }
        seen.push(text);
    }
    assert!(seen[0].contains("Not ready") && seen[1].contains("Pas prêt"));
    assert!(seen[1].contains("✓ Locataire : "));
}

#[test]
fn evidence_of_a_met_check_is_its_own() {
    assert!(met("tenant").is_met());
    let document = document(&verified(World::new(), Lang::En));
    assert_eq!(document["checks"][6]["proof"], "inferred");
    assert_eq!(document["outcome"], "ready");
}

#[test]
fn one_check_is_not_said_to_be_several() {
    for (lang, one, more) in [
        (Lang::En, "1 check was", "The 2 checks"),
        (Lang::Fr, "1 vérification a", "Les 2 vérifications"),
    ] {
        for (count, said) in [(1_u64, one), (2, more)] {
            let text = lang.say(&words::report_part_ready(12_u64, count));
            assert!(text.starts_with(said), "{text}");
            assert!(text.contains("12"), "{text}");
        }
    }
}
