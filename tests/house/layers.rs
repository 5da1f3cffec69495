//! The layers: which part of the house may know which other, and which words have only one home.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::source::{Source, source, sources};

/// Each layer with the layers of ours that it may use. What is not named here is used by whoever needs it: it uses nothing itself.
const ALLOWED: [(&str, &[&str]); 17] = [
    ("words", &[]),
    ("domain", &["words"]),
    ("clock", &["domain"]),
    ("env", &["clock", "domain", "error", "words"]),
    ("error", &["domain", "files", "words"]),
    ("config", &["domain", "error", "files", "words"]),
    ("files", &["words"]),
    ("pack", &["domain", "files", "words"]),
    ("store", &["domain", "files", "words"]),
    ("exchange", &["domain", "words"]),
    ("interrupt", &["words"]),
    ("judge", &["domain", "interrupt", "words"]),
    ("render", &["domain", "words"]),
    ("ui", &["domain", "interrupt", "words"]),
    (
        "app",
        &[
            "domain", "pack", "store", "judge", "render", "ui", "files", "config", "env", "error",
            "clock", "words", "exchange",
        ],
    ),
    ("cli", &["app", "domain", "judge", "ui", "config", "env", "error", "words", "exchange"]),
    // The end of a bug puts the terminal back.
    ("", &["cli", "ui", "words"]),
];

/// Words that only one place may hold, with that place.
const HOMES: [(&str, &[&str]); 6] = [
    ("signal_hook", &["interrupt"]),
    ("rusqlite", &["store", "judge", "exchange"]),
    ("clap", &["cli", "config"]),
    ("env::var", &["env"]),
    ("println!", &[]),
    ("SystemTime::now", &["clock"]),
];

/// The first part of the module's path; empty for the root files.
fn layer(source: &Source) -> &str {
    source.module.first().map_or("", String::as_str)
}

/// What `source` uses and may not.
fn breaches(source: &Source) -> Vec<String> {
    let layer = layer(source);
    let allowed = ALLOWED.iter().find(|(name, _)| *name == layer).map(|(_, allowed)| *allowed);
    let used: BTreeSet<&String> =
        source.paths.iter().filter_map(|named| named.path.first()).collect();
    let ours: Vec<&str> = ALLOWED.iter().map(|(name, _)| *name).collect();
    used.into_iter()
        .filter(|used| ours.contains(&used.as_str()) && used.as_str() != layer)
        .filter(|used| !allowed.is_some_and(|allowed| allowed.contains(&used.as_str())))
        .map(|used| format!("{} uses {used}", source.path.display()))
        .collect()
}

#[test]
fn layers_use_only_what_they_may() {
    let broken: Vec<String> = sources().iter().flat_map(breaches).collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn a_forbidden_use_is_seen_wherever_it_stands() {
    for text in [
        "#[cfg(test)]\nmod tests {}\nuse crate::store::Store;",
        "#[cfg(test)]\nmod tests { use crate::store::Store; }",
        "use crate::{domain::ids, store::{self, Store}};",
        "fn f() { let _: crate::store::Store; }",
        "fn f() { g!(crate::store::Store) }",
        "use super::super::store::Store;",
    ] {
        let found = breaches(&source("ui/keys.rs".into(), text.to_owned()));
        assert_eq!(found, ["ui/keys.rs uses store"], "{text}");
    }
    let text = "// crate::store\n/* crate::store */ const A: &str = \"crate::store\";";
    assert!(breaches(&source("ui/keys.rs".into(), text.to_owned())).is_empty());
}

#[test]
fn some_words_have_only_one_home() {
    let mut broken = Vec::new();
    for source in sources() {
        for (word, homes) in HOMES {
            let lines = source.text.lines().filter(|line| !line.trim_start().starts_with("//"));
            if lines.into_iter().any(|line| line.contains(word)) && !homes.contains(&layer(&source))
            {
                broken.push(format!("{}: {word}", source.path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn no_file_grows_beyond_its_limit() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|source| source.text.lines().count() > 500)
        .map(|source| format!("{}: {}", source.path.display(), source.text.lines().count()))
        .collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn the_commands_only_describe() {
    let lines: usize = sources()
        .iter()
        .filter(|source| layer(source) == "cli")
        .map(|source| source.text.lines().count())
        .sum();
    assert!(lines < 3_000, "cli has {lines} lines: what a command does belongs to app");
}

#[test]
fn the_architecture_page_stays_short() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md");
    let lines = fs::read_to_string(page).expect("ARCHITECTURE.md").lines().count();
    assert!(lines < 150, "{lines} lines");
}
