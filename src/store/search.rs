//! Full-text search. Whatever is typed is words and signs, never search syntax.

use std::collections::HashSet;

use rusqlite::{Connection, named_params};

use super::error::impossible;
use super::typed::{Unknown, is_known, suggest, terms};
use super::{Result, Store, row};
use crate::domain::ids::QuestionId;
use crate::domain::labels::Importance;
use crate::domain::wording::{Query, Word};

/// Texts whose wording is compared with what was typed, at least.
const CANDIDATES_MIN: usize = 60;

/// Up to this many words, all of them must stand in a text if there is one that has them all.
const STRICT_WORDS_MAX: usize = 2;

/// A text that holds less of what was asked than this share of the best one's is no hit.
const RANK_SHARE_MIN: f64 = 0.35;

/// What a sign that stands in the text as it was typed adds, beside 1 for the best rank and 1 for the very sentence.
const SIGN_BONUS: f64 = 0.5;

/// With fewer texts than this that hold all of two words, texts that hold one of them follow.
const STRICT_HITS_MIN: usize = 3;

/// What it adds that interviewers ask this often.
const CORE_BONUS: f64 = 0.15;

/// How much more like what was typed a sentence of interviewers must be than the title, to be shown under it.
const SENTENCE_LEAD_MIN: f64 = 0.2;

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
    is_core: bool,
    signs: Vec<String>,
}

impl Candidate {
    fn score(&self) -> f64 {
        let signs = if self.signs.is_empty() { 0.0 } else { SIGN_BONUS };
        let core = if self.is_core { CORE_BONUS } else { 0.0 };
        self.rank + self.likeness + signs + core
    }
}

impl Store {
    /// Active questions that ask what was typed, then those that speak of it; a question comes once. One or two words must both stand
    /// in the text, as beginnings of words, if any text has both; of longer sentences the texts that hold most of them come. A word that
    /// no text has is replaced by the nearest one that is there, or passed over where most others are known.
    pub fn search(&self, search: &Search<'_>) -> Result<Found> {
        let query = Query::of(search.typed);
        self.read(|bank| {
            bank.execute_batch(sql!("vocabulary_open"))?;
            let (mut known, mut strange) = (Vec::new(), Vec::new());
            for word in &query.words {
                if is_known(bank, word)? { known.push(word) } else { strange.push(word) }
            }
            let unknown = suggest(bank, &known, &strange)?;
            let meant = query.with_words(|word| {
                let near = unknown.iter().find(|one| one.word == word.typed);
                near.map_or(Some(word.clone()), |one| one.near.as_deref().map(Word::of))
            });
            let lost = query.words.len() - meant.words.len();
            let found = if query.words.is_empty() && !query.signs.is_empty() {
                Found { hits: by_signs(bank, &query, search)?, ..Found::default() }
            } else if !meant.words.is_empty() && meant.words.len() >= lost {
                hits(bank, &meant, search)?
            } else {
                Found::default()
            };
            Ok(Found { unknown, ..found })
        })
    }
}

/// What is found for these words: first the texts that hold them all, where they are few, then those that hold most of them.
fn hits(bank: &Connection, query: &Query, search: &Search<'_>) -> rusqlite::Result<Found> {
    let words: Vec<&Word> = query.words.iter().collect();
    let strict = match words.len() <= STRICT_WORDS_MAX {
        true => matching(bank, query, &terms(&words, " AND "), search)?,
        false => Vec::new(),
    };
    let mut loose = Vec::new();
    if strict.len() < STRICT_HITS_MIN {
        loose = matching(bank, query, &terms(&words, " OR "), search)?;
        loose.retain(|one| one.rank >= RANK_SHARE_MIN);
    }
    let unheld_signs = unheld(query, strict.iter().chain(&loose));
    let mut hits = best(strict, search.limit);
    for hit in best(loose, search.limit) {
        if hits.len() < search.limit && hits.iter().all(|known| known.id != hit.id) {
            hits.push(hit);
        }
    }
    Ok(Found { hits, unheld_signs, ..Found::default() })
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
        let of_title = query.likeness(&own_title);
        let (likeness, sentence) = sentences
            .max_by(|(one, _), (other, _)| one.total_cmp(other))
            .unwrap_or((of_title, own_title.as_str()));
        let own_language: String = row.get(1)?;
        let shown: Option<String> = row.get(3)?;
        let is_own = shown.as_ref().is_none_or(|shown| *shown == own_language);
        let snippet = match is_own {
            true if likeness >= of_title + SENTENCE_LEAD_MIN
                && is_cyrillic(sentence) == is_cyrillic(search.typed) =>
            {
                Some(sentence.to_owned())
            }
            true => snippet(row.get(6)?, row.get(7)?, sentence),
            false => None,
        };
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
            is_core: row.get::<_, u8>(10)? == Importance::Core.rank(),
            signs: serde_json::from_str(&signs).map_err(|error| impossible(error.to_string()))?,
        });
    }
    Ok(found)
}

fn is_cyrillic(text: &str) -> bool {
    text.contains(|letter| matches!(letter, '\u{400}'..='\u{4ff}'))
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
fn unheld<'a>(query: &Query, candidates: impl Iterator<Item = &'a Candidate>) -> Vec<String> {
    let all: HashSet<&str> = candidates.flat_map(|one| &one.signs).map(String::as_str).collect();
    let held = |sign: &&String| all.contains(sign.as_str());
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
