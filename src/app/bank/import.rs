//! Bringing a pack into the database: all of it in one transaction, or nothing.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::app::context::Context;
use crate::domain::ids::{QuestionId, is_name};
use crate::domain::question::{Question, Translation};
use crate::error::Error;
use crate::pack::PARSER_VERSION;
use crate::pack::check::structure::{self, Group, Visitor};
use crate::pack::context::PackContext;
use crate::pack::diagnostic::{Diagnostic, Severity};
use crate::pack::file_name::FileName;
use crate::pack::render::render;
use crate::pack::skeleton::MARK;
use crate::pack::source::{PackSource, Scope, SourceError};
use crate::pack::starter;
use crate::pack::taxonomy::{Leaf, Taxonomy, Topic};
use crate::store::{
    AskedAs, FileId, Import as Transaction, ImportCounts, LeafRow, Store, StoreError, TopicRow,
};
use crate::ui::progress::Progress;

use super::builtin;

/// What an import did, and what it saw that does not stop it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// What changed in the bank.
    pub counts: ImportCounts,
    /// Questions with a mark of the skeleton left in them, in the files that were read.
    pub unwritten: usize,
    /// Warnings about the structure of these files.
    pub warnings: usize,
    /// The leaf that a loose file's questions got, because another file of its name has their ids.
    pub renamed_leaf: Option<String>,
}

impl Imported {
    /// `8 unwritten, 3 warnings`, where there is something.
    pub fn left_to_do(&self) -> Option<String> {
        let warnings = if self.warnings == 1 { "warning" } else { "warnings" };
        match (self.unwritten, self.warnings) {
            (0, 0) => None,
            (0, many) => Some(format!("{many} {warnings}")),
            (unwritten, 0) => Some(format!("{unwritten} unwritten")),
            (unwritten, many) => Some(format!("{unwritten} unwritten, {many} {warnings}")),
        }
    }
}

/// Imports a pack whose digest is `digest`. Any problem of structure stops it and changes nothing.
pub fn import_pack(
    store: &mut Store,
    source: &PackSource,
    digest: &str,
    context: &Context,
    label: &str,
) -> Result<Imported, Error> {
    import_around(store, source, digest, context, label, &mut None)
}

/// The same. Where `left_out` is a list, a question whose id another pack owns is put on it, with that pack, and left out of the bank;
/// where it is `None` such a question stops the import.
pub fn import_around(
    store: &mut Store,
    source: &PackSource,
    digest: &str,
    context: &Context,
    label: &str,
    left_out: &mut Option<Vec<(QuestionId, String)>>,
) -> Result<Imported, Error> {
    let (pack, mut problems) = PackContext::load(source, &builtin::taxonomy());
    problems.retain(blocks);
    if !problems.is_empty() {
        return Err(refused(source, &problems));
    }
    let mut import = store.begin_import(&pack.info, digest, context.now())?;
    // Part of a pack says nothing about the topics and leaves of the rest.
    import.taxonomy(&rows(&pack.taxonomy), source.scope() == Scope::Folder)?;
    add_asked(&mut import, &pack);
    let mut visitor = Importer {
        import,
        loose: pack.is_local().then(|| source.path_of("")).flatten(),
        renamed_leaf: None,
        salt: salt(&pack),
        left_out: left_out.take(),
        failure: None,
        unwritten: 0,
    };
    let mut bar = Progress::start(label, source.files().len() as u64, context.env.shows_progress());
    let mut problems = structure::walk(source, &pack, &mut visitor, &mut |done, _| {
        bar.set(done as u64);
    });
    let warnings = problems.iter().filter(|one| one.severity == Severity::Warning).count();
    problems.retain(blocks);
    drop(bar);
    if let Some(failure) = visitor.failure {
        return Err(failure.into());
    }
    if !problems.is_empty() {
        return Err(refused(source, &problems));
    }
    *left_out = visitor.left_out;
    let Importer { mut import, unwritten, renamed_leaf, .. } = visitor;
    // A translation on its own says nothing about the questions.
    let is_base_file = source.scope() == Scope::File
        && source.files().first().is_some_and(|file| FileName::split(file).language.is_none());
    let gone = if is_base_file { import.retire_in_read_files()? } else { 0 };
    let mut counts = import.finish(source.scope() == Scope::Folder)?;
    counts.retired += gone;
    Ok(Imported { counts, unwritten, warnings, renamed_leaf })
}

/// Hands on how interviewers put the questions; an id that is not there is a matter for `viva check`.
fn add_asked(import: &mut Transaction<'_>, pack: &PackContext) {
    for intent in &pack.asked {
        let as_written = |language: &str, text: &str| AskedAs {
            language: language.to_owned(),
            sentence: text.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        let base = as_written(pack.base_language(), intent.asks.get_ref());
        let others = intent.translated.iter();
        let others = others.map(|(language, text)| as_written(language, text.get_ref()));
        // The base language's texts are what is shown where there is no other: words of any language lead to them.
        let also = intent.also.iter().map(|text| as_written(pack.base_language(), text.get_ref()));
        let sentences: Vec<AskedAs> =
            std::iter::once(base).chain(others).chain(also).collect();
        for id in intent.ids.iter().chain(&intent.answered) {
            import.asked(id.get_ref(), sentences.iter().cloned());
        }
    }
}

/// Carries what the parser found into the transaction, and passes over files that did not change.
struct Importer<'store> {
    import: Transaction<'store>,
    salt: [u8; 32],
    left_out: Option<Vec<(QuestionId, String)>>,
    failure: Option<StoreError>,
    unwritten: usize,
    /// The folder of a file that belongs to no pack: such files are known by their whole path.
    loose: Option<PathBuf>,
    renamed_leaf: Option<String>,
}

