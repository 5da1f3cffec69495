//! Reads `src` as tokens: which file names which other file. Comments and texts are no tokens, groups and macros are.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// One file of the program.
#[derive(Debug)]
pub struct Source {
    /// Its path below `src`.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// The module that it is, from the root of the crate.
    pub module: Vec<String>,
    /// Every path that it names, from the root of the crate, and whether only a test does.
    pub paths: BTreeSet<Named>,
    /// Names that it hands on from elsewhere, with the path of each.
    hands_on: BTreeMap<String, Vec<String>>,
}

/// A path that a file names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// From the root of the crate.
    pub path: Vec<String>,
    /// Whether it stands in a test.
    pub in_test: bool,
    /// Whether the file only hands it on to those that use it.
    pub is_handed_on: bool,
}

/// Every file below `src`.
pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    let sources = paths.iter().map(|path| {
        let text = fs::read_to_string(path).expect("text");
        source(path.strip_prefix(&root).expect("below src").to_owned(), text)
    });
    sources.collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Reads one file. A file that is all test (`#![cfg(test)]`, `*_tests.rs`, `tests.rs`) names everything in a test.
pub fn source(path: PathBuf, text: String) -> Source {
    let mut module: Vec<String> = path
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    if module.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main")) {
        module.pop();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let in_test = stem == "tests" || stem.ends_with("_tests") || text.contains("#![cfg(test)]");
    let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let mut reader = Reader { found: BTreeSet::new(), hands_on: BTreeMap::new(), root: &module };
    reader.read(tokens, &module, in_test);
    let Reader { found, hands_on, .. } = reader;
    Source { path, text, module, paths: found, hands_on }
}

struct Reader<'a> {
    found: BTreeSet<Named>,
    hands_on: BTreeMap<String, Vec<String>>,
    root: &'a [String],
}

impl Reader<'_> {
    fn read(&mut self, tokens: TokenStream, module: &[String], in_test: bool) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut test_next = false;
        let mut place = 0;
        while place < tokens.len() {
            let before = place.checked_sub(1).and_then(|place| tokens.get(place));
            let before_that = place.checked_sub(2).and_then(|place| tokens.get(place));
            let goes_on = is(before, '.') || (is(before, ':') && is(before_that, ':'));
            match &tokens[place] {
                TokenTree::Ident(word) if !goes_on => {
                    let word = word.to_string();
                    if word == "mod"
                        && let Some(TokenTree::Ident(name)) = tokens.get(place + 1)
                        && let Some(TokenTree::Group(body)) = tokens.get(place + 2)
                    {
                        let mut inner = module.to_vec();
                        inner.push(name.to_string());
                        self.read(body.stream(), &inner, in_test || test_next);
                        test_next = false;
                        place += 3;
                        continue;
                    }
                    if let Some(base) = base(&word, module) {
                        let is_public = is_handed_on(&tokens[..place]);
                        let (paths, next) = paths(base, &tokens, place + 1);
                        self.keep(paths, in_test || test_next, is_public);
                        place = next.max(place + 1);
                        continue;
                    }
                    // A path that begins with a module below this one.
                    if is(tokens.get(place + 1), ':') && is(tokens.get(place + 2), ':') {
                        let mut base = module.to_vec();
                        base.push(word);
                        let is_public = is_handed_on(&tokens[..place]);
                        let (paths, next) = paths(base, &tokens, place + 1);
                        self.keep(paths, in_test || test_next, is_public);
                        place = next.max(place + 1);
                        continue;
                    }
                }
                TokenTree::Punct(mark) if mark.as_char() == ';' => test_next = false,
                TokenTree::Group(group) => {
                    let is_attribute = group.delimiter() == Delimiter::Bracket && is(before, '#');
                    if is_attribute && group.to_string().replace(' ', "") == "[cfg(test)]" {
                        test_next = true;
                    } else {
                        self.read(group.stream(), module, in_test || test_next);
                        test_next &= group.delimiter() != Delimiter::Brace;
                    }
                }
                _ => {}
            }
            place += 1;
        }
    }

    fn keep(&mut self, paths: Vec<Vec<String>>, in_test: bool, is_public: bool) {
        for path in paths {
            if is_public && let Some(name) = path.last() {
                self.hands_on.insert(name.clone(), path.clone());
            }
            if path.len() > self.root.len() || !self.root.starts_with(&path) {
                self.found.insert(Named { path, in_test, is_handed_on: is_public });
            }
        }
    }
}

fn is(token: Option<&TokenTree>, mark: char) -> bool {
    matches!(token, Some(TokenTree::Punct(found)) if found.as_char() == mark)
}

/// Whether what comes after these tokens is handed on: `pub use`, `pub(crate) use`.
fn is_handed_on(before: &[TokenTree]) -> bool {
    let words: Vec<String> = before.iter().rev().take(3).map(ToString::to_string).collect();
    words.first().is_some_and(|word| word == "use") && words[1..].iter().any(|word| word == "pub")
}

/// The module at which a path that opens with `word` begins; `None` where the word opens no such path.
fn base(word: &str, module: &[String]) -> Option<Vec<String>> {
    match word {
        "crate" => Some(Vec::new()),
        "self" => Some(module.to_vec()),
        "super" => Some(module[..module.len().saturating_sub(1)].to_vec()),
        _ => None,
    }
}

/// Reads `::a::{b, c::d}` from `place` on: every path with its base, and the place behind it.
fn paths(base: Vec<String>, tokens: &[TokenTree], mut place: usize) -> (Vec<Vec<String>>, usize) {
    let mut path = base;
    while is(tokens.get(place), ':') && is(tokens.get(place + 1), ':') {
        match tokens.get(place + 2) {
            Some(TokenTree::Ident(word)) if *word == "super" => {
                path.pop();
            }
            Some(TokenTree::Ident(word)) => path.push(word.to_string()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                return (branches(&path, group.stream()), place + 3);
            }
            Some(TokenTree::Punct(mark)) if mark.as_char() == '*' => {
                return (vec![path], place + 3);
            }
            _ => break,
        }
        place += 3;
    }
    (vec![path], place)
}

fn branches(base: &[String], stream: TokenStream) -> Vec<Vec<String>> {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    let mut found = Vec::new();
    for branch in tokens.split(|token| is(Some(token), ',')) {
        let mut path = base.to_vec();
        match branch.first() {
            Some(TokenTree::Ident(word)) if *word == "self" => found.push(path),
            Some(TokenTree::Ident(word)) => {
                path.push(word.to_string());
                found.extend(paths(path, branch, 1).0);
            }
            _ => {}
        }
    }
    found
}

/// The file among `sources` that a path leads to, names that are handed on followed to where they are made.
pub fn target<'s>(sources: &'s [Source], path: &[String]) -> Option<&'s Source> {
    let mut path = path.to_vec();
    for _ in 0..8 {
        let found = (0..=path.len())
            .rev()
            .find_map(|length| sources.iter().find(|one| one.module == path[..length]))?;
        let Some(further) = path.get(found.module.len()).and_then(|name| found.hands_on.get(name))
        else {
            return Some(found);
        };
        path.clone_from(further);
    }
    None
}
