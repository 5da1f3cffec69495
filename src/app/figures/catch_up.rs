//! The days after a break: `viva plan --catch-up --json`.

use serde::Serialize;

use crate::domain::time::Day as StudyDay;

/// The object of `viva plan --catch-up --json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CatchUp {
    /// The study day it was made on.
    pub today: StudyDay,
    /// Minutes a day.
    pub minutes: u32,
    /// Reviews that wait today.
    pub due: usize,
    /// Expected seconds of answering them.
    pub seconds_due: f64,
    /// The day on which nothing waits any more; null where a year of these minutes is not enough.
    pub caught_up: Option<StudyDay>,
    /// Where it is not: minutes a day that are.
    pub enough_minutes: Option<u32>,
    /// Each day, today first.
    pub days: Vec<Day>,
}

/// A day of work.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Day {
    /// The study day.
    pub date: StudyDay,
    /// Questions answered on it.
    pub questions: usize,
    /// Expected seconds of answering them.
    pub seconds: f64,
    /// Reviews that still wait after it.
    pub waiting: usize,
}
