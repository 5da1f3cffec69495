//! A day as people say it: `2026-12-13`, `13.12.2026`, `13 Dec`, `in 12 days`, `через 2 недели`, `yesterday`.

use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::time::Day;
use crate::words::domain::goals as words;

/// How a date is written, for whoever wrote something else.
const FORMS: &str = words::how_a_date_is_written();

/// More than that lies in no calendar that anybody plans by.
const COUNT_MAX: u32 = 100_000;

/// Names of months, and what Russian ones begin with in any case.
const MONTHS: [(&str, &[&str]); 12] = [
    ("january", &["янв"]),
    ("february", &["фев"]),
    ("march", &["мар"]),
    ("april", &["апр"]),
    ("may", &["май", "мая"]),
    ("june", &["июн"]),
    ("july", &["июл"]),
    ("august", &["авг"]),
    ("september", &["сен"]),
    ("october", &["окт"]),
    ("november", &["ноя"]),
    ("december", &["дек"]),
];

/// Weekdays from Monday on.
const WEEKDAYS: [(&str, &str); 7] = [
    ("monday", "понедельник"),
    ("tuesday", "вторник"),
    ("wednesday", "сред"),
    ("thursday", "четверг"),
    ("friday", "пятниц"),
    ("saturday", "суббот"),
    ("sunday", "воскресень"),
];

/// What was said, before it is known which day it was said on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidDay {
    text: String,
    meant: Meant,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meant {
    Date(NaiveDate),
    /// A day of a month, the year left out.
    OfMonth {
        month: u32,
        day: u32,
    },
    /// So many days from today, before it when negative.
    Days(i64),
    /// So many months from today.
    Months(i64),
    /// So many days in the direction in which whoever said it looks.
    SpanOfDays(i64),
    /// So many months in that direction.
    SpanOfMonths(i64),
    /// Monday is 0.
    Weekday(u32),
}

/// What is wrong with a text that is no day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NoDay(String);

impl FromStr for SaidDay {
    type Err = NoDay;

    fn from_str(text: &str) -> Result<Self, NoDay> {
        let said = text.trim().to_lowercase();
        let meant = match numbers(&said) {
            Some(parts) => dated(&parts, text)?,
            None => in_words(&said, text)?,
        };
        Ok(Self { text: text.trim().to_owned(), meant })
    }
}

impl SaidDay {
    /// The day that is meant by somebody who looks ahead.
    pub fn ahead_of(&self, today: Day) -> Day {
        self.day(today, true)
    }

    /// The day that is meant by somebody who looks back.
    pub fn back_from(&self, today: Day) -> Day {
        self.day(today, false)
    }

    /// `` `13 Dec` is Sunday, 2026-12-13``, where the day was not written in full: whoever said it should know how it was read.
    pub fn read_as(&self, day: Day) -> Option<String> {
        let is_in_full = self.text == day.to_string();
        (!is_in_full).then(|| words::day_is_read_as(&self.text, &day.weekday(), &day))
    }

    fn day(&self, today: Day, is_ahead: bool) -> Day {
        let date = today.date();
        let sign = if is_ahead { 1 } else { -1 };
        let found = match self.meant {
            Meant::SpanOfDays(days) => days_from(date, i64::from(sign) * days),
            Meant::SpanOfMonths(months) => months_from(date, i64::from(sign) * months),
            Meant::Days(days) => days_from(date, days),
            Meant::Months(months) => months_from(date, months),
            Meant::Date(date) => Some(date),
            Meant::OfMonth { month, day } => {
                // The 29th of February may be years away.
                let years = (0..=8).map(|years| date.year() + sign * years);
                let mut dates = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
                dates.find(|found| if is_ahead { *found >= date } else { *found <= date })
            }
            Meant::Weekday(weekday) => {
                let today = date.weekday().num_days_from_monday();
                let ahead = (weekday + 7 - today) % 7;
                // Whoever names the weekday of today means another one.
                let ahead = if ahead == 0 { 7 } else { ahead };
                let days = Days::new(u64::from(if is_ahead { ahead } else { 7 - ahead % 7 }));
                if is_ahead { date.checked_add_days(days) } else { date.checked_sub_days(days) }
            }
        };
        found.map_or(Day::LAST, Day::from_date)
    }
}

