//! What goes into a session and what comes out of it.

use crate::domain::answer;
use crate::domain::attempt::Attempt;
use crate::domain::card::Card;
use crate::domain::grade::Grade;
use crate::domain::ids::QuestionId;
use crate::domain::question::Question;
use crate::domain::review::{Answered, EventId, Receipt};
use crate::domain::schedule::Item;
use crate::domain::time::Day;
use crate::words::domain::answers as words;

/// A question as loaded for asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The question, in the language shown.
    pub question: Question,
    /// Its schedule state, `None` when it is new.
    pub card: Option<Card>,
    /// Whether attempts at it can be judged here; where they cannot, it is shown and graded by oneself.
    pub can_judge: bool,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Start, or go on after anything that left nothing to ask.
    Begin,
    /// The question that was asked for.
    Loaded(Box<Asked>),
    /// That question is no longer there.
    Missing,
    /// The question that was to be chosen; `None` = there is no further one.
    Chosen(Option<Item>),
    /// An answer was typed; empty for a blank, and for kinds that are not typed.
    Answer(String),
    /// The attempt that was asked to be judged came out like this.
    Judged(Attempt),
    /// A grade was given, on this study day.
    Grade(Grade, Day),
    /// The next hint is wanted.
    Hint,
    /// These key points, counted from 1, were ticked or unticked.
    Tick(Vec<usize>),
    /// The answer was written.
    Recorded(Receipt),
    /// The question is known: it is to be put off.
    Postpone,
    /// It was put off, by this event.
    Postponed(EventId),
    /// The newest answer or putting off of this run is to be taken back.
    Undo,
    /// It was taken back.
    Voided,
    /// The question is left out of this run.
    Skip,
    /// Enough.
    Quit,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Choose the next question and answer with [`Input::Chosen`]. Comes only where [`Session::choosing`](super::Session::choosing) asked for it.
    Choose,
    /// Load this question and answer with [`Input::Loaded`] or [`Input::Missing`].
    Load(QuestionId),
    /// Show the question that is now current.
    Ask,
    /// Run this attempt at the current question, then answer with [`Input::Judged`].
    Judge(String),
    /// The attempt was wrong: another one may be typed.
    TryAgain,
    /// Show the current question's answer.
    Reveal,
    /// Show hint number N, counted from 0.
    Hint(usize),
    /// Show the ticks.
    Ticked,
    /// Write this answer durably, then answer with [`Input::Recorded`].
    Record(Answered),
    /// Put the current question off durably, then answer with [`Input::Postponed`].
    Postpone,
    /// Void this event durably, then answer with [`Input::Voided`].
    Void(EventId),
    /// An answer or a putting off was taken back: show its question again, and its answer where that was shown.
    Returned,
    /// Nothing changed, for this reason.
    Refused(Refusal),
    /// The run is over.
    Finished,
}

/// Why an input changed nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The input has no meaning in this state.
    #[error("{}", words::not_possible_now())]
    NotNow,
    /// There is no (further) hint.
    #[error("{}", words::no_more_hints())]
    NoHint,
    /// A hint allows no such grade.
    #[error("{}", words::highest_grade_after_hints(.hints, &cap.quality()))]
    AboveCap {
        /// Hints used.
        hints: u32,
        /// The highest grade left.
        cap: Grade,
    },
    /// A task whose answer was shown instead of solved.
    #[error("{}", words::was_given_up())]
    GivenUp,
    /// What failed is not known.
    #[error("{}", words::failed_before())]
    Failed,
    /// Nothing was answered in this run.
    #[error("{}", words::nothing_to_undo())]
    NothingToUndo,
    /// The rubric has no such point.
    #[error("{}", words::no_such_point(.given, .count))]
    NoSuchPoint {
        /// The number that was given.
        given: usize,
        /// How many points there are.
        count: usize,
    },
    /// What was typed is no answer.
    #[error(transparent)]
    BadAnswer(#[from] answer::AnswerError),
}
