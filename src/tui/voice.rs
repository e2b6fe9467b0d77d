//! Says texts in the language of the person and the characters of the terminal.

use super::theme::Theme;
use crate::model::text::Text;
use crate::wizard::Wizard;

/// Says texts in the wizard's language and the theme's characters.
#[derive(Clone, Copy)]
pub(super) struct Voice<'a> {
    pub(super) wizard: &'a Wizard,
    pub(super) theme: Theme,
}

impl Voice<'_> {
    pub(super) fn say(&self, text: &Text) -> String {
        self.theme.text(self.wizard.lang().say(text))
    }
}
