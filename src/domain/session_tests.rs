//! Laws of the session: whatever comes in, nothing panics, and undo restores what was.

use proptest::prelude::*;

use super::*;
use crate::domain::card::Card;
use crate::domain::grade::Verdict;
use crate::domain::labels::{Importance, Kind};
use crate::domain::question::{Choice, Content, KeyPoint, Question};
use crate::domain::schedule::interleave;

fn limits() -> Limits {
    Limits { first_sights: None, duration_ms: None, repeats: true }
}

fn grade(grade: Grade) -> Input {
    Input::Grade(grade, Day::from_number(100))
}

fn asked(id: &QuestionId) -> Asked {
    let kind = match id.slug() {
        "one" => Kind::Choice,
        "two" => Kind::Cloze,
        "three" | "four" => Kind::Sql,
        _ => Kind::Open,
    };
    let option = |right| Choice { text: "an option".into(), right, reason: None };
    let point = |required| KeyPoint { text: "a point".into(), required };
    let content = Content {
        prompt: "What?".into(),
        options: vec![option(true), option(false), option(false)],
        accepted: vec!["word".into()],
        key_points: vec![point(true), point(false)],
        hints: vec!["first".into(), "second".into(), "third".into()],
        ..Content::default()
    };
    let question = Question {
        id: id.clone(),
        topic: "topic".into(),
        level: Level::Middle,
        kind,
        importance: Importance::Core,
        tags: Vec::new(),
        since: None,
        until: None,
        minutes: 3,
        case_exact: false,
        order_given: false,
        was: None,
        content,
    };
    Asked { question, card: None, can_judge: true }
}

fn ids(names: &[&str]) -> Vec<QuestionId> {
    names.iter().map(|name| format!("leaf/{name}").parse().unwrap()).collect()
}

fn session(names: &[&str], pending: &[&str], limits: Limits) -> Session {
    Session::new(interleave(Vec::new(), ids(names)), ids(pending), limits, 0)
}

/// Plays the part of the program around the session: loads, writes and voids at once, and keeps the log of what stands.
struct Driver {
    session: Session,
    /// What is chosen, one after the other, where the session asks for it.
    choices: Vec<Item>,
    log: Vec<(i64, Answered)>,
    /// Events by which questions were put off, as far as they stand.
    known: Vec<i64>,
    next_seq: i64,
}

impl Driver {
    fn new(session: Session) -> Self {
        Self::with(session, Vec::new())
    }

    fn with(session: Session, choices: Vec<Item>) -> Self {
        let (log, known) = (Vec::new(), Vec::new());
        let mut driver = Self { session, choices, log, known, next_seq: 1 };
        driver.give(Input::Begin, 0);
        driver
    }

    fn choosing(names: &[&str], choices: &[&str], limits: Limits) -> Self {
        let mut choices = interleave(Vec::new(), ids(choices));
        choices.reverse();
        Self::with(session(names, &["z"], limits).choosing(), choices)
    }

    fn give(&mut self, input: Input, now_ms: u64) -> Output {
        let mut output = self.session.step(input, now_ms);
        loop {
            let answer = match &output {
                Output::Choose => Input::Chosen(self.choices.pop()),
                Output::Load(id) => Input::Loaded(Box::new(asked(id))),
                Output::Record(answered) => {
                    let event = EventId { device: [0; 16], seq: self.next_seq };
                    self.log.push((self.next_seq, answered.clone()));
                    self.next_seq += 1;
                    Input::Recorded(Receipt { event, mode: answered.mode, card: None, doubt: None })
                }
                Output::Postpone => {
                    self.known.push(self.next_seq);
                    self.next_seq += 1;
                    Input::Postponed(EventId { device: [0; 16], seq: self.next_seq - 1 })
                }
                Output::Judge(typed) => Input::Judged(match typed.as_str() {
                    "word" => Attempt::Right,
                    "§" => Attempt::Unjudged,
                    _ => Attempt::Wrong,
                }),
                Output::Void(event) => {
                    self.log.retain(|(seq, _)| *seq != event.seq);
                    self.known.retain(|seq| *seq != event.seq);
                    Input::Voided
                }
                _ => return output,
            };
            output = self.session.step(answer, now_ms);
        }
    }

    fn answer(&mut self, typed: &str, given: Grade) -> Output {
        self.give(Input::Answer(typed.into()), 0);
        self.give(grade(given), 0)
    }

    fn shown(&self) -> Option<&str> {
        self.session.current().map(|current| current.item.id.slug())
    }
}

