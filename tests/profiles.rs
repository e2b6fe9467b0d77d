//! `profiles` and the encrypted file as their users meet them: what each verb prints, its exit code, and what is on the
//! disk afterwards. The services are the sandbox's, reached as if they were the real ones.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

use partner_onboard::model::question::QuestionId;
use partner_onboard::sandbox::{self, Sandbox};
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const PASSPHRASE: &str = "correct horse battery";
const VARIABLE: &str = "PARTNER_ONBOARD_PASSPHRASE";

struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_partner-onboard"));
        command
            .args(arguments)
            .env("PARTNER_ONBOARD_HOME", self.0.path())
            .env("PARTNER_ONBOARD_LANG", "en")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdin(Stdio::null());
        for name in ["CLIENT_SECRET", "PASSWORD", "PASSPHRASE", "PROFILE"] {
            command.env_remove(format!("PARTNER_ONBOARD_{name}"));
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn opened(&self, arguments: &[&str]) -> Output {
        let mut command = self.command(arguments);
        command.env(VARIABLE, PASSPHRASE).output().unwrap()
    }

    /// A file that a person, not the program, has put there.
    fn write(&self, path: &str, text: &str) -> String {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut file = fs::File::create(&path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn profile(&self, name: &str, change: impl Fn(&mut Value)) {
        let mut profile = profile(name);
        change(&mut profile);
        self.write(&format!("profiles/{name}.json"), &profile.to_string());
    }

    fn names(&self) -> Vec<String> {
        let list = json_of(&self.run(&["profiles", "list", "--json"]));
        let names = list.as_array().unwrap().iter();
        names
            .map(|profile| profile["name"].as_str().unwrap().to_owned())
            .collect()
    }

    fn marked(&self) -> Option<String> {
        let list = json_of(&self.run(&["profiles", "list", "--json"]));
        let mut marked = list.as_array().unwrap().iter();
        let marked = marked.find(|profile| profile["default"] == true)?;
        Some(marked["name"].as_str().unwrap().to_owned())
    }
}

fn profile(name: &str) -> Value {
    json!({
        "schema": 1, "name": name, "environment": "live", "cloud": "global", "tenant": "contoso.onmicrosoft.com",
        "client_id": "5a4db0c5-0a99-4000-8000-0000000000c3", "user_id": "insights@contoso.onmicrosoft.com",
        "sign_in": "password", "store": "none", "ready": true, "saved_at": "2026-11-22T10:00:00Z"
    })
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json_of(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}\nout: {}\nerr: {}", out(output), err(output)))
}

fn is(output: &Output, code: i32) {
    assert_eq!(
        output.status.code(),
        Some(code),
        "{}{}",
        out(output),
        err(output)
    );
}

fn secret(id: QuestionId) -> String {
    #[expect(
        clippy::disallowed_methods,
        reason = "practice values serve as sentinels"
    )]
    sandbox::practice().secret(id).unwrap().expose().to_owned()
}

/// True if neither a practice secret nor the passphrase stands in any file of the folder.
fn keeps_silent(folder: &Path) -> bool {
    let sentinels = [
        secret(QuestionId::ClientSecret),
        secret(QuestionId::Password),
        PASSPHRASE.to_owned(),
    ];
    fs::read_dir(folder).unwrap().all(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return keeps_silent(&path);
        }
        let bytes = fs::read(path).unwrap();
        sentinels.iter().all(|secret| {
            !bytes
                .windows(secret.len())
                .any(|part| part == secret.as_bytes())
        })
    })
}

/// A home with a profile `demo` whose secrets are in an encrypted file, onboarded without a person.
struct Scene {
    home: Home,
    endpoints: String,
    _cloud: Sandbox,
}

