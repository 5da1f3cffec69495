//! Questions that say nearly the same: 3-word shingles of prompt and answer, Jaccard similarity 0.6 and more.
//!
//! Candidates share a band of their MinHash signature and are then compared exactly. A band that very many questions
//! share keeps only the first of them, so the work grows with the number of questions and not with its square.

use std::collections::HashMap;

use super::Spot;
use crate::domain::ids::QuestionId;
use crate::domain::question::Question;
use crate::pack::diagnostic::Diagnostic;

/// Words of one shingle.
const SHINGLE_WORDS: usize = 3;

/// Similarity from which two questions are near-duplicates, in tenths.
const SIMILARITY_MIN_TENTHS: usize = 6;

/// Bands, and rows of each. Two questions with similarity 0.6 share a band with a probability of 0.999.
const BANDS: usize = 50;
const ROWS: usize = 4;

/// Most questions that one band remembers.
const BAND_MEMBERS_MAX: usize = 16;

/// Questions seen so far.
#[derive(Debug)]
pub struct Duplicates {
    factors: Vec<(u64, u64)>,
    bands: HashMap<(u8, u64), Vec<u32>>,
    seen: Vec<Seen>,
    found: Vec<Pair>,
}

#[derive(Debug)]
struct Seen {
    id: QuestionId,
    spot: Spot,
    /// Sorted, without repetitions.
    shingles: Box<[u64]>,
}

#[derive(Debug)]
struct Pair {
    first: usize,
    second: usize,
    percent: usize,
}

impl Default for Duplicates {
    fn default() -> Self {
        // Fixed factors: the same pack always gives the same candidates.
        let mut state = 0x5EED_0F0D_D5E7_u64;
        let mut next = || {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            mix(state)
        };
        let factors = (0..BANDS * ROWS).map(|_| (next() | 1, next())).collect();
        Self { factors, bands: HashMap::new(), seen: Vec::new(), found: Vec::new() }
    }
}

impl Duplicates {
    /// Compares a question with those before it and remembers it.
    pub fn add(&mut self, question: &Question, spot: Spot) {
        let shingles = shingles(&question.content.prompt, &question.content.answer);
        if shingles.is_empty() {
            return;
        }
        let second = self.seen.len();
        let Ok(number) = u32::try_from(second) else { return };
        let mut candidates = Vec::new();
        for (band, rows) in self.factors.chunks(ROWS).enumerate() {
            let mut key = 0;
            for (factor, offset) in rows {
                let hash = |one: &u64| one.wrapping_mul(*factor).wrapping_add(*offset) >> 16;
                key = mix(key ^ shingles.iter().map(hash).min().unwrap_or(0));
            }
            let band = u8::try_from(band).unwrap_or(u8::MAX);
            let members = self.bands.entry((band, key)).or_default();
            candidates.extend_from_slice(members);
            if members.len() < BAND_MEMBERS_MAX {
                members.push(number);
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        let mut best: Option<Pair> = None;
        for first in candidates.into_iter().map(|one| one as usize) {
            let Some(other) = self.seen.get(first) else { continue };
            let (common, all) = overlap(&other.shingles, &shingles);
            let percent = common * 100 / all.max(1);
            if common * 10 >= SIMILARITY_MIN_TENTHS * all
                && best.as_ref().is_none_or(|known| percent > known.percent)
            {
                best = Some(Pair { first, second, percent });
            }
        }
        self.found.extend(best);
        self.seen.push(Seen { id: question.id.clone(), spot, shingles: shingles.into() });
    }

    /// Tells every question that is nearly the same as one before it: the most similar one, and the first of those.
    pub fn finish(&self, diagnostics: &mut Vec<Diagnostic>) {
        for pair in &self.found {
            let (Some(first), Some(second)) =
                (self.seen.get(pair.first), self.seen.get(pair.second))
            else {
                continue;
            };
            let message = format!("nearly the same as `{}` ({} %)", first.id, pair.percent);
            let place = &first.spot;
            let help = format!(
                "See {}:{}. Ask from another side, or drop one of them.",
                place.path, place.line
            );
            diagnostics.push(second.spot.warning("near-duplicate", message, help));
        }
    }
}

/// Numbers in common and in all of two sorted lists.
fn overlap(left: &[u64], right: &[u64]) -> (usize, usize) {
    let (mut left_at, mut right_at, mut common) = (0, 0, 0);
    while let (Some(a), Some(b)) = (left.get(left_at), right.get(right_at)) {
        left_at += usize::from(a <= b);
        right_at += usize::from(b <= a);
        common += usize::from(a == b);
    }
    (common, left.len() + right.len() - common)
}

/// Hashes of all runs of three words, sorted and without repetitions. A shorter text is one shingle.
fn shingles(prompt: &str, answer: &str) -> Vec<u64> {
    let words: Vec<u64> = words(prompt).chain(words(answer)).map(hash_word).collect();
    let join = |run: &[u64]| {
        run.iter().fold(0, |all, word| mix(u64::wrapping_mul(all, 31).wrapping_add(*word)))
    };
    let mut found: Vec<u64> = match words.len() {
        0 => Vec::new(),
        1..SHINGLE_WORDS => vec![join(&words)],
        _ => words.windows(SHINGLE_WORDS).map(join).collect(),
    };
    found.sort_unstable();
    found.dedup();
    found
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// FNV-1a over the lower-case characters: the same on every machine, unlike the standard library's hash.
fn hash_word(word: &str) -> u64 {
    let letters = word.chars().flat_map(char::to_lowercase);
    letters.fold(0xCBF2_9CE4_8422_2325, |hash, letter| {
        (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01B3)
    })
}

/// The finisher of SplitMix64: spreads every bit over all others.
fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn similarity_is_exact() {
        let left = shingles("one two three four five six", "");
        let right = shingles("one two three four five seven", "");
        assert_eq!(overlap(&left, &right), (3, 5));
        assert_eq!(overlap(&left, &left), (4, 4));
        assert_eq!(shingles("One, two", "").len(), 1);
        assert_eq!(shingles("One TWO three", ""), shingles("one", "two three"));
    }
}
