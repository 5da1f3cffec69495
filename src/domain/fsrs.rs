//! FSRS-6: how well one remembers a question, from the answers given so far.
//!
//! Source of the formulas and of the default weights: FSRS-6 of open-spaced-repetition as the crate `fsrs` 6.6 computes it; a test
//! compares the two on random histories. Powers and exponentials come from `libm`, because the platform's own differ in the last bit
//! from machine to machine, and the state is kept in whole ten-thousandths, so that a replay of one log gives the same state everywhere.

use super::grade::Grade;

/// The 21 numbers that say how a memory forms and fades.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights(pub [f64; 21]);

/// Weights fitted by the authors of FSRS to the reviews of many people.
pub const DEFAULT_WEIGHTS: Weights = Weights([
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
]);

/// The least and the most that each weight may be, in ten-thousandths: the bounds within which the authors of FSRS-6 fit them.
const WEIGHT_BOUNDS_E4: [(u32, u32); 21] = [
    (10, 1_000_000),
    (10, 1_000_000),
    (10, 1_000_000),
    (10, 1_000_000),
    (10_000, 100_000),
    (10, 40_000),
    (10, 40_000),
    (10, 7_500),
    (0, 45_000),
    (0, 8_000),
    (10, 35_000),
    (10, 50_000),
    (10, 2_500),
    (10, 9_000),
    (0, 40_000),
    (0, 10_000),
    (10_000, 60_000),
    (0, 20_000),
    (0, 20_000),
    (0, 8_000),
    (1_000, 8_000),
];

/// Weights as the log holds them, in whole ten-thousandths, so that every machine computes with the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FittedWeights([u32; 21]);

impl FittedWeights {
    /// [`DEFAULT_WEIGHTS`], in ten-thousandths.
    pub const EVERYBODY: FittedWeights = FittedWeights([
        2120, 12_931, 23_065, 82_956, 64_133, 8334, 30_194, 10, 18_722, 1666, 7960, 14_835, 614,
        2629, 16_483, 6014, 18_729, 5425, 912, 658, 1542,
    ]);

    /// These weights; `None` where one of them is out of its bounds.
    pub fn new(ten_thousandths: [u32; 21]) -> Option<Self> {
        let is_within =
            |(weight, (least, most)): (&u32, &(u32, u32))| weight >= least && weight <= most;
        ten_thousandths
            .iter()
            .zip(&WEIGHT_BOUNDS_E4)
            .all(is_within)
            .then_some(Self(ten_thousandths))
    }

    /// The weights that are nearest to these: each rounded, and moved within its bounds. `None` where they are not 21, or one is no number.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within bounds")]
    pub fn nearest(weights: &[f64]) -> Option<Self> {
        let weights: [f64; 21] = weights.try_into().ok()?;
        let mut ten_thousandths = [0; 21];
        for ((whole, weight), (least, most)) in
            ten_thousandths.iter_mut().zip(weights).zip(WEIGHT_BOUNDS_E4)
        {
            if !weight.is_finite() {
                return None;
            }
            *whole = libm::round(weight * 1e4).clamp(f64::from(least), f64::from(most)) as u32;
        }
        Self::new(ten_thousandths)
    }

    /// In ten-thousandths.
    pub fn ten_thousandths(self) -> [u32; 21] {
        self.0
    }
}

impl From<FittedWeights> for Weights {
    fn from(fitted: FittedWeights) -> Self {
        Self(fitted.0.map(|weight| f64::from(weight) / 1e4))
    }
}

/// Shortest and longest stability, in days.
pub const STABILITY_DAYS: (f64, f64) = (0.001, 36_500.0);

/// Easiest and hardest difficulty.
pub const DIFFICULTY: (f64, f64) = (1.0, 10.0);

/// How an answer counts: FSRS has four ratings, from 1 (Again) to 4 (Easy).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// Not recalled: qualities 0, 1 and 2.
    Again = 1,
    /// Recalled with effort: quality 3.
    Hard = 2,
    /// Recalled: quality 4.
    Good = 3,
    /// Recalled at once: quality 5.
    Easy = 4,
}

impl From<Grade> for Rating {
    fn from(grade: Grade) -> Self {
        match grade.quality() {
            0..=2 => Self::Again,
            3 => Self::Hard,
            4 => Self::Good,
            _ => Self::Easy,
        }
    }
}

/// A memory while it is computed with, not rounded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// Days until predicted recall has fallen to 0.9; within [`STABILITY_DAYS`].
    pub stability_days: f64,
    /// How hard the question is for this person; within [`DIFFICULTY`].
    pub difficulty: f64,
}

