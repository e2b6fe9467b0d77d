//! The program with a home of its own: arguments in, standard output, standard error and exit code out.

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

/// A folder for the program's files, so that no test sees another's or the developer's.
pub(crate) struct Home(TempDir);

impl Home {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_partner-onboard"));
        command
            .args(arguments)
            .env("PARTNER_ONBOARD_HOME", self.path())
            .env("PARTNER_ONBOARD_LANG", "en")
            .env_remove("PARTNER_ONBOARD_CLIENT_SECRET")
            .env_remove("PARTNER_ONBOARD_PASSWORD")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        finish(self.command(arguments).spawn().unwrap(), "")
    }

    /// A practice profile that is ready.
    pub(crate) fn onboard(&self, name: &str) {
        static ANSWERS: OnceLock<String> = OnceLock::new();
        let answers = ANSWERS.get_or_init(|| out(&self.run(&["sandbox", "answers"])));
        let arguments = ["onboard", "--sandbox", "--answers", "-", "--profile", name];
        let output = finish(self.command(&arguments).spawn().unwrap(), answers);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    }

    /// The file of a profile.
    pub(crate) fn profile(&self, name: &str) -> PathBuf {
        self.path().join(format!("profiles/{name}.json"))
    }

    /// What stands in it.
    pub(crate) fn read(&self, name: &str) -> Value {
        serde_json::from_slice(&fs::read(self.profile(name)).unwrap()).unwrap()
    }

    /// Another profile like this one, changed by hand.
    pub(crate) fn write_like(&self, name: &str, new: &str, change: impl FnOnce(&mut Value)) {
        let mut profile = self.read(name);
        profile["name"] = new.into();
        change(&mut profile);
        self.write(&format!("profiles/{new}.json"), &profile.to_string());
    }

    /// A file in the folder.
    pub(crate) fn write(&self, path: &str, text: &str) -> PathBuf {
        let path = self.path().join(path);
        let mut file = fs::File::create(&path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        path
    }
}

/// Feeds standard input and waits for the end.
pub(crate) fn finish(mut child: Child, input: &str) -> Output {
    // The program may end before it has read everything; that is its business.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

pub(crate) fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// One document and nothing else.
pub(crate) fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}\nout: {}\nerr: {}", out(output), err(output)))
}
