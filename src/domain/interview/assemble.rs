//! Draws the forms of an interview from a pool of questions.

use std::collections::BTreeSet;
use std::fmt;

use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;

use super::anchors::{TOPICS, choose, usual};
use super::blueprint::Blueprint;
use super::eligible::Eligible;
use super::evidence::needed;
use super::feasible::{Shortage, prove};
use super::heavy::is_heavy;
use super::margins::{absent, unmet};
use super::order::{Place, order};
use super::pool::{Choice, Pool, as_index};
use super::search::State;
use super::set::Unmet;
use crate::domain::ids::QuestionId;
use crate::domain::labels::Level;
use crate::words::domain::sets as words;

/// Attempts while rows are not kept or forms are not alike.
const ATTEMPTS: u32 = 40;
/// Attempts at a nearest set where it is proven that none keeps every row.
const HOPELESS_ATTEMPTS: u32 = 10;
/// Rounds in which other questions are shared while a round finds no forms.
const ROUNDS: u64 = 6;
/// Forms of which one is chosen to share questions of, while all that each could share is of one level.
const BASES: u64 = 8;
/// Difference of mean difficulty up to which forms are alike.
pub const SPREAD_MAX: f64 = 0.1;

/// What to draw.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The recipe.
    pub blueprint: &'a Blueprint,
    /// Parallel forms; 0 is taken for 1.
    pub forms: u32,
    /// Decides the draw.
    pub seed: u64,
    /// Questions that come into every form, like the blueprint's anchors: forms that are compared must share them.
    pub must: &'a [QuestionId],
    /// How many questions several forms share, those that are named counted too. `None`: as the blueprint says, and where it says nothing a
    /// third of them, at least 6.
    pub anchors: Option<u32>,
    /// Questions that do not come.
    pub exclude: &'a [QuestionId],
}

/// Forms of one interview: each task of one has its like in every other. No question is in two of them, except those of every form.
#[derive(Clone, Debug, PartialEq)]
pub struct Draw {
    /// The forms.
    pub forms: Vec<Form>,
    /// Largest difference between the mean difficulties of two forms.
    pub spread: f64,
}

/// One form.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// Its questions in the order they are asked.
    pub places: Vec<Place>,
    /// Minutes of its questions together, without opening and closing.
    pub minutes: u32,
    /// Mean difficulty of its questions, -1.5 to 1.5.
    pub difficulty: f64,
    /// Rows of the blueprint that it does not keep.
    pub unmet: Vec<Unmet>,
}

/// The rows cannot be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Starved {
    /// Why; never empty.
    pub shortages: Vec<Shortage>,
    /// The draw with the fewest misses that was found.
    pub nearest: Draw,
}

impl fmt::Display for Starved {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(words::no_set_keeps_the_blueprint())?;
        let mut between = ": ";
        for shortage in &self.shortages {
            write!(out, "{between}{shortage}")?;
            between = "; ";
        }
        Ok(())
    }
}

impl std::error::Error for Starved {}

/// Draws forms from `pool`, in whatever order it comes.
///
/// Several forms share questions, so that their candidates can be compared, and their tasks are pairs.
///
/// Cooling questions are left out, flagged and excluded ones too (flagged ones if the blueprint says so); anchors and
/// [`Request::must`] come all the same, unless they are excluded by name. Fails when no set was found that keeps every row of the
/// blueprint, and then still gives the nearest one.
pub fn assemble(pool: &[Eligible], request: &Request<'_>) -> Result<Draw, Box<Starved>> {
    let blueprint = request.blueprint;
    let forms = request.forms.max(1);
    let named: BTreeSet<&QuestionId> =
        blueprint.named_anchors().iter().chain(request.must).collect();
    let drawn = |round| {
        let shared = match forms {
            1 => Vec::new(),
            _ => shared(pool, &choice(request, named.clone()), request, round),
        };
        let choice = choice(request, named.iter().copied().chain(&shared).collect());
        (with_shared(pool, request, forms, &choice), !shared.is_empty())
    };
    let (first, is_shared) = drawn(0);
    // Which questions are shared decides whether the rest can be kept: where it cannot, others are shared.
    let rounds = if first.is_err() && is_shared { ROUNDS } else { 1 };
    (1..rounds).find_map(|round| drawn(round).0.ok()).map_or(first, Ok)
}

/// Draws forms that all have the fixed questions.
fn with_shared(
    pool: &[Eligible],
    request: &Request<'_>,
    forms: u32,
    choice: &Choice<'_>,
) -> Result<Draw, Box<Starved>> {
    let blueprint = request.blueprint;
    let grouped = Pool::new(pool, blueprint, choice);
    let mut shortages = prove(&grouped, pool, blueprint, choice, forms);
    let attempts = if shortages.is_empty() { ATTEMPTS } else { HOPELESS_ATTEMPTS };
    let best = search(&grouped, forms, attempts, request.seed, 0);
    let draw = finish(&best, &grouped, blueprint, &choice.fixed);
    if shortages.is_empty() {
        shortages = together(&draw);
    }
    if shortages.is_empty() && best.unpaired() > 0 {
        shortages.push(Shortage::Unpaired { tasks: best.unpaired() });
    }
    match shortages.is_empty() {
        true => Ok(draw),
        false => Err(Box::new(Starved { shortages, nearest: draw })),
    }
}

