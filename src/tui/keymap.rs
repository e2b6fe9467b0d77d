//! The one table of keys. What a key does, the footer and the help all come from it.

use crate::model::text::Text;
use crate::model::words;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What a key can do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// Confirm the field, then the page.
    Confirm,
    /// To the next field.
    Forward,
    /// To the field before; on the first one, to the page before.
    Backward,
    /// Up a row or field.
    Up,
    /// Down a row or field.
    Down,
    /// The choice before.
    ChooseBefore,
    /// The choice after.
    ChooseAfter,
    /// Scroll up.
    PageUp,
    /// Scroll down.
    PageDown,
    /// To the beginning.
    Top,
    /// To the end.
    Bottom,
    /// Cancel, close or go back.
    Escape,
    /// Leave.
    Interrupt,
    /// Help.
    Help,
    /// Everything about the problem.
    Details,
    /// To the question at fault.
    Fix,
    /// Sign in by the other way that is offered.
    Instead,
    /// Show or hide the QR code.
    Qr,
    /// Show the note for an administrator; write what is shown.
    Note,
    /// Show the support bundle; write what is shown.
    Support,
    /// Run the checks again.
    Rerun,
    /// Show or hide the secret.
    Reveal,
    /// Practice values.
    Fill,
    /// The other language.
    Language,
    /// Open the link.
    Open,
    /// Copy the code, link or command.
    Copy,
    /// To a page by its number.
    Go,
    /// Draw everything anew.
    Redraw,
    /// Back to the shell for a while.
    Suspend,
    /// Leave and keep the draft.
    LeaveKeeping,
    /// Leave and throw the draft away.
    LeaveDiscarding,
    /// Do not leave.
    Stay,
}

/// Where the person is, as far as keys care.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing about the moment, and a key needs one or none of them"
)]
pub struct Moment {
    /// The question "leave?" is open.
    pub leaving: bool,
    /// The draft that is there is another onboarding's.
    pub spared: bool,
    /// Help or details lie over the page.
    pub overlay: bool,
    /// A field has the focus.
    pub field: bool,
    /// It is a secret one.
    pub secret: bool,
    /// It is a choice.
    pub choice: bool,
    /// There are rows to walk.
    pub rows: bool,
    /// There is a problem to look at.
    pub problem: bool,
    /// The field at fault has the focus and is in sight.
    pub at_fault: bool,
    /// Nobody else is to be asked for anything because of it.
    pub own: bool,
    /// There is a link to open.
    pub link: bool,
    /// There is a code, link or command to copy.
    pub copy: bool,
    /// There are checks on the page.
    pub checks: bool,
    /// There are practice values for the page.
    pub practice: bool,
    /// It is the first page: there is none before it.
    pub first: bool,
    /// Something runs.
    pub busy: bool,
    /// Another way to sign in is offered.
    pub offer: bool,
    /// A sign-in in a browser is waited for.
    pub awaited: bool,
    /// A device code is waited for, and its page can be shown as a QR code.
    pub code: bool,
    /// The QR code lies over the page.
    pub qr: bool,
    /// A sign-in that needs a person has failed and can begin anew.
    pub anew: bool,
    /// The note for an administrator lies over the page.
    pub note: bool,
    /// The support bundle lies over the page, or is being gathered for it.
    pub support: bool,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What it does.
    pub action: Action,
    /// The keys, each with its modifiers.
    pub keys: &'static [(KeyCode, KeyModifiers)],
    /// The keys' name, for footer and help.
    pub name: fn() -> Text,
    /// What it does, for the help.
    pub does: fn() -> Text,
    /// What it does in a word or two, for the footer; none if it never stands there.
    pub short: Option<fn() -> Text>,
    /// Whether it does anything at this moment.
    pub when: fn(Moment) -> bool,
}

const NONE: KeyModifiers = KeyModifiers::NONE;
const CONTROL: KeyModifiers = KeyModifiers::CONTROL;

fn on_page(moment: Moment) -> bool {
    !moment.leaving && !moment.overlay
}

fn outside(moment: Moment) -> bool {
    on_page(moment) && !moment.field
}

/// Whether Esc cancels what runs although something lies over the page. What only takes seconds it does: that is the order
/// of the keys. A sign-in that a person is in the middle of would be lost by closing the help, and so would the gathering.
pub(super) fn cancels_under_overlay(moment: Moment) -> bool {
    moment.busy && !moment.awaited && !moment.support
}

/// Where letters are commands: also on a choice, where there is nothing to type.
fn untyped(moment: Moment) -> bool {
    on_page(moment) && (!moment.field || moment.choice)
}

