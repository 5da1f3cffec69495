//! A run of the quiz and single answers: `viva quiz --json`, `viva undo --json`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::grade::Grade;
use crate::domain::ids::QuestionId;
use crate::domain::labels::Level;
use crate::domain::review::Mode;
use crate::domain::time::{Day, Moment};
use crate::store::{AnswerRow, ExportedReview};
use crate::ui::view::summary::{Summary, percent};

/// What one level came to in a run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LevelSum {
    /// Questions asked for the first time.
    pub asked: usize,
    /// Those graded 4 or better.
    pub right: usize,
    /// Their share, 0 to 100.
    pub percent: f64,
    /// Median time from appearance to grade, in milliseconds.
    pub median_ms: u32,
}

/// The object of `viva quiz --json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Session<'a> {
    /// Questions asked for the first time in this run.
    pub asked: usize,
    /// Answers, repeats included.
    pub answers: usize,
    /// Each level that was asked.
    pub levels: BTreeMap<&'static str, LevelSum>,
    /// Below 4 at first sight, in the order asked.
    pub again: &'a [QuestionId],
    /// Put off as known.
    pub postponed: usize,
    /// Left to be drilled today.
    pub to_drill: usize,
    /// The next day on which something is due: today, where today still allows some.
    pub next_due: Option<Day>,
}

impl<'a> From<&'a Summary> for Session<'a> {
    fn from(summary: &'a Summary) -> Self {
        let level = |(level, asked, right, median_ms): &(Level, usize, usize, u32)| {
            let (asked, right, median_ms) = (*asked, *right, *median_ms);
            let sum = LevelSum { asked, right, percent: percent(right, asked), median_ms };
            (level.as_str(), sum)
        };
        Self {
            asked: summary.asked,
            answers: summary.answers,
            levels: summary.levels.iter().map(level).collect(),
            again: &summary.again,
            postponed: summary.postponed,
            to_drill: summary.to_drill,
            next_due: summary.next_due.map(|next| next.day),
        }
    }
}

/// The object of `viva undo --json`: what was taken back.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Undone<'a> {
    /// The question.
    pub id: &'a QuestionId,
    /// What it counted as.
    pub mode: Mode,
    /// Its grade.
    pub grade: Grade,
    /// The study day it belonged to.
    pub study_day: Day,
}

impl<'a> From<&'a AnswerRow> for Undone<'a> {
    fn from(row: &'a AnswerRow) -> Self {
        Self { id: &row.question, mode: row.mode, grade: row.grade, study_day: row.study_day }
    }
}

/// A line of `viva export --format reviews`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Review<'a> {
    /// The question, under its id in use.
    pub id: &'a QuestionId,
    /// When, RFC 3339 with the local offset.
    pub at: String,
    /// The study day it belongs to.
    pub study_day: Day,
    /// What it counted as.
    pub mode: Mode,
    /// The grade.
    pub grade: Grade,
    /// Time to answer, in milliseconds.
    pub elapsed_ms: u32,
    /// Hints used.
    pub hints: u32,
}

impl<'a> From<&'a ExportedReview> for Review<'a> {
    fn from(row: &'a ExportedReview) -> Self {
        let at: Moment = row.at;
        Self {
            id: &row.question,
            at: at.to_rfc3339(),
            study_day: row.study_day,
            mode: row.mode,
            grade: row.grade,
            elapsed_ms: row.elapsed_ms,
            hints: row.hints,
        }
    }
}
