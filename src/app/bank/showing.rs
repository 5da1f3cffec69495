//! `viva show`: one question with its answer and its card.

use std::io::Write;

use super::find;
use crate::app::context::Context;
use crate::app::figures::{self, question::Shown};
use crate::app::{Done, bank};
use crate::domain::language::Language;
use crate::error::Error;
use crate::ui::view::answer::{Facts, whole};

/// Prints the question, in the language of the settings where none is named.
///
/// # Errors
/// When there is no such question, the database cannot be read, or nobody takes what is printed.
pub fn print(
    named: &str,
    language: Option<Language>,
    json: bool,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let store = bank::open_to_read(context)?;
    let stored = find::question(&store, named, language.unwrap_or(context.config.language))?;
    if json {
        return figures::print(&Shown::from(&stored), out);
    }
    let today = context.today();
    let postponed = stored.postponed.filter(|postponed| postponed.is_out(today));
    let facts = Facts {
        pack: &stored.pack,
        source: &stored.path,
        language: &stored.language,
        card: stored.card,
        retired: stored.retired,
        suspended: stored.suspended,
        flagged: stored.flagged,
        note: stored.note.as_deref(),
        own_words: stored.own_words.as_deref(),
        postponed: postponed.map(|postponed| postponed.until),
    };
    writeln!(out, "{}", whole(&stored.question, &facts, context.style()))?;
    Ok(Done::Ok)
}
