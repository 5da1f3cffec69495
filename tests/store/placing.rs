//! Placements, and questions put off as known.

use viva::domain::filter::Filter;
use viva::domain::review::Mode;
use viva::store::{Deed, StoreError, Today};

use crate::store::support::*;

const LOCK: &str = "threads/lock";
const QUEUE: &str = "threads/queue";

#[test]
fn an_answer_of_a_placement_moves_the_schedule_and_takes_no_place_of_the_day() {
    let mut world = World::with(&[LOCK, QUEUE]);
    let asked = answered(LOCK, 2, Mode::Review, TODAY);
    let receipt = world.store.record_in_placement(&asked, None, at(TODAY)).unwrap();
    assert_eq!((receipt.mode, receipt.card.unwrap().due), (Mode::Review, day(TODAY + 1)));
    world.answer(QUEUE, 2, Mode::Review, TODAY);
    let expected = Today { reviews: 2, fresh_reviews: 2, placed: 1 };
    assert_eq!(world.store.today(day(TODAY)).unwrap(), expected);
    assert_eq!(
        world.store.pending(&Filter::default(), day(TODAY)).unwrap(),
        [id(QUEUE)],
        "it leaves no drill"
    );
    assert!(world.store.unseen(day(TODAY)).unwrap().is_empty());
    // On the next day it is a question like any other.
    world.answer(LOCK, 2, Mode::Review, TODAY + 1);
    assert_eq!(world.store.pending(&Filter::default(), day(TODAY + 1)).unwrap(), [id(LOCK)]);
    assert_eq!(world.store.today(day(TODAY + 1)).unwrap().placed, 0);
}

#[test]
fn the_newest_placement_that_is_not_void_counts() {
    let mut world = World::with(&[LOCK]);
    assert_eq!(world.store.placed().unwrap(), None);
    let first = world.store.keep_placement(&placed(5, TODAY), at(TODAY)).unwrap();
    let second = world.store.keep_placement(&placed(15, TODAY + 1), at(TODAY + 1)).unwrap();
    assert_eq!(world.store.placed().unwrap(), Some(placed(15, TODAY + 1)));
    world.store.void(second, at(TODAY + 1)).unwrap();
    assert_eq!(world.store.placed().unwrap(), Some(placed(5, TODAY)));
    assert!(matches!(world.store.void(second, at(TODAY + 1)), Err(StoreError::NoSuchAnswer)));
    world.store.void(first, at(TODAY + 1)).unwrap();
    assert_eq!(world.store.placed().unwrap(), None);
    assert!(!world.store.rebuild().unwrap().changed);
}

/// Whether the question can be asked on a day: as due, as new, out of turn, for a placement.
fn asked_on(world: &World, study_day: i64) -> [usize; 4] {
    let (store, day, open) = (&world.store, day(study_day), Filter::default());
    [
        store.due(&open, day).unwrap().len(),
        store.fresh(&open, 9, 0, day).unwrap().len(),
        store.all(&open, None, day).unwrap().len(),
        store.unseen(day).unwrap().len(),
    ]
}

#[test]
fn what_is_put_off_is_asked_nowhere_until_its_day() {
    let mut world = World::with(&[LOCK, QUEUE]);
    world.answer(LOCK, 4, Mode::Review, TODAY);
    let before = world.store.question(&id(LOCK), "en").unwrap().unwrap().card;
    let (now, until) = (at(TODAY + 1), day(TODAY + 31));
    assert_eq!(asked_on(&world, TODAY + 1), [1, 1, 2, 1]);
    for name in [LOCK, QUEUE] {
        world.store.postpone(&id(name), until, now).unwrap();
    }
    for (study_day, expected) in
        [(TODAY + 1, [0; 4]), (TODAY + 30, [0; 4]), (TODAY + 31, [1, 1, 2, 1])]
    {
        assert_eq!(asked_on(&world, study_day), expected, "{study_day}");
        let is_out = study_day < TODAY + 31;
        let open = Filter::default();
        assert_eq!(world.store.fresh_count(&open, day(study_day)).unwrap(), u32::from(!is_out));
        assert_eq!(world.store.seen(day(study_day)).unwrap().is_empty(), is_out, "as never seen");
    }
    assert_eq!(world.store.next_due(&Filter::default(), day(TODAY)).unwrap(), None);
    // What is to come says the same.
    let then = vec![(until, 1)];
    assert_eq!(world.store.due_by_day(day(TODAY + 40)).unwrap(), then);
    assert!(world.store.due_by_day(day(TODAY + 30)).unwrap().is_empty());
    assert_eq!(world.store.due_days(day(TODAY + 1), day(TODAY + 40)).unwrap(), then);
    assert!(world.store.due_days(day(TODAY + 1), day(TODAY + 30)).unwrap().is_empty());
    let stored = world.store.question(&id(LOCK), "en").unwrap().unwrap();
    assert_eq!(stored.card, before, "its card is unmoved");
    assert_eq!(stored.postponed.map(|one| (one.until, one.times)), Some((until, 1)));
    let rows = world.store.list_all(&Filter::default(), false, "en").unwrap();
    assert!(rows.iter().all(|row| row.is_postponed(day(TODAY + 30))));
    assert!(!rows.iter().any(|row| row.is_postponed(day(TODAY + 31))));
}

