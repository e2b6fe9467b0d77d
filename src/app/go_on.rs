//! The commands that are named to go on with: each reaches the services as this one did, and can be run as it stands.

use super::args::Reach;
use crate::model::endpoints::Cloud;
use crate::model::escape::escape;
use crate::model::verdict::{Kind, Problem};
use std::fmt::Write as _;

/// The command that goes on from this problem of a profile's verification: to the way to the services where none of them
/// answered, to the same once more where time mends it, else into the wizard at the page at fault. What was refused goes there
/// even if it may only be too new: the same once more would be refused once more, and refusals lock accounts.
pub(super) fn after(problem: &Problem, profile: &str, cloud: Cloud, reach: &Reach) -> String {
    match problem.kind {
        // A profile knows its cloud; whoever looks at the way has to be told.
        Kind::Unreachable if cloud != Cloud::default() => {
            with(&format!("doctor --cloud {}", cloud.name()), None, reach)
        }
        Kind::Unreachable => with("doctor", None, reach),
        Kind::Refused | Kind::NotAllowed => with("verify --fix", Some(profile), reach),
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
            let _ = write!(
                line,
                " --{name} {}",
                quoted(&escape(&path.display().to_string()))
            );
        }
    }
    if let Some(limit) = &reach.timeout {
        let _ = write!(line, " --timeout {}", limit.as_secs());
    }
    line
}

/// For a shell, unless it is plain: in single quotes, in which nothing else has a meaning. On Windows in double quotes, as the
/// older shell there knows no others; no path there has one in it.
fn quoted(word: &str) -> String {
    let separators = if cfg!(windows) { "-_./:\\" } else { "-_./:" };
    let plain = |c: char| c.is_alphanumeric() || separators.contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else if cfg!(windows) {
        format!("\"{word}\"")
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
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
        let quote = if cfg!(windows) { '"' } else { '\'' };
        let more = format!("--endpoints {quote}my files/e.json{quote} --timeout 9");
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
            // It may only be too new, but the same secret is not sent once more.
            (
                of(Kind::Refused).retryable(),
                format!("verify --fix --profile demo {more}"),
            ),
            (
                of(Kind::NotAllowed).retryable(),
                format!("verify --fix --profile demo {more}"),
            ),
        ] {
            let named = after(&problem, "demo", Cloud::Global, &reach);
            assert_eq!(named, format!("partner-onboard {command}"));
        }
        let unreachable = of(Kind::Unreachable);
        for (cloud, command) in [
            (Cloud::Global, "doctor"),
            (Cloud::UsGovernment, "doctor --cloud us-government"),
            (Cloud::China21Vianet, "doctor --cloud china-21vianet"),
        ] {
            let named = after(&unreachable, "demo", cloud, &Reach::default());
            assert_eq!(named, format!("partner-onboard {command}"));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_shell_reads_each_word_as_it_was_given() {
        for word in [
            "e.json",
            "/tmp/my files/e.json",
            "$HOME/`id`/\"x\"",
            "it's",
            "a\\b",
            "!!",
            "~",
            "",
        ] {
            let said = std::process::Command::new("/bin/sh")
                .args(["-c", &format!("printf %s {}", quoted(word))])
                .output()
                .unwrap();
            assert_eq!(String::from_utf8_lossy(&said.stdout), word);
        }
        assert_eq!(quoted("/tmp/e.json"), "/tmp/e.json");
    }
}
