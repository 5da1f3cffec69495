//! `viva search`: full text, in every language of the bank.

use std::io::Write;

use crate::app::context::Context;
use crate::app::figures::{self, question::Hit};
use crate::app::tell::note;
use crate::app::{Done, bank};
use crate::domain::language::Language;
use crate::error::Error;
use crate::store::Search;
use crate::ui::view::list as view;

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The question, or words of it, as it was typed.
    pub typed: String,
    /// The only language whose texts count; `None` is every one.
    pub language: Option<Language>,
    /// Most hits.
    pub limit: usize,
    /// Whether a JSON object a line is printed.
    pub json: bool,
}

impl Wanted {
    /// Prints the hits, best first, and tells of words that are not there.
    ///
    /// # Errors
    /// When the database cannot be read, or nobody takes what is printed.
    pub fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let store = bank::open_to_read(context)?;
        let language = self.language.unwrap_or(context.config.language);
        let search = Search {
            typed: &self.typed,
            only: self.language.as_ref().map(Language::as_str),
            shown: match self.language.is_none() && is_russian(&self.typed) {
                true => "ru",
                false => language.as_str(),
            },
            limit: self.limit,
        };
        let found = store.search(&search)?;
        let (columns, style) = (context.columns(), context.style());
        for hit in &found.hits {
            match self.json {
                true => _ = figures::print(&Hit::from(hit), out)?,
                false => {
                    let id = hit.id.as_str();
                    writeln!(out, "{}", view::hit(id, &hit.title, &hit.snippet, columns, style))?;
                }
            }
        }
        if found.hits.is_empty() && !self.json {
            let others = match &self.language {
                Some(_) => store.search(&Search { only: None, ..search })?.hits.len(),
                None => 0,
            };
            writeln!(out, "{}", view::nothing_found(self.language.as_ref(), others))?;
        }
        // What is told on standard error comes below what was found.
        out.flush()?;
        for text in view::not_found(&found.unknown_words(), &found.unheld_signs) {
            note(&text);
        }
        Ok(Done::Ok)
    }
}

fn is_russian(typed: &str) -> bool {
    typed.chars().any(|letter| matches!(letter, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё'))
}
