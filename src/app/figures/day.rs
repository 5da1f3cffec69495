//! The day: `viva --json`.

use serde::Serialize;

use crate::domain::day::Lately as Counted;
use crate::domain::interview::passed::next_level;
use crate::domain::labels::Level;
use crate::domain::leaves::LeafScore;
use crate::domain::time::Day as StudyDay;
use crate::ui::view::day::{Day as View, Planned as PlannedView};

use super::goal::{Aim, Group as Asked};
use super::score::{ByLevel, Group, Passed, by_level, passed};

/// The object of `viva --json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Day<'a> {
    /// The study day.
    pub date: StudyDay,
    /// Reviews that are due and fit the day, whether a plan asks them or not.
    pub due: usize,
    /// Due reviews that wait for another day.
    pub waiting: usize,
    /// Drills left from earlier today.
    pub pending: usize,
    /// New questions that the day still allows, or that the plan to a date asks.
    pub new: usize,
    /// What the plan to a date asks today of questions seen before; null where there is no plan: then that is what is due.
    pub planned: Option<Planned>,
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
    /// What one prepares for; null where no goal is set.
    pub goal: Option<Aim>,
    /// Questions that the goal asks, all without one, and readiness over them.
    pub asked: Asked,
    /// The must-haves among them.
    pub must: Asked,
    /// Recall that the plan expects on the day of the goal, 0 to 100; null where no day is ahead.
    pub expected: Option<f64>,
    /// The same of what will have been asked by then; the rest counts as 0.
    pub expected_asked: Option<f64>,
    /// Minutes that today's questions take, by your own pace.
    pub minutes: u32,
    /// The weakest leaves, the weakest first.
    pub weakest: Vec<Weak<'a>>,
    /// Answers of the study day before and of today.
    pub since_yesterday: Lately,
    /// The level to try next; null before the first pass and after the last level.
    pub next_level: Option<Level>,
}

/// The reviews of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Planned {
    /// The date that it leads to.
    pub date: StudyDay,
    /// Questions seen before.
    pub reviews: usize,
    /// Those of them before their due day.
    pub early: usize,
}

/// How many of the weakest leaves are told.
const WEAKEST: usize = 3;

/// A leaf of which little is recalled.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Weak<'a> {
    /// The leaf.
    pub leaf: &'a str,
    /// Its questions that were answered.
    pub seen: u32,
    /// Failures of what was known.
    pub lapses: u32,
    /// Recall of what was seen, 0 to 100.
    pub recall: Option<f64>,
}

impl<'a> From<&'a LeafScore> for Weak<'a> {
    fn from(score: &'a LeafScore) -> Self {
        let (seen, lapses) = (score.seen, score.lapses);
        Self { leaf: &score.leaf, seen, lapses, recall: score.recall() }
    }
}

/// What was answered lately.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Lately {
    /// Reviews.
    pub answers: u32,
    /// Those graded 4 or better.
    pub right: u32,
    /// Those of questions never seen before.
    pub first: u32,
    /// Those of seen questions that were not recalled.
    pub forgotten: u32,
}

impl From<Counted> for Lately {
    fn from(counted: Counted) -> Self {
        let Counted { answers, right, first, forgotten } = counted;
        Self { answers, right, first, forgotten }
    }
}

impl<'a> From<&'a View> for Day<'a> {
    fn from(view: &'a View) -> Self {
        Self {
            date: view.date,
            due: view.due,
            waiting: view.waiting,
            pending: view.pending,
            new: view.fresh,
            planned: view.planned.map(|PlannedView { date, reviews, early }| Planned {
                date,
                reviews,
                early,
            }),
            unseen: view.unseen,
            reviewed: view.reviewed,
            streak_days: view.streak_days,
            next_due: view.next_due.map(|next| next.day),
            levels: by_level(&view.scores.levels),
            passed: passed(&view.passes),
            goal: view.goal.as_ref().map(|goal| Aim::of(goal, view.date)),
            asked: Asked::from(&view.standing.all),
            must: Asked::from(&view.standing.must),
            expected: view.expected_percent,
            expected_asked: view.asked_percent,
            minutes: view.minutes,
            weakest: view.standing.weakest(WEAKEST).into_iter().map(Weak::from).collect(),
            since_yesterday: Lately::from(view.lately),
            next_level: next_level(&view.passes),
        }
    }
}