impl Visitor for Importer<'_> {
    fn wants(&mut self, path: &str, files: &[Vec<u8>]) -> bool {
        if self.failure.is_some() {
            return false;
        }
        let digest = self.digest(files);
        match self.import.unchanged(&self.key(path), &digest) {
            Ok(unchanged) => !unchanged,
            Err(failure) => {
                self.failure = Some(failure);
                false
            }
        }
    }

    fn take(&mut self, group: Group<'_>) {
        if self.failure.is_none()
            && let Err(failure) = self.store(&group)
        {
            self.failure = Some(failure);
        }
    }
}

impl Importer<'_> {
    fn store(&mut self, group: &Group<'_>) -> Result<(), StoreError> {
        let digest = self.digest(group.bytes);
        let key = self.key(group.path);
        let leaf = self.loose_leaf(&key, group)?;
        let file = self.import.file(&key, &digest)?;
        for question in group.base.iter().flat_map(|base| &base.questions) {
            let content = &question.content;
            self.unwritten +=
                usize::from(content.prompt.contains(MARK) || content.answer.contains(MARK));
            let added = match &leaf {
                Some(leaf) => self.import.add(file, &moved(question, leaf)),
                None => self.import.add(file, question),
            };
            self.allow(file, added)?;
        }
        for translation in group.translations.iter().flat_map(|other| &other.translations) {
            let added = match &leaf {
                Some(leaf) => {
                    let id = in_leaf(&translation.id, leaf);
                    self.import.translate(file, &Translation { id, ..translation.clone() })
                }
                None => self.import.translate(file, translation),
            };
            self.allow(file, added)?;
        }
        Ok(())
    }

    /// What a file is known by: its place in the pack, or its whole path where it belongs to none.
    fn key(&self, path: &str) -> String {
        match &self.loose {
            Some(folder) => folder.join(path).display().to_string(),
            None => path.to_owned(),
        }
    }

    /// The leaf that the questions of a loose file get where another loose file of the same name has one of their ids: its folder's
    /// name stands before it. Once given, it stays.
    fn loose_leaf(&mut self, key: &str, group: &Group<'_>) -> Result<Option<String>, StoreError> {
        let Some(folder) = &self.loose else { return Ok(None) };
        let Some(folder) = folder.file_name().and_then(|name| starter::name_of(name.to_str()?))
        else {
            return Ok(None);
        };
        let leaf = FileName::split(group.path).leaf;
        let other = format!("{folder}-{leaf}");
        if !is_name(&other) {
            return Ok(None);
        }
        let mut is_taken = self.import.file_has_leaf(key, &other)?;
        for question in group.base.iter().flat_map(|base| &base.questions) {
            let owner = self.import.file_of(&question.id)?;
            // A file that is gone was moved here.
            is_taken |= owner.is_some_and(|owner| owner != key && Path::new(&owner).is_file());
        }
        if !is_taken {
            return Ok(None);
        }
        let topic = group.base.iter().flat_map(|base| &base.questions).map(|one| &one.topic).next();
        if let Some(topic) = topic {
            let row = LeafRow {
                id: other.clone(),
                topic: topic.clone(),
                title_en: other.clone(),
                title_ru: other.clone(),
                aliases: Vec::new(),
            };
            let titles = [TopicRow {
                id: topic.clone(),
                title_en: topic.clone(),
                title_ru: topic.clone(),
                leaves: vec![row],
            }];
            self.import.taxonomy(&titles, false)?;
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

/// The same question in another leaf.
fn moved(question: &Question, leaf: &str) -> Question {
    Question { id: in_leaf(&question.id, leaf), ..question.clone() }
}

fn in_leaf(id: &QuestionId, leaf: &str) -> QuestionId {
    QuestionId::new(leaf, id.slug()).unwrap_or_else(|_| id.clone())
}

fn salt(pack: &PackContext) -> [u8; 32] {
    let facts = format!("{PARSER_VERSION} {:?} {:?} {:?}", pack.info, pack.tags, pack.taxonomy);
    Sha256::digest(facts.as_bytes()).into()
}

fn rows(taxonomy: &Taxonomy) -> Vec<TopicRow> {
    let leaf_row = |leaf: &Leaf| LeafRow {
        id: leaf.id.clone(),
        topic: leaf.topic.clone(),
        title_en: leaf.title("en").to_owned(),
        title_ru: leaf.title("ru").to_owned(),
        aliases: leaf.aliases.clone(),
    };
    let topic_row = |topic: &Topic| TopicRow {
        id: topic.id.clone(),
        title_en: topic.title("en").to_owned(),
        title_ru: topic.title("ru").to_owned(),
        leaves: taxonomy
            .leaves
            .iter()
            .filter(|leaf| leaf.topic == topic.id)
            .map(leaf_row)
            .collect(),
    };
    taxonomy.topics.iter().map(topic_row).collect()
}

/// Warnings are for `viva check`; only errors keep a pack out.
fn blocks(problem: &Diagnostic) -> bool {
    problem.severity == Severity::Error
}

/// Every problem as `viva check` shows it, then what came of it.
fn refused(source: &PackSource, problems: &[Diagnostic]) -> Error {
    let count = problems.len();
    let word = if count == 1 { "problem" } else { "problems" };
    Error::failed(format!("nothing was imported: {count} {word} in the pack"))
        .details(render(problems, source, false))
        .hint("`viva check PATH --strict` shows warnings too.")
}

impl From<SourceError> for Error {
    fn from(error: SourceError) -> Self {
        Error::failed(error.to_string())
    }
}
