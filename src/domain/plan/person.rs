//! What a person's own answers say about how long they take, and of what they never saw.

use super::{Costs, DEFAULT_COSTS};
use crate::domain::labels::{Kind, Level};

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

/// Seconds of the first sight of a question with the presumed costs, where three of ten are known.
const FIRST_SIGHT_S: f64 = 54.0;

/// How long answers to a kind take against all answers of this person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CostFactors {
    /// The ratio of the medians by [`Kind::rank`], where there are [`ANSWERS_FOR_COSTS`] of the kind.
    measured: [Option<f64>; Kind::ALL.len()],
}

impl CostFactors {
    /// What the answers say.
    pub fn of(answers: &[Timed]) -> Self {
        let median_ms = |of: Option<Kind>| {
            let chosen = answers.iter().filter(|timed| of.is_none_or(|kind| timed.kind == kind));
            let mut times: Vec<u32> = chosen.map(|timed| timed.elapsed_ms.max(1)).collect();
            times.sort_unstable();
            (times.len() >= ANSWERS_FOR_COSTS).then(|| f64::from(times[times.len() / 2]))
        };
        let all = median_ms(None);
        let of_kind = |rank: usize| median_ms(Some(*Kind::ALL.get(rank)?)).zip(all);
        let measured = std::array::from_fn(|rank| of_kind(rank).map(|(one, all)| one / all));
        Self { measured }
    }

    /// The factor of a kind: as measured, or else what is presumed of the kind and level. What is answered from memory takes as long as
    /// anything; what has to be worked out or told takes at first sight the minutes that an interview gives it.
    pub fn for_kind(&self, kind: Kind, level: Level) -> f64 {
        let measured = self.measured.get(usize::from(kind.rank())).copied().flatten();
        measured.unwrap_or_else(|| match kind {
            Kind::Open | Kind::Choice | Kind::Output | Kind::Cloze => 1.0,
            Kind::Sql | Kind::Code | Kind::Behavioral | Kind::Design => {
                60.0 * f64::from(kind.default_minutes(level)) / FIRST_SIGHT_S
            }
        })
    }
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
        let of = |answers: &[Timed], kind| CostFactors::of(answers).for_kind(kind, Level::Middle);
        assert!(of(&answers, Kind::Sql) > 8.0, "eight minutes are presumed");
        answers.push(answer(0));
        assert_eq!(of(&answers, Kind::Sql), 6.0);
        assert_eq!(of(&answers, Kind::Choice), 1.0);
    }

    #[test]
    fn what_is_worked_out_is_presumed_to_take_the_minutes_of_an_interview() {
        let first_sight_min =
            |kind, level| CostFactors::of(&[]).for_kind(kind, level) * FIRST_SIGHT_S / 60.0;
        for (kind, level, minutes) in [
            (Kind::Design, Level::Senior, 30.0),
            (Kind::Code, Level::Junior, 12.0),
            (Kind::Open, Level::Senior, 0.9),
        ] {
            assert!((first_sight_min(kind, level) - minutes).abs() < 1e-9, "{kind}");
        }
    }

    #[test]
    fn first_answers_move_what_is_presumed_of_the_rest() {
        assert!((known_share(0, 0) - 0.3).abs() < 1e-12);
        assert!((known_share(90, 87) - 0.9).abs() < 1e-12);
    }
}
