//! By what schedules are worked out: what the log says of it, and the row that keeps it at hand.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::error::impossible;
use super::event::from_row;
use crate::domain::fact::Fact;
use crate::domain::fsrs::FittedWeights;
use crate::domain::scheduling::{Retention, Scheduling};
use crate::words::store::damage as words;

/// What is in force.
pub(super) fn get(connection: &Connection) -> rusqlite::Result<Scheduling> {
    let found: Option<(String, u8, Option<String>)> = connection
        .prepare_cached(sql!("scheduling_get"))?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((scheduler, hundredths, weights)) = found else { return Ok(Scheduling::default()) };
    let weights = weights.map(|text| {
        let numbers = serde_json::from_str(&text).ok();
        numbers.and_then(FittedWeights::new).ok_or_else(|| impossible(words::no_weights_of_fsrs()))
    });
    Ok(Scheduling {
        scheduler: scheduler.parse().map_err(|_| impossible(words::no_such_scheduler()))?,
        retention: Retention::new(hundredths)
            .ok_or_else(|| impossible(words::no_such_retention()))?,
        fitted: weights.transpose()?,
    })
}

/// What the log says: the newest event of each kind. Nothing takes one back but a newer one.
pub(super) fn of_log(connection: &Connection) -> rusqlite::Result<Scheduling> {
    let mut scheduling = Scheduling::default();
    let mut statement = connection.prepare_cached(sql!("event_scheduling"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        match from_row(row)?.fact() {
            Fact::Scheduler(scheduler) => scheduling.scheduler = scheduler,
            Fact::Retention(retention) => scheduling.retention = retention,
            // Everybody's weights are none of one's own, so that there and back is the same.
            Fact::Weights(fitted) => {
                scheduling.fitted = Some(fitted).filter(|own| *own != FittedWeights::EVERYBODY);
            }
            _ => {}
        }
    }
    Ok(scheduling)
}

/// Keeps it at hand; the defaults have no row.
pub(super) fn put(connection: &Connection, scheduling: &Scheduling) -> rusqlite::Result<()> {
    if *scheduling == Scheduling::default() {
        connection.execute(sql!("scheduling_clear"), [])?;
        return Ok(());
    }
    let weights = scheduling.fitted.map(|fitted| serde_json::to_string(&fitted.ten_thousandths()));
    let weights = weights.transpose().map_err(|error| impossible(error.to_string()))?;
    connection.prepare_cached(sql!("scheduling_put"))?.execute(named_params! {
        ":scheduler": scheduling.scheduler.as_str(),
        ":retention_hundredths": scheduling.retention.hundredths(),
        ":weights_e4": weights,
    })?;
    Ok(())
}
