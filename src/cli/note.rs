//! `viva note`: what one wrote about a question in own words.

use std::io::Write;

use clap::Args;

use crate::app::context::Context;
use crate::app::study::own_words;
use crate::app::{Done, bank};
use crate::cli::complete;
use crate::error::Error;

const EXAMPLES: &str = "Examples:
  viva note indexes/types-of-index 'B-tree first: ranges and order, the rest are special cases'
  viva note indexes/types-of-index           show it; --edit opens your editor
  viva note indexes/types-of-index - < notes.md
  viva note                                  every question that you wrote something on";

/// Keep an answer or a story in your own words; the quiz shows it after the reveal
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Note {
    /// leaf/slug
    #[arg(add = complete::ids())]
    id: Option<String>,

    /// The words, in the place of those there were; `-` reads standard input
    #[arg(requires = "id")]
    words: Option<String>,

    /// Write them in your editor
    #[arg(long, requires = "id", conflicts_with = "words")]
    edit: bool,

    /// Delete them for good
    #[arg(long, requires = "id", conflicts_with_all = ["words", "edit"])]
    delete: bool,

    /// Print one JSON object (without an id one a line)
    #[arg(long, conflicts_with_all = ["words", "edit", "delete"])]
    json: bool,
}

impl Note {
    /// Shows, keeps or deletes.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let mut store = bank::open(context)?;
        let Some(id) = &self.id else {
            own_words::list(&store, self.json, out)?;
            return Ok(Done::Ok);
        };
        let (id, before) = own_words::find(&store, id, context)?;
        let said = match (&self.words, self.edit, self.delete) {
            (Some(words), ..) => Some(own_words::replace(&mut store, &id, words, context)?),
            (_, true, _) => Some(own_words::edit(&mut store, &id, &before, context)?),
            (.., true) => Some(own_words::delete(&mut store, &id)?),
            _ => {
                own_words::show(&store, &id, self.json, out)?;
                None
            }
        };
        if let Some(said) = said {
            writeln!(out, "{said}")?;
        }
        Ok(Done::Ok)
    }
}
