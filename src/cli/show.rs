//! `viva show`: one question with its answer and its card.

use std::io::Write;

use clap::Args;
use serde_json::{Value, json};

use crate::config::Language;
use crate::domain::card::Card;
use crate::domain::question::hex;
use crate::error::Error;
use crate::store::Stored;
use crate::ui::view::answer;

use crate::app::Done;
use crate::app::bank::find;
use crate::app::context::Context;

const EXAMPLES: &str = "Examples:
  viva show async-pitfalls/blocking-sleep
  viva show async-pitfalls/blocking-sleep --lang ru
  viva show async-pitfalls/blocking-sleep --json";

/// Show one question: prompt, answer, rubric and schedule
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Show {
    /// leaf/slug
    id: String,

    /// Language of the question: en or ru
    #[arg(long, value_enum, hide_possible_values = true)]
    lang: Option<Language>,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Show {
    /// Prints the question.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let store = context.store()?;
        let language = self.lang.unwrap_or(context.config.language);
        let stored = find::question(&store, &self.id, language)?;
        if self.json {
            writeln!(out, "{}", to_json(&stored))?;
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
            };
            let text = answer::whole(&stored.question, &facts, context.style());
            writeln!(out, "{text}")?;
        }
        Ok(Done::Ok)
    }
}

/// The schedule state as documented in the README.
pub fn card_json(card: Option<Card>) -> Value {
    match card {
        None => json!({ "n": 0, "ef": 2.5, "interval_days": 0, "due": null,
            "lapses": 0, "reviews": 0 }),
        Some(card) => json!({
            "n": card.memory.repetitions,
            "ef": f64::from(card.memory.ef_hundredths) / 100.0,
            "interval_days": card.memory.interval_days,
            "due": card.due,
            "lapses": card.lapses,
            "reviews": card.reviews,
        }),
    }
}

fn to_json(stored: &Stored) -> Value {
    let question = &stored.question;
    let mut value = super::export::question_json(question, &stored.language, &stored.pack);
    if let Value::Object(fields) = &mut value {
        fields.insert("revision".into(), hex(&stored.revision).into());
        fields.insert("explanation".into(), question.content.explanation.clone().into());
        fields.insert("levels".into(), question.content.levels.clone().into());
        fields.insert("retired".into(), stored.retired.into());
        fields.insert("suspended".into(), stored.suspended.into());
        fields.insert("flagged".into(), stored.flagged.into());
        fields.insert("note".into(), stored.note.clone().into());
        fields.insert("card".into(), card_json(stored.card));
    }
    value
}
