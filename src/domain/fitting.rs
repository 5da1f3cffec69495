//! What a fit of FSRS to one person goes by: every review whose outcome could be predicted, with the answers before it; and how well some weights
//! would have predicted the newest of them.

use super::fsrs::{Memory, Rating, Weights};
use super::mode::Mode;
use super::stats::Answer;
use super::time::Day;

/// Reviews from which a fit says something.
pub const REVIEWS_LEAST: usize = 400;

/// A review is the more surprising, the further its prediction was off; one that was said to be impossible or certain, this much at most.
const SUREST: f64 = 1e-6;

/// One answer as FSRS sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Whole study days since the answer before; 0 for the first.
    pub elapsed_days: u32,
    /// What it was rated.
    pub rating: Rating,
}

/// A review whose outcome could be predicted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Scored {
    study_day: Day,
    /// Place of its question's answers.
    lifetime: usize,
    /// Its place among them.
    step: usize,
}

/// The reviews of one person, the oldest first.
#[derive(Clone, Debug, Default)]
pub struct Reviews {
    /// Answers to one question since it was new; a question that was made new again has several.
    lifetimes: Vec<Vec<Step>>,
    scored: Vec<Scored>,
}

impl Reviews {
    /// Takes the answers to one question, in their order.
    pub fn take(&mut self, answers: &[Answer]) {
        let mut last = None;
        for answer in answers {
            let elapsed_days = last.map_or(0, |last| answer.study_day.since(last));
            match (answer.mode, answer.foreseen) {
                (Mode::Cram, _) => continue,
                // A repeat of what was never reviewed teaches nothing.
                (Mode::Drill, _) if last.is_none() => continue,
                (Mode::Review | Mode::Early, None) => self.lifetimes.push(Vec::new()),
                _ => {}
            }
            let Some(place) = self.lifetimes.len().checked_sub(1) else { continue };
            let steps = &mut self.lifetimes[place];
            if answer.foreseen.is_some() {
                let (study_day, step) = (answer.study_day, steps.len());
                self.scored.push(Scored { study_day, lifetime: place, step });
            }
            let elapsed_days = if steps.is_empty() { 0 } else { elapsed_days };
            steps.push(Step { elapsed_days, rating: Rating::from(answer.grade) });
            last = last.max(Some(answer.study_day));
        }
    }

    /// Puts the reviews in the order of their days; comes after the last question.
    pub fn sort(&mut self) {
        self.scored.sort_by_key(|one| (one.study_day, one.lifetime, one.step));
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.scored.len()
    }

    /// How many are the newest fifth.
    pub fn newest_count(&self) -> usize {
        self.scored.len() / 5
    }

    /// Those before the newest fifth: for each the answers to its question up to it.
    pub fn older(&self) -> impl Iterator<Item = &[Step]> {
        let older = self.scored.len() - self.newest_count();
        self.scored.iter().take(older).map(|one| &self.lifetimes[one.lifetime][..=one.step])
    }

    /// Log loss of the newest fifth as these weights predict it, less is better; `None` without reviews.
    pub fn log_loss(&self, weights: &Weights) -> Option<f64> {
        let newest = self.scored.iter().rev().take(self.newest_count());
        let losses = newest.map(|one| loss(weights, &self.lifetimes[one.lifetime][..=one.step]));
        let (sum, count) = losses.fold((0.0, 0_u32), |(sum, count), loss| (sum + loss, count + 1));
        (count > 0).then(|| sum / f64::from(count))
    }
}

/// How surprising the last of these answers is after the others.
fn loss(weights: &Weights, steps: &[Step]) -> f64 {
    let Some((last, before)) = steps.split_last() else { return 0.0 };
    let memory = before.iter().fold(None, |memory: Option<Memory>, step| {
        Some(match memory {
            None => weights.first(step.rating),
            Some(memory) => weights.next(memory, step.elapsed_days, step.rating),
        })
    });
    let recall = memory
        .map_or(0.5, |memory| weights.recall(f64::from(last.elapsed_days), memory.stability_days));
    let came = if last.rating == Rating::Again { 1.0 - recall } else { recall };
    -libm::log(came.clamp(SUREST, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::card::{Card, Given};
    use crate::domain::fsrs::DEFAULT_WEIGHTS;
    use crate::domain::grade::Grade;
    use crate::domain::scheduling::Scheduling;

    /// Answers as the log adds them up, by day, mode and quality.
    fn answers(given: &[(i64, Mode, u8)]) -> Vec<Answer> {
        let mut card = None;
        let mut answer = |(day, mode, quality): &(i64, Mode, u8)| {
            let (study_day, grade) = (Day::from_number(*day), Grade::new(*quality).unwrap());
            let taken =
                Card::take(&Scheduling::default(), card, Given { grade, mode: *mode, study_day });
            card = taken.card;
            let (mode, foreseen) = (taken.mode, taken.foreseen);
            Answer { study_day, mode, grade, elapsed_ms: 0, foreseen }
        };
        given.iter().map(&mut answer).collect()
    }

    #[test]
    fn a_review_is_predicted_from_all_answers_before_it_and_cramming_teaches_nothing() {
        let mut reviews = Reviews::default();
        let given = [
            (1, Mode::Review, 1),
            (1, Mode::Drill, 4),
            (2, Mode::Cram, 5),
            (3, Mode::Review, 4),
            (9, Mode::Early, 5),
        ];
        reviews.take(&answers(&given));
        reviews.sort();
        let step = |elapsed_days, rating| Step { elapsed_days, rating };
        let expected = [
            step(0, Rating::Again),
            step(0, Rating::Good),
            step(2, Rating::Good),
            step(6, Rating::Easy),
        ];
        let found: Vec<&[Step]> = reviews.older().collect();
        assert_eq!(found, [&expected[..3], &expected[..4]]);
    }

    #[test]
    fn the_newest_fifth_by_day_is_what_is_scored_and_weights_that_fit_score_better() {
        let mut reviews = Reviews::default();
        for question in 0..5 {
            let given = [(question, Mode::Review, 4), (question + 2, Mode::Review, 1)];
            reviews.take(&answers(&given));
        }
        reviews.sort();
        assert_eq!((reviews.count(), reviews.newest_count(), reviews.older().count()), (5, 1, 4));
        let recall = DEFAULT_WEIGHTS.recall(2.0, DEFAULT_WEIGHTS.0[2]);
        let usual = reviews.log_loss(&DEFAULT_WEIGHTS).unwrap();
        assert!((usual + libm::log(1.0 - recall)).abs() < 1e-12, "{usual}");
        let mut forgetful = DEFAULT_WEIGHTS;
        forgetful.0[2] = 0.1;
        assert!(reviews.log_loss(&forgetful).unwrap() < usual);
        assert_eq!(Reviews::default().log_loss(&DEFAULT_WEIGHTS), None);
    }

    #[test]
    fn a_question_that_was_made_new_again_begins_anew() {
        let mut reviews = Reviews::default();
        let mut given = answers(&[(1, Mode::Review, 4), (3, Mode::Review, 4)]);
        given.extend(answers(&[(50, Mode::Review, 4), (51, Mode::Review, 1)]));
        reviews.take(&given);
        reviews.sort();
        let lengths: Vec<usize> = reviews.older().map(<[Step]>::len).collect();
        assert_eq!(lengths, [2, 2]);
    }
}
