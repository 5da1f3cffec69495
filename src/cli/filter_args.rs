//! The selection that several commands share, and its check against what the bank holds.

use clap::Args;

use crate::cli::complete;
use crate::cli::vocabulary;
use crate::domain::filter::{Filter, Standing};
use crate::domain::labels::{Kind, Level};
use crate::domain::nearest::nearest_name;
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::Store;

/// How one stands with the questions to take. Several must all hold.
#[derive(Args, Debug, Clone, Default)]
#[command(next_help_heading = "How you stand with them (several must all hold)")]
pub struct StandingArgs {
    /// What is due today or before
    #[arg(long)]
    due: bool,

    /// What was graded again at its last review
    #[arg(long)]
    failed: bool,

    /// What failed three times or more after it was known
    #[arg(long)]
    struggling: bool,

    /// What you put off with `k`, and until when
    #[arg(long)]
    postponed: bool,

    /// What is flagged
    #[arg(long)]
    flagged: bool,

    /// What is suspended
    #[arg(long)]
    suspended: bool,
}

impl StandingArgs {
    /// Those that were given.
    pub fn standings(&self, today: Day) -> impl Iterator<Item = Standing> {
        let all = [
            (self.due, Standing::DueBy(today)),
            (self.failed, Standing::Failed),
            (self.struggling, Standing::Struggling),
            (self.postponed, Standing::PostponedOn(today)),
            (self.flagged, Standing::Flagged),
            (self.suspended, Standing::Suspended),
        ];
        all.into_iter().filter(|(is_given, _)| *is_given).map(|(_, standing)| standing)
    }
}

/// Which questions to take. Each option may be repeated.
#[derive(Args, Debug, Clone, Default)]
#[command(next_help_heading = "Which questions (each may be repeated)")]
pub struct FilterArgs {
    #[command(flatten)]
    narrow: NarrowArgs,

    /// A leaf of a topic, such as asyncio-tasks
    #[arg(long)]
    #[arg(add = complete::leaves())]
    leaf: Vec<String>,
}

/// The same without leaves.
#[derive(Args, Debug, Clone, Default)]
#[command(next_help_heading = "Which questions (each may be repeated)")]
pub struct NarrowArgs {
    /// junior, middle or senior
    #[arg(long, value_parser = vocabulary::level())]
    #[arg(hide_possible_values = true)]
    level: Vec<Level>,

    /// A topic, such as concurrency
    #[arg(long)]
    #[arg(add = complete::topics())]
    topic: Vec<String>,

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
        let filter = self.narrow.filter(store)?;
        known("leaf", &self.leaf, || leaf_ids(store))?;
        Ok(Filter { leaves: self.leaf.clone(), ..filter })
    }
}

impl NarrowArgs {
    /// The filter, once every name in it is known to the bank.
    pub fn filter(&self, store: &Store) -> Result<Filter, Error> {
        known("topic", &self.topic, || topic_ids(store))?;
        known("tag", &self.tag, || tag_ids(store))?;
        known("pack", &self.pack, || store.pack_names())?;
        Ok(Filter {
            levels: self.level.clone(),
            topics: self.topic.clone(),
            tags: self.tag.clone(),
            kinds: self.kind.clone(),
            packs: self.pack.clone(),
            ..Filter::default()
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
            let near = nearest_name(unknown, names.iter().map(String::as_str));
            let error = Error::usage(format!("there is no {what} `{unknown}` in the bank"));
            Err(match near {
                Some(near) => error.hint(format!("Did you mean `{near}`?")),
                None => error.hint(match what {
                    "topic" => "`viva list --topics` names every one.",
                    "leaf" => "`viva list --leaves` names every one.",
                    "tag" => "`viva list --tags` names every one.",
                    "pack" => "`viva packs` names every one.",
                    _ => "See `viva list` for what there is.",
                }),
            })
        }
    }
}
