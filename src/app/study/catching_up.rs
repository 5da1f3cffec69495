//! `viva plan --catch-up`: after a break, the days until no review waits any more.

use crate::app::figures::catch_up::{CatchUp, Day as DayFigures};
use crate::domain::card::{Card, Given};
use crate::domain::catch_up::{Owed, is_done, spread};
use crate::domain::filter::Filter;
use crate::domain::grade::Grade;
use crate::domain::review::Mode;
use crate::domain::scheduling::Scheduling;
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::{ListRow, Store};
use crate::ui::Style;
use crate::ui::view::catch_up as view;
use crate::words::app::planning as words;

use super::deadline::{MINUTES, MINUTES_USUAL};
use super::memories::{Memories, memories};

/// Minutes a day are offered in steps of so many.
const STEP_MINUTES: u32 = 5;

/// Spreads the reviews of `filter` that wait, at `minutes` a day, or else at those of the goal.
///
/// # Errors
/// When the minutes are none or more than a day has use for, or the database cannot be read.
pub fn catch_up(
    store: &Store,
    filter: &Filter,
    minutes: Option<u32>,
    today: Day,
) -> Result<CatchUp, Error> {
    let of_goal = store.goal()?.and_then(|goal| goal.minutes);
    let minutes = minutes.or(of_goal).unwrap_or(MINUTES_USUAL);
    if !MINUTES.contains(&minutes) {
        let error = Error::usage(words::no_minutes_for_a_plan(&minutes));
        return Err(error.hint(words::give_minutes()));
    }
    let owed = all_owed(store, filter, today)?;
    let days = spread(&owed, 60.0 * f64::from(minutes));
    let waiting = || owed.iter().filter(|one| one.due_in_days <= 0);
    let enough = |minutes: &u32| is_done(&spread(&owed, 60.0 * f64::from(*minutes)));
    let done = is_done(&days);
    let more = (minutes / STEP_MINUTES + 1) * STEP_MINUTES..=*MINUTES.end();
    Ok(CatchUp {
        today,
        minutes,
        due: waiting().count(),
        seconds_due: waiting().map(|one| one.cost_s).sum::<f64>().round(),
        caught_up: days.last().filter(|_| done).map(|day| today.plus(day.in_days)),
        enough_minutes: match done {
            true => None,
            false => more.step_by(STEP_MINUTES as usize).find(enough),
        },
        days: days
            .iter()
            .map(|day| DayFigures {
                date: today.plus(day.in_days),
                questions: day.questions,
                seconds: day.seconds.round(),
                waiting: day.waiting,
            })
            .collect(),
    })
}

/// The day on which no review waits any more, at `minutes` a day; `None` where a year of them is not enough.
///
/// # Errors
/// When the database cannot be read.
pub fn caught_up(store: &Store, minutes: u32, today: Day) -> Result<Option<Day>, Error> {
    let owed = all_owed(store, &Filter::default(), today)?;
    let days = spread(&owed, 60.0 * f64::from(minutes));
    Ok(days.last().filter(|_| is_done(&days)).map(|day| today.plus(day.in_days)))
}

/// Every question of the filter that has a card, as it stands today.
fn all_owed(store: &Store, filter: &Filter, today: Day) -> Result<Vec<Owed>, Error> {
    let mut rows = store.list_all(filter, false, "")?;
    rows.retain(|row| !row.suspended && !row.is_postponed(today));
    let memories = memories(store, &rows)?;
    let scheduling = store.scheduling()?;
    Ok(rows.iter().filter_map(|row| owed(row, &memories, &scheduling, today)).collect())
}

/// The same on a screen.
pub fn screen(figures: &CatchUp, style: Style) -> String {
    let day = |day: &DayFigures| (day.date, day.questions, minutes(day.seconds), day.waiting);
    let plan = view::CatchUp {
        minutes: figures.minutes,
        due: (figures.due, minutes(figures.seconds_due)),
        caught_up: figures.caught_up,
        enough_minutes: figures.enough_minutes,
        days: figures.days.iter().map(day).collect(),
    };
    view::render(&plan, style)
}

/// Whole minutes, rounded up.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "never below 0")]
fn minutes(seconds: f64) -> u32 {
    (seconds / 60.0).ceil() as u32
}

/// A question that has a card, as it stands today.
fn owed(row: &ListRow, memories: &Memories, scheduling: &Scheduling, today: Day) -> Option<Owed> {
    let card = row.card?;
    let recall = card.recall(&memories.person, today);
    let given = Given { grade: Grade::GOOD, mode: Mode::Review, study_day: today };
    let next = Card::take(scheduling, Some(card), given).card.unwrap_or(card);
    let costs = memories.person.costs;
    let usual_s = recall * costs.right_s + (1.0 - recall) * costs.wrong_s;
    Some(Owed {
        due_in_days: i64::from(card.due.number()) - i64::from(today.number()),
        interval_days: card.interval_days(),
        next_interval_days: next.interval_days(),
        recall,
        cost_s: usual_s * memories.cost_factors.for_kind(row.kind, row.level),
    })
}
