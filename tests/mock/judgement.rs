//! What the judgement is worth: simulated candidates over drawn sets, and simulated pairs side by side. The tables are in docs/judgement.md.

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use viva::domain::interview::assemble::assemble;
use viva::domain::interview::journal::{Mark, Scorecard, State};
use viva::domain::interview::report::Verdict;
use viva::domain::interview::score::report;
use viva::domain::interview::student::mean_difference;
use viva::domain::interview::{Blueprint, Set};
use viva::domain::labels::{Kind, Level};
use viva::pack::blueprint::BUILTIN_MINUTES;

use super::assembly::{BANK, built_in, check_promises, of, request};
use super::forms::{check_pairs, check_shared};
use super::sets::{open, set};

/// A number from the standard normal distribution (Box and Muller, 1958).
fn normal(random: &mut ChaCha8Rng) -> f64 {
    let unit = |random: &mut ChaCha8Rng| {
        f64::from(random.random_range(1..=u32::MAX)) / f64::from(u32::MAX)
    };
    let (one, other) = (unit(random), unit(random));
    (-2.0 * one.ln()).sqrt() * (std::f64::consts::TAU * other).cos()
}

fn rating(level: f64, random: &mut ChaCha8Rng) -> u8 {
    (level + 0.6 * normal(random)).round().clamp(1.0, 4.0) as u8
}

/// Of forty thousand pairs whose abilities are from 1.5 to 3.5 and `apart` from each other: the share in which somebody is said to be
/// ahead, and that in which it is the better one.
fn ahead(n: usize, apart: f64, random: &mut ChaCha8Rng) -> (f64, f64) {
    const PAIRS: u32 = 40_000;
    let (mut any, mut right) = (0, 0);
    for _ in 0..PAIRS {
        let lower = random.random_range(1.5..=3.5 - apart);
        let differences: Vec<i32> = (0..n)
            .map(|_| {
                let item = 0.5 * normal(random);
                let higher = rating(lower + apart + item, random);
                i32::from(higher) - i32::from(rating(lower + item, random))
            })
            .collect();
        let found = mean_difference(&differences).is_first_ahead();
        any += u32::from(found.is_some());
        right += u32::from(found == Some(true));
    }
    (f64::from(any) / f64::from(PAIRS), f64::from(right) / f64::from(PAIRS))
}

#[test]
fn of_forty_thousand_equal_pairs_few_are_told_apart_and_a_rating_of_difference_is_found() {
    let mut random = ChaCha8Rng::seed_from_u64(14);
    let mut table = String::from("n    false ahead   found, one rating apart\n");
    for n in [4, 5, 6, 8, 10, 12] {
        let (wrong, _) = ahead(n, 0.0, &mut random);
        let (_, found) = ahead(n, 1.0, &mut random);
        table += &format!("{n:<3} {:>8.1} %   {:>8.1} %\n", 100.0 * wrong, 100.0 * found);
        assert!(wrong <= 0.06, "{table}");
        assert!(n != 10 || found >= 0.8, "{table}");
        assert!(n > 4 || wrong + found == 0.0, "fewer than five say nothing: {table}");
    }
    eprintln!("{table}");
}

/// A set over the drawn questions; their texts do not matter here.
fn drawn(blueprint: &Blueprint, seed: u64) -> Set {
    let draw = assemble(&BANK, &request(blueprint, 1, seed)).expect("a set");
    let mut set = set((0..draw.forms[0].places.len()).map(|_| open("one")).collect());
    set.blueprint = blueprint.clone();
    for (slot, one) in set.questions.iter_mut().zip(of(&BANK, &draw.forms[0])) {
        slot.question.id = one.id.clone();
        slot.question.topic.clone_from(&one.topic);
        (slot.question.level, slot.question.kind) = (one.level, one.kind);
        slot.question.minutes = one.minutes;
    }
    set
}

fn card(set: &Set, ratings: &[u8]) -> Scorecard {
    let mut card = Scorecard::empty(set, "anna");
    card.finished = true;
    for (mark, rating) in card.marks.iter_mut().zip(ratings) {
        *mark = Mark { state: State::Rated, rating: Some(*rating), ..mark.clone() };
    }
    card
}

