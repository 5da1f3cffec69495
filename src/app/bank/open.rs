//! Opening the database with the built-in bank in it.

use crate::app::context::Context;
use crate::app::tell::note;
use crate::domain::ids::QuestionId;
use crate::error::Error;
use crate::store::{Store, StoreError};
use crate::ui::tty;
use crate::words::app::importing as words;
use crate::words::app::telling as telling_words;

use super::builtin::{NAME, digest, source};
use super::import::import_around;

/// How often a turn to write is waited for, each time for SQLite's five seconds.
const TURN_TRIES: u32 = 24;

/// Opens the database and brings the built-in bank up to date in it.
pub fn open(context: &Context) -> Result<Store, Error> {
    let mut store = context.store_as_it_is()?;
    refresh(&mut store, context)?;
    Ok(store)
}

/// The same for what only reads: of a database that cannot be written, the bank that is in it is shown.
pub fn open_to_read(context: &Context) -> Result<Store, Error> {
    let mut store = context.store_to_read()?;
    if !store.is_read_only() {
        refresh(&mut store, context)?;
    }
    Ok(store)
}

/// Opens the database and brings the built-in bank into it only where there is none, for commands that can do with the one that is there.
pub fn open_with_some_bank(context: &Context) -> Result<Store, Error> {
    let mut store = context.store_to_read()?;
    if !store.is_read_only() && store.pack_digest(NAME)?.is_none() {
        refresh(&mut store, context)?;
    }
    Ok(store)
}

/// Imports the built-in bank unless this very bank is already in the database.
pub fn refresh(store: &mut Store, context: &Context) -> Result<(), Error> {
    let digest = digest();
    if store.pack_digest(NAME)?.as_deref() == Some(&digest) {
        return Ok(());
    }
    // What a newer viva wrote can be read as it is, with the bank that is in it.
    if matches!(store.refuse_newer(), Err(StoreError::Newer { .. })) {
        return Ok(());
    }
    wait_for_turn(store)?;
    // Whoever was waited for may have brought it.
    if store.pack_digest(NAME)?.as_deref() == Some(&digest) {
        return Ok(());
    }
    let mut left_out = Some(Vec::new());
    let label = words::importing_the_builtin_bank();
    import_around(store, &source(), &digest, context, label, &mut left_out)?;
    if context.env.is_interactive {
        // Whoever waited for the import may have pressed a key, and meant no answer by it.
        tty::discard_typed();
    }
    if let Some(text) = left_out_note(&left_out.unwrap_or_default()) {
        note(&text);
    }
    Ok(())
}

/// Waits while another program writes: a second first start, while the first one imports, for example.
fn wait_for_turn(store: &mut Store) -> Result<(), Error> {
    let mut tries = 0u32;
    loop {
        match store.wait_for_turn() {
            Err(StoreError::Locked { .. }) if tries < TURN_TRIES => {
                if tries == 0 {
                    note(words::builtin_bank_waits());
                }
                tries += 1;
            }
            done => return Ok(done?),
        }
    }
}

/// What to tell of questions whose ids imported packs own.
fn left_out_note(left_out: &[(QuestionId, String)]) -> Option<String> {
    let ((id, pack), more) = (left_out.first()?, left_out.len() - 1);
    let others = if more == 0 { String::new() } else { telling_words::and_more(&more) };
    Some(words::builtin_question_left_out(&id, &others, &pack))
}
