//! The documented samples and the sandbox's answers agree in shape, call by call and in both directions: names of fields, kinds
//! of values, nesting. The samples are our transcription of the documents, made without a look at the sandbox.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

#[path = "support/contract.rs"]
mod contract;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use contract::*;
use partner_onboard::sandbox::world::Answer;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

/// Samples of what the sandbox never answers, and why.
const ELSEWHERE: [(&str, &str); 4] = [
    (
        "profiles-mpn-partner-id.json",
        "the documents disagree on the field's name, and the samples say mpnId",
    ),
    (
        "datasets-empty.json",
        "the facts call it possible; the sandbox answers 403",
    ),
    (
        "access-token-claims.json",
        "the inside of a token; compared on its own",
    ),
    (
        "error-entra-suberror.json",
        "some refusals have it and some have not; compared on its own",
    ),
];

fn sample(file: &str) -> Value {
    let path = format!("{}/assets/samples/{file}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Samples that show some of the fields: discovery documents have more, and clients pass them over (RFC 8414); Graph's pages
/// say of these that they are shortened.
const SHORTENED: [&str; 5] = [
    "openid-configuration.json",
    "openid-configuration-v2.json",
    "graph-application-created.json",
    "graph-application-found.json",
    "graph-principal-created.json",
];

/// Partner Center's code is a number here and a string there (facts A.5).
const EITHER: &str = ".code";

/// The sandbox's answer to the call of a sample.
fn answer(file: &str, entry: &Value) -> Answer {
    let method = entry["method"].as_str().unwrap();
    let scenario = match file {
        "openid-configuration-unknown-tenant.json" => "unknown-tenant",
        "user-realm-federated.json" | "user-realm-2.1-federated.json" => "federated",
        "user-realm-unknown.json" => "unknown-user",
        "profiles-legalbusiness-pending.json" => "vetting-pending",
        "error-partner-center-gateway.json" => "indirect-reseller",
        "error-partner-center-throttled.json" | "error-graph-throttled.json" => "throttled",
        "error-partner-center-mfa.json" => "mfa-not-claimed",
        "error-entra.json" => "wrong-client-id",
        "error-entra-line-breaks.json" => "secret-id-pasted",
        "datasets-redacted.json" => "report-viewer-only",
        _ => "ready",
    };
    let mut visitor = Visitor::new(scenario);
    let path = entry["path"]
        .as_str()
        .unwrap()
        .replace("{tenant}", TENANT)
        .replace("{user}", USER);
    let unknown = file.ends_with("-unknown.json");
    let path = path.replace("{partner_id}", if unknown { "9999999" } else { "4391507" });
    match file {
        "token-v1.json" => {
            let form = [
                ("grant_type", "client_credentials"),
                ("client_id", CLIENT),
                ("client_secret", SECRET),
                ("resource", RESOURCE),
            ];
            visitor.form(&path, &form)
        }
        "token-v1-user.json" | "error-entra-line-breaks.json" => visitor.sign_in(),
        "token-v2.json" => {
            let scope = format!("{RESOURCE}/user_impersonation openid offline_access");
            let form = [
                ("grant_type", "password"),
                ("client_id", CLIENT),
                ("client_secret", SECRET),
                ("scope", scope.as_str()),
                ("username", USER),
                ("password", PASSWORD),
            ];
            visitor.form(&path, &form)
        }
        "error-entra.json" => {
            let form = [
                ("grant_type", "client_credentials"),
                ("client_id", CLIENT),
                ("client_secret", SECRET),
                ("resource", RESOURCE),
            ];
            visitor.form(&path.replace("/token", "/v2.0/token"), &form)
        }
        "device-code-v1.json" => {
            visitor.form(&path, &[("client_id", CLIENT), ("resource", RESOURCE)])
        }
        "device-code-v2.json" => visitor.form(&path, &[("client_id", CLIENT), ("scope", "openid")]),
        "error-insights.json" => visitor.get(&format!("{path}?datasetName=Nothing")),
        "error-partner-center.json" => {
            visitor.token = visitor.app_token();
            visitor.get(&path)
        }
        _ if entry["service"] == "graph" => graph(&mut visitor, file, method, &path),
        _ => prepared(&mut visitor, file, method, &path),
    }
}

/// A token for Graph, by device code with Graph's own command line tools (facts B.5).
fn for_graph(visitor: &mut Visitor, scope: &str) {
    const TOOLS: &str = "14d82eec-204b-4c2f-b7e8-296a70dab67e";
    let place = "/organizations/oauth2/v2.0";
    let code = visitor.form(
        &format!("{place}/devicecode"),
        &[("client_id", TOOLS), ("scope", scope)],
    );
    let code = body(&code)["device_code"].as_str().unwrap().to_owned();
    let form = [
        ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
        ("client_id", TOOLS),
        ("device_code", code.as_str()),
    ];
    visitor.form(&format!("{place}/token"), &form);
    let answer = body(&visitor.form(&format!("{place}/token"), &form));
    answer["access_token"]
        .as_str()
        .unwrap()
        .clone_into(&mut visitor.token);
}

/// Calls of Graph, in the order in which something is set up.
fn graph(visitor: &mut Visitor, file: &str, method: &str, path: &str) -> Answer {
    for_graph(
        visitor,
        if file.ends_with("-denied.json") {
            "User.Read"
        } else {
            "Application.ReadWrite.All DelegatedPermissionGrant.ReadWrite.All Directory.Read.All User.Read"
        },
    );
    let path = path.replace("{client}", CLIENT);
    if method == "GET" {
        return visitor.get(&path);
    }
    let wish = json!({"displayName": "Partner Insights access", "signInAudience": "AzureADMyOrg", "isFallbackPublicClient": true,
        "publicClient": {"redirectUris": ["http://localhost"]},
        "requiredResourceAccess": [{"resourceAppId": "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd",
            "resourceAccess": [{"id": "1cebfa2a-fb4d-419e-b5f9-839b4383e05a", "type": "Scope"}]}]});
    let made = visitor.ask("POST", "/v1.0/applications", &wish);
    if path.ends_with("/applications") {
        return made;
    }
    if path.ends_with("/addPassword") {
        let wish = json!({"passwordCredential": {"displayName": "partner-insights-wizard", "endDateTime": "2027-01-31T00:00:00Z"}});
        return visitor.ask(method, &path, &wish);
    }
    let principal = visitor.ask(
        "POST",
        "/v1.0/servicePrincipals",
        &json!({"appId": body(&made)["appId"]}),
    );
    if path.ends_with("/servicePrincipals") {
        return principal;
    }
    let api = visitor.get("/v1.0/servicePrincipals(appId='fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd')");
    let wish = json!({"clientId": body(&principal)["id"], "consentType": "AllPrincipals", "principalId": null,
        "resourceId": body(&api)["id"], "scope": "user_impersonation"});
    visitor.ask(method, &path, &wish)
}

/// Calls that need something to be there before.
fn prepared(visitor: &mut Visitor, file: &str, method: &str, path: &str) -> Answer {
    let wish = json!({"ReportName": "A report", "Description": "For a test", "QueryId": "", "StartTime": "2026-11-23T10:00:00Z",
        "RecurrenceInterval": 24, "RecurrenceCount": 10, "CallbackUrl": "https://contoso.example/done", "CallbackMethod": "GET"});
    let mut path = path.to_owned();
    let mut content = Value::Null;
    if path.contains("{role}") {
        let roles = body(&visitor.get("/v1/roles"));
        let role = roles["items"][0]["id"].as_str().unwrap().to_owned();
        content = if method == "POST" {
            json!({"accountId": TENANT_ID, "displayName": "Insights Practice", "id": USER_OBJECT_ID, "roleId": role,
                "userPrincipalName": USER})
        } else {
            Value::Null
        };
        path = path
            .replace("{role}", &role)
            .replace("{member}", USER_OBJECT_ID);
    }
    if path.contains("Scheduled") && !path.contains("Dataset") {
        let query = visitor.query("SELECT SubscriptionId FROM DynamicsUsage");
        path = path.replace("{query}", &query);
        let mut wish = wish;
        wish["QueryId"] = json!(query);
        if file == "query-created.json" {
            content = json!({"Name": "Another", "Description": "For a test", "Query": "SELECT City FROM Profile"});
        }
        if file == "report-created.json" {
            content = wish.clone();
        } else if path.contains("ScheduledReport") {
            let made = visitor.ask("POST", &format!("{INSIGHTS}/ScheduledReport"), &wish);
            assert_eq!(made.status, 200, "{}", body(&made));
            path = path.replace(
                "{report}",
                body(&made)["value"][0]["reportId"].as_str().unwrap(),
            );
            if file == "report-changed.json" {
                content = wish;
            }
            if file.starts_with("executions") {
                visitor.pass(25 * 3600);
                visitor.renew();
                path.push_str("?executionStatus=Pending;Completed");
            }
            if file == "executions.json" {
                visitor.get(&path);
                visitor.pass(200);
            }
        }
    }
    visitor.ask(method, &path, &content)
}

fn lowered(value: &Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .iter()
                .map(|(name, field)| (name.to_lowercase(), lowered(field)))
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.iter().map(lowered).collect()),
        other => other.clone(),
    }
}

