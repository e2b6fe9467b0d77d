//! `explain` against shapes in which people have errors at hand, and against texts in which there is none.

#![allow(
    clippy::unwrap_used,
    reason = "a test reports by panicking, its own helpers included"
)]

use partner_onboard::explain::explain;
use partner_onboard::model::lang::Lang;
use partner_onboard::model::verdict::Owner;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// The blocks of a corpus: what stands behind the mark, and the text below it.
fn blocks(corpus: &str) -> Vec<(&str, &str)> {
    let corpus = corpus.strip_prefix("=== ").unwrap();
    corpus
        .split("\n=== ")
        .map(|block| block.split_once('\n').unwrap())
        .map(|(head, text)| (head.trim(), text.trim_end_matches('\n')))
        .collect()
}

fn name(owner: Owner) -> String {
    serde_json::to_value(owner)
        .unwrap()
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn every_shape_of_an_error_leads_to_its_code_and_whose_matter_it_is() {
    let corpus = include_str!("corpus/errors.txt").replace("\r\n", "\n");
    let blocks = blocks(&corpus);
    assert!(blocks.len() >= 200, "{}", blocks.len());
    let mut wrong = Vec::new();
    for (head, text) in &blocks {
        let problem = explain(text.as_bytes()).problem;
        let code = problem.code.as_deref().unwrap_or("-");
        let found = format!("{code} {}", name(problem.owner));
        if found != *head {
            wrong.push(format!("{found} instead of {head}: {text}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
}

#[test]
fn a_text_without_an_error_gets_no_answer() {
    let corpus = include_str!("corpus/nothing.txt").replace("\r\n", "\n");
    let blocks = blocks(&corpus);
    assert!(blocks.len() >= 70, "{}", blocks.len());
    let wrong: Vec<String> = blocks
        .iter()
        .filter_map(|(_, text)| {
            let problem = explain(text.as_bytes()).problem;
            let is_nothing = problem.what.key() == "explain-nothing";
            (!is_nothing || problem.owner != Owner::Unknown || problem.code.is_some())
                .then(|| format!("{:?} {}: {text}", problem.code, name(problem.owner)))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// The same error in every wrapping that one puts around another.
#[test]
fn whatever_is_wrapped_around_an_error_it_is_found() {
    let body = r#"{"error":"invalid_grant","error_description":"AADSTS50126: Error validating credentials."}"#;
    let json = |text: &str| serde_json::to_string(text).unwrap();
    let percent = |text: &str| -> String {
        text.bytes()
            .map(|byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            })
            .collect()
    };
    let html = |text: &str| {
        text.replace('&', "&amp;")
            .replace('"', "&quot;")
            .replace(':', "&#x3a;")
    };
    let wrappings: [&dyn Fn(&str) -> String; 3] = [&json, &percent, &html];
    for one in wrappings {
        for two in wrappings {
            for three in wrappings {
                let text = three(&two(&one(body)));
                let problem = explain(text.as_bytes()).problem;
                assert_eq!(problem.code.as_deref(), Some("50126"), "{text}");
            }
        }
    }
    for width in 1..body.len() {
        let wrapped: Vec<&str> = body
            .as_bytes()
            .chunks(width)
            .map(|line| std::str::from_utf8(line).unwrap())
            .collect();
        if width < 8 {
            continue;
        }
        let problem = explain(wrapped.join("\n").as_bytes()).problem;
        assert_eq!(problem.code.as_deref(), Some("50126"), "at width {width}");
    }
}

fn program(arguments: &[&str], input: &str) -> Output {
    fed(arguments, input.as_bytes())
}

fn fed(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_partner-onboard"))
        .args(arguments)
        .env("PARTNER_ONBOARD_LANG", "en")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The program may end before it has read everything; that is its business.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

#[test]
fn the_document_has_the_contracts_names_and_nothing_else() {
    let ids = "Trace ID: 0b7f0a3e-1111-4222-8333-0d0e0f101112";
    for (arguments, input, code) in [
        (
            &["explain", "--json", "AADSTS50076"][..],
            "",
            Value::from("50076"),
        ),
        (
            &["explain", "-", "--json"],
            "AADSTS50076: x",
            Value::from("50076"),
        ),
        (&["explain", "--json"], "all is well", Value::Null),
        (
            &["explain", "AADSTS50076:", "x", ids, "--json"],
            "",
            Value::from("50076"),
        ),
    ] {
        let output = program(arguments, input);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        let names: Vec<&str> = document
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let wanted = [
            "code",
            "link",
            "owner",
            "remedy",
            "retryable",
            "support",
            "what",
            "who",
            "why",
        ];
        assert_eq!(names, wanted);
        assert_eq!(document["code"], code);
    }
}

#[test]
fn whoever_gives_nothing_to_explain_is_told_how_to() {
    for (arguments, input) in [
        (&["explain"][..], ""),
        (&["explain", "-"], " \n"),
        (&["explain", ""], ""),
    ] {
        let output = program(arguments, input);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
        assert!(
            String::from_utf8(output.stderr)
                .unwrap()
                .contains("explain -")
        );
    }
}

#[test]
fn what_is_said_of_a_hostile_text_holds_nothing_of_it() {
    let hostile = "AADSTS50126\u{1b}[2J\u{7} Trace ID: 0b7f0a3e-1111-4222-8333-0d0e0f101112 \u{202e}password=Sentinel-1";
    for arguments in [&["explain", "-"][..], &["explain", "-", "--json"]] {
        let said = String::from_utf8(program(arguments, hostile).stdout).unwrap();
        assert!(
            said.contains("50126") && said.contains("0b7f0a3e"),
            "{said}"
        );
        assert!(!said.contains("Sentinel"), "{said}");
        assert!(
            said.chars().all(|c| !c.is_control() || c == '\n'),
            "{said:?}"
        );
    }
}

/// What the program may say of any text: one valid document, nothing that moves a terminal.
fn is_harmless(said: &[u8]) -> Result<(), TestCaseError> {
    let said = std::str::from_utf8(said).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert!(
        said.chars().all(|c| c == '\n' || !c.is_control()),
        "{said:?}"
    );
    Ok(())
}

/// What errors are made of, and what spoils the reading of them.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "AADSTS",
            "50126",
            "7000215",
            "\n",
            "\r\n",
            "| ",
            "\\u00",
            "%25",
            "&#x",
            "error_codes",
            ":[",
            "invalid_grant",
            "--->",
            "\u{1b}[31m",
            "\u{9b}",
            "\u{202e}",
            "{\"code\":",
            "900421",
            "11111111-2222-3333-4444-555555555555",
            "Trace ID: ",
            "Timestamp: 2026-01-01 00:00:00Z",
            "HTTP/1.1 403",
            "https://api.partnercenter.microsoft.com/",
            "ECONNRESET",
            "=\n",
            "=3D",
            "0x80072ee7",
            "os error -2",
            "graph.microsoft.com",
            "2026-11-22T08:00:00Z ",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..12),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_bytes_the_program_reads_it_says_one_harmless_document(bytes in pieces()) {
        let output = fed(&["explain", "-", "--json"], &bytes);
        // Blanks alone are nothing to explain, which is said so.
        if output.status.code() == Some(2) {
            prop_assert!(output.stdout.is_empty() && bytes.iter().all(u8::is_ascii_whitespace));
            return Ok(());
        }
        prop_assert_eq!(output.status.code(), Some(0));
        is_harmless(&output.stdout)?;
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        for name in ["what", "why", "owner", "retryable", "remedy", "support"] {
            prop_assert!(!document[name].is_null(), "{}", name);
        }
        is_harmless(&fed(&["explain", "-"], &bytes).stdout)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_explained_holds_no_control_character_of_the_text(bytes in pieces()) {
        let explained = explain(&bytes);
        let support = &explained.problem.support;
        let mut taken: Vec<&String> = explained.also.iter().collect();
        taken.extend(&explained.problem.code);
        for id in [&support.trace_id, &support.correlation_id, &support.request_id, &support.at] {
            taken.extend(id);
        }
        for text in taken {
            prop_assert!(text.len() < 50 && text.chars().all(|c| !c.is_control()), "{text:?}");
        }
        for lang in Lang::ALL {
            let said = lang.say(&explained.problem.what) + &lang.say(&explained.problem.why);
            prop_assert!(said.chars().all(|c| !c.is_control()), "{said:?}");
        }
    }
}

/// How long this thread has worked: what others do on a busy machine is not in it.
#[cfg(unix)]
fn worked() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::try_from(now).unwrap()
}

/// How long it has been: the nearest that can be had here.
#[cfg(not(unix))]
fn worked() -> Duration {
    static BEGIN: std::sync::LazyLock<std::time::Instant> =
        std::sync::LazyLock::new(std::time::Instant::now);
    BEGIN.elapsed()
}

/// How much work a text takes this time.
fn time(text: &str) -> Duration {
    let begin = worked();
    let _ = explain(text.as_bytes());
    worked().saturating_sub(begin)
}

/// Eight times the text takes about eight times as long, where one that looks back for each place takes sixty-four times.
#[test]
fn the_time_grows_with_the_text_and_not_with_its_square() {
    const SHORT: usize = 8 * 1024;
    for piece in [
        "AADSTS50126\n",
        "AADSTS",
        "aadsts\n",
        "AADSTS 7 0 0 0 ",
        "AADSTS50126 Timestamp: 2026-11-22 08:00:00Z\n",
        "2026-11-22T08:00:00Z AADSTS599999: x\n",
        "Trace ID: 11111111-2222-3333-4444-555555555555 ",
        "11111111-",
        "timestamp ",
        "error sign-in ",
        "error_codes ",
        "{\"code\":\"900421\"}",
        "no econnreset ",
        "connection refused ",
        "0x8 -21 ",
        "(401) error ",
        "connection refused\n",
        "error code 50053 login ",
        "login error code 50053 ",
        "prog: connection refused\n",
        "tenant 'contoso.example' client_id ",
        "retry 1: connection timed out\n",
        "mysql error code 50053 login ",
        "{\"code\":400,\"description\":\"access denied\"}",
        "401 \"message\":\"x y\" ",
        "eyJ0eXAi.eyJpc3MiOiJ4In0.",
        "\"iss\":\"https://sts.windows.net/\" ",
        "https://curl.se error: broken pipe ",
        "401 429 ",
        "invalid_grant ",
        "try 1 aadsts50126 ",
        "[2/3] AADSTS50126\n",
        "AADSTS50126** ",
        "dataRedacted: ",
        "aadsts keys ",
        "sign-in error code ........ ",
        "\\\\\\",
        "%25",
        "&amp;",
        "=\n=3D",
        "<html",
        "\u{1b}]",
        "é",
        " ",
        "\n",
        "eyJlcnJvciI6Im5vbmUiLCJtZXNzYWdlIjoiYWxsIGlzIHdlbGwi ",
    ] {
        let short = piece.repeat(SHORT / piece.len());
        let long = short.repeat(8);
        // What else runs on the machine makes a run longer and never shorter: the least of some runs is what counts.
        let (mut one, mut eight) = (time(&short), time(&long));
        // What is done once for any text must not hide the growth.
        let base = |one: Duration| one.max(Duration::from_millis(2));
        for _ in 0..20 {
            if eight < base(one) * 28 {
                break;
            }
            one = one.min(time(&short));
            eight = eight.min(time(&long));
        }
        assert!(eight < base(one) * 28, "{piece:?}: {one:?}, then {eight:?}");
    }
}

/// A log of a mebibyte, through the library, with many errors and with none.
#[test]
fn a_mebibyte_of_log_is_read() {
    let line = "2026-11-22T08:00:00Z app[7] INFO request served in 12 ms for 10.0.0.1:443\n";
    let log = line.repeat(1024 * 1024 / line.len());
    assert_eq!(
        explain(log.as_bytes()).problem.what.key(),
        "explain-nothing"
    );
    let with = format!("{log}2026-11-22T09:00:00Z app[7] ERROR AADSTS53003: x\n{log}");
    assert_eq!(
        explain(with.as_bytes()).problem.code.as_deref(),
        Some("53003")
    );
}
