//! Answers, what they make of a day, and how they are taken back.

use rusqlite::Connection;
use viva::domain::filter::Filter;
use viva::domain::rest::RestDays;
use viva::domain::review::{Mode, Receipt};
use viva::domain::sm2::Memory;
use viva::store::{Store, StoreError, Today};

use crate::store::support::*;

const LOCK: &str = "threads/lock";
const QUEUE: &str = "threads/queue";

#[test]
fn the_first_review_of_a_day_counts_and_the_next_is_a_drill() {
    let mut world = World::with(&[LOCK]);
    let first = world.answer(LOCK, 2, Mode::Review, TODAY);
    let second = world.answer(LOCK, 5, Mode::Review, TODAY);
    let earlier = world.answer(LOCK, 5, Mode::Review, TODAY - 1);
    assert_eq!((first.mode, second.mode, earlier.mode), (Mode::Review, Mode::Drill, Mode::Drill));
    // FSRS learns from a repeat, the schedule does not.
    let schedule =
        |receipt: &Receipt| receipt.card.map(|card| (card.memory, card.due, card.reviews));
    assert_eq!(schedule(&second), schedule(&first));
    assert_eq!((first.event.seq, second.event.seq, earlier.event.seq), (1, 2, 3));
    assert_eq!(
        world.store.today(day(TODAY)).unwrap(),
        Today { reviews: 1, fresh_reviews: 1, placed: 0 }
    );
    let next = world.answer(LOCK, 4, Mode::Review, TODAY + 1);
    assert_eq!(next.card.unwrap().reviews, 2);
    assert_eq!(
        world.store.today(day(TODAY + 1)).unwrap(),
        Today { reviews: 1, fresh_reviews: 0, placed: 0 }
    );
}

#[test]
fn two_programs_grading_one_card_on_one_day_count_once() {
    let mut world = World::with(&[LOCK]);
    let mut other = Store::open(&world.path(), NOW).unwrap();
    let first = world.answer(LOCK, 4, Mode::Review, TODAY);
    let second = other.record(&answered(LOCK, 4, Mode::Review, TODAY), None, at(TODAY)).unwrap();
    assert_eq!((first.mode, second.mode), (Mode::Review, Mode::Drill));
    assert_eq!((first.event.seq, second.event.seq), (1, 2));
    assert!(world.store.doctor().unwrap().problems.is_empty());
}

#[test]
fn writers_side_by_side_lose_nothing() {
    let mut world = World::with(&[LOCK, QUEUE]);
    let path = world.path();
    std::thread::scope(|scope| {
        for name in [LOCK, QUEUE, LOCK, QUEUE] {
            let path = &path;
            scope.spawn(move || {
                let mut store = Store::open(path, NOW).unwrap();
                for study_day in TODAY..TODAY + 10 {
                    store
                        .record(&answered(name, 4, Mode::Review, study_day), None, at(study_day))
                        .unwrap();
                }
            });
        }
    });
    let health = world.store.doctor().unwrap();
    assert_eq!((health.counts.events, health.counts.answers), (40, 40));
    assert!(health.problems.is_empty(), "{:?}", health.problems);
}

#[test]
fn undo_takes_the_newest_answer_back_whatever_it_was() {
    let mut world = World::with(&[LOCK, QUEUE]);
    let review = world.answer(LOCK, 2, Mode::Review, TODAY);
    let drill = world.answer(LOCK, 4, Mode::Drill, TODAY);
    world.answer(QUEUE, 4, Mode::Cram, TODAY);
    for expected in [drill.event, review.event] {
        let newest = world.store.newest_answer().unwrap().unwrap();
        assert_eq!(newest.event, expected);
        world.store.void(newest.event, NOW).unwrap();
        assert!(matches!(world.store.void(newest.event, NOW), Err(StoreError::NoSuchAnswer)));
    }
    assert_eq!(world.store.newest_answer().unwrap(), None, "cram is not undone");
    let stored = world.store.question(&id(LOCK), "en").unwrap().unwrap();
    assert_eq!(stored.card, None);
    assert_eq!(world.store.today(day(TODAY)).unwrap(), Today::default());
    assert_eq!(world.answer(LOCK, 4, Mode::Review, TODAY).mode, Mode::Review);
}

