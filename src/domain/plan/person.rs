//! What a person's own answers say about how they remember and how long they take.

use super::{Costs, DEFAULT_COSTS};
use crate::domain::fsrs::Weights;

/// One review that was predicted before it was answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Predicted {
    /// Whole study days since the answer before; 1 or more.
    pub elapsed_days: u32,
    /// Stability that the answer before had left, in days.
    pub stability_days: f64,
    /// Whether it was recalled.
    pub is_recalled: bool,
}

/// Spread of ln κ among people, as a normal distribution around 0.
const LOG_SPREAD: f64 = 0.7;

/// κ, the factor on every stability under which these reviews are most likely, drawn towards 1 while they are few:
/// the argmax of log-likelihood − (ln κ)² / (2 · 0.7²), between e^−3 and e^3.
pub fn calibration(weights: &Weights, reviews: &[Predicted]) -> f64 {
    let likelihood = |log_factor: f64| {
        let factor = libm::exp(log_factor);
        let of_one = |review: &Predicted| {
            let recall = weights
                .recall(f64::from(review.elapsed_days), review.stability_days * factor)
                .clamp(1e-6, 1.0 - 1e-6);
            libm::log(if review.is_recalled { recall } else { 1.0 - recall })
        };
        reviews.iter().map(of_one).sum::<f64>()
            - log_factor * log_factor / (2.0 * LOG_SPREAD * LOG_SPREAD)
    };
    // The likelihood has one hill, so a third of the interval can be dropped at each look.
    let (mut low, mut high) = (-3.0, 3.0);
    for _ in 0..40 {
        let third = (high - low) / 3.0;
        if likelihood(low + third) < likelihood(high - third) {
            low += third;
        } else {
            high -= third;
        }
    }
    libm::exp(f64::midpoint(low, high))
}

/// Answers from which measured times are believed.
pub const ANSWERS_FOR_COSTS: usize = 30;

/// How long one answer took, and of what sort it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timed {
    /// From the question's appearance to its grade, in milliseconds.
    pub elapsed_ms: u32,
    /// Whether it was recalled.
    pub is_recalled: bool,
    /// Whether it was the question's first answer.
    pub is_first: bool,
}

/// This person's costs: medians of the right, the wrong and the first answers; the default for each that cannot be told yet.
pub fn costs(answers: &[Timed]) -> Costs {
    if answers.len() < ANSWERS_FOR_COSTS {
        return DEFAULT_COSTS;
    }
    let median_s = |chosen: &dyn Fn(&Timed) -> bool| {
        let mut times: Vec<u32> =
            answers.iter().filter(|timed| chosen(timed)).map(|timed| timed.elapsed_ms).collect();
        times.sort_unstable();
        times.get(times.len() / 2).map(|elapsed_ms| f64::from(*elapsed_ms) / 1000.0)
    };
    let right_s = median_s(&|timed| timed.is_recalled && !timed.is_first)
        .unwrap_or(DEFAULT_COSTS.right_s)
        .max(1.0);
    let wrong_s = median_s(&|timed| !timed.is_recalled && !timed.is_first)
        .unwrap_or(DEFAULT_COSTS.wrong_s)
        .max(1.0);
    let first_s = median_s(&|timed| timed.is_first)
        .map_or(DEFAULT_COSTS.first_s, |seconds| (seconds - right_s).max(0.0));
    Costs { right_s, wrong_s, first_s }
}

/// Probability, 0 to 1, that a question never seen is known: three of ten presumed, and what first answers showed.
pub fn known_share(first_answers: u32, recalled: u32) -> f64 {
    (3.0 + f64::from(recalled)) / (10.0 + f64::from(first_answers))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fsrs::DEFAULT_WEIGHTS;

    #[test]
    fn a_forgetful_person_gets_shorter_stabilities_and_nobody_knows_nothing_of_a_stranger() {
        assert!((calibration(&DEFAULT_WEIGHTS, &[]) - 1.0).abs() < 1e-6);
        let reviews = |right: usize| -> Vec<Predicted> {
            let one = |place| Predicted {
                elapsed_days: 10,
                stability_days: 10.0,
                is_recalled: place < right,
            };
            (0..200).map(one).collect()
        };
        let forgetful = calibration(&DEFAULT_WEIGHTS, &reviews(140));
        let fitting = calibration(&DEFAULT_WEIGHTS, &reviews(180));
        assert!((fitting - 1.0).abs() < 0.05, "{fitting}");
        let predicted = DEFAULT_WEIGHTS.recall(10.0, 10.0 * forgetful);
        assert!((predicted - 0.7).abs() < 0.05, "{predicted}");
    }

    #[test]
    fn times_are_believed_from_thirty_answers_on() {
        let answer = |place: u32| Timed {
            elapsed_ms: if place.is_multiple_of(3) { 60_000 } else { 10_000 },
            is_recalled: !place.is_multiple_of(3),
            is_first: place.is_multiple_of(5),
        };
        let answers: Vec<Timed> = (0..60).map(answer).collect();
        assert_eq!(costs(&answers[..29]), DEFAULT_COSTS);
        let measured = costs(&answers);
        assert_eq!((measured.right_s, measured.wrong_s), (10.0, 60.0));
        assert_eq!(measured.first_s, 0.0);
    }

    #[test]
    fn first_answers_move_what_is_presumed_of_the_rest() {
        assert!((known_share(0, 0) - 0.3).abs() < 1e-12);
        assert!((known_share(90, 87) - 0.9).abs() < 1e-12);
    }
}
