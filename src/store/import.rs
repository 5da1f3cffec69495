//! Brings a pack into the bank in one transaction: what changed is written, the rest is not touched.

use std::collections::HashMap;
use std::path::PathBuf;

use rusqlite::{OptionalExtension, Row, Transaction, TransactionBehavior, named_params};

use super::error::At;
use super::limits::Budget;
use super::pack::{self, TopicRow};
use super::text::body_of;
use super::{Derived, Result, Store, StoreError, deferred};
use crate::domain::ids::QuestionId;
use crate::domain::question::{PackInfo, Question, Translation};
use crate::domain::time::Moment;

/// Texts taken out of the search index from which building it anew beats changing it.
pub(super) const REINDEX_TEXTS: u32 = 500;

/// Changed texts from which the write-ahead log is emptied at the end of the import.
const CHECKPOINT_TEXTS: u32 = 1000;

/// New questions that are noted as seen together. Noting them writes what the search index holds in memory to the disk, in parts that must
/// be merged later, so it is done seldom.
const ADDED_MAX: usize = 50_000;

/// A source file of the import at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileId(pub(super) i64);

/// Files of a pack as the bank knows them from earlier imports.
#[derive(Debug, Default)]
pub struct KnownFiles(HashMap<String, (FileId, Vec<u8>)>);

impl KnownFiles {
    /// The file, if it was imported with this digest before: it need not be read, see [`Import::keep`].
    pub fn unchanged(&self, path: &str, digest: &[u8]) -> Option<FileId> {
        self.0.get(path).filter(|(_, known)| known == digest).map(|(file, _)| *file)
    }
}

/// Whose text it is, in which language, from which file.
pub(super) struct Text<'a> {
    pub question: &'a QuestionId,
    pub number: i64,
    pub language: &'a str,
    pub file: FileId,
}

/// What the import did with one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new in the bank.
    Added,
    /// Its text, labels, file or name changed.
    Changed,
    /// It was retired and is back.
    Revived,
    /// Nothing to do.
    Unchanged,
}

/// How interviewers put a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedAs {
    /// The language of the sentence.
    pub language: String,
    /// The sentence, on one line.
    pub sentence: String,
}

/// What an import did, in questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// New, or back from retirement.
    pub added: u32,
    /// Changed in the base language or in a translation.
    pub changed: u32,
    /// Gone from the pack.
    pub retired: u32,
    /// Moved to another id with their history.
    pub renamed: u32,
    /// As they were.
    pub unchanged: u32,
}

/// An import under way. Nothing of it is seen by anyone before [`Import::finish`]; dropping it takes everything back.
#[derive(Debug)]
pub struct Import<'store> {
    pub(super) transaction: Transaction<'store>,
    pub(super) path: PathBuf,
    pub(super) budget: Budget,
    pub(super) now: Moment,
    pub(super) pack: i64,
    pub(super) base_language: String,
    is_undigested: bool,
    pub(super) texts_changed: u32,
    /// Texts that were taken out of the search index, or should have been: from [`REINDEX_TEXTS`] on it is built anew at the end.
    pub(super) texts_removed: u32,
    pub(super) bank_changed: bool,
    /// Definitions of the indexes that are built at the end.
    deferred: Option<Vec<String>>,
    /// Whether the search index may hold more in memory than usual.
    holds_more_words: bool,
    /// Questions written so far.
    written: u32,
    /// Active questions of the whole bank before the import.
    bank_questions: u32,
    /// Whether the bank held a question of this pack before.
    is_known_pack: bool,
    /// Whether the log knows former ids.
    pub(super) has_renames: bool,
    /// New questions and texts that are not in the lists of what was seen yet; a row at a time would take as long as writing them.
    pub(super) added: Vec<i64>,
    pub(super) added_texts: Vec<i64>,
    /// Whether the last question was new.
    expects_new: bool,
    /// How interviewers put each question: by id, in its languages.
    pub(super) asked: HashMap<String, Vec<AskedAs>>,
    /// Questions that came under an id which the log knows as a former one, with the id in use.
    pub(super) returned: Vec<(String, String)>,
    /// Questions whose history moved to another id.
    pub(super) renamed: u32,
    /// Whether a question left one of the files that were read.
    pub(super) has_retired_in_files: bool,
}

/// What the bank holds under an id.
pub(super) struct Known {
    pub number: i64,
    pack: i64,
    pack_name: String,
    file: i64,
    revision: [u8; 16],
    retired: bool,
}

