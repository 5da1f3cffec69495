//! Why a query gave no rows to compare.

use std::fmt;

use rusqlite::{Error, ErrorCode};
use thiserror::Error as ThisError;

use super::guard::{Guard, Refused};
use super::limits::{CALLS, QUERY_BYTES, RESULT_BYTES, ROWS, TIME_MS, VALUE_BYTES};
use crate::words::judge::sql as says;

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Character in the line, from 1.
    pub column: usize,
}

impl Place {
    /// The place of a byte of `text`.
    pub fn of(text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self { line: before.matches('\n').count() + 1, column: line.chars().count() + 1 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&says::place(&self.line, &self.column))
    }
}

/// Which rule ended a query.
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
pub enum Stop {
    /// It ran too long.
    #[error("{}", says::ran_longer_than(&TIME_MS))]
    Time,
    /// It gave too many rows.
    #[error("{}", says::gave_more_rows_than(.0))]
    Rows(usize),
    /// Its rows together were too large.
    #[error("{}", says::result_is_larger_than(&(RESULT_BYTES >> 20)))]
    Result,
    /// One text or one row was too long.
    #[error("{}", says::value_is_longer_than(&(VALUE_BYTES >> 10)))]
    Value,
    /// It needed too much memory.
    #[error("{}", says::needed_too_much_memory())]
    Memory,
    /// It is too long itself.
    #[error("{}", says::longer_than(&(QUERY_BYTES >> 10)))]
    Text,
    /// It calls too many functions.
    #[error("{}", says::calls_in_more_places_than(&CALLS))]
    Calls,
    /// One of its functions would have to compare too long texts.
    #[error("{}", says::texts_too_long())]
    Work,
    /// It would do more than read.
    #[error("{}", says::only_reading_is_allowed(.0))]
    Forbidden(String),
}

/// Why a query gave no rows to compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It is no valid query, or it failed while it ran.
    Error {
        /// What SQLite says.
        message: String,
        /// Where, when that is known.
        place: Option<Place>,
    },
    /// It was stopped.
    Stopped(Stop),
}

impl Failure {
    /// An error without a place.
    pub(super) fn message(message: impl Into<String>) -> Self {
        Self::Error { message: message.into(), place: None }
    }

    /// Reads an error of SQLite's that running `text` ended in.
    pub(super) fn of(error: &Error, text: &str, guard: &Guard) -> Self {
        match (guard.refused(), error) {
            (Some(Refused::Time), _) => return Self::Stopped(Stop::Time),
            (Some(Refused::Work), _) => return Self::Stopped(Stop::Work),
            (Some(Refused::Calls), _) => return Self::Stopped(Stop::Calls),
            (Some(Refused::Action(action)), _) => return Self::Stopped(Stop::Forbidden(action)),
            (None, Error::MultipleStatement) => {
                return Self::message(says::one_query_at_a_time());
            }
            (None, Error::SqlInputError { msg, sql, offset, .. }) => {
                // The statement may be the rest of the text.
                let start = text.len().saturating_sub(sql.len());
                let offset = usize::try_from(*offset).unwrap_or_default();
                let place = Some(Place::of(text, start + offset));
                return Self::Error { message: msg.clone(), place };
            }
            _ => {}
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::OperationInterrupted) => Self::Stopped(Stop::Time),
            Some(ErrorCode::TooBig) => Self::Stopped(Stop::Value),
            Some(ErrorCode::OutOfMemory) => Self::Stopped(Stop::Memory),
            Some(ErrorCode::DiskFull) => Self::Stopped(Stop::Memory),
            _ => {
                let message = said(error);
                let place = named_place(&message, text);
                Self::Error { message, place }
            }
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Error { message, place: Some(place) } => write!(out, "{message} ({place})"),
            Self::Error { message, place: None } => out.write_str(message),
            Self::Stopped(stop) => write!(out, "{stop}"),
        }
    }
}

/// SQLite's own words, without the code that rusqlite puts in front.
fn said(error: &Error) -> String {
    match error {
        Error::SqliteFailure(_, Some(message)) if message == "Recursion limit" => {
            says::nested_too_deeply().to_owned()
        }
        Error::SqliteFailure(_, Some(message)) => message.clone(),
        other => other.to_string(),
    }
}

/// SQLite gives no place for a table that does not exist: it is where its name stands for the first time.
fn named_place(message: &str, text: &str) -> Option<Place> {
    let name = message.strip_prefix("no such table: ")?;
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut found = text.match_indices(name).map(|(offset, _)| offset);
    let whole = found.find(|offset| {
        let before = text.get(..*offset).and_then(|before| before.chars().next_back());
        let after = text.get(offset + name.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    });
    whole.map(|offset| Place::of(text, offset))
}

/// The stop for too many rows of a query.
pub(super) const TOO_MANY_ROWS: Stop = Stop::Rows(ROWS);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters() {
        let text = "select é\nfrom т x";
        for (offset, line, column) in
            [(0, 1, 1), (7, 1, 8), (9, 1, 9), (10, 2, 1), (18, 2, 8), (999, 2, 9)]
        {
            assert_eq!(Place::of(text, offset), Place { line, column }, "{offset}");
        }
    }
}
