//! Where one stands with a goal: how much of what is asked would be recalled today, and which leaves are the weakest.

use super::goal::Goal;
use super::leaves::{LeafScore, Leaves};
use super::plan::Person;
use super::score::{LeafTally, Seen};
use super::time::Day;

/// Sums over questions that count for a goal.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums {
    /// Active questions.
    pub questions: u32,
    /// Those reviewed at least once.
    pub seen: u32,
    /// Those known: n of 2 or more and a predicted recall of at least 0.9.
    pub known: u32,
    weight: f64,
    recalled: f64,
}

impl Sums {
    /// 100 · Σ w·p / Σ w with p = 0 for what was never seen; `None` where there are no questions.
    pub fn percent(&self) -> Option<f64> {
        (self.weight > 0.0).then(|| 100.0 * self.recalled / self.weight)
    }

    fn count(&mut self, questions: u32, weight: f64) {
        self.questions += questions;
        self.weight += f64::from(questions) * weight;
    }

    fn add(&mut self, seen: &Seen, weight: f64, (person, today): (&Person, Day)) {
        self.seen += 1;
        self.known += u32::from(seen.card.is_known(person, today));
        self.recalled += weight * seen.card.recall(person, today);
    }
}

/// What a goal asks, and how much of it would be recalled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// All that it asks.
    pub all: Sums,
    /// The must-haves.
    pub must: Sums,
    /// Every leaf that it asks about, with all its questions whatever their level, so that a leaf has one number wherever it is named.
    pub leaves: Leaves,
}

impl Standing {
    /// Adds up what `goal` asks of the bank, and what of it the person would recall on the day. An empty goal asks everything.
    pub fn of(goal: &Goal, tallies: &[LeafTally], seen: &[Seen], whose: (&Person, Day)) -> Self {
        let mut standing = Self::default();
        for one in tallies {
            standing.each(goal, (&one.leaf, one.level, one.importance), |sums, weight| {
                sums.count(one.questions, weight);
            });
            if goal.names(&one.leaf) {
                standing.leaves.count("", &one.leaf, one.questions);
            }
        }
        for one in seen {
            standing.each(goal, (&one.leaf, one.level, one.importance), |sums, weight| {
                sums.add(one, weight, whose);
            });
            if goal.names(&one.leaf) {
                let (person, today) = whose;
                let recall = one.card.recall(person, today);
                let of_today = (recall, today);
                standing.leaves.add(&one.topic, &one.leaf, one.importance, &one.card, of_today);
            }
        }
        standing
    }

    fn each(
        &mut self,
        goal: &Goal,
        (leaf, level, importance): (&str, super::labels::Level, super::labels::Importance),
        change: impl Fn(&mut Sums, f64),
    ) {
        let Some(claim) = goal.claim(leaf, level, importance) else { return };
        change(&mut self.all, claim.weight);
        if claim.is_must {
            change(&mut self.must, claim.weight);
        }
    }

    /// Up to `count` leaves, the weakest first: as [`Leaves::weakest`] has them.
    pub fn weakest(&self, count: usize) -> Vec<&LeafScore> {
        self.leaves.weakest(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::card::Card;
    use crate::domain::grade::Grade;
    use crate::domain::labels::{Importance, Level};
    use crate::domain::role::LeafWeight;

    const TODAY: i64 = 100;

    fn tally(leaf: &str, level: Level, questions: u32) -> LeafTally {
        LeafTally { leaf: leaf.to_owned(), level, importance: Importance::Core, questions }
    }

    fn seen(leaf: &str, grade: Grade) -> Seen {
        let today = Day::from_number(TODAY);
        Seen {
            topic: "concurrency".to_owned(),
            leaf: leaf.to_owned(),
            level: Level::Middle,
            importance: Importance::Core,
            card: Card::after(None, grade, today).unwrap(),
        }
    }

    fn whose(day: i64) -> (&'static Person, Day) {
        (&Person::UNKNOWN, Day::from_number(day))
    }

    fn goal() -> Goal {
        let leaf = |weight, is_must| LeafWeight { weight, is_must };
        let leaves = [("gil", leaf(3.0, true)), ("threads", leaf(1.0, false))];
        let leaves = leaves.map(|(name, leaf)| (name.to_owned(), leaf)).into();
        Goal { level: Some(Level::Middle), leaves, ..Goal::default() }
    }

    #[test]
    fn what_is_asked_counts_by_its_weight_and_the_unseen_as_nothing() {
        let tallies = [
            tally("gil", Level::Middle, 1),
            tally("gil", Level::Senior, 50),
            tally("threads", Level::Junior, 3),
            tally("indexes", Level::Middle, 9),
        ];
        let cards = [seen("gil", Grade::GOOD), seen("indexes", Grade::GOOD)];
        let standing = Standing::of(&goal(), &tallies, &cards, whose(TODAY));
        assert_eq!((standing.all.questions, standing.all.seen), (4, 1));
        assert_eq!(standing.all.percent(), Some(50.0));
        assert_eq!(standing.must.percent(), Some(100.0));
        assert_eq!(Standing::default().all.percent(), None);
    }

    #[test]
    fn the_weakest_leaf_is_the_one_of_which_least_was_recalled() {
        let leaves = ["gil", "threads", "indexes"];
        let tallies = leaves.map(|leaf| tally(leaf, Level::Middle, 2));
        let cards =
            [seen("gil", Grade::GOOD), seen("gil", Grade::AGAIN), seen("threads", Grade::AGAIN)];
        let everything = Standing::of(&Goal::default(), &tallies, &cards, whose(TODAY + 2));
        let weakest: Vec<&str> =
            everything.weakest(3).iter().map(|score| score.leaf.as_str()).collect();
        assert_eq!(weakest, ["threads", "gil"]);
        assert_eq!(everything.weakest(1).len(), 1);
    }
}
