//! The commands that are named to go on with: each reaches the services as this one did, and can be run as it stands.

use super::args::Reach;
use crate::model::verdict::{Kind, Problem};
use std::fmt::Write as _;

/// The command that goes on from this problem of a profile's verification: to the way to the services where none of them
/// answered, to the same once more where time mends it, else into the wizard at the page at fault.
pub(super) fn after(problem: &Problem, profile: &str, reach: &Reach) -> String {
    match problem.kind {
        Kind::Unreachable => with("doctor", None, reach),
        _ if problem.retryable => with("verify", Some(profile), reach),
        _ => with("verify --fix", Some(profile), reach),
    }
}

/// This command for this profile, with the services reached as now.
pub(super) fn with(command: &str, profile: Option<&str>, reach: &Reach) -> String {
    let mut line = format!("partner-onboard {command}");
    if let Some(profile) = profile {
        let _ = write!(line, " --profile {}", quoted(profile));
    }
    if let Some(scenario) = &reach.sandbox {
        let _ = write!(line, " --sandbox={}", quoted(scenario));
    }
    for (name, path) in [("endpoints", &reach.endpoints), ("ca-file", &reach.ca_file)] {
        if let Some(path) = path {
            let _ = write!(line, " --{name} {}", quoted(&path.display().to_string()));
        }
    }
    if let Some(limit) = &reach.timeout {
        let _ = write!(line, " --timeout {}", limit.as_secs());
    }
    line
}

/// For a shell: in double quotes, which all of them have, unless it is plain.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:\\".contains(c);
    if word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("\"{word}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::verdict::Owner;
    use crate::model::words;
    use std::path::PathBuf;
    use std::time::Duration;

    #[test]
    fn the_command_that_goes_on_fits_the_problem_and_reaches_the_services_as_before() {
        let of = |kind| {
            let what = words::report_not_reached;
            Problem::new(kind, Owner::Unknown, what(), what())
        };
        let reach = Reach {
            endpoints: Some(PathBuf::from("my files/e.json")),
            timeout: Some(Duration::from_secs(9)),
            ..Reach::default()
        };
        let more = "--endpoints \"my files/e.json\" --timeout 9";
        for (problem, command) in [
            (of(Kind::Unreachable).retryable(), format!("doctor {more}")),
            (
                of(Kind::Service).retryable(),
                format!("verify --profile demo {more}"),
            ),
            (
                of(Kind::Refused),
                format!("verify --fix --profile demo {more}"),
            ),
        ] {
            let named = after(&problem, "demo", &reach);
            assert_eq!(named, format!("partner-onboard {command}"));
        }
    }
}