/// What one of the two has and the other has not, or has otherwise. Nothing is known of what is under `null` or in an empty list.
fn differences(sample: &Value, answer: &Value) -> Vec<String> {
    let (wanted, given) = (shape(sample), shape(answer));
    let empty = |shape: &std::collections::BTreeMap<String, BTreeSet<&'static str>>,
                 place: &str| {
        shape.iter().any(|(at, kinds)| {
            let under = place
                .strip_prefix(at.as_str())
                .is_some_and(|rest| rest.starts_with(['.', '[']));
            let no_items = kinds.contains("list") && !shape.contains_key(&format!("{at}[]"));
            under && (kinds.contains("null") || no_items)
        })
    };
    let places: BTreeSet<&String> = wanted.keys().chain(given.keys()).collect();
    let mut found = Vec::new();
    for place in places {
        match (wanted.get(place), given.get(place)) {
            (Some(one), Some(other)) => {
                let strict = |kinds: &BTreeSet<&'static str>| -> BTreeSet<&'static str> {
                    kinds
                        .iter()
                        .copied()
                        .filter(|kind| *kind != "null")
                        .collect()
                };
                let (one, other) = (strict(one), strict(other));
                if !one.is_empty() && !other.is_empty() && one != other && place != EITHER {
                    found.push(format!(
                        "{place}: {one:?} in the sample, {other:?} in the answer"
                    ));
                }
            }
            (Some(_), None) if !empty(&given, place) => {
                found.push(format!("{place}: only in the sample"));
            }
            (None, Some(_)) if !empty(&wanted, place) => {
                found.push(format!("{place}: only in the answer"));
            }
            _ => {}
        }
    }
    found
}

