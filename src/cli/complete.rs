//! Words of the bank for the completion of a shell: ids, leaves, topics, tags, packs and settings.
//!
//! A completion must never fail, print or make a database: where there is none, only the built-in taxonomy is offered.

use std::ffi::OsStr;
use std::sync::OnceLock;

use clap_complete::engine::{ArgValueCandidates, ArgValueCompleter, CompletionCandidate};

use crate::app::bank::builtin;
use crate::app::context::Context;
use crate::app::pages;
use crate::config;
use crate::env::Env;
use crate::store::{Store, StoreError};

/// Most ids offered at once.
const IDS_MAX: usize = 500;

/// Completes the id of a question.
pub fn ids() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let Some(prefix) = typed.to_str() else { return Vec::new() };
        let found = store().and_then(|store| store.ids_like(prefix, IDS_MAX).ok());
        let found = found.unwrap_or_default();
        found.iter().map(|id| CompletionCandidate::new(id.as_str())).collect()
    })
}

/// Completes a leaf, with its topic.
pub fn leaves() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let stored = read(|store| {
            Ok(store.leaves()?.into_iter().map(|leaf| (leaf.id, leaf.topic)).collect())
        });
        let pairs = stored.unwrap_or_else(|| {
            builtin::taxonomy().leaves.into_iter().map(|leaf| (leaf.id, leaf.topic)).collect()
        });
        described(pairs)
    })
}

/// Completes a topic, with its title.
pub fn topics() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let stored = read(|store| {
            Ok(store.topics()?.into_iter().map(|topic| (topic.id, topic.title_en)).collect())
        });
        let pairs = stored.unwrap_or_else(|| {
            let topics = builtin::taxonomy().topics.into_iter();
            topics.map(|topic| (topic.id.clone(), topic.title("en").to_owned())).collect()
        });
        described(pairs)
    })
}

/// Completes a tag: a leaf, or a word that questions have besides.
pub fn tags() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let stored = read(|store| {
            let mut tags = store.tags()?;
            tags.extend(store.leaves()?.into_iter().map(|leaf| leaf.id));
            Ok(tags)
        });
        let names = stored.unwrap_or_else(|| {
            builtin::taxonomy().leaves.into_iter().map(|leaf| leaf.id).collect()
        });
        names.into_iter().map(CompletionCandidate::new).collect()
    })
}

/// Completes the name of an imported pack.
pub fn packs() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let names = read(Store::pack_names).unwrap_or_default();
        names.into_iter().map(CompletionCandidate::new).collect()
    })
}

/// Completes the name of an imported pack that may be taken out or trusted: not the built-in one.
pub fn other_packs() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let names = read(Store::pack_names).unwrap_or_default();
        let others = names.into_iter().filter(|name| name != builtin::NAME);
        others.map(CompletionCandidate::new).collect()
    })
}

/// Completes one of a few words.
pub fn words(known: fn() -> Vec<&'static str>) -> ArgValueCandidates {
    ArgValueCandidates::new(move || known().into_iter().map(CompletionCandidate::new).collect())
}

/// The commands that are completed; filled when a completion begins.
static COMMANDS: OnceLock<Vec<String>> = OnceLock::new();

/// Notes the commands of the whole command line.
pub fn know(whole: &clap::Command) {
    let commands = whole.get_subcommands().filter(|one| !one.is_hide_set());
    COMMANDS.get_or_init(|| commands.map(|one| one.get_name().to_owned()).collect());
}

fn known_commands() -> impl Iterator<Item = CompletionCandidate> {
    COMMANDS.get().into_iter().flatten().map(CompletionCandidate::new)
}

/// Completes the name of a command.
pub fn commands() -> ArgValueCandidates {
    ArgValueCandidates::new(|| known_commands().collect())
}

/// Completes what has help: a command or a page.
pub fn helped() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let pages = pages::ALL.iter().map(|page| CompletionCandidate::new(page.name));
        known_commands().chain(pages).collect()
    })
}

/// Completes the name of a setting.
pub fn settings() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        config::KEYS.into_iter().chain(config::LOG_KEYS).map(CompletionCandidate::new).collect()
    })
}

fn described(pairs: Vec<(String, String)>) -> Vec<CompletionCandidate> {
    let candidate =
        |(word, help): (String, String)| CompletionCandidate::new(word).help(Some(help.into()));
    pairs.into_iter().map(candidate).collect()
}

fn read<T>(what: impl FnOnce(&Store) -> Result<T, StoreError>) -> Option<T> {
    store().and_then(|store| what(&store).ok())
}

/// The database, where there is one.
fn store() -> Option<Store> {
    let context = Context::new(Env::read().ok()?, None, None).ok()?;
    if !context.database.is_file() {
        return None;
    }
    Store::open(&context.database, context.now()).ok()
}
