//! The goal: `viva goal --json`.

use serde::Serialize;

use crate::domain::goal::{Goal, Outcome};
use crate::domain::labels::Level;
use crate::domain::standing::{Standing, Sums};
use crate::domain::time::Day;

/// The object of `viva goal --json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GoalFigures {
    /// What one prepares for; null where no goal is set.
    pub goal: Option<Aim>,
    /// All questions that it asks; without a goal those of the whole bank.
    pub all: Group,
    /// The must-haves among them.
    pub must: Group,
}

/// What one prepares for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Aim {
    /// The level aimed at.
    pub level: Option<Level>,
    /// The day of the interview.
    pub date: Option<Day>,
    /// Days from today to it; null where there is no date or it is not ahead.
    pub days_left: Option<u32>,
    /// Minutes a day.
    pub minutes: Option<u32>,
    /// Leaves that a role names; 0 where no role was given.
    pub leaves: usize,
    /// Must-haves among them.
    pub must_leaves: usize,
    /// The name of the role; null where none was given, or a job description.
    pub role: Option<String>,
    /// How the interview went, once it is over and was told.
    pub outcome: Option<Outcome>,
}

/// Sums over questions that count for the goal.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Group {
    /// Active questions.
    pub questions: u32,
    /// Those answered at least once.
    pub seen: u32,
    /// Those shown to be known.
    pub known: u32,
    /// Recall today by weight, 0 to 100; unseen questions count as 0. Null where there are no questions.
    pub readiness: Option<f64>,
}

impl From<&Sums> for Group {
    fn from(sums: &Sums) -> Self {
        let readiness = sums.percent().map(|percent| (10.0 * percent).round() / 10.0);
        Self { questions: sums.questions, seen: sums.seen, known: sums.known, readiness }
    }
}

impl Aim {
    /// The parts of a goal on `today`.
    pub fn of(goal: &Goal, today: Day) -> Self {
        Self {
            level: goal.level,
            date: goal.date,
            days_left: goal.days_left(today),
            minutes: goal.minutes,
            leaves: goal.leaves.len(),
            must_leaves: goal.must_leaves(),
            role: goal.role.clone(),
            outcome: goal.outcome,
        }
    }
}

impl GoalFigures {
    /// The figures of a goal, or of none, with how one stands on `today`.
    pub fn of(goal: Option<&Goal>, standing: &Standing, today: Day) -> Self {
        Self {
            goal: goal.map(|goal| Aim::of(goal, today)),
            all: Group::from(&standing.all),
            must: Group::from(&standing.must),
        }
    }
}
