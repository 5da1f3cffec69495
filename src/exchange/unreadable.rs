//! Why a file cannot be read at all.

/// Why a file cannot be read in a form at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {what}")]
pub struct Unreadable {
    /// The entry with its line or offset: `line 3`, `collection.anki2`.
    pub place: String,
    /// What is wrong there.
    pub what: String,
}

impl Unreadable {
    /// What is wrong at a place.
    pub fn at(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into() }
    }
}
