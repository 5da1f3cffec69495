//! Backup and restore. A copy is checked before it takes its place, and what was there is never lost.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::error::At;
use super::open::{beside, connect, version_of};
use super::{Result, Store, StoreError, doctor, project};
use crate::files;

/// Pages copied in one step: all, so that no writer comes between.
pub(super) const ALL_PAGES: i32 = i32::MAX;
/// Pause before a step is tried again because the source was locked.
pub(super) const RETRY_AFTER: Duration = Duration::from_millis(10);

/// What a restore did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Where the database that was there before is kept; `None` when there was none.
    pub kept: Option<PathBuf>,
}

impl Store {
    /// Writes a copy of the database to one file, `to`, while others may go on writing. The copy is checked, then put in place
    /// in one step. An existing file is only replaced with `force`.
    pub fn backup(&self, to: &Path, force: bool) -> Result<()> {
        files::refuse_link(to).map_err(|error| StoreError::file(to, "cannot be written", error))?;
        refuse_same(&self.path, to)?;
        refuse_taken(to, force)?;
        let part = Part::beside(to);
        copy(&self.connection, &self.path, &part.0)?;
        put_in_place(&part.0, to)
    }

    /// Makes `path` a copy of the backup `from`. The backup is checked first and not changed. A database that is at `path`
    /// is only replaced with `force`, and kept as `NAME.before-restore` beside it; one that another program has open is not.
    pub fn restore(from: &Path, path: &Path, force: bool) -> Result<Restored> {
        let path = &followed(path);
        refuse_same(from, path)?;
        if !from.is_file() {
            let detail = "there is no such file".to_owned();
            return Err(StoreError::CannotOpen { path: from.to_owned(), detail });
        }
        refuse_taken(path, force)?;
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            files::make_folder(folder, files::Access::Private)
                .map_err(|error| StoreError::file(folder, "cannot be created", error))?;
        }
        let part = Part::beside(path);
        {
            let source = connect(from, OpenFlags::empty())?;
            if version_of(&source, from)? == 0 {
                return Err(StoreError::NotOurs { path: from.to_owned() });
            }
            if let Some(detail) = doctor::integrity_problems(&source).at(from)?.into_iter().next() {
                return Err(StoreError::Damaged { path: from.to_owned(), detail });
            }
            copy(&source, from, &part.0)?;
        }
        let kept = if path.exists() {
            refuse_in_use(path)?;
            Some(keep(path)?)
        } else {
            None
        };
        put_in_place(&part.0, path)?;
        Ok(Restored { kept })
    }
}

/// A file under way; gone when it is dropped before it was put in place.
struct Part(PathBuf);

impl Part {
    fn beside(path: &Path) -> Self {
        let part = Self(beside(path, &format!(".part-{}", std::process::id())));
        part.remove();
        part
    }

    fn remove(&self) {
        for suffix in ["", "-journal", "-wal", "-shm"] {
            // What is not there need not be removed.
            let _ = std::fs::remove_file(beside(&self.0, suffix));
        }
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        self.remove();
    }
}

fn refuse_same(one: &Path, other: &Path) -> Result<()> {
    match (std::fs::canonicalize(one), std::fs::canonicalize(other)) {
        (Ok(first), Ok(second)) if first == second => {
            let detail = "it is the database itself".to_owned();
            Err(StoreError::CannotOpen { path: other.to_owned(), detail })
        }
        _ => Ok(()),
    }
}

/// The file that a link leads to: it is replaced and the link stays.
fn followed(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| files::followed(path))
}

/// An existing file needs `force`; what is no file at all, a folder or a device, is never replaced.
fn refuse_taken(path: &Path, force: bool) -> Result<()> {
    if !path.exists() {
        return Ok(());
    }
    if !path.is_file() {
        let detail = "it is not a regular file".to_owned();
        return Err(StoreError::CannotOpen { path: path.to_owned(), detail });
    }
    if force { Ok(()) } else { Err(StoreError::Exists { path: path.to_owned() }) }
}

/// Copies a database page by page into the new file `to` and checks the copy.
fn copy(source: &Connection, path: &Path, to: &Path) -> Result<()> {
    // Within one read transaction the digest is that of the pages copied.
    let snapshot = source.unchecked_transaction().at(path)?;
    let expected = project::digest(&snapshot).at(path)?;
    files::create_new(to).map_err(|error| StoreError::file(to, "cannot be created", error))?;
    let mut target = Connection::open(to).at(to)?;
    {
        let backup = Backup::new(&snapshot, &mut target).at(to)?;
        backup.run_to_completion(ALL_PAGES, RETRY_AFTER, None).at(to)?;
    }
    snapshot.rollback().at(path)?;
    // A backup is one file: without this it would need its -wal companion.
    target.query_row(sql!("journal_single"), [], |_| Ok(())).at(to)?;
    let unfaithful = |detail: String| StoreError::Unfaithful { path: to.to_owned(), detail };
    if let Some(problem) = doctor::integrity_problems(&target).at(to)?.into_iter().next() {
        return Err(unfaithful(problem));
    }
    if project::digest(&target).at(to)? != expected {
        return Err(unfaithful("its cards and reviews differ".to_owned()));
    }
    target.close().map_err(|(_, error)| error).at(to)
}

/// Fails when another program has the database at `path` open: what it went on to write would end in the file that is kept.
fn refuse_in_use(path: &Path) -> Result<()> {
    // Leaving the write-ahead log takes the whole file for oneself, and SQLite does not wait for it.
    let left = connect(path, OpenFlags::empty())
        .and_then(|present| present.query_row(sql!("journal_single"), [], |_| Ok(())).at(path));
    match left {
        Err(locked @ StoreError::Locked { .. }) => Err(locked),
        // A database that is damaged or none at all is what a restore is for.
        _ => Ok(()),
    }
}

/// Moves the database at `path` out of the way together with its write-ahead log; gives its new name.
fn keep(path: &Path) -> Result<PathBuf> {
    let mut kept = beside(path, ".before-restore");
    for number in 2.. {
        if !kept.exists() {
            break;
        }
        kept = beside(path, &format!(".before-restore-{number}"));
    }
    for suffix in ["-wal", "-shm", ""] {
        let (old, new) = (beside(path, suffix), beside(&kept, suffix));
        if old.exists() {
            std::fs::rename(&old, &new)
                .map_err(|error| StoreError::file(&old, "cannot be renamed", error))?;
        }
    }
    Ok(kept)
}

/// Puts a finished file in its place so that a crash leaves the old one or the new one.
fn put_in_place(part: &Path, to: &Path) -> Result<()> {
    let failed = |what| move |error| StoreError::file(to, what, error);
    std::fs::File::open(part)
        .and_then(|file| file.sync_all())
        .map_err(failed("cannot be written"))?;
    for suffix in ["-wal", "-shm"] {
        let stale = beside(to, suffix);
        if stale.exists() {
            std::fs::remove_file(&stale).map_err(failed("cannot be replaced"))?;
        }
    }
    std::fs::rename(part, to).map_err(failed("cannot be written"))?;
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
    // Not every file system lets a folder be synced; the data itself is.
    let _ = std::fs::File::open(folder.unwrap_or(Path::new("."))).and_then(|file| file.sync_all());
    Ok(())
}
