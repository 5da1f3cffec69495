//! Blueprints made for roles over a pool of a few leaves.

use super::*;
use crate::domain::interview::samples;
use crate::domain::labels::{Importance, Level};

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
    let made = for_role(frame(), &role, &pool(), &KeptOut::default());
    let blueprint = &made.blueprint;
    assert_eq!(blueprint.name, "acme");
    assert_eq!(made.unknown, ["cobol"]);
    let only = ["gil", "asyncio-tasks", "sql-databases", "security", "python-core", "soft-skills"];
    assert_eq!(blueprint.only, only);
    let weights: Vec<_> =
        blueprint.weights.iter().map(|one| (one.topic.as_str(), one.weight)).collect();
    let expected =
        [("sql-databases", 5.0), ("concurrency", 3.0), ("python-core", 1.0), ("security", 1.0)];
    assert_eq!(weights, expected);
    // What is only chosen from options is no evidence, whatever the role says.
    assert_eq!(blueprint.verdict.must_have_topics, ["sql-databases", "concurrency"]);
    assert_eq!(made.without_evidence, [("security".to_owned(), Lack::Questions)]);
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
    let made = for_role(frame(), &role(&[("gil", Need::Must, 1.0)]), &pool(), &KeptOut::default());
    assert_eq!(made.without_kinds, [Kind::Code, Kind::Sql]);
    assert_eq!(least(&made.blueprint, Kind::Code), 0);
    assert_eq!(made.blueprint.verdict.must_have_kinds, []);
}

/// A pool of topics with open questions of one leaf each, and the tasks that the frame asks for.
fn wide(topics: usize) -> Vec<Eligible> {
    let mut pool = pool();
    pool.retain(|one| one.topic == "sql-databases" || one.topic == "soft-skills");
    let like = pool[0].clone();
    let names = (0..topics).map(|number| format!("topic-{number}"));
    for (name, kind) in names.flat_map(|name| {
        [Kind::Open, Kind::Code, Kind::Output].map(move |kind| (name.clone(), kind))
    }) {
        // One topic alone gives functions.
        let count = if kind == Kind::Code && name != "topic-1" { 0 } else { 8 };
        pool.extend((0..count).map(|number| Eligible {
            id: format!("leaf-of-{name}/{kind}-{number}").parse().unwrap(),
            topic: name.clone(),
            level: Level::Middle,
            kind,
            minutes: if kind == Kind::Code { 12 } else { kind.default_minutes(Level::Middle) },
            ..like.clone()
        }));
    }
    pool
}

fn musts(topics: usize) -> Role {
    let names: Vec<String> = (0..topics).map(|number| format!("topic-{number}")).collect();
    let parts: Vec<(&str, Need, f64)> = names
        .iter()
        .zip(1_u32..)
        .map(|(name, at)| (name.as_str(), Need::Must, 30.0 - f64::from(at)))
        .collect();
    role(&[&parts[..], &[("sql-databases", Need::Nice, 1.0)]].concat())
}

#[test]
fn minutes_go_to_evidence_heaviest_first_and_not_to_what_is_nice_or_to_a_second_story() {
    let short = Blueprint {
        kinds: [
            frame().kinds,
            vec![Row { what: Kind::Output, count: Count { least: 0, most: 2 } }],
        ]
        .concat(),
        ..frame()
    };
    let made = for_role(short, &musts(8), &wide(8), &KeptOut::default());
    let verdict = &made.blueprint.verdict;
    // 60 minutes: 12 of code, which is evidence of topic-1, 8 of SQL, 5 of a story. 35 are left: two pairs of an open and a short question, then pairs
    // of open ones.
    let evident = ["topic-0", "topic-1", "topic-2", "topic-3", "topic-4"];
    assert_eq!(verdict.must_have_topics, evident);
    let without: Vec<(&str, Lack)> =
        made.without_evidence.iter().map(|(topic, lack)| (topic.as_str(), *lack)).collect();
    assert_eq!(without, ["topic-5", "topic-6", "topic-7"].map(|topic| (topic, Lack::Minutes)));
    assert_eq!(made.by_chance, ["topic-6", "topic-7"], "a question of topic-5 still fits");
    let row = |name: &str| {
        made.blueprint.topics.iter().find(|row| row.what == name).map(|row| row.count.to_string())
    };
    // What is nice gives the query that nothing else has, and no more.
    assert_eq!(row("sql-databases").as_deref(), Some("0-1"));
    assert_eq!(row("soft-skills").as_deref(), Some("0-1"));
    assert_eq!((row("topic-5").as_deref(), row("topic-7").as_deref()), (Some("1-3"), Some("0-3")));
    let told = made.blueprint.kinds.iter().find(|row| row.what == Kind::Behavioral);
    assert_eq!(told.unwrap().count.to_string(), "1");
    // Where there are minutes for all of them, a second story may come.
    let made = for_role(frame(), &musts(3), &wide(8), &KeptOut::default());
    assert!(made.without_evidence.is_empty(), "{:?}", made.without_evidence);
    let told = made.blueprint.kinds.iter().find(|row| row.what == Kind::Behavioral);
    assert_eq!(told.unwrap().count.to_string(), "1-2");
}

