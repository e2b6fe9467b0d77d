//! One profile: changes, last proofs, what ends, and the forms of the report.

use super::home::{Home, err, json, out};
use super::schema;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use partner_onboard::model::question::QuestionId;
use partner_onboard::sandbox::practice;
use partner_onboard::sandbox::scenario::SCENARIOS;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

fn sandbox(scenario: &str) -> String {
    format!("--sandbox={scenario}")
}

fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}

fn the_check<'a>(report: &'a Value, id: &str) -> &'a Value {
    let checks = report["checks"].as_array().unwrap();
    checks.iter().find(|check| check["id"] == id).unwrap()
}

/// Checks that are surely met or surely not.
fn known(report: &Value) -> BTreeMap<String, String> {
    let checks = report["checks"].as_array().unwrap().iter();
    checks
        .map(|check| (&check["id"], &check["verdict"]))
        .map(|(id, verdict)| (id.as_str().unwrap(), verdict.as_str().unwrap()))
        .filter(|(_, verdict)| ["met", "unmet"].contains(verdict))
        .map(|(id, verdict)| (id.to_owned(), verdict.to_owned()))
        .collect()
}

#[test]
fn two_situations_in_turn_differ_by_exactly_what_is_said_to_have_changed() {
    // Each one beside its neighbour, there and back; those that only differ in how late answers come tell nothing more.
    let names: Vec<&str> = SCENARIOS
        .iter()
        .map(|scenario| scenario.name)
        .filter(|name| !["slow", "throttled", "flaky"].contains(name))
        .collect();
    let pairs: Vec<(&str, &str)> = names.windows(2).map(|pair| (pair[0], pair[1])).collect();
    assert!(pairs.len() > 20);
    let walk = |pairs: &[(&str, &str)]| {
        let home = Home::new();
        home.onboard("demo");
        let saved = home.read("demo");
        let mut memory: BTreeMap<String, String> =
            serde_json::from_value(saved["checks"].clone()).unwrap();
        for (one, other) in pairs {
            for scenario in [one, other, one] {
                let report =
                    json(&home.run(&["verify", "--profile", "demo", "--json", &sandbox(scenario)]));
                let found = known(&report);
                let expected: Vec<(String, String, String)> = report["checks"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter_map(|check| {
                        let id = check["id"].as_str().unwrap();
                        let (from, to) = (memory.get(id)?, found.get(id)?);
                        (from != to).then(|| (id.to_owned(), from.clone(), to.clone()))
                    })
                    .collect();
                let told: Vec<(String, String, String)> = report["changes"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|change| {
                        let text = |key: &str| change[key].as_str().unwrap().to_owned();
                        assert!(text("since").as_str() <= report["at"].as_str().unwrap());
                        (text("check"), text("from"), text("to"))
                    })
                    .collect();
                assert_eq!(told, expected, "{one} and {other}, at {scenario}");
                memory.extend(found);
            }
        }
    };
    std::thread::scope(|scope| {
        for pairs in pairs.chunks(8) {
            scope.spawn(move || walk(pairs));
        }
    });
}

#[test]
fn what_was_last_proved_is_kept_without_people_or_secrets_and_told_beside_the_problem() {
    let home = Home::new();
    home.onboard("demo");
    let user = practice().line(QuestionId::UserId).unwrap().to_owned();
    let before = home.read("demo")["proved"].clone();
    assert_eq!(before["enrolment"]["values"]["partner_id"], "4391507");
    assert_eq!(before.as_object().unwrap().len(), 12);
    assert!(!before.to_string().contains(&user), "{before}");

    let broken = home.run(&["verify", "--json", "--sandbox=not-enrolled"]);
    let report = json(&broken);
    let last = &the_check(&report, "enrolment")["last_proved"];
    assert_eq!(last["evidence"]["partner_id"], "4391507");
    assert_eq!(last["at"], before["enrolment"]["at"]);
    assert!(the_check(&report, "tenant").get("last_proved").is_none());
    for form in [
        &["verify", "--sandbox=not-enrolled"][..],
        &["verify", "--markdown", "--sandbox=not-enrolled"],
    ] {
        let said = out(&home.run(form));
        let at = before["enrolment"]["at"].as_str().unwrap();
        let wanted = format!("Last proved on {at}: PartnerID 4391507");
        assert!(said.contains(&wanted), "{said}");
    }
    // Also where it could not be asked, and nothing of it is lost by that.
    let offline = json(&home.run(&["verify", "--json", "--sandbox=offline"]));
    assert!(the_check(&offline, "tenant")["last_proved"]["evidence"]["tenant_id"].is_string());
    let after = home.read("demo")["proved"].clone();
    assert_eq!(after["enrolment"], before["enrolment"]);
    assert!(out(&home.run(&["profiles", "show", "demo"])).contains("PartnerID 4391507"));
    let all = fs::read_to_string(home.profile("demo")).unwrap();
    for id in [QuestionId::ClientSecret, QuestionId::Password] {
        #[expect(
            clippy::disallowed_methods,
            reason = "practice values serve as sentinels"
        )]
        let secret = practice().secret(id).unwrap().expose().to_owned();
        assert!(!all.contains(&secret) && !out(&broken).contains(&secret));
    }
}

