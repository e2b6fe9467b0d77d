//! The parser against the documented samples, and against what the grammar does not have.

use super::*;

fn select(columns: &[&str], from: &str) -> Query {
    Query {
        distinct: false,
        select: columns.iter().map(|name| (*name).to_owned()).collect(),
        from: from.to_owned(),
        conditions: Vec::new(),
        order: Vec::new(),
        limit: None,
        span: None,
    }
}

fn condition(name: &str, operator: Operator, values: &[Literal]) -> Condition {
    Condition {
        name: name.to_owned(),
        operator,
        values: values.to_vec(),
    }
}

fn text(value: &str) -> Literal {
    Literal::Text(value.to_owned())
}

fn number(value: &str) -> Literal {
    Literal::Number(value.to_owned())
}

#[test]
fn every_clause_is_read_into_its_place() {
    let all = "select distinct A, b from Set where A = 'x y-%' and b>=-1.50 and C not in (1, '2') \
               AND D NOT LIKE '%its%' order by A asc, b, C desc limit 10 timespan last_6_months";
    let expected = Query {
        distinct: true,
        conditions: vec![
            condition("A", Operator::Equal, &[text("x y-%")]),
            condition("b", Operator::GreaterOrEqual, &[number("-1.50")]),
            condition("C", Operator::NotIn, &[number("1"), text("2")]),
            condition("D", Operator::NotLike, &[text("%its%")]),
        ],
        order: vec![
            ("A".to_owned(), true),
            ("b".to_owned(), false),
            ("C".to_owned(), false),
        ],
        limit: Some(10),
        span: Some(Span::Last6Months),
        ..select(&["A", "b"], "Set")
    };
    assert_eq!(parse(all), Ok(expected));
}

#[test]
fn every_operator_and_every_span_has_its_word() {
    for (written, operator) in [
        ("=1", Operator::Equal),
        ("!=1", Operator::Unequal),
        (">1", Operator::Greater),
        ("<1", Operator::Less),
        (">=1", Operator::GreaterOrEqual),
        ("<=1", Operator::LessOrEqual),
        (" LIKE 1", Operator::Like),
        (" NOT LIKE 1", Operator::NotLike),
        (" IN (1)", Operator::In),
        (" NOT IN (1)", Operator::NotIn),
    ] {
        let query = parse(&format!("SELECT A FROM T WHERE A{written}")).unwrap();
        assert_eq!(query.conditions[0].operator, operator, "{written}");
    }
    for span in Span::ALL {
        let query = parse(&format!("SELECT A FROM T TIMESPAN {}", span.word())).unwrap();
        assert_eq!(query.span, Some(span));
    }
}

#[test]
fn blanks_and_line_ends_part_words_and_nothing_else_does() {
    let query = parse("\r\n SELECT\tA\n,B\u{a0}FROM T ").unwrap();
    assert_eq!(query, select(&["A", "B"], "T"));
    assert!(parse("SELECTA FROM T").is_err());
}

#[test]
fn what_the_grammar_does_not_have_is_refused() {
    for (written, fault) in [
        ("", Fault::Empty),
        ("  \n", Fault::Empty),
        ("SELECT * FROM Profile", Fault::Character { at: 7 }),
        ("SELECT A FROM T;", Fault::Character { at: 15 }),
        (
            "SELECT A FROM T WHERE A = \u{2018}x\u{2019}",
            Fault::Character { at: 26 },
        ),
        (
            "SELECT A FROM T WHERE A = \"x\"",
            Fault::Character { at: 26 },
        ),
        ("SELECT A FROM T WHERE A = 'x", Fault::Character { at: 26 }),
        (
            "SELECT A FROM T WHERE A = 'O''Brien'",
            Fault::Character { at: 26 },
        ),
        ("SELECT A FROM T WHERE A = '''", Fault::Character { at: 26 }),
        ("SELECT A FROM T WHERE A = 1.", Fault::Character { at: 26 }),
        ("SELECT A FROM T WHERE A = 1x", Fault::Character { at: 26 }),
        ("SELECT A FROM T WHERE A = -", Fault::Character { at: 26 }),
        ("SELECT A FROM T LIMIT 0", Fault::Limit),
        ("SELECT A FROM T LIMIT -1", Fault::Limit),
        ("SELECT A FROM T LIMIT 1.5", Fault::Limit),
        ("SELECT A FROM T LIMIT '5'", Fault::Limit),
        ("SELECT A FROM T LIMIT", Fault::Limit),
        (
            "SELECT A FROM T TIMESPAN LAST_2_MONTHS",
            Fault::Span { at: 25 },
        ),
        ("SELECT A FROM T TIMESPAN", Fault::Span { at: 24 }),
    ] {
        assert_eq!(parse(written), Err(fault), "{written}");
    }
    assert_eq!(parse(&"x".repeat(LONGEST + 1)), Err(Fault::TooLong));
}

#[test]
fn what_is_missing_is_named_with_its_place() {
    for (written, what, at) in [
        ("DELETE FROM T", "SELECT", 0),
        ("SELECT FROM T", "a column or metric", 7),
        ("SELECT A, FROM T", "a column or metric", 10),
        ("SELECT A B FROM T", "FROM", 9),
        ("SELECT A", "FROM", 8),
        ("SELECT A FROM", "a data set", 13),
        ("SELECT A FROM 'T'", "a data set", 14),
        ("SELECT A FROM T WHERE", "a column or metric", 21),
        ("SELECT A FROM T WHERE A", "an operator", 23),
        ("SELECT A FROM T WHERE A NOT = 1", "LIKE or IN", 28),
        (
            "SELECT A FROM T WHERE A = B",
            "a number or a quoted value",
            26,
        ),
        (
            "SELECT A FROM T WHERE A = (1)",
            "a number or a quoted value",
            26,
        ),
        ("SELECT A FROM T WHERE A IN 1", "a list in parentheses", 27),
        (
            "SELECT A FROM T WHERE A IN ()",
            "a number or a quoted value",
            28,
        ),
        ("SELECT A FROM T WHERE A IN (1", "a closing parenthesis", 29),
        (
            "SELECT A FROM T WHERE A = 1 OR B = 2",
            "the end of the query",
            28,
        ),
        (
            "SELECT A FROM T WHERE A = 1, B = 2",
            "the end of the query",
            27,
        ),
        ("SELECT A FROM T ORDER A", "BY", 22),
        (
            "SELECT A FROM T ORDER BY A ASC DESC",
            "the end of the query",
            31,
        ),
        (
            "SELECT A FROM T TIMESPAN LIFETIME LIMIT 5",
            "the end of the query",
            34,
        ),
        (
            "SELECT A FROM T LIMIT 5 ORDER BY A",
            "the end of the query",
            24,
        ),
        ("SELECT A FROM T GROUP BY A", "the end of the query", 16),
    ] {
        assert_eq!(
            parse(written),
            Err(Fault::Expected { what, at }),
            "{written}"
        );
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_a_query_or_a_fault(text in "\\PC{0,80}") {
        let _ = parse(&text);
    }

    #[test]
    fn any_row_of_the_languages_words_is_a_query_or_a_fault(words in proptest::collection::vec(
        proptest::sample::select(vec!["SELECT", "A", "FROM", "WHERE", "AND", "IN", "(", ")", ",", "'x'", "1", "=", "NOT",
            "LIKE", "ORDER", "BY", "LIMIT", "TIMESPAN", "LIFETIME", "'", "é"]), 0..30)) {
        let _ = parse(&words.join(" "));
    }
}
