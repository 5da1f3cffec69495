//! What viva holds of a candidate: found, listed, deleted; and what it cannot reach.

use std::path::{Path, PathBuf};

use crate::app::bank::files::cannot_write;
use crate::app::context::Context;
use crate::error::Error;
use crate::files::Folder;
use crate::store::{Interview, Store};
use crate::ui::safe::visible_line;
use crate::words::app::files as files_words;
use crate::words::app::forgetting as words;

use super::naming::{codes, holds_set, named};
use super::registry::{self, Places};
use super::still_named;

/// Files of a set that `viva mock new` writes, whatever they hold.
const DOCUMENTS: [&str; 8] = [
    "set.json",
    "set.json.new",
    "interviewer.md",
    "interviewer.html",
    "candidate.md",
    "candidate.html",
    "brief.html",
    "scorecard.csv",
];

/// Everything that was found of a candidate or a set.
#[derive(Clone, Debug)]
pub struct Found {
    /// The sets.
    pub sets: Vec<Interview>,
    /// Folders in which they lie, copies that were read too.
    pub folders: Vec<PathBuf>,
    /// Files that are to be deleted.
    pub files: Vec<PathBuf>,
    /// Files in their folders that are not viva's and do not name the person.
    pub left: Vec<PathBuf>,
    /// What cannot be reached, a sentence each.
    pub unreachable: Vec<String>,
}

/// Looks for what there is of `code`: the code of a candidate, or of a set.
///
/// # Errors
/// When nothing is noted under it.
pub fn find(code: &str, context: &Context) -> Result<Found, Error> {
    let store = context.store_as_it_is()?;
    let all = store.interviews()?;
    let is_meant = |one: &Interview| one.code == code || one.candidate.as_deref() == Some(code);
    let (sets, others): (Vec<Interview>, Vec<Interview>) = all.into_iter().partition(is_meant);
    if sets.is_empty() {
        return Err(Error::failed(words::nothing_is_noted_of(&visible_line(code)))
            .hint(words::see_the_codes()));
    }
    let mut found = Found {
        sets: Vec::new(),
        folders: Vec::new(),
        files: Vec::new(),
        left: Vec::new(),
        unreachable: Vec::new(),
    };
    for set in sets {
        search(&set, &store, &mut found)?;
        found.sets.push(set);
    }
    found.files.sort();
    found.files.dedup();
    found.left.sort();
    let named = still_named::find((&found.sets, &found.files), &others, &store)?;
    found.unreachable.extend(named);
    found.unreachable.extend(beyond(context));
    Ok(found)
}

/// Files of one set: in every folder in which it is known to lie, and those that were written elsewhere.
fn search(set: &Interview, store: &Store, found: &mut Found) -> Result<(), Error> {
    let Places { folders, files } = registry::places(store, set)?;
    found.files.extend(files.into_iter().filter(|path| path.symlink_metadata().is_ok()));
    for folder in folders {
        if !holds_set(&folder, set) {
            let text = words::moved_sets_are_not_found(&folder.display());
            found.unreachable.push(visible_line(&text));
            continue;
        }
        search_folder(&folder, set, found)?;
        found.folders.push(folder);
    }
    Ok(())
}

fn search_folder(folder: &Path, set: &Interview, found: &mut Found) -> Result<(), Error> {
    let cannot = |error| Error::failed(files_words::cannot_read(&folder.display(), &error));
    for entry in folder.read_dir().map_err(cannot)? {
        let entry = entry.map_err(cannot)?;
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        let is_journal = name.starts_with("set.") && name.ends_with(".jsonl");
        let is_ours =
            DOCUMENTS.contains(&name.as_str()) || is_journal || named(&path, &codes(set)).is_some();
        match is_file && is_ours {
            true => found.files.push(path),
            false if !found.files.contains(&path) => found.left.push(path),
            false => {}
        }
    }
    Ok(())
}

/// What stays whatever is deleted here.
fn beyond(context: &Context) -> Vec<String> {
    let mut beyond = vec![
        words::code_in_the_log().to_owned(),
        words::copies_elsewhere().to_owned(),
        words::what_a_shell_wrote().to_owned(),
        words::cards_on_paper().to_owned(),
        words::backups().to_owned(),
    ];
    let folder = context.database.parent().unwrap_or(Path::new("."));
    let name = context.database.file_name().map(|name| name.to_string_lossy().into_owned());
    let prefix = format!("{}.before-", name.unwrap_or_default());
    let Ok(entries) = folder.read_dir() else { return beyond };
    let copies =
        entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(&prefix));
    let mut copies: Vec<String> =
        copies.map(|entry| visible_line(&entry.path().display().to_string())).collect();
    copies.sort();
    beyond.extend(copies.into_iter().map(|path| words::copy_of_the_database(&path)));
    beyond
}

/// Deletes what was found; gives how many files that were. The rows go last, so that what is cut off can be done again.
///
/// # Errors
/// Names the first file that cannot be deleted.
pub fn forget(found: &Found, context: &Context) -> Result<usize, Error> {
    let mut store = context.store_as_it_is()?;
    for path in &found.files {
        let name = path.file_name().unwrap_or_default();
        let folder = path.parent().unwrap_or(Path::new("."));
        Folder::open(folder)
            .and_then(|folder| folder.remove(name).map(|()| folder.sync()))
            .map_err(|error| cannot_write(path, &error))?;
    }
    for folder in &found.folders {
        // A folder that holds something else stays.
        let _ = std::fs::remove_dir(folder);
    }
    for set in &found.sets {
        store.forget_interview(&set.code)?;
    }
    Ok(found.files.len())
}
