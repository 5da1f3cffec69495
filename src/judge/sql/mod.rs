//! Runs a query beside a reference and says how their rows differ.
//!
//! Both run in SQLite, in memory, on tables that a setup of the pack's has made. Everything that is run is untrusted: the
//! `guard` lets a setup only build and a query only read, `limits` bounds time, rows and memory. Nothing is written
//! to the disk and nothing is left behind. Must not draw, and must not decide on grades.

mod chosen;
mod compare;
mod database;
mod failure;
mod fault;
mod functions;
mod guard;
pub mod limits;
pub mod mutants;
mod objection;
mod tables;
mod value;
mod words;
mod written_out;

use thiserror::Error;

pub use compare::{Difference, compare};
pub use failure::{Failure, Place, Stop};
pub use fault::Fault;
pub use tables::{Column, Shown};
pub use value::{Row, Rows, Value};

use database::Database;

use crate::words::judge::sql as says;

/// What running a query showed.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It gives what the reference gives.
    Right,
    /// It gives something else.
    Wrong(Box<Difference>),
    /// It is no valid query, or failed while it ran.
    Error {
        /// What SQLite says.
        message: String,
        /// Where, when that is known.
        place: Option<Place>,
    },
    /// It was stopped by a limit.
    Stopped(Stop),
}

/// Why a question cannot be judged: the fault is the pack's.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SqlError {
    /// The setup does not run.
    #[error("{}", says::setup_fails(.0))]
    Setup(Failure),
    /// The reference does not run.
    #[error("{}", says::answer_fails(.0))]
    Answer(Failure),
}

/// A question that is ready to judge queries: its tables are made, its reference has run.
#[derive(Debug)]
pub struct Exercise {
    database: Database,
    setup: String,
    answer: String,
    expected: Rows,
    ordered: bool,
    wrong: Vec<(String, String)>,
    shown: Vec<String>,
    prompt: String,
}

impl Exercise {
    /// Runs the setup and the reference. `wrong` holds known wrong queries with the reason why they are; with `ordered` the
    /// order of the rows counts.
    ///
    /// # Errors
    /// When one of the two fails or breaks a limit.
    pub fn new(
        setup: &str,
        answer: &str,
        ordered: bool,
        wrong: &[(String, String)],
    ) -> Result<Self, SqlError> {
        let database = Database::new(setup).map_err(SqlError::Setup)?;
        let expected = database.query(answer).map_err(SqlError::Answer)?;
        if expected.rows.len() > limits::REFERENCE_ROWS {
            let stop = Stop::Rows(limits::REFERENCE_ROWS);
            return Err(SqlError::Answer(Failure::Stopped(stop)));
        }
        let (setup, answer, wrong) = (setup.to_owned(), answer.to_owned(), wrong.to_vec());
        let (shown, prompt) = (Vec::new(), String::new());
        Ok(Self { database, setup, answer, expected, ordered, wrong, shown, prompt })
    }

    /// The same for a question that shows queries and asks for another: none of them is an answer, word for word.
    #[must_use]
    pub fn with_shown(self, shown: Vec<String>) -> Self {
        Self { shown, ..self }
    }

    /// The same with the words of the question: values that it names may stand in a query. Without them none is asked where it is from.
    #[must_use]
    pub fn with_prompt(self, prompt: String) -> Self {
        Self { prompt, ..self }
    }

    /// The tables and views of the setup, with their first rows.
    pub fn tables(&self) -> Vec<Shown> {
        tables::shown(&self.database)
    }

    /// Runs a query and compares its rows with the reference's.
    pub fn judge(&self, query: &str) -> Verdict {
        match self.database.query(query) {
            Ok(given) => match compare(&self.expected, &given, self.ordered) {
                None => match self.objection(query) {
                    None => Verdict::Right,
                    Some(difference) => Verdict::Wrong(Box::new(difference)),
                },
                Some(difference) => {
                    let reason = self.reason(query, &given);
                    Verdict::Wrong(Box::new(Difference { reason, ..difference }))
                }
            },
            Err(Failure::Error { message, place }) => Verdict::Error { message, place },
            Err(Failure::Stopped(stop)) => Verdict::Stopped(stop),
        }
    }

    /// The reason of a known wrong query: the one that was written word for word, or else the first that gives the same.
    fn reason(&self, query: &str, given: &Rows) -> Option<String> {
        let known = self.wrong.iter().find(|(wrong, _)| words(wrong) == words(query));
        if let Some((_, reason)) = known {
            return Some(reason.clone());
        }
        // All of them together get the time of one query, and what fails of them says nothing here.
        self.database.start_clock();
        let gives_same = |wrong: &str| {
            let rows = self.database.query_in_time(wrong);
            rows.is_ok_and(|rows| compare(&rows, given, self.ordered).is_none())
        };
        self.wrong.iter().find(|(wrong, _)| gives_same(wrong)).map(|(_, reason)| reason.clone())
    }
}

/// A query as it compares when only its layout is another.
fn words(query: &str) -> Vec<String> {
    let mut words: Vec<String> =
        self::words::tokens(query).iter().map(|token| token.text.to_owned()).collect();
    while words.last().is_some_and(|last| last == ";") {
        words.pop();
    }
    words
}

/// Version of the SQLite that judges.
pub fn engine() -> &'static str {
    rusqlite::version()
}

#[cfg(test)]
mod tests;