/// What may come, besides the questions of every form.
fn choice<'c>(request: &'c Request<'_>, fixed: BTreeSet<&'c QuestionId>) -> Choice<'c> {
    Choice {
        fixed,
        excluded: request.exclude.iter().collect(),
        exclude_flagged: request.blueprint.exposure.exclude_flagged,
        blueprint: request.blueprint,
    }
}

/// The questions that forms share besides those that are named: some of a form that is drawn for it, so that one form at least has them.
fn shared(
    pool: &[Eligible],
    choice: &Choice<'_>,
    request: &Request<'_>,
    round: u64,
) -> Vec<QuestionId> {
    let blueprint = request.blueprint;
    let wanted = match (request.anchors, &blueprint.anchors) {
        (Some(number), _) => Some(as_index(number)),
        (None, Some(_)) => Some(0),
        (None, None) => None,
    };
    let named = choice.fixed.len();
    if wanted.is_some_and(|wanted| wanted <= named) {
        return Vec::new();
    }
    let grouped = Pool::new(pool, blueprint, choice);
    if !prove(&grouped, pool, blueprint, choice, 1).is_empty() {
        return Vec::new();
    }
    let form = base(&grouped, request.seed, round);
    let more = wanted.unwrap_or_else(|| usual(form.len())).saturating_sub(named);
    choose(&form, |id| choice.fixed.contains(id), needed(&blueprint.verdict), more)
}

/// A form to share questions of: the first in which those that are no tasks are of several levels and topics, for candidates are compared
/// over these.
fn base<'p>(pool: &'p Pool<'p>, seed: u64, round: u64) -> Vec<&'p Eligible> {
    let drawn = |stream| -> Vec<&'p Eligible> {
        let found = search(pool, 1, ATTEMPTS, seed, stream);
        let items = found.drafts.iter().flat_map(|draft| &draft.items);
        items.map(|place| pool.questions[as_index(*place)]).collect()
    };
    let is_mixed = |form: &[&Eligible]| {
        let light = || form.iter().filter(|one| !is_heavy(one.kind));
        let levels: BTreeSet<Level> = light().map(|one| one.level).collect();
        let topics: BTreeSet<&str> = light().map(|one| one.topic.as_str()).collect();
        levels.len() > 1 && topics.len() >= TOPICS
    };
    let first = drawn(round);
    let others = || (1..BASES).map(|more| drawn(round + more * ROUNDS));
    match is_mixed(&first) {
        true => first,
        false => others().find(|form| is_mixed(form)).unwrap_or(first),
    }
}

/// The best of several attempts; the first one that nothing is wrong with ends it.
fn search<'p>(pool: &'p Pool<'p>, forms: u32, attempts: u32, seed: u64, stream: u64) -> State<'p> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    random.set_stream(stream);
    let empty = State::new(pool, forms);
    let mut best = empty.clone();
    best.attempt(&mut random);
    for _ in 1..attempts {
        let is_kept = best.violations() + best.repetitions() + best.unpaired() == 0;
        let is_good = is_kept && best.spread() <= SPREAD_MAX;
        if is_good {
            break;
        }
        let mut next = empty.clone();
        next.attempt(&mut random);
        if next.cost() < best.cost() {
            best = next;
        }
    }
    best
}

fn finish(
    state: &State<'_>,
    pool: &Pool<'_>,
    blueprint: &Blueprint,
    fixed: &BTreeSet<&QuestionId>,
) -> Draw {
    let form = |draft: &super::search::Draft| {
        let questions: Vec<&Eligible> =
            draft.items.iter().map(|place| pool.questions[as_index(*place)]).collect();
        Form {
            places: order(&questions, fixed, blueprint),
            minutes: questions.iter().map(|one| u32::from(one.minutes)).sum(),
            difficulty: draft.mean(),
            unmet: missed(blueprint, &questions, fixed),
        }
    };
    Draw { forms: state.drafts.iter().map(form).collect(), spread: state.spread() }
}

/// The rows that a form misses, and the questions of every form that it has not.
fn missed(
    blueprint: &Blueprint,
    questions: &[&Eligible],
    fixed: &BTreeSet<&QuestionId>,
) -> Vec<Unmet> {
    let mut found = unmet(blueprint, questions.iter().copied());
    for &id in fixed {
        let is_told = blueprint.named_anchors().contains(id);
        if !is_told && !questions.iter().any(|one| one.id == *id) {
            found.push(absent(id));
        }
    }
    found
}

/// The rows that the nearest forms miss, each once.
fn together(draw: &Draw) -> Vec<Shortage> {
    let mut found: Vec<Shortage> = Vec::new();
    for Unmet { row, wanted, got } in draw.forms.iter().flat_map(|form| &form.unmet) {
        let is_told = found
            .iter()
            .any(|one| matches!(one, Shortage::Together { row: told, .. } if told == row));
        if !is_told {
            let (row, wanted, got) = (row.clone(), wanted.clone(), *got);
            found.push(Shortage::Together { row, wanted, got });
        }
    }
    found
}