/// Simulated candidates over sets of one blueprint; gives how many verdicts were on the edge, and of how many.
fn simulate(blueprint: &Blueprint, seeds: std::ops::Range<u64>, abilities: u32) -> (u32, u32) {
    let (mut on_edge, mut all) = (0, 0);
    for seed in seeds {
        let set = drawn(blueprint, seed);
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        for step in 0..=abilities {
            let ability = 1.0 + 3.0 * f64::from(step) / f64::from(abilities);
            for is_task_failed in [false, true] {
                let mut ratings: Vec<u8> =
                    set.questions.iter().map(|_| rating(ability, &mut random)).collect();
                let codes = set.questions.iter().zip(&mut ratings);
                codes
                    .filter(|(one, _)| is_task_failed && one.question.kind == Kind::Code)
                    .for_each(|(_, rating)| *rating = 1);
                let found = report(&set, &card(&set, &ratings));
                all += 1;
                on_edge += u32::from(!found.edges.is_empty());
                let names_code = blueprint.verdict.must_have_kinds.contains(&Kind::Code);
                assert!(
                    !(is_task_failed && names_code && found.verdict == Verdict::Pass),
                    "a failed live task passed: {}, seed {seed}",
                    blueprint.name
                );
                check_edges(
                    &set,
                    &ratings,
                    &found.verdict,
                    found.edges.iter().map(|one| one.number).collect(),
                );
            }
        }
    }
    (on_edge, all)
}

/// Tries every other rating of every short question: only those that are named turn the verdict round.
fn check_edges(set: &Set, ratings: &[u8], verdict: &Verdict, named: Vec<u32>) {
    let mut found = Vec::new();
    for (place, one) in set.questions.iter().enumerate().filter(|(_, one)| one.question.minutes < 3)
    {
        let flips = (1..=4).any(|other| {
            let mut changed = ratings.to_vec();
            changed[place] = other;
            report(set, &card(set, &changed)).verdict != *verdict
        });
        found.extend(flips.then_some(one.number));
    }
    assert_eq!(found, named, "{ratings:?}");
}

fn blueprints() -> impl Iterator<Item = Blueprint> {
    let of_level = |level: &'static Level| BUILTIN_MINUTES.map(|minutes| built_in(*level, minutes));
    Level::ALL.iter().flat_map(of_level)
}

#[test]
fn no_verdict_hangs_on_a_short_question_without_saying_so_and_no_failed_task_passes() {
    let (mut on_edge, mut all) = (0, 0);
    for blueprint in blueprints() {
        let (edge, of) = simulate(&blueprint, 0..6, 12);
        (on_edge, all) = (on_edge + edge, all + of);
    }
    assert!(on_edge > 0 && on_edge * 3 < all, "{on_edge} of {all}");
}

#[test]
#[ignore = "nine thousand sets take minutes"]
fn a_thousand_seeds_of_every_blueprint_keep_every_promise() {
    eprintln!("blueprint    sets  distinct  minutes  on the edge");
    for blueprint in blueprints() {
        let mut distinct = std::collections::BTreeSet::new();
        let mut minutes = (u32::MAX, 0);
        for seed in 0..1000 {
            let draw = assemble(&BANK, &request(&blueprint, 1, seed)).expect("a set");
            let form = &draw.forms[0];
            assert_eq!(form.unmet, [], "{} {seed}", blueprint.name);
            check_promises(&blueprint, form);
            let taken = form.minutes + blueprint.frame_minutes();
            minutes = (minutes.0.min(taken), minutes.1.max(taken));
            distinct
                .insert(form.places.iter().map(|place| place.id.to_string()).collect::<Vec<_>>());
        }
        let (edge, of) = simulate(&blueprint, 0..100, 12);
        eprintln!(
            "{}-{:<6} 1000  {:>8}  {}-{}    {:.1} %",
            blueprint.level,
            blueprint.minutes,
            distinct.len(),
            minutes.0,
            minutes.1,
            100.0 * f64::from(edge) / f64::from(of)
        );
        assert!(distinct.len() >= 200);
        for seed in 0..1000 {
            let draw = assemble(&BANK, &request(&blueprint, 2, seed)).expect("two forms");
            check_pairs(&draw);
            check_shared(&draw);
        }
    }
}
