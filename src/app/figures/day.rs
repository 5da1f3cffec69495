//! The day: `viva --json`.

use serde::Serialize;

use crate::domain::interview::passed::next_level;
use crate::domain::labels::Level;
use crate::domain::time::Day as StudyDay;
use crate::ui::view::day::Day as View;

use super::score::{ByLevel, Group, Passed, by_level, passed};

/// The object of `viva --json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Day<'a> {
    /// The study day.
    pub date: StudyDay,
    /// Reviews that are due and fit the day.
    pub due: usize,
    /// Due reviews that wait for another day.
    pub waiting: usize,
    /// Drills left from earlier today.
    pub pending: usize,
    /// New questions that the day still allows.
    pub new: usize,
    /// Questions that were never seen.
    pub unseen: u32,
    /// Reviews of today.
    pub reviewed: u32,
    /// Study days in a row with a review.
    pub streak_days: u32,
    /// The next day on which something is due: today, where today still allows some.
    pub next_due: Option<StudyDay>,
    /// Readiness of each level.
    pub levels: ByLevel<Group>,
    /// Passes of mock interviews.
    pub passed: Passed<'a>,
    /// The level to try next; null before the first pass and after the last level.
    pub next_level: Option<Level>,
}

impl<'a> From<&'a View> for Day<'a> {
    fn from(view: &'a View) -> Self {
        Self {
            date: view.date,
            due: view.due,
            waiting: view.waiting,
            pending: view.pending,
            new: view.fresh,
            unseen: view.unseen,
            reviewed: view.reviewed,
            streak_days: view.streak_days,
            next_due: view.next_due.map(|next| next.day),
            levels: by_level(&view.scores.levels),
            passed: passed(&view.passes),
            next_level: next_level(&view.passes),
        }
    }
}
