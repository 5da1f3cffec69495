//! Answers by the day they are dated: those of one study day, and those that a wrong clock dated.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::read::{AnswerRow, answer};
use super::{Result, Store, row};
use crate::domain::doubt::{Dates, Doubt, Misdated, doubt};
use crate::domain::event::is_ahead;
use crate::domain::time::{Day, Moment};

/// Answers of one study day whose dates cannot be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MisdatedDay {
    /// The study day.
    pub study_day: Day,
    /// What is wrong.
    pub what: Misdated,
    /// How many they are.
    pub answers: usize,
}

impl Store {
    /// Every answer of a study day that is not void, of any mode, in the order they were given.
    pub fn answers_of(&self, study_day: Day) -> Result<Vec<AnswerRow>> {
        self.read(|log| {
            log.prepare_cached(sql!("review_of_day"))?
                .query_map(named_params! { ":study_day": study_day.number() }, answer)?
                .collect()
        })
    }

    /// Study days with answers that a wrong clock dated, seen from `now`.
    pub fn misdated(&self, now: Moment) -> Result<Vec<MisdatedDay>> {
        self.read(|log| {
            let mut statement = log.prepare_cached(sql!("review_dates"))?;
            let mut rows = statement.query([])?;
            let mut dates = Dates::new(now);
            let mut found: BTreeMap<(Day, bool), MisdatedDay> = BTreeMap::new();
            while let Some(answer) = rows.next()? {
                let study_day = row::day(answer, 1)?;
                if let Some(what) = dates.next(answer.get(0)?) {
                    let of_day = MisdatedDay { study_day, what, answers: 0 };
                    let key = (study_day, what == Misdated::Ahead);
                    found.entry(key).or_insert(of_day).answers += 1;
                }
            }
            Ok(found.into_values().collect())
        })
    }

    /// Whether the newest event is so far ahead of the clock that other devices do not take it.
    pub fn is_ahead(&self, now: Moment) -> Result<bool> {
        let last: Option<i64> = self
            .read(|log| log.prepare_cached(sql!("event_ends"))?.query_row([], |row| row.get(2)))?;
        Ok(last.is_some_and(|last| is_ahead(last, now)))
    }
}

/// What of the clock is doubtful when an answer is given `now`, by the one before in the log.
pub(super) fn doubt_of(log: &Connection, now: Moment) -> rusqlite::Result<Option<Doubt>> {
    let before = log
        .prepare_cached(sql!("review_last"))?
        .query_row([], |found| Ok((found.get(0)?, row::day(found, 1)?)))
        .optional()?;
    Ok(before.and_then(|(before_ms, earlier)| doubt(now, before_ms, earlier)))
}
