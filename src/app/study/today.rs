//! The day as its screen and its JSON show it.

use super::glance::Glance;
use super::plan::Plan;
use super::{by_plan, glance, next, readiness};
use crate::app::context::Context;
use crate::app::goal;
use crate::app::interview::paused_exams;
use crate::domain::day::minutes;
use crate::domain::filter::Filter;
use crate::domain::goal::Goal;
use crate::domain::plan::costs;
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::Store;
use crate::ui::view::day;

/// So many of the newest answers say how long one takes.
const TIMED: u32 = 200;

/// Gathers the day, and keeps what can be told at a glance.
///
/// # Errors
/// When the database cannot be read.
pub fn day(store: &Store, context: &Context) -> Result<day::Day, Error> {
    let today = context.today();
    let plan = by_plan::of_day(store, context, &Filter::default())?;
    let so_far = store.today(today)?;
    let aim = store.goal()?;
    let expected_percent = plan.planned.and_then(|planned| planned.expected_percent);
    let standing = goal::standing(store, &aim.clone().unwrap_or_default(), today)?;
    let minutes = minutes_of(store, &plan)?;
    glance::keep(context, &glance(store, context, (&plan, minutes), aim.as_ref())?);
    Ok(day::Day {
        date: today,
        due: plan.reviews,
        waiting: plan.waiting,
        pending: plan.pending.len(),
        fresh: plan.fresh,
        held_back: plan.held_back,
        minutes,
        unseen: store.fresh_count(&Filter::default(), today)?,
        reviewed: so_far.reviews,
        streak_days: store.streak(today, &context.config.rest_days)?,
        next_due: next::next(store, context, &Filter::default())?,
        scores: readiness::scores(store, today)?,
        passes: store.levels_passed()?,
        paused: paused_exams::told(context),
        goal: aim,
        standing,
        expected_percent,
        lately: store.lately(Day::from_number(i64::from(today.number()) - 1), today)?,
    })
}

/// Keeps what can be told at a glance after answers were given, and with it the plan of what is left.
///
/// # Errors
/// When the database cannot be read.
pub fn renew_glance(store: &Store, context: &Context) -> Result<(), Error> {
    let plan = by_plan::of_day(store, context, &Filter::default())?;
    let minutes = minutes_of(store, &plan)?;
    glance::keep(context, &glance(store, context, (&plan, minutes), store.goal()?.as_ref())?);
    Ok(())
}

fn minutes_of(store: &Store, plan: &Plan) -> Result<u32, Error> {
    let costs = costs(&store.timed(TIMED)?);
    Ok(minutes(costs, plan.reviews + plan.pending.len(), plan.fresh))
}

fn glance(
    store: &Store,
    context: &Context,
    (plan, minutes): (&Plan, u32),
    aim: Option<&Goal>,
) -> Result<Glance, Error> {
    let today = context.today();
    Ok(Glance {
        form: glance::FORM,
        day: today,
        due: store.due_days(today, today.plus(glance::DAYS))?,
        reviews: plan.reviews,
        pending: plan.pending.len(),
        fresh: plan.fresh,
        minutes,
        level: aim.and_then(|aim| aim.level),
        date: aim.and_then(|aim| aim.date),
        expected_percent: plan.planned.and_then(|planned| planned.expected_percent),
    })
}
