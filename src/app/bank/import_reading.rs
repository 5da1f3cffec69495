//! The half of an import that reads: it passes over files that did not change, parses the others and works out what the bank keeps of
//! their questions, on one core, while the other half writes on another.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender};

use sha2::{Digest, Sha256};

use crate::domain::ids::QuestionId;
use crate::domain::question::{Content, Question, Translation};
use crate::pack::PARSER_VERSION;
use crate::pack::check::structure::{Group, Visitor};
use crate::pack::context::PackContext;
use crate::pack::parse::Parsed;
use crate::pack::skeleton::MARK;
use crate::store::{Derived, FileId, KnownFiles};

/// Groups of files that may be read before the first of them is written: memory is bounded by the largest.
pub(super) const GROUPS_AHEAD: usize = 4;

/// Questions of a file, each with what follows from it.
pub(super) type Questions = Vec<(Question, Derived)>;

/// What is to be done with a base file and its translations.
#[derive(Debug)]
pub(super) enum Found {
    /// They are in the bank as they are.
    Unchanged(FileId),
    /// They are to be written.
    Read(Batch),
}

/// A base file with its translations, read.
#[derive(Debug)]
pub(super) struct Batch {
    /// What the file is known by, see [`Reader`].
    pub key: String,
    /// Its path in the pack.
    pub path: String,
    /// What its bytes, the pack around it and the parser add up to.
    pub digest: [u8; 32],
    /// Its questions.
    pub questions: Questions,
    /// Their texts in other languages.
    pub translations: Vec<Translation>,
    /// Questions with a mark of the skeleton left in them: they do not come into the bank.
    pub unwritten: usize,
}

/// Takes what the parser finds, and hands it on.
#[derive(Debug)]
pub(super) struct Reader {
    known: KnownFiles,
    salt: [u8; 32],
    /// The folder of a file that belongs to no pack: such files are known by their whole path.
    loose: Option<PathBuf>,
    /// The digest of the group that was asked about last, which is the one that is taken next.
    digest: [u8; 32],
    out: SyncSender<Found>,
    /// What was written. It is freed on the core that made it: freed on the other one, both wait for one heap.
    written: Receiver<Questions>,
    /// Whether the other half still listens; it does not after it failed.
    is_heard: bool,
}

impl Reader {
    pub fn new(
        known: KnownFiles,
        pack: &PackContext,
        loose: Option<PathBuf>,
        (out, written): (SyncSender<Found>, Receiver<Questions>),
    ) -> Self {
        Self { known, salt: salt(pack), loose, digest: [0; 32], out, written, is_heard: true }
    }

    fn hand_on(&mut self, found: Found) {
        self.written.try_iter().for_each(drop);
        self.is_heard = self.out.send(found).is_ok();
    }

    /// What a file is known by: its place in the pack, or its whole path where it belongs to none.
    fn key(&self, path: &str) -> String {
        match &self.loose {
            Some(folder) => folder.join(path).display().to_string(),
            None => path.to_owned(),
        }
    }

    /// What a group of files means depends on its bytes, on the pack around it and on the parser.
    fn digest(&self, files: &[Vec<u8>]) -> [u8; 32] {
        let mut hasher = Sha256::new_with_prefix(self.salt);
        for bytes in files {
            hasher.update((bytes.len() as u64).to_be_bytes());
            hasher.update(bytes);
        }
        hasher.finalize().into()
    }
}

impl Visitor for Reader {
    fn wants(&mut self, path: &str, files: &[Vec<u8>]) -> bool {
        if !self.is_heard {
            return false;
        }
        self.digest = self.digest(files);
        let unchanged = self.known.unchanged(&self.key(path), &self.digest);
        if let Some(file) = unchanged {
            self.hand_on(Found::Unchanged(file));
        }
        unchanged.is_none()
    }

    fn take(&mut self, group: Group<'_>) {
        let questions: Questions = group
            .base
            .into_iter()
            .flat_map(|base| base.questions)
            .map(|question| {
                let derived = Derived::of(&question);
                (question, derived)
            })
            .collect();
        let (left_out, questions): (Vec<_>, Vec<_>) =
            questions.into_iter().partition(|(question, _)| is_unwritten(&question.content));
        let left_out: BTreeSet<QuestionId> =
            left_out.into_iter().map(|(question, _)| question.id).collect();
        let unwritten = left_out.len();
        let translations = group
            .translations
            .into_iter()
            .flat_map(|other: Parsed<'_>| other.translations)
            .filter(|translation| !left_out.contains(&translation.id))
            .collect();
        let (key, path, digest) = (self.key(group.path), group.path.to_owned(), self.digest);
        let batch = Batch { key, path, digest, questions, translations, unwritten };
        self.hand_on(Found::Read(batch));
    }
}

/// Whether a mark of the skeleton is left where people would be asked.
fn is_unwritten(content: &Content) -> bool {
    content.prompt.contains(MARK) || content.answer.contains(MARK)
}

fn salt(pack: &PackContext) -> [u8; 32] {
    let facts = format!("{PARSER_VERSION} {:?} {:?} {:?}", pack.info, pack.tags, pack.taxonomy);
    Sha256::digest(facts.as_bytes()).into()
}
