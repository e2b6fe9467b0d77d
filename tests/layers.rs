//! The floor plan as a test: which part may name which, which crate belongs to which part, and what every file has.

#![allow(
    clippy::unwrap_used,
    reason = "a test reports by panicking, its own helpers included"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Part, and the parts of ours that it may name.
const ARROWS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("handoff", &["model"]),
    ("wizard", &["model", "handoff"]),
    ("cloud", &["model"]),
    ("sandbox", &["model"]),
    ("store", &["model"]),
    ("terminal", &["model"]),
    ("checks", &["model", "cloud"]),
    ("explain", &["model", "cloud"]),
    ("tui", &["model", "wizard", "terminal"]),
    ("lines", &["model", "wizard"]),
    ("answers", &["model", "wizard"]),
];

/// The part that knows all others.
const TOP: &str = "app";

/// Crate, and the parts that may use it.
const OWNERS: &[(&str, &[&str])] = &[
    ("reqwest", &["cloud"]),
    ("rustls", &["cloud", "sandbox"]),
    ("tokio_rustls", &["sandbox"]),
    ("rcgen", &["sandbox"]),
    ("flate2", &["sandbox"]),
    ("ratatui", &["tui"]),
    ("tui_input", &["tui"]),
    ("qrcode", &["tui"]),
    ("webbrowser", &["app"]),
    ("crossterm", &["terminal", "tui"]),
    ("crossterm_winapi", &["terminal"]),
    ("hyper", &["sandbox", "cloud"]),
    ("hyper_util", &["sandbox", "cloud"]),
    ("http_body_util", &["sandbox", "cloud"]),
    ("aws_lc_rs", &["sandbox", "store", "cloud"]),
    ("keyring_core", &["store"]),
    ("dbus_secret_service_keyring_store", &["store"]),
    ("windows_native_keyring_store", &["store"]),
    ("apple_native_keyring_store", &["store"]),
    ("directories", &["store"]),
    ("tempfile", &["store"]),
    ("clap", &["app"]),
    ("clap_complete", &["app"]),
    ("roff", &["app"]),
    ("sys_locale", &["app"]),
    ("fluent_bundle", &["model"]),
    ("unic_langid", &["model"]),
];

/// Lines of a file, its tests included. A file that needs more is two files.
const LONGEST: usize = 700;

struct Source {
    path: PathBuf,
    part: String,
    text: String,
}

impl Source {
    /// The code without its tests and without comments, numbered from 1.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = self
            .text
            .find("\n#[cfg(test)]\nmod tests {")
            .unwrap_or(self.text.len());
        self.text[..end]
            .lines()
            .zip(1..)
            .filter(|(line, _)| !line.trim_start().starts_with("//"))
            .map(|(line, number)| (number, line))
    }

    fn at(&self, number: usize) -> String {
        format!("{}:{number}", self.path.display())
    }
}

fn read(folder: &Path, sources: &mut Vec<Source>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read(&path, sources)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path)?.replace("\r\n", "\n");
            let inside = path.strip_prefix(root()).unwrap().to_owned();
            let mut names = inside.components().skip(1);
            let first = names.next().unwrap().as_os_str().to_string_lossy();
            let part = first.trim_end_matches(".rs").to_owned();
            sources.push(Source {
                path: inside,
                part,
                text,
            });
        }
    }
    Ok(())
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let mut sources = Vec::new();
    read(&root().join("src"), &mut sources).unwrap();
    assert!(sources.len() > 40, "only {} files found", sources.len());
    sources
}

