//! What the bank holds, for a pack that is checked beside it.

use crate::app::context::Context;
use crate::app::tell::note;
use crate::error::Error;
use crate::pack::check::Known;
use crate::pack::check::structure::{self, Group, Visitor};
use crate::pack::context::PackContext;
use crate::words::app::checking as words;

use super::builtin;

/// Every question of the bank in its base language. Where there is no database yet, those of the built-in pack; a database that cannot
/// be read is told, for a check must not hang on it.
pub fn questions(context: &Context) -> Vec<Known> {
    if context.database.is_file() {
        match stored(context) {
            Ok(found) if found.iter().any(|one| one.pack == builtin::NAME) => return found,
            Ok(mut found) => {
                found.extend(built_in());
                return found;
            }
            Err(error) => note(&words::only_the_builtin_was_compared(
                &context.database.display(),
                &error.message,
            )),
        }
    }
    built_in()
}

fn stored(context: &Context) -> Result<Vec<Known>, Error> {
    let store = context.store_to_read()?;
    let mut found: Vec<Known> = Vec::new();
    store.export_questions(|row| -> Result<(), Error> {
        // A question comes once in each language; the first will do.
        if found.last().is_none_or(|last| last.id != row.question.id) {
            let content = row.question.content;
            let (prompt, answer) = (content.prompt, content.answer);
            found.push(Known { pack: row.pack, id: row.question.id, prompt, answer });
        }
        Ok(())
    })?;
    Ok(found)
}

fn built_in() -> Vec<Known> {
    let source = builtin::source();
    let (pack, _) = PackContext::load(&source, &builtin::taxonomy());
    let mut found = Collected::default();
    structure::walk(&source, &pack, &mut found, &mut |_, _| ());
    found.0
}

#[derive(Default)]
struct Collected(Vec<Known>);

impl Visitor for Collected {
    fn take(&mut self, group: Group<'_>) {
        for question in group.base.into_iter().flat_map(|base| base.questions) {
            let (prompt, answer) = (question.content.prompt, question.content.answer);
            self.0.push(Known { pack: builtin::NAME.to_owned(), id: question.id, prompt, answer });
        }
    }
}
