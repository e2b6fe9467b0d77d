//! Turns the locales into code and refuses to build when they disagree.
//!
//! English is the measure: every other locale must have the same messages and attributes with the same variables.
//! Each message becomes a function in `model::words` with its variables as parameters, in alphabetical order, so a misspelt key or a forgotten variable does not compile.
//! Messages of the refusal catalogue (`refusal-...`) are looked up by name instead; a test holds the two together.

#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a build script reports by panicking, and reads and writes where cargo tells it to"
)]

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::{env, fs, path::Path};

/// Message key (`key` or `key.attribute`) to the variables it uses.
type Messages = BTreeMap<String, BTreeSet<String>>;

const MEASURE: &str = "en";
const OTHERS: &[&str] = &["fr"];

fn main() {
    let english = load(MEASURE);
    let mut faults = Vec::new();
    for lang in OTHERS {
        compare(lang, &english, &load(lang), &mut faults);
    }
    assert!(
        faults.is_empty(),
        "the locales disagree:\n  {}",
        faults.join("\n  ")
    );
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("words.rs"), generate(&english)).expect("OUT_DIR is writable");
}

fn load(lang: &str) -> Messages {
    let path = format!("assets/locales/{lang}.ftl");
    println!("cargo::rerun-if-changed={path}");
    let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let resource = fluent_syntax::parser::parse(source)
        .unwrap_or_else(|(_, errors)| panic!("{path}: {errors:?}"));
    let mut messages = Messages::new();
    let mut add = |key: String, pattern: &Pattern<String>| {
        let mut found = BTreeSet::new();
        variables(pattern, &mut found);
        assert!(
            messages.insert(key.clone(), found).is_none(),
            "{path}: '{key}' stands there twice"
        );
    };
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                if let Some(value) = &message.value {
                    add(message.id.name.clone(), value);
                }
                for attribute in &message.attributes {
                    add(
                        format!("{}.{}", message.id.name, attribute.id.name),
                        &attribute.value,
                    );
                }
            }
            Entry::Junk { content } => panic!("{path}: cannot be read: {content}"),
            _ => {}
        }
    }
    messages
}

fn compare(lang: &str, english: &Messages, other: &Messages, faults: &mut Vec<String>) {
    for (key, wanted) in english {
        match other.get(key) {
            None => faults.push(format!("{lang}: '{key}' is missing")),
            Some(found) if found != wanted => {
                faults.push(format!(
                    "{lang}: '{key}' has the variables {found:?}, English has {wanted:?}"
                ));
            }
            Some(_) => {}
        }
    }
    for key in other.keys().filter(|key| !english.contains_key(*key)) {
        faults.push(format!("{lang}: '{key}' is not in English"));
    }
}

fn variables(pattern: &Pattern<String>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<String>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            for variant in variants {
                variables(&variant.value, found);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<String>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.clone());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                in_inline(argument, found);
            }
        }
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        _ => {}
    }
}

fn generate(english: &Messages) -> String {
    let mut code = String::from(
        "/// Every message key of the locales, sorted, with its variables.\npub static KEYS: &[(&str, &[&str])] = &[\n",
    );
    for (key, variables) in english {
        let _ = writeln!(
            code,
            "    ({key:?}, &{:?}),",
            variables.iter().collect::<Vec<_>>()
        );
    }
    code.push_str("];\n");
    for (key, variables) in english
        .iter()
        .filter(|(key, _)| !key.starts_with("refusal-"))
    {
        let name = key.replace(['-', '.'], "_");
        let parameters: Vec<String> = variables
            .iter()
            .map(|v| format!("{}: impl Into<Arg>", v.replace('-', "_")))
            .collect();
        let mut body = format!("Text::of({key:?})");
        for variable in variables {
            let _ = write!(body, ".with({variable:?}, {})", variable.replace('-', "_"));
        }
        let _ = writeln!(
            code,
            "/// The message `{key}`; parameters in alphabetical order.\n#[must_use]\npub fn {name}({}) -> Text {{ {body} }}",
            parameters.join(", ")
        );
    }
    code
}
