//! `viva score`: readiness per level and topic.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::bank;
use crate::app::context::Context;
use crate::app::figures;
use crate::app::study::readiness::scores;
use crate::error::Error;
use crate::ui::view::score as score_view;

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
        let store = bank::open(context)?;
        let scores = scores(&store, context.today())?;
        let leeches: Vec<String> =
            store.leeches()?.into_iter().map(|leech| leech.id.to_string()).collect();
        let passes = store.levels_passed()?;
        if self.json {
            let value = figures::score::score(&scores, &leeches, &passes);
            writeln!(out, "{}", figures::line(&value)?)?;
        } else {
            writeln!(out, "{}", score_view::render(&scores, &passes, &leeches, context.style()))?;
        }
        Ok(Done::Ok)
    }
}
