//! What of the bank a pack is compared with.

use crate::domain::ids::QuestionId;

/// A question of the bank, to be compared with those of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The pack that owns it.
    pub pack: String,
    /// Its id.
    pub id: QuestionId,
    /// Its prompt, Markdown.
    pub prompt: String,
    /// Its answer, Markdown.
    pub answer: String,
}
