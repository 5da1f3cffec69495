//! One question of a set for another, in its folder; of a kit that was used, in a new one.

use std::path::{Path, PathBuf};

use crate::app::bank;
use crate::app::bank::files::cannot_write;
use crate::app::context::Context;
use crate::domain::ids::QuestionId;
use crate::domain::interview::Set;
use crate::domain::interview::kit::Kept;
use crate::domain::interview::set::SetQuestion;
use crate::error::Error;
use crate::files::{Access, Folder};
use crate::store::Store;
use crate::words::app::sets as words;

use super::making::{self, Made};
use super::pool::Bank;
use super::set_file::{SET_FILE, SetFile};
use super::{documents, draw, folders, journal_file};

/// Which question of which set, and what for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The set or its folder.
    pub set: PathBuf,
    /// Number of the question, from 1.
    pub number: u32,
    /// The question to take instead, if it is not drawn.
    pub with: Option<QuestionId>,
    /// The folder for a new kit.
    pub out: Option<PathBuf>,
}

/// What a swap came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Swapped {
    /// The set with the other question.
    pub made: Made,
    /// The question that went.
    pub old: SetQuestion,
    /// The question that came.
    pub new: SetQuestion,
    /// Why it is a new kit and the old one stays as it was, if it is one.
    pub kept: Option<Kept>,
}

/// Swaps a question. Where nobody was asked the questions yet, the documents in the folder change; else a new kit is made, for nobody yet.
///
/// # Errors
/// When nothing fits, or a folder cannot be written to.
pub fn swap(wanted: &Wanted, context: &Context) -> Result<Swapped, Error> {
    let path = SetFile::path_of(&wanted.set);
    let folder = documents::folder_of(&path);
    let cannot = |error| cannot_write(folder, &error);
    let opened = Folder::open(folder).map_err(cannot)?;
    opened.lock().map_err(cannot)?;
    documents::settle_locked(&opened, &path)?;
    let SetFile { path, set } = SetFile::read(&path)?;
    if path.file_name().is_none_or(|name| name != SET_FILE) {
        return Err(Error::usage(words::not_called(&path.display(), &SET_FILE))
            .hint(words::swap_in_the_folder()));
    }
    let old = place(&set, wanted.number)?;
    let mut store = bank::open(context)?;
    let kept = kept(&set, &path, &store)?;
    let bank = Bank::read(&store, context, set.language.parse().unwrap_or_default())?;
    let swapped = draw::swap(&store, &bank, &set, wanted.number, wanted.with.as_ref())?;
    let new = place(&swapped, wanted.number)?;
    let made = match &kept {
        None => {
            refuse_out(wanted)?;
            let files = documents::write(&opened, &swapped)?;
            let had_before = making::had_before(&swapped, &store)?;
            making::register(&swapped, folder, &mut store, context);
            Made { set: swapped, folder: folder.to_owned(), files, had_before }
        }
        Some(_) => {
            // The old folder may be beside the new one: it is not kept locked longer than it is read.
            let is_shared = opened.access() == Access::Group;
            drop(opened);
            fresh(swapped, wanted.out.as_deref(), is_shared, &mut store, context)?
        }
    };
    Ok(Swapped { made, old, new, kept })
}

fn place(set: &Set, number: u32) -> Result<SetQuestion, Error> {
    set.questions.iter().find(|one| one.number == number).cloned().ok_or_else(|| {
        Error::usage(words::there_is_no_question_of(&number, &set.questions.len()))
            .hint(words::where_the_numbers_stand())
    })
}

/// Whether somebody was asked the questions of a set, or has them to be asked.
fn kept(set: &Set, path: &Path, store: &Store) -> Result<Option<Kept>, Error> {
    if !journal_file::beside(path)?.is_empty() {
        return Ok(Some(Kept::Held));
    }
    let others = making::had_before(set, store)?;
    Ok((!others.is_empty()).then_some(Kept::Used(others)))
}

fn refuse_out(wanted: &Wanted) -> Result<(), Error> {
    let Some(out) = &wanted.out else { return Ok(()) };
    Err(Error::usage(words::the_kit_changes_in_its_own_folder(&out.display()))
        .hint(words::leave_out_out()))
}

/// A kit of its own: another code, and no candidate yet.
fn fresh(
    swapped: Set,
    out: Option<&Path>,
    is_shared: bool,
    store: &mut Store,
    context: &Context,
) -> Result<Made, Error> {
    let sets = vec![swapped.for_another(draw::fresh_code(store)?, None)];
    let places = folders::of(out, &sets);
    let made = making::make(sets, places, is_shared, store, context)?;
    made.into_iter().next().ok_or_else(|| Error::failed(words::no_set_was_made()))
}
