//! The plan to a date: which questions to answer today, so that most is remembered on the day.
//!
//! There are no due dates here. Every study day each question is worth what an answer today adds to the recall on the date, over what
//! waiting would bring, per second of the person's time; the most valuable ones are asked until the day's minutes are used. Time has a
//! price: a second spent with τ days left costs λ₀·τ^−0.28 of recall, and λ₀ is chosen so that the expected seconds of all questions are the
//! seconds that there are. Memory is FSRS-6 ([`super::fsrs`]); the exponent and the grid come from simulations (`examples/deadline.rs`).

mod correction;
mod grid;
mod outlook;
mod person;
mod value;

pub use correction::{Correction, Predicted};
pub use outlook::{Asked, Outlook, Prospects, Seen};
pub use person::{ANSWERS_FOR_COSTS, CostFactors, Timed, costs, known_share};
pub use value::{HORIZON_DAYS, Values};

use super::fsrs::{DEFAULT_WEIGHTS, Foreseen, Memory, Weights};

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
    /// Seconds of an answer that is right with probability `recall`, 0 to 1.
    pub fn expected_s(&self, recall: f64) -> f64 {
        recall * self.right_s + (1.0 - recall) * self.wrong_s
    }
}

/// How a person remembers and how long answers take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Person {
    /// FSRS weights.
    pub weights: Weights,
    /// What makes predicted recall fit this person's reviews.
    pub correction: Correction,
    /// Seconds an answer takes.
    pub costs: Costs,
}

impl Person {
    /// Somebody of whom nothing is known.
    pub const UNKNOWN: Person =
        Person { weights: DEFAULT_WEIGHTS, correction: Correction::NONE, costs: DEFAULT_COSTS };

    /// Predicted recall, 0 to 1, `elapsed_days` after an answer that left `memory`.
    pub fn recall(&self, elapsed_days: f64, memory: Memory) -> f64 {
        let recall = self.weights.recall(elapsed_days, memory.stability_days);
        self.correction.of(recall, memory.difficulty)
    }
}

impl Correction {
    /// What is shown for a prediction as it is stored, in ten-thousandths.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 10,000")]
    pub fn of_foreseen_e4(&self, foreseen: Foreseen) -> u16 {
        libm::round(self.of(foreseen.recall(), foreseen.middle_difficulty()) * 1e4) as u16
    }
}

mod simulated;
#[cfg(test)]
mod tests;
