//! What a line that was read means where it was asked for: an answer, a command, or neither.

use super::commands::{self, Act, COMMANDS, Read};
use super::{LineEvent, Lines, Prompt, TakeUp, say};
use crate::model::endpoints::is_protected;
use crate::model::notice::Notice;
use crate::model::question::{QuestionId, Sort};
use crate::model::secret::Secret;
use crate::model::step::StepId;
use crate::model::text::Text;
use crate::model::verdict::{Problem, Verdict};
use crate::model::words;
use crate::wizard::{Leave, Msg, Row, Typed, Wizard};
use std::io::{self, Write};

/// A value that was read.
enum Said<'a> {
    Line(&'a str),
    Secret(&'a Secret),
}

/// The answers to "write this?".
pub(super) fn agree_choices() -> Vec<(String, Text)> {
    vec![
        ("yes".to_owned(), words::choice_yes()),
        ("no".to_owned(), words::choice_no()),
    ]
}

/// The answers to "leave?"; stopping is offered while something runs.
pub(super) fn leave_choices(wizard: &Wizard) -> Vec<(String, Text)> {
    let mut choices = vec![("stay".to_owned(), words::lines_leave_stay())];
    if wizard.is_checking() {
        choices.push(("stop".to_owned(), words::lines_leave_stop()));
    }
    choices.push(("leave".to_owned(), words::lines_leave_keep()));
    choices.push(("discard".to_owned(), words::lines_leave_discard()));
    choices
}

impl<W: Write> Lines<W> {
    /// Takes in what was read; a message if it makes one.
    pub(super) fn take(&mut self, event: LineEvent, wizard: &Wizard) -> io::Result<Option<Msg>> {
        let prompt = self.prompt.take();
        self.spare = false;
        if matches!(event, LineEvent::Secret(_)) || !self.echo {
            writeln!(self.out)?;
        }
        match event {
            LineEvent::Interrupt => {
                if self.echo {
                    writeln!(self.out)?;
                }
                Ok(Some(Msg::Interrupt))
            }
            LineEvent::End => {
                if self.echo {
                    writeln!(self.out)?;
                }
                let said = if wizard.leaves_a_draft() {
                    words::lines_end_of_input()
                } else {
                    words::lines_end_of_input_bare()
                };
                self.print(wizard, &said)?;
                Ok(Some(Msg::Leave(Leave::KeepDraft)))
            }
            LineEvent::Line(line) => {
                let line = line.trim_end_matches(['\r', '\n']);
                // Where there is no echo to switch off, secrets arrive as lines.
                let secret = matches!(prompt, Some(Prompt::Question(id)) if id.question().sort == Sort::Secret);
                let read = if secret {
                    commands::read_secret(line)
                } else {
                    commands::read(line)
                };
                match read {
                    Read::Value(value) => self.answer(wizard, prompt, &Said::Line(value)),
                    other => self.command(wizard, prompt, &other),
                }
            }
            LineEvent::Secret(secret) => {
                #[expect(
                    clippy::disallowed_methods,
                    reason = "a command can stand where a secret is asked for"
                )]
                let plain = secret.expose();
                let read = if prompt == Some(Prompt::Leave) {
                    // The question came up while the secret was being read; what was typed answers it.
                    commands::read(plain)
                } else {
                    commands::read_secret(plain)
                };
                match read {
                    Read::Value(_) => self.answer(wizard, prompt, &Said::Secret(&secret)),
                    other => self.command(wizard, prompt, &other),
                }
            }
        }
    }

    fn answer(
        &mut self,
        wizard: &Wizard,
        prompt: Option<Prompt>,
        said: &Said<'_>,
    ) -> io::Result<Option<Msg>> {
        let Some(prompt) = prompt else {
            return Ok(None);
        };
        if let Prompt::Question(id) = prompt {
            return self.answer_question(wizard, id, said);
        }
        #[expect(
            clippy::disallowed_methods,
            reason = "the question whether to leave can be answered where a secret was being read"
        )]
        let said = match said {
            Said::Line(line) => *line,
            Said::Secret(secret) => secret.expose(),
        };
        match prompt {
            Prompt::PageEnd if said.trim().is_empty() => {
                if wizard.lacks_secrets() {
                    self.owing = true;
                }
                return Ok(Some(Msg::Next));
            }
            Prompt::PageEnd => self.print(wizard, &words::lines_enter_or_command())?,
            Prompt::Agree => match say::pick(wizard.lang(), &agree_choices(), said).as_deref() {
                Some("yes") => return Ok(Some(Msg::Next)),
                Some(_) => {
                    let visit = self.visit(wizard);
                    visit.done.clear();
                    visit.introduced.clear();
                }
                None => {}
            },
            Prompt::Leave => {
                let choices = leave_choices(wizard);
                match say::pick(wizard.lang(), &choices, said).as_deref() {
                    Some("stop") => {
                        self.queue.push_back(Msg::Escape);
                        return Ok(Some(Msg::Leave(Leave::Stay)));
                    }
                    Some("leave") => return Ok(Some(Msg::Leave(Leave::KeepDraft))),
                    Some("discard") => return Ok(Some(Msg::Leave(Leave::Discard))),
                    Some(_) => return Ok(Some(Msg::Leave(Leave::Stay))),
                    None if said.trim().is_empty() => return Ok(Some(Msg::Leave(Leave::Stay))),
                    None => {}
                }
            }
            Prompt::Awaited => self.print(wizard, &words::lines_still_waiting())?,
            Prompt::Question(_) => {}
        }
        Ok(None)
    }

    fn answer_question(
        &mut self,
        wizard: &Wizard,
        id: QuestionId,
        said: &Said<'_>,
    ) -> io::Result<Option<Msg>> {
        let blank = match said {
            Said::Line(line) => line.is_empty(),
            Said::Secret(secret) => secret.is_empty(),
        };
        if blank {
            self.typed = Some(id);
            if !id.question().required && wizard.entry(id).judged.is_err() {
                // What was refused cannot be kept: without it, then.
                return Ok(Some(Msg::Type(id, Typed::empty(id))));
            }
            // What is there is judged once more, as if it had just been typed.
            self.follow(wizard)?;
            return Ok(None);
        }
        let typed = match (id.question().sort, said) {
            (Sort::Choice, Said::Line(line)) => {
                let choices = wizard.choices(id);
                let Some(value) = say::pick(wizard.lang(), &choices, line) else {
                    let names: Vec<&str> = choices.iter().map(|(name, _)| name.as_str()).collect();
                    let fault = words::judge_not_a_choice(names.join(", "));
                    self.print(wizard, &words::lines_fault(fault))?;
                    return Ok(None);
                };
                Typed::Line(value)
            }
            (Sort::Line, Said::Line(line)) => Typed::Line((*line).to_owned()),
            (Sort::Secret, Said::Secret(secret)) => Typed::Secret((*secret).clone()),
            (Sort::Secret, Said::Line(line)) => Typed::Secret(Secret::new((*line).to_owned())),
            // Read for another question, and not to be shown: asked again.
            (Sort::Choice | Sort::Line, Said::Secret(_)) => return Ok(None),
        };
        self.typed = Some(id);
        Ok(Some(Msg::Type(id, typed)))
    }

    fn command(
        &mut self,
        wizard: &Wizard,
        prompt: Option<Prompt>,
        read: &Read<'_>,
    ) -> io::Result<Option<Msg>> {
        let Read::Command(act, argument) = *read else {
            self.print(wizard, &words::lines_unknown_command())?;
            return Ok(None);
        };
        if prompt == Some(Prompt::Leave) {
            match act {
                Act::Back => return Ok(Some(Msg::Leave(Leave::Stay))),
                Act::Quit => return Ok(Some(Msg::Leave(Leave::KeepDraft))),
                Act::Help | Act::Lang => {}
                _ => {
                    self.print(wizard, &words::lines_leave_answer_first())?;
                    return Ok(None);
                }
            }
        }
        match act {
            Act::Back => self.back(wizard),
            Act::Again => self.again(wizard, prompt),
            Act::Fix => self.fix(wizard, argument),
            Act::Details => self.details(wizard, argument),
            Act::Note | Act::Support | Act::Write => self.paper(wizard, act, argument),
            Act::Open => self.open(wizard),
            Act::Instead => self.instead(wizard, argument),
            Act::Practice if wizard.can_fill() => {
                self.print(wizard, &words::lines_filled())?;
                let visit = self.visit(wizard);
                visit.done.clear();
                visit.introduced.clear();
                visit.confirmed = false;
                Ok(Some(Msg::Fill))
            }
            Act::Practice => {
                self.print(wizard, &words::lines_no_practice())?;
                Ok(None)
            }
            Act::Clear => self.clear(wizard, prompt),
            Act::Lang => {
                // The page and its question are said again, in the other language.
                let visit = self.visit(wizard);
                visit.announced = false;
                visit.introduced.clear();
                visit.problems_told = false;
                Ok(Some(Msg::SwitchLanguage))
            }
            Act::Quit => Ok(Some(Msg::Interrupt)),
            Act::Help => {
                self.help(wizard)?;
                Ok(None)
            }
        }
    }

    fn help(&mut self, wizard: &Wizard) -> io::Result<()> {
        self.print(wizard, &words::lines_help())?;
        for command in &COMMANDS {
            let line = words::lines_help_line(command.name, (command.what)());
            self.print(wizard, &line)?;
        }
        self.print(wizard, &words::lines_help_values())
    }

    fn back(&mut self, wizard: &Wizard) -> io::Result<Option<Msg>> {
        let visit = self.visit(wizard);
        visit.confirmed = false;
        if let Some(last) = visit.done.pop() {
            visit.introduced.remove(&last);
            return Ok(None);
        }
        if wizard.step().previous().is_none() {
            self.print(wizard, &words::lines_first_page())?;
            return Ok(None);
        }
        Ok(Some(Msg::Back))
    }

    fn again(&mut self, wizard: &Wizard, prompt: Option<Prompt>) -> io::Result<Option<Msg>> {
        if !wizard.can_run_again() && wizard.rows_of(wizard.step()).is_empty() {
            self.print(wizard, &words::lines_no_checks())?;
            return Ok(None);
        }
        if wizard.would_resend() {
            // Not confirmed as well: the page stays until the person has said it again, or typed another one.
            self.print(wizard, &words::sign_in_refused_before())?;
            return Ok(Some(Msg::Rerun));
        }
        self.visit(wizard).problems_told = false;
        if prompt == Some(Prompt::PageEnd) && wizard.step() != StepId::Results {
            // Confirmed again as well: the page goes on by itself when its checks are met now.
            self.queue.push_back(Msg::Next);
        }
        Ok(Some(Msg::Rerun))
    }

    fn fix(&mut self, wizard: &Wizard, argument: &str) -> io::Result<Option<Msg>> {
        let with_problems: Vec<(usize, Row)> = ledger(wizard)
            .into_iter()
            .filter(|(_, row)| problem_of(row).is_some())
            .collect();
        if with_problems.is_empty() {
            self.print(wizard, &words::lines_no_problems())?;
            return Ok(None);
        }
        let Some((number, row)) = self.find(wizard, argument, &with_problems)? else {
            return Ok(None);
        };
        let Some(problem) = problem_of(&row) else {
            self.print(wizard, &words::lines_no_problem((row.spec.title)()))?;
            return Ok(None);
        };
        if problem.question.is_none() && row.spec.step == wizard.step() {
            self.print_lines(say::problem_in_full(wizard, &row, problem, number, None))?;
            self.print(wizard, &words::lines_not_an_answer())?;
            return Ok(None);
        }
        if problem.question.is_some() {
            self.take_up = TakeUp::Focus;
        }
        self.visit = None;
        Ok(Some(Msg::Fix(row.spec.id)))
    }

    fn open(&mut self, wizard: &Wizard) -> io::Result<Option<Msg>> {
        let Some(link) = link(wizard) else {
            self.print(wizard, &words::lines_nothing_to_open())?;
            return Ok(None);
        };
        if wizard.seat().opens {
            self.print(wizard, &words::lines_opening(&link))?;
        }
        // Why it is not opened is said each time that it is asked for.
        self.told.opening = None;
        Ok(Some(Msg::Open(link)))
    }

    fn instead(&mut self, wizard: &Wizard, argument: &str) -> io::Result<Option<Msg>> {
        let offered = ledger(wizard)
            .into_iter()
            .find(|(_, row)| wizard.offer(row.spec.id).is_some());
        let meant = match offered {
            Some(offered) if argument.is_empty() => Some(offered),
            _ if argument.is_empty() => None,
            _ => match self.find(wizard, argument, &[])? {
                Some(found) => Some(found),
                None => return Ok(None),
            },
        };
        let meant = meant.filter(|(_, row)| wizard.offer(row.spec.id).is_some());
        let Some((_, row)) = meant else {
            self.print(wizard, &words::lines_no_offer())?;
            return Ok(None);
        };
        self.visit = None;
        self.take_up = TakeUp::End;
        Ok(Some(Msg::Instead(row.spec.id)))
    }

    fn details(&mut self, wizard: &Wizard, argument: &str) -> io::Result<Option<Msg>> {
        let with_problems: Vec<(usize, Row)> = ledger(wizard)
            .into_iter()
            .filter(|(_, row)| problem_of(row).is_some())
            .collect();
        if let Some((number, row)) = self.find(wizard, argument, &with_problems)? {
            self.print_lines(say::details(wizard, &row, number))?;
        }
        Ok(None)
    }

    /// The check that is meant: by its number or name, or without either the only one with a problem.
    pub(super) fn find(
        &mut self,
        wizard: &Wizard,
        argument: &str,
        with_problems: &[(usize, Row)],
    ) -> io::Result<Option<(usize, Row)>> {
        let all = ledger(wizard);
        if argument.is_empty() {
            if let [only] = with_problems {
                return Ok(Some(only.clone()));
            }
            let some = if with_problems.is_empty() {
                &all[..]
            } else {
                with_problems
            };
            self.print(wizard, &words::lines_which(names(some)))?;
            return Ok(None);
        }
        let found = all
            .iter()
            .find(|(number, row)| {
                argument == number.to_string() || argument.eq_ignore_ascii_case(row.spec.id.0)
            })
            .cloned();
        if found.is_none() {
            self.print(wizard, &words::lines_no_such_check(names(&all)))?;
        }
        Ok(found)
    }

    fn clear(&mut self, wizard: &Wizard, prompt: Option<Prompt>) -> io::Result<Option<Msg>> {
        let Some(Prompt::Question(id)) = prompt else {
            self.print(wizard, &words::lines_nothing_to_clear())?;
            return Ok(None);
        };
        if id.question().sort == Sort::Choice {
            self.print(wizard, &words::lines_cannot_clear())?;
            return Ok(None);
        }
        self.typed = Some(id);
        Ok(Some(Msg::Type(id, Typed::empty(id))))
    }
}