impl Scene {
    async fn new() -> Self {
        let home = Home::new();
        let scenario = sandbox::find("ready").unwrap();
        let cloud = sandbox::start(scenario).await.unwrap();
        let text = serde_json::to_string(&cloud.endpoints()).unwrap();
        let endpoints = home.write("endpoints.json", &text);
        let practice = sandbox::practice();
        let answers = json!({
            "profile": "demo", "tenant": practice.tenant(), "client_id": practice.client_id(),
            "user_id": practice.user_id(), "sign_in": "password", "store": "file", "keep_password": "no",
            "client_secret": {"env": "A_SECRET"}, "password": {"env": "A_PASSWORD"}, "passphrase": {"env": "A_PASSPHRASE"}
        });
        let answers = home.write("answers.json", &answers.to_string());
        let arguments = ["onboard", "--answers", &answers, "--endpoints", &endpoints];
        let output = home
            .command(&arguments)
            .env("A_SECRET", secret(QuestionId::ClientSecret))
            .env("A_PASSWORD", secret(QuestionId::Password))
            .env("A_PASSPHRASE", PASSPHRASE)
            .output()
            .unwrap();
        is(&output, 0);
        Self {
            home,
            endpoints,
            _cloud: cloud,
        }
    }

    fn token(&self, profile: &str, passphrase: Option<&str>) -> Output {
        let arguments = [
            "token",
            "--profile",
            profile,
            "--endpoints",
            &self.endpoints,
        ];
        let mut command = self.home.command(&arguments);
        if let Some(passphrase) = passphrase {
            command.env(VARIABLE, passphrase);
        }
        command.output().unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_in_an_encrypted_file_renews_its_sign_in_with_the_passphrase_alone() {
    let scene = Scene::new().await;
    let home = &scene.home;
    assert!(home.at("secrets/demo.sealed").is_file());
    assert!(keeps_silent(home.0.path()));
    let before = fs::read(home.at("secrets/demo.sealed")).unwrap();
    let first = scene.token("demo", Some(PASSPHRASE));
    is(&first, 0);
    assert_eq!(
        (out(&first).matches('.').count(), err(&first)),
        (2, String::new())
    );
    let after = fs::read(home.at("secrets/demo.sealed")).unwrap();
    assert_ne!(before, after, "the newest refresh token is kept");
    let second = scene.token("demo", Some(PASSPHRASE));
    assert_eq!(out(&second), out(&first), "and the access token too");

    let elsewhere = r#"{"authority": "http://127.0.0.1:1", "graph": "http://127.0.0.1:1",
        "partner_center": "http://127.0.0.1:1"}"#;
    let elsewhere = home.write("elsewhere.json", elsewhere);
    let other = home.opened(&["token", "--endpoints", &elsewhere]);
    assert_ne!(other.status.code(), Some(0));
    assert_eq!(out(&other), "", "a token of one service is none of another");

    let arguments = ["verify", "--json", "--endpoints", &scene.endpoints];
    let report = json_of(&home.opened(&arguments));
    assert_eq!(report["outcome"], "ready");
    assert_eq!(report["checks"][4]["evidence"]["way"], "refresh");
    assert!(report["expires"]["refresh_token"].is_string());
    assert!(keeps_silent(home.0.path()));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_right_passphrase_a_person_is_needed_and_nothing_is_asked_or_changed() {
    let scene = Scene::new().await;
    let path = scene.home.at("secrets/demo.sealed");
    let before = fs::read(&path).unwrap();
    let none = scene.token("demo", None);
    is(&none, 5);
    assert!(
        none.stdout.is_empty() && err(&none).contains(VARIABLE),
        "{}",
        err(&none)
    );
    let wrong = scene.token("demo", Some("another passphrase"));
    is(&wrong, 5);
    assert!(err(&wrong).contains("demo.sealed"), "{}", err(&wrong));
    let verify = ["verify", "--endpoints", &scene.endpoints];
    let verify = scene.home.run(&verify);
    is(&verify, 5);
    assert!(err(&verify).contains(VARIABLE), "{}", err(&verify));
    assert_eq!(fs::read(&path).unwrap(), before);

    // Damage is said as damage, whatever the passphrase.
    scene.home.write("secrets/demo.sealed", "{\"schema\": 1}");
    let damaged = scene.token("demo", Some(PASSPHRASE));
    is(&damaged, 5);
    assert!(err(&damaged).contains("damaged"), "{}", err(&damaged));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renamed_profile_takes_its_secrets_and_its_mark_along() {
    let scene = Scene::new().await;
    let home = &scene.home;
    is(&home.run(&["profiles", "use", "demo"]), 0);
    is(&home.run(&["profiles", "rename", "demo", "work"]), 0);
    assert_eq!(home.names(), ["work"]);
    assert_eq!(home.marked().as_deref(), Some("work"));
    assert!(!home.at("secrets/demo.sealed").exists());
    is(&scene.token("work", Some(PASSPHRASE)), 0);
    let gone = home.run(&["profiles", "rename", "demo", "other"]);
    is(&gone, 2);
    home.profile("there", |_| ());
    for taken in ["there", "work"] {
        let refused = home.run(&["profiles", "rename", "work", taken]);
        is(&refused, 2);
        assert!(err(&refused).contains(taken), "{}", err(&refused));
    }
    is(&home.run(&["profiles", "rename", "work", "../x"]), 2);
    is(
        &home.run(&["profiles", "rename", "work", "Work"]),
        if cfg!(target_os = "linux") { 0 } else { 2 },
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_has_the_secrets_that_were_given_and_signs_in_for_itself() {
    let scene = Scene::new().await;
    let home = &scene.home;
    let none = home.run(&["profiles", "copy", "demo", "twin"]);
    is(&none, 5);
    assert_eq!(home.names(), ["demo"]);
    is(&home.opened(&["profiles", "copy", "demo", "twin"]), 0);
    assert_eq!(home.names(), ["demo", "twin"]);
    let token = scene.token("twin", Some(PASSPHRASE));
    is(&token, 5);
    assert!(
        err(&token).contains("PARTNER_ONBOARD_PASSWORD"),
        "{}",
        err(&token)
    );
    let arguments = [
        "token",
        "--profile",
        "twin",
        "--endpoints",
        &scene.endpoints,
    ];
    let mut command = home.command(&arguments);
    command
        .env(VARIABLE, PASSPHRASE)
        .env("PARTNER_ONBOARD_PASSWORD", secret(QuestionId::Password));
    is(&command.output().unwrap(), 0);
    is(&scene.token("twin", Some(PASSPHRASE)), 0);
    is(&home.opened(&["profiles", "copy", "demo", "twin"]), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_has_no_secret_unless_asked_for_and_then_an_encrypted_one() {
    let scene = Scene::new().await;
    let home = &scene.home;
    let plain = json_of(&home.run(&["profiles", "export", "demo"]));
    assert_eq!(plain["profile"]["tenant"], "contoso.onmicrosoft.com");
    assert!(plain.get("secrets").is_none());
    is(
        &home.run(&["profiles", "export", "demo", "--with-secrets"]),
        5,
    );
    let file = home.at("out/demo.json");
    fs::create_dir(home.at("out")).unwrap();
    let arguments = [
        "profiles",
        "export",
        "demo",
        "--with-secrets",
        "--output",
        file.to_str().unwrap(),
    ];
    is(&home.opened(&arguments), 0);
    is(&home.opened(&arguments), 2);
    assert!(keeps_silent(&home.at("out")));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    let other = Home::new();
    // A profile of somebody else's beside these secrets.
    for (key, value) in [
        ("client_id", "5a4db0c5-0a99-4000-8000-0000000000ff"),
        ("tenant", "other.onmicrosoft.com"),
        ("user_id", "eve@contoso.onmicrosoft.com"),
    ] {
        let mut swapped: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        swapped["profile"][key] = value.into();
        let path = other.write("swapped.json", &swapped.to_string());
        let refused = other.opened(&["profiles", "import", &path, "--store", "file"]);
        is(&refused, 2);
        assert!(err(&refused).contains("exported anew"), "{}", err(&refused));
        assert!(other.names().is_empty(), "{key}");
    }
    let import = [
        "profiles",
        "import",
        file.to_str().unwrap(),
        "--store",
        "file",
    ];
    let none = other.run(&import);
    is(&none, 5);
    assert!(other.names().is_empty());
    let mut wrong = other.command(&import);
    is(
        &wrong.env(VARIABLE, "another passphrase").output().unwrap(),
        5,
    );
    is(&other.opened(&import), 0);
    assert!(keeps_silent(other.0.path()));
    is(&other.opened(&import), 2);
    let replace = [&import[..], &["--replace"]].concat();
    is(&other.opened(&replace), 0);
    let arguments = ["token", "--endpoints", &scene.endpoints];
    let mut command = other.command(&arguments);
    command
        .env(VARIABLE, PASSPHRASE)
        .env("PARTNER_ONBOARD_PASSWORD", secret(QuestionId::Password));
    is(&command.output().unwrap(), 0);
    // And now it has a sign-in of its own.
    is(&other.opened(&arguments), 0);

    let without = [&import[..3], &["--as", "bare", "--store", "none"]].concat();
    let said = other.run(&without);
    is(&said, 0);
    assert!(err(&said).contains("left there"), "{}", err(&said));
    assert!(!other.at("secrets/bare.sealed").exists());
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn an_import_without_secrets_removes_none_unless_it_is_said() {
    let scene = Scene::new().await;
    let home = &scene.home;
    let mut export = json_of(&home.run(&["profiles", "export", "demo"]));
    let file = home.write("demo.json", &export.to_string());
    is(&home.run(&["profiles", "import", &file, "--replace"]), 0);
    is(&scene.token("demo", Some(PASSPHRASE)), 0);
    export["profile"]["user_id"] = json!("other@contoso.onmicrosoft.com");
    let file = home.write("demo.json", &export.to_string());
    let import = ["profiles", "import", &file, "--replace"];
    let refused = home.run(&import);
    is(&refused, 2);
    assert!(err(&refused).contains("--store none"), "{}", err(&refused));
    is(&scene.token("demo", Some(PASSPHRASE)), 0);
    is(&home.run(&[&import[..], &["--store", "none"]].concat()), 0);
    assert!(!home.at("secrets/demo.sealed").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn secrets_without_a_keychain_to_go_to_are_not_imported_before_it_is_said_where() {
    let scene = Scene::new().await;
    let export = scene
        .home
        .opened(&["profiles", "export", "demo", "--with-secrets"]);
    let file = scene.home.write("export.json", &out(&export));
    let other = Home::new();
    let mut command = other.command(&["profiles", "import", &file]);
    // No address at all is the system's own bus on some systems.
    command
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
        .env(VARIABLE, PASSPHRASE);
    let output = command.output().unwrap();
    is(&output, 1);
    assert!(err(&output).contains("--store file"), "{}", err(&output));
    assert!(other.names().is_empty());
}

#[test]
fn an_import_is_judged_like_what_a_person_types() {
    let import = |change: &dyn Fn(&mut Value)| {
        let home = Home::new();
        let mut export = json!({"schema": 1, "profile": profile("demo")});
        change(&mut export);
        let file = home.write("in.json", &export.to_string());
        let output = home.run(&["profiles", "import", &file]);
        (home.names(), output)
    };
    let (names, output) = import(&|_| ());
    is(&output, 0);
    assert_eq!(names, ["demo"]);
    for (pointer, value, said) in [
        ("/profile/name", json!("../../etc"), "name"),
        ("/profile/tenant", json!("https://contoso.com"), "in.json"),
        ("/profile/client_id", json!("x"), "in.json"),
        ("/profile/user_id", json!("\u{1b}[31m"), "in.json"),
        ("/profile/sign_in", json!("guess"), "device-code"),
        ("/profile/store", json!("cloud"), "cloud"),
        ("/profile/schema", json!(9), "newer"),
        ("/schema", json!(2), "newer"),
    ] {
        let (names, output) =
            import(&|export| *export.pointer_mut(pointer).unwrap() = value.clone());
        is(&output, 2);
        assert!(names.is_empty());
        assert!(err(&output).contains(said), "{pointer}: {}", err(&output));
        assert!(!err(&output).contains('\u{1b}'));
    }
    let (_, output) = import(&|export| {
        export["profile"]["checks"] =
            json!({"role": "met", "evil\u{1b}": "met", "access": "whatever"});
        export["profile"]["tenant_id"] = json!("\u{1b}");
        export["secrets"] = json!(null);
    });
    is(&output, 0);
    let (_, output) = import(&|export| export["secrets"] = json!({"schema": 1}));
    is(&output, 2);
    let (_, output) = import(&|export| export["more"] = json!(1));
    is(&output, 2);
    let home = Home::new();
    is(&home.run(&["profiles", "import", "/no/such/file"]), 2);
    is(&home.run(&["profiles", "import", "-"]), 2);
}

#[test]
fn commands_take_the_marked_profile_and_never_another_in_its_place() {
    let home = Home::new();
    for name in ["one", "two"] {
        home.profile(name, |profile| profile["environment"] = json!("sandbox"));
    }
    let verify = |home: &Home| home.run(&["verify", "--sandbox", "--only", "tenant", "--json"]);
    is(&verify(&home), 2);
    is(&home.run(&["profiles", "use", "nobody"]), 2);
    is(&home.run(&["profiles", "use", "two"]), 0);
    assert_eq!(json_of(&verify(&home))["profile"], "two");
    assert!(out(&home.run(&["profiles", "list"])).contains("default"));
    let wizard = out(&home.run(&["onboard", "--sandbox", "--plain"]));
    assert!(wizard.contains("Verify two again (now)"), "{wizard}");
    let mut named = home.command(&["verify", "--sandbox", "--only", "tenant", "--json"]);
    named.env("PARTNER_ONBOARD_PROFILE", "one");
    assert_eq!(json_of(&named.output().unwrap())["profile"], "one");

    // Taken away behind the program's back, it is missed.
    fs::remove_file(home.at("profiles/two.json")).unwrap();
    let gone = verify(&home);
    is(&gone, 2);
    assert!(err(&gone).contains("two"), "{}", err(&gone));
    home.profile("two", |profile| profile["environment"] = json!("sandbox"));
    is(&home.run(&["profiles", "remove", "two"]), 0);
    assert_eq!(
        json_of(&verify(&home))["profile"],
        "one",
        "the mark went along"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn removing_takes_the_encrypted_file_along_also_where_its_profile_is_gone_or_broken() {
    let scene = Scene::new().await;
    let home = &scene.home;
    let sealed = home.at("secrets/demo.sealed");
    let bytes = fs::read_to_string(&sealed).unwrap();
    is(&home.run(&["profiles", "remove", "demo"]), 0);
    assert!(!sealed.exists() && home.names().is_empty());

    home.write("secrets/demo.sealed", &bytes);
    let list = home.run(&["profiles", "list"]);
    assert!(err(&list).contains("demo"), "{}", err(&list));
    is(&home.run(&["profiles", "remove", "demo"]), 0);
    assert!(!sealed.exists());
    is(&home.run(&["profiles", "remove", "demo"]), 2);

    home.write("secrets/demo.sealed", &bytes);
    home.write("profiles/demo.json", "{");
    is(&home.run(&["profiles", "remove", "demo"]), 0);
    assert!(!sealed.exists() && !home.at("profiles/demo.json").exists());
}

#[test]
fn every_verb_refuses_what_is_not_there_in_both_languages() {
    for (lang, said) in [
        ("en", "There is no profile"),
        ("fr", "Il n’y a pas de profil"),
    ] {
        for arguments in [
            &["profiles", "show", "nobody"][..],
            &["profiles", "use", "nobody"],
            &["profiles", "rename", "nobody", "other"],
            &["profiles", "copy", "nobody", "other"],
            &["profiles", "export", "nobody"],
            &["profiles", "remove", "nobody"],
        ] {
            let home = Home::new();
            let output = home.run(&[arguments, &["--lang", lang]].concat());
            is(&output, 2);
            assert!(err(&output).contains(said), "{}", err(&output));
            assert_eq!(
                fs::read_dir(home.0.path()).unwrap().count(),
                0,
                "{arguments:?}"
            );
        }
    }
}

/// Waits until the process takes signals itself: SIGHUP, the first of them by number, is the last that it asks for.
#[cfg(target_os = "linux")]
fn takes_signals(child: &mut std::process::Child) {
    let status = format!("/proc/{}/status", child.id());
    loop {
        let status = fs::read_to_string(&status).unwrap();
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
        let caught = u64::from_str_radix(caught.unwrap().trim(), 16).unwrap();
        if caught & 1 != 0 {
            return;
        }
        assert!(child.try_wait().unwrap().is_none(), "it has ended");
        std::thread::yield_now();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_command_that_waits_for_its_turn_can_be_stopped_and_writes_nothing_then() {
    let home = Home::new();
    home.profile("demo", |_| {});
    let file = home.write(
        "demo.json",
        &out(&home.run(&["profiles", "export", "demo"])),
    );
    let before = fs::read(home.at("profiles/demo.json")).unwrap();
    let there = partner_onboard::store::Home::new(Some(home.0.path().to_owned())).unwrap();
    let turn = there.renewal("demo", std::time::Duration::ZERO).unwrap();
    for (signal, code) in [
        (rustix::process::Signal::INT, 130),
        (rustix::process::Signal::TERM, 143),
    ] {
        let mut child = home
            .command(&["profiles", "import", &file, "--replace"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        takes_signals(&mut child);
        let pid = rustix::process::Pid::from_child(&child);
        rustix::process::kill_process(pid, signal).unwrap();
        is(&child.wait_with_output().unwrap(), code);
    }
    drop(turn);
    assert_eq!(fs::read(home.at("profiles/demo.json")).unwrap(), before);
}

#[test]
fn without_its_keychain_a_profile_is_neither_renamed_nor_removed_by_halves() {
    let home = Home::new();
    home.profile("demo", |profile| profile["store"] = json!("keychain"));
    is(&home.run(&["profiles", "rename", "demo", "other"]), 1);
    let refused = home.run(&["profiles", "remove", "demo"]);
    is(&refused, 1);
    assert!(err(&refused).contains("--force"), "{}", err(&refused));
    assert_eq!(home.names(), ["demo"]);
    is(&home.run(&["profiles", "remove", "demo", "--force"]), 0);
    assert!(home.names().is_empty());
}

#[test]
fn a_damaged_mark_stops_a_renaming_before_it_begins_and_no_list() {
    let home = Home::new();
    home.profile("demo", |_| {});
    home.write("default.json", "{");
    is(&home.run(&["profiles", "rename", "demo", "other"]), 1);
    let list = home.run(&["profiles", "list"]);
    is(&list, 0);
    assert!(err(&list).contains("default.json"), "{}", err(&list));
    assert_eq!(home.names(), ["demo"]);
}

#[test]
fn a_damaged_profile_is_a_file_of_ours_that_cannot_be_read_and_goes_with_what_is_kept_for_it() {
    for force in [&[][..], &["--force"]] {
        let home = Home::new();
        home.profile("demo", |_| {});
        home.write("profiles/demo.json", "{");
        fs::create_dir_all(home.at("secrets")).unwrap();
        home.write("secrets/demo.sealed", "{}");
        for asked in [
            &["verify", "--profile", "demo"][..],
            &["token", "--profile", "demo"],
            &["profiles", "show", "demo"],
            &["profiles", "use", "demo"],
        ] {
            let refused = home.run(asked);
            is(&refused, 1);
            assert!(err(&refused).contains("profiles remove demo"), "{asked:?}");
        }
        let removed = home.run(&[&["profiles", "remove", "demo"][..], force].concat());
        is(&removed, 0);
        assert!(err(&removed).contains("cannot be read"), "{force:?}");
        assert!(!home.at("profiles/demo.json").exists());
        assert!(!home.at("secrets/demo.sealed").exists());
    }
}

#[test]
fn a_profile_of_a_newer_program_goes_only_if_that_is_said() {
    let home = Home::new();
    home.profile("demo", |profile| profile["schema"] = json!(99));
    let refused = home.run(&["profiles", "remove", "demo"]);
    is(&refused, 1);
    assert!(err(&refused).contains("profiles remove demo --force"));
    assert!(home.at("profiles/demo.json").exists());
    is(&home.run(&["profiles", "remove", "demo", "--force"]), 0);
    assert!(!home.at("profiles/demo.json").exists());
}
