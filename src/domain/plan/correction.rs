//! How the predictions of FSRS are fitted to one person's reviews.
//!
//! With R the recall that FSRS predicts and D the difficulty (1 to 10), what is shown is
//!
//! > logit p = 2 + level + slope · (logit R − 2) + difficulty · (D − 5) / 3
//!
//! Three numbers, because people differ from the many behind the weights in three ways. *Level*: near 1 a recall is lost in proportion to time
//! over stability, so logit R = −ln(time / stability) + constant, and a stability that is κ times as long is a level of ln κ. *Slope*: who forgets along a
//! flatter or steeper curve, or fails for other reasons than time, is further from or nearer to the middle than FSRS thinks. *Difficulty*: the
//! questions that somebody fails are harder for them, or less hard, than the failures say. One factor on stability alone can
//! be right on the mean and yet miss what is due soon and what is due late by 5 to 10 points.
//!
//! The numbers are the most likely ones given the reviews (a logistic regression), drawn towards "as FSRS says" by normal
//! priors while reviews are few; both slopes turn about where most reviews are (R = 0.88, D = 5), so that the level alone moves what few reviews say. The likelihood has one hill and Newton's method climbs it in a handful of steps.

use std::array::from_fn;

/// How the predictions of FSRS are fitted to one person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Correction {
    level: f64,
    slope: f64,
    difficulty: f64,
}

/// Reviews whose recall was predicted alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Predicted {
    /// The recall that the weights alone predicted, 0 to 1.
    pub recall: f64,
    /// The difficulty then, 1 to 10.
    pub difficulty: f64,
    /// How many were recalled.
    pub recalled: u32,
    /// How many were not.
    pub forgotten: u32,
}

/// Most likely numbers of a stranger: as FSRS says.
const STRANGER: [f64; 3] = [0.0, 1.0, 0.0];

/// How far people are from it: standard deviations.
const SPREAD: [f64; 3] = [0.7, 0.5, 0.5];

/// The logit about which the slope turns.
const MIDDLE: f64 = 2.0;

/// Recall never rises with time, whatever few reviews say.
const LEAST_SLOPE: f64 = 0.05;

/// Predictions nearer to 0 and 1 than this say no more.
const NEAREST: f64 = 1e-4;

/// Far more than Newton's method takes.
const STEPS_MAX: u32 = 40;

impl Correction {
    /// As FSRS says.
    pub const NONE: Correction =
        Correction { level: STRANGER[0], slope: STRANGER[1], difficulty: STRANGER[2] };

    /// The most likely one after these reviews; [`Correction::NONE`] after none.
    pub fn fitted(reviews: &[Predicted]) -> Self {
        let groups: Vec<Group> = reviews.iter().map(Group::of).collect();
        let mut numbers = climb(&groups, STRANGER, false);
        if numbers[1] < LEAST_SLOPE {
            // On one hill the best place within a border that the top lies behind is on the border.
            numbers = climb(&groups, [numbers[0], LEAST_SLOPE, numbers[2]], true);
        }
        let [level, slope, difficulty] = numbers;
        Self { level, slope, difficulty }
    }

    /// What is shown for a recall, 0 to 1, that FSRS predicts of a question of this difficulty, 1 to 10.
    pub fn of(&self, recall: f64, difficulty: f64) -> f64 {
        if *self == Self::NONE {
            return recall;
        }
        let numbers = [self.level, self.slope, self.difficulty];
        logistic(logit(numbers, place(recall, difficulty)))
    }
}

/// Reviews at one place.
struct Group {
    place: [f64; 3],
    answers: f64,
    recalled: f64,
}

impl Group {
    fn of(reviews: &Predicted) -> Self {
        let recalled = f64::from(reviews.recalled);
        Self {
            place: place(reviews.recall, reviews.difficulty),
            answers: recalled + f64::from(reviews.forgotten),
            recalled,
        }
    }
}

/// What the three numbers are multiplied with.
fn place(recall: f64, difficulty: f64) -> [f64; 3] {
    let recall = recall.clamp(NEAREST, 1.0 - NEAREST);
    [1.0, libm::log(recall / (1.0 - recall)) - MIDDLE, (difficulty - 5.0) / 3.0]
}

fn logistic(logit: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-logit))
}

fn logit(numbers: [f64; 3], place: [f64; 3]) -> f64 {
    MIDDLE + numbers[0] * place[0] + numbers[1] * place[1] + numbers[2] * place[2]
}

/// Log-likelihood of the reviews and of the numbers themselves.
fn likelihood(groups: &[Group], numbers: [f64; 3]) -> f64 {
    let of_group = |group: &Group| {
        let logit = logit(numbers, group.place);
        // ln(1 + e^x) without leaving the range of numbers.
        let log_sum = logit.max(0.0) + libm::log1p(libm::exp(-logit.abs()));
        group.recalled * logit - group.answers * log_sum
    };
    let off = |at: usize| (numbers[at] - STRANGER[at]) / SPREAD[at];
    groups.iter().map(of_group).sum::<f64>() - (0..3).map(|at| off(at) * off(at) / 2.0).sum::<f64>()
}

