//! `viva note`: own words on questions are listed, shown, kept or deleted.

use std::io::Write;

use super::own_words;
use crate::app::context::Context;
use crate::app::{Done, bank};
use crate::error::Error;

/// What is wanted of the words on one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted<'w> {
    /// To see them.
    Show,
    /// Others in their place; `-` reads them from standard input.
    Replace(&'w str),
    /// To write them in an editor.
    Edit,
    /// To be rid of them.
    Delete,
}

/// Prints which questions have words.
///
/// # Errors
/// When the database cannot be read, or nobody takes what is printed.
pub fn list(json: bool, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
    own_words::list(&bank::open(context)?, json, out)?;
    Ok(Done::Ok)
}

/// Shows, keeps or deletes the words on one question.
///
/// # Errors
/// When there is no such question, the words cannot be kept, or there are none to delete.
pub fn run(
    named: &str,
    wanted: Wanted<'_>,
    json: bool,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let mut store = bank::open(context)?;
    let (id, before) = own_words::find(&store, named, context)?;
    let said = match wanted {
        Wanted::Replace(words) => own_words::replace(&mut store, &id, words, context)?,
        Wanted::Edit => own_words::edit(&mut store, &id, &before, context)?,
        Wanted::Delete => own_words::delete(&mut store, &id)?,
        Wanted::Show => {
            own_words::show(&store, &id, json, out)?;
            return Ok(Done::Ok);
        }
    };
    writeln!(out, "{said}")?;
    Ok(Done::Ok)
}
