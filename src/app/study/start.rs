//! `viva` alone: the screen of the day, and Enter into the quiz.

use super::{quiz, today};
use crate::app::context::Context;
use crate::app::figures::{self, day::Day};
use crate::app::{Done, bank, goal, terminal};
use crate::error::Error;
use crate::ui::view::day;
use crate::ui::{Command, Keys};
use crate::words::app::studying as words;

/// Shows the day; on a terminal Enter goes on into the quiz and `g` sets the goal. After the day of an interview it asks how that went.
///
/// # Errors
/// When the database or the terminal cannot be used.
pub fn run(json: bool, context: &Context) -> Result<Done, Error> {
    let mut store = bank::open_to_read(context)?;
    let mut terminal = terminal::open(context, json);
    let may_write = !store.is_read_only();
    if may_write
        && terminal.is_interactive()
        && goal::ask_outcome(context, &mut store)? == Done::Interrupted
    {
        return Ok(Done::Interrupted);
    }
    loop {
        let view = today::day(&store, context)?;
        if json {
            return figures::print_beside_dialogue(&Day::from(&view));
        }
        let is_asking = may_write && terminal.is_interactive() && !view.is_empty();
        terminal.show(&day::render(&view, is_asking, terminal.style()))?;
        if !is_asking {
            return Ok(Done::Ok);
        }
        let enter = words::start_the_quiz().to_owned();
        match terminal.ask_key(&Keys { enter, goal: true, redraw: true, ..Keys::default() })? {
            Command::Enter => {
                return quiz::Wanted::of_day().run_on(context, &mut store, terminal.as_mut());
            }
            Command::Redraw => {}
            Command::Goal => _ = goal::ask_and_set(context, &mut store)?,
            Command::Interrupt => return Ok(Done::Interrupted),
            _ => return Ok(Done::Ok),
        }
    }
}
