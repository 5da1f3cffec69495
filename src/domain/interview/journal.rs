//! What happened in an interview, entry by entry, and the scorecard that the entries add up to.
//!
//! One entry is one line of JSON in the interviewer's file. Files are read and written elsewhere.

use serde::{Deserialize, Serialize};

use super::set::Set;

/// A longer note is refused, so that a journal stays within what is read back.
pub const NOTE_BYTES_MAX: usize = 64 * 1024;

/// One line of a journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// UTC milliseconds.
    pub at_ms: i64,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}

/// What happened. Questions, points, hints and follow-ups are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// The console was opened; again after a pause or a crash.
    Opened {
        /// Id of the set.
        set: String,
        /// Digest of the set.
        digest: String,
        /// Who interviews.
        interviewer: String,
    },
    /// A question was shown, for the first time or again.
    Shown {
        /// Which.
        number: u32,
    },
    /// A key point was ticked or unticked.
    Ticked {
        /// Which question.
        number: u32,
        /// Which point.
        point: u32,
        /// Whether it is ticked now.
        on: bool,
    },
    /// The next hint was given.
    Hinted {
        /// Which question.
        number: u32,
    },
    /// The next follow-up was asked.
    FollowedUp {
        /// Which question.
        number: u32,
    },
    /// A note was written; it replaces the one before.
    Noted {
        /// Which question.
        number: u32,
        /// The text; empty takes it away.
        text: String,
    },
    /// What was typed was judged by running or comparing it (only when one examines oneself).
    Answered {
        /// Which question.
        number: u32,
        /// Whether it was right; `None` where it could not be judged.
        right: Option<bool>,
    },
    /// A rating was given; it replaces the one before.
    Rated {
        /// Which question.
        number: u32,
        /// 1 to 4.
        rating: u8,
    },
    /// The question was not asked.
    NotAsked {
        /// Which question.
        number: u32,
    },
    /// The summary of the whole was shown, and no question: time in front of it is no question's.
    Summed,
    /// The console was closed before the end.
    Paused,
    /// The interview is over; nothing comes after it.
    Finished,
}

/// How far a question got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Not yet decided.
    #[default]
    Open,
    /// Left out on purpose, or because the time was up.
    NotAsked,
    /// Asked and rated.
    Rated,
}

/// What one interviewer holds of one question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// How far it got.
    pub state: State,
    /// 1 to 4, when rated.
    pub rating: Option<u8>,
    /// One flag a key point.
    pub ticked: Vec<bool>,
    /// Hints given.
    pub hints: u32,
    /// Follow-ups asked.
    pub follow_ups: u32,
    /// Wrong answers that were typed (only when one examines oneself).
    pub wrong_answers: u32,
    /// The evidence, or empty.
    pub note: String,
    /// Time in front of it, pauses not counted, in milliseconds.
    pub elapsed_ms: u64,
}

/// What one interviewer holds of one set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scorecard {
    /// Id of the set.
    pub set: String,
    /// Who interviewed.
    pub interviewer: String,
    /// Whether the interview was brought to its end.
    pub finished: bool,
    /// One mark a question, in the set's order.
    pub marks: Vec<Mark>,
}

impl Scorecard {
    /// The empty card of a set.
    pub fn empty(set: &Set, interviewer: &str) -> Self {
        let marks = set.questions.iter().map(|one| Mark {
            ticked: vec![false; one.question.content.key_points.len()],
            ..Mark::default()
        });
        Self {
            set: set.id.clone(),
            interviewer: interviewer.to_owned(),
            finished: false,
            marks: marks.collect(),
        }
    }
}
