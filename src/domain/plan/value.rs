//! What a memory is worth at each price of time, for every number of days left.

use super::Person;
use super::grid::{CELLS, Spot, memories};
use crate::domain::fsrs::{Memory, Rating};

/// Days to wait before the next answer that are tried.
pub(super) const GAPS_DAYS: [u32; 19] =
    [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 20, 24, 28, 33, 39, 46, 54];

/// Furthest date that is planned for; a later one is planned as if it were this far away.
pub const HORIZON_DAYS: u32 = 180;

/// Prices λ₀/w of the tables: from one that forbids nothing to one that forbids all, evenly in the logarithm.
const PRICES: usize = 12;
const PRICE_RANGE: (f64, f64) = (1e-6, 0.03);

/// How the price of a second falls with the days left when it is spent.
const PRICE_EXPONENT: f64 = -0.28;

/// What follows when a memory is asked after a gap.
#[derive(Clone, Copy, Debug)]
pub(super) struct Move {
    /// Predicted recall then.
    pub recall: f64,
    /// Expected seconds of the answer.
    pub takes_s: f64,
    right: Spot,
    wrong: Spot,
}

impl Move {
    /// Asking a `memory` `elapsed_days` whole days after its last answer.
    pub fn of(person: &Person, memory: Memory, elapsed_days: u32) -> Self {
        let after = |rating| Spot::of(person.weights.next(memory, elapsed_days, rating));
        let recall = person.recall(f64::from(elapsed_days), memory);
        Self {
            recall,
            takes_s: person.costs.expected_s(recall),
            right: after(Rating::Good),
            wrong: after(Rating::Again),
        }
    }

    /// Asking for the first time what is known with probability `known`.
    pub fn first(person: &Person, known: f64) -> Self {
        let after = |rating| Spot::of(person.weights.first(rating));
        let takes_s = person.costs.expected_s(known);
        Self { recall: known, takes_s, right: after(Rating::Good), wrong: after(Rating::Again) }
    }

    /// The expectation of a table over the outcomes.
    pub fn expect(&self, table: &[f32]) -> f64 {
        self.recall * self.right.read(table) + (1.0 - self.recall) * self.wrong.read(table)
    }
}

/// One table a number of days left, for one price.
#[derive(Debug)]
pub(super) struct Tables {
    /// λ₀/w: recall that a second costs with one day left.
    pub price: f64,
    /// Recall on the date less the price of the time until then.
    pub value: Vec<Vec<f32>>,
    /// Expected seconds until the date.
    pub seconds: Vec<Vec<f32>>,
    /// Expected recall on the date.
    pub recall: Vec<Vec<f32>>,
}

/// The price of a second with `days_left` to go.
pub(super) fn price_on(price: f64, days_left: u32) -> f64 {
    price * libm::pow(f64::from(days_left.max(1)), PRICE_EXPONENT)
}

/// The tables of one person for a number of days.
#[derive(Debug)]
pub struct Values {
    pub(super) person: Person,
    pub(super) tables: Vec<Tables>,
    pub(super) days: u32,
}

impl Values {
    /// Works out what every memory is worth up to `days` before the date; at most [`HORIZON_DAYS`] are looked at.
    pub fn of(person: Person, days: u32) -> Self {
        let days = days.min(HORIZON_DAYS);
        let moves: Vec<[Move; GAPS_DAYS.len()]> =
            memories().map(|memory| GAPS_DAYS.map(|gap| Move::of(&person, memory, gap))).collect();
        let left_alone: Vec<Vec<f32>> = (0..=days)
            .map(|left| {
                let recall = |memory: Memory| narrow(person.recall(f64::from(left), memory));
                memories().map(recall).collect()
            })
            .collect();
        let tables = prices().map(|price| solve(price, &moves, &left_alone)).collect();
        Self { person, tables, days }
    }
}

/// The prices of the tables, rising.
pub(super) fn prices() -> impl Iterator<Item = f64> {
    let (low, high) = PRICE_RANGE;
    let step = libm::log(high / low) / (PRICES - 1) as f64;
    (0..PRICES).map(move |place| low * libm::exp(step * place as f64))
}

/// Solves from the date backwards: with T days left a memory is left alone, or asked after the best gap below T.
fn solve(price: f64, moves: &[[Move; GAPS_DAYS.len()]], left_alone: &[Vec<f32>]) -> Tables {
    let empty = || Vec::with_capacity(left_alone.len());
    let mut tables = Tables { price, value: empty(), seconds: empty(), recall: empty() };
    let costs: Vec<f64> = (0..left_alone.len())
        .map(|left| price_on(price, u32::try_from(left).unwrap_or(u32::MAX)))
        .collect();
    for (left, alone) in left_alone.iter().enumerate() {
        let (mut value, mut seconds) = (alone.clone(), vec![0.0; CELLS]);
        let mut recall = alone.clone();
        for cell in 0..CELLS {
            let mut best = f64::from(alone[cell]);
            let mut chosen = None;
            for (gap, step) in GAPS_DAYS.iter().zip(&moves[cell]) {
                let Some(then) = left.checked_sub(*gap as usize).filter(|then| *then > 0) else {
                    break;
                };
                let worth = step.expect(&tables.value[then]) - costs[then] * step.takes_s;
                if worth > best {
                    best = worth;
                    chosen = Some((step, then));
                }
            }
            if let Some((step, then)) = chosen {
                value[cell] = narrow(best);
                seconds[cell] = narrow(step.takes_s + step.expect(&tables.seconds[then]));
                recall[cell] = narrow(step.expect(&tables.recall[then]));
            }
        }
        tables.value.push(value);
        tables.seconds.push(seconds);
        tables.recall.push(recall);
    }
    tables
}

#[expect(clippy::cast_possible_truncation)]
fn narrow(value: f64) -> f32 {
    value as f32
}
