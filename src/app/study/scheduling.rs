//! The two settings that the log holds, because every due day follows from them: `scheduler` and `retention`.

use crate::app::context::Context;
use crate::config::LOG_KEYS;
use crate::domain::scheduling::{Retention, Scheduler, Scheduling};
use crate::error::Error;
use crate::words::app::planning as words;

/// What the log says; a database that is not there yet is not made for it.
///
/// # Errors
/// The database is there and cannot be read.
pub fn in_force(context: &Context) -> Result<Scheduling, Error> {
    match context.database.exists() {
        true => Ok(context.store_to_read()?.scheduling()?),
        false => Ok(Scheduling::default()),
    }
}

/// One of [`LOG_KEYS`] as `viva config` shows it; `None` for any other key.
pub fn shown(scheduling: &Scheduling, key: &str) -> Option<String> {
    match key {
        "scheduler" => Some(format!("\"{}\"", scheduling.scheduler)),
        "retention" => Some(scheduling.retention.to_string()),
        _ => None,
    }
}

/// Changes one of them and gives what to tell. What is in force already is not written again.
///
/// # Errors
/// The value cannot be, or the database cannot be written.
pub fn change(context: &Context, key: &str, value: &str) -> Result<String, Error> {
    let refused = |reason: String| Error::failed(reason).hint(words::nothing_was_changed());
    let mut store = context.store_as_it_is()?;
    let (before, now) = (store.scheduling()?, context.now());
    if key == LOG_KEYS[0] {
        let scheduler: Scheduler =
            value.parse().map_err(|_| refused(words::no_scheduler(&value)))?;
        if scheduler != before.scheduler {
            store.set_scheduler(scheduler, now)?;
        }
    } else {
        let retention: Retention =
            value.parse().map_err(|_| refused(words::no_retention(&value)))?;
        if retention != before.retention {
            store.set_retention(retention, now)?;
        }
    }
    let after = store.scheduling()?;
    let line = format!("{key} = {}", shown(&after, key).unwrap_or_default());
    Ok(match (before == after, after.scheduler) {
        (true, _) => line,
        (false, Scheduler::Sm2) if key != LOG_KEYS[0] => words::counts_once_fsrs_is_set(&line),
        (false, _) => words::every_answer_was_replayed(&line, &after.scheduler),
    })
}