#[test]
fn a_failure_a_reset_an_undo_and_unsuspend_end_it_and_a_rename_does_not() {
    let put_off =
        |world: &mut World| world.store.postpone(&id(LOCK), day(TODAY + 30), at(TODAY)).unwrap();
    let times = |world: &World, name: &str| {
        let stored = world.store.question(&id(name), "en").unwrap().unwrap();
        stored.postponed.map_or(0, |one| one.times)
    };
    let mut world = World::with(&[LOCK, QUEUE]);
    put_off(&mut world);
    world.answer(LOCK, 4, Mode::Review, TODAY + 1);
    assert_eq!(times(&world, LOCK), 1, "an answer that was right says nothing against it");
    world.answer(LOCK, 1, Mode::Review, TODAY + 2);
    assert_eq!(times(&world, LOCK), 0);
    put_off(&mut world);
    world.store.reset(&id(LOCK), at(TODAY)).unwrap();
    assert_eq!(times(&world, LOCK), 0);
    put_off(&mut world);
    world.store.unsuspend(&id(LOCK), at(TODAY)).unwrap();
    assert_eq!(times(&world, LOCK), 0);
    let first = put_off(&mut world);
    let second = put_off(&mut world);
    assert_eq!(times(&world, LOCK), 2);
    world.store.void(first, at(TODAY)).unwrap();
    assert_eq!(times(&world, LOCK), 1);
    let mut renamed = question("threads/mutex");
    renamed.was = Some(id(LOCK));
    world.import("base", &[renamed, question(QUEUE)]).unwrap();
    assert_eq!(times(&world, "threads/mutex"), 1);
    world.store.void(second, at(TODAY)).unwrap();
    assert_eq!(times(&world, "threads/mutex"), 0);
    assert!(!world.store.rebuild().unwrap().changed);
    assert!(world.store.doctor().unwrap().problems.is_empty());
}

#[test]
fn the_newest_deed_is_what_an_undo_takes_back() {
    let mut world = World::with(&[LOCK, QUEUE]);
    assert_eq!(world.store.newest_deed().unwrap(), None);
    let answer = world.answer(LOCK, 4, Mode::Review, TODAY).event;
    let placement = world.store.keep_placement(&placed(9, TODAY), at(TODAY)).unwrap();
    let putting_off = world.store.postpone(&id(QUEUE), day(TODAY + 30), at(TODAY)).unwrap();
    let mut found = Vec::new();
    while let Some(deed) = world.store.newest_deed().unwrap() {
        let event = match deed {
            Deed::Answer(row) => row.event,
            Deed::Placement { event, placed: found } => {
                assert_eq!(found, placed(9, TODAY));
                event
            }
            Deed::Postponement { event, question, until, .. } => {
                assert_eq!((question.as_str(), until), (QUEUE, day(TODAY + 30)));
                event
            }
        };
        world.store.void(event, at(TODAY)).unwrap();
        found.push(event);
    }
    assert_eq!(found, [putting_off, placement, answer]);
}

#[test]
fn a_backup_and_its_restoring_keep_both() {
    let mut world = World::with(&[LOCK]);
    world.store.keep_placement(&placed(9, TODAY), at(TODAY)).unwrap();
    world.store.postpone(&id(LOCK), day(TODAY + 30), at(TODAY)).unwrap();
    let digest = world.store.projection_digest().unwrap();
    let copy = world.folder.path().join("copy.db");
    world.store.backup(&copy, false).unwrap();
    let restored = world.folder.path().join("restored.db");
    viva::store::Store::restore(&copy, &restored, false).unwrap();
    let store = viva::store::Store::open(&restored, at(TODAY)).unwrap();
    assert_eq!(store.projection_digest().unwrap(), digest);
    assert_eq!(store.placed().unwrap(), Some(placed(9, TODAY)));
}
