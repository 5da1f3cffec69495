//! Bringing a pack into the database: all of it in one transaction, or nothing.

use std::panic::resume_unwind;
use std::path::Path;
use std::sync::mpsc;
use std::thread;

use crate::app::context::Context;
use crate::app::encoding;
use crate::app::quoted::quoted;
use crate::domain::ids::QuestionId;
use crate::error::Error;
use crate::pack::advice;
use crate::pack::check::renamed_pack::{RENAMED, TAKEN};
use crate::pack::check::{CheckOptions, check_beside, structure};
use crate::pack::context::PackContext;
use crate::pack::diagnostic::{Diagnostic, Severity};
use crate::pack::file_name::FileName;
use crate::pack::render::render;
use crate::pack::source::{PackSource, Scope, SourceError};
use crate::pack::taxonomy::{Leaf, Taxonomy, Topic};
use crate::store::{
    AskedAs, Import as Transaction, ImportCounts, LeafRow, Store, StoreError, TopicRow,
};
use crate::ui::progress::Progress;
use crate::words::app::importing as words;

use super::import_reading::{GROUPS_AHEAD, Reader};
use super::import_writing::Writer;
use super::{builtin, foreign, known};

/// What an import did, and what it saw that does not stop it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// What changed in the bank.
    pub counts: ImportCounts,
    /// Questions with a mark of the skeleton left in them, in the files that were read: they are left out of the bank.
    pub unwritten: usize,
    /// Warnings about the structure of these files.
    pub warnings: usize,
    /// Keys in the files that were read that could be executed; an import runs none.
    pub keys_not_run: usize,
    /// Questions that were retired while the same text came under another id: the former id and the new one.
    pub likely_renames: Vec<(String, String)>,
    /// The leaf that a loose file's questions got, because another file of its name has their ids.
    pub renamed_leaf: Option<String>,
}

impl Imported {
    /// `8 unwritten, 3 warnings`, where there is something.
    pub fn left_to_do(&self) -> Option<String> {
        let warnings = if self.warnings == 1 { words::warning() } else { words::warnings() };
        match (self.unwritten, self.warnings) {
            (0, 0) => None,
            (0, many) => Some(format!("{many} {warnings}")),
            (unwritten, 0) => Some(words::some_unwritten(&unwritten)),
            (unwritten, many) => {
                Some(words::some_unwritten_and_warnings(&unwritten, &many, &warnings))
            }
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
        advice::add(&mut problems);
        encoding::tell(&mut problems, source);
        return Err(refused(source, &problems));
    }
    let mut import = store.begin_import(&pack.info, digest, context.now())?;
    // Part of a pack says nothing about the topics and leaves of the rest.
    import.taxonomy(&rows(&pack.taxonomy), source.scope() == Scope::Folder)?;
    add_asked(&mut import, &pack);
    let loose = pack.is_local().then(|| source.path_of("")).flatten();
    let known = import.known_files()?;
    let (out, found) = mpsc::sync_channel(GROUPS_AHEAD);
    let (back, written) = mpsc::channel();
    let mut writer = Writer {
        import,
        written: back,
        loose: loose.clone(),
        left_out: left_out.take(),
        unwritten: 0,
        keys_not_run: 0,
        renamed_leaf: None,
    };
    let reader = Reader::new(known, &pack, loose, (out, written));
    let bar = Progress::start(label, source.files().len() as u64, context.env.shows_progress());
    let (mut problems, written) = thread::scope(|scope| {
        let reading = scope.spawn(|| read(source, &pack, reader, bar));
        let written = found.into_iter().try_for_each(|found| writer.write(found));
        // A panic of the reader has ended the program by then; in a test of this crate it goes on here.
        (reading.join().unwrap_or_else(|panic| resume_unwind(panic)), written)
    });
    foreign::tell(&mut problems, source);
    let is_warning = |one: &&Diagnostic| one.severity == Severity::Warning;
    let warnings = problems.iter().chain(source.problems()).filter(is_warning).count();
    problems.retain(blocks);
    if let Err(error @ StoreError::OwnedByOther { .. }) = written {
        drop(writer);
        return Err(owned_by_other(error, source, context));
    }
    written?;
    if !problems.is_empty() {
        return Err(refused(source, &problems));
    }
    *left_out = writer.left_out;
    let Writer { mut import, unwritten, keys_not_run, renamed_leaf, .. } = writer;
    // A translation on its own says nothing about the questions.
    let is_base_file = source.scope() == Scope::File
        && source.files().first().is_some_and(|file| FileName::split(file).language.is_none());
    let gone = if is_base_file { import.retire_in_read_files()? } else { 0 };
    let (mut counts, likely_renames) =
        import.finish_and_compare(source.scope() == Scope::Folder)?;
    counts.retired += gone;
    Ok(Imported { counts, unwritten, warnings, keys_not_run, likely_renames, renamed_leaf })
}

/// Reads every file, and gives what is wrong with them. That it ends, and `reader` with it, tells the other half that there is no more.
fn read(
    source: &PackSource,
    pack: &PackContext,
    mut reader: Reader,
    mut bar: Progress,
) -> Vec<Diagnostic> {
    structure::walk(source, pack, &mut reader, &mut |done, _| bar.set(done as u64))
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
        let sentences: Vec<AskedAs> = std::iter::once(base).chain(others).chain(also).collect();
        for id in intent.ids.iter().chain(&intent.answered) {
            import.asked(id.get_ref(), sentences.iter().cloned());
        }
    }
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

/// Why a pack is kept out that brings ids of others: each with its place. What only the database knows to be of another pack, such as a
/// retired question or a former id, is told as the database says it.
fn owned_by_other(error: StoreError, source: &PackSource, context: &Context) -> Error {
    let problems = taken(source, context);
    match problems.iter().any(|one| matches!(one.code, TAKEN | RENAMED)) {
        true => refused(source, &problems),
        false => {
            let told = Error::from(error);
            Error { message: words::nothing_was_imported(&told.message), ..told }
        }
    }
}

/// Ids of other packs with their places, and whatever else is wrong, as `viva check` tells it.
fn taken(source: &PackSource, context: &Context) -> Vec<Diagnostic> {
    let options = CheckOptions { structure_only: true, ..CheckOptions::default() };
    let known = known::questions(context);
    let report = check_beside(source, &builtin::taxonomy(), options, &known, &mut |_, _| ());
    report.diagnostics.into_iter().filter(blocks).collect()
}

/// Warnings are for `viva check`; only errors keep a pack out.
fn blocks(problem: &Diagnostic) -> bool {
    problem.severity == Severity::Error
}

/// Every problem as `viva check` shows it, then what came of it.
fn refused(source: &PackSource, problems: &[Diagnostic]) -> Error {
    let count = problems.len();
    let word = if count == 1 { words::problem() } else { words::problems() };
    let error = Error::failed(words::nothing_was_imported_for_problems(&count, &word))
        .details(render(problems, source, false));
    match problems.iter().all(|one| one.code == foreign::NO_QUESTION) {
        true => error,
        false => error.hint(words::see_warnings_too(&named(source))),
    }
}

/// What was named, as a shell reads it.
fn named(source: &PackSource) -> String {
    let file = source.files().first().filter(|_| source.scope() == Scope::File);
    let shown = file.map_or_else(|| source.shown(""), |file| source.shown(file));
    let shown = shown.trim_end_matches('/');
    quoted(Path::new(if shown.is_empty() { "." } else { shown }))
}

impl From<SourceError> for Error {
    fn from(error: SourceError) -> Self {
        let hint = error.hint();
        Error::failed(error.to_string()).maybe_hint(hint)
    }
}
