//! In which order new questions come, without a date: by what is asked of somebody and by how near their level is.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::ids::QuestionId;
use super::labels::{Importance, Level};
use super::role::LeafWeight;

/// One new question in this many is a spot check on what lies below one's level.
pub const SPOT_EVERY: usize = 8;

/// What a question of a leaf counts that a role does not ask for.
const OUTSIDE_WEIGHT: f64 = 0.1;

/// How near a question's level is to the one wanted: as many levels below it, and above it.
const BELOW: [f64; 3] = [1.0, 0.5, 0.1];
const ABOVE: [f64; 3] = [1.0, 0.25, 0.02];

/// How much further forward the questions come of a leaf in which a spot check failed, against those of the wanted level.
const FAILED: f64 = 2.0;

/// A question that was never seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// The question.
    pub id: QuestionId,
    /// Its level.
    pub level: Level,
    /// Its importance.
    pub importance: Importance,
    /// Its place in a draw: decides among equals.
    pub draw: u64,
}

/// Where questions lie that are wanted alike, but for their draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell<'a> {
    /// The leaf.
    pub leaf: &'a str,
    /// The level.
    pub level: Level,
    /// The importance.
    pub importance: Importance,
}

impl Newcomer {
    /// The cell in which the question lies.
    pub fn cell(&self) -> Cell<'_> {
        Cell { leaf: self.id.leaf(), level: self.level, importance: self.importance }
    }
}

/// What decides about the order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wish {
    /// The level of the goal, or else of the placement; without one all levels are equally near.
    pub level: Option<Level>,
    /// The weights of a role; without any the importance counts.
    pub leaves: BTreeMap<String, LeafWeight>,
    /// Leaves in which a spot check failed: their questions below the level come forward.
    pub failed: BTreeSet<String>,
    /// New questions that were asked before: the spot checks go on from there.
    pub asked_before: usize,
}

impl Wish {
    /// How much the questions of a cell are wanted now: weight × nearness. Only the order of these numbers means anything.
    pub fn value(&self, cell: Cell<'_>) -> f64 {
        self.weight(cell) * self.nearness(cell)
    }

    /// How much they are wanted as spot checks.
    pub fn weight(&self, cell: Cell<'_>) -> f64 {
        if self.leaves.is_empty() {
            return f64::from(cell.importance.weight());
        }
        self.leaves.get(cell.leaf).map_or(OUTSIDE_WEIGHT, |leaf| leaf.weight)
    }

    fn nearness(&self, cell: Cell<'_>) -> f64 {
        let Some(wanted) = self.level else { return 1.0 };
        let apart = usize::from(wanted.rank().abs_diff(cell.level.rank()));
        let steps = if cell.level < wanted { BELOW } else { ABOVE };
        match self.failed.contains(cell.leaf) && cell.level < wanted {
            true => FAILED,
            false => steps.get(apart).copied().unwrap_or(0.0),
        }
    }

    /// Whether questions of a level lie below the one that is wanted, so that they may come as spot checks.
    pub fn is_basic(&self, level: Level) -> bool {
        self.level.is_some_and(|wanted| level < wanted)
    }

    /// Whether it says anything: without a level and a role there is nothing to go by.
    pub fn is_empty(&self) -> bool {
        self.level.is_none() && self.leaves.is_empty()
    }

    /// The order of two questions: what is wanted more first, then what is more important, then by draw.
    fn compare(&self, a: &Newcomer, b: &Newcomer, value: impl Fn(&Newcomer) -> f64) -> Ordering {
        let rank = |one: &Newcomer| (std::cmp::Reverse(one.importance.weight()), one.draw);
        value(b)
            .total_cmp(&value(a))
            .then_with(|| rank(a).cmp(&rank(b)))
            .then_with(|| a.id.cmp(&b.id))
    }
}

