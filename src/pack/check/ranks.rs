//! Whether the right option is told by its rank of length, the shortest or the second longest for example. Ten questions prove nothing:
//! per number of options, a pack with fewer than [`QUESTIONS_MIN`] such questions is not judged.

use std::collections::BTreeMap;

use super::spot::Spot;
use crate::pack::diagnostic::Diagnostic;
use crate::words::pack::craft as words;

/// Fewer questions with the same number of options than this prove nothing.
const QUESTIONS_MIN: usize = 60;

/// How far the share of a rank may lie from an even spread, in percent points.
const SLACK_PERCENT: f64 = 10.0;

/// Over the choice questions of a pack with one right option: how often it has each rank of length, by the number of options.
#[derive(Debug, Default)]
pub(super) struct Ranks(BTreeMap<usize, Counted>);

#[derive(Debug, Default)]
struct Counted {
    questions: usize,
    /// From the shortest to the longest. Options of one length share their ranks.
    ranks: Vec<f64>,
}

impl Ranks {
    /// Counts a question by the lengths of its right option and of the others.
    pub fn add(&mut self, right: usize, others: &[usize]) {
        let shorter = others.iter().filter(|length| **length < right).count();
        let equal = 1 + others.iter().filter(|length| **length == right).count();
        let counted = self.0.entry(others.len() + 1).or_default();
        counted.questions += 1;
        counted.ranks.resize(others.len() + 1, 0.0);
        for rank in counted.ranks.iter_mut().skip(shorter).take(equal) {
            *rank += 1.0 / equal as f64;
        }
    }

    /// Tells the ranks that hold the right option too often or too seldom.
    pub fn finish(&self, spot: &Spot, diagnostics: &mut Vec<Diagnostic>) {
        let judged = self.0.iter().filter(|(_, counted)| counted.questions >= QUESTIONS_MIN);
        for (options, Counted { questions, ranks }) in judged {
            let even = 100.0 / *options as f64;
            for (rank, found) in ranks.iter().enumerate() {
                let share = found * 100.0 / *questions as f64;
                if (share - even).abs() <= SLACK_PERCENT + 1e-9 {
                    continue;
                }
                let message = words::right_option_has_one_length(
                    &name(rank, *options),
                    &share,
                    &questions,
                    &options,
                    &(even - SLACK_PERCENT).max(0.0),
                    &(even + SLACK_PERCENT),
                );
                let help = words::make_right_options_longer_or_shorter();
                diagnostics.push(spot.warning("option-rank", message, help.to_owned()));
            }
        }
    }
}

/// `the shortest`, `number 2 by length`, `the longest`.
fn name(rank: usize, options: usize) -> String {
    match rank {
        0 => words::the_shortest().to_owned(),
        _ if rank + 1 == options => words::the_longest().to_owned(),
        _ => words::number_by_length(&(rank + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(ranks: &Ranks) -> Vec<String> {
        let spot = Spot { path: "pack.toml".to_owned(), span: 0..0, line: 1, column: 1 };
        let mut diagnostics = Vec::new();
        ranks.finish(&spot, &mut diagnostics);
        diagnostics.into_iter().map(|one| one.message).collect()
    }

    /// Questions with four options, with this many right ones in each rank.
    fn spread(counts: [usize; 4]) -> Ranks {
        let mut ranks = Ranks::default();
        for (rank, count) in counts.into_iter().enumerate() {
            let others: Vec<usize> = (0..4).filter(|other| *other != rank).collect();
            (0..count).for_each(|_| ranks.add(rank, &others));
        }
        ranks
    }

    #[test]
    fn a_rank_more_than_ten_points_off_an_even_spread_is_told_and_a_few_questions_are_not_judged() {
        assert_eq!(told(&spread([21, 9, 15, 15])), [""; 0]);
        assert_eq!(
            told(&spread([22, 15, 15, 8])),
            [
                "the right option is the shortest in 37 % of 60 questions with 4 options; 15 to 35 % are good",
                "the right option is the longest in 13 % of 60 questions with 4 options; 15 to 35 % are good"
            ]
        );
        assert_eq!(told(&spread([59, 0, 0, 0])), [""; 0]);
    }

    #[test]
    fn options_of_one_length_share_their_ranks() {
        let mut ranks = Ranks::default();
        (0..60).for_each(|_| ranks.add(5, &[5, 5]));
        assert_eq!(told(&ranks), [""; 0]);
        (0..60).for_each(|_| ranks.add(5, &[7, 7]));
        assert_eq!(told(&ranks).len(), 3);
    }
}
