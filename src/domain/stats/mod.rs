//! What a log of answers says about a person: how much, how well, how long, and whether the predictions held.
//!
//! [`Fold`] takes the answers question by question and keeps counters only, so that a hundred thousand of them cost little; what a
//! question is about is asked once a question, at the end.

mod corrected;
mod fold;
mod heat;
mod share;
mod timed;

use super::labels::{Kind, Level};
use super::time::Day;

pub use fold::{Answer, Fold};
pub use heat::{Heat, heat};
pub use share::{Bin, Tried};

use std::collections::BTreeMap;

/// Days of a statistic unless it is asked for from another day on.
pub const YEAR_DAYS: u32 = 365;

/// Days that are looked ahead, today included.
pub const FORECAST_DAYS: u32 = 30;

/// An answer that took longer counts as this long, in milliseconds: nobody thinks for half an hour, the screen was left open.
pub const LONGEST_MS: u32 = 30 * 60 * 1000;

/// First day of every range of days between two answers to a question; the last range is open.
pub const AGES_DAYS: [u32; 7] = [1, 2, 4, 8, 15, 31, 91];

/// Where the ranges of predicted recall begin, in percent; the last one ends at 100.
pub const BINS_PERCENT: [u32; 6] = [0, 50, 70, 80, 90, 95];

/// How many of the hardest questions are named.
pub const HARDEST: usize = 10;

/// Failures from which a question can be one of the hardest.
pub const HARDEST_FAILURES: u32 = 2;

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Its topic.
    pub topic: String,
    /// Its level.
    pub level: Level,
    /// Its kind.
    pub kind: Kind,
}

/// One study day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayTally {
    /// Answers of any mode.
    pub answers: u32,
    /// Questions answered for the first time.
    pub firsts: u32,
    /// Time of all its answers, in milliseconds, each at most [`LONGEST_MS`].
    pub spent_ms: u64,
}

/// How often questions that were seen before were recalled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recall {
    /// All of them.
    pub all: Tried,
    /// By level.
    pub levels: [Tried; 3],
    /// By topic; questions that are gone from the bank are in none.
    pub topics: BTreeMap<String, Tried>,
    /// By days since the answer before, in the ranges of [`AGES_DAYS`].
    pub ages: [Tried; 7],
}

/// How long answers to one kind of question take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// The kind.
    pub kind: Kind,
    /// First answers of a day to questions of the kind.
    pub answers: usize,
    /// The time in the middle, in milliseconds.
    pub median_ms: u32,
}

/// A question that failed often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hardest {
    /// The question.
    pub id: String,
    /// What it is about; `None` when it is gone from the bank.
    pub about: Option<About>,
    /// First answers of a day, and those recalled.
    pub tried: Tried,
}

/// Everything that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stats {
    /// First day.
    pub since: Day,
    /// Last day.
    pub today: Day,
    /// Every day from the first to the last.
    pub days: Vec<DayTally>,
    /// True recall.
    pub recall: Recall,
    /// Predicted recall against true recall: all together, then by the ranges of [`BINS_PERCENT`].
    pub calibration: (Bin, [Bin; 6]),
    /// Kinds that were answered, in their order.
    pub times: Vec<Times>,
    /// The hardest questions, the hardest first; at most [`HARDEST`].
    pub hardest: Vec<Hardest>,
    /// The time in the middle of an answer to a question seen before, in milliseconds; `None` when there was none.
    pub review_ms: Option<u32>,
}

impl Stats {
    /// All days together.
    pub fn total(&self) -> DayTally {
        self.days.iter().fold(DayTally::default(), |sum, day| DayTally {
            answers: sum.answers + day.answers,
            firsts: sum.firsts + day.firsts,
            spent_ms: sum.spent_ms + day.spent_ms,
        })
    }

    /// Days with an answer.
    pub fn active_days(&self) -> usize {
        self.days.iter().filter(|day| day.answers > 0).count()
    }

    /// The days with their dates.
    pub fn dated(&self) -> impl DoubleEndedIterator<Item = (Day, &DayTally)> + ExactSizeIterator {
        (0..self.days.len())
            .zip(&self.days)
            .map(|(place, day)| (self.since.plus(u32::try_from(place).unwrap_or(u32::MAX)), day))
    }
}

/// What will be due on one day if every question waits for its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The study day.
    pub day: Day,
    /// Questions; on the first day those that are overdue too.
    pub questions: u32,
}

/// The days from `today` on, [`FORECAST_DAYS`] of them, with what is due by `due`: pairs of a day and a count, the days
/// before today among them.
pub fn forecast(today: Day, due: &[(Day, u32)]) -> Vec<Due> {
    let mut days: Vec<Due> =
        (0..FORECAST_DAYS).map(|ahead| Due { day: today.plus(ahead), questions: 0 }).collect();
    for (day, questions) in due {
        let place = usize::try_from(day.since(today)).unwrap_or(usize::MAX);
        if let Some(due) = days.get_mut(place) {
            due.questions += questions;
        }
    }
    days
}

#[cfg(test)]
mod tests;
