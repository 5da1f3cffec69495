//! Which questions a command speaks of.

use super::labels::{Kind, Level};
use super::time::Day;

/// How a person stands with a question: by the answers that were given, or by what was decided about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is due on this day or before.
    DueBy(Day),
    /// Its last review was below 3.
    Failed,
    /// It has [`STRUGGLING_LAPSES`](super::card::STRUGGLING_LAPSES) lapses or more.
    Struggling,
    /// It is put off as known beyond this day.
    PostponedOn(Day),
    /// It is flagged.
    Flagged,
    /// It is suspended.
    Suspended,
}

/// A selection of active questions. An empty list does not restrict; several values in one list are alternatives, but standings must all
/// hold; different lists must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Levels.
    pub levels: Vec<Level>,
    /// Topics.
    pub topics: Vec<String>,
    /// Leaves: the question's own.
    pub leaves: Vec<String>,
    /// Tags: the question's own leaf or one of its tags.
    pub tags: Vec<String>,
    /// Kinds.
    pub kinds: Vec<Kind>,
    /// Packs, by name.
    pub packs: Vec<String>,
    /// Standings.
    pub standings: Vec<Standing>,
}

impl Filter {
    /// The same selection, of those alone that stand like this.
    pub fn standing(&self, standing: Standing) -> Self {
        let mut narrowed = self.clone();
        narrowed.standings.push(standing);
        narrowed
    }

    /// Whether every active question passes.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }
}
