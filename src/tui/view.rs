//! What the person sees besides the wizard: overlay, chosen row, scrolling, what is being typed. Turns keys into messages.
//!
//! Knows no terminal: inputs come in, messages go out, so that tests can type.

use super::card::draws_qr;
use super::editing::editing;
use super::keymap::{self, Action, Moment};
use super::links::Spot;
use super::theme::Theme;
use crate::model::check::CheckId;
use crate::model::endpoints::is_protected;
use crate::model::notice::Notice;
use crate::model::question::{QuestionId, Sort};
use crate::model::secret::{Secret, SecretInput};
use crate::model::step::{STEPS, StepId};
use crate::model::text::Text;
use crate::model::verdict::Problem;
use crate::model::words;
use crate::terminal::Input;
use crate::wizard::{Leave, Msg, Paper, Row, Shown, Typed, Wizard};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use jiff::Timestamp;
use std::time::{Duration, Instant};

/// How long a secret stays in sight.
pub(super) const REVEALED: Duration = Duration::from_secs(10);

/// What lies over the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Overlay {
    Help,
    Details(CheckId),
    /// The page of the device code as a QR code.
    Qr,
    /// The note for an administrator, or the support bundle.
    Paper(Paper),
}

/// Something only the terminal's owner can do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Wish {
    Redraw,
    Suspend,
    Copy(String),
}

/// The state of the view.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing about the moment"
)]
pub struct View {
    pub(super) theme: Theme,
    pub(super) overlay: Option<Overlay>,
    /// The chosen row of the ledger.
    pub(super) row: usize,
    /// The person has chosen a row; until then the first one in trouble is chosen.
    walked: bool,
    /// Whether the page follows the focus. A problem that has just come up and scrolling by hand win over it, until the
    /// person moves or types.
    pub(super) follows_focus: bool,
    /// The problem that the page was about when it was last looked at.
    trouble: Option<CheckId>,
    /// The first line of the page in sight, as last asked for.
    pub(super) scroll: usize,
    /// What has the focus was in sight in the last picture.
    pub(super) in_sight: bool,
    /// Until when the secret is in sight.
    pub(super) revealed: Option<Instant>,
    /// A word about the last key, instead of the footer, until the next one.
    pub(super) flash: Option<Text>,
    /// The line being edited, with its cursor.
    pub(super) line: tui_input::Input,
    /// The question that `line`, or the secret field, belongs to.
    pub(super) editing: Option<QuestionId>,
    /// The time as of the last picture; only a countdown shows it.
    pub(super) now: Timestamp,
    /// The person has asked for the field at fault: a problem that comes up with it does not hide it.
    towards_fault: bool,
    /// The next thing typed into the secret field takes the place of what is there.
    pub(super) replaces: bool,
    /// The addresses in the last picture.
    pub(super) spots: Vec<Spot>,
    /// The secret as the wizard was last told it.
    told: Option<Secret>,
    step: StepId,
    wishes: Vec<Wish>,
}

impl View {
    /// A view of the first page.
    #[must_use]
    pub fn new(theme: Theme) -> Self {
        Self {
            theme,
            overlay: None,
            row: 0,
            walked: false,
            follows_focus: true,
            trouble: None,
            scroll: 0,
            in_sight: true,
            revealed: None,
            flash: None,
            line: tui_input::Input::default(),
            editing: None,
            now: Timestamp::UNIX_EPOCH,
            towards_fault: false,
            replaces: false,
            spots: Vec::new(),
            told: None,
            step: StepId::Start,
            wishes: Vec::new(),
        }
    }

    /// Says what time it is; how long it is until the picture changes by itself, if it does.
    pub fn tick(&mut self, wizard: &Wizard, now: Timestamp) -> Option<Duration> {
        self.now = now;
        let Some(Notice::DeviceCode { expires, .. } | Notice::Browser { expires, .. }) =
            wizard.awaited()
        else {
            return None;
        };
        let left = Duration::try_from(expires.duration_since(now)).ok()?;
        // To the next whole second of what is left.
        let rest = Duration::from_nanos(u64::from(left.subsec_nanos()));
        (!left.is_zero()).then(|| {
            if rest.is_zero() {
                Duration::from_secs(1)
            } else {
                rest
            }
        })
    }

