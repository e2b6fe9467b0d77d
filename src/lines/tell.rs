//! What the line mode prints: pages, what changed, questions with what is there, and problems in full.

use super::{Lines, say};
use crate::model::notice::Notice;
use crate::model::profile::Environment;
use crate::model::question::{QuestionId, Sort};
use crate::model::step::StepId;
use crate::model::text::Text;
use crate::model::verdict::Verdict;
use crate::model::words;
use crate::wizard::{Paper, Saving, Shown, Typed, Vault, Wizard, Written};
use std::io::{self, Write};

impl<W: Write> Lines<W> {
    /// Prints what has changed since the last time.
    pub(super) fn tell(&mut self, wizard: &Wizard) -> io::Result<()> {
        if !self.visit(wizard).announced {
            self.visit(wizard).announced = true;
            self.announce(wizard)?;
        }
        for (at, row) in wizard.ledger().iter().enumerate() {
            let before = self.told.rows.insert(row.spec.id, row.shown.clone());
            if before.as_ref() == Some(&row.shown)
                || before.is_none() && row.shown == Shown::Waiting
            {
                continue;
            }
            self.visit(wizard).problems_told = false;
            let said = match (&before, &row.shown) {
                (Some(Shown::Running(was, said)), Shown::Running(is, _)) if was == is => {
                    said.as_ref()
                }
                _ => {
                    self.print_lines([say::row(wizard, row, at + 1)])?;
                    None
                }
            };
            // Some notices change without their words changing.
            if let Shown::Running(_, Some(notice)) = &row.shown
                && said.map(Notice::text).as_ref() != Some(&notice.text())
            {
                let title = (row.spec.title)();
                self.print(wizard, &words::lines_says(notice.text(), title))?;
                if matches!(notice, Notice::DeviceCode { .. })
                    && wizard.environment() == Environment::Sandbox
                {
                    self.print(wizard, &words::device_code_practice())?;
                }
                self.tell_of_the_browser(wizard, notice)?;
            }
        }
        let fault = wizard.load_fault().cloned();
        if fault != self.told.loading {
            self.told.loading.clone_from(&fault);
            if let Some(fault) = fault {
                self.print(wizard, &words::lines_load_fault(fault))?;
            }
        }
        let fault = wizard.not_opened().cloned();
        if fault != self.told.opening {
            self.told.opening.clone_from(&fault);
            if let Some(fault) = fault {
                self.print(wizard, &fault)?;
            }
        }
        let fault = match wizard.saving() {
            Saving::Failed(fault) => Some(fault.clone()),
            _ => None,
        };
        if fault != self.told.saving {
            self.told.saving.clone_from(&fault);
            if let Some(fault) = fault {
                self.print(wizard, &words::lines_save_failed(fault))?;
            }
        }
        self.tell_of_papers(wizard)?;
        if *wizard.vault() == Vault::Probing && !std::mem::replace(&mut self.told.vault, true) {
            self.print(wizard, &words::save_vault_probing())?;
        }
        if let Vault::Unavailable(why) = wizard.vault()
            && !std::mem::replace(&mut self.told.no_vault, true)
        {
            self.print(wizard, &words::save_vault_unavailable(why.clone()))?;
        }
        Ok(())
    }

    /// What was gathered, and where it was written.
    fn tell_of_papers(&mut self, wizard: &Wizard) -> io::Result<()> {
        if self.told.bundle
            && !wizard.is_gathering()
            && let Some(text) = wizard.paper(Paper::Support)
        {
            self.told.bundle = false;
            self.print_paper(&text)?;
            self.print(wizard, &words::lines_paper())?;
        }
        if self.told.bundle
            && let Some(fault) = wizard.not_gathered().filter(|_| !wizard.is_gathering())
        {
            self.told.bundle = false;
            self.print(wizard, &words::lines_fault(fault.clone()))?;
        }
        let written = self.written(wizard).cloned();
        if written != self.told.written {
            self.told.written.clone_from(&written);
            match written {
                Some(Written::Done(path)) => self.print(wizard, &words::support_written(path))?,
                Some(Written::Failed(fault)) => {
                    self.print(wizard, &words::lines_fault(fault))?;
                }
                Some(Written::Running) | None => {}
            }
        }
        Ok(())
    }

    /// What else a person at a browser should know before it goes wrong there.
    fn tell_of_the_browser(&mut self, wizard: &Wizard, notice: &Notice) -> io::Result<()> {
        if !matches!(notice, Notice::Browser { .. }) {
            return Ok(());
        }
        if let Some(port) = notice.port().filter(|_| wizard.seat().remote) {
            self.print(wizard, &words::lines_browser_remote(port))?;
        }
        self.print(wizard, &words::lines_browser_back())
    }

