//! Sets drawn from the built-in bank and from pools of any shape.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use viva::domain::ids::QuestionId;
use viva::domain::interview::Count;
use viva::domain::interview::assemble::{Draw, Form, Request, SPREAD_MAX, Starved, assemble};
use viva::domain::interview::blueprint::{Blueprint, Row};
use viva::domain::interview::eligible::Eligible;
use viva::domain::interview::evidence::{Evidence, needed};
use viva::domain::interview::feasible::Shortage;
use viva::domain::interview::margins::unmet;
use viva::domain::interview::set::Role;
use viva::domain::labels::{Importance, Kind, Level};
use viva::pack::blueprint::{BUILTIN_MINUTES, Known, builtin, parse_blueprint};
use viva::pack::check::structure::{Group, Visitor, walk};
use viva::pack::context::PackContext;
use viva::pack::diagnostic::Severity;
use viva::pack::source::PackSource;
use viva::pack::taxonomy::Taxonomy;

struct Candidates(Vec<Eligible>);

impl Visitor for Candidates {
    fn take(&mut self, group: Group<'_>) {
        let questions = group.base.iter().flat_map(|parsed| &parsed.questions);
        self.0.extend(questions.map(Eligible::fresh));
    }
}

pub static BANK: LazyLock<Vec<Eligible>> = LazyLock::new(|| {
    let source = PackSource::open(Path::new(&format!("{}/questions", env!("CARGO_MANIFEST_DIR"))));
    let source = source.expect("the bank");
    let (pack, _) = PackContext::load(&source, &Taxonomy::default());
    let mut found = Candidates(Vec::new());
    let problems = walk(&source, &pack, &mut found, &mut |_, _| {});
    // What is not translated yet is worth a note and no more.
    assert!(problems.iter().all(|told| told.severity == Severity::Note), "{problems:?}");
    found.0
});

fn known() -> Known {
    let mut known = Known::default();
    for one in &*BANK {
        known.topics.insert(one.topic.clone());
        known.leaves.insert(one.id.leaf().to_owned(), one.topic.clone());
        let minutes = known.minutes.entry(one.kind).or_insert((one.minutes, one.minutes));
        *minutes = (minutes.0.min(one.minutes), minutes.1.max(one.minutes));
    }
    known
}

fn blueprint(text: &str) -> Blueprint {
    let (blueprint, diagnostics) = parse_blueprint(text.as_bytes(), "b.toml", "b", Some(&known()));
    assert_eq!(diagnostics, [], "{text}");
    blueprint.expect("a blueprint")
}

pub fn built_in(level: Level, minutes: u16) -> Blueprint {
    blueprint(builtin(level, minutes).expect("a built-in blueprint"))
}

pub fn request(blueprint: &Blueprint, forms: u32, seed: u64) -> Request<'_> {
    Request { blueprint, forms, seed, must: &[], anchors: None, exclude: &[] }
}

/// The questions that every form has.
fn shared(draw: &Draw) -> BTreeSet<&QuestionId> {
    let ids = |form: &'_ Form| form.places.iter().map(|place| place.id.clone()).collect();
    let others: Vec<BTreeSet<QuestionId>> = draw.forms[1..].iter().map(ids).collect();
    let first = draw.forms[0].places.iter().map(|place| &place.id);
    first.filter(|id| others.iter().all(|form| form.contains(id))).collect()
}

fn ids(form: &Form) -> Vec<&str> {
    form.places.iter().map(|place| place.id.as_str()).collect()
}

pub fn of<'p>(pool: &'p [Eligible], form: &Form) -> Vec<&'p Eligible> {
    let by_id: BTreeMap<&QuestionId, &Eligible> = pool.iter().map(|one| (&one.id, one)).collect();
    form.places.iter().map(|place| by_id[&place.id]).collect()
}

