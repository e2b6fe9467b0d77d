//! Text as Markdown: what somebody else wrote must not become a heading, a link or a row of a table.

use super::escape::escape;

/// The text as plain words for the inside of a line: every character that Markdown could read as a mark there has a backslash
/// before it. What only marks at the beginning of a line is left, as it is to be read unrendered, too.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in escape(text).chars() {
        if "\\`*_[]<>#|~&".contains(character) {
            safe.push('\\');
        }
        safe.push(character);
    }
    safe
}

/// Like [`plain`], for sentences that are read unrendered as well: a backslash is left out where no reader of Markdown takes
/// the sign for a mark, which is within a word for `_` and before a blank for `&` (the specification `CommonMark` 0.31, 6.2 and 2.5).
#[must_use]
pub fn sentence(text: &str) -> String {
    let safe: Vec<char> = plain(text).chars().collect();
    let mut sentence = String::with_capacity(safe.len());
    for (at, sign) in safe.iter().enumerate() {
        let next = |more: usize| safe.get(at + more).copied().unwrap_or(' ');
        let within = at > 0 && safe[at - 1].is_alphanumeric() && next(2).is_alphanumeric();
        let spare = *sign == '\\' && (next(1) == '_' && within || next(1) == '&' && next(2) == ' ');
        if !spare {
            sentence.push(*sign);
        }
    }
    sentence
}

/// The text as code, to be copied as it stands.
#[must_use]
pub fn code(text: &str) -> String {
    let text = escape(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // Blanks at both ends are taken off again by whoever renders it, and a backtick at an end needs one.
    let blank = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{blank}{text}{blank}{fence}")
}

/// Like [`code`], for a cell of a table, which a bar ends even within code.
#[must_use]
pub fn cell(text: &str) -> String {
    code(text).replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_wrote_is_no_mark() {
        assert_eq!(plain("# [a](b) | *c*\n<d>"), r"\# \[a\](b) \| \*c\* \<d\>");
        assert_eq!(plain("a\x1b[1m"), "a\u{fffd}\\[1m");
    }

    #[test]
    fn a_sentence_has_no_backslash_where_nobody_sees_a_mark() {
        assert_eq!(
            sentence("secrets & user_impersonation, _x_ &amp; a*b\\_c"),
            r"secrets & user_impersonation, \_x\_ \&amp; a\*b\\\_c"
        );
    }

    #[test]
    fn code_cannot_end_before_its_end() {
        assert_eq!(code("a b"), "`a b`");
        assert_eq!(code("a``b"), "```a``b```");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code("a\nb"), "`a b`");
        assert_eq!(code("a|b"), "`a|b`", "a backslash in code is a backslash");
        assert_eq!(cell("a|b"), r"`a\|b`");
    }
}
