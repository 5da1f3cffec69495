use std::slice::from_ref;

use super::super::samples::{card, held, set};
use super::*;
use crate::domain::interview::journal::{Part, Run};

const QUESTIONS: [(&str, &str, usize); 3] = [
    ("concurrency", "asyncio-tasks/a", 20),
    ("security", "passwords/b", 20),
    ("testing", "mocks/c", 2),
];

fn of(candidate: &str) -> Set {
    Set { candidate: Some(candidate.to_owned()), ..set("s", &QUESTIONS) }
}

fn candidates(cards: &[(Set, Scorecard)]) -> SideBySide {
    match compare(&held(cards)) {
        Ok(Comparison::Candidates(side_by_side)) => side_by_side,
        other => panic!("{other:?}"),
    }
}

#[test]
fn interviewers_agree_as_far_as_both_rated() {
    let set = of("C-1");
    let cards = [
        (set.clone(), card(&set, "anna", &[(3, 10), (2, 5), (4, 2)])),
        (set.clone(), card(&set, "boris", &[(3, 12), (3, 5), (0, 0)])),
        (set.clone(), card(&set, "clara", &[(1, 2), (3, 5), (4, 2)])),
    ];
    let Ok(Comparison::Interviewers(agreement)) = compare(&held(&cards)) else { panic!() };
    let pairs: Vec<_> = agreement
        .pairs
        .iter()
        .map(|one| {
            (one.first.as_str(), one.second.as_str(), one.both_rated, one.exact, one.within_one)
        })
        .collect();
    assert_eq!(
        pairs,
        [("anna", "boris", 2, 1, 2), ("anna", "clara", 3, 1, 2), ("boris", "clara", 2, 1, 1)]
    );
    assert_eq!((agreement.exact.count, agreement.within_one.count, agreement.exact.of), (3, 5, 7));
    assert_eq!(agreement.competencies[2].means, [Some(4.0), None, Some(4.0)]);
    assert_eq!(agreement.questions[1].ratings, [Some(2.0), Some(3.0), Some(3.0)]);
    assert_eq!(agreement.candidate.as_deref(), Some("C-1"));
}

#[test]
fn what_was_run_stands_with_its_question_and_whose_it_was() {
    let run = |file: &str, right| Run { file: file.to_owned(), right, told: "told".to_owned() };
    let of = |candidate: &str, interviewer: &str, runs: &[Run]| {
        let set = of(candidate);
        let mut card = card(&set, interviewer, &[(3, 10), (2, 5), (0, 0)]);
        card.marks[1].runs = runs.to_vec();
        // Not rated, so that no two can be compared over it.
        card.marks[2].runs = vec![run("unasked.py", None)];
        (set, card)
    };
    let (half, whole) = (run("half.py", Some(false)), run("whole.py", Some(true)));
    let told = |runs: &[Ran]| -> Vec<(String, String, String)> {
        let of = |one: &Ran| (one.question.to_string(), one.name.clone(), one.run.file.clone());
        runs.iter().map(of).collect()
    };
    let ran = |name: &str, file: &str| ("passwords/b".into(), name.into(), file.into());
    let two =
        [of("C-1", "anna", &[half.clone(), whole.clone()]), of("C-2", "anna", from_ref(&half))];
    let found = candidates(&two);
    assert_eq!(
        told(&found.runs),
        [ran("C-1", "half.py"), ran("C-1", "whole.py"), ran("C-2", "half.py")]
    );
    let both = [of("C-1", "anna", &[half]), of("C-1", "boris", &[whole])];
    let Ok(Comparison::Interviewers(found)) = compare(&held(&both)) else { panic!() };
    assert_eq!(told(&found.runs)[..2], [ran("anna", "half.py"), ran("boris", "whole.py")]);
    // Over one candidate the whole set is compared.
    assert_eq!(found.runs.len(), 4);
}

#[test]
fn interviewers_are_compared_only_when_all_have_finished() {
    let set = of("C-1");
    let mut open = card(&set, "boris", &[(3, 1)]);
    open.finished = false;
    let cards = [(set.clone(), card(&set, "anna", &[(3, 1)])), (set.clone(), open)];
    let error = compare(&held(&cards)).unwrap_err();
    assert_eq!(error, CompareError::Unfinished(vec!["boris (C-1)".to_owned()]));
    assert_eq!(compare(&held(&cards[..1])).unwrap_err(), CompareError::TooFew(1));
    assert_eq!(compare(&[]).unwrap_err(), CompareError::TooFew(0));
}