#[test]
fn voiding_an_answer_in_the_middle_folds_the_others() {
    let mut world = World::with(&[LOCK]);
    world.answer(LOCK, 4, Mode::Review, TODAY);
    let failed = world.answer(LOCK, 2, Mode::Review, TODAY + 1);
    world.answer(LOCK, 4, Mode::Review, TODAY + 2);
    world.store.void(failed.event, at(TODAY + 3)).unwrap();
    let card = world.store.question(&id(LOCK), "en").unwrap().unwrap().card.unwrap();
    assert_eq!(card.memory, Memory { repetitions: 2, ef_hundredths: 250, interval_days: 6 });
    assert_eq!((card.reviews, card.lapses), (2, 0));
}

#[test]
fn a_reset_makes_a_question_new_and_keeps_its_history() {
    let mut world = World::with(&[LOCK, QUEUE]);
    world.answer(LOCK, 5, Mode::Review, TODAY);
    world.store.reset(&id(LOCK), at(TODAY)).unwrap();
    let fresh = world.store.fresh(&Filter::default(), 9, 0, day(TODAY)).unwrap();
    assert_eq!(fresh.len(), 2);
    let mut reviews = 0;
    world
        .store
        .export_reviews::<StoreError>(|_| {
            reviews += 1;
            Ok(())
        })
        .unwrap();
    assert_eq!(reviews, 1);
    let again = world.answer(LOCK, 4, Mode::Review, TODAY);
    assert_eq!((again.mode, again.card.unwrap().reviews), (Mode::Review, 1));
    assert!(!world.store.rebuild().unwrap().changed);
}

#[test]
fn deciding_about_a_question_nobody_knows_is_refused() {
    let mut world = World::with(&[LOCK]);
    let ghost = id("threads/ghost");
    for outcome in [
        world.store.suspend(&ghost, NOW),
        world.store.flag(&ghost, Some("x"), NOW),
        world.store.reset(&ghost, NOW),
    ] {
        assert_eq!(outcome.unwrap_err().to_string(), "there is no question `threads/ghost`");
    }
    assert_eq!(world.store.doctor().unwrap().counts.events, 0);
}

