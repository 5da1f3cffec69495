//! What `viva convert` did.

use serde::Serialize;

/// The object of `viva convert --json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Converted {
    /// The folder of the pack, as it was given.
    pub pack: String,
    /// Its base language.
    pub lang: String,
    /// The level of questions that told none.
    pub level: String,
    /// The files that were read.
    pub files: Vec<Read>,
    /// Files that were written, inside the pack.
    pub written: Vec<String>,
    /// Files that had the same text already.
    pub unchanged: usize,
    /// Questions whose id another one of them has, with the id that they got.
    pub numbered: Vec<Numbered>,
    /// Words that questions were filed under and that stand in comments.
    pub left_tags: usize,
    /// Answers that were written into a file; null where none was asked for.
    pub answers: Option<usize>,
    /// Answers that belong to none of these questions, or were none.
    pub answers_left_out: usize,
    /// The same by reason.
    pub answers_left_out_why: Vec<AnswersLeftOut>,
}

/// Answers that were left out for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnswersLeftOut {
    /// The reason.
    pub reason: &'static str,
    /// How many.
    pub count: usize,
}

/// The object of `viva import --history --json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ImportedHistory {
    /// Answers that are new in the log.
    pub added: usize,
    /// Answers that it had already.
    pub known: usize,
    /// The first questions that are not in the bank.
    pub lost: Vec<String>,
    /// How many questions are not in the bank.
    pub lost_count: usize,
}

/// A file that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Read {
    /// Its path as it was given.
    pub path: String,
    /// The form that it was read in.
    pub form: String,
    /// Whether the form was guessed.
    pub guessed: bool,
    /// What was looked at: headings, cards, notes, entries.
    pub items: usize,
    /// Questions that came of it.
    pub questions: usize,
    /// Of these, questions whose answer is to be written.
    pub unwritten: usize,
    /// Of these, questions whose text could only be kept as plain text.
    pub plain: usize,
    /// Pictures and sounds that were named and left out.
    pub attachments: usize,
    /// The number from which keys that are numbers were counted; null where there are none.
    pub keys_from: Option<usize>,
    /// Columns and fields that hold something and that no question has.
    pub unread: Vec<Unread>,
    /// Columns and fields that were read, with how many of their values were not.
    pub unread_values: Vec<Unread>,
    /// Words of the file that were read as a level.
    pub levels: Vec<ReadLevel>,
    /// What became no question, by reason.
    pub skipped: Vec<Skipped>,
}

/// A column or field that was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unread {
    /// Its name, as the file has it.
    pub name: String,
    /// In how many rows or entries it holds something.
    pub count: usize,
    /// The first of these values, each with its place.
    pub examples: Vec<String>,
}

/// A word that was read as a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadLevel {
    /// The word, in lower case.
    pub word: String,
    /// The level that it was read as.
    pub level: &'static str,
    /// In how many questions.
    pub count: usize,
}

/// What became no question for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// The reason.
    pub reason: &'static str,
    /// How many.
    pub count: usize,
    /// The places of the first ones.
    pub places: Vec<String>,
}

/// A question that got a number behind its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Numbered {
    /// The place in its file.
    pub place: String,
    /// The id that it got.
    pub id: String,
}
