//! Which questions a command speaks of.

use super::labels::{Kind, Level};
use super::question::Question;

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
    /// Whether this question of this pack passes.
    pub fn accepts(&self, question: &Question, pack: &str) -> bool {
        let holds =
            |names: &[String], name: &str| names.is_empty() || names.iter().any(|n| n == name);
        let leaf = question.id.leaf();
        let tagged = question.tags.iter().any(|tag| self.tags.contains(tag));
        (self.levels.is_empty() || self.levels.contains(&question.level))
            && (self.kinds.is_empty() || self.kinds.contains(&question.kind))
            && holds(&self.topics, &question.topic)
            && holds(&self.leaves, leaf)
            && holds(&self.packs, pack)
            && (tagged || holds(&self.tags, leaf))
    }

    /// Whether every active question passes.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }
}
