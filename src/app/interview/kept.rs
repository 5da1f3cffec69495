//! Which files belong to an interview, so that nothing else is written over them.

use std::path::Path;

use crate::error::Error;
use crate::words::app::sets as words;

use super::documents::{PENDING_FILE, folder_of};
use super::set_file::{SET_FILE, SetFile};

/// What the documents of a set are called, without what their names end in.
const DOCUMENTS: [&str; 4] = ["interviewer", "candidate", "brief", "scorecard"];

/// Whether a path is that of a file which `viva mock new` and `run` keep: the set itself, one of its documents beside it, or a journal.
fn is_kept(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase());
    let name = name.unwrap_or_default();
    let is_journal = name.ends_with(".jsonl") && path.exists();
    let stem = name.split('.').next().unwrap_or_default();
    let is_document = DOCUMENTS.contains(&stem) || name == SET_FILE || name == PENDING_FILE;
    let beside = folder_of(path).join(SET_FILE);
    is_journal || SetFile::read(path).is_ok() || (is_document && beside.exists())
}

/// A set, its documents and its journals are no reports: they are not written over, whatever the format.
pub fn refuse_to_replace(path: &Path) -> Result<(), Error> {
    if is_kept(path) {
        return Err(Error::failed(words::an_interview_was_held_with_it(&path.display()))
            .hint(words::name_another_file()));
    }
    Ok(())
}
