//! The rows of an import: what is written of a question, and how the search index and the list of what was seen keep up.

use rusqlite::{CachedStatement, OptionalExtension, Row, ToSql, named_params};

use super::error::At;
use super::import::{Change, FileId, Import, ImportCounts, REINDEX_TEXTS, Text};
use super::{Derived, Result};
use crate::domain::ids::QuestionId;
use crate::domain::question::{Content, Question};

impl Import<'_> {
    /// Writes the row of a new question; `None` where its id is taken.
    pub(super) fn insert(
        &self,
        file: FileId,
        question: &Question,
        derived: &Derived,
    ) -> Result<Option<i64>> {
        let rows = self.run(
            sql!("question_add"),
            named_params! {
                ":id": question.id.as_str(),
                ":pack": self.pack,
                ":file": file.0,
                ":topic": question.topic,
                ":leaf": question.id.leaf(),
                ":level": question.level.rank(),
                ":kind": question.kind.rank(),
                ":importance": question.importance.rank(),
                ":minutes": question.minutes,
                ":since": question.since,
                ":until": question.until,
                ":case_exact": question.case_exact,
                ":order_given": question.order_given,
                ":revision": derived.revision,
                ":draw": derived.draw,
            },
        )?;
        if rows == 0 {
            return Ok(None);
        }
        let number = self.transaction.last_insert_rowid();
        self.put_tags(number, question)?;
        Ok(Some(number))
    }

    pub(super) fn update(
        &self,
        number: i64,
        file: FileId,
        question: &Question,
        derived: &Derived,
    ) -> Result<()> {
        self.run(
            sql!("question_update"),
            named_params! {
                ":number": number,
                ":file": file.0,
                ":topic": question.topic,
                ":leaf": question.id.leaf(),
                ":level": question.level.rank(),
                ":kind": question.kind.rank(),
                ":importance": question.importance.rank(),
                ":minutes": question.minutes,
                ":since": question.since,
                ":until": question.until,
                ":case_exact": question.case_exact,
                ":order_given": question.order_given,
                ":revision": derived.revision,
                ":draw": derived.draw,
            },
        )?;
        self.run(sql!("question_tag_delete"), named_params! { ":question": number })?;
        self.put_tags(number, question)
    }

    fn put_tags(&self, number: i64, question: &Question) -> Result<()> {
        for (place, tag) in (0_i64..).zip(&question.tags) {
            let values = named_params! { ":question": number, ":tag": tag, ":place": place };
            self.run(sql!("question_tag_add"), values)?;
        }
        Ok(())
    }

    /// Writes a text unless it is there already, and marks it as seen; `body` is the JSON of its sections. `is_new` spares the look
    /// for it.
    pub(super) fn put_text(
        &mut self,
        text: &Text<'_>,
        content: &Content,
        body: &str,
        is_new: bool,
    ) -> Result<Change> {
        let values = named_params! {
            ":question": text.number,
            ":language": text.language,
            ":file": text.file.0,
            ":prompt": content.prompt,
            ":answer": content.answer,
            ":body": body,
        };
        let found = if is_new {
            None
        } else {
            self.cached(sql!("question_text_compare"))
                .and_then(|mut statement| {
                    statement
                        .query_row(values, |row| {
                            Ok((row.get::<_, i64>(0)?, row.get::<_, bool>(1)?))
                        })
                        .optional()
                })
                .at(&self.path)?
        };
        let (number, change) = match found {
            Some((number, true)) => (number, Change::Unchanged),
            Some((number, false)) => {
                self.unindex(number)?;
                self.run(sql!("question_text_update"), values)?;
                self.index(number)?;
                (number, Change::Changed)
            }
            None => {
                let asked = self.asked_of(text.question.as_str(), text.language);
                let values_asked: [(&str, &dyn ToSql); 1] = [(":asked", &asked)];
                self.run(sql!("question_text_add"), &[values, &values_asked].concat()[..])?;
                let number = self.transaction.last_insert_rowid();
                self.index_new(number, text, content, &asked)?;
                (number, Change::Added)
            }
        };
        if is_new {
            self.added_texts.push(number);
        } else {
            self.run(sql!("seen_text_add"), named_params! { ":text": number })?;
        }
        Ok(change)
    }

    /// Brings the lists of what was seen up to date; comes before whatever reads them.
    pub(super) fn see_added(&mut self) -> Result<()> {
        if self.added.is_empty() && self.added_texts.is_empty() {
            return Ok(());
        }
        let list = |numbers: Vec<i64>| {
            let numbers: Vec<String> = numbers.iter().map(i64::to_string).collect();
            format!("[{}]", numbers.join(","))
        };
        let questions = list(std::mem::take(&mut self.added));
        self.run(sql!("seen_add_new"), named_params! { ":questions": questions })?;
        let texts = list(std::mem::take(&mut self.added_texts));
        self.run(sql!("seen_text_add_new"), named_params! { ":texts": texts })?;
        Ok(())
    }

    pub(super) fn see_text(&self, question: i64) -> Result<()> {
        let values = named_params! { ":question": question, ":language": self.base_language };
        self.run(sql!("seen_text_add_base"), values)?;
        Ok(())
    }

    /// What is said of how a question is asked, one sentence a line: with the text of the base language all of it, as there may be
    /// no other; with a translation what is in its language.
    fn asked_of(&self, question: &str, language: &str) -> String {
        let sentences = self.asked.get(question).map_or(&[][..], Vec::as_slice);
        let own = sentences
            .iter()
            .filter(|one| language == self.base_language || one.language == language);
        own.map(|one| one.sentence.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// Brings what is known of how the pack's questions are asked up to date, also of those whose files did not change.
    pub(super) fn put_asked(&mut self) -> Result<()> {
        let stored: Vec<(i64, String, String, String)> = self
            .cached(sql!("question_text_asked"))
            .and_then(|mut statement| {
                let pack = named_params! { ":pack": self.pack };
                let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
                statement.query_map(pack, row)?.collect()
            })
            .at(&self.path)?;
        for (number, question, language, known) in stored {
            let asked = self.asked_of(&question, &language);
            if asked != known {
                self.unindex(number)?;
                let values = named_params! { ":number": number, ":asked": asked };
                self.run(sql!("question_text_ask"), values)?;
                self.index(number)?;
            }
        }
        Ok(())
    }

    /// Takes a text out of the search index before it changes, unless the index will be built anew anyway.
    fn unindex(&mut self, text: i64) -> Result<()> {
        self.texts_removed += 1;
        if self.texts_removed <= REINDEX_TEXTS {
            self.run(sql!("fts_remove"), named_params! { ":text": text })?;
        }
        Ok(())
    }

    /// Puts a text that is in the bank into the search index, unless that will be built anew anyway.
    fn index(&mut self, text: i64) -> Result<()> {
        self.texts_changed += 1;
        if self.texts_removed <= REINDEX_TEXTS {
            self.run(sql!("fts_add"), named_params! { ":text": text })?;
        }
        Ok(())
    }

    /// The same for a new text, whose words are at hand: there is nothing to be read, and a statement that reads nothing leaves what
    /// the index holds in memory there.
    fn index_new(
        &mut self,
        number: i64,
        text: &Text<'_>,
        content: &Content,
        asked: &str,
    ) -> Result<()> {
        self.texts_changed += 1;
        if self.texts_removed <= REINDEX_TEXTS {
            let values = named_params! {
                ":text": number,
                ":language": text.language,
                ":prompt": content.prompt,
                ":answer": content.answer,
                ":asked": asked,
            };
            self.run(sql!("fts_add_new"), values)?;
        }
        Ok(())
    }

    /// Retires what did not come; gives how many questions.
    pub(super) fn retire(&mut self) -> Result<u32> {
        let number = self.pack;
        let pack = named_params! { ":pack": number };
        let retired = self.run(sql!("question_retire_missing"), pack)?;
        let retired = u32::try_from(retired).unwrap_or(u32::MAX);
        self.bank_changed |= retired > 0;
        let gone: Vec<(i64, i64)> = self
            .cached(sql!("question_text_missing"))
            .and_then(|mut statement| {
                statement.query_map(pack, |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
            })
            .at(&self.path)?;
        for (text, question) in gone {
            self.unindex(text)?;
            self.texts_changed += 1;
            // A question that lost a translation counts as changed.
            self.run(sql!("seen_translate"), named_params! { ":question": question })?;
            self.run(sql!("question_text_delete"), named_params! { ":number": text })?;
        }
        self.run(sql!("source_file_forget_missing"), pack)?;
        Ok(retired)
    }

    /// Retires what did not come of the files that were read; gives how many questions.
    pub fn retire_in_read_files(&mut self) -> Result<u32> {
        self.see_added()?;
        self.build_indexes()?;
        let retired = self.run(sql!("question_retire_read"), [])?;
        self.bank_changed |= retired > 0;
        self.has_retired_in_files |= retired > 0;
        Ok(u32::try_from(retired).unwrap_or(u32::MAX))
    }

    /// The file of this pack that an active question came from so far; `None` where there is no such question.
    pub fn file_of(&self, id: &QuestionId) -> Result<Option<String>> {
        let values = named_params! { ":id": id.as_str(), ":pack": self.pack };
        self.cached(sql!("question_file"))
            .and_then(|mut statement| statement.query_row(values, |row| row.get(0)).optional())
            .at(&self.path)
    }

    /// Whether a question of this leaf came from a file of this pack before.
    pub fn file_has_leaf(&self, path: &str, leaf: &str) -> Result<bool> {
        let values = named_params! { ":pack": self.pack, ":path": path, ":leaf": leaf };
        self.cached(sql!("question_file_leaf"))
            .and_then(|mut statement| statement.query_row(values, |row| row.get(0)))
            .at(&self.path)
    }

    /// Questions of this pack that are retired while the same text came under a new id: pairs of the former and the new id.
    pub(super) fn likely_renames(&self) -> Result<Vec<(String, String)>> {
        const PAIRS_MAX: i64 = 100;
        let values = named_params! { ":pack": self.pack, ":limit": PAIRS_MAX };
        self.cached(sql!("import_likely_renames"))
            .and_then(|mut statement| {
                statement.query_map(values, |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
            })
            .at(&self.path)
    }

    pub(super) fn count(&self) -> Result<ImportCounts> {
        self.cached(sql!("import_count"))
            .and_then(|mut statement| {
                statement.query_row([], |row| {
                    Ok(ImportCounts {
                        added: row.get(0)?,
                        changed: row.get(1)?,
                        retired: 0,
                        renamed: self.renamed,
                        unchanged: row.get(2)?,
                    })
                })
            })
            .at(&self.path)
    }

    pub(super) fn cached(&self, text: &str) -> rusqlite::Result<CachedStatement<'_>> {
        self.budget.refill();
        self.transaction.prepare_cached(text)
    }

    pub(super) fn run(&self, text: &str, values: impl rusqlite::Params) -> Result<usize> {
        self.cached(text).and_then(|mut statement| statement.execute(values)).at(&self.path)
    }
}
