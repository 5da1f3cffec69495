//! `viva packs`: what is imported, and how to be rid of it.

use std::io::Write;

use super::find::{origin, unknown_pack};
use super::{builtin, trusted};
use crate::app::context::Context;
use crate::app::{Done, bank, figures};
use crate::error::Error;
use crate::ui::view::list as view;
use crate::words::app::packs as words;

/// Lists the packs.
///
/// # Errors
/// When the database cannot be read, or nobody takes what is printed.
pub fn list(json: bool, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
    let store = bank::open_with_some_bank(context)?;
    let (packs, counts) = (store.packs()?, store.pack_languages()?);
    let texts = |info| figures::packs::texts(info, &counts);
    if json {
        for pack in &packs {
            let trusted = trusted::is_whole(&store, &pack.info.name, context)?;
            let texts = texts(&pack.info);
            figures::print(&figures::packs::pack(&pack.info, pack.questions, texts, trusted), out)?;
        }
        return Ok(Done::Ok);
    }
    let rows = packs.iter().map(|one| {
        let texts =
            texts(&one.info).iter().map(|one| (one.language.clone(), one.questions)).collect();
        let origin = origin(&store, &one.info)?;
        Ok(view::Pack { info: &one.info, questions: one.questions, texts, origin })
    });
    let rows = rows.collect::<Result<Vec<_>, Error>>()?;
    writeln!(out, "{}", view::packs(&rows, context.columns(), context.style()))?;
    Ok(Done::Ok)
}

/// Takes a pack out; what was answered is kept.
///
/// # Errors
/// When there is no such pack, it is built in, or the database cannot be written.
pub fn remove(name: &str, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
    let mut store = bank::open_with_some_bank(context)?;
    if name == builtin::NAME {
        return Err(Error::usage(words::built_in_stays(&name)).hint(words::suspend_instead()));
    }
    if store.pack_digest(name)?.is_none() {
        return Err(unknown_pack(&store, name)?);
    }
    let told = match store.remove_pack(name)? {
        1 => words::removed_one(&name),
        questions => words::removed(&name, &questions),
    };
    writeln!(out, "{told}")?;
    Ok(Done::Ok)
}
