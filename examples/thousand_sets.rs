//! Draws many pairs of forms from the built-in bank with every built-in blueprint, and prints what they are like:
//! `cargo run --release --example thousand_sets [SEEDS] [FORMS]`.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "an example reads the clock, prints, and may stop where it stands"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::{Duration, Instant};

use viva::domain::ids::QuestionId;
use viva::domain::interview::Blueprint;
use viva::domain::interview::assemble::{Request, assemble};
use viva::domain::interview::eligible::Eligible;
use viva::domain::labels::Level;
use viva::pack::blueprint::{BUILTIN_MINUTES, builtin, parse_blueprint};
use viva::pack::check::structure::{Group, Visitor, walk};
use viva::pack::context::PackContext;
use viva::pack::source::PackSource;
use viva::pack::taxonomy::Taxonomy;

struct Candidates(Vec<Eligible>);

impl Visitor for Candidates {
    fn take(&mut self, group: Group<'_>) {
        let questions = group.base.iter().flat_map(|parsed| &parsed.questions);
        self.0.extend(questions.map(Eligible::fresh));
    }
}

fn bank() -> Vec<Eligible> {
    let path = format!("{}/questions", env!("CARGO_MANIFEST_DIR"));
    let source = PackSource::open(Path::new(&path)).expect("the bank");
    let (pack, _) = PackContext::load(&source, &Taxonomy::default());
    let mut found = Candidates(Vec::new());
    let problems = walk(&source, &pack, &mut found, &mut |_, _| {});
    assert!(problems.is_empty(), "{problems:?}");
    found.0
}

fn main() {
    let numbers: Vec<u32> =
        std::env::args().skip(1).map(|one| one.parse().expect("a number")).collect();
    let seeds = numbers.first().copied().unwrap_or(1000);
    let forms = numbers.get(1).copied().unwrap_or(2);
    let bank = bank();
    let mut drawn: BTreeMap<QuestionId, u32> = BTreeMap::new();
    println!("{} questions, {seeds} seeds, {forms} forms", bank.len());
    for &level in Level::ALL {
        for minutes in BUILTIN_MINUTES {
            let text = builtin(level, minutes).expect("a built-in blueprint");
            let name = format!("{level}-{minutes}");
            let (blueprint, _) = parse_blueprint(text.as_bytes(), &name, &name, None);
            measure(&blueprint.expect("a blueprint"), &bank, (seeds, forms), &mut drawn);
        }
    }
    let never: Vec<&Eligible> = bank.iter().filter(|one| !drawn.contains_key(&one.id)).collect();
    println!("\n{} of {} questions were drawn; never:", drawn.len(), bank.len());
    for one in never {
        println!("  {} ({}, {}, {}, {} min)", one.id, one.topic, one.level, one.kind, one.minutes);
    }
    let mut counts: Vec<(u32, &QuestionId)> =
        drawn.iter().map(|(id, count)| (*count, id)).collect();
    counts.sort_unstable();
    println!("least often: {:?}", &counts[..counts.len().min(8)]);
    println!("most often: {:?}", &counts[counts.len().saturating_sub(4)..]);
}

fn measure(
    blueprint: &Blueprint,
    bank: &[Eligible],
    (seeds, forms): (u32, u32),
    drawn: &mut BTreeMap<QuestionId, u32>,
) {
    let of: BTreeMap<&QuestionId, &Eligible> = bank.iter().map(|one| (&one.id, one)).collect();
    let (mut failed, mut repeated) = (0, 0);
    let mut off = (f64::MAX, f64::MIN);
    let mut sizes = (usize::MAX, 0);
    let (mut spread, mut wide) = (0.0_f64, 0);
    let mut own: BTreeSet<QuestionId> = BTreeSet::new();
    let (mut all, mut longest) = (Duration::ZERO, Duration::ZERO);
    for seed in 0..u64::from(seeds) {
        let request = Request { blueprint, forms, seed, must: &[], exclude: &[] };
        let start = Instant::now();
        let result = assemble(bank, &request);
        let taken = start.elapsed();
        all += taken;
        longest = longest.max(taken);
        let Ok(draw) = result else {
            failed += 1;
            continue;
        };
        spread = spread.max(draw.spread);
        wide += u32::from(draw.spread > 0.1);
        for form in &draw.forms {
            let share = f64::from(form.minutes) / f64::from(blueprint.minutes) - 1.0;
            off = (off.0.min(share), off.1.max(share));
            sizes = (sizes.0.min(form.places.len()), sizes.1.max(form.places.len()));
            let leaves: BTreeSet<&str> = form.places.iter().map(|place| place.id.leaf()).collect();
            repeated += u32::from(leaves.len() < form.places.len());
            for place in &form.places {
                *drawn.entry(place.id.clone()).or_default() += 1;
                own.insert(place.id.clone());
            }
        }
    }
    let usable: Vec<&Eligible> =
        of.values().copied().filter(|one| could_come(blueprint, one)).collect();
    let missing: Vec<String> = usable
        .iter()
        .filter(|one| !own.contains(&one.id))
        .map(|one| format!("{} ({} {} {} min)", one.id, one.level, one.kind, one.minutes))
        .collect();
    println!(
        "{}: {failed} failed, {wide} above 0.1, spread at most {spread:.3}, minutes {:+.1} % to {:+.1} %, {} to {} \
         questions, {repeated} with a leaf twice, {} of {} usable drawn, mean {:?}, longest {longest:?}",
        blueprint.name,
        100.0 * off.0,
        100.0 * off.1,
        sizes.0,
        sizes.1,
        own.len(),
        usable.len(),
        all / seeds.max(1),
    );
    if !missing.is_empty() {
        println!("    never here: {}", missing.join(", "));
    }
}

/// Whether no row keeps the question out by itself.
fn could_come(blueprint: &Blueprint, one: &Eligible) -> bool {
    let topic = |what: &String| *what == one.topic || what == one.id.leaf();
    blueprint.topics.iter().all(|row| !topic(&row.what) || row.count.most > 0)
        && blueprint.levels.iter().all(|row| row.what != one.level || row.count.most > 0)
        && blueprint.kinds.iter().all(|row| row.what != one.kind || row.count.most > 0)
}
