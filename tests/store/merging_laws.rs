//! Laws of merging: whatever several devices write, and however it comes to each of them, all end with the same, and nothing is lost.

use std::collections::BTreeMap;

use proptest::prelude::*;
use viva::domain::event::Event;
use viva::domain::fact::Fact;
use viva::domain::goal::Goal;
use viva::domain::grade::Grade;
use viva::domain::review::{Answered, EventId, Mode};
use viva::domain::scheduling::{Retention, Scheduler};
use viva::domain::time::Moment;

use crate::store::support::*;

const NAMES: [&str; 4] = ["threads/a", "threads/b", "threads/c", "threads/d"];
const DEVICES: usize = 4;
const HOUR_MS: i64 = 3_600_000;
/// The clocks are up to this much apart.
const APART_MS: i64 = 25 * HOUR_MS;

#[derive(Clone, Debug)]
enum Deed {
    Answer {
        question: usize,
        quality: u8,
        mode: Mode,
    },
    Undo(prop::sample::Index),
    Reset(usize),
    Suspend(usize),
    Unsuspend(usize),
    Flag(usize),
    Unflag(usize),
    Expose {
        question: usize,
        set: usize,
    },
    PassLevel,
    Schedule(Scheduler),
    Keep(u8),
    SetGoal(u32),
    UndoGoal(prop::sample::Index),
    Place(u32),
    Postpone {
        question: usize,
        days: u32,
    },
    Rename {
        from: usize,
        to: usize,
    },
    /// Some of what this device knows goes to another, in disorder.
    Send {
        to: usize,
        keep_percent: u64,
        seed: u64,
    },
}

fn deed() -> impl Strategy<Value = Deed> {
    let question = 0..NAMES.len();
    let mode = prop_oneof![
        6 => Just(Mode::Review),
        3 => Just(Mode::Early),
        2 => Just(Mode::Drill),
        1 => Just(Mode::Cram),
    ];
    prop_oneof![
        12 => (question.clone(), 0_u8..=5, mode)
            .prop_map(|(question, quality, mode)| Deed::Answer { question, quality, mode }),
        4 => any::<prop::sample::Index>().prop_map(Deed::Undo),
        1 => question.clone().prop_map(Deed::Reset),
        1 => question.clone().prop_map(Deed::Suspend),
        1 => question.clone().prop_map(Deed::Unsuspend),
        1 => question.clone().prop_map(Deed::Flag),
        1 => question.clone().prop_map(Deed::Unflag),
        2 => (question.clone(), 0_usize..3).prop_map(|(question, set)| Deed::Expose { question, set }),
        1 => Just(Deed::PassLevel),
        1 => prop_oneof![Just(Scheduler::Sm2), Just(Scheduler::Fsrs)].prop_map(Deed::Schedule),
        1 => (70_u8..=97).prop_map(Deed::Keep),
        2 => (0_u32..40).prop_map(Deed::SetGoal),
        1 => any::<prop::sample::Index>().prop_map(Deed::UndoGoal),
        1 => (1_u32..20).prop_map(Deed::Place),
        2 => (question.clone(), 1_u32..40).prop_map(|(question, days)| Deed::Postpone { question, days }),
        2 => (question.clone(), question).prop_map(|(from, to)| Deed::Rename { from, to }),
        5 => (0..DEVICES, 20_u64..=100, any::<u64>())
            .prop_map(|(to, keep_percent, seed)| Deed::Send { to, keep_percent, seed }),
    ]
}

/// Numbers that follow from a seed (Vigna, *xorshift64\**).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) % bound
    }

    fn place(&mut self, bound: usize) -> usize {
        self.below(bound as u64) as usize
    }
}

