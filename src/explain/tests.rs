//! Shapes in which people have an error at hand, and texts in which there is none.

use super::*;
use proptest::prelude::*;

fn owner(text: &str) -> (Owner, Option<String>) {
    let problem = explain(text.as_bytes()).problem;
    (problem.owner, problem.code)
}

#[test]
fn of_several_codes_the_one_that_others_follow_from_is_the_cause() {
    for (text, code, also) in [
        (
            "AADSTS70016: pending\nAADSTS70016: pending\nAADSTS53003: blocked",
            "53003",
            &["70016"][..],
        ),
        (
            "AADSTS90033: transient\nretrying\nAADSTS65001: consent",
            "65001",
            &["90033"],
        ),
        (
            "System.Exception: AADSTS50076: x ---> Inner: AADSTS700016: y",
            "700016",
            &["50076"],
        ),
        (
            "AADSTS50058: silent\nAADSTS50105: not assigned",
            "50105",
            &["50058"],
        ),
        ("AADSTS599998: new\nAADSTS50126: old", "50126", &["599998"]),
    ] {
        let explained = explain(text.as_bytes());
        assert_eq!(explained.problem.code.as_deref(), Some(code), "{text}");
        assert_eq!(explained.also, also, "{text}");
    }
}

#[test]
fn an_unknown_code_is_said_and_stays_unknown() {
    for text in ["AADSTS599999: Something new.", "599999"] {
        let (owner, code) = owner(text);
        assert_eq!((owner, code.as_deref()), (Owner::Unknown, Some("599999")));
    }
    assert_eq!(owner("nothing to see here"), (Owner::Unknown, None));
    assert_eq!(owner(""), (Owner::Unknown, None));
}

/// What the problem says in English: what happened and what to do.
fn said(text: &str) -> String {
    use crate::model::lang::Lang;
    let problem = explain(text.as_bytes()).problem;
    let mut said = format!(
        "{}\n{}",
        Lang::En.say(&problem.what),
        Lang::En.say(&problem.why)
    );
    for remedy in &problem.remedies {
        said.push('\n');
        said.push_str(&Lang::En.say(&remedy.act));
    }
    said
}

#[test]
fn what_nobody_has_told_is_neither_a_blank_nor_a_zero_in_the_words() {
    for text in [
        "AADSTS50034: x",
        "AADSTS700016: x",
        "AADSTS90002: x",
        "curl: (28) Operation timed out after 30001 milliseconds",
        "curl: (28) login.microsoftonline.com: Operation timed out after 30001 milliseconds",
        "connect ECONNREFUSED",
        "ECONNRESET",
        "getaddrinfo ENOTFOUND",
        "407 Proxy Authentication Required",
        "certificate has expired",
        "wrong version number",
    ] {
        let said = said(text);
        assert!(
            !said.contains('…') && !said.contains("0 s "),
            "{text}: {said}"
        );
    }
    assert!(said("https://login.example: connection refused").contains("login.example"));
}

#[test]
fn a_status_without_a_body_is_said_to_be_one() {
    for (text, status) in [
        ("403 Forbidden", "403"),
        ("HTTP/1.1 403", "403"),
        ("403", "403"),
        ("HTTP/1.1 429", "429"),
        ("HTTP/1.1 503", "503"),
    ] {
        let problem = explain(text.as_bytes()).problem;
        assert_eq!(problem.what.key(), "explain-status", "{text}");
        assert_eq!(problem.owner, Owner::Unknown);
        assert_eq!(problem.retryable, status != "403", "{text}");
        assert!(said(text).contains(status), "{text}");
    }
}

#[test]
fn trouble_on_the_network_behind_the_last_code_is_mentioned() {
    let key = |text: &str| explain(text.as_bytes()).later.map(|what| what.key());
    let behind = "08:00 AADSTS50126: x\n09:00 connect ECONNREFUSED 10.0.0.1:443";
    assert_eq!(key(behind), Some("explain-host-connection"));
    let before = "08:00 connect ECONNREFUSED 10.0.0.1:443\n09:00 AADSTS50126: x";
    assert_eq!(key(before), None);
    assert_eq!(
        key("connect ECONNREFUSED"),
        None,
        "it is the problem itself"
    );
}

