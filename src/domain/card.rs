//! The schedule state of one question, and how the log of its answers makes it.

use super::grade::Grade;
use super::sm2::{self, Memory};
use super::time::Day;

/// Schedule state of a question that has been reviewed at least once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    /// SM-2 state.
    pub memory: Memory,
    /// Study day on which it is due.
    pub due: Day,
    /// Study day of its first review.
    pub first: Day,
    /// Study day of its last review.
    pub last: Day,
    /// Reviews that counted.
    pub reviews: u32,
    /// Reviews below 3 while n was above 0.
    pub lapses: u32,
}

/// Lapses from which a card is a leech.
pub const LEECH_LAPSES: u32 = 8;

/// Lapses from which a question is struggled with: asking it again alone will not do any more.
pub const STRUGGLING_LAPSES: u32 = 3;

impl Card {
    /// The card after a review on `day`; `None` stands for a new question.
    ///
    /// A second review on the study day of the last one, or on an earlier day, does not count and gives `None`.
    pub fn after(card: Option<Card>, grade: Grade, day: Day) -> Option<Card> {
        if card.is_some_and(|card| day <= card.last) {
            return None;
        }
        let memory = card.map_or(Memory::NEW, |card| card.memory);
        let outcome = sm2::outcome(memory, grade, day);
        let lapsed = !grade.is_recalled() && memory.repetitions > 0;
        Some(Card {
            memory: outcome.memory,
            due: outcome.due,
            first: card.map_or(day, |card| card.first),
            last: day,
            reviews: card.map_or(0, |card| card.reviews).saturating_add(1),
            lapses: card.map_or(0, |card| card.lapses).saturating_add(u32::from(lapsed)),
        })
    }

    /// Predicted recall on `today`, 0 to 1: 0 while n is 0, else 0.9^(t / interval) with t whole days since the last review.
    pub fn recall(&self, today: Day) -> f64 {
        if self.memory.repetitions == 0 {
            return 0.0;
        }
        0.9_f64
            .powf(f64::from(today.since(self.last)) / f64::from(self.memory.interval_days.max(1)))
    }

    /// Whether the question counts as known: n of 2 or more and a predicted recall of at least 0.9.
    pub fn is_known(&self, today: Day) -> bool {
        self.memory.repetitions >= 2 && today <= self.last.plus(self.memory.interval_days)
    }

    /// Whether its last review was below 3.
    pub fn is_failed(&self) -> bool {
        self.memory.repetitions == 0
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
mod tests {
    use super::*;

    fn day(number: i64) -> Day {
        Day::from_number(number)
    }

    #[test]
    fn a_second_review_of_the_day_does_not_count() {
        let once = Card::after(None, Grade::GOOD, day(100)).unwrap();
        assert_eq!(Card::after(Some(once), Grade::EASY, day(100)), None);
        assert_eq!(Card::after(Some(once), Grade::EASY, day(99)), None);
        assert_eq!(Card::after(Some(once), Grade::EASY, day(101)).unwrap().reviews, 2);
    }

    #[test]
    fn a_lapse_is_a_failure_of_something_that_was_recalled_before() {
        let failed_new = Card::after(None, Grade::AGAIN, day(1)).unwrap();
        assert_eq!(failed_new.lapses, 0);
        let recalled = Card::after(Some(failed_new), Grade::GOOD, day(2)).unwrap();
        let lapsed = Card::after(Some(recalled), Grade::BLANK, day(3)).unwrap();
        assert_eq!((lapsed.lapses, lapsed.reviews, lapsed.memory.repetitions), (1, 3, 0));
        assert!(failed_new.is_failed() && !recalled.is_failed() && lapsed.is_failed());
        let hard = Card::after(Some(lapsed), Grade::HARD, day(4)).unwrap();
        assert!(!hard.is_failed(), "3 is recalled");
    }

    #[test]
    fn recall_is_ninety_percent_on_the_due_day() {
        let once = Card::after(None, Grade::GOOD, day(1)).unwrap();
        let twice = Card::after(Some(once), Grade::GOOD, day(2)).unwrap();
        assert!((twice.recall(day(8)) - 0.9).abs() < 1e-12);
        assert!(twice.is_known(day(8)) && !twice.is_known(day(9)) && !once.is_known(day(2)));
        assert!((twice.recall(day(2)) - 1.0).abs() < 1e-12);
        let failed = Card::after(Some(twice), Grade::AGAIN, day(8)).unwrap();
        assert!(failed.recall(day(8)).abs() < 1e-12);
    }
}
