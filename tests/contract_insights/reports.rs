//! Reports: their rules, their schedules and executions, and their quotas (facts G.3 to G.5, G.9).

use super::*;

fn scheduled() -> Value {
    json!({"ReportName": "A report", "Description": "For a test", "QueryId": PROFILE, "StartTime": "2026-11-22T14:00:00Z",
        "RecurrenceInterval": 24, "RecurrenceCount": 2})
}

#[test]
fn a_report_that_breaks_a_rule_is_refused_with_its_documented_text() {
    let mut visitor = Visitor::new("ready");
    let missing = "Null or missing value";
    let invalid = "Invalid report parameters";
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
        // It must be reached from outside, and by HTTPS.
        (json!({"CallbackUrl": "http://contoso.example"}), invalid),
        (
            json!({"CallbackUrl": "https://localhost:8080/done"}),
            invalid,
        ),
        (json!({"CallbackUrl": "https://127.0.0.1/done"}), invalid),
        (json!({"CallbackUrl": "https://[fd00::1]/done"}), invalid),
        (
            json!({"CallbackUrl": "https://[::ffff:127.0.0.1]/"}),
            invalid,
        ),
        (json!({"CallbackUrl": "https://192.168.0.7"}), invalid),
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

/// A report that has come to its end.
fn ended(visitor: &mut Visitor) -> String {
    let report = visitor.report(PROFILE, "TSV");
    visitor.pass(120);
    let shown = body(&visitor.get(&format!("{REPORTS}?reportId={report}")));
    assert_eq!(shown["value"][0]["reportStatus"], "Inactive");
    report
}

#[test]
fn what_has_ended_neither_pauses_nor_goes_on() {
    let mut visitor = Visitor::new("ready");
    let report = ended(&mut visitor);
    for word in ["pause", "resume"] {
        let answer = visitor.ask("PUT", &format!("{REPORTS}/{word}/{report}"), &Value::Null);
        assert_eq!(
            said(&answer),
            (400, "Invalid report parameters".to_owned()),
            "{word}"
        );
    }
    let shown = body(&visitor.get(&format!("{REPORTS}?reportId={report}")));
    assert_eq!(shown["value"][0]["modifiedTime"], Value::Null);
}

#[test]
fn a_change_brings_back_what_has_ended_while_there_is_room() {
    let mut visitor = Visitor::new("ready");
    let report = ended(&mut visitor);
    let path = format!("{REPORTS}/{report}");
    let mut wish = scheduled();
    wish["StartTime"] = json!("2026-11-22T20:00:00Z");
    for _ in 0..50 {
        assert_eq!(visitor.ask("POST", REPORTS, &wish).status, 200);
    }
    let quota = "User has exceeded its report creation quota of 50 active reports";
    assert_eq!(
        said(&visitor.ask("PUT", &path, &wish)),
        (400, quota.to_owned())
    );
    let listed = body(&visitor.get(REPORTS))["value"].clone();
    assert_eq!(listed[0]["reportStatus"], "Inactive");
    // One that is active can be changed all the same, and one that pauses counts.
    let other = listed[1]["reportId"].as_str().unwrap();
    let other = |word: &str| format!("{REPORTS}{word}/{other}");
    assert_eq!(visitor.ask("PUT", &other(""), &wish).status, 200);
    assert_eq!(
        visitor.ask("PUT", &other("/pause"), &Value::Null).status,
        200
    );
    assert_eq!(visitor.ask("PUT", &path, &wish).status, 400);
    assert_eq!(visitor.ask("DELETE", &other(""), &Value::Null).status, 200);
    let changed = body(&visitor.ask("PUT", &path, &wish));
    assert_eq!(changed["value"][0]["reportStatus"], "Active");
    assert_eq!(
        said(&visitor.ask("POST", REPORTS, &wish)),
        (400, quota.to_owned())
    );
}

#[test]
fn a_change_needs_a_name_and_a_start_and_keeps_the_interval() {
    let mut visitor = Visitor::new("ready");
    let mut wish = scheduled();
    wish["RecurrenceInterval"] = json!(48);
    let made = body(&visitor.ask("POST", REPORTS, &wish));
    let path = |id: &Value| format!("{REPORTS}/{}", id.as_str().unwrap());
    let path_of_it = path(&made["value"][0]["reportId"]);
    let least = json!({"ReportName": "Another", "StartTime": "2026-11-22T20:00:00Z"});
    let changed = body(&visitor.ask("PUT", &path_of_it, &least))["value"][0].clone();
    assert_eq!(
        (&changed["recurrenceInterval"], &changed["recurrenceCount"]),
        (&json!(48), &Value::Null)
    );
    for gone in ["ReportName", "StartTime"] {
        let mut content = least.clone();
        content[gone] = Value::Null;
        let answer = visitor.ask("PUT", &path_of_it, &content);
        assert_eq!(said(&answer), (400, "Null or missing value".to_owned()));
    }
    let mut soon = least.clone();
    soon["StartTime"] = json!("2026-11-22T13:59:59Z");
    assert_eq!(visitor.ask("PUT", &path_of_it, &soon).status, 400);
    // One that was run at once has none to keep.
    let at_once = json!(visitor.report(PROFILE, "CSV"));
    assert_eq!(
        said(&visitor.ask("PUT", &path(&at_once), &least)).1,
        "Null or missing value"
    );
    let nobody = path(&json!(PROFILE));
    assert_eq!(
        said(&visitor.ask("PUT", &nobody, &json!({}))),
        (404, "No item found with given filters.".to_owned())
    );
}

#[test]
fn a_change_leaves_the_files_of_earlier_executions_as_they_are() {
    let mut visitor = Visitor::new("ready");
    let query = visitor.query("SELECT DISTINCT Month FROM OfficeUsage TIMESPAN LIFETIME");
    let wish = json!({"ReportName": "One month", "QueryId": query, "ExecuteNow": true, "Format": "TSV",
        "QueryStartTime": "2026-01-01T00:00:00Z", "QueryEndTime": "2026-01-31T00:00:00Z"});
    let made = body(&visitor.ask("POST", REPORTS, &wish));
    let report = made["value"][0]["reportId"].as_str().unwrap().to_owned();
    let first = link(&mut visitor, &report);
    let mut wish = scheduled();
    wish["Format"] = json!("CSV");
    assert_eq!(
        visitor
            .ask("PUT", &format!("{REPORTS}/{report}"), &wish)
            .status,
        200
    );
    let file = visitor.send("GET", &first, &[], "");
    assert_eq!(
        (file.status, unpacked(&file).as_str()),
        (200, "Month\r\n2026-01-01\r\n")
    );
    let shown = body(&executions(&mut visitor, &report, ""));
    assert_eq!(shown["value"][0]["format"], "tsv");
    // The window was for the report that was run at once.
    visitor.pass(5 * 3600);
    visitor.renew();
    let next = body(&executions(&mut visitor, &report, ""));
    let next = next["value"][0]["reportAccessSecureLink"].as_str().unwrap();
    let file = visitor.send("GET", next.strip_prefix(ORIGIN).unwrap(), &[], "");
    assert_eq!(unpacked(&file).lines().count(), 25);
}

#[test]
fn a_report_that_is_named_twice_is_looked_at_once() {
    let mut visitor = Visitor::new("ready");
    let report = visitor.report(PROFILE, "CSV");
    let often = format!("{report};{};{report}", report.to_uppercase());
    for stage in ["Pending", "Pending", "Running", "Running", "Completed"] {
        let all = "?executionStatus=Pending;Running;Paused;Completed";
        let shown = body(&executions(&mut visitor, &often, all));
        assert_eq!(shown["totalCount"], 1);
        assert_eq!(shown["value"][0]["executionStatus"], stage);
    }
}

#[test]
fn what_is_run_at_once_passes_over_its_schedule() {
    let mut visitor = Visitor::new("ready");
    let wish = json!({"ReportName": "Now", "QueryId": PROFILE, "ExecuteNow": true, "StartTime": "yesterday",
        "RecurrenceInterval": 1, "RecurrenceCount": -1, "CallbackUrl": "https://contoso.example/done?a=b"});
    let made = body(&visitor.ask("POST", REPORTS, &wish))["value"][0].clone();
    assert_eq!(made["executeNow"], true);
    assert_eq!(made["startTime"], "2026-11-22T10:00:00Z");
    for unsaid in ["recurrenceInterval", "recurrenceCount", "description"] {
        assert_eq!(made[unsaid], Value::Null, "{unsaid}");
    }
    // Where nothing is said it is called by POST.
    assert_eq!(
        (&made["callbackUrl"], &made["callbackMethod"]),
        (&wish["CallbackUrl"], &json!("POST"))
    );
}

#[test]
fn the_time_of_a_query_counts_only_for_what_is_run_at_once() {
    let mut visitor = Visitor::new("ready");
    let query = visitor.query("SELECT DISTINCT Month FROM OfficeUsage TIMESPAN LAST_3_MONTHS");
    let mut wish = scheduled();
    wish["QueryId"] = json!(query);
    // A sample sends them with a schedule, in any order and to no effect.
    wish["QueryStartTime"] = json!("2026-02-01T00:00:00Z");
    wish["QueryEndTime"] = json!("2026-01-01T00:00:00Z");
    let made = body(&visitor.ask("POST", REPORTS, &wish));
    let report = made["value"][0]["reportId"].as_str().unwrap().to_owned();
    visitor.pass(5 * 3600);
    visitor.renew();
    let done = body(&executions(&mut visitor, &report, ""));
    let link = done["value"][0]["reportAccessSecureLink"].as_str().unwrap();
    let file = visitor.send("GET", link.strip_prefix(ORIGIN).unwrap(), &[], "");
    let months = "Month\r\n2026-10-01\r\n2026-09-01\r\n2026-08-01\r\n";
    assert_eq!(unpacked(&file), months);
}

#[test]
fn an_execution_pauses_with_its_report_and_begins_anew() {
    let mut visitor = Visitor::new("ready");
    let report = visitor.report(PROFILE, "CSV");
    let step = |visitor: &mut Visitor, word: &str| {
        let path = format!("{REPORTS}/{word}/{report}");
        assert_eq!(visitor.ask("PUT", &path, &Value::Null).status, 200);
    };
    let found = |visitor: &mut Visitor, status: &str| {
        executions(visitor, &report, &format!("?executionStatus={status}")).status
    };
    assert_eq!(found(&mut visitor, "pending;running"), 200);
    step(&mut visitor, "pause");
    // Time does nothing for it now.
    visitor.pass(600);
    assert_eq!(found(&mut visitor, "Pending;Running;Completed"), 404);
    assert_eq!(found(&mut visitor, "Paused"), 200);
    step(&mut visitor, "resume");
    assert_eq!(found(&mut visitor, "Paused"), 404);
    assert_eq!(found(&mut visitor, "Pending"), 200);
    visitor.pass(120);
    assert_eq!(found(&mut visitor, "Completed"), 200);
}
