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
use viva::domain::interview::assemble::{Draw, Request, assemble};
use viva::domain::interview::eligible::Eligible;
use viva::domain::interview::evidence::{Evidence, needed};
use viva::domain::interview::heavy::{Heavy, is_heavy, unpaired};
use viva::domain::interview::set::Role;
use viva::domain::labels::{Kind, Level};
use viva::pack::blueprint::{BUILTIN_MINUTES, builtin, parse_blueprint};
use viva::pack::check::structure::{Group, Visitor, walk};
use viva::pack::context::PackContext;
use viva::pack::diagnostic::Severity;
use viva::pack::source::PackSource;
use viva::pack::taxonomy::Taxonomy;

#[path = "../tests/mock/simulated.rs"]
#[allow(dead_code, missing_docs, reason = "shared with the tests of the judgement")]
mod simulated;

use simulated::{Tally, drawn as set_of, simulate};

/// Seeds of which simulated candidates are interviewed.
const SIMULATED_SEEDS: u64 = 100;

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
    // What is not translated yet is worth a note and no more.
    assert!(problems.iter().all(|told| told.severity == Severity::Note), "{problems:?}");
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
    let mut broken = Promises::default();
    let mut distinct: BTreeSet<Vec<QuestionId>> = BTreeSet::new();
    let mut off = (f64::MAX, f64::MIN);
    let mut sizes = (usize::MAX, 0);
    let (mut spread, mut wide) = (0.0_f64, 0);
    let mut own: BTreeSet<QuestionId> = BTreeSet::new();
    let mut tally = Tally::default();
    let (mut all, mut longest) = (Duration::ZERO, Duration::ZERO);
    for seed in 0..u64::from(seeds) {
        let request = Request { blueprint, forms, seed, must: &[], anchors: None, exclude: &[] };
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
        broken.count(blueprint, &draw, &of);
        if seed < SIMULATED_SEEDS {
            tally.add(interviewed(blueprint, &draw, &of, seed));
        }
        for form in &draw.forms {
            let share = f64::from(form.minutes + blueprint.frame_minutes())
                / f64::from(blueprint.minutes)
                - 1.0;
            off = (off.0.min(share), off.1.max(share));
            sizes = (sizes.0.min(form.places.len()), sizes.1.max(form.places.len()));
            let leaves: BTreeSet<&str> = form.places.iter().map(|place| place.id.leaf()).collect();
            repeated += u32::from(leaves.len() < form.places.len());
            distinct.insert(form.places.iter().map(|place| place.id.clone()).collect());
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
    println!("    {} distinct sets; {broken:?}", distinct.len());
    print_tally(&tally);
    if !missing.is_empty() {
        println!("    never here: {}", missing.join(", "));
    }
}

/// Simulated candidates over the first form.
fn interviewed(
    blueprint: &Blueprint,
    draw: &Draw,
    of: &BTreeMap<&QuestionId, &Eligible>,
    seed: u64,
) -> Tally {
    let first: Vec<&Eligible> = draw.forms[0].places.iter().map(|place| of[&place.id]).collect();
    simulate(&set_of(blueprint, &first), seed, 12)
}

fn print_tally(tally: &Tally) {
    println!(
        "    {} simulated interviews, {:.1} % on the edge, {} with a mark that names others than the short questions that \
         would turn the verdict, {} passed with a failed live task",
        tally.verdicts,
        tally.on_edge_percent(),
        tally.misnamed,
        tally.failed_task_passes,
    );
}

/// How often something that is promised was not kept.
#[derive(Debug, Default)]
struct Promises {
    /// Must-haves without evidence.
    evidence: u32,
    /// Forms that do not open with an open question.
    opening: u32,
    /// Tasks of code above junior in a set for a junior.
    too_hard: u32,
    /// Tasks that begin outside of their part of the time.
    misplaced: u32,
    /// Draws whose tasks are no pairs.
    unpaired: u32,
    /// Draws that share fewer than six questions.
    shared: u32,
}

impl Promises {
    fn count(&mut self, blueprint: &Blueprint, draw: &Draw, of: &BTreeMap<&QuestionId, &Eligible>) {
        let mut all: Vec<Vec<Heavy>> = Vec::new();
        for form in &draw.forms {
            let questions: Vec<&Eligible> = form.places.iter().map(|place| of[&place.id]).collect();
            for what in needed(&blueprint.verdict) {
                let own = questions.iter().filter(|one| what.counts(&one.topic, &one.id, one.kind));
                let found: Evidence = own.map(|one| (one.kind, u32::from(one.minutes))).collect();
                self.evidence += u32::from(!found.is_enough());
            }
            self.opening += u32::from(questions[0].kind != Kind::Open);
            let mut minute = 0;
            let mut tasks = Vec::new();
            for one in &questions {
                let is_code = one.kind == Kind::Code;
                let is_junior = blueprint.level == Level::Junior;
                self.too_hard += u32::from(is_code && is_junior && one.level > Level::Junior);
                let is_late = 3 * minute >= 2 * form.minutes;
                let is_early = is_code && 3 * minute < form.minutes;
                let is_task = is_code || one.kind == Kind::Design;
                self.misplaced += u32::from(is_task && (is_late || is_early));
                let (kind, level, minutes) = (one.kind, one.level, u32::from(one.minutes));
                tasks.extend(is_heavy(kind).then_some(Heavy { kind, level, minutes }));
                minute += minutes;
            }
            tasks.sort_unstable();
            let anchors = form.places.iter().filter(|place| place.role == Role::Anchor).count();
            self.shared += u32::from(draw.forms.len() > 1 && anchors < 6);
            all.push(tasks);
        }
        let is_paired = all.iter().all(|one| all.iter().all(|other| unpaired(one, other) == 0));
        self.unpaired += u32::from(!is_paired);
    }
}

/// Whether no row keeps the question out by itself.
fn could_come(blueprint: &Blueprint, one: &Eligible) -> bool {
    let topic = |what: &String| *what == one.topic || what == one.id.leaf();
    blueprint.topics.iter().all(|row| !topic(&row.what) || row.count.most > 0)
        && blueprint.levels.iter().all(|row| row.what != one.level || row.count.most > 0)
        && blueprint.kinds.iter().all(|row| row.what != one.kind || row.count.most > 0)
}
