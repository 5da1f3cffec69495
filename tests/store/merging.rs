//! Events that come from elsewhere: late, twice, in any order, unknown, or from a clock that is wrong.

use viva::domain::event::{AHEAD_MAX_MS, Event, wall};
use viva::domain::fact::Fact;
use viva::domain::review::{EventId, Mode};
use viva::domain::time::Moment;
use viva::store::{Merged, StoreError};

use crate::store::support::*;

const LOCK: &str = "threads/lock";
const QUEUE: &str = "threads/queue";

/// An event of another device, written at noon of a study day.
fn event(seq: i64, study_day: i64, question: Option<&str>, fact: &Fact) -> Event {
    Event {
        id: EventId { device: [7; 16], seq },
        hlc: wall(at(study_day)),
        at: at(study_day),
        question: question.map(str::to_owned),
        revision: None,
        kind: fact.kind().to_owned(),
        version: 1,
        critical: false,
        body: fact.body().unwrap(),
    }
}

fn of_kind(kind: &str, seq: i64) -> Event {
    Event { kind: kind.to_owned(), ..event(seq, TODAY, Some(LOCK), &Fact::Reset) }
}

/// Whether a rebuild leaves everything as it is.
fn is_as_rebuilt(world: &mut World) -> bool {
    !world.store.rebuild().unwrap().changed && world.store.doctor().unwrap().problems.is_empty()
}

#[test]
fn an_answer_that_comes_late_is_folded_in_its_place() {
    let mut there = World::with(&[LOCK, QUEUE]);
    there.answer(LOCK, 4, Mode::Review, TODAY);
    let mut here = World::with(&[LOCK, QUEUE]);
    here.answer(LOCK, 4, Mode::Review, TODAY + 1);
    here.answer(QUEUE, 4, Mode::Review, TODAY + 1);
    let merged = here.store.merge(&there.events(), at(TODAY + 2)).unwrap();
    assert_eq!(merged, Merged { added: 1, known: 0 });
    let card = here.store.question(&id(LOCK), "en").unwrap().unwrap().card.unwrap();
    assert_eq!((card.first, card.last, card.reviews), (day(TODAY), day(TODAY + 1), 2));
    assert_eq!(card.memory.interval_days, 6, "the second of two");
    let queue = here.store.question(&id(QUEUE), "en").unwrap().unwrap().card.unwrap();
    assert_eq!(queue.reviews, 1);
    assert!(is_as_rebuilt(&mut here));
    let again = here.store.merge(&there.events(), at(TODAY + 2)).unwrap();
    assert_eq!(again, Merged { added: 0, known: 1 });
}

#[test]
fn a_void_that_comes_before_what_it_voids_holds() {
    let mut there = World::with(&[LOCK]);
    let answer = there.answer(LOCK, 2, Mode::Review, TODAY);
    there.store.void(answer.event, at(TODAY)).unwrap();
    there.store.pass_level(&passed(TODAY), at(TODAY)).unwrap();
    let events = there.events();
    let level = Event {
        id: EventId { device: [7; 16], seq: 1 },
        ..event(1, TODAY, None, &Fact::Voided(events[2].id))
    };
    let mut here = World::with(&[LOCK]);
    here.store.merge(&[events[1].clone(), level], at(TODAY)).unwrap();
    here.store.merge(&events, at(TODAY)).unwrap();
    assert_eq!(here.store.question(&id(LOCK), "en").unwrap().unwrap().card, None);
    assert!(here.store.levels_passed().unwrap().is_empty());
    assert!(is_as_rebuilt(&mut here));
}

