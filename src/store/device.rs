//! Under which id this file writes, and which file it is. Two files must not write under one id: their events would share names.

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::domain::time::Moment;

/// What a file knows of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Instance {
    /// Random, and another one after every change of the device id.
    pub token: [u8; 16],
    /// The number of the rules by which its projections were worked out.
    pub rules: i64,
    /// Whether it was told that copies of this file are not noticed.
    pub is_told: bool,
}

/// The device id.
pub(super) fn of(connection: &Connection) -> rusqlite::Result<Option<[u8; 16]>> {
    connection.prepare_cached(sql!("device_get"))?.query_row([], |row| row.get(0)).optional()
}

/// Gives a file that has no device id one; whether it was this call that did.
pub(super) fn add(connection: &Connection, now: Moment) -> rusqlite::Result<bool> {
    let added = connection.execute(sql!("device_add"), named_params! { ":now": now.at_ms })?;
    Ok(added > 0)
}

/// Takes a new device id and gives it.
pub(super) fn renew(connection: &Connection) -> rusqlite::Result<[u8; 16]> {
    connection.query_row(sql!("device_renew"), [], |row| row.get(0))
}

/// What the file knows of itself, if anything.
pub(super) fn instance(connection: &Connection) -> rusqlite::Result<Option<Instance>> {
    connection
        .prepare_cached(sql!("instance_get"))?
        .query_row([], |row| {
            Ok(Instance { token: row.get(0)?, rules: row.get(1)?, is_told: row.get(2)? })
        })
        .optional()
}

/// Makes a copy another file than the one that it was made of. A backup of an earlier version knows nothing of it.
pub(super) fn renew_token(connection: &Connection) -> rusqlite::Result<()> {
    let is_there: bool = connection
        .prepare_cached(sql!("schema_has"))?
        .query_row(named_params! { ":name": "instance" }, |row| row.get(0))?;
    if is_there {
        connection.execute(sql!("instance_renew"), [])?;
    }
    Ok(())
}
