//! One question's field: what was typed, as it was typed, and how it is judged.

use crate::model::answers::Answers;
use crate::model::question::{self, QuestionId};
use crate::model::secret::Secret;
use crate::model::text::Text;
use std::fmt;

/// What stands in a field, exactly as typed.
#[derive(Clone, PartialEq, Eq)]
pub enum Typed {
    /// Something that may be shown.
    Line(String),
    /// Something that may not.
    Secret(Secret),
}

impl fmt::Debug for Typed {
    /// Says how much was typed, not what: a secret may stand in the wrong field.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "Line({} characters)", line.chars().count()),
            Self::Secret(_) => f.write_str("Secret(***)"),
        }
    }
}

impl Typed {
    /// An empty field for a question of this sort.
    #[must_use]
    pub fn empty(id: QuestionId) -> Self {
        match id.question().sort {
            question::Sort::Secret => Self::Secret(Secret::new(String::new())),
            question::Sort::Line | question::Sort::Choice => Self::Line(String::new()),
        }
    }

    /// True if nothing has been typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Line(line) => line.is_empty(),
            Self::Secret(secret) => secret.is_empty(),
        }
    }

    /// The line; empty for a secret.
    #[must_use]
    pub fn line(&self) -> &str {
        match self {
            Self::Line(line) => line,
            Self::Secret(_) => "",
        }
    }
}

/// A field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// What stands in it.
    pub typed: Typed,
    /// The cleaned value, or what is wrong with it.
    pub judged: Result<Typed, Text>,
    /// What was taken off, or should be known.
    pub notes: Vec<Text>,
    /// True once the field has been left: only then is a fault shown.
    pub visited: bool,
    /// True if the person stands by it: left or confirmed since the last change, and valid.
    pub committed: bool,
}

impl Entry {
    /// An untouched field.
    #[must_use]
    pub fn new(id: QuestionId) -> Self {
        let mut entry = Self {
            typed: Typed::empty(id),
            judged: Ok(Typed::empty(id)),
            notes: Vec::new(),
            visited: false,
            committed: false,
        };
        entry.judge(id, &Answers::default());
        entry
    }

    /// Takes over what is typed now and judges it.
    pub fn set(&mut self, id: QuestionId, typed: Typed, others: &Answers) {
        self.typed = typed;
        self.committed = false;
        self.judge(id, others);
    }

    /// Judges again, for what another answer may have changed.
    pub fn judge(&mut self, id: QuestionId, others: &Answers) {
        let result = match &self.typed {
            Typed::Line(line) => question::judge(id, line, others),
            #[expect(
                clippy::disallowed_methods,
                reason = "the judgement looks at the value's shape"
            )]
            Typed::Secret(secret) => question::judge(id, secret.expose(), others),
        };
        self.notes.clear();
        self.judged = result.map(|clean| {
            self.notes = clean.notes;
            match &self.typed {
                Typed::Line(_) => Typed::Line(clean.value.to_string()),
                Typed::Secret(_) => Typed::Secret(Secret::new(clean.value.to_string())),
            }
        });
    }

    /// The fault to show: none before the field was left once.
    #[must_use]
    pub fn fault(&self) -> Option<&Text> {
        self.judged.as_ref().err().filter(|_| self.visited)
    }
}
