//! Own words: `viva note --json`, `viva export --format notes`.

use serde::Serialize;

use crate::domain::ids::QuestionId;
use crate::domain::time::Moment;
use crate::store;

/// What a person wrote about one question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OwnWords<'a> {
    /// The question, under its id in use.
    pub id: &'a QuestionId,
    /// The words.
    pub text: &'a str,
    /// When they were last changed, RFC 3339 in UTC.
    pub changed_at: String,
}

impl<'a> From<&'a store::OwnWords> for OwnWords<'a> {
    fn from(found: &'a store::OwnWords) -> Self {
        let changed_at = Moment { at_ms: found.changed_at_ms, offset_min: 0 }.to_rfc3339();
        Self { id: &found.question, text: &found.text, changed_at }
    }
}
