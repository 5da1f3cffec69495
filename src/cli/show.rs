//! `viva show`: one question with its answer and its card.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::bank;
use crate::app::bank::find;
use crate::app::context::Context;
use crate::app::figures::{self, question::Shown};
use crate::cli::complete;
use crate::cli::vocabulary;
use crate::domain::language::Language;
use crate::error::Error;
use crate::ui::view::answer;

const EXAMPLES: &str = "Examples:
  viva show async-pitfalls/blocking-sleep
  viva show async-pitfalls/blocking-sleep --lang ru
  viva show async-pitfalls/blocking-sleep --json";

/// Show one question: prompt, answer, rubric and schedule
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
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
        let store = bank::open_to_read(context)?;
        let language = self.lang.unwrap_or(context.config.language);
        let stored = find::question(&store, &self.id, language)?;
        if self.json {
            writeln!(out, "{}", figures::line(&Shown::from(&stored))?)?;
        } else {
            let facts = answer::Facts {
                pack: &stored.pack,
                source: &stored.path,
                language: &stored.language,
                card: stored.card,
                retired: stored.retired,
                suspended: stored.suspended,
                flagged: stored.flagged,
                note: stored.note.as_deref(),
                own_words: stored.own_words.as_deref(),
                postponed: stored
                    .postponed
                    .filter(|postponed| postponed.is_out(context.today()))
                    .map(|postponed| postponed.until),
            };
            let text = answer::whole(&stored.question, &facts, context.style());
            writeln!(out, "{text}")?;
        }
        Ok(Done::Ok)
    }
}
