//! `viva search`: full text, in every language of the bank.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::bank;
use crate::app::context::Context;
use crate::app::figures::{self, question::Hit};
use crate::cli::vocabulary;
use crate::domain::language::Language;
use crate::error::Error;
use crate::ui::view::list as list_view;

const EXAMPLES: &str = "Examples:
  viva search event loop
  viva search цикл событий
  viva search --lang en deadlock --json";

/// Find questions by words of their prompt or answer
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Search {
    /// Words; each matches any word that begins with it
    #[arg(required = true)]
    words: Vec<String>,

    /// Only texts of this language: en, ru or any other that a pack has
    #[arg(long, value_name = "TAG", value_parser = vocabulary::language())]
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
        let store = bank::open(context)?;
        let words = self.words.join(" ");
        let hits = store.search(&words, self.lang.as_ref().map(Language::as_str), self.limit)?;
        for hit in &hits {
            if self.json {
                writeln!(out, "{}", figures::line(&Hit::from(hit))?)?;
            } else {
                let (columns, style) = (context.columns(), context.style());
                let id = hit.id.as_str();
                writeln!(out, "{}", list_view::hit(id, &hit.title, &hit.snippet, columns, style))?;
            }
        }
        if hits.is_empty() && !self.json {
            writeln!(out, "no question holds these words")?;
        }
        Ok(Done::Ok)
    }
}
