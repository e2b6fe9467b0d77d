//! The Insights API of the sandbox by its documents: the walk to a first report, the rules of each call, and what is refused how
//! (facts G).

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

mod calls;
#[path = "../support/contract.rs"]
mod contract;
mod queries;
mod reports;

use contract::*;
use flate2::read::GzDecoder;
use partner_onboard::sandbox::world::Answer;
use serde_json::{Value, json};
use std::io::Read as _;

const QUERIES: &str = "/insights/v1/mpn/ScheduledQueries";
const TEST: &str = "/insights/v1/mpn/ScheduledQueries/testQueryResult";
const REPORTS: &str = "/insights/v1/mpn/ScheduledReport";
const PROFILE: &str = "e65f3a4f-fb99-4319-97ff-59e57566a871";

/// Status and message.
fn said(answer: &Answer) -> (u16, String) {
    let body = body(answer);
    assert_eq!(body["statusCode"], answer.status, "{body}");
    assert!(body["value"].is_null() == (answer.status != 200), "{body}");
    (
        answer.status,
        body["message"].as_str().unwrap_or_default().to_owned(),
    )
}

fn executions(visitor: &mut Visitor, report: &str, query: &str) -> Answer {
    visitor.get(&format!("{REPORTS}/execution/{report}{query}"))
}

/// The link to the file of a report, by polling as facts G.5 advise.
fn link(visitor: &mut Visitor, report: &str) -> String {
    let mut seen = Vec::new();
    for _ in 0..10 {
        let answer = executions(
            visitor,
            report,
            "?executionStatus=Pending;Running;Paused;Completed&getLatestExecution=true",
        );
        let run = body(&answer)["value"][0].clone();
        seen.push(run["executionStatus"].as_str().unwrap().to_owned());
        if let Some(link) = run["reportAccessSecureLink"].as_str() {
            assert_eq!(
                seen,
                ["Pending", "Pending", "Running", "Running", "Completed"]
            );
            return link.strip_prefix(ORIGIN).unwrap().to_owned();
        }
        assert!(run["reportGeneratedTime"].is_null());
    }
    panic!("never completed: {seen:?}");
}

/// The bytes of a file, unpacked.
fn unpacked(answer: &Answer) -> String {
    assert_eq!(answer.header("content-encoding"), Some("gzip"));
    let mut text = String::new();
    GzDecoder::new(answer.body.as_slice())
        .read_to_string(&mut text)
        .unwrap();
    text
}

fn refused_storage(answer: &Answer) -> (u16, Option<&str>) {
    (answer.status, answer.header("x-ms-error-code"))
}

#[test]
fn a_first_report_can_be_made_polled_and_downloaded() {
    let mut visitor = Visitor::new("ready");
    let query = visitor.query("SELECT CustomerName, Month, AvailableSeats FROM CustomersAndTenants \
        WHERE CustomerMarket = 'united states' ORDER BY AvailableSeats LIMIT 3 TIMESPAN LAST_3_MONTHS");
    let tested = body(&visitor.get(&format!("{TEST}?queryId={query}")));
    let report = visitor.report(&query, "CSV");
    let link = link(&mut visitor, &report);
    let file = visitor.send("GET", &link, &[], "");
    assert_eq!(
        (file.status, file.header("content-type")),
        (200, Some("text/csv; charset=utf-8"))
    );
    let text = unpacked(&file);
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(lines[0], "CustomerName,Month,AvailableSeats");
    assert_eq!((lines.len(), lines[4]), (5, ""));
    // The trial showed the same rows.
    assert_eq!(tested["totalCount"], 3);
    for (line, row) in lines[1..4].iter().zip(tested["value"].as_array().unwrap()) {
        let (rest, seats) = line.rsplit_once(',').unwrap();
        assert_eq!(row["AvailableSeats"].to_string(), seats);
        assert!(rest.ends_with(row["Month"].as_str().unwrap()), "{line}");
    }
    let plain = visitor.send("GET", &link, &[("accept-encoding", "identity")], "");
    assert_eq!(plain.header("content-encoding"), None);
    assert_eq!(plain.body, text.as_bytes());
}