#[test]
fn evidence_of_a_must_have_comes_from_its_own_leaves_where_minutes_are_short() {
    let mut pool = wide(8);
    let nice = Eligible { id: "spare-leaf/open-0".parse().unwrap(), ..pool[0].clone() };
    let nice = Eligible { topic: "topic-0".to_owned(), kind: Kind::Open, minutes: 4, ..nice };
    pool.extend((0..8).map(|number| Eligible {
        id: format!("spare-leaf/open-{number}").parse().unwrap(),
        ..nice.clone()
    }));
    let with = |need, topics: usize| {
        let mut role = musts(topics);
        let leaf = Part { name: "leaf-of-topic-0".to_owned(), need: Need::Must, weight: 40.0 };
        role.parts[0] = leaf;
        role.parts.push(Part { name: "spare-leaf".to_owned(), need, weight: 1.0 });
        for_role(frame(), &role, &pool, &KeptOut::default()).blueprint.only
    };
    let has_spare = |only: Vec<String>| only.iter().any(|name| name == "spare-leaf");
    assert!(!has_spare(with(Need::Nice, 8)), "short of minutes");
    assert!(has_spare(with(Need::Nice, 2)) && has_spare(with(Need::Must, 8)));
}

#[test]
fn what_bounds_a_verdict_is_told_apart_from_minutes() {
    let long = Blueprint { minutes: 300, ..frame() };
    let made = for_role(long, &musts(10), &wide(10), &KeptOut::default());
    assert_eq!(made.blueprint.verdict.must_have_topics.len(), MUST_HAVES_MAX);
    let without: Vec<Lack> = made.without_evidence.iter().map(|(_, lack)| *lack).collect();
    assert_eq!(without, [Lack::Most, Lack::Most]);
    assert!(made.by_chance.is_empty(), "a question of each still comes");
}

#[test]
fn a_task_takes_the_minutes_that_those_of_the_pool_take() {
    let mut pool = wide(2);
    let of = |pool: &[Eligible]| {
        plan::usual_minutes(Kind::Code, Level::Middle, &pool.iter().collect::<Vec<_>>())
    };
    assert_eq!(of(&pool), 12);
    for (one, minutes) in
        pool.iter_mut().filter(|one| one.kind == Kind::Code).zip([20, 20, 15, 15, 15])
    {
        one.minutes = minutes;
    }
    assert_eq!(of(&pool), 15);
    pool.retain(|one| one.kind != Kind::Code);
    assert_eq!(of(&pool), u32::from(Kind::Code.default_minutes(Level::Middle)));
}

#[test]
fn rivals_stay_out_unless_too_little_would_be_left_of_a_topic() {
    let out = KeptOut {
        leaves: ["asyncio-tasks".to_owned()].into(),
        questions: ["gil/open-0".parse().unwrap(), "jwt/choice-1".parse().unwrap()].into(),
    };
    let all = role(&[("concurrency", Need::Must, 1.0), ("security", Need::Nice, 1.0)]);
    let made = for_role(frame(), &all, &pool(), &out);
    assert_eq!(made.blueprint.exclude, ["asyncio-tasks", "gil/open-0", "jwt/choice-1"]);
    // Of this topic there would be nothing to rate: its questions come after all.
    let out = KeptOut { leaves: ["gil".to_owned(), "asyncio-tasks".to_owned()].into(), ..out };
    let made = for_role(frame(), &all, &pool(), &out);
    assert_eq!(made.blueprint.exclude, ["jwt/choice-1"]);
    // What the role does not ask for is not named.
    let made = for_role(
        frame(),
        &role(&[("gil", Need::Must, 1.0)]),
        &pool(),
        &KeptOut { leaves: ["joins".to_owned()].into(), ..KeptOut::default() },
    );
    assert!(made.blueprint.exclude.is_empty());
}
