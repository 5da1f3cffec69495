//! `viva plan`: what can be reached by a date.

use std::io::Write;

use clap::Args;

use super::filter_args::FilterArgs;
use crate::app::Done;
use crate::app::context::Context;
use crate::app::dates;
use crate::app::study::plan_to_date::Wanted;
use crate::cli::vocabulary;
use crate::domain::said_day::SaidDay;
use crate::error::Error;
use crate::words::cli::examples::study;

/// Show what you would recall on the day of the interview, and what to do today
#[derive(Args, Debug)]
#[command(before_help = study::plan())]
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
        let Self { date, minutes, catch_up, json, filter } = self;
        let date = date.map(|said| dates::ahead(&said, context));
        Wanted { date, minutes, catch_up, json, filter: filter.filter() }.run(context, out)
    }
}