    /// Opens at the field at fault instead of at the top of its problem.
    pub fn head_for_the_fault(&mut self) {
        self.towards_fault = true;
    }

    pub(super) fn take_wishes(&mut self) -> Vec<Wish> {
        std::mem::take(&mut self.wishes)
    }

    /// Follows the wizard: another page starts at its top, another field is edited from its content.
    pub fn follow(&mut self, wizard: &Wizard, secret: &mut SecretInput) {
        if self.step != wizard.step() {
            self.step = wizard.step();
            self.scroll = 0;
            self.row = 0;
            self.walked = false;
            self.revealed = None;
        }
        if self.overlay == Some(Overlay::Qr) && !has_code(wizard) {
            self.overlay = None;
            self.scroll = 0;
        }
        if wizard.step() == StepId::Results && !self.walked {
            self.row = first_trouble(wizard).unwrap_or(0);
        }
        let focus = wizard.focus();
        let changed = self.editing != focus;
        self.editing = focus;
        if changed {
            self.revealed = None;
            self.told = None;
            secret.clear();
        }
        let trouble = self.problem(wizard).map(|(check, _)| check);
        if changed {
            self.follows_focus = true;
        }
        let came_up = trouble.is_some() && trouble != self.trouble;
        if trouble != self.trouble {
            self.trouble = trouble;
            let asked_for = std::mem::take(&mut self.towards_fault);
            if came_up && !asked_for && wizard.step() != StepId::Results {
                self.follows_focus = false;
                self.scroll = 0;
            }
        }
        let Some(id) = focus else { return };
        match &wizard.entry(id).typed {
            Typed::Line(line) => {
                if changed || self.line.value() != line {
                    self.line = tui_input::Input::new(line.clone());
                }
            }
            Typed::Secret(typed) => {
                // The reader may already have put more into the field than has been told: what it put there must not be
                // overwritten, unless the wizard's value became another one by itself.
                if changed || self.told.as_ref() != Some(typed) {
                    secret.clear();
                    #[expect(
                        clippy::disallowed_methods,
                        reason = "the field goes on from what was typed into it before"
                    )]
                    secret.push_str(typed.expose());
                    self.told = Some(typed.clone());
                    secret.replace_next();
                }
                if came_up {
                    secret.replace_next();
                }
                self.replaces = secret.is_replacing();
            }
        }
    }

    /// Where the person is, as far as keys care.
    #[must_use]
    pub fn moment(&self, wizard: &Wizard) -> Moment {
        let sort = wizard.focus().map(|id| id.question().sort);
        Moment {
            leaving: wizard.is_leaving(),
            spared: wizard.spares_the_draft(),
            overlay: self.overlay.is_some(),
            field: sort.is_some(),
            secret: sort == Some(Sort::Secret),
            choice: sort == Some(Sort::Choice),
            rows: wizard.step() == StepId::Results,
            problem: self.problem(wizard).is_some(),
            at_fault: self.in_sight && self.is_at_fault(wizard),
            own: self.own_matter(wizard).is_some(),
            offer: self.offered(wizard).is_some(),
            anew: wizard.begins_anew(),
            note: matches!(self.overlay, Some(Overlay::Paper(Paper::Note(_)))),
            support: self.overlay == Some(Overlay::Paper(Paper::Support)),
            awaited: wizard.awaited().is_some(),
            code: has_code(wizard) && draws_qr(self.theme),
            qr: self.overlay == Some(Overlay::Qr),
            link: self.link(wizard).is_some_and(|link| is_protected(&link)),
            copy: self.to_copy(wizard).is_some(),
            checks: wizard.can_run_again(),
            practice: wizard.can_fill(),
            first: wizard.step() == StepId::Start,
            busy: wizard.is_checking(),
        }
    }

    /// The row that the page is about: the chosen one of the ledger, else the first of the page in trouble.
    pub(super) fn subject(&self, wizard: &Wizard) -> Option<Row> {
        let rows = wizard.rows_of(wizard.step());
        if wizard.step() == StepId::Results {
            return rows.into_iter().nth(self.row);
        }
        // What this page asked for comes before what only shows here.
        rows.into_iter()
            .find(|row| row.shown.verdict().is_some_and(|verdict| !verdict.is_met()))
    }

    /// The problem that the page is about.
    pub(super) fn problem(&self, wizard: &Wizard) -> Option<(CheckId, Problem)> {
        let row = self.subject(wizard)?;
        let verdict = match &row.shown {
            Shown::Settled(verdict, _) | Shown::Stale(verdict, _) => verdict,
            Shown::Waiting | Shown::Running(..) => return None,
        };
        Some((row.spec.id, verdict.problem()?.clone()))
    }

    /// True if there is nowhere to go to from here to mend the problem that is looked at.
    fn is_at_fault(&self, wizard: &Wizard) -> bool {
        let question = self.problem(wizard).and_then(|(_, found)| found.question);
        question.is_some() && question == wizard.focus()
    }

    /// Why there is no note to show.
    fn no_note(wizard: &Wizard) -> Text {
        let stale = |row: &Row| matches!(&row.shown, Shown::Stale(verdict, _) if !verdict.is_met());
        if wizard.awaited().is_some() {
            words::tui_no_note_awaited()
        } else if wizard.is_checking() {
            words::tui_no_note_checking()
        } else if wizard.rows_of(wizard.step()).iter().any(stale) {
            words::tui_no_note_stale()
        } else {
            words::tui_no_note()
        }
    }

    /// Why nobody is asked for anything because of the problem that is looked at.
    fn own_matter(&self, wizard: &Wizard) -> Option<Text> {
        wizard.own_matter(self.problem(wizard)?.0)
    }

    /// The check that leads to another way to sign in.
    fn offered(&self, wizard: &Wizard) -> Option<CheckId> {
        let settled = || self.problem(wizard).map(|(check, _)| check);
        let check = wizard.awaiting().or_else(settled)?;
        wizard.offer(check).map(|_| check)
    }

    /// What can be copied here: the code that is waited for, else the address or command.
    fn to_copy(&self, wizard: &Wizard) -> Option<String> {
        match wizard.awaited() {
            Some(Notice::DeviceCode { user_code, .. }) => Some(user_code.clone()),
            _ => self.link(wizard),
        }
    }

    /// The address or command that can be opened or copied here.
    pub(super) fn link(&self, wizard: &Wizard) -> Option<String> {
        if let Some(Notice::DeviceCode { url, .. } | Notice::Browser { url, .. }) = wizard.awaited()
        {
            return Some(url.clone());
        }
        if wizard.step() == StepId::Next {
            return wizard.commands().into_iter().next();
        }
        self.problem(wizard)
            .and_then(|(_, problem)| problem.remedies.into_iter().find_map(|remedy| remedy.link))
            .or_else(|| wizard.step().step().link.map(str::to_owned))
    }

    /// Works off one input. The secret field's content is in `secret`.
    pub fn on_input(
        &mut self,
        input: Input,
        wizard: &Wizard,
        secret: &mut SecretInput,
        now: Instant,
    ) -> Option<Msg> {
        let focus = wizard.focus();
        if matches!(input, Input::Edited | Input::Paste(_)) {
            self.follows_focus = true;
        }
        match input {
            Input::Key(key) => self.on_key(key, wizard, secret, now),
            Input::Paste(text) => self.on_paste(&text, wizard, secret),
            Input::Edited => {
                self.flash = None;
                let id = focus.filter(|id| id.question().sort == Sort::Secret)?;
                Some(self.tell(id, secret))
            }
            Input::Overflow => {
                self.flash = Some(words::tui_overflow(SecretInput::CAPACITY));
                None
            }
            Input::Resize => None,
            Input::Closed => Some(Msg::Leave(Leave::KeepDraft)),
        }
    }

    /// The message that the secret field's text has changed.
    fn tell(&mut self, id: QuestionId, secret: &SecretInput) -> Msg {
        let typed = secret.to_secret();
        self.told = Some(typed.clone());
        Msg::Type(id, Typed::Secret(typed))
    }

    fn on_key(
        &mut self,
        key: KeyEvent,
        wizard: &Wizard,
        secret: &mut SecretInput,
        now: Instant,
    ) -> Option<Msg> {
        self.flash = None;
        let moment = self.moment(wizard);
        if let Some(action) = keymap::action(key, moment) {
            return self.act(action, key, wizard, now);
        }
        if moment.overlay || moment.leaving {
            return None;
        }
        let id = wizard.focus()?;
        self.follows_focus = true;
        match id.question().sort {
            Sort::Line => {
                let request = editing(key)?;
                let changed = self.line.handle(request)?;
                changed
                    .value
                    .then(|| Msg::Type(id, Typed::Line(self.line.value().to_owned())))
            }
            // On Windows: keys that crossterm had read before the secret reader took over.
            Sort::Secret => {
                match key.code {
                    KeyCode::Char('u') if key.modifiers == KeyModifiers::CONTROL => secret.clear(),
                    KeyCode::Char(character)
                        if !key
                            .modifiers
                            .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) =>
                    {
                        if !secret.push(character) {
                            return self.on_input(Input::Overflow, wizard, secret, now);
                        }
                    }
                    KeyCode::Backspace => secret.backspace(),
                    _ => return None,
                }
                Some(self.tell(id, secret))
            }
            Sort::Choice => None,
        }
    }

    fn on_paste(&mut self, text: &str, wizard: &Wizard, secret: &mut SecretInput) -> Option<Msg> {
        self.flash = None;
        if self.overlay.is_some() || wizard.is_leaving() {
            return None;
        }
        let Some(id) = wizard.focus() else {
            self.flash = Some(words::tui_paste_nowhere());
            return None;
        };
        match id.question().sort {
            Sort::Line => {
                // Put in as a whole: the judgement says what is wrong with it, and nothing of it is lost.
                let mut value: Vec<char> = self.line.value().chars().collect();
                let at = self.line.cursor().min(value.len());
                let pasted: Vec<char> = text.chars().collect();
                let cursor = at + pasted.len();
                value.splice(at..at, pasted);
                self.line = tui_input::Input::new(value.into_iter().collect()).with_cursor(cursor);
                Some(Msg::Type(id, Typed::Line(self.line.value().to_owned())))
            }
            Sort::Secret => {
                if secret.push_str(text) {
                    return Some(self.tell(id, secret));
                }
                self.flash = Some(words::tui_overflow(SecretInput::CAPACITY));
                None
            }
            Sort::Choice => None,
        }
    }

    fn act(&mut self, action: Action, key: KeyEvent, wizard: &Wizard, now: Instant) -> Option<Msg> {
        let questions = wizard.questions();
        let at = wizard
            .focus()
            .and_then(|id| questions.iter().position(|known| *known == id));
        match action {
            Action::Confirm => Some(Msg::Confirm),
            Action::Forward | Action::Down
                if self.overlay.is_none()
                    && (action == Action::Forward || wizard.step() != StepId::Results) =>
            {
                match at {
                    Some(at) => Some(
                        questions
                            .get(at + 1)
                            .map_or(Msg::Blur, |next| Msg::Focus(*next)),
                    ),
                    None if action == Action::Forward => {
                        questions.first().map(|first| Msg::Focus(*first))
                    }
                    None => self.scroll_by(1),
                }
            }
            Action::Backward => match at {
                Some(0) => Some(Msg::Back),
                Some(at) => Some(Msg::Focus(questions[at - 1])),
                None => Some(questions.last().map_or(Msg::Back, |last| Msg::Focus(*last))),
            },
            Action::Up if self.overlay.is_none() && wizard.step() != StepId::Results => match at {
                Some(0) => self.scroll_by(-1),
                Some(at) => Some(Msg::Focus(questions[at - 1])),
                None if self.scroll > 0 || questions.is_empty() => self.scroll_by(-1),
                None => questions.last().map(|last| Msg::Focus(*last)),
            },
            Action::Up | Action::Down | Action::Forward => {
                let step = if action == Action::Up { -1 } else { 1 };
                if self.overlay.is_some() {
                    return self.scroll_by(step);
                }
                let rows = wizard.rows_of(wizard.step()).len();
                self.walked = true;
                self.row = self
                    .row
                    .saturating_add_signed(step)
                    .min(rows.saturating_sub(1));
                None
            }
            Action::PageUp => self.scroll_by(-10),
            Action::PageDown => self.scroll_by(10),
            Action::Top | Action::Bottom => self.walk_off(action == Action::Bottom, wizard),
            Action::ChooseBefore => choose(wizard, -1),
            Action::ChooseAfter => choose(wizard, 1),
            // What lies over the page was put there while it runs, and the key takes it away again.
            Action::Escape if self.overlay == Some(Overlay::Qr) => self.lay_over(Overlay::Qr),
            Action::Escape
                if wizard.is_checking()
                    && (self.overlay.is_none()
                        || keymap::cancels_under_overlay(self.moment(wizard))) =>
            {
                self.flash = Some(words::tui_cancelled());
                Some(Msg::Escape)
            }
            Action::Escape if self.overlay.take().is_some() => {
                self.scroll = 0;
                None
            }
            Action::Escape => Some(Msg::Escape),
            Action::Interrupt => Some(Msg::Interrupt),
            Action::Help => self.lay_over(Overlay::Help),
            Action::Details => {
                let row = self.subject(wizard)?;
                self.lay_over(Overlay::Details(row.spec.id))
            }
            Action::Fix => {
                let (check, _) = self.problem(wizard)?;
                self.overlay = None;
                self.follows_focus = true;
                Some(Msg::Fix(check))
            }
            Action::Instead => {
                let check = self.offered(wizard)?;
                self.overlay = None;
                self.follows_focus = true;
                Some(Msg::Instead(check))
            }
            Action::Qr => self.lay_over(Overlay::Qr),
            Action::Rerun => {
                self.flash = wizard.would_resend().then(words::tui_resend);
                Some(Msg::Rerun)
            }
            Action::Reveal => {
                self.revealed = if self.revealed.is_some() {
                    None
                } else {
                    Some(now + REVEALED)
                };
                None
            }
            Action::Fill => Some(Msg::Fill),
            Action::Language => Some(Msg::SwitchLanguage),
            Action::Open => self.open(wizard),
            Action::Note | Action::Support => self.on_paper(action, wizard),
            Action::Copy if matches!(self.overlay, Some(Overlay::Paper(_))) => {
                self.copy_paper(wizard)
            }
            Action::Copy => {
                let text = self.to_copy(wizard)?;
                self.wish_copy(text)
            }
            Action::Go => self.go(key, wizard),
            Action::Redraw => {
                self.wishes.push(Wish::Redraw);
                None
            }
            Action::Suspend => {
                self.wishes.push(Wish::Suspend);
                None
            }
            Action::LeaveKeeping => Some(Msg::Leave(Leave::KeepDraft)),
            Action::LeaveDiscarding => Some(Msg::Leave(Leave::Discard)),
            Action::Stay => Some(Msg::Leave(Leave::Stay)),
        }
    }

    /// A paper is shown first; the same key again writes it.
    fn on_paper(&mut self, action: Action, wizard: &Wizard) -> Option<Msg> {
        let paper = match (action, self.overlay) {
            (Action::Support, _) => Paper::Support,
            (_, Some(Overlay::Paper(paper @ Paper::Note(_)))) => paper,
            _ => {
                if let Some(why) = self.own_matter(wizard) {
                    self.flash = Some(why);
                    return None;
                }
                let Some((check, _)) = self.problem(wizard) else {
                    self.flash = Some(Self::no_note(wizard));
                    return None;
                };
                Paper::Note(check)
            }
        };
        self.scroll = 0;
        if self.overlay != Some(Overlay::Paper(paper)) {
            self.overlay = Some(Overlay::Paper(paper));
            return (paper == Paper::Support).then_some(Msg::Gather);
        }
        Some(Msg::Write(paper))
    }

    /// Whoever has taken the note along will pass it on.
    fn copy_paper(&mut self, wizard: &Wizard) -> Option<Msg> {
        let Some(Overlay::Paper(paper)) = self.overlay else {
            return None;
        };
        let text = wizard.paper(paper)?;
        self.flash = Some(words::tui_paper_copied());
        self.wishes.push(Wish::Copy(text));
        match paper {
            Paper::Note(check) => Some(Msg::Asked(check)),
            Paper::Support => None,
        }
    }

    fn open(&mut self, wizard: &Wizard) -> Option<Msg> {
        let link = self.link(wizard)?;
        if !wizard.seat().opens {
            self.flash = Some(words::tui_not_opening(&link));
            self.wishes.push(Wish::Copy(link));
            return None;
        }
        self.flash = Some(words::tui_opening(&link));
        Some(Msg::Open(link))
    }

    /// To the page of this number.
    fn go(&mut self, key: KeyEvent, wizard: &Wizard) -> Option<Msg> {
        let KeyCode::Char(digit) = key.code else {
            return None;
        };
        let at = (digit.to_digit(10)? as usize).checked_sub(1)?;
        let step = STEPS.get(at)?.id;
        if !wizard.can_go_to(step) {
            self.flash = Some(words::tui_not_yet((step.step().title)()));
            return None;
        }
        Some(Msg::GoTo(step))
    }

    fn wish_copy(&mut self, text: String) -> Option<Msg> {
        self.flash = Some(words::tui_copied(&text));
        self.wishes.push(Wish::Copy(text));
        None
    }

    fn lay_over(&mut self, overlay: Overlay) -> Option<Msg> {
        self.overlay = if self.overlay == Some(overlay) {
            None
        } else {
            Some(overlay)
        };
        self.scroll = 0;
        None
    }

    /// To the first row of the ledger or the last one; elsewhere to the top of what is in sight or its end.
    fn walk_off(&mut self, end: bool, wizard: &Wizard) -> Option<Msg> {
        let rows = self.overlay.is_none() && wizard.step() == StepId::Results;
        self.follows_focus = rows;
        if rows {
            let last = wizard.rows_of(wizard.step()).len().saturating_sub(1);
            self.walked = true;
            self.row = if end { last } else { 0 };
        } else {
            // Where the end is, the picture knows.
            self.scroll = if end { usize::MAX } else { 0 };
        }
        None
    }

    fn scroll_by(&mut self, lines: isize) -> Option<Msg> {
        self.follows_focus = false;
        self.scroll = self.scroll.saturating_add_signed(lines);
        None
    }
}

fn has_code(wizard: &Wizard) -> bool {
    matches!(wizard.awaited(), Some(Notice::DeviceCode { .. }))
}

/// The row that the results page begins with.
fn first_trouble(wizard: &Wizard) -> Option<usize> {
    wizard
        .ledger()
        .iter()
        .position(|row| row.shown.verdict().is_some_and(|verdict| !verdict.is_met()))
}

fn choose(wizard: &Wizard, step: isize) -> Option<Msg> {
    let id = wizard.focus()?;
    let choices = wizard.choices(id);
    let now = choices
        .iter()
        .position(|(value, _)| value == wizard.entry(id).typed.line());
    let count = isize::try_from(choices.len())
        .ok()
        .filter(|count| *count > 0)?;
    // Where nothing is chosen yet, either way leads to an end of the list.
    let next = match now {
        Some(now) => (isize::try_from(now).ok()? + step).rem_euclid(count),
        None if step > 0 => 0,
        None => count - 1,
    };
    let (value, _) = choices.into_iter().nth(usize::try_from(next).ok()?)?;
    Some(Msg::Type(id, Typed::Line(value)))
}
