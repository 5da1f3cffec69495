//! The quiz by plan: while a goal with a date ahead stands, each study day asks what adds most to the recall on that date, for as long as the
//! day's minutes are not used. There are no due days in it: what is asked before its own is asked early.

use std::collections::BTreeSet;

use crate::app::context::Context;
use crate::domain::filter::Filter;
use crate::domain::goal::Goal;
use crate::domain::ids::QuestionId;
use crate::domain::review::Mode;
use crate::domain::schedule::{self, Item};
use crate::error::Error;
use crate::store::Store;
use crate::ui::Style;
use crate::ui::view::planned as view;

use super::deadline::{Deadline, FURTHEST_DAYS, MINUTES_USUAL};
use super::plan::{Plan, Planned, plan, repeats};
use super::worked::{minutes, to_the_date};
use super::working_out::Worth;

/// What today asks: by the plan to the date of the goal while it is ahead, else what is due and new.
///
/// # Errors
/// When the database cannot be read.
pub fn of_day(store: &Store, context: &Context, filter: &Filter) -> Result<Plan, Error> {
    let goal = store.goal()?.unwrap_or_default();
    let days_left = goal.days_left(context.today()).filter(|days| *days <= FURTHEST_DAYS);
    match goal.date.filter(|_| days_left.is_some()) {
        Some(date) => {
            let minutes = goal.minutes.unwrap_or(MINUTES_USUAL);
            by_plan(store, context, filter, (&goal, Deadline { date, minutes }))
        }
        None => plan(store, context, filter, None),
    }
}

fn by_plan(
    store: &Store,
    context: &Context,
    filter: &Filter,
    (goal, deadline): (&Goal, Deadline),
) -> Result<Plan, Error> {
    let worked = to_the_date(store, context, goal, deadline)?;
    let passing: Option<BTreeSet<QuestionId>> = match filter.is_open() {
        true => None,
        false => Some(store.all(filter, None, context.today())?.into_iter().collect()),
    };
    let chosen = worked.chosen(|id| passing.as_ref().is_none_or(|passing| passing.contains(id)));
    let takes_ms: u64 = chosen.iter().map(|worth| u64::from(worth.takes_ms)).sum();
    let items: Vec<Item> = chosen.into_iter().map(item).collect();
    let fresh = items.iter().filter(|item| item.is_new).count();
    let (pending, earlier) = repeats(store, filter, context.today(), items.len())?;
    Ok(Plan {
        reviews: items.len() - fresh,
        fresh,
        pending,
        earlier,
        planned: Some(Planned {
            date: deadline.date,
            minutes: deadline.minutes,
            early: items.iter().filter(|item| item.mode == Mode::Early).count(),
            seconds: takes_ms as f64 / 1000.0,
            is_used_up: worked.left_ms == 0,
            expected_percent: worked.figures.all.on_the_date.percent(),
        }),
        items: schedule::spread_leaves(items),
        ..Plan::default()
    })
}

/// A question as it is asked: early before its due day.
fn item(worth: &Worth) -> Item {
    let mode = if worth.is_early { Mode::Early } else { Mode::Review };
    Item { id: worth.id.clone(), mode, is_new: worth.is_new }
}

/// The line before the first question.
pub fn opening(plan: &Plan, planned: Planned, style: Style) -> String {
    let line = view::Planned {
        date: planned.date,
        reviews: (plan.reviews, planned.early),
        fresh: plan.fresh,
        pending: plan.pending.len(),
        takes_minutes: minutes(planned.seconds),
    };
    view::opening(&line, style)
}

/// When the plan has nothing to ask.
pub fn nothing(planned: Planned, style: Style) -> String {
    view::nothing(planned.date, planned.is_used_up.then_some(planned.minutes), style)
}
