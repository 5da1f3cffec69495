//! A blueprint for a role: what the role asks for, in the frame of a built-in blueprint of its level and length.

use std::collections::{BTreeMap, BTreeSet};

use super::blueprint::{Blueprint, Count, Row, TopicWeight};
use super::eligible::Eligible;
use super::evidence::is_solid;
use crate::domain::labels::Kind;
use crate::domain::role::{Need, Role};

/// Most topics that a pass cannot do without, however long the interview.
const MUST_HAVES_MAX: usize = 5;
/// Topics that hold so large a part of the questions of a kind have evidence wherever the kind is asked.
const OWN_KIND: f64 = 0.9;
/// So many questions of a kind let forms and candidates differ.
const KIND_LEAST: usize = 4;
/// So many questions of a topic or leaf let a set have one whatever was asked lately.
const SOLID_LEAST: usize = 3;
/// A topic that holds so large a part has a question wherever the kind is asked.
const MOST_OF_KIND: f64 = 0.5;
/// Kinds that take long and that a frame asks for by number.
const TASKS: [Kind; 4] = [Kind::Sql, Kind::Code, Kind::Behavioral, Kind::Design];

/// A blueprint made for a role, and what of the role it has no room for.
#[derive(Clone, Debug, PartialEq)]
pub struct ForRole {
    /// The blueprint.
    pub blueprint: Blueprint,
    /// Must-haves of the role that there is no room for evidence of: their topics.
    pub without_evidence: Vec<String>,
    /// Topics of must-haves that there are no minutes for: they are asked about only if it so happens.
    pub by_chance: Vec<String>,
    /// Kinds that the frame asks for and the role's topics have too few questions of.
    pub without_kinds: Vec<Kind>,
    /// Names of the role that the bank does not have.
    pub unknown: Vec<String>,
}

/// A topic as the role wants it.
struct Wanted<'a> {
    topic: &'a str,
    weight: f64,
    is_must: bool,
}

/// Makes the blueprint. `frame` is the built-in one of the level and length, `pool` are the questions of the bank.
///
/// A topic's weight is the sum of the weights that the role gives to it and to its leaves; questions come from what the role names alone, and from
/// the topic of stories about people, which every interview has. Of each must-have's topic comes a question, heaviest first, as long as there
/// are minutes, and nothing that is only nice to have before all of them have one; those with evidence become the must-haves of the verdict.
pub fn for_role(frame: Blueprint, role: &Role, pool: &[Eligible]) -> ForRole {
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
    let usable: Vec<&Eligible> = pool.iter().filter(|one| is_usable(one, &blueprint)).collect();
    let without_kinds = fit_kinds(&mut blueprint, &usable);
    let mut wanted: Vec<Wanted<'_>> = wanted.into_values().collect();
    wanted
        .sort_by(|one, other| other.weight.total_cmp(&one.weight).then(one.topic.cmp(other.topic)));
    let plan = Plan::of(&blueprint, &wanted, &usable);
    if !plan.bare.is_empty() {
        keep_to_musts(&mut blueprint, role, pool, &topic_of);
    }
    blueprint.topics = rows(&blueprint, &wanted, &plan, &stories, &usable);
    blueprint.weights = weights(&wanted);
    // The topics and not their leaves: a role names dozens of these, and what is asked of a topic comes from them.
    let musts = wanted.iter().filter(|one| one.is_must).map(|one| one.topic.to_owned());
    blueprint.verdict.role_must_haves = musts.collect();
    let is_evident = |one: &&Wanted<'_>| plan.evident.contains(&one.topic);
    let without = wanted.iter().filter(|one| one.is_must && !is_evident(one));
    let without_evidence = without.map(|one| one.topic.to_owned()).collect();
    let by_chance = plan.bare.iter().map(|topic| (*topic).to_owned()).collect();
    blueprint.verdict.must_have_topics =
        plan.evident.iter().map(|topic| (*topic).to_owned()).collect();
    ForRole { blueprint, without_evidence, by_chance, without_kinds, unknown }
}

/// Leaves that are only nice to have do not come out of topics with a must-have, unless a task needs them.
fn keep_to_musts<'p>(
    blueprint: &mut Blueprint,
    role: &Role,
    pool: &[Eligible],
    topic_of: &impl Fn(&str) -> Option<&'p str>,
) {
    let has_must = |topic: &str| {
        let is_must = |part: &&crate::domain::role::Part| part.need == Need::Must;
        role.parts.iter().filter(is_must).any(|part| topic_of(&part.name) == Some(topic))
    };
    let is_spare = |name: &String| {
        let own = role.parts.iter().find(|part| part.name == *name);
        own.is_some_and(|part| part.need == Need::Nice) && topic_of(name).is_some_and(has_must)
    };
    let mut less = blueprint.clone();
    less.only.retain(|name| !is_spare(name));
    let usable: Vec<&Eligible> = pool.iter().filter(|one| is_usable(one, &less)).collect();
    let has_enough = |kind: Kind| {
        least(blueprint, kind) == 0
            || usable.iter().filter(|one| one.kind == kind).count() >= KIND_LEAST
    };
    if TASKS.into_iter().all(has_enough) {
        blueprint.only = less.only;
    }
}

