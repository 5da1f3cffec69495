//! `viva note`: what one wrote about a question in own words.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::study::note::{self, Wanted};
use crate::cli::complete;
use crate::error::Error;
use crate::words::cli::examples::study;

/// Keep an answer or a story in your own words; the quiz shows it after the reveal
#[derive(Args, Debug)]
#[command(before_help = study::note())]
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
        let Some(id) = &self.id else { return note::list(self.json, context, out) };
        let wanted = match &self.words {
            Some(words) => Wanted::Replace(words),
            None if self.edit => Wanted::Edit,
            None if self.delete => Wanted::Delete,
            None => Wanted::Show,
        };
        note::run(id, wanted, self.json, context, out)
    }
}