fn days_from(date: NaiveDate, by: i64) -> Option<NaiveDate> {
    let days = Days::new(by.unsigned_abs());
    if by < 0 { date.checked_sub_days(days) } else { date.checked_add_days(days) }
}

fn months_from(date: NaiveDate, by: i64) -> Option<NaiveDate> {
    let months = Months::new(u32::try_from(by.unsigned_abs()).unwrap_or(u32::MAX));
    if by < 0 { date.checked_sub_months(months) } else { date.checked_add_months(months) }
}

fn no_day() -> NoDay {
    NoDay(FORMS.to_owned())
}

fn not_in_calendar(text: &str) -> NoDay {
    NoDay(words::day_is_in_no_calendar(&text.trim()))
}

/// Numbers with one sign between them, and that sign; `None` where there is anything else.
fn numbers(said: &str) -> Option<(char, Vec<&str>)> {
    let sign = said.chars().find(|letter| !letter.is_ascii_digit())?;
    if !matches!(sign, '-' | '/' | '.') {
        return None;
    }
    let parts: Vec<&str> = said.strip_suffix('.').unwrap_or(said).split(sign).collect();
    let is_number = |part: &&str| {
        !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    ((2..=3).contains(&parts.len()) && parts.iter().all(is_number)).then_some((sign, parts))
}

fn dated((sign, parts): &(char, Vec<&str>), text: &str) -> Result<Meant, NoDay> {
    let number = |part: &str| part.parse::<u32>().map_err(|_| no_day());
    match (sign, parts.as_slice()) {
        (_, [year, month, day]) if year.len() == 4 => {
            of_date(number(year)?, number(month)?, number(day)?, text)
        }
        ('.', [day, month, year]) if matches!(year.len(), 2 | 4) => {
            let short = if year.len() == 2 { 2000 } else { 0 };
            of_date(short + number(year)?, number(month)?, number(day)?, text)
        }
        ('.', [day, month]) if day.len() <= 2 && month.len() <= 2 => {
            of_month(number(month)?, number(day)?, text)
        }
        // 11/12/2026 is in December for some, and in November for others.
        _ => Err(no_day()),
    }
}

fn of_date(year: u32, month: u32, day: u32, text: &str) -> Result<Meant, NoDay> {
    let year = i32::try_from(year).map_err(|_| no_day())?;
    NaiveDate::from_ymd_opt(year, month, day).map(Meant::Date).ok_or_else(|| not_in_calendar(text))
}

fn of_month(month: u32, day: u32, text: &str) -> Result<Meant, NoDay> {
    // In a leap year every day of a month is one.
    match NaiveDate::from_ymd_opt(2024, month, day) {
        Some(_) => Ok(Meant::OfMonth { month, day }),
        None => Err(not_in_calendar(text)),
    }
}

fn in_words(said: &str, text: &str) -> Result<Meant, NoDay> {
    let words: Vec<&str> = said
        .split(|letter: char| letter.is_whitespace() || letter == ',')
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !matches!(*word, "" | "on" | "the" | "of" | "в" | "во" | "г" | "next"))
        .collect();
    match words.as_slice() {
        ["today" | "сегодня"] => Ok(Meant::Days(0)),
        ["tomorrow" | "завтра"] => Ok(Meant::Days(1)),
        ["послезавтра"] => Ok(Meant::Days(2)),
        ["yesterday" | "вчера"] => Ok(Meant::Days(-1)),
        ["позавчера"] => Ok(Meant::Days(-2)),
        [word] if weekday(word).is_some() => Ok(Meant::Weekday(weekday(word).unwrap_or_default())),
        _ => match month_day(&words) {
            Some((month, day, None)) => of_month(month, day, text),
            Some((month, day, Some(year))) => of_date(year, month, day, text),
            None => span(&words).ok_or_else(no_day),
        },
    }
}

