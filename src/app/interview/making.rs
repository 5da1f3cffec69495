//! Sets on their way into their folders: nothing is written before every folder may be written to.

use std::path::{Path, PathBuf};

use crate::app::bank::files::cannot_write;
use crate::app::context::Context;
use crate::app::tell::note;
use crate::domain::interview::Set;
use crate::error::Error;
use crate::store::{Interview, Store};
use crate::words::app::sets as words;

use super::{documents, folders, registry};

/// A set in its folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// The set.
    pub set: Set,
    /// Where its documents lie.
    pub folder: PathBuf,
    /// Their names.
    pub files: Vec<String>,
    /// Codes of the candidates who had the same questions before, in the order in which their sets were made here.
    pub had_before: Vec<String>,
}

/// Writes each set into the folder at its place and notes that it was made. With `is_shared` the folders are shared with their group.
///
/// # Errors
/// When a folder holds something else, or cannot be written to.
pub fn make(
    sets: Vec<Set>,
    places: Vec<PathBuf>,
    is_shared: bool,
    store: &mut Store,
    context: &Context,
) -> Result<Vec<Made>, Error> {
    for (set, folder) in sets.iter().zip(&places) {
        folders::refuse_to_replace(folder, set)?;
    }
    let are_several = sets.len() > 1;
    let mut made = Vec::with_capacity(sets.len());
    for (set, folder) in sets.into_iter().zip(places) {
        let cannot = |error| cannot_write(&folder, &error);
        let opened = folders::make(&folder, are_several).map_err(cannot)?;
        if is_shared {
            opened.share().map_err(cannot)?;
        }
        opened.lock().map_err(cannot)?;
        let files = documents::write(&opened, &set)?;
        let had_before = had_before(&set, store)?;
        register(&set, &folder, store, context);
        made.push(Made { set, folder, files, had_before });
    }
    Ok(made)
}

/// The candidates who had the questions of a set before, by the sets that were made here.
///
/// # Errors
/// When the database cannot be read.
pub fn had_before(set: &Set, store: &Store) -> Result<Vec<String>, Error> {
    let others = store.interviews_of(&set.kit())?;
    let others = others.into_iter().filter(|one| one.code != set.id);
    Ok(others.filter_map(|one| one.candidate).collect())
}

/// Notes that a set was made in a folder. The set itself lies there: where the note cannot be written, that is told and no more.
pub fn register(set: &Set, folder: &Path, store: &mut Store, context: &Context) {
    let interview = Interview {
        code: set.id.clone(),
        kit: set.kit(),
        candidate: set.candidate.clone(),
        folder: registry::absolute(folder),
        level: set.blueprint.level,
        made_ms: context.now().at_ms,
    };
    if let Err(error) = registry::remember(store, &interview) {
        note(&words::database_does_not_know_the_set(&error));
    }
}
