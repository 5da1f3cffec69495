//! Readiness: over the whole bank, over a part of it, and leaf by leaf: what would be recalled today, as FSRS predicts and the reviews so far
//! bear out.

use super::memories::person;
use crate::domain::filter::Filter;
use crate::domain::leaves::{LeafScore, Leaves};
use crate::domain::score::{self, Scores, Seen};
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::Store;

/// Adds up readiness over the whole bank.
pub fn scores(store: &Store, today: Day) -> Result<Scores, Error> {
    let topics = store.topics()?.into_iter().map(|topic| topic.id);
    Ok(score::scores(topics, &store.tallies()?, store.seen(today)?, &person(store)?, today))
}

/// The same over the questions of a filter; with an open one over the whole bank.
///
/// # Errors
/// The database cannot be read.
pub fn scores_of(store: &Store, filter: &Filter, today: Day) -> Result<Scores, Error> {
    if filter.is_open() {
        return scores(store, today);
    }
    let tallies: Vec<_> = store.sizes(filter)?.into_iter().map(|size| size.tally).collect();
    let seen = store.remembered(filter, today)?.into_iter().map(|one| Seen {
        topic: one.topic,
        leaf: one.id.leaf().to_owned(),
        level: one.level,
        importance: one.importance,
        card: one.card,
    });
    // Topics of which nothing passes are not spoken of.
    Ok(score::scores([], &tallies, seen, &person(store)?, today))
}

/// The leaves with questions of the filter, the weakest first.
///
/// # Errors
/// The database cannot be read.
pub fn leaves(store: &Store, filter: &Filter, today: Day) -> Result<Vec<LeafScore>, Error> {
    let person = person(store)?;
    let mut leaves = Leaves::default();
    for size in store.sizes(filter)? {
        leaves.count(&size.tally.topic, &size.leaf, size.tally.questions);
    }
    for one in store.remembered(filter, today)? {
        let recall = one.card.recall(&person, today);
        leaves.add(&one.topic, one.id.leaf(), one.importance, &one.card, (recall, today));
    }
    Ok(leaves.weakest_first())
}

/// A whole filter as options of a command, each with a space before it.
pub fn all_options(filter: &Filter) -> String {
    let named = |option: &str, words: &[String]| -> String {
        words.iter().map(|word| format!(" --{option} {word}")).collect()
    };
    named("leaf", &filter.leaves) + &named("topic", &filter.topics) + &options(filter)
}

/// A filter but for its leaves and topics as options of a command, each with a space before it.
pub fn options(filter: &Filter) -> String {
    let levels = filter.levels.iter().map(|level| ("level", level.to_string()));
    let kinds = filter.kinds.iter().map(|kind| ("kind", kind.to_string()));
    let words = |option, words: &[String]| {
        words.iter().map(|word| (option, word.clone())).collect::<Vec<_>>()
    };
    // A leaf is of one topic: it need not be said.
    let words = words("tag", &filter.tags).into_iter().chain(words("pack", &filter.packs));
    levels.chain(kinds).chain(words).map(|(option, word)| format!(" --{option} {word}")).collect()
}
