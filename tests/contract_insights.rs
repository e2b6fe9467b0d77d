//! The Insights API of the sandbox by its documents: the walk to a first report, the rules of each call, and what is refused how
//! (facts G).

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test reports by panicking, its own helpers included"
)]

#[path = "support/contract.rs"]
mod contract;

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
fn queries_are_kept_listed_and_deleted() {
    let mut visitor = Visitor::new("ready");
    let id = visitor.query("SELECT City FROM Profile");
    let count = |visitor: &mut Visitor, query: &str| {
        body(&visitor.get(&format!("{QUERIES}{query}")))["totalCount"].as_u64()
    };
    assert_eq!(count(&mut visitor, ""), Some(20));
    assert_eq!(count(&mut visitor, "?includeSystemQueries=false"), Some(1));
    assert_eq!(
        count(&mut visitor, "?includeOnlySystemQueries=TRUE"),
        Some(19)
    );
    assert_eq!(count(&mut visitor, &format!("?queryId={id}")), Some(1));
    assert_eq!(count(&mut visitor, "?queryName=a%20QUERY"), Some(1));
    let none = visitor.get(&format!("{QUERIES}?queryId=none"));
    assert_eq!(
        said(&none),
        (404, "No item found with given filters.".to_owned())
    );
    assert_eq!(
        visitor
            .get(&format!("{QUERIES}?includeSystemQueries=1"))
            .status,
        400
    );
    let path = format!("{QUERIES}/{id}");
    assert_eq!(visitor.ask("DELETE", &path, &Value::Null).status, 200);
    assert_eq!(visitor.ask("DELETE", &path, &Value::Null).status, 404);
    assert_eq!(
        visitor
            .ask("DELETE", &format!("{QUERIES}/{PROFILE}"), &Value::Null)
            .status,
        404
    );
}

#[test]
fn a_query_that_is_wrong_is_refused_with_its_documented_text() {
    let mut visitor = Visitor::new("ready");
    for (content, message) in [
        (
            json!({"Query": "SELECT City FROM Profile"}),
            "Null or missing value",
        ),
        (json!({"Name": "x"}), "Null or missing value"),
        (
            json!({"Name": null, "Query": "SELECT City FROM Profile"}),
            "Null or missing value",
        ),
        // Keys are in Pascal case.
        (
            json!({"name": "x", "query": "SELECT City FROM Profile"}),
            "Null or missing value",
        ),
        (json!({"Name": "x", "Query": " "}), "Null or missing value"),
        (
            json!({"Name": "x", "Query": "SELECT City FROM Profil"}),
            "Invalid table name",
        ),
        (
            json!({"Name": "x", "Query": "SELECT Town FROM Profile"}),
            "Incorrect column name",
        ),
        (
            json!({"Name": "x", "Query": "SELECT City FROM Profile WHERE Town = 1"}),
            "Incorrect column name",
        ),
        (
            json!({"Name": "x", "Query": "SELECT * FROM Profile"}),
            "Invalid query: unexpected character at 7.",
        ),
        (
            json!({"Name": "x", "Query": "SELECT City FROM Profile TIMESPAN LAST_7_DAYS"}),
            "Invalid query: TIMESPAN is not among the available date ranges.",
        ),
        (
            json!({"Name": 7, "Query": "SELECT City FROM Profile"}),
            "Invalid report parameters: Name has the wrong type.",
        ),
        (json!(["x"]), "The request body is not a valid JSON object."),
    ] {
        let answer = visitor.ask("POST", QUERIES, &content);
        assert_eq!(said(&answer), (400, message.to_owned()), "{content}");
    }
    let bearer = format!("Bearer {}", visitor.token);
    let headers = [
        ("authorization", bearer.as_str()),
        ("content-type", "application/json"),
    ];
    assert_eq!(said(&visitor.send("POST", QUERIES, &headers, "{")).0, 400);
    assert_eq!(
        said(&visitor.send("POST", QUERIES, &headers, "")).1,
        "Null or missing value"
    );
    let form = [("authorization", bearer.as_str()), ("content-type", FORM)];
    assert_eq!(said(&visitor.send("POST", QUERIES, &form, "{}")).0, 415);
    let none = [("authorization", bearer.as_str())];
    assert_eq!(said(&visitor.send("POST", QUERIES, &none, "{}")).0, 415);
}

