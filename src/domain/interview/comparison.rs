//! What two or more scorecards say together: plain data for every way of writing it down.

use serde::{Serialize, Serializer};

use super::evidence::Needed;
use super::journal::Run;
use super::report::{MustHave, Reason, Share, Verdict};
use crate::domain::ids::QuestionId;
use crate::domain::labels::Level;

/// Scorecards side by side.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "comparison", rename_all = "snake_case")]
pub enum Comparison {
    /// Several interviewers over one candidate's set: how far they agree.
    Interviewers(Agreement),
    /// Several candidates over the questions that they have in common.
    Candidates(SideBySide),
}

/// Several interviewers over one candidate's set.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Agreement {
    /// Id of the set.
    pub set: String,
    /// Number of the form, from 1.
    pub form: u32,
    /// The level that was interviewed for.
    pub level: Level,
    /// Language of the set.
    pub language: String,
    /// Code of the candidate.
    pub candidate: Option<String>,
    /// One result an interviewer, in the order given.
    pub interviewers: Vec<CardResult>,
    /// Every two of them.
    pub pairs: Vec<PairAgreement>,
    /// Of all pairs of ratings over the same question, those that are equal.
    pub exact: Share,
    /// Those that differ by one or not at all.
    pub within_one: Share,
    /// Means per topic, in the order in which the set first meets them.
    pub competencies: Vec<CompetencyMeans>,
    /// Means of what a pass cannot do without, topics and kinds.
    pub must_haves: Vec<MustHaveMeans>,
    /// Ratings per question.
    pub questions: Vec<QuestionRatings>,
    /// What was run to these questions, in their order.
    pub runs: Vec<Ran>,
}

/// One interviewer's result over the whole set.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CardResult {
    /// Who interviewed.
    pub interviewer: String,
    /// What the numbers come to.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// Questions asked and rated.
    pub asked: u32,
    /// Questions in the set.
    pub of: u32,
    /// Key points ticked over the rated questions that have a tick.
    pub points: Share,
}

/// How far two interviewers agree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PairAgreement {
    /// One of them.
    pub first: String,
    /// The other.
    pub second: String,
    /// Questions that both rated.
    pub both_rated: u32,
    /// Those with equal ratings.
    pub exact: u32,
    /// Those whose ratings differ by one or not at all.
    pub within_one: u32,
}

/// The means of one topic, one an interviewer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CompetencyMeans {
    /// The topic.
    pub topic: String,
    /// Its title in the set's language.
    pub title: String,
    /// Whether a pass needs it.
    pub must_have: bool,
    /// In the interviewers' order; `None` without a rating.
    pub means: Vec<Option<f64>>,
}

/// The means of something that a pass cannot do without, one a scorecard.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MustHaveMeans {
    /// What it is.
    #[serde(flatten)]
    pub what: Needed,
    /// The title of a topic in the set's language, the name of a leaf or of a kind.
    pub title: String,
    /// In the scorecards' order; `None` without a rating, and where that set does not need it.
    pub means: Vec<Option<f64>>,
}

/// What the numbers of one scorecard come to, and why.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// The verdict.
    pub verdict: Verdict,
    /// Whether something that the role must have was not asked at all: then a pass holds for what was asked.
    pub partial: bool,
    /// Whether it hangs on one short question.
    pub on_edge: bool,
    /// The overall mean of its report over its own whole set, 1 to 4: the figure that `score` says.
    pub overall: Option<f64>,
    /// The overall mean that a pass needs.
    pub pass: f64,
    /// The mean that each must-have needs.
    pub must_have: f64,
    /// Why, most important first; empty for a pass.
    pub reasons: Vec<Reason>,
    /// What a pass cannot do without.
    pub must_haves: Vec<MustHave>,
    /// What the role cannot do without and nothing or too little was asked of.
    pub without_evidence: Vec<MustHave>,
}