/// The names that follow `prefix` in a line, such as the parts after `crate::`.
fn names_after<'a>(line: &'a str, prefix: &'a str) -> impl Iterator<Item = String> + 'a {
    line.match_indices(prefix)
        .filter(move |(at, _)| {
            // `$crate::` and `my_crate::` are something else.
            !line[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$')
        })
        .flat_map(move |(at, _)| {
            let rest = &line[at + prefix.len()..];
            let names: Vec<String> = match rest.strip_prefix('{') {
                Some(list) => list
                    .split(',')
                    .map(|item| identifier(item.trim_start()))
                    .collect(),
                None => vec![identifier(rest)],
            };
            names.into_iter().filter(|name| !name.is_empty())
        })
}

fn identifier(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

fn fail_if_any(faults: &BTreeSet<String>) {
    let mut list = String::new();
    for fault in faults {
        let _ = writeln!(list, "  {fault}");
    }
    assert!(faults.is_empty(), "\n{list}");
}

#[test]
fn every_part_names_only_the_parts_below_it() {
    let arrows: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    let parts: BTreeSet<&str> = arrows.keys().copied().chain([TOP]).collect();
    let mut faults = BTreeSet::new();
    for source in sources() {
        if ["lib", "main", TOP].contains(&source.part.as_str()) {
            continue;
        }
        let Some(allowed) = arrows.get(source.part.as_str()) else {
            faults.insert(format!(
                "{}: part '{}' is not on the floor plan",
                source.at(1),
                source.part
            ));
            continue;
        };
        for (number, line) in source.code() {
            for name in names_after(line, "crate::") {
                if parts.contains(name.as_str())
                    && name != source.part
                    && !allowed.contains(&name.as_str())
                {
                    faults.insert(format!(
                        "{}: '{}' must not name '{name}'",
                        source.at(number),
                        source.part
                    ));
                }
            }
        }
    }
    fail_if_any(&faults);
}

#[test]
fn every_crate_stays_in_its_part() {
    let mut faults = BTreeSet::new();
    for source in sources() {
        for (number, line) in source.code() {
            for (owned, owners) in OWNERS {
                let used = line
                    .match_indices(owned)
                    .any(|(at, _)| is_crate(line, at, owned));
                if used && !owners.contains(&source.part.as_str()) {
                    faults.insert(format!(
                        "{}: '{owned}' belongs to {owners:?}",
                        source.at(number)
                    ));
                }
            }
        }
    }
    fail_if_any(&faults);
}

/// True if `name` at this place is the crate: a whole word, first in its path, with a path after it or a `use` before.
fn is_crate(line: &str, at: usize, name: &str) -> bool {
    let (before, after) = (&line[..at], &line[at + name.len()..]);
    let whole = !before.ends_with(|c: char| c.is_alphanumeric() || "_:\"$".contains(c));
    whole && (after.starts_with("::") || before.trim_start() == "use " && after.starts_with(';'))
}

#[test]
fn every_dependency_of_the_floor_plan_is_one_of_the_manifest() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    for (name, _) in OWNERS {
        let written = name.replace('_', "-");
        assert!(
            manifest
                .lines()
                .any(|line| line.starts_with(&format!("{written} ="))
                    || line.starts_with(&format!("{name} ="))),
            "'{name}' is on the floor plan and not in Cargo.toml"
        );
    }
}

#[test]
fn every_file_says_what_it_is_and_is_not_too_long() {
    let mut faults = BTreeSet::new();
    for source in sources() {
        let first = source.text.lines().next().unwrap_or_default();
        if !first.starts_with("//! ") || first.len() < 20 {
            faults.insert(format!(
                "{}: must begin with a sentence after //!",
                source.at(1)
            ));
        }
        let lines = source.text.lines().count();
        // A module's tests may stand in a file of their own, as long as they need.
        if lines > LONGEST && !source.path.ends_with("tests.rs") {
            faults.insert(format!(
                "{}: {lines} lines, at most {LONGEST}",
                source.at(lines)
            ));
        }
    }
    fail_if_any(&faults);
}

#[test]
fn the_readme_shows_every_part_of_the_floor_plan() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for (part, _) in ARROWS.iter().chain([&(TOP, &[] as &[&str])]) {
        assert!(
            readme.contains(&format!("  {part}/ ")),
            "'{part}' is missing in the README's floor plan"
        );
    }
}

#[test]
fn every_message_is_said_somewhere() {
    let all: String = sources()
        .iter()
        .flat_map(|source| [source.text.as_str(), "\n"])
        .collect();
    // Not only `words::name`: tables of questions and scenarios name the message alone.
    let said: BTreeSet<&str> = all
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .collect();
    // The refusal catalogue names its messages in a file of its own.
    let catalogue = fs::read_to_string(root().join("assets/refusals.json")).unwrap();
    let mut faults = BTreeSet::new();
    let english = fs::read_to_string(root().join("assets/locales/en.ftl")).unwrap();
    let mut message = String::new();
    for (line, number) in english.lines().zip(1..) {
        let attribute = line.trim_start().strip_prefix('.');
        let key = match attribute {
            Some(rest) if rest.contains('=') => {
                format!("{message}.{}", rest.split('=').next().unwrap().trim())
            }
            _ if line.starts_with(|c: char| c.is_ascii_lowercase()) => {
                let (name, value) = line.split_once('=').unwrap();
                name.trim().clone_into(&mut message);
                if value.trim().is_empty() {
                    continue;
                }
                message.clone()
            }
            _ => continue,
        };
        if key.starts_with("refusal-") || catalogue.contains(&format!("\"{key}\"")) {
            continue;
        }
        let function = key.replace(['-', '.'], "_");
        // Attributes may be chosen by a service's word: then the code has the message's key as a string.
        let looked_up = attribute.is_some() && all.contains(&format!("\"{message}."));
        if !looked_up && !said.contains(function.as_str()) {
            faults.insert(format!(
                "assets/locales/en.ftl:{number}: '{key}' is never said"
            ));
        }
    }
    fail_if_any(&faults);
}

#[test]
fn the_reader_of_names_sees_what_it_should() {
    let names = |line| names_after(line, "crate::").collect::<Vec<_>>();
    assert_eq!(names("use crate::model::text::Text;"), ["model"]);
    assert_eq!(
        names("let x = crate::cloud::send(crate::model::x);"),
        ["cloud", "model"]
    );
    assert_eq!(
        names("use crate::{model, cloud::http};"),
        ["model", "cloud"]
    );
    assert_eq!(
        names("$crate::model; my_crate::cloud"),
        Vec::<String>::new()
    );
    assert!(is_crate("use reqwest::Client;", 4, "reqwest"));
    assert!(is_crate("    let x = reqwest::get();", 12, "reqwest"));
    assert!(!is_crate("use hyper_util::rt;", 4, "hyper"));
    assert!(!is_crate("let http = 1;", 4, "http"));
}