#[test]
fn every_system_query_can_be_reported_as_it_is() {
    let mut visitor = Visitor::new("ready");
    let system = body(&visitor.get(&format!("{QUERIES}?includeOnlySystemQueries=true")));
    let system = system["value"].as_array().unwrap().clone();
    assert_eq!(system.len(), 19);
    for query in &system {
        // Five in an hour are the quota.
        visitor.pass(13 * 60);
        visitor.renew();
        let report = visitor.report(query["queryId"].as_str().unwrap(), "tsv");
        let link = link(&mut visitor, &report);
        let file = visitor.send("GET", &link, &[], "");
        let text = unpacked(&file);
        let columns = query["query"].as_str().unwrap().split(' ').nth(1).unwrap();
        assert_eq!(text.lines().next().unwrap().replace('\t', ","), columns);
        assert!(text.lines().count() > 1, "{query}");
    }
}

#[test]
fn a_link_wants_no_token_and_ends() {
    let mut visitor = Visitor::new("ready");
    let report = visitor.report(PROFILE, "CSV");
    let link = link(&mut visitor, &report);
    let bearer = format!("Bearer {}", visitor.token);
    let with_token = visitor.send("GET", &link, &[("authorization", &bearer)], "");
    assert_eq!(
        refused_storage(&with_token),
        (400, Some("InvalidAuthenticationInfo"))
    );
    let denied = (403, Some("AuthenticationFailed"));
    let (path, query) = link.split_once('?').unwrap();
    let other = link.replace("csv?", "tsv?");
    let later = link.replace("T11%3A", "T12%3A");
    assert_ne!(link, later);
    for spoilt in [
        path,
        &other,
        &later,
        &format!("{path}?{}", &query[..query.len() - 2]),
        &format!("{link}AA"),
    ] {
        let answer = visitor.send("GET", spoilt, &[], "");
        assert_eq!(refused_storage(&answer), denied, "{spoilt}");
    }
    assert_eq!(visitor.send("POST", &link, &[], "").status, 405);
    assert_eq!(visitor.send("GET", &link, &[], "").status, 200);
    visitor.pass(3600);
    assert_eq!(
        refused_storage(&visitor.send("GET", &link, &[], "")),
        denied
    );
    // Another world's links are worth nothing, and neither is one to a report that is gone.
    visitor.pass(-3600);
    let mut stranger = Visitor::new("ready");
    assert_eq!(
        refused_storage(&stranger.send("GET", &link, &[], "")),
        denied
    );
    let gone = visitor.ask("DELETE", &format!("{REPORTS}/{report}"), &Value::Null);
    assert_eq!(gone.status, 200);
    assert_eq!(
        refused_storage(&visitor.send("GET", &link, &[], "")),
        (404, Some("BlobNotFound"))
    );
}

#[test]
fn a_report_viewer_gets_everything_but_what_is_sensitive() {
    let mut visitor = Visitor::new("report-viewer-only");
    let sets =
        body(&visitor.get("/insights/v1/mpn/ScheduledDataset?datasetName=CustomersAndTenants"));
    assert_eq!(sets["dataRedacted"], true);
    assert!(!sets.to_string().contains("BilledRevenueUSD"));
    let revenue = json!({"Name": "x", "Query": "SELECT BilledRevenueUSD FROM CustomersAndTenants"});
    assert_eq!(
        said(&visitor.ask("POST", QUERIES, &revenue)).1,
        "Incorrect column name"
    );
    let report = visitor.report("6664daf3-c161-423a-92a1-0ea6db2c0384", "tsv");
    let link = link(&mut visitor, &report);
    let text = unpacked(&visitor.send("GET", &link, &[], ""));
    let rows: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    let place = rows[0]
        .iter()
        .position(|name| *name == "BilledRevenueUSD")
        .unwrap();
    assert!(
        rows[1..]
            .iter()
            .all(|row| row[place].is_empty() && !row[0].is_empty())
    );
    assert!(rows.len() > 1);
}

