//! Events as rows of the append-only log, and how one is added. What events say is in the domain, what they add up to in `project`.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::device;
use super::error::impossible;
use crate::domain::event::{Event, hlc_after};
use crate::domain::fact::{BODY_VERSION, Fact, is_critical, is_known};
use crate::domain::question::Revision;
use crate::domain::review::EventId;
use crate::domain::time::Moment;

/// The last running number that a device can give.
const SEQ_LAST: i64 = i64::MAX;

/// Reads a row of `event_replay` or of another query with the same columns.
pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Event> {
    Ok(Event {
        id: EventId { device: row.get(0)?, seq: row.get(1)? },
        hlc: row.get(2)?,
        at: Moment { at_ms: row.get(3)?, offset_min: row.get(4)? },
        kind: row.get(5)?,
        version: row.get(6)?,
        question: row.get(7)?,
        revision: row.get(8)?,
        body: row.get(9)?,
        critical: row.get(10)?,
    })
}

/// Adds an event of this device at the end of the log. The caller holds the write lock and applies the event afterwards. Where the
/// numbers of the device are at their end, it goes on under a new id.
pub(super) fn append(
    connection: &Connection,
    question: Option<&str>,
    revision: Option<Revision>,
    fact: &Fact,
    now: Moment,
) -> rusqlite::Result<Event> {
    let (device, seq, hlc): ([u8; 16], Option<i64>, Option<i64>) = connection
        .prepare_cached(sql!("event_ends"))?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let id = match seq {
        Some(SEQ_LAST) => EventId { device: device::renew(connection)?, seq: 1 },
        last => EventId { device, seq: last.unwrap_or(0) + 1 },
    };
    let event = Event {
        id,
        hlc: hlc_after(hlc, now),
        at: now,
        question: question.map(str::to_owned),
        revision,
        kind: fact.kind().to_owned(),
        version: BODY_VERSION,
        critical: is_critical(fact.kind()),
        body: fact.body().map_err(|error| impossible(error.to_string()))?,
    };
    put(connection, &event)?;
    Ok(event)
}

/// Adds an event as it is.
pub(super) fn put(connection: &Connection, event: &Event) -> rusqlite::Result<()> {
    connection.prepare_cached(sql!("event_put"))?.execute(named_params! {
        ":device": event.id.device,
        ":seq": event.id.seq,
        ":hlc": event.hlc,
        ":at_ms": event.at.at_ms,
        ":tz_min": event.at.offset_min,
        ":kind": event.kind,
        ":v": event.version,
        ":question": event.question,
        ":revision": event.revision,
        ":body": event.body,
        ":critical": event.is_critical(),
    })?;
    Ok(())
}

/// The event of this name, if the log has it.
pub(super) fn get(connection: &Connection, id: EventId) -> rusqlite::Result<Option<Event>> {
    connection
        .prepare_cached(sql!("event_get"))?
        .query_row(named_params! { ":device": id.device, ":seq": id.seq }, from_row)
        .optional()
}

/// The first critical kind in the log that this program does not know.
pub(super) fn unknown_critical(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let mut statement = connection.prepare_cached(sql!("event_critical_next"))?;
    let mut last = (String::new(), 0_u32);
    loop {
        let next: Option<(String, u32)> = statement
            .query_row(named_params! { ":kind": last.0, ":v": last.1 }, |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        match next {
            None => return Ok(None),
            Some((kind, version)) if !is_known(&kind, version) => return Ok(Some(kind)),
            Some(known) => last = known,
        }
    }
}
