//! Takes events that are in the log, or come into it, into what it adds up to: the newest one by one, late ones by working out anew what
//! they touch.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::event::{append, from_row};
use super::project::{
    Applied, add_goal, add_pass, add_placement, apply, card, clear, fold, follow,
    follow_scheduling, resolve, void,
};
use super::scheduling;
use crate::domain::event::Event;
use crate::domain::fact::Fact;
use crate::domain::question::Revision;
use crate::domain::review::EventId;
use crate::domain::time::Moment;

/// Behind every event.
const END: (i64, [u8; 16], i64) = (i64::MAX, [u8::MAX; 16], i64::MAX);

/// Writes an event of this device and takes it into the projections. The caller holds the write lock.
pub(super) fn add(
    connection: &Connection,
    question: Option<&str>,
    revision: Option<Revision>,
    fact: &Fact,
    now: Moment,
) -> rusqlite::Result<(EventId, Applied)> {
    let event = append(connection, question, revision, fact, now)?;
    // At the end of all clock values an event need not be the newest.
    if event.hlc == i64::MAX {
        take_late(connection, &[&event])?;
        let card = question.map_or(Ok(None), |question| card(connection, question))?;
        return Ok((event.id, Applied { mode: None, card }));
    }
    apply(connection, &event).map(|applied| (event.id, applied))
}

/// Takes events that are in the log, wherever in the order, into the projections.
pub(super) fn take_late(log: &Connection, events: &[&Event]) -> rusqlite::Result<()> {
    let mut touched = BTreeSet::new();
    let mut is_renamed = false;
    for event in events {
        match event.fact() {
            Fact::Unknown => {}
            Fact::LevelPassed(passed) => add_pass(log, event, &passed)?,
            Fact::Goal(_) => add_goal(log, event)?,
            Fact::Placed(_) => add_placement(log, event)?,
            Fact::Voided(target) => touched.extend(void(log, target)?),
            Fact::Renamed { to } => {
                touched.extend(event.question.clone());
                touched.insert(to);
                is_renamed = true;
            }
            _ => touched.extend(event.question.clone()),
        }
    }
    let renames = if is_renamed { renames(log)? } else { Vec::new() };
    // One rename that comes late may lead all that follow it elsewhere.
    touched.extend(renames.iter().flat_map(|(from, to)| [from.clone(), to.clone()]));
    let mut affected = touched.clone();
    for question in &touched {
        affected.extend(resolve(log, question)?);
    }
    // All are cleared, by the names they had, before the first is filled.
    affected.iter().try_for_each(|question| clear(log, question))?;
    if is_renamed {
        log.execute_batch(sql!("renamed_clear"))?;
        renames.iter().try_for_each(|(from, to)| follow(log, from, to))?;
    }
    let scheduling = scheduling::get(log)?;
    affected.iter().try_for_each(|question| fold(log, question, END, &scheduling))?;
    follow_scheduling(log)
}

/// Every rename of the log in the order of the events: the former id, then the one in use.
fn renames(log: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let mut statement = log.prepare_cached(sql!("event_renames"))?;
    let mut rows = statement.query([])?;
    let mut renames = Vec::new();
    while let Some(row) = rows.next()? {
        let event = from_row(row)?;
        if let (Some(from), Fact::Renamed { to }) = (event.question.clone(), event.fact()) {
            renames.push((from, to));
        }
    }
    Ok(renames)
}
