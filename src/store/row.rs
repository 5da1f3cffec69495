//! Columns of the database as values of the domain.

use rusqlite::Row;

use super::error::impossible;
use crate::domain::card::Card;
use crate::domain::fsrs::Trace;
use crate::domain::grade::Grade;
use crate::domain::ids::QuestionId;
use crate::domain::labels::{Importance, Kind, Level};
use crate::domain::review::Mode;
use crate::domain::sm2::Memory;
use crate::domain::time::Day;
use crate::words::store::damage as words;

/// The twelve columns of a card from `start` on: repetitions, ef_hundredths, interval_days, due, first, last, reviews, lapses, stability_e4,
/// difficulty_e4, answered, first_grade.
pub(super) fn card(row: &Row<'_>, start: usize) -> rusqlite::Result<Card> {
    Ok(Card {
        memory: Memory {
            repetitions: row.get(start)?,
            ef_hundredths: row.get(start + 1)?,
            interval_days: row.get(start + 2)?,
        },
        due: day(row, start + 3)?,
        first: day(row, start + 4)?,
        last: day(row, start + 5)?,
        reviews: row.get(start + 6)?,
        lapses: row.get(start + 7)?,
        trace: Trace { stability_e4: row.get(start + 8)?, difficulty_e4: row.get(start + 9)? },
        answered: day(row, start + 10)?,
        first_grade: grade(row, start + 11)?,
    })
}

/// The same of an outer join, where a question without a card has nulls.
pub(super) fn card_or_none(row: &Row<'_>, start: usize) -> rusqlite::Result<Option<Card>> {
    match row.get_ref(start)? {
        rusqlite::types::ValueRef::Null => Ok(None),
        _ => card(row, start).map(Some),
    }
}

pub(super) fn day(row: &Row<'_>, column: usize) -> rusqlite::Result<Day> {
    row.get(column).map(Day::from_number)
}

pub(super) fn id(row: &Row<'_>, column: usize) -> rusqlite::Result<QuestionId> {
    let text: String = row.get(column)?;
    QuestionId::try_from(text).map_err(|error| impossible(error.to_string()))
}

pub(super) fn level(row: &Row<'_>, column: usize) -> rusqlite::Result<Level> {
    Level::from_rank(row.get(column)?).ok_or_else(|| impossible(words::no_such_level()))
}

pub(super) fn kind(row: &Row<'_>, column: usize) -> rusqlite::Result<Kind> {
    Kind::from_rank(row.get(column)?).ok_or_else(|| impossible(words::no_such_kind()))
}

pub(super) fn importance(row: &Row<'_>, column: usize) -> rusqlite::Result<Importance> {
    Importance::from_rank(row.get(column)?).ok_or_else(|| impossible(words::no_such_importance()))
}

pub(super) fn grade(row: &Row<'_>, column: usize) -> rusqlite::Result<Grade> {
    Grade::new(row.get(column)?).ok_or_else(|| impossible(words::no_such_grade()))
}

pub(super) fn mode(row: &Row<'_>, column: usize) -> rusqlite::Result<Mode> {
    match row.get_ref(column)?.as_str()? {
        "review" => Ok(Mode::Review),
        "early" => Ok(Mode::Early),
        "drill" => Ok(Mode::Drill),
        "cram" => Ok(Mode::Cram),
        other => Err(impossible(words::no_such_mode(&other))),
    }
}

/// A JSON array of strings.
pub(super) fn strings(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<String>> {
    serde_json::from_str(row.get_ref(column)?.as_str()?)
        .map_err(|error| impossible(error.to_string()))
}
