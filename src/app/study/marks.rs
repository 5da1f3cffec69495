//! What is decided of single questions outside the quiz: suspended, flagged, new again.

use std::io::Write;

use crate::app::bank::find;
use crate::app::context::Context;
use crate::app::{Done, bank};
use crate::error::Error;
use crate::words::app::studying as words;

/// What is to become of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark<'m> {
    /// It is never asked.
    Suspended,
    /// It is asked again, whether it was suspended or put off.
    Unsuspended,
    /// It is to be looked at again, for this reason where one is given.
    Flagged(Option<&'m str>),
    /// Its flag and its note are taken away.
    Unflagged,
    /// It is new again; the log keeps its past.
    Reset,
}

/// Writes it down and says so.
///
/// # Errors
/// When there is no such question, or the database cannot be written.
pub fn set(
    named: &str,
    mark: Mark<'_>,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let mut store = bank::open(context)?;
    let id = find::question(&store, named, context.config.language)?.question.id;
    let now = context.now();
    let told = match mark {
        Mark::Suspended => {
            store.suspend(&id, now)?;
            words::suspended(&id)
        }
        Mark::Unsuspended => {
            store.unsuspend(&id, now)?;
            words::unsuspended(&id)
        }
        Mark::Flagged(note) => {
            store.flag(&id, note, now)?;
            words::flagged(&id)
        }
        Mark::Unflagged => {
            store.unflag(&id, now)?;
            words::flag_removed(&id)
        }
        Mark::Reset => {
            store.reset(&id, now)?;
            words::reset(&id)
        }
    };
    writeln!(out, "{told}")?;
    Ok(Done::Ok)
}