/// The ratings of one question, one a scorecard.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionRatings {
    /// The question.
    pub id: QuestionId,
    /// First line of its prompt, Markdown.
    pub prompt: String,
    /// Its topic.
    pub topic: String,
    /// Its level.
    pub level: Level,
    /// In the scorecards' order, of a panel the mean where several rated it; `None` where it was not asked.
    #[serde(serialize_with = "each_whole_where_it_is")]
    pub ratings: Vec<Option<f64>>,
}

/// What a candidate wrote to a question, run: of the interviewer, or of the side, that is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ran {
    /// The question.
    pub question: QuestionId,
    /// Whose interview it was, by the name that it has in the comparison.
    pub name: String,
    /// What came of it.
    #[serde(flatten)]
    pub run: Run,
}

/// A rating as programs read it: a whole number where it is one.
#[derive(Serialize)]
#[serde(untagged)]
enum Shown {
    Whole(i64),
    Mean(f64),
}

impl From<f64> for Shown {
    fn from(mean: f64) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "ratings and their differences are -3 to 3"
        )]
        match mean.fract().abs() < 1e-9 {
            true => Self::Whole(mean as i64),
            false => Self::Mean(mean),
        }
    }
}

fn whole_where_it_is<S: Serializer>(number: &Option<f64>, to: S) -> Result<S::Ok, S::Error> {
    number.map(Shown::from).serialize(to)
}

fn each_whole_where_it_is<S: Serializer>(
    numbers: &[Option<f64>],
    to: S,
) -> Result<S::Ok, S::Error> {
    to.collect_seq(numbers.iter().map(|one| one.map(Shown::from)))
}

/// Several candidates over the questions that they have in common. It is no ranking: [`Pair`] says what can be said.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SideBySide {
    /// Language of the first set.
    pub language: String,
    /// Questions that all the sets hold.
    pub common: u32,
    /// Those that every side was asked: everything below is about these alone.
    pub n: u32,
    /// One side a scorecard, in the order given.
    pub sides: Vec<Side>,
    /// Every two sides of different candidates.
    pub pairs: Vec<Pair>,
    /// Means of what a pass cannot do without over the whole sets, topics and kinds.
    pub must_haves: Vec<MustHaveMeans>,
    /// Ratings per question.
    pub questions: Vec<QuestionRatings>,
    /// What was run to these questions, in their order.
    pub runs: Vec<Ran>,
    /// Common questions whose text was not the same in all the sets.
    pub changed: Vec<QuestionId>,
    /// Interviews that were left out because they are not finished.
    pub left_out: Vec<String>,
}

/// One scorecard of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    /// What it is called in this comparison; no two are called the same.
    pub name: String,
    /// Id of its set.
    pub set: String,
    /// Number of the form, from 1.
    pub form: u32,
    /// Code of the candidate.
    pub candidate: Option<String>,
    /// Who interviewed.
    pub interviewer: String,
    /// What the numbers come to over its own whole set.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// Plain mean of its ratings over the common questions, 1 to 4: the differences of pairs are those of these means.
    pub mean: f64,
    /// Key points ticked over the common questions that have a tick; they support what is said and never decide it.
    pub points: Share,
}

/// What can be said of two sides.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pair {
    /// Name of one side.
    pub first: String,
    /// Name of the other.
    pub second: String,
    /// Questions that both were asked.
    pub n: u32,
    /// Mean of the ratings of the first minus those of the second, question by question.
    pub difference: f64,
    /// Lower end of its 95 % interval (Student); `None` where all the differences are equal, and of a single question.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// What every question differs by, where it is the same for all of two or more.
    #[serde(serialize_with = "whole_where_it_is")]
    pub all_differ_by: Option<f64>,
    /// Whether they had different interviewers, whose severity cannot be told apart from the candidates.
    pub different_interviewers: bool,
    /// The one with the higher ratings, where n is 5 or more and the interval leaves out 0; `None`: no difference that so few questions can
    /// show.
    pub ahead: Option<String>,
}