#[test]
fn a_trial_takes_a_text_or_an_id_and_shows_a_hundred_rows() {
    let mut visitor = Visitor::new("ready");
    let all = encoded("SELECT CustomerName, Month FROM CustomersAndTenants TIMESPAN LIFETIME");
    let rows = |visitor: &mut Visitor, query: &str| {
        body(&visitor.get(&format!("{TEST}?{query}")))["value"]
            .as_array()
            .unwrap()
            .clone()
    };
    assert_eq!(rows(&mut visitor, &format!("exportQuery={all}")).len(), 100);
    let year = rows(
        &mut visitor,
        &format!("exportQuery={all}&startTime=2025-11-01T00:00:00Z&endTime=2025-12-31T00:00:00Z"),
    );
    assert_eq!(year.len(), 24);
    assert!(
        year.iter()
            .all(|row| row["Month"].as_str().unwrap().starts_with("2025-1"))
    );
    assert_eq!(rows(&mut visitor, &format!("queryId={PROFILE}")).len(), 3);
    let none = encoded("SELECT CustomerName FROM OfficeUsage WHERE IsDuplicateRowForPGA = 'False'");
    assert!(rows(&mut visitor, &format!("exportQuery={none}")).is_empty());
    let refused =
        |visitor: &mut Visitor, query: &str| said(&visitor.get(&format!("{TEST}?{query}"))).0;
    assert_eq!(refused(&mut visitor, ""), 400);
    assert_eq!(
        refused(
            &mut visitor,
            &format!("exportQuery={all}&queryId={PROFILE}")
        ),
        400
    );
    assert_eq!(refused(&mut visitor, "queryId=none"), 400);
    assert_eq!(
        refused(
            &mut visitor,
            &format!("exportQuery={all}&startTime=2025-11-01")
        ),
        400
    );
    let backwards =
        format!("exportQuery={all}&startTime=2025-11-02T00:00:00Z&endTime=2025-11-01T00:00:00Z");
    assert_eq!(refused(&mut visitor, &backwards), 400);
}

fn scheduled() -> Value {
    json!({"ReportName": "A report", "Description": "For a test", "QueryId": PROFILE, "StartTime": "2026-11-22T14:00:00Z",
        "RecurrenceInterval": 24, "RecurrenceCount": 2})
}

#[test]
fn a_report_that_breaks_a_rule_is_refused_with_its_documented_text() {
    let mut visitor = Visitor::new("ready");
    let missing = "Null or missing value";
    let creation = "Invalid report parameters for creation -";
    let soon =
        format!("{creation} Start time of report should at least be 4 hours from current UTC time");
    let recurrence = "Recurrence Interval must be between 4 and 2160";
    let count = format!("{creation} Recurrence count has to be a positive integer value");
    let method = format!("{creation} CallbackMethod can only be GET or POST");
    let long =
        format!("{creation} Limit ReportName and Description length to 256 characters or less");
    let semicolon = format!("{creation} Invalid character (;) in ReportName");
    let ending = format!("{creation} EndTime should be greater than StartTime");
    let many = "x".repeat(257);
    for (changes, message) in [
        (json!({"ReportName": null}), missing),
        (json!({"QueryId": null}), missing),
        (json!({"StartTime": null}), missing),
        (json!({"RecurrenceInterval": null}), missing),
        (
            json!({"QueryId": "7d19305c-56db-4edc-b776-428340e3a9c8"}),
            "Invalid QueryId",
        ),
        (json!({"StartTime": "2026-11-22T13:59:59Z"}), &soon),
        (json!({"RecurrenceInterval": 3}), recurrence),
        (json!({"RecurrenceInterval": 2161}), recurrence),
        (
            json!({"RecurrenceInterval": 23}),
            "Invalid report parameters",
        ),
        (
            json!({"RecurrenceInterval": "24"}),
            "Invalid report parameters: RecurrenceInterval has the wrong type.",
        ),
        (
            json!({"ExecuteNow": "true"}),
            "Invalid report parameters: ExecuteNow has the wrong type.",
        ),
        (json!({"RecurrenceCount": 0}), &count),
        (
            json!({"Format": "string"}),
            "Requested value 'string' not found",
        ),
        (
            json!({"CallbackUrl": "string"}),
            "Requested value 'string' not found",
        ),
        (
            json!({"CallbackUrl": "https://contoso.example", "CallbackMethod": "PUT"}),
            &method,
        ),
        (json!({"ReportName": many}), &long),
        (json!({"Description": many}), &long),
        (json!({"ReportName": "a;b"}), &semicolon),
        (
            json!({"ExecuteNow": true, "QueryStartTime": "2026-11-02T00:00:00Z", "QueryEndTime": "2026-11-01T00:00:00Z"}),
            &ending,
        ),
    ] {
        let mut content = scheduled();
        content
            .as_object_mut()
            .unwrap()
            .extend(changes.as_object().unwrap().clone());
        let answer = visitor.ask("POST", REPORTS, &content);
        assert_eq!(said(&answer), (400, message.to_owned()), "{changes}");
    }
    for (name, time) in [
        ("StartTime", "2026-11-23"),
        ("QueryStartTime", "2026-11-23T10:00:00+01:00"),
    ] {
        let mut content = scheduled();
        content[name] = json!(time);
        let (status, message) = said(&visitor.ask("POST", REPORTS, &content));
        assert_eq!(status, 500);
        assert!(
            message.starts_with(
                "Internal error encountered while creating report. Correlation ID 5a4db0c5-"
            ),
            "{message}"
        );
    }
    // Nothing of all that was made.
    assert_eq!(body(&visitor.get(REPORTS))["totalCount"], 0);
}

