//! What mock interviews leave in the log: exposures and passed levels.

use viva::domain::interview::passed::{newest, next_level};
use viva::domain::labels::Level;

use crate::store::support::*;

#[test]
fn an_exposure_counts_once_a_set_and_follows_a_rename() {
    let mut world = World::with(&["threads/lock", "threads/queue"]);
    for (set, moment) in [("one", at(20_000)), ("one", at(20_001)), ("two", at(20_005))] {
        world.store.expose(set, &id("threads/lock"), moment).unwrap();
    }
    assert_eq!(world.store.doctor().unwrap().counts.events, 2);
    let pool = world.store.pool().unwrap();
    let seen: Vec<_> = pool.iter().map(|row| (row.id.as_str(), row.exposures)).collect();
    assert_eq!(seen, [("threads/lock", 2), ("threads/queue", 0)]);
    assert_eq!(pool[0].exposed_ms, Some(at(20_005).at_ms));
    assert_eq!(pool[1].exposed_ms, None);

    let mut renamed = question("threads/mutex");
    renamed.was = Some(id("threads/lock"));
    world.import("base", &[renamed, question("threads/queue")]).unwrap();
    // A set that was printed before the rename still speaks of the former name.
    world.store.expose("two", &id("threads/lock"), at(20_006)).unwrap();
    let pool = world.store.pool().unwrap();
    let seen: Vec<_> = pool.iter().map(|row| (row.id.as_str(), row.exposures)).collect();
    assert_eq!(seen, [("threads/mutex", 2), ("threads/queue", 0)]);
    assert!(world.store.doctor().unwrap().problems.is_empty());
}

#[test]
fn exposures_and_passes_move_no_schedule() {
    let mut world = World::with(&["threads/lock"]);
    world.answer("threads/lock", 4, viva::domain::review::Mode::Review, TODAY);
    let card =
        |world: &World| world.store.question(&id("threads/lock"), "en").unwrap().unwrap().card;
    let before = card(&world);
    world.store.expose("one", &id("threads/lock"), at(TODAY)).unwrap();
    world.store.pass_level(&passed(TODAY), at(TODAY)).unwrap();
    assert_eq!(card(&world), before);
    assert_eq!(world.store.today(day(TODAY)).unwrap().reviews, 1);
}

#[test]
fn passes_read_back_in_the_order_in_which_they_happened() {
    let mut world = World::empty();
    for study_day in [20_003, 20_001] {
        world.store.pass_level(&passed(study_day), at(20_003)).unwrap();
    }
    let passes = world.store.levels_passed().unwrap();
    assert_eq!(passes, [passed(20_003), passed(20_001)]);
    assert_eq!(newest(&passes, Level::Middle), Some(&passed(20_001)));
    assert_eq!(next_level(&passes), Some(Level::Senior));
    assert!(world.store.doctor().unwrap().problems.is_empty());
}
