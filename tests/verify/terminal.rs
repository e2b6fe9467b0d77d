//! The way from a verification into the wizard, in a pseudo-terminal.

use super::home::Home;
use super::pty::Pty;

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