#[test]
fn every_documented_sample_and_the_answer_to_its_call_agree_in_shape() {
    let index: Vec<Value> = serde_json::from_value(sample("index.json")).unwrap();
    let mut faults = Vec::new();
    for entry in &index {
        let file = entry["file"].as_str().unwrap();
        if ELSEWHERE.iter().any(|(other, _)| *other == file) {
            continue;
        }
        let answer = answer(file, entry);
        let (mut wanted, mut given) = (sample(file), body(&answer));
        if file == "datasets-pascal-case.json" {
            (wanted, given) = (lowered(&wanted), lowered(&given));
        }
        let status = u64::from(answer.status);
        if Some(status) != entry["status"].as_u64() {
            faults.push(format!("{file}: status {status}: {given}"));
        }
        // Graph says with it of which kind its answer is, so that it is compared to the letter.
        if wanted["@odata.context"] != given["@odata.context"] {
            faults.push(format!("{file}: {}", given["@odata.context"]));
        }
        let marked = answer.body.starts_with(b"\xef\xbb\xbf");
        if Some(marked) != entry["byte_order_mark"].as_bool() {
            faults.push(format!("{file}: byte order mark {marked}"));
        }
        let found = differences(&wanted, &given)
            .into_iter()
            .filter(|found| !(SHORTENED.contains(&file) && found.ends_with("only in the answer")));
        faults.extend(found.map(|found| format!("{file}: {found}")));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_comparison_sees_what_differs() {
    let sample = json!({"a": [{"b": 1, "c": null}], "d": "x", "e": []});
    for (answer, found) in [
        (json!({"a": [{"b": 2, "c": "y"}], "d": "z", "e": [1]}), 0),
        (json!({"a": [], "d": "z", "e": []}), 0),
        (json!({"a": null, "d": "z", "e": []}), 0),
        (json!({"a": [{"b": "2", "c": null}], "d": "z", "e": []}), 1),
        (json!({"a": [{"c": null}], "d": "z", "e": []}), 1),
        (
            json!({"a": [{"b": 1, "c": null, "f": 1}], "d": "z", "e": []}),
            1,
        ),
        (json!({"a": [{"b": 1, "c": null}], "D": "z", "e": []}), 2),
        (json!({"a": {"b": 1, "c": null}, "d": "z", "e": []}), 6),
    ] {
        let differences = differences(&sample, &answer);
        assert_eq!(differences.len(), found, "{answer}: {differences:?}");
    }
}

#[test]
fn the_claims_of_a_token_are_the_documented_ones() {
    let visitor = Visitor::new("ready");
    let middle = visitor.token.split('.').nth(1).unwrap();
    let claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(middle).unwrap()).unwrap();
    let missing: Vec<String> = differences(&sample("access-token-claims.json"), &claims)
        .into_iter()
        .filter(|found| !found.ends_with("only in the answer"))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_refusal_with_a_sub_error_has_the_documented_fields() {
    let answer = Visitor::new("mfa-required").sign_in();
    let found = differences(&sample("error-entra-suberror.json"), &body(&answer));
    assert!(found.is_empty(), "{found:?}");
}
