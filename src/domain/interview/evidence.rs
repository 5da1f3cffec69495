//! What a pass cannot do without, and how much has to be asked before anything can be said about it.
//!
//! The draw guarantees the evidence and the score asks for it, both by the rule in here.

use std::fmt;

use serde::Serialize;

use super::blueprint::Thresholds;
use crate::domain::ids::QuestionId;
use crate::domain::labels::Kind;
use crate::words::domain::sets as words;

/// So many questions are evidence, however short.
const QUESTIONS: u32 = 2;
/// So many minutes are evidence, even of a single question.
const MINUTES: u32 = 5;

/// What is asked for, in words: for messages beside what there is.
pub const WANTED: &str = words::what_evidence_is_wanted();

/// One thing that a pass cannot do without.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Needed {
    /// A topic or a leaf.
    Topic(String),
    /// A kind of question.
    Kind(Kind),
}

/// Questions and minutes that there are of a must-have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Questions.
    pub questions: u32,
    /// Their planned minutes together.
    pub minutes: u32,
    /// Those among the questions that are neither a choice nor a gap, which can be right by luck.
    pub solid: u32,
}

/// Everything that a pass cannot do without: topics and leaves, then kinds, each in the blueprint's order.
pub fn needed(thresholds: &Thresholds) -> Vec<Needed> {
    let topics = thresholds.must_have_topics.iter().cloned().map(Needed::Topic);
    topics.chain(thresholds.must_have_kinds.iter().copied().map(Needed::Kind)).collect()
}

impl Needed {
    /// Whether a question tells something about it.
    pub fn counts(&self, topic: &str, id: &QuestionId, kind: Kind) -> bool {
        match self {
            Self::Topic(name) => topic == name || id.leaf() == name,
            Self::Kind(wanted) => kind == *wanted,
        }
    }
}

impl fmt::Display for Needed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Topic(name) => out.write_str(&words::topic(&name)),
            Self::Kind(kind) => out.write_str(&words::kind(&kind)),
        }
    }
}

impl Evidence {
    /// With one question more.
    pub fn add(&mut self, kind: Kind, minutes: u32) {
        self.questions += 1;
        self.minutes += minutes;
        self.solid += u32::from(is_solid(kind));
    }

    /// Without one of its questions.
    pub fn remove(&mut self, kind: Kind, minutes: u32) {
        self.questions -= 1;
        self.minutes -= minutes;
        self.solid -= u32::from(is_solid(kind));
    }

    /// Whether something can be said from it.
    pub fn is_enough(self) -> bool {
        self.lack() == 0
    }

    /// How many questions are missing at most; 0 when it is enough.
    pub fn lack(self) -> u32 {
        let is_long = self.questions > 0 && self.minutes >= MINUTES;
        let few = if is_long { 0 } else { QUESTIONS.saturating_sub(self.questions) };
        few.max(u32::from(self.solid == 0))
    }
}

/// The evidence in questions given as kind and minutes.
impl FromIterator<(Kind, u32)> for Evidence {
    fn from_iter<T: IntoIterator<Item = (Kind, u32)>>(questions: T) -> Self {
        let mut evidence = Self::default();
        questions.into_iter().for_each(|(kind, minutes)| evidence.add(kind, minutes));
        evidence
    }
}

/// Whether a question shows more than that one of a few answers was picked.
pub fn is_solid(kind: Kind) -> bool {
    !matches!(kind, Kind::Choice | Kind::Cloze)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_questions_or_five_minutes_are_evidence_and_luck_alone_is_none() {
        use Kind::{Choice, Cloze, Code, Open, Output};
        for (questions, lack) in [
            (&[][..], 2),
            (&[(Open, 3)], 1),
            (&[(Open, 5)], 0),
            (&[(Code, 12)], 0),
            (&[(Open, 3), (Choice, 1)], 0),
            (&[(Output, 2), (Open, 2)], 0),
            (&[(Choice, 2), (Cloze, 1)], 1),
            (&[(Choice, 2), (Cloze, 1), (Choice, 2)], 1),
            (&[(Choice, 9)], 1),
        ] {
            let evidence: Evidence = questions.iter().copied().collect();
            assert_eq!((evidence.lack(), evidence.is_enough()), (lack, lack == 0), "{questions:?}");
            let mut more = evidence;
            more.add(Open, 3);
            more.remove(Open, 3);
            assert_eq!(more, evidence);
        }
    }
}
