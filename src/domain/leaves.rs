//! Leaf by leaf: what was asked, what of it would be recalled today, and where it fails.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::card::Card;
use super::labels::Importance;
use super::time::Day;

/// One leaf, as far as questions of a selection go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LeafScore {
    /// The leaf.
    pub leaf: String,
    /// Its topic.
    pub topic: String,
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
    weight: f64,
    recalled: f64,
}

impl LeafScore {
    /// What would be recalled today of the questions that were seen, weighted by importance: 0 to 100, to one decimal. `None` where none
    /// was seen.
    pub fn recall(&self) -> Option<f64> {
        (self.weight > 0.0).then(|| (1000.0 * self.recalled / self.weight).round() / 10.0)
    }

    /// The number that orders leaves is the one that is shown. What was never asked is neither weak nor strong, and comes last.
    fn order(&self) -> f64 {
        self.recall().unwrap_or(f64::INFINITY)
    }
}

/// Recall that the schedule aims at, 0 to 100.
const AIM_PERCENT: f64 = 90.0;

/// Collects leaves: the one place that says which is weaker, wherever they are named.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Leaves {
    leaves: BTreeMap<String, LeafScore>,
}

impl Leaves {
    /// Counts active questions of a leaf, seen or not.
    pub fn count(&mut self, topic: &str, leaf: &str, questions: u32) {
        self.of(topic, leaf).questions += questions;
    }

    /// Adds a question that was reviewed, with its recall predicted for `today`, 0 to 1.
    pub fn add(
        &mut self,
        topic: &str,
        leaf: &str,
        importance: Importance,
        card: &Card,
        (recall, today): (f64, Day),
    ) {
        let score = self.of(topic, leaf);
        let weight = f64::from(importance.weight());
        score.seen += 1;
        score.failed += u32::from(card.is_failed());
        score.lapses += card.lapses;
        score.weight += weight;
        score.recalled += weight * recall;
        score.failed_today += u32::from(card.failed_on(today));
    }

    /// The weakest first: those that were asked, by recall, then by failures and lapses; behind them those that never were, by topic and name.
    pub fn weakest_first(self) -> Vec<LeafScore> {
        let mut scores: Vec<LeafScore> = self.leaves.into_values().collect();
        scores.sort_by(weaker);
        scores
    }

    /// Up to `count` leaves, the weakest first. Leaves of which nothing was seen say nothing yet, and where as much is recalled as the
    /// schedule aims at nothing is weak.
    pub fn weakest(&self, count: usize) -> Vec<&LeafScore> {
        let is_weak = |score: &&LeafScore| score.order() < AIM_PERCENT;
        let mut weak: Vec<&LeafScore> = self.leaves.values().filter(is_weak).collect();
        weak.sort_by(|one, other| weaker(one, other));
        weak.truncate(count);
        weak
    }

    fn of(&mut self, topic: &str, leaf: &str) -> &mut LeafScore {
        self.leaves.entry(leaf.to_owned()).or_insert_with(|| LeafScore {
            leaf: leaf.to_owned(),
            topic: topic.to_owned(),
            ..LeafScore::default()
        })
    }
}

/// Nothing seen is neither strong nor weak, and comes last.
fn weaker(one: &LeafScore, other: &LeafScore) -> Ordering {
    let by_recall = one.order().total_cmp(&other.order());
    let by_failures = by_recall.then_with(|| other.failed.cmp(&one.failed));
    let by_lapses = by_failures.then_with(|| other.lapses.cmp(&one.lapses));
    let by_topic = match one.seen + other.seen {
        0 => by_lapses.then_with(|| one.topic.cmp(&other.topic)),
        _ => by_lapses,
    };
    by_topic.then_with(|| one.leaf.cmp(&other.leaf))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::grade::Grade;
    use crate::domain::plan::Person;

    #[test]
    fn the_weakest_leaf_comes_first_and_what_was_never_asked_last() {
        let today = Day::from_number(10);
        let card = |grades: &[Grade]| {
            let days = (i64::from(today.number()) + 1 - grades.len() as i64)..;
            let fold = |card, (grade, day): (&Grade, i64)| {
                Card::after(card, *grade, Day::from_number(day))
            };
            grades.iter().zip(days).fold(None, fold).unwrap()
        };
        let later = today.plus(1);
        let mut leaves = Leaves::default();
        for leaf in ["gil", "unseen", "half", "lapsed", "failed", "also-unseen"] {
            leaves.count("topic", leaf, 4);
        }
        let (good, failed) = (card(&[Grade::GOOD]), card(&[Grade::AGAIN]));
        let lapsed = card(&[Grade::GOOD, Grade::AGAIN]);
        leaves.add("topic", "gil", Importance::Core, &good, (1.0, later));
        leaves.add("topic", "half", Importance::Core, &good, (1.0, later));
        leaves.add("topic", "half", Importance::Rare, &failed, (0.0, later));
        leaves.add("topic", "failed", Importance::Core, &failed, (0.0, later));
        leaves.add("topic", "lapsed", Importance::Core, &lapsed, (0.0, later));
        let weakest: Vec<&str> =
            leaves.weakest(3).iter().map(|score| score.leaf.as_str()).collect();
        assert_eq!(weakest, ["lapsed", "failed", "half"], "the strong and the unseen are not weak");
        assert_eq!(leaves.weakest(9).len(), 3);
        let found: Vec<(String, Option<f64>, u32, u32, u32)> = leaves
            .weakest_first()
            .into_iter()
            .map(|score| {
                (score.leaf.clone(), score.recall(), score.seen, score.failed, score.lapses)
            })
            .collect();
        let expected = [
            ("lapsed", Some(0.0), 1, 1, 1),
            ("failed", Some(0.0), 1, 1, 0),
            ("half", Some(75.0), 2, 1, 0),
            ("gil", Some(100.0), 1, 0, 0),
            ("also-unseen", None, 0, 0, 0),
            ("unseen", None, 0, 0, 0),
        ];
        let expected = expected.map(|(leaf, recall, seen, failed, lapses)| {
            (leaf.to_owned(), recall, seen, failed, lapses)
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn a_leaf_of_which_everything_failed_today_is_weaker_than_one_that_went_right() {
        let today = Day::from_number(10);
        let right = Card::after(None, Grade::GOOD, today).unwrap();
        let wrong = Card::after(None, Grade::AGAIN, today).unwrap();
        let person = Person::UNKNOWN;
        let mut leaves = Leaves::default();
        for (leaf, card) in
            [("right", &right), ("wrong", &wrong), ("half", &right), ("half", &wrong)]
        {
            let recall = card.recall(&person, today);
            leaves.add("topic", leaf, Importance::Core, card, (recall, today));
        }
        let scores = leaves.weakest_first();
        let order: Vec<(&str, u32)> =
            scores.iter().map(|score| (score.leaf.as_str(), score.failed_today)).collect();
        assert_eq!(order, [("wrong", 1), ("half", 1), ("right", 0)]);
        let recall: Vec<f64> = scores.iter().filter_map(LeafScore::recall).collect();
        assert!(recall[0] < 90.0 && recall[1] < 95.0 && recall[2] == 100.0, "{recall:?}");
    }
}