#[test]
fn a_failed_question_returns_at_the_end_until_it_is_good() {
    let mut driver = Driver::new(session(&["x", "y"], &["z"], limits()));
    driver.answer("", Grade::AGAIN);
    driver.answer("", Grade::GOOD);
    assert_eq!(driver.shown(), Some("z"));
    driver.answer("", Grade::EASY);
    assert_eq!(driver.shown(), Some("x"));
    driver.answer("", Grade::HARD);
    assert_eq!(driver.shown(), Some("x"));
    assert_eq!(driver.answer("", Grade::GOOD), Output::Finished);
    let modes: Vec<Mode> = driver.log.iter().map(|(_, answered)| answered.mode).collect();
    assert_eq!(modes, [Mode::Review, Mode::Review, Mode::Drill, Mode::Drill, Mode::Drill]);
    assert_eq!(driver.session.first_sights().len(), 2);
    assert_eq!(driver.session.answers(), 5);
}

#[test]
fn the_limit_counts_first_sights_and_drills_still_come() {
    let limits = Limits { first_sights: Some(1), ..limits() };
    let mut driver = Driver::new(session(&["x", "y"], &["z"], limits));
    assert_eq!(driver.session.progress(), (1, Some(1)));
    driver.answer("", Grade::GOOD);
    assert_eq!(driver.shown(), Some("z"));
    assert_eq!(driver.answer("", Grade::GOOD), Output::Finished);
}

#[test]
fn a_limit_of_no_question_asks_nothing_and_no_drill() {
    let limits = Limits { first_sights: Some(0), ..limits() };
    let driver = Driver::new(session(&["x"], &["z"], limits));
    assert_eq!((driver.shown(), &driver.session.phase), (None, &Phase::Finished));
    let driver = Driver::choosing(&["x"], &["y"], limits);
    assert_eq!((driver.shown(), driver.choices.len()), (None, 1));
}

#[test]
fn a_question_is_chosen_only_when_the_one_before_it_was_answered() {
    let mut driver = Driver::choosing(&["x"], &["y", "w"], limits());
    assert_eq!((driver.shown(), driver.choices.len()), (Some("x"), 2));
    assert_eq!(driver.session.progress(), (1, None), "nobody knows how many will come");
    driver.answer("", Grade::AGAIN);
    assert_eq!((driver.shown(), driver.choices.len()), (Some("y"), 1));
    // What an undo displaced comes again before anything is chosen.
    driver.give(Input::Undo, 0);
    assert_eq!(driver.shown(), Some("x"));
    driver.give(grade(Grade::GOOD), 0);
    assert_eq!((driver.shown(), driver.choices.len()), (Some("y"), 1));
    driver.give(Input::Skip, 0);
    assert_eq!((driver.shown(), driver.choices.len()), (Some("w"), 0));
    driver.answer("", Grade::HARD);
    // Drills come last, and nothing is chosen any more.
    assert_eq!((driver.shown(), driver.session.progress()), (Some("z"), (3, Some(2))));
    driver.answer("", Grade::GOOD);
    assert_eq!(driver.shown(), Some("w"));
    assert_eq!(driver.answer("", Grade::GOOD), Output::Finished);
}

#[test]
fn a_limit_holds_for_what_is_chosen() {
    let limits = Limits { first_sights: Some(1), ..limits() };
    let mut driver = Driver::choosing(&[], &["y", "w"], limits);
    assert_eq!((driver.shown(), driver.session.progress()), (Some("y"), (1, Some(1))));
    driver.answer("", Grade::GOOD);
    assert_eq!((driver.shown(), driver.choices.len()), (Some("z"), 1));
}

#[test]
fn a_run_without_repeats_asks_nothing_twice() {
    let limits = Limits { repeats: false, ..limits() };
    let mut driver = Driver::new(session(&["x"], &[], limits));
    assert_eq!(driver.answer("", Grade::AGAIN), Output::Finished);
}

#[test]
fn each_answer_is_of_the_day_on_which_it_was_graded() {
    let mut driver = Driver::new(session(&["x", "y"], &[], limits()));
    for day in [100, 101] {
        driver.give(Input::Answer(String::new()), 0);
        driver.give(Input::Grade(Grade::GOOD, Day::from_number(day)), 0);
    }
    let days: Vec<i32> = driver.log.iter().map(|(_, one)| one.study_day.number()).collect();
    assert_eq!(days, [100, 101]);
}

