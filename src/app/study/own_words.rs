//! `viva note`: what a person wrote down about questions in own words; shown, kept and deleted.

use std::io::Write;
use std::path::Path;

use crate::app::bank::find;
use crate::app::context::Context;
use crate::app::figures::{self, own_words::OwnWords as Figures};
use crate::app::tell::note;
use crate::domain::ids::QuestionId;
use crate::domain::own_words::tidy;
use crate::error::Error;
use crate::store::{Forgotten, OwnWords, Store};
use crate::ui::safe::{visible, visible_line};
use crate::words::ScreenLanguage;
use crate::words::app::{editor as editing, own_words as words};
use crate::words::counts::{Noun, counted};

use super::editor::{self, Sheet};

/// The question that the user named, as far as its words go: they stay when their pack is gone.
///
/// # Errors
/// There is no such question, or the database cannot be read.
pub fn find(store: &Store, text: &str, context: &Context) -> Result<(QuestionId, String), Error> {
    let named: Option<QuestionId> = text.parse().ok();
    if let Some(found) = named.map(|id| store.own_words(&id)).transpose()?.flatten() {
        return Ok((found.question, found.text));
    }
    let stored = find::question(store, text, context.config.language)?;
    Ok((stored.question.id, String::new()))
}

/// Prints the words on one question, or says how to write some.
///
/// # Errors
/// The database cannot be read, or nobody takes what is printed.
pub fn show(store: &Store, id: &QuestionId, json: bool, out: &mut dyn Write) -> Result<(), Error> {
    let found = store.own_words(id)?;
    match (&found, json) {
        (Some(found), true) => writeln!(out, "{}", figures::line(&Figures::from(found))?)?,
        (None, true) => writeln!(out, "null")?,
        (Some(found), false) => writeln!(out, "{}", visible(&found.text))?,
        (None, false) => note(&words::nothing_on_it_yet(&id)),
    }
    Ok(())
}

/// Prints which questions have words: the id and the first line, or with `json` all of each as a line.
///
/// # Errors
/// The database cannot be read, or nobody takes what is printed.
pub fn list(store: &Store, json: bool, out: &mut dyn Write) -> Result<(), Error> {
    let mut count = 0_usize;
    store.all_own_words(|found: OwnWords| -> Result<(), Error> {
        count += 1;
        match json {
            true => writeln!(out, "{}", figures::line(&Figures::from(&found))?)?,
            false => {
                let first = found.text.trim_start().lines().next().unwrap_or_default();
                writeln!(
                    out,
                    "{}  {}",
                    visible_line(found.question.as_str()),
                    visible_line(first)
                )?;
            }
        }
        Ok(())
    })?;
    if count == 0 && !json {
        note(words::nothing_yet());
    }
    Ok(())
}

/// Keeps `given` in the place of the words that there were; `-` is standard input.
///
/// # Errors
/// The words are blank, too long or cannot be read, or the database cannot be written.
pub fn replace(
    store: &mut Store,
    id: &QuestionId,
    given: &str,
    context: &Context,
) -> Result<String, Error> {
    let text = match given {
        "-" => editor::read_text(Path::new("-")).map_err(Error::failed)?,
        _ => given.to_owned(),
    };
    keep(store, id, &text, context)
}

/// Lets the words be written in the user's editor; says what that came to.
///
/// # Errors
/// There is no editor, it failed or left no text, the words are too long, or the database cannot be written.
pub fn edit(
    store: &mut Store,
    id: &QuestionId,
    before: &str,
    context: &Context,
) -> Result<String, Error> {
    let heading = sheet_heading(id);
    let unchanged = words::nothing_was_changed();
    let sheet = Sheet { suffix: ".md", heading: &heading, unchanged };
    let Some(written) = editor::alone(context, sheet, before)? else {
        let hint = match context.env.is_interactive {
            true => editing::set_one(id),
            false => editing::without_terminal(id),
        };
        return Err(Error::usage(editor::missing(context)).hint(hint));
    };
    match written {
        Some(text) => keep(store, id, &text, context),
        None => Ok(unchanged.to_owned()),
    }
}

/// Deletes the words on a question; says what that came to.
///
/// # Errors
/// There are none, or the database cannot be written.
pub fn delete(store: &mut Store, id: &QuestionId) -> Result<String, Error> {
    match store.forget_own_words(id)? {
        Forgotten::Nothing => Err(Error::failed(words::nothing_to_delete(&id))),
        Forgotten::Wholly => Ok(words::deleted(&id)),
        Forgotten::ButInTheLog => {
            note(words::log_may_still_hold_them());
            Ok(words::deleted(&id))
        }
    }
}

/// What is above the words in an editor and taken away again.
pub fn sheet_heading(id: &QuestionId) -> String {
    words::heading(&id)
}

/// What is said of words that were kept.
pub fn kept(text: &str) -> String {
    let lines = counted(ScreenLanguage::English, text.lines().count(), Noun::Line);
    words::lines_kept(&lines)
}

fn keep(
    store: &mut Store,
    id: &QuestionId,
    text: &str,
    context: &Context,
) -> Result<String, Error> {
    let text =
        tidy(text).map_err(|error| Error::usage(error.to_string()).hint(words::keep_the_gist()))?;
    let Some(text) = text else {
        return Err(Error::usage(words::these_are_blank()).hint(words::delete_what_you_have(&id)));
    };
    let before = store.own_words(id)?.map(|found| found.text.lines().count());
    store.keep_own_words(id, &text, context.now())?;
    let lines = |count| counted(ScreenLanguage::English, count, Noun::Line);
    let replaced = before.map(|count| words::replaces_a_note_of(&lines(count)));
    Ok(words::kept(&lines(text.lines().count()), &id, &replaced.unwrap_or_default()))
}
