//! Glyphs and colours: one meaning each, a glyph beside every colour, and twins for terminals without either.

use crate::model::text::Text;
use crate::model::words;
use crate::wizard::Mark;
use ratatui::style::{Color, Modifier, Style};

/// How the terminal may be drawn on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Theme {
    /// ASCII only.
    pub ascii: bool,
    /// No colours, only bold, dim and reversed.
    pub plain: bool,
}

impl Theme {
    /// The glyph of a mark; the current page has its own.
    #[must_use]
    pub fn glyph(self, mark: Mark) -> &'static str {
        match (mark, self.ascii) {
            (Mark::Met, false) => "✓",
            (Mark::Met, true) => "[ok]",
            (Mark::Warning, false) => "!",
            (Mark::Warning, true) => "[!]",
            (Mark::Unmet, false) => "✗",
            (Mark::Unmet, true) => "[x]",
            (Mark::Running, false) => "…",
            (Mark::Running, true) => "[..]",
            (Mark::Unknown, false) => "?",
            (Mark::Unknown, true) => "[?]",
            (Mark::NotReached, false) => "–",
            (Mark::NotReached, true) => "[-]",
            (Mark::Stale, false) => "~",
            (Mark::Stale, true) => "[~]",
            (Mark::Todo, false) => "○",
            (Mark::Todo, true) => "[ ]",
        }
    }

    /// Columns that a glyph takes, with one blank behind it.
    #[must_use]
    pub fn glyph_width(self) -> usize {
        if self.ascii { 5 } else { 2 }
    }

    /// The style of a mark's glyph.
    #[must_use]
    pub fn mark(self, mark: Mark) -> Style {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        match mark {
            Mark::Met => self.coloured(bold, Color::Green),
            Mark::Warning | Mark::Unknown => self.coloured(bold, Color::Magenta),
            Mark::Unmet => self.coloured(bold, Color::Red),
            Mark::Running => self.coloured(bold, Color::Blue),
            Mark::NotReached | Mark::Stale | Mark::Todo => Style::new(),
        }
    }

    /// A heading.
    #[must_use]
    pub fn heading(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The line that has the focus, and the banner.
    #[must_use]
    pub fn reversed(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// What can be typed into.
    #[must_use]
    pub fn field(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// A fault under a field.
    #[must_use]
    pub fn fault(self) -> Style {
        self.coloured(Style::new().add_modifier(Modifier::BOLD), Color::Red)
    }

    /// A link.
    #[must_use]
    pub fn link(self) -> Style {
        self.coloured(Style::new().add_modifier(Modifier::UNDERLINED), Color::Blue)
    }

    /// Black on white, in colours that no palette changes: what a camera reads.
    #[must_use]
    pub fn paper() -> Style {
        Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(231))
    }

    fn coloured(self, style: Style, colour: Color) -> Style {
        if self.plain { style } else { style.fg(colour) }
    }

    /// The bullet that stands for a character of a secret.
    #[must_use]
    pub fn bullet(self) -> &'static str {
        if self.ascii { "*" } else { "•" }
    }

    /// A text of ours, with the characters outside ASCII that only decorate replaced if need be.
    #[must_use]
    pub fn text(self, text: String) -> String {
        if !self.ascii {
            return text;
        }
        ASCII.iter().fold(text, |text, (decoration, twin)| {
            text.replace(decoration, twin)
        })
    }

    /// What stands for text that was cut off.
    #[must_use]
    pub fn ellipsis(self) -> &'static str {
        if self.ascii { "..." } else { "…" }
    }
}

/// Characters of our texts outside ASCII, and what stands for them there.
const ASCII: [(&str, &str); 36] = [
    ("à", "a"),
    ("â", "a"),
    ("ç", "c"),
    ("é", "e"),
    ("è", "e"),
    ("ê", "e"),
    ("ë", "e"),
    ("î", "i"),
    ("ï", "i"),
    ("ô", "o"),
    ("ù", "u"),
    ("û", "u"),
    ("œ", "oe"),
    ("À", "A"),
    ("Ç", "C"),
    ("É", "E"),
    ("È", "E"),
    ("Ê", "E"),
    ("Î", "I"),
    ("Ô", "O"),
    ("Œ", "OE"),
    ("←→", "Left/Right"),
    ("↑↓", "Up/Down"),
    ("›", ">"),
    ("…", "..."),
    ("« ", "\""),
    (" »", "\""),
    ("“", "\""),
    ("”", "\""),
    ("’", "'"),
    ("‘", "'"),
    ("–", "-"),
    ("—", "-"),
    ("•", "*"),
    ("←", "<-"),
    ("→", "->"),
];

/// The word of a mark.
#[must_use]
pub fn word(mark: Mark) -> Text {
    match mark {
        Mark::Met => words::mark_met(),
        Mark::Warning => words::mark_warning(),
        Mark::Unmet => words::mark_unmet(),
        Mark::Running => words::mark_running(),
        Mark::Unknown => words::mark_unknown(),
        Mark::NotReached => words::mark_not_reached(),
        Mark::Stale => words::mark_stale(),
        Mark::Todo => words::mark_todo(),
    }
}
