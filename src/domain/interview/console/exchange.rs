//! What goes into the console of an interview and what comes out of it.

use crate::domain::ids::QuestionId;
use crate::domain::interview::journal::{Entry, Recommendation, Run};
use crate::domain::interview::scale::NO_FOUR;
use crate::words::domain::interviews as words;

/// Who sits at the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// Somebody who asks another: hints and follow-ups can be given, ratings want evidence.
    Interviewer,
    /// The candidate alone: no hints and no follow-ups, answers may be typed and judged.
    Alone,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// The console is opened, at this question (from 1), or where the interview stands.
    Begin(Option<u32>),
    /// Go on: show the rubric, take the suggested rating, keep the one there is, or end the interview from its summary.
    Enter,
    /// An answer was typed and judged; `None` where it could not be.
    Answered(Option<bool>),
    /// This rating was given; in front of the summary, the recommendation of this digit.
    Rate(u8),
    /// The question is not asked (nothing that somebody alone can decide).
    NotAsked,
    /// These key points, counted from 1, were ticked or unticked.
    Tick(Vec<usize>),
    /// The next hint is given.
    Hint,
    /// A hint was given that is not in the bank.
    OwnHint(String),
    /// These red flags, counted from 1, were seen or taken back.
    RedFlags(Vec<usize>),
    /// What the candidate wrote was run.
    Ran(Run),
    /// The next follow-up is asked.
    FollowUp,
    /// A note is to be written.
    Write,
    /// This is the note, empty takes it away; or the reason for the recommendation.
    Note(String),
    /// A line more of the note that is being written; it is kept at once.
    NoteLine(String),
    /// The note that was written line by line is done.
    NoteDone,
    /// The note stays as it was.
    LeaveNote,
    /// Back to the question before.
    Back,
    /// To this question (from 1), or to the summary.
    Jump(Option<u32>),
    /// The time is up: what is not in front of the rubric counts as not asked.
    TimeUp,
    /// Enough for now.
    Pause,
}

/// What to do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// To be written durably before anything is shown.
    pub entries: Vec<Entry>,
    /// A question that now counts as asked.
    pub exposed: Option<QuestionId>,
    /// To be told, in this order.
    pub told: Vec<Told>,
    /// To be shown then.
    pub screen: Screen,
}

/// What was done, in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The rating was written.
    Rated(u8),
    /// The rating was written, and nobody looked at the expected answer.
    RatedUnseen(u8),
    /// What was decided before stays.
    Kept,
    /// The question is not asked.
    NotAsked,
    /// The note was written.
    Noted,
    /// The note was taken away.
    NoteGone,
    /// The rating is another than the one that the note was written for.
    NoteOfAnother {
        /// The rating that the note was written for.
        noted: u8,
        /// The rating now.
        rating: u8,
    },
    /// A rating that wants evidence has no note.
    NoEvidence(u8),
    /// The recommendation was written.
    Recommended(Recommendation),
    /// A recommendation stands without a reason.
    NoReason,
    /// The hint of one's own was written.
    OwnHint,
    /// What came of running what the candidate wrote was written: right, wrong, or not judged.
    Ran(Option<bool>),
}

/// What to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The current question, its answer not yet.
    Prompt,
    /// The current question's answer and rubric.
    Rubric,
    /// Both at once: the question was decided before.
    Whole,
    /// The typed answer was wrong: another one may be typed.
    TryAgain,
    /// Hint number N of the current question, counted from 0.
    Hint(usize),
    /// Follow-up number N, counted from 0.
    FollowUp(usize),
    /// The key points with their ticks.
    Ticks,
    /// The red flags with their ticks.
    RedFlags,
    /// Ask why this is recommended.
    Because(Recommendation),
    /// Ask for the note; with a rating, because it wants evidence.
    Note(Option<u8>),
    /// Only the prompt for keys: what was shown still stands.
    Keys,
    /// What is decided and what is open.
    Summary,
    /// The console is closed.
    Paused,
    /// The interview is over.
    Finished,
    /// Nothing changed, for this reason.
    Refused(Refusal),
}

/// Why an input changed nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The input has no meaning in this state.
    #[error("{}", words::not_possible_now())]
    NotNow,
    /// There is no (further) hint.
    #[error("{}", words::no_more_hints())]
    NoHint,
    /// There is no (further) follow-up.
    #[error("{}", words::no_more_follow_ups())]
    NoFollowUp,
    /// The rubric has no such point.
    #[error("{}", words::no_such_point(.given, .count))]
    NoSuchPoint {
        /// The number that was given.
        given: usize,
        /// How many points there are.
        count: usize,
    },
    /// The rubric has no such red flag.
    #[error("{}", words::no_such_red_flag(.given, .count))]
    NoSuchRedFlag {
        /// The number that was given.
        given: usize,
        /// How many there are.
        count: usize,
    },
    /// The interview ends without a recommendation; a second time it does.
    #[error("{}", words::what_do_you_recommend())]
    NoRecommendation,
    /// The set has no such question.
    #[error("{}", words::no_such_question(.given, .count))]
    NoSuchQuestion {
        /// The number that was given.
        given: u32,
        /// How many there are.
        count: usize,
    },
    /// Ratings are 1 to 4.
    #[error("{}", words::no_rating(.given))]
    NoSuchRating {
        /// The number that was given.
        given: u8,
    },
    /// What is chosen, put out or filled in is right or wrong, and never more than right.
    #[error("{}", NO_FOUR)]
    NoFour,
    /// The answer was judged, and that is its rating.
    #[error("{}", words::was_judged(.rating))]
    Judged {
        /// 1, 2 or 3.
        rating: u8,
    },
    /// There is nothing to take: no tick suggests a rating.
    #[error("{}", words::nothing_is_suggested())]
    NothingSuggested,
    /// This is the first question.
    #[error("{}", words::this_is_the_first())]
    First,
    /// The note is too long.
    #[error("{}", words::note_is_at_most())]
    LongNote,
}

/// Time used and planned, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Used so far.
    pub used_ms: u64,
    /// Planned.
    pub planned_ms: u64,
}

impl Span {
    /// What is left; negative when it is over.
    pub fn left_ms(self) -> i64 {
        let signed = |ms: u64| i64::try_from(ms).unwrap_or(i64::MAX);
        signed(self.planned_ms).saturating_sub(signed(self.used_ms))
    }

    pub(super) fn of_minutes(used_ms: u64, minutes: u64) -> Self {
        Self { used_ms, planned_ms: minutes.saturating_mul(60_000) }
    }
}
