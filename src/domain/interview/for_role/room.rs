//! What there is room for beyond the plan: it estimates, a draw shows.

use super::plan::{Lack, MUST_HAVES_MAX, Plan, is_named};
use crate::domain::interview::assemble::{Request, assemble};
use crate::domain::interview::blueprint::Blueprint;
use crate::domain::interview::eligible::Eligible;

/// So many sets have to be drawn, each by a seed of its own, before there is room for something.
const SEEDS: u64 = 3;

/// Gives evidence to each must-have that the plan has no minutes for and a draw has, heaviest first, then a question to each that is left.
pub(super) fn fill<'a>(blueprint: &mut Blueprint, plan: &mut Plan<'a>, pool: &[Eligible]) {
    let short = |plan: &Plan<'a>| -> Vec<&'a str> {
        let without = plan.lacking.iter().filter(|(_, lack)| *lack == Lack::Minutes);
        without.map(|(topic, _)| *topic).collect()
    };
    let waiting = short(plan);
    if waiting.is_empty() {
        return;
    }
    let pool: Vec<Eligible> = pool.iter().filter(|one| is_named(one, blueprint)).cloned().collect();
    waiting.iter().for_each(|topic| come(blueprint, topic, 0));
    for topic in &waiting {
        if plan.evident.len() == MUST_HAVES_MAX {
            break;
        }
        let mut more = blueprint.clone();
        come(&mut more, topic, 1);
        more.verdict.must_have_topics.push((*topic).to_owned());
        if is_drawn(&more, &pool) {
            *blueprint = more;
            plan.evident.push(topic);
            plan.lacking.retain(|(lacking, _)| lacking != topic);
        }
    }
    let left = short(plan);
    plan.bare.retain(|topic| !waiting.contains(topic));
    for topic in left {
        if plan.evident.len() == MUST_HAVES_MAX {
            let why = plan.lacking.iter_mut().find(|(lacking, _)| *lacking == topic);
            why.into_iter().for_each(|(_, lack)| *lack = Lack::Most);
        }
        let mut more = blueprint.clone();
        come(&mut more, topic, 1);
        match is_drawn(&more, &pool) {
            true => *blueprint = more,
            false => plan.bare.push(topic),
        }
    }
}

/// How many questions of a topic come at least.
fn come(blueprint: &mut Blueprint, topic: &str, least: u32) {
    let rows = blueprint.topics.iter_mut().filter(|row| row.what == topic);
    rows.for_each(|row| row.count.least = least);
}

fn is_drawn(blueprint: &Blueprint, pool: &[Eligible]) -> bool {
    (1..=SEEDS).all(|seed| {
        let request = Request { blueprint, forms: 1, seed, must: &[], anchors: None, exclude: &[] };
        assemble(pool, &request).is_ok()
    })
}
