//! `viva` alone: the screen of the day, and Enter into the quiz.

use clap::Args;

use crate::app::bank;
use crate::app::context::Context;
use crate::app::figures;
use crate::app::goal;
use crate::app::study::today;
use crate::app::{Done, terminal};
use crate::error::Error;
use crate::ui::view::day;
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
    /// Shows the day; on a terminal Enter goes on into the quiz and `g` sets the goal. After the day of an interview it asks how that went.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        let mut store = bank::open_to_read(context)?;
        let mut terminal = terminal::open(context, self.json);
        let may_write = !store.is_read_only();
        if may_write
            && terminal.is_interactive()
            && goal::ask_outcome(context, &mut store)? == Done::Interrupted
        {
            return Ok(Done::Interrupted);
        }
        loop {
            let view = today::day(&store, context)?;
            if self.json {
                quiz::print_json(&figures::day::Day::from(&view))?;
                return Ok(Done::Ok);
            }
            let is_asking = may_write && terminal.is_interactive() && !view.is_empty();
            terminal.show(&day::render(&view, is_asking, terminal.style()))?;
            if !is_asking {
                return Ok(Done::Ok);
            }
            let enter = "start the quiz".to_owned();
            match terminal.ask_key(&Keys { enter, goal: true, redraw: true, ..Keys::default() })? {
                Command::Enter => {
                    return Quiz::default().run_on(context, &mut store, terminal.as_mut());
                }
                Command::Redraw => {}
                Command::Goal => _ = goal::ask_and_set(context, &mut store)?,
                Command::Interrupt => return Ok(Done::Interrupted),
                _ => return Ok(Done::Ok),
            }
        }
    }
}
