//! The order of a session: what is due, what is new, and what must wait.

use std::collections::BTreeMap;

use super::card::Card;
use super::ids::QuestionId;
use super::review::Mode;
use super::time::Day;

/// A question that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The question.
    pub id: QuestionId,
    /// Its due day, today or earlier.
    pub due: Day,
    /// Its scheduled interval, in days.
    pub interval_days: u32,
}

/// Which of the questions of a filter a run takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What is due, then new ones: so many, or with `None` as many as the day allows.
    Usual(Option<u32>),
    /// What is due and nothing else.
    Due,
    /// What was failed last.
    Failed,
    /// What is failed, due or struggled with, the weakest first.
    Weak,
    /// What was seen before, the weakest first and out of turn.
    Seen,
    /// Everything, out of turn: what was seen first, the weakest first.
    Everything,
}

/// One place in the queue of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The question.
    pub id: QuestionId,
    /// In what way it is asked.
    pub mode: Mode,
    /// Whether it has never been reviewed.
    pub is_new: bool,
}

/// A question is repeated at most so often on its day.
pub const DRILLS_MAX: u32 = 3;

/// One repeat comes to so many reviews of the day, so that at most a fifth of the answers are repeats.
pub const REVIEWS_A_DRILL: usize = 4;

/// So many repeats a day are always possible.
pub const DRILLS_LEAST: usize = 3;

/// What was answered on a study day so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Earlier {
    /// Reviews.
    pub reviews: usize,
    /// Repeats of each question.
    pub drills: BTreeMap<QuestionId, u32>,
}

impl Earlier {
    /// Whether a question may be repeated once more on its day.
    pub fn may_repeat(&self, id: &QuestionId) -> bool {
        self.drills.get(id).is_none_or(|drills| *drills < DRILLS_MAX)
    }

    /// How many more repeats the day has room for, if `reviews_to_come` reviews follow.
    pub fn drills_left(&self, reviews_to_come: usize) -> usize {
        let done: u32 = self.drills.values().sum();
        let allowed = ((self.reviews + reviews_to_come) / REVIEWS_A_DRILL).max(DRILLS_LEAST);
        allowed.saturating_sub(usize::try_from(done).unwrap_or(usize::MAX))
    }
}

/// Sorts by days late / interval, largest first, then by id. Compared as fractions, so there is nothing to round.
pub fn order_reviews(due: &mut [Due], today: Day) {
    due.sort_by(|left, right| {
        let left_share = u64::from(today.since(left.due)) * u64::from(right.interval_days.max(1));
        let right_share = u64::from(today.since(right.due)) * u64::from(left.interval_days.max(1));
        right_share.cmp(&left_share).then_with(|| left.id.cmp(&right.id))
    });
}

/// Sorts what was reviewed: what was failed last goes first, whatever is predicted of it, then by predicted recall, the lowest first; of the
/// like the one with more lapses goes first, and else they stay as they are.
pub fn order_weakest(cards: &mut [(QuestionId, Card)], recall: impl Fn(&Card) -> f64) {
    cards.sort_by(|(_, one), (_, other)| {
        let by_failure = other.is_failed().cmp(&one.is_failed());
        let by_recall = || recall(one).total_cmp(&recall(other));
        by_failure.then_with(by_recall).then_with(|| other.lapses.cmp(&one.lapses))
    });
}

/// Mixes new questions evenly among reviews: with r reviews and m new ones, new j (from 0) comes after floor((j+1)·r / (m+1)) reviews.
pub fn interleave(reviews: Vec<QuestionId>, fresh: Vec<QuestionId>) -> Vec<Item> {
    let (review_count, fresh_count) = (reviews.len(), fresh.len());
    let mut items = Vec::with_capacity(review_count + fresh_count);
    let mut reviews = reviews.into_iter().map(|id| Item { id, mode: Mode::Review, is_new: false });
    let mut taken = 0;
    for (place, id) in fresh.into_iter().enumerate() {
        let before = (place + 1) * review_count / (fresh_count + 1);
        items.extend(reviews.by_ref().take(before - taken));
        taken = before;
        items.push(Item { id, mode: Mode::Review, is_new: true });
    }
    items.extend(reviews);
    items
}

