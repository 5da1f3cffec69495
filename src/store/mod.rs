//! The only place that opens the database: the bank, the log of answers and everything that is read from them.
//!
//! - `open`, `error`: a connection in its one right state, or a clear reason why not
//! - `event`, `project`, `take`, `log`, `merge`: the append-only log, what it adds up to, the writing of it, and events from elsewhere
//! - `device`: under which id this file writes
//! - `goal`: what one prepares for
//! - `placement`: where somebody stands, what can be asked to find out, and what can be taken back
//! - `interviews`: the sets that were made here
//! - `debriefs`: what became of them: decisions, ratings, files
//! - `mock`: exposures, passed levels and the pool that interviews are drawn from
//! - `session`, `place`, `rescue`, `rescued`, `whereabouts`: what is written is certain, or kept elsewhere
//! - `import`, `import_rows`, `import_names`, `derived`, `deferred`, `pack`: questions on their way into the bank
//! - `select`, `fresh`, `read`, `dated`, `day`, `list`, `search`, `export`, `history`: questions and history on their way out
//! - `words`: what a person wrote about questions, which can be deleted for good
//! - `reading`: a database that cannot be written
//! - `schema`, `limits`: what a file may bring, and what it may do
//! - `trust`: what may run, in a file of the settings
//! - `doctor`, `encoding`, `repair`, `copy`, `parts`: care of the file
//!
//! Nothing in here reads a clock, prints, parses a pack or decides about a schedule: the rules come from `domain`, time comes
//! in as a value. Every query is a file in `sql/`.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};

/// The text of the query file `sql/NAME.sql`.
macro_rules! sql {
    ($name:literal) => {
        include_str!(concat!("sql/", $name, ".sql"))
    };
}

mod copy;
mod dated;
mod day;
mod debriefs;
mod deferred;
mod derived;
mod device;
mod displacement;
mod doctor;
mod encoding;
mod error;
mod event;
mod export;
mod fresh;
mod goal;
mod history;
mod import;
mod import_names;
mod import_rows;
mod integrity;
mod interviews;
mod kept;
mod limits;
mod list;
mod log;
mod merge;
mod mock;
mod open;
mod pack;
mod parts;
mod paths;
mod place;
mod placement;
#[cfg(test)]
#[expect(clippy::too_many_lines, reason = "two tables, one line a query")]
mod plans;
#[cfg(test)]
#[expect(clippy::too_many_lines, reason = "one line a query")]
mod plans_of_day;
mod project;
mod read;
mod reading;
mod repair;
mod rescue;
mod rescued;
mod row;
mod scheduling;
mod schema;
mod search;
mod select;
mod session;
mod take;
#[cfg(test)]
mod testing;
mod text;
mod trust;
mod typed;
mod whereabouts;
mod words;

pub use copy::Restored;
pub use dated::MisdatedDay;
pub use debriefs::RatingRow;
pub use derived::Derived;
pub use displacement::Displacement;
pub use doctor::{Checkup, Counts, Health, Rebuilt};
pub use error::{Result, StoreError};
pub use export::{ExportedQuestion, ExportedReview};
pub use import::{AskedAs, Change, FileId, Import, ImportCounts, KnownFiles};
pub use integrity::ended_trust;
pub use interviews::Interview;
pub use kept::Kept;
pub use list::{CountRow, ListRow, SizeRow};
pub use merge::Merged;
pub use mock::PoolRow;
pub use pack::{LeafRow, PackRow, TopicRow};
pub use paths::SCHEMA_VERSION;
pub use placement::{Deed, Unseen};
pub use read::{AnswerRow, Stored, Struggling, Today};
pub use repair::Repaired;
pub use rescued::TakenIn;
pub use search::{Found, Hit, Search};
pub use select::Remembered;
pub use trust::{RunnableRow, TrustFile};
pub use typed::Unknown;
pub use whereabouts::settle;
pub use words::{Forgotten, OwnWords};

use error::At;
use limits::Budget;
use place::Place;
use rescue::Spoken;

/// An open database.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    budget: Budget,
    path: PathBuf,
    device: [u8; 16],
    /// Whether it was opened to be read alone.
    is_read_only: bool,
    /// Whether this opening gave it its device id.
    is_new: bool,
    ended_trust: Vec<String>,
    place: Place,
    /// What was written through this opening, for the case that its file is taken away.
    spoken: Vec<Spoken>,
    rescue_folder: Option<PathBuf>,
}

impl Store {
    /// The random 128-bit id that this database had when it was opened, or was given by [`Store::remember_in`].
    pub fn device(&self) -> [u8; 16] {
        self.device
    }

    /// Fails with [`StoreError::Newer`] where a newer viva wrote what this one must know before it may write. Everything can be read.
    pub fn refuse_newer(&self) -> Result<()> {
        self.budget.refill();
        refuse_newer(&self.connection, &self.path)
    }

    /// Packs whose trust this opening ended, because it lay in a database of an earlier version.
    pub fn ended_trust(&self) -> &[String] {
        &self.ended_trust
    }

    /// The file that is open.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn read<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        self.budget.refill();
        work(&self.connection).at(&self.path)
    }

    /// Runs `work` in one transaction that holds the write lock from its first statement on, so that what it reads stays true.
    fn write<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        self.budget.refill();
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .at(&self.path)?;
        refuse_newer(&transaction, &self.path)?;
        let outcome = work(&transaction)?;
        transaction.commit().at(&self.path)?;
        Ok(outcome)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if !self.spoken.is_empty() {
            let _ = self.note_newest();
        }
    }
}

/// Fails where a newer viva wrote what must be known by whoever writes.
fn refuse_newer(log: &Connection, path: &Path) -> Result<()> {
    match event::unknown_critical(log).at(path)? {
        Some(kind) => Err(StoreError::Newer { path: path.to_owned(), kind }),
        None => Ok(()),
    }
}
