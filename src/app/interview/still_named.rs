//! Who is forgotten may be named in what is kept of others: in their cards, reports and decisions. None of that is deleted; all of it is told.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::store::{Interview, Store};
use crate::ui::safe::visible_line;
use crate::words::app::forgetting as words;

use super::naming::{codes, holds_set, holds_word, named};
use super::registry;

/// A sentence for each place among the sets of others that names one of `sets` or its candidate. `deleted` are files that go with them.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn find(
    (sets, deleted): (&[Interview], &[PathBuf]),
    others: &[Interview],
    store: &Store,
) -> Result<Vec<String>, Error> {
    let mut words: Vec<&str> = sets.iter().flat_map(codes).collect();
    words.sort_unstable();
    words.dedup();
    let mut told = Vec::new();
    for other in others {
        if let Some(code) = other.candidate.as_deref().filter(|code| words.contains(code)) {
            told.push(words::another_set_of(&code, &other.code, &other.folder));
            continue;
        }
        for path in files_of(other, store)? {
            // What is written about both is deleted with the one.
            let word = named(&path, &words).filter(|_| !deleted.contains(&path));
            told.extend(word.map(|word| words::still_names(&title(other), &word, &path.display())));
        }
        let because = store.decision(&other.code)?.map(|one| one.because).unwrap_or_default();
        let word = words.iter().find(|word| holds_word(&because, word));
        told.extend(word.map(|word| words::reason_still_names(&title(other), &word)));
    }
    Ok(told.iter().map(|text| visible_line(text)).collect())
}

/// `C-3 (set abcdefgh)`.
fn title(set: &Interview) -> String {
    match &set.candidate {
        Some(candidate) => words::candidate_and_set(&candidate, &set.code),
        None => words::the_set(&set.code),
    }
}

/// Files of a set, wherever they are known to lie.
fn files_of(set: &Interview, store: &Store) -> Result<Vec<PathBuf>, Error> {
    let places = registry::places(store, set)?;
    let mut files = places.files;
    for folder in places.folders.iter().filter(|folder| holds_set(folder, set)) {
        files.extend(files_in(folder));
    }
    files.sort();
    files.dedup();
    Ok(files)
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    files.map(|entry| entry.path()).collect()
}
