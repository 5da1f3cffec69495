//! Questions that say nearly the same: 3-word shingles of prompt and answer, Jaccard similarity 0.6 and more.
//!
//! Candidates share a band of their MinHash signature and are then compared exactly. Where very many questions share
//! a band, only the first of them are compared with the rest, so the work grows with the number of questions and not
//! with its square.

use std::collections::HashSet;

use super::known::Known;
use super::spot::Spot;
use crate::domain::ids::QuestionId;
use crate::domain::question::Question;
use crate::pack::diagnostic::Diagnostic;
use crate::pack::starter::is_example;
use crate::words::pack::names as words;

/// Words of one shingle.
const SHINGLE_WORDS: usize = 3;

/// Similarity from which two questions are near-duplicates, in tenths.
const SIMILARITY_MIN_TENTHS: usize = 6;

/// Bands, and rows of each. Two questions with similarity 0.6 share a band with a probability of 0.998.
const BANDS: usize = 45;
const ROWS: usize = 4;

/// Most questions that share a band and are compared with each of the others in it.
const BAND_MEMBERS_MAX: usize = 16;

/// Questions seen so far.
#[derive(Debug)]
pub struct Duplicates {
    factors: Vec<(u64, u64)>,
    /// For every band, its hash in every question.
    bands: Vec<Vec<u32>>,
    seen: Vec<Seen>,
}

#[derive(Debug)]
struct Seen {
    id: QuestionId,
    place: Place,
    /// Sorted, without repetitions.
    shingles: Box<[u32]>,
}

#[derive(Debug)]
enum Place {
    /// In the pack that is checked.
    Here(Spot),
    /// In the bank, in the pack of this name.
    Bank(String),
}

/// One band of all questions, ready to be asked who shares it.
struct Band {
    /// Questions sorted by the band's hash, then by their order.
    order: Vec<u32>,
    /// For every question, where those with its hash begin in `order`.
    start: Vec<u32>,
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
        Self { factors, bands: vec![Vec::new(); BANDS], seen: Vec::new() }
    }
}

impl Duplicates {
    /// Remembers a question.
    pub fn add(&mut self, question: &Question, spot: Spot) {
        let shingles = shingles(&question.content.prompt, &question.content.answer);
        self.push(&question.id, shingles, Place::Here(spot));
    }

    /// Remembers those questions of the bank that could be nearly the same as one of the pack: they share six in ten shingles with it.
    pub fn add_bank(&mut self, known: &[&Known]) {
        let own: HashSet<u32> =
            self.seen.iter().flat_map(|seen| seen.shingles.iter().copied()).collect();
        for one in known {
            let shingles = shingles(&one.prompt, &one.answer);
            let common = shingles.iter().filter(|shingle| own.contains(shingle)).count();
            if common * 10 >= SIMILARITY_MIN_TENTHS * shingles.len() {
                self.push(&one.id, shingles, Place::Bank(one.pack.clone()));
            }
        }
    }

    fn push(&mut self, id: &QuestionId, shingles: Vec<u32>, place: Place) {
        for (band, rows) in self.bands.iter_mut().zip(self.factors.chunks(ROWS)) {
            let mut key = 0;
            for (factor, offset) in rows {
                let hash = |one: &u32| {
                    (u64::from(*one).wrapping_mul(*factor).wrapping_add(*offset) >> 32) as u32
                };
                key = mix(key ^ u64::from(shingles.iter().map(hash).min().unwrap_or(0)));
            }
            band.push(key as u32);
        }
        self.seen.push(Seen { id: id.clone(), place, shingles: shingles.into() });
    }

