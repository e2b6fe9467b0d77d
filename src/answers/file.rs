//! Reading an answers file: which keys there are, what each may hold, and where its secrets come from.
//!
//! It reads nothing itself: the environment, files and standard input are given in by the caller.

use crate::model::answers::Answers;
use crate::model::escape::excerpt;
use crate::model::profile::StoreKind;
use crate::model::question::{QuestionId, Sort};
use crate::model::secret::Secret;
use crate::model::text::Text;
use crate::model::words;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::cell::Cell;
use std::fmt;
use std::io;
use std::path::Path;
use zeroize::Zeroizing;

/// The keys of an answers file.
pub(super) const KEYS: [QuestionId; 13] = [
    QuestionId::ProfileName,
    QuestionId::Cloud,
    QuestionId::Tenant,
    QuestionId::PartnerId,
    QuestionId::ClientId,
    QuestionId::ClientSecret,
    QuestionId::SecretExpires,
    QuestionId::UserId,
    QuestionId::SignIn,
    QuestionId::Password,
    QuestionId::Store,
    QuestionId::Passphrase,
    QuestionId::KeepPassword,
];

/// Where secrets come from. The caller reads; what it hands over is wiped here.
pub struct Sources<'a> {
    /// The value of an environment variable.
    pub variable: &'a dyn Fn(&str) -> Option<Secret>,
    /// The content of a file.
    pub file: &'a dyn Fn(&Path) -> io::Result<Vec<u8>>,
    /// All of standard input; `None` if the answers themselves came from there.
    pub stdin: Option<&'a dyn Fn() -> io::Result<Vec<u8>>>,
    /// Whether a secret may stand in the file itself: practice values of the sandbox.
    pub literal: bool,
}

/// The answers of a file, its secrets fetched. Not judged yet: the wizard does that.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AnswersFile {
    answers: Answers,
}

impl AnswersFile {
    /// Reads the JSON of an answers file and fetches its secrets. The bytes are wiped.
    ///
    /// # Errors
    /// The sentence that names the key and what is wrong with it.
    pub fn parse(bytes: Vec<u8>, sources: &Sources<'_>) -> Result<Self, Text> {
        let bytes = Zeroizing::new(bytes);
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Err(words::answers_utf16());
        }
        let json = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        // The parser's own words may quote the file, and with it a secret: only its position is told on.
        let pairs: Pairs = serde_json::from_slice(json).map_err(|error| {
            if error.is_data() {
                words::answers_not_an_object()
            } else {
                words::answers_syntax(error.column(), error.line())
            }
        })?;
        let mut unknown: Vec<String> = pairs
            .0
            .iter()
            .filter(|(key, _)| known(key).is_none())
            .map(|(key, _)| excerpt(key, 40))
            .collect();
        unknown.dedup();
        if !unknown.is_empty() {
            let all: Vec<&str> = KEYS.iter().map(|id| id.question().name).collect();
            return Err(words::answers_unknown_key(
                all.join(", "),
                unknown.join(", "),
            ));
        }
        let mut answers = Answers::default();
        let mut seen = Vec::new();
        let stdin_used = Cell::new(false);
        for (id, raw) in pairs
            .0
            .into_iter()
            .filter_map(|(key, raw)| Some((known(&key)?, raw)))
        {
            if seen.contains(&id) {
                return Err(words::answers_twice(id.question().name));
            }
            seen.push(id);
            if matches!(raw, Raw::Nothing) {
                continue;
            }
            if id.question().sort == Sort::Secret {
                answers.set_secret(id, secret(id, raw, sources, &stdin_used)?);
            } else {
                answers.set_line(id, line(id, raw)?);
            }
        }
        Ok(Self { answers })
    }

    /// The answers.
    #[must_use]
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The answers, taken over.
    #[must_use]
    pub fn into_answers(self) -> Answers {
        self.answers
    }
}

fn known(key: &str) -> Option<QuestionId> {
    KEYS.into_iter().find(|id| id.question().name == key)
}

fn line(id: QuestionId, raw: Raw) -> Result<String, Text> {
    let value = match raw {
        Raw::Text(text) => text.to_string(),
        // A PartnerID is easily written without quotes.
        Raw::Number(number) => number.to_string(),
        Raw::Flag(flag) if id == QuestionId::KeepPassword => {
            if flag { "yes" } else { "no" }.to_owned()
        }
        _ => return Err(words::answers_text_wanted(id.question().name)),
    };
    let choices: Vec<&str> = match id {
        QuestionId::Store => StoreKind::ALL.iter().map(|kind| kind.name()).collect(),
        QuestionId::KeepPassword => vec!["yes", "no"],
        // The wizard judges all the others.
        _ => return Ok(value),
    };
    if choices.contains(&value.as_str()) {
        return Ok(value);
    }
    Err(words::answers_invalid(
        words::judge_not_a_choice(choices.join(", ")),
        id.question().name,
    ))
}

