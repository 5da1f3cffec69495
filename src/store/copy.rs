//! Backup and restore. A copy is checked before it takes its place, and what was there is never lost.

use std::path::{Path, PathBuf};

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::error::At;
use super::open::{ALL_PAGES, RETRY_AFTER, connect, examine, refuse_altered};
use super::parts::Part;
use super::paths::{beside, plain};
use super::{Result, Store, StoreError, device, integrity, project};
use crate::files;
use crate::words::store::files as words;

/// What a restore did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Where the database that was there before is kept; `None` when there was none.
    pub kept: Option<PathBuf>,
}

impl Store {
    /// Writes a copy of the database to one file, `to`, while others may go on writing. The copy is checked, then put in place
    /// in one step. An existing file is only replaced with `force`, and a database that another
    /// program has open is not.
    pub fn backup(&self, to: &Path, force: bool) -> Result<()> {
        files::refuse_link(to)
            .map_err(|error| StoreError::file(to, words::cannot_be_written(), error))?;
        refuse_same(&self.path, to)?;
        refuse_taken(to, force)?;
        if to.exists() {
            refuse_in_use(to)?;
        }
        let part = Part::beside(to);
        copy(&self.connection, &self.path, part.path(), Copied::Aside)?;
        put_in_place(part.path(), to)
    }

    /// Makes `path` a copy of the backup `from`. The backup is checked first and not changed. A database that is at `path`
    /// is only replaced with `force`, and kept as `NAME.before-restore` beside it; one that another program has open is not. What is
    /// written to the copy bears a new device id.
    pub fn restore(from: &Path, path: &Path, force: bool) -> Result<Restored> {
        let path = &followed(path);
        refuse_same(from, path)?;
        if !from.is_file() {
            let detail = words::no_such_file().to_owned();
            return Err(StoreError::CannotOpen { path: from.to_owned(), detail });
        }
        refuse_taken(path, force)?;
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            files::make_folder(folder, files::Access::Private)
                .map_err(|error| StoreError::file(folder, words::cannot_be_created(), error))?;
        }
        let part = Part::beside(path);
        {
            let (source, _) = connect(from, OpenFlags::empty())?;
            let (version, differences) = examine(&source, from)?;
            refuse_altered(from, &differences)?;
            if version == 0 {
                return Err(StoreError::NotOurs { path: from.to_owned() });
            }
            if let Some(detail) =
                integrity::integrity_problems(&source).at(from)?.into_iter().next()
            {
                return Err(StoreError::Damaged { path: from.to_owned(), detail });
            }
            copy(&source, from, part.path(), Copied::GoingOn)?;
        }
        let kept = if path.exists() {
            refuse_in_use(path)?;
            Some(keep(path, ".before-restore")?)
        } else {
            None
        };
        put_in_place(part.path(), path)?;
        Ok(Restored { kept })
    }
}

fn refuse_same(one: &Path, other: &Path) -> Result<()> {
    match (std::fs::canonicalize(one), std::fs::canonicalize(other)) {
        (Ok(first), Ok(second)) if first == second => {
            let detail = words::the_database_itself().to_owned();
            Err(StoreError::CannotOpen { path: other.to_owned(), detail })
        }
        _ => Ok(()),
    }
}

/// The file that a link leads to: it is replaced and the link stays.
pub(super) fn followed(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| files::followed(path))
}

/// An existing file needs `force`; what is no file at all, a folder or a device, is never replaced.
fn refuse_taken(path: &Path, force: bool) -> Result<()> {
    if !path.exists() {
        return Ok(());
    }
    if !path.is_file() {
        let detail = words::not_a_regular_file().to_owned();
        return Err(StoreError::CannotOpen { path: path.to_owned(), detail });
    }
    if force { Ok(()) } else { Err(StoreError::Exists { path: path.to_owned() }) }
}

/// What a copy is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Copied {
    /// To be kept.
    Aside,
    /// To be written to while its original may be too: under a device id of its own.
    GoingOn,
}

/// Copies a database page by page into the new file `to` and checks the copy.
fn copy(source: &Connection, path: &Path, to: &Path, copied: Copied) -> Result<()> {
    // Within one read transaction the digest is that of the pages copied.
    let snapshot = source.unchecked_transaction().at(path)?;
    let expected = project::digest(&snapshot).at(path)?;
    files::create_new(to)
        .map_err(|error| StoreError::file(to, words::cannot_be_created(), error))?;
    let mut target = Connection::open(plain(to)).at(to)?;
    {
        let backup = Backup::new(&snapshot, &mut target).at(to)?;
        backup.run_to_completion(ALL_PAGES, RETRY_AFTER, None).at(to)?;
    }
    snapshot.rollback().at(path)?;
    // A backup is one file: without this it would need its -wal companion.
    target.query_row(sql!("journal_single"), [], |_| Ok(())).at(to)?;
    let unfaithful = |detail: String| StoreError::Unfaithful { path: to.to_owned(), detail };
    if let Some(problem) = integrity::integrity_problems(&target).at(to)?.into_iter().next() {
        return Err(unfaithful(problem));
    }
    if project::digest(&target).at(to)? != expected {
        return Err(unfaithful(words::cards_differ().to_owned()));
    }
    // However it comes to where its original is, it is known for another file.
    device::renew_token(&target).at(to)?;
    if copied == Copied::GoingOn {
        device::renew(&target).at(to)?;
    }
    target.close().map_err(|(_, error)| error).at(to)
}

/// Fails when another program has the database at `path` open: what it went on to write would end in the file that is kept.
pub(super) fn refuse_in_use(path: &Path) -> Result<()> {
    // Leaving the write-ahead log takes the whole file for oneself, and SQLite does not wait for it.
    let left = connect(path, OpenFlags::empty()).and_then(|(present, _)| {
        present.query_row(sql!("journal_single"), [], |_| Ok(())).at(path)
    });
    match left {
        Err(locked @ StoreError::Locked { .. }) => Err(locked),
        // A database that is damaged or none at all is what a restore is for.
        _ => Ok(()),
    }
}

/// Moves the database at `path` out of the way together with its write-ahead log, to its name with `suffix`; gives its new name.
pub(super) fn keep(path: &Path, suffix: &str) -> Result<PathBuf> {
    let mut kept = beside(path, suffix);
    for number in 2.. {
        if !kept.exists() {
            break;
        }
        kept = beside(path, &format!("{suffix}-{number}"));
    }
    for suffix in ["-wal", "-shm", ""] {
        let (old, new) = (beside(path, suffix), beside(&kept, suffix));
        if old.exists() {
            std::fs::rename(&old, &new)
                .map_err(|error| StoreError::file(&old, words::cannot_be_renamed(), error))?;
        }
    }
    Ok(kept)
}

/// Puts a finished file in its place so that a crash leaves the old one or the new one.
pub(super) fn put_in_place(part: &Path, to: &Path) -> Result<()> {
    let failed = |what| move |error| StoreError::file(to, what, error);
    std::fs::File::open(part)
        .and_then(|file| file.sync_all())
        .map_err(failed(words::cannot_be_written()))?;
    for suffix in ["-wal", "-shm"] {
        let stale = beside(to, suffix);
        if stale.exists() {
            std::fs::remove_file(&stale).map_err(failed(words::cannot_be_replaced()))?;
        }
    }
    std::fs::rename(part, to).map_err(failed(words::cannot_be_written()))?;
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
    // Not every file system lets a folder be synced; the data itself is.
    let _ = std::fs::File::open(folder.unwrap_or(Path::new("."))).and_then(|file| file.sync_all());
    Ok(())
}
