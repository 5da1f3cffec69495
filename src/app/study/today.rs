//! The day as its screen and its JSON show it.

use super::glance::Glance;
use super::plan::Plan;
use super::{by_plan, deadline, glance, next, readiness};
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
    let state = state(store, today)?;
    let expected_percent = match &aim {
        Some(aim) => expected(store, context, aim, &state)?,
        None => None,
    };
    let standing = goal::standing(store, &aim.clone().unwrap_or_default(), today)?;
    let minutes = minutes_of(store, &plan)?;
    glance::keep(
        context,
        &glance(store, context, (&plan, minutes), (aim.as_ref(), expected_percent), state)?,
    );
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

/// Keeps what can be told at a glance after answers were given; what the plan expects is worked out when the day is shown next.
///
/// # Errors
/// When the database cannot be read.
pub fn renew_glance(store: &Store, context: &Context) -> Result<(), Error> {
    let plan = by_plan::of_day(store, context, &Filter::default())?;
    let aim = store.goal()?;
    let state = state(store, context.today())?;
    let minutes = minutes_of(store, &plan)?;
    let expected = glance::read(context).filter(|kept| kept.state == state);
    let expected = expected.and_then(|kept| kept.expected_percent);
    let glance = glance(store, context, (&plan, minutes), (aim.as_ref(), expected), state)?;
    glance::keep(context, &glance);
    Ok(())
}

fn minutes_of(store: &Store, plan: &Plan) -> Result<u32, Error> {
    let costs = costs(&store.timed(TIMED)?);
    Ok(minutes(costs, plan.reviews + plan.pending.len(), plan.fresh))
}

/// A name of all that the expected recall depends on; the goal is one of the events.
fn state(store: &Store, today: Day) -> Result<String, Error> {
    Ok(format!("{today} {}", store.state()?))
}

/// The recall that the plan expects on the date, 0 to 100; `None` where no date is ahead that can be planned for. Worked out once for
/// every state.
fn expected(
    store: &Store,
    context: &Context,
    aim: &Goal,
    state: &str,
) -> Result<Option<f64>, Error> {
    let (Some(date), Some(days)) = (aim.date, aim.days_left(context.today())) else {
        return Ok(None);
    };
    if days > deadline::FURTHEST_DAYS {
        return Ok(None);
    }
    if let Some(kept) = glance::read(context).filter(|kept| kept.state == state)
        && kept.expected_percent.is_some()
    {
        return Ok(kept.expected_percent);
    }
    let minutes = aim.minutes.unwrap_or(deadline::MINUTES_USUAL);
    let deadline = deadline::Deadline { date, minutes };
    // A bank without a question for the goal has nothing to expect.
    let standing = goal::standing(store, aim, context.today())?;
    if standing.all.questions == 0 {
        return Ok(None);
    }
    let figures = deadline::plan(store, &Filter::default(), aim, deadline, context.today())?;
    Ok(figures.all.on_the_date.percent())
}

fn glance(
    store: &Store,
    context: &Context,
    (plan, minutes): (&Plan, u32),
    (aim, expected_percent): (Option<&Goal>, Option<f64>),
    state: String,
) -> Result<Glance, Error> {
    let today = context.today();
    Ok(Glance {
        form: glance::FORM,
        state,
        day: today,
        due: store.due_days(today, today.plus(glance::DAYS))?,
        reviews: plan.reviews,
        pending: plan.pending.len(),
        fresh: plan.fresh,
        minutes,
        level: aim.and_then(|aim| aim.level),
        date: aim.and_then(|aim| aim.date),
        expected_percent,
    })
}
