//! `viva search`: full text, in every language of the bank.

use std::io::Write;

use clap::Args;
use serde_json::json;

use crate::config::Language;
use crate::error::Error;
use crate::ui::safe::json_text;
use crate::ui::view::list as list_view;

use super::Done;
use super::context::Context;

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

    /// Only texts of this language: en or ru
    #[arg(long, value_enum, hide_possible_values = true)]
    lang: Option<Language>,

    /// At most this many results
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,

    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
}

impl Search {
    /// Prints the hits, best first.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let store = context.store()?;
        let words = self.words.join(" ");
        let hits = store.search(&words, self.lang.map(Language::as_str), self.limit)?;
        for hit in &hits {
            if self.json {
                let value = json!({ "id": hit.id.as_str(), "lang": hit.language,
                    "title": hit.title, "snippet": hit.snippet });
                writeln!(out, "{}", json_text(&value))?;
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
