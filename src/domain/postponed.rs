//! A question that is put off because it is known.

use super::card::Card;
use super::time::Day;

/// Days that a question is put off for: the first time, the second, and every further one.
const FOR_DAYS: [u32; 3] = [30, 90, 180];

/// How often a question was put off since it last failed, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Postponed {
    /// The study day from which it is asked again.
    pub until: Day,
    /// How often; 1 or more.
    pub times: u32,
}

impl Postponed {
    /// Whether it is still left out on `today`.
    pub fn is_out(&self, today: Day) -> bool {
        today < self.until
    }
}

/// Whether a question may be put off as known: when it was never answered, or when it never lapsed and its last answer was recalled.
pub fn may_postpone(card: Option<Card>) -> bool {
    card.is_none_or(|card| card.lapses == 0 && card.memory.repetitions > 0)
}

/// The day until which a question is put off on `today`, after what was before.
pub fn until(before: Option<Postponed>, today: Day) -> Day {
    let times = usize::try_from(before.map_or(0, |before| before.times)).unwrap_or(usize::MAX);
    let days = FOR_DAYS.get(times).or(FOR_DAYS.last()).copied().unwrap_or_default();
    today.plus(days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::grade::Grade;

    fn day(number: i64) -> Day {
        Day::from_number(number)
    }

    #[test]
    fn each_time_it_is_put_off_for_longer() {
        let mut before = None;
        let mut lengths = Vec::new();
        for times in 1..=5 {
            let until = until(before, day(100));
            lengths.push(until.since(day(100)));
            before = Some(Postponed { until, times });
        }
        assert_eq!(lengths, [30, 90, 180, 180, 180]);
    }

    #[test]
    fn it_is_out_up_to_its_day_and_not_on_it() {
        let postponed = Postponed { until: day(130), times: 1 };
        assert!(postponed.is_out(day(129)) && !postponed.is_out(day(130)));
    }

    #[test]
    fn what_failed_may_not_be_put_off() {
        let good = Card::after(None, Grade::GOOD, day(1)).unwrap();
        let failed = Card::after(None, Grade::AGAIN, day(1)).unwrap();
        let lapsed = Card::after(Some(good), Grade::AGAIN, day(2)).unwrap();
        let again = Card::after(Some(lapsed), Grade::GOOD, day(3)).unwrap();
        let learnt = Card::after(Some(failed), Grade::GOOD, day(2)).unwrap();
        let may = [None, Some(good), Some(failed), Some(lapsed), Some(again), Some(learnt)];
        assert_eq!(may.map(may_postpone), [true, true, false, false, false, true]);
    }
}
