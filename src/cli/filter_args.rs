//! The selection that several commands share, and its check against what the bank holds.

use clap::Args;

use crate::cli::complete;
use crate::cli::vocabulary;
use crate::domain::filter::Filter;
use crate::domain::labels::{Kind, Level};
use crate::domain::nearest::nearest;
use crate::error::Error;
use crate::store::Store;

/// Which questions to take. Each option may be repeated.
#[derive(Args, Debug, Clone, Default)]
#[command(next_help_heading = "Which questions (each may be repeated)")]
pub struct FilterArgs {
    /// junior, middle or senior
    #[arg(long, value_parser = vocabulary::level())]
    #[arg(hide_possible_values = true)]
    level: Vec<Level>,

    /// A topic, such as concurrency
    #[arg(long)]
    #[arg(add = complete::topics())]
    topic: Vec<String>,

    /// A leaf of a topic, such as asyncio-tasks
    #[arg(long)]
    #[arg(add = complete::leaves())]
    leaf: Vec<String>,

    /// A tag: the question's leaf or a further one
    #[arg(long)]
    #[arg(add = complete::tags())]
    tag: Vec<String>,

    /// open, choice, output, cloze, sql, code, behavioral or design
    #[arg(long, value_parser = vocabulary::kind())]
    #[arg(hide_possible_values = true)]
    kind: Vec<Kind>,

    /// A pack, by name
    #[arg(long)]
    #[arg(add = complete::packs())]
    pack: Vec<String>,
}

impl FilterArgs {
    /// The filter, once every name in it is known to the bank.
    pub fn filter(&self, store: &Store) -> Result<Filter, Error> {
        known("topic", &self.topic, || topic_ids(store))?;
        known("leaf", &self.leaf, || leaf_ids(store))?;
        known("tag", &self.tag, || tag_ids(store))?;
        known("pack", &self.pack, || store.pack_names())?;
        Ok(Filter {
            levels: self.level.clone(),
            topics: self.topic.clone(),
            leaves: self.leaf.clone(),
            tags: self.tag.clone(),
            kinds: self.kind.clone(),
            packs: self.pack.clone(),
        })
    }
}

/// Every topic, those without questions too.
pub fn topic_ids(store: &Store) -> Result<Vec<String>, Error> {
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

fn known<E>(
    what: &str,
    given: &[String],
    names: impl FnOnce() -> Result<Vec<String>, E>,
) -> Result<(), Error>
where
    Error: From<E>,
{
    if given.is_empty() {
        return Ok(());
    }
    let names = names()?;
    match given.iter().find(|name| !names.contains(name)) {
        None => Ok(()),
        Some(unknown) => {
            let near = nearest(unknown, names.iter().map(String::as_str));
            let error = Error::usage(format!("there is no {what} `{unknown}` in the bank"));
            Err(match near {
                Some(near) => error.hint(format!("Did you mean `{near}`?")),
                None => error.hint("See `viva list` for what there is."),
            })
        }
    }
}
