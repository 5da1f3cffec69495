//! What was typed, against the words of the bank: which it has, which are near to those that it does not have, and how both are looked for.

use rusqlite::{Connection, named_params};

use crate::domain::nearest::all_nearest;
use crate::domain::wording::Word;

/// Fewest letters of a word that another one is suggested for.
const NEAR_LETTERS_MIN: usize = 4;

/// Up to this many letters a word is one change away from what was meant, and not two.
const SHORT_LETTERS_MAX: usize = 7;

/// Of words that are as near, so many are looked at.
const NEAR_MAX: usize = 8;

/// A word that begins no word of the bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// As it was typed, in lower case.
    pub word: String,
    /// A word of the bank that may have been meant, and was looked for instead.
    pub near: Option<String>,
}

/// Whether a word of the bank begins like this.
pub(super) fn is_known(bank: &Connection, word: &Word) -> rusqlite::Result<bool> {
    let mut statement = bank.prepare_cached(sql!("vocabulary_has"))?;
    for stem in &word.stems {
        let to = if Word::is_whole(stem) { stem.clone() } else { format!("{stem}\u{10ffff}") };
        if statement.query_row(named_params! { ":from": stem, ":to": to }, |row| row.get(0))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The nearest word of the bank for each that it does not have. Of those that are as near, the one that most titles and sentences of
/// interviewers hold together with the words that are known; then the one that is written more often.
pub(super) fn suggest(
    bank: &Connection,
    known: &[&Word],
    strange: &[&Word],
) -> rusqlite::Result<Vec<Unknown>> {
    if strange.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = bank.prepare_cached(sql!("vocabulary_list"))?;
    let all: Vec<String> =
        statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let unknown = strange.iter().map(|word| {
        let near = near(bank, &all, known, &word.typed)?;
        Ok(Unknown { word: word.typed.clone(), near: near.map(str::to_owned) })
    });
    unknown.collect()
}

fn near<'a>(
    bank: &Connection,
    all: &'a [String],
    known: &[&Word],
    word: &str,
) -> rusqlite::Result<Option<&'a str>> {
    let letters = word.chars().count();
    if letters < NEAR_LETTERS_MIN {
        return Ok(None);
    }
    // Whoever mistypes a word has its first letter right nearly always, and without this rule half of what is near is another word.
    let is_candidate = |term: &&str| {
        term.chars().count() >= NEAR_LETTERS_MIN && term.chars().next() == word.chars().next()
    };
    let (distance, mut found) =
        all_nearest(word, all.iter().map(String::as_str).filter(is_candidate));
    if distance > 1 && letters <= SHORT_LETTERS_MAX {
        return Ok(None);
    }
    found.truncate(NEAR_MAX);
    let mut best: Option<(u32, &str)> = None;
    for term in found {
        let count = count(bank, known, term)?;
        if best.is_none_or(|(most, _)| count > most) {
            best = Some((count, term));
        }
    }
    Ok(best.map(|(_, term)| term))
}

/// Texts that hold this term in what is asked, and one of the known words anywhere.
fn count(bank: &Connection, known: &[&Word], term: &str) -> rusqlite::Result<u32> {
    let mut words = format!("{{prompt asked}} : (\"{term}\")");
    if !known.is_empty() {
        words = format!("{words} AND ({})", terms(known, " OR "));
    }
    let mut statement = bank.prepare_cached(sql!("question_count_words"))?;
    statement.query_row(named_params! { ":words": words }, |row| row.get(0))
}

/// Every word as quoted terms, each the beginning of a word unless it is too short for that.
pub(super) fn terms(words: &[&Word], joint: &str) -> String {
    let term = |stem: &String| format!("\"{stem}\"{}", if Word::is_whole(stem) { "" } else { "*" });
    let word = |word: &&Word| {
        let terms: Vec<String> = word.stems.iter().map(term).collect();
        format!("({})", terms.join(" OR "))
    };
    words.iter().map(word).collect::<Vec<_>>().join(joint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::wording::Query;

    #[test]
    fn anything_typed_becomes_quoted_words() {
        for (typed, expected) in [
            ("event loop", r#"("event"*) AND ("loop"*)"#),
            ("a\" OR NEAR(b", r#"("OR") AND ("near"*) AND ("b")"#),
            ("цикл Счётчик", r#"("цикл"*) AND ("счетчик"*)"#),
            ("normalization", r#"("normaliz"* OR "normalis"*)"#),
        ] {
            let query = Query::of(typed);
            let words: Vec<&Word> = query.words.iter().collect();
            assert_eq!(terms(&words, " AND ").to_lowercase(), expected.to_lowercase(), "{typed:?}");
        }
    }
}
