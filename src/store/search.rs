//! Full-text search. Whatever is typed is words, never search syntax.

use rusqlite::named_params;

use super::{Result, Store, row};
use crate::domain::ids::QuestionId;

/// Words of a search that count; further ones are passed over.
const WORDS_MAX: usize = 16;

/// One text that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The question.
    pub id: QuestionId,
    /// The language of the text.
    pub language: String,
    /// First line of its prompt, Markdown.
    pub title: String,
    /// The place in the text that was found, with `…` where something is left out.
    pub snippet: String,
}

impl Store {
    /// Up to `limit` active questions with every word, or a word that begins with it, in one of their texts; the best first.
    /// `language` restricts the texts. A question found in several languages comes once.
    pub fn search(&self, words: &str, language: Option<&str>, limit: usize) -> Result<Vec<Hit>> {
        let Some(terms) = terms(words) else { return Ok(Vec::new()) };
        let mut hits: Vec<Hit> = Vec::new();
        self.read(|bank| {
            let mut statement = bank.prepare_cached(sql!("question_search"))?;
            // Twice as many as wanted, as two languages may say the same.
            let limit_texts = i64::try_from(limit.saturating_mul(2)).unwrap_or(i64::MAX);
            let mut rows = statement.query(named_params! {
                ":words": terms,
                ":language": language,
                ":limit": limit_texts,
            })?;
            while let Some(row) = rows.next()? {
                let id = row::id(row, 0)?;
                if hits.len() < limit && hits.iter().all(|hit| hit.id != id) {
                    let (language, title) = (row.get(1)?, row.get(2)?);
                    hits.push(Hit { id, language, title, snippet: row.get(3)? });
                }
            }
            Ok(())
        })?;
        Ok(hits)
    }
}

/// Every run of letters and digits as a quoted prefix term, all of which must be found; `None` when there is none. The index holds е for ё.
fn terms(words: &str) -> Option<String> {
    let terms: Vec<String> = words
        .replace('ё', "е")
        .replace('Ё', "Е")
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(WORDS_MAX)
        .map(term)
        .collect();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

/// British and American endings of the same word, each the other's.
const SPELLINGS: [(&str, &str); 9] = [
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("iser", "izer"),
    ("ise", "ize"),
    ("aviour", "avior"),
    ("olour", "olor"),
    ("entre", "enter"),
    ("elling", "eling"),
];

/// One word as a prefix term, in both spellings where English has two.
fn term(word: &str) -> String {
    let lower = word.to_lowercase();
    let pairs = SPELLINGS.iter().flat_map(|(one, other)| [(one, other), (other, one)]);
    let other = pairs
        .filter_map(|(from, to)| lower.rfind(from).map(|at| (at, from, to)))
        .find(|(at, from, _)| at + from.len() + 1 >= lower.len())
        .map(|(at, from, to)| format!("{}{to}{}", &lower[..at], &lower[at + from.len()..]));
    match other {
        Some(other) => format!("(\"{word}\"* OR \"{other}\"*)"),
        None => format!("\"{word}\"*"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anything_typed_becomes_quoted_words() {
        for (typed, expected) in [
            ("", None),
            ("\"*\0 -()", None),
            ("event loop", Some(r#""event"* AND "loop"*"#)),
            ("asyncio.to_thread", Some(r#""asyncio"* AND "to"* AND "thread"*"#)),
            ("a\" OR NEAR(b", Some(r#""a"* AND "OR"* AND "NEAR"* AND "b"*"#)),
            ("цикл Счётчик", Some(r#""цикл"* AND "Счетчик"*"#)),
            ("normalization", Some(r#"("normalization"* OR "normalisation"*)"#)),
            ("Serialisers", Some(r#"("Serialisers"* OR "serializers"*)"#)),
        ] {
            assert_eq!(terms(typed).as_deref(), expected, "{typed:?}");
        }
    }
}
