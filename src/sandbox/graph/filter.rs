//! `$filter`: `eq`, `in` and `startswith`, `any` with `eq` for lists, and `ne` in advanced queries, joined by `and` and `or`. All
//! else that Graph understands is refused rather than passed over: our simplification.

use serde_json::{Value, json};

/// What is asked of one property.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Test {
    /// It is one of these.
    OneOf(Vec<Value>),
    /// It is not this.
    Not(Value),
    /// It begins with this.
    Begins(String),
    /// It is a list in which this stands.
    Holds(Value),
}

impl Test {
    /// True for the test that is made for lists.
    pub(super) fn is_for_lists(&self) -> bool {
        matches!(self, Self::Holds(_))
    }
}

/// A filter: one of these must hold, each with all its parts.
pub(super) type Filter = Vec<Vec<(String, Test)>>;

#[derive(Clone, PartialEq, Debug)]
enum Token {
    Word(String),
    Text(String),
    Mark(char),
}

/// True if a filter needs the advanced queries.
pub(super) fn is_advanced(filter: &Filter) -> bool {
    let mut tests = filter.iter().flatten();
    tests.any(|(_, test)| matches!(test, Test::Not(_)))
}

/// The names of the properties that a filter asks about, each once.
pub(super) fn names(filter: &Filter) -> Vec<&str> {
    let mut names: Vec<&str> = filter.iter().flatten().map(|(name, _)| &**name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// True if a thing fits. Texts are compared without regard to capitals: our assumption.
pub(super) fn fits(filter: &Filter, thing: &Value) -> bool {
    let equal = |there: &Value, wanted: &Value| match (there, wanted) {
        (Value::String(there), Value::String(wanted)) => there.eq_ignore_ascii_case(wanted),
        (there, wanted) => there == wanted,
    };
    let holds = |(name, test): &(String, Test)| {
        let there = &thing[name];
        match test {
            Test::OneOf(list) => list.iter().any(|wanted| equal(there, wanted)),
            Test::Not(wanted) => !equal(there, wanted),
            Test::Begins(start) => there.as_str().is_some_and(|there| {
                let there = there.to_lowercase();
                there.starts_with(&start.to_lowercase())
            }),
            Test::Holds(wanted) => there
                .as_array()
                .is_some_and(|list| list.iter().any(|there| equal(there, wanted))),
        }
    };
    filter.iter().any(|all| all.iter().all(holds))
}

/// Reads a filter; `None` if it is not understood as a whole.
pub(super) fn read(text: &str) -> Option<Filter> {
    let tokens = tokens(text)?;
    let mut rest = tokens.as_slice();
    let mut filter = vec![Vec::new()];
    loop {
        let (part, behind) = test(rest)?;
        filter.last_mut()?.push(part);
        match behind {
            [] => return Some(filter),
            [Token::Word(word), behind @ ..] if word.eq_ignore_ascii_case("and") => rest = behind,
            [Token::Word(word), behind @ ..] if word.eq_ignore_ascii_case("or") => {
                filter.push(Vec::new());
                rest = behind;
            }
            _ => return None,
        }
    }
}

/// One test, and what is behind it.
fn test(tokens: &[Token]) -> Option<((String, Test), &[Token])> {
    use Token::{Mark, Text, Word};
    if let [
        Word(word),
        Mark('('),
        Word(name),
        Mark(','),
        Text(start),
        Mark(')'),
        behind @ ..,
    ] = tokens
        && word.eq_ignore_ascii_case("startswith")
    {
        return Some(((name.clone(), Test::Begins(start.clone())), behind));
    }
    // As in `servicePrincipalNames/any(c:c eq 'x')`, by which Azure's command line finds a service principal.
    if let [
        Word(name),
        Mark('/'),
        Word(word),
        Mark('('),
        Word(each),
        Mark(':'),
        Word(it),
        Word(sign),
        wanted,
        Mark(')'),
        behind @ ..,
    ] = tokens
        && word.eq_ignore_ascii_case("any")
        && sign.eq_ignore_ascii_case("eq")
        && each == it
    {
        return Some(((name.clone(), Test::Holds(value(wanted)?)), behind));
    }
    let [Word(name), Word(sign), behind @ ..] = tokens else {
        return None;
    };
    let (test, behind) = match (sign.to_ascii_lowercase().as_str(), behind) {
        ("eq", [wanted, behind @ ..]) => (Test::OneOf(vec![value(wanted)?]), behind),
        ("ne", [wanted, behind @ ..]) => (Test::Not(value(wanted)?), behind),
        ("in", [Mark('('), behind @ ..]) => {
            let end = behind.iter().position(|token| *token == Mark(')'))?;
            let list: Option<Vec<Value>> = behind[..end]
                .split(|token| *token == Mark(','))
                .map(|one| match one {
                    [one] => value(one),
                    _ => None,
                })
                .collect();
            (Test::OneOf(list?), &behind[end + 1..])
        }
        _ => return None,
    };
    Some(((name.clone(), test), behind))
}

fn value(token: &Token) -> Option<Value> {
    match token {
        Token::Text(text) => Some(json!(text)),
        Token::Word(word) => match word.as_str() {
            "true" => Some(json!(true)),
            "false" => Some(json!(false)),
            "null" => Some(Value::Null),
            _ => None,
        },
        Token::Mark(_) => None,
    }
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        if first == '\'' {
            let (value, behind) = quoted(&rest[1..])?;
            tokens.push(Token::Text(value));
            rest = behind;
            // Whatever follows a text is apart from it.
            if rest.starts_with(|next: char| next.is_alphanumeric()) {
                return None;
            }
        } else if "(),/:".contains(first) {
            tokens.push(Token::Mark(first));
            rest = &rest[1..];
        } else {
            let end = rest
                .find(|next: char| !next.is_ascii_alphanumeric())
                .unwrap_or(rest.len());
            if end == 0 {
                return None;
            }
            tokens.push(Token::Word(rest[..end].to_owned()));
            rest = &rest[end..];
        }
        rest = rest.trim_start();
    }
    Some(tokens)
}

/// The text up to the closing quote, and what is behind it; a quote in it is written twice.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut rest = text;
    loop {
        let (part, behind) = rest.split_once('\'')?;
        value.push_str(part);
        match behind.strip_prefix('\'') {
            Some(more) => {
                value.push('\'');
                rest = more;
            }
            None => return Some((value, behind)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_are_read_whole_or_not_at_all() {
        let is = |name: &str, value: Value| (name.to_owned(), Test::OneOf(vec![value]));
        assert_eq!(
            read("appId eq 'x'"),
            Some(vec![vec![is("appId", json!("x"))]])
        );
        assert_eq!(
            read("a eq 'it''s and eq' and b eq true or c eq null"),
            Some(vec![
                vec![is("a", json!("it's and eq")), is("b", json!(true))],
                vec![is("c", Value::Null)]
            ])
        );
        assert_eq!(
            read("startsWith(a, 'x')"),
            Some(vec![vec![("a".to_owned(), Test::Begins("x".to_owned()))]])
        );
        assert_eq!(
            read("a in ('x','y')"),
            Some(vec![vec![(
                "a".to_owned(),
                Test::OneOf(vec![json!("x"), json!("y")])
            )]])
        );
        assert_eq!(
            read("a/any(x:x eq 'y')"),
            Some(vec![vec![("a".to_owned(), Test::Holds(json!("y")))]])
        );
        for wrong in [
            "",
            "a/any(x:y eq 'y')",
            "a/all(x:x eq 'y')",
            "a/any(x:x ne 'y')",
            "a/any()",
            "a",
            "a eq",
            "a eq 'x",
            "a eq 'x'or b eq 'y'",
            "a eq x",
            "a gt 'x'",
            "a eq 'x' and",
            "a in 'x'",
            "a in ()",
            "a in ('x' 'y')",
            "startswith(a,b)",
            "endswith(a,'x')",
            "not (a eq 'x')",
            "a/b eq 'x'",
            "é eq 'x'",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn things_fit_without_regard_to_capitals() {
        let thing =
            json!({"name": "Partner Insights", "on": true, "none": null, "all": ["One", "two"]});
        for (filter, expected) in [
            ("all/any(x:x eq 'one')", true),
            ("all/any(x:x eq 'three')", false),
            ("name/any(x:x eq 'Partner Insights')", false),
            ("name eq 'partner insights'", true),
            ("startswith(name,'PARTNER')", true),
            ("startswith(name,'Insights')", false),
            ("name in ('x','Partner Insights')", true),
            ("name ne 'x' and on eq true", true),
            ("name eq 'x' or none eq null", true),
            ("name eq 'x' and none eq null", false),
            ("startswith(none,'x')", false),
        ] {
            assert_eq!(fits(&read(filter).unwrap(), &thing), expected, "{filter}");
        }
    }
}
