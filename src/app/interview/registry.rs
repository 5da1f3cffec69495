//! Which sets this database knows of, and what is kept of them beside their files: ratings, decisions, files elsewhere. Everything in it can
//! be deleted for good; see [`super::forgetting`].

use std::path::{Path, PathBuf};

use crate::app::context::Context;
use crate::domain::interview::Set;
use crate::domain::interview::journal::Scorecard;
use crate::error::Error;
use crate::store::{Interview, RatingRow, Store, StoreError};

use super::documents;
use super::set_file::SetFile;

/// Notes a set and where it lies, unless that is known already.
pub fn keep(store: &mut Store, file: &SetFile, context: &Context) -> Result<(), Error> {
    let folder = absolute(documents::folder_of(&file.path));
    let set = &file.set;
    let made_ms = match store.interview(&set.id)? {
        Some(found) if found.folder == folder && found.candidate == set.candidate => return Ok(()),
        Some(found) => found.made_ms,
        None => context.now().at_ms,
    };
    remember(
        store,
        &Interview {
            code: set.id.clone(),
            kit: set.kit(),
            candidate: set.candidate.clone(),
            folder,
            level: set.blueprint.level,
            made_ms,
        },
    )?;
    Ok(())
}

/// Notes a set where it lies now. A folder in which it was known before stays known: the set may lie there still.
///
/// # Errors
/// When the database cannot be written.
pub fn remember(store: &mut Store, interview: &Interview) -> Result<(), StoreError> {
    let before = store.interview(&interview.code)?.map(|found| found.folder);
    if let Some(before) = before.filter(|before| *before != interview.folder) {
        store.keep_file(&interview.code, &format!("{before}{FOLDER_END}"))?;
    }
    store.keep_interview(interview)
}

/// How a folder ends among the files of a set: no name of a file does.
const FOLDER_END: char = '/';

/// Where something of a set was written or read.
#[derive(Debug, Default)]
pub struct Places {
    /// Folders in which the set lay.
    pub folders: Vec<PathBuf>,
    /// Files that were written elsewhere.
    pub files: Vec<PathBuf>,
}

/// Every place that is known of a set, whether it is still there or not.
///
/// # Errors
/// When the database cannot be read.
pub fn places(store: &Store, interview: &Interview) -> Result<Places, StoreError> {
    let noted = store.files_of(&interview.code)?;
    let (before, files): (Vec<String>, Vec<String>) =
        noted.into_iter().partition(|path| path.ends_with(FOLDER_END));
    let before = before.iter().map(|folder| PathBuf::from(folder.trim_end_matches(FOLDER_END)));
    let mut folders: Vec<PathBuf> = before.chain([PathBuf::from(&interview.folder)]).collect();
    folders.sort();
    folders.dedup();
    Ok(Places { folders, files: files.into_iter().map(PathBuf::from).collect() })
}

/// Notes the ratings of finished cards, for the statistics of questions.
pub fn keep_ratings(store: &mut Store, set: &Set, cards: &[Scorecard]) -> Result<(), Error> {
    for card in cards.iter().filter(|card| card.finished) {
        let marked = set.questions.iter().zip(&card.marks);
        let rated = marked.filter_map(|(one, mark)| {
            Some(RatingRow {
                interview: set.id.clone(),
                interviewer: card.interviewer.clone(),
                question: one.question.id.clone(),
                rating: mark.given_rating()?,
                hints: mark.hints_given(),
            })
        });
        store.keep_ratings(&set.id, &card.interviewer, &rated.collect::<Vec<_>>())?;
    }
    Ok(())
}

/// Notes a file that was written about sets, so that it is found when one of them is to be forgotten.
pub fn keep_file(context: &Context, sets: &[&str], path: &Path) -> Result<(), Error> {
    let mut store = context.store_as_it_is()?;
    let path = absolute(path);
    for code in sets {
        store.keep_file(code, &path)?;
    }
    Ok(())
}

/// Notes a set and finished cards of it. Where the database cannot be written the interview is worth the same; it is only not listed.
pub fn note(file: &SetFile, cards: &[Scorecard], context: &Context) {
    if let Ok(mut store) = context.store_as_it_is() {
        let noted = keep(&mut store, file, context)
            .and_then(|()| keep_ratings(&mut store, &file.set, cards));
        // What was written is in the folder; the next command over the set notes it again.
        drop(noted);
    }
}

/// A path that means the same from every folder.
pub(super) fn absolute(path: &Path) -> String {
    let path = path.canonicalize().or_else(|_| std::path::absolute(path));
    path.map(|path| path.display().to_string()).unwrap_or_default()
}
