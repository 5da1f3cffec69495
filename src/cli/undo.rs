//! `viva undo`: takes the newest answer back.

use std::io::Write;

use clap::Args;
use serde_json::json;

use crate::error::Error;
use crate::ui::safe::json_text;

use super::Done;
use super::context::Context;

const EXAMPLES: &str = "Examples:
  viva undo             void the newest review or drill, and say which
  viva undo --json";

/// Take back the newest answer
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Undo {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Undo {
    /// Voids the newest answer that is not void yet.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let mut store = context.store()?;
        let Some(newest) = store.newest_answer()? else {
            return Err(Error::failed("there is no answer to undo"));
        };
        store.void(newest.event, context.now())?;
        let (id, mode, grade) = (newest.question.as_str(), newest.mode.as_str(), newest.grade);
        if self.json {
            let value = json!({ "id": id, "mode": mode, "grade": grade,
                "study_day": newest.study_day });
            writeln!(out, "{}", json_text(&value))?;
        } else {
            let (quality, day) = (grade.quality(), newest.study_day);
            writeln!(out, "undone: {mode} of {id} on {day}, grade {quality}")?;
        }
        Ok(Done::Ok)
    }
}
