//! `viva mock score`: the verdict of an interview, with the reasons for it.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::documents;
use crate::app::interview::set_file::SetFile;
use crate::app::interview::{filled_card, journal_file, journals, seal};
use crate::domain::interview::journal::Scorecard;
use crate::domain::interview::score::report;
use crate::error::Error;

use super::report_out::OutArgs;

const EXAMPLES: &str = "Examples:
  viva mock score out                        verdict, competencies, questions
  viva mock score out --out report.html      a page to print or to send
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

    #[command(flatten)]
    output: OutArgs,
}

impl Score {
    /// Writes the report.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let set = documents::settled(&self.set)?;
        let card = match &self.scorecard {
            Some(file) => {
                let name = journal_file::interviewer(self.interviewer.as_deref(), &context.env)?;
                let card = filled_card::read(file, &set.set, &name)?;
                expose(&set, &card, context)?;
                card
            }
            None => self.journal(&set, context)?,
        };
        self.output.report(&report(&set.set, &card), context, out)?;
        Ok(Done::Ok)
    }

    fn journal(&self, set: &SetFile, context: &Context) -> Result<Scorecard, Error> {
        let reader = journal_file::interviewer(None, &context.env)?;
        if self.interviewer.is_some() {
            let name = journal_file::interviewer(self.interviewer.as_deref(), &context.env)?;
            let card = journals::card(&journal_file::path_of(&set.path, &name), &set.set)?;
            seal::check(set, &name, &reader)?;
            return Ok(card);
        }
        let found = journal_file::beside(&set.path)?;
        match found.as_slice() {
            [(name, journal)] => {
                seal::check(set, name, &reader)?;
                journals::card(journal, &set.set)
            }
            [] => Err(Error::failed(format!("no journal lies beside {}", set.path.display()))
                .hint("Interview first: `viva mock run`. What was filled in by hand is read with --scorecard FILE.")),
            several => {
                let names: Vec<&str> = several.iter().map(|(name, _)| name.as_str()).collect();
                Err(Error::usage(format!("several people interviewed: {}", names.join(", ")))
                    .hint("Name one with --interviewer NAME, or see them together with `viva mock compare`."))
            }
        }
    }
}

/// Writes to the log that the questions of an interview on paper were asked, so that cool-downs hold.
fn expose(set: &SetFile, card: &Scorecard, context: &Context) -> Result<(), Error> {
    let asked = set.set.questions.iter().zip(&card.marks);
    let asked: Vec<_> = asked.filter(|(_, mark)| mark.given_rating().is_some()).collect();
    if asked.is_empty() {
        return Ok(());
    }
    // The log is enough: the bank itself is not asked.
    let mut store = context.store_as_it_is()?;
    for (one, _) in &asked {
        store.expose(&set.set.id, &one.question.id, context.now())?;
    }
    let rest = match set.set.blueprint.exposure.cooldown_days {
        0 => String::new(),
        days => format!("; they rest for {days} days"),
    };
    let (count, of) = (asked.len(), set.set.questions.len());
    // Not on standard output, which may be JSON. Where standard error is gone nobody reads it.
    let _ = writeln!(io::stderr(), "{count} of {of} questions are noted as asked{rest}.");
    Ok(())
}
