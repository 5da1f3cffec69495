//! The facts about a bank that a blueprint is checked against.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::labels::Kind;

/// What a blueprint is checked against besides itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Topics of the bank.
    pub topics: BTreeSet<String>,
    /// Leaves of the bank, each with its topic.
    pub leaves: BTreeMap<String, String>,
    /// Fewest and most minutes of the bank's questions of a kind; a kind that is not listed has none.
    pub minutes: BTreeMap<Kind, (u16, u16)>,
}
