//! Looks whether the file is sound and the projections say what the log says; makes them anew.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, TransactionBehavior, named_params};

use super::error::At;
use super::integrity::{ended_trust, integrity_problems, page_problems};
use super::open::connect;
use super::paths::beside;
use super::repair::{Repaired, repair};
use super::{Result, Store, StoreError, encoding, limits, project};
use crate::domain::question::hex;
use crate::domain::time::Moment;
use crate::words::store::damage as words;

/// The state of a database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// Version of SQLite.
    pub sqlite_version: String,
    /// Version of the schema.
    pub schema_version: i64,
    /// The file.
    pub path: PathBuf,
    /// Size of the file and its write-ahead log, in bytes.
    pub size_bytes: u64,
    /// What is wrong, one sentence fragment each; empty when all is well.
    pub problems: Vec<String>,
    /// Whether the texts and answers can be read: not where the schema is another or a text is broken.
    pub is_readable: bool,
    /// How much of everything there is.
    pub counts: Counts,
}

/// Rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Packs.
    pub packs: u32,
    /// Active questions.
    pub questions: u32,
    /// Retired questions.
    pub retired: u32,
    /// Events.
    pub events: u32,
    /// Answers that are not void.
    pub answers: u32,
    /// Cards.
    pub cards: u32,
}

/// What making the projections anew did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rebuilt {
    /// Events replayed.
    pub events: u32,
    /// Whether anything came out different.
    pub changed: bool,
}

/// What a look at a database came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkup {
    /// What was found, after the repair where there was one.
    pub health: Health,
    /// What making the database anew did; `None` when it was not needed, or not asked for.
    pub repaired: Option<Repaired>,
    /// What else there is to tell, one sentence fragment each.
    pub notes: Vec<String>,
}

impl Store {
    /// Checks the database at `path`, also one whose schema was changed, which [`Store::open`] refuses. With `rebuild`, what follows
    /// from the log is worked out again, and a database that is not as viva makes it is made anew; the old file is kept then.
    ///
    /// # Errors
    /// Where the file cannot be read at all, or cannot be made anew.
    pub fn check(path: &Path, rebuild: bool, now: Moment) -> Result<Checkup> {
        let mut repaired = None;
        let opened = match Store::open(path, now) {
            Err(StoreError::Altered { differences, .. }) if !rebuild => {
                return altered(path, differences).map(|health| Checkup {
                    health,
                    repaired,
                    notes: Vec::new(),
                });
            }
            Err(StoreError::Altered { .. }) => None,
            opened => Some(opened?),
        };
        let mut store = match opened {
            Some(store) if !rebuild || store.unsound()?.is_empty() => store,
            unsound => {
                drop(unsound);
                repaired = Some(repair(path)?);
                Store::open(path, now)?
            }
        };
        if rebuild {
            store.rebuild()?;
        }
        let notes = ended_trust(&store.ended_trust).into_iter().collect();
        Ok(Checkup { health: store.doctor()?, repaired, notes })
    }

    /// What of the file itself is wrong, beside what follows from the log.
    fn unsound(&self) -> Result<Vec<String>> {
        let mut problems = self.read(integrity_problems)?;
        problems.extend(self.read(encoding::broken_texts)?);
        Ok(problems)
    }

    /// Checks the file: its pages, its references, its search index, the numbering of the log, and the projections against a
    /// replay that is taken back afterwards.
    pub fn doctor(&mut self) -> Result<Health> {
        let path = self.path.clone();
        let mut problems = self.unsound()?;
        let is_readable = problems.is_empty();
        if is_readable {
            problems.extend(self.read(log_gaps)?);
            match self.refuse_newer() {
                // What a newer viva worked out cannot be compared.
                Err(error @ StoreError::Newer { .. }) => problems.push(error.to_string()),
                compared => {
                    compared?;
                    problems.extend(self.replay_problem()?);
                }
            }
        }
        let counts = self.read(counts).unwrap_or_default();
        let found = health(&path, super::SCHEMA_VERSION, problems, counts);
        Ok(Health { is_readable, ..found })
    }

    /// Clears the projections and replays the log; fills the search index and the sizes anew.
    pub fn rebuild(&mut self) -> Result<Rebuilt> {
        let path = self.path.clone();
        self.write(|log| {
            let before = project::digest(log).at(&path)?;
            let events = project::rebuild(log).at(&path)?;
            let changed = project::digest(log).at(&path)? != before;
            log.execute(sql!("fts_rebuild"), []).at(&path)?;
            log.execute_batch(sql!("tally_recompute")).at(&path)?;
            Ok(Rebuilt { events, changed })
        })
    }

    /// SHA-256 over every row of every projection, in hexadecimal: equal digests, equal progress.
    pub fn projection_digest(&self) -> Result<String> {
        self.read(|log| project::digest(log).map(|digest| hex(&digest)))
    }

    fn replay_problem(&mut self) -> Result<Option<String>> {
        let path = self.path.clone();
        let scratch =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).at(&path)?;
        let before = project::digest(&scratch).at(&path)?;
        project::rebuild(&scratch).at(&path)?;
        let after = project::digest(&scratch).at(&path)?;
        scratch.rollback().at(&path)?;
        Ok((before != after).then(|| words::differs_from_the_log().to_owned()))
    }
}

/// The state of a file whose schema is not viva's. Nothing of it runs, and what would write to it is not looked at.
fn altered(path: &Path, mut problems: Vec<String>) -> Result<Health> {
    let (connection, _) = connect(path, OpenFlags::empty())?;
    limits::disarm(&connection).at(path)?;
    let version = super::open::version_of(&connection, path)?;
    problems.extend(page_problems(&connection).at(path)?);
    problems.push(words::answers_not_looked_at().to_owned());
    Ok(health(path, version, problems, counts(&connection).unwrap_or_default()))
}

fn health(path: &Path, schema_version: i64, problems: Vec<String>, counts: Counts) -> Health {
    let size = |path: &Path| std::fs::metadata(path).map_or(0, |found| found.len());
    Health {
        sqlite_version: rusqlite::version().to_owned(),
        schema_version,
        path: path.to_owned(),
        size_bytes: size(path) + size(&beside(path, "-wal")),
        problems,
        is_readable: false,
        counts,
    }
}

fn log_gaps(log: &Connection) -> rusqlite::Result<Vec<String>> {
    log.prepare(sql!("event_gaps"))?
        .query_map([], |row| {
            let device: [u8; 16] = row.get(0)?;
            let (events, last): (i64, i64) = (row.get(1)?, row.get(2)?);
            Ok(words::log_has_gaps(&hex(&device), &events, &last))
        })?
        .collect()
}

fn counts(bank: &Connection) -> rusqlite::Result<Counts> {
    bank.query_row(sql!("doctor_count"), named_params! {}, |row| {
        Ok(Counts {
            packs: row.get(0)?,
            questions: row.get(1)?,
            retired: row.get(2)?,
            events: row.get(3)?,
            answers: row.get(4)?,
            cards: row.get(5)?,
        })
    })
}
