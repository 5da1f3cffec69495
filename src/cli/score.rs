//! `viva score`: readiness per level and topic.

use std::io::Write;

use clap::Args;
use serde_json::{Map, Value, json};

use crate::domain::labels::Level;
use crate::domain::mock::passed::{self, LevelPassed};
use crate::domain::score::{self, Readiness, Scores};
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::Store;
use crate::ui::safe::json_text;
use crate::ui::view::score as score_view;

use super::Done;
use super::context::Context;
use super::filter_args::topic_ids;

const EXAMPLES: &str = "Examples:
  viva score            readiness per level and topic, with coverage
  viva score --json     the same for programs";

/// Show how ready you are: predicted recall per level and topic
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Score {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Score {
    /// Prints the table or the object.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let store = context.store()?;
        let scores = scores(&store, context.today())?;
        let leeches: Vec<String> =
            store.leeches()?.into_iter().map(|leech| leech.id.to_string()).collect();
        let passes = store.levels_passed()?;
        if self.json {
            let mut value = to_json(&scores);
            value["leeches"] = leeches.into();
            value["passed"] = passed_json(&passes);
            writeln!(out, "{}", json_text(&value))?;
        } else {
            writeln!(out, "{}", score_view::render(&scores, &passes, &leeches, context.style()))?;
        }
        Ok(Done::Ok)
    }
}

/// Adds up readiness over the whole bank.
pub fn scores(store: &Store, today: Day) -> Result<Scores, Error> {
    Ok(score::scores(topic_ids(store)?, &store.tallies()?, store.seen()?, today))
}

/// Readiness of one group, as documented in the README.
pub fn readiness_json(readiness: &Readiness) -> Value {
    json!({
        "questions": readiness.questions,
        "seen": readiness.seen,
        "known": readiness.known,
        "readiness": readiness.percent(),
    })
}

/// The newest pass of every level, as documented in the README.
pub fn passed_json(passes: &[LevelPassed]) -> Value {
    let newest = |level: &Level| {
        let pass = passed::newest(passes, *level)?;
        Some((level.as_str().to_owned(), json!(pass)))
    };
    Level::ALL.iter().filter_map(newest).collect::<Map<_, _>>().into()
}

fn to_json(scores: &Scores) -> Value {
    let by_level = |levels: &[Readiness; 3]| -> Map<String, Value> {
        let pair = |level: &Level| {
            (level.as_str().to_owned(), readiness_json(&levels[usize::from(level.rank())]))
        };
        Level::ALL.iter().map(pair).collect()
    };
    let topic = |(name, readiness): (&String, &Readiness)| {
        let mut value = readiness_json(readiness);
        if let (Value::Object(fields), Some(cells)) = (&mut value, scores.cells.get(name)) {
            fields.insert("levels".into(), by_level(cells).into());
        }
        (name.clone(), value)
    };
    let topics: Map<String, Value> = scores.topics.iter().map(topic).collect();
    json!({ "levels": by_level(&scores.levels), "topics": topics })
}
