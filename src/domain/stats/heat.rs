//! A year as a calendar of weeks.

use super::{DayTally, Stats};
use crate::domain::time::Day;

/// Weeks that are shown at most.
const WEEKS: usize = 53;

/// A calendar: weeks from Monday to Sunday, and how much each day holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heat {
    /// The first Monday.
    pub from: Day,
    /// Each week; `None` for days outside of the statistic. A shade is 0 (no answer) to 4.
    pub weeks: Vec<[Option<(u8, DayTally)>; 7]>,
    /// The most answers of the shades 1, 2 and 3; shade 4 is all above.
    pub limits: [u32; 3],
}

/// The last weeks of a statistic, 53 at most. The shades are the quarters of the days with an answer.
pub fn heat(stats: &Stats) -> Heat {
    let first = monday(stats.since);
    let all_weeks = usize::try_from(stats.today.since(first) / 7 + 1).unwrap_or(WEEKS);
    let skipped = all_weeks.saturating_sub(WEEKS);
    let from = first.plus(u32::try_from(skipped * 7).unwrap_or(0));
    let shown = || stats.dated().filter(|(day, _)| *day >= from);
    let mut counts: Vec<u32> = shown().map(|(_, day)| day.answers).filter(|&n| n > 0).collect();
    counts.sort_unstable();
    let quarter = |quarters: usize| {
        let place = (counts.len() * quarters).div_ceil(4).saturating_sub(1);
        counts.get(place).copied().unwrap_or(0)
    };
    let limits = [1, 2, 3].map(quarter);
    let mut weeks = vec![[None; 7]; all_weeks - skipped];
    for (day, tally) in shown() {
        let place = usize::try_from(day.since(from)).unwrap_or(usize::MAX);
        if let Some(week) = weeks.get_mut(place / 7) {
            week[place % 7] = Some((shade(tally.answers, limits), *tally));
        }
    }
    Heat { from, weeks, limits }
}

fn shade(answers: u32, limits: [u32; 3]) -> u8 {
    match answers {
        0 => 0,
        _ => 1 + limits.iter().map(|limit| u8::from(answers > *limit)).sum::<u8>(),
    }
}

/// The Monday of a day's week. Day 0, 1970-01-01, was a Thursday.
fn monday(day: Day) -> Day {
    let number = i64::from(day.number());
    Day::from_number(number - (number + 3).rem_euclid(7))
}
