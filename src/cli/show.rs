//! `viva show`: one question with its answer and its card.

use std::io::Write;

use clap::Args;
use serde_json::{Value, json};

use crate::config::Language;
use crate::domain::card::Card;
use crate::domain::ids::QuestionId;
use crate::domain::nearest::nearest;
use crate::domain::question::hex;
use crate::error::Error;
use crate::store::{Store, Stored};
use crate::ui::safe::json_text;
use crate::ui::view::answer;

use super::Done;
use super::context::Context;

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
        let stored = find(&store, &self.id, language)?;
        if self.json {
            writeln!(out, "{}", json_text(&to_json(&stored)))?;
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

/// The question that the user named, or an error that suggests the nearest.
pub fn find(store: &Store, text: &str, language: Language) -> Result<Stored, Error> {
    let id: QuestionId = match text.parse() {
        Ok(id) => id,
        Err(error) => {
            return Err(Error::usage(format!("{error}")).hint("See `viva list` for every id."));
        }
    };
    match store.question(&id, language.as_str())? {
        Some(stored) => Ok(stored),
        None => {
            let same_leaf = store.ids_like(&format!("{}/", id.leaf()), 200)?;
            let near = nearest(text, same_leaf.iter().map(QuestionId::as_str)).map(str::to_owned);
            let error = Error::failed(format!("there is no question `{id}` in the bank"));
            Err(match near {
                Some(near) => error.hint(format!("Did you mean `{near}`?")),
                None => error.hint("See `viva list` or `viva search WORDS` for what there is."),
            })
        }
    }
}

/// A pack that is not there, with the nearest that is.
pub fn unknown_pack(store: &Store, name: &str) -> Result<Error, Error> {
    let names = store.pack_names()?;
    let near = nearest(name, names.iter().map(String::as_str));
    Ok(Error::failed(format!("there is no pack `{name}`"))
        .maybe_hint(near.map(|near| format!("Did you mean `{near}`?")))
        .hint("`viva packs` lists what is imported."))
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