#[test]
fn every_entry_is_explained_by_its_name_and_every_name_of_an_error_by_itself() {
    for refusal in refusal::all().iter().filter(|entry| entry.id != "unknown") {
        let problem = explain(refusal.id.as_bytes()).problem;
        let key = problem.what.key().trim_start_matches("refusal-").to_owned();
        let plain = problem.what.key().trim_start_matches("explain-").to_owned();
        assert!(
            refusal.id == key || refusal.id == plain,
            "{}: {key}",
            refusal.id
        );
        for error in &refusal.errors {
            let problem = explain(error.as_bytes()).problem;
            assert_eq!(problem.owner, refusal.owner, "{error}");
        }
    }
    for (name, owner) in [
        ("invalid_grant", Owner::Token),
        ("invalid_token", Owner::Token),
        ("invalid_request", Owner::Request),
        ("ENOTFOUND", Owner::Network),
        ("ECONNRESET", Owner::Network),
        ("CERT_HAS_EXPIRED", Owner::Network),
        ("SELF_SIGNED_CERT_IN_CHAIN", Owner::Network),
        ("EAI_AGAIN", Owner::Network),
    ] {
        assert_eq!(self::owner(name), (owner, None), "{name}");
    }
}

#[test]
fn in_a_log_with_times_the_newest_story_is_the_one_to_tell() {
    let line = |time: &str, code: &str| format!("{time} app[7] ERROR AADSTS{code}: x");
    for (first, second, cause) in [
        // Newest last, newest first, days and times of day, a service's trouble of today and a refusal of last week.
        (
            line("2026-11-21T08:00:00Z", "50126"),
            line("2026-11-22T08:00:00Z", "7000222"),
            "7000222",
        ),
        (
            line("2026-11-22T08:00:00Z", "7000222"),
            line("2026-11-21T08:00:00Z", "50126"),
            "7000222",
        ),
        (
            line("[08:00:01]", "50126"),
            line("[09:30:00]", "53003"),
            "53003",
        ),
        (
            line("Nov 14 08:00:00", "65001"),
            line("Nov 22 09:00:00", "90033"),
            "90033",
        ),
        // What passes by itself is the cause only if nothing else was refused at that time.
        (
            line("2026-11-22T08:00:00Z", "65001"),
            line("2026-11-22T08:00:20Z", "90033"),
            "65001",
        ),
        // The time that the error itself gives.
        (
            "AADSTS50126: x Timestamp: 2026-11-22 08:00:00Z".to_owned(),
            "AADSTS53003: x Timestamp: 2026-11-20 08:00:00Z".to_owned(),
            "50126",
        ),
    ] {
        let text = format!("{first}\n{second}\n");
        assert_eq!(owner(&text).1.as_deref(), Some(cause), "{text}");
    }
}

#[test]
fn what_is_beside_a_newer_code_is_its_own() {
    let text = "2026-11-21T08:00:00Z AADSTS50126: x Trace ID: 11111111-2222-3333-4444-555555555555\n\
                2026-11-22T08:00:00Z AADSTS53003: x Trace ID: 22222222-2222-3333-4444-555555555555";
    let explained = explain(text.as_bytes());
    assert_eq!(explained.problem.code.as_deref(), Some("53003"));
    assert_eq!(
        explained.problem.support.trace_id.as_deref(),
        Some("22222222-2222-3333-4444-555555555555")
    );
    assert_eq!(explained.also, ["50126"]);
}

#[test]
fn what_a_program_says_again_and_again_is_heard_as_what_it_says_once() {
    for (text, wanted) in [
        ("Connection refused\n", "explain-host-connection"),
        ("retry 3: connection timed out\n", "explain-host-timeout"),
        ("08:00:01 WARN connection reset\n", "explain-host-broken"),
        (
            "[2026-11-22T08:00:01Z] error: no route to host\n",
            "explain-host-connection",
        ),
    ] {
        for times in [1, 2, 9] {
            let problem = explain(text.repeat(times).as_bytes()).problem;
            assert_eq!(problem.what.key(), wanted, "{times} times {text}");
        }
    }
    let plain = "they spoke of the connection refused to the delegates and of what came after it that day\n";
    let problem = explain(plain.repeat(3).as_bytes()).problem;
    assert_eq!(problem.what.key(), "explain-nothing");
}