#[test]
fn a_report_goes_through_its_life() {
    let mut visitor = Visitor::new("ready");
    let made = body(&visitor.ask("POST", REPORTS, &scheduled()))["value"][0].clone();
    assert_eq!(made["reportStatus"], "Active");
    assert_eq!(
        (&made["format"], &made["executeNow"]),
        (&json!("csv"), &json!(false))
    );
    assert_eq!(made["user"], USER);
    let id = made["reportId"].as_str().unwrap().to_owned();
    let found =
        |visitor: &mut Visitor, query: &str| visitor.get(&format!("{REPORTS}?{query}")).status;
    assert_eq!(found(&mut visitor, &format!("reportId={id}")), 200);
    assert_eq!(
        found(
            &mut visitor,
            &format!("queryId={PROFILE}&reportName=a%20report")
        ),
        200
    );
    assert_eq!(found(&mut visitor, "reportName=another"), 404);

    let path = format!("{REPORTS}/{id}");
    let changed = json!({"ReportName": "Another", "StartTime": "2026-11-22T20:00:00Z", "RecurrenceInterval": 48, "Format": "TSV"});
    let changed = body(&visitor.ask("PUT", &path, &changed))["value"][0].clone();
    assert_eq!(
        (&changed["reportName"], &changed["format"]),
        (&json!("Another"), &json!("tsv"))
    );
    assert_eq!(
        (&changed["recurrenceCount"], &changed["modifiedTime"]),
        (&Value::Null, &json!("2026-11-22T10:00:00Z"))
    );
    assert_eq!(
        visitor
            .ask("PUT", &path, &json!({"ReportName": "x"}))
            .status,
        400
    );

    let step = |visitor: &mut Visitor, word: &str| {
        body(&visitor.ask("PUT", &format!("{REPORTS}/{word}/{id}"), &Value::Null))["value"][0]["reportStatus"].clone()
    };
    assert_eq!(step(&mut visitor, "pause"), "Paused");
    assert_eq!(step(&mut visitor, "resume"), "Active");
    assert_eq!(visitor.ask("DELETE", &path, &Value::Null).status, 200);
    for (method, path) in [
        ("DELETE", path.clone()),
        ("PUT", format!("{REPORTS}/pause/{id}")),
        ("PUT", format!("{REPORTS}/resume/{id}")),
        ("GET", format!("{REPORTS}/execution/{id}")),
    ] {
        let answer = visitor.ask(method, &path, &Value::Null);
        assert_eq!(
            said(&answer),
            (404, "No item found with given filters.".to_owned()),
            "{path}"
        );
    }
}

