//! A blueprint for a role: what the role asks for, in the frame of a built-in blueprint of its level and length.

use std::collections::{BTreeMap, BTreeSet};

use super::blueprint::{Blueprint, Count, Row, TopicWeight};
use super::eligible::Eligible;
use crate::domain::ids::QuestionId;
use crate::domain::labels::Kind;
use crate::domain::role::{Need, Part, Role};

mod plan;
mod room;

use plan::{KIND_LEAST, Plan, Wanted, has_questions, is_named, least};
pub use plan::{Lack, MUST_HAVES_MAX};

/// A blueprint made for a role, and what of the role it has no room for.
#[derive(Clone, Debug, PartialEq)]
pub struct ForRole {
    /// The blueprint.
    pub blueprint: Blueprint,
    /// Topics of must-haves that there is no evidence of, and why.
    pub without_evidence: Vec<(String, Lack)>,
    /// Topics of must-haves that there are no minutes for: they are asked about only if it so happens.
    pub by_chance: Vec<String>,
    /// Kinds that the frame asks for and the role's topics have too few questions of.
    pub without_kinds: Vec<Kind>,
    /// Names of the role that the bank does not have.
    pub unknown: Vec<String>,
}

/// What stays out because it is about a product that competes with one that the role names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptOut {
    /// Whole leaves.
    pub leaves: BTreeSet<String>,
    /// Single questions.
    pub questions: BTreeSet<QuestionId>,
}

impl KeptOut {
    fn holds(&self, one: &Eligible) -> bool {
        self.leaves.contains(one.id.leaf()) || self.questions.contains(&one.id)
    }
}

/// Makes the blueprint. `frame` is the built-in one of the level and length, `pool` are the questions of the bank.
///
/// A topic's weight is the sum of the weights that the role gives to it and to its leaves; questions come from what the role names alone, and from
/// the topic of stories about people, which every interview has. Of each must-have's topic comes evidence, heaviest first, as long as there are
/// minutes, then a question; nothing that is only nice to have and no second story comes before all of them have evidence. Those with evidence
/// become the must-haves of the verdict. What is in `out` stays out, unless too little would be left of its topic.
pub fn for_role(frame: Blueprint, role: &Role, pool: &[Eligible], out: &KeptOut) -> ForRole {
    let topics: BTreeMap<&str, &str> =
        pool.iter().map(|one| (one.id.leaf(), one.topic.as_str())).collect();
    let known: BTreeSet<&str> = topics.values().copied().collect();
    let topic_of = |name: &str| known.get(name).or_else(|| topics.get(name)).copied();
    let mut blueprint = frame;
    blueprint.name.clone_from(&role.name);
    let (mut only, mut unknown) = (Vec::new(), Vec::new());
    let mut wanted: BTreeMap<&str, Wanted<'_>> = BTreeMap::new();
    for part in &role.parts {
        let Some(topic) = topic_of(&part.name) else {
            unknown.push(part.name.clone());
            continue;
        };
        only.push(part.name.clone());
        let one = wanted.entry(topic).or_insert(Wanted { topic, weight: 0.0, is_must: false });
        one.weight += part.weight;
        one.is_must |= part.need == Need::Must;
    }
    let stories = stories(&blueprint, pool);
    only.extend(
        stories
            .iter()
            .filter(|topic| !wanted.contains_key(*topic))
            .map(|topic| (*topic).to_owned()),
    );
    blueprint.only = only;
    leave_out(&mut blueprint, out, pool);
    let mut usable: Vec<&Eligible> = pool.iter().filter(|one| is_usable(one, &blueprint)).collect();
    let without_kinds = fit_kinds(&mut blueprint, &usable);
    let mut wanted: Vec<Wanted<'_>> = wanted.into_values().collect();
    wanted
        .sort_by(|one, other| other.weight.total_cmp(&one.weight).then(one.topic.cmp(other.topic)));
    let mut plan = Plan::of(&blueprint, &wanted, &usable);
    if plan.is_short() {
        keep_to_musts(&mut blueprint, role, &wanted, pool, &topic_of);
        usable = pool.iter().filter(|one| is_usable(one, &blueprint)).collect();
        plan = Plan::of(&blueprint, &wanted, &usable);
        make_room(&mut blueprint, &plan);
    }
    blueprint.topics = rows(&blueprint, &wanted, &plan, &stories, &usable);
    blueprint.weights = weights(&wanted);
    // The topics and not their leaves: a role names dozens of these, and what is asked of a topic comes from them.
    let musts = wanted.iter().filter(|one| one.is_must).map(|one| one.topic.to_owned());
    blueprint.verdict.role_must_haves = musts.collect();
    blueprint.verdict.must_have_topics =
        plan.evident.iter().map(|topic| (*topic).to_owned()).collect();
    room::fill(&mut blueprint, &mut plan, pool);
    let without = plan.lacking.iter();
    let without_evidence = without.map(|(topic, lack)| ((*topic).to_owned(), *lack)).collect();
    let by_chance = plan.bare.iter().map(|topic| (*topic).to_owned()).collect();
    ForRole { blueprint, without_evidence, by_chance, without_kinds, unknown }
}