#[test]
fn the_page_that_explains_an_error_is_not_the_host_that_was_asked() {
    let text = "curl: (60) SSL certificate problem: certificate has expired\nMore details here: https://curl.se/docs";
    assert_eq!(
        explain(text.as_bytes()).problem.what.key(),
        "explain-host-certificate"
    );
    let asked = format!("GET https://api.example.net/x\n{text}");
    assert!(said(&asked).contains("api.example.net"));
}

#[test]
fn beside_a_status_the_services_own_message_is_shown() {
    let shown = said(r#"HTTP/1.1 403 {"statusCode":403,"message":"The gateway is closed today."}"#);
    assert!(
        shown.contains("403") && shown.contains("“The gateway is closed today.”"),
        "{shown}"
    );
    let theirs = said(
        r#"GET https://api.partnercenter.microsoft.com/v1/profiles/mpn HTTP/1.1 401 {"message":"Not with this one."}"#,
    );
    assert!(theirs.contains("“Not with this one.”"), "{theirs}");
    let secret = said(r#"HTTP/1.1 403 {"message":"client_secret=Sentinel-1 was not taken"}"#);
    assert!(!secret.contains("Sentinel"), "{secret}");
}

#[test]
fn what_the_gateway_denies_is_told_apart_from_what_a_role_denies() {
    let body = |code: &str| {
        format!(r#"{{"code":{code},"description":"Access denied","data":[],"source":"PartnerFD"}}"#)
    };
    for text in [
        body("400"),
        body("\"400\""),
        format!("HTTP/1.1 401\n\n{}", body("400")),
    ] {
        let problem = explain(text.as_bytes()).problem;
        assert_eq!(problem.what.key(), "refusal-partner-unauthorised", "{text}");
    }
    let denied = explain(body("2032").as_bytes()).problem;
    assert_eq!(denied.what.key(), "refusal-partner-forbidden");
    let wrong = r#"{"code":400,"description":"Account is wrong","data":[],"source":"PartnerFD"}"#;
    assert_eq!(explain(wrong.as_bytes()).problem.owner, Owner::Request);
}

#[test]
fn links_lead_to_the_application_and_the_tenant_that_the_text_names() {
    let text = "POST https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token AADSTS65001: The user or administrator \
                has not consented to use the application with ID '5a4db0c5-0a99-4000-8000-0000000000c3' named 'x'.";
    let links: Vec<String> = explain(text.as_bytes())
        .problem
        .remedies
        .into_iter()
        .filter_map(|remedy| remedy.link)
        .collect();
    assert!(
        links[0].ends_with("appId/5a4db0c5-0a99-4000-8000-0000000000c3"),
        "{links:?}"
    );
    assert!(
        links[1].starts_with(
            "https://login.microsoftonline.com/contoso.example/adminconsent?client_id=5a4db0c5"
        ),
        "{links:?}"
    );
}

#[test]
fn of_several_statuses_each_is_named() {
    let explained = explain(b"401, 429");
    assert_eq!(explained.problem.what.key(), "explain-status");
    assert_eq!(explained.also, ["429"]);
}

proptest! {
    #[test]
    fn any_bytes_are_explained(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let _ = explain(&bytes);
    }

    #[test]
    fn any_mixture_of_what_errors_are_made_of_is_explained(
        pieces in proptest::collection::vec(
            prop::sample::select(vec![
                "AADSTS", "50126", "\n", "| ", "\\u00", "%", "%2", "%25", "&#x", ";", "é", "error_codes", ":", "[",
                "invalid_grant", "---->", "\u{1b}[", "İ", "{\"code\":", "900421", "11111111-2222-3333-4444-555555555555",
                "Trace ID: ", "Timestamp: ", "\"", "\\", " ",
            ]),
            0..60,
        )
    ) {
        let _ = explain(pieces.concat().as_bytes());
    }
}