impl Store {
    /// Whether it could be written now: waits as long as SQLite does, and changes nothing.
    ///
    /// # Errors
    /// [`StoreError::Locked`] while another program writes.
    pub fn wait_for_turn(&mut self) -> Result<()> {
        let path = self.path.clone();
        let turn = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        turn.and_then(Transaction::rollback).at(&path)
    }

    /// Starts to import a pack. `digest` stands for the whole pack and is what [`Store::pack_digest`] gives afterwards; when it is
    /// empty, one is made of the paths and digests of the pack's files.
    pub fn begin_import(
        &mut self,
        pack: &PackInfo,
        digest: &str,
        now: Moment,
    ) -> Result<Import<'_>> {
        let (path, budget) = (self.path.clone(), self.budget.clone());
        budget.refill();
        // A bank's indexes are written in random order: a larger cache keeps them in memory until the end.
        self.connection.execute_batch(sql!("import_cache")).at(&path)?;
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).at(&path)?;
        super::refuse_newer(&transaction, &path)?;
        let number = pack::put(&transaction, pack, digest)
            .and_then(|number| {
                transaction.execute_batch(sql!("import_begin"))?;
                Ok(number)
            })
            .at(&path)?;
        let (bank_questions, is_known_pack, has_renames) = transaction
            .query_row(sql!("import_state"), named_params! { ":pack": number }, |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .at(&path)?;
        Ok(Import {
            transaction,
            path,
            budget,
            now,
            pack: number,
            base_language: pack.languages.first().cloned().unwrap_or_default(),
            is_undigested: digest.is_empty(),
            texts_changed: 0,
            texts_removed: 0,
            bank_changed: false,
            deferred: None,
            holds_more_words: false,
            written: 0,
            bank_questions,
            is_known_pack,
            has_renames,
            added: Vec::new(),
            added_texts: Vec::new(),
            expects_new: false,
            asked: HashMap::new(),
            returned: Vec::new(),
            renamed: 0,
            has_retired_in_files: false,
        })
    }
}

