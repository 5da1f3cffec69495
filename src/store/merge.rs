//! Events of other devices on their way into the log. They may come late, twice and in any order: afterwards everything is as if they had
//! been there in their order from the beginning.

use std::path::Path;

use rusqlite::Connection;

use super::error::At;
use super::event::{from_row, get, put};
use super::take::take_late;
use super::{Result, Store, StoreError, words};
use crate::domain::event::{Event, is_ahead, wall_ms};
use crate::domain::fact::Fact;
use crate::domain::time::Moment;

/// What a merge did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Events that are new in the log.
    pub added: usize,
    /// Events that it had already, or that came twice.
    pub known: usize,
}

impl Store {
    /// Brings events in as they are, all of them or none. Those that the log has already are passed over; only the questions that the
    /// others touch are worked out again. Events of a critical kind that is not known are kept too, and nothing can be written after.
    ///
    /// # Errors
    /// [`StoreError::Ahead`] for an event more than 48 hours ahead of the clock, [`StoreError::NoEvent`] for one that no viva can have
    /// written, [`StoreError::TwoEvents`] for one whose name another event has, and [`StoreError::Newer`] where nothing may be written.
    pub fn merge(&mut self, events: &[Event], now: Moment) -> Result<Merged> {
        for event in events {
            refuse(event, now)?;
        }
        self.still_there()?;
        let path = self.path.clone();
        let merged = self.write(|log| merge(log, events, &path))?;
        self.still_written()?;
        Ok(merged)
    }

    /// Hands every event of the log to `each`, in their order. An error of `each` ends it and comes back.
    pub fn export_events<E: From<StoreError>>(
        &self,
        each: impl FnMut(Event) -> Result<(), E>,
    ) -> Result<(), E> {
        self.stream(sql!("event_replay"), from_row, each)
    }
}

/// Refuses an event that cannot be taken in at all.
pub(super) fn refuse(event: &Event, now: Moment) -> Result<()> {
    if let Some(flaw) = event.flaw() {
        return Err(StoreError::NoEvent { event: event.id, flaw });
    }
    if is_ahead(event.hlc, now) {
        let at = Moment { at_ms: wall_ms(event.hlc), offset_min: now.offset_min };
        return Err(StoreError::Ahead { event: event.id, at, now });
    }
    Ok(())
}

/// The same within a transaction that holds the write lock.
pub(super) fn merge(log: &Connection, events: &[Event], path: &Path) -> Result<Merged> {
    let mut added = Vec::new();
    for event in events {
        match get(log, event.id).at(path)? {
            None => {
                put(log, event).at(path)?;
                added.push(event);
            }
            Some(known) if is_same(&known, event) => {}
            Some(_) => return Err(StoreError::TwoEvents { event: event.id }),
        }
    }
    take_late(log, &added).and_then(|()| move_words(log, &added)).at(path)?;
    Ok(Merged { added: added.len(), known: events.len() - added.len() })
}

/// Whether the two say the same. Whether it is critical follows from the kind for all who know it.
fn is_same(one: &Event, other: &Event) -> bool {
    let like_one = Event { critical: one.critical, ..other.clone() };
    *one == like_one
}

/// What a person wrote about a question follows its id; it is in no event.
fn move_words(log: &Connection, events: &[&Event]) -> rusqlite::Result<()> {
    for event in events {
        if let (Some(from), Fact::Renamed { to }) = (&event.question, event.fact()) {
            words::follow(log, from, &to)?;
        }
    }
    Ok(())
}