#[test]
fn a_profile_saved_again_for_the_same_user_keeps_what_was_proved_and_for_another_does_not() {
    for (user, kept) in [(None, true), (Some("other@contoso.com"), false)] {
        let home = Home::new();
        home.onboard("demo");
        home.write_like("demo", "demo", |profile| {
            if let Some(user) = user {
                profile["user_id"] = user.into();
            }
            profile["ready"] = false.into();
            profile["proved"] = serde_json::json!({
                "made-up": {"at": "2026-01-01T00:00:00Z", "values": {"x": "y"}}
            });
        });
        home.onboard("demo");
        let proved = home.read("demo")["proved"].clone();
        assert_eq!(proved.get("made-up").is_some(), kept, "{proved}");
        assert!(proved.get("tenant").is_some());
    }
}

#[test]
fn what_was_seen_of_one_user_never_lands_in_the_profile_of_another() {
    let home = Home::new();
    home.onboard("demo");
    let store = partner_onboard::store::Home::new(Some(home.path().to_owned())).unwrap();
    let profiles = store.profiles();
    let unmet = BTreeMap::from([("role".to_owned(), "unmet".to_owned())]);
    for (field, other) in [
        ("tenant", "other.onmicrosoft.com"),
        ("client_id", "0a1b2c3d-0000-1111-2222-333344446666"),
        ("user_id", "other@contoso.com"),
        ("cloud", "us-government"),
        ("environment", "live"),
    ] {
        let verified = profiles.load("demo").unwrap();
        home.write_like("demo", "demo", |profile| {
            profile["checks"]["role"] = "met".into();
            profile[field] = other.into();
        });
        let now = profiles.load("demo").unwrap();
        assert_ne!(now, verified, "{field}");
        let seen = |of| profiles.seen(of, unmet.clone(), BTreeMap::new(), "2026-11-22T11:00:00Z");
        assert!(!seen(&verified).unwrap(), "{field}");
        assert_eq!(profiles.load("demo").unwrap(), now, "{field}");
        assert!(seen(&now).unwrap(), "{field}");
        assert_eq!(home.read("demo")["checks"]["role"], "unmet");
    }
}

#[test]
fn one_profile_is_counted_as_one() {
    let home = Home::new();
    home.onboard("demo");
    let sum = |arguments: &[&str]| out(&home.run(&[&["verify", "--all"], arguments].concat()));
    let french = sum(&["--sandbox", "--lang=fr"]);
    assert!(french.contains("1 prêt, 0 pas prêt,"), "{french}");
    let part = sum(&["--sandbox", "--lang=fr", "--only", "tenant"]);
    assert!(
        part.contains("1 remplit les contrôles demandés, 0 ne les remplit pas,"),
        "{part}"
    );
}

