use super::*;
use crate::domain::fsrs::DEFAULT_WEIGHTS;
use crate::domain::plan::{Correction, Predicted};
use crate::domain::scheduling::Retention;

fn day(number: i64) -> Day {
    Day::from_number(number)
}

fn given(grade: Grade, mode: Mode, number: i64) -> Given {
    Given { grade, mode, study_day: day(number) }
}

/// Answers in a row under SM-2: what each did.
fn run(scheduling: &Scheduling, answers: &[(u8, Mode, i64)]) -> Vec<Taken> {
    let mut card = None;
    let step = |(quality, mode, number): &(u8, Mode, i64)| {
        let grade = Grade::new(*quality).unwrap();
        let taken = Card::take(scheduling, card, given(grade, *mode, *number));
        card = taken.card;
        taken
    };
    answers.iter().map(step).collect()
}

fn sm2(answers: &[(u8, Mode, i64)]) -> Card {
    run(&Scheduling::default(), answers).last().unwrap().card.unwrap()
}

const REVIEW: Mode = Mode::Review;
const EARLY: Mode = Mode::Early;

#[test]
fn a_second_review_of_the_day_counts_as_a_drill_and_moves_no_due_day() {
    for later in [100, 99] {
        let taken = run(&Scheduling::default(), &[(4, REVIEW, 100), (5, REVIEW, later)]);
        let (once, twice) = (taken[0].card.unwrap(), taken[1].card.unwrap());
        assert_eq!(taken[1].mode, Mode::Drill);
        assert_eq!((twice.due, twice.memory, twice.reviews), (once.due, once.memory, 1));
        assert!(twice.trace.stability_e4 > once.trace.stability_e4);
        assert_eq!(twice.answered, day(100));
    }
    assert_eq!(sm2(&[(4, REVIEW, 100), (5, REVIEW, 101)]).reviews, 2);
}

#[test]
fn a_lapse_is_a_failure_of_something_that_was_recalled_before() {
    assert_eq!(sm2(&[(2, REVIEW, 1)]).lapses, 0);
    let lapsed = sm2(&[(2, REVIEW, 1), (4, REVIEW, 2), (1, REVIEW, 3)]);
    assert_eq!((lapsed.lapses, lapsed.reviews, lapsed.memory.repetitions), (1, 3, 0));
}

#[test]
fn eight_early_goods_move_the_due_day_alone() {
    let twice = [(4, REVIEW, 1), (4, REVIEW, 2)];
    let mut answers = twice.to_vec();
    answers.extend((3..11).map(|number| (4, EARLY, number)));
    let taken = run(&Scheduling::default(), &answers);
    let before = taken[1].card.unwrap();
    for (step, number) in taken[2..].iter().zip(3..) {
        let card = step.card.unwrap();
        assert_eq!((step.mode, card.memory), (EARLY, before.memory));
        assert_eq!(card.due, day(number + 6), "max(due, day + interval)");
        assert_eq!(card.last, day(number));
    }
    assert_eq!(taken.last().unwrap().card.unwrap().reviews, 10);
}

#[test]
fn an_early_success_never_brings_the_due_day_nearer_and_an_early_failure_counts_as_always() {
    let long = [(4, REVIEW, 1), (4, REVIEW, 2), (4, REVIEW, 8)];
    let early = sm2(&[long[0], long[1], long[2], (5, EARLY, 9)]);
    assert_eq!((early.due, early.memory.ef_hundredths), (day(24), 250));
    let failed = sm2(&[long[0], long[1], long[2], (2, EARLY, 9)]);
    assert_eq!((failed.memory.repetitions, failed.due, failed.lapses), (0, day(10), 1));
}

#[test]
fn early_on_the_due_day_is_a_review_and_early_without_a_card_is_a_first_sight() {
    let taken = run(&Scheduling::default(), &[(4, EARLY, 1), (4, EARLY, 2)]);
    assert_eq!([taken[0].mode, taken[1].mode], [REVIEW, REVIEW]);
    assert_eq!(taken[1].card.unwrap().memory.interval_days, 6);
}

#[test]
fn the_recall_before_a_review_is_kept_where_there_was_something_to_recall() {
    let answers =
        [(4, REVIEW, 1), (3, Mode::Drill, 1), (4, REVIEW, 9), (4, Mode::Cram, 12), (2, EARLY, 13)];
    let taken = run(&Scheduling::default(), &answers);
    let before = |place: usize| taken[place].card.unwrap().trace;
    let expected = [
        None,
        None,
        Some(before(1).foreseen(&DEFAULT_WEIGHTS, 8)),
        None,
        Some(before(2).foreseen(&DEFAULT_WEIGHTS, 4)),
    ];
    assert_eq!(taken.iter().map(|step| step.foreseen).collect::<Vec<_>>(), expected);
    assert!((3000..9500).contains(&expected[2].unwrap().recall_e4), "{expected:?}");
    assert_eq!(taken[3].card, taken[2].card, "cramming changes nothing");
}

#[test]
fn known_is_what_came_back_twice_and_is_still_predicted_to_be_there() {
    let person = Person::UNKNOWN;
    let twice = sm2(&[(4, REVIEW, 1), (4, REVIEW, 3)]);
    assert!((twice.recall(&person, day(3)) - 1.0).abs() < 1e-12);
    assert!(twice.is_known(&person, day(3)) && !twice.is_known(&person, day(60)));
    let once = sm2(&[(5, REVIEW, 1)]);
    assert!(once.recall(&person, day(2)) > 0.9 && !once.is_known(&person, day(2)));
    let failed = Predicted { recall: 0.9, difficulty: 3.0, recalled: 10, forgotten: 90 };
    let forgetful = Person { correction: Correction::fitted(&[failed]), ..person };
    assert!(twice.recall(&forgetful, day(9)) < twice.recall(&person, day(9)));
    let failed = sm2(&[(4, REVIEW, 1), (2, REVIEW, 3), (4, Mode::Drill, 3)]);
    assert!(failed.recall(&person, day(4)) > 0.0, "what was drilled is not nothing");
}

#[test]
fn under_fsrs_the_due_day_is_where_recall_falls_to_the_retention() {
    let fsrs = Scheduling { scheduler: Scheduler::Fsrs, ..Scheduling::default() };
    let answers = [(4, REVIEW, 1), (4, REVIEW, 3), (4, EARLY, 4), (2, REVIEW, 40)];
    for (by_fsrs, by_sm2) in run(&fsrs, &answers).iter().zip(run(&Scheduling::default(), &answers))
    {
        let (card, other) = (by_fsrs.card.unwrap(), by_sm2.card.unwrap());
        assert_eq!((card.trace, card.answered), (other.trace, other.answered));
        let stability_days = Remembered::from(card.trace).stability_days;
        assert_eq!(card.interval_days(), DEFAULT_WEIGHTS.interval_days(stability_days, 0.9));
    }
    let careful = Scheduling { retention: Retention::new(97).unwrap(), ..fsrs };
    let due = |scheduling| run(scheduling, &answers[..2])[1].card.unwrap().due;
    assert!(due(&careful) < due(&fsrs));
}