/// The address that a person would open here: of the sign-in that is waited for, else of what is to be done about the
/// page's first problem, else of the page.
fn link(wizard: &Wizard) -> Option<String> {
    if let Some(Notice::DeviceCode { url, .. } | Notice::Browser { url, .. }) = wizard.awaited() {
        return Some(url.clone()).filter(|link| is_protected(link));
    }
    let rows = wizard.rows_of(wizard.step());
    let problem = rows.iter().find_map(problem_of);
    problem
        .and_then(|problem| {
            problem
                .remedies
                .iter()
                .find_map(|remedy| remedy.link.clone())
        })
        .or_else(|| wizard.step().step().link.map(str::to_owned))
        .filter(|link| is_protected(link))
}

pub(super) fn ledger(wizard: &Wizard) -> Vec<(usize, Row)> {
    wizard
        .ledger()
        .into_iter()
        .enumerate()
        .map(|(at, row)| (at + 1, row))
        .collect()
}

pub(super) fn problem_of(row: &Row) -> Option<&Problem> {
    row.shown.verdict().and_then(Verdict::problem)
}

fn names(rows: &[(usize, Row)]) -> String {
    let names: Vec<String> = rows
        .iter()
        .map(|(number, row)| format!("{number} {}", row.spec.id))
        .collect();
    names.join(", ")
}
