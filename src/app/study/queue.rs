//! Questions that are decided one after the other, each when the answers before it are known.

use crate::domain::ids::QuestionId;
use crate::domain::review::Answered;
use crate::domain::schedule::Item;
use crate::error::Error;
use crate::store::Store;

/// What became of a question that a [`Queue`] chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It was answered, and that is written; repeats within the run are told too.
    Answered(Answered),
    /// Its newest answer was taken back; it is asked again at once.
    TakenBack(QuestionId),
    /// It was skipped, or the bank does not hold it any more.
    PassedOver(QuestionId),
}

/// Decides what is asked next.
pub trait Queue {
    /// The next question to ask for the first time in this run, `None` when there is no further one. It is asked for only when the one
    /// before is answered, taken back or passed over, and that was told.
    ///
    /// # Errors
    /// What is chosen from cannot be read.
    fn next(&mut self, store: &Store) -> Result<Option<Item>, Error>;

    /// Hears what became of a question, in the order in which it happened.
    fn hear(&mut self, heard: &Heard);
}
