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

/// What a line of Markdown of ours is to a person who reads it unrendered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A heading, or a line that is strong as a whole.
    Heading,
    /// A row of a table: its first cell leads, the others are the text.
    Row,
    /// Any other line.
    Text,
}

/// A line of Markdown without its marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Read {
    /// What it is.
    pub kind: Kind,
    /// What stands before the text on its first line: indent, number or dash; of a row its first cell.
    pub lead: String,
    /// The text.
    pub text: String,
}

/// Our own pages as lines for a person: without the marks, without the frames of tables, values and addresses as they are.
/// What it reads is what [`plain`], [`sentence`], [`code`] and [`cell`] write; of other Markdown only that nothing is lost.
#[must_use]
pub fn read(page: &str) -> Vec<Read> {
    page.lines().filter_map(read_line).collect()
}

fn read_line(line: &str) -> Option<Read> {
    let of = |kind, lead: &str, text: &str| {
        Some(Read {
            kind,
            lead: lead.to_owned(),
            text: unmarked(text),
        })
    };
    let body = line.trim_start();
    if let Some(cells) = cells(body) {
        let (name, values) = cells.split_first()?;
        // Without a name it is the frame, which is for whoever renders the page.
        return (!name.is_empty()).then(|| Read {
            kind: Kind::Row,
            lead: name.clone(),
            text: values.join("  "),
        });
    }
    let indent = &line[..line.len() - body.len()];
    if indent.len() >= 4 {
        // Of a page of ours that is no list: text that stands as it is.
        return Some(Read {
            kind: Kind::Text,
            lead: indent.to_owned(),
            text: body.to_owned(),
        });
    }
    if let Some(heading) = body.trim_start_matches('#').strip_prefix(' ')
        && body.starts_with('#')
    {
        return of(Kind::Heading, "", heading);
    }
    let strong = body.strip_prefix("**");
    if let Some(strong) = strong.and_then(|rest| rest.strip_suffix("**")) {
        return of(Kind::Heading, indent, strong);
    }
    // Items of a list hang on their number or dash.
    let mark = body.split_once(' ').map_or(0, |(mark, _)| {
        let number = mark
            .strip_suffix('.')
            .is_some_and(|it| it.parse::<u8>().is_ok());
        if number || ["-", ">"].contains(&mark) {
            mark.len() + 1
        } else {
            0
        }
    });
    let (lead, rest) = line.split_at(indent.len() + mark);
    of(Kind::Text, lead, rest)
}

/// The cells of a table's row; all of them empty for its frame.
fn cells(line: &str) -> Option<Vec<String>> {
    let inner = line.strip_prefix('|')?.strip_suffix('|')?;
    // A bar within a cell has a backslash before it.
    let marked = inner.replace("\\|", "\u{0}");
    let cells = marked.split('|').map(|cell| {
        let cell = cell.trim();
        if cell.chars().all(|c| c == '-') {
            String::new()
        } else {
            unmarked(cell).replace('\u{0}', "|")
        }
    });
    Some(cells.collect())
}

/// The inside of a line without backslashes before signs, the ticks of code and the brackets of addresses.
fn unmarked(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(sign) = rest.chars().next() {
        let after = &rest[sign.len_utf8()..];
        let next = after.chars().next();
        match sign {
            '\\' if next.is_some_and(|next| next.is_ascii_punctuation()) => {
                text.extend(next);
                rest = &after[1..];
                continue;
            }
            '`' => {
                let fence = &rest[..rest.len() - rest.trim_start_matches('`').len()];
                if let Some((inside, behind)) = rest[fence.len()..].split_once(fence) {
                    let bare = inside.strip_prefix(' ').and_then(|it| it.strip_suffix(' '));
                    text.push_str(bare.unwrap_or(inside));
                    rest = behind;
                    continue;
                }
            }
            '<' => {
                if let Some((address, behind)) = after.split_once('>')
                    && address.starts_with("https://")
                {
                    text.push_str(address);
                    rest = behind;
                    continue;
                }
            }
            _ => {}
        }
        text.push(sign);
        rest = after;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_written_is_read_as_it_was(text in "[!-~é]([ -~é]{0,58}[!-~é])?") {
            let text = text.as_str();
            prop_assert_eq!(unmarked(&plain(text)), text);
            prop_assert_eq!(unmarked(&sentence(text)), text);
            prop_assert_eq!(unmarked(&code(text)), text);
            let row = format!("| name | {} |", cell(text));
            prop_assert_eq!(&read(&row)[0].text, text);
        }
    }

    #[test]
    fn a_page_is_read_without_marks_and_frames() {
        let page = "# A\\_b\n\n**Who: x**\n\n| | |\n|---|---|\n| Tenant | `a\\|b` | `c` |\n\n1. Do\n   <https://a.example/x>\n- `q`\n> r\n    as | it\\_is\n";
        let read: Vec<(Kind, String, String)> = read(page)
            .into_iter()
            .map(|line| (line.kind, line.lead, line.text))
            .filter(|(_, lead, text)| !lead.is_empty() || !text.is_empty())
            .collect();
        let line = |kind, lead: &str, text: &str| (kind, lead.to_owned(), text.to_owned());
        assert_eq!(
            read,
            [
                line(Kind::Heading, "", "A_b"),
                line(Kind::Heading, "", "Who: x"),
                line(Kind::Row, "Tenant", "a|b  c"),
                line(Kind::Text, "1. ", "Do"),
                line(Kind::Text, "   ", "https://a.example/x"),
                line(Kind::Text, "- ", "q"),
                line(Kind::Text, "> ", "r"),
                line(Kind::Text, "    ", "as | it\\_is"),
            ]
        );
    }

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
