//! `viva plan` on a screen.

use std::collections::BTreeSet;

use super::by_plan;
use super::work::{Work, whole_minutes};
use crate::app::context::Context;
use crate::app::figures::plan::{Expected, PlanFigures};
use crate::domain::filter::Filter;
use crate::domain::goal::Goal;
use crate::domain::ids::QuestionId;
use crate::error::Error;
use crate::store::Store;
use crate::ui::view::plan as view;

/// Draws a plan that was made for `goal`. What today asks is said as the quiz says it, where the quiz goes by this plan.
///
/// # Errors
/// When the database cannot be read.
pub fn screen(
    store: &Store,
    context: &Context,
    figures: &PlanFigures,
    goal: &Goal,
) -> Result<String, Error> {
    let line = |expected: &Expected| view::Line {
        questions: expected.questions,
        seen: expected.seen,
        now_percent: expected.asked_today.percent(),
        then_percent: expected.asked_on_the_date.percent(),
        whole_percent: expected.on_the_date.percent(),
    };
    let others = figures.with_less.into_iter().chain([figures.with_more]);
    let Work { reviews, fresh, repeats, seconds, .. } = today(store, context, figures)?;
    let plan = view::Plan {
        date: figures.date,
        days_left: figures.days_left,
        minutes: figures.minutes,
        all: line(&figures.all),
        core: line(&figures.core),
        is_role: !goal.leaves.is_empty(),
        topics: figures.topics.iter().map(|(name, topic)| (name.as_str(), line(topic))).collect(),
        others: others.map(|(minutes, share)| (minutes, share.percent())).collect(),
        will_be_seen: figures.will_be_seen,
        today: (reviews, fresh, repeats, whole_minutes(seconds)),
    };
    Ok(view::render(&plan, context.style()))
}

fn today(store: &Store, context: &Context, figures: &PlanFigures) -> Result<Work, Error> {
    let of_day = by_plan::of_day(store, context, &Filter::default())?;
    let asked: BTreeSet<&QuestionId> = of_day.items.iter().map(|item| &item.id).collect();
    let is_the_plan_of_the_day =
        of_day.planned.is_some() && figures.asks.iter().collect::<BTreeSet<_>>() == asked;
    if is_the_plan_of_the_day {
        return of_day.work(store, (None, None));
    }
    Ok(Work {
        reviews: figures.asks.len() - figures.new_today,
        fresh: figures.new_today,
        seconds: figures.seconds_today,
        ..Work::default()
    })
}