fn secret(
    id: QuestionId,
    raw: Raw,
    sources: &Sources<'_>,
    stdin_used: &Cell<bool>,
) -> Result<Secret, Text> {
    let key = id.question().name;
    match raw {
        Raw::Text(text) if sources.literal => Ok(Secret::new(text.to_string())),
        Raw::Text(_) => Err(words::answers_literal(key)),
        Raw::Variable(name) => (sources.variable)(&name)
            .filter(|secret| !secret.is_empty())
            .ok_or_else(|| words::answers_variable_missing(key, excerpt(&name, 80))),
        Raw::File(path) => {
            let content = (sources.file)(Path::new(&path)).map_err(|error| {
                words::answers_file_unreadable(
                    key,
                    excerpt(&path, 200),
                    excerpt(&error.to_string(), 200),
                )
            })?;
            first_line(key, content)
        }
        Raw::Stdin => {
            let Some(read) = sources.stdin else {
                return Err(words::answers_stdin_taken(key));
            };
            if stdin_used.replace(true) {
                return Err(words::answers_stdin_twice(key));
            }
            let content = read().map_err(|error| {
                words::answers_stdin_unreadable(key, excerpt(&error.to_string(), 200))
            })?;
            first_line(key, content)
        }
        Raw::Number(_) | Raw::Flag(_) | Raw::Nothing | Raw::Other => {
            Err(words::answers_source_wanted(key))
        }
    }
}

/// The content as a secret without the line break that editors and `echo` put at its end.
fn first_line(key: &str, content: Vec<u8>) -> Result<Secret, Text> {
    let content = Zeroizing::new(content);
    let text = std::str::from_utf8(&content).map_err(|_| words::answers_not_utf8(key))?;
    let text = text
        .strip_suffix("\r\n")
        .or_else(|| text.strip_suffix('\n'))
        .unwrap_or(text);
    Ok(Secret::new(text.to_owned()))
}

/// A JSON object with its keys in the order of the file, double ones kept.
struct Pairs(Vec<(String, Raw)>);

/// What a key of the file holds.
enum Raw {
    Text(Zeroizing<String>),
    Number(u64),
    Flag(bool),
    Nothing,
    Variable(String),
    File(String),
    Stdin,
    Other,
}

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Pairs;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Anything)
    }
}

/// Takes any JSON value, so that its fault can be told in the person's language and without quoting it.
struct Anything;

