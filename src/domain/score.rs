//! Readiness: how much of the bank would be recalled today.

use std::collections::BTreeMap;

use super::card::Card;
use super::labels::{Importance, Level};
use super::plan::Person;
use super::time::Day;

/// How many active questions share a topic, a level and an importance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The topic.
    pub topic: String,
    /// The level.
    pub level: Level,
    /// The importance.
    pub importance: Importance,
    /// Active questions, seen or not.
    pub questions: u32,
}

/// How many active questions share a leaf, a level and an importance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafTally {
    /// The leaf.
    pub leaf: String,
    /// The level.
    pub level: Level,
    /// The importance.
    pub importance: Importance,
    /// Active questions, seen or not.
    pub questions: u32,
}

impl From<Tally> for LeafTally {
    /// The same questions where the leaf makes no difference: it has no name.
    fn from(tally: Tally) -> Self {
        let Tally { level, importance, questions, .. } = tally;
        Self { leaf: String::new(), level, importance, questions }
    }
}

/// An active question that has been reviewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its topic.
    pub topic: String,
    /// Its leaf.
    pub leaf: String,
    /// Its level.
    pub level: Level,
    /// Its importance.
    pub importance: Importance,
    /// Its schedule state.
    pub card: Card,
}

/// Sums over one group of questions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Readiness {
    /// Active questions.
    pub questions: u32,
    /// Those reviewed at least once.
    pub seen: u32,
    /// Those known: n of 2 or more and a predicted recall of at least 0.9.
    pub known: u32,
    weight: f64,
    recalled: f64,
}

impl Readiness {
    /// 100 · Σ w·p / Σ w, to one decimal; `None` where there are no questions.
    pub fn percent(&self) -> Option<f64> {
        (self.weight > 0.0).then(|| (1000.0 * self.recalled / self.weight).round() / 10.0)
    }

    fn count(&mut self, tally: &Tally) {
        self.questions += tally.questions;
        self.weight += f64::from(tally.questions) * f64::from(tally.importance.weight());
    }

    fn add(&mut self, seen: &Seen, person: &Person, today: Day) {
        self.seen += 1;
        self.known += u32::from(seen.card.is_known(person, today));
        self.recalled += f64::from(seen.importance.weight()) * seen.card.recall(person, today);
    }
}

/// Readiness of every level, of every topic, and of every level within a topic.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    /// By [`Level::rank`].
    pub levels: [Readiness; 3],
    /// Every topic that has questions or was named, with all levels together.
    pub topics: BTreeMap<String, Readiness>,
    /// The same, by level.
    pub cells: BTreeMap<String, [Readiness; 3]>,
}

/// Adds up what `person` would recall on `today`. `topics` names the topics that appear even when they have no questions.
pub fn scores(
    topics: impl IntoIterator<Item = String>,
    tallies: &[Tally],
    seen: impl IntoIterator<Item = Seen>,
    person: &Person,
    today: Day,
) -> Scores {
    let mut scores = Scores::default();
    for topic in topics {
        scores.topics.entry(topic.clone()).or_default();
        scores.cells.entry(topic).or_default();
    }
    for tally in tallies {
        scores.each(&tally.topic, tally.level, |readiness| readiness.count(tally));
    }
    for question in seen {
        let add = |readiness: &mut Readiness| readiness.add(&question, person, today);
        scores.each(&question.topic, question.level, add);
    }
    scores
}

impl Scores {
    fn each(&mut self, topic: &str, level: Level, change: impl Fn(&mut Readiness)) {
        let rank = usize::from(level.rank());
        change(&mut self.levels[rank]);
        if !self.topics.contains_key(topic) {
            self.topics.insert(topic.to_owned(), Readiness::default());
            self.cells.insert(topic.to_owned(), Default::default());
        }
        if let (Some(all), Some(cells)) = (self.topics.get_mut(topic), self.cells.get_mut(topic)) {
            change(all);
            change(&mut cells[rank]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::card::Given;
    use crate::domain::grade::Grade;
    use crate::domain::mode::Mode;
    use crate::domain::scheduling::Scheduling;

    #[test]
    fn importance_weighs_and_the_unseen_count_as_nothing() {
        let tally = |importance, questions| Tally {
            topic: "security".into(),
            level: Level::Junior,
            importance,
            questions,
        };
        let today = Day::from_number(10);
        let given = Given { grade: Grade::GOOD, mode: Mode::Review, study_day: today };
        let card = Card::take(&Scheduling::default(), None, given).card.unwrap();
        let seen = Seen {
            topic: "security".into(),
            leaf: "jwt-tokens".into(),
            level: Level::Junior,
            importance: Importance::Core,
            card,
        };
        let tallies =
            [tally(Importance::Core, 1), tally(Importance::Useful, 2), tally(Importance::Rare, 1)];
        let person = Person::UNKNOWN;
        let scores = scores(["testing".to_owned()], &tallies, [seen], &person, today);
        let junior = scores.levels[0];
        assert_eq!(
            (junior.questions, junior.seen, junior.known, junior.percent()),
            (4, 1, 0, Some(37.5))
        );
        assert_eq!(scores.levels[2].percent(), None);
        assert_eq!(scores.topics["testing"].percent(), None);
        assert_eq!(scores.topics["security"].percent(), Some(37.5));
    }
}
