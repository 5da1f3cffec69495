//! Moments and study days. Reading a clock is not done here.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, Duration, FixedOffset, NaiveDate, Timelike};
use serde::{Deserialize, Serialize};

/// An instant together with the offset from UTC that was in force for the user at that instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub at_ms: i64,
    /// Local time minus UTC, in minutes.
    pub offset_min: i32,
}

/// A calendar day as a number: days since 1970-01-01. Never after [`Day::LAST`].
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(into = "String", try_from = "String")]
pub struct Day(i32);

impl Day {
    /// 9999-12-31, where due dates saturate.
    pub const LAST: Day = Day(2_932_896);

    /// The day with this number, clamped to the years 0 to 9999.
    pub fn from_number(number: i64) -> Self {
        let clamped = number.clamp(-719_528, i64::from(Self::LAST.0));
        Self(i32::try_from(clamped).unwrap_or(Self::LAST.0))
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The day `days` later; saturates at [`Day::LAST`].
    pub fn plus(self, days: u32) -> Self {
        Self::from_number(i64::from(self.0) + i64::from(days))
    }

    /// Whole days from `earlier` to this day; 0 when `earlier` lies in the future.
    pub fn since(self, earlier: Day) -> u32 {
        u32::try_from(i64::from(self.0) - i64::from(earlier.0)).unwrap_or(0)
    }

    /// The weekday in English.
    pub fn weekday(self) -> String {
        self.date().format("%A").to_string()
    }

    pub(super) fn from_date(date: NaiveDate) -> Self {
        Self(date.num_days_from_ce() - 719_163)
    }

    pub(super) fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0 + 719_163).unwrap_or(NaiveDate::MAX)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.date().format("%Y-%m-%d").to_string())
    }
}

impl FromStr for Day {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Self::from_date)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = chrono::ParseError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl Moment {
    /// Reads RFC 3339, whose offset becomes the local one.
    pub fn parse(text: &str) -> Result<Self, chrono::ParseError> {
        DateTime::parse_from_rfc3339(text).map(Self::from_datetime)
    }

    /// The same moment as plain numbers.
    pub fn from_datetime(datetime: DateTime<FixedOffset>) -> Self {
        Self {
            at_ms: datetime.timestamp_millis(),
            offset_min: datetime.offset().local_minus_utc() / 60,
        }
    }

    /// RFC 3339 with the local offset, to the second.
    pub fn to_rfc3339(self) -> String {
        match self.local() {
            Some(local) => local.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
            None => self.at_ms.to_string(),
        }
    }

    /// The study day of this moment: a day that begins at `rollover_hour` (0 to 23) local time.
    ///
    /// It depends on nothing but the instant, the offset in force at it and the hour.
    pub fn study_day(self, rollover_hour: u8) -> Day {
        let Some(local) = self.local() else { return Day::LAST };
        let date = Day::from_date(local.date_naive());
        if local.hour() < u32::from(rollover_hour) {
            Day::from_number(i64::from(date.0) - 1)
        } else {
            date
        }
    }

    fn local(self) -> Option<DateTime<FixedOffset>> {
        let offset = FixedOffset::east_opt(self.offset_min.checked_mul(60)?)?;
        let utc =
            DateTime::UNIX_EPOCH.checked_add_signed(Duration::try_milliseconds(self.at_ms)?)?;
        Some(utc.with_timezone(&offset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn study_day(text: &str, rollover_hour: u8) -> String {
        Moment::parse(text).unwrap().study_day(rollover_hour).to_string()
    }

    #[test]
    fn a_study_day_ends_at_the_rollover_hour() {
        for (moment, rollover_hour, day) in [
            ("2026-11-21T03:59:59+03:00", 4, "2026-11-20"),
            ("2026-11-21T04:00:00+03:00", 4, "2026-11-21"),
            ("2026-11-21T00:00:00Z", 0, "2026-11-21"),
            ("2026-01-01T02:00:00-05:00", 4, "2025-12-31"),
            ("2026-11-21T22:59:00Z", 23, "2026-11-20"),
        ] {
            assert_eq!(study_day(moment, rollover_hour), day, "{moment}");
        }
    }

    #[test]
    fn the_offset_in_force_decides_on_the_days_of_a_clock_change() {
        // Berlin, 2026-03-29: 01:59 +01:00 is followed by 03:00 +02:00; 2026-10-25: 02:59 +02:00 by 02:00 +01:00.
        for (moment, day) in [
            ("2026-03-29T01:59:00+01:00", "2026-03-28"),
            ("2026-03-29T03:00:00+02:00", "2026-03-28"),
            ("2026-03-29T04:00:00+02:00", "2026-03-29"),
            ("2026-10-25T02:59:00+02:00", "2026-10-24"),
            ("2026-10-25T02:00:00+01:00", "2026-10-24"),
            ("2026-10-25T04:00:00+01:00", "2026-10-25"),
        ] {
            assert_eq!(study_day(moment, 4), day, "{moment}");
        }
    }

    #[test]
    fn moving_between_zones_follows_the_local_wall() {
        // The same instant is still the 20th in New York and already the 21st in Tokyo.
        assert_eq!(study_day("2026-11-20T22:00:00-05:00", 4), "2026-11-20");
        assert_eq!(study_day("2026-11-21T12:00:00+09:00", 4), "2026-11-21");
    }

    #[test]
    fn days_saturate_at_the_end_of_the_calendar() {
        assert_eq!(Day::LAST.to_string(), "9999-12-31");
        assert_eq!("2026-11-21".parse::<Day>().unwrap().plus(u32::MAX), Day::LAST);
    }
}