/// Leaves that are only nice to have do not come out of topics with a must-have, unless a kind that is asked for needs them, or too little
/// would be left of the topic: what is nice to have is no evidence of what the role cannot do without.
fn keep_to_musts<'p>(
    blueprint: &mut Blueprint,
    role: &Role,
    wanted: &[Wanted<'_>],
    pool: &[Eligible],
    topic_of: &impl Fn(&str) -> Option<&'p str>,
) {
    let has_must = |topic: &str| {
        let is_must = |part: &&Part| part.need == Need::Must;
        role.parts.iter().filter(is_must).any(|part| topic_of(&part.name) == Some(topic))
    };
    let is_spare = |name: &&String| {
        let own = role.parts.iter().find(|part| part.name == **name);
        own.is_some_and(|part| part.need == Need::Nice) && topic_of(name).is_some_and(has_must)
    };
    let spare: Vec<String> = blueprint.only.iter().filter(is_spare).cloned().collect();
    for name in spare {
        let mut less = blueprint.clone();
        less.only.retain(|one| *one != name);
        let usable: Vec<&Eligible> = pool.iter().filter(|one| is_usable(one, &less)).collect();
        let has_enough = |kind: &Kind| {
            least(blueprint, *kind) == 0
                || usable.iter().filter(|one| one.kind == *kind).count() >= KIND_LEAST
        };
        let mut own = wanted.iter().filter(|one| one.is_must && topic_of(&name) == Some(one.topic));
        if Kind::ALL.iter().all(has_enough) && own.all(|one| has_questions(one.topic, &usable)) {
            *blueprint = less;
        }
    }
}

/// One story, and no open question has to come beyond those that are planned: the minutes go to evidence.
fn make_room(blueprint: &mut Blueprint, plan: &Plan<'_>) {
    for row in &mut blueprint.kinds {
        match row.what {
            Kind::Behavioral => row.count.most = row.count.least,
            Kind::Open => row.count.least = row.count.least.min(plan.opens.max(1)),
            _ => {}
        }
    }
}

/// Keeps out what is about products that compete with those of the role: of each topic, unless too little would be left of it.
fn leave_out(blueprint: &mut Blueprint, out: &KeptOut, pool: &[Eligible]) {
    let usable: Vec<&Eligible> = pool.iter().filter(|one| is_usable(one, blueprint)).collect();
    let (rivals, rest): (Vec<&Eligible>, Vec<&Eligible>) =
        usable.iter().copied().partition(|one| out.holds(one));
    let is_spare = |topic: &str| has_questions(topic, &rest) || !has_questions(topic, &usable);
    let name = |one: &Eligible| match out.leaves.contains(one.id.leaf()) {
        true => one.id.leaf().to_owned(),
        false => one.id.to_string(),
    };
    let names: BTreeSet<String> =
        rivals.into_iter().filter(|one| is_spare(&one.topic)).map(name).collect();
    blueprint.exclude.extend(names);
}

/// The topic that most stories about people are in, where the frame asks for any.
fn stories<'a>(frame: &Blueprint, pool: &'a [Eligible]) -> BTreeSet<&'a str> {
    let is_asked = least(frame, Kind::Behavioral) > 0;
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for one in pool.iter().filter(|one| is_asked && one.kind == Kind::Behavioral) {
        *counts.entry(&one.topic).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(topic, _)| topic).into_iter().collect()
}

