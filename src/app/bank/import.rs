//! Bringing a pack into the database: all of it in one transaction, or nothing.

use sha2::{Digest, Sha256};

use crate::app::context::Context;
use crate::domain::ids::QuestionId;
use crate::error::Error;
use crate::pack::PARSER_VERSION;
use crate::pack::check::structure::{self, Group, Visitor};
use crate::pack::context::PackContext;
use crate::pack::diagnostic::{Diagnostic, Severity};
use crate::pack::source::{PackSource, SourceError};
use crate::pack::taxonomy::{Leaf, Taxonomy, Topic};
use crate::store::{
    AskedAs, FileId, Import as Transaction, ImportCounts, LeafRow, Store, StoreError, TopicRow,
};
use crate::ui::progress::Progress;

use super::builtin;

/// How many problems an import that fails prints; `viva check` prints them all.
const SHOWN_PROBLEMS: usize = 5;

/// Imports a pack whose digest is `digest`. Any problem of structure stops it and changes nothing.
pub fn import_pack(
    store: &mut Store,
    source: &PackSource,
    digest: &str,
    context: &Context,
    label: &str,
) -> Result<ImportCounts, Error> {
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
) -> Result<ImportCounts, Error> {
    let (pack, mut problems) = PackContext::load(source, &builtin::taxonomy());
    problems.retain(blocks);
    if !problems.is_empty() {
        return Err(refused(source, &problems));
    }
    let mut import = store.begin_import(&pack.info, digest, context.now())?;
    import.taxonomy(&rows(&pack.taxonomy))?;
    add_asked(&mut import, &pack);
    let mut visitor =
        Importer { import, salt: salt(&pack), left_out: left_out.take(), failure: None };
    let mut bar = Progress::start(label, source.files().len() as u64, context.env.shows_progress());
    let mut problems = structure::walk(source, &pack, &mut visitor, &mut |done, _| {
        bar.set(done as u64);
    });
    problems.retain(blocks);
    drop(bar);
    if let Some(failure) = visitor.failure {
        return Err(failure.into());
    }
    if !problems.is_empty() {
        return Err(refused(source, &problems));
    }
    *left_out = visitor.left_out;
    Ok(visitor.import.finish(source.scope().retires())?)
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
        let sentences: Vec<AskedAs> = std::iter::once(base).chain(others).collect();
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
}

impl Visitor for Importer<'_> {
    fn wants(&mut self, path: &str, files: &[Vec<u8>]) -> bool {
        if self.failure.is_some() {
            return false;
        }
        match self.import.unchanged(path, &self.digest(files)) {
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
        let file = self.import.file(group.path, &digest)?;
        for question in group.base.iter().flat_map(|base| &base.questions) {
            let added = self.import.add(file, question);
            self.allow(file, added)?;
        }
        for translation in group.translations.iter().flat_map(|other| &other.translations) {
            let added = self.import.translate(file, translation);
            self.allow(file, added)?;
        }
        Ok(())
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

fn refused(source: &PackSource, problems: &[Diagnostic]) -> Error {
    let count = problems.len();
    let word = if count == 1 { "problem" } else { "problems" };
    let shown: Vec<String> = problems
        .iter()
        .take(SHOWN_PROBLEMS)
        .map(|problem| {
            let place = source.shown(&problem.path);
            format!("  {place}:{}:{}: {}", problem.line, problem.column, problem.message)
        })
        .collect();
    let message = format!("nothing was imported: {count} {word} in the pack\n{}", shown.join("\n"));
    Error::failed(message)
        .hint("`viva check PATH` shows every problem with its line and what to do.")
}

impl From<SourceError> for Error {
    fn from(error: SourceError) -> Self {
        Error::failed(error.to_string())
    }
}
