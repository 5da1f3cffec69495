//! Exams that were begun and not finished, so that nobody begins a new one beside them without a word.

use std::path::{Path, PathBuf};

use crate::app::context::Context;
use crate::domain::interview::journal::{Entry, Event};
use crate::domain::interview::passed::Paused;
use crate::domain::interview::replay::Replay;
use crate::error::Error;

pub(super) use super::journal_file::SELF;
use super::journal_file::{self, JournalFile};
use super::recipe::Recipe;
use super::set_file::{SET_FILE, SetFile};

/// Exams lie beside the database that knows of them: in `mock` beside the usual one, in `mock-NAME` beside any other.
pub fn folder_of(context: &Context) -> PathBuf {
    let usual = context.env.default_database();
    let name = match context.database.file_stem() {
        Some(stem) if Some(stem) != usual.file_stem() => format!("mock-{}", stem.to_string_lossy()),
        _ => "mock".to_owned(),
    };
    context.database.parent().unwrap_or(Path::new(".")).join(name)
}

/// The sets of all exams in a folder, by name.
pub fn paths(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path().join(SET_FILE))).collect();
    paths.sort();
    paths
}

/// Those of `exams` that can be gone on with, the one that was left last at the end.
///
/// # Errors
/// When the journal of one cannot be read.
pub(super) fn of(exams: Vec<SetFile>) -> Result<Vec<(SetFile, Paused)>, Error> {
    let mut paused = Vec::new();
    for file in exams {
        let set = &file.set;
        // What is by no built-in blueprint, of this version or an earlier one, could not be passed.
        if !Recipe::is_exam(set) {
            continue;
        }
        let path = journal_file::path_of(&file.path, SELF);
        let replay = journal_file::read(&path, set)?;
        if replay.as_ref().is_none_or(Replay::is_open) {
            let changed = path.metadata().or_else(|_| file.path.metadata());
            paused.push((changed.and_then(|found| found.modified()).ok(), file));
        }
    }
    paused.sort_by_key(|(changed, _)| *changed);
    let with_facts = |(_, file): (_, SetFile)| {
        let exam = Paused::of(&file.set);
        (file, exam)
    };
    Ok(paused.into_iter().map(with_facts).collect())
}

/// Ends an exam that another one takes the place of: its journal is kept, and it counts for nothing. Gives how many of its questions
/// were rated.
///
/// # Errors
/// When it is open elsewhere, or its journal cannot be written.
pub(super) fn discard(file: &SetFile, context: &Context) -> Result<usize, Error> {
    let (mut journal, replay) = JournalFile::open(file, SELF)?;
    let at_ms = context.now().at_ms;
    let mut entries = vec![Entry { at_ms, event: Event::Discarded }];
    if !replay.is_begun() {
        let (set, digest) = (file.set.id.clone(), file.set.digest.clone());
        let event = Event::Opened { set, digest, interviewer: SELF.to_owned() };
        entries.insert(0, Entry { at_ms, event });
    }
    journal.append(&entries)?;
    Ok(replay.card().marks.iter().filter(|mark| mark.rating.is_some()).count())
}

/// The exams that can be gone on with, for a screen that only mentions them: what cannot be read is passed over, and a finished exam is
/// not read at all.
pub fn told(context: &Context) -> Vec<Paused> {
    let open = paths(&folder_of(context)).into_iter().filter(|path| {
        let journal = journal_file::path_of(path, SELF);
        path.exists() && !journal_file::seems_over(&journal)
    });
    let open = open.filter_map(|path| SetFile::read(&path).ok());
    let paused = open.filter_map(|file| of(vec![file]).ok()).flatten();
    paused.map(|(_, exam)| exam).collect()
}
