//! What every part of the store knows of a database file: its version, the names beside it, and the moment that other programs are given.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// The schema version this program writes: the number of folders in `migrations/`.
pub const SCHEMA_VERSION: i64 = 11;

/// `path` with `suffix` after its whole name.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Lets another process finish what it holds for a moment: ten milliseconds.
#[expect(clippy::disallowed_methods, reason = "SQLite has no busy handler for these two steps")]
pub(super) fn wait_for_others() {
    thread::sleep(Duration::from_millis(10));
}
