//! What the line mode shows for somebody else: the note for an administrator and the support bundle, and writing them.

use super::take::{ledger, problem_of};
use super::{Act, Lines};
use crate::model::text::Text;
use crate::model::words;
use crate::wizard::{Mark, Msg, Paper, Row, Wizard};
use std::io::{self, Write};

impl<W: Write> Lines<W> {
    /// Prints a paper, or has the one that was printed last written.
    pub(super) fn paper(
        &mut self,
        wizard: &Wizard,
        act: Act,
        argument: &str,
    ) -> io::Result<Option<Msg>> {
        match act {
            Act::Note => self.note(wizard, argument),
            Act::Support => {
                self.paper = Some(Paper::Support);
                self.told.bundle = true;
                self.print(wizard, &words::tui_gathering())?;
                Ok(Some(Msg::Gather))
            }
            _ => match self.paper {
                Some(paper) => {
                    // Where it was written is said each time that it is asked for.
                    self.told.written = None;
                    Ok(Some(Msg::Write(paper)))
                }
                None => self.nothing(wizard, &words::lines_no_paper()),
            },
        }
    }

    fn note(&mut self, wizard: &Wizard, argument: &str) -> io::Result<Option<Msg>> {
        let with_problems: Vec<(usize, Row)> = ledger(wizard)
            .into_iter()
            .filter(|(_, row)| problem_of(row).is_some())
            .collect();
        if with_problems.is_empty() {
            return self.nothing(wizard, &words::lines_no_problems());
        }
        let meant = if argument.is_empty() {
            // The first one that is not met, as everywhere.
            let unmet = |(_, row): &&(usize, Row)| row.shown.mark() == Mark::Unmet;
            let first = with_problems.iter().find(unmet).or(with_problems.first());
            first.cloned()
        } else {
            self.find(wizard, argument, &with_problems)?
        };
        let Some((_, row)) = meant else {
            return Ok(None);
        };
        let paper = Paper::Note(row.spec.id);
        if let Some(why) = wizard.own_matter(row.spec.id) {
            return self.nothing(wizard, &why);
        }
        let Some(text) = wizard.paper(paper) else {
            return self.nothing(wizard, &words::lines_no_problem((row.spec.title)()));
        };
        self.paper = Some(paper);
        self.print_paper(&text)?;
        self.print(wizard, &words::tui_note())?;
        self.print(wizard, &words::lines_paper())?;
        self.print(wizard, &words::lines_note_parked())?;
        // It is on the screen, to be copied from there: there is no other way that a note is handed on here.
        Ok(Some(Msg::Asked(row.spec.id)))
    }

    fn nothing(&mut self, wizard: &Wizard, why: &Text) -> io::Result<Option<Msg>> {
        self.print(wizard, why)?;
        Ok(None)
    }
}
