//! What the bank keeps of a question beside its words and labels.

use super::text::body_of;
use crate::domain::question::{Question, Revision, draw_of};

/// Columns that follow from the rest of a question. Whoever reads questions can work them out on another core than the one that writes.
#[derive(Clone, Debug)]
pub struct Derived {
    pub(super) revision: Revision,
    /// Its place in the order in which new questions are drawn.
    pub(super) draw: i64,
    /// The JSON of its sections.
    pub(super) body: String,
}

impl Derived {
    /// Works them out.
    pub fn of(question: &Question) -> Self {
        Self {
            revision: question.revision(),
            draw: draw_of(&question.id),
            body: body_of(&question.content),
        }
    }
}
