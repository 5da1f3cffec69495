//! Where one day, one answer or one lapse more makes another card.

use super::*;
use crate::domain::fsrs::DEFAULT_WEIGHTS;

fn day(number: i64) -> Day {
    Day::from_number(number)
}

/// Answers in a row under SM-2: what the last one did.
fn last(answers: &[(Grade, Mode, i64)]) -> Taken {
    let mut taken = Taken { mode: Mode::Cram, card: None, foreseen: None };
    for (grade, mode, number) in answers {
        let given = Given { grade: *grade, mode: *mode, study_day: day(*number) };
        taken = Card::take(&Scheduling::default(), taken.card, given);
    }
    taken
}

fn card(answers: &[(Grade, Mode, i64)]) -> Card {
    last(answers).card.unwrap()
}

const FIRST: (Grade, Mode, i64) = (Grade::GOOD, Mode::Review, 10);
const DRILL: (Grade, Mode, i64) = (Grade::GOOD, Mode::Drill, 12);

#[test]
fn a_review_on_the_day_of_a_drill_was_not_predicted() {
    assert_eq!(last(&[FIRST, DRILL, (Grade::GOOD, Mode::Review, 12)]).foreseen, None);
    assert!(last(&[FIRST, DRILL, (Grade::GOOD, Mode::Review, 13)]).foreseen.is_some());
}

#[test]
fn the_grade_of_the_first_review_stays() {
    let first = (Grade::AGAIN, Mode::Review, 10);
    assert_eq!(card(&[first, (Grade::GOOD, Mode::Review, 11)]).first_grade, Grade::AGAIN);
}

#[test]
fn days_count_from_the_last_answer_for_memory_and_from_the_last_review_for_the_interval() {
    let drilled = card(&[FIRST, DRILL]);
    assert_eq!((drilled.answered, drilled.last), (day(12), day(10)));
    assert_eq!(drilled.interval_days(), drilled.due.since(day(10)));
    let reviewed = card(&[FIRST, DRILL, (Grade::GOOD, Mode::Review, 20)]);
    let expected = Trace::after(&DEFAULT_WEIGHTS, Some(drilled.trace), 8, Rating::Good);
    assert_eq!(reviewed.trace, expected);
    let undrilled = Card { answered: day(10), ..drilled };
    let recall = |card: Card| card.recall(&Person::UNKNOWN, day(20));
    assert!(recall(drilled) > recall(undrilled));
}

#[test]
fn a_question_is_known_down_to_a_recall_of_nine_tenths() {
    let twice = card(&[FIRST, (Grade::GOOD, Mode::Review, 11)]);
    let trace = Trace { stability_e4: 1_000_000, ..twice.trace };
    let card = Card { trace, answered: day(0), ..twice };
    let person = Person::UNKNOWN;
    let recalls: Vec<(f64, bool)> = (0..400)
        .map(|number| (card.recall(&person, day(number)), card.is_known(&person, day(number))))
        .collect();
    assert!(recalls.iter().all(|(recall, is_known)| *is_known == (*recall >= 0.9)));
    assert!(recalls.iter().any(|(recall, _)| (0.85..0.9).contains(recall)));
}

#[test]
fn three_lapses_are_a_struggle_and_eight_a_leech() {
    for (lapses, expected) in
        [(2, (false, false)), (3, (true, false)), (7, (true, false)), (8, (true, true))]
    {
        let card = Card { lapses, ..card(&[FIRST]) };
        assert_eq!((card.is_struggling(), card.is_leech()), expected, "{lapses}");
    }
}

#[test]
fn a_card_is_failed_after_a_review_below_3_and_of_a_day_only_on_that_day() {
    let failed = card(&[FIRST, (Grade::AGAIN, Mode::Review, 12)]);
    let kept = card(&[FIRST, (Grade::GOOD, Mode::Review, 12)]);
    assert_eq!((failed.is_failed(), kept.is_failed()), (true, false));
    assert_eq!((failed.failed_on(day(12)), failed.failed_on(day(13))), (true, false));
    assert_eq!((kept.failed_on(day(12)), kept.failed_on(day(13))), (false, false));
}
