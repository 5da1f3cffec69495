//! What the judgement is worth: simulated candidates over drawn sets, and simulated pairs side by side. The tables are in docs/judgement.md.

use std::collections::{BTreeMap, BTreeSet};

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use viva::domain::ids::QuestionId;
use viva::domain::interview::Blueprint;
use viva::domain::interview::assemble::{Form, assemble};
use viva::domain::interview::student::mean_difference;
use viva::domain::labels::Level;
use viva::pack::blueprint::BUILTIN_MINUTES;

use super::assembly::{BANK, built_in, check_promises, of, request};
use super::forms::{check_pairs, check_shared};
use super::simulated::{Tally, drawn, normal, rating, simulate};

/// Of forty thousand pairs whose abilities are from 1.5 to 3.5 and `apart` from each other: the share in which somebody is said to be
/// ahead, and that in which it is the better one.
fn ahead(n: usize, apart: f64, random: &mut ChaCha8Rng) -> (f64, f64) {
    const PAIRS: u32 = 40_000;
    let (mut any, mut right) = (0, 0);
    for _ in 0..PAIRS {
        let lower = random.random_range(1.5..=3.5 - apart);
        let differences: Vec<f64> = (0..n)
            .map(|_| {
                let item = 0.5 * normal(random);
                let higher = rating(lower + apart + item, random);
                f64::from(higher) - f64::from(rating(lower + item, random))
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

/// Simulated candidates over the sets of some seeds.
fn simulated(blueprint: &Blueprint, seeds: std::ops::Range<u64>) -> Tally {
    let mut tally = Tally::default();
    for seed in seeds {
        let draw = assemble(&BANK, &request(blueprint, 1, seed)).expect("a set");
        tally.add(simulate(&drawn(blueprint, &of(&BANK, &draw.forms[0])), seed, 12));
    }
    assert_eq!(tally.failed_task_passes, 0, "a failed live task passed: {}", blueprint.name);
    assert_eq!(tally.misnamed, 0, "the mark is not where the edge is: {}", blueprint.name);
    assert_eq!(tally.lucky_unmarked, 0, "luck with one choice decided: {}", blueprint.name);
    tally
}

fn blueprints() -> impl Iterator<Item = Blueprint> {
    let of_level = |level: &'static Level| BUILTIN_MINUTES.map(|minutes| built_in(*level, minutes));
    Level::ALL.iter().flat_map(of_level)
}

#[test]
fn no_verdict_hangs_on_a_short_question_without_saying_so_and_no_failed_task_passes() {
    let (mut on_edge, mut all) = (0, 0);
    for blueprint in blueprints() {
        let tally = simulated(&blueprint, 0..6);
        (on_edge, all) = (on_edge + tally.on_edge, all + tally.verdicts);
    }
    assert!(on_edge > 0 && on_edge * 3 < all, "{on_edge} of {all}");
}

/// The sets of one blueprint over the seeds of the measurement.
#[derive(Default)]
struct Drawn {
    /// Sets by their questions, in whatever order these are asked.
    distinct: BTreeSet<BTreeSet<QuestionId>>,
    /// In how many sets each question is.
    questions: BTreeMap<QuestionId, u32>,
    /// The shortest and the longest interview, opening and closing included.
    minutes: Option<(u32, u32)>,
}

impl Drawn {
    fn add(&mut self, form: &Form, minutes: u32) {
        let ids: BTreeSet<QuestionId> = form.places.iter().map(|place| place.id.clone()).collect();
        ids.iter().for_each(|id| *self.questions.entry(id.clone()).or_default() += 1);
        self.distinct.insert(ids);
        let (least, most) = self.minutes.unwrap_or((minutes, minutes));
        self.minutes = Some((least.min(minutes), most.max(minutes)));
    }
}

/// Seeds that are drawn of each blueprint, and those of which simulated candidates are interviewed.
const SEEDS: u64 = 1000;
const SIMULATED: u64 = 100;

#[test]
#[ignore = "nine thousand sets and as many pairs take minutes"]
fn a_thousand_seeds_of_every_blueprint_keep_every_promise() {
    eprintln!(
        "| blueprint | distinct | questions | most often | minutes | simulated | on the edge |"
    );
    for blueprint in blueprints() {
        let mut all = Drawn::default();
        for seed in 0..SEEDS {
            let draw = assemble(&BANK, &request(&blueprint, 1, seed)).expect("a set");
            let form = &draw.forms[0];
            assert_eq!(form.unmet, [], "{} {seed}", blueprint.name);
            check_promises(&blueprint, form);
            let taken = form.minutes + blueprint.frame_minutes();
            assert!(taken <= u32::from(blueprint.minutes), "{} {seed}", blueprint.name);
            all.add(form, taken);
        }
        let tally = simulated(&blueprint, 0..SIMULATED);
        let (least, most) = all.minutes.expect("sets");
        let often = all.questions.values().max().copied().unwrap_or(0);
        eprintln!(
            "| {}-{} | {} | {} | {:.1} % | {least}-{most} | {} | {:.1} % |",
            blueprint.level,
            blueprint.minutes,
            all.distinct.len(),
            all.questions.len(),
            100.0 * f64::from(often) / SEEDS as f64,
            tally.verdicts,
            tally.on_edge_percent()
        );
        assert!(all.distinct.len() >= 200);
        for seed in 0..SEEDS {
            let draw = assemble(&BANK, &request(&blueprint, 2, seed)).expect("two forms");
            check_pairs(&draw);
            check_shared(&draw);
        }
    }
}

#[test]
fn sixty_seeds_give_sixty_sets_of_other_questions_whatever_their_order() {
    for blueprint in blueprints() {
        let mut all = Drawn::default();
        for seed in 0..60 {
            let draw = assemble(&BANK, &request(&blueprint, 1, seed)).expect("a set");
            all.add(&draw.forms[0], 0);
        }
        assert_eq!(all.distinct.len(), 60, "{}", blueprint.name);
        // No question is in most of them: who was asked it tells the next one.
        assert!(all.questions.values().all(|times| *times <= 30), "{}", blueprint.name);
    }
}
