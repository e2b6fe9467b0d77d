//! A text a person reads, as a message key with its variables: rendered late, so that the language can change at any time.

use std::fmt;

/// A message of the locales with its variables filled in. Made by the functions of [`super::words`].
#[derive(Clone, PartialEq, Eq)]
pub struct Text {
    key: &'static str,
    arguments: Vec<(&'static str, Arg)>,
}

/// A variable of a message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Arg {
    /// Text as it is: an id, a host, a name. Escape what comes from outside first ([`super::escape`]).
    Plain(String),
    /// A number; decides plurals.
    Number(i64),
    /// Another message, rendered in the same language.
    Text(Text),
}

impl Text {
    /// A message by its key; for keys that the code knows only by rule, such as the refusal catalogue's.
    #[must_use]
    pub fn of(key: &'static str) -> Self {
        Self {
            key,
            arguments: Vec::new(),
        }
    }

    /// The same message with one more variable.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// The message's key.
    #[must_use]
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// The message's variables.
    #[must_use]
    pub fn arguments(&self) -> &[(&'static str, Arg)] {
        &self.arguments
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({}", self.key)?;
        for (name, value) in &self.arguments {
            write!(f, " {name}={value:?}")?;
        }
        f.write_str(")")
    }
}

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Self::Plain(value.to_owned())
    }
}
impl From<String> for Arg {
    fn from(value: String) -> Self {
        Self::Plain(value)
    }
}
impl From<&String> for Arg {
    fn from(value: &String) -> Self {
        Self::Plain(value.clone())
    }
}
impl From<i64> for Arg {
    fn from(value: i64) -> Self {
        Self::Number(value)
    }
}
impl From<usize> for Arg {
    fn from(value: usize) -> Self {
        Self::Number(i64::try_from(value).unwrap_or(i64::MAX))
    }
}
impl From<u64> for Arg {
    fn from(value: u64) -> Self {
        Self::Number(i64::try_from(value).unwrap_or(i64::MAX))
    }
}
impl From<Text> for Arg {
    fn from(value: Text) -> Self {
        Self::Text(value)
    }
}