/// A candidate whose ratings are these, with a number of ticks that says the opposite.
fn rated(candidate: &str, interviewer: &str, ratings: &[u8]) -> (Set, Scorecard) {
    let ids: Vec<String> = (0..ratings.len()).map(|place| format!("leaf/q{place}")).collect();
    let questions: Vec<(&str, &str, usize)> =
        ids.iter().map(|id| ("topic", id.as_str(), 20)).collect();
    let set = Set { candidate: Some(candidate.to_owned()), ..set("s", &questions) };
    let marks: Vec<(u8, usize)> =
        ratings.iter().map(|rating| (*rating, 20 - 4 * usize::from(*rating))).collect();
    let card = card(&set, interviewer, &marks);
    (set, card)
}

#[test]
fn somebody_is_ahead_by_ratings_and_never_by_ticks() {
    let cards = [
        rated("A", "anna", &[4, 4, 3, 4, 4, 3]),
        rated("B", "anna", &[2, 2, 2, 3, 2, 2]),
        rated("C", "anna", &[2, 3, 2, 2, 3, 1]),
    ];
    let found = candidates(&cards);
    assert!(found.sides[1].points.is_above(&found.sides[0].points), "ticks say the opposite");
    let said: Vec<_> = found.pairs.iter().map(|pair| (pair.ahead.as_deref(), pair.n)).collect();
    assert_eq!(said, [(Some("A"), 6), (Some("A"), 6), (None, 6)]);
    // Differences 2, 2, 1, 1, 2, 1: mean 1.5, s = 0.5477, t(5) = 2.5706.
    let pair = &found.pairs[0];
    assert!((pair.difference - 1.5).abs() < 1e-9);
    assert!((pair.low.unwrap() - 0.9252).abs() < 1e-3, "{pair:?}");
    assert!((pair.high.unwrap() - 2.0748).abs() < 1e-3, "{pair:?}");
    let mut turned = cards;
    turned.reverse();
    let said: Vec<_> = candidates(&turned).pairs.into_iter().map(|pair| pair.ahead).collect();
    assert_eq!(said, [None, Some("A".to_owned()), Some("A".to_owned())]);
}

#[test]
fn with_four_questions_nobody_is_ahead() {
    let cards = [rated("A", "anna", &[4, 4, 4, 3]), rated("B", "anna", &[1, 1, 1, 1])];
    let pair = &candidates(&cards).pairs[0];
    assert!(pair.low.unwrap() > 0.0, "its interval leaves out 0");
    assert_eq!((pair.ahead.as_deref(), pair.n), (None, 4));
}

#[test]
fn equal_differences_have_no_interval_and_are_said_to_be_equal() {
    for (second, by) in [([3, 3, 2, 4, 3, 3], 0), ([2, 2, 1, 3, 2, 2], 1)] {
        let cards = [rated("A", "anna", &[3, 3, 2, 4, 3, 3]), rated("B", "anna", &second)];
        let pair = &candidates(&cards).pairs[0];
        assert_eq!((pair.all_differ_by, pair.low, pair.high), (Some(f64::from(by)), None, None));
        assert_eq!((pair.ahead.as_deref(), pair.difference), (None, f64::from(by)));
    }
}

#[test]
fn different_interviewers_are_said() {
    let ratings = [3, 3, 2, 4, 3, 3];
    let cards =
        [rated("A", "anna", &ratings), rated("B", "anna", &ratings), rated("C", "boris", &ratings)];
    let pairs = candidates(&cards).pairs;
    assert_eq!(
        pairs.iter().map(|pair| pair.different_interviewers).collect::<Vec<_>>(),
        [false, true, true]
    );
}

#[test]
fn the_overall_figure_is_the_one_of_the_report() {
    let mut one = rated("A", "anna", &[3, 3, 2, 4, 3, 1]);
    one.0.questions[0].question.minutes = 25;
    one.0.questions[5].question.minutes = 1;
    let expected = super::super::score::report(&one.0, &one.1).overall;
    let cards = [one, rated("B", "anna", &[3, 3, 2, 4, 3, 1])];
    let found = candidates(&cards);
    assert_eq!(found.sides[0].outcome.overall, expected);
    assert_ne!(found.sides[0].outcome.overall, found.sides[1].outcome.overall, "minutes weigh");
    assert_eq!(found.sides[0].mean, found.sides[1].mean);
}

