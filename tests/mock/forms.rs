//! Parallel forms: what they share, and what their tasks are like.

use std::collections::BTreeSet;

use viva::domain::ids::QuestionId;
use viva::domain::interview::Blueprint;
use viva::domain::interview::assemble::{Draw, Request, assemble};
use viva::domain::interview::eligible::Eligible;
use viva::domain::interview::heavy::is_heavy;
use viva::domain::interview::set::Role;
use viva::domain::labels::{Kind, Level};
use viva::pack::blueprint::BUILTIN_MINUTES;

use super::assembly::{BANK, built_in, of, request};
use super::sets::read_set;
use crate::support::TestEnv;

/// The tasks of each form, sorted.
fn tasks(draw: &Draw) -> Vec<Vec<(Kind, Level, u16)>> {
    let of_form = |form| {
        let questions = of(&BANK, form).into_iter().filter(|one: &&Eligible| is_heavy(one.kind));
        let mut tasks: Vec<_> = questions.map(|one| (one.kind, one.level, one.minutes)).collect();
        tasks.sort_unstable();
        tasks
    };
    draw.forms.iter().map(of_form).collect()
}

/// Fails unless each task has its like in every other form.
pub fn check_pairs(draw: &Draw) {
    let tasks = tasks(draw);
    for one in &tasks {
        for other in &tasks {
            assert_eq!(one.len(), other.len(), "{tasks:?}");
            for (left, right) in one.iter().zip(other) {
                assert_eq!((left.0, left.1), (right.0, right.1), "{tasks:?}");
                assert!(left.2.abs_diff(right.2) <= 5, "{tasks:?}");
            }
        }
    }
}

/// Fails unless forms share a third of their questions, at least six, over several topics, and levels where each form has several.
pub fn check_shared(draw: &Draw) {
    let anchors: Vec<Vec<&Eligible>> = draw
        .forms
        .iter()
        .map(|form| {
            let is_anchor = |id: &QuestionId| {
                form.places.iter().any(|place| place.id == *id && place.role == Role::Anchor)
            };
            of(&BANK, form).into_iter().filter(|one| is_anchor(&one.id)).collect()
        })
        .collect();
    let ids = |form: &[&Eligible]| form.iter().map(|one| one.id.clone()).collect::<BTreeSet<_>>();
    // Tasks are paired instead of shared: of what all forms could share, the levels are those of the form with the fewest.
    let levels_of = |form| -> BTreeSet<Level> {
        let light = of(&BANK, form).into_iter().filter(|one| !is_heavy(one.kind));
        light.map(|one| one.level).collect()
    };
    let light_levels = draw.forms.iter().map(|form| levels_of(form).len()).min().unwrap();
    for form in &anchors {
        assert_eq!(ids(form), ids(&anchors[0]));
        assert!(form.len() >= 6, "{form:?}");
        let topics: BTreeSet<&str> = form.iter().map(|one| one.topic.as_str()).collect();
        let levels: BTreeSet<Level> = form.iter().map(|one| one.level).collect();
        assert!(topics.len() >= 3, "{topics:?}");
        assert!(levels.len() >= light_levels.min(2), "{levels:?} of {light_levels}");
    }
    let shortest = draw.forms.iter().map(|form| form.places.len()).min().unwrap();
    assert!(3 * anchors[0].len() + 6 >= shortest, "{} of {shortest}", anchors[0].len());
}

#[test]
fn two_forms_of_every_blueprint_share_questions_and_have_their_tasks_in_pairs() {
    for &level in Level::ALL {
        for minutes in BUILTIN_MINUTES {
            let blueprint = built_in(level, minutes);
            for seed in 0..4 {
                let draw = assemble(&BANK, &request(&blueprint, 2, seed))
                    .unwrap_or_else(|starved| panic!("{level}-{minutes} {seed}: {starved}"));
                check_pairs(&draw);
                check_shared(&draw);
            }
        }
    }
}

#[test]
fn how_many_are_shared_is_up_to_the_request_then_to_the_blueprint() {
    let mut blueprint = built_in(Level::Middle, 60);
    let shared = |blueprint: &Blueprint, anchors: Option<u32>| {
        let draw =
            assemble(&BANK, &Request { anchors, ..request(blueprint, 2, 3) }).expect("forms");
        check_pairs(&draw);
        draw.forms[0].places.iter().filter(|place| place.role == Role::Anchor).count()
    };
    assert_eq!(shared(&blueprint, None), 6);
    assert_eq!(shared(&blueprint, Some(3)), 3);
    assert_eq!(shared(&blueprint, Some(0)), 0);
    blueprint.anchors = Some(Vec::new());
    assert_eq!(shared(&blueprint, None), 0);
    let named =
        BANK.iter().find(|one| one.topic == "concurrency" && one.kind == Kind::Open).unwrap();
    blueprint.anchors = Some(vec![named.id.clone()]);
    assert_eq!(shared(&blueprint, None), 1);
    assert_eq!(shared(&blueprint, Some(4)), 4);
}

#[test]
fn one_form_shares_nothing_with_nobody() {
    let draw = assemble(&BANK, &request(&built_in(Level::Senior, 90), 1, 3)).expect("a form");
    assert!(draw.forms[0].places.iter().all(|place| place.role != Role::Anchor));
}

/// Holds the interview over a set, every answer rated 3.
pub fn hold(env: &TestEnv, folder: &str, interviewer: &str) {
    let replies = "\n3\n".repeat(read_set(env, folder).questions.len()) + "\n\n";
    env.feed(&["mock", "run", folder, "--interviewer", interviewer], &replies);
}

#[test]
fn the_candidates_of_two_forms_are_compared_over_what_the_forms_share() {
    let env = TestEnv::new();
    let new = ["mock", "new", "--level", "middle", "--seed", "11", "--forms", "2"];
    let codes = ["--candidate", "C-1", "--candidate", "C-2", "--out", "pair"];
    let told = env.ok(&[&new[..], &codes].concat());
    assert!(told.contains("The forms share 6 questions"), "{told}");
    assert!(told.contains("Tasks in pairs of one kind and level, within 5 minutes: "), "{told}");
    hold(&env, "pair/form-1", "anna");
    hold(&env, "pair/form-2", "anna");
    let compared = env.ok(&["mock", "compare", "pair/form-1", "pair/form-2"]);
    assert!(compared.contains("C-1") && compared.contains("C-2"), "{compared}");
    let told = env.ok(&[&new[..], &["--anchors", "0", "--out", "apart"]].concat());
    assert!(told.contains("share no question: candidates who get different ones cannot"), "{told}");
}
