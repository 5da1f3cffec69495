//! What the day is told of besides what is asked: how long answers take, how the last days went, what becomes due when.

use rusqlite::{OptionalExtension, named_params};

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

    /// What changes with every event and every change of the bank: a name of the state that things were worked out in.
    pub fn state(&self) -> Result<String> {
        let newest: Option<(i64, [u8; 16], i64)> = self.read(|log| {
            log.prepare_cached(sql!("event_last"))?
                .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
                .optional()
        })?;
        let packs: Vec<String> = self.packs()?.into_iter().map(|pack| pack.digest).collect();
        let event = newest.map(|(hlc, device, seq)| format!("{hlc}-{}-{seq}", hex(&device)));
        Ok(format!("{} {}", event.unwrap_or_default(), packs.join(" ")))
    }
}
