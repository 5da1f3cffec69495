//! What the day is told of besides what is asked: how long answers take, how the last days went, what becomes due when.

use rusqlite::named_params;

use super::{Result, Store, row};
use crate::domain::day::Lately;
use crate::domain::question::hex;
use crate::domain::time::Day;

impl Store {
    /// What was answered on the study days `from` to `to`.
    pub fn lately(&self, from: Day, to: Day) -> Result<Lately> {
        self.read(|log| {
            let days = named_params! { ":from": from.number(), ":to": to.number() };
            log.prepare_cached(sql!("review_since"))?.query_row(days, |row| {
                Ok(Lately {
                    answers: row.get(0)?,
                    right: row.get(1)?,
                    first: row.get(2)?,
                    forgotten: row.get(3)?,
                })
            })
        })
    }

    /// How much becomes due on each day from `today` to `last`; what is overdue is due today.
    pub fn due_days(&self, today: Day, last: Day) -> Result<Vec<(Day, u32)>> {
        self.read(|bank| {
            let days = named_params! { ":today": today.number(), ":last": last.number() };
            bank.prepare_cached(sql!("card_due_days"))?
                .query_map(days, |found| Ok((row::day(found, 0)?, found.get(1)?)))?
                .collect()
        })
    }

    /// A name of the log and the bank as they are: it changes with every event, also one of another device that comes late, and with every
    /// change of the bank.
    pub fn state(&self) -> Result<String> {
        let heads: Vec<String> = self.read(|log| {
            log.prepare_cached(sql!("event_heads"))?
                .query_map([], |row| {
                    let (device, seq): ([u8; 16], i64) = (row.get(0)?, row.get(1)?);
                    Ok(format!("{}-{seq}", hex(&device)))
                })?
                .collect()
        })?;
        let packs: Vec<String> = self.packs()?.into_iter().map(|pack| pack.digest).collect();
        Ok(format!("{} {}", heads.join(" "), packs.join(" ")))
    }
}
