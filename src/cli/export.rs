//! `viva export`: questions or reviews, one JSON object a line.

use std::io::Write;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::domain::question::{Question, hex};
use crate::error::Error;
use crate::ui::safe::json_text;

use super::Done;
use super::context::Context;

const EXAMPLES: &str = "Examples:
  viva export > bank.jsonl                     every question in every language
  viva export --format reviews > reviews.jsonl every answer that stands";

/// Export questions or reviews as JSON lines
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Export {
    /// jsonl: questions, one line per id and language; reviews: every answer that stands
    #[arg(long, value_enum, default_value_t = Format::Jsonl, hide_possible_values = true)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// Active questions: one line per id and language
    Jsonl,
    /// Reviews and drills that are not void, oldest first
    Reviews,
}

impl Export {
    /// Prints the lines as they are read, so that memory does not grow with the bank.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let store = context.store_with_some_bank()?;
        let mut print =
            |line: Value| -> Result<(), Error> { Ok(writeln!(out, "{}", json_text(&line))?) };
        match self.format {
            Format::Jsonl => store.export_questions(|row| {
                let mut value = question_json(&row.question, &row.language, &row.pack);
                if let Value::Object(fields) = &mut value {
                    fields.insert("revision".into(), hex(&row.revision).into());
                }
                print(value)
            })?,
            Format::Reviews => store.export_reviews(|row| {
                print(json!({
                    "id": row.question.as_str(),
                    "at": row.at.to_rfc3339(),
                    "study_day": row.study_day,
                    "mode": row.mode,
                    "grade": row.grade,
                    "elapsed_ms": row.elapsed_ms,
                    "hints": row.hints,
                }))
            })?,
        }
        Ok(Done::Ok)
    }
}

/// A question as documented in the README, without its revision.
pub fn question_json(question: &Question, language: &str, pack: &str) -> Value {
    let content = &question.content;
    json!({
        "id": question.id.as_str(),
        "lang": language,
        "pack": pack,
        "topic": question.topic,
        "leaf": question.id.leaf(),
        "level": question.level,
        "kind": question.kind,
        "importance": question.importance,
        "tags": question.tags,
        "prompt": content.prompt,
        "options": content.options,
        "answer": content.answer,
        "key_points": content.key_points,
        "red_flags": content.red_flags,
        "hints": content.hints,
        "follow_ups": content.follow_ups,
        "sources": content.sources,
        "since": question.since,
        "until": question.until,
        "minutes": question.minutes,
    })
}
