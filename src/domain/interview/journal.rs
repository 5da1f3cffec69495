//! What happened in an interview, entry by entry, and the scorecard that the entries add up to.
//!
//! One entry is one line of JSON in the interviewer's file. Files are read and written elsewhere.

use serde::{Deserialize, Serialize};

use super::set::Set;
use crate::words::domain::interviews as words;

/// A longer note is refused, so that a journal stays within what is read back.
pub const NOTE_BYTES_MAX: usize = 64 * 1024;

/// One line of a journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// UTC milliseconds.
    pub at_ms: i64,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}

/// What happened. Questions, points, hints and follow-ups are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// The console was opened; again after a pause or a crash.
    Opened {
        /// Id of the set.
        set: String,
        /// Digest of the set.
        digest: String,
        /// Who interviews.
        interviewer: String,
    },
    /// A question was shown, for the first time or again.
    Shown {
        /// Which.
        number: u32,
    },
    /// A key point was ticked or unticked.
    Ticked {
        /// Which question.
        number: u32,
        /// Which point.
        point: u32,
        /// Whether it is ticked now.
        on: bool,
    },
    /// The next hint was given.
    Hinted {
        /// Which question.
        number: u32,
    },
    /// The next follow-up was asked.
    FollowedUp {
        /// Which question.
        number: u32,
    },
    /// A note was written; it replaces the one before.
    Noted {
        /// Which question.
        number: u32,
        /// The text; empty takes it away.
        text: String,
    },
    /// What was typed was judged by running or comparing it (only when one examines oneself).
    Answered {
        /// Which question.
        number: u32,
        /// Whether it was right; `None` where it could not be judged.
        right: Option<bool>,
    },
    /// So much of an answer was typed when the console was closed (only when one examines oneself); it replaces what was typed before.
    Drafted {
        /// Which question.
        number: u32,
        /// The text; empty takes it away.
        text: String,
    },
    /// A rating was given; it replaces the one before.
    Rated {
        /// Which question.
        number: u32,
        /// 1 to 4.
        rating: u8,
    },
    /// The question was not asked.
    NotAsked {
        /// Which question.
        number: u32,
    },
    /// The summary of the whole was shown, and no question: time in front of it is no question's.
    Summed,
    /// Of several interviewers this one takes these questions, both ends included; it replaces what was said before.
    Part {
        /// The first.
        from: u32,
        /// The last.
        to: u32,
    },
    /// On paper so many key points were ticked; which ones is not known.
    Counted {
        /// Which question.
        number: u32,
        /// How many.
        ticked: u32,
    },
    /// A red flag was seen, or taken back.
    RedFlagged {
        /// Which question.
        number: u32,
        /// Which red flag.
        flag: u32,
        /// Whether it stands now.
        on: bool,
    },
    /// A hint was given that is not in the bank.
    OwnHint {
        /// Which question.
        number: u32,
        /// What was said.
        text: String,
    },
    /// What the candidate wrote was run.
    Ran {
        /// Which question.
        number: u32,
        /// What came of it.
        run: Run,
    },
    /// What the interviewer recommends, apart from what the numbers say; it replaces what was said before.
    Recommended {
        /// What.
        recommendation: Recommendation,
        /// Why, in a sentence; may be empty.
        because: String,
    },
    /// The console was closed before the end.
    Paused,
    /// The interview is over; only [`Event::Reopened`] and [`Event::Replaced`] come after it.
    Finished,
    /// Another one was begun in its place (only when one examines oneself): it counts for nothing, and nothing comes after it.
    Discarded,
    /// A finished card is changed once more: what it was stands above this line.
    Reopened {
        /// Why.
        because: String,
    },
    /// A corrected scorecard.csv takes the place of the card: what it was stands above this line, and what the file says comes below it.
    Replaced {
        /// Why.
        because: String,
    },
}

/// What an interviewer recommends. There is no middle on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recommendation {
    /// By no means.
    StrongNo,
    /// No.
    No,
    /// Yes.
    Yes,
    /// By all means.
    StrongYes,
}

impl Recommendation {
    /// All of them, in the order of their digits.
    pub const ALL: [Self; 4] = [Self::StrongNo, Self::No, Self::Yes, Self::StrongYes];

    /// The one of a digit, 1 to 4.
    pub fn of_digit(digit: u8) -> Option<Self> {
        let place = usize::from(digit).checked_sub(1)?;
        Self::ALL.get(place).copied()
    }

    /// Their names where they are typed.
    pub const WORDS: &'static [&'static str] = &["strong-no", "no", "yes", "strong-yes"];

    /// Its English words.
    pub fn word(self) -> &'static str {
        match self {
            Self::StrongNo => words::strong_no(),
            Self::No => words::no(),
            Self::Yes => words::yes(),
            Self::StrongYes => words::strong_yes(),
        }
    }
}

/// A text that names no recommendation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", words::recommend_one_of())]
pub struct NoRecommendation;

impl std::str::FromStr for Recommendation {
    type Err = NoRecommendation;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let place = Self::WORDS.iter().position(|word| *word == text);
        place.and_then(|place| Self::ALL.get(place).copied()).ok_or(NoRecommendation)
    }
}

/// A recommendation and the reason for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommended {
    /// What.
    pub recommendation: Recommendation,
    /// Why, in a sentence; may be empty.
    pub because: String,
}

/// What came of running what a candidate wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Name of the file, without its folder.
    pub file: String,
    /// Whether it was right; `None` where it could not be judged.
    pub right: Option<bool>,
    /// What was found, in a line.
    pub told: String,
}

/// Who recommends, what and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Recommends {
    /// Who.
    pub interviewer: String,
    /// What, and why.
    #[serde(flatten)]
    pub recommended: Recommended,
}

