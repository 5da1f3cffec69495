//! The whole history in one pass, for statistics: every answer, what its question is about, and what will be due.

use rusqlite::named_params;

use super::error::{At, impossible};
use super::{Result, Store, row};
use crate::domain::grade::Grade;
use crate::domain::review::Mode;
use crate::domain::stats::About;
use crate::domain::time::Day;

/// An answer that is not void, as it lies in the database.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HistoryRow<'a> {
    /// The question, under its id in use.
    pub question: &'a str,
    /// The study day it belongs to.
    pub study_day: Day,
    /// The mode that it counted as.
    pub mode: Mode,
    /// The grade.
    pub grade: Grade,
    /// Time to answer, in milliseconds.
    pub elapsed_ms: u32,
    /// For a review that was not the first: the recall that FSRS predicted just before it, 0 to 1.
    pub recall: Option<f64>,
}

impl Store {
    /// Hands every answer that is not void to `each`, in the order of the log. Nothing is copied: a hundred thousand of them are read
    /// in one go.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn history(&self, mut each: impl FnMut(HistoryRow<'_>)) -> Result<()> {
        self.read(|log| {
            let mut statement = log.prepare_cached(sql!("review_history"))?;
            let mut rows = statement.query([])?;
            while let Some(found) = rows.next()? {
                each(HistoryRow {
                    question: found.get_ref(0)?.as_str()?,
                    study_day: row::day(found, 1)?,
                    mode: row::mode(found, 2)?,
                    grade: row::grade(found, 3)?,
                    elapsed_ms: found.get(4)?,
                    recall: found.get::<_, Option<f64>>(5)?.map(|recall_e4| recall_e4 / 1e4),
                });
            }
            Ok(())
        })
    }

    /// What these questions are about, one for each; `None` for those that are not in the bank.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn abouts(&self, ids: &[&str]) -> Result<Vec<Option<About>>> {
        let mut abouts = vec![None; ids.len()];
        let list = serde_json::to_string(ids)
            .map_err(|error| impossible(error.to_string()))
            .at(self.path())?;
        self.read(|bank| {
            let mut statement = bank.prepare_cached(sql!("question_about"))?;
            let mut rows = statement.query(named_params! { ":ids": list })?;
            while let Some(found) = rows.next()? {
                let place: u32 = found.get(0)?;
                let about = usize::try_from(place).ok().and_then(|place| abouts.get_mut(place));
                if let Some(about) = about {
                    *about = Some(About {
                        topic: found.get(1)?,
                        level: row::level(found, 2)?,
                        kind: row::kind(found, 3)?,
                    });
                }
            }
            Ok(())
        })?;
        Ok(abouts)
    }

    /// How many questions are due by day, up to and including `until`; those of earlier days too. Suspended and retired ones are not
    /// among them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn due_by_day(&self, until: Day) -> Result<Vec<(Day, u32)>> {
        self.read(|bank| {
            bank.prepare_cached(sql!("card_forecast"))?
                .query_map(named_params! { ":until": until.number() }, |found| {
                    Ok((row::day(found, 0)?, found.get(1)?))
                })?
                .collect()
        })
    }
}
