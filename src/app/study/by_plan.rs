//! The quiz by plan: while a goal with a date ahead stands, each study day asks what adds most to the recall on that date, for as long as the
//! day's minutes are not used. There are no due days in it: what is asked before its own is asked early. A filter that somebody gives asks its
//! questions whatever the plan says of them: those of the plan first, then what is due, then what is new.

use std::collections::{BTreeMap, BTreeSet};

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
use super::minutes;
use super::plan::{self, Plan, Planned, places, repeats};
use super::readiness::all_options;
use super::work::Times;
use super::worked::to_the_date;
use super::working_out::Worth;

/// More questions than this are not seen for the first time in a minute.
const FIRST_SIGHTS_A_MINUTE: usize = 6;

/// What today asks: by the plan to the date of the goal while it is ahead, else what is due and new, as far as it fits the minutes of a goal
/// without a date.
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
        None => {
            let plan = plan::plan(store, context, filter, None)?;
            minutes::kept(store, context, filter, plan)
        }
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
    let seconds = |worth: &&Worth| (worth.id.clone(), f64::from(worth.takes_ms) / 1000.0);
    let mut takes: BTreeMap<QuestionId, f64> = chosen.iter().map(seconds).collect();
    let items: Vec<Item> = chosen.iter().map(|worth| item(worth)).collect();
    let mut items = schedule::spread_leaves(items);
    let due = plan::due(store, context, filter)?;
    if !filter.is_open() {
        let rest = rest(store, context, filter, (&due.today, &items, deadline.minutes))?;
        Times::of(store)?.add(store, &mut takes, &rest, &[])?;
        items.extend(rest);
        fill(&mut items, &takes, (chosen.len(), 60.0 * f64::from(deadline.minutes)));
    }
    let fresh = items.iter().filter(|item| item.is_new).count();
    let (pending, earlier) = repeats(store, filter, context.today(), items.len())?;
    Ok(Plan {
        reviews: items.len() - fresh,
        fresh,
        due: due.today.len(),
        waiting: due.waiting,
        pending,
        earlier,
        planned: Some(Planned {
            date: deadline.date,
            minutes: deadline.minutes,
            is_used_up: worked.left_ms == 0,
            expected_percent: worked.figures.all.on_the_date.percent(),
            asked_percent: worked.figures.all.asked_on_the_date.percent(),
        }),
        items,
        takes,
        ..Plan::default()
    })
}

/// What passes the filter and is not among `items` of the plan: what is due, then what is new, in the order in which it comes without a plan.
fn rest(
    store: &Store,
    context: &Context,
    filter: &Filter,
    (due, items, minutes): (&[QuestionId], &[Item], u32),
) -> Result<Vec<Item>, Error> {
    let chosen: BTreeSet<&QuestionId> = items.iter().map(|item| &item.id).collect();
    // No first sight takes less than some seconds: these fill the day's minutes.
    let most = places(minutes).saturating_mul(FIRST_SIGHTS_A_MINUTE) + chosen.len();
    let fresh = plan::fresh(store, context, filter, most)?;
    let item = |is_new| move |id: &QuestionId| Item { id: id.clone(), mode: Mode::Review, is_new };
    let all = due.iter().map(item(false)).chain(fresh.iter().map(item(true)));
    Ok(all.filter(|item| !chosen.contains(&item.id)).collect())
}

/// Keeps what the plan chose, and of what comes behind it as much as fits a day's time, one question at least.
fn fill(items: &mut Vec<Item>, takes: &BTreeMap<QuestionId, f64>, (chosen, time_s): (usize, f64)) {
    let mut spent_s = 0.0;
    let mut fitting = 0;
    for item in items.iter() {
        if fitting >= chosen.max(1) && spent_s >= time_s {
            break;
        }
        spent_s += takes.get(&item.id).copied().unwrap_or(0.0);
        fitting += 1;
    }
    items.truncate(fitting);
}

/// A question as it is asked: early before its due day.
fn item(worth: &Worth) -> Item {
    let mode = if worth.is_early { Mode::Early } else { Mode::Review };
    Item { id: worth.id.clone(), mode, is_new: worth.is_new }
}

/// The line before the first question of a run with these limits: of questions, and of minutes.
///
/// # Errors
/// When the database cannot be read.
pub fn opening(
    store: &Store,
    plan: &Plan,
    planned: Planned,
    limits: (Option<usize>, Option<u64>),
    style: Style,
) -> Result<String, Error> {
    let (all, work) = (plan.work(store, (None, None))?, plan.work(store, limits)?);
    let (questions, minutes) = limits;
    let line = view::Planned {
        date: planned.date,
        reviews: (work.reviews, work.early),
        fresh: work.fresh,
        pending: work.repeats,
        takes_minutes: work.minutes(),
        // What ends nothing is not told.
        limits: (
            questions.filter(|limit| *limit < plan.items.len()),
            minutes.filter(|minutes| all.seconds > 60.0 * *minutes as f64),
        ),
    };
    Ok(view::opening(&line, style))
}

/// When there is nothing to ask of the filter.
pub fn nothing(planned: Planned, filter: &Filter, style: Style) -> String {
    match filter.is_open() {
        true => view::nothing(planned.date, planned.is_used_up.then_some(planned.minutes), style),
        false => view::nothing_of_filter(&all_options(filter), style),
    }
}
