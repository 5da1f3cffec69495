//! `viva search`: full text, in every language of the bank.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::bank;
use crate::app::context::Context;
use crate::app::figures::{self, question::Hit};
use crate::app::tell::note;
use crate::cli::{complete, vocabulary};
use crate::domain::language::Language;
use crate::error::Error;
use crate::store;
use crate::ui::view::list as list_view;

const EXAMPLES: &str = "Examples:
  viva search event loop
  viva search what is the difference between a list and a tuple
  viva search цикл событий
  viva search --lang en deadlock --json";

/// Find questions: type one as an interviewer would put it, or words of its prompt or answer
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
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
        let store = bank::open_to_read(context)?;
        let typed = self.words.join(" ");
        let is_russian =
            typed.chars().any(|letter| matches!(letter, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё'));
        let language = self.lang.unwrap_or(context.config.language);
        let shown = if self.lang.is_none() && is_russian { "ru" } else { language.as_str() };
        let search = store::Search {
            typed: &typed,
            only: self.lang.as_ref().map(Language::as_str),
            shown,
            limit: self.limit,
        };
        let found = store.search(&search)?;
        for hit in &found.hits {
            if self.json {
                writeln!(out, "{}", figures::line(&Hit::from(hit))?)?;
            } else {
                let (columns, style) = (context.columns(), context.style());
                let id = hit.id.as_str();
                writeln!(out, "{}", list_view::hit(id, &hit.title, &hit.snippet, columns, style))?;
            }
        }
        if found.hits.is_empty() && !self.json {
            let others = match &self.lang {
                Some(_) => store.search(&store::Search { only: None, ..search })?.hits.len(),
                None => 0,
            };
            writeln!(out, "{}", list_view::nothing_found(self.lang.as_ref(), others))?;
        }
        // What is told on standard error comes below what was found.
        out.flush()?;
        for text in list_view::not_found(&found.unknown_words(), &found.unheld_signs) {
            note(&text);
        }
        Ok(Done::Ok)
    }
}
