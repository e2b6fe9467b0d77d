//! Writing an answers file, for `sandbox answers`.

use super::file::KEYS;
use crate::model::answers::Answers;
use crate::model::question::Sort;
use serde_json::{Map, Value, json};

/// These answers as an answers file: JSON with a line break at its end. With `literal_secrets` the secrets stand in it
/// (practice values only); else each one names the environment variable that can hold it.
#[must_use]
pub fn write_answers(answers: &Answers, literal_secrets: bool) -> String {
    let mut file = Map::new();
    for id in KEYS {
        let question = id.question();
        let value = if question.sort == Sort::Secret {
            answers.secret(id).map(|secret| {
                if literal_secrets {
                    #[expect(
                        clippy::disallowed_methods,
                        reason = "practice values are written out on purpose"
                    )]
                    Value::from(secret.expose())
                } else {
                    json!({ "env": question.variable })
                }
            })
        } else {
            answers.line(id).map(Value::from)
        };
        if let Some(value) = value {
            file.insert(question.name.to_owned(), value);
        }
    }
    format!("{:#}\n", Value::Object(file))
}

#[cfg(test)]
mod tests {
    use super::super::{AnswersFile, Sources};
    use super::*;
    use crate::model::question::QuestionId;
    use crate::model::secret::Secret;

    fn answers() -> Answers {
        let mut answers = Answers::default();
        for id in KEYS {
            match id {
                QuestionId::Store => answers.set_line(id, "none"),
                QuestionId::KeepPassword => answers.set_line(id, "no"),
                _ if id.question().sort == Sort::Secret => {
                    answers.set_secret(id, Secret::new(format!("pra\"ctice\\{}", id as usize)));
                }
                _ => answers.set_line(id, id.question().name),
            }
        }
        answers
    }

    fn read(json: String, literal: bool) -> AnswersFile {
        let sources = Sources {
            variable: &|name| {
                QuestionId::from_name(&name.strip_prefix("PARTNER_ONBOARD_")?.to_lowercase())
                    .and_then(|id| answers().secret(id).cloned())
            },
            file: &|_| Err(std::io::Error::other("no files here")),
            stdin: None,
            literal,
        };
        AnswersFile::parse(json.into_bytes(), &sources).unwrap()
    }

    #[test]
    fn what_is_written_reads_back_as_it_was() {
        assert_eq!(
            *read(write_answers(&answers(), true), true).answers(),
            answers()
        );
    }

    #[test]
    fn without_literal_secrets_each_names_its_variable_and_none_stands_there() {
        let json = write_answers(&answers(), false);
        assert!(!json.contains("ctice"), "{json}");
        assert_eq!(*read(json, false).answers(), answers());
    }
}
