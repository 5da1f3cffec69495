//! Entries add up to what happened, and a hand-made journal is refused where it cannot be true.

use super::*;
use crate::domain::interview::journal::{Recommendation, Run};
use crate::domain::interview::samples::four;

fn opened(set: &Set) -> Event {
    Event::Opened {
        set: set.id.clone(),
        digest: set.digest.clone(),
        interviewer: "anna".to_owned(),
    }
}

fn entries(events: &[(i64, Event)]) -> Vec<Entry> {
    events.iter().map(|(at_ms, event)| Entry { at_ms: *at_ms, event: event.clone() }).collect()
}

#[test]
fn later_entries_replace_earlier_ones_and_pauses_do_not_count() {
    let set = four();
    let journal = entries(&[
        (1_000, opened(&set)),
        (1_000, Event::Shown { number: 1 }),
        (3_000, Event::Ticked { number: 1, point: 2, on: true }),
        (3_500, Event::Ticked { number: 1, point: 3, on: true }),
        (4_000, Event::Ticked { number: 1, point: 2, on: false }),
        (5_000, Event::Hinted { number: 1 }),
        (6_000, Event::FollowedUp { number: 1 }),
        (7_000, Event::Noted { number: 1, text: "first".into() }),
        (8_000, Event::Noted { number: 1, text: "second".into() }),
        (9_000, Event::Rated { number: 1, rating: 2 }),
        (9_000, Event::Shown { number: 2 }),
        (10_000, Event::Paused),
        (90_000, opened(&set)),
        (91_000, Event::Shown { number: 2 }),
        // Killed here, and opened again much later.
        (900_000, opened(&set)),
        (900_000, Event::Shown { number: 1 }),
        // A clock that was set back takes no time away.
        (899_000, Event::Rated { number: 1, rating: 4 }),
        (902_000, Event::NotAsked { number: 2 }),
        (902_000, Event::Summed),
        (950_000, Event::Finished),
    ]);
    let replay = Replay::of(&set, "anna", &journal).unwrap();
    let card = replay.card();
    assert!(card.finished);
    assert_eq!(
        card.marks[0],
        Mark {
            state: State::Rated,
            rating: Some(4),
            ticked: vec![false, false, true, false],
            hints: 1,
            bank_hints: 1,
            follow_ups: 1,
            wrong_answers: 0,
            note: "second".into(),
            noted_for: card.marks[0].noted_for.clone(),
            elapsed_ms: 8_000 + 2_000,
            ..Mark::default()
        }
    );
    assert_eq!((card.marks[1].state, card.marks[1].elapsed_ms), (State::NotAsked, 1_000));
    assert_eq!(replay.open_ms(950_000), 9_000 + 1_000 + 50_000);
}

#[test]
fn what_cannot_be_true_is_refused_and_changes_nothing() {
    let set = four();
    let with = |set: &str, digest: &str, interviewer: &str| Event::Opened {
        set: set.to_owned(),
        digest: digest.to_owned(),
        interviewer: interviewer.to_owned(),
    };
    let no_part = |what, given| Misfit::NoSuchPart { number: 3, what, given };
    let table = [
        (with("other", &set.digest, "anna"), Misfit::OtherSet { found: "other".into() }),
        (with(&set.id, "0", "anna"), Misfit::OtherDigest),
        (with(&set.id, &set.digest, "boris"), Misfit::OtherInterviewer { found: "boris".into() }),
        (Event::Shown { number: 0 }, Misfit::NoSuchQuestion { number: 0, count: 4 }),
        (Event::Shown { number: 5 }, Misfit::NoSuchQuestion { number: 5, count: 4 }),
        (Event::Rated { number: 1, rating: 0 }, Misfit::NoSuchRating { rating: 0 }),
        (Event::Rated { number: 1, rating: 5 }, Misfit::NoSuchRating { rating: 5 }),
        (Event::Ticked { number: 3, point: 1, on: true }, no_part("key point", 1)),
        (Event::Ticked { number: 3, point: 0, on: true }, no_part("key point", 0)),
        (Event::FollowedUp { number: 3 }, no_part("follow-up", 1)),
    ];
    for (event, misfit) in table {
        let mut replay = Replay::of(&set, "anna", &entries(&[(0, opened(&set))])).unwrap();
        let before = replay.clone();
        assert_eq!(replay.add(&Entry { at_ms: 5, event }), Err(misfit));
        assert_eq!(replay, before);
    }
    let hint = (1, Event::Hinted { number: 3 });
    let twice = entries(&[(0, opened(&set)), hint.clone(), hint.clone()]);
    assert_eq!(Replay::of(&set, "anna", &twice), Err((2, no_part("hint", 2))));
    assert_eq!(
        Replay::of(&set, "anna", &entries(std::slice::from_ref(&hint))),
        Err((0, Misfit::NotOpened))
    );
    let after = entries(&[(0, opened(&set)), (1, Event::Finished), hint]);
    assert_eq!(Replay::of(&set, "anna", &after), Err((2, Misfit::AfterTheEnd)));
}

