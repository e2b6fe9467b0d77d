//! The table of scenarios in the README is the one in the code.
//!
//! To renew it: `PARTNER_ONBOARD_RENEW=1 cargo test --test scenarios`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "it writes no file of the program's, and only for a developer"
)]

use partner_onboard::model::lang::Lang;
use partner_onboard::sandbox::{Ending, SCENARIOS};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const BEGINNING: &str =
    "<!-- scenarios: made by `PARTNER_ONBOARD_RENEW=1 cargo test --test scenarios` -->\n";
const END: &str = "<!-- end of scenarios -->";

fn table() -> String {
    let mut table =
        "| scenario | what is the matter | by password | by device code | by browser |\n\
                     |---|---|---|---|---|\n"
            .to_owned();
    for scenario in SCENARIOS {
        let what = Lang::En.say(&(scenario.what)()).replace('|', "\\|");
        let other = |ending: Ending| {
            if ending == scenario.by_password {
                "the same".to_owned()
            } else {
                ending.to_string()
            }
        };
        writeln!(
            table,
            "| `{}` | {what} | {} | {} | {} |",
            scenario.name,
            scenario.by_password,
            other(scenario.by_device_code),
            other(scenario.by_browser),
        )
        .unwrap();
    }
    table
}

#[test]
fn the_readme_has_the_table_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let (before, rest) = readme.split_once(BEGINNING).unwrap();
    let (there, after) = rest.split_once(END).unwrap();
    let table = table();
    if std::env::var_os("PARTNER_ONBOARD_RENEW").is_some() {
        fs::write(&path, format!("{before}{BEGINNING}{table}{END}{after}")).unwrap();
    } else {
        assert!(
            there == table,
            "the README differs; renew it with PARTNER_ONBOARD_RENEW=1 cargo test --test scenarios"
        );
    }
}
