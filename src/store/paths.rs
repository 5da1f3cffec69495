//! What every part of the store knows of a database file: its version, the names beside it, and the moment that other programs are given.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rustix::fs::{Access, AtFlags, CWD, accessat};

/// The schema version this program writes: the number of folders in `migrations/`.
pub const SCHEMA_VERSION: i64 = 12;

/// `path` with `suffix` after its whole name.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// `path` as SQLite takes it for nothing but the name of a file: it would read `file:…` as an address and keep `:memory:` nowhere.
pub(super) fn plain(path: &Path) -> PathBuf {
    if path.is_absolute() { path.to_owned() } else { Path::new(".").join(path) }
}

/// Whether a file is at `path` that can be read and not written: itself, or its folder, where SQLite keeps its log.
pub(super) fn is_unwritable(path: &Path) -> bool {
    let Ok(real) = fs::canonicalize(path) else { return false };
    let may = |path: &Path, what| accessat(CWD, path, what, AtFlags::EACCESS).is_ok();
    let folder = real.parent().unwrap_or(Path::new("/"));
    real.is_file()
        && may(&real, Access::READ_OK)
        && !(may(&real, Access::WRITE_OK) && may(folder, Access::WRITE_OK | Access::EXEC_OK))
}

/// Lets another process finish what it holds for a moment: ten milliseconds.
#[expect(clippy::disallowed_methods, reason = "SQLite has no busy handler for these two steps")]
pub(super) fn wait_for_others() {
    thread::sleep(Duration::from_millis(10));
}
