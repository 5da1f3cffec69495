//! What a shell completes: words of the bank, commands and settings.

use std::ffi::OsStr;
use std::sync::OnceLock;

use clap_complete::engine::{ArgValueCandidates, ArgValueCompleter, CompletionCandidate};

use crate::app::bank::builtin;
use crate::app::bank::offered::{self, Offer};
use crate::app::pages;
use crate::config;

/// Completes the id of a question.
pub fn ids() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        typed.to_str().map(|prefix| plain(offered::ids(prefix))).unwrap_or_default()
    })
}

/// Completes a leaf, with its topic.
pub fn leaves() -> ArgValueCandidates {
    ArgValueCandidates::new(|| described(offered::leaves()))
}

/// Completes a topic, with its title.
pub fn topics() -> ArgValueCandidates {
    ArgValueCandidates::new(|| described(offered::topics()))
}

/// Completes a tag: a leaf, or a word that questions have besides.
pub fn tags() -> ArgValueCandidates {
    ArgValueCandidates::new(|| plain(offered::tags()))
}

/// Completes the name of an imported pack.
pub fn packs() -> ArgValueCandidates {
    ArgValueCandidates::new(|| plain(offered::packs()))
}

/// Completes the name of an imported pack that may be taken out or trusted: not the built-in one.
pub fn other_packs() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        plain(offered::packs().into_iter().filter(|name| name != builtin::NAME).collect())
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

fn plain(words: Vec<String>) -> Vec<CompletionCandidate> {
    words.into_iter().map(CompletionCandidate::new).collect()
}

fn described(offers: Vec<Offer>) -> Vec<CompletionCandidate> {
    let candidate = |(word, help): Offer| CompletionCandidate::new(word).help(Some(help.into()));
    offers.into_iter().map(candidate).collect()
}
