//! A JSON Schema checker for the keywords that our schemas use. A keyword it does not know is an error, not a pass.

use serde_json::Value;

/// Everything that is wrong with `document`, one line each; empty if it follows `schema`.
pub(crate) fn faults(schema: &Value, document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(schema, schema, document, "$", &mut found);
    found
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let Some(keywords) = schema.as_object() else {
        if schema == &Value::Bool(false) {
            found.push(format!("{at}: nothing is allowed here"));
        }
        return;
    };
    for (keyword, wanted) in keywords {
        match keyword.as_str() {
            "$ref" => {
                let pointer = wanted.as_str().unwrap().strip_prefix('#').unwrap();
                check(root, root.pointer(pointer).unwrap(), value, at, found);
            }
            "type" => {
                if !has_type(wanted, value) {
                    found.push(format!("{at}: not of type {wanted}: {value}"));
                }
            }
            "const" => {
                if wanted != value {
                    found.push(format!("{at}: not {wanted}: {value}"));
                }
            }
            "enum" => {
                if !wanted.as_array().unwrap().contains(value) {
                    found.push(format!("{at}: not one of {wanted}: {value}"));
                }
            }
            "pattern" => {
                if let Some(text) = value.as_str()
                    && !matches(wanted.as_str().unwrap(), text)
                {
                    found.push(format!("{at}: does not look like {wanted}: {text}"));
                }
            }
            "anyOf" => {
                let fits = |one: &Value| {
                    let mut inner = Vec::new();
                    check(root, one, value, at, &mut inner);
                    inner.is_empty()
                };
                if !wanted.as_array().unwrap().iter().any(fits) {
                    found.push(format!("{at}: fits none of {wanted}: {value}"));
                }
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, wanted, item, &format!("{at}[{index}]"), found);
                }
            }
            "required" => {
                for name in wanted.as_array().unwrap() {
                    if value.is_object() && value.get(name.as_str().unwrap()).is_none() {
                        found.push(format!("{at}: {name} is missing"));
                    }
                }
            }
            "$schema"
            | "$defs"
            | "title"
            | "description"
            | "properties"
            | "additionalProperties" => {}
            unknown => panic!("{at}: this checker does not know the keyword {unknown}"),
        }
    }
    let nothing = serde_json::Map::new();
    let known = keywords
        .get("properties")
        .and_then(Value::as_object)
        .unwrap_or(&nothing);
    for (name, inner) in value.as_object().into_iter().flatten() {
        let at = format!("{at}.{name}");
        if let Some(property) = known.get(name) {
            check(root, property, inner, &at, found);
        } else if let Some(others) = keywords.get("additionalProperties") {
            check(root, others, inner, &at, found);
        }
    }
}

fn has_type(wanted: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        unknown => panic!("this checker does not know the type {unknown}"),
    };
    match wanted {
        Value::Array(names) => names.iter().any(|name| is(name.as_str().unwrap())),
        name => is(name.as_str().unwrap()),
    }
}

/// The few patterns of our schemas, each written out; another one has to be added here first.
fn matches(pattern: &str, text: &str) -> bool {
    match pattern {
        r"^https://" => text.starts_with("https://"),
        r"^\d{4}-\d{2}-\d{2}$" => text.parse::<jiff::civil::Date>().is_ok() && text.len() == 10,
        r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$" => {
            text.parse::<jiff::Timestamp>().is_ok() && text.ends_with('Z') && text.contains('T')
        }
        r"^[a-z][a-z-]*$" => {
            text.starts_with(|c: char| c.is_ascii_lowercase())
                && text.chars().all(|c| c.is_ascii_lowercase() || c == '-')
        }
        unknown => panic!("this checker does not know the pattern {unknown}"),
    }
}
