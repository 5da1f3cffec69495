//! What a person wrote down about questions in own words. It is in no event of the log: it can be deleted for good.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};

use super::error::At;
use super::project::resolve;
use super::{Result, Store, StoreError, row};
use crate::domain::ids::QuestionId;
use crate::domain::time::Moment;

/// Own words on one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnWords {
    /// The question, under its id in use.
    pub question: QuestionId,
    /// The words; never empty.
    pub text: String,
    /// When they were last changed, in UTC milliseconds.
    pub changed_at_ms: i64,
}

/// What deleting came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forgotten {
    /// Nothing is left of the words in the files of the database.
    Wholly,
    /// They are deleted, but another program reads the database: until it ends they may stand in the write-ahead log.
    ButInTheLog,
    /// There were none.
    Nothing,
}

impl Store {
    /// The words on the question of this id, or of the id it has now.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn own_words(&self, id: &QuestionId) -> Result<Option<OwnWords>> {
        self.read(|bank| {
            let current = resolve(bank, id.as_str())?;
            let question = current.as_deref().unwrap_or(id.as_str());
            bank.prepare_cached(sql!("own_words_get"))?
                .query_row(named_params! { ":question": question }, own_words)
                .optional()
        })
    }

    /// Hands all words to `each`, by question. An error of `each` ends it and comes back.
    ///
    /// # Errors
    /// The database cannot be read, or what `each` gives.
    pub fn all_own_words<E: From<StoreError>>(
        &self,
        each: impl FnMut(OwnWords) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        self.stream(sql!("own_words_list"), own_words, each)
    }

    /// Keeps words on a question in the place of those that there were. They are durable when this returns. `text` is not empty.
    ///
    /// # Errors
    /// [`StoreError::NoSuchQuestion`], or the database cannot be written or is not the one of its name any more.
    pub fn keep_own_words(&mut self, id: &QuestionId, text: &str, now: Moment) -> Result<()> {
        let path = self.path.clone();
        self.personally(|bank| {
            let current = resolve(bank, id.as_str()).at(&path)?;
            let question = current.as_deref().unwrap_or(id.as_str());
            if !super::log::is_known(bank, question).at(&path)? {
                return Err(StoreError::NoSuchQuestion(id.clone()));
            }
            bank.prepare_cached(sql!("own_words_put"))
                .and_then(|mut statement| {
                    statement.execute(named_params! {
                        ":question": question,
                        ":text": text,
                        ":changed_at_ms": now.at_ms,
                    })
                })
                .at(&path)
        })?;
        Ok(())
    }

    /// Deletes the words on a question, and what the files of the database still hold of them.
    ///
    /// # Errors
    /// The database cannot be written, or is not the one of its name any more.
    pub fn forget_own_words(&mut self, id: &QuestionId) -> Result<Forgotten> {
        let path = self.path.clone();
        let (deleted, is_whole) = self.personally(|bank| {
            let current = resolve(bank, id.as_str()).at(&path)?;
            let question = current.as_deref().unwrap_or(id.as_str());
            bank.prepare_cached(sql!("own_words_delete"))
                .and_then(|mut delete| delete.execute(named_params! { ":question": question }))
                .at(&path)
        })?;
        Ok(match (deleted, is_whole) {
            (0, _) => Forgotten::Nothing,
            (_, true) => Forgotten::Wholly,
            (_, false) => Forgotten::ButInTheLog,
        })
    }

    /// Runs `work` in one transaction so that what it deletes or replaces is overwritten in the file, and empties the write-ahead log; gives
    /// whether that could be done.
    fn personally<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T>,
    ) -> Result<(T, bool)> {
        self.still_there()?;
        let path = self.path.clone();
        self.connection.execute_batch(sql!("secure_set")).at(&path)?;
        let outcome = self.write(work);
        let is_gone = self
            .connection
            .query_row(sql!("import_checkpoint"), [], |row| row.get::<_, i64>(0))
            .is_ok_and(|busy| busy == 0);
        let outcome = outcome?;
        self.still_written()?;
        Ok((outcome, is_gone))
    }
}

fn own_words(found: &Row<'_>) -> rusqlite::Result<OwnWords> {
    Ok(OwnWords { question: row::id(found, 0)?, text: found.get(1)?, changed_at_ms: found.get(2)? })
}

/// What a person wrote about a question follows its id. Words on both ids are joined, those of the id in use first.
pub(super) fn follow(bank: &Connection, former: &str, current: &str) -> rusqlite::Result<()> {
    for text in [
        sql!("note_move"),
        sql!("own_words_join"),
        sql!("own_words_joined"),
        sql!("own_words_move"),
    ] {
        bank.prepare_cached(text)?
            .execute(named_params! { ":former": former, ":current": current })?;
    }
    Ok(())
}
