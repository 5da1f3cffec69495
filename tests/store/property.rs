//! Laws: whatever happens, and in whatever order, replaying the log gives the same cards.

use std::collections::BTreeMap;

use proptest::prelude::*;
use viva::domain::card::{Card, Given};
use viva::domain::grade::Grade;
use viva::domain::review::{EventId, Mode};
use viva::domain::scheduling::{Retention, Scheduler, Scheduling};
use viva::store::StoreError;

use crate::store::support::*;

const NAMES: [&str; 4] = ["threads/a", "threads/b", "threads/c", "threads/d"];

#[derive(Clone, Debug)]
enum Step {
    Answer { question: usize, quality: u8, mode: Mode, placing: bool },
    UndoNewest,
    UndoAny(prop::sample::Index),
    Reset(usize),
    Suspend(usize),
    Unsuspend(usize),
    Flag(usize),
    Unflag(usize),
    Expose { question: usize, set: usize },
    PassLevel,
    SetGoal(u32),
    UndoGoal(prop::sample::Index),
    Place(u32),
    Postpone { question: usize, days: u32 },
    Rename { from: usize, to: usize },
    NextDay(i64),
    Schedule(Scheduler),
    Keep(u8),
}

fn step() -> impl Strategy<Value = Step> {
    let question = 0..NAMES.len();
    let mode = prop_oneof![
        6 => Just(Mode::Review),
        3 => Just(Mode::Early),
        2 => Just(Mode::Drill),
        1 => Just(Mode::Cram),
    ];
    prop_oneof![
        12 => (question.clone(), 0_u8..=5, mode, prop::bool::weighted(0.2)).prop_map(
            |(question, quality, mode, placing)| Step::Answer { question, quality, mode, placing }
        ),
        3 => Just(Step::UndoNewest),
        2 => any::<prop::sample::Index>().prop_map(Step::UndoAny),
        1 => question.clone().prop_map(Step::Reset),
        1 => question.clone().prop_map(Step::Suspend),
        1 => question.clone().prop_map(Step::Unsuspend),
        1 => question.clone().prop_map(Step::Flag),
        1 => question.clone().prop_map(Step::Unflag),
        2 => (question.clone(), 0_usize..3).prop_map(|(question, set)| Step::Expose { question, set }),
        1 => Just(Step::PassLevel),
        2 => (0_u32..40).prop_map(Step::SetGoal),
        1 => any::<prop::sample::Index>().prop_map(Step::UndoGoal),
        1 => (1_u32..20).prop_map(Step::Place),
        2 => (question.clone(), 1_u32..40).prop_map(|(question, days)| Step::Postpone { question, days }),
        1 => (question.clone(), question).prop_map(|(from, to)| Step::Rename { from, to }),
        1 => prop_oneof![Just(Scheduler::Sm2), Just(Scheduler::Fsrs)].prop_map(Step::Schedule),
        1 => (70_u8..=97).prop_map(Step::Keep),
        // Clocks and rollover hours also go back.
        5 => (-1_i64..20).prop_map(Step::NextDay),
    ]
}