/// Once a panel's means were taken as the whole ratings below them: its candidate fell behind by that alone.
#[test]
fn a_panel_is_compared_by_the_means_that_its_score_shows() {
    let (set, one) = rated("A", "anna", &[3, 3, 3, 3, 3, 3]);
    let part = |name: &str, ratings: &[u8]| {
        let card = rated("A", name, ratings).1;
        Scorecard { part: Some(Part { from: 1, to: 6 }), ..card }
    };
    let panel = [part("anna", &[3, 2, 2, 3, 2, 2]), part("boris", &[3, 3, 3, 3, 3, 3])];
    let other = Set { candidate: Some("B".into()), ..set.clone() };
    let sides = [Held::new(set.clone(), &panel), Held::new(other, &[one])];
    let Ok(Comparison::Candidates(found)) = compare(&sides) else { panic!() };
    let score = panel::report(&set, &panel);
    assert_eq!(
        (found.sides[0].outcome.overall, score.overall),
        (Some(score.overall.unwrap()), Some(8.0 / 3.0))
    );
    assert_eq!(found.questions[1].ratings, [Some(2.5), Some(3.0)]);
    let pair = &found.pairs[0];
    assert!((pair.difference + 1.0 / 3.0).abs() < 1e-9, "{pair:?}");
    let json = serde_json::to_string(&found.questions[..2]).unwrap();
    assert!(json.contains("\"ratings\":[3,3]") && json.contains("\"ratings\":[2.5,3]"), "{json}");
}

#[test]
fn forms_are_compared_over_what_was_asked_in_all_of_them() {
    let one = Set { candidate: Some("A".into()), ..set("form-1", &QUESTIONS) };
    let others =
        [("security", "passwords/b", 21), ("testing", "mocks/c", 2), ("testing", "mocks/d", 3)];
    let mut two = Set { candidate: Some("B".into()), ..set("form-2", &others) };
    two.questions[0].revision = "bb".repeat(16);
    let cards = [
        (one.clone(), card(&one, "anna", &[(1, 0), (4, 20), (0, 0)])),
        (two.clone(), card(&two, "boris", &[(3, 12), (2, 1), (1, 0)])),
    ];
    let found = candidates(&cards);
    assert_eq!((found.common, found.n), (2, 1));
    assert_eq!(found.sides.iter().map(|side| side.mean).collect::<Vec<_>>(), [4.0, 3.0]);
    assert_eq!(found.sides[1].points.of, 21);
    assert_eq!(found.changed, ["passwords/b".parse().unwrap()]);
    assert_eq!(found.questions[0].ratings, [Some(4.0), Some(3.0)]);
}

#[test]
fn without_a_common_question_nothing_is_said() {
    let one = set("form-1", &QUESTIONS[..1]);
    let two = set("form-2", &QUESTIONS[1..]);
    let (x, y) = (card(&one, "anna", &[(3, 1)]), card(&two, "anna", &[(3, 1), (3, 1)]));
    let error = compare(&held(&[(one, x), (two, y)])).unwrap_err();
    assert_eq!(error, CompareError::NothingInCommon(vec!["form-1".into(), "form-2".into()]));
    let (a, b) = (of("A"), of("B"));
    let (x, y) = (card(&a, "anna", &[(3, 1), (0, 0)]), card(&b, "anna", &[(0, 0), (2, 1)]));
    assert_eq!(compare(&held(&[(a, x), (b, y)])).unwrap_err(), CompareError::NothingAsked(3));
}

#[test]
fn what_is_not_finished_is_left_out_and_named() {
    let (a, b) = (of("A"), of("B"));
    let mut open = card(&a, "boris", &[(1, 1)]);
    open.finished = false;
    let marks = [(3, 9), (3, 9), (3, 1)];
    let mut cards = vec![
        (a.clone(), card(&a, "anna", &marks)),
        (a.clone(), open),
        (b.clone(), card(&b, "anna", &marks)),
    ];
    assert_eq!(candidates(&cards).left_out, ["boris (A)"]);
    cards.pop();
    cards.push((b.clone(), Scorecard { finished: false, ..card(&b, "anna", &marks) }));
    let Err(CompareError::Unfinished(names)) = compare(&held(&cards)) else { panic!() };
    assert_eq!(names, ["boris (A)", "anna (B)"]);
}

#[test]
fn sides_bear_names_that_tell_them_apart() {
    let named = |cards: &[(Set, Scorecard)]| -> Vec<String> {
        candidates(cards).sides.into_iter().map(|side| side.name).collect()
    };
    let marks = [(3, 9), (3, 9), (3, 1)];
    let side = |set: &Set, name: &str| (set.clone(), card(set, name, &marks));
    let (a, b, nobody) = (of("A"), of("B"), set("s", &QUESTIONS));
    assert_eq!(named(&[side(&a, "anna"), side(&b, "anna")]), ["A", "B"]);
    let cards = [side(&a, "anna"), side(&a, "boris"), side(&b, "anna")];
    assert_eq!(named(&cards), ["A (anna)", "A (boris)", "B (anna)"]);
    // One candidate is not compared with himself.
    assert_eq!(candidates(&cards).pairs.len(), 2);
    let cards = [side(&nobody, "anna"), side(&nobody, "anna")];
    assert_eq!(named(&cards), ["1: s (anna)", "2: s (anna)"]);
    assert_eq!(candidates(&cards).pairs.len(), 1);
}
