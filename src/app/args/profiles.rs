//! The arguments of `profiles`: one row for each thing that can be done with what was saved.

use super::page::{Page, Words};
use super::{path, required, text};
use crate::model::profile::StoreKind;
use crate::model::words;
use clap::{Arg, ArgMatches, Command};
use std::path::PathBuf;

/// What is to be done with the saved profiles.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Profiles {
    /// List them; true for JSON.
    List(bool),
    /// Show one; true for JSON.
    Show(String, bool),
    /// Mark the one that commands take where none is named.
    Use(String),
    /// Give one another name.
    Rename(String, String),
    /// Make another one like it.
    Copy(String, String),
    /// Remove one and its secrets; true if also where these cannot be removed.
    Remove(String, bool),
    /// Write one to a file.
    Export(Export),
    /// Take one over from a file.
    Import(Import),
}

/// The arguments of `profiles export`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Export {
    /// The profile.
    pub name: String,
    /// Its secrets too, encrypted.
    pub with_secrets: bool,
    /// The file, else standard output.
    pub output: Option<PathBuf>,
}

/// The arguments of `profiles import`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Import {
    /// The file, or `-` for standard input.
    pub file: PathBuf,
    /// The name it gets here, else its own.
    pub name: Option<String>,
    /// It may take the place of one that is there.
    pub replace: bool,
    /// Where its secrets go, else the keychain.
    pub store: Option<StoreKind>,
}

/// What these arguments ask for.
pub(super) fn read(asked: Option<(&str, &ArgMatches)>) -> Profiles {
    let Some((verb, inner)) = asked else {
        return Profiles::List(false);
    };
    let name = || required(inner, "name");
    match verb {
        "show" => Profiles::Show(name(), inner.get_flag("json")),
        "use" => Profiles::Use(name()),
        "rename" => Profiles::Rename(name(), required(inner, "new")),
        "copy" => Profiles::Copy(name(), required(inner, "new")),
        "remove" => Profiles::Remove(name(), inner.get_flag("force")),
        "export" => Profiles::Export(Export {
            name: name(),
            with_secrets: inner.get_flag("with-secrets"),
            output: path(inner, "output"),
        }),
        "import" => Profiles::Import(Import {
            file: path(inner, "file").unwrap_or_default(),
            name: text(inner, "as"),
            replace: inner.get_flag("replace"),
            store: text(inner, "store").and_then(|name| StoreKind::from_name(&name)),
        }),
        _ => Profiles::List(inner.get_flag("json")),
    }
}

impl Page {
    /// The table of `profiles`.
    pub(super) fn profiles(&self) -> Command {
        let name = || self.needed("name", words::cli_name_name, words::cli_profile_name);
        let new = || self.needed("new", words::cli_name_new, words::cli_profile_new);
        let json = || self.flag("json", words::cli_json);
        let verbs: [(&'static str, Words, Words, Vec<Arg>); 8] = [
            (
                "list",
                words::cli_profiles_list,
                words::cli_usage_profiles_list,
                vec![json()],
            ),
            (
                "show",
                words::cli_profiles_show,
                words::cli_usage_profiles_show,
                vec![name(), json()],
            ),
            (
                "use",
                words::cli_profiles_use,
                words::cli_usage_profiles_use,
                vec![name()],
            ),
            (
                "rename",
                words::cli_profiles_rename,
                words::cli_usage_profiles_rename,
                vec![name(), new()],
            ),
            (
                "copy",
                words::cli_profiles_copy,
                words::cli_usage_profiles_copy,
                vec![name(), new()],
            ),
            (
                "remove",
                words::cli_profiles_remove,
                words::cli_usage_profiles_remove,
                vec![name(), self.flag("force", words::cli_force)],
            ),
            (
                "export",
                words::cli_profiles_export,
                words::cli_usage_profiles_export,
                vec![
                    name(),
                    self.flag("with-secrets", words::cli_with_secrets),
                    self.file("output", words::cli_output),
                ],
            ),
            (
                "import",
                words::cli_profiles_import,
                words::cli_usage_profiles_import,
                vec![
                    self.needed("file", words::cli_name_file, words::cli_import_file)
                        .value_parser(clap::value_parser!(PathBuf)),
                    self.option("as", words::cli_name_name, words::cli_as),
                    self.flag("replace", words::cli_replace),
                    self.listed(
                        "store",
                        words::cli_name_store,
                        words::cli_store,
                        &StoreKind::ALL.map(StoreKind::name),
                    ),
                ],
            ),
        ];
        let all = self
            .command("profiles", words::cli_profiles, words::cli_usage_profiles)
            .subcommand_required(true)
            .subcommand_help_heading(self.lang.say(&words::cli_commands()));
        verbs
            .into_iter()
            .fold(all, |all, (verb, about, usage, arguments)| {
                all.subcommand(self.command(verb, about, usage).args(arguments))
            })
    }

    fn needed(&self, name: &'static str, value: Words, help: Words) -> Arg {
        self.place(name, value, help).required(true)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Known, Refusal, Request, parse};
    use super::*;
    use crate::model::lang::Lang;
    use std::ffi::OsString;

    fn asked(line: &str) -> Result<Profiles, Refusal> {
        let words: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
        let known = Known {
            scenarios: vec!["ready"],
            checks: vec!["tenant"],
        };
        match parse(&words, Lang::En, &known)? {
            Request::Profiles(asked) => Ok(asked),
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn each_verb_is_read_with_what_belongs_to_it() {
        let both = || ("a".to_owned(), "b".to_owned());
        for (line, wanted) in [
            ("profiles list --json", Profiles::List(true)),
            ("profiles show a", Profiles::Show(both().0, false)),
            ("profiles use a", Profiles::Use(both().0)),
            ("profiles rename a b", Profiles::Rename(both().0, both().1)),
            ("profiles copy a b", Profiles::Copy(both().0, both().1)),
            ("profiles remove a", Profiles::Remove(both().0, false)),
            (
                "profiles remove a --force",
                Profiles::Remove(both().0, true),
            ),
            (
                "profiles export a --with-secrets --output x",
                Profiles::Export(Export {
                    name: both().0,
                    with_secrets: true,
                    output: Some("x".into()),
                }),
            ),
            (
                "profiles import - --as b --replace --store file",
                Profiles::Import(Import {
                    file: "-".into(),
                    name: Some(both().1),
                    replace: true,
                    store: Some(StoreKind::File),
                }),
            ),
        ] {
            assert_eq!(asked(line), Ok(wanted), "{line}");
        }
    }

    #[test]
    fn what_lacks_or_has_too_much_is_refused() {
        for line in [
            "profiles use",
            "profiles rename a",
            "profiles copy a b c",
            "profiles export",
            "profiles import",
            "profiles import x --store cloud",
            "profiles export a --passphrase x",
        ] {
            assert!(matches!(asked(line), Err(Refusal::Usage(_))), "{line}");
        }
    }
}
