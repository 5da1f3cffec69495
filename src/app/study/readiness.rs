//! Readiness over the whole bank.

use crate::domain::score::{self, Scores};
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::Store;

/// Adds up readiness over the whole bank.
pub fn scores(store: &Store, today: Day) -> Result<Scores, Error> {
    Ok(score::scores(
        store.topics()?.into_iter().map(|topic| topic.id),
        &store.tallies()?,
        store.seen(today)?,
        today,
    ))
}
