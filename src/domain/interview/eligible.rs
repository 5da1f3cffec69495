//! A question as far as the search for a set needs it.

use crate::domain::ids::QuestionId;
use crate::domain::labels::{Importance, Kind, Level};
use crate::domain::question::Question;

/// A question that may come into a set. Its leaf is the first half of its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Eligible {
    /// Which.
    pub id: QuestionId,
    /// Its topic.
    pub topic: String,
    /// Its level.
    pub level: Level,
    /// Its kind.
    pub kind: Kind,
    /// Minutes that it takes.
    pub minutes: u16,
    /// Interviews it was asked in.
    pub exposures: u32,
    /// Whether it was asked so lately that it must not come again yet.
    pub cooling: bool,
    /// Whether it is flagged as faulty.
    pub flagged: bool,
    /// Whether it has no text in the language of the set.
    pub untranslated: bool,
    /// How often interviewers ask it.
    pub importance: Importance,
}

impl Eligible {
    /// A question that was never asked and is not flagged.
    pub fn fresh(question: &Question) -> Self {
        Self {
            id: question.id.clone(),
            topic: question.topic.clone(),
            level: question.level,
            kind: question.kind,
            minutes: question.minutes,
            exposures: 0,
            cooling: false,
            flagged: false,
            untranslated: false,
            importance: question.importance,
        }
    }
}
