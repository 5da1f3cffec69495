//! The layer rules of ARCHITECTURE.md, read off the `use` lines.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each layer with the layers of ours that it may use.
const ALLOWED: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("files", &[]),
    ("pack", &["domain", "files"]),
    ("store", &["domain", "files"]),
    ("judge", &["domain"]),
    ("render", &["domain"]),
    ("ui", &["domain"]),
    (
        "cli",
        &[
            "domain", "pack", "store", "judge", "render", "ui", "files", "config", "env", "error",
            "clock",
        ],
    ),
];

/// Words that only one place may hold, with that place.
const HOMES: [(&str, &[&str]); 4] = [
    ("rusqlite", &["store", "judge"]),
    ("clap", &["cli", "config.rs"]),
    ("env::var", &["env.rs"]),
    ("println!", &[]),
];

fn sources() -> BTreeMap<PathBuf, String> {
    fn collect(folder: &Path, files: &mut BTreeMap<PathBuf, String>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                collect(&path, files);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.insert(path.clone(), fs::read_to_string(&path).expect("text"));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = BTreeMap::new();
    collect(&root, &mut files);
    files.into_iter().map(|(path, text)| (path.strip_prefix(&root).unwrap().into(), text)).collect()
}

fn layer(path: &Path) -> String {
    path.components().next().unwrap().as_os_str().to_string_lossy().into_owned()
}

/// The code of a file without comments and without its tests.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .take_while(|line| !line.starts_with("#[cfg(test)]"))
        .filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn layers_use_only_what_they_may() {
    let mut broken = Vec::new();
    for (path, text) in sources() {
        let layer = layer(&path);
        let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == layer) else { continue };
        for line in code(&text) {
            for (_, after) in
                line.match_indices("crate::").map(|(at, found)| (at, &line[at + found.len()..]))
            {
                let used: String =
                    after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if used != layer && !allowed.contains(&used.as_str()) && !used.is_empty() {
                    broken.push(format!("{} uses {used}: {}", path.display(), line.trim()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn some_words_have_only_one_home() {
    let mut broken = Vec::new();
    for (path, text) in sources() {
        let layer = layer(&path);
        for (word, homes) in HOMES {
            let is_used = code(&text).any(|line| line.contains(word));
            if is_used && !homes.contains(&layer.as_str()) {
                broken.push(format!("{}: {word}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn no_file_grows_beyond_its_limit() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|(_, text)| text.lines().count() > 500)
        .map(|(path, text)| format!("{}: {}", path.display(), text.lines().count()))
        .collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn the_architecture_page_stays_short() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md");
    let lines = fs::read_to_string(page).expect("ARCHITECTURE.md").lines().count();
    assert!(lines < 150, "{lines} lines");
}
