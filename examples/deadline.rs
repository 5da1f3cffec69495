//! How much is remembered on the day: the plan to a date against plain schedules, in simulated worlds.
//! `cargo run --release --example deadline [PEOPLE]` prints the table of the README.
//!
//! A person has 600 questions of the weights 3, 1 and 0.5 and 30 minutes a day; three of ten are known before. An answer takes 20 seconds
//! when right, 40 when wrong (its repeat on the same day included) and 20 more at first sight. What the person really remembers follows
//! FSRS-6 with one factor on each question's stability that the planner does not know.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "an example prints, and may stop where it stands"
)]

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use viva::domain::fsrs::{DEFAULT_WEIGHTS, Memory, Rating, Weights};
use viva::domain::grade::Grade;
use viva::domain::plan::{Asked, DEFAULT_COSTS, Person, Seen, Values};
use viva::domain::sm2;
use viva::domain::time::Day;

const CARDS: usize = 600;
const SECONDS_A_DAY: f64 = 1800.0;
const KNOWN: f64 = 0.3;
const NEW_PER_DAY: usize = 10;

/// What is true of a person's memory, and not told to the planner.
#[derive(Clone, Copy)]
struct World {
    name: &'static str,
    stability_factor: f64,
    spread: f64,
    weights: Weights,
}

/// How the questions of a day are chosen.
#[derive(Clone, Copy)]
enum Strategy {
    Sm2 { important_first: bool },
    Fsrs,
    Plan,
}

struct Card {
    weight: f64,
    knows: bool,
    factor: f64,
    truth: Option<Memory>,
    believed: Option<Memory>,
    sm2: sm2::Memory,
    due: i64,
    last: i64,
}

impl Card {
    fn recall(&self, world: &World, day: i64) -> f64 {
        match self.truth {
            None => f64::from(u8::from(self.knows)),
            Some(memory) => {
                world.weights.recall((day - self.last) as f64, memory.stability_days * self.factor)
            }
        }
    }

    /// Answers on `day`; gives the seconds it took.
    fn answer(&mut self, world: &World, day: i64, generator: &mut ChaCha8Rng) -> f64 {
        let right = generator.random::<f64>() < self.recall(world, day);
        let rating = if right { Rating::Good } else { Rating::Again };
        let elapsed = u32::try_from(day - self.last).unwrap();
        let first = self.truth.is_none();
        let step = |weights: &Weights, memory: Option<Memory>| match memory {
            None => weights.first(rating),
            Some(memory) => weights.next(memory, elapsed, rating),
        };
        self.truth = Some(step(&world.weights, self.truth));
        self.believed = Some(step(&DEFAULT_WEIGHTS, self.believed));
        let grade = if right { Grade::GOOD } else { Grade::AGAIN };
        self.sm2 = sm2::outcome(self.sm2, grade, Day::from_number(day)).memory;
        self.due = day + i64::from(self.sm2.interval_days);
        self.last = day;
        let base = if right { DEFAULT_COSTS.right_s } else { DEFAULT_COSTS.wrong_s };
        base + if first { DEFAULT_COSTS.first_s } else { 0.0 }
    }
}

fn deck(world: &World, generator: &mut ChaCha8Rng) -> Vec<Card> {
    (0..CARDS)
        .map(|place| {
            let normal: f64 = (0..12).map(|_| generator.random::<f64>()).sum::<f64>() - 6.0;
            Card {
                weight: [3.0, 1.0, 0.5][place % 3],
                knows: generator.random::<f64>() < KNOWN,
                factor: world.stability_factor * (world.spread * normal).exp(),
                truth: None,
                believed: None,
                sm2: sm2::Memory::NEW,
                due: 0,
                last: 0,
            }
        })
        .collect()
}

