//! Brings a pack into the bank in one transaction: what changed is written, the rest is not touched.

use std::collections::HashMap;
use std::path::PathBuf;

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, named_params};

use super::error::At;
use super::limits::Budget;
use super::pack::{self, TopicRow};
use super::project::resolve;
use super::take::add;
use super::{Result, Store, StoreError, words};
use crate::domain::fact::Fact;
use crate::domain::ids::QuestionId;
use crate::domain::question::{PackInfo, Question, Translation};
use crate::domain::time::Moment;

/// Changed texts from which building the search index anew beats changing it.
pub(super) const REINDEX_TEXTS: u32 = 500;

/// Changed texts from which the write-ahead log is emptied at the end of the import.
const CHECKPOINT_TEXTS: u32 = 1000;

/// A source file of the import at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileId(pub(super) i64);

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
    /// As they were.
    pub unchanged: u32,
}

/// An import under way. Nothing of it is seen by anyone before [`Import::finish`]; dropping it takes everything back.
#[derive(Debug)]
pub struct Import<'store> {
    pub(super) transaction: Transaction<'store>,
    pub(super) path: PathBuf,
    pub(super) budget: Budget,
    now: Moment,
    pub(super) pack: i64,
    pub(super) base_language: String,
    is_undigested: bool,
    pub(super) texts_changed: u32,
    pub(super) bank_changed: bool,
    /// How interviewers put each question: by id, in its languages.
    pub(super) asked: HashMap<String, Vec<AskedAs>>,
    /// Questions that came under an id which the log knows as a former one, with the id in use.
    returned: Vec<(String, String)>,
}

/// What the bank holds under an id.
struct Known {
    number: i64,
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
        Ok(Import {
            transaction,
            path,
            budget,
            now,
            pack: number,
            base_language: pack.languages.first().cloned().unwrap_or_default(),
            is_undigested: digest.is_empty(),
            texts_changed: 0,
            bank_changed: false,
            asked: HashMap::new(),
            returned: Vec::new(),
        })
    }
}

impl Import<'_> {
    /// Says how interviewers put a question of this pack; comes before the questions. What the bank knows of it from earlier is
    /// replaced at the end of the import.
    pub fn asked(&mut self, question: &str, sentences: impl IntoIterator<Item = AskedAs>) {
        self.asked.entry(question.to_owned()).or_default().extend(sentences);
    }

    /// Whether this file was imported with this digest before. If so, everything in it counts as seen and it need not be read.
    pub fn unchanged(&mut self, path: &str, digest: &[u8]) -> Result<bool> {
        let found = self
            .cached(sql!("source_file_same"))
            .and_then(|mut statement| {
                let wanted = named_params! { ":pack": self.pack, ":path": path, ":digest": digest };
                statement.query_row(wanted, |row| row.get::<_, i64>(0)).optional()
            })
            .at(&self.path)?;
        let Some(file) = found else { return Ok(false) };
        self.run(sql!("seen_file_add"), named_params! { ":file": file })?;
        Ok(true)
    }

    /// Announces a file that is read anew; `digest` is what [`Import::unchanged`] compares with next time.
    pub fn file(&mut self, path: &str, digest: &[u8]) -> Result<FileId> {
        let file: i64 = self
            .cached(sql!("source_file_put"))
            .and_then(|mut statement| {
                let values = named_params! { ":pack": self.pack, ":path": path, ":digest": digest };
                statement.query_row(values, |row| row.get(0))
            })
            .at(&self.path)?;
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
        let revision = question.revision();
        // Before anything moves: a question that is left out leaves no trace.
        if question.was.is_some()
            && let Some(known) = self.known(&question.id)?
        {
            self.check_owner(&question.id, &known)?;
        }
        let renamed = self.rename(question)?;
        let known = self.known(&question.id)?;
        if let Some(known) = &known {
            self.check_owner(&question.id, known)?;
        }
        if known.as_ref().is_none_or(|known| known.retired)
            && let Some(current) = resolve(&self.transaction, question.id.as_str()).at(&self.path)?
        {
            self.returned.push((question.id.as_str().to_owned(), current));
        }
        let change = match &known {
            None => Change::Added,
            Some(known) if known.retired => Change::Revived,
            Some(known) if renamed || known.file != file.0 || known.revision != revision => {
                Change::Changed
            }
            Some(_) => Change::Unchanged,
        };
        let number = match known {
            None => {
                let number = self.insert(file, question, &revision)?;
                let language = self.base_language.clone();
                let text = Text { question: &question.id, number, language: &language, file };
                self.put_text(&text, &question.content, true)?;
                number
            }
            Some(known) if change == Change::Unchanged => {
                // The revision says that the text is the same; its row only has to be seen.
                self.see_text(known.number)?;
                known.number
            }
            Some(known) => {
                self.update(known.number, file, question, &revision)?;
                let (number, language) = (known.number, self.base_language.clone());
                let text = Text { question: &question.id, number, language: &language, file };
                self.put_text(&text, &question.content, false)?;
                number
            }
        };
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
        Ok(change)
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
        let change = self.put_text(&text, &translation.content, false)?;
        if change != Change::Unchanged {
            self.run(sql!("seen_translate"), named_params! { ":question": known.number })?;
        }
        Ok(change)
    }

    /// Replaces this pack's topics and leaves, or, unless they are the whole of it, adds to them. Those of other packs stay, and win
    /// where both name the same.
    pub fn taxonomy(&mut self, topics: &[TopicRow], is_whole: bool) -> Result<()> {
        pack::put_taxonomy(&self.transaction, self.pack, topics, is_whole).at(&self.path)
    }

    /// Ends the import. With `retire_missing`, questions of this pack that did not come are retired and their translations
    /// that did not come are deleted.
    pub fn finish(mut self, retire_missing: bool) -> Result<ImportCounts> {
        self.rename_back()?;
        let retired = if retire_missing { self.retire()? } else { 0 };
        let counts = ImportCounts { retired, ..self.count()? };
        self.put_asked()?;
        if !retire_missing {
            self.run(sql!("source_file_forget_partial"), [])?;
        }
        if self.is_undigested {
            let digest = pack::file_digests(&self.transaction, self.pack).at(&self.path)?;
            let values = named_params! { ":pack": self.pack, ":digest": digest };
            self.run(sql!("pack_digest_put"), values)?;
        }
        if self.texts_changed > REINDEX_TEXTS {
            self.run(sql!("fts_rebuild"), [])?;
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
        Ok(counts)
    }

    /// Follows `was`: the question's row and history move to its new id. Gives whether there was something to move.
    fn rename(&mut self, question: &Question) -> Result<bool> {
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
        Ok(moved)
    }

    /// A question that came back under its former id takes its history back, unless the later id came as well.
    fn rename_back(&mut self) -> Result<()> {
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
        let fact = Fact::Renamed { to: current.to_owned() };
        add(&self.transaction, Some(former), None, &fact, self.now).at(&self.path)?;
        words::follow(&self.transaction, former, current).at(&self.path)
    }

    fn check_owner(&self, id: &QuestionId, known: &Known) -> Result<()> {
        if known.pack == self.pack {
            return Ok(());
        }
        Err(StoreError::OwnedByOther { id: id.clone(), pack: known.pack_name.clone() })
    }

    fn known(&self, id: &QuestionId) -> Result<Option<Known>> {
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