#[test]
fn whether_a_profile_is_ready_is_one_truth_in_every_form() {
    let home = Home::new();
    home.onboard("demo");
    let told = |ready: bool| {
        let list = json(&home.run(&["profiles", "list", "--json"]));
        let show = json(&home.run(&["profiles", "show", "demo", "--json"]));
        assert_eq!(
            (&list[0]["ready"], &show["ready"]),
            (&ready.into(), &ready.into())
        );
        let table = out(&home.run(&["profiles", "list"]));
        assert_eq!(!table.contains("not ready"), ready, "{table}");
    };
    told(true);
    home.run(&["verify", "--sandbox=no-erv"]);
    assert_eq!(home.read("demo")["ready"], false);
    told(false);
    // As an earlier version left it.
    home.write_like("demo", "demo", |profile| profile["ready"] = true.into());
    told(false);
    home.run(&["verify", "--sandbox"]);
    told(true);
}

#[test]
fn a_secret_that_ends_is_warned_of_more_and_more_urgently_in_every_form() {
    let home = Home::new();
    home.onboard("demo");
    for (days, wanted) in [
        (60, None),
        (22, Some("Plan its replacement")),
        (9, Some("this week")),
        (2, Some("Urgent")),
    ] {
        let day = today().checked_add(days.days()).unwrap().to_string();
        home.write_like("demo", "demo", |profile| {
            profile["secret_expires"] = day.as_str().into();
        });
        let report = json(&home.run(&["verify", "--sandbox", "--json"]));
        let secret = the_check(&report, "secret");
        assert_eq!(secret["verdict"], "met");
        assert_eq!(secret["evidence"]["expires"], day.as_str());
        let warning = secret["warning"].as_str().map(str::to_owned);
        assert_eq!(warning.is_some(), wanted.is_some(), "{days}");
        let list = out(&home.run(&["profiles", "list"]));
        let listed = json(&home.run(&["profiles", "list", "--json"]));
        let Some(wanted) = wanted else {
            assert!(!list.contains("secret in"), "{list}");
            assert!(listed[0].get("ends_soon").is_none());
            continue;
        };
        assert!(warning.unwrap().contains(wanted), "{secret}");
        assert!(list.contains("secret in"), "{list}");
        assert_eq!(listed[0]["ends_soon"][0]["what"], "client_secret");
        assert_eq!(listed[0]["ends_soon"][0]["on"], day.as_str());
        // Also where the secret itself could not be asked about.
        for arguments in [
            &["verify", "--sandbox"][..],
            &["verify", "--sandbox", "--markdown"],
            &["verify", "--sandbox=offline"],
        ] {
            let said = out(&home.run(arguments));
            assert_eq!(said.matches(wanted).count(), 1, "{arguments:?}: {said}");
        }
    }
    let past = today().checked_add((-2).days()).unwrap().to_string();
    home.write_like("demo", "demo", |profile| {
        profile["secret_expires"] = past.as_str().into();
    });
    let output = home.run(&["verify", "--sandbox", "--json"]);
    assert_eq!(output.status.code(), Some(3), "{}", err(&output));
    assert_eq!(the_check(&json(&output), "secret")["verdict"], "unmet");
    assert!(out(&home.run(&["profiles", "list"])).contains("secret has ended"));
}

#[test]
fn an_end_that_is_near_is_told_unless_the_verdict_is_about_it_and_alike_in_every_form() {
    let home = Home::new();
    home.onboard("demo");
    let ends_in = |days: i64| {
        let day = today().checked_add(days.days()).unwrap().to_string();
        home.write_like("demo", "demo", |profile| {
            profile["secret_expires"] = day.into();
        });
    };
    // How often each form tells it.
    let told = |warning: &str, more: &[&str]| {
        [&[][..], &["--markdown"], &["--json"]].map(|form| {
            let said = out(&home.run(&[&["verify"], form, more].concat()));
            said.matches(warning).count()
        })
    };
    ends_in(2);
    let refused = ["--sandbox=secret-id-pasted"];
    let report = json(&home.run(&[&["verify", "--json"], &refused[..]].concat()));
    assert_eq!(the_check(&report, "secret")["verdict"], "unmet");
    assert_eq!(told("Urgent", &refused), [1, 1, 1]);
    // Also if nobody asked about the secret.
    let other = ["--sandbox", "--only", "tenant"];
    assert_eq!(told("Urgent", &other), [1, 1, 1]);
    let report = json(&home.run(&[&["verify", "--json"], &other[..]].concat()));
    let schema = serde_json::from_str(include_str!("../../assets/report.schema.json")).unwrap();
    assert_eq!(schema::faults(&schema, &report), Vec::<String>::new());
    ends_in(-2);
    let report = json(&home.run(&["verify", "--json", "--sandbox"]));
    let secret = the_check(&report, "secret");
    assert_eq!(secret["verdict"], "unmet");
    assert!(secret.get("warning").is_none(), "{secret}");
}

