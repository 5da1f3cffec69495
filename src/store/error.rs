//! What can go wrong with the database, told with its path and what to do about it.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

use super::displacement::Displacement;
use super::kept::Kept;
use crate::domain::ids::QuestionId;
use crate::domain::question::hex;
use crate::domain::review::EventId;
use crate::domain::time::Moment;
use crate::files::{Refusal, Shortage};

/// Result of everything the store does.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Why the store could not do what was asked.
#[derive(Debug, Error)]
pub enum StoreError {
    /// A newer program wrote the file.
    #[error("{} has schema version {found}, this program knows versions up to {known}", path.display())]
    FromTheFuture {
        /// Version in the file.
        found: i64,
        /// Newest version this program knows.
        known: i64,
        /// The file.
        path: PathBuf,
    },
    /// The file holds something that is no SQLite database.
    #[error("{} is not a database", path.display())]
    NotADatabase {
        /// The file.
        path: PathBuf,
    },
    /// The file is a SQLite database of another program.
    #[error("{} is a database of another program", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// The file is truncated or damaged, or holds a value that cannot be there.
    #[error("{} is damaged: {detail}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// The schema is not what viva makes: something was added to the file, taken out or changed.
    #[error("{} was changed by another hand: {}", path.display(), shown(differences))]
    Altered {
        /// The file.
        path: PathBuf,
        /// What differs, one sentence fragment each.
        differences: Vec<String>,
    },
    /// A query ran on far longer than any of ours.
    #[error("{} was not read to the end: a query of it would run without an end", path.display())]
    Endless {
        /// The file.
        path: PathBuf,
    },
    /// The file was taken away while it was open.
    #[error("{} {why}: {kept}{}", path.display(), set_aside(aside.as_deref()))]
    Displaced {
        /// The file.
        path: PathBuf,
        /// What happened to it.
        why: Displacement,
        /// Where the answers of the session are.
        kept: Kept,
        /// Where the write-ahead log of the former file is, when it was in the way of another.
        aside: Option<PathBuf>,
    },
    /// The file of what may run is not one to go by.
    #[error("{} is not heeded: {detail}", path.display())]
    Trust {
        /// The file.
        path: PathBuf,
        /// Why not.
        detail: String,
    },
    /// The file, its folder or its file system cannot be written.
    #[error("{} cannot be written: it is read-only", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be written, and before it can be read something would have to be written to it.
    #[error("{} cannot be read where it is: it is read-only, and {missing}", path.display())]
    Unready {
        /// The file.
        path: PathBuf,
        /// What would have to be done first.
        missing: String,
    },
    /// No space is left.
    #[error("{} cannot grow: {why}", path.display())]
    Full {
        /// The file.
        path: PathBuf,
        /// What there is no more of.
        why: Shortage,
    },
    /// Another program kept the file locked for longer than the waiting time.
    #[error("{} is locked by another program", path.display())]
    Locked {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be opened or created at all.
    #[error("{} cannot be opened: {detail}", path.display())]
    CannotOpen {
        /// The file.
        path: PathBuf,
        /// What the system said.
        detail: String,
    },
    /// A file operation failed.
    #[error("{} {what}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What failed, `cannot be renamed` for example.
        what: &'static str,
        /// What the system said.
        source: std::io::Error,
    },
    /// The target of a backup or restore is already there.
    #[error("{} already exists", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A copy did not come out equal to its original.
    #[error("{} is not a faithful copy: {detail}", path.display())]
    Unfaithful {
        /// The copy.
        path: PathBuf,
        /// What differs.
        detail: String,
    },
    /// A pack brings an id that another pack owns.
    #[error("`{id}` belongs to the pack `{pack}`")]
    OwnedByOther {
        /// The id.
        id: QuestionId,
        /// Its owner.
        pack: String,
    },
    /// One import brings the same id twice.
    #[error("`{0}` appears twice in the pack")]
    Twice(QuestionId),
    /// A pack has a question under an id that another of its questions gave up with `was=`.
    #[error("`{id}` is the former name of `{current}`, and both are in the pack")]
    FormerName {
        /// The id given up.
        id: String,
        /// The id in use.
        current: String,
    },
    /// There is no question of this id.
    #[error("there is no question `{0}`")]
    NoSuchQuestion(QuestionId),
    /// There is no pack of this name.
    #[error("there is no pack `{0}`")]
    NoSuchPack(String),
    /// The event is no answer, or it is void already.
    #[error("there is no such answer to undo")]
    NoSuchAnswer,
    /// A newer viva wrote events that must be known by whoever writes.
    #[error("a newer viva wrote here (`{kind}`): {} can be read by this one and not written", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The kind of event that this program does not know.
        kind: String,
    },
    /// An event comes from a clock that is far ahead.
    #[error("{} is dated {}, more than 48 hours ahead of the clock here, which says {}", named(event), at.to_rfc3339(), now.to_rfc3339())]
    Ahead {
        /// The event.
        event: EventId,
        /// Its date.
        at: Moment,
        /// What the clock says.
        now: Moment,
    },
    /// No viva can have written this event.
    #[error("{} was not written by viva: {flaw}", named(event))]
    NoEvent {
        /// The event.
        event: EventId,
        /// What is wrong with it.
        flaw: &'static str,
    },
    /// Two events bear one name.
    #[error("{} is another one in this database", named(event))]
    TwoEvents {
        /// Their name.
        event: EventId,
    },
    /// The file is not a rescue file to be taken in.
    #[error("{} is not taken in: {detail}", path.display())]
    Rescue {
        /// The file.
        path: PathBuf,
        /// Why not.
        detail: String,
    },
    /// SQLite failed in another way.
    #[error("{}: {detail}", path.display())]
    Sql {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        detail: String,
    },
}

