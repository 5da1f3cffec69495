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

/// Seconds that a question takes a person with these costs: a review, or with `is_new` the first sight of it.
pub fn expected_s(costs: Costs, is_new: bool) -> f64 {
    let recall = if is_new { FIRST_RECALL } else { REVIEW_RECALL };
    let first_s = if is_new { costs.first_s } else { 0.0 };
    costs.expected_s(recall) + first_s
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::DEFAULT_COSTS;

    #[test]
    fn a_first_sight_takes_longer_than_a_review() {
        assert!((expected_s(DEFAULT_COSTS, false) - 22.0).abs() < 1e-9);
        assert!((expected_s(DEFAULT_COSTS, true) - 54.0).abs() < 1e-9);
    }
}