/// A memory as it is stored: whole ten-thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trace {
    /// Stability in ten-thousandths of a day; 10 to 365,000,000.
    pub stability_e4: u32,
    /// Difficulty in ten-thousandths of a point; 10,000 to 100,000.
    pub difficulty_e4: u32,
}

/// What is predicted of a review just before it, as it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreseen {
    /// Recall that the weights alone predict, in ten-thousandths; 0 to 10,000.
    pub recall_e4: u16,
    /// Difficulty in whole points, rounded down; 1 to 10.
    pub difficulty: u8,
}

impl Foreseen {
    /// The recall, 0 to 1.
    pub fn recall(self) -> f64 {
        f64::from(self.recall_e4) / 1e4
    }

    /// The middle of the difficulties that are stored as this one; 10 has its own.
    pub fn middle_difficulty(self) -> f64 {
        (f64::from(self.difficulty) + 0.5).min(DIFFICULTY.1)
    }
}

impl Trace {
    /// The trace after an answer `elapsed_days` whole days after the one before; `None` stands for a question never answered.
    pub fn after(
        weights: &Weights,
        trace: Option<Trace>,
        elapsed_days: u32,
        rating: Rating,
    ) -> Self {
        Self::from(match trace {
            None => weights.first(rating),
            Some(trace) => weights.next(trace.into(), elapsed_days, rating),
        })
    }

    /// What is predicted of an answer `elapsed_days` whole days after the one that left this.
    #[expect(clippy::cast_possible_truncation, reason = "at most 10,000, and at most 10")]
    pub fn foreseen(&self, weights: &Weights, elapsed_days: u32) -> Foreseen {
        let stability_days = Memory::from(*self).stability_days;
        let recall = weights.recall(f64::from(elapsed_days), stability_days);
        Foreseen {
            recall_e4: ten_thousandths(recall, (0.0, 1.0)) as u16,
            difficulty: (self.difficulty_e4 / 10_000) as u8,
        }
    }
}

impl From<Memory> for Trace {
    fn from(memory: Memory) -> Self {
        Self {
            stability_e4: ten_thousandths(memory.stability_days, STABILITY_DAYS),
            difficulty_e4: ten_thousandths(memory.difficulty, DIFFICULTY),
        }
    }
}

impl From<Trace> for Memory {
    fn from(trace: Trace) -> Self {
        Self {
            stability_days: f64::from(trace.stability_e4) / 1e4,
            difficulty: f64::from(trace.difficulty_e4) / 1e4,
        }
    }
}

// The bounds keep the number far inside u32, so the cast loses nothing but the fraction that was rounded away.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn ten_thousandths(value: f64, bounds: (f64, f64)) -> u32 {
    libm::round(value.clamp(bounds.0, bounds.1) * 1e4) as u32
}

impl Weights {
    /// Predicted recall, 0 to 1, `elapsed_days` after an answer that left `stability_days`; 0.9 when both are equal.
    pub fn recall(&self, elapsed_days: f64, stability_days: f64) -> f64 {
        libm::pow(1.0 + self.factor() * elapsed_days / stability_days, -self.0[20])
    }

    /// Elapsed days over stability at which predicted recall is `recall`, above 0 and at most 1: the inverse of [`Weights::recall`].
    pub fn stretch(&self, recall: f64) -> f64 {
        (libm::pow(recall, -1.0 / self.0[20]) - 1.0) / self.factor()
    }

