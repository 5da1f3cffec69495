//! The schedule state of one question, and how the log of its answers makes it.

use super::fsrs::{Foreseen, Memory as Remembered, Rating, Trace};
use super::grade::Grade;
use super::mode::Mode;
use super::plan::Person;
use super::scheduling::{Scheduler, Scheduling};
use super::sm2::{self, Memory};
use super::time::Day;

/// Schedule state of a question that has been reviewed at least once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    /// SM-2 state, whoever decides.
    pub memory: Memory,
    /// FSRS state after the last answer, drills included.
    pub trace: Trace,
    /// Study day of that answer.
    pub answered: Day,
    /// Study day on which it is due.
    pub due: Day,
    /// Study day of its first review.
    pub first: Day,
    /// The grade of its first review.
    pub first_grade: Grade,
    /// Study day of its last review.
    pub last: Day,
    /// Reviews that counted.
    pub reviews: u32,
    /// Reviews below 3 while n was above 0.
    pub lapses: u32,
}

/// A graded answer, as far as a card is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// The grade.
    pub grade: Grade,
    /// The mode it was written in.
    pub mode: Mode,
    /// The study day it belongs to.
    pub study_day: Day,
}

/// What an answer did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The mode it counts as.
    pub mode: Mode,
    /// The card after it; `None` while there is none.
    pub card: Option<Card>,
    /// For a review that was not the first: what FSRS predicted of it just before.
    pub foreseen: Option<Foreseen>,
}

/// Lapses from which a card is a leech.
pub const LEECH_LAPSES: u32 = 8;

/// Least predicted recall of what counts as known.
const KNOWN_RECALL: f64 = 0.9;

/// What an answer in `mode` on `study_day` counts as: a second review of a study day, or one of an earlier day, is a drill, and an early
/// one on the due day or after it a review.
pub fn counts_as(card: Option<&Card>, mode: Mode, study_day: Day) -> Mode {
    match (mode, card) {
        (Mode::Review | Mode::Early, Some(card)) if study_day <= card.last => Mode::Drill,
        (Mode::Early, Some(card)) if study_day < card.due => Mode::Early,
        (Mode::Review | Mode::Early, _) => Mode::Review,
        (other, _) => other,
    }
}
/// Lapses from which a question is struggled with: asking it again alone will not do any more.
pub const STRUGGLING_LAPSES: u32 = 3;

impl Card {
    /// Takes one answer; `None` stands for a new question. The only rule there is: it labels the keys, writes the answer and replays it.
    pub fn take(scheduling: &Scheduling, card: Option<Card>, given: Given) -> Taken {
        let mode = counts_as(card.as_ref(), given.mode, given.study_day);
        match (mode, card) {
            (Mode::Review | Mode::Early, card) => review(scheduling, card, given, mode),
            // FSRS learns from a repeat; nothing else does.
            (Mode::Drill, Some(card)) => {
                let (trace, answered) = traced(scheduling, Some(&card), given);
                Taken { mode, card: Some(Card { trace, answered, ..card }), foreseen: None }
            }
            (Mode::Drill, None) | (Mode::Cram, _) => Taken { mode, card, foreseen: None },
        }
    }

    /// Days from the last review to the due day.
    pub fn interval_days(&self) -> u32 {
        self.due.since(self.last)
    }

    /// Predicted recall on `today`, 0 to 1. Right after an answer the prediction is 1 whatever the answer was; what failed counts as on the next
    /// day, so that a failure never passes for knowledge.
    pub fn recall(&self, person: &Person, today: Day) -> f64 {
        let least_days = u32::from(self.is_failed());
        let elapsed_days = f64::from(today.since(self.answered).max(least_days));
        person.recall(elapsed_days, self.trace.into())
    }

    /// Whether the question counts as known: n of 2 or more and a predicted recall of at least 0.9.
    pub fn is_known(&self, person: &Person, today: Day) -> bool {
        self.memory.repetitions >= 2 && self.recall(person, today) >= KNOWN_RECALL
    }

    /// Whether its last review was below 3.
    pub fn is_failed(&self) -> bool {
        self.memory.repetitions == 0
    }

    /// Whether its last review was below 3, on `today`.
    pub fn failed_on(&self, today: Day) -> bool {
        self.is_failed() && self.last == today
    }

    /// Whether it failed often: [`STRUGGLING_LAPSES`] lapses or more.
    pub fn is_struggling(&self) -> bool {
        self.lapses >= STRUGGLING_LAPSES
    }

    /// Whether it keeps failing: [`LEECH_LAPSES`] lapses or more.
    pub fn is_leech(&self) -> bool {
        self.lapses >= LEECH_LAPSES
    }
}

#[cfg(test)]
impl Card {
    /// The card after a review under SM-2 that counts; `None` where it does not.
    pub fn after(card: Option<Card>, grade: Grade, study_day: Day) -> Option<Card> {
        let given = Given { grade, mode: Mode::Review, study_day };
        let taken = Card::take(&Scheduling::default(), card, given);
        taken.card.filter(|_| taken.mode == Mode::Review)
    }
}

fn review(scheduling: &Scheduling, card: Option<Card>, given: Given, mode: Mode) -> Taken {
    let Given { grade, study_day, .. } = given;
    let before = card.as_ref();
    let memory = before.map_or(Memory::NEW, |card| card.memory);
    let (trace, answered) = traced(scheduling, before, given);
    let ordinary = sm2::outcome(memory, grade, study_day);
    let (after, sm2_due) = match before {
        // What was recalled before its day proves nothing of that day: nothing gets easier and no interval longer.
        Some(card) if mode == Mode::Early && grade.is_recalled() => {
            (memory, card.due.max(study_day.plus(memory.interval_days)))
        }
        _ => (ordinary.memory, ordinary.due),
    };
    let due = match scheduling.scheduler {
        Scheduler::Sm2 => sm2_due,
        Scheduler::Fsrs => {
            let stability_days = Remembered::from(trace).stability_days;
            let retention = scheduling.retention.share();
            study_day.plus(scheduling.weights().interval_days(stability_days, retention))
        }
    };
    let lapsed = !grade.is_recalled() && memory.repetitions > 0;
    let predicted = before.map(|card| (card, study_day.since(card.answered)));
    let predicted = predicted.filter(|(_, elapsed_days)| *elapsed_days > 0);
    Taken {
        mode,
        card: Some(Card {
            memory: after,
            trace,
            answered,
            due,
            first: before.map_or(study_day, |card| card.first),
            first_grade: before.map_or(grade, |card| card.first_grade),
            last: study_day,
            reviews: before.map_or(0, |card| card.reviews).saturating_add(1),
            lapses: before.map_or(0, |card| card.lapses).saturating_add(u32::from(lapsed)),
        }),
        foreseen: predicted
            .map(|(card, elapsed_days)| card.trace.foreseen(&scheduling.weights(), elapsed_days)),
    }
}

/// FSRS state after an answer, and the study day it counts from.
fn traced(scheduling: &Scheduling, card: Option<&Card>, given: Given) -> (Trace, Day) {
    let elapsed_days = card.map_or(0, |card| given.study_day.since(card.answered));
    let before = card.map(|card| card.trace);
    let rating = Rating::from(given.grade);
    let trace = Trace::after(&scheduling.weights(), before, elapsed_days, rating);
    (trace, card.map_or(given.study_day, |card| card.answered.max(given.study_day)))
}

#[cfg(test)]
#[path = "card_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "card_edges_tests.rs"]
mod edges;
