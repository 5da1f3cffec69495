//! `viva place`: a placement, or what the last one said.

use super::place::{self, Request};
use crate::app::context::Context;
use crate::app::figures::{self, placement::Placement};
use crate::app::{Done, bank, terminal};
use crate::error::Error;

/// Places the person.
///
/// # Errors
/// When too few questions are left to ask, or the database or the terminal cannot be used.
pub fn run(request: &Request, json: bool, context: &Context) -> Result<Done, Error> {
    let mut store = bank::open(context)?;
    let mut terminal = terminal::open(context, json);
    let outcome = place::run(context, &mut store, terminal.as_mut(), request)?;
    if json {
        figures::print_beside_dialogue(&Placement::from(&outcome))?;
    }
    Ok(if outcome.is_interrupted { Done::Interrupted } else { Done::Ok })
}

/// Shows what the last placement said.
///
/// # Errors
/// When the database or the terminal cannot be used.
pub fn show_last(json: bool, context: &Context) -> Result<Done, Error> {
    let store = bank::open(context)?;
    let placed = store.placed()?;
    if json {
        return figures::print_beside_dialogue(&Placement::shown(placed.as_ref()));
    }
    place::show(&store, placed.as_ref(), terminal::open(context, json).as_mut())?;
    Ok(Done::Ok)
}
