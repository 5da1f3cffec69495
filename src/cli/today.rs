//! `viva` alone: the screen of the day, and Enter into the quiz.

use clap::Args;
use serde_json::json;

use crate::domain::filter::Filter;
use crate::domain::interview::passed;
use crate::domain::labels::Level;
use crate::error::Error;
use crate::ui::view::day::{self, Day};
use crate::ui::{Command, Keys};

use super::quiz::{self, Quiz};
use super::score::scores;
use crate::app::context::Context;
use crate::app::study::plan;
use crate::app::{Done, terminal};

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
        let mut store = context.store()?;
        let today = context.today();
        let plan = plan::plan(&store, context, &Filter::default(), None)?;
        let so_far = store.today(today)?;
        let view = Day {
            date: today,
            due: plan.reviews,
            waiting: plan.waiting,
            pending: plan.pending.len(),
            fresh: plan.fresh,
            unseen: store.fresh_count(&Filter::default())?,
            reviewed: so_far.reviews,
            streak_days: store.streak(today)?,
            next_due: store.next_due(today)?,
            scores: scores(&store, today)?,
            passes: store.levels_passed()?,
        };
        let mut terminal = terminal::open(context, self.json);
        if self.json {
            quiz::print_json(&to_json(&view))?;
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

fn to_json(view: &Day) -> serde_json::Value {
    let level = |level: &Level| {
        let readiness = &view.scores.levels[usize::from(level.rank())];
        (level.as_str().to_owned(), super::score::readiness_json(readiness))
    };
    json!({
        "date": view.date,
        "due": view.due,
        "waiting": view.waiting,
        "pending": view.pending,
        "new": view.fresh,
        "unseen": view.unseen,
        "reviewed": view.reviewed,
        "streak_days": view.streak_days,
        "next_due": view.next_due.map(|(day, _)| day),
        "passed": super::score::passed_json(&view.passes),
        "next_level": passed::next_level(&view.passes),
        "levels": Level::ALL.iter().map(level).collect::<serde_json::Map<_, _>>(),
    })
}
