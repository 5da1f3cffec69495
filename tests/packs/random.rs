//! Laws for any input: parsing never panics, and every place is inside the file.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use viva::pack::parse::parse_file;

use super::{TestPack, fixtures};

fn check_laws(bytes: &[u8], path: &str) {
    let context = TestPack::new(&[]).context();
    let parsed = parse_file(&context, path, bytes);
    for diagnostic in &parsed.diagnostics {
        assert!(diagnostic.span.start <= diagnostic.span.end, "{diagnostic:?}");
        assert!(diagnostic.span.end <= bytes.len() + 1, "{diagnostic:?}");
        let before = bytes.get(..diagnostic.span.start.min(bytes.len())).unwrap();
        let text = String::from_utf8_lossy(before).replace("\r\n", "\n").replace('\r', "\n");
        let line = text.matches('\n').count() + 1;
        assert_eq!(diagnostic.line, line, "{diagnostic:?}");
    }
    for question in &parsed.outline.questions {
        let source = parsed.slice(&question.heading);
        assert!(source.starts_with("##"), "{source:?}");
    }
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(fixtures().join(name)).unwrap()
}

const FILES: &[&str] = &[
    "good/concurrency/gil.md",
    "good/concurrency/gil.ru.md",
    "good/sql/joins.md",
    "broken/concurrency/gil.md",
];

const PIECES: &[&str] = &[
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "## ",
    "### ",
    "```",
    "~~~",
    "- [ ] ",
    "- [x] ",
    "  - ",
    "1. ",
    "> ",
    "{#",
    "}",
    "{#a .junior}",
    " kind=cloze",
    "[…]",
    "[...]",
    "+++\n",
    "---",
    "===",
    "\t",
    "<!--",
    "`",
    "```output\n",
    "\u{feff}",
    "### Answer\n",
    "\\",
    "|",
    "|---|",
    "é",
    "\0",
];

/// Pieces of Markdown in any order.
fn pieces() -> impl Strategy<Value = (Vec<usize>, bool)> {
    (proptest::collection::vec(0..PIECES.len(), 0..60), any::<bool>())
}

fn check_pieces((pieces, translated): (Vec<usize>, bool)) {
    let text: String = pieces.into_iter().map(|at| PIECES[at]).collect();
    check_laws(text.as_bytes(), if translated { "a/b.ru.md" } else { "a/b.md" });
}

type Edit = (prop::sample::Index, usize, usize);

/// A file with some changes.
fn mutants() -> impl Strategy<Value = (usize, Vec<Edit>)> {
    let edit = (any::<prop::sample::Index>(), 0..PIECES.len(), 0..9_usize);
    (0..FILES.len(), proptest::collection::vec(edit, 1..6))
}

fn check_mutant((file, edits): (usize, Vec<Edit>)) {
    let mut bytes = fixture(FILES[file]);
    for (at, piece, removed) in edits {
        let start = at.index(bytes.len());
        let end = (start + removed).min(bytes.len());
        bytes.splice(start..end, PIECES[piece].bytes());
    }
    check_laws(&bytes, FILES[file].trim_start_matches("good/"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        check_laws(&bytes, "concurrency/gil.md");
    }

    #[test]
    fn pieces_of_markdown_in_any_order_never_panic(found in pieces()) {
        check_pieces(found);
    }

    #[test]
    fn mutated_files_never_panic(found in mutants()) {
        check_mutant(found);
    }
}

#[test]
#[ignore = "takes minutes: run it with --ignored"]
fn sixty_thousand_mutants_of_packs_break_no_law() {
    let config =
        |cases| ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = TestRunner::new(config(20_000));
    runner
        .run(&pieces(), |found| {
            check_pieces(found);
            Ok(())
        })
        .unwrap();
    let mut runner = TestRunner::new(config(40_000));
    runner
        .run(&mutants(), |found| {
            check_mutant(found);
            Ok(())
        })
        .unwrap();
}