#[test]
fn a_rename_that_comes_late_takes_history_mark_and_note_along() {
    let mut there = World::with(&[LOCK]);
    let mut renamed = question(QUEUE);
    renamed.was = Some(id(LOCK));
    there.import("base", &[renamed]).unwrap();
    let mut here = World::with(&[QUEUE]);
    here.import("older", &[question(LOCK)]).unwrap();
    here.answer(LOCK, 4, Mode::Review, TODAY);
    here.store.flag(&id(LOCK), Some("mine"), at(TODAY)).unwrap();
    here.store.merge(&there.events(), at(TODAY + 1)).unwrap();
    let stored = here.store.question(&id(QUEUE), "en").unwrap().unwrap();
    assert_eq!(stored.card.unwrap().reviews, 1);
    assert_eq!((stored.flagged, stored.note.as_deref()), (true, Some("mine")));
    assert!(is_as_rebuilt(&mut here));
}

#[test]
fn an_event_from_far_ahead_of_the_clock_is_refused_with_all_that_came_with_it() {
    let mut world = World::with(&[LOCK]);
    let now = at(TODAY);
    let fine = event(1, TODAY, Some(LOCK), &Fact::Suspended);
    let at_bound = Moment { at_ms: now.at_ms + AHEAD_MAX_MS, ..now };
    let ahead = Event { hlc: wall(at_bound) + (1 << 16), ..event(2, 1, Some(LOCK), &Fact::Reset) };
    let error = world.store.merge(&[fine.clone(), ahead.clone()], now).unwrap_err();
    assert!(matches!(error, StoreError::Ahead { .. }), "{error}");
    assert!(error.to_string().contains("more than 48 hours ahead of the clock"), "{error}");
    assert!(error.hint().unwrap().contains("clocks"));
    assert_eq!(world.store.doctor().unwrap().counts.events, 0);
    let bound = Event { hlc: wall(at_bound), ..ahead };
    assert_eq!(world.store.merge(&[fine, bound], now).unwrap().added, 2);
}

#[test]
fn two_events_of_one_name_and_what_no_viva_wrote_are_refused() {
    let mut world = World::with(&[LOCK]);
    let first = event(1, TODAY, Some(LOCK), &Fact::Suspended);
    world.store.merge(std::slice::from_ref(&first), NOW).unwrap();
    let other = event(1, TODAY, Some(LOCK), &Fact::Flagged);
    let error = world.store.merge(&[event(2, TODAY, Some(LOCK), &Fact::Reset), other], NOW);
    assert!(matches!(error, Err(StoreError::TwoEvents { .. })), "{error:?}");
    let broken = Event { body: "no JSON".to_owned(), ..event(3, TODAY, Some(LOCK), &Fact::Reset) };
    let error = world.store.merge(&[broken], NOW).unwrap_err();
    assert!(error.to_string().contains("was not written by viva: its body is no JSON"), "{error}");
    assert_eq!(world.store.doctor().unwrap().counts.events, 1);
}

