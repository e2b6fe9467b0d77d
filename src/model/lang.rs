//! The languages and the rendering of a [`Text`] in one of them.

use super::text::{Arg, Text};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// A language of the interface.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English, the measure of all locales.
    #[default]
    En,
    /// French.
    Fr,
}

impl Lang {
    /// All languages, in the order in which the switch walks them.
    pub const ALL: [Self; 2] = [Self::En, Self::Fr];

    /// The two-letter code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// The language's own name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
        }
    }

    /// The language a locale name such as `fr_CA.UTF-8`, `fr-FR` or `en` asks for.
    #[must_use]
    pub fn from_locale(locale: &str) -> Option<Self> {
        let code = locale
            .split(['_', '-', '.', '@'])
            .next()?
            .to_ascii_lowercase();
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The next language, for the key that switches.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::En => Self::Fr,
            Self::Fr => Self::En,
        }
    }

    /// Renders a text in this language.
    #[must_use]
    pub fn say(self, text: &Text) -> String {
        let bundle = self.bundle();
        let (message, attribute) = match text.key().split_once('.') {
            Some((message, attribute)) => (message, Some(attribute)),
            None => (text.key(), None),
        };
        let pattern = bundle
            .get_message(message)
            .and_then(|found| match attribute {
                Some(name) => found.get_attribute(name).map(|attribute| attribute.value()),
                None => found.value(),
            });
        let Some(pattern) = pattern else {
            return text.key().to_owned();
        };
        let mut arguments = FluentArgs::new();
        for (name, value) in text.arguments() {
            let value = match value {
                Arg::Plain(plain) => FluentValue::from(plain.clone()),
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Text(inner) => FluentValue::from(self.say(inner)),
            };
            arguments.set(*name, value);
        }
        let mut faults = Vec::new();
        bundle
            .format_pattern(pattern, Some(&arguments), &mut faults)
            .into_owned()
    }

    fn source(self) -> &'static str {
        match self {
            Self::En => include_str!("../../assets/locales/en.ftl"),
            Self::Fr => include_str!("../../assets/locales/fr.ftl"),
        }
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static BUNDLES: [OnceLock<FluentBundle<FluentResource>>; 2] =
            [OnceLock::new(), OnceLock::new()];
        BUNDLES[self as usize].get_or_init(|| {
            // The build script has parsed these very files: a fault here would have stopped the build.
            let resource = match FluentResource::try_new(self.source().to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            let language: LanguageIdentifier = self.code().parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![language]);
            // Isolation marks are invisible characters around each variable: they break widths and copying.
            bundle.set_use_isolating(false);
            bundle.add_resource_overriding(resource);
            bundle
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::words;

    #[test]
    fn a_locale_name_of_any_spelling_finds_its_language() {
        for (locale, lang) in [
            ("fr_CA.UTF-8", Some(Lang::Fr)),
            ("fr-FR", Some(Lang::Fr)),
            ("EN", Some(Lang::En)),
            ("de_DE", None),
            ("C", None),
        ] {
            assert_eq!(Lang::from_locale(locale), lang, "{locale}");
        }
    }

    #[test]
    fn every_message_renders_in_every_language_without_its_key_showing() {
        for (key, variables) in words::KEYS {
            let mut text = Text::of(key);
            for variable in *variables {
                text = text.with(variable, 2_i64);
            }
            for lang in Lang::ALL {
                let shown = lang.say(&text);
                assert!(!shown.is_empty() && shown != *key, "{key} in {lang:?}");
                assert!(!shown.contains("{$"), "{key} in {lang:?}: {shown}");
            }
        }
    }
}