/// The table, in the order of the footer: the first six that do something at the moment stand there.
pub const KEYS: &[Binding] = &[
    Binding {
        action: Action::LeaveKeeping,
        keys: &[(KeyCode::Enter, NONE), (KeyCode::Char('y'), NONE)],
        name: words::key_enter,
        does: words::key_leave_keeping,
        short: Some(words::key_leave_keeping),
        when: |m| m.leaving && !m.spared,
    },
    Binding {
        action: Action::LeaveKeeping,
        keys: &[(KeyCode::Enter, NONE), (KeyCode::Char('y'), NONE)],
        name: words::key_enter,
        does: words::key_interrupt,
        short: Some(words::key_interrupt),
        when: |m| m.leaving && m.spared,
    },
    Binding {
        action: Action::LeaveDiscarding,
        keys: &[(KeyCode::Char('d'), NONE)],
        name: words::key_d,
        does: words::key_leave_discarding,
        short: Some(words::key_leave_discarding),
        when: |m| m.leaving && !m.spared,
    },
    Binding {
        action: Action::Stay,
        keys: &[(KeyCode::Esc, NONE), (KeyCode::Char('n'), NONE)],
        name: words::key_esc,
        does: words::key_stay,
        short: Some(words::key_stay),
        when: |m| m.leaving,
    },
    Binding {
        action: Action::Confirm,
        keys: &[(KeyCode::Enter, NONE)],
        name: words::key_enter,
        does: words::key_confirm,
        short: None,
        when: on_page,
    },
    Binding {
        action: Action::Escape,
        keys: &[(KeyCode::Esc, NONE)],
        name: words::key_esc,
        does: words::key_cancel,
        short: Some(words::key_cancel_short),
        when: |m| on_page(m) && m.busy,
    },
    Binding {
        action: Action::Escape,
        keys: &[(KeyCode::Esc, NONE)],
        name: words::key_esc,
        does: words::key_close,
        short: Some(words::key_close),
        when: |m| m.overlay && !m.leaving && !cancels_under_overlay(m),
    },
    Binding {
        action: Action::Escape,
        keys: &[(KeyCode::Esc, NONE)],
        name: words::key_esc,
        does: words::key_cancel,
        short: Some(words::key_cancel_short),
        when: |m| m.overlay && !m.leaving && cancels_under_overlay(m),
    },
    Binding {
        action: Action::Instead,
        keys: &[(KeyCode::F(5), NONE)],
        name: words::key_f5,
        does: words::key_instead,
        short: Some(words::key_instead_short),
        when: |m| !m.leaving && m.offer && !m.awaited && !m.note && !m.support,
    },
    Binding {
        action: Action::Fix,
        keys: &[(KeyCode::F(4), NONE)],
        name: words::key_f4,
        does: words::key_fix,
        short: Some(words::key_fix_short),
        when: |m| on_page(m) && m.problem && !m.at_fault,
    },
    // Where something is wrong, checking again is what comes after mending it.
    Binding {
        action: Action::Rerun,
        keys: &[(KeyCode::Char('r'), CONTROL)],
        name: words::key_ctrl_r,
        does: words::key_rerun,
        short: Some(words::key_rerun_short),
        when: |m| on_page(m) && m.checks && !m.anew && m.problem,
    },
    Binding {
        action: Action::Rerun,
        keys: &[(KeyCode::Char('r'), CONTROL)],
        name: words::key_ctrl_r,
        does: words::key_anew,
        short: Some(words::key_anew_short),
        when: |m| on_page(m) && m.checks && m.anew,
    },
    Binding {
        action: Action::Note,
        keys: &[(KeyCode::F(6), NONE)],
        name: words::key_f6,
        does: words::key_write_note,
        short: Some(words::key_write_short),
        when: |m| !m.leaving && m.note,
    },
    Binding {
        action: Action::Support,
        keys: &[(KeyCode::F(7), NONE)],
        name: words::key_f7,
        does: words::key_write_support,
        short: Some(words::key_write_short),
        when: |m| !m.leaving && m.support,
    },
    Binding {
        action: Action::Copy,
        keys: &[(KeyCode::Char('c'), NONE)],
        name: words::key_c,
        does: words::key_copy,
        short: Some(words::key_copy_short),
        when: |m| !m.leaving && (m.note || m.support),
    },
    Binding {
        action: Action::Details,
        keys: &[(KeyCode::F(2), NONE)],
        name: words::key_f2,
        does: words::key_details,
        short: Some(words::key_details_short),
        when: |m| !m.leaving && (m.problem || m.rows),
    },
    Binding {
        action: Action::Note,
        keys: &[(KeyCode::F(6), NONE)],
        name: words::key_f6,
        does: words::key_note,
        short: Some(words::key_note_short),
        when: |m| !m.leaving && m.problem && !m.own && !m.note,
    },
    // Not offered where there is nothing to ask anybody for; whoever presses it all the same is told why.
    Binding {
        action: Action::Note,
        keys: &[(KeyCode::F(6), NONE)],
        name: words::key_f6,
        does: words::key_note,
        short: None,
        when: |m| !m.leaving && m.problem && m.own && !m.note,
    },
    // Says why there is none.
    Binding {
        action: Action::Note,
        keys: &[(KeyCode::F(6), NONE)],
        name: words::key_f6,
        does: words::key_note,
        short: None,
        when: |m| !m.leaving && !m.problem && !m.note,
    },
    Binding {
        action: Action::Fill,
        keys: &[(KeyCode::F(8), NONE)],
        name: words::key_f8,
        does: words::key_fill,
        short: Some(words::key_fill_short),
        when: |m| on_page(m) && m.practice,
    },
    Binding {
        action: Action::Reveal,
        keys: &[(KeyCode::Char('t'), CONTROL)],
        name: words::key_ctrl_t,
        does: words::key_reveal,
        short: Some(words::key_reveal_short),
        when: |m| on_page(m) && m.secret,
    },
    Binding {
        action: Action::ChooseAfter,
        keys: &[(KeyCode::Right, NONE), (KeyCode::Char(' '), NONE)],
        name: words::key_left_right,
        does: words::key_choose,
        short: None,
        when: |m| on_page(m) && m.choice && m.awaited,
    },
    Binding {
        action: Action::ChooseBefore,
        keys: &[(KeyCode::Left, NONE)],
        name: words::key_left_right,
        does: words::key_choose,
        short: None,
        when: |m| on_page(m) && m.choice,
    },
    Binding {
        action: Action::ChooseAfter,
        keys: &[(KeyCode::Right, NONE), (KeyCode::Char(' '), NONE)],
        name: words::key_left_right,
        does: words::key_choose,
        short: Some(words::key_choose_short),
        when: |m| on_page(m) && m.choice && !m.awaited,
    },
    Binding {
        action: Action::Open,
        keys: &[(KeyCode::Char('o'), NONE)],
        name: words::key_o,
        does: words::key_open,
        short: Some(words::key_open_short),
        when: |m| untyped(m) && m.link,
    },
    Binding {
        action: Action::Copy,
        keys: &[(KeyCode::Char('c'), NONE)],
        name: words::key_c,
        does: words::key_copy,
        short: Some(words::key_copy_short),
        when: |m| untyped(m) && m.copy,
    },
    Binding {
        action: Action::Qr,
        keys: &[(KeyCode::Char('q'), NONE)],
        name: words::key_q,
        does: words::key_qr,
        short: Some(words::key_qr_short),
        when: |m| (untyped(m) || m.qr && !m.leaving) && m.code,
    },
    Binding {
        action: Action::Instead,
        keys: &[(KeyCode::F(5), NONE)],
        name: words::key_f5,
        does: words::key_instead,
        short: Some(words::key_instead_short),
        when: |m| !m.leaving && m.offer && m.awaited && !m.note && !m.support,
    },
    Binding {
        action: Action::Rerun,
        keys: &[(KeyCode::Char('r'), CONTROL)],
        name: words::key_ctrl_r,
        does: words::key_rerun,
        short: Some(words::key_rerun_short),
        when: |m| on_page(m) && m.checks && !m.anew && !m.problem,
    },
    Binding {
        action: Action::Backward,
        keys: &[
            (KeyCode::BackTab, KeyModifiers::SHIFT),
            (KeyCode::BackTab, NONE),
        ],
        name: words::key_shift_tab,
        does: words::key_backward,
        short: None,
        when: on_page,
    },
    Binding {
        action: Action::Escape,
        keys: &[(KeyCode::Esc, NONE)],
        name: words::key_esc,
        does: words::key_cancel,
        short: Some(words::key_backward_short),
        when: |m| on_page(m) && !m.busy && !m.first,
    },
    Binding {
        action: Action::Escape,
        keys: &[(KeyCode::Esc, NONE)],
        name: words::key_esc,
        does: words::key_cancel,
        short: Some(words::key_interrupt),
        when: |m| on_page(m) && !m.busy && m.first,
    },
    Binding {
        action: Action::Forward,
        keys: &[(KeyCode::Tab, NONE)],
        name: words::key_tab,
        does: words::key_forward,
        short: None,
        when: on_page,
    },
    Binding {
        action: Action::Help,
        keys: &[(KeyCode::F(1), NONE)],
        name: words::key_f1,
        does: words::key_help,
        short: Some(words::key_help_short),
        when: |m| !m.leaving,
    },
    Binding {
        action: Action::Help,
        keys: &[(KeyCode::Char('?'), NONE)],
        name: words::key_question,
        does: words::key_help,
        short: None,
        when: outside,
    },
    Binding {
        action: Action::Support,
        keys: &[(KeyCode::F(7), NONE)],
        name: words::key_f7,
        does: words::key_support,
        short: None,
        when: |m| !m.leaving && !m.support,
    },
    Binding {
        action: Action::Fix,
        keys: &[(KeyCode::Char('f'), NONE)],
        name: words::key_f,
        does: words::key_fix,
        short: None,
        when: |m| outside(m) && m.problem,
    },
    Binding {
        action: Action::Up,
        keys: &[(KeyCode::Up, NONE)],
        name: words::key_arrows,
        does: words::key_move,
        short: Some(words::key_choose_row),
        when: |m| !m.leaving && m.rows,
    },
    Binding {
        action: Action::Up,
        keys: &[(KeyCode::Up, NONE)],
        name: words::key_arrows,
        does: words::key_move,
        short: None,
        when: |m| !m.leaving && !m.rows,
    },
    Binding {
        action: Action::Down,
        keys: &[(KeyCode::Down, NONE)],
        name: words::key_arrows,
        does: words::key_move,
        short: None,
        when: |m| !m.leaving,
    },
    Binding {
        action: Action::PageUp,
        keys: &[(KeyCode::PageUp, NONE)],
        name: words::key_page,
        does: words::key_scroll,
        short: None,
        when: |m| !m.leaving,
    },
    Binding {
        action: Action::PageDown,
        keys: &[(KeyCode::PageDown, NONE)],
        name: words::key_page,
        does: words::key_scroll,
        short: None,
        when: |m| !m.leaving,
    },
    Binding {
        action: Action::Top,
        keys: &[(KeyCode::Home, NONE)],
        name: words::key_home_end,
        does: words::key_ends,
        short: None,
        when: |m| !m.leaving && (m.overlay || !m.field),
    },
    Binding {
        action: Action::Bottom,
        keys: &[(KeyCode::End, NONE)],
        name: words::key_home_end,
        does: words::key_ends,
        short: None,
        when: |m| !m.leaving && (m.overlay || !m.field),
    },
    Binding {
        action: Action::Go,
        keys: GO,
        name: words::key_digits,
        does: words::key_go,
        short: None,
        when: outside,
    },
    Binding {
        action: Action::Language,
        keys: &[(KeyCode::F(9), NONE)],
        name: words::key_f9,
        does: words::key_language,
        short: None,
        when: |_| true,
    },
    Binding {
        action: Action::Redraw,
        keys: &[(KeyCode::Char('l'), CONTROL)],
        name: words::key_ctrl_l,
        does: words::key_redraw,
        short: None,
        when: |_| true,
    },
    Binding {
        action: Action::Suspend,
        keys: &[(KeyCode::Char('z'), CONTROL)],
        name: words::key_ctrl_z,
        does: words::key_suspend,
        short: None,
        when: |_| cfg!(unix),
    },
    Binding {
        action: Action::Interrupt,
        keys: &[(KeyCode::Char('c'), CONTROL)],
        name: words::key_ctrl_c,
        does: words::key_interrupt,
        short: None,
        when: |_| true,
    },
];

