//! A day of minutes without a date to plan to: it asks what fits, what is overdue the longest first, and the rest waits.

use std::collections::BTreeSet;

use crate::app::context::Context;
use crate::domain::filter::Filter;
use crate::domain::ids::QuestionId;
use crate::error::Error;
use crate::store::Store;

use super::plan::{Plan, repeats};
use super::work::{Times, spent_ms};

/// Keeps of a plan what fits the minutes a day of the goal, where it has some and no date: reviews before what is new, and nothing new while
/// reviews wait. What was answered today has used its time; a filter that somebody gives has the whole of it.
///
/// # Errors
/// The database cannot be read.
pub fn kept(store: &Store, context: &Context, filter: &Filter, plan: Plan) -> Result<Plan, Error> {
    let goal = store.goal()?.unwrap_or_default();
    let Some(minutes) = goal.minutes.filter(|_| goal.date.is_none()) else { return Ok(plan) };
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
    let mut chosen = BTreeSet::new();
    let mut choose = |is_new: bool| {
        for item in plan.items.iter().filter(|item| item.is_new == is_new) {
            // One question may take longer than the day has; a day without any would ask it never.
            if left_s <= 0.0 || (seconds(&item.id) > left_s && !chosen.is_empty()) {
                break;
            }
            left_s -= seconds(&item.id);
            chosen.insert(item.id.clone());
        }
        chosen.len()
    };
    let reviews = choose(false);
    let waiting = plan.reviews - reviews;
    let fresh = if waiting > 0 { 0 } else { choose(true) - reviews };
    let mut items = plan.items;
    items.retain(|item| chosen.contains(&item.id));
    let (pending, earlier) = repeats(store, filter, context.today(), items.len())?;
    Ok(Plan {
        held_back: if waiting > 0 { plan.held_back.max(plan.fresh) } else { plan.held_back },
        due: reviews,
        reviews,
        fresh,
        waiting: plan.waiting + waiting,
        items,
        pending,
        earlier,
        takes,
        ..plan
    })
}
