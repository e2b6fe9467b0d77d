//! Queries: how they are kept, tried, and refused (facts G.3, G.6, G.9).

use super::*;

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

/// What somebody tries who knows SQL, or means ill. The language has none of it (facts G.6).
#[test]
fn what_the_language_does_not_have_is_refused_by_both_calls_and_not_repeated() {
    let mut visitor = Visitor::new("ready");
    let long = format!(
        "SELECT City FROM Profile WHERE City = '{}'",
        "x".repeat(8000)
    );
    for text in [
        "SELECT City FROM Profile; DROP TABLE Profile",
        "SELECT City FROM Profile -- all of it",
        "SELECT City FROM Profile /* all of it */",
        "SELECT City FROM Profile UNION SELECT Country FROM Profile",
        "SELECT City FROM (SELECT City FROM Profile)",
        "SELECT City FROM Profile WHERE City IN (SELECT City FROM Profile)",
        "SELECT City FROM Profile WHERE City = 'x' OR '1' = '1'",
        "SELECT City FROM Profile WHERE (City = 'x')",
        "SELECT City FROM Profile WHERE City = 'it's'",
        "SELECT City FROM Profile WHERE City = \"Lyon\"",
        "SELECT City FROM Profile WHERE City IS NULL",
        "SELECT City FROM Profile WHERE City BETWEEN 'a' AND 'b'",
        "SELECT City FROM Profile WHERE City <> 'Lyon'",
        "SELECT COUNT(City) FROM Profile",
        "SELECT City AS Town FROM Profile",
        "SELECT Profile.City FROM Profile",
        "SELECT [City] FROM Profile",
        "SELECT 'City' FROM Profile",
        "SELECT TOP 5 City FROM Profile",
        "SELECT City FROM Profile, AzureUsage",
        "SELECT City FROM Profile GROUP BY City",
        "SELECT City FROM Profile LIMIT 99999999999999999999",
        "SELECT City FROM Profile TIMESPAN 'LAST_MONTH'",
        "EXEC xp_cmdshell",
        &long,
    ] {
        let kept = visitor.ask("POST", QUERIES, &json!({"Name": "x", "Query": text}));
        let tried = visitor.get(&format!("{TEST}?exportQuery={}", encoded(text)));
        let (status, message) = said(&kept);
        assert_eq!(
            (status, said(&tried)),
            (400, (400, message.clone())),
            "{text}"
        );
        assert!(
            message.len() < 100 && !message.contains("City"),
            "{message}"
        );
    }
    assert_eq!(
        body(&visitor.get(&format!("{QUERIES}?includeSystemQueries=false")))["totalCount"],
        0
    );
}

#[test]
fn a_percent_sign_and_any_letter_can_stand_in_a_value_and_no_single_quote() {
    let mut visitor = Visitor::new("ready");
    for (value, rows) in [
        ("Litware \"West\"", 2),
        ("müller & söhne", 2),
        ("100%", 0),
        ("", 0),
    ] {
        let text = format!(
            "SELECT CustomerName FROM CustomersAndTenants WHERE CustomerName = '{value}' TIMESPAN LAST_MONTH"
        );
        let tried = visitor.get(&format!("{TEST}?exportQuery={}", encoded(&text)));
        assert_eq!(
            (tried.status, &body(&tried)["totalCount"]),
            (200, &json!(rows)),
            "{value}"
        );
        let kept = visitor.query(&text);
        let kept = body(&visitor.get(&format!("{QUERIES}?queryId={kept}")));
        assert_eq!(kept["value"][0]["query"], text);
    }
    for value in ["O''Brien", "''", "\\' OR '1'='1", "O'Brien"] {
        let text =
            format!("SELECT CustomerName FROM CustomersAndTenants WHERE CustomerName = '{value}'");
        let tried = visitor.get(&format!("{TEST}?exportQuery={}", encoded(&text)));
        assert_eq!(tried.status, 400, "{value}");
    }
}

#[test]
fn a_list_can_have_quoted_values_beside_others_and_they_are_converted() {
    let mut visitor = Visitor::new("ready");
    let mut count = |list: &str| {
        let text = format!(
            "SELECT CustomerName, IsDuplicateRowForPGA FROM CustomersAndTenants WHERE IsDuplicateRowForPGA {list} \
             TIMESPAN LAST_MONTH"
        );
        let tried = visitor.get(&format!("{TEST}?exportQuery={}", encoded(&text)));
        assert_eq!(tried.status, 200, "{list}");
        body(&tried)["totalCount"].as_u64().unwrap()
    };
    assert_eq!(count("IN (0, '1')"), 12);
    assert_eq!(count("NOT IN (0, '1')"), 0);
    assert_eq!(count("NOT IN (2, '3')"), 12);
}

#[test]
fn a_semicolon_is_barred_from_names_of_reports_alone() {
    let mut visitor = Visitor::new("ready");
    let named = json!({"Name": "a;b", "Query": "SELECT City FROM Profile"});
    assert_eq!(visitor.ask("POST", QUERIES, &named).status, 200);
    let long = json!({"Name": "x".repeat(257), "Query": "SELECT City FROM Profile"});
    assert_eq!(said(&visitor.ask("POST", QUERIES, &long)).0, 400);
}