const GO: &[(KeyCode, KeyModifiers)] = &[
    (KeyCode::Char('1'), NONE),
    (KeyCode::Char('2'), NONE),
    (KeyCode::Char('3'), NONE),
    (KeyCode::Char('4'), NONE),
    (KeyCode::Char('5'), NONE),
    (KeyCode::Char('6'), NONE),
    (KeyCode::Char('7'), NONE),
    (KeyCode::Char('8'), NONE),
];

/// The most keys that the footer names.
pub const FOOTER: usize = 6;

/// What this key does at this moment, if anything.
#[must_use]
pub fn action(key: KeyEvent, moment: Moment) -> Option<Action> {
    // Terminals differ in whether Shift comes along with a capital letter or a question mark.
    let modifiers = if matches!(key.code, KeyCode::Char(_)) {
        key.modifiers - KeyModifiers::SHIFT
    } else {
        key.modifiers
    };
    KEYS.iter()
        .find(|binding| (binding.when)(moment) && binding.keys.contains(&(key.code, modifiers)))
        .map(|binding| binding.action)
}

/// The keys of the footer: name and a word or two. What Enter does stands first, and the caller knows it.
#[must_use]
pub fn footer(moment: Moment) -> Vec<(Text, Text)> {
    let (help, mut others): (Vec<&Binding>, Vec<&Binding>) = KEYS
        .iter()
        .filter(|binding| binding.short.is_some() && (binding.when)(moment))
        .partition(|binding| binding.action == Action::Help);
    // Help comes last and always: it has what there is no room for.
    // Enter does nothing that matters while somebody is waited for.
    let enter = usize::from(!moment.awaited);
    others.truncate(FOOTER - enter - help.len());
    others
        .into_iter()
        .chain(help)
        .filter_map(|binding| Some(((binding.name)(), binding.short?())))
        .collect()
}

#[cfg(test)]
mod tests;