/// Everything that holds for every form that was drawn, kept or not.
fn check_shape(
    pool: &[Eligible],
    blueprint: &Blueprint,
    draw: &Draw,
    fixed: &BTreeSet<&QuestionId>,
) {
    let mut seen: BTreeSet<&QuestionId> = BTreeSet::new();
    for form in &draw.forms {
        let questions = of(pool, form);
        assert_eq!(form.unmet, unmet(blueprint, questions.iter().copied()));
        assert_eq!(form.minutes, questions.iter().map(|one| u32::from(one.minutes)).sum::<u32>());
        check_order(blueprint, &questions);
        for (at, place) in form.places.iter().enumerate() {
            let is_fixed = fixed.contains(&place.id);
            assert!(is_fixed || seen.insert(&place.id), "{} comes twice", place.id);
            let opens = at < usize::try_from(blueprint.warmup).unwrap();
            let role = match (is_fixed, opens) {
                (true, _) => Role::Anchor,
                (false, true) => Role::Warmup,
                (false, false) => Role::Regular,
            };
            assert_eq!(place.role, role, "{}", place.id);
        }
        assert!(fixed.iter().all(|id| ids(form).contains(&id.as_str())));
    }
}

/// Topic by topic and in each from easy to hard, whatever tasks stand between; stories about people at the end.
fn check_order(blueprint: &Blueprint, questions: &[&Eligible]) {
    let main = &questions[questions.len().min(blueprint.warmup as usize)..];
    let told: Vec<&QuestionId> = main.iter().map(|one| &one.id).collect();
    let stories = main.iter().filter(|one| one.kind == Kind::Behavioral).count();
    let (rest, last) = main.split_at(main.len() - stories);
    assert!(last.iter().all(|one| one.kind == Kind::Behavioral), "{told:?}");
    let is_talk = |one: &&&Eligible| !matches!(one.kind, Kind::Code | Kind::Design);
    let talk: Vec<&Eligible> = rest.iter().filter(is_talk).copied().collect();
    let topics: BTreeSet<&str> = talk.iter().map(|one| one.topic.as_str()).collect();
    let runs: Vec<&[&Eligible]> = talk.chunk_by(|one, next| one.topic == next.topic).collect();
    assert_eq!(runs.len(), topics.len(), "a topic comes twice: {told:?}");
    assert!(runs.iter().all(|run| run.is_sorted_by_key(|one| one.level)), "{told:?}");
}

/// Code begins in the second third of the time for questions, design before the last third.
pub fn check_tasks(form: &Form, questions: &[&Eligible]) {
    let mut minute = 0;
    for one in questions {
        let is_early = one.kind == Kind::Code && 3 * minute < form.minutes;
        assert!(!is_early, "code at {minute}: {:?}", ids(form));
        let is_task = matches!(one.kind, Kind::Code | Kind::Design);
        assert!(!is_task || 3 * minute < 2 * form.minutes, "a task at {minute}: {:?}", ids(form));
        minute += u32::from(one.minutes);
    }
}

/// What a set promises beside its rows: evidence for each must-have, a short open question first, no code too hard for a junior.
pub fn check_promises(blueprint: &Blueprint, form: &Form) {
    let questions = of(&BANK, form);
    for what in needed(&blueprint.verdict) {
        let own = questions.iter().filter(|one| what.counts(&one.topic, &one.id, one.kind));
        let evidence: Evidence = own.map(|one| (one.kind, u32::from(one.minutes))).collect();
        let is_enough = (evidence.questions >= 2 || evidence.minutes >= 5) && evidence.solid > 0;
        assert!(is_enough, "{what}: {evidence:?} in {:?}", ids(form));
    }
    assert_eq!(questions[0].kind, Kind::Open, "{:?}", ids(form));
    assert!(questions[0].minutes <= 5, "{:?}", ids(form));
    check_tasks(form, &questions);
    let codes = questions.iter().filter(|one| one.kind == Kind::Code);
    assert!(codes.clone().all(|one| blueprint.level > Level::Junior || one.level == Level::Junior));
    if (blueprint.level, blueprint.minutes) == (Level::Middle, 45) {
        let minutes: Vec<u16> = codes.map(|one| one.minutes).collect();
        assert!(matches!(minutes[..], [12..=15]), "{minutes:?} in {:?}", ids(form));
    }
    let names_code = blueprint.verdict.must_have_kinds == [Kind::Code];
    let row = blueprint.kinds.iter().find(|row| row.what == Kind::Code);
    assert_eq!(names_code, row.is_some_and(|row| row.count.least > 0), "{}", blueprint.name);
}

