//! `viva show`: one question with its answer and its card.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::bank::showing;
use crate::app::context::Context;
use crate::cli::{complete, vocabulary};
use crate::domain::language::Language;
use crate::error::Error;
use crate::words::cli::examples::bank;

/// Show one question: prompt, answer, rubric and schedule
#[derive(Args, Debug)]
#[command(before_help = bank::show())]
pub struct Show {
    /// leaf/slug
    #[arg(add = complete::ids())]
    id: String,

    /// Language of the question: en, ru or any other that a pack has
    #[arg(long, value_name = "TAG", value_parser = vocabulary::language(), add = complete::languages())]
    lang: Option<Language>,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Show {
    /// Prints the question.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        showing::print(&self.id, self.lang, self.json, context, out)
    }
}