/// What is asked of the role's must-haves, by topic, heaviest first.
#[derive(Debug, Default)]
struct Plan<'a> {
    /// Topics of which a question comes.
    once: Vec<&'a str>,
    /// Those among them that there is evidence of: the must-haves of the verdict.
    evident: Vec<&'a str>,
    /// Topics that there are questions on and no minutes for.
    bare: Vec<&'a str>,
}

impl<'a> Plan<'a> {
    /// First one question of each topic, as long as there are minutes; then evidence, as long as there are.
    fn of(blueprint: &Blueprint, wanted: &[Wanted<'a>], usable: &[&Eligible]) -> Self {
        let level = blueprint.level;
        let minutes = f64::from(blueprint.minutes) - f64::from(blueprint.frame_minutes());
        let of_tasks =
            TASKS.map(|kind| least(blueprint, kind) * u32::from(kind.default_minutes(level)));
        let mut left = minutes - f64::from(of_tasks.iter().sum::<u32>());
        let open = f64::from(Kind::Open.default_minutes(level));
        let of = |topic: &str| {
            let topic = topic.to_owned();
            usable.iter().filter(move |question| question.topic == topic)
        };
        let holds_a_kind = |topic: &str, share: f64| {
            TASKS.iter().any(|kind| {
                let all = usable.iter().filter(|question| question.kind == *kind).count();
                let here = of(topic).filter(|question| question.kind == *kind).count();
                least(blueprint, *kind) > 0 && here as f64 >= share * all.max(1) as f64
            })
        };
        let has_questions =
            |topic: &str| of(topic).filter(|one| is_solid(one.kind)).count() >= SOLID_LEAST;
        let mut plan = Self::default();
        for one in wanted.iter().filter(|one| one.is_must && has_questions(one.topic)) {
            let cost = if holds_a_kind(one.topic, MOST_OF_KIND) { 0.0 } else { open };
            if cost <= left {
                left -= cost;
                plan.once.push(one.topic);
            } else {
                plan.bare.push(one.topic);
            }
        }
        for topic in plan.once.clone() {
            let is_free = holds_a_kind(topic, OWN_KIND);
            let paid = u32::from(!holds_a_kind(topic, MOST_OF_KIND));
            let cost = f64::from(evidence_questions(blueprint).saturating_sub(paid)) * open;
            if (is_free || cost <= left) && plan.evident.len() < MUST_HAVES_MAX {
                left -= if is_free { 0.0 } else { cost };
                plan.evident.push(topic);
            }
        }
        plan
    }
}

/// So many open questions are evidence of a topic.
fn evidence_questions(blueprint: &Blueprint) -> u32 {
    if Kind::Open.default_minutes(blueprint.level) >= 5 { 1 } else { 2 }
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

fn least(blueprint: &Blueprint, kind: Kind) -> u32 {
    blueprint.kinds.iter().find(|row| row.what == kind).map_or(0, |row| row.count.least)
}

/// Whether a question may come: by its topic or leaf, its level, and no task that is too hard or of other minutes.
fn is_usable(one: &Eligible, blueprint: &Blueprint) -> bool {
    let is_named = |name: &str| blueprint.only.iter().any(|only| only == name);
    let is_left_out =
        blueprint.levels.iter().any(|row| row.what == one.level && row.count.most == 0);
    let is_unfit =
        blueprint.is_too_hard(one.kind, one.level) || blueprint.is_ill_timed(one.kind, one.minutes);
    let is_in = is_named(&one.topic) || is_named(one.id.leaf());
    is_in && !blueprint.excludes(&one.topic, &one.id) && !is_left_out && !is_unfit
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

/// A row for each topic of the role, and for the stories: must-haves come, others may; of each about as many as it weighs. Where some topic of a
/// must-have may stay without a question, nothing comes that is only nice to have, but for a task that no must-have has.
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
    let is_out = |one: &Wanted<'_>| !plan.bare.is_empty() && !one.is_must;
    let total: f64 = wanted.iter().filter(|one| !is_out(one)).map(|one| one.weight).sum();
    let row = |one: &Wanted<'_>| {
        if is_out(one) {
            let most = tasks_only_there(blueprint, one.topic, wanted, stories, usable);
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

/// How many tasks the frame asks for that, of all topics that may come, only one that is nice to have can give.
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
    let only_there = TASKS.into_iter().filter(|kind| {
        let mut own = usable.iter().filter(|one| one.kind == *kind);
        !own.clone().any(|one| may_come(&one.topic)) && own.any(|one| one.topic == topic)
    });
    only_there.map(|kind| least(blueprint, kind)).sum()
}

/// Weights in tenths, so that they read well.
fn weights(wanted: &[Wanted<'_>]) -> Vec<TopicWeight> {
    let tenths = |weight: f64| ((weight * 10.0).round() / 10.0).max(0.1);
    let weight =
        |one: &Wanted<'_>| TopicWeight { topic: one.topic.to_owned(), weight: tenths(one.weight) };
    wanted.iter().map(weight).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::interview::samples;
    use crate::domain::labels::{Importance, Level};
    use crate::domain::role::Part;

    fn pool() -> Vec<Eligible> {
        let mut pool = Vec::new();
        for (leaf, topic, kinds) in [
            ("gil", "concurrency", &[Kind::Open][..]),
            ("asyncio-tasks", "concurrency", &[Kind::Open]),
            ("joins", "sql-databases", &[Kind::Open, Kind::Sql]),
            ("jwt", "security", &[Kind::Choice]),
            ("stories", "soft-skills", &[Kind::Behavioral]),
            ("lists", "python-core", &[Kind::Open, Kind::Code]),
        ] {
            for (kind, number) in
                kinds.iter().flat_map(|kind| (0..6).map(move |number| (*kind, number)))
            {
                pool.push(Eligible {
                    id: format!("{leaf}/{kind}-{number}").parse().unwrap(),
                    topic: topic.to_owned(),
                    level: Level::Middle,
                    kind,
                    minutes: kind.default_minutes(Level::Middle),
                    exposures: 0,
                    cooling: false,
                    flagged: false,
                    untranslated: false,
                    importance: Importance::Useful,
                });
            }
        }
        pool
    }

    fn frame() -> Blueprint {
        let row = |what, least, most| Row { what, count: Count { least, most } };
        let mut frame = samples::blueprint();
        frame.kinds = vec![
            row(Kind::Open, 4, 8),
            row(Kind::Code, 1, 1),
            row(Kind::Sql, 1, 1),
            row(Kind::Behavioral, 1, 2),
        ];
        frame.verdict.must_have_kinds = vec![Kind::Code];
        frame
    }

    fn role(parts: &[(&str, Need, f64)]) -> Role {
        let part = |(name, need, weight): &(&str, Need, f64)| Part {
            name: (*name).to_owned(),
            need: *need,
            weight: *weight,
        };
        let parts = parts.iter().map(part).collect();
        Role { name: "acme".to_owned(), parts, ..Role::default() }
    }

    #[test]
    fn a_role_becomes_topics_with_weights_and_must_haves() {
        use Need::{Must, Nice};
        let role = role(&[
            ("gil", Must, 2.0),
            ("asyncio-tasks", Nice, 1.0),
            ("sql-databases", Must, 5.0),
            ("security", Must, 1.0),
            ("python-core", Nice, 1.0),
            ("cobol", Must, 9.0),
        ]);
        let made = for_role(frame(), &role, &pool());
        let blueprint = &made.blueprint;
        assert_eq!(blueprint.name, "acme");
        assert_eq!(made.unknown, ["cobol"]);
        let only =
            ["gil", "asyncio-tasks", "sql-databases", "security", "python-core", "soft-skills"];
        assert_eq!(blueprint.only, only);
        let weights: Vec<_> =
            blueprint.weights.iter().map(|one| (one.topic.as_str(), one.weight)).collect();
        let expected =
            [("sql-databases", 5.0), ("concurrency", 3.0), ("python-core", 1.0), ("security", 1.0)];
        assert_eq!(weights, expected);
        // What is only chosen from options is no evidence, whatever the role says.
        assert_eq!(blueprint.verdict.must_have_topics, ["sql-databases", "concurrency"]);
        assert_eq!(made.without_evidence, ["security"]);
        assert_eq!(blueprint.verdict.must_have_kinds, [Kind::Code]);
        let rows: Vec<_> =
            blueprint.topics.iter().map(|row| format!("{} {}", row.what, row.count)).collect();
        let expected = [
            "sql-databases 1-6",
            "concurrency 1-4",
            "python-core 0-2",
            "security 0-2",
            "soft-skills 0-2",
        ];
        assert_eq!(rows, expected);
        assert_eq!(blueprint.verdict.role_must_haves, ["sql-databases", "concurrency", "security"]);
        assert!(made.by_chance.is_empty());
    }

    #[test]
    fn a_kind_that_the_role_has_no_questions_of_need_not_come() {
        let made = for_role(frame(), &role(&[("gil", Need::Must, 1.0)]), &pool());
        assert_eq!(made.without_kinds, [Kind::Code, Kind::Sql]);
        assert_eq!(least(&made.blueprint, Kind::Code), 0);
        assert_eq!(made.blueprint.verdict.must_have_kinds, []);
    }
}