#[test]
fn time_stops_before_the_next_question() {
    let limits = Limits { duration_ms: Some(60_000), ..limits() };
    let mut driver = Driver::new(session(&["x", "y", "z"], &[], limits));
    driver.answer("", Grade::GOOD);
    assert_eq!(driver.shown(), Some("y"));
    driver.give(Input::Answer(String::new()), 70_000);
    assert_eq!(driver.give(grade(Grade::GOOD), 70_000), Output::Finished);
    assert_eq!(driver.log[1].1.elapsed_ms, 70_000);
}

#[test]
fn hints_cap_the_grade() {
    let mut driver = Driver::new(session(&["x"], &[], limits()));
    driver.give(Input::Hint, 0);
    driver.give(Input::Hint, 0);
    driver.give(Input::Answer(String::new()), 0);
    let refused = driver.give(grade(Grade::GOOD), 0);
    assert_eq!(refused, Output::Refused(Refusal::AboveCap { hints: 2, cap: Grade::HARD }));
    driver.give(grade(Grade::HARD), 0);
    assert_eq!(driver.log[0].1.hints, 2);
}

#[test]
fn an_undo_forgets_no_hint_of_the_question_it_displaces() {
    let mut driver = Driver::new(session(&["x", "y"], &[], limits()));
    driver.answer("", Grade::GOOD);
    driver.give(Input::Hint, 0);
    assert_eq!(driver.give(Input::Undo, 0), Output::Returned);
    driver.give(grade(Grade::GOOD), 0);
    assert_eq!((driver.shown(), driver.session.progress()), (Some("y"), (2, Some(2))));
    driver.give(Input::Answer(String::new()), 0);
    let refused = driver.give(grade(Grade::EASY), 0);
    assert_eq!(refused, Output::Refused(Refusal::AboveCap { hints: 1, cap: Grade::GOOD }));
}

#[test]
fn a_skipped_question_leaves_the_run_without_a_trace() {
    let mut driver = Driver::new(session(&["x", "y"], &[], limits()));
    assert_eq!(driver.session.progress(), (1, Some(2)));
    driver.give(Input::Skip, 0);
    assert_eq!(driver.shown(), Some("y"));
    assert_eq!(driver.session.progress(), (1, Some(1)));
    assert_eq!(driver.answer("", Grade::GOOD), Output::Finished);
    assert_eq!(driver.log.len(), 1);
}

#[test]
fn what_is_known_leaves_the_run_and_an_undo_brings_it_back_as_it_was() {
    let mut driver = Driver::new(session(&["x", "y", "z"], &[], limits()));
    driver.give(Input::Postpone, 0);
    assert_eq!((driver.shown(), driver.known.len()), (Some("y"), 1));
    assert_eq!(driver.session.progress(), (1, Some(2)));
    driver.give(Input::Answer(String::new()), 0);
    driver.give(Input::Postpone, 0);
    assert_eq!((driver.shown(), driver.known.len(), driver.session.answers()), (Some("z"), 2, 0));
    assert_eq!(driver.give(Input::Undo, 0), Output::Returned);
    assert!(driver.session.is_revealed() && driver.shown() == Some("y"));
    assert_eq!(driver.give(Input::Undo, 0), Output::Returned);
    assert!(!driver.session.is_revealed() && driver.shown() == Some("x"), "not revealed before");
    assert!(driver.known.is_empty() && driver.log.is_empty());
    // What was displaced comes again, each once.
    driver.answer("", Grade::GOOD);
    driver.answer("", Grade::GOOD);
    assert_eq!(driver.shown(), Some("z"));
    assert_eq!(driver.answer("", Grade::GOOD), Output::Finished);
}

#[test]
fn what_failed_before_cannot_be_put_off() {
    let mut session = session(&["x"], &[], limits());
    session.step(Input::Begin, 0);
    let card = Card::after(None, Grade::AGAIN, Day::from_number(99));
    session.step(Input::Loaded(Box::new(Asked { card, ..asked(&ids(&["x"])[0]) })), 0);
    assert_eq!(session.step(Input::Postpone, 0), Output::Refused(Refusal::Failed));
    assert!(!session.is_revealed() && session.current().is_some());
    session.step(Input::Answer(String::new()), 0);
    assert_eq!(session.step(Input::Postpone, 0), Output::Refused(Refusal::Failed));
    assert!(session.is_revealed());
}

#[test]
fn a_question_that_vanished_is_passed_over() {
    let mut session = session(&["x", "y"], &[], limits());
    session.step(Input::Begin, 0);
    let Output::Load(second) = session.step(Input::Missing, 0) else { panic!("nothing to load") };
    assert_eq!(second.slug(), "y");
    assert_eq!(session.progress(), (1, Some(1)));
}