#[test]
fn before_the_first_completed_run_the_default_filter_finds_nothing() {
    let mut visitor = Visitor::new("ready");
    let report = visitor.report(PROFILE, "CSV");
    let nothing = "There are no executions that have occurred for the given filter conditions.";
    assert_eq!(
        said(&executions(&mut visitor, &report, "")),
        (404, nothing.to_owned())
    );
    // As the page of the first call shows it.
    let pending = executions(&mut visitor, &report, "?getLatestExecution=true");
    assert_eq!(body(&pending)["value"][0]["executionStatus"], "Pending");
    assert_eq!(
        said(&executions(
            &mut visitor,
            &report,
            "?executionStatus=Failed"
        ))
        .0,
        400
    );
    visitor.pass(120);
    let done = body(&executions(&mut visitor, &report, ""))["value"][0].clone();
    assert_eq!(done["executionStatus"], "Completed");
    assert_eq!(done["reportGeneratedTime"], "2026-11-22T10:02:00Z");
    let run = done["executionId"].as_str().unwrap();
    assert_eq!(
        executions(&mut visitor, &report, &format!("?executionId={run};none")).status,
        200
    );
    assert_eq!(
        executions(&mut visitor, &report, "?executionId=none").status,
        404
    );
    assert_eq!(
        executions(&mut visitor, &format!("{report};none"), "").status,
        404
    );
    let second = visitor.report(PROFILE, "CSV");
    visitor.pass(120);
    assert_eq!(
        body(&executions(&mut visitor, &format!("{report};{second}"), ""))["totalCount"],
        2
    );
}

#[test]
fn a_schedule_brings_its_executions_and_shows_those_of_ninety_days() {
    let mut visitor = Visitor::new("ready");
    let made = body(&visitor.ask("POST", REPORTS, &scheduled()));
    let id = made["value"][0]["reportId"].as_str().unwrap().to_owned();
    let count = |visitor: &mut Visitor, query: &str| {
        visitor.renew();
        body(&executions(visitor, &id, query))["totalCount"].as_u64()
    };
    assert_eq!(count(&mut visitor, "?getLatestExecution=false"), Some(0));
    visitor.pass(30 * 3600);
    assert_eq!(count(&mut visitor, "?getLatestExecution=false"), Some(2));
    assert_eq!(count(&mut visitor, ""), Some(1));
    let report = body(&visitor.get(&format!("{REPORTS}?reportId={id}")));
    assert_eq!(report["value"][0]["reportStatus"], "Inactive");
    visitor.pass(90 * 24 * 3600);
    assert_eq!(count(&mut visitor, "?getLatestExecution=false"), Some(0));
}

#[test]
fn quotas_hold() {
    let mut visitor = Visitor::new("ready");
    for _ in 0..5 {
        visitor.report(PROFILE, "CSV");
    }
    let sixth = json!({"ReportName": "x", "QueryId": PROFILE, "ExecuteNow": true});
    let answer = visitor.ask("POST", REPORTS, &sixth);
    let quota = "User has exceeded its ExecuteNow report creation quota of 5 reports/60 mins";
    assert_eq!(said(&answer), (400, quota.to_owned()));
    for _ in 5..50 {
        assert_eq!(visitor.ask("POST", REPORTS, &scheduled()).status, 200);
    }
    let quota = "User has exceeded its report creation quota of 50 active reports";
    assert_eq!(
        said(&visitor.ask("POST", REPORTS, &scheduled())),
        (400, quota.to_owned())
    );
    for _ in 0..100 {
        visitor.query("SELECT City FROM Profile");
    }
    let next = json!({"Name": "x", "Query": "SELECT City FROM Profile"});
    let quota = "Number of queries exceeded. Delete few queries before creating new queries";
    assert_eq!(
        said(&visitor.ask("POST", QUERIES, &next)),
        (400, quota.to_owned())
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
        for (scenario, status) in [
            ("no-erv", 403),
            ("not-enrolled", 403),
            ("no-partner-api", 403),
            ("mfa-not-claimed", 401),
        ] {
            let answer = Visitor::new(scenario).ask(method, path, &Value::Null);
            assert_eq!(answer.status, status, "{scenario} {method} {path}");
        }
        let mut visitor = Visitor::new("ready");
        assert_eq!(
            visitor.send(method, path, &[], "").status,
            401,
            "{method} {path}"
        );
        let alone = visitor.app_token();
        let token = std::mem::replace(&mut visitor.token, alone);
        assert_eq!(
            visitor.ask(method, path, &Value::Null).status,
            403,
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
        "/insights/v1/mpn/ScheduledQueries/a/b",
        "/insights/v1/mpn/ScheduledReport/stop/a",
        "/insights/v1.1/mpn/ScheduledDataset",
        "/insights/v2/mpn/ScheduledDataset",
        "/insights/v1/cmp/ScheduledDataset",
        "/insights",
        "/report-files",
        "/report-files/a/b",
    ] {
        assert_eq!(visitor.get(path).status, 404, "{path}");
    }
}
