//! The shapes of identifiers: GUIDs, domains, user principal names, profile names.

use super::escape::is_invisible;
use std::fmt;

/// A GUID in its canonical spelling, lower case with hyphens.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Guid(String);

impl Guid {
    /// Reads `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` in either case, with or without braces.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let inner = text
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
            .unwrap_or(text);
        let groups: Vec<&str> = inner.split('-').collect();
        let lengths = [8, 4, 4, 4, 12];
        let fits = groups.len() == lengths.len()
            && groups.iter().zip(lengths).all(|(group, len)| {
                group.len() == len && group.bytes().all(|b| b.is_ascii_hexdigit())
            });
        fits.then(|| Self(inner.to_ascii_lowercase()))
    }

    /// The canonical spelling.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// True for a DNS name of at least two labels, such as `contoso.onmicrosoft.com`.
#[must_use]
pub fn is_domain(text: &str) -> bool {
    let labels: Vec<&str> = text.split('.').collect();
    text.len() <= 253
        && labels.len() >= 2
        && labels.iter().all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        })
        && labels
            .last()
            .is_some_and(|top| !top.chars().all(|c| c.is_ascii_digit()))
}

/// True for something like `name@contoso.com`: one `@`, a name before it and a domain behind it.
#[must_use]
pub fn is_user_principal_name(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty()
            && name.len() <= 64
            && !name
                .chars()
                .any(|c| c.is_whitespace() || is_invisible(c) || c == '@')
            && is_domain(domain)
    })
}

/// True for a name that Windows keeps for a device, whatever its extension.
#[must_use]
pub fn is_reserved(text: &str) -> bool {
    const RESERVED: [&str; 22] = [
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
        "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    ];
    let stem = text
        .split('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    RESERVED.contains(&stem.as_str())
}

/// True for a name that is safe as a file name on every system: letters, digits, `-`, `_` and `.`, up to 64 characters.
#[must_use]
pub fn is_profile_name(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !text.ends_with('.')
        && !is_reserved(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guids_are_read_in_any_case_and_braces_and_nothing_else_is() {
        let canonical = "0a1b2c3d-0000-1111-2222-333344445555";
        for text in [
            "0A1B2C3D-0000-1111-2222-333344445555",
            "{0a1b2c3d-0000-1111-2222-333344445555}",
        ] {
            assert_eq!(
                Guid::parse(text).map(|g| g.to_string()).as_deref(),
                Some(canonical)
            );
        }
        for text in [
            "",
            "0a1b2c3d",
            "0a1b2c3d-0000-1111-2222-33334444555",
            "0a1b2c3d00001111222233334444555",
            "ga1b2c3d-0000-1111-2222-333344445555",
        ] {
            assert!(Guid::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn profile_names_are_file_names_everywhere() {
        for good in ["demo", "contoso-2026", "a.b_c"] {
            assert!(is_profile_name(good), "{good}");
        }
        for bad in [
            "", "..", "../x", "a/b", "a b", "CON", "nul.txt", "-x", "é", "a.",
        ] {
            assert!(!is_profile_name(bad), "{bad}");
        }
    }
}
