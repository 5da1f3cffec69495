//! Words of the bank that a shell may offer. Completing must never fail, print or make a database: where there is none, only the built-in
//! taxonomy is offered.

use super::builtin;
use crate::app::context::Context;
use crate::env::Env;
use crate::store::{Store, StoreError};

/// Most ids offered at once.
const IDS_MAX: usize = 500;

/// A word, and what is said of it.
pub type Offer = (String, String);

/// Ids of questions that begin so.
pub fn ids(prefix: &str) -> Vec<String> {
    let found = read(|store| store.ids_like(prefix, IDS_MAX)).unwrap_or_default();
    found.iter().map(|id| id.as_str().to_owned()).collect()
}

/// Leaves, each with its topic.
pub fn leaves() -> Vec<Offer> {
    let stored = read(Store::leaves);
    let stored =
        stored.map(|leaves| leaves.into_iter().map(|leaf| (leaf.id, leaf.topic)).collect());
    stored.unwrap_or_else(|| {
        builtin::taxonomy().leaves.into_iter().map(|leaf| (leaf.id, leaf.topic)).collect()
    })
}

/// Topics, each with its title.
pub fn topics() -> Vec<Offer> {
    let stored = read(Store::topics);
    let stored =
        stored.map(|topics| topics.into_iter().map(|topic| (topic.id, topic.title_en)).collect());
    stored.unwrap_or_else(|| {
        let topics = builtin::taxonomy().topics.into_iter();
        topics.map(|topic| (topic.id.clone(), topic.title("en").to_owned())).collect()
    })
}

/// Tags: leaves, and the words that questions have besides.
pub fn tags() -> Vec<String> {
    let mut tags = read(Store::tags).unwrap_or_default();
    tags.extend(leaves().into_iter().map(|(leaf, _)| leaf));
    tags
}

/// Names of the packs in the bank.
pub fn packs() -> Vec<String> {
    read(Store::pack_names).unwrap_or_default()
}

fn read<T>(what: impl FnOnce(&Store) -> Result<T, StoreError>) -> Option<T> {
    let context = Context::new(Env::read().ok()?, None, None).ok()?;
    if !context.database.is_file() {
        return None;
    }
    let store = Store::open(&context.database, context.now()).ok()?;
    what(&store).ok()
}
