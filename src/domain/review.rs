//! What is recorded of an answer, and what comes back.

use super::card::Card;
use super::doubt::Doubt;
use super::grade::Grade;
use super::ids::QuestionId;
pub use super::mode::Mode;
use super::time::Day;

/// One graded answer, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The question.
    pub question: QuestionId,
    /// The grade.
    pub grade: Grade,
    /// The mode it was asked in. The writer turns a review into a drill when the study day already has one, and an early one that is not
    /// early any more into a review.
    pub mode: Mode,
    /// The study day it belongs to.
    pub study_day: Day,
    /// From the question's appearance to its grade, in milliseconds.
    pub elapsed_ms: u32,
    /// Hints that were used.
    pub hints: u32,
}

/// Global name of an event: the device that wrote it and that device's running number, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId {
    /// Random 128-bit id of the device.
    pub device: [u8; 16],
    /// 1, 2, 3 … on that device.
    pub seq: i64,
}

/// What writing an answer did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The event that holds it.
    pub event: EventId,
    /// The mode it was written in.
    pub mode: Mode,
    /// The card after it, if the question has one.
    pub card: Option<Card>,
    /// Why the clock that dated it may be wrong.
    pub doubt: Option<Doubt>,
}