/// Whether a question may come: by its topic or leaf, its level, and no task that is too hard or of other minutes.
fn is_usable(one: &Eligible, blueprint: &Blueprint) -> bool {
    let is_left_out =
        blueprint.levels.iter().any(|row| row.what == one.level && row.count.most == 0);
    let is_unfit =
        blueprint.is_too_hard(one.kind, one.level) || blueprint.is_ill_timed(one.kind, one.minutes);
    is_named(one, blueprint) && !is_left_out && !is_unfit
}

/// Kinds that too few questions are left of may come and need not; gives which.
fn fit_kinds(blueprint: &mut Blueprint, usable: &[&Eligible]) -> Vec<Kind> {
    let mut without = Vec::new();
    for row in &mut blueprint.kinds {
        let count = usable.iter().filter(|one| one.kind == row.what).count();
        if row.count.least > 0 && count < KIND_LEAST {
            without.push(row.what);
            row.count.least = 0;
        }
    }
    blueprint.verdict.must_have_kinds.retain(|kind| !without.contains(kind));
    without
}

/// A row for each topic of the role, and for the stories: must-haves come, others may; of each about as many as it weighs. Where some must-have
/// has no evidence for want of minutes, nothing comes that is only nice to have, but for a task that no must-have has.
fn rows(
    blueprint: &Blueprint,
    wanted: &[Wanted<'_>],
    plan: &Plan<'_>,
    stories: &BTreeSet<&str>,
    usable: &[&Eligible],
) -> Vec<Row<String>> {
    let sum =
        |count: fn(Count) -> u32| blueprint.kinds.iter().map(|row| count(row.count)).sum::<u32>();
    let questions = f64::from(sum(|count| count.least) + sum(|count| count.most)) / 2.0;
    let is_out = |one: &Wanted<'_>| plan.is_short() && !one.is_must;
    let total: f64 = wanted.iter().filter(|one| !is_out(one)).map(|one| one.weight).sum();
    let row = |one: &Wanted<'_>| {
        if is_out(one) {
            let only_there = tasks_only_there(blueprint, one.topic, wanted, stories, usable);
            // Stories come whatever the role says of their topic.
            let told = stories.contains(one.topic).then(|| least(blueprint, Kind::Behavioral));
            let most = only_there.max(told.unwrap_or_default());
            return Row { what: one.topic.to_owned(), count: Count { least: 0, most } };
        }
        // At most some dozens.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small")]
        let share = (questions * one.weight / total.max(1.0)).ceil() as u32;
        let least = u32::from(plan.once.contains(&one.topic));
        Row { what: one.topic.to_owned(), count: Count { least, most: share.clamp(1, 100) + 1 } }
    };
    let mut rows: Vec<Row<String>> = wanted.iter().map(row).collect();
    let told = |topic: &&&str| !wanted.iter().any(|one| one.topic == **topic);
    let most = blueprint.kinds.iter().find(|row| row.what == Kind::Behavioral);
    let most = most.map_or(1, |row| row.count.most);
    let count = Count { least: 0, most };
    rows.extend(stories.iter().filter(told).map(|topic| Row { what: (*topic).to_owned(), count }));
    rows
}

/// How many questions of some kind the frame asks for that, of all topics that may come, only one that is nice to have can give.
fn tasks_only_there(
    blueprint: &Blueprint,
    topic: &str,
    wanted: &[Wanted<'_>],
    stories: &BTreeSet<&str>,
    usable: &[&Eligible],
) -> u32 {
    let may_come = |topic: &str| {
        stories.contains(topic) || wanted.iter().any(|one| one.is_must && one.topic == topic)
    };
    let only_there = Kind::ALL.iter().filter(|kind| {
        let mut own = usable.iter().filter(|one| one.kind == **kind);
        !own.clone().any(|one| may_come(&one.topic)) && own.any(|one| one.topic == topic)
    });
    only_there.map(|kind| least(blueprint, *kind)).sum()
}

/// Weights in tenths, so that they read well.
fn weights(wanted: &[Wanted<'_>]) -> Vec<TopicWeight> {
    let tenths = |weight: f64| ((weight * 10.0).round() / 10.0).max(0.1);
    let weight =
        |one: &Wanted<'_>| TopicWeight { topic: one.topic.to_owned(), weight: tenths(one.weight) };
    wanted.iter().map(weight).collect()
}

#[cfg(test)]
mod tests;
