//! Which questions a command speaks of.

use super::labels::{Kind, Level};

/// A selection of active questions. An empty list does not restrict; several values in one list are alternatives; different lists
/// must all hold.
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
}

impl Filter {
    /// Whether every active question passes.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }
}