#[test]
fn a_wrong_attempt_is_asked_again_until_it_is_right_or_given_up() {
    let verdict = |driver: &Driver| {
        let judged = driver.session.current().unwrap().judged.as_ref();
        judged.map(|judged| judged.verdict)
    };
    // What is typed, then the verdict, wrong attempts, and the grade that is suggested.
    for (typed, expected, wrong, quality) in [
        (&["word"][..], Verdict::RightAtOnce, 0, Some(5)),
        (&["a", "b", "word"], Verdict::Right, 2, Some(4)),
        (&["a", ""], Verdict::Blank, 1, Some(1)),
        (&[" \n"], Verdict::Blank, 0, Some(1)),
        (&["a", "§"], Verdict::Unjudged, 1, None),
    ] {
        let mut driver = Driver::new(session(&["three"], &[], limits()));
        let (last, before) = typed.split_last().unwrap();
        for attempt in before {
            assert_eq!(driver.give(Input::Answer((*attempt).into()), 0), Output::TryAgain);
            assert!(!driver.session.is_revealed());
            let current = driver.session.current().unwrap();
            assert_eq!(current.attempts.last.as_deref(), Some(*attempt));
        }
        assert_eq!(driver.give(Input::Answer((*last).into()), 0), Output::Reveal, "{typed:?}");
        assert_eq!(verdict(&driver), Some(expected), "{typed:?}");
        let current = driver.session.current().unwrap();
        assert_eq!(current.attempts.wrong, wrong, "{typed:?}");
        let suggested = grade::suggest(expected, &[], current.hints).map(Grade::quality);
        assert_eq!(suggested, quality, "{typed:?}");
        let most = if expected == Verdict::Blank { Grade::HARD } else { Grade::EASY };
        assert_eq!(current.cap(), most, "{typed:?}");
    }
}

#[test]
fn hints_between_attempts_cap_the_grade_and_an_undo_keeps_the_attempts() {
    let mut driver = Driver::new(session(&["three", "x"], &[], limits()));
    driver.give(Input::Answer("a".into()), 0);
    assert_eq!(driver.give(Input::Hint, 0), Output::Hint(0));
    driver.give(Input::Answer("word".into()), 0);
    let refused = driver.give(grade(Grade::EASY), 0);
    assert_eq!(refused, Output::Refused(Refusal::AboveCap { hints: 1, cap: Grade::GOOD }));
    driver.give(grade(Grade::GOOD), 0);
    assert_eq!(driver.give(Input::Undo, 0), Output::Returned);
    assert_eq!(driver.session.current().unwrap().attempts.wrong, 1);
}

#[test]
fn while_an_attempt_is_judged_nothing_else_has_a_meaning() {
    let mut session = session(&["three"], &[], limits());
    session.step(Input::Begin, 0);
    session.step(Input::Loaded(Box::new(asked(&ids(&["three"])[0]))), 0);
    assert_eq!(session.step(Input::Answer("a".into()), 0), Output::Judge("a".into()));
    for input in [Input::Answer("b".into()), Input::Hint, Input::Skip, Input::Undo, Input::Quit] {
        assert_eq!(session.step(input, 0), Output::Refused(Refusal::NotNow));
    }
    assert_eq!(session.step(Input::Judged(Attempt::Wrong), 0), Output::TryAgain);
    assert_eq!(session.step(Input::Judged(Attempt::Right), 0), Output::Refused(Refusal::NotNow));
}

fn any_input() -> impl Strategy<Value = Input> {
    let answer = prop_oneof![Just(""), Just("a"), Just("b,c"), Just("word"), Just("§")];
    prop_oneof![
        4 => answer.prop_map(|typed| Input::Answer(typed.into())),
        4 => (0u8..=5).prop_map(|quality| grade(Grade::new(quality).unwrap())),
        1 => Just(Input::Hint),
        1 => proptest::collection::vec(0usize..4, 0..3).prop_map(Input::Tick),
        2 => Just(Input::Undo),
        1 => Just(Input::Skip),
        1 => Just(Input::Postpone),
        1 => Just(Input::Postponed(EventId { device: [0; 16], seq: 1 })),
        1 => Just(Input::Begin),
        1 => Just(Input::Missing),
        1 => Just(Input::Chosen(None)),
        1 => Just(Input::Voided),
        1 => Just(Input::Judged(Attempt::Right)),
        1 => Just(Input::Judged(Attempt::Wrong)),
    ]
}

const NAMES: [&str; 8] = ["one", "two", "three", "x", "four", "y", "z", "w"];