/// The first `count` new questions, in order. Every eighth that was ever asked is a spot check: the weightiest question from below the
/// level, however far below. Equal inputs give an equal order, whatever the order of `all`.
pub fn first<'n>(all: &'n [Newcomer], wish: &Wish, count: usize) -> Vec<&'n Newcomer> {
    let mut wanted: Vec<&Newcomer> = all.iter().collect();
    wanted.sort_by(|a, b| wish.compare(a, b, |one| wish.value(one.cell())));
    let mut spots: Vec<&Newcomer> = all.iter().filter(|one| wish.is_basic(one.level)).collect();
    spots.sort_by(|a, b| wish.compare(a, b, |one| wish.weight(one.cell())));
    let (mut wanted, mut spots) = (wanted.into_iter(), spots.into_iter());
    let (mut order, mut taken) = (Vec::new(), BTreeSet::new());
    while order.len() < count {
        let is_spot = (wish.asked_before + order.len() + 1).is_multiple_of(SPOT_EVERY);
        let spot = if is_spot { spots.find(|one| !taken.contains(&one.id)) } else { None };
        let Some(one) = spot.or_else(|| wanted.find(|one| !taken.contains(&one.id))) else { break };
        taken.insert(&one.id);
        order.push(one);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of each of twenty leaves ten questions of every level and importance, drawn in an order of their own.
    fn bank() -> Vec<Newcomer> {
        let mut bank = Vec::new();
        for leaf in 0..20 {
            for level in Level::ALL {
                for number in 0..9 {
                    let id = QuestionId::new(&format!("leaf-{leaf}"), &format!("{level}-{number}"))
                        .unwrap();
                    let importance = Importance::ALL[number % 3];
                    let draw = (bank.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                    bank.push(Newcomer { id, level: *level, importance, draw });
                }
            }
        }
        bank
    }

    fn levels(wish: &Wish, count: usize) -> [usize; 3] {
        let bank = bank();
        let mut counts = [0; 3];
        first(&bank, wish, count).iter().for_each(|one| counts[usize::from(one.level.rank())] += 1);
        counts
    }

    fn role(parts: &[(&str, f64)]) -> BTreeMap<String, LeafWeight> {
        parts
            .iter()
            .map(|(leaf, weight)| {
                ((*leaf).to_owned(), LeafWeight { weight: *weight, is_must: *weight > 1.0 })
            })
            .collect()
    }

    #[test]
    fn a_senior_is_not_asked_junior_basics_first() {
        let wish = Wish { level: Some(Level::Senior), ..Wish::default() };
        let [junior, _, senior] = levels(&wish, 30);
        assert!(junior <= 5 && senior >= 20, "{:?}", levels(&wish, 30));
    }

    #[test]
    fn a_junior_is_spared_senior_questions() {
        let wish = Wish { level: Some(Level::Junior), ..Wish::default() };
        let [_, _, senior] = levels(&wish, 30);
        assert!(senior <= 3);
    }

    #[test]
    fn one_new_question_in_eight_is_a_spot_check_whenever_one_began() {
        let bank = bank();
        let wish = Wish { level: Some(Level::Senior), ..Wish::default() };
        let whole: Vec<_> =
            first(&bank, &wish, 40).into_iter().map(|one| one.level < Level::Senior).collect();
        let places: Vec<usize> = (0..40).filter(|at| whole[*at]).collect();
        assert_eq!(places, [7, 15, 23, 31, 39]);
        let later = Wish { asked_before: 6, ..wish };
        assert!(first(&bank, &later, 2)[1].level < Level::Senior);
    }

    #[test]
    fn a_failed_spot_check_brings_its_leafs_others_forward() {
        let bank = bank();
        let failed = BTreeSet::from(["leaf-7".to_owned()]);
        let wish = Wish { level: Some(Level::Senior), failed, ..Wish::default() };
        let order = first(&bank, &wish, 6);
        assert!(
            order.iter().all(|one| one.id.leaf() == "leaf-7" && one.level < Level::Senior),
            "{order:?}"
        );
    }

    #[test]
    fn a_middle_goal_draws_junior_must_haves_before_middle_nice_to_haves() {
        let bank = bank();
        let leaves = role(&[("leaf-1", 3.0), ("leaf-2", 1.0)]);
        let wish = Wish { level: Some(Level::Middle), leaves, ..Wish::default() };
        let order = first(&bank, &wish, 60);
        let place = |leaf: &str, level: Level| {
            let is_one = |one: &&&Newcomer| one.id.leaf() == leaf && one.level == level;
            order.iter().position(|one| is_one(&one)).unwrap()
        };
        assert!(place("leaf-1", Level::Middle) < place("leaf-1", Level::Junior));
        assert!(place("leaf-1", Level::Junior) < place("leaf-2", Level::Middle));
    }

    #[test]
    fn the_order_hangs_on_nothing_but_its_inputs() {
        let (bank, mut turned) = (bank(), bank());
        turned.reverse();
        let wish = Wish { level: Some(Level::Middle), ..Wish::default() };
        assert_eq!(first(&bank, &wish, 100), first(&turned, &wish, 100));
        let all: BTreeSet<_> =
            first(&bank, &wish, usize::MAX).into_iter().map(|one| &one.id).collect();
        assert_eq!(all.len(), bank.len(), "each once");
    }
}
