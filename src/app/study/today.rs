//! The day as its screen and its JSON show it.

use super::deadline::MINUTES_USUAL;
use super::glance::Glance;
use super::plan::Plan;
use super::work::Work;
use super::{by_plan, catching_up, glance, next, readiness};
use crate::app::context::Context;
use crate::app::goal;
use crate::app::interview::paused_exams;
use crate::domain::filter::Filter;
use crate::domain::goal::Goal;
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::Store;
use crate::ui::view::day;

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
    let work = plan.work(store, (None, None))?;
    glance::keep(context, &glance(store, context, (&plan, work), aim.as_ref())?);
    Ok(day::Day {
        date: today,
        due: plan.due,
        waiting: plan.waiting,
        pending: plan.pending.len(),
        fresh: plan.fresh,
        planned: plan.planned.map(|planned| day::Planned {
            date: planned.date,
            reviews: work.reviews,
            early: work.early,
        }),
        held_back: plan.held_back,
        break_over: break_over(store, &plan, work, aim.as_ref(), today)?,
        minutes: work.minutes(),
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
        asked_percent: plan.planned.and_then(|planned| planned.asked_percent),
        lately: store.lately(Day::from_number(i64::from(today.number()) - 1), today)?,
    })
}

/// Where more is due than the minutes of the goal hold, or than a day allows: when nothing waits any more. A plan to a date spreads
/// its work itself.
fn break_over(
    store: &Store,
    plan: &Plan,
    work: Work,
    aim: Option<&Goal>,
    today: Day,
) -> Result<Option<day::BreakOver>, Error> {
    let own = aim.and_then(|aim| aim.minutes);
    let is_long = own.is_some_and(|minutes| work.minutes() > minutes) && plan.due > 0;
    if plan.planned.is_some() || !(is_long || plan.waiting > 0) {
        return Ok(None);
    }
    let minutes = own.unwrap_or(MINUTES_USUAL);
    let by = catching_up::caught_up(store, minutes, today)?;
    Ok(Some(day::BreakOver { minutes, by }))
}

/// Keeps what can be told at a glance after answers were given, and with it the plan of what is left. Where nothing was written and the day
/// is told already it stays as it is.
///
/// # Errors
/// When the database cannot be read.
pub fn renew_glance(store: &Store, context: &Context) -> Result<(), Error> {
    let is_told = || glance::read(context).is_some_and(|kept| kept.day == context.today());
    if !store.has_written() && is_told() {
        return Ok(());
    }
    let plan = by_plan::of_day(store, context, &Filter::default())?;
    let work = plan.work(store, (None, None))?;
    glance::keep(context, &glance(store, context, (&plan, work), store.goal()?.as_ref())?);
    Ok(())
}

fn glance(
    store: &Store,
    context: &Context,
    (plan, work): (&Plan, Work),
    aim: Option<&Goal>,
) -> Result<Glance, Error> {
    let today = context.today();
    Ok(Glance {
        form: glance::FORM,
        day: today,
        due: store.due_days(today, today.plus(glance::DAYS))?,
        due_today: plan.due,
        reviews: work.reviews,
        pending: work.repeats,
        fresh: work.fresh,
        minutes: work.minutes(),
        is_planned: plan.planned.is_some(),
        level: aim.and_then(|aim| aim.level),
        date: aim.and_then(|aim| aim.date),
        expected_percent: plan.planned.and_then(|planned| planned.asked_percent),
    })
}
