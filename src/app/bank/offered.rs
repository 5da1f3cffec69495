//! Words of the bank that a shell may offer. Completing must never fail, print or make a database: where there is none, only the built-in
//! taxonomy is offered.

use std::collections::BTreeMap;

use super::builtin;
use crate::app::context::Context;
use crate::app::role;
use crate::config;
use crate::env::Env;
use crate::store::{Store, StoreError};
use crate::words::ScreenLanguage;
use crate::words::counts::{Noun, counted};

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

/// Languages that questions are in, each with how many have a text in it.
pub fn languages() -> Vec<Offer> {
    let Some(counts) = read(Store::pack_languages) else {
        let info = builtin::source().info();
        return info.languages.into_iter().map(|tag| (tag, String::new())).collect();
    };
    let mut all: BTreeMap<String, u32> = BTreeMap::new();
    for (_, tag, count) in counts {
        *all.entry(tag).or_default() += count;
    }
    let told = |count| {
        counted(
            ScreenLanguage::English,
            usize::try_from(count).unwrap_or(usize::MAX),
            Noun::Question,
        )
    };
    all.into_iter().map(|(tag, count)| (tag, told(count))).collect()
}

/// Values of the setting that is named last among words that were typed.
pub fn setting_values(typed: &[String]) -> Vec<Offer> {
    let keys = || config::KEYS.into_iter().chain(config::LOG_KEYS);
    let Some(key) = typed.iter().rev().find_map(|word| keys().find(|key| key == word)) else {
        return Vec::new();
    };
    match key {
        "language" => languages(),
        _ => config::choices(key).iter().map(|word| ((*word).to_owned(), String::new())).collect(),
    }
}

/// Roles: the built-in ones, then the user's own, each with its title.
pub fn roles() -> Vec<Offer> {
    let context = Env::read().ok().and_then(|env| Context::new(env, None, None).ok());
    let all = context.and_then(|context| role::all(&context).ok()).unwrap_or_default();
    let title = |one: &role::Listed| {
        one.role.as_ref().map_or(String::new(), |role| role.title("en").to_owned())
    };
    all.iter().map(|one| (one.name.clone(), title(one))).collect()
}

fn read<T>(what: impl FnOnce(&Store) -> Result<T, StoreError>) -> Option<T> {
    let context = Context::new(Env::read().ok()?, None, None).ok()?;
    if !context.database.is_file() {
        return None;
    }
    let store = Store::open(&context.database, context.now()).ok()?;
    what(&store).ok()
}