/// The events cut to a part, some twice, in disorder, in batches of one to seven.
fn batches(mut events: Vec<Event>, keep_percent: u64, seed: u64) -> Vec<Vec<Event>> {
    let mut numbers = Numbers(seed | 1);
    events.retain(|_| numbers.below(100) < keep_percent);
    let twice: Vec<Event> = events.iter().filter(|_| numbers.below(4) == 0).cloned().collect();
    events.extend(twice);
    for last in (1..events.len()).rev() {
        events.swap(last, numbers.place(last + 1));
    }
    let mut batches = Vec::new();
    while !events.is_empty() {
        let size = (1 + numbers.place(7)).min(events.len());
        batches.push(events.drain(..size).collect());
    }
    batches
}

/// Events of a kind, void ones too.
fn of_kind(world: &World, kind: &str) -> Vec<EventId> {
    world.events().into_iter().filter(|event| event.kind == kind).map(|event| event.id).collect()
}

/// Nobody takes a goal back with this viva; a later one may.
fn undo_goal(world: &mut World, who: usize, which: &prop::sample::Index, now: Moment) {
    let goals = of_kind(world, "goal");
    if goals.is_empty() {
        return;
    }
    let mut token = [7; 16];
    token[0] = who as u8;
    token[1..9].copy_from_slice(&(world.events().len() as u64).to_be_bytes());
    world.store.merge(&[void_of(*which.get(&goals), token, now)], now).unwrap();
}

/// What of the log can be taken back, void deeds too.
fn answers(world: &World) -> Vec<EventId> {
    world
        .events()
        .into_iter()
        .filter(|event| ["reviewed", "placement", "postponed"].contains(&event.kind.as_str()))
        .map(|event| event.id)
        .collect()
}

fn act(worlds: &mut [World], who: usize, deed: &Deed, now: Moment) {
    let sent = match deed {
        Deed::Send { to, keep_percent, seed } => {
            Some((*to, batches(worlds[who].events(), *keep_percent, *seed)))
        }
        _ => None,
    };
    if let Some((to, batches)) = sent {
        for batch in batches {
            worlds[to].store.merge(&batch, now).unwrap();
        }
        return;
    }
    let known = answers(&worlds[who]);
    let world = &mut worlds[who];
    if let Deed::UndoGoal(which) = deed {
        return undo_goal(world, who, which, now);
    }
    let store = &mut world.store;
    match deed {
        Deed::Answer { question, quality, mode } => {
            let answered = Answered {
                question: id(NAMES[*question]),
                grade: Grade::new(*quality).unwrap(),
                mode: *mode,
                study_day: now.study_day(4),
                elapsed_ms: 900,
                hints: 0,
            };
            // Answers of a placement are among them.
            match *quality {
                2 => store.record_in_placement(&answered, None, now).unwrap(),
                _ => store.record(&answered, None, now).unwrap(),
            };
        }
        // It may be void already.
        Deed::Undo(which) if !known.is_empty() => _ = store.void(*which.get(&known), now),
        Deed::Undo(_) | Deed::UndoGoal(_) | Deed::Send { .. } => {}
        Deed::Reset(question) => store.reset(&id(NAMES[*question]), now).unwrap(),
        Deed::Suspend(question) => store.suspend(&id(NAMES[*question]), now).unwrap(),
        Deed::Unsuspend(question) => store.unsuspend(&id(NAMES[*question]), now).unwrap(),
        Deed::Flag(question) => store.flag(&id(NAMES[*question]), None, now).unwrap(),
        Deed::Unflag(question) => store.unflag(&id(NAMES[*question]), now).unwrap(),
        Deed::Expose { question, set } => {
            store.expose(&format!("set-{set}"), &id(NAMES[*question]), now).unwrap();
        }
        Deed::Schedule(scheduler) => store.set_scheduler(*scheduler, now).unwrap(),
        Deed::Keep(hundredths) => {
            store.set_retention(Retention::new(*hundredths).unwrap(), now).unwrap();
        }
        Deed::PassLevel => store.pass_level(&passed(TODAY), now).unwrap(),
        Deed::SetGoal(number) => store.set_goal(&goal(*number), now).unwrap(),
        Deed::Place(right) => _ = store.keep_placement(&placed(*right, TODAY), now).unwrap(),
        Deed::Postpone { question, days } => {
            let until = now.study_day(4).plus(*days);
            store.postpone(&id(NAMES[*question]), until, now).unwrap();
        }
        Deed::Rename { from, to } => {
            let mut renamed = question(NAMES[*to]);
            renamed.was = Some(id(NAMES[*from]));
            let mut import = store.begin_import(&pack("base"), "digest", now).unwrap();
            let file = import.file("concurrency/threads.md", b"").unwrap();
            import.add(file, &renamed).unwrap();
            import.finish(true).unwrap();
        }
    }
}

