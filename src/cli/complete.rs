//! What a shell completes: words of the bank, commands and settings.

use std::ffi::OsStr;
use std::sync::OnceLock;

use clap_complete::engine::{
    ArgValueCandidates, ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter,
};

use crate::app::bank::builtin;
use crate::app::bank::offered::{self, Offer};
use crate::app::pages;
use crate::config;
use crate::env;

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

/// The commands that have commands of their own, with those.
static SUBCOMMANDS: OnceLock<Vec<(String, Vec<String>)>> = OnceLock::new();

/// Notes the commands of the whole command line.
pub fn know(whole: &clap::Command) {
    let shown = |command: &clap::Command| -> Vec<String> {
        let inner = command.get_subcommands().filter(|one| !one.is_hide_set());
        inner.map(|one| one.get_name().to_owned()).collect()
    };
    COMMANDS.get_or_init(|| shown(whole));
    SUBCOMMANDS.get_or_init(|| {
        let all = whole.get_subcommands().map(|one| (one.get_name().to_owned(), shown(one)));
        all.filter(|(_, inner)| !inner.is_empty()).collect()
    });
}

fn known_commands() -> impl Iterator<Item = CompletionCandidate> {
    COMMANDS.get().into_iter().flatten().map(CompletionCandidate::new)
}

/// Completes what has help: a command or a page.
pub fn helped() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let pages = pages::ALL.iter().map(|page| CompletionCandidate::new(page.name));
        known_commands().chain(pages).collect()
    })
}

/// Completes the name of a role; a file is completed by the shell beside it.
pub fn roles() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let begun = typed.to_string_lossy();
        let roles = offered::roles().into_iter().filter(|(name, _)| name.starts_with(&*begun));
        let files = PathCompleter::file().complete(typed);
        described(roles.collect()).into_iter().chain(files).collect()
    })
}

/// Completes the tag of a language that questions of the bank are in.
pub fn languages() -> ArgValueCandidates {
    ArgValueCandidates::new(|| described(offered::languages()))
}

/// Completes the value of the setting that was typed before it.
pub fn setting_values() -> ArgValueCandidates {
    ArgValueCandidates::new(|| described(offered::setting_values(&typed())))
}

/// The words of the command line that is completed.
fn typed() -> Vec<String> {
    env::arguments().into_iter().skip_while(|word| word != "--").skip(1).collect()
}

/// Completes the words of a command, one after the other: `mock`, then `new`.
pub fn command_words() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let before = typed();
        let parent = before.iter().rev().find_map(|word| {
            SUBCOMMANDS.get().and_then(|all| all.iter().find(|(name, _)| name == word))
        });
        match parent {
            Some((_, inner)) => inner.iter().map(CompletionCandidate::new).collect(),
            None => known_commands().collect(),
        }
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
