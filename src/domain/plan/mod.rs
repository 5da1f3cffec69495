//! The plan to a date: which questions to answer today, so that most is remembered on the day.
//!
//! There are no due dates here. Every study day each question is worth what an answer today adds to the recall on the date, over what
//! waiting would bring, per second of the person's time; the most valuable ones are asked until the day's minutes are used. Time has a
//! price: a second spent with τ days left costs λ₀·τ^−0.28 of recall, and λ₀ is chosen so that the expected seconds of all questions are the
//! seconds that there are. Memory is FSRS-6 ([`super::fsrs`]); the exponent and the grid come from simulations (`examples/deadline.rs`).

mod grid;
mod outlook;
mod person;
mod value;

pub use outlook::{Asked, Outlook, Prospects, Seen};
pub use person::{
    ANSWERS_FOR_COSTS, Predicted, Timed, calibration, cost_factors, costs, known_share,
};
pub use value::{HORIZON_DAYS, Values};

use super::fsrs::{DEFAULT_WEIGHTS, Weights};

/// What one answer costs, in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Costs {
    /// A right answer.
    pub right_s: f64,
    /// A wrong answer, its repeat on the same day included.
    pub wrong_s: f64,
    /// What the first sight of a question adds.
    pub first_s: f64,
}

/// Costs presumed until enough answers are there to measure them.
pub const DEFAULT_COSTS: Costs = Costs { right_s: 20.0, wrong_s: 40.0, first_s: 20.0 };

impl Costs {
    fn expected_s(&self, recall: f64) -> f64 {
        recall * self.right_s + (1.0 - recall) * self.wrong_s
    }
}

/// How a person remembers and how long answers take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Person {
    /// FSRS weights.
    pub weights: Weights,
    /// κ: the factor on every stability that makes predicted recall fit this person's reviews; 1 where nothing is known.
    pub calibration: f64,
    /// Seconds an answer takes.
    pub costs: Costs,
}

impl Person {
    /// Somebody of whom nothing is known.
    pub const UNKNOWN: Person =
        Person { weights: DEFAULT_WEIGHTS, calibration: 1.0, costs: DEFAULT_COSTS };

    /// Predicted recall, 0 to 1, `elapsed_days` after an answer that left `stability_days`.
    pub fn recall(&self, elapsed_days: f64, stability_days: f64) -> f64 {
        self.weights.recall(elapsed_days, stability_days * self.calibration)
    }

    /// What becomes of a recall, above 0 and at most 1, that the weights alone predicted, when it is fitted to this person.
    pub fn calibrated(&self, recall: f64) -> f64 {
        self.weights.recall(self.weights.stretch(recall), self.calibration)
    }
}

#[cfg(test)]
mod tests;
