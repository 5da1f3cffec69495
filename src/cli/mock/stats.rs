//! `viva mock stats`: what questions came to over all interviews.

use std::io::Write;

use clap::Args;
use serde::Serialize;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::figures;
use crate::app::interview::item_stats;
use crate::domain::interview::items::Item;
use crate::domain::time::Moment;
use crate::error::Error;
use crate::ui::view::mock_stats;

const EXAMPLES: &str = "Examples:
  viva mock stats            every question that was asked, with its n
  viva mock stats --json";

/// Show how questions were rated over all interviews, and which tell nothing
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Stats {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// The object of `viva mock stats --json`.
#[derive(Debug, Serialize)]
struct Figures {
    questions: Vec<Item>,
}

impl Stats {
    /// Shows them.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let questions = item_stats::read(context)?;
        let text = match self.json {
            true => figures::line(&Figures { questions })?,
            false => {
                let now = context.now();
                let day = |at_ms| {
                    Moment { at_ms, ..now }.study_day(context.config.rollover_hour).to_string()
                };
                mock_stats::render(&questions, day, context.style())
            }
        };
        writeln!(out, "{text}")?;
        Ok(Done::Ok)
    }
}
