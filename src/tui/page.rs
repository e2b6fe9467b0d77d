//! A page as lines: wrapped text, with the stretch that must be in sight and where the cursor stands.

use crate::model::fold::words;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A page being put together.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) lines: Vec<Line<'static>>,
    /// The lines that have the focus: first and one past the last.
    pub(super) focus: Option<(usize, usize)>,
    /// Column and line of the cursor.
    pub(super) cursor: Option<(usize, usize)>,
    /// The pieces of addresses, each with its column and line.
    pub(super) links: Vec<Link>,
    width: usize,
}

/// A piece of an address on a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Link {
    pub(super) column: usize,
    pub(super) line: usize,
    pub(super) text: String,
    /// The whole address.
    pub(super) url: String,
}

impl Page {
    pub(super) fn new(width: usize) -> Self {
        Self {
            width: width.max(1),
            ..Self::default()
        }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn blank(&mut self) {
        self.lines.push(Line::default());
    }

    /// A paragraph; its lines after the first are indented as much as the prefix is wide.
    pub(super) fn paragraph(
        &mut self,
        prefix: &str,
        prefix_style: Style,
        text: &str,
        style: Style,
    ) {
        let indent = prefix.width();
        for (at, line) in wrap(text, self.width.saturating_sub(indent))
            .into_iter()
            .enumerate()
        {
            let lead = if at == 0 {
                Span::styled(prefix.to_owned(), prefix_style)
            } else {
                Span::raw(" ".repeat(indent))
            };
            self.lines
                .push(Line::from(vec![lead, Span::styled(line, style)]));
        }
    }

    /// An address, remembered as such. It leaves room at its right for the mark that says that there is more below.
    pub(super) fn link(&mut self, indent: usize, url: &str, style: Style) {
        for text in wrap(url, self.width.saturating_sub(indent + 2)) {
            self.links.push(Link {
                column: indent,
                line: self.lines.len(),
                text: text.clone(),
                url: url.to_owned(),
            });
            let lead = Span::raw(" ".repeat(indent));
            self.lines
                .push(Line::from(vec![lead, Span::styled(text, style)]));
        }
    }

    /// Another page on the left, and these lines on its right behind a gap.
    pub(super) fn beside(&mut self, left: Self, right: Vec<Line<'static>>, gap: usize) {
        let from = self.lines.len();
        let width = left.width + gap;
        let height = left.lines.len().max(right.len());
        self.links.extend(left.links.into_iter().map(|link| Link {
            line: from + link.line,
            ..link
        }));
        let mut rights = right.into_iter();
        let mut lefts = left.lines.into_iter();
        for _ in 0..height {
            let mut line = lefts.next().unwrap_or_default();
            if let Some(right) = rights.next() {
                let fill = width.saturating_sub(line.width());
                line.push_span(Span::raw(" ".repeat(fill)));
                line.spans.extend(right.spans);
            }
            self.lines.push(line);
        }
    }

    pub(super) fn text(&mut self, text: &str, style: Style) {
        self.paragraph("", Style::new(), text, style);
    }

    pub(super) fn line(&mut self, line: Line<'static>) {
        self.lines.push(line);
    }

    /// The first line to show so that the focus is in sight, given where the view was.
    pub(super) fn offset(&self, height: usize, wanted: usize) -> usize {
        let last = self.lines.len().saturating_sub(height);
        let mut offset = wanted.min(last);
        if let Some((from, to)) = self.focus {
            if to > offset + height {
                offset = to - height;
            }
            if from < offset {
                offset = from;
            }
        }
        offset.min(last)
    }
}

/// Breaks a text into lines of at most `width` columns, at blanks where there are some; line breaks are kept.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in words(paragraph) {
            let word = word.as_str();
            let gap = usize::from(!line.is_empty());
            if line.width() + gap + word.width() <= width {
                if gap == 1 {
                    line.push(' ');
                }
                line.push_str(word);
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            // A word wider than the line, such as an address, is broken anywhere.
            for character in word.chars() {
                if line.width() + character.width().unwrap_or(0) > width {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(character);
            }
        }
        lines.push(line);
    }
    lines
}

/// Cuts a text to at most `width` columns, with an ellipsis if something is missing.
pub(super) fn cut(text: &str, width: usize, ellipsis: &str) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    for character in text.chars() {
        if short.width() + character.width().unwrap_or(0) + ellipsis.width() > width {
            break;
        }
        short.push(character);
    }
    if short.width() + ellipsis.width() <= width {
        short.push_str(ellipsis);
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked_for(text in "\\PC{0,200}", width in 2_usize..60) {
            for line in wrap(&text, width) {
                prop_assert!(line.width() <= width);
            }
            prop_assert!(cut(&text, width, "…").width() <= width);
        }

        #[test]
        fn wrapping_loses_no_word(text in "[a-z ]{0,200}", width in 2_usize..60) {
            let squeezed = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(squeezed(&wrap(&text, width).join("")), squeezed(&text));
        }
    }

    #[test]
    fn french_punctuation_never_begins_a_line() {
        assert_eq!(
            wrap("le locataire « contoso.com » : non", 17),
            ["le locataire", "« contoso.com » :", "non"].map(str::to_owned)
        );
    }

    #[test]
    fn the_focus_is_always_in_sight() {
        let mut page = Page::new(10);
        (0..40).for_each(|_| page.blank());
        for (focus, wanted) in [((0, 2), 30), ((35, 38), 0), ((10, 12), 10)] {
            page.focus = Some(focus);
            let offset = page.offset(8, wanted);
            assert!(
                offset <= focus.0 && focus.1 <= offset + 8,
                "{focus:?} {offset}"
            );
        }
    }
}