#[test]
fn a_note_is_never_in_the_log_and_goes_with_its_mark() {
    let mut world = World::with(&[LOCK]);
    world.store.flag(&id(LOCK), Some("my secret opinion"), NOW).unwrap();
    let note = |world: &World| world.store.question(&id(LOCK), "en").unwrap().unwrap().note;
    assert_eq!(note(&world).as_deref(), Some("my secret opinion"));
    let log = Connection::open(world.path()).unwrap();
    let told: i64 = log
        .query_row("SELECT count(*) FROM event WHERE body LIKE '%secret%'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(told, 0);
    world.store.unflag(&id(LOCK), NOW).unwrap();
    assert_eq!(note(&world), None);
}

#[test]
fn the_log_refuses_to_be_changed() {
    let mut world = World::with(&[LOCK]);
    world.answer(LOCK, 4, Mode::Review, TODAY);
    let intruder = Connection::open(world.path()).unwrap();
    intruder.pragma_update(None, "recursive_triggers", false).unwrap();
    for statement in [
        "UPDATE event SET body = '{}'",
        "DELETE FROM event",
        "REPLACE INTO event SELECT device, seq, hlc, at_ms, tz_min, kind, v, question, revision, '{}', 0 FROM event",
        "INSERT INTO event SELECT device, seq, hlc, 0, 0, kind, v, question, revision, '{}', 0 FROM event WHERE true
         ON CONFLICT (device, seq) DO UPDATE SET body = excluded.body",
    ] {
        let error = intruder.execute(statement, []).unwrap_err().to_string();
        assert_eq!(error, "the event log is append-only", "{statement}");
    }
}

#[test]
fn unknown_events_are_kept_and_passed_over() {
    let mut world = World::with(&[LOCK]);
    world.answer(LOCK, 4, Mode::Review, TODAY);
    let later = Connection::open(world.path()).unwrap();
    later
        .execute(
            "INSERT INTO event SELECT device, 2, hlc + 1, at_ms, tz_min, 'mocked', 9, question, NULL, '{\"x\":1}', 0 FROM event",
            [],
        )
        .unwrap();
    let before = world.store.projection_digest().unwrap();
    let rebuilt = world.store.rebuild().unwrap();
    assert_eq!((rebuilt.events, rebuilt.changed), (2, false));
    assert_eq!(world.store.projection_digest().unwrap(), before);
    assert_eq!(world.answer(LOCK, 4, Mode::Drill, TODAY).event.seq, 3);
}

#[test]
fn a_clock_that_goes_back_does_not_reorder_the_log() {
    let mut world = World::with(&[LOCK]);
    world.answer(LOCK, 4, Mode::Review, TODAY);
    let late = world.store.record(&answered(LOCK, 2, Mode::Drill, TODAY), None, at(0)).unwrap();
    assert_eq!(world.store.newest_answer().unwrap().unwrap().event, late.event);
}

#[test]
fn what_is_pending_is_what_was_last_graded_below_four_that_day() {
    let mut world = World::with(&[LOCK, QUEUE, "threads/pool", "threads/event", "threads/crammed"]);
    world.answer(QUEUE, 2, Mode::Review, TODAY);
    world.answer(LOCK, 3, Mode::Review, TODAY);
    world.answer("threads/pool", 1, Mode::Review, TODAY);
    world.answer("threads/event", 4, Mode::Review, TODAY);
    world.answer("threads/crammed", 1, Mode::Cram, TODAY);
    world.answer("threads/pool", 4, Mode::Drill, TODAY);
    world.answer(LOCK, 5, Mode::Cram, TODAY);
    assert_eq!(world.store.pending(&Filter::default(), day(TODAY)).unwrap(), [id(QUEUE), id(LOCK)]);
    world.answer(QUEUE, 2, Mode::Drill, TODAY);
    assert_eq!(world.store.pending(&Filter::default(), day(TODAY)).unwrap(), [id(LOCK), id(QUEUE)]);
    assert_eq!(world.store.pending(&Filter::default(), day(TODAY + 1)).unwrap(), []);
    world.store.suspend(&id(LOCK), NOW).unwrap();
    world.store.reset(&id(QUEUE), NOW).unwrap();
    assert_eq!(world.store.pending(&Filter::default(), day(TODAY)).unwrap(), []);
}

#[test]
fn a_streak_ends_today_or_yesterday() {
    let mut world = World::with(&[LOCK, QUEUE]);
    assert_eq!(world.store.streak(day(TODAY), &RestDays::None).unwrap(), 0);
    for study_day in [TODAY - 9, TODAY - 3, TODAY - 2, TODAY - 1] {
        world.answer(LOCK, 4, Mode::Review, study_day);
    }
    for (today, expected) in
        [(TODAY - 9, 1), (TODAY - 1, 3), (TODAY, 3), (TODAY + 1, 0), (TODAY - 6, 0)]
    {
        assert_eq!(world.store.streak(day(today), &RestDays::None).unwrap(), expected, "{today}");
    }
    world.answer(QUEUE, 4, Mode::Cram, TODAY);
    assert_eq!(world.store.streak(day(TODAY), &RestDays::None).unwrap(), 3);
    world.answer(QUEUE, 4, Mode::Review, TODAY);
    assert_eq!(world.store.streak(day(TODAY), &RestDays::None).unwrap(), 4);
}
