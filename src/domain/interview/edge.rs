//! Whether a verdict hangs on one short question.

use super::journal::Mark;
use super::report::{Edge, Verdict};
use super::scale::possible_ratings;
use super::set::SetQuestion;

/// A question from this length on is enough to tip a verdict.
const SHORT_BELOW_MINUTES: u16 = 3;

/// The short questions that `verdict` hangs on, each given with its place, its mark and its rating. `judge` gives the verdict with another
/// rating at one place; only ratings that the question can be given are tried.
pub(super) fn edges<'s>(
    verdict: Verdict,
    rated: impl IntoIterator<Item = (usize, &'s SetQuestion, &'s Mark, u8)>,
    judge: impl Fn(usize, u8) -> Verdict,
) -> Vec<Edge> {
    if verdict == Verdict::InsufficientEvidence {
        return Vec::new();
    }
    let short = rated.into_iter().filter(|(_, one, ..)| one.question.minutes < SHORT_BELOW_MINUTES);
    let edge = |(place, one, mark, rating): (usize, &SetQuestion, &Mark, u8)| {
        let possible = possible_ratings(one.question.kind, mark.judged);
        let (other, verdict) = flip(verdict, rating, possible, |other| judge(place, other))?;
        let prompt = one.question.content.prompt.lines().next().unwrap_or_default().to_owned();
        let id = one.question.id.clone();
        Some(Edge { number: one.number, id, prompt, rating, other, verdict })
    };
    short.filter_map(edge).collect()
}

/// The rating nearest to `rating` among the possible ones that makes another verdict, and that verdict.
fn flip(
    verdict: Verdict,
    rating: u8,
    possible: &[u8],
    judge: impl Fn(u8) -> Verdict,
) -> Option<(u8, Verdict)> {
    let mut others: Vec<u8> = possible.iter().copied().filter(|other| *other != rating).collect();
    others.sort_by_key(|other| other.abs_diff(rating));
    others.into_iter().map(|other| (other, judge(other))).find(|(_, found)| *found != verdict)
}
