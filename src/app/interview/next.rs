//! What comes next with the set that was made last.

use std::path::PathBuf;

use crate::app::context::Context;
use crate::domain::interview::kit::Step;
use crate::store::Store;

use super::set_file::SetFile;
use super::{journal_file, journals};

/// The set that was made here last, and how far its interview is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// The code of the set.
    pub code: String,
    /// The code of its candidate.
    pub candidate: Option<String>,
    /// Where it lies.
    pub folder: PathBuf,
    /// What comes next.
    pub step: Step,
}

/// The set that was made last, if it still lies where it was made and its journals can be read. No database is made for the question.
pub fn last(context: &Context) -> Option<Last> {
    if !context.database.exists() {
        return None;
    }
    let store: Store = context.store_to_read().ok()?;
    let newest = store.newest_interview().ok()??;
    let folder = PathBuf::from(newest.folder);
    let found = SetFile::read(&folder).ok().filter(|found| found.set.id == newest.code)?;
    let journals = journal_file::beside(&found.path).ok()?;
    let cards: Vec<_> =
        journals.iter().filter_map(|(_, path)| journals::card(path, &found.set).ok()).collect();
    let step = match (cards.is_empty(), cards.iter().all(|card| card.finished)) {
        (true, _) => Step::Hold,
        (false, false) => Step::GoOn,
        (false, true) => Step::Score,
    };
    Some(Last { code: newest.code, candidate: newest.candidate, folder, step })
}