/// Renames the way a user meets them: by importing a pack whose question says `was`.
fn rename(world: &mut World, from: usize, to: usize) -> Result<(), StoreError> {
    let mut renamed = question(NAMES[to]);
    renamed.was = Some(id(NAMES[from]));
    world.import("base", &[renamed]).map(|_| ())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn replaying_the_log_gives_the_same_cards(steps in prop::collection::vec(step(), 1..60)) {
        let mut world = World::with(&NAMES);
        let mut today = TODAY;
        let mut answers: Vec<EventId> = Vec::new();
        for step in steps {
            let now = at(today);
            match step {
                Step::Answer { question, quality, mode, placing } => {
                    let answered = answered(NAMES[question], quality, mode, today);
                    let receipt = match placing {
                        true => world.store.record_in_placement(&answered, None, now),
                        false => world.store.record(&answered, None, now),
                    };
                    answers.push(receipt.unwrap().event);
                }
                Step::UndoNewest => {
                    if let Some(answer) = world.store.newest_answer().unwrap() {
                        world.store.void(answer.event, now).unwrap();
                        prop_assert_ne!(
                            world.store.newest_answer().unwrap().map(|newest| newest.event),
                            Some(answer.event)
                        );
                    }
                }
                Step::UndoAny(which) if !answers.is_empty() => {
                    // It may be void already.
                    let _ = world.store.void(*which.get(&answers), now);
                }
                Step::UndoAny(_) => {}
                Step::Reset(question) => world.store.reset(&id(NAMES[question]), now).unwrap(),
                Step::Suspend(question) => world.store.suspend(&id(NAMES[question]), now).unwrap(),
                Step::Unsuspend(question) => world.store.unsuspend(&id(NAMES[question]), now).unwrap(),
                Step::Flag(question) => world.store.flag(&id(NAMES[question]), None, now).unwrap(),
                Step::Unflag(question) => world.store.unflag(&id(NAMES[question]), now).unwrap(),
                Step::Expose { question, set } => {
                    world.store.expose(&format!("set-{set}"), &id(NAMES[question]), now).unwrap();
                }
                Step::PassLevel => world.store.pass_level(&passed(today), now).unwrap(),
                Step::SetGoal(number) => {
                    world.store.set_goal(&goal(number), now).unwrap();
                    let shown = world.store.goal().unwrap();
                    prop_assert_eq!(shown, Some(goal(number)).filter(|goal| !goal.is_empty()));
                }
                Step::UndoGoal(which) => {
                    let events = world.events();
                    let goals = events.iter().filter(|event| event.kind == "goal");
                    let goals: Vec<EventId> = goals.map(|event| event.id).collect();
                    if !goals.is_empty() {
                        let mut token = [7; 16];
                        token[..8].copy_from_slice(&(events.len() as u64).to_be_bytes());
                        let void = void_of(*which.get(&goals), token, now);
                        world.store.merge(&[void], now).unwrap();
                    }
                }
                Step::Place(right) => {
                    answers.push(world.store.keep_placement(&placed(right, today), now).unwrap());
                }
                Step::Postpone { question, days } => {
                    let until = day(today).plus(days);
                    answers.push(world.store.postpone(&id(NAMES[question]), until, now).unwrap());
                }
                Step::Rename { from, to } => rename(&mut world, from, to).unwrap(),
                Step::NextDay(days) => today += days,
                Step::Schedule(scheduler) => world.store.set_scheduler(scheduler, now).unwrap(),
                Step::Keep(hundredths) => {
                    world.store.set_retention(Retention::new(hundredths).unwrap(), now).unwrap();
                }
            }
        }
        let before = world.store.projection_digest().unwrap();
        prop_assert!(world.store.newest_deed().is_ok());
        let rebuilt = world.store.rebuild().unwrap();
        prop_assert!(!rebuilt.changed);
        prop_assert_eq!(world.store.projection_digest().unwrap(), before);
    }

    #[test]
    fn cards_are_the_fold_of_the_reviews_that_are_left(
        answers in prop::collection::vec((0_usize..3, 0_u8..=5, 0_i64..3, any::<bool>()), 1..40),
    ) {
        let mut world = World::with(&NAMES);
        let mut today = TODAY;
        let mut left = Vec::new();
        for (question, quality, days, is_undone) in answers {
            today += days;
            let receipt = world.answer(NAMES[question], quality, Mode::Review, today);
            if is_undone {
                world.store.void(receipt.event, at(today)).unwrap();
            } else {
                left.push((question, quality, today, receipt.mode));
            }
        }
        let mut cards: BTreeMap<usize, Card> = BTreeMap::new();
        for (question, quality, study_day, mode) in left {
            let grade = Grade::new(quality).unwrap();
            let given = Given { grade, mode: Mode::Review, study_day: day(study_day) };
            let before = cards.get(&question).copied();
            let taken = Card::take(&Scheduling::default(), before, given);
            prop_assert_eq!(taken.mode, mode);
            cards.extend(taken.card.map(|card| (question, card)));
        }
        for (question, name) in NAMES.iter().enumerate() {
            let stored = world.store.question(&id(name), "en").unwrap().unwrap();
            prop_assert_eq!(stored.card, cards.get(&question).copied());
        }
    }

    #[test]
    fn another_scheduler_there_and_back_leaves_every_card_as_it_was(
        answers in prop::collection::vec((0_usize..4, 0_u8..=5, 0_i64..9, any::<bool>()), 1..40),
    ) {
        let mut world = World::with(&NAMES);
        let mut today = TODAY;
        for (question, quality, days, is_early) in answers {
            today += days;
            let mode = if is_early { Mode::Early } else { Mode::Review };
            world.answer(NAMES[question], quality, mode, today);
        }
        let digest = world.store.projection_digest().unwrap();
        world.store.set_scheduler(Scheduler::Fsrs, at(today)).unwrap();
        world.store.set_retention(Retention::new(80).unwrap(), at(today)).unwrap();
        prop_assert_ne!(world.store.projection_digest().unwrap(), digest.clone());
        world.store.set_retention(Retention::default(), at(today)).unwrap();
        world.store.set_scheduler(Scheduler::Sm2, at(today)).unwrap();
        prop_assert_eq!(world.store.projection_digest().unwrap(), digest);
    }
}
