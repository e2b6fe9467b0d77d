//! `explain` against shapes in which people have errors at hand, and against texts in which there is none.

#![allow(
    clippy::unwrap_used,
    reason = "a test reports by panicking, its own helpers included"
)]

use partner_onboard::explain::explain;
use partner_onboard::model::verdict::Owner;
use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

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
    let mut child = Command::new(env!("CARGO_BIN_EXE_partner-onboard"))
        .args(arguments)
        .env("PARTNER_ONBOARD_LANG", "en")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The program may end before it has read everything; that is its business.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
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

#[test]
#[ignore = "tool"]
fn judge_hidden() {
    let which = std::env::var("JUDGE").unwrap_or("/tmp/own_".into());
    for (file, nothing) in [
        (format!("{which}err.txt"), false),
        (format!("{which}no.txt"), true),
    ] {
        let corpus = std::fs::read_to_string(&file)
            .unwrap()
            .replace("\r\n", "\n");
        let blocks = blocks(&corpus);
        let mut right = 0;
        for (n, (head, text)) in blocks.iter().enumerate() {
            let problem = explain(text.as_bytes()).problem;
            let code = problem.code.as_deref().unwrap_or("-");
            let found = format!("{code} {}", name(problem.owner));
            let ok = if nothing {
                problem.what.key() == "explain-nothing"
            } else {
                found == *head
            };
            if ok {
                right += 1
            } else {
                println!(
                    "#{n} GOT {found} WANTED {head} [{}]\n{text}\n----",
                    problem.what.key()
                );
            }
        }
        println!("SCORE {file}: {right}/{}", blocks.len());
    }
}
