//! Which language to speak: decided before the arguments are parsed, because their help is written in it.

use super::env::{LANGUAGE, Variables};
use crate::model::lang::Lang;
use std::ffi::OsString;

/// The language: `--lang`, else our variable, else the locale's variables, else the system's language, else English.
#[must_use]
pub(super) fn language(
    arguments: &[OsString],
    variables: &Variables,
    system: Option<String>,
) -> Lang {
    argument(arguments)
        .as_deref()
        .and_then(Lang::from_locale)
        .or_else(|| {
            variables
                .line(LANGUAGE)
                .as_deref()
                .and_then(Lang::from_locale)
        })
        .unwrap_or_else(|| locale(variables, system))
}

/// The value of the first `--lang`, in either spelling.
fn argument(arguments: &[OsString]) -> Option<String> {
    let mut words = arguments
        .iter()
        .map_while(|word| word.to_str().filter(|word| *word != "--"));
    while let Some(word) = words.next() {
        if word == "--lang" {
            return words.next().map(str::to_owned);
        }
        if let Some(value) = word.strip_prefix("--lang=") {
            return Some(value.to_owned());
        }
    }
    None
}

/// POSIX: the first of these that is set decides, also when it asks for a language that we do not speak.
fn locale(variables: &Variables, system: Option<String>) -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| variables.line(name))
        .filter(|_| cfg!(unix));
    set.or(system)
        .as_deref()
        .and_then(Lang::from_locale)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(arguments: &[&str], variables: &[(&str, &str)], system: Option<&str>) -> Lang {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        language(
            &arguments,
            &Variables::given(variables.iter().copied()),
            system.map(str::to_owned),
        )
    }

    #[test]
    fn the_argument_wins_then_our_variable_then_the_locale_then_the_system() {
        let french = [("PARTNER_ONBOARD_LANG", "fr"), ("LANG", "en_GB.UTF-8")];
        assert_eq!(spoken(&["--lang", "en"], &french, Some("fr")), Lang::En);
        assert_eq!(spoken(&["verify", "--lang=fr"], &[], None), Lang::Fr);
        assert_eq!(spoken(&["verify"], &french, None), Lang::Fr);
        assert_eq!(spoken(&[], &[], Some("fr-CA")), Lang::Fr);
        assert_eq!(spoken(&[], &[], None), Lang::En);
    }

    #[test]
    fn an_unknown_language_is_passed_over_and_a_value_behind_the_dashes_is_none() {
        assert_eq!(
            spoken(&["--lang", "de"], &[("PARTNER_ONBOARD_LANG", "fr")], None),
            Lang::Fr
        );
        assert_eq!(spoken(&["--", "--lang=fr"], &[], None), Lang::En);
    }

    #[cfg(unix)]
    #[test]
    fn the_first_locale_variable_that_is_set_decides() {
        let c = [("LC_ALL", "C"), ("LANG", "fr_FR.UTF-8")];
        assert_eq!(spoken(&[], &c, Some("fr")), Lang::En);
        let messages = [("LC_MESSAGES", "fr_CA.UTF-8"), ("LANG", "en_US")];
        assert_eq!(spoken(&[], &messages, None), Lang::Fr);
    }
}
