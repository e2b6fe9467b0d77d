//! What a running check has to say before it is done.

use super::text::Text;

/// A word from a running check, for the page to show until the check settles or says something else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Notice {
    /// A sentence, such as "Partner Center asks to wait 2 s; trying again".
    Says(Text),
}
