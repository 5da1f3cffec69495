//! `viva mock score`: the verdict of an interview, with the reasons for it.

use std::io::Write;
use std::path::PathBuf;

use super::output::Output;
use super::seal::Reading;
use super::set_file::SetFile;
use super::{documents, filled_card, journal_file, journals, paper};
use crate::app::Done;
use crate::app::context::Context;
use crate::domain::interview::panel;
use crate::domain::interview::report::Report;
use crate::domain::interview::score::report;
use crate::error::Error;
use crate::words::app::cards as words;

/// Which ratings are to be judged.
#[derive(Debug)]
pub struct Wanted {
    /// The set or its folder.
    pub set: PathBuf,
    /// Whose; `None` where there are only one person's, or those of a panel.
    pub interviewer: Option<String>,
    /// A filled scorecard.csv instead of a journal.
    pub scorecard: Option<PathBuf>,
    /// Interviewers whose cards are left out.
    pub without: Vec<String>,
}

impl Wanted {
    /// Writes the report.
    ///
    /// # Errors
    /// When it is not clear whose ratings are meant, they may not be seen yet, or a file cannot be read or written.
    pub fn run(
        &self,
        output: &Output,
        context: &Context,
        out: &mut dyn Write,
    ) -> Result<Done, Error> {
        let set = documents::settled(&self.set)?;
        let report = match &self.scorecard {
            Some(file) => {
                let name = self.name(context)?;
                let card = filled_card::read(file, &set.set, &name)?;
                paper::expose(&set, &card, context)?;
                report(&set.set, &card)
            }
            None => self.report_of(&set, context)?,
        };
        output.report(&report, context, out)?;
        Ok(Done::Ok)
    }

    fn name(&self, context: &Context) -> Result<String, Error> {
        journal_file::interviewer(self.interviewer.as_deref(), &context.env)
    }

    fn report_of(&self, set: &SetFile, context: &Context) -> Result<Report, Error> {
        let reading = Reading::new(&self.without, context)?;
        if self.interviewer.is_some() {
            let name = self.name(context)?;
            let card = journals::card(&journal_file::path_of(&set.path, &name), &set.set)?;
            reading.check(set, &name)?;
            return Ok(report(&set.set, &card));
        }
        let found = reading.journals(set)?;
        match found.as_slice() {
            [(name, journal)] => {
                reading.check(set, name)?;
                Ok(report(&set.set, &journals::card(journal, &set.set)?))
            }
            [] => Err(Error::failed(words::no_journal(&set.path.display()))
                .hint(words::interview_first())),
            several => {
                let cards = several.iter().map(|(_, journal)| journals::card(journal, &set.set));
                if panel::is_panel(&cards.collect::<Result<Vec<_>, _>>()?) {
                    return Ok(panel::report(&set.set, &reading.cards(set)?));
                }
                let names: Vec<&str> = several.iter().map(|(name, _)| name.as_str()).collect();
                Err(Error::usage(words::several(&names.join(", "))).hint(words::name_one()))
            }
        }
    }
}
