//! The command: sets, clears, asks for or shows the goal.

use std::io::Write;

use super::{Request as Parts, ask, ask_placement, change, refused, standing};
use crate::app::context::Context;
use crate::app::figures::{self, goal::GoalFigures};
use crate::app::study::place::{self, Request};
use crate::app::study::today;
use crate::app::tell::note;
use crate::app::{Done, bank, terminal};
use crate::domain::goal::Goal;
use crate::error::Error;
use crate::store::Store;
use crate::ui::view::goal as view;
use crate::words::app::goal as words;

/// What is wanted of the goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// To see it; on a terminal it is asked for where none is set.
    Show,
    /// To change some parts of it.
    Change(Parts),
    /// To be asked for every part.
    Form,
    /// To have none.
    Clear,
}

/// Does what is wanted and shows what came of it.
///
/// # Errors
/// When the goal cannot be, nobody is there to be asked, or the database cannot be used.
pub fn run(
    context: &Context,
    wanted: Wanted,
    json: bool,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let mut store = bank::open(context)?;
    let current = store.goal()?;
    let is_asked = context.env.is_interactive && !json;
    match wanted {
        Wanted::Clear => {
            if current.is_some() {
                store.set_goal(&Goal::default(), context.now())?;
                today::renew_glance(&store, context)?;
            }
            let text = if current.is_some() { words::cleared() } else { words::none_was_set() };
            writeln!(out, "{text}")?;
            return Ok(Done::Ok);
        }
        Wanted::Change(request) => {
            let change = change(context, &store, &request)?;
            let changed = current.unwrap_or_default().changed(change, context.today());
            store.set_goal(&changed.map_err(|error| refused(&error))?, context.now())?;
            today::renew_glance(&store, context)?;
        }
        Wanted::Form if !is_asked => {
            return Err(Error::usage(words::no_terminal_to_ask_on()).hint(words::set_a_part()));
        }
        Wanted::Show if current.is_some() || !is_asked => {}
        Wanted::Form | Wanted::Show => {
            if !ask_and_set(context, &mut store)? {
                return Ok(Done::Interrupted);
            }
        }
    }
    show(context, &store, json, out)?;
    Ok(Done::Ok)
}

/// Asks for the goal on the terminal, sets it, and places the person who wants that; `false` when the form was left before the goal was agreed to,
/// and nothing has changed.
///
/// # Errors
/// When the terminal or the database cannot be used, or nothing is aimed at.
pub fn ask_and_set(context: &Context, store: &mut Store) -> Result<bool, Error> {
    let current = store.goal()?.unwrap_or_default();
    let Some(asked) = ask(context, store, &current)? else {
        note(words::it_is_as_it_was());
        return Ok(false);
    };
    store.set_goal(&asked.goal, context.now())?;
    today::renew_glance(store, context)?;
    let Some(places) = ask_placement(context, store)? else {
        note(words::it_is_set());
        return Ok(true);
    };
    if places {
        let mut terminal = terminal::open(context, false);
        let request = Request { role: asked.role, levels: Vec::new() };
        place::run(context, store, terminal.as_mut(), &request)?;
    }
    Ok(true)
}

fn show(context: &Context, store: &Store, json: bool, out: &mut dyn Write) -> Result<(), Error> {
    let (goal, today) = (store.goal()?, context.today());
    let standing = standing(store, &goal.clone().unwrap_or_default(), today)?;
    if json {
        let figures = GoalFigures::of(goal.as_ref(), &standing, today);
        writeln!(out, "{}", figures::line(&figures)?)?;
        return Ok(());
    }
    let text = match &goal {
        Some(goal) => view::render(goal, &standing, today, context.style()),
        None => view::none(today, context.style()),
    };
    writeln!(out, "{text}")?;
    Ok(())
}
