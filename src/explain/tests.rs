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
