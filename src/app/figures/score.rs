//! Readiness per level, topic and leaf: `viva score --json`, and a part of the day.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::ids::QuestionId;
use crate::domain::interview::passed::{LevelPassed, newest};
use crate::domain::labels::Level;
use crate::domain::leaves::LeafScore;
use crate::domain::score::{Readiness, Scores};
use crate::store;
use crate::words::app::telling as words;

/// Readiness of one group.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Group {
    /// Active questions.
    pub questions: u32,
    /// Those reviewed at least once.
    pub seen: u32,
    /// Those that are known.
    pub known: u32,
    /// 0 to 100; null where there are no questions.
    pub readiness: Option<f64>,
}

/// Something for each level, all three always there.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ByLevel<T> {
    /// Junior.
    pub junior: T,
    /// Middle.
    pub middle: T,
    /// Senior.
    pub senior: T,
}

/// One topic: all its levels together, then each.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Topic {
    /// All levels together.
    #[serde(flatten)]
    pub all: Group,
    /// Each level.
    pub levels: ByLevel<Group>,
}

/// A question that failed often.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Struggling<'a> {
    /// The question.
    pub id: &'a QuestionId,
    /// Its lapses.
    pub lapses: u32,
}

/// One leaf.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Leaf<'a> {
    /// The leaf.
    pub leaf: &'a str,
    /// Its topic.
    pub topic: &'a str,
    /// Active questions.
    pub questions: u32,
    /// Those reviewed at least once.
    pub seen: u32,
    /// Those whose last review was below 3.
    pub failed: u32,
    /// Those of them whose review was today.
    pub failed_today: u32,
    /// Lapses of all of them together.
    pub lapses: u32,
    /// What would be recalled today of those seen, 0 to 100; null where none was.
    pub recall: Option<f64>,
    /// What asks them.
    pub command: String,
}

/// The object of `viva score --leaf --json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LeafScores<'a> {
    /// The leaves, the weakest first; those of which nothing was seen last.
    pub leaves: Vec<Leaf<'a>>,
}

/// The newest pass of each level that has one.
pub type Passed<'a> = BTreeMap<&'static str, &'a LevelPassed>;

/// The object of `viva score --json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Score<'a> {
    /// Each level over all topics.
    pub levels: ByLevel<Group>,
    /// Each topic.
    pub topics: BTreeMap<&'a str, Topic>,
    /// Ids of questions with eight lapses or more.
    pub leeches: Vec<&'a QuestionId>,
    /// Questions with three lapses or more, the worst first.
    pub struggling: Vec<Struggling<'a>>,
    /// Passes of mock interviews.
    pub passed: Passed<'a>,
}

impl From<&Readiness> for Group {
    fn from(readiness: &Readiness) -> Self {
        let Readiness { questions, seen, known, .. } = *readiness;
        Self { questions, seen, known, readiness: readiness.percent() }
    }
}

/// Readiness of each level.
pub fn by_level([junior, middle, senior]: &[Readiness; 3]) -> ByLevel<Group> {
    ByLevel { junior: junior.into(), middle: middle.into(), senior: senior.into() }
}

/// The newest pass of every level.
pub fn passed(passes: &[LevelPassed]) -> Passed<'_> {
    let newest = |level: &Level| Some((level.as_str(), newest(passes, *level)?));
    Level::ALL.iter().filter_map(newest).collect()
}

/// The whole object.
pub fn score<'a>(
    scores: &'a Scores,
    struggling: &'a [store::Struggling],
    passes: &'a [LevelPassed],
) -> Score<'a> {
    let topic = |(name, all): (&'a String, &Readiness)| {
        let cells = scores.cells.get(name).copied().unwrap_or_default();
        (name.as_str(), Topic { all: all.into(), levels: by_level(&cells) })
    };
    Score {
        levels: by_level(&scores.levels),
        topics: scores.topics.iter().map(topic).collect(),
        leeches: struggling.iter().filter(|one| one.card.is_leech()).map(|one| &one.id).collect(),
        struggling: struggling
            .iter()
            .map(|one| Struggling { id: &one.id, lapses: one.card.lapses })
            .collect(),
        passed: passed(passes),
    }
}

/// The leaves of `viva score --leaf --json`; `narrowed` are the further options of each command.
pub fn leaves<'a>(scores: &'a [LeafScore], narrowed: &str) -> LeafScores<'a> {
    let leaf = |score: &'a LeafScore| Leaf {
        leaf: &score.leaf,
        topic: &score.topic,
        questions: score.questions,
        seen: score.seen,
        failed: score.failed,
        failed_today: score.failed_today,
        lapses: score.lapses,
        recall: score.recall(),
        command: words::quiz_of_a_leaf(&score.leaf, &narrowed),
    };
    LeafScores { leaves: scores.iter().map(leaf).collect() }
}