#[test]
fn unknown_kinds_are_kept_as_they_came_and_handed_on() {
    let mut world = World::with(&[LOCK]);
    world.answer(LOCK, 4, Mode::Review, TODAY);
    let before = world.store.projection_digest().unwrap();
    let goal =
        Event { body: r#"{"level" :"middle"}"#.to_owned(), version: 3, ..of_kind("goal", 1) };
    world.store.merge(std::slice::from_ref(&goal), at(TODAY)).unwrap();
    assert_eq!(world.store.projection_digest().unwrap(), before);
    assert!(world.events().contains(&goal));
    assert!(is_as_rebuilt(&mut world));
    world.answer(LOCK, 4, Mode::Review, TODAY + 1);
}

#[test]
fn an_unknown_critical_kind_is_kept_and_ends_all_writing() {
    // The third is of a kind that is known, in a version that is not.
    for (kind, version, critical) in
        [("scheduler", 2, false), ("something_else", 1, true), ("postponed", 2, false)]
    {
        let mut world = World::with(&[LOCK]);
        let answer = world.answer(LOCK, 4, Mode::Review, TODAY);
        let late = Event { critical, version, ..of_kind(kind, 1) };
        assert_eq!(world.store.merge(&[late], at(TODAY)).unwrap().added, 1, "it is not lost");
        let path = world.path();
        drop(world.store);
        // What a newer viva worked out stays, whatever the rules were.
        let raw = rusqlite::Connection::open(&path).unwrap();
        raw.execute_batch("UPDATE instance SET rules = 9; UPDATE card SET due = due + 5").unwrap();
        let mut store = viva::store::Store::open(&path, NOW).unwrap();
        let digest = store.projection_digest().unwrap();
        let next = answered(LOCK, 4, Mode::Review, TODAY + 1);
        let fact = event(2, TODAY, Some(LOCK), &Fact::Reset);
        for refused in [
            store.record(&next, None, at(TODAY + 1)).map(|_| ()),
            store.void(answer.event, at(TODAY)),
            store.suspend(&id(LOCK), at(TODAY)),
            store.merge(&[fact], at(TODAY)).map(|_| ()),
            store.rebuild().map(|_| ()),
            store.begin_import(&pack("more"), "x", NOW).map(|_| ()),
            store.refuse_newer(),
        ] {
            let error = refused.unwrap_err();
            assert!(error.to_string().starts_with("a newer viva wrote here"), "{error}");
            assert!(error.to_string().contains(kind) && error.hint().is_some(), "{error}");
        }
        assert!(store.question(&id(LOCK), "en").unwrap().is_some(), "it can be read");
        assert_eq!(store.projection_digest().unwrap(), digest);
        let problems = store.doctor().unwrap().problems;
        assert!(problems.len() == 1 && problems[0].contains("a newer viva"), "{problems:?}");
        store.backup(&world.folder.path().join("copy.db"), false).unwrap();
    }
}

#[test]
fn other_rules_than_these_work_everything_out_anew() {
    let mut world = World::with(&[LOCK]);
    world.answer(LOCK, 4, Mode::Review, TODAY);
    let (path, right) = (world.path(), world.store.projection_digest().unwrap());
    drop(world.store);
    for change in ["UPDATE instance SET rules = 0", "DELETE FROM instance"] {
        let raw = rusqlite::Connection::open(&path).unwrap();
        raw.execute_batch(change).unwrap();
        raw.execute_batch("DELETE FROM card; DELETE FROM review").unwrap();
        let store = viva::store::Store::open(&path, NOW).unwrap();
        assert_eq!(store.projection_digest().unwrap(), right, "{change}");
    }
}

#[test]
fn a_device_whose_numbers_are_at_their_end_goes_on_under_another_id() {
    let mut world = World::with(&[LOCK]);
    let device = world.store.device();
    let last = EventId { device, seq: i64::MAX };
    let last = Event { id: last, ..event(1, TODAY, Some(QUEUE), &Fact::Suspended) };
    world.store.merge(&[last], at(TODAY)).unwrap();
    let first = world.answer(LOCK, 4, Mode::Review, TODAY);
    let second = world.answer(LOCK, 4, Mode::Review, TODAY + 1);
    assert_ne!(first.event.device, device);
    assert_eq!((first.event.seq, second.event.seq), (1, 2));
    assert_eq!(second.event.device, first.event.device);
    world.store.still_there().unwrap();
    assert!(!world.store.rebuild().unwrap().changed);
}

#[test]
fn a_log_whose_clock_is_at_its_end_takes_answers_all_the_same() {
    let mut world = World::with(&[LOCK, QUEUE]);
    let raw = rusqlite::Connection::open(world.path()).unwrap();
    let text = "INSERT INTO event VALUES (?1, 1, ?2, 0, 0, 'suspended', 1, 'threads/queue', NULL, '{}', 0)";
    raw.execute(text, ([u8::MAX; 16], i64::MAX)).unwrap();
    world.store.rebuild().unwrap();
    let receipt = world.answer(LOCK, 4, Mode::Review, TODAY);
    assert_eq!((receipt.mode, receipt.card.unwrap().reviews), (Mode::Review, 1));
    world.answer(LOCK, 4, Mode::Review, TODAY + 1);
    world.store.void(receipt.event, at(TODAY + 1)).unwrap();
    assert!(!world.store.rebuild().unwrap().changed);
    let problems = world.store.doctor().unwrap().problems;
    assert!(problems.is_empty(), "{problems:?}");
}
