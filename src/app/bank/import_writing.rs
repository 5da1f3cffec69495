//! The half of an import that writes: it carries what was read into the transaction.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use super::import_reading::{Batch, Found, Questions};
use crate::domain::ids::{QuestionId, is_name};
use crate::domain::question::{Question, Translation};
use crate::pack::file_name::FileName;
use crate::pack::starter;
use crate::store::{FileId, Import as Transaction, LeafRow, StoreError, TopicRow};

/// An import under way, and what it saw.
#[derive(Debug)]
pub(super) struct Writer<'store> {
    pub import: Transaction<'store>,
    /// Where questions go once they are written.
    pub written: Sender<Questions>,
    /// The folder of a file that belongs to no pack.
    pub loose: Option<PathBuf>,
    /// Questions that other packs own, with their packs, where such are left out.
    pub left_out: Option<Vec<(QuestionId, String)>>,
    /// Questions with a mark of the skeleton left in them.
    pub unwritten: usize,
    /// Keys that could be executed.
    pub keys_not_run: usize,
    /// The leaf that a loose file's questions got, because another file of its name has their ids.
    pub renamed_leaf: Option<String>,
}

impl Writer<'_> {
    /// Writes one group of files.
    pub fn write(&mut self, found: Found) -> Result<(), StoreError> {
        let batch = match found {
            Found::Unchanged(file) => return self.import.keep(file),
            Found::Read(batch) => batch,
        };
        self.unwritten += batch.unwritten;
        let runnable = batch.questions.iter().filter(|(question, _)| question.has_runnable_key());
        self.keys_not_run += runnable.count();
        let leaf = self.loose_leaf(&batch)?;
        let file = self.import.file(&batch.key, &batch.digest)?;
        for (question, derived) in &batch.questions {
            let added = match &leaf {
                Some(leaf) => {
                    // What this file had under the name that is now shared keeps its history.
                    let owner = self.import.file_of(&question.id)?;
                    let was = if owner.as_ref() == Some(&batch.key) {
                        Some(question.id.clone())
                    } else {
                        question.was.clone()
                    };
                    self.import.add(file, &Question { was, ..moved(question, leaf) })
                }
                None => self.import.add_with(file, question, derived),
            };
            self.allow(file, added)?;
        }
        for translation in batch.translations {
            let id = match &leaf {
                Some(leaf) => in_leaf(&translation.id, leaf),
                None => translation.id.clone(),
            };
            let added = self.import.translate(file, &Translation { id, ..translation });
            self.allow(file, added)?;
        }
        // Where the reader is through already nobody takes them, and they are freed here.
        let _ = self.written.send(batch.questions);
        Ok(())
    }

    /// The leaf that the questions of a loose file get where another loose file of the same name has one of their ids: its folder's
    /// name stands before it. Once given, it stays.
    fn loose_leaf(&mut self, batch: &Batch) -> Result<Option<String>, StoreError> {
        let Some(folder) = &self.loose else { return Ok(None) };
        let Some(folder) = folder.file_name().and_then(|name| starter::name_of(name.to_str()?))
        else {
            return Ok(None);
        };
        let leaf = FileName::split(&batch.path).leaf;
        let other = format!("{folder}-{leaf}");
        if !is_name(&other) {
            return Ok(None);
        }
        let mut is_taken = self.import.file_has_leaf(&batch.key, &other)?;
        for (question, _) in &batch.questions {
            let owner = self.import.file_of(&question.id)?;
            // A file that is gone was moved here.
            is_taken |=
                owner.is_some_and(|owner| owner != batch.key && Path::new(&owner).is_file());
        }
        if !is_taken {
            return Ok(None);
        }
        if let Some((question, _)) = batch.questions.first() {
            self.import.taxonomy(&[topic_of_leaf(&question.topic, &other)], false)?;
        }
        self.renamed_leaf = Some(other.clone());
        Ok(Some(other))
    }

    /// Leaves out what another pack owns, where that is wanted.
    fn allow<T>(&mut self, file: FileId, added: Result<T, StoreError>) -> Result<(), StoreError> {
        match (added, &mut self.left_out) {
            (Err(StoreError::OwnedByOther { id, pack }), Some(left_out)) => {
                if left_out.iter().all(|(known, _)| *known != id) {
                    left_out.push((id, pack));
                }
                self.import.reread(file)
            }
            (added, _) => added.map(|_| ()),
        }
    }
}

/// A topic with one leaf, each named by its id.
fn topic_of_leaf(topic: &str, leaf: &str) -> TopicRow {
    let leaf = LeafRow {
        id: leaf.to_owned(),
        topic: topic.to_owned(),
        title_en: leaf.to_owned(),
        title_ru: leaf.to_owned(),
        aliases: Vec::new(),
    };
    TopicRow {
        id: topic.to_owned(),
        title_en: topic.to_owned(),
        title_ru: topic.to_owned(),
        leaves: vec![leaf],
    }
}

/// The same question in another leaf.
fn moved(question: &Question, leaf: &str) -> Question {
    Question { id: in_leaf(&question.id, leaf), ..question.clone() }
}

fn in_leaf(id: &QuestionId, leaf: &str) -> QuestionId {
    QuestionId::new(leaf, id.slug()).unwrap_or_else(|_| id.clone())
}
