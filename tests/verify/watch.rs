//! Watching, where nothing is to be gained by it: what was refused is not sent again.

use super::home::{Home, err, finish, json};
use partner_onboard::model::question::QuestionId;
use partner_onboard::sandbox::{self, practice};
use serde_json::json;

/// How the program ends in this scenario, and how many tokens were asked for.
async fn run(scenario: &'static str, more: &[&str]) -> (Option<i32>, usize, String) {
    let sandbox = sandbox::start(sandbox::find(scenario).unwrap())
        .await
        .unwrap();
    let origin = sandbox.endpoints().authority;
    let home = Home::new();
    home.onboard("demo");
    home.write_like("demo", "demo", |profile| {
        profile["environment"] = "live".into();
    });
    let endpoints = json!({"authority": origin, "graph": origin, "partner_center": origin});
    let endpoints = home.write("endpoints.json", &endpoints.to_string());
    let arguments = [
        &[
            "verify",
            "--json",
            "--endpoints",
            endpoints.to_str().unwrap(),
        ],
        more,
    ]
    .concat();
    let mut command = home.command(&arguments);
    for (name, id) in [
        ("PARTNER_ONBOARD_CLIENT_SECRET", QuestionId::ClientSecret),
        ("PARTNER_ONBOARD_PASSWORD", QuestionId::Password),
    ] {
        #[expect(
            clippy::disallowed_methods,
            reason = "practice values for the program's variables"
        )]
        command.env(name, practice().secret(id).unwrap().expose());
    }
    let child = command.spawn().unwrap();
    // The sandbox answers on the other threads.
    let output = finish(child, "");
    let _ = json(&output);
    let requests = sandbox.requests();
    let tokens = requests
        .iter()
        .filter(|line| line.contains("/token"))
        .count();
    (output.status.code(), tokens, err(&output))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_sign_in_service_refused_is_asked_once_whether_watched_or_not() {
    for scenario in [
        "wrong-password",
        "locked-account",
        "disabled-user",
        "expired-password",
        "expired-secret",
        "secret-id-pasted",
        "wrong-client-id",
        "mfa-required",
        "conditional-access",
    ] {
        let once = run(scenario, &[]).await;
        let watched = run(scenario, &["--watch"]).await;
        assert_eq!(
            (once.0, once.1),
            (watched.0, watched.1),
            "{scenario}: {}",
            watched.2
        );
        assert!(once.1 >= 1, "{scenario}");
        assert!(
            watched.2.contains("not sent again"),
            "{scenario}: {}",
            watched.2
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_all_is_met_watching_ends_at_once_with_0() {
    let (code, _, said) = run("ready", &["--watch"]).await;
    assert_eq!((code, said.as_str()), (Some(0), ""));
}
