//! `viva search`: full text, in every language of the bank.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::bank::searching::Wanted;
use crate::app::context::Context;
use crate::cli::{complete, vocabulary};
use crate::domain::language::Language;
use crate::error::Error;
use crate::words::cli::examples::bank;

/// Find questions: type one as an interviewer would put it, or words of its prompt or answer
#[derive(Args, Debug)]
#[command(before_help = bank::search())]
pub struct Search {
    /// The question, or words of it; a word finds those that begin with it
    #[arg(required = true)]
    words: Vec<String>,

    /// Only texts of this language: en, ru or any other that a pack has
    #[arg(long, value_name = "TAG", value_parser = vocabulary::language(), add = complete::languages())]
    lang: Option<Language>,

    /// At most this many results
    #[arg(long, value_name = "N", default_value = "20", value_parser = vocabulary::whole::<usize>())]
    limit: usize,

    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
}

impl Search {
    /// Prints the hits, best first.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let Self { words, lang: language, limit, json } = self;
        Wanted { typed: words.join(" "), language, limit, json }.run(context, out)
    }
}
