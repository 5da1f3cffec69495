//! No circle of files: whoever reads one file can read what it needs before it.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Source, sources, target};

type Graph = BTreeMap<String, BTreeSet<String>>;

fn graph(sources: &[Source]) -> Graph {
    let name = |source: &Source| source.path.display().to_string();
    let uses = |source: &Source| {
        let named = source.paths.iter().filter(|named| !named.in_test && !named.is_handed_on);
        let files = named.filter_map(|named| target(sources, &named.path)).map(name);
        files.filter(|file| *file != name(source) && file != "lib.rs").collect()
    };
    sources.iter().map(|source| (name(source), uses(source))).collect()
}

/// Every file from which a way leads back to itself, with those it uses on such a way.
fn tied(graph: &Graph) -> Graph {
    let reached = |from: &String| {
        let mut seen = BTreeSet::new();
        let mut next: Vec<&String> = graph[from].iter().collect();
        while let Some(file) = next.pop() {
            if seen.insert(file) {
                next.extend(&graph[file]);
            }
        }
        seen
    };
    let ways: BTreeMap<&String, BTreeSet<&String>> =
        graph.keys().map(|file| (file, reached(file))).collect();
    let back = |file: &String| {
        let used = graph[file].iter().filter(|used| ways[used].contains(file));
        (file.clone(), used.cloned().collect::<BTreeSet<String>>())
    };
    graph.keys().map(back).filter(|(_, used)| !used.is_empty()).collect()
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let left = tied(&graph(&sources()));
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn a_circle_through_a_group_and_a_name_that_is_handed_on_is_seen() {
    let file = |path: &str, text: &str| super::source::source(path.into(), text.to_owned());
    let sources = [
        file("a/mod.rs", "pub mod one; pub mod two; pub use two::Two;"),
        file("a/one.rs", "use super::{Two}; pub struct One(Two);"),
        file("a/two.rs", "pub struct Two; fn f() { let _ = crate::a::one::One; }"),
        file("b.rs", "use crate::a::{self, one::One};"),
    ];
    let left = tied(&graph(&sources));
    assert_eq!(left.keys().collect::<Vec<_>>(), ["a/one.rs", "a/two.rs"]);
}