#[test]
fn every_builtin_blueprint_gives_two_forms_that_keep_every_row() {
    for &level in Level::ALL {
        for minutes in BUILTIN_MINUTES {
            let blueprint = built_in(level, minutes);
            for seed in 0..12 {
                let draw = match assemble(&BANK, &request(&blueprint, 2, seed)) {
                    Ok(draw) => draw,
                    Err(starved) => panic!("{level}-{minutes}, seed {seed}: {starved}"),
                };
                check_shape(&BANK, &blueprint, &draw, &shared(&draw));
                assert!(draw.spread <= SPREAD_MAX, "{level}-{minutes}, seed {seed}");
                for form in &draw.forms {
                    assert_eq!(form.unmet, []);
                    check_promises(&blueprint, form);
                    let taken = form.minutes + blueprint.frame_minutes();
                    assert_eq!(blueprint.frame_minutes(), 10);
                    let share = f64::from(taken) / f64::from(minutes) - 1.0;
                    assert!(
                        (-0.05 - 1e-9..=0.0).contains(&share),
                        "a box is never exceeded: {share}"
                    );
                    let leaves: BTreeSet<&str> =
                        form.places.iter().map(|one| one.id.leaf()).collect();
                    assert_eq!(leaves.len(), form.places.len(), "a leaf twice: {:?}", ids(form));
                }
            }
        }
    }
}

#[test]
fn four_disjoint_forms_are_there_for_every_builtin_blueprint() {
    for &level in Level::ALL {
        for minutes in BUILTIN_MINUTES {
            let blueprint = built_in(level, minutes);
            let draw = assemble(&BANK, &Request { anchors: Some(0), ..request(&blueprint, 4, 7) });
            let draw = draw.expect("four forms");
            check_shape(&BANK, &blueprint, &draw, &BTreeSet::new());
            assert!(draw.spread <= SPREAD_MAX, "{level}-{minutes}: {}", draw.spread);
        }
    }
}

#[test]
fn the_order_of_the_pool_changes_nothing_and_the_seed_does() {
    let blueprint = built_in(Level::Middle, 60);
    let draw = |pool: &[Eligible], seed| assemble(pool, &request(&blueprint, 2, seed)).unwrap();
    let mut turned = BANK.clone();
    turned.reverse();
    turned.rotate_left(200);
    assert_eq!(draw(&BANK, 3), draw(&turned, 3));
    let different: BTreeSet<Vec<String>> = (0..20)
        .map(|seed| ids(&draw(&BANK, seed).forms[0]).into_iter().map(str::to_owned).collect())
        .collect();
    assert_eq!(different.len(), 20);
}

#[test]
fn a_seed_draws_the_same_set_for_ever() {
    let blueprint = built_in(Level::Junior, 45);
    let bank: Vec<Eligible> = (0..400).map(synthetic).collect();
    let mut free = blueprint.clone();
    free.topics.clear();
    free.verdict.must_have_topics.clear();
    let draw = assemble(&bank, &request(&free, 1, 42)).expect("a set");
    insta::assert_snapshot!(ids(&draw.forms[0]).join(" "), @r"leaf-06/q-48 leaf-09/q-72 leaf-12/q-102 leaf-18/q-150 leaf-27/q-216 leaf-30/q-240 leaf-03/q-27 leaf-00/q-7 leaf-15/q-124");
}

/// A question whose labels follow from its number.
fn synthetic(number: u32) -> Eligible {
    let kind = Kind::ALL[(number as usize * 5 / 3) % Kind::ALL.len()];
    let level = Level::ALL[number as usize % 3];
    Eligible {
        id: QuestionId::new(&format!("leaf-{:02}", number / 8), &format!("q-{number}")).unwrap(),
        topic: format!("topic-{}", number / 40),
        level,
        kind,
        minutes: kind.default_minutes(level),
        exposures: 0,
        cooling: false,
        flagged: false,
        untranslated: false,
        importance: Importance::Useful,
    }
}

