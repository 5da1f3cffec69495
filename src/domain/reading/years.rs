//! The level that years of experience speak of.

use crate::domain::labels::Level;

/// Least years of a middle, and of a senior.
const MIDDLE_YEARS: f64 = 2.0;
const SENIOR_YEARS: f64 = 5.0;

/// Words of a line that speaks of experience.
const SPEAKS: &[&str] = &[
    "experience",
    "building",
    "python",
    "опыт",
    "разработ",
    "стаж",
    "backend",
    "developing",
    "minimum",
    "at least",
    "behind",
    "years as",
    "you have",
    "работ",
    "engineering",
    "не менее",
    "django",
];

/// Numbers that are written as words.
const WORDS: &[(&str, f64)] = &[
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("ten", 10.0),
    ("одного", 1.0),
    ("семи", 7.0),
    ("восьми", 8.0),
    ("десяти", 10.0),
    ("четыре", 4.0),
    ("шесть", 6.0),
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

/// What says that none are asked, of nothing in particular.
const NONE: &[&str] = &[
    "опыт не требуется",
    "опыт работы не требуется",
    "опыт: не требуется",
    "опыт работы: не требуется",
    "без опыта работы",
    "no experience required",
    "no experience necessary",
    "no experience needed",
    "no prior experience required",
];

/// What says of years that they are another's: of a company, a market, a contract.
const OTHERS: &[&str] = &[
    "years old",
    "founded",
    "on the market",
    "on the road",
    "in business",
    "last ",
    "past ",
    "на рынке",
    "за последн",
    "existed",
];

/// Words that come between a number and its years.
const BETWEEN: &[&str] =
    &["or", "more", "plus", "и", "более", "full", "solid", "или", "полных", "й", "х", "ти"];

/// The years of experience that a line asks for: the least number before a word for years, where the line speaks of experience.
/// `line` is folded and in lower case.
pub fn asked(line: &str) -> Option<f64> {
    line.split(". ").find_map(of_sentence)
}

fn of_sentence(line: &str) -> Option<f64> {
    if NONE.iter().any(|cue| line.contains(cue)) {
        return Some(0.0);
    }
    let has = |cues: &[&str]| cues.iter().any(|cue| line.contains(cue));
    if !has(SPEAKS) || has(OTHERS) {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_years = |word: &str| {
        ["year", "лет", "год", "yrs", "полугод"].iter().any(|years| word.starts_with(years))
    };
    let at = words
        .iter()
        .position(|word| is_years(word.trim_matches(|letter: char| !letter.is_alphabetic())))?;
    if words.get(at).is_some_and(|word| word.starts_with("полугод")) {
        return Some(0.5);
    }
    let before = words.get(..at)?;
    // "five or more years", "от 3 х лет".
    let skipped = before.iter().rev().take_while(|word| BETWEEN.contains(word)).count();
    let before = before.get(..before.len() - skipped)?;
    let number = number(before.last()?);
    if number.is_none() && matches!(before.last(), Some(&"от" | &"a" | &"больше" | &"более"))
    {
        // "от года"
        return Some(1.0);
    }
    let up_to = before.len().checked_sub(2).and_then(|at| before.get(at));
    // "2 to 4 years", "от 2 до 4 лет"
    let lower = before.len().checked_sub(3).and_then(|at| before.get(at));
    let lower = lower.and_then(|word| self::number(word));
    // "up to 4 years"
    if matches!(up_to, Some(&"to" | &"до"))
        && before.iter().any(|word| matches!(*word, "up" | "до"))
    {
        return Some(lower.unwrap_or(0.0));
    }
    if matches!(up_to, Some(&"to" | &"-")) && lower.is_some() {
        return lower;
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
            ("five or more years of backend experience", Some(5.0)),
            ("опыт от 3 х лет", Some(3.0)),
            ("опыт: от полугода", Some(0.5)),
            ("опыт работы не требуется", Some(0.0)),
            ("2 to 4 years of experience", Some(2.0)),
            ("опыт от 2 до 4 лет", Some(2.0)),
            ("a year or two of python experience", Some(1.0)),
            ("за последние три года разработка выросла", None),
            ("our backend is 5 years old", None),
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
