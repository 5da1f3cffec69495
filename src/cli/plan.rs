//! `viva plan`: what can be reached by a date.

use std::io::Write;

use clap::Args;

use super::filter_args::FilterArgs;
use crate::app::Done;
use crate::app::bank;
use crate::app::context::Context;
use crate::app::figures;
use crate::app::figures::plan::{Expected, PlanFigures};
use crate::app::study::catching_up::{self, catch_up};
use crate::app::study::deadline::{Deadline, plan};
use crate::cli::vocabulary;
use crate::domain::goal::Goal;
use crate::domain::time::Day;
use crate::error::Error;
use crate::ui::view::plan as view;

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
    date: Option<Day>,

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
        let (goal, deadline) = Deadline::of(store.goal()?, self.date, self.minutes)?;
        let figures = plan(&store, &filter, &goal, deadline, context.today())?;
        match self.json {
            true => writeln!(out, "{}", figures::line(&figures)?)?,
            false => writeln!(out, "{}", view::render(&screen(&figures, &goal), context.style()))?,
        }
        Ok(Done::Ok)
    }
}

fn screen<'f>(figures: &'f PlanFigures, goal: &Goal) -> view::Plan<'f> {
    let line = |expected: &Expected| {
        (expected.questions, expected.today.percent(), expected.on_the_date.percent())
    };
    let others = figures.with_less.into_iter().chain([figures.with_more]);
    view::Plan {
        date: figures.date,
        days_left: figures.days_left,
        minutes: figures.minutes,
        all: line(&figures.all),
        core: line(&figures.core),
        is_role: !goal.leaves.is_empty(),
        topics: figures.topics.iter().map(|(name, topic)| (name.as_str(), line(topic))).collect(),
        others: others.map(|(minutes, share)| (minutes, share.percent())).collect(),
        will_be_seen: figures.will_be_seen,
        today: (figures.asks.len(), figures.new_today, minutes(figures.seconds_today)),
    }
}

/// Whole minutes, rounded up.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by a day")]
fn minutes(seconds: f64) -> u32 {
    (seconds / 60.0).ceil().clamp(0.0, 1440.0) as u32
}