    /// Whole days after which predicted recall has fallen to `retention` (0 to 1, exclusive): 1 to 36,500.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn interval_days(&self, stability_days: f64, retention: f64) -> u32 {
        let days = stability_days * self.stretch(retention);
        libm::round(days).clamp(1.0, STABILITY_DAYS.1) as u32
    }

    /// The memory after the very first answer.
    pub fn first(&self, rating: Rating) -> Memory {
        let stability_days = match rating {
            Rating::Again => self.0[0],
            Rating::Hard => self.0[1],
            Rating::Good => self.0[2],
            Rating::Easy => self.0[3],
        };
        Memory {
            stability_days: stability_days.clamp(STABILITY_DAYS.0, STABILITY_DAYS.1),
            difficulty: self.first_difficulty(rating).clamp(DIFFICULTY.0, DIFFICULTY.1),
        }
    }

    /// The memory after a further answer, `elapsed_days` whole days after the one before (0: on the same study day).
    pub fn next(&self, memory: Memory, elapsed_days: u32, rating: Rating) -> Memory {
        let stability_days = match (elapsed_days, rating) {
            (0, _) => self.same_day(memory, rating),
            (_, Rating::Again) => self.after_failure(memory, f64::from(elapsed_days)),
            _ => self.after_success(memory, f64::from(elapsed_days), rating),
        };
        Memory {
            stability_days: stability_days.clamp(STABILITY_DAYS.0, STABILITY_DAYS.1),
            difficulty: self.next_difficulty(memory.difficulty, rating),
        }
    }

    fn factor(&self) -> f64 {
        libm::pow(0.9, -1.0 / self.0[20]) - 1.0
    }

    fn first_difficulty(&self, rating: Rating) -> f64 {
        self.0[4] - libm::exp(self.0[5] * (number(rating) - 1.0)) + 1.0
    }

    fn next_difficulty(&self, difficulty: f64, rating: Rating) -> f64 {
        let w = &self.0;
        let moved = difficulty - w[6] * (number(rating) - 3.0) * (10.0 - difficulty) / 9.0;
        let easy = self.first_difficulty(Rating::Easy);
        (w[7] * (easy - moved) + moved).clamp(DIFFICULTY.0, DIFFICULTY.1)
    }

    fn after_success(&self, memory: Memory, elapsed_days: f64, rating: Rating) -> f64 {
        let (w, stability) = (&self.0, memory.stability_days);
        let recall = self.recall(elapsed_days, stability);
        let bonus = match rating {
            Rating::Hard => w[15],
            Rating::Easy => w[16],
            _ => 1.0,
        };
        let growth = libm::exp(w[8])
            * (11.0 - memory.difficulty)
            * libm::pow(stability, -w[9])
            * (libm::exp((1.0 - recall) * w[10]) - 1.0)
            * bonus;
        stability * (1.0 + growth)
    }

    fn after_failure(&self, memory: Memory, elapsed_days: f64) -> f64 {
        let (w, stability) = (&self.0, memory.stability_days);
        let recall = self.recall(elapsed_days, stability);
        let forgotten = w[11]
            * libm::pow(memory.difficulty, -w[12])
            * (libm::pow(stability + 1.0, w[13]) - 1.0)
            * libm::exp((1.0 - recall) * w[14]);
        forgotten.min(stability / libm::exp(w[17] * w[18]))
    }

    fn same_day(&self, memory: Memory, rating: Rating) -> f64 {
        let (w, stability) = (&self.0, memory.stability_days);
        let change =
            libm::exp(w[17] * (number(rating) - 3.0 + w[18])) * libm::pow(stability, -w[19]);
        stability * if rating == Rating::Again { change } else { change.max(1.0) }
    }
}

fn number(rating: Rating) -> f64 {
    f64::from(rating as u8)
}

#[cfg(test)]
mod tests {
    use fsrs::{FSRS, FSRSItem, FSRSReview};
    use rand::rngs::ChaCha8Rng;
    use rand::{RngExt, SeedableRng};

    use super::*;

    const RATINGS: [Rating; 4] = [Rating::Again, Rating::Hard, Rating::Good, Rating::Easy];

    fn random_history(generator: &mut ChaCha8Rng) -> Vec<(u32, Rating)> {
        let length = generator.random_range(1..=20);
        let answer = |place| {
            let gap = match generator.random_range(0..4) {
                _ if place == 0 => 0,
                0 => 0,
                1 => generator.random_range(1..=3),
                _ => generator.random_range(1..=120),
            };
            (gap, RATINGS[generator.random_range(0..4)])
        };
        (0..length).map(answer).collect()
    }

    fn close(ours: f64, theirs: f32, what: &str) {
        let relative = (ours - f64::from(theirs)).abs() / f64::from(theirs).abs();
        assert!(relative < 1e-4, "{what}: {ours} is not {theirs}");
    }

    #[test]
    fn two_hundred_random_histories_give_what_the_crate_of_the_authors_gives() {
        let theirs = FSRS::default();
        let mut generator = ChaCha8Rng::seed_from_u64(6);
        for _ in 0..200 {
            let history = random_history(&mut generator);
            let mut ours = DEFAULT_WEIGHTS.first(history[0].1);
            for (gap, rating) in &history[1..] {
                ours = DEFAULT_WEIGHTS.next(ours, *gap, *rating);
            }
            let review = |(gap, rating): &(u32, Rating)| FSRSReview {
                rating: *rating as u32,
                delta_t: *gap,
            };
            let item = FSRSItem { reviews: history.iter().map(review).collect() };
            let state = theirs.memory_state(item, None).unwrap();
            close(ours.stability_days, state.stability, "stability");
            close(ours.difficulty, state.difficulty, "difficulty");
        }
    }

