//! A day of minutes without a date to plan to: it asks what fits, the most overdue first, and the rest waits.

use std::collections::BTreeMap;

use crate::app::context::Context;
use crate::domain::filter::Filter;
use crate::domain::goal::Goal;
use crate::domain::ids::QuestionId;
use crate::domain::review::Mode;
use crate::domain::schedule::{self, Item};
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::Store;

use super::plan::{Plan, due, repeats};
use super::work::{Times, spent_ms};

/// Keeps of a plan what fits the minutes a day of the goal, where it has some and no date: reviews before what is new, and nothing new while
/// reviews wait. What was answered today has used its time; a filter that somebody gives has the whole of it.
///
/// # Errors
/// The database cannot be read.
pub fn kept(store: &Store, context: &Context, filter: &Filter, plan: Plan) -> Result<Plan, Error> {
    let goal = store.goal()?.unwrap_or_default();
    let Some(minutes) = a_day(&goal) else { return Ok(plan) };
    let mut takes = plan.takes.clone();
    Times::of(store)?.add(store, &mut takes, &plan.items, &plan.pending)?;
    let seconds = |id: &QuestionId| takes.get(id).copied().unwrap_or(0.0);
    let spent_s = match filter.is_open() {
        true => spent_ms(store, context.today())? as f64 / 1000.0,
        false => 0.0,
    };
    // What is to be repeated today has its time before anything else.
    let owed_s: f64 = plan.pending.iter().map(seconds).sum();
    let mut left_s = 60.0 * f64::from(minutes) - spent_s - owed_s;
    // The items stand as they are asked, where one of another leaf may go before what is more overdue.
    let mut reviews = due(store, context, filter)?.today;
    let fresh = plan.items.iter().filter(|item| item.is_new).map(|item| item.id.clone());
    let mut fresh: Vec<QuestionId> = fresh.collect();
    fit(&mut reviews, seconds, &mut left_s, true);
    let waiting = plan.reviews.saturating_sub(reviews.len());
    match waiting {
        0 => fit(&mut fresh, seconds, &mut left_s, reviews.is_empty()),
        _ => fresh.clear(),
    }
    let is_cut = reviews.len() + fresh.len() < plan.items.len();
    let (reviewed, new) = (reviews.len(), fresh.len());
    let items = match is_cut {
        true => schedule::spread_leaves(schedule::interleave(reviews, fresh)),
        false => plan.items,
    };
    let (pending, earlier) = repeats(store, filter, context.today(), items.len())?;
    Ok(Plan {
        held_back: if waiting > 0 { plan.held_back.max(plan.fresh) } else { plan.held_back },
        due: reviewed,
        reviews: reviewed,
        fresh: new,
        waiting: plan.waiting + waiting,
        over_minutes: (is_cut && items.is_empty()).then_some(waiting),
        items,
        pending,
        earlier,
        takes,
        ..plan
    })
}

/// How many of the reviews that are due on a day to come fit its minutes, where the goal has some and no date; else all of them.
///
/// # Errors
/// The database cannot be read.
pub fn fitting(store: &Store, filter: &Filter, day: Day, limit: usize) -> Result<usize, Error> {
    let mut due = store.due(filter, day)?;
    schedule::order_reviews(&mut due, day);
    let mut ids: Vec<QuestionId> = due.into_iter().take(limit).map(|due| due.id).collect();
    if let Some(minutes) = a_day(&store.goal()?.unwrap_or_default()) {
        let item = |id: &QuestionId| Item { id: id.clone(), mode: Mode::Review, is_new: false };
        let items: Vec<Item> = ids.iter().map(item).collect();
        let mut takes = BTreeMap::new();
        Times::of(store)?.add(store, &mut takes, &items, &[])?;
        let seconds = |id: &QuestionId| takes.get(id).copied().unwrap_or(0.0);
        fit(&mut ids, seconds, &mut (60.0 * f64::from(minutes)), true);
    }
    Ok(ids.len())
}

/// The minutes a day of a goal without a date; a plan to a date has its own way with them.
fn a_day(goal: &Goal) -> Option<u32> {
    goal.minutes.filter(|_| goal.date.is_none())
}

/// Keeps the first of `ids` that fit the time that is left. One question may take longer than the day has; a day without any would ask it
/// never: `is_first` lets one through while there is time at all.
fn fit(
    ids: &mut Vec<QuestionId>,
    seconds: impl Fn(&QuestionId) -> f64,
    left_s: &mut f64,
    is_first: bool,
) {
    let mut kept = 0;
    for id in ids.iter() {
        let is_let_through = is_first && kept == 0;
        if *left_s <= 0.0 || (seconds(id) > *left_s && !is_let_through) {
            break;
        }
        *left_s -= seconds(id);
        kept += 1;
    }
    ids.truncate(kept);
}
