//! Each of the twelve calls against its documented samples, strictly: the same fields with the same kinds of values in both,
//! `null` only where the sample has it, and identifiers, times and words of the documented form (facts G.2 to G.5).

use super::*;
use std::collections::BTreeSet;
use std::fs;

/// The calls, numbered as in facts G.3.
const CALLS: [(&str, &str); 12] = [
    ("GET", "ScheduledDataset"),
    ("POST", "ScheduledQueries"),
    ("GET", "ScheduledQueries"),
    ("DELETE", "ScheduledQueries/{query}"),
    ("GET", "ScheduledQueries/testQueryResult"),
    ("POST", "ScheduledReport"),
    ("GET", "ScheduledReport"),
    ("PUT", "ScheduledReport/{report}"),
    ("DELETE", "ScheduledReport/{report}"),
    ("PUT", "ScheduledReport/pause/{report}"),
    ("PUT", "ScheduledReport/resume/{report}"),
    ("GET", "ScheduledReport/execution/{report}"),
];

/// A sample: its file, its call, and whether a page shows it.
struct Sample {
    file: String,
    call: (String, String),
    documented: bool,
}

fn read(file: &str) -> Value {
    let path = format!("{}/assets/samples/{file}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The samples of the Insights API.
fn samples() -> Vec<Sample> {
    let index: Vec<Value> = serde_json::from_value(read("index.json")).unwrap();
    let text = |entry: &Value, name: &str| entry[name].as_str().unwrap().to_owned();
    index
        .iter()
        .filter(|entry| entry["service"] == "insights")
        .map(|entry| {
            let path = text(entry, "path");
            let path = path.split('?').next().unwrap();
            let path = path.strip_prefix("/insights/v1/mpn/").unwrap();
            Sample {
                file: text(entry, "file"),
                call: (text(entry, "method"), path.to_owned()),
                documented: entry["documented"] == true,
            }
        })
        .collect()
}

/// The answer to a call, with a query and a report that there are; for the executions, to this stage of one.
fn called(visitor: &mut Visitor, (method, template): (&str, &str), stage: &str) -> Answer {
    let query = visitor.query("SELECT SubscriptionId FROM DynamicsUsage");
    let wish = json!({"ReportName": "A report", "Description": "For a test", "QueryId": query, "StartTime": "2026-11-23T10:00:00Z",
        "RecurrenceInterval": 24, "RecurrenceCount": 10, "CallbackUrl": "https://contoso.example/done", "CallbackMethod": "GET"});
    let report = body(&visitor.ask("POST", REPORTS, &wish))["value"][0]["reportId"].clone();
    let path = template
        .replace("{query}", &query)
        .replace("{report}", report.as_str().unwrap());
    let path = format!("{INSIGHTS}/{path}");
    match (method, template) {
        ("POST", "ScheduledQueries") => {
            let wish = json!({"Name": "Another", "Description": "For a test", "Query": "SELECT City FROM Profile"});
            visitor.ask(method, &path, &wish)
        }
        ("POST", "ScheduledReport") | ("PUT", "ScheduledReport/{report}") => {
            visitor.ask(method, &path, &wish)
        }
        (_, "ScheduledQueries/testQueryResult") => visitor.get(&format!("{path}?queryId={query}")),
        (_, "ScheduledReport/execution/{report}") => {
            let path = format!("{path}?executionStatus={stage}");
            visitor.pass(24 * 3600);
            visitor.renew();
            if stage == "Completed" {
                visitor.get(&path);
                visitor.pass(120);
            }
            visitor.get(&path)
        }
        _ => visitor.ask(method, &path, &Value::Null),
    }
}

/// Places where a kind of value is in one of the two and not in the other.
fn differences(sample: &Value, answer: &Value) -> Vec<String> {
    let (wanted, given) = (shape(sample), shape(answer));
    let places: BTreeSet<&String> = wanted.keys().chain(given.keys()).collect();
    places
        .into_iter()
        .filter(|place| wanted.get(*place) != given.get(*place))
        .map(|place| {
            format!(
                "{place}: {:?} in the sample, {:?} in the answer",
                wanted.get(place),
                given.get(place)
            )
        })
        .collect()
}

/// The same with all keys in small letters, for the samples of the pages in Pascal case (facts G.2).
fn lowered(value: &Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .iter()
            .map(|(name, field)| (name.to_lowercase(), lowered(field)))
            .collect(),
        Value::Array(items) => items.iter().map(lowered).collect(),
        other => other.clone(),
    }
}

/// What in an answer does not have its documented form.
fn misshapen(answer: &Answer) -> Vec<String> {
    let envelope = body(answer);
    let items = envelope["value"].as_array().unwrap();
    let mut found = Vec::new();
    if envelope["totalCount"] != items.len()
        || envelope["statusCode"] != answer.status
        || !envelope["nextLink"].is_null()
    {
        found.push(format!("{envelope}"));
    }
    for (name, field) in items.iter().filter_map(Value::as_object).flatten() {
        let text = field.as_str().unwrap_or_default();
        let one_of = |words: &[&str]| words.contains(&text);
        let fits = match name.as_str() {
            "queryId" | "reportId" | "executionId" => {
                text.len() == 36 && uuid::Uuid::parse_str(text).is_ok()
            }
            _ if field.is_null() => true,
            "createdTime" | "modifiedTime" | "startTime" | "reportGeneratedTime" => {
                text.len() == "yyyy-MM-ddTHH:mm:ssZ".len()
                    && text.ends_with('Z')
                    && text.parse::<jiff::Timestamp>().is_ok()
            }
            "reportStatus" => one_of(&["Active", "Paused", "Inactive"]),
            "executionStatus" => one_of(&["Pending", "Running", "Paused", "Completed"]),
            "type" => one_of(&["userDefined", "system"]),
            "format" => one_of(&["csv", "tsv"]),
            "callbackMethod" => one_of(&["GET", "POST"]),
            "reportAccessSecureLink" => text.starts_with(ORIGIN),
            _ => true,
        };
        if !fits {
            found.push(format!("{name}: {field}"));
        }
    }
    found
}

#[test]
fn each_of_the_twelve_calls_has_a_documented_sample_and_each_sample_is_of_one() {
    let samples = samples();
    for (method, path) in CALLS {
        assert!(
            samples
                .iter()
                .any(|sample| sample.documented && sample.call == (method.into(), path.into())),
            "{method} {path}"
        );
    }
    for sample in &samples {
        let (method, path) = &sample.call;
        assert!(
            CALLS.contains(&(method.as_str(), path.as_str())),
            "{}",
            sample.file
        );
    }
}

#[test]
fn each_call_answers_as_its_samples_down_to_what_is_null() {
    let mut faults = Vec::new();
    for Sample { file, call, .. } in samples().into_iter().filter(|sample| sample.documented) {
        let mut visitor = Visitor::new("ready");
        let stage = if file == "executions-pending.json" {
            "Pending"
        } else {
            "Completed"
        };
        let answer = if file == "datasets-pascal-case.json" {
            // It shows this one alone.
            visitor.get(&format!("{INSIGHTS}/ScheduledDataset?datasetName=Profile"))
        } else {
            called(&mut visitor, (&call.0, &call.1), stage)
        };
        assert_eq!(answer.status, 200, "{file}: {}", body(&answer));
        let (mut sample, mut given) = (read(&file), body(&answer));
        if file == "datasets-pascal-case.json" {
            (sample, given) = (lowered(&sample), lowered(&given));
        }
        let found = differences(&sample, &given);
        faults.extend(found.into_iter().map(|found| format!("{file}: {found}")));
        let found = misshapen(&answer);
        faults.extend(found.into_iter().map(|found| format!("{file}: {found}")));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn each_call_says_whether_something_is_kept_from_the_caller() {
    for (scenario, redacted) in [
        ("ready", false),
        ("report-viewer-only", true),
        ("erv-and-report-viewer", true),
    ] {
        for call in CALLS {
            let answer = called(&mut Visitor::new(scenario), call, "Completed");
            assert_eq!(answer.status, 200, "{scenario} {call:?}");
            assert_eq!(
                body(&answer)["dataRedacted"],
                redacted,
                "{scenario} {call:?}"
            );
            assert!(misshapen(&answer).is_empty(), "{scenario} {call:?}");
        }
    }
}
