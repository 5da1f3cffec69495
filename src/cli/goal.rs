//! `viva goal`: what one prepares for.

use std::io::Write;

use clap::{Args, Subcommand};

use crate::app::Done;
use crate::app::bank;
use crate::app::context::{Context, note};
use crate::app::figures::{self, goal::GoalFigures};
use crate::app::goal::{self, Request};
use crate::cli::vocabulary;
use crate::domain::goal::Goal;
use crate::domain::labels::Level;
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::Store;
use crate::ui::view::goal as view;

const EXAMPLES: &str = "Examples:
  viva goal                                        what you prepare for, and where you stand
  viva goal --level middle --date 2026-12-11 --minutes 30
  viva goal --role job.txt                         weigh questions by a job description
  viva goal clear                                  prepare for nothing in particular";

/// Say what you prepare for: level, day, minutes a day, role
#[derive(Args, Debug)]
#[command(name = "goal", before_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub struct GoalCommand {
    #[command(subcommand)]
    action: Option<Action>,

    /// junior, middle or senior
    #[arg(long, value_parser = vocabulary::level(), hide_possible_values = true)]
    level: Option<Level>,

    /// Day of the interview, as 2026-12-11
    #[arg(long, value_name = "DATE", value_parser = vocabulary::day)]
    date: Option<Day>,

    /// Minutes a day until then
    #[arg(long, value_name = "M", value_parser = vocabulary::whole::<u32>())]
    minutes: Option<u32>,

    /// A job description, a role as TOML, or the name of a role
    #[arg(long, value_name = "FILE")]
    role: Option<String>,

    /// Ask for every part, beginning with what is set
    #[arg(long, conflicts_with_all = ["level", "date", "minutes", "role", "json"])]
    edit: bool,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Subcommand, Debug)]
enum Action {
    /// Take the goal away
    Clear,
}

impl GoalCommand {
    /// Sets, clears or shows the goal.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let mut store = bank::open(context)?;
        let current = store.goal()?;
        if let Some(Action::Clear) = self.action {
            if current.is_some() {
                store.set_goal(&Goal::default(), context.now())?;
            }
            let text = if current.is_some() { "the goal is cleared" } else { "no goal was set" };
            writeln!(out, "{text}")?;
            return Ok(Done::Ok);
        }
        let is_form = self.edit || (self.request() == Request::default() && current.is_none());
        let current = current.unwrap_or_default();
        if self.request() != Request::default() {
            let change = goal::change(context, &store, &self.request())?;
            let changed = current.changed(change, context.today());
            store.set_goal(&changed.map_err(|error| goal::refused(&error))?, context.now())?;
        } else if is_form && context.env.is_interactive && !self.json {
            match goal::ask(context, &store, &current)? {
                Some(asked) => store.set_goal(&asked, context.now())?,
                None => {
                    note("the goal is as it was");
                    return Ok(Done::Interrupted);
                }
            }
        } else if self.edit {
            return Err(Error::usage("--edit asks on a terminal, and this is none")
                .hint("Set a part with an option: `viva goal --minutes 20`."));
        }
        self.show(context, &store, out)?;
        Ok(Done::Ok)
    }

    fn request(&self) -> Request {
        let role = self.role.clone();
        Request { level: self.level, date: self.date, minutes: self.minutes, role }
    }

    fn show(&self, context: &Context, store: &Store, out: &mut dyn Write) -> Result<(), Error> {
        let (goal, today) = (store.goal()?, context.today());
        let standing = goal::standing(store, &goal.clone().unwrap_or_default(), today)?;
        if self.json {
            let figures = GoalFigures::of(goal.as_ref(), &standing, today);
            writeln!(out, "{}", figures::line(&figures)?)?;
            return Ok(());
        }
        let text = match &goal {
            Some(goal) => view::render(goal, &standing, today, context.style()),
            None => view::none(context.style()),
        };
        writeln!(out, "{text}")?;
        Ok(())
    }
}