impl<'de> Visitor<'de> for Anything {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(Zeroizing::new(text.to_owned())))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(Zeroizing::new(text)))
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Raw, E> {
        Ok(Raw::Flag(flag))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Raw, E> {
        Ok(Raw::Number(number))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_unit<E: Error>(self) -> Result<Raw, E> {
        Ok(Raw::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Raw::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut found = Raw::Other;
        let mut count = 0_usize;
        while let Some((key, value)) = map.next_entry::<String, Raw>()? {
            count += 1;
            found = match (key.as_str(), value) {
                ("env", Raw::Text(name)) => Raw::Variable(name.to_string()),
                ("file", Raw::Text(path)) => Raw::File(path.to_string()),
                ("stdin", Raw::Flag(true)) => Raw::Stdin,
                _ => Raw::Other,
            };
        }
        Ok(if count == 1 { found } else { Raw::Other })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::lang::Lang;
    use std::collections::BTreeSet;

    const SENTINEL: &str = "s3ntinel~Value.of-a_secret+%";

    fn parse(json: &str, literal: bool) -> Result<AnswersFile, Text> {
        let sources = Sources {
            variable: &|name| (name == "SECRET").then(|| Secret::new(SENTINEL.to_owned())),
            file: &|path| match path.to_str() {
                Some("good") => Ok(format!("{SENTINEL}\r\n").into_bytes()),
                Some("two") => Ok(format!("{SENTINEL}\n\n").into_bytes()),
                Some("binary") => Ok(vec![0xff, 0x00]),
                _ => Err(io::Error::from(io::ErrorKind::NotFound)),
            },
            stdin: Some(&|| Ok(SENTINEL.as_bytes().to_vec())),
            literal,
        };
        AnswersFile::parse(json.as_bytes().to_vec(), &sources)
    }

    fn fault(json: &str) -> String {
        let text = parse(json, false).unwrap_err();
        let french = Lang::Fr.say(&text);
        let english = Lang::En.say(&text);
        assert_ne!(french, english);
        assert!(!english.contains(SENTINEL) && !french.contains(SENTINEL));
        english
    }

    #[test]
    fn every_key_finds_its_question_and_every_other_question_is_no_key() {
        let names: BTreeSet<&str> = KEYS.iter().map(|id| id.question().name).collect();
        assert_eq!(names.len(), KEYS.len());
        assert!(!names.contains("begin") && !names.contains("language"));
    }

    #[test]
    fn lines_are_taken_as_they_are_and_a_number_or_a_flag_where_it_is_meant() {
        let file = parse(
            "\u{feff}{\"tenant\": \"contoso.com\", \"partner_id\": 4391507, \"keep_password\": true, \"store\": \"none\", \"user_id\": null}",
            false,
        )
        .unwrap();
        assert_eq!(file.answers().tenant(), "contoso.com");
        assert_eq!(file.answers().line(QuestionId::PartnerId), Some("4391507"));
        assert_eq!(file.answers().line(QuestionId::KeepPassword), Some("yes"));
        assert_eq!(file.answers().line(QuestionId::UserId), None);
    }

    #[test]
    fn a_secret_comes_from_the_environment_a_file_or_standard_input_and_loses_one_line_break() {
        for (source, wanted) in [
            (r#"{"env": "SECRET"}"#, SENTINEL.to_owned()),
            (r#"{"file": "good"}"#, SENTINEL.to_owned()),
            (r#"{"file": "two"}"#, format!("{SENTINEL}\n")),
            (r#"{"stdin": true}"#, SENTINEL.to_owned()),
        ] {
            let file = parse(&format!("{{\"client_secret\": {source}}}"), false).unwrap();
            assert_eq!(
                file.answers().secret(QuestionId::ClientSecret),
                Some(&Secret::new(wanted)),
                "{source}"
            );
            assert!(!format!("{file:?}").contains(SENTINEL));
        }
    }

    #[test]
    fn a_literal_secret_is_for_the_sandbox_only() {
        let json = format!("{{\"password\": \"{SENTINEL}\"}}");
        assert!(fault(&json).contains("password"));
        let file = parse(&json, true).unwrap();
        assert_eq!(
            file.answers().secret(QuestionId::Password),
            Some(&Secret::new(SENTINEL.to_owned()))
        );
    }

    #[test]
    fn every_unknown_key_is_named() {
        let text = fault(r#"{"tenantt": "x", "tenant": "contoso.com", "language": "fr"}"#);
        assert!(
            text.contains("do not exist: tenantt, language")
                && text.contains("There are: profile, cloud"),
            "{text}"
        );
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_place_and_never_quoted() {
        assert!(fault(&format!("{{\"password\": \"{SENTINEL}\"")).contains("line 1"));
        assert!(fault("{\n\"tenant\": \"a\" \"b\"}").contains("line 2"));
        assert!(fault(&format!("[\"{SENTINEL}\"]")).contains('{'));
        assert!(fault(&format!("\"{SENTINEL}\"")).contains('{'));
        assert_eq!(
            AnswersFile::parse(
                vec![0xff, 0xfe, b'{', 0],
                &Sources {
                    variable: &|_| None,
                    file: &|_| Ok(Vec::new()),
                    stdin: None,
                    literal: false
                }
            ),
            Err(words::answers_utf16())
        );
    }

    #[test]
    fn a_value_of_the_wrong_sort_is_told_with_its_key() {
        for (json, key) in [
            (r#"{"tenant": ["contoso.com"]}"#, "tenant"),
            (r#"{"tenant": {"env": "SECRET"}}"#, "tenant"),
            (r#"{"user_id": true}"#, "user_id"),
            (r#"{"client_id": -1}"#, "client_id"),
            (r#"{"store": "vault"}"#, "store"),
            (r#"{"keep_password": "maybe"}"#, "keep_password"),
            (r#"{"client_secret": 12}"#, "client_secret"),
            (r#"{"client_secret": {"stdin": false}}"#, "client_secret"),
            (
                r#"{"client_secret": {"env": "SECRET", "file": "good"}}"#,
                "client_secret",
            ),
            (r#"{"client_secret": {"env": "ABSENT"}}"#, "ABSENT"),
            (r#"{"client_secret": {"file": "absent"}}"#, "absent"),
            (r#"{"client_secret": {"file": "binary"}}"#, "client_secret"),
            (r#"{"tenant": "a.b", "tenant": "c.d"}"#, "tenant"),
            (
                r#"{"client_secret": {"stdin": true}, "password": {"stdin": true}}"#,
                "password",
            ),
        ] {
            assert!(fault(json).contains(key), "{json}: {}", fault(json));
        }
    }

    #[test]
    fn answers_from_standard_input_leave_none_for_a_secret() {
        let sources = Sources {
            variable: &|_| None,
            file: &|_| Ok(Vec::new()),
            stdin: None,
            literal: true,
        };
        let json = br#"{"password": {"stdin": true}}"#.to_vec();
        assert_eq!(
            AnswersFile::parse(json, &sources),
            Err(words::answers_stdin_taken("password"))
        );
    }
}
