//! The words that filters take: topics, leaves and tags, each with how many questions.

use std::collections::BTreeMap;
use std::io::Write;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::figures::{self, counts::Name};
use crate::domain::filter::Filter;
use crate::domain::visible::visible_line;
use crate::error::Error;
use crate::store::Store;
use crate::words::app::finding as words;

/// Which words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Topics.
    Topics,
    /// Leaves.
    Leaves,
    /// Tags that are no leaves.
    Tags,
}

/// Prints the words with counts; those without questions too where nothing narrows the list.
pub fn print(
    what: What,
    store: &Store,
    filter: &Filter,
    json: bool,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let names = match what {
        What::Tags => tags(store, filter)?,
        _ => counted(what, store, filter, context)?,
    };
    for one in &names {
        match json {
            true => writeln!(out, "{}", figures::line(one)?)?,
            false => writeln!(out, "{}", visible_line(&line(one)))?,
        }
    }
    if names.is_empty() && !json {
        writeln!(out, "{}", words::there_is_none())?;
    }
    Ok(Done::Ok)
}

fn tags(store: &Store, filter: &Filter) -> Result<Vec<Name>, Error> {
    if !filter.is_open() {
        return Err(Error::usage(words::tags_take_no_filter()));
    }
    let name = |(tag, questions): (String, u32)| Name {
        title: tag.clone(),
        name: tag,
        topic: None,
        questions,
    };
    Ok(store.tag_counts()?.into_iter().map(name).collect())
}

fn counted(
    what: What,
    store: &Store,
    filter: &Filter,
    context: &Context,
) -> Result<Vec<Name>, Error> {
    let language = context.config.language;
    let is_russian = language.as_str() == "ru";
    // A leaf is one of its topic: packs may have leaves of one name in different topics.
    let mut counts: BTreeMap<(Option<String>, String), u32> = BTreeMap::new();
    store.list(filter, false, language.as_str(), |row| -> Result<(), Error> {
        let name = match what {
            What::Topics => (None, row.topic),
            _ => (Some(row.topic), row.id.leaf().to_owned()),
        };
        *counts.entry(name).or_default() += 1;
        Ok(())
    })?;
    let mut names = Vec::new();
    let mut add = |name: String, topic: Option<String>, english: String, russian: String| {
        let key = (topic, name);
        let questions = counts.remove(&key).unwrap_or_default();
        let (topic, name) = key;
        if questions > 0 || filter.is_open() {
            let title = if is_russian { russian } else { english };
            names.push(Name { name, topic, title, questions });
        }
    };
    match what {
        What::Topics => {
            store
                .topics()?
                .into_iter()
                .for_each(|one| add(one.id, None, one.title_en, one.title_ru));
        }
        _ => store
            .leaves()?
            .into_iter()
            .for_each(|one| add(one.id, Some(one.topic), one.title_en, one.title_ru)),
    }
    Ok(names)
}

fn line(one: &Name) -> String {
    let title = if one.title == one.name { "" } else { &one.title };
    let line = match &one.topic {
        Some(topic) => format!("{:>5}  {:<30}  {topic:<20}  {title}", one.questions, one.name),
        None => format!("{:>5}  {:<30}  {title}", one.questions, one.name),
    };
    line.trim_end().to_owned()
}
