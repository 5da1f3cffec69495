//! Names by which questions are chosen, checked against what the bank holds: a misspelt one is told and never asks nothing.

use crate::domain::filter::Filter;
use crate::domain::nearest::nearest_name;
use crate::error::Error;
use crate::store::Store;
use crate::words::app::narrowing as words;

/// The filter, once every name in it is known to the bank.
///
/// # Errors
/// Names the first that is not known and the nearest that is, or the database cannot be read.
pub fn known(store: &Store, filter: Filter) -> Result<Filter, Error> {
    check(&filter.topics, words::no_topic, words::all_topics(), || topic_ids(store))?;
    check(&filter.tags, words::no_tag, words::all_tags(), || tag_ids(store))?;
    check(&filter.packs, words::no_pack, words::all_packs(), || Ok(store.pack_names()?))?;
    check(&filter.leaves, words::no_leaf, words::all_leaves(), || leaf_ids(store))?;
    Ok(filter)
}

/// Every topic, those without questions too.
fn topic_ids(store: &Store) -> Result<Vec<String>, Error> {
    Ok(store.topics()?.into_iter().map(|topic| topic.id).collect())
}

fn leaf_ids(store: &Store) -> Result<Vec<String>, Error> {
    Ok(store.leaves()?.into_iter().map(|leaf| leaf.id).collect())
}

fn tag_ids(store: &Store) -> Result<Vec<String>, Error> {
    let mut tags = store.tags()?;
    tags.extend(leaf_ids(store)?);
    Ok(tags)
}

fn check(
    given: &[String],
    unknown: fn(&dyn std::fmt::Display) -> String,
    where_all_are: &str,
    names: impl FnOnce() -> Result<Vec<String>, Error>,
) -> Result<(), Error> {
    if given.is_empty() {
        return Ok(());
    }
    let names = names()?;
    let Some(name) = given.iter().find(|name| !names.contains(name)) else { return Ok(()) };
    let error = Error::usage(unknown(name));
    Err(match nearest_name(name, names.iter().map(String::as_str)) {
        Some(near) => error.hint(words::did_you_mean(&near)),
        None => error.hint(where_all_are),
    })
}
