//! `viva trust`: lets the code of a pack run, after showing what would run.

use super::find::unknown_pack;
use super::{builtin, trusted};
use crate::app::context::Context;
use crate::app::{Done, bank, consent, terminal};
use crate::error::Error;
use crate::store::RunnableRow;
use crate::ui::view::trust as view;
use crate::words::app::{consent as asked, packs as words};

/// Shows the code and asks, unless `yes` was said. Trust holds for this code and for no other; it lies in the folder of the settings, not in
/// the database.
///
/// # Errors
/// When there is no such pack, nobody is there to ask, or the trust cannot be kept.
pub fn trust(pack: &str, yes: bool, context: &Context) -> Result<Done, Error> {
    let store = bank::open(context)?;
    let mut terminal = terminal::open(context, false);
    if pack == builtin::NAME {
        terminal.show(words::built_in_is_trusted())?;
        return Ok(Done::Ok);
    }
    if store.pack_digest(pack)?.is_none() {
        return Err(unknown_pack(&store, pack)?);
    }
    let rows = store.runnable(pack)?;
    terminal.show(&view::tasks(pack, &tasks(&rows), terminal.style()))?;
    let (question, hint) = (asked::let_code_run(), asked::read_the_code());
    if !consent::agrees(yes, question, hint, terminal.as_mut())? {
        terminal.show(words::not_trusted())?;
        return Ok(Done::Ok);
    }
    trusted::file(context).trust(pack, &rows)?;
    terminal.show(words::trusted())?;
    Ok(Done::Ok)
}

/// Takes the trust back; of a pack that is gone too.
///
/// # Errors
/// When there is no such pack, or the trust cannot be taken back.
pub fn distrust(pack: &str, context: &Context) -> Result<Done, Error> {
    let store = bank::open(context)?;
    let mut terminal = terminal::open(context, false);
    if pack == builtin::NAME {
        terminal.show(words::built_in_is_trusted())?;
        return Ok(Done::Ok);
    }
    let file = trusted::file(context);
    if store.pack_digest(pack)?.is_none() && !file.is_listed(pack)? {
        return Err(unknown_pack(&store, pack)?);
    }
    terminal.show(match file.distrust(pack)? {
        true => words::no_longer_trusted(),
        false => words::was_not_trusted(),
    })?;
    Ok(Done::Ok)
}

/// Everything in the pack that a session would run: id, stub and tests of each `code` question. What differs between languages is shown for each.
fn tasks(rows: &[RunnableRow]) -> Vec<view::Task> {
    let mut tasks: Vec<view::Task> = rows
        .iter()
        .map(|row| view::Task {
            id: row.id.to_string(),
            stub: row.stub.clone(),
            tests: row.tests.clone(),
        })
        .collect();
    tasks.dedup();
    tasks
}
