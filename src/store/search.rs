//! Full-text search. Whatever is typed is words and signs, never search syntax.

use rusqlite::{Connection, named_params};

use super::error::impossible;
use super::{Result, Store, row};
use crate::domain::ids::QuestionId;
use crate::domain::nearest::nearest;
use crate::domain::wording::{Query, Word};

/// Texts whose wording is compared with what was typed, at least.
const CANDIDATES_MIN: usize = 60;

/// Up to this many words, all of them must stand in a text if there is one that has them all.
const STRICT_WORDS_MAX: usize = 2;

/// A text that holds less of what was asked than this share of the best one's is no hit.
const RANK_SHARE_MIN: f64 = 0.35;

/// What a sign that stands in the text as it was typed adds, beside 1 for the best rank and 1 for the very sentence.
const SIGN_BONUS: f64 = 0.5;

/// Fewest letters of a word that another one is suggested for.
const NEAR_LETTERS_MIN: usize = 4;

/// Marks that SQLite puts around what a snippet found.
const MARKS: [char; 2] = ['\u{1}', '\u{2}'];

/// What to look for.
#[derive(Clone, Copy, Debug)]
pub struct Search<'a> {
    /// As it was typed.
    pub typed: &'a str,
    /// Look at texts of this language alone.
    pub only: Option<&'a str>,
    /// The language whose titles are shown where a question has one.
    pub shown: &'a str,
    /// At most this many questions.
    pub limit: usize,
}

/// One question that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The question.
    pub id: QuestionId,
    /// The language of the title.
    pub language: String,
    /// First line of its prompt, Markdown.
    pub title: String,
    /// What of it was found, with `…` where something is left out; empty where that is in another language than the title.
    pub snippet: String,
}

/// A word that begins no word of the bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// As it was typed, in lower case.
    pub word: String,
    /// A word of the bank that may have been meant.
    pub near: Option<String>,
}

/// What a search came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The best first.
    pub hits: Vec<Hit>,
    /// Words that no text has.
    pub unknown: Vec<Unknown>,
    /// Signs, as they were typed, that stand in none of the hits: only their letters were looked for.
    pub unheld_signs: Vec<String>,
}

impl Found {
    /// Words that no text has, each with one that may have been meant.
    pub fn unknown_words(&self) -> Vec<(&str, Option<&str>)> {
        self.unknown.iter().map(|one| (one.word.as_str(), one.near.as_deref())).collect()
    }
}

/// A text that was found, before its wording is compared.
struct Candidate {
    hit: Hit,
    /// The more the better, 1 for the best of all.
    rank: f64,
    likeness: f64,
    signs: Vec<String>,
}

impl Candidate {
    fn score(&self) -> f64 {
        let bonus = if self.signs.is_empty() { 0.0 } else { SIGN_BONUS };
        self.rank + self.likeness + bonus
    }
}

impl Store {
    /// Active questions that ask what was typed, then those that speak of it; a question comes once. One or two words must both stand
    /// in the text, as beginnings of words, if any text has both; of longer sentences the texts that hold most of them come.
    pub fn search(&self, search: &Search<'_>) -> Result<Found> {
        let query = Query::of(search.typed);
        self.read(|bank| {
            bank.execute_batch(sql!("vocabulary_open"))?;
            let (mut known, mut unknown) = (Vec::new(), Vec::new());
            for word in &query.words {
                if is_known(bank, word)? { known.push(word) } else { unknown.push(word) }
            }
            let mut found = Found { unknown: suggest(bank, &unknown)?, ..Found::default() };
            if query.words.is_empty() && !query.signs.is_empty() {
                found.hits = by_signs(bank, &query, search)?;
            } else if known.len() > unknown.len() {
                let candidates = candidates(bank, &query, &known, search)?;
                found.unheld_signs = unheld(&query, &candidates);
                found.hits = best(candidates, search.limit);
            }
            Ok(found)
        })
    }
}