impl StoreError {
    /// One or two sentences on what to do, where there is something to do.
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::FromTheFuture { .. } => {
                "Install the newest viva, or name another database with --db."
            }
            Self::NotADatabase { .. } | Self::NotOurs { .. } => {
                "Name another file with --db; this one was left as it is."
            }
            Self::Damaged { .. } => {
                "Keep a copy of the file and of its -wal companion, see what `viva doctor` says, then `viva restore` a backup."
            }
            Self::Altered { .. } => {
                "Nothing was written to it. `viva doctor` names every difference; `viva doctor --rebuild` makes it anew from its answers and questions and keeps this file beside it."
            }
            Self::Endless { .. } => {
                "Nothing was written to it. See what `viva doctor` says, then `viva restore` a backup."
            }
            Self::Displaced { kept: Kept::Nothing, .. } => {
                "See what is at that place now, and start again."
            }
            Self::Displaced { .. } => {
                "Keep these lines: they are the answers of this session, and the database of that name may not have them. See what is at that place now, and start again."
            }
            Self::Trust { .. } => {
                "Make it yours alone (`chmod 600`), or delete it and run `viva trust PACK` again."
            }
            Self::ReadOnly { .. } => {
                "Make the file and its folder writable, or name another database with --db. What is in it can be read as it is (`viva list`, `viva export`), and `viva backup FILE` copies it."
            }
            Self::Unready { .. } => {
                "Copy it, with its -wal companion if it has one, into a folder of your own, and name the copy with --db."
            }
            Self::Full { why, .. } => {
                return Some(format!("{} Everything answered so far is kept.", why.hint()));
            }
            Self::Locked { .. } => "Let the other viva finish, then run the command again.",
            Self::CannotOpen { .. } => {
                "See that the folder exists and is yours, or name another database with --db."
            }
            Self::Exists { .. } => "Choose another name, or add --force.",
            Self::OwnedByOther { .. } => {
                "An id is unique in the whole bank: rename the question, or remove the other pack first."
            }
            Self::Newer { .. } => {
                "Install the newest viva; until then `viva backup` and `viva export` work as ever."
            }
            Self::Ahead { .. } => {
                "Nothing was taken in. Set the clocks right, of both machines, and try again."
            }
            Self::Rescue { .. } => {
                "Nothing was taken in. Name the file as viva wrote it; it says where when a database is taken away under a session."
            }
            Self::NoEvent { .. } | Self::TwoEvents { .. } => {
                "Nothing was taken in. See that the file is whole and of this database, and what `viva doctor` says."
            }
            Self::FormerName { .. } => {
                "Give one of the two another id, or drop the `was` attribute."
            }
            Self::Unfaithful { .. } => "Nothing was replaced. Run `viva doctor`, then try again.",
            Self::File { .. }
            | Self::Twice(_)
            | Self::NoSuchQuestion(_)
            | Self::NoSuchPack(_)
            | Self::NoSuchAnswer
            | Self::Sql { .. } => return None,
        };
        Some(hint.to_owned())
    }

    pub(super) fn from_sql(path: &Path, error: rusqlite::Error) -> Self {
        let path = path.to_owned();
        let detail = error.to_string();
        match error {
            rusqlite::Error::Utf8Error(..) => {
                let detail = "a text in it is not UTF-8".to_owned();
                return Self::Damaged { path, detail };
            }
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..) => return Self::Damaged { path, detail },
            _ => {}
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotADatabase { path },
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { path, detail },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly { path },
            Some(ErrorCode::DiskFull) => Self::Full { path, why: Shortage::Disk },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked { path },
            Some(ErrorCode::OperationInterrupted) => Self::Endless { path },
            // SQLite does not say that it could not write for want of room where it is not the disk that is full, nor that a file beside
            // this one could not be made.
            Some(code @ (ErrorCode::CannotOpen | ErrorCode::SystemIoFailure)) => {
                match Shortage::at(&path) {
                    Some(why) => Self::Full { path, why },
                    None if code == ErrorCode::CannotOpen => Self::CannotOpen { path, detail },
                    None => Self::Sql { path, detail },
                }
            }
            _ => Self::Sql { path, detail },
        }
    }

    pub(super) fn file(path: &Path, what: &'static str, source: std::io::Error) -> Self {
        let path = path.to_owned();
        if let Some(why) = Shortage::of(&source) {
            return Self::Full { path, why };
        }
        match source.kind() {
            std::io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            _ if Refusal::in_error(&source).is_some() => {
                Self::CannotOpen { path, detail: source.to_string() }
            }
            _ => Self::File { path, what, source },
        }
    }
}