#[test]
fn a_finished_card_is_reopened_with_a_reason_and_its_time_goes_on() {
    let set = four();
    let reopened = |because: &str| Event::Reopened { because: because.to_owned() };
    let before = [
        (1_000, opened(&set)),
        (1_000, Event::Shown { number: 1 }),
        (4_000, Event::Rated { number: 1, rating: 2 }),
        (4_000, Event::Finished),
    ];
    let mut events = before.to_vec();
    assert_eq!(
        Replay::of(&set, "anna", &entries(&events[..3]))
            .unwrap()
            .add(&Entry { at_ms: 5_000, event: reopened("too early") }),
        Err(Misfit::NotFinished)
    );
    events.extend([
        (900_000, reopened("rated by mistake")),
        (900_000, opened(&set)),
        (900_000, Event::Shown { number: 1 }),
        (902_000, Event::Rated { number: 1, rating: 3 }),
    ]);
    let card = Replay::of(&set, "anna", &entries(&events)).unwrap().into_card();
    assert!(!card.finished);
    assert_eq!(card.reopened, ["rated by mistake"]);
    assert_eq!((card.marks[0].rating, card.marks[0].elapsed_ms), (Some(3), 5_000));
}

#[test]
fn a_corrected_file_takes_the_place_of_what_was_and_leaves_what_it_has_no_column_for() {
    let set = four();
    let replaced = |because: &str| Event::Replaced { because: because.to_owned() };
    let run = Run { file: "a.py".into(), right: Some(true), told: "all passed".into() };
    let mut events = vec![
        (1_000, opened(&set)),
        (1_000, Event::Shown { number: 1 }),
        (2_000, Event::Ticked { number: 1, point: 1, on: true }),
        (2_000, Event::Hinted { number: 1 }),
        (2_000, Event::OwnHint { number: 1, text: "of a list".into() }),
        (2_000, Event::Ran { number: 1, run: run.clone() }),
        (4_000, Event::Rated { number: 1, rating: 4 }),
        (4_000, Event::Noted { number: 1, text: "quick".into() }),
        (4_000, Event::Finished),
        (900_000, replaced("row 1 was read wrong")),
        (900_000, opened(&set)),
    ];
    let card = Replay::of(&set, "anna", &entries(&events)).unwrap().into_card();
    assert_eq!((card.finished, &card.reopened[..]), (false, &["row 1 was read wrong".into()][..]));
    let kept = Mark {
        ticked: vec![false; 4],
        hints: 1,
        own_hints: vec!["of a list".into()],
        runs: vec![run],
        noted_for: card.marks[0].noted_for.clone(),
        elapsed_ms: 3_000,
        ..Mark::default()
    };
    assert_eq!(card.marks[0], kept);
    // A file that was cut short is followed by another; only what was finished is told of.
    events.extend([(900_000, replaced("once more")), (900_000, opened(&set))]);
    events.extend([(900_000, Event::Rated { number: 1, rating: 2 }), (900_000, Event::Finished)]);
    let card = Replay::of(&set, "anna", &entries(&events)).unwrap().into_card();
    assert_eq!((card.finished, card.reopened.len(), card.marks[0].rating), (true, 1, Some(2)));
    let first = entries(&[(0, replaced("nothing yet"))]);
    assert_eq!(Replay::of(&set, "anna", &first), Err((0, Misfit::NotOpened)));
    let over = entries(&[(0, opened(&set)), (0, Event::Discarded), (0, replaced("too late"))]);
    assert_eq!(Replay::of(&set, "anna", &over), Err((2, Misfit::AfterTheEnd)));
}

#[test]
fn what_was_seen_and_recommended_adds_up_and_is_held_against_the_set() {
    let mut set = four();
    set.questions[0].question.content.red_flags = vec!["guesses".into(), "shouts".into()];
    let set = Set { digest: set.digest_of(), ..set };
    let run = Run { file: "a.sql".into(), right: Some(false), told: "2 rows are missing".into() };
    let flag = |flag, on| Event::RedFlagged { number: 1, flag, on };
    let events = [
        (0, opened(&set)),
        (0, Event::Part { from: 1, to: 2 }),
        (0, Event::Counted { number: 1, ticked: 3 }),
        (0, flag(2, true)),
        (0, flag(1, true)),
        (0, flag(2, false)),
        (0, Event::OwnHint { number: 1, text: "think smaller".into() }),
        (0, Event::Ran { number: 1, run: run.clone() }),
    ];
    let recommended = |recommendation, because: &str| {
        (0, Event::Recommended { recommendation, because: because.to_owned() })
    };
    let mut events = events.to_vec();
    events.push(recommended(Recommendation::No, ""));
    events.push(recommended(Recommendation::StrongYes, "calm"));
    let replay = Replay::of(&set, "anna", &entries(&events)).unwrap();
    let card = replay.card();
    assert_eq!(card.part, Some(Part { from: 1, to: 2 }));
    let mark = &card.marks[0];
    assert_eq!((mark.ticks(), mark.hints_given(), mark.red_flags.as_slice()), (3, 1, &[1][..]));
    assert_eq!(mark.runs, [run]);
    let recommended = card.recommended.as_ref().unwrap();
    assert_eq!(
        (recommended.recommendation, recommended.because.as_str()),
        (Recommendation::StrongYes, "calm")
    );
    for (event, misfit) in [
        (flag(3, true), Misfit::NoSuchPart { number: 1, what: "red flag", given: 3 }),
        (
            Event::Counted { number: 1, ticked: 5 },
            Misfit::NoSuchPart { number: 1, what: "key point", given: 5 },
        ),
        (Event::Part { from: 3, to: 2 }, Misfit::NoPart { from: 3, to: 2 }),
        (Event::Part { from: 1, to: 9 }, Misfit::NoSuchQuestion { number: 9, count: 4 }),
    ] {
        assert_eq!(replay.clone().add(&Entry { at_ms: 0, event }), Err(misfit));
    }
    // A tick says which: from then on that counts.
    let mut replay = replay;
    let tick = Event::Ticked { number: 1, point: 1, on: true };
    replay.add(&Entry { at_ms: 0, event: tick }).unwrap();
    assert_eq!(replay.card().marks[0].ticks(), 1);
}
