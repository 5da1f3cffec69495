//! Options in the many ways in which people write them: letters before them, and letters, numbers or texts that say which is right.

use super::keys::OPTION_WORDS;
use crate::domain::question::Choice;

/// Which options an answer names: `B`, `a, c`, `2` (from `first_number`), or the text of one.
pub fn named(answer: &str, options: &[String], first_number: usize) -> Vec<usize> {
    match options.iter().position(|text| is_same(text, answer)) {
        Some(at) => vec![at],
        None => by_place(answer, options, first_number),
    }
}

/// Whether an answer is the text of an option.
pub fn is_same(text: &str, answer: &str) -> bool {
    let (text, answer) = (bare(text), bare(answer));
    !answer.is_empty() && text.to_lowercase() == answer.to_lowercase()
}

/// Which options an answer names by letters or numbers, `Option B` and `b) its text` too; all of it must fit.
pub fn by_place(answer: &str, options: &[String], first_number: usize) -> Vec<usize> {
    if let Some((at, text)) = lettered(answer)
        && letter(text.trim_matches(['.', ')'])).is_none()
    {
        let is_text = options.get(at).is_some_and(|option| is_same(option, text));
        return if is_text { vec![at] } else { Vec::new() };
    }
    let words: Vec<&str> = answer
        .split(|letter: char| {
            letter.is_whitespace() || matches!(letter, ',' | ';' | '/' | '&' | '+' | '|')
        })
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| {
            let lower = word.to_lowercase();
            !word.is_empty()
                && !matches!(lower.as_str(), "and" | "и")
                && !OPTION_WORDS.contains(&lower.as_str())
        })
        .collect();
    let read: Option<Vec<usize>> =
        words.iter().map(|word| index(word, options.len(), first_number)).collect();
    read.unwrap_or_default()
}

fn index(word: &str, count: usize, first_number: usize) -> Option<usize> {
    let at = match word.parse::<usize>() {
        Ok(number) => number.checked_sub(first_number)?,
        Err(_) => letter(word)?,
    };
    (at < count).then_some(at)
}

/// The place of a single letter in the alphabet, Latin or Cyrillic.
pub fn letter(word: &str) -> Option<usize> {
    let mut letters = word.chars().flat_map(char::to_lowercase);
    let (first, None) = (letters.next()?, letters.next()) else { return None };
    match first {
        'a'..='z' => Some(first as usize - 'a' as usize),
        _ => "абвгдежзик".chars().position(|known| known == first),
    }
}

/// A text without the marks around it.
fn bare(text: &str) -> &str {
    text.trim().trim_matches(['`', '*', '"', '.']).trim()
}

/// The option behind its letter: `A. text`, `b) text`, `C: text`, `(d) text`.
pub fn lettered(line: &str) -> Option<(usize, &str)> {
    let line = line.trim().trim_start_matches(['*', '(']);
    let first = line.chars().next()?;
    let rest = line.get(first.len_utf8()..)?;
    let rest = rest.trim_start_matches('*');
    let text = rest.strip_prefix([')', '.', ':'])?.trim_start_matches('*');
    let at = letter(&first.to_string())?;
    (text.starts_with([' ', '\t']) && !text.trim().is_empty()).then(|| (at, text.trim()))
}

/// The options of lines that carry the letters from A on, one each; `None` where they are no such list.
pub fn lettered_all<'t>(lines: impl Iterator<Item = &'t str>) -> Option<Vec<String>> {
    let mut options = Vec::new();
    for line in lines {
        let (at, text) = lettered(line)?;
        if at != options.len() {
            return None;
        }
        options.push(text.to_owned());
    }
    (options.len() > 1).then_some(options)
}

/// Options as a choice has them, without reasons.
pub fn choices(options: Vec<String>, right: &[usize]) -> Vec<Choice> {
    let choice = |(at, text)| Choice { text, right: right.contains(&at), reason: None };
    options.into_iter().enumerate().map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_an_option_is_read() {
        let options: Vec<String> = ["one", "two", "`three`"].map(str::to_owned).to_vec();
        for (answer, expected) in [
            ("B", vec![1]),
            ("a, c", vec![0, 2]),
            ("A and C", vec![0, 2]),
            ("(b)", vec![1]),
            ("2", vec![1]),
            ("three", vec![2]),
            ("б", vec![1]),
            ("z", vec![]),
            ("9", vec![]),
            ("none of it", vec![]),
        ] {
            assert_eq!(named(answer, &options, 1), expected, "{answer}");
        }
        assert_eq!(named("0", &options, 0), [0]);
        assert_eq!(lettered("**B)** text"), Some((1, "text")));
        assert_eq!(lettered("A.text"), None);
        assert_eq!(
            lettered_all(["A. x", "B. y"].into_iter()),
            Some(vec!["x".to_owned(), "y".to_owned()])
        );
        assert_eq!(lettered_all(["B. x", "C. y"].into_iter()), None);
    }
}