/// An event as it is spoken of.
fn named(event: &EventId) -> String {
    format!("the event {} of the device {}", event.seq, hex(&event.device))
}

fn set_aside(log: Option<&Path>) -> String {
    log.map_or_else(String::new, |log| {
        format!("; the write-ahead log of the former file is set aside as {}", log.display())
    })
}

/// The first difference, and how many more there are.
fn shown(differences: &[String]) -> String {
    let first = differences.first().map_or("its schema differs", String::as_str);
    match differences.len().saturating_sub(1) {
        0 => first.to_owned(),
        more => format!("{first}, and {more} more"),
    }
}

/// Gives an error of SQLite the path it happened at.
pub(super) trait At<T> {
    fn at(self, path: &Path) -> Result<T>;
}

impl<T> At<T> for rusqlite::Result<T> {
    fn at(self, path: &Path) -> Result<T> {
        self.map_err(|error| StoreError::from_sql(path, error))
    }
}

/// A stored value that cannot be there, as an error of SQLite so that it takes the usual way out.
pub(super) fn impossible(what: impl Into<String>) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Null, what.into().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_sqlite_become_errors_that_say_what_to_do() {
        for (code, expected) in [
            (rusqlite::ffi::SQLITE_NOTADB, "/x/bank.db is not a database"),
            (rusqlite::ffi::SQLITE_FULL, "/x/bank.db cannot grow: the disk is full"),
            (rusqlite::ffi::SQLITE_READONLY, "/x/bank.db cannot be written: it is read-only"),
            (
                rusqlite::ffi::SQLITE_READONLY_DBMOVED,
                "/x/bank.db cannot be written: it is read-only",
            ),
            (rusqlite::ffi::SQLITE_BUSY, "/x/bank.db is locked by another program"),
            (rusqlite::ffi::SQLITE_BUSY_SNAPSHOT, "/x/bank.db is locked by another program"),
        ] {
            let error = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None);
            let error = StoreError::from_sql(Path::new("/x/bank.db"), error);
            assert_eq!(error.to_string(), expected);
            assert!(error.hint().is_some_and(|hint| hint.ends_with('.')), "{error}");
        }
    }
}
