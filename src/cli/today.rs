//! `viva` alone: the screen of the day, and Enter into the quiz.

use clap::Args;

use crate::app::bank;
use crate::app::context::Context;
use crate::app::figures;
use crate::app::interview::paused_exams;
use crate::app::study::readiness::scores;
use crate::app::study::{next, plan};
use crate::app::{Done, terminal};
use crate::domain::filter::Filter;
use crate::error::Error;
use crate::ui::view::day::{self, Day};
use crate::ui::{Command, Keys};

use super::quiz::{self, Quiz};

/// The screen of the day.
#[derive(Args, Debug, Default)]
pub struct Today {
    /// Print the day as one JSON object
    #[arg(long)]
    pub(super) json: bool,
}

impl Today {
    /// Shows the day; on a terminal Enter goes on into the quiz.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        let mut store = bank::open(context)?;
        let today = context.today();
        let plan = plan::plan(&store, context, &Filter::default(), None)?;
        let so_far = store.today(today)?;
        let view = Day {
            date: today,
            due: plan.reviews,
            waiting: plan.waiting,
            pending: plan.pending.len(),
            fresh: plan.fresh,
            unseen: store.fresh_count(&Filter::default(), today)?,
            reviewed: so_far.reviews,
            streak_days: store.streak(today)?,
            next_due: next::next(&store, context, &Filter::default())?,
            scores: scores(&store, today)?,
            passes: store.levels_passed()?,
            paused: paused_exams::told(context),
        };
        let mut terminal = terminal::open(context, self.json);
        if self.json {
            quiz::print_json(&figures::day::Day::from(&view))?;
            return Ok(Done::Ok);
        }
        let is_asking = terminal.is_interactive() && !view.is_empty();
        terminal.show(&day::render(&view, is_asking, terminal.style()))?;
        if !is_asking {
            return Ok(Done::Ok);
        }
        match terminal.ask_key(&Keys { enter: "start the quiz".into(), ..Keys::default() })? {
            Command::Enter => Quiz::default().run_on(context, &mut store, terminal.as_mut()),
            Command::Interrupt => Ok(Done::Interrupted),
            _ => Ok(Done::Ok),
        }
    }
}
