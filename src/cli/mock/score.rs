//! `viva mock score`: the verdict of an interview, with the reasons for it.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::documents;
use crate::app::interview::seal::Reading;
use crate::app::interview::set_file::SetFile;
use crate::app::interview::{filled_card, journal_file, journals, paper};
use crate::domain::interview::panel;
use crate::domain::interview::report::Report;
use crate::domain::interview::score::report;
use crate::error::Error;

use super::report_out::OutArgs;

const EXAMPLES: &str = "Examples:
  viva mock score c-17                       verdict, competencies, questions
  viva mock score c-17 --out report.html     a page to print or to send
  viva mock score out --scorecard card.csv   an interview held on paper";

/// Say how an interview went: verdict, reasons, competencies
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Score {
    /// The set.json of the interview, or its folder
    set: PathBuf,

    /// Whose ratings; can be left out where there are only one person's
    #[arg(long, value_name = "NAME")]
    interviewer: Option<String>,

    /// Read a filled scorecard.csv instead of a journal; - is standard input
    #[arg(long, value_name = "FILE")]
    scorecard: Option<PathBuf>,

    /// Leave out the card of an interviewer that will not be finished; may be repeated
    #[arg(long, value_name = "NAME")]
    without: Vec<String>,

    #[command(flatten)]
    pub(super) output: OutArgs,
}

impl Score {
    /// Writes the report.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let set = documents::settled(&self.set)?;
        let report = match &self.scorecard {
            Some(file) => {
                let name = journal_file::interviewer(self.interviewer.as_deref(), &context.env)?;
                let card = filled_card::read(file, &set.set, &name)?;
                paper::expose(&set, &card, context)?;
                report(&set.set, &card)
            }
            None => self.report_of(&set, context)?,
        };
        self.output.report(&report, context, out)?;
        Ok(Done::Ok)
    }

    fn report_of(&self, set: &SetFile, context: &Context) -> Result<Report, Error> {
        let reading = Reading::new(&self.without, context)?;
        if self.interviewer.is_some() {
            let name = journal_file::interviewer(self.interviewer.as_deref(), &context.env)?;
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
            [] => Err(Error::failed(format!("no journal lies beside {}", set.path.display()))
                .hint("Interview first: `viva mock run`. What was filled in by hand becomes a card with `viva mock card`.")),
            several => {
                let cards = several.iter().map(|(_, journal)| journals::card(journal, &set.set));
                if panel::is_panel(&cards.collect::<Result<Vec<_>, _>>()?) {
                    return Ok(panel::report(&set.set, &reading.cards(set)?));
                }
                let names: Vec<&str> = several.iter().map(|(name, _)| name.as_str()).collect();
                Err(Error::usage(format!("several people interviewed: {}", names.join(", ")))
                    .hint("Name one with --interviewer NAME, or see them together with `viva mock debrief`."))
            }
        }
    }
}