fn weekday(word: &str) -> Option<u32> {
    let is = |(english, russian): &(&str, &str)| {
        (word.len() >= 3 && english.starts_with(word)) || word.starts_with(russian)
    };
    WEEKDAYS.iter().position(is).and_then(|at| u32::try_from(at).ok())
}

fn month(word: &str) -> Option<u32> {
    let is = |(english, russian): &(&str, &[&str])| {
        (word.len() >= 3 && english.starts_with(word))
            || russian.iter().any(|beginning| word.starts_with(beginning))
    };
    MONTHS.iter().position(is).and_then(|at| u32::try_from(at + 1).ok())
}

/// `13 dec`, `dec 13`, `13th december 2026`.
fn month_day(words: &[&str]) -> Option<(u32, u32, Option<u32>)> {
    let (first, second, rest) = match words {
        [first, second] => (first, second, None),
        [first, second, year] if year.len() == 4 => (first, second, Some(year.parse().ok()?)),
        _ => return None,
    };
    let endings = ["st", "nd", "rd", "th", "-го", "-е"];
    let day = |word: &str| -> Option<u32> {
        let bare = endings.iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
        bare.parse().ok()
    };
    let (month, day) = match (month(second), month(first)) {
        (Some(month), _) => (month, day(first)?),
        (None, Some(month)) => (month, day(second)?),
        (None, None) => return None,
    };
    Some((month, day, rest))
}

/// `in 12 days`, `12d`, `a week`, `через 2 недели`, `3 days ago`. Without "in" or "ago" it lies where whoever says it looks.
fn span(words: &[&str]) -> Option<Meant> {
    let (words, sign) = match words {
        [words @ .., "ago" | "назад"] => (words, Some(-1)),
        ["in" | "через", words @ ..] => (words, Some(1)),
        words => (words, None),
    };
    let (count, unit) = match words {
        [count, unit] => (count.parse().ok().or_else(|| in_letters(count))?, *unit),
        [word] => {
            let digits = word.bytes().take_while(u8::is_ascii_digit).count();
            let (count, unit) = word.split_at(digits);
            (if count.is_empty() { 1 } else { count.parse().ok()? }, unit)
        }
        _ => return None,
    };
    let count = i64::from((count <= COUNT_MAX).then_some(count)?);
    let days = |count| sign.map_or(Meant::SpanOfDays(count), |sign| Meant::Days(sign * count));
    let months =
        |count| sign.map_or(Meant::SpanOfMonths(count), |sign| Meant::Months(sign * count));
    match unit {
        "d" | "day" | "days" | "день" | "дня" | "дней" | "дн" => Some(days(count)),
        "w" | "week" | "weeks" | "неделю" | "недели" | "недель" | "нед" => {
            Some(days(count * 7))
        }
        "month" | "months" | "месяц" | "месяца" | "месяцев" | "мес" => {
            Some(months(count))
        }
        _ => None,
    }
}

