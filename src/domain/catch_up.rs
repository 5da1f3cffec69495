//! After a break: how the reviews that wait are spread over days, and when nothing waits any more.

/// Days that are looked ahead.
pub const FURTHEST_DAYS: u32 = 365;

/// A question that was reviewed before, as far as catching up is concerned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Owed {
    /// Days until it is due; 0 or less when it waits already.
    pub due_in_days: i64,
    /// Its interval.
    pub interval_days: u32,
    /// The interval that a right answer would give.
    pub next_interval_days: u32,
    /// Predicted recall, 0 to 1.
    pub recall: f64,
    /// Expected seconds of an answer.
    pub cost_s: f64,
}

/// What one day asks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorkDay {
    /// Days from today; 0 is today.
    pub in_days: u32,
    /// Questions answered.
    pub questions: usize,
    /// Expected seconds of answering them.
    pub seconds: f64,
    /// Questions that still wait afterwards.
    pub waiting: usize,
}

/// The days until nothing waits any more, today first; the last one has nothing waiting, unless [`FURTHEST_DAYS`] were not enough.
///
/// Each day asks what is most overdue against its interval first, for as long as `seconds_a_day` are not used. What is answered comes back
/// after the interval that is expected of it, so that the reviews which come due meanwhile are in it.
pub fn spread(owed: &[Owed], seconds_a_day: f64) -> Vec<WorkDay> {
    let mut owed = owed.to_vec();
    let mut days = Vec::new();
    for in_days in 0..FURTHEST_DAYS {
        let today = i64::from(in_days);
        let mut due: Vec<usize> =
            (0..owed.len()).filter(|place| owed[*place].due_in_days <= today).collect();
        let lateness = |place: usize| {
            (today - owed[place].due_in_days) as f64 / f64::from(owed[place].interval_days.max(1))
        };
        due.sort_by(|left, right| {
            lateness(*right).total_cmp(&lateness(*left)).then(left.cmp(right))
        });
        let mut day = WorkDay { in_days, questions: 0, seconds: 0.0, waiting: 0 };
        for place in due {
            if day.seconds >= seconds_a_day {
                day.waiting += 1;
                continue;
            }
            day.questions += 1;
            day.seconds += owed[place].cost_s;
            answer(&mut owed[place], today);
        }
        days.push(day);
        if day.waiting == 0 {
            break;
        }
    }
    days
}

/// An answer as it is expected to come out.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between two intervals"
)]
fn answer(owed: &mut Owed, today: i64) {
    let right = f64::from(owed.next_interval_days.max(1));
    let interval = owed.recall * right + (1.0 - owed.recall);
    owed.interval_days = (interval.round() as u32).max(1);
    owed.due_in_days = today + i64::from(owed.interval_days);
}

/// Whether these days end with nothing waiting.
pub fn is_done(days: &[WorkDay]) -> bool {
    days.last().is_none_or(|day| day.waiting == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owed(due_in_days: i64) -> Owed {
        Owed { due_in_days, interval_days: 10, next_interval_days: 25, recall: 1.0, cost_s: 20.0 }
    }

    #[test]
    fn what_waits_is_spread_over_the_days_that_it_takes() {
        let waiting: Vec<Owed> = (0..95).map(|late| owed(-late)).collect();
        let days = spread(&waiting, 600.0);
        let work: Vec<(usize, usize)> =
            days.iter().map(|day| (day.questions, day.waiting)).collect();
        assert_eq!(work, [(30, 65), (30, 35), (30, 5), (5, 0)]);
        assert!(days.iter().all(|day| day.seconds <= 620.0), "{days:?}");
        assert!(is_done(&days));
    }

    #[test]
    fn what_comes_due_meanwhile_is_counted_and_what_fails_comes_back() {
        let coming: Vec<Owed> = (0..60).map(|place| owed(i64::from(place >= 30))).collect();
        let days = spread(&coming, 400.0);
        assert_eq!(days.iter().map(|day| day.questions).sum::<usize>(), 60, "{days:?}");
        let failing = Owed { recall: 0.0, ..owed(0) };
        let never = spread(&[failing; 50], 200.0);
        assert_eq!(never.len(), FURTHEST_DAYS as usize);
        assert!(!is_done(&never));
    }

    #[test]
    fn nothing_waiting_takes_a_day_without_work() {
        let days = spread(&[owed(5)], 600.0);
        assert_eq!((days.len(), days[0].questions), (1, 0));
        assert!(is_done(&spread(&[], 600.0)));
    }

    #[test]
    fn the_most_overdue_share_comes_first() {
        let late = Owed { cost_s: 1.0, ..owed(-9) };
        let later = Owed { interval_days: 100, cost_s: 7.0, ..owed(-30) };
        let days = spread(&[later, late], 1.0);
        assert_eq!((days[0].seconds, days[0].waiting), (1.0, 1));
    }
}
