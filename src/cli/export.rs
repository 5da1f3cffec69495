//! `viva export`: questions or reviews, one JSON object a line.

use std::io::Write;

use clap::{Args, ValueEnum};

use crate::app::Done;
use crate::app::bank;
use crate::app::context::Context;
use crate::app::figures::{self, question::Exported, session::Review};
use crate::app::study::own_words;
use crate::error::Error;

const EXAMPLES: &str = "Examples:
  viva export > bank.jsonl                     every question in every language
  viva export --format reviews > reviews.jsonl   every answer that stands
  viva export --format notes > notes.jsonl     what you wrote in your own words";

/// Export questions or reviews as JSON lines
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Export {
    /// jsonl: questions, one line per id and language; reviews: every answer that stands; notes: own words
    #[arg(long, value_enum, default_value_t = Format::Jsonl, hide_possible_values = true)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// Active questions: one line per id and language
    Jsonl,
    /// Reviews and drills that are not void, oldest first
    Reviews,
    /// What the person wrote in own words, by question
    Notes,
}

impl Export {
    /// Prints the lines as they are read, so that memory does not grow with the bank.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let store = bank::open_with_some_bank(context)?;
        match self.format {
            Format::Jsonl => store.export_questions(|row| -> Result<(), Error> {
                let line = Exported::new(&row.question, &row.language, &row.pack, &row.revision);
                Ok(writeln!(out, "{}", figures::line(&line)?)?)
            })?,
            Format::Reviews => store.export_reviews(|row| -> Result<(), Error> {
                Ok(writeln!(out, "{}", figures::line(&Review::from(&row))?)?)
            })?,
            Format::Notes => own_words::list(&store, true, out)?,
        }
        Ok(Done::Ok)
    }
}
