//! What a day is made of, apart from its questions.

use super::plan::Costs;

/// What was answered on some study days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lately {
    /// Reviews.
    pub answers: u32,
    /// Those graded 4 or better.
    pub right: u32,
    /// Those of questions never seen before.
    pub first: u32,
    /// Those of questions that had been seen before and were not recalled.
    pub forgotten: u32,
}

/// Chance that a review is recalled, as SM-2 aims at it.
const REVIEW_RECALL: f64 = 0.9;
/// Chance that a new question is known, as the plan presumes before answers say more.
const FIRST_RECALL: f64 = 0.3;

/// Whole minutes, rounded up, that `reviews` and `first` sights take a person with these costs. What a day has room for is bounded, and so is
/// this: at most a day of 1440 minutes.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by a day")]
pub fn minutes(costs: Costs, reviews: usize, first: usize) -> u32 {
    let expected = |recall: f64| recall * costs.right_s + (1.0 - recall) * costs.wrong_s;
    let seconds = reviews as f64 * expected(REVIEW_RECALL)
        + first as f64 * (expected(FIRST_RECALL) + costs.first_s);
    (seconds / 60.0).ceil().clamp(0.0, 1440.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::DEFAULT_COSTS;

    #[test]
    fn work_is_told_in_whole_minutes_and_no_work_takes_none() {
        assert_eq!(minutes(DEFAULT_COSTS, 0, 0), 0);
        // 22 seconds a review, 54 a first sight.
        assert_eq!(minutes(DEFAULT_COSTS, 10, 0), 4);
        assert_eq!(minutes(DEFAULT_COSTS, 10, 10), 13);
        assert_eq!(minutes(DEFAULT_COSTS, usize::MAX, 0), 1440);
    }
}