proptest! {
    #[test]
    fn no_input_in_any_state_panics(
        inputs in proptest::collection::vec(any_input(), 0..60),
        limit in proptest::option::of(0usize..8),
    ) {
        let limits = Limits { first_sights: limit, ..limits() };
        let mut driver = Driver::new(session(&NAMES, &["p", "q"], limits));
        for (place, input) in inputs.into_iter().enumerate() {
            driver.give(input, place as u64 * 10);
            prop_assert_eq!(driver.session.answers(), driver.log.len());
        }
    }

    #[test]
    fn undo_right_after_a_grade_restores_the_state(
        inputs in proptest::collection::vec(any_input(), 0..60),
        quality in 0u8..=3,
        typed in prop_oneof![Just("a"), Just("word"), Just("§"), Just("")],
    ) {
        let mut driver = Driver::new(session(&NAMES, &["p"], limits()));
        for input in inputs {
            driver.give(input, 0);
        }
        driver.give(Input::Answer(typed.into()), 0);
        if !driver.session.is_revealed() {
            return Ok(());
        }
        let (before, log) = (driver.session.clone(), driver.log.clone());
        driver.give(grade(Grade::new(quality).unwrap()), 0);
        prop_assert_ne!(&driver.session, &before);
        if driver.session.phase != Phase::Finished {
            prop_assert_eq!(driver.give(Input::Undo, 0), Output::Returned);
            prop_assert_eq!(&driver.session, &before);
            prop_assert_eq!(driver.log, log);
        }
    }

    #[test]
    fn undoing_everything_leads_back_to_an_empty_log(
        // Eight first sights and the three repeats that are always possible.
        grades in proptest::collection::vec(0u8..=3, 1..11),
    ) {
        let mut driver = Driver::new(session(&NAMES, &[], limits()));
        let mut states = Vec::new();
        for quality in grades {
            driver.give(Input::Answer(String::new()), 0);
            states.push(driver.session.clone());
            driver.give(grade(Grade::new(quality).unwrap()), 0);
        }
        while let Some(state) = states.pop() {
            prop_assert_eq!(driver.give(Input::Undo, 0), Output::Returned);
            prop_assert_eq!(&driver.session, &state);
        }
        prop_assert!(driver.log.is_empty());
        prop_assert_eq!(driver.give(Input::Undo, 0), Output::Refused(Refusal::NothingToUndo));
    }
}

#[test]
fn a_question_is_repeated_three_times_a_day_at_most_counting_what_came_before() {
    for (before, expected) in [(0, 3), (1, 2), (3, 0)] {
        let drills = ids(&["a"]).into_iter().map(|id| (id, before)).collect();
        let earlier = Earlier { reviews: 100, drills };
        let mut driver = Driver::new(session(&["a"], &[], limits()).after(earlier));
        while driver.session.current().is_some() {
            driver.give(Input::Answer("x".into()), 0);
            driver.give(grade(Grade::AGAIN), 0);
        }
        let repeats = driver.log.iter().filter(|(_, answer)| answer.mode == Mode::Drill).count();
        assert_eq!(repeats, expected, "{before} before");
    }
}

#[test]
fn at_most_a_fifth_of_the_answers_of_a_day_are_repeats() {
    let names: Vec<String> = (0..40).map(|number| format!("q{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut driver = Driver::new(session(&names, &[], limits()));
    while driver.session.current().is_some() {
        driver.give(Input::Answer("x".into()), 0);
        driver.give(grade(Grade::HARD), 0);
    }
    let (reviews, drills): (Vec<_>, Vec<_>) =
        driver.log.iter().partition(|(_, answer)| answer.mode == Mode::Review);
    assert_eq!((reviews.len(), drills.len()), (40, 10));
    // The oldest first, so that as much as can be lies between.
    assert_eq!(drills[0].1.question, ids(&["q0"])[0]);
}

#[test]
fn a_repeat_that_is_taken_back_is_not_counted() {
    let mut driver = Driver::new(session(&["a", "b", "c", "d"], &[], limits()));
    for _ in 0..4 {
        driver.give(Input::Answer("x".into()), 0);
        driver.give(grade(Grade::AGAIN), 0);
    }
    for _ in 0..9 {
        driver.give(Input::Answer("x".into()), 0);
        driver.give(grade(Grade::AGAIN), 0);
        driver.give(Input::Undo, 0);
        driver.give(grade(Grade::AGAIN), 0);
        if driver.session.current().is_none() {
            break;
        }
    }
    let repeats = driver.log.iter().filter(|(_, answer)| answer.mode == Mode::Drill).count();
    assert_eq!(repeats, 3);
}