    #[test]
    fn recall_is_nine_tenths_after_as_many_days_as_the_stability() {
        for stability in [0.212, 2.3, 400.0] {
            assert!((DEFAULT_WEIGHTS.recall(stability, stability) - 0.9).abs() < 1e-12);
        }
        assert_eq!(DEFAULT_WEIGHTS.interval_days(17.4, 0.9), 17);
        assert_eq!(DEFAULT_WEIGHTS.interval_days(0.2, 0.9), 1);
        assert_eq!(DEFAULT_WEIGHTS.interval_days(36_500.0, 0.7), 36_500);
        assert!(
            DEFAULT_WEIGHTS.interval_days(10.0, 0.8) > DEFAULT_WEIGHTS.interval_days(10.0, 0.95)
        );
    }

    #[test]
    fn a_stored_trace_is_the_memory_to_the_ten_thousandth_and_stays_within_bounds() {
        let mut trace = None;
        for _ in 0..60 {
            trace = Some(Trace::after(&DEFAULT_WEIGHTS, trace, 400, Rating::Easy));
        }
        assert_eq!(trace.unwrap().stability_e4, 365_000_000);
        assert_eq!(trace.unwrap().difficulty_e4, 10_000);
        let once = Trace::after(&DEFAULT_WEIGHTS, None, 0, Rating::Good);
        assert_eq!((once.stability_e4, once.difficulty_e4), (23_065, 21_181));
        let mut failing = Some(once);
        for _ in 0..60 {
            failing = Some(Trace::after(&DEFAULT_WEIGHTS, failing, 0, Rating::Again));
        }
        assert_eq!(failing.unwrap().stability_e4, 10);
    }

    #[test]
    fn everybodys_weights_are_the_same_in_both_forms_and_out_of_bounds_is_refused() {
        assert_eq!(Weights::from(FittedWeights::EVERYBODY), DEFAULT_WEIGHTS);
        let numbers = FittedWeights::EVERYBODY.ten_thousandths();
        assert_eq!(FittedWeights::new(numbers), Some(FittedWeights::EVERYBODY));
        let forgetting_never =
            std::array::from_fn(|place| if place == 20 { 0 } else { numbers[place] });
        assert_eq!(FittedWeights::new(forgetting_never), None);
        assert_eq!(FittedWeights::nearest(&DEFAULT_WEIGHTS.0), Some(FittedWeights::EVERYBODY));
        let moved = FittedWeights::nearest(&[-1.0; 21]).unwrap().ten_thousandths();
        assert_eq!((moved[0], moved[8]), (10, 0));
        assert_eq!(FittedWeights::nearest(&[f64::NAN; 21]), None);
        assert_eq!(FittedWeights::nearest(&[1.0; 20]), None);
        let forgotten_at_once =
            std::array::from_fn(|place| if place == 20 { 8001 } else { numbers[place] });
        assert_eq!(FittedWeights::new(forgotten_at_once), None);
    }

    #[test]
    fn days_and_ten_thousandths_are_rounded_to_the_nearest() {
        let days = [10.4, 10.6, 0.2].map(|days| DEFAULT_WEIGHTS.interval_days(days, 0.9));
        assert_eq!(days, [10, 11, 1]);
        let memory = Memory { stability_days: 1.234_56, difficulty: 5.000_04 };
        let trace = Trace { stability_e4: 12_346, difficulty_e4: 50_000 };
        assert_eq!(Trace::from(memory), trace);
    }

    #[test]
    fn the_stretch_of_a_recall_gives_that_recall_back() {
        for recall in [0.3, 0.7, 0.9, 0.999] {
            let stretch = DEFAULT_WEIGHTS.stretch(recall);
            assert!((DEFAULT_WEIGHTS.recall(stretch * 7.0, 7.0) - recall).abs() < 1e-12);
        }
        let trace = Trace { stability_e4: 70_000, difficulty_e4: 50_000 };
        let foreseen = trace.foreseen(&DEFAULT_WEIGHTS, 7);
        assert_eq!((foreseen.recall_e4, foreseen.middle_difficulty()), (9000, 5.5));
        assert_eq!(trace.foreseen(&DEFAULT_WEIGHTS, 0).recall_e4, 10_000);
    }

    #[test]
    fn grades_become_ratings() {
        let rated = |quality| Rating::from(Grade::new(quality).unwrap());
        assert_eq!([0, 1, 2].map(rated), [Rating::Again; 3]);
        assert_eq!([3, 4, 5].map(rated), [Rating::Hard, Rating::Good, Rating::Easy]);
    }
}
