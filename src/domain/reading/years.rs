//! The level that years of experience speak of.

use crate::domain::labels::Level;

/// Least years of a middle, and of a senior.
const MIDDLE_YEARS: f64 = 2.0;
const SENIOR_YEARS: f64 = 5.0;

/// Numbers that are written as words.
const WORDS: &[(&str, f64)] = &[
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("года", 1.0),
    ("двух", 2.0),
    ("два", 2.0),
    ("трех", 3.0),
    ("три", 3.0),
    ("четырех", 4.0),
    ("пяти", 5.0),
    ("пять", 5.0),
    ("шести", 6.0),
    ("полутора", 1.5),
];

/// The years of experience that a line asks for: the least number before a word for years, where the line speaks of experience.
/// `line` is folded and in lower case.
pub fn asked(line: &str) -> Option<f64> {
    let speaks =
        ["experience", "building", "python", "опыт", "разработ", "стаж", "backend", "developing"];
    if !speaks.iter().any(|word| line.contains(word)) {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_years =
        |word: &str| ["year", "лет", "год", "yrs"].iter().any(|years| word.starts_with(years));
    let at = words
        .iter()
        .position(|word| is_years(word.trim_matches(|letter: char| !letter.is_alphabetic())))?;
    let before = words.get(..at)?;
    let number = number(before.last()?);
    if number.is_none() && before.last() == Some(&"от") {
        // "от года"
        return Some(1.0);
    }
    let up_to = before.len().checked_sub(2).and_then(|at| before.get(at));
    if matches!(up_to, Some(&"to" | &"до"))
        && before.iter().any(|word| matches!(*word, "up" | "до"))
    {
        return Some(0.0);
    }
    number
}

/// The first number of `3+`, `2-4` or `three`.
fn number(word: &str) -> Option<f64> {
    let digits: String = word
        .chars()
        .skip_while(|letter| !letter.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    let named = || WORDS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number);
    digits.parse().ok().or_else(named)
}

/// The level of so many years.
pub fn level(years: f64) -> Level {
    match years {
        years if years < MIDDLE_YEARS => Level::Junior,
        years if years < SENIOR_YEARS => Level::Middle,
        _ => Level::Senior,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_where_experience_is_meant() {
        for (line, years) in [
            ("3+ years of commercial experience with python", Some(3.0)),
            ("опыт коммерческой разработки на python от 2 лет;", Some(2.0)),
            ("опыт от трех лет", Some(3.0)),
            ("up to two years with python 3", Some(0.0)),
            ("опыт 2-4 года", Some(2.0)),
            ("python, опыт от года", Some(1.0)),
            ("contract, 9 months", None),
            ("the company is 20 years old", None),
        ] {
            assert_eq!(asked(line), years, "{line}");
        }
        assert_eq!(
            [level(1.0), level(3.0), level(6.0)],
            [Level::Junior, Level::Middle, Level::Senior]
        );
    }
}