    /// Tells every question that is nearly the same as one before it: the most similar one, and the first of those.
    pub fn finish(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        let bands: Vec<Band> = self.bands.drain(..).map(Band::new).collect();
        let mut candidates = Vec::new();
        for (number, second) in self.seen.iter().enumerate() {
            candidates.clear();
            bands.iter().for_each(|band| band.members_before(number, &mut candidates));
            candidates.sort_unstable();
            candidates.dedup();
            let mut best: Option<(usize, &Seen)> = None;
            for first in candidates.iter().filter_map(|at| self.seen.get(*at as usize)) {
                let (common, all) = overlap(&first.shingles, &second.shingles);
                let percent = common * 100 / all.max(1);
                if common * 10 >= SIMILARITY_MIN_TENTHS * all
                    && all > 0
                    && best.is_none_or(|(known, _)| percent > known)
                {
                    best = Some((percent, first));
                }
            }
            if let Some((percent, first)) = best {
                diagnostics.extend(tell(percent, first, second));
            }
        }
    }
}

/// The bank's questions come last, so the second of two may be the bank's; two of the bank are nobody's business here.
fn tell(percent: usize, first: &Seen, second: &Seen) -> Option<Diagnostic> {
    let (spot, other) = match (&first.place, &second.place) {
        (_, Place::Here(spot)) => (spot, first),
        (Place::Here(spot), Place::Bank(_)) => (spot, second),
        (Place::Bank(_), Place::Bank(_)) => return None,
    };
    let id = &other.id;
    let own = if std::ptr::eq(other, first) { second } else { first };
    let is_elsewhere = matches!(other.place, Place::Bank(_));
    // What `viva init` writes is in every pack that somebody began with it.
    if is_elsewhere && percent == 100 && own.id.slug() == id.slug() && is_example(id.slug()) {
        return None;
    }
    let (message, help) = match &other.place {
        Place::Here(place) => (
            words::nearly_the_same(&id, &percent),
            words::ask_from_another_side_here(&place.path, &place.line),
        ),
        Place::Bank(pack) => (
            words::nearly_the_same_in_another_pack(&id, &pack, &percent),
            words::ask_from_another_side(&id),
        ),
    };
    Some(spot.warning("near-duplicate", message, help))
}

impl Band {
    fn new(hashes: Vec<u32>) -> Self {
        let hash = |number: &u32| hashes.get(*number as usize).copied().unwrap_or(0);
        let mut order: Vec<u32> = (0..).take(hashes.len()).collect();
        order.sort_by_key(hash);
        let mut start = vec![0; hashes.len()];
        let mut begin = 0;
        for group in order.chunk_by(|a, b| hash(a) == hash(b)) {
            for number in group {
                if let Some(slot) = start.get_mut(*number as usize) {
                    *slot = begin;
                }
            }
            begin += u32::try_from(group.len()).unwrap_or(u32::MAX);
        }
        Self { order, start }
    }

    /// Adds the first few questions before `number` that share the band with it.
    fn members_before(&self, number: usize, found: &mut Vec<u32>) {
        let start = self.start.get(number).map_or(0, |start| *start as usize);
        let members = self.order.iter().skip(start).take(BAND_MEMBERS_MAX);
        found.extend(members.take_while(|member| (**member as usize) < number));
    }
}

/// Numbers in common and in all of two sorted lists.
fn overlap(left: &[u32], right: &[u32]) -> (usize, usize) {
    let (mut left_at, mut right_at, mut common) = (0, 0, 0);
    while let (Some(a), Some(b)) = (left.get(left_at), right.get(right_at)) {
        left_at += usize::from(a <= b);
        right_at += usize::from(b <= a);
        common += usize::from(a == b);
    }
    (common, left.len() + right.len() - common)
}

/// Hashes of all runs of three words, sorted and without repetitions. A shorter text is one shingle.
fn shingles(prompt: &str, answer: &str) -> Vec<u32> {
    let words: Vec<u64> = words(prompt).chain(words(answer)).map(hash_word).collect();
    let join = |run: &[u64]| {
        let fold = |all: u64, word: &u64| mix(all.wrapping_mul(31).wrapping_add(*word));
        run.iter().fold(0, fold) as u32
    };
    let mut found: Vec<u32> = match words.len() {
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