#[test]
fn a_kept_sign_in_that_is_not_used_is_warned_of_near_its_end() {
    let home = Home::new();
    home.onboard("demo");
    for (unused, wanted) in [
        (50, None),
        (70, Some("sign-in in ")),
        (95, Some("sign-in has ended")),
    ] {
        let used = Timestamp::now() - (24 * unused).hours();
        home.write_like("demo", "demo", |profile| {
            profile["refresh_used_at"] = used.strftime("%Y-%m-%dT%H:%M:%SZ").to_string().into();
        });
        let list = out(&home.run(&["profiles", "list"]));
        assert_eq!(list.contains("sign-in"), wanted.is_some(), "{list}");
        assert!(wanted.is_none_or(|wanted| list.contains(wanted)), "{list}");
    }
    let report = json(&home.run(&["verify", "--sandbox=offline", "--json"]));
    assert!(
        the_check(&report, "sign-in")["warning"]
            .as_str()
            .unwrap()
            .contains("90 days")
    );
}

#[test]
fn every_form_follows_the_schema_and_the_forms_exclude_each_other() {
    let schema: Value =
        serde_json::from_str(include_str!("../../assets/report.schema.json")).unwrap();
    let home = Home::new();
    home.onboard("demo");
    let soon = today().checked_add(2.days()).unwrap().to_string();
    home.write_like("demo", "demo", |profile| {
        profile["secret_expires"] = soon.as_str().into();
    });
    for scenario in [
        "ready",
        "no-erv",
        "wrong-password",
        "offline",
        "not-enrolled",
    ] {
        let report = json(&home.run(&["verify", "--json", &sandbox(scenario)]));
        assert_eq!(
            schema::faults(&schema, &report),
            Vec::<String>::new(),
            "{scenario}"
        );
    }
    for pair in [
        ["--json", "--markdown"],
        ["--fix", "--json"],
        ["--all", "--watch"],
        ["--watch", "--fix"],
    ] {
        let output = home.run(&[&["verify", "--sandbox"], &pair[..]].concat());
        assert_eq!(output.status.code(), Some(2), "{pair:?}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn markdown_has_a_row_for_each_check_and_what_to_do_and_stays_markdown() {
    let home = Home::new();
    home.onboard("demo");
    home.write_like("demo", "demo", |profile| {
        profile["proved"]["role"]["values"] = serde_json::json!({"role": "a|b <x> [l](u) `c`"});
    });
    let output = home.run(&["verify", "--sandbox=no-erv", "--markdown"]);
    assert_eq!(output.status.code(), Some(3));
    let text = out(&output);
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), 2 + 12);
    for row in rows {
        let bars = row.replace("\\|", "").matches('|').count();
        assert_eq!(bars, 4, "{row}");
    }
    assert!(
        text.contains("role a\\|b \\<x\\> \\[l\\](u) \\`c\\`"),
        "{text}"
    );
    for part in [
        "# Verification of demo\n",
        "**Not ready",
        "not met",
        "1. ",
        "- Correlation ID: `",
        "## Changes",
        "insights@contoso.onmicrosoft.com",
        "<https://partner.microsoft.com/",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let french = home.run(&["verify", "--sandbox=no-erv", "--markdown", "--lang", "fr"]);
    assert!(
        out(&french).contains("# Vérification de demo"),
        "{}",
        out(&french)
    );
}

#[test]
fn a_profile_is_shown_in_french_without_the_words_of_its_file() {
    let home = Home::new();
    home.onboard("demo");
    let shown = out(&home.run(&["profiles", "show", "demo", "--lang", "fr"]));
    for raw in [
        "password",
        "global",
        "none",
        "partner_id",
        "tenant_id",
        " met ",
    ] {
        let found = shown
            .lines()
            .find(|line| line.ends_with(raw) || line.contains(&format!("{raw} ")));
        let found = found.filter(|line| !line.starts_with("Connexion "));
        assert_eq!(found, None);
    }
    for word in [
        "Mondial",
        "ID utilisateur et mot de passe",
        "nulle part",
        "bac à sable",
        "rempli",
    ] {
        assert!(shown.contains(word), "{word}: {shown}");
    }
}

#[test]
fn one_cause_is_told_once_in_a_report_and_referred_to_by_what_else_it_fails() {
    let home = Home::new();
    home.onboard("demo");
    let remedy = "Sign in by device code or in a browser";
    for (form, refers) in [
        (&[][..], "The same as under “Multifactor (MFA)”."),
        (&["--markdown"], "see “Multifactor (MFA)”."),
    ] {
        let all = [&["verify", "--sandbox=mfa-not-claimed"][..], form].concat();
        let said = out(&home.run(&all));
        assert_eq!(said.matches(remedy).count(), 1, "{said}");
        assert_eq!(said.matches(refers).count(), 4, "{said}");
    }
    // What happened is another thing at each, what it means is not.
    let said = out(&home.run(&["verify", "--sandbox=captive-portal"]));
    assert_eq!(said.matches("sign in to the network").count(), 1, "{said}");
    assert!(said.contains("User account: Instead of 127.0.0.1, a web page answered.\n    For what it means and what to do, see “Tenant”."), "{said}");
    // Each check of the document stands for itself.
    let report = json(&home.run(&["verify", "--json", "--sandbox=mfa-not-claimed"]));
    let remedies = &the_check(&report, "access")["problem"]["remedies"];
    assert!(remedies[0]["do"].as_str().unwrap().starts_with(remedy));
}

#[test]
fn the_last_line_of_a_verification_in_a_pipe_is_the_command_that_goes_on() {
    let home = Home::new();
    home.onboard("demo");
    for (scenario, command) in [
        ("no-erv", "verify --fix --profile demo --sandbox=no-erv"),
        ("offline", "doctor --sandbox=offline"),
        ("throttled", "verify --profile demo --sandbox=throttled"),
        // Refused, and not to be sent once more, though it may only be too new.
        (
            "secret-id-pasted",
            "verify --fix --profile demo --sandbox=secret-id-pasted",
        ),
        (
            "wrong-client-id",
            "verify --fix --profile demo --sandbox=wrong-client-id",
        ),
    ] {
        for form in [&[][..], &["--json"], &["--markdown"]] {
            let output = home.run(&[&["verify", &sandbox(scenario)][..], form].concat());
            let last = format!("To go on: partner-onboard {command}\n");
            assert!(err(&output).ends_with(&last), "{}", err(&output));
        }
    }
    assert_eq!(err(&home.run(&["verify", "--sandbox"])), "");
    let all = home.run(&["verify", "--all", "--sandbox=no-erv"]);
    let last = "To go on: partner-onboard verify --profile demo --sandbox=no-erv\n";
    assert!(err(&all).ends_with(last), "{}", err(&all));
}

#[test]
fn with_ascii_only_no_other_sign_is_in_what_verify_says_to_people() {
    let home = Home::new();
    home.onboard("demo");
    for scenario in ["ready", "no-erv", "throttled", "captive-portal"] {
        for all in [&[][..], &["--all"]] {
            for lang in ["en", "fr"] {
                let asked = ["verify", "--ascii", "--lang", lang, &sandbox(scenario)];
                let output = home.run(&[&asked[..], all].concat());
                let text = out(&output) + &err(&output);
                assert!(text.is_ascii(), "{scenario} {all:?}:\n{text}");
                let sign = match scenario {
                    "ready" => "[ok] ",
                    "no-erv" => "[x] ",
                    _ => "[?] ",
                };
                assert!(text.contains(sign), "{scenario} {all:?}:\n{text}");
            }
        }
    }
}
