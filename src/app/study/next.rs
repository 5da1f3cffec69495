//! When something is asked again, and how much of it.

use crate::app::context::Context;
use crate::domain::filter::Filter;
use crate::domain::schedule::Choice;
use crate::error::Error;
use crate::store::Store;
use crate::ui::view::summary::Next;

use super::{minutes, plan};

/// Most new questions that are counted: whoever has more wants no number.
const NEW_MAX: usize = 1000;

/// New questions of the filter that wait because those of the day are used up; a thousand at most. None where a run asks for others.
///
/// # Errors
/// The database cannot be read.
pub fn new_left(
    store: &Store,
    context: &Context,
    filter: &Filter,
    choice: Choice,
) -> Result<usize, Error> {
    match choice {
        Choice::Usual(None) => Ok(store.fresh(filter, NEW_MAX, 0, context.today())?.len()),
        _ => Ok(0),
    }
}

/// The next reviews of the filter: those that today still allows, or else those of the next day that has some, never more than the limit
/// and the minutes of a day allow. Drills and new questions are no part of it. `None` where nothing is scheduled.
///
/// # Errors
/// The database cannot be read.
pub fn next(store: &Store, context: &Context, filter: &Filter) -> Result<Option<Next>, Error> {
    let today = context.today();
    let limit = plan::places(context.config.reviews_per_day);
    let left = plan::plan(store, context, filter, Some(0))?;
    let left = minutes::kept(store, context, filter, left)?;
    if left.reviews > 0 {
        return Ok(Some(Next { day: today, questions: left.reviews, is_today: true }));
    }
    let day = if left.waiting > 0 {
        today.plus(1)
    } else {
        match store.next_due(filter, today)? {
            Some((day, _)) => day,
            None => return Ok(None),
        }
    };
    let questions = minutes::fitting(store, filter, day, limit)?;
    Ok((questions > 0).then_some(Next { day, questions, is_today: false }))
}