/// The numbers with the greatest likelihood, from `numbers` on; with `keeps_slope` all but the slope may move.
fn climb(groups: &[Group], mut numbers: [f64; 3], keeps_slope: bool) -> [f64; 3] {
    let mut height = likelihood(groups, numbers);
    for _ in 0..STEPS_MAX {
        let mut step = newton(groups, numbers, keeps_slope);
        let mut next = numbers;
        // A whole step may lead over the hill: then half of it, and so on.
        for _ in 0..STEPS_MAX {
            next = [numbers[0] + step[0], numbers[1] + step[1], numbers[2] + step[2]];
            if likelihood(groups, next) >= height {
                break;
            }
            step = step.map(|part| part / 2.0);
        }
        let gained = likelihood(groups, next) - height;
        if gained.is_nan() || gained <= 0.0 {
            break;
        }
        (numbers, height) = (next, height + gained);
        if gained < 1e-10 {
            break;
        }
    }
    numbers
}

/// The step to the top of the parabola that touches the hill here.
fn newton(groups: &[Group], numbers: [f64; 3], keeps_slope: bool) -> [f64; 3] {
    let precision = SPREAD.map(|spread| 1.0 / (spread * spread));
    let mut slope: [f64; 3] = from_fn(|at| precision[at] * (STRANGER[at] - numbers[at]));
    let mut bend: [[f64; 3]; 3] =
        from_fn(|row| from_fn(|column| if row == column { precision[row] } else { 0.0 }));
    for group in groups {
        let recall = logistic(logit(numbers, group.place));
        let missing = group.recalled - group.answers * recall;
        let weight = group.answers * recall * (1.0 - recall);
        for ((slope, bend), of_row) in slope.iter_mut().zip(&mut bend).zip(group.place) {
            *slope += missing * of_row;
            for (cell, of_column) in bend.iter_mut().zip(group.place) {
                *cell += weight * of_row * of_column;
            }
        }
    }
    if keeps_slope {
        (slope[1], bend[1]) = (0.0, [0.0, 1.0, 0.0]);
        (bend[0][1], bend[2][1]) = (0.0, 0.0);
    }
    solve(bend, slope)
}

/// Solves three equations by elimination. The matrix is positive definite thanks to the priors, so no pivot is zero.
fn solve(mut matrix: [[f64; 3]; 3], mut right: [f64; 3]) -> [f64; 3] {
    for pivot in 0..3 {
        for row in (0..3).filter(|row| *row != pivot) {
            let factor = matrix[row][pivot] / matrix[pivot][pivot];
            let taken = matrix[pivot];
            for (cell, from) in matrix[row].iter_mut().zip(taken) {
                *cell -= factor * from;
            }
            right[row] -= factor * right[pivot];
        }
    }
    [right[0] / matrix[0][0], right[1] / matrix[1][1], right[2] / matrix[2][2]]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reviews(recall: f64, difficulty: f64, recalled: u32, forgotten: u32) -> Predicted {
        Predicted { recall, difficulty, recalled, forgotten }
    }

    #[test]
    fn of_a_stranger_fsrs_is_believed_to_the_last_digit() {
        let correction = Correction::fitted(&[]);
        assert_eq!(correction, Correction::NONE);
        for recall in [0.0, 0.123_456_789, 0.9, 1.0] {
            assert_eq!(correction.of(recall, 7.0), recall);
        }
    }

    #[test]
    fn few_reviews_move_little_and_many_decide() {
        let shown = |times: u32| {
            let forgetful = [reviews(0.9, 5.0, 7 * times, 3 * times)];
            Correction::fitted(&forgetful).of(0.9, 5.0)
        };
        assert!(shown(1) < 0.9 && shown(1) > 0.75, "{}", shown(1));
        assert!((shown(1000) - 0.7).abs() < 0.002, "{}", shown(1000));
    }

    #[test]
    fn each_of_the_three_is_found_where_it_is_true() {
        let truth = Correction { level: -0.6, slope: 0.7, difficulty: 0.4 };
        let mut seen = Vec::new();
        for recall in [0.5, 0.7, 0.8, 0.9, 0.95, 0.99] {
            for difficulty in [2.0, 5.0, 8.0] {
                let recalled = (1e5 * truth.of(recall, difficulty)).round() as u32;
                seen.push(reviews(recall, difficulty, recalled, 100_000 - recalled));
            }
        }
        let found = Correction::fitted(&seen);
        let pairs = [
            (found.level, truth.level),
            (found.slope, truth.slope),
            (found.difficulty, truth.difficulty),
        ];
        assert!(pairs.iter().all(|(found, truth)| (found - truth).abs() < 0.01), "{found:?}");
    }

    #[test]
    fn whoever_is_right_as_often_late_as_early_is_shown_the_same_and_never_more_later() {
        let seen =
            [reviews(0.6, 5.0, 960, 40), reviews(0.8, 5.0, 930, 70), reviews(0.95, 5.0, 900, 100)];
        let correction = Correction::fitted(&seen);
        let shown = [0.3, 0.6, 0.95].map(|recall| correction.of(recall, 5.0));
        assert!(shown.is_sorted(), "{shown:?}");
        assert!(shown.iter().all(|shown| (shown - 0.93).abs() < 0.03), "{shown:?}");
    }

    #[test]
    fn nothing_but_failures_or_nothing_but_successes_has_an_answer() {
        for (recalled, forgotten) in [(0, 1_000_000), (1_000_000, 0)] {
            let seen = [1.0, 5.5, 10.0].map(|difficulty| {
                reviews(1.0 - difficulty / 11.0, difficulty, recalled, forgotten)
            });
            let correction = Correction::fitted(&seen);
            let shown = correction.of(0.5, 5.5);
            assert!((0.0..=1.0).contains(&shown), "{shown}");
            assert_eq!(shown > 0.5, recalled > 0, "{correction:?}");
        }
    }
}