/// The goal by its meaning: of the goals that are not void, the newest.
fn newest_goal(all: &[Event]) -> Option<Goal> {
    let is_void = |id: EventId| all.iter().any(|event| event.fact() == Fact::Voided(id));
    let mut goals: Vec<&Event> =
        all.iter().filter(|event| event.kind == "goal" && !is_void(event.id)).collect();
    goals.sort_by_key(|event| event.order());
    let newest = goals.last().map(|event| event.fact());
    match newest {
        Some(Fact::Goal(goal)) if !goal.is_empty() => Some(goal),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn four_devices_end_with_the_same_however_their_events_travel(
        apart_ms in prop::array::uniform4(0..=APART_MS),
        deeds in prop::collection::vec((0..DEVICES, 0_i64..40, deed()), 1..70),
        seeds in prop::array::uniform4(any::<u64>()),
    ) {
        let mut worlds: Vec<World> = (0..DEVICES).map(|_| World::with(&NAMES)).collect();
        let mut true_ms = NOW.at_ms;
        for (who, hours, deed) in &deeds {
            true_ms += hours * HOUR_MS;
            let reader = if let Deed::Send { to, .. } = deed { *to } else { *who };
            let now = Moment { at_ms: true_ms + apart_ms[reader], offset_min: 0 };
            act(&mut worlds, *who, deed, now);
            // At any time, not only in the end.
            if !matches!(
                deed,
                Deed::Send { .. } | Deed::Undo(_) | Deed::UndoGoal(_) | Deed::Rename { .. } | Deed::Schedule(_) | Deed::Keep(_)
            ) {
                continue;
            }
            let store = &mut worlds[reader].store;
            let digest = store.projection_digest().unwrap();
            store.rebuild().unwrap();
            prop_assert_eq!(store.projection_digest().unwrap(), digest, "{:?}", deed);
        }
        let written: BTreeMap<EventId, Event> =
            worlds.iter().flat_map(World::events).map(|event| (event.id, event)).collect();
        let all: Vec<Event> = written.values().cloned().collect();
        let (mut digests, mut placements) = (Vec::new(), Vec::new());
        for (place, world) in worlds.iter_mut().enumerate() {
            let now = Moment { at_ms: true_ms + apart_ms[place], offset_min: 0 };
            for batch in batches(all.clone(), 100, seeds[place]) {
                world.store.merge(&batch, now).unwrap();
            }
            let digest = world.store.projection_digest().unwrap();
            world.store.rebuild().unwrap();
            prop_assert_eq!(&world.store.projection_digest().unwrap(), &digest);
            digests.push(digest);
            prop_assert_eq!(world.store.goal().unwrap(), newest_goal(&all));
            let mut held = world.events();
            prop_assert!(held.is_sorted_by_key(Event::order));
            held.sort_by_key(|event| event.id);
            prop_assert_eq!(&held, &all, "nothing is lost, nothing is changed");
            prop_assert_eq!(world.store.doctor().unwrap().problems, [] as [&str; 0]);
            placements.push(world.store.placed().unwrap());
        }
        placements.dedup();
        prop_assert_eq!(placements.len(), 1);
        digests.dedup();
        prop_assert_eq!(digests.len(), 1);
    }
}
