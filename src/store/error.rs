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
use crate::words::store::{advice, damage, errors as words};

/// Result of everything the store does.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Why the store could not do what was asked.
#[derive(Debug, Error)]
pub enum StoreError {
    /// A newer program wrote the file.
    #[error("{}", words::from_the_future(&path.display(), found, known))]
    FromTheFuture {
        /// Version in the file.
        found: i64,
        /// Newest version this program knows.
        known: i64,
        /// The file.
        path: PathBuf,
    },
    /// The file holds something that is no SQLite database.
    #[error("{}", words::not_a_database(&path.display()))]
    NotADatabase {
        /// The file.
        path: PathBuf,
    },
    /// The file is a SQLite database of another program.
    #[error("{}", words::of_another_program(&path.display()))]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// The file is truncated or damaged, or holds a value that cannot be there.
    #[error("{}", words::damaged(&path.display(), detail))]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// The schema is not what viva makes: something was added to the file, taken out or changed.
    #[error("{}", words::changed_by_another_hand(&path.display(), &shown(differences)))]
    Altered {
        /// The file.
        path: PathBuf,
        /// What differs, one sentence fragment each.
        differences: Vec<String>,
    },
    /// A query ran on far longer than any of ours.
    #[error("{}", words::would_run_without_an_end(&path.display()))]
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
    #[error("{}", words::not_heeded(&path.display(), detail))]
    Trust {
        /// The file.
        path: PathBuf,
        /// Why not.
        detail: String,
    },
    /// The file, its folder or its file system cannot be written.
    #[error("{}", words::read_only(&path.display()))]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be written, and before it can be read something would have to be written to it.
    #[error("{}", words::unready(&path.display(), missing))]
    Unready {
        /// The file.
        path: PathBuf,
        /// What would have to be done first.
        missing: String,
    },
    /// No space is left.
    #[error("{}", words::cannot_grow(&path.display(), why))]
    Full {
        /// The file.
        path: PathBuf,
        /// What there is no more of.
        why: Shortage,
    },
    /// Another program kept the file locked for longer than the waiting time.
    #[error("{}", words::locked(&path.display()))]
    Locked {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be opened or created at all.
    #[error("{}", words::cannot_open(&path.display(), detail))]
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
    #[error("{}", words::already_exists(&path.display()))]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A copy did not come out equal to its original.
    #[error("{}", words::unfaithful_copy(&path.display(), detail))]
    Unfaithful {
        /// The copy.
        path: PathBuf,
        /// What differs.
        detail: String,
    },
    /// A pack brings an id that another pack owns.
    #[error("{}", words::of_another_pack(id, pack))]
    OwnedByOther {
        /// The id.
        id: QuestionId,
        /// Its owner.
        pack: String,
    },
    /// One import brings the same id twice.
    #[error("{}", words::twice_in_the_pack(.0))]
    Twice(QuestionId),
    /// A pack has a question under an id that another of its questions gave up with `was=`.
    #[error("{}", words::former_name(id, current))]
    FormerName {
        /// The id given up.
        id: String,
        /// The id in use.
        current: String,
    },
    /// There is no question of this id.
    #[error("{}", words::no_such_question(.0))]
    NoSuchQuestion(QuestionId),
    /// There is no pack of this name.
    #[error("{}", words::no_such_pack(.0))]
    NoSuchPack(String),
    /// The event is no answer, or it is void already.
    #[error("{}", words::no_answer_to_undo())]
    NoSuchAnswer,
    /// A newer viva wrote events that must be known by whoever writes.
    #[error("{}", words::written_by_a_newer_viva(&path.display(), kind))]
    Newer {
        /// The file.
        path: PathBuf,
        /// The kind of event that this program does not know.
        kind: String,
    },
    /// An event comes from a clock that is far ahead.
    #[error("{}", words::ahead(&named(event), &at.to_rfc3339(), &now.to_rfc3339()))]
    Ahead {
        /// The event.
        event: EventId,
        /// Its date.
        at: Moment,
        /// What the clock says.
        now: Moment,
    },
    /// No viva can have written this event.
    #[error("{}", words::not_written_by_viva(&named(event), flaw))]
    NoEvent {
        /// The event.
        event: EventId,
        /// What is wrong with it.
        flaw: &'static str,
    },
    /// Two events bear one name.
    #[error("{}", words::another_event(&named(event)))]
    TwoEvents {
        /// Their name.
        event: EventId,
    },
    /// The file is not a rescue file to be taken in.
    #[error("{}", words::not_taken_in(&path.display(), detail))]
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
            Self::FromTheFuture { .. } => advice::install_the_newest(),
            Self::NotADatabase { .. } | Self::NotOurs { .. } => advice::name_another_file(),
            Self::Damaged { .. } => advice::keep_a_copy_and_restore(),
            Self::Altered { .. } => advice::rebuild(),
            Self::Endless { .. } => advice::restore(),
            Self::Displaced { kept: Kept::Nothing, .. } => advice::see_that_place(),
            Self::Displaced { .. } => advice::keep_these_lines(),
            Self::Trust { .. } => advice::trust_again(),
            Self::ReadOnly { .. } => advice::make_writable(),
            Self::Unready { .. } => advice::copy_with_its_log(),
            Self::Full { why, .. } => {
                return Some(advice::answers_are_kept(&why.hint()));
            }
            Self::Locked { .. } => advice::let_the_other_finish(),
            Self::CannotOpen { .. } => advice::see_that_the_folder_exists(),
            Self::Exists { .. } => advice::choose_another_name(),
            Self::OwnedByOther { .. } => advice::ids_are_unique(),
            Self::Newer { .. } => advice::install_the_newest_to_write(),
            Self::Ahead { .. } => advice::set_the_clocks(),
            Self::Rescue { .. } => advice::name_the_rescue_file(),
            Self::NoEvent { .. } | Self::TwoEvents { .. } => advice::see_that_the_file_is_whole(),
            Self::FormerName { .. } => advice::give_another_id(),
            Self::Unfaithful { .. } => advice::nothing_was_replaced(),
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
                let detail = damage::text_is_not_utf_8().to_owned();
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
    words::event(&event.seq, &hex(&event.device))
}

fn set_aside(log: Option<&Path>) -> String {
    log.map_or_else(String::new, |log| words::log_set_aside(&log.display()))
}

/// The first difference, and how many more there are.
fn shown(differences: &[String]) -> String {
    let first = differences.first().map_or(words::schema_differs(), String::as_str);
    match differences.len().saturating_sub(1) {
        0 => first.to_owned(),
        more => words::and_more(&first, &more),
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