fn is_known(bank: &Connection, word: &Word) -> rusqlite::Result<bool> {
    let mut statement = bank.prepare_cached(sql!("vocabulary_has"))?;
    for stem in &word.stems {
        let to = if Word::is_whole(stem) { stem.clone() } else { format!("{stem}\u{10ffff}") };
        if statement.query_row(named_params! { ":from": stem, ":to": to }, |row| row.get(0))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The nearest word of the bank for each that it does not have.
fn suggest(bank: &Connection, unknown: &[&Word]) -> rusqlite::Result<Vec<Unknown>> {
    if unknown.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = bank.prepare_cached(sql!("vocabulary_list"))?;
    // Words in most texts first: of two that are as near, the one that is written more often is meant.
    let terms: Vec<String> =
        statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let near = |word: &str| {
        let long = |text: &str| text.chars().count() >= NEAR_LETTERS_MIN;
        let terms = terms.iter().map(String::as_str).filter(|term| long(term));
        long(word).then(|| nearest(word, terms)).flatten().map(str::to_owned)
    };
    let unknown = unknown.iter().map(|word| word.typed.clone());
    Ok(unknown.map(|word| Unknown { near: near(&word), word }).collect())
}

fn candidates(
    bank: &Connection,
    query: &Query,
    known: &[&Word],
    search: &Search<'_>,
) -> rusqlite::Result<Vec<Candidate>> {
    if known.len() <= STRICT_WORDS_MAX {
        let found = matching(bank, query, &terms(known, " AND "), search)?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    let mut found = matching(bank, query, &terms(known, " OR "), search)?;
    found.retain(|one| one.rank >= RANK_SHARE_MIN);
    Ok(found)
}

/// Texts that the search index finds, with their wording compared.
fn matching(
    bank: &Connection,
    query: &Query,
    terms: &str,
    search: &Search<'_>,
) -> rusqlite::Result<Vec<Candidate>> {
    let mut statement = bank.prepare_cached(sql!("question_search"))?;
    // Twice as many as wanted, as two languages may say the same.
    let limit = search.limit.saturating_mul(2).max(CANDIDATES_MIN);
    let mut rows = statement.query(named_params! {
        ":words": terms,
        ":signs": json(&query.signs)?,
        ":language": search.only,
        ":shown": search.shown,
        ":limit": i64::try_from(limit).unwrap_or(i64::MAX),
    })?;
    let mut found: Vec<Candidate> = Vec::new();
    let mut best_rank = 0.0;
    while let Some(row) = rows.next()? {
        let (own_title, asked): (String, String) = (row.get(2)?, row.get(5)?);
        // SQLite's ranks are below zero, the best the lowest.
        let rank: f64 = row.get(8)?;
        if found.is_empty() {
            best_rank = rank;
        }
        let sentences = asked.lines().chain([own_title.as_str()]);
        let sentences = sentences.map(|text| (query.likeness(text), text));
        let (likeness, sentence) = sentences
            .max_by(|(one, _), (other, _)| one.total_cmp(other))
            .unwrap_or((0.0, own_title.as_str()));
        let own_language: String = row.get(1)?;
        let shown: Option<String> = row.get(3)?;
        let is_own = shown.as_ref().is_none_or(|shown| *shown == own_language);
        let snippet = if is_own { snippet(row.get(6)?, row.get(7)?, sentence) } else { None };
        let signs: String = row.get(9)?;
        found.push(Candidate {
            hit: Hit {
                id: row::id(row, 0)?,
                title: row.get::<_, Option<String>>(4)?.unwrap_or(own_title.clone()),
                language: shown.unwrap_or(own_language),
                snippet: snippet.unwrap_or_default(),
            },
            rank: if best_rank < 0.0 { rank / best_rank } else { 1.0 },
            likeness,
            signs: serde_json::from_str(&signs).map_err(|error| impossible(error.to_string()))?,
        });
    }
    Ok(found)
}

/// The part of prompt or answer with more of what was found, without its marks; the sentence where it stands in neither.
fn snippet(prompt: String, answer: String, sentence: &str) -> Option<String> {
    let marks = |text: &str| text.matches(MARKS[0]).count();
    let text = match (marks(&prompt), marks(&answer)) {
        (0, 0) => sentence.to_owned(),
        (of_prompt, of_answer) if of_prompt >= of_answer => prompt,
        _ => answer,
    };
    Some(text.replace(MARKS, ""))
}

/// Signs of the query that no candidate holds.
fn unheld(query: &Query, candidates: &[Candidate]) -> Vec<String> {
    let held = |sign: &&String| candidates.iter().any(|one| one.signs.contains(sign));
    query.signs.iter().filter(|sign| !held(sign)).cloned().collect()
}

fn best(mut candidates: Vec<Candidate>, limit: usize) -> Vec<Hit> {
    // Stable, so that equal ones stay in the order of the index.
    candidates.sort_by(|one, other| other.score().total_cmp(&one.score()));
    let mut hits: Vec<Hit> = Vec::new();
    for Candidate { hit, .. } in candidates {
        if hits.len() < limit && hits.iter().all(|known| known.id != hit.id) {
            hits.push(hit);
        }
    }
    hits
}

/// Questions that hold every sign, where nothing else was typed.
fn by_signs(bank: &Connection, query: &Query, search: &Search<'_>) -> rusqlite::Result<Vec<Hit>> {
    let mut statement = bank.prepare_cached(sql!("question_search_signs"))?;
    let limit = search.limit.saturating_mul(2);
    let mut rows = statement.query(named_params! {
        ":signs": json(&query.signs)?,
        ":language": search.only,
        ":shown": search.shown,
        ":limit": i64::try_from(limit).unwrap_or(i64::MAX),
    })?;
    let mut hits: Vec<Hit> = Vec::new();
    while let Some(row) = rows.next()? {
        let id = row::id(row, 0)?;
        if hits.len() < search.limit && hits.iter().all(|hit| hit.id != id) {
            let (own_language, own_title): (String, String) = (row.get(1)?, row.get(2)?);
            let title = row.get::<_, Option<String>>(4)?.unwrap_or(own_title);
            let language = row.get::<_, Option<String>>(3)?.unwrap_or(own_language);
            hits.push(Hit { id, language, snippet: title.clone(), title });
        }
    }
    Ok(hits)
}

fn json(signs: &[String]) -> rusqlite::Result<String> {
    serde_json::to_string(signs).map_err(|error| impossible(error.to_string()))
}

/// Every word as quoted terms, each the beginning of a word unless it is too short for that.
fn terms(words: &[&Word], joint: &str) -> String {
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

    #[test]
    fn anything_typed_becomes_quoted_words() {
        for (typed, expected) in [
            ("event loop", r#"("event"*) AND ("loop"*)"#),
            ("a\" OR NEAR(b", r#"("OR") AND ("near"*) AND ("b")"#),
            ("цикл Счётчик", r#"("цикл"*) AND ("счетчик"*)"#),
            ("normalization", r#"("normalization"* OR "normalisation"*)"#),
        ] {
            let query = Query::of(typed);
            let words: Vec<&Word> = query.words.iter().collect();
            assert_eq!(terms(&words, " AND ").to_lowercase(), expected.to_lowercase(), "{typed:?}");
        }
    }
}