/// The questions that one interviewer of several takes, from 1, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The first.
    pub from: u32,
    /// The last.
    pub to: u32,
}

impl Part {
    /// Whether a question is one of them.
    pub fn holds(self, number: u32) -> bool {
        (self.from..=self.to).contains(&number)
    }
}

impl std::str::FromStr for Part {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (from, to) = text.split_once('-').unwrap_or((text, text));
        let number = |text: &str| text.trim().parse::<u32>().ok().filter(|number| *number > 0);
        match (number(from), number(to)) {
            (Some(from), Some(to)) if from <= to => Ok(Self { from, to }),
            _ => Err(words::name_questions_by_number().to_owned()),
        }
    }
}

impl std::fmt::Display for Part {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.from == self.to {
            return write!(out, "{}", self.from);
        }
        write!(out, "{}-{}", self.from, self.to)
    }
}

/// How far a question got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Not yet decided.
    #[default]
    Open,
    /// Left out on purpose, or because the time was up.
    NotAsked,
    /// Asked and rated.
    Rated,
}

/// A note and the rating that it was written for: a rating that is changed later does not take the note along as its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotedFor {
    pub(super) text: String,
    pub(super) rating: u8,
}

/// What one interviewer holds of one question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// How far it got.
    pub state: State,
    /// 1 to 4, when rated.
    pub rating: Option<u8>,
    /// One flag a key point.
    pub ticked: Vec<bool>,
    /// How many key points were ticked on paper, where it is not known which.
    #[serde(default)]
    pub counted: Option<u32>,
    /// Red flags that were seen, from 1, in their order.
    #[serde(default)]
    pub red_flags: Vec<u32>,
    /// Texts of hints that were given and are not in the bank; on paper they are only counted.
    #[serde(default)]
    pub own_hints: Vec<String>,
    /// What came of running what the candidate wrote, in the order in which it was run.
    #[serde(default)]
    pub runs: Vec<Run>,
    /// Hints that were given, those of one's own too.
    pub hints: u32,
    /// How many of them are the bank's: the first so many of the question.
    #[serde(skip)]
    pub bank_hints: u32,
    /// Follow-ups asked.
    pub follow_ups: u32,
    /// Wrong answers: those that were typed when one examines oneself, and runs that failed.
    pub wrong_answers: u32,
    /// Whether what was typed was judged: then only the judgement's own ratings are possible.
    #[serde(skip)]
    pub judged: bool,
    /// The evidence, or empty.
    pub note: String,
    /// A note as it was written for a rating.
    #[serde(skip)]
    pub noted_for: Option<NotedFor>,
    /// Time in front of it, pauses not counted, in milliseconds.
    pub elapsed_ms: u64,
}

/// What one interviewer holds of one set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scorecard {
    /// Id of the set.
    pub set: String,
    /// Who interviewed.
    pub interviewer: String,
    /// Whether the interview was brought to its end.
    pub finished: bool,
    /// The questions that this interviewer takes; `None` is all of them.
    #[serde(default)]
    pub part: Option<Part>,
    /// What the interviewer recommends.
    #[serde(default)]
    pub recommended: Option<Recommended>,
    /// Why the card was changed after it was finished, once a time.
    #[serde(default)]
    pub reopened: Vec<String>,
    /// One mark a question, in the set's order.
    pub marks: Vec<Mark>,
}

impl Scorecard {
    /// Minutes of its interviewer's time: of the whole box, or of a part its questions, with the opening where it opens and the closing where
    /// it closes.
    pub fn minutes(&self, set: &Set) -> u32 {
        let Some(part) = self.part else { return set.box_minutes() };
        let own = set.questions.iter().filter(|one| part.holds(one.number));
        let questions: u32 = own.map(|one| u32::from(one.question.minutes)).sum();
        let is_last = set.questions.last().is_some_and(|one| part.holds(one.number));
        let opening = if part.holds(1) { set.blueprint.opening_minutes } else { 0 };
        let closing = if is_last { set.blueprint.closing_minutes } else { 0 };
        questions + u32::from(opening) + u32::from(closing)
    }

    /// What its interviewer recommends, with the name.
    pub fn recommends(&self) -> Option<Recommends> {
        let interviewer = self.interviewer.clone();
        let recommended = self.recommended.clone()?;
        Some(Recommends { interviewer, recommended })
    }

    /// The empty card of a set.
    pub fn empty(set: &Set, interviewer: &str) -> Self {
        let marks = set.questions.iter().map(|one| Mark {
            ticked: vec![false; one.question.content.key_points.len()],
            ..Mark::default()
        });
        Self {
            set: set.id.clone(),
            interviewer: interviewer.to_owned(),
            finished: false,
            part: None,
            recommended: None,
            reopened: Vec::new(),
            marks: marks.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::interview::samples;

    #[test]
    fn the_box_is_the_blueprints_and_parts_share_what_is_planned() {
        let three = [("a", "l/a", 0), ("a", "l/b", 0), ("a", "l/c", 0)];
        let mut set = samples::set("x", &three);
        (set.minutes, set.blueprint.opening_minutes, set.blueprint.closing_minutes) = (15, 5, 4);
        assert_eq!((set.box_minutes(), set.planned_minutes()), (60, 24));
        let of = |part| Scorecard { part, ..Scorecard::empty(&set, "anna") }.minutes(&set);
        let part = |from, to| of(Some(Part { from, to }));
        assert_eq!([part(1, 2), part(3, 3), part(2, 2)], [15, 9, 5]);
        assert_eq!((part(1, 3), of(None)), (set.planned_minutes(), 60));
        set.minutes = 70;
        assert_eq!(set.box_minutes(), 79, "a nearest set may take more, and says so");
    }
}
