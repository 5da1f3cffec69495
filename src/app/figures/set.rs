//! A drawn set: `viva mock new --json`.

use std::path::Path;

use serde::Serialize;

use crate::domain::ids::QuestionId;
use crate::domain::interview::Set as Drawn;
use crate::domain::interview::set::Role;
use crate::domain::interview::set::Unmet;
use crate::domain::labels::{Kind, Level};

/// One question of a set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question<'a> {
    /// Its number, from 1.
    pub number: u32,
    /// Which.
    pub id: &'a QuestionId,
    /// Its part in the interview.
    pub role: Role,
    /// Its topic.
    pub topic: &'a str,
    /// Its level.
    pub level: Level,
    /// Its kind.
    pub kind: Kind,
    /// Minutes that it takes.
    pub minutes: u16,
}

/// The object of `viva mock new --json`, one a form.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Set<'a> {
    /// Its id.
    pub set: &'a str,
    /// Digest of what it holds.
    pub digest: &'a str,
    /// The seed that it was drawn with.
    pub seed: u64,
    /// Which of the forms it is, from 1.
    pub form: u32,
    /// How many forms were drawn.
    pub forms: u32,
    /// Minutes of the whole box: its questions, and what is before and after them.
    pub minutes: u32,
    /// Where its documents lie.
    pub folder: String,
    /// Their names.
    pub files: &'a [String],
    /// Codes of the candidates who had the same questions before.
    pub had_before: &'a [String],
    /// Rows of the blueprint that it misses.
    pub unmet: &'a [Unmet],
    /// Its questions in order.
    pub questions: Vec<Question<'a>>,
}

/// The whole object.
pub fn set<'a>(
    set: &'a Drawn,
    folder: &Path,
    files: &'a [String],
    had_before: &'a [String],
) -> Set<'a> {
    let questions = set.questions.iter().map(|one| Question {
        number: one.number,
        id: &one.question.id,
        role: one.role,
        topic: &one.question.topic,
        level: one.question.level,
        kind: one.question.kind,
        minutes: one.question.minutes,
    });
    Set {
        set: &set.id,
        digest: &set.digest,
        seed: set.seed,
        form: set.form,
        forms: set.forms,
        minutes: set.box_minutes(),
        folder: folder.display().to_string(),
        files,
        had_before,
        unmet: &set.unmet,
        questions: questions.collect(),
    }
}