/// One pass over the queue: where a question has the same leaf as the one before it, the next one of another leaf goes first.
pub fn spread_leaves(items: Vec<Item>) -> Vec<Item> {
    let mut waiting: std::collections::VecDeque<Item> = items.into();
    let mut spread: Vec<Item> = Vec::with_capacity(waiting.len());
    // Once a search found only one leaf left, everything after it has that leaf too, so later searches would be in vain.
    let mut uniform = false;
    while let Some(next) = waiting.pop_front() {
        let repeats = spread.last().is_some_and(|last| last.id.leaf() == next.id.leaf());
        if repeats && !uniform {
            match waiting
                .iter()
                .position(|item| item.id.leaf() != next.id.leaf())
                .and_then(|at| waiting.remove(at))
            {
                Some(other) => {
                    waiting.push_front(next);
                    spread.push(other);
                    continue;
                }
                None => uniform = true,
            }
        }
        spread.push(next);
    }
    spread
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> QuestionId {
        text.parse().unwrap()
    }

    fn ids(items: &[Item]) -> Vec<&str> {
        items.iter().map(|item| item.id.as_str()).collect()
    }

    #[test]
    fn a_question_is_repeated_three_times_a_day_at_most() {
        let after = |drills: u32| Earlier { reviews: 0, drills: [(id("a/one"), drills)].into() };
        let may = |earlier: &Earlier| earlier.may_repeat(&id("a/one"));
        assert!(may(&Earlier::default()) && may(&after(DRILLS_MAX - 1)));
        assert!(!may(&after(DRILLS_MAX)) && !may(&after(DRILLS_MAX + 1)));
        assert!(after(DRILLS_MAX).may_repeat(&id("a/other")));
    }

    #[test]
    fn the_most_overdue_share_comes_first() {
        let today = Day::from_number(100);
        let due = |name: &str, due: i64, interval_days| Due {
            id: id(name),
            due: Day::from_number(due),
            interval_days,
        };
        let mut cards = vec![
            due("a/late-long", 90, 100),
            due("a/on-time", 100, 1),
            due("b/late-short", 98, 1),
            due("a/even", 96, 2),
        ];
        order_reviews(&mut cards, today);
        let order: Vec<&str> = cards.iter().map(|card| card.id.as_str()).collect();
        assert_eq!(order, ["a/even", "b/late-short", "a/late-long", "a/on-time"]);
    }

    #[test]
    fn new_questions_are_spread_among_reviews() {
        let reviews = ["r/a", "r/b", "r/c", "r/d"].map(id).to_vec();
        assert_eq!(
            ids(&interleave(reviews.clone(), vec![id("n/a"), id("n/b")])),
            ["r/a", "n/a", "r/b", "n/b", "r/c", "r/d"]
        );
        assert_eq!(ids(&interleave(Vec::new(), vec![id("n/a"), id("n/b")])), ["n/a", "n/b"]);
        assert_eq!(ids(&interleave(reviews, Vec::new())), ["r/a", "r/b", "r/c", "r/d"]);
    }

    #[test]
    fn a_leaf_is_not_asked_twice_in_a_row_while_another_waits() {
        let items = interleave(
            ["a/one", "a/two", "a/three", "b/one", "c/one"].map(id).to_vec(),
            Vec::new(),
        );
        assert_eq!(ids(&spread_leaves(items)), ["a/one", "b/one", "a/two", "c/one", "a/three"]);
        let one_leaf = interleave(["a/one", "a/two"].map(id).to_vec(), Vec::new());
        assert_eq!(ids(&spread_leaves(one_leaf)), ["a/one", "a/two"]);
    }
}
