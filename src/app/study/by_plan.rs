//! The quiz by plan: while a goal with a date ahead stands, each study day asks what adds most to the recall on that date, for as long as the
//! day's minutes are not used. There are no due days in it: what is asked before its own is asked early.

use std::collections::BTreeSet;

use crate::app::context::Context;
use crate::domain::filter::Filter;
use crate::domain::goal::Goal;
use crate::domain::ids::QuestionId;
use crate::domain::plan::Values;
use crate::domain::review::Mode;
use crate::domain::schedule::{self, Item};
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::{ListRow, Store};
use crate::ui::Style;
use crate::ui::view::planned as view;

use super::deadline::{FURTHEST_DAYS, MINUTES_USUAL, Questions, questions};
use super::plan::{Plan, Planned, plan, repeats};

/// The longest time that one answer counts with: who took longer was elsewhere.
const LONGEST_MS: u32 = 600_000;
/// What an answer counts with whose time was not measured.
const UNMEASURED_MS: u32 = 20_000;

/// What today asks: by the plan to the date of the goal while it is ahead, else what is due and new.
///
/// # Errors
/// When the database cannot be read.
pub fn of_day(store: &Store, context: &Context, filter: &Filter) -> Result<Plan, Error> {
    let goal = store.goal()?.unwrap_or_default();
    let days_left = goal.days_left(context.today()).filter(|days| *days <= FURTHEST_DAYS);
    match (goal.date, days_left) {
        (Some(date), Some(days_left)) => by_plan(store, context, filter, (&goal, date, days_left)),
        _ => plan(store, context, filter, None),
    }
}

fn by_plan(
    store: &Store,
    context: &Context,
    filter: &Filter,
    (goal, date, days_left): (&Goal, Day, u32),
) -> Result<Plan, Error> {
    let today = context.today();
    let Questions { rows, cards, asked_count, memories } =
        questions(store, &Filter::default(), goal, today)?;
    let values = Values::of(memories.person, days_left);
    let prospects = values.prospects(&cards[..asked_count], days_left);
    let minutes = goal.minutes.unwrap_or(MINUTES_USUAL);
    let a_day_s = 60.0 * f64::from(minutes);
    let spent_s = store.spent_ms(today, UNMEASURED_MS, LONGEST_MS)? as f64 / 1000.0;
    let price = prospects.price((a_day_s * f64::from(days_left) - spent_s).max(0.0));
    let passing: Option<BTreeSet<QuestionId>> = match filter.is_open() {
        true => None,
        false => Some(store.all(filter, None, today)?.into_iter().collect()),
    };
    let passes =
        |place: usize| passing.as_ref().is_none_or(|passing| passing.contains(&rows[place].id));
    let left_s = a_day_s - spent_s;
    let chosen = match left_s > 0.0 {
        true => prospects.today_of(price, left_s, passes),
        false => Vec::new(),
    };
    let items: Vec<Item> = chosen.iter().map(|place| item(&rows[*place], today)).collect();
    let fresh = items.iter().filter(|item| item.is_new).count();
    let (pending, earlier) = repeats(store, filter, today, items.len())?;
    Ok(Plan {
        reviews: items.len() - fresh,
        fresh,
        pending,
        earlier,
        planned: Some(Planned {
            date,
            minutes,
            early: items.iter().filter(|item| item.mode == Mode::Early).count(),
            seconds: prospects.seconds_of(&chosen),
            is_used_up: left_s <= 0.0,
        }),
        items: schedule::spread_leaves(items),
        ..Plan::default()
    })
}

/// A question as it is asked: early before its due day.
fn item(row: &ListRow, today: Day) -> Item {
    let is_early = row.card.is_some_and(|card| card.due > today);
    let mode = if is_early { Mode::Early } else { Mode::Review };
    Item { id: row.id.clone(), mode, is_new: row.card.is_none() }
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

/// Whole minutes, rounded up.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by a day")]
fn minutes(seconds: f64) -> u32 {
    (seconds / 60.0).ceil().clamp(0.0, 1440.0) as u32
}