    fn announce(&mut self, wizard: &Wizard) -> io::Result<()> {
        writeln!(self.out)?;
        self.print(wizard, &say::step(wizard.step()))?;
        if wizard.environment() == Environment::Sandbox {
            self.print(wizard, &words::lines_sandbox())?;
        }
        self.print(wizard, &wizard.intro())?;
        for hint in wizard.hints() {
            self.print(wizard, &hint)?;
        }
        if wizard.step() == StepId::Next {
            for line in wizard.farewell() {
                self.print(wizard, &line)?;
            }
            self.print_lines(wizard.commands())?;
        }
        Ok(())
    }

    /// Prints a question's help, choices and present answer; returns its prompt.
    pub(super) fn introduce(&mut self, wizard: &Wizard, id: QuestionId) -> io::Result<Text> {
        let question = id.question();
        let entry = wizard.entry(id);
        let first = self.visit(wizard).introduced.insert(id);
        if first {
            writeln!(self.out)?;
            self.print(wizard, &(question.label)())?;
            // The help of the language names a key that there is none of here.
            if id != QuestionId::Language {
                self.print(wizard, &(question.help)())?;
            }
            if question.sort == Sort::Secret {
                self.print(wizard, &words::lines_secret_as_typed())?;
            }
        }
        if question.sort == Sort::Choice {
            if first {
                self.print_choices(wizard, &wizard.choices(id), Some(entry.typed.line()))?;
            }
            return Ok(words::lines_prompt_choice((question.label)()));
        }
        match (&entry.judged, &entry.typed) {
            (Err(fault), typed) if first && !typed.is_empty() => {
                // It was there before: a flag, the environment or a draft brought it.
                if let Typed::Line(line) = typed {
                    self.print(wizard, &words::lines_refused_value(line))?;
                }
                self.print(wizard, &words::lines_fault(fault.clone()))?;
            }
            (Ok(_), Typed::Line(line)) if !line.is_empty() => {
                self.print(wizard, &words::lines_current(line))?;
            }
            (Ok(_), Typed::Secret(secret)) if !secret.is_empty() => {
                self.print(wizard, &words::lines_current_secret(secret.chars()))?;
            }
            // A refused answer is not said again: it may be a secret in the wrong place.
            _ => {}
        }
        let can_be_empty = !question.required && (entry.typed.is_empty() || entry.judged.is_err());
        if can_be_empty && (first || entry.judged.is_err()) {
            self.print(wizard, &words::lines_optional())?;
        }
        Ok(if question.sort == Sort::Secret {
            words::lines_prompt_secret((question.label)())
        } else {
            words::lines_prompt((question.label)())
        })
    }

    pub(super) fn print_choices(
        &mut self,
        wizard: &Wizard,
        choices: &[(String, Text)],
        current: Option<&str>,
    ) -> io::Result<()> {
        for (at, (value, label)) in choices.iter().enumerate() {
            let line = if current == Some(value) {
                words::lines_choice_current(label.clone(), at + 1)
            } else {
                words::lines_choice(label.clone(), at + 1)
            };
            self.print(wizard, &line)?;
        }
        Ok(())
    }

    /// The page's problems in full; on the results page the whole ledger and the outcome before them.
    pub(super) fn tell_problems(&mut self, wizard: &Wizard) -> io::Result<()> {
        let step = wizard.step();
        if step == StepId::Next || std::mem::replace(&mut self.visit(wizard).problems_told, true) {
            return Ok(());
        }
        let here = wizard.checks_of(step);
        let ledger = wizard.ledger();
        let rows: Vec<_> = ledger
            .iter()
            .enumerate()
            .filter(|(_, row)| here.contains(&row.spec.id))
            .collect();
        if step == StepId::Results {
            for (at, row) in &rows {
                self.print_lines([say::row_with_proof(wizard, row, at + 1)])?;
            }
            self.print(wizard, &say::outcome(wizard.outcome()))?;
        }
        let page = wizard.rows_of(step);
        for (at, row) in rows {
            if let Some(problem) = row.shown.verdict().and_then(Verdict::problem) {
                writeln!(self.out)?;
                let told = say::told_before(&page, row);
                self.print_lines(say::problem_in_full(wizard, row, problem, at + 1, told))?;
            }
        }
        Ok(())
    }
}