/// Questions of the day in asking order.
fn choose(cards: &[Card], strategy: Strategy, day: i64, days: i64, values: &Values) -> Vec<usize> {
    match strategy {
        Strategy::Plan => {
            let firsts = cards.iter().filter(|card| card.truth.is_some()).count() as f64;
            let known = KNOWN * 10.0;
            let presumed = (known + firsts * KNOWN) / (10.0 + firsts);
            let asked: Vec<Asked> = cards
                .iter()
                .map(|card| Asked {
                    weight: card.weight,
                    cost_factor: 1.0,
                    seen: card.believed.map_or(Seen::Never(presumed), |memory| Seen::Before {
                        memory,
                        elapsed_days: u32::try_from(day - card.last).unwrap(),
                    }),
                })
                .collect();
            let left = days - day;
            let prospects = values.prospects(&asked, u32::try_from(left).unwrap());
            prospects.today(prospects.price(SECONDS_A_DAY * left as f64), SECONDS_A_DAY)
        }
        Strategy::Sm2 { .. } | Strategy::Fsrs => {
            let is_due = |card: &Card| match (strategy, card.believed) {
                (Strategy::Fsrs, Some(memory)) => {
                    card.last + i64::from(DEFAULT_WEIGHTS.interval_days(memory.stability_days, 0.9))
                        <= day
                }
                _ => card.due <= day,
            };
            let mut due: Vec<usize> = (0..cards.len())
                .filter(|place| cards[*place].truth.is_some() && is_due(&cards[*place]))
                .collect();
            let mut fresh: Vec<usize> =
                (0..cards.len()).filter(|place| cards[*place].truth.is_none()).collect();
            if matches!(strategy, Strategy::Sm2 { important_first: true }) {
                let heavier = |left: &usize, right: &usize| {
                    cards[*right].weight.total_cmp(&cards[*left].weight)
                };
                due.sort_by(heavier);
                fresh.sort_by(heavier);
            }
            due.extend(fresh.into_iter().take(NEW_PER_DAY));
            due
        }
    }
}

/// Weighted recall on day `days`, 0 to 1.
fn live(world: &World, strategy: Strategy, days: i64, seed: u64, values: &Values) -> f64 {
    let mut generator = ChaCha8Rng::seed_from_u64(seed);
    let mut cards = deck(world, &mut generator);
    for day in 0..days {
        let mut spent = 0.0;
        for place in choose(&cards, strategy, day, days, values) {
            if spent >= SECONDS_A_DAY {
                break;
            }
            spent += cards[place].answer(world, day, &mut generator);
        }
    }
    let total: f64 = cards.iter().map(|card| card.weight).sum();
    cards.iter().map(|card| card.weight * card.recall(world, days)).sum::<f64>() / total
}

fn main() {
    let people: u64 = std::env::args().nth(1).map_or(20, |text| text.parse().unwrap());
    let mut steep = DEFAULT_WEIGHTS;
    steep.0[20] = 0.4;
    let world =
        |name, stability_factor, spread, weights| World { name, stability_factor, spread, weights };
    let worlds = [
        world("base", 1.0, 0.4, DEFAULT_WEIGHTS),
        world("weak memory", 0.5, 0.4, DEFAULT_WEIGHTS),
        world("noise × 2", 1.0, 0.8, DEFAULT_WEIGHTS),
        world("steep forgetting", 1.0, 0.4, steep),
    ];
    let strategies = [
        ("SM-2", Strategy::Sm2 { important_first: false }),
        ("SM-2, important first", Strategy::Sm2 { important_first: true }),
        ("FSRS 0.9", Strategy::Fsrs),
        ("plan", Strategy::Plan),
    ];
    println!(
        "| world | schedule | 7 days | 14 days | 30 days | 60 days |\n|---|---|---|---|---|---|"
    );
    let values = Values::of(Person::UNKNOWN, 60);
    for world in &worlds {
        for (name, strategy) in strategies {
            let row: Vec<String> = [7, 14, 30, 60]
                .iter()
                .map(|days| {
                    let sum: f64 =
                        (0..people).map(|seed| live(world, strategy, *days, seed, &values)).sum();
                    format!("{:.1}", 100.0 * sum / people as f64)
                })
                .collect();
            println!("| {} | {name} | {} |", world.name, row.join(" | "));
        }
    }
}