#[test]
fn anchors_and_musts_are_in_every_form_and_what_is_held_back_in_none() {
    let mut blueprint = built_in(Level::Middle, 60);
    let anchor = BANK.iter().find(|one| one.topic == "concurrency" && one.kind == Kind::Open);
    let anchor = anchor.unwrap().id.clone();
    blueprint.anchors = Some(vec![anchor.clone()]);
    let must = BANK.iter().find(|one| one.topic == "security" && one.level == Level::Middle);
    let must = must.unwrap().id.clone();
    let mut pool = BANK.clone();
    for (number, one) in pool.iter_mut().enumerate() {
        one.cooling = number % 4 == 0 || one.id == anchor;
        one.flagged = number % 4 == 1 || one.id == must;
    }
    let exclude: Vec<QuestionId> = pool
        .iter()
        .filter(|one| one.id.slug().starts_with('a'))
        .map(|one| one.id.clone())
        .collect();
    let musts = [must.clone()];
    let request = Request {
        blueprint: &blueprint,
        forms: 3,
        seed: 1,
        must: &musts,
        anchors: Some(0),
        exclude: &exclude,
    };
    let draw = assemble(&pool, &request).expect("three forms");
    check_shape(&pool, &blueprint, &draw, &[&anchor, &must].into());
    for form in &draw.forms {
        for one in of(&pool, form).into_iter().filter(|one| one.id != anchor && one.id != must) {
            assert!(!one.cooling && !one.flagged && !exclude.contains(&one.id), "{}", one.id);
        }
    }
}

#[test]
fn flagged_questions_come_where_the_blueprint_lets_them() {
    let mut blueprint = built_in(Level::Middle, 45);
    let mut pool = BANK.clone();
    pool.iter_mut().for_each(|one| one.flagged = true);
    assert!(assemble(&pool, &request(&blueprint, 1, 1)).is_err());
    blueprint.exposure.exclude_flagged = false;
    assert!(assemble(&pool, &request(&blueprint, 1, 1)).is_ok());
}

#[test]
fn questions_that_were_asked_before_come_last() {
    let blueprint = built_in(Level::Senior, 60);
    let mut pool = BANK.clone();
    for one in pool.iter_mut().filter(|one| one.id.slug().len() % 2 == 0) {
        one.exposures = 5;
    }
    let asked: usize = (0..5)
        .map(|seed| assemble(&pool, &request(&blueprint, 1, seed)).expect("a set"))
        .map(|draw| of(&pool, &draw.forms[0]).iter().filter(|one| one.exposures > 0).count())
        .sum();
    // Of some sixty questions; half of the bank was asked before.
    assert!(asked <= 5, "{asked}");
}

fn starved(pool: &[Eligible], request: &Request<'_>) -> Starved {
    *assemble(pool, request).expect_err("nothing to draw from")
}

#[test]
fn what_starves_is_told_and_the_nearest_set_is_given() {
    let mut blueprint = built_in(Level::Middle, 90);
    let mut pool = BANK.clone();
    pool.retain(|one| one.kind != Kind::Design || one.id.leaf() == "design-cases-core");
    let design = |one: &&mut Eligible| one.kind == Kind::Design;
    for (number, one) in pool.iter_mut().filter(design).enumerate() {
        (one.cooling, one.flagged) = (number == 0, number == 1);
    }
    let designs: Vec<QuestionId> =
        pool.iter().filter(|one| one.kind == Kind::Design).map(|one| one.id.clone()).collect();
    let exclude = &designs[2..];
    let found = starved(&pool, &Request { exclude, ..request(&blueprint, 2, 1) });
    insta::assert_snapshot!(found, @r"no set keeps the blueprint: kind design: need 2, have 0, 1 in cool-down, 1 flagged, 6 excluded");
    assert_eq!(found.nearest.forms.len(), 2);
    for form in &found.nearest.forms {
        let rows: Vec<String> = form
            .unmet
            .iter()
            .map(|one| format!("{} {} {}", one.row, one.wanted, one.got))
            .collect();
        assert_eq!(rows, ["kind design 1 0"]);
    }

    blueprint.anchors = Some(vec!["no/such".parse().unwrap(), designs[2].clone()]);
    let request = Request { exclude, ..request(&blueprint, 2, 1) };
    insta::assert_snapshot!(starved(&pool, &request), @r"no set keeps the blueprint: design-cases-core/cache-for-forty-services: must be in every form and is excluded; no/such: must be in every form and is not in the bank; kind design: need 2, have 0, 1 in cool-down, 1 flagged, 6 excluded");
}

