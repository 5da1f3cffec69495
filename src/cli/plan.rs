//! `viva plan`: what can be reached by a date.

use std::io::Write;

use clap::Args;

use super::filter_args::FilterArgs;
use crate::app::Done;
use crate::app::context::Context;
use crate::app::figures;
use crate::app::study::catching_up::{self, catch_up};
use crate::app::study::{plan_screen, worked};
use crate::app::{bank, dates};
use crate::cli::vocabulary;
use crate::domain::said_day::SaidDay;
use crate::error::Error;

const EXAMPLES: &str = "Examples:
  viva plan --date 2026-12-11 --minutes 30              what you would recall on that day
  viva plan --date 2026-12-11 --minutes 30 --level middle   of the questions of one level
  viva plan --date 2026-12-11 --minutes 30 --json       the same for programs, with today's questions
  viva plan --catch-up --minutes 30     after a break: the days until nothing waits any more";

/// Show what you would recall on the day of the interview, and what to do today
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Plan {
    /// Day of the interview, as 2026-12-11 [default: that of the goal, with its role and level]
    #[arg(long, value_name = "DATE", value_parser = vocabulary::day)]
    date: Option<SaidDay>,

    /// Minutes a day until then [default: those of the goal, or 30]
    #[arg(long)]
    minutes: Option<u32>,

    /// Spread the reviews that wait over days instead
    #[arg(long, conflicts_with = "date")]
    catch_up: bool,

    /// Print one JSON object
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    filter: FilterArgs,
}

impl Plan {
    /// Prints the plan.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let store = bank::open_to_read(context)?;
        let filter = self.filter.filter(&store)?;
        if self.catch_up {
            let figures = catch_up(&store, &filter, self.minutes, context.today())?;
            match self.json {
                true => writeln!(out, "{}", figures::line(&figures)?)?,
                false => writeln!(out, "{}", catching_up::screen(&figures, context.style()))?,
            }
            return Ok(Done::Ok);
        }
        let date = self.date.map(|said| dates::ahead(&said, context));
        let (goal, figures) = worked::figures(&store, context, &filter, (date, self.minutes))?;
        match self.json {
            true => writeln!(out, "{}", figures::line(&figures)?)?,
            false => writeln!(out, "{}", plan_screen::screen(&store, context, &figures, &goal)?)?,
        }
        Ok(Done::Ok)
    }
}