#[test]
fn nobody_is_let_in_without_role_token_or_method() {
    let calls = [
        ("GET", "/insights/v1/mpn/ScheduledDataset".to_owned()),
        ("POST", QUERIES.to_owned()),
        ("GET", QUERIES.to_owned()),
        ("DELETE", format!("{QUERIES}/{PROFILE}")),
        ("GET", format!("{TEST}?queryId={PROFILE}")),
        ("POST", REPORTS.to_owned()),
        ("GET", REPORTS.to_owned()),
        ("PUT", format!("{REPORTS}/{PROFILE}")),
        ("DELETE", format!("{REPORTS}/{PROFILE}")),
        ("PUT", format!("{REPORTS}/pause/{PROFILE}")),
        ("PUT", format!("{REPORTS}/resume/{PROFILE}")),
        ("GET", format!("{REPORTS}/execution/{PROFILE}")),
    ];
    for (method, path) in &calls {
        // Before the role it is Partner Center's gate, with its codes (facts A.5, E.2); then the envelope, without one (facts C.4).
        for (scenario, status, code) in [
            ("no-erv", 403, Value::Null),
            ("not-enrolled", 403, Value::Null),
            ("no-partner-api", 403, json!(900_308)),
            ("mfa-not-claimed", 401, json!("900421")),
            ("throttled", 429, Value::Null),
        ] {
            let answer = Visitor::new(scenario).ask(method, path, &Value::Null);
            let told = body(&answer);
            assert_eq!(
                (answer.status, &told["code"]),
                (status, &code),
                "{scenario} {method} {path}"
            );
            assert_eq!(told["statusCode"].is_null(), !code.is_null(), "{told}");
            assert_eq!(
                answer.header("retry-after").is_some(),
                status == 429,
                "{scenario}"
            );
        }
        let mut visitor = Visitor::new("ready");
        let none = visitor.send(method, path, &[], "");
        assert_eq!(
            (none.status, &body(&none)["code"]),
            (401, &json!("800001")),
            "{method} {path}"
        );
        let alone = visitor.app_token();
        let token = std::mem::replace(&mut visitor.token, alone);
        let alone = visitor.ask(method, path, &Value::Null);
        assert_eq!(
            (alone.status, &body(&alone)["code"]),
            (403, &json!("900329")),
            "{method} {path}"
        );
        // Sample applications send the token so; nobody takes it where another one is shown.
        let by_ticket = visitor.send(method, path, &[("x-aaduserticket", &token)], "");
        let with_token = {
            visitor.token = token.clone();
            visitor.ask(method, path, &Value::Null)
        };
        assert_eq!(by_ticket.status, with_token.status, "{method} {path}");
        let both = [
            ("x-aaduserticket", token.as_str()),
            ("authorization", "Bearer none"),
        ];
        assert_eq!(
            visitor.send(method, path, &both, "").status,
            401,
            "{method} {path}"
        );
        for other in ["PATCH", "OPTIONS", "HEAD"] {
            let answer = visitor.ask(other, path, &Value::Null);
            assert_eq!(answer.status, 405, "{other} {path}");
            assert!(
                answer.header("allow").unwrap().contains(method),
                "{other} {path}"
            );
        }
        // A token is good for an hour.
        visitor.pass(2 * 3600);
        let late = visitor.ask(method, path, &Value::Null);
        assert_eq!(said(&late), (401, "Unauthorized".to_owned()));
        assert!(late.header("www-authenticate").is_some());
    }
}

#[test]
fn what_is_nowhere_is_not_found() {
    let mut visitor = Visitor::new("ready");
    for path in [
        "/insights/v1/mpn",
        "/insights/v1/mpn/",
        "/insights/v1/mpn/Elsewhere",
        "/insights/v1/mpn/scheduleddataset",
        "/insights/v1/mpn/ScheduledDataset/",
        "/insights/v1/mpn/ScheduledQueries/",
        "/insights/v1/mpn/ScheduledReport/",
        "/insights/v1/mpn/ScheduledReport/execution/",
        "/insights/v1/mpn/scheduledreport",
        "/insights/v1/mpn/ScheduledQueries/a/b",
        "/insights/v1/mpn/ScheduledReport/stop/a",
        "/insights/v1.1/mpn/ScheduledDataset",
        "/insights/v2/mpn/ScheduledDataset",
        "/insights/v1/cmp/ScheduledDataset",
        "/insights",
        "/report-files",
        "/report-files/a/b",
    ] {
        let answer = visitor.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(
            !String::from_utf8_lossy(&answer.body).contains("No item found"),
            "{path}"
        );
    }
}

#[test]
fn parameters_are_as_documented_and_said_once() {
    let mut visitor = Visitor::new("ready");
    let sets = |visitor: &mut Visitor, query: &str| {
        visitor.get(&format!("/insights/v1/mpn/ScheduledDataset?{query}"))
    };
    let count = |answer: &Answer| body(answer)["totalCount"].as_u64();
    assert_eq!(count(&sets(&mut visitor, "datasetName=profile")), Some(1));
    // A name that is spelt otherwise is not the parameter, so nothing is filtered by it.
    for other in ["datasetname=Profile", "x=y", ""] {
        assert_eq!(count(&sets(&mut visitor, other)), Some(22), "{other}");
    }
    assert_eq!(
        said(&sets(&mut visitor, "datasetName=")),
        (400, "Invalid table name".to_owned())
    );
    let twice = sets(&mut visitor, "datasetName=Profile&datasetName=AzureUsage");
    assert_eq!(said(&twice).0, 400);
}
