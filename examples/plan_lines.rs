//! Lets any simulator drive the plan: a JSON line a study day in, the ids to ask in their order out, as a JSON list.
//!
//! In: `{"day": 3, "days_left": 11, "budget_s": 1800, "cards": [{"id": "a", "w": 3, "h": [[0, 3], [2, 1]]}]}`, where `h` holds day and
//! rating (1 Again to 4 Easy) of each answer so far. `cargo run --release --example plan_lines < days.jsonl`; with `--times`, the CPU
//! milliseconds of each line go to standard error.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "an example reads the clock, prints, and may stop where it stands"
)]

use std::io::BufRead;
use std::time::Instant;

use serde::Deserialize;
use viva::domain::fsrs::{Memory, Rating};
use viva::domain::plan::{Asked, Person, Seen, Values, known_share};

#[derive(Deserialize)]
struct Line {
    day: u32,
    days_left: u32,
    budget_s: f64,
    cards: Vec<Card>,
}

#[derive(Deserialize)]
struct Card {
    id: serde_json::Value,
    w: f64,
    h: Vec<(u32, u8)>,
}

fn rating(number: u8) -> Rating {
    match number {
        1 => Rating::Again,
        2 => Rating::Hard,
        3 => Rating::Good,
        _ => Rating::Easy,
    }
}

fn seen(person: &Person, card: &Card, day: u32, known: f64) -> Seen {
    let mut last = None;
    for (then, number) in &card.h {
        let memory: Memory = match last {
            None => person.weights.first(rating(*number)),
            Some((memory, before)) => {
                person.weights.next(memory, then.saturating_sub(before), rating(*number))
            }
        };
        last = Some((memory, *then));
    }
    last.map_or(Seen::Never(known), |(memory, then)| Seen::Before {
        memory,
        elapsed_days: day.saturating_sub(then),
    })
}

fn main() {
    let person = Person::UNKNOWN;
    let with_times = std::env::args().any(|argument| argument == "--times");
    for line in std::io::stdin().lock().lines() {
        let line: Line = serde_json::from_str(&line.unwrap()).unwrap();
        let start = Instant::now();
        let firsts = line.cards.iter().filter_map(|card| card.h.first());
        let (answers, recalled) = firsts.fold((0, 0), |(answers, recalled), (_, number)| {
            (answers + 1, recalled + u32::from(*number > 1))
        });
        let known = known_share(answers, recalled);
        let cards: Vec<Asked> = line
            .cards
            .iter()
            .map(|card| Asked {
                weight: card.w,
                cost_factor: 1.0,
                seen: seen(&person, card, line.day, known),
            })
            .collect();
        let prospects = Values::of(person, line.days_left).prospects(&cards, line.days_left);
        let total_s = line.budget_s * f64::from(line.days_left);
        let order = prospects.today(prospects.price(total_s), line.budget_s);
        let more_or_less: Vec<f64> = [-600.0, 0.0, 600.0]
            .iter()
            .filter_map(|change| {
                let seconds = (line.budget_s + change).max(0.0) * f64::from(line.days_left);
                prospects
                    .outlook(prospects.price(seconds))
                    .mean(cards.iter().map(|card| card.weight))
            })
            .collect();
        if with_times {
            eprintln!("{} ms, expected {more_or_less:.3?}", start.elapsed().as_millis());
        }
        let ids: Vec<&serde_json::Value> =
            order.iter().map(|place| &line.cards[*place].id).collect();
        println!("{}", serde_json::to_string(&ids).unwrap());
    }
}
