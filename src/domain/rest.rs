//! Days of rest: study days without a review that do not break a streak.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::time::Day;
use crate::words::domain::goals as words;

/// The days of a week, from Monday on.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// The word for one day of rest in any seven.
const ONE_A_WEEK: &str = "one a week";
/// Of this many days in a row one may be a day of rest.
const WEEK_DAYS: i32 = 7;

/// Which days of rest are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum RestDays {
    /// None: a day without a review ends a streak.
    #[default]
    None,
    /// One day of any seven.
    OneAWeek,
    /// These days of the week, from Monday on.
    Weekdays([bool; 7]),
}

/// A text that names no days of rest.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", words::no_days_of_rest(.0))]
pub struct RestDaysError(String);

impl FromStr for RestDays {
    type Err = RestDaysError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim().to_ascii_lowercase();
        if text.is_empty() {
            return Ok(Self::None);
        }
        if text == ONE_A_WEEK {
            return Ok(Self::OneAWeek);
        }
        let mut days = [false; 7];
        for word in text.split([' ', ',']).filter(|word| !word.is_empty()) {
            let place = WEEKDAYS.iter().position(|day| *day == word);
            match place.and_then(|place| days.get_mut(place)) {
                Some(day) => *day = true,
                None => return Err(RestDaysError(text.clone())),
            }
        }
        // Somebody who always rests has no streak to keep.
        match days.iter().all(|day| *day) {
            true => Err(RestDaysError(text)),
            false => Ok(Self::Weekdays(days)),
        }
    }
}

impl TryFrom<String> for RestDays {
    type Error = RestDaysError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<RestDays> for String {
    fn from(days: RestDays) -> Self {
        days.to_string()
    }
}

impl fmt::Display for RestDays {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => Ok(()),
            Self::OneAWeek => out.write_str(ONE_A_WEEK),
            Self::Weekdays(days) => {
                let words = WEEKDAYS.iter().zip(days).filter(|(_, rests)| **rests);
                let words: Vec<&str> = words.map(|(word, _)| *word).collect();
                out.write_str(&words.join(" "))
            }
        }
    }
}

impl RestDays {
    /// Whether `day` may be one, when the day of rest after it was `next_rest`.
    fn allows(&self, day: i32, next_rest: Option<i32>) -> bool {
        match self {
            Self::None => false,
            Self::OneAWeek => next_rest.is_none_or(|next| next - day >= WEEK_DAYS),
            // 1970-01-01 was a Thursday.
            Self::Weekdays(days) => {
                let weekday = usize::try_from((day + 3).rem_euclid(7)).unwrap_or(0);
                days.get(weekday).copied().unwrap_or(false)
            }
        }
    }
}

/// Study days with a review in a row up to `today`, days of rest between them not counted. That there is none yet today breaks nothing.
/// `newest` gives the newest day with a review, up to and with a given one.
///
/// # Errors
/// Those of `newest`.
pub fn streak<E>(
    today: Day,
    rest: &RestDays,
    mut newest: impl FnMut(i32) -> Result<Option<i32>, E>,
) -> Result<u32, E> {
    let mut expected = today.number();
    let (mut days, mut next_rest) = (0, None);
    while let Some(found) = newest(expected)? {
        for missed in (found + 1..=expected).rev() {
            if missed == today.number() {
                continue;
            }
            if !rest.allows(missed, next_rest) {
                return Ok(days);
            }
            next_rest = Some(missed);
        }
        days += 1;
        expected = found - 1;
    }
    Ok(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Saturday.
    const TODAY: i32 = 20_000 - 20_000 % 7 + 2;

    fn of(rest: &str, reviewed: &[i32], today: i32) -> u32 {
        let newest = |until: i32| -> Result<Option<i32>, ()> {
            Ok(reviewed.iter().map(|ago| TODAY - ago).filter(|day| *day <= until).max())
        };
        streak(Day::from_number(today.into()), &rest.parse().unwrap(), newest).unwrap()
    }

    #[test]
    fn a_day_without_a_review_ends_a_streak_but_for_today() {
        assert_eq!(of("", &[1, 2, 3, 9], TODAY), 3);
        assert_eq!(of("", &[0, 1, 2, 3, 9], TODAY), 4);
        assert_eq!(of("", &[2, 3], TODAY), 0);
        assert_eq!(of("", &[], TODAY), 0);
    }

    #[test]
    fn a_weekend_of_rest_breaks_nothing_and_counts_nothing() {
        let monday = TODAY + 2;
        assert_eq!(TODAY.rem_euclid(7), 2, "a Saturday, for 1970-01-03 was one");
        assert_eq!(of("sat sun", &[-2, 1, 2, 8, 9], monday), 3);
        assert_eq!(of("sat sun", &[-2, 1, 2, 3, 4, 5, 8, 9], monday), 8);
        assert_eq!(of("", &[-2, 1, 2], monday), 1);
        assert_eq!(of("sun", &[-2, 1, 2], monday), 1);
    }

    #[test]
    fn one_day_of_any_seven_may_be_a_day_of_rest() {
        assert_eq!(of("one a week", &[0, 2, 3, 4, 5, 6, 7, 9], TODAY), 8);
        assert_eq!(of("one a week", &[0, 2, 4, 5], TODAY), 2);
        assert_eq!(of("one a week", &[0, 3], TODAY), 1);
    }

    #[test]
    fn days_of_rest_read_back_as_they_are_written() {
        for text in ["", "one a week", "sat sun", "wed"] {
            assert_eq!(text.parse::<RestDays>().unwrap().to_string(), text);
        }
        assert_eq!("Sun, Sat".parse::<RestDays>().unwrap().to_string(), "sat sun");
        assert!("caturday".parse::<RestDays>().is_err());
        assert!("mon tue wed thu fri sat sun".parse::<RestDays>().is_err());
    }
}
