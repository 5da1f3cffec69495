//! Whether the clock can be right: an answer that it dates wrongly hides its question, or counts for another day.

use super::time::{Day, Moment};

/// Milliseconds of a day. Clocks of one's machines differ by less, and no move between zones changes them.
pub const DAY_MS: i64 = 86_400_000;
/// Days without an answer after which a date is doubted rather than the person.
const AWAY_MAX_DAYS: i64 = 366;

/// Why the clock is doubted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It says a time more than a day before that of an answer given earlier.
    Behind {
        /// The study day of that answer.
        earlier: Day,
    },
    /// It says a time more than a year after the answer before.
    FarAhead {
        /// The study day of that answer.
        earlier: Day,
    },
}

/// What of the clock is doubtful when an answer is given `now`, after one at `before_ms` that belongs to the study day `earlier`.
pub fn doubt(now: Moment, before_ms: i64, earlier: Day) -> Option<Doubt> {
    let passed_ms = now.at_ms.saturating_sub(before_ms);
    if passed_ms < -DAY_MS {
        Some(Doubt::Behind { earlier })
    } else if passed_ms > AWAY_MAX_DAYS * DAY_MS {
        Some(Doubt::FarAhead { earlier })
    } else {
        None
    }
}

/// Answers whose dates cannot all be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misdated {
    /// They lie more than a day in the future.
    Ahead,
    /// They were given after answers that are dated more than a day later.
    Behind,
}

/// Tells answers that are misdated, one after the other in the order of the log.
#[derive(Clone, Copy, Debug)]
pub struct Dates {
    now: Moment,
    latest_ms: i64,
}

impl Dates {
    /// Seen from `now`.
    pub fn new(now: Moment) -> Self {
        Self { now, latest_ms: i64::MIN }
    }

    /// What is wrong with the next answer, given at `at_ms`.
    pub fn next(&mut self, at_ms: i64) -> Option<Misdated> {
        if at_ms > self.now.at_ms.saturating_add(DAY_MS) {
            return Some(Misdated::Ahead);
        }
        let is_behind = at_ms < self.latest_ms.saturating_sub(DAY_MS);
        self.latest_ms = self.latest_ms.max(at_ms);
        is_behind.then_some(Misdated::Behind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(at_ms: i64) -> Moment {
        Moment { at_ms, offset_min: 0 }
    }

    #[test]
    fn a_day_back_and_a_year_away_are_let_pass_and_no_more() {
        let day = Day::from_number(20_000);
        let before_ms = 20_000 * DAY_MS;
        let doubt = |now_ms| doubt(at(now_ms), before_ms, day);
        assert_eq!(doubt(before_ms), None);
        assert_eq!(doubt(before_ms - DAY_MS), None);
        assert_eq!(doubt(before_ms - DAY_MS - 1), Some(Doubt::Behind { earlier: day }));
        assert_eq!(doubt(before_ms + 366 * DAY_MS), None);
        assert_eq!(doubt(before_ms + 366 * DAY_MS + 1), Some(Doubt::FarAhead { earlier: day }));
        assert_eq!(doubt(i64::MAX), Some(Doubt::FarAhead { earlier: day }));
    }

    #[test]
    fn an_answer_of_the_future_makes_none_after_it_late() {
        let mut dates = Dates::new(at(100 * DAY_MS));
        let days = [98, 3_000, 99, 97, 101, 102, 99];
        let found = days.map(|day| dates.next(day * DAY_MS));
        let (ahead, behind) = (Some(Misdated::Ahead), Some(Misdated::Behind));
        assert_eq!(found, [None, ahead, None, behind, None, ahead, behind]);
    }
}