#[test]
fn impossible_questions_and_minutes_are_proven() {
    let told = |rows: &str, minutes: u16| {
        let mut blueprint = blueprint(&format!("level = \"middle\"\nminutes = 60\n{rows}"));
        blueprint.minutes = minutes;
        starved(&BANK, &request(&blueprint, 1, 1)).to_string()
    };
    insta::assert_snapshot!(told("[kinds]\ncode = 6\n", 30), @r"no set keeps the blueprint: minutes: need 29-30, and the shortest set takes 46");
    let few =
        "[kinds]\ncode = \"0-1\"\ndesign = 0\n[levels]\njunior = 1\nmiddle = \"1-2\"\nsenior = 3\n";
    insta::assert_snapshot!(told(few, 120), @r"no set keeps the blueprint: minutes: need 114-120, and the longest set takes 85");
    let levels = "[levels]\njunior = 1\nmiddle = 1\nsenior = \"0-2\"\n";
    let topics = "[topics]\nconcurrency = 2\nsecurity = 2\ngil = 2\n";
    // Which row gives way is the search's choice.
    let together = told(&format!("{levels}{topics}"), 20);
    assert!(together.ends_with("; other rows leave no room"), "{together}");
    let anchors = "anchors = [\"gil/what-gil-does\"]\n[topics]\nconcurrency = 0\n";
    insta::assert_snapshot!(told(anchors, 30), @r"no set keeps the blueprint: topic concurrency: wants 0, and the questions of every form bring 1");

    let mut blueprint = blueprint(&format!("level = \"middle\"\nminutes = 20\n{levels}{topics}"));
    blueprint.levels[2].count = Count::exactly(0);
    let starved = starved(&BANK, &request(&blueprint, 1, 1));
    assert_eq!(starved.shortages, [Shortage::Questions { least: 4, most: 2 }]);
    let told = "no set keeps the blueprint: questions: the rows need at least 4, and others allow at most 2";
    assert_eq!(starved.to_string(), told);
}

fn count(most: u32) -> impl Strategy<Value = Count> {
    (0..=most, 0..=most)
        .prop_map(|(one, other)| Count { least: one.min(other), most: one.max(other) })
}

fn rows<T: Clone + std::fmt::Debug + 'static>(members: Vec<T>) -> BoxedStrategy<Vec<Row<T>>> {
    let size = 0..=members.len().min(4);
    let chosen = proptest::sample::subsequence(members, size);
    let with_counts = chosen.prop_flat_map(|chosen| {
        let counts = proptest::collection::vec(count(5), chosen.len());
        (Just(chosen), counts)
    });
    with_counts
        .prop_map(|(chosen, counts)| {
            chosen.into_iter().zip(counts).map(|(what, count)| Row { what, count }).collect()
        })
        .boxed()
}

fn any_candidate() -> impl Strategy<Value = Eligible> {
    let labels = (0..30_u32, 0..4_u32, 0..3_usize, 0..8_usize, 0..30_u16);
    let state = (0..3_u32, 0..8_u32, 0..8_u32);
    (labels, state).prop_map(
        |((slug, leaf, level, kind, minutes), (exposures, cooling, flagged))| {
            let kind = Kind::ALL[kind];
            let minutes = if minutes == 0 { 20 } else { kind.default_minutes(Level::ALL[level]) };
            Eligible {
                id: QuestionId::new(&format!("leaf-{leaf}"), &format!("q-{slug}")).unwrap(),
                topic: format!("topic-{}", leaf / 2),
                level: Level::ALL[level],
                kind,
                minutes,
                exposures,
                cooling: cooling == 0,
                flagged: flagged == 0,
                untranslated: false,
                importance: Importance::Useful,
            }
        },
    )
}

