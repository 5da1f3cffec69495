//! A database that cannot be written, opened to be read: a file or folder without the permission, or a file system that is mounted so.
//!
//! Nothing is made beside it. Where something would have to be written before it can be read, that is told.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::error::At;
use super::open::{examine, no_device, refuse_altered, settled};
use super::paths::{SCHEMA_VERSION, beside, is_unwritable, plain};
use super::place::as_it_stands;
use super::{Result, Store, StoreError, device};
use crate::words::store::files as words;

impl Store {
    /// Whether the file at `path` is there and can be read, but not written.
    pub fn is_unwritable(path: &Path) -> bool {
        is_unwritable(path)
    }

    /// Whether this was opened to be read alone; whatever would write fails with [`StoreError::ReadOnly`].
    pub fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    /// Opens a database that cannot be written, to read what is in it.
    ///
    /// # Errors
    /// [`StoreError::Unready`] where it would have to be written first: its schema is an earlier one, or answers stand in a write-ahead
    /// log that cannot be read without a place for its index. What [`Store::open`] refuses is refused here.
    pub fn open_to_read(path: &Path) -> Result<Self> {
        let unready = |missing: String| StoreError::Unready { path: path.to_owned(), missing };
        let real = fs::canonicalize(path)
            .map_err(|error| StoreError::file(path, words::cannot_be_opened(), error))?;
        let has_log = fs::metadata(beside(&real, "-wal")).is_ok_and(|log| log.len() > 0);
        let connection = match has_log {
            true => {
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
                Connection::open_with_flags(plain(&real), flags).at(path)?
            }
            false => as_it_stands(&real).at(path)?,
        };
        let opened = settled(connection, path)
            .and_then(|(connection, budget)| Ok((examine(&connection, path)?, connection, budget)));
        let ((version, differences), connection, budget) = match opened {
            Err(StoreError::CannotOpen { .. } | StoreError::ReadOnly { .. }) if has_log => {
                return Err(unready(words::log_to_be_read_in().to_owned()));
            }
            opened => opened?,
        };
        refuse_altered(path, &differences)?;
        if version < SCHEMA_VERSION {
            return Err(unready(match version {
                0 => words::nothing_in_it().to_owned(),
                _ => words::older_schema(&version, &SCHEMA_VERSION),
            }));
        }
        let device = device::of(&connection).at(path)?.ok_or_else(|| no_device(path))?;
        let mut store = Self::over(connection, budget, path, device);
        store.is_read_only = true;
        Ok(store)
    }
}
