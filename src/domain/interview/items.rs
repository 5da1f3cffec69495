//! What questions came to over all interviews: how often they were asked, how they were rated, and whether they tell candidates apart.

use std::collections::BTreeMap;

use serde::Serialize;

use super::score::number;
use crate::domain::ids::QuestionId;

/// From so many ratings on a share that is out of bounds is flagged.
pub const SHARE_FROM: u32 = 20;
/// Below this share of right answers a question may be too hard, or unclear.
pub const SHARE_LOW: f64 = 0.3;
/// Above this one it tells nobody apart.
pub const SHARE_HIGH: f64 = 0.9;
/// From so many ratings on a correlation that is too low is flagged.
pub const CORRELATION_FROM: u32 = 30;
/// Below this correlation with the rest a question measures something else.
pub const CORRELATION_LOW: f64 = 0.1;

/// From this rating on an answer counts as right.
const RIGHT: u8 = 3;

/// One rating: which card it is of, which question, what was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given<'g> {
    /// The card.
    pub card: (&'g str, &'g str),
    /// The question.
    pub question: &'g QuestionId,
    /// 1 to 4.
    pub rating: u8,
    /// Hints that were given.
    pub hints: u32,
}

/// What one question came to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// The question.
    pub id: QuestionId,
    /// Interviews in which it was asked.
    pub asked: u32,
    /// When it was asked last, in UTC milliseconds.
    pub last_ms: Option<i64>,
    /// Ratings that are noted: everything below is of these.
    pub n: u32,
    /// Their mean, 1 to 4.
    pub mean: Option<f64>,
    /// Share of ratings of 3 or more, 0 to 1.
    pub right: Option<f64>,
    /// Whether that share is below 0.3 or above 0.9, from 20 ratings on.
    pub right_flagged: bool,
    /// Correlation of its rating with the mean of the others on the same card, -1 to 1; `None` with fewer than three cards, or where either
    /// does not vary.
    pub item_rest: Option<f64>,
    /// Cards that the correlation is of.
    pub item_rest_n: u32,
    /// Whether the correlation is below 0.1, from 30 cards on.
    pub item_rest_flagged: bool,
    /// Hints that were given.
    pub hints: u32,
}

/// Works out every question that was rated or asked. `asked` says how often and when last.
pub fn items(given: &[Given<'_>], asked: &BTreeMap<QuestionId, (u32, Option<i64>)>) -> Vec<Item> {
    let mut cards: BTreeMap<(&str, &str), (u32, u32)> = BTreeMap::new();
    let mut by_question: BTreeMap<&QuestionId, Vec<&Given<'_>>> = BTreeMap::new();
    for one in given {
        let (sum, count) = cards.entry(one.card).or_default();
        *sum += u32::from(one.rating);
        *count += 1;
        by_question.entry(one.question).or_default().push(one);
    }
    for id in asked.keys() {
        by_question.entry(id).or_default();
    }
    let item = |(id, ratings): (&QuestionId, Vec<&Given<'_>>)| {
        let n = number(ratings.len());
        let share = |sum: f64| (n > 0).then(|| sum / f64::from(n));
        let right = number(ratings.iter().filter(|one| one.rating >= RIGHT).count());
        let right = share(f64::from(right));
        let rest: Vec<(f64, f64)> = ratings.iter().filter_map(|one| rest(one, &cards)).collect();
        let item_rest = correlation(&rest);
        let (times, last_ms) = asked.get(id).copied().unwrap_or((0, None));
        Item {
            id: id.clone(),
            asked: times,
            last_ms,
            n,
            mean: share(ratings.iter().map(|one| f64::from(one.rating)).sum()),
            right,
            right_flagged: n >= SHARE_FROM
                && right.is_some_and(|right| !(SHARE_LOW..=SHARE_HIGH).contains(&right)),
            item_rest,
            item_rest_n: number(rest.len()),
            item_rest_flagged: number(rest.len()) >= CORRELATION_FROM
                && item_rest.is_some_and(|found| found < CORRELATION_LOW),
            hints: ratings.iter().map(|one| one.hints).sum(),
        }
    };
    by_question.into_iter().map(item).collect()
}

/// A rating and the mean of the others on its card; `None` where there are none.
fn rest(one: &Given<'_>, cards: &BTreeMap<(&str, &str), (u32, u32)>) -> Option<(f64, f64)> {
    let (sum, count) = cards.get(&one.card)?;
    let others = count.checked_sub(1).filter(|others| *others > 0)?;
    let rating = u32::from(one.rating);
    Some((f64::from(rating), f64::from(sum - rating) / f64::from(others)))
}

/// Pearson's product-moment correlation.
fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    const LEAST: usize = 3;
    if pairs.len() < LEAST {
        return None;
    }
    let n = f64::from(number(pairs.len()));
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / n;
    let (first, second) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let sum = |of: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>();
    let product = sum(&|pair| (pair.0 - first) * (pair.1 - second));
    let spread = sum(&|pair| (pair.0 - first).powi(2)) * sum(&|pair| (pair.1 - second).powi(2));
    (spread > 1e-12).then(|| (product / spread.sqrt()).clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> QuestionId {
        text.parse().unwrap()
    }

    fn over(cards: usize, rating: impl Fn(usize, usize) -> u8) -> Vec<Item> {
        let names: Vec<String> = (0..cards).map(|card| format!("s{card}")).collect();
        let ids = [id("l/a"), id("l/b"), id("l/c")];
        let mut given = Vec::new();
        for (card, name) in names.iter().enumerate() {
            for (place, question) in ids.iter().enumerate() {
                let rating = rating(card, place);
                given.push(Given { card: (name, "anna"), question, rating, hints: 1 });
            }
        }
        let asked =
            BTreeMap::from([(id("l/a"), (cards as u32, Some(5))), (id("l/z"), (1, Some(9)))]);
        items(&given, &asked)
    }

    #[test]
    fn a_share_is_flagged_from_twenty_ratings_on() {
        let of = |cards| over(cards, |_, place| if place == 0 { 4 } else { 2 });
        let flags = |items: &[Item]| items.iter().map(|one| one.right_flagged).collect::<Vec<_>>();
        assert_eq!(flags(&of(19)), [false; 4]);
        assert_eq!(flags(&of(20)), [true, true, true, false]);
        let items = of(20);
        assert_eq!((items[0].mean, items[0].right, items[0].hints), (Some(4.0), Some(1.0), 20));
        assert_eq!((items[0].asked, items[0].last_ms), (20, Some(5)));
        // What was asked and never rated is there with n = 0.
        assert_eq!((items[3].id.as_str(), items[3].n, items[3].mean), ("l/z", 0, None));
    }

    #[test]
    fn a_question_that_goes_against_the_rest_is_flagged_from_thirty_cards_on() {
        // The second and third follow the candidate's ability, the first goes against it.
        let rating = |card: usize, place: usize| match (place, card % 2) {
            (0, 0) | (1 | 2, 1) => 4,
            _ => 1,
        };
        let found = over(30, rating);
        assert!((found[0].item_rest.unwrap() + 1.0).abs() < 1e-9);
        assert_eq!((found[0].item_rest_n, found[0].item_rest_flagged), (30, true));
        assert!(!over(29, rating)[0].item_rest_flagged);
        let together = over(30, |card, _| if card % 2 == 0 { 4 } else { 2 });
        assert!((together[0].item_rest.unwrap() - 1.0).abs() < 1e-9);
        assert!(!together[0].item_rest_flagged);
        // What never varies correlates with nothing.
        assert_eq!(over(30, |_, _| 3)[0].item_rest, None);
    }
}