/// A number up to twelve that is written out.
fn in_letters(word: &str) -> Option<u32> {
    Some(match word {
        "a" | "an" | "one" | "один" | "одну" => 1,
        "two" | "два" | "две" => 2,
        "three" | "три" => 3,
        "four" | "четыре" => 4,
        "five" | "пять" => 5,
        "six" | "шесть" => 6,
        "seven" | "семь" => 7,
        "eight" | "восемь" => 8,
        "nine" | "девять" => 9,
        "ten" | "десять" => 10,
        "eleven" | "одиннадцать" => 11,
        "twelve" | "двенадцать" => 12,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Saturday.
    const TODAY: &str = "2026-11-21";

    fn ahead(text: &str) -> String {
        text.parse::<SaidDay>().map_or_else(
            |error| error.to_string(),
            |said| said.ahead_of(TODAY.parse().unwrap()).to_string(),
        )
    }

    #[test]
    fn days_are_read_as_people_say_them() {
        for (text, day) in [
            ("2026-12-13", "2026-12-13"),
            ("2026/12/13", "2026-12-13"),
            ("13.12.2026", "2026-12-13"),
            ("13.12.26", "2026-12-13"),
            ("13.12", "2026-12-13"),
            ("13.12.", "2026-12-13"),
            ("1.2.", "2027-02-01"),
            ("13 Dec", "2026-12-13"),
            ("Dec 13", "2026-12-13"),
            ("13th of December", "2026-12-13"),
            ("December 13, 2027", "2027-12-13"),
            ("20 november", "2027-11-20"),
            ("21 november", "2026-11-21"),
            ("29 feb", "2028-02-29"),
            ("13 декабря", "2026-12-13"),
            ("3 мая 2027 г.", "2027-05-03"),
            ("in 12 days", "2026-12-03"),
            ("12 days", "2026-12-03"),
            ("12d", "2026-12-03"),
            ("In 1 day", "2026-11-22"),
            ("in 2 weeks", "2026-12-05"),
            ("in two weeks", "2026-12-05"),
            ("через две недели", "2026-12-05"),
            ("in a week", "2026-11-28"),
            ("in a month", "2026-12-21"),
            ("через 12 дней", "2026-12-03"),
            ("через 2 недели", "2026-12-05"),
            ("через неделю", "2026-11-28"),
            ("через месяц", "2026-12-21"),
            ("tomorrow", "2026-11-22"),
            ("завтра", "2026-11-22"),
            ("friday", "2026-11-27"),
            ("Saturday", "2026-11-28"),
            ("в пятницу", "2026-11-27"),
        ] {
            assert_eq!(ahead(text), day, "{text}");
        }
    }

    #[test]
    fn whoever_looks_back_means_a_day_before() {
        for (text, day) in [
            ("yesterday", "2026-11-20"),
            ("3 days ago", "2026-11-18"),
            ("неделю назад", "2026-11-14"),
            ("2 weeks", "2026-11-07"),
            ("12d", "2026-11-09"),
            ("неделю", "2026-11-14"),
            ("a month", "2026-10-21"),
            // Whoever says "in" does not look back, whatever is done with it.
            ("in 2 days", "2026-11-23"),
            ("через 2 дня", "2026-11-23"),
            ("20 nov", "2026-11-20"),
            ("13 dec", "2025-12-13"),
            ("friday", "2026-11-20"),
            ("saturday", "2026-11-14"),
            ("sunday", "2026-11-15"),
        ] {
            let said: SaidDay = text.parse().unwrap();
            assert_eq!(said.back_from(TODAY.parse().unwrap()).to_string(), day, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_told_apart_from_what_is_in_no_calendar() {
        for text in ["2026-02-30", "2026-13-01", "2027-02-29", "31.4.2027", "30 feb", "32 dec"] {
            assert_eq!(ahead(text), format!("{text} is in no calendar: there is no such day"));
        }
        // Nobody knows which of the two is the month.
        for text in ["soon", "11/12/2026", "", "2026-02", "in days two", "12", "999999 days", "-"] {
            assert_eq!(ahead(text), FORMS, "{text}");
        }
    }

    #[test]
    fn how_it_was_read_is_said_unless_it_was_written_in_full() {
        let today = TODAY.parse().unwrap();
        let read = |text: &str| {
            let said: SaidDay = text.parse().unwrap();
            said.read_as(said.ahead_of(today))
        };
        assert_eq!(read("2026-12-13"), None);
        assert_eq!(read("13 Dec").unwrap(), "`13 Dec` is Sunday, 2026-12-13");
    }
}
