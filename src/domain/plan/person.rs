//! What a person's own answers say about how long they take, and of what they never saw.

use super::{Costs, DEFAULT_COSTS};
use crate::domain::labels::Kind;

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
    /// The kind of the question.
    pub kind: Kind,
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

/// How long answers to a kind take against all answers of this person, by [`Kind::rank`]: the ratio of the medians; 1 for a kind with fewer
/// than [`ANSWERS_FOR_COSTS`].
pub fn cost_factors(answers: &[Timed]) -> [f64; Kind::ALL.len()] {
    let median_ms = |of: Option<Kind>| {
        let chosen = answers.iter().filter(|timed| of.is_none_or(|kind| timed.kind == kind));
        let mut times: Vec<u32> = chosen.map(|timed| timed.elapsed_ms.max(1)).collect();
        times.sort_unstable();
        (times.len() >= ANSWERS_FOR_COSTS).then(|| f64::from(times[times.len() / 2]))
    };
    let all = median_ms(None);
    std::array::from_fn(|rank| match (all, median_ms(Kind::ALL.get(rank).copied())) {
        (Some(all), Some(of_kind)) => of_kind / all,
        _ => 1.0,
    })
}

/// Probability, 0 to 1, that a question never seen is known: three of ten presumed, and what first answers showed.
pub fn known_share(first_answers: u32, recalled: u32) -> f64 {
    (3.0 + f64::from(recalled)) / (10.0 + f64::from(first_answers))
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn times_are_believed_from_thirty_answers_on() {
        let answer = |place: u32| Timed {
            elapsed_ms: if place.is_multiple_of(3) { 60_000 } else { 10_000 },
            is_recalled: !place.is_multiple_of(3),
            is_first: place.is_multiple_of(5),
            kind: Kind::Open,
        };
        let answers: Vec<Timed> = (0..60).map(answer).collect();
        assert_eq!(costs(&answers[..29]), DEFAULT_COSTS);
        let measured = costs(&answers);
        assert_eq!((measured.right_s, measured.wrong_s), (10.0, 60.0));
        assert_eq!(measured.first_s, 0.0);
    }

    #[test]
    fn a_kind_costs_what_it_took_once_there_are_thirty_answers_of_it() {
        let answer = |place: u32| Timed {
            elapsed_ms: if place < 29 { 60_000 } else { 10_000 },
            is_recalled: true,
            is_first: false,
            kind: if place < 29 { Kind::Sql } else { Kind::Choice },
        };
        let mut answers: Vec<Timed> = (0..80).map(answer).collect();
        assert_eq!(cost_factors(&answers), [1.0; 8]);
        answers.push(answer(0));
        let factors = cost_factors(&answers);
        assert_eq!(factors[usize::from(Kind::Sql.rank())], 6.0);
        assert_eq!(factors[usize::from(Kind::Choice.rank())], 1.0);
    }

    #[test]
    fn first_answers_move_what_is_presumed_of_the_rest() {
        assert!((known_share(0, 0) - 0.3).abs() < 1e-12);
        assert!((known_share(90, 87) - 0.9).abs() < 1e-12);
    }
}
