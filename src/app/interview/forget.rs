//! `viva mock forget`: shows what there is of a candidate, asks, and deletes it.

use std::path::PathBuf;

use super::forgetting;
use crate::app::context::Context;
use crate::app::{Done, consent, terminal};
use crate::error::Error;
use crate::ui::view::mock_list;
use crate::words::app::consent as words;

/// Lists what there is of `code`, with what cannot be reached, and deletes it once that is agreed to.
///
/// # Errors
/// When nothing is noted of it, nobody is there to ask, or something cannot be deleted.
pub fn run(code: &str, yes: bool, context: &Context) -> Result<Done, Error> {
    let found = forgetting::find(code, context)?;
    let mut terminal = terminal::open(context, false);
    let style = terminal.style();
    let names = |paths: &[PathBuf]| -> Vec<String> {
        paths.iter().map(|path| path.display().to_string()).collect()
    };
    let sets: Vec<String> = found.sets.iter().map(|one| one.code.clone()).collect();
    let (files, left) = (names(&found.files), names(&found.left));
    terminal.show(&mock_list::to_forget(&sets, &files, &left, &found.unreachable, style))?;
    if !consent::agrees(yes, words::delete_all(), words::see_the_list(), terminal.as_mut())? {
        terminal.show(words::nothing_deleted())?;
        return Ok(Done::Ok);
    }
    let deleted = forgetting::forget(&found, context)?;
    terminal.show(&mock_list::forgotten(deleted))?;
    Ok(Done::Ok)
}
