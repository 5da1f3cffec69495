//! The facts about a bank that a blueprint is checked against.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::interview::blueprint::Blueprint;
use crate::domain::labels::Kind;

/// The fewest and most minutes of a kind that may come, of those that its questions take.
pub(super) fn admitted(
    kind: Kind,
    (shortest, longest): (u16, u16),
    blueprint: &Blueprint,
) -> (u16, u16) {
    match blueprint.code_minutes.filter(|_| kind == Kind::Code) {
        Some(wanted) => {
            let bound = |minutes: u32| u16::try_from(minutes).unwrap_or(u16::MAX);
            (shortest.max(bound(wanted.least)), longest.min(bound(wanted.most)))
        }
        None => (shortest, longest),
    }
}

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
