//! Everything, row by row, for other programs.

use super::error::At;
use super::{Result, Store, StoreError, read, row};
use crate::domain::grade::Grade;
use crate::domain::ids::QuestionId;
use crate::domain::question::{Question, Revision};
use crate::domain::review::{EventId, Mode};
use crate::domain::time::{Day, Moment};

/// A question in one of its languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedQuestion {
    /// The question; its content is in [`ExportedQuestion::language`].
    pub question: Question,
    /// Language of the content.
    pub language: String,
    /// The pack that owns it.
    pub pack: String,
    /// Revision of the base text.
    pub revision: Revision,
}

/// A review or drill that is not void.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedReview {
    /// Its event.
    pub event: EventId,
    /// The question, under its id in use.
    pub question: QuestionId,
    /// When, with the local offset of that moment.
    pub at: Moment,
    /// The study day it belongs to.
    pub study_day: Day,
    /// The mode that it counted as.
    pub mode: Mode,
    /// The grade.
    pub grade: Grade,
    /// Time to answer, in milliseconds.
    pub elapsed_ms: u32,
    /// Hints that were used.
    pub hints: u32,
}

impl Store {
    /// Hands every text of every active question to `each`, by id, then language. An error of `each` ends it and comes back.
    pub fn export_questions<E: From<StoreError>>(
        &self,
        each: impl FnMut(ExportedQuestion) -> Result<(), E>,
    ) -> Result<(), E> {
        self.stream(sql!("question_export"), exported_question, each)
    }

    /// Hands every review and drill that is not void to `each`, in the order they were given.
    pub fn export_reviews<E: From<StoreError>>(
        &self,
        each: impl FnMut(ExportedReview) -> Result<(), E>,
    ) -> Result<(), E> {
        self.stream(sql!("review_export"), exported_review, each)
    }

    pub(super) fn stream<T, E: From<StoreError>>(
        &self,
        text: &str,
        read: impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
        mut each: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut statement = self.connection.prepare_cached(text).at(&self.path)?;
        let mut rows = statement.query([]).at(&self.path)?;
        while let Some(row) = rows.next().at(&self.path)? {
            each(read(row).at(&self.path)?)?;
        }
        Ok(())
    }
}

fn exported_question(row: &rusqlite::Row<'_>) -> rusqlite::Result<ExportedQuestion> {
    Ok(ExportedQuestion {
        question: read::question(row)?,
        revision: row.get(10)?,
        pack: row.get(12)?,
        language: row.get(14)?,
    })
}

fn exported_review(found: &rusqlite::Row<'_>) -> rusqlite::Result<ExportedReview> {
    Ok(ExportedReview {
        event: EventId { device: found.get(0)?, seq: found.get(1)? },
        question: row::id(found, 2)?,
        at: Moment { at_ms: found.get(3)?, offset_min: found.get(4)? },
        study_day: row::day(found, 5)?,
        mode: row::mode(found, 6)?,
        grade: row::grade(found, 7)?,
        elapsed_ms: found.get(8)?,
        hints: found.get(9)?,
    })
}
