//! Names during an import: questions that come under a new id take their rows and their history along.

use rusqlite::named_params;

use super::error::At;
use super::import::Import;
use super::project::resolve;
use super::take::add;
use super::{Result, StoreError, words};
use crate::domain::fact::Fact;
use crate::domain::ids::QuestionId;
use crate::domain::question::Question;

impl Import<'_> {
    /// Remembers a question that is back under an id which the log knows as a former one.
    pub(super) fn note_return(&mut self, id: &QuestionId) -> Result<()> {
        if self.has_renames
            && let Some(current) = resolve(&self.transaction, id.as_str()).at(&self.path)?
        {
            self.returned.push((id.as_str().to_owned(), current));
        }
        Ok(())
    }

    /// Follows `was`: the question's row and history move to its new id. Gives whether there was something to move.
    pub(super) fn rename(&mut self, question: &Question) -> Result<bool> {
        let Some(former) = question.was.as_ref().filter(|former| **former != question.id) else {
            return Ok(false);
        };
        let current = resolve(&self.transaction, former.as_str()).at(&self.path)?;
        if current.as_deref() == Some(question.id.as_str()) {
            return Ok(false);
        }
        let mut moved = false;
        if let Some(known) = self.known(former)? {
            self.check_owner(former, &known)?;
            self.see_added()?;
            let seen: bool = self
                .cached(sql!("seen_has"))
                .and_then(|mut statement| {
                    statement
                        .query_row(named_params! { ":question": known.number }, |row| row.get(0))
                })
                .at(&self.path)?;
            if seen {
                return Err(StoreError::FormerName {
                    id: former.to_string(),
                    current: question.id.to_string(),
                });
            }
            let names =
                named_params! { ":former": former.as_str(), ":current": question.id.as_str() };
            moved = self.run(sql!("question_rename"), names)? > 0;
            // The new id may have a row of its own: then the one of the former id is left over.
            let left = named_params! { ":number": known.number, ":id": former.as_str() };
            self.bank_changed |= self.run(sql!("question_retire"), left)? > 0;
        }
        self.log_rename(former.as_str(), question.id.as_str())?;
        self.renamed += 1;
        Ok(moved)
    }

    /// A question that came back under its former id takes its history back, unless the later id came as well.
    pub(super) fn rename_back(&mut self) -> Result<()> {
        for (id, current) in std::mem::take(&mut self.returned) {
            let names = named_params! { ":question": &current };
            let came: bool = self
                .cached(sql!("seen_has_id"))
                .and_then(|mut statement| statement.query_row(names, |row| row.get(0)))
                .at(&self.path)?;
            if came {
                return Err(StoreError::FormerName { id, current });
            }
            self.log_rename(&current, &id)?;
        }
        Ok(())
    }

    fn log_rename(&mut self, former: &str, current: &str) -> Result<()> {
        self.has_renames = true;
        let fact = Fact::Renamed { to: current.to_owned() };
        add(&self.transaction, Some(former), None, &fact, self.now).at(&self.path)?;
        words::follow(&self.transaction, former, current).at(&self.path)
    }
}
