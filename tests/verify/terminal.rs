//! The way from a verification into the wizard, in a pseudo-terminal.

use super::fleet::Gate;
use super::home::Home;
use super::pty::Pty;
use serde_json::json;

const OFFER: &str = "Press w or Enter to open the wizard";

fn start(home: &Home, arguments: &[&str], environment: &[(&str, &str)]) -> Pty {
    Pty::start(home.path(), (80, 24), arguments, environment)
}

#[test]
fn one_key_opens_the_wizard_at_the_page_at_fault_with_what_was_found() {
    let home = Home::new();
    home.onboard("demo");
    for key in ["w", "\r"] {
        let mut pty = start(&home, &["verify", "--sandbox=no-erv"], &[]);
        pty.wait_for("at “Role”");
        pty.send(key);
        pty.wait_for("4/8");
        pty.wait_for("insights@contoso.onmicrosoft.com");
        pty.wait_for("Not allowed: Executive Report Viewer");
        pty.send("\x03");
        pty.send("\x03");
        assert_eq!(pty.end().exit_code(), 130);
        assert!(pty.is_given_back());
    }
}

#[test]
fn who_ends_a_watch_by_ctrl_c_is_told_what_was_found_in_every_form() {
    let home = Home::new();
    home.onboard("demo");
    for (form, wanted) in [
        (&[][..], "Not ready"),
        (&["--json"], "\"outcome\": \"not-ready\""),
        (&["--markdown"], "## "),
    ] {
        let watch = ["verify", "--watch", "--sandbox=no-erv"];
        let mut pty = start(&home, &[&watch, form].concat(), &[]);
        pty.wait_for("ends it.");
        assert!(!String::from_utf8_lossy(&pty.bytes).contains(wanted));
        pty.send("\x03");
        assert_eq!(pty.end().exit_code(), 130, "{form:?}");
        let said = String::from_utf8_lossy(&pty.bytes).into_owned();
        assert!(said.contains(wanted), "{form:?}: {said}");
    }
}

#[test]
fn any_other_key_ends_with_what_verify_found() {
    let home = Home::new();
    home.onboard("demo");
    for key in ["q", "\x03", " ", "\x1b"] {
        let mut pty = start(&home, &["verify", "--sandbox=no-erv"], &[]);
        pty.wait_for(OFFER);
        pty.send(key);
        assert_eq!(pty.end().exit_code(), 3, "{key:?}");
        assert!(pty.is_given_back());
    }
}

#[test]
fn with_a_flag_nothing_is_asked_and_what_is_met_opens_nothing() {
    let home = Home::new();
    home.onboard("demo");
    let mut pty = start(&home, &["verify", "--fix", "--sandbox=wrong-password"], &[]);
    pty.wait_for("5/8");
    pty.send("\x03");
    pty.send("\x03");
    assert_eq!(pty.end().exit_code(), 130);
    let mut pty = start(&home, &["verify", "--fix", "--sandbox"], &[]);
    assert_eq!(pty.end().exit_code(), 0);
}

#[test]
fn nobody_is_asked_where_nobody_sits_or_the_result_is_for_others() {
    let home = Home::new();
    home.onboard("demo");
    let verify = ["verify", "--sandbox=no-erv"];
    for (more, environment) in [
        (&[][..], &[("CI", "true")][..]),
        (&[], &[("TERM", "dumb")]),
        (&["--json"], &[]),
        (&["--markdown"], &[]),
        (&["--only", "role"], &[]),
        (&["--all"], &[]),
    ] {
        let mut pty = start(&home, &[&verify[..], more].concat(), environment);
        assert_eq!(pty.end().exit_code(), 3, "{more:?} {environment:?}");
        assert!(!String::from_utf8_lossy(&pty.bytes).contains(OFFER));
    }
    let refused = home.run(&["verify", "--fix", "--sandbox=no-erv"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(refused.stdout.is_empty());
}

#[test]
fn keys_typed_before_the_offer_is_in_sight_answer_nothing() {
    let home = Home::new();
    home.onboard("demo");
    home.write_like("demo", "live", |profile| {
        profile["environment"] = "live".into();
    });
    // The first request is held until the keys are there.
    let gate = Gate::shut();
    let endpoints = gate.endpoints(&home);
    let arguments = ["verify", "--profile", "live", "--endpoints", &endpoints];
    let secrets = [
        (
            "PARTNER_ONBOARD_CLIENT_SECRET",
            "a-secret~of~forty~characters-and-no-more",
        ),
        ("PARTNER_ONBOARD_PASSWORD", "of nobody"),
    ];
    let mut pty = start(&home, &arguments, &secrets);
    gate.until_seen(1);
    pty.send("w\r");
    // The terminal shows what it has taken in.
    pty.wait_for("w");
    gate.release();
    pty.wait_for(OFFER);
    pty.send("q");
    assert_eq!(pty.end().exit_code(), 3);
    assert!(pty.is_given_back());
    let text = String::from_utf8_lossy(&pty.bytes);
    assert!(!text.contains("\x1b[?1049h"), "no full screen");
}

/// A draft of another onboarding, left earlier.
fn other_draft(home: &Home, name: &str) -> String {
    let draft = json!({
        "schema": 1,
        "environment": "sandbox",
        "step": "application",
        "lines": {"tenant": "fabrikam.onmicrosoft.com", "profile": name},
    });
    home.write("draft-sandbox.json", &draft.to_string());
    draft.to_string()
}

#[test]
fn leaving_the_wizard_spares_the_draft_of_another_onboarding() {
    let home = Home::new();
    home.onboard("demo");
    let path = home.path().join("draft-sandbox.json");
    for keys in ["y", "d\x03", "\x03"] {
        let draft = other_draft(&home, "fabrikam");
        let mut pty = start(&home, &["verify", "--fix", "--sandbox=no-erv"], &[]);
        pty.wait_for("4/8");
        pty.send("\x03");
        pty.wait_for("of another onboarding stays");
        pty.send(keys);
        assert_eq!(pty.end().exit_code(), 130);
        assert!(!String::from_utf8_lossy(&pty.bytes).contains("The draft is kept"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), draft, "{keys:?}");
    }
}

#[test]
fn leaving_the_wizard_keeps_a_draft_where_there_is_none_of_another_onboarding() {
    let home = Home::new();
    home.onboard("demo");
    let path = home.path().join("draft-sandbox.json");
    for before in [false, true] {
        if before {
            other_draft(&home, "demo");
        }
        let mut pty = start(&home, &["verify", "--fix", "--sandbox=no-erv"], &[]);
        pty.wait_for("4/8");
        pty.send("\x03");
        pty.wait_for("kept if you want");
        pty.send("y");
        assert_eq!(pty.end().exit_code(), 130);
        assert!(String::from_utf8_lossy(&pty.bytes).contains("The draft is kept"));
        let draft = std::fs::read_to_string(&path).unwrap();
        assert!(draft.contains("contoso.onmicrosoft.com"), "{draft}");
        std::fs::remove_file(&path).unwrap();
    }
}

#[test]
fn a_watch_that_pauses_is_interrupted_at_once() {
    let home = Home::new();
    home.onboard("demo");
    let mut pty = start(&home, &["verify", "--watch", "--sandbox=no-erv"], &[]);
    pty.wait_for("Waiting for: ");
    pty.send("\x03");
    assert_eq!(pty.end().exit_code(), 130);
    assert!(pty.is_given_back());
}
