//! Interviews that are noted here: `viva mock list --json`; and what questions came to: `viva mock stats --json`.

use serde::Serialize;

use crate::domain::interview::debrief::Decision;
use crate::domain::interview::items::Item;
use crate::domain::interview::report::Verdict;
use crate::domain::labels::Level;

/// How far an interview got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Drawn, and nobody has begun.
    Drawn,
    /// Somebody has not finished: nobody's ratings are shown.
    Begun,
    /// Every card is finished.
    Held,
    /// A decision was written.
    Decided,
    /// Its folder holds it no more.
    Gone,
}

impl State {
    /// Its English word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Drawn => "drawn",
            Self::Begun => "begun",
            Self::Held => "held",
            Self::Decided => "decided",
            Self::Gone => "gone",
        }
    }
}

/// One interview.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Interview {
    /// Code of the set.
    pub set: String,
    /// The level that is interviewed for.
    pub level: Level,
    /// Code of the candidate.
    pub candidate: Option<String>,
    /// How far it got.
    pub state: State,
    /// Interviewers with a card, finished or not.
    pub interviewers: Vec<String>,
    /// What the numbers say; `None` before every card is finished.
    pub verdict: Option<Verdict>,
    /// Whether that hangs on one short question.
    pub on_edge: bool,
    /// Whether something that the role must have was not asked.
    pub partial: bool,
    /// What was decided.
    pub decision: Option<Decision>,
    /// Where its documents lie.
    pub folder: String,
    /// When it was noted first, in UTC milliseconds.
    pub made_ms: i64,
}

/// The object of `viva mock list --json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Interviews {
    /// In the order of their making.
    pub interviews: Vec<Interview>,
}

/// The object of `viva mock stats --json`.
#[derive(Clone, Debug, Serialize)]
pub struct Questions {
    /// Every question that was asked or rated, by id.
    pub questions: Vec<Item>,
}
