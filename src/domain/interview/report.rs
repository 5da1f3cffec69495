//! What is said after an interview: plain data for every way of writing it down.

use serde::Serialize;

use super::blueprint::{Thresholds, TopicWeight};
use super::evidence::Needed;
use super::journal::{Mark, Part, Recommended, Recommends};
use crate::domain::ids::QuestionId;
use crate::domain::labels::{Kind, Level};

/// The verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Every threshold is kept.
    Pass,
    /// Enough was asked, and a threshold is not kept.
    NotYet,
    /// Too little was asked to say either.
    InsufficientEvidence,
}

/// Why the verdict is what it is: each is one sentence for people.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// Fewer questions were asked than the blueprint wants.
    AskedTooFew {
        /// Asked and rated.
        asked: u32,
        /// In the set.
        of: u32,
        /// Share that is wanted, 0 to 1.
        wanted: f64,
    },
    /// A must-have has no rating.
    MustHaveUnrated {
        /// What it is.
        #[serde(flatten)]
        what: Needed,
        /// Questions of it in the set; with 0 of them no interview over the set could have shown it.
        of: u32,
    },
    /// Of a must-have was asked too little to say anything about it.
    MustHaveThin {
        /// What it is.
        #[serde(flatten)]
        what: Needed,
        /// Questions of it that were rated.
        rated: u32,
    },
    /// A must-have is below its threshold.
    MustHaveBelow {
        /// What it is.
        #[serde(flatten)]
        what: Needed,
        /// Its mean.
        mean: f64,
        /// What it needs.
        wanted: f64,
    },
    /// The overall mean is below the threshold.
    OverallBelow {
        /// The overall mean.
        overall: f64,
        /// What it needs.
        wanted: f64,
    },
}

/// A short question of which another rating alone would make another verdict.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Edge {
    /// Its place in the interview, from 1.
    pub number: u32,
    /// The question.
    pub id: QuestionId,
    /// First line of its prompt, Markdown.
    pub prompt: String,
    /// The rating that it was given.
    pub rating: u8,
    /// The nearest one that would make another verdict.
    pub other: u8,
    /// That verdict.
    pub verdict: Verdict,
}

/// A share with its interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Share {
    /// How many.
    pub count: u32,
    /// Of how many.
    pub of: u32,
    /// Lower end of the Wilson 95 % interval, 0 to 1; 0 when `of` is 0.
    pub low: f64,
    /// Upper end; 1 when `of` is 0.
    pub high: f64,
}

/// One topic of a set.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Competency {
    /// The topic.
    pub topic: String,
    /// Its title in the set's language.
    pub title: String,
    /// Weighted mean of its ratings, 1 to 4; `None` without one.
    pub mean: Option<f64>,
    /// Questions rated.
    pub rated: u32,
    /// Questions in the set.
    pub of: u32,
    /// Whether a pass needs it.
    pub must_have: bool,
    /// Key points ticked, over the rated questions that have a tick.
    pub points: Share,
}

/// Something that a pass cannot do without.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MustHave {
    /// What it is.
    #[serde(flatten)]
    pub what: Needed,
    /// The title of a topic in the set's language, the name of a leaf or of a kind.
    pub title: String,
    /// Weighted mean of its ratings, 1 to 4; `None` without one.
    pub mean: Option<f64>,
    /// Questions rated.
    pub rated: u32,
    /// Questions in the set.
    pub of: u32,
    /// Whether enough of it was rated and the mean is enough.
    pub kept: bool,
}

/// One question in a report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionRow {
    /// Place in the interview, from 1.
    pub number: u32,
    /// The question.
    pub id: QuestionId,
    /// First line of its prompt, Markdown.
    pub prompt: String,
    /// Its topic.
    pub topic: String,
    /// Its level.
    pub level: Level,
    /// Its kind.
    pub kind: Kind,
    /// Minutes planned.
    pub minutes: u16,
    /// Texts of the red flags that were seen.
    pub red_flags: Vec<String>,
    /// What it counts with: its rating, or the mean of those of several interviewers.
    pub mean: Option<f64>,
    /// What the interviewer holds of it.
    pub mark: Mark,
}

/// Whether something that the role must have was not asked at all.
pub fn is_partial(without_evidence: &[MustHave]) -> bool {
    without_evidence.iter().any(|one| one.rated == 0)
}

/// One interviewer's result over one set.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// Id of the set.
    pub set: String,
    /// Number of the form, from 1.
    pub form: u32,
    /// The level that was interviewed for.
    pub level: Level,
    /// Minutes of the whole box, opening and closing included.
    pub minutes: u32,
    /// Minutes planned for its questions.
    pub question_minutes: u32,
    /// Language of the set.
    pub language: String,
    /// Code of the candidate.
    pub candidate: Option<String>,
    /// Who interviewed.
    pub interviewer: String,
    /// Whether the interview was brought to its end.
    pub finished: bool,
    /// The questions that the interviewer took of a panel; `None` is all of them.
    pub part: Option<Part>,
    /// What the interviewer recommends, apart from the verdict; `None` of several interviewers together.
    pub recommended: Option<Recommended>,
    /// What each interviewer recommends, apart from the verdict; one who said nothing is left out.
    pub recommendations: Vec<Recommends>,
    /// Why the card was changed after it was finished, once a time.
    pub reopened: Vec<String>,
    /// Whether no key point was ticked, though there were some: the verdict rests on ratings alone.
    pub unticked: bool,
    /// Rated questions of whose key points none is ticked: nobody knows which came up, and they count in no share of points.
    pub unticked_questions: u32,
    /// The verdict.
    pub verdict: Verdict,
    /// Whether something that the role must have was not asked at all: then a pass holds for what was asked.
    pub partial: bool,
    /// Why, most important first; empty for a pass.
    pub reasons: Vec<Reason>,
    /// Short questions of which another rating alone would make another verdict: with one of them the verdict is on the edge.
    pub edges: Vec<Edge>,
    /// Weighted mean of the ratings, 1 to 4: a question weighs its planned minutes, bounded to 2 to 12.
    pub overall: Option<f64>,
    /// Questions asked and rated.
    pub asked: u32,
    /// Questions in the set.
    pub of: u32,
    /// Key points ticked over the rated questions that have a tick.
    pub points: Share,
    /// Time in front of the questions, in milliseconds.
    pub elapsed_ms: u64,
    /// The thresholds that were used.
    pub thresholds: Thresholds,
    /// What the topics count in the whole, where a role says so; empty where each counts what was asked of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub weights: Vec<TopicWeight>,
    /// What a pass cannot do without, in the blueprint's order.
    pub must_haves: Vec<MustHave>,
    /// What the role cannot do without and the verdict says nothing of, because nothing or too little of it was asked.
    pub without_evidence: Vec<MustHave>,
    /// Per topic, in the order in which the set first meets them.
    pub competencies: Vec<Competency>,
    /// Per question.
    pub questions: Vec<QuestionRow>,
}