prop_compose! {
    fn any_case()(
        pool in proptest::collection::vec(any_candidate(), 0..60),
        topics in rows(["topic-0", "topic-1", "leaf-0", "leaf-3"].map(str::to_owned).to_vec()),
        levels in rows(Level::ALL.to_vec()),
        kinds in rows(Kind::ALL.to_vec()),
        (minutes, tolerance, warmup) in (10..60_u16, 0.0..0.5, 0..4_u32),
        (forms, seed, anchor) in (1..3_u32, 0..1000_u64, proptest::option::of(0..60_usize)),
    ) -> (Vec<Eligible>, Blueprint, u32, u64) {
        let mut blueprint = built_in(Level::Middle, 60);
        (blueprint.topics, blueprint.levels, blueprint.kinds) = (topics, levels, kinds);
        (blueprint.minutes, blueprint.tolerance, blueprint.warmup) = (minutes, tolerance, warmup);
        let mut by_id: BTreeMap<QuestionId, Eligible> = BTreeMap::new();
        pool.into_iter().for_each(|one| _ = by_id.insert(one.id.clone(), one));
        let pool: Vec<Eligible> = by_id.into_values().collect();
        let anchor = anchor.and_then(|at| pool.get(at)).map(|one| one.id.clone());
        blueprint.anchors = Some(anchor.into_iter().collect());
        (pool, blueprint, forms, seed)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn any_pool_and_any_blueprint_give_a_set_or_the_reason((pool, blueprint, forms, seed) in any_case()) {
        let result = assemble(&pool, &request(&blueprint, forms, seed));
        let mut turned = pool.clone();
        turned.reverse();
        prop_assert_eq!(&result, &assemble(&turned, &request(&blueprint, forms, seed)));
        let fixed: BTreeSet<&QuestionId> = blueprint.named_anchors().iter().collect();
        let draw = match &result {
            Ok(draw) => draw,
            Err(starved) => {
                prop_assert!(!starved.shortages.is_empty());
                // What is proven must be true: a draw that keeps every row would disprove it.
                let misses = starved.nearest.forms.iter().any(|form| !form.unmet.is_empty());
                let is_unpaired = |one: &Shortage| matches!(one, Shortage::Unpaired { .. });
                let unpaired = starved.shortages.iter().any(is_unpaired);
                prop_assert!(misses || unpaired, "{} and yet every row is kept", starved);
                &starved.nearest
            }
        };
        prop_assert_eq!(draw.forms.len(), forms as usize);
        check_shape(&pool, &blueprint, draw, &fixed);
        if result.is_ok() {
            prop_assert!(draw.forms.iter().all(|form| form.unmet.is_empty()));
        }
        for one in draw.forms.iter().flat_map(|form| of(&pool, form)) {
            prop_assert!(fixed.contains(&one.id) || !(one.cooling || one.flagged));
        }
    }
}

/// A blueprint with a known solution is never refused as impossible: its rows are read off a set.
#[test]
fn what_is_possible_is_never_proven_impossible() {
    for seed in 0..30_u32 {
        let pool: Vec<Eligible> = (0..160).map(|number| synthetic(number * 7 + seed)).collect();
        let chosen: Vec<&Eligible> = pool.iter().skip(seed as usize).step_by(13).collect();
        let mut blueprint = built_in(Level::Middle, 60);
        let number = |wanted: &dyn Fn(&Eligible) -> bool| {
            Count::exactly(u32::try_from(chosen.iter().filter(|one| wanted(one)).count()).unwrap())
        };
        let row = |what: Level| Row { what, count: number(&|one| one.level == what) };
        blueprint.levels = Level::ALL.iter().copied().map(row).collect();
        let row = |what: Kind| Row { what, count: number(&|one| one.kind == what) };
        blueprint.kinds = Kind::ALL.iter().copied().map(row).collect();
        let topics: BTreeSet<&String> = chosen.iter().map(|one| &one.topic).collect();
        let row =
            |what: &String| Row { what: what.clone(), count: number(&|one| one.topic == *what) };
        blueprint.topics = topics.into_iter().map(row).collect();
        blueprint.minutes = chosen.iter().map(|one| one.minutes).sum::<u16>() + 10;
        blueprint.verdict.must_have_topics.clear();
        blueprint.verdict.must_have_kinds.clear();
        if let Err(starved) = assemble(&pool, &request(&blueprint, 1, u64::from(seed))) {
            let is_searched = |one: &Shortage| matches!(one, Shortage::Together { .. });
            assert!(starved.shortages.iter().all(is_searched), "seed {seed}: {starved}");
        }
    }
}