impl Import<'_> {
    /// Says how interviewers put a question of this pack; comes before the questions. What the bank knows of it from earlier is
    /// replaced at the end of the import.
    pub fn asked(&mut self, question: &str, sentences: impl IntoIterator<Item = AskedAs>) {
        self.asked.entry(question.to_owned()).or_default().extend(sentences);
    }

    /// The files of this pack that were imported whole before.
    pub fn known_files(&self) -> Result<KnownFiles> {
        self.cached(sql!("source_file_known"))
            .and_then(|mut statement| {
                let file = |row: &Row<'_>| Ok((row.get(0)?, (FileId(row.get(1)?), row.get(2)?)));
                statement.query_map(named_params! { ":pack": self.pack }, file)?.collect()
            })
            .map(KnownFiles)
            .at(&self.path)
    }

    /// Counts everything in a file that did not change as seen.
    pub fn keep(&mut self, file: FileId) -> Result<()> {
        self.run(sql!("seen_file_add"), named_params! { ":file": file.0 })?;
        Ok(())
    }

    /// Announces a file that is read anew; `digest` is what [`KnownFiles::unchanged`] compares with next time.
    pub fn file(&mut self, path: &str, digest: &[u8]) -> Result<FileId> {
        // Not in one statement that does either: such a one has what the search index holds in memory written to the disk.
        let known: Option<i64> = self
            .cached(sql!("source_file_find"))
            .and_then(|mut statement| {
                let values = named_params! { ":pack": self.pack, ":path": path };
                statement.query_row(values, |row| row.get(0)).optional()
            })
            .at(&self.path)?;
        let file = match known {
            Some(file) => {
                let values = named_params! { ":file": file, ":digest": digest };
                self.run(sql!("source_file_change"), values)?;
                file
            }
            None => {
                let values = named_params! { ":pack": self.pack, ":path": path, ":digest": digest };
                self.run(sql!("source_file_add"), values)?;
                self.transaction.last_insert_rowid()
            }
        };
        self.run(sql!("read_file_add"), named_params! { ":file": file })?;
        Ok(FileId(file))
    }

    /// Lets the next import read this file again, because something in it was left out.
    pub fn reread(&mut self, file: FileId) -> Result<()> {
        self.run(sql!("source_file_reread"), named_params! { ":file": file.0 })?;
        Ok(())
    }

    /// Takes a question of `file` into the bank.
    ///
    /// Fails with [`StoreError::OwnedByOther`] when its id, or the one it had before, belongs to another pack; with
    /// [`StoreError::Twice`] when it came before in this import.
    pub fn add(&mut self, file: FileId, question: &Question) -> Result<Change> {
        self.add_with(file, question, &Derived::of(question))
    }

    /// The same with what follows from the question, worked out before.
    pub fn add_with(
        &mut self,
        file: FileId,
        question: &Question,
        derived: &Derived,
    ) -> Result<Change> {
        // Where new questions follow each other the next one is taken for new as well; the table says when it is not.
        if self.expects_new
            && question.was.is_none()
            && let Some(change) = self.add_new(file, question, derived)?
        {
            return Ok(change);
        }
        // Before anything moves: a question that is left out leaves no trace.
        if question.was.is_some()
            && let Some(known) = self.known(&question.id)?
        {
            self.check_owner(&question.id, &known)?;
        }
        let renamed = self.rename(question)?;
        let Some(known) = self.known(&question.id)? else {
            let added = self.add_new(file, question, derived)?;
            return added.ok_or_else(|| StoreError::Twice(question.id.clone()));
        };
        self.expects_new = false;
        self.see_added()?;
        self.check_owner(&question.id, &known)?;
        if known.retired {
            self.note_return(&question.id)?;
        }
        let is_same = !renamed && known.file == file.0 && known.revision == derived.revision;
        let change = match known.retired {
            true => Change::Revived,
            false if is_same => Change::Unchanged,
            false => Change::Changed,
        };
        if change == Change::Unchanged {
            // The revision says that the text is the same; its row only has to be seen.
            self.see_text(known.number)?;
        } else {
            self.defer_indexes()?;
            self.update(known.number, file, question, derived)?;
            self.put_base_text(file, known.number, question, derived, false)?;
        }
        self.see(question, known.number, change)?;
        Ok(change)
    }

    /// Takes in a question that is not in the bank; `None`, and nothing done, where it is.
    fn add_new(
        &mut self,
        file: FileId,
        question: &Question,
        derived: &Derived,
    ) -> Result<Option<Change>> {
        let Some(number) = self.insert(file, question, derived)? else { return Ok(None) };
        self.expects_new = true;
        self.note_return(&question.id)?;
        self.put_base_text(file, number, question, derived, true)?;
        self.bank_changed = true;
        self.added.push(number);
        if self.added.len() >= ADDED_MAX {
            self.see_added()?;
        }
        self.defer_indexes()?;
        Ok(Some(Change::Added))
    }

    fn put_base_text(
        &mut self,
        file: FileId,
        number: i64,
        question: &Question,
        derived: &Derived,
        is_new: bool,
    ) -> Result<()> {
        let language = self.base_language.clone();
        let text = Text { question: &question.id, number, language: &language, file };
        self.put_text(&text, &question.content, &derived.body, is_new)?;
        Ok(())
    }

    /// Notes what was done with a question; an error where it came before.
    fn see(&mut self, question: &Question, number: i64, change: Change) -> Result<()> {
        let outcome = match change {
            Change::Unchanged => 0,
            Change::Added | Change::Revived => 1,
            Change::Changed => 2,
        };
        let values = named_params! { ":question": number, ":change": outcome };
        if self.run(sql!("seen_add"), values)? == 0 {
            return Err(StoreError::Twice(question.id.clone()));
        }
        self.bank_changed |= change != Change::Unchanged;
        Ok(())
    }

    /// Takes the text of a question in a further language. Translations come after every question of the pack; theirs must be
    /// in the bank and belong to this pack.
    pub fn translate(&mut self, file: FileId, translation: &Translation) -> Result<Change> {
        let Some(known) = self.known(&translation.id)? else {
            return Err(StoreError::NoSuchQuestion(translation.id.clone()));
        };
        self.check_owner(&translation.id, &known)?;
        let (number, language) = (known.number, translation.language.as_str());
        let text = Text { question: &translation.id, number, language, file };
        let content = &translation.content;
        let change = self.put_text(&text, content, &body_of(content), false)?;
        if change != Change::Unchanged {
            self.run(sql!("seen_translate"), named_params! { ":question": known.number })?;
        }
        Ok(change)
    }

    /// Replaces this pack's topics and leaves, or, unless they are the whole of it, adds to them. Those of other packs stay.
    pub fn taxonomy(&mut self, topics: &[TopicRow], is_whole: bool) -> Result<()> {
        pack::put_taxonomy(&self.transaction, self.pack, topics, is_whole).at(&self.path)
    }

    /// Ends the import. With `retire_missing`, questions of this pack that did not come are retired and their translations
    /// that did not come are deleted.
    pub fn finish(self, retire_missing: bool) -> Result<ImportCounts> {
        Ok(self.finish_and_compare(retire_missing)?.0)
    }

    /// The same; gives also the questions that were retired, now or before, and whose very text came under a new id: pairs of the former
    /// and the new id, a hundred at most.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn finish_and_compare(
        mut self,
        retire_missing: bool,
    ) -> Result<(ImportCounts, Vec<(String, String)>)> {
        self.see_added()?;
        self.build_indexes()?;
        self.rename_back()?;
        let retired = if retire_missing { self.retire()? } else { 0 };
        let counts = ImportCounts { retired, ..self.count()? };
        let is_likely = counts.added > 0 && (retired > 0 || self.has_retired_in_files);
        let renames = if is_likely { self.likely_renames()? } else { Vec::new() };
        if self.is_known_pack {
            self.put_asked()?;
        }
        if !retire_missing {
            self.run(sql!("source_file_forget_partial"), [])?;
        }
        if self.is_undigested {
            let digest = pack::file_digests(&self.transaction, self.pack).at(&self.path)?;
            let values = named_params! { ":pack": self.pack, ":digest": digest };
            self.run(sql!("pack_digest_put"), values)?;
        }
        if self.texts_removed > REINDEX_TEXTS {
            self.hold_more_words()?;
            self.budget.refill();
            self.transaction.execute_batch(sql!("fts_rebuild")).at(&self.path)?;
        }
        if self.holds_more_words {
            self.transaction.execute_batch(sql!("fts_usual")).at(&self.path)?;
        }
        if self.bank_changed {
            self.transaction.execute_batch(sql!("tally_recompute")).at(&self.path)?;
        }
        // The connection is needed after the commit, so it is not the transaction's own.
        self.transaction.execute_batch(sql!("import_commit")).at(&self.path)?;
        if self.texts_changed > CHECKPOINT_TEXTS {
            // Another reader may be in the way; then a later checkpoint does it.
            let _ = self.transaction.execute_batch(sql!("import_checkpoint"));
        }
        Ok((counts, renames))
    }

    /// Counts a question that is about to be written, and drops the indexes when keeping them up would cost more than building them
    /// anew.
    fn defer_indexes(&mut self) -> Result<()> {
        self.written = self.written.saturating_add(1);
        if self.deferred.is_none() && deferred::is_worthwhile(self.written, self.bank_questions) {
            self.deferred = Some(deferred::drop_all(&self.transaction).at(&self.path)?);
            self.hold_more_words()?;
        }
        Ok(())
    }

    /// Lets the search index hold more in memory than usual, until the import ends.
    fn hold_more_words(&mut self) -> Result<()> {
        if !self.holds_more_words {
            self.transaction.execute_batch(sql!("fts_large")).at(&self.path)?;
            self.holds_more_words = true;
        }
        Ok(())
    }

    /// Builds the indexes that were dropped. What comes after reads by them.
    pub(super) fn build_indexes(&mut self) -> Result<()> {
        let Some(definitions) = self.deferred.take() else { return Ok(()) };
        self.budget.refill();
        deferred::build(&self.transaction, &definitions).at(&self.path)
    }

    pub(super) fn check_owner(&self, id: &QuestionId, known: &Known) -> Result<()> {
        if known.pack == self.pack {
            return Ok(());
        }
        Err(StoreError::OwnedByOther { id: id.clone(), pack: known.pack_name.clone() })
    }

    pub(super) fn known(&self, id: &QuestionId) -> Result<Option<Known>> {
        self.cached(sql!("question_identify"))
            .and_then(|mut statement| {
                statement
                    .query_row(named_params! { ":id": id.as_str() }, |row| {
                        Ok(Known {
                            number: row.get(0)?,
                            pack: row.get(1)?,
                            pack_name: row.get(2)?,
                            file: row.get(3)?,
                            revision: row.get(4)?,
                            retired: row.get(5)?,
                        })
                    })
                    .optional()
            })
            .at(&self.path)
    }
}
