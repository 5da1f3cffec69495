//! What is planned to: a date and minutes, the questions that are asked, and what is remembered of them.

use super::memories::{Memories, memories};
use crate::domain::filter::Filter;
use crate::domain::goal::{Claim, EXAMPLE_DAYS, Goal};
use crate::domain::plan::{Asked, Seen};
use crate::domain::question::draw_of;
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::{ListRow, Store};
use crate::words::app::planning as words;

/// Furthest date that a plan is made for, in days from today.
pub const FURTHEST_DAYS: u32 = 730;

/// Minutes a day where nobody says how many.
pub const MINUTES_USUAL: u32 = 30;

/// Minutes a day that can be planned with.
pub const MINUTES: std::ops::RangeInclusive<u32> = 1..=720;

/// What one prepares for, and with how much time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The day of the interview.
    pub date: Day,
    /// Minutes a day until then.
    pub minutes: u32,
}

impl Deadline {
    /// What to plan for: with a date that was named everything, by importance; without one what the goal says.
    ///
    /// # Errors
    /// When there is no date to plan for.
    pub fn of(
        goal: Option<Goal>,
        (date, minutes): (Option<Day>, Option<u32>),
        today: Day,
    ) -> Result<(Goal, Self), Error> {
        let goal = goal.unwrap_or_default();
        let minutes = minutes.or(goal.minutes).unwrap_or(MINUTES_USUAL);
        let Some(named) = date.or(goal.date) else {
            let example = today.plus(EXAMPLE_DAYS);
            return Err(
                Error::usage(words::no_date_to_plan_for()).hint(words::name_a_date(&example))
            );
        };
        if date.is_none() && named <= today {
            return Err(of_a_goal_that_rests(named, today));
        }
        let weighed = if date.is_some() { Goal::default() } else { goal };
        Ok((weighed, Self { date: named, minutes }))
    }

    /// Days from `today` to the date.
    ///
    /// # Errors
    /// When the date is not ahead, is too far ahead, or the minutes are none or more than a day has use for.
    pub fn days_left(&self, today: Day) -> Result<u32, Error> {
        if self.date <= today {
            let error = Error::usage(words::date_is_not_ahead(&self.date, &today));
            let example = today.plus(EXAMPLE_DAYS);
            return Err(error.hint(words::name_the_day_of_the_interview(&example)));
        }
        let days = self.date.since(today);
        if days > FURTHEST_DAYS {
            let error = Error::usage(words::date_is_too_far_ahead(&self.date));
            return Err(error.hint(words::quiz_asks_what_is_due()));
        }
        if !MINUTES.contains(&self.minutes) {
            let error = Error::usage(words::no_minutes_for_a_plan(&self.minutes));
            return Err(error.hint(words::give_minutes()));
        }
        Ok(days)
    }
}

/// Why nothing is planned for the date of a goal that is not ahead, and what there is to do instead.
fn of_a_goal_that_rests(date: Day, today: Day) -> Error {
    if date == today {
        let error = Error::usage(words::goal_is_today());
        return error.hint(words::cram_or_set_another_day());
    }
    let error = Error::usage(words::goal_is_over(&date));
    error.hint(words::set_another_day_or_clear())
}

/// The questions that are planned with, and what is known of each.
pub(super) struct Questions {
    /// As the bank has them.
    pub rows: Vec<ListRow>,
    /// The same, as the plan sees them.
    pub cards: Vec<Asked>,
    /// So many of them are asked; those behind are put off as known, and count as never seen.
    pub asked_count: usize,
    /// What answers say.
    pub memories: Memories,
}

/// The active questions of `filter` that `goal` asks.
pub(super) fn questions(
    store: &Store,
    filter: &Filter,
    goal: &Goal,
    today: Day,
) -> Result<Questions, Error> {
    let mut rows = store.list_all(filter, false, "")?;
    rows.retain(|row| !row.suspended && claim(goal, row).is_some());
    // Among what is worth the same the important come first, then the draw: by name a plan would ask one letter of the alphabet after the other.
    rows.sort_by_cached_key(|row| {
        let rank = std::cmp::Reverse(row.importance.weight());
        (row.is_postponed(today), rank, draw_of(&row.id))
    });
    let asked_count = rows.iter().filter(|row| !row.is_postponed(today)).count();
    let memories = memories(store, &rows)?;
    let cards = rows.iter().map(|row| asked(row, goal, &memories, today)).collect();
    Ok(Questions { rows, cards, asked_count, memories })
}

pub(super) fn claim(goal: &Goal, row: &ListRow) -> Option<Claim> {
    goal.claim(row.id.leaf(), row.level, row.importance)
}

/// A question as the plan sees it, by its weight.
fn asked(row: &ListRow, goal: &Goal, memories: &Memories, today: Day) -> Asked {
    let seen = match row.card.filter(|_| !row.is_postponed(today)) {
        None => Seen::Never(memories.known[usize::from(row.level.rank())]),
        Some(card) => {
            Seen::Before { memory: card.trace.into(), elapsed_days: today.since(card.answered) }
        }
    };
    let weight = claim(goal, row).map_or(0.0, |claim| claim.weight);
    let cost_factor = memories.cost_factors.for_kind(row.kind, row.level);
    Asked { weight, cost_factor, seen }
}
